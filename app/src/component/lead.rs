//! The first sentence of a page: the answer.

use crate::component::message::{Tone, tone_mark};
use language::Text;
use leptos::prelude::*;

/// The sentence that answers the page's question, once per page, right under the heading.
///
/// ```text
/// <header class="page-head">
///     <h1>{t::standing(locale)}</h1>
///     <Lead tone=Tone::Good>"Je ligt op schema. Nog nodig: 18,5 punten reflectie."</Lead>
/// </header>
/// ```
#[component]
pub fn Lead(#[prop(default = Tone::Neutral)] tone: Tone, children: Children) -> impl IntoView {
    view! {
        <p class=format!("lead lead--{}", tone.as_str())>
            {(tone != Tone::Neutral).then(|| tone_mark(tone))} <span class="lead__text">{children()}</span>
        </p>
    }
}

/// One large figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The figure as it is written: `41,5`.
    pub value: Text,
    /// What it is a number of: `van 60 punten`.
    pub unit: Text,
    /// What it is about: `Reflectie`.
    pub label: Text,
}

impl Figure {
    /// A figure, its unit and its subject.
    pub fn new(value: impl Into<Text>, unit: impl Into<Text>, label: impl Into<Text>) -> Self {
        Self { value: value.into(), unit: unit.into(), label: label.into() }
    }
}

/// Two to four large figures next to each other.
///
/// ```text
/// <Figures figures=vec![Figure::new("99", "dagen", "Tot je uiterste datum")] />
/// ```
#[component]
pub fn Figures(figures: Vec<Figure>) -> impl IntoView {
    let items = figures
        .into_iter()
        .map(|figure| {
            view! {
                <div class="figures__item">
                    <dt class="figures__label">{figure.label}</dt>
                    <dd class="figures__value"><span class="figures__number">{figure.value}</span> " " {figure.unit}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="figures">{items}</dl> }
}
