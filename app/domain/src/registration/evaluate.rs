//! The judgement: (dossier, registration, day) to an assessment. Total and deterministic; the order in which facts stand
//! in the dossier does not matter.
//!
//! How it counts is the public contract (`formats.md`, "How the engine counts"); figures come from the [`Ruleset`].

use std::cmp::Ordering;
use std::ops::Range;

use chrono::NaiveDate;

use crate::activity::{
    Accreditation, AccreditedBy, Activity, Learning, Other, OtherForm, Reflection, ReflectionForm, Session, Training,
    TrainingForm,
};
use crate::amount::{Centi, Minutes, Points};
use crate::document::{Document, DocumentKind};
use crate::dossier::Dossier;
use crate::employment::{CountsAs, Employment};
use crate::period::{Days, day_after, day_before, days_between, months_after, months_before};
use crate::registration::assessment::{
    ActivityStatus, Assessment, Basis, Doubt, EmploymentStatus, Finding, Findings, Fraction, Period, RequirementStatus,
    SessionStatus, Standing,
};
use crate::registration::ruleset::{
    Accreditor, ReflectionRule, Renewal, Requirement, RequirementId, Ruleset, TrainingRule,
};
use crate::registration::{Chamber, Decision, Facts, MeasureKind, Registration};
use crate::vocabulary::{Set, Vocabulary};

/// A test is compulsory for a training of this many hours or more.
///
/// Source: <https://informatiebank.skjeugd.nl/vragen/?_faq_filter=accreditatie>
const TEST_FROM_HOURS: Centi = Centi::whole(18);
/// Case reports that take the place of a diagnostics endorsement.
///
/// Source: <https://skjeugd.nl/register/herregistratie/psychologen/>
const CASE_REPORTS: usize = 3;
/// An extract from the trade register may be this old.
///
/// Source: <https://skjeugd.nl/register/herregistratie/jeugdzorgwerkers/>
const EXTRACT_MONTHS: u32 = 6;

/// Judges one registration of a dossier on a day, by what is known on that day. What lies after it is planned.
#[must_use]
pub fn evaluate(dossier: &Dossier, registration: &Registration, on: NaiveDate) -> Assessment {
    let continued = dossier.continuation(registration).is_some();
    let term = if continued { Term::alone(registration, on) } else { Term::of(registration, on) };
    let window = Window::of(&term, on);
    let mut count = Count::new(&term, window, dossier.activities.len());
    for activity in &dossier.activities {
        count.activity(activity);
    }
    count.cap(&dossier.activities);
    let employments: Vec<EmploymentStatus> =
        dossier.employments.iter().map(|employment| count.employment(employment)).collect();
    let requirements = count.requirements(dossier, &employments);
    if registration.facts.experience_over_3648_hours.is_none() && term.ruleset.asks_experience() {
        count.doubts.insert(Doubt::ExperienceNotStated);
    }
    if !term.ruleset.known {
        count.doubts.insert(Doubt::RulesNotKnown);
    }
    if !term.ruleset.holds(term.since) {
        count.doubts.insert(Doubt::RulesetNotInForce);
    }
    let submit_by = day_before(term.end);
    Assessment {
        on,
        ruleset: term.ruleset,
        standing: term.standing,
        period: Period { since: term.since, end: term.end, submit_by, days_left: days_between(on, submit_by) },
        counts_before: term.cut,
        next_since: term.next_since,
        continued,
        // Where nothing is known to be asked, nobody can be told to be complete.
        complete: term.ruleset.known
            && !requirements.is_empty()
            && requirements.iter().all(|requirement| requirement.met),
        requirements,
        activities: count.activities,
        sessions: count.sessions,
        employments,
        // Also in the first year: what a few weeks brought says nothing about the weeks to come.
        recent_days: Days { since: months_before(day_after(on), 12), end: window.done_until }.len(),
        doubts: count.doubts,
    }
}

/// How a registration stands on a day, by what is known on that day.
#[must_use]
pub fn standing_on(registration: &Registration, on: NaiveDate) -> Standing {
    Term::of(registration, on).standing
}

/// How a registration stands on every day there is: each first day of a standing, in order, with that standing. Before
/// the first of them it is [`Standing::NotYet`].
///
/// Takes time by the square of the number of its deadline moves and measures.
#[must_use]
pub fn standings(registration: &Registration) -> Vec<(NaiveDate, Standing)> {
    let Registration { since, until, submitted_on, decided_on, deadline_moves, measures, .. } = registration;
    let moved = deadline_moves.iter().map(|deadline_move| deadline_move.until);
    let begun = measures.iter().map(|measure| measure.from);
    let over = measures.iter().filter_map(|measure| measure.until).map(day_after);
    let stated: Vec<NaiveDate> = [*since, *until]
        .into_iter()
        .chain(*submitted_on)
        .chain(*decided_on)
        .chain(moved)
        .chain(begun)
        .chain(over)
        .collect();
    // The end of a next period is stated nowhere: it follows from the term that runs on one of those days.
    let ends = stated.iter().map(|day| Term::of(registration, *day).end);
    let mut days: Vec<NaiveDate> = ends.chain(stated.iter().copied()).collect();
    days.sort_unstable();
    days.dedup();
    let mut standings: Vec<(NaiveDate, Standing)> = Vec::with_capacity(days.len());
    for day in days {
        let standing = standing_on(registration, day);
        if standings.last().map_or(Standing::NotYet, |(_, last)| *last) != standing {
            standings.push((day, standing));
        }
    }
    standings
}

