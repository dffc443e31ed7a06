//! More, for who wants it.

use language::Text;
use leptos::prelude::*;

/// A part that opens; works without JavaScript.
///
/// ```text
/// <Details summary=t::more(locale) open=has_error>…</Details>
/// ```
#[component]
pub fn Details(
    #[prop(into)] summary: Text,
    /// Open from the start: a field inside has a value or an error.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="details" open=open>
            <summary class="details__summary">{summary}</summary>
            <div class="details__content">{children()}</div>
        </details>
    }
}
