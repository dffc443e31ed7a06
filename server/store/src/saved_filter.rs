//! Filters of the overview that somebody saved under a name: their own, and nobody else's to see.
use chrono::{DateTime, Utc};
use sea_orm::Value;
use uuid::Uuid;

use crate::access::{Grant, ViewWorkforce};
use crate::{AccountId, SavedFilterId, StoreError};

/// A filter that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its key.
    pub id: SavedFilterId,
    /// What its owner calls it.
    pub name: String,
    /// The query of the overview's address, without its question mark; what it means is not known here.
    pub query: String,
}

/// What somebody does in the organisation of the grant: their filters hang on that.
const MINE: &str = "SELECT id FROM membership WHERE account_id = $1 AND organisation_id = $2 AND ended_at IS NULL";

fn whose(grant: &Grant<'_, ViewWorkforce>) -> [Value; 2] {
    [grant.account().map(AccountId::uuid).into(), grant.subject().uuid().into()]
}

/// Those of who asks, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(grant: &Grant<'_, ViewWorkforce>) -> Result<Vec<SavedFilter>, StoreError> {
    let sql = format!(
        "SELECT id, name, query FROM saved_filter WHERE membership_id = ({MINE}) ORDER BY LOWER(name), name, id"
    );
    let rows = grant.connection().rows(&sql, whose(grant)).await?;
    rows.iter()
        .map(|row| {
            Ok(SavedFilter {
                id: row.try_get_by_index::<Uuid>(0)?.into(),
                name: row.try_get_by_index(1)?,
                query: row.try_get_by_index(2)?,
            })
        })
        .collect()
}

/// Saves one; `false` when its key or its name is taken.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    grant: &Grant<'_, ViewWorkforce>,
    new: &SavedFilter,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = format!(
        "INSERT INTO saved_filter (id, membership_id, name, query, created_at)
VALUES ($3, ({MINE}), $4, $5, $6) ON CONFLICT DO NOTHING"
    );
    let values = [new.id.uuid().into(), new.name.clone().into(), new.query.clone().into(), now.into()];
    Ok(grant.connection().run(&sql, whose(grant).into_iter().chain(values)).await? == 1)
}

/// Gives one that is called `before` another name, which no other one has: the caller has looked. `false` when it is
/// called otherwise by now, or gone.
///
/// # Errors
/// When the database fails.
pub async fn rename(
    grant: &Grant<'_, ViewWorkforce>,
    id: SavedFilterId,
    before: &str,
    name: &str,
) -> Result<bool, StoreError> {
    let sql = format!("UPDATE saved_filter SET name = $5 WHERE id = $3 AND name = $4 AND membership_id = ({MINE})");
    let values = [id.uuid().into(), before.into(), name.into()];
    Ok(grant.connection().run(&sql, whose(grant).into_iter().chain(values)).await? == 1)
}

/// Removes one; `false` when there is none of theirs with this key.
///
/// # Errors
/// When the database fails.
pub async fn remove(grant: &Grant<'_, ViewWorkforce>, id: SavedFilterId) -> Result<bool, StoreError> {
    let sql = format!("DELETE FROM saved_filter WHERE id = $3 AND membership_id = ({MINE})");
    Ok(grant.connection().run(&sql, whose(grant).into_iter().chain([id.uuid().into()])).await? == 1)
}
