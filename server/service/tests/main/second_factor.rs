use chrono::TimeDelta;
use service::{
    AccountProblem, Actor, CodeProblem, EraseProblem, ExposeSecret as _, HalfSession, LogInProblem, NewSession,
    ResetProblem, SecondFactor, SecondFactorProblem, SecondStepProblem, TakenOff,
};

use crate::bed::{Bed, OTHER_PASSWORD, PASSWORD, both, code, device, network, secret};

const NOOR: &str = "noor@example.nl";

/// Somebody with a second factor, and the app and the paper on which they keep it.
pub(crate) struct Guarded {
    pub(crate) session: NewSession,
    secret: Vec<u8>,
    codes: Vec<String>,
}

/// What an app shows that has this secret, so many half minutes from now.
fn app(bed: &Bed, secret: &[u8], steps: i64) -> service::Secret {
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(bed.service.now().timestamp() + 30 * steps).unwrap();
    totp.generate(seconds).to_string().into()
}

async fn begin(bed: &Bed, actor: &Actor) -> Vec<u8> {
    bed.service.begin_second_factor(actor, secret(PASSWORD)).await.unwrap();
    let SecondFactor::Begun(setup) = bed.service.second_factor(actor).await.unwrap() else { panic!("not begun") };
    totp_rs::Secret::try_from_base32(setup.secret.expose_secret()).unwrap().as_ref().to_vec()
}

pub(crate) async fn guarded(bed: &Bed, email: &str) -> Guarded {
    let session = bed.person(email).await;
    let secret = begin(bed, &session.actor).await;
    let code = app(bed, &secret, 0);
    let on = bed.service.turn_on_second_factor(&session.actor, code, &network(1), &device()).await.unwrap();
    let codes = on.codes.iter().map(|code| code.expose_secret().to_owned()).collect();
    bed.mails().await;
    // The code that turned it on is used up.
    bed.after(TimeDelta::seconds(30));
    Guarded { session: on.session, secret, codes }
}

async fn half(bed: &Bed, password: &str) -> HalfSession {
    match bed.log_in(NOOR, password, 1).await {
        Err(LogInProblem::SecondFactor(half)) => half,
        other => panic!("no half session: {other:?}"),
    }
}

async fn show(bed: &Bed, half: &HalfSession, code: &str, from: u8) -> Result<service::Shown, SecondStepProblem> {
    bed.service.show_second_factor(half.secret.expose_secret(), secret(code), &network(from), &device()).await
}

async fn is_on(bed: &Bed, actor: &Actor) -> bool {
    let on = bed.service.has_second_factor(actor).await.unwrap();
    assert_eq!(on, matches!(bed.service.second_factor(actor).await.unwrap(), SecondFactor::On { .. }));
    on
}

