//! Who is given which work, and for how long. Before it is stored the norm is asked for the whole period; afterwards it is
//! asked again each day, and never stored.
use chrono::NaiveDate;
use domain::allocation::Answer;
use domain::organisation::Reading;
use serde::{Deserialize, Serialize};
use store::access::{AllocateWork, Grant, ViewWorkforce};
use store::allocation::{self, Allocation, Asked, Line};
use store::dispute::{self, Raised, To};
use store::kind_of_work::Whom;
use store::organisation::{self, About, What};
use store::workforce::{self, Sought};
use store::{AccountId, AllocationId, KindOfWorkId, OrganisationId, StaffId, StoreError, TeamId};

use crate::arrangement::{WorkForm, WorkVersion};
use crate::decide::{Deciding, Stretch, Verdict};
use crate::kind_of_work::{At, KindOfWork};
use crate::organisation::below;
use crate::workforce::{employer, plausible, text};
use crate::{Actor, Employer, EmployerProblem, Service, authorise};

/// Characters of a reference.
const MAX_REFERENCE: usize = 60;
/// So many others are named who may do work too.
const OTHERS: usize = 8;
/// So many of those whose registration holds longest are looked at before everybody is.
const LIKELY: u32 = 40;
/// So many allocations are on a page.
const LINES: usize = 50;

/// A period: the first day, and the last where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Period {
    /// Whether it is past by a day.
    #[must_use]
    pub fn is_over(self, on: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < on)
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, on: NaiveDate) -> bool {
        self.since <= on && !self.is_over(on)
    }
}

/// Work that is given to somebody, with what the norm says of it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocated {
    /// Its key.
    pub id: AllocationId,
    /// To whom, with the name.
    pub staff: (StaffId, String),
    /// Their team.
    pub team: Option<TeamId>,
    /// Which work, with its name.
    pub kind_of_work: (KindOfWorkId, String),
    /// A code of the employer's own.
    pub reference: Option<String>,
    /// For how long.
    pub period: Period,
    /// Rises by one with each change.
    pub version: i32,
    /// The answer today, or on the first day when that is still to come; `None` when they have left.
    pub verdict: Option<Verdict>,
}

impl Allocated {
    pub(crate) fn of(deciding: &Deciding, line: Line, on: NaiveDate) -> Self {
        let Line { allocation, name, team, work } = line;
        let kind = deciding.kind(allocation.kind_of_work);
        let on = on.max(allocation.since);
        Self {
            id: allocation.id,
            verdict: kind.and_then(|kind| deciding.decide(allocation.staff, kind, on)),
            staff: (allocation.staff, name),
            team,
            kind_of_work: (allocation.kind_of_work, work),
            reference: allocation.reference,
            period: Period { since: allocation.since, until: allocation.until },
            version: allocation.version,
        }
    }

    /// The answer; `None` when they have left.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        self.verdict.as_ref().map(|verdict| verdict.allocation.answer)
    }

    /// Whether somebody does work on a day that they may not do, or that nobody is there for any more.
    #[must_use]
    pub fn is_trouble(&self, on: NaiveDate) -> bool {
        self.period.contains(on) && self.answer().is_none_or(Answer::is_refusal)
    }
}

/// What an overview of allocations is narrowed down to; what is `None` narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllocationsAsked {
    /// In the name of who was given work.
    pub search: String,
    /// Of one person.
    pub staff: Option<StaffId>,
    /// Of a team and those below it.
    pub team: Option<TeamId>,
    /// Of one kind of work.
    pub kind_of_work: Option<KindOfWorkId>,
    /// With this answer today.
    pub answer: Option<Answer>,
    /// Those that are over too.
    pub over: bool,
}

impl AllocationsAsked {
    /// Those that it leaves.
    fn of(&self, given: Vec<Allocated>, employer: &Employer, today: NaiveDate) -> Vec<Allocated> {
        let teams = self.team.map(|team| below(&employer.teams, team));
        let search = workforce::folded(&self.search);
        let is_called = |one: &Allocated| {
            let name = workforce::folded(&one.staff.1);
            search.split(' ').all(|word| name.contains(word))
        };
        let wanted = |one: &Allocated| {
            is_called(one)
                && self.staff.is_none_or(|staff| one.staff.0 == staff)
                && teams.as_ref().is_none_or(|teams| one.team.is_some_and(|team| teams.contains(&team)))
                && self.kind_of_work.is_none_or(|kind| one.kind_of_work.0 == kind)
                && self.answer.is_none_or(|answer| one.period.contains(today) && one.answer() == Some(answer))
        };
        given.into_iter().filter(wanted).collect()
    }
}

