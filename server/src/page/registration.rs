//! Registrations: onboarding, list, change.

use super::{Failure, Fields, Member, done, go_to, history, render, standing::judge};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState, path,
    registration::{
        self as page, edit,
        form::{self, Next, Step, field},
        onboarding, show,
    },
    standing::Judged,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::Registration;
use http::StatusCode;
use language::{Locale, registration as t};
use service::{EntryId, Kind, Portfolio, SaveProblem, Stored};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::REGISTRATIONS, list)
        .get(path::REGISTRATION_NEW, begin)
        .post(path::REGISTRATION_NEW, advance)
        .get("/registraties/{id}", view)
        .post("/registraties/{id}", record)
        .get("/registraties/{id}/wijzigen", change)
        .post("/registraties/{id}/wijzigen", save)
}

/// Every registration. Permission: their owner.
pub async fn list(State(state): State<AppState>, member: Member) -> Answer {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let registrations = judge(&portfolio, state.service.today());
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, &registrations)).await)
}

/// The first step of onboarding that the address leaves open; `?na=` starts the period after another registration.
/// Permission: everybody who is logged in.
pub async fn begin(
    State(state): State<AppState>,
    member: Member,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let known = [field::REGISTER, field::CHAMBER, field::SINCE, field::UNTIL];
    let mut form = FormState::default();
    for (name, value) in &asked {
        if known.contains(&name.as_str()) {
            form.set(name, value.as_str());
        }
    }
    if let Some((_, id)) = asked.iter().find(|(name, _)| name == "na") {
        match after(&state, &member, id).await? {
            Ok(filled) => form = filled,
            Err(there) => return Ok(go_to(&path::registration(there))),
        }
    }
    form.set(field::ID, EntryId::new().to_string());
    let step = form::resume(&mut form);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| onboarding::page(request, form, step)).await)
}

/// What the next period has in common with this one; where there is one already, its id.
async fn after(state: &AppState, member: &Member, id: &str) -> Result<Result<FormState, String>, Failure> {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    let judged = one(&portfolio, id, state)?.0;
    if let Some(there) = judged.after {
        return Ok(Err(there));
    }
    let next = Registration { chamber: judged.assessment.ruleset.chamber, ..judged.registration };
    let mut form = form::write(&next, 0);
    let since = judged.assessment.next_since.unwrap_or(judged.assessment.period.since);
    form.set(field::SINCE, since.to_string()).set(field::UNTIL, "").set(field::VERSION, "");
    Ok(Ok(form))
}

/// Goes a step on or back, and stores the registration after the last. Permission: everybody who is logged in.
pub async fn advance(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let locale = member.locale();
    let id: EntryId = match form.value(field::ID).parse() {
        Ok(id) => id,
        Err(_) => {
            let id = EntryId::new();
            form.set(field::ID, id.to_string());
            id
        }
    };
    let step = match form::advance(&mut form, locale, state.service.today()) {
        Next::Show(step) => step,
        Next::Save(registration) if let Some(there) = there_already(&state, &member, id, &registration).await? => {
            form.refuse(field::SINCE, t::there_already(locale, &show::dated(locale, &[there])));
            step_of_error(&form)
        }
        Next::Save(registration) => {
            match state.service.save_registration(&member.actor, id, None, *registration).await {
                Ok(saved) => {
                    return Ok(done(&state, &path::registration(saved.id), &Flash::Saved(saved.id.to_string())));
                }
                Err(problem) => {
                    refuse(&mut form, locale, problem)?;
                    step_of_error(&form)
                }
            }
        }
    };
    // An address that can be kept, as long as nothing was typed that should not be in one.
    let typed = [field::NUMBER, field::SINCE, field::UNTIL].iter().any(|name| !form.value(name).is_empty());
    if form.is_valid() && !typed && form.value(field::BACK).is_empty() {
        let (register, chamber) = (form.value(field::REGISTER), form.value(field::CHAMBER));
        return Ok(match step {
            Step::Chamber => go_to(&format!("{}?register={register}", path::REGISTRATION_NEW)),
            Step::Dates => go_to(&format!("{}?register={register}&kamer={chamber}", path::REGISTRATION_NEW)),
            Step::Register | Step::Facts => onboarding_page(&state, member, form, step).await,
        });
    }
    Ok(onboarding_page(&state, member, form, step).await)
}

