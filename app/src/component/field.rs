//! Form fields: label above, hint below the label, error above the input.
//!
//! Every field reads what was typed and what is wrong from the [`FormState`], by its `name`; the `id` is the name.

use crate::{
    component::icon::{Glyph, Icon, Kind, KindIcon},
    form::FormState,
};
use language::{Locale, Text, form as t, format};
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// What the fields of a page that have an error are called, for the summary above them: by their `name`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels(Arc<Mutex<Vec<(String, Text)>>>);

impl Labels {
    /// Remembers a field.
    pub(crate) fn remember(name: &str, label: &Text) {
        let Self(labels) = Self::of_page();
        labels.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), label.clone()));
    }

    /// Those of the page that is being made. Fields may be made before the frame around them.
    pub(crate) fn of_page() -> Self {
        use_context().unwrap_or_else(|| {
            let labels = Self::default();
            provide_context(labels.clone());
            labels
        })
    }

    /// What a field is called.
    pub(crate) fn of(&self, name: &str) -> Option<Text> {
        let labels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        labels.iter().find(|(known, _)| known == name).map(|(_, label)| label.clone())
    }
}

/// The ids for `aria-describedby`: the hint and the error, where they are.
pub(crate) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, "hint"), (error, "error")]
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, id)| format!("{name}-{id}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The label with hint and error, and the input itself.
pub(crate) fn anatomy(
    locale: Locale,
    name: &str,
    label: Text,
    hint: Text,
    optional: bool,
    error: Option<Text>,
    input: AnyView,
) -> AnyView {
    let class = if error.is_some() { "field field--invalid" } else { "field" };
    let error = error_line(name, &label, error);
    view! {
        <div class=class>
            <label class="field__label" for=name.to_owned()>
                {label}
                {optional.then(|| view! { " " <span class="field__optional">{t::optional(locale)}</span> })}
            </label>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            {error}
            {input}
        </div>
    }
    .into_any()
}

/// What is wrong with a field. The summary above learns from it what the field is called.
pub(crate) fn error_line(name: &str, label: &Text, error: Option<Text>) -> Option<AnyView> {
    error.map(|message| {
        Labels::remember(name, label);
        view! { <p class="field__error" id=format!("{name}-error")><Icon glyph=Glyph::Attention />{message}</p> }
            .into_any()
    })
}

/// Text as HTML, for the elements whose content Leptos does not escape.
pub(crate) fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An input with its unit behind it.
fn with_unit(input: AnyView, unit: Text) -> AnyView {
    if unit.is_empty() {
        return input;
    }
    view! { <div class="field__unit">{input} <span class="muted">{unit}</span></div> }.into_any()
}

/// One line of text. `kind` is the input's type: `text`, `email`, `password`, `search`.
#[component]
pub fn TextField(
    locale: Locale,
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: Text,
    #[prop(into, optional)] hint: Text,
    #[prop(optional)] optional: bool,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    /// The id of a datalist with suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Narrow: for numbers and dates.
    #[prop(optional)]
    short: bool,
    /// The unit behind the input: `uur`.
    #[prop(into, optional)]
    unit: Text,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    // A password is not sent back.
    let value = if kind == "password" { String::new() } else { form.value(&name).to_owned() };
    let input = view! {
        <input
            class=if short { "input input--short" } else { "input" }
            id=name.clone()
            name=name.clone()
            type=kind
            value=value
            autocomplete=autocomplete
            inputmode=inputmode
            list=list
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=described_by(&name, !hint.is_empty(), error.is_some())
        />
    }
    .into_any();
    let input = with_unit(input, unit);
    anatomy(locale, &name, label, hint, optional, error, input)
}

/// A date, typed or picked.
#[component]
pub fn DateField(
    locale: Locale,
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: Text,
    #[prop(into, optional)] hint: Text,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    let typed = form.value(&name).to_owned();
    // What is not a date would vanish from a date field: show it in a text field, to be mended.
    let is_date = typed.is_empty() || format::field_date(&typed).is_some();
    let input = view! {
        <input
            class="input input--short"
            id=name.clone()
            name=name.clone()
            type=if is_date { "date" } else { "text" }
            value=typed
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=described_by(&name, !hint.is_empty(), error.is_some())
        />
    }
    .into_any();
    anatomy(locale, &name, label, hint, optional, error, input)
}

/// Several lines of text.
#[component]
pub fn TextArea(
    locale: Locale,
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: Text,
    #[prop(into, optional)] hint: Text,
    #[prop(optional)] optional: bool,
    #[prop(default = 4)] rows: u8,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    // Leptos writes what is inside a textarea as it is, and browsers drop the first line end.
    let value = format!("\n{}", as_html(form.value(&name)));
    let input = view! {
        <textarea
            class="input"
            id=name.clone()
            name=name.clone()
            rows=rows.to_string()
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=described_by(&name, !hint.is_empty(), error.is_some())
            inner_html=value
        ></textarea>
    }
    .into_any();
    anatomy(locale, &name, label, hint, optional, error, input)
}

/// A choice that can be made in a list or in a group of radio buttons.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: Text,
    /// One sentence more.
    pub hint: Text,
    /// The mark in front, for kinds of activities.
    pub kind: Option<Kind>,
}

