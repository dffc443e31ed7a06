//! Organisations: what they are, their teams and locations, and who does what in them.

mod invitation;
mod member;
mod structure;

use super::{Failure, Fields, Member, account::name_text, done, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    organisation::{self as page, Branch, Mine, Organisation, Overview, Place, Team, form::may, tree},
    path,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{organisation::Role, permission::Action};
use http::StatusCode;
use language::{Locale, Text, organisation as t, organisation::Done};
use service::{EmployerProblem, MembersView, NameProblem, OrganisationId, OrganisationView, TeamId};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::ORGANISATIONS, list)
        .get(path::ORGANISATION_NEW, add)
        .post(path::ORGANISATION_NEW, post_add)
        .get(path::organisation("{id}"), show)
        .get(path::organisation_edit("{id}"), edit)
        .post(path::organisation_edit("{id}"), post_edit)
        .get(path::organisation_code("{id}"), code)
        .post(path::organisation_code("{id}"), post_code)
        .get(path::organisation_remove("{id}"), remove)
        .post(path::organisation_remove("{id}"), post_remove)
        .merge(structure::routes())
        .merge(member::routes())
        .merge(invitation::routes())
}

fn id_of(text: &str) -> Result<OrganisationId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// Whether a page that does `action` is for this role: asked before the form is shown; what is sent is decided again.
fn must(role: Role, action: Action) -> Result<(), Failure> {
    if may(role, action) { Ok(()) } else { Err(Failure::NotTheirRole) }
}

fn of(view: &OrganisationView) -> Organisation {
    let organisation = &view.organisation;
    Organisation {
        id: organisation.id.to_string(),
        name: organisation.name.clone(),
        kvk: organisation.kvk.clone(),
        code: organisation.join_code.clone(),
        version: organisation.version,
        role: view.role,
    }
}

fn places(view: &OrganisationView) -> Vec<Place> {
    view.locations.iter().map(|place| Place { id: place.id.to_string(), name: place.name.clone() }).collect()
}

fn team(team: &service::Team) -> Team {
    Team {
        id: team.id.to_string(),
        name: team.name.clone(),
        parent: team.parent.map(|id| id.to_string()),
        place: team.location.map(|id| id.to_string()),
    }
}

/// The tree of the teams, each with who leads it.
fn branches(view: &OrganisationView, members: &[service::OrganisationMember]) -> Vec<Branch> {
    let teams: Vec<Team> = view.teams.iter().map(team).collect();
    let leads: Vec<(String, String)> = members
        .iter()
        .filter(|member| member.role == Role::TeamLead)
        .flat_map(|member| member.teams.iter().map(|team| (member.name.clone(), team.to_string())))
        .collect();
    tree::branches(&teams, &places(view), &leads)
}

/// The names of teams, whole, in the order of the tree.
fn names(branches: &[Branch], teams: &[TeamId]) -> Vec<String> {
    let ids: Vec<String> = teams.iter().map(ToString::to_string).collect();
    branches.iter().filter(|one| ids.contains(&one.team.id)).map(|one| one.whole.clone()).collect()
}

/// What is wrong with the name of something of an organisation.
fn wrong_name(locale: Locale, problem: &NameProblem) -> Text {
    match problem {
        NameProblem::ControlCharacter => t::name_unseen(locale),
        NameProblem::Empty | NameProblem::TooLong { .. } => name_text(locale, problem),
    }
}

/// The organisations in which somebody has a role. Permission: everybody with an account.
async fn list(State(state): State<AppState>, member: Member) -> Answer {
    let mine = state.service.my_organisations(&member.actor).await?;
    let mine = mine.into_iter().map(|one| Mine { id: one.id.to_string(), name: one.name, role: one.role }).collect();
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, mine)).await)
}

/// The form for a new organisation. Permission: everybody with an account.
async fn add(State(state): State<AppState>, member: Member) -> Answer {
    let mut form = FormState::default();
    form.push("id", OrganisationId::new().to_string());
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::add(request, form)).await)
}

