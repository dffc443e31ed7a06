//! The work that employers give somebody, as they see it; and objections to it, on both sides.

use super::{Failure, Fields, Member, done, kind_of_work::id_of, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    kind_of_work::Known,
    own_work::{self as page, Dispute, Employer, Given, Objection, Responsible, Stands, State as Stand, TEXT},
    path,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::organisation::LedgerState;
use http::StatusCode;
use language::own_work as t;
use service::{
    AllocationId, ArrangementId, DisputeId, DisputeTo, EmployerProblem, OrganisationId, OwnAllocation, OwnResponsible,
    day_in_the_netherlands,
};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::OWN_WORK, list)
        .get(path::own_allocation("{id}"), show)
        .post(path::own_allocation("{id}"), post)
        .post(path::own_dispute_withdraw("{id}"), withdraw)
        .get(path::own_responsible("{id}"), show_responsible)
        .post(path::own_responsible("{id}"), post_responsible)
        .post(path::own_responsible_withdraw("{id}"), withdraw_responsible)
        .get(path::disputes("{id}"), objections)
        .get(path::dispute("{id}", "{bezwaar}"), objection)
        .post(path::dispute("{id}", "{bezwaar}"), answer)
}

/// The work that employers give who asks. Permission: themselves.
async fn list(State(state): State<AppState>, member: Member) -> Answer {
    let employers = state.service.own_work(&member.actor).await?;
    let employers = employers
        .into_iter()
        .map(|employer| Employer {
            id: employer.organisation.to_string(),
            name: employer.name,
            given: employer.allocations.into_iter().map(given).collect(),
            responsible: employer.responsible.into_iter().map(responsible).collect(),
        })
        .collect();
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, employers)).await)
}

fn given(own: OwnAllocation) -> Given {
    let OwnAllocation { allocated, kind, disputes } = own;
    let stands = allocated.verdict.map(|verdict| Stands {
        allocation: verdict.allocation,
        under: verdict.under.map(|under| (under.kind, under.responsible.map(|(_, name)| name))),
        known: match verdict.known {
            service::Known::Shared => Known::Shared,
            service::Known::Recorded => Known::Recorded,
            service::Known::Unchecked => Known::Unchecked,
            service::Known::NotFound => Known::NotFound,
            service::Known::Measure => Known::Measure,
            service::Known::Barred => Known::Barred,
            service::Known::Nothing => Known::Nothing,
        },
    });
    Given {
        id: allocated.id.to_string(),
        name: kind.name,
        work: kind.work,
        reference: allocated.reference,
        since: allocated.period.since,
        until: allocated.period.until,
        stands,
        disputes: disputes.into_iter().map(dispute).collect(),
    }
}

fn dispute(dispute: service::Dispute) -> Dispute {
    Dispute {
        id: dispute.id.to_string(),
        reason: dispute.reason,
        on: day_in_the_netherlands(dispute.created_at),
        withdrawn_on: dispute.withdrawn_at.map(day_in_the_netherlands),
        answer: dispute.answer.map(|answer| (answer.text, answer.by, day_in_the_netherlands(answer.at))),
    }
}

fn responsible(own: OwnResponsible) -> Responsible {
    let OwnResponsible { exception, disputes } = own;
    let arranged = exception.arranged;
    let holds = exception.held.and_then(|held| held.valid_until);
    Responsible {
        id: exception.id.to_string(),
        review_on: arranged.review_on,
        reason: arranged.reason,
        disputes: disputes.into_iter().map(dispute).collect(),
        name: exception.staff.1,
        work: exception.kind_of_work.1,
        kind: exception.kind,
        since: arranged.since,
        until: [holds, arranged.until, arranged.review_on.pred_opt()].into_iter().flatten().min(),
        state: match exception.state {
            LedgerState::Holds | LedgerState::Soon => Stand::Holds,
            LedgerState::Lapsed => Stand::Lapsed,
            LedgerState::Ahead => Stand::Ahead,
            LedgerState::Ended => Stand::Ended,
        },
    }
}

fn fresh() -> FormState {
    let mut form = FormState::default();
    form.push("id", DisputeId::new().to_string());
    form
}

/// One of them. Permission: who it is given to.
async fn show(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    look(&state, member, id_of(&id)?, StatusCode::OK, fresh()).await
}

async fn look(state: &AppState, member: Member, id: AllocationId, status: StatusCode, form: FormState) -> Answer {
    let (employer, own) = state.service.own_allocation(&member.actor, id).await?;
    let given = given(own);
    Ok(render(state, member.visit, status, move |request| page::show(request, employer, given, form)).await)
}

/// What somebody is responsible for. Permission: who is.
async fn show_responsible(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    look_responsible(&state, member, id_of(&id)?, StatusCode::OK, fresh()).await
}

async fn look_responsible(
    state: &AppState,
    member: Member,
    id: ArrangementId,
    status: StatusCode,
    form: FormState,
) -> Answer {
    let (employer, own) = state.service.own_responsible(&member.actor, id).await?;
    let one = responsible(own);
    Ok(render(state, member.visit, status, move |request| page::show_responsible(request, employer, one, form)).await)
}

