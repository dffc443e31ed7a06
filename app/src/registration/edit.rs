//! The whole form of a registration.

use super::{
    form::{Question, field, rows},
    keys, question,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, EnterSends, Look, Submit},
        details::Details,
        field::{Choice, DateField, SelectField, TextField},
        frame::Frame,
        message::{ErrorSummary, Notice, Tone},
    },
    path,
};
use chrono::NaiveDate;
use domain::{Chamber, Decision, MeasureKind, Register, Ruleset, RulesetId};
use language::{Locale, Text, form as words, format, registration as t, term};
use leptos::prelude::*;

/// The form of the registration `id`. `conflict` says what is stored, where that is newer than what was changed.
pub fn page(request: Request, id: &str, form: FormState, conflict: Option<Text>) -> AnyView {
    let locale = request.locale;
    let conflict = conflict.map(|stored| {
        view! {
            <Notice tone=Tone::Attention>
                <p>{t::conflict(locale)}</p>
                <p>{t::conflict_stored(locale, &stored)}</p>
            </Notice>
        }
    });
    let action = path::registration_edit(id);
    let back = path::registration(id);
    let parts = [
        registration(locale, &form),
        facts(locale, &form, request.today),
        submission(locale, &form),
        moves(locale, &form),
        measures(locale, &form),
        rules(locale, &form),
    ];
    let hidden = keys(&form);
    view! {
        <Frame request=request title=t::edit_title(locale) invalid=!form.is_valid()>
            <header class="page-head">
                <p class="breadcrumb"><a href=back.clone()>{t::title(locale)}</a></p>
                <h1>{t::edit_title(locale)}</h1>
            </header>
            <ErrorSummary locale=locale form=form />
            {conflict}
            <form class="form" method="post" action=action novalidate>
                {hidden}
                {parts.into_iter().collect_view()}
                <Actions>
                    <Submit label=words::save(locale) />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

fn registration(locale: Locale, form: &FormState) -> AnyView {
    let chambers = Chamber::ALL
        .iter()
        .map(|chamber| Choice::new(chamber.as_str(), term::registration(locale, *chamber)))
        .collect();
    let chamber: Option<Chamber> = form.value(field::CHAMBER).parse().ok();
    let hint = t::number_hint(locale, chamber.map_or(Register::Skj, Chamber::register));
    view! {
        <EnterSends />
        <fieldset class="group">
            <legend>{t::section_registration(locale)}</legend>
            <SelectField locale=locale form=form.clone() name=field::CHAMBER label=t::chamber(locale) choices=chambers />
            <TextField
                locale=locale
                form=form.clone()
                name=field::NUMBER
                label=t::number(locale)
                hint=hint
                optional=true
                short=true
            />
            <div class="field-row">
                <DateField locale=locale form=form.clone() name=field::SINCE label=t::since(locale) />
                <DateField locale=locale form=form.clone() name=field::UNTIL label=t::until(locale) hint=t::until_hint_edit(locale) />
            </div>
        </fieldset>
    }
    .into_any()
}

/// The rules that hold for what the form says.
fn ruleset(form: &FormState, today: NaiveDate) -> Option<&'static Ruleset> {
    let named = form.value(field::RULESET).parse::<RulesetId>().ok().map(RulesetId::get);
    let chamber: Chamber = form.value(field::CHAMBER).parse().ok()?;
    let since = format::parse_date(form.value(field::SINCE)).unwrap_or(today);
    named.filter(|named| named.chamber == chamber).or_else(|| Ruleset::in_force(chamber, since))
}

fn facts(locale: Locale, form: &FormState, today: NaiveDate) -> AnyView {
    let questions: Vec<Question> = ruleset(form, today).into_iter().flat_map(Question::of).collect();
    if questions.is_empty() {
        return ().into_any();
    }
    let questions = questions.into_iter().map(|asked| question(locale, form, asked)).collect_view();
    view! {
        <fieldset class="group">
            <legend>{t::section_facts(locale)}</legend>
            {questions}
        </fieldset>
    }
    .into_any()
}

/// The choices of a decision.
pub fn decisions(locale: Locale) -> Vec<Choice> {
    let none = Choice::new("", t::no_decision(locale));
    let all = Decision::ALL.iter().map(|decision| Choice::new(decision.as_str(), term::decision(locale, *decision)));
    std::iter::once(none).chain(all).collect()
}

fn submission(locale: Locale, form: &FormState) -> AnyView {
    view! {
        <fieldset class="group">
            <legend>{t::section_submission(locale)}</legend>
            <DateField
                locale=locale
                form=form.clone()
                name=field::SUBMITTED
                label=t::submitted_on(locale)
                hint=t::submitted_hint(locale)
                optional=true
            />
            <div class="field-row">
                <SelectField locale=locale form=form.clone() name=field::DECISION label=t::decision(locale) choices=decisions(locale) />
                <DateField locale=locale form=form.clone() name=field::DECIDED label=t::decided_on(locale) optional=true />
            </div>
        </fieldset>
    }
    .into_any()
}

fn moves(locale: Locale, form: &FormState) -> AnyView {
    let count = rows(form, field::MOVES);
    let open = count > 0;
    let fields = (0..count)
        .map(|index| {
            let name = |part| field::row(field::MOVES, index, part);
            view! {
                <div class="field-row">
                    <DateField locale=locale form=form.clone() name=name("tot") label=t::move_until(locale) />
                    <TextField locale=locale form=form.clone() name=name("reden") label=t::move_reason(locale) optional=true />
                </div>
            }
        })
        .collect_view();
    view! {
        <input type="hidden" name=field::MOVES value=count.to_string() />
        <Details summary=t::section_moves(locale) open=open>
            <p class="muted">{t::moves_hint(locale)}</p>
            {fields}
            <Submit label=t::add_move(locale) look=Look::Plain name=field::ADD_ROW value=field::MOVES />
        </Details>
    }
    .into_any()
}

fn measures(locale: Locale, form: &FormState) -> AnyView {
    let count = rows(form, field::MEASURES);
    let open = count > 0;
    let kinds = || {
        let none = Choice::new("", t::none(locale));
        let all = MeasureKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), term::measure(locale, *kind)));
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    };
    let fields = (0..count)
        .map(|index| {
            let name = |part| field::row(field::MEASURES, index, part);
            view! {
                <div class="field-row">
                    <SelectField locale=locale form=form.clone() name=name("soort") label=t::measure_kind(locale) choices=kinds() />
                    <DateField locale=locale form=form.clone() name=name("van") label=t::measure_from(locale) />
                    <DateField
                        locale=locale
                        form=form.clone()
                        name=name("tot")
                        label=t::measure_until(locale)
                        hint=t::measure_until_hint(locale)
                        optional=true
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <input type="hidden" name=field::MEASURES value=count.to_string() />
        <Details summary=t::section_measures(locale) open=open>
            <p class="muted">{t::measures_hint(locale)}</p>
            {fields}
            <Submit label=t::add_measure(locale) look=Look::Plain name=field::ADD_ROW value=field::MEASURES />
        </Details>
    }
    .into_any()
}

fn rules(locale: Locale, form: &FormState) -> AnyView {
    let chamber: Option<Chamber> = form.value(field::CHAMBER).parse().ok();
    let known = Ruleset::all().iter().filter(|ruleset| Some(ruleset.chamber) == chamber);
    let auto = Choice::new("", t::ruleset_auto(locale));
    let choices: Vec<Choice> = std::iter::once(auto)
        .chain(known.map(|ruleset| {
            let label = format!(
                "{} ({})",
                term::chamber(locale, ruleset.chamber),
                crate::rules::source::validity(locale, ruleset)
            );
            Choice::new(ruleset.id.as_str(), label)
        }))
        .collect();
    let open = !form.value(field::RULESET).is_empty() || form.error(field::RULESET).is_some();
    let form = form.clone();
    view! {
        <Details summary=t::ruleset(locale) open=open>
            <SelectField
                locale=locale
                form=form
                name=field::RULESET
                label=t::ruleset(locale)
                hint=t::ruleset_hint(locale)
                choices=choices
            />
        </Details>
    }
    .into_any()
}
