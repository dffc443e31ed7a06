//! The ledger of exceptions: how somebody who is not registered may do reserved work. Whether a line of it holds on a day
//! is not known here: that is worked out by the norm.
use chrono::{DateTime, NaiveDate, Utc};
use domain::allocation::ArrangementKind;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::access::{Grant, KeepLedger, ViewWorkforce};
use crate::kind_of_work::Whom;
use crate::workforce::{Query, plainly};
use crate::{ArrangementId, KindOfWorkId, StaffId, StoreError, TeamId};

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// Its key.
    pub id: ArrangementId,
    /// Who does the work.
    pub staff: StaffId,
    /// Which work.
    pub kind_of_work: KindOfWorkId,
    /// How it is arranged; never `None`.
    pub kind: ArrangementKind,
    /// Who of the staff is responsible, while they are there.
    pub responsible: Option<StaffId>,
    /// Agreements, ground, basis and reason in the published format, as JSON.
    pub terms: String,
    /// The first day that it holds.
    pub since: NaiveDate,
    /// The first day that it no longer holds unless it is looked at again.
    pub review_on: NaiveDate,
    /// The last day, where it was ended.
    pub until: Option<NaiveDate>,
    /// Rises by one with each change.
    pub version: i32,
}

/// A line of the ledger, with names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub arrangement: Arrangement,
    /// Who does the work.
    pub name: String,
    /// Their team.
    pub team: Option<TeamId>,
    /// What the work is called.
    pub work: String,
    /// Who is responsible, while they are on the staff.
    pub responsible: Option<String>,
}

pub(crate) const COLUMNS: &str =
    "arrangement.id, arrangement.staff_id, arrangement.kind_of_work_id, arrangement.kind, other.id,
    arrangement.terms, arrangement.since, arrangement.review_on, arrangement.until, arrangement.version, staff.name,
    staff.team_id, kind_of_work.name, other.name";

pub(crate) const FROM: &str = "arrangement JOIN staff ON staff.id = arrangement.staff_id
JOIN kind_of_work ON kind_of_work.id = arrangement.kind_of_work_id
LEFT JOIN staff AS other ON other.id = arrangement.responsible_id AND other.deleted_at IS NULL";

pub(crate) fn line(row: &QueryResult) -> Result<Line, StoreError> {
    let kind: String = row.try_get_by_index(3)?;
    Ok(Line {
        arrangement: Arrangement {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            staff: row.try_get_by_index::<Uuid>(1)?.into(),
            kind_of_work: row.try_get_by_index::<Uuid>(2)?.into(),
            kind: kind.parse().map_err(|_| StoreError::Corrupt("kind of arrangement"))?,
            responsible: row.try_get_by_index::<Option<Uuid>>(4)?.map(StaffId::from),
            terms: row.try_get_by_index(5)?,
            since: row.try_get_by_index(6)?,
            review_on: row.try_get_by_index(7)?,
            until: row.try_get_by_index(8)?,
            version: row.try_get_by_index(9)?,
        },
        name: row.try_get_by_index(10)?,
        team: row.try_get_by_index::<Option<Uuid>>(11)?.map(TeamId::from),
        work: row.try_get_by_index(12)?,
        responsible: row.try_get_by_index(13)?,
    })
}

/// The ledger of those within reach, by name; the last begun first. Who was taken off the staff is not
/// in it any more.
///
/// # Errors
/// When the database fails.
pub async fn all(grant: &Grant<'_, ViewWorkforce>, whom: &Whom) -> Result<Vec<Line>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let scope = query.scope(grant.scope());
    let whom = whom.condition(&mut query);
    let name = plainly(grant.backend(), "staff.name_key");
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM}
WHERE arrangement.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope}{whom}
ORDER BY {name}, arrangement.staff_id, arrangement.since DESC, arrangement.id DESC"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(line).collect()
}

/// One line of the ledger, if it is about somebody within reach.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &Grant<'_, ViewWorkforce>, id: ArrangementId) -> Result<Option<Line>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let id = query.bind(id.uuid());
    let scope = query.scope(grant.scope());
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM}
WHERE arrangement.organisation_id = {organisation} AND arrangement.id = {id} AND staff.deleted_at IS NULL{scope}"
    );
    let row = grant.connection().row(&sql, query.values).await?;
    row.as_ref().map(line).transpose()
}

/// Adds a line; `false` when its key is taken, or the person, the work or who is responsible is not the organisation's.
///
/// # Errors
/// When the database fails.
pub async fn insert(grant: &Grant<'_, KeepLedger>, new: &Arrangement, now: DateTime<Utc>) -> Result<bool, StoreError> {
    const INSERT: &str = "
INSERT INTO arrangement (id, organisation_id, staff_id, kind_of_work_id, kind, responsible_id, terms, since, review_on, until,
    version, created_at, updated_at)
SELECT $1, $2, staff.id, kind_of_work.id, $5, other.id, $7, $8, $9, $10, 1, $11, $11
FROM staff, kind_of_work, staff AS other
WHERE staff.id = $3 AND staff.organisation_id = $2 AND staff.deleted_at IS NULL
    AND kind_of_work.id = $4 AND kind_of_work.organisation_id = $2
    AND other.id = $6 AND other.organisation_id = $2 AND other.deleted_at IS NULL
ON CONFLICT DO NOTHING";
    let values = [
        new.id.uuid().into(),
        grant.subject().uuid().into(),
        new.staff.uuid().into(),
        new.kind_of_work.uuid().into(),
        new.kind.as_str().into(),
        new.responsible.map(StaffId::uuid).into(),
        new.terms.clone().into(),
        new.since.into(),
        new.review_on.into(),
        new.until.into(),
        now.into(),
    ];
    Ok(grant.connection().run(INSERT, values).await? == 1)
}

/// Changes the version that is named in `changed`, of the same person, work and kind; `false` when it is another version by
/// now, or gone, or who is responsible is not of the staff.
///
/// # Errors
/// When the database fails.
pub async fn edit(
    grant: &Grant<'_, KeepLedger>,
    changed: &Arrangement,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const EDIT: &str = "
UPDATE arrangement SET responsible_id = $4, terms = $5, since = $6, review_on = $7, until = $8, version = version + 1,
    updated_at = $9
WHERE id = $1 AND organisation_id = $2 AND version = $3
    AND EXISTS (SELECT 1 FROM staff WHERE staff.id = $4 AND staff.organisation_id = $2 AND staff.deleted_at IS NULL)";
    let values = [
        changed.id.uuid().into(),
        grant.subject().uuid().into(),
        changed.version.into(),
        changed.responsible.map(StaffId::uuid).into(),
        changed.terms.clone().into(),
        changed.since.into(),
        changed.review_on.into(),
        changed.until.into(),
        now.into(),
    ];
    Ok(grant.connection().run(EDIT, values).await? == 1)
}

/// Ends version `version` of a line with a last day; `false` when it is another version by now, or gone.
///
/// # Errors
/// When the database fails.
pub async fn end(
    grant: &Grant<'_, KeepLedger>,
    id: ArrangementId,
    version: i32,
    until: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const END: &str = "
UPDATE arrangement SET until = $4, version = version + 1, updated_at = $5
WHERE id = $1 AND organisation_id = $2 AND version = $3";
    let values = [id.uuid().into(), grant.subject().uuid().into(), version.into(), until.into(), now.into()];
    Ok(grant.connection().run(END, values).await? == 1)
}
