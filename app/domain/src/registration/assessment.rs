//! What the rule engine finds: everything a page or a report needs, in typed form and without sentences.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use crate::activity::AccreditedBy;
use crate::amount::{Centi, Minutes, Points};
use crate::registration::ruleset::{RequirementId, Ruleset};
use crate::vocabulary::{Set, vocabulary};

vocabulary! {
    /// How a registration stands on the day.
    Standing {
        /// Valid.
        Registered = "registered",
        /// Sent in on time and undecided: still valid, also past the end.
        RegisteredPending = "registered_pending",
        /// A schorsing runs.
        Suspended = "suspended",
        /// Taken away by a doorhaling.
        StruckOff = "struck_off",
        /// The end has come without a file that was sent in on time.
        Expired = "expired",
        /// Before its first day.
        NotYet = "not_yet",
    }
}

vocabulary! {
    /// Why something of an activity does not count, or may be asked about.
    Finding {
        /// Not inside the period.
        OutsidePeriod = "outside_period",
        /// Lies after the day of evaluation, or has no day yet.
        NotCompleted = "not_completed",
        /// Reflecting alone.
        SelfReflection = "self_reflection",
        /// A session shorter than an hour.
        SessionTooShort = "session_too_short",
        /// Accredited by nobody who counts here.
        NotAccredited = "not_accredited",
        /// Accredited, but for another chamber.
        WrongChamber = "wrong_chamber",
        /// More than can count at most.
        OverMaximum = "over_maximum",
        /// Too many or too few in the group.
        GroupSize = "group_size",
        /// Too long between two sessions: a new series starts.
        GapTooLong = "gap_too_long",
        /// Authority between those taking part.
        Hierarchy = "hierarchy",
        /// The guide is not in the register that is asked for.
        SupervisorNotRegistered = "supervisor_not_registered",
        /// Coaching where supervision is asked.
        CoachingNotSupervision = "coaching_not_supervision",
        /// Warning: this form or length has to end in a test.
        TestMissing = "test_missing",
        /// Warning: nothing to show for it.
        EvidenceMissing = "evidence_missing",
        /// Under the level that is asked.
        LevelTooLow = "level_too_low",
        /// No rate is known for a group of this size.
        GroupRateUnknown = "group_rate_unknown",
    }
}

impl Finding {
    /// Whether it only warns, and takes nothing away.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::TestMissing | Self::EvidenceMissing)
    }
}

/// Findings, in the order of the format.
pub type Findings = Set<Finding>;

vocabulary! {
    /// What in this dossier the answer leaves in doubt.
    Doubt {
        /// The group of a supervision is not stated: counted as alone.
        GroupSizeNotStated = "group-size-not-stated",
        /// A form of reflection for which these rules say nothing: not counted.
        FormNotKnown = "form-not-known",
        /// Board work counts only within the NVO: counted as if it is.
        BoardOnlyWithinNvo = "board-only-within-nvo",
        /// The place among the authors is not stated: counted as not the first.
        AuthorRankNotStated = "author-rank-not-stated",
        /// Whether the experience is over 3648 hours is not stated: counted as not.
        ExperienceNotStated = "experience-not-stated",
        /// Formal or informal is not stated: counted as formal.
        LearningNotStated = "learning-not-stated",
        /// The ruleset was not in force when the period started.
        RulesetNotInForce = "ruleset-not-in-force",
        /// The rules of this chamber are not known: only the date is followed.
        RulesNotKnown = "rules-not-known",
    }
}

vocabulary! {
    /// What a requirement is counted in.
    Unit {
        /// Points; one for an hour unless an accreditation says otherwise.
        Points = "points",
        /// Hours of work.
        Hours = "hours",
        /// Papers and the like: there or not.
        Items = "items",
    }
}

