//! The staff of an organisation, as it knows them, and the overview that joins that with what they share.
use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use domain::organisation::{CheckOutcome, Sharing};
use domain::{Band, Chamber, Register, Standing};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::access::{CheckRegister, EditWorkforce, Grant, Scope, ViewWorkforce};
use crate::{AccountId, OrganisationId, StaffId, StoreError, TeamId};

/// Somebody of the staff, as the employer wrote it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The team.
    pub team: Option<TeamId>,
    /// The name.
    pub name: String,
    /// What they do: 'jeugdbeschermer'.
    pub job_title: String,
    /// Folded.
    pub email: Option<String>,
    /// The number in the employer's own administration.
    pub employee_number: Option<String>,
    /// In which register they are.
    pub register: Option<Register>,
    /// In which chamber of it.
    pub chamber: Option<Chamber>,
    /// The number there.
    pub register_number: Option<String>,
    /// The first day that the registration no longer holds.
    pub registered_until: Option<NaiveDate>,
    /// The day of the verklaring omtrent het gedrag.
    pub vog_on: Option<NaiveDate>,
    /// The first day that they work here.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// A record as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Its key.
    pub id: StaffId,
    /// Rises by one with each change.
    pub version: i32,
    /// What it says.
    pub record: Record,
}

fn text<T>(value: Option<T>, name: impl Fn(T) -> &'static str) -> Value {
    value.map(|value| name(value).to_owned()).into()
}

fn parsed<T: std::str::FromStr>(value: Option<String>, what: &'static str) -> Result<Option<T>, StoreError> {
    value.map(|value| value.parse().map_err(|_| StoreError::Corrupt(what))).transpose()
}

impl Staff {
    pub(crate) const COLUMNS: &'static str =
        "staff.id, staff.version, staff.team_id, staff.name, staff.job_title, staff.email,
        staff.employee_number, staff.register, staff.chamber, staff.register_number, staff.registered_until,
        staff.vog_on, staff.since, staff.until";

    pub(crate) fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            version: row.try_get_by_index(1)?,
            record: Record {
                team: row.try_get_by_index::<Option<Uuid>>(2)?.map(TeamId::from),
                name: row.try_get_by_index(3)?,
                job_title: row.try_get_by_index(4)?,
                email: row.try_get_by_index(5)?,
                employee_number: row.try_get_by_index(6)?,
                register: parsed(row.try_get_by_index(7)?, "register")?,
                chamber: parsed(row.try_get_by_index(8)?, "chamber")?,
                register_number: row.try_get_by_index(9)?,
                registered_until: row.try_get_by_index(10)?,
                vog_on: row.try_get_by_index(11)?,
                since: row.try_get_by_index(12)?,
                until: row.try_get_by_index(13)?,
            },
        })
    }
}

impl Record {
    /// What is searched for, folded as a search is: see [`Filter::search`].
    fn search(&self) -> String {
        let parts = [
            Some(self.name.as_str()),
            Some(self.job_title.as_str()),
            self.email.as_deref(),
            self.employee_number.as_deref(),
            self.register_number.as_deref(),
        ];
        let all: Vec<&str> = parts.into_iter().flatten().collect();
        folded(&all.join("\n"))
    }

    fn values(&self) -> [Value; 13] {
        [
            self.team.map(TeamId::uuid).into(),
            self.name.clone().into(),
            self.job_title.clone().into(),
            self.email.clone().into(),
            self.employee_number.clone().into(),
            text(self.register, Register::as_str),
            text(self.chamber, Chamber::as_str),
            self.register_number.clone().into(),
            self.registered_until.into(),
            self.vog_on.into(),
            self.since.into(),
            self.until.into(),
            self.search().into(),
        ]
    }
}

/// As texts are compared in a search: without difference between capitals and small letters.
#[must_use]
pub fn folded(text: &str) -> String {
    text.to_lowercase()
}

/// Writes somebody new down; `false` when the key is taken, or the employee number is somebody else's.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    grant: &Grant<'_, EditWorkforce>,
    id: StaffId,
    record: &Record,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    insert_in(grant.connection(), grant.subject(), id, record, now).await
}

