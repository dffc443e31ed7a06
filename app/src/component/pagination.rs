//! From page to page of a long list.

use language::{Locale, component as t};
use leptos::prelude::*;

/// Links to the first, the last and the pages around the current one; nothing where there is one page.
///
/// ```text
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
        let mut shown: Vec<u32> = [1, page.saturating_sub(1), page, page.saturating_add(1), pages]
            .into_iter()
            .filter(|n| (1..=pages).contains(n))
            .collect();
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

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn html(page: u32, pages: u32) -> String {
        view! { <Pagination locale=Locale::Nl page=page pages=pages base="?pagina=" /> }.to_html()
    }

    #[test]
    fn the_first_the_last_and_the_neighbours_are_shown() {
        let html = html(5, 10);
        for number in [1, 4, 5, 6, 10] {
            assert!(html.contains(&format!("?pagina={number}\"")), "{number}");
        }
        assert!(!html.contains("?pagina=2\"") && html.matches("pagination__gap").count() == 2);
    }

    #[test]
    fn one_page_needs_no_links_and_a_page_too_far_none_forward() {
        assert!(!html(1, 1).contains("<nav"));
        assert!(!html(99, 3).contains("rel=\"next\""));
        assert!(!html(0, 3).contains("?pagina=0\""));
    }
}