/// The period that is judged, by what is known on the day of submission and decision.
struct Term {
    ruleset: &'static Ruleset,
    facts: Facts,
    since: NaiveDate,
    end: NaiveDate,
    /// What counts is completed before this day.
    cut: NaiveDate,
    /// The day the file was sent in, when it was sent in on time.
    submitted: Option<NaiveDate>,
    next_since: Option<NaiveDate>,
    /// Whether this is a period after a re-registration that the registration itself records.
    renewed: bool,
    standing: Standing,
}

impl Term {
    /// The period of the registration itself, where another one of the dossier is the period after it.
    fn alone(registration: &Registration, on: NaiveDate) -> Self {
        let open = Registration { decided_on: None, decision: None, ..registration.clone() };
        let mut term = Self::of(&open, on);
        // It was approved: nothing waits any more, also for whoever looks at a day before that.
        if term.standing == Standing::RegisteredPending && registration.decided_on.is_some_and(|decided| decided <= on)
        {
            term.standing = standing(registration, &term, false, on);
        }
        term
    }

    fn of(registration: &Registration, on: NaiveDate) -> Self {
        let ruleset = Ruleset::of(registration);
        let end = registration.last_until();
        let submitted = registration.submitted_on.filter(|submitted| *submitted <= on);
        let decided = registration.decided_on.filter(|decided| *decided <= on);
        let decision = submitted.and(decided).and(registration.decision);
        let on_time = submitted.filter(|submitted| *submitted < end);
        let next_since = |submitted| match ruleset.period.renewal {
            Renewal::Submission => submitted,
            // `end` is the first day that the old term no longer holds: the day after its last.
            Renewal::End => end,
        };
        let mut term = Self {
            ruleset,
            facts: registration.facts,
            since: registration.since,
            end,
            cut: end,
            submitted: on_time,
            next_since: None,
            renewed: false,
            standing: Standing::Registered,
        };
        let mut pending = false;
        match (decision, submitted, on_time) {
            // Approved: the next period runs from its first day on.
            (Some(Decision::Approved), Some(submitted), _) => {
                let since = next_since(submitted);
                term.next_since = Some(since);
                if since <= on {
                    let end = months_after(since, ruleset.period.years.saturating_mul(12));
                    let ruleset = ruleset.next(since);
                    let next_since = None;
                    term = Self { ruleset, since, end, cut: end, submitted: None, next_since, renewed: true, ..term };
                }
            }
            // Rejected: there is no next period, so everything inside this one counts for it, and its end is the end. The file
            // that comes next can hold whatever is there by then.
            (Some(Decision::Rejected), ..) => term.submitted = None,
            // Undecided and on time.
            (None, _, Some(submitted)) => {
                pending = true;
                let since = next_since(submitted);
                term.cut = since;
                term.next_since = Some(since);
            }
            _ => {}
        }
        term.standing = standing(registration, &term, pending, on);
        term
    }

    fn days(&self) -> Days {
        Days { since: self.since, end: self.end }
    }
}

fn standing(registration: &Registration, term: &Term, pending: bool, on: NaiveDate) -> Standing {
    let struck_off =
        || registration.measures.iter().any(|measure| measure.kind == MeasureKind::StrikingOff && measure.from <= on);
    let suspended = || {
        registration.measures.iter().any(|measure| {
            measure.kind == MeasureKind::Suspension
                && measure.from <= on
                && measure.until.is_none_or(|until| on <= until)
        })
    };
    if on < registration.since {
        Standing::NotYet
    } else if struck_off() {
        // There is no way back into the same registration, so an end of the measure is not looked at.
        Standing::StruckOff
    } else if term.end <= on && !pending {
        Standing::Expired
    } else if suspended() {
        Standing::Suspended
    } else if pending {
        Standing::RegisteredPending
    } else {
        Standing::Registered
    }
}

/// Which days count, are planned, or lie outside.
#[derive(Clone, Copy)]
struct Window {
    since: NaiveDate,
    cut: NaiveDate,
    on: NaiveDate,
    /// The first day of the last 12 months, not before the period.
    recent_from: NaiveDate,
    /// The day after the last that counts for the pace.
    done_until: NaiveDate,
}

impl Window {
    fn of(term: &Term, on: NaiveDate) -> Self {
        let tomorrow = day_after(on);
        Self {
            since: term.since,
            cut: term.cut,
            on,
            recent_from: months_before(tomorrow, 12).max(term.since),
            done_until: tomorrow.min(term.cut),
        }
    }

