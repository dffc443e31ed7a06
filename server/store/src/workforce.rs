//! The staff of an organisation, as it knows them, and the overview that joins that with what they share.
use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::organisation::{CheckOutcome, SeenMeasure, Sharing, Status};
use domain::{Band, Chamber, Register, Standing};
use sea_orm::{QueryResult, Value};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

use crate::access::{CheckRegister, EditWorkforce, Grant, Scope, ViewWorkforce};
use crate::database::Backend;
use crate::line;
use crate::link;
use crate::standing::Row;
use crate::{AccountId, CheckId, OrganisationId, StaffId, StoreError, TeamId};

/// The longest text that is searched, in characters.
const SEARCH: usize = 2000;
/// The longest text that is sorted by: no database has an index of longer ones.
const KEY: usize = 400;

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
        cut(&all.join("\n"), SEARCH)
    }

    fn values(&self) -> [Value; 15] {
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
            cut(&self.name, KEY).into(),
            cut(&self.job_title, KEY).into(),
        ]
    }
}

/// As texts are compared in a search and put in order: without capitals, accents and needless spaces.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    // A database keeps no NUL.
    plain
        .split(|letter: char| letter.is_whitespace() || letter == '\0')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The same as it is stored: a text can become longer by being folded.
fn cut(text: &str, most: usize) -> String {
    folded(text).chars().take(most).collect()
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
    let (connection, organisation) = (grant.connection(), grant.subject());
    let written = insert_in(connection, organisation, id, record, now).await?;
    line::of_staff(connection, organisation, written.then_some(id)).await?;
    Ok(written)
}

/// The same without its line.
pub(crate) async fn insert_in(
    connection: &crate::database::Counted,
    organisation: OrganisationId,
    id: StaffId,
    record: &Record,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const INSERT: &str = "
INSERT INTO staff (id, organisation_id, version, created_at, updated_at, team_id, name, job_title, email, employee_number,
    register, chamber, register_number, registered_until, vog_on, since, until, search, name_key, job_key)
VALUES ($1, $2, 1, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
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
    since = $15, until = $16, search = $17, name_key = $18, job_key = $19
WHERE id = $1 AND organisation_id = $2 AND version = $3 AND deleted_at IS NULL";
    let first = [id.uuid().into(), grant.subject().uuid().into(), version.into(), now.into()];
    let edited = grant.connection().run(EDIT, first.into_iter().chain(record.values())).await? == 1;
    line::of_staff(grant.connection(), grant.subject(), edited.then_some(id)).await?;
    Ok(edited)
}

/// Writes many records at once: those that are new, and changes of the version that each names. Answers how many were
/// written: fewer when one was changed meanwhile.
///
/// # Errors
/// When the database fails, or an employee number is taken.
pub async fn put_all(
    grant: &Grant<'_, EditWorkforce>,
    all: &[(StaffId, Option<i32>, &Record)],
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    const COLUMNS: [&str; 20] = [
        "id",
        "organisation_id",
        "version",
        "created_at",
        "updated_at",
        "team_id",
        "name",
        "job_title",
        "email",
        "employee_number",
        "register",
        "chamber",
        "register_number",
        "registered_until",
        "vog_on",
        "since",
        "until",
        "search",
        "name_key",
        "job_key",
    ];
    let rows = all.iter().map(|(id, version, record)| {
        let [
            team,
            name,
            job,
            email,
            number,
            register,
            chamber,
            entry,
            ends,
            vog,
            since,
            until,
            search,
            name_key,
            job_key,
        ] = record.values();
        [
            id.uuid().into(),
            grant.subject().uuid().into(),
            version.unwrap_or(1).into(),
            now.into(),
            now.into(),
            team,
            name,
            job,
            email,
            number,
            register,
            chamber,
            entry,
            ends,
            vog,
            since,
            until,
            search,
            name_key,
            job_key,
        ]
    });
    let changes = COLUMNS.get(5..).unwrap_or_default().iter().map(|column| format!("{column} = excluded.{column}"));
    let conflict = format!(
        "ON CONFLICT (id) DO UPDATE SET version = staff.version + 1, updated_at = excluded.updated_at, {}
WHERE staff.organisation_id = excluded.organisation_id AND staff.version = excluded.version
    AND staff.deleted_at IS NULL",
        changes.collect::<Vec<_>>().join(", ")
    );
    let (connection, organisation) = (grant.connection(), grant.subject());
    let written = connection.put_all("staff", &COLUMNS, rows.collect(), &conflict).await?;
    line::of_staff(connection, organisation, all.iter().map(|(id, ..)| *id)).await?;
    Ok(written)
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

/// Somebody of the staff who has something that belongs to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// Who.
    pub id: StaffId,
    /// Their name.
    pub name: String,
    /// Whether it is the e-mail address.
    pub email: bool,
    /// Whether it is the number in the register.
    pub register_number: bool,
}

/// Who else of the staff has this (folded) e-mail address, or this number in this register; the first few by name.
///
/// # Errors
/// When the database fails.
pub async fn namesakes(
    grant: &Grant<'_, EditWorkforce>,
    id: StaffId,
    email: Option<&str>,
    number: Option<(Register, &str)>,
) -> Result<Vec<Namesake>, StoreError> {
    let name = plainly(grant.backend(), "name_key");
    let namesakes = format!(
        "
SELECT id, name, email, register, register_number
FROM staff WHERE organisation_id = $1 AND id <> $2 AND deleted_at IS NULL
  AND (email = $3 OR (register = $4 AND register_number = $5))
ORDER BY {name}, id LIMIT 5"
    );
    let values = [
        grant.subject().uuid().into(),
        id.uuid().into(),
        email.map(str::to_owned).into(),
        text(number.map(|(register, _)| register), Register::as_str),
        number.map(|(_, number)| number.to_owned()).into(),
    ];
    let rows = grant.connection().rows(&namesakes, values).await?;
    let namesake = |row: &QueryResult| {
        let (theirs, register): (Option<String>, Option<String>) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        let register_number: Option<String> = row.try_get_by_index(4)?;
        let has = |(one, text): (Register, &str)| {
            register.as_deref() == Some(one.as_str()) && register_number.as_deref() == Some(text)
        };
        Ok(Namesake {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            name: row.try_get_by_index(1)?,
            email: email.is_some() && theirs.as_deref() == email,
            register_number: number.is_some_and(has),
        })
    };
    rows.iter().map(namesake).collect()
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
    let connection = grant.connection();
    let values = [id.uuid().into(), grant.subject().uuid().into(), version.into(), now.into()];
    if connection.run(REMOVE, values).await? == 0 {
        return Ok(false);
    }
    link::end_in(connection, grant.subject(), id, now).await?;
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

/// Whom a form is to offer, where there are too many to offer all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What is searched for, as it was typed.
    pub search: String,
    /// Who was chosen before: they are offered whatever is searched for.
    pub keep: Vec<StaffId>,
}

/// So many people a form offers at most.
pub const CHOICES: usize = 200;

/// So many job titles are named at most.
const JOB_TITLES: usize = 20;

/// The functions of the staff within reach who have not left by a day, those of most people first.
///
/// # Errors
/// When the database fails.
pub async fn job_titles(grant: &Grant<'_, ViewWorkforce>, on: NaiveDate) -> Result<Vec<String>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let on = query.bind(on);
    let scope = query.scope(grant.scope());
    let sql = format!(
        "SELECT MIN(job_title) FROM staff WHERE organisation_id = {organisation} AND deleted_at IS NULL AND job_title <> ''
    AND (until IS NULL OR until >= {on}){scope}
GROUP BY job_key ORDER BY COUNT(*) DESC, job_key LIMIT {JOB_TITLES}"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// Those within reach who have not left by a day, by name: key, name and job title, to choose from. At most [`CHOICES`].
///
/// # Errors
/// When the database fails.
pub async fn choices(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    sought: &Sought,
) -> Result<Vec<(StaffId, String, String)>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let on = query.bind(on);
    let scope = query.scope(grant.scope());
    let kept = match query.list(sought.keep.iter().map(|staff| staff.uuid())) {
        none if none.is_empty() => "1 = 0".to_owned(),
        keep => format!("staff.id IN ({keep})"),
    };
    let found = searched(&mut query, "staff", &folded(&sought.search));
    let name = plainly(grant.backend(), "name_key");
    let here = format!(
        "staff.organisation_id = {organisation} AND staff.deleted_at IS NULL AND (staff.until IS NULL OR staff.until >= {on})
    {scope}"
    );
    // Two parts, so that the second one is read in the order of an index, and no further than is wanted.
    let more = CHOICES.saturating_sub(sought.keep.len());
    let sql = format!(
        "SELECT id, name, job_title FROM (
SELECT id, name, job_title, name_key FROM staff WHERE {here} AND {kept}
UNION ALL SELECT * FROM (SELECT id, name, job_title, name_key FROM staff WHERE {here} AND NOT ({kept}){found}
    ORDER BY {name}, id LIMIT {more}) AS found) AS chosen
ORDER BY {name}, id"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index::<Uuid>(0)?.into(), row.try_get_by_index(1)?, row.try_get_by_index(2)?)))
        .collect()
}

/// The names of everybody on the staff, whoever leads them: to tell who was responsible for somebody's work.
///
/// # Errors
/// When the database fails.
pub async fn names(grant: &Grant<'_, ViewWorkforce>) -> Result<HashMap<StaffId, String>, StoreError> {
    const NAMES: &str = "SELECT id, name FROM staff WHERE organisation_id = $1 AND deleted_at IS NULL";
    let rows = grant.connection().rows(NAMES, [grant.subject().uuid().into()]).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index::<Uuid>(0)?.into(), row.try_get_by_index(1)?))).collect()
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
    /// The measure that it showed: there where the outcome says that there is one, and only there.
    pub measure: Option<SeenMeasure>,
    /// What else is worth knowing.
    pub note: String,
}

