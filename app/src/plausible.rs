//! What somebody can have meant: bounds inside those of the format, for the forms and for what a file brings in. The format
//! itself, and the command line with it, takes whatever it can read.
//!
//! No register says how far ahead a date may lie, so the figures are our reading; what they rest on is said at each.

use crate::activity::rules;
use chrono::{Datelike, Months, NaiveDate};
use domain::{Activity, Chamber, Document, Dossier, Employment, Registration, Ruleset, period};
use language::{Locale, Text, activity as activity_words, dossier as t, registration as registration_words};
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

/// The year before which nobody who uses this logged anything.
pub const FIRST_YEAR: i32 = 1960;
/// How far ahead something can be planned: a period of five years, and one more for an extension.
const AHEAD: Months = Months::new(6 * 12);
/// How far ahead work or a registration can be agreed on: who submits early may know the start of the next period by then.
const BEGINS_AHEAD: Months = Months::new(2 * 12);
/// How far ahead work can end: a contract may name the day of one's pension.
const ENDS_AHEAD: Months = Months::new(50 * 12);
/// A period lasts at most so many times the years that its rules say. All rules say five. Longer were the first periods of
/// orthopedagogen-generalist in the BIG register, from 2020 until 2028-02-29 at the latest, and those that were extended.
///
/// Source: the rulesets (`period.years`); <https://www.psynip.nl/registraties/uitstel-registratie-aanvragen/>; 'OG', BIG
/// register, in the facts of the domain.
const LONGEST_PERIODS: u32 = 2;

/// What is the matter with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayProblem {
    /// Before [`FIRST_YEAR`].
    TooLongAgo,
    /// Further ahead than it can be planned.
    TooFarAhead,
}

/// Whether something can be done or planned on this day: it may be in the future, but not absurdly far in either direction.
pub fn day(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
    within(day, today, AHEAD)
}

/// Whether work or a registration can begin on this day.
pub fn begin(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
    within(day, today, BEGINS_AHEAD)
}

/// Whether work can end on this day.
pub fn end(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
    within(day, today, ENDS_AHEAD)
}

fn within(day: NaiveDate, today: NaiveDate, ahead: Months) -> Result<NaiveDate, DayProblem> {
    if day.year() < FIRST_YEAR {
        Err(DayProblem::TooLongAgo)
    } else if today.checked_add_months(ahead).is_some_and(|last| day > last) {
        Err(DayProblem::TooFarAhead)
    } else {
        Ok(day)
    }
}

/// The last day that a period can end on, extensions included.
pub fn latest_end(chamber: Chamber, since: NaiveDate) -> NaiveDate {
    let years = Ruleset::in_force(chamber, since).map_or(5, |ruleset| ruleset.period.years);
    period::months_after(since, years.saturating_mul(12).saturating_mul(LONGEST_PERIODS))
}

/// What nobody can have meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlikely {
    /// A day on which nothing can be done or planned.
    Day(DayProblem),
    /// A day on which work or a registration cannot begin.
    Begin(DayProblem),
    /// A day on which work cannot end.
    End(DayProblem),
    /// A period longer than any.
    PeriodTooLong,
    /// More than [`rules::HOURS_MAX`] hours.
    TooManyHours,
    /// More than [`rules::HOURS_MAX`] points.
    TooManyPoints,
    /// A session of the same day and length as an earlier one of its series.
    SessionTwice,
    /// The same document as an earlier one.
    DocumentTwice,
    /// A document about work that is not taken over.
    JobNotTaken,
}

/// The lists of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Its registrations.
    Registrations,
    /// Its jobs.
    Employments,
    /// Its activities.
    Activities,
    /// Its documents.
    Documents,
}

impl List {
    /// Its name in the format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registrations => "registrations",
            Self::Employments => "employments",
            Self::Activities => "activities",
            Self::Documents => "documents",
        }
    }
}

/// What is unlikely of an element, and the path to it inside that element: `sessions[2].on`. Empty: all of it.
pub type Found = (String, Unlikely);

/// What is unlikely in a dossier: which element, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which list.
    pub list: List,
    /// Which of it, from 0.
    pub index: usize,
    /// What of it.
    pub found: Found,
}

