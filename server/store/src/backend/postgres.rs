//! PostgreSQL: one pool.
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::StoreError;

/// The role, as policies know it, of the program's own work.
pub(crate) const PROGRAM: &str = "program";

/// What connections are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Transactions, each of which says who acts.
    Requests,
    /// The steps of the schema, which act as the program.
    Steps,
}

/// The pool of the database at `url`.
pub(crate) async fn open(url: &str, purpose: Use) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(url);
    match purpose {
        Use::Requests => options.max_connections(10).statement_timeout(Duration::from_secs(30)),
        Use::Steps => {
            options.max_connections(1).map_sqlx_postgres_opts(|options| options.options([("vakspoor.role", PROGRAM)]))
        }
    };
    options
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .set_application_name("vakspoor")
        .test_before_acquire(false)
        .test_before_acquire_if_idle_for(Duration::from_secs(30))
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    Ok(Database::connect(options).await?)
}