/// A page of the allocations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocations {
    /// Whose staff it is.
    pub employer: Employer,
    /// Who can be chosen in the filter, and the kinds of work.
    pub form: WorkForm,
    /// What is no longer allowed today, whatever the filter.
    pub todo: Vec<Allocated>,
    /// Those of this page.
    pub lines: Vec<Allocated>,
    /// How many there are on all pages.
    pub all: usize,
    /// How many there are on a page.
    pub per_page: usize,
}

/// What is to be given to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// To whom.
    pub staff: StaffId,
    /// Which work.
    pub kind_of_work: KindOfWorkId,
    /// For how long.
    pub period: Period,
}

/// Days in a row with one answer, as who gave the work has seen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The answer.
    pub answer: Answer,
    /// Its last day in the period.
    pub until: Option<NaiveDate>,
}

impl From<&Stretch> for Part {
    fn from(stretch: &Stretch) -> Self {
        Self { answer: stretch.verdict.allocation.answer, until: stretch.until }
    }
}

/// Others who may do work on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Those who may for the longest time first; empty where nobody within reach may, or nobody was asked for.
    pub may: Vec<Verdict>,
    /// How many more of them there are, of those who were looked at.
    pub more: usize,
    /// Who was looked at.
    pub from: Among,
}

/// Among whom others were looked for who may do work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Among {
    /// Their own team.
    Team,
    /// Those whose registration holds longest.
    Registered,
    /// Everybody within reach.
    #[default]
    Everybody,
}

/// What the norm says before work is given to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// To whom, by name.
    pub name: String,
    /// Which work.
    pub kind: KindOfWork,
    /// The answers of the period in order; never empty.
    pub course: Vec<Stretch>,
    /// Others who may do it on the first day.
    pub others: Others,
}

/// One allocation, with what the norm says of the rest of its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationView {
    /// Whose staff it is.
    pub at: At,
    /// Which.
    pub allocated: Allocated,
    /// The work.
    pub kind: KindOfWork,
    /// The answers from today on, or from the first day where that is to come; empty when it is over or they have left.
    pub course: Vec<Stretch>,
    /// Others who may do it from then on.
    pub others: Others,
    /// Objections to it, the last first.
    pub raised: Vec<Raised>,
}

/// What a line of the history of an allocation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllocationSaid {
    /// Period, reference, and the answer that was given for the first day.
    Given(Period, Option<String>, Option<Part>),
    /// An objection to it was answered.
    Answered,
}

/// The history of an allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationHistory {
    /// Whose staff it is.
    pub at: At,
    /// As it is.
    pub allocated: Allocated,
    /// The last one first: period, reference, and the answer that was given for the first day.
    pub versions: Vec<WorkVersion<AllocationSaid>>,
}

/// An allocation as the history keeps it, with the answer on the first day at the time.
#[derive(Deserialize, Serialize)]
struct Written {
    staff: String,
    kind_of_work: String,
    reference: Option<String>,
    since: NaiveDate,
    until: Option<NaiveDate>,
    answer: Option<Answer>,
    answer_until: Option<NaiveDate>,
}

/// The answer to an objection as the history keeps it.
#[derive(Deserialize, Serialize)]
pub(crate) struct Answered {
    pub(crate) objection: String,
    pub(crate) answer: String,
}

fn written(allocation: &Allocation, part: Option<Part>) -> Result<String, StoreError> {
    let written = Written {
        staff: allocation.staff.to_string(),
        kind_of_work: allocation.kind_of_work.to_string(),
        reference: allocation.reference.clone(),
        since: allocation.since,
        until: allocation.until,
        answer: part.map(|part| part.answer),
        answer_until: part.and_then(|part| part.until),
    };
    serde_json::to_string(&written).map_err(|_| StoreError::Corrupt("allocation"))
}

/// The allocations within reach that are not over by a day, of one person or one kind of work.
pub(crate) async fn touched(
    grant: &Grant<'_, ViewWorkforce>,
    on: NaiveDate,
    staff: Option<StaffId>,
    kind_of_work: Option<KindOfWorkId>,
) -> Result<Vec<Line>, StoreError> {
    allocation::all(grant, Asked { staff, kind_of_work, on: Some(on) }).await
}

