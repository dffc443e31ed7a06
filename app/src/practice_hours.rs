//! Work: jobs and leave, and the practice hours that follow from them.

pub mod entered;
pub mod form;
pub mod overview;

pub use overview::{Job, Overview};

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        band::Bands,
        details::Details,
        empty::Empty,
        facts::{Fact, Facts},
        field::{Choice, ChoiceField, DateField, Hidden, SelectField, TextField},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        table::TableFrame,
    },
    history::HistoryAndDelete,
    path,
};
use domain::{CountsAs, Employment, LeaveKind, Level};
use language::{Locale, Text, form as words, practice_hours as t, term};
use leptos::prelude::*;
use overview::{HourRow, JobCard, RegistrationHours};

/// The page with every job and the hours that they give.
pub fn list(request: Request, data: Overview) -> AnyView {
    let locale = request.locale;
    let no_jobs = data.jobs.is_empty();
    let hours = data
        .registrations
        .into_iter()
        .enumerate()
        .map(|(index, hours)| registration(locale, index, hours))
        .collect_view();
    let jobs = data.jobs.into_iter().map(|job| card(locale, job)).collect_view();
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::title(locale)}</h1>
                    <Lead tone=data.tone>{data.lead}</Lead>
                </div>
                <Actions>
                    <ButtonLink href=path::WORK_NEW label=t::add(locale) look=Look::Primary glyph=Glyph::Plus />
                    {(!data.registered)
                        .then(|| view! { <ButtonLink href=path::REGISTRATION_NEW label=t::add_registration(locale) /> })}
                </Actions>
            </header>
            {if no_jobs {
                view! {
                    <Empty title=t::empty_title(locale) action=t::add(locale) href=path::WORK_NEW>{t::empty_text(locale)}</Empty>
                }
                    .into_any()
            } else {
                view! {
                    {hours}
                    <section class="section" aria-labelledby="banen">
                        <h2 id="banen">{t::jobs(locale)}</h2>
                        <div class="stack">{jobs}</div>
                    </section>
                }
                    .into_any()
            }}
        </Frame>
    }
    .into_any()
}

