//! What holds for an activity besides the format, wherever it is entered: the form asks it, and so does a row of a sheet. Of
//! a dossier only what nobody can have meant is refused: [`crate::plausible`].

use super::form::TITLE_MAX;
use crate::plausible::{DayProblem, day};
use chrono::NaiveDate;
use domain::{Accreditation, Activity, Centi, Ruleset, Unit, dossier::is_blank};
use std::{collections::HashSet, sync::LazyLock};

/// The most hours, and the most points, of one activity.
pub const HOURS_MAX: Centi = Centi::whole(10_000);
/// Whether there is nothing to count in a training that is done: no hours, none that is more than 0, and no points.
pub fn counts_nothing(
    hours: Option<Centi>,
    accreditations: &[Accreditation],
    completed_on: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    let points = accreditations.iter().any(|accreditation| accreditation.points.is_some());
    hours.is_none_or(Centi::is_zero) && !points && completed_on.is_some_and(|day| day <= today)
}

/// Something that is not right. What an activity only lacks, so that it does not count yet, is not among these: the form asks
/// for it, and a sheet is taken with a remark, for who has a list of years cannot fill in everything first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It has no title.
    TitleMissing,
    /// The day it was done, or ended, cannot be.
    Day(NaiveDate, DayProblem),
    /// The day of a session cannot be. Which, from 0.
    Session(usize, NaiveDate, DayProblem),
    /// A session is of the same day and length as an earlier one. Which, from 0.
    SessionTwice(usize, NaiveDate),
    /// A series ended before its last session.
    ClosedTooEarly,
    /// More than [`HOURS_MAX`] hours.
    TooManyHours,
    /// More than [`HOURS_MAX`] points.
    TooManyPoints,
}

/// Everything that is not right with an activity.
pub fn findings(activity: &Activity, today: NaiveDate) -> Vec<Finding> {
    let mut found = Vec::new();
    let title = activity.title().filter(|title| !is_blank(title));
    if title.is_none() && !matches!(activity, Activity::Reflection(_)) {
        found.push(Finding::TitleMissing);
    }
    let (completed_on, hours) = match activity {
        Activity::Training(training) => (training.completed_on, training.hours),
        Activity::Reflection(reflection) => (reflection.completed_on, None),
        Activity::Other(other) => (other.completed_on, other.hours),
    };
    if let Some(on) = completed_on
        && let Err(problem) = day(on, today)
    {
        found.push(Finding::Day(on, problem));
    }
    if hours.is_some_and(|hours| hours > HOURS_MAX) {
        found.push(Finding::TooManyHours);
    }
    match activity {
        Activity::Training(training) => {
            let points = training.accreditations.iter().filter_map(|accreditation| accreditation.points);
            if points.into_iter().any(|points| points > HOURS_MAX) {
                found.push(Finding::TooManyPoints);
            }
        }
        Activity::Reflection(reflection) => {
            let days = reflection.sessions.iter().map(|session| session.on);
            let mut seen = HashSet::new();
            for (index, session) in reflection.sessions.iter().enumerate() {
                if let Err(problem) = day(session.on, today) {
                    found.push(Finding::Session(index, session.on, problem));
                }
                if !seen.insert(session) {
                    found.push(Finding::SessionTwice(index, session.on));
                }
            }
            if let (Some(closed), Some(last)) = (completed_on, days.max())
                && closed < last
            {
                found.push(Finding::ClosedTooEarly);
            }
        }
        Activity::Other(_) => {}
    }
    found
}

/// The most points that any register asks for a whole period.
pub static MOST_ASKED: LazyLock<Centi> = LazyLock::new(|| {
    Ruleset::all()
        .iter()
        .flat_map(|ruleset| &ruleset.requirements)
        .filter(|requirement| requirement.id.unit() == Unit::Points)
        .map(|requirement| requirement.required)
        .max()
        .unwrap_or(HOURS_MAX)
});

