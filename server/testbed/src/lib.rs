//! For tests only: a fresh database for each of them, SQLite or PostgreSQL.
//!
//! PostgreSQL is the server at `VAKSPOOR_TEST_POSTGRES` (the address of a role that may make databases and is no superuser:
//! `postgres://user@host:port/db`; policies do not hold for a superuser).
//! Without it, one is started for this test process from Debian's binaries, on a socket in a temporary folder, and it
//! ends with the process. Where there is none at all the tests that need one fail: they are never skipped.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // It serves tests: a failure here is theirs.

mod cluster;

use std::process::Command;
use std::sync::OnceLock;

use uuid::Uuid;

use crate::cluster::Cluster;

/// Which database a test wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of its own in one server.
    Postgres,
}

impl Engine {
    /// Every one there is: a test that names one of them says why.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// An empty database, gone when this is dropped.
#[derive(Debug)]
pub struct Database {
    url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder { _folder: tempfile::TempDir },
    Server { name: String },
}

impl Database {
    /// Makes one.
    ///
    /// # Panics
    /// When there is none to be had.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let url = format!("sqlite://{}", folder.path().join("vakspoor.db").display());
                Self { url, place: Place::Folder { _folder: folder } }
            }
            Engine::Postgres => {
                let name = format!("test_{}", Uuid::now_v7().simple());
                let admin = admin();
                // template0 is never in use by another connection.
                admin.sql(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"));
                Self { url: admin.url(&name), place: Place::Server { name } }
            }
        }
    }

    /// Everything that is stored in it, as bytes to search: on PostgreSQL binary values are in it as lower-case hexadecimal.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        match &self.place {
            Place::Folder { .. } => {
                let path = self.url.trim_start_matches("sqlite://");
                let mut bytes = std::fs::read(path).expect("the file of the database");
                bytes.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
                bytes
            }
            Place::Server { .. } => {
                let output = Command::new(cluster::binary("pg_dump"))
                    .args(["--data-only", "--enable-row-security", "--dbname", &self.whole_url()])
                    .output()
                    .expect("pg_dump");
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                output.stdout
            }
        }
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its address for who gets past the program: on PostgreSQL it acts as the program itself, so that every row is there.
    #[must_use]
    pub fn whole_url(&self) -> String {
        match &self.place {
            Place::Folder { .. } => self.url.clone(),
            Place::Server { .. } => {
                let mark = if self.url.contains('?') { '&' } else { '?' };
                format!("{}{mark}options=-c%20vakspoor.role%3Dprogram", self.url)
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Place::Server { name } = &self.place {
            admin().try_sql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Who makes the databases in the PostgreSQL server of this process.
#[derive(Debug)]
struct Admin {
    url: String,
    psql: String,
    _cluster: Option<Cluster>,
}

fn admin() -> &'static Admin {
    static ADMIN: OnceLock<Admin> = OnceLock::new();
    ADMIN.get_or_init(|| match std::env::var("VAKSPOOR_TEST_POSTGRES") {
        Ok(url) if !url.is_empty() => Admin { url, psql: cluster::binary("psql"), _cluster: None },
        _ => {
            let cluster = Cluster::start();
            Admin { url: cluster.url(), psql: cluster::binary("psql"), _cluster: Some(cluster) }
        }
    })
}

impl Admin {
    /// The address of another database of the same server.
    fn url(&self, database: &str) -> String {
        let (address, query) = self.url.split_once('?').map_or((self.url.as_str(), ""), |parts| parts);
        let (scheme, rest) = address.split_once("://").expect("postgres://… in VAKSPOOR_TEST_POSTGRES");
        let host = rest.split('/').next().unwrap_or_default();
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        format!("{scheme}://{host}/{database}{query}")
    }

    fn try_sql(&self, sql: &str) -> bool {
        Command::new(&self.psql)
            .args(["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--command", sql, "--dbname", &self.url])
            .output()
            .is_ok_and(|output| output.status.success())
    }

    fn sql(&self, sql: &str) {
        assert!(
            self.try_sql(sql),
            "PostgreSQL refuses a test database. May the role of VAKSPOOR_TEST_POSTGRES make any?"
        );
    }
}
