//! What an employer gives people to do, what its people can, and which registrations they have: for deciding who may do
//! what. What work and skills mean is not known here: they are text.
use chrono::{DateTime, NaiveDate, Utc};
use domain::organisation::{CheckOutcome, SeenMeasure};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::access::{EditWork, EditWorkforce, Grant, Scope, ViewWorkforce};
use crate::organisation::Within;
use crate::workforce::{Query, Staff, plainly, seen_measure};
use crate::{AccountId, KindOfWorkId, StaffId, StoreError, TeamId};

/// A kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindOfWork {
    /// Its key.
    pub id: KindOfWorkId,
    /// What the employer calls it.
    pub name: String,
    /// The team whose work it is, with those below it; of every team where it names none.
    pub team: Option<TeamId>,
    /// What that team is called.
    pub team_name: Option<String>,
    /// The functions whose work it is, as a JSON list; of every function where that is empty.
    pub job_titles: String,
    /// The work of a question in the published format, as JSON.
    pub work: String,
    /// Rises by one with each change.
    pub version: i32,
}

impl KindOfWork {
    /// In the order that [`read`](Self::read) reads them in.
    pub(crate) const COLUMNS: &str = "kind_of_work.id, kind_of_work.name, kind_of_work.team_id, team.name AS team_name,
    kind_of_work.job_titles, kind_of_work.work, kind_of_work.version";
    pub(crate) const FROM: &str = "kind_of_work LEFT JOIN team ON team.id = kind_of_work.team_id";

    pub(crate) fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            name: row.try_get_by_index(1)?,
            team: row.try_get_by_index::<Option<Uuid>>(2)?.map(TeamId::from),
            team_name: row.try_get_by_index(3)?,
            job_titles: row.try_get_by_index(4)?,
            work: row.try_get_by_index(5)?,
            version: row.try_get_by_index(6)?,
        })
    }
}

/// The kinds of work of the organisation, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(grant: &impl Within) -> Result<Vec<KindOfWork>, StoreError> {
    let list = format!(
        "SELECT {} FROM {} WHERE kind_of_work.organisation_id = $1 ORDER BY LOWER(kind_of_work.name), kind_of_work.id",
        KindOfWork::COLUMNS,
        KindOfWork::FROM
    );
    let rows = grant.get().rows(&list, [grant.organisation().uuid().into()]).await?;
    rows.iter().map(KindOfWork::read).collect()
}

/// Adds a kind of work; `false` when its key or its name is taken. Its team is the organisation's own, which the caller has
/// looked at; likewise in [`edit`].
///
/// # Errors
/// When the database fails.
pub async fn insert(grant: &Grant<'_, EditWork>, new: &KindOfWork, now: DateTime<Utc>) -> Result<bool, StoreError> {
    const INSERT: &str = "
INSERT INTO kind_of_work (id, organisation_id, name, team_id, job_titles, work, version, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7) ON CONFLICT DO NOTHING";
    let values = [
        new.id.uuid().into(),
        grant.subject().uuid().into(),
        new.name.clone().into(),
        new.team.map(TeamId::uuid).into(),
        new.job_titles.clone().into(),
        new.work.clone().into(),
        now.into(),
    ];
    Ok(grant.connection().run(INSERT, values).await? == 1)
}

/// Changes the version that is named in `changed`; `false` when it is another version by now, or gone. That no other one
/// has the name the caller has looked at.
///
/// # Errors
/// When the database fails.
pub async fn edit(grant: &Grant<'_, EditWork>, changed: &KindOfWork, now: DateTime<Utc>) -> Result<bool, StoreError> {
    const EDIT: &str = "
UPDATE kind_of_work SET name = $4, team_id = $5, job_titles = $6, work = $7, version = version + 1, updated_at = $8
WHERE id = $1 AND organisation_id = $2 AND version = $3";
    let values = [
        changed.id.uuid().into(),
        grant.subject().uuid().into(),
        changed.version.into(),
        changed.name.clone().into(),
        changed.team.map(TeamId::uuid).into(),
        changed.job_titles.clone().into(),
        changed.work.clone().into(),
        now.into(),
    ];
    Ok(grant.connection().run(EDIT, values).await? == 1)
}

/// Whether a kind of work is or ever was given to somebody, or is in the ledger of exceptions: then it stays, so that what
/// was decided about it can be told.
///
/// # Errors
/// When the database fails.
pub async fn is_used(grant: &Grant<'_, EditWork>, id: KindOfWorkId) -> Result<bool, StoreError> {
    const USED: &str = "
SELECT 1 FROM kind_of_work WHERE id = $1 AND organisation_id = $2
    AND (EXISTS (SELECT 1 FROM allocation WHERE allocation.kind_of_work_id = kind_of_work.id)
        OR EXISTS (SELECT 1 FROM arrangement WHERE arrangement.kind_of_work_id = kind_of_work.id))";
    Ok(grant.connection().row(USED, [id.uuid().into(), grant.subject().uuid().into()]).await?.is_some())
}

