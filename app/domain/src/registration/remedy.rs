//! What to do: the smallest set of steps that closes every gap, or the fact that it can no longer be closed in time.

use chrono::NaiveDate;
use serde::Serialize;

use crate::activity::ReflectionForm;
use crate::amount::{Centi, Minutes, Points};
use crate::period::{Days, day_after};
use crate::registration::assessment::{Assessment, Fraction, RequirementStatus, Standing, Unit};
use crate::registration::ruleset::{ReflectionRule, RequirementId};

/// More than a full working week on top cannot be asked of anybody.
const FULL_WEEK: Centi = Centi::whole(40);
/// Nor more than a full working day, on any day.
const FULL_DAY: u64 = 8;
/// A usual length of a session, in minutes.
const USUAL_SESSION: u64 = 120;

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Remedy {
    /// What is planned has to be carried out: it closes so much of the gap.
    CarryOutPlans {
        /// For which requirement.
        requirement: RequirementId,
        /// So much.
        amount: Centi,
    },
    /// Training that counts for the requirement.
    Training {
        /// For which requirement.
        requirement: RequirementId,
        /// So many points.
        points: Centi,
        /// Of these at least so many at post-master level.
        post_master: Centi,
        /// Of these at least so many accredited.
        accredited: Centi,
        /// Of these so many may instead be informal learning.
        or_informal: Centi,
    },
    /// Sessions of reflection.
    ReflectionSessions {
        /// For which requirement.
        requirement: RequirementId,
        /// In this form; `None`: any form that counts.
        form: Option<ReflectionForm>,
        /// So many sessions …
        count: u32,
        /// … of so many minutes …
        minutes_each: Minutes,
        /// … with so many persons taking part, where that decides what a session is worth: those who make the fewest
        /// sessions do. `None`: it makes no difference.
        persons: Option<u32>,
    },
    /// Points of any kind that counts.
    Points {
        /// For which requirement.
        requirement: RequirementId,
        /// So many.
        points: Centi,
    },
    /// Work on top of what is planned.
    Hours {
        /// For which requirement.
        requirement: RequirementId,
        /// So many hours …
        hours: Centi,
        /// … which is so many a week …
        per_week: Centi,
        /// … up to and including this day.
        until: NaiveDate,
        /// What the same work closes as well, when it is of both kinds.
        #[serde(skip_serializing_if = "Option::is_none")]
        also: Option<AlsoHours>,
    },
    /// A paper or the like.
    Item {
        /// Which.
        requirement: RequirementId,
    },
    /// This can no longer be closed in time.
    TooLate {
        /// Which requirement.
        requirement: RequirementId,
        /// What stays missing.
        missing: Centi,
    },
}

/// Another gap that the same work closes: a job counts as whatever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AlsoHours {
    /// The other requirement.
    pub requirement: RequirementId,
    /// What it misses: no more than the first.
    pub hours: Centi,
}

impl Remedy {
    /// The requirement that the step is for.
    #[must_use]
    pub const fn requirement(&self) -> RequirementId {
        match *self {
            Self::CarryOutPlans { requirement, .. }
            | Self::Training { requirement, .. }
            | Self::ReflectionSessions { requirement, .. }
            | Self::Points { requirement, .. }
            | Self::Hours { requirement, .. }
            | Self::Item { requirement }
            | Self::TooLate { requirement, .. } => requirement,
        }
    }

    /// The other requirement that the same step closes.
    const fn also(&self) -> Option<RequirementId> {
        match self {
            Self::Hours { also: Some(also), .. } => Some(also.requirement),
            _ => None,
        }
    }

    /// How long it takes, as far as that is known: an hour a point, and sessions as long as they are.
    fn minutes(&self) -> u64 {
        match *self {
            Self::Training { points, .. } | Self::Points { points, .. } => {
                points.hundredths().saturating_mul(60).div_ceil(100)
            }
            Self::ReflectionSessions { count, minutes_each, .. } => {
                u64::from(count).saturating_mul(u64::from(minutes_each.get()))
            }
            Self::CarryOutPlans { .. } | Self::Hours { .. } | Self::Item { .. } | Self::TooLate { .. } => 0,
        }
    }
}

