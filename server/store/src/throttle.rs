//! Counters that slow guessing down. In the database, because there may be several servers.
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, Statement};

use crate::StoreError;
use crate::access::{
    AcceptInvitation, EditWorkforce, FoundOrganisation, Grant, LogIn, ManageAccount, ManageMembers, RedeemCode,
    ShowSecondFactor, SignUp, WorkQueue,
};
use crate::account::private;
use crate::entity::throttle::{Column, Entity};

/// Grants whose attempts are counted.
pub trait MayCount: private::Connection {}
impl MayCount for Grant<'_, SignUp> {}
impl MayCount for Grant<'_, LogIn> {}
impl MayCount for Grant<'_, RedeemCode> {}
impl MayCount for Grant<'_, ManageAccount> {}
impl MayCount for Grant<'_, ShowSecondFactor> {}
impl MayCount for Grant<'_, AcceptInvitation> {}
impl MayCount for Grant<'_, FoundOrganisation> {}
impl MayCount for Grant<'_, ManageMembers> {}
impl MayCount for Grant<'_, EditWorkforce> {}

/// How often was tried, and until when that is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// This one included.
    pub number: u32,
    /// The end of the window.
    pub until: DateTime<Utc>,
}

// A window begins with the first attempt; the first one after its end begins another.
const COUNT: &str = "
INSERT INTO throttle (subject, attempts, until) VALUES ($1, 1, $3)
ON CONFLICT (subject) DO UPDATE SET
    attempts = CASE WHEN throttle.until <= $2 THEN 1 ELSE throttle.attempts + 1 END,
    until = CASE WHEN throttle.until <= $2 THEN excluded.until ELSE throttle.until END
RETURNING attempts, until";

/// Counts one attempt for `subject`, in a window that ends at `until` if it begins now.
///
/// # Errors
/// When the database fails.
pub async fn count(
    grant: &impl MayCount,
    subject: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Attempts, StoreError> {
    let connection = grant.get();
    let values = [subject.into(), now.into(), until.into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), COUNT, values);
    let row = connection.query_one_raw(statement).await?.ok_or(StoreError::Corrupt("throttle"))?;
    let number: i32 = row.try_get("", "attempts")?;
    Ok(Attempts { number: u32::try_from(number).unwrap_or(u32::MAX), until: row.try_get("", "until")? })
}

/// Takes one attempt back, which turned out to be none.
///
/// # Errors
/// When the database fails.
pub async fn forgive(grant: &impl MayCount, subject: &str) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1))
        .filter(Column::Subject.eq(subject))
        .filter(Column::Attempts.gt(0))
        .exec(grant.get())
        .await?;
    Ok(())
}

/// Forgets all attempts of `subject`.
///
/// # Errors
/// When the database fails.
pub async fn forget(grant: &impl MayCount, subject: &str) -> Result<(), StoreError> {
    Entity::delete_by_id(subject.to_owned()).exec(grant.get()).await?;
    Ok(())
}

/// Removes the windows that are over.
///
/// # Errors
/// When the database fails.
pub async fn clear(grant: &Grant<'_, WorkQueue>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::Until.lte(now)).exec(grant.connection()).await?.rows_affected)
}
