//! The public guide to who may do what work.

use super::{Visit, render};
use crate::{router::Routes, state::AppState};
use app::{FormState, allocation as page, path};
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::StatusCode;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new().get(path::GUIDE, guide)
}

/// The guide, with the answer to what the address asks. Permission: everybody.
pub async fn guide(
    State(state): State<AppState>,
    visit: Visit,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let mut form = FormState::new(asked);
    page::check(&mut form, visit.request.locale, visit.request.today);
    let status = if form.is_valid() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    render(&state, visit, status, move |request| page::guide(request, form)).await
}