/// What became of a check that was to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// There is nobody like that.
    Nobody,
    /// It was written down before.
    Already,
    /// It is written down.
    Noted,
    /// And the employer's own record, which is now this, follows what the register shows.
    Followed(Box<Staff>),
}

/// Writes a check down. The employer's own record follows what the register shows, when nobody has looked later.
///
/// # Errors
/// When the database fails.
pub async fn check(
    grant: &Grant<'_, CheckRegister>,
    id: CheckId,
    staff: StaffId,
    check: &Check,
    now: DateTime<Utc>,
) -> Result<Checked, StoreError> {
    const THERE: &str = "
SELECT checked_outcome, checked_measure, checked_measure_from, checked_measure_until FROM staff
WHERE id = $1 AND organisation_id = $2 AND deleted_at IS NULL";
    const INSERT: &str = "
INSERT INTO register_check
    (id, organisation_id, staff_id, checked_on, checked_by, outcome, registered_until, note, created_at, measure, measure_from,
    measure_until)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING";
    const LAST: &str = "
UPDATE staff SET checked_on = $3, checked_outcome = $4, checked_measure = $5, checked_measure_from = $6,
    checked_measure_until = $7
WHERE id = $1 AND organisation_id = $2 AND (checked_on IS NULL OR checked_on <= $3)";
    const FOLLOW: &str = "
UPDATE staff SET registered_until = $3, version = version + 1, updated_at = $4
WHERE id = $1 AND organisation_id = $2 AND (registered_until IS NULL OR registered_until <> $3)";
    let connection = grant.connection();
    let organisation = grant.subject().uuid();
    let one: [Value; 2] = [staff.uuid().into(), organisation.into()];
    let Some(there) = connection.row(THERE, one.clone()).await? else { return Ok(Checked::Nobody) };
    let seen: (Option<String>, Option<String>) = (there.try_get_by_index(0)?, there.try_get_by_index(1)?);
    let seen_days: (Option<NaiveDate>, Option<NaiveDate>) = (there.try_get_by_index(2)?, there.try_get_by_index(3)?);
    let days = (check.measure.map(|measure| measure.from), check.measure.and_then(|measure| measure.until));
    let same = seen.0.as_deref() == Some(check.outcome.as_str())
        && seen.1.as_deref() == check.measure.map(|measure| measure.kind.as_str())
        && seen_days == days;
    let values = [
        id.uuid().into(),
        organisation.into(),
        staff.uuid().into(),
        check.on.into(),
        grant.account().map(AccountId::uuid).into(),
        check.outcome.as_str().into(),
        check.registered_until.into(),
        check.note.clone().into(),
        now.into(),
    ];
    let measure: [Value; 3] = [text(check.measure, |measure| measure.kind.as_str()), days.0.into(), days.1.into()];
    if connection.run(INSERT, values.into_iter().chain(measure.clone())).await? == 0 {
        return Ok(Checked::Already);
    }
    let last = one.clone().into_iter().chain([check.on.into(), check.outcome.as_str().into()]).chain(measure);
    if connection.run(LAST, last).await? == 0 {
        return Ok(Checked::Noted);
    }
    if !same {
        crate::signal::unsettle_about(connection, grant.subject(), staff).await?;
    }
    let followed = match check.registered_until {
        Some(until) => connection.run(FOLLOW, one.clone().into_iter().chain([until.into(), now.into()])).await? == 1,
        None => false,
    };
    line::of_staff(connection, grant.subject(), [staff]).await?;
    if !followed {
        return Ok(Checked::Noted);
    }
    let sql = format!("SELECT {} FROM staff WHERE id = $1 AND organisation_id = $2", Staff::COLUMNS);
    match connection.row(&sql, one).await? {
        Some(row) => Ok(Checked::Followed(Box::new(Staff::read(&row)?))),
        None => Ok(Checked::Nobody),
    }
}

