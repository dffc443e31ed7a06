//! What the tests stand on.
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use store::access::{Actor, LogIn, SignUp, Worker, authorise};
use store::account::{self, NewAccount};
use store::second_factor::{self, Asked, MayAsk, Passed};
use store::session::{self, NewSession};
use store::{AccountId, Store};
use testbed::{Database, Engine};

/// Each test on SQLite and on PostgreSQL.
macro_rules! both {
    ($( async fn $name:ident($bed:ident: Bed) $body:block )*) => {
        $(
            mod $name {
                use super::*;
                async fn test($bed: $crate::bed::Bed) $body
                #[tokio::test]
                async fn sqlite() {
                    test($crate::bed::Bed::new(testbed::Engine::Sqlite).await).await;
                }
                #[tokio::test]
                async fn postgres() {
                    test($crate::bed::Bed::new(testbed::Engine::Postgres).await).await;
                }
            }
        )*
    };
}
pub(crate) use both;

pub(crate) struct Bed {
    pub(crate) store: Store,
    // After the store, so that it is dropped after it.
    pub(crate) database: Database,
}

impl Bed {
    pub(crate) async fn new(engine: Engine) -> Self {
        let database = Database::new(engine);
        let store = Store::open(database.url(), Arc::new(today)).await.unwrap();
        store.migrate().await.unwrap();
        Self { store, database }
    }

    /// An account nobody has confirmed.
    pub(crate) async fn unconfirmed(&self, email: &str) -> AccountId {
        let tx = self.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
        let id = account::insert(&grant, new_account(email), now()).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Somebody who is logged in, by the session with the secret hash `[seed; 32]`.
    pub(crate) async fn person(&self, email: &str, seed: u8) -> Actor {
        let id = self.unconfirmed(email).await;
        let tx = self.store.write().await.unwrap();
        let code = authorise(&tx, &Actor::visitor(), store::access::RedeemCode, ()).await.unwrap();
        account::confirm(&code, id, None, None, now()).await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
        let (_, actor) = session::open(&grant, passed(&grant, id).await, new_session(seed)).await.unwrap();
        tx.commit().await.unwrap();
        actor
    }

    /// The same, with a session that has shown a second factor.
    pub(crate) async fn guarded(&self, email: &str, seed: u8) -> Actor {
        let actor = self.person(email, seed).await;
        let raw = self.raw().await;
        sea_orm::ConnectionTrait::execute_unprepared(&raw, "UPDATE session SET second_factor_at = created_at")
            .await
            .unwrap();
        raw.close().await.unwrap();
        let tx = self.store.read().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), store::access::ResumeSession, ()).await.unwrap();
        let resumed = session::resume(&grant, [seed; 32], now()).await.unwrap().unwrap();
        assert_eq!(resumed.actor.account(), actor.account());
        resumed.actor
    }

    /// Raw access past the store, as an intruder would have it.
    pub(crate) async fn raw(&self) -> sea_orm::DatabaseConnection {
        sea_orm::Database::connect(self.database.whole_url()).await.unwrap()
    }
}

/// Nobody here has a second factor, unless a test turns one on.
pub(crate) async fn passed(grant: &impl MayAsk, account: AccountId) -> Passed {
    match second_factor::asked(grant, account).await.unwrap() {
        Asked::No(passed) => passed,
        Asked::Yes(_) => panic!("the second factor comes first"),
    }
}

pub(crate) fn worker() -> Actor {
    Actor::worker(Worker::Queue)
}

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-21T12:00:00.123456Z").unwrap().to_utc()
}

pub(crate) fn today() -> NaiveDate {
    now().date_naive()
}

pub(crate) fn minutes(number: i64) -> TimeDelta {
    TimeDelta::minutes(number)
}

pub(crate) fn new_account(email: &str) -> NewAccount {
    NewAccount {
        email: email.to_lowercase(),
        email_typed: email.to_owned(),
        name: "Noor de Wit".to_owned(),
        password_hash: "$argon2id$…".to_owned(),
        locale: "nl".to_owned(),
    }
}

pub(crate) fn new_session(seed: u8) -> NewSession {
    NewSession {
        secret_hash: [seed; 32],
        device: "Firefox · Linux".to_owned(),
        network: "192.0.2.0/24".to_owned(),
        now: now(),
        idle_until: now() + minutes(60),
        expires_at: now() + minutes(600),
    }
}
