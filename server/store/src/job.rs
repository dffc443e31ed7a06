//! Queued work. It is written in the transaction of the change that asks for it, so neither is ever without the other.
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};

use crate::access::{
    EditWorkforce, Grant, LogIn, ManageAccount, ManageMembers, RedeemCode, ShowSecondFactor, SignUp,
    TakeOffSecondFactor, WorkQueue,
};
use crate::account::private;
use crate::entity::job::{ActiveModel, Column, Entity, Model};
use crate::{Backend, JobId, StoreError};

/// Grants that may ask for work.
pub trait MayQueue: private::Connection {}
impl MayQueue for Grant<'_, SignUp> {}
impl MayQueue for Grant<'_, LogIn> {}
impl MayQueue for Grant<'_, RedeemCode> {}
impl MayQueue for Grant<'_, ManageAccount> {}
impl MayQueue for Grant<'_, ManageMembers> {}
impl MayQueue for Grant<'_, EditWorkforce> {}
impl MayQueue for Grant<'_, ShowSecondFactor> {}
impl MayQueue for Grant<'_, TakeOffSecondFactor> {}
impl MayQueue for Grant<'_, WorkQueue> {}

/// A piece of work that somebody holds the lease of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its key.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// With what; ids only.
    pub payload: String,
    /// How often it was begun, this time included.
    pub attempts: i32,
}

/// A piece of work that failed too often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadJob {
    /// Its key.
    pub id: JobId,
    /// What was to be done.
    pub kind: String,
    /// How often it was begun.
    pub attempts: i32,
    /// The kind of problem, without values.
    pub problem: Option<String>,
    /// Since when.
    pub dead_at: DateTime<Utc>,
}

/// Asks for work at `run_at`.
///
/// # Errors
/// When the database fails.
pub async fn queue(
    grant: &impl MayQueue,
    kind: &str,
    payload: &str,
    now: DateTime<Utc>,
    run_at: DateTime<Utc>,
) -> Result<JobId, StoreError> {
    let id = JobId::new();
    Entity::insert(row(id, kind, payload, now, run_at)).exec_without_returning(grant.get()).await?;
    Ok(id)
}

/// Asks for work that is there once, under a key of its own; does nothing when it is there.
///
/// # Errors
/// When the database fails.
pub async fn queue_once(
    grant: &Grant<'_, WorkQueue>,
    id: JobId,
    kind: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    Entity::insert(row(id, kind, "{}", now, now))
        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
        .exec_without_returning(grant.connection())
        .await?;
    Ok(())
}

fn row(id: JobId, kind: &str, payload: &str, now: DateTime<Utc>, run_at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(id.uuid()),
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_owned()),
        created_at: Set(now),
        run_at: Set(run_at),
        attempts: Set(0),
        leased_until: Set(None),
        dead_at: Set(None),
        problem: Set(None),
    }
}

const CLAIM: &str = "
UPDATE job SET leased_until = $2, attempts = attempts + 1
WHERE id = (
    SELECT id FROM job
    WHERE dead_at IS NULL AND run_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
    ORDER BY run_at, id LIMIT 1 {lock}
)
RETURNING id, kind, payload, attempts";

/// Takes the lease of the work that is due longest, until `leased_until`. Whoever does not finish in time loses it.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    grant: &Grant<'_, WorkQueue>,
    now: DateTime<Utc>,
    leased_until: DateTime<Utc>,
) -> Result<Option<Job>, StoreError> {
    // SQLite has one writer anyway; PostgreSQL's workers step over each other's rows.
    let lock = match grant.backend() {
        Backend::Sqlite => "",
        Backend::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let connection = grant.connection();
    let sql = CLAIM.replace("{lock}", lock);
    let values = [now.into(), leased_until.into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    let Some(row) = connection.query_one_raw(statement).await? else {
        return Ok(None);
    };
    let id: uuid::Uuid = row.try_get("", "id")?;
    Ok(Some(Job {
        id: id.into(),
        kind: row.try_get("", "kind")?,
        payload: row.try_get("", "payload")?,
        attempts: row.try_get("", "attempts")?,
    }))
}

/// It is done.
///
/// # Errors
/// When the database fails.
pub async fn finish(grant: &Grant<'_, WorkQueue>, job: JobId) -> Result<(), StoreError> {
    Entity::delete_by_id(job.uuid()).exec(grant.connection()).await?;
    Ok(())
}

/// It is to be done again at `run_at`; `problem` says what kind of thing went wrong, if anything did.
///
/// # Errors
/// When the database fails.
pub async fn again(
    grant: &Grant<'_, WorkQueue>,
    job: JobId,
    run_at: DateTime<Utc>,
    problem: Option<&str>,
) -> Result<(), StoreError> {
    let mut update = Entity::update_many()
        .col_expr(Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::RunAt, Expr::value(run_at))
        .col_expr(Column::Problem, Expr::value(problem.map(str::to_owned)));
    if problem.is_none() {
        update = update.col_expr(Column::Attempts, Expr::value(0));
    }
    update.filter(Column::Id.eq(job.uuid())).exec(grant.connection()).await?;
    Ok(())
}

/// It failed for good. The row stays, to be looked at.
///
/// # Errors
/// When the database fails.
pub async fn bury(
    grant: &Grant<'_, WorkQueue>,
    job: JobId,
    now: DateTime<Utc>,
    problem: &str,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::DeadAt, Expr::value(now))
        .col_expr(Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::Problem, Expr::value(problem.to_owned()))
        .filter(Column::Id.eq(job.uuid()))
        .exec(grant.connection())
        .await?;
    Ok(())
}

/// When the next work is due, if any waits.
///
/// # Errors
/// When the database fails.
pub async fn next_due(grant: &Grant<'_, WorkQueue>) -> Result<Option<DateTime<Utc>>, StoreError> {
    let next: Option<Model> = Entity::find()
        .filter(Column::DeadAt.is_null())
        .filter(Column::LeasedUntil.is_null())
        .order_by_asc(Column::RunAt)
        .one(grant.connection())
        .await?;
    Ok(next.map(|job| job.run_at))
}

/// The work that failed for good, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn dead(grant: &Grant<'_, WorkQueue>) -> Result<Vec<DeadJob>, StoreError> {
    let rows = Entity::find()
        .filter(Column::DeadAt.is_not_null())
        .order_by_desc(Column::DeadAt)
        .all(grant.connection())
        .await?;
    let dead = |row: Model| {
        let dead_at = row.dead_at?;
        Some(DeadJob { id: row.id.into(), kind: row.kind, attempts: row.attempts, problem: row.problem, dead_at })
    };
    Ok(rows.into_iter().filter_map(dead).collect())
}

/// Removes work that failed for good before `before`.
///
/// # Errors
/// When the database fails.
pub async fn clear_dead(grant: &Grant<'_, WorkQueue>, before: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::DeadAt.lt(before)).exec(grant.connection()).await?.rows_affected)
}
