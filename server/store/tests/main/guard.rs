//! History is written once, also for who gets past the program.
use sea_orm::ConnectionTrait as _;
use store::EntryId;
use store::access::{EditPortfolio, ManageAccount, authorise};
use store::account;
use store::entry::{self, Kind, NewEntry, Step, What};

use crate::bed::{both, now};

both! {
    async fn history_cannot_be_edited_or_deleted(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
        let id = EntryId::new();
        let new = NewEntry { id, kind: Kind::Activity, reference: "a1".to_owned(), payload: "{}".to_owned() };
        entry::insert(&grant, new, What::Created, now()).await.unwrap();
        entry::step(&grant, id, 1, Step::Delete, now()).await.unwrap();
        tx.commit().await.unwrap();

        let raw = bed.raw().await;
        for sql in [
            "UPDATE change SET what = 'edited'",
            "UPDATE change SET payload = '{\"forged\":true}' WHERE version = 1",
            "DELETE FROM change",
            "DELETE FROM change WHERE version = 2",
            "DELETE FROM entry",
        ] {
            let error = raw.execute_unprepared(sql).await.expect_err(sql).to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
        if raw.get_database_backend() == sea_orm::DbBackend::Postgres {
            raw.execute_unprepared("TRUNCATE change").await.unwrap_err();
            raw.execute_unprepared("TRUNCATE account CASCADE").await.unwrap_err();
        }
        raw.close().await.unwrap();
    }

    async fn erasing_an_account_leaves_nothing_of_it_and_everything_of_others(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 2).await;
        for who in [&actor, &other] {
            let tx = bed.store.write().await.unwrap();
            let grant = authorise(&tx, who, EditPortfolio, who.account().unwrap()).await.unwrap();
            for number in 0..3 {
                let id = EntryId::new();
                let reference = format!("a{number}");
                let new = NewEntry { id, kind: Kind::Activity, reference, payload: "{}".to_owned() };
                entry::insert(&grant, new, What::Created, now()).await.unwrap();
                entry::step(&grant, id, 1, Step::Edit("{\"x\":1}".to_owned()), now()).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, actor.account().unwrap()).await.unwrap();
        assert!(account::erase(&grant).await.unwrap());
        tx.commit().await.unwrap();

        let raw = bed.raw().await;
        for (table, left) in [("account", 1_i64), ("session", 1), ("entry", 3), ("change", 6), ("token", 0)] {
            let sql = format!("SELECT COUNT(*) AS number FROM {table}");
            let statement = sea_orm::Statement::from_string(raw.get_database_backend(), sql);
            let number: i64 = raw.query_one_raw(statement).await.unwrap().unwrap().try_get("", "number").unwrap();
            assert_eq!(number, left, "{table}");
        }
        raw.close().await.unwrap();
    }
}
