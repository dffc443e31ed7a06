//! The page for what cannot be answered.

use crate::{Request, component::frame::Frame, path};
use language::account as t;
use leptos::prelude::*;

/// The page for a status code of 400 or more.
pub fn page(request: Request, status: u16) -> AnyView {
    let locale = request.locale;
    let (title, text) = match status {
        401 | 403 => (t::forbidden_title(locale), t::forbidden(locale)),
        404 | 410 => (t::not_found_title(locale), t::not_found(locale)),
        405 => (t::method_title(locale), t::bad_request(locale)),
        413 => (t::too_large_title(locale), t::too_large(locale)),
        400..=499 => (t::bad_request_title(locale), t::bad_request(locale)),
        _ => (t::trouble_title(locale), t::trouble(locale)),
    };
    let start = if request.viewer.is_some() { path::STANDING } else { path::HOME };
    view! {
        <Frame request=request title=title.clone()>
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            <p><a class="button button--primary" href=start>{t::to_start(locale)}</a></p>
        </Frame>
    }
    .into_any()
}
