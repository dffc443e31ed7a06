//! What professionals share with employers: they begin it, change it and end it; an employer can only end it.
use chrono::{DateTime, NaiveDate, Utc};
use domain::organisation::Sharing;
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::access::{AcceptInvitation, EditPortfolio, EditWorkforce, Grant, ViewPortfolio, ViewShared, ViewWorkforce};
use crate::database::Counted;
use crate::entry::Portfolio;
use crate::line;
use crate::standing;
use crate::workforce::{self, Record};
use crate::{LinkId, OrganisationId, StaffId, StoreError};

/// A link, as its professional sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its key.
    pub id: LinkId,
    /// With whom.
    pub organisation: OrganisationId,
    /// Their name.
    pub name: String,
    /// Their number in the trade register.
    pub kvk: String,
    /// How much.
    pub sharing: Sharing,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// The last day that they work there, where the employer has written one down.
    pub employed_until: Option<NaiveDate>,
    /// When it was taken back or ended, if it was.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Rises by one with each change.
    pub version: i32,
}

impl Link {
    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            organisation: row.try_get_by_index::<Uuid>(1)?.into(),
            name: row.try_get_by_index(2)?,
            kvk: row.try_get_by_index(3)?,
            sharing: sharing(row.try_get_by_index(4)?)?,
            since: row.try_get_by_index(5)?,
            until: row.try_get_by_index(6)?,
            withdrawn_at: row.try_get_by_index(7)?,
            version: row.try_get_by_index(8)?,
            employed_until: row.try_get_by_index(9)?,
        })
    }

    /// The last day on which the employer sees something: theirs, or the one that the employer has written down.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        [self.until, self.employed_until].into_iter().flatten().min()
    }

    /// Whether the employer sees something on a day.
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.withdrawn_at.is_none() && self.since <= on && self.last_day().is_none_or(|last| on <= last)
    }

    /// Whether it is over for good by a day: taken back, ended, or past the last day that its owner gave. Where only the
    /// employer says that they have left, it can still be taken back.
    #[must_use]
    pub fn is_over(&self, on: NaiveDate) -> bool {
        self.withdrawn_at.is_some() || self.until.is_some_and(|until| until < on)
    }
}

fn sharing(text: String) -> Result<Sharing, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt("sharing"))
}

/// Every link of the portfolio, those that hold first, then the last ones.
///
/// # Errors
/// When the database fails.
pub async fn mine(grant: &Grant<'_, ViewPortfolio>) -> Result<Vec<Link>, StoreError> {
    const LIST: &str = "
SELECT link.id, link.organisation_id, organisation.name, organisation.kvk, link.sharing, link.since, link.until,
    link.withdrawn_at, link.version, staff.until
FROM link JOIN organisation ON organisation.id = link.organisation_id JOIN staff ON staff.id = link.staff_id
WHERE link.account_id = $1
ORDER BY (link.withdrawn_at IS NOT NULL), link.created_at DESC, link.id";
    let rows = grant.connection().rows(LIST, [grant.subject().uuid().into()]).await?;
    rows.iter().map(Link::read).collect()
}

/// The link of who accepts that is not over by a day, with an organisation.
///
/// # Errors
/// When the database fails.
pub async fn present(
    grant: &Grant<'_, AcceptInvitation>,
    organisation: OrganisationId,
    on: NaiveDate,
) -> Result<Option<LinkId>, StoreError> {
    const PRESENT: &str = "
SELECT id FROM link
WHERE account_id = $1 AND organisation_id = $2 AND withdrawn_at IS NULL AND (until IS NULL OR until >= $3)";
    let Some(account) = grant.account() else { return Ok(None) };
    let values = [account.uuid().into(), organisation.uuid().into(), on.into()];
    let row = grant.connection().row(PRESENT, values).await?;
    row.map(|row| Ok(row.try_get_by_index::<Uuid>(0)?.into())).transpose()
}

/// Whether who accepts has this link already: its form was sent twice.
///
/// # Errors
/// When the database fails.
pub async fn is_there(grant: &Grant<'_, AcceptInvitation>, link: LinkId) -> Result<bool, StoreError> {
    const THERE: &str = "SELECT 1 FROM link WHERE id = $1 AND account_id = $2";
    let Some(account) = grant.account() else { return Ok(false) };
    Ok(grant.connection().row(THERE, [link.uuid().into(), account.uuid().into()]).await?.is_some())
}

