//! Who does what: the list, inviting, changing, ending and leaving.

use super::{Answer, branches, id_of, must, names, of};
use crate::{
    page::{Failure, Fields, Member, account::email_text, done, render},
    router::Routes,
    state::AppState,
};
use app::{
    Flash, FormState,
    organisation::{
        form::{ids, may},
        member::{self as page, Leaving, Waiting},
    },
    path,
};
use axum::extract::{Path, State};
use domain::{organisation::Role, permission::Action};
use http::StatusCode;
use language::{Locale, form as words, organisation as t, organisation::Done};
use service::{
    EmployerProblem, InvitationId, MembersView, MembershipId, Offer, OrganisationId, OrganisationMember, TeamId,
    day_in_the_netherlands,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(path::members("{id}"), list)
        .post(path::members("{id}"), post_list)
        .get(path::member_invite("{id}"), invite)
        .post(path::member_invite("{id}"), post_invite)
        .get(path::member_edit("{id}", "{lid}"), edit)
        .post(path::member_edit("{id}", "{lid}"), post_edit)
        .get(path::member_end("{id}", "{lid}"), end)
        .post(path::member_end("{id}", "{lid}"), post_end)
        .get(path::organisation_leave("{id}"), leave)
        .post(path::organisation_leave("{id}"), post_leave)
}

fn shown(found: &MembersView, member: &OrganisationMember) -> page::Member {
    let teams =
        if member.role == Role::TeamLead { names(&branches(&found.view, &[]), &member.teams) } else { Vec::new() };
    page::Member {
        id: member.id.to_string(),
        name: member.name.clone(),
        email: may(found.view.role, Action::ManageMembers).then(|| member.email.clone()),
        role: member.role,
        since: day_in_the_netherlands(member.since),
        teams,
        me: Some(member.id) == found.me,
    }
}

/// Who does what. Permission: everybody with a role there; the invitations only for who may invite.
async fn list(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let found = state.service.members(&member.actor, id_of(&id)?).await?;
    let tree = branches(&found.view, &[]);
    let members = found.members.iter().map(|one| shown(&found, one)).collect();
    let waiting = found
        .invitations
        .iter()
        .filter_map(|invitation| match invitation.offer {
            Offer::Role(role, team) => Some(Waiting {
                id: invitation.id.to_string(),
                email: invitation.email.clone(),
                role,
                team: names(&tree, team.as_slice()).pop(),
                until: day_in_the_netherlands(invitation.expires_at),
            }),
            Offer::Share(_) => None,
        })
        .collect();
    let organisation = of(&found.view);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, organisation, members, waiting))
        .await)
}

/// Withdraws an invitation. Permission: an owner, HR.
async fn post_list(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(form): Fields,
) -> Answer {
    let id = id_of(&id)?;
    let view = state.service.organisation(&member.actor, id).await?;
    must(view.role, Action::ManageMembers)?;
    let invitation: InvitationId =
        form.value("intrekken").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    state.service.withdraw_invitation(&member.actor, id, invitation).await?;
    Ok(done(&state, &path::members(id), &Flash::Organisation(Done::InvitationWithdrawn)))
}

async fn managed(state: &AppState, member: &Member, id: OrganisationId) -> Result<MembersView, Failure> {
    let found = state.service.members(&member.actor, id).await?;
    must(found.view.role, Action::ManageMembers)?;
    Ok(found)
}

/// The form of an invitation. Permission: an owner, HR.
async fn invite(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let found = managed(&state, &member, id_of(&id)?).await?;
    let mut form = FormState::default();
    form.push("id", InvitationId::new().to_string());
    show_invite(&state, member, StatusCode::OK, &found, form).await
}

async fn show_invite(
    state: &AppState,
    member: Member,
    status: StatusCode,
    found: &MembersView,
    form: FormState,
) -> Answer {
    let (organisation, teams) = (of(&found.view), branches(&found.view, &[]));
    Ok(render(state, member.visit, status, move |request| page::invite(request, organisation, teams, form)).await)
}

