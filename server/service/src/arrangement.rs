//! The ledger of exceptions: how somebody who is not registered may do reserved work, on whose responsibility, and until
//! when. Whether a line holds is never stored: it follows from the norm on the day.
use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::Allocation;
use domain::allocation::{Agreement, ArrangementKind, Reason, UnlessBasis, UnlessGround};
use domain::organisation::{LedgerState, Reading};
use domain::period::day_before;
use serde::{Deserialize, Serialize};
use store::access::{KeepLedger, ViewWorkforce};
use store::arrangement::{self, Line};
use store::dispute::{self, Raised, To};
use store::kind_of_work::Whom;
use store::organisation::{self, About, What};
use store::workforce::{CHOICES, Sought};
use store::{ArrangementId, KindOfWorkId, OrganisationId, StaffId, StoreError, TeamId};

use crate::allocation::{Allocated, Answered, touched};
use crate::decide::{Deciding, Kept, StoredTerms, Verdict};
use crate::kind_of_work::{At, KindOfWork, kind};
use crate::workforce::{employer, plausible, text};
use crate::{Actor, Employer, EmployerProblem, Service, authorise};

/// Before this day there was no norm to make an exception of.
///
/// Source: 'Kwaliteitskader Jeugd', start 2015, in the facts of the domain.
pub const NORM_SINCE: NaiveDate = match NaiveDate::from_ymd_opt(2015, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
/// Our reading: no source says how soon an exception has to be looked at again. Later than a registration lasts it would never
/// lapse by itself.
const REVIEW_WITHIN: Months = Months::new(60);

/// Whether an exception that begins on one day can be looked at again on another.
#[must_use]
pub fn may_review(since: NaiveDate, review_on: NaiveDate) -> bool {
    since.checked_add_months(REVIEW_WITHIN).is_none_or(|last| review_on <= last)
}

/// What ends within this time is told apart in the ledger.
const SOON: Months = Months::new(6);

/// What was arranged, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// Who of the staff is responsible; nobody any more when they were taken off it.
    pub responsible: Option<StaffId>,
    /// What was agreed: for a tandem.
    pub agreements: Vec<Agreement>,
    /// The ground: for an exception.
    pub ground: Option<UnlessGround>,
    /// On what that rests: for an exception.
    pub basis: Option<UnlessBasis>,
    /// Why, in words.
    pub reason: String,
    /// The first day.
    pub since: NaiveDate,
    /// The first day that it no longer holds unless it is looked at again.
    pub review_on: NaiveDate,
    /// The last day, where it was ended.
    pub until: Option<NaiveDate>,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its key.
    pub id: ArrangementId,
    /// Who does the work, with the name.
    pub staff: (StaffId, String),
    /// Their team.
    pub team: Option<TeamId>,
    /// Which work, with its name.
    pub kind_of_work: (KindOfWorkId, String),
    /// How it is arranged.
    pub kind: ArrangementKind,
    /// What was arranged.
    pub arranged: Arranged,
    /// The name of who is responsible, while they are on the staff.
    pub responsible: Option<String>,
    /// Who is responsible, where it holds by a registration of theirs that nobody ever looked up in the public register.
    pub unchecked: Option<StaffId>,
    /// Rises by one with each change.
    pub version: i32,
    /// How it stands today.
    pub state: LedgerState,
    /// What the norm says of it today, for somebody without a registration; `None` when who does the work has left.
    pub held: Option<Allocation>,
}

/// The ledger of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Whose it is.
    pub at: At,
    /// What is no longer allowed today, with the work that it touches.
    pub todo: Vec<Allocated>,
    /// Its lines, by name.
    pub lines: Vec<Exception>,
}

/// One line of the ledger, with what it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionView {
    /// Whose it is.
    pub at: At,
    /// The line.
    pub exception: Exception,
    /// What its person may do of this work today, by everything that is arranged; `None` when they have left.
    pub verdict: Option<Verdict>,
    /// The work of this kind that is given to them.
    pub allocations: Vec<Allocated>,
    /// Objections of who is responsible, the last first.
    pub raised: Vec<Raised>,
}

/// Somebody to choose in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Who.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// What they do.
    pub job_title: String,
}

/// What a form about work of people starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkForm {
    /// Whose staff it is.
    pub at: At,
    /// Who can be chosen: those within reach who work there, by name.
    pub people: Vec<Choice>,
    /// Whether there may be more of them, to be searched for.
    pub more: bool,
    /// The kinds of work, by name.
    pub kinds: Vec<KindOfWork>,
}

