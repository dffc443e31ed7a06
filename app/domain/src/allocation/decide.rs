//! The decision: a question to an answer. Total and deterministic.
//!
//! The order of the steps is that of the public contract. What depends on a day is a stretch of days that is worked out
//! once, so that the last day of an answer follows from asking again on the days on which something turns.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::MIN_REASON;
use super::question::{Agreement, Arrangement, ArrangementKind, Indicator, Law, Question, WorkerKind};
use crate::period::{Days, day_before};
use crate::registration::assessment::Standing;
use crate::registration::evaluate::{standing_on, standings};
use crate::registration::{Chamber, Register, Registration};
use crate::vocabulary::{Set, vocabulary};

vocabulary! {
    /// Whether the work may be allotted so.
    Answer {
        /// To this worker, as such.
        Allowed = "allowed",
        /// Under the responsibility of, or together with, someone registered.
        AllowedSupervised = "allowed_supervised",
        /// By way of exception (tenzij).
        AllowedUnless = "allowed_unless",
        /// Not to this worker in this way.
        NotAllowed = "not_allowed",
        /// The norm says nothing of this work or this worker.
        OutOfScope = "out_of_scope",
    }
}

impl Answer {
    /// Whether the norm stands in the way of the work: only for [`Answer::NotAllowed`].
    #[must_use]
    pub const fn is_refusal(self) -> bool {
        matches!(self, Self::NotAllowed)
    }
}

/// Why the answer is what it is. In the order of the format, which is the order in which an answer gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The work has no indicator, so it is not reserved.
    NoIndicator,
    /// The worker is registered.
    Registered,
    /// The worker sent the file in on time; it is undecided.
    RegisteredPending,
    /// A registration of the worker has ended.
    RegistrationExpired,
    /// A registration of the worker has not begun.
    RegistrationNotYet,
    /// A schorsing of the worker runs.
    Suspended,
    /// A doorhaling struck the worker off.
    StruckOff,
    /// The worker has no registration at all.
    NotRegistered,
    /// The worker is in a register that does not make someone registered for the norm.
    RegisterDoesNotCount,
    /// The worker lacks a skill that the work asks.
    SkillMissing,
    /// No responsible person is named.
    ResponsibleMissing,
    /// The responsible person is not registered on the day.
    ResponsibleNotRegistered,
    /// This was not agreed.
    AgreementMissing(Agreement),
    /// The work contains a task that someone registered has to do personally.
    TaskOfRegisteredOnly(Indicator),
    /// Neither a trainee, nor work that follows from a registered person's task.
    NotATrainee,
    /// The exception has no ground.
    GroundMissing,
    /// The ground of the exception rests on nothing.
    BasisMissing,
    /// The reason of the exception is not there, or is shorter than 20 characters.
    ReasonTooShort,
    /// The exception has no review date.
    ReviewDateMissing,
    /// The review date has come.
    ReviewDatePassed,
    /// The arrangement begins later.
    ArrangementNotStarted,
    /// The work is not done under the Jeugdwet.
    OutsideJeugdwet,
    /// The worker is a volunteer.
    Volunteer,
}

