//! A roster, checked: the file, and what asks attention in it. Nothing of it is stored.

use super::{Place, back};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, Look, Submit},
        frame::{Frame, Width},
        lead::{Figure, Figures, Lead},
        message::{ErrorSummary, Notice, Tone},
        table::TableFrame,
        upload::UploadField,
    },
    path,
};
use chrono::NaiveDate;
use language::{Locale, Text, format, kind_of_work as words, roster as t};
use leptos::prelude::*;

/// How much a page lists of what is refused, and of what cannot be decided; the figures count all.
pub const SHOWN: usize = 200;
/// The numbers of so many rows are named.
const LINES: usize = 5;

/// Rows that have something in common: how many, and the numbers of the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// How many.
    pub count: usize,
    /// The numbers of the first, as a spreadsheet shows them.
    pub first: Vec<usize>,
}

impl Rows {
    /// Adds a row.
    pub fn add(&mut self, number: usize) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < LINES {
            self.first.push(number);
        }
    }

    fn shown(&self, locale: Locale) -> Text {
        let lines = self.first.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self.count.saturating_sub(self.first.len()) {
            0 => lines.into(),
            more => t::lines_more(locale, &lines, &number(locale, more)),
        }
    }
}

/// Work that somebody is rostered for and may not do.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Their key.
    pub staff: String,
    /// Their name.
    pub name: String,
    /// The key of the kind of work.
    pub work: String,
    /// What it is called.
    pub work_name: String,
    /// The first day in the roster on which they may not.
    pub since: NaiveDate,
    /// Why, in sentences.
    pub why: Text,
    /// In which rows.
    pub rows: Rows,
}

/// Something in a roster that cannot be decided.
#[derive(Clone, Debug)]
pub struct Unread {
    /// What it says there.
    pub what: String,
    /// What is wrong with it.
    pub problem: Text,
    /// In which rows.
    pub rows: Rows,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Rows in all.
    pub rows: usize,
    /// Rows that are allowed, or outside the norm.
    pub allowed: usize,
    /// Rows that an arrangement allows.
    pub arranged: usize,
    /// Rows that are refused.
    pub refused: usize,
    /// Rows that cannot be decided.
    pub unread: usize,
    /// The first of what is refused.
    pub refusals: Vec<Refused>,
    /// How many more there are.
    pub refusals_more: usize,
    /// The first of what cannot be decided.
    pub problems: Vec<Unread>,
    /// How many more there are.
    pub problems_more: usize,
}

fn number(locale: Locale, value: usize) -> String {
    format::whole(locale, u64::try_from(value).unwrap_or(u64::MAX))
}

