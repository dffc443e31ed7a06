//! Who does what work at an employer, and how that is arranged where somebody is not registered.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0008_allocations"
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
        run(manager, "DROP TABLE dispute; DROP TABLE allocation; DROP TABLE arrangement;").await
    }
}

// `arrangement` is a line in the ledger of exceptions: how somebody who is not registered may do reserved work. `terms` has
// the agreements, ground, basis and reason in the published format, as JSON. It holds up to and including `until`, and not
// on `review_on` or after: whether it holds on a day is worked out, never stored.
// `allocation.reference` is a code of the employer's own, never the name of a client. Whether it is allowed on a day is
// worked out too.
// `dispute` is an objection: of who is given work to an allocation, or of who is named as responsible to an arrangement.
// A kind of work that was ever used stays: what was decided about it can then be told.
const UP: &str = "
CREATE TABLE arrangement (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    staff_id {uuid} NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind_of_work_id {uuid} NOT NULL REFERENCES kind_of_work (id),
    kind {text} NOT NULL CHECK (kind IN ('supervision', 'tandem', 'unless')),
    responsible_id {uuid} REFERENCES staff (id) ON DELETE SET NULL,
    terms {text} NOT NULL CHECK (length(terms) BETWEEN 2 AND 50000),
    since {date} NOT NULL,
    review_on {date} NOT NULL,
    until {date},
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (review_on > since),
    CHECK (until IS NULL OR until >= since)
) {end};
CREATE INDEX arrangement_organisation ON arrangement (organisation_id);
CREATE INDEX arrangement_staff ON arrangement (staff_id);
CREATE INDEX arrangement_work ON arrangement (kind_of_work_id);
CREATE INDEX arrangement_responsible ON arrangement (responsible_id);

CREATE TABLE allocation (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    staff_id {uuid} NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind_of_work_id {uuid} NOT NULL REFERENCES kind_of_work (id),
    reference {text} CHECK (length(reference) BETWEEN 1 AND 60),
    since {date} NOT NULL,
    until {date},
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (until IS NULL OR until >= since)
) {end};
CREATE INDEX allocation_organisation ON allocation (organisation_id);
CREATE INDEX allocation_staff ON allocation (staff_id);
CREATE INDEX allocation_work ON allocation (kind_of_work_id);

CREATE TABLE dispute (
    id {uuid} NOT NULL PRIMARY KEY,
    allocation_id {uuid} REFERENCES allocation (id) ON DELETE CASCADE,
    arrangement_id {uuid} REFERENCES arrangement (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    reason {text} NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    created_at {time} NOT NULL,
    withdrawn_at {time},
    answer {text} CHECK (length(answer) BETWEEN 1 AND 2000),
    answered_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    answered_at {time},
    CHECK ((allocation_id IS NULL) <> (arrangement_id IS NULL)),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) {end};
CREATE INDEX dispute_allocation ON dispute (allocation_id);
CREATE INDEX dispute_arrangement ON dispute (arrangement_id);
CREATE INDEX dispute_account ON dispute (account_id);
CREATE INDEX dispute_answered_by ON dispute (answered_by);
";
