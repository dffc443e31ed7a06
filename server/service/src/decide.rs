//! The norm, asked of an employer's own people with what was arranged for them.
//!
//! [`Deciding`] reads once all that decides, in a number of statements that does not grow with the staff, and answers for
//! any of them, any work and any day. What holds on a day is decided by [`domain::allocate`] alone: here is only which
//! facts go into the question on that day, and which answer counts where several arrangements are there.
use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use domain::allocation::{
    Agreement, Answer, Arrangement, ArrangementKind, Question, Reason, Responsible, UnlessBasis, UnlessGround, Way,
    Work, Worker, ways,
};
use domain::organisation::{CheckOutcome, SeenMeasure};
use domain::period::{day_after, day_before};
use domain::{Allocation, Chamber, Facts, Measure, Register, Registration, allocate};
use serde::{Deserialize, Serialize};
use store::access::{Grant, ViewWorkforce};
use store::kind_of_work::{self, Candidate, Whom};
use store::organisation;
use store::workforce::{Record, folded};
use store::{AccountId, ArrangementId, KindOfWorkId, StaffId, StoreError, TeamId, arrangement};

use crate::element::read;
use crate::kind_of_work::{Abilities, Circle, KindOfWork, Whose, abilities_of, kind};

/// How long a registration lasts: the employer's own record only has its end.
///
/// Source: <https://skjeugd.nl/register/overig/algemene-informatie/>; BIG likewise.
const TERM: Months = Months::new(60);

/// From where it is known whether somebody is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// They share it.
    Shared,
    /// The employer's own record says so, and somebody looked in the public register.
    Recorded,
    /// The employer's own record says so, and nobody ever looked in the public register. It counts the same.
    Unchecked,
    /// The last look in the public register did not find them, whatever they share or the employer wrote down.
    NotFound,
    /// The last look in the public register showed a measure, which runs that day, and nobody knows which. A suspension bars
    /// from the work, a warning does not: as long as nobody has said which it is, nothing says that they may.
    Measure,
    /// The last look in the public register showed a suspension or a striking off that bars them that day.
    Barred,
    /// Nothing says so.
    Nothing,
}

/// The line in the ledger of exceptions that an answer follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// Which.
    pub arrangement: ArrangementId,
    /// How it is arranged.
    pub kind: ArrangementKind,
    /// Who is responsible, with the name, while they work there.
    pub responsible: Option<(StaffId, String)>,
    /// Whether that rests on a registration of theirs that nobody ever looked up in the public register.
    pub unchecked: bool,
}

/// May somebody of the staff do a kind of work on a day?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// What they do.
    pub job_title: String,
    /// The team.
    pub team: Option<TeamId>,
    /// Whether it is the work of their team and function.
    pub theirs: bool,
    /// From where it is known whether they are registered.
    pub known: Known,
    /// The answer, by the best of what is arranged; until when it holds counts every arrangement.
    pub allocation: Allocation,
    /// What it follows from: where it is not allowed, the last thing that was arranged. `None` where nothing is, or where
    /// it does not matter.
    pub under: Option<Under>,
    /// How else the work could be arranged for them.
    pub ways: Vec<Way>,
    /// The skills that they lack.
    pub lacks: Vec<String>,
}

/// Days in a row with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub since: NaiveDate,
    /// The last day; `None` where nothing ends it.
    pub until: Option<NaiveDate>,
    /// The answer on the first day.
    pub verdict: Verdict,
}

/// What a line of the ledger keeps besides its dates, as JSON in the words of the published format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct StoredTerms {
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) ground: Option<UnlessGround>,
    pub(crate) basis: Option<UnlessBasis>,
    pub(crate) reason: Option<String>,
}

/// A line of the ledger, as a question has it.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) id: ArrangementId,
    pub(crate) kind_of_work: KindOfWorkId,
    pub(crate) responsible: Option<StaffId>,
    /// Without who is responsible: that differs by day.
    pub(crate) arrangement: Arrangement,
    /// The last day, where it was ended.
    pub(crate) until: Option<NaiveDate>,
}

