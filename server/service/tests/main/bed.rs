//! What the tests stand on.
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use language::Locale;
use service::{
    Actor, Device, FixedClock, Hashing, Key, LogInProblem, Mail, MemoryMailer, Network, NewSession, Secret, Service,
    Settings, SignUp,
};
use testbed::{Database, Engine};

/// Each test on SQLite and on PostgreSQL.
macro_rules! both {
    ($( async fn $name:ident($bed:ident: Bed) $body:block )*) => {
        $(
            mod $name {
                #[allow(unused_imports)]
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

pub(crate) const PASSWORD: &str = "fiets wolk lantaarn bries";
pub(crate) const OTHER_PASSWORD: &str = "regen kompas draaimolen";

pub(crate) struct Bed {
    pub(crate) service: Service,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) mailer: Arc<MemoryMailer>,
    // Last, so that it is dropped last.
    pub(crate) database: Database,
}

pub(crate) fn start() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-21T12:00:00.123456Z").unwrap().to_utc()
}

pub(crate) fn settings() -> Settings {
    let key = Key::read(&"7".repeat(64)).unwrap();
    let mut settings = Settings::new("https://vakspoor.example/", "Vakspoor <noreply@vakspoor.example>", key);
    // As little as Argon2 takes: what is tested is not how strong it is.
    settings.hashing = Hashing { memory: 64, iterations: 1, ..Hashing::default() };
    settings
}

impl Bed {
    pub(crate) async fn new(engine: Engine) -> Self {
        let database = Database::new(engine);
        let clock = Arc::new(FixedClock::at(start()));
        let mailer = Arc::new(MemoryMailer::new());
        let service = Service::open(settings(), database.url(), clock.clone(), mailer.clone()).await.unwrap();
        service.migrate().await.unwrap();
        Self { service, clock, mailer, database }
    }

    /// Another server on the same database.
    pub(crate) async fn another(&self, settings: Settings) -> Service {
        Service::open(settings, self.database.url(), self.clock.clone(), self.mailer.clone()).await.unwrap()
    }

    pub(crate) fn after(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Does the queued work, and takes the mails out that this sent.
    pub(crate) async fn mails(&self) -> Vec<Mail> {
        self.service.run_due_jobs().await.unwrap();
        self.mailer.take()
    }

    pub(crate) async fn sign_up(&self, email: &str) {
        self.service.sign_up(sign_up(email)).await.unwrap();
    }

    /// Somebody who has signed up and confirmed the address.
    pub(crate) async fn person(&self, email: &str) -> NewSession {
        self.sign_up(email).await;
        let mails = self.mails().await;
        let mail = mails.iter().find(|mail| mail.to == email).unwrap();
        self.service.confirm(&code(mail), &network(1), &device()).await.unwrap()
    }

    /// Somebody whose session has shown a second factor, as a role in an organisation asks. Half a minute passes.
    pub(crate) async fn strong(&self, email: &str) -> Actor {
        crate::second_factor::guarded(self, email).await.session.actor
    }

    pub(crate) async fn log_in(&self, email: &str, password: &str, from: u8) -> Result<NewSession, LogInProblem> {
        self.service.log_in(email, secret(password), &network(from), &device()).await
    }

    pub(crate) async fn actor_of(&self, session: &NewSession) -> Option<Actor> {
        self.service.actor_of(session.cookie_value()).await.unwrap().map(|(actor, _)| actor)
    }
}

pub(crate) fn sign_up(email: &str) -> SignUp {
    SignUp {
        name: "Noor de Wit".to_owned(),
        email: email.to_owned(),
        password: secret(PASSWORD),
        locale: Locale::Nl,
        network: network(1),
    }
}

pub(crate) fn secret(text: &str) -> Secret {
    Secret::from(text)
}

pub(crate) fn network(number: u8) -> Network {
    Network::of([192, 0, number, 7].into())
}

pub(crate) fn device() -> Device {
    Device::of(Some("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"))
}

/// The code in a mail.
pub(crate) fn code(mail: &Mail) -> String {
    let (_, rest) = mail.text.split_once("?code=").unwrap_or_else(|| panic!("no code in: {}", mail.text));
    rest.split_whitespace().next().unwrap().to_owned()
}
