//! Importing: the file, what is in it, and the button that stores it.

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        details::Details,
        field::Hidden,
        frame::{Frame, Width},
        lead::{Figure, Figures, Lead},
        message::{Badge, ErrorSummary, Notice, Tone},
        table::TableFrame,
        upload::UploadField,
    },
    path,
};
use language::{Locale, Text, dossier as t, format};
use leptos::prelude::*;

/// The most rows that a preview lists; the figures count all.
pub const ROWS_SHOWN: usize = 300;
/// The most problems that a preview lists.
pub const PROBLEMS_SHOWN: usize = 500;

/// A column that lists may have.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading in the reader's language.
    pub heading: &'static str,
    /// Its heading in the other language.
    pub other: &'static str,
    /// What it holds.
    pub holds: Text,
    /// Whether most lists have it.
    pub common: bool,
}

/// The page that asks for a file. `columns` are those that lists may have.
pub fn upload(request: Request, columns: Vec<Column>, form: FormState) -> AnyView {
    let locale = request.locale;
    let (common, rest): (Vec<Column>, Vec<Column>) = columns.into_iter().partition(|column| column.common);
    let common = column_table(locale, t::columns_table(locale), common);
    let rest = column_table(locale, t::columns_more(locale), rest);
    view! {
        <Frame request=request title=t::import_title(locale) invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::DOSSIER>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::import_title(locale)}</h1>
                <Lead>{t::import_lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::IMPORT enctype="multipart/form-data" novalidate>
                <UploadField locale=locale form=form name="bestand" label=t::file(locale) hint=t::file_hint(locale) accept=".json,.csv,.txt,.xlsx" />
                <Actions>
                    <Submit label=t::look_first(locale) />
                    <ButtonLink href=path::DOSSIER label=language::form::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            <section class="section" aria-labelledby="kolommen">
                <h2 id="kolommen">{t::columns_title(locale)}</h2>
                <p>{t::dossier_explained(locale)}</p>
                <p>{t::columns_text(locale)}</p>
                <p><a href=path::IMPORT_TEMPLATE download>{t::template_link(locale)}</a></p>
                {common}
                <Details summary=t::columns_more(locale)>{rest}</Details>
            </section>
        </Frame>
    }
    .into_any()
}

fn column_table(locale: Locale, caption: Text, columns: Vec<Column>) -> AnyView {
    let rows = columns
        .into_iter()
        .map(|column| {
            view! {
                <tr>
                    <th scope="row">{column.heading}</th>
                    <td class="table__minor">{column.other}</td>
                    <td>{column.holds}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <TableFrame caption=caption hide_caption=true plain=true>
            <thead>
                <tr>
                    <th scope="col">{t::column_heading(locale)}</th>
                    <th scope="col" class="table__minor">{t::column_english(locale)}</th>
                    <th scope="col">{t::column_holds(locale)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
    .into_any()
}

/// How a row of a file relates to the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It will be added.
    New,
    /// The same is there.
    There,
    /// It is there with other details.
    Differs,
    /// It cannot be taken over.
    Wrong,
}

/// A row of the file.
#[derive(Clone, Debug)]
pub struct PreviewRow {
    /// Where: the row of a sheet, or the place in the dossier.
    pub place: Text,
    /// What kind of thing.
    pub kind: Text,
    /// Its name.
    pub title: Text,
    /// What was read of it, to check.
    pub read: Read,
    /// What will become of it.
    pub state: State,
}

/// What was read of a row; empty where nothing could be.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Its day, or its first and last.
    pub when: Text,
    /// Its hours, points, or whatever else it amounts to.
    pub amounts: Vec<Text>,
    /// The sessions of a series, each with its day and how long it took.
    pub sessions: Vec<Text>,
}

/// Something to say about a place in the file.
#[derive(Clone, Debug)]
pub struct Note {
    /// Where: row and column, or the path.
    pub place: Text,
    /// What is the matter.
    pub message: Text,
    /// What it says there, shortened; may be empty.
    pub value: String,
}

/// What is in a file, before anything is stored.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Every row, in the order of the file.
    pub rows: Vec<PreviewRow>,
    /// What is wrong.
    pub problems: Vec<Note>,
    /// What is left out or will not count yet.
    pub remarks: Vec<Note>,
    /// Headings that are not read.
    pub unknown: Vec<String>,
    /// Whether it is a dossier that is refused as a whole.
    pub refused: bool,
    /// What would be added, as a dossier; empty when there is nothing to add.
    pub carried: String,
}

impl Preview {
    fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }
}

