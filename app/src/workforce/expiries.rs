//! What ends in the coming 24 months, by month and team, as a picture and as a table.

use super::{Employer, breadcrumb};
use crate::{
    Request,
    component::{
        details::Details,
        frame::{Frame, Width},
        lead::Lead,
        message::Tone,
        table::TableFrame,
    },
};
use chrono::{Datelike, NaiveDate};
use language::{Locale, Text, format, workforce as t};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Expiries {
    /// Whose staff it is.
    pub employer: Employer,
    /// The day from which on.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// How many registrations of a team end on a day.
    pub ends: Vec<(Option<String>, NaiveDate, u64)>,
}

/// Months, by their number since the year 0.
fn month(day: NaiveDate) -> i32 {
    day.year().saturating_mul(12).saturating_add_unsigned(day.month0())
}

fn first_of(month: i32) -> NaiveDate {
    let number = u32::try_from(month.rem_euclid(12)).unwrap_or(0).saturating_add(1);
    NaiveDate::from_ymd_opt(month.div_euclid(12), number, 1).unwrap_or_default()
}

/// One row of bars.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Series {
    name: Text,
    months: Vec<u64>,
}

impl Expiries {
    fn months(&self) -> Vec<i32> {
        (month(self.from)..=month(self.until)).collect()
    }

    fn series(&self, name: Text, of: impl Fn(Option<&str>) -> bool) -> Series {
        let sum = |asked: &i32| {
            let these = self.ends.iter().filter(|(team, day, _)| month(*day) == *asked && of(team.as_deref()));
            these.map(|(_, _, number)| *number).fold(0_u64, u64::saturating_add)
        };
        Series { name, months: self.months().iter().map(sum).collect() }
    }

    /// Everything together, then each team of which something ends.
    fn all(&self, locale: Locale) -> (Series, Vec<Series>) {
        let whole = self.series(t::all_teams(locale), |_| true);
        let known =
            self.employer.teams.iter().map(|team| self.series(team.name.clone().into(), |id| id == Some(&team.id)));
        let none = self.series(t::no_team(locale), |id| id.is_none());
        let teams = known.chain([none]).filter(|series| series.months.iter().any(|number| *number > 0)).collect();
        (whole, teams)
    }
}

/// So many teams are drawn; all of them are in the table.
const DRAWN: usize = 12;

/// So many teams of a month stand in the table as they are; of more it says how many, and they fold out.
const UNFOLDED: usize = 8;

/// How many there are, and in which month the most of them.
fn lead(locale: Locale, months: &[i32], numbers: &[u64]) -> Text {
    let all = numbers.iter().copied().fold(0_u64, u64::saturating_add);
    let most = numbers.iter().copied().max().unwrap_or(0);
    // Where several months have as many, none of them has the most.
    let mut largest = months.iter().zip(numbers).filter(|(_, number)| **number == most);
    match (largest.next(), largest.next()) {
        _ if all == 0 => t::expiries_none(locale),
        (Some((month, _)), None) => t::expiries_lead(locale, all, &format::month_of(locale, first_of(*month)), most),
        _ => t::expiries_spread(locale, all),
    }
}

/// The page.
pub fn page(request: Request, data: Expiries) -> AnyView {
    let locale = request.locale;
    let months = data.months();
    let (whole, teams) = data.all(locale);
    let all = whole.months.iter().copied().fold(0_u64, u64::saturating_add);
    let lead = lead(locale, &months, &whole.months);
    let breadcrumb = breadcrumb(locale, &data.employer, None);
    let own_teams_only = data.employer.own_teams_only;
    let tone = if all == 0 { Tone::Good } else { Tone::Neutral };
    let top = whole.months.iter().copied().max().unwrap_or(0);
    let picture = (all > 0).then(|| {
        let small = (teams.len() > 1).then(|| {
            // The largest, in the order of the teams.
            let sum = |series: &Series| series.months.iter().copied().fold(0_u64, u64::saturating_add);
            let mut sums: Vec<u64> = teams.iter().map(sum).collect();
            sums.sort_unstable_by_key(|sum| std::cmp::Reverse(*sum));
            let least = sums.get(DRAWN.saturating_sub(1)).copied().unwrap_or(0);
            let shown: Vec<&Series> = teams.iter().filter(|series| sum(series) >= least).take(DRAWN).collect();
            let top = shown.iter().flat_map(|series| series.months.iter().copied()).max().unwrap_or(0);
            let rows = shown.iter().map(|series| bars(locale, series, &months, top, false)).collect_view();
            let more = (teams.len() > DRAWN).then(|| view! { " " {t::some_teams(locale, DRAWN)} });
            view! { <p class="muted small">{t::scale_explained(locale)} {more}</p>{rows} }
        });
        view! {
            <section class="section months" aria-labelledby="beeld">
                <h2 id="beeld" class="visually-hidden">{t::expiries_picture(locale)}</h2>
                {bars(locale, &whole, &months, top, true)}
                {small}
            </section>
            {table(locale, &months, &whole, &teams)}
        }
    });
    view! {
        <Frame request=request title=t::expiries_title(locale) width=Width::Wide>
            {breadcrumb}
            <header class="page-head">
                <h1>{t::expiries_title(locale)}</h1>
                <Lead tone=tone>{lead}</Lead>
                {own_teams_only.then(|| view! { <p class="muted">{t::own_teams_only(locale)}</p> })}
            </header>
            {picture}
        </Frame>
    }
    .into_any()
}

