//! Reading in a list of staff: the file, what it would do, and the button that does it.

use super::{Employer, breadcrumb, form::Record, history::changes};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        details::Details,
        field::{Choice, ChoiceField, Hidden, SelectField},
        frame::{Frame, Width},
        lead::{Figure, Figures, Lead},
        message::{Badge, ErrorSummary, Notice, Tone},
        table::TableFrame,
        upload::UploadField,
    },
    dossier::import::{Note, notes},
    path,
};
use domain::organisation::StaffColumn;
use language::{Locale, Text, dossier, form as words, format, staff_import as t};
use leptos::prelude::*;

/// The field with the file, and the one with the list that the preview carries along.
pub const FILE: &str = "bestand";
/// See [`FILE`].
pub const LIST: &str = "lijst";
/// The field that says what would be done, as it was seen.
pub const SEEN: &str = "gezien";
/// The field that says what to do about teams that are not there.
pub const TEAMS: &str = "teams";
/// Its value to make them.
pub const MAKE: &str = "maken";
/// The button.
pub const ACTION: &str = "doe";
/// Its value to read the list in.
pub const READ_IN: &str = "inlezen";

/// The most rows that a preview lists; the figures count all.
const SHOWN: usize = 300;

/// The field of a column, by its place.
pub fn field(column: usize) -> String {
    format!("kolom-{column}")
}

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Something that is in it; may be empty.
    pub example: String,
    /// What it holds, as far as that is known.
    pub holds: Option<StaffColumn>,
    /// Whether it can be of two kinds, so that somebody has to choose.
    pub unclear: bool,
}

impl Column {
    fn name(&self, locale: Locale, place: usize) -> Text {
        if self.heading.trim().is_empty() {
            t::mapping_unnamed(locale, place.saturating_add(1))
        } else {
            self.heading.clone().into()
        }
    }
}

/// What the fields of a mapping say, with what is wrong with it in the form.
pub fn read_columns(form: &mut FormState, locale: Locale, headings: &[String]) -> Vec<Option<StaffColumn>> {
    let mut columns: Vec<Option<StaffColumn>> = Vec::with_capacity(headings.len());
    for place in 0..headings.len() {
        let chosen: Option<StaffColumn> = form.value(&field(place)).parse().ok();
        let twice = chosen.and_then(|chosen| columns.iter().position(|before| *before == Some(chosen)));
        if let Some(heading) = twice.and_then(|before| headings.get(before)) {
            form.refuse(field(place), t::mapping_twice(locale, heading));
        }
        columns.push(chosen);
    }
    if !has_name(&columns) {
        form.refuse(field(0), t::mapping_name_missing(locale));
    }
    columns
}

/// Whether one of the columns has a name.
pub fn has_name(columns: &[Option<StaffColumn>]) -> bool {
    let named = [StaffColumn::Name, StaffColumn::FirstName, StaffColumn::LastName];
    named.into_iter().any(|name| columns.contains(&Some(name)))
}

