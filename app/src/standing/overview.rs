//! What the dashboard shows of one registration, as plain data: bands, steps, rows. No HTML.

use super::{explain, progress};
use crate::{
    activity::{self, Logged},
    component::{
        band::{BandData, BandUnit},
        icon::{Kind, MarkState},
        rows::Row,
        track::{TrackMark, TrackPeriod},
    },
    path,
};
use chrono::NaiveDate;
use domain::{
    Activity, ActivityStatus, Assessment, Centi, DocumentKind, Employment, EmploymentStatus, Finding, Forecast, Remedy,
    RequirementId, RequirementStatus, Standing, Unit,
    dossier::is_blank,
    period::{day_before, months_before},
    registration::progress::{is_on_track, is_without_work, is_work_unsaid},
};
use language::{Locale, Text, format, standing as t, term};

/// The most rows that one list shows.
const ROWS: usize = 8;
/// The most rows of what was logged last.
const RECENT: usize = 5;

/// An amount as the components take it: hundredths.
pub fn hundredths(amount: Centi) -> i64 {
    i64::try_from(amount.hundredths()).unwrap_or(i64::MAX)
}

/// The period as the track shows it.
pub fn track_period(assessment: &Assessment) -> TrackPeriod {
    let period = &assessment.period;
    TrackPeriod { start: period.since, end: period.end, submit_by: period.submit_by }
}

/// Every activity of the period as a mark; `logged` and the assessment have them in one order. A series that goes on has two:
/// at the last meeting that was, and at the last that is to come.
pub fn marks(locale: Locale, logged: &[Logged], assessment: &Assessment) -> Vec<TrackMark> {
    if !asks_points(assessment) {
        return Vec::new();
    }
    judged(logged, assessment)
        .flat_map(|(one, status)| {
            let ahead = one.value.last_day().filter(|day| assessment.on < *day).map(|day| (day, MarkState::Pending));
            // What waits for the next period is not lost.
            let state = match explain::state(status) {
                MarkState::Not if explain::waits(&one.value, status, assessment) => MarkState::Pending,
                state => state,
            };
            let done = done_on(&one.value, status, assessment).map(|day| (day, state));
            let marks = [done, ahead].into_iter().flatten().filter(|(day, _)| assessment.period.since <= *day);
            marks.map(|(date, state)| TrackMark {
                date,
                kind: activity::mark(&one.value),
                state,
                label: activity::name(locale, &one.value),
                href: path::activity(&one.id),
            })
        })
        .collect()
}

/// The last day on which something of it was done: of a series that counts, the last of its meetings that does.
fn done_on(activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> Option<NaiveDate> {
    let counting = match activity {
        Activity::Reflection(series) => {
            let sessions = series.sessions.iter().zip(assessment.sessions_of(status));
            sessions.filter(|(_, status)| !status.exact.is_zero()).map(|(session, _)| session.on).max()
        }
        Activity::Training(_) | Activity::Other(_) => None,
    };
    counting.or_else(|| activity.last_day_until(assessment.on))
}

/// Whether activities matter here at all: some registers ask for hours only.
pub fn asks_points(assessment: &Assessment) -> bool {
    assessment.requirements.iter().any(|requirement| requirement.unit() == Unit::Points)
}

/// Activities with what was found of them.
pub fn judged<'a>(
    logged: &'a [Logged],
    assessment: &'a Assessment,
) -> impl DoubleEndedIterator<Item = (&'a Logged, &'a ActivityStatus)> {
    logged.iter().zip(&assessment.activities)
}

/// The bands of what is measured in points and hours.
pub fn bands(locale: Locale, assessment: &Assessment) -> Vec<BandData> {
    assessment
        .requirements
        .iter()
        .filter(|requirement| requirement.unit() != Unit::Items)
        .map(|requirement| band(locale, assessment, requirement))
        .collect()
}

