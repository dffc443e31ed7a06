//! The form of an activity: what was typed, read into an [`Activity`], and an activity written into a form.

use super::{
    duration,
    rules::{self, HOURS_MAX},
};
use crate::{
    FormState,
    plausible::{self, DayProblem, Unlikely},
};
use chrono::NaiveDate;
use domain::{
    Accreditation, AccreditedBy, Activity, ActivityKind, Centi, Chamber, Minutes, Other, Reflection, Register, Session,
    Supervisor, SupervisorRegister, Training, dossier::is_blank,
};
use language::{Locale, Text, activity as t, form as words};
use std::str::FromStr;

/// The longest title and the longest name of a provider, in characters.
pub const TITLE_MAX: usize = 500;
/// The largest group, without its guide.
pub const GROUP_MAX: u32 = 1000;
/// The longest session, in minutes: a day.
pub const SESSION_MAX: u32 = 1440;
/// The most rows of sessions that a form shows.
pub const ROWS_MAX: usize = 300;
/// The evidence that has a box of its own.
pub const CERTIFICATE: &str = "certificate";
/// The choice 'something else', with a field for what.
pub const ELSE: &str = "anders";
/// The choice 'in no register'.
pub const NONE: &str = "geen";

/// The kind as addresses and forms write it.
pub fn code(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Training => "scholing",
        ActivityKind::Reflection => "reflectie",
        ActivityKind::Other => "anders",
    }
}

/// What the button begins with that goes on with another kind; its code follows.
pub const KIND: &str = "soort-";

/// The kind of a code.
pub fn kind_of(text: &str) -> Option<ActivityKind> {
    ActivityKind::ALL.iter().copied().find(|kind| code(*kind) == text)
}

/// Asks which kind it is, of a form that does not say so; meanwhile it is the one that has most of what was typed.
pub fn ask_kind(form: &mut FormState, locale: Locale) {
    let kind = if !session_rows(form).is_empty() {
        ActivityKind::Reflection
    } else if form.value("auteur").is_empty() {
        ActivityKind::Training
    } else {
        ActivityKind::Other
    };
    form.set("soort", code(kind));
    form.refuse("soort", words::choose(locale));
}

