//! The list of activities.

use super::{
    filter::{Filter, Item, PAGE},
    form,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look},
        chip::{Chip, Chips},
        details::Details,
        empty::Empty,
        field::{CheckField, Choice, SelectField, TextField},
        frame::{Frame, Width},
        icon::{Glyph, KindIcon, MarkState},
        lead::Lead,
        pagination::Pagination,
        table::TableFrame,
    },
    path,
};
use chrono::{Datelike, NaiveDate};
use domain::{ActivityKind, Points, RequirementId};
use language::{Locale, Text, activity as t, format, term};
use leptos::prelude::*;

/// What the list shows.
#[derive(Clone, Debug)]
pub struct List {
    /// What it is narrowed down to.
    pub filter: Filter,
    /// Every row, before the filter.
    pub items: Vec<Item>,
    /// The requirements to filter on.
    pub requirements: Vec<RequirementId>,
    /// How many activities count in each registration that asks points.
    pub counting: Vec<(Text, usize)>,
    /// The name of every registration.
    pub names: Vec<Text>,
}

/// Sums over rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How long they took, in seconds.
    pub lasting: i64,
    /// Points by registration, each by its place among all.
    pub points: Vec<(usize, Points)>,
}

impl Totals {
    /// Of these rows.
    pub fn of(items: &[Item]) -> Self {
        let mut totals = Self::default();
        for item in items {
            totals.lasting = totals.lasting.saturating_add(item.lasting.unwrap_or(0));
            for (registration, points) in &item.verdict.points {
                match totals.points.iter_mut().find(|(place, _)| place == registration) {
                    Some((_, sum)) => *sum = sum.plus(*points),
                    None => totals.points.push((*registration, *points)),
                }
            }
        }
        totals.points.sort_by_key(|(place, _)| *place);
        totals
    }
}

/// The list.
pub fn list(request: Request, list: List) -> AnyView {
    let locale = request.locale;
    let all = list.items.len();
    if all == 0 {
        return view! {
            <Frame request=request title=t::list_title(locale) width=Width::Wide>
                <header class="page-head"><h1>{t::list_title(locale)}</h1></header>
                <Empty title=t::list_empty_title(locale) action=t::list_empty_action(locale) href=path::ACTIVITY_NEW>
                    {t::list_empty(locale)}
                </Empty>
                {deleted_link(locale)}
            </Frame>
        }
        .into_any();
    }
    let counting = list.items.iter().filter(|item| item.verdict.state == MarkState::Counts).count();
    let planned = list.items.iter().filter(|item| item.verdict.state == MarkState::Pending).count();
    let mut years: Vec<i32> = list.items.iter().filter_map(|item| item.day).map(|day| day.year()).collect();
    years.dedup();
    let filter = list.filter;
    let found = filter.apply(list.items);
    let lead = if filter.is_empty() && list.requirements.is_empty() {
        // Nobody asks points: nothing here counts, and nothing fails to.
        t::list_plain(locale, all)
    } else if filter.is_empty() && list.counting.len() > 1 {
        // Counting for one of them is not counting for all.
        t::list_lead_each(locale, all, &list.counting, planned)
    } else if filter.is_empty() {
        t::list_lead(locale, all, counting, planned)
    } else {
        t::list_found(locale, found.len(), all)
    };
    let chips = filter.chips(locale).into_iter().map(|(label, href)| Chip::new(label, href)).collect();
    let size = if filter.whole { found.len().max(1) } else { PAGE };
    let pages = found.len().div_ceil(size).max(1);
    let page = filter.page.clamp(1, pages);
    let rows = found.len();
    let totals = Totals::of(&found);
    let base = filter.page_base();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let content = if found.is_empty() {
        view! {
            <Empty title=t::nothing_found_title(locale) action=t::clear(locale) href=path::ACTIVITIES>
                {t::nothing_found(locale)}
            </Empty>
        }
        .into_any()
    } else {
        let shown: Vec<Item> = found.into_iter().skip((page - 1) * size).take(size).collect();
        // Points say of which registration they are where several ask them.
        let names = (list.counting.len() > 1).then_some(list.names);
        let first = (page - 1) * size + 1;
        let part = (pages > 1).then(|| {
            let part = t::printed_part(locale, first, first + shown.len().saturating_sub(1), rows);
            view! { <p class="print-only">{part}</p> }
        });
        let other = if filter.whole && rows > PAGE {
            Some((filter.address(), t::by_page(locale)))
        } else {
            (pages > 1).then(|| (filter.whole_address(), t::whole_list(locale, rows)))
        };
        let other = other.map(|(href, label)| view! { <p class="small screen-only"><a href=href>{label}</a></p> });
        view! {
            {part}
            {table(locale, shown, &totals, names.as_deref())}
            <Pagination locale=locale page=number(page) pages=number(pages) base=base />
            {other}
        }
        .into_any()
    };
    view! {
        <Frame request=request title=t::list_title(locale) width=Width::Wide>
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::list_title(locale)}</h1>
                    <Lead>{lead}</Lead>
                </div>
                <Actions>
                    <ButtonLink href=path::ACTIVITY_NEW label=t::new_title(locale) look=Look::Primary glyph=Glyph::Plus />
                </Actions>
            </header>
            {filters(locale, &filter, years, list.requirements)}
            <Chips locale=locale label=t::filters(locale) chips=chips clear=path::ACTIVITIES />
            {content}
            {deleted_link(locale)}
        </Frame>
    }
    .into_any()
}

