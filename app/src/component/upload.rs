//! A file to send along.

use crate::{component::field::anatomy, form::FormState};
use language::{Locale, Text};
use leptos::prelude::*;

/// A file. The form needs `enctype="multipart/form-data"`.
///
/// ```text
/// <UploadField locale form name="bestand" label="Bestand" hint="JSON, CSV of XLSX, tot 10 MB" accept=".json,.csv,.xlsx" />
/// ```
#[component]
pub fn UploadField(
    locale: Locale,
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: Text,
    #[prop(into, optional)] hint: Text,
    #[prop(optional)] optional: bool,
    /// The kinds of file that are taken, as in HTML.
    #[prop(optional)]
    accept: Option<&'static str>,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    let describe = crate::component::field::described_by(&name, !hint.is_empty(), error.is_some());
    let input = view! {
        <input
            class="input input--file"
            id=name.clone()
            name=name.clone()
            type="file"
            accept=accept
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=describe
        />
    }
    .into_any();
    anatomy(locale, &name, label, hint, optional, error, input)
}