pub(crate) async fn insert_in(
    connection: &crate::database::Counted,
    organisation: OrganisationId,
    id: StaffId,
    record: &Record,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const INSERT: &str = "
INSERT INTO staff (id, organisation_id, version, created_at, updated_at, team_id, name, job_title, email, employee_number,
    register, chamber, register_number, registered_until, vog_on, since, until, search)
VALUES ($1, $2, 1, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT DO NOTHING";
    let values = [id.uuid().into(), organisation.uuid().into(), now.into()].into_iter().chain(record.values());
    Ok(connection.run(INSERT, values).await? == 1)
}

/// Changes version `version` of a record; `false` when it is another version by now, or gone.
///
/// # Errors
/// When the database fails, or the employee number is somebody else's: see [`number_taken`].
pub async fn edit(
    grant: &Grant<'_, EditWorkforce>,
    id: StaffId,
    version: i32,
    record: &Record,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const EDIT: &str = "
UPDATE staff SET version = version + 1, updated_at = $4, team_id = $5, name = $6, job_title = $7, email = $8,
    employee_number = $9, register = $10, chamber = $11, register_number = $12, registered_until = $13, vog_on = $14,
    since = $15, until = $16, search = $17
WHERE id = $1 AND organisation_id = $2 AND version = $3 AND deleted_at IS NULL";
    let first = [id.uuid().into(), grant.subject().uuid().into(), version.into(), now.into()];
    Ok(grant.connection().run(EDIT, first.into_iter().chain(record.values())).await? == 1)
}

/// Whether somebody else of the staff has this employee number.
///
/// # Errors
/// When the database fails.
pub async fn number_taken(grant: &Grant<'_, EditWorkforce>, id: StaffId, number: &str) -> Result<bool, StoreError> {
    const TAKEN: &str = "
SELECT 1 FROM staff WHERE organisation_id = $1 AND employee_number = $2 AND id <> $3 AND deleted_at IS NULL";
    let values = [grant.subject().uuid().into(), number.into(), id.uuid().into()];
    Ok(grant.connection().row(TAKEN, values).await?.is_some())
}

/// Takes somebody off the staff, with what they shared. The history stays.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    grant: &Grant<'_, EditWorkforce>,
    id: StaffId,
    version: i32,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const REMOVE: &str = "
UPDATE staff SET deleted_at = $4, updated_at = $4, version = version + 1
WHERE id = $1 AND organisation_id = $2 AND version = $3 AND deleted_at IS NULL";
    const UNLINK: &str =
        "UPDATE link SET withdrawn_at = $2, updated_at = $2 WHERE staff_id = $1 AND withdrawn_at IS NULL";
    let connection = grant.connection();
    let values = [id.uuid().into(), grant.subject().uuid().into(), version.into(), now.into()];
    if connection.run(REMOVE, values).await? == 0 {
        return Ok(false);
    }
    connection.run(UNLINK, [id.uuid().into(), now.into()]).await?;
    Ok(true)
}

/// Everybody of the staff, by name: for an import to compare with.
///
/// # Errors
/// When the database fails.
pub async fn all(grant: &Grant<'_, EditWorkforce>) -> Result<Vec<Staff>, StoreError> {
    let sql = format!(
        "SELECT {} FROM staff WHERE organisation_id = $1 AND deleted_at IS NULL ORDER BY name, id",
        Staff::COLUMNS
    );
    let rows = grant.connection().rows(&sql, [grant.subject().uuid().into()]).await?;
    rows.iter().map(Staff::read).collect()
}

/// One of the staff, if they are within reach.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &Grant<'_, ViewWorkforce>, id: StaffId) -> Result<Option<Staff>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let id = query.bind(id.uuid());
    let scope = query.scope(grant.scope());
    let sql = format!(
        "SELECT {} FROM staff WHERE organisation_id = {organisation} AND staff.id = {id} AND deleted_at IS NULL{scope}",
        Staff::COLUMNS
    );
    let row = grant.connection().row(&sql, query.values).await?;
    row.as_ref().map(Staff::read).transpose()
}

