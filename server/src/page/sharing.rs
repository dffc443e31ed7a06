//! What a professional shares with employers, and who looked.

use super::{Failure, Fields, Member, done, go_to, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState, path,
    sharing::{
        self as page, Ended, Looked, Overview, Preview, Shared, ShownActivity, ShownRegistration, ShownSum, With,
    },
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use http::StatusCode;
use language::{account as account_words, sharing as t};
use serde::Deserialize;
use service::{EmployerProblem, Joining, Link, LinkId, SharedActivity, SharedRegistration, SharingPreview};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::SHARING, list)
        .get(path::SHARING_NEW, begin)
        .post(path::SHARING_NEW, post_begin)
        .get(path::sharing_edit("{id}"), edit)
        .post(path::sharing_edit("{id}"), post_edit)
        .post(path::sharing_stop("{id}"), post_stop)
}

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    pagina: String,
}

/// With whom one shares, and who looked. Permission: its owner.
async fn list(State(state): State<AppState>, member: Member, Query(query): Query<Page>) -> Answer {
    let page = query.pagina.parse::<u32>().unwrap_or(1).clamp(1, 1_000_000);
    let links = state.service.links(&member.actor, u64::from(page.saturating_sub(1))).await.map_err(failure)?;
    let today = member.visit.request.today;
    let (over, shared): (Vec<Link>, Vec<Link>) = links.links.into_iter().partition(|link| link.is_over(today));
    let log = links.readings.into_iter().map(|line| Looked {
        at: service::time_in_the_netherlands(line.at),
        name: line.name,
        organisation: line.organisation,
        what: line.what,
    });
    let data = Overview {
        shared: shared.into_iter().map(shown).collect(),
        ended: over.into_iter().map(ended).collect(),
        log: log.collect(),
        page,
        more: links.more,
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, data)).await)
}

fn shown(link: Link) -> Shared {
    let Link { id, name, kvk, sharing, since, until, employed_until, .. } = link;
    Shared { id: id.to_string(), name, kvk, sharing, since, until, employed_until }
}

/// Nothing was seen after the day it was taken back, nor after its last day.
fn ended(link: Link) -> Ended {
    let withdrawn = link.withdrawn_at.map(service::day_in_the_netherlands);
    let until = [withdrawn, link.last_day()].into_iter().flatten().min().unwrap_or(link.since);
    Ended { name: link.name, since: link.since, until: until.max(link.since) }
}

#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
}

/// Begin to share: the code, or with the code, with whom and how much. Permission: everybody with an account.
async fn begin(State(state): State<AppState>, member: Member, Query(query): Query<Code>) -> Answer {
    if query.code.trim().is_empty() {
        return ask_code(&state, member, StatusCode::OK, FormState::default()).await;
    }
    match state.service.joining(&member.actor, &query.code, &member.visit.network).await {
        Ok(Joining { already: Some(link), .. }) => Ok(go_to(&path::sharing_edit(link))),
        Ok(joining) => {
            let form = page::blank(&query.code, LinkId::new().to_string());
            ask_level(&state, member, StatusCode::OK, joining, form).await
        }
        Err(problem) => {
            let mut form = FormState::default();
            form.push("code", query.code);
            wrong_code(&state, member, form, problem).await
        }
    }
}

