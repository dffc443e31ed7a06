//! The forms of a registration: what was typed, read into a [`Registration`], and a registration written into a form.

use crate::{
    FormState,
    plausible::{self, Unlikely},
};
use chrono::NaiveDate;
use domain::{
    Chamber, DeadlineMove, Facts, Measure, MeasureKind, Problem, ProblemKind, Register, Registration, RequirementId,
    Ruleset, dossier, period,
};
use language::{Locale, Text, form as words, registration as t};

/// Names of the fields.
pub mod field {
    #![allow(missing_docs)]
    pub const REGISTER: &str = "register";
    pub const CHAMBER: &str = "kamer";
    pub const NUMBER: &str = "nummer";
    pub const SINCE: &str = "sinds";
    pub const UNTIL: &str = "tot";
    pub const ETHICS: &str = "beroepsethiek";
    pub const SELF_EMPLOYED: &str = "zelfstandig";
    pub const EXPERIENCE: &str = "ervaring";
    pub const DIAGNOSTICS: &str = "diagnostiek";
    pub const ENTRY_GROUP: &str = "instroomgroep";
    pub const RULESET: &str = "regels";
    pub const SUBMITTED: &str = "ingediend";
    pub const DECIDED: &str = "besluit-op";
    pub const DECISION: &str = "besluit";
    /// The first day that was confirmed, though no rules are known that early.
    pub const CERTAIN: &str = "zeker";
    pub const ID: &str = "id";
    pub const VERSION: &str = "versie";
    /// Which step of onboarding was answered.
    pub const STEP: &str = "stap";
    /// The button that goes a step back.
    pub const BACK: &str = "terug";
    /// How many rows the form showed.
    pub const MOVES: &str = "verschuivingen";
    pub const MEASURES: &str = "maatregelen";
    /// The button that adds a row: its value is [`MOVES`] or [`MEASURES`].
    pub const ADD_ROW: &str = "rij";

    /// The field `name` of the row `index` of a list of rows.
    pub fn row(list: &str, index: usize, name: &str) -> String {
        format!("{list}-{index}-{name}")
    }
}

/// The most rows that a form reads of one list.
pub const ROWS_MAX: usize = 50;
const NUMBER_MAX: usize = dossier::MAX_NUMBER;
const REASON_MAX: usize = dossier::MAX_TEXT;

/// A fact that decides which rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The training beroepsethiek.
    Ethics,
    /// Hours of experience at registration.
    Experience,
    /// An endorsement in diagnostics.
    Diagnostics,
    /// The diploma of a jeugdzorgwerker.
    EntryGroup,
    /// Works without an employer.
    SelfEmployed,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 5] =
        [Self::Ethics, Self::Experience, Self::Diagnostics, Self::EntryGroup, Self::SelfEmployed];

    /// The name of its field.
    pub fn field(self) -> &'static str {
        match self {
            Self::Ethics => field::ETHICS,
            Self::Experience => field::EXPERIENCE,
            Self::Diagnostics => field::DIAGNOSTICS,
            Self::EntryGroup => field::ENTRY_GROUP,
            Self::SelfEmployed => field::SELF_EMPLOYED,
        }
    }

    /// Whether the answer changes what these rules ask.
    pub fn matters(self, ruleset: &Ruleset) -> bool {
        ruleset.requirements.iter().any(|requirement| match self {
            Self::Ethics => requirement.when.ethics_training_required.is_some(),
            Self::Experience => requirement.when.experience_over_3648_hours.is_some(),
            Self::EntryGroup => requirement.when.entry_group.is_some(),
            Self::Diagnostics => requirement.id == RequirementId::ItemDiagnostics,
            Self::SelfEmployed => requirement.id == RequirementId::ItemEmployerStatement,
        })
    }

    /// The questions that matter for these rules.
    pub fn of(ruleset: &Ruleset) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|question| question.matters(ruleset))
    }
}

/// A step of onboarding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Which register.
    Register,
    /// Which chamber of it.
    Chamber,
    /// Number and dates.
    Dates,
    /// The facts that choose the rules.
    Facts,
}

impl Step {
    /// As the form writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Chamber => "kamer",
            Self::Dates => "data",
            Self::Facts => "feiten",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Register, Self::Chamber, Self::Dates, Self::Facts].into_iter().find(|step| step.as_str() == name)
    }

    /// The fields that it shows; all others travel along unseen.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Register => &[field::REGISTER],
            Self::Chamber => &[field::CHAMBER],
            Self::Dates => &[field::NUMBER, field::SINCE, field::UNTIL, field::CERTAIN],
            Self::Facts => {
                &[field::ETHICS, field::EXPERIENCE, field::DIAGNOSTICS, field::ENTRY_GROUP, field::SELF_EMPLOYED]
            }
        }
    }
}