fn band(locale: Locale, assessment: &Assessment, requirement: &RequirementStatus) -> BandData {
    let (unit, href) = match requirement.unit() {
        Unit::Points => (BandUnit::Points, format!("{}?eis={}", path::ACTIVITIES, requirement.id)),
        Unit::Hours => (BandUnit::Hours, path::WORK.to_owned()),
        Unit::Items => (BandUnit::Items, path::DOSSIER.to_owned()),
    };
    BandData {
        label: term::requirement(locale, requirement.id),
        hint: forecast(locale, assessment, requirement),
        unit,
        required: hundredths(requirement.required),
        counted: hundredths(requirement.counted),
        pending: hundredths(requirement.pending),
        missing: hundredths(requirement.missing),
        met: requirement.met && !requirement.required.is_zero(),
        maximum: requirement.maximum.map(hundredths),
        part: requirement.parent.is_some(),
        href,
    }
}

/// When it will be met, in a sentence; nothing where that makes no sense.
pub fn forecast(locale: Locale, assessment: &Assessment, requirement: &RequirementStatus) -> Text {
    let over = match requirement.maximum {
        Some(_) if !requirement.over.is_zero() => {
            t::over(locale, &term::amount(locale, requirement.unit(), requirement.over))
        }
        _ => Text::default(),
    };
    let running = matches!(assessment.standing, Standing::Registered | Standing::Suspended)
        && assessment.on < assessment.counts_before
        && progress::approved(assessment).is_none();
    if !running {
        return over;
    }
    if requirement.unit() == Unit::Hours {
        // What the work that is there brings is told by the band itself; the pace of last year says nothing of this year's.
        return match requirement {
            enough if enough.met || enough.pending >= enough.missing => over,
            none if none.pending.is_zero() => t::forecast_no_work(locale),
            _ => t::forecast_too_little_work(locale),
        };
    }
    let first_year = assessment.period.since > months_before(assessment.on, 12);
    let on_track = is_on_track(assessment, requirement);
    match assessment.forecast(requirement) {
        Forecast::Met | Forecast::NoPace => over,
        // The band itself says that what is planned is enough.
        _ if requirement.pending >= requirement.missing => over,
        Forecast::Reached { on, in_time: true } => t::forecast_reached(locale, &format::month_of(locale, on)),
        _ if first_year => t::forecast_early(locale),
        Forecast::Reached { on, in_time: false } if on_track => {
            t::forecast_slower(locale, &format::month_of(locale, on))
        }
        Forecast::Reached { on, in_time: false } => t::forecast_too_late(locale, &format::month_of(locale, on)),
        Forecast::Never if on_track => t::forecast_nothing_lately(locale),
        Forecast::Never => t::forecast_never(locale),
    }
}

/// A paper that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which.
    pub label: Text,
    /// What it is.
    pub hint: Text,
    /// Whether it is there.
    pub met: bool,
    /// Whether it is there but dated ahead.
    pub pending: bool,
    /// Where it is added.
    pub href: String,
}

/// The papers that are asked for.
pub fn papers(locale: Locale, assessment: &Assessment) -> Vec<Paper> {
    assessment
        .requirements
        .iter()
        .filter(|requirement| requirement.unit() == Unit::Items)
        .map(|requirement| Paper {
            label: term::requirement(locale, requirement.id),
            hint: term::requirement_explained(locale, requirement.id),
            met: requirement.met,
            pending: !requirement.pending.is_zero(),
            href: if requirement.met { path::DOSSIER.to_owned() } else { add_paper(requirement.id) },
        })
        .collect()
}

/// Papers as bands: a tick or a ring, with the link to what adds them.
pub fn paper_bands(papers: Vec<Paper>) -> Vec<BandData> {
    papers
        .into_iter()
        .map(|paper| BandData {
            label: paper.label,
            hint: paper.hint,
            unit: BandUnit::Items,
            required: 100,
            counted: if paper.met { 100 } else { 0 },
            missing: if paper.met { 0 } else { 100 },
            pending: if paper.pending { 100 } else { 0 },
            met: paper.met,
            href: paper.href,
            ..BandData::default()
        })
        .collect()
}