/// The checks of somebody, the last first; they are within reach, which the caller has looked at with [`get`].
///
/// # Errors
/// When the database fails.
pub async fn checks(grant: &Grant<'_, ViewWorkforce>, id: StaffId) -> Result<Vec<Check>, StoreError> {
    const LIST: &str = "
SELECT checked_on, account.name, outcome, registered_until, note, measure, measure_from, measure_until
FROM register_check LEFT JOIN account ON account.id = register_check.checked_by
WHERE staff_id = $1 AND organisation_id = $2
ORDER BY checked_on DESC, register_check.created_at DESC, register_check.id DESC LIMIT 200";
    let rows = grant.connection().rows(LIST, [id.uuid().into(), grant.subject().uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            let outcome: String = row.try_get_by_index(2)?;
            Ok(Check {
                on: row.try_get_by_index(0)?,
                by: row.try_get_by_index(1)?,
                outcome: outcome.parse().map_err(|_| StoreError::Corrupt("outcome"))?,
                registered_until: row.try_get_by_index(3)?,
                measure: seen_measure(row, 5)?,
                note: row.try_get_by_index(4)?,
            })
        })
        .collect()
}

/// A measure that was seen, from three columns.
pub(crate) fn seen_measure(row: &QueryResult, first: usize) -> Result<Option<SeenMeasure>, StoreError> {
    let kind = parsed(row.try_get_by_index(first)?, "measure")?;
    let from: Option<NaiveDate> = row.try_get_by_index(first.saturating_add(1))?;
    let until = row.try_get_by_index(first.saturating_add(2))?;
    Ok(kind.zip(from).map(|(kind, from)| SeenMeasure { kind, from, until }))
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
    /// In no register that is known.
    pub no_register: bool,
    /// Ends on or before this day, or has ended.
    pub ends_by: Option<NaiveDate>,
    /// With a measure that runs: as is shared, or as the public register showed.
    pub measure: bool,
    /// With a VOG from before this day, or none.
    pub vog_before: Option<NaiveDate>,
    /// This one only.
    pub staff: Option<StaffId>,
}

/// How the records of a staff were at the end of a day that has been.
#[derive(Clone, Copy, Debug)]
pub struct Then<'a> {
    /// When that day was over: a record that was not written since is as it was.
    pub by: DateTime<Utc>,
    /// What those that were written since said then; who is not among them was not on the staff. See [`former`].
    pub records: &'a [(StaffId, Record)],
}

/// A record that was written, changed or taken off the staff since a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// As it is now, or was last.
    pub staff: Staff,
    /// Whether there was a record by then.
    pub was_there: bool,
    /// Whether it has been taken off the staff since.
    pub removed: bool,
    /// What the history says that it was then, or else when it was first written.
    pub payload: Option<String>,
}

/// Those within reach whose record was written, changed or taken off the staff since a moment; or only one of them. Who is in
/// a team within reach now; whether they were then is for [`overview`] to see.
///
/// # Errors
/// When the database fails.
pub async fn former(
    grant: &Grant<'_, ViewWorkforce>,
    by: DateTime<Utc>,
    only: Option<StaffId>,
) -> Result<Vec<Former>, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let by = query.bind(by);
    let scope = query.scope(grant.scope());
    let only = only.map(|staff| format!(" AND staff.id = {}", query.bind(staff.uuid()))).unwrap_or_default();
    let noted = format!(
        "SELECT noted.id FROM organisation_change AS noted
    WHERE noted.organisation_id = {organisation} AND noted.subject_id = staff.id AND noted.subject = 'staff'
        AND noted.what IN ('created', 'edited', 'imported')"
    );
    let sql = format!(
        "SELECT {}, CASE WHEN staff.created_at < {by} THEN 1 ELSE 0 END, CASE WHEN staff.deleted_at IS NULL THEN 0 ELSE 1 END,
    organisation_change.payload
FROM staff LEFT JOIN organisation_change ON organisation_change.id = COALESCE(
    ({noted} AND noted.at < {by} ORDER BY noted.at DESC, noted.id DESC LIMIT 1),
    ({noted} ORDER BY noted.at, noted.id LIMIT 1))
WHERE staff.organisation_id = {organisation} AND staff.updated_at >= {by}
    AND (staff.deleted_at IS NULL OR staff.deleted_at >= {by}){scope}{only}",
        Staff::COLUMNS
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            Ok(Former {
                staff: Staff::read(row)?,
                was_there: row.try_get_by_index::<i32>(14)? == 1,
                removed: row.try_get_by_index::<i32>(15)? == 1,
                payload: row.try_get_by_index(16)?,
            })
        })
        .collect()
}

/// The day that an overview is of.
#[derive(Clone, Copy, Debug)]
pub enum Day<'a> {
    /// Today: what is shared is kept as it stands.
    Today(NaiveDate),
    /// Another day. Whether somebody shares is judged by today; who is on the staff, by that day.
    Other {
        /// Today.
        today: NaiveDate,
        /// The day.
        on: NaiveDate,
        /// How the registrations of who shares stand that day; of each chamber the one that counts.
        told: &'a [(AccountId, Row)],
        /// The records of then, of a day that has been.
        then: Option<Then<'a>>,
    },
}

impl From<NaiveDate> for Day<'_> {
    fn from(today: NaiveDate) -> Self {
        Self::Today(today)
    }
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
    /// The day of the VOG.
    Vog,
    /// The last look in the public register.
    Checked,
    /// The last day to submit.
    SubmitBy,
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
    /// Where mail reaches them.
    pub email: Option<String>,
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
    /// When somebody last looked in the public register, and what it showed.
    pub checked: Option<(NaiveDate, CheckOutcome)>,
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

    pub(crate) fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let names: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        names.join(", ")
    }

    /// What keeps a role to its own people, in what is called `staff`.
    pub(crate) fn scope(&mut self, scope: &Scope) -> String {
        self.scope_of(scope, "staff")
    }

    fn scope_of(&mut self, scope: &Scope, table: &str) -> String {
        match scope {
            Scope::Whole => String::new(),
            Scope::Teams(teams) if teams.is_empty() => " AND 1 = 0".to_owned(),
            Scope::Teams(teams) => {
                let teams = self.list(teams.iter().copied());
                format!(" AND {table}.team_id IN ({teams})")
            }
        }
    }
}