/// A line of the history of something that the employer keeps about work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkVersion<T> {
    /// When.
    pub at: DateTime<Utc>,
    /// Who: a name, or nothing when they are gone.
    pub by: Option<String>,
    /// What was done.
    pub what: What,
    /// What it then said; nothing where the line cannot be read.
    pub said: Option<T>,
}

/// The history of a line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionHistory {
    /// Whose it is.
    pub at: At,
    /// The line as it is.
    pub exception: Exception,
    /// The last one first.
    pub versions: Vec<WorkVersion<ExceptionSaid>>,
}

/// What a line of the history of a line of the ledger says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExceptionSaid {
    /// What was arranged, with the name of who then was responsible, while they are on the staff.
    Arranged(Arranged, Option<String>),
    /// An objection to it was answered.
    Answered,
}

/// A line as the history keeps it.
#[derive(Deserialize, Serialize)]
struct Written {
    staff: String,
    kind_of_work: String,
    kind: ArrangementKind,
    responsible: Option<String>,
    #[serde(flatten)]
    terms: StoredTerms,
    since: NaiveDate,
    review_on: NaiveDate,
    until: Option<NaiveDate>,
}

impl Arranged {
    fn terms(&self) -> StoredTerms {
        StoredTerms {
            agreements: self.agreements.clone(),
            ground: self.ground,
            basis: self.basis,
            reason: Some(self.reason.clone()).filter(|reason| !reason.is_empty()),
        }
    }

    fn of(terms: StoredTerms, responsible: Option<StaffId>, days: (NaiveDate, NaiveDate, Option<NaiveDate>)) -> Self {
        let StoredTerms { agreements, ground, basis, reason } = terms;
        let (since, review_on, until) = days;
        Self { responsible, agreements, ground, basis, reason: reason.unwrap_or_default(), since, review_on, until }
    }

    /// Only what belongs to a kind is kept, so that nothing is stored that no page shows.
    fn only(mut self, kind: ArrangementKind) -> Self {
        if kind != ArrangementKind::Tandem {
            self.agreements.clear();
        }
        self.agreements.sort_unstable();
        self.agreements.dedup();
        if kind != ArrangementKind::Unless {
            (self.ground, self.basis) = (None, None);
        }
        self
    }
}

fn written(line: &arrangement::Arrangement) -> Result<String, StoreError> {
    let written = Written {
        staff: line.staff.to_string(),
        kind_of_work: line.kind_of_work.to_string(),
        kind: line.kind,
        responsible: line.responsible.map(|staff| staff.to_string()),
        terms: serde_json::from_str(&line.terms).map_err(|_| StoreError::Corrupt("terms"))?,
        since: line.since,
        review_on: line.review_on,
        until: line.until,
    };
    serde_json::to_string(&written).map_err(|_| StoreError::Corrupt("terms"))
}

/// A line with how it stands on a day.
pub(crate) fn exception(deciding: &Deciding, line: &Line, on: NaiveDate) -> Result<Exception, StoreError> {
    let stored = &line.arrangement;
    let kept = Kept::read(stored)?;
    let kind = deciding.kind(stored.kind_of_work).ok_or(StoreError::Corrupt("kind of work"))?;
    let held = deciding.held(stored.staff, &kept, &kind.work, on);
    let soon = on.checked_add_months(SOON).unwrap_or(NaiveDate::MAX);
    let state = if stored.until.is_some_and(|until| until < on) {
        LedgerState::Ended
    } else {
        match &held {
            _ if on < stored.since => LedgerState::Ahead,
            Some(held) if !held.answer.is_refusal() => {
                if held.valid_until.is_some_and(|last| last < soon) {
                    LedgerState::Soon
                } else {
                    LedgerState::Holds
                }
            }
            _ => LedgerState::Lapsed,
        }
    };
    let holds = matches!(state, LedgerState::Holds | LedgerState::Soon | LedgerState::Ahead);
    let unchecked = deciding.unchecked(&kept, on.max(stored.since)).filter(|_| holds);
    let terms = serde_json::from_str(&stored.terms).map_err(|_| StoreError::Corrupt("terms"))?;
    Ok(Exception {
        id: stored.id,
        staff: (stored.staff, line.name.clone()),
        team: line.team,
        kind_of_work: (stored.kind_of_work, line.work.clone()),
        kind: stored.kind,
        arranged: Arranged::of(terms, stored.responsible, (stored.since, stored.review_on, stored.until)),
        responsible: line.responsible.clone(),
        unchecked,
        version: stored.version,
        state,
        held,
    })
}