impl Kept {
    pub(crate) fn read(stored: &arrangement::Arrangement) -> Result<Self, StoreError> {
        let terms = serde_json::from_str(&stored.terms).map_err(|_| StoreError::Corrupt("terms"))?;
        let StoredTerms { agreements, ground, basis, reason } = terms;
        Ok(Self {
            id: stored.id,
            kind_of_work: stored.kind_of_work,
            responsible: stored.responsible,
            arrangement: Arrangement {
                agreements,
                ground,
                basis,
                reason,
                from: Some(stored.since),
                review_on: Some(stored.review_on),
                ..Arrangement::new(stored.kind)
            },
            until: stored.until,
        })
    }

    fn is_over(&self, on: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < on)
    }

    /// The last day of an answer that it gives.
    fn last(&self, allocation: &Allocation) -> NaiveDate {
        [allocation.valid_until, self.until].into_iter().flatten().min().unwrap_or(NaiveDate::MAX)
    }
}

/// Somebody with all that decides.
struct Person {
    candidate: Candidate,
    worker: Worker,
    known: Known,
    /// The measure that was seen and that nobody knows, and the registrations that are left while it runs.
    unknown: Option<(SeenMeasure, Vec<Registration>)>,
    kept: Vec<Kept>,
    /// The skills, as they are compared: see [`Person::asked_for`].
    skills: Vec<String>,
    /// The function, likewise.
    job_title: String,
}

impl Person {
    fn new(candidate: Candidate, abilities: Abilities, shared: Vec<Registration>, today: NaiveDate) -> Self {
        // The public register itself goes before what is shared, and that before the employer's own record.
        let (mut registrations, known) = if candidate.checked == Some(CheckOutcome::NotFound) {
            (Vec::new(), Known::NotFound)
        } else if !shared.is_empty() {
            (shared, Known::Shared)
        } else {
            match recorded(&candidate.staff.record, today) {
                Some(registration) if candidate.checked.is_none() => (vec![registration], Known::Unchecked),
                Some(registration) => (vec![registration], Known::Recorded),
                None => (Vec::new(), Known::Nothing),
            }
        };
        let unknown = candidate.measure.and_then(|seen| {
            let register = candidate.staff.record.register;
            with_seen(seen, register, &mut registrations).map(|left| (seen, left))
        });
        let Abilities { worker: kind, level, skills } = abilities;
        let job_title = folded(&candidate.staff.record.job_title);
        let folded = skills.iter().map(|skill| folded(skill)).collect();
        let worker = Worker { kind, level, skills, registrations };
        Self { candidate, worker, known, unknown, kept: Vec::new(), skills: folded, job_title }
    }

    /// The registrations that count on a day.
    fn registrations(&self, on: NaiveDate) -> &[Registration] {
        match &self.unknown {
            Some((seen, left)) if seen.runs(on) => left,
            _ => &self.worker.registrations,
        }
    }

    /// The days on which others begin to count: a measure that nobody knows begins, and the day after it has ended.
    fn turns(&self) -> impl Iterator<Item = NaiveDate> {
        let seen = self.unknown.as_ref().map(|(seen, _)| *seen);
        seen.into_iter().flat_map(|seen| [Some(seen.from), seen.until.map(day_after)]).flatten()
    }

    /// From where it is known on a day whether they are registered; `reasons` are those of the answer.
    fn known(&self, on: NaiveDate, reasons: &[Reason]) -> Known {
        let Some(seen) = self.candidate.measure.filter(|seen| seen.runs(on)) else { return self.known };
        let has = |all: [Reason; 2]| reasons.iter().any(|reason| all.contains(reason));
        match &self.unknown {
            Some(_) if !has([Reason::Registered, Reason::RegisteredPending]) => Known::Measure,
            None if seen.bars() && has([Reason::Suspended, Reason::StruckOff]) => Known::Barred,
            _ => self.known,
        }
    }

