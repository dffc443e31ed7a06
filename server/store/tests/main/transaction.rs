use std::sync::Arc;

use store::access::{Actor, ManageAccount, SignUp, ViewPortfolio, WorkQueue, authorise};
use store::{AccountId, Store, account};

use crate::bed::{both, new_account, now, today, worker};

both! {
    async fn what_is_not_committed_did_not_happen(bed: Bed) {
        {
            let tx = bed.store.write().await.unwrap();
            let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
            account::insert(&grant, new_account("a@b.nl"), now()).await.unwrap().unwrap();
        }
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(account::count(&grant).await.unwrap(), 0);
    }

    async fn readers_do_not_wait_for_the_writer(bed: Bed) {
        let writing = bed.store.write().await.unwrap();
        let grant = authorise(&writing, &Actor::visitor(), SignUp, ()).await.unwrap();
        account::insert(&grant, new_account("a@b.nl"), now()).await.unwrap().unwrap();
        for _ in 0..3 {
            let tx = bed.store.read().await.unwrap();
            let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
            assert_eq!(account::count(&grant).await.unwrap(), 0);
        }
        writing.commit().await.unwrap();
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(account::count(&grant).await.unwrap(), 1);
    }

    async fn nobody_gets_a_grant_for_somebody_else(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let own = actor.account().unwrap();
        let tx = bed.store.read().await.unwrap();
        for who in [Actor::visitor(), worker()] {
            authorise(&tx, &who, ViewPortfolio, own).await.unwrap_err();
            authorise(&tx, &who, ManageAccount, own).await.unwrap_err();
        }
        authorise(&tx, &actor, ViewPortfolio, AccountId::new()).await.unwrap_err();
        authorise(&tx, &actor, WorkQueue, ()).await.unwrap_err();
        authorise(&tx, &actor, ViewPortfolio, own).await.unwrap();
    }

    async fn opening_again_finds_what_was_written(bed: Bed) {
        bed.unconfirmed("a@b.nl").await;
        let again = Store::open(bed.database.url(), Arc::new(today)).await.unwrap();
        assert_eq!(again.pending_migrations().await.unwrap(), 0);
        assert_eq!(again.migrate().await.unwrap(), 0);
        again.ping().await.unwrap();
        let tx = again.read().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(account::count(&grant).await.unwrap(), 1);
        drop(tx);
        again.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_reading_transaction_cannot_write_on_sqlite() {
    let bed = crate::bed::Bed::new(testbed::Engine::Sqlite).await;
    let tx = bed.store.read().await.unwrap();
    let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
    account::insert(&grant, new_account("a@b.nl"), now()).await.unwrap_err();
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;

    let bed = crate::bed::Bed::new(testbed::Engine::Sqlite).await;
    let path = bed.database.url().trim_start_matches("sqlite://");
    for suffix in ["", "-wal", "-shm"] {
        let mode = std::fs::metadata(format!("{path}{suffix}")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{suffix}");
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    for url in ["mysql://x", "sqlite::memory:", "sqlite://", "nonsense"] {
        Store::open(url, Arc::new(today)).await.unwrap_err();
    }
}
