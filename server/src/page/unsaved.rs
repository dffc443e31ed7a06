//! What somebody sent while they were no longer logged in: the log-in form keeps it, and offers to send it again.

use super::{Fields, Visit, render};
use crate::{router::FORM_BYTES, state::AppState};
use app::{FormState, account as page};
use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::FromRequest,
    response::Response,
};
use http::{Method, Request, StatusCode, header, request::Parts};

/// Fields that are never sent back begin so.
const SECRETS: [&str; 3] = ["wachtwoord", "code", "herstelcode"];

/// A body and, where it is that of an ordinary form, the head and the bytes to read it once more.
pub(super) async fn copy(parts: &Parts, body: Body) -> Result<(Body, Option<Request<Body>>), StatusCode> {
    let Some(kind) = parts.headers.get(header::CONTENT_TYPE) else { return Ok((body, None)) };
    let is_form = parts.method == Method::POST && kind.as_bytes().starts_with(b"application/x-www-form-urlencoded");
    let is_small = HttpBody::size_hint(&body).upper().is_some_and(|bytes| bytes <= FORM_BYTES as u64);
    if !is_form || !is_small {
        return Ok((body, None));
    }
    let bytes = to_bytes(body, FORM_BYTES).await.map_err(|_| StatusCode::BAD_REQUEST)?;
    let mut copy = Request::new(Body::from(bytes.clone()));
    *copy.method_mut() = Method::POST;
    copy.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    Ok((Body::from(bytes), Some(copy)))
}

/// The log-in page in place of what was asked for, with what was typed.
pub(super) async fn log_in(state: &AppState, visit: Visit, sent: Option<Request<Body>>) -> Response {
    let mut form = FormState::default();
    form.push("naar", visit.parts.uri.path_and_query().map_or(visit.parts.uri.path(), |whole| whole.as_str()));
    if let Some(sent) = sent
        && let Ok(Fields(typed)) = Fields::from_request(sent, &()).await
    {
        let is_secret = |name: &str| SECRETS.iter().any(|secret| name.starts_with(secret));
        let fields: Vec<_> = typed.into_values().into_iter().filter(|(name, _)| !is_secret(name)).collect();
        form.push(page::KEPT, serde_json::to_string(&fields).unwrap_or_default());
    }
    render(state, visit, StatusCode::UNAUTHORIZED, |request| page::sign_in(request, form)).await
}

/// The log-in page for who took too long over the second step, with all that the first one kept.
pub(super) async fn log_in_again(state: &AppState, visit: Visit, sent: &FormState) -> Response {
    let mut form = FormState::default();
    for name in ["naar", page::KEPT] {
        form.push(name, sent.value(name));
    }
    render(state, visit, StatusCode::UNAUTHORIZED, |request| page::sign_in(request, form)).await
}

/// The fields that a log-in form kept, if it did.
pub(super) fn fields(form: &FormState) -> Option<Vec<(String, String)>> {
    serde_json::from_str(form.value(page::KEPT)).ok()
}
