//! A list of things as rows: each row is one link with a mark, a title, a line of detail and a figure.

use crate::component::{
    icon::{Kind, KindIcon, MarkState},
    message::{Badge, Tone},
};
use language::Text;
use leptos::prelude::*;

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    title: Text,
    href: String,
    mark: Option<(Kind, MarkState)>,
    meta: Text,
    note: Text,
    figure: Text,
    unit: Text,
    badge: Option<(Tone, Text)>,
}

impl Row {
    /// A row with a title.
    pub fn new(title: impl Into<Text>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Where it leads; the whole row is the link.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = href.into();
        self
    }

    /// The mark in front.
    #[must_use]
    pub fn mark(mut self, kind: Kind, state: MarkState) -> Self {
        self.mark = Some((kind, state));
        self
    }

    /// The quiet line under the title: date, provider.
    #[must_use]
    pub fn meta(mut self, meta: impl Into<Text>) -> Self {
        self.meta = meta.into();
        self
    }

    /// A line that explains: why it does not count, what it waits for.
    #[must_use]
    pub fn note(mut self, note: impl Into<Text>) -> Self {
        self.note = note.into();
        self
    }

    /// The figure at the end, with its unit.
    #[must_use]
    pub fn figure(mut self, figure: impl Into<Text>, unit: impl Into<Text>) -> Self {
        self.figure = figure.into();
        self.unit = unit.into();
        self
    }

    /// A word with a mark.
    #[must_use]
    pub fn badge(mut self, tone: Tone, label: impl Into<Text>) -> Self {
        self.badge = Some((tone, label.into()));
        self
    }
}

/// The list of rows.
///
/// ```text
/// <Rows rows=vec![
///     Row::new("Signs of Safety")
///         .href(path::activity(id))
///         .mark(Kind::Formal, MarkState::Counts)
///         .meta("12 mei 2023 · Stichting Voorbeeld")
///         .figure("12", "punten"),
/// ] />
/// ```
#[component]
pub fn Rows(rows: Vec<Row>) -> impl IntoView {
    let items = rows
        .into_iter()
        .map(|row| {
            let muted = matches!(row.mark, Some((_, MarkState::Not)));
            let title = if row.href.is_empty() {
                view! { <span class="row__title">{row.title}</span> }.into_any()
            } else {
                view! { <a class="row__title row__link" href=row.href>{row.title}</a> }.into_any()
            };
            view! {
                <li class=if muted { "row row--muted" } else { "row" }>
                    {row.mark.map(|(kind, state)| view! { <KindIcon kind=kind state=state /> })}
                    <div class="row__text">
                        {title}
                        {(!row.meta.is_empty()).then(|| view! { <p class="row__meta">{row.meta}</p> })}
                        {(!row.note.is_empty()).then(|| view! { <p class="row__note">{row.note}</p> })}
                    </div>
                    {(!row.figure.is_empty() || row.badge.is_some())
                        .then(|| {
                            view! {
                                <div class="row__end">
                                    {(!row.figure.is_empty())
                                        .then(|| {
                                            view! {
                                                <p class="row__figure">
                                                    <span class="row__number">{row.figure}</span>
                                                    " "
                                                    <span class="row__unit">{row.unit}</span>
                                                </p>
                                            }
                                        })}
                                    {row.badge.map(|(tone, label)| view! { <Badge tone=tone label=label /> })}
                                </div>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{items}</ul> }
}
