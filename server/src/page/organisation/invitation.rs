//! An invitation, as who was invited sees it.

use super::Answer;
use crate::{
    page::{Failure, Fields, Member, Visit, done, go_to, render},
    router::Routes,
    state::AppState,
};
use app::{Flash, FormState, organisation::invitation as page, path};
use axum::extract::{Query, State};
use http::StatusCode;
use language::organisation::{self as t, Done};
use serde::Deserialize;
use service::{EmployerProblem, Offer};

pub(super) fn routes() -> Routes {
    Routes::new().get(path::INVITATION, show).post(path::INVITATION, accept)
}

/// What comes behind the question mark.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    code: String,
}

/// What an invitation offers. Permission: everybody with an account who has the code; others are told how to get there.
async fn show(State(state): State<AppState>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let mut form = FormState::default();
    form.push("code", asked.code);
    offer(&state, visit, StatusCode::OK, form).await
}

async fn offer(state: &AppState, visit: Visit, status: StatusCode, form: FormState) -> Answer {
    let Some((actor, viewer)) = visit.member.clone() else {
        let here = visit.address().to_owned();
        return Ok(render(state, visit, StatusCode::OK, move |request| page::visitor(request, here)).await);
    };
    let offered = match state.service.offered(&actor, form.value("code")).await {
        Ok(offered) => offered,
        Err(EmployerProblem::Code) => return gone(state, visit).await,
        Err(other) => return Err(other.into()),
    };
    let Offer::Role(role, _) = offered.offer else { return Ok(go_to(&path::share_with(form.value("code")))) };
    let mine = state.service.my_organisations(&actor).await?;
    let organisation = offered.organisation;
    let offer = page::Offer {
        organisation: organisation.name,
        kvk: organisation.kvk,
        role,
        email: viewer.email,
        sent_to: offered.elsewhere.then_some(offered.email),
        has: mine.into_iter().find(|one| one.id == organisation.id).map(|one| one.role),
    };
    Ok(render(state, visit, status, move |request| page::offer(request, offer, form)).await)
}

async fn gone(state: &AppState, visit: Visit) -> Answer {
    Ok(render(state, visit, StatusCode::GONE, page::gone).await)
}

/// Accepts an invitation to a role. Permission: everybody with an account who has the code. With another address than it was
/// sent to only who says so: links are passed on, and people have several accounts.
async fn accept(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let code = form.value("code").to_owned();
    let offered = state.service.offered(&member.actor, &code).await;
    if offered.is_ok_and(|offered| offered.elsewhere) && !form.has(page::ELSEWHERE, "yes") {
        form.refuse(page::ELSEWHERE, t::offer_elsewhere_missing(member.locale()));
        return offer(&state, member.visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    match state.service.accept_role(&member.actor, &code).await {
        Ok(id) => Ok(done(&state, &path::organisation(id), &Flash::Organisation(Done::Joined))),
        Err(EmployerProblem::Code) => gone(&state, member.visit).await,
        Err(other) => Err(Failure::from(other)),
    }
}
