//! From the bytes of a file to what the preview of an import shows.

use app::{
    activity::{
        duration, entered, form,
        rules::{self, Finding},
        suggest::There,
    },
    dossier::import::{Note, Preview, PreviewRow, Read, State},
    plausible::{self, List},
    practice_hours::overview,
    registration::show::dated,
};
use chrono::NaiveDate;
use document::{Column, FileKind, FileProblem, Remark, What, delimited, limits, read_activities, recognise, workbook};
use domain::{Activity, Centi, Dossier, Problem, Registration, Session, Unit};
use language::{Locale, Text, dossier as t, format, term};
use serde_json::Value;
use service::{AnyElement, Row};
use std::collections::HashSet;

/// How much of a value is shown, in characters.
const SHOWN: usize = 80;

/// Reads a file. Gives what can be said of it by itself, and the dossier of what is right in it, if anything is.
/// `known` is what the person has.
pub fn read(
    locale: Locale,
    bytes: &[u8],
    known: &Dossier,
    today: NaiveDate,
) -> Result<(Preview, Option<Dossier>), FileProblem> {
    let table = match recognise(bytes)? {
        FileKind::Dossier => return Ok(dossier(locale, bytes, known, today)),
        FileKind::Delimited => delimited::read(bytes)?,
        FileKind::Workbook => workbook::read(bytes)?,
    };
    let found = read_activities(&table)?;
    let mut shown = Preview { unknown: found.unknown, ..Preview::default() };
    let mut right = Dossier::new();
    let there = There::of(&known.activities);
    for mut row in found.rows {
        let place = t::row_number(locale, row.number);
        for remark in &row.remarks {
            let note = note(locale, &place, remark);
            if remark.what.hinders() { shown.problems.push(note) } else { shown.remarks.push(note) }
        }
        // What the form would refuse is refused here: it could not be saved again. What is said of a cell is enough.
        let said = |column| row.remarks.iter().any(|remark| remark.column == Some(column) && remark.what.hinders());
        let findings = row.partial.as_ref().map(|activity| rules::findings(activity, today)).unwrap_or_default();
        let findings: Vec<Finding> = findings.into_iter().filter(|finding| !said(column_of(*finding))).collect();
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
        if let Some(activity) = row.activity {
            let activity = as_known(activity, &there);
            if there.has_like(&activity) {
                shown.remarks.push(Note {
                    place: place.clone(),
                    message: t::alike_there(locale),
                    value: String::new(),
                });
            }
            right.activities.push(activity);
        }
        shown.rows.push(PreviewRow { place, kind, title: row.title.into(), read, state });
    }
    let any = !right.activities.is_empty();
    Ok((shown, any.then_some(right)))
}

/// A row without a mark of its own that says what an activity says which is there already, is that activity.
fn as_known(activity: Activity, there: &There<'_>) -> Activity {
    if !activity.id().starts_with("rij-") {
        return activity;
    }
    let same = |other: &&&Activity| with_id(other, activity.id()) == activity;
    there.namesakes(&activity).iter().find(same).map(|known| (*known).clone()).unwrap_or(activity)
}

fn with_id(activity: &Activity, id: &str) -> Activity {
    let mut activity = activity.clone();
    activity.set_id(id.to_owned());
    activity
}

fn dossier(locale: Locale, bytes: &[u8], known: &Dossier, today: NaiveDate) -> (Preview, Option<Dossier>) {
    // Some editors put a mark of UTF-8 in front.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let content = || serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let dossier = match Dossier::from_json(bytes) {
        Ok(dossier) => dossier,
        Err(problems) => {
            let content = content();
            let note = |problem: &Problem| path_note(&content, &problem.path, t::problem(locale, &problem.kind));
            let problems = problems.iter().map(note).collect();
            return (Preview { problems, refused: true, ..Preview::default() }, None);
        }
    };
    let unlikely = plausible::dossier(&dossier, today);
    let wrong: HashSet<(List, usize)> = unlikely.iter().map(|place| (place.list, place.index)).collect();
    let mut shown = Preview::default();
    if !unlikely.is_empty() {
        let content = content();
        let note =
            |place: &plausible::Place| path_note(&content, &place.path(), plausible::text(locale, place.found.1));
        shown.problems = unlikely.iter().map(note).collect();
    }
    shown.rows = elements(&dossier)
        .map(|(list, index, element)| PreviewRow {
            place: t::element_number(locale, index.saturating_add(1)),
            kind: super::kind_name(locale, element.kind()),
            title: super::title_of(locale, &element),
            read: element_read(locale, &element),
            state: if wrong.contains(&(list, index)) { State::Wrong } else { State::New },
        })
        .collect();
    let alike = plausible::alike(&dossier).into_iter().filter(|(list, index, _)| !wrong.contains(&(*list, *index)));
    shown.remarks = alike
        .map(|(list, index, first)| Note {
            place: format!("$.{}[{index}]", list.as_str()).into(),
            message: t::element_alike(locale, first.saturating_add(1)),
            value: String::new(),
        })
        .collect();
    let (mut like, there) = (Vec::new(), There::of(&known.activities));
    for (index, activity) in dossier.activities.iter().enumerate() {
        if !wrong.contains(&(List::Activities, index)) && there.has_like(activity) {
            let place = format!("$.activities[{index}]").into();
            like.push(Note { place, message: t::alike_there(locale), value: String::new() });
        }
    }
    shown.remarks.extend(like);
    let there: Vec<&Registration> = known.registrations.iter().collect();
    let double = overlaps(locale, &there, &dossier).into_iter();
    shown
        .remarks
        .extend(double.filter(|(index, _)| !wrong.contains(&(List::Registrations, *index))).map(|(_, note)| note));
    (shown, Some(without(dossier, &wrong)))
}

