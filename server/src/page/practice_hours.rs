//! Work: jobs, leave, and the same work with other hours.

use super::{Failure, Fields, Member, done, history, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState, path,
    practice_hours::{self as page, Job, Target, form, overview},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{CountsAs, Employment, Registration};
use http::StatusCode;
use language::{Locale, Text, practice_hours as t};
use service::{EntryId, Kind, Portfolio, SaveProblem, Stored};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::WORK, list)
        .get(path::WORK_NEW, add)
        .post(path::WORK_NEW, post_add)
        .get(path::work_edit("{id}"), edit)
        .post(path::work_edit("{id}"), post_edit)
        .get(path::work_other_hours("{id}"), other_hours)
        .post(path::work_other_hours("{id}"), post_other_hours)
}

/// Every job and the hours that they give. Permission: its owner.
async fn list(State(state): State<AppState>, member: Member) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let jobs = jobs(&portfolio);
    let data = overview::overview(member.locale(), member.visit.request.today, &registrations(&portfolio), &jobs);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, data)).await)
}

fn jobs(portfolio: &Portfolio) -> Vec<Job> {
    let job = |job: &Stored<Employment>| Job { id: job.id.to_string(), version: job.version, value: job.value.clone() };
    portfolio.employments.iter().map(job).collect()
}

fn registrations(portfolio: &Portfolio) -> Vec<Registration> {
    portfolio.registrations.iter().map(|registration| registration.value.clone()).collect()
}

fn asked(portfolio: &Portfolio) -> Vec<CountsAs> {
    overview::asked(&registrations(portfolio))
}

/// The form for a new job. Permission: everybody with an account.
async fn add(State(state): State<AppState>, member: Member) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let asked = asked(&portfolio);
    let mut form = form::blank(&asked);
    form.push("id", EntryId::new().to_string());
    show(&state, member, StatusCode::OK, Target::NEW, asked, form).await
}

/// Stores a new job, or adds a row of leave to its form. Permission: everybody with an account.
async fn post_add(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let locale = member.locale();
    let target = Target::NEW;
    if form::change_rows(&mut form) {
        let portfolio = state.service.portfolio(&member.actor).await?;
        return show(&state, member, StatusCode::OK, target, asked(&portfolio), form).await;
    }
    let Some(job) = form::read(&mut form, locale, member.visit.request.today) else {
        let portfolio = state.service.portfolio(&member.actor).await?;
        return show(&state, member, StatusCode::UNPROCESSABLE_ENTITY, target, asked(&portfolio), form).await;
    };
    let id: EntryId = form.value("id").parse().unwrap_or_else(|_| EntryId::new());
    if form.value("actie") != form::ANYWAY {
        let portfolio = state.service.portfolio(&member.actor).await?;
        let similar = form::similar(&jobs(&portfolio), &id.to_string(), &job).cloned();
        if similar.is_some() {
            let target = Target { similar, ..target };
            return show(&state, member, StatusCode::UNPROCESSABLE_ENTITY, target, asked(&portfolio), form).await;
        }
    }
    save(&state, member, id, None, job, target, form).await
}

/// The form of a job. Permission: its owner.
async fn edit(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let Some(stored) = portfolio.employment(id) else {
        return history::instead(&state, &member, Kind::Employment, id).await;
    };
    let mut form = form::fill(&stored.value, member.locale());
    form.push("versie", stored.version.to_string());
    let target = Target { id: Some(stored.id.to_string()), version: stored.version, ..Target::NEW };
    let asked = asked(&portfolio);
    show(&state, member, StatusCode::OK, target, asked, form).await
}

/// Stores a changed job, or changes the rows of its form. Permission: its owner.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let locale = member.locale();
    let portfolio = state.service.portfolio(&member.actor).await?;
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let Some(stored) = portfolio.employment(id) else {
        history::of(&state, &member, Kind::Employment, id).await?;
        // Deleted in the meantime: what was typed can still be kept, as something new.
        form.remove("versie").set("id", EntryId::new().to_string());
        form.refuse("werkgever", t::deleted_elsewhere(locale));
        return show(&state, member, StatusCode::CONFLICT, Target::NEW, asked(&portfolio), form).await;
    };
    let target = Target { id: Some(id.to_string()), version: stored.version, ..Target::NEW };
    let asked = asked(&portfolio);
    if form::change_rows(&mut form) {
        return show(&state, member, StatusCode::OK, target, asked, form).await;
    }
    let version = form.value("versie").parse::<i32>().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    let Some(job) = form::read(&mut form, locale, member.visit.request.today) else {
        return show(&state, member, StatusCode::UNPROCESSABLE_ENTITY, target, asked, form).await;
    };
    // A likeness that was there before is known by now.
    let (jobs, own) = (jobs(&portfolio), id.to_string());
    let known = form::similar(&jobs, &own, &stored.value).is_some();
    let similar = if known || form.value("actie") == form::ANYWAY { None } else { form::similar(&jobs, &own, &job) };
    if let Some(similar) = similar.cloned() {
        let target = Target { similar: Some(similar), ..target };
        return show(&state, member, StatusCode::UNPROCESSABLE_ENTITY, target, asked, form).await;
    }
    save(&state, member, id, Some(version), job, target, form).await
}

