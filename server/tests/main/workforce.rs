//! The staff of an organisation over HTTP: who sees whom, what is written down, what goes along as a file.

use crate::site::{Answer, Browser, Site, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::{
    Dossier,
    organisation::{Role, Sharing},
};
use language::Locale;
use service::{Actor, LinkId, Network, OrganisationId, Record, StaffId, Team, TeamId};

/// Who a browser is.
pub async fn actor(site: &Site, browser: &Browser) -> Actor {
    let secret = browser.cookies.get("__Host-session").unwrap();
    site.service.actor_of(secret).await.unwrap().unwrap().0
}

/// An organisation and who owns it.
pub async fn founded(site: &Site, email: &str) -> (Browser, OrganisationId) {
    let browser = site.strong(email).await;
    let id = OrganisationId::new();
    site.service.found_organisation(&actor(site, &browser).await, id, "Jeugdhulp Noord", "12345678").await.unwrap();
    (browser, id)
}

/// Somebody with another role there.
async fn with_role(
    site: &Site,
    owner: &Browser,
    of: OrganisationId,
    email: &str,
    role: Role,
    team: Option<TeamId>,
) -> Browser {
    let browser = site.strong(email).await;
    let inviter = actor(site, owner).await;
    site.service.invite_member(&inviter, of, email, (role, team), Locale::Nl).await.unwrap();
    let code = site.code_for(email).await;
    site.service.accept_role(&actor(site, &browser).await, &code).await.unwrap();
    browser
}

pub async fn team(site: &Site, owner: &Browser, of: OrganisationId, name: &str) -> TeamId {
    let id = TeamId::new();
    let team = Team { id, parent: None, location: None, name: name.to_owned() };
    site.service.save_team(&actor(site, owner).await, of, team).await.unwrap();
    id
}

/// Somebody of the staff.
pub async fn employed(site: &Site, owner: &Browser, of: OrganisationId, name: &str, team: Option<TeamId>) -> StaffId {
    employed_since(site, owner, of, (name, team), None).await
}

/// The same, with their first working day.
pub async fn employed_since(
    site: &Site,
    owner: &Browser,
    of: OrganisationId,
    (name, team): (&str, Option<TeamId>),
    since: Option<&str>,
) -> StaffId {
    let id = StaffId::new();
    let record = Record {
        name: name.to_owned(),
        team,
        since: since.map(|day| day.parse().unwrap()),
        email: Some(format!("{}@werk.nl", name.to_lowercase().replace(' ', "."))),
        register: Some(domain::Register::Skj),
        registered_until: "2027-02-01".parse().ok(),
        ..Record::default()
    };
    site.service.save_staff(&actor(site, owner).await, of, id, None, record).await.unwrap();
    id
}

/// Begins to share.
pub async fn begin(site: &Site, who: &Actor, code: &str, sharing: Sharing) -> LinkId {
    let id = LinkId::new();
    let network = Network::of([192, 0, 2, 7].into());
    site.service.begin_link(who, id, code, (sharing, None), &network).await.unwrap();
    id
}

const DOSSIER: &[u8] = br#"{"format":"vakspoor-dossier/1",
    "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2024-01-01","until":"2029-01-01"}],
    "activities":[{"id":"a","kind":"training","form":"course","title":"KANARIE cursus","completed_on":"2025-01-01","hours":3},
        {"id":"b","kind":"reflection","form":"intervision","title":"GEHEIM gesprek","sessions":[{"on":"2025-02-01","minutes":120}]}]}"#;

fn ok(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    &answer.text
}

