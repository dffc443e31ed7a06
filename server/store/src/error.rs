//! What can go wrong in the database, without the values that it went wrong with.
use sea_orm::{DbErr, RuntimeErr, SqlxError};

/// A failure of the database or of what is stored in it. Its text is fit for a log: it never holds a stored value.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not do what was asked.
    #[error("database: {0}")]
    Database(String),
    /// A stored value is none that the program writes.
    #[error("stored value cannot be read: {0}")]
    Corrupt(&'static str),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        Self::Database(match &error {
            DbErr::Conn(cause) => format!("connection: {}", runtime(cause)),
            DbErr::Exec(cause) => format!("write: {}", runtime(cause)),
            DbErr::Query(cause) => format!("read: {}", runtime(cause)),
            DbErr::ConnectionAcquire(cause) => cause.to_string(),
            DbErr::Migration(text) => format!("migration: {text}"),
            DbErr::RecordNotInserted => "nothing inserted".to_owned(),
            DbErr::RecordNotUpdated => "nothing updated".to_owned(),
            DbErr::TryIntoErr { from, into, .. } => format!("{from} is no {into}"),
            // The others can quote a value.
            other => variant(other),
        })
    }
}

/// The name of the variant, which `Debug` begins with.
fn variant(error: &DbErr) -> String {
    let text = format!("{error:?}");
    text.split(['(', '{', ' ']).next().unwrap_or("unknown").to_owned()
}

/// PostgreSQL quotes values in its messages, so only its code and the names of table and constraint are taken; SQLite's
/// messages name columns only.
fn runtime(error: &RuntimeErr) -> String {
    match error {
        RuntimeErr::SqlxError(error) => match error.as_ref() {
            SqlxError::Database(cause) if cause.code().is_some_and(|code| code.len() == 5) => {
                let code = cause.code().unwrap_or_default();
                let table = cause.table().unwrap_or("-");
                let constraint = cause.constraint().unwrap_or("-");
                format!("SQLSTATE {code}, table {table}, constraint {constraint}")
            }
            SqlxError::Database(cause) => cause.message().to_owned(),
            SqlxError::Io(cause) => format!("i/o: {}", cause.kind()),
            SqlxError::PoolTimedOut => "no free connection".to_owned(),
            SqlxError::PoolClosed => "closed".to_owned(),
            SqlxError::ColumnDecode { index, .. } => format!("column {index} cannot be read"),
            SqlxError::Tls(_) => "tls".to_owned(),
            SqlxError::Configuration(_) => "configuration".to_owned(),
            SqlxError::RowNotFound => "no row".to_owned(),
            _ => "other".to_owned(),
        },
        RuntimeErr::Internal(text) => text.clone(),
    }
}
