//! Who may do what: every address, asked by everybody.

use crate::{
    site::{Browser, PASSWORD, Site},
    workforce::{employed, founded},
};
use axum::body::Body;
use domain::{Activity, Centi, Document, DocumentKind, Employment, Registration, Training, TrainingForm};
use http::{Method, StatusCode};
use service::{EntryId, KindOfWorkId, OrganisationId};
use std::fmt::Write;
use testbed::Engine;

/// What an entry is needed for in an address: the first part of the path tells its kind.
async fn entry_for(site: &Site, owner: &Browser, path: &str) -> EntryId {
    let secret = owner.cookies.get("__Host-session").unwrap();
    let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
    let id = EntryId::new();
    let service = &site.service;
    if path.starts_with("/delen") {
        return crate::sharing::link_of(site, &actor).await.uuid().into();
    }
    if path.starts_with("/werk") {
        service.save_employment(&actor, id, None, employment()).await.unwrap();
    } else if path.starts_with("/registraties") {
        service.save_registration(&actor, id, None, registration()).await.unwrap();
    } else if path == "/dossier/{id}/wijzigen" {
        service.save_document(&actor, id, None, document()).await.unwrap();
    } else {
        service.save_activity(&actor, id, None, activity()).await.unwrap();
    }
    id
}

/// An address of an organisation with what it is about; `None` for any other.
async fn of_organisation(site: &Site, owner: &Browser, organisation: OrganisationId, path: &str) -> Option<String> {
    let rest = path.strip_prefix("/organisaties/{id}")?;
    let staff = employed(site, owner, organisation, "KANARIE mens", None).await;
    let rest = rest.replace("{staff}", &staff.to_string()).replace("{work}", &KindOfWorkId::new().to_string());
    Some(format!("/organisaties/{organisation}{rest}"))
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn activity() -> Activity {
    Activity::Training(Training {
        id: String::new(),
        title: Some("KANARIE training".to_owned()),
        provider: None,
        form: TrainingForm::Course,
        learning: None,
        level: None,
        completed_on: Some(day("2026-01-10")),
        hours: Some(Centi::whole(3)),
        tested: None,
        accreditations: Vec::new(),
        evidence: Vec::new(),
    })
}

fn employment() -> Employment {
    let json = r#"{"id":"","employer":"KANARIE werk","hours_per_week":24,"from":"2024-01-01"}"#;
    element(json, "employments").employments.remove(0)
}

fn registration() -> Registration {
    let json =
        r#"{"id":"","register":"SKJ","chamber":"jgp","number":"KANARIE1","since":"2024-01-01","until":"2029-01-01"}"#;
    element(json, "registrations").registrations.remove(0)
}

fn document() -> Document {
    Document { kind: DocumentKind::Vog, employment: None, issued_on: Some(day("2026-01-01")), completed_on: None }
}

/// A dossier with one element in the published format; the element's own id is emptied, so that it gets one.
fn element(json: &str, list: &str) -> domain::Dossier {
    let lists = ["registrations", "employments", "activities", "documents"].map(|name| {
        let content = if name == list { json.replace("\"id\":\"\"", "\"id\":\"x\"") } else { String::new() };
        format!("\"{name}\":[{content}]")
    });
    let whole = format!(r#"{{"format":"vakspoor-dossier/1",{}}}"#, lists.join(","));
    let mut dossier = domain::Dossier::from_json(whole.as_bytes()).unwrap();
    for registration in &mut dossier.registrations {
        registration.id = String::new();
    }
    for employment in &mut dossier.employments {
        employment.id = String::new();
    }
    dossier
}

/// An answer with the keys of the address that was asked for taken out again.
fn neutral(line: &str, asked: &str) -> String {
    let keys: Vec<&str> = asked.split('/').filter(|part| part.len() == 36).collect();
    keys.iter()
        .zip(["{id}", if asked.contains("/werk/") { "{work}" } else { "{staff}" }])
        .fold(line.to_owned(), |line, (key, name)| line.replace(key, name))
}

async fn ask(browser: &mut Browser, method: &Method, path: &str) -> (StatusCode, String) {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let body = if *method == Method::POST { Body::from("versie=1&naar=1") } else { Body::empty() };
    let answer = browser.send(method.clone(), path, &headers, body).await;
    assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.text);
    let shown = match answer.location() {
        "" => answer.status.as_str().to_owned(),
        place => format!("{} {}", answer.status.as_str(), place.split('?').next().unwrap_or_default()),
    };
    (answer.status, shown)
}

/// Every address that the server knows, asked by nobody in particular, by the owner of what it is about, and by somebody
/// else with an account. A new address is missing from the table until somebody has looked at its line.
#[tokio::test]
async fn every_address_has_its_decision_for_everybody() {
    let site = Site::new(Engine::Sqlite).await;
    let owner = site.member("noor@example.nl").await;
    let stranger = site.member("roos@example.nl").await;
    // Owners of an organisation each, with a second factor.
    let (employer, organisation) = founded(&site, "eva@example.nl").await;
    let (other_employer, _) = founded(&site, "ander@example.nl").await;
    let mut table = format!("{:<62} {:<18} {:<24} other\n", "address", "visitor", "owner");
    let pages = server::router::pages();
    assert!(pages.endpoints().len() > 30);
    for (method, path) in pages.endpoints() {
        let mut shown = Vec::new();
        for who in 0..3 {
            let id = if path.contains("{id}") && !path.starts_with("/regels") && !path.starts_with("/organisaties") {
                entry_for(&site, &owner, path).await.to_string()
            } else {
                "skj-jgp-2018".to_owned()
            };
            let mut asked = path.replace("{id}", &id);
            let mut browser = [&site.visitor(), &owner, &stranger][who].clone();
            let of_employer = of_organisation(&site, &employer, organisation, path).await;
            if let Some(address) = &of_employer {
                asked.clone_from(address);
                browser = [&site.visitor(), &employer, &other_employer][who].clone();
            }
            if path == "/uitloggen" && who > 0 {
                // A session of its own: this one ends.
                browser = site.visitor();
                let email = ["", "noor@example.nl", "roos@example.nl"][who];
                browser.post("/inloggen", &[("email", email), ("wachtwoord", PASSWORD)]).await;
            }
            let (status, line) = ask(&mut browser, method, &asked).await;
            let of_somebody = asked != **path && !path.starts_with("/regels");
            if of_somebody {
                match who {
                    0 if method == Method::POST => assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}"),
                    0 => assert_eq!(line, "303 /inloggen", "{method} {path}"),
                    // Nobody shares anything here, and there is no kind of work.
                    1 if path.ends_with("/activiteiten") || path.contains("{work}") => {}
                    1 => assert_ne!(status, StatusCode::NOT_FOUND, "{method} {path}"),
                    _ => assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}"),
                }
            }
            let line = match &of_employer {
                Some(asked) => neutral(&line, asked),
                None => line.replace(&id, "{id}"),
            };
            shown.push(line);
        }
        writeln!(table, "{:<62} {:<18} {:<24} {}", format!("{method} {path}"), shown[0], shown[1], shown[2]).unwrap();
    }
    insta::assert_snapshot!("addresses", table);
}

