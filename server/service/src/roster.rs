//! Checks of many at once: a team on a day, and a roster. Nothing of a roster is stored.
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::allocation::{Answer, Course, Run};
use domain::organisation::Reading;
use store::access::ViewWorkforce;
use store::workforce::{Record, folded};
use store::{OrganisationId, StaffId, TeamId};

use crate::decide::Deciding;
use crate::kind_of_work::At;
use crate::organisation::below;
use crate::workforce::employer;
use crate::{Actor, Employer, EmployerProblem, KindOfWork, Service, Verdict, authorise};

/// Answers that a page of a team shows at most.
const CELLS: usize = 2_000;

/// Which people of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Everybody within reach.
    Everybody,
    /// Those of a team, and of the teams below it.
    Team(TeamId),
    /// Those of no team.
    NoTeam,
}

/// What the people of a team may do on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamCheck {
    /// Whose staff it is.
    pub employer: Employer,
    /// The kinds of work of a team or of somebody of them, by name.
    pub kinds: Vec<KindOfWork>,
    /// How many may do each, and how many there are: of those whose work it is.
    pub may: Vec<(usize, usize)>,
    /// How many they are.
    pub all: usize,
    /// A page of them, by name, each with an answer for each kind of work.
    pub people: Vec<Vec<Verdict>>,
    /// People on a page.
    pub per_page: usize,
}

/// A row of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// The number of somebody of the staff; may be empty.
    pub employee: String,
    /// The name or the number of somebody; may be empty.
    pub person: String,
    /// The kind of work, by name; may be empty.
    pub work: String,
    /// The first and the last day, or what is wrong with them.
    pub days: Result<(NaiveDate, NaiveDate), RosterFinding>,
}

/// Why a row of a roster cannot be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RosterFinding {
    /// Nobody is named.
    PersonMissing,
    /// There is nobody of that name or number within reach.
    PersonUnknown,
    /// There are several of that name.
    PersonAmbiguous,
    /// No work is named.
    WorkMissing,
    /// There is no kind of work of that name.
    WorkUnknown,
    /// There is no day.
    DayMissing,
    /// There is a first day and no last one.
    NoEnd,
    /// It is no date.
    DayUnreadable,
    /// It is out of the years that are read.
    DayOutOfRange,
    /// The last day is before the first.
    DaysReversed,
    /// They do not work here on each of those days, as the employer wrote down.
    NotEmployed,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterOutcome {
    /// It cannot be decided.
    Finding(RosterFinding),
    /// It is decided: the place of its run in [`RosterCheck::runs`]. Of several that of the strictest answer.
    Run(usize),
}

/// Days on end on which the answer for somebody and a kind of work is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRun {
    /// The first day that the roster asks about.
    pub since: NaiveDate,
    /// The work.
    pub kind: KindOfWork,
    /// The answer on that day, with what was arranged.
    pub verdict: Verdict,
}

/// A roster, decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterCheck {
    /// Whose staff it is.
    pub at: At,
    /// What became of each row, in the order of the file.
    pub outcomes: Vec<RosterOutcome>,
    /// The decisions.
    pub runs: Vec<RosterRun>,
}

impl Service {
    /// What the people of a team may do on a day, a page of them; the first is 0. Who is on it and shares finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn team_may(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        within: Within,
        on: NaiveDate,
        page: usize,
    ) -> Result<TeamCheck, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let deciding = Deciding::read(&grant, self.today(), None).await?;
        drop(grant);
        drop(tx);
        let teams = match within {
            Within::Team(team) => below(&employer.teams, team),
            Within::Everybody | Within::NoTeam => Vec::new(),
        };
        let is_within = move |team: Option<TeamId>| match within {
            Within::Everybody => true,
            Within::NoTeam => team.is_none(),
            Within::Team(_) => team.is_some_and(|team| teams.contains(&team)),
        };
        let decided = in_the_background(move || {
            let (check, seen) = team(&deciding, employer, is_within, on, page);
            (check, deciding.accounts(&seen))
        });
        let (check, seen) = decided.await?;
        self.note_reading(actor, organisation, &seen, Reading::Allocation).await?;
        Ok(check)
    }

    /// Decides every row of a roster. Nothing of it is stored; who is in it and shares finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn check_roster(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        entries: Vec<RosterEntry>,
    ) -> Result<RosterCheck, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let deciding = Deciding::read(&grant, self.today(), None).await?;
        drop(grant);
        drop(tx);
        let decided = in_the_background(move || {
            let (outcomes, runs) = decide(&deciding, &entries);
            let mut named: Vec<StaffId> = runs.iter().map(|run| run.verdict.staff).collect();
            named.dedup();
            (outcomes, runs, deciding.accounts(&named))
        });
        let (outcomes, runs, seen) = decided.await?;
        self.note_reading(actor, organisation, &seen, Reading::Allocation).await?;
        Ok(RosterCheck { at, outcomes, runs })
    }
}

