//! Filters of the overview that somebody saved.

use super::{Answer, Failure, Fields, Member, done, employer, organisation_of, render};
use crate::state::AppState;
use app::{
    Flash, FormState, path,
    workforce::{
        filter::Filter,
        saved::{self as page, Saved},
    },
};
use axum::extract::{Path, Query, State};
use http::{StatusCode, Uri};
use language::{Locale, form as words, workforce as t};
use service::{EmployerProblem, MAX_SAVED_FILTERS, NameProblem, OrganisationId, SavedFilter, SavedFilterId};

/// What a query says, as an overview would read it: what is not known is left out.
fn filter_of(query: &str) -> Filter {
    let pairs = format!("/?{query}").parse::<Uri>().ok().and_then(|uri| Query::try_from_uri(&uri).ok());
    let Query(pairs) = pairs.unwrap_or_else(|| Query(Vec::new()));
    // The page is where one is, not what one looks at.
    Filter { page: 1, ..Filter::read(&pairs) }
}

/// Those of who asks. Permission: who has a role.
pub async fn list(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    show(&state, member, organisation_of(&id)?, StatusCode::OK, None).await
}

async fn show(
    state: &AppState,
    member: Member,
    organisation: OrganisationId,
    status: StatusCode,
    form: Option<FormState>,
) -> Answer {
    let (found, all) = state.service.saved_filters(&member.actor, organisation).await?;
    let employer = employer(found);
    let all =
        all.into_iter().map(|one| Saved { id: one.id.to_string(), name: one.name, filter: filter_of(&one.query) });
    let all: Vec<Saved> = all.collect();
    Ok(render(state, member.visit, status, move |request| page::page(request, &employer, all, form)).await)
}

/// Saves one. Permission: who has a role; it is their own.
pub async fn save(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let organisation = organisation_of(&id)?;
    let filter = filter_of(form.value("filter"));
    let query = filter.query().trim_start_matches('?').to_owned();
    let id: SavedFilterId = form.value("id").parse().unwrap_or_else(|_| {
        let id = SavedFilterId::new();
        form.set("id", id.to_string());
        id
    });
    let new = SavedFilter { id, name: form.value("naam").to_owned(), query };
    match state.service.save_filter(&member.actor, organisation, new).await {
        Ok(()) => Ok(done(&state, &filter.address(&organisation.to_string()), &Flash::FilterSaved)),
        Err(problem) => {
            refuse(&mut form, member.locale(), problem)?;
            show(&state, member, organisation, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await
        }
    }
}

fn refuse(form: &mut FormState, locale: Locale, problem: EmployerProblem) -> Result<(), Failure> {
    let text = match problem {
        EmployerProblem::Name(NameProblem::Empty) => words::required(locale),
        EmployerProblem::Name(NameProblem::TooLong { max }) => words::too_long(locale, max),
        EmployerProblem::Name(NameProblem::ControlCharacter) => t::refused(locale),
        EmployerProblem::Taken => t::saved_taken(locale),
        EmployerProblem::TooMany { .. } => t::saved_too_many(locale, MAX_SAVED_FILTERS),
        other => return Err(other.into()),
    };
    form.refuse("naam", text);
    Ok(())
}

fn ids((organisation, filter): &(String, String)) -> Result<(OrganisationId, SavedFilterId), Failure> {
    Ok((organisation_of(organisation)?, filter.parse().map_err(|_| Failure::NotFound)?))
}

/// The form of one. Permission: whose it is.
pub async fn edit(State(state): State<AppState>, member: Member, Path(both): Path<(String, String)>) -> Answer {
    let (organisation, id) = ids(&both)?;
    let (found, all) = state.service.saved_filters(&member.actor, organisation).await?;
    let stored = all.into_iter().find(|one| one.id == id).ok_or(Failure::NotFound)?;
    let mut form = FormState::default();
    form.push("was-naam", stored.name.clone()).push("naam", stored.name);
    let employer = employer(found);
    let view = move |request| page::edit(request, &employer, &id.to_string(), None, form);
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// Gives it another name. Permission: whose it is.
pub async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(both): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (organisation, id) = ids(&both)?;
    let names = (form.value("was-naam"), form.value("naam"));
    let (status, problem) = match state.service.rename_filter(&member.actor, organisation, id, names).await {
        Ok(()) => return Ok(done(&state, &path::saved_filters(organisation), &Flash::FilterSaved)),
        Err(EmployerProblem::Conflict { .. }) => (StatusCode::CONFLICT, None),
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, Some(problem)),
    };
    if let Some(problem) = problem {
        refuse(&mut form, member.locale(), problem)?;
    }
    let (found, all) = state.service.saved_filters(&member.actor, organisation).await?;
    let stored = all.into_iter().find(|one| one.id == id).ok_or(Failure::NotFound)?;
    let now = (status == StatusCode::CONFLICT).then(|| stored.name.clone());
    if now.is_some() {
        // Sending it again replaces what there is now.
        form.set("was-naam", stored.name);
    }
    let employer = employer(found);
    let view = move |request| page::edit(request, &employer, &id.to_string(), now, form);
    Ok(render(&state, member.visit, status, view).await)
}

/// Removes it. Permission: whose it is.
pub async fn remove(State(state): State<AppState>, member: Member, Path(both): Path<(String, String)>) -> Answer {
    let (organisation, id) = ids(&both)?;
    state.service.remove_filter(&member.actor, organisation, id).await?;
    Ok(done(&state, &path::saved_filters(organisation), &Flash::FilterRemoved))
}
