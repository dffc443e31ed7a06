//! The rules with their sources: every ruleset, public.

use super::{Failure, Visit, render};
use crate::{router::Routes, state::AppState};
use app::{path, rules as page};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::RulesetId;
use http::StatusCode;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new().get(path::RULES, list).get("/regels/{id}", show)
}

/// All rulesets. Permission: everybody.
pub async fn list(State(state): State<AppState>, visit: Visit) -> Response {
    render(&state, visit, StatusCode::OK, page::list).await
}

/// One ruleset. Permission: everybody.
pub async fn show(State(state): State<AppState>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: RulesetId = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(render(&state, visit, StatusCode::OK, move |request| page::one(request, id.get())).await)
}