    /// Whether the day lies inside the period, and by the day of evaluation.
    fn place(&self, day: NaiveDate) -> (bool, bool) {
        (self.since <= day && day < self.cut, day <= self.on)
    }

    fn is_recent(&self, day: NaiveDate) -> bool {
        self.recent_from <= day && day <= self.on
    }
}

/// Divides an exact amount over what counts, what is planned and what lies in the last 12 months, with its findings.
#[derive(Clone, Copy, Default)]
struct Share {
    exact: Points,
    planned: Points,
    recent: Points,
    findings: Findings,
}

impl Share {
    fn of(worth: Points, day: NaiveDate, window: &Window) -> Self {
        let (inside, done) = window.place(day);
        let mut share = Self::default();
        if !inside {
            share.findings.insert(Finding::OutsidePeriod);
        }
        if !done {
            share.findings.insert(Finding::NotCompleted);
        }
        match (inside, done) {
            (true, true) => {
                share.exact = worth;
                if window.is_recent(day) {
                    share.recent = worth;
                }
            }
            (true, false) => share.planned = worth,
            (false, _) => {}
        }
        share
    }

    /// Of something with a day; without one it is not completed.
    fn when(worth: Points, day: Option<NaiveDate>, window: &Window) -> Self {
        day.map_or_else(
            || Self { findings: Findings::EMPTY.with(Finding::NotCompleted), ..Self::default() },
            |day| Self::of(worth, day, window),
        )
    }
}

/// Requirements in a ruleset are told apart by their place in [`RequirementId`].
const REQUIREMENTS: usize = RequirementId::MEMBERS.len();

/// What counts, is planned, and was done in the last 12 months.
type Sum = (Points, Points, Points);

/// Sums for each requirement.
struct Sums([Sum; REQUIREMENTS]);

/// The count as it proceeds.
struct Count<'t> {
    term: &'t Term,
    window: Window,
    chamber: Chamber,
    activities: Vec<ActivityStatus>,
    sessions: Vec<SessionStatus>,
    doubts: Set<Doubt>,
    /// What lies over the maximum of the requirement that has one.
    over: Points,
}

impl<'t> Count<'t> {
    fn new(term: &'t Term, window: Window, activities: usize) -> Self {
        Self {
            term,
            window,
            chamber: term.ruleset.chamber,
            activities: Vec::with_capacity(activities),
            sessions: Vec::with_capacity(activities.saturating_mul(2)),
            doubts: Set::EMPTY,
            over: Points::ZERO,
        }
    }

    fn activity(&mut self, activity: &Activity) {
        let status = match activity {
            Activity::Training(training) => self.training(training),
            Activity::Reflection(reflection) => self.reflection(reflection),
            Activity::Other(other) => self.other(other),
        };
        self.activities.push(status);
    }

    // ---- training

    fn training(&mut self, training: &Training) -> ActivityStatus {
        let ruleset = self.term.ruleset;
        let learning = training.learning.unwrap_or(Learning::Formal);
        let rule = ruleset.training.iter().find(|rule| rule.learning.is_none_or(|asked| asked == learning));
        let Some(rule) = rule else {
            return self.no_rule(training.completed_on);
        };
        if training.learning.is_none() && rule.learning.is_some() {
            self.doubts.insert(Doubt::LearningNotStated);
        }
        let accreditation = self.accreditation(&training.accreditations, rule);
        let hours = training.hours.unwrap_or_default();
        let (mut worth, basis) = match accreditation {
            Some(Accreditation { by, points: Some(points), .. }) => {
                (points.points(), Basis::Accredited { by: by.clone(), points: *points })
            }
            _ => (hours.points(), Basis::Hours(hours)),
        };
        let mut findings = Findings::EMPTY;
        if rule.accreditation_required && accreditation.is_none() {
            findings.insert(self.without_accreditation(&training.accreditations));
            worth = Points::ZERO;
        }
        if let (Some(asked), Some(level)) = (rule.level, training.level)
            && level < asked
        {
            findings.insert(Finding::LevelTooLow);
            worth = Points::ZERO;
        }
        let mut also = Set::EMPTY;
        if let Some(part) = rule.part_by_level {
            match training.level {
                Some(level) if part.level <= level => also.insert(part.requirement),
                Some(_) => findings.insert(Finding::LevelTooLow),
                None => {}
            }
        }
        if let Some(part) = rule.part_accredited
            && accreditation.is_some()
        {
            also.insert(part);
        }
        let share = Share::when(worth, training.completed_on, &self.window);
        let mut findings = findings.union(share.findings);
        if !share.exact.is_zero() {
            let test_asked =
                matches!(training.form, TrainingForm::ELearning | TrainingForm::Blended) || hours >= TEST_FROM_HOURS;
            if accreditation.is_some() && test_asked && training.tested != Some(true) {
                findings.insert(Finding::TestMissing);
            }
            if training.evidence.is_empty() {
                findings.insert(Finding::EvidenceMissing);
            }
        }
        ActivityStatus {
            exact: share.exact,
            planned: share.planned,
            recent: share.recent,
            category: Some(rule.requirement),
            also,
            findings,
            basis,
            sessions: 0..0,
        }
    }

