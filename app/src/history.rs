//! The history of something in the dossier: every version of it, and what changed between them. The same for
//! registrations, jobs, activities and documents; each says field by field what was entered.

use crate::{
    Request,
    component::{
        actions::{Actions, ButtonLink, Look, PostButton},
        facts::Fact,
        frame::Frame,
        icon::Glyph,
        lead::Lead,
        message::{Badge, Tone},
    },
    path,
};
use chrono::{NaiveDate, NaiveDateTime};
use language::{Locale, Text, dossier, format, history as t};
use leptos::prelude::*;

/// One field and what is in it: more than one value for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The name of the field.
    pub label: Text,
    /// What is in it; never empty.
    pub values: Vec<Text>,
}

impl Entered {
    /// As a name with its value.
    pub fn fact(self) -> Fact {
        match self.values.as_slice() {
            [only] => Fact::new(self.label, only.clone()),
            several => {
                let items = several.iter().map(|value| view! { <li>{value.clone()}</li> }).collect_view();
                Fact::view(self.label, view! { <ul class="plain">{items}</ul> }.into_any())
            }
        }
    }
}

/// Gathers the fields that have a value, in the order of the form.
pub struct Fields {
    locale: Locale,
    found: Vec<Entered>,
}

impl Fields {
    /// None yet.
    pub fn new(locale: Locale) -> Self {
        Self { locale, found: Vec::new() }
    }

    /// A field with one value, or none.
    pub fn push(&mut self, label: Text, value: Option<impl Into<Text>>) {
        self.list(label, value.map(Into::into).into_iter().collect());
    }

    /// A field with any number of values.
    pub fn list(&mut self, label: Text, values: Vec<Text>) {
        if !values.is_empty() {
            self.found.push(Entered { label, values });
        }
    }

    /// A field with a day, or none.
    pub fn day(&mut self, label: Text, day: Option<NaiveDate>) {
        let locale = self.locale;
        self.push(label, day.map(|day| format::date(locale, day)));
    }

    /// A field that is answered with yes or no, or not at all.
    pub fn yes_or_no(&mut self, label: Text, value: Option<bool>) {
        let locale = self.locale;
        self.push(label, value.map(|yes| if yes { t::yes(locale) } else { t::no(locale) }));
    }

    /// All of them.
    pub fn found(self) -> Vec<Entered> {
        self.found
    }
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The name of the field.
    pub label: Text,
    /// What was there and is not any more.
    pub old: Vec<Text>,
    /// What was not there and is now.
    pub new: Vec<Text>,
}

/// What differs between two versions, field by field; of a list only what was added and taken away.
pub fn differences(old: &[Entered], new: &[Entered]) -> Vec<Difference> {
    let mut labels: Vec<&Text> = new.iter().map(|field| &field.label).collect();
    for field in old {
        if !labels.contains(&&field.label) {
            labels.push(&field.label);
        }
    }
    let values = |fields: &[Entered], label: &Text| -> Vec<Text> {
        fields.iter().filter(|field| field.label == *label).flat_map(|field| field.values.clone()).collect()
    };
    labels
        .into_iter()
        .filter_map(|label| {
            let (before, after) = (values(old, label), values(new, label));
            let (gone, added) = (without(&before, &after), without(&after, &before));
            (!gone.is_empty() || !added.is_empty()).then(|| Difference { label: label.clone(), old: gone, new: added })
        })
        .collect()
}

/// What is in the first and not in the second, each as often as it is there.
fn without(these: &[Text], those: &[Text]) -> Vec<Text> {
    let mut left: Vec<&Text> = those.iter().collect();
    these
        .iter()
        .filter(|value| match left.iter().position(|other| other == value) {
            Some(place) => {
                left.swap_remove(place);
                false
            }
            None => true,
        })
        .cloned()
        .collect()
}

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
    /// What then stood in it.
    pub entered: Vec<Entered>,
}

/// One version as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    number: i32,
    at: NaiveDateTime,
    what: What,
    by_owner: bool,
    /// What changed; for the first version what was entered.
    changes: Vec<Difference>,
}