impl Place {
    /// The JSON path.
    pub fn path(&self) -> String {
        let (list, index, inside) = (self.list.as_str(), self.index, &self.found.0);
        let dot = if inside.is_empty() { "" } else { "." };
        format!("$.{list}[{index}]{dot}{inside}")
    }
}

/// What is found of an element, with the day that things are judged on.
struct Check {
    found: Vec<Found>,
    today: NaiveDate,
}

impl Check {
    fn new(today: NaiveDate) -> Self {
        Self { found: Vec::new(), today }
    }

    fn add(&mut self, path: impl Into<String>, unlikely: Option<Unlikely>) {
        self.found.extend(unlikely.map(|unlikely| (path.into(), unlikely)));
    }

    fn day(&mut self, path: impl Into<String>, on: Option<NaiveDate>) {
        let problem = on.and_then(|on| day(on, self.today).err());
        self.add(path, problem.map(Unlikely::Day));
    }

    fn begin(&mut self, path: impl Into<String>, on: NaiveDate) {
        self.add(path, begin(on, self.today).err().map(Unlikely::Begin));
    }
}

/// What is unlikely of a registration.
pub fn registration(registration: &Registration, today: NaiveDate) -> Vec<Found> {
    let mut check = Check::new(today);
    check.begin("since", registration.since);
    let latest = latest_end(registration.chamber, registration.since);
    let too_long = |end: NaiveDate| (latest < end).then_some(Unlikely::PeriodTooLong);
    check.add("until", too_long(registration.until));
    for (index, moved) in registration.deadline_moves.iter().enumerate() {
        check.add(format!("deadline_moves[{index}].until"), too_long(moved.until));
    }
    check.day("submitted_on", registration.submitted_on);
    check.day("decided_on", registration.decided_on);
    for (index, measure) in registration.measures.iter().enumerate() {
        check.day(format!("measures[{index}].from"), Some(measure.from));
        check.day(format!("measures[{index}].until"), measure.until);
    }
    check.found
}

/// What is unlikely of a job.
pub fn employment(job: &Employment, today: NaiveDate) -> Vec<Found> {
    let mut check = Check::new(today);
    check.begin("from", job.from);
    check.add("until", job.until.and_then(|until| end(until, today).err()).map(Unlikely::End));
    for (index, leave) in job.leave.iter().enumerate() {
        check.day(format!("leave[{index}].from"), Some(leave.from));
        check.day(format!("leave[{index}].until"), leave.until);
    }
    check.found
}

/// What is unlikely of a document.
pub fn document(document: &Document, today: NaiveDate) -> Vec<Found> {
    let mut check = Check::new(today);
    check.day("issued_on", document.issued_on);
    check.day("completed_on", document.completed_on);
    check.found
}

/// What is unlikely of an activity. What it only lacks, as a title, is not.
pub fn activity(activity: &Activity, today: NaiveDate) -> Vec<Found> {
    let unlikely = |finding| match finding {
        rules::Finding::Day(_, problem) => Some(("completed_on".to_owned(), Unlikely::Day(problem))),
        rules::Finding::Session(index, _, problem) => Some((format!("sessions[{index}].on"), Unlikely::Day(problem))),
        rules::Finding::SessionTwice(index, _) => Some((format!("sessions[{index}]"), Unlikely::SessionTwice)),
        rules::Finding::TooManyHours => Some(("hours".to_owned(), Unlikely::TooManyHours)),
        rules::Finding::TooManyPoints => Some(("accreditations".to_owned(), Unlikely::TooManyPoints)),
        rules::Finding::TitleMissing | rules::Finding::ClosedTooEarly => None,
    };
    rules::findings(activity, today).into_iter().filter_map(unlikely).collect()
}

