//! What was entered of an activity, field by field, in words.

use super::{duration, form};
use crate::history::{Entered, Fields};
use domain::{Accreditation, Activity, Centi, Supervisor};
use language::{Locale, Text, activity as t, format, term};

/// Every field that has a value, in the order of the form.
pub fn entered(locale: Locale, activity: &Activity) -> Vec<Entered> {
    let mut fields = Fields::new(locale);
    fields.push(t::filter_kind(locale), Some(term::activity_kind(locale, activity.kind())));
    match activity {
        Activity::Training(training) => {
            fields.push(t::title(locale), training.title.clone());
            fields.push(t::provider(locale), training.provider.clone());
            fields.day(t::day_completed(locale), training.completed_on);
            fields.push(t::hours(locale), training.hours.map(|hours| in_hundredths(locale, hours)));
            fields.push(t::form(locale), Some(term::training_form(locale, training.form)));
            fields.push(t::learning(locale), training.learning.map(|learning| term::learning(locale, learning)));
            let accreditations = training.accreditations.iter().map(|one| accreditation(locale, one)).collect();
            fields.list(t::accreditation(locale), accreditations);
            fields.yes_or_no(t::tested(locale), training.tested);
            fields.push(t::level(locale), training.level.map(|level| term::level(locale, level)));
        }
        Activity::Reflection(reflection) => {
            fields.push(t::form(locale), Some(term::reflection_form(locale, reflection.form)));
            fields.push(t::title_reflection(locale), reflection.title.clone());
            let sessions = reflection.sessions.iter();
            let sessions = sessions.map(|session| {
                let time = duration::written(locale, session.minutes.get());
                Text::from(format!("{}, {time}", format::date(locale, session.on)))
            });
            fields.list(t::sessions(locale), sessions.collect());
            fields.yes_or_no(t::guided_fact(locale), reflection.guided);
            fields.push(t::group_size(locale), reflection.group_size.map(|size| size.to_string()));
            fields.push(t::provider_reflection(locale), reflection.provider.clone());
            let register = reflection.supervisor.as_ref().map(|Supervisor { register }| match register {
                Some(register) => term::supervisor_register(register),
                None => t::supervisor_none(locale),
            });
            fields.push(t::supervisor(locale), register);
            fields.yes_or_no(t::hierarchy_fact(locale), reflection.hierarchy);
            fields.push(t::proof(locale), reflection.proof.map(|proof| term::proof(locale, proof)));
            fields.day(t::closed_on(locale), reflection.completed_on);
        }
        Activity::Other(other) => {
            fields.push(t::title_other(locale), other.title.clone());
            fields.push(t::form(locale), Some(term::other_form(locale, other.form)));
            fields.push(t::provider_other(locale), other.provider.clone());
            fields.day(t::day(locale), other.completed_on);
            fields.push(t::hours(locale), other.hours.map(|hours| in_hundredths(locale, hours)));
            fields.push(t::author_rank_fact(locale), other.author_rank.map(|rank| rank.to_string()));
        }
    }
    let evidence = activity.evidence().iter().map(|one| match one.as_str() {
        form::CERTIFICATE => t::certificate_fact(locale),
        other => Text::from(other.to_owned()),
    });
    fields.list(t::evidence(locale), evidence.collect());
    fields.found()
}

/// An accreditation in words: by whom, for which chambers, with how many points.
pub fn accreditation(locale: Locale, accreditation: &Accreditation) -> Text {
    let mut text = term::accredited_by(&accreditation.by).into_owned();
    if !accreditation.chambers.is_empty() {
        let chambers: Vec<Text> =
            accreditation.chambers.iter().map(|chamber| term::chamber(locale, *chamber)).collect();
        text.push_str(&format!(" ({})", chambers.join(", ")));
    }
    if let Some(points) = accreditation.points {
        text.push_str(&format!(", {}", term::amount(locale, domain::Unit::Points, points)));
    }
    Text::from(text)
}

fn in_hundredths(locale: Locale, amount: Centi) -> String {
    format::hundredths(locale, i64::try_from(amount.hundredths()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        activity::samples::{date, reflection, training},
        history::{Difference, differences},
    };
    use domain::AccreditedBy;

    fn between(locale: Locale, old: &Activity, new: &Activity) -> Vec<Difference> {
        differences(&entered(locale, old), &entered(locale, new))
    }

    #[test]
    fn only_what_differs_is_named() {
        let old = training("Signs of Safety", date(2023, 5, 12));
        let mut new = old.clone();
        assert_eq!(between(Locale::Nl, &old, &new), []);
        if let Activity::Training(training) = &mut new {
            training.hours = Some(Centi::new(1250));
            training.provider = None;
            training.accreditations.push(Accreditation {
                by: AccreditedBy::Nvo,
                chambers: Vec::new(),
                points: Some(Centi::whole(9)),
            });
        }
        let found = between(Locale::Nl, &old, &new);
        let shown: Vec<(&str, String, String)> =
            found.iter().map(|one| (one.label.as_ref(), one.old.join("|"), one.new.join("|"))).collect();
        assert_eq!(
            shown,
            [
                ("Uren", "12".to_owned(), "12,5".to_owned()),
                ("Accreditatie", String::new(), "NVO, 9 punten".to_owned()),
                ("Aanbieder", "Stichting Voorbeeld".to_owned(), String::new()),
            ]
        );
    }

    #[test]
    fn of_sessions_only_the_changed_ones_are_named() {
        let day = |number| date(2026, 1, number);
        let old = reflection(None, &[(day(1), 60), (day(2), 60), (day(2), 60)]);
        let new = reflection(None, &[(day(1), 90), (day(2), 60)]);
        let found = between(Locale::En, &old, &new);
        assert_eq!(found.len(), 1);
        let found = found.first().unwrap();
        assert_eq!(found.old, ["1 January 2026, 1 hour", "2 January 2026, 1 hour"]);
        assert_eq!(found.new, ["1 January 2026, 1.5 hours"]);
    }
}
