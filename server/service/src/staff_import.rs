//! Reading in a list of staff: what each row means for the records that there are, and writing all of it or nothing.
//!
//! A row is somebody of the staff by their employee number, else by their e-mail address, else by their name and job title
//! when only one has those; and never when a number or an address of both differs. What a row leaves empty stays as it is.
//! So the same list read again finds everybody, and changes nothing.
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Register;
use domain::organisation::{Role, StaffColumn};
use store::access::{EditWorkforce, ManageOrganisation, ViewWorkforce};
use store::organisation::{self, About, Team, What};
use store::staff_import;
use store::workforce::{self, Record, Staff, folded};
use store::{OrganisationId, StaffId, TeamId};

use crate::organisation::{MAX_TEAMS, name_of};
use crate::secret::{hexadecimal, sha256};
use crate::workforce::{Employer, employer, examined, written};
use crate::{Actor, EmployerProblem, Service, authorise};

/// The columns by which a row means somebody.
const IDENTIFYING: [StaffColumn; 7] = [
    StaffColumn::Name,
    StaffColumn::FirstName,
    StaffColumn::Infix,
    StaffColumn::LastName,
    StaffColumn::JobTitle,
    StaffColumn::Email,
    StaffColumn::EmployeeNumber,
];

/// The most people that one employer writes down.
const MAX_STAFF: usize = 20_000;

/// A row of a list, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its number in the list.
    pub row: usize,
    /// What it says; its team is [`Self::team`].
    pub record: Record,
    /// The name of the team; empty where it names none.
    pub team: String,
    /// Cells that could not be read, and are empty here: the row cannot be taken over. What else is wrong with it is said all
    /// the same.
    pub unreadable: Vec<StaffColumn>,
}

/// What is done with teams of a list that are not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownTeams {
    /// Nothing: nobody's team changes by them.
    #[default]
    Leave,
    /// They are made, on top of the tree. For owners only.
    Make,
}

/// What reading a list in would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffPlan {
    /// Whose staff it is, with the teams that would be made.
    pub employer: Employer,
    /// Whether who asks may make teams.
    pub may_make_teams: bool,
    /// The rows, in the order of the list.
    pub rows: Vec<PlannedRow>,
    /// Who is on the staff and not in the list: nothing is done with them.
    pub missing: Vec<Staff>,
    /// Teams that the list names and that are not there.
    pub unknown_teams: Vec<String>,
    /// Another one for everything else that it would do.
    pub mark: String,
}

/// A row, and what would be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its number in the list.
    pub row: usize,
    /// Whom it names.
    pub name: String,
    /// What would be done.
    pub what: RowPlan,
    /// What to look at; no hindrance.
    pub remarks: Vec<RowRemark>,
}

/// Something about a row that may be right, and may be a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowRemark {
    /// Somebody else has this e-mail address, or this number in this register.
    InUse {
        /// What of it.
        column: StaffColumn,
        /// By whom.
        by: String,
    },
    /// There is an end date of a registration, and no register.
    NoRegister,
}

/// What would be done with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowPlan {
    /// Somebody new.
    New(Box<Record>),
    /// Somebody of the staff changes.
    Changed {
        /// Who.
        staff: StaffId,
        /// The version that changes.
        version: i32,
        /// The record as it is.
        before: Box<Record>,
        /// The record as it would be.
        after: Box<Record>,
    },
    /// Somebody of the staff, as they are.
    Same,
    /// The same row came before.
    Repeated {
        /// In this row.
        row: usize,
    },
    /// It cannot be taken over: everything that is wrong with it, each with the column that it is about. Nothing where that is
    /// only [`Listed::unreadable`].
    Wrong(Vec<(StaffColumn, RowProblem)>),
}

/// Why a row cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The record will not do.
    Record(EmployerProblem),
    /// The name of the team will not do.
    TeamName,
    /// Several teams have this name.
    SeveralTeams,
    /// The same employee number came before.
    NumberTwice {
        /// In this row.
        row: usize,
    },
    /// Somebody who came before, saying something else.
    SamePerson {
        /// In this row.
        row: usize,
    },
    /// Several of the staff could be meant.
    Several,
}

