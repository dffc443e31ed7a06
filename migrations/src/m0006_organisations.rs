//! Employers: what they are, who does what in them, their staff, what professionals share with them, and who looked at it.
use sea_orm_migration::prelude::*;

use crate::dialect::{either, run};

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0006_organisations"
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
        run(
            manager,
            "DROP INDEX entry_registration; DROP TABLE reading; DROP TABLE overview_line; DROP TABLE standing; DROP TABLE register_check; DROP TABLE invitation; DROP TABLE link;
             DROP TABLE staff; DROP TABLE membership_team; DROP TABLE membership; DROP TABLE team; DROP TABLE location;
             DROP TABLE organisation_change; DROP TABLE organisation;",
        )
        .await?;
        either(manager, "SELECT 1;", "DROP FUNCTION keep_organisation_history();").await
    }
}

// `organisation.join_code` is what it gives its people, so that a link can start with them.
// A membership and a link end by a date or moment and stay, so that it can be told who could see what, and when.
// `staff` is the employer's own record. What a professional shares is never copied into it: `link` says since when, until
// when and how much they share.
// `staff.search` is everything that is searched for, folded: databases fold case differently. `name_key` and `job_key` are
// what is sorted by, folded too. What begins with `checked_` repeats the last of `register_check`, by which is searched and
// sorted. A measure that was seen has its name in the formats, or 'anders' for one that nobody knows.
// `standing` has what is searched and sorted across people: worked out from the portfolio in the transaction that changes
// it, and once a day. `sums` is opaque. `tells` has every measure that the registration tells, also those that nobody else is
// shown: `|schorsing 2027-01-01|`, or nothing. `is_leading` marks the registration that counts, of several periods in one chamber.
// `overview_line` is what an overview of thousands looks at, worked out where one of its parts is written: see `line` of the store.
// It holds from `made_on` until the day before `changes_on`. Both are in its key so that PostgreSQL can hide a line that does not
// hold, also from whoever writes the next one.
// `reading` is the log that its owner sees; `actor_id` is who looked.
const UP: &str = "
CREATE TABLE organisation (
    id {uuid} NOT NULL PRIMARY KEY,
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kvk {text} NOT NULL CHECK (length(kvk) = 8),
    join_code {text} NOT NULL UNIQUE CHECK (length(join_code) BETWEEN 8 AND 20),
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
) {end};

CREATE TABLE organisation_change (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    subject {text} NOT NULL CHECK (subject IN ('organisation', 'location', 'team', 'membership', 'invitation', 'staff', 'link',
        'kind-of-work', 'arrangement', 'allocation')),
    subject_id {uuid} NOT NULL,
    at {time} NOT NULL,
    actor {text} NOT NULL CHECK (length(actor) BETWEEN 1 AND 60),
    what {text} NOT NULL CHECK (what IN ('created', 'edited', 'ended', 'deleted', 'imported')),
    payload {text} NOT NULL CHECK (length(payload) BETWEEN 2 AND 20000)
) {end};
CREATE INDEX organisation_change_subject ON organisation_change (organisation_id, subject_id, at);

CREATE TABLE location (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    UNIQUE (organisation_id, name)
) {end};

CREATE TABLE team (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    parent_id {uuid} REFERENCES team (id),
    location_id {uuid} REFERENCES location (id) ON DELETE SET NULL,
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
) {end};
CREATE INDEX team_organisation ON team (organisation_id);
CREATE INDEX team_parent ON team (parent_id);

CREATE TABLE membership (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role {text} NOT NULL CHECK (role IN ('owner', 'hr', 'quality', 'team-lead', 'reader')),
    created_at {time} NOT NULL,
    ended_at {time}
) {end};
CREATE UNIQUE INDEX membership_now ON membership (account_id, organisation_id) WHERE ended_at IS NULL;
CREATE INDEX membership_organisation ON membership (organisation_id);

CREATE TABLE membership_team (
    membership_id {uuid} NOT NULL REFERENCES membership (id) ON DELETE CASCADE,
    team_id {uuid} NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    PRIMARY KEY (membership_id, team_id)
) {end};