/// The hours or points of one activity, where they are more than any register asks for a whole period: that may be a degree,
/// and it may be a slip of the finger.
pub fn doubtful(activity: &Activity) -> Option<Centi> {
    let (hours, points) = match activity {
        Activity::Training(training) => {
            (training.hours, training.accreditations.iter().filter_map(|one| one.points).max())
        }
        Activity::Other(other) => (other.hours, None),
        Activity::Reflection(_) => (None, None),
    };
    hours.max(points).filter(|most| *most > *MOST_ASKED)
}

const _: () = assert!(TITLE_MAX == domain::dossier::MAX_TEXT, "the form and the format take titles of the same length");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{
        form::{read, write},
        samples::{date, reflection, training},
    };
    use domain::{Other, OtherForm};
    use language::Locale;

    fn other(title: Option<&str>, on: Option<NaiveDate>, hours: Option<Centi>) -> Activity {
        Activity::Other(Other {
            id: String::new(),
            title: title.map(str::to_owned),
            provider: None,
            form: OtherForm::Presentation,
            completed_on: on,
            author_rank: None,
            hours,
            evidence: Vec::new(),
        })
    }

    #[test]
    fn what_has_no_finding_is_saved_unchanged_by_the_form_and_what_has_one_is_not() {
        let today = date(2026, 11, 22);
        let days = [
            date(1959, 12, 31),
            date(1960, 1, 1),
            date(2026, 11, 22),
            date(2032, 11, 22),
            date(2032, 11, 23),
            date(2060, 1, 1),
        ];
        let mut all = Vec::new();
        for on in days {
            all.push(training("Signs of Safety", on));
            all.push(reflection(None, &[(on, 60)]));
            all.push(reflection(Some("Team"), &[(date(2026, 1, 1), 60), (on, 90)]));
            all.push(reflection(Some("Team"), &[(on, 60), (date(2026, 1, 1), 60), (on, 60)]));
            for title in [None, Some("Boek"), Some("\u{200b}")] {
                all.push(other(title, Some(on), None));
            }
            for hours in [0, 1, 10_000, 10_001, 20_000] {
                all.push(other(Some("Boek"), Some(on), Some(Centi::whole(hours))));
            }
        }
        let mut closed = reflection(None, &[(date(2026, 1, 1), 60), (date(2026, 2, 1), 60)]);
        if let Activity::Reflection(series) = &mut closed {
            series.completed_on = Some(date(2026, 1, 15));
        }
        all.push(closed);
        let (mut taken, mut refused) = (0, 0);
        for activity in all {
            let fine = findings(&activity, today).is_empty();
            let read = read(&mut write(Locale::Nl, &activity), Locale::Nl, today);
            assert_eq!(fine, read.is_some(), "{activity:?}: {:?}", findings(&activity, today));
            if fine { taken += 1 } else { refused += 1 }
        }
        assert!(taken > 10 && refused > 10);
    }

    #[test]
    fn more_than_any_register_asks_for_a_whole_period_is_doubted() {
        assert_eq!(*MOST_ASKED, Centi::whole(120));
        let of = |hours: u64| doubtful(&other(Some("A"), None, Some(Centi::whole(hours))));
        assert_eq!((of(0), of(120), of(121)), (None, None, Some(Centi::whole(121))));
        let mut course = training("Opleiding", date(2026, 1, 1));
        if let Activity::Training(training) = &mut course {
            training.hours = Some(Centi::whole(9_999));
        }
        assert_eq!(doubtful(&course), Some(Centi::whole(9_999)));
    }

    #[test]
    fn no_hours_and_zero_hours_are_the_same_nothing() {
        let today = date(2026, 11, 22);
        let nothing = |hours, on| counts_nothing(hours, &[], on, today);
        assert!(nothing(None, Some(today)) && nothing(Some(Centi::ZERO), Some(today)));
        assert!(!nothing(Some(Centi::new(1)), Some(today)));
        assert!(!nothing(None, None) && !nothing(None, Some(date(2027, 1, 1))), "what is planned may say so later");
    }
}