on_both! {
    async fn a_record_is_made_changed_and_removed_by_forms(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        assert!(ok(&owner.get(&list).await).contains("Drie manieren om te beginnen"));
        let form = owner.get(&format!("{list}/nieuw")).await;
        let id = form.input("id");
        let wrong = owner.post(&format!("{list}/nieuw"), &[("id", &id), ("naam", " "), ("einddatum", "31-2-2027")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("31-2-2027") && wrong.text.contains("href=\"#naam\""), "{}", wrong.text);
        let fields = [
            ("id", id.as_str()), ("naam", "Anna <b>"), ("functie", "=1+1"), ("registratie", "jgp"), ("einddatum", "1-2-2027"),
            ("email", "Anna@Werk.nl"), ("nummer", "0012"),
        ];
        for _ in 0..2 {
            let saved = owner.post(&format!("{list}/nieuw"), &fields).await;
            assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("{list}/{id}").as_str()), "{}", saved.text);
        }
        let shown = owner.get(&list).await;
        assert_eq!(ok(&shown).matches(&format!("{list}/{id}\"")).count(), 1, "sent twice, stored once");
        assert!(shown.text.contains("1 registratie; 0 verlopen, 1 loopt af binnen 6 maanden.") && !shown.text.contains("<b>"));
        let second = StaffId::new().to_string();
        let taken = owner.post(&format!("{list}/nieuw"), &[("id", &second), ("naam", "Bob"), ("nummer", "0012")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.text.contains("heeft iemand anders al"));

        // The same address: asked about once, with everything that was typed.
        let bob = [("id", second.as_str()), ("naam", "Bob"), ("functie", "Arts"), ("email", "anna@werk.nl")];
        let asked = owner.post(&format!("{list}/nieuw"), &bob).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["Staat deze medewerker er al?", "heeft hetzelfde e-mailadres", &format!("{list}/{id}\""), "Bewaar toch"] {
            assert!(asked.text.contains(part), "{part}: {}", asked.text);
        }
        assert_eq!((asked.input("naam"), asked.input("functie"), asked.input("gezien")), ("Bob".to_owned(), "Arts".to_owned(), id.clone()));
        let seen = asked.input("gezien");
        let saved = owner.post(&format!("{list}/nieuw"), &[&bob[..], &[("gezien", seen.as_str())]].concat()).await;
        assert_eq!(saved.location(), format!("{list}/{second}"), "{}", saved.text);
        assert!(owner.get(&list).await.text.contains("Van 1 medewerker is geen registratie bekend."), "who has none is no registration");
        let same = owner.get(&format!("{list}/{second}/wijzigen")).await.input("versie");
        let kept = [("versie", same.as_str()), ("naam", "Bob de Boer"), ("email", "anna@werk.nl")];
        assert_eq!(owner.post(&format!("{list}/{second}/wijzigen"), &kept).await.status, StatusCode::SEE_OTHER, "not asked again");

        let edit = format!("{list}/{id}/wijzigen");
        let version = owner.get(&edit).await.input("versie");
        let changed = [("versie", version.as_str()), ("naam", "Anna Bos"), ("registratie", "jgp"), ("einddatum", "1-3-2030")];
        assert_eq!(owner.post(&edit, &changed).await.status, StatusCode::SEE_OTHER);
        let late = owner.post(&edit, &[("versie", &version), ("naam", "Anna Laat")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Anna Laat") && late.text.contains("Anna Bos") && late.input("versie") == "2", "{}", late.text);
        assert_eq!(owner.post(&edit, &[("naam", "X")]).await.status, StatusCode::BAD_REQUEST);
        let history = owner.get(&format!("{list}/{id}/geschiedenis")).await;
        assert!(ok(&history).contains("Gewijzigd door Noor de Wit"));
        assert!(history.text.contains("1 februari 2027 → 1 maart 2030"), "{}", history.text);

        let remove = format!("{list}/{id}/verwijderen");
        assert!(ok(&owner.get(&remove).await).contains("kun je niet ongedaan maken"));
        assert_eq!(owner.post(&remove, &[("versie", "1")]).await.status, StatusCode::CONFLICT);
        assert_eq!(owner.post(&remove, &[("versie", "2")]).await.location(), list);
        for gone in ["", "/wijzigen", "/geschiedenis", "/verwijderen", "/activiteiten"] {
            assert_eq!(owner.get(&format!("{list}/{id}{gone}")).await.status, StatusCode::NOT_FOUND, "{gone}");
        }
    }

    async fn what_is_shared_is_seen_and_gone_with_the_next_request(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let anna = site.member("anna@werk.nl").await;
        let anna = actor(&site, &anna).await;
        site.service.import(&anna, &Dossier::from_json(DOSSIER).unwrap()).await.unwrap();
        let staff = employed(&site, &owner, of, "Anna", None).await;
        let page = format!("/organisaties/{of}/medewerkers/{staff}");
        assert!(ok(&owner.get(&page).await).contains("Niets. Wat jullie hier zien"));
        let asked = owner.post(&format!("{page}/uitnodigen"), &[]).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, page.as_str()));
        assert!(ok(&owner.get(&page).await).contains("nog geen antwoord"));
        let code = site.code_for("anna@werk.nl").await;
        let link = begin(&site, &anna, &code, Sharing::Standing).await;
        let shown = owner.get(&page).await;
        assert!(ok(&shown).contains("1 januari 2029") && !shown.text.contains("Bekijk de activiteiten"), "{}", shown.text);
        assert!(!shown.text.contains("class=\"bands\""), "no sums at this level");
        assert_eq!(owner.get(&format!("{page}/activiteiten")).await.status, StatusCode::NOT_FOUND);
        site.service.edit_link(&anna, link, 1, Sharing::Sums, None).await.unwrap();
        assert!(ok(&owner.get(&page).await).contains("class=\"bands\""));
        assert_eq!(owner.get(&format!("{page}/activiteiten")).await.status, StatusCode::NOT_FOUND);
        site.service.edit_link(&anna, link, 2, Sharing::Activities, None).await.unwrap();
        let activities = owner.get(&format!("{page}/activiteiten")).await;
        assert!(ok(&activities).contains("KANARIE cursus") && !activities.text.contains("GEHEIM"));
        let log = site.service.links(&anna, 0).await.unwrap().readings;
        assert_eq!(log.len(), 3, "each look at something shared is in the log: {log:?}");
        // The same again: once within a quarter of an hour, unless they share something else since.
        for (minutes, lines) in [(1, 1), (14, 0), (2, 1)] {
            site.clock.advance(TimeDelta::minutes(minutes));
            let before = site.service.links(&anna, 0).await.unwrap().readings.len();
            owner.get(&format!("{page}/activiteiten")).await;
            let after = site.service.links(&anna, 0).await.unwrap().readings.len();
            assert_eq!(after - before, lines, "{minutes} minutes later");
        }
        site.service.withdraw_link(&anna, link).await.unwrap();
        assert_eq!(owner.get(&format!("{page}/activiteiten")).await.status, StatusCode::NOT_FOUND);
        let after = owner.get(&page).await;
        assert!(ok(&after).contains("Het delen stopte op") && !after.text.contains("1 januari 2029"));
        let seen = site.service.links(&anna, 0).await.unwrap().readings.len();
        owner.get(&page).await;
        assert_eq!(site.service.links(&anna, 0).await.unwrap().readings.len(), seen, "nothing was seen");

        // And from the employer's side.
        let code = site.service.organisation(&actor(&site, &owner).await, of).await.unwrap().organisation.join_code;
        begin(&site, &anna, &code, Sharing::Activities).await;
        assert_eq!(owner.get(&format!("{page}/activiteiten")).await.status, StatusCode::OK, "the record of before");
        assert_eq!(owner.post(&format!("{page}/delen-stoppen"), &[]).await.location(), page);
        assert_eq!(owner.get(&format!("{page}/activiteiten")).await.status, StatusCode::NOT_FOUND);
        assert!(ok(&owner.get(&format!("{page}/geschiedenis")).await).contains("Het delen gestopt door jullie"));
    }

    async fn a_look_in_the_register_is_noted_and_its_date_followed(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let staff = employed(&site, &owner, of, "Anna", None).await;
        let page = format!("/organisaties/{of}/medewerkers/{staff}");
        let due = format!("/organisaties/{of}/medewerkers/controles");
        assert!(ok(&owner.get(&due).await).contains("Van 1 medewerker is het tijd"));
        let id = owner.get(&page).await.input("id");
        let check = |on: &'static str, outcome: &'static str, until: &'static str| {
            [("id", id.clone()), ("nagekeken", on.to_owned()), ("uitkomst", outcome.to_owned()), ("einddatum", until.to_owned())]
        };
        let send = |fields: [(&'static str, String); 4]| fields;
        for wrong in [check("22-11-2026", "registered", ""), check("", "registered", ""), check("20-11-2026", "", "x")] {
            let fields = send(wrong);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = owner.post(&format!("{page}/controle"), &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        }
        for _ in 0..2 {
            let fields = check("20-11-2026", "registered", "1-5-2028");
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(owner.post(&format!("{page}/controle"), &fields).await.location(), page);
        }
        let shown = owner.get(&page).await;
        assert_eq!(ok(&shown).matches("class=\"history__title\"").count(), 1, "{}", shown.text);
        assert!(shown.text.contains("1 mei 2028") && shown.text.contains("door Noor de Wit"));
        assert!(ok(&owner.get(&due).await).contains("Iedereen die niets deelt"));
        assert!(ok(&owner.get(&format!("{page}/geschiedenis")).await).contains("1 februari 2027 → 1 mei 2028"));
    }

    async fn a_measure_that_was_seen_is_on_every_page(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let staff = employed(&site, &owner, of, "Anna", None).await;
        let list = format!("/organisaties/{of}/medewerkers");
        let page = format!("{list}/{staff}");
        let form = owner.get(&page).await;
        assert!(ok(&form).contains("name=\"maatregel-van\"") && form.text.contains("Een andere, of dat staat er niet bij"));
        let id = form.input("id");
        let fields = |kind: &'static str, from: &'static str, until: &'static str| {
            [
                ("id", id.clone()), ("nagekeken", "20-11-2026".to_owned()), ("uitkomst", "measure".to_owned()),
                ("maatregel", kind.to_owned()), ("maatregel-van", from.to_owned()), ("maatregel-tot", until.to_owned()),
            ]
        };
        let mut send = async |fields: [(&'static str, String); 6]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            owner.post(&format!("{page}/controle"), &fields).await
        };
        let wrong = send(fields("schorsing", "", "")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("maatregel-van-error") && wrong.text.contains("seen-measure--wrong"), "{}", wrong.text);
        assert_eq!(send(fields("schorsing", "1-11-2026", "31-12-2026")).await.location(), page);
        let shown = owner.get(&page).await;
        assert!(ok(&shown).contains("geschorst, einddatum 1 februari 2027"), "{}", shown.text);
        assert!(shown.text.contains("Schorsing, van 1 november 2026 tot en met 31 december 2026."), "{}", shown.text);
        for part in ["", "?registratie=geschorst", "?maatregel=ja", "?op=2026-12-31"] {
            let seen = owner.get(&format!("{list}{part}")).await;
            assert!(ok(&seen).contains("Geschorst") && seen.text.contains("Schorsing, tot en met 31 dec 2026"), "{part} {}", seen.text);
        }
        let after = owner.get(&format!("{list}?op=2027-01-01")).await;
        assert!(ok(&after).contains("Geldig volgens jullie gegevens") && !after.text.contains("Schorsing"), "{}", after.text);
        assert!(ok(&owner.get(&format!("{list}/overzicht.csv")).await).contains("Geschorst"));
        assert!(ok(&owner.get(&format!("/organisaties/{of}/te-doen")).await).contains("Geschorst"));
    }

    async fn a_team_lead_sees_their_own_people_only_and_a_reader_changes_nothing(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let (north, south) = (team(&site, &owner, of, "Noord").await, team(&site, &owner, of, "Zuid").await);
        let mut lead = with_role(&site, &owner, of, "lead@example.nl", Role::TeamLead, Some(north)).await;
        let mut reader = with_role(&site, &owner, of, "lezer@example.nl", Role::Reader, None).await;
        let own = employed(&site, &owner, of, "Eigen Mens", Some(north)).await;
        let other = employed(&site, &owner, of, "KANARIE Mens", Some(south)).await;
        let list = format!("/organisaties/{of}/medewerkers");
        for part in ["", "?zoek=kanarie", "?team=geen", "/verloop", "/controles", "/overzicht.csv", "/overzicht.ics"] {
            let seen = lead.get(&format!("{list}{part}")).await;
            assert!(!ok(&seen).contains("KANARIE") && !seen.text.contains("Zuid"), "{part}: {}", seen.text);
            assert!(reader.get(&format!("{list}{part}")).await.status == StatusCode::OK, "{part}");
        }
        assert!(ok(&lead.get(&format!("{list}/overzicht.csv")).await).contains("Eigen Mens"));
        assert!(ok(&reader.get(&format!("{list}/overzicht.csv")).await).contains("KANARIE Mens"));
        for part in ["", "/geschiedenis"] {
            assert_eq!(lead.get(&format!("{list}/{own}{part}")).await.status, StatusCode::OK);
            assert_eq!(lead.get(&format!("{list}/{other}{part}")).await.status, StatusCode::NOT_FOUND);
        }
        for browser in [&mut lead, &mut reader] {
            let page = browser.get(&format!("{list}/{own}")).await;
            assert!(!ok(&page).contains("/wijzigen\"") && !page.text.contains("/controle\"") && !page.text.contains("/uitnodigen"));
            assert!(!browser.get(&list).await.text.contains("medewerkers/nieuw"));
            for address in [format!("{list}/nieuw"), format!("{list}/{own}/wijzigen"), format!("{list}/{own}/verwijderen")] {
                let refused = browser.get(&address).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}");
                assert!(refused.text.contains("Dit kan niet met jouw rol"), "{}", refused.text);
            }
            let id = StaffId::new().to_string();
            let fields = [
                ("id", id.as_str()), ("versie", "1"), ("naam", "X"), ("nagekeken", "2026-11-01"), ("uitkomst", "registered"),
            ];
            for address in ["nieuw".to_owned(), format!("{own}/wijzigen"), format!("{own}/verwijderen"), format!("{own}/controle"), format!("{own}/uitnodigen"), format!("{own}/delen-stoppen")] {
                let refused = browser.post(&format!("{list}/{address}"), &fields).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}: {}", refused.text);
            }
            // Also when the form is wrong: the role comes first.
            let refused = browser.post(&format!("{list}/{own}/controle"), &[("nagekeken", "gisteren")]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
        }
        // Moved out of the team: not there with the next request.
        let edit = format!("{list}/{own}/wijzigen");
        let fields = [("versie", "1"), ("naam", "Eigen Mens"), ("team", &south.to_string())];
        assert_eq!(owner.post(&edit, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(lead.get(&format!("{list}/{own}")).await.status, StatusCode::NOT_FOUND);
        assert!(!lead.get(&list).await.text.contains("Eigen Mens"));
    }

    async fn nobody_else_finds_anything_and_a_password_alone_opens_nothing(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let staff = employed(&site, &owner, of, "KANARIE", None).await;
        let (mut other, elsewhere) = founded(&site, "ander@example.nl").await;
        let mut outsider = site.member("roos@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        for part in ["", "/nieuw", "/verloop", "/controles", "/overzicht.csv", "/overzicht.xlsx", "/overzicht.ics"] {
            for browser in [&mut other, &mut outsider] {
                assert_eq!(browser.get(&format!("{list}{part}")).await.status, StatusCode::NOT_FOUND, "{part}");
            }
        }
        for part in ["", "/wijzigen", "/activiteiten", "/geschiedenis", "/verwijderen"] {
            // With the key of a record under another organisation, too.
            for of in [of, elsewhere] {
                let address = format!("/organisaties/{of}/medewerkers/{staff}{part}");
                assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
            }
        }
        let bare = site.member("kaal@example.nl").await;
        let inviter = actor(&site, &owner).await;
        site.service.invite_member(&inviter, of, "kaal@example.nl", (Role::HumanResources, None), Locale::Nl).await.unwrap();
        let code = site.code_for("kaal@example.nl").await;
        let mut bare = bare;
        if site.service.accept_role(&actor(&site, &bare).await, &code).await.is_ok() {
            let sent = bare.get(&list).await;
            assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, app::path::SECOND_FACTOR));
        }
        assert_eq!(owner.get(&list).await.status, StatusCode::OK);
    }

    async fn several_signals_are_settled_by_one_form_and_nothing_ticked_is_said(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        for name in ["Anna", "Bram", "Cor"] {
            employed(&site, &owner, of, name, None).await;
        }
        let (list, settle) = (format!("/organisaties/{of}/te-doen"), format!("/organisaties/{of}/te-doen/afhandelen"));
        let shown = owner.get(&list).await;
        let keys: Vec<String> = shown.text.split("name=\"signaal\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert_eq!(keys.len(), 3, "{}", shown.text);
        assert!(!shown.text.contains(" checked"));
        assert_eq!(owner.get(&format!("{list}?pagina=1&alles=1")).await.text.matches(" checked").count(), 3);
        let nothing = owner.post(&settle, &[("aan", "1")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.text.contains("href=\"#signaal\"") && nothing.text.contains("Kruis eerst aan"), "{}", nothing.text);
        // The button of one means that one, whatever is ticked.
        let one = owner.post(&settle, &[("aan", "1"), ("signaal", &keys[0]), ("signaal", &keys[1]), ("alleen", &keys[2])]).await;
        assert_eq!(one.location(), list);
        assert!(owner.get(&list).await.text.contains("2 dingen vragen aandacht."));
        owner.post(&settle, &[("aan", "1"), ("signaal", &keys[0]), ("signaal", &keys[1]), ("signaal", "x")]).await;
        let done = owner.get(&list).await.text;
        assert!(done.contains("wat je aankruiste en er nog stond") && done.contains("Er is nu niets te doen."), "{done}");
        owner.post(&settle, &[("aan", "0"), ("signaal", &keys[0]), ("signaal", &keys[2])]).await;
        assert!(owner.get(&list).await.text.contains("2 dingen vragen aandacht."));
    }

    async fn filters_stay_in_the_address_and_in_the_files(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let north = team(&site, &owner, of, "Noord").await;
        employed(&site, &owner, of, "Céline =Formule", Some(north)).await;
        employed(&site, &owner, of, "Bram", None).await;
        let list = format!("/organisaties/{of}/medewerkers");
        let query = format!("?zoek=celine&team={north}&registratie=geldig&voortgang=niet-gedeeld&register=SKJ&binnen=3&vog=3&volgorde=-naam");
        let found = owner.get(&format!("{list}{query}")).await;
        assert!(ok(&found).contains("Gevonden: 1 registratie") && !found.text.contains(">Bram<"));
        assert!(found.text.contains("aria-sort=\"descending\"") && found.text.contains("overzicht.csv?zoek=celine&amp;team="));
        let csv = owner.get(&format!("{list}/overzicht.csv{query}")).await;
        assert!(ok(&csv).contains("Céline =Formule") && !csv.text.contains("Bram"));
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains("vakspoor-medewerkers-2026-11-21.csv"));
        let ics = owner.get(&format!("{list}/overzicht.ics{query}")).await;
        assert!(ok(&ics).contains("DTSTART;VALUE=DATE:20270201") && ics.text.matches("BEGIN:VEVENT").count() == 1);
        assert_eq!(&owner.get(&format!("{list}/overzicht.xlsx{query}")).await.bytes[..2], b"PK");
        assert!(ok(&owner.get(&format!("{list}?zoek=%25")).await).contains("Niemand gevonden"), "a sign of a pattern is a sign");
        assert!(ok(&owner.get(&format!("{list}?team=%27&pagina=-1&binnen=x")).await).contains("2 registraties"));
        let far = owner.get(&format!("{list}?zoek=bram&pagina=99")).await;
        assert_eq!((far.status, far.location()), (StatusCode::SEE_OTHER, format!("{list}?zoek=bram").as_str()));
    }

    async fn the_number_of_queries_does_not_grow_with_the_staff(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let list = format!("/organisaties/{of}/medewerkers");
        let anna = site.member("anna@werk.nl").await;
        let anna = actor(&site, &anna).await;
        site.service.import(&anna, &Dossier::from_json(DOSSIER).unwrap()).await.unwrap();
        let code = site.service.organisation(&actor(&site, &owner).await, of).await.unwrap().organisation.join_code;
        begin(&site, &anna, &code, Sharing::Activities).await;
        employed(&site, &owner, of, "Bram", None).await;
        let staff = employed(&site, &owner, of, "Cor", None).await;
        let paths = ["", "?zoek=e&volgorde=team", "/verloop", "/controles", "/overzicht.csv", "/nieuw", &format!("/{staff}")];
        let mut few = Vec::new();
        for path in paths {
            let before = site.service.counts().statements;
            ok(&owner.get(&format!("{list}{path}")).await);
            few.push(site.service.counts().statements - before);
        }
        let north = team(&site, &owner, of, "Noord").await;
        for number in 0..40 {
            employed(&site, &owner, of, &format!("Collega {number}"), Some(north)).await;
        }
        for (path, expected) in paths.iter().zip(few) {
            let before = site.service.counts().statements;
            ok(&owner.get(&format!("{list}{path}")).await);
            let after = site.service.counts().statements - before;
            assert_eq!(after, expected, "{path}");
            assert!(after <= 13, "{path}: {after}");
        }
    }
}
