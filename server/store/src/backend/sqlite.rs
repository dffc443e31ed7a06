//! SQLite: one connection that writes, a few that read.
use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, SqliteTransactionMode, TransactionOptions};

use crate::StoreError;

/// How every writing transaction begins.
pub(crate) const IMMEDIATE: TransactionOptions = TransactionOptions {
    isolation_level: None,
    access_mode: None,
    sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
};

/// Readers: more than the cores of a small machine gain nothing, each costs memory.
const READERS: u32 = 4;

/// How long a reader stays that nothing is asked of. Each is a thread with memory of its own, some of which its allocators
/// only give back when the thread ends; the next one is there within a millisecond.
const IDLE: Duration = Duration::from_secs(30);

/// What each connection keeps of the file, in KiB; the rest is in the memory of the system anyway, for all of them at once.
const CACHE_KIB: u32 = 4000;

/// The writer and the readers of the file at `url`.
pub(crate) async fn open(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), StoreError> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() || path.contains(":memory:") {
        return Err(StoreError::Database("SQLite needs a file".to_owned()));
    }
    keep_private(Path::new(path))?;
    let write = Database::connect(options(url, 1, false)).await?;
    let read = Database::connect(options(url, READERS, true)).await?;
    Ok((write, read))
}

/// Makes the file, readable for nobody else, before SQLite would; its side files take over the same rights.
fn keep_private(path: &Path) -> Result<(), StoreError> {
    let mut file = std::fs::OpenOptions::new();
    file.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        file.mode(0o600);
    }
    match file.open(path) {
        Ok(_) => Ok(()),
        Err(error) => Err(StoreError::Database(format!("the file cannot be opened: {}", error.kind()))),
    }
}

fn options(url: &str, connections: u32, only_read: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(only_read.then_some(IDLE))
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(move |sqlite| pragmas(sqlite, only_read));
    options
}

// FULL: a commit that was acknowledged survives a power cut too, not only the end of the process. It costs one flush
// for each commit, and people who type do not commit often.
fn pragmas(sqlite: SqliteConnectOptions, only_read: bool) -> SqliteConnectOptions {
    let sqlite = sqlite
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .row_buffer_size(1000)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", format!("-{CACHE_KIB}"))
        .pragma("trusted_schema", "OFF");
    if only_read { sqlite.pragma("query_only", "ON") } else { sqlite }
}
