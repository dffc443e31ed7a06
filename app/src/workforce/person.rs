//! Somebody of the staff: the employer's own record, what they share, what the public register showed.

use super::{
    Employer, band_badge, breadcrumb, form, measure_line, registration_name, seen_kind, seen_line, status_badge,
    status_tone,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, PostButton, Submit},
        band::{BandData, BandUnit, Bands},
        details::Details,
        facts::{Fact, Facts},
        field::{Choice, ChoiceField, DateField, Hidden, SelectField, TextArea},
        frame::{Frame, Width},
        history::{History, HistoryItem},
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Tone},
        table::TableFrame,
        track::{TrackPeriod, TrackSmall},
    },
    path,
};
use chrono::NaiveDate;
use domain::{
    Band, Centi, Chamber, OtherForm, ReflectionForm, Register, RequirementId, TrainingForm, Unit,
    organisation::{CheckOutcome, RecordDay, SeenKind, SeenMeasure, Sharing, Status},
};
use form::Record;
use language::{Locale, Text, format, organisation, standing, term, workforce as t};
use leptos::prelude::*;

/// Characters of a note.
const NOTE: usize = 1000;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Person {
    /// Whose staff it is.
    pub employer: Employer,
    /// The key.
    pub id: String,
    /// The employer's own record.
    pub record: Record,
    /// How the registration stands by that and by what was seen in the register.
    pub status: Status,
    /// The measure that runs, where they share no registration.
    pub measure: Option<(String, Option<NaiveDate>)>,
    /// What they share, or shared last.
    pub link: Option<Link>,
    /// The registrations that they share.
    pub registrations: Vec<Shared>,
    /// What was seen in the register, the last first.
    pub checks: Vec<Check>,
    /// The day on which they were asked to share, where that waits.
    pub invited_on: Option<NaiveDate>,
    /// What was asked for as a day, where it is none.
    pub unread_day: Option<String>,
}

/// What somebody shares, or shared last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// How much.
    pub sharing: Sharing,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// The day on which it was taken back.
    pub withdrawn_on: Option<NaiveDate>,
}

impl Link {
    fn holds(&self, on: NaiveDate) -> bool {
        self.withdrawn_on.is_none() && self.since <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// A registration that is shared.
#[derive(Clone, Debug)]
pub struct Shared {
    /// In which register.
    pub register: Register,
    /// In which chamber.
    pub chamber: Chamber,
    /// The number there.
    pub register_number: Option<String>,
    /// How it stands, by that and by what was seen in the register.
    pub status: Status,
    /// The first day of the period.
    pub since: NaiveDate,
    /// The first day that it no longer holds.
    pub ends: NaiveDate,
    /// The last day to submit.
    pub submit_by: NaiveDate,
    /// The measure that runs.
    pub measure: Option<(String, Option<NaiveDate>)>,
    /// How far they are and how much of each requirement is there, where that is shared.
    pub progress: Option<(Band, Vec<Sum>)>,
}

/// How much of a requirement is there.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Sum {
    pub requirement: RequirementId,
    pub unit: Unit,
    pub required: Centi,
    pub counted: Centi,
    pub pending: Centi,
    pub missing: Centi,
    pub part: bool,
}

/// A look in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The day.
    pub on: NaiveDate,
    /// Who looked.
    pub by: Option<String>,
    /// What it showed.
    pub outcome: CheckOutcome,
    /// The measure that it showed.
    pub measure: Option<SeenMeasure>,
    /// The end date that it showed.
    pub until: Option<NaiveDate>,
    /// What else is worth knowing.
    pub note: String,
}