/// Every field that onboarding carries.
pub const CARRIED: [&str; 12] = [
    field::ID,
    field::REGISTER,
    field::CHAMBER,
    field::NUMBER,
    field::SINCE,
    field::UNTIL,
    field::CERTAIN,
    field::ETHICS,
    field::EXPERIENCE,
    field::DIAGNOSTICS,
    field::ENTRY_GROUP,
    field::SELF_EMPLOYED,
];

/// What follows on an answered step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Show this step; with errors where the form has them.
    Show(Step),
    /// Everything is there.
    Save(Box<Registration>),
}

fn register_of(form: &FormState) -> Option<Register> {
    form.value(field::REGISTER).parse().ok()
}

/// The chamber that was chosen, if it belongs to the register.
pub fn chamber_of(form: &FormState) -> Option<Chamber> {
    let chamber: Chamber = form.value(field::CHAMBER).parse().ok()?;
    (register_of(form) == Some(chamber.register())).then_some(chamber)
}

/// The rules that would hold for what was typed so far.
pub fn ruleset_of(form: &FormState, today: NaiveDate) -> Option<&'static Ruleset> {
    let since = language::format::parse_date(form.value(field::SINCE)).unwrap_or(today);
    chamber_of(form).and_then(|chamber| Ruleset::in_force(chamber, since))
}

/// The steps that this person goes through.
pub fn steps(form: &FormState, today: NaiveDate) -> Vec<Step> {
    let several = register_of(form).is_none_or(|register| Chamber::of(register).nth(1).is_some());
    let facts = ruleset_of(form, today).is_none_or(|ruleset| Question::of(ruleset).next().is_some());
    [(Step::Register, true), (Step::Chamber, several), (Step::Dates, true), (Step::Facts, facts)]
        .into_iter()
        .filter_map(|(step, there)| there.then_some(step))
        .collect()
}

/// The first step that is not answered by what an address or a form holds; the dates come after that.
pub fn resume(form: &mut FormState) -> Step {
    let Some(register) = register_of(form) else { return Step::Register };
    choose_only_chamber(form, register);
    if chamber_of(form).is_none() { Step::Chamber } else { Step::Dates }
}

fn choose_only_chamber(form: &mut FormState, register: Register) {
    let mut chambers = Chamber::of(register);
    if let (Some(only), None) = (chambers.next(), chambers.next()) {
        form.set(field::CHAMBER, only.as_str());
    }
}

/// Reads an answered step of onboarding, and says what follows.
pub fn advance(form: &mut FormState, locale: Locale, today: NaiveDate) -> Next {
    let Some(step) = Step::named(form.value(field::STEP)) else { return Next::Show(resume(form)) };
    if !form.value(field::BACK).is_empty() {
        let steps = steps(form, today);
        let before = steps.iter().position(|found| *found == step).and_then(|at| at.checked_sub(1));
        return Next::Show(before.and_then(|at| steps.get(at).copied()).unwrap_or(Step::Register));
    }
    // Every step up to this one is read again: hidden fields can be anything.
    let Some(register) = form.choice::<Register>(locale, field::REGISTER) else { return Next::Show(Step::Register) };
    choose_only_chamber(form, register);
    if step == Step::Register {
        return Next::Show(if chamber_of(form).is_some() { Step::Dates } else { Step::Chamber });
    }
    if chamber_of(form).is_none() {
        form.refuse(field::CHAMBER, words::choose(locale));
        return Next::Show(Step::Chamber);
    }
    if step == Step::Chamber {
        return Next::Show(Step::Dates);
    }
    let read = read_new(form, locale, today);
    let Some(registration) = read else { return Next::Show(Step::Dates) };
    if too_early(form).is_some() {
        return Next::Show(Step::Dates);
    }
    if step == Step::Dates && Question::of(Ruleset::of(&registration)).next().is_some() {
        return Next::Show(Step::Facts);
    }
    Next::Save(Box::new(registration))
}

/// A first day before the first rules that are known of the chamber, which nobody has confirmed yet, with the first day of
/// those rules. SKJ opened its chamber of jeugd- en gezinsprofessionals with them, for one.
pub fn too_early(form: &FormState) -> Option<(NaiveDate, NaiveDate)> {
    let since = language::format::parse_date(form.value(field::SINCE))?;
    let first = Ruleset::in_force(chamber_of(form)?, since)?.valid_from?;
    (since < first && form.value(field::CERTAIN) != since.to_string()).then_some((since, first))
}