fn deleted_link(locale: Locale) -> AnyView {
    view! { <p class="small screen-only"><a href=path::DELETED>{language::dossier::deleted_link(locale)}</a></p> }
        .into_any()
}

/// The search field and, behind a fold, the filters.
fn filters(locale: Locale, filter: &Filter, years: Vec<i32>, requirements: Vec<RequirementId>) -> AnyView {
    let mut form = FormState::default();
    form.push("zoek", filter.search.clone());
    form.push("soort", filter.kind.map(form::code).unwrap_or_default());
    form.push("telt", filter.counts.map(|counts| if counts { "ja" } else { "nee" }).unwrap_or_default());
    form.push("eis", filter.requirement.map(RequirementId::as_str).unwrap_or_default());
    form.push("jaar", filter.year.map(|year| year.to_string()).unwrap_or_default());
    form.push("gepland", if filter.planned { "ja" } else { "" });
    form.push("bewijs", if filter.without_evidence { "nee" } else { "" });
    let any = || Choice::new("", t::all(locale));
    let kinds = ActivityKind::ALL.iter().map(|kind| Choice::new(form::code(*kind), term::activity_kind(locale, *kind)));
    let kinds = std::iter::once(any()).chain(kinds).collect();
    let counts = vec![any(), Choice::new("ja", t::only_counting(locale)), Choice::new("nee", t::only_not(locale))];
    let years = std::iter::once(any())
        .chain(years.into_iter().map(|year| Choice::new(year.to_string(), year.to_string())))
        .collect();
    let requirement = (!requirements.is_empty()).then(|| {
        let choices = requirements.into_iter().map(|id| Choice::new(id.as_str(), term::requirement(locale, id)));
        let choices = std::iter::once(any()).chain(choices).collect();
        view! { <SelectField locale=locale form=form.clone() name="eis" label=t::filter_requirement(locale) choices=choices /> }
    });
    let narrowed = !Filter { search: String::new(), ..filter.clone() }.is_empty();
    view! {
        <form class="activity-search" method="get" action=path::ACTIVITIES role="search">
            <div class="activity-search__line">
                <TextField locale=locale form=form.clone() name="zoek" label=t::search(locale) kind="search" />
                <button class="button" type="submit">{t::search_button(locale)}</button>
            </div>
            <Details summary=t::more_filters(locale) open=narrowed>
                <div class="filters">
                    <SelectField locale=locale form=form.clone() name="soort" label=t::filter_kind(locale) choices=kinds />
                    <SelectField locale=locale form=form.clone() name="telt" label=t::filter_counts(locale) choices=counts />
                    {requirement}
                    <SelectField locale=locale form=form.clone() name="jaar" label=t::filter_year(locale) choices=years />
                    <CheckField form=form.clone() name="gepland" label=t::only_planned(locale) value="ja" />
                    <CheckField form=form.clone() name="bewijs" label=t::only_without_evidence(locale) value="nee" />
                    <button class="button" type="submit">{t::filter_button(locale)}</button>
                </div>
            </Details>
        </form>
    }
    .into_any()
}

