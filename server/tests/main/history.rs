//! The history of everything in a dossier: what it was and what it became, for its owner only.

use crate::site::{Browser, Site, on_both};
use axum::http::StatusCode;
use domain::Dossier;

/// Somebody with one of each kind, and where each of them is looked at.
async fn somebody(site: &Site) -> (Browser, [String; 4]) {
    let browser = site.member("noor@example.nl").await;
    let secret = browser.cookies.get("__Host-session").unwrap();
    let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
    let json = br#"{"format":"vakspoor-dossier/1",
        "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2024-01-01","until":"2029-01-01"}],
        "employments":[{"id":"e","employer":"KANARIE Jeugd","hours_per_week":24,"from":"2024-01-01","counts_as":["jgp"]}],
        "activities":[{"id":"a","kind":"other","form":"presentation","title":"KANARIE les","completed_on":"2025-01-01"}],
        "documents":[{"kind":"employer_statement","employment":"e","issued_on":"2026-01-15"}]}"#;
    site.service.import(&actor, &Dossier::from_json(json).unwrap()).await.unwrap();
    let portfolio = site.service.portfolio(&actor).await.unwrap();
    let pages = [
        format!("/registraties/{}", portfolio.registrations[0].id),
        format!("/werk/{}", portfolio.employments[0].id),
        format!("/activiteiten/{}", portfolio.activities[0].id),
        format!("/dossier/{}", portfolio.documents[0].id),
    ];
    (browser, pages)
}

/// The form of each kind with something changed, in the order of [`somebody`].
fn changed(version: &str) -> [Vec<(&str, &str)>; 4] {
    [
        vec![
            ("versie", version),
            ("kamer", "jgp"),
            ("nummer", "990000000"),
            ("sinds", "2024-01-01"),
            ("tot", "2029-01-01"),
        ],
        vec![
            ("versie", version),
            ("dienstverband", "in-dienst"),
            ("werkgever", "KANARIE Jeugd"),
            ("uren", "32"),
            ("van", "2024-01-01"),
            ("telt-als", "jgp"),
            ("verlof-van-0", "2025-03-01"),
            ("verlof-tot-0", "2025-06-30"),
            ("verlof-soort-0", "parental"),
        ],
        vec![("versie", version), ("vorm", "presentation"), ("titel", "KANARIE lezing"), ("datum", "2025-01-01")],
        vec![("versie", version), ("soort", "employer_statement"), ("datum", "2026-02-15")],
    ]
}

/// Where the list is that each kind stands in.
const LISTS: [&str; 4] = ["/registraties", "/werk", "/activiteiten", "/dossier"];