/// Reads what onboarding asks. `None` where something is wrong; the form then says what.
fn read_new(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Registration> {
    let chamber = chamber_of(form)?;
    let (since, until) = dates(form, locale, chamber, true);
    let number = number(form, locale);
    let facts = facts(form, Facts::default(), since.and_then(|since| Ruleset::in_force(chamber, since)));
    let registration = Registration {
        id: String::new(),
        register: chamber.register(),
        chamber,
        number,
        since: since?,
        until: until?,
        ruleset: None,
        facts,
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    };
    refuse_unlikely(form, locale, &registration, today);
    form.is_valid().then_some(registration)
}

fn number(form: &mut FormState, locale: Locale) -> Option<String> {
    let number = form.optional_text(locale, field::NUMBER, NUMBER_MAX);
    (!number.is_empty()).then_some(number)
}

/// A date that is in the range of the format.
fn in_range(form: &mut FormState, locale: Locale, name: &str, date: Option<NaiveDate>) -> Option<NaiveDate> {
    let date = date?;
    if !dossier::in_range(date) {
        form.refuse(name, t::out_of_range(locale));
        return None;
    }
    Some(date)
}

/// The period; an empty end is the usual time after the start where `fill` says so.
fn dates(form: &mut FormState, locale: Locale, chamber: Chamber, fill: bool) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let since = form.date(locale, field::SINCE);
    let since = in_range(form, locale, field::SINCE, since);
    if since.is_some_and(|since| Ruleset::in_force(chamber, since).is_none()) && form.value(field::RULESET).is_empty() {
        form.refuse(field::SINCE, t::chamber_closed(locale));
    }
    let until = if fill && form.value(field::UNTIL).trim().is_empty() {
        since.map(|since| usual_end(chamber, since))
    } else {
        form.date(locale, field::UNTIL)
    };
    let until = in_range(form, locale, field::UNTIL, until);
    if let (Some(since), Some(until)) = (since, until)
        && until <= since
    {
        form.refuse(field::UNTIL, t::until_before_since(locale));
    }
    (since, until)
}

/// Puts what nobody can have meant at its fields.
fn refuse_unlikely(form: &mut FormState, locale: Locale, registration: &Registration, today: NaiveDate) {
    for (path, unlikely) in plausible::registration(registration, today) {
        let at = field_of(&path);
        let said = match unlikely {
            // A year that was typed wrong in either date.
            Unlikely::Begin(_) => t::out_of_range(locale),
            unlikely => plausible::text(locale, unlikely),
        };
        if form.error(&at).is_none() {
            form.refuse(at, said);
        }
    }
}

/// The end of a period that lasts as long as the rules say.
pub fn usual_end(chamber: Chamber, since: NaiveDate) -> NaiveDate {
    let years = Ruleset::in_force(chamber, since).map_or(5, |ruleset| ruleset.period.years);
    period::months_after(since, years.saturating_mul(12))
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    }
}

/// The facts that were asked; those that were not stay as they were.
fn facts(form: &FormState, mut facts: Facts, ruleset: Option<&Ruleset>) -> Facts {
    let Some(ruleset) = ruleset else { return facts };
    for question in Question::of(ruleset) {
        let answer = form.value(question.field());
        match question {
            Question::Ethics => facts.ethics_training_required = yes_or_no(answer),
            Question::Experience => facts.experience_over_3648_hours = yes_or_no(answer),
            Question::Diagnostics => facts.diagnostics_endorsement = yes_or_no(answer),
            Question::SelfEmployed => facts.self_employed = yes_or_no(answer),
            Question::EntryGroup => facts.entry_group = answer.parse().ok().filter(|group| (1..=3).contains(group)),
        }
    }
    facts
}

/// The same answer as a form writes it.
fn answer(value: Option<bool>) -> &'static str {
    match value {
        Some(true) => "ja",
        Some(false) => "nee",
        None => "onbekend",
    }
}

