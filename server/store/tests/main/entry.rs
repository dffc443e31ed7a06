use store::access::{Actor, EditPortfolio, ViewPortfolio, authorise};
use store::entry::{self, Entry, Kind, NewEntry, Step, What};
use store::{EntryId, Store};

use crate::bed::{both, minutes, now};

fn activity(reference: &str, payload: &str) -> NewEntry {
    NewEntry { id: EntryId::new(), kind: Kind::Activity, reference: reference.to_owned(), payload: payload.to_owned() }
}

async fn insert(store: &Store, actor: &Actor, new: NewEntry) -> bool {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
    let added = entry::insert(&grant, new, What::Created, now()).await.unwrap();
    tx.commit().await.unwrap();
    added
}

async fn step(store: &Store, actor: &Actor, id: EntryId, version: i32, step: Step) -> Option<Entry> {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
    let after = entry::step(&grant, id, version, step, now() + minutes(1)).await.unwrap();
    tx.commit().await.unwrap();
    after
}

async fn portfolio(store: &Store, actor: &Actor) -> entry::Portfolio {
    let tx = store.read().await.unwrap();
    let grant = authorise(&tx, actor, ViewPortfolio, actor.account().unwrap()).await.unwrap();
    let mut portfolio = entry::portfolio(&grant).await.unwrap().unwrap();
    portfolio.entries.sort_by(|a, b| a.reference.cmp(&b.reference));
    portfolio
}

