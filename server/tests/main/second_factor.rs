//! The second factor: turning it on and off, and the step after the password.

use crate::site::{Answer, Browser, PASSWORD, Site, on_both};
use chrono::TimeDelta;
use http::StatusCode;

const PAGE: &str = "/account/extra-beveiliging";
const STEP: &str = "/inloggen/code";

/// What an app shows that has the secret of the page, at this moment.
fn app(site: &Site, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(site.service.now().timestamp().try_into().unwrap()).to_string()
}

/// The texts of the elements `<code class="code">`.
fn codes(answer: &Answer) -> Vec<String> {
    let parts = answer.text.split("<code class=\"code\">").skip(1);
    parts.map(|part| part.split("</code>").next().unwrap().replace("<!>", "").trim().to_owned()).collect()
}

/// What travels along in the form of the page, not in the one that chooses the language.
fn kept(answer: &Answer, name: &str) -> String {
    let (_, page) = answer.text.split_once("<main").unwrap();
    let (_, field) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    field.split('"').next().unwrap().replace("&quot;", "\"").replace("&amp;", "&")
}

/// Turns it on; gives the secret and the recovery codes.
pub async fn turn_on(site: &Site, browser: &mut Browser) -> (String, Vec<String>) {
    let begun = browser.post(PAGE, &[("formulier", "begin"), ("wachtwoord", PASSWORD)]).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, PAGE), "{}", begun.text);
    let secret = codes(&browser.get(PAGE).await).remove(0).replace(' ', "");
    let on = browser.post(PAGE, &[("formulier", "aan"), ("code", &app(site, &secret))]).await;
    assert_eq!(on.status, StatusCode::OK, "{}", on.text);
    // The code that turned it on is used up.
    site.clock.advance(TimeDelta::seconds(30));
    (secret, codes(&on))
}

fn log_in_fields<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [more, &[("email", "noor@example.nl"), ("wachtwoord", PASSWORD)]].concat()
}

