//! Who looked at what somebody shares: written by every read, shown to its owner.
use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::organisation::Reading;
use sea_orm::Value;
use uuid::Uuid;

use crate::access::{Grant, ViewOwnWork, ViewPortfolio, ViewWorkforce};
use crate::{AccountId, OrganisationId, StoreError};

const COLUMNS: [&str; 6] = ["id", "account_id", "organisation_id", "actor_id", "what", "at"];

/// Of whom it was written down after `since` and until `now` that who holds the grant saw this of them, as they share it now.
///
/// # Errors
/// When the database fails.
pub async fn written(
    grant: &Grant<'_, ViewWorkforce>,
    what: Reading,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<HashSet<AccountId>, StoreError> {
    const WRITTEN: &str = "
SELECT DISTINCT reading.account_id
FROM reading JOIN link ON link.account_id = reading.account_id AND link.organisation_id = reading.organisation_id
    AND link.withdrawn_at IS NULL AND link.updated_at < reading.at
WHERE reading.actor_id = $1 AND reading.at > $2 AND reading.at <= $3 AND reading.organisation_id = $4
    AND reading.what = $5";
    let actor = grant.account().map(AccountId::uuid);
    let values = [actor.into(), since.into(), now.into(), grant.subject().uuid().into(), what.as_str().into()];
    let rows = grant.connection().rows(WRITTEN, values).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<Uuid>(0)?.into())).collect()
}

/// Writes down that who holds the grant has seen something of these accounts.
///
/// # Errors
/// When the database fails: then nothing may be shown.
pub async fn write(
    grant: &Grant<'_, ViewWorkforce>,
    of: &[AccountId],
    what: Reading,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let actor: Value = grant.account().map(AccountId::uuid).into();
    let organisation: Value = grant.subject().uuid().into();
    let rows = of.iter().map(|account| {
        let id: Value = Uuid::now_v7().into();
        [id, account.uuid().into(), organisation.clone(), actor.clone(), what.as_str().into(), now.into()]
    });
    grant.connection().insert_all("reading", &COLUMNS, rows.collect()).await
}

/// Writes down that somebody saw, of these accounts, on what their own work at an organisation rests: who is responsible
/// for it shares that with the organisation.
///
/// # Errors
/// When the database fails: then nothing may be shown.
pub async fn write_own(
    grant: &Grant<'_, ViewOwnWork>,
    of: &[(OrganisationId, AccountId)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let actor: Value = grant.subject().uuid().into();
    let rows = of.iter().map(|(organisation, account)| {
        let id: Value = Uuid::now_v7().into();
        let what = Reading::Allocation.as_str();
        [id, account.uuid().into(), organisation.uuid().into(), actor.clone(), what.into(), now.into()]
    });
    grant.connection().insert_all("reading", &COLUMNS, rows.collect()).await
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: DateTime<Utc>,
    /// Who: their name, while they have an account.
    pub name: Option<String>,
    /// For which organisation.
    pub organisation: String,
    /// What they looked at.
    pub what: Reading,
}

/// The log of a portfolio, the last line first.
///
/// # Errors
/// When the database fails.
pub async fn mine(grant: &Grant<'_, ViewPortfolio>, (offset, limit): (u64, u64)) -> Result<Vec<Line>, StoreError> {
    const LIST: &str = "
SELECT reading.at, account.name, organisation.name, reading.what
FROM reading JOIN organisation ON organisation.id = reading.organisation_id
LEFT JOIN account ON account.id = reading.actor_id
WHERE reading.account_id = $1
ORDER BY reading.at DESC, reading.id DESC LIMIT $2 OFFSET $3";
    let number = |value| i64::try_from(value).unwrap_or(i64::MAX);
    let values = [grant.subject().uuid().into(), number(limit).into(), number(offset).into()];
    let rows = grant.connection().rows(LIST, values).await?;
    rows.iter()
        .map(|row| {
            let what: String = row.try_get_by_index(3)?;
            Ok(Line {
                at: row.try_get_by_index(0)?,
                name: row.try_get_by_index(1)?,
                organisation: row.try_get_by_index(2)?,
                what: what.parse().map_err(|_| StoreError::Corrupt("reading"))?,
            })
        })
        .collect()
}