impl Choice {
    /// A choice without a sentence of its own.
    pub fn new(value: impl Into<String>, label: impl Into<Text>) -> Self {
        Self::with_hint(value, label, Text::default())
    }

    /// A choice with one sentence more.
    pub fn with_hint(value: impl Into<String>, label: impl Into<Text>, hint: impl Into<Text>) -> Self {
        Self { value: value.into(), label: label.into(), hint: hint.into(), kind: None }
    }

    /// The same choice with the mark of a kind of activity.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }
}

/// A drop-down list.
#[component]
pub fn SelectField(
    locale: Locale,
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: Text,
    #[prop(into, optional)] hint: Text,
    #[prop(optional)] optional: bool,
    choices: Vec<Choice>,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    let chosen = form.value(&name).to_owned();
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    let input = view! {
        <select
            class="input input--select"
            id=name.clone()
            name=name.clone()
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=described_by(&name, !hint.is_empty(), error.is_some())
        >
            {options}
        </select>
    }
    .into_any();
    anatomy(locale, &name, label, hint, optional, error, input)
}

/// A group of large radio buttons (`multiple` makes them tick boxes). The group's id is the name, the buttons' ids
/// are `name-value`; a link to the group lands on its first button.
#[component]
pub fn ChoiceField(
    locale: Locale,
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] legend: Text,
    #[prop(into, optional)] hint: Text,
    #[prop(optional)] optional: bool,
    #[prop(optional)] multiple: bool,
    /// Side by side where there is room.
    #[prop(optional)]
    columns: bool,
    choices: Vec<Choice>,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    let class = if error.is_some() { "field field--invalid" } else { "field" };
    let describe = described_by(&name, !hint.is_empty(), error.is_some());
    let error = error_line(&name, &legend, error);
    let kind = if multiple { "checkbox" } else { "radio" };
    let buttons = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let checked = form.has(&name, &choice.value);
            let id = if index == 0 { name.clone() } else { format!("{name}-{}", choice.value) };
            let hint_id = format!("{name}-{}-hint", choice.value);
            let has_hint = !choice.hint.is_empty();
            view! {
                <div class="choice">
                    <input
                        class="choice__input"
                        type=kind
                        id=id.clone()
                        name=name.clone()
                        value=choice.value
                        checked=checked
                        aria-describedby=has_hint.then(|| hint_id.clone())
                    />
                    {choice.kind.map(|kind| view! { <KindIcon kind=kind /> })}
                    <div class="choice__text">
                        <label class="choice__label" for=id>{choice.label}</label>
                        {has_hint.then(|| view! { <p class="choice__hint" id=hint_id>{choice.hint}</p> })}
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=describe>
            <legend class="field__label">
                {legend}
                {optional.then(|| view! { " " <span class="field__optional">{t::optional(locale)}</span> })}
            </legend>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            {error}
            <div class=if columns { "choices choices--columns" } else { "choices" }>{buttons}</div>
        </fieldset>
    }
}

/// One tick box.
#[component]
pub fn CheckField(
    form: FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: Text,
    #[prop(into, optional)] hint: Text,
    /// What is sent when it is ticked.
    #[prop(default = "yes")]
    value: &'static str,
) -> impl IntoView {
    let error = form.error(&name).cloned();
    let checked = form.has(&name, value);
    let has_hint = !hint.is_empty();
    let is_wrong = error.is_some();
    let error = error_line(&name, &label, error);
    view! {
        <div class=if is_wrong { "field field--invalid" } else { "field" }>
            {error}
            <div class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    id=name.clone()
                    name=name.clone()
                    value=value
                    checked=checked
                    aria-describedby=described_by(&name, has_hint, is_wrong)
                />
                <div class="choice__text">
                    <label class="choice__label" for=name.clone()>{label}</label>
                    {has_hint.then(|| view! { <p class="choice__hint" id=format!("{name}-hint")>{hint}</p> })}
                </div>
            </div>
        </div>
    }
}

/// A value that travels along unseen.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_inside_its_field() {
        let typed = "\nregel</textarea><img src=x onerror=alert(1)>&amp;";
        let mut form = FormState::default();
        form.push("tekst", typed);
        let html = view! { <TextArea locale=Locale::Nl form=form name="tekst" label="Tekst" /> }.to_html();
        assert!(
            html.contains(">\n\nregel&lt;/textarea&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;</textarea>"),
            "{html}"
        );
    }
}
