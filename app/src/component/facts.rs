//! Names and what they stand for.

use language::Text;
use leptos::prelude::*;

/// One name with its value.
pub struct Fact {
    term: Text,
    value: AnyView,
}

impl Fact {
    /// A name and a text.
    pub fn new(term: impl Into<Text>, value: impl Into<Text>) -> Self {
        let value: Text = value.into();
        Self { term: term.into(), value: view! { {value} }.into_any() }
    }

    /// A name and anything that can be shown.
    pub fn view(term: impl Into<Text>, value: AnyView) -> Self {
        Self { term: term.into(), value }
    }
}

/// A list of names and values.
///
/// ```text
/// <Facts facts=vec![Fact::new("Aanbieder", "Stichting Voorbeeld"), Fact::view("Telt voor", view! { <b>"12"</b> }.into_any())] />
/// ```
#[component]
pub fn Facts(facts: Vec<Fact>) -> impl IntoView {
    let items = facts
        .into_iter()
        .map(|fact| {
            view! {
                <div class="facts__item">
                    <dt class="facts__term">{fact.term}</dt>
                    <dd class="facts__value">{fact.value}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{items}</dl> }
}