/// What somebody saw in the public register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The day.
    pub on: NaiveDate,
    /// Who looked: their name, while they have an account.
    pub by: Option<String>,
    /// What it showed.
    pub outcome: CheckOutcome,
    /// The first day that the registration no longer holds, as shown.
    pub registered_until: Option<NaiveDate>,
    /// What else is worth knowing.
    pub note: String,
}

/// Writes a check down. The employer's own record follows what the register shows.
///
/// # Errors
/// When the database fails.
pub async fn check(
    grant: &Grant<'_, CheckRegister>,
    id: StaffId,
    check: &Check,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const THERE: &str = "SELECT 1 FROM staff WHERE id = $1 AND organisation_id = $2 AND deleted_at IS NULL";
    const INSERT: &str = "
INSERT INTO register_check
    (id, organisation_id, staff_id, checked_on, checked_by, outcome, registered_until, note, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    const FOLLOW: &str = "
UPDATE staff SET registered_until = $3, version = version + 1, updated_at = $4
WHERE id = $1 AND organisation_id = $2 AND (registered_until IS NULL OR registered_until <> $3)";
    let connection = grant.connection();
    let organisation = grant.subject().uuid();
    if connection.row(THERE, [id.uuid().into(), organisation.into()]).await?.is_none() {
        return Ok(false);
    }
    let values = [
        Uuid::now_v7().into(),
        organisation.into(),
        id.uuid().into(),
        check.on.into(),
        grant.account().map(AccountId::uuid).into(),
        check.outcome.as_str().into(),
        check.registered_until.into(),
        check.note.clone().into(),
        now.into(),
    ];
    connection.run(INSERT, values).await?;
    if let Some(until) = check.registered_until {
        connection.run(FOLLOW, [id.uuid().into(), organisation.into(), until.into(), now.into()]).await?;
    }
    Ok(true)
}

/// The checks of somebody, the last first; they are within reach, which the caller has looked at with [`get`].
///
/// # Errors
/// When the database fails.
pub async fn checks(grant: &Grant<'_, ViewWorkforce>, id: StaffId) -> Result<Vec<Check>, StoreError> {
    const LIST: &str = "
SELECT checked_on, account.name, outcome, registered_until, note
FROM register_check LEFT JOIN account ON account.id = register_check.checked_by
WHERE staff_id = $1 AND organisation_id = $2
ORDER BY checked_on DESC, register_check.created_at DESC LIMIT 200";
    let rows = grant.connection().rows(LIST, [id.uuid().into(), grant.subject().uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            let outcome: String = row.try_get_by_index(2)?;
            Ok(Check {
                on: row.try_get_by_index(0)?,
                by: row.try_get_by_index(1)?,
                outcome: outcome.parse().map_err(|_| StoreError::Corrupt("outcome"))?,
                registered_until: row.try_get_by_index(3)?,
                note: row.try_get_by_index(4)?,
            })
        })
        .collect()
}

/// How a registration stands, as far as the employer can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// As the professional's own dossier says.
    Known(Standing),
    /// By the employer's own record: the end lies ahead.
    Recorded,
    /// By the employer's own record: the end has passed.
    RecordedExpired,
    /// Nothing is known.
    Unknown,
}

impl Status {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Known(Standing::Registered) => "registered",
            Self::Known(Standing::RegisteredPending) => "registered_pending",
            Self::Known(Standing::Suspended) => "suspended",
            Self::Known(Standing::StruckOff) => "struck_off",
            Self::Known(Standing::Expired) => "expired",
            Self::Known(Standing::NotYet) => "not_yet",
            Self::Recorded => "recorded",
            Self::RecordedExpired => "recorded_expired",
            Self::Unknown => "unknown",
        }
    }

    fn read(text: &str) -> Result<Self, StoreError> {
        Ok(match text {
            "recorded" => Self::Recorded,
            "recorded_expired" => Self::RecordedExpired,
            "unknown" => Self::Unknown,
            other => Self::Known(other.parse().map_err(|_| StoreError::Corrupt("standing"))?),
        })
    }

    /// Whether somebody with this status is registered that day.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Known(Standing::Registered | Standing::RegisteredPending) | Self::Recorded)
    }
}

