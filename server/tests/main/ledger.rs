//! The ledger of exceptions and the gate over HTTP: asked, refused, arranged, stored, changed and ended.

use crate::{
    site::{Browser, Site, on_both},
    workforce::{actor, employed, founded},
};
use axum::http::StatusCode;
use domain::allocation::{Agreement, ArrangementKind, Indicator, Law, Work};
use service::{
    Actor, AllocationId, Arranged, ArrangementId, Given, KindOfWorkId, OrganisationId, Part, Period, Record, StaffId,
};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// The crisis work of an organisation: the one of that name, or a new one.
pub async fn crisis(site: &Site, owner: &Browser, of: OrganisationId) -> KindOfWorkId {
    let actor = actor(site, owner).await;
    let there = site.service.kinds_of_work(&actor, of).await.unwrap().kinds;
    if let Some(kind) = there.into_iter().find(|kind| kind.name == "Crisisdienst") {
        return kind.id;
    }
    let id = KindOfWorkId::new();
    let work = Work {
        law: Law::Jeugdwet,
        indicators: vec![Indicator::Crisis],
        required_skills: Vec::new(),
        follows_from_registered_task: false,
    };
    site.service.save_kind_of_work(&actor, of, id, None, service::Described::new("Crisisdienst", work)).await.unwrap();
    id
}

/// A tandem from today until it is looked at again in 2027.
pub async fn tandem(
    site: &Site,
    actor: &Actor,
    of: OrganisationId,
    (staff, work, responsible): (StaffId, KindOfWorkId, StaffId),
) -> ArrangementId {
    let id = ArrangementId::new();
    let arranged = Arranged {
        responsible: Some(responsible),
        agreements: Agreement::ALL.to_vec(),
        ground: None,
        basis: None,
        reason: String::new(),
        since: site.service.today(),
        review_on: day("2027-01-15"),
        until: None,
    };
    let subject = (staff, work, ArrangementKind::Tandem);
    site.service.save_exception(actor, of, (id, None), subject, arranged).await.unwrap();
    id
}

/// Gives somebody work from today.
pub async fn given(
    site: &Site,
    actor: &Actor,
    of: OrganisationId,
    (staff, kind_of_work): (StaffId, KindOfWorkId),
) -> AllocationId {
    let id = AllocationId::new();
    let period = Period { since: site.service.today(), until: None };
    let given = Given { staff, kind_of_work, period };
    let seen = Part::from(&site.service.gate(actor, of, given).await.unwrap().course[0]);
    site.service.allocate(actor, of, (id, None), given, "", Some(seen)).await.unwrap();
    id
}

/// An organisation with crisis work, somebody registered until February 2027, and somebody who is not.
async fn employer(site: &Site) -> (Browser, OrganisationId, KindOfWorkId, StaffId, StaffId) {
    let (owner, of) = founded(site, "eva@example.nl").await;
    let work = crisis(site, &owner, of).await;
    let bram = employed(site, &owner, of, "Bram Hoekstra", None).await;
    let tom = StaffId::new();
    let record = Record { name: "Tom <b>Visser".to_owned(), ..Record::default() };
    site.service.save_staff(&actor(site, &owner).await, of, tom, None, record).await.unwrap();
    (owner, of, work, bram, tom)
}

fn fields<'a>(id: &'a str, seen: &'a str, staff: &'a str, work: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("gezien", seen),
        ("medewerker", staff),
        ("werk", work),
        ("vanaf", "2026-11-21"),
        ("tot", ""),
        ("kenmerk", "GZ-0042"),
    ]
}

/// What can be chosen in a list: how many, and whether somebody is among them.
fn offered(page: &str, list: &str, name: &str) -> (usize, bool) {
    let from = page.find(&format!("<select id=\"{list}\"")).unwrap_or_else(|| panic!("{page}"));
    let list = &page[from..from + page[from..].find("</select>").unwrap()];
    (list.matches("<option").count() - 1, list.contains(name))
}