    /// Them, with the skills that a kind of work asks as it writes them: the norm compares letter by letter, while people write
    /// the same skill with other capitals, accents and spaces.
    fn asked_for(&self, work: &Work) -> Cow<'_, Worker> {
        let has = |skill: &&String| !self.worker.skills.contains(skill) && self.skills.contains(&folded(skill));
        let same: Vec<String> = work.required_skills.iter().filter(has).cloned().collect();
        if same.is_empty() {
            return Cow::Borrowed(&self.worker);
        }
        let skills = self.worker.skills.iter().cloned().chain(same).collect();
        Cow::Owned(Worker { skills, ..self.worker.clone() })
    }

    fn record(&self) -> &Record {
        &self.candidate.staff.record
    }

    fn works_here(&self, on: NaiveDate) -> bool {
        let record = self.record();
        record.since.is_none_or(|since| since <= on) && record.until.is_none_or(|until| on <= until)
    }
}

/// All that decides who of an employer's staff may do what.
pub(crate) struct Deciding {
    kinds: Vec<KindOfWork>,
    /// Whose work it is, of the kinds that are not everybody's.
    circles: HashMap<KindOfWorkId, Circle>,
    people: Vec<Person>,
    places: HashMap<StaffId, usize>,
    ledger: Vec<arrangement::Line>,
}

/// An answer with what it follows from.
struct Chosen<'a> {
    kept: Option<&'a Kept>,
    question: Question,
    allocation: Allocation,
    /// The next day on which something may turn.
    turn: Option<NaiveDate>,
}