/// What an overview shows of how far somebody is: nothing, where they do not share it.
pub type Progress = Option<Band>;

/// What an overview is narrowed down to. Everything that is empty or `None` narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the name, the job title, the address or a number; folded by [`folded`].
    pub search: String,
    /// In one of these teams. The caller adds the teams below.
    pub teams: Vec<TeamId>,
    /// In no team at all; goes together with `teams` as 'or'.
    pub no_team: bool,
    /// One of these.
    pub statuses: Vec<Status>,
    /// One of these; `None` is: not shared.
    pub bands: Vec<Progress>,
    /// In this register.
    pub register: Option<Register>,
    /// Ends on or before this day, or has ended.
    pub ends_by: Option<NaiveDate>,
    /// With a measure that runs.
    pub measure: bool,
    /// With a VOG from before this day, or none.
    pub vog_before: Option<NaiveDate>,
}

/// By what the lines are ordered; those that have nothing there come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// When the registration ends.
    #[default]
    Ends,
    /// The name.
    Name,
    /// The team's name.
    Team,
    /// How far they are, the worst first.
    Band,
    /// The job title.
    JobTitle,
}

/// One line of the overview: one registration of somebody, or somebody of whom none is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// What they do.
    pub job_title: String,
    /// The team.
    pub team: Option<TeamId>,
    /// The number in the employer's own administration.
    pub employee_number: Option<String>,
    /// What they share, if they do today; with whose account.
    pub sharing: Option<(AccountId, Sharing)>,
    /// In which register.
    pub register: Option<Register>,
    /// In which chamber.
    pub chamber: Option<Chamber>,
    /// The number there.
    pub register_number: Option<String>,
    /// How the registration stands.
    pub status: Status,
    /// The first day that it no longer holds.
    pub ends: Option<NaiveDate>,
    /// The last day to submit, where the professional's dossier says so.
    pub submit_by: Option<NaiveDate>,
    /// How far they are, where they share that.
    pub band: Progress,
    /// The measure that runs, as named in the formats, and until when.
    pub measure: Option<(String, Option<NaiveDate>)>,
    /// The day of the VOG, as the employer wrote it down.
    pub vog_on: Option<NaiveDate>,
    /// When somebody last looked in the public register.
    pub checked_on: Option<NaiveDate>,
}

/// SQL with its values, numbered as both databases have it.
pub(crate) struct Query {
    pub(crate) values: Vec<Value>,
}

impl Query {
    pub(crate) const fn new() -> Self {
        Self { values: Vec::new() }
    }

    /// The name of a value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let names: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        names.join(", ")
    }

    /// What keeps a role to its own people.
    pub(crate) fn scope(&mut self, scope: &Scope) -> String {
        match scope {
            Scope::Whole => String::new(),
            Scope::Teams(teams) if teams.is_empty() => " AND 1 = 0".to_owned(),
            Scope::Teams(teams) => {
                let teams = self.list(teams.iter().copied());
                format!(" AND staff.team_id IN ({teams})")
            }
        }
    }
}

/// The lines within reach on a day, as a table `line`.
fn lines(query: &mut Query, grant: &Grant<'_, ViewWorkforce>, on: NaiveDate) -> String {
    let organisation = query.bind(grant.subject().uuid());
    let on = query.bind(on);
    let scope = query.scope(grant.scope());
    format!(
        "WITH line AS (
SELECT staff.id AS staff_id, staff.name, staff.job_title, staff.team_id, staff.employee_number, link.account_id,
    link.sharing, COALESCE(standing.register, staff.register) AS register,
    COALESCE(standing.chamber, staff.chamber) AS chamber,
    COALESCE(standing.register_number, staff.register_number) AS register_number,
    CASE WHEN standing.entry_id IS NOT NULL THEN standing.standing
        WHEN staff.registered_until IS NULL THEN 'unknown'
        WHEN staff.registered_until > {on} THEN 'recorded' ELSE 'recorded_expired' END AS status,
    COALESCE(standing.ends, staff.registered_until) AS ends, standing.submit_by,
    CASE WHEN link.sharing IN ('sums', 'activities') THEN COALESCE(standing.band, 'unknown')
        ELSE 'not-shared' END AS band,
    standing.measure, standing.measure_until, staff.vog_on, staff.search
FROM staff
LEFT JOIN link ON link.staff_id = staff.id AND link.withdrawn_at IS NULL AND link.since <= {on}
    AND (link.until IS NULL OR link.until >= {on})
LEFT JOIN standing ON standing.account_id = link.account_id AND standing.is_leading = 1
WHERE staff.organisation_id = {organisation} AND staff.deleted_at IS NULL
    AND (staff.until IS NULL OR staff.until >= {on}){scope})
"
    )
}

