//! Who may do what: every address, asked by everybody.

use crate::{
    organisation::{add_team, employee, found, member_id, with_role},
    site::{Browser, PASSWORD, Site, on_both},
};
use axum::body::Body;
use domain::allocation::{Law, Work};
use domain::{Activity, Centi, Document, DocumentKind, Employment, Registration, Training, TrainingForm};
use http::{Method, StatusCode};
use service::{EntryId, KindOfWorkId, OrganisationId, Record, SavedFilter, SavedFilterId, StaffId};
use std::fmt::Write;

/// What an entry is needed for in an address: the first part of the path tells its kind.
async fn entry_for(site: &Site, owner: &Browser, path: &str) -> EntryId {
    let secret = owner.cookies.get("__Host-session").unwrap();
    let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
    let id = EntryId::new();
    let service = &site.service;
    if path.starts_with("/delen") {
        return crate::sharing::link_of(site, &actor).await.uuid().into();
    }
    if path.starts_with("/inzet/verantwoordelijk") {
        return responsible_of(site, &actor).await;
    }
    if path.starts_with("/inzet") {
        return work_of(site, &actor).await;
    }
    if path.starts_with("/werk") {
        service.save_employment(&actor, id, None, employment()).await.unwrap();
    } else if path.starts_with("/registraties") {
        service.save_registration(&actor, id, None, registration()).await.unwrap();
    } else if ["/dossier/{id}/wijzigen", "/dossier/{id}/geschiedenis"].contains(&path) {
        service.save_document(&actor, id, None, document()).await.unwrap();
    } else {
        service.save_activity(&actor, id, None, activity()).await.unwrap();
    }
    id
}

/// Work that an employer of its own gives somebody.
async fn work_of(site: &Site, who: &service::Actor) -> EntryId {
    let (owner, of) = crate::workforce::founded(site, &format!("{}@oost.example", EntryId::new())).await;
    let staff = crate::own_work::record_of(site, &owner, of, who).await;
    let owner = crate::workforce::actor(site, &owner).await;
    crate::own_work::give(site, &owner, of, staff).await.uuid().into()
}

/// A line of the ledger of an employer of its own that somebody is responsible for.
async fn responsible_of(site: &Site, who: &service::Actor) -> EntryId {
    let (owner, of) = crate::workforce::founded(site, &format!("{}@oost.example", EntryId::new())).await;
    let responsible = crate::own_work::record_of(site, &owner, of, who).await;
    let work = crate::ledger::crisis(site, &owner, of).await;
    let does = StaffId::new();
    let owner = crate::workforce::actor(site, &owner).await;
    let record = Record { name: "KANARIE mens".to_owned(), ..Record::default() };
    site.service.save_staff(&owner, of, does, None, record).await.unwrap();
    crate::ledger::tandem(site, &owner, of, (does, work, responsible)).await.uuid().into()
}

