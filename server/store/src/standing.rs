//! How each registration stands, worked out from its portfolio: what is searched and sorted across people.
use std::collections::HashSet;

use chrono::NaiveDate;
use domain::organisation::Sharing;
use domain::{Band, Chamber, Register, RulesetId, Standing};
use sea_orm::{ConnectionTrait as _, DbBackend, QueryResult, Value};
use uuid::Uuid;

use crate::access::{EditPortfolio, Grant, ViewShared, ViewWorkforce, WorkQueue};
use crate::database::{Backend, Counted, places};
use crate::entry::Kind;
use crate::line;
use crate::workforce::Query;
use crate::{AccountId, EntryId, StaffId, StoreError};

/// How one registration stands on the day it was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The registration.
    pub entry: EntryId,
    /// Whether it is the one that counts, of several periods in the same chamber.
    pub leading: bool,
    /// In which register.
    pub register: Register,
    /// In which chamber.
    pub chamber: Chamber,
    /// The number there.
    pub register_number: Option<String>,
    /// By which rules.
    pub ruleset: RulesetId,
    /// How it stands.
    pub standing: Standing,
    /// The first day of the period.
    pub since: NaiveDate,
    /// The first day that it no longer holds.
    pub ends: NaiveDate,
    /// The last day to submit.
    pub submit_by: NaiveDate,
    /// Whether every known requirement is met.
    pub complete: bool,
    /// How far its owner is.
    pub band: Band,
    /// The measure that runs and that the register publishes, as named in the formats, and its last day.
    pub measure: Option<(String, Option<NaiveDate>)>,
    /// Every measure that the registration tells, also those that nobody else is shown: `|kind first-day|`, or nothing.
    pub tells: String,
    /// Per requirement, as JSON; opaque here.
    pub sums: String,
}

/// Measures by name and first day as [`Row::tells`] has them, where an overview looks up whether one that was seen in the public
/// register is among them. The last two hundred: nobody has more.
#[must_use]
pub fn tells(measures: impl IntoIterator<Item = (&'static str, NaiveDate)>) -> String {
    let mut told: Vec<(NaiveDate, &str)> = measures.into_iter().map(|(name, from)| (from, name)).collect();
    told.sort_unstable();
    told.dedup();
    let told: Vec<String> = told.iter().rev().take(200).map(|(from, name)| format!("|{name} {from}")).collect();
    if told.is_empty() { String::new() } else { told.concat() + "|" }
}

/// What the lowest level shows of a registration: no more than the public register does, and what follows from its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// In which register.
    pub register: Register,
    /// In which chamber.
    pub chamber: Chamber,
    /// The number there.
    pub register_number: Option<String>,
    /// How it stands.
    pub standing: Standing,
    /// The first day of the period.
    pub since: NaiveDate,
    /// The first day that it no longer holds.
    pub ends: NaiveDate,
    /// The last day to submit: the day before.
    pub submit_by: NaiveDate,
    /// The measure that runs and that the register publishes, as named in the formats, and its last day.
    pub measure: Option<(String, Option<NaiveDate>)>,
}

/// What the next level adds: how far somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// By which rules.
    pub ruleset: RulesetId,
    /// Whether every known requirement is met.
    pub complete: bool,
    /// How far, in one word.
    pub band: Band,
    /// Per requirement, as JSON; opaque here.
    pub sums: String,
}

/// A registration of who shares, with no more in it than they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// What every level shows.
    pub published: Published,
    /// How far they are, where they share that.
    pub progress: Option<Progress>,
}

impl Row {
    /// The row as its owner shows it at a level.
    #[must_use]
    pub fn shown(self, level: Sharing) -> Registration {
        let Self { ruleset, complete, band, sums, .. } = self;
        let progress = level.includes(Sharing::Sums).then_some(Progress { ruleset, complete, band, sums });
        let Self { register, chamber, register_number, standing, since, ends, submit_by, measure, .. } = self;
        let published = Published { register, chamber, register_number, standing, since, ends, submit_by, measure };
        Registration { published, progress }
    }
}

const COLUMNS: [&str; 18] = [
    "entry_id",
    "account_id",
    "is_leading",
    "register",
    "chamber",
    "register_number",
    "ruleset",
    "standing",
    "since",
    "ends",
    "submit_by",
    "complete",
    "band",
    "measure",
    "measure_until",
    "tells",
    "sums",
    "worked_out_on",
];

