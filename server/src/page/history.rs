//! The history of an entry of any kind: every version, and a way back to each.

use super::{
    Failure, Fields, Member, done,
    dossier::{failure, title_of},
    go_to, render,
};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, activity, dossier,
    history::{self as page, Entered, Subject, Version, What},
    path, practice_hours, registration,
};
use axum::{
    extract::{Path, State},
    response::{Redirect, Response},
};
use domain::Employment;
use http::StatusCode;
use language::Locale;
use service::{AnyElement, Change, EntryId, EntryProblem, Kind};
use std::fmt::Display;

type Answer = Result<Response, Failure>;

/// The addresses of this slice: one for each kind.
pub fn routes() -> Routes {
    let moved = async || Redirect::permanent(path::DELETED);
    Kind::ALL.into_iter().fold(Routes::new().get(path::DELETED_BEFORE, moved), |routes, kind| {
        let address = address(kind, "{id}");
        routes
            .get(address.clone(), move |state, member, id| show(kind, state, member, id))
            .post(address, move |state, member, id, fields| put_back(kind, state, member, id, fields))
    })
}

/// Where the history of an entry is.
pub(super) fn address(kind: Kind, id: impl Display) -> String {
    match kind {
        Kind::Registration => path::registration_history(id),
        Kind::Employment => path::work_history(id),
        Kind::Activity => path::activity_history(id),
        Kind::Document => path::document_history(id),
    }
}

/// Where an entry is looked at by itself; for some that is its form.
pub(super) fn page_of(kind: Kind, id: EntryId) -> String {
    match kind {
        Kind::Registration => path::registration(id),
        Kind::Employment => path::work_edit(id),
        Kind::Activity => path::activity(id),
        Kind::Document => path::document_edit(id),
    }
}

/// Every change of an entry of this kind, the last first; of nothing else.
pub(super) async fn of(state: &AppState, member: &Member, kind: Kind, id: EntryId) -> Result<Vec<Change>, Failure> {
    let changes = state.service.history(&member.actor, id).await?;
    if changes.iter().all(|change| change.value.kind() == kind) { Ok(changes) } else { Err(Failure::NotFound) }
}

/// In place of the page of what is deleted: its history is still there, with a way back.
pub(super) async fn instead(state: &AppState, member: &Member, kind: Kind, id: EntryId) -> Answer {
    of(state, member, kind, id).await?;
    Ok(go_to(&address(kind, id)))
}

/// What stood in an entry. `jobs` are those that a document may name.
fn entered(locale: Locale, value: &AnyElement, jobs: &[Employment]) -> Vec<Entered> {
    match value {
        AnyElement::Registration(value) => registration::entered::entered(locale, value),
        AnyElement::Employment(value) => practice_hours::entered::entered(locale, value),
        AnyElement::Activity(value) => activity::entered::entered(locale, value),
        AnyElement::Document(value) => dossier::entered::entered(locale, value, jobs),
    }
}

/// The jobs that a document may name: deleted ones too, because a version of long ago may name those.
async fn jobs(state: &AppState, member: &Member) -> Result<Vec<Employment>, Failure> {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let deleted = state.service.deleted(&member.actor).await?.into_iter().filter_map(|entry| match entry.value {
        AnyElement::Employment(job) => Some(job),
        _ => None,
    });
    Ok(portfolio.employments.iter().map(|job| job.value.clone()).chain(deleted).collect())
}

fn what(what: service::What) -> What {
    match what {
        service::What::Created => What::Created,
        service::What::Edited => What::Edited,
        service::What::Deleted => What::Deleted,
        service::What::Restored => What::Restored,
        service::What::Imported => What::Imported,
    }
}

/// Every version. Permission: its owner.
async fn show(kind: Kind, State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let locale = member.locale();
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let changes = of(&state, &member, kind, id).await?;
    let jobs = if kind == Kind::Document { jobs(&state, &member).await? } else { Vec::new() };
    let subject = Subject {
        id: id.to_string(),
        name: changes.first().map(|newest| title_of(locale, &newest.value)).unwrap_or_default(),
        page: page_of(kind, id),
        history: address(kind, id),
    };
    let version = |change: Change| Version {
        number: change.version,
        at: service::time_in_the_netherlands(change.at),
        what: what(change.what),
        by_owner: change.by_owner,
        entered: entered(locale, &change.value, &jobs),
    };
    let versions: Vec<Version> = changes.into_iter().map(version).collect();
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::page(request, &subject, &versions)).await)
}

/// Makes an earlier version the newest: `versie` is the one that is seen now, `naar` the one to go back to. Permission:
/// its owner.
async fn put_back(
    kind: Kind,
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(form): Fields,
) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    of(&state, &member, kind, id).await?;
    let bad = |_| Failure::Status(StatusCode::BAD_REQUEST);
    let current: i32 = form.value("versie").parse().map_err(bad)?;
    let back: i32 = form.value("naar").parse().map_err(bad)?;
    match state.service.put_back(&member.actor, id, current, back).await {
        Ok(_) => {
            // Where one comes after saving it in its form.
            let place = match kind {
                Kind::Employment => path::WORK.to_owned(),
                Kind::Document => path::DOSSIER.to_owned(),
                Kind::Registration | Kind::Activity => page_of(kind, id),
            };
            Ok(done(&state, &place, &Flash::Saved(id.to_string())))
        }
        Err(EntryProblem::Conflict { .. }) => {
            let back = address(kind, id);
            let page = move |request| dossier::changed_meanwhile(request, back);
            Ok(render(&state, member.visit, StatusCode::CONFLICT, page).await)
        }
        Err(problem) => Err(failure(&problem)),
    }
}
