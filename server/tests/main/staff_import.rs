//! Reading a list of staff in over HTTP; saved filters, columns and other days of the overview.

use crate::{
    site::{Answer, Browser, on_both},
    workforce::{actor, begin, employed, employed_since, founded, team},
};
use axum::{body::Body, http::StatusCode};
use domain::{Dossier, organisation::Sharing};
use http::Method;

/// Sends a form with parts.
async fn parts(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, value) in fields {
        body.push_str(&format!("--grens\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
    }
    body.push_str("--grens--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=grens"), ("sec-fetch-site", "same-origin")];
    browser.send(Method::POST, path, &headers, Body::from(body)).await
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Everything that the form of a preview would send, with these fields changed.
fn form<'a>(answer: &Answer, change: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let mut fields =
        vec![("lijst".to_owned(), unescaped(&answer.input("lijst"))), ("gezien".to_owned(), answer.input("gezien"))];
    // The selects: each has at most one option chosen.
    for part in answer.text.split("<select").skip(1) {
        let select = part.split("</select>").next().unwrap();
        let name = select.split_once("name=\"").unwrap().1.split('"').next().unwrap();
        let chosen = select.split("<option").find(|option| option.split('>').next().unwrap().contains("selected"));
        let chosen = chosen
            .and_then(|option| option.split_once("value=\""))
            .map_or("", |(_, rest)| rest.split('"').next().unwrap());
        fields.push((name.to_owned(), chosen.to_owned()));
    }
    for (name, value) in change {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

async fn send(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    parts(browser, path, &fields).await
}

fn ok(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    &answer.text
}

const READ_IN: (&str, &str) = ("doe", "inlezen");

const DOSSIER: &[u8] = br#"{"format":"vakspoor-dossier/1",
    "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2024-01-01","until":"2029-01-01",
        "measures":[{"kind":"schorsing","from":"2026-03-01","until":"2026-03-31"}]},
        {"id":"s","register":"NVO","chamber":"generalist","since":"2024-01-01","until":"2029-02-01"}]}"#;

