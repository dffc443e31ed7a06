//! The entries of a portfolio and their history. Every query is bound to the account of its grant: somebody else's
//! entry is not there.
use std::str::FromStr;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QueryResult, Statement};
use uuid::Uuid;

use crate::access::{EditPortfolio, Grant, ViewPortfolio};
use crate::account::{private, revise};
use crate::database::Counted;
use crate::entity::change;
use crate::entity::entry::{ActiveModel, Column, Entity, Model};
use crate::{AccountId, EntryId, StoreError};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A registration in a register.
    Registration,
    /// A job.
    Employment,
    /// Something learnt or done.
    Activity,
    /// A paper.
    Document,
}

impl Kind {
    /// Every kind, in the order of the dossier.
    pub const ALL: [Self; 4] = [Self::Registration, Self::Employment, Self::Activity, Self::Document];

    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Employment => "employment",
            Self::Activity => "activity",
            Self::Document => "document",
        }
    }
}

impl FromStr for Kind {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(StoreError::Corrupt("kind of entry"))
    }
}

/// What was done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// It was made in a form.
    Created,
    /// It was changed.
    Edited,
    /// It was deleted; it can come back.
    Deleted,
    /// It came back.
    Restored,
    /// It came from a file.
    Imported,
}

impl What {
    const ALL: [Self; 5] = [Self::Created, Self::Edited, Self::Deleted, Self::Restored, Self::Imported];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Edited => "edited",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::Imported => "imported",
        }
    }
}

impl FromStr for What {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|what| what.as_str() == text).ok_or(StoreError::Corrupt("what of change"))
    }
}

/// An entry as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub id: EntryId,
    /// What it is.
    pub kind: Kind,
    /// Its own id in the dossier; unique per account and kind.
    pub reference: String,
    /// The element in the dossier's format.
    pub payload: String,
    /// Rises by one with each change.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted, if it is.
    pub deleted_at: Option<DateTime<Utc>>,
}

impl TryFrom<Model> for Entry {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.into(),
            kind: row.kind.parse()?,
            reference: row.reference,
            payload: row.payload,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        })
    }
}

/// What a new entry is made of.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// Its key, made with its form.
    pub id: EntryId,
    /// What it is.
    pub kind: Kind,
    /// Its own id in the dossier.
    pub reference: String,
    /// The element in the dossier's format.
    pub payload: String,
}

/// One change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version that it made.
    pub version: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom: the id of an account, or a part of the program.
    pub actor: String,
    /// What was done.
    pub what: What,
    /// What the entry is.
    pub kind: Kind,
    /// The element as it was after.
    pub payload: String,
}

/// Everything of a portfolio that is not deleted, with its owner's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portfolio {
    /// The owner's name.
    pub name: String,
    /// Another one after every change.
    pub revision: i32,
    /// In no particular order.
    pub entries: Vec<Entry>,
}

const PORTFOLIO: &str = "
SELECT account.name, account.revision, entry.id, entry.kind, entry.reference, entry.payload, entry.version, entry.created_at,
    entry.updated_at
FROM account LEFT JOIN entry ON entry.account_id = account.id AND entry.deleted_at IS NULL
WHERE account.id = $1";

/// The whole portfolio in one query; `None` when the account is gone.
///
/// # Errors
/// When the database fails.
pub async fn portfolio(grant: &impl MayRead) -> Result<Option<Portfolio>, StoreError> {
    portfolio_of(grant.get(), grant.owner()).await
}

/// Grants of the owner of a portfolio that read it.
pub trait MayRead: private::Connection {
    /// Whose it is.
    fn owner(&self) -> AccountId;
}
impl MayRead for Grant<'_, ViewPortfolio> {
    fn owner(&self) -> AccountId {
        self.subject()
    }
}
impl MayRead for Grant<'_, EditPortfolio> {
    fn owner(&self) -> AccountId {
        self.subject()
    }
}

pub(crate) async fn portfolio_of(connection: &Counted, account: AccountId) -> Result<Option<Portfolio>, StoreError> {
    let rows = connection.rows(PORTFOLIO, [account.uuid().into()]).await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let (name, revision) = (first.try_get_by_index(0)?, first.try_get_by_index(1)?);
    let mut entries = Vec::with_capacity(rows.len());
    for row in &rows {
        entries.extend(joined(row)?);
    }
    Ok(Some(Portfolio { name, revision, entries }))
}

/// The entry in a row of [`PORTFOLIO`]; an empty portfolio has one row without any.
fn joined(row: &QueryResult) -> Result<Option<Entry>, StoreError> {
    let Some(id) = row.try_get_by_index::<Option<Uuid>>(2)? else {
        return Ok(None);
    };
    let kind: String = row.try_get_by_index(3)?;
    Ok(Some(Entry {
        id: id.into(),
        kind: kind.parse()?,
        reference: row.try_get_by_index(4)?,
        payload: row.try_get_by_index(5)?,
        version: row.try_get_by_index(6)?,
        created_at: row.try_get_by_index(7)?,
        updated_at: row.try_get_by_index(8)?,
        deleted_at: None,
    }))
}