/// What a form for a look in the register says.
pub fn read_check(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Check> {
    let on = form.date(locale, "nagekeken");
    if on.is_some_and(|on| on > today) {
        form.refuse("nagekeken", t::check_day(locale));
    }
    let outcome = form.choice::<CheckOutcome>(locale, "uitkomst");
    let measure = read_measure(form, locale, today, outcome);
    let until = form.optional_date(locale, "einddatum");
    let days = [("nagekeken", RecordDay::CheckedOn, on), ("einddatum", RecordDay::RegisteredUntil, until)];
    for (name, what, day) in days {
        if day.is_some_and(|day| !what.fits(day, today)) {
            form.refuse(name, t::bad_day(locale));
        }
    }
    let note = form.optional_text(locale, "opmerking", NOTE);
    match (on, outcome) {
        (Some(on), Some(outcome)) if form.is_valid() => Some(Check { on, by: None, outcome, measure, until, note }),
        _ => None,
    }
}

/// Which measure was seen.
const MEASURE: &str = "maatregel";
/// Its first day.
const MEASURE_FROM: &str = "maatregel-van";
/// Its last day.
const MEASURE_UNTIL: &str = "maatregel-tot";

/// The measure of a look in the register: asked where the outcome says that there is one, and nothing to say elsewhere.
fn read_measure(
    form: &mut FormState,
    locale: Locale,
    today: NaiveDate,
    outcome: Option<CheckOutcome>,
) -> Option<SeenMeasure> {
    if outcome != Some(CheckOutcome::Measure) {
        let typed = [MEASURE, MEASURE_FROM, MEASURE_UNTIL].into_iter().find(|name| !form.value(name).trim().is_empty());
        // What is wrong with the choice itself is said there.
        if let Some(name) = typed.filter(|_| outcome.is_some()) {
            form.refuse(name, t::check_no_measure(locale));
        }
        return None;
    }
    let kind = form.choice::<SeenKind>(locale, MEASURE);
    let from = form.date(locale, MEASURE_FROM);
    let until = form.optional_date(locale, MEASURE_UNTIL);
    let days = [(MEASURE_FROM, RecordDay::MeasureFrom, from), (MEASURE_UNTIL, RecordDay::MeasureUntil, until)];
    for (name, what, day) in days {
        if day.is_some_and(|day| !what.fits(day, today)) {
            form.refuse(name, t::bad_day(locale));
        }
    }
    let seen = SeenMeasure { kind: kind?, from: from?, until };
    if !seen.end_fits() {
        let reversed = until.is_some_and(|until| until < seen.from);
        form.refuse(MEASURE_UNTIL, if reversed { t::check_reversed(locale) } else { t::check_no_end(locale) });
    }
    Some(seen)
}

fn hundredths(amount: Centi) -> i64 {
    i64::try_from(amount.hundredths()).unwrap_or(i64::MAX)
}

/// The page; `form` is that of a look in the register.
pub fn page(request: Request, person: Person, form: FormState) -> AnyView {
    let locale = request.locale;
    let today = request.today;
    let name = person.record.name.clone();
    let (tone, lead) = lead(locale, &person);
    let employer = person.employer.clone();
    let team = employer.team(person.record.team.as_deref()).map(str::to_owned);
    let under = match (person.record.job_title.as_str(), team) {
        ("", None) => None,
        ("", Some(team)) => Some(Text::from(team)),
        (job, None) => Some(job.to_owned().into()),
        (job, Some(team)) => Some(t::of_team(locale, job, &team)),
    };
    let facts = form::facts(locale, &employer, &person.record);
    let edit = employer.may_edit.then(|| {
        view! { <ButtonLink href=path::staff_edit(&employer.id, &person.id) label=t::edit(locale) glyph=Glyph::Edit /> }
    });
    let remove = employer.may_edit.then(|| {
        view! {
            <ButtonLink href=path::staff_remove(&employer.id, &person.id) label=t::remove(locale) look=Look::Quiet glyph=Glyph::Trash />
        }
    });
    let history = path::staff_history(&employer.id, &person.id);
    let work = path::staff_work(&employer.id, &person.id);
    let breadcrumb = breadcrumb(locale, &employer, None);
    // What nobody compared with the register opens work all the same.
    let unchecked = person.status == Status::Recorded && person.registrations.is_empty() && person.checks.is_empty();
    let unchecked = unchecked.then(|| {
        view! { <p>{t::person_unchecked(locale)} " " <a href="#register">{t::person_check(locale)}</a></p> }
    });
    let measure = person.measure.as_ref().map(|measure| {
        let text = if measure.0 == SeenKind::Other.as_str() {
            t::person_measure_unknown(locale)
        } else {
            t::person_measure(locale, &measure_line(locale, measure))
        };
        view! { <p>{text}</p> }
    });
    let unread_day = person.unread_day.as_deref().map(|typed| super::on_day::not_a_day(locale, typed));
    let shares = shares(locale, today, &person);
    let looks = looks(locale, &person, form.clone());
    let other_day = super::on_day::ask(locale, path::staff(&employer.id, &person.id), None);
    view! {
        <Frame request=request title=name.clone() width=Width::Wide invalid=!form.is_valid()>
            {breadcrumb}
            <header class="page-head">
                <h1><bdi>{name}</bdi></h1>
                {under.map(|under| view! { <p class="muted"><bdi>{under}</bdi></p> })}
                <Lead tone=tone>{lead}</Lead>
                {measure}
                {unchecked}
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {unread_day}
            {shares}
            {looks}
            <section class="section">
                <Details summary=t::on_day_other(locale)>{other_day}</Details>
            </section>
            <section class="section" aria-labelledby="gegevens">
                <h2 id="gegevens">{t::own_record(locale)}</h2>
                <Facts facts=facts />
                <Actions>
                    {edit}
                    <ButtonLink href=work label=language::allocations::person_work(locale) />
                    <ButtonLink href=history label=t::history(locale) look=Look::Quiet glyph=Glyph::History />
                    {remove}
                </Actions>
            </section>
        </Frame>
    }
    .into_any()
}

/// The sentence on top: what they share says more than the employer's own record.
fn lead(locale: Locale, person: &Person) -> (Tone, Text) {
    let (register, status, ends) = match person.registrations.first() {
        Some(shared) => (Some(term::registration(locale, shared.chamber)), shared.status, Some(shared.ends)),
        None => (
            registration_name(locale, person.record.register, person.record.chamber),
            person.status,
            person.record.registered_until,
        ),
    };
    let Some(register) = register else { return (Tone::Neutral, t::person_unknown(locale)) };
    let word = standing::inline(&t::status(locale, status));
    let text = match ends {
        Some(ends) => t::person_lead(locale, &register, &word, &format::date(locale, ends)),
        None => t::person_lead_no_end(locale, &register, &word),
    };
    (status_tone(status), text)
}

fn shares(locale: Locale, today: NaiveDate, person: &Person) -> AnyView {
    let employer = &person.employer;
    let holds = person.link.filter(|link| link.holds(today));
    let explained = match (person.link, holds) {
        (_, Some(link)) => {
            let what = match link.sharing {
                Sharing::Standing => t::shares_standing(locale),
                Sharing::Sums => t::shares_sums(locale),
                Sharing::Activities => t::shares_activities(locale),
            };
            let since = format::date(locale, link.since);
            let since = match link.until {
                Some(until) => t::shared_since_until(locale, &since, &format::date(locale, until)),
                None => t::shared_since(locale, &since),
            };
            let none = person.registrations.is_empty().then(|| view! { <p>{t::shared_nothing_there(locale)}</p> });
            view! { <p>{what}</p>{none}<p class="muted">{since} ". " {t::seen_in_log(locale)}</p> }.into_any()
        }
        (Some(link), None) => {
            let ended = match (link.withdrawn_on, link.until) {
                (Some(on), _) => t::shared_ended(locale, &format::date(locale, on)),
                (None, Some(until)) => t::shared_past(locale, &format::date(locale, until)),
                (None, None) => t::shares_none(locale),
            };
            view! { <p>{ended}</p> }.into_any()
        }
        (None, None) => view! { <p>{t::shares_none(locale)}</p> }.into_any(),
    };
    let registrations = person.registrations.iter().map(|shared| registration(locale, today, shared)).collect_view();
    let activities = holds.filter(|link| link.sharing.includes(Sharing::Activities)).map(|_| {
        view! { <ButtonLink href=path::staff_activities(&employer.id, &person.id) label=t::to_activities(locale) /> }
    });
    let acts = employer.may_edit.then(|| {
        if holds.is_some() {
            let action = path::staff_unlink(&employer.id, &person.id);
            view! {
                <Details summary=t::unlink(locale)>
                    <p>{t::unlink_explained(locale)}</p>
                    <PostButton action=action label=t::unlink(locale) look=Look::Danger />
                </Details>
            }
            .into_any()
        } else if let Some(email) = &person.record.email {
            let label = if person.invited_on.is_some() { t::invite_again(locale) } else { t::invite(locale) };
            let invited =
                person.invited_on.map(|on| view! { <p>{t::invited_on(locale, &format::date(locale, on))}</p> });
            view! {
                {invited}
                <p class="muted">{t::invite_explained(locale, email)}</p>
                <PostButton action=path::staff_invite(&employer.id, &person.id) label=label glyph=Glyph::Mail />
            }
            .into_any()
        } else {
            view! { <p class="muted">{t::invite_needs_email(locale)}</p> }.into_any()
        }
    });
    view! {
        <section class="section" aria-labelledby="delen">
            <h2 id="delen">{t::shared_title(locale)}</h2>
            {explained}
            {registrations}
            <Actions>{activities}</Actions>
            {acts}
        </section>
    }
    .into_any()
}

fn registration(locale: Locale, today: NaiveDate, shared: &Shared) -> AnyView {
    // For the eye: the facts below it say the same.
    let span = TrackPeriod { start: shared.since, end: shared.ends, submit_by: shared.submit_by };
    let track = view! { <TrackSmall period=span today=today marks=Vec::new() next_from=None /> };
    let name = term::registration(locale, shared.chamber);
    let period = format!("{} – {}", format::date(locale, shared.since), format::date(locale, shared.ends));
    let mut facts = vec![
        Fact::view(t::fact_status(locale), status_badge(locale, shared.status)),
        Fact::new(t::fact_period(locale), period),
        Fact::new(t::fact_submit(locale), format::date(locale, shared.submit_by)),
    ];
    if let Some(number) = &shared.register_number {
        facts.push(Fact::view(t::form_register_number(locale), view! { <bdi>{number.clone()}</bdi> }.into_any()));
    }
    if let Some(measure) = &shared.measure {
        facts.push(Fact::new(t::fact_measure(locale), measure_line(locale, measure)));
    }
    let bands = shared.progress.as_ref().map(|(band, sums)| {
        facts.push(Fact::view(t::fact_progress(locale), band_badge(locale, Some(*band))));
        let bands: Vec<BandData> = sums
            .iter()
            // What is only bounded asks nothing.
            .filter(|sum| !sum.required.is_zero())
            .map(|sum| BandData {
                label: term::requirement(locale, sum.requirement),
                unit: match sum.unit {
                    Unit::Points => BandUnit::Points,
                    Unit::Hours => BandUnit::Hours,
                    Unit::Items => BandUnit::Items,
                },
                required: hundredths(sum.required),
                counted: hundredths(sum.counted),
                pending: hundredths(sum.pending),
                missing: hundredths(sum.missing),
                met: sum.missing.is_zero(),
                part: sum.part,
                ..BandData::default()
            })
            .collect();
        view! {
            <h4 class="visually-hidden">{t::requirements_of(locale, &name)}</h4>
            <Bands locale=locale bands=bands />
        }
    });
    view! {
        <article class="card">
            <h3>{name.clone()}</h3>
            {track}
            <Facts facts=facts />
            {bands}
        </article>
    }
    .into_any()
}

fn looks(locale: Locale, person: &Person, form: FormState) -> AnyView {
    let items: Vec<HistoryItem> = person
        .checks
        .iter()
        .enumerate()
        .map(|(index, check)| {
            let gone = t::somebody_gone(locale);
            let by = check.by.as_deref().unwrap_or(&gone);
            let ends = check.until.map(|until| t::check_ends(locale, &format::date(locale, until)));
            let measure = check.measure.map(|seen| seen_line(locale, seen));
            let detail = [measure, ends, (!check.note.is_empty()).then(|| check.note.clone().into())];
            let detail: Vec<Text> = detail.into_iter().flatten().collect();
            HistoryItem {
                on: t::check_by(locale, &format::date(locale, check.on), by),
                datetime: check.on.to_string(),
                title: organisation::check_outcome(locale, check.outcome),
                detail: detail.join(" ").into(),
                current: index == 0,
            }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p>{t::checks_none(locale)}</p> }.into_any()
    } else {
        view! { <History items=items /> }.into_any()
    };
    let shared =
        (!person.registrations.is_empty()).then(|| view! { <p class="muted">{t::checks_why_shared(locale)}</p> });
    let outcomes: Vec<Choice> = CheckOutcome::ALL
        .iter()
        .map(|outcome| Choice::new(outcome.as_str(), organisation::check_outcome(locale, *outcome)))
        .collect();
    let pick = Choice::new("", t::check_measure_pick(locale));
    let kinds = SeenKind::all().map(|kind| Choice::new(kind.as_str(), seen_kind(locale, kind)));
    let kinds: Vec<Choice> = std::iter::once(pick).chain(kinds).collect();
    // Who chose something else than a measure sees these fields only when what is in them is in the way.
    let wrong = [MEASURE, MEASURE_FROM, MEASURE_UNTIL].iter().any(|name| form.error(name).is_some());
    let class = if wrong { "group seen-measure seen-measure--wrong" } else { "group seen-measure" };
    let action = path::staff_check(&person.employer.id, &person.id);
    let open = !form.is_valid() || (person.checks.is_empty() && person.registrations.is_empty());
    let new = person.employer.may_check.then(move || {
        view! {
            <Details summary=t::check_new(locale) open=open>
                <form class="form" method="post" action=action novalidate>
                    <Hidden name="id" value=form.value("id").to_owned() />
                    <DateField locale=locale form=form.clone() name="nagekeken" label=t::check_on(locale) />
                    <ChoiceField locale=locale form=form.clone() name="uitkomst" legend=t::check_outcome(locale) choices=outcomes />
                    <fieldset class=class>
                        <legend>{t::check_measure_title(locale)}</legend>
                        <p class="muted">{t::check_measure_hint(locale)}</p>
                        <SelectField locale=locale form=form.clone() name=MEASURE label=t::check_measure_kind(locale) choices=kinds />
                        <div class="field-row">
                            <DateField locale=locale form=form.clone() name=MEASURE_FROM label=t::check_measure_from(locale) />
                            <DateField locale=locale form=form.clone() name=MEASURE_UNTIL label=t::check_measure_until(locale) hint=t::check_measure_until_hint(locale) optional=true />
                        </div>
                    </fieldset>
                    <DateField locale=locale form=form.clone() name="einddatum" label=t::check_until(locale) hint=t::check_until_hint(locale) optional=true />
                    <TextArea locale=locale form=form.clone() name="opmerking" label=t::check_note(locale) hint=language::component::no_client_data(locale) optional=true rows=2 />
                    <Actions><Submit label=t::check_save(locale) /></Actions>
                </form>
            </Details>
        }
    });
    view! {
        <section class="section" aria-labelledby="register">
            <h2 id="register">{t::checks_title(locale)}</h2>
            {shared}
            {list}
            {new}
        </section>
    }
    .into_any()
}

/// What somebody did, as far as they share it.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Its title, where it has one that is shared.
    pub title: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// When it was completed.
    pub completed_on: Option<NaiveDate>,
    /// How long it took.
    pub hours: Option<Centi>,
    /// What counts of it.
    pub counted: Centi,
    /// For what.
    pub requirement: Option<RequirementId>,
}

