//! What was entered of a document, field by field, in words.

use crate::{
    history::{Entered, Fields},
    practice_hours::overview,
};
use domain::{Document, Employment};
use language::{Locale, Text, dossier as t, term};

/// A job as one chooses it for a document.
pub fn place(locale: Locale, job: &Employment) -> Text {
    format!("{}, {}", overview::name(locale, job), overview::when(locale, job.from, job.until)).into()
}

/// Every field that has a value, in the order of the form. `jobs` are all that it may be about, deleted ones too.
pub fn entered(locale: Locale, document: &Document, jobs: &[Employment]) -> Vec<Entered> {
    let mut fields = Fields::new(locale);
    fields.push(t::kind(locale), Some(term::document(locale, document.kind)));
    fields.day(t::date(locale), document.dated());
    let job = document.employment.as_ref().map(|id| match jobs.iter().find(|job| job.id == *id) {
        Some(job) => place(locale, job),
        None => t::employment_gone(locale),
    });
    fields.push(t::employment(locale), job);
    fields.found()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::differences;
    use chrono::NaiveDate;
    use domain::{Centi, DocumentKind};

    #[test]
    fn a_changed_document_says_what_it_was_and_what_it_became() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 15).unwrap();
        let jobs = [Employment {
            id: "e1".into(),
            employer: Some("Altra".into()),
            role: None,
            counts_as: vec![],
            level: None,
            hours_per_week: Centi::whole(16),
            from: day(2020),
            until: None,
            leave: vec![],
        }];
        let old = Document {
            kind: DocumentKind::EmployerStatement,
            employment: Some("e1".into()),
            issued_on: Some(day(2025)),
            completed_on: None,
        };
        let new = Document { employment: Some("e9".into()), issued_on: Some(day(2026)), ..old.clone() };
        let found = differences(&entered(Locale::En, &old, &jobs), &entered(Locale::En, &new, &jobs));
        let shown: Vec<(&str, String, String)> =
            found.iter().map(|one| (one.label.as_ref(), one.old.join("|"), one.new.join("|"))).collect();
        let line = |label, old: &str, new: &str| (label, old.to_owned(), new.to_owned());
        assert_eq!(
            shown,
            [
                line("Date", "15 January 2025", "15 January 2026"),
                line("For which job?", "Altra, since 15 January 2020", "A job that is no longer there"),
            ]
        );
    }
}
