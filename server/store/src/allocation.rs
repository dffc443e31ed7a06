//! Who is given which work, and for how long. Whether that is allowed on a day is not known here: that is worked out by the
//! norm.
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::access::{AllocateWork, Grant, ViewWorkforce};
use crate::workforce::{Query, plainly};
use crate::{AllocationId, KindOfWorkId, StaffId, StoreError, TeamId};

/// Work that is given to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Its key.
    pub id: AllocationId,
    /// To whom.
    pub staff: StaffId,
    /// Which work.
    pub kind_of_work: KindOfWorkId,
    /// A code of the employer's own; never the name of a client.
    pub reference: Option<String>,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Rises by one with each change.
    pub version: i32,
}

/// The same with names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub allocation: Allocation,
    /// Who does the work.
    pub name: String,
    /// Their team.
    pub team: Option<TeamId>,
    /// What the work is called.
    pub work: String,
}

pub(crate) const COLUMNS: &str = "allocation.id, allocation.staff_id, allocation.kind_of_work_id, allocation.reference,
    allocation.since, allocation.until, allocation.version, staff.name, staff.team_id, kind_of_work.name";

pub(crate) const FROM: &str = "allocation JOIN staff ON staff.id = allocation.staff_id
JOIN kind_of_work ON kind_of_work.id = allocation.kind_of_work_id";

pub(crate) fn line(row: &QueryResult) -> Result<Line, StoreError> {
    Ok(Line {
        allocation: Allocation {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            staff: row.try_get_by_index::<Uuid>(1)?.into(),
            kind_of_work: row.try_get_by_index::<Uuid>(2)?.into(),
            reference: row.try_get_by_index(3)?,
            since: row.try_get_by_index(4)?,
            until: row.try_get_by_index(5)?,
            version: row.try_get_by_index(6)?,
        },
        name: row.try_get_by_index(7)?,
        team: row.try_get_by_index::<Option<Uuid>>(8)?.map(TeamId::from),
        work: row.try_get_by_index(9)?,
    })
}

/// Whose allocations, and of which work; what is `None` narrows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Of one person.
    pub staff: Option<StaffId>,
    /// Of one kind of work.
    pub kind_of_work: Option<KindOfWorkId>,
    /// Those that are not over by this day; all of them where it is `None`.
    pub on: Option<NaiveDate>,
}

/// The allocations of those within reach, by name; the last begun first. Who was taken off the staff is not among them any
/// more.
///
/// # Errors
/// When the database fails.
pub async fn all(grant: &Grant<'_, ViewWorkforce>, asked: Asked) -> Result<Vec<Line>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let mut narrowed = query.scope(grant.scope());
    if let Some(staff) = asked.staff {
        narrowed += &format!(" AND allocation.staff_id = {}", query.bind(staff.uuid()));
    }
    if let Some(kind) = asked.kind_of_work {
        narrowed += &format!(" AND allocation.kind_of_work_id = {}", query.bind(kind.uuid()));
    }
    if let Some(on) = asked.on {
        narrowed += &format!(" AND (allocation.until IS NULL OR allocation.until >= {})", query.bind(on));
    }
    let name = plainly(grant.backend(), "staff.name_key");
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM}
WHERE allocation.organisation_id = {organisation} AND staff.deleted_at IS NULL{narrowed}
ORDER BY {name}, allocation.staff_id, allocation.since DESC, allocation.id DESC"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(line).collect()
}

/// One allocation, if it is of somebody within reach.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &Grant<'_, ViewWorkforce>, id: AllocationId) -> Result<Option<Line>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let id = query.bind(id.uuid());
    let scope = query.scope(grant.scope());
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM}
WHERE allocation.organisation_id = {organisation} AND allocation.id = {id} AND staff.deleted_at IS NULL{scope}"
    );
    let row = grant.connection().row(&sql, query.values).await?;
    row.as_ref().map(line).transpose()
}

/// Gives somebody within reach work; `false` when the key is taken, or the person or the work is not there.
///
/// # Errors
/// When the database fails.
pub async fn insert(grant: &Grant<'_, AllocateWork>, new: &Allocation, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let mut query = Query::new();
    let [id, organisation] = [new.id.uuid(), grant.subject().uuid()].map(|key| query.bind(key));
    let [staff, kind] = [new.staff.uuid(), new.kind_of_work.uuid()].map(|key| query.bind(key));
    let reference = query.bind(new.reference.clone());
    let (since, until, now) = (query.bind(new.since), query.bind(new.until), query.bind(now));
    let scope = query.scope(grant.scope());
    let sql = format!(
        "INSERT INTO allocation (id, organisation_id, staff_id, kind_of_work_id, reference, since, until, version, created_at,
    updated_at)
SELECT {id}, {organisation}, staff.id, kind_of_work.id, {reference}, {since}, {until}, 1, {now}, {now}
FROM staff, kind_of_work
WHERE staff.id = {staff} AND staff.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope}
    AND kind_of_work.id = {kind} AND kind_of_work.organisation_id = {organisation}
ON CONFLICT DO NOTHING"
    );
    Ok(grant.connection().run(&sql, query.values).await? == 1)
}

/// Changes period and reference of the version that is named in `changed`; `false` when it is another version by now, or
/// gone, or of nobody within reach.
///
/// # Errors
/// When the database fails.
pub async fn edit(
    grant: &Grant<'_, AllocateWork>,
    changed: &Allocation,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let mut query = Query::new();
    let [id, organisation] = [changed.id.uuid(), grant.subject().uuid()].map(|key| query.bind(key));
    let version = query.bind(changed.version);
    let reference = query.bind(changed.reference.clone());
    let (since, until, now) = (query.bind(changed.since), query.bind(changed.until), query.bind(now));
    let scope = query.scope(grant.scope());
    let sql = format!(
        "UPDATE allocation SET reference = {reference}, since = {since}, until = {until}, version = version + 1,
    updated_at = {now}
WHERE id = {id} AND organisation_id = {organisation} AND version = {version}
    AND staff_id IN (SELECT staff.id FROM staff WHERE staff.organisation_id = {organisation}{scope})"
    );
    Ok(grant.connection().run(&sql, query.values).await? == 1)
}
