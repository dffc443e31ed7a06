//! Sessions: who stays logged in, where, until when. The cookie's secret is not here, only its hash.
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Statement};
use uuid::Uuid;

use crate::access::{
    Actor, Grant, LogIn, ManageAccount, RedeemCode, ResumeSession, ShowSecondFactor, TakeOffSecondFactor, WorkQueue,
};
use crate::account::private;
use crate::entity::session::{ActiveModel, Column, Entity, Model};
use crate::second_factor::Passed;
use crate::{AccountId, OrganisationId, SessionId, StoreError};

/// What a new session is made of.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of the cookie's secret.
    pub secret_hash: [u8; 32],
    /// A short name of browser and system.
    pub device: String,
    /// Where from, without the last part.
    pub network: String,
    /// When it was opened.
    pub now: DateTime<Utc>,
    /// Until when without being used.
    pub idle_until: DateTime<Utc>,
    /// Until when at most.
    pub expires_at: DateTime<Utc>,
}

/// A session, for its owner's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its key.
    pub id: SessionId,
    /// A short name of browser and system.
    pub device: String,
    /// Where from, without the last part.
    pub network: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it was used last, to a few minutes.
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// A session that holds, with what every page wants to know of its owner.
#[derive(Clone, Debug)]
pub struct Resumed {
    /// Who asks from now on.
    pub actor: Actor,
    /// Whose session it is.
    pub account: AccountId,
    /// Its key.
    pub session: SessionId,
    /// The person's name.
    pub name: String,
    /// The address as typed.
    pub email: String,
    /// `nl` or `en`.
    pub locale: String,
    /// When it was used last.
    pub last_seen_at: DateTime<Utc>,
    /// Until when at most.
    pub expires_at: DateTime<Utc>,
    /// Where they have a role.
    pub workplace: Workplace,
    /// Whether an employer has given them work, or named them as responsible for that of somebody else.
    pub has_work: bool,
}

/// In how many organisations somebody has a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Workplace {
    /// In none.
    #[default]
    None,
    /// In this one.
    One(OrganisationId),
    /// In several.
    Several,
}

/// Grants that may open a session: somebody has just proved who they are.
pub trait MayOpen: private::Connection {}
impl MayOpen for Grant<'_, LogIn> {}
impl MayOpen for Grant<'_, RedeemCode> {}
impl MayOpen for Grant<'_, ManageAccount> {}
impl MayOpen for Grant<'_, ShowSecondFactor> {}

/// Opens a session for who has passed the second factor: has shown it, or has none.
///
/// # Errors
/// When the database fails, or the account is gone.
pub async fn open(grant: &impl MayOpen, passed: Passed, new: NewSession) -> Result<(SessionId, Actor), StoreError> {
    let id = SessionId::new();
    let (account, second_factor_at) = (passed.account(), passed.shown_at());
    let row = ActiveModel {
        id: Set(id.uuid()),
        secret_hash: Set(new.secret_hash.to_vec()),
        account_id: Set(account.uuid()),
        device: Set(new.device),
        network: Set(new.network),
        created_at: Set(new.now),
        last_seen_at: Set(new.now),
        idle_until: Set(new.idle_until),
        expires_at: Set(new.expires_at),
        second_factor_at: Set(second_factor_at),
    };
    Entity::insert(row).exec_without_returning(grant.get()).await?;
    Ok((id, Actor::verified(account, id, second_factor_at, None)))
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    last_seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    idle_until: DateTime<Utc>,
    second_factor_at: Option<DateTime<Utc>>,
    name: String,
    email_typed: String,
    locale: String,
    revision: i32,
    first_organisation: Option<Uuid>,
    other_organisation: Option<Uuid>,
    has_work: i32,
}

// Whether it still holds is looked at below: SQLite prepares a statement anew each time that compares with a value, and
// this is the one that every page needs.
const RESUME: &str = "
SELECT session.id, session.account_id, session.last_seen_at, session.expires_at, session.idle_until,
    session.second_factor_at, account.name, account.email_typed, account.locale, account.revision,
    (SELECT organisation_id FROM membership WHERE account_id = session.account_id AND ended_at IS NULL
        ORDER BY organisation_id LIMIT 1) AS first_organisation,
    (SELECT organisation_id FROM membership WHERE account_id = session.account_id AND ended_at IS NULL
        ORDER BY organisation_id DESC LIMIT 1) AS other_organisation,
    CASE WHEN EXISTS (SELECT 1 FROM link JOIN allocation ON allocation.staff_id = link.staff_id
            WHERE link.account_id = session.account_id)
        OR EXISTS (SELECT 1 FROM link JOIN arrangement ON arrangement.responsible_id = link.staff_id
            WHERE link.account_id = session.account_id) THEN 1 ELSE 0 END AS has_work