const NOT_SHARED: &str = "not-shared";

fn narrowed(query: &mut Query, filter: &Filter) -> String {
    let mut sql = " WHERE 1 = 1".to_owned();
    let mut and = |condition: String| {
        let _ = write!(sql, " AND {condition}");
    };
    for word in filter.search.split_whitespace() {
        let pattern: String =
            word.chars().flat_map(|c| ['%', '_', '\\'].contains(&c).then_some('\\').into_iter().chain([c])).collect();
        let pattern = query.bind(format!("%{pattern}%"));
        and(format!("search LIKE {pattern} ESCAPE '\\'"));
    }
    let within = query.list(filter.teams.iter().map(|team| team.uuid()));
    match (within.is_empty(), filter.no_team) {
        (true, false) => {}
        (true, true) => and("team_id IS NULL".to_owned()),
        (false, false) => and(format!("team_id IN ({within})")),
        (false, true) => and(format!("(team_id IS NULL OR team_id IN ({within}))")),
    }
    if !filter.statuses.is_empty() {
        let statuses = query.list(filter.statuses.iter().map(|status| status.as_str()));
        and(format!("status IN ({statuses})"));
    }
    if !filter.bands.is_empty() {
        let bands = query.list(filter.bands.iter().map(|band| band.map_or(NOT_SHARED, Band::as_str)));
        and(format!("band IN ({bands})"));
    }
    if let Some(register) = filter.register {
        let register = query.bind(register.as_str());
        and(format!("register = {register}"));
    }
    if let Some(day) = filter.ends_by {
        let day = query.bind(day);
        and(format!("ends <= {day}"));
    }
    if filter.measure {
        and("measure IS NOT NULL".to_owned());
    }
    if let Some(day) = filter.vog_before {
        let day = query.bind(day);
        and(format!("(vog_on IS NULL OR vog_on < {day})"));
    }
    sql
}

/// The worst first.
const BAND_ORDER: &str = "CASE band WHEN 'critical' THEN 0 WHEN 'behind' THEN 1 WHEN 'unknown' THEN 2
    WHEN 'not-shared' THEN 3 ELSE 4 END";

fn ordered(order: Order, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    let first = match order {
        Order::Ends => format!("(ends IS NULL), ends {way}, "),
        Order::Name => String::new(),
        Order::Team => format!("(line.team_id IS NULL), team.name {way}, "),
        Order::Band => format!("{BAND_ORDER} {way}, "),
        Order::JobTitle => format!("LOWER(job_title) {way}, "),
    };
    let names = if order == Order::Name { way } else { "ASC" };
    format!(" ORDER BY {first}LOWER(line.name) {names}, staff_id, register, chamber")
}

/// The lines of an overview on the day `on`, which is today: what is shared is known as it is.
///
/// # Errors
/// When the database fails.
pub async fn overview(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    filter: &Filter,
    (order, descending): (Order, bool),
    (offset, limit): (u64, u64),
) -> Result<Vec<Line>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, on);
    let narrowed = narrowed(&mut query, filter);
    let ordered = ordered(order, descending);
    let limit = query.bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let offset = query.bind(i64::try_from(offset).unwrap_or(i64::MAX));
    let sql = format!(
        "{lines}SELECT staff_id, line.name, job_title, line.team_id, employee_number, account_id, sharing, register,
            chamber, register_number, status, ends, submit_by, band, measure, measure_until, vog_on,
            (SELECT MAX(checked_on) FROM register_check WHERE register_check.staff_id = line.staff_id) AS checked_on
        FROM line LEFT JOIN team ON team.id = line.team_id{narrowed}{ordered} LIMIT {limit} OFFSET {offset}",
        narrowed = narrowed.replace(" team_id", " line.team_id").replace("(team_id", "(line.team_id"),
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(line).collect()
}

