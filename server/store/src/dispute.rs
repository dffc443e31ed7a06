//! Objections of people to the work that they are given, and to what they are made responsible for: made and taken back by
//! them, answered by the employer.
//!
//! Who is no longer responsible for something has nothing to object to any more: what they wrote stays, and nobody is asked.
use chrono::{DateTime, NaiveDate, Utc};
use domain::organisation::DisputeState;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::access::{AllocateWork, DisputeOwnWork, Grant, ViewOwnWork, ViewWorkforce};
use crate::own_work::MINE;
use crate::workforce::Query;
use crate::{AllocationId, ArrangementId, DisputeId, StaffId, StoreError, TeamId};

/// What an objection is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Work that somebody is given.
    Allocation(AllocationId),
    /// A line of the ledger of exceptions that somebody is made responsible for.
    Arrangement(ArrangementId),
}

impl To {
    /// Its key.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Allocation(id) => id.uuid(),
            Self::Arrangement(id) => id.uuid(),
        }
    }

    /// The column with its key.
    const fn column(self) -> &'static str {
        match self {
            Self::Allocation(_) => "allocation_id",
            Self::Arrangement(_) => "arrangement_id",
        }
    }

    fn read(row: &QueryResult, at: usize) -> Result<Self, StoreError> {
        let allocation: Option<Uuid> = row.try_get_by_index(at)?;
        let arrangement: Option<Uuid> = row.try_get_by_index(at + 1)?;
        match (allocation, arrangement) {
            (Some(id), _) => Ok(Self::Allocation(id.into())),
            (None, Some(id)) => Ok(Self::Arrangement(id.into())),
            (None, None) => Err(StoreError::Corrupt("objection")),
        }
    }
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its key.
    pub id: DisputeId,
    /// To what.
    pub to: To,
    /// Why.
    pub reason: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was taken back, if it was.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// What the employer says to it.
    pub answer: Option<Answer>,
}

impl Dispute {
    /// Whether it waits for an answer.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.withdrawn_at.is_none() && self.answer.is_none()
    }
}

/// What an employer says to an objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub text: String,
    /// Who gave it, while they have an account.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

const COLUMNS: &str = "dispute.id, dispute.allocation_id, dispute.arrangement_id, dispute.reason, dispute.created_at,
    dispute.withdrawn_at, dispute.answer, account.name, dispute.answered_at";

/// The columns from place `at` on.
fn read(row: &QueryResult, at: usize) -> Result<Dispute, StoreError> {
    let text: Option<String> = row.try_get_by_index(at + 6)?;
    let by: Option<String> = row.try_get_by_index(at + 7)?;
    let answered_at: Option<DateTime<Utc>> = row.try_get_by_index(at + 8)?;
    Ok(Dispute {
        id: row.try_get_by_index::<Uuid>(at)?.into(),
        to: To::read(row, at + 1)?,
        reason: row.try_get_by_index(at + 3)?,
        created_at: row.try_get_by_index(at + 4)?,
        withdrawn_at: row.try_get_by_index(at + 5)?,
        answer: text.zip(answered_at).map(|(text, at)| Answer { text, by, at }),
    })
}

/// The objections that somebody made, the last first.
///
/// # Errors
/// When the database fails.
pub async fn mine(grant: &Grant<'_, ViewOwnWork>) -> Result<Vec<Dispute>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM dispute LEFT JOIN account ON account.id = dispute.answered_by
WHERE dispute.account_id = $1 ORDER BY dispute.created_at DESC, dispute.id DESC"
    );
    let rows = grant.connection().rows(&sql, [grant.subject().uuid().into()]).await?;
    rows.iter().map(|row| read(row, 0)).collect()
}

/// What became of an objection that was to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is made.
    Made,
    /// It was made before: the form was sent twice.
    Already,
    /// Another one waits for an answer.
    Another,
    /// There is nothing like that of theirs.
    Nothing,
}