/// What kind of activity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Training(TrainingForm),
    Reflection(ReflectionForm),
    Case(OtherForm),
    Other(OtherForm),
}

impl Kind {
    fn name(self, locale: Locale) -> Text {
        match self {
            Self::Training(form) => term::training_form(locale, form),
            Self::Reflection(form) => term::reflection_form(locale, form),
            Self::Case(form) | Self::Other(form) => term::other_form(locale, form),
        }
    }
}

/// The page with the list of activities.
pub fn activities(request: Request, employer: &Employer, (id, name): (&str, &str), list: Vec<Activity>) -> AnyView {
    let locale = request.locale;
    let breadcrumb = breadcrumb(locale, employer, Some((id, name)));
    let title = t::activities_title(locale, name);
    let lead = if list.is_empty() { t::activities_none(locale) } else { t::activities_lead(locale, list.len()) };
    let rows = list
        .into_iter()
        .map(|activity| {
            let kind = activity.kind.name(locale);
            let (main, under) = match (activity.title, activity.kind) {
                (Some(title), _) => (Text::from(title), Some(kind)),
                (None, Kind::Reflection(_) | Kind::Case(_)) => (kind, None),
                (None, _) => (t::untitled(locale), Some(kind)),
            };
            let date = activity
                .completed_on
                .map_or_else(|| t::undated(locale), |date| format::date_short(locale, date).into());
            let hours = activity.hours.map(|hours| format::hundredths(locale, hundredths(hours))).unwrap_or_default();
            let requirement = activity.requirement.map(|requirement| term::requirement(locale, requirement));
            view! {
                <tr>
                    <td class="nowrap">{date}</td>
                    <th scope="row" class="table__main">
                        <bdi>{main}</bdi>
                        {under.map(|under| view! { <span class="muted small activity-meta">{under}</span> })}
                    </th>
                    <td class="number" data-label=t::column_hours(locale)>{hours}</td>
                    <td class="number" data-label=t::column_counts(locale)>
                        {format::hundredths(locale, hundredths(activity.counted))}
                    </td>
                    <td>{requirement}</td>
                </tr>
            }
        })
        .collect_view();
    let any = lead != t::activities_none(locale);
    view! {
        <Frame request=request title=title.clone() width=Width::Wide>
            {breadcrumb}
            <header class="page-head">
                <h1>{title}</h1>
                <Lead>{lead}</Lead>
                <p class="muted">{t::seen_in_log(locale)}</p>
            </header>
            {any
                .then(|| {
                    view! {
                        <TableFrame caption=t::activities_caption(locale)>
                            <thead>
                                <tr>
                                    <th scope="col">{t::column_date(locale)}</th>
                                    <th scope="col">{t::column_what(locale)}</th>
                                    <th scope="col" class="number">{t::column_hours(locale)}</th>
                                    <th scope="col" class="number">{t::column_counts(locale)}</th>
                                    <th scope="col">{t::column_for(locale)}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </TableFrame>
                    }
                })}
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_in_the_register_is_of_today_or_before() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let form = |on: &str, outcome: &str| {
            let fields = [("nagekeken", on), ("uitkomst", outcome), ("opmerking", " gezien ")];
            FormState::new(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        let check = read_check(&mut form("2026-11-22", "not-found"), Locale::Nl, today).unwrap();
        assert_eq!((check.outcome, check.note.as_str()), (CheckOutcome::NotFound, "gezien"));
        for (on, outcome) in
            [("2026-11-23", "registered"), ("", "registered"), ("2026-11-22", ""), ("0001-01-01", "registered")]
        {
            assert_eq!(read_check(&mut form(on, outcome), Locale::Nl, today), None, "{on} {outcome}");
        }
    }

    #[test]
    fn a_measure_that_was_seen_has_a_kind_and_days() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let form = |outcome: &str, [kind, from, until]: [&str; 3]| {
            let fields = [
                ("nagekeken", "2026-11-22"),
                ("uitkomst", outcome),
                ("maatregel", kind),
                ("maatregel-van", from),
                ("maatregel-tot", until),
            ];
            FormState::new(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (kind, until) in [("schorsing", Some("2027-01-31")), ("doorhaling", None), ("anders", None)] {
            let mut typed = form("measure", [kind, "2026-02-01", until.unwrap_or_default()]);
            let seen = read_check(&mut typed, Locale::Nl, today).unwrap().measure.unwrap();
            assert_eq!((seen.kind.as_str(), seen.from, seen.until), (kind, day("2026-02-01"), until.map(day)));
        }
        for (outcome, fields, wrong) in [
            ("measure", ["", "2026-02-01", ""], "maatregel"),
            ("measure", ["royement", "2026-02-01", ""], "maatregel"),
            ("measure", ["schorsing", "", ""], "maatregel-van"),
            ("measure", ["schorsing", "0026-02-01", ""], "maatregel-van"),
            ("measure", ["schorsing", "2028-02-01", ""], "maatregel-van"),
            ("measure", ["schorsing", "2026-02-01", "morgen"], "maatregel-tot"),
            ("measure", ["schorsing", "2026-02-01", "2026-01-31"], "maatregel-tot"),
            ("measure", ["schorsing", "2026-02-01", "2226-01-31"], "maatregel-tot"),
            ("measure", ["doorhaling", "2026-02-01", "2026-03-01"], "maatregel-tot"),
            ("registered", ["schorsing", "", ""], "maatregel"),
            ("registered", ["", "2026-02-01", ""], "maatregel-van"),
            ("not-found", ["", "", "2026-02-01"], "maatregel-tot"),
        ] {
            let mut typed = form(outcome, fields);
            assert_eq!(read_check(&mut typed, Locale::Nl, today), None, "{outcome} {fields:?}");
            let errors: Vec<&str> = typed.errors().iter().map(|error| error.field.as_str()).collect();
            assert_eq!(errors, [wrong], "{outcome} {fields:?}");
        }
        let mut nothing = form("", ["schorsing", "2026-02-01", ""]);
        assert_eq!(read_check(&mut nothing, Locale::Nl, today), None);
        assert!(nothing.error("uitkomst").is_some() && nothing.error("maatregel").is_none());
    }

    #[test]
    fn a_link_holds_from_its_first_day_to_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let link = Link {
            sharing: Sharing::Sums,
            since: day("2026-01-01"),
            until: Some(day("2026-02-01")),
            withdrawn_on: None,
        };
        for (on, holds) in [("2025-12-31", false), ("2026-01-01", true), ("2026-02-01", true), ("2026-02-02", false)] {
            assert_eq!(link.holds(day(on)), holds, "{on}");
        }
        assert!(!Link { withdrawn_on: Some(day("2026-01-02")), ..link }.holds(day("2026-01-02")));
    }
}
