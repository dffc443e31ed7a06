//! What somebody fills in, and the pages that show it: what was typed comes back, what is wrong is said where it can be
//! mended, and what counts is said of each registration.

use crate::{account::plain, site::on_both};
use axum::http::StatusCode;
use domain::Dossier;

on_both! {
    async fn what_counts_is_said_of_each_registration(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let secret = noor.cookies.get("__Host-session").unwrap();
        let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
        let json = br#"{"format":"vakspoor-dossier/1",
            "registrations":[
                {"id":"r","register":"SKJ","chamber":"jgp","since":"2024-01-01","until":"2029-01-01"},
                {"id":"s","register":"NVO","chamber":"basis","since":"2024-01-01","until":"2029-01-01"}],
            "activities":[
                {"id":"a","kind":"training","form":"course","learning":"formal","title":"Voor allebei","completed_on":"2025-01-01","hours":6,"accreditations":[{"by":"SKJ","chambers":["jgp"]}]},
                {"id":"b","kind":"training","form":"course","learning":"formal","title":"Voor een","level":"wo-master","completed_on":"2025-02-01","hours":6}]}"#;
        site.service.import(&actor, &Dossier::from_json(json).unwrap()).await.unwrap();
        let page = noor.get("/activiteiten").await;
        assert!(page.text.contains("2 activiteiten: 1 telt mee voor SKJ en alles telt mee voor NVO."), "{}", page.text);
    }

    async fn registrations_of_one_register_are_told_apart_and_doubles_doubted(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let secret = noor.cookies.get("__Host-session").unwrap();
        let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
        let registration = |id: &str, chamber: &str, year: i32| {
            format!(r#"{{"id":"{id}","register":"SKJ","chamber":"{chamber}","since":"{year}-01-01","until":"{}-01-01"}}"#, year + 5)
        };
        let dossier = |registrations: &[String]| {
            format!(
                r#"{{"format":"vakspoor-dossier/1","registrations":[{}],"activities":[
                    {{"id":"a","kind":"training","form":"course","learning":"formal","title":"Voor allebei","completed_on":"2025-01-01","hours":5,
                      "accreditations":[{{"by":"SKJ","chambers":["jgp"]}},{{"by":"NIP"}}]}}]}}"#,
                registrations.join(",")
            )
        };
        let two = dossier(&[registration("r", "jgp", 2024), registration("s", "psychologist-master", 2024)]);
        site.service.import(&actor, &Dossier::from_json(two.as_bytes()).unwrap()).await.unwrap();
        let page = noor.get("/activiteiten").await;
        for name in ["Jeugd- en gezinsprofessional (SKJ)", "Master-psycholoog (SKJ)"] {
            assert!(page.text.contains(&format!("{name}: telt 5 punten")), "{}", page.text);
            // In the row and in the total, each for itself.
            assert_eq!(page.text.matches(&format!("activity-points__name\">{name}<")).count(), 2, "{}", page.text);
        }
        assert!(!page.text.contains(">10<"), "{}", page.text);

        let double = dossier(&[registration("t", "jgp", 2025)]);
        let preview = noor.upload("/dossier/importeren", "dossier.json", double.as_bytes()).await;
        assert!(preview.text.contains("$.registrations[0]"), "{}", preview.text);
        assert!(preview.text.contains("valt voor een deel samen met een andere registratie in dezelfde kamer"), "{}", preview.text);
        // The same once more is no double.
        let same = noor.upload("/dossier/importeren", "dossier.json", two.as_bytes()).await;
        assert!(!same.text.contains("valt voor een deel samen"), "{}", same.text);

        site.service.import(&actor, &Dossier::from_json(double.as_bytes()).unwrap()).await.unwrap();
        let portfolio = site.service.portfolio(&actor).await.unwrap();
        for stored in &portfolio.registrations {
            let page = noor.get(&format!("/registraties/{}", stored.id)).await;
            assert_eq!(page.text.contains("telt dan twee keer"), stored.value.chamber == domain::Chamber::Jgp, "{}", page.text);
        }
        let dashboard = noor.get("/waar-sta-ik").await;
        for year in [2024, 2025] {
            let name = format!("Jeugd- en gezinsprofessional (SKJ), vanaf 1 jan {year}");
            assert!(dashboard.text.contains(&format!("tabs__name\">{name}")), "{}", dashboard.text);
        }
    }

    async fn the_form_starts_with_what_a_step_counts_on(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let secret = noor.cookies.get("__Host-session").unwrap();
        let (actor, _) = site.service.actor_of(secret).await.unwrap().unwrap();
        let json = br#"{"format":"vakspoor-dossier/1",
            "registrations":[{"id":"r","register":"SKJ","chamber":"psychologist-master","since":"2024-01-01","until":"2029-01-01"}],
            "activities":[{"id":"a","kind":"reflection","form":"supervision","group_size":3,"sessions":[{"on":"2025-01-01","minutes":90}]}]}"#;
        site.service.import(&actor, &Dossier::from_json(json).unwrap()).await.unwrap();
        let dashboard = noor.get("/waar-sta-ik").await;
        assert!(dashboard.text.contains("bijeenkomsten supervisie van 2 uur, alleen met je supervisor"), "{}", dashboard.text);
        let address = "/activiteiten/nieuw?soort=reflectie&vorm=supervision&groep=1&duur=120";
        assert!(dashboard.text.contains(&address.replace('&', "&amp;")), "{}", dashboard.text);
        let form = noor.get(address).await;
        assert_eq!((form.input("groep"), form.input("duur-1")), ("1".to_owned(), "2 uur".to_owned()));
        // Without a step it is the group of the last time.
        let form = noor.get("/activiteiten/nieuw?soort=reflectie").await;
        assert_eq!(form.input("groep"), "3");
    }

    async fn the_same_job_twice_is_doubted_once(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let job = |id: &'static str, actie: &'static str| {
            [
                ("id", id), ("dienstverband", "in-dienst"), ("werkgever", "Stichting Voorbeeld"), ("uren", "24"),
                ("van", "2022-01-01"), ("telt-als", "jgp"), ("actie", actie),
            ]
        };
        let (first, second) = ("0192f0c1-2345-7abc-8def-0123456789ab", "0192f0c1-2345-7abc-8def-0123456789ac");
        for _ in 0..2 {
            // The same form once more is the same job.
            let answer = noor.post("/werk/nieuw", &job(first, "")).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
        let doubted = noor.post("/werk/nieuw", &job(second, "")).await;
        assert_eq!(doubted.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(doubted.text.contains("Staat deze baan er al?") && doubted.text.contains("Toch bewaren"), "{}", doubted.text);
        assert!(doubted.text.contains(&format!("/werk/{first}/wijzigen")), "{}", doubted.text);
        assert_eq!(doubted.input("werkgever"), "Stichting Voorbeeld");
        let anyway = noor.post("/werk/nieuw", &job(second, "toch")).await;
        assert_eq!(anyway.status, StatusCode::SEE_OTHER, "{}", anyway.text);
        // Who kept both is not asked again.
        let mut change = job(second, "").to_vec();
        change.extend([("versie", "1"), ("functie", "hulpverlener")]);
        let answer = noor.post(&format!("/werk/{second}/wijzigen"), &change).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }

    async fn more_hours_than_any_register_asks_are_doubted_once(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let course = |actie: &'static str, hours: &'static str| {
            [
                ("id", "0192f0c1-2345-7abc-8def-0123456789ab"), ("soort", "scholing"), ("vorm", "training"), ("titel", "Opleiding"),
                ("datum", "2026-01-10"), ("uren", hours), ("actie", actie),
            ]
        };
        let nothing = noor.post("/activiteiten/nieuw", &course("opslaan", "0")).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.text.contains("id=\"uren-error\""), "{}", nothing.text);
        let doubted = noor.post("/activiteiten/nieuw", &course("opslaan", "9999")).await;
        assert_eq!(doubted.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(doubted.text.contains("Klopt dit aantal?") && doubted.text.contains("120 punten"), "{}", doubted.text);
        assert_eq!(doubted.input("uren"), "9999");
        let anyway = noor.post("/activiteiten/nieuw", &course("toch", "9999")).await;
        assert_eq!(anyway.status, StatusCode::SEE_OTHER, "{}", anyway.text);
        // What was confirmed is not asked again.
        let mut change = course("opslaan", "9999").to_vec();
        change.extend([("versie", "1"), ("aanbieder", "Hogeschool")]);
        let answer = noor.post("/activiteiten/0192f0c1-2345-7abc-8def-0123456789ab/wijzigen", &change).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }

    async fn a_period_before_the_first_rules_is_doubted_once(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let dates = [
            ("register", "SKJ"), ("kamer", "jgp"), ("sinds", "1-1-2010"), ("tot", ""), ("nummer", ""), ("stap", "data"),
        ];
        let doubted = noor.post("/registraties/nieuw", &dates).await;
        assert_eq!(doubted.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(doubted.text.contains("Klopt de eerste dag?") && doubted.text.contains("1 januari 2018"), "{}", doubted.text);
        let certain = doubted.input("zeker");
        let mut again = dates.to_vec();
        again.push(("zeker", &certain));
        let next = noor.post("/registraties/nieuw", &again).await;
        assert_eq!(next.status, StatusCode::OK, "{}", next.text);
        assert!(next.text.contains("beroepsethiek"), "{}", next.text);
        assert_eq!(next.input("zeker"), "2010-01-01", "it travels along");
        // Another day is another question.
        let other: Vec<(&str, &str)> =
            again.iter().map(|(name, value)| (*name, if *name == "sinds" { "1-1-2011" } else { *value })).collect();
        assert_eq!(noor.post("/registraties/nieuw", &other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_title_that_nobody_sees_is_no_title(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let fields = [("soort", "scholing"), ("vorm", "training"), ("titel", "\u{200b}\u{2060}"), ("datum", "2026-01-10"), ("uren", "2")];
        let answer = noor.post("/activiteiten/nieuw", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("id=\"titel-error\""), "{}", answer.text);
        // One that came in with a dossier is called by its form.
        let json = "{\"format\":\"vakspoor-dossier/1\",\"registrations\":[],\"activities\":[{\"id\":\"a\",\"kind\":\"other\",\"form\":\"presentation\",\"title\":\"\u{200b}\"}]}";
        let preview = noor.upload("/dossier/importeren", "dossier.json", json.as_bytes()).await;
        assert!(preview.text.contains("<bdi>Presentatie"), "{}", preview.text);
    }

    async fn what_nobody_can_have_meant_is_named_and_never_stored(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let first = noor.get("/registraties/nieuw").await;
        assert!(first.text.contains("href=\"/dossier/importeren\""), "who has a file need not fill anything in");
        let vog = r#"{"kind":"vog","issued_on":"2024-01-01"}"#;
        let json = format!(
            r#"{{"format":"vakspoor-dossier/1","registrations":[],
                "employments":[{{"id":"e","employer":"Later","hours_per_week":24,"from":"2099-01-01"}}],
                "activities":[{{"id":"a","kind":"other","form":"presentation","title":"Ver weg","completed_on":"2099-01-01"}}],
                "documents":[{vog},{vog}]}}"#
        );
        let preview = noor.upload("/dossier/importeren", "dossier.json", json.as_bytes()).await;
        assert_eq!(preview.status, StatusCode::OK);
        for said in ["$.employments[0].from", "$.activities[0].completed_on", "$.documents[1]", "2099-01-01", "Er komt 1 onderdeel bij."] {
            assert!(preview.text.contains(said), "{said}: {}", preview.text);
        }
        let carried = plain(&preview.input("dossier"));
        assert!(!carried.contains("2099"), "{carried}");
        // Nor by going past the preview.
        let past = noor.part("/dossier/importeren/bevestigen", "name=\"dossier\"", json.as_bytes()).await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        let stored = noor.part("/dossier/importeren/bevestigen", "name=\"dossier\"", carried.as_bytes()).await;
        assert_eq!(stored.status, StatusCode::SEE_OTHER);
        let export = noor.get("/dossier/vakspoor-dossier.json").await;
        assert!(export.text.contains("2024-01-01") && !export.text.contains("2099"), "{}", export.text);
        assert_eq!(export.text.matches("issued_on").count(), 1);

        // The forms say it at the field, and keep what was typed.
        let answer = noor.post("/dossier/nieuw", &[("soort", "vog"), ("datum", "1-1-2024")]).await;
        assert_eq!((answer.status, answer.input("datum")), (StatusCode::UNPROCESSABLE_ENTITY, "1-1-2024".to_owned()));
        assert!(answer.text.contains("id=\"soort-error\""), "{}", answer.text);
        let answer = noor.post("/dossier/nieuw", &[("soort", "vog"), ("datum", "2-1-2024")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let job = [("dienstverband", "in-dienst"), ("werkgever", "Later"), ("uren", "24"), ("van", "2030-01-01")];
        let answer = noor.post("/werk/nieuw", &job).await;
        assert_eq!((answer.status, answer.input("van")), (StatusCode::UNPROCESSABLE_ENTITY, "2030-01-01".to_owned()));
        assert!(answer.text.contains("id=\"van-error\""), "{}", answer.text);
        let series = [
            ("soort", "reflectie"), ("vorm", "intervision"), ("dag-1", "2026-01-10"), ("duur-1", "2 uur"),
            ("dag-2", "2026-01-10"), ("duur-2", "120 min"),
        ];
        let answer = noor.post("/activiteiten/nieuw", &series).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("id=\"dag-2-error\"") && !answer.text.contains("id=\"dag-1-error\""), "{}", answer.text);
    }

    async fn an_activity_without_its_kind_keeps_what_was_typed_and_asks_for_the_kind(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        for (kind, typed, kept) in [
            ("scholing", ("uren", "7,5"), "value=\"7,5\""),
            ("reflectie", ("dag-1", "2026-01-10"), "value=\"2026-01-10\""),
            ("anders", ("auteur", "2"), "value=\"2\""),
        ] {
            let answer = noor.post("/activiteiten/nieuw", &[("titel", "Iets van mij"), typed]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains("href=\"#soort\"") && answer.text.contains("id=\"soort\""), "{}", answer.text);
            assert!(answer.text.contains("id=\"soort-error\""), "{}", answer.text);
            assert!(answer.text.contains(kept), "{}", answer.text);
            assert_eq!(answer.input("titel"), "Iets van mij");
            assert_eq!(answer.input("soort"), kind);
        }
    }
}
