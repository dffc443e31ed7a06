//! Accounts.
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

use crate::access::{Grant, LogIn, ManageAccount, RedeemCode, ShowSecondFactor, SignUp, WorkQueue};
use crate::entity::account::{ActiveModel, Column, Entity, Model};
use crate::{AccountId, StoreError, line, standing};

/// What a new account is made of. `email` is folded already.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Decides who is who.
    pub email: String,
    /// Where the mail goes.
    pub email_typed: String,
    /// The person's name.
    pub name: String,
    /// Of the password, in the PHC format.
    pub password_hash: String,
    /// `nl` or `en`.
    pub locale: String,
}

/// An account, as far as the program looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its key.
    pub id: AccountId,
    /// Folded.
    pub email: String,
    /// Where the mail goes.
    pub email_typed: String,
    /// The person's name.
    pub name: String,
    /// Of the password, in the PHC format.
    pub password_hash: String,
    /// `nl` or `en`.
    pub locale: String,
    /// When the address was shown to be theirs.
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl From<Model> for Account {
    fn from(model: Model) -> Self {
        Self {
            id: model.id.into(),
            email: model.email,
            email_typed: model.email_typed,
            name: model.name,
            password_hash: model.password_hash,
            locale: model.locale,
            confirmed_at: model.confirmed_at,
        }
    }
}

/// Makes an account, unless the address has one: then `None`.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    grant: &Grant<'_, SignUp>,
    new: NewAccount,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let id = AccountId::new();
    let row = ActiveModel {
        id: Set(id.uuid()),
        email: Set(new.email),
        email_typed: Set(new.email_typed),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        locale: Set(new.locale),
        revision: Set(0),
        confirmed_at: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let added = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Email).do_nothing().to_owned())
        .exec_without_returning(grant.connection())
        .await?;
    Ok((added == 1).then_some(id))
}

/// Grants that may look an account up by its address: the person is not known yet.
pub trait MayFind: private::Connection {}
impl MayFind for Grant<'_, SignUp> {}
impl MayFind for Grant<'_, LogIn> {}
impl MayFind for Grant<'_, RedeemCode> {}

pub(crate) mod private {
    use crate::access::{Action, Grant};
    use crate::database::Counted;

    pub trait Connection: Sync {
        #[allow(private_interfaces)]
        fn get(&self) -> &Counted;
    }

    impl<A: Action> Connection for Grant<'_, A> {
        #[allow(private_interfaces)]
        fn get(&self) -> &Counted {
            self.connection()
        }
    }
}

/// The account with this folded address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(grant: &impl MayFind, email: &str) -> Result<Option<Account>, StoreError> {
    let found = Entity::find().filter(Column::Email.eq(email)).one(grant.get()).await?;
    Ok(found.map(Account::from))
}

/// The account with this key.
///
/// # Errors
/// When the database fails.
pub async fn by_id(grant: &impl MayFind, account: AccountId) -> Result<Option<Account>, StoreError> {
    let found = Entity::find_by_id(account.uuid()).one(grant.get()).await?;
    Ok(found.map(Account::from))
}

/// A sign-up for an address whose account nobody has confirmed: the last one typed logs in, once it is confirmed.
///
/// # Errors
/// When the database fails.
pub async fn replace_unconfirmed(
    grant: &Grant<'_, SignUp>,
    account: AccountId,
    new: NewAccount,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::Name, Expr::value(new.name))
        .col_expr(Column::EmailTyped, Expr::value(new.email_typed))
        .col_expr(Column::PasswordHash, Expr::value(new.password_hash))
        .col_expr(Column::Locale, Expr::value(new.locale))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(account.uuid()))
        .filter(Column::ConfirmedAt.is_null())
        .exec(grant.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The address is theirs: what this sign-up typed becomes the account's.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    grant: &Grant<'_, RedeemCode>,
    account: AccountId,
    name: Option<String>,
    password_hash: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut update = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .col_expr(Column::UpdatedAt, Expr::value(now));
    if let Some(name) = name {
        update = update.col_expr(Column::Name, Expr::value(name));
    }
    if let Some(hash) = password_hash {
        update = update.col_expr(Column::PasswordHash, Expr::value(hash));
    }
    update.filter(Column::Id.eq(account.uuid())).exec(grant.connection()).await?;
    Ok(())
}

