//! From page to page of a long list.

use language::{Locale, component as t};
use leptos::prelude::*;

/// Links to the first, the last and the pages around the current one; nothing where there is one page.
///
/// ```ignore
/// <Pagination locale page=2 pages=10 base="/activiteiten?q=spel&pagina=" />
/// ```
#[component]
pub fn Pagination(
    locale: Locale,
    /// The current page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
    /// The address up to the page's number.
    #[prop(into)]
    base: String,
) -> impl IntoView {
    (pages > 1).then(|| {
        let mut shown: Vec<u32> =
            [1, page.saturating_sub(1), page, page.saturating_add(1), pages].into_iter().filter(|n| (1..=pages).contains(n)).collect();
        shown.sort_unstable();
        shown.dedup();
        let mut before = 0;
        let mut items = Vec::new();
        for number in shown {
            if number > before + 1 {
                items.push(view! { <li class="pagination__gap" aria-hidden="true">"…"</li> }.into_any());
            }
            before = number;
            let current = (number == page).then_some("page");
            items.push(
                view! {
                    <li>
                        <a class="pagination__link" href=format!("{base}{number}") aria-current=current>
                            <span class="visually-hidden">{t::page(locale)} " "</span>
                            {number}
                        </a>
                    </li>
                }
                .into_any(),
            );
        }
        let step = |number: u32, there: bool, label, rel: &'static str| {
            there.then(|| view! { <a class="pagination__step" rel=rel href=format!("{base}{number}")>{label}</a> })
        };
        view! {
            <nav class="pagination" aria-label=t::pages(locale)>
                {step(page.saturating_sub(1), page > 1, t::previous(locale), "prev")}
                <ul class="pagination__list">{items}</ul>
                {step(page.saturating_add(1), page < pages, t::next(locale), "next")}
            </nav>
        }
    })
}