/// The registration of the same chamber and the same first day that is there, under another key.
async fn there_already(
    state: &AppState,
    member: &Member,
    id: EntryId,
    registration: &Registration,
) -> Result<Option<Registration>, Failure> {
    let portfolio = state.service.portfolio(&member.actor).await?;
    Ok(same(&portfolio, id, registration))
}

fn same(portfolio: &Portfolio, id: EntryId, registration: &Registration) -> Option<Registration> {
    let others = portfolio.registrations.iter().filter(|other| other.id != id).map(|other| &other.value);
    let is_same = |other: &&Registration| (other.chamber, other.since) == (registration.chamber, registration.since);
    others.into_iter().find(is_same).cloned()
}

async fn onboarding_page(state: &AppState, mut member: Member, form: FormState, step: Step) -> Response {
    // Who chooses another language goes on with what was chosen and typed, all but the number: that is in no address.
    let kept = [field::REGISTER, field::CHAMBER, field::SINCE, field::UNTIL].map(|name| (name, form.value(name)));
    member.visit.request.address = path::asking(path::REGISTRATION_NEW, &kept);
    let doubted = step == Step::Dates && form::too_early(&form).is_some();
    let status = if doubted { StatusCode::UNPROCESSABLE_ENTITY } else { status(&form) };
    render(state, member.visit, status, move |request| onboarding::page(request, form, step)).await
}

/// The step on which the first wrong field stands.
fn step_of_error(form: &FormState) -> Step {
    let wrong = form.errors().first().map(|error| error.field.as_str()).unwrap_or_default();
    let steps = [Step::Register, Step::Chamber, Step::Dates, Step::Facts];
    steps.into_iter().find(|step| step.fields().contains(&wrong)).unwrap_or(Step::Dates)
}

fn status(form: &FormState) -> StatusCode {
    if form.is_valid() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// One registration, judged, with its version.
fn one(portfolio: &Portfolio, id: EntryId, state: &AppState) -> Result<(Judged, i32), Failure> {
    let stored = portfolio.registration(id).ok_or(Failure::NotFound)?;
    let dossier = portfolio.dossier();
    let assessment = domain::evaluate(dossier, &stored.value, state.service.today());
    let after = super::standing::after(portfolio, &stored.value);
    Ok((Judged { id: id.to_string(), registration: stored.value.clone(), assessment, after }, stored.version))
}

/// One registration with the rules that hold for it. Permission: its owner.
pub async fn view(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    if portfolio.registration(id).is_none() {
        return history::instead(&state, &member, Kind::Registration, id).await;
    }
    let (judged, version) = one(&portfolio, id, &state)?;
    let mut form = FormState::default();
    form.push(field::SUBMITTED, state.service.today().to_string());
    form.push(field::DECIDED, state.service.today().to_string());
    let double = overlapping(&portfolio, id, &judged.registration);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| {
        show::page(request, &judged, &double, version, form, None)
    })
    .await)
}

/// Records the day of submission, or the decision on it. Permission: its owner.
pub async fn record(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let locale = member.locale();
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    if portfolio.registration(id).is_none() {
        return history::instead(&state, &member, Kind::Registration, id).await;
    }
    let (judged, version) = one(&portfolio, id, &state)?;
    let mut conflict = None;
    if let Some(registration) = form::read_record(&mut form, locale, &judged.registration, state.service.today()) {
        let expected = version_of(&form)?;
        match state.service.save_registration(&member.actor, id, Some(expected), registration).await {
            Ok(saved) => return Ok(done(&state, &path::registration(saved.id), &Flash::Saved(saved.id.to_string()))),
            Err(SaveProblem::Conflict(stored)) => conflict = Some(show::in_words(locale, &stored.value)),
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    let status = if conflict.is_some() { StatusCode::CONFLICT } else { status(&form) };
    let double = overlapping(&portfolio, id, &judged.registration);
    Ok(render(&state, member.visit, status, move |request| {
        show::page(request, &judged, &double, version, form, conflict)
    })
    .await)
}

/// The other registrations that this one is double with.
fn overlapping(portfolio: &Portfolio, id: EntryId, registration: &Registration) -> Vec<Registration> {
    let others = portfolio.registrations.iter().filter(|other| other.id != id).map(|other| &other.value);
    others.filter(|other| registration.overlaps(other)).cloned().collect()
}

/// The version that the form was made from. Without one nobody can tell what it would overwrite.
fn version_of(form: &FormState) -> Result<i32, Failure> {
    form.value(field::VERSION).parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))
}

