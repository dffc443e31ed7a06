//! Objections of people to the work that they are given: made and taken back by them, answered by the employer.
use chrono::{DateTime, Utc};
use domain::organisation::DisputeState;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::access::{AllocateWork, DisputeOwnWork, Grant, ViewOwnWork, ViewWorkforce};
use crate::allocation::{self, Line};
use crate::own_work::MINE;
use crate::workforce::Query;
use crate::{AllocationId, DisputeId, StoreError};

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its key.
    pub id: DisputeId,
    /// To which work.
    pub allocation: AllocationId,
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

const COLUMNS: &str = "dispute.id, dispute.allocation_id, dispute.reason, dispute.created_at, dispute.withdrawn_at,
    dispute.answer, account.name, dispute.answered_at";

/// The columns from place `at` on.
fn read(row: &QueryResult, at: usize) -> Result<Dispute, StoreError> {
    let text: Option<String> = row.try_get_by_index(at + 5)?;
    let by: Option<String> = row.try_get_by_index(at + 6)?;
    let answered_at: Option<DateTime<Utc>> = row.try_get_by_index(at + 7)?;
    Ok(Dispute {
        id: row.try_get_by_index::<Uuid>(at)?.into(),
        allocation: row.try_get_by_index::<Uuid>(at + 1)?.into(),
        reason: row.try_get_by_index(at + 2)?,
        created_at: row.try_get_by_index(at + 3)?,
        withdrawn_at: row.try_get_by_index(at + 4)?,
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
    /// There is no such work of theirs.
    Nothing,
}

/// Objects to work of one's own.
///
/// # Errors
/// When the database fails.
pub async fn make(
    grant: &Grant<'_, DisputeOwnWork>,
    (id, allocation): (DisputeId, AllocationId),
    reason: &str,
    now: DateTime<Utc>,
) -> Result<Made, StoreError> {
    const THERE: &str = "SELECT id FROM dispute WHERE id = $1 AND account_id = $2";
    const OPEN: &str = "
SELECT 1 FROM dispute WHERE allocation_id = $1 AND account_id = $2 AND withdrawn_at IS NULL AND answer IS NULL";
    const INSERT: &str = "
INSERT INTO dispute (id, allocation_id, account_id, reason, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING";
    let mine = format!(
        "SELECT 1 FROM allocation WHERE id = $2 AND staff_id IN ({MINE})
    AND EXISTS (SELECT 1 FROM staff WHERE staff.id = allocation.staff_id AND staff.deleted_at IS NULL)"
    );
    let connection = grant.connection();
    let me = grant.subject().uuid();
    if connection.row(&mine, [me.into(), allocation.uuid().into()]).await?.is_none() {
        return Ok(Made::Nothing);
    }
    if connection.row(THERE, [id.uuid().into(), me.into()]).await?.is_some() {
        return Ok(Made::Already);
    }
    if connection.row(OPEN, [allocation.uuid().into(), me.into()]).await?.is_some() {
        return Ok(Made::Another);
    }
    let values = [id.uuid().into(), allocation.uuid().into(), me.into(), reason.into(), now.into()];
    // The key is somebody else's, which is not told.
    Ok(if connection.run(INSERT, values).await? == 1 { Made::Made } else { Made::Nothing })
}

/// Takes an objection back, of one's own and answered or not; `false` when there is none. Twice is the same.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    grant: &Grant<'_, DisputeOwnWork>,
    (id, allocation): (DisputeId, AllocationId),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const WITHDRAW: &str = "
UPDATE dispute SET withdrawn_at = COALESCE(withdrawn_at, $4) WHERE id = $1 AND allocation_id = $2 AND account_id = $3";
    let values = [id.uuid().into(), allocation.uuid().into(), grant.subject().uuid().into(), now.into()];
    Ok(grant.connection().run(WITHDRAW, values).await? == 1)
}

/// Objections to work that who gives it reaches: those that wait for an answer first, then the last ones; one of them, or at
/// most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn all(
    grant: &Grant<'_, AllocateWork>,
    only: Option<DisputeId>,
    limit: u32,
) -> Result<Vec<(Dispute, Line)>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let scope = query.scope(grant.scope());
    let only = only.map_or_else(String::new, |id| format!(" AND dispute.id = {}", query.bind(id.uuid())));
    let limit = query.bind(i64::from(limit));
    let sql = format!(
        "SELECT {}, {COLUMNS}
FROM {} JOIN dispute ON dispute.allocation_id = allocation.id
LEFT JOIN account ON account.id = dispute.answered_by
WHERE allocation.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope}{only}
ORDER BY (dispute.withdrawn_at IS NOT NULL OR dispute.answer IS NOT NULL), dispute.created_at DESC, dispute.id DESC
LIMIT {limit}",
        allocation::COLUMNS,
        allocation::FROM
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(|row| Ok((read(row, 10)?, allocation::line(row)?))).collect()
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

/// That people within reach object to their work, the last first: to one allocation, all of them; else those that wait for an
/// answer.
///
/// # Errors
/// When the database fails.
pub async fn raised(
    grant: &Grant<'_, ViewWorkforce>,
    only: Option<AllocationId>,
) -> Result<Vec<(Raised, Line)>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let scope = query.scope(grant.scope());
    let which = match only {
        Some(id) => format!("allocation.id = {}", query.bind(id.uuid())),
        None => "dispute.withdrawn_at IS NULL AND dispute.answer IS NULL".to_owned(),
    };
    let sql = format!(
        "SELECT {}, dispute.id, dispute.created_at, dispute.withdrawn_at, dispute.answered_at
FROM {} JOIN dispute ON dispute.allocation_id = allocation.id
WHERE allocation.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope} AND {which}
ORDER BY dispute.created_at DESC, dispute.id DESC",
        allocation::COLUMNS,
        allocation::FROM
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            let withdrawn: Option<DateTime<Utc>> = row.try_get_by_index(12)?;
            let answered: Option<DateTime<Utc>> = row.try_get_by_index(13)?;
            let state = match (withdrawn, answered) {
                (Some(_), _) => DisputeState::Withdrawn,
                (None, Some(_)) => DisputeState::Answered,
                (None, None) => DisputeState::Open,
            };
            let id = row.try_get_by_index::<Uuid>(10)?.into();
            Ok((Raised { id, at: row.try_get_by_index(11)?, state }, allocation::line(row)?))
        })
        .collect()
}

/// Answers an objection that waits for it, to work within reach; `false` when it was answered or taken back by now, or is
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
    let sql = format!(
        "UPDATE dispute SET answer = {answer}, answered_by = {by}, answered_at = {now}
WHERE id = {id} AND withdrawn_at IS NULL AND answer IS NULL AND allocation_id IN (SELECT allocation.id
    FROM allocation JOIN staff ON staff.id = allocation.staff_id
    WHERE allocation.organisation_id = {organisation} AND staff.deleted_at IS NULL{scope})"
    );
    Ok(grant.connection().run(&sql, query.values).await? == 1)
}
