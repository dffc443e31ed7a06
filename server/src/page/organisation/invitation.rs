//! An invitation, as who was invited sees it.

use super::Answer;
use crate::{
    page::{Failure, Fields, Member, Visit, done, go_to, render},
    router::Routes,
    state::AppState,
};
use app::{Flash, organisation::invitation as page, path};
use axum::extract::{Query, State};
use http::StatusCode;
use language::organisation::Done;
use serde::Deserialize;
use service::{EmployerProblem, Offer, Offered};

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
    let Some((actor, viewer)) = visit.member.clone() else {
        let here = visit.address().to_owned();
        return Ok(render(&state, visit, StatusCode::OK, move |request| page::visitor(request, here)).await);
    };
    let Offered { organisation, offer } = match state.service.offered(&actor, &asked.code).await {
        Ok(offered) => offered,
        Err(EmployerProblem::Code) => return gone(&state, visit).await,
        Err(other) => return Err(other.into()),
    };
    let Offer::Role(role, _) = offer else { return Ok(go_to(&path::share_with(&asked.code))) };
    let mine = state.service.my_organisations(&actor).await?;
    let offer = page::Offer {
        organisation: organisation.name,
        kvk: organisation.kvk,
        role,
        email: viewer.email,
        has: mine.into_iter().find(|one| one.id == organisation.id).map(|one| one.role),
    };
    Ok(render(&state, visit, StatusCode::OK, move |request| page::offer(request, offer, asked.code)).await)
}

async fn gone(state: &AppState, visit: Visit) -> Answer {
    Ok(render(state, visit, StatusCode::GONE, page::gone).await)
}

/// Accepts an invitation to a role. Permission: everybody with an account who has the code.
async fn accept(State(state): State<AppState>, member: Member, Fields(form): Fields) -> Answer {
    match state.service.accept_role(&member.actor, form.value("code")).await {
        Ok(id) => Ok(done(&state, &path::organisation(id), &Flash::Organisation(Done::Joined))),
        Err(EmployerProblem::Code) => gone(&state, member.visit).await,
        Err(other) => Err(Failure::from(other)),
    }
}
