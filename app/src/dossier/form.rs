//! The form of a document: what was typed, read into a [`Document`], and a document written into a form.

use crate::{
    FormState,
    plausible::{self, Unlikely},
};
use chrono::NaiveDate;
use domain::{Document, DocumentKind, dossier::in_range};
use language::{Locale, dossier as t, form as words};

/// A form for a new document, of a kind where the address names one.
pub fn blank(kind: Option<DocumentKind>) -> FormState {
    let mut form = FormState::default();
    form.push("soort", kind.map(DocumentKind::as_str).unwrap_or_default());
    form
}

/// A document as a form.
pub fn fill(document: &Document) -> FormState {
    let mut form = FormState::default();
    form.push("soort", document.kind.as_str());
    form.push("datum", document.dated().map(|day| day.to_string()).unwrap_or_default());
    form.push("werk", document.employment.clone().unwrap_or_default());
    form
}

/// Whether a document without a date says too little.
fn needs_date(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::Diploma | DocumentKind::Membership)
}

/// Reads the form; `jobs` are the own ids of the jobs in the dossier. `None` where something is not right; the form then
/// says what, at the field.
pub fn read(form: &mut FormState, locale: Locale, today: NaiveDate, jobs: &[String]) -> Option<Document> {
    let kind: Option<DocumentKind> = form.choice(locale, "soort");
    let date = form.optional_date(locale, "datum");
    match date {
        Some(date) if !in_range(date) => form.refuse("datum", t::out_of_range(locale)),
        Some(date) if date > today => form.refuse("datum", t::in_future(locale)),
        Some(date) if let Err(problem) = plausible::day(date, today) => {
            form.refuse("datum", plausible::text(locale, Unlikely::Day(problem)))
        }
        None if kind.is_none_or(needs_date) && form.error("datum").is_none() => {
            form.refuse("datum", words::required(locale))
        }
        _ => {}
    }
    let job = form.value("werk").to_owned();
    // Which job it is about is asked for a statement of an employer only.
    let employment = (kind == Some(DocumentKind::EmployerStatement) && !job.is_empty()).then_some(job);
    if employment.as_ref().is_some_and(|job| !jobs.contains(job)) {
        form.refuse("werk", t::employment_unknown(locale));
    }
    if !form.is_valid() {
        return None;
    }
    let kind = kind?;
    let completed = kind == DocumentKind::EthicsTraining;
    Some(Document {
        kind,
        employment,
        issued_on: date.filter(|_| !completed),
        completed_on: date.filter(|_| completed),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn every_kind_survives_its_form() {
        let on = day(2026, 1, 15);
        for kind in DocumentKind::ALL {
            let completed = *kind == DocumentKind::EthicsTraining;
            let document = Document {
                kind: *kind,
                employment: (*kind == DocumentKind::EmployerStatement).then(|| "e1".to_owned()),
                issued_on: (!completed).then_some(on),
                completed_on: completed.then_some(on),
            };
            assert_eq!(read(&mut fill(&document), Locale::Nl, on, &["e1".to_owned()]), Some(document));
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_the_field() {
        let today = day(2026, 1, 15);
        for (pairs, field) in [
            (vec![("soort", "schoolkrant"), ("datum", "1-1-2026")], "soort"),
            (vec![("soort", "vog"), ("datum", "")], "datum"),
            (vec![("soort", "vog"), ("datum", "2026-01-16")], "datum"),
            (vec![("soort", "vog"), ("datum", "1-1-1850")], "datum"),
            (vec![("soort", "vog"), ("datum", "1-1-1959")], "datum"),
            (vec![("soort", "employer_statement"), ("datum", "1-1-2026"), ("werk", "e9")], "werk"),
        ] {
            let mut state = form(&pairs);
            assert_eq!(read(&mut state, Locale::Nl, today, &["e1".to_owned()]), None);
            assert!(state.error(field).is_some(), "{pairs:?}");
        }
        let mut diploma = form(&[("soort", "diploma"), ("werk", "e9")]);
        assert!(read(&mut diploma, Locale::Nl, today, &[]).is_some_and(|document| document.employment.is_none()));
    }
}
