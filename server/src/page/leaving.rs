//! What would change in the work if somebody left.

use super::{
    Failure, Member,
    kind_of_work::{id_of, kind, place},
    render,
};
use crate::{router::Routes, state::AppState};
use app::{
    FormState,
    kind_of_work::{form, leaving as page},
    path,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use http::StatusCode;
use service::{EmployerProblem, OrganisationId, StaffId};

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new().get(path::staff_leaving("{id}", "{staff}"), show)
}

/// What would change if somebody of the staff left after a day. Permission: everybody with a role in the organisation; a team
/// lead asks about their own people, and sees what changes for those.
async fn show(
    State(state): State<AppState>,
    member: Member,
    Path((id, staff)): Path<(String, String)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (organisation, staff): (OrganisationId, StaffId) = (id_of(&id)?, id_of(&staff)?);
    let mut fields = FormState::new(asked);
    let last = form::day(&mut fields, member.locale(), member.visit.request.today);
    let found = match state.service.leaving(&member.actor, organisation, (staff, last)).await {
        Err(EmployerProblem::Day) => {
            fields.refuse(form::ON, language::ledger::bad_day(member.locale()));
            state.service.leaving(&member.actor, organisation, (staff, member.visit.request.today)).await?
        }
        found => found?,
    };
    let valid = fields.is_valid();
    let leaving = valid.then(|| page::Leaving {
        last,
        own: found.own.into_iter().map(super::allocations::given).collect(),
        lost: found.lost.into_iter().map(super::allocations::given).collect(),
        resting: found.resting.into_iter().map(super::ledger::line).collect(),
        kinds: found.kinds.into_iter().map(|(one, others)| (kind(one), others)).collect(),
        enough: found.enough,
    });
    let (place, who) = (place(found.at), (staff.to_string(), found.name));
    let status = if valid { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render(&state, member.visit, status, move |request| page::page(request, place, who, fields, leaving)).await)
}
