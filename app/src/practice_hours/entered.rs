//! What was entered of a job, field by field, in words.

use super::overview::{employer, hours_a_week, leaves};
use crate::history::{Entered, Fields};
use domain::Employment;
use language::{Locale, practice_hours as t, term};

/// Every field that has a value, in the order of the form.
pub fn entered(locale: Locale, job: &Employment) -> Vec<Entered> {
    let mut fields = Fields::new(locale);
    fields.push(t::employer(locale), employer(locale, job));
    fields.push(t::role(locale), job.role.clone());
    fields.push(t::fact_hours(locale), Some(hours_a_week(locale, job)));
    fields.day(t::from(locale), Some(job.from));
    fields.day(t::until(locale), job.until);
    fields.list(t::fact_counts_as(locale), job.counts_as.iter().map(|kind| term::counts_as(locale, *kind)).collect());
    fields.push(t::level(locale), job.level.map(|level| term::level(locale, level)));
    fields.list(t::fact_leave(locale), leaves(locale, job));
    fields.found()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::differences;
    use chrono::NaiveDate;
    use domain::{Centi, CountsAs, Leave, LeaveKind, Level, employment};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_changed_job_says_what_it_was_and_what_it_became() {
        let old = Employment {
            id: "e1".into(),
            employer: Some("Altra".into()),
            role: None,
            counts_as: vec![CountsAs::Jgp],
            level: None,
            hours_per_week: Centi::whole(24),
            from: day(2022, 1, 1),
            until: None,
            leave: vec![Leave {
                from: day(2023, 3, 1),
                until: Some(day(2023, 6, 30)),
                kind: Some(LeaveKind::Maternity),
            }],
        };
        let new = Employment {
            employer: Some(employment::self_employed("De Linde")),
            role: Some("ambulant hulpverlener".into()),
            counts_as: vec![CountsAs::Jgp, CountsAs::SocialWork],
            level: Some(Level::Hbo),
            hours_per_week: Centi::new(2850),
            until: Some(day(2024, 12, 31)),
            leave: vec![Leave { from: day(2023, 3, 1), until: None, kind: None }],
            ..old.clone()
        };
        let found = differences(&entered(Locale::Nl, &old), &entered(Locale::Nl, &new));
        let shown: Vec<(&str, String, String)> =
            found.iter().map(|one| (one.label.as_ref(), one.old.join("|"), one.new.join("|"))).collect();
        let line = |label, old: &str, new: &str| (label, old.to_owned(), new.to_owned());
        assert_eq!(
            shown,
            [
                line("Werkgever of naam van je praktijk", "Altra", "De Linde (eigen praktijk)"),
                line("Functie", "", "ambulant hulpverlener"),
                line("Uren", "24 uur per week", "28,5 uur per week"),
                line("Laatste dag", "", "31 december 2024"),
                line("Telt als", "", &term::counts_as(Locale::Nl, CountsAs::SocialWork)),
                line("Niveau van het werk", "", &term::level(Locale::Nl, Level::Hbo)),
                line(
                    "Verlof",
                    "Zwangerschaps- en bevallingsverlof: 1 maart 2023 tot en met 30 juni 2023",
                    "sinds 1 maart 2023"
                ),
            ]
        );
    }
}
