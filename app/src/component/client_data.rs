//! A remark where a text seems to hold data of a client.

use crate::component::message::{Notice, Tone};
use chrono::NaiveDate;
use domain::client_data::traces;
use language::{Locale, Text, component as t};
use leptos::prelude::*;

/// Beside a text, for who can take it out: what it seems to hold. Nothing where it seems to hold nothing; it blocks nothing.
pub(crate) fn remark(locale: Locale, text: &str, on: NaiveDate) -> Option<AnyView> {
    let found: Vec<Text> = traces(text, on).into_iter().map(|trace| t::trace(locale, trace)).collect();
    (!found.is_empty()).then(|| {
        let found = found.join(&t::and(locale));
        view! { <Notice tone=Tone::Attention><p>{t::client_data(locale, &found)}</p></Notice> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_the_text_seems_to_hold_and_nothing_else() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert!(remark(Locale::Nl, "GZ-0042, sinds oktober", on).is_none());
        let html = remark(Locale::Nl, "111222333, geboren 3-4-2012", on).unwrap().to_html();
        assert!(html.contains("lijkt een BSN en een geboortedatum te staan"), "{html}");
        assert!(!html.contains("111222333"), "what it is about is not said again: {html}");
    }
}