/// The page that asks for a roster of `most` rows at most. `kinds` says whether there are kinds of work.
pub fn upload(request: Request, place: Place, (kinds, most): (bool, usize), form: FormState) -> AnyView {
    let locale = request.locale;
    let columns = [
        (t::column_person(locale), t::column_person_text(locale)),
        (t::column_work(locale), t::column_work_text(locale)),
        (t::column_date(locale), t::column_date_text(locale)),
        (t::column_reference(locale), t::column_reference_text(locale)),
    ];
    let columns = columns
        .into_iter()
        .map(|(name, holds)| {
            view! {
                <tr>
                    <th scope="row" class="table__main">{name}</th>
                    <td class="table__line">{holds}</td>
                </tr>
            }
        })
        .collect_view();
    let none = (!kinds).then(|| {
        let href = path::kinds_of_work(&place.id);
        view! { <Notice tone=Tone::Attention><p>{t::no_kinds(locale)}</p><p><a href=href>{words::title(locale)}</a></p></Notice> }
    });
    let invalid = !form.is_valid();
    view! {
        <Frame request=request title=t::title(locale) invalid=invalid>
            {back(path::kinds_of_work(&place.id), words::title(locale))}
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                <Lead>{t::lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {none}
            {file(locale, &place, most, form)}
            <section class="section" aria-labelledby="kolommen">
                <h2 id="kolommen">{t::columns(locale)}</h2>
                <p>{t::columns_text(locale)}</p>
                <TableFrame caption=t::columns(locale) hide_caption=true>
                    <thead>
                        <tr>
                            <th scope="col">{t::column(locale)}</th>
                            <th scope="col">{t::holds(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{columns}</tbody>
                </TableFrame>
            </section>
        </Frame>
    }
    .into_any()
}

fn file(locale: Locale, place: &Place, most: usize, form: FormState) -> AnyView {
    let findings = path::roster_findings(&place.id);
    view! {
        <form class="form" method="post" action=path::roster(&place.id) enctype="multipart/form-data" novalidate>
            <UploadField locale=locale form=form name="bestand" label=t::file(locale) hint=t::file_hint(locale, &number(locale, most)) accept=".csv,.txt" />
            <Actions>
                <Submit label=t::check(locale) />
                <button class=Look::Plain.class() type="submit" formaction=findings>{t::download(locale)}</button>
            </Actions>
        </form>
    }
    .into_any()
}

/// What was found in a roster.
pub fn result(request: Request, place: Place, most: usize, found: Found) -> AnyView {
    let locale = request.locale;
    let attention = found.refused.saturating_add(found.unread);
    let (tone, lead) = if attention == 0 {
        (Tone::Good, t::result_good(locale, &number(locale, found.rows), found.rows))
    } else {
        let (shown, rows) = (number(locale, attention), number(locale, found.rows));
        (Tone::Attention, t::result_attention(locale, &shown, attention, &rows))
    };
    let figures = [
        (found.refused, t::figure_refused(locale)),
        (found.unread, t::figure_unread(locale)),
        (found.arranged, t::figure_arranged(locale)),
        (found.allowed, t::figure_allowed(locale)),
    ];
    let figures = figures
        .into_iter()
        .map(|(count, label)| Figure::new(number(locale, count), t::rows_unit(locale), label))
        .collect();
    let again = file(locale, &place, most, FormState::default());
    let refusals = refusals(locale, &place, found.refusals, found.refusals_more);
    let problems = problems(locale, found.problems, found.problems_more);
    view! {
        <Frame request=request title=t::result_title(locale) width=Width::Wide>
            {back(path::roster(&place.id), t::title(locale))}
            <header class="page-head">
                <h1>{t::result_title(locale)}</h1>
                <Lead tone=tone>{lead}</Lead>
            </header>
            <Figures figures=figures />
            {refusals}
            {problems}
            <section class="section screen-only" aria-labelledby="opnieuw">
                <h2 id="opnieuw">{t::again(locale)}</h2>
                <p>{t::again_text(locale)}</p>
                {again}
            </section>
            <p class="muted small">{words::logged(locale)}</p>
        </Frame>
    }
    .into_any()
}

fn refusals(locale: Locale, place: &Place, refusals: Vec<Refused>, more: usize) -> Option<AnyView> {
    if refusals.is_empty() {
        return None;
    }
    let rows = refusals
        .into_iter()
        .map(|one| {
            let href = format!("{}?op={}", path::staff_work(&place.id, &one.staff), one.since);
            let lines = one.rows.shown(locale);
            view! {
                <tr>
                    <th scope="row" class="table__main"><a class="table__link" href=href><bdi>{one.name}</bdi></a></th>
                    <td class="table__line"><bdi>{one.work_name}</bdi></td>
                    <td class="nowrap" data-label=t::column_from(locale)>{format::date_short(locale, one.since)}</td>
                    <td class="table__line">{one.why}</td>
                    <td data-label=t::column_rows(locale)>{lines}</td>
                </tr>
            }
        })
        .collect_view();
    let more = (more > 0).then(|| view! { <p class="muted">{t::and_more(locale, &number(locale, more))}</p> });
    Some(
        view! {
            <section class="section" aria-labelledby="mag-niet">
                <h2 id="mag-niet">{t::refused_title(locale)}</h2>
                <p>{t::refused_text(locale)}</p>
                <TableFrame caption=t::refused_title(locale) hide_caption=true>
                    <thead>
                        <tr>
                            <th scope="col">{t::person(locale)}</th>
                            <th scope="col">{t::work(locale)}</th>
                            <th scope="col">{t::column_from(locale)}</th>
                            <th scope="col">{t::column_why(locale)}</th>
                            <th scope="col">{t::column_rows(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </TableFrame>
                {more}
            </section>
        }
        .into_any(),
    )
}

fn problems(locale: Locale, problems: Vec<Unread>, more: usize) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let rows = problems
        .into_iter()
        .map(|one| {
            let lines = one.rows.shown(locale);
            view! {
                <tr>
                    <th scope="row" class="table__main"><bdi>{one.what}</bdi></th>
                    <td class="table__line">{one.problem}</td>
                    <td data-label=t::column_rows(locale)>{lines}</td>
                </tr>
            }
        })
        .collect_view();
    let more = (more > 0).then(|| view! { <p class="muted">{t::and_more(locale, &number(locale, more))}</p> });
    Some(
        view! {
            <section class="section" aria-labelledby="niet-te-beoordelen">
                <h2 id="niet-te-beoordelen">{t::unread_title(locale)}</h2>
                <p>{t::unread_text(locale)}</p>
                <TableFrame caption=t::unread_title(locale) hide_caption=true>
                    <thead>
                        <tr>
                            <th scope="col">{t::column_what(locale)}</th>
                            <th scope="col">{t::column_problem(locale)}</th>
                            <th scope="col">{t::column_rows(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </TableFrame>
                {more}
            </section>
        }
        .into_any(),
    )
}