impl StaffPlan {
    /// How many rows would do what.
    #[must_use]
    pub fn counts(&self) -> StaffCounts {
        let mut counts = StaffCounts::default();
        for row in &self.rows {
            let count = match row.what {
                RowPlan::New(_) => &mut counts.new,
                RowPlan::Changed { .. } => &mut counts.changed,
                RowPlan::Same | RowPlan::Repeated { .. } => &mut counts.same,
                RowPlan::Wrong(_) => &mut counts.wrong,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}

/// How many rows of a list would do what, or did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StaffCounts {
    /// Somebody new.
    pub new: usize,
    /// Somebody changed.
    pub changed: usize,
    /// Nothing.
    pub same: usize,
    /// What cannot be taken over.
    pub wrong: usize,
}

/// What became of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffImport {
    /// It was read in.
    Done(StaffCounts),
    /// It would do something else than was seen, or cannot be read in: this is what it would do now.
    LookAgain(Box<StaffPlan>),
}

impl Service {
    /// What the columns of a list with these headings hold, where that was chosen before. Only for who may read lists in.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn staff_columns(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        headings: &[String],
    ) -> Result<Option<Vec<Option<StaffColumn>>>, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let chosen = staff_import::chosen(&grant, &key(headings)).await?;
        // What an older program called otherwise is chosen again.
        let chosen: Option<Vec<Option<StaffColumn>>> = chosen.and_then(|text| serde_json::from_str(&text).ok());
        Ok(chosen.filter(|columns| columns.len() == headings.len()))
    }

    /// What [`Service::import_staff`] would do. Writes nothing.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn preview_staff_import(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        listed: &[Listed],
        teams: UnknownTeams,
    ) -> Result<StaffPlan, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let employer = employer(&authorise(&tx, actor, ViewWorkforce, organisation).await?).await?;
        let staff = workforce::all(&grant).await?;
        drop(grant);
        drop(tx);
        Plan::of(employer, staff, listed, (teams, self.today()))
    }

    /// Reads a list in: all of it, when it does what was seen as `mark` and no row is wrong; else nothing. The choice of
    /// columns is kept for the next list with these headings.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn import_staff(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (headings, columns): (&[String], &[Option<StaffColumn>]),
        listed: &[Listed],
        (teams, mark): (UnknownTeams, &str),
    ) -> Result<StaffImport, EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        // Nobody else makes teams or reads a list in meanwhile.
        organisation::lock(&grant).await?;
        let employer = employer(&authorise(&tx, actor, ViewWorkforce, organisation).await?).await?;
        let there: Vec<TeamId> = employer.teams.iter().map(|team| team.id).collect();
        let plan = Plan::of(employer, workforce::all(&grant).await?, listed, (teams, self.today()))?;
        let counts = plan.counts();
        let nothing = counts == StaffCounts { same: counts.same, ..StaffCounts::default() };
        if counts.wrong > 0 || (!nothing && plan.mark != mark) {
            return Ok(StaffImport::LookAgain(Box::new(plan)));
        }
        let now = self.now();
        let new: Vec<&Team> = plan.employer.teams.iter().filter(|team| !there.contains(&team.id)).collect();
        if !new.is_empty() {
            let managing = authorise(&tx, actor, ManageOrganisation, organisation).await?;
            for team in &new {
                organisation::put_team(&managing, team).await?;
            }
            let line = |team: &&Team| (About::Team(team.id), serde_json::json!({ "name": team.name }).to_string());
            organisation::note_all(&managing, What::Imported, new.iter().map(line).collect(), now).await?;
        }
        let put: Vec<(StaffId, Option<i32>, &Record)> = plan
            .rows
            .iter()
            .filter_map(|row| match &row.what {
                RowPlan::New(record) => Some((StaffId::new(), None, &**record)),
                RowPlan::Changed { staff, version, after, .. } => Some((*staff, Some(*version), &**after)),
                RowPlan::Same | RowPlan::Repeated { .. } | RowPlan::Wrong(_) => None,
            })
            .collect();
        if workforce::put_all(&grant, &put, now).await? != u64::try_from(put.len()).unwrap_or(u64::MAX) {
            // Somebody else changed one of them meanwhile: nothing is taken, and a second look sees the change.
            return Err(EmployerProblem::Conflict { version: 0 });
        }
        let lines = put.iter().map(|(id, _, record)| (About::Staff(*id), written(record)));
        organisation::note_all(&grant, What::Imported, lines.collect(), now).await?;
        let chosen = serde_json::to_string(columns).unwrap_or_default();
        staff_import::keep(&grant, &key(headings), &chosen, now).await?;
        tx.commit().await?;
        Ok(StaffImport::Done(counts))
    }
}

/// A list with other headings is another list.
fn key(headings: &[String]) -> String {
    let headings: Vec<String> = headings.iter().map(|heading| folded(heading)).collect();
    hexadecimal(&sha256(headings.join("\n").as_bytes()))
}