impl Deciding {
    /// Reads it for those of the staff within reach. What is shared today may be looked at today, whatever the
    /// day that is asked about. Four statements, and a fifth where some work is of a team.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn read(
        grant: &Grant<'_, ViewWorkforce>,
        today: NaiveDate,
        whom: impl Into<Whom>,
    ) -> Result<Self, StoreError> {
        let whom = whom.into();
        let kinds = kind_of_work::all(grant).await?.into_iter().map(kind).collect::<Result<Vec<_>, _>>()?;
        let of_teams = kinds.iter().any(|kind| kind.whose.team.is_some());
        let teams = if of_teams { organisation::teams(grant).await? } else { Vec::new() };
        let candidates = kind_of_work::candidates(grant, today, &whom).await?;
        let registrations = kind_of_work::registrations(grant, today, &whom).await?;
        let decided = Self::of(today, kinds, candidates, registrations, arrangement::all(grant, &whom).await?)?;
        let some = decided.kinds.iter().filter(|kind| kind.whose != Whose::default());
        let circles = some.map(|kind| (kind.id, Circle::of(&kind.whose, &teams))).collect();
        Ok(Self { circles, ..decided })
    }

    /// The same, of what was read elsewhere; all work is everybody's.
    pub(crate) fn of(
        today: NaiveDate,
        kinds: Vec<KindOfWork>,
        candidates: Vec<Candidate>,
        registrations: Vec<(AccountId, String)>,
        ledger: Vec<arrangement::Line>,
    ) -> Result<Self, StoreError> {
        let mut shared: HashMap<_, Vec<Registration>> = HashMap::new();
        for (account, payload) in registrations {
            shared.entry(account).or_default().push(read(&payload)?);
        }
        let mut people = candidates
            .into_iter()
            .map(|candidate| {
                let abilities = abilities_of(candidate.competence.as_ref())?;
                let shared = candidate.account.and_then(|account| shared.remove(&account)).unwrap_or_default();
                Ok(Person::new(candidate, abilities, shared, today))
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        let places: HashMap<_, _> =
            people.iter().enumerate().map(|(place, person)| (person.candidate.staff.id, place)).collect();
        for line in &ledger {
            if let Some(person) = places.get(&line.arrangement.staff).and_then(|place| people.get_mut(*place)) {
                person.kept.push(Kept::read(&line.arrangement)?);
            }
        }
        Ok(Self { kinds, circles: HashMap::new(), people, places, ledger })
    }

    /// Lets somebody leave after a day, where they do not before.
    pub(crate) fn leave(&mut self, staff: StaffId, last: NaiveDate) {
        let person = self.places.get(&staff).and_then(|place| self.people.get_mut(*place));
        if let Some(person) = person {
            let until = &mut person.candidate.staff.record.until;
            *until = Some(until.map_or(last, |until| until.min(last)));
        }
    }

    /// The ledger of exceptions of those who were asked about, by name.
    pub(crate) fn ledger(&self) -> &[arrangement::Line] {
        &self.ledger
    }

    /// The kinds of work, by name.
    pub(crate) fn kinds(&self) -> &[KindOfWork] {
        &self.kinds
    }

    /// One of them.
    pub(crate) fn kind(&self, id: KindOfWorkId) -> Option<&KindOfWork> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// Those who were asked about and work there on a day, by name.
    pub(crate) fn people(&self, on: NaiveDate) -> impl Iterator<Item = StaffId> {
        let here = move |person: &&Person| person.candidate.asked && person.works_here(on);
        self.people.iter().filter(here).map(|person| person.candidate.staff.id)
    }

    /// The records of those who were asked about, by name.
    pub(crate) fn records(&self) -> impl Iterator<Item = (StaffId, &Record)> {
        let asked = self.people.iter().filter(|person| person.candidate.asked);
        asked.map(|person| (person.candidate.staff.id, person.record()))
    }

    fn person(&self, staff: StaffId) -> Option<&Person> {
        self.places.get(&staff).and_then(|place| self.people.get(*place))
    }

    /// The record of somebody who was asked about.
    pub(crate) fn record(&self, staff: StaffId) -> Option<&Record> {
        self.person(staff).filter(|person| person.candidate.asked).map(Person::record)
    }

    /// Whose shared registration is in an answer about these people: theirs, and that of who is responsible for how they
    /// do their work. Each once, for the log that they see.
    pub(crate) fn accounts(&self, staff: &[StaffId]) -> Vec<AccountId> {
        let people = staff.iter().filter_map(|staff| self.person(*staff));
        let responsible = people.clone().flat_map(|person| &person.kept).filter_map(|kept| kept.responsible);
        let responsible = responsible.filter_map(|staff| self.person(staff));
        let mut accounts: Vec<_> = people.chain(responsible).filter_map(|person| person.candidate.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// May somebody who was asked about do a kind of work on a day, with what was arranged for them? `None` when they are
    /// not among those who were read.
    pub(crate) fn decide(&self, staff: StaffId, kind: &KindOfWork, on: NaiveDate) -> Option<Verdict> {
        let person = self.person(staff).filter(|person| person.candidate.asked)?;
        let kept: Vec<&Kept> = person.kept.iter().filter(|kept| kept.kind_of_work == kind.id).collect();
        let chosen = self.chosen((&person.asked_for(&kind.work), Some(person)), &kind.work, &kept, on);
        let record = person.record();
        Some(Verdict {
            staff,
            name: record.name.clone(),
            job_title: record.job_title.clone(),
            team: record.team,
            theirs: self.is_theirs(staff, kind),
            known: person.known(on, &chosen.allocation.reasons),
            under: chosen.kept.map(|kept| self.under(kept, on)),
            ways: ways(&chosen.question),
            lacks: chosen.question.missing_skills().map(str::to_owned).collect(),
            allocation: chosen.allocation,
        })
    }

    /// Whether a kind of work is of the team and the function of somebody who was asked about.
    pub(crate) fn is_theirs(&self, staff: StaffId, kind: &KindOfWork) -> bool {
        let Some(circle) = self.circles.get(&kind.id) else { return true };
        self.person(staff).is_some_and(|person| circle.has(person.record().team, &person.job_title))
    }

    /// The answers of a period in order, without a day between them; `until` is its last day. Empty when they are not among
    /// those who were read, or the period is.
    pub(crate) fn course(
        &self,
        staff: StaffId,
        kind: &KindOfWork,
        since: NaiveDate,
        until: Option<NaiveDate>,
    ) -> Vec<Stretch> {
        let mut course = Vec::new();
        let mut next = Some(since);
        while let Some(since) = next.filter(|day| until.is_none_or(|until| *day <= until)) {
            let Some(verdict) = self.decide(staff, kind, since) else { break };
            let last = verdict.allocation.valid_until;
            next = last.map(day_after).filter(|day| *day > since);
            course.push(Stretch { since, until: [last, until].into_iter().flatten().min(), verdict });
        }
        course
    }

    /// Whether a line of the ledger holds on a day, until when, and what it lacks: the answer for somebody who does the work
    /// as this one does, with the skills for it and without a registration of their own.
    pub(crate) fn held(&self, staff: StaffId, kept: &Kept, work: &Work, on: NaiveDate) -> Option<Allocation> {
        let person = self.person(staff)?;
        let worker = Worker { registrations: Vec::new(), ..person.worker.clone() };
        let work = Work { required_skills: Vec::new(), ..work.clone() };
        Some(self.chosen((&worker, None), &work, &[kept], on).allocation)
    }

    /// Who is responsible for a line of the ledger on a day, when it rests on a registration of theirs that nobody ever looked up.
    pub(crate) fn unchecked(&self, kept: &Kept, on: NaiveDate) -> Option<StaffId> {
        let rests = matches!(kept.arrangement.kind, ArrangementKind::Tandem | ArrangementKind::Supervision);
        let responsible = kept.responsible.filter(|_| rests)?;
        self.responsible(responsible, on).filter(|person| person.known == Known::Unchecked).map(|_| responsible)
    }

    fn under(&self, kept: &Kept, on: NaiveDate) -> Under {
        let responsible = kept.responsible.and_then(|staff| Some((staff, self.responsible(staff, on)?.record())));
        Under {
            arrangement: kept.id,
            kind: kept.arrangement.kind,
            responsible: responsible.map(|(staff, record)| (staff, record.name.clone())),
            unchecked: self.unchecked(kept, on).is_some(),
        }
    }

    /// Who is responsible on a day: nobody is who does not work there then.
    fn responsible(&self, staff: StaffId, on: NaiveDate) -> Option<&Person> {
        self.person(staff).filter(|person| person.works_here(on))
    }

    /// The best answer on a day, with its last day. Whose registrations are not the same every day is told with the worker.
    fn chosen<'a>(&self, who: (&Worker, Option<&Person>), work: &Work, kept: &[&'a Kept], on: NaiveDate) -> Chosen<'a> {
        let mut chosen = self.best(who, work, kept, on);
        if kept.is_empty() && who.1.is_none_or(|person| person.unknown.is_none()) {
            return chosen;
        }
        let mut turn = chosen.turn;
        chosen.allocation.valid_until = loop {
            let Some(day) = turn else { break None };
            let then = self.best(who, work, kept, day);
            if then.allocation.answer != chosen.allocation.answer {
                break Some(day_before(day));
            }
            turn = then.turn;
        };
        chosen
    }

    /// The best of the answers without any arrangement and with each that is not over.
    fn best<'a>(
        &self,
        (worker, person): (&Worker, Option<&Person>),
        work: &Work,
        kept: &[&'a Kept],
        on: NaiveDate,
    ) -> Chosen<'a> {
        let ask = |arrangement| {
            let mut worker = worker.clone();
            if let Some(person) = person.filter(|person| person.unknown.is_some()) {
                worker.registrations = person.registrations(on).to_vec();
            }
            let question = Question { on, work: work.clone(), worker, arrangement };
            let allocation = allocate(&question);
            (question, allocation)
        };
        let (question, allocation) = ask(Arrangement::new(ArrangementKind::None));
        let mut turns: Vec<NaiveDate> = allocation.valid_until.into_iter().map(day_after).collect();
        turns.extend(person.into_iter().flat_map(Person::turns));
        let mut best = Chosen { kept: None, question, allocation, turn: None };
        for kept in kept.iter().copied().filter(|kept| !kept.is_over(on)) {
            let responsible = kept.responsible.and_then(|staff| self.person(staff));
            let here = responsible.filter(|person| person.works_here(on));
            let registrations = here.map(|person| person.registrations(on).to_vec());
            let (question, allocation) = ask(Arrangement {
                responsible: registrations.map(|registrations| Responsible { registrations }),
                ..kept.arrangement.clone()
            });
            turns.extend([allocation.valid_until, kept.until].into_iter().flatten().map(day_after));
            if let Some(person) = responsible {
                let record = person.record();
                turns.extend(record.since.into_iter().chain(record.until.map(day_after)).chain(person.turns()));
            }
            if is_better((kept, &allocation), (best.kept, &best.allocation)) {
                best = Chosen { kept: Some(kept), question, allocation, turn: None };
            }
        }
        best.turn = turns.into_iter().filter(|day| *day > on).min();
        best
    }
}