/// Takes a code, or begins to share. Permission: everybody with an account.
async fn post_begin(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let locale = member.locale();
    let code = form.text(locale, "code", 100);
    if code.is_empty() {
        return ask_code(&state, member, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let begins = form.value("stap") == "delen";
    let id: LinkId = form.value("id").parse().unwrap_or_else(|_| LinkId::new());
    let terms = if begins { page::read(&mut form, locale, member.visit.request.today) } else { None };
    if let Some(terms) = terms {
        return match state.service.begin_link(&member.actor, id, &code, terms, &member.visit.network).await {
            Ok(()) => Ok(done(&state, path::SHARING, &Flash::SharingBegun)),
            Err(problem) => wrong_code(&state, member, form, problem).await,
        };
    }
    match state.service.joining(&member.actor, &code, &member.visit.network).await {
        Ok(joining) if begins => ask_level(&state, member, StatusCode::UNPROCESSABLE_ENTITY, joining, form).await,
        Ok(_) => Ok(go_to(&path::share_with(&code))),
        Err(problem) => wrong_code(&state, member, form, problem).await,
    }
}

async fn ask_code(state: &AppState, member: Member, status: StatusCode, form: FormState) -> Answer {
    Ok(render(state, member.visit, status, move |request| page::code(request, form)).await)
}

async fn wrong_code(state: &AppState, member: Member, mut form: FormState, problem: EmployerProblem) -> Answer {
    let locale = member.locale();
    let (status, message) = match problem {
        EmployerProblem::Code => (StatusCode::UNPROCESSABLE_ENTITY, t::code_unknown(locale)),
        EmployerProblem::Taken => (StatusCode::UNPROCESSABLE_ENTITY, t::taken(locale)),
        EmployerProblem::Throttled { retry_after } => {
            let minutes = retry_after.num_minutes().saturating_add(1);
            (StatusCode::TOO_MANY_REQUESTS, account_words::throttled(locale, minutes))
        }
        other => return Err(failure(other)),
    };
    form.refuse("code", message);
    ask_code(state, member, status, form).await
}

async fn ask_level(state: &AppState, member: Member, status: StatusCode, joining: Joining, form: FormState) -> Answer {
    let preview = preview(state.service.sharing_preview(&member.actor).await?);
    let with = With { name: joining.name, kvk: joining.kvk };
    Ok(render(state, member.visit, status, move |request| page::begin(request, with, preview, form)).await)
}

/// The form of what is shared with one employer. Permission: its owner.
async fn edit(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let link = find(&state, &member, &id).await?;
    let form = page::fill(link.sharing, link.until, link.version);
    ask_change(&state, member, StatusCode::OK, link, false, form).await
}

async fn find(state: &AppState, member: &Member, id: &str) -> Result<Link, Failure> {
    let id: LinkId = id.parse().map_err(|_| Failure::NotFound)?;
    state.service.link(&member.actor, id).await.map_err(failure)
}

async fn ask_change(
    state: &AppState,
    member: Member,
    status: StatusCode,
    link: Link,
    conflict: bool,
    form: FormState,
) -> Answer {
    let preview = preview(state.service.sharing_preview(&member.actor).await?);
    let stored = conflict.then_some((link.sharing, link.until));
    let shared = shown(link);
    Ok(render(state, member.visit, status, move |request| page::edit(request, shared, stored, preview, form)).await)
}

/// Changes what is shared with one employer. Permission: its owner.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let locale = member.locale();
    let link = find(&state, &member, &id).await?;
    let version = form.value("versie").parse::<i32>().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    let Some((sharing, until)) = page::read(&mut form, locale, member.visit.request.today) else {
        return ask_change(&state, member, StatusCode::UNPROCESSABLE_ENTITY, link, false, form).await;
    };
    match state.service.edit_link(&member.actor, link.id, version, sharing, until).await {
        Ok(()) => Ok(done(&state, path::SHARING, &Flash::SharingChanged)),
        Err(EmployerProblem::Conflict { .. }) => {
            let link = find(&state, &member, &id).await?;
            form.set("versie", link.version.to_string());
            ask_change(&state, member, StatusCode::CONFLICT, link, true, form).await
        }
        Err(EmployerProblem::Day) => {
            form.refuse("tot", t::last_day_past(locale));
            ask_change(&state, member, StatusCode::UNPROCESSABLE_ENTITY, link, false, form).await
        }
        Err(problem) => Err(failure(problem)),
    }
}

/// Stops sharing with one employer, at once. Permission: its owner.
async fn post_stop(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let id: LinkId = id.parse().map_err(|_| Failure::NotFound)?;
    state.service.withdraw_link(&member.actor, id).await.map_err(failure)?;
    Ok(done(&state, path::SHARING, &Flash::SharingStopped))
}

/// What is not about a field: none of these are about a role, for everybody has what is theirs.
fn failure(problem: EmployerProblem) -> Failure {
    match problem {
        EmployerProblem::Unavailable => Failure::Unavailable,
        EmployerProblem::NotFound => Failure::NotFound,
        _ => Failure::Status(StatusCode::BAD_REQUEST),
    }
}

fn preview(preview: SharingPreview) -> Preview {
    Preview {
        registrations: preview.registrations.into_iter().map(registration).collect(),
        activities: preview.activities.into_iter().map(activity).collect(),
    }
}

fn registration(shared: SharedRegistration) -> ShownRegistration {
    let SharedRegistration { published, progress } = shared;
    let sums = progress.map(|progress| progress.sums).unwrap_or_default();
    ShownRegistration {
        chamber: published.chamber,
        standing: published.standing,
        ends: published.ends,
        measure: published.measure.and_then(|(kind, _)| kind.parse().ok()),
        sums: sums
            .into_iter()
            .map(|sum| ShownSum {
                requirement: sum.requirement,
                unit: sum.unit,
                required: sum.required,
                counted: sum.counted,
            })
            .collect(),
    }
}

fn activity(shared: SharedActivity) -> ShownActivity {
    ShownActivity {
        form: shared.kind.form(),
        title: shared.kind.title().map(str::to_owned),
        on: shared.completed_on,
        hours: shared.hours,
    }
}
