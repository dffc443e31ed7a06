//! A new registration in at most four short steps.

use super::{
    form::{CARRIED, Question, Step, chamber_of, field, number_doubt, ruleset_of, steps, too_early},
    hidden, question,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, Look, Submit},
        field::{Choice, ChoiceField, DateField, TextField},
        frame::Frame,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        steps::Steps,
    },
    path,
};
use domain::{Chamber, Register};
use language::{Locale, Text, format, registration as t, term};
use leptos::prelude::*;

/// One step of onboarding, with what was answered before.
pub fn page(request: Request, form: FormState, step: Step) -> AnyView {
    let locale = request.locale;
    let today = request.today;
    let all = steps(&form, today);
    let number = all.iter().position(|found| *found == step).map_or(1, |index| index + 1);
    let (at, of) = (u8::try_from(number).unwrap_or(1), u8::try_from(all.len()).unwrap_or(4));
    let (title, lead) = match step {
        Step::Register => (t::step_register(locale), t::step_register_hint(locale)),
        Step::Chamber => (t::step_chamber(locale), t::step_chamber_hint(locale)),
        Step::Dates => (t::step_dates(locale), t::step_dates_lead(locale)),
        Step::Facts => (t::step_facts(locale), t::step_facts_lead(locale)),
    };
    let chosen = chamber_of(&form).filter(|_| matches!(step, Step::Dates | Step::Facts));
    let chosen = chosen.map(|chamber| view! { <p class="muted">{term::registration(locale, chamber)}</p> });
    let fields = match step {
        Step::Register => registers(locale, &form),
        Step::Chamber => chambers(locale, &form),
        Step::Dates => dates(locale, &form),
        Step::Facts => ruleset_of(&form, today)
            .into_iter()
            .flat_map(Question::of)
            .map(|asked| question(locale, &form, asked))
            .collect_view()
            .into_any(),
    };
    // A number that looks odd is said on the step after, and stops nobody.
    let doubt = (step == Step::Facts)
        .then(|| number_doubt(locale, form.value(field::REGISTER).parse().ok()?, form.value(field::NUMBER)))
        .flatten()
        .map(|doubt| view! { <Notice tone=Tone::Attention><p>{doubt}</p></Notice> });
    // A day before any rules may be a slip: it is asked once.
    let early = (step == Step::Dates && form.is_valid()).then(|| too_early(&form)).flatten();
    let doubted = early.is_some();
    let doubt = doubt.map(IntoAny::into_any).or_else(|| {
        let (since, first) = early?;
        let notice = view! {
            <Notice tone=Tone::Attention>
                <h2>{t::too_early_title(locale)}</h2>
                <p>{t::too_early(locale, &format::date(locale, since), &format::date(locale, first))}</p>
            </Notice>
        };
        Some(notice.into_any())
    });
    let certain = early.map(|(since, _)| view! { <input type="hidden" name=field::CERTAIN value=since.to_string() /> });
    let carried: Vec<&'static str> = CARRIED.into_iter().filter(|name| !step.fields().contains(name)).collect();
    let carried = hidden(&form, &carried);
    let last = all.last() == Some(&step);
    let forward = match (doubted, last) {
        (true, _) => t::too_early_go_on(locale),
        (false, true) => t::finish(locale),
        (false, false) => t::next(locale),
    };
    let back =
        (number > 1).then(|| view! { <Submit label=t::back(locale) look=Look::Quiet name=field::BACK value="1" /> });
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid() || doubted>
            <header class="page-head">
                <Steps locale=locale step=at of=of />
                <h1>{title}</h1>
                {chosen}
                <Lead>{lead}</Lead>
                {(step == Step::Register)
                    .then(|| view! { <p><a href=path::IMPORT>{language::standing::empty_import(locale)}</a></p> })}
            </header>
            <ErrorSummary locale=locale form=form />
            {doubt}
            <form class="form" method="post" action=path::REGISTRATION_NEW novalidate>
                <input type="hidden" name=field::STEP value=step.as_str() />
                {carried}
                {certain}
                {fields}
                <Actions>
                    <Submit label=forward />
                    {back}
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

fn registers(locale: Locale, form: &FormState) -> AnyView {
    let choices = Register::ALL
        .iter()
        .map(|register| {
            Choice::with_hint(register.as_str(), term::register(locale, *register), t::register_hint(locale, *register))
        })
        .collect();
    view! {
        <ChoiceField locale=locale form=form.clone() name=field::REGISTER legend=t::register(locale) choices=choices />
    }
    .into_any()
}

fn chambers(locale: Locale, form: &FormState) -> AnyView {
    let register: Option<Register> = form.value(field::REGISTER).parse().ok();
    let choices = register
        .into_iter()
        .flat_map(Chamber::of)
        .map(|chamber| {
            Choice::with_hint(chamber.as_str(), term::chamber(locale, chamber), term::chamber_hint(locale, chamber))
        })
        .collect();
    view! {
        <ChoiceField locale=locale form=form.clone() name=field::CHAMBER legend=t::chamber(locale) choices=choices />
    }
    .into_any()
}

fn dates(locale: Locale, form: &FormState) -> AnyView {
    let register: Option<Register> = form.value(field::REGISTER).parse().ok();
    let hint = register.map_or(Text::default(), |register| t::number_hint(locale, register));
    view! {
        <DateField locale=locale form=form.clone() name=field::SINCE label=t::since(locale) hint=t::since_hint(locale) />
        <DateField
            locale=locale
            form=form.clone()
            name=field::UNTIL
            label=t::until(locale)
            hint=t::until_hint(locale)
            optional=true
        />
        <TextField
            locale=locale
            form=form.clone()
            name=field::NUMBER
            label=t::number(locale)
            hint=hint
            optional=true
            short=true
        />
    }
    .into_any()
}
