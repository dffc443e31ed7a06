//! Het spoor: a period as one track, with every activity as a mark.
//!
//! One drawing lies (wide places), the other stands (phones); the stylesheet shows the one that fits. Places along the
//! lying track are percentages, so it needs no script and no scaling. Marks of one month (lying) or quarter (standing)
//! are stacked and drawn as one path per filling, so five hundred weigh little more than sixty. The drawing is for the
//! eye; the same is told by the caption and the table.

use crate::component::icon::{Kind, KindIcon, KindLegend, MarkState, mark_path};
use chrono::{Datelike, Days, Months, NaiveDate};
use language::{Locale, Text, component as t, format};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The period that a track shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackPeriod {
    /// Its first day.
    pub start: NaiveDate,
    /// The first day after it.
    pub end: NaiveDate,
    /// The last day to submit.
    pub submit_by: NaiveDate,
}

/// One mark on the track.
#[derive(Clone, Debug)]
pub struct TrackMark {
    /// When it was, or will be.
    pub date: NaiveDate,
    /// Its shape.
    pub kind: Kind,
    /// Its filling.
    pub state: MarkState,
    /// What it is.
    pub label: Text,
    /// Where it leads; may be empty.
    pub href: String,
}

/// How many marks stand on each other before a figure says how many more there are.
const HIGHEST: usize = 12;
/// How many marks lie next to each other on the standing track.
const BROADEST: usize = 14;
/// The room that a mark takes.
const PITCH: i32 = 15;

/// The track with its legend and, unless the page has one itself, its table.
///
/// ```ignore
/// <Track
///     locale
///     period=TrackPeriod { start, end, submit_by }
///     today=request.today
///     marks=vec![TrackMark { date, kind: Kind::Reflection, state: MarkState::Counts, label: "Intervisie".into(), href: path::activity(id) }]
///     next_from=None
/// />
/// ```
#[component]
pub fn Track(
    locale: Locale,
    period: TrackPeriod,
    today: NaiveDate,
    marks: Vec<TrackMark>,
    /// From when a new period runs: the dossier was submitted.
    next_from: Option<NaiveDate>,
    /// The submit-by date asks attention: it is near or passed.
    #[prop(optional)]
    attention: bool,
    /// Whether the table comes with it.
    #[prop(default = true)]
    table: bool,
) -> impl IntoView {
    let mut marks = marks;
    marks.sort_by_key(|mark| mark.date);
    let scale = Scale::new(period, today, next_from);
    let count = |state| marks.iter().filter(|mark| mark.state == state).count();
    let [counts, pending, not] = MarkState::ALL.map(count);
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| marks.iter().any(|mark| mark.kind == *kind))
        .collect();
    let states: Vec<MarkState> = MarkState::ALL
        .into_iter()
        .filter(|state| marks.iter().any(|mark| mark.state == *state))
        .collect();
    let from = format::date(locale, period.start);
    let to = format::date(locale, period.end.pred_opt().unwrap_or(period.end));
    let flag = if attention {
        "track__flag track__flag--attention"
    } else {
        "track__flag"
    };
    view! {
        <figure class="track">
            <figcaption class="track__caption">
                {t::track_caption(locale, &from, &to)} ". " {t::track_summary(locale, counts, pending, not)}
                <span class="visually-hidden">
                    " "
                    {t::track_today_is(locale, &format::date(locale, today))} ". "
                    {t::track_submit(locale, &format::date(locale, period.submit_by))} "."
                </span>
            </figcaption>
            {lying(locale, &scale, &marks, flag, table)}
            {standing(locale, &scale, &marks, flag, table)}
            {(!kinds.is_empty()).then(|| view! { <KindLegend locale=locale kinds=kinds states=states /> })}
            {(table && !marks.is_empty()).then(|| rows(locale, &marks))}
        </figure>
    }
}