/// Objects to something of one's own.
///
/// # Errors
/// When the database fails.
pub async fn make(
    grant: &Grant<'_, DisputeOwnWork>,
    (id, to): (DisputeId, To),
    reason: &str,
    now: DateTime<Utc>,
) -> Result<Made, StoreError> {
    const THERE: &str = "SELECT id FROM dispute WHERE id = $1 AND account_id = $2";
    let column = to.column();
    let open = format!(
        "SELECT 1 FROM dispute WHERE {column} = $1 AND account_id = $2 AND withdrawn_at IS NULL AND answer IS NULL"
    );
    let insert = format!(
        "INSERT INTO dispute (id, {column}, account_id, reason, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING"
    );
    let (table, whose) = match to {
        To::Allocation(_) => ("allocation", "staff_id"),
        To::Arrangement(_) => ("arrangement", "responsible_id"),
    };
    // Who does the work is on the staff still: in an allocation that is who objects.
    let mine = format!(
        "SELECT 1 FROM {table} WHERE id = $2 AND {whose} IN ({MINE})
    AND EXISTS (SELECT 1 FROM staff WHERE staff.id = {table}.{whose} AND staff.deleted_at IS NULL)
    AND EXISTS (SELECT 1 FROM staff WHERE staff.id = {table}.staff_id AND staff.deleted_at IS NULL)"
    );
    let connection = grant.connection();
    let me = grant.subject().uuid();
    if connection.row(&mine, [me.into(), to.uuid().into()]).await?.is_none() {
        return Ok(Made::Nothing);
    }
    if connection.row(THERE, [id.uuid().into(), me.into()]).await?.is_some() {
        return Ok(Made::Already);
    }
    if connection.row(&open, [to.uuid().into(), me.into()]).await?.is_some() {
        return Ok(Made::Another);
    }
    let values = [id.uuid().into(), to.uuid().into(), me.into(), reason.into(), now.into()];
    // The key is somebody else's, which is not told.
    Ok(if connection.run(&insert, values).await? == 1 { Made::Made } else { Made::Nothing })
}

/// Takes an objection back, of one's own and answered or not; `false` when there is none. Twice is the same.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    grant: &Grant<'_, DisputeOwnWork>,
    (id, to): (DisputeId, To),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let withdraw = format!(
        "UPDATE dispute SET withdrawn_at = COALESCE(withdrawn_at, $4) WHERE id = $1 AND {} = $2 AND account_id = $3",
        to.column()
    );
    let values = [id.uuid().into(), to.uuid().into(), grant.subject().uuid().into(), now.into()];
    Ok(grant.connection().run(&withdraw, values).await? == 1)
}

/// What an objection is about, as the employer knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// To what it is.
    pub to: To,
    /// Who objects: who is given the work, or is responsible for it.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// Their team.
    pub team: Option<TeamId>,
    /// What the work is called.
    pub work: String,
    /// A code of the employer's own, of work that is given.
    pub reference: Option<String>,
    /// Who does the work that they are responsible for.
    pub does: Option<String>,
    /// The first day.
    pub since: NaiveDate,
    /// The last day, where there is one.
    pub until: Option<NaiveDate>,
}

const ABOUT: &str =
    "dispute.allocation_id, dispute.arrangement_id, staff.id, staff.name, staff.team_id, kind_of_work.name,
    allocation.reference, does.name, COALESCE(allocation.since, arrangement.since),
    COALESCE(allocation.until, arrangement.until)";

/// How many columns that are.
const ABOUT_WIDTH: usize = 10;

fn about(row: &QueryResult) -> Result<About, StoreError> {
    Ok(About {
        to: To::read(row, 0)?,
        staff: row.try_get_by_index::<Uuid>(2)?.into(),
        name: row.try_get_by_index(3)?,
        team: row.try_get_by_index::<Option<Uuid>>(4)?.map(TeamId::from),
        work: row.try_get_by_index(5)?,
        reference: row.try_get_by_index(6)?,
        does: row.try_get_by_index(7)?,
        since: row.try_get_by_index(8)?,
        until: row.try_get_by_index(9)?,
    })
}

/// The objections of an organisation, with what they are about. Who is responsible is the one that the line names now.
fn of(organisation: &str) -> String {
    format!(
        "dispute
LEFT JOIN allocation ON allocation.id = dispute.allocation_id
LEFT JOIN arrangement ON arrangement.id = dispute.arrangement_id AND EXISTS (SELECT 1 FROM link
    WHERE link.staff_id = arrangement.responsible_id AND link.account_id = dispute.account_id)
JOIN staff ON staff.id = COALESCE(allocation.staff_id, arrangement.responsible_id) AND staff.deleted_at IS NULL
JOIN kind_of_work ON kind_of_work.id = COALESCE(allocation.kind_of_work_id, arrangement.kind_of_work_id)
LEFT JOIN staff AS does ON does.id = arrangement.staff_id
LEFT JOIN account ON account.id = dispute.answered_by
WHERE dispute.id IN (
    SELECT made.id FROM dispute AS made JOIN allocation ON allocation.id = made.allocation_id
    WHERE allocation.organisation_id = {organisation}
    UNION ALL SELECT made.id FROM dispute AS made JOIN arrangement ON arrangement.id = made.arrangement_id
    WHERE arrangement.organisation_id = {organisation})
AND does.deleted_at IS NULL"
    )
}