/// Invites somebody. Permission: an owner, HR; to be owner: an owner.
async fn post_invite(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let found = managed(&state, &member, id).await?;
    let invitation: InvitationId = form.value("id").parse().unwrap_or_else(|_| InvitationId::new());
    form.set("id", invitation.to_string());
    let email = form.text(locale, "email", service::MAX_EMAIL);
    let role: Option<Role> = form.choice(locale, "rol");
    let team = team_of(&mut form, locale, role, &found);
    if let Some(role) = role
        && form.is_valid()
    {
        let service = &state.service;
        match service.invite_member_once(&member.actor, id, invitation, &email, (role, team), locale).await {
            Ok(()) => return Ok(done(&state, &path::members(id), &Flash::Organisation(Done::Invited))),
            Err(EmployerProblem::Email(problem)) => form.refuse("email", email_text(locale, &problem)),
            Err(EmployerProblem::Taken) => form.refuse("email", t::already_member(locale)),
            Err(EmployerProblem::TooManyToday { limit }) => {
                form.refuse("email", t::too_many_invitations(locale, limit));
            }
            Err(EmployerProblem::TooManyToAddress { limit }) => {
                form.refuse("email", t::too_many_to_address(locale, limit));
            }
            Err(EmployerProblem::OwnersOnly) => form.refuse("rol", t::owners_only(locale)),
            Err(EmployerProblem::TeamMissing) => form.refuse("team", t::team_missing(locale)),
            Err(other) => return Err(other.into()),
        }
    }
    show_invite(&state, member, StatusCode::UNPROCESSABLE_ENTITY, &found, form).await
}

/// The team that a form chooses for a team lead.
fn team_of(form: &mut FormState, locale: Locale, role: Option<Role>, found: &MembersView) -> Option<TeamId> {
    if role != Some(Role::TeamLead) {
        return None;
    }
    if found.view.teams.is_empty() {
        form.refuse("rol", t::teams_first(locale));
        return None;
    }
    let chosen = form.value("team").to_owned();
    let team = found.view.teams.iter().find(|team| team.id.to_string() == chosen).map(|team| team.id);
    if team.is_none() {
        form.refuse("team", t::team_missing(locale));
    }
    team
}

fn find<'a>(found: &'a MembersView, id: &str) -> Result<&'a OrganisationMember, Failure> {
    let id: MembershipId = id.parse().map_err(|_| Failure::NotFound)?;
    found.members.iter().find(|one| one.id == id).ok_or(Failure::NotFound)
}

/// Somebody whose role may be decided on: that of an owner only by an owner.
fn decided_on<'a>(found: &'a MembersView, id: &str) -> Result<&'a OrganisationMember, Failure> {
    let one = find(found, id)?;
    if one.role == Role::Owner && found.view.role != Role::Owner {
        return Err(Failure::NotTheirRole);
    }
    Ok(one)
}

/// The form of a role. Permission: an owner; for who is no owner HR too.
async fn edit(State(state): State<AppState>, member: Member, Path((id, lid)): Path<(String, String)>) -> Answer {
    let found = managed(&state, &member, id_of(&id)?).await?;
    let one = decided_on(&found, &lid)?;
    let mut form = FormState::default();
    form.push("was", one.role.as_str()).push("rol", one.role.as_str());
    for team in &one.teams {
        form.push("team", team.to_string());
    }
    show_edit(&state, member, StatusCode::OK, &found, shown(&found, one), form).await
}

async fn show_edit(
    state: &AppState,
    member: Member,
    status: StatusCode,
    found: &MembersView,
    one: page::Member,
    form: FormState,
) -> Answer {
    let (organisation, teams) = (of(&found.view), branches(&found.view, &[]));
    let conflict = status == StatusCode::CONFLICT;
    Ok(render(state, member.visit, status, move |request| {
        page::edit(request, organisation, one, teams, conflict, form)
    })
    .await)
}

/// Changes a role. Permission: an owner; for who is no owner, and to what is no owner, HR too.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path((id, lid)): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let found = managed(&state, &member, id).await?;
    let one = decided_on(&found, &lid)?;
    let role: Option<Role> = form.choice(locale, "rol");
    let teams: Vec<TeamId> = if role == Some(Role::TeamLead) { ids(&form, "team").unwrap_or_default() } else { vec![] };
    if role == Some(Role::TeamLead) && teams.is_empty() {
        let field = if found.view.teams.is_empty() { "rol" } else { "team" };
        form.refuse(field, t::teams_missing(locale));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(role) = role
        && form.is_valid()
    {
        let before: Role = form.value("was").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
        match state.service.change_role(&member.actor, id, one.id, before, (role, &teams)).await {
            Ok(()) => return Ok(done(&state, &path::members(id), &Flash::Organisation(Done::RoleChanged))),
            Err(EmployerProblem::Conflict { .. }) => {
                status = StatusCode::CONFLICT;
                form.set("was", one.role.as_str());
            }
            Err(EmployerProblem::LastOwner) => form.refuse("rol", t::member_last_owner(locale)),
            Err(EmployerProblem::OwnersOnly) => form.refuse("rol", t::owners_only(locale)),
            Err(EmployerProblem::TeamMissing) => form.refuse("team", t::teams_missing(locale)),
            Err(other) => return Err(other.into()),
        }
    }
    show_edit(&state, member, status, &found, shown(&found, one), form).await
}

/// The others, for who takes over.
fn others(found: &MembersView, than: MembershipId) -> Vec<page::Member> {
    found.members.iter().filter(|one| one.id != than).map(|one| shown(found, one)).collect()
}

