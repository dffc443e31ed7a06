//! Activities: log, list, explain, change, history.

use crate::state::AppState;
use axum::Router;

/// The addresses of this slice.
pub fn routes() -> Router<AppState> {
    Router::new()
}
