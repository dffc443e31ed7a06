//! Refuses requests that another site makes in the name of somebody who is logged in here.
//!
//! The browser says where a request comes from (`Sec-Fetch-Site`; before 2023 only `Origin`), so no token is needed in
//! any form, and forms work without JavaScript.

use crate::state::AppState;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header};

/// Lets a request through when it only reads, or when our own pages made it.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || own(request.headers(), &state.web.origin) {
        next.run(request).await
    } else {
        tracing::warn!(path = request.uri().path(), "request from another site refused");
        StatusCode::FORBIDDEN.into_response()
    }
}

fn own(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
    // `none`: the person typed the address or reloaded the page.
    match text(http::HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => return true,
        Some(_) => return false,
        None => {}
    }
    match text(header::ORIGIN) {
        Some(found) => found == origin || host_of(found).is_some_and(|host| Some(host) == text(header::HOST)),
        // Neither header: a program, not a browser. Without cookies it can do no more than anybody.
        None => !headers.contains_key(header::COOKIE),
    }
}

fn host_of(origin: &str) -> Option<&str> {
    origin.split_once("://").map(|(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (http::HeaderName::from_static(name), http::HeaderValue::from_static(value)))
            .collect();
        own(&headers, "https://vakspoor.example")
    }

    #[test]
    fn only_our_own_pages_may_write() {
        assert!(allowed(&[("sec-fetch-site", "same-origin"), ("cookie", "a=1")]));
        assert!(allowed(&[("sec-fetch-site", "none"), ("cookie", "a=1")]));
        assert!(!allowed(&[("sec-fetch-site", "cross-site"), ("cookie", "a=1")]));
        assert!(!allowed(&[("sec-fetch-site", "same-site"), ("origin", "https://vakspoor.example")]));
        assert!(allowed(&[("origin", "https://vakspoor.example"), ("cookie", "a=1")]));
        assert!(!allowed(&[("origin", "https://elders.example"), ("cookie", "a=1")]));
        assert!(!allowed(&[("origin", "null"), ("cookie", "a=1")]));
        assert!(!allowed(&[("cookie", "a=1")]));
        assert!(allowed(&[]));
    }
}