    /// The accreditation that counts here: the one that states most points, else any.
    fn accreditation<'a>(&self, accreditations: &'a [Accreditation], rule: &TrainingRule) -> Option<&'a Accreditation> {
        accreditations
            .iter()
            .filter(|accreditation| match accreditation.by {
                AccreditedBy::Skj => {
                    rule.accredited_by.contains(Accreditor::Skj) && accreditation.chambers.contains(&self.chamber)
                }
                AccreditedBy::Nip => rule.accredited_by.contains(Accreditor::Nip),
                AccreditedBy::Nvo => rule.accredited_by.contains(Accreditor::Nvo),
                AccreditedBy::Other(_) => false,
            })
            .max_by(|a, b| a.points.cmp(&b.points).then_with(|| b.by.cmp(&a.by)))
    }

    /// Why a training without an accreditation that counts does not count: accredited by SKJ for another chamber, or by
    /// nobody who counts here.
    fn without_accreditation(&self, accreditations: &[Accreditation]) -> Finding {
        let elsewhere = accreditations.iter().any(|accreditation| {
            accreditation.by == AccreditedBy::Skj && !accreditation.chambers.contains(&self.chamber)
        });
        if elsewhere { Finding::WrongChamber } else { Finding::NotAccredited }
    }

    // ---- reflection

    fn reflection(&mut self, reflection: &Reflection) -> ActivityStatus {
        let ruleset = self.term.ruleset;
        let rule = ruleset.reflection.iter().find(|rule| rule.forms.contains(reflection.form));
        let mut findings = Findings::EMPTY;
        if reflection.form == ReflectionForm::SelfReflection {
            findings.insert(Finding::SelfReflection);
        }
        let Some((rule, requirement)) = rule.and_then(|rule| Some((rule, rule.requirement?))) else {
            if let Some(finding) = rule.and_then(|rule| rule.finding) {
                findings.insert(finding);
            } else if findings.is_empty() && ruleset.known && !ruleset.reflection.is_empty() {
                self.doubts.insert(Doubt::FormNotKnown);
            }
            return self.series(reflection, None, findings, Rate::Nothing, Basis::NoRule);
        };
        if let Some(size) = rule.group {
            let fits = match reflection.group_size {
                Some(persons) => (size.from..=size.to).contains(&persons),
                None => size.from <= 1,
            };
            if !fits {
                findings.insert(Finding::GroupSize);
            }
        }
        if rule.no_hierarchy && reflection.hierarchy == Some(true) {
            findings.insert(Finding::Hierarchy);
        }
        if let Some(asked) = &rule.supervisor {
            let register = reflection.supervisor.as_ref().and_then(|supervisor| supervisor.register.as_ref());
            if register.is_none_or(|register| register.as_str() != asked) {
                findings.insert(Finding::SupervisorNotRegistered);
            }
        }
        let (rate, basis) = self.rate(reflection, rule, &mut findings);
        let rate = if findings.is_empty() { rate } else { Rate::Nothing };
        self.series(reflection, Some((rule, requirement)), findings, rate, basis)
    }

    fn rate(&mut self, reflection: &Reflection, rule: &ReflectionRule, findings: &mut Findings) -> (Rate, Basis) {
        let of = u32::try_from(reflection.sessions.len()).unwrap_or(u32::MAX);
        let minutes = Minutes::default();
        if let Some(session) = rule.session {
            let rate = Rate::Session {
                each: Centi::whole(session.points.into()).points(),
                maximum: Centi::whole(session.maximum.into()).points(),
            };
            return (rate, Basis::PerSession { counted: 0, of, each: session.points, maximum: session.maximum });
        }
        if rule.rates.is_empty() {
            return (Rate::Minute(Points::PER_POINT / 60), Basis::Sessions { counted: 0, of, minutes });
        }
        if reflection.group_size.is_none() {
            self.doubts.insert(Doubt::GroupSizeNotStated);
        }
        let persons = reflection.group_size.unwrap_or(1);
        match rule.rates.iter().find(|rate| rate.persons == persons) {
            Some(rate) => {
                let basis = Basis::Group { counted: 0, of, minutes, persons, hours: rate.hours, points: rate.points };
                (Rate::Minute(rate.per_minute()), basis)
            }
            None => {
                findings.insert(Finding::GroupRateUnknown);
                (Rate::Nothing, Basis::Sessions { counted: 0, of, minutes })
            }
        }
    }

    /// Counts a series session by session.
    fn series(
        &mut self,
        reflection: &Reflection,
        rule: Option<(&ReflectionRule, RequirementId)>,
        mut findings: Findings,
        rate: Rate,
        mut basis: Basis,
    ) -> ActivityStatus {
        let first = self.sessions.len();
        let shortest = rule.and_then(|(rule, _)| rule.minimum_minutes).unwrap_or(0);
        let mut total = Share::default();
        let (mut counted, mut minutes) = (0u32, Minutes::default());
        for session in &reflection.sessions {
            let too_short = session.minutes.get() < shortest;
            let worth = match rate {
                Rate::Minute(parts) if !too_short => Points::new(parts.saturating_mul(session.minutes.get().into())),
                Rate::Session { each, .. } if !too_short => each,
                _ => Points::ZERO,
            };
            let mut share = Share::of(worth, session.on, &self.window);
            if too_short {
                share.findings.insert(Finding::SessionTooShort);
            }
            if !share.exact.is_zero() {
                counted = counted.saturating_add(1);
                minutes = minutes.plus(session.minutes);
            }
            total.exact = total.exact.plus(share.exact);
            total.planned = total.planned.plus(share.planned);
            total.recent = total.recent.plus(share.recent);
            findings = findings.union(share.findings);
            let Share { exact, planned, findings, .. } = share;
            self.sessions.push(SessionStatus { exact, planned, findings });
        }
        if reflection.sessions.is_empty() {
            findings.insert(Finding::NotCompleted);
        }
        let place = first..self.sessions.len();
        if let Rate::Session { maximum, .. } = rate
            && maximum < total.exact.plus(total.planned)
        {
            total = self.cap_sessions(reflection, &place, maximum);
        }
        if let Some(days) = rule.and_then(|(rule, _)| rule.days_between)
            && self.gaps(reflection, &place, days)
        {
            findings.insert(Finding::GapTooLong);
        }
        if !total.exact.is_zero() && reflection.proof.is_none() && reflection.evidence.is_empty() {
            findings.insert(Finding::EvidenceMissing);
        }
        match &mut basis {
            Basis::Sessions { counted: c, minutes: m, .. } | Basis::Group { counted: c, minutes: m, .. } => {
                (*c, *m) = (counted, minutes);
            }
            Basis::PerSession { counted: c, .. } => *c = counted,
            _ => {}
        }
        ActivityStatus {
            exact: total.exact,
            planned: total.planned,
            recent: total.recent,
            category: rule.map(|(_, requirement)| requirement),
            also: Set::EMPTY,
            findings,
            basis,
            sessions: place,
        }
    }

    /// Sessions of a series in order of date, each with its place among [`Count::sessions`].
    fn by_date<'r>(reflection: &'r Reflection, place: &Range<usize>) -> Vec<(usize, &'r Session)> {
        let mut sessions: Vec<_> = place.clone().zip(&reflection.sessions).collect();
        sessions.sort_by_key(|(_, session)| session.on);
        sessions
    }

    /// Points by the session stop at the maximum of a series: the earliest sessions count.
    fn cap_sessions(&mut self, reflection: &Reflection, place: &Range<usize>, maximum: Points) -> Share {
        let mut total = Share::default();
        let mut room = maximum;
        for (index, session) in Self::by_date(reflection, place) {
            let Some(status) = self.sessions.get_mut(index) else {
                continue;
            };
            status.exact = status.exact.at_most(room);
            room = room.minus(status.exact);
            status.planned = status.planned.at_most(room);
            room = room.minus(status.planned);
            total.exact = total.exact.plus(status.exact);
            total.planned = total.planned.plus(status.planned);
            if self.window.is_recent(session.on) {
                total.recent = total.recent.plus(status.exact);
            }
        }
        total
    }

    /// Marks sessions that come too long after the one before. Only those held inside the period are looked at.
    fn gaps(&mut self, reflection: &Reflection, place: &Range<usize>, days: u32) -> bool {
        let mut before: Option<NaiveDate> = None;
        let mut found = false;
        for (index, session) in Self::by_date(reflection, place) {
            if self.window.place(session.on) != (true, true) {
                continue;
            }
            if before.is_some_and(|before| days_between(before, session.on) > i64::from(days)) {
                found = true;
                if let Some(status) = self.sessions.get_mut(index) {
                    status.findings.insert(Finding::GapTooLong);
                }
            }
            before = Some(session.on);
        }
        found
    }

    // ---- other activities

    fn other(&mut self, other: &Other) -> ActivityStatus {
        let rule = self.term.ruleset.other.iter().find(|rule| rule.forms.is_empty() || rule.forms.contains(other.form));
        let Some(rule) = rule else {
            return self.no_rule(other.completed_on);
        };
        let hours = other.hours.unwrap_or_default();
        let (worth, basis) = match (rule.publication, rule.times) {
            (Some(rate), _) => {
                let first_author = other.author_rank == Some(1);
                let points = if first_author { rate.first } else { rate.other };
                (points, Basis::Publication { first_author, points })
            }
            (None, Some(times)) => {
                let points = Centi::new(hours.hundredths().saturating_mul(times.into()));
                (points, Basis::TimesHours { hours, times })
            }
            (None, None) => (hours, Basis::Hours(hours)),
        };
        let share = Share::when(worth.points(), other.completed_on, &self.window);
        if !share.exact.is_zero() {
            if let Some(doubt) = rule.doubt {
                self.doubts.insert(doubt);
            }
            if rule.publication.is_some() && other.author_rank.is_none() {
                self.doubts.insert(Doubt::AuthorRankNotStated);
            }
        }
        ActivityStatus {
            exact: share.exact,
            planned: share.planned,
            recent: share.recent,
            category: Some(rule.requirement),
            also: Set::EMPTY,
            findings: share.findings,
            basis,
            sessions: 0..0,
        }
    }

    /// Something for which these rules have no place.
    fn no_rule(&self, day: Option<NaiveDate>) -> ActivityStatus {
        ActivityStatus {
            exact: Points::ZERO,
            planned: Points::ZERO,
            recent: Points::ZERO,
            category: None,
            also: Set::EMPTY,
            findings: Share::when(Points::ZERO, day, &self.window).findings,
            basis: Basis::NoRule,
            sessions: 0..0,
        }
    }

    // ---- maximums

    /// Cuts what lies over a maximum: what was completed last does not count, or in part.
    fn cap(&mut self, activities: &[Activity]) {
        let capped = self
            .term
            .ruleset
            .requirements(self.term.facts)
            .find_map(|requirement| Some((requirement.id, requirement.maximum?.points())));
        let Some((id, maximum)) = capped else { return };
        let belongs = |status: &&mut ActivityStatus| status.category == Some(id);
        let all: Points =
            self.activities.iter_mut().filter(belongs).map(|status| status.exact.plus(status.planned)).sum();
        if all <= maximum {
            return;
        }
        let mut order: Vec<(&mut ActivityStatus, &Activity)> =
            self.activities.iter_mut().zip(activities).filter(|(status, _)| status.category == Some(id)).collect();
        order.sort_by(|(_, a), (_, b)| by_completion(a, b));
        let mut room = maximum;
        for (status, _) in &mut order {
            let counted = status.exact.at_most(room);
            if counted < status.exact {
                self.over = self.over.plus(status.exact.minus(counted));
                status.findings.insert(Finding::OverMaximum);
                status.exact = counted;
                status.recent = status.recent.at_most(counted);
                if counted.is_zero() {
                    // A warning about something that does not count would only distract.
                    status.findings = status.findings.iter().filter(|finding| !finding.is_warning()).collect();
                }
            }
            room = room.minus(counted);
        }
        for (status, _) in &mut order {
            status.planned = status.planned.at_most(room);
            room = room.minus(status.planned);
        }
    }

    // ---- hours

    fn employment(&self, employment: &Employment) -> EmploymentStatus {
        let term = self.term.days();
        let job = Days { since: employment.from, end: employment.until.map_or(NaiveDate::MAX, day_after) };
        // Also from the submission on: what is completed then counts for the next period, but work is a share of all days
        // of this one, and counts up to and including the day that is asked about.
        let whole = term.meet(job);
        let tomorrow = day_after(self.window.on);
        let done = whole.meet(Days { since: term.since, end: tomorrow });
        let leave = leave_days(employment, done);
        let days = done.len().saturating_sub(leave);
        let whole_days = whole.len().saturating_sub(leave_days(employment, whole));
        let earlier = whole.meet(Days { since: term.since, end: self.window.recent_from.min(tomorrow) });
        let earlier_days = earlier.len().saturating_sub(leave_days(employment, earlier));
        let counts_as: Set<CountsAs> = employment.counts_as.iter().copied().collect();
        let counts_for = self
            .term
            .ruleset
            .requirements(self.term.facts)
            .filter(|requirement| {
                requirement.counts_as.iter().any(|kind| counts_as.contains(kind))
                    && requirement.level.is_none_or(|asked| employment.level.is_none_or(|level| asked <= level))
            })
            .map(|requirement| requirement.id)
            .collect();
        EmploymentStatus {
            days,
            leave_days: leave,
            days_ahead: whole_days.saturating_sub(days),
            recent_days: days.saturating_sub(earlier_days),
            hours: self.hours(day_hours(employment.hours_per_week, days)).rounded(),
            counts_for,
        }
    }

    /// Hours a week times days, together, to hours: times the weeks of a period, by the days of the period.
    fn hours(&self, day_hours: u128) -> Fraction {
        let weeks = self.term.ruleset.hours.as_ref().map_or(0, |hours| hours.weeks.hundredths());
        Fraction {
            hundredths: day_hours.saturating_mul(weeks.into()),
            divisor: u128::from(self.term.days().len().max(1)).saturating_mul(100),
        }
    }

    // ---- requirements

    fn requirements(&self, dossier: &Dossier, employments: &[EmploymentStatus]) -> Vec<RequirementStatus> {
        let ruleset = self.term.ruleset;
        let sums = self.sums();
        let mut statuses = Vec::with_capacity(ruleset.requirements.len());
        for requirement in ruleset.requirements(self.term.facts) {
            let status = match requirement.id.unit() {
                crate::Unit::Points => self.points_status(requirement, &sums),
                crate::Unit::Hours => self.hours_status(requirement, dossier, employments),
                crate::Unit::Items => {
                    if self.term.renewed && requirement.id == RequirementId::ItemEthicsTraining {
                        // Belongs to the first re-registration.
                        continue;
                    }
                    let (counted, pending) = self.item(requirement.id, dossier);
                    status(requirement, counted.into(), pending, Fraction::default(), Centi::ZERO)
                }
            };
            statuses.push(status);
        }
        statuses
    }

    /// Adds up activities for each requirement, and parts into their wholes.
    fn sums(&self) -> Sums {
        let mut sums = Sums([Sum::default(); REQUIREMENTS]);
        let ruleset = self.term.ruleset;
        for status in &self.activities {
            if status.exact.is_zero() && status.planned.is_zero() {
                continue;
            }
            let share = (status.exact, status.planned, status.recent);
            if let Some(category) = status.category {
                sums.add(category, share);
            }
            for part in status.also.iter() {
                sums.add(part, share);
            }
        }
        // A whole stands before its parts, so from the last to the first every part is full when it is added.
        for requirement in ruleset.requirements.iter().rev() {
            if !requirement.when.holds(&self.term.facts) {
                continue;
            }
            if let Some(whole) = requirement.within {
                sums.add(whole, sums.of(requirement.id));
            }
        }
        sums
    }

    fn points_status(&self, requirement: &Requirement, sums: &Sums) -> RequirementStatus {
        let (exact, planned, recent) = sums.of(requirement.id);
        let counted = exact.rounded();
        let pending = exact.plus(planned).rounded().minus(counted);
        let over = if requirement.maximum.is_some() { self.over.rounded() } else { Centi::ZERO };
        RequirementStatus { planned, ..status(requirement, exact.into(), pending, recent.into(), over) }
    }

    fn hours_status(
        &self,
        requirement: &Requirement,
        dossier: &Dossier,
        employments: &[EmploymentStatus],
    ) -> RequirementStatus {
        let (mut done, mut whole, mut recent) = (0u128, 0u128, 0u128);
        for (employment, status) in dossier.employments.iter().zip(employments) {
            if status.counts_for.contains(requirement.id) {
                let per_week = employment.hours_per_week;
                done = done.saturating_add(day_hours(per_week, status.days));
                whole = whole.saturating_add(day_hours(per_week, status.days.saturating_add(status.days_ahead)));
                recent = recent.saturating_add(day_hours(per_week, status.recent_days));
            }
        }
        let done = self.hours(done);
        let pending = self.hours(whole).rounded().minus(done.rounded());
        status(requirement, done, pending, self.hours(recent), Centi::ZERO)
    }

    /// Whether an item is there, and whether it is planned: each one or nothing.
    fn item(&self, id: RequirementId, dossier: &Dossier) -> (Centi, Centi) {
        let (there, planned) = match id {
            RequirementId::ItemVog => self.documents(dossier, DocumentKind::Vog, |_| true),
            RequirementId::ItemEmployerStatement => self.employer_statement(dossier),
            RequirementId::ItemEthicsTraining => {
                let before = self.term.submitted.unwrap_or(self.term.end);
                self.documents(dossier, DocumentKind::EthicsTraining, |day| self.term.since <= day && day < before)
            }
            RequirementId::ItemDiagnostics => self.diagnostics(dossier),
            RequirementId::ItemWorkGuidance => {
                let (paper, paper_planned) = self.documents(dossier, DocumentKind::WorkGuidance, |day| self.filed(day));
                let (logged, logged_planned) = self.others(dossier, OtherForm::WorkGuidance, 1);
                (paper || logged, paper_planned || logged_planned)
            }
            RequirementId::ItemDiploma => self.documents(dossier, DocumentKind::Diploma, |_| true),
            RequirementId::ItemMembership => self.documents(dossier, DocumentKind::Membership, |_| true),
            _ => (false, false),
        };
        let one = |is: bool| if is { Centi::ONE } else { Centi::ZERO };
        (one(there), one(planned && !there))
    }

    /// Whether a paper of this day can be in the file of this period. One of the day on which the file before it was sent in
    /// was in that file.
    fn filed(&self, day: NaiveDate) -> bool {
        let sent_in_before =
            self.term.renewed && self.term.ruleset.period.renewal == Renewal::Submission && day == self.term.since;
        !sent_in_before
            && self.term.since <= day
            && day < self.term.end
            && self.term.submitted.is_none_or(|submitted| day <= submitted)
    }

    /// Whether a document is there by the day of evaluation, or will be. One without a day is there.
    fn documents(&self, dossier: &Dossier, kind: DocumentKind, fits: impl Fn(NaiveDate) -> bool) -> (bool, bool) {
        let days = |document: &Document| document.dated();
        let mut found = (false, false);
        for document in dossier.documents.iter().filter(|document| document.kind == kind) {
            match days(document) {
                None => found.0 = true,
                Some(day) if !fits(day) => {}
                Some(day) if day <= self.window.on => found.0 = true,
                Some(_) => found.1 = true,
            }
        }
        found
    }

    /// The statement of an employer; for a self-employed person also the own statement with a recent extract.
    fn employer_statement(&self, dossier: &Dossier) -> (bool, bool) {
        let (employer, employer_planned) =
            self.documents(dossier, DocumentKind::EmployerStatement, |day| self.filed(day));
        if self.term.facts.self_employed != Some(true) {
            return (employer, employer_planned);
        }
        let file_day = self.term.submitted.unwrap_or(self.window.on);
        let oldest = months_before(file_day, EXTRACT_MONTHS);
        let (own, own_planned) = self.documents(dossier, DocumentKind::OwnStatement, |day| self.filed(day));
        let (extract, extract_planned) = self.documents(dossier, DocumentKind::TradeRegisterExtract, |day| {
            oldest <= day && day < self.term.end && self.term.submitted.is_none_or(|submitted| day <= submitted)
        });
        let planned = (own || own_planned) && (extract || extract_planned);
        (employer || (own && extract), employer_planned || planned)
    }

    /// The endorsement, a statement on case reports, or the case reports themselves.
    fn diagnostics(&self, dossier: &Dossier) -> (bool, bool) {
        if self.term.facts.diagnostics_endorsement == Some(true) {
            return (true, false);
        }
        let (paper, paper_planned) = self.documents(dossier, DocumentKind::Diagnostics, |day| self.filed(day));
        let (reports, reports_planned) = self.others(dossier, OtherForm::CaseReport, CASE_REPORTS);
        (paper || reports, paper_planned || reports_planned)
    }

    /// Whether so many other activities of a form are completed inside the period, or will be.
    fn others(&self, dossier: &Dossier, form: OtherForm, asked: usize) -> (bool, bool) {
        let (mut done, mut planned) = (0usize, 0usize);
        for activity in &dossier.activities {
            if let Activity::Other(other) = activity
                && other.form == form
                && let Some(day) = other.completed_on
            {
                match self.window.place(day) {
                    (true, true) => done = done.saturating_add(1),
                    (true, false) => planned = planned.saturating_add(1),
                    (false, _) => {}
                }
            }
        }
        (asked <= done, asked <= done.saturating_add(planned))
    }
}

