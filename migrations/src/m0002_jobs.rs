//! Work to be done after a change, written in the same transaction as the change.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0002_jobs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE job;").await
    }
}

// A job that is done is deleted. One that failed too often stays, with `dead_at` and the kind of problem.
// `payload` holds ids only: no addresses, no codes, no texts.
const UP: &str = "
CREATE TABLE job (
    id {uuid} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
    payload {text} NOT NULL CHECK (length(payload) <= 4000),
    created_at {time} NOT NULL,
    run_at {time} NOT NULL,
    attempts {int} NOT NULL CHECK (attempts >= 0),
    leased_until {time},
    dead_at {time},
    problem {text} CHECK (length(problem) <= 200)
) {end};
CREATE INDEX job_due ON job (run_at) WHERE dead_at IS NULL;
";
