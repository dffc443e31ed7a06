//! The form of a job: what was typed, read into an [`Employment`], and a job written into a form.

use super::Job;
use crate::{
    FormState,
    activity::fold::fold,
    plausible::{self, Unlikely},
};
use chrono::{Days, NaiveDate};
use domain::{
    Centi, CountsAs, Dossier, Employment, Leave, LeaveKind, Level, Problem, ProblemKind,
    dossier::{MAX_HOURS_PER_WEEK, MAX_TEXT},
    employment,
};
use language::{Locale, Text, form as words, practice_hours as t};

/// The choice 'self-employed' in the field `dienstverband`.
pub const SELF_EMPLOYED: &str = "zelfstandig";
/// The choice 'employed'.
pub const EMPLOYED: &str = "in-dienst";
/// The most times of leave that a form takes.
pub const LEAVE_MAX: usize = 50;
/// What is sent by the button that adds a row of leave, in the field `actie`.
pub const ADD_LEAVE: &str = "verlof-erbij";
/// What is sent by the button that saves, in the field `actie`.
pub const SAVE: &str = "opslaan";
/// What is sent by the button that saves a job though one much like it is there, in the field `actie`.
pub const ANYWAY: &str = "toch";
/// What the button that removes a row of leave begins with; the number of the row follows.
pub const REMOVE_LEAVE: &str = "verlof-weg-";

/// The fields of a row of leave.
const LEAVE_FIELDS: [&str; 3] = ["verlof-van", "verlof-tot", "verlof-soort"];

/// A form for a new job.
pub fn blank(counts_as: &[CountsAs]) -> FormState {
    let mut form = FormState::default();
    form.push("dienstverband", EMPLOYED);
    // Where a registration asks one kind of work only, that is what a job will be.
    if let [only] = counts_as {
        form.push("telt-als", only.as_str());
    }
    form
}

/// A job as a form.
pub fn fill(job: &Employment, locale: Locale) -> FormState {
    let mut form = FormState::default();
    let own = job.own_practice();
    form.push("dienstverband", if own.is_some() { SELF_EMPLOYED } else { EMPLOYED });
    form.push("werkgever", own.or(job.employer.as_deref()).unwrap_or_default());
    form.push("functie", job.role.clone().unwrap_or_default());
    form.push("uren", number(locale, job.hours_per_week));
    form.push("van", job.from.to_string());
    form.push("tot", job.until.map(|day| day.to_string()).unwrap_or_default());
    for kind in &job.counts_as {
        form.push("telt-als", kind.as_str());
    }
    form.push("niveau", job.level.map(Level::as_str).unwrap_or_default());
    for (row, leave) in job.leave.iter().enumerate() {
        form.push(format!("verlof-van-{row}"), leave.from.to_string());
        form.push(format!("verlof-tot-{row}"), leave.until.map(|day| day.to_string()).unwrap_or_default());
        form.push(format!("verlof-soort-{row}"), leave.kind.as_ref().map(LeaveKind::as_str).unwrap_or_default());
    }
    form
}

/// A name without the words for a practice of one's own, in any language: they are not part of it.
fn without_own_practice(typed: &str) -> Option<&str> {
    let words = Locale::ALL.map(t::own_practice);
    words
        .iter()
        .find_map(|words| typed.strip_prefix(words.as_ref()).filter(|rest| rest.is_empty() || rest.starts_with(' ')))
        .or_else(|| employment::own_practice(typed))
        .map(str::trim)
}

/// A number as it goes into a field, without thousands marks.
fn number(locale: Locale, amount: Centi) -> String {
    let plain = amount.to_string();
    if locale == Locale::Nl { plain.replace('.', ",") } else { plain }
}