/// The form that adds a paper.
fn add_paper(id: RequirementId) -> String {
    let kind = match id {
        RequirementId::ItemEmployerStatement => DocumentKind::EmployerStatement,
        RequirementId::ItemEthicsTraining => DocumentKind::EthicsTraining,
        RequirementId::ItemDiagnostics => DocumentKind::Diagnostics,
        RequirementId::ItemWorkGuidance => DocumentKind::WorkGuidance,
        RequirementId::ItemDiploma => DocumentKind::Diploma,
        RequirementId::ItemMembership => DocumentKind::Membership,
        _ => DocumentKind::Vog,
    };
    format!("{}?soort={}", path::DOCUMENT_NEW, kind.as_str())
}

/// The steps that close the gap, the most useful first.
pub fn steps(locale: Locale, assessment: &Assessment) -> Vec<Row> {
    let mut remedies = assessment.remedies();
    // Hours come by going on as now: that is no step.
    remedies.retain(
        |remedy| !matches!(remedy, Remedy::CarryOutPlans { requirement, .. } if requirement.unit() == Unit::Hours),
    );
    // What nobody knows is how far off they are while no work was written down.
    let all = remedies.len();
    remedies.retain(|remedy| !is_work_unsaid(assessment, remedy.requirement()));
    let work = (remedies.len() < all).then(|| {
        let href = if assessment.employments.is_empty() { path::WORK_NEW } else { path::WORK };
        Row::new(t::step_work(locale)).mark(Kind::Work, MarkState::Pending).meta(t::step_work_note(locale)).href(href)
    });
    // What can still be done comes before what cannot.
    remedies.sort_by_key(|remedy| match remedy {
        Remedy::TooLate { .. } => 2,
        Remedy::Item { .. } => 1,
        _ => 0,
    });
    // A whole that is out of reach says it for its parts.
    let lost = |id: RequirementId| {
        remedies.iter().any(|remedy| matches!(remedy, Remedy::TooLate { requirement, .. } if *requirement == id))
    };
    let part_of_lost = |remedy: &Remedy| {
        let parent = assessment.requirement(remedy.requirement()).and_then(|status| status.parent);
        matches!(remedy, Remedy::TooLate { .. }) && parent.is_some_and(lost)
    };
    // There is work, and none of it counts as what is asked here: a box that was not ticked, perhaps.
    let without = |remedy: &Remedy| assessment.requirement(remedy.requirement()).is_some_and(is_without_work);
    let steps = remedies
        .iter()
        .filter(|remedy| !part_of_lost(remedy))
        .map(|remedy| step(locale, remedy, without(remedy).then(|| t::step_work_as_note(locale))));
    work.into_iter().chain(steps).collect()
}

fn step(locale: Locale, remedy: &Remedy, first: Option<Text>) -> Row {
    let id = remedy.requirement();
    let (title, note) = t::step(locale, remedy);
    let note = first.map_or(note.clone(), |first| Text::from(format!("{first} {note}")));
    let (kind, state, href) = match *remedy {
        Remedy::CarryOutPlans { .. } => {
            let href = match id.unit() {
                Unit::Points => format!("{}?gepland=ja", path::ACTIVITIES),
                Unit::Hours => path::WORK.to_owned(),
                Unit::Items => path::DOSSIER.to_owned(),
            };
            (kind_of(id), MarkState::Pending, href)
        }
        Remedy::Training { .. } => (Kind::Formal, MarkState::Pending, new_activity("scholing")),
        Remedy::ReflectionSessions { form, minutes_each, persons, .. } => {
            // The form starts with what the step counts on.
            let mut href = new_activity("reflectie");
            if let Some(form) = form {
                href.push_str(&format!("&vorm={form}"));
            }
            if let Some(persons) = persons {
                href.push_str(&format!("&groep={persons}"));
            }
            href.push_str(&format!("&duur={}", minutes_each.get()));
            (Kind::Reflection, MarkState::Pending, href)
        }
        Remedy::Points { .. } => (kind_of(id), MarkState::Pending, new_activity(kind_code(id))),
        Remedy::Hours { .. } => (Kind::Work, MarkState::Pending, path::WORK_NEW.to_owned()),
        Remedy::Item { .. } => (Kind::Document, MarkState::Pending, add_paper(id)),
        Remedy::TooLate { .. } => {
            let href = match id.unit() {
                Unit::Items => add_paper(id),
                Unit::Hours => path::WORK.to_owned(),
                Unit::Points => new_activity(kind_code(id)),
            };
            (kind_of(id), MarkState::Not, href)
        }
    };
    Row::new(title).mark(kind, state).meta(note).href(href)
}

