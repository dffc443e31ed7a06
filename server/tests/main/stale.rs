//! Forms that were made from an older version than there is now: nothing newer is overwritten, and it is said.

use crate::site::{Browser, Site, on_both};
use axum::http::StatusCode;
use domain::{Activity, Dossier};
use service::EntryId;

/// Somebody with a registration and an activity, each in its second version.
async fn somebody(site: &Site) -> (Browser, EntryId, EntryId) {
    let browser = site.member("noor@example.nl").await;
    let secret = browser.cookies.get("__Host-session").unwrap();
    let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
    let json = br#"{"format":"vakspoor-dossier/1",
        "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2024-01-01","until":"2029-01-01"}],
        "activities":[{"id":"a","kind":"other","form":"presentation","title":"Eerst","completed_on":"2025-01-01"}]}"#;
    site.service.import(&actor, &Dossier::from_json(json).unwrap()).await.unwrap();
    let portfolio = site.service.portfolio(&actor).await.unwrap();
    let (registration, activity) = (&portfolio.registrations[0], &portfolio.activities[0]);
    let mut changed = registration.value.clone();
    changed.number = Some("990000000".to_owned());
    site.service.save_registration(&actor, registration.id, Some(1), changed).await.unwrap();
    let Activity::Other(mut other) = activity.value.clone() else { panic!("another kind") };
    other.title = Some("Daarna".to_owned());
    site.service.save_activity(&actor, activity.id, Some(1), Activity::Other(other)).await.unwrap();
    (browser, registration.id, activity.id)
}

on_both! {
    async fn a_registration_is_not_overwritten_by_a_form_without_its_version(site: Site) {
        let (mut browser, id, _) = somebody(&site).await;
        let address = format!("/registraties/{id}/wijzigen");
        for (version, status) in [("", 400), ("zz", 400), ("1", 409), ("2", 303)] {
            let fields = [
                ("kamer", "jgp"), ("nummer", "123"), ("sinds", "2024-01-01"), ("tot", "2029-01-01"), ("versie", version),
            ];
            let answer = browser.post(&address, &fields).await;
            assert_eq!(answer.status.as_u16(), status, "{version}: {}", answer.text);
        }
        let address = format!("/registraties/{id}");
        let answer = browser.post(&address, &[("ingediend", "2026-11-01"), ("versie", "")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    }

    async fn what_was_typed_about_something_deleted_is_not_lost(site: Site) {
        let (mut browser, registration, _) = somebody(&site).await;
        let mut stranger = site.member("stranger@example.nl").await;
        let work = EntryId::new().to_string();
        let job = [("werkgever", "De Meander"), ("functie", "Begeleider"), ("van", "2024-01-01"), ("uren", "24"), ("telt-als", "registered-work")];
        let answer = browser.post("/werk/nieuw", &[job.as_slice(), &[("id", work.as_str())]].concat()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let paper = EntryId::new().to_string();
        let document = [("soort", "vog"), ("datum", "2024-05-06")];
        let answer = browser.post("/dossier/nieuw", &[document.as_slice(), &[("id", paper.as_str())]].concat()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let registration = registration.to_string();
        for (id, version) in [(&registration, "2"), (&work, "1"), (&paper, "1")] {
            let answer = browser.post(&format!("/dossier/{id}/verwijderen"), &[("versie", version)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
        let job = [&[("werkgever", "Getypt in de trein"), ("versie", "1")], &job[1..]].concat();
        let document = [("soort", "vog"), ("datum", "2024-05-07"), ("versie", "1")];
        let dates = [("kamer", "jgp"), ("nummer", "123454321"), ("sinds", "2024-01-01"), ("tot", "2029-01-01"), ("versie", "2")];
        let forms = [
            (format!("/werk/{work}/wijzigen"), job.as_slice(), "Getypt in de trein", "/werk/nieuw"),
            (format!("/dossier/{paper}/wijzigen"), &document, "2024-05-07", "/dossier/nieuw"),
            (format!("/registraties/{registration}/wijzigen"), &dates, "123454321", ""),
        ];
        for (address, fields, typed, again) in forms {
            let answer = browser.post(&address, fields).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{address}");
            assert!(answer.text.contains(typed), "{address}: {}", answer.text);
            assert!(answer.text.contains("ondertussen verwijderd"), "{address}: {}", answer.text);
            assert!(again.is_empty() || answer.text.contains(&format!("action=\"{again}\"")), "{address}: {}", answer.text);
            assert_eq!(stranger.post(&address, fields).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let answer = browser.post(&format!("/registraties/{registration}"), &[("ingediend", "2026-11-01"), ("versie", "2")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "its history, from where it can be put back");
    }

    async fn putting_back_what_was_changed_meanwhile_is_refused_and_said(site: Site) {
        let (mut browser, _, id) = somebody(&site).await;
        let address = format!("/activiteiten/{id}/geschiedenis");
        let answer = browser.post(&address, &[("versie", "1"), ("naar", "1")]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.text.contains(&format!("href=\"{address}\"")), "{}", answer.text);
        assert!(browser.get(&format!("/activiteiten/{id}")).await.text.contains("Daarna"));
        let answer = browser.post(&address, &[("versie", "2"), ("naar", "1")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
}