on_both! {
    async fn it_is_turned_on_with_a_picture_a_text_and_a_link(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        assert!(noor.get("/account").await.text.contains("Zet extra beveiliging aan"));
        let wrong = noor.post(PAGE, &[("formulier", "begin"), ("wachtwoord", "iets heel anders")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("wachtwoord-error") && !wrong.text.contains("iets heel anders"), "{}", wrong.text);
        noor.post(PAGE, &[("formulier", "begin"), ("wachtwoord", PASSWORD)]).await;
        let page = noor.get(PAGE).await;
        let secret = codes(&page).remove(0).replace(' ', "");
        assert_eq!(secret.len(), 32);
        assert!(page.text.contains("class=\"qr\"") && !page.text.contains("style="), "{}", page.text);
        let link = format!("otpauth://totp/Vakspoor:noor%40example.nl?secret={secret}&amp;issuer=Vakspoor");
        assert!(page.text.contains(&link), "{}", page.text);
        assert_eq!(codes(&noor.get(PAGE).await).remove(0).replace(' ', ""), secret, "the same when the page is read again");
        let wrong = noor.post(PAGE, &[("formulier", "aan"), ("code", "12 34")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.input("code"), "12 34", "what was typed stays");
        assert_eq!(codes(&wrong).remove(0).replace(' ', ""), secret, "and so does the secret");
        let before = noor.cookies.clone();
        let mut elsewhere = site.visitor();
        elsewhere.post("/inloggen", &log_in_fields(&[])).await;
        let code = app(&site, &secret);
        let on = noor.post(PAGE, &[("formulier", "aan"), ("code", &format!(" {} {} ", &code[..3], &code[3..]))]).await;
        assert_eq!(on.status, StatusCode::OK, "{}", on.text);
        assert_eq!(codes(&on).len(), 10);
        assert_ne!(noor.cookies.get("__Host-session"), before.get("__Host-session"), "a new session");
        assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER, "the others end");
        let again = noor.post(PAGE, &[("formulier", "aan"), ("code", &code)]).await;
        assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, PAGE), "sent twice");
        assert!(noor.get("/account").await.text.contains("Je hebt nog 10 herstelcodes."));
        let page = noor.get(PAGE).await;
        assert!(codes(&page).is_empty() && !page.text.contains(&secret), "shown once: {}", page.text);
    }

    async fn who_has_to_turn_it_on_first_arrives_where_they_were_going(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let founded = noor.post("/organisaties/nieuw", &[("naam", "Jeugdhulp Noord"), ("kvk", "12345678")]).await;
        let home = founded.location().to_owned();
        assert!(home.starts_with("/organisaties/"), "{}", founded.text);
        let wanted = format!("{home}/medewerkers?zoek=a&register=geen");
        for asked in [&home, &wanted] {
            let sent = noor.get(asked).await;
            assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, PAGE), "{asked}");
        }
        noor.post(PAGE, &[("formulier", "begin"), ("wachtwoord", PASSWORD)]).await;
        let secret = codes(&noor.get(PAGE).await).remove(0).replace(' ', "");
        let on = noor.post(PAGE, &[("formulier", "aan"), ("code", &app(&site, &secret))]).await;
        let link = format!("href=\"{}\"", wanted.replace('&', "&amp;"));
        assert!(on.text.contains(&link), "{}", on.text);
        assert!(!noor.cookies.contains_key("__Host-weg"), "it is used up");
        assert_eq!(noor.get(&wanted).await.status, StatusCode::OK);
        // Who was going nowhere arrives at the account.
        let mut roos = site.member("roos@example.nl").await;
        roos.post(PAGE, &[("formulier", "begin"), ("wachtwoord", PASSWORD)]).await;
        let secret = codes(&roos.get(PAGE).await).remove(0).replace(' ', "");
        let on = roos.post(PAGE, &[("formulier", "aan"), ("code", &app(&site, &secret))]).await;
        assert!(on.text.contains("button--primary\" href=\"/account\"") || on.text.contains("href=\"/account\" class=\"button"), "{}", on.text);
    }

    async fn the_recovery_codes_come_as_a_file(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let (_, codes) = turn_on(&site, &mut noor).await;
        let file = noor.post(&format!("{PAGE}/herstelcodes.txt"), &[("herstelcodes", &codes.join(" "))]).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.headers["content-type"], "text/plain; charset=utf-8");
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"vakspoor-herstelcodes.txt\"");
        assert!(codes.iter().all(|code| file.text.contains(code)), "{}", file.text);
        for nonsense in ["", "<script>", "7K3M-9QXR-0ABC-1DEF <b>"] {
            let file = noor.post(&format!("{PAGE}/herstelcodes.txt"), &[("herstelcodes", nonsense)]).await;
            assert_eq!(file.status, StatusCode::BAD_REQUEST);
        }
    }

    async fn logging_in_takes_two_steps_and_goes_on_to_where_one_was_going(site: Site) {
        let (secret, _) = turn_on(&site, &mut site.member("noor@example.nl").await).await;
        let mut browser = site.visitor();
        let answer = browser.post("/inloggen", &log_in_fields(&[("naar", "/activiteiten?zoek=a&soort=b")])).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), "/inloggen/code?naar=/activiteiten%3Fzoek%3Da%26soort%3Db");
        assert!(!browser.cookies.contains_key("__Host-session"), "no session yet");
        assert!(browser.cookies.contains_key("__Host-half"));
        let next = answer.location().to_owned();
        let page = browser.get(&next).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("autocomplete=\"one-time-code\"") && page.text.contains("inputmode=\"numeric\""));
        for path in ["/account", "/waar-sta-ik", PAGE, "/dossier/vakspoor-dossier.json"] {
            assert_eq!(browser.get(path).await.status, StatusCode::SEE_OTHER, "nothing else opens: {path}");
        }
        assert_eq!(browser.post("/account", &[("formulier", "naam")]).await.status, StatusCode::UNAUTHORIZED);
        // The secret of the half session is none of a session.
        let mut cheat = site.visitor();
        cheat.cookies.insert("__Host-session".to_owned(), browser.cookies["__Host-half"].clone());
        assert_eq!(cheat.get("/account").await.status, StatusCode::SEE_OTHER);
        let naar = kept(&page, "naar");
        let wrong = browser.post(STEP, &[("naar", &naar), ("code", "abcdef")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(kept(&wrong, "naar"), naar);
        let empty = browser.post(STEP, &[("naar", &naar), ("code", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let answer = browser.post(STEP, &[("naar", &naar), ("code", &app(&site, &secret))]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(answer.location(), "/activiteiten?zoek=a&soort=b");
        assert!(!browser.cookies.contains_key("__Host-half"));
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);
        for wish in ["https://elders.example", "//elders.example"] {
            site.clock.advance(TimeDelta::minutes(1));
            let mut browser = site.visitor();
            let answer = browser.post("/inloggen", &log_in_fields(&[("naar", wish)])).await;
            assert_eq!(answer.location(), STEP);
            let answer = browser.post(STEP, &[("naar", wish), ("code", &app(&site, &secret))]).await;
            assert_eq!(answer.location(), "/waar-sta-ik");
        }
    }

    async fn a_wrong_password_looks_the_same_with_and_without_it(site: Site) {
        turn_on(&site, &mut site.member("noor@example.nl").await).await;
        site.member("roos@example.nl").await;
        let fields = |email| [("email", email), ("wachtwoord", "iets heel anders")];
        let with = site.visitor().post("/inloggen", &fields("noor@example.nl")).await;
        let without = site.visitor().post("/inloggen", &fields("roos@example.nl")).await;
        assert_eq!(with.status, without.status);
        assert!(with.headers.get("set-cookie").is_none());
        assert_eq!(with.text.len(), without.text.len());
    }

    async fn a_recovery_code_gets_one_in_and_says_how_many_are_left(site: Site) {
        let (_, codes) = turn_on(&site, &mut site.member("noor@example.nl").await).await;
        let mut browser = site.visitor();
        browser.post("/inloggen", &log_in_fields(&[])).await;
        let wrong = browser.post(STEP, &[("code", ""), ("herstelcode", "0000-0000-0000-0000")]).await;
        assert!(wrong.text.contains("herstelcode-error") && wrong.text.contains("<details open"), "{}", wrong.text);
        let answer = browser.post(STEP, &[("code", ""), ("herstelcode", &codes[0])]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(browser.get("/waar-sta-ik").await.text.contains("Je hebt nog 9 herstelcodes."));
    }

    async fn what_was_typed_outlives_both_steps_and_a_late_second_one(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let (secret, _) = turn_on(&site, &mut noor).await;
        let id = noor.get("/activiteiten/nieuw?soort=anders").await.input("id");
        let mut away = noor.clone();
        noor.post("/uitloggen", &[]).await;
        let typed = [("soort", "anders"), ("id", id.as_str()), ("vorm", "publication"), ("titel", "Wat ik net typte"), ("uren", "6"), ("datum", "2026-10-01")];
        let late = away.post("/activiteiten/nieuw", &typed).await;
        assert_eq!(late.status, StatusCode::UNAUTHORIZED);
        let typed_before = kept(&late, "bewaard");
        let first = away.post("/inloggen", &log_in_fields(&[("naar", "/activiteiten/nieuw"), ("bewaard", &typed_before)])).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.text);
        assert!(first.text.contains("action=\"/inloggen/code\"") && !first.text.contains(PASSWORD));
        assert_eq!(kept(&first, "bewaard"), typed_before);
        let step = |code| [("naar", "/activiteiten/nieuw"), ("bewaard", typed_before.as_str()), ("code", code)];
        let wrong = away.post(STEP, &step("abcdef")).await;
        assert_eq!(kept(&wrong, "bewaard"), typed_before);
        site.clock.advance(TimeDelta::minutes(10));
        let code = app(&site, &secret);
        let too_late = away.post(STEP, &step(&code)).await;
        assert_eq!(too_late.status, StatusCode::UNAUTHORIZED);
        assert!(too_late.text.contains("duurde te lang"), "{}", too_late.text);
        assert_eq!(kept(&too_late, "bewaard"), typed_before);
        assert_eq!(kept(&too_late, "naar"), "/activiteiten/nieuw");
        away.post("/inloggen", &log_in_fields(&[("naar", "/activiteiten/nieuw"), ("bewaard", &typed_before)])).await;
        let on = away.post(STEP, &step(&code)).await;
        assert_eq!(on.status, StatusCode::OK, "{}", on.text);
        assert_eq!(on.input("titel"), "Wat ik net typte");
        assert_eq!(away.post("/activiteiten/nieuw", &typed).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_code_that_was_sent_too_late_does_not_come_back(site: Site) {
        let mut browser = site.visitor();
        let fields = [("formulier", "uit"), ("wachtwoord-uit", "geheim-a"), ("code-uit", "geheim-b"), ("code", "geheim-c"), ("herstelcodes", "geheim-d")];
        let answer = browser.post(PAGE, &fields).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(!answer.text.contains("geheim"), "{}", answer.text);
    }

    async fn without_the_first_step_there_is_no_second(site: Site) {
        let mut browser = site.visitor();
        let answer = browser.get(&format!("{STEP}?naar=/activiteiten")).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/inloggen?naar=/activiteiten"));
        assert_eq!(browser.post(STEP, &[("code", "123456")]).await.status, StatusCode::UNAUTHORIZED);
        browser.cookies.insert("__Host-half".to_owned(), "0".repeat(64));
        assert_eq!(browser.post(STEP, &[("code", "123456")]).await.status, StatusCode::UNAUTHORIZED);
        let mut noor = site.member("noor@example.nl").await;
        for answer in [noor.get(STEP).await, noor.post(STEP, &[("code", "123456")]).await] {
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/waar-sta-ik"));
        }
    }

    async fn a_forgotten_password_does_not_get_around_it(site: Site) {
        let (secret, _) = turn_on(&site, &mut site.member("noor@example.nl").await).await;
        let mut browser = site.visitor();
        browser.post("/wachtwoord-vergeten", &[("email", "noor@example.nl")]).await;
        let code = site.code_for("noor@example.nl").await;
        let fields = [("code", code.as_str()), ("wachtwoord", "een gloednieuwe lange zin")];
        let answer = browser.post("/wachtwoord-herstellen", &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert!(answer.text.contains("Je nieuwe wachtwoord is opgeslagen"), "{}", answer.text);
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
        let answer = browser.post(STEP, &[("naar", &kept(&answer, "naar")), ("code", &app(&site, &secret))]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/waar-sta-ik"));
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    }

    async fn new_codes_and_turning_off_ask_who_it_is(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let (secret, codes_before) = turn_on(&site, &mut noor).await;
        let wrong = noor.post(PAGE, &[("formulier", "herstelcodes"), ("wachtwoord-codes", "iets heel anders")]).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("wachtwoord-codes-error"));
        let fresh = noor.post(PAGE, &[("formulier", "herstelcodes"), ("wachtwoord-codes", PASSWORD)]).await;
        assert_eq!((fresh.status, codes(&fresh).len()), (StatusCode::OK, 10));
        assert_ne!(codes(&fresh), codes_before);
        let off = |password, code| [("formulier", "uit"), ("wachtwoord-uit", password), ("code-uit", code)];
        let wrong = noor.post(PAGE, &off(PASSWORD, "000-00")).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("code-uit-error"));
        assert_eq!(wrong.input("code-uit"), "000-00");
        assert!(noor.post(PAGE, &off("iets", "123456")).await.text.contains("wachtwoord-uit-error"));
        let answer = noor.post(PAGE, &off(PASSWORD, &app(&site, &secret))).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account"), "{}", answer.text);
        let page = noor.get("/account").await;
        assert!(page.text.contains("Extra beveiliging staat uit.") && page.text.contains("Zet extra beveiliging aan"));
        assert_eq!(noor.post(PAGE, &[("formulier", "iets")]).await.status, StatusCode::BAD_REQUEST);
        let answer = site.visitor().post("/inloggen", &log_in_fields(&[])).await;
        assert_eq!(answer.location(), "/waar-sta-ik");
    }

    async fn its_pages_take_few_statements(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let statements = async |browser: &mut Browser, path: &str| {
            let before = site.service.counts().statements;
            assert_eq!(browser.get(path).await.status, StatusCode::OK);
            site.service.counts().statements - before
        };
        // The session, and the second factor; on the account page the list of sessions too.
        assert_eq!(statements(&mut noor, PAGE).await, 2);
        assert_eq!(statements(&mut noor, "/account").await, 3);
        turn_on(&site, &mut noor).await;
        // And how many recovery codes are left.
        assert_eq!(statements(&mut noor, PAGE).await, 3);
        assert_eq!(statements(&mut noor, "/account").await, 4);
        let mut half = site.visitor();
        half.post("/inloggen", &log_in_fields(&[])).await;
        assert_eq!(statements(&mut half, STEP).await, 1);
    }

    async fn it_speaks_the_language_of_the_account(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        noor.post("/taal", &[("taal", "en"), ("naar", "/account")]).await;
        turn_on(&site, &mut noor).await;
        let mut browser = site.visitor();
        browser.post("/inloggen", &log_in_fields(&[])).await;
        assert!(browser.get(STEP).await.text.contains("<html lang=\"en\""));
    }
}
