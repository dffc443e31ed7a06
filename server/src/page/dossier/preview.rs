//! From the bytes of a file to what the preview of an import shows.

use app::{
    activity::{
        duration, entered, form,
        rules::{self, Finding},
    },
    dossier::import::{Note, Preview, PreviewRow, Read, State},
    practice_hours::overview,
    registration::show::dated,
};
use chrono::NaiveDate;
use document::{Column, FileKind, FileProblem, Remark, What, delimited, limits, read_activities, recognise, workbook};
use domain::{Activity, Centi, Dossier, Problem, Registration, Session, Unit};
use language::{Locale, Text, dossier as t, format, term};
use serde_json::Value;
use service::{AnyElement, Kind, Row};

/// How much of a value is shown, in characters.
const SHOWN: usize = 80;

/// Reads a file. Gives what can be said of it by itself, and the dossier of what is right in it, if anything is.
/// `known` are the activities that the person has.
pub fn read(
    locale: Locale,
    bytes: &[u8],
    known: &[Activity],
    today: NaiveDate,
) -> Result<(Preview, Option<Dossier>), FileProblem> {
    let table = match recognise(bytes)? {
        FileKind::Dossier => return Ok(dossier(locale, bytes)),
        FileKind::Delimited => delimited::read(bytes)?,
        FileKind::Workbook => workbook::read(bytes)?,
    };
    let found = read_activities(&table)?;
    let mut shown = Preview { unknown: found.unknown, ..Preview::default() };
    let mut right = Dossier::new();
    for mut row in found.rows {
        let place = t::row_number(locale, row.number);
        for remark in &row.remarks {
            let note = note(locale, &place, remark);
            if remark.what.hinders() { shown.problems.push(note) } else { shown.remarks.push(note) }
        }
        // What the form would refuse is refused here: it could not be saved again.
        let findings = row.activity.as_ref().map(|activity| rules::findings(activity, today)).unwrap_or_default();
        if !findings.is_empty() {
            shown.problems.extend(findings.into_iter().map(|finding| finding_note(locale, &place, finding)));
            row.activity = None;
        }
        let kind = match &row.activity {
            Some(activity) => term::form(locale, activity.form()),
            None => Text::default(),
        };
        let state = if row.activity.is_some() { State::New } else { State::Wrong };
        let read = row.activity.as_ref().map(|activity| activity_read(locale, activity)).unwrap_or_default();
        shown.rows.push(PreviewRow { place, kind, title: row.title.into(), read, state });
        if let Some(activity) = row.activity {
            right.activities.push(as_known(activity, known));
        }
    }
    let any = !right.activities.is_empty();
    Ok((shown, any.then_some(right)))
}

/// A row without a mark of its own that says what an activity says which is there already, is that activity.
fn as_known(activity: Activity, known: &[Activity]) -> Activity {
    if !activity.id().starts_with("rij-") {
        return activity;
    }
    let same = |other: &&Activity| with_id(other, activity.id()) == activity;
    known.iter().find(same).cloned().unwrap_or(activity)
}

fn with_id(activity: &Activity, id: &str) -> Activity {
    let mut activity = activity.clone();
    match &mut activity {
        Activity::Training(training) => training.id = id.to_owned(),
        Activity::Reflection(reflection) => reflection.id = id.to_owned(),
        Activity::Other(other) => other.id = id.to_owned(),
    }
    activity
}

fn dossier(locale: Locale, bytes: &[u8]) -> (Preview, Option<Dossier>) {
    // Some editors put a mark of UTF-8 in front.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match Dossier::from_json(bytes) {
        Ok(dossier) => (Preview::default(), Some(dossier)),
        Err(problems) => {
            let content: Value = serde_json::from_slice(bytes).unwrap_or_default();
            let problems = problems.iter().map(|problem| path_note(locale, &content, problem)).collect();
            (Preview { problems, refused: true, ..Preview::default() }, None)
        }
    }
}