/// Up to some hundred milliseconds of work: not on a thread that answers others.
async fn in_the_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, EmployerProblem> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "many at once could not be decided");
        EmployerProblem::Unavailable
    })
}

/// What a team may do, and who is shown of it.
fn team(
    deciding: &Deciding,
    employer: Employer,
    is_within: impl Fn(Option<TeamId>) -> bool,
    on: NaiveDate,
    page: usize,
) -> (TeamCheck, Vec<StaffId>) {
    let is_shown = |staff: &StaffId| deciding.record(*staff).is_some_and(|record| is_within(record.team));
    let people: Vec<StaffId> = deciding.people(on).filter(is_shown).collect();
    // What is nobody's work of them is left out, but not what is of their team: that there is nobody for it is to be seen.
    let is_of_them = |kind: &&KindOfWork| {
        let of_team = kind.whose.team.as_ref().is_some_and(|(team, _)| is_within(Some(*team)));
        of_team || people.is_empty() || people.iter().any(|staff| deciding.is_theirs(*staff, kind))
    };
    let mut kinds: Vec<KindOfWork> = deciding.kinds().iter().filter(is_of_them).cloned().collect();
    if kinds.is_empty() {
        kinds = deciding.kinds().to_vec();
    }
    let per_page = CELLS.checked_div(kinds.len()).unwrap_or(CELLS).clamp(5, 50);
    let first = page.saturating_mul(per_page);
    let mut may = vec![(0_usize, 0_usize); kinds.len()];
    let (mut seen, mut shown) = (Vec::new(), Vec::new());
    for (place, staff) in people.iter().enumerate() {
        let answers: Vec<Verdict> = kinds.iter().filter_map(|kind| deciding.decide(*staff, kind, on)).collect();
        for ((may, all), answer) in may.iter_mut().zip(&answers).filter(|(_, answer)| answer.theirs) {
            *may = may.saturating_add(usize::from(!answer.allocation.answer.is_refusal()));
            *all = all.saturating_add(1);
        }
        if (first..first.saturating_add(per_page)).contains(&place) {
            seen.push(*staff);
            shown.push(answers);
        }
    }
    (TeamCheck { employer, kinds, may, all: people.len(), people: shown, per_page }, seen)
}

/// A row by its place, with its first and its last day.
type Placed = (usize, (NaiveDate, NaiveDate));

