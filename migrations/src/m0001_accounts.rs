//! People who log in: accounts, sessions, the codes in their mails, and the counters that slow guessing down.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0001_accounts"
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
        run(manager, "DROP TABLE throttle; DROP TABLE token; DROP TABLE session; DROP TABLE account;").await
    }
}

// `email` is folded and decides who is who; `email_typed` is where the mail goes.
// A token's code is made when its mail is sent: until then `code_hash` is empty, so that no secret waits in a queue.
// The token of a sign-up carries the name and password of that very sign-up: whoever follows the link gets what they
// typed, not what a stranger typed who signed up with the same address.
const UP: &str = "
CREATE TABLE account (
    id {uuid} NOT NULL PRIMARY KEY,
    email {text} NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
    email_typed {text} NOT NULL CHECK (length(email_typed) BETWEEN 3 AND 254),
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    password_hash {text} NOT NULL CHECK (length(password_hash) BETWEEN 1 AND 300),
    locale {text} NOT NULL CHECK (locale IN ('nl', 'en')),
    confirmed_at {time},
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
) {end};

CREATE TABLE session (
    id {uuid} NOT NULL PRIMARY KEY,
    secret_hash {bytes} NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device {text} NOT NULL CHECK (length(device) <= 100),
    network {text} NOT NULL CHECK (length(network) <= 60),
    created_at {time} NOT NULL,
    last_seen_at {time} NOT NULL,
    idle_until {time} NOT NULL,
    expires_at {time} NOT NULL
) {end};
CREATE INDEX session_account ON session (account_id);

CREATE TABLE token (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose {text} NOT NULL CHECK (purpose IN ('confirm', 'reset')),
    code_hash {bytes} UNIQUE CHECK (length(code_hash) = 32),
    name {text} CHECK (length(name) BETWEEN 1 AND 200),
    password_hash {text} CHECK (length(password_hash) BETWEEN 1 AND 300),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_at {time}
) {end};
CREATE INDEX token_account ON token (account_id);

CREATE TABLE throttle (
    subject {text} NOT NULL PRIMARY KEY CHECK (length(subject) <= 100),
    attempts {int} NOT NULL CHECK (attempts >= 0),
    until {time} NOT NULL
) {end};
";
