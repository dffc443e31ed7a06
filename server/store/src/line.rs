//! The lines of an overview, kept: what the employer wrote down of each of the staff, joined with what they share.
//!
//! Thousands are filtered, sorted and counted at each look, and to join and judge them anew takes most of its time. So that is
//! done in the transaction that changes something of it: a record of the staff (`of_staff`), a link or how a registration
//! stands (`of_accounts`). By itself a line changes with the days too: it holds from `made_on` until the day before
//! `changes_on`, the first on which it may be another, and whoever looks has those that do not hold [`renewed`](renew) first.
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait as _, DbBackend, QueryResult};
use uuid::Uuid;

use crate::access::{Grant, WorkQueue};
use crate::database::{Counted, places};
use crate::{AccountId, OrganisationId, StaffId, StoreError};

/// So many people are worked out in one statement.
const PART: usize = 500;

/// What becomes a line, besides its table: the columns of [`COLUMNS`], of the rows of `staff` (also of a query that is called
/// so) and of `standing`, as an SQL query without a condition. `on` is the day of the line, `today` that by which it is judged
/// whether something is shared, and `until` the last working day for that.
///
/// A measure that was seen in the public register is one of the registrations in the register that the record names, unless what
/// is shared tells it: see `Status::with_measure` of the domain, which is spelled out here.
pub(crate) fn select(more: &str, (staff, until): (&str, &str), standing: &str, on: &str, today: &str) -> String {
    // What somebody tells of a measure says which one was seen, where nobody knew.
    let told = "CASE WHEN staff.checked_measure = 'anders' THEN standing.tells <> '' ELSE standing.tells
            LIKE '%|' || staff.checked_measure || ' ' || CAST(staff.checked_measure_from AS text) || '|%' END";
    let seen = format!(
        "CASE WHEN staff.checked_measure_from <= {on}
            AND (staff.checked_measure_until IS NULL OR staff.checked_measure_until >= {on})
            AND (standing.entry_id IS NULL
                OR ((staff.register IS NULL OR staff.register = standing.register) AND NOT {told}))
        THEN staff.checked_measure END"
    );
    let heavier = format!(
        "({seen} IS NOT NULL AND (standing.measure IS NULL OR ({seen} = 'doorhaling' AND standing.measure <> 'doorhaling')
            OR ({seen} = 'schorsing' AND standing.measure NOT IN ('schorsing', 'doorhaling'))))"
    );
    format!(
        "SELECT staff.organisation_id, staff.id AS staff_id, staff.team_id, link.account_id, link.sharing,
    COALESCE(standing.register, staff.register) AS register,
    CASE WHEN standing.entry_id IS NOT NULL THEN standing.chamber ELSE staff.chamber END AS chamber,
    CASE WHEN standing.register_number IS NULL
            AND (standing.entry_id IS NULL OR standing.register = staff.register)
        THEN staff.register_number ELSE standing.register_number END AS register_number,
    CASE WHEN staff.checked_outcome = 'not-found' THEN 'not_found'
        WHEN standing.standing IN ('not_yet', 'struck_off') THEN standing.standing
        WHEN {seen} = 'doorhaling' THEN 'struck_off'
        WHEN standing.standing = 'registered' AND standing.ends <= {on} THEN 'expired'
        WHEN standing.standing = 'expired' THEN 'expired'
        WHEN standing.entry_id IS NULL AND staff.registered_until <= {on} THEN 'recorded_expired'
        WHEN {seen} = 'schorsing' THEN 'suspended'
        WHEN standing.standing = 'suspended' THEN 'suspended'
        WHEN {seen} = 'anders' THEN 'unknown'
        WHEN standing.entry_id IS NOT NULL THEN standing.standing
        WHEN staff.registered_until IS NULL THEN 'unknown' ELSE 'recorded' END AS status,
    COALESCE(standing.ends, staff.registered_until) AS ends, standing.submit_by,
    CASE WHEN link.sharing IN ('sums', 'activities') THEN COALESCE(standing.band, 'unknown')
        ELSE 'not-shared' END AS band,
    CASE WHEN {heavier} THEN {seen} ELSE standing.measure END AS measure,
    CASE WHEN {heavier} THEN staff.checked_measure_until ELSE standing.measure_until END AS measure_until,
    staff.vog_on, staff.checked_on, staff.checked_outcome, staff.search,
    staff.name_key, staff.job_key{more}
FROM {staff}
LEFT JOIN link ON link.staff_id = staff.id AND link.withdrawn_at IS NULL AND link.since <= {today}
    AND (link.until IS NULL OR link.until >= {today}) AND ({until} IS NULL OR {until} >= {today})
LEFT JOIN {standing}"
    )
}

const COLUMNS: &str = "organisation_id, staff_id, team_id, account_id, sharing, register, chamber, register_number, status, ends,
    submit_by, band, measure, measure_until, vog_on, checked_on, checked_outcome, search, name_key, job_key, nth, made_on, changes_on";

/// Works the lines out of everybody on the staff of an organisation who shares or has shared something of these accounts, of
/// whom at most some hundreds. Who changes what they share, or how it stands, has the account to themselves:
/// see [`crate::standing::hold`].
pub(crate) async fn of_accounts(connection: &Counted, accounts: &[AccountId]) -> Result<(), StoreError> {
    let staff = format!("SELECT link.staff_id FROM link WHERE link.account_id IN ({})", places(1, accounts.len()));
    let accounts: Vec<Uuid> = accounts.iter().map(|account| account.uuid()).collect();
    let organisations =
        format!("SELECT organisation_id AS id FROM link WHERE link.account_id IN ({})", places(1, accounts.len()));
    if hold(connection, &organisations, &accounts).await? {
        work_out(connection, &staff, &accounts).await?;
    }
    Ok(())
}

