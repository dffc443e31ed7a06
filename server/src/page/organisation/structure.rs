//! Teams and locations.

use super::{Answer, branches, id_of, must, of, places, wrong_name};
use crate::{
    page::{Failure, Fields, Member, done, render},
    router::Routes,
    state::AppState,
};
use app::{
    Flash, FormState,
    organisation::structure::{self as page, Target},
    path,
};
use axum::extract::{Path, State};
use domain::permission::Action;
use http::StatusCode;
use language::{Locale, form as words, organisation as t, organisation::Done};
use service::{EmployerProblem, LocationId, OrganisationId, OrganisationView, Team, TeamId, below};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(path::locations("{id}"), locations)
        .post(path::locations("{id}"), post_locations)
        .get(path::team_new("{id}"), team)
        .post(path::team_new("{id}"), post_team)
        .get(path::team_edit("{id}", "{team}"), team_edit)
        .post(path::team_edit("{id}", "{team}"), post_team_edit)
}

async fn owned(state: &AppState, member: &Member, id: OrganisationId) -> Result<OrganisationView, Failure> {
    let view = state.service.organisation(&member.actor, id).await?;
    must(view.role, Action::ManageOrganisation)?;
    Ok(view)
}

/// The locations, and the form for another one. Permission: an owner.
async fn locations(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let view = owned(&state, &member, id_of(&id)?).await?;
    let mut form = FormState::default();
    form.push("id", LocationId::new().to_string());
    show_locations(&state, member, StatusCode::OK, &view, form).await
}

async fn show_locations(
    state: &AppState,
    member: Member,
    status: StatusCode,
    view: &OrganisationView,
    form: FormState,
) -> Answer {
    let (organisation, places) = (of(view), places(view));
    Ok(render(state, member.visit, status, move |request| page::locations(request, organisation, places, form)).await)
}

/// Adds or removes a location. Permission: an owner.
async fn post_locations(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let view = owned(&state, &member, id).await?;
    let here = path::locations(id);
    if !form.value("weg").is_empty() {
        let location: LocationId = form.value("weg").parse().map_err(|_| Failure::NotFound)?;
        state.service.remove_location(&member.actor, id, location).await?;
        return Ok(done(&state, &here, &Flash::Organisation(Done::PlaceRemoved)));
    }
    let location: LocationId = form.value("id").parse().unwrap_or_else(|_| LocationId::new());
    form.set("id", location.to_string());
    match state.service.add_location(&member.actor, id, location, form.value("naam")).await {
        Ok(()) => return Ok(done(&state, &here, &Flash::Saved(location.to_string()))),
        Err(EmployerProblem::Name(problem)) => form.refuse("naam", wrong_name(locale, &problem)),
        Err(EmployerProblem::Taken) => form.refuse("naam", t::location_taken(locale)),
        Err(EmployerProblem::TooMany { limit }) => form.refuse("naam", t::location_too_many(locale, limit)),
        Err(other) => return Err(other.into()),
    }
    show_locations(&state, member, StatusCode::UNPROCESSABLE_ENTITY, &view, form).await
}

async fn show_team(
    state: &AppState,
    member: Member,
    status: StatusCode,
    (view, stored): (&OrganisationView, Option<TeamId>),
    form: FormState,
) -> Answer {
    let all = branches(view, &[]);
    let under = stored.map(|id| below(&view.teams, id)).unwrap_or_default();
    let own = stored.map(|id| id.to_string());
    let target = Target {
        stored: all.iter().find(|one| Some(&one.team.id) == own.as_ref()).cloned(),
        conflict: status == StatusCode::CONFLICT,
        has_teams: under.len() > 1,
    };
    // Not below itself, unless somebody asked for that: then it is said.
    let asked = form.value("onder").to_owned();
    let under: Vec<String> = under.iter().map(ToString::to_string).collect();
    let parents = all.into_iter().filter(|one| !under.contains(&one.team.id) || one.team.id == asked).collect();
    let (organisation, places) = (of(view), places(view));
    Ok(render(state, member.visit, status, move |request| {
        page::team(request, organisation, target, (parents, places), form)
    })
    .await)
}

/// The form for a new team. Permission: an owner.
async fn team(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let view = owned(&state, &member, id_of(&id)?).await?;
    let mut form = FormState::default();
    form.push("id", TeamId::new().to_string());
    show_team(&state, member, StatusCode::OK, (&view, None), form).await
}

