//! The pages: each handler fetches or writes through `service` and renders a component of `app`.
//!
//! A page is a GET and a POST on one address. POST answers 303 with a message on success, and 422 with the same page,
//! what was typed and the errors otherwise.

pub mod account;
pub mod activity;
pub mod allocation;
pub mod allocations;
pub mod dossier;
mod export;
pub mod fields;
pub mod history;
pub mod kind_of_work;
pub mod leaving;
pub mod ledger;
pub mod organisation;
pub mod own_work;
pub mod practice_hours;
pub mod problem;
pub mod registration;
pub mod roster;
pub mod rules;
pub mod second_factor;
pub mod sharing;
pub mod signal;
pub mod standing;
mod unsaved;
mod upload;
pub mod visit;
pub mod workforce;

pub use fields::Fields;
pub use problem::Failure;
pub use visit::{Member, Visit};

use crate::{
    security::{cookie, headers},
    state::AppState,
};
use app::Flash;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Request, StatusCode, header, request::Parts};
use leptos::{nonce::Nonce, prelude::*};
use std::sync::{Arc, Mutex, PoisonError};

/// How long a message waits for the next page, in seconds.
const FLASH_SECONDS: i64 = 60;

/// Renders a page. The view is made once, inside the reactive owner that Leptos makes for it.
pub async fn render<V: IntoView + 'static>(
    state: &AppState,
    visit: Visit,
    status: StatusCode,
    view: impl FnOnce(app::Request) -> V + Send + 'static,
) -> Response {
    respond(state, visit, status, Box::new(move |request| view(request).into_any())).await
}

type View = Box<dyn FnOnce(app::Request) -> AnyView + Send>;

/// The same for a view of any type: compiled once, not for every page.
async fn respond(state: &AppState, visit: Visit, status: StatusCode, view: View) -> Response {
    let nonce = Nonce::new();
    let policy = headers::policy(&nonce.to_string());
    let shown = visit.request.flash.is_some();
    let parts = visit.parts;
    // Leptos asks for a function that it could call again; it calls it once.
    let once = Arc::new(Mutex::new(Some((view, visit.request))));
    let app = move || {
        let made = once.lock().unwrap_or_else(PoisonError::into_inner).take();
        made.map(|(view, request)| view(request))
    };
    let site = state.site.clone();
    let context = move || {
        provide_context(nonce.clone());
        provide_context(site.clone());
    };
    let handler = leptos_axum::render_app_async_with_context(context, app);
    let mut response = handler(Request::from_parts(parts, Body::empty())).await;
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if shown {
        cookie::write(headers, cookie::Name::Flash, "", 0, state.web.secure);
    }
    response
}

/// Goes on to another page by GET.
pub fn go_to(address: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

/// Goes on to another page by GET, which says what was done.
pub fn done(state: &AppState, address: &str, flash: &Flash) -> Response {
    let mut response = go_to(address);
    cookie::write(response.headers_mut(), cookie::Name::Flash, &flash.to_string(), FLASH_SECONDS, state.web.secure);
    response
}

/// The request's head, kept for Leptos.
pub(crate) fn head_of(parts: &Parts) -> Parts {
    let mut head = Request::new(()).into_parts().0;
    head.method = parts.method.clone();
    head.uri = parts.uri.clone();
    head
}