/// The track as one line, for lists; the words stand next to it.
///
/// ```ignore
/// <TrackSmall period today marks next_from=None />
/// ```
#[component]
pub fn TrackSmall(
    period: TrackPeriod,
    today: NaiveDate,
    marks: Vec<TrackMark>,
    next_from: Option<NaiveDate>,
) -> impl IntoView {
    let scale = Scale::new(period, today, next_from);
    let mut months: BTreeMap<i32, (usize, bool)> = BTreeMap::new();
    for mark in marks
        .iter()
        .filter(|mark| scale.holds(mark.date) && mark.state != MarkState::Not)
    {
        let month = months.entry(month_number(mark.date)).or_default();
        month.0 += 1;
        month.1 |= mark.state == MarkState::Counts;
    }
    let bars = months
        .into_iter()
        .map(|(month, (count, counts))| {
            let x = scale.percent(f64::from(month) + 0.5);
            let height = i32::try_from(count.min(4)).unwrap_or(4) * 3 + 2;
            let class = if counts {
                "track-small__counts"
            } else {
                "track-small__pending"
            };
            view! { <line class=class x1=x.clone() x2=x y1="17" y2=17 - height /> }
        })
        .collect_view();
    let now = scale.at(today);
    let end = scale.at_end();
    view! {
        <svg class="track-small" width="100%" height="24" overflow="visible" aria-hidden="true" focusable="false">
            <line class="rail rail--ahead" x1="0" x2="100%" y1="18" y2="18" />
            <line class="rail" x1="0" x2=now.clone() y1="18" y2="18" />
            {bars}
            <line class="track__today" x1=now.clone() x2=now y1="4" y2="24" />
            <svg x=end overflow="visible"><path class="track__flag" d="M0 18V2l-8 3.5 8 3.5" /></svg>
        </svg>
    }
}

/// A made-up track, to show who has none yet what it will be.
///
/// ```ignore
/// <TrackExample locale today=request.today />
/// ```
#[component]
pub fn TrackExample(locale: Locale, today: NaiveDate) -> impl IntoView {
    use Kind::{Document, Formal, Informal, Other, Reflection};
    use MarkState::{Counts, Not, Pending};
    const MARKS: [(u32, Kind, MarkState); 34] = [
        (1, Document, Counts),
        (2, Reflection, Counts),
        (3, Reflection, Counts),
        (5, Formal, Counts),
        (5, Reflection, Counts),
        (8, Informal, Counts),
        (8, Reflection, Counts),
        (11, Formal, Counts),
        (11, Formal, Counts),
        (11, Reflection, Counts),
        (14, Reflection, Counts),
        (16, Other, Counts),
        (17, Reflection, Counts),
        (17, Informal, Not),
        (19, Formal, Counts),
        (20, Reflection, Counts),
        (23, Reflection, Counts),
        (24, Formal, Counts),
        (24, Formal, Counts),
        (24, Informal, Counts),
        (26, Reflection, Counts),
        (28, Reflection, Not),
        (29, Other, Counts),
        (30, Reflection, Counts),
        (32, Formal, Counts),
        (33, Reflection, Counts),
        (35, Informal, Counts),
        (35, Reflection, Counts),
        (38, Formal, Counts),
        (39, Reflection, Counts),
        (41, Reflection, Counts),
        (44, Formal, Pending),
        (45, Reflection, Pending),
        (48, Reflection, Pending),
    ];
    let month = today.with_day(1).unwrap_or(today);
    let start = month.checked_sub_months(Months::new(42)).unwrap_or(month);
    let after = |months| {
        start
            .checked_add_months(Months::new(months))
            .unwrap_or(start)
    };
    let marks = MARKS
        .into_iter()
        .map(|(months, kind, state)| TrackMark {
            date: after(months),
            kind,
            state,
            label: kind.name(locale),
            href: String::new(),
        })
        .collect();
    let end = after(60);
    let period = TrackPeriod {
        start,
        end,
        submit_by: end.pred_opt().unwrap_or(end),
    };
    view! { <Track locale=locale period=period today=today marks=marks next_from=None table=false /> }
}

/// From dates to places.
struct Scale {
    period: TrackPeriod,
    today: NaiveDate,
    next_from: Option<NaiveDate>,
    /// The first day after the drawing.
    until: NaiveDate,
    first: f64,
    length: f64,
}

