//! The files that a list can be taken along as.

use crate::component::{
    actions::{Actions, ButtonLink},
    icon::Glyph,
};
use language::{Locale, workforce as t};
use leptos::prelude::*;

/// Under a list: all that its filters leave, as CSV and as a workbook; what ends when as a calendar, where there is one.
pub(crate) fn take_along(locale: Locale, [csv, xlsx]: [String; 2], calendar: Option<String>) -> AnyView {
    view! {
        <section class="section screen-only" aria-labelledby="meenemen">
            <h2 id="meenemen">{t::take_along(locale)}</h2>
            <p class="muted">{t::export_explained(locale)}</p>
            <Actions>
                <ButtonLink href=csv label=t::export_csv(locale) glyph=Glyph::Download />
                <ButtonLink href=xlsx label=t::export_xlsx(locale) glyph=Glyph::Download />
                {calendar.map(|ics| view! { <ButtonLink href=ics label=t::export_ics(locale) glyph=Glyph::Download /> })}
            </Actions>
        </section>
    }
    .into_any()
}
