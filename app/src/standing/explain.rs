//! Why one activity counts as it does, in words.
//!
//! For every page that shows an activity together with what the rule engine found of it:
//!
//! - [`sentence`]: one line, 'telt 1,5 punt voor reflectie; één bijeenkomst korter dan een uur telt niet'. In lists.
//! - [`findings`]: a full sentence for each finding, what it means and what to do. On the activity's own page.
//! - [`basis`]: on what the points rest, in a sentence.
//! - [`mark`]: the shape and filling of its mark.

use crate::component::icon::{Kind, MarkState};
use chrono::NaiveDate;
use domain::{
    Activity, ActivityStatus, Assessment, Basis, Centi, Finding, Findings, Learning, RequirementId, SessionStatus, Unit,
};
use language::{Locale, Text, format, standing as t, term};

/// One line: what it counts, for what, and why not more. Starts with a small letter and has no full stop.
pub fn sentence(locale: Locale, activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> String {
    let sessions = assessment.sessions_of(status);
    let mut parts = vec![head(locale, activity, status, sessions)];
    let (counted, pending) = (status.counted(), status.pending());
    if !counted.is_zero() && !pending.is_zero() {
        parts.push(t::planned_more(locale, &term::amount(locale, Unit::Points, pending)).into_owned());
    }
    for finding in status.findings.iter() {
        let of_sessions = sessions.iter().filter(|session| session.findings.contains(finding)).count();
        let all = of_sessions == sessions.len();
        // What the head says already.
        let said = counted.is_zero() && head_reason(status, sessions) == Some(finding);
        let planned = finding == Finding::NotCompleted && (counted.is_zero() || !pending.is_zero());
        if said || planned {
            continue;
        }
        parts.push(if of_sessions > 0 && !all {
            t::sessions_not_counting(locale, finding, of_sessions).into_owned()
        } else {
            t::because(locale, finding).into_owned()
        });
    }
    parts.join("; ")
}

/// What it counts, or the one reason why it does not.
fn head(locale: Locale, activity: &Activity, status: &ActivityStatus, sessions: &[SessionStatus]) -> String {
    let (counted, pending) = (status.counted(), status.pending());
    if !counted.is_zero() {
        let amount = term::amount(locale, Unit::Points, counted);
        return match status.category {
            Some(id) => t::counts(locale, &amount, &name(locale, id)),
            None => t::counts_bare(locale, &amount),
        }
        .into_owned();
    }
    if !pending.is_zero() {
        let amount = term::amount(locale, Unit::Points, pending);
        return match activity.last_day() {
            Some(day) => t::counts_later(locale, &amount, &format::date_short(locale, day)).into_owned(),
            None => t::counts_not_yet(locale).into_owned(),
        };
    }
    if status.basis == Basis::NoRule && status.findings.iter().all(Finding::is_warning) {
        return format!("{}: {}", t::counts_nothing(locale), t::counts_no_rule(locale));
    }
    match head_reason(status, sessions) {
        Some(Finding::NotCompleted) => {
            format!("{}: {}", t::counts_not_yet(locale), t::because(locale, Finding::NotCompleted))
        }
        Some(reason) => format!("{}: {}", t::counts_nothing(locale), t::because(locale, reason)),
        None => t::counts_nothing(locale).into_owned(),
    }
}

/// The finding that takes all of it away: one that holds for the whole, else for every session.
fn head_reason(status: &ActivityStatus, sessions: &[SessionStatus]) -> Option<Finding> {
    let whole = |finding: &Finding| {
        sessions.is_empty()
            || sessions.iter().all(|session| session.findings.contains(*finding))
            || sessions.iter().all(|session| !session.findings.contains(*finding))
    };
    let blocking = || status.findings.iter().filter(|finding| !finding.is_warning());
    // That it is still to come says less than that it will not count then either.
    blocking()
        .filter(whole)
        .find(|finding| *finding != Finding::NotCompleted)
        .or_else(|| blocking().find(whole))
}

fn name(locale: Locale, id: RequirementId) -> String {
    t::inline(&term::requirement(locale, id))
}

/// Each finding as a full sentence; warnings take nothing away.
pub fn findings(locale: Locale, findings: Findings) -> Vec<(Finding, Text)> {
    findings.iter().map(|finding| (finding, term::finding(locale, finding))).collect()
}

/// On what the points rest, as a full sentence.
pub fn basis(locale: Locale, basis: &Basis) -> Text {
    let points = |amount: Centi| term::amount(locale, Unit::Points, amount);
    let hours = |amount: Centi| term::amount(locale, Unit::Hours, amount);
    match basis {
        Basis::Hours(amount) => t::basis_hours(locale, &hours(*amount)),
        Basis::Accredited { by, points: stated } => t::basis_accredited(locale, &term::accredited_by(by), &points(*stated)),
        Basis::Sessions { counted, of, minutes } => {
            t::basis_sessions(locale, *counted, *of, &t::minutes(locale, minutes.get()))
        }
        Basis::Group { persons: 1, .. } => t::basis_group_alone(locale),
        Basis::Group { persons, hours, points, .. } => t::basis_group(locale, *persons, *hours, *points),
        Basis::PerSession { each, maximum, .. } => t::basis_per_session(locale, *each, *maximum),
        Basis::Publication { first_author: true, points: given } => t::basis_first_author(locale, &points(*given)),
        Basis::Publication { points: given, .. } => t::basis_author(locale, &points(*given)),
        Basis::TimesHours { hours: given, times } => t::basis_times(locale, &hours(*given), *times),
        Basis::NoRule => t::basis_no_rule(locale),
    }
}

/// The shape of an activity's mark: its kind.
pub fn kind(activity: &Activity) -> Kind {
    match activity {
        Activity::Training(training) if training.learning == Some(Learning::Informal) => Kind::Informal,
        Activity::Training(_) => Kind::Formal,
        Activity::Reflection(_) => Kind::Reflection,
        Activity::Other(_) => Kind::Other,
    }
}

/// The filling of an activity's mark: whether it counts.
pub fn state(status: &ActivityStatus) -> MarkState {
    if !status.exact.is_zero() {
        MarkState::Counts
    } else if !status.planned.is_zero() {
        MarkState::Pending
    } else {
        MarkState::Not
    }
}

/// Both.
pub fn mark(activity: &Activity, status: &ActivityStatus) -> (Kind, MarkState) {
    (kind(activity), state(status))
}

/// The title, or the name of its form where it has none.
pub fn title(locale: Locale, activity: &Activity) -> Text {
    match activity.title() {
        Some(title) => Text::Owned(title.to_owned()),
        None => term::form(locale, activity.form()),
    }
}

/// The day by which it is put on the time line: its last.
pub fn day(activity: &Activity) -> Option<NaiveDate> {
    activity.last_day()
}
