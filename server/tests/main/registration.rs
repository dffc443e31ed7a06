//! What comes after a re-registration: the next period as a registration of its own, and a file that is sent in again.

use crate::site::{Browser, Site, on_both};
use axum::http::StatusCode;
use domain::Dossier;
use service::EntryId;

/// Somebody with these registrations, as a dossier has them; with their keys in the order of their first days.
async fn registered(site: &Site, registrations: &str) -> (Browser, Vec<EntryId>) {
    let browser = site.member("noor@example.nl").await;
    let (actor, _) = site.service.actor_of(browser.cookies.get("__Host-session").unwrap()).await.unwrap().unwrap();
    let json = format!(r#"{{"format":"vakspoor-dossier/1","registrations":[{registrations}]}}"#);
    site.service.import(&actor, &Dossier::from_json(json.as_bytes()).unwrap()).await.unwrap();
    let portfolio = site.service.portfolio(&actor).await.unwrap();
    let mut all: Vec<_> = portfolio.registrations.iter().map(|one| (one.value.since, one.id)).collect();
    all.sort_unstable();
    (browser, all.into_iter().map(|(_, id)| id).collect())
}

const APPROVED: &str = r#"{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2021-03-01","until":"2026-03-01",
    "submitted_on":"2025-12-01","decided_on":"2026-02-01","decision":"approved"}"#;

on_both! {
    async fn the_next_period_is_added_once_and_the_old_one_is_closed_then(site: Site) {
        let (mut browser, ids) = registered(&site, APPROVED).await;
        let old = format!("/registraties/{}", ids[0]);
        let add = format!("/registraties/nieuw?na={}", ids[0]);
        assert!(browser.get(&old).await.text.contains("Voeg de nieuwe periode toe"));
        let form = browser.get(&add).await;
        assert_eq!(form.status, StatusCode::OK);
        let fields = [
            ("id", form.input("id")), ("register", "SKJ".to_owned()), ("kamer", "jgp".to_owned()), ("sinds", "2025-12-01".to_owned()),
            ("tot", "2030-12-01".to_owned()), ("stap", "feiten".to_owned()),
        ];
        let mut send = async |id: &str, since: &str| {
            let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fields[0].1 = id;
            fields[3].1 = since;
            browser.post("/registraties/nieuw", &fields).await
        };
        let stored = send(&form.input("id"), "2025-12-01").await;
        assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.text);
        let new = stored.location().to_owned();
        let again = send(&EntryId::new().to_string(), "2025-12-01").await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("Deze registratie staat er al: "), "{}", again.text);
        assert!(again.text.contains("id=\"sinds-error\""));

        let asked = browser.get(&add).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, new.as_str()), "there it is");
        let page = browser.get(&old).await.text;
        assert!(page.contains("is afgesloten: je herregistratie is goedgekeurd") && page.contains("Naar de nieuwe periode"));
        assert!(page.contains(&format!("href=\"{new}\"")) && !page.contains("Voeg de nieuwe periode toe"));
        let list = browser.get("/registraties").await.text;
        assert!(list.contains("Eerdere perioden") && list.contains("Je hebt één registratie."), "{list}");
        assert!(!list.contains("verlopen"), "nobody reads that they are not registered");
        let dashboard = browser.get("/waar-sta-ik").await.text;
        assert!(!dashboard.contains("class=\"tabs") && !dashboard.contains("verlopen"), "{dashboard}");
        let papers = browser.get("/dossier").await.text;
        assert_eq!(papers.matches("Je dossier mist nog").count(), 1, "{papers}");
    }

    async fn a_registration_cannot_be_changed_into_another_one_that_is_there(site: Site) {
        let other = r#"{"id":"s","register":"SKJ","chamber":"jgp","since":"2012-03-01","until":"2017-03-01"}"#;
        let (mut browser, ids) = registered(&site, &format!("{APPROVED},{other}")).await;
        let fields = [("kamer", "jgp"), ("sinds", "2021-03-01"), ("tot", "2026-03-01"), ("versie", "1")];
        let answer = browser.post(&format!("/registraties/{}/wijzigen", ids[0]), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("Deze registratie staat er al: ") && answer.text.contains("2021-03-01"), "{}", answer.text);
    }

    async fn after_a_rejection_the_file_can_be_sent_in_again(site: Site) {
        let rejected = r#"{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2022-03-01","until":"2027-03-01",
            "submitted_on":"2026-09-01","decided_on":"2026-11-01","decision":"rejected"}"#;
        let (mut browser, ids) = registered(&site, rejected).await;
        let address = format!("/registraties/{}", ids[0]);
        let page = browser.get(&address).await.text;
        assert!(page.contains("Heb je opnieuw ingediend?") && page.contains("id=\"ingediend\""), "{page}");
        let early = browser.post(&address, &[("ingediend", "2026-10-31"), ("versie", "1")]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.text.contains("niet eerder dan de dag waarop je vorige dossier is afgewezen"), "{}", early.text);
        let sent = browser.post(&address, &[("ingediend", "2026-11-20"), ("versie", "1")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let page = browser.get(&address).await.text;
        assert!(page.contains("Heb je een besluit gekregen?") && !page.contains("afgewezen op"), "{page}");
    }

    async fn who_was_rejected_and_is_no_longer_registered_is_not_asked_whether_they_submitted(site: Site) {
        let expired = r#"{"id":"r","register":"SKJ","chamber":"jgp","since":"2021-03-01","until":"2026-03-01",
            "submitted_on":"2026-01-10","decided_on":"2026-02-20","decision":"rejected"}"#;
        let (mut browser, _) = registered(&site, expired).await;
        let page = browser.get("/waar-sta-ik").await.text;
        assert!(page.contains("hoe je weer geregistreerd wordt") && !page.contains("#ingediend"), "{page}");
    }

    async fn who_was_jeugdzorgwerker_is_called_what_they_became(site: Site) {
        let became = r#"{"id":"r","register":"SKJ","chamber":"jzw","since":"2018-03-01","until":"2023-03-01",
            "submitted_on":"2022-11-15","decided_on":"2023-01-20","decision":"approved"}"#;
        let (mut browser, _) = registered(&site, became).await;
        for address in ["/waar-sta-ik", "/registraties"] {
            let page = browser.get(address).await.text;
            assert!(page.contains("Jeugd- en gezinsprofessional") && !page.contains("Jeugdzorgwerker"), "{address}: {page}");
        }
        let form = browser.get("/activiteiten/nieuw?soort=scholing").await.text;
        assert!(form.contains("value=\"SKJ/jgp\" selected"), "{form}");
    }
}