impl Assessment {
    /// The smallest set of steps that closes every gap; empty when nothing is missing.
    #[must_use]
    pub fn remedies(&self) -> Vec<Remedy> {
        let mut steps = Vec::new();
        for requirement in &self.requirements {
            match requirement.unit() {
                // Points of parts add up, so they are closed from the topmost down.
                Unit::Points if requirement.parent.is_none() => {
                    self.close(requirement, &mut steps);
                }
                Unit::Points => {}
                Unit::Hours => self.hours(requirement, &mut steps),
                Unit::Items => self.item(requirement, &mut steps),
            }
        }
        one_job(&mut steps);
        self.within_reach(&mut steps);
        steps
    }

    /// The minutes that can sanely be spent from this day on, this day included: 8 hours on a day, 40 in 7 days. Our
    /// reading, as that of work on top: no source says when it is too late to begin.
    fn minutes_left(&self) -> u64 {
        let days = Days { since: self.on.max(self.period.since), end: self.counts_before }.len();
        let week = FULL_WEEK.hundredths() / 100;
        let hours = (days / 7).saturating_mul(week).saturating_add((days % 7).saturating_mul(FULL_DAY).min(week));
        hours.saturating_mul(60)
    }

    /// What takes more time than is left is too late. The shortest steps are kept, as far as they go together.
    fn within_reach(&self, steps: &mut [Remedy]) {
        let mut left = self.minutes_left();
        let mut by_length: Vec<&mut Remedy> = steps.iter_mut().filter(|step| step.minutes() > 0).collect();
        by_length.sort_by_key(|step| step.minutes());
        for step in by_length {
            match left.checked_sub(step.minutes()) {
                Some(rest) => left = rest,
                None => *step = self.too_late(*step),
            }
        }
    }

    /// A step for which there is no time any more.
    fn too_late(&self, step: Remedy) -> Remedy {
        let requirement = step.requirement();
        match step {
            // Part of it need not be formal: then it is the whole that cannot be reached.
            Remedy::Training { points, or_informal, .. } => {
                let whole = self.requirement(requirement).and_then(|status| status.parent);
                let requirement = whole.filter(|_| !or_informal.is_zero()).unwrap_or(requirement);
                Remedy::TooLate { requirement, missing: points }
            }
            Remedy::ReflectionSessions { .. } => {
                let gap = self.requirement(requirement).map(|status| status.missing.minus(status.pending));
                Remedy::TooLate { requirement, missing: gap.unwrap_or_default() }
            }
            Remedy::Points { points, .. } => Remedy::TooLate { requirement, missing: points },
            other => other,
        }
    }

    /// The steps for one requirement or a part of it.
    pub fn remedies_for(&self, id: RequirementId) -> impl Iterator<Item = Remedy> {
        let closes = move |step: RequirementId| {
            let mut at = Some(step);
            while let Some(here) = at {
                if here == id {
                    return true;
                }
                at = self.requirement(here).and_then(|status| status.parent);
            }
            false
        };
        // A step for a part closes its whole, and a step for a whole may be what closes its parts.
        let parent = self.requirement(id).and_then(|status| status.parent);
        self.remedies().into_iter().filter(move |remedy| {
            closes(remedy.requirement())
                || remedy.also() == Some(id)
                || parent.is_some_and(|parent| remedy.requirement() == parent)
        })
    }

    /// Whether anything done from now on can still count for this period.
    fn is_open(&self) -> bool {
        self.on < self.counts_before
            && matches!(self.standing, Standing::Registered | Standing::Suspended | Standing::NotYet)
    }

    /// Closes a requirement in points, its parts first.
    fn close(&self, requirement: &RequirementStatus, steps: &mut Vec<Remedy>) -> Closed {
        let id = requirement.id;
        if !self.is_open() {
            if !requirement.met {
                steps.push(Remedy::TooLate { requirement: id, missing: requirement.missing });
            }
            for part in self.parts_of(Some(id)) {
                self.close(part, steps);
            }
            return Closed::default();
        }
        if id == RequirementId::ProfessionalDevelopment || id == RequirementId::Training {
            return self.close_training(requirement, steps);
        }
        let mut closed = Closed::default();
        for part in self.parts_of(Some(id)) {
            let part = self.close(part, steps);
            closed.planned = closed.planned.plus(part.planned);
            closed.added = closed.added.plus(part.added);
        }
        // Amounts of parts that were rounded each for itself may be a hundredth more than they make together.
        closed.planned = closed.planned.at_most(requirement.planned);
        // Plans that no part needed for itself help the whole.
        let left = requirement.gap().minus(closed.planned).minus(closed.added);
        let spare = requirement.planned.minus(closed.planned).at_most(left);
        if !spare.is_zero() {
            steps.push(Remedy::CarryOutPlans { requirement: id, amount: upwards(spare) });
            closed.planned = closed.planned.plus(spare);
        }
        let left = left.minus(spare);
        if !left.is_zero() {
            // Whole sessions may make more than was asked: what they do for a part, they do for the whole.
            let (step, added) = self
                .reflection_step(id, left)
                .unwrap_or((Remedy::Points { requirement: id, points: upwards(left) }, left));
            steps.push(step);
            closed.added = closed.added.plus(added);
        }
        closed
    }