both! {
    async fn a_whole_portfolio_is_one_query(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 2).await;
        assert_eq!(portfolio(&bed.store, &actor).await.entries, []);
        let new = activity("a1", "{\"title\":\"Één 🌱\"}");
        assert!(insert(&bed.store, &actor, new.clone()).await);
        for number in 0..30 {
            assert!(insert(&bed.store, &actor, activity(&format!("b{number}"), "{}")).await);
        }
        assert!(insert(&bed.store, &other, activity("a1", "{}")).await, "a reference is unique per account only");
        let before = bed.store.counts();
        let found = portfolio(&bed.store, &actor).await;
        let after = bed.store.counts();
        assert_eq!((after.statements - before.statements, after.transactions - before.transactions), (1, 1));
        assert_eq!(found.name, "Noor de Wit");
        assert_eq!(found.entries.len(), 31);
        let expected = Entry {
            id: new.id, kind: Kind::Activity, reference: "a1".to_owned(), payload: new.payload, version: 1,
            created_at: now(), updated_at: now(), deleted_at: None,
        };
        assert_eq!(found.entries[0], expected);
    }

    async fn a_key_or_reference_that_is_taken_adds_nothing(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 2).await;
        let new = activity("a1", "{}");
        assert!(insert(&bed.store, &actor, new.clone()).await);
        assert!(!insert(&bed.store, &actor, new.clone()).await);
        assert!(!insert(&bed.store, &actor, activity("a1", "{}")).await);
        assert!(!insert(&bed.store, &other, new.clone()).await, "somebody else's key");
        assert_eq!(portfolio(&bed.store, &other).await.entries, []);
        let mut job = activity("a1", "{}");
        job.kind = Kind::Employment;
        assert!(insert(&bed.store, &actor, job).await, "another kind");
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &actor, ViewPortfolio, actor.account().unwrap()).await.unwrap();
        assert_eq!(entry::history(&grant, new.id).await.unwrap().len(), 1);
    }

    async fn versions_rise_and_an_old_one_changes_nothing(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let new = activity("a1", "{}");
        insert(&bed.store, &actor, new.clone()).await;
        let edit = |text: &str| Step::Edit(text.to_owned());
        let after = step(&bed.store, &actor, new.id, 1, edit("{\"a\":1}")).await.unwrap();
        assert_eq!((after.version, after.payload.as_str(), after.updated_at), (2, "{\"a\":1}", now() + minutes(1)));
        assert_eq!(after.created_at, now());
        assert_eq!(step(&bed.store, &actor, new.id, 1, edit("{\"b\":1}")).await, None);
        assert_eq!(step(&bed.store, &actor, EntryId::new(), 1, edit("{}")).await, None);
        assert_eq!(portfolio(&bed.store, &actor).await.entries[0].payload, "{\"a\":1}");
    }

    async fn deleting_hides_restoring_shows_and_history_tells(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let new = activity("a1", "{}");
        insert(&bed.store, &actor, new.clone()).await;
        assert_eq!(step(&bed.store, &actor, new.id, 1, Step::Restore).await, None, "it is not deleted");
        let gone = step(&bed.store, &actor, new.id, 1, Step::Delete).await.unwrap();
        assert_eq!((gone.version, gone.deleted_at), (2, Some(now() + minutes(1))));
        assert_eq!(portfolio(&bed.store, &actor).await.entries, []);
        assert_eq!(step(&bed.store, &actor, new.id, 2, Step::Delete).await, None);
        assert_eq!(step(&bed.store, &actor, new.id, 2, Step::Edit("{}".to_owned())).await, None);
        {
            let tx = bed.store.read().await.unwrap();
            let grant = authorise(&tx, &actor, ViewPortfolio, actor.account().unwrap()).await.unwrap();
            assert_eq!(entry::deleted(&grant, 10).await.unwrap(), [gone]);
        }
        step(&bed.store, &actor, new.id, 2, Step::Restore).await.unwrap();
        step(&bed.store, &actor, new.id, 3, Step::Delete).await.unwrap();
        step(&bed.store, &actor, new.id, 4, Step::ImportAgain("{\"c\":1}".to_owned())).await.unwrap();
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &actor, ViewPortfolio, actor.account().unwrap()).await.unwrap();
        let history = entry::history(&grant, new.id).await.unwrap();
        let lines: Vec<_> = history.iter().map(|change| (change.version, change.what, change.payload.as_str())).collect();
        assert_eq!(lines, [
            (5, What::Imported, "{\"c\":1}"), (4, What::Deleted, "{}"), (3, What::Restored, "{}"),
            (2, What::Deleted, "{}"), (1, What::Created, "{}"),
        ]);
        assert!(history.iter().all(|change| change.actor == actor.account().unwrap().to_string()));
        assert!(history.iter().all(|change| change.kind == Kind::Activity));
    }

    async fn every_kind_has_a_history(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        for kind in Kind::ALL {
            let new = NewEntry { kind, ..activity(kind.as_str(), "{}") };
            assert!(insert(&bed.store, &actor, new.clone()).await);
            step(&bed.store, &actor, new.id, 1, Step::Edit("{\"a\":1}".to_owned())).await.unwrap();
            let tx = bed.store.read().await.unwrap();
            let grant = authorise(&tx, &actor, ViewPortfolio, actor.account().unwrap()).await.unwrap();
            let history = entry::history(&grant, new.id).await.unwrap();
            let lines: Vec<_> = history.iter().map(|change| (change.kind, change.what, change.payload.as_str())).collect();
            assert_eq!(lines, [(kind, What::Edited, "{\"a\":1}"), (kind, What::Created, "{}")]);
        }
    }

    async fn somebody_else_s_entry_is_not_there(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 2).await;
        let new = activity("a1", "{}");
        insert(&bed.store, &actor, new.clone()).await;
        for what in [Step::Edit("{\"x\":1}".to_owned()), Step::Delete, Step::Restore] {
            assert_eq!(step(&bed.store, &other, new.id, 1, what).await, None);
        }
        let tx = bed.store.read().await.unwrap();
        let account = other.account().unwrap();
        let view = authorise(&tx, &other, ViewPortfolio, account).await.unwrap();
        assert_eq!(entry::history(&view, new.id).await.unwrap(), []);
        let edit = authorise(&tx, &other, EditPortfolio, account).await.unwrap();
        assert_eq!(entry::get(&edit, new.id).await.unwrap(), None);
        assert_eq!(entry::history(&edit, new.id).await.unwrap(), []);
        assert_eq!(entry::all(&edit).await.unwrap(), []);
        let own = authorise(&tx, &actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
        assert_eq!(entry::get(&own, new.id).await.unwrap().unwrap().version, 1);
        authorise(&tx, &other, ViewPortfolio, actor.account().unwrap()).await.unwrap_err();
    }

    async fn many_are_added_at_once_and_counted(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let many: Vec<_> = (0..1234).map(|number| activity(&format!("a{number}"), "{}")).collect();
        let first = many[0].id;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
        entry::insert_many(&grant, many, What::Imported, now()).await.unwrap();
        entry::step(&grant, first, 1, Step::Delete, now()).await.unwrap().unwrap();
        let size = entry::size(&grant).await.unwrap();
        assert_eq!((size.live(), size.total()), (1233, 1234));
        assert_eq!((size.live_of(Kind::Activity), size.live_of(Kind::Document)), (1233, 0));
        assert_eq!(entry::find(&grant, Kind::Activity, "a7").await.unwrap().unwrap().version, 1);
        assert_eq!(entry::find(&grant, Kind::Document, "a7").await.unwrap(), None);
        entry::insert_many(&grant, Vec::new(), What::Imported, now()).await.unwrap();
        assert_eq!(entry::all(&grant).await.unwrap().len(), 1234);
        tx.commit().await.unwrap();
    }

    async fn two_forms_sent_at_once_store_one_entry(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let new = activity("a1", "{}");
        let sent = (0..8).map(|_| {
            let (store, actor, new) = (bed.store.clone(), actor.clone(), new.clone());
            tokio::spawn(async move { insert(&store, &actor, new).await })
        });
        let mut added = 0;
        for one in sent.collect::<Vec<_>>() {
            added += usize::from(one.await.unwrap());
        }
        assert_eq!(added, 1);
    }

    async fn two_edits_of_one_version_at_once_are_one(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let new = activity("a1", "{}");
        insert(&bed.store, &actor, new.clone()).await;
        let sent = (0..8).map(|number| {
            let (store, actor) = (bed.store.clone(), actor.clone());
            let edit = Step::Edit(format!("{{\"n\":{number}}}"));
            tokio::spawn(async move { step(&store, &actor, new.id, 1, edit).await.is_some() })
        });
        let mut done = 0;
        for one in sent.collect::<Vec<_>>() {
            done += usize::from(one.await.unwrap());
        }
        assert_eq!(done, 1);
    }
}
