//! Half sessions: of who has shown the password and has yet to show the second factor. They open nothing but the page that
//! asks for it, and last a few minutes.
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};
use uuid::Uuid;

use crate::access::{Actor, Grant, ResumeSession, ShowSecondFactor, WorkQueue};
use crate::entity::half_session::{ActiveModel, Column, Entity};
use crate::second_factor::{Awaited, MayAsk};
use crate::{AccountId, HalfSessionId, StoreError};

/// A half session that holds.
#[derive(Clone, Debug)]
pub struct Resumed {
    /// Who asks: may show the second factor, and nothing else.
    pub actor: Actor,
    /// Whose second factor is awaited.
    pub account: AccountId,
    /// `nl` or `en`.
    pub locale: String,
}

/// Opens a half session for who has shown the password.
///
/// # Errors
/// When the database fails, or the account is gone.
pub async fn open(
    grant: &impl MayAsk,
    awaited: Awaited,
    secret_hash: [u8; 32],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(HalfSessionId::new().uuid()),
        secret_hash: Set(secret_hash.to_vec()),
        account_id: Set(awaited.account().uuid()),
        created_at: Set(now),
        expires_at: Set(expires_at),
    };
    Entity::insert(row).exec_without_returning(grant.get()).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    expires_at: DateTime<Utc>,
    locale: String,
}

const RESUME: &str = "
SELECT half_session.id, half_session.account_id, half_session.expires_at, account.locale
FROM half_session JOIN account ON account.id = half_session.account_id
WHERE half_session.secret_hash = $1 AND account.confirmed_at IS NOT NULL";

/// The half session whose secret has this hash, if it holds at `now`. One query.
///
/// # Errors
/// When the database fails.
pub async fn resume(
    grant: &Grant<'_, ResumeSession>,
    secret_hash: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<Resumed>, StoreError> {
    let connection = grant.connection();
    let values = [secret_hash.to_vec().into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), RESUME, values);
    let row = Row::find_by_statement(statement).all(connection).await?.pop();
    Ok(row.filter(|row| now < row.expires_at).map(|row| {
        let account = AccountId::from(row.account_id);
        Resumed { actor: Actor::halfway(account, row.id.into()), account, locale: row.locale }
    }))
}

/// Ends the half session of who asks, which has served; `false` when it has ended already.
///
/// # Errors
/// When the database fails.
pub async fn end(grant: &Grant<'_, ShowSecondFactor>) -> Result<bool, StoreError> {
    let Some(half) = grant.half_session() else { return Ok(false) };
    let done = Entity::delete_many()
        .filter(Column::Id.eq(half.uuid()))
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .exec(grant.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends those of an account: its password or its second factor is another one now.
pub(crate) async fn end_all_of(connection: &crate::database::Counted, account: AccountId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::AccountId.eq(account.uuid())).exec(connection).await?;
    Ok(())
}

/// Removes what no longer holds.
///
/// # Errors
/// When the database fails.
pub async fn clear(grant: &Grant<'_, WorkQueue>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(grant.connection()).await?.rows_affected)
}