fn table(locale: Locale, items: Vec<Item>, totals: &Totals, names: Option<&[Text]>) -> AnyView {
    let mut groups: Vec<(Option<i32>, Vec<Item>)> = Vec::new();
    for item in items {
        let year = item.day.map(|day| day.year());
        match groups.last_mut() {
            Some((current, rows)) if *current == year => rows.push(item),
            _ => groups.push((year, vec![item])),
        }
    }
    let groups = groups
        .into_iter()
        .map(|(year, rows)| {
            let heading = year.map_or_else(|| t::no_day(locale), |year| Text::from(year.to_string()));
            view! {
                <tbody>
                    <tr class="table__group"><th scope="rowgroup" colspan="5">{heading}</th></tr>
                    {rows.into_iter().map(|item| row(locale, item, names)).collect_view()}
                </tbody>
            }
        })
        .collect_view();
    let hours = hours(locale, totals.lasting);
    let points = points(locale, names, &totals.points);
    view! {
        <TableFrame caption=t::list_caption(locale) hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{t::day(locale)}</th>
                    <th scope="col">{t::column_activity(locale)}</th>
                    <th scope="col" class="number">{t::column_hours(locale)}</th>
                    <th scope="col" class="number">{t::column_points(locale)}</th>
                    <th scope="col">{t::column_counts(locale)}</th>
                </tr>
            </thead>
            {groups}
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">{t::total(locale)}</th>
                    <td class="number" data-label=t::column_hours(locale)>{hours}</td>
                    <td class="number" data-label=t::column_points(locale)>{points}</td>
                    <td class="table__minor"></td>
                </tr>
            </tfoot>
        </TableFrame>
    }
    .into_any()
}

/// Seconds as hours.
fn hours(locale: Locale, seconds: i64) -> String {
    const OF_A_HUNDREDTH: i64 = 36;
    format::hundredths(locale, seconds.saturating_add(OF_A_HUNDREDTH / 2).div_euclid(OF_A_HUNDREDTH))
}

/// Points: the number alone, or where several registrations ask points each with the name of its own.
fn points(locale: Locale, names: Option<&[Text]>, points: &[(usize, Points)]) -> AnyView {
    let number =
        |points: &Points| format::hundredths(locale, i64::try_from(points.rounded().hundredths()).unwrap_or(i64::MAX));
    match (points, names) {
        ([], _) => "0".into_any(),
        ([(_, only)], None) => number(only).into_any(),
        (several, names) => several
            .iter()
            .map(|(place, points)| {
                let name = names.and_then(|names| names.get(*place)).cloned().unwrap_or_default();
                view! { <span class="activity-points"><span class="activity-points__name">{name}</span> " " {number(points)}</span> }
            })
            .collect_view()
            .into_any(),
    }
}

fn row(locale: Locale, item: Item, names: Option<&[Text]>) -> AnyView {
    let short = item.day.map(|day: NaiveDate| format::date_short(locale, day)).unwrap_or_default();
    let hours = item.lasting.map(|lasting| hours(locale, lasting)).unwrap_or_default();
    let muted = item.verdict.state == MarkState::Not;
    view! {
        <tr class=muted.then_some("is-muted")>
            <td class="nowrap">{short}</td>
            <th scope="row" class="table__main">
                <KindIcon kind=item.mark state=item.verdict.state />
                " "
                <a class="table__link" href=path::activity(&item.id)><bdi>{item.title}</bdi></a>
                {(!item.meta.is_empty()).then(|| view! { <span class="muted small activity-meta">{item.meta}</span> })}
            </th>
            <td class="number table__minor" data-label=t::column_hours(locale)>{hours}</td>
            <td class="number table__minor" data-label=t::column_points(locale)>{points(locale, names, &item.verdict.points)}</td>
            <td>{item.verdict.note}</td>
        </tr>
    }
    .into_any()
}