    /// What plans close of a gap.
    fn plans(&self, requirement: &RequirementStatus, steps: &mut Vec<Remedy>) -> Centi {
        let amount = requirement.pending.at_most(requirement.missing);
        if !amount.is_zero() {
            steps.push(Remedy::CarryOutPlans { requirement: requirement.id, amount });
        }
        amount
    }

    /// Training is closed in one step that serves the whole and its parts.
    fn close_training(&self, requirement: &RequirementStatus, steps: &mut Vec<Remedy>) -> Closed {
        let planned = self.plans(requirement, steps);
        let gap = |id: RequirementId| self.requirement(id).map_or(Centi::ZERO, |part| part.missing.minus(part.pending));
        let whole = requirement.missing.minus(requirement.pending);
        let formal = gap(RequirementId::Formal);
        let post_master = gap(RequirementId::TrainingPostMaster);
        let accredited = gap(RequirementId::TrainingAccredited);
        let points = [whole, formal, post_master, accredited].into_iter().max().unwrap_or_default();
        // A part that only plans close still needs them.
        for part in self.parts_of(Some(requirement.id)) {
            if planned.is_zero() {
                self.plans(part, steps);
            }
        }
        if points.is_zero() {
            return Closed { planned: planned.points(), added: Points::ZERO };
        }
        let room = self.requirement(RequirementId::Informal).map_or(Centi::ZERO, |informal| {
            informal.maximum.unwrap_or_default().minus(informal.counted).minus(informal.pending)
        });
        let or_informal = points.minus(formal).at_most(room);
        let formal_asked = self.requirement(RequirementId::Formal).is_some();
        let id = if formal_asked { RequirementId::Formal } else { requirement.id };
        steps.push(Remedy::Training { requirement: id, points, post_master, accredited, or_informal });
        Closed { planned: planned.points(), added: points.points() }
    }

    /// Sessions that make so many points for a requirement, when it is one of reflection, and what they make.
    fn reflection_step(&self, id: RequirementId, points: Points) -> Option<(Remedy, Points)> {
        let rule = self.ruleset.reflection.iter().find(|rule| rule.requirement == Some(id))?;
        let form = (rule.forms.len() == 1).then(|| rule.forms.iter().next()).flatten();
        let Sessions { count, minutes_each, persons, made } = sessions(rule, points);
        Some((Remedy::ReflectionSessions { requirement: id, form, count, minutes_each, persons }, made))
    }

    fn hours(&self, requirement: &RequirementStatus, steps: &mut Vec<Remedy>) {
        if requirement.met {
            return;
        }
        let id = requirement.id;
        let planned = self.plans(requirement, steps);
        let hours = requirement.missing.minus(planned);
        if hours.is_zero() {
            return;
        }
        let Assessment { period, on, .. } = self;
        let ahead = Days { since: day_after(*on).max(period.since), end: period.end };
        let weeks = self.ruleset.hours.as_ref().map_or(0, |hours| hours.weeks.hundredths());
        let whole = Days { since: period.since, end: period.end }.len();
        let missing = u128::from(hours.hundredths()).saturating_mul(whole.into()).saturating_mul(100);
        let divisor = u128::from(weeks).saturating_mul(ahead.len().into());
        let per_week = missing
            .saturating_add(divisor.saturating_sub(1))
            .checked_div(divisor)
            .and_then(|hundredths| u64::try_from(hundredths).ok())
            .map(Centi::new)
            .filter(|per_week| *per_week <= FULL_WEEK && self.may_work());
        steps.push(match per_week {
            Some(per_week) => Remedy::Hours { requirement: id, hours, per_week, until: period.submit_by, also: None },
            None => Remedy::TooLate { requirement: id, missing: hours },
        });
    }