/// What becomes of each row, and the decisions: by name and kind of work, in order of date.
fn decide(deciding: &Deciding, entries: &[RosterEntry]) -> (Vec<RosterOutcome>, Vec<RosterRun>) {
    let people: Vec<(StaffId, &Record)> = deciding.records().collect();
    let names = Names::of(&people, deciding.kinds());
    let mut persons: HashMap<(&str, &str), Result<usize, RosterFinding>> = HashMap::new();
    let mut works: HashMap<&str, Result<usize, RosterFinding>> = HashMap::new();
    let mut outcomes = Vec::with_capacity(entries.len());
    let mut groups: HashMap<(usize, usize), Vec<Placed>> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let (employee, person, work) = (entry.employee.as_str(), entry.person.as_str(), entry.work.as_str());
        let person = *persons.entry((employee, person)).or_insert_with(|| names.person(employee, person));
        let work = *works.entry(work).or_insert_with(|| names.work(work));
        let found = person.and_then(|person| {
            let (work, days) = (work?, entry.days?);
            let employed = people.get(person).is_some_and(|(_, record)| is_employed(record, days));
            if employed { Ok(((person, work), days)) } else { Err(RosterFinding::NotEmployed) }
        });
        let outcome = match found {
            // Until the runs are there.
            Ok(_) => RosterOutcome::Run(usize::MAX),
            Err(finding) => RosterOutcome::Finding(finding),
        };
        outcomes.push(outcome);
        if let Ok((group, days)) = found {
            groups.entry(group).or_default().push((place, days));
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_unstable_by_key(|(group, _)| *group);
    let mut runs: Vec<RosterRun> = Vec::new();
    for ((person, work), rows) in groups {
        let (Some((staff, _)), Some(kind)) = (people.get(person), deciding.kinds().get(work)) else { continue };
        let before = runs.len();
        let course = Course::of(rows.iter().map(|(_, days)| *days), |day| {
            let verdict = deciding.decide(*staff, kind, day);
            let until = verdict.as_ref().and_then(|verdict| verdict.allocation.valid_until);
            (verdict, until)
        });
        for (place, days) in rows {
            let over = course.over(days);
            let Some(first) = over.first() else { continue };
            let begin = course.runs().partition_point(|run| run.since < first.since);
            let strictest = over.iter().enumerate().min_by_key(|(at, run)| (strictness(run), *at));
            if let (Some((at, _)), Some(outcome)) = (strictest, outcomes.get_mut(place)) {
                *outcome = RosterOutcome::Run(before.saturating_add(begin).saturating_add(at));
            }
        }
        runs.extend(
            course
                .into_runs()
                .into_iter()
                .filter_map(|run| Some(RosterRun { since: run.since, kind: kind.clone(), verdict: run.answer? })),
        );
    }
    (outcomes, runs)
}

/// Whether they work there on every day from the first to the last, as far as the employer wrote down.
fn is_employed(record: &Record, (first, last): (NaiveDate, NaiveDate)) -> bool {
    record.since.is_none_or(|since| since <= first) && record.until.is_none_or(|until| last <= until)
}

/// What asks most attention comes first.
fn strictness(run: &Run<Option<Verdict>>) -> u8 {
    match run.answer.as_ref().map(|verdict| verdict.allocation.answer) {
        Some(Answer::NotAllowed) => 0,
        Some(Answer::AllowedUnless) => 1,
        Some(Answer::AllowedSupervised) => 2,
        Some(Answer::Allowed) => 3,
        Some(Answer::OutOfScope) | None => 4,
    }
}

/// Who is meant, and which work, by what a roster calls them.
struct Names {
    numbers: HashMap<String, Result<usize, RosterFinding>>,
    names: HashMap<String, Result<usize, RosterFinding>>,
    works: HashMap<String, usize>,
}

impl Names {
    fn of(people: &[(StaffId, &Record)], kinds: &[KindOfWork]) -> Self {
        let mut names = Self { numbers: HashMap::new(), names: HashMap::new(), works: HashMap::new() };
        let twice = |there: &mut Result<usize, RosterFinding>| *there = Err(RosterFinding::PersonAmbiguous);
        for (place, (_, record)) in people.iter().enumerate() {
            names.names.entry(folded(&record.name)).and_modify(twice).or_insert(Ok(place));
            if let Some(number) = &record.employee_number {
                names.numbers.entry(folded(number)).and_modify(twice).or_insert(Ok(place));
            }
        }
        // Exactly as it is called comes before what differs in accents only.
        for (place, kind) in kinds.iter().enumerate() {
            names.works.entry(kind.name.to_lowercase()).or_insert(place);
        }
        for (place, kind) in kinds.iter().enumerate() {
            names.works.entry(folded(&kind.name)).or_insert(place);
        }
        names
    }

    /// By the number, where there is one; else by what may be either, a number first.
    fn person(&self, employee: &str, person: &str) -> Result<usize, RosterFinding> {
        let (employee, person) = (folded(employee), folded(person));
        let unknown = Err(RosterFinding::PersonUnknown);
        match (employee.is_empty(), person.is_empty()) {
            (false, _) => self.numbers.get(&employee).copied().unwrap_or(unknown),
            (true, true) => Err(RosterFinding::PersonMissing),
            (true, false) => self.numbers.get(&person).or_else(|| self.names.get(&person)).copied().unwrap_or(unknown),
        }
    }

    fn work(&self, work: &str) -> Result<usize, RosterFinding> {
        let plain = folded(work);
        if plain.is_empty() {
            return Err(RosterFinding::WorkMissing);
        }
        let exact = self.works.get(&work.trim().to_lowercase());
        exact.or_else(|| self.works.get(&plain)).copied().ok_or(RosterFinding::WorkUnknown)
    }
}