impl Scale {
    fn new(period: TrackPeriod, today: NaiveDate, next_from: Option<NaiveDate>) -> Self {
        // A period that is over goes on to today, but not for ever; so does a new one.
        let furthest = period
            .end
            .checked_add_months(Months::new(12))
            .unwrap_or(period.end);
        let after = |date: NaiveDate| date.checked_add_days(Days::new(1)).unwrap_or(date);
        let until = period
            .end
            .max(after(today))
            .min(furthest)
            .max(after(period.start));
        let first = month_place(period.start);
        let length = (month_place(until) - first).max(0.1);
        let next_from = next_from.filter(|date| (period.start..until).contains(date));
        Self {
            period,
            today: today.clamp(period.start, until),
            next_from,
            until,
            first,
            length,
        }
    }

    fn holds(&self, date: NaiveDate) -> bool {
        (self.period.start..self.until).contains(&date)
    }

    fn share(&self, place: f64) -> f64 {
        ((place - self.first) / self.length).clamp(0.0, 1.0) * 100.0
    }

    fn percent(&self, place: f64) -> String {
        format!("{:.2}%", self.share(place))
    }

    fn at(&self, date: NaiveDate) -> String {
        self.percent(month_place(date))
    }

    fn at_end(&self) -> String {
        self.at(self
            .period
            .submit_by
            .checked_add_days(Days::new(1))
            .unwrap_or(self.period.submit_by))
    }
}

/// Months since the year 0, whole.
fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or_default()
}

/// Months since the year 0, with the part of the month that has passed.
fn month_place(date: NaiveDate) -> f64 {
    f64::from(month_number(date)) + f64::from(date.day0()) / f64::from(days_in_month(date))
}

fn days_in_month(date: NaiveDate) -> u32 {
    let first = date.with_day(1).unwrap_or(date);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    u32::try_from((next - first).num_days())
        .unwrap_or(30)
        .max(28)
}

/// The date on which a month or quarter begins that is counted in months since the year 0.
fn first_day(month: i32) -> NaiveDate {
    let month0 = u32::try_from(month.rem_euclid(12)).unwrap_or_default();
    NaiveDate::from_ymd_opt(month.div_euclid(12), month0 + 1, 1).unwrap_or_default()
}

/// A heap of marks as paths, one per filling; `place` tells where the nth mark stands.
fn heap(marks: &[&TrackMark], most: usize, place: impl Fn(i32) -> (i32, i32)) -> Vec<AnyView> {
    let mut sorted: Vec<&TrackMark> = marks.to_vec();
    sorted.sort_by_key(|mark| (mark.state, mark.kind));
    let mut paths: BTreeMap<MarkState, String> = BTreeMap::new();
    for (index, mark) in (0..).zip(sorted.iter().take(most)) {
        let (x, y) = place(index);
        paths
            .entry(mark.state)
            .or_default()
            .push_str(&mark_path(mark.kind, mark.state, x, y));
    }
    paths
        .into_iter()
        .map(|(state, path)| {
            view! { <path class=format!("mark mark--{}", state.as_str()) d=path /> }.into_any()
        })
        .collect()
}

/// A heap leads to its activity, or to the table where it holds more than one. Keyboards and screen readers use the table.
fn linked(
    locale: Locale,
    marks: &[&TrackMark],
    month: i32,
    table: bool,
    drawing: AnyView,
) -> AnyView {
    let title = match marks {
        [mark] => t::track_one(
            locale,
            &format::date(locale, mark.date),
            &mark.label,
            &mark.state.name(locale),
        ),
        _ => t::track_many(
            locale,
            &format::month_of(locale, first_day(month)),
            marks.len(),
        ),
    };
    let href = match marks {
        [mark] if !mark.href.is_empty() => mark.href.clone(),
        [mark, ..] if table => format!("#spoor-{}", mark.date.format("%Y-%m")),
        _ => return view! { <g><title>{title}</title>{drawing}</g> }.into_any(),
    };
    view! { <a class="track__link" href=href tabindex="-1"><title>{title}</title>{drawing}</a> }
        .into_any()
}

