//! The dossier: documents, what is still needed, import and export.

pub mod entered;
pub mod form;
pub mod import;
pub mod needed;

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        empty::Empty,
        facts::{Fact, Facts},
        field::{Choice, DateField, Hidden, SelectField},
        frame::{Frame, Width},
        icon::{Glyph, Kind, MarkState},
        lead::Lead,
        message::{Badge, ErrorSummary, Notice, Tone},
        rows::{Row, Rows},
    },
    history::HistoryAndDelete,
    path,
    practice_hours::overview,
};
use chrono::NaiveDate;
use domain::{Document, DocumentKind, Dossier, Employment};
use language::{Locale, Text, dossier as t, form as words, format, term};
use leptos::prelude::*;
use needed::Needed;

/// A document with where it is kept.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The id in addresses.
    pub id: String,
    /// The document.
    pub value: Document,
}

/// The page with the papers, what is still needed, and the ways in and out.
pub fn show(request: Request, dossier: &Dossier, mut papers: Vec<Paper>) -> AnyView {
    let locale = request.locale;
    let needed = needed::needed(locale, request.today, dossier);
    let (tone, lead) = needed::lead(locale, &needed);
    papers.sort_by_key(|paper| (std::cmp::Reverse(paper.value.dated()), paper.id.clone()));
    let rows: Vec<Row> = papers
        .into_iter()
        .map(|paper| {
            Row::new(term::document(locale, paper.value.kind))
                .href(path::document_edit(&paper.id))
                .mark(Kind::Document, MarkState::Counts)
                .meta(describe(locale, &paper.value, &dossier.employments))
        })
        .collect();
    let needs = needed.into_iter().map(|needed| needs(locale, needed)).collect_view();
    let any = !dossier.registrations.is_empty();
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::title(locale)}</h1>
                    <Lead tone=tone>{lead}</Lead>
                </div>
                <Actions>
                    <ButtonLink href=path::DOCUMENT_NEW label=t::add(locale) look=Look::Primary glyph=Glyph::Plus />
                </Actions>
            </header>
            {any
                .then(|| {
                    view! {
                        <section class="section" aria-labelledby="nodig">
                            <h2 id="nodig">{t::needed(locale)}</h2>
                            {needs}
                        </section>
                    }
                })}
            <section class="section" aria-labelledby="papieren">
                <h2 id="papieren">{t::documents(locale)}</h2>
                {if rows.is_empty() {
                    view! { <Empty title=t::documents_none(locale) action=t::add(locale) href=path::DOCUMENT_NEW>{t::documents_none_text(locale)}</Empty> }.into_any()
                } else {
                    view! { <Rows rows=rows /> }.into_any()
                }}
            </section>
            <section class="section" aria-labelledby="registraties">
                <h2 id="registraties">{t::registrations(locale)}</h2>
                <p><a href=path::REGISTRATIONS>{t::registrations_link(locale)}</a></p>
                <p><a href=path::WORK>{t::work_link(locale)}</a></p>
            </section>
            <section class="section" aria-labelledby="meenemen">
                <h2 id="meenemen">{t::take_along(locale)}</h2>
                <p>{t::take_along_text(locale)}</p>
                <Actions>
                    <a class="button" href=path::EXPORT download>{t::export_json(locale)}</a>
                    <a class="button button--quiet" href=path::EXPORT_CSV download>{t::export_csv(locale)}</a>
                    <a class="button button--quiet" href=path::EXPORT_XLSX download>{t::export_xlsx(locale)}</a>
                </Actions>
                <Actions>
                    <ButtonLink href=path::IMPORT label=t::import_link(locale) glyph=Glyph::Upload />
                    <ButtonLink href=path::DELETED label=t::deleted_link(locale) look=Look::Quiet glyph=Glyph::Undo />
                </Actions>
            </section>
        </Frame>
    }
    .into_any()
}

