//! The codes in mails: single use, for a while. Only their hashes are kept, from the moment the mail is sent.
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::{Grant, RedeemCode, SignUp, WorkQueue};
use crate::account::private;
use crate::entity::token::{ActiveModel, Column, Entity};
use crate::{AccountId, StoreError, TokenId};

/// What a code is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Showing that an address is one's own.
    Confirm,
    /// Choosing a new password.
    Reset,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset => "reset",
        }
    }
}

/// What a sign-up typed, kept with its own code: see the migration.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// Of the password, in the PHC format.
    pub password_hash: String,
}

/// A code that was used up just now.
#[derive(Clone, Debug)]
pub struct Redeemed {
    /// Whose it was.
    pub account: AccountId,
    /// What the sign-up typed, if it was one's.
    pub typed: Option<Typed>,
}

/// Grants that may prepare a code.
pub trait MayPrepare: private::Connection {}
impl MayPrepare for Grant<'_, SignUp> {}
impl MayPrepare for Grant<'_, RedeemCode> {}

/// Prepares a code; it has none until [`issue`].
///
/// # Errors
/// When the database fails.
pub async fn prepare(
    grant: &impl MayPrepare,
    account: AccountId,
    purpose: Purpose,
    typed: Option<Typed>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<TokenId, StoreError> {
    let id = TokenId::new();
    let (name, password_hash) = typed.map(|typed| (typed.name, typed.password_hash)).unzip();
    let row = ActiveModel {
        id: Set(id.uuid()),
        account_id: Set(account.uuid()),
        purpose: Set(purpose.as_str().to_owned()),
        code_hash: Set(None),
        name: Set(name),
        password_hash: Set(password_hash),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(grant.get()).await?;
    Ok(id)
}

/// Gives a prepared code the hash of what its mail will say; answers whose it is, or `None` when it is used or gone.
///
/// # Errors
/// When the database fails.
pub async fn issue(
    grant: &Grant<'_, WorkQueue>,
    token: TokenId,
    code_hash: [u8; 32],
    expires_at: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let rows = Entity::update_many()
        .col_expr(Column::CodeHash, Expr::value(code_hash.to_vec()))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::Id.eq(token.uuid()))
        .filter(Column::UsedAt.is_null())
        .exec_with_returning(grant.connection())
        .await?;
    Ok(rows.into_iter().next().map(|row| row.account_id.into()))
}

/// Whose a code is that could be used. Does not use it.
///
/// # Errors
/// When the database fails.
pub async fn holder(
    grant: &Grant<'_, RedeemCode>,
    purpose: Purpose,
    code_hash: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let found = Entity::find()
        .filter(Column::CodeHash.eq(code_hash.to_vec()))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(grant.connection())
        .await?;
    Ok(found.map(|row| row.account_id.into()))
}

/// Uses a code up; `None` when it is unknown, used or too old. The account's other codes of the same purpose end with it,
/// and with a new password those that confirm an address too: a stranger's sign-up may have caused them.
///
/// # Errors
/// When the database fails.
pub async fn redeem(
    grant: &Grant<'_, RedeemCode>,
    purpose: Purpose,
    code_hash: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<Redeemed>, StoreError> {
    let rows = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::CodeHash.eq(code_hash.to_vec()))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec_with_returning(grant.connection())
        .await?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let mut others =
        Entity::delete_many().filter(Column::AccountId.eq(row.account_id)).filter(Column::UsedAt.is_null());
    if purpose == Purpose::Confirm {
        others = others.filter(Column::Purpose.eq(purpose.as_str()));
    }
    others.exec(grant.connection()).await?;
    let typed = row.name.zip(row.password_hash).map(|(name, password_hash)| Typed { name, password_hash });
    Ok(Some(Redeemed { account: row.account_id.into(), typed }))
}

/// Removes what can no longer be used.
///
/// # Errors
/// When the database fails.
pub async fn clear(grant: &Grant<'_, WorkQueue>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let over = sea_orm::Condition::any().add(Column::ExpiresAt.lte(now)).add(Column::UsedAt.is_not_null());
    Ok(Entity::delete_many().filter(over).exec(grant.connection()).await?.rows_affected)
}
