//! Every version of an activity, and what changed between them.

use super::{
    entered::{Difference, differences, entered},
    name,
};
use crate::{
    Request,
    component::{
        actions::{Look, PostButton},
        frame::Frame,
        icon::Glyph,
        lead::Lead,
        message::{Badge, Tone},
    },
    path,
};
use chrono::NaiveDateTime;
use domain::Activity;
use language::{Locale, Text, activity as t};
use leptos::prelude::*;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum What {
    Created,
    Edited,
    Deleted,
    Restored,
    Imported,
}

/// One version.
#[derive(Clone, Debug)]
pub struct Version {
    /// From 1.
    pub number: i32,
    /// When, as the clock in the Netherlands had it.
    pub at: NaiveDateTime,
    /// What happened.
    pub what: What,
    /// Whether its owner did it.
    pub by_owner: bool,
    /// The activity as it then was.
    pub value: Activity,
}

/// One version as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub number: i32,
    /// When.
    pub at: NaiveDateTime,
    /// What happened.
    pub what: What,
    /// Whether its owner did it.
    pub by_owner: bool,
    /// What changed; for the first version what was entered.
    pub changes: Vec<Difference>,
}

/// The versions, the newest first, each with what changed since the one before it.
pub fn steps(locale: Locale, versions: &[Version]) -> Vec<Step> {
    let mut sorted: Vec<&Version> = versions.iter().collect();
    sorted.sort_by_key(|version| version.number);
    let mut before: Option<&Activity> = None;
    let mut steps: Vec<Step> = sorted
        .into_iter()
        .map(|version| {
            let changes = match before {
                Some(before) => differences(locale, before, &version.value),
                None => entered(locale, &version.value)
                    .into_iter()
                    .map(|field| Difference { label: field.label, old: Vec::new(), new: field.values })
                    .collect(),
            };
            before = Some(&version.value);
            Step { number: version.number, at: version.at, what: version.what, by_owner: version.by_owner, changes }
        })
        .collect();
    steps.reverse();
    steps
}

fn what_text(locale: Locale, what: What) -> Text {
    match what {
        What::Created => t::was_created(locale),
        What::Edited => t::was_edited(locale),
        What::Deleted => t::was_deleted(locale),
        What::Restored => t::was_restored(locale),
        What::Imported => t::was_imported(locale),
    }
}

/// The page with every version.
pub fn history(request: Request, id: &str, versions: &[Version]) -> AnyView {
    let locale = request.locale;
    let steps = steps(locale, versions);
    let newest = versions.iter().max_by_key(|version| version.number);
    let title = newest.map(|version| name(locale, &version.value)).unwrap_or_else(|| t::untitled(locale));
    let current = newest.map(|version| version.number).unwrap_or_default();
    let is_deleted = newest.is_some_and(|version| version.what == What::Deleted);
    let items = steps.into_iter().map(|step| item(locale, id, step, current, is_deleted)).collect_view();
    let back = if is_deleted {
        view! { <a href=path::DELETED>{t::deleted_link(locale)}</a> }.into_any()
    } else {
        view! { <a href=path::activity(id)>{title.clone()}</a> }.into_any()
    };
    let restore = is_deleted.then(|| {
        view! { <PostButton action=path::restore(id) label=t::restore(locale) look=Look::Primary glyph=Glyph::Undo /> }
    });
    view! {
        <Frame request=request title=t::history_title(locale, &title)>
            <p class="breadcrumb">{back}</p>
            <header class="page-head">
                <h1>{t::history_title(locale, &title)}</h1>
                <Lead>{t::history_lead(locale)}</Lead>
            </header>
            {restore}
            <ol class="history">{items}</ol>
        </Frame>
    }
    .into_any()
}

fn item(locale: Locale, id: &str, step: Step, current: i32, is_deleted: bool) -> AnyView {
    let is_current = step.number == current;
    let class = if is_current { "history__item history__item--current" } else { "history__item" };
    let datetime = step.at.format("%Y-%m-%dT%H:%M").to_string();
    let nothing = step.changes.is_empty() && matches!(step.what, What::Edited);
    let changes = step
        .changes
        .into_iter()
        .map(|change| {
            let old = change.old.into_iter().map(|value| view! { <del><bdi>{value}</bdi></del> " " }).collect_view();
            let new = change.new.into_iter().map(|value| view! { <ins><bdi>{value}</bdi></ins> " " }).collect_view();
            view! { <div><dt>{change.label}</dt><dd>{old} {new}</dd></div> }
        })
        .collect::<Vec<_>>();
    let put_back = (!is_current && !is_deleted && step.what != What::Deleted).then(|| {
        let fields = vec![("versie".to_owned(), current.to_string()), ("naar".to_owned(), step.number.to_string())];
        let label = t::put_back(locale, step.number);
        view! { <PostButton action=path::activity_history(id) label=label look=Look::Quiet glyph=Glyph::Undo fields=fields /> }
    });
    view! {
        <li class=class>
            <p class="history__title">
                <span>{t::version(locale, step.number)}</span>
                ": "
                {what_text(locale, step.what)}
                {(is_current && !is_deleted).then(|| view! { " " <Badge tone=Tone::Good label=t::current_version(locale) /> })}
            </p>
            <time class="history__on" datetime=datetime>{t::moment(locale, step.at)}</time>
            {(!step.by_owner).then(|| view! { <p class="history__detail">{t::by_another(locale)}</p> })}
            {nothing.then(|| view! { <p class="history__detail">{t::unchanged(locale)}</p> })}
            {(!changes.is_empty()).then(|| view! { <dl class="changes">{changes}</dl> })}
            {put_back}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::samples::{date, training};

    #[test]
    fn each_version_says_what_changed_since_the_one_before() {
        let at = date(2026, 11, 21).and_hms_opt(14, 5, 0).unwrap();
        let version = |number, what, value| Version { number, at, what, by_owner: true, value };
        let first = training("Signs of Safety", date(2023, 5, 12));
        let second = training("Signs of Safety", date(2023, 5, 13));
        let steps = steps(
            Locale::Nl,
            &[
                version(3, What::Deleted, second.clone()),
                version(2, What::Edited, second),
                version(1, What::Created, first),
            ],
        );
        assert_eq!(steps.iter().map(|step| step.number).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(steps[0].changes, []);
        assert_eq!(steps[1].changes.len(), 1);
        assert_eq!(
            (steps[1].changes[0].old[0].as_ref(), steps[1].changes[0].new[0].as_ref()),
            ("12 mei 2023", "13 mei 2023")
        );
        assert!(steps[2].changes.iter().all(|change| change.old.is_empty()), "the first shows what was entered");
    }
}
