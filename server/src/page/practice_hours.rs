//! Practice hours: jobs and leave.

use crate::state::AppState;
use axum::Router;

/// The addresses of this slice.
pub fn routes() -> Router<AppState> {
    Router::new()
}
