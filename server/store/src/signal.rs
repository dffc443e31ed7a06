//! What asks an employer's attention: what there is to see of links, what was settled, and what was mailed.
//! Which of it is a signal today is for who asks.
use chrono::{DateTime, NaiveDate, Utc};
use domain::signal::{SignalKind, Stage};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::access::{self, Grant, SettleSignals, ViewOrganisation, ViewWorkforce, WorkQueue};
use crate::database::Counted;
use crate::workforce::Query;
use crate::{AccountId, DigestId, LinkId, OrganisationId, StaffId, StoreError, TeamId};

/// One signal: of the same thing at the next stage there is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What it is.
    pub kind: SignalKind,
    /// The key of what it is about.
    pub subject: Uuid,
    /// The day that it is about.
    pub day: NaiveDate,
    /// How near that is.
    pub stage: Stage,
}

impl Key {
    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        let (kind, stage): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(3)?);
        Ok(Self {
            kind: kind_of(&kind)?,
            subject: row.try_get_by_index(1)?,
            day: row.try_get_by_index(2)?,
            stage: stage.parse().map_err(|_| StoreError::Corrupt("stage"))?,
        })
    }

    fn values(self) -> [Value; 4] {
        [self.kind.as_str().into(), self.subject.into(), self.day.into(), self.stage.as_str().into()]
    }
}

fn kind_of(text: &str) -> Result<SignalKind, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt("signal"))
}

/// Of whom something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Who, as the employer knows them.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<TeamId>,
}

impl Who {
    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            staff: row.try_get_by_index::<Uuid>(0)?.into(),
            name: row.try_get_by_index(1)?,
            team: row.try_get_by_index::<Option<Uuid>>(2)?.map(TeamId::from),
        })
    }
}

/// A link that began or ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkChange {
    /// Of whom.
    pub who: Who,
    /// Which.
    pub link: LinkId,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When it was taken back or ended.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// The last day that its owner gave, where that has passed.
    pub ended_on: Option<NaiveDate>,
}

/// The last link of each of those within reach, where it was begun or ended since `since`.
///
/// # Errors
/// When the database fails.
pub async fn links(
    grant: &Grant<'_, ViewWorkforce>,
    (since, first): (DateTime<Utc>, NaiveDate),
    on: NaiveDate,
) -> Result<Vec<LinkChange>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let scope = query.scope(grant.scope());
    let (since, first, on) = (query.bind(since), query.bind(first), query.bind(on));
    let sql = format!(
        "SELECT staff.id, staff.name, staff.team_id, link.id, link.created_at, link.withdrawn_at,
    CASE WHEN link.until < {on} THEN link.until END
FROM link JOIN staff ON staff.id = link.staff_id
WHERE link.organisation_id = {organisation} AND staff.deleted_at IS NULL
    AND (staff.until IS NULL OR staff.until >= {on}){scope}
    AND (link.created_at >= {since} OR link.withdrawn_at >= {since} OR (link.until >= {first} AND link.until < {on}))
    AND NOT EXISTS (SELECT 1 FROM link AS later WHERE later.staff_id = link.staff_id
        AND (later.created_at > link.created_at OR (later.created_at = link.created_at AND later.id > link.id)))
ORDER BY link.created_at, link.id"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            Ok(LinkChange {
                who: Who::read(row)?,
                link: row.try_get_by_index::<Uuid>(3)?.into(),
                begun_at: row.try_get_by_index(4)?,
                withdrawn_at: row.try_get_by_index(5)?,
                ended_on: row.try_get_by_index(6)?,
            })
        })
        .collect()
}

/// A signal that somebody settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Which.
    pub key: Key,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: their name, while they have an account.
    pub by: Option<String>,
}

