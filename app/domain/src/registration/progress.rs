//! How far somebody is with a registration, as one word: for its owner, and more coarsely for an employer.
//!
//! No register defines 'on track': all of this is our reading, and decides nothing but a colour and a word.

use crate::period::days_between;
use crate::registration::assessment::{Assessment, RequirementStatus, Standing, Unit};
use crate::registration::forecast::Forecast;
use crate::registration::remedy::Remedy;
use crate::registration::ruleset::RequirementId;
use crate::vocabulary::vocabulary;

/// Being behind an even spread by less than this share of what is asked is nothing to worry about: a quarter of a year.
const SLACK: u64 = 20;
/// From so many days before the last day on, being behind is critical: half a year, when BIG sends its call
/// (<https://www.bigregister.nl/over-het-big-register/nieuwsbrieven/mei-2018/meestgestelde-vragen-aan-het-klantcontactcentrum>).
const CRITICAL_DAYS: i64 = 183;

/// How far somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is missing.
    Complete,
    /// What is missing comes in time, at the pace of the last year or as an even spread has it.
    OnTrack,
    /// Something does not.
    Behind,
    /// Something can no longer be closed in time.
    OutOfReach,
    /// Nothing that counts was logged.
    Nothing,
    /// What is asked is not known.
    Unknown,
}

/// How far somebody is with what this assessment judges.
#[must_use]
pub fn progress(assessment: &Assessment) -> Progress {
    if !assessment.ruleset.known || assessment.requirements.is_empty() {
        return Progress::Unknown;
    }
    if assessment.complete {
        return Progress::Complete;
    }
    let measured = || assessment.requirements.iter().filter(|requirement| requirement.unit() != Unit::Items);
    let open = assessment.period.days_left >= 0 && assessment.next_since.is_none();
    if open && measured().all(|requirement| requirement.counted.is_zero() && requirement.pending.is_zero()) {
        return Progress::Nothing;
    }
    if !out_of_reach(assessment).is_empty() {
        return Progress::OutOfReach;
    }
    if measured().all(|requirement| is_on_track(assessment, requirement)) {
        Progress::OnTrack
    } else {
        Progress::Behind
    }
}

/// What can no longer be had in time, as far as is known: of work nothing is, as long as none was written down.
#[must_use]
pub fn out_of_reach(assessment: &Assessment) -> Vec<RequirementId> {
    let late = |remedy: Remedy| match remedy {
        Remedy::TooLate { requirement, .. } => Some(requirement),
        _ => None,
    };
    let late = assessment.remedies().into_iter().filter_map(late);
    late.filter(|requirement| !is_work_unsaid(assessment, *requirement)).collect()
}

/// Whether hours are asked and no work was written down that gives any, or will, of whatever kind is asked.
#[must_use]
pub fn is_work_unsaid(assessment: &Assessment, requirement: RequirementId) -> bool {
    let mut hours = assessment.requirements.iter().filter(|status| status.unit() == Unit::Hours);
    requirement.unit() == Unit::Hours && hours.all(|status| !status.met && is_without_work(status))
}

/// Whether no work counts for it, or will.
#[must_use]
pub fn is_without_work(status: &RequirementStatus) -> bool {
    status.unit() == Unit::Hours && status.counted.is_zero() && status.pending.is_zero()
}

/// Whether one requirement is met in time as things go.
#[must_use]
pub fn is_on_track(assessment: &Assessment, requirement: &RequirementStatus) -> bool {
    let planned = requirement.met || requirement.pending >= requirement.missing;
    // Hours come from the work that is there and goes on, not from that of last year.
    if requirement.unit() == Unit::Hours {
        return planned;
    }
    let comes = matches!(
        assessment.forecast(requirement),
        Forecast::Met | Forecast::NoPace | Forecast::Reached { in_time: true, .. }
    );
    comes || planned || is_spread_evenly(assessment, requirement)
}

fn is_spread_evenly(assessment: &Assessment, requirement: &RequirementStatus) -> bool {
    let period = &assessment.period;
    let days = |from, to| u64::try_from(days_between(from, to)).unwrap_or(0);
    let whole = days(period.since, period.end).max(1);
    let passed = days(period.since, assessment.on).min(whole);
    // Near the end an even spread says nothing any more: what is missing has to be coming.
    if passed.saturating_mul(SLACK) >= whole.saturating_mul(SLACK - 1) {
        return false;
    }
    let required = requirement.required.hundredths();
    let due = required.saturating_mul(passed) / whole;
    requirement.counted.hundredths().saturating_add(required / SLACK) >= due
}

vocabulary! {
    /// How far somebody is, as their employer sees it.
    Band {
        /// What is missing comes in time, nothing is missing, or the file was sent in.
        OnTrack = "on-track",
        /// Something does not come in time as things go.
        Behind = "behind",
        /// It cannot or will hardly be closed in time, or the registration does not hold now.
        Critical = "critical",
        /// What is asked is not known.
        Unknown = "unknown",
    }
}

/// The band of an assessment.
#[must_use]
pub fn band(assessment: &Assessment) -> Band {
    match assessment.standing {
        Standing::Suspended | Standing::StruckOff | Standing::Expired => return Band::Critical,
        Standing::RegisteredPending => return Band::OnTrack,
        // Re-registered already: nothing is asked of this period any more.
        Standing::Registered if assessment.next_since.is_some() => return Band::OnTrack,
        Standing::Registered | Standing::NotYet => {}
    }
    let measured = || assessment.requirements.iter().filter(|requirement| requirement.unit() != Unit::Items);
    match progress(assessment) {
        Progress::Unknown => Band::Unknown,
        Progress::Complete | Progress::OnTrack => Band::OnTrack,
        Progress::OutOfReach => Band::Critical,
        Progress::Nothing if measured().all(|requirement| is_on_track(assessment, requirement)) => Band::OnTrack,
        Progress::Nothing | Progress::Behind if assessment.period.days_left <= CRITICAL_DAYS => Band::Critical,
        Progress::Nothing | Progress::Behind => Band::Behind,
    }
}