/// A registration lasts so long in every register: before that, its end tells nothing.
const YEARS: Months = Months::new(60);

/// What of a record is needed, of whatever is called `staff`.
const PERSON: &str = "staff.id, staff.organisation_id, staff.team_id, staff.name, staff.job_title, staff.email, staff.employee_number,
    staff.register, staff.chamber, staff.register_number, staff.registered_until, staff.vog_on, staff.since, staff.until,
    staff.search, staff.name_key, staff.job_key";
/// And of the last look in the register.
const LOOK: &str = "staff.checked_on, staff.checked_outcome, staff.checked_measure,
    staff.checked_measure_from, staff.checked_measure_until";

/// Who is told of on a day, as a table `person` that has the columns of `staff`, and the last working day that is known now. Of a
/// day that has been only what had happened by then: the record of then, the last look at the register until then, a VOG of
/// then; and the end of a registration where that lies within the years after it.
fn people(
    query: &mut Query,
    backend: Backend,
    organisation: &str,
    (day, on): (NaiveDate, &str),
    then: Option<Then<'_>>,
) -> String {
    let Some(then) = then else {
        return format!(
            "person AS (SELECT {PERSON}, {LOOK}, staff.until AS until_now FROM staff WHERE staff.deleted_at IS NULL)"
        );
    };
    let last = query.bind(day.checked_add_months(YEARS).unwrap_or(day));
    let by = query.bind(then.by);
    let was = was(query, backend, then.records);
    // A team that has gone since is none: it has no name any more.
    let known = PERSON.replace("staff.team_id", "(SELECT team.id FROM team WHERE team.id = staff.team_id) AS team_id");
    let outer = PERSON
        .replace("staff.registered_until", "CASE WHEN until_then <= {last} THEN until_then END AS registered_until")
        .replace("staff.vog_on", "CASE WHEN vog_on <= {on} THEN vog_on END AS vog_on");
    let outer = outer.replace("{last}", &last).replace("{on}", on);
    format!(
        "{was}, person AS (
SELECT {outer}, staff.until_now, look.checked_on, look.outcome AS checked_outcome, look.measure AS checked_measure,
    look.measure_from AS checked_measure_from, look.measure_until AS checked_measure_until
FROM (SELECT staff.*, CASE WHEN seen_until IS NULL OR (registered_until > {on} AND registered_until < seen_until)
        THEN registered_until ELSE seen_until END AS until_then
    FROM (SELECT staff.*, (SELECT MIN(look.registered_until) FROM register_check AS look
            WHERE look.staff_id = staff.id AND look.registered_until > {on}) AS seen_until
        FROM (SELECT {known}, staff.until AS until_now FROM staff
                WHERE staff.organisation_id = {organisation} AND staff.deleted_at IS NULL AND staff.updated_at < {by}
            UNION ALL SELECT {known}, staff.until_now
                FROM (SELECT was.*, staff.organisation_id, staff.until AS until_now
                    FROM was JOIN staff ON staff.id = was.id AND staff.organisation_id = {organisation}) AS staff
        ) AS staff) AS staff) AS staff
LEFT JOIN register_check AS look ON look.id = (SELECT latest.id FROM register_check AS latest
    WHERE latest.staff_id = staff.id AND latest.checked_on <= {on}
    ORDER BY latest.checked_on DESC, latest.created_at DESC, latest.id DESC LIMIT 1))"
    )
}

/// Records of then, as a table `was`. One value, because a statement takes only so many.
fn was(query: &mut Query, backend: Backend, records: &[(StaffId, Record)]) -> String {
    const COLUMNS: [(&str, &str); 16] = [
        ("id", "uuid"),
        ("team_id", "uuid"),
        ("name", "text"),
        ("job_title", "text"),
        ("email", "text"),
        ("employee_number", "text"),
        ("register", "text"),
        ("chamber", "text"),
        ("register_number", "text"),
        ("registered_until", "date"),
        ("vog_on", "date"),
        ("since", "date"),
        ("until", "date"),
        ("search", "text"),
        ("name_key", "text COLLATE \"C\""),
        ("job_key", "text COLLATE \"C\""),
    ];
    let key = |id: Uuid| id.simple().to_string();
    let records: Vec<serde_json::Value> = records
        .iter()
        .map(|(id, record)| {
            serde_json::json!({
                "id": key(id.uuid()),
                "team_id": record.team.map(|team| key(team.uuid())),
                "name": record.name,
                "job_title": record.job_title,
                "email": record.email,
                "employee_number": record.employee_number,
                "register": record.register.map(Register::as_str),
                "chamber": record.chamber.map(Chamber::as_str),
                "register_number": record.register_number,
                "registered_until": record.registered_until,
                "vog_on": record.vog_on,
                "since": record.since,
                "until": record.until,
                "search": record.search(),
                "name_key": cut(&record.name, KEY),
                "job_key": cut(&record.job_title, KEY),
            })
        })
        .collect();
    let records = query.bind(serde_json::Value::from(records).to_string());
    let columns = COLUMNS.map(|(name, kind)| match (backend, kind) {
        (Backend::Sqlite, "uuid") => format!("unhex(json_extract(value, '$.{name}')) AS {name}"),
        (Backend::Sqlite, _) => format!("json_extract(value, '$.{name}') AS {name}"),
        (Backend::Postgres, kind) => format!("{name} {kind}"),
    });
    let columns = columns.join(", ");
    match backend {
        Backend::Sqlite => format!("was AS MATERIALIZED (SELECT {columns} FROM json_each({records}))"),
        Backend::Postgres => {
            format!("was AS MATERIALIZED (SELECT * FROM json_to_recordset(CAST({records} AS json)) AS one ({columns}))")
        }
    }
}