/// The first sentence of a preview.
pub fn lead(locale: Locale, preview: &Preview) -> (Tone, Text) {
    let new = preview.count(State::New);
    if preview.refused {
        (Tone::Bad, t::preview_dossier_refused(locale, preview.problems.len()))
    } else if new > 0 {
        (Tone::Good, t::preview_all_new(locale, new))
    } else if preview.count(State::There).saturating_add(preview.count(State::Differs)) > 0 {
        (Tone::Neutral, t::preview_nothing_new(locale))
    } else if preview.rows.is_empty() && preview.problems.is_empty() {
        (Tone::Neutral, t::preview_empty(locale))
    } else {
        (Tone::Bad, t::preview_none_right(locale))
    }
}

/// The page that shows what is in a file.
pub fn preview(request: Request, preview: Preview) -> AnyView {
    let locale = request.locale;
    let (tone, lead) = lead(locale, &preview);
    let count = |state| format::whole(locale, u64::try_from(preview.count(state)).unwrap_or(u64::MAX));
    let (new, wrong) = (preview.count(State::New), preview.count(State::Wrong));
    let figures = vec![
        Figure::new(count(State::New), "", t::count_new(locale)),
        Figure::new(count(State::There), "", t::count_there(locale)),
        Figure::new(count(State::Differs), "", t::count_differs(locale)),
        Figure::new(count(State::Wrong), "", t::count_wrong(locale)),
    ];
    let differs = preview.count(State::Differs) > 0;
    let refused = preview.refused;
    let unknown = (!preview.unknown.is_empty()).then(|| {
        let names = preview.unknown.join(", ");
        view! { <Notice tone=Tone::Neutral><p>{t::unknown_columns(locale, &names)}</p></Notice> }
    });
    let confirm = (new > 0).then(|| {
        let label = if wrong > 0 { t::confirm_right(locale, new) } else { t::confirm_all(locale, new) };
        view! {
            <form class="form" method="post" action=path::IMPORT_CONFIRM enctype="multipart/form-data">
                <Hidden name="dossier" value=preview.carried.clone() />
                <Actions>
                    <Submit label=label />
                    <ButtonLink href=path::IMPORT label=t::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        }
    });
    let other = (new == 0).then(
        || view! { <Actions><ButtonLink href=path::IMPORT label=t::other_file(locale) look=Look::Primary /></Actions> },
    );
    view! {
        <Frame request=request title=t::preview_title(locale) width=Width::Wide>
            <p class="breadcrumb"><a href=path::IMPORT>{t::import_title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::preview_title(locale)}</h1>
                <Lead tone=tone>{lead} " " {t::preview_nothing_stored(locale)}</Lead>
            </header>
            {(!refused).then(|| view! { <Figures figures=figures /> })}
            {differs.then(|| view! { <p class="muted">{t::differs_explained(locale)}</p> })}
            {unknown}
            {confirm}
            {other}
            {notes(locale, "problemen", t::problems_section(locale), preview.problems)}
            {notes(locale, "opmerkingen", t::remarks_section(locale), preview.remarks)}
            {rows(locale, preview.rows)}
        </Frame>
    }
    .into_any()
}