/// The rows of leave that the form has.
pub fn leave_rows(form: &FormState) -> Vec<u32> {
    let mut rows: Vec<u32> = LEAVE_FIELDS.iter().flat_map(|field| form.rows(field)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.truncate(LEAVE_MAX);
    rows
}

/// Does what a button of the rows of leave asks. `false` where no such button was pressed.
pub fn change_rows(form: &mut FormState) -> bool {
    let action = form.value("actie").to_owned();
    if action == ADD_LEAVE {
        let rows = leave_rows(form);
        if rows.len() < LEAVE_MAX {
            let next = rows.last().map_or(0, |last| last.saturating_add(1));
            form.push(format!("verlof-van-{next}"), "");
        }
        return true;
    }
    if let Some(row) = action.strip_prefix(REMOVE_LEAVE) {
        for field in LEAVE_FIELDS {
            form.remove(&format!("{field}-{row}"));
        }
        return true;
    }
    false
}

/// Reads the form. `None` where something is not right; the form then says what, at the field.
pub fn read(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Employment> {
    let self_employed = form.value("dienstverband") == SELF_EMPLOYED;
    let longest = MAX_TEXT.saturating_sub(employment::self_employed(":").len());
    let typed = one_line(&form.optional_text(locale, "werkgever", longest));
    // Whoever has an employer has none that is called so: it would be read as a practice of one's own.
    let name = without_own_practice(&typed).unwrap_or(&typed);
    let employer = if self_employed { employment::self_employed(name) } else { name.to_owned() };
    if employer.is_empty() && form.error("werkgever").is_none() {
        form.refuse("werkgever", words::required(locale));
    }
    let role = one_line(&form.optional_text(locale, "functie", MAX_TEXT));
    let hours = form.hundredths(locale, "uren").and_then(|hours| u64::try_from(hours).ok()).map(Centi::new);
    match hours {
        Some(hours) if hours > Centi::whole(MAX_HOURS_PER_WEEK) => form.refuse("uren", t::too_many_hours(locale)),
        Some(hours) if hours.is_zero() => form.refuse("uren", t::no_hours(locale)),
        _ => {}
    }
    let from = form.date(locale, "van");
    let until = form.optional_date(locale, "tot");
    let mut counts_as: Vec<CountsAs> = Vec::new();
    for kind in CountsAs::ALL {
        if form.has("telt-als", kind.as_str()) || form.has("telt-als-ook", kind.as_str()) {
            counts_as.push(*kind);
        }
    }
    let level = form.value("niveau").parse().ok();
    let mut leave = Vec::new();
    let mut rows = Vec::new();
    for row in leave_rows(form) {
        let name = |field: &str| format!("{field}-{row}");
        let empty = |field: &str| form.value(&name(field)).trim().is_empty();
        // A row in which nothing was filled in is no leave.
        if empty("verlof-van") && empty("verlof-tot") && empty("verlof-soort") {
            continue;
        }
        let kind = form.value(&name("verlof-soort")).trim().to_owned();
        let first = form.date(locale, &name("verlof-van"));
        let last = form.optional_date(locale, &name("verlof-tot"));
        if let Some(from) = first {
            let kind = (!kind.is_empty()).then(|| LeaveKind::from(kind.as_str()));
            leave.push(Leave { from, until: last, kind });
            rows.push(row);
        }
    }
    if !form.is_valid() {
        return None;
    }
    let job = Employment {
        id: String::new(),
        employer: Some(employer),
        role: (!role.is_empty()).then_some(role),
        counts_as,
        level,
        hours_per_week: hours?,
        from: from?,
        until,
        leave,
    };
    refuse(form, locale, &problems(&job), &rows);
    for (path, unlikely) in plausible::employment(&job, today) {
        let field = field_of(&path, &rows);
        if form.error(&field).is_none() {
            form.refuse(field, plausible::text(locale, unlikely));
        }
    }
    form.is_valid().then_some(job)
}

/// A job much like it that is there already: the same employer and hours, on days that both have. `id` is its own, which it
/// is not like.
pub fn similar<'a>(jobs: &'a [Job], id: &str, job: &Employment) -> Option<&'a Job> {
    jobs.iter().find(|there| there.id != id && is_like(&there.value, job))
}

fn is_like(one: &Employment, other: &Employment) -> bool {
    let employer = |job: &Employment| {
        let own = job.own_practice();
        (own.is_some(), own.or(job.employer.as_deref()).map(fold).unwrap_or_default())
    };
    let ends_before = |one: &Employment, other: &Employment| one.until.is_some_and(|until| until < other.from);
    one.hours_per_week == other.hours_per_week
        && employer(one) == employer(other)
        && !ends_before(one, other)
        && !ends_before(other, one)
}

/// What the format says of a job.
fn problems(job: &Employment) -> Vec<Problem> {
    let mut dossier = Dossier::new();
    // A new job gets its own id when it is stored.
    dossier.employments.push(Employment { id: "nieuw".to_owned(), ..job.clone() });
    dossier.problems()
}

