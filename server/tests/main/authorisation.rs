//! Who may do what: every address, asked by everybody.

use crate::organisation::{add_team, employee, found, member_id, with_role};
use crate::site::{Browser, PASSWORD, Site};
use axum::body::Body;
use domain::{Activity, Centi, Document, DocumentKind, Employment, Registration, Training, TrainingForm};
use http::{Method, StatusCode};
use service::EntryId;
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
    let mut table = format!("{:<62} {:<18} {:<24} other\n", "address", "visitor", "owner");
    let pages = server::router::pages();
    assert!(pages.endpoints().len() > 30);
    for (method, path) in pages.endpoints() {
        if path.starts_with(OF_AN_ORGANISATION) {
            continue;
        }
        let mut shown = Vec::new();
        for who in 0..3 {
            let id = if path.contains("{id}") && !path.starts_with("/regels") {
                entry_for(&site, &owner, path).await.to_string()
            } else {
                "skj-jgp-2018".to_owned()
            };
            let asked = path.replace("{id}", &id);
            let mut browser = [&site.visitor(), &owner, &stranger][who].clone();
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
                    1 => assert_ne!(status, StatusCode::NOT_FOUND, "{method} {path}"),
                    _ => assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}"),
                }
            }
            shown.push(line.replace(&id, "{id}"));
        }
        writeln!(table, "{:<62} {:<18} {:<24} {}", format!("{method} {path}"), shown[0], shown[1], shown[2]).unwrap();
    }
    insta::assert_snapshot!("addresses", table);
}

/// Addresses of something of an organisation: those have more people to ask.
const OF_AN_ORGANISATION: &str = "/organisaties/{id}";

/// Every address of an organisation, asked by nobody in particular, by everybody with a role in it, by the owner of another
/// organisation, and by somebody without any.
#[tokio::test]
async fn every_address_of_an_organisation_has_its_decision_for_every_role() {
    let site = Site::new(Engine::Sqlite).await;
    let mut owner = employee(&site, "noor@example.nl").await;
    let id = found(&mut owner, "KANARIE Jeugdhulp").await;
    let team = add_team(&mut owner, &id, "KANARIE Noord").await;
    let mut people = vec![("visitor", site.visitor()), ("owner", owner.clone())];
    for role in ["hr", "quality", "team-lead", "reader"] {
        let email = format!("{role}@example.nl");
        people.push((role, with_role(&site, &mut owner, &id, (&email, role), &team).await));
    }
    let mut other = employee(&site, "ander@example.nl").await;
    found(&mut other, "Andere Jeugdhulp").await;
    people.push(("other owner", other));
    people.push(("outsider", employee(&site, "buiten@example.nl").await));
    // Somebody whose role is changed and ended.
    with_role(&site, &mut owner, &id, ("weg@example.nl", "quality"), "").await;
    let lid = member_id(&mut owner, &id, "Kwaliteit").await;

    let mut table = format!("{:<52}", "address");
    for (name, _) in &people {
        write!(table, " {name:<16}").unwrap();
    }
    table.push('\n');
    let pages = server::router::pages();
    let mut endpoints: Vec<_> =
        pages.endpoints().iter().filter(|(_, path)| path.starts_with(OF_AN_ORGANISATION)).collect();
    // Those of its staff and its work have tests of their own.
    endpoints.retain(|(_, path)| !path.contains("{staff}") && !path.contains("{work}"));
    assert!(endpoints.len() > 20);
    // What ends a role comes last.
    endpoints.sort_by_key(|(method, path)| {
        *method == Method::POST && (path.ends_with("/verlaten") || path.ends_with("/beeindigen"))
    });
    for (method, path) in endpoints {
        write!(table, "{:<52}", format!("{method} {path}")).unwrap();
        let asked = path.replace("{id}", &id).replace("{team}", &team).replace("{lid}", &lid);
        for (name, browser) in &mut people {
            let (status, line) = ask(browser, method, &asked).await;
            match *name {
                "visitor" if *method == Method::POST => assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}"),
                "visitor" => assert_eq!(line, "303 /inloggen", "{path}"),
                "other owner" | "outsider" => assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}"),
                // Whoever has a role is told that there is something, and who may.
                _ => assert_ne!(status, StatusCode::NOT_FOUND, "{method} {path} {name}"),
            }
            let line =
                line.replace(&format!("/organisaties/{id}"), "…").replace(&team, "{team}").replace(&lid, "{lid}");
            write!(table, " {line:<16}").unwrap();
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    insta::assert_snapshot!("organisation_addresses", table);
}

/// Texts of one person are put into everything they can write, and looked for in every answer to another.
#[tokio::test]
async fn nothing_that_one_person_wrote_reaches_another() {
    let site = Site::new(Engine::Sqlite).await;
    let owner = site.member("noor@example.nl").await;
    let mut stranger = site.member("roos@example.nl").await;
    let pages = server::router::pages();
    for (method, path) in pages.endpoints() {
        if path.starts_with(OF_AN_ORGANISATION) {
            continue;
        }
        let asked = if path.contains("{id}") {
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