pub(crate) fn notes(locale: Locale, id: &'static str, title: Text, notes: Vec<Note>) -> Option<AnyView> {
    if notes.is_empty() {
        return None;
    }
    let all = notes.len();
    let shown = all.min(PROBLEMS_SHOWN);
    let rows = notes
        .into_iter()
        .take(shown)
        .map(|note| {
            let value_label = (!note.value.is_empty()).then(|| t::column_value(locale));
            view! {
                <tr>
                    <th scope="row" class="table__main">{note.place}</th>
                    <td class="table__line">{note.message}</td>
                    <td class="table__line" data-label=value_label><bdi>{note.value}</bdi></td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{title.clone()} " (" {all} ")"</h2>
            {(shown < all).then(|| view! { <p class="muted">{t::rows_shown(locale, shown, all)}</p> })}
            <TableFrame caption=title hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::column_where(locale)}</th>
                        <th scope="col">{t::column_problem(locale)}</th>
                        <th scope="col">{t::column_value(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </section>
    };
    Some(table.into_any())
}

fn rows(locale: Locale, rows: Vec<PreviewRow>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let all = rows.len();
    let shown = all.min(ROWS_SHOWN);
    let items = rows
        .into_iter()
        .take(shown)
        .map(|row| {
            let (tone, word) = match row.state {
                State::New => (Tone::Good, t::row_new(locale)),
                State::There => (Tone::Neutral, t::row_there(locale)),
                State::Differs => (Tone::Attention, t::row_differs(locale)),
                State::Wrong => (Tone::Bad, t::row_wrong(locale)),
            };
            let title = if row.title.trim().is_empty() { t::untitled(locale) } else { row.title };
            view! {
                <tr class=(row.state != State::New).then_some("is-muted")>
                    <td class="nowrap">{row.place}</td>
                    <th scope="row" class="table__main"><bdi>{title}</bdi></th>
                    <td>{row.kind}</td>
                    <td class="table__line">{row.read.when}</td>
                    <td class="table__line">{amounts(locale, row.read.amounts, row.read.sessions)}</td>
                    <td><Badge tone=tone label=word /></td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <section class="section">
            <Details summary=t::rows_section(locale) open=all <= 50>
                {(shown < all).then(|| view! { <p class="muted">{t::rows_shown(locale, shown, all)}</p> })}
                <TableFrame caption=t::rows_section(locale) hide_caption=true>
                    <thead>
                        <tr>
                            <th scope="col">{t::column_where(locale)}</th>
                            <th scope="col">{t::column_name(locale)}</th>
                            <th scope="col">{t::column_title(locale)}</th>
                            <th scope="col">{t::column_when(locale)}</th>
                            <th scope="col">{t::column_amount(locale)}</th>
                            <th scope="col">{t::column_state(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{items}</tbody>
                </TableFrame>
            </Details>
        </section>
    };
    Some(table.into_any())
}

/// Sessions that are shown at once; more wait behind a line that says how many.
const SESSIONS_SHOWN: usize = 3;

fn amounts(locale: Locale, amounts: Vec<Text>, sessions: Vec<Text>) -> AnyView {
    let amounts = amounts.join(", ");
    if sessions.is_empty() {
        return amounts.into_any();
    }
    let many = sessions.len() > SESSIONS_SHOWN;
    let items = sessions.into_iter().map(|session| view! { <li>{session}</li> }).collect_view();
    let list = view! { <ul class="table__list">{items}</ul> };
    if many {
        view! {
            {amounts}
            <details>
                <summary class="details__summary">{t::sessions_each(locale)}</summary>
                {list}
            </details>
        }
        .into_any()
    } else {
        view! { {amounts} {list} }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(states: &[State]) -> Preview {
        let rows = states
            .iter()
            .map(|state| PreviewRow {
                place: "1".into(),
                kind: "x".into(),
                title: "y".into(),
                read: Read::default(),
                state: *state,
            })
            .collect();
        Preview { rows, ..Preview::default() }
    }

    #[test]
    fn the_first_sentence_says_what_will_be_added() {
        let tone = |states: &[State]| lead(Locale::Nl, &preview(states)).0;
        assert_eq!(tone(&[State::New, State::Wrong]), Tone::Good);
        assert_eq!(tone(&[State::There, State::Wrong]), Tone::Neutral);
        assert_eq!(tone(&[State::Wrong]), Tone::Bad);
        assert_eq!(lead(Locale::Nl, &preview(&[])).1, "In dit bestand staat niets om over te nemen.");
        assert_eq!(lead(Locale::Nl, &preview(&[State::New])).1, "Er komt 1 onderdeel bij.");
        let refused = Preview { refused: true, ..preview(&[]) };
        assert_eq!(lead(Locale::Nl, &refused).0, Tone::Bad);
    }
}