/// The period that is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// Its first day.
    pub since: NaiveDate,
    /// The first day after it: `until`, or where a decision moved it.
    pub end: NaiveDate,
    /// The last day to send in the file: the day before the end.
    pub submit_by: NaiveDate,
    /// Days from the day of evaluation to `submit_by`; negative when that is past.
    pub days_left: i64,
}

/// How one requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequirementStatus {
    /// Which.
    pub id: RequirementId,
    /// The requirement that it is a part of.
    pub parent: Option<RequirementId>,
    /// What is asked.
    pub required: Centi,
    /// What can count at most.
    pub maximum: Option<Centi>,
    /// What counts on the day, to two decimals (a half upwards).
    pub counted: Centi,
    /// What is planned inside the period and will count on top when it is done.
    pub pending: Centi,
    /// What is asked and does not count yet; planned things do not lessen it.
    pub missing: Centi,
    /// Whether nothing is missing.
    pub met: bool,
    /// What lies over the maximum (and does not count), or counts on top of what is asked.
    pub over: Centi,
    /// What was earned in the last 12 months, or since the period began when that is shorter.
    pub recent: Centi,
    /// The same before rounding.
    pub(crate) pace: Fraction,
    /// What counts, before rounding.
    pub(crate) exact: Fraction,
    /// What is planned, before rounding; nothing where it is not in points.
    pub(crate) planned: Points,
}

/// An exact amount: so many hundredths, divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fraction {
    pub(crate) hundredths: u128,
    pub(crate) divisor: u128,
}

impl Fraction {
    /// To whole hundredths, a half upwards.
    pub(crate) fn rounded(self) -> Centi {
        let hundredths = self.hundredths.saturating_add(self.divisor / 2).checked_div(self.divisor).unwrap_or(0);
        Centi::new(u64::try_from(hundredths).unwrap_or(u64::MAX))
    }
}

impl From<Centi> for Fraction {
    fn from(amount: Centi) -> Self {
        Self { hundredths: amount.hundredths().into(), divisor: 1 }
    }
}

impl From<Points> for Fraction {
    fn from(points: Points) -> Self {
        Self { hundredths: points.parts().into(), divisor: Points::PER_CENTI.into() }
    }
}

impl RequirementStatus {
    /// What it is counted in.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.id.unit()
    }
}

/// On what the points of an activity rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// So many hours of contact time, an hour a point.
    Hours(Centi),
    /// The points that the accreditation states.
    Accredited {
        /// Who accredited.
        by: AccreditedBy,
        /// What it states.
        points: Centi,
    },
    /// Contact time in sessions, an hour a point.
    Sessions {
        /// Sessions that count on the day.
        counted: u32,
        /// All sessions.
        of: u32,
        /// Their contact time together.
        minutes: Minutes,
    },
    /// Contact time in sessions of a group.
    Group {
        /// Sessions that count on the day.
        counted: u32,
        /// All sessions.
        of: u32,
        /// Their contact time together.
        minutes: Minutes,
        /// Persons taking part.
        persons: u32,
        /// So many hours …
        hours: u32,
        /// … make so many points.
        points: u32,
    },
    /// Points by the session.
    PerSession {
        /// Sessions that count on the day.
        counted: u32,
        /// All sessions.
        of: u32,
        /// Points for each.
        each: u32,
        /// At most for one series.
        maximum: u32,
    },
    /// A fixed amount for a publication.
    Publication {
        /// As the first author.
        first_author: bool,
        /// What it gives.
        points: Centi,
    },
    /// Hours, each counted more than once, for preparation.
    TimesHours {
        /// Hours given.
        hours: Centi,
        /// Points for each.
        times: u32,
    },
    /// These rules have no place for it.
    NoRule,
}

