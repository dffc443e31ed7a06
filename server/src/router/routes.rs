//! Addresses with their handlers, and a list of them.

use crate::state::AppState;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    routing::{MethodRouter, get, post},
};
use http::Method;
use std::borrow::Cow;

/// A part of the web side. Keeps a list of what it answers, so that a test can see that none goes without a decision on
/// who may use it.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    router: Router<AppState>,
    endpoints: Vec<(Method, Cow<'static, str>)>,
}

impl Routes {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers GET.
    #[must_use]
    pub fn get<H: Handler<T, AppState>, T: 'static>(self, path: impl Into<Cow<'static, str>>, handler: H) -> Self {
        self.add(Method::GET, path.into(), get(handler))
    }

    /// Answers POST.
    #[must_use]
    pub fn post<H: Handler<T, AppState>, T: 'static>(self, path: impl Into<Cow<'static, str>>, handler: H) -> Self {
        self.add(Method::POST, path.into(), post(handler))
    }

    /// Answers POST with bodies of up to so many bytes.
    #[must_use]
    pub fn post_large<H: Handler<T, AppState>, T: 'static>(
        self,
        path: impl Into<Cow<'static, str>>,
        bytes: usize,
        handler: H,
    ) -> Self {
        self.add(Method::POST, path.into(), post(handler).layer(DefaultBodyLimit::max(bytes)))
    }

    fn add(mut self, method: Method, path: Cow<'static, str>, handler: MethodRouter<AppState>) -> Self {
        self.router = self.router.route(&path, handler);
        self.endpoints.push((method, path));
        self
    }

    /// Both parts as one.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.endpoints.extend(other.endpoints);
        self
    }

    /// Method and address of everything that is answered.
    #[must_use]
    pub fn endpoints(&self) -> &[(Method, Cow<'static, str>)] {
        &self.endpoints
    }

    /// As axum knows it.
    pub(super) fn into_router(self) -> Router<AppState> {
        self.router
    }
}