/// The page that asks for a file.
pub fn upload(request: Request, employer: &Employer, form: FormState) -> AnyView {
    let locale = request.locale;
    let action = path::workforce_import(&employer.id);
    let breadcrumb = breadcrumb(locale, employer, None);
    let back = path::workforce(&employer.id);
    let rows = StaffColumn::ALL
        .iter()
        .map(|column| {
            view! {
                <tr>
                    <th scope="row">{t::column(locale, *column)}</th>
                    <td>{t::column_holds(locale, *column)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Frame request=request title=t::title(locale) invalid=!form.is_valid()>
            {breadcrumb}
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                <Lead>{t::lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                <UploadField locale=locale form=form name=FILE label=dossier::file(locale) hint=t::file_hint(locale) accept=".csv,.txt,.xlsx" />
                <Actions>
                    <Submit label=dossier::look_first(locale) />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            <section class="section" aria-labelledby="hoe">
                <h2 id="hoe">{t::how_title(locale)}</h2>
                <ul>
                    <li>{t::how_recognise(locale)}</li>
                    <li>{t::how_empty(locale)}</li>
                    <li>{t::how_all(locale)}</li>
                    <li>{t::how_again(locale)}</li>
                    <li>{t::how_private(locale)}</li>
                </ul>
            </section>
            <section class="section" aria-labelledby="kolommen">
                <h2 id="kolommen">{t::columns_title(locale)}</h2>
                <p>{t::columns_text(locale)}</p>
                <TableFrame caption=t::columns_caption(locale) hide_caption=true plain=true>
                    <thead>
                        <tr>
                            <th scope="col">{t::column_heading(locale)}</th>
                            <th scope="col">{t::column_text(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </TableFrame>
            </section>
        </Frame>
    }
    .into_any()
}

/// Somebody new, or who changes.
#[derive(Clone, Debug)]
pub struct Change {
    /// The number of the row.
    pub row: usize,
    /// The record as it is; none for somebody new.
    pub before: Option<Record>,
    /// The record as it would be.
    pub after: Record,
}

/// How many rows would do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub wrong: usize,
}

/// What a list would do.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Whose staff it is, with the teams that would be made.
    pub employer: Employer,
    /// The list, to be carried along.
    pub list: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether what they hold was chosen before.
    pub remembered: bool,
    /// Headings of columns that were thrown away.
    pub dropped: Vec<String>,
    /// What would be done; none while it is not known what the columns hold.
    pub plan: Option<Plan>,
    /// Whether this is something else than was seen.
    pub other: bool,
}

/// What would be done with the rows.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// How many.
    pub counts: Counts,
    /// What is wrong.
    pub problems: Vec<Note>,
    /// What is left out.
    pub remarks: Vec<Note>,
    /// Who is new or changes.
    pub changes: Vec<Change>,
    /// Keys and names of who is not in the list.
    pub missing: Vec<(String, String)>,
    /// Teams that are not there.
    pub unknown_teams: Vec<String>,
    /// Whether who asks may make them.
    pub may_make_teams: bool,
    /// What tells this from another plan.
    pub mark: String,
}

fn lead(locale: Locale, plan: Option<&Plan>) -> (Tone, Text) {
    let Some(plan) = plan else { return (Tone::Attention, t::lead_columns(locale)) };
    let Counts { new, changed, wrong, .. } = plan.counts;
    if wrong > 0 {
        return (Tone::Bad, t::lead_wrong(locale, count(wrong)));
    }
    if new == 0 && changed == 0 {
        return (Tone::Neutral, t::lead_same(locale));
    }
    (Tone::Good, t::lead_changes(locale, count(new), count(changed)))
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn number(locale: Locale, number: usize) -> String {
    format::whole(locale, count(number))
}

/// The page that shows what a list would do.
pub fn preview(request: Request, preview: Preview, mut form: FormState) -> AnyView {
    let locale = request.locale;
    let Preview { employer, list, columns, remembered, dropped, plan, other } = preview;
    let (tone, lead) = lead(locale, plan.as_ref());
    let action = path::workforce_import(&employer.id);
    // What becomes of the rows comes first; how many columns are left out is said at the fold.
    let open = plan.is_none() || !form.is_valid() || columns.iter().any(|column| column.unclear);
    let unclear = columns
        .iter()
        .filter(|column| column.unclear)
        .map(|column| {
            let text = t::mapping_unclear(locale, &column.heading);
            view! { <Notice tone=Tone::Attention><p>{text}</p></Notice> }
        })
        .collect_view();
    for (place, column) in columns.iter().enumerate() {
        // What was typed is what was chosen, also where it is wrong.
        let chosen = form.value(&field(place)).to_owned();
        let chosen = column.holds.map_or(chosen, |holds| holds.as_str().to_owned());
        form.set(&field(place), chosen);
    }
    let figures = plan.as_ref().map(|plan| {
        let counts = plan.counts;
        let figure = |rows, label| Figure::new(number(locale, rows), "", label);
        let figures = vec![
            figure(counts.new, t::count_new(locale)),
            figure(counts.changed, t::count_changed(locale)),
            figure(counts.same, t::count_same(locale)),
            figure(counts.wrong, t::count_wrong(locale)),
        ];
        view! { <Figures figures=figures /> }
    });
    let teams = plan.as_ref().and_then(|plan| teams(locale, plan, &form));
    let mark = plan.as_ref().map(|plan| plan.mark.clone()).unwrap_or_default();
    let confirm = plan.as_ref().map(|plan| plan.counts).filter(|counts| counts.wrong == 0).and_then(|counts| {
        let rows = counts.new.saturating_add(counts.changed);
        let label = t::confirm(locale, count(rows));
        (rows > 0).then(|| view! { <Submit label=label name=ACTION value=READ_IN /> })
    });
    let look = if confirm.is_some() { Look::Plain } else { Look::Primary };
    let dropped = (!dropped.is_empty()).then(|| {
        let text = t::dropped(locale, &dropped.join(", "));
        view! { <Notice tone=Tone::Neutral><p>{text}</p></Notice> }
    });
    let other = other.then(|| view! { <Notice tone=Tone::Attention><p>{t::changed_meanwhile(locale)}</p></Notice> });
    let again = path::workforce_import(&employer.id);
    let mapping = mapping(locale, columns, &form, remembered, open);
    let breadcrumb = breadcrumb(locale, &employer, None);
    let told = plan.map(|plan| told(locale, &employer, plan));
    view! {
        <Frame request=request title=t::preview_title(locale) width=Width::Wide invalid=!form.is_valid()>
            {breadcrumb}
            <header class="page-head">
                <h1>{t::preview_title(locale)}</h1>
                <Lead tone=tone>{lead} " " {t::nothing_stored(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form />
            {other}
            {figures}
            {dropped}
            {unclear}
            <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                <Hidden name=LIST value=list />
                <Hidden name=SEEN value=mark />
                {teams}
                {mapping}
                <Actions>
                    {confirm}
                    <Submit label=t::look_again(locale) look=look name=ACTION value="kijken" />
                    <ButtonLink href=again label=t::other_file(locale) look=Look::Quiet />
                </Actions>
            </form>
            {told}
        </Frame>
    }
    .into_any()
}

/// What to do about teams that are not there.
fn teams(locale: Locale, plan: &Plan, form: &FormState) -> Option<AnyView> {
    if plan.unknown_teams.is_empty() {
        return None;
    }
    let names = plan.unknown_teams.iter().map(|name| view! { <li><bdi>{name.clone()}</bdi></li> }).collect_view();
    let title = t::teams_title(locale, plan.unknown_teams.len());
    let choice = if plan.may_make_teams {
        let choices = vec![
            Choice::with_hint("leeg", t::teams_leave(locale), t::teams_leave_hint(locale)),
            Choice::with_hint(MAKE, t::teams_make(locale), t::teams_make_hint(locale)),
        ];
        let mut form = form.clone();
        if form.value(TEAMS).is_empty() {
            form.set(TEAMS, "leeg");
        }
        view! { <ChoiceField locale=locale form=form name=TEAMS legend=title choices=choices /> }.into_any()
    } else {
        view! { <p><strong>{title}</strong></p><p>{t::teams_owner(locale)}</p> }.into_any()
    };
    Some(view! { {choice} <ul>{names}</ul> }.into_any())
}

/// A list for each column.
fn mapping(locale: Locale, columns: Vec<Column>, form: &FormState, remembered: bool, open: bool) -> AnyView {
    let choices: Vec<Choice> = std::iter::once(Choice::new("", t::mapping_ignore(locale)))
        .chain(StaffColumn::ALL.iter().map(|column| Choice::new(column.as_str(), t::column(locale, *column))))
        .collect();
    let left_out = columns.iter().filter(|column| column.holds.is_none()).count();
    let fields = columns
        .into_iter()
        .enumerate()
        .map(|(place, column)| {
            let name = column.name(locale, place);
            let hint = if column.example.is_empty() {
                t::mapping_no_example(locale)
            } else {
                t::mapping_example(locale, &column.example)
            };
            view! { <SelectField locale=locale form=form.clone() name=field(place) label=name hint=hint choices=choices.clone() /> }
        })
        .collect_view();
    view! {
        <Details summary=t::mapping_title(locale, left_out) open=open>
            {remembered.then(|| view! { <p class="muted">{t::mapping_remembered(locale)}</p> })}
            <div class="filters">{fields}</div>
        </Details>
    }
    .into_any()
}

fn told(locale: Locale, employer: &Employer, plan: Plan) -> AnyView {
    let Plan { problems, remarks, changes, missing, .. } = plan;
    view! {
        {notes(locale, "problemen", t::problems(locale), problems)}
        {notes(locale, "opmerkingen", t::remarks(locale), remarks)}
        {changed(locale, employer, changes)}
        {not_listed(locale, employer, missing)}
    }
    .into_any()
}

/// 'The first so many of so many', where not all are shown.
fn shown_of(locale: Locale, all: usize) -> Option<AnyView> {
    (all > SHOWN).then(|| view! { <p class="muted">{dossier::rows_shown(locale, SHOWN, all)}</p> }.into_any())
}

fn changed(locale: Locale, employer: &Employer, all: Vec<Change>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let number = all.len();
    let empty = Record::default();
    let rows = all
        .into_iter()
        .take(SHOWN)
        .map(|change| {
            let (tone, word) = match change.before {
                None => (Tone::Good, t::new(locale)),
                Some(_) => (Tone::Attention, t::changed(locale)),
            };
            let what = changes(locale, employer, change.before.as_ref().unwrap_or(&empty), &change.after);
            let what = what.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! {
                <tr>
                    <td class="nowrap">{t::row(locale, change.row)}</td>
                    <th scope="row" class="table__main"><bdi>{change.after.name}</bdi></th>
                    <td><Badge tone=tone label=word /></td>
                    <td class="table__line"><ul class="table__list">{what}</ul></td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <section class="section" aria-labelledby="wijzigingen">
            <h2 id="wijzigingen">{t::changes(locale)}</h2>
            {shown_of(locale, number)}
            <TableFrame caption=t::changes(locale) hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::column_row(locale)}</th>
                        <th scope="col">{t::column_who(locale)}</th>
                        <th scope="col">{t::column_state(locale)}</th>
                        <th scope="col">{t::column_changes(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </section>
    };
    Some(table.into_any())
}

fn not_listed(locale: Locale, employer: &Employer, missing: Vec<(String, String)>) -> Option<AnyView> {
    if missing.is_empty() {
        return None;
    }
    let all = missing.len();
    let items = missing
        .into_iter()
        .take(SHOWN)
        .map(|(id, name)| view! { <li><a href=path::staff(&employer.id, &id)><bdi>{name}</bdi></a></li> })
        .collect_view();
    let summary = format!("{} ({})", t::missing_title(locale), number(locale, all));
    let list = view! {
        <section class="section">
            <Details summary=summary>
                <p>{t::missing_text(locale)}</p>
                {shown_of(locale, all)}
                <ul>{items}</ul>
            </Details>
        </section>
    };
    Some(list.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn each_choice_is_made_once_and_one_of_them_is_the_name() {
        let headings = ["een".to_owned(), "twee".to_owned(), "drie".to_owned()];
        let mut state = form(&[("kolom-0", "name"), ("kolom-1", ""), ("kolom-2", "vog")]);
        let columns = read_columns(&mut state, Locale::Nl, &headings);
        assert_eq!(columns, [Some(StaffColumn::Name), None, Some(StaffColumn::Vog)]);
        assert!(state.is_valid());
        let mut state = form(&[("kolom-0", "vog"), ("kolom-1", "onzin"), ("kolom-2", "vog")]);
        let columns = read_columns(&mut state, Locale::Nl, &headings);
        assert_eq!(columns, [Some(StaffColumn::Vog), None, Some(StaffColumn::Vog)]);
        assert!(state.error("kolom-0").is_some(), "nobody has a name");
        assert!(state.error("kolom-2").is_some_and(|error| error.contains("'een'")));
        assert_eq!(state.errors().len(), 2);
    }

    #[test]
    fn the_first_sentence_says_what_happens() {
        let plan = |new, changed, wrong| Plan { counts: Counts { new, changed, same: 1, wrong }, ..Plan::default() };
        let tone = |plan: &Plan| lead(Locale::Nl, Some(plan)).0;
        assert_eq!(tone(&plan(1, 0, 0)), Tone::Good);
        assert_eq!(tone(&plan(0, 0, 0)), Tone::Neutral);
        assert_eq!(tone(&plan(5, 2, 1)), Tone::Bad);
        assert_eq!(lead(Locale::Nl, None).0, Tone::Attention);
    }
}