/// Who else may do a kind of work on a day; and whose shared registrations those answers rest on. Nobody where it is not asked:
/// only where the first days are refused, or a part of a period that has an end. Every registration ends some day, and then
/// nobody else is needed now.
///
/// First the team is looked at whose work it is, or else their own: a colleague from there is nearest. Then those whose registration holds longest. Everybody
/// takes a while to read where there are thousands, and is read where none of these may.
async fn others(
    grant: &Grant<'_, ViewWorkforce>,
    today: NaiveDate,
    kind: &KindOfWork,
    ((except, team), period): ((StaffId, Option<TeamId>), Period),
    course: &[Stretch],
) -> Result<(Others, Vec<AccountId>), StoreError> {
    let refused = |stretch: &Stretch| stretch.verdict.allocation.answer.is_refusal();
    let now = course.first().is_some_and(refused);
    let ever = period.until.is_some() && course.iter().any(refused);
    if !(now || ever) {
        return Ok((Others::default(), Vec::new()));
    }
    let teams = match &kind.whose.team {
        Some((team, _)) => below(&organisation::teams(grant).await?, *team),
        None => team.into_iter().collect(),
    };
    for from in [Among::Team, Among::Registered, Among::Everybody] {
        let whom = match from {
            Among::Team if teams.is_empty() => continue,
            Among::Team => Whom::Teams(teams.clone()),
            Among::Registered => Whom::These(workforce::registered(grant, (today, period.since), LIKELY).await?),
            Among::Everybody => Whom::Everybody,
        };
        let deciding = Deciding::read(grant, today, whom).await?;
        let mut may: Vec<Verdict> = deciding
            .people(period.since)
            .filter(|staff| *staff != except)
            .filter_map(|staff| deciding.decide(staff, kind, period.since))
            .filter(|verdict| !verdict.allocation.answer.is_refusal())
            .collect();
        if may.is_empty() {
            continue;
        }
        // Whose work it is; as such before under an arrangement; among those the longest first; then by name, as they come.
        may.sort_by_key(|verdict| {
            let last = verdict.allocation.valid_until.unwrap_or(NaiveDate::MAX);
            (!verdict.theirs, verdict.allocation.answer, std::cmp::Reverse(last))
        });
        let more = may.len().saturating_sub(OTHERS);
        may.truncate(OTHERS);
        let accounts = deciding.accounts(&may.iter().map(|verdict| verdict.staff).collect::<Vec<_>>());
        return Ok((Others { may, more, from }, accounts));
    }
    Ok((Others::default(), Vec::new()))
}

