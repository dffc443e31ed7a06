//! How lists of staff are read, and how members look at the overview.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0010_staff_import"
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
        run(manager, "DROP TABLE saved_filter; DROP TABLE column_choice;").await
    }
}

// `column_choice` is what the columns of a list of staff hold, as chosen for a file with these headings: `headings` is a
// hash of them, `chosen` a JSON list. `saved_filter` is somebody's own: the query of an address, under a name.
const UP: &str = "
CREATE TABLE column_choice (
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    headings {text} NOT NULL CHECK (length(headings) = 64),
    chosen {text} NOT NULL CHECK (length(chosen) BETWEEN 2 AND 10000),
    used_at {time} NOT NULL,
    PRIMARY KEY (organisation_id, headings)
) {end};

CREATE TABLE saved_filter (
    id {uuid} NOT NULL PRIMARY KEY,
    membership_id {uuid} NOT NULL REFERENCES membership (id) ON DELETE CASCADE,
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    query {text} NOT NULL CHECK (length(query) <= 2000),
    created_at {time} NOT NULL,
    UNIQUE (membership_id, name)
) {end};
";
