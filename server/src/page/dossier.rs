//! The dossier: documents, import and export.

use crate::state::AppState;
use axum::Router;

/// The addresses of this slice.
pub fn routes() -> Router<AppState> {
    Router::new()
}
