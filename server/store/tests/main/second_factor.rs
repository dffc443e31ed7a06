use store::access::{Actor, LogIn, ManageAccount, ResumeSession, ShowSecondFactor, SignUp, WorkQueue, authorise};
use store::second_factor::{self, Asked, Passed};
use store::{AccountId, Store, account, half_session, session};

use crate::bed::{both, minutes, new_session, now, worker};

/// Turns the second factor on, with the recovery codes `[1; 32]` and `[2; 32]`.
async fn turn_on(store: &Store, actor: &Actor) -> AccountId {
    let id = actor.account().unwrap();
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, actor, ManageAccount, id).await.unwrap();
    assert!(second_factor::begin(&grant, vec![7; 49], now()).await.unwrap());
    assert!(second_factor::confirm(&grant, 100, now()).await.unwrap().is_some());
    second_factor::replace_codes(&grant, &[[1; 32], [2; 32]], now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// The actor of a half session with the secret hash `[seed; 32]`.
async fn halve(store: &Store, account: AccountId, seed: u8) -> Actor {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
    let Asked::Yes(awaited) = second_factor::asked(&grant, account).await.unwrap() else { panic!("it is off") };
    half_session::open(&grant, awaited, [seed; 32], now(), now() + minutes(10)).await.unwrap();
    tx.commit().await.unwrap();
    resume(store, seed, 0).await.unwrap()
}

async fn resume(store: &Store, seed: u8, after: i64) -> Option<Actor> {
    let before = store.counts();
    let tx = store.look();
    let grant = authorise(&tx, &Actor::visitor(), ResumeSession, ()).await.unwrap();
    let resumed = half_session::resume(&grant, [seed; 32], now() + minutes(after)).await.unwrap();
    assert_eq!(store.counts().statements - before.statements, 1);
    resumed.map(|resumed| resumed.actor)
}

async fn whole(store: &Store, seed: u8) -> Option<Actor> {
    let tx = store.look();
    let grant = authorise(&tx, &Actor::visitor(), ResumeSession, ()).await.unwrap();
    session::resume(&grant, [seed; 32], now()).await.unwrap().map(|resumed| resumed.actor)
}

both! {
    async fn it_is_asked_for_once_a_code_of_it_was_shown(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let id = actor.account().unwrap();
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        let log_in = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
        assert!(second_factor::get(&grant).await.unwrap().is_none());
        assert!(second_factor::confirm(&grant, 100, now()).await.unwrap().is_none(), "nothing to confirm");
        assert!(second_factor::begin(&grant, vec![7; 49], now()).await.unwrap());
        assert!(second_factor::begin(&grant, vec![8; 49], now() + minutes(1)).await.unwrap(), "begun again");
        let begun = second_factor::get(&grant).await.unwrap().unwrap();
        assert_eq!((begun.secret, begun.created_at, begun.confirmed_at), (vec![8; 49], now() + minutes(1), None));
        assert!(matches!(second_factor::asked(&log_in, id).await.unwrap(), Asked::No(_)));
        assert!(second_factor::use_step(&grant, 101, now()).await.unwrap().is_none());
        assert!(second_factor::take_off(&grant).await.unwrap().is_none());
        assert!(second_factor::confirm(&grant, 100, now()).await.unwrap().is_some());
        assert!(second_factor::confirm(&grant, 100, now()).await.unwrap().is_none(), "once");
        assert!(!second_factor::begin(&grant, vec![9; 49], now()).await.unwrap(), "the secret stays");
        assert!(matches!(second_factor::asked(&log_in, id).await.unwrap(), Asked::Yes(_)));
        assert!(second_factor::take_off(&grant).await.unwrap().is_some());
        assert!(matches!(second_factor::asked(&log_in, id).await.unwrap(), Asked::No(_)));
    }

    async fn a_step_and_a_recovery_code_serve_once(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 2).await;
        let id = turn_on(&bed.store, &actor).await;
        turn_on(&bed.store, &other).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        for (step, served) in [(100, false), (99, false), (101, true), (101, false), (100, false), (103, true), (102, false)] {
            assert_eq!(second_factor::use_step(&grant, step, now()).await.unwrap().is_some(), served, "{step}");
        }
        assert_eq!(second_factor::codes_left(&grant).await.unwrap(), 2);
        for (code, served) in [(1, true), (1, false), (3, false), (2, true)] {
            assert_eq!(second_factor::use_code(&grant, [code; 32], now()).await.unwrap().is_some(), served, "{code}");
        }
        assert_eq!(second_factor::codes_left(&grant).await.unwrap(), 0);
        second_factor::replace_codes(&grant, &[[1; 32]], now()).await.unwrap();
        assert!(second_factor::use_code(&grant, [2; 32], now()).await.unwrap().is_none());
        assert!(second_factor::use_code(&grant, [1; 32], now()).await.unwrap().is_some());
        let theirs = authorise(&tx, &other, ManageAccount, other.account().unwrap()).await.unwrap();
        assert_eq!(second_factor::codes_left(&theirs).await.unwrap(), 2, "somebody else's stay");
    }

    async fn a_half_session_can_do_nothing_but_show_the_second_factor(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let stranger = bed.person("b@b.nl", 2).await.account().unwrap();
        let id = turn_on(&bed.store, &actor).await;
        let half = halve(&bed.store, id, 9).await;
        assert_eq!((half.account(), half.session(), half.second_factor()), (None, None, false));
        assert!(whole(&bed.store, 9).await.is_none(), "its secret opens no session");
        assert!(resume(&bed.store, 1, 0).await.is_none(), "nor the other way round");
        assert!(resume(&bed.store, 9, 9).await.is_some());
        assert!(resume(&bed.store, 9, 10).await.is_none(), "it ends");
        let tx = bed.store.write().await.unwrap();
        authorise(&tx, &half, ManageAccount, id).await.unwrap_err();
        authorise(&tx, &half, store::access::ViewPortfolio, id).await.unwrap_err();
        authorise(&tx, &half, store::access::EditPortfolio, id).await.unwrap_err();
        authorise(&tx, &half, store::access::TakeOffSecondFactor, id).await.unwrap_err();
        authorise(&tx, &half, LogIn, ()).await.unwrap_err();
        authorise(&tx, &half, SignUp, ()).await.unwrap_err();
        authorise(&tx, &half, ResumeSession, ()).await.unwrap_err();
        authorise(&tx, &half, WorkQueue, ()).await.unwrap_err();
        authorise(&tx, &half, ShowSecondFactor, stranger).await.unwrap_err();
        authorise(&tx, &actor, ShowSecondFactor, id).await.unwrap_err();
        authorise(&tx, &Actor::visitor(), ShowSecondFactor, id).await.unwrap_err();
        let grant = authorise(&tx, &half, ShowSecondFactor, id).await.unwrap();
        let passed: Passed = second_factor::use_step(&grant, 101, now()).await.unwrap().unwrap();
        assert!(half_session::end(&grant).await.unwrap());
        assert!(!half_session::end(&grant).await.unwrap(), "it serves once");
        let (_, now_in) = session::open(&grant, passed, new_session(3)).await.unwrap();
        assert!(now_in.second_factor());
        tx.commit().await.unwrap();
        assert!(whole(&bed.store, 3).await.unwrap().second_factor());
        assert!(!whole(&bed.store, 1).await.unwrap().second_factor(), "another session has shown nothing");
    }

    async fn a_session_in_place_of_another_has_shown_as_much(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let id = turn_on(&bed.store, &actor).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        let (_, same) = session::open(&grant, second_factor::as_before(&grant), new_session(2)).await.unwrap();
        assert!(!same.second_factor());
        let passed = second_factor::use_code(&grant, [1; 32], now()).await.unwrap().unwrap();
        let (_, shown) = session::open(&grant, passed, new_session(3)).await.unwrap();
        let grant = authorise(&tx, &shown, ManageAccount, id).await.unwrap();
        let (_, same) = session::open(&grant, second_factor::as_before(&grant), new_session(4)).await.unwrap();
        assert!(same.second_factor());
    }

    async fn ending_sessions_ends_the_half_ones_too(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let id = turn_on(&bed.store, &actor).await;
        halve(&bed.store, id, 9).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        assert_eq!(session::end_all(&grant, actor.session()).await.unwrap(), 0);
        tx.commit().await.unwrap();
        assert!(resume(&bed.store, 9, 0).await.is_none());
    }

    async fn erasing_an_account_leaves_nothing_of_it(bed: Bed) {
        use sea_orm::{ConnectionTrait, Statement};

        let actor = bed.person("a@b.nl", 1).await;
        let id = turn_on(&bed.store, &actor).await;
        halve(&bed.store, id, 9).await;
        let raw = bed.raw().await;
        let count = async |table: &str| -> i64 {
            let sql = format!("SELECT count(*) AS number FROM {table}");
            let row = raw.query_one_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap().unwrap();
            row.try_get("", "number").unwrap()
        };
        assert_eq!((count("second_factor").await, count("recovery_code").await, count("half_session").await), (1, 2, 1));
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        assert!(account::erase(&grant).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!((count("second_factor").await, count("recovery_code").await, count("half_session").await), (0, 0, 0));
    }

    async fn what_is_over_is_cleared(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let id = turn_on(&bed.store, &actor).await;
        halve(&bed.store, id, 9).await;
        let other = bed.person("b@b.nl", 2).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &other, ManageAccount, other.account().unwrap()).await.unwrap();
        second_factor::begin(&grant, vec![7; 49], now()).await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(second_factor::clear(&grant, now()).await.unwrap(), 0);
        assert_eq!(second_factor::clear(&grant, now() + minutes(1)).await.unwrap(), 1, "and not the one that is on");
        assert_eq!(half_session::clear(&grant, now() + minutes(9)).await.unwrap(), 0);
        assert_eq!(half_session::clear(&grant, now() + minutes(10)).await.unwrap(), 1);
    }
}