/// Reads the form. `None` where something is not right; the form then says what, at the field.
pub fn read(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Activity> {
    let Some(kind) = kind_of(form.value("soort")) else {
        form.refuse("soort", words::choose(locale));
        return None;
    };
    let activity = match kind {
        ActivityKind::Training => read_training(form, locale, today).map(Activity::Training),
        ActivityKind::Reflection => read_reflection(form, locale, today).map(Activity::Reflection),
        ActivityKind::Other => read_other(form, locale, today).map(Activity::Other),
    };
    activity.filter(|_| form.is_valid())
}

fn read_training(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Training> {
    let title = title(form, locale, true);
    let provider = provider(form, locale);
    let completed_on = day(form, locale, "datum", today);
    let hours = hours(form, locale);
    let shape = form.choice(locale, "vorm");
    let learning = optional_choice(form, locale, "leren");
    let level = optional_choice(form, locale, "niveau");
    let tested = yes_or_no(form, locale, "getoetst");
    let accreditations = accreditations(form, locale);
    if form.error("uren").is_none() && rules::counts_nothing(hours, &accreditations, completed_on, today) {
        form.refuse("uren", t::hours_or_points(locale));
    }
    let evidence = evidence(form, locale);
    Some(Training {
        id: String::new(),
        title,
        provider,
        form: shape?,
        learning,
        level,
        completed_on,
        hours,
        tested,
        accreditations,
        evidence,
    })
}

fn read_reflection(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Reflection> {
    let shape = form.choice(locale, "vorm");
    let title = title(form, locale, false);
    let provider = provider(form, locale);
    let sessions = sessions(form, locale, today);
    let guided = yes_or_no(form, locale, "begeleid");
    let group_size = whole(form, locale, "groep", GROUP_MAX);
    let hierarchy = yes_or_no(form, locale, "hierarchie");
    let supervisor = match named(form, locale, "register", "register-namelijk") {
        None => None,
        Some(name) if name == NONE => Some(Supervisor { register: None }),
        Some(name) => {
            Some(Supervisor { register: Some(known(&name, SupervisorRegister::ALL, SupervisorRegister::as_str)) })
        }
    };
    let proof = optional_choice(form, locale, "bewijsvorm");
    let completed_on = day(form, locale, "afgesloten", today);
    if let (Some(closed), Some(last)) = (completed_on, sessions.last())
        && closed < last.on
    {
        form.refuse("afgesloten", t::closed_too_early(locale));
    }
    let evidence = evidence(form, locale);
    Some(Reflection {
        id: String::new(),
        title,
        provider,
        form: shape?,
        guided,
        group_size,
        hierarchy,
        completed_on,
        sessions,
        supervisor,
        proof,
        evidence,
    })
}

fn read_other(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Other> {
    if form.value("vorm").is_empty() {
        form.refuse("vorm", t::form_required(locale));
    }
    let shape = form.choice(locale, "vorm");
    let title = title(form, locale, true);
    let provider = provider(form, locale);
    let completed_on = day(form, locale, "datum", today);
    let hours = hours(form, locale);
    let author_rank = whole(form, locale, "auteur", GROUP_MAX);
    let evidence = evidence(form, locale);
    Some(Other { id: String::new(), title, provider, form: shape?, completed_on, author_rank, hours, evidence })
}

/// One line: line ends become spaces.
fn line(form: &mut FormState, locale: Locale, name: &str) -> Option<String> {
    let text = form.optional_text(locale, name, TITLE_MAX).replace(['\n', '\r'], " ");
    (!text.is_empty()).then_some(text)
}

fn title(form: &mut FormState, locale: Locale, required: bool) -> Option<String> {
    let typed = form.value("titel").trim();
    if typed.chars().count() > TITLE_MAX && !is_blank(typed) {
        form.refuse("titel", t::title_too_long(locale, TITLE_MAX));
    }
    let title = line(form, locale, "titel");
    if required && title.is_none() {
        form.refuse("titel", t::title_required(locale));
    }
    title
}

fn provider(form: &mut FormState, locale: Locale) -> Option<String> {
    if form.value("aanbieder").trim().chars().count() > TITLE_MAX {
        form.refuse("aanbieder", t::provider_too_long(locale, TITLE_MAX));
    }
    line(form, locale, "aanbieder")
}

/// A day that may be in the future, but not absurdly far in either direction.
fn day(form: &mut FormState, locale: Locale, name: &str, today: NaiveDate) -> Option<NaiveDate> {
    let typed = form.optional_date(locale, name)?;
    match plausible::day(typed, today) {
        Ok(day) => Some(day),
        Err(problem) => {
            form.refuse(name.to_owned(), day_problem(locale, problem));
            None
        }
    }
}

/// What is the matter with a day, in a sentence.
pub fn day_problem(locale: Locale, problem: DayProblem) -> Text {
    plausible::text(locale, Unlikely::Day(problem))
}

fn hours(form: &mut FormState, locale: Locale) -> Option<Centi> {
    let text = form.value("uren").trim();
    if text.is_empty() {
        return None;
    }
    match duration::parse_hours(text) {
        None => {
            form.refuse("uren", t::not_hours(locale));
            None
        }
        Some(hours) => {
            let hours = u64::try_from(hours).ok().map(Centi::new);
            if hours.is_some_and(|hours| hours > HOURS_MAX) {
                form.refuse("uren", t::too_many_hours(locale));
                return None;
            }
            hours
        }
    }
}

/// A whole number from 1, that may be left empty.
fn whole(form: &mut FormState, locale: Locale, name: &str, max: u32) -> Option<u32> {
    let text = form.value(name).trim();
    if text.is_empty() {
        return None;
    }
    let digits = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten().filter(|number| (1..=max).contains(number));
    if number.is_none() {
        form.refuse(name.to_owned(), t::not_whole(locale, max));
    }
    number
}

/// A choice that may be left open.
fn optional_choice<T: FromStr>(form: &mut FormState, locale: Locale, name: &str) -> Option<T> {
    if form.value(name).is_empty() { None } else { form.choice(locale, name) }
}

fn yes_or_no(form: &mut FormState, locale: Locale, name: &str) -> Option<bool> {
    match form.value(name) {
        "" => None,
        "ja" => Some(true),
        "nee" => Some(false),
        _ => {
            form.refuse(name.to_owned(), words::choose(locale));
            None
        }
    }
}

/// A name from a list, or another one from the field beside it.
fn named(form: &mut FormState, locale: Locale, list: &str, beside: &str) -> Option<String> {
    let chosen = line(form, locale, list)?;
    if chosen != ELSE {
        return Some(chosen);
    }
    let other = line(form, locale, beside);
    if other.is_none() {
        form.refuse(beside.to_owned(), t::namely_required(locale));
    }
    other
}

/// The known member with this name, whatever its capitals; else the name as written.
fn known<T: Clone + for<'a> From<&'a str>>(name: &str, members: &[T], as_str: impl Fn(&T) -> &str) -> T {
    members.iter().find(|member| as_str(member).eq_ignore_ascii_case(name)).cloned().unwrap_or_else(|| T::from(name))
}

/// The rows of accreditations: `door-1`, `namelijk-1`, `kamers-1`, `punten-1`. Rows without a name are left out.
fn accreditations(form: &mut FormState, locale: Locale) -> Vec<Accreditation> {
    let mut found = Vec::new();
    for row in accreditation_rows(form) {
        let (by, beside, boxes, points) = accreditation_fields(row);
        let stated =
            form.optional_hundredths(locale, &points).and_then(|number| u64::try_from(number).ok()).map(Centi::new);
        if stated.is_some_and(|points| points > HOURS_MAX) {
            form.refuse(points.clone(), t::too_many_points(locale));
        }
        let Some(name) = named(form, locale, &by, &beside) else {
            if form.value(&by).is_empty() && stated.is_some() {
                form.refuse(by, t::accredited_by_whom(locale));
            }
            continue;
        };
        let (name, chamber) =
            name.split_once('/').map_or((name.as_str(), None), |(by, chamber)| match chamber.parse() {
                Ok(chamber) => (by, Some(chamber)),
                Err(_) => (name.as_str(), None),
            });
        let ticked: Vec<Chamber> = form.values(&boxes).filter_map(|name| name.parse().ok()).collect();
        let chambers: Vec<Chamber> =
            Chamber::ALL.iter().copied().filter(|one| chamber == Some(*one) || ticked.contains(one)).collect();
        if chambers.is_empty() && name.eq_ignore_ascii_case("SKJ") {
            form.refuse(boxes, t::chambers_required(locale));
        }
        found.push(Accreditation {
            by: known(name, AccreditedBy::ALL, AccreditedBy::as_str),
            chambers,
            points: stated,
        });
    }
    found
}

/// The rows of accreditations that the form has.
pub fn accreditation_rows(form: &FormState) -> Vec<u32> {
    rows(form, &["door", "punten"])
}

/// The fields of one accreditation: by whom, which other, chambers, points.
pub fn accreditation_fields(row: u32) -> (String, String, String, String) {
    (format!("door-{row}"), format!("namelijk-{row}"), format!("kamers-{row}"), format!("punten-{row}"))
}

/// The rows of sessions that the form has.
pub fn session_rows(form: &FormState) -> Vec<u32> {
    rows(form, &["dag", "duur"])
}

/// The fields of one session: its day and how long it took.
pub fn session_fields(row: u32) -> (String, String) {
    (format!("dag-{row}"), format!("duur-{row}"))
}

fn rows(form: &FormState, fields: &[&str]) -> Vec<u32> {
    let mut rows: Vec<u32> = fields.iter().flat_map(|field| form.rows(field)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The sessions in the order of their days. An empty row is left out; at least one has to be there.
fn sessions(form: &mut FormState, locale: Locale, today: NaiveDate) -> Vec<Session> {
    let rows = session_rows(form);
    let mut found = Vec::new();
    let mut empty = true;
    let mut before = String::new();
    for row in &rows {
        let (on, lasting) = session_fields(*row);
        let (typed_day, typed_duration) = (form.value(&on).trim().to_owned(), form.value(&lasting).trim().to_owned());
        // A row of which only the suggested duration is there, that of the row before it, has not been used.
        let is_suggested = rows.len() > 1 && typed_duration == before;
        before.clone_from(&typed_duration);
        if typed_day.is_empty() && (typed_duration.is_empty() || is_suggested) {
            continue;
        }
        empty = false;
        if typed_day.is_empty() {
            form.refuse(on.clone(), t::session_day_required(locale));
        }
        if typed_duration.is_empty() {
            form.refuse(lasting.clone(), t::session_duration_required(locale));
        }
        let day_field = on;
        let on = day(form, locale, &day_field, today);
        let minutes = duration::parse_minutes(&typed_duration);
        match minutes {
            None => form.refuse(lasting, t::not_a_duration(locale)),
            Some(minutes) if !(1..=SESSION_MAX).contains(&minutes) => {
                form.refuse(lasting, t::duration_out_of_range(locale))
            }
            Some(_) => {}
        }
        if let (Some(on), Some(minutes)) = (on, minutes) {
            let session = Session { on, minutes: Minutes::new(minutes) };
            if found.contains(&session) {
                form.refuse(day_field, t::session_twice(locale));
            }
            found.push(session);
        }
    }
    if empty {
        let (first, _) = session_fields(rows.first().copied().unwrap_or(1));
        form.refuse(first, t::session_required(locale));
    }
    found.sort_by_key(|session| (session.on, session.minutes));
    found
}

/// The evidence: the box first, then one a line.
fn evidence(form: &mut FormState, locale: Locale) -> Vec<String> {
    let boxed = form.has("bewijs", CERTIFICATE).then(|| CERTIFICATE.to_owned());
    let lines = form.optional_text(locale, "bewijs-anders", 2000);
    let mut found: Vec<String> = boxed.into_iter().collect();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.chars().count() > TITLE_MAX {
            form.refuse("bewijs-anders", words::too_long(locale, TITLE_MAX));
        } else if !found.iter().any(|there| there == line) {
            found.push(line.to_owned());
        }
    }
    found
}

/// The activity as the form shows it.
pub fn write(locale: Locale, activity: &Activity) -> FormState {
    let mut form = FormState::default();
    form.push("soort", code(activity.kind()));
    form.push("vorm", activity.form().as_str());
    optional(&mut form, "titel", activity.title().map(str::to_owned));
    optional(&mut form, "aanbieder", activity.provider().map(str::to_owned));
    match activity {
        Activity::Training(training) => {
            optional(&mut form, "datum", training.completed_on.map(|day| day.to_string()));
            optional(&mut form, "uren", training.hours.map(|hours| number(locale, hours)));
            optional(&mut form, "leren", training.learning.map(|learning| learning.as_str().to_owned()));
            optional(&mut form, "niveau", training.level.map(|level| level.as_str().to_owned()));
            optional(&mut form, "getoetst", training.tested.map(yes));
            write_accreditations(&mut form, locale, &training.accreditations);
        }
        Activity::Reflection(reflection) => {
            optional(&mut form, "begeleid", reflection.guided.map(yes));
            optional(&mut form, "groep", reflection.group_size.map(|size| size.to_string()));
            optional(&mut form, "hierarchie", reflection.hierarchy.map(yes));
            let register = reflection.supervisor.as_ref().map(|supervisor| {
                supervisor.register.as_ref().map_or_else(|| NONE.to_owned(), |register| register.as_str().to_owned())
            });
            optional(&mut form, "register", register);
            optional(&mut form, "bewijsvorm", reflection.proof.map(|proof| proof.as_str().to_owned()));
            optional(&mut form, "afgesloten", reflection.completed_on.map(|day| day.to_string()));
            for (row, session) in (1..).zip(&reflection.sessions) {
                let (on, lasting) = session_fields(row);
                form.push(on, session.on.to_string()).push(lasting, duration::written(locale, session.minutes.get()));
            }
        }
        Activity::Other(other) => {
            optional(&mut form, "datum", other.completed_on.map(|day| day.to_string()));
            optional(&mut form, "uren", other.hours.map(|hours| number(locale, hours)));
            optional(&mut form, "auteur", other.author_rank.map(|rank| rank.to_string()));
        }
    }
    write_evidence(&mut form, activity);
    form
}

/// Fills in the accreditations, each in a row of its own.
pub fn write_accreditations(form: &mut FormState, locale: Locale, accreditations: &[Accreditation]) {
    for (row, accreditation) in (1..).zip(accreditations) {
        let (by, _, chambers, points) = accreditation_fields(row);
        match (&accreditation.by, accreditation.chambers.as_slice()) {
            (AccreditedBy::Skj, [chamber]) if chamber.register() == Register::Skj => {
                form.push(by, format!("{}/{chamber}", AccreditedBy::Skj));
            }
            (name, several) => {
                form.push(by, name.as_str());
                for chamber in several {
                    form.push(chambers.clone(), chamber.as_str());
                }
            }
        }
        optional(form, &points, accreditation.points.map(|points| number(locale, points)));
    }
}

fn write_evidence(form: &mut FormState, activity: &Activity) {
    let boxed = matches!(activity, Activity::Training(_)) && activity.evidence().iter().any(|one| one == CERTIFICATE);
    if boxed {
        form.push("bewijs", CERTIFICATE);
    }
    let lines: Vec<&str> =
        activity.evidence().iter().map(String::as_str).filter(|one| !(boxed && *one == CERTIFICATE)).collect();
    if !lines.is_empty() {
        form.push("bewijs-anders", lines.join("\n"));
    }
}

fn optional(form: &mut FormState, name: &str, value: Option<String>) {
    if let Some(value) = value {
        form.push(name, value);
    }
}

fn yes(yes: bool) -> String {
    if yes { "ja" } else { "nee" }.to_owned()
}

fn number(locale: Locale, amount: Centi) -> String {
    duration::plain(locale, i64::try_from(amount.hundredths()).unwrap_or(i64::MAX))
}

/// The field for a place in the activity, such as `$.activities[0].sessions[2].minutes`: for what the rules refuse and
/// this form did not.
pub fn field_of(form: &FormState, path: &str) -> String {
    let has = |part: &str| path.contains(part);
    let first = |rows: Vec<u32>| rows.first().copied().unwrap_or(1);
    if has(".sessions") {
        let (on, lasting) = session_fields(first(session_rows(form)));
        return if has(".minutes") { lasting } else { on };
    }
    if has(".accreditations") {
        let (by, _, _, points) = accreditation_fields(first(accreditation_rows(form)));
        return if has(".points") { points } else { by };
    }
    let fields = [
        (".provider", "aanbieder"),
        (".hours", "uren"),
        (".evidence", "bewijs-anders"),
        (".group_size", "groep"),
        (".author_rank", "auteur"),
        (".supervisor", "register"),
        (".completed_on", if form.value("soort") == code(ActivityKind::Reflection) { "afgesloten" } else { "datum" }),
    ];
    fields.iter().find(|(part, _)| has(part)).map_or("titel", |(_, field)| field).to_owned()
}

/// What a button on the form asks for, besides saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Store it.
    Save,
    /// Store it, though something much like it is there.
    SaveAnyway,
    /// Go on with another kind.
    Kind(ActivityKind),
    /// Show one more row for a session.
    AddSession,
    /// Take a row of a session away.
    RemoveSession(u32),
    /// Show one more row for an accreditation.
    AddAccreditation,
    /// Take a row of an accreditation away.
    RemoveAccreditation(u32),
}

impl Ask {
    /// What the pressed button asks; saving when it is unknown.
    pub fn of(form: &FormState) -> Self {
        let asked = form.value("actie");
        let row = |prefix: &str| asked.strip_prefix(prefix)?.parse().ok();
        match asked {
            "toch" => Self::SaveAnyway,
            "sessie-erbij" => Self::AddSession,
            "accreditatie-erbij" => Self::AddAccreditation,
            _ => row("sessie-weg-")
                .map(Self::RemoveSession)
                .or_else(|| row("accreditatie-weg-").map(Self::RemoveAccreditation))
                .or_else(|| asked.strip_prefix(KIND).and_then(kind_of).map(Self::Kind))
                .unwrap_or(Self::Save),
        }
    }
}

/// Adds an empty row for a session that takes as long as the one before it. Gives its number.
pub fn add_session(form: &mut FormState, day: Option<NaiveDate>) -> u32 {
    let rows = session_rows(form);
    let last = rows.last().copied();
    let row = last.unwrap_or(0).saturating_add(1);
    if rows.len() >= ROWS_MAX {
        return last.unwrap_or(1);
    }
    let duration = last.map(|row| form.value(&session_fields(row).1).to_owned()).unwrap_or_default();
    let (on, lasting) = session_fields(row);
    form.set(&on, day.map(|day| day.to_string()).unwrap_or_default());
    form.set(&lasting, duration);
    row
}

/// Takes the row of a session away.
pub fn remove_session(form: &mut FormState, row: u32) {
    let (on, lasting) = session_fields(row);
    form.remove(&on).remove(&lasting);
}

/// Adds an empty row for an accreditation.
pub fn add_accreditation(form: &mut FormState) {
    let rows = accreditation_rows(form);
    if rows.len() < 10 {
        let row = rows.last().copied().unwrap_or(0).saturating_add(1);
        form.set(&accreditation_fields(row).0, "");
    }
}

/// Takes the row of an accreditation away.
pub fn remove_accreditation(form: &mut FormState, row: u32) {
    let (by, beside, chambers, points) = accreditation_fields(row);
    form.remove(&by).remove(&beside).remove(&chambers).remove(&points);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::samples::date;
    use domain::{Learning, Level, OtherForm, Proof, ReflectionForm, TrainingForm};
    use proptest::{collection::vec, option, prelude::*, sample::select};

    fn today() -> NaiveDate {
        date(2026, 11, 21)
    }

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn training(changes: &[(&str, &str)]) -> FormState {
        let mut state = form(&[
            ("soort", "scholing"),
            ("titel", "Signs of Safety"),
            ("datum", "2026-11-20"),
            ("uren", "12"),
            ("vorm", "training"),
        ]);
        for (name, value) in changes {
            state.set(name, *value);
        }
        state
    }

    fn errors(state: &mut FormState) -> Vec<String> {
        assert_eq!(read(state, Locale::Nl, today()), None);
        state.errors().iter().map(|error| error.field.clone()).collect()
    }

    fn reflection(rows: &[(&str, &str)]) -> FormState {
        let mut state = form(&[("soort", "reflectie"), ("vorm", "intervision")]);
        for (number, (on, lasting)) in (1..).zip(rows) {
            let (day, duration) = session_fields(number);
            state.push(day, *on).push(duration, *lasting);
        }
        state
    }

    #[test]
    fn the_same_meeting_twice_is_said_at_the_second() {
        let mut state = reflection(&[("2026-10-01", "2 uur"), ("2026-11-01", "2 uur"), ("2026-10-01", "120 min")]);
        assert_eq!(errors(&mut state), ["dag-3"]);
        assert_eq!(state.value("dag-3"), "2026-10-01");
        let mut state = reflection(&[("2026-10-01", "2 uur"), ("2026-10-01", "1 uur")]);
        assert!(read(&mut state, Locale::Nl, today()).is_some(), "{:?}", state.errors());
    }

    #[test]
    fn the_usual_training_is_read() {
        let mut state = training(&[
            ("aanbieder", " Stichting X "),
            ("door-1", "SKJ/jgp"),
            ("punten-1", "12,5"),
            ("bewijs", "certificate"),
        ]);
        let Some(Activity::Training(found)) = read(&mut state, Locale::Nl, today()) else {
            panic!("{:?}", state.errors())
        };
        assert_eq!(found.provider.as_deref(), Some("Stichting X"));
        assert_eq!(found.hours, Some(Centi::whole(12)));
        let expected =
            Accreditation { by: AccreditedBy::Skj, chambers: vec![Chamber::Jgp], points: Some(Centi::new(1250)) };
        assert_eq!(found.accreditations, [expected]);
        assert_eq!(found.evidence, ["certificate"]);
        assert_eq!(found.learning, None);
    }

    #[test]
    fn bad_input_is_refused_at_its_field_and_stays() {
        let long = "é".repeat(10_000);
        for (name, value, field) in [
            ("titel", "", "titel"),
            ("titel", long.as_str(), "titel"),
            ("aanbieder", long.as_str(), "aanbieder"),
            ("datum", "31-2-2026", "datum"),
            ("datum", "1888-01-01", "datum"),
            ("datum", "2099-01-01", "datum"),
            ("uren", "twaalf", "uren"),
            ("uren", "-1", "uren"),
            ("uren", "", "uren"),
            ("uren", "999999", "uren"),
            ("vorm", "dansen", "vorm"),
            ("leren", "half", "leren"),
            ("getoetst", "misschien", "getoetst"),
            ("punten-1", "veel", "punten-1"),
            ("punten-1", "12", "door-1"),
            ("door-1", "anders", "namelijk-1"),
            ("bewijs-anders", long.as_str(), "bewijs-anders"),
            ("soort", "onzin", "soort"),
        ] {
            let mut state = training(&[(name, value)]);
            assert_eq!(errors(&mut state), [field], "{name}={}", value.chars().take(20).collect::<String>());
            assert_eq!(state.value(name), value);
        }
    }

    #[test]
    fn strange_letters_are_only_letters() {
        for title in [
            "<script>alert(1)</script>",
            "🙂👩‍👧‍👦",
            "שלום עולם",
            "'; DROP TABLE entry; --",
            "a\u{202e}b",
            "é".repeat(500).as_str(),
        ] {
            let mut state = training(&[("titel", title)]);
            let found = read(&mut state, Locale::Nl, today());
            assert_eq!(found.as_ref().and_then(Activity::title), Some(title));
        }
    }

    #[test]
    fn what_is_planned_needs_no_hours_and_what_has_points_neither() {
        assert!(read(&mut training(&[("datum", "2027-03-01"), ("uren", "")]), Locale::Nl, today()).is_some());
        assert!(read(&mut training(&[("datum", ""), ("uren", "")]), Locale::Nl, today()).is_some());
        assert!(
            read(&mut training(&[("uren", ""), ("door-1", "NVO"), ("punten-1", "6")]), Locale::Nl, today()).is_some()
        );
    }

    #[test]
    fn an_accreditation_takes_its_chambers_from_the_choice_and_the_boxes() {
        let mut state =
            training(&[("door-3", "skj"), ("door-7", "anders"), ("namelijk-7", "Registerplein"), ("door-9", "")]);
        state.push("kamers-3", "pedagogue-master").push("kamers-3", "jgp").push("kamers-3", "onzin");
        let Some(Activity::Training(found)) = read(&mut state, Locale::Nl, today()) else {
            panic!("{:?}", state.errors())
        };
        assert_eq!(
            found.accreditations,
            [
                Accreditation {
                    by: AccreditedBy::Skj,
                    chambers: vec![Chamber::Jgp, Chamber::PedagogueMaster],
                    points: None
                },
                Accreditation { by: AccreditedBy::from("Registerplein"), chambers: Vec::new(), points: None },
            ]
        );
    }

    #[test]
    fn sessions_come_in_the_order_of_their_days() {
        let mut state = reflection(&[
            ("2026-03-01", "1:30"),
            ("2026-01-01", "2"),
            ("", ""),
            ("2026-02-01", "45 min"),
            ("", "45 min"),
        ]);
        let Some(Activity::Reflection(found)) = read(&mut state, Locale::Nl, today()) else {
            panic!("{:?}", state.errors())
        };
        let found: Vec<(NaiveDate, u32)> =
            found.sessions.iter().map(|session| (session.on, session.minutes.get())).collect();
        assert_eq!(found, [(date(2026, 1, 1), 120), (date(2026, 2, 1), 45), (date(2026, 3, 1), 90)]);
    }

    #[test]
    fn a_session_that_is_not_right_is_refused_at_its_own_field() {
        let mut state = reflection(&[
            ("2026-03-01", "lang"),
            ("31-4-2026", "2"),
            ("2026-05-01", ""),
            ("2026-06-01", "0"),
            ("2026-06-01", "25 uur"),
        ]);
        assert_eq!(errors(&mut state), ["duur-1", "dag-2", "duur-3", "duur-4", "duur-5"]);
        assert_eq!(errors(&mut reflection(&[("", "")])), ["dag-1"]);
        assert_eq!(errors(&mut reflection(&[])), ["dag-1"]);
        assert_eq!(errors(&mut reflection(&[("", "2 uur")])), ["dag-1"]);
        let mut reversed = reflection(&[("2026-03-01", "2")]);
        reversed.set("afgesloten", "2026-02-01");
        assert_eq!(errors(&mut reversed), ["afgesloten"]);
    }

    #[test]
    fn rows_come_and_go_and_nothing_else_changes() {
        let mut state = reflection(&[("2026-01-01", "2 uur"), ("onzin", "90 min")]);
        state.set("titel", "Team Noord");
        assert_eq!(add_session(&mut state, None), 3);
        assert_eq!(session_rows(&state), [1, 2, 3]);
        assert_eq!((state.value("dag-3"), state.value("duur-3")), ("", "90 min"));
        remove_session(&mut state, 1);
        assert_eq!(session_rows(&state), [2, 3]);
        assert_eq!((state.value("dag-2"), state.value("titel")), ("onzin", "Team Noord"));
        for _ in 0..2 * ROWS_MAX {
            add_session(&mut state, None);
        }
        assert_eq!(session_rows(&state).len(), ROWS_MAX);
        let mut state = training(&[("door-1", "NVO")]);
        add_accreditation(&mut state);
        assert_eq!(accreditation_rows(&state), [1, 2]);
        remove_accreditation(&mut state, 1);
        assert_eq!((accreditation_rows(&state), state.value("door-1")), (vec![2], ""));
    }

    #[test]
    fn the_pressed_button_says_what_to_do() {
        for (value, ask) in [
            ("opslaan", Ask::Save),
            ("", Ask::Save),
            ("onzin", Ask::Save),
            ("toch", Ask::SaveAnyway),
            ("sessie-erbij", Ask::AddSession),
            ("sessie-weg-12", Ask::RemoveSession(12)),
            ("sessie-weg-x", Ask::Save),
            ("accreditatie-erbij", Ask::AddAccreditation),
            ("accreditatie-weg-2", Ask::RemoveAccreditation(2)),
        ] {
            assert_eq!(Ask::of(&form(&[("actie", value)])), ask, "{value}");
        }
    }

    #[test]
    fn what_the_rules_refuse_has_a_field() {
        let state = reflection(&[("2026-01-01", "1")]);
        for (path, field) in [
            ("$.activities[0].title", "titel"),
            ("$.activities[0].completed_on", "afgesloten"),
            ("$.activities[0].sessions[4].minutes", "duur-1"),
            ("$.activities[0].sessions", "dag-1"),
            ("$.hours", "uren"),
            ("$", "titel"),
        ] {
            assert_eq!(field_of(&state, path), field, "{path}");
        }
        assert_eq!(field_of(&training(&[("door-2", "SKJ")]), "$.activities[0].accreditations[0].points"), "punten-2");
        assert_eq!(field_of(&training(&[]), "$.activities[0].completed_on"), "datum");
    }

    fn text() -> impl Strategy<Value = String> {
        "[a-zA-Z0-9éïß<>&'\"()., 🙂א-ת]{1,40}"
            .prop_map(|text| text.trim().to_owned())
            .prop_filter("not empty", |text| !text.is_empty())
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0..25_000_i64)
            .prop_map(|days| date(1960, 1, 1) + chrono::TimeDelta::days(days))
            .prop_filter("not too far", |day| *day <= date(2032, 11, 21))
    }

    fn member<T: Copy + std::fmt::Debug + 'static>(members: &'static [T]) -> impl Strategy<Value = T> {
        select(members)
    }

    fn amount() -> impl Strategy<Value = Centi> {
        (0..1_000_000_u64).prop_map(Centi::new)
    }

    fn accreditor() -> impl Strategy<Value = AccreditedBy> {
        prop_oneof![
            select(AccreditedBy::ALL).prop_map(|known| known),
            "[A-Z][a-z]{3,12}".prop_map(|name| AccreditedBy::from(name.as_str())),
        ]
    }

    fn an_accreditation() -> impl Strategy<Value = Accreditation> {
        (accreditor(), any::<u16>(), option::of(amount())).prop_map(|(by, bits, points)| Accreditation {
            by,
            chambers: (0_u32..)
                .zip(Chamber::ALL)
                .filter(|(place, _)| bits >> place & 1 == 1)
                .map(|(_, chamber)| *chamber)
                .collect(),
            points,
        })
    }

    fn evidence_list() -> impl Strategy<Value = Vec<String>> {
        vec(text(), 0..3).prop_map(|mut list| {
            list.dedup();
            let mut seen = Vec::new();
            list.retain(|one| {
                one != CERTIFICATE && !seen.contains(one) && {
                    seen.push(one.clone());
                    true
                }
            });
            list
        })
    }

    fn a_training() -> impl Strategy<Value = Activity> {
        let names =
            (text(), option::of(text()), member(TrainingForm::ALL), option::of(any_day()), option::of(amount()));
        let more = (option::of(member(Learning::ALL)), option::of(member(Level::ALL)), option::of(any::<bool>()));
        (names, more, vec(an_accreditation(), 0..4), evidence_list(), any::<bool>()).prop_map(
            |(
                (title, provider, form, completed_on, hours),
                (learning, level, tested),
                accreditations,
                evidence,
                certificate,
            )| {
                let boxed = certificate.then(|| CERTIFICATE.to_owned());
                let stated = accreditations.iter().any(|one| one.points.is_some());
                Activity::Training(Training {
                    id: String::new(),
                    title: Some(title),
                    provider,
                    form,
                    learning,
                    level,
                    completed_on,
                    // What is done has hours, or points.
                    hours: hours.or_else(|| (!stated && completed_on.is_some()).then_some(Centi::ONE)),
                    tested,
                    accreditations,
                    evidence: boxed.into_iter().chain(evidence).collect(),
                })
            },
        )
    }

    fn a_reflection() -> impl Strategy<Value = Activity> {
        let register = prop_oneof![
            Just(None),
            Just(Some(Supervisor { register: None })),
            select(SupervisorRegister::ALL).prop_map(|known| Some(Supervisor { register: Some(known) })),
            "[A-Z][a-z]{3,12}"
                .prop_map(|name| Some(Supervisor { register: Some(SupervisorRegister::from(name.as_str())) })),
        ];
        let names = (option::of(text()), option::of(text()), member(ReflectionForm::ALL));
        let group = (option::of(any::<bool>()), option::of(1..=GROUP_MAX), option::of(any::<bool>()));
        let sessions = vec((any_day(), 1..=SESSION_MAX), 1..12);
        let shown = (option::of(member(Proof::ALL)), evidence_list(), any::<bool>());
        (names, group, sessions, register, shown).prop_map(
            |(
                (title, provider, form),
                (guided, group_size, hierarchy),
                sessions,
                supervisor,
                (proof, evidence, closed),
            )| {
                let mut sessions: Vec<Session> =
                    sessions.into_iter().map(|(on, minutes)| Session { on, minutes: Minutes::new(minutes) }).collect();
                sessions.sort_by_key(|session| (session.on, session.minutes));
                let completed_on = sessions.last().map(|session| session.on).filter(|_| closed);
                Activity::Reflection(Reflection {
                    id: String::new(),
                    title,
                    provider,
                    form,
                    guided,
                    group_size,
                    hierarchy,
                    completed_on,
                    sessions,
                    supervisor,
                    proof,
                    evidence,
                })
            },
        )
    }

    fn an_other() -> impl Strategy<Value = Activity> {
        let names = (text(), option::of(text()), member(OtherForm::ALL), option::of(any_day()));
        (names, option::of(1..=GROUP_MAX), option::of(amount()), evidence_list()).prop_map(
            |((title, provider, form, completed_on), author_rank, hours, evidence)| {
                Activity::Other(Other {
                    id: String::new(),
                    title: Some(title),
                    provider,
                    form,
                    completed_on,
                    author_rank,
                    hours,
                    evidence,
                })
            },
        )
    }

    proptest! {
        #[test]
        fn an_activity_survives_its_form(
            activity in prop_oneof![a_training(), a_reflection(), an_other()],
            locale in select(&Locale::ALL[..]),
        ) {
            let mut state = write(locale, &activity);
            let found = read(&mut state, locale, today());
            prop_assert_eq!(state.errors(), &[]);
            prop_assert_eq!(found, Some(activity));
        }

        #[test]
        fn whatever_is_posted_nothing_breaks_and_nothing_is_lost(
            pairs in vec((select(&["soort", "titel", "datum", "uren", "vorm", "dag-1", "duur-1", "dag-4294967295", "door-1", "punten-1", "kamers-1", "groep", "actie", "bewijs-anders"][..]), "\\PC{0,20}"), 0..20),
            kind in select(ActivityKind::ALL),
        ) {
            let mut state = form(&pairs.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>());
            state.set("soort", code(kind));
            let typed: Vec<String> = pairs.iter().map(|(name, _)| state.value(name).to_owned()).collect();
            let found = read(&mut state, Locale::Nl, today());
            prop_assert_eq!(found.is_some(), state.is_valid());
            let still: Vec<String> = pairs.iter().map(|(name, _)| state.value(name).to_owned()).collect();
            prop_assert_eq!(typed, still);
            add_session(&mut state, None);
        }
    }

    #[test]
    fn a_duration_without_a_day_is_asked_about_and_not_dropped() {
        let base = [("soort", "reflectie"), ("vorm", "intervision"), ("dag-1", "2025-01-10"), ("duur-1", "2")];
        let with = |duration: &str| {
            let mut state = form(&base);
            state.push("dag-2", "").push("duur-2", duration);
            state
        };
        let today = date(2026, 11, 21);
        let mut suggested = with("2");
        assert!(read(&mut suggested, Locale::Nl, today).is_some(), "{:?}", suggested.errors());
        for duration in ["5 uur", "abc"] {
            let mut state = with(duration);
            assert_eq!(read(&mut state, Locale::Nl, today), None, "{duration}");
            assert!(state.error("dag-2").is_some());
            assert_eq!(state.value("duur-2"), duration);
        }
    }

    #[test]
    fn an_accreditation_by_skj_is_for_some_chamber() {
        let mut state = form(&[
            ("soort", "scholing"),
            ("vorm", "training"),
            ("titel", "X"),
            ("datum", "2025-01-10"),
            ("uren", "6"),
            ("door-1", "SKJ"),
        ]);
        assert_eq!(read(&mut state, Locale::Nl, date(2026, 11, 21)), None);
        assert!(state.error("kamers-1").is_some(), "{:?}", state.errors());
    }
}