/// The account of the grant.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &Grant<'_, ManageAccount>) -> Result<Option<Account>, StoreError> {
    let found = Entity::find_by_id(grant.subject().uuid()).one(grant.connection()).await?;
    Ok(found.map(Account::from))
}

/// The account of who has shown its password and shows its second factor now.
///
/// # Errors
/// When the database fails.
pub async fn halfway(grant: &Grant<'_, ShowSecondFactor>) -> Result<Option<Account>, StoreError> {
    let found = Entity::find_by_id(grant.subject().uuid()).one(grant.connection()).await?;
    Ok(found.map(Account::from))
}

/// Where a mail goes and in which language, for the work queue.
///
/// # Errors
/// When the database fails.
pub async fn recipient(grant: &Grant<'_, WorkQueue>, account: AccountId) -> Result<Option<Account>, StoreError> {
    let found = Entity::find_by_id(account.uuid()).one(grant.connection()).await?;
    Ok(found.map(Account::from))
}

/// Something of an account that its owner changes.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The person's name.
    Name(String),
    /// `nl` or `en`.
    Locale(String),
    /// Of the password, in the PHC format.
    PasswordHash(String),
}

/// Changes something of the account of the grant; `false` when it is gone.
///
/// # Errors
/// When the database fails.
pub async fn edit(grant: &Grant<'_, ManageAccount>, edit: Edit, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let (column, value) = match edit {
        Edit::Name(value) => (Column::Name, value),
        Edit::Locale(value) => (Column::Locale, value),
        Edit::PasswordHash(value) => (Column::PasswordHash, value),
    };
    set(grant.connection(), grant.subject(), column, value, now).await
}

/// Sets the password of who showed a code from a mail.
///
/// # Errors
/// When the database fails.
pub async fn reset_password(
    grant: &Grant<'_, RedeemCode>,
    account: AccountId,
    password_hash: String,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    set(grant.connection(), account, Column::PasswordHash, password_hash, now).await
}

/// Stores the same password under stronger parameters.
///
/// # Errors
/// When the database fails.
pub async fn rehash(
    grant: &Grant<'_, LogIn>,
    account: AccountId,
    password_hash: String,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    set(grant.connection(), account, Column::PasswordHash, password_hash, now).await
}

async fn set(
    connection: &crate::database::Counted,
    account: AccountId,
    column: Column,
    value: String,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let mut update = Entity::update_many()
        .col_expr(column, Expr::value(value))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(account.uuid()));
    if matches!(column, Column::Name) {
        update = update.col_expr(Column::Revision, Expr::col(Column::Revision).add(1));
    }
    Ok(update.exec(connection).await?.rows_affected == 1)
}

/// Notes that something in the portfolio of an account is another than before.
pub(crate) async fn revise(connection: &crate::database::Counted, account: AccountId) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(account.uuid()))
        .exec(connection)
        .await?;
    Ok(())
}

/// Erases the account of the grant with everything that belongs to it, its history included.
///
/// # Errors
/// When the database fails.
pub async fn erase(grant: &Grant<'_, ManageAccount>) -> Result<bool, StoreError> {
    const END: &str = "UPDATE link SET withdrawn_at = updated_at WHERE account_id = $1 AND withdrawn_at IS NULL";
    let (connection, account) = (grant.connection(), grant.subject());
    // What employers have of it in their overviews goes first, while it can be told whose those are.
    standing::hold(connection, account).await?;
    connection.run(END, [account.uuid().into()]).await?;
    line::of_accounts(connection, &[account]).await?;
    let done = Entity::delete_by_id(account.uuid()).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

/// Erases accounts made before `before` that nobody confirmed.
///
/// # Errors
/// When the database fails.
pub async fn clear_unconfirmed(grant: &Grant<'_, WorkQueue>, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let done = Entity::delete_many()
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::UpdatedAt.lt(before))
        .exec(grant.connection())
        .await?;
    Ok(done.rows_affected)
}

/// How many accounts there are, confirmed or not: for the operator.
///
/// # Errors
/// When the database fails.
pub async fn count(grant: &Grant<'_, WorkQueue>) -> Result<u64, StoreError> {
    let number: Option<i64> = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "number")
        .into_tuple()
        .one(grant.connection())
        .await?;
    Ok(number.and_then(|number| u64::try_from(number).ok()).unwrap_or_default())
}