fn registration(locale: Locale, index: usize, hours: RegistrationHours) -> AnyView {
    let id = format!("uren-{index}");
    if hours.bands.is_empty() {
        return view! {
            <section class="section" aria-labelledby=id.clone()>
                <h2 id=id.clone()>{t::hours_for(locale, &hours.name)}</h2>
                <p class="muted">{t::lead_no_hours_asked(locale)}</p>
            </section>
        }
        .into_any();
    }
    let rows = hours.rows.into_iter().map(|row| hour_row(locale, row)).collect_view();
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{t::hours_for(locale, &hours.name)}</h2>
            <p class="muted">{hours.period}</p>
            <Bands locale=locale bands=hours.bands />
            <TableFrame caption=t::table(locale, &hours.name)>
                <thead>
                    <tr>
                        <th scope="col">{t::column_job(locale)}</th>
                        <th scope="col" class="number">{t::column_days(locale)}</th>
                        <th scope="col" class="number">{t::column_leave(locale)}</th>
                        <th scope="col">{t::column_sum(locale)}</th>
                        <th scope="col">{t::column_counts(locale)}</th>
                        <th scope="col" class="number">{t::column_hours(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
            <Details summary=t::how_counted_title(locale)>
                <p>{t::how_counted(locale, &hours.weeks)}</p>
                {hours.reading.then(|| view! { <p>{t::our_reading(locale)}</p> })}
            </Details>
        </section>
    }
    .into_any()
}

fn hour_row(locale: Locale, row: HourRow) -> AnyView {
    let muted = row.counts.is_empty();
    let counts: Text = if muted { row.nothing } else { row.counts.join(", ").into() };
    let leave: Text = if row.leave.is_empty() { "–".into() } else { row.leave };
    view! {
        <tr class=muted.then_some("is-muted")>
            <th scope="row" class="table__main"><a class="table__link" href=row.href>{row.name}</a></th>
            <td class="number" data-label=t::column_days(locale)>{row.days}</td>
            <td class="number" data-label=t::column_leave(locale)>{leave}</td>
            <td data-label=t::column_sum(locale)>{row.sum}</td>
            <td data-label=t::column_counts(locale)>{counts}</td>
            <td class="number" data-label=t::column_hours(locale)>{row.hours}</td>
        </tr>
    }
    .into_any()
}

fn card(locale: Locale, job: JobCard) -> AnyView {
    let mut facts = vec![
        Fact::new(t::fact_hours(locale), job.hours),
        Fact::new(t::fact_when(locale), job.when),
        Fact::new(t::fact_counts_as(locale), job.counts_as),
    ];
    if let [only] = job.leave.as_slice() {
        facts.push(Fact::new(t::fact_leave(locale), only.clone()));
    } else if !job.leave.is_empty() {
        let leave = job.leave.into_iter().map(|leave| view! { <li>{leave}</li> }).collect_view();
        facts.push(Fact::view(t::fact_leave(locale), view! { <ul>{leave}</ul> }.into_any()));
    }
    let title = if job.role.is_empty() { job.name.clone() } else { format!("{}, {}", job.name, job.role).into() };
    view! {
        <article class="card">
            <h3>{title}</h3>
            <Facts facts=facts />
            <Actions>
                <ButtonLink href=path::work_edit(&job.id) label=t::edit(locale) glyph=Glyph::Edit />
                {job.goes_on
                    .then(|| {
                        view! {
                            <ButtonLink href=path::work_other_hours(&job.id) label=t::other_hours(locale) look=Look::Quiet glyph=Glyph::Copy />
                        }
                    })}
            </Actions>
        </article>
    }
    .into_any()
}

/// Which job a form is about.
#[derive(Clone, Debug)]
pub struct Target {
    /// The id in addresses; none for a new job.
    pub id: Option<String>,
    /// The version that the page was made from, to delete by.
    pub version: i32,
    /// What is stored now, when it changed while the person was typing.
    pub conflict: Option<Employment>,
    /// A job much like it that is there already.
    pub similar: Option<Job>,
}

impl Target {
    /// A new job.
    pub const NEW: Self = Self { id: None, version: 0, conflict: None, similar: None };
}

/// The form of a job. `asked` are the kinds of work that the person's registrations ask hours of.
pub fn edit(request: Request, target: Target, asked: Vec<CountsAs>, form: FormState) -> AnyView {
    let locale = request.locale;
    let is_new = target.id.is_none();
    let title = if is_new { t::new_title(locale) } else { t::edit_title(locale) };
    let action = target.id.as_ref().map_or_else(|| path::WORK_NEW.to_owned(), path::work_edit);
    let rows = leave_fields(locale, form.clone());
    let identity = view! {
        <Hidden name="id" value=form.value("id").to_owned() />
        <Hidden name="versie" value=form.value("versie").to_owned() />
    };
    let arrangement = vec![
        Choice::with_hint(form::EMPLOYED, t::employed(locale), t::employed_hint(locale)),
        Choice::with_hint(form::SELF_EMPLOYED, t::self_employed(locale), t::self_employed_hint(locale)),
    ];
    let doubted = target.similar.is_some();
    let (ask, save) = if doubted { (form::ANYWAY, t::save_anyway(locale)) } else { (form::SAVE, t::save(locale)) };
    let mut levels = vec![Choice::new("", t::level_unknown(locale))];
    levels.extend(Level::ALL.iter().map(|level| Choice::new(level.as_str(), term::level(locale, *level))));
    let delete = target.id.map(|id| {
        let history = path::work_history(&id);
        view! {
            <section class="section">
                <p class="muted">{t::delete_explained(locale)}</p>
                <HistoryAndDelete locale=locale history=history id=id version=target.version />
            </section>
        }
    });
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid() || doubted>
            <p class="breadcrumb"><a href=path::WORK>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{title}</h1>
                {is_new.then(|| view! { <Lead>{t::new_lead(locale)}</Lead> })}
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {target.conflict.map(|stored| conflict(locale, &stored))}
            {target.similar.map(|there| similar(locale, &there))}
            <form class="form" method="post" action=action novalidate>
                // The first button of a form is the one that Enter presses.
                <button class="visually-hidden" type="submit" name="actie" value=ask tabindex="-1" aria-hidden="true">
                    {save.clone()}
                </button>
                {identity}
                <ChoiceField locale=locale form=form.clone() name="dienstverband" legend=t::arrangement(locale) columns=true choices=arrangement />
                <TextField locale=locale form=form.clone() name="werkgever" label=t::employer(locale) autocomplete="organization" />
                <TextField locale=locale form=form.clone() name="functie" label=t::role(locale) hint=t::role_hint(locale) optional=true autocomplete="organization-title" />
                <TextField locale=locale form=form.clone() name="uren" label=t::hours_per_week(locale) hint=t::hours_per_week_hint(locale) short=true inputmode="decimal" unit=t::hours_unit(locale) />
                <div class="field-row">
                    <DateField locale=locale form=form.clone() name="van" label=t::from(locale) />
                    <DateField locale=locale form=form.clone() name="tot" label=t::until(locale) hint=t::until_hint(locale) optional=true />
                </div>
                {counts_as(locale, &form, &asked)}
                <SelectField locale=locale form=form.clone() name="niveau" label=t::level(locale) optional=true choices=levels />
                <fieldset class="group">
                    <legend>{t::leave_title(locale)}</legend>
                    <p class="field__hint">{t::leave_explained(locale)}</p>
                    {rows}
                    <button class="button" type="submit" name="actie" value=form::ADD_LEAVE formnovalidate>{t::leave_add(locale)}</button>
                </fieldset>
                <Actions>
                    <Submit label=save name="actie" value=ask />
                    <ButtonLink href=path::WORK label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            {delete}
        </Frame>
    }
    .into_any()
}

