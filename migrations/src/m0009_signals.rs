//! What asks an employer's attention: what was settled of it, and what was mailed.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0009_signals"
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
        run(
            manager,
            "DROP TABLE signal_mailed; DROP TABLE digest; DROP TABLE signal_settled;
             ALTER TABLE membership DROP COLUMN digest;",
        )
        .await
    }
}

// What asks attention is worked out each time from what is there; only what somebody settled and what was mailed is kept.
// `kind`, `subject_id`, `day` and `stage` together are one signal: of the same thing at the next stage there is another one.
// `membership.digest` says whether they want the weekly mail. `digest` has one row for each person and week, so that no mail
// goes out twice, and `signal_mailed` what was in it, so that nothing is told twice.
const UP: &str = "
ALTER TABLE membership ADD COLUMN digest {int} NOT NULL DEFAULT 1 CHECK (digest IN (0, 1));

CREATE TABLE signal_settled (
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    kind {text} NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    subject_id {uuid} NOT NULL,
    day {date} NOT NULL,
    stage {text} NOT NULL CHECK (stage IN ('6', '3', '1', '0')),
    settled_at {time} NOT NULL,
    settled_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    PRIMARY KEY (organisation_id, kind, subject_id, day, stage)
) {end};
CREATE INDEX signal_settled_by ON signal_settled (settled_by);

CREATE TABLE digest (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    week {date} NOT NULL,
    UNIQUE (account_id, organisation_id, week)
) {end};
CREATE INDEX digest_organisation ON digest (organisation_id);

CREATE TABLE signal_mailed (
    digest_id {uuid} NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
    kind {text} NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    subject_id {uuid} NOT NULL,
    day {date} NOT NULL,
    stage {text} NOT NULL CHECK (stage IN ('6', '3', '1', '0')),
    PRIMARY KEY (digest_id, kind, subject_id, day, stage)
) {end};
";