/// Somebody whom a row can mean: of the staff, or new by an earlier row.
struct Candidate {
    record: Record,
    staff: Option<(StaffId, i32)>,
    /// The row that means them already.
    row: Option<usize>,
}

impl Candidate {
    /// Whether a number or an address of both differs: then they are not the same.
    fn contradicts(&self, row: &Record) -> bool {
        let differ = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
        differ(&self.record.employee_number, &row.employee_number) || differ(&self.record.email, &row.email)
    }
}

/// Who has an address, or a number in a register, once the list is read in.
struct Holder<'a> {
    /// None for somebody new.
    staff: Option<StaffId>,
    /// The row that means them; 0 for none.
    row: usize,
    name: &'a str,
}

/// Making a plan.
struct Plan {
    people: Vec<Candidate>,
    by_number: HashMap<String, usize>,
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    teams: HashMap<String, Vec<TeamId>>,
    new_teams: Vec<Team>,
    unknown_teams: Vec<String>,
    make: bool,
    /// Rows by what they say.
    seen: HashMap<String, usize>,
    numbers: HashMap<String, usize>,
    today: NaiveDate,
}

impl Plan {
    fn of(
        mut employer: Employer,
        staff: Vec<Staff>,
        listed: &[Listed],
        (teams, today): (UnknownTeams, NaiveDate),
    ) -> Result<StaffPlan, EmployerProblem> {
        let may_make_teams = employer.role == Role::Owner;
        if teams == UnknownTeams::Make && !may_make_teams {
            return Err(EmployerProblem::NotTheirRole);
        }
        let mut plan = Self {
            people: Vec::with_capacity(staff.len()),
            by_number: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
            teams: HashMap::new(),
            new_teams: Vec::new(),
            unknown_teams: Vec::new(),
            make: teams == UnknownTeams::Make,
            seen: HashMap::new(),
            numbers: HashMap::new(),
            today,
        };
        for team in &employer.teams {
            plan.teams.entry(folded(&team.name)).or_default().push(team.id);
        }
        for one in &staff {
            plan.add(Candidate { record: one.record.clone(), staff: Some((one.id, one.version)), row: None });
        }
        let mut rows: Vec<PlannedRow> = listed
            .iter()
            .map(|row| {
                let name = row.record.name.clone();
                PlannedRow { row: row.row, name, what: plan.row(row), remarks: Vec::new() }
            })
            .collect();
        plan.remarks(&mut rows);
        let limit = |most: usize| EmployerProblem::TooMany { limit: u64::try_from(most).unwrap_or(u64::MAX) };
        if plan.people.len() > MAX_STAFF {
            return Err(limit(MAX_STAFF));
        }
        if !plan.new_teams.is_empty() && employer.teams.len().saturating_add(plan.new_teams.len()) > MAX_TEAMS {
            return Err(limit(MAX_TEAMS));
        }
        let meant = plan.people.iter().filter(|one| one.row.is_some()).filter_map(|one| one.staff);
        let meant: std::collections::HashSet<StaffId> = meant.map(|(id, _)| id).collect();
        let missing = staff.into_iter().filter(|one| !meant.contains(&one.id)).collect();
        employer.teams.extend(plan.new_teams);
        let mark = mark(&employer, &rows);
        Ok(StaffPlan { employer, may_make_teams, rows, missing, unknown_teams: plan.unknown_teams, mark })
    }

    fn add(&mut self, one: Candidate) {
        let place = self.people.len();
        if let Some(number) = &one.record.employee_number {
            self.by_number.insert(number.clone(), place);
        }
        if let Some(email) = &one.record.email {
            self.by_email.entry(email.clone()).or_default().push(place);
        }
        self.by_name.entry(folded(&one.record.name)).or_default().push(place);
        self.people.push(one);
    }

