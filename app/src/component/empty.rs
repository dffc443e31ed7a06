//! What is not there yet, and the one step to begin.

use language::Text;
use leptos::prelude::*;

/// An empty state: what this will be, and the step to begin.
///
/// ```text
/// <Empty title="Nog niets vastgelegd" action="Leg je eerste activiteit vast" href=path::ACTIVITY_NEW>
///     "Hier komt alles wat je deed, met de punten erbij."
/// </Empty>
/// ```
#[component]
pub fn Empty(
    #[prop(into)] title: Text,
    #[prop(into, optional)] action: Text,
    #[prop(into, optional)] href: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__track" width="100%" height="20" aria-hidden="true" focusable="false">
                <line class="rail rail--ahead" x1="0" y1="10" x2="100%" y2="10" />
                <circle class="mark mark--pending" cx="10" cy="10" r="6" />
            </svg>
            <p class="empty__title">{title}</p>
            <p class="empty__text">{children()}</p>
            {(!action.is_empty()).then(|| view! { <a class="button button--primary" href=href>{action}</a> })}
        </div>
    }
}