/// Puts what the format says of a job at the fields; what has no field goes to the first. `rows` are the rows of leave
/// that the job's leave came from.
pub fn refuse(form: &mut FormState, locale: Locale, problems: &[Problem], rows: &[u32]) {
    for problem in problems {
        let place = problem.path.split_once("employments[").and_then(|(_, rest)| rest.split_once("]."));
        let field = field_of(place.map(|(_, place)| place).unwrap_or_default(), rows);
        form.refuse(field, text(locale, &problem.kind));
    }
}

/// The field for a place in a job, such as `leave[1].until`.
fn field_of(place: &str, rows: &[u32]) -> String {
    let leave = place
        .strip_prefix("leave[")
        .and_then(|rest| rest.split_once(']'))
        .and_then(|(index, rest)| Some((rows.get(index.parse::<usize>().ok()?)?, rest)));
    match (place, leave) {
        (_, Some((row, ".until"))) => format!("verlof-tot-{row}"),
        (_, Some((row, ".kind"))) => format!("verlof-soort-{row}"),
        (_, Some((row, _))) => format!("verlof-van-{row}"),
        ("role", _) => "functie".to_owned(),
        ("hours_per_week", _) => "uren".to_owned(),
        ("from", _) => "van".to_owned(),
        ("until", _) => "tot".to_owned(),
        _ => "werkgever".to_owned(),
    }
}