/// The form of a new activity, with its kind filled in.
fn new_activity(kind: &str) -> String {
    format!("{}?soort={kind}", path::ACTIVITY_NEW)
}

fn kind_code(id: RequirementId) -> &'static str {
    match id {
        RequirementId::Reflection
        | RequirementId::Supervision
        | RequirementId::Intervision
        | RequirementId::PeerOrSupervision => "reflectie",
        RequirementId::Free => "anders",
        _ => "scholing",
    }
}

fn kind_of(id: RequirementId) -> Kind {
    match (id.unit(), kind_code(id)) {
        (Unit::Hours, _) => Kind::Work,
        (Unit::Items, _) => Kind::Document,
        (Unit::Points, "reflectie") => Kind::Reflection,
        (Unit::Points, "anders") => Kind::Other,
        (Unit::Points, _) => Kind::Formal,
    }
}

/// What does not count, or not yet, or may be asked about.
#[derive(Clone, Debug, Default)]
pub struct NotCounting {
    /// The first of them: what can be mended before what is planned, the newest first.
    pub rows: Vec<Row>,
    /// How many more there are.
    pub more: usize,
    /// How many do not count only because a maximum was reached.
    pub over: usize,
    /// How many are for the next period.
    pub next: usize,
    /// How many others lie wholly outside this period.
    pub outside: usize,
}

/// What does not count for this registration. What lies wholly outside the period, or over a maximum, is only counted.
pub fn not_counting(locale: Locale, logged: &[Logged], assessment: &Assessment) -> NotCounting {
    let mut listed: Vec<(&Logged, &ActivityStatus)> = Vec::new();
    let mut found = NotCounting::default();
    for (one, status) in judged(logged, assessment) {
        let mut blocking = status.findings.iter().filter(|finding| !finding.is_warning());
        let (first, second) = (blocking.next(), blocking.next());
        // Of too low a level for one part only, or with meetings that are still to come or for another period: the rest counts.
        let in_part =
            |finding: Finding| matches!(finding, Finding::LevelTooLow | Finding::NotCompleted | Finding::OutsidePeriod);
        if !status.exact.is_zero() && status.findings.iter().filter(|finding| !finding.is_warning()).all(in_part) {
            continue;
        }
        if status.exact.is_zero() && status.planned.is_zero() && is_outside(&one.value, assessment) {
            if explain::next_period(&one.value, status, assessment).is_some() {
                found.next += 1;
            } else {
                found.outside += 1;
            }
        } else if first == Some(Finding::OverMaximum) && second.is_none() {
            found.over += 1;
        } else {
            listed.push((one, status));
        }
    }
    // What counts nothing and may be mended comes first, what is only planned last.
    let rank = |status: &ActivityStatus| (!status.planned.is_zero(), !status.exact.is_zero());
    listed.sort_by_key(|(one, status)| (rank(status), std::cmp::Reverse(one.value.last_day())));
    found.more = listed.len().saturating_sub(ROWS);
    found.rows = listed.into_iter().take(ROWS).map(|(one, status)| row(locale, one, status, assessment)).collect();
    found
}

/// Whether all of it was before the period or after what counts.
fn is_outside(activity: &Activity, assessment: &Assessment) -> bool {
    activity.last_day().is_some_and(|day| day < assessment.period.since || assessment.counts_before <= day)
}

