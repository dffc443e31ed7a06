//! The dossier: documents, deleted entries, export and import.

pub(super) mod export;
pub(super) mod import;
mod preview;

use super::{Failure, Fields, Member, done, history, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    dossier::{self as page, Deleted, Paper, Target, form},
    path,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::{Document, Employment, ProblemKind};
use http::StatusCode;
use language::{Locale, Text, dossier as t, term};
use serde::Deserialize;
use service::{AnyElement, EntryId, EntryProblem, Kind, Portfolio, SaveProblem};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::DOSSIER, show)
        .get(path::DOCUMENT_NEW, add)
        .post(path::DOCUMENT_NEW, post_add)
        .get(path::DELETED, deleted)
        .get(path::EXPORT, export::json)
        .get(path::EXPORT_CSV, export::csv)
        .get(path::EXPORT_XLSX, export::xlsx)
        .get(path::IMPORT_TEMPLATE, export::template)
        .get(path::IMPORT, import::upload)
        // These read their own body, and count what they read.
        .post_large(path::IMPORT, usize::MAX, import::look)
        .get(path::IMPORT_CONFIRM, import::again)
        .post_large(path::IMPORT_CONFIRM, usize::MAX, import::confirm)
        .get(path::document_edit("{id}"), edit)
        .post(path::document_edit("{id}"), post_edit)
        .post(path::delete("{id}"), delete)
        .post(path::restore("{id}"), restore)
}

/// The page. Permission: its owner.
async fn show(State(state): State<AppState>, member: Member) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let papers: Vec<Paper> = portfolio
        .documents
        .iter()
        .map(|paper| Paper { id: paper.id.to_string(), value: paper.value.clone() })
        .collect();
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::show(request, portfolio.dossier(), papers))
        .await)
}

/// What comes behind the question mark.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    soort: String,
}

fn jobs(portfolio: &Portfolio) -> Vec<Employment> {
    portfolio.employments.iter().map(|job| job.value.clone()).collect()
}

/// The form for a new document. Permission: everybody with an account.
async fn add(State(state): State<AppState>, member: Member, Query(asked): Query<Asked>) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let mut form = form::blank(asked.soort.parse().ok());
    form.push("id", EntryId::new().to_string());
    show_form(&state, member, StatusCode::OK, Target { id: None, version: 0, conflict: None }, jobs(&portfolio), form)
        .await
}

async fn show_form(
    state: &AppState,
    member: Member,
    status: StatusCode,
    target: Target,
    jobs: Vec<Employment>,
    form: FormState,
) -> Answer {
    Ok(render(state, member.visit, status, move |request| page::edit(request, target, jobs, form)).await)
}

/// Stores a new document. Permission: everybody with an account.
async fn post_add(State(state): State<AppState>, member: Member, Fields(form): Fields) -> Answer {
    let id = form.value("id").parse().unwrap_or_else(|_| EntryId::new());
    save(&state, member, id, None, Target { id: None, version: 0, conflict: None }, form).await
}

/// The form of a document. Permission: its owner.
async fn edit(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    let Some(stored) = portfolio.document(id) else {
        return history::instead(&state, &member, Kind::Document, id).await;
    };
    let mut form = form::fill(&stored.value);
    form.push("versie", stored.version.to_string());
    let target = Target { id: Some(id.to_string()), version: stored.version, conflict: None };
    show_form(&state, member, StatusCode::OK, target, jobs(&portfolio), form).await
}

/// Stores a changed document. Permission: its owner.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    if portfolio.document(id).is_none() {
        history::of(&state, &member, Kind::Document, id).await?;
        // Deleted in the meantime: what was filled in can still be kept, as something new.
        form.remove("versie").set("id", EntryId::new().to_string());
        form.refuse("soort", t::deleted_elsewhere(member.locale()));
        let target = Target { id: None, version: 0, conflict: None };
        return show_form(&state, member, StatusCode::CONFLICT, target, jobs(&portfolio), form).await;
    }
    // Without a version the form is as good as one that came too late: what was typed comes back.
    let version = form.value("versie").parse::<i32>().unwrap_or_default();
    let target = Target { id: Some(id.to_string()), version, conflict: None };
    save(&state, member, id, Some(version), target, form).await
}

async fn save(
    state: &AppState,
    member: Member,
    id: EntryId,
    expected: Option<i32>,
    mut target: Target,
    mut form: FormState,
) -> Answer {
    let locale = member.locale();
    let portfolio = state.service.portfolio(&member.actor).await?;
    if let Some(stored) = portfolio.documents.iter().find(|document| document.id == id) {
        target.version = stored.version;
    } else if expected.is_some() {
        return Err(Failure::NotFound);
    }
    let jobs = jobs(&portfolio);
    let ids: Vec<String> = jobs.iter().map(|job| job.id.clone()).collect();
    let read = form::read(&mut form, locale, member.visit.request.today, &ids);
    let there =
        |document: &Document| portfolio.documents.iter().any(|other| other.id != id && other.value == *document);
    if read.as_ref().is_some_and(there) {
        form.refuse("soort", t::document_there(locale));
    } else if let Some(document) = read {
        match state.service.save_document(&member.actor, id, expected, document).await {
            Ok(saved) => return Ok(done(state, path::DOSSIER, &Flash::Saved(saved.id.to_string()))),
            Err(SaveProblem::Invalid(problems)) => {
                for problem in problems {
                    match problem.kind {
                        ProblemKind::UnknownEmployment { .. } => form.refuse("werk", t::employment_unknown(locale)),
                        ProblemKind::DateOutOfRange => form.refuse("datum", t::out_of_range(locale)),
                        other => form.refuse("soort", t::problem(locale, &other)),
                    }
                }
            }
            Err(SaveProblem::Conflict(stored)) => {
                form.set("versie", stored.version.to_string());
                target.version = stored.version;
                target.conflict = Some(stored.value.clone());
            }
            Err(SaveProblem::TooMany { limit }) => form.refuse("soort", t::too_many(locale, limit)),
            Err(SaveProblem::NotFound) => return Err(Failure::NotFound),
            Err(SaveProblem::Unavailable) => return Err(Failure::Unavailable),
        }
    }
    let status = if target.conflict.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_form(state, member, status, target, jobs, form).await
}

