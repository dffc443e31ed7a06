use chrono::TimeDelta;
use language::Locale;
use service::{
    AccountProblem, Actor, ChangeNameProblem, EraseProblem, LogInProblem, NameProblem, PasswordChangeProblem,
    PasswordProblem, PortfolioProblem, SessionId,
};

use crate::bed::{OTHER_PASSWORD, PASSWORD, both, device, network, secret};

both! {
    async fn the_owner_sees_and_ends_sessions(bed: Bed) {
        let first = bed.person("noor@example.nl").await;
        bed.after(TimeDelta::minutes(1));
        let second = bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap();
        let stranger = bed.person("robin@example.nl").await;
        let list = bed.service.sessions(&first.actor).await.unwrap();
        assert_eq!(list.iter().map(|session| session.id).collect::<Vec<_>>(), [second.viewer.session, first.viewer.session]);
        assert_eq!(list.iter().map(|session| session.current).collect::<Vec<_>>(), [false, true]);
        assert_eq!((list[0].network.as_str(), list[0].device.as_str()), ("192.0.2.0/24", "Firefox · Linux"));

        for id in [stranger.viewer.session, SessionId::new()] {
            assert_eq!(bed.service.revoke(&first.actor, id).await.unwrap_err(), AccountProblem::NotFound);
        }
        bed.service.revoke(&first.actor, second.viewer.session).await.unwrap();
        assert!(bed.actor_of(&second).await.is_none());
        let third = bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap();
        assert_eq!(bed.service.revoke_others(&third.actor).await.unwrap(), 1);
        assert!(bed.actor_of(&first).await.is_none());
        assert!(bed.actor_of(&third).await.is_some());
        assert!(bed.actor_of(&stranger).await.is_some());
    }

    async fn a_new_password_needs_the_old_one_and_ends_every_session(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        let other = bed.log_in("noor@example.nl", PASSWORD, 2).await.unwrap();
        let change = async |current: &str, new: &str| {
            bed.service.change_password(&session.actor, secret(current), secret(new), &network(1), &device()).await
        };
        assert_eq!(change(OTHER_PASSWORD, "x").await.unwrap_err(), PasswordChangeProblem::WrongPassword);
        let weak = PasswordChangeProblem::Password(PasswordProblem::Guessable);
        assert_eq!(change(PASSWORD, "wachtwoord123").await.unwrap_err(), weak);
        assert!(bed.actor_of(&session).await.is_some());
        let new = change(PASSWORD, OTHER_PASSWORD).await.unwrap();
        for ended in [&session, &other] {
            assert!(bed.actor_of(ended).await.is_none());
        }
        assert!(bed.actor_of(&new).await.is_some());
        assert_ne!(new.cookie_value(), session.cookie_value());
        assert_eq!(bed.log_in("noor@example.nl", PASSWORD, 3).await.unwrap_err(), LogInProblem::WrongCredentials);
        bed.log_in("noor@example.nl", OTHER_PASSWORD, 3).await.unwrap();
        assert_eq!(bed.mails().await[0].subject, "Je wachtwoord is veranderd");
    }

    async fn asking_for_the_password_again_cannot_be_used_to_guess_it(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        for _ in 0..10 {
            let erased = bed.service.erase_account(&session.actor, secret(OTHER_PASSWORD)).await;
            assert_eq!(erased.unwrap_err(), EraseProblem::WrongPassword);
        }
        let retry_after = TimeDelta::minutes(15);
        let erased = bed.service.erase_account(&session.actor, secret(PASSWORD)).await;
        assert_eq!(erased.unwrap_err(), EraseProblem::Throttled { retry_after });
        bed.after(retry_after);
        bed.service.erase_account(&session.actor, secret(PASSWORD)).await.unwrap();
    }

    async fn name_and_language_change(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        bed.service.change_name(&session.actor, "  Robin 🌱 ").await.unwrap();
        bed.service.change_locale(&session.actor, Locale::En).await.unwrap();
        let (_, viewer) = bed.service.actor_of(session.cookie_value()).await.unwrap().unwrap();
        assert_eq!((viewer.name.as_str(), viewer.locale), ("Robin 🌱", Locale::En));
        for (name, problem) in [("", NameProblem::Empty), ("a\u{7}", NameProblem::ControlCharacter)] {
            let changed = bed.service.change_name(&session.actor, name).await;
            assert_eq!(changed.unwrap_err(), ChangeNameProblem::Name(problem));
        }
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        assert_eq!(bed.mails().await[0].subject, "Choose a new password");
    }

    async fn an_erased_account_is_gone_with_its_mails(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        bed.service.erase_account(&session.actor, secret(PASSWORD)).await.unwrap();
        assert!(bed.mails().await.is_empty());
        assert!(bed.actor_of(&session).await.is_none());
        assert_eq!(bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap_err(), LogInProblem::WrongCredentials);
        assert_eq!(bed.service.portfolio(&session.actor).await.unwrap_err(), PortfolioProblem::NotFound);
        let erased = bed.service.erase_account(&session.actor, secret(PASSWORD)).await;
        assert_eq!(erased.unwrap_err(), EraseProblem::NotFound);
        let again = bed.person("noor@example.nl").await;
        assert!(bed.service.portfolio(&again.actor).await.unwrap().is_empty());
    }

    async fn a_visitor_has_no_account(bed: Bed) {
        let visitor = Actor::visitor();
        assert_eq!(bed.service.sessions(&visitor).await.unwrap_err(), AccountProblem::NotFound);
        assert_eq!(bed.service.revoke_others(&visitor).await.unwrap_err(), AccountProblem::NotFound);
        assert_eq!(bed.service.change_name(&visitor, "x").await.unwrap_err(), ChangeNameProblem::NotFound);
        assert_eq!(bed.service.change_locale(&visitor, Locale::En).await.unwrap_err(), AccountProblem::NotFound);
        assert_eq!(bed.service.erase_account(&visitor, secret("x")).await.unwrap_err(), EraseProblem::NotFound);
        assert_eq!(bed.service.portfolio(&visitor).await.unwrap_err(), PortfolioProblem::NotFound);
    }
}