impl Reason {
    /// Every reason there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let registration = [
            Self::NoIndicator,
            Self::Registered,
            Self::RegisteredPending,
            Self::RegistrationExpired,
            Self::RegistrationNotYet,
            Self::Suspended,
            Self::StruckOff,
            Self::NotRegistered,
            Self::RegisterDoesNotCount,
            Self::SkillMissing,
            Self::ResponsibleMissing,
            Self::ResponsibleNotRegistered,
        ];
        let tasks = Indicator::ALL.iter().copied().filter(|indicator| indicator.is_task_of_registered_only());
        let arrangement = [
            Self::NotATrainee,
            Self::GroundMissing,
            Self::BasisMissing,
            Self::ReasonTooShort,
            Self::ReviewDateMissing,
            Self::ReviewDatePassed,
            Self::ArrangementNotStarted,
            Self::OutsideJeugdwet,
            Self::Volunteer,
        ];
        registration
            .into_iter()
            .chain(Agreement::ALL.iter().copied().map(Self::AgreementMissing))
            .chain(tasks.map(Self::TaskOfRegisteredOnly))
            .chain(arrangement)
    }

    /// The name of the format, without what comes after a colon.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoIndicator => "no_indicator",
            Self::Registered => "registered",
            Self::RegisteredPending => "registered_pending",
            Self::RegistrationExpired => "registration_expired",
            Self::RegistrationNotYet => "registration_not_yet",
            Self::Suspended => "suspended",
            Self::StruckOff => "struck_off",
            Self::NotRegistered => "not_registered",
            Self::RegisterDoesNotCount => "register_does_not_count",
            Self::SkillMissing => "skill_missing",
            Self::ResponsibleMissing => "responsible_missing",
            Self::ResponsibleNotRegistered => "responsible_not_registered",
            Self::AgreementMissing(_) => "agreement_missing",
            Self::TaskOfRegisteredOnly(_) => "task_of_registered_only",
            Self::NotATrainee => "not_a_trainee",
            Self::GroundMissing => "ground_missing",
            Self::BasisMissing => "basis_missing",
            Self::ReasonTooShort => "reason_too_short",
            Self::ReviewDateMissing => "review_date_missing",
            Self::ReviewDatePassed => "review_date_passed",
            Self::ArrangementNotStarted => "arrangement_not_started",
            Self::OutsideJeugdwet => "outside_jeugdwet",
            Self::Volunteer => "volunteer",
        }
    }

    /// Whether an arrangement of the same kind can be put right by the employer. A task of someone registered, and not
    /// being a trainee, cannot.
    #[must_use]
    pub const fn is_mendable(self) -> bool {
        !matches!(self, Self::TaskOfRegisteredOnly(_) | Self::NotATrainee)
    }
}

/// The name of the format: `agreement_missing:informed-in-time`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self {
            Self::AgreementMissing(agreement) => write!(f, ":{agreement}"),
            Self::TaskOfRegisteredOnly(indicator) => write!(f, ":{indicator}"),
            _ => Ok(()),
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allocation {
    /// Whether the work may be allotted so.
    pub answer: Answer,
    /// Whether the work has an indicator, also where the norm says nothing of it.
    pub reserved: bool,
    /// Why: never empty, each once, in the order of [`Reason`].
    pub reasons: Vec<Reason>,
    /// The last day on which the answer is the same as things stand; `None` when nothing ends it.
    pub valid_until: Option<NaiveDate>,
}

impl Allocation {
    /// The public format, indented and with a line feed at the end.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// An arrangement that would open the work to the worker, when what is lacking comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// How it would be arranged.
    pub kind: ArrangementKind,
    /// What is lacking for that. Never empty.
    pub lacking: Vec<Reason>,
}

/// Answers a question for the day that it names.
#[must_use]
pub fn allocate(question: &Question) -> Allocation {
    let case = Case::of(question);
    let on = question.on;
    let answer = case.answer(on);
    Allocation {
        answer,
        reserved: question.is_reserved(),
        reasons: case.reasons(on),
        valid_until: case.turns().into_iter().find(|day| on < *day && case.answer(*day) != answer).map(day_before),
    }
}

/// How else the work could be arranged for the worker on the day of the question, with what is lacking for each: for
/// reserved work that is not allowed though no skill is missing. Ways that cannot be mended are left out. That someone
/// registered does the work instead is always possible.
#[must_use]
pub fn ways(question: &Question) -> Vec<Way> {
    let case = Case::of(question);
    if !case.answer(question.on).is_refusal() || case.skill_missing {
        return Vec::new();
    }
    ArrangementKind::ALL
        .iter()
        .filter(|kind| **kind != ArrangementKind::None)
        .map(|kind| Way { kind: *kind, lacking: case.lacking(*kind, question.on) })
        .filter(|way| !way.lacking.is_empty() && way.lacking.iter().all(|reason| reason.is_mendable()))
        .collect()
}

/// Days on which a person is registered for the norm: stretches in order of date, with days between them.
struct RegisteredDays(Vec<Days>);

impl RegisteredDays {
    fn of(registrations: &[Registration]) -> Self {
        let mut all: Vec<Days> = registrations.iter().flat_map(registered_days).collect();
        all.sort_unstable_by_key(|days| days.since);
        let mut merged: Vec<Days> = Vec::with_capacity(all.len());
        for days in all {
            match merged.last_mut() {
                Some(last) if days.since <= last.end => last.end = last.end.max(days.end),
                _ => merged.push(days),
            }
        }
        Self(merged)
    }

