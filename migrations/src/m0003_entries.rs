//! What a portfolio is made of, and its history.
use sea_orm_migration::prelude::*;

use crate::dialect::{either, run};

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0003_entries"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        either(manager, GUARD_SQLITE, GUARD_POSTGRES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE change; DROP TABLE entry;").await?;
        either(manager, "SELECT 1;", "DROP FUNCTION keep_history();").await
    }
}

// `payload` is one element of the published dossier format; SQL does not look inside.
// `reference` is the element's own id in that format. A deleted row keeps its reference: restoring it or importing it
// again continues the same history.
const UP: &str = "
CREATE TABLE entry (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind {text} NOT NULL CHECK (kind IN ('registration', 'employment', 'activity', 'document')),
    reference {text} NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    payload {text} NOT NULL CHECK (length(payload) BETWEEN 2 AND 200000),
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    deleted_at {time},
    UNIQUE (account_id, kind, reference)
) {end};

CREATE TABLE change (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    entry_id {uuid} NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    version {int} NOT NULL CHECK (version >= 1),
    at {time} NOT NULL,
    actor {text} NOT NULL CHECK (length(actor) BETWEEN 1 AND 60),
    what {text} NOT NULL CHECK (what IN ('created', 'edited', 'deleted', 'restored', 'imported')),
    payload {text} NOT NULL CHECK (length(payload) BETWEEN 2 AND 200000),
    UNIQUE (entry_id, version)
) {end};
CREATE INDEX change_account ON change (account_id);
";

// History is written once. It goes only together with the account: a cascade from `account` finds that row gone
// already, every other DELETE finds it there and is refused. The same holds for an entry, by its own history.
const GUARD_SQLITE: &str = "
CREATE TRIGGER change_is_not_edited BEFORE UPDATE ON change
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER change_is_not_deleted BEFORE DELETE ON change
WHEN EXISTS (SELECT 1 FROM account WHERE id = OLD.account_id)
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
";

const GUARD_POSTGRES: &str = "
CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM account WHERE id = OLD.account_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'history is append-only';
END;
$$;
CREATE TRIGGER change_is_not_edited BEFORE UPDATE OR DELETE ON change
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER change_is_not_truncated BEFORE TRUNCATE ON change
    FOR EACH STATEMENT EXECUTE FUNCTION keep_history();
";
