//! The body of a form.

use super::Failure;
use app::FormState;
use axum::{
    Form,
    extract::{FromRequest, Request, rejection::FormRejection},
};
use http::StatusCode;
use std::convert::Infallible;

/// What was posted: any fields, any number of times. Which of them are right is for the form to say.
#[derive(Clone, Debug)]
pub struct Fields(pub FormState);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(Form(fields)) => Ok(Self(FormState::new(fields))),
            Err(rejection) => Err(Failure::Status(status_of(&rejection))),
        }
    }
}

fn status_of(rejection: &FormRejection) -> StatusCode {
    match rejection {
        FormRejection::InvalidFormContentType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        FormRejection::BytesRejection(error) => error.status(),
        // What is not a form at all: broken percent signs, bytes that are no text.
        _ => StatusCode::BAD_REQUEST,
    }
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