    fn contain(&self, day: NaiveDate) -> bool {
        let after = self.0.partition_point(|days| days.since <= day);
        after.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|days| days.contains(day))
    }

    fn turns(&self) -> impl Iterator<Item = NaiveDate> {
        // The last day there is stands for no end.
        self.0.iter().flat_map(|days| [days.since, days.end]).filter(|day| *day != NaiveDate::MAX)
    }
}

/// The first day from which an entry in this register and chamber makes someone registered for the norm; `None` for a
/// register that does not.
///
/// SKJ, and BIG article 3: <https://informatiebank.skjeugd.nl/vragen/?pagina=14>. The orthopedagoog-generalist is in
/// article 3 since 2020: <https://www.bigregister.nl/actueel/nieuws/2020/01/15/informatie-voor-ogs>.
fn counts_from(registration: &Registration) -> Option<NaiveDate> {
    match (registration.register, registration.chamber) {
        (Register::Big, Chamber::RemedialEducationalist) => NaiveDate::from_ymd_opt(2020, 1, 1),
        (Register::Skj | Register::Big, _) => Some(NaiveDate::MIN),
        (Register::Nvo | Register::Nip, _) => None,
    }
}

/// Whether a registration with this standing may be relied on.
const fn carries(standing: Standing) -> bool {
    matches!(standing, Standing::Registered | Standing::RegisteredPending)
}

/// The stretches of days on which a registration makes someone registered for the norm.
fn registered_days(registration: &Registration) -> Vec<Days> {
    let Some(since) = counts_from(registration) else {
        return Vec::new();
    };
    let counting = Days { since, end: NaiveDate::MAX };
    let standings = standings(registration);
    let ends = standings.iter().skip(1).map(|(day, _)| *day).chain([NaiveDate::MAX]);
    standings
        .iter()
        .zip(ends)
        .filter(|((_, standing), _)| carries(*standing))
        .map(|((since, _), end)| Days { since: *since, end }.meet(counting))
        .filter(|days| !days.is_empty())
        .collect()
}

/// Why someone is registered on a day, or is not.
fn registration_reasons(registrations: &[Registration], on: NaiveDate) -> Vec<Reason> {
    if registrations.is_empty() {
        return vec![Reason::NotRegistered];
    }
    let (carrying, others): (Vec<_>, Vec<_>) = registrations
        .iter()
        .map(|registration| {
            let standing = standing_on(registration, on);
            if counts_from(registration).is_none_or(|since| on < since) {
                return (false, Reason::RegisterDoesNotCount);
            }
            let reason = match standing {
                Standing::Registered => Reason::Registered,
                Standing::RegisteredPending => Reason::RegisteredPending,
                Standing::Suspended => Reason::Suspended,
                Standing::StruckOff => Reason::StruckOff,
                Standing::Expired => Reason::RegistrationExpired,
                Standing::NotYet => Reason::RegistrationNotYet,
            };
            (carries(standing), reason)
        })
        .partition(|(carries, _)| *carries);
    // Who is registered once is registered: what is wrong with another registration does not matter then.
    let told = if carrying.is_empty() { others } else { carrying };
    told.into_iter().map(|(_, reason)| reason).collect()
}

/// A question with what follows from it for every day.
struct Case<'q> {
    question: &'q Question,
    worker: RegisteredDays,
    responsible: Option<RegisteredDays>,
    agreed: Set<Agreement>,
    indicators: Set<Indicator>,
    skill_missing: bool,
}

impl<'q> Case<'q> {
    fn of(question: &'q Question) -> Self {
        let responsible = question.arrangement.responsible.as_ref();
        Self {
            question,
            worker: RegisteredDays::of(&question.worker.registrations),
            responsible: responsible.map(|responsible| RegisteredDays::of(&responsible.registrations)),
            agreed: question.arrangement.agreements.iter().copied().collect(),
            indicators: question.work.indicators.iter().copied().collect(),
            skill_missing: question.missing_skills().next().is_some(),
        }
    }

    /// What takes the work out of the norm, on any day.
    fn out_of_scope(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.question.work.law != Law::Jeugdwet {
            reasons.push(Reason::OutsideJeugdwet);
        }
        if self.question.worker.kind == WorkerKind::Volunteer {
            reasons.push(Reason::Volunteer);
        }
        reasons
    }

