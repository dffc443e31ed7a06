use store::access::{Actor, LogIn, ManageAccount, RedeemCode, ResumeSession, WorkQueue, authorise};
use store::session::{self, Resumed, Workplace};
use store::{SessionId, Store, second_factor};

use crate::bed::{both, minutes, new_session, now, passed, worker};

async fn resume(store: &Store, seed: u8, after: i64) -> Option<Resumed> {
    let tx = store.read().await.unwrap();
    let grant = authorise(&tx, &Actor::visitor(), ResumeSession, ()).await.unwrap();
    session::resume(&grant, [seed; 32], now() + minutes(after)).await.unwrap()
}

both! {
    async fn a_session_says_who_is_asking_in_one_query(bed: Bed) {
        let actor = bed.person("Noor@b.nl", 1).await;
        let before = bed.store.counts();
        let resumed = resume(&bed.store, 1, 0).await.unwrap();
        assert_eq!(bed.store.counts().statements - before.statements, 1);
        assert_eq!((resumed.actor.account(), resumed.actor.session()), (actor.account(), actor.session()));
        assert_eq!((resumed.name.as_str(), resumed.email.as_str(), resumed.locale.as_str()), ("Noor de Wit", "Noor@b.nl", "nl"));
        assert!(resume(&bed.store, 2, 0).await.is_none(), "another secret");
        assert_eq!(resumed.workplace, Workplace::None);
    }

    async fn a_session_ends_when_it_is_not_used_and_at_its_end(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        assert!(resume(&bed.store, 1, 59).await.is_some());
        assert!(resume(&bed.store, 1, 60).await.is_none());
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, actor.account().unwrap()).await.unwrap();
        session::touch(&grant, now() + minutes(50), now() + minutes(9000)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(resume(&bed.store, 1, 599).await.unwrap().last_seen_at, now() + minutes(50));
        assert!(resume(&bed.store, 1, 600).await.is_none());
    }

    async fn nobody_resumes_a_session_of_an_account_that_is_not_confirmed(bed: Bed) {
        let id = bed.unconfirmed("a@b.nl").await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
        session::open(&grant, passed(&grant, id).await, new_session(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(resume(&bed.store, 1, 0).await.is_none());
    }

    async fn the_owner_sees_and_ends_sessions(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 9).await;
        let id = actor.account().unwrap();
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        let (second, _) = session::open(&grant, second_factor::as_before(&grant), new_session(2)).await.unwrap();
        session::open(&grant, second_factor::as_before(&grant), new_session(3)).await.unwrap();
        let list = session::list(&grant, now()).await.unwrap();
        assert_eq!(list.len(), 3);
        assert_eq!(list.iter().filter(|session| session.current).map(|session| Some(session.id)).collect::<Vec<_>>(), [actor.session()]);
        assert!(session::end(&grant, second).await.unwrap());
        assert!(!session::end(&grant, second).await.unwrap());
        assert!(!session::end(&grant, other.session().unwrap()).await.unwrap(), "somebody else's");
        assert!(!session::end(&grant, SessionId::new()).await.unwrap());
        assert_eq!(session::end_all(&grant, actor.session()).await.unwrap(), 1);
        assert_eq!(session::list(&grant, now()).await.unwrap().len(), 1);
        tx.commit().await.unwrap();
        assert!(resume(&bed.store, 9, 0).await.is_some());
        assert!(resume(&bed.store, 1, 0).await.is_some());
        let tx = bed.store.write().await.unwrap();
        let code = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await.unwrap();
        assert_eq!(session::end_all_by_code(&code, id).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(resume(&bed.store, 1, 0).await.is_none());
    }

    async fn what_is_over_is_cleared(bed: Bed) {
        bed.person("a@b.nl", 1).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(session::clear(&grant, now() + minutes(59)).await.unwrap(), 0);
        assert_eq!(session::clear(&grant, now() + minutes(60)).await.unwrap(), 1);
    }
}