/// An objection to work that was given to somebody in a team.
async fn objection(site: &Site, owner: &Browser, organisation: &str, team: &str) -> String {
    let of: OrganisationId = organisation.parse().unwrap();
    let who = site.member(&format!("{}@oost.example", EntryId::new())).await;
    let who = crate::workforce::actor(site, &who).await;
    let staff = crate::own_work::record_of(site, owner, of, &who).await;
    let actor = crate::workforce::actor(site, owner).await;
    let record = site.service.person(&actor, of, staff).await.unwrap().staff;
    let moved = Record { team: Some(team.parse().unwrap()), ..record.record };
    site.service.save_staff(&actor, of, staff, Some(record.version), moved).await.unwrap();
    let allocation = crate::own_work::give(site, &actor, of, staff).await;
    let id = service::DisputeId::new();
    site.service.dispute(&who, id, service::DisputeTo::Allocation(allocation), "KANARIE").await.unwrap();
    id.to_string()
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
async fn decisions(site: Site) {
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
async fn roles(site: Site) {
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
    assert!(endpoints.len() > 20);
    // What ends a role comes last.
    endpoints.sort_by_key(|(method, path)| {
        *method == Method::POST && (path.ends_with("/verlaten") || path.ends_with("/beeindigen"))
    });
    for (method, path) in endpoints {
        write!(table, "{:<52}", format!("{method} {path}")).unwrap();
        for (name, browser) in &mut people {
            let (staff, work) = staff_and_work(&site, &owner, &id, &team, path.contains("{work}")).await;
            let (line, allocation) = if path.contains("{line}") || path.contains("{allocation}") {
                arranged_and_given(&site, &owner, &id, &staff).await
            } else {
                Default::default()
            };
            let asked = path.replace("{id}", &id).replace("{team}", &team).replace("{lid}", &lid);
            let asked = asked.replace("{staff}", &staff).replace("{work}", &work);
            let asked = asked.replace("{line}", &line).replace("{allocation}", &allocation);
            let asked = if asked.contains("{bezwaar}") {
                asked.replace("{bezwaar}", &objection(&site, &owner, &id, &team).await)
            } else {
                asked
            };
            let filter =
                if path.contains("{filter}") { saved_by(&site, browser, &owner, &id).await } else { String::new() };
            let asked = asked.replace("{filter}", &filter);
            let (status, told) = ask(browser, method, &asked).await;
            match *name {
                "visitor" if *method == Method::POST => assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}"),
                "visitor" => assert_eq!(told, "303 /inloggen", "{path}"),
                "other owner" | "outsider" => assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}"),
                // What nobody shares is not there.
                _ if path.ends_with("/{staff}/activiteiten") => assert_eq!(status, StatusCode::NOT_FOUND, "{path}"),
                // Whoever has a role is told that there is something, and who may.
                _ => assert_ne!(status, StatusCode::NOT_FOUND, "{method} {path} {name}"),
            }
            let told =
                told.replace(&format!("/organisaties/{id}"), "…").replace(&team, "{team}").replace(&lid, "{lid}");
            let mut told = told.replace(&staff, "{staff}").replace(&work, "{work}");
            for (id, name) in [(&line, "{line}"), (&allocation, "{allocation}"), (&filter, "{filter}")] {
                if !id.is_empty() {
                    told = told.replace(id, name);
                }
            }
            write!(table, " {told:<16}").unwrap();
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    insta::assert_snapshot!("organisation_addresses", table);
}

/// Somebody of the staff in a team, and a kind of work where one is wanted: new ones each time, because some of what is
/// asked takes them away, and there can be only so many.
async fn staff_and_work(
    site: &Site,
    owner: &Browser,
    organisation: &str,
    team: &str,
    wants_work: bool,
) -> (String, String) {
    let secret = owner.cookies.get("__Host-session").unwrap();
    let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
    let organisation: OrganisationId = organisation.parse().unwrap();
    let (staff, work) = (StaffId::new(), KindOfWorkId::new());
    let record = Record { name: "KANARIE mens".to_owned(), team: Some(team.parse().unwrap()), ..Record::default() };
    site.service.save_staff(&actor, organisation, staff, None, record).await.unwrap();
    if wants_work {
        let name = format!("KANARIE {work}");
        let asks = Work {
            law: Law::Jeugdwet,
            indicators: Vec::new(),
            required_skills: Vec::new(),
            follows_from_registered_task: false,
        };
        site.service
            .save_kind_of_work(&actor, organisation, work, None, service::Described::new(&name, asks))
            .await
            .unwrap();
    }
    (staff.to_string(), work.to_string())
}

/// A tandem of somebody of the staff, and the work that is given to them so.
async fn arranged_and_given(site: &Site, owner: &Browser, organisation: &str, staff: &str) -> (String, String) {
    let actor = crate::workforce::actor(site, owner).await;
    let of: OrganisationId = organisation.parse().unwrap();
    let work = crate::ledger::crisis(site, owner, of).await;
    let responsible = crate::workforce::employed(site, owner, of, &StaffId::new().to_string(), None).await;
    let staff: StaffId = staff.parse().unwrap();
    let line = crate::ledger::tandem(site, &actor, of, (staff, work, responsible)).await;
    let allocation = crate::ledger::given(site, &actor, of, (staff, work)).await;
    (line.to_string(), allocation.to_string())
}

/// A filter that who asks has saved; where they have no role, one of the owner's.
async fn saved_by(site: &Site, asking: &Browser, owner: &Browser, organisation: &str) -> String {
    let id = SavedFilterId::new();
    let new = SavedFilter { id, name: format!("KANARIE {id}"), query: String::new() };
    let of: OrganisationId = organisation.parse().unwrap();
    for browser in [asking, owner] {
        let Some(secret) = browser.cookies.get("__Host-session") else { continue };
        let Some((actor, _)) = site.service.actor_of(secret).await.unwrap() else { continue };
        if site.service.save_filter(&actor, of, new.clone()).await.is_ok() {
            return id.to_string();
        }
    }
    panic!("nobody saved a filter")
}

/// Texts of one person are put into everything they can write, and looked for in every answer to another.
async fn canary(site: Site) {
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

on_both! {
    async fn every_address_has_its_decision_for_everybody(site: Site) {
        decisions(site).await;
    }

    async fn every_address_of_an_organisation_has_its_decision_for_every_role(site: Site) {
        roles(site).await;
    }

    async fn nothing_that_one_person_wrote_reaches_another(site: Site) {
        canary(site).await;
    }

    async fn the_number_of_queries_does_not_grow_with_the_dossier(site: Site) {
        queries(site).await;
    }

    async fn the_number_of_queries_does_not_grow_with_the_organisation(site: Site) {
        queries_of_an_organisation(site).await;
    }
}

/// The most statements that a page asks of the database.
const STATEMENTS: u64 = 8;

/// However much there is of everything, every page asks the database as often. The pages come from the list of addresses, so
/// a new one is counted too.
async fn queries(site: Site) {
    let mut owner = site.member("noor@example.nl").await;
    let mut asked: Vec<String> = Vec::new();
    for (method, path) in server::router::pages().endpoints() {
        // Those of an organisation have more to grow, and are counted with its pages.
        if method == Method::GET && !path.starts_with(OF_AN_ORGANISATION) {
            let id = match path.as_ref() {
                path if path.starts_with("/regels") => "skj-jgp-2018".to_owned(),
                path if path.contains("{id}") => entry_for(&site, &owner, path).await.to_string(),
                _ => String::new(),
            };
            asked.push(path.replace("{id}", &id));
        }
    }
    asked.extend(["scholing", "reflectie", "anders"].map(|kind| format!("/activiteiten/nieuw?soort={kind}")));
    asked.push("/activiteiten?soort=reflectie&zoek=a&blad=2".to_owned());
    grow(&site, &owner, &asked, 1).await;
    let few = count(&site, &mut owner, &asked).await;
    grow(&site, &owner, &asked, 40).await;
    let many = count(&site, &mut owner, &asked).await;
    for ((address, few), many) in asked.iter().zip(few).zip(many) {
        assert_eq!(few, many, "{address}");
        assert!(many <= STATEMENTS, "{address}: {many} statements");
    }
}

/// The most statements that a page of an organisation asks.
const STATEMENTS_OF_AN_ORGANISATION: u64 = 30;

/// However large an organisation is, each of its pages asks the database as often.
async fn queries_of_an_organisation(site: Site) {
    let mut owner = employee(&site, "noor@example.nl").await;
    let id = found(&mut owner, "KANARIE Jeugdhulp").await;
    let of: OrganisationId = id.parse().unwrap();
    let team = add_team(&mut owner, &id, "KANARIE Noord").await;
    with_role(&site, &mut owner, &id, ("lid@example.nl", "quality"), "").await;
    let lid = member_id(&mut owner, &id, "Kwaliteit").await;
    let mut asked: Vec<String> = Vec::new();
    for (method, path) in server::router::pages().endpoints() {
        if *method != Method::GET || !path.starts_with(OF_AN_ORGANISATION) {
            continue;
        }
        // Somebody who shares, with work that they object to: what one of each page is about.
        let (staff, work) = staff_and_work(&site, &owner, &id, &team, path.contains("{work}")).await;
        let (line, allocation) = arranged_and_given(&site, &owner, &id, &staff).await;
        let mut address = path.replace("{id}", &id).replace("{team}", &team).replace("{lid}", &lid);
        address = address.replace("{staff}", &staff).replace("{work}", &work);
        address = address.replace("{line}", &line).replace("{allocation}", &allocation);
        if address.contains("{bezwaar}") {
            address = address.replace("{bezwaar}", &objection(&site, &owner, &id, &team).await);
        }
        if address.contains("{filter}") {
            address = address.replace("{filter}", &saved_by(&site, &owner, &owner, &id).await);
        }
        asked.push(address);
    }
    assert!(asked.len() > 30 && asked.iter().all(|address| !address.contains('{')), "{asked:?}");
    let mut few = Vec::new();
    for address in &asked {
        few.push(asks(&site, &mut owner, address).await);
    }
    let actor = crate::workforce::actor(&site, &owner).await;
    for nth in 0..12 {
        let team = add_team(&mut owner, &id, &format!("Team {nth}")).await;
        let (staff, _) = staff_and_work(&site, &owner, &id, &team, true).await;
        arranged_and_given(&site, &owner, &id, &staff).await;
        saved_by(&site, &owner, &owner, &id).await;
        let staff: StaffId = staff.parse().unwrap();
        let record = site.service.person(&actor, of, staff).await.unwrap().staff;
        let other = Record { job_title: format!("Functie {nth}"), ..record.record };
        site.service.save_staff(&actor, of, staff, Some(record.version), other).await.unwrap();
        if nth < 4 {
            objection(&site, &owner, &id, &team).await;
            with_role(&site, &mut owner, &id, (&format!("lid{nth}@example.nl"), "hr"), "").await;
        }
    }
    for (address, few) in asked.iter().zip(few) {
        let many = asks(&site, &mut owner, address).await;
        assert_eq!(few, many, "{address}");
        assert!(many <= STATEMENTS_OF_AN_ORGANISATION, "{address}: {many} statements");
    }
}

/// How often a page asks the database, when it was not looked at just before.
async fn asks(site: &Site, browser: &mut Browser, address: &str) -> u64 {
    site.clock.advance(chrono::TimeDelta::minutes(16));
    let before = site.service.counts().statements;
    let answer = browser.get(address).await;
    assert!(answer.status.as_u16() < 405, "{address}: {} {}", answer.status, answer.text);
    site.service.counts().statements - before
}

/// Adds to everything that a page may list: entries of each kind, deleted ones, versions, sessions.
async fn grow(site: &Site, owner: &Browser, asked: &[String], by: usize) {
    let secret = owner.cookies.get("__Host-session").unwrap();
    let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
    let histories: Vec<EntryId> =
        asked.iter().filter_map(|path| path.strip_suffix("/geschiedenis")?.rsplit('/').next()?.parse().ok()).collect();
    assert_eq!(histories.len(), 4, "one of each kind");
    for nth in 0..by {
        for path in ["/werk/x", "/dossier/{id}/wijzigen", "/activiteiten/x"] {
            entry_for(site, owner, path).await;
        }
        let deleted = entry_for(site, owner, "/activiteiten/x").await;
        site.service.delete(&actor, deleted, 1).await.unwrap();
        let portfolio = site.service.portfolio(&actor).await.unwrap();
        for id in &histories {
            change(site, &actor, &portfolio, *id, &format!("KANARIE {nth} of {by}")).await;
        }
    }
    // A registration is the same one again by its chamber and day; some suffice. Logging in hashes, so some suffice too.
    for _ in 0..by.min(4) {
        site.visitor().post("/inloggen", &[("email", "noor@example.nl"), ("wachtwoord", PASSWORD)]).await;
    }
    for nth in 0..by.min(4) {
        let mut registration = registration();
        registration.since = day(&format!("{}-0{}-01", 2019 + by / 10, nth + 1));
        site.service.save_registration(&actor, EntryId::new(), None, registration).await.unwrap();
    }
}

/// Gives an entry of whatever kind one more version.
async fn change(site: &Site, actor: &service::Actor, portfolio: &service::Portfolio, id: EntryId, word: &str) {
    let service = &site.service;
    if let Some(stored) = portfolio.registration(id) {
        let value = Registration { number: Some(word.to_owned()), ..stored.value.clone() };
        service.save_registration(actor, id, Some(stored.version), value).await.unwrap();
    } else if let Some(stored) = portfolio.employment(id) {
        let value = Employment { role: Some(word.to_owned()), ..stored.value.clone() };
        service.save_employment(actor, id, Some(stored.version), value).await.unwrap();
    } else if let Some(stored) = portfolio.document(id) {
        let kinds = DocumentKind::ALL;
        let value = Document { kind: kinds[stored.version as usize % kinds.len()], ..stored.value.clone() };
        service.save_document(actor, id, Some(stored.version), value).await.unwrap();
    } else {
        let stored = portfolio.activity(id).unwrap();
        let mut value = stored.value.clone();
        if let Activity::Training(training) = &mut value {
            training.title = Some(word.to_owned());
        }
        service.save_activity(actor, id, Some(stored.version), value).await.unwrap();
    }
}

/// How often each page asks the database when nothing is remembered of the portfolio.
async fn count(site: &Site, browser: &mut Browser, asked: &[String]) -> Vec<u64> {
    let mut counts = Vec::new();
    for address in asked {
        // A change: what was remembered is old now.
        entry_for(site, browser, "/dossier/{id}/wijzigen").await;
        let before = site.service.counts().statements;
        let answer = browser.get(address).await;
        let fine = answer.status.is_success() || answer.status.is_redirection() || answer.status == StatusCode::GONE;
        assert!(fine, "{address}: {} {}", answer.status, answer.text);
        counts.push(site.service.counts().statements - before);
    }
    counts
}