/// How sessions are valued.
#[derive(Clone, Copy)]
enum Rate {
    /// Parts for a minute.
    Minute(u64),
    /// For a session, up to a maximum for the series.
    Session { each: Points, maximum: Points },
    /// Not at all.
    Nothing,
}

impl Sums {
    fn of(&self, id: RequirementId) -> Sum {
        self.0.get(usize::from(id.place())).copied().unwrap_or_default()
    }

    fn add(&mut self, id: RequirementId, more: Sum) {
        if let Some(sum) = self.0.get_mut(usize::from(id.place())) {
            *sum = (sum.0.plus(more.0), sum.1.plus(more.1), sum.2.plus(more.2));
        }
    }
}

impl Ruleset {
    /// Whether what it asks depends on experience.
    fn asks_experience(&self) -> bool {
        self.requirements.iter().any(|requirement| requirement.when.experience_over_3648_hours.is_some())
    }
}

fn status(
    requirement: &Requirement,
    exact: Fraction,
    pending: Centi,
    pace: Fraction,
    over_maximum: Centi,
) -> RequirementStatus {
    let required = requirement.required;
    let counted = exact.rounded();
    let missing = required.minus(counted);
    let over = if requirement.maximum.is_some() {
        over_maximum
    } else if required.is_zero() {
        // Where nothing is asked nothing is too much.
        Centi::ZERO
    } else {
        counted.minus(required)
    };
    RequirementStatus {
        id: requirement.id,
        parent: requirement.parent(),
        required,
        maximum: requirement.maximum,
        counted,
        pending,
        missing,
        met: missing.is_zero(),
        over,
        recent: pace.rounded(),
        pace,
        exact,
        planned: Points::ZERO,
    }
}

