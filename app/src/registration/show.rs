//! One registration: its data, the rules that hold for it, and what to record next.

use super::{
    edit::decisions,
    entered::entered,
    form::{field, number_doubt},
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        facts::Facts,
        field::{DateField, SelectField},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
    },
    history::{Entered, HistoryAndDelete},
    path,
    rules::source,
    standing::{Judged, progress},
};
use domain::{Decision, Registration, Renewal, Standing, period::day_before};
use language::{Locale, Text, format, registration as t, rules as rules_text, term};
use leptos::prelude::*;

/// The registration as it was stored at `version`. `overlapping` are others that it is double with, `form` holds what was
/// typed into the quick forms, `today` at first.
pub fn page(
    request: Request,
    judged: &Judged,
    overlapping: &[Registration],
    version: i32,
    form: FormState,
    conflict: Option<Text>,
) -> AnyView {
    let locale = request.locale;
    let Judged { id, registration, assessment, .. } = judged;
    let title = term::registration(locale, assessment.ruleset.chamber);
    let opening = progress::opening(locale, registration, assessment);
    let doubt = registration.number.as_deref().and_then(|number| number_doubt(locale, registration.register, number));
    let usual = super::form::usual_end(registration.chamber, registration.since);
    let years = i32::try_from(assessment.ruleset.period.years).unwrap_or(5);
    let odd = (registration.until != usual).then(|| t::years_differ(locale, years));
    let double = (!overlapping.is_empty()).then(|| t::overlaps(locale, &dated(locale, overlapping)));
    let doubts: Vec<Text> = double.into_iter().chain(doubt).chain(odd).collect();
    let doubts = (!doubts.is_empty()).then(|| {
        let doubts = doubts.into_iter().map(|doubt| view! { <p>{doubt}</p> }).collect_view();
        view! { <Notice tone=Tone::Attention>{doubts}</Notice> }
    });
    let conflict = conflict.map(|stored| {
        view! {
            <Notice tone=Tone::Attention>
                <p>{t::conflict(locale)}</p>
                <p>{t::conflict_stored(locale, &stored)}</p>
            </Notice>
        }
    });
    let next = next_period(locale, judged);
    let quick = quick(locale, judged, version, &form);
    // Long before the end nobody has submitted: then it stands last.
    let soon = registration.submitted_on.is_some() || assessment.complete || assessment.period.days_left <= 366;
    let (first, last) = if soon { (quick, None) } else { (None, quick) };
    let rules = rules(locale, judged);
    let facts = data(locale, registration);
    let (edit, standing) = (path::registration_edit(id), path::standing_of(id));
    let (history, own) = (path::registration_history(id), id.clone());
    view! {
        <Frame request=request title=title.clone() width=Width::Wide invalid=!form.is_valid()>
            <header class="page-head">
                <p class="breadcrumb"><a href=path::REGISTRATIONS>{t::title(locale)}</a></p>
                <h1>{title}</h1>
                <Lead tone=opening.tone>{opening.text}</Lead>
            </header>
            <ErrorSummary locale=locale form=form />
            {conflict}
            {doubts}
            <Actions>
                <ButtonLink href=standing label=t::to_standing(locale) look=Look::Primary />
                <ButtonLink href=path::ACTIVITY_NEW label=t::log_first(locale) glyph=Glyph::Plus />
                <ButtonLink href=edit label=t::edit(locale) look=Look::Quiet glyph=Glyph::Edit />
            </Actions>
            {next}
            {first}
            {rules}
            <section class="section" aria-labelledby="gegevens">
                <h2 id="gegevens">{t::history_title(locale)}</h2>
                {facts}
            </section>
            {last}
            <section class="section">
                <HistoryAndDelete locale=locale history=history id=own version=version />
            </section>
        </Frame>
    }
    .into_any()
}

/// Registrations with their dates, as a list in words.
pub fn dated(locale: Locale, registrations: &[Registration]) -> String {
    let date = |day| format::date_short(locale, day);
    let dates = |one: &Registration| t::period(locale, &date(one.since), &date(day_before(one.until)));
    let name = |one: &Registration| format!("{}, {}", term::registration(locale, one.chamber), dates(one));
    language::standing::list(locale, &registrations.iter().map(name).collect::<Vec<String>>())
}