/// What was worked out of what is shared, as a table `told` that has the columns of `standing` that are needed. One value,
/// because a statement takes only so many.
fn told(query: &mut Query, backend: Backend, rows: &[(AccountId, Row)]) -> String {
    let rows: Vec<serde_json::Value> = rows
        .iter()
        .map(|(account, row)| {
            let (measure, until) = row.measure.clone().unzip();
            serde_json::json!([
                account.uuid().simple().to_string(),
                row.register.as_str(),
                row.chamber.as_str(),
                row.register_number,
                row.standing.as_str(),
                row.ends.to_string(),
                row.submit_by.to_string(),
                measure,
                until.flatten().map(|until| until.to_string()),
                row.tells,
            ])
        })
        .collect();
    let rows = query.bind(serde_json::Value::from(rows).to_string());
    match backend {
        Backend::Sqlite => format!(
            "told AS MATERIALIZED (
SELECT unhex(json_extract(value, '$[0]')) AS account_id, 1 AS entry_id, json_extract(value, '$[1]') AS register,
    json_extract(value, '$[2]') AS chamber, json_extract(value, '$[3]') AS register_number,
    json_extract(value, '$[4]') AS standing, json_extract(value, '$[5]') AS ends,
    json_extract(value, '$[6]') AS submit_by, NULL AS band, json_extract(value, '$[7]') AS measure,
    json_extract(value, '$[8]') AS measure_until, json_extract(value, '$[9]') AS tells
FROM json_each({rows}))"
        ),
        Backend::Postgres => format!(
            "told AS MATERIALIZED (
SELECT CAST(value->>0 AS uuid) AS account_id, 1 AS entry_id, value->>1 AS register, value->>2 AS chamber,
    value->>3 AS register_number, value->>4 AS standing, CAST(value->>5 AS date) AS ends,
    CAST(value->>6 AS date) AS submit_by, CAST(NULL AS text) AS band, value->>7 AS measure,
    CAST(value->>8 AS date) AS measure_until, value->>9 AS tells
FROM json_array_elements(CAST({rows} AS json)) AS one (value))"
        ),
    }
}

/// The lines within reach on a day, as a table `line`: those of today are kept, see [`crate::line`].
fn lines(query: &mut Query, grant: &Grant<'_, ViewWorkforce>, day: Day<'_>) -> String {
    let organisation = query.bind(grant.subject().uuid());
    let Day::Other { today, on: day, told: rows, then } = day else {
        let scope = query.scope_of(grant.scope(), "overview_line");
        return format!(
            "WITH line AS NOT MATERIALIZED (
SELECT * FROM overview_line WHERE overview_line.organisation_id = {organisation}{scope})
"
        );
    };
    let (on, now) = (query.bind(day), query.bind(today));
    let people = people(query, grant.backend(), &organisation, (day, &on), then);
    let told = told(query, grant.backend(), rows);
    let scope = query.scope(grant.scope());
    let more = ", staff.name, staff.job_title, staff.email, staff.employee_number";
    let standing = "told AS standing ON standing.account_id = link.account_id";
    // Whether they work here today is for the record of today to say.
    let lines = line::select(more, ("person AS staff", "staff.until_now"), standing, &on, &now);
    // By itself SQLite would write them down where two parts of a statement ask for them, which takes longer than making them
    // twice. PostgreSQL would have to ask its policies of each look at the register twice.
    let kept = match grant.backend() {
        Backend::Sqlite => "NOT MATERIALIZED ",
        Backend::Postgres => "",
    };
    format!(
        "WITH {people}, {told}, line AS {kept}(
{lines}
WHERE staff.organisation_id = {organisation} AND (staff.until IS NULL OR staff.until >= {on})
    AND (staff.since IS NULL OR staff.since <= {on}){scope})
"
    )
}

const NOT_SHARED: &str = "not-shared";

/// A word as a pattern that is found anywhere, with the signs of a pattern as they are.
fn anywhere(word: &str) -> String {
    let mut pattern = "%".to_owned();
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// That each word of a folded search stands somewhere in what is searched of a row of `table`.
fn searched(query: &mut Query, table: &str, search: &str) -> String {
    let mut sql = String::new();
    for word in search.split_whitespace() {
        let pattern = query.bind(anywhere(word));
        let _ = write!(sql, " AND {table}.search LIKE {pattern} ESCAPE '\\'");
    }
    sql
}

fn narrowed(query: &mut Query, filter: &Filter) -> String {
    let mut sql = format!(" WHERE 1 = 1{}", searched(query, "line", &filter.search));
    let mut and = |condition: String| {
        let _ = write!(sql, " AND {condition}");
    };
    let within = query.list(filter.teams.iter().map(|team| team.uuid()));
    match (within.is_empty(), filter.no_team) {
        (true, false) => {}
        (true, true) => and("line.team_id IS NULL".to_owned()),
        (false, false) => and(format!("line.team_id IN ({within})")),
        (false, true) => and(format!("(line.team_id IS NULL OR line.team_id IN ({within}))")),
    }
    if !filter.statuses.is_empty() {
        let statuses = query.list(filter.statuses.iter().map(|status| status.as_str()));
        and(format!("line.status IN ({statuses})"));
    }
    if !filter.bands.is_empty() {
        let bands = query.list(filter.bands.iter().map(|band| band.map_or(NOT_SHARED, Band::as_str)));
        and(format!("line.band IN ({bands})"));
    }
    let register = filter.register.map(|register| query.bind(register.as_str()));
    match (register, filter.no_register) {
        (None, false) => {}
        (None, true) => and("line.register IS NULL".to_owned()),
        (Some(register), false) => and(format!("line.register = {register}")),
        (Some(register), true) => and(format!("(line.register IS NULL OR line.register = {register})")),
    }
    if let Some(staff) = filter.staff {
        let staff = query.bind(staff.uuid());
        and(format!("line.staff_id = {staff}"));
    }
    if let Some(day) = filter.ends_by {
        let day = query.bind(day);
        and(format!("line.ends <= {day}"));
    }
    if filter.measure {
        and("line.measure IS NOT NULL".to_owned());
    }
    if let Some(day) = filter.vog_before {
        let day = query.bind(day);
        and(format!("(line.vog_on IS NULL OR line.vog_on < {day})"));
    }
    sql
}

/// The worst first.
const BAND_ORDER: &str = "CASE line.band WHEN 'critical' THEN 0 WHEN 'behind' THEN 1 WHEN 'unknown' THEN 2
    WHEN 'not-shared' THEN 3 ELSE 4 END";

/// `text` in the order of its letters' numbers, on both databases.
pub(crate) fn plainly(backend: Backend, text: &str) -> String {
    match backend {
        Backend::Sqlite => text.to_owned(),
        Backend::Postgres => format!("{text} COLLATE \"C\""),
    }
}

fn ordered(backend: Backend, order: Order, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    let by = |text: &str| plainly(backend, text);
    let name = by("line.name_key");
    let first = match order {
        Order::Ends => format!("(line.ends IS NULL), line.ends {way}, {name}, "),
        Order::Name => format!("{name} {way}, "),
        Order::Team => format!("(line.team_id IS NULL), {} {way}, {name}, ", by("team.name")),
        Order::Band => format!("{BAND_ORDER} {way}, {name}, "),
        Order::JobTitle => {
            let job = by("line.job_key");
            format!("(line.job_key = ''), {job} {way}, {name}, ")
        }
        Order::Vog => format!("(line.vog_on IS NULL), line.vog_on {way}, {name}, "),
        Order::Checked => format!("(line.checked_on IS NULL), line.checked_on {way}, {name}, "),
        // The day before the end, of whomever.
        Order::SubmitBy => format!("(line.ends IS NULL), line.ends {way}, {name}, "),
    };
    format!(" ORDER BY {first}line.staff_id, {}, {}", by("line.register"), by("line.chamber"))
}

/// Narrows the lines of a day down and puts them in order, of which so many after so many are wanted.
fn wanted(
    query: &mut Query,
    backend: Backend,
    filter: &Filter,
    (order, descending): (Order, bool),
    (offset, limit): (u64, u64),
) -> String {
    let narrowed = narrowed(query, filter);
    let ordered = ordered(backend, order, descending);
    let team = if order == Order::Team { TEAM } else { "" };
    let limit = query.bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let offset = query.bind(i64::try_from(offset).unwrap_or(i64::MAX));
    format!("{team}{narrowed}{ordered} LIMIT {limit} OFFSET {offset}")
}

/// What [`ordered`] needs to put lines in the order of their teams.
const TEAM: &str = " LEFT JOIN team ON team.id = line.team_id";

/// Those within reach whose registration holds on a day, the longest first, as far as is kept: who can probably be given work then.
///
/// # Errors
/// When the database fails.
pub async fn registered(
    grant: &Grant<'_, ViewWorkforce>,
    (today, on): (NaiveDate, NaiveDate),
    limit: u32,
) -> Result<Vec<StaffId>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, Day::Today(today));
    let on = query.bind(on);
    let hold = [Status::Known(Standing::Registered), Status::Known(Standing::RegisteredPending), Status::Recorded];
    let hold = hold.map(Status::as_str);
    let hold = query.list(hold);
    let sql = format!(
        "{lines}SELECT line.staff_id FROM line WHERE line.ends > {on} AND line.status IN ({hold})
GROUP BY line.staff_id ORDER BY MAX(line.ends) DESC, line.staff_id LIMIT {limit}"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<Uuid>(0)?.into())).collect()
}