fn line(row: &QueryResult) -> Result<Line, StoreError> {
    let account: Option<Uuid> = row.try_get_by_index(5)?;
    let sharing: Option<Sharing> = parsed(row.try_get_by_index(6)?, "sharing")?;
    let status: String = row.try_get_by_index(10)?;
    let band: String = row.try_get_by_index(13)?;
    let measure: Option<String> = row.try_get_by_index(14)?;
    let until: Option<NaiveDate> = row.try_get_by_index(15)?;
    Ok(Line {
        staff: row.try_get_by_index::<Uuid>(0)?.into(),
        name: row.try_get_by_index(1)?,
        job_title: row.try_get_by_index(2)?,
        team: row.try_get_by_index::<Option<Uuid>>(3)?.map(TeamId::from),
        employee_number: row.try_get_by_index(4)?,
        sharing: account.map(AccountId::from).zip(sharing),
        register: parsed(row.try_get_by_index(7)?, "register")?,
        chamber: parsed(row.try_get_by_index(8)?, "chamber")?,
        register_number: row.try_get_by_index(9)?,
        status: Status::read(&status)?,
        ends: row.try_get_by_index(11)?,
        submit_by: row.try_get_by_index(12)?,
        band: band_of(&band)?,
        measure: measure.map(|measure| (measure, until)),
        vog_on: row.try_get_by_index(16)?,
        checked_on: row.try_get_by_index(17)?,
    })
}

fn band_of(text: &str) -> Result<Progress, StoreError> {
    if text == NOT_SHARED {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| StoreError::Corrupt("band"))
}

/// So many lines of one team have this status and are so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The team.
    pub team: Option<TeamId>,
    /// How the registration stands.
    pub status: Status,
    /// How far they are.
    pub band: Progress,
    /// How many lines.
    pub lines: u64,
}

/// How many lines there are in all, by team, status and band.
///
/// # Errors
/// When the database fails.
pub async fn totals(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    filter: &Filter,
) -> Result<Vec<Total>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, on);
    let narrowed = narrowed(&mut query, filter);
    let sql = format!(
        "{lines}SELECT team_id, status, band, COUNT(*) FROM line{narrowed} GROUP BY team_id, status, band
        ORDER BY team_id, status, band"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            let (status, band): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            Ok(Total {
                team: row.try_get_by_index::<Option<Uuid>>(0)?.map(TeamId::from),
                status: Status::read(&status)?,
                band: band_of(&band)?,
                lines: u64::try_from(row.try_get_by_index::<i64>(3)?).map_err(|_| StoreError::Corrupt("count"))?,
            })
        })
        .collect()
}

/// So many registrations of one team end on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The team.
    pub team: Option<TeamId>,
    /// The first day that they no longer hold.
    pub ends: NaiveDate,
    /// How many.
    pub lines: u64,
}

/// The registrations that end after `on` and on or before `until`, by day and team.
///
/// # Errors
/// When the database fails.
pub async fn expiries(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Expiry>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, on);
    let (after, until) = (query.bind(on), query.bind(until));
    let sql = format!(
        "{lines}SELECT team_id, ends, COUNT(*) FROM line WHERE ends > {after} AND ends <= {until}
        GROUP BY team_id, ends ORDER BY ends, team_id"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            Ok(Expiry {
                team: row.try_get_by_index::<Option<Uuid>>(0)?.map(TeamId::from),
                ends: row.try_get_by_index(1)?,
                lines: u64::try_from(row.try_get_by_index::<i64>(2)?).map_err(|_| StoreError::Corrupt("count"))?,
            })
        })
        .collect()
}