/// The elements of a dossier, in the order in which an import takes them.
fn elements(dossier: &Dossier) -> impl Iterator<Item = (List, usize, AnyElement)> {
    let of = |list: List, elements: Vec<AnyElement>| {
        elements.into_iter().enumerate().map(move |(index, element)| (list, index, element))
    };
    let registrations = dossier.registrations.iter().cloned().map(AnyElement::Registration).collect();
    let employments = dossier.employments.iter().cloned().map(AnyElement::Employment).collect();
    let activities = dossier.activities.iter().cloned().map(AnyElement::Activity).collect();
    let documents = dossier.documents.iter().cloned().map(AnyElement::Document).collect();
    of(List::Registrations, registrations)
        .chain(of(List::Employments, employments))
        .chain(of(List::Activities, activities))
        .chain(of(List::Documents, documents))
}

/// A dossier without the elements that are wrong.
fn without(mut dossier: Dossier, wrong: &HashSet<(List, usize)>) -> Dossier {
    fn keep<T>(list: List, elements: &mut Vec<T>, wrong: &HashSet<(List, usize)>) {
        let mut index = 0_usize;
        elements.retain(|_| {
            let right = !wrong.contains(&(list, index));
            index = index.saturating_add(1);
            right
        });
    }
    keep(List::Registrations, &mut dossier.registrations, wrong);
    keep(List::Employments, &mut dossier.employments, wrong);
    keep(List::Activities, &mut dossier.activities, wrong);
    keep(List::Documents, &mut dossier.documents, wrong);
    dossier
}

fn path_note(content: &Value, path: &str, message: Text) -> Note {
    let value = at(content, path).map(|value| match value {
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) | Value::Null => String::new(),
        other => other.to_string(),
    });
    Note { place: path.to_owned().into(), message, value: shortened(&value.unwrap_or_default()) }
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

/// What of the registrations in a file is double with another one, there or in the file, and which of the file it is.
fn overlaps(locale: Locale, known: &[&Registration], dossier: &Dossier) -> Vec<(usize, Note)> {
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
        let place = format!("$.registrations[{index}]").into();
        let message = language::registration::overlaps_import(locale, &dated(locale, &double));
        notes.push((index, Note { place, message, value: String::new() }));
    }
    notes
}

