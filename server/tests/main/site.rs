//! A server of its own for each test, and the people who use it.

use axum::{
    Router,
    body::{Body, to_bytes},
};
use chrono::{DateTime, TimeZone, Utc};
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use server::{command::serve::state, config::Web, router::router};
use service::{FixedClock, Key, MemoryMailer, Service, Settings};
use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use testbed::{Database, Engine};
use tower::ServiceExt;

/// Makes two tests of one: on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($( $(#[$note:meta])* async fn $name:ident($site:ident: Site) $body:block )*) => {
        $(
            $(#[$note])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;
                async fn run($site: crate::site::Site) $body

                #[tokio::test]
                async fn sqlite() {
                    run(crate::site::Site::new(::testbed::Engine::Sqlite).await).await;
                }

                #[tokio::test]
                async fn postgres() {
                    run(crate::site::Site::new(::testbed::Engine::Postgres).await).await;
                }
            }
        )*
    };
}
pub(crate) use on_both;

/// A server with a database of its own, a clock that stands still and a mailer that keeps what it sends.
pub struct Site {
    pub router: Router,
    pub service: Service,
    pub mailer: Arc<MemoryMailer>,
    #[allow(dead_code, reason = "for tests in which time passes")]
    pub clock: Arc<FixedClock>,
    _database: Database,
}

/// The moment at which every test begins.
pub fn beginning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap()
}

pub const PASSWORD: &str = "vier losse woorden samen";

impl Site {
    pub async fn new(engine: Engine) -> Self {
        let database = Database::new(engine);
        let clock = Arc::new(FixedClock::at(beginning()));
        let mailer = Arc::new(MemoryMailer::default());
        let key = Key::read(&"7".repeat(64)).unwrap();
        let settings = Settings::new("https://vakspoor.example", "Vakspoor <post@vakspoor.example>", key);
        let service = Service::open(settings, database.url(), clock.clone(), mailer.clone()).await.unwrap();
        service.migrate().await.unwrap();
        let web = Web {
            address: ([127, 0, 0, 1], 0).into(),
            site: PathBuf::from("target/site"),
            trust_forwarded_for: true,
            without_worker: true,
            secure: false,
            origin: String::new(),
        }
        .reached_at("https://vakspoor.example");
        let router = router(state(service.clone(), web));
        Self { router, service, mailer, clock, _database: database }
    }

    /// Somebody with a browser, not logged in.
    pub fn visitor(&self) -> Browser {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            // A network of their own, so that one person's throttling is not another's.
            address: format!("10.{}.{}.7", number / 250, number % 250),
        }
    }

    /// Somebody with an account, logged in, made the way people make one.
    pub async fn member(&self, email: &str) -> Browser {
        let mut browser = self.visitor();
        let answer =
            browser.post("/aanmelden", &[("naam", "Noor de Wit"), ("email", email), ("wachtwoord", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let code = self.code_for(email).await;
        let answer = browser.post("/bevestigen", &[("code", &code)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        browser
    }

    /// Somebody whose session has shown a second factor, as a role in an organisation asks. Half a minute passes.
    #[allow(dead_code, reason = "for tests of organisations")]
    pub async fn strong(&self, email: &str) -> Browser {
        let mut browser = self.member(email).await;
        crate::second_factor::turn_on(self, &mut browser).await;
        browser
    }

    /// The code in the newest mail to an address.
    pub async fn code_for(&self, email: &str) -> String {
        self.service.run_due_jobs().await.unwrap();
        let mails = self.mailer.sent();
        let mail = mails.iter().rev().find(|mail| mail.to.contains(email)).expect("a mail");
        let (_, rest) = mail.text.split_once("?code=").expect("a link with a code");
        rest.split_whitespace().next().unwrap().to_owned()
    }
}

/// A person's browser: keeps cookies, does not follow redirects.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    address: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    #[allow(dead_code, reason = "for tests of downloads")]
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the first input with this name.
    #[allow(dead_code, reason = "for tests of forms")]
    pub fn input(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\"");
        let tag = self
            .text
            .split('<')
            .find(|tag| tag.starts_with("input") && tag.contains(&marker))
            .unwrap_or_else(|| panic!("no input {name} in {}", self.text));
        tag.split_once("value=\"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
    }
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.send(Method::POST, path, &headers, Body::from(body)).await
    }

    /// Uploads one file in the field `bestand`.
    #[allow(dead_code)]
    pub async fn upload(&mut self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        self.part(path, &format!("name=\"bestand\"; filename=\"{name}\""), bytes).await
    }

    /// Sends one part of a form, `disposition` saying which.
    #[allow(dead_code)]
    pub async fn part(&mut self, path: &str, disposition: &str, bytes: &[u8]) -> Answer {
        let mut body = format!(
            "--grens\r\ncontent-disposition: form-data; {disposition}\r\ncontent-type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grens--\r\n");
        let headers = [("content-type", "multipart/form-data; boundary=grens"), ("sec-fetch-site", "same-origin")];
        self.send(Method::POST, path, &headers, Body::from(body)).await
    }

    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("x-forwarded-for", &self.address);
        request = request.header(header::HOST, "vakspoor.example");
        if !self.cookies.is_empty() {
            let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for value in response.headers().get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