impl Service {
    /// The ledger of those within reach, with what is no longer allowed on top.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn ledger(&self, actor: &Actor, organisation: OrganisationId) -> Result<Ledger, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let deciding = Deciding::read(&grant, today, None).await?;
        let given = touched(&grant, today, None, None).await?;
        drop(grant);
        drop(tx);
        let lines = deciding.ledger().iter().map(|line| exception(&deciding, line, today));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let todo: Vec<Allocated> = given
            .into_iter()
            .map(|line| Allocated::of(&deciding, line, today))
            .filter(|allocated| allocated.is_trouble(today))
            .collect();
        let shown = lines.iter().map(|line| line.staff.0).chain(todo.iter().map(|one| one.staff.0));
        let accounts = deciding.accounts(&shown.collect::<Vec<_>>());
        self.note_reading(actor, organisation, &accounts, Reading::Allocation).await?;
        Ok(Ledger { at, todo, lines })
    }

    /// The lines of those within reach for a file: all of them, or those in one state. Who shares finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn ledger_export(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        only: Option<LedgerState>,
    ) -> Result<(Employer, Vec<Exception>), EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let deciding = Deciding::read(&grant, today, None).await?;
        drop(grant);
        drop(tx);
        let lines = deciding.ledger().iter().map(|line| exception(&deciding, line, today));
        let mut lines = lines.collect::<Result<Vec<_>, _>>()?;
        lines.retain(|line| only.is_none_or(|state| line.state == state));
        let taken: Vec<StaffId> = lines.iter().map(|line| line.staff.0).collect();
        self.note_reading(actor, organisation, &deciding.accounts(&taken), Reading::Export).await?;
        Ok((employer, lines))
    }

    /// One line of the ledger.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn exception(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: ArrangementId,
    ) -> Result<ExceptionView, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let line = arrangement::get(&grant, id).await?.ok_or(EmployerProblem::NotFound)?;
        let raised =
            dispute::raised(&grant, Some(To::Arrangement(id))).await?.into_iter().map(|(one, _)| one).collect();
        let staff = line.arrangement.staff;
        let deciding = Deciding::read(&grant, today, Some(staff)).await?;
        let given = touched(&grant, today, Some(staff), Some(line.arrangement.kind_of_work)).await?;
        drop(grant);
        drop(tx);
        let exception = exception(&deciding, &line, today)?;
        let kind = deciding.kind(line.arrangement.kind_of_work).ok_or(EmployerProblem::NotFound)?;
        let verdict = deciding.decide(staff, kind, today);
        let allocations = given.into_iter().map(|line| Allocated::of(&deciding, line, today)).collect();
        self.note_reading(actor, organisation, &deciding.accounts(&[staff]), Reading::Allocation).await?;
        Ok(ExceptionView { at, exception, verdict, allocations, raised })
    }

    /// Whether who asks may keep the ledger: asked before their form is looked at.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn may_keep_ledger(&self, actor: &Actor, organisation: OrganisationId) -> Result<(), EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, KeepLedger, organisation).await?;
        Ok(())
    }

    /// What the form of a line starts from; only for who keeps the ledger.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn exception_form(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        sought: &Sought,
    ) -> Result<WorkForm, EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, KeepLedger, organisation).await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        WorkForm::read(&grant, self.today(), sought).await
    }

    /// Another line of the same person, work and kind with days in common, with its first and its last day: most likely the same
    /// thing twice. Not where the stored version of the line had days in common with that one already.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn similar_exception(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: ArrangementId,
        (staff, kind_of_work, kind): (StaffId, KindOfWorkId, ArrangementKind),
        arranged: &Arranged,
    ) -> Result<Option<(ArrangementId, NaiveDate, NaiveDate)>, EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, KeepLedger, organisation).await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let lines = arrangement::all(&grant, &Whom::One(staff)).await?.into_iter().map(|line| line.arrangement);
        let (own, others): (Vec<_>, Vec<_>) =
            lines.filter(|one| (one.kind_of_work, one.kind) == (kind_of_work, kind)).partition(|one| one.id == id);
        let days = (arranged.since, last_day(arranged.review_on, arranged.until));
        let before = own.first().map(|one| (one.since, last_day(one.review_on, one.until)));
        let common = |one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)| one.0 <= other.1 && other.0 <= one.1;
        let theirs = others.into_iter().map(|one| (one.id, one.since, last_day(one.review_on, one.until)));
        let mut same = theirs.filter(|(_, since, last)| {
            common(days, (*since, *last)) && !before.is_some_and(|before| common(before, (*since, *last)))
        });
        Ok(same.next())
    }

    /// Adds a line under a fresh key when `version` is `None`, else changes version `version` of one: then who does which
    /// work, and the kind, stay as they were. What would not open the work is not stored.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn save_exception(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (id, version): (ArrangementId, Option<i32>),
        (staff, kind_of_work, kind): (StaffId, KindOfWorkId, ArrangementKind),
        arranged: Arranged,
    ) -> Result<(), EmployerProblem> {
        let today = self.today();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, KeepLedger, organisation).await?;
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let there = arrangement::get(&viewing, id).await?;
        let (staff, kind_of_work, kind) = match (&there, version) {
            (Some(line), Some(_)) => {
                let stored = &line.arrangement;
                (stored.staff, stored.kind_of_work, stored.kind)
            }
            (None, Some(_)) => return Err(EmployerProblem::NotFound),
            (_, None) => (staff, kind_of_work, kind),
        };
        let arranged = checked(arranged.only(kind), staff)?;
        let new = arrangement::Arrangement {
            id,
            staff,
            kind_of_work,
            kind,
            responsible: arranged.responsible,
            terms: serde_json::to_string(&arranged.terms()).map_err(|_| StoreError::Corrupt("terms"))?,
            since: arranged.since,
            review_on: arranged.review_on,
            until: arranged.until,
            version: version.unwrap_or(1),
        };
        if let Some(Line { arrangement: stored, .. }) = &there {
            let same = arrangement::Arrangement { version: stored.version, ..new.clone() };
            if same == *stored {
                // The form was sent twice, or nothing was changed.
                return Ok(());
            }
            if version != Some(stored.version) {
                return Err(EmployerProblem::Conflict { version: stored.version });
            }
        }
        if arranged.review_on <= today {
            return Err(EmployerProblem::Review);
        }
        // The whole staff: who is responsible need not do any reserved work themselves.
        let deciding = Deciding::read(&viewing, today, None).await?;
        let work = deciding.kind(kind_of_work).ok_or(EmployerProblem::NotFound)?;
        deciding.record(staff).ok_or(EmployerProblem::NotFound)?;
        let responsible = arranged.responsible.and_then(|staff| deciding.record(staff));
        responsible.ok_or(EmployerProblem::NoResponsible)?;
        // What is over was to hold on its last day.
        let first = arranged.until.map_or(arranged.since.max(today), |until| arranged.since.max(today).min(until));
        let held = deciding.held(staff, &Kept::read(&new)?, &work.work, first).ok_or(EmployerProblem::NotFound)?;
        let lacking = lacking(&held);
        if !lacking.is_empty() {
            return Err(EmployerProblem::Lacking(lacking));
        }
        let now = self.now();
        let stored = match version {
            None => arrangement::insert(&grant, &new, now).await?,
            Some(_) => arrangement::edit(&grant, &new, now).await?,
        };
        if !stored {
            return Err(EmployerProblem::NotFound);
        }
        let what = if version.is_none() { What::Created } else { What::Edited };
        organisation::note(&grant, About::Arrangement(id), what, &written(&new)?, now).await?;
        Ok(tx.commit().await?)
    }

    /// Ends version `version` of a line with a last day.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn end_exception(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (id, version): (ArrangementId, i32),
        until: NaiveDate,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, KeepLedger, organisation).await?;
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let stored = arrangement::get(&viewing, id).await?.ok_or(EmployerProblem::NotFound)?.arrangement;
        if stored.until == Some(until) {
            return Ok(());
        }
        if !plausible(until) {
            return Err(EmployerProblem::Day);
        }
        if until < stored.since {
            return Err(EmployerProblem::Reversed);
        }
        let now = self.now();
        if !arrangement::end(&grant, id, version, until, now).await? {
            return Err(EmployerProblem::Conflict { version: stored.version });
        }
        let ended = arrangement::Arrangement { until: Some(until), ..stored };
        organisation::note(&grant, About::Arrangement(id), What::Ended, &written(&ended)?, now).await?;
        Ok(tx.commit().await?)
    }

    /// The history of a line, the last one first.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn exception_history(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: ArrangementId,
    ) -> Result<ExceptionHistory, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let line = arrangement::get(&grant, id).await?.ok_or(EmployerProblem::NotFound)?;
        let staff = line.arrangement.staff;
        let deciding = Deciding::read(&grant, today, Some(staff)).await?;
        let names = store::workforce::names(&grant).await?;
        let lines = organisation::history(&grant, About::Arrangement(id)).await?;
        drop(grant);
        drop(tx);
        let exception = exception(&deciding, &line, today)?;
        let versions = lines.into_iter().map(|line| {
            let written: Option<Written> = serde_json::from_str(&line.payload).ok();
            let said = match written {
                Some(written) => {
                    let responsible: Option<StaffId> = written.responsible.and_then(|staff| staff.parse().ok());
                    let name = responsible.and_then(|staff| names.get(&staff).cloned());
                    let days = (written.since, written.review_on, written.until);
                    Some(ExceptionSaid::Arranged(Arranged::of(written.terms, responsible, days), name))
                }
                None => serde_json::from_str(&line.payload).ok().map(|_: Answered| ExceptionSaid::Answered),
            };
            WorkVersion { at: line.at, by: line.name, what: line.what, said }
        });
        let versions = versions.collect();
        self.note_reading(actor, organisation, &deciding.accounts(&[staff]), Reading::Allocation).await?;
        Ok(ExceptionHistory { at, exception, versions })
    }
}

