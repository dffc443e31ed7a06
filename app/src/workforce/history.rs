//! Who changed what in a record, and when.

use super::{
    Employer, breadcrumb,
    form::{Record, fields},
};
use crate::{
    Request,
    component::{
        frame::Frame,
        history::{History, HistoryItem},
        lead::Lead,
    },
};
use chrono::NaiveDateTime;
use language::{Locale, Text, format, workforce as t};
use leptos::prelude::*;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum What {
    Created,
    Edited,
    Ended,
    Deleted,
    Imported,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Version {
    /// When, as the clock in the Netherlands had it.
    pub at: NaiveDateTime,
    /// Who.
    pub by: Option<String>,
    /// What was done.
    pub what: What,
    /// What the record then said.
    pub record: Option<Record>,
}

/// What differs between two records, in words.
pub(super) fn changes(locale: Locale, employer: &Employer, before: &Record, after: &Record) -> Vec<Text> {
    let none = t::none(locale);
    let before = fields(locale, employer, before);
    let after = fields(locale, employer, after);
    before
        .into_iter()
        .zip(after)
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| {
            t::from_to(locale, &field, old.as_deref().unwrap_or(&none), new.as_deref().unwrap_or(&none))
        })
        .collect()
}

/// The lines with what changed, the last first.
fn items(locale: Locale, employer: &Employer, versions: &[Version]) -> Vec<HistoryItem> {
    let empty = Record::default();
    versions
        .iter()
        .enumerate()
        .map(|(index, version)| {
            let what = match version.what {
                What::Created => t::was_created(locale),
                What::Edited => t::was_edited(locale),
                What::Ended => t::was_ended(locale),
                What::Deleted => t::was_deleted(locale),
                What::Imported => t::was_imported(locale),
            };
            let gone = t::somebody_gone(locale);
            let before = versions.iter().skip(index.saturating_add(1)).find_map(|older| older.record.as_ref());
            let detail = version.record.as_ref().map(|record| {
                let changes = changes(locale, employer, before.unwrap_or(&empty), record);
                if changes.is_empty() { t::nothing_changed(locale) } else { Text::from(changes.join("; ")) }
            });
            HistoryItem {
                on: format!("{}, {}", format::date(locale, version.at.date()), version.at.format("%H:%M")).into(),
                datetime: version.at.format("%Y-%m-%dT%H:%M").to_string(),
                title: t::by(locale, &what, version.by.as_deref().unwrap_or(&gone)),
                detail: detail.unwrap_or_default(),
                current: index == 0,
            }
        })
        .collect()
}

/// The page.
pub fn page(request: Request, employer: &Employer, (id, name): (&str, &str), versions: &[Version]) -> AnyView {
    let locale = request.locale;
    let title = t::history_title(locale, name);
    let items = items(locale, employer, versions);
    let breadcrumb = breadcrumb(locale, employer, Some((id, name)));
    view! {
        <Frame request=request title=title.clone()>
            {breadcrumb}
            <header class="page-head">
                <h1>{title}</h1>
                <Lead>{t::history_lead(locale)}</Lead>
            </header>
            <History items=items />
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_changed_since_the_one_before() {
        let at = NaiveDateTime::default();
        let record =
            |name: &str, job: &str| Record { name: name.to_owned(), job_title: job.to_owned(), ..Record::default() };
        let version = |what, record| Version { at, by: Some("Iris".to_owned()), what, record };
        let versions = [
            version(What::Edited, Some(record("Anna", "Teamleider"))),
            version(What::Ended, None),
            version(What::Created, Some(record("Anna", ""))),
        ];
        let items = items(Locale::Nl, &Employer::default(), &versions);
        assert_eq!(items[0].detail, "Functie: – → Teamleider");
        assert_eq!(items[1].detail, "");
        assert_eq!(items[2].detail, "Naam: – → Anna");
        assert_eq!(items[2].title, "Toegevoegd door Iris");
    }
}
