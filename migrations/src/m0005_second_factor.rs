//! A second factor beside the password, and what keeps a log-in waiting for it.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0005_second_factor"
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
        run(manager, DOWN).await
    }
}

// `secret` is encrypted with the operator's key. Without `confirmed_at` it was shown, but no code of it was typed yet: it
// asks nobody for anything. `last_step` is the number of the half minute whose code was accepted last: none works twice.
// A half session belongs to who has shown the password and not yet the code. It is no row of `session`, so that nothing
// that looks for a session can find it.
const UP: &str = "
CREATE TABLE second_factor (
    account_id {uuid} NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret {bytes} NOT NULL CHECK (length(secret) BETWEEN 1 AND 200),
    last_step {int} NOT NULL CHECK (last_step >= 0),
    created_at {time} NOT NULL,
    confirmed_at {time}
) {end};

CREATE TABLE recovery_code (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    code_hash {bytes} NOT NULL CHECK (length(code_hash) = 32),
    created_at {time} NOT NULL,
    used_at {time},
    UNIQUE (account_id, code_hash)
) {end};

CREATE TABLE half_session (
    id {uuid} NOT NULL PRIMARY KEY,
    secret_hash {bytes} NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL
) {end};
CREATE INDEX half_session_account ON half_session (account_id);

ALTER TABLE session ADD COLUMN second_factor_at {time};
";

const DOWN: &str = "
ALTER TABLE session DROP COLUMN second_factor_at;
DROP TABLE half_session;
DROP TABLE recovery_code;
DROP TABLE second_factor;
";