/// What was completed first counts first; on the same day the ids decide.
fn by_completion(a: &Activity, b: &Activity) -> Ordering {
    let day = |activity: &Activity| activity.last_day().unwrap_or(NaiveDate::MAX);
    day(a).cmp(&day(b)).then_with(|| a.id().cmp(b.id()))
}

/// Hundredths of hours a week, times days.
fn day_hours(per_week: Centi, days: u64) -> u128 {
    u128::from(per_week.hundredths()).saturating_mul(days.into())
}

/// Days of leave inside a stretch; a day on which two leaves lie is one day.
fn leave_days(employment: &Employment, stretch: Days) -> u64 {
    let within = |leave: &crate::employment::Leave| {
        stretch.meet(Days { since: leave.from, end: leave.until.map_or(NaiveDate::MAX, day_after) })
    };
    match employment.leave.as_slice() {
        [] => 0,
        [leave] => within(leave).len(),
        leaves => {
            let mut stretches: Vec<Days> = leaves.iter().map(within).filter(|days| !days.is_empty()).collect();
            stretches.sort_by_key(|days| days.since);
            let (mut total, mut counted_to) = (0u64, NaiveDate::MIN);
            for days in stretches {
                let fresh = Days { since: days.since.max(counted_to), end: days.end };
                total = total.saturating_add(fresh.len());
                counted_to = counted_to.max(days.end);
            }
            total
        }
    }
}
