//! The fields of a kind of work, and of what somebody can.

use super::Whose;
use crate::FormState;
use chrono::NaiveDate;
use domain::allocation::{Indicator, Work, WorkerKind, WorkerLevel};
use language::{Locale, kind_of_work as t};

/// What the work is called.
pub const NAME: &str = "naam";
/// The functions whose work it is, with commas in between.
pub const JOB_TITLES: &str = "functies";
/// Whether those whose work it is not are asked for too.
pub const OTHERS: &str = "iedereen";
/// The value of what is ticked.
pub const YES: &str = "ja";
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
/// The team that is asked for, or whose work it is.
pub const TEAM: &str = "team";
/// Whether those who may are asked for, or those who may not.
pub const MAY: &str = "mag";
/// As what somebody works.
pub const WORKER: &str = "werkt-als";
/// At which level.
pub const LEVEL: &str = "niveau";

/// Characters in a name.
const MAX_NAME: usize = 100;
/// Characters in a list of skills or functions.
const MAX_LIST: usize = 5000;

/// A form with whose work it is and what it asks.
pub fn fill(name: &str, whose: &Whose, work: &Work) -> FormState {
    let mut form = FormState::default();
    form.push(NAME, name).push(LAW, work.law.as_str());
    form.push(TEAM, whose.team.as_ref().map(|(id, _)| id.clone()).unwrap_or_default());
    form.push(JOB_TITLES, whose.job_titles.join(", "));
    for indicator in &work.indicators {
        form.push(if indicator.is_of_client() { CLIENT } else { TASK }, indicator.as_str());
    }
    form.push(SKILLS, work.required_skills.join(", "));
    if work.follows_from_registered_task {
        form.push(FOLLOWS, "ja");
    }
    form
}

/// What a form says of a kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The name.
    pub name: String,
    /// The key of the team whose work it is, as it was typed; empty for every team.
    pub team: String,
    /// The functions whose work it is.
    pub job_titles: Vec<String>,
    /// What it asks.
    pub work: Work,
}

/// What the form says; `None` with the errors in it.
pub fn read(form: &mut FormState, locale: Locale) -> Option<Described> {
    let name = form.text(locale, NAME, MAX_NAME);
    let team = form.value(TEAM).to_owned();
    let job_titles = list(form, locale, JOB_TITLES);
    let law = form.choice(locale, LAW);
    let required_skills = list(form, locale, SKILLS);
    let named =
        |indicator: &&Indicator| form.has(if indicator.is_of_client() { CLIENT } else { TASK }, indicator.as_str());
    let indicators = Indicator::ALL.iter().filter(named).copied().collect();
    let follows_from_registered_task = form.has(FOLLOWS, "ja");
    let work = Work { law: law?, indicators, required_skills, follows_from_registered_task };
    form.is_valid().then_some(Described { name, team, job_titles, work })
}

/// As what somebody works, at which level, with which skills; `None` with the errors in the form.
pub fn read_abilities(form: &mut FormState, locale: Locale) -> Option<(WorkerKind, Option<WorkerLevel>, Vec<String>)> {
    let worker = form.choice(locale, WORKER);
    let level = if form.value(LEVEL).is_empty() { None } else { Some(form.choice(locale, LEVEL)?) };
    let skills = list(form, locale, SKILLS);
    let worker = worker?;
    form.is_valid().then_some((worker, level, skills))
}

fn list(form: &mut FormState, locale: Locale, name: &str) -> Vec<String> {
    let text = form.optional_text(locale, name, MAX_LIST);
    text.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
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

/// What is wrong with one of a list.
pub fn refuse_in(form: &mut FormState, locale: Locale, name: &str, too_long: Option<usize>) {
    let text = too_long.map_or_else(|| t::not_readable(locale), |max| t::too_long(locale, max));
    form.refuse(name, text);
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
                let whose = Whose {
                    team: Some(("noord".to_owned(), "Noord".to_owned())),
                    job_titles: vec!["jeugdbeschermer".to_owned(), "gezinsvoogd".to_owned()],
                };
                let mut form = fill("Crisisdienst", &whose, &work);
                let Whose { job_titles, .. } = whose;
                let described =
                    Described { name: "Crisisdienst".to_owned(), team: "noord".to_owned(), job_titles, work };
                assert_eq!(read(&mut form, Locale::Nl), Some(described));
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_the_field_and_stays() {
        let mut form = FormState::default();
        form.push(NAME, "é".repeat(101)).push(LAW, "x").push(SKILLS, " , ;a,, b ");
        assert_eq!(read(&mut form, Locale::Nl), None);
        assert!(form.error(NAME).is_some() && form.error(LAW).is_some() && form.error(SKILLS).is_none());
        assert_eq!(list(&mut form, Locale::Nl, SKILLS), ["a", "b"]);
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