/// The whole form of a registration. Permission: its owner.
pub async fn change(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    let Some(stored) = portfolio.registration(id) else {
        return history::instead(&state, &member, Kind::Registration, id).await;
    };
    let form = form::write(&stored.value, stored.version);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| edit::page(request, &id.to_string(), form, None))
        .await)
}

/// Stores the whole form of a registration, or adds a row to it. Permission: its owner.
pub async fn save(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let locale = member.locale();
    let id: EntryId = id.parse().map_err(|_| Failure::NotFound)?;
    let portfolio = state.service.portfolio(&member.actor).await?;
    let Some(stored) = portfolio.registration(id) else {
        history::of(&state, &member, Kind::Registration, id).await?;
        // Deleted in the meantime. New ones are made step by step, so this one can be put back.
        form.refuse(field::SINCE, t::deleted_elsewhere(locale));
        let render_form = move |request| edit::page(request, &id.to_string(), form, None);
        return Ok(render(&state, member.visit, StatusCode::CONFLICT, render_form).await);
    };
    let mut conflict = None;
    if !form::add_row(&mut form)
        && let Some(registration) = form::read(&mut form, locale, &stored.value, state.service.today())
    {
        let expected = version_of(&form)?;
        if let Some(there) = same(&portfolio, id, &registration) {
            form.refuse(field::SINCE, t::there_already(locale, &show::dated(locale, &[there])));
            let render_form = move |request| edit::page(request, &id.to_string(), form, None);
            return Ok(render(&state, member.visit, StatusCode::UNPROCESSABLE_ENTITY, render_form).await);
        }
        match state.service.save_registration(&member.actor, id, Some(expected), registration).await {
            Ok(saved) => return Ok(done(&state, &path::registration(saved.id), &Flash::Saved(saved.id.to_string()))),
            Err(SaveProblem::Conflict(newer)) => conflict = Some(conflicting(&mut form, locale, &newer)),
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    let status = if conflict.is_some() { StatusCode::CONFLICT } else { status(&form) };
    Ok(render(&state, member.visit, status, move |request| edit::page(request, &id.to_string(), form, conflict)).await)
}

/// Lets the form be saved over what is stored now, and says what that is.
fn conflicting(form: &mut FormState, locale: Locale, stored: &Stored<Registration>) -> language::Text {
    form.set(field::VERSION, stored.version.to_string());
    show::in_words(locale, &stored.value)
}

/// Puts what the service refused at the fields, or fails.
fn refuse(form: &mut FormState, locale: Locale, problem: SaveProblem<Registration>) -> Result<(), Failure> {
    match problem {
        SaveProblem::Invalid(problems) => form::refuse(form, locale, &problems),
        SaveProblem::TooMany { limit } => form.refuse(field::SINCE, t::too_many(locale, limit)),
        // A new registration whose id was used before, by a form that was sent twice with other data.
        SaveProblem::Conflict(stored) => {
            form.refuse(field::SINCE, t::conflict_stored(locale, &show::in_words(locale, &stored.value)));
            form.set(field::ID, EntryId::new().to_string());
        }
        SaveProblem::NotFound => return Err(Failure::NotFound),
        SaveProblem::Unavailable => return Err(Failure::Unavailable),
    }
    Ok(())
}
