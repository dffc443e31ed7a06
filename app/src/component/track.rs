//! Het spoor: a period as one track, with every activity as a mark.
//!
//! One drawing lies (wide places), the other stands (phones); the stylesheet shows the one that fits. Places along the
//! lying track are percentages, so it needs no script and no scaling. Marks of one month (lying) or quarter (standing)
//! are stacked and drawn as one path per filling, so five hundred weigh little more than sixty. The drawing is for the
//! eye; the same is told by the caption and the table.

mod drawing;
mod scale;

use crate::component::icon::{Kind, KindLegend, MarkState};
use chrono::{Datelike, Months, NaiveDate};
use drawing::{Drawing, Picture};
use language::{Locale, Text, component as t, format};
use leptos::prelude::*;
use scale::{Scale, month_number};
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

/// The track with its legend and, unless the page has one itself, its table.
///
/// ```text
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
    /// Whether activities matter here: some registers ask for hours only.
    #[prop(default = true)]
    judged: bool,
) -> impl IntoView {
    let mut marks = marks;
    marks.sort_by_key(|mark| mark.date);
    let scale = Scale::new(period, today, next_from);
    let count = |state| marks.iter().filter(|mark| mark.state == state).count();
    let [counts, pending, not] = MarkState::ALL.map(count);
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| marks.iter().any(|mark| mark.kind == *kind)).collect();
    let states: Vec<MarkState> =
        MarkState::ALL.into_iter().filter(|state| marks.iter().any(|mark| mark.state == *state)).collect();
    let from = format::date(locale, period.start);
    let to = format::date(locale, period.end.pred_opt().unwrap_or(period.end));
    let picture = Picture { locale, scale: &scale, marks: &marks, attention, table };
    let draw = |drawing: Drawing, class: &'static str| {
        view! {
            <svg class=class width="100%" height=drawing.height aria-hidden="true" focusable="false" inner_html=drawing.markup></svg>
        }
    };
    let lying = draw(picture.lying(), "track__lying");
    let standing = draw(picture.standing(), "track__standing");
    let rows = (table && !marks.is_empty()).then(|| rows(locale, marks.len(), picture.rows()));
    view! {
        <figure class="track">
            <figcaption class="track__caption">
                {t::track_caption(locale, &from, &to)} ". "
                {judged.then(|| t::track_summary(locale, counts, pending, not))}
                <span class="visually-hidden">
                    " "
                    {t::track_today_is(locale, &format::date(locale, today))} ". "
                    {t::track_submit(locale, &format::date(locale, period.submit_by))} "."
                </span>
            </figcaption>
            {lying}
            {standing}
            {(!kinds.is_empty()).then(|| view! { <KindLegend locale=locale kinds=kinds states=states /> })}
            {rows}
        </figure>
    }
}

/// The track as one line, for lists; the words stand next to it.
///
/// ```text
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
    for mark in marks.iter().filter(|mark| scale.holds(mark.date) && mark.state != MarkState::Not) {
        let month = months.entry(month_number(mark.date)).or_default();
        month.0 += 1;
        month.1 |= mark.state == MarkState::Counts;
    }
    let bars = months
        .into_iter()
        .map(|(month, (count, counts))| {
            let x = scale.percent(f64::from(month) + 0.5);
            let height = i32::try_from(count.min(4)).unwrap_or(4) * 3 + 2;
            let class = if counts { "track-small__counts" } else { "track-small__pending" };
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
            {scale.shows_today.then(|| view! { <line class="track__today" x1=now.clone() x2=now y1="4" y2="24" /> })}
            <svg x=end overflow="visible"><path class="track__flag" d="M0 18V2l-8 3.5 8 3.5" /></svg>
        </svg>
    }
}

/// A made-up track, to show who has none yet what it will be.
///
/// ```text
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
    let after = |months| start.checked_add_months(Months::new(months)).unwrap_or(start);
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
    let period = TrackPeriod { start, end, submit_by: end.pred_opt().unwrap_or(end) };
    view! { <Track locale=locale period=period today=today marks=marks next_from=None table=false /> }
}