fn find<'a>(portfolio: &'a Portfolio, id: &str) -> Result<&'a Stored<Employment>, Failure> {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    portfolio.employments.iter().find(|job| job.id == id).ok_or(Failure::NotFound)
}

async fn show(
    state: &AppState,
    member: Member,
    status: StatusCode,
    target: Target,
    asked: Vec<CountsAs>,
    form: FormState,
) -> Answer {
    Ok(render(state, member.visit, status, move |request| page::edit(request, target, asked, form)).await)
}

async fn save(
    state: &AppState,
    member: Member,
    id: EntryId,
    expected: Option<i32>,
    job: Employment,
    mut target: Target,
    mut form: FormState,
) -> Answer {
    let locale = member.locale();
    let self_employed = form.value("dienstverband") == form::SELF_EMPLOYED;
    match state.service.save_employment(&member.actor, id, expected, job).await {
        Ok(saved) => {
            if self_employed {
                note_self_employed(state, &member).await?;
            }
            return Ok(done(state, path::WORK, &Flash::Saved(saved.id.to_string())));
        }
        Err(SaveProblem::Invalid(problems)) => {
            let rows = form::leave_rows(&form);
            form::refuse(&mut form, locale, &problems, &rows);
        }
        Err(SaveProblem::Conflict(stored)) => {
            form.set("versie", stored.version.to_string());
            target.version = stored.version;
            target.conflict = Some(stored.value);
        }
        Err(SaveProblem::TooMany { limit }) => form.refuse("werkgever", t::too_many(locale, limit)),
        Err(SaveProblem::NotFound) => return Err(Failure::NotFound),
        Err(SaveProblem::Unavailable) => return Err(Failure::Unavailable),
    }
    let status = if target.conflict.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let portfolio = state.service.portfolio(&member.actor).await?;
    let asked = asked(&portfolio);
    show(state, member, status, target, asked, form).await
}

/// Notes with every registration that its owner works self-employed: the register then asks for other papers.
async fn note_self_employed(state: &AppState, member: &Member) -> Result<(), Failure> {
    let portfolio = state.service.portfolio(&member.actor).await?;
    for stored in portfolio.registrations.iter().cloned() {
        if stored.value.facts.self_employed == Some(true) {
            continue;
        }
        let mut registration = stored.value;
        registration.facts.self_employed = Some(true);
        match state.service.save_registration(&member.actor, stored.id, Some(stored.version), registration).await {
            // The job is stored; a registration that changed at this very moment can be set on its own page.
            Ok(_)
            | Err(
                SaveProblem::Conflict(_)
                | SaveProblem::Invalid(_)
                | SaveProblem::NotFound
                | SaveProblem::TooMany { .. },
            ) => {}
            Err(SaveProblem::Unavailable) => return Err(Failure::Unavailable),
        }
    }
    Ok(())
}

/// The form for the same work with other hours. Permission: its owner.
async fn other_hours(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let stored = find(&portfolio, &id)?.clone();
    let mut form = FormState::default();
    form.push("id", EntryId::new().to_string());
    form.push("versie", stored.version.to_string());
    show_other_hours(&state, member, StatusCode::OK, stored, form).await
}

async fn show_other_hours(
    state: &AppState,
    member: Member,
    status: StatusCode,
    stored: Stored<Employment>,
    form: FormState,
) -> Answer {
    let (id, job) = (stored.id.to_string(), stored.value);
    Ok(render(state, member.visit, status, move |request| page::other_hours(request, id, job, form)).await)
}

/// Ends a job and starts it anew with other hours. Permission: its owner.
async fn post_other_hours(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let locale = member.locale();
    let portfolio = state.service.portfolio(&member.actor).await?;
    let stored = find(&portfolio, &id)?.clone();
    let new_id: EntryId = form.value("id").parse().unwrap_or_else(|_| EntryId::new());
    // Sent twice: the first time did it all.
    if let Some(already) = portfolio.employments.iter().find(|job| job.id == new_id) {
        return Ok(done(&state, path::WORK, &Flash::Saved(already.id.to_string())));
    }
    let Some((before, after)) = form::read_other_hours(&mut form, locale, &stored.value, member.visit.request.today)
    else {
        return show_other_hours(&state, member, StatusCode::UNPROCESSABLE_ENTITY, stored, form).await;
    };
    let version = form.value("versie").parse::<i32>().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    let ended = (stored.id, version, before);
    match state.service.succeed_employment(&member.actor, ended, (new_id, after)).await {
        Ok(saved) => return Ok(done(&state, path::WORK, &Flash::Saved(saved.id.to_string()))),
        Err(SaveProblem::NotFound) => return Err(Failure::NotFound),
        Err(SaveProblem::Unavailable) => return Err(Failure::Unavailable),
        Err(problem) => {
            form.refuse("vanaf", refusal(locale, &problem));
            form.set("versie", stored.version.to_string());
        }
    }
    show_other_hours(&state, member, StatusCode::UNPROCESSABLE_ENTITY, stored, form).await
}

fn refusal(locale: Locale, problem: &SaveProblem<Employment>) -> Text {
    match problem {
        SaveProblem::Conflict(_) => t::conflict_title(locale),
        SaveProblem::TooMany { limit } => t::too_many(locale, *limit),
        SaveProblem::Invalid(_) | SaveProblem::NotFound | SaveProblem::Unavailable => t::refused(locale),
    }
}