/// What it counts as: first what the registrations ask, the rest behind 'more'.
fn counts_as(locale: Locale, form: &FormState, asked: &[CountsAs]) -> AnyView {
    let choice = |kind: &CountsAs| {
        Choice::with_hint(kind.as_str(), term::counts_as(locale, *kind), term::counts_as_explained(locale, *kind))
    };
    let rest: Vec<CountsAs> = CountsAs::ALL.iter().copied().filter(|kind| !asked.contains(kind)).collect();
    let first: Vec<Choice> = asked.iter().map(choice).collect();
    let others: Vec<Choice> = rest.iter().map(choice).collect();
    if asked.is_empty() {
        return view! {
            <ChoiceField locale=locale form=form.clone() name="telt-als" legend=t::counts_as(locale) hint=t::counts_as_hint(locale) multiple=true choices=others />
        }
        .into_any();
    }
    // A stored choice from behind 'more' comes under the first name: show it where it stands now.
    let mut behind = form.clone();
    for kind in &rest {
        if form.has("telt-als", kind.as_str()) && !form.has("telt-als-ook", kind.as_str()) {
            behind.push("telt-als-ook", kind.as_str());
        }
    }
    let open = rest.iter().any(|kind| behind.has("telt-als-ook", kind.as_str()));
    view! {
        <ChoiceField locale=locale form=form.clone() name="telt-als" legend=t::counts_as(locale) hint=t::counts_as_hint(locale) multiple=true choices=first />
        <Details summary=t::counts_as_more(locale) open=open>
            <ChoiceField locale=locale form=behind name="telt-als-ook" legend=t::counts_as_other(locale) multiple=true choices=others />
        </Details>
    }
    .into_any()
}