/// Texts of one person are put into everything they can write, and looked for in every answer to another.
#[tokio::test]
async fn nothing_that_one_person_wrote_reaches_another() {
    let site = Site::new(Engine::Sqlite).await;
    let owner = site.member("noor@example.nl").await;
    let mut stranger = site.member("roos@example.nl").await;
    let (employer, organisation) = founded(&site, "eva@example.nl").await;
    let pages = server::router::pages();
    for (method, path) in pages.endpoints() {
        let asked = if let Some(address) = of_organisation(&site, &employer, organisation, path).await {
            address
        } else if path.contains("{id}") && !path.starts_with("/organisaties") {
            path.replace("{id}", &entry_for(&site, &owner, path).await.to_string())
        } else {
            path.to_string()
        };
        if path == "/uitloggen" {
            continue;
        }
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        let answer = stranger.send(method.clone(), &asked, &headers, Body::empty()).await;
        assert!(!answer.text.contains("KANARIE"), "{method} {path}");
    }
    // The canary does sing for its owner.
    assert!(owner.clone().get("/activiteiten").await.text.contains("KANARIE"));
}

/// However many entries there are, a page asks the database as often.
#[tokio::test]
async fn the_number_of_queries_does_not_grow_with_the_dossier() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let site = Site::new(engine).await;
        let mut owner = site.member("noor@example.nl").await;
        for path in ["/registraties/x", "/werk/x", "/dossier/{id}/wijzigen", "/activiteiten/x"] {
            entry_for(&site, &owner, path).await;
        }
        let mut few = Vec::new();
        let paths = [
            "/waar-sta-ik",
            "/activiteiten",
            "/werk",
            "/dossier",
            "/registraties",
            "/activiteiten/nieuw?soort=scholing",
        ];
        for path in paths {
            few.push(statements(&site, &mut owner, path).await);
        }
        for _ in 0..60 {
            entry_for(&site, &owner, "/activiteiten/x").await;
        }
        for (path, before) in paths.iter().zip(few) {
            let after = statements(&site, &mut owner, path).await;
            assert_eq!(before, after, "{path}");
            assert!(after <= 8, "{path}: {after} statements");
        }
    }
}

async fn statements(site: &Site, browser: &mut Browser, path: &str) -> u64 {
    let before = site.service.counts().statements;
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    site.service.counts().statements - before
}
