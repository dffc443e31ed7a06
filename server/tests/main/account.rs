//! Sign up, log in, password, sessions.

use crate::site::{PASSWORD, on_both};
use axum::body::Body;
use http::{Method, StatusCode};

on_both! {
    async fn who_makes_an_account_on_the_way_somewhere_arrives_there(site: Site) {
        for (number, (asked, goes_to)) in [
            ("/organisaties/nieuw", "/organisaties/nieuw"),
            ("/uitnodiging?code=abc;%20Domain=elders", "/registraties/nieuw"),
            ("//elders.example", "/registraties/nieuw"),
            ("", "/registraties/nieuw"),
        ]
        .into_iter()
        .enumerate()
        {
            let mut visitor = site.visitor();
            let page = visitor.get(&app::path::sign_up_to(asked)).await;
            assert_eq!(page.status, StatusCode::OK);
            let email = format!("noor{number}@example.nl");
            visitor.post("/aanmelden", &[("naam", "Noor"), ("email", &email), ("wachtwoord", PASSWORD)]).await;
            let code = site.code_for(&email).await;
            let confirmed = visitor.post("/bevestigen", &[("code", &code)]).await;
            assert_eq!(confirmed.location(), goes_to, "{asked}");
        }
        // Who comes to a page without being logged in is led by the page to log in to that for an account.
        let page = site.visitor().get(&app::path::sign_in_to("/organisaties/nieuw")).await;
        let link = format!("href=\"{}\"", app::path::sign_up_to("/organisaties/nieuw"));
        assert!(plain(&page.text).contains(&plain(&link)), "{}", page.text);
    }

    async fn a_new_person_signs_up_confirms_and_is_in(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let page = noor.get("/account").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("noor@example.nl"));
        assert!(noor.cookies.contains_key("__Host-session"));
    }

    async fn a_known_address_gets_the_same_answer_and_another_mail(site: Site) {
        site.member("noor@example.nl").await;
        let fields = [("naam", "Iemand"), ("email", "noor@example.nl"), ("wachtwoord", PASSWORD)];
        let known = site.visitor().post("/aanmelden", &fields).await;
        let fields = [("naam", "Iemand"), ("email", "roos@example.nl"), ("wachtwoord", PASSWORD)];
        let unknown = site.visitor().post("/aanmelden", &fields).await;
        assert_eq!(known.status, unknown.status);
        let known = without_nonce(&known.text.replace("noor@", "x@"));
        assert_eq!(known, without_nonce(&unknown.text.replace("roos@", "x@")));
        site.service.run_due_jobs().await.unwrap();
        let to_noor = site.mailer.sent().iter().filter(|mail| mail.to.contains("noor@")).count();
        assert_eq!(to_noor, 2, "the confirmation, and 'you have an account already'");
    }

    async fn a_wrong_password_and_an_unknown_address_look_alike(site: Site) {
        site.member("noor@example.nl").await;
        let wrong = site.visitor().post("/inloggen", &[("email", "noor@example.nl"), ("wachtwoord", "iets heel anders")]).await;
        let unknown = site.visitor().post("/inloggen", &[("email", "nora@example.nl"), ("wachtwoord", "iets heel anders")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(without_nonce(&wrong.text), without_nonce(&unknown.text.replace("nora@", "noor@")));
        assert!(!wrong.text.contains("iets heel anders"), "a password is not sent back");
        assert!(wrong.text.contains("noor@example.nl"), "the address stays");
    }

    async fn logging_in_goes_on_to_the_page_that_was_asked_and_never_to_another_site(site: Site) {
        site.member("noor@example.nl").await;
        let mut browser = site.visitor();
        let answer = browser.get("/activiteiten").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), "/inloggen?naar=/activiteiten");
        for (wish, goes_to) in [
            ("/activiteiten", "/activiteiten"),
            ("https://elders.example", "/waar-sta-ik"),
            ("//elders.example", "/waar-sta-ik"),
            ("/\\elders.example", "/waar-sta-ik"),
            // What only takes a form shows nothing.
            ("/uitloggen", "/waar-sta-ik"),
            ("/taal?x=1", "/waar-sta-ik"),
            ("/dossier/0192f0c1-2345-7abc-8def-0123456789ab/verwijderen", "/waar-sta-ik"),
            ("/bestaat-niet", "/waar-sta-ik"),
            ("/activiteiten/0192f0c1-2345-7abc-8def-0123456789ab/wijzigen?erbij=1#x", "/activiteiten/0192f0c1-2345-7abc-8def-0123456789ab/wijzigen?erbij=1#x"),
        ] {
            let fields = [("naar", wish), ("email", "noor@example.nl"), ("wachtwoord", PASSWORD)];
            let answer = site.visitor().post("/inloggen", &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            assert_eq!(answer.location(), goes_to);
        }
    }

    async fn the_language_switch_goes_on_to_a_page_that_can_be_shown(site: Site) {
        let mut visitor = site.visitor();
        for (wish, goes_to) in [("/uitloggen", "/en"), ("/regels/skj-jgp-2018", "/regels/skj-jgp-2018"), ("/", "/en")] {
            let answer = visitor.post("/taal", &[("taal", "en"), ("naar", wish)]).await;
            assert_eq!(answer.location(), goes_to);
        }
    }

    async fn the_link_of_a_mail_outlives_a_change_of_language(site: Site) {
        let mut visitor = site.visitor();
        visitor.post("/aanmelden", &[("naam", "Noor"), ("email", "noor@example.nl"), ("wachtwoord", PASSWORD)]).await;
        let link = format!("/bevestigen?code={}", site.code_for("noor@example.nl").await);
        let here = plain(&visitor.get(&link).await.input("naar"));
        assert_eq!(here, link);
        let there = visitor.post("/taal", &[("taal", "en"), ("naar", &here)]).await.location().to_owned();
        assert_eq!(there, link);
        let code = visitor.get(&there).await.input("code");
        let confirmed = visitor.post("/bevestigen", &[("code", &code)]).await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.text);
        assert!(visitor.get("/account").await.text.contains("<html lang=\"en\""), "and goes on in that language");
        let steps = [("stap", "data"), ("register", "SKJ"), ("kamer", "jgp"), ("sinds", "2024-03-01"), ("tot", "2029-02-28")];
        let facts = visitor.post("/registraties/nieuw", &steps).await;
        let again = visitor.get(&plain(&facts.input("naar"))).await;
        assert!(again.text.contains("2024-03-01"), "what was typed in a step of the first registration stays: {}", again.text);
        let list = visitor.get("/activiteiten?soort=scholing&jaar=2025").await;
        assert_eq!(plain(&list.input("naar")), "/activiteiten?soort=scholing&jaar=2025");
    }

    async fn what_was_typed_outlives_the_session(site: Site) {
        let mut browser = site.member("noor@example.nl").await;
        let id = browser.get("/activiteiten/nieuw?soort=scholing").await.input("id");
        let mut away = browser.clone();
        browser.post("/uitloggen", &[]).await;
        let title = "<b>Methodiek</b> 🙂 & \"meer\"";
        let typed = [
            ("soort", "scholing"), ("id", &id), ("vorm", "training"), ("titel", title), ("leren", "formal"), ("uren", "6"),
            ("datum", "2026-10-01"), ("wachtwoord-nu", "geheim dat niet terugkomt"),
        ];
        let answer = away.post("/activiteiten/nieuw", &typed).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.text.contains("Wat je hebt ingevuld is bewaard"), "{}", answer.text);
        assert!(!answer.text.contains("geheim dat niet"), "a password is not sent back");
        // A wrong password keeps it as well.
        let kept = plain(&answer.input("bewaard"));
        let log_in = |password| [("naar", "/activiteiten/nieuw"), ("bewaard", kept.as_str()), ("email", "noor@example.nl"), ("wachtwoord", password)];
        let wrong = away.post("/inloggen", &log_in("iets heel anders")).await;
        assert_eq!(plain(&wrong.input("bewaard")), kept);
        let again = away.post("/inloggen", &log_in(PASSWORD)).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.text);
        assert!(again.text.contains("action=\"/activiteiten/nieuw\""), "{}", again.text);
        assert!(!again.text.contains("<b>Methodiek"), "nothing of it is read as HTML");
        assert_eq!(plain(&again.input("titel")), title);
        let saved = away.post("/activiteiten/nieuw", &typed).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    }

    async fn a_file_that_was_sent_too_late_has_to_be_chosen_again(site: Site) {
        let answer = site.visitor().upload("/dossier/importeren", "dossier.json", b"{}").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.text.contains("doe het nog een keer") && !answer.text.contains("bewaard"), "{}", answer.text);
    }

    async fn a_dossier_with_a_mark_of_its_encoding_is_read(site: Site) {
        let mut browser = site.member("noor@example.nl").await;
        let json = r#"{"format":"vakspoor-dossier/1","registrations":[],"activities":[{"id":"a","kind":"other","form":"presentation","title":"Met een merk"}]}"#;
        let answer = browser.upload("/dossier/importeren", "dossier.json", format!("\u{feff}{json}").as_bytes()).await;
        assert!(answer.text.contains("Er komt 1 onderdeel bij."), "{}", answer.text);
    }

    async fn guessing_is_slowed_down(site: Site) {
        site.member("noor@example.nl").await;
        let mut guesser = site.visitor();
        let mut refused = false;
        for guess in 0..40 {
            let password = format!("gok nummer {guess} is lang genoeg");
            let answer = guesser.post("/inloggen", &[("email", "noor@example.nl"), ("wachtwoord", &password)]).await;
            refused |= answer.text.contains("Te veel pogingen");
        }
        assert!(refused);
    }

    async fn a_forgotten_password_is_replaced_once_and_old_sessions_end(site: Site) {
        let mut old = site.member("noor@example.nl").await;
        let mut browser = site.visitor();
        let answer = browser.post("/wachtwoord-vergeten", &[("email", "noor@example.nl")]).await;
        assert_eq!(answer.status, StatusCode::OK);
        let code = site.code_for("noor@example.nl").await;
        let page = browser.get(&format!("/wachtwoord-herstellen?code={code}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let fields = [("code", code.as_str()), ("wachtwoord", "kort")];
        let answer = browser.post("/wachtwoord-herstellen", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a bad password does not use the code up");
        let fields = [("code", code.as_str()), ("wachtwoord", "een gloednieuwe lange zin")];
        let answer = browser.post("/wachtwoord-herstellen", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);
        assert_eq!(old.get("/account").await.status, StatusCode::SEE_OTHER);
        let again = site.visitor().post("/wachtwoord-herstellen", &fields).await;
        assert_eq!(again.status, StatusCode::GONE);
    }

    async fn sessions_are_listed_and_can_be_ended(site: Site) {
        let mut first = site.member("noor@example.nl").await;
        let mut second = site.visitor();
        second.post("/inloggen", &[("email", "noor@example.nl"), ("wachtwoord", PASSWORD)]).await;
        let page = first.get("/account").await;
        assert_eq!(page.text.matches("Log hier uit").count(), 1);
        // The day alone would make rows look the same.
        assert!(page.text.contains("21 november 2026, 10:00"), "{}", page.text);
        let answer = first.post("/account", &[("formulier", "sessie"), ("sessie", "andere")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(second.get("/account").await.status, StatusCode::SEE_OTHER);
        assert_eq!(first.get("/account").await.status, StatusCode::OK);
    }

    async fn somebody_else_s_session_cannot_be_ended(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let mut roos = site.member("roos@example.nl").await;
        let mut roos_elsewhere = site.visitor();
        roos_elsewhere.post("/inloggen", &[("email", "roos@example.nl"), ("wachtwoord", PASSWORD)]).await;
        let page = roos.get("/account").await;
        let (_, rest) = page.text.split_once("name=\"sessie\" value=\"").unwrap();
        let id = rest.split('"').next().unwrap().to_owned();
        let answer = noor.post("/account", &[("formulier", "sessie"), ("sessie", &id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(roos_elsewhere.get("/account").await.status, StatusCode::OK);
    }

    async fn an_erased_account_leaves_nothing_to_log_in_to(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let fields = [("formulier", "wissen"), ("zeker", "yes"), ("wachtwoord-wissen", "verkeerd wachtwoord")];
        assert_eq!(noor.post("/account", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("formulier", "wissen"), ("zeker", "yes"), ("wachtwoord-wissen", PASSWORD)];
        assert_eq!(noor.post("/account", &fields).await.status, StatusCode::SEE_OTHER);
        let answer = site.visitor().post("/inloggen", &[("email", "noor@example.nl"), ("wachtwoord", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn the_language_is_remembered(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let answer = noor.post("/taal", &[("taal", "en"), ("naar", "/account")]).await;
        assert_eq!(answer.location(), "/account");
        let page = noor.get("/account").await;
        assert!(page.text.contains("<html lang=\"en\""), "{}", page.text);
        assert!(page.text.contains("Your account"));
    }

    async fn the_language_of_the_address_lasts(site: Site) {
        let dutch = [("accept-language", "nl")];
        let mut visitor = site.visitor();
        let page = visitor.send(Method::GET, "/aanmelden", &dutch, Body::empty()).await;
        assert!(page.text.contains("<html lang=\"nl\""));
        let page = visitor.send(Method::GET, "/en", &dutch, Body::empty()).await;
        assert!(page.text.contains("<html lang=\"en\""));
        let page = visitor.send(Method::GET, "/aanmelden", &dutch, Body::empty()).await;
        assert!(page.text.contains("<html lang=\"en\""), "{}", page.text);
        let again = visitor.send(Method::GET, "/en", &dutch, Body::empty()).await;
        assert!(!again.headers.contains_key("set-cookie"), "it is known by now");
    }

    async fn what_was_deleted_is_named(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let form = noor.get("/activiteiten/nieuw?soort=anders").await;
        let id = form.input("id");
        let fields = [
            ("soort", "anders"), ("id", &id), ("vorm", "presentation"), ("titel", "Over <hechting>"), ("datum", "2026-01-10"),
        ];
        assert_eq!(noor.post("/activiteiten/nieuw", &fields).await.status, StatusCode::SEE_OTHER);
        let answer = noor.post(&format!("/dossier/{id}/verwijderen"), &[("versie", "1")]).await;
        let page = noor.get(answer.location()).await;
        assert!(page.text.contains("Verwijderd: Over &lt;hechting&gt;"), "{}", page.text);
        assert!(!noor.get("/activiteiten").await.text.contains("Verwijderd: "), "said once");
    }
}

/// A page without what differs in every answer.
fn without_nonce(page: &str) -> String {
    let mut parts = page.split("nonce=\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    text
}

/// A value as it was before it was written into HTML.
pub fn plain(value: &str) -> String {
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace("&amp;", "&")
}
