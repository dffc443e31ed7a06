//! The counting rules of a ruleset in sentences.

use domain::registration::ruleset::{OtherRule, ReflectionRule, TrainingRule};
use domain::{Centi, OtherForm, Unit, Vocabulary};
use language::{Locale, format, rules as t, standing, term};

fn points(locale: Locale, amount: Centi) -> String {
    term::amount(locale, Unit::Points, amount)
}

fn requirement(locale: Locale, id: domain::RequirementId) -> String {
    standing::inline(&term::requirement(locale, id))
}

/// 'this counts for that', or only that it counts where both have one name.
fn counts_for(locale: Locale, what: &str, several: bool, id: domain::RequirementId) -> String {
    let name = requirement(locale, id);
    if standing::inline(what) == name {
        t::counts(locale, what, several)
    } else {
        t::counts_for(locale, what, &name, several)
    }
    .into_owned()
}

fn any_of(locale: Locale, things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{}{last}", first.join(", "), t::or(locale)),
    }
}

/// A capital in front: what starts a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How training counts.
pub fn training(locale: Locale, rule: &TrainingRule) -> String {
    let what = rule.learning.map_or_else(|| t::any_training(locale), |learning| term::learning(locale, learning));
    let mut parts = vec![counts_for(locale, &what, false, rule.requirement)];
    if rule.accreditation_required {
        let by: Vec<String> = rule.accredited_by.iter().map(|by| by.as_str().to_owned()).collect();
        parts.push(t::accreditation_required(locale, &any_of(locale, &by)).into_owned());
    }
    parts.push(t::points_as_stated(locale).into_owned());
    if let Some(level) = rule.level {
        parts.push(t::training_level(locale, &standing::inline(&term::level(locale, level))).into_owned());
    }
    if let Some(part) = rule.part_by_level {
        let level = standing::inline(&term::level(locale, part.level));
        parts.push(t::part_at_level(locale, &level, &requirement(locale, part.requirement)).into_owned());
    }
    if let Some(part) = rule.part_accredited {
        parts.push(t::part_accredited(locale, &requirement(locale, part)).into_owned());
    }
    parts.join(" ")
}

/// How reflection counts.
pub fn reflection(locale: Locale, rule: &ReflectionRule) -> String {
    let forms: Vec<String> =
        rule.forms.iter().map(|form| standing::inline(&term::reflection_form(locale, form))).collect();
    let (what, several) = (sentence(&standing::list(locale, &forms)), forms.len() > 1);
    let Some(id) = rule.requirement else {
        return t::counts_nothing(locale, &what, several).into_owned();
    };
    let mut parts = vec![counts_for(locale, &what, several, id)];
    if let Some(minutes) = rule.minimum_minutes {
        parts.push(t::minimum_minutes(locale, minutes).into_owned());
    }
    if let Some(group) = rule.group {
        parts.push(t::group(locale, group.from, group.to).into_owned());
    }
    if rule.no_hierarchy {
        parts.push(t::no_hierarchy(locale).into_owned());
    }
    if let Some(days) = rule.days_between {
        parts.push(t::weeks_between(locale, days / 7).into_owned());
    }
    if let Some(register) = &rule.supervisor {
        parts.push(t::supervisor_in(locale, register).into_owned());
    }
    match (&rule.session, rule.rates.as_slice()) {
        (Some(session), _) => parts.push(t::per_session(locale, session.points, session.maximum).into_owned()),
        (None, []) => parts.push(t::an_hour_a_point(locale).into_owned()),
        (None, rates) => parts.extend(rates.iter().map(|rate| {
            match rate.persons {
                1 => t::rate_alone(locale, rate.hours, rate.points),
                persons => t::rate(locale, persons, rate.hours, rate.points),
            }
            .into_owned()
        })),
    }
    parts.join(" ")
}

/// How other activities count.
pub fn other(locale: Locale, rule: &OtherRule) -> String {
    let all = rule.forms.is_empty() || rule.forms.len() == OtherForm::MEMBERS.len();
    let what = if all {
        t::any_other(locale).into_owned()
    } else {
        let forms: Vec<String> =
            rule.forms.iter().map(|form| standing::inline(&term::other_form(locale, form))).collect();
        sentence(&standing::list(locale, &forms))
    };
    let several = !all && rule.forms.len() > 1;
    let mut parts = vec![counts_for(locale, &what, several, rule.requirement)];
    match (&rule.publication, rule.times) {
        (Some(rate), _) => {
            parts.push(t::publication(locale, &points(locale, rate.first), &points(locale, rate.other)).into_owned());
        }
        (None, Some(times)) if times > 1 => parts.push(t::times(locale, times).into_owned()),
        (None, _) => parts.push(t::an_hour_a_point(locale).into_owned()),
    }
    if let Some(doubt) = rule.doubt {
        parts.push(t::doubt(locale, doubt).into_owned());
    }
    parts.join(" ")
}

/// The weeks that hours are counted over.
pub fn hours(locale: Locale, weeks: Centi) -> String {
    let weeks = format::hundredths(locale, i64::try_from(weeks.hundredths()).unwrap_or(i64::MAX));
    t::hours_weeks(locale, &weeks).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Ruleset, RulesetId};

    #[test]
    fn the_rules_of_every_ruleset_can_be_said() {
        for ruleset in Ruleset::all() {
            for locale in Locale::ALL {
                let said = ruleset.training.iter().map(|rule| training(locale, rule));
                let said = said.chain(ruleset.reflection.iter().map(|rule| reflection(locale, rule)));
                for text in said.chain(ruleset.other.iter().map(|rule| other(locale, rule))) {
                    assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{}: {text}", ruleset.id);
                }
            }
        }
    }

    #[test]
    fn the_rule_says_what_counts_and_how() {
        let jgp = RulesetId::SkjJgp2018.get();
        assert_eq!(
            training(Locale::Nl, jgp.training.first().unwrap()),
            "Formeel leren telt. Alleen met accreditatie van SKJ, NIP of NVO. \
             De punten van de accreditatie, anders een punt per uur. Op minstens hbo-niveau, als er een niveau bij staat."
        );
        assert_eq!(reflection(Locale::Nl, jgp.reflection.first().unwrap()), "Zelfreflectie telt niet.");
        let several = reflection(Locale::En, jgp.reflection.last().unwrap());
        assert!(several.starts_with("Supervision, ") && several.contains(" count"), "{several}");
        assert!(!several.contains(" counts"), "{several}");
    }
}