/// How one activity counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityStatus {
    /// What counts on the day, exactly.
    pub exact: Points,
    /// What will count on top when what is planned is done, exactly.
    pub planned: Points,
    /// What of `exact` was done in the last 12 months.
    pub recent: Points,
    /// Where it belongs by its kind, also when nothing of it counts.
    pub category: Option<RequirementId>,
    /// Parts of the category that it counts for as well.
    pub also: Set<RequirementId>,
    /// Why something does not count, and warnings.
    pub findings: Findings,
    /// On what the points rest.
    pub basis: Basis,
    /// Its sessions: where they stand in [`Assessment::sessions`].
    pub sessions: Range<usize>,
}

impl ActivityStatus {
    /// What counts on the day, to two decimals.
    #[must_use]
    pub const fn counted(&self) -> Centi {
        self.exact.rounded()
    }

    /// What will count on top when what is planned is done, to two decimals.
    #[must_use]
    pub const fn pending(&self) -> Centi {
        self.planned.rounded()
    }

    /// The requirement it counts for on the day; none when nothing of it counts.
    #[must_use]
    pub fn requirement(&self) -> Option<RequirementId> {
        if self.exact.is_zero() { None } else { self.also.iter().next().or(self.category) }
    }
}

/// How one session counts. In the order of the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionStatus {
    /// What counts on the day, exactly.
    pub exact: Points,
    /// What will count when it has been held.
    pub planned: Points,
    /// Why it does not count.
    pub findings: Findings,
}

/// What one job gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmploymentStatus {
    /// Days of the period up to and including the day of evaluation that the job covers, leave taken off.
    pub days: u64,
    /// Days of leave in the same stretch.
    pub leave_days: u64,
    /// Days that it will cover from the day after on, as long as days count for the period and as things stand.
    pub days_ahead: u64,
    /// Of `days`, those in the last 12 months.
    pub recent_days: u64,
    /// The hours that follow, to two decimals.
    pub hours: Centi,
    /// The requirements that they count for.
    pub counts_for: Set<RequirementId>,
}

/// The judgement of one registration on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The day.
    pub on: NaiveDate,
    /// The rules.
    pub ruleset: &'static Ruleset,
    /// How the registration stands.
    pub standing: Standing,
    /// The period judged.
    pub period: Period,
    /// What counts is completed before this day: the end, or the day the file was sent in.
    pub counts_before: NaiveDate,
    /// The first day of the next period, when it is known by now.
    pub next_since: Option<NaiveDate>,
    /// Whether another registration of the dossier is the period after this one: see [`Dossier::continuation`]. Then this is the
    /// judgement of this period alone.
    ///
    /// [`Dossier::continuation`]: crate::Dossier::continuation
    pub continued: bool,
    /// Whether every known requirement is met. Never so when the rules are not known.
    pub complete: bool,
    /// What is asked, a whole before its parts.
    pub requirements: Vec<RequirementStatus>,
    /// One for each activity of the dossier, in its order.
    pub activities: Vec<ActivityStatus>,
    /// All sessions, see [`ActivityStatus::sessions`].
    pub sessions: Vec<SessionStatus>,
    /// One for each job of the dossier, in its order.
    pub employments: Vec<EmploymentStatus>,
    /// Days over which `recent` was earned, at most a year.
    pub recent_days: u64,
    /// What in this dossier leaves the answer in doubt.
    pub doubts: Set<Doubt>,
}

impl Assessment {
    /// How a requirement stands, when it is asked.
    #[must_use]
    pub fn requirement(&self, id: RequirementId) -> Option<&RequirementStatus> {
        self.requirements.iter().find(|requirement| requirement.id == id)
    }

    /// The requirements directly under another, or the topmost.
    pub fn parts_of(&self, parent: Option<RequirementId>) -> impl Iterator<Item = &RequirementStatus> {
        self.requirements.iter().filter(move |requirement| requirement.parent == parent)
    }

    /// The sessions of an activity, in its order.
    #[must_use]
    pub fn sessions_of(&self, activity: &ActivityStatus) -> &[SessionStatus] {
        self.sessions.get(activity.sessions.clone()).unwrap_or_default()
    }
}
