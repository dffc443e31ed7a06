//! Where a figure comes from: a link to its source, our reading, or both.

use chrono::NaiveDate;
use domain::registration::ruleset::{Grounds, Requirement};
use domain::{Assessment, Facts, RequirementId, Ruleset, Unit};
use language::{Locale, Text, format, rules as t, standing, term};
use leptos::prelude::*;

/// The day the sources were read.
pub fn read_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// The name of the site of an address: `skjeugd.nl`.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// A link to a source, by the name of its site.
pub fn link(address: &str, label: Text) -> AnyView {
    // What is no web address is shown and leads nowhere.
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return view! { <span>{label}</span> }.into_any();
    }
    view! { <a class="source" href=address.to_owned() rel="external noreferrer">{label}</a> }.into_any()
}

/// On what something rests.
pub fn grounds(locale: Locale, grounds: &Grounds) -> AnyView {
    let source = grounds.source.as_deref().map(|address| link(address, t::source_at(locale, host(address))));
    let reading = grounds.reading.map(|reading| {
        view! {
            <span class="reading"><strong>{t::our_reading(locale)} ":"</strong> " " {t::reading(locale, reading)}</span>
        }
    });
    let between = (source.is_some() && reading.is_some()).then_some(" ");
    view! { {source} {between} {reading} }.into_any()
}

/// How much a requirement asks: '60 punten', 'hooguit 20 punten telt mee', 'nodig'.
pub fn figure(locale: Locale, requirement: &Requirement) -> Text {
    let unit = requirement.id.unit();
    if unit == Unit::Items {
        return t::needed(locale);
    }
    let asked = (!requirement.required.is_zero()).then(|| term::amount(locale, unit, requirement.required));
    let most = requirement.maximum.map(|most| t::at_most(locale, &term::amount(locale, unit, most)).into_owned());
    match (asked, most) {
        (Some(asked), Some(most)) => format!("{asked}; {most}").into(),
        (Some(one), None) | (None, Some(one)) => one.into(),
        (None, None) => t::no_minimum(locale),
    }
}

/// The figure as a sentence; a paper needs none.
fn asked(locale: Locale, requirement: &Requirement) -> Text {
    let amount = |amount| term::amount(locale, requirement.id.unit(), amount);
    match (requirement.id.unit(), requirement.maximum) {
        (Unit::Items, _) => Text::default(),
        (_, Some(most)) if requirement.required.is_zero() => standing::at_most(locale, &amount(most)),
        _ => standing::asked(locale, &figure(locale, requirement)),
    }
}

/// What qualifies a requirement: for whom, at which level, of what it is a part.
pub fn conditions(locale: Locale, requirement: &Requirement) -> String {
    let when = &requirement.when;
    let conditions = [
        requirement.parent().map(|whole| match whole {
            RequirementId::Total => t::part_of_total(locale),
            whole => t::part_of(locale, &standing::inline(&term::requirement(locale, whole))),
        }),
        requirement.level.map(|level| t::level_from(locale, &standing::inline(&term::level(locale, level)))),
        when.ethics_training_required.filter(|asked| *asked).map(|_| t::only_ethics(locale)),
        when.experience_over_3648_hours
            .map(|over| if over { t::only_experience(locale) } else { t::only_less_experience(locale) }),
        when.entry_group.map(|group| t::only_group(locale, group)),
    ];
    conditions.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Each requirement with its explanation, its figure and where that comes from.
pub fn explained<'a>(locale: Locale, requirements: impl Iterator<Item = &'a Requirement>) -> AnyView {
    let items = requirements
        .map(|requirement| {
            view! {
                <div class="facts__item">
                    <dt>{term::requirement(locale, requirement.id)}</dt>
                    <dd>
                        {asked(locale, requirement)} " "
                        {term::requirement_explained(locale, requirement.id)} " " {grounds(locale, &requirement.grounds)}
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{items}</dl> }.into_any()
}

/// The rules behind an assessment, in its order.
pub fn behind(assessment: &Assessment, facts: Facts) -> impl Iterator<Item = &Requirement> {
    let ruleset: &'static Ruleset = assessment.ruleset;
    let rule = move |id: RequirementId| {
        ruleset
            .requirements(facts)
            .find(|rule| rule.id == id)
            .or_else(|| ruleset.requirements.iter().find(|rule| rule.id == id))
    };
    assessment.requirements.iter().filter_map(move |status| rule(status.id))
}

/// For which periods rules hold, in words.
pub fn validity(locale: Locale, ruleset: &Ruleset) -> Text {
    let date = |day| format::date(locale, day);
    match (ruleset.valid_from, ruleset.valid_until) {
        (None, None) => t::always(locale),
        (Some(from), None) => t::from(locale, &date(from)),
        (None, Some(until)) => t::until(locale, &date(until)),
        (Some(from), Some(until)) => t::from_until(locale, &date(from), &date(until)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_by_its_site() {
        assert_eq!(host("https://www.nvo.nl/registers/x.aspx"), "nvo.nl");
        assert_eq!(host("https://informatiebank.skjeugd.nl/vragen/?pagina=4"), "informatiebank.skjeugd.nl");
        assert_eq!(host("mondeling"), "mondeling");
    }

    #[test]
    fn every_requirement_has_a_figure_in_words() {
        for ruleset in Ruleset::all() {
            for requirement in &ruleset.requirements {
                for locale in Locale::ALL {
                    assert!(!figure(locale, requirement).is_empty());
                }
            }
        }
    }
}
