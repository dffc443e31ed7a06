//! Organisations by their pages: what forms take and refuse, how somebody comes in, and that pages stay quick.

use crate::site::{Answer, Browser, PASSWORD, Site, on_both};
use http::StatusCode;
use testbed::Engine;

/// Somebody who may have a role: logged in as roles ask it.
pub(crate) async fn employee(site: &Site, email: &str) -> Browser {
    site.strong(email).await
}

/// The id in the address of an organisation that this person now owns.
pub(crate) async fn found(browser: &mut Browser, name: &str) -> String {
    let id = browser.get("/organisaties/nieuw").await.input("id");
    let answer = browser.post("/organisaties/nieuw", &[("id", &id), ("naam", name), ("kvk", "12345678")]).await;
    assert_eq!(answer.location(), format!("/organisaties/{id}"), "{}", answer.text);
    id
}

/// Adds a team; answers its id.
pub(crate) async fn add_team(owner: &mut Browser, organisation: &str, name: &str) -> String {
    let page = format!("/organisaties/{organisation}/teams/nieuw");
    let id = owner.get(&page).await.input("id");
    let answer = owner.post(&page, &[("id", &id), ("naam", name), ("onder", ""), ("locatie", "")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    id
}

async fn invite(owner: &mut Browser, organisation: &str, email: &str, role: &str, team: &str) -> Answer {
    let page = format!("/organisaties/{organisation}/leden/uitnodigen");
    let id = owner.get(&page).await.input("id");
    owner.post(&page, &[("id", &id), ("email", email), ("rol", role), ("team", team)]).await
}

/// Somebody new with a role there, who accepted the invitation.
pub(crate) async fn with_role(
    site: &Site,
    owner: &mut Browser,
    organisation: &str,
    (email, role): (&str, &str),
    team: &str,
) -> Browser {
    let mut browser = employee(site, email).await;
    let answer = invite(owner, organisation, email, role, team).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let code = site.code_for(email).await;
    let answer = browser.post("/uitnodiging", &[("code", &code)]).await;
    assert_eq!(answer.location(), format!("/organisaties/{organisation}"), "{}", answer.text);
    browser
}

/// The id of what somebody does, the last one with this role, from the page of members: the link of their row.
pub(crate) async fn member_id(owner: &mut Browser, organisation: &str, role: &str) -> String {
    let page = owner.get(&format!("/organisaties/{organisation}/leden")).await;
    let row = page.text.split("<tr>").filter(|row| row.contains(&format!("<td>{role}"))).last().unwrap();
    let (_, rest) = row.split_once("/leden/").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

on_both! {
    async fn an_organisation_is_found_changed_and_removed(site: Site) {
        let mut owner = employee(&site, "noor@example.nl").await;
        let empty = owner.get("/organisaties").await;
        assert!(empty.text.contains("Je hebt nog geen rol in een organisatie"), "{}", empty.text);
        for (name, kvk, says) in [
            ("", "12345678", "naam-error"),
            ("Jeugdhulp", "1234", "Een KvK-nummer heeft acht cijfers"),
            ("Win op www.prijs.example", "12345678", "Gebruik er geen webadres"),
            ("Jeugd\u{202e}hulp", "12345678", "Typ de naam opnieuw"),
        ] {
            let answer = owner.post("/organisaties/nieuw", &[("naam", name), ("kvk", kvk)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(says), "{says}: {}", answer.text);
            assert_eq!(answer.input("kvk"), kvk, "what was typed stays");
        }
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        let home = format!("/organisaties/{id}");
        let page = owner.get(&home).await;
        assert!(page.text.contains("Jeugdhulp Voorbeeld") && page.text.contains("12345678"));
        assert!(page.text.contains(&format!("href=\"{home}\" aria-current=\"page\"")), "the menu leads here: {}", page.text);

        let edit = format!("{home}/wijzigen");
        let fields = [("versie", "1"), ("naam", "Jeugdhulp Anders"), ("kvk", "87654321")];
        assert_eq!(owner.post(&edit, &fields).await.location(), home);
        let fields = [("versie", "1"), ("naam", "Jeugdhulp Te Laat"), ("kvk", "87654321")];
        let stale = owner.post(&edit, &fields).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("Nu staat er: Jeugdhulp Anders") && stale.text.contains("Jeugdhulp Te Laat"));
        assert_eq!(stale.input("versie"), "2");
        assert_eq!(owner.post(&edit, &[("versie", "x"), ("naam", "A B"), ("kvk", "87654321")]).await.status, StatusCode::BAD_REQUEST);

        let remove = format!("{home}/verwijderen");
        let wrong = owner.post(&remove, &[("naam", "Jeugdhulp")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let gone = owner.post(&remove, &[("naam", " jeugdhulp  anders ")]).await;
        assert_eq!(gone.location(), "/organisaties");
        assert_eq!(owner.get(&home).await.status, StatusCode::NOT_FOUND);
    }

    async fn teams_and_locations_are_refused_at_their_fields(site: Site) {
        let mut owner = employee(&site, "noor@example.nl").await;
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        let places = format!("/organisaties/{id}/locaties");
        let key = owner.get(&places).await.input("id");
        for _ in 0..2 {
            let added = owner.post(&places, &[("id", &key), ("naam", "Utrecht <b>Oost</b>")]).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "sent twice is one");
        }
        let page = owner.get(&places).await;
        assert_eq!(page.text.matches("Utrecht &lt;b&gt;Oost&lt;/b&gt;").count(), 1, "{}", page.text);
        let double = owner.post(&places, &[("naam", "utrecht <b>oost</b>")]).await;
        assert_eq!(double.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(double.text.contains("Er is al een locatie met deze naam"));

        let north = add_team(&mut owner, &id, "Noord").await;
        let new = format!("/organisaties/{id}/teams/nieuw");
        let below = owner.get(&new).await.input("id");
        let fields = [("id", below.as_str()), ("naam", "Wijk"), ("onder", &north), ("locatie", &key)];
        assert_eq!(owner.post(&new, &fields).await.status, StatusCode::SEE_OTHER);
        let double = owner.post(&new, &[("naam", "wijk"), ("onder", &north), ("locatie", "")]).await;
        assert!(double.text.contains("al een team met deze naam"), "{}", double.text);
        let unknown = owner.post(&new, &[("naam", "X"), ("onder", "y"), ("locatie", "z")]).await;
        assert!(unknown.text.contains("onder-error") && unknown.text.contains("locatie-error"), "{}", unknown.text);

        let edit = format!("/organisaties/{id}/teams/{north}");
        let was = [("was-naam", "Noord"), ("was-onder", ""), ("was-locatie", "")];
        let with = |fields: &[(&'static str, String)]| {
            let mut all: Vec<(&str, String)> = was.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            all.extend(fields.iter().cloned());
            all
        };
        let post = async |owner: &mut Browser, fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            owner.post(&edit, &fields).await
        };
        let looped = post(&mut owner, with(&[("naam", "Noord".into()), ("onder", below.clone()), ("locatie", String::new())])).await;
        assert_eq!(looped.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(looped.text.contains("niet onder zichzelf vallen"), "{}", looped.text);
        assert!(owner.get(&edit).await.text.contains("Er vallen nog teams onder"));
        assert_eq!(owner.post(&edit, &[("actie", "weg")]).await.location(), edit, "it stays, and its page says why");
        let renamed = post(&mut owner, with(&[("naam", "Noord 2".into()), ("onder", String::new()), ("locatie", String::new())])).await;
        assert_eq!(renamed.status, StatusCode::SEE_OTHER);
        let stale = post(&mut owner, with(&[("naam", "Noord 3".into()), ("onder", String::new()), ("locatie", String::new())])).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("Nu is het: Noord 2"), "{}", stale.text);

        let gone = owner.post(&format!("/organisaties/{id}/teams/{below}"), &[("actie", "weg")]).await;
        assert_eq!(gone.location(), format!("/organisaties/{id}"));
        let gone = owner.post(&places, &[("weg", &key)]).await;
        assert_eq!(gone.location(), places);
        let page = owner.get(&format!("/organisaties/{id}")).await;
        assert!(page.text.contains("Noord 2") && !page.text.contains("Utrecht"));
    }

    async fn an_invitation_brings_somebody_in_and_says_so_first(site: Site) {
        let mut owner = employee(&site, "noor@example.nl").await;
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        for (email, role, says) in [
            ("", "reader", "email-error"),
            ("geen adres", "reader", "email-error"),
            ("x@example.nl", "", "rol-error"),
            ("x@example.nl", "team-lead", "zodra er een team is"),
            ("noor@example.nl", "reader", "heeft hier al een rol"),
        ] {
            let answer = invite(&mut owner, &id, email, role, "").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} {role}");
            assert!(answer.text.contains(says), "{says}: {}", answer.text);
        }
        let answer = invite(&mut owner, &id, "roos@example.nl", "hr", "").await;
        assert_eq!(answer.location(), format!("/organisaties/{id}/leden"));
        let list = owner.get(&format!("/organisaties/{id}/leden")).await;
        assert!(list.text.contains("roos@example.nl") && list.text.contains("uitnodiging is onderweg"), "{}", list.text);

        let code = site.code_for("roos@example.nl").await;
        let address = format!("/uitnodiging?code={code}");
        let mut visitor = site.visitor();
        let page = visitor.get(&address).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("Jeugdhulp Voorbeeld"), "nothing is told yet");
        assert!(page.text.contains(&format!("/inloggen?naar=/uitnodiging%3Fcode%3D{code}")), "{}", page.text);
        let mut roos = site.member("roos@example.nl").await;
        let fields = [("naar", address.as_str()), ("email", "roos@example.nl"), ("wachtwoord", PASSWORD)];
        assert_eq!(visitor.post("/inloggen", &fields).await.location(), address, "and back");
        let page = roos.get(&address).await;
        assert!(page.text.contains("Jeugdhulp Voorbeeld (KvK 12345678) vraagt je om mee te werken als HR-medewerker"), "{}", page.text);
        let joined = roos.post("/uitnodiging", &[("code", &code)]).await;
        assert_eq!(joined.location(), format!("/organisaties/{id}"));
        let guarded = roos.get(joined.location()).await;
        assert_eq!(guarded.location(), "/account/extra-beveiliging", "a role asks for a second factor");
        assert!(roos.get(guarded.location()).await.text.contains("Je doet mee."), "said where one ends");
        crate::second_factor::turn_on(&site, &mut roos).await;
        for answer in [roos.get(&address).await, roos.post("/uitnodiging", &[("code", &code)]).await, roos.get("/uitnodiging").await] {
            assert_eq!(answer.status, StatusCode::GONE);
            assert!(answer.text.contains("Deze uitnodiging werkt niet"));
        }
        let owners = invite(&mut roos, &id, "x@example.nl", "owner", "").await;
        assert!(owners.text.contains("Alleen een eigenaar bepaalt"), "{}", owners.text);
        invite(&mut roos, &id, "tom@example.nl", "reader", "").await;
        let code = site.code_for("tom@example.nl").await;
        let list = roos.get(&format!("/organisaties/{id}/leden")).await;
        let (_, rest) = list.text.split_once("name=\"intrekken\" value=\"").unwrap();
        let waiting = rest.split('"').next().unwrap().to_owned();
        roos.post(&format!("/organisaties/{id}/leden"), &[("intrekken", &waiting)]).await;
        let mut tom = employee(&site, "tom@example.nl").await;
        assert_eq!(tom.get(&format!("/uitnodiging?code={code}")).await.status, StatusCode::GONE, "withdrawn");
    }

    async fn an_invitation_that_was_passed_on_is_accepted_knowingly(site: Site) {
        let mut owner = employee(&site, "noor@example.nl").await;
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        invite(&mut owner, &id, "Roos@example.nl", "hr", "").await;
        let code = site.code_for("roos@example.nl").await;
        let mut other = employee(&site, "roos@thuis.example").await;
        let page = other.get(&format!("/uitnodiging?code={code}")).await;
        assert!(page.text.contains("gestuurd aan roos@example.nl. Je bent ingelogd met roos@thuis.example"), "{}", page.text);
        let asked = other.post("/uitnodiging", &[("code", &code)]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.text.contains("Bevestig dat de uitnodiging voor jou is") && asked.input("code") == code, "{}", asked.text);
        assert!(!owner.get(&format!("/organisaties/{id}/leden")).await.text.contains("roos@thuis.example"));
        let joined = other.post("/uitnodiging", &[("code", &code), ("ander-adres", "yes")]).await;
        assert_eq!(joined.location(), format!("/organisaties/{id}"));
        let members = owner.get(&format!("/organisaties/{id}/leden")).await;
        assert!(members.text.contains("roos@thuis.example"), "who invited sees which account it is: {}", members.text);
        let mut reader = with_role(&site, &mut owner, &id, ("tom@example.nl", "reader"), "").await;
        let members = reader.get(&format!("/organisaties/{id}/leden")).await;
        assert!(!members.text.contains("roos@thuis.example"), "a reader sees names");
    }

    async fn roles_change_end_and_pass_on(site: Site) {
        let mut owner = employee(&site, "noor@example.nl").await;
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        let team = add_team(&mut owner, &id, "Noord").await;
        let leave = format!("/organisaties/{id}/verlaten");
        assert!(owner.get(&leave).await.text.contains("Je bent de enige met een rol hier"));
        assert_eq!(owner.post(&leave, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let account = owner.post("/account", &[("formulier", "wissen"), ("zeker", "yes"), ("wachtwoord-wissen", PASSWORD)]).await;
        assert!(account.text.contains("Je bent de enige eigenaar"), "{}", account.text);

        let mut reader = with_role(&site, &mut owner, &id, ("roos@example.nl", "reader"), "").await;
        let one = member_id(&mut owner, &id, "Lezer").await;
        let edit = format!("/organisaties/{id}/leden/{one}");
        let lead = owner.post(&edit, &[("was", "reader"), ("rol", "team-lead")]).await;
        assert!(lead.text.contains("Kies minstens één team"), "{}", lead.text);
        let lead = owner.post(&edit, &[("was", "reader"), ("rol", "team-lead"), ("team", &team)]).await;
        assert_eq!(lead.status, StatusCode::SEE_OTHER);
        let stale = owner.post(&edit, &[("was", "reader"), ("rol", "quality")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("De rol is nu: Teamleider"), "{}", stale.text);
        assert!(reader.get(&format!("/organisaties/{id}")).await.text.contains("Teamleider: Noor de Wit"));

        let hand_over = owner.post(&leave, &[("opvolger", "")]).await;
        assert!(hand_over.text.contains("Kies wie eigenaar wordt"), "{}", hand_over.text);
        let left = owner.post(&leave, &[("opvolger", &one)]).await;
        assert_eq!(left.location(), "/organisaties");
        assert_eq!(owner.get(&format!("/organisaties/{id}")).await.status, StatusCode::NOT_FOUND);
        assert!(reader.get(&format!("/organisaties/{id}")).await.text.contains("Eigenaar. Kan alles"));

        let mut back = with_role(&site, &mut reader, &id, ("tom@example.nl", "quality"), "").await;
        let one = member_id(&mut reader, &id, "Kwaliteit").await;
        let end = format!("/organisaties/{id}/leden/{one}/beeindigen");
        assert!(reader.get(&end).await.text.contains("Wat gaat er over?"));
        for _ in 0..2 {
            assert_eq!(reader.post(&end, &[("opvolger", "")]).await.location(), format!("/organisaties/{id}/leden"));
        }
        assert_eq!(back.get(&format!("/organisaties/{id}")).await.status, StatusCode::NOT_FOUND, "on the next request");
    }

    async fn a_new_code_is_made_once_for_a_form_sent_twice(site: Site) {
        let mut owner = employee(&site, "noor@example.nl").await;
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        let page = format!("/organisaties/{id}/code");
        let first = owner.get(&page).await.input("code");
        owner.post(&page, &[("code", &first)]).await;
        let second = owner.get(&page).await.input("code");
        assert_ne!(first, second);
        owner.post(&page, &[("code", &first)]).await;
        assert_eq!(owner.get(&page).await.input("code"), second);
    }
}

/// However many teams, locations and people there are, a page asks the database as often.
#[tokio::test]
async fn the_number_of_queries_does_not_grow_with_the_organisation() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let site = Site::new(engine).await;
        let mut owner = employee(&site, "noor@example.nl").await;
        let account = statements(&site, &mut owner, "/account").await;
        let id = found(&mut owner, "Jeugdhulp Voorbeeld").await;
        let team = add_team(&mut owner, &id, "Team").await;
        let home = format!("/organisaties/{id}");
        let paths = [
            "/organisaties".to_owned(),
            home.clone(),
            format!("{home}/leden"),
            format!("{home}/leden/uitnodigen"),
            format!("{home}/teams/{team}"),
            format!("{home}/locaties"),
            format!("{home}/verlaten"),
        ];
        let mut few = Vec::new();
        for path in &paths {
            few.push(statements(&site, &mut owner, path).await);
        }
        for number in 0..20 {
            add_team(&mut owner, &id, &format!("Team {number}")).await;
            owner.post(&format!("{home}/locaties"), &[("naam", &format!("Locatie {number}"))]).await;
            invite(&mut owner, &id, &format!("p{number}@example.nl"), "reader", "").await;
        }
        for number in 0..3 {
            with_role(&site, &mut owner, &id, (&format!("lead{number}@example.nl"), "team-lead"), &team).await;
        }
        for (path, before) in paths.iter().zip(few) {
            let after = statements(&site, &mut owner, path).await;
            assert_eq!(before, after, "{path}");
            assert!(after <= 9, "{path}: {after} statements");
        }
        // The menu of every page costs nothing more.
        assert_eq!(statements(&site, &mut owner, "/account").await, account);
    }
}

async fn statements(site: &Site, browser: &mut Browser, path: &str) -> u64 {
    let before = site.service.counts().statements;
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    site.service.counts().statements - before
}