/// The list in which entries of a kind stand.
fn list_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Registration => path::REGISTRATIONS,
        Kind::Employment => path::WORK,
        Kind::Activity => path::ACTIVITIES,
        Kind::Document => path::DOSSIER,
    }
}

/// The kind of an entry that is there.
fn kind_of(portfolio: &Portfolio, id: EntryId) -> Option<Kind> {
    let kinds = [
        portfolio.registration(id).map(|_| Kind::Registration),
        portfolio.employment(id).map(|_| Kind::Employment),
        portfolio.activity(id).map(|_| Kind::Activity),
        portfolio.document(id).map(|_| Kind::Document),
    ];
    kinds.into_iter().flatten().next()
}

/// Deletes an entry of any kind: `versie` is the one that was seen. Permission: its owner.
async fn delete(State(state): State<AppState>, member: Member, Path(id): Path<String>, Fields(form): Fields) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let version = form.value("versie").parse::<i32>().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    let Some(kind) = kind_of(&portfolio, id) else {
        // Sent twice: the first time deleted it.
        let deleted = state.service.deleted(&member.actor).await?;
        let entry = deleted.iter().find(|entry| entry.id == id).ok_or(Failure::NotFound)?;
        return Ok(done(&state, list_of(entry.value.kind()), &Flash::Deleted(id.to_string())));
    };
    match state.service.delete(&member.actor, id, version).await {
        Ok(()) => Ok(done(&state, list_of(kind), &Flash::Deleted(id.to_string()))),
        Err(EntryProblem::Conflict { .. }) => Ok(render(&state, member.visit, StatusCode::CONFLICT, move |request| {
            page::changed_meanwhile(request, history::page_of(kind, id))
        })
        .await),
        Err(problem) => Err(failure(&problem)),
    }
}

/// Undoes a deletion. Permission: its owner.
async fn restore(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let restored = state.service.restore(&member.actor, id).await;
    let portfolio = state.service.portfolio(&member.actor).await?;
    match (restored, kind_of(&portfolio, id)) {
        // Sent twice, or from an old page: it is there, and that was asked.
        (Ok(_) | Err(EntryProblem::Conflict { .. } | EntryProblem::NotFound), Some(kind)) => {
            Ok(done(&state, list_of(kind), &Flash::Restored(id.to_string())))
        }
        (Err(problem), _) => Err(failure(&problem)),
        (Ok(_), None) => Err(Failure::NotFound),
    }
}

pub(super) fn failure(problem: &EntryProblem) -> Failure {
    match problem {
        EntryProblem::Unavailable => Failure::Unavailable,
        EntryProblem::NotFound => Failure::NotFound,
        EntryProblem::Conflict { .. } => Failure::Status(StatusCode::CONFLICT),
    }
}

/// Deleted entries. Permission: their owner.
async fn deleted(State(state): State<AppState>, member: Member) -> Answer {
    let locale = member.locale();
    let entries = state.service.deleted(&member.actor).await?;
    let entries: Vec<Deleted> = entries
        .into_iter()
        .map(|entry| Deleted {
            id: entry.id.to_string(),
            kind: kind_name(locale, entry.value.kind()),
            title: title_of(locale, &entry.value),
            day: match &entry.value {
                AnyElement::Activity(activity) => activity.last_day(),
                _ => None,
            },
            history: history::address(entry.value.kind(), entry.id),
            on: service::day_in_the_netherlands(entry.deleted_at),
        })
        .collect();
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::deleted(request, entries)).await)
}

/// The name of a kind.
fn kind_name(locale: Locale, kind: Kind) -> Text {
    match kind {
        Kind::Registration => t::kind_registration(locale),
        Kind::Employment => t::kind_employment(locale),
        Kind::Activity => t::kind_activity(locale),
        Kind::Document => t::kind_document(locale),
    }
}

/// The name of an entry.
pub(super) fn title_of(locale: Locale, element: &AnyElement) -> Text {
    match element {
        AnyElement::Registration(registration) => term::registration(locale, registration.chamber),
        AnyElement::Employment(job) => app::practice_hours::overview::name(locale, job),
        AnyElement::Activity(activity) => app::activity::name(locale, activity),
        AnyElement::Document(Document { kind, .. }) => term::document(locale, *kind),
    }
}