    /// Whether hours worked from now on still count.
    fn may_work(&self) -> bool {
        !matches!(self.standing, Standing::Expired | Standing::StruckOff)
    }

    fn item(&self, requirement: &RequirementStatus, steps: &mut Vec<Remedy>) {
        if requirement.met || !self.plans(requirement, steps).is_zero() {
            return;
        }
        let id = requirement.id;
        // A paper of today can still go along on the last day.
        let open = self.on < self.counts_before && self.may_work() && self.standing != Standing::RegisteredPending;
        steps.push(if open {
            Remedy::Item { requirement: id }
        } else {
            Remedy::TooLate { requirement: id, missing: requirement.missing }
        });
    }
}

/// Two gaps in hours are one step: the work for the larger closes the smaller too, when it counts as both.
fn one_job(steps: &mut Vec<Remedy>) {
    let in_hours = |step: &Remedy| match *step {
        Remedy::Hours { requirement, hours, also: None, .. } => Some(AlsoHours { requirement, hours }),
        _ => None,
    };
    let mut gaps = steps.iter().filter_map(in_hours);
    let (Some(first), Some(second)) = (gaps.next(), gaps.next()) else { return };
    let (larger, smaller) = if first.hours < second.hours { (second, first) } else { (first, second) };
    steps.retain(|step| in_hours(step) != Some(smaller));
    for step in steps {
        if let Remedy::Hours { requirement, also, .. } = step
            && *requirement == larger.requirement
        {
            *also = Some(smaller);
        }
    }
}

/// What steps close of a gap.
#[derive(Clone, Copy, Default)]
struct Closed {
    /// By carrying out what is planned.
    planned: Points,
    /// By something more.
    added: Points,
}

/// Sessions that close a gap.
struct Sessions {
    count: u32,
    minutes_each: Minutes,
    persons: Option<u32>,
    /// The points that they make, never less than was asked.
    made: Points,
}

impl RequirementStatus {
    /// What has to be added so that nothing is missing, exactly: what counts is rounded, a half upwards.
    fn gap(&self) -> Points {
        let Fraction { hundredths, divisor } = self.exact;
        let parts = hundredths.saturating_mul(Points::PER_CENTI.into()).checked_div(divisor).unwrap_or(0);
        let counted = Points::new(u64::try_from(parts).unwrap_or(u64::MAX));
        self.required.points().minus(Points::new(Points::PER_CENTI / 2)).minus(counted)
    }
}

/// To hundredths, upwards.
const fn upwards(points: Points) -> Centi {
    Centi::new(points.parts().div_ceil(Points::PER_CENTI))
}

/// Nobody plans a session of 117 minutes: whole half hours.
const PLANNED: u64 = 30;

/// The fewest sessions of a usual length that make so many points, each as short as can be planned.
fn sessions(rule: &ReflectionRule, points: Points) -> Sessions {
    let shortest = u64::from(rule.minimum_minutes.unwrap_or(0)).max(1);
    let whole = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    if let Some(session) = rule.session {
        let each = Centi::whole(session.points.max(1).into()).points().parts();
        let count = points.parts().div_ceil(each);
        let made = Points::new(each.saturating_mul(count));
        return Sessions { count: whole(count), minutes_each: Minutes::new(whole(shortest)), persons: None, made };
    }
    // The group in which an hour makes most: alone, where groups make a difference.
    let rate = rule.rates.iter().max_by_key(|rate| rate.per_minute());
    let per_minute = rate.map_or(Points::PER_POINT / 60, |rate| rate.per_minute()).max(1);
    let minutes = points.parts().div_ceil(per_minute);
    let count = minutes.div_ceil(USUAL_SESSION).max(1);
    let each = minutes.div_ceil(count).div_ceil(PLANNED).saturating_mul(PLANNED).max(shortest);
    let made = Points::new(count.saturating_mul(each).saturating_mul(per_minute));
    Sessions {
        count: whole(count),
        minutes_each: Minutes::new(whole(each)),
        persons: rate.map(|rate| rate.persons),
        made,
    }
}