FROM session JOIN account ON account.id = session.account_id
WHERE session.secret_hash = $1 AND account.confirmed_at IS NOT NULL";

/// The session whose secret has this hash, if it holds at `now` and its account is confirmed. One query.
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
    Ok(row.filter(|row| now < row.expires_at && now < row.idle_until).map(|row| {
        let (account, session) = (AccountId::from(row.account_id), SessionId::from(row.id));
        Resumed {
            actor: Actor::verified(account, session, row.second_factor_at, Some(row.revision)),
            account,
            session,
            name: row.name,
            email: row.email_typed,
            locale: row.locale,
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at,
            workplace: match (row.first_organisation, row.other_organisation) {
                (Some(first), Some(other)) if first == other => Workplace::One(first.into()),
                (Some(_), _) => Workplace::Several,
                (None, _) => Workplace::None,
            },
            has_work: row.has_work != 0,
        }
    }))
}

/// Notes that the session was used, and how long it may now stay unused.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    grant: &Grant<'_, ManageAccount>,
    now: DateTime<Utc>,
    idle_until: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Some(session) = grant.session() else {
        return Ok(());
    };
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(now))
        .col_expr(Column::IdleUntil, Expr::value(idle_until))
        .filter(Column::Id.eq(session.uuid()))
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .exec(grant.connection())
        .await?;
    Ok(())
}

/// The sessions of the account that hold at `now`, the one used last first.
///
/// # Errors
/// When the database fails.
pub async fn list(grant: &Grant<'_, ManageAccount>, now: DateTime<Utc>) -> Result<Vec<Session>, StoreError> {
    let current = grant.session();
    let rows: Vec<Model> = Entity::find()
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::IdleUntil.gt(now))
        .order_by_desc(Column::LastSeenAt)
        .order_by_desc(Column::Id)
        .all(grant.connection())
        .await?;
    let session = |row: Model| {
        let id = SessionId::from(row.id);
        Session {
            id,
            device: row.device,
            network: row.network,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            current: current == Some(id),
        }
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Ends one session of the account; `false` when the account has no such session.
///
/// # Errors
/// When the database fails.
pub async fn end(grant: &Grant<'_, ManageAccount>, session: SessionId) -> Result<bool, StoreError> {
    let done = Entity::delete_many()
        .filter(Column::Id.eq(session.uuid()))
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .exec(grant.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends all sessions of the account but `keep`, the half ones too; answers how many whole ones.
///
/// # Errors
/// When the database fails.
pub async fn end_all(grant: &Grant<'_, ManageAccount>, keep: Option<SessionId>) -> Result<u64, StoreError> {
    end_all_of(grant.connection(), grant.subject(), keep).await
}

/// Ends all sessions of an account whose password was set by a code from a mail.
///
/// # Errors
/// When the database fails.
pub async fn end_all_by_code(grant: &Grant<'_, RedeemCode>, account: AccountId) -> Result<u64, StoreError> {
    end_all_of(grant.connection(), account, None).await
}

/// Ends all sessions of an account whose second factor the operator takes off.
///
/// # Errors
/// When the database fails.
pub async fn end_all_by_operator(grant: &Grant<'_, TakeOffSecondFactor>) -> Result<u64, StoreError> {
    end_all_of(grant.connection(), grant.subject(), None).await
}

async fn end_all_of(
    connection: &crate::database::Counted,
    account: AccountId,
    keep: Option<SessionId>,
) -> Result<u64, StoreError> {
    crate::half_session::end_all_of(connection, account).await?;
    let mut delete = Entity::delete_many().filter(Column::AccountId.eq(account.uuid()));
    if let Some(keep) = keep {
        delete = delete.filter(Column::Id.ne(keep.uuid()));
    }
    Ok(delete.exec(connection).await?.rows_affected)
}

/// Removes what no longer holds.
///
/// # Errors
/// When the database fails.
pub async fn clear(grant: &Grant<'_, WorkQueue>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let over = sea_orm::Condition::any().add(Column::ExpiresAt.lte(now)).add(Column::IdleUntil.lte(now));
    Ok(Entity::delete_many().filter(over).exec(grant.connection()).await?.rows_affected)
}
