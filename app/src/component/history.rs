//! What happened, newest first.

use language::Text;
use leptos::prelude::*;

/// One thing that happened.
#[derive(Clone, Debug, Default)]
pub struct HistoryItem {
    /// When, as it is written: `21 november 2026, 14:05`.
    pub on: Text,
    /// When, for machines: `2026-11-21T14:05`.
    pub datetime: String,
    /// What.
    pub title: Text,
    /// More of it; may be empty.
    pub detail: Text,
    /// Whether this is how it stands now.
    pub current: bool,
}

/// Stations on a line, newest first.
///
/// ```text
/// <History items=vec![HistoryItem {
///     on: "21 november 2026, 14:05".into(),
///     datetime: "2026-11-21T14:05".into(),
///     title: "Uren gewijzigd".into(),
///     detail: "van 10 naar 12".into(),
///     current: true,
/// }] />
/// ```
#[component]
pub fn History(items: Vec<HistoryItem>) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <li class=if item.current { "history__item history__item--current" } else { "history__item" }>
                    <p class="history__title">{item.title}</p>
                    <time class="history__on" datetime=item.datetime>{item.on}</time>
                    {(!item.detail.is_empty()).then(|| view! { <p class="history__detail">{item.detail}</p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="history">{items}</ol> }
}