on_both! {
    async fn a_list_is_looked_at_mapped_by_hand_and_read_in_once(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        let page = format!("{list}/importeren");
        assert!(ok(&owner.get(&list).await).contains(&page), "there is a way to it");
        assert!(ok(&owner.get(&page).await).contains("Dezelfde lijst nog een keer inlezen verandert niets"));
        let csv = "Wie;Waar;Getal;BSN\nAnna <b>;Noord;0012;123456782\nBram;Zuid;13;111222333\n";
        let asked = owner.upload(&page, "lijst.csv", csv.as_bytes()).await;
        assert!(ok(&asked).contains("We weten nog niet van elke kolom") && asked.text.contains("Weggegooid"), "{}", asked.text);
        let nameless = send(&mut owner, &page, &form(&asked, &[READ_IN])).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.text.contains("Kies in welke kolom de naam staat"), "{}", nameless.text);
        assert!(!asked.text.contains("123456782") && !asked.text.contains("<b>"));
        let twice = form(&asked, &[("kolom-0", "name"), ("kolom-1", "name")]);
        let wrong = send(&mut owner, &page, &twice).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("href=\"#kolom-1\""), "{}", wrong.text);
        let mapped = form(&asked, &[("kolom-0", "name"), ("kolom-1", "team"), ("kolom-2", "employee-number")]);
        let seen = send(&mut owner, &page, &mapped).await;
        assert!(ok(&seen).contains("2 komen erbij, 0 veranderen") && seen.text.contains("Maak deze teams"), "{}", seen.text);
        assert!(seen.text.contains("Lees 2 rijen in") && seen.text.contains("Personeelsnummer: – → 0012"), "{}", seen.text);
        assert!(owner.get(&list).await.text.contains("Er staat nog niemand in"), "a look stores nothing");
        // Another choice than was seen is shown first.
        let made = form(&seen, &[("teams", "maken"), READ_IN]);
        let again = send(&mut owner, &page, &made).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
        assert!(again.text.contains("iets anders dan je net zag") && again.text.contains("Team: – → Noord"), "{}", again.text);
        let confirm = form(&again, &[("teams", "maken"), READ_IN]);
        for _ in 0..2 {
            let done = send(&mut owner, &page, &confirm).await;
            assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, list.as_str()), "{}", done.text);
        }
        let overview = owner.get(&list).await;
        assert!(ok(&overview).contains("Er veranderde niets") && overview.text.matches("Noord").count() > 1, "{}", overview.text);
        // The columns are remembered, and the list says nothing new.
        let same = owner.upload(&page, "lijst.csv", csv.as_bytes()).await;
        assert!(ok(&same).contains("Alles in deze lijst staat er al zo in") && same.text.contains("de vorige keer"), "{}", same.text);
        assert!(!same.text.contains("value=\"inlezen\""), "there is nothing to read in");
        let wrong = "naam;einddatum registratie;register;personeelsnummer\nAnna <b>;gisteren;SKJ;0012\nBram;1-1-2028;XYZ;0012\n;;;\nCor;;;\n";
        let refused = owner.upload(&page, "x.csv", wrong.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["2 rijen kloppen niet", "Rij 2: Einddatum van de registratie", "gisteren", "XYZ", "Dit register kennen we niet"] {
            assert!(refused.text.contains(part), "{part}: {}", refused.text);
        }
        assert!(!refused.text.contains("value=\"inlezen\""));
        let forced = send(&mut owner, &page, &form(&refused, &[READ_IN])).await;
        assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing of it is taken");
        assert!(!owner.get(&list).await.text.contains("Cor"));
        // Everything of a row at once, each with what stands in its own cell.
        let several = "voornaam;achternaam;e-mailadres;VOG;personeelsnummer\nEls;Bos;els@;gisteren;77\nFred;Vos;;;77\n";
        let refused = owner.upload(&page, "x.csv", several.as_bytes()).await;
        for part in ["2 rijen kloppen niet", "Rij 2: E-mailadres", "els@", "Rij 2: Datum van de VOG", "gisteren", "Rij 3: Personeelsnummer", "77"] {
            assert!(refused.text.contains(part), "{part}: {}", refused.text);
        }
        assert!(!refused.text.contains("Els Bos"), "nothing is wrong with the name");
        // An end that may be of two things is asked about, until somebody chooses.
        let ends = owner.upload(&page, "x.csv", b"naam;einddatum\nEls;1-1-2028\n").await;
        assert!(ok(&ends).contains("De kolom &#x27;einddatum&#x27; nemen we nog niet over") || ends.text.contains("De kolom 'einddatum' nemen we nog niet over"), "{}", ends.text);
        let left = send(&mut owner, &page, &form(&ends, &[])).await;
        assert!(!ok(&left).contains("nemen we nog niet over"), "{}", left.text);
        for (bytes, text) in [(&b""[..], "Kies eerst"), (b"%PDF-1", "CSV- of een XLSX"), (b"naam;team\n", "staat niets")] {
            let answer = owner.upload(&page, "x", bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(text) || answer.text.contains("leeg"), "{text}: {}", answer.text);
        }
        let nonsense = parts(&mut owner, &page, &[("lijst", "[1]")]).await;
        assert_eq!(nonsense.status, StatusCode::BAD_REQUEST);
    }

    async fn our_own_files_change_nothing_when_they_are_read_in(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        let north = team(&site, &owner, of, "Noord").await;
        for name in ["Céline =Formule", "Bram  van  Dijk", "=1+1", "O'Brien; \"B\""] {
            let record = service::Record { name: name.to_owned(), team: Some(north), ..service::Record::default() };
            let id = service::StaffId::new();
            site.service.save_staff(&actor(&site, &owner).await, of, id, None, record).await.unwrap();
        }
        employed(&site, &owner, of, "Zonder Team", None).await;
        let anna = site.member("anna@werk.nl").await;
        let anna = actor(&site, &anna).await;
        site.service.import(&anna, &Dossier::from_json(DOSSIER).unwrap()).await.unwrap();
        let code = site.service.organisation(&actor(&site, &owner).await, of).await.unwrap().organisation.join_code;
        begin(&site, &anna, &code, Sharing::Activities).await;
        for ending in ["csv", "xlsx"] {
            let file = owner.get(&format!("{list}/overzicht.{ending}")).await;
            assert_eq!(file.status, StatusCode::OK);
            let seen = owner.upload(&format!("{list}/importeren"), "ons", &file.bytes).await;
            assert!(ok(&seen).contains("Alles in deze lijst staat er al zo in"), "{ending}: {}", seen.text);
            assert!(seen.text.contains("Deelt de registratie zelf"), "two lines of somebody who shares are one person");
            assert!(!seen.text.contains("Niet in deze lijst"), "everybody is in it");
        }
    }

    async fn a_role_that_is_too_low_reads_nothing_in(site: Site) {
        let (_, of) = founded(&site, "eva@example.nl").await;
        let (mut other, _) = founded(&site, "ander@example.nl").await;
        let page = format!("/organisaties/{of}/medewerkers/importeren");
        assert_eq!(other.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.upload(&page, "x.csv", b"naam;team\nAnna;x\n").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_filter_is_saved_chosen_renamed_and_removed(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        employed(&site, &owner, of, "Bram", None).await;
        let list = format!("/organisaties/{of}/medewerkers");
        let filters = format!("{list}/filters");
        assert!(ok(&owner.get(&filters).await).contains("Je hebt nog geen filters bewaard"));
        assert!(!owner.get(&list).await.text.contains("Bewaar dit filter"), "there is nothing to save");
        let query = "register=SKJ&kolom=email&kolom=vog";
        let overview = owner.get(&format!("{list}?{query}&pagina=1")).await;
        assert!(ok(&overview).contains("Bewaar dit filter") && overview.text.contains("bram@werk.nl"), "{}", overview.text);
        assert!(!overview.text.contains("Sorteer op einddatum"), "columns that were not chosen are not there");
        let id = overview.input("id");
        assert_eq!(unescaped(&overview.input("filter")), query);
        let nameless = owner.post(&filters, &[("id", &id), ("filter", query), ("naam", " ")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(unescaped(&nameless.input("filter")), query, "what was to be saved is still there");
        for _ in 0..2 {
            let fields = [("id", id.as_str()), ("filter", "register=SKJ&kolom=vog&kolom=email&x=1&pagina=3"), ("naam", "Mijn <b>")];
            let saved = owner.post(&filters, &fields).await;
            assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("{list}?{query}").as_str()), "{}", saved.text);
        }
        let overview = owner.get(&list).await;
        assert!(ok(&overview).contains(&format!("{list}?{}\"", query.replace('&', "&amp;"))) && !overview.text.contains("Mijn <b>"), "{}", overview.text);
        let chosen = owner.get(&format!("{list}?{query}")).await;
        assert!(ok(&chosen).contains("aria-current=\"page\"") && !chosen.text.contains("Bewaar dit filter"));
        let one = format!("{filters}/{id}");
        assert_eq!(unescaped(&owner.get(&one).await.input("was-naam")), "Mijn <b>");
        let renamed = owner.post(&one, &[("was-naam", "Mijn <b>"), ("naam", "Loopt af")]).await;
        assert_eq!(renamed.location(), filters);
        let late = owner.post(&one, &[("was-naam", "Mijn <b>"), ("naam", "Anders")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("heet intussen") && late.input("was-naam") == "Loopt af" && late.input("naam") == "Anders");
        assert_eq!(owner.post(&one, &[("was-naam", "Loopt af"), ("naam", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(ok(&owner.get(&filters).await).contains("Loopt af"));
        let (mut other, elsewhere) = founded(&site, "ander@example.nl").await;
        for of in [of, elsewhere] {
            let address = format!("/organisaties/{of}/medewerkers/filters/{id}");
            assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
            assert_eq!(other.post(&address, &[("was-naam", "Loopt af"), ("naam", "x")]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(other.post(&format!("{address}/verwijderen"), &[]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(owner.post(&format!("{one}/verwijderen"), &[]).await.location(), filters);
        assert_eq!(owner.get(&one).await.status, StatusCode::NOT_FOUND);
    }

    async fn another_day_says_which_it_is_and_what_it_rests_on(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        let anna = site.member("anna@werk.nl").await;
        let anna = actor(&site, &anna).await;
        site.service.import(&anna, &Dossier::from_json(DOSSIER).unwrap()).await.unwrap();
        let staff = employed_since(&site, &owner, of, ("Anna", None), Some("2020-01-01")).await;
        let code = site.service.organisation(&actor(&site, &owner).await, of).await.unwrap().organisation.join_code;
        begin(&site, &anna, &code, Sharing::Sums).await;
        let past = owner.get(&format!("{list}?op=15-3-2026&voortgang=behind&volgorde=voortgang")).await;
        assert!(ok(&past).contains("Zo stond het er op 15 maart 2026 voor") && past.text.contains("Geschorst"), "{}", past.text);
        assert!(past.text.contains("tot en met 31 mrt 2026") && past.text.contains("niet filteren of sorteren"), "{}", past.text);
        assert!(!past.text.contains("Achter of kritiek"), "no sums of another day");
        // A file is of the same day, and says which; a calendar is of what is to come.
        assert!(past.text.contains("overzicht.csv?op=2026-03-15") && !past.text.contains("overzicht.ics"), "{}", past.text);
        let mut files = Vec::new();
        for day in ["?op=2026-03-15", "?op=2029-01-15", ""] {
            let file = owner.get(&format!("{list}/overzicht.csv{day}")).await;
            let named = file.headers["content-disposition"].to_str().unwrap().to_owned();
            files.push((named, ok(&file).to_owned()));
        }
        let [(past_name, past_file), (ahead_name, ahead_file), (_, now)] = &files[..] else { panic!("three") };
        assert!(past_name.contains("2026-03-15") && past_file.contains("Geschorst") && past_file.contains("Anna"), "{past_file}");
        assert!(ahead_name.contains("2029-01-15") && ahead_file.contains("Verlopen"), "{ahead_file}");
        assert!(!now.contains("Geschorst") && !now.contains("Verlopen"), "{now}");
        assert!(past.text.contains(&format!("{list}/{staff}?op=2026-03-15")));
        let ahead = owner.get(&format!("{list}?op=2029-01-15")).await;
        assert!(ok(&ahead).contains("Zo staat het er op 15 januari 2029 voor") && ahead.text.contains("Verlopen"), "{}", ahead.text);
        assert!(ahead.text.contains("Op die dag loopt er geen registratie"), "{}", ahead.text);
        assert!(!ok(&owner.get(&format!("{list}?op=2026-11-21")).await).contains("Terug naar vandaag"), "today is today");
        for wrong in ["onzin", "31-2-2027"] {
            let read = owner.get(&format!("{list}?op={wrong}")).await;
            assert!(!ok(&read).contains("Terug naar vandaag") && read.text.contains(&format!("‘{wrong}’ is geen dag")), "{}", read.text);
        }
        assert!(!ok(&owner.get(&format!("{list}?op=")).await).contains("is geen dag"));
        let person = owner.get(&format!("{list}/{staff}?op=2026-03-15")).await;
        assert!(ok(&person).contains("Anna op 15 maart 2026") && person.text.contains("Geschorst"), "{}", person.text);
        assert!(ok(&owner.get(&format!("{list}/{staff}?op=onzin")).await).contains("‘onzin’ is geen dag"));
        let fine = owner.get(&format!("{list}/{staff}?op=2026-04-01")).await;
        assert!(!ok(&fine).contains("Geschorst"), "{}", fine.text);
        assert_eq!(owner.get(&format!("{list}/{of}?op=2026-04-01")).await.status, StatusCode::NOT_FOUND);
        // Who has been taken off the staff since is there as they were; there is no page of today to go back to.
        site.service.remove_staff(&actor(&site, &owner).await, of, staff, 1).await.unwrap();
        assert!(!ok(&owner.get(&list).await).contains("Anna"));
        let past = owner.get(&format!("{list}?op=2026-03-15")).await;
        assert!(ok(&past).contains(&format!("{list}/{staff}?op=2026-03-15")) && !past.text.contains("31 mrt 2026"), "{}", past.text);
        let person = owner.get(&format!("{list}/{staff}?op=2026-03-15")).await;
        assert!(ok(&person).contains("Anna op 15 maart 2026") && person.text.contains("later uit jullie overzicht gehaald"));
        assert!(!person.text.contains(&format!("href=\"{list}/{staff}\"")), "{}", person.text);
        assert_eq!(owner.get(&format!("{list}/{staff}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(owner.get(&format!("{list}/{staff}?op=2019-12-31")).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_number_of_queries_of_another_day_does_not_grow_with_the_staff(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        let code = site.service.organisation(&actor(&site, &owner).await, of).await.unwrap().organisation.join_code;
        let join = async |email: &str| {
            let who = site.member(email).await;
            let who = actor(&site, &who).await;
            site.service.import(&who, &Dossier::from_json(DOSSIER).unwrap()).await.unwrap();
            begin(&site, &who, &code, Sharing::Activities).await;
        };
        // Who has a record shares with that.
        employed_since(&site, &owner, of, ("Anna", None), Some("2020-01-01")).await;
        join("anna@werk.nl").await;
        let staff = employed(&site, &owner, of, "Bram", None).await;
        let paths = ["?op=2026-03-15", "?op=2028-01-01&zoek=e", "/filters", "/importeren", &format!("/{staff}?op=2028-01-01")];
        let mut few = Vec::new();
        for path in paths {
            let before = site.service.counts().statements;
            ok(&owner.get(&format!("{list}{path}")).await);
            few.push(site.service.counts().statements - before);
        }
        for number in 0..8 {
            employed_since(&site, &owner, of, (&format!("p{number}"), None), Some("2020-01-01")).await;
            join(&format!("p{number}@werk.nl")).await;
            employed(&site, &owner, of, &format!("Collega {number}"), None).await;
        }
        for (path, expected) in paths.iter().zip(few) {
            let before = site.service.counts().statements;
            ok(&owner.get(&format!("{list}{path}")).await);
            let after = site.service.counts().statements - before;
            assert_eq!(after, expected, "{path}");
            assert!(after <= 14, "{path}: {after}");
        }
    }
}