/// What was settled in the organisation.
///
/// # Errors
/// When the database fails.
pub async fn settled(grant: &Grant<'_, ViewWorkforce>) -> Result<Vec<Settled>, StoreError> {
    const LIST: &str = "
SELECT kind, subject_id, day, stage, settled_at, account.name
FROM signal_settled LEFT JOIN account ON account.id = signal_settled.settled_by
WHERE signal_settled.organisation_id = $1";
    let rows = grant.connection().rows(LIST, [grant.subject().uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok(Settled { key: Key::read(row)?, at: row.try_get_by_index(4)?, by: row.try_get_by_index(5)? }))
        .collect()
}

/// Settles a signal; does nothing when it was.
///
/// # Errors
/// When the database fails.
pub async fn settle(grant: &Grant<'_, SettleSignals>, key: Key, now: DateTime<Utc>) -> Result<(), StoreError> {
    const INSERT: &str = "
INSERT INTO signal_settled (organisation_id, kind, subject_id, day, stage, settled_at, settled_by)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let first: [Value; 1] = [grant.subject().uuid().into()];
    let last = [now.into(), grant.account().map(AccountId::uuid).into()];
    grant.connection().run(INSERT, first.into_iter().chain(key.values()).chain(last)).await?;
    Ok(())
}

/// Asks attention again for what was settled.
///
/// # Errors
/// When the database fails.
pub async fn unsettle(grant: &Grant<'_, SettleSignals>, key: Key) -> Result<(), StoreError> {
    const DELETE: &str = "
DELETE FROM signal_settled
WHERE organisation_id = $1 AND kind = $2 AND subject_id = $3 AND day = $4 AND stage = $5";
    let first: [Value; 1] = [grant.subject().uuid().into()];
    grant.connection().run(DELETE, first.into_iter().chain(key.values())).await?;
    Ok(())
}

/// Whether who asks wants the weekly mail.
///
/// # Errors
/// When the database fails.
pub async fn wants_digest(grant: &Grant<'_, ViewWorkforce>) -> Result<bool, StoreError> {
    const WANTS: &str =
        "SELECT digest FROM membership WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL";
    let values = [grant.subject().uuid().into(), grant.account().map(AccountId::uuid).into()];
    let row = grant.connection().row(WANTS, values).await?;
    row.map_or(Ok(false), |row| Ok(row.try_get_by_index::<i32>(0)? == 1))
}

/// Notes whether who asks wants the weekly mail.
///
/// # Errors
/// When the database fails.
pub async fn want_digest(grant: &Grant<'_, ViewOrganisation>, wanted: bool) -> Result<(), StoreError> {
    const WANT: &str =
        "UPDATE membership SET digest = $3 WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL";
    let values = [grant.subject().uuid().into(), grant.account().map(AccountId::uuid).into(), i32::from(wanted).into()];
    grant.connection().run(WANT, values).await?;
    Ok(())
}

/// Whose weekly mail has not been made in the week that begins on `week`: those with a role who want one, and whose
/// address is confirmed. A reader gets none.
///
/// # Errors
/// When the database fails.
pub async fn digests_due(
    grant: &Grant<'_, WorkQueue>,
    week: NaiveDate,
) -> Result<Vec<(OrganisationId, AccountId)>, StoreError> {
    const DUE: &str = "
SELECT membership.organisation_id, membership.account_id
FROM membership JOIN account ON account.id = membership.account_id
WHERE membership.ended_at IS NULL AND membership.digest = 1 AND membership.role <> 'reader'
    AND account.confirmed_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM digest WHERE digest.account_id = membership.account_id
        AND digest.organisation_id = membership.organisation_id AND digest.week = $1)
ORDER BY membership.organisation_id, membership.id";
    let rows = grant.connection().rows(DUE, [week.into()]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index::<Uuid>(0)?.into(), row.try_get_by_index::<Uuid>(1)?.into())))
        .collect()
}

/// What somebody with a role may see of the staff, for the program that counts it for them; `None` when they have no role
/// there any more. It is the reach of their role; that they have shown a second factor is not asked, because nothing of it
/// is shown.
///
/// # Errors
/// When the database fails.
pub async fn seen_by<'tx>(
    grant: &Grant<'tx, WorkQueue>,
    organisation: OrganisationId,
    account: AccountId,
) -> Result<Option<Grant<'tx, ViewWorkforce>>, StoreError> {
    access::view_for(grant, organisation, account).await
}

/// What was in the weekly mails of somebody before.
///
/// # Errors
/// When the database fails.
pub async fn mailed(
    grant: &Grant<'_, WorkQueue>,
    organisation: OrganisationId,
    account: AccountId,
) -> Result<Vec<Key>, StoreError> {
    const LIST: &str = "
SELECT signal_mailed.kind, signal_mailed.subject_id, signal_mailed.day, signal_mailed.stage
FROM signal_mailed JOIN digest ON digest.id = signal_mailed.digest_id
WHERE digest.account_id = $1 AND digest.organisation_id = $2";
    let rows = grant.connection().rows(LIST, [account.uuid().into(), organisation.uuid().into()]).await?;
    rows.iter().map(Key::read).collect()
}