/// Brings an organisation in. Permission: everybody with an account.
async fn post_add(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let id: OrganisationId = form.value("id").parse().unwrap_or_else(|_| OrganisationId::new());
    form.set("id", id.to_string());
    if check_details(&mut form, member.locale()) {
        match state.service.found_organisation(&member.actor, id, form.value("naam"), form.value("kvk")).await {
            Ok(()) => {
                return Ok(done(&state, &path::organisation(id), &Flash::Organisation(Done::Founded)));
            }
            Err(problem) => refuse_details(&mut form, member.locale(), problem)?,
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(render(&state, member.visit, status, move |request| page::add(request, form)).await)
}

/// Both fields at once: the service says of one at a time what is wrong.
fn check_details(form: &mut FormState, locale: Locale) -> bool {
    let name = form.text(locale, "naam", service::MAX_NAME);
    if !name.is_empty() && domain::organisation::holds_address(&name) {
        form.refuse("naam", t::name_like_address(locale));
    }
    if form.value("kvk").parse::<domain::organisation::Kvk>().is_err() {
        form.refuse("kvk", t::kvk_wrong(locale));
    }
    form.is_valid()
}

fn refuse_details(form: &mut FormState, locale: Locale, problem: EmployerProblem) -> Result<(), Failure> {
    match problem {
        EmployerProblem::Name(problem) => form.refuse("naam", wrong_name(locale, &problem)),
        EmployerProblem::NameLikeAddress => form.refuse("naam", t::name_like_address(locale)),
        EmployerProblem::Kvk => form.refuse("kvk", t::kvk_wrong(locale)),
        EmployerProblem::TooManyToday { limit } => form.refuse("naam", t::too_many_organisations(locale, limit)),
        other => return Err(other.into()),
    }
    Ok(())
}

/// One organisation. Permission: everybody with a role in it.
async fn show(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let MembersView { view, members, .. } = state.service.members(&member.actor, id_of(&id)?).await?;
    let data = Overview {
        organisation: of(&view),
        teams: branches(&view, &members),
        places: places(&view),
        members: members.into_iter().map(|one| (one.name, one.role)).collect(),
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::show(request, data)).await)
}

/// The form of name and number. Permission: an owner.
async fn edit(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let view = state.service.organisation(&member.actor, id_of(&id)?).await?;
    must(view.role, Action::ManageOrganisation)?;
    let organisation = of(&view);
    let mut form = FormState::default();
    form.push("versie", organisation.version.to_string());
    form.push("naam", organisation.name.clone()).push("kvk", organisation.kvk.clone());
    show_edit(&state, member, StatusCode::OK, organisation, form).await
}

async fn show_edit(
    state: &AppState,
    member: Member,
    status: StatusCode,
    organisation: Organisation,
    form: FormState,
) -> Answer {
    let conflict = status == StatusCode::CONFLICT;
    Ok(render(state, member.visit, status, move |request| page::edit(request, organisation, conflict, form)).await)
}

/// Changes name and number. Permission: an owner.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let service = &state.service;
    let view = service.organisation(&member.actor, id).await?;
    must(view.role, Action::ManageOrganisation)?;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if check_details(&mut form, locale) {
        let version = form.value("versie").parse::<i32>().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
        match service.edit_organisation(&member.actor, id, version, form.value("naam"), form.value("kvk")).await {
            Ok(()) => return Ok(done(&state, &path::organisation(id), &Flash::Saved(id.to_string()))),
            Err(EmployerProblem::Conflict { version }) => {
                form.set("versie", version.to_string());
                status = StatusCode::CONFLICT;
            }
            Err(problem) => refuse_details(&mut form, locale, problem)?,
        }
    }
    // As it is stored now, for what is said of a conflict.
    let view = service.organisation(&member.actor, id).await?;
    show_edit(&state, member, status, of(&view), form).await
}

/// What a new code does. Permission: an owner, HR.
async fn code(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let view = state.service.organisation(&member.actor, id_of(&id)?).await?;
    must(view.role, Action::EditWorkforce)?;
    let organisation = of(&view);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::change_code(request, organisation)).await)
}

/// Makes a new code. Permission: an owner, HR.
async fn post_code(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(form): Fields,
) -> Answer {
    let id = id_of(&id)?;
    let view = state.service.organisation(&member.actor, id).await?;
    must(view.role, Action::EditWorkforce)?;
    // Sent twice: the code on that page has been replaced already.
    if form.value("code") == view.organisation.join_code {
        state.service.change_join_code(&member.actor, id).await?;
    }
    Ok(done(&state, &path::organisation(id), &Flash::Organisation(Done::CodeChanged)))
}

/// What goes and what stays. Permission: an owner.
async fn remove(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let view = state.service.organisation(&member.actor, id_of(&id)?).await?;
    must(view.role, Action::ManageOrganisation)?;
    show_remove(&state, member, StatusCode::OK, &view, FormState::default()).await
}

async fn show_remove(
    state: &AppState,
    member: Member,
    status: StatusCode,
    view: &OrganisationView,
    form: FormState,
) -> Answer {
    let organisation = of(view);
    Ok(render(state, member.visit, status, move |request| page::remove(request, organisation, form)).await)
}

/// Removes an organisation whose name was typed over. Permission: an owner.
async fn post_remove(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let id = id_of(&id)?;
    let view = state.service.organisation(&member.actor, id).await?;
    must(view.role, Action::ManageOrganisation)?;
    if same_name(form.value("naam"), &view.organisation.name) {
        state.service.remove_organisation(&member.actor, id).await?;
        return Ok(done(&state, path::ORGANISATIONS, &Flash::Organisation(Done::Removed)));
    }
    form.refuse("naam", t::remove_typed_wrong(member.locale()));
    show_remove(&state, member, StatusCode::UNPROCESSABLE_ENTITY, &view, form).await
}

/// Whether somebody typed this name, give or take capitals and spaces.
fn same_name(typed: &str, name: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(typed) == plain(name)
}