/// What a link is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How much.
    pub sharing: Sharing,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// What became of a link that was to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It begins. With a record that was made for it, where there was none.
    With(Option<(StaffId, Box<Record>)>),
    /// The record has been joined by somebody else, or the key is taken.
    Taken,
}

/// Begins a link of who accepts, with the record of the staff that is theirs: the invited one, or else one with their
/// address, or else a new one. A link with this organisation that there was ends; a record that was made by joining
/// before, and that the employer never touched, goes when another turns out to be theirs.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    grant: &Grant<'_, AcceptInvitation>,
    id: LinkId,
    (organisation, invited): (OrganisationId, Option<StaffId>),
    terms: Terms,
    now: DateTime<Utc>,
) -> Result<Begun, StoreError> {
    const ME: &str = "SELECT name, email FROM account WHERE id = $1";
    const BEFORE: &str = "
SELECT staff_id FROM link WHERE account_id = $1 AND organisation_id = $2
ORDER BY (withdrawn_at IS NOT NULL), created_at DESC LIMIT 1";
    const END: &str = "
UPDATE link SET withdrawn_at = $3, updated_at = $3, version = version + 1
WHERE account_id = $1 AND organisation_id = $2 AND withdrawn_at IS NULL";
    const FREE: &str = "
SELECT staff.id FROM staff WHERE organisation_id = $1 AND deleted_at IS NULL AND (staff.id = $2 OR staff.email = $3)
    AND NOT EXISTS (SELECT 1 FROM link WHERE link.staff_id = staff.id AND link.withdrawn_at IS NULL)
ORDER BY (staff.id <> $2), staff.id LIMIT 1";
    const INSERT: &str = "
INSERT INTO link (id, organisation_id, staff_id, account_id, sharing, since, until, version, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8) ON CONFLICT DO NOTHING";
    const DOUBLE: &str = "
UPDATE staff SET deleted_at = $4, updated_at = $4, version = version + 1
WHERE id = $1 AND id <> $2 AND organisation_id = $3 AND deleted_at IS NULL AND version = 1
    AND EXISTS (SELECT 1 FROM link WHERE link.staff_id = staff.id AND link.created_at = staff.created_at)
    AND NOT EXISTS (SELECT 1 FROM link WHERE link.staff_id = staff.id AND link.account_id <> $5)
    AND NOT EXISTS (SELECT 1 FROM register_check WHERE register_check.staff_id = staff.id)";
    let Some(account) = grant.account() else { return Ok(Begun::Taken) };
    let connection = grant.connection();
    let Some(me) = connection.row(ME, [account.uuid().into()]).await? else { return Ok(Begun::Taken) };
    let (name, email): (String, String) = (me.try_get_by_index(0)?, me.try_get_by_index(1)?);
    let who = [account.uuid().into(), organisation.uuid().into()];
    let before = match connection.row(BEFORE, who.clone()).await? {
        Some(row) => Some(row.try_get_by_index::<Uuid>(0)?),
        None => None,
    };
    standing::hold(connection, account).await?;
    connection.run(END, who.into_iter().chain([now.into()])).await?;
    // Their own record of before, so that who comes back is not there twice.
    let wanted = invited.map(StaffId::uuid).or(before).unwrap_or(Uuid::nil());
    let free = connection.row(FREE, [organisation.uuid().into(), wanted.into(), email.clone().into()]).await?;
    let mut made = None;
    let staff: StaffId = match free {
        Some(row) => row.try_get_by_index::<Uuid>(0)?.into(),
        None if invited.is_some() => return Ok(Begun::Taken),
        None => {
            let new = StaffId::new();
            let record = Record { name, email: Some(email), ..Record::default() };
            workforce::insert_in(connection, organisation, new, &record, now).await?;
            made = Some((new, Box::new(record)));
            new
        }
    };
    if let Some(before) = before {
        let values =
            [before.into(), staff.uuid().into(), organisation.uuid().into(), now.into(), account.uuid().into()];
        connection.run(DOUBLE, values).await?;
    }
    let values = [
        id.uuid().into(),
        organisation.uuid().into(),
        staff.uuid().into(),
        account.uuid().into(),
        terms.sharing.as_str().into(),
        terms.since.into(),
        terms.until.into(),
        now.into(),
    ];
    let begun = connection.run(INSERT, values).await? == 1;
    line::of_accounts(connection, &[account]).await?;
    Ok(if begun { Begun::With(made) } else { Begun::Taken })
}