/// One activity as a row that explains itself.
pub fn row(locale: Locale, one: &Logged, status: &ActivityStatus, assessment: &Assessment) -> Row {
    let date = one.value.last_day().map(|day| format::date_short(locale, day)).unwrap_or_default();
    let row = Row::new(activity::name(locale, &one.value)).href(path::activity(&one.id)).meta(date);
    if !asks_points(assessment) {
        return row.mark(activity::mark(&one.value), MarkState::Counts);
    }
    let row = row
        .mark(activity::mark(&one.value), explain::state(status))
        .note(explain::sentence(locale, &one.value, status, assessment));
    let counted = status.counted();
    if counted.is_zero() {
        return row;
    }
    let amount = hundredths(counted);
    row.figure(format::hundredths(locale, amount), term::unit(locale, Unit::Points, amount))
}

/// What was logged last, the newest first.
pub fn recent(locale: Locale, logged: &[Logged], assessment: &Assessment) -> Vec<Row> {
    let mut all: Vec<_> = judged(logged, assessment).collect();
    all.sort_by_key(|(one, _)| std::cmp::Reverse((one.logged_at, one.value.last_day())));
    all.into_iter().take(RECENT).map(|(one, status)| row(locale, one, status, assessment)).collect()
}

/// A job with the hours that it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// With whom and as what.
    pub title: Text,
    /// Where it is changed.
    pub href: String,
    /// Hours a week, in hundredths.
    pub per_week: i64,
    /// What it counts for, or why for nothing.
    pub counts_for: String,
    /// Leave that was taken off.
    pub leave: Text,
    /// The hours, in hundredths.
    pub hours: i64,
}

/// The hours of each job.
pub fn jobs(locale: Locale, employments: &[(String, Employment)], assessment: &Assessment) -> Vec<Job> {
    employments
        .iter()
        .zip(&assessment.employments)
        .filter(|(_, status)| status.days > 0 || status.days_ahead > 0)
        .map(|((id, employment), status)| job(locale, id, employment, *status, assessment))
        .collect()
}

fn job(locale: Locale, id: &str, employment: &Employment, status: EmploymentStatus, assessment: &Assessment) -> Job {
    let said = |text: &Option<String>| text.clone().filter(|text| !is_blank(text));
    let employer = crate::practice_hours::overview::employer(locale, employment);
    let title = match (employer, said(&employment.role)) {
        (Some(employer), Some(role)) => format!("{employer}, {role}").into(),
        (Some(employer), None) => employer,
        (None, Some(role)) => role.into(),
        (None, None) => t::work_own(locale),
    };
    let names: Vec<String> = status.counts_for.iter().map(|id| t::inline(&term::requirement(locale, id))).collect();
    let counts_for = if names.is_empty() {
        crate::practice_hours::overview::counts_for_nothing(locale, employment, assessment).into_owned()
    } else {
        t::list(locale, &names)
    };
    let leave = if status.leave_days > 0 { t::work_leave(locale, status.leave_days) } else { Text::default() };
    Job {
        title,
        href: path::work_edit(id),
        per_week: hundredths(employment.hours_per_week),
        counts_for,
        leave,
        // Hours that count for nothing here are no hours of this registration.
        hours: if status.counts_for.is_empty() { 0 } else { hundredths(status.hours) },
    }
}

/// Whether the submit-by date asks attention.
pub fn needs_attention(assessment: &Assessment) -> bool {
    let unmet = !assessment.complete && assessment.ruleset.known && progress::approved(assessment).is_none();
    let left = assessment.period.days_left;
    assessment.standing == Standing::Expired || (unmet && left <= 90 && assessment.standing == Standing::Registered)
}

