//! The fields of a kind of work, and of what somebody can.

use crate::FormState;
use chrono::NaiveDate;
use domain::allocation::{Indicator, Work, WorkerKind, WorkerLevel};
use language::{Locale, kind_of_work as t};

/// What the work is called.
pub const NAME: &str = "naam";
/// The law under which it is done.
pub const LAW: &str = "wet";
/// Indicators of the client.
pub const CLIENT: &str = "jongere";
/// Indicators of what the professional does.
pub const TASK: &str = "doet";
/// Skills, with commas in between.
pub const SKILLS: &str = "vaardigheden";
/// Whether it works out a task of somebody registered.
pub const FOLLOWS: &str = "uitwerking";
/// The day that is asked about.
pub const ON: &str = "op";
/// In whose name is searched.
pub const SEEK: &str = "zoek";
/// The team that is asked for.
pub const TEAM: &str = "team";
/// Whether those who may are asked for, or those who may not.
pub const MAY: &str = "mag";
/// As what somebody works.
pub const WORKER: &str = "werkt-als";
/// At which level.
pub const LEVEL: &str = "niveau";

/// Characters in a name.
const MAX_NAME: usize = 100;
/// Characters in a list of skills.
const MAX_SKILLS: usize = 5000;

/// A form with what work asks.
pub fn fill(name: &str, work: &Work) -> FormState {
    let mut form = FormState::default();
    form.push(NAME, name).push(LAW, work.law.as_str());
    for indicator in &work.indicators {
        form.push(if indicator.is_of_client() { CLIENT } else { TASK }, indicator.as_str());
    }
    form.push(SKILLS, work.required_skills.join(", "));
    if work.follows_from_registered_task {
        form.push(FOLLOWS, "ja");
    }
    form
}

/// The name and what the work asks; `None` with the errors in the form.
pub fn read(form: &mut FormState, locale: Locale) -> Option<(String, Work)> {
    let name = form.text(locale, NAME, MAX_NAME);
    let law = form.choice(locale, LAW);
    let required_skills = skills(form, locale);
    let named =
        |indicator: &&Indicator| form.has(if indicator.is_of_client() { CLIENT } else { TASK }, indicator.as_str());
    let indicators = Indicator::ALL.iter().filter(named).copied().collect();
    let follows_from_registered_task = form.has(FOLLOWS, "ja");
    let work = Work { law: law?, indicators, required_skills, follows_from_registered_task };
    form.is_valid().then_some((name, work))
}

/// As what somebody works, at which level, with which skills; `None` with the errors in the form.
pub fn read_abilities(form: &mut FormState, locale: Locale) -> Option<(WorkerKind, Option<WorkerLevel>, Vec<String>)> {
    let worker = form.choice(locale, WORKER);
    let level = if form.value(LEVEL).is_empty() { None } else { Some(form.choice(locale, LEVEL)?) };
    let skills = skills(form, locale);
    let worker = worker?;
    form.is_valid().then_some((worker, level, skills))
}

fn skills(form: &mut FormState, locale: Locale) -> Vec<String> {
    let text = form.optional_text(locale, SKILLS, MAX_SKILLS);
    text.split([',', ';', '\n']).map(str::trim).filter(|skill| !skill.is_empty()).map(str::to_owned).collect()
}

/// The day that is asked about; today where none is. An error in the form gives today.
pub fn day(form: &mut FormState, locale: Locale, today: NaiveDate) -> NaiveDate {
    let day = form.optional_date(locale, ON);
    let day = day.filter(|day| {
        let fits = domain::dossier::in_range(*day);
        if !fits {
            form.refuse(ON, language::form::not_a_date(locale));
        }
        fits
    });
    let shown = day.unwrap_or(today);
    if form.is_valid() {
        form.set(ON, shown.to_string());
    }
    shown
}

/// What is wrong with a skill.
pub fn refuse_skills(form: &mut FormState, locale: Locale, too_long: Option<usize>) {
    let text = too_long.map_or_else(|| t::not_readable(locale), |max| t::too_long(locale, max));
    form.refuse(SKILLS, text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::allocation::Law;

    #[test]
    fn what_is_filled_in_is_read_again() {
        for indicators in [Vec::new(), Indicator::ALL.to_vec()] {
            for follows_from_registered_task in [false, true] {
                let work = Work {
                    law: Law::Jeugdwet,
                    indicators: indicators.clone(),
                    required_skills: vec!["Signs of Safety".to_owned(), "Geweldloos Verzet".to_owned()],
                    follows_from_registered_task,
                };
                let mut form = fill("Crisisdienst", &work);
                assert_eq!(read(&mut form, Locale::Nl), Some(("Crisisdienst".to_owned(), work)));
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_the_field_and_stays() {
        let mut form = FormState::default();
        form.push(NAME, "é".repeat(101)).push(LAW, "x").push(SKILLS, " , ;a,, b ");
        assert_eq!(read(&mut form, Locale::Nl), None);
        assert!(form.error(NAME).is_some() && form.error(LAW).is_some() && form.error(SKILLS).is_none());
        assert_eq!(skills(&mut form, Locale::Nl), ["a", "b"]);
        assert_eq!(form.value(LAW), "x");
    }

    #[test]
    fn the_day_is_today_unless_another_one_is_asked() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for (typed, shown, valid) in
            [("", "2026-11-22", true), ("1-3-2027", "2027-03-01", true), ("morgen", "2026-11-22", false)]
        {
            let mut form = FormState::default();
            form.push(ON, typed);
            assert_eq!(day(&mut form, Locale::Nl, today).to_string(), shown);
            assert_eq!(form.is_valid(), valid, "{typed}");
        }
    }
}