/// Whether an answer with an arrangement counts rather than another one: the one that allows more; then the one that holds
/// longer; and where none allows it, the last one that was begun, for what it says is wrong.
fn is_better((kept, new): (&Kept, &Allocation), (other, old): (Option<&Kept>, &Allocation)) -> bool {
    let rank = |answer| match answer {
        Answer::Allowed | Answer::OutOfScope => 3,
        Answer::AllowedSupervised => 2,
        Answer::AllowedUnless => 1,
        Answer::NotAllowed => 0,
    };
    let (new_rank, old_rank) = (rank(new.answer), rank(old.answer));
    if new_rank != old_rank {
        return new_rank > old_rank;
    }
    match (new_rank, other) {
        (3, _) => false,
        (_, None) => true,
        (0, Some(other)) => kept.arrangement.from > other.arrangement.from,
        (_, Some(other)) => kept.last(new) > other.last(old),
    }
}

/// Puts a measure that was seen in the public register into the registrations there, where they do not tell it themselves: by the
/// register that the employer's record names, and into all where it names none. Of one that nobody knows, answers which
/// registrations are left while it runs, where none are known or others are: one that tells any measure tells which it was.
fn with_seen(
    seen: SeenMeasure,
    register: Option<Register>,
    registrations: &mut [Registration],
) -> Option<Vec<Registration>> {
    let concerned = |one: &Registration| register.is_none_or(|register| one.register == register);
    if let Some(measure) = seen.known() {
        for registration in registrations.iter_mut().filter(|one| concerned(one)) {
            let told = |one: &Measure| one.kind == measure.kind && one.from == measure.from;
            if !registration.measures.iter().any(told) {
                registration.measures.push(measure);
            }
        }
        return None;
    }
    let left: Vec<Registration> =
        registrations.iter().filter(|one| !concerned(one) || !one.measures.is_empty()).cloned().collect();
    (left.len() < registrations.len() || registrations.is_empty()).then_some(left)
}

/// The registration of the employer's own record, where it says enough: a register, and when it ends. Where SKJ has no
/// chamber the first one stands for all: they weigh the same here. Of BIG the chamber decides, so without one nothing is
/// known. What is written down today has begun: who renewed early has an end more than a term ahead.
fn recorded(record: &Record, today: NaiveDate) -> Option<Registration> {
    let (register, until) = (record.register?, record.registered_until?);
    let chamber = match (record.chamber, register) {
        (Some(chamber), _) => chamber,
        (None, Register::Skj) => Chamber::Jgp,
        (None, _) => return None,
    };
    Some(Registration {
        id: String::new(),
        register,
        chamber,
        number: record.register_number.clone(),
        since: until.checked_sub_months(TERM)?.min(today),
        until,
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