    /// The answer on a day.
    fn answer(&self, day: NaiveDate) -> Answer {
        if !self.out_of_scope().is_empty() {
            return Answer::OutOfScope;
        }
        if self.skill_missing {
            return Answer::NotAllowed;
        }
        if !self.question.is_reserved() || self.worker.contain(day) {
            return Answer::Allowed;
        }
        let kind = self.question.arrangement.kind;
        let granted = match kind {
            ArrangementKind::None => return Answer::NotAllowed,
            ArrangementKind::Supervision | ArrangementKind::Tandem => Answer::AllowedSupervised,
            ArrangementKind::Unless => Answer::AllowedUnless,
        };
        if self.lacking(kind, day).is_empty() { granted } else { Answer::NotAllowed }
    }

    /// Why that is the answer.
    fn reasons(&self, day: NaiveDate) -> Vec<Reason> {
        let out_of_scope = self.out_of_scope();
        if !out_of_scope.is_empty() {
            return out_of_scope;
        }
        if self.skill_missing {
            return vec![Reason::SkillMissing];
        }
        if !self.question.is_reserved() {
            return vec![Reason::NoIndicator];
        }
        let mut reasons = registration_reasons(&self.question.worker.registrations, day);
        if !self.worker.contain(day) {
            reasons.extend(self.lacking(self.question.arrangement.kind, day));
        }
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }

    /// What an arrangement of this kind lacks on a day; nothing when it opens the work.
    fn lacking(&self, kind: ArrangementKind, day: NaiveDate) -> Vec<Reason> {
        let arrangement = &self.question.arrangement;
        let mut lacking = Vec::new();
        match kind {
            ArrangementKind::None => return lacking,
            ArrangementKind::Supervision => {
                self.responsible(day, &mut lacking);
                let trainee = self.question.worker.kind == WorkerKind::Trainee;
                if !trainee && !self.question.work.follows_from_registered_task {
                    lacking.push(Reason::NotATrainee);
                }
            }
            ArrangementKind::Tandem => {
                self.responsible(day, &mut lacking);
                let missing = Agreement::ALL.iter().copied().filter(|agreement| !self.agreed.contains(*agreement));
                lacking.extend(missing.map(Reason::AgreementMissing));
                let tasks = self.indicators.iter().filter(|indicator| indicator.is_task_of_registered_only());
                lacking.extend(tasks.map(Reason::TaskOfRegisteredOnly));
            }
            ArrangementKind::Unless => unless(arrangement, &mut lacking),
        }
        match arrangement.review_on {
            None if kind == ArrangementKind::Unless => lacking.push(Reason::ReviewDateMissing),
            Some(review) if review <= day => lacking.push(Reason::ReviewDatePassed),
            _ => {}
        }
        if arrangement.from.is_some_and(|from| day < from) {
            lacking.push(Reason::ArrangementNotStarted);
        }
        lacking
    }

    fn responsible(&self, day: NaiveDate, lacking: &mut Vec<Reason>) {
        match &self.responsible {
            None => lacking.push(Reason::ResponsibleMissing),
            Some(days) if !days.contain(day) => lacking.push(Reason::ResponsibleNotRegistered),
            Some(_) => {}
        }
    }

    /// Every day on which the answer may differ from that of the day before, in order.
    fn turns(&self) -> Vec<NaiveDate> {
        let Arrangement { from, review_on, .. } = self.question.arrangement;
        let responsible = self.responsible.iter().flat_map(RegisteredDays::turns);
        let mut turns: Vec<NaiveDate> = self.worker.turns().chain(responsible).chain(from).chain(review_on).collect();
        turns.sort_unstable();
        turns.dedup();
        turns
    }
}

/// What of an exception is lacking on any day.
fn unless(arrangement: &Arrangement, lacking: &mut Vec<Reason>) {
    if arrangement.ground.is_none() {
        lacking.push(Reason::GroundMissing);
    }
    if arrangement.basis.is_none() {
        lacking.push(Reason::BasisMissing);
    }
    let reason = arrangement.reason.as_deref().unwrap_or_default();
    if reason.trim().chars().count() < MIN_REASON {
        lacking.push(Reason::ReasonTooShort);
    }
}
