//! The filters that are on, each with a way to take it off.

use crate::component::icon::{Glyph, Icon};
use language::{Locale, Text, component as t};
use leptos::prelude::*;

/// One filter that is on.
#[derive(Clone, Debug)]
pub struct Chip {
    /// What it filters on.
    pub label: Text,
    /// The address of the page without it.
    pub href: String,
}

impl Chip {
    /// A filter and the address of the page without it.
    pub fn new(label: impl Into<Text>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// The filters that are on; nothing where none is.
///
/// ```text
/// <Chips locale label="Filters" chips=vec![Chip::new("Reflectie", "/activiteiten")] clear="/activiteiten" />
/// ```
#[component]
pub fn Chips(
    locale: Locale,
    #[prop(into)] label: Text,
    chips: Vec<Chip>,
    /// The address of the page without any filter; empty leaves the link out.
    #[prop(into, optional)]
    clear: String,
) -> impl IntoView {
    (!chips.is_empty()).then(|| {
        let items = chips
            .into_iter()
            .map(|chip| {
                view! {
                    <li>
                        <a class="chip" href=chip.href>
                            <span class="visually-hidden">{t::remove_filter(locale)} " "</span>
                            {chip.label}
                            <Icon glyph=Glyph::Cross />
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="chips">
                <ul class="chips__list" aria-label=label>{items}</ul>
                {(!clear.is_empty()).then(|| view! { <a class="chips__clear" href=clear>{t::clear_filters(locale)}</a> })}
            </div>
        }
    })
}
