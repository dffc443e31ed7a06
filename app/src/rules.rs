//! The rules with their sources: every ruleset, public.

pub mod source;
pub mod words;

use crate::{
    Request,
    component::{
        frame::{Frame, Width},
        lead::Lead,
        message::Tone,
        table::TableFrame,
    },
    path,
};
use domain::registration::ruleset::{Grounds, Requirement};
use domain::{Register, Ruleset};
use language::{Locale, format, rules as t, standing, term};
use leptos::prelude::*;

/// All rulesets.
pub fn list(request: Request) -> AnyView {
    let locale = request.locale;
    let sections = Register::ALL
        .iter()
        .map(|register| {
            let rows = Ruleset::all()
                .iter()
                .filter(|ruleset| ruleset.chamber.register() == *register)
                .map(|ruleset| list_row(locale, ruleset))
                .collect_view();
            let name = term::register_full(locale, *register);
            view! {
                <section class="section">
                    <h2>{name.clone()}</h2>
                    <TableFrame caption=name hide_caption=true>
                        <thead>
                            <tr>
                                <th scope="col">{t::column_rules(locale)}</th>
                                <th scope="col">{t::column_validity(locale)}</th>
                                <th scope="col">{t::column_asked(locale)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </TableFrame>
                </section>
            }
        })
        .collect_view();
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                <Lead>{t::lead(locale)}</Lead>
            </header>
            {sections}
            <p class="muted">{t::read_on(locale, &format::date(locale, source::read_on()))}</p>
        </Frame>
    }
    .into_any()
}

fn list_row(locale: Locale, ruleset: &'static Ruleset) -> AnyView {
    let asked: Vec<String> = ruleset
        .requirements
        .iter()
        .filter(|rule| rule.parent().is_none() && rule.when == Default::default())
        .filter(|rule| !rule.required.is_zero() && rule.id.unit() != domain::Unit::Items)
        .map(|rule| {
            let amount = term::amount(locale, rule.id.unit(), rule.required);
            if rule.id == domain::RequirementId::Total {
                return amount;
            }
            standing::missing_of(locale, &amount, &standing::inline(&term::requirement(locale, rule.id))).into_owned()
        })
        .collect();
    let asked = if ruleset.known { standing::list(locale, &asked).into() } else { t::date_only(locale) };
    view! {
        <tr>
            <th scope="row" class="table__main">
                <a class="table__link" href=path::ruleset(ruleset.id)>{term::chamber(locale, ruleset.chamber)}</a>
            </th>
            <td data-label=t::column_validity(locale)>{source::validity(locale, ruleset)}</td>
            <td data-label=t::column_asked(locale)>{asked}</td>
        </tr>
    }
    .into_any()
}

/// One ruleset with every figure and its source.
pub fn one(request: Request, ruleset: &'static Ruleset) -> AnyView {
    let locale = request.locale;
    let title = term::registration(locale, ruleset.chamber);
    let lead = match (ruleset.known, ruleset.valid_from, ruleset.valid_until) {
        (false, ..) => t::lead_unknown(locale),
        (true, None, None) => t::lead_always(locale),
        (true, ..) => t::lead_known(locale, &source::validity(locale, ruleset)),
    };
    let tone = if ruleset.known { Tone::Neutral } else { Tone::Attention };
    view! {
        <Frame request=request title=title.clone() width=Width::Wide>
            <header class="page-head">
                <p class="breadcrumb"><a href=path::RULES>{t::title(locale)}</a></p>
                <h1>{title}</h1>
                <Lead tone=tone>{lead}</Lead>
            </header>
            {(!ruleset.unknown.is_empty() && !ruleset.known).then(|| unknown(locale, ruleset))}
            {(!ruleset.requirements.is_empty()).then(|| asked(locale, ruleset))}
            {counting(locale, ruleset)}
            {period(locale, ruleset)}
            {(!ruleset.unknown.is_empty() && ruleset.known).then(|| unknown(locale, ruleset))}
            {sources(locale, ruleset)}
            <p class="muted">{t::read_on(locale, &format::date(locale, source::read_on()))}</p>
        </Frame>
    }
    .into_any()
}