    fn row(&mut self, listed: &Listed) -> RowPlan {
        // A list of ours has somebody with two registrations twice.
        let says = format!("{}\n{}", written(&listed.record), listed.team);
        if listed.unreadable.is_empty() {
            if let Some(row) = self.seen.get(&says) {
                return RowPlan::Repeated { row: *row };
            }
            self.seen.insert(says, listed.row);
        }
        let (given, problems) = examined(listed.record.clone(), self.today);
        let mut wrong: Vec<(StaffColumn, RowProblem)> =
            problems.into_iter().map(|(column, problem)| (column, RowProblem::Record(problem))).collect();
        if let Some(number) = &given.employee_number
            && let Some(row) = self.numbers.insert(number.clone(), listed.row)
        {
            wrong.push((StaffColumn::EmployeeNumber, RowProblem::NumberTwice { row }));
        }
        // Whom it means is not known while what tells that is wrong.
        let tells = |column: &StaffColumn| IDENTIFYING.contains(column);
        let known = !listed.unreadable.iter().any(tells) && !wrong.iter().any(|(column, _)| tells(column));
        let found = match if known { self.find(&given) } else { Ok(None) } {
            Ok(found) => found,
            Err(problem) => {
                wrong.push(problem);
                None
            }
        };
        if let Some((place, column)) = found
            && let Some(row) = self.people.get(place).and_then(|one| one.row)
        {
            wrong.push((column, RowProblem::SamePerson { row }));
        }
        let place = found.map(|(place, _)| place);
        let one = place.and_then(|place| self.people.get(place));
        let before = one.map(|one| one.record.clone()).unwrap_or_default();
        let staff = one.and_then(|one| one.staff);
        let team = self.team(&listed.team, before.team).unwrap_or_else(|problem| {
            wrong.push((StaffColumn::Team, problem));
            None
        });
        let after = merged(&before, given, team);
        if place.is_some() && after != before {
            // Together with what stays, it may not do.
            for (column, problem) in examined(after.clone(), self.today).1 {
                let problem = (column, RowProblem::Record(problem));
                if !wrong.contains(&problem) {
                    wrong.push(problem);
                }
            }
        }
        if !wrong.is_empty() || !listed.unreadable.is_empty() {
            return RowPlan::Wrong(wrong);
        }
        if let Some(one) = place.and_then(|place| self.people.get_mut(place)) {
            one.row = Some(listed.row);
        }
        let Some((staff, version)) = staff else {
            self.add(Candidate { record: after.clone(), staff: None, row: Some(listed.row) });
            return RowPlan::New(Box::new(after));
        };
        if after == before {
            return RowPlan::Same;
        }
        RowPlan::Changed { staff, version, before: Box::new(before), after: Box::new(after) }
    }