/// Changes how much version `version` of a link shares, and until when; `false` when it is another version by now, or
/// ended.
///
/// # Errors
/// When the database fails.
pub async fn edit(
    grant: &Grant<'_, EditPortfolio>,
    link: LinkId,
    version: i32,
    (sharing, until): (Sharing, Option<NaiveDate>),
    (on, now): (NaiveDate, DateTime<Utc>),
) -> Result<bool, StoreError> {
    const EDIT: &str = "
UPDATE link SET sharing = $4, until = $5, version = version + 1, updated_at = $6
WHERE id = $1 AND account_id = $2 AND version = $3 AND withdrawn_at IS NULL AND (until IS NULL OR until >= $7)";
    let (connection, account) = (grant.connection(), grant.subject());
    let values = [
        link.uuid().into(),
        account.uuid().into(),
        version.into(),
        sharing.as_str().into(),
        until.into(),
        now.into(),
        on.into(),
    ];
    standing::hold(connection, account).await?;
    let changed = connection.run(EDIT, values).await? == 1;
    line::of_accounts(connection, &[account]).await?;
    Ok(changed)
}

/// Takes a link back: from the next request on the employer sees nothing of it. `false` when there is no such link.
/// Whatever its version: this must never be refused.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(grant: &Grant<'_, EditPortfolio>, link: LinkId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    const WITHDRAW: &str = "
UPDATE link SET withdrawn_at = COALESCE(withdrawn_at, $3), updated_at = $3, version = version + 1
WHERE id = $1 AND account_id = $2";
    let (connection, account) = (grant.connection(), grant.subject());
    standing::hold(connection, account).await?;
    let there = connection.run(WITHDRAW, [link.uuid().into(), account.uuid().into(), now.into()]).await? == 1;
    line::of_accounts(connection, &[account]).await?;
    Ok(there)
}

/// Ends the link of somebody of the staff, from the employer's side.
///
/// # Errors
/// When the database fails.
pub async fn end(grant: &Grant<'_, EditWorkforce>, staff: StaffId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    end_in(grant.connection(), grant.subject(), staff, now).await
}

pub(crate) async fn end_in(
    connection: &Counted,
    organisation: OrganisationId,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const END: &str = "
UPDATE link SET withdrawn_at = $3, updated_at = $3, version = version + 1
WHERE staff_id = $1 AND organisation_id = $2 AND withdrawn_at IS NULL";
    let who: [Value; 2] = [staff.uuid().into(), organisation.uuid().into()];
    let ended = connection.run(END, who.into_iter().chain([now.into()])).await? == 1;
    line::of_staff(connection, organisation, [staff]).await?;
    Ok(ended)
}

/// What somebody of the staff shares at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    /// How much.
    pub sharing: Sharing,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// When it was taken back or ended, if it was.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// The last link of somebody of the staff, for the employer; they are within reach, which the caller has looked at.
///
/// # Errors
/// When the database fails.
pub async fn of_staff(grant: &Grant<'_, ViewWorkforce>, staff: StaffId) -> Result<Option<Present>, StoreError> {
    const LAST: &str = "
SELECT sharing, since, until, withdrawn_at FROM link WHERE staff_id = $1 AND organisation_id = $2
ORDER BY (withdrawn_at IS NOT NULL), created_at DESC LIMIT 1";
    let row = grant.connection().row(LAST, [staff.uuid().into(), grant.subject().uuid().into()]).await?;
    row.map(|row| {
        Ok(Present {
            sharing: sharing(row.try_get_by_index(0)?)?,
            since: row.try_get_by_index(1)?,
            until: row.try_get_by_index(2)?,
            withdrawn_at: row.try_get_by_index(3)?,
        })
    })
    .transpose()
}

/// The portfolio of who shares their activities, whole: the service makes the list that may be shown of it. `None` when they
/// do not share that, or the account is gone.
///
/// # Errors
/// When the database fails.
pub async fn portfolio(grant: &Grant<'_, ViewShared>) -> Result<Option<Portfolio>, StoreError> {
    match grant.shared_by() {
        Some(account) if grant.shows(Sharing::Activities) => {
            crate::entry::portfolio_of(grant.connection(), account).await
        }
        _ => Ok(None),
    }
}