fn asked(locale: Locale, ruleset: &'static Ruleset) -> AnyView {
    let rows = ruleset.requirements.iter().map(|rule| asked_row(locale, rule)).collect_view();
    view! {
        <section class="section" aria-labelledby="gevraagd">
            <h2 id="gevraagd">{t::section_asked(locale)}</h2>
            <TableFrame caption=t::section_asked(locale) hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::column_requirement(locale)}</th>
                        <th scope="col">{t::column_figure(locale)}</th>
                        <th scope="col">{t::column_grounds(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </section>
    }
    .into_any()
}

fn asked_row(locale: Locale, rule: &'static Requirement) -> AnyView {
    let conditions = source::conditions(locale, rule);
    view! {
        <tr>
            <th scope="row" class="table__main">
                {term::requirement(locale, rule.id)}
                {(!conditions.is_empty()).then(|| view! { <span class="muted small block">{conditions}</span> })}
            </th>
            <td data-label=t::column_figure(locale)>{source::figure(locale, rule)}</td>
            <td data-label=t::column_grounds(locale)>{source::grounds(locale, &rule.grounds)}</td>
        </tr>
    }
    .into_any()
}

fn counting(locale: Locale, ruleset: &'static Ruleset) -> Option<AnyView> {
    let training: Vec<_> = ruleset.training.iter().map(|rule| (words::training(locale, rule), &rule.grounds)).collect();
    let reflection: Vec<_> =
        ruleset.reflection.iter().map(|rule| (words::reflection(locale, rule), &rule.grounds)).collect();
    let other: Vec<_> = ruleset.other.iter().map(|rule| (words::other(locale, rule), &rule.grounds)).collect();
    let hours: Vec<_> = ruleset.hours.iter().map(|rule| (words::hours(locale, rule.weeks), &rule.grounds)).collect();
    let parts = [
        (t::section_training(locale), training),
        (t::section_reflection(locale), reflection),
        (t::section_other(locale), other),
        (t::section_hours(locale), hours),
    ];
    if parts.iter().all(|(_, rules)| rules.is_empty()) {
        return None;
    }
    let parts = parts
        .into_iter()
        .filter(|(_, rules)| !rules.is_empty())
        .map(|(title, rules)| view! { <h3>{title}</h3> {rule_list(locale, rules)} })
        .collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby="telt">
                <h2 id="telt">{t::section_counts(locale)}</h2>
                {parts}
            </section>
        }
        .into_any(),
    )
}

fn rule_list(locale: Locale, rules: Vec<(String, &'static Grounds)>) -> AnyView {
    let items = rules
        .into_iter()
        .map(|(text, grounds)| view! { <li>{text} " " {source::grounds(locale, grounds)}</li> })
        .collect_view();
    view! { <ul class="stack">{items}</ul> }.into_any()
}

fn period(locale: Locale, ruleset: &'static Ruleset) -> AnyView {
    let rules = vec![(
        format!("{} {}", t::years(locale, ruleset.period.years), t::renewal(locale, ruleset.period.renewal)),
        &ruleset.period.grounds,
    )];
    view! {
        <section class="section" aria-labelledby="periode">
            <h2 id="periode">{t::section_period(locale)}</h2>
            {rule_list(locale, rules)}
            <p>{t::submit_by(locale)}</p>
        </section>
    }
    .into_any()
}

fn unknown(locale: Locale, ruleset: &'static Ruleset) -> AnyView {
    let items = ruleset
        .unknown
        .iter()
        .map(|unknown| {
            view! {
                <li>
                    {t::unknown(locale, unknown.what)} " "
                    {source::link(&unknown.source, t::looked_at(locale, source::host(&unknown.source)))}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="onbekend">
            <h2 id="onbekend">{t::section_unknown(locale)}</h2>
            <ul class="stack">{items}</ul>
        </section>
    }
    .into_any()
}

fn sources(locale: Locale, ruleset: &'static Ruleset) -> AnyView {
    let items = ruleset
        .sources
        .iter()
        .map(|address| view! { <li class="wrap">{source::link(address, address.clone().into())}</li> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="bronnen">
            <h2 id="bronnen">{t::section_sources(locale)}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