/// Marks by a key, those outside the drawing left out.
fn grouped<'a, K: Ord>(
    scale: &Scale,
    marks: &'a [TrackMark],
    key: impl Fn(NaiveDate) -> K,
) -> BTreeMap<K, Vec<&'a TrackMark>> {
    let mut groups: BTreeMap<K, Vec<&TrackMark>> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| scale.holds(mark.date)) {
        groups.entry(key(mark.date)).or_default().push(mark);
    }
    groups
}

/// The lying track, for wide places.
fn lying(
    locale: Locale,
    scale: &Scale,
    marks: &[TrackMark],
    flag_class: &'static str,
    table: bool,
) -> AnyView {
    let months = grouped(scale, marks, month_number);
    let highest = months
        .values()
        .map(Vec::len)
        .max()
        .unwrap_or_default()
        .clamp(3, HIGHEST + 1);
    let rail = 26 + i32::try_from(highest).unwrap_or_default() * PITCH;
    let height = rail + if scale.next_from.is_some() { 72 } else { 54 };

    let heaps = months
        .iter()
        .map(|(month, marks)| {
            let x = scale.percent(f64::from(*month) + 0.5);
            let more = marks.len().saturating_sub(HIGHEST);
            let top = rail - 14 - i32::try_from(HIGHEST).unwrap_or_default() * PITCH + 4;
            let drawing = view! {
                {heap(marks, HIGHEST, |index| (0, rail - 14 - index * PITCH))}
                {(more > 0).then(|| view! { <text class="track__more" y=top text-anchor="middle">{format!("+{more}")}</text> })}
            }
            .into_any();
            view! { <svg x=x overflow="visible">{linked(locale, marks, *month, table, drawing)}</svg> }
        })
        .collect_view();

    let years = (scale.period.start.year() + 1..=scale.until.year())
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .filter(|first| *first < scale.until)
        .map(|first| {
            let x = scale.at(first);
            // The label stands behind its line, or before it where it would leave the drawing.
            let (dx, side) = if scale.share(month_place(first)) > 94.0 { ("-5", "end") } else { ("5", "start") };
            view! {
                <line class="track__year" x1=x.clone() x2=x.clone() y1=rail - 6 y2=rail + 20 />
                <text class="track__label" x=x dx=dx y=rail + 21 text-anchor=side>{first.year()}</text>
            }
        })
        .collect_view();

    // Ticks per month, by a dashed line of as many units as there are months.
    let part = scale.first.fract();
    let now = scale.at(scale.today);
    let now_share = scale.share(month_place(scale.today));
    let end = scale.at_end();
    let submit = t::track_submit(locale, &format::date(locale, scale.period.submit_by));
    view! {
        <svg class="track__lying" width="100%" height=height overflow="visible" aria-hidden="true" focusable="false">
            <line
                class="track__months"
                x1="0"
                x2="100%"
                y1=rail
                y2=rail
                stroke-width="13"
                pathLength=format!("{:.3}", scale.length)
                stroke-dasharray="0.09 0.91"
                stroke-dashoffset=format!("{part:.3}")
            />
            <line class="rail rail--ahead" x1="0" x2="100%" y1=rail y2=rail />
            <line class="rail" x1="0" x2=now.clone() y1=rail y2=rail />
            {years}
            {switch(locale, scale, rail)}
            <svg x=end.clone() overflow="visible"><path class=flag_class d=format!("M0 {}V3l-13 5.5 13 5.5", rail + 6) /></svg>
            <text class="track__label track__label--strong" x=end dx="-19" y="13" text-anchor="end">{submit}</text>
            <line class="track__today" x1=now.clone() x2=now.clone() y1="24" y2=rail + 34 />
            <text class="track__label track__label--today" x=now y=rail + 48 text-anchor=anchor(now_share)>
                {t::track_today(locale)}
            </text>
            {heaps}
        </svg>
    }
    .into_any()
}