/// What is stored, in one line: for who changed it elsewhere.
pub fn in_words(locale: Locale, registration: &Registration) -> Text {
    let date = |day| format::date_short(locale, day);
    let mut parts = vec![
        term::registration(locale, registration.chamber).into_owned(),
        t::period(locale, &date(registration.since), &date(day_before(registration.until))).into_owned(),
    ];
    if let Some(number) = &registration.number {
        parts.push(t::number_is(locale, number).into_owned());
    }
    if let Some(on) = registration.submitted_on {
        parts.push(format!("{} {}", t::submitted_on(locale), date(on)));
    }
    parts.join(", ").into()
}

/// What was entered; the chamber is the title.
fn data(locale: Locale, registration: &Registration) -> AnyView {
    let entered = entered(locale, registration).into_iter().filter(|field| field.label != t::chamber(locale));
    view! { <Facts facts=entered.map(Entered::fact).collect() /> }.into_any()
}

/// What the next period is, once that is known.
fn next_period(locale: Locale, judged: &Judged) -> Option<AnyView> {
    let Judged { id, registration, assessment, after } = judged;
    let renewed = registration.since < assessment.period.since;
    let since = assessment.next_since.or(renewed.then_some(assessment.period.since))?;
    let date = format::date(locale, since);
    let text = match assessment.ruleset.period.renewal {
        Renewal::Submission => t::next_period_submission(locale, &date),
        Renewal::End => t::next_period_end(locale, &date),
    };
    let add = match after {
        Some(after) => Some(view! { <ButtonLink href=path::registration(after) label=t::next_period_there(locale) /> }),
        None => renewed.then(|| {
            view! { <ButtonLink href=path::registration_after(id) label=t::next_period_add(locale) glyph=Glyph::Plus /> }
        }),
    };
    let add = add.map(|link| view! { <p>{link}</p> });
    Some(
        view! {
            <section class="section" aria-labelledby="nieuwe-periode">
                <h2 id="nieuwe-periode">{t::next_period_title(locale)}</h2>
                <p>{text}</p>
                {add}
            </section>
        }
        .into_any(),
    )
}

/// The short form that comes next: the day of submission, then the decision.
fn quick(locale: Locale, judged: &Judged, version: i32, form: &FormState) -> Option<AnyView> {
    let Judged { id, registration, .. } = judged;
    let action = path::registration(id);
    let version = version.to_string();
    let submitted = || {
        view! { <DateField locale=locale form=form.clone() name=field::SUBMITTED label=t::submitted_on(locale) /> }
            .into_any()
    };
    let runs = matches!(judged.assessment.standing, Standing::Registered | Standing::Suspended);
    let (title, explained, fields, button) = match (registration.submitted_on, registration.decision) {
        (None, _) => {
            let title = t::submit_action_title(locale);
            (title, Some(t::submit_action_lead(locale)), submitted(), t::submit_action(locale))
        }
        (Some(_), Some(Decision::Rejected)) if runs => {
            (t::resubmit_title(locale), Some(t::resubmit_lead(locale)), submitted(), t::submit_action(locale))
        }
        (Some(_), None) => {
            let fields = view! {
                <div class="field-row">
                    <SelectField
                        locale=locale
                        form=form.clone()
                        name=field::DECISION
                        label=t::decision(locale)
                        choices=decisions(locale)
                    />
                    <DateField locale=locale form=form.clone() name=field::DECIDED label=t::decided_on(locale) />
                </div>
            }
            .into_any();
            (t::decision_action_title(locale), None, fields, t::decision_action(locale))
        }
        (Some(_), Some(_)) => return None,
    };
    let renewal = (registration.submitted_on.is_none())
        .then(|| rules_text::renewal(locale, judged.assessment.ruleset.period.renewal));
    Some(
        view! {
            <section class="section" id="ingediend" aria-labelledby="vastleggen">
                <h2 id="vastleggen">{title}</h2>
                {explained.map(|text| view! { <p>{text} " " {renewal}</p> })}
                <form class="form" method="post" action=action novalidate>
                    <input type="hidden" name=field::VERSION value=version />
                    {fields}
                    <Actions><Submit label=button look=Look::Plain /></Actions>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn rules(locale: Locale, judged: &Judged) -> AnyView {
    let Judged { registration, assessment, .. } = judged;
    let ruleset = assessment.ruleset;
    let content = if ruleset.known {
        source::explained(locale, source::behind(assessment, registration.facts))
    } else {
        view! { <p>{language::standing::requirements_unknown(locale)}</p> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="regels">
            <h2 id="regels">{t::rules_now(locale)}</h2>
            {content}
            <p class="screen-only"><a href=path::ruleset(ruleset.id)>{t::all_rules(locale)}</a></p>
        </section>
    }
    .into_any()
}