/// Objections of those whom who gives work reaches: those that wait for an answer first, then the last ones; one of them, or
/// at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn all(
    grant: &Grant<'_, AllocateWork>,
    only: Option<DisputeId>,
    limit: u32,
) -> Result<Vec<(Dispute, About)>, StoreError> {
    let mut query = Query::new();
    let of = of(&query.bind(grant.subject().uuid()));
    let scope = query.scope(grant.scope());
    let only = only.map_or_else(String::new, |id| format!(" AND dispute.id = {}", query.bind(id.uuid())));
    let limit = query.bind(i64::from(limit));
    let sql = format!(
        "SELECT {ABOUT}, {COLUMNS} FROM {of}{scope}{only}
ORDER BY (dispute.withdrawn_at IS NOT NULL OR dispute.answer IS NOT NULL), dispute.created_at DESC, dispute.id DESC
LIMIT {limit}"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(|row| Ok((read(row, ABOUT_WIDTH)?, about(row)?))).collect()
}

/// That somebody objects, for who sees their work: not why, which is for who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Its key.
    pub id: DisputeId,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What became of it.
    pub state: DisputeState,
}

/// That people within reach object, the last first: to one thing, all of them; else those that wait for an answer.
///
/// # Errors
/// When the database fails.
pub async fn raised(grant: &Grant<'_, ViewWorkforce>, only: Option<To>) -> Result<Vec<(Raised, About)>, StoreError> {
    let mut query = Query::new();
    let of = of(&query.bind(grant.subject().uuid()));
    let scope = query.scope(grant.scope());
    let which = match only {
        Some(to) => format!("dispute.{} = {}", to.column(), query.bind(to.uuid())),
        None => "dispute.withdrawn_at IS NULL AND dispute.answer IS NULL".to_owned(),
    };
    let sql = format!(
        "SELECT {ABOUT}, dispute.id, dispute.created_at, dispute.withdrawn_at, dispute.answered_at
FROM {of}{scope} AND {which}
ORDER BY dispute.created_at DESC, dispute.id DESC"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            let withdrawn: Option<DateTime<Utc>> = row.try_get_by_index(ABOUT_WIDTH + 2)?;
            let answered: Option<DateTime<Utc>> = row.try_get_by_index(ABOUT_WIDTH + 3)?;
            let state = match (withdrawn, answered) {
                (Some(_), _) => DisputeState::Withdrawn,
                (None, Some(_)) => DisputeState::Answered,
                (None, None) => DisputeState::Open,
            };
            let id = row.try_get_by_index::<Uuid>(ABOUT_WIDTH)?.into();
            Ok((Raised { id, at: row.try_get_by_index(ABOUT_WIDTH + 1)?, state }, about(row)?))
        })
        .collect()
}

/// Answers an objection that waits for it, of somebody within reach; `false` when it was answered or taken back by now, or is
/// not there.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    grant: &Grant<'_, AllocateWork>,
    id: DisputeId,
    answer: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let mut query = Query::new();
    let [id, organisation] = [id.uuid(), grant.subject().uuid()].map(|key| query.bind(key));
    let (answer, now) = (query.bind(answer), query.bind(now));
    let by = query.bind(grant.account().map(crate::AccountId::uuid));
    let scope = query.scope(grant.scope());
    let reached = format!("staff.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope}");
    let sql = format!(
        "UPDATE dispute SET answer = {answer}, answered_by = {by}, answered_at = {now}
WHERE id = {id} AND withdrawn_at IS NULL AND answer IS NULL AND (
    allocation_id IN (SELECT allocation.id FROM allocation JOIN staff ON staff.id = allocation.staff_id WHERE {reached})
    OR arrangement_id IN (SELECT arrangement.id FROM arrangement JOIN staff ON staff.id = arrangement.responsible_id
        WHERE {reached}))"
    );
    Ok(grant.connection().run(&sql, query.values).await? == 1)
}