/// Forgets that these were in the weekly mails of somebody.
///
/// # Errors
/// When the database fails.
pub async fn forget_mailed(
    grant: &Grant<'_, WorkQueue>,
    (organisation, account): (OrganisationId, AccountId),
    keys: &[Key],
) -> Result<(), StoreError> {
    const FORGET: &str = "
DELETE FROM signal_mailed
WHERE digest_id IN (SELECT id FROM digest WHERE account_id = $1 AND organisation_id = $2)
    AND kind = $3 AND subject_id = $4 AND day = $5 AND stage = $6";
    for key in keys {
        let whose: [Value; 2] = [account.uuid().into(), organisation.uuid().into()];
        grant.connection().run(FORGET, whose.into_iter().chain(key.values())).await?;
    }
    Ok(())
}

/// Asks attention again for what was settled about somebody and about what they are responsible for: something else was seen of
/// them, so that what comes of it is not what somebody has looked at.
pub(crate) async fn unsettle_about(
    connection: &Counted,
    organisation: OrganisationId,
    staff: StaffId,
) -> Result<(), StoreError> {
    const ABOUT: &str = "
DELETE FROM signal_settled
WHERE organisation_id = $1 AND kind IN ($3, $4, $5) AND (subject_id = $2
    OR subject_id IN (SELECT id FROM arrangement WHERE staff_id = $2 OR responsible_id = $2))";
    let kinds = [SignalKind::RegistrationMeasure, SignalKind::RegistrationLapsed, SignalKind::ArrangementLapsed]
        .map(|kind| kind.as_str());
    let one: [Value; 2] = [organisation.uuid().into(), staff.uuid().into()];
    connection.run(ABOUT, one.into_iter().chain(kinds.map(Value::from))).await?;
    Ok(())
}

/// A weekly mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest {
    /// Its key.
    pub id: DigestId,
    /// About whose staff.
    pub organisation: OrganisationId,
    /// For whom.
    pub account: AccountId,
    /// The first day of its week.
    pub week: NaiveDate,
}

/// Makes a weekly mail with these signals in it; `false` when there is one of that week.
///
/// # Errors
/// When the database fails.
pub async fn make_digest(grant: &Grant<'_, WorkQueue>, digest: Digest, signals: &[Key]) -> Result<bool, StoreError> {
    const INSERT: &str = "
INSERT INTO digest (id, organisation_id, account_id, week) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    const COLUMNS: [&str; 5] = ["kind", "subject_id", "day", "stage", "digest_id"];
    let Digest { id, organisation, account, week } = digest;
    let connection = grant.connection();
    let values = [id.uuid().into(), organisation.uuid().into(), account.uuid().into(), week.into()];
    if connection.run(INSERT, values).await? == 0 {
        return Ok(false);
    }
    let rows = signals.iter().map(|signal| {
        let [kind, subject, day, stage] = signal.values();
        [kind, subject, day, stage, id.uuid().into()]
    });
    connection.insert_all("signal_mailed", &COLUMNS, rows.collect()).await?;
    Ok(true)
}

/// What goes into a weekly mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// About whose staff.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Where to.
    pub email: String,
    /// In which language.
    pub locale: String,
    /// How many of each kind, the most urgent first.
    pub counts: Vec<(SignalKind, u64)>,
}

/// What goes into a weekly mail; `None` when its reader has no role there any more.
///
/// # Errors
/// When the database fails.
pub async fn letter(grant: &Grant<'_, WorkQueue>, digest: DigestId) -> Result<Option<Letter>, StoreError> {
    const TO: &str = "
SELECT organisation.id, organisation.name, account.email_typed, account.locale
FROM digest JOIN organisation ON organisation.id = digest.organisation_id
JOIN account ON account.id = digest.account_id
JOIN membership ON membership.account_id = digest.account_id AND membership.organisation_id = digest.organisation_id
    AND membership.ended_at IS NULL
WHERE digest.id = $1";
    const COUNT: &str = "SELECT kind, COUNT(*) FROM signal_mailed WHERE digest_id = $1 GROUP BY kind";
    let connection = grant.connection();
    let Some(to) = connection.row(TO, [digest.uuid().into()]).await? else { return Ok(None) };
    let mut counts = Vec::new();
    for row in connection.rows(COUNT, [digest.uuid().into()]).await? {
        let kind: String = row.try_get_by_index(0)?;
        let count = u64::try_from(row.try_get_by_index::<i64>(1)?).map_err(|_| StoreError::Corrupt("count"))?;
        counts.push((kind_of(&kind)?, count));
    }
    counts.sort_unstable();
    Ok(Some(Letter {
        organisation: to.try_get_by_index::<Uuid>(0)?.into(),
        name: to.try_get_by_index(1)?,
        email: to.try_get_by_index(2)?,
        locale: to.try_get_by_index(3)?,
        counts,
    }))
}