/// The deleted entries, the last one deleted first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn deleted(grant: &Grant<'_, ViewPortfolio>, limit: u64) -> Result<Vec<Entry>, StoreError> {
    use sea_orm::QuerySelect as _;

    let rows = Entity::find()
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .filter(Column::DeletedAt.is_not_null())
        .order_by_desc(Column::DeletedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(grant.connection())
        .await?;
    rows.into_iter().map(Entry::try_from).collect()
}

/// The history of one entry, the last change first; empty when the account has no such entry.
///
/// # Errors
/// When the database fails.
pub async fn history(grant: &impl MayRead, entry: EntryId) -> Result<Vec<Change>, StoreError> {
    const HISTORY: &str = "
SELECT change.version, change.at, change.actor, change.what, entry.kind, change.payload
FROM change JOIN entry ON entry.id = change.entry_id
WHERE change.entry_id = $1 AND change.account_id = $2
ORDER BY change.version DESC";
    let rows = grant.get().rows(HISTORY, [entry.uuid().into(), grant.owner().uuid().into()]).await?;
    let mut changes = Vec::new();
    for row in rows {
        let what: String = row.try_get_by_index(3)?;
        let kind: String = row.try_get_by_index(4)?;
        changes.push(Change {
            version: row.try_get_by_index(0)?,
            at: row.try_get_by_index(1)?,
            actor: row.try_get_by_index(2)?,
            what: what.parse()?,
            kind: kind.parse()?,
            payload: row.try_get_by_index(5)?,
        });
    }
    Ok(changes)
}

/// Every entry of the account, deleted ones too.
///
/// # Errors
/// When the database fails.
pub async fn all(grant: &Grant<'_, EditPortfolio>) -> Result<Vec<Entry>, StoreError> {
    let rows = Entity::find().filter(Column::AccountId.eq(grant.subject().uuid())).all(grant.connection()).await?;
    rows.into_iter().map(Entry::try_from).collect()
}

/// One entry of the account, also when it is deleted.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &Grant<'_, EditPortfolio>, entry: EntryId) -> Result<Option<Entry>, StoreError> {
    let row = Entity::find_by_id(entry.uuid())
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .one(grant.connection())
        .await?;
    row.map(Entry::try_from).transpose()
}

/// The entry of the account with this own id, also when it is deleted.
///
/// # Errors
/// When the database fails.
pub async fn find(grant: &Grant<'_, EditPortfolio>, kind: Kind, reference: &str) -> Result<Option<Entry>, StoreError> {
    let row = Entity::find()
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(Column::Reference.eq(reference))
        .one(grant.connection())
        .await?;
    row.map(Entry::try_from).transpose()
}

/// How many entries of each kind an account has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    live: [u64; 4],
    deleted: u64,
}

impl Size {
    /// One more.
    pub fn add(&mut self, kind: Kind, live: bool) {
        if live {
            self.live = self.live_with(kind, 1);
        } else {
            self.deleted = self.deleted.saturating_add(1);
        }
    }

    fn live_with(&self, kind: Kind, more: u64) -> [u64; 4] {
        let mut live = self.live;
        for (of_kind, number) in Kind::ALL.into_iter().zip(&mut live) {
            if of_kind == kind {
                *number = number.saturating_add(more);
            }
        }
        live
    }

    /// Of one kind, not deleted.
    #[must_use]
    pub fn live_of(&self, kind: Kind) -> u64 {
        Kind::ALL.into_iter().zip(self.live).filter(|(of_kind, _)| *of_kind == kind).map(|(_, number)| number).sum()
    }

    /// Of all kinds, not deleted.
    #[must_use]
    pub fn live(&self) -> u64 {
        self.live.iter().sum()
    }

    /// Of all kinds, deleted ones too.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.live().saturating_add(self.deleted)
    }
}

/// How many entries the account has.
///
/// # Errors
/// When the database fails.
pub async fn size(grant: &Grant<'_, EditPortfolio>) -> Result<Size, StoreError> {
    const SIZE: &str = "
SELECT kind, COUNT(*) FILTER (WHERE deleted_at IS NULL) AS live, COUNT(*) FILTER (WHERE deleted_at IS NOT NULL) AS gone
FROM entry WHERE account_id = $1 GROUP BY kind";
    let connection = grant.connection();
    let values = [grant.subject().uuid().into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), SIZE, values);
    let mut size = Size::default();
    for row in connection.query_all_raw(statement).await? {
        let kind: String = row.try_get_by_index(0)?;
        let number = |index: usize| -> Result<u64, StoreError> {
            u64::try_from(row.try_get_by_index::<i64>(index)?).map_err(|_| StoreError::Corrupt("count"))
        };
        size.live = size.live_with(kind.parse()?, number(1)?);
        size.deleted = size.deleted.saturating_add(number(2)?);
    }
    Ok(size)
}