    /// Whom a row means, and what of it says so.
    fn find(&self, row: &Record) -> Result<Option<(usize, StaffColumn)>, (StaffColumn, RowProblem)> {
        if let Some(place) = row.employee_number.as_ref().and_then(|number| self.by_number.get(number)) {
            return Ok(Some((*place, StaffColumn::EmployeeNumber)));
        }
        let fits = |place: &&usize| self.people.get(**place).is_some_and(|one| !one.contradicts(row));
        let only = |places: Vec<usize>, column: StaffColumn| match places.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some((*only, column))),
            _ => Err((column, RowProblem::Several)),
        };
        if let Some(places) = row.email.as_ref().and_then(|email| self.by_email.get(email)) {
            let places: Vec<usize> = places.iter().filter(fits).copied().collect();
            if !places.is_empty() {
                return only(places, StaffColumn::Email);
            }
        }
        let job = folded(&row.job_title);
        let same_job = |place: &&usize| {
            let theirs = |one: &Candidate| folded(&one.record.job_title) == job;
            job.is_empty() || self.people.get(**place).is_some_and(theirs)
        };
        let places = self.by_name.get(&folded(&row.name)).into_iter().flatten();
        only(places.filter(fits).filter(same_job).copied().collect(), StaffColumn::Name)
    }

    /// What to look at of the rows, now that it is known what all of them come to: an address or a number of a register that
    /// becomes that of a second person, and an end date without a register. What was so before is not told again.
    fn remarks(&self, rows: &mut [PlannedRow]) {
        // Everybody as they would be.
        let mut emails: HashMap<&str, Vec<Holder<'_>>> = HashMap::new();
        let mut numbers: HashMap<(Register, &str), Vec<Holder<'_>>> = HashMap::new();
        let changed: HashMap<StaffId, (usize, &Record)> = rows
            .iter()
            .filter_map(|row| match &row.what {
                RowPlan::Changed { staff, after, .. } => Some((*staff, (row.row, &**after))),
                _ => None,
            })
            .collect();
        for one in &self.people {
            let staff = one.staff.map(|(id, _)| id);
            let (row, record) =
                staff.and_then(|id| changed.get(&id).copied()).unwrap_or((one.row.unwrap_or_default(), &one.record));
            if let Some(email) = &record.email {
                emails.entry(email).or_default().push(Holder { staff, row, name: &record.name });
            }
            if let Some((register, number)) = record.register.zip(record.register_number.as_deref()) {
                numbers.entry((register, number)).or_default().push(Holder { staff, row, name: &record.name });
            }
        }
        let mut told: Vec<Vec<RowRemark>> = Vec::with_capacity(rows.len());
        for row in rows.iter() {
            let nobody = Record::default();
            let (staff, before, after) = match &row.what {
                RowPlan::New(after) => (None, &nobody, after),
                RowPlan::Changed { staff, before, after, .. } => (Some(*staff), &**before, after),
                RowPlan::Same | RowPlan::Repeated { .. } | RowPlan::Wrong(_) => {
                    told.push(Vec::new());
                    continue;
                }
            };
            let other = |those: Option<&Vec<Holder<'_>>>| {
                let somebody_else = |one: &&Holder<'_>| {
                    if staff.is_some() { one.staff != staff } else { one.staff.is_some() || one.row != row.row }
                };
                those.into_iter().flatten().find(somebody_else).map(|one| one.name.to_owned())
            };
            let mut remarks = Vec::new();
            if let Some(email) = after.email.as_deref().filter(|_| after.email != before.email)
                && let Some(by) = other(emails.get(email))
            {
                remarks.push(RowRemark::InUse { column: StaffColumn::Email, by });
            }
            let number = |record: &Record| record.register.zip(record.register_number.clone());
            if let Some((register, number)) = number(after).filter(|now| Some(now) != number(before).as_ref())
                && let Some(by) = other(numbers.get(&(register, number.as_str())))
            {
                remarks.push(RowRemark::InUse { column: StaffColumn::RegisterNumber, by });
            }
            if after.registered_until.is_some() && after.register.is_none() {
                remarks.push(RowRemark::NoRegister);
            }
            told.push(remarks);
        }
        for (row, remarks) in rows.iter_mut().zip(told) {
            row.remarks = remarks;
        }
    }

    /// The team that a row names; `before` where it names none, or one that is not there and not made.
    fn team(&mut self, name: &str, before: Option<TeamId>) -> Result<Option<TeamId>, RowProblem> {
        if name.is_empty() {
            return Ok(before);
        }
        let key = folded(name);
        match self.teams.get(&key).map(Vec::as_slice) {
            Some([team]) => return Ok(Some(*team)),
            Some(several) if before.is_some_and(|team| several.contains(&team)) => return Ok(before),
            Some(_) => return Err(RowProblem::SeveralTeams),
            None => {}
        }
        let name = name_of(name).map_err(|_| RowProblem::TeamName)?;
        if !self.unknown_teams.iter().any(|one| folded(one) == key) {
            self.unknown_teams.push(name.clone());
        }
        if !self.make {
            return Ok(before);
        }
        let team = Team { id: TeamId::new(), parent: None, location: None, name };
        self.teams.insert(key, vec![team.id]);
        let id = team.id;
        self.new_teams.push(team);
        Ok(Some(id))
    }
}

/// A record with what a row says in place of what it said; what the row leaves empty stays.
fn merged(before: &Record, row: Record, team: Option<TeamId>) -> Record {
    let other_register = row.register.is_some() && row.register != before.register;
    let chamber = if other_register { row.chamber } else { row.chamber.or(before.chamber) };
    Record {
        team,
        name: row.name,
        job_title: if row.job_title.is_empty() { before.job_title.clone() } else { row.job_title },
        email: row.email.or_else(|| before.email.clone()),
        employee_number: row.employee_number.or_else(|| before.employee_number.clone()),
        register: row.register.or(before.register),
        chamber,
        register_number: row.register_number.or_else(|| before.register_number.clone()),
        registered_until: row.registered_until.or(before.registered_until),
        vog_on: row.vog_on.or(before.vog_on),
        since: row.since.or(before.since),
        until: row.until.or(before.until),
    }
}

/// What tells one plan from another: everything that would be written, without the keys that are made for it.
fn mark(employer: &Employer, rows: &[PlannedRow]) -> String {
    let line = |row: &PlannedRow| {
        let (kind, record) = match &row.what {
            RowPlan::New(record) => ("new".to_owned(), record),
            RowPlan::Changed { staff, version, after, .. } => (format!("{staff} {version}"), after),
            RowPlan::Same | RowPlan::Repeated { .. } | RowPlan::Wrong(_) => return None,
        };
        let team = employer.teams.iter().find(|team| Some(team.id) == record.team);
        let team = team.map(|team| team.name.as_str()).unwrap_or_default();
        Some(format!("{} {kind} {team} {}", row.row, written(&Record { team: None, ..(**record).clone() })))
    };
    let lines: Vec<String> = rows.iter().filter_map(line).collect();
    hexadecimal(&sha256(lines.join("\n").as_bytes()))
}
