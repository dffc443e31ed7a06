//! Registrations: onboarding, list, change.

pub mod edit;
pub mod entered;
pub mod form;
pub mod onboarding;
pub mod show;

use crate::{
    FormState, Request,
    component::{
        actions::ButtonLink,
        empty::Empty,
        field::{Choice, ChoiceField},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        rows::{Row, Rows},
    },
    path,
    standing::{Judged, overview},
};
use form::{Question, field};
use language::{Locale, Text, registration as t};
use leptos::prelude::*;

/// All registrations of a person.
pub fn list(request: Request, registrations: &[Judged]) -> AnyView {
    let locale = request.locale;
    let content = if registrations.is_empty() {
        view! {
            <Empty title=t::empty_title(locale) action=t::add(locale) href=path::REGISTRATION_NEW>{t::empty(locale)}</Empty>
        }
        .into_any()
    } else {
        let rows = |continued: bool| -> Vec<Row> {
            let some = registrations.iter().filter(|one| one.assessment.continued == continued);
            some.map(|one| overview::registration_row(locale, one, path::registration(&one.id))).collect()
        };
        let (rows, before) = (rows(false), rows(true));
        let before = (!before.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="eerder">
                    <h2 id="eerder">{t::periods_before(locale)}</h2>
                    <Rows rows=before />
                </section>
            }
        });
        view! {
            <Rows rows=rows />
            {before}
            <p><ButtonLink href=path::REGISTRATION_NEW label=t::add(locale) glyph=Glyph::Plus /></p>
        }
        .into_any()
    };
    let running = registrations.iter().filter(|one| !one.assessment.continued).count();
    let lead = (running > 0).then(|| t::list_lead(locale, running));
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                {lead.map(|lead| view! { <Lead>{lead}</Lead> })}
            </header>
            {content}
        </Frame>
    }
    .into_any()
}

/// The question after a fact, with the reason why it is asked.
fn question(locale: Locale, form: &FormState, question: Question) -> AnyView {
    let (legend, hint) = question_text(locale, question);
    let choices = if question == Question::EntryGroup {
        vec![
            Choice::new("1", t::entry_group_1(locale)),
            Choice::new("2", t::entry_group_2(locale)),
            Choice::new("3", t::entry_group_3(locale)),
        ]
    } else {
        vec![
            Choice::new("ja", t::yes(locale)),
            Choice::new("nee", t::no(locale)),
            Choice::new("onbekend", t::not_sure(locale)),
        ]
    };
    view! {
        <ChoiceField locale=locale form=form.clone() name=question.field() legend=legend hint=hint choices=choices />
    }
    .into_any()
}

fn question_text(locale: Locale, question: Question) -> (Text, Text) {
    match question {
        Question::Ethics => (t::ethics(locale), t::ethics_hint(locale)),
        Question::SelfEmployed => (t::self_employed(locale), t::self_employed_hint(locale)),
        Question::Experience => (t::experience(locale), t::experience_hint(locale)),
        Question::Diagnostics => (t::diagnostics(locale), t::diagnostics_hint(locale)),
        Question::EntryGroup => (t::entry_group(locale), t::entry_group_hint(locale)),
    }
}

/// What was answered to a question, in words.
fn answered(locale: Locale, registration: &domain::Registration, question: Question) -> Text {
    let facts = &registration.facts;
    let value = match question {
        Question::Ethics => facts.ethics_training_required,
        Question::SelfEmployed => facts.self_employed,
        Question::Experience => facts.experience_over_3648_hours,
        Question::Diagnostics => facts.diagnostics_endorsement,
        Question::EntryGroup => {
            return match facts.entry_group.unwrap_or(1) {
                2 => t::entry_group_2(locale),
                3 => t::entry_group_3(locale),
                _ => t::entry_group_1(locale),
            };
        }
    };
    match value {
        Some(true) => t::yes(locale),
        Some(false) => t::no(locale),
        None => t::not_sure(locale),
    }
}

/// The fields that travel along unseen, in an order of their own.
fn hidden(form: &FormState, names: &[&'static str]) -> AnyView {
    names
        .iter()
        .filter(|name| !form.value(name).is_empty())
        .map(|name| view! { <input type="hidden" name=*name value=form.value(name).to_owned() /> })
        .collect_view()
        .into_any()
}

/// The version and the id that a form carries.
fn keys(form: &FormState) -> AnyView {
    hidden(form, &[field::ID, field::VERSION])
}