both! {
    async fn turning_it_on_takes_the_password_and_a_code(bed: Bed) {
        let session = bed.person(NOOR).await;
        let other = bed.log_in(NOOR, PASSWORD, 2).await.unwrap();
        let service = &bed.service;
        assert!(!is_on(&bed, &session.actor).await && !session.actor.second_factor());
        let wrong = service.begin_second_factor(&session.actor, secret(OTHER_PASSWORD)).await;
        assert_eq!(wrong.unwrap_err(), SecondFactorProblem::WrongPassword);
        let turn_on = async |code| service.turn_on_second_factor(&session.actor, code, &network(1), &device()).await;
        assert_eq!(turn_on(secret("123456")).await.unwrap_err(), SecondFactorProblem::Elsewhere, "not begun");
        let shared = begin(&bed, &session.actor).await;
        assert_eq!(shared.len(), 20);
        assert!(!is_on(&bed, &session.actor).await);
        bed.log_in(NOOR, PASSWORD, 1).await.unwrap();
        for wrong in ["", "x", "12345", "7K3M-9QXR-0ABC-1DEF"] {
            assert_eq!(turn_on(secret(wrong)).await.unwrap_err(), SecondFactorProblem::WrongCode, "{wrong}");
        }
        bed.mails().await;
        let on = turn_on(app(&bed, &shared, 1)).await.unwrap();
        assert!(on.session.actor.second_factor());
        assert_eq!(on.codes.len(), service::RECOVERY_CODES);
        for ended in [&session, &other] {
            assert!(bed.actor_of(ended).await.is_none(), "none of them has shown it");
        }
        let actor = bed.actor_of(&on.session).await.unwrap();
        assert!(actor.second_factor() && is_on(&bed, &actor).await);
        let mails = bed.mails().await;
        assert_eq!(mails.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(), ["Extra beveiliging staat aan"]);
        let again = service.begin_second_factor(&actor, secret(PASSWORD)).await;
        assert_eq!(again.unwrap_err(), SecondFactorProblem::Elsewhere);
    }

    async fn a_secret_waits_an_hour_for_its_first_code(bed: Bed) {
        let session = bed.person(NOOR).await;
        let shared = begin(&bed, &session.actor).await;
        bed.after(TimeDelta::hours(1));
        assert!(matches!(bed.service.second_factor(&session.actor).await.unwrap(), SecondFactor::Off));
        let code = app(&bed, &shared, 0);
        let late = bed.service.turn_on_second_factor(&session.actor, code, &network(1), &device()).await;
        assert_eq!(late.unwrap_err(), SecondFactorProblem::Elsewhere);
        assert_ne!(begin(&bed, &session.actor).await, shared);
    }

    async fn logging_in_takes_a_code_that_serves_once(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        assert!(bed.service.actor_of(waiting.secret.expose_secret()).await.unwrap().is_none(), "it opens no session");
        assert!(bed.service.half_session(noor.session.cookie_value()).await.unwrap().is_none());
        assert!(bed.service.half_session(waiting.secret.expose_secret()).await.unwrap().is_some());
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        for wrong in ["", "12345", "abcdef", "0000000", noor.session.cookie_value()] {
            assert_eq!(show(&bed, &waiting, wrong, 1).await.unwrap_err(), SecondStepProblem::WrongCode, "{wrong}");
        }
        let typed = format!(" {} {} ", &right[..3], &right[3..]);
        let shown = show(&bed, &waiting, &typed, 1).await.unwrap();
        assert!(shown.codes_left.is_none());
        assert!(bed.actor_of(&shown.session).await.unwrap().second_factor());
        let second = half(&bed, PASSWORD).await;
        assert_eq!(show(&bed, &waiting, &right, 1).await.unwrap_err(), SecondStepProblem::TooLate, "it has served");
        assert_eq!(show(&bed, &second, &right, 1).await.unwrap_err(), SecondStepProblem::WrongCode, "so has the code");
        let before = app(&bed, &noor.secret, -1).expose_secret().to_owned();
        assert_eq!(show(&bed, &second, &before, 1).await.unwrap_err(), SecondStepProblem::WrongCode, "and those before");
        let ahead = app(&bed, &noor.secret, 1).expose_secret().to_owned();
        show(&bed, &second, &ahead, 1).await.unwrap();
    }

    async fn clocks_may_differ_by_half_a_minute(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        bed.after(TimeDelta::hours(1));
        for (steps, right) in [(-2, false), (2, false), (-1, true), (0, true), (1, true)] {
            let waiting = half(&bed, PASSWORD).await;
            let code = app(&bed, &noor.secret, steps).expose_secret().to_owned();
            assert_eq!(show(&bed, &waiting, &code, 1).await.is_ok(), right, "{steps}");
        }
    }

    async fn two_at_once_cannot_use_one_code(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let (one, other) = (half(&bed, PASSWORD).await, half(&bed, PASSWORD).await);
        let code = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        let (one, other) = tokio::join!(show(&bed, &one, &code, 1), show(&bed, &other, &code, 1));
        assert_ne!(one.is_ok(), other.is_ok());
    }

    async fn a_recovery_code_serves_once_and_is_told_by_mail(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        let shown = show(&bed, &waiting, &noor.codes[3].to_lowercase().replace('-', " "), 1).await.unwrap();
        assert_eq!(shown.codes_left, Some(9));
        assert!(bed.actor_of(&shown.session).await.unwrap().second_factor());
        assert_eq!(bed.mails().await[0].subject, "Er is ingelogd met een herstelcode");
        let waiting = half(&bed, PASSWORD).await;
        assert_eq!(show(&bed, &waiting, &noor.codes[3], 1).await.unwrap_err(), SecondStepProblem::WrongCode);
        assert_eq!(show(&bed, &waiting, &noor.codes[4], 1).await.unwrap().codes_left, Some(8));
    }

    async fn somebody_else_s_codes_do_nothing(bed: Bed) {
        guarded(&bed, NOOR).await;
        let robin = guarded(&bed, "robin@example.nl").await;
        let waiting = half(&bed, PASSWORD).await;
        let theirs = app(&bed, &robin.secret, 0).expose_secret().to_owned();
        for code in [&theirs, &robin.codes[0]] {
            assert_eq!(show(&bed, &waiting, code, 1).await.unwrap_err(), SecondStepProblem::WrongCode);
        }
    }

    async fn a_half_session_lasts_ten_minutes(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        assert_eq!(waiting.expires_at, bed.service.now() + TimeDelta::minutes(10));
        bed.after(TimeDelta::minutes(10));
        let code = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        assert_eq!(show(&bed, &waiting, &code, 1).await.unwrap_err(), SecondStepProblem::TooLate);
        for nothing in ["", "x", &"0".repeat(64)] {
            let shown = bed.service.show_second_factor(nothing, secret(&code), &network(1), &device()).await;
            assert_eq!(shown.unwrap_err(), SecondStepProblem::TooLate);
        }
    }

    async fn guessing_codes_is_slowed_down_and_the_owner_gets_in_later(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let mut outcomes = Vec::new();
        for attempt in 0..25_u8 {
            // A new half session each time, and another network: the account is counted too.
            let waiting = half(&bed, PASSWORD).await;
            outcomes.push(show(&bed, &waiting, "abcdef", 10 + attempt / 5).await.unwrap_err());
        }
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == SecondStepProblem::WrongCode).count(), 20);
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        let waiting = half(&bed, PASSWORD).await;
        let retry_after = match show(&bed, &waiting, &right, 1).await.unwrap_err() {
            SecondStepProblem::Throttled { retry_after } => retry_after,
            other => panic!("{other:?}"),
        };
        let actor = &noor.session.actor;
        let off = bed.service.turn_off_second_factor(actor, secret(PASSWORD), secret(&right), &network(1), &device()).await;
        assert!(matches!(off.unwrap_err(), SecondFactorProblem::CodeThrottled { .. }));
        bed.after(retry_after);
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        let waiting = half(&bed, PASSWORD).await;
        show(&bed, &waiting, &right, 1).await.unwrap();
    }

    async fn one_network_is_slowed_down_at_one_account(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        for _ in 0..10 {
            assert_eq!(show(&bed, &waiting, "000 00", 9).await.unwrap_err(), SecondStepProblem::WrongCode);
        }
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        assert!(matches!(show(&bed, &waiting, &right, 9).await.unwrap_err(), SecondStepProblem::Throttled { .. }));
        show(&bed, &waiting, &right, 1).await.unwrap();
    }

    async fn a_forgotten_password_does_not_get_around_it(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        bed.service.request_reset(NOOR, &network(1)).await.unwrap();
        let link = code(&bed.mails().await[0]);
        let reset = bed.service.reset_password(&link, secret(OTHER_PASSWORD), &network(1), &device()).await;
        let Err(ResetProblem::SecondFactor(waiting)) = reset else { panic!("{reset:?}") };
        assert!(bed.actor_of(&noor.session).await.is_none(), "old sessions end");
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        let shown = show(&bed, &waiting, &right, 1).await.unwrap();
        assert!(is_on(&bed, &shown.session.actor).await);
        assert_eq!(bed.log_in(NOOR, PASSWORD, 1).await.unwrap_err(), LogInProblem::WrongCredentials);
        half(&bed, OTHER_PASSWORD).await;
    }

    async fn an_old_link_that_confirms_does_not_get_around_it(bed: Bed) {
        // Confirmed by the operator, so that the link of the sign-up is still there.
        bed.sign_up(NOOR).await;
        let link = code(&bed.mails().await[0]);
        assert!(bed.service.confirm_account(NOOR).await.unwrap());
        let session = bed.log_in(NOOR, PASSWORD, 1).await.unwrap();
        let shared = begin(&bed, &session.actor).await;
        let first = app(&bed, &shared, 0);
        bed.service.turn_on_second_factor(&session.actor, first, &network(1), &device()).await.unwrap();
        let confirmed = bed.service.confirm(&link, &network(1), &device()).await;
        assert!(matches!(confirmed.unwrap_err(), CodeProblem::SecondFactor(_)));
    }

    async fn a_new_password_ends_half_sessions_and_keeps_what_this_one_has_shown(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        let (actor, new) = (&noor.session.actor, secret(OTHER_PASSWORD));
        let changed = bed.service.change_password(actor, secret(PASSWORD), new, &network(1), &device()).await.unwrap();
        assert!(bed.actor_of(&changed).await.unwrap().second_factor());
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        assert_eq!(show(&bed, &waiting, &right, 1).await.unwrap_err(), SecondStepProblem::TooLate);
    }

    async fn new_recovery_codes_take_the_place_of_the_old_ones(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let actor = &noor.session.actor;
        let wrong = bed.service.new_recovery_codes(actor, secret(OTHER_PASSWORD)).await;
        assert_eq!(wrong.unwrap_err(), SecondFactorProblem::WrongPassword);
        let codes = bed.service.new_recovery_codes(actor, secret(PASSWORD)).await.unwrap();
        assert_eq!(bed.mails().await[0].subject, "Je hebt nieuwe herstelcodes");
        assert!(bed.actor_of(&noor.session).await.is_some());
        let waiting = half(&bed, PASSWORD).await;
        assert_eq!(show(&bed, &waiting, &noor.codes[0], 1).await.unwrap_err(), SecondStepProblem::WrongCode);
        show(&bed, &waiting, codes[0].expose_secret(), 1).await.unwrap();
        let robin = bed.person("robin@example.nl").await;
        let none = bed.service.new_recovery_codes(&robin.actor, secret(PASSWORD)).await;
        assert_eq!(none.unwrap_err(), SecondFactorProblem::Elsewhere);
    }

    async fn turning_it_off_takes_the_password_and_a_code(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        let actor = &noor.session.actor;
        let off = async |password: &str, code: &str| {
            bed.service.turn_off_second_factor(actor, secret(password), secret(code), &network(1), &device()).await
        };
        let right = app(&bed, &noor.secret, 0).expose_secret().to_owned();
        assert_eq!(off(OTHER_PASSWORD, &right).await.unwrap_err(), SecondFactorProblem::WrongPassword);
        assert_eq!(off(PASSWORD, "").await.unwrap_err(), SecondFactorProblem::WrongCode);
        let session = off(PASSWORD, &right).await.unwrap();
        assert_eq!(bed.mails().await[0].subject, "Extra beveiliging staat uit");
        assert!(bed.actor_of(&noor.session).await.is_none());
        let actor = bed.actor_of(&session).await.unwrap();
        assert!(!actor.second_factor() && !is_on(&bed, &actor).await);
        assert_eq!(show(&bed, &waiting, &noor.codes[0], 1).await.unwrap_err(), SecondStepProblem::TooLate);
        bed.log_in(NOOR, PASSWORD, 1).await.unwrap();
        // And on again: with another secret, and without the old recovery codes.
        let shared = begin(&bed, &actor).await;
        assert_ne!(shared, noor.secret);
        let first = app(&bed, &shared, 0);
        bed.service.turn_on_second_factor(&actor, first, &network(1), &device()).await.unwrap();
        let waiting = half(&bed, PASSWORD).await;
        assert_eq!(show(&bed, &waiting, &noor.codes[0], 1).await.unwrap_err(), SecondStepProblem::WrongCode);
    }

    async fn the_operator_takes_it_off_and_the_owner_is_told(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        bed.person("robin@example.nl").await;
        assert_eq!(bed.service.take_off_second_factor("niemand@example.nl").await.unwrap(), TakenOff::NoAccount);
        assert_eq!(bed.service.take_off_second_factor("robin@example.nl").await.unwrap(), TakenOff::NotOn);
        assert_eq!(bed.service.take_off_second_factor(" Noor@Example.nl").await.unwrap(), TakenOff::Done);
        assert!(bed.actor_of(&noor.session).await.is_none());
        let mails = bed.mails().await;
        assert_eq!((mails[0].to.as_str(), mails[0].subject.as_str()), (NOOR, "Extra beveiliging staat uit"));
        bed.log_in(NOOR, PASSWORD, 1).await.unwrap();
    }

    async fn it_goes_with_the_account(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        let wrong = bed.service.erase_account(&noor.session.actor, secret(OTHER_PASSWORD)).await;
        assert_eq!(wrong.unwrap_err(), EraseProblem::WrongPassword);
        bed.service.erase_account(&noor.session.actor, secret(PASSWORD)).await.unwrap();
        assert_eq!(show(&bed, &waiting, &noor.codes[0], 1).await.unwrap_err(), SecondStepProblem::TooLate);
        let session = bed.person(NOOR).await;
        assert!(!is_on(&bed, &session.actor).await);
    }

    async fn nobody_asks_for_another_s(bed: Bed) {
        let problem = bed.service.second_factor(&Actor::visitor()).await.unwrap_err();
        assert_eq!(problem, AccountProblem::NotFound);
        assert_eq!(bed.service.has_second_factor(&Actor::visitor()).await.unwrap_err(), AccountProblem::NotFound);
        let begun = bed.service.begin_second_factor(&Actor::visitor(), secret(PASSWORD)).await;
        assert_eq!(begun.unwrap_err(), SecondFactorProblem::NotFound);
    }

    async fn another_key_opens_nothing_and_recovery_codes_still_do(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let mut settings = crate::bed::settings();
        settings.key = service::Key::read(&"8".repeat(64)).unwrap();
        let service = bed.another(settings).await;
        let waiting = half(&bed, PASSWORD).await;
        let right = app(&bed, &noor.secret, 0);
        let shown = service.show_second_factor(waiting.secret.expose_secret(), right, &network(1), &device()).await;
        assert_eq!(shown.unwrap_err(), SecondStepProblem::Unavailable);
        let recovery = secret(&noor.codes[0]);
        service.show_second_factor(waiting.secret.expose_secret(), recovery, &network(1), &device()).await.unwrap();
    }

    async fn a_right_password_costs_as_many_hashes_with_it_as_without(bed: Bed) {
        bed.person("robin@example.nl").await;
        guarded(&bed, NOOR).await;
        let mut costs = Vec::new();
        for (email, password) in [("robin@example.nl", PASSWORD), (NOOR, PASSWORD), (NOOR, OTHER_PASSWORD), ("x@y.nl", PASSWORD)] {
            let before = bed.service.counts().hashes;
            let _ = bed.log_in(email, password, 1).await;
            costs.push(bed.service.counts().hashes - before);
        }
        assert_eq!(costs, [1, 1, 1, 1]);
    }
}

both! {
    async fn no_secret_of_it_is_in_the_database(bed: Bed) {
        let noor = guarded(&bed, NOOR).await;
        let waiting = half(&bed, PASSWORD).await;
        let bytes = bed.database.content();
        let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        // As binary values are written on PostgreSQL.
        let hexadecimal = |part: &[u8]| part.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let holds = |part: &[u8]| has(part) || has(hexadecimal(part).as_bytes());
        assert!(holds(NOOR.as_bytes()), "this would find it");
        assert!(!holds(&noor.secret));
        assert!(!holds(waiting.secret.expose_secret().as_bytes()));
        for code in &noor.codes {
            assert!(!holds(code.as_bytes()) && !holds(code.replace('-', "").as_bytes()));
        }
        let text = format!("{waiting:?} {:?}", bed.service.second_factor(&noor.session.actor).await.unwrap());
        assert!(!text.contains(waiting.secret.expose_secret()), "{text}");
    }
}