/// A place along the width, in percents with one decimal.
fn percent(part: usize, of: usize) -> String {
    let thousandths = part.saturating_mul(1000).checked_div(of).unwrap_or(0);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// One row of bars, a bar for each month. For the eye: the table below says the same.
fn bars(locale: Locale, series: &Series, months: &[i32], top: u64, large: bool) -> AnyView {
    let (room, foot) = if large { (120_u64, 40_u64) } else { (48, 4) };
    let base = room.saturating_add(18);
    let count = months.len();
    let width = percent(7, count.saturating_mul(10));
    let columns = months
        .iter()
        .zip(&series.months)
        .enumerate()
        .map(|(index, (month, number))| {
            let height = number.saturating_mul(room).checked_div(top.max(1)).unwrap_or(0);
            let height = if *number > 0 { height.max(2) } else { 0 };
            let left = percent(index.saturating_mul(20).saturating_add(3), count.saturating_mul(20));
            let middle = percent(index.saturating_mul(2).saturating_add(1), count.saturating_mul(2));
            let edge = percent(index, count);
            let day = first_of(*month);
            // The first year only where the next one leaves it room.
            let year = (day.month() == 1 || (index == 0 && day.month() < 9)).then(|| day.year());
            let named = large && day.month0().is_multiple_of(3);
            view! {
                {(*number > 0)
                    .then(|| {
                        view! {
                            <rect class="months__bar" x=left y=base - height width=width.clone() height=height />
                            <text class="months__number" x=middle.clone() y=base - height - 4>{*number}</text>
                        }
                    })}
                {named
                    .then(|| view! { <text class="months__name" x=middle y=base + 16>{format::month_short(locale, day.month())}</text> })}
                {large
                    .then(|| year.map(|year| view! { <text class="months__year" x=edge y=base + 34>{year}</text> }))}
            }
        })
        .collect_view();
    view! {
        <figure class="months__row">
            <figcaption class="months__caption"><bdi>{series.name.clone()}</bdi></figcaption>
            <svg class="months__picture" width="100%" height=base + foot aria-hidden="true" focusable="false">
                <line class="months__base" x1="0" y1=base x2="100%" y2=base />
                {columns}
            </svg>
        </figure>
    }
    .into_any()
}

fn table(locale: Locale, months: &[i32], whole: &Series, teams: &[Series]) -> AnyView {
    let rows = months
        .iter()
        .zip(&whole.months)
        .enumerate()
        .filter(|(_, (_, number))| **number > 0)
        .map(|(index, (month, number))| {
            let these: Vec<(&Series, u64)> = teams
                .iter()
                .filter_map(|series| {
                    series.months.get(index).filter(|number| **number > 0).map(|number| (series, *number))
                })
                .collect();
            let count = these.len();
            let of = these
                .into_iter()
                .map(|(series, number)| view! { <li><bdi>{series.name.clone()}</bdi> " " {number}</li> })
                .collect_view();
            let of = view! { <ul class="months__teams">{of}</ul> };
            // Of many teams first how many they are.
            let of = if count > UNFOLDED {
                view! { <Details summary=t::teams_number(locale, count)>{of}</Details> }.into_any()
            } else {
                of.into_any()
            };
            view! {
                <tr>
                    <th scope="row" class="nowrap table__main">{format::month_of(locale, first_of(*month))}</th>
                    <td class="number" data-label=t::column_number(locale)>{*number}</td>
                    <td>{of}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <TableFrame caption=t::expiries_table(locale)>
                <thead>
                    <tr>
                        <th scope="col">{t::column_month(locale)}</th>
                        <th scope="col" class="number">{t::column_number(locale)}</th>
                        <th scope="col">{t::column_teams(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::Team;
    use super::*;

    #[test]
    fn every_day_lies_in_its_month_and_its_team() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let team = Team { id: "a".to_owned(), parent: None, name: "Noord".to_owned(), depth: 0 };
        let some = Some("a".to_owned());
        let data = Expiries {
            employer: Employer { teams: vec![team], ..Employer::default() },
            from: day("2026-11-22"),
            until: day("2028-11-22"),
            ends: vec![
                (some.clone(), day("2026-12-31"), 2),
                (None, day("2026-12-01"), 1),
                (some, day("2028-11-22"), 4),
            ],
        };
        let months = data.months();
        assert_eq!(
            (months.len(), first_of(months[0]), first_of(months[24])),
            (25, day("2026-11-01"), day("2028-11-01"))
        );
        let (whole, teams) = data.all(Locale::Nl);
        assert_eq!((whole.months[0], whole.months[1], whole.months[24]), (0, 3, 4));
        assert_eq!(teams.len(), 2);
        assert_eq!((teams[0].months[1], teams[1].months[1]), (2, 1));
        let said = |numbers: [u64; 3]| lead(Locale::Nl, &months[..3], &numbers).into_owned();
        assert_eq!(said([0, 3, 1]), "4 registraties lopen in de komende 24 maanden af; de meeste in december 2026: 3.");
        assert_eq!(said([1, 1, 1]), "3 registraties lopen in de komende 24 maanden af.");
        assert_eq!(said([0, 2, 0]), "2 registraties lopen in de komende 24 maanden af, alle in december 2026.");
        assert_eq!(said([0, 0, 1]), "1 registratie loopt in de komende 24 maanden af, in januari 2027.");
        assert_eq!(said([0; 3]), t::expiries_none(Locale::Nl));
    }
}