fn path_note(locale: Locale, content: &Value, problem: &Problem) -> Note {
    let value = at(content, &problem.path).map(|value| match value {
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) | Value::Null => String::new(),
        other => other.to_string(),
    });
    Note {
        place: problem.path.clone().into(),
        message: t::problem(locale, &problem.kind),
        value: shortened(&value.unwrap_or_default()),
    }
}

/// What stands at a path such as `$.activities[3].hours`.
fn at<'a>(content: &'a Value, path: &str) -> Option<&'a Value> {
    let mut here = content;
    let mut rest = path.strip_prefix('$')?;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (name, after) = after.split_at_checked(end)?;
            here = here.get(name)?;
            rest = after;
        } else {
            let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
            here = here.get(index.parse::<usize>().ok()?)?;
            rest = after;
        }
    }
    Some(here)
}

fn shortened(text: &str) -> String {
    let mut short: String =
        text.chars().take(SHOWN).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// What of the registrations in a file is double with another one, there or in the file.
pub fn overlaps(locale: Locale, known: &[&Registration], dossier: &Dossier) -> Vec<Note> {
    let mut notes = Vec::new();
    for (index, registration) in dossier.registrations.iter().enumerate() {
        let there = known.iter().copied().filter(|known| known.id != registration.id);
        let before = dossier.registrations.iter().take(index);
        let double: Vec<Registration> = there
            .chain(before.filter(|one| !known.iter().any(|known| known.id == one.id)))
            .filter(|other| registration.overlaps(other))
            .cloned()
            .collect();
        // The same that is there already is told as such.
        if double.is_empty() || known.contains(&registration) {
            continue;
        }
        notes.push(Note {
            place: format!("$.registrations[{index}]").into(),
            message: language::registration::overlaps_import(locale, &dated(locale, &double)),
            value: String::new(),
        });
    }
    notes
}

/// Fills in how each row relates to what the person has, and what is carried along.
pub fn complete(locale: Locale, shown: &mut Preview, found: service::Preview, dossier: &Dossier) {
    let state = |row: &Row| match row {
        Row::New => State::New,
        Row::AlreadyThere => State::There,
        Row::Differs { .. } => State::Differs,
    };
    if shown.rows.is_empty() {
        shown.rows = found
            .rows
            .iter()
            .map(|row| PreviewRow {
                place: t::element_number(locale, row.position.saturating_add(1)),
                kind: super::kind_name(locale, row.kind),
                title: super::title_of(locale, &row.value),
                read: element_read(locale, &row.value),
                state: state(&row.row),
            })
            .collect();
    } else {
        // A sheet: what is right in it are the activities of the dossier, in the same order.
        let rows = shown.rows.iter_mut().filter(|row| row.state == State::New);
        for (row, found) in rows.zip(found.rows.iter().filter(|row| row.kind == Kind::Activity)) {
            row.state = state(&found.row);
        }
    }
    let any = found.outcome().added > 0;
    shown.carried = if any { dossier.to_json() } else { String::new() };
}

/// What was read of an activity.
fn activity_read(locale: Locale, activity: &Activity) -> Read {
    let date = |day: Option<NaiveDate>| day.map(|day| format::date(locale, day).into()).unwrap_or_default();
    let hours = |hours: Option<Centi>| hours.map(|hours| term::amount(locale, Unit::Hours, hours).into());
    match activity {
        Activity::Training(training) => {
            let accreditations = training.accreditations.iter().map(|one| entered::accreditation(locale, one));
            Read {
                when: date(training.completed_on),
                amounts: hours(training.hours).into_iter().chain(accreditations).collect(),
                sessions: Vec::new(),
            }
        }
        Activity::Reflection(reflection) => {
            let days = || reflection.sessions.iter().map(|session| session.on);
            let (first, last) = (days().min(), days().max().max(reflection.completed_on));
            let minutes = reflection.sessions.iter().map(|session| session.minutes.get()).fold(0, u32::saturating_add);
            let session = |session: &Session| {
                let lasting = duration::written(locale, session.minutes.get());
                format!("{}: {lasting}", format::date_short(locale, session.on)).into()
            };
            Read {
                when: span(locale, first, last),
                amounts: vec![
                    t::sessions_count(locale, reflection.sessions.len()),
                    duration::written(locale, minutes).into(),
                ],
                sessions: reflection.sessions.iter().map(session).collect(),
            }
        }
        Activity::Other(other) => Read {
            when: date(other.completed_on),
            amounts: hours(other.hours).into_iter().collect(),
            ..Read::default()
        },
    }
}

/// One day, or the first and the last.
fn span(locale: Locale, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Text {
    match (first, last) {
        (Some(first), Some(last)) if first != last => {
            t::days(locale, &format::date_short(locale, first), &format::date_short(locale, last))
        }
        (Some(day), _) | (None, Some(day)) => format::date(locale, day).into(),
        (None, None) => Text::default(),
    }
}

/// What was read of an element of a dossier.
fn element_read(locale: Locale, element: &AnyElement) -> Read {
    match element {
        AnyElement::Activity(activity) => activity_read(locale, activity),
        AnyElement::Employment(job) => Read {
            when: overview::when(locale, job.from, job.until),
            amounts: vec![overview::hours_a_week(locale, job)],
            sessions: Vec::new(),
        },
        AnyElement::Registration(registration) => {
            Read { when: span(locale, Some(registration.since), registration.until.pred_opt()), ..Read::default() }
        }
        AnyElement::Document(document) => Read { when: span(locale, document.dated(), None), ..Read::default() },
    }
}

/// What the form would say of a row, at its column.
fn finding_note(locale: Locale, place: &Text, finding: Finding) -> Note {
    let (column, message, value) = match finding {
        Finding::TitleMissing => (Column::Title, t::cell_missing(locale), String::new()),
        Finding::Day(day, problem) => {
            (Column::CompletedOn, form::day_problem(locale, problem), format::date(locale, day))
        }
        Finding::Session(day, problem) => {
            (Column::Sessions, form::day_problem(locale, problem), format::date(locale, day))
        }
        Finding::ClosedTooEarly => (Column::CompletedOn, t::cell_closed_too_early(locale), String::new()),
        Finding::TooManyHours => (Column::Hours, language::activity::too_many_hours(locale), String::new()),
        Finding::TooManyPoints => (Column::Points, language::activity::too_many_points(locale), String::new()),
    };
    Note { place: at_column(locale, place, Some(column)), message, value }
}

fn at_column(locale: Locale, place: &Text, column: Option<Column>) -> Text {
    let column = match (column, locale) {
        (Some(column), Locale::Nl) => column.heading().into(),
        (Some(column), Locale::En) => column.heading_en().into(),
        (None, _) => t::whole_row(locale),
    };
    format!("{place}, {column}").into()
}

fn note(locale: Locale, place: &Text, remark: &Remark) -> Note {
    Note {
        place: at_column(locale, place, remark.column),
        message: what(locale, &remark.what),
        value: remark.value.clone(),
    }
}

/// What is the matter with a cell, in a sentence.
fn what(locale: Locale, what: &What) -> Text {
    let number = |number: u64| format::whole(locale, number);
    match what {
        What::Missing => t::cell_missing(locale),
        What::KindMissing => t::cell_kind_missing(locale),
        What::ReflectionFormMissing => t::cell_form_missing(locale),
        What::NotOneOf(words) => t::cell_not_one_of(locale, &words.join(", ")),
        What::NotADate => t::cell_not_a_date(locale),
        What::DateOutOfRange => t::cell_date_out_of_range(locale),
        What::NotANumber => t::cell_not_a_number(locale),
        What::TooManyDecimals => t::cell_too_many_decimals(locale),
        What::NotWhole => t::cell_not_whole(locale),
        What::OutOfRange { minimum, maximum } => t::cell_out_of_range(locale, &number(*minimum), &number(*maximum)),
        What::TooLong { maximum } => t::cell_too_long(locale, &number(u64::try_from(*maximum).unwrap_or(u64::MAX))),
        What::NotYesOrNo => t::cell_not_yes_or_no(locale),
        What::NotASession => t::cell_not_a_session(locale),
        What::SessionsMissing => t::cell_sessions_missing(locale),
        What::Garbled => t::cell_garbled(locale),
        What::Repeated { row } => t::cell_repeated(locale, *row),
        What::Refused(kind) => t::problem(locale, kind),
        What::PointsWithoutAccreditation => t::cell_points_without_accreditation(locale),
        What::NotForThisKind => t::cell_not_for_this_kind(locale),
        What::ChamberMissing => t::cell_chamber_missing(locale),
        What::DateMissing => t::cell_date_missing(locale),
        What::NothingToCount => t::cell_nothing_to_count(locale),
    }
}

/// Why a file cannot be read at all, in a sentence.
pub fn file_problem(locale: Locale, problem: FileProblem) -> Text {
    match problem {
        FileProblem::Empty => t::file_empty(locale),
        FileProblem::NotRecognised => t::file_not_recognised(locale),
        FileProblem::OldOrProtectedWorkbook => t::file_old(locale),
        FileProblem::Unreadable => t::file_unreadable(locale),
        FileProblem::TooLarge => t::file_unpacks_too_large(locale),
        FileProblem::TooManyRows => t::file_too_many_rows(locale, limits::ROWS - 1),
        FileProblem::TooManyColumns => t::file_too_many_columns(locale, limits::COLUMNS),
        FileProblem::NoHeadings => t::file_no_headings(locale),
        FileProblem::NoRows => t::file_no_rows(locale),
    }
}

/// Whether most lists have a column.
pub fn is_common(column: Column) -> bool {
    matches!(
        column,
        Column::Kind
            | Column::Form
            | Column::Title
            | Column::Provider
            | Column::CompletedOn
            | Column::Hours
            | Column::AccreditedBy
            | Column::Chambers
            | Column::Points
            | Column::Sessions
    )
}

/// What a column holds, in a few words.
pub fn holds(locale: Locale, column: Column) -> Text {
    match column {
        Column::Reference => t::holds_reference(locale),
        Column::Kind => t::holds_kind(locale),
        Column::Form => t::holds_form(locale),
        Column::Title => t::holds_title(locale),
        Column::Provider => t::holds_provider(locale),
        Column::CompletedOn => t::holds_completed_on(locale),
        Column::Hours => t::holds_hours(locale),
        Column::Learning => t::holds_learning(locale),
        Column::Level => t::holds_level(locale),
        Column::Tested => t::holds_tested(locale),
        Column::AccreditedBy => t::holds_accredited_by(locale),
        Column::Chambers => t::holds_chambers(locale),
        Column::Points => t::holds_points(locale),
        Column::Sessions => t::holds_sessions(locale),
        Column::Minutes => t::holds_minutes(locale),
        Column::Guided => t::holds_guided(locale),
        Column::GroupSize => t::holds_group_size(locale),
        Column::Hierarchy => t::holds_hierarchy(locale),
        Column::SupervisorRegister => t::holds_supervisor_register(locale),
        Column::Proof => t::holds_proof(locale),
        Column::AuthorRank => t::holds_author_rank(locale),
        Column::Evidence => t::holds_evidence(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn a_row_that_the_form_would_refuse_is_a_finding_and_is_not_taken() {
        let csv = "soort;vorm;titel;datum;uren;bijeenkomsten\n\
                   scholing;;Ver weg;1-1-2060;3;\n\
                   scholing;;Lang geleden;1-1-1950;3;\n\
                   overig;;;1-1-2026;3;\n\
                   scholing;;Veel;1-1-2026;15000;\n\
                   reflectie;intervisie;Team;;;10-1-2060 120\n\
                   scholing;;Goed;1-1-2026;3;\n";
        let (shown, right) = read(Locale::Nl, csv.as_bytes(), &[], today()).unwrap();
        let places: Vec<&str> = shown.problems.iter().map(|note| note.place.as_ref()).collect();
        assert_eq!(places, ["Rij 2, datum", "Rij 3, datum", "Rij 4, titel", "Rij 5, uren", "Rij 6, bijeenkomsten"]);
        assert!(shown.problems[0].message.contains("zes jaar"), "{:?}", shown.problems);
        assert_eq!(shown.problems[0].value, "1 januari 2060");
        assert_eq!(right.unwrap().activities.len(), 1);
        assert_eq!(shown.rows.iter().filter(|row| row.state == State::Wrong).count(), 5);
    }

    #[test]
    fn a_row_says_what_was_read_of_it() {
        let csv = "soort;vorm;titel;datum;uren;geaccrediteerd door;kamers;punten;bijeenkomsten\n\
                   scholing;;Signs;12-5-2023;12;SKJ;jgp;9;\n\
                   reflectie;intervisie;Team;;;;;;10-1-2023 120; 7-3-2023 90\n";
        let csv = csv.replace("10-1-2023 120; 7-3-2023 90", "10-1-2023 120 | 7-3-2023 90");
        let (shown, _) = read(Locale::Nl, csv.as_bytes(), &[], today()).unwrap();
        let [training, series] = shown.rows.as_slice() else { panic!("{shown:?}") };
        assert_eq!(training.read.when, "12 mei 2023");
        assert_eq!(training.read.amounts[0], "12 uur");
        assert!(training.read.amounts[1].contains("SKJ") && training.read.amounts[1].contains("9 punten"));
        assert_eq!(series.read.when, "10 jan 2023 tot en met 7 mrt 2023");
        assert_eq!(series.read.amounts, ["2 bijeenkomsten", "3,5 uur"]);
        assert_eq!(series.read.sessions, ["10 jan 2023: 2 uur", "7 mrt 2023: 1,5 uur"]);
    }

    #[test]
    fn a_faulty_dossier_lists_every_problem_with_its_place_and_value_and_gives_nothing() {
        let json = br#"{"format":"vakspoor-dossier/1","activities":[{"id":"a1","kind":"training","form":"course","hours":-3,"completed_on":"2023-02-30","colour":"red"}]}"#;
        let (shown, right) = read(Locale::Nl, json, &[], today()).unwrap();
        assert!(shown.refused && right.is_none());
        assert!(
            shown.problems.iter().any(|note| note.place == "$.activities[0].hours" && note.value == "-3"),
            "{:?}",
            shown.problems
        );
        assert!(shown.problems.iter().any(|note| note.value == "2023-02-30"));
        assert!(shown.problems.iter().any(|note| note.message.contains("colour")));
        assert!(shown.problems.len() >= 3);
    }

    #[test]
    fn a_row_that_says_what_is_known_is_known() {
        let csv = "soort;titel;datum;uren\nscholing;A;1-1-2026;1\nscholing;B;1-1-2026;1\n";
        let (_, right) = read(Locale::Nl, csv.as_bytes(), &[], today()).unwrap();
        let mut known = right.unwrap().activities;
        known.truncate(1);
        let known = vec![with_id(&known[0], "my-own")];
        let (_, right) = read(Locale::Nl, csv.as_bytes(), &known, today()).unwrap();
        let ids: Vec<String> = right.unwrap().activities.iter().map(|activity| activity.id().to_owned()).collect();
        assert_eq!(ids[0], "my-own");
        assert!(ids[1].starts_with("rij-"));
    }

    #[test]
    fn a_list_keeps_what_is_right_and_says_what_is_not() {
        let csv = "soort;titel;datum;uren;lengte\nscholing;A;1-1-2026;1;3\nscholing;B;gisteren;1;\n";
        let (shown, right) = read(Locale::En, csv.as_bytes(), &[], today()).unwrap();
        assert_eq!(shown.unknown, ["lengte"]);
        assert_eq!(shown.rows.len(), 2);
        assert_eq!(shown.problems[0].place, "Row 3, date");
        assert_eq!(shown.problems[0].value, "gisteren");
        assert_eq!(right.unwrap().activities.len(), 1);
    }
}