on_both! {
    async fn a_large_staff_is_searched_and_not_all_of_it_sent(site: Site) {
        let (mut owner, of, work, bram, tom) = employer(&site).await;
        let (gate, arrange) = (format!("/organisaties/{of}/inzet/nieuw"), format!("/organisaties/{of}/uitzonderingen/nieuw"));
        for number in 0..210 {
            employed(&site, &owner, of, &format!("Aafje {number:03}"), None).await;
        }
        let first = owner.get(&gate).await;
        assert_eq!(offered(&first.text, "medewerker", "Bram Hoekstra"), (200, false));
        let found = owner.get(&format!("{gate}?zoek=hoekSTRA+br&medewerker={tom}&werk={work}&vanaf=2026-11-21&tot=&actie=zoek")).await;
        assert_eq!(offered(&found.text, "medewerker", "Bram Hoekstra"), (2, true), "who was chosen stays");
        assert!(!found.text.contains("id=\"antwoord\"") && !found.text.contains("foutmelding"), "only other people were asked");
        let asked = owner.get(&format!("{gate}?zoek=hoekstra&medewerker={bram}&werk={work}&vanaf=2026-11-21&tot=")).await;
        assert!(asked.text.contains("id=\"antwoord\"") && asked.text.contains("value=\"hoekstra\""), "{}", asked.text);
        // The form leads to its answer, and asks again when it is sent as it was.
        assert!(asked.text.contains(&format!("action=\"{gate}#antwoord\"")) && asked.text.contains("<title>Het antwoord: "));
        assert_eq!(asked.input("keer"), "1");
        let again = owner.get(&format!("{gate}?medewerker={bram}&werk={work}&vanaf=2026-11-21&tot=&keer=1")).await;
        assert_eq!(again.input("keer"), "2");
        let nobody = owner.get(&format!("{gate}?zoek=%25&vanaf=2026-11-21&actie=zoek")).await;
        assert_eq!(offered(&nobody.text, "medewerker", "Bram"), (0, false));
        assert!(nobody.text.contains("We vonden niemand"));

        // In a form that is sent, what was typed stays and nothing is stored.
        let (work, tom) = (work.to_string(), tom.to_string());
        let id = ArrangementId::new().to_string();
        let typed = [
            ("id", id.as_str()), ("soort", "tandem"), ("medewerker", &tom), ("werk", &work), ("vanaf", "half"),
            ("uitleg", "al getypt"), ("zoek", "hoekstra"), ("actie", "zoek"),
        ];
        let found = owner.post(&arrange, &typed).await;
        assert_eq!(found.status, StatusCode::OK, "{}", found.text);
        assert!(found.text.contains("al getypt") && found.text.contains("value=\"half\""), "{}", found.text);
        assert_eq!(offered(&found.text, "verantwoordelijk", "Bram Hoekstra"), (2, true));

        // The list of what is given is searched by name.
        let actor = actor(&site, &owner).await;
        let work: KindOfWorkId = work.parse().unwrap();
        given(&site, &actor, of, (bram, work)).await;
        let list = format!("/organisaties/{of}/inzet");
        let all = owner.get(&list).await;
        assert!(all.text.contains("type=\"search\"") && !all.text.contains("Aafje"), "{}", all.text);
        assert!(owner.get(&format!("{list}?zoek=hoek")).await.text.contains("Bram Hoekstra"));
        assert!(!owner.get(&format!("{list}?zoek=tom")).await.text.contains("Bram Hoekstra"));
    }

    async fn the_gate_refuses_until_a_tandem_is_made_and_says_until_when(site: Site) {
        let (mut owner, of, work, bram, tom) = employer(&site).await;
        let (work, tom) = (work.to_string(), tom.to_string());
        let new = format!("/organisaties/{of}/inzet/nieuw");
        let question = format!("{new}?medewerker={tom}&werk={work}&vanaf=2026-11-21&tot=");
        let refused = owner.get(&question).await;
        assert_eq!(refused.status, StatusCode::OK, "{}", refused.text);
        assert!(refused.text.contains("Dit mag niet.") && refused.text.contains("Er is geen registratie."), "{}", refused.text);
        assert!(refused.text.contains("Bram Hoekstra") && !refused.text.contains("<b>Visser"), "who else may");
        assert!(!refused.text.contains("Leg deze inzet vast"), "nothing to press");
        // Sent all the same: it is refused, and says why.
        let id = AllocationId::new().to_string();
        let forced = owner.post(&new, &fields(&id, "allowed.", &tom, &work)).await;
        assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(forced.text.contains("Deze inzet is niet bewaard") && forced.text.contains("Wat maakt dat het wel mag"));

        let arrange = format!("/organisaties/{of}/uitzonderingen/nieuw");
        let from_gate = format!("{arrange}?soort=tandem&amp;medewerker={tom}&amp;werk={work}&amp;vanaf=2026-11-21&amp;inzet-vanaf=2026-11-21");
        assert!(refused.text.contains(&format!("href=\"{from_gate}\"")), "{}", refused.text);
        let form = owner.get(&from_gate.replace("&amp;", "&")).await;
        let line = form.input("id");
        let bram = bram.to_string();
        let six = &Agreement::ALL[1..];
        let mut typed = vec![
            ("id", line.as_str()), ("soort", "tandem"), ("medewerker", &tom), ("werk", &work), ("verantwoordelijk", &bram),
            ("vanaf", "21-11-2026"), ("opnieuw", "15-1-2027"), ("inzet-vanaf", "2026-11-21"),
        ];
        typed.extend(six.iter().map(|one| ("afspraken", one.as_str())));
        let wrong = owner.post(&arrange, &typed).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("href=\"#afspraken\"") && wrong.text.contains("15-1-2027"), "{}", wrong.text);
        for (name, day, said) in [("opnieuw", "1-1-2096", "binnen vijf jaar"), ("vanaf", "1-1-1950", "sinds 2015")] {
            let mut odd: Vec<(&str, &str)> = typed.iter().copied().filter(|(one, _)| *one != name).collect();
            odd.extend([(name, day), ("afspraken", Agreement::ALL[0].as_str())]);
            let refused = owner.post(&arrange, &odd).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
            assert!(refused.text.contains(said) && refused.text.contains(day), "{day}: {}", refused.text);
        }
        let of_bram = |until: &str| format!("{new}?medewerker={bram}&werk={work}&vanaf=2026-11-21&tot={until}");
        assert!(owner.get(&of_bram("2027-12-31")).await.text.contains("maar een deel van de tijd"));
        assert!(!owner.get(&of_bram("")).await.text.contains("maar een deel van de tijd"), "every registration ends");
        typed.push(("afspraken", Agreement::ALL[0].as_str()));
        for _ in 0..2 {
            let saved = owner.post(&arrange, &typed).await;
            assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, question.trim_end_matches("&tot=")), "{}", saved.text);
        }

        let allowed = owner.get(&question).await;
        assert!(allowed.text.contains("samen met de geregistreerde collega"), "{}", allowed.text);
        assert!(allowed.text.contains("alleen tot en met 14 januari 2027"), "{}", allowed.text);
        // Nobody looked Bram up: the gate and the ledger say so.
        let ledger = format!("/organisaties/{of}/uitzonderingen");
        for page in [allowed.text.clone(), owner.get(&format!("{ledger}/{line}")).await.text] {
            assert!(page.contains("Dit rust op de registratie van Bram Hoekstra"), "{page}");
            assert!(page.contains(&format!("/medewerkers/{bram}#register")), "{page}");
        }
        assert!(owner.get(&ledger).await.text.contains("De registratie van Bram Hoekstra is nog nooit nagekeken"));
        let seen = allowed.input("gezien");
        assert_eq!(seen, "allowed_supervised.2027-01-14");
        let other = owner.post(&new, &fields(&id, "allowed_supervised.", &tom, &work)).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.text.contains("is een ander dan je eerder zag") && other.text.contains("GZ-0042"));
        let long = "x".repeat(61);
        let mut wrong = fields(&id, &seen, &tom, &work);
        wrong.pop();
        wrong.push(("kenmerk", &long));
        let wrong = owner.post(&new, &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("href=\"#kenmerk\"") && wrong.text.contains(&long), "{}", wrong.text);
        for _ in 0..2 {
            let saved = owner.post(&new, &fields(&id, &seen, &tom, &work)).await;
            assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("/organisaties/{of}/inzet/{id}").as_str()));
        }
        let list = format!("/organisaties/{of}/inzet");
        let shown = owner.get(&list).await;
        assert_eq!(shown.text.matches(&format!("href=\"{list}/{id}\"")).count(), 1, "sent twice, stored once");
        assert!(shown.text.contains("Alles wat vandaag gedaan wordt, mag."));
        for page in [format!("/organisaties/{of}/werk/{work}"), format!("/organisaties/{of}/medewerkers/{tom}/werk")] {
            let shown = owner.get(&page).await;
            assert!(shown.text.contains(&format!("{list}/{id}")), "{page}");
            assert!(shown.text.contains(&format!("/organisaties/{of}/uitzonderingen/{line}")), "{page}");
        }
        // The kind of work is in use: it stays.
        let removed = owner.post(&format!("/organisaties/{of}/werk/{work}/verwijderen"), &[]).await;
        assert_eq!(removed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(removed.text.contains("is in gebruik"), "{}", removed.text);
    }

    async fn a_line_that_is_there_already_is_asked_about_once_and_days_are_refused_at_their_fields(site: Site) {
        let (mut owner, of, work, bram, tom) = employer(&site).await;
        let line = tandem(&site, &actor(&site, &owner).await, of, (tom, work, bram)).await;
        let new = format!("/organisaties/{of}/uitzonderingen/nieuw");
        let begun = owner.get(&format!("{new}?soort=tandem")).await;
        assert_eq!(begun.input("opnieuw"), "2027-11-21", "at first nothing that is on the list at once");
        let (staff, work, responsible, id) = (tom.to_string(), work.to_string(), bram.to_string(), begun.input("id"));
        let typed = |since: &'static str, review: &'static str, until: &'static str, action: &'static str| {
            let mut fields = vec![
                ("id", id.clone()), ("soort", "tandem".to_owned()), ("medewerker", staff.clone()), ("werk", work.clone()),
                ("verantwoordelijk", responsible.clone()), ("uitleg", "al getypt".to_owned()),
                ("vanaf", since.to_owned()), ("opnieuw", review.to_owned()), ("tot", until.to_owned()), ("actie", action.to_owned()),
            ];
            fields.extend(Agreement::ALL.iter().map(|one| ("afspraken", one.as_str().to_owned())));
            fields
        };
        let send = async |owner: &mut Browser, fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            owner.post(&new, &fields).await
        };
        for (since, review, until, at) in [
            ("2027-02-01", "2027-06-01", "2027-01-31", "tot"),
            ("2027-06-01", "2027-06-01", "", "opnieuw"),
            ("2027-06-01", "2027-05-01", "", "opnieuw"),
        ] {
            let refused = send(&mut owner, typed(since, review, until, "toch")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{since} {review} {until}");
            assert!(refused.text.contains(&format!("href=\"#{at}\"")), "{at}: {}", refused.text);
        }
        let asked = send(&mut owner, typed("2026-12-01", "2027-06-01", "", "")).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.text.contains("href=\"#vanaf\"") && asked.text.contains("al getypt") && asked.text.contains("Leg toch vast"));
        assert!(asked.text.contains(&format!("href=\"/organisaties/{of}/uitzonderingen/{line}\"")), "{}", asked.text);
        let saved = send(&mut owner, typed("2026-12-01", "2027-06-01", "", "toch")).await;
        assert_eq!(saved.location(), format!("/organisaties/{of}/uitzonderingen/{id}"), "{}", saved.text);
    }

    async fn the_ledger_and_the_allocations_can_be_taken_along(site: Site) {
        let (mut owner, of, work, bram, _) = employer(&site).await;
        let acting = actor(&site, &owner).await;
        let formula = StaffId::new();
        let record = Record { name: "=Formule; punt".to_owned(), ..Record::default() };
        site.service.save_staff(&acting, of, formula, None, record).await.unwrap();
        tandem(&site, &acting, of, (formula, work, bram)).await;
        given(&site, &acting, of, (formula, work)).await;
        let ledger = format!("/organisaties/{of}/uitzonderingen");
        let shown = owner.get(&format!("{ledger}?toon=soon")).await.text;
        assert!(shown.contains(&format!("href=\"{ledger}/uitzonderingen.csv?toon=soon\"")), "{shown}");
        let csv = owner.get(&format!("{ledger}/uitzonderingen.csv")).await;
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains("vakspoor-uitzonderingen-2026-11-21.csv"));
        let lines: Vec<&str> = csv.text.lines().collect();
        assert_eq!(lines.len(), 2, "{}", csv.text);
        assert!(lines[0].starts_with("\u{feff}Wie;Team;Werk;Afspraak;Verantwoordelijk;"), "{}", lines[0]);
        assert!(lines[1].starts_with("\"'=Formule; punt\";;Crisisdienst;In tandem;Bram Hoekstra;"), "{}", lines[1]);
        assert!(lines[1].ends_with(";21-11-2026;15-01-2027;;loopt binnen 6 maanden af;14-01-2027;"), "{}", lines[1]);
        assert_eq!(owner.get(&format!("{ledger}/uitzonderingen.csv?toon=lapsed")).await.text.lines().count(), 1);
        // What lapsed says why.
        let there = site.service.person(&acting, of, bram).await.unwrap().staff;
        let left = Record { until: Some(day("2026-11-20")), ..there.record };
        site.service.save_staff(&acting, of, bram, Some(there.version), left).await.unwrap();
        let lapsed = owner.get(&format!("{ledger}/uitzonderingen.csv?toon=lapsed")).await.text;
        assert!(lapsed.trim_end().ends_with(";vervallen;;Wie verantwoordelijk was, werkt hier niet meer."), "{lapsed}");
    }

    async fn the_files_of_work_say_what_the_lists_say(site: Site) {
        let (mut owner, of, work, bram, tom) = employer(&site).await;
        let acting = actor(&site, &owner).await;
        tandem(&site, &acting, of, (tom, work, bram)).await;
        for staff in [bram, tom] {
            given(&site, &acting, of, (staff, work)).await;
        }
        let list = format!("/organisaties/{of}/inzet");
        let shown = owner.get(&format!("{list}?zoek=tom")).await.text;
        assert!(shown.contains(&format!("href=\"{list}/inzet.csv?zoek=tom\"")), "{shown}");
        let csv = owner.get(&format!("{list}/inzet.csv?zoek=tom")).await.text;
        let lines: Vec<&str> = csv.lines().collect();
        assert!(lines.len() == 2 && lines[1].starts_with("Tom <b>Visser;;Crisisdienst;;21-11-2026;;mag onder verantwoordelijkheid;14-01-2027;In tandem;Bram Hoekstra;"), "{csv}");
        let all = owner.get(&format!("{list}/inzet.csv")).await.text;
        assert!(all.lines().count() == 3 && all.contains("Bram Hoekstra;;Crisisdienst;;21-11-2026;;mag;"), "{all}");
        let book = owner.get(&format!("{list}/inzet.xlsx")).await;
        assert_eq!(book.status, StatusCode::OK);
        owner.post("/taal", &[("taal", "en"), ("naar", "/")]).await;
        let english = owner.get(&format!("{list}/inzet.csv")).await.text;
        assert!(english.starts_with("\u{feff}Who;Team;Work;"), "{english}");
    }

    async fn forms_that_were_made_from_an_older_version_overwrite_nothing(site: Site) {
        let (mut owner, of, work, bram, tom) = employer(&site).await;
        let acting = actor(&site, &owner).await;
        let line = tandem(&site, &acting, of, (tom, work, bram)).await;
        let allocation = given(&site, &acting, of, (tom, work)).await;
        let home = format!("/organisaties/{of}/uitzonderingen/{line}");
        let responsible = bram.to_string();
        let mut edit = vec![("verantwoordelijk", responsible.as_str()), ("vanaf", "2026-11-21"), ("uitleg", "Opnieuw bekeken.")];
        edit.extend(Agreement::ALL.iter().map(|one| ("afspraken", one.as_str())));
        let send = async |owner: &mut Browser, version: &'static str, review: &'static str| {
            let fields: Vec<_> = edit.iter().copied().chain([("versie", version), ("opnieuw", review)]).collect();
            owner.post(&format!("{home}/wijzigen"), &fields).await
        };
        assert_eq!(send(&mut owner, "1", "2027-01-20").await.location(), home);
        let late = send(&mut owner, "1", "2027-01-30").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("20 januari 2027") && late.input("versie") == "2", "{}", late.text);
        assert_eq!(send(&mut owner, "x", "2027-01-30").await.status, StatusCode::BAD_REQUEST);
        let past = send(&mut owner, "2", "2026-11-21").await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(past.text.contains("href=\"#opnieuw\""), "{}", past.text);
        let history = owner.get(&format!("{home}/geschiedenis")).await;
        assert!(history.text.contains("Gewijzigd door") && history.text.contains("opnieuw bekijken op 20 januari 2027"));

        let given = format!("/organisaties/{of}/inzet/{allocation}");
        let form = owner.get(&format!("{given}/wijzigen")).await;
        let (version, seen) = (form.input("versie"), form.input("gezien"));
        let longer = [("versie", version.as_str()), ("gezien", &seen), ("vanaf", "2026-11-21"), ("tot", "2027-01-10"), ("kenmerk", "GZ-7")];
        let asked = owner.post(&format!("{given}/wijzigen"), &longer).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "another period has another answer: it is shown first");
        let seen = asked.input("gezien");
        let again = [("versie", version.as_str()), ("gezien", &seen), ("vanaf", "2026-11-21"), ("tot", "2027-01-10"), ("kenmerk", "GZ-7")];
        assert_eq!(owner.post(&format!("{given}/wijzigen"), &again).await.location(), given);
        let late = [("versie", "1"), ("gezien", &seen), ("vanaf", "2026-11-21"), ("tot", "2027-01-10"), ("kenmerk", "GZ-8")];
        let late = owner.post(&format!("{given}/wijzigen"), &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("GZ-7") && late.text.contains("GZ-8"), "{}", late.text);
        let reversed = owner.post(&format!("{given}/beeindigen"), &[("versie", "2"), ("tot", "2026-01-01")]).await;
        assert_eq!(reversed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(owner.post(&format!("{given}/beeindigen"), &[("versie", "2"), ("tot", "2026-12-01")]).await.location(), given);
        let history = owner.get(&format!("{given}/geschiedenis")).await;
        assert!(history.text.contains("Beëindigd door") && history.text.contains("kenmerk GZ-7"), "{}", history.text);
        assert_eq!(owner.post(&format!("{home}/beeindigen"), &[("versie", "2"), ("tot", "2026-12-01")]).await.location(), home);
        let ended = owner.get(&format!("/organisaties/{of}/uitzonderingen?toon=ahead")).await;
        assert!(ended.text.contains("Geen enkele regel is zo."), "{}", ended.text);
    }
}
