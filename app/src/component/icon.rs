//! Drawn marks. The shape of a mark tells the kind of activity, its filling whether it counts.
//!
//! Marks are for the eye only: the word stands next to them.

use language::{Locale, Text, component as t};
use leptos::prelude::*;

/// What an entry of a dossier is. Each kind has its own shape, the same one everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Formal learning, or training as such: a square.
    #[default]
    Formal,
    /// Informal learning: a triangle.
    Informal,
    /// Reflection: a circle.
    Reflection,
    /// Other activities: a diamond.
    Other,
    /// Work: a bar.
    Work,
    /// A document: a sheet with a folded corner.
    Document,
}

impl Kind {
    /// Every kind, in the order of legends.
    pub const ALL: [Self; 6] =
        [Self::Formal, Self::Informal, Self::Reflection, Self::Other, Self::Work, Self::Document];

    /// The outline around a centre, in relative SVG path commands of about 10 by 10.
    pub(crate) fn outline(self) -> &'static str {
        match self {
            Self::Formal => "m-4.5-4.5h9v9h-9z",
            Self::Informal => "m0-5.4 5.7 9.8h-11.4z",
            Self::Reflection => "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
            Self::Other => "m0-6 6 6-6 6-6-6z",
            Self::Work => "m-5.5-2.5h11v5h-11z",
            Self::Document => "m-4-5.5h4.5l3.5 3.5v7.5h-8z",
        }
    }

    /// The word for it.
    pub fn name(self, locale: Locale) -> Text {
        match self {
            Self::Formal => t::kind_formal(locale),
            Self::Informal => t::kind_informal(locale),
            Self::Reflection => t::kind_reflection(locale),
            Self::Other => t::kind_other(locale),
            Self::Work => t::kind_work(locale),
            Self::Document => t::kind_document(locale),
        }
    }
}

/// Whether an entry counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkState {
    /// It counts: solid.
    #[default]
    Counts,
    /// It is planned or waits for something: hollow.
    Pending,
    /// It does not count: hollow, with a stroke through it.
    Not,
}

impl MarkState {
    /// Every state, in the order of legends.
    pub const ALL: [Self; 3] = [Self::Counts, Self::Pending, Self::Not];

    /// The last part of the class name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Pending => "pending",
            Self::Not => "not",
        }
    }

    /// The word for it.
    pub fn name(self, locale: Locale) -> Text {
        match self {
            Self::Counts => t::state_counts(locale),
            Self::Pending => t::state_pending(locale),
            Self::Not => t::state_not(locale),
        }
    }
}

/// The path of a mark around a centre, in whole pixels.
pub(crate) fn mark_path(kind: Kind, state: MarkState, x: i32, y: i32) -> String {
    let stroke = if state == MarkState::Not { "m-6 6 12-12" } else { "" };
    let outline = kind.outline();
    if stroke.is_empty() { format!("M{x} {y}{outline}") } else { format!("M{x} {y}{outline}M{x} {y}{stroke}") }
}

/// The mark of a kind of activity.
///
/// ```text
/// <KindIcon kind=Kind::Reflection />
/// <KindIcon kind=Kind::Formal state=MarkState::Pending />
/// ```
#[component]
pub fn KindIcon(kind: Kind, #[prop(optional)] state: MarkState) -> impl IntoView {
    view! {
        <svg class="kind" viewBox="-8 -8 16 16" width="18" height="18" aria-hidden="true" focusable="false">
            <path class=format!("mark mark--{}", state.as_str()) d=mark_path(kind, state, 0, 0) />
        </svg>
    }
}

/// What the shapes and fillings mean.
///
/// ```text
/// <KindLegend locale />
/// <KindLegend locale kinds=vec![Kind::Formal, Kind::Reflection] states=MarkState::ALL.to_vec() />
/// ```
#[component]
pub fn KindLegend(
    locale: Locale,
    #[prop(default = Kind::ALL.to_vec())] kinds: Vec<Kind>,
    #[prop(default = MarkState::ALL.to_vec())] states: Vec<MarkState>,
) -> impl IntoView {
    let shapes = kinds
        .into_iter()
        .map(|kind| view! { <li class="legend__item"><KindIcon kind=kind />{kind.name(locale)}</li> })
        .collect_view();
    let fillings = states
        .into_iter()
        .map(|state| {
            // Two shapes, so that it is read as a filling and not as a kind.
            let path = mark_path(Kind::Formal, state, 0, 0) + &mark_path(Kind::Reflection, state, 13, 0);
            view! {
                <li class="legend__item">
                    <svg class="kind" viewBox="-8 -8 29 16" width="33" height="18" aria-hidden="true" focusable="false">
                        <path class=format!("mark mark--{}", state.as_str()) d=path />
                    </svg>
                    {state.name(locale)}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="legend">
            <ul class="legend__list">{shapes}</ul>
            <ul class="legend__list">{fillings}</ul>
        </div>
    }
}

/// A small drawing that goes with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Glyph {
    Check,
    Attention,
    Cross,
    Info,
    Clock,
    Search,
    Plus,
    Edit,
    Copy,
    Trash,
    Undo,
    Download,
    Upload,
    History,
    Back,
    Forward,
    Print,
    Person,
    Mail,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Attention => "M12 4 2.5 20h19zM12 10v4.5M12 17v.5",
            Self::Cross => "M6 6l12 12M18 6 6 18",
            Self::Info => "M12 3a9 9 0 1 0 .01 0zM12 11v5.5M12 7.5v.5",
            Self::Clock => "M12 3a9 9 0 1 0 .01 0zM12 7v5l3.5 2",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 .01 0zM15.5 15.5 20.5 20.5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Edit => "M4 20l1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5",
            Self::Copy => "M8 8h12v12H8zM16 8V4H4v12h4",
            Self::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
            Self::Undo => "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4",
            Self::Download => "M12 4v11M7 10.5l5 5 5-5M4 20h16",
            Self::Upload => "M12 15.5v-11M7 9l5-5 5 5M4 20h16",
            Self::History => "M4 12a8 8 0 1 0 3-6.2M4 4v4.5h4.5M12 8v4.5l3 1.5",
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Forward => "M5 12h14M13 6l6 6-6 6",
            Self::Print => "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
            Self::Person => "M12 4a4 4 0 1 0 .01 0zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
            Self::Mail => "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
        }
    }
}

/// A small drawing, for the eye only.
///
/// ```text
/// <Icon glyph=Glyph::Search />
/// ```
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=glyph.path() />
        </svg>
    }
}
