//! What every handler has at hand.

use crate::config::Web;
use app::component::frame::Site;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Service;
use std::sync::Arc;

/// The application as handlers see it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// Every use case.
    pub service: Service,
    /// Where the stylesheet and the WASM are.
    pub site: Site,
    /// How the program is reached.
    pub web: Arc<Web>,
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.site.options.clone()
    }
}