impl Row {
    fn values(&self, account: AccountId, on: NaiveDate) -> [Value; 18] {
        let (measure, until) = self.measure.clone().unzip();
        [
            self.entry.uuid().into(),
            account.uuid().into(),
            i32::from(self.leading).into(),
            self.register.as_str().into(),
            self.chamber.as_str().into(),
            self.register_number.clone().into(),
            self.ruleset.as_str().into(),
            self.standing.as_str().into(),
            self.since.into(),
            self.ends.into(),
            self.submit_by.into(),
            i32::from(self.complete).into(),
            self.band.as_str().into(),
            measure.into(),
            until.flatten().into(),
            self.tells.clone().into(),
            self.sums.clone().into(),
            on.into(),
        ]
    }

    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        fn word<T: std::str::FromStr>(row: &QueryResult, index: usize) -> Result<T, StoreError> {
            let text: String = row.try_get_by_index(index)?;
            text.parse().map_err(|_| StoreError::Corrupt("standing"))
        }
        let measure: Option<String> = row.try_get_by_index(13)?;
        let until: Option<NaiveDate> = row.try_get_by_index(14)?;
        Ok(Self {
            entry: row.try_get_by_index::<Uuid>(0)?.into(),
            leading: row.try_get_by_index::<i32>(2)? == 1,
            register: word(row, 3)?,
            chamber: word(row, 4)?,
            register_number: row.try_get_by_index(5)?,
            ruleset: word(row, 6)?,
            standing: word(row, 7)?,
            since: row.try_get_by_index(8)?,
            ends: row.try_get_by_index(9)?,
            submit_by: row.try_get_by_index(10)?,
            complete: row.try_get_by_index::<i32>(11)? == 1,
            band: word(row, 12)?,
            measure: measure.map(|measure| (measure, until)),
            tells: row.try_get_by_index(15)?,
            sums: row.try_get_by_index(16)?,
        })
    }
}

/// Puts what was worked out of the owner's portfolio in the place of what there was.
///
/// # Errors
/// When the database fails.
pub async fn put(grant: &Grant<'_, EditPortfolio>, rows: &[Row], on: NaiveDate) -> Result<(), StoreError> {
    let account = grant.subject();
    put_all(grant.connection(), &[(account, rows.to_vec())], on).await
}

/// The same for many accounts.
///
/// # Errors
/// When the database fails.
pub async fn put_many(
    grant: &Grant<'_, WorkQueue>,
    all: &[(AccountId, Vec<Row>)],
    on: NaiveDate,
) -> Result<(), StoreError> {
    put_all(grant.connection(), all, on).await
}

async fn put_all(connection: &Counted, all: &[(AccountId, Vec<Row>)], on: NaiveDate) -> Result<(), StoreError> {
    // Both databases limit the number of values in one statement.
    const ACCOUNTS: usize = 500;
    for part in all.chunks(ACCOUNTS) {
        let sql = format!("DELETE FROM standing WHERE account_id IN ({})", places(1, part.len()));
        connection.run(&sql, part.iter().map(|(account, _)| account.uuid().into())).await?;
        let rows = part.iter().flat_map(|(account, rows)| rows.iter().map(move |row| row.values(*account, on)));
        connection.insert_all("standing", &COLUMNS, rows.collect()).await?;
        let accounts: Vec<AccountId> = part.iter().map(|(account, _)| *account).collect();
        line::of_accounts(connection, &accounts).await?;
    }
    Ok(())
}

/// Waits until nobody else is changing the portfolio of this account or what it shares, until the transaction ends. A change of
/// a portfolio does so by itself, because its revision is in the account.
pub(crate) async fn hold(connection: &Counted, account: AccountId) -> Result<(), StoreError> {
    // On SQLite one transaction writes at a time.
    if connection.get_database_backend() == DbBackend::Postgres {
        connection.run("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE", [account.uuid().into()]).await?;
    }
    Ok(())
}

/// The registrations of who shares that count, as they stand and as far as they are shared; the latest end first. Periods
/// that are over are not shown.
///
/// # Errors
/// When the database fails.
pub async fn shared(grant: &Grant<'_, ViewShared>) -> Result<Vec<Registration>, StoreError> {
    let Some(account) = grant.shared_by() else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT {} FROM standing WHERE account_id = $1 AND is_leading = 1 ORDER BY ends DESC, entry_id",
        COLUMNS.join(", ")
    );
    let rows = grant.connection().rows(&sql, [account.uuid().into()]).await?;
    let level = if grant.shows(Sharing::Sums) { Sharing::Sums } else { Sharing::Standing };
    rows.iter().map(|row| Ok(Row::read(row)?.shown(level))).collect()
}

/// All accounts with a registration that was not worked out on or after `on`, in the order of their keys. All at once, because
/// PostgreSQL looks at every registration to find some of them.
///
/// # Errors
/// When the database fails.
pub async fn stale(grant: &Grant<'_, WorkQueue>, on: NaiveDate) -> Result<Vec<AccountId>, StoreError> {
    const STALE: &str = "
SELECT DISTINCT entry.account_id FROM entry
WHERE entry.kind = 'registration' AND entry.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.entry_id = entry.id AND standing.worked_out_on >= $1)
ORDER BY entry.account_id";
    let rows = grant.connection().rows(STALE, [on.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<Uuid>(0)?.into())).collect()
}

/// Makes everything that was worked out something of long ago; what it says stays until it is worked out again.
///
/// # Errors
/// When the database fails.
pub async fn mark_stale(grant: &Grant<'_, WorkQueue>) -> Result<(), StoreError> {
    const MARK: &str = "UPDATE standing SET worked_out_on = $1";
    grant.connection().run(MARK, [NaiveDate::default().into()]).await?;
    Ok(())
}