/// Where a label hangs, so that it stays inside the drawing.
fn anchor(share: f64) -> &'static str {
    if share < 4.5 {
        "start"
    } else if share > 95.5 {
        "end"
    } else {
        "middle"
    }
}

/// The switch to a new period's own track.
fn switch(locale: Locale, scale: &Scale, rail: i32) -> Option<AnyView> {
    let from = scale.next_from?;
    let share = scale.share(month_place(from));
    let x = scale.at(from);
    let label = t::track_next(locale, &format::date(locale, from));
    let side = if share > 50.0 { "end" } else { "start" };
    Some(
        view! {
            <svg x=x.clone() y=rail width=format!("{:.2}%", 100.0 - share) overflow="visible">
                <path class="rail rail--next" d="M0 0l10 9" />
                <line class="rail rail--next" x1="10" x2="100%" y1="9" y2="9" />
            </svg>
            <text class="track__label" x=x y=rail + 66 text-anchor=side>{label}</text>
        }
        .into_any(),
    )
}

/// Something that happens on a day, on the standing track.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Today,
    Flag,
    Next,
}

/// The standing track, for phones: a line per quarter of a year.
fn standing(
    locale: Locale,
    scale: &Scale,
    marks: &[TrackMark],
    flag_class: &'static str,
    table: bool,
) -> AnyView {
    const RAIL: i32 = 58;
    // An event stands after the marks of its own day; a new period before them.
    let mut events = vec![
        (scale.today, Event::Today),
        (scale.period.submit_by, Event::Flag),
    ];
    if let Some((from, day)) = scale
        .next_from
        .and_then(|from| Some((from, from.pred_opt()?)))
    {
        events.push((day.min(from), Event::Next));
    }
    events.sort_unstable();
    let passed = |date: NaiveDate| events.iter().filter(|(day, _)| *day < date).count();
    let rows = grouped(scale, marks, |date| {
        (month_number(date).div_euclid(3), passed(date))
    });

    let last = scale.until.pred_opt().unwrap_or(scale.until);
    let mut y = 8;
    let mut now = y;
    let mut ticks = String::new();
    let mut drawn: Vec<AnyView> = Vec::new();
    let mut done = 0;
    for quarter in month_number(scale.period.start).div_euclid(3)..=month_number(last).div_euclid(3)
    {
        let first = first_day(quarter * 3);
        let next = first_day(quarter * 3 + 3);
        if first.month() == 1 || drawn.is_empty() {
            let year = first.year();
            drawn.push(view! { <text class="track__label track__label--strong" x="0" y=y + 15>{year}</text> }.into_any());
        }
        if first.month() == 1 && first > scale.period.start {
            ticks.push_str(&format!("M{} {y}h20", RAIL - 14));
        } else {
            ticks.push_str(&format!("M{} {y}h9", RAIL - 4));
        }
        let segment = |y: &mut i32, passed: usize, drawn: &mut Vec<AnyView>| {
            let Some(found) = rows.get(&(quarter, passed)) else {
                return false;
            };
            let lines = i32::try_from(found.len().div_ceil(BROADEST)).unwrap_or(i32::MAX / 100);
            let top = *y;
            let place = |index: i32| {
                (
                    RAIL + 22 + index % 14 * PITCH,
                    top + 11 + index / 14 * PITCH,
                )
            };
            let month = found
                .first()
                .map_or(quarter * 3, |mark| month_number(mark.date));
            drawn.push(linked(
                locale,
                found,
                month,
                table,
                heap(found, found.len(), place).into_any(),
            ));
            *y += 9 + lines * PITCH;
            true
        };
        let mut any = segment(&mut y, done, &mut drawn);
        while let Some((day, event)) = events.get(done).copied().filter(|(day, _)| *day < next) {
            if !any {
                y += 6;
            }
            done += 1;
            drawn.push(standing_event(
                locale, scale, event, day, y, RAIL, flag_class,
            ));
            if event == Event::Today {
                now = y + 10;
            }
            y += 22;
            any = segment(&mut y, done, &mut drawn);
        }
        // Nothing comes after the last event of a period that ends with it.
        let over =
            events.get(done).is_none() && next > last && events.iter().any(|(day, _)| *day >= last);
        if !any && !over {
            y += 15;
        }
    }
    // What lies on or after the last day still has its place.
    for (day, event) in events.iter().skip(done) {
        if *event == Event::Today {
            now = y + 10;
        }
        drawn.push(standing_event(
            locale, scale, *event, *day, y, RAIL, flag_class,
        ));
        y += 22;
    }
    view! {
        <svg class="track__standing" width="100%" height=y + 4 aria-hidden="true" focusable="false">
            <path class="track__months" d=ticks />
            <path class="rail rail--ahead" d=format!("M{RAIL} 8V{y}") />
            <path class="rail" d=format!("M{RAIL} 8V{now}") />
            {drawn}
        </svg>
    }
    .into_any()
}