/// How a registration among others looks in one row.
pub fn registration_row(locale: Locale, one: &super::Judged, href: String) -> Row {
    let opening = progress::opening(locale, &one.registration, &one.assessment);
    // As everywhere: up to and including the last day.
    let period = &one.assessment.period;
    let dates = language::registration::period(
        locale,
        &format::date_short(locale, period.since),
        &format::date_short(locale, day_before(period.end)),
    );
    Row::new(term::registration(locale, one.assessment.ruleset.chamber))
        .href(href)
        .meta(dates)
        .badge(opening.tone, opening.word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveDate};
    use domain::{
        Dossier,
        registration::progress::{Progress, progress},
    };

    fn on() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 11, 21).unwrap()
    }

    fn all_logged(dossier: &Dossier) -> Vec<Logged> {
        let one = |value: &Activity| Logged {
            id: value.id().to_owned(),
            version: 1,
            logged_at: DateTime::UNIX_EPOCH,
            value: value.clone(),
        };
        dossier.activities.iter().map(one).collect()
    }

    fn judged(register: &str, chamber: &str, rest: &str) -> (Vec<Logged>, Assessment, Dossier) {
        let json = format!(
            r#"{{"format":"vakspoor-dossier/1","registrations":[{{"id":"r","register":"{register}","chamber":"{chamber}","since":"2021-03-01","until":"2026-09-01"}}],{rest}}}"#
        );
        let dossier = Dossier::from_json(json.as_bytes()).unwrap();
        let assessment = domain::evaluate(&dossier, dossier.registrations.first().unwrap(), on());
        let logged = all_logged(&dossier);
        (logged, assessment, dossier)
    }

    const ACTIVITIES: &str = r#""activities":[
        {"id":"bare","kind":"training","form":"course","learning":"formal","completed_on":"2024-01-01","hours":6,"tested":true,"evidence":["x"]},
        {"id":"good","kind":"training","form":"course","learning":"formal","completed_on":"2024-02-01","hours":6,"tested":true,"evidence":["x"],"accreditations":[{"by":"SKJ","chambers":["jgp"]}]},
        {"id":"old","kind":"training","form":"course","learning":"formal","completed_on":"2019-02-01","hours":6,"tested":true,"evidence":["x"],"accreditations":[{"by":"SKJ","chambers":["jgp"]}]},
        {"id":"much","kind":"training","form":"course","learning":"informal","completed_on":"2024-03-01","hours":30,"tested":true,"evidence":["x"]},
        {"id":"plan","kind":"reflection","form":"supervision","sessions":[{"on":"2026-01-10","minutes":120}],"proof":"own_statement"},
        {"id":"short","kind":"reflection","form":"supervision","sessions":[{"on":"2025-01-10","minutes":60},{"on":"2025-02-10","minutes":30}],"proof":"own_statement"}]"#;

    #[test]
    fn what_does_not_count_is_listed_by_what_can_be_done() {
        let (logged, assessment, _) = judged("SKJ", "jgp", ACTIVITIES);
        let found = not_counting(Locale::Nl, &logged, &assessment);
        let rows = format!("{:?}", found.rows);
        let place = |id: &str| rows.find(&format!("/activiteiten/{id}")).unwrap_or(usize::MAX);
        assert_eq!((found.rows.len(), found.outside, found.over, found.more), (3, 1, 1, 0));
        assert!(place("bare") < place("short") && place("short") < place("plan"), "{rows}");
        assert!(!rows.contains("/activiteiten/good"));
    }

    #[test]
    fn every_activity_of_the_period_is_a_mark() {
        let (logged, assessment, _) = judged("SKJ", "jgp", ACTIVITIES);
        let marks = marks(Locale::Nl, &logged, &assessment);
        assert_eq!(marks.len(), 5, "all but the one before the period");
        assert_eq!(marks.iter().filter(|mark| mark.state == MarkState::Pending).count(), 1);
    }

    #[test]
    fn a_series_that_goes_on_stands_where_it_was_and_where_it_will_be() {
        let (logged, assessment, _) = judged(
            "SKJ",
            "jgp",
            r#""activities":[{"id":"on","kind":"reflection","form":"supervision","proof":"own_statement",
                "sessions":[{"on":"2025-01-10","minutes":120},{"on":"2025-03-10","minutes":120},{"on":"2026-01-10","minutes":45}]}]"#,
        );
        let marks = marks(Locale::Nl, &logged, &assessment);
        let found: Vec<_> = marks.iter().map(|mark| (mark.date.to_string(), mark.state)).collect();
        assert_eq!(
            found,
            [("2025-03-10".to_owned(), MarkState::Counts), ("2026-01-10".to_owned(), MarkState::Pending)]
        );
        let (logged, assessment, _) = judged(
            "SKJ",
            "jgp",
            r#""activities":[{"id":"on","kind":"reflection","form":"supervision","proof":"own_statement",
                "sessions":[{"on":"2025-01-10","minutes":120},{"on":"2026-01-10","minutes":120}]}]"#,
        );
        assert!(not_counting(Locale::Nl, &logged, &assessment).rows.is_empty(), "it counts");
        // Around the day that it was sent in: where it counts, and where it waits for the next period.
        let json = r#"{"format":"vakspoor-dossier/1","registrations":[{"id":"r","register":"SKJ","chamber":"jgp","since":"2021-03-01","until":"2026-03-01","submitted_on":"2025-11-01"}],
            "activities":[
            {"id":"on","kind":"reflection","form":"supervision","proof":"own_statement","sessions":[{"on":"2025-09-10","minutes":120},{"on":"2025-11-10","minutes":120},{"on":"2026-01-10","minutes":120}]},
            {"id":"next","kind":"reflection","form":"supervision","proof":"own_statement","sessions":[{"on":"2025-11-12","minutes":120}]}]}"#;
        let dossier = Dossier::from_json(json.as_bytes()).unwrap();
        let assessment = domain::evaluate(&dossier, dossier.registrations.first().unwrap(), on());
        let logged = all_logged(&dossier);
        let marks: Vec<_> = super::marks(Locale::Nl, &logged, &assessment)
            .iter()
            .map(|mark| (mark.date.to_string(), mark.state == MarkState::Counts))
            .collect();
        let found: Vec<_> = marks.iter().map(|(day, counts)| (day.as_str(), *counts)).collect();
        assert_eq!(found, [("2025-09-10", true), ("2026-01-10", false), ("2025-11-12", false)]);
        assert!(not_counting(Locale::Nl, &logged, &assessment).rows.is_empty());
    }

    #[test]
    fn hours_come_from_the_work_that_is_there() {
        let job = |until: &str| {
            format!(
                r#""employments":[{{"id":"e","counts_as":["social-work","jgp"],"level":"hbo","hours_per_week":20,"from":"2021-03-01"{until}}}]"#
            )
        };
        let said = |until: &str| {
            let (_, assessment, _) = judged("SKJ", "jgp", &job(until));
            let hours = assessment.requirement(RequirementId::HoursSocialWork).unwrap();
            (forecast(Locale::Nl, &assessment, hours), is_on_track(&assessment, hours))
        };
        assert_eq!(said(""), (Text::default(), true), "met, or met in time as it goes on");
        let (text, on_track) = said(r#","until":"2025-01-01""#);
        assert!(text.contains("Er staat nu geen werk") && !on_track, "{text}");
    }

    #[test]
    fn work_that_counts_as_one_of_two_kinds_is_work_that_was_written_down() {
        let (_, assessment, _) = judged(
            "SKJ",
            "jgp",
            r#""employments":[{"id":"e","counts_as":["social-work"],"level":"hbo","hours_per_week":24.5,"from":"2021-03-01"}]"#,
        );
        let rows = format!("{:?}", steps(Locale::Nl, &assessment));
        assert!(!rows.contains("Leg vast waar je werkt"), "{rows}");
        assert!(rows.contains("Geen van je banen telt hiervoor. Klopt dat niet?"), "{rows}");
        assert!(rows.contains("1.684 uur"), "{rows}");
    }

    #[test]
    fn what_is_not_written_down_of_work_is_no_lost_case() {
        let (_, assessment, _) = judged("SKJ", "jgp", ACTIVITIES);
        let rows = steps(Locale::Nl, &assessment);
        let first = format!("{:?}", rows.first());
        assert!(first.contains("Leg vast waar je werkt") && first.contains("/werk/nieuw"), "{first}");
        assert!(!format!("{rows:?}").contains("3.368"), "{rows:?}");
        assert_ne!(progress(&assessment), Progress::OutOfReach);
        // With a job that is too small it is.
        let job = r#""employments":[{"id":"e","counts_as":["social-work","jgp"],"level":"hbo","hours_per_week":8,"from":"2025-03-01"}]"#;
        let (_, assessment, _) = judged("SKJ", "jgp", job);
        let rows = format!("{:?}", steps(Locale::Nl, &assessment));
        assert!(rows.contains("Niet meer te halen") && !rows.contains("Leg vast waar"), "{rows}");
    }

    #[test]
    fn where_only_hours_are_asked_activities_are_not_judged() {
        let (logged, assessment, _) = judged("BIG", "nurse", ACTIVITIES);
        assert!(!asks_points(&assessment));
        assert!(marks(Locale::Nl, &logged, &assessment).is_empty());
        assert!(!format!("{:?}", recent(Locale::Nl, &logged, &assessment)).contains("telt niet"));
    }

    #[test]
    fn a_step_leads_to_the_form_that_closes_the_gap() {
        let (_, assessment, _) = judged("SKJ", "jgp", ACTIVITIES);
        let steps = format!("{:?}", steps(Locale::Nl, &assessment));
        for address in [
            "/activiteiten?gepland=ja",
            "/activiteiten/nieuw?soort=scholing",
            "/activiteiten/nieuw?soort=reflectie",
            "/dossier/nieuw?soort=vog",
        ] {
            assert!(steps.contains(address), "{address}: {steps}");
        }
        let (_, assessment, _) = judged("SKJ", "psychologist-master", r#""activities":[]"#);
        assert!(format!("{:?}", self::steps(Locale::En, &assessment)).contains("vorm=supervision&groep=1&duur=120"));
    }

    #[test]
    fn a_job_says_what_it_counts_for() {
        let (_, assessment, dossier) = judged(
            "SKJ",
            "jgp",
            r#""employments":[
                {"id":"a","employer":"Stichting","role":"hulpverlener","counts_as":["social-work","jgp"],"level":"hbo","hours_per_week":24,"from":"2021-03-01","leave":[{"from":"2023-01-01","until":"2023-01-10"}]},
                {"id":"b","counts_as":[],"hours_per_week":8,"from":"2021-03-01"},
                {"id":"c","employer":"Voorheen","counts_as":["social-work"],"level":"hbo","hours_per_week":8,"from":"2011-03-01","until":"2012-01-01"}]"#,
        );
        let employments: Vec<(String, Employment)> =
            dossier.employments.iter().map(|job| (job.id.clone(), job.clone())).collect();
        let jobs = jobs(Locale::Nl, &employments, &assessment);
        assert_eq!(jobs.len(), 2, "the one before the period is left out");
        let first = jobs.first().unwrap();
        assert_eq!(first.title, "Stichting, hulpverlener");
        assert_eq!(first.counts_for, "werkervaring in sociaal werk en werkervaring als jeugd- en gezinsprofessional");
        assert_eq!(first.leave, "10 dagen verlof afgetrokken");
        let unsaid = jobs.get(1).unwrap();
        assert_eq!((unsaid.counts_for.as_str(), unsaid.hours), ("nog niets: kies eerst als wat dit werk telt", 0));
    }

    #[test]
    fn a_paper_leads_to_its_form() {
        let (_, assessment, _) = judged("SKJ", "jgp", r#""documents":[{"kind":"vog","issued_on":"2025-01-01"}]"#);
        let papers = papers(Locale::Nl, &assessment);
        assert_eq!(papers.iter().map(|paper| paper.met).collect::<Vec<_>>(), [true, false]);
        assert_eq!(papers.get(1).map(|paper| paper.href.as_str()), Some("/dossier/nieuw?soort=employer_statement"));
    }
}