/// Removes a kind of work that is not used.
///
/// # Errors
/// When the database fails, or it is used: see [`is_used`].
pub async fn remove(grant: &Grant<'_, EditWork>, id: KindOfWorkId) -> Result<bool, StoreError> {
    const DELETE: &str = "DELETE FROM kind_of_work WHERE id = $1 AND organisation_id = $2";
    Ok(grant.connection().run(DELETE, [id.uuid().into(), grant.subject().uuid().into()]).await? == 1)
}

/// What the employer knows of somebody besides registrations, as text: the formats say what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// As what they work.
    pub worker: String,
    /// At which level.
    pub level: Option<String>,
    /// The skills, as a JSON list.
    pub skills: String,
}

/// Notes what somebody of the staff can; `false` when there is no such person.
///
/// # Errors
/// When the database fails.
pub async fn put_competence(
    grant: &Grant<'_, EditWorkforce>,
    staff: StaffId,
    competence: &Competence,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const THERE: &str = "SELECT 1 FROM staff WHERE id = $1 AND organisation_id = $2 AND deleted_at IS NULL";
    const PUT: &str = "
INSERT INTO competence (staff_id, worker, level, skills, updated_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (staff_id) DO UPDATE SET worker = excluded.worker, level = excluded.level, skills = excluded.skills,
    updated_at = excluded.updated_at";
    let connection = grant.connection();
    if connection.row(THERE, [staff.uuid().into(), grant.subject().uuid().into()]).await?.is_none() {
        return Ok(false);
    }
    let values = [
        staff.uuid().into(),
        competence.worker.clone().into(),
        competence.level.clone().into(),
        competence.skills.clone().into(),
        now.into(),
    ];
    connection.run(PUT, values).await?;
    Ok(true)
}

/// What the employer knows of somebody, where that was noted; they are within reach, which the caller has looked at.
///
/// # Errors
/// When the database fails.
pub async fn competence(grant: &Grant<'_, ViewWorkforce>, staff: StaffId) -> Result<Option<Competence>, StoreError> {
    const GET: &str = "
SELECT worker, level, skills FROM competence JOIN staff ON staff.id = competence.staff_id
WHERE staff_id = $1 AND staff.organisation_id = $2";
    let row = grant.connection().row(GET, [staff.uuid().into(), grant.subject().uuid().into()]).await?;
    row.map(|row| {
        Ok(Competence {
            worker: row.try_get_by_index(0)?,
            level: row.try_get_by_index(1)?,
            skills: row.try_get_by_index(2)?,
        })
    })
    .transpose()
}

/// Somebody who could be given work, or who is responsible for how somebody else does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The employer's own record.
    pub staff: Staff,
    /// What they can, where that was noted.
    pub competence: Option<Competence>,
    /// Whose account shares at least the standing on that day.
    pub account: Option<AccountId>,
    /// What the last look in the public register showed, when somebody looked.
    pub checked: Option<CheckOutcome>,
    /// The measure that it showed.
    pub measure: Option<SeenMeasure>,
    /// Whether they are among those that were asked about: else they are here because they are responsible only.
    pub asked: bool,
}

/// Of whom of the staff within reach something is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// All of them.
    Everybody,
    /// Those in some teams, not in the teams below them.
    Teams(Vec<TeamId>),
    /// Some of them, at most a thousand.
    These(Vec<StaffId>),
    /// One of them.
    One(StaffId),
}

impl From<Option<StaffId>> for Whom {
    fn from(only: Option<StaffId>) -> Self {
        only.map_or(Self::Everybody, Self::One)
    }
}

impl Whom {
    /// The condition in SQL that leaves those of `staff`.
    pub(crate) fn condition(&self, query: &mut Query) -> String {
        match self {
            Self::Everybody => String::new(),
            Self::Teams(teams) if teams.is_empty() => " AND 1 = 0".to_owned(),
            Self::Teams(teams) => format!(" AND staff.team_id IN ({})", query.list(teams.iter().map(|one| one.uuid()))),
            Self::These(staff) if staff.is_empty() => " AND 1 = 0".to_owned(),
            Self::These(staff) => format!(" AND staff.id IN ({})", query.list(staff.iter().map(|one| one.uuid()))),
            Self::One(staff) => format!(" AND staff.id = {}", query.bind(staff.uuid())),
        }
    }