/// Adds an entry with the first line of its history; `false` when its key or its reference is taken, by whomever.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    grant: &Grant<'_, EditPortfolio>,
    new: NewEntry,
    what: What,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let line = change_row(grant, new.id, 1, what, new.payload.clone(), now);
    let added = Entity::insert(entry_row(grant, new, now))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(grant.connection())
        .await?;
    if added == 0 {
        return Ok(false);
    }
    change::Entity::insert(line).exec_without_returning(grant.connection()).await?;
    revise(grant.connection(), grant.subject()).await?;
    Ok(true)
}

/// Adds many entries with the first lines of their history.
///
/// # Errors
/// When the database fails, or a key or reference is taken: then the transaction is to be dropped.
pub async fn insert_many(
    grant: &Grant<'_, EditPortfolio>,
    new: Vec<NewEntry>,
    what: What,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // Both databases limit the number of values in one statement.
    const ROWS: usize = 500;
    let mut waiting = new.into_iter().peekable();
    while waiting.peek().is_some() {
        let part: Vec<NewEntry> = waiting.by_ref().take(ROWS).collect();
        let lines: Vec<change::ActiveModel> =
            part.iter().map(|new| change_row(grant, new.id, 1, what, new.payload.clone(), now)).collect();
        let rows: Vec<ActiveModel> = part.into_iter().map(|new| entry_row(grant, new, now)).collect();
        Entity::insert_many(rows).exec_without_returning(grant.connection()).await?;
        change::Entity::insert_many(lines).exec_without_returning(grant.connection()).await?;
    }
    revise(grant.connection(), grant.subject()).await
}

fn entry_row(grant: &Grant<'_, EditPortfolio>, new: NewEntry, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(new.id.uuid()),
        account_id: Set(grant.subject().uuid()),
        kind: Set(new.kind.as_str().to_owned()),
        reference: Set(new.reference),
        payload: Set(new.payload),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        deleted_at: Set(None),
    }
}

fn change_row(
    grant: &Grant<'_, EditPortfolio>,
    entry: EntryId,
    version: i32,
    what: What,
    payload: String,
    now: DateTime<Utc>,
) -> change::ActiveModel {
    change::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(grant.subject().uuid()),
        entry_id: Set(entry.uuid()),
        version: Set(version),
        at: Set(now),
        actor: Set(grant.actor_label()),
        what: Set(what.as_str().to_owned()),
        payload: Set(payload),
    }
}

/// What is done to an entry that is there.
#[derive(Clone, Debug)]
pub enum Step {
    /// Its content is replaced.
    Edit(String),
    /// It is deleted.
    Delete,
    /// It is no longer deleted.
    Restore,
    /// It is no longer deleted, and its content comes from a file.
    ImportAgain(String),
}

/// Does something to version `version` of an entry and writes it into the history; answers the entry as it then is, or
/// `None` when the account has no such entry in that version, or it is deleted already (or not deleted yet).
///
/// # Errors
/// When the database fails.
pub async fn step(
    grant: &Grant<'_, EditPortfolio>,
    entry: EntryId,
    version: i32,
    step: Step,
    now: DateTime<Utc>,
) -> Result<Option<Entry>, StoreError> {
    let (what, deleted_at, payload) = match step {
        Step::Edit(payload) => (What::Edited, None, Some(payload)),
        Step::Delete => (What::Deleted, Some(now), None),
        Step::Restore => (What::Restored, None, None),
        Step::ImportAgain(payload) => (What::Imported, None, Some(payload)),
    };
    let mut update = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::DeletedAt, Expr::value(deleted_at))
        .filter(Column::Id.eq(entry.uuid()))
        .filter(Column::AccountId.eq(grant.subject().uuid()))
        .filter(Column::Version.eq(version));
    if let Some(payload) = payload {
        update = update.col_expr(Column::Payload, Expr::value(payload));
    }
    update = match what {
        What::Restored | What::Imported => update.filter(Column::DeletedAt.is_not_null()),
        What::Created | What::Edited | What::Deleted => update.filter(Column::DeletedAt.is_null()),
    };
    let rows = update.exec_with_returning(grant.connection()).await?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let after = Entry::try_from(row)?;
    let line = change_row(grant, entry, after.version, what, after.payload.clone(), now);
    change::Entity::insert(line).exec_without_returning(grant.connection()).await?;
    revise(grant.connection(), grant.subject()).await?;
    Ok(Some(after))
}