fn needs(locale: Locale, needed: Needed) -> AnyView {
    if needed.items.is_empty() {
        return view! {
            <h3>{t::needed_for(locale, &needed.registration)}</h3>
            <p class="muted">{t::lead_nothing_asked(locale)}</p>
        }
        .into_any();
    }
    let items = needed
        .items
        .into_iter()
        .map(|item| {
            let (tone, word) =
                if item.met { (Tone::Good, t::item_there(locale)) } else { (Tone::Attention, t::item_missing(locale)) };
            view! {
                <li class="row">
                    <div class="row__text">
                        <p class="row__title">{item.label.clone()}</p>
                        <p class="row__meta">{item.hint}</p>
                    </div>
                    <Badge tone=tone label=word />
                    {(!item.met)
                        .then(|| {
                            view! {
                                <a class="button button--quiet" href=item.href>
                                    {t::add_this(locale)} <span class="visually-hidden">": " {item.label}</span>
                                </a>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{t::needed_for(locale, &needed.registration)} " " <span class="muted small">{needed.submit_by}</span></h3>
        <ul class="rows">{items}</ul>
    }
    .into_any()
}

/// The quiet line under a document: its date and the job it is about.
pub fn describe(locale: Locale, document: &Document, jobs: &[Employment]) -> Text {
    let date = match (document.issued_on, document.completed_on) {
        (Some(day), _) => t::dated(locale, &format::date(locale, day)),
        (None, Some(day)) => t::done_on(locale, &format::date(locale, day)),
        (None, None) => t::undated(locale),
    };
    let job = document.employment.as_ref().and_then(|id| jobs.iter().find(|job| job.id == *id));
    match job {
        Some(job) => format!("{date} · {}", t::about_job(locale, &overview::name(locale, job))).into(),
        None => date,
    }
}

/// Which document a form is about.
#[derive(Clone, Debug)]
pub struct Target {
    /// The id in addresses; none for a new document.
    pub id: Option<String>,
    /// The version that the page was made from, to delete by.
    pub version: i32,
    /// What is stored now, when it changed while the person was typing.
    pub conflict: Option<Document>,
}

/// The form of a document.
pub fn edit(request: Request, target: Target, jobs: Vec<Employment>, form: FormState) -> AnyView {
    let locale = request.locale;
    let is_new = target.id.is_none();
    let title = if is_new { t::new_title(locale) } else { t::edit_title(locale) };
    let action = target.id.as_ref().map_or_else(|| path::DOCUMENT_NEW.to_owned(), path::document_edit);
    let mut kinds = vec![Choice::new("", words::choose(locale))];
    kinds.extend(DocumentKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), term::document(locale, *kind))));
    let mut places = vec![Choice::new("", t::employment_none(locale))];
    places.extend(jobs.iter().map(|job| Choice::new(job.id.clone(), entered::place(locale, job))));
    let stored = target.conflict.map(|stored| {
        let facts = vec![
            Fact::new(t::kind(locale), term::document(locale, stored.kind)),
            Fact::new(t::date(locale), describe(locale, &stored, &jobs)),
        ];
        view! {
            <Notice tone=Tone::Attention>
                <h2>{t::conflict_title(locale)}</h2>
                <p>{t::conflict(locale)}</p>
                <Facts facts=facts />
            </Notice>
        }
    });
    let delete = target.id.map(|id| {
        let history = path::document_history(&id);
        view! {
            <section class="section">
                <p class="muted">{t::delete_explained(locale)}</p>
                <HistoryAndDelete locale=locale history=history id=id version=target.version />
            </section>
        }
    });
    let has_jobs = places.len() > 1;
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::DOSSIER>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{title}</h1>
                {is_new.then(|| view! { <Lead>{t::new_lead(locale)}</Lead> })}
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {stored}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <Hidden name="versie" value=form.value("versie").to_owned() />
                <SelectField locale=locale form=form.clone() name="soort" label=t::kind(locale) choices=kinds />
                <DateField locale=locale form=form.clone() name="datum" label=t::date(locale) hint=t::date_hint(locale) />
                {has_jobs
                    .then(|| {
                        view! { <SelectField locale=locale form=form.clone() name="werk" label=t::employment(locale) hint=t::employment_hint(locale) optional=true choices=places /> }
                    })}
                <Actions>
                    <Submit label=t::save(locale) />
                    <ButtonLink href=path::DOSSIER label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            {delete}
        </Frame>
    }
    .into_any()
}

/// A deleted entry.
#[derive(Clone, Debug)]
pub struct Deleted {
    /// The id in addresses.
    pub id: String,
    /// What kind of thing it is.
    pub kind: Text,
    /// Its name.
    pub title: Text,
    /// When it took place.
    pub day: Option<NaiveDate>,
    /// When it was deleted.
    pub on: NaiveDate,
    /// Where its history is.
    pub history: String,
}

/// Everything that was deleted, to put back.
pub fn deleted(request: Request, entries: Vec<Deleted>) -> AnyView {
    let locale = request.locale;
    let empty = entries.is_empty();
    let rows = entries
        .into_iter()
        .map(|entry| {
            let title = if entry.title.trim().is_empty() { t::untitled(locale) } else { entry.title };
            let when = t::deleted_on(locale, &format::date(locale, entry.on));
            let day = entry.day.map(|day| view! { {format::date(locale, day)} " · " });
            view! {
                <li class="row">
                    <div class="row__text">
                        <a class="row__title" href=entry.history><bdi>{title.clone()}</bdi></a>
                        <p class="row__meta">{entry.kind} " · " {day} {when}</p>
                    </div>
                    <form class="post-button" method="post" action=path::restore(entry.id)>
                        <button class="button" type="submit" aria-label=t::restore_of(locale, &title)>{t::restore(locale)}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <Frame request=request title=t::deleted_title(locale)>
            <p class="breadcrumb"><a href=path::DOSSIER>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::deleted_title(locale)}</h1>
                <Lead>{t::deleted_lead(locale)}</Lead>
            </header>
            {if empty {
                view! { <Empty title=t::deleted_none(locale)>{t::deleted_none_text(locale)}</Empty> }.into_any()
            } else {
                view! { <ul class="rows">{rows}</ul> }.into_any()
            }}
        </Frame>
    }
    .into_any()
}

/// What to say when an entry that should be deleted was changed since the page was made.
pub fn changed_meanwhile(request: Request, back: String) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::gone_title(locale)>
            <header class="page-head">
                <h1>{t::gone_title(locale)}</h1>
                <Lead tone=Tone::Attention>{t::gone_text(locale)}</Lead>
            </header>
            <Actions><ButtonLink href=back label=t::gone_look(locale) look=Look::Primary /></Actions>
        </Frame>
    }
    .into_any()
}