    fn has(&self, staff: &Staff) -> bool {
        match self {
            Self::Everybody => true,
            Self::Teams(teams) => staff.record.team.is_some_and(|team| teams.contains(&team)),
            Self::These(these) => these.contains(&staff.id),
            Self::One(one) => staff.id == *one,
        }
    }
}

/// Which of the staff a question is about, as a condition in SQL: those within reach of whom it is asked, and who is
/// responsible for how these do their work, whoever leads them.
fn concerned(query: &mut Query, grant: &Grant<'_, ViewWorkforce>, whom: &Whom) -> String {
    if *whom == Whom::Everybody && *grant.scope() == Scope::Whole {
        return String::new();
    }
    let organisation = query.bind(grant.subject().uuid());
    let scope = query.scope(grant.scope());
    let whom = whom.condition(query);
    let asked = format!("staff.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope}{whom}");
    format!(
        " AND staff.id IN (SELECT staff.id FROM staff WHERE {asked}
    UNION SELECT arrangement.responsible_id FROM arrangement JOIN staff ON staff.id = arrangement.staff_id WHERE {asked})"
    )
}

/// Those of the staff within reach who have not left by a day, by name; with who is responsible for how they do their work.
///
/// # Errors
/// When the database fails.
pub async fn candidates(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    whom: &Whom,
) -> Result<Vec<Candidate>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let on = query.bind(on);
    let concerned = concerned(&mut query, grant, whom);
    let name = plainly(grant.backend(), "staff.name_key");
    let sql = format!(
        "SELECT {}, {CANDIDATE}
FROM staff
LEFT JOIN link ON link.staff_id = staff.id AND link.withdrawn_at IS NULL AND link.since <= {on}
    AND (link.until IS NULL OR link.until >= {on})
LEFT JOIN competence ON competence.staff_id = staff.id
WHERE staff.organisation_id = {organisation} AND staff.deleted_at IS NULL
    AND (staff.until IS NULL OR staff.until >= {on}){concerned}
ORDER BY {name}, staff.id",
        Staff::COLUMNS
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            let mut found = candidate(row)?;
            let within = match grant.scope() {
                Scope::Whole => true,
                Scope::Teams(teams) => found.staff.record.team.is_some_and(|team| teams.contains(&team.uuid())),
            };
            found.asked = within && whom.has(&found.staff);
            Ok(found)
        })
        .collect()
}

/// What a candidate has besides the record.
pub(crate) const CANDIDATE: &str =
    "link.account_id, competence.worker, competence.level, competence.skills, staff.checked_outcome, staff.checked_measure,
    staff.checked_measure_from, staff.checked_measure_until";

/// A candidate of whom is not known yet whether they were asked about.
pub(crate) fn candidate(row: &QueryResult) -> Result<Candidate, StoreError> {
    let worker: Option<String> = row.try_get_by_index(15)?;
    let level: Option<String> = row.try_get_by_index(16)?;
    let skills: Option<String> = row.try_get_by_index(17)?;
    let outcome: Option<String> = row.try_get_by_index(18)?;
    Ok(Candidate {
        asked: false,
        staff: Staff::read(row)?,
        competence: worker.zip(skills).map(|(worker, skills)| Competence { worker, level, skills }),
        account: row.try_get_by_index::<Option<Uuid>>(14)?.map(AccountId::from),
        checked: outcome.map(|outcome| outcome.parse().map_err(|_| StoreError::Corrupt("outcome"))).transpose()?,
        measure: seen_measure(row, 19)?,
    })
}

/// The registrations of those [`candidates`] who share at least the standing on a day. Each is an element in the dossier's
/// format.
///
/// # Errors
/// When the database fails.
pub async fn registrations(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    whom: &Whom,
) -> Result<Vec<(AccountId, String)>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let on = query.bind(on);
    let concerned = concerned(&mut query, grant, whom);
    let sql = format!(
        "SELECT link.account_id, entry.payload
FROM staff JOIN link ON link.staff_id = staff.id
JOIN entry ON entry.account_id = link.account_id AND entry.kind = 'registration' AND entry.deleted_at IS NULL
WHERE staff.organisation_id = {organisation} AND staff.deleted_at IS NULL
    AND (staff.until IS NULL OR staff.until >= {on}) AND link.withdrawn_at IS NULL
    AND link.since <= {on} AND (link.until IS NULL OR link.until >= {on}){concerned}
ORDER BY link.account_id, entry.id"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index::<Uuid>(0)?.into(), row.try_get_by_index(1)?))).collect()
}