/// The lines of an overview on a day.
///
/// # Errors
/// When the database fails.
pub async fn overview(
    grant: &Grant<'_, ViewWorkforce>,
    day: impl Into<Day<'_>>,
    filter: &Filter,
    order: (Order, bool),
    page: (u64, u64),
) -> Result<Vec<Line>, StoreError> {
    let mut query = Query::new();
    let day = day.into();
    let lines = lines(&mut query, grant, day);
    let wanted = wanted(&mut query, grant.backend(), filter, order, page);
    let (columns, joined) = read_of(day);
    let sql = format!("{lines}SELECT {columns} FROM line{joined}{wanted}");
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(line).collect()
}

/// A part of an overview, with the numbers of all of it: by the team's key, of those on the staff whom the filter leaves. Of what
/// ends, what ends by `soon` is told. Where the part holds nobody there are no numbers either: nobody's log would tell of them.
///
/// One statement for another day, because the lines of a large staff take longer to make than all that is done with them. Those
/// of today are kept: these are read twice.
///
/// # Errors
/// When the database fails.
pub async fn overview_with_totals(
    grant: &Grant<'_, ViewWorkforce>,
    (day, soon): (impl Into<Day<'_>>, NaiveDate),
    filter: &Filter,
    order: (Order, bool),
    page: (u64, u64),
) -> Result<(Vec<Line>, Vec<Total>), StoreError> {
    let day = day.into();
    let (lines, mut totals) = match day {
        Day::Today(on) => {
            let lines = kept_page(grant, on, filter, order, page).await?;
            let totals = if lines.is_empty() { Vec::new() } else { kept_totals(grant, (on, soon), filter).await? };
            (lines, totals)
        }
        Day::Other { on, .. } => page_with_totals(grant, day, (on, soon), filter, order, page).await?,
    };
    if lines.is_empty() {
        totals.clear();
    }
    totals.sort_by_key(|total| total.team);
    Ok((lines, totals))
}

/// A part of the lines that are kept. They are put in order by their keys: to carry the whole of thousands along takes longer
/// than to look the few of a page up again.
async fn kept_page(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    filter: &Filter,
    (order, descending): (Order, bool),
    page: (u64, u64),
) -> Result<Vec<Line>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, Day::Today(on));
    let wanted = wanted(&mut query, grant.backend(), filter, (order, descending), page);
    let (columns, joined) = read_of(Day::Today(on));
    let team = if order == Order::Team { TEAM } else { "" };
    let ordered = ordered(grant.backend(), order, descending);
    let sql = format!(
        "{lines}, page AS (SELECT line.staff_id AS page_staff, line.nth AS page_nth FROM line{wanted})
SELECT {columns} FROM page JOIN line ON line.staff_id = page_staff AND line.nth = page_nth{joined}{team}{ordered}"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(line).collect()
}

async fn kept_totals(
    grant: &Grant<'_, ViewWorkforce>,
    days: (NaiveDate, NaiveDate),
    filter: &Filter,
) -> Result<Vec<Total>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, Day::Today(days.0));
    let narrowed = narrowed(&mut query, filter);
    let counts = counts(&mut query, days);
    let sql = format!("{lines}SELECT line.team_id, {counts} FROM line{narrowed} GROUP BY line.team_id");
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter().map(|row| total(row, (0, 1))).collect()
}

