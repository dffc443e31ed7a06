use chrono::TimeDelta;
use language::Locale;
use service::{
    CodeProblem, EmailProblem, Hashing, LogInProblem, NameProblem, PasswordProblem, RequestProblem, ResetProblem,
    SignUpProblem,
};

use crate::bed::{OTHER_PASSWORD, PASSWORD, both, code, device, network, secret, settings, sign_up, start};

both! {
    async fn somebody_signs_up_confirms_and_is_logged_in(bed: Bed) {
        bed.sign_up(" Noor@Example.nl ").await;
        assert_eq!(bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap_err(), LogInProblem::NotConfirmed);
        let mails = bed.mails().await;
        assert_eq!(mails.len(), 1);
        assert_eq!((mails[0].to.as_str(), mails[0].subject.as_str()), ("Noor@Example.nl", "Bevestig je e-mailadres"));
        assert!(mails[0].text.contains("https://vakspoor.example/bevestigen?code="), "{}", mails[0].text);
        assert!(!mails[0].text.contains("Noor de Wit"), "a stranger could have typed the name");

        let code = code(&mails[0]);
        assert!(bed.service.confirmation_code_valid(&code).await.unwrap());
        let session = bed.service.confirm(&code, &network(1), &device()).await.unwrap();
        assert!(!bed.service.confirmation_code_valid(&code).await.unwrap());
        let (actor, viewer) = bed.service.actor_of(session.cookie_value()).await.unwrap().unwrap();
        assert_eq!((actor.account(), actor.session()), (session.actor.account(), session.actor.session()));
        assert_eq!(viewer, session.viewer);
        assert_eq!((viewer.name.as_str(), viewer.email.as_str(), viewer.locale), ("Noor de Wit", "Noor@Example.nl", Locale::Nl));
        assert_eq!(bed.service.confirm(&code, &network(1), &device()).await.unwrap_err(), CodeProblem::Invalid, "used");

        bed.log_in("NOOR@example.nl ", PASSWORD, 1).await.unwrap();
        assert_eq!(bed.log_in("noor@example.nl", OTHER_PASSWORD, 1).await.unwrap_err(), LogInProblem::WrongCredentials);
        assert!(bed.mails().await.is_empty());
    }

    async fn a_code_works_for_two_days(bed: Bed) {
        bed.sign_up("a@example.nl").await;
        bed.sign_up("b@example.nl").await;
        let mails = bed.mails().await;
        bed.after(TimeDelta::hours(47));
        bed.service.confirm(&code(&mails[0]), &network(1), &device()).await.unwrap();
        bed.after(TimeDelta::hours(1));
        assert_eq!(bed.service.confirm(&code(&mails[1]), &network(1), &device()).await.unwrap_err(), CodeProblem::Invalid);
        bed.service.resend_confirmation("B@example.nl", &network(1)).await.unwrap();
        let mails = bed.mails().await;
        bed.service.confirm(&code(&mails[0]), &network(1), &device()).await.unwrap();
    }

    async fn nobody_learns_from_a_sign_up_who_has_an_account(bed: Bed) {
        bed.person("known@example.nl").await;
        let mut work = Vec::new();
        for email in ["known@example.nl", "new@example.nl"] {
            let before = bed.service.counts();
            bed.sign_up(email).await;
            let after = bed.service.counts();
            work.push((after.hashes - before.hashes, after.transactions - before.transactions));
        }
        assert_eq!(work, [(1, 2), (1, 2)]);
        let mut mails = bed.mails().await;
        mails.sort_by(|a, b| a.to.cmp(&b.to));
        assert_eq!(mails[0].subject, "Je hebt al een account");
        assert!(mails[0].text.contains("https://vakspoor.example/inloggen"));
        assert_eq!(mails[1].subject, "Bevestig je e-mailadres");
        bed.log_in("known@example.nl", PASSWORD, 1).await.unwrap();
    }

    async fn nobody_learns_from_a_log_in_who_has_an_account(bed: Bed) {
        bed.person("known@example.nl").await;
        let mut work = Vec::new();
        for email in ["known@example.nl", "new@example.nl", "no address", ""] {
            let before = bed.service.counts();
            assert_eq!(bed.log_in(email, OTHER_PASSWORD, 1).await.unwrap_err(), LogInProblem::WrongCredentials);
            let after = bed.service.counts();
            work.push((after.hashes - before.hashes, after.transactions - before.transactions, after.statements - before.statements));
        }
        assert_eq!(work, [(1, 1, 4); 4]);
    }

    async fn nobody_learns_from_a_forgotten_password_who_has_an_account(bed: Bed) {
        bed.person("known@example.nl").await;
        for email in ["known@example.nl", "new@example.nl"] {
            let before = bed.service.counts();
            bed.service.request_reset(email, &network(1)).await.unwrap();
            bed.service.resend_confirmation(email, &network(1)).await.unwrap();
            let after = bed.service.counts();
            assert_eq!((after.hashes - before.hashes, after.transactions - before.transactions), (0, 4));
        }
        let subjects: Vec<_> = bed.mails().await.into_iter().map(|mail| (mail.to, mail.subject)).collect();
        assert_eq!(subjects.len(), 2);
        assert!(subjects.iter().all(|(to, _)| to == "known@example.nl"), "{subjects:?}");
    }

    async fn the_link_gives_what_its_own_sign_up_typed(bed: Bed) {
        // A stranger signs the address up first, the owner second, and follows the link of the owner's sign-up.
        let mut stranger = sign_up("noor@example.nl");
        stranger.password = secret(OTHER_PASSWORD);
        stranger.name = "Stranger".to_owned();
        bed.service.sign_up(stranger.clone()).await.unwrap();
        let first = bed.mails().await;
        bed.sign_up("noor@example.nl").await;
        let second = bed.mails().await;
        bed.service.sign_up(stranger).await.unwrap();
        let third = bed.mails().await;
        let session = bed.service.confirm(&code(&second[0]), &network(1), &device()).await.unwrap();
        assert_eq!(session.viewer.name, "Noor de Wit");
        bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap();
        assert_eq!(bed.log_in("noor@example.nl", OTHER_PASSWORD, 1).await.unwrap_err(), LogInProblem::WrongCredentials);
        for mails in [first, third] {
            let confirmed = bed.service.confirm(&code(&mails[0]), &network(1), &device()).await;
            assert_eq!(confirmed.unwrap_err(), CodeProblem::Invalid);
        }
    }

    async fn what_will_not_do_is_named_field_by_field(bed: Bed) {
        let mut wrong = sign_up("noor");
        wrong.name = " ".to_owned();
        wrong.password = secret("kort");
        let before = bed.service.counts();
        let Err(SignUpProblem::Invalid(errors)) = bed.service.sign_up(wrong).await else { panic!() };
        assert_eq!(errors.name, Some(NameProblem::Empty));
        assert_eq!(errors.email, Some(EmailProblem::Malformed));
        assert_eq!(errors.password, Some(PasswordProblem::TooShort { min: 12 }));
        assert_eq!(bed.service.counts(), before, "nothing was done");
        let mut wrong = sign_up("noor@example.nl");
        wrong.name = "Noor\nBcc: everybody".to_owned();
        wrong.password = secret("Noor 2026 noor!");
        let Err(SignUpProblem::Invalid(errors)) = bed.service.sign_up(wrong).await else { panic!() };
        assert_eq!((errors.name, errors.email), (Some(NameProblem::ControlCharacter), None));
        assert_eq!(errors.password, Some(PasswordProblem::LikeAccount));
        assert!(bed.mails().await.is_empty());
    }

    async fn guessing_at_one_account_is_slowed_down(bed: Bed) {
        bed.person("noor@example.nl").await;
        for _ in 0..10 {
            assert_eq!(bed.log_in("noor@example.nl", OTHER_PASSWORD, 2).await.unwrap_err(), LogInProblem::WrongCredentials);
        }
        bed.after(TimeDelta::minutes(5));
        let before = bed.service.counts().hashes;
        let retry_after = TimeDelta::minutes(10);
        assert_eq!(bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap_err(), LogInProblem::Throttled { retry_after });
        assert_eq!(bed.service.counts().hashes, before, "and costs nothing");
        // The owner, elsewhere, still gets in; so does somebody else from there.
        bed.log_in("noor@example.nl", PASSWORD, 3).await.unwrap();
        assert_eq!(bed.log_in("robin@example.nl", PASSWORD, 2).await.unwrap_err(), LogInProblem::WrongCredentials);
        bed.after(retry_after);
        bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap();
    }

    async fn guessing_from_many_networks_is_slowed_down_too(bed: Bed) {
        bed.person("noor@example.nl").await;
        for attempt in 0..50 {
            let outcome = bed.log_in("noor@example.nl", OTHER_PASSWORD, 10 + attempt).await;
            assert_eq!(outcome.unwrap_err(), LogInProblem::WrongCredentials);
        }
        assert!(matches!(bed.log_in("noor@example.nl", PASSWORD, 99).await.unwrap_err(), LogInProblem::Throttled { .. }));
        bed.after(TimeDelta::hours(1));
        bed.log_in("noor@example.nl", PASSWORD, 99).await.unwrap();
    }

    async fn guessing_at_many_accounts_from_one_network_is_slowed_down(bed: Bed) {
        bed.person("noor@example.nl").await;
        for attempt in 0..100 {
            let outcome = bed.log_in(&format!("a{attempt}@example.nl"), PASSWORD, 2).await;
            assert_eq!(outcome.unwrap_err(), LogInProblem::WrongCredentials);
        }
        assert!(matches!(bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap_err(), LogInProblem::Throttled { .. }));
        bed.log_in("noor@example.nl", PASSWORD, 3).await.unwrap();
    }

    async fn a_right_password_starts_the_counting_anew(bed: Bed) {
        bed.person("noor@example.nl").await;
        for _ in 0..4 {
            for _ in 0..9 {
                bed.log_in("noor@example.nl", OTHER_PASSWORD, 2).await.unwrap_err();
            }
            bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap();
        }
    }

    async fn guesses_at_once_do_not_slip_through(bed: Bed) {
        bed.person("noor@example.nl").await;
        let guesses = (0..30).map(|_| {
            let service = bed.service.clone();
            tokio::spawn(async move {
                service.log_in("noor@example.nl", secret(OTHER_PASSWORD), &network(2), &device()).await.unwrap_err()
            })
        });
        let mut looked_at = 0;
        for guess in guesses.collect::<Vec<_>>() {
            looked_at += usize::from(guess.await.unwrap() == LogInProblem::WrongCredentials);
        }
        assert_eq!(looked_at, 10);
    }

    async fn an_address_cannot_be_flooded_with_mails(bed: Bed) {
        bed.person("noor@example.nl").await;
        let mut refused = 0;
        for _ in 0..4 {
            refused += usize::from(bed.service.sign_up(sign_up("noor@example.nl")).await.is_err());
            refused += usize::from(bed.service.request_reset("noor@example.nl", &network(7)).await.is_err());
        }
        assert_eq!(refused, 4, "the first sign-up counts too");
        assert_eq!(bed.mails().await.len(), 4);
        let throttled = bed.service.request_reset("NOOR@example.nl", &network(8)).await.unwrap_err();
        assert_eq!(throttled, RequestProblem::Throttled { retry_after: TimeDelta::hours(1) });
        bed.after(TimeDelta::hours(1));
        bed.service.request_reset("noor@example.nl", &network(8)).await.unwrap();
    }

    async fn sign_ups_from_one_network_have_a_limit(bed: Bed) {
        for number in 0..30 {
            bed.sign_up(&format!("a{number}@example.nl")).await;
        }
        let problem = bed.service.sign_up(sign_up("b@example.nl")).await.unwrap_err();
        assert_eq!(problem, SignUpProblem::Throttled { retry_after: TimeDelta::hours(1) });
        let mut elsewhere = sign_up("b@example.nl");
        elsewhere.network = network(9);
        bed.service.sign_up(elsewhere).await.unwrap();
    }

    async fn a_forgotten_password_is_replaced_and_all_sessions_end(bed: Bed) {
        let old = bed.person("noor@example.nl").await;
        bed.service.request_reset(" Noor@example.nl", &network(1)).await.unwrap();
        let mails = bed.mails().await;
        assert_eq!(mails[0].subject, "Kies een nieuw wachtwoord");
        assert!(mails[0].text.contains("https://vakspoor.example/wachtwoord-herstellen?code="));
        let code = code(&mails[0]);
        assert!(bed.service.reset_code_valid(&code).await.unwrap());
        assert_eq!(bed.service.confirm(&code, &network(1), &device()).await.unwrap_err(), CodeProblem::Invalid, "for another purpose");
        let weak = bed.service.reset_password(&code, secret("noor@example.nl"), &network(1), &device()).await;
        assert_eq!(weak.unwrap_err(), ResetProblem::Password(PasswordProblem::LikeAccount));
        let new = bed.service.reset_password(&code, secret(OTHER_PASSWORD), &network(1), &device()).await.unwrap();
        assert!(bed.actor_of(&old).await.is_none());
        assert!(bed.actor_of(&new).await.is_some());
        assert!(!bed.service.reset_code_valid(&code).await.unwrap());
        let again = bed.service.reset_password(&code, secret(PASSWORD), &network(1), &device()).await;
        assert_eq!(again.unwrap_err(), ResetProblem::Invalid);
        bed.log_in("noor@example.nl", OTHER_PASSWORD, 1).await.unwrap();
        assert_eq!(bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap_err(), LogInProblem::WrongCredentials);
        let mails = bed.mails().await;
        assert_eq!(mails[0].subject, "Je wachtwoord is veranderd");
    }

    async fn a_reset_works_for_an_hour_and_ends_the_other_links(bed: Bed) {
        bed.person("noor@example.nl").await;
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        let mails = bed.mails().await;
        bed.service.reset_password(&code(&mails[0]), secret(OTHER_PASSWORD), &network(1), &device()).await.unwrap();
        assert!(!bed.service.reset_code_valid(&code(&mails[1])).await.unwrap());
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        let mails = bed.mails().await;
        let late = mails.iter().find(|mail| mail.text.contains("?code=")).unwrap();
        bed.after(TimeDelta::hours(1));
        assert!(!bed.service.reset_code_valid(&code(late)).await.unwrap());
        let outcome = bed.service.reset_password(&code(late), secret(PASSWORD), &network(1), &device()).await;
        assert_eq!(outcome.unwrap_err(), ResetProblem::Invalid);
    }

    async fn a_reset_confirms_the_address_too(bed: Bed) {
        let mut stranger = sign_up("noor@example.nl");
        stranger.password = secret("kleine paarse olifant 7");
        bed.service.sign_up(stranger).await.unwrap();
        let theirs = bed.mails().await;
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        let mails = bed.mails().await;
        bed.service.reset_password(&code(&mails[0]), secret(OTHER_PASSWORD), &network(1), &device()).await.unwrap();
        bed.log_in("noor@example.nl", OTHER_PASSWORD, 1).await.unwrap();
        let late = bed.service.confirm(&code(&theirs[0]), &network(1), &device()).await;
        assert_eq!(late.unwrap_err(), CodeProblem::Invalid, "and gives the stranger's password no other chance");
        bed.log_in("noor@example.nl", OTHER_PASSWORD, 1).await.unwrap();
    }

    async fn codes_that_are_none_do_nothing(bed: Bed) {
        let long = "a".repeat(100_000);
        for wrong in ["", "x", "../..", &"0".repeat(64), &"é".repeat(64), long.as_str()] {
            assert_eq!(bed.service.confirm(wrong, &network(1), &device()).await.unwrap_err(), CodeProblem::Invalid);
            assert!(!bed.service.reset_code_valid(wrong).await.unwrap());
            let reset = bed.service.reset_password(wrong, secret(PASSWORD), &network(1), &device()).await;
            assert_eq!(reset.unwrap_err(), ResetProblem::Invalid);
            assert!(bed.service.actor_of(wrong).await.unwrap().is_none());
        }
    }

    async fn a_session_is_one_query_and_its_use_is_noted_every_five_minutes(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        let statements = async || {
            let before = bed.service.counts();
            bed.actor_of(&session).await.unwrap();
            let after = bed.service.counts();
            (after.statements - before.statements, after.transactions - before.transactions)
        };
        assert_eq!(statements().await, (1, 1));
        bed.after(TimeDelta::minutes(4));
        assert_eq!(statements().await, (1, 1));
        bed.after(TimeDelta::minutes(1));
        assert_eq!(statements().await, (2, 2));
        assert_eq!(statements().await, (1, 1));
        let list = bed.service.sessions(&session.actor).await.unwrap();
        assert_eq!(list[0].last_seen_at, start() + TimeDelta::minutes(5));
    }

    async fn a_session_ends_when_it_is_not_used_or_too_old(bed: Bed) {
        let used = bed.person("noor@example.nl").await;
        let unused = bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap();
        assert_eq!(used.expires_at, start() + TimeDelta::days(30));
        for day in 1..30 {
            bed.after(TimeDelta::days(1));
            assert!(bed.actor_of(&used).await.is_some(), "day {day}");
            if day == 7 {
                assert!(bed.actor_of(&unused).await.is_none());
            }
        }
        bed.after(TimeDelta::days(1));
        assert!(bed.actor_of(&used).await.is_none());
    }

    async fn who_logs_out_is_out(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        let other = bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap();
        bed.service.log_out(&session.actor).await.unwrap();
        bed.service.log_out(&session.actor).await.unwrap();
        assert!(bed.actor_of(&session).await.is_none());
        assert!(bed.actor_of(&other).await.is_some());
        bed.service.log_out(&service::Actor::visitor()).await.unwrap();
    }

    async fn a_password_is_hashed_again_when_more_is_asked(bed: Bed) {
        bed.person("noor@example.nl").await;
        let mut stronger = settings();
        stronger.hashing = Hashing { memory: 128, ..stronger.hashing };
        let service = bed.another(stronger).await;
        for expected in [2, 1] {
            let before = service.counts().hashes;
            service.log_in("noor@example.nl", secret(PASSWORD), &network(1), &device()).await.unwrap();
            assert_eq!(service.counts().hashes - before, expected);
        }
    }

    async fn who_comes_in_a_flood_is_told_to_come_back(bed: Bed) {
        bed.person("noor@example.nl").await;
        let mut narrow = settings();
        narrow.hashing = Hashing { memory: 19_456, at_once: 1, queue: 2, ..narrow.hashing };
        let service = bed.another(narrow).await;
        let all = (0..9).map(|_| {
            let service = service.clone();
            tokio::spawn(async move {
                service.log_in("noor@example.nl", secret(OTHER_PASSWORD), &network(2), &device()).await.unwrap_err()
            })
        });
        let mut outcomes = Vec::new();
        for one in all.collect::<Vec<_>>() {
            outcomes.push(one.await.unwrap());
        }
        assert!(outcomes.iter().all(|outcome| matches!(outcome, LogInProblem::Busy | LogInProblem::WrongCredentials)));
        assert!(outcomes.contains(&LogInProblem::WrongCredentials));
        service.log_in("noor@example.nl", secret(PASSWORD), &network(3), &device()).await.unwrap();
    }

    async fn mails_speak_the_language_of_the_sign_up(bed: Bed) {
        let mut english = sign_up("noor@example.nl");
        english.locale = Locale::En;
        bed.service.sign_up(english).await.unwrap();
        let mails = bed.mails().await;
        assert_eq!(mails[0].subject, "Confirm your e-mail address");
        assert!(mails[0].html.contains("<html lang=\"en\">"));
    }
}