/// Objects to being responsible for it. Permission: who is.
async fn post_responsible(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let id: ArrangementId = id_of(&id)?;
    match object(&state, &member, DisputeTo::Arrangement(id), &mut form).await? {
        None => Ok(done(&state, &path::own_responsible(id), &Flash::Disputed)),
        Some(status) => look_responsible(&state, member, id, status, form).await,
    }
}

/// Takes such an objection back. Permission: who made it.
async fn withdraw_responsible(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(form): Fields,
) -> Answer {
    let id: ArrangementId = id_of(&id)?;
    // Whose it is comes before what was sent.
    state.service.own_responsible(&member.actor, id).await?;
    let dispute: DisputeId = form.value("bezwaar").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    state.service.withdraw_dispute(&member.actor, dispute, DisputeTo::Arrangement(id)).await?;
    Ok(done(&state, &path::own_responsible(id), &Flash::DisputeWithdrawn))
}

/// Objects; what became of it where it was not taken, with the words at the field.
async fn object(
    state: &AppState,
    member: &Member,
    to: DisputeTo,
    form: &mut FormState,
) -> Result<Option<StatusCode>, Failure> {
    let locale = member.locale();
    let id: DisputeId = form.value("id").parse().unwrap_or_else(|_| {
        let id = DisputeId::new();
        form.set("id", id.to_string());
        id
    });
    let reason = form.text(locale, TEXT, page::MOST);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_valid() {
        match state.service.dispute(&member.actor, id, to, &reason).await {
            Ok(()) => return Ok(None),
            Err(EmployerProblem::InUse) => {
                status = StatusCode::CONFLICT;
                form.refuse(TEXT, t::another(locale));
            }
            Err(EmployerProblem::Note(_)) => form.refuse(TEXT, language::workforce::refused(locale)),
            Err(problem) => return Err(problem.into()),
        }
    }
    Ok(Some(status))
}

/// Objects to it. Permission: who it is given to.
async fn post(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let id: AllocationId = id_of(&id)?;
    match object(&state, &member, DisputeTo::Allocation(id), &mut form).await? {
        None => Ok(done(&state, &path::own_allocation(id), &Flash::Disputed)),
        Some(status) => look(&state, member, id, status, form).await,
    }
}

/// Takes an objection back. Permission: who made it.
async fn withdraw(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(form): Fields,
) -> Answer {
    let id: AllocationId = id_of(&id)?;
    // Whose it is comes before what was sent.
    state.service.own_allocation(&member.actor, id).await?;
    let dispute: DisputeId = form.value("bezwaar").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    state.service.withdraw_dispute(&member.actor, dispute, DisputeTo::Allocation(id)).await?;
    Ok(done(&state, &path::own_allocation(id), &Flash::DisputeWithdrawn))
}

/// The objections to work of an employer. Permission: its owner and its quality officers; a team lead those of the people of
/// their own teams.
async fn objections(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let found = state.service.objections(&member.actor, id_of(&id)?).await?;
    let place = (found.at.organisation.id.to_string(), found.at.organisation.name);
    let all = found.objections.into_iter().map(shown).collect();
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::objections(request, place, all)).await)
}

fn shown(objection: service::Objection) -> Objection {
    Objection {
        dispute: dispute(objection.dispute),
        staff: objection.staff.0.to_string(),
        name: objection.staff.1,
        work: objection.work,
        reference: objection.reference,
        does: objection.does,
        since: objection.period.since,
        until: objection.period.until,
    }
}

/// One of them. Permission: as above.
async fn objection(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    ask(&state, member, ids_of(&ids)?, StatusCode::OK, FormState::default()).await
}

fn ids_of((organisation, id): &(String, String)) -> Result<(OrganisationId, DisputeId), Failure> {
    Ok((id_of(organisation)?, id_of(id)?))
}

async fn ask(
    state: &AppState,
    member: Member,
    (organisation, id): (OrganisationId, DisputeId),
    status: StatusCode,
    form: FormState,
) -> Answer {
    let (at, found) = state.service.objection(&member.actor, organisation, id).await?;
    let (organisation, one) = (at.organisation.id.to_string(), shown(found));
    let late = status == StatusCode::CONFLICT;
    let view = move |request| page::objection(request, organisation, one, late, form);
    Ok(render(state, member.visit, status, view).await)
}

/// Answers one. Permission: as above.
async fn answer(
    State(state): State<AppState>,
    member: Member,
    Path(ids): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (ids, locale) = (ids_of(&ids)?, member.locale());
    // Who may not is told so before anything about the form.
    state.service.objection(&member.actor, ids.0, ids.1).await?;
    let text = form.text(locale, TEXT, page::MOST);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_valid() {
        match state.service.answer_objection(&member.actor, ids.0, ids.1, &text).await {
            Ok(()) => return Ok(done(&state, &path::dispute(ids.0, ids.1), &Flash::DisputeAnswered)),
            Err(EmployerProblem::InUse) => status = StatusCode::CONFLICT,
            Err(EmployerProblem::Note(_)) => form.refuse(TEXT, language::workforce::refused(locale)),
            Err(problem) => return Err(problem.into()),
        }
    }
    ask(&state, member, ids, status, form).await
}