async fn page_with_totals(
    grant: &Grant<'_, ViewWorkforce>,
    day: Day<'_>,
    days: (NaiveDate, NaiveDate),
    filter: &Filter,
    (order, descending): (Order, bool),
    page: (u64, u64),
) -> Result<(Vec<Line>, Vec<Total>), StoreError> {
    let mut query = Query::new();
    let backend = grant.backend();
    let (columns, joined) = read_of(day);
    let lines = lines(&mut query, grant, day);
    let wanted = wanted(&mut query, backend, filter, (order, descending), page);
    let narrowed = narrowed(&mut query, filter);
    let counts = counts(&mut query, days);
    let place = ordered(backend, order, descending);
    let team = if order == Order::Team { TEAM } else { "" };
    // In the columns of a line: those that a total has none of.
    let none = |number: usize| vec!["NULL"; number].join(", ");
    let sql = format!(
        "{lines}, page AS (SELECT line.* FROM line{wanted})
SELECT {columns}, ROW_NUMBER() OVER ({place}) AS place, {no_counts} FROM page AS line{joined}{team}
UNION ALL
SELECT {before}, line.team_id, {after_team}, NULL, {counts} FROM line{narrowed} GROUP BY line.team_id
ORDER BY place",
        no_counts = ["CAST(NULL AS bigint)"; 7].join(", "),
        before = none(TOTAL_TEAM),
        after_team = none(LINE_COLUMNS - TOTAL_TEAM - 1),
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    let (mut lines, mut totals) = (Vec::new(), Vec::new());
    for row in &rows {
        if row.try_get_by_index::<Option<i64>>(LINE_COLUMNS)?.is_some() {
            lines.push(line(row)?);
        } else {
            totals.push(total(row, (TOTAL_TEAM, LINE_COLUMNS + 1))?);
        }
    }
    Ok((lines, totals))
}

/// Where the team of a line is among [`LINE`], and that of a total in the same columns.
const TOTAL_TEAM: usize = 3;

/// The numbers of a [`Total`], in the order that [`total`] reads them in: what lapses is told on the first of the days, what ends
/// soon from it to the second.
fn counts(query: &mut Query, (on, soon): (NaiveDate, NaiveDate)) -> String {
    let (after, soon) = (query.bind(on), query.bind(soon));
    let lapsed = query.list(Status::ALL.into_iter().filter(|status| status.lapsed()).map(|status| status.as_str()));
    let suspended = query.bind(Status::Known(Standing::Suspended).as_str());
    let behind = query.list([Band::Behind, Band::Critical].map(Band::as_str));
    format!(
        "COUNT(*), COUNT(CASE WHEN line.register IS NULL AND line.ends IS NULL THEN 1 END),
    COUNT(CASE WHEN line.status IN ({lapsed}) THEN 1 END), COUNT(CASE WHEN line.status = {suspended} THEN 1 END),
    COUNT(CASE WHEN line.ends > {after} AND line.ends <= {soon} THEN 1 END),
    COUNT(CASE WHEN line.band IN ({behind}) THEN 1 END), COUNT(CASE WHEN line.band = '{NOT_SHARED}' THEN 1 END)"
    )
}

/// Which line of an overview, and whose account shares what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineKey {
    /// Who.
    pub staff: StaffId,
    /// Which of their registrations: of each chamber there is one line.
    pub register: Option<Register>,
    /// See `register`.
    pub chamber: Option<Chamber>,
    /// Whose account shares, if they do today.
    pub account: Option<AccountId>,
}

/// The lines of an overview in their order, only by their keys: see [`lines_of`].
///
/// # Errors
/// When the database fails.
pub async fn keys(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    filter: &Filter,
    (order, descending): (Order, bool),
) -> Result<Vec<LineKey>, StoreError> {
    let mut query = Query::new();
    let lines = lines(&mut query, grant, Day::Today(on));
    let narrowed = narrowed(&mut query, filter);
    let ordered = ordered(grant.backend(), order, descending);
    let team = if order == Order::Team { TEAM } else { "" };
    let sql = format!(
        "{lines}SELECT line.staff_id, line.register, line.chamber, line.account_id FROM line{team}{narrowed}{ordered}"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    rows.iter()
        .map(|row| {
            Ok(LineKey {
                staff: row.try_get_by_index::<Uuid>(0)?.into(),
                register: parsed(row.try_get_by_index(1)?, "register")?,
                chamber: parsed(row.try_get_by_index(2)?, "chamber")?,
                account: row.try_get_by_index::<Option<Uuid>>(3)?.map(AccountId::from),
            })
        })
        .collect()
}

/// These lines, in this order, as they are by now: who is no longer within reach is left out, and what is no longer shared is
/// not in them. At most a thousand at once.
///
/// # Errors
/// When the database fails.
pub async fn lines_of(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    keys: &[LineKey],
) -> Result<Vec<Line>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::new();
    let (columns, joined) = read_of(Day::Today(on));
    let lines = lines(&mut query, grant, Day::Today(on));
    let staff = query.list(keys.iter().map(|key| key.staff.uuid()));
    let sql = format!("{lines}SELECT {columns} FROM line{joined} WHERE line.staff_id IN ({staff})");
    let rows = grant.connection().rows(&sql, query.values).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in &rows {
        let line = line(row)?;
        found.insert((line.staff, line.register, line.chamber), line);
    }
    Ok(keys.iter().filter_map(|key| found.remove(&(key.staff, key.register, key.chamber))).collect())
}

/// What [`line()`] reads of the lines of a day, and what has to be joined with them for that: of today, what only the record says.
fn read_of(day: Day<'_>) -> (String, &'static str) {
    let (whose, join) = match day {
        Day::Today(_) => ("staff", " JOIN staff ON staff.id = line.staff_id"),
        Day::Other { .. } => ("line", ""),
    };
    (LINE.replace("{whose}", whose), join)
}

const LINE: &str =
    "line.staff_id, {whose}.name, {whose}.job_title, line.team_id, {whose}.email, {whose}.employee_number,
    line.account_id, line.sharing, line.register, line.chamber, line.register_number, line.status, line.ends,
    line.submit_by, line.band, line.measure, line.measure_until, line.vog_on, line.checked_on, line.checked_outcome";
/// How many columns [`LINE`] are.
const LINE_COLUMNS: usize = 20;

