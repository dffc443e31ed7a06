//! Where a person stands: the dashboard.

use super::{Failure, Member, render};
use crate::{router::Routes, state::AppState};
use app::{
    activity::Logged,
    path,
    standing::{self as page, Dashboard, Judged},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::NaiveDate;
use http::StatusCode;
use service::{Portfolio, Stored};

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new().get(path::STANDING, show)
}

/// The dashboard of one registration; `?registratie=` chooses which. Permission: its owner.
pub async fn show(
    State(state): State<AppState>,
    member: Member,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let portfolio = state.service.portfolio(&member.actor).await?;
    let id = asked.iter().find(|(name, _)| name == "registratie").map(|(_, id)| id.as_str());
    let mut registrations = judge(&portfolio, state.service.today());
    // Of a period that is closed there is nothing to do: it is shown to who asks for it.
    registrations.retain(|one| !one.assessment.continued || id == Some(one.id.as_str()));
    let mut dashboard = Dashboard {
        registrations,
        chosen: 0,
        next: None,
        activities: portfolio.activities.iter().map(logged).collect(),
        employments: portfolio.employments.iter().map(|job| (job.id.to_string(), job.value.clone())).collect(),
    };
    dashboard.choose(id);
    dashboard.next = dashboard.registrations.get(dashboard.chosen).and_then(|one| {
        let next = one.registration.once_approved(&one.assessment)?;
        Some(domain::evaluate(portfolio.dossier(), &next, state.service.today()))
    });
    Ok(render(&state, member.visit, StatusCode::OK, |request| page::page(request, dashboard)).await)
}

/// Every registration with what the rule engine finds of it.
pub(super) fn judge(portfolio: &Portfolio, today: NaiveDate) -> Vec<Judged> {
    let dossier = portfolio.dossier();
    portfolio
        .registrations
        .iter()
        .zip(&dossier.registrations)
        .map(|(stored, registration)| Judged {
            id: stored.id.to_string(),
            registration: registration.clone(),
            assessment: domain::evaluate(dossier, registration, today),
            after: after(portfolio, registration),
        })
        .collect()
}

/// The registration that is the period after one: its id.
pub(super) fn after(portfolio: &Portfolio, registration: &domain::Registration) -> Option<String> {
    let dossier = portfolio.dossier();
    let next = dossier.continuation(registration)?;
    let place = dossier.registrations.iter().position(|one| std::ptr::eq(one, next))?;
    Some(portfolio.registrations.get(place)?.id.to_string())
}

fn logged(stored: &Stored<domain::Activity>) -> Logged {
    let (id, value) = (stored.id.to_string(), stored.value.clone());
    Logged { id, version: stored.version, logged_at: stored.created_at, value }
}