/// What is read out of a page: its texts, without marks.
fn read_out(html: &str) -> String {
    let (mut text, mut inside) = (String::new(), false);
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

on_both! {
    async fn every_kind_shows_what_it_was_and_what_it_became(site: Site) {
        let (mut noor, pages) = somebody(&site).await;
        let said = [
            [
                ("Registratienummer: was 110000000 werd 990000000", "Registration number: was 110000000 became 990000000"),
                ("Geschiedenis van Jeugd- en gezinsprofessional (SKJ)", "History of "),
            ],
            [
                ("Uren: was 24 uur per week werd 32 uur per week", "Hours: was 24 hours a week became 32 hours a week"),
                ("Verlof: Ouderschapsverlof: 1 maart 2025 tot en met 30 juni 2025", "Leave: Parental leave: 1 March 2025"),
            ],
            [
                ("Wat was het? was KANARIE les werd KANARIE lezing", "What was it? was KANARIE les became KANARIE lezing"),
                ("Geschiedenis van KANARIE lezing", "History of KANARIE lezing"),
            ],
            [
                ("Datum: was 15 januari 2026 werd 15 februari 2026", "Date: was 15 January 2026 became 15 February 2026"),
                ("Voor welk werk? was KANARIE Jeugd, sinds 1 januari 2024", "For which job? was KANARIE Jeugd, since 1 January 2024"),
            ],
        ];
        for (page, fields) in pages.iter().zip(changed("1")) {
            let answer = noor.post(&format!("{page}/wijzigen"), &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}: {}", answer.text);
            // The way there stands on the page of the thing itself.
            let shown = if page.starts_with("/werk") || page.starts_with("/dossier") { format!("{page}/wijzigen") } else { page.clone() };
            let shown = noor.get(&shown).await;
            assert!(shown.text.contains(&format!("href=\"{page}/geschiedenis\"")), "{}", shown.text);
        }
        for (language, nth) in [("nl", 0), ("en", 1)] {
            noor.post("/taal", &[("taal", language), ("naar", "/dossier")]).await;
            for (page, said) in pages.iter().zip(&said) {
                let answer = noor.get(&format!("{page}/geschiedenis")).await;
                let text = read_out(&answer.text);
                for pair in said {
                    assert!(text.contains([pair.0, pair.1][nth]), "{}: {text}", [pair.0, pair.1][nth]);
                }
                let versions = [["Versie 2 : Gewijzigd", "Versie 1 : Geïmporteerd"], ["Version 2 : Changed", "Version 1 : Imported"]][nth];
                assert!(versions.iter().all(|version| text.contains(version)), "{text}");
            }
        }
    }

    async fn what_is_deleted_shows_its_history_and_comes_back(site: Site) {
        let (mut noor, pages) = somebody(&site).await;
        for (page, list) in pages.iter().zip(LISTS) {
            let id = page.rsplit('/').next().unwrap();
            let answer = noor.post(&format!("/dossier/{id}/verwijderen"), &[("versie", "1")]).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, list));
            // The list says so, with a button that undoes it.
            let told = noor.get(list).await;
            assert!(told.text.contains(&format!("action=\"/dossier/{id}/herstellen\"")), "{}", told.text);
            let history = format!("{page}/geschiedenis");
            let by_itself = if list == "/werk" || list == "/dossier" { format!("{page}/wijzigen") } else { page.clone() };
            let answer = noor.get(&by_itself).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, history.as_str()));
            let deleted = noor.get("/dossier/verwijderd").await;
            assert!(deleted.text.contains(&format!("href=\"{history}\"")), "{}", deleted.text);
            let answer = noor.get(&history).await;
            assert!(answer.text.contains(&format!("action=\"/dossier/{id}/herstellen\"")), "{}", answer.text);
            assert!(!answer.text.contains("name=\"naar\" value=\"1\""), "nothing is put back into what is deleted: {}", answer.text);
            let refused = noor.post(&history, &[("versie", "2"), ("naar", "1")]).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND);
            let answer = noor.post(&format!("/dossier/{id}/herstellen"), &[]).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, list));
            let text = read_out(&noor.get(&history).await.text);
            assert!(text.contains("Versie 3 : Teruggezet zoals het nu is") && text.contains("Versie 2 : Verwijderd"), "{text}");
        }
    }

    async fn an_earlier_version_is_put_back_unless_it_was_changed_meanwhile(site: Site) {
        let (mut noor, pages) = somebody(&site).await;
        for ((page, fields), list) in pages.iter().zip(changed("1")).zip(LISTS) {
            noor.post(&format!("{page}/wijzigen"), &fields).await;
            let history = format!("{page}/geschiedenis");
            for (fields, status) in [
                (vec![], StatusCode::BAD_REQUEST),
                (vec![("versie", "1"), ("naar", "1")], StatusCode::CONFLICT),
                (vec![("versie", "2"), ("naar", "9")], StatusCode::NOT_FOUND),
                (vec![("versie", "2"), ("naar", "1")], StatusCode::SEE_OTHER),
            ] {
                let answer = noor.post(&history, &fields).await;
                assert_eq!(answer.status, status, "{page} {fields:?}: {}", answer.text);
                if status == StatusCode::CONFLICT {
                    assert!(answer.text.contains(&format!("href=\"{history}\"")), "{}", answer.text);
                }
                if status == StatusCode::SEE_OTHER {
                    let place = answer.location().to_owned();
                    assert!(place == *page || place == list, "{place}");
                    assert_eq!(noor.get(&place).await.status, StatusCode::OK);
                }
            }
            let text = read_out(&noor.get(&history).await.text);
            assert!(text.contains("Versie 3 : Gewijzigd zoals het nu is"), "{text}");
        }
    }

    async fn a_history_is_there_for_its_owner_and_at_its_own_address_only(site: Site) {
        let (mut noor, pages) = somebody(&site).await;
        let mut roos = site.member("roos@example.nl").await;
        for page in &pages {
            let id = page.rsplit('/').next().unwrap();
            for list in LISTS {
                let address = format!("{list}/{id}/geschiedenis");
                let own = page.starts_with(list);
                let expected = if own { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(noor.get(&address).await.status, expected, "{address}");
                let answer = roos.get(&address).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND);
                assert!(!answer.text.contains("KANARIE"), "{}", answer.text);
                if !own {
                    let answer = noor.post(&address, &[("versie", "1"), ("naar", "1")]).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND);
                }
            }
        }
        // Where deleted activities were before.
        let answer = noor.get("/activiteiten/verwijderd").await;
        assert_eq!((answer.status, answer.location()), (StatusCode::PERMANENT_REDIRECT, "/dossier/verwijderd"));
    }
}
