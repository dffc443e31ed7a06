//! What a person sees when a request cannot be answered: always a page of the product, never a bare text.

use super::{
    Visit,
    account::{WAY_SECONDS, own_page},
    render,
};
use crate::{security::cookie, state::AppState};
use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

/// Why a handler cannot answer. The page for it is made by [`pages`], in the language of the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no such thing, or it is somebody else's: the answer is the same.
    NotFound,
    /// Their role in an organisation does not go so far: the page says who can.
    NotTheirRole,
    /// Their role asks for a second factor: they are sent to where it is turned on, and from there on to where they wanted to be.
    SecondFactorMissing,
    /// The database or another part is not there; what went wrong is in the log.
    Unavailable,
    /// Any other status.
    Status(StatusCode),
}

impl Failure {
    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotTheirRole => StatusCode::FORBIDDEN,
            Self::SecondFactorMissing => StatusCode::SEE_OTHER,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Status(status) => status,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if self == Self::SecondFactorMissing {
            let mut response = super::go_to(app::path::SECOND_FACTOR);
            response.extensions_mut().insert(SecondFactorMissing);
            return response;
        }
        let mut response = self.status().into_response();
        if self == Self::NotTheirRole {
            response.extensions_mut().insert(NotTheirRole);
        }
        if self == Self::Unavailable {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// Marks an answer that leads to the second factor.
#[derive(Clone, Copy)]
struct SecondFactorMissing;

/// Marks an answer that a role does not reach.
#[derive(Clone, Copy)]
struct NotTheirRole;

impl From<service::EmployerProblem> for Failure {
    fn from(problem: service::EmployerProblem) -> Self {
        use service::EmployerProblem;
        match problem {
            EmployerProblem::NotFound => Self::NotFound,
            EmployerProblem::NotTheirRole | EmployerProblem::OwnersOnly => Self::NotTheirRole,
            EmployerProblem::SecondFactorMissing => Self::SecondFactorMissing,
            EmployerProblem::Unavailable => Self::Unavailable,
            EmployerProblem::Conflict { .. } => Self::Status(StatusCode::CONFLICT),
            // What is wrong with a field is said there; what comes here was not typed into a page of ours.
            _ => Self::Status(StatusCode::BAD_REQUEST),
        }
    }
}

impl From<service::PortfolioProblem> for Failure {
    fn from(problem: service::PortfolioProblem) -> Self {
        match problem {
            service::PortfolioProblem::NotFound => Self::NotFound,
            service::PortfolioProblem::Unavailable => Self::Unavailable,
        }
    }
}

impl From<service::AccountProblem> for Failure {
    fn from(problem: service::AccountProblem) -> Self {
        match problem {
            service::AccountProblem::NotFound => Self::NotFound,
            service::AccountProblem::Unavailable => Self::Unavailable,
        }
    }
}

impl From<service::Unavailable> for Failure {
    fn from(_: service::Unavailable) -> Self {
        Self::Unavailable
    }
}

/// Puts a page in place of every bare error answer: ours, and those of axum (405, 413, an unknown path).
pub async fn pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut head = super::head_of(&parts);
    head.headers = parts.headers.clone();
    if let Some(peer) = parts.extensions.get::<axum::extract::ConnectInfo<std::net::SocketAddr>>() {
        head.extensions.insert(*peer);
    }
    let (mut response, sent) = match super::unsaved::copy(&parts, body).await {
        Ok((body, sent)) => (next.run(Request::from_parts(parts, body)).await, sent),
        Err(status) => (status.into_response(), None),
    };
    if response.extensions().get::<SecondFactorMissing>().is_some() {
        // Who turns it on goes on to where they wanted to be.
        let wanted = head.uri.path_and_query().map_or("", |whole| whole.as_str());
        if let Some(way) = own_page(wanted).filter(|way| cookie::fits(way)) {
            cookie::write(response.headers_mut(), cookie::Name::Way, way, WAY_SECONDS, state.web.secure);
        }
    }
    let status = response.status();
    let bare =
        response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || !bare {
        return response;
    }
    let visit = match Visit::from_request_parts(&mut head, &state).await {
        Ok(visit) => visit,
        // The database is away: the page is made without asking who it is for.
        Err(_) => {
            head.headers.remove(header::COOKIE);
            match Visit::from_request_parts(&mut head, &state).await {
                Ok(visit) => visit,
                Err(_) => return response,
            }
        }
    };
    if status == StatusCode::UNAUTHORIZED {
        return super::unsaved::log_in(&state, visit, sent).await;
    }
    if response.extensions().get::<NotTheirRole>().is_some() {
        return render(&state, visit, status, app::organisation::not_their_role).await;
    }
    let mut page = render(&state, visit, status, move |request| app::problem::page(request, status.as_u16())).await;
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}