/// What is unlikely in a dossier, in its order. An element with something unlikely is to be left out as a whole.
pub fn dossier(dossier: &Dossier, today: NaiveDate) -> Vec<Place> {
    let mut places = Vec::new();
    let mut all = |list: List, index: usize, found: Vec<Found>| {
        let any = !found.is_empty();
        places.extend(found.into_iter().map(|found| Place { list, index, found }));
        any
    };
    for (index, one) in dossier.registrations.iter().enumerate() {
        all(List::Registrations, index, registration(one, today));
    }
    let mut jobs_left_out: HashSet<&str> = HashSet::new();
    for (index, job) in dossier.employments.iter().enumerate() {
        if all(List::Employments, index, employment(job, today)) {
            jobs_left_out.insert(&job.id);
        }
    }
    for (index, one) in dossier.activities.iter().enumerate() {
        all(List::Activities, index, activity(one, today));
    }
    let mut seen: HashSet<&Document> = HashSet::new();
    for (index, one) in dossier.documents.iter().enumerate() {
        let mut found = document(one, today);
        if one.employment.as_deref().is_some_and(|job| jobs_left_out.contains(job)) {
            found.push(("employment".to_owned(), Unlikely::JobNotTaken));
        }
        if !seen.insert(one) {
            found.push((String::new(), Unlikely::DocumentTwice));
        }
        all(List::Documents, index, found);
    }
    places
}

/// Jobs and activities that say the same as an earlier one of their list, under another id: which, and which it repeats. It
/// may be so, or they were written down twice.
pub fn alike(dossier: &Dossier) -> Vec<(List, usize, usize)> {
    let jobs = dossier.employments.iter().map(|job| Employment { id: String::new(), ..job.clone() });
    let activities = dossier.activities.iter().cloned().map(|mut activity| {
        activity.set_id(String::new());
        activity
    });
    let jobs = repeats(jobs).into_iter().map(|(index, first)| (List::Employments, index, first));
    jobs.chain(repeats(activities).into_iter().map(|(index, first)| (List::Activities, index, first))).collect()
}

fn repeats<T: Eq + Hash>(elements: impl Iterator<Item = T>) -> Vec<(usize, usize)> {
    let mut seen: HashMap<T, usize> = HashMap::new();
    let mut found = Vec::new();
    for (index, element) in elements.enumerate() {
        let first = *seen.entry(element).or_insert(index);
        if first != index {
            found.push((index, first));
        }
    }
    found
}