fn text(locale: Locale, kind: &ProblemKind) -> Text {
    match kind {
        ProblemKind::TooLong { maximum } => words::too_long(locale, *maximum),
        ProblemKind::DateOutOfRange => t::out_of_range(locale),
        ProblemKind::Before { .. } | ProblemKind::NotAfter { .. } => t::until_before_from(locale),
        ProblemKind::OutsideEmployment => t::leave_outside(locale),
        ProblemKind::OutOfRange { .. } => t::too_many_hours(locale),
        ProblemKind::TooMany { .. } => t::too_much_leave(locale, LEAVE_MAX),
        other => language::dossier::problem(locale, other),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the form for other hours from a day on: the job as it ends, and the one that follows it.
pub fn read_other_hours(
    form: &mut FormState,
    locale: Locale,
    job: &Employment,
    today: NaiveDate,
) -> Option<(Employment, Employment)> {
    let from = form.date(locale, "vanaf");
    let hours = form.hundredths(locale, "uren").and_then(|hours| u64::try_from(hours).ok()).map(Centi::new);
    match hours {
        Some(hours) if hours > Centi::whole(MAX_HOURS_PER_WEEK) => form.refuse("uren", t::too_many_hours(locale)),
        Some(hours) if hours.is_zero() => form.refuse("uren", t::no_hours(locale)),
        Some(hours) if hours == job.hours_per_week => form.refuse("uren", t::other_same(locale)),
        _ => {}
    }
    match from {
        Some(from) if from <= job.from => form.refuse("vanaf", t::other_before(locale)),
        Some(from) if job.until.is_some_and(|until| until < from) => form.refuse("vanaf", t::other_after(locale)),
        Some(from) => {
            if let Err(problem) = plausible::begin(from, today) {
                form.refuse("vanaf", plausible::text(locale, Unlikely::Begin(problem)));
            }
        }
        None => {}
    }
    if !form.is_valid() {
        return None;
    }
    Some(split(job, from?, hours?))
}

/// A job that ends on the day before, and the same work with other hours from that day; leave goes with its days.
pub fn split(job: &Employment, from: NaiveDate, hours: Centi) -> (Employment, Employment) {
    let last = from.checked_sub_days(Days::new(1)).unwrap_or(from);
    let mut before = Employment { until: Some(last), leave: Vec::new(), ..job.clone() };
    let mut after = Employment { id: String::new(), hours_per_week: hours, from, leave: Vec::new(), ..job.clone() };
    for leave in &job.leave {
        if leave.from < from {
            let until = leave.until.map_or(last, |until| until.min(last));
            before.leave.push(Leave { until: Some(until), ..leave.clone() });
        }
        if leave.until.is_none_or(|until| until >= from) {
            after.leave.push(Leave { from: leave.from.max(from), ..leave.clone() });
        }
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn today() -> NaiveDate {
        day(2026, 11, 22)
    }

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn job() -> Employment {
        Employment {
            id: String::new(),
            employer: Some("Altra".into()),
            role: Some("gezinscoach".into()),
            counts_as: vec![CountsAs::SocialWork, CountsAs::Jgp],
            level: Some(Level::Hbo),
            hours_per_week: Centi::new(2850),
            from: day(2021, 3, 1),
            until: None,
            leave: vec![Leave {
                from: day(2023, 5, 1),
                until: Some(day(2023, 8, 21)),
                kind: Some(LeaveKind::Maternity),
            }],
        }
    }

    #[test]
    fn a_job_survives_its_form() {
        for locale in Locale::ALL {
            let mut state = fill(&job(), locale);
            assert_eq!(read(&mut state, locale, today()), Some(job()));
        }
    }

    #[test]
    fn nobody_begins_in_four_years_or_works_until_the_next_century() {
        for (name, typed) in
            [("van", "2030-12-01"), ("tot", "2099-01-01"), ("van", "1950-01-01"), ("verlof-tot-0", "2066-01-01")]
        {
            let mut state = fill(&job(), Locale::Nl);
            if name == "van" {
                state = fill(&Employment { leave: Vec::new(), ..job() }, Locale::Nl);
            }
            state.set(name, typed);
            assert_eq!(read(&mut state, Locale::Nl, today()), None, "{name} {typed}");
            assert!(state.error(name).is_some() && state.errors().len() == 1, "{:?}", state.errors());
            assert_eq!(state.value(name), typed);
        }
        let mut state = form(&[("vanaf", "2030-12-01"), ("uren", "16")]);
        assert_eq!(read_other_hours(&mut state, Locale::Nl, &job(), today()), None);
        assert!(state.error("vanaf").is_some());
    }

    #[test]
    fn a_practice_of_ones_own_is_stored_without_words_of_a_language() {
        for locale in Locale::ALL {
            for (typed, name) in [
                ("", ""),
                ("De Linde", "De Linde"),
                ("Own", "Own"),
                ("Eigen praktijk De Linde", "De Linde"),
                ("Own practice", ""),
            ] {
                let mut state = form(&[("dienstverband", SELF_EMPLOYED), ("uren", "8"), ("van", "2024-01-01")]);
                state.push("werkgever", typed);
                let job = read(&mut state, locale, today()).unwrap();
                assert_eq!(job.employer, Some(employment::self_employed(name)), "{typed}");
                let filled = fill(&job, locale);
                assert_eq!((filled.value("dienstverband"), filled.value("werkgever")), (SELF_EMPLOYED, name));
            }
        }
    }

    #[test]
    fn who_is_employed_has_an_employer_that_is_no_own_practice() {
        let base = [("dienstverband", EMPLOYED), ("uren", "8"), ("van", "2024-01-01")];
        let mut state = form(&base);
        state.push("werkgever", "Eigen praktijk De Linde");
        assert_eq!(read(&mut state, Locale::Nl, today()).unwrap().employer.as_deref(), Some("De Linde"));
        for nothing in ["Eigen praktijk", "Own practice", employment::SELF_EMPLOYED] {
            let mut state = form(&base);
            state.push("werkgever", nothing);
            assert_eq!(read(&mut state, Locale::Nl, today()), None);
            assert!(state.error("werkgever").is_some());
        }
    }

    #[test]
    fn a_name_that_only_begins_alike_stays_as_it_was_typed() {
        let mut state = form(&[
            ("werkgever", "Eigen praktijkhuis Noord"),
            ("uren", "24"),
            ("van", "2022-03-01"),
            ("dienstverband", EMPLOYED),
        ]);
        let job = read(&mut state, Locale::Nl, today()).unwrap();
        assert_eq!(job.employer.as_deref(), Some("Eigen praktijkhuis Noord"));
        assert_eq!(job.own_practice(), None);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_its_field() {
        let mut state =
            form(&[("uren", "200"), ("van", "2024-02-30"), ("tot", "gisteren"), ("verlof-tot-3", "2024-01-01")]);
        assert_eq!(read(&mut state, Locale::Nl, today()), None);
        for field in ["werkgever", "uren", "van", "tot", "verlof-van-3"] {
            assert!(state.error(field).is_some(), "{field}");
        }
        let mut state = form(&[
            ("werkgever", "A"),
            ("uren", "8"),
            ("van", "2024-01-01"),
            ("tot", "2024-12-31"),
            ("verlof-van-2", "2023-01-01"),
            ("verlof-tot-2", "2023-02-01"),
            ("verlof-van-5", "2024-05-01"),
            ("verlof-tot-5", "2024-04-01"),
        ]);
        assert_eq!(read(&mut state, Locale::Nl, today()), None);
        assert_eq!(state.errors().len(), 2, "{state:?}");
        assert!(state.errors().iter().any(|error| error.field.starts_with("verlof-") && error.field.ends_with("-2")));
        assert!(state.error("verlof-tot-5").is_some(), "{state:?}");
        let mut reversed = form(&[("werkgever", "A"), ("uren", "8"), ("van", "2024-01-01"), ("tot", "2023-01-01")]);
        assert_eq!(read(&mut reversed, Locale::Nl, today()), None);
        assert!(reversed.error("tot").is_some());
    }

    #[test]
    fn rows_of_leave_come_and_go_and_keep_what_was_typed() {
        let mut state = form(&[("verlof-van-0", "2024-01-01"), ("verlof-van-4", "x"), ("actie", ADD_LEAVE)]);
        assert!(change_rows(&mut state));
        assert_eq!(leave_rows(&state), [0, 4, 5]);
        assert_eq!(state.value("verlof-van-4"), "x");
        state.set("actie", "verlof-weg-4");
        assert!(change_rows(&mut state));
        assert_eq!(leave_rows(&state), [0, 5]);
        state.set("actie", "");
        assert!(!change_rows(&mut state));
    }

    #[test]
    fn other_hours_end_the_job_and_start_it_anew() {
        let mut state = form(&[("vanaf", "2023-07-01"), ("uren", "16")]);
        let (before, after) = read_other_hours(&mut state, Locale::Nl, &job(), today()).unwrap();
        assert_eq!(
            (before.from, before.until, before.hours_per_week),
            (day(2021, 3, 1), Some(day(2023, 6, 30)), Centi::new(2850))
        );
        assert_eq!((after.from, after.until, after.hours_per_week), (day(2023, 7, 1), None, Centi::whole(16)));
        assert_eq!((before.leave[0].from, before.leave[0].until), (day(2023, 5, 1), Some(day(2023, 6, 30))));
        assert_eq!((after.leave[0].from, after.leave[0].until), (day(2023, 7, 1), Some(day(2023, 8, 21))));
        assert!(problems(&before).is_empty() && problems(&after).is_empty());
        for (from, hours) in [("2021-03-01", "16"), ("2023-07-01", "28,5"), ("", ""), ("2023-07-01", "0")] {
            let mut state = form(&[("vanaf", from), ("uren", hours)]);
            assert_eq!(read_other_hours(&mut state, Locale::Nl, &job(), today()), None, "{from} {hours}");
        }
    }

    #[test]
    fn the_same_employer_hours_and_days_are_the_same_job() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let job = |employer: &str, hours: u64, from: &str, until: Option<&str>| Employment {
            id: String::new(),
            employer: Some(employer.to_owned()),
            role: None,
            counts_as: Vec::new(),
            level: None,
            hours_per_week: Centi::whole(hours),
            from: day(from),
            until: until.map(day),
            leave: Vec::new(),
        };
        let value = job("Stichting Één", 24, "2022-01-01", Some("2024-12-31"));
        let jobs = [Job { id: "a".to_owned(), version: 1, value }];
        let found = |id: &str, job: &Employment| similar(&jobs, id, job).is_some();
        assert!(found("b", &job("stichting  een", 24, "2024-12-31", None)));
        assert!(found("b", &job("Stichting Één", 24, "2020-01-01", Some("2022-01-01"))));
        assert!(!found("a", &job("Stichting Één", 24, "2022-01-01", None)), "not like itself");
        assert!(!found("b", &job("Stichting Één", 24, "2025-01-01", None)), "one after the other");
        assert!(!found("b", &job("Stichting Één", 24, "2020-01-01", Some("2021-12-31"))), "one before the other");
        assert!(!found("b", &job("Stichting Één", 16, "2022-01-01", None)), "other hours");
        assert!(!found("b", &job("Stichting Twee", 24, "2022-01-01", None)), "another employer");
        let value = job("Eigen praktijk De Linde", 24, "2022-01-01", None);
        let own = [Job { id: "a".to_owned(), version: 1, value }];
        assert!(similar(&own, "b", &job("self-employed: de linde", 24, "2022-01-01", None)).is_some(), "stored anew");
    }
}
