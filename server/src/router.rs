//! Every address of the web server.

mod routes;

pub use routes::Routes;

use crate::{
    page::{
        account, activity, allocation, allocations, dossier, history, kind_of_work, leaving, ledger, organisation,
        own_work, practice_hours, problem, registration, roster, rules, second_factor, sharing, signal, standing,
        workforce,
    },
    security::{headers, origin},
    state::AppState,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderValue, Method, StatusCode, header};
use std::{borrow::Cow, sync::LazyLock, time::Duration};
use tower_http::{
    compression::{CompressionLayer, CompressionLevel},
    services::ServeDir,
    timeout::TimeoutLayer,
};

/// The largest body of an ordinary form, in bytes. Importing has its own limit.
pub(crate) const FORM_BYTES: usize = 512 * 1024;

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Every page.
pub fn pages() -> Routes {
    Routes::new()
        .merge(account::routes())
        .merge(second_factor::routes())
        .merge(standing::routes())
        .merge(registration::routes())
        .merge(rules::routes())
        .merge(allocation::routes())
        .merge(activity::routes())
        .merge(kind_of_work::routes())
        .merge(leaving::routes())
        .merge(allocations::routes())
        .merge(ledger::routes())
        .merge(roster::routes())
        .merge(own_work::routes())
        .merge(practice_hours::routes())
        .merge(dossier::routes())
        .merge(history::routes())
        .merge(sharing::routes())
        .merge(organisation::routes())
        .merge(signal::routes())
        .merge(workforce::routes())
}

/// Whether a page is shown at this address, by GET. What comes behind a question mark does not matter.
pub(crate) fn is_page(address: &str) -> bool {
    static SHOWN: LazyLock<Vec<Cow<'static, str>>> = LazyLock::new(|| {
        let pages = pages();
        pages.endpoints().iter().filter(|(method, _)| method == Method::GET).map(|(_, path)| path.clone()).collect()
    });
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let fits = |pattern: &str| {
        let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(wanted), Some(given)) if wanted == given || (wanted.starts_with('{') && !given.is_empty()) => {}
                _ => return false,
            }
        }
    };
    SHOWN.iter().any(|pattern| fits(pattern))
}

/// The whole web side.
pub fn router(state: AppState) -> Router {
    let pages = pages()
        .into_router()
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(from_fn_with_state(state.clone(), problem::pages))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));

    let files = ServeDir::new(state.web.site.join("pkg")).precompressed_br().precompressed_gzip();
    let files = Router::new().fallback_service(files).layer(from_fn(keep));

    Router::new()
        .nest_service("/pkg", files)
        .route("/health/live", get(async || "ok"))
        .route("/health/ready", get(ready))
        .merge(pages)
        .layer(from_fn_with_state(state.clone(), headers::add))
        .with_state(state)
}

/// Whether the database answers.
async fn ready(State(state): State<AppState>) -> Response {
    match state.service.ready().await {
        Ok(()) => "ok".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "not ready").into_response(),
    }
}

/// Files whose address carries a mark of their content may be kept for ever; the others are asked for again.
async fn keep(request: Request, next: Next) -> Response {
    let marked = request.uri().query().is_some_and(|query| query.starts_with("v="));
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        let value = match (marked, path.ends_with(".woff2") || path.ends_with(".svg")) {
            (true, _) => "public, max-age=31536000, immutable",
            // The font and the icon hardly ever change: ask again every week.
            (false, true) => "public, max-age=604800",
            (false, false) => "public, no-cache",
        };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}