/// What is unlikely, in a sentence.
pub fn text(locale: Locale, unlikely: Unlikely) -> Text {
    match unlikely {
        Unlikely::Day(DayProblem::TooFarAhead) => activity_words::too_far_ahead(locale),
        Unlikely::Day(DayProblem::TooLongAgo)
        | Unlikely::Begin(DayProblem::TooLongAgo)
        | Unlikely::End(DayProblem::TooLongAgo) => activity_words::too_long_ago(locale, FIRST_YEAR),
        Unlikely::Begin(DayProblem::TooFarAhead) => t::begins_too_far_ahead(locale),
        Unlikely::End(DayProblem::TooFarAhead) => t::ends_too_far_ahead(locale),
        Unlikely::PeriodTooLong => registration_words::too_long_a_period(locale),
        Unlikely::TooManyHours => activity_words::too_many_hours(locale),
        Unlikely::TooManyPoints => activity_words::too_many_points(locale),
        Unlikely::SessionTwice => activity_words::session_twice(locale),
        Unlikely::DocumentTwice => t::document_twice(locale),
        Unlikely::JobNotTaken => t::job_not_taken(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn found(rest: &str) -> Vec<(String, Unlikely)> {
        let none = if rest.contains("registrations") { "" } else { r#""registrations":[],"# };
        let json = format!(r#"{{"format":"vakspoor-dossier/1",{none}{rest}}}"#);
        let read = Dossier::from_json(json.as_bytes()).unwrap();
        dossier(&read, today()).into_iter().map(|place| (place.path(), place.found.1)).collect()
    }

    #[test]
    fn what_lies_far_ahead_is_found_where_it_stands() {
        let ahead = Unlikely::Day(DayProblem::TooFarAhead);
        let found = found(
            r#""registrations":[{"id":"r","register":"SKJ","chamber":"jgp","since":"2030-01-01","until":"2035-01-01",
                "measures":[{"kind":"schorsing","from":"2024-01-01","until":"2090-01-01"}]}],
            "employments":[{"id":"e1","hours_per_week":24,"from":"2099-01-01"},
                {"id":"e2","hours_per_week":24,"from":"2024-01-01","until":"2099-01-01"},
                {"id":"e3","hours_per_week":24,"from":"2024-01-01","until":"2060-01-01"}],
            "activities":[{"id":"a","kind":"training","form":"course","completed_on":"2099-05-12","hours":12},
                {"id":"b","kind":"reflection","form":"intervision","sessions":[{"on":"2024-01-01","minutes":60},{"on":"2099-01-01","minutes":60}]},
                {"id":"c","kind":"other","form":"publication","completed_on":"1950-01-01"}],
            "documents":[{"kind":"vog","issued_on":"2099-01-01"},{"kind":"employer_statement","employment":"e1","issued_on":"2026-01-01"}]"#,
        );
        assert_eq!(
            found,
            [
                ("$.registrations[0].since".to_owned(), Unlikely::Begin(DayProblem::TooFarAhead)),
                ("$.registrations[0].measures[0].until".to_owned(), ahead),
                ("$.employments[0].from".to_owned(), Unlikely::Begin(DayProblem::TooFarAhead)),
                ("$.employments[1].until".to_owned(), Unlikely::End(DayProblem::TooFarAhead)),
                ("$.activities[0].completed_on".to_owned(), ahead),
                ("$.activities[1].sessions[1].on".to_owned(), ahead),
                ("$.activities[2].completed_on".to_owned(), Unlikely::Day(DayProblem::TooLongAgo)),
                ("$.documents[0].issued_on".to_owned(), ahead),
                ("$.documents[1].employment".to_owned(), Unlikely::JobNotTaken),
            ]
        );
    }

    #[test]
    fn what_stands_twice_is_found_the_second_time() {
        let session = r#"{"on":"2024-01-01","minutes":60}"#;
        let vog = r#"{"kind":"vog","issued_on":"2024-01-01"}"#;
        let later = r#"{"on":"2024-01-01","minutes":90}"#;
        let found = found(&format!(
            r#""activities":[{{"id":"b","kind":"reflection","form":"intervision","sessions":[{session},{later},{session},{session}]}}],
            "documents":[{vog},{{"kind":"vog","issued_on":"2024-01-02"}},{vog}]"#
        ));
        assert_eq!(
            found,
            [
                ("$.activities[0].sessions[2]".to_owned(), Unlikely::SessionTwice),
                ("$.activities[0].sessions[3]".to_owned(), Unlikely::SessionTwice),
                ("$.documents[2]".to_owned(), Unlikely::DocumentTwice),
            ]
        );
    }

    #[test]
    fn a_period_lasts_five_years_or_as_long_as_it_was_extended() {
        let period = |until: &str, moved: &str| {
            found(&format!(
                r#""registrations":[{{"id":"r","register":"BIG","chamber":"remedial-educationalist","since":"2020-01-01","until":"{until}","deadline_moves":[{{"until":"{moved}","reason":"x"}}]}}]"#
            ))
        };
        assert_eq!(period("2028-03-01", "2029-01-01"), []);
        assert_eq!(period("2030-01-01", "2030-01-01"), []);
        let too_long = |path: &str| (format!("$.registrations[0].{path}"), Unlikely::PeriodTooLong);
        assert_eq!(period("2047-01-01", "2029-01-01"), [too_long("until")]);
        assert_eq!(period("2025-01-01", "2030-01-02"), [too_long("deadline_moves[0].until")]);
    }

    #[test]
    fn the_same_under_another_id_is_told() {
        let read = Dossier::from_json(
            br#"{"format":"vakspoor-dossier/1","registrations":[],
            "employments":[{"id":"e1","hours_per_week":24,"from":"2024-01-01"},{"id":"e2","hours_per_week":24,"from":"2024-01-01"}],
            "activities":[{"id":"a","kind":"training","form":"course","completed_on":"2024-05-12","hours":12},
                {"id":"b","kind":"training","form":"course","completed_on":"2024-05-13","hours":12},
                {"id":"c","kind":"training","form":"course","completed_on":"2024-05-12","hours":12}]}"#,
        )
        .unwrap();
        assert_eq!(alike(&read), [(List::Employments, 1, 0), (List::Activities, 2, 0)]);
        assert_eq!(dossier(&read, today()), [], "it may be so");
    }
}