/// Fills in how each row relates to what the person has, and what is carried along.
pub fn complete(shown: &mut Preview, found: service::Preview, dossier: &Dossier) {
    let state = |row: &Row| match row {
        Row::New => State::New,
        Row::AlreadyThere => State::There,
        Row::Differs { .. } => State::Differs,
    };
    // What is right in the file are the elements of the dossier, in the same order.
    let rows = shown.rows.iter_mut().filter(|row| row.state == State::New);
    for (row, found) in rows.zip(&found.rows) {
        row.state = state(&found.row);
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

/// The column that a finding of the form is about.
fn column_of(finding: Finding) -> Column {
    match finding {
        Finding::TitleMissing => Column::Title,
        Finding::Day(..) | Finding::ClosedTooEarly => Column::CompletedOn,
        Finding::Session(..) | Finding::SessionTwice(..) => Column::Sessions,
        Finding::TooManyHours => Column::Hours,
        Finding::TooManyPoints => Column::Points,
    }
}

/// What the form would say of a row, at its column.
fn finding_note(locale: Locale, place: &Text, finding: Finding) -> Note {
    let date = |day| format::date(locale, day);
    let (message, value) = match finding {
        Finding::TitleMissing => (t::cell_missing(locale), String::new()),
        Finding::Day(day, problem) | Finding::Session(_, day, problem) => {
            (form::day_problem(locale, problem), date(day))
        }
        Finding::SessionTwice(_, day) => (language::activity::session_twice(locale), date(day)),
        Finding::ClosedTooEarly => (t::cell_closed_too_early(locale), String::new()),
        Finding::TooManyHours => (language::activity::too_many_hours(locale), String::new()),
        Finding::TooManyPoints => (language::activity::too_many_points(locale), String::new()),
    };
    Note { place: at_column(locale, place, Some(column_of(finding))), message, value }
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
        What::NotOneOf(choices) => t::cell_not_one_of(locale, &choices.words(locale).join(", ")),
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
        What::MoreThanHeadings => t::cell_more_than_headings(locale),
        What::NoHeading => t::cell_no_heading(locale),
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
        let (shown, right) = read(Locale::Nl, csv.as_bytes(), &Dossier::new(), today()).unwrap();
        let places: Vec<&str> = shown.problems.iter().map(|note| note.place.as_ref()).collect();
        assert_eq!(places, ["Rij 2, datum", "Rij 3, datum", "Rij 4, titel", "Rij 5, uren", "Rij 6, bijeenkomsten"]);
        assert!(shown.problems[0].message.contains("zes jaar"), "{:?}", shown.problems);
        assert_eq!(shown.problems[0].value, "1 januari 2060");
        assert_eq!(right.unwrap().activities.len(), 1);
        assert_eq!(shown.rows.iter().filter(|row| row.state == State::Wrong).count(), 5);
    }

    #[test]
    fn what_is_like_something_that_was_logged_by_hand_is_remarked_upon() {
        let known = r#"{"format":"vakspoor-dossier/1","registrations":[],"activities":[{"id":"x1","kind":"training","form":"course","title":"Met de hand","completed_on":"2024-06-01","hours":4}]}"#;
        let known = Dossier::from_json(known.as_bytes()).unwrap();
        let csv = "soort;vorm;titel;datum;uren\nscholing;cursus;met de Hand;1-6-2024;3\nscholing;cursus;Iets anders;1-6-2024;3\n";
        let json = r#"{"format":"vakspoor-dossier/1","registrations":[],"activities":[{"id":"y1","kind":"training","form":"course","title":"Met de hand","completed_on":"2024-06-01","hours":3},{"id":"x1","kind":"training","form":"course","title":"Met de hand","completed_on":"2024-06-01","hours":4}]}"#;
        for (file, place) in [(csv, "Rij 2"), (json, "$.activities[0]")] {
            let (shown, right) = read(Locale::Nl, file.as_bytes(), &known, today()).unwrap();
            let remarks: Vec<_> = shown.remarks.iter().filter(|note| note.message.contains("lijkt op")).collect();
            assert_eq!(remarks.iter().map(|note| note.place.as_ref()).collect::<Vec<_>>(), [place]);
            assert_eq!(right.unwrap().activities.len(), 2, "and taken over if so wished");
        }
    }

    #[test]
    fn a_row_says_what_was_read_of_it() {
        let csv = "soort;vorm;titel;datum;uren;geaccrediteerd door;kamers;punten;bijeenkomsten\n\
                   scholing;;Signs;12-5-2023;12;SKJ;jgp;9;\n\
                   reflectie;intervisie;Team;;;;;;10-1-2023 120; 7-3-2023 90\n";
        let csv = csv.replace("10-1-2023 120; 7-3-2023 90", "10-1-2023 120 | 7-3-2023 90");
        let (shown, _) = read(Locale::Nl, csv.as_bytes(), &Dossier::new(), today()).unwrap();
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
        let (shown, right) = read(Locale::Nl, json, &Dossier::new(), today()).unwrap();
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
    fn what_nobody_can_have_meant_in_a_dossier_is_named_and_not_taken() {
        let session = r#"{"on":"2024-01-10","minutes":120}"#;
        let vog = r#"{"kind":"vog","issued_on":"2024-01-01"}"#;
        let json = format!(
            r#"{{"format":"vakspoor-dossier/1","registrations":[],"employments":[{{"id":"e1","employer":"Later","hours_per_week":24,"from":"2099-01-01"}},
            {{"id":"e2","employer":"Nu","hours_per_week":24,"from":"2022-01-01"}}],
            "activities":[{{"id":"a","kind":"training","form":"course","title":"Ver","completed_on":"2099-05-12","hours":1}},
            {{"id":"b","kind":"reflection","form":"intervision","sessions":[{session},{session},{session}]}},
            {{"id":"c","kind":"training","form":"course","title":"Goed","completed_on":"2024-05-12","hours":1}},
            {{"id":"d","kind":"training","form":"course","title":"Goed","completed_on":"2024-05-12","hours":1}}],
            "documents":[{vog},{vog},{{"kind":"employer_statement","employment":"e1","issued_on":"2024-01-01"}}]}}"#
        );
        let (shown, right) = read(Locale::Nl, format!("\u{feff}{json}").as_bytes(), &Dossier::new(), today()).unwrap();
        let told: Vec<(&str, &str)> =
            shown.problems.iter().map(|note| (note.place.as_ref(), note.value.as_str())).collect();
        assert_eq!(
            told,
            [
                ("$.employments[0].from", "2099-01-01"),
                ("$.activities[0].completed_on", "2099-05-12"),
                ("$.activities[1].sessions[1]", ""),
                ("$.activities[1].sessions[2]", ""),
                ("$.documents[1]", ""),
                ("$.documents[2].employment", "e1"),
            ]
        );
        let states: Vec<State> = shown.rows.iter().map(|row| row.state).collect();
        let (new, wrong) = (State::New, State::Wrong);
        assert_eq!(states, [wrong, new, wrong, wrong, new, new, new, wrong, wrong]);
        let places: Vec<&str> = shown.remarks.iter().map(|note| note.place.as_ref()).collect();
        assert_eq!(places, ["$.activities[3]"], "{:?}", shown.remarks);
        assert!(shown.remarks[0].message.contains("nr. 3") && !shown.refused);
        let right = right.unwrap();
        assert_eq!((right.employments.len(), right.activities.len(), right.documents.len()), (1, 2, 1));
        assert_eq!(right.problems(), []);
    }

    #[test]
    fn every_golden_dossier_is_taken_whole() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/domain/tests/golden");
        let mut read_of = 0;
        for ruleset in std::fs::read_dir(root).unwrap() {
            for file in std::fs::read_dir(ruleset.unwrap().path()).unwrap() {
                let file = file.unwrap().path();
                if file.extension().is_some_and(|extension| extension == "json") {
                    let bytes = std::fs::read(&file).unwrap();
                    let (shown, _) = read(Locale::Nl, &bytes, &Dossier::new(), today()).unwrap();
                    assert!(shown.problems.is_empty(), "{}: {:?}", file.display(), shown.problems);
                    read_of += 1;
                }
            }
        }
        assert!(read_of >= 40);
    }

    #[test]
    fn a_row_says_all_that_is_wrong_with_it_at_once() {
        let csv = "soort;titel;datum;uren;toets\noverig;;1-1-2060;twaalf;\nscholing;;1-1-2060;1;misschien\n";
        let (shown, right) = read(Locale::En, csv.as_bytes(), &Dossier::new(), today()).unwrap();
        let places: Vec<&str> = shown.problems.iter().map(|note| note.place.as_ref()).collect();
        assert_eq!(
            places,
            ["Row 2, hours", "Row 2, title", "Row 2, date", "Row 3, title", "Row 3, tested", "Row 3, date"]
        );
        assert!(right.is_none());
        let csv = "soort;titel;datum;uren\nuitje;A;1-1-2026;1\n";
        let (shown, _) = read(Locale::En, csv.as_bytes(), &Dossier::new(), today()).unwrap();
        assert!(shown.problems[0].message.contains("training, reflection, other"), "{:?}", shown.problems);
    }

    #[test]
    fn a_row_that_says_what_is_known_is_known() {
        let csv = "soort;titel;datum;uren\nscholing;A;1-1-2026;1\nscholing;B;1-1-2026;1\n";
        let (_, right) = read(Locale::Nl, csv.as_bytes(), &Dossier::new(), today()).unwrap();
        let mut known = right.unwrap().activities;
        known.truncate(1);
        let mut there = Dossier::new();
        there.activities = vec![with_id(&known[0], "my-own")];
        let known = there;
        let (_, right) = read(Locale::Nl, csv.as_bytes(), &known, today()).unwrap();
        let ids: Vec<String> = right.unwrap().activities.iter().map(|activity| activity.id().to_owned()).collect();
        assert_eq!(ids[0], "my-own");
        assert!(ids[1].starts_with("rij-"));
    }

    #[test]
    fn a_list_keeps_what_is_right_and_says_what_is_not() {
        let csv = "soort;titel;datum;uren;lengte\nscholing;A;1-1-2026;1;3\nscholing;B;gisteren;1;\n";
        let (shown, right) = read(Locale::En, csv.as_bytes(), &Dossier::new(), today()).unwrap();
        assert_eq!(shown.unknown, ["lengte"]);
        assert_eq!(shown.rows.len(), 2);
        assert_eq!(shown.problems[0].place, "Row 3, date");
        assert_eq!(shown.problems[0].value, "gisteren");
        assert_eq!(right.unwrap().activities.len(), 1);
    }
}