fn standing_event(
    locale: Locale,
    scale: &Scale,
    event: Event,
    day: NaiveDate,
    y: i32,
    rail: i32,
    flag_class: &'static str,
) -> AnyView {
    let middle = y + 10;
    let base = y + 15;
    let x = rail + 22;
    match event {
        Event::Today => {
            let label = t::track_today_is(locale, &format::date(locale, day));
            view! {
                <path class="track__today" d=format!("M{} {middle}H{}", rail - 14, rail + 16) />
                <text class="track__label track__label--today" x=x y=base>{label}</text>
            }
            .into_any()
        }
        Event::Flag => {
            let label = t::track_submit(locale, &format::date(locale, day));
            view! {
                <path class=flag_class d=format!("M{rail} {}v-18l-13 5.5 13 5.5", y + 20) />
                <text class="track__label track__label--strong" x=x y=base>{label}</text>
            }
            .into_any()
        }
        Event::Next => {
            let label = t::track_next(
                locale,
                &format::date(locale, scale.next_from.unwrap_or(day)),
            );
            view! {
                <path class="rail rail--next" d=format!("M{rail} {middle}l9 8v6") />
                <text class="track__label" x=x y=base>{label}</text>
            }
            .into_any()
        }
    }
}

/// The same as a table.
fn rows(locale: Locale, marks: &[TrackMark]) -> AnyView {
    let mut month = 0;
    let rows = marks
        .iter()
        .map(|mark| {
            // The first row of a month is where its heap leads.
            let id = (month != month_number(mark.date)).then(|| format!("spoor-{}", mark.date.format("%Y-%m")));
            month = month_number(mark.date);
            let label = if mark.href.is_empty() {
                mark.label.clone().into_any()
            } else {
                view! { <a class="table__link" href=mark.href.clone()>{mark.label.clone()}</a> }.into_any()
            };
            view! {
                <tr id=id>
                    <td class="nowrap">{format::date_short(locale, mark.date)}</td>
                    <th scope="row" class="table__main">{label}</th>
                    <td>{mark.kind.name(locale)}</td>
                    <td><KindIcon kind=mark.kind state=mark.state /> " " {mark.state.name(locale)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="details track__table">
            <summary class="details__summary">{t::track_table(locale, marks.len())}</summary>
            <div class="details__content table-frame">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">{t::column_date(locale)}</th>
                            <th scope="col">{t::column_entry(locale)}</th>
                            <th scope="col">{t::column_kind(locale)}</th>
                            <th scope="col">{t::column_counts(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn period() -> TrackPeriod {
        TrackPeriod {
            start: day(2021, 3, 1),
            end: day(2026, 3, 1),
            submit_by: day(2026, 2, 28),
        }
    }

    fn mark(date: NaiveDate, label: &str) -> TrackMark {
        TrackMark {
            date,
            kind: Kind::Formal,
            state: MarkState::Counts,
            label: label.to_owned().into(),
            href: "/activiteiten/1".to_owned(),
        }
    }

    fn draw(today: NaiveDate, marks: Vec<TrackMark>, next_from: Option<NaiveDate>) -> String {
        view! { <Track locale=Locale::Nl period=period() today=today marks=marks next_from=next_from /> }.to_html()
    }

    #[test]
    fn places_are_shares_of_the_period() {
        let scale = Scale::new(period(), day(2023, 9, 1), None);
        assert_eq!(scale.at(day(2021, 3, 1)), "0.00%");
        assert_eq!(scale.at(day(2023, 9, 1)), "50.00%");
        assert_eq!(scale.at_end(), "100.00%");
        assert_eq!(scale.at(day(2030, 1, 1)), "100.00%");
    }

    #[test]
    fn a_period_that_is_over_goes_on_to_today_for_a_year_at_most() {
        assert_eq!(
            Scale::new(period(), day(2026, 8, 10), None).until,
            day(2026, 8, 11)
        );
        assert_eq!(
            Scale::new(period(), day(2031, 1, 1), None).until,
            day(2027, 3, 1)
        );
    }

    #[test]
    fn whatever_the_dates_there_is_a_drawing() {
        let late = NaiveDate::MAX;
        let strange = [
            TrackPeriod {
                start: day(2026, 1, 1),
                end: day(2026, 1, 1),
                submit_by: day(2025, 12, 31),
            },
            TrackPeriod {
                start: day(2026, 1, 1),
                end: day(2020, 1, 1),
                submit_by: day(2020, 1, 1),
            },
            TrackPeriod {
                start: late,
                end: late,
                submit_by: late,
            },
        ];
        for period in strange {
            for today in [NaiveDate::MIN, day(2025, 6, 15), late] {
                let marks = vec![mark(today, "a"), mark(period.start, "b")];
                let html = view! {
                    <Track locale=Locale::Nl period=period today=today marks=marks next_from=Some(period.end) />
                }
                .to_html();
                assert!(
                    html.contains("track__lying") && html.contains("track__standing"),
                    "{period:?} {today}"
                );
            }
        }
    }

    #[test]
    fn a_label_cannot_become_markup() {
        let html = draw(
            day(2025, 1, 1),
            vec![mark(day(2023, 5, 12), "<script>alert(1)</script>")],
            None,
        );
        assert!(!html.contains("<script"));
        assert!(html.contains("&lt;script&gt;"));
    }

    #[test]
    fn every_mark_is_in_the_table_also_those_outside_the_period() {
        let marks = vec![
            mark(day(2019, 1, 1), "te vroeg"),
            mark(day(2023, 5, 12), "op tijd"),
        ];
        let html = draw(day(2025, 1, 1), marks, None);
        assert_eq!(html.matches("<tr").count(), 3);
        assert!(html.contains("te vroeg"));
        // Once in each drawing.
        assert_eq!(html.matches("track__link").count(), 2);
    }

    #[test]
    fn marks_after_today_stand_below_it() {
        let html = draw(
            day(2025, 5, 15),
            vec![mark(day(2025, 5, 14), "voor"), mark(day(2025, 5, 16), "na")],
            None,
        );
        let standing = html
            .split("track__standing")
            .nth(1)
            .unwrap()
            .split("</svg>")
            .next()
            .unwrap();
        let (before, today, after) = (
            standing.find(": voor").unwrap(),
            standing.find("track__today").unwrap(),
            standing.find(": na").unwrap(),
        );
        assert!(before < today && today < after);
    }

    #[test]
    fn five_hundred_marks_are_a_few_paths_a_month() {
        let start = day(2021, 3, 1);
        let marks = (0..500)
            .map(|n| mark(start.checked_add_days(Days::new(n * 3)).unwrap(), "x"))
            .collect();
        let html = view! {
            <Track locale=Locale::Nl period=period() today=day(2025, 1, 1) marks=marks next_from=None table=false />
        }
        .to_html();
        assert!(
            html.matches("<path").count() < 120,
            "{}",
            html.matches("<path").count()
        );
        assert!(html.len() < 60_000, "{}", html.len());
    }

    #[test]
    fn a_submitted_dossier_shows_where_the_new_period_begins() {
        let html = draw(day(2026, 1, 10), Vec::new(), Some(day(2025, 12, 1)));
        assert!(html.contains("nieuwe periode vanaf 1 december 2025"));
    }
}