impl Service {
    /// A page of the allocations within reach; the first is 0.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn allocations(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        asked: AllocationsAsked,
        page: usize,
    ) -> Result<Allocations, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let keep = asked.staff.into_iter().collect();
        let people = workforce::choices(&grant, today, &Sought { keep, ..Sought::default() }).await?;
        let deciding = Deciding::read(&grant, today, None).await?;
        let on = if asked.over { None } else { Some(today) };
        let given = allocation::all(&grant, Asked { on, ..Asked::default() }).await?;
        drop(grant);
        drop(tx);
        let at = At::from(&employer);
        let form = WorkForm::of(at, people, deciding.kinds().to_vec());
        let given: Vec<Allocated> = given.into_iter().map(|line| Allocated::of(&deciding, line, today)).collect();
        let todo: Vec<Allocated> = given.iter().filter(|one| one.is_trouble(today)).cloned().collect();
        let wanted = asked.of(given, &employer, today);
        let all = wanted.len();
        let lines: Vec<Allocated> = wanted.into_iter().skip(page.saturating_mul(LINES)).take(LINES).collect();
        let shown: Vec<StaffId> = todo.iter().chain(&lines).map(|one| one.staff.0).collect();
        self.note_reading(actor, organisation, &deciding.accounts(&shown), Reading::Allocation).await?;
        Ok(Allocations { employer, form, todo, lines, all, per_page: LINES })
    }

    /// All allocations that a filter leaves, for a file. Who shares finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn allocations_export(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        asked: AllocationsAsked,
    ) -> Result<(Employer, Vec<Allocated>), EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let deciding = Deciding::read(&grant, today, None).await?;
        let on = if asked.over { None } else { Some(today) };
        let given = allocation::all(&grant, Asked { on, ..Asked::default() }).await?;
        drop(grant);
        drop(tx);
        let given = given.into_iter().map(|line| Allocated::of(&deciding, line, today)).collect();
        let wanted = asked.of(given, &employer, today);
        let taken: Vec<StaffId> = wanted.iter().map(|one| one.staff.0).collect();
        self.note_reading(actor, organisation, &deciding.accounts(&taken), Reading::Export).await?;
        Ok((employer, wanted))
    }

    /// Whether who asks may give people work: asked before their form is looked at.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn may_allocate(&self, actor: &Actor, organisation: OrganisationId) -> Result<(), EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, AllocateWork, organisation).await?;
        Ok(())
    }

    /// What the form starts from; only for who gives people work.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn allocation_form(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        sought: &Sought,
    ) -> Result<WorkForm, EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, AllocateWork, organisation).await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        WorkForm::read(&grant, self.today(), sought).await
    }

    /// What the norm says of a period before work is given to somebody, and who else may do it. Nothing is stored.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn gate(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        given: Given,
    ) -> Result<Gate, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        authorise(&tx, actor, AllocateWork, organisation).await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let deciding = Deciding::read(&grant, today, Some(given.staff)).await?;
        let course = course(&deciding, given)?;
        let kind = deciding.kind(given.kind_of_work).ok_or(EmployerProblem::NotFound)?.clone();
        let record = deciding.record(given.staff).ok_or(EmployerProblem::NotFound)?;
        let (name, team) = (record.name.clone(), record.team);
        let (others, seen) = others(&grant, today, &kind, ((given.staff, team), given.period), &course).await?;
        drop(grant);
        drop(tx);
        let accounts: Vec<AccountId> = deciding.accounts(&[given.staff]).into_iter().chain(seen).collect();
        self.note_reading(actor, organisation, &accounts, Reading::Allocation).await?;
        Ok(Gate { name, kind, course, others })
    }

    /// Gives somebody work under a fresh key when `version` is `None`, else changes period and reference of version
    /// `version`. `seen` is the answer for the first days as it was shown before; where it is another one by now, nothing is
    /// stored. What is not allowed on the first day is not stored either.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn allocate(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (id, version): (AllocationId, Option<i32>),
        given: Given,
        reference: &str,
        seen: Option<Part>,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AllocateWork, organisation).await?;
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let reference = text(reference, MAX_REFERENCE).map_err(EmployerProblem::Reference)?;
        if reference.as_ref().is_some_and(|reference| reference.chars().any(char::is_control)) {
            return Err(EmployerProblem::Reference(crate::NameProblem::ControlCharacter));
        }
        let there = allocation::get(&viewing, id).await?.map(|line| line.allocation);
        let given = match (&there, version) {
            (Some(stored), Some(_)) => {
                Given { staff: stored.staff, kind_of_work: stored.kind_of_work, period: given.period }
            }
            (None, Some(_)) => return Err(EmployerProblem::NotFound),
            (_, None) => given,
        };
        let new = Allocation {
            id,
            staff: given.staff,
            kind_of_work: given.kind_of_work,
            reference,
            since: given.period.since,
            until: given.period.until,
            version: version.unwrap_or(1),
        };
        if let Some(stored) = &there {
            if (Allocation { version: stored.version, ..new.clone() }) == *stored {
                // The form was sent twice, or nothing was changed.
                return Ok(());
            }
            if version != Some(stored.version) {
                return Err(EmployerProblem::Conflict { version: stored.version });
            }
        }
        let deciding = Deciding::read(&viewing, self.today(), Some(given.staff)).await?;
        let course = course(&deciding, given)?;
        let first = course.first().map(Part::from).ok_or(EmployerProblem::NotFound)?;
        if first.answer.is_refusal() {
            return Err(EmployerProblem::NotAllowed);
        }
        if seen != Some(first) {
            return Err(EmployerProblem::OtherAnswer);
        }
        let now = self.now();
        let stored = match version {
            None => allocation::insert(&grant, &new, now).await?,
            Some(_) => allocation::edit(&grant, &new, now).await?,
        };
        if !stored {
            return Err(EmployerProblem::NotFound);
        }
        let what = if version.is_none() { What::Created } else { What::Edited };
        organisation::note(&grant, About::Allocation(id), what, &written(&new, Some(first))?, now).await?;
        Ok(tx.commit().await?)
    }

    /// Ends version `version` of an allocation with a last day. The norm is not asked: to stop is always allowed.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn end_allocation(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (id, version): (AllocationId, i32),
        until: NaiveDate,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AllocateWork, organisation).await?;
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let stored = allocation::get(&viewing, id).await?.ok_or(EmployerProblem::NotFound)?.allocation;
        if stored.until == Some(until) {
            return Ok(());
        }
        if !plausible(until) || stored.until.is_some_and(|last| last < until) {
            return Err(EmployerProblem::Day);
        }
        if until < stored.since {
            return Err(EmployerProblem::Reversed);
        }
        let now = self.now();
        let ended = Allocation { until: Some(until), version, ..stored.clone() };
        if !allocation::edit(&grant, &ended, now).await? {
            return Err(EmployerProblem::Conflict { version: stored.version });
        }
        organisation::note(&grant, About::Allocation(id), What::Ended, &written(&ended, None)?, now).await?;
        Ok(tx.commit().await?)
    }

    /// One allocation.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn allocation(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: AllocationId,
    ) -> Result<AllocationView, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let line = allocation::get(&grant, id).await?.ok_or(EmployerProblem::NotFound)?;
        let raised =
            dispute::raised(&grant, Some(To::Allocation(id))).await?.into_iter().map(|(raised, _)| raised).collect();
        let staff = line.allocation.staff;
        let deciding = Deciding::read(&grant, today, Some(staff)).await?;
        let kind = deciding.kind(line.allocation.kind_of_work).ok_or(EmployerProblem::NotFound)?.clone();
        let allocated = Allocated::of(&deciding, line, today);
        let Period { since, until } = allocated.period;
        let since = since.max(today);
        let course = deciding.course(staff, &kind, since, until);
        let who = (staff, allocated.team);
        let (others, seen) = others(&grant, today, &kind, (who, Period { since, until }), &course).await?;
        drop(grant);
        drop(tx);
        let accounts: Vec<AccountId> = deciding.accounts(&[staff]).into_iter().chain(seen).collect();
        self.note_reading(actor, organisation, &accounts, Reading::Allocation).await?;
        Ok(AllocationView { at, allocated, kind, course, others, raised })
    }

    /// The history of an allocation, the last line first.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn allocation_history(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: AllocationId,
    ) -> Result<AllocationHistory, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let line = allocation::get(&grant, id).await?.ok_or(EmployerProblem::NotFound)?;
        let staff = line.allocation.staff;
        let deciding = Deciding::read(&grant, today, Some(staff)).await?;
        let lines = organisation::history(&grant, About::Allocation(id)).await?;
        drop(grant);
        drop(tx);
        let allocated = Allocated::of(&deciding, line, today);
        let versions = lines.into_iter().map(|line| {
            let written: Option<Written> = serde_json::from_str(&line.payload).ok();
            let said = match written {
                Some(written) => {
                    let part = written.answer.map(|answer| Part { answer, until: written.answer_until });
                    let period = Period { since: written.since, until: written.until };
                    Some(AllocationSaid::Given(period, written.reference, part))
                }
                None => serde_json::from_str(&line.payload).ok().map(|_: Answered| AllocationSaid::Answered),
            };
            WorkVersion { at: line.at, by: line.name, what: line.what, said }
        });
        let versions = versions.collect();
        self.note_reading(actor, organisation, &deciding.accounts(&[staff]), Reading::Allocation).await?;
        Ok(AllocationHistory { at, allocated, versions })
    }
}

/// The answers of what is to be given, where the period makes sense and they work there for all of it.
fn course(deciding: &Deciding, given: Given) -> Result<Vec<Stretch>, EmployerProblem> {
    let Given { staff, kind_of_work, period: Period { since, until } } = given;
    if !plausible(since) || !until.is_none_or(plausible) {
        return Err(EmployerProblem::Day);
    }
    if until.is_some_and(|until| until < since) {
        return Err(EmployerProblem::Reversed);
    }
    let record = deciding.record(staff).ok_or(EmployerProblem::NotFound)?;
    let before = record.since.is_some_and(|first| since < first);
    let after = record.until.is_some_and(|last| until.is_none_or(|until| last < until));
    if before || after {
        return Err(EmployerProblem::Employment);
    }
    let kind = deciding.kind(kind_of_work).ok_or(EmployerProblem::NotFound)?;
    Ok(deciding.course(staff, kind, since, until))
}
