//! What was entered of a registration, field by field, in words.

use super::{answered, form::Question, question_text};
use crate::{
    history::{Entered, Fields},
    rules::source,
};
use domain::{Facts, Registration, Ruleset};
use language::{Locale, Text, format, registration as t, term};

/// Every field that has a value, and every question that matters for its rules, in the order of the form.
pub fn entered(locale: Locale, registration: &Registration) -> Vec<Entered> {
    let date = |day| format::date(locale, day);
    let mut fields = Fields::new(locale);
    fields.push(t::chamber(locale), Some(term::registration(locale, registration.chamber)));
    fields.push(t::number(locale), registration.number.clone());
    fields.day(t::since(locale), Some(registration.since));
    fields.day(t::until(locale), Some(registration.until));
    let ruleset = Ruleset::of(registration);
    for question in Question::ALL {
        let told = question.matters(ruleset) || is_answered(&registration.facts, question);
        fields.push(question_text(locale, question).0, told.then(|| answered(locale, registration, question)));
    }
    fields.day(t::submitted_on(locale), registration.submitted_on);
    fields.push(t::decision(locale), registration.decision.map(|decision| term::decision(locale, decision)));
    fields.day(t::decided_on(locale), registration.decided_on);
    let moves = registration.deadline_moves.iter().map(|moved| {
        let reason = moved.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        Text::from(format!("{}{reason}", date(moved.until)))
    });
    fields.list(t::section_moves(locale), moves.collect());
    let measures = registration.measures.iter().map(|measure| {
        let kind = term::measure(locale, measure.kind);
        Text::from(match measure.until {
            Some(until) => format!("{kind}, {}", t::period(locale, &date(measure.from), &date(until))),
            None => format!("{kind}, {}", date(measure.from)),
        })
    });
    fields.list(t::section_measures(locale), measures.collect());
    let chosen = registration.ruleset.is_some();
    let name = || format!("{} ({})", term::chamber(locale, ruleset.chamber), source::validity(locale, ruleset));
    fields.push(t::ruleset(locale), chosen.then(name));
    fields.found()
}

fn is_answered(facts: &Facts, question: Question) -> bool {
    match question {
        Question::Ethics => facts.ethics_training_required.is_some(),
        Question::SelfEmployed => facts.self_employed.is_some(),
        Question::Experience => facts.experience_over_3648_hours.is_some(),
        Question::Diagnostics => facts.diagnostics_endorsement.is_some(),
        Question::EntryGroup => facts.entry_group.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::differences;
    use chrono::NaiveDate;
    use domain::{Chamber, DeadlineMove, Decision, Measure, MeasureKind, Register, RulesetId};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_changed_registration_says_what_it_was_and_what_it_became() {
        let old = Registration {
            id: "r1".into(),
            register: Register::Skj,
            chamber: Chamber::Jgp,
            number: Some("110000000".into()),
            since: day(2021, 3, 1),
            until: day(2026, 3, 1),
            ruleset: None,
            facts: Facts::default(),
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: vec![],
            measures: vec![],
        };
        let new = Registration {
            number: None,
            until: day(2026, 9, 1),
            ruleset: Some(RulesetId::SkjJgp2018),
            facts: Facts { self_employed: Some(true), diagnostics_endorsement: Some(false), ..Facts::default() },
            submitted_on: Some(day(2026, 2, 1)),
            decided_on: Some(day(2026, 3, 1)),
            decision: Some(Decision::Approved),
            deadline_moves: vec![DeadlineMove { until: day(2026, 9, 1), reason: Some("corona".into()) }],
            measures: vec![Measure { kind: MeasureKind::Warning, from: day(2025, 1, 1), until: None }],
            ..old.clone()
        };
        let found = differences(&entered(Locale::Nl, &old), &entered(Locale::Nl, &new));
        let shown: Vec<(&str, String, String)> =
            found.iter().map(|one| (one.label.as_ref(), one.old.join("|"), one.new.join("|"))).collect();
        let line = |label, old: &str, new: &str| (label, old.to_owned(), new.to_owned());
        assert_eq!(
            shown,
            [
                line("Einddatum", "1 maart 2026", "1 september 2026"),
                line("Heb je een aantekening diagnostiek?", "", "Nee"),
                line("Werk je (ook) als zelfstandige?", "Weet ik nog niet", "Ja"),
                line("Ingediend op", "", "1 februari 2026"),
                line("Besluit", "", &term::decision(Locale::Nl, Decision::Approved)),
                line("Besluit op", "", "1 maart 2026"),
                line("Einddatum verschoven", "", "1 september 2026 (corona)"),
                line("Maatregelen", "", "Waarschuwing, 1 januari 2025"),
                line("Regels", "", "Jeugd- en gezinsprofessional (vanaf 1 januari 2018)"),
                line("Registratienummer", "110000000", ""),
            ]
        );
    }
}