/// Writes a registration into a form.
pub fn write(registration: &Registration, version: i32) -> FormState {
    let mut form = FormState::default();
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let facts = &registration.facts;
    form.push(field::VERSION, version.to_string())
        .push(field::REGISTER, registration.register.as_str())
        .push(field::CHAMBER, registration.chamber.as_str())
        .push(field::NUMBER, registration.number.clone().unwrap_or_default())
        .push(field::SINCE, registration.since.to_string())
        .push(field::UNTIL, registration.until.to_string())
        .push(field::RULESET, registration.ruleset.map_or("", |ruleset| ruleset.as_str()))
        .push(field::ETHICS, answer(facts.ethics_training_required))
        .push(field::SELF_EMPLOYED, answer(facts.self_employed))
        .push(field::EXPERIENCE, answer(facts.experience_over_3648_hours))
        .push(field::DIAGNOSTICS, answer(facts.diagnostics_endorsement))
        .push(field::ENTRY_GROUP, facts.entry_group.map(|group| group.to_string()).unwrap_or_default())
        .push(field::SUBMITTED, date(registration.submitted_on))
        .push(field::DECIDED, date(registration.decided_on))
        .push(field::DECISION, registration.decision.map_or("", |decision| decision.as_str()));
    form.push(field::MOVES, registration.deadline_moves.len().to_string());
    for (index, moved) in registration.deadline_moves.iter().enumerate() {
        form.push(field::row(field::MOVES, index, "tot"), moved.until.to_string());
        form.push(field::row(field::MOVES, index, "reden"), moved.reason.clone().unwrap_or_default());
    }
    form.push(field::MEASURES, registration.measures.len().to_string());
    for (index, measure) in registration.measures.iter().enumerate() {
        form.push(field::row(field::MEASURES, index, "soort"), measure.kind.as_str());
        form.push(field::row(field::MEASURES, index, "van"), measure.from.to_string());
        form.push(field::row(field::MEASURES, index, "tot"), date(measure.until));
    }
    form
}

/// How many rows of a list the form has.
pub fn rows(form: &FormState, list: &str) -> usize {
    form.value(list).parse::<usize>().unwrap_or(0).min(ROWS_MAX)
}

/// Adds an empty row where the button for that was pressed.
pub fn add_row(form: &mut FormState) -> bool {
    let list = match form.value(field::ADD_ROW) {
        field::MOVES => field::MOVES,
        field::MEASURES => field::MEASURES,
        _ => return false,
    };
    let more = rows(form, list).saturating_add(1).min(ROWS_MAX);
    form.set(list, more.to_string());
    true
}

/// Reads the whole form of a registration that is there already. `None` where something is wrong.
pub fn read(form: &mut FormState, locale: Locale, stored: &Registration, today: NaiveDate) -> Option<Registration> {
    let Ok(chamber) = form.value(field::CHAMBER).parse::<Chamber>() else {
        form.refuse(field::CHAMBER, words::choose(locale));
        return None;
    };
    let ruleset = form.value(field::RULESET).parse::<domain::RulesetId>().ok();
    if ruleset.is_some_and(|ruleset| ruleset.get().chamber != chamber) {
        form.refuse(field::RULESET, t::ruleset_wrong(locale));
    }
    let (since, until) = dates(form, locale, chamber, false);
    let rules = ruleset.map(domain::RulesetId::get).or_else(|| Ruleset::in_force(chamber, since?));
    let number = number(form, locale);
    let (submitted_on, decided_on, decision) = decision(form, locale, since, today);
    let deadline_moves = moves(form, locale, since);
    let measures = measures(form, locale);
    let registration = Registration {
        id: String::new(),
        register: chamber.register(),
        chamber,
        number,
        since: since?,
        until: until?,
        ruleset,
        facts: facts(form, stored.facts, rules),
        submitted_on,
        decided_on,
        decision,
        deadline_moves,
        measures,
    };
    refuse_unlikely(form, locale, &registration, today);
    form.is_valid().then_some(registration)
}

/// Reads the short form that records the submission, or the decision on it, into what is stored.
pub fn read_record(
    form: &mut FormState,
    locale: Locale,
    stored: &Registration,
    today: NaiveDate,
) -> Option<Registration> {
    let mut registration = stored.clone();
    registration.id.clear();
    let rejected = stored.decision == Some(domain::Decision::Rejected);
    if stored.submitted_on.is_none() || rejected {
        // The decision is not asked yet.
        form.set(field::DECIDED, "").set(field::DECISION, "");
        if form.value(field::SUBMITTED).trim().is_empty() {
            form.refuse(field::SUBMITTED, words::required(locale));
        }
        (registration.submitted_on, registration.decided_on, registration.decision) =
            decision(form, locale, Some(stored.since), today);
        if rejected && registration.submitted_on.is_some() && registration.submitted_on < stored.decided_on {
            form.refuse(field::SUBMITTED, t::resubmit_before_decision(locale));
        }
    } else {
        if form.value(field::DECISION).is_empty() {
            form.refuse(field::DECISION, words::choose(locale));
        }
        form.set(field::SUBMITTED, stored.submitted_on.map(|on| on.to_string()).unwrap_or_default());
        (registration.submitted_on, registration.decided_on, registration.decision) =
            decision(form, locale, Some(stored.since), today);
    }
    form.is_valid().then_some(registration)
}