/// Works the lines out of these, of one organisation.
pub(crate) async fn of_staff(
    connection: &Counted,
    organisation: OrganisationId,
    staff: impl IntoIterator<Item = StaffId>,
) -> Result<(), StoreError> {
    let staff: Vec<Uuid> = staff.into_iter().map(StaffId::uuid).collect();
    if !staff.is_empty() {
        hold(connection, "SELECT CAST($1 AS uuid) AS id", &[organisation.uuid()]).await?;
    }
    for part in staff.chunks(PART) {
        work_out(connection, &places(1, part.len()), part).await?;
    }
    Ok(())
}

/// Of everybody on a team that has gone.
pub(crate) async fn of_no_team(connection: &Counted, organisation: OrganisationId) -> Result<(), StoreError> {
    const LEFT: &str = "
UPDATE overview_line SET team_id = NULL
WHERE organisation_id = $1 AND team_id IS NOT NULL AND team_id NOT IN (SELECT id FROM team WHERE organisation_id = $1)";
    hold(connection, "SELECT CAST($1 AS uuid) AS id", &[organisation.uuid()]).await?;
    connection.run(LEFT, [organisation.uuid().into()]).await?;
    Ok(())
}

/// Whether some lines of an organisation may be others by now.
///
/// # Errors
/// When the database fails.
pub async fn is_stale(
    grant: &Grant<'_, WorkQueue>,
    organisation: OrganisationId,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    // Each by an index of its own.
    const STALE: &str = "
SELECT 1 WHERE EXISTS (SELECT 1 FROM overview_line WHERE organisation_id = $1 AND changes_on <= $2)
    OR EXISTS (SELECT 1 FROM overview_line WHERE organisation_id = $1 AND made_on > $2)";
    let values = [organisation.uuid().into(), today.into()];
    Ok(grant.connection().row(STALE, values).await?.is_some())
}

/// Works those lines out anew.
///
/// # Errors
/// When the database fails.
pub async fn renew(
    grant: &Grant<'_, WorkQueue>,
    organisation: OrganisationId,
    today: NaiveDate,
) -> Result<(), StoreError> {
    const STALE: &str = "
SELECT DISTINCT staff_id FROM overview_line WHERE organisation_id = $1 AND (changes_on <= $2 OR made_on > $2)";
    let connection = grant.connection();
    let rows = connection.rows(STALE, [organisation.uuid().into(), today.into()]).await?;
    let staff = rows.iter().map(|row: &QueryResult| Ok(row.try_get_by_index::<Uuid>(0)?.into()));
    let staff: Vec<StaffId> = staff.collect::<Result<_, StoreError>>()?;
    of_staff(connection, organisation, staff).await
}

/// Waits until nobody else works out lines of these organisations, until the transaction ends; whether there are any. What
/// another has just made would be in the way, and not be seen.
async fn hold(connection: &Counted, organisations: &str, values: &[Uuid]) -> Result<bool, StoreError> {
    let sql = match connection.get_database_backend() {
        // In one order, so that two do not wait for each other.
        DbBackend::Postgres => format!(
            "SELECT pg_advisory_xact_lock(number) FROM (
SELECT DISTINCT hashtextextended(CAST(id AS text), 0) AS number FROM ({organisations}) AS organisation ORDER BY number) AS held"
        ),
        // One transaction writes at a time.
        _ => format!("SELECT 1 FROM ({organisations}) AS organisation LIMIT 1"),
    };
    Ok(!connection.rows(&sql, values.iter().map(|value| (*value).into())).await?.is_empty())
}

/// `staff` is an SQL query, or a list, of keys.
async fn work_out(connection: &Counted, staff: &str, values: &[Uuid]) -> Result<(), StoreError> {
    let today = format!("${}", values.len().saturating_add(1));
    let last = ["link.until", "staff.until", "staff.checked_measure_until"];
    let (least, over) = match connection.get_database_backend() {
        DbBackend::Postgres => ("LEAST", last.map(|day| format!("{day} + 1"))),
        _ => ("MIN", last.map(|day| format!("date({day}, '+1 day')"))),
    };
    // What ends or begins later.
    let days = ["begins.since", "standing.ends", "staff.registered_until", "staff.checked_measure_from"];
    let days = days.map(str::to_owned).into_iter().chain(over);
    let later: Vec<String> =
        days.map(|day| format!("CASE WHEN {day} > {today} THEN {day} ELSE '9999-12-31' END")).collect();
    let more = format!(
        ",
    ROW_NUMBER() OVER (PARTITION BY staff.id ORDER BY standing.entry_id) AS nth, {today} AS made_on, {least}({}) AS changes_on",
        later.join(", ")
    );
    let standing = "standing ON standing.account_id = link.account_id AND standing.is_leading = 1
LEFT JOIN link AS begins ON begins.staff_id = staff.id AND begins.withdrawn_at IS NULL";
    let insert = format!(
        "INSERT INTO overview_line ({COLUMNS})
{}
WHERE staff.id IN ({staff}) AND staff.deleted_at IS NULL AND (staff.until IS NULL OR staff.until >= {today})",
        select(&more, ("staff", "staff.until"), standing, &today, &today)
    );
    let delete = format!("DELETE FROM overview_line WHERE staff_id IN ({staff})");
    let values: Vec<sea_orm::Value> = values.iter().map(|value| (*value).into()).collect();
    connection.run(&delete, values.clone()).await?;
    connection.run(&insert, values.into_iter().chain([connection.today().into()])).await?;
    Ok(())
}