/// Who of these accounts has a registration that was still not worked out on `on` or after. They are this transaction's
/// until it ends; whose portfolio is just being changed is left out, as that works it out too.
///
/// # Errors
/// When the database fails.
pub async fn still_stale(
    grant: &Grant<'_, WorkQueue>,
    on: NaiveDate,
    accounts: &[AccountId],
) -> Result<HashSet<AccountId>, StoreError> {
    let accounts = match grant.backend() {
        // One transaction writes at a time.
        Backend::Sqlite => accounts.to_vec(),
        Backend::Postgres => free(grant.connection(), accounts).await?,
    };
    if accounts.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = format!(
        "SELECT DISTINCT entry.account_id FROM entry
        WHERE entry.kind = 'registration' AND entry.deleted_at IS NULL AND entry.account_id IN ({})
            AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.entry_id = entry.id AND standing.worked_out_on >= $1)",
        places(2, accounts.len())
    );
    let values = std::iter::once(on.into()).chain(accounts.iter().map(|account| account.uuid().into()));
    let rows = grant.connection().rows(&sql, values.collect::<Vec<Value>>()).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<Uuid>(0)?.into())).collect()
}

/// Which of these accounts nobody is changing, kept so.
async fn free(connection: &Counted, accounts: &[AccountId]) -> Result<Vec<AccountId>, StoreError> {
    let sql = format!(
        "SELECT id FROM account WHERE id IN ({}) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED",
        places(1, accounts.len())
    );
    let rows = connection.rows(&sql, accounts.iter().map(|account| account.uuid().into())).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<Uuid>(0)?.into())).collect()
}

/// An entry of somebody's portfolio, as far as it is needed to work it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its key.
    pub id: EntryId,
    /// What it is.
    pub kind: Kind,
    /// The element in the dossier's format.
    pub payload: String,
}

/// What of the portfolios of who shares is read, to work out how they stand on another day.
#[derive(Clone, Copy, Debug)]
pub enum Needed<'a> {
    /// The registrations of everybody within reach who shares.
    Registrations,
    /// The same of one of the staff.
    RegistrationsOf(StaffId),
    /// Everything, of those of these accounts who share how far they are.
    Everything(&'a [AccountId]),
}

/// What is needed of the portfolios of those within reach who share today, account by account.
///
/// # Errors
/// When the database fails.
pub async fn shared_parts(
    grant: &Grant<'_, ViewWorkforce>,
    today: NaiveDate,
    needed: Needed<'_>,
) -> Result<Vec<(AccountId, Vec<Part>)>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let today = query.bind(today);
    let scope = query.scope(grant.scope());
    let only = match needed {
        Needed::Registrations => " AND entry.kind = 'registration'".to_owned(),
        Needed::RegistrationsOf(staff) => {
            format!(" AND entry.kind = 'registration' AND staff.id = {}", query.bind(staff.uuid()))
        }
        Needed::Everything([]) => return Ok(Vec::new()),
        Needed::Everything(accounts) => {
            let accounts = query.list(accounts.iter().map(|account| account.uuid()));
            format!(" AND link.sharing IN ('sums', 'activities') AND link.account_id IN ({accounts})")
        }
    };
    let sql = format!(
        "SELECT link.account_id, entry.id, entry.kind, entry.payload
FROM staff JOIN link ON link.staff_id = staff.id
JOIN entry ON entry.account_id = link.account_id AND entry.deleted_at IS NULL
WHERE staff.organisation_id = {organisation} AND staff.deleted_at IS NULL AND link.withdrawn_at IS NULL
    AND link.since <= {today} AND (link.until IS NULL OR link.until >= {today})
    AND (staff.until IS NULL OR staff.until >= {today}){scope}{only}
ORDER BY link.account_id"
    );
    by_account(&grant.connection().rows(&sql, query.values).await?)
}

/// What is in the portfolios of these accounts, account by account.
///
/// # Errors
/// When the database fails.
pub async fn portfolios(
    grant: &Grant<'_, WorkQueue>,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, Vec<Part>)>, StoreError> {
    let sql = format!(
        "SELECT account_id, id, kind, payload FROM entry WHERE deleted_at IS NULL AND account_id IN ({})
        ORDER BY account_id",
        places(1, accounts.len())
    );
    let rows = grant.connection().rows(&sql, accounts.iter().map(|account| account.uuid().into())).await?;
    by_account(&rows)
}

/// Rows of account, key, kind and payload, which are in the order of the accounts.
fn by_account(rows: &[QueryResult]) -> Result<Vec<(AccountId, Vec<Part>)>, StoreError> {
    let mut all: Vec<(AccountId, Vec<Part>)> = Vec::new();
    for row in rows {
        let account: AccountId = row.try_get_by_index::<Uuid>(0)?.into();
        let kind: String = row.try_get_by_index(2)?;
        let part = Part {
            id: row.try_get_by_index::<Uuid>(1)?.into(),
            kind: kind.parse()?,
            payload: row.try_get_by_index(3)?,
        };
        match all.last_mut() {
            Some((of, parts)) if *of == account => parts.push(part),
            _ => all.push((account, vec![part])),
        }
    }
    Ok(all)
}