type Decided = (Option<NaiveDate>, Option<NaiveDate>, Option<domain::Decision>);

/// When the file was sent in and what came of it.
pub fn decision(form: &mut FormState, locale: Locale, since: Option<NaiveDate>, today: NaiveDate) -> Decided {
    let submitted = form.optional_date(locale, field::SUBMITTED);
    let submitted = in_range(form, locale, field::SUBMITTED, submitted);
    let decided = form.optional_date(locale, field::DECIDED);
    let decided = in_range(form, locale, field::DECIDED, decided);
    let decision = form.value(field::DECISION).parse().ok();
    for (name, day) in [(field::SUBMITTED, submitted), (field::DECIDED, decided)] {
        if day.is_some_and(|day| today < day) {
            form.refuse(name, t::in_the_future(locale));
        }
    }
    let readable = form.error(field::SUBMITTED).is_none() && form.error(field::DECIDED).is_none();
    if submitted.is_some() && since.is_some_and(|since| submitted < Some(since)) {
        form.refuse(field::SUBMITTED, t::submitted_before_since(locale));
    }
    if readable && decided.is_some() != decision.is_some() {
        let at = if decided.is_some() { field::DECISION } else { field::DECIDED };
        form.refuse(at, t::decided_without(locale));
    } else if readable && decided.is_some() && submitted.is_none() {
        form.refuse(field::SUBMITTED, t::decided_not_submitted(locale));
    } else if readable && decided.is_some() && decided < submitted {
        form.refuse(field::DECIDED, t::decided_before_submitted(locale));
    }
    (submitted, decided, decision)
}

fn moves(form: &mut FormState, locale: Locale, since: Option<NaiveDate>) -> Vec<DeadlineMove> {
    let mut moves = Vec::new();
    for index in 0..rows(form, field::MOVES) {
        let (until_name, reason_name) =
            (field::row(field::MOVES, index, "tot"), field::row(field::MOVES, index, "reden"));
        let empty = form.value(&until_name).trim().is_empty() && form.value(&reason_name).trim().is_empty();
        if empty {
            continue;
        }
        let until = form.date(locale, &until_name);
        let until = in_range(form, locale, &until_name, until);
        let reason = form.optional_text(locale, &reason_name, REASON_MAX);
        if until.is_some() && until <= since {
            form.refuse(until_name, t::until_before_since(locale));
        }
        if let Some(until) = until {
            moves.push(DeadlineMove { until, reason: (!reason.is_empty()).then_some(reason) });
        }
    }
    moves
}

fn measures(form: &mut FormState, locale: Locale) -> Vec<Measure> {
    let mut measures = Vec::new();
    for index in 0..rows(form, field::MEASURES) {
        let [kind_name, from_name, until_name] =
            ["soort", "van", "tot"].map(|name| field::row(field::MEASURES, index, name));
        if [&kind_name, &from_name, &until_name].iter().all(|name| form.value(name).trim().is_empty()) {
            continue;
        }
        let kind: Option<MeasureKind> = form.choice(locale, &kind_name);
        let from = form.date(locale, &from_name);
        let from = in_range(form, locale, &from_name, from);
        let until = form.optional_date(locale, &until_name);
        let until = in_range(form, locale, &until_name, until);
        if until.is_some() && until < from {
            form.refuse(until_name, t::until_before_from(locale));
        }
        if let (Some(kind), Some(from)) = (kind, from) {
            measures.push(Measure { kind, from, until });
        }
    }
    measures
}

/// Puts what the domain refused at the fields where that can be mended.
pub fn refuse(form: &mut FormState, locale: Locale, problems: &[Problem]) {
    for problem in problems {
        let at = field_of(&problem.path);
        form.refuse(at, problem_text(locale, &problem.kind));
    }
    if form.is_valid() {
        form.refuse(field::SINCE, t::not_stored(locale));
    }
}

/// The field that a JSON path is about: `$.registrations[0].deadline_moves[2].until`.
fn field_of(path: &str) -> String {
    let row = |list: &str| -> usize {
        let (_, rest) = path.split_once(list).unwrap_or_default();
        rest.trim_start_matches('[').split(']').next().and_then(|index| index.parse().ok()).unwrap_or(0)
    };
    let last = path.rsplit('.').next().unwrap_or_default();
    if path.contains("deadline_moves[") {
        return field::row(field::MOVES, row("deadline_moves"), if last == "reason" { "reden" } else { "tot" });
    }
    if path.contains("measures[") {
        let name = match last {
            "kind" => "soort",
            "from" => "van",
            _ => "tot",
        };
        return field::row(field::MEASURES, row("measures"), name);
    }
    match last {
        "until" => field::UNTIL,
        "number" => field::NUMBER,
        "register" => field::REGISTER,
        "chamber" => field::CHAMBER,
        "ruleset" => field::RULESET,
        "submitted_on" => field::SUBMITTED,
        "decided_on" => field::DECIDED,
        "decision" => field::DECISION,
        "entry_group" => field::ENTRY_GROUP,
        _ => field::SINCE,
    }
    .to_owned()
}

