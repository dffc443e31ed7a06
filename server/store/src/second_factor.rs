//! The second factor beside the password, its recovery codes, and the proof without which no session is opened.
//!
//! The secret is kept encrypted; its key is not known here. Of a recovery code only the hash is kept.
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Statement};
use uuid::Uuid;

use crate::access::{Grant, LogIn, ManageAccount, RedeemCode, ShowSecondFactor, TakeOffSecondFactor, WorkQueue};
use crate::account::private;
use crate::entity::recovery_code;
use crate::entity::second_factor::{Column, Entity};
use crate::{AccountId, StoreError};

/// Proof that the second factor keeps nobody from an account: it was shown, or there is none. [`crate::session::open`] asks
/// for it, and only this module makes one.
#[derive(Debug)]
#[must_use]
pub struct Passed {
    account: AccountId,
    shown_at: Option<DateTime<Utc>>,
}

impl Passed {
    pub(crate) const fn account(&self) -> AccountId {
        self.account
    }

    pub(crate) const fn shown_at(&self) -> Option<DateTime<Utc>> {
        self.shown_at
    }
}

/// Proof that somebody has shown the password of an account whose second factor has yet to be shown.
#[derive(Debug)]
pub struct Awaited {
    account: AccountId,
}

impl Awaited {
    pub(crate) const fn account(&self) -> AccountId {
        self.account
    }
}

/// Whether an account asks for a second factor.
#[derive(Debug)]
pub enum Asked {
    /// It does not: a session may be opened.
    No(Passed),
    /// It does: a half session may be opened.
    Yes(Awaited),
}

/// Grants of who has just shown a password or a code from a mail.
pub trait MayAsk: private::Connection {}
impl MayAsk for Grant<'_, LogIn> {}
impl MayAsk for Grant<'_, RedeemCode> {}

/// Whether the account asks for a second factor.
///
/// # Errors
/// When the database fails.
pub async fn asked(grant: &impl MayAsk, account: AccountId) -> Result<Asked, StoreError> {
    let found: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::AccountId.eq(account.uuid()))
        .filter(Column::ConfirmedAt.is_not_null())
        .into_tuple()
        .one(grant.get())
        .await?;
    Ok(match found {
        Some(_) => Asked::Yes(Awaited { account }),
        None => Asked::No(Passed { account, shown_at: None }),
    })
}

/// For a session in place of the one that asks: the same as that one.
pub fn as_before(grant: &Grant<'_, ManageAccount>) -> Passed {
    Passed { account: grant.subject(), shown_at: grant.second_factor_at() }
}

/// What is kept of a second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The secret, encrypted.
    pub secret: Vec<u8>,
    /// When the secret was made.
    pub created_at: DateTime<Utc>,
    /// Since when it is asked for; before, nobody has shown that they have it.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// Grants that may try codes of the account.
pub trait MayShow: private::Connection {
    /// Whose codes.
    fn account(&self) -> AccountId;
}

impl MayShow for Grant<'_, ManageAccount> {
    fn account(&self) -> AccountId {
        self.subject()
    }
}

impl MayShow for Grant<'_, ShowSecondFactor> {
    fn account(&self) -> AccountId {
        self.subject()
    }
}

/// The second factor of the account, asked for or not yet.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &impl MayShow) -> Result<Option<Factor>, StoreError> {
    let found = Entity::find_by_id(grant.account().uuid()).one(grant.get()).await?;
    Ok(found.map(|row| Factor { secret: row.secret, created_at: row.created_at, confirmed_at: row.confirmed_at }))
}

// One that is asked for already stays as it is.
const BEGIN: &str = "
INSERT INTO second_factor (account_id, secret, last_step, created_at) VALUES ($1, $2, 0, $3)
ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
WHERE second_factor.confirmed_at IS NULL";

/// Keeps a new secret, which is not asked for before [`confirm`]; `false` when there is one that is.
///
/// # Errors
/// When the database fails.
pub async fn begin(grant: &Grant<'_, ManageAccount>, secret: Vec<u8>, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let connection = grant.connection();
    let values = [grant.subject().uuid().into(), secret.into(), now.into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), BEGIN, values);
    Ok(connection.execute_raw(statement).await?.rows_affected() == 1)
}

