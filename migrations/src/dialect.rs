//! What SQLite and PostgreSQL spell differently.
//!
//! | here | SQLite | PostgreSQL | holds |
//! |---|---|---|---|
//! | `{uuid}` | `BLOB` | `uuid` | 16 bytes, version 7, made in Rust |
//! | `{bytes}` | `BLOB` | `bytea` | hashes |
//! | `{text}` | `TEXT` | `text` | |
//! | `{key}` | `TEXT` | `text COLLATE "C"` | what is put in order, by the letters' numbers |
//! | `{int}` | `INTEGER` | `integer` | |
//! | `{time}` | `TEXT` | `timestamptz` | a moment in UTC, to the microsecond |
//! | `{date}` | `TEXT` | `date` | a day |
//! | `{end}` | `STRICT` | | closes a table |
//! | `{clustered}` | `WITHOUT ROWID, STRICT` | | the same for one that is read by its primary key |
//!
//! SQLite's tables are `STRICT`: without that it would keep a text in an integer column.

use sea_orm_migration::SchemaManager;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr};

/// Runs the statements of `sql`, spelled for the database of `manager`.
pub(crate) async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let names: [(&str, &str); 9] = match manager.get_database_backend() {
        DbBackend::Sqlite => [
            ("{uuid}", "BLOB"),
            ("{bytes}", "BLOB"),
            ("{text}", "TEXT"),
            ("{key}", "TEXT"),
            ("{int}", "INTEGER"),
            ("{time}", "TEXT"),
            ("{date}", "TEXT"),
            ("{end}", "STRICT"),
            ("{clustered}", "WITHOUT ROWID, STRICT"),
        ],
        DbBackend::Postgres => [
            ("{uuid}", "uuid"),
            ("{bytes}", "bytea"),
            ("{text}", "text"),
            ("{key}", "text COLLATE \"C\""),
            ("{int}", "integer"),
            ("{time}", "timestamptz"),
            ("{date}", "date"),
            ("{end}", ""),
            ("{clustered}", ""),
        ],
        other => return Err(DbErr::Migration(format!("{other:?} is not supported"))),
    };
    let spelled = names.iter().fold(sql.to_owned(), |sql, (here, there)| sql.replace(here, there));
    manager.get_connection().execute_unprepared(&spelled).await?;
    Ok(())
}

/// Runs `sqlite` on SQLite and `postgres` on PostgreSQL: for triggers, which have nothing in common.
pub(crate) async fn either(manager: &SchemaManager<'_>, sqlite: &str, postgres: &str) -> Result<(), DbErr> {
    match manager.get_database_backend() {
        DbBackend::Postgres => run(manager, postgres).await,
        _ => run(manager, sqlite).await,
    }
}