/// The versions, the newest first, each with what changed since the one before it.
fn steps(versions: &[Version]) -> Vec<Step> {
    let mut sorted: Vec<&Version> = versions.iter().collect();
    sorted.sort_by_key(|version| version.number);
    let mut before: &[Entered] = &[];
    let mut steps: Vec<Step> = sorted
        .into_iter()
        .map(|version| {
            let changes = differences(before, &version.entered);
            before = &version.entered;
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

/// What a history is of.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The id in addresses.
    pub id: String,
    /// What it is called now.
    pub name: Text,
    /// Where it is looked at.
    pub page: String,
    /// Where this history is.
    pub history: String,
}

/// The page with every version.
pub fn page(request: Request, subject: &Subject, versions: &[Version]) -> AnyView {
    let locale = request.locale;
    let newest = versions.iter().max_by_key(|version| version.number);
    let current = newest.map(|version| version.number).unwrap_or_default();
    let is_deleted = newest.is_some_and(|version| version.what == What::Deleted);
    let items = steps(versions).into_iter().map(|step| item(locale, subject, step, current, is_deleted)).collect_view();
    let back = if is_deleted {
        view! { <a href=path::DELETED>{dossier::deleted_link(locale)}</a> }.into_any()
    } else {
        view! { <a href=subject.page.clone()><bdi>{subject.name.clone()}</bdi></a> }.into_any()
    };
    let restore = is_deleted.then(|| {
        let action = path::restore(&subject.id);
        view! { <PostButton action=action label=dossier::restore(locale) look=Look::Primary glyph=Glyph::Undo /> }
    });
    let title = t::title(locale, &subject.name);
    view! {
        <Frame request=request title=title.clone()>
            <p class="breadcrumb">{back}</p>
            <header class="page-head">
                <h1>{title}</h1>
                <Lead>{t::lead(locale)}</Lead>
            </header>
            {restore}
            <ol class="history">{items}</ol>
        </Frame>
    }
    .into_any()
}

fn item(locale: Locale, subject: &Subject, step: Step, current: i32, is_deleted: bool) -> AnyView {
    let is_current = step.number == current;
    let class = if is_current { "history__item history__item--current" } else { "history__item" };
    let datetime = step.at.format("%Y-%m-%dT%H:%M").to_string();
    let nothing = step.changes.is_empty() && matches!(step.what, What::Edited);
    let changes = step.changes.into_iter().map(|change| changed(locale, change)).collect::<Vec<_>>();
    let put_back = (!is_current && !is_deleted && step.what != What::Deleted).then(|| {
        let fields = vec![("versie".to_owned(), current.to_string()), ("naar".to_owned(), step.number.to_string())];
        let (action, label) = (subject.history.clone(), t::put_back(locale, step.number));
        view! { <PostButton action=action label=label look=Look::Quiet glyph=Glyph::Undo fields=fields /> }
    });
    view! {
        <li class=class>
            <p class="history__title">
                <span>{t::version(locale, step.number)}</span>
                ": "
                {what_text(locale, step.what)}
                {(is_current && !is_deleted).then(|| view! { " " <Badge tone=Tone::Good label=t::current_version(locale) /> })}
            </p>
            <time class="history__on" datetime=datetime>{format::moment(locale, step.at)}</time>
            {(!step.by_owner).then(|| view! { <p class="history__detail">{t::by_another(locale)}</p> })}
            {nothing.then(|| view! { <p class="history__detail">{t::unchanged(locale)}</p> })}
            {(!changes.is_empty()).then(|| view! { <dl class="changes">{changes}</dl> })}
            {put_back}
        </li>
    }
    .into_any()
}

/// What was there before and what came in its place; the words are for who does not see that the first is struck through.
fn changed(locale: Locale, change: Difference) -> AnyView {
    let words = !change.old.is_empty();
    let said = |word: Text| words.then(|| view! { <span class="visually-hidden">{word} " "</span> });
    let (was, became) = (said(t::was(locale)), said(t::is_now(locale)).filter(|_| !change.new.is_empty()));
    let between = |nth: usize| (nth > 0).then_some("; ");
    let old = change.old.into_iter().enumerate();
    let old = old.map(|(nth, value)| view! { {between(nth)} <del><bdi>{value}</bdi></del> }).collect_view();
    let new = change.new.into_iter().enumerate();
    let new = new.map(|(nth, value)| view! { {between(nth)} <ins><bdi>{value}</bdi></ins> }).collect_view();
    // Some fields are called by a question.
    let label = if change.label.ends_with('?') { change.label } else { format!("{}:", change.label).into() };
    view! { <div><dt>{label}</dt><dd>{was} {old} " " {became} {new}</dd></div> }.into_any()
}

/// The way to the history of something, and the button that deletes the version that is seen.
#[component]
pub fn HistoryAndDelete(
    /// The language.
    locale: Locale,
    /// Where its history is.
    history: String,
    /// Its id in addresses.
    id: String,
    /// The version that is seen.
    version: i32,
) -> impl IntoView {
    let fields = vec![("versie".to_owned(), version.to_string())];
    view! {
        <Actions>
            <ButtonLink href=history label=t::link(locale) look=Look::Quiet glyph=Glyph::History />
            <PostButton action=path::delete(id) label=t::delete(locale) look=Look::Danger glyph=Glyph::Trash fields=fields />
        </Actions>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{
        entered::entered,
        samples::{date, training},
    };

    #[test]
    fn each_version_says_what_changed_since_the_one_before() {
        let at = date(2026, 11, 21).and_hms_opt(14, 5, 0).unwrap();
        let version = |number, what, day| Version {
            number,
            at,
            what,
            by_owner: true,
            entered: entered(Locale::Nl, &training("Signs of Safety", date(2023, 5, day))),
        };
        let steps =
            steps(&[version(3, What::Deleted, 13), version(2, What::Edited, 13), version(1, What::Created, 12)]);
        assert_eq!(steps.iter().map(|step| step.number).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(steps[0].changes, []);
        assert_eq!(steps[1].changes.len(), 1);
        assert_eq!(
            (steps[1].changes[0].old[0].as_ref(), steps[1].changes[0].new[0].as_ref()),
            ("12 mei 2023", "13 mei 2023")
        );
        assert!(steps[2].changes.iter().all(|change| change.old.is_empty()), "the first shows what was entered");
    }

    #[test]
    fn what_is_struck_through_is_said_in_words_too() {
        let shown = |label: &str, old: &[&str], new: &[&str]| {
            let texts = |all: &[&str]| all.iter().map(|one| Text::from((*one).to_owned())).collect();
            let change = Difference { label: label.to_owned().into(), old: texts(old), new: texts(new) };
            let html = Owner::new().with(|| changed(Locale::Nl, change).to_html());
            // What is read out: the page without its marks.
            let (mut text, mut inside) = (String::new(), false);
            for letter in html.chars() {
                match letter {
                    '<' => inside = true,
                    '>' => inside = false,
                    other if !inside => text.push(other),
                    _ => {}
                }
            }
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown("Uren", &["24"], &["32"]), "Uren:was 24 werd 32");
        assert_eq!(shown("Wat is het?", &[], &["VOG"]), "Wat is het? VOG");
        assert_eq!(shown("Verlof", &["een", "twee"], &[]), "Verlof:was een; twee");
    }
}
