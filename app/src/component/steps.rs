//! Where one is in a form of several pages.

use language::{Locale, component as t};
use leptos::prelude::*;

/// "Step 2 of 4", above the heading of the step, with the steps as stations on a track.
///
/// ```text
/// <Steps locale step=2 of=4 />
/// ```
#[component]
pub fn Steps(locale: Locale, step: u8, of: u8) -> impl IntoView {
    let last = i32::from(of.max(1));
    let at = |number: i32| 8 + (number - 1) * 28;
    let stations = (1..=last)
        .map(|number| {
            let state = if number < i32::from(step) {
                "station station--passed"
            } else if number == i32::from(step) {
                "station station--here"
            } else {
                "station"
            };
            view! { <circle class=state cx=at(number) cy="10" r=if number == i32::from(step) { "7" } else { "5" } /> }
        })
        .collect_view();
    let width = at(last) + 8;
    view! {
        <p class="steps">
            <svg class="steps__track" viewBox=format!("0 0 {width} 20") width=width height="20" aria-hidden="true" focusable="false">
                <path class="rail rail--ahead" d=format!("M8 10H{}", at(last)) />
                <path class="rail" d=format!("M8 10H{}", at(i32::from(step).clamp(1, last))) />
                {stations}
            </svg>
            {t::step_of(locale, step, of)}
        </p>
    }
}