/// The table that tells the same.
fn rows(locale: Locale, count: usize, rows: String) -> AnyView {
    view! {
        <details class="details track__table">
            <summary class="details__summary">{t::track_table(locale, count)}</summary>
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
                    <tbody inner_html=rows></tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use chrono::Days;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn period() -> TrackPeriod {
        TrackPeriod { start: day(2021, 3, 1), end: day(2026, 3, 1), submit_by: day(2026, 2, 28) }
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
        assert_eq!(Scale::new(period(), day(2026, 8, 10), None).until, day(2026, 8, 11));
        assert_eq!(Scale::new(period(), day(2031, 1, 1), None).until, day(2027, 3, 1));
    }

    #[test]
    fn whatever_the_dates_there_is_a_drawing() {
        let late = NaiveDate::MAX;
        let strange = [
            TrackPeriod { start: day(2026, 1, 1), end: day(2026, 1, 1), submit_by: day(2025, 12, 31) },
            TrackPeriod { start: day(2026, 1, 1), end: day(2020, 1, 1), submit_by: day(2020, 1, 1) },
            TrackPeriod { start: late, end: late, submit_by: late },
        ];
        for period in strange {
            for today in [NaiveDate::MIN, day(2025, 6, 15), late] {
                let marks = vec![mark(today, "a"), mark(period.start, "b")];
                let html = view! {
                    <Track locale=Locale::Nl period=period today=today marks=marks next_from=Some(period.end) />
                }
                .to_html();
                assert!(html.contains("track__lying") && html.contains("track__standing"), "{period:?} {today}");
            }
        }
    }

    #[test]
    fn a_label_cannot_become_markup() {
        let html = draw(day(2025, 1, 1), vec![mark(day(2023, 5, 12), "<script>alert(1)</script>")], None);
        assert!(!html.contains("<script"));
        assert!(html.contains("&lt;script&gt;"));
    }

    #[test]
    fn every_mark_is_in_the_table_also_those_outside_the_period() {
        let marks = vec![mark(day(2019, 1, 1), "te vroeg"), mark(day(2023, 5, 12), "op tijd")];
        let html = draw(day(2025, 1, 1), marks, None);
        assert_eq!(html.matches("<tr").count(), 3);
        assert!(html.contains("te vroeg"));
        // Once in each drawing.
        assert_eq!(html.matches("track__link").count(), 2);
    }

    #[test]
    fn today_is_not_drawn_outside_the_period() {
        for (today, passed) in [(day(2020, 12, 1), false), (day(2029, 1, 1), true)] {
            let html = draw(today, Vec::new(), None);
            assert!(!html.contains("track__today"), "{today}");
            let lying = html.split("track__standing").next().unwrap();
            let share = if passed { "100.00%" } else { "0.00%" };
            assert!(lying.contains(&format!("class=\"rail\" x2=\"{share}\"")), "{today}: {lying}");
            let small = view! { <TrackSmall period=period() today=today marks=Vec::new() next_from=None /> }.to_html();
            assert!(!small.contains("track__today"));
        }
        assert_eq!(draw(day(2021, 3, 1), Vec::new(), None).matches("class=\"track__today\"").count(), 2);
        // A little after the end the drawing goes on to today.
        assert!(draw(day(2026, 4, 1), Vec::new(), None).contains("track__today"));
    }

    #[test]
    fn the_line_of_today_meets_no_year() {
        let period = TrackPeriod { start: day(2022, 2, 15), end: day(2027, 2, 15), submit_by: day(2027, 2, 14) };
        let years = |today| {
            let html = view! { <Track locale=Locale::Nl period=period today=today marks=Vec::new() next_from=None /> }
                .to_html();
            let lying = html.split("track__standing").next().unwrap().to_owned();
            (2023..=2027).filter(|year| lying.contains(&format!(">{year}</text>"))).collect::<Vec<i32>>()
        };
        assert_eq!(years(day(2023, 6, 1)), [2023, 2024, 2025, 2026, 2027]);
        // Before the line of 2027 stands today, and behind it there is no room.
        assert_eq!(years(day(2026, 11, 22)), [2023, 2024, 2025, 2026]);
        // Just behind the line of 2025 stands today: the label goes before it.
        assert_eq!(years(day(2025, 1, 20)), [2023, 2024, 2025, 2026, 2027]);
    }

    #[test]
    fn where_only_hours_are_asked_nothing_is_said_of_activities() {
        let html = view! {
            <Track locale=Locale::Nl period=period() today=day(2025, 1, 1) marks=Vec::new() next_from=None judged=false />
        }
        .to_html();
        assert!(!html.contains("tel"), "{html}");
        assert!(draw(day(2025, 1, 1), Vec::new(), None).contains("Nog geen activiteiten."));
    }

    #[test]
    fn marks_after_today_stand_below_it() {
        let html = draw(day(2025, 5, 15), vec![mark(day(2025, 5, 14), "voor"), mark(day(2025, 5, 16), "na")], None);
        let standing = html.split("track__standing").nth(1).unwrap().split("</svg>").next().unwrap();
        let (before, today, after) =
            (standing.find(": voor").unwrap(), standing.find("track__today").unwrap(), standing.find(": na").unwrap());
        assert!(before < today && today < after);
    }

    #[test]
    fn five_hundred_marks_are_a_few_paths_a_month() {
        let start = day(2021, 3, 1);
        let marks = (0..500).map(|n| mark(start.checked_add_days(Days::new(n * 3)).unwrap(), "x")).collect();
        let html = view! {
            <Track locale=Locale::Nl period=period() today=day(2025, 1, 1) marks=marks next_from=None table=false />
        }
        .to_html();
        assert!(html.matches("<path").count() < 120, "{}", html.matches("<path").count());
        assert!(html.len() < 60_000, "{}", html.len());
    }

    #[test]
    fn a_submitted_dossier_shows_where_the_new_period_begins() {
        let html = draw(day(2026, 1, 10), Vec::new(), Some(day(2025, 12, 1)));
        assert!(html.contains("nieuwe periode vanaf 1 december 2025"));
    }
}