/// Adds a team. Permission: an owner.
async fn post_team(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let view = owned(&state, &member, id).await?;
    let team: TeamId = form.value("id").parse().unwrap_or_else(|_| TeamId::new());
    form.set("id", team.to_string());
    if let Some(wished) = read(&mut form, locale, team, &view) {
        match state.service.save_team(&member.actor, id, wished).await {
            Ok(()) => return Ok(done(&state, &path::organisation(id), &Flash::Saved(team.to_string()))),
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    show_team(&state, member, StatusCode::UNPROCESSABLE_ENTITY, (&view, None), form).await
}

/// What a form says of a team.
fn read(form: &mut FormState, locale: Locale, id: TeamId, view: &OrganisationView) -> Option<Team> {
    let name = form.text(locale, "naam", service::MAX_NAME);
    let (onder, locatie) = (form.value("onder").to_owned(), form.value("locatie").to_owned());
    let parent = view.teams.iter().find(|team| team.id.to_string() == onder).map(|team| team.id);
    if parent.is_none() && !onder.is_empty() {
        form.refuse("onder", words::choose(locale));
    }
    let location = view.locations.iter().find(|place| place.id.to_string() == locatie).map(|place| place.id);
    if location.is_none() && !locatie.is_empty() {
        form.refuse("locatie", words::choose(locale));
    }
    form.is_valid().then_some(Team { id, parent, location, name })
}

fn refuse(form: &mut FormState, locale: Locale, problem: EmployerProblem) -> Result<(), Failure> {
    match problem {
        EmployerProblem::Name(problem) => form.refuse("naam", wrong_name(locale, &problem)),
        EmployerProblem::Taken => form.refuse("naam", t::team_taken(locale)),
        EmployerProblem::Loop => form.refuse("onder", t::team_loop(locale)),
        EmployerProblem::TooMany { limit } => form.refuse("naam", t::team_too_many(locale, limit)),
        other => return Err(other.into()),
    }
    Ok(())
}

fn find<'a>(view: &'a OrganisationView, team: &str) -> Result<&'a Team, Failure> {
    let team: TeamId = team.parse().map_err(|_| Failure::NotFound)?;
    view.teams.iter().find(|one| one.id == team).ok_or(Failure::NotFound)
}

fn before(form: &mut FormState, team: &Team) {
    form.set("was-naam", team.name.clone());
    form.set("was-onder", team.parent.map(|id| id.to_string()).unwrap_or_default());
    form.set("was-locatie", team.location.map(|id| id.to_string()).unwrap_or_default());
}

/// The form of a team. Permission: an owner.
async fn team_edit(State(state): State<AppState>, member: Member, Path((id, team)): Path<(String, String)>) -> Answer {
    let view = owned(&state, &member, id_of(&id)?).await?;
    let stored = find(&view, &team)?;
    let mut form = FormState::default();
    before(&mut form, stored);
    for (name, was) in [("naam", "was-naam"), ("onder", "was-onder"), ("locatie", "was-locatie")] {
        let value = form.value(was).to_owned();
        form.set(name, value);
    }
    show_team(&state, member, StatusCode::OK, (&view, Some(stored.id)), form).await
}

/// Changes or removes a team. Permission: an owner.
async fn post_team_edit(
    State(state): State<AppState>,
    member: Member,
    Path((id, team)): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let view = owned(&state, &member, id).await?;
    if form.value("actie") == "weg" {
        let team: TeamId = team.parse().map_err(|_| Failure::NotFound)?;
        return match state.service.remove_team(&member.actor, id, team).await {
            Ok(()) => Ok(done(&state, &path::organisation(id), &Flash::Organisation(Done::TeamRemoved))),
            Err(EmployerProblem::HasTeams) => {
                // A team was put below it meanwhile: its page says so now.
                Ok(crate::page::go_to(&path::team_edit(id, team)))
            }
            Err(other) => Err(other.into()),
        };
    }
    let stored = find(&view, &team)?;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(wished) = read(&mut form, locale, stored.id, &view) {
        let same = |field: &str, id: Option<String>| form.value(field) == id.unwrap_or_default();
        let started = same("was-naam", Some(stored.name.clone()))
            && same("was-onder", stored.parent.map(|id| id.to_string()))
            && same("was-locatie", stored.location.map(|id| id.to_string()));
        let outcome = if started || *stored == wished {
            state.service.edit_team(&member.actor, id, stored, wished).await
        } else {
            Err(EmployerProblem::Conflict { version: 0 })
        };
        match outcome {
            Ok(()) => return Ok(done(&state, &path::organisation(id), &Flash::Saved(stored.id.to_string()))),
            Err(EmployerProblem::Conflict { .. }) => {
                status = StatusCode::CONFLICT;
                before(&mut form, stored);
            }
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    show_team(&state, member, status, (&view, Some(stored.id)), form).await
}
