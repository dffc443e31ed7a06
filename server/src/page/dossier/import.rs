//! Importing: a file, a preview of it, and storing what the preview showed.

use super::{Answer, Failure, Member, preview};
use crate::{
    page::{
        done, go_to, render,
        upload::{Unread, part},
    },
    state::AppState,
};
use app::{
    Flash, FormState,
    dossier::import::{self as page, Column},
    path, plausible,
};
use axum::{
    extract::{Request, State},
    response::Response,
};
use document::{FileProblem, limits};
use domain::Dossier;
use http::StatusCode;
use language::{Locale, Text, dossier as t};
use service::ImportProblem;

/// The largest file, and the largest dossier that a preview carries along.
const LARGEST: usize = limits::FILE_BYTES;

/// The page that asks for a file. Permission: everybody with an account.
pub async fn upload(State(state): State<AppState>, member: Member) -> Response {
    ask(&state, member, StatusCode::OK, None).await
}

/// A reload of the page after it: what was carried along is gone.
pub async fn again(_: Member) -> Response {
    go_to(path::IMPORT)
}

async fn ask(state: &AppState, member: Member, status: StatusCode, problem: Option<Text>) -> Response {
    let locale = member.locale();
    let mut form = FormState::default();
    if let Some(problem) = problem {
        form.refuse("bestand", problem);
    }
    let columns: Vec<Column> = document::Column::ALL
        .into_iter()
        .map(|column| {
            let (own, other) = match locale {
                Locale::Nl => (column.heading(), column.heading_en()),
                Locale::En => (column.heading_en(), column.heading()),
            };
            Column { heading: own, other, holds: preview::holds(locale, column), common: preview::is_common(column) }
        })
        .collect();
    render(state, member.visit, status, move |request| page::upload(request, columns, form)).await
}

/// Reads a file and shows what is in it. Stores nothing. Permission: everybody with an account.
pub async fn look(State(state): State<AppState>, member: Member, request: Request) -> Answer {
    let locale = member.locale();
    let bytes = match part(request, LARGEST, "bestand").await {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge) => {
            return Ok(ask(&state, member, StatusCode::PAYLOAD_TOO_LARGE, Some(t::file_too_large(locale))).await);
        }
        Err(Unread::Missing) => {
            return Ok(ask(&state, member, StatusCode::UNPROCESSABLE_ENTITY, Some(t::file_missing(locale))).await);
        }
        Err(Unread::Empty) => {
            return Ok(ask(&state, member, StatusCode::UNPROCESSABLE_ENTITY, Some(t::file_empty(locale))).await);
        }
        Err(Unread::Broken) => return Err(Failure::Status(StatusCode::BAD_REQUEST)),
    };
    let portfolio = state.service.portfolio(&member.actor).await?;
    // Reading takes up to a few hundred milliseconds: not on a thread that answers others.
    let today = member.visit.request.today;
    let read = tokio::task::spawn_blocking(move || preview::read(locale, &bytes, portfolio.dossier(), today)).await;
    let (mut shown, dossier) = match read {
        Ok(Ok(read)) => read,
        Ok(Err(problem)) => {
            let status = if problem == FileProblem::TooLarge {
                StatusCode::PAYLOAD_TOO_LARGE
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            return Ok(ask(&state, member, status, Some(preview::file_problem(locale, problem))).await);
        }
        Err(error) => {
            tracing::error!(%error, "reading an uploaded file failed");
            return Ok(
                ask(&state, member, StatusCode::UNPROCESSABLE_ENTITY, Some(t::file_not_recognised(locale))).await
            );
        }
    };
    if let Some(dossier) = dossier {
        match state.service.preview_import(&member.actor, &dossier).await {
            Ok(found) => preview::complete(&mut shown, found, &dossier),
            Err(problem) => return refuse(&state, member, problem).await,
        }
        // What is carried along has to come back whole.
        if shown.carried.len() > LARGEST {
            return Ok(ask(&state, member, StatusCode::PAYLOAD_TOO_LARGE, Some(t::file_too_large(locale))).await);
        }
    }
    let status = if shown.refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render(&state, member.visit, status, move |request| page::preview(request, shown)).await)
}

/// Stores what a preview showed: the dossier that it carried along, checked again. Permission: everybody with an account.
pub async fn confirm(State(state): State<AppState>, member: Member, request: Request) -> Answer {
    let locale = member.locale();
    let read = match part(request, LARGEST, "dossier").await {
        Ok(bytes) => Dossier::from_json(&bytes)
            .ok()
            .filter(|dossier| plausible::dossier(dossier, member.visit.request.today).is_empty()),
        Err(Unread::Broken) => return Err(Failure::Status(StatusCode::BAD_REQUEST)),
        Err(Unread::TooLarge | Unread::Missing | Unread::Empty) => None,
    };
    let Some(dossier) = read else {
        return Ok(ask(&state, member, StatusCode::UNPROCESSABLE_ENTITY, Some(t::confirm_refused(locale))).await);
    };
    match state.service.import(&member.actor, &dossier).await {
        Ok(imported) => {
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let flash = Flash::Imported {
                added: count(imported.added),
                already_there: count(imported.already_there.saturating_add(imported.differing)),
            };
            let only_activities =
                dossier.registrations.is_empty() && dossier.employments.is_empty() && dossier.documents.is_empty();
            let next = if only_activities { path::ACTIVITIES } else { path::STANDING };
            Ok(done(&state, next, &flash))
        }
        Err(problem) => refuse(&state, member, problem).await,
    }
}

async fn refuse(state: &AppState, member: Member, problem: ImportProblem) -> Answer {
    let locale = member.locale();
    let text = match problem {
        ImportProblem::TooMany { limit } => t::too_many_entries(locale, limit),
        ImportProblem::Invalid(problems) => problems.first().map_or_else(
            || t::confirm_refused(locale),
            |problem| format!("{}: {}", problem.path, t::problem(locale, &problem.kind)).into(),
        ),
        ImportProblem::NotFound => return Err(Failure::NotFound),
        ImportProblem::Unavailable => return Err(Failure::Unavailable),
    };
    Ok(ask(state, member, StatusCode::UNPROCESSABLE_ENTITY, Some(text)).await)
}
