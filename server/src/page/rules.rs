//! The rulesets with their figures and sources, for everybody.

use crate::state::AppState;
use axum::Router;

/// The addresses of this slice.
pub fn routes() -> Router<AppState> {
    Router::new()
}