fn line(row: &QueryResult) -> Result<Line, StoreError> {
    let account: Option<Uuid> = row.try_get_by_index(6)?;
    let sharing: Option<Sharing> = parsed(row.try_get_by_index(7)?, "sharing")?;
    let measure: Option<String> = row.try_get_by_index(15)?;
    let until: Option<NaiveDate> = row.try_get_by_index(16)?;
    let checked: Option<NaiveDate> = row.try_get_by_index(18)?;
    Ok(Line {
        staff: row.try_get_by_index::<Uuid>(0)?.into(),
        name: row.try_get_by_index(1)?,
        job_title: row.try_get_by_index(2)?,
        team: row.try_get_by_index::<Option<Uuid>>(3)?.map(TeamId::from),
        email: row.try_get_by_index(4)?,
        employee_number: row.try_get_by_index(5)?,
        sharing: account.map(AccountId::from).zip(sharing),
        register: parsed(row.try_get_by_index(8)?, "register")?,
        chamber: parsed(row.try_get_by_index(9)?, "chamber")?,
        register_number: row.try_get_by_index(10)?,
        status: status_of(row.try_get_by_index(11)?)?,
        ends: row.try_get_by_index(12)?,
        submit_by: row.try_get_by_index(13)?,
        band: band_of(row.try_get_by_index(14)?)?,
        measure: measure.map(|measure| (measure, until)),
        vog_on: row.try_get_by_index(17)?,
        checked: checked.zip(parsed(row.try_get_by_index(19)?, "outcome")?),
    })
}

fn status_of(text: String) -> Result<Status, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt("status"))
}

fn band_of(text: String) -> Result<Progress, StoreError> {
    if text == NOT_SHARED {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| StoreError::Corrupt("band"))
}

fn count(row: &QueryResult, index: usize) -> Result<u64, StoreError> {
    u64::try_from(row.try_get_by_index::<i64>(index)?).map_err(|_| StoreError::Corrupt("count"))
}

/// Numbers of one team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The team.
    pub team: Option<TeamId>,
    /// How many lines.
    pub lines: u64,
    /// How many of them are of somebody of whom no registration is known.
    pub bare: u64,
    /// How many of them have lapsed: see [`Status::lapsed`].
    pub lapsed: u64,
    /// How many of them are suspended: they have not ended, and bar from the work all the same.
    pub suspended: u64,
    /// How many of them end after the day asked about and on or before the second one.
    pub soon: u64,
    /// How many are behind, or worse.
    pub behind: u64,
    /// Of how many is not shared how far they are.
    pub not_shared: u64,
}

/// A total, with its team in one column and its numbers from another one on.
fn total(row: &QueryResult, (team, first): (usize, usize)) -> Result<Total, StoreError> {
    let count = |place: usize| count(row, first + place);
    Ok(Total {
        team: row.try_get_by_index::<Option<Uuid>>(team)?.map(TeamId::from),
        lines: count(0)?,
        bare: count(1)?,
        lapsed: count(2)?,
        suspended: count(3)?,
        soon: count(4)?,
        behind: count(5)?,
        not_shared: count(6)?,
    })
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
    let lines = lines(&mut query, grant, on.into());
    let (after, until) = (query.bind(on), query.bind(until));
    let sql = format!(
        "{lines}SELECT team_id, ends, COUNT(*) FROM line WHERE ends > {after} AND ends <= {until}
        GROUP BY team_id, ends"
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    let mut expiries: Vec<Expiry> = rows
        .iter()
        .map(|row| {
            Ok(Expiry {
                team: row.try_get_by_index::<Option<Uuid>>(0)?.map(TeamId::from),
                ends: row.try_get_by_index(1)?,
                lines: count(row, 2)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    expiries.sort_by_key(|expiry| (expiry.ends, expiry.team));
    Ok(expiries)
}

/// Somebody whom the public register has to be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The employer's own record.
    pub staff: Staff,
    /// When somebody last looked, and what it showed.
    pub checked: Option<(NaiveDate, CheckOutcome)>,
}

/// A page of [`due`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DuePage {
    /// Who, the longest ago first.
    pub due: Vec<Due>,
    /// How many there are on all pages.
    pub all: u64,
    /// How many more there are of whom no registration is known.
    pub without_register: u64,
}

/// Who has a registration, as far as the employer wrote down.
const REGISTERED: &str =
    "staff.register IS NOT NULL OR staff.register_number IS NOT NULL OR staff.registered_until IS NOT NULL";

/// Those with a registration who share nothing on the day `on` and of whom nobody has looked since `since`, or since the
/// registration ended. Never looked comes first. Two queries.
///
/// # Errors
/// When the database fails.
pub async fn due(
    grant: &Grant<'_, ViewWorkforce>,
    (on, since): (NaiveDate, NaiveDate),
    (offset, limit): (u64, u64),
) -> Result<DuePage, StoreError> {
    let mut query = Query::new();
    let organisation = query.bind(grant.subject().uuid());
    let on = query.bind(on);
    let scope = query.scope(grant.scope());
    let present = format!(
        "staff.organisation_id = {organisation} AND staff.deleted_at IS NULL
    AND (staff.until IS NULL OR staff.until >= {on}){scope}
    AND NOT EXISTS (SELECT 1 FROM link WHERE link.staff_id = staff.id AND link.withdrawn_at IS NULL
        AND link.since <= {on} AND (link.until IS NULL OR link.until >= {on}))"
    );
    let sql = format!("SELECT COUNT(*) FROM staff WHERE {present} AND NOT ({REGISTERED})");
    let row = grant.connection().row(&sql, query.values.clone()).await?;
    let without_register = row.map_or(Ok(0), |row| count(&row, 0))?;
    let since = query.bind(since);
    let limit = query.bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let offset = query.bind(i64::try_from(offset).unwrap_or(i64::MAX));
    let name = plainly(grant.backend(), "staff.name_key");
    let sql = format!(
        "SELECT {}, staff.checked_on, staff.checked_outcome, COUNT(*) OVER ()
        FROM staff WHERE {present} AND ({REGISTERED})
            AND (staff.checked_on IS NULL OR staff.checked_on < {since}
                OR (staff.registered_until <= {on} AND staff.checked_on < staff.registered_until))
        ORDER BY (staff.checked_on IS NOT NULL), staff.checked_on, {name}, staff.id LIMIT {limit} OFFSET {offset}",
        Staff::COLUMNS
    );
    let rows = grant.connection().rows(&sql, query.values).await?;
    let all = rows.first().map_or(Ok(0), |row| count(row, 16))?;
    let due = rows
        .iter()
        .map(|row| {
            let on: Option<NaiveDate> = row.try_get_by_index(14)?;
            Ok(Due { staff: Staff::read(row)?, checked: on.zip(parsed(row.try_get_by_index(15)?, "outcome")?) })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(DuePage { due, all, without_register })
}

/// The teams that a role reaches: all of them where it says nothing.
#[must_use]
pub fn reach(grant: &Grant<'_, ViewWorkforce>) -> Option<Vec<TeamId>> {
    match grant.scope() {
        Scope::Whole => None,
        Scope::Teams(teams) => Some(teams.iter().copied().map(TeamId::from).collect()),
    }
}