CREATE TABLE staff (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    team_id {uuid} REFERENCES team (id) ON DELETE SET NULL,
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    job_title {text} NOT NULL CHECK (length(job_title) <= 200),
    email {text} CHECK (length(email) BETWEEN 3 AND 254),
    employee_number {text} CHECK (length(employee_number) BETWEEN 1 AND 60),
    register {text} CHECK (register IN ('SKJ', 'BIG', 'NVO', 'NIP')),
    chamber {text} CHECK (length(chamber) BETWEEN 1 AND 60),
    register_number {text} CHECK (length(register_number) BETWEEN 1 AND 60),
    registered_until {date},
    vog_on {date},
    since {date},
    until {date},
    search {text} NOT NULL CHECK (length(search) <= 2000),
    name_key {key} NOT NULL CHECK (length(name_key) <= 400),
    job_key {key} NOT NULL CHECK (length(job_key) <= 400),
    checked_on {date},
    checked_outcome {text} CHECK (checked_outcome IN ('registered', 'measure', 'not-found')),
    checked_measure {text} CHECK (checked_measure IN ('waarschuwing', 'berisping', 'voorwaardelijke-schorsing', 'schorsing',
        'doorhaling', 'anders')),
    checked_measure_from {date},
    checked_measure_until {date},
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    deleted_at {time},
    CHECK ((checked_on IS NULL) = (checked_outcome IS NULL)),
    CHECK ((checked_measure IS NOT NULL) = (COALESCE(checked_outcome, '') = 'measure')),
    CHECK ((checked_measure IS NULL) = (checked_measure_from IS NULL)),
    CHECK (checked_measure_until IS NULL
        OR (COALESCE(checked_measure, 'doorhaling') <> 'doorhaling' AND checked_measure_until >= checked_measure_from))
) {end};
CREATE INDEX staff_organisation ON staff (organisation_id, team_id);
CREATE INDEX staff_name ON staff (organisation_id, name_key, id);
CREATE UNIQUE INDEX staff_number ON staff (organisation_id, employee_number)
    WHERE employee_number IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE link (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    staff_id {uuid} NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    sharing {text} NOT NULL CHECK (sharing IN ('standing', 'sums', 'activities')),
    since {date} NOT NULL,
    until {date},
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    withdrawn_at {time}
) {end};
CREATE UNIQUE INDEX link_account ON link (account_id, organisation_id) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX link_staff ON link (staff_id) WHERE withdrawn_at IS NULL;
CREATE INDEX link_organisation ON link (organisation_id);
CREATE INDEX link_of_staff ON link (staff_id);
CREATE INDEX link_person ON link (account_id);

CREATE TABLE invitation (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    role {text} CHECK (role IN ('owner', 'hr', 'quality', 'team-lead', 'reader')),
    team_id {uuid} REFERENCES team (id) ON DELETE SET NULL,
    staff_id {uuid} REFERENCES staff (id) ON DELETE CASCADE,
    email {text} NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    locale {text} NOT NULL CHECK (locale IN ('nl', 'en')),
    invited_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    code_hash {bytes} UNIQUE CHECK (length(code_hash) = 32),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    accepted_at {time},
    withdrawn_at {time},
    CHECK ((role IS NULL) <> (staff_id IS NULL))
) {end};
CREATE INDEX invitation_organisation ON invitation (organisation_id);
CREATE INDEX invitation_staff ON invitation (staff_id);

CREATE TABLE register_check (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    staff_id {uuid} NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    checked_on {date} NOT NULL,
    checked_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    outcome {text} NOT NULL CHECK (outcome IN ('registered', 'measure', 'not-found')),
    registered_until {date},
    measure {text} CHECK (measure IN ('waarschuwing', 'berisping', 'voorwaardelijke-schorsing', 'schorsing', 'doorhaling',
        'anders')),
    measure_from {date},
    measure_until {date},
    note {text} NOT NULL CHECK (length(note) <= 1000),
    created_at {time} NOT NULL,
    CHECK ((measure IS NOT NULL) = (outcome = 'measure')),
    CHECK ((measure IS NULL) = (measure_from IS NULL)),
    CHECK (measure_until IS NULL OR (COALESCE(measure, 'doorhaling') <> 'doorhaling' AND measure_until >= measure_from))
) {end};
CREATE INDEX register_check_staff ON register_check (staff_id, checked_on);