/// What of an arrangement does not open the work: nothing when it does. Reasons that are about the worker are left out, and
/// so is work that needs no arrangement.
fn lacking(held: &Allocation) -> Vec<Reason> {
    if held.answer.is_refusal() {
        let of_worker = |reason: &Reason| matches!(reason, Reason::NotRegistered | Reason::RegisterDoesNotCount);
        return held.reasons.iter().copied().filter(|reason| !of_worker(reason)).collect();
    }
    // Nobody needs an exception for what everybody may do.
    let free = |reason: &Reason| matches!(reason, Reason::NoIndicator | Reason::OutsideJeugdwet | Reason::Volunteer);
    held.reasons.iter().copied().filter(free).collect()
}

/// The last day on which a line can hold.
fn last_day(review_on: NaiveDate, until: Option<NaiveDate>) -> NaiveDate {
    let before = day_before(review_on);
    until.map_or(before, |until| until.min(before))
}

/// What was arranged, as it can be stored.
fn checked(arranged: Arranged, staff: StaffId) -> Result<Arranged, EmployerProblem> {
    let reason = text(&arranged.reason, domain::allocation::MAX_REASON).map_err(EmployerProblem::Note)?;
    let days = [Some(arranged.since), Some(arranged.review_on), arranged.until];
    if days.into_iter().flatten().any(|day| !plausible(day)) {
        return Err(EmployerProblem::Day);
    }
    if arranged.since < NORM_SINCE || !may_review(arranged.since, arranged.review_on) {
        return Err(EmployerProblem::Day);
    }
    if arranged.until.is_some_and(|until| until < arranged.since) {
        return Err(EmployerProblem::Reversed);
    }
    if arranged.review_on <= arranged.since {
        return Err(EmployerProblem::Review);
    }
    if arranged.responsible == Some(staff) {
        return Err(EmployerProblem::OwnResponsible);
    }
    Ok(Arranged { reason: reason.unwrap_or_default(), ..arranged })
}

impl WorkForm {
    pub(crate) async fn read(
        grant: &store::access::Grant<'_, ViewWorkforce>,
        today: NaiveDate,
        sought: &Sought,
    ) -> Result<Self, EmployerProblem> {
        let at = At::of(grant).await?;
        let kinds = store::kind_of_work::all(grant).await?.into_iter().map(kind).collect::<Result<_, _>>()?;
        Ok(Self::of(at, store::workforce::choices(grant, today, sought).await?, kinds))
    }

    pub(crate) fn of(at: At, people: Vec<(StaffId, String, String)>, kinds: Vec<KindOfWork>) -> Self {
        let more = people.len() >= CHOICES;
        let people = people.into_iter().map(|(id, name, job_title)| Choice { id, name, job_title }).collect();
        Self { at, people, more, kinds }
    }
}