fn problem_text(locale: Locale, kind: &ProblemKind) -> Text {
    match kind {
        ProblemKind::TooLong { maximum } => words::too_long(locale, *maximum),
        ProblemKind::DateOutOfRange => t::out_of_range(locale),
        ProblemKind::NotAfter { .. } => t::until_before_since(locale),
        ProblemKind::Before { than: "from" } => t::until_before_from(locale),
        ProblemKind::Before { than: "submitted_on" } => t::decided_before_submitted(locale),
        ProblemKind::Before { .. } => t::submitted_before_since(locale),
        ProblemKind::Without { .. } => t::decided_without(locale),
        ProblemKind::NoRulesetInForce { .. } => t::chamber_closed(locale),
        ProblemKind::ChamberOfAnotherRegister { .. } => t::chamber_other_register(locale),
        ProblemKind::RulesetOfAnotherChamber { .. } => t::ruleset_wrong(locale),
        _ => t::not_stored(locale),
    }
}

/// What looks odd about a number, for a person to look at; nothing is refused for it.
pub fn number_doubt(locale: Locale, register: Register, number: &str) -> Option<Text> {
    let usual = match register {
        Register::Skj => 9,
        Register::Big => 11,
        Register::Nvo | Register::Nip => return None,
    };
    let name = language::term::register(locale, register);
    let plain: String = number.chars().filter(|letter| !matches!(letter, ' ' | '.' | '-')).collect();
    if plain.is_empty() {
        return None;
    }
    if !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(t::number_not_digits(locale, &name));
    }
    (plain.len() != usual).then(|| t::number_digits(locale, &name, usual, plain.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    use domain::{Decision, RulesetId};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn today() -> NaiveDate {
        day(2026, 11, 21)
    }

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn onboarding_asks_register_chamber_dates_and_the_facts_that_matter() {
        let mut state = form(&[("stap", "register"), ("register", "SKJ")]);
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Chamber));
        state.set("stap", "kamer").set("kamer", "jgp");
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Dates));
        state.set("stap", "data").set("sinds", "1-3-2022");
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Facts));
        state.set("stap", "feiten").set("beroepsethiek", "ja").set("zelfstandig", "nee");
        let Next::Save(registration) = advance(&mut state, Locale::Nl, today()) else { panic!("{state:?}") };
        assert_eq!(registration.chamber, Chamber::Jgp);
        assert_eq!(registration.until, day(2027, 3, 1), "five years later, where it was left empty");
        assert_eq!(registration.facts.ethics_training_required, Some(true));
        assert_eq!(registration.facts.self_employed, Some(false));
        assert_eq!(registration.facts.experience_over_3648_hours, None, "was not asked");
    }

    #[test]
    fn a_register_with_one_chamber_needs_no_choice() {
        let mut state = form(&[("stap", "register"), ("register", "NIP")]);
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Dates));
        assert_eq!(state.value("kamer"), "kj");
        assert!(!steps(&state, today()).contains(&Step::Chamber));
    }

    #[test]
    fn going_back_loses_nothing_and_refuses_nothing() {
        let mut state = form(&[
            ("stap", "feiten"),
            ("terug", "1"),
            ("register", "SKJ"),
            ("kamer", "jgp"),
            ("nummer", "11"),
            ("sinds", "straks"),
        ]);
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Dates));
        assert!(state.is_valid());
        assert_eq!(state.value("sinds"), "straks");
        state.set("stap", "data");
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Chamber));
    }

    #[test]
    fn what_is_wrong_stands_at_its_field() {
        let cases: [(&[(&str, &str)], &str); 6] = [
            (&[("stap", "register"), ("register", "KNO")], "register"),
            (&[("stap", "kamer"), ("register", "SKJ"), ("kamer", "nurse")], "kamer"),
            (&[("stap", "data"), ("register", "SKJ"), ("kamer", "jgp")], "sinds"),
            (
                &[("stap", "data"), ("register", "SKJ"), ("kamer", "jgp"), ("sinds", "1-1-2022"), ("tot", "1-1-2021")],
                "tot",
            ),
            (&[("stap", "data"), ("register", "SKJ"), ("kamer", "jzw"), ("sinds", "1-1-2024")], "sinds"),
            (&[("stap", "data"), ("register", "SKJ"), ("kamer", "jgp"), ("sinds", "1-1-0022")], "sinds"),
        ];
        for (fields, at) in cases {
            let mut state = form(fields);
            assert!(matches!(advance(&mut state, Locale::Nl, today()), Next::Show(_)));
            assert_eq!(state.errors().first().map(|error| error.field.as_str()), Some(at), "{fields:?}");
        }
    }

    #[test]
    fn a_step_that_was_skipped_by_hand_is_asked_for() {
        let mut state = form(&[("stap", "feiten"), ("register", "SKJ"), ("kamer", "jgp"), ("sinds", "")]);
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Dates));
        assert!(state.error("sinds").is_some());
    }

    #[test]
    fn an_address_can_hold_the_first_answers() {
        assert_eq!(resume(&mut form(&[])), Step::Register);
        assert_eq!(resume(&mut form(&[("register", "SKJ")])), Step::Chamber);
        assert_eq!(resume(&mut form(&[("register", "SKJ"), ("kamer", "jgp")])), Step::Dates);
        assert_eq!(resume(&mut form(&[("register", "SKJ"), ("kamer", "kj")])), Step::Chamber);
    }

    fn full() -> Registration {
        Registration {
            id: String::new(),
            register: Register::Skj,
            chamber: Chamber::PsychologistMaster,
            number: Some("110000000".to_owned()),
            since: day(2021, 3, 1),
            until: day(2026, 3, 1),
            ruleset: Some(RulesetId::SkjMasterPsychologist),
            facts: Facts {
                experience_over_3648_hours: Some(true),
                diagnostics_endorsement: Some(false),
                self_employed: Some(false),
                ..Facts::default()
            },
            submitted_on: Some(day(2026, 2, 1)),
            decided_on: Some(day(2026, 4, 1)),
            decision: Some(Decision::Approved),
            deadline_moves: vec![DeadlineMove { until: day(2026, 9, 1), reason: Some("covid".to_owned()) }],
            measures: vec![Measure { kind: MeasureKind::Warning, from: day(2024, 1, 1), until: None }],
        }
    }

    #[test]
    fn a_registration_written_into_a_form_is_read_back_the_same() {
        let registration = full();
        let mut state = write(&registration, 3);
        assert_eq!(read(&mut state, Locale::Nl, &registration, today()), Some(registration), "{:?}", state.errors());
        assert_eq!(state.value("versie"), "3");
    }

    #[test]
    fn a_cleared_row_is_gone_and_a_half_filled_one_is_refused() {
        let mut state = write(&full(), 1);
        state.set("verschuivingen-0-tot", "").set("verschuivingen-0-reden", "");
        assert_eq!(read(&mut state, Locale::Nl, &full(), today()).map(|read| read.deadline_moves.len()), Some(0));
        state.set("maatregelen-0-van", "");
        assert_eq!(read(&mut state, Locale::Nl, &full(), today()), None);
        assert!(state.error("maatregelen-0-van").is_some());
    }

    #[test]
    fn a_row_is_added_without_reading_the_rest() {
        let mut state = write(&full(), 1);
        state.set("rij", "maatregelen");
        assert!(add_row(&mut state));
        assert_eq!(rows(&state, "maatregelen"), 2);
        state.set("rij", "");
        assert!(!add_row(&mut state));
        state.set("maatregelen", "99999999");
        assert_eq!(rows(&state, "maatregelen"), ROWS_MAX);
    }

    #[test]
    fn a_decision_needs_its_day_and_a_submission() {
        let mut state = form(&[("besluit", "approved")]);
        decision(&mut state, Locale::Nl, None, today());
        assert!(state.error("besluit-op").is_some());
        let mut state = form(&[("besluit", "approved"), ("besluit-op", "1-4-2026")]);
        decision(&mut state, Locale::Nl, None, today());
        assert!(state.error("ingediend").is_some());
        let mut state = form(&[("besluit", "approved"), ("besluit-op", "1-4-2026"), ("ingediend", "2-4-2026")]);
        decision(&mut state, Locale::Nl, None, today());
        assert!(state.error("besluit-op").is_some());
    }

    #[test]
    fn submission_is_recorded_first_and_the_decision_after() {
        let mut stored = full();
        (stored.submitted_on, stored.decided_on, stored.decision) = (None, None, None);
        let mut state = form(&[("ingediend", "1-2-2026"), ("besluit", "approved")]);
        let recorded = read_record(&mut state, Locale::Nl, &stored, today()).unwrap();
        assert_eq!((recorded.submitted_on, recorded.decision), (Some(day(2026, 2, 1)), None));
        let mut state = form(&[("besluit", "approved"), ("besluit-op", "1-4-2026"), ("ingediend", "1-1-2020")]);
        let decided = read_record(&mut state, Locale::Nl, &recorded, today()).unwrap();
        assert_eq!(decided.submitted_on, Some(day(2026, 2, 1)), "what is stored stays");
        assert_eq!((decided.decided_on, decided.decision), (Some(day(2026, 4, 1)), Some(Decision::Approved)));
        assert_eq!(read_record(&mut form(&[]), Locale::Nl, &stored, today()), None);
        assert_eq!(read_record(&mut form(&[]), Locale::Nl, &recorded, today()), None);
    }

    #[test]
    fn a_number_is_checked_softly() {
        assert_eq!(number_doubt(Locale::Nl, Register::Skj, "110 000 000"), None);
        assert!(number_doubt(Locale::Nl, Register::Skj, "1100").is_some());
        assert!(number_doubt(Locale::Nl, Register::Big, "A9012345678").is_some());
        assert_eq!(number_doubt(Locale::Nl, Register::Nip, "NIP-00123456"), None);
        assert_eq!(number_doubt(Locale::Nl, Register::Skj, " "), None);
    }

    #[test]
    fn what_the_domain_refuses_is_shown_at_the_field() {
        assert_eq!(field_of("$.registrations[0].until"), "tot");
        assert_eq!(field_of("$.deadline_moves[2].until"), "verschuivingen-2-tot");
        assert_eq!(field_of("$.registrations[0].measures[1].from"), "maatregelen-1-van");
        assert_eq!(field_of("$.facts.entry_group"), "instroomgroep");
        let mut state = FormState::default();
        refuse(&mut state, Locale::Nl, &[]);
        assert!(!state.is_valid());
    }

    #[test]
    fn what_is_still_to_come_is_not_recorded_as_done() {
        let mut stored = full();
        (stored.submitted_on, stored.decided_on, stored.decision) = (None, None, None);
        let mut state = form(&[(field::SUBMITTED, "2026-11-22")]);
        assert_eq!(read_record(&mut state, Locale::Nl, &stored, today()), None);
        assert!(state.error(field::SUBMITTED).is_some());
        let mut state = form(&[(field::SUBMITTED, "2026-11-21")]);
        assert!(read_record(&mut state, Locale::Nl, &stored, today()).is_some(), "{:?}", state.errors());
    }

    #[test]
    fn no_period_lasts_a_century_nor_27_years_nor_begins_in_ten() {
        for (name, typed) in [
            (field::UNTIL.to_owned(), "2099-01-01"),
            (field::UNTIL.to_owned(), "2048-03-01"),
            (field::SINCE.to_owned(), "2036-03-01"),
            (field::row(field::MOVES, 0, "tot"), "2036-09-01"),
            (field::row(field::MEASURES, 0, "van"), "2066-01-01"),
        ] {
            let mut state = write(&full(), 1);
            if name == field::SINCE {
                state.set(field::UNTIL, "2041-03-01").set(field::SUBMITTED, "").set(field::DECIDED, "");
                state.set(field::DECISION, "").set(field::MOVES, "0");
            }
            state.set(&name, typed);
            assert_eq!(read(&mut state, Locale::Nl, &full(), today()), None, "{name}");
            assert_eq!((state.errors().len(), state.value(&name)), (1, typed));
            assert!(state.error(&name).is_some(), "{name}: {:?}", state.errors());
        }
    }

    #[test]
    fn onboarding_takes_the_period_and_not_all_the_years_since_the_first_registration() {
        let mut state = form(&[("stap", "data"), ("register", "BIG"), ("kamer", "nurse")]);
        state.set(field::SINCE, "1-9-1999").set(field::UNTIL, "1-9-2026");
        assert_eq!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Dates));
        assert!(state.error(field::UNTIL).is_some_and(|error| error.contains("hooguit tien")), "{:?}", state.errors());
        assert_eq!((state.value(field::SINCE), state.value(field::UNTIL)), ("1-9-1999", "1-9-2026"));
        let mut state = form(&[("stap", "data"), ("register", "BIG"), ("kamer", "nurse")]);
        state.set(field::SINCE, "1-9-2021").set(field::UNTIL, "1-9-2026");
        assert_ne!(advance(&mut state, Locale::Nl, today()), Next::Show(Step::Dates), "{:?}", state.errors());
    }
}