CREATE TABLE standing (
    entry_id {uuid} NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    is_leading {int} NOT NULL CHECK (is_leading IN (0, 1)),
    register {text} NOT NULL CHECK (register IN ('SKJ', 'BIG', 'NVO', 'NIP')),
    chamber {text} NOT NULL CHECK (length(chamber) BETWEEN 1 AND 60),
    register_number {text} CHECK (length(register_number) BETWEEN 1 AND 200),
    ruleset {text} NOT NULL CHECK (length(ruleset) BETWEEN 1 AND 60),
    standing {text} NOT NULL
        CHECK (standing IN ('registered', 'registered_pending', 'suspended', 'struck_off', 'expired', 'not_yet')),
    since {date} NOT NULL,
    ends {date} NOT NULL,
    submit_by {date} NOT NULL,
    complete {int} NOT NULL CHECK (complete IN (0, 1)),
    band {text} NOT NULL CHECK (band IN ('on-track', 'behind', 'critical', 'unknown')),
    measure {text} CHECK (length(measure) BETWEEN 1 AND 60),
    measure_until {date},
    tells {text} NOT NULL CHECK (length(tells) <= 20000),
    sums {text} NOT NULL CHECK (length(sums) BETWEEN 2 AND 20000),
    worked_out_on {date} NOT NULL
) {end};
CREATE INDEX standing_account ON standing (account_id);

CREATE TABLE overview_line (
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    staff_id {uuid} NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    nth {int} NOT NULL,
    made_on {date} NOT NULL,
    changes_on {date} NOT NULL,
    team_id {uuid},
    account_id {uuid},
    sharing {text},
    register {text},
    chamber {text},
    register_number {text},
    status {text} NOT NULL,
    ends {date},
    submit_by {date},
    band {text} NOT NULL,
    measure {text},
    measure_until {date},
    vog_on {date},
    checked_on {date},
    checked_outcome {text},
    search {text} NOT NULL,
    name_key {key} NOT NULL,
    job_key {key} NOT NULL,
    PRIMARY KEY (organisation_id, staff_id, nth, made_on, changes_on)
) {clustered};
CREATE INDEX overview_line_staff ON overview_line (staff_id);
CREATE INDEX overview_line_changes ON overview_line (changes_on, organisation_id);
CREATE INDEX overview_line_made ON overview_line (made_on, organisation_id);
CREATE INDEX entry_registration ON entry (account_id) WHERE kind = 'registration' AND deleted_at IS NULL;

CREATE TABLE reading (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    actor_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    what {text} NOT NULL CHECK (what IN ('overview', 'person', 'activities', 'export', 'allocation')),
    at {time} NOT NULL
) {end};
CREATE INDEX reading_account ON reading (account_id, at);
CREATE INDEX reading_organisation ON reading (organisation_id);
CREATE INDEX reading_actor ON reading (actor_id, at);
";

// As with the history of entries: it goes only together with the organisation.
const GUARD_SQLITE: &str = "
CREATE TRIGGER organisation_change_is_not_edited BEFORE UPDATE ON organisation_change
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER organisation_change_is_not_deleted BEFORE DELETE ON organisation_change
WHEN EXISTS (SELECT 1 FROM organisation WHERE id = OLD.organisation_id)
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
";

const GUARD_POSTGRES: &str = "
CREATE FUNCTION keep_organisation_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM organisation WHERE id = OLD.organisation_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'history is append-only';
END;
$$;
CREATE TRIGGER organisation_change_is_not_edited BEFORE UPDATE OR DELETE ON organisation_change
    FOR EACH ROW EXECUTE FUNCTION keep_organisation_history();
CREATE TRIGGER organisation_change_is_not_truncated BEFORE TRUNCATE ON organisation_change
    FOR EACH STATEMENT EXECUTE FUNCTION keep_organisation_history();
";