/// From now on the second factor is asked for: a code of this step has shown that its owner has it. `None` when it was
/// asked for already, or there is none.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    grant: &Grant<'_, ManageAccount>,
    step: i32,
    now: DateTime<Utc>,
) -> Result<Option<Passed>, StoreError> {
    let account = grant.subject();
    let done = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .filter(Column::AccountId.eq(account.uuid()))
        .filter(Column::ConfirmedAt.is_null())
        .exec(grant.connection())
        .await?;
    Ok((done.rows_affected == 1).then_some(Passed { account, shown_at: Some(now) }))
}

/// The code of this step was shown. `None` when it, or a later one, was used before.
///
/// # Errors
/// When the database fails.
pub async fn use_step(grant: &impl MayShow, step: i32, now: DateTime<Utc>) -> Result<Option<Passed>, StoreError> {
    let account = grant.account();
    let done = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::AccountId.eq(account.uuid()))
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::LastStep.lt(step))
        .exec(grant.get())
        .await?;
    Ok((done.rows_affected == 1).then_some(Passed { account, shown_at: Some(now) }))
}

/// The recovery code with this hash was shown. `None` when there is no such code, or it was used before.
///
/// # Errors
/// When the database fails.
pub async fn use_code(
    grant: &impl MayShow,
    code_hash: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<Passed>, StoreError> {
    let account = grant.account();
    let done = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(now))
        .filter(recovery_code::Column::AccountId.eq(account.uuid()))
        .filter(recovery_code::Column::CodeHash.eq(code_hash.to_vec()))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(grant.get())
        .await?;
    Ok((done.rows_affected == 1).then_some(Passed { account, shown_at: Some(now) }))
}

/// Puts other recovery codes in place of those that there were, used or not.
///
/// # Errors
/// When the database fails, or the account has no second factor.
pub async fn replace_codes(
    grant: &Grant<'_, ManageAccount>,
    code_hashes: &[[u8; 32]],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let account = grant.subject().uuid();
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account))
        .exec(grant.connection())
        .await?;
    let rows = code_hashes.iter().map(|hash| recovery_code::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account),
        code_hash: Set(hash.to_vec()),
        created_at: Set(now),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(grant.connection()).await?;
    Ok(())
}

/// How many recovery codes can still be used.
///
/// # Errors
/// When the database fails.
pub async fn codes_left(grant: &impl MayShow) -> Result<u64, StoreError> {
    let left = recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(grant.account().uuid()))
        .filter(recovery_code::Column::UsedAt.is_null());
    let number: Option<i64> =
        left.select_only().column_as(recovery_code::Column::Id.count(), "number").into_tuple().one(grant.get()).await?;
    Ok(number.and_then(|number| u64::try_from(number).ok()).unwrap_or_default())
}

/// Grants that may take the second factor off the account.
pub trait MayTakeOff: private::Connection {
    /// Off which account.
    fn account(&self) -> AccountId;
}

impl MayTakeOff for Grant<'_, ManageAccount> {
    fn account(&self) -> AccountId {
        self.subject()
    }
}

impl MayTakeOff for Grant<'_, TakeOffSecondFactor> {
    fn account(&self) -> AccountId {
        self.subject()
    }
}

/// Takes the second factor off the account, with its recovery codes. `None` when there was none that is asked for.
///
/// # Errors
/// When the database fails.
pub async fn take_off(grant: &impl MayTakeOff) -> Result<Option<Passed>, StoreError> {
    let account = grant.account();
    let done = Entity::delete_many()
        .filter(Column::AccountId.eq(account.uuid()))
        .filter(Column::ConfirmedAt.is_not_null())
        .exec(grant.get())
        .await?;
    Ok((done.rows_affected == 1).then_some(Passed { account, shown_at: None }))
}

/// Removes secrets made before `before` that nobody has confirmed.
///
/// # Errors
/// When the database fails.
pub async fn clear(grant: &Grant<'_, WorkQueue>, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let done = Entity::delete_many()
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::CreatedAt.lt(before))
        .exec(grant.connection())
        .await?;
    Ok(done.rows_affected)
}