fn leave_fields(locale: Locale, form: FormState) -> AnyView {
    form::leave_rows(&form)
        .into_iter()
        .enumerate()
        .map(move |(index, row)| {
            let number = index.saturating_add(1);
            let name = |field: &str| format!("{field}-{row}");
            let mut kinds = vec![Choice::new("", t::leave_kind_unknown(locale))];
            kinds.extend(LeaveKind::ALL.iter().map(|kind| Choice::new(kind.as_str().to_owned(), term::leave_kind(locale, kind))));
            // A kind of the person's own stays what it is.
            let typed = form.value(&name("verlof-soort")).to_owned();
            if !typed.is_empty() && !kinds.iter().any(|kind| kind.value == typed) {
                kinds.push(Choice::new(typed.clone(), typed));
            }
            view! {
                <fieldset class="group">
                    <legend>{t::leave_number(locale, number)}</legend>
                    <div class="field-row">
                        <DateField locale=locale form=form.clone() name=name("verlof-van") label=t::leave_from(locale) />
                        <DateField locale=locale form=form.clone() name=name("verlof-tot") label=t::leave_until(locale) hint=t::leave_until_hint(locale) optional=true />
                    </div>
                    <SelectField locale=locale form=form.clone() name=name("verlof-soort") label=t::leave_kind(locale) hint=t::leave_kind_hint(locale) optional=true choices=kinds />
                    <button class="button button--quiet" type="submit" name="actie" value=format!("{}{row}", form::REMOVE_LEAVE) formnovalidate>
                        {t::leave_remove(locale, number)}
                    </button>
                </fieldset>
            }
        })
        .collect_view()
        .into_any()
}

fn conflict(locale: Locale, stored: &Employment) -> AnyView {
    let job = Job { id: String::new(), version: 0, value: stored.clone() };
    let card = overview::overview(locale, stored.from, &[], &[job]).jobs.into_iter().next();
    let facts = card.map(|card| {
        let title = if card.role.is_empty() { card.name } else { format!("{}, {}", card.name, card.role).into() };
        let mut facts = vec![
            Fact::new(t::column_job(locale), title),
            Fact::new(t::fact_hours(locale), card.hours),
            Fact::new(t::fact_when(locale), card.when),
            Fact::new(t::fact_counts_as(locale), card.counts_as),
        ];
        if !card.leave.is_empty() {
            facts.push(Fact::new(t::fact_leave(locale), card.leave.join("; ")));
        }
        view! { <Facts facts=facts /> }
    });
    view! {
        <Notice tone=Tone::Attention>
            <h2>{t::conflict_title(locale)}</h2>
            <p>{t::conflict(locale)}</p>
            {facts}
        </Notice>
    }
    .into_any()
}

/// That a job much like it is there already.
fn similar(locale: Locale, there: &Job) -> AnyView {
    let name = overview::name(locale, &there.value);
    let said = t::similar(locale, &name, &language::format::date(locale, there.value.from));
    let address = path::work_edit(&there.id);
    view! {
        <Notice tone=Tone::Attention>
            <h2>{t::similar_title(locale)}</h2>
            <p>{said}</p>
            <p><a href=address>{t::similar_link(locale)}</a></p>
        </Notice>
    }
    .into_any()
}

/// The short form for the same work with other hours.
pub fn other_hours(request: Request, id: String, job: Employment, form: FormState) -> AnyView {
    let locale = request.locale;
    let name = overview::name(locale, &job);
    let now = language::format::hundredths(locale, i64::try_from(job.hours_per_week.hundredths()).unwrap_or(i64::MAX));
    view! {
        <Frame request=request title=t::other_title(locale) invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::WORK>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::other_title(locale)}</h1>
                <Lead>{t::other_lead(locale, &name)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::work_other_hours(&id) novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <Hidden name="versie" value=form.value("versie").to_owned() />
                <p>{t::other_now(locale, &now)}</p>
                <DateField locale=locale form=form.clone() name="vanaf" label=t::other_from(locale) />
                <TextField locale=locale form=form.clone() name="uren" label=t::other_hours_new(locale) short=true inputmode="decimal" unit=t::hours_unit(locale) />
                <Actions>
                    <Submit label=t::other_save(locale) />
                    <ButtonLink href=path::WORK label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}