/// Who was chosen to take over; an error where the choice is not one of the others.
fn successor(form: &mut FormState, locale: Locale, found: &MembersView) -> Option<MembershipId> {
    let chosen = form.value("opvolger").to_owned();
    let found = found.members.iter().find(|one| one.id.to_string() == chosen).map(|one| one.id);
    if found.is_none() && !chosen.is_empty() {
        form.refuse("opvolger", words::choose(locale));
    }
    found
}

/// What ending a role does. Permission: an owner; for who is no owner HR too.
async fn end(State(state): State<AppState>, member: Member, Path((id, lid)): Path<(String, String)>) -> Answer {
    let id = id_of(&id)?;
    let found = managed(&state, &member, id).await?;
    let one = decided_on(&found, &lid)?;
    if Some(one.id) == found.me {
        return Ok(crate::page::go_to(&path::organisation_leave(id)));
    }
    show_end(&state, member, StatusCode::OK, (&found, one), FormState::default()).await
}

async fn show_end(
    state: &AppState,
    member: Member,
    status: StatusCode,
    (found, one): (&MembersView, &OrganisationMember),
    form: FormState,
) -> Answer {
    let (organisation, others, one) = (of(&found.view), others(found, one.id), shown(found, one));
    Ok(render(state, member.visit, status, move |request| page::end(request, organisation, one, others, form)).await)
}

/// Ends a role and hands it over. Permission: an owner; for who is no owner HR too.
async fn post_end(
    State(state): State<AppState>,
    member: Member,
    Path((id, lid)): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let found = managed(&state, &member, id).await?;
    let ended = || done(&state, &path::members(id), &Flash::Organisation(Done::RoleEnded));
    let lid: MembershipId = lid.parse().map_err(|_| Failure::NotFound)?;
    if !found.members.iter().any(|one| one.id == lid) {
        // Ended already: the button was pressed twice.
        return Ok(ended());
    }
    let one = decided_on(&found, &lid.to_string())?;
    let next = successor(&mut form, locale, &found);
    if form.is_valid() {
        match state.service.end_membership(&member.actor, id, one.id, next).await {
            Ok(()) => return Ok(ended()),
            Err(EmployerProblem::LastOwner) => form.refuse("opvolger", t::successor_missing(locale)),
            Err(other) => return Err(other.into()),
        }
    }
    show_end(&state, member, StatusCode::UNPROCESSABLE_ENTITY, (&found, one), form).await
}

/// Who asks, among the members, and what leaving asks of them.
fn leaving(found: &MembersView) -> Result<(MembershipId, Leaving), Failure> {
    let me = found.members.iter().find(|one| Some(one.id) == found.me).ok_or(Failure::NotFound)?;
    let owners = found.members.iter().filter(|one| one.role == Role::Owner).count();
    let leaving = if me.role != Role::Owner || owners > 1 {
        Leaving::Free
    } else if found.members.len() > 1 {
        Leaving::HandOver(others(found, me.id))
    } else {
        Leaving::Alone
    };
    Ok((me.id, leaving))
}

/// What leaving does. Permission: everybody with a role there.
async fn leave(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let found = state.service.members(&member.actor, id_of(&id)?).await?;
    let (_, leaving) = leaving(&found)?;
    show_leave(&state, member, StatusCode::OK, &found, leaving, FormState::default()).await
}

async fn show_leave(
    state: &AppState,
    member: Member,
    status: StatusCode,
    found: &MembersView,
    leaving: Leaving,
    form: FormState,
) -> Answer {
    let organisation = of(&found.view);
    Ok(render(state, member.visit, status, move |request| page::leave(request, organisation, leaving, form)).await)
}

/// Leaves; the only owner hands over. Permission: everybody with a role there.
async fn post_leave(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let (id, locale) = (id_of(&id)?, member.locale());
    let found = state.service.members(&member.actor, id).await?;
    let (me, leaving) = leaving(&found)?;
    let outcome = match leaving {
        Leaving::Free => state.service.leave_organisation(&member.actor, id).await,
        Leaving::HandOver(_) => match successor(&mut form, locale, &found) {
            Some(next) => state.service.end_membership(&member.actor, id, me, Some(next)).await,
            None => Err(EmployerProblem::LastOwner),
        },
        Leaving::Alone => Err(EmployerProblem::LastOwner),
    };
    match outcome {
        Ok(()) => return Ok(done(&state, path::ORGANISATIONS, &Flash::Organisation(Done::Left))),
        Err(EmployerProblem::LastOwner) => {
            if matches!(leaving, Leaving::HandOver(_)) {
                form.refuse("opvolger", t::successor_missing(locale));
            }
        }
        Err(other) => return Err(other.into()),
    }
    show_leave(&state, member, StatusCode::UNPROCESSABLE_ENTITY, &found, leaving, form).await
}
