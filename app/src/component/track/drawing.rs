//! The drawings of the track and its table, as markup.
//!
//! Written as text and not as views: there are hundreds of small elements on a page that many people open at once, and
//! as views they were over half of the time of rendering the dashboard. What people typed goes through [`Escaped`].

use super::{
    TrackMark,
    scale::{Scale, first_day, month_number, month_place},
};
use crate::component::icon::{MarkState, mark_path};
use chrono::{Datelike, NaiveDate};
use language::{Locale, Text, component as t, format};
use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
};

/// How many marks stand on each other before a figure says how many more there are.
const HIGHEST: usize = 12;
/// How many marks lie next to each other on the standing track.
const BROADEST: usize = 14;
/// The room that a mark takes.
const PITCH: i32 = 15;
/// The share of the lying track that the label of a year takes, on the narrowest screen that it is shown on.
const LABEL: f64 = 6.0;
/// The room that the label of a year takes on the standing track.
const YEAR_HEIGHT: i32 = 20;
/// Where the rail of the standing track is.
const RAIL: i32 = 58;

/// Writes markup; writing to a `String` cannot fail.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {{
        let _: fmt::Result = write!($out, $($text)*);
    }};
}

/// A text that cannot become markup, in an element or an attribute.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(place) = rest.find(['&', '<', '>', '"', '\'']) {
            let (plain, special) = rest.split_at(place);
            f.write_str(plain)?;
            let mut letters = special.chars();
            f.write_str(match letters.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                _ => "&#39;",
            })?;
            rest = letters.as_str();
        }
        f.write_str(rest)
    }
}

/// A drawing with its height.
pub(super) struct Drawing {
    /// What stands in the `svg`.
    pub markup: String,
    /// Its height in pixels.
    pub height: i32,
}

/// What both drawings are made from.
pub(super) struct Picture<'a> {
    /// The language of the labels.
    pub locale: Locale,
    /// Where dates are.
    pub scale: &'a Scale,
    /// The marks in the order of their dates.
    pub marks: &'a [TrackMark],
    /// Whether the submit-by date asks attention.
    pub attention: bool,
    /// Whether the table comes with the drawings.
    pub table: bool,
}

impl Picture<'_> {
    /// Marks by a key, those outside the drawing left out.
    fn grouped<K: Ord>(&self, key: impl Fn(NaiveDate) -> K) -> BTreeMap<K, Vec<&TrackMark>> {
        let mut groups: BTreeMap<K, Vec<&TrackMark>> = BTreeMap::new();
        for mark in self.marks.iter().filter(|mark| self.scale.holds(mark.date)) {
            groups.entry(key(mark.date)).or_default().push(mark);
        }
        groups
    }

    /// A heap of marks, one path per filling; `place` tells where the nth mark stands. It leads to its activity, or to
    /// the table where it holds more than one; keyboards and screen readers use the table.
    fn heap(&self, out: &mut String, marks: &[&TrackMark], month: i32, most: usize, place: impl Fn(i32) -> (i32, i32)) {
        let locale = self.locale;
        let end = match marks {
            [mark] if !mark.href.is_empty() => {
                put!(out, "<a class=\"track__link\" href=\"{}\" tabindex=\"-1\">", Escaped(&mark.href));
                "</a>"
            }
            [mark, ..] if self.table => {
                put!(out, "<a class=\"track__link\" href=\"#{}\" tabindex=\"-1\">", month_id(mark.date));
                "</a>"
            }
            _ => {
                out.push_str("<g>");
                "</g>"
            }
        };
        let title = match marks {
            [mark] => t::track_one(locale, &format::date(locale, mark.date), &mark.label, &mark.state.name(locale)),
            _ => t::track_many(locale, &format::month_of(locale, first_day(month)), marks.len()),
        };
        put!(out, "<title>{}</title>", Escaped(&title));
        let mut sorted: Vec<&TrackMark> = marks.to_vec();
        sorted.sort_by_key(|mark| (mark.state, mark.kind));
        let mut state = None;
        for (index, mark) in (0..).zip(sorted.into_iter().take(most)) {
            if state != Some(mark.state) {
                out.push_str(if state.is_some() { "\"/>" } else { "" });
                put!(out, "<path class=\"mark mark--{}\" d=\"", mark.state.as_str());
                state = Some(mark.state);
            }
            let (x, y) = place(index);
            out.push_str(&mark_path(mark.kind, mark.state, x, y));
        }
        out.push_str(if state.is_some() { "\"/>" } else { "" });
        out.push_str(end);
    }

    fn flag_class(&self) -> &'static str {
        if self.attention { "track__flag track__flag--attention" } else { "track__flag" }
    }

    /// The lying track, for wide places.
    pub fn lying(&self) -> Drawing {
        let scale = self.scale;
        let months = self.grouped(month_number);
        let highest = months.values().map(Vec::len).max().unwrap_or_default().clamp(3, HIGHEST + 1);
        let rail = 26 + i32::try_from(highest).unwrap_or_default() * PITCH;
        let mut out = String::with_capacity(8192);
        let now = scale.at(scale.today);
        // Ticks per month, by a dashed line of as many units as there are months.
        put!(
            out,
            "<line class=\"track__months\" x2=\"100%\" y1=\"{rail}\" y2=\"{rail}\" stroke-width=\"13\" pathLength=\"{:.3}\" \
             stroke-dasharray=\"0.09 0.91\" stroke-dashoffset=\"{:.3}\"/>\
             <line class=\"rail rail--ahead\" x2=\"100%\" y1=\"{rail}\" y2=\"{rail}\"/>\
             <line class=\"rail\" x2=\"{now}\" y1=\"{rail}\" y2=\"{rail}\"/>",
            scale.length,
            scale.first.fract(),
        );
        self.years(&mut out, rail);
        self.switch(&mut out, rail);
        let end = scale.at_end();
        let locale = self.locale;
        put!(
            out,
            "<svg x=\"{end}\" overflow=\"visible\"><path class=\"{}\" d=\"M0 {}V3l-13 5.5 13 5.5\"/></svg>\
             <text class=\"track__label track__label--strong\" x=\"{end}\" dx=\"-19\" y=\"13\" text-anchor=\"end\">{}</text>",
            self.flag_class(),
            rail + 6,
            Escaped(&t::track_submit(locale, &format::date(locale, scale.period.submit_by))),
        );
        if scale.shows_today {
            put!(
                out,
                "<line class=\"track__today\" x1=\"{now}\" x2=\"{now}\" y1=\"24\" y2=\"{}\"/>\
                 <text class=\"track__label track__label--today\" x=\"{now}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                rail + 34,
                rail + 48,
                anchor(scale.share(month_place(scale.today))),
                Escaped(&t::track_today(locale)),
            );
        }
        for (month, marks) in &months {
            put!(out, "<svg x=\"{}\" overflow=\"visible\">", scale.percent(f64::from(*month) + 0.5));
            self.heap(&mut out, marks, *month, HIGHEST, |index| (0, rail - 14 - index * PITCH));
            let more = marks.len().saturating_sub(HIGHEST);
            if more > 0 {
                let top = rail - 10 - i32::try_from(HIGHEST).unwrap_or_default() * PITCH;
                put!(out, "<text class=\"track__more\" y=\"{top}\" text-anchor=\"middle\">+{more}</text>");
            }
            out.push_str("</svg>");
        }
        Drawing { markup: out, height: rail + if scale.next_from.is_some() { 72 } else { 54 } }
    }

    fn years(&self, out: &mut String, rail: i32) {
        let scale = self.scale;
        let firsts = (scale.period.start.year().saturating_add(1)..=scale.until.year())
            .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
            .filter(|first| *first < scale.until);
        for first in firsts {
            let x = scale.at(first);
            put!(out, "<line class=\"track__year\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/>", rail - 6, rail + 20,);
            // The label stands behind its line, or before it where it would leave the drawing or meet the line of today.
            // Where both would, its line has to do.
            let place = scale.share(month_place(first));
            let today = scale.share(month_place(scale.today));
            let free = |from: f64, to: f64| {
                (0.0..=100.0).contains(&from) && to <= 100.0 && !(scale.shows_today && from <= today && today <= to)
            };
            let (dx, side) = if free(place, place + LABEL) {
                (5, "start")
            } else if free(place - LABEL, place) {
                (-5, "end")
            } else {
                continue;
            };
            put!(
                out,
                "<text class=\"track__label\" x=\"{x}\" dx=\"{dx}\" y=\"{}\" text-anchor=\"{side}\">{}</text>",
                rail + 21,
                first.year(),
            );
        }
    }

    /// The switch to a new period's own track.
    fn switch(&self, out: &mut String, rail: i32) {
        let Some(from) = self.scale.next_from else {
            return;
        };
        let share = self.scale.share(month_place(from));
        let x = self.scale.at(from);
        let label = t::track_next(self.locale, &format::date(self.locale, from));
        put!(
            out,
            "<svg x=\"{x}\" y=\"{rail}\" width=\"{:.2}%\" overflow=\"visible\"><path class=\"rail rail--next\" d=\"M0 0l10 9\"/>\
             <line class=\"rail rail--next\" x1=\"10\" x2=\"100%\" y1=\"9\" y2=\"9\"/></svg>\
             <text class=\"track__label\" x=\"{x}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
            100.0 - share,
            rail + 66,
            if share > 50.0 { "end" } else { "start" },
            Escaped(&label),
        );
    }

    /// The standing track, for phones: a line per quarter of a year.
    pub fn standing(&self) -> Drawing {
        let scale = self.scale;
        // An event stands after the marks of its own day; a new period before them.
        let mut events = vec![(scale.period.submit_by, Event::Flag)];
        events.extend(scale.shows_today.then_some((scale.today, Event::Today)));
        events.extend(scale.next_from.map(|from| (from.pred_opt().unwrap_or(from), Event::Next)));
        events.sort_unstable();
        let passed = |date: NaiveDate| events.iter().filter(|(day, _)| *day < date).count();
        let rows = self.grouped(|date| (month_number(date).div_euclid(3), passed(date)));

        let last = scale.until.pred_opt().unwrap_or(scale.until);
        let quarters = month_number(scale.period.start).div_euclid(3)..=month_number(last).div_euclid(3);
        let (mut out, mut ticks) = (String::with_capacity(8192), String::new());
        let (mut y, mut done, mut labelled) = (8, 0, -YEAR_HEIGHT);
        let mut now = y;
        for quarter in quarters {
            let (first, next) = (first_day(quarter * 3), first_day(quarter * 3 + 3));
            if first.month() == 1 || out.is_empty() {
                // A period may begin in the last quarter of a year.
                y = y.max(labelled + YEAR_HEIGHT);
                labelled = y;
                put!(out, "<text class=\"track__label track__label--strong\" y=\"{}\">{}</text>", y + 15, first.year());
            }
            let new_year = first.month() == 1 && first > scale.period.start;
            let (from, length) = if new_year { (RAIL - 14, 20) } else { (RAIL - 4, 9) };
            put!(ticks, "M{from} {y}h{length}");
            let mut any = self.row(&mut out, &mut y, rows.get(&(quarter, done)));
            while let Some((day, event)) = events.get(done).copied().filter(|(day, _)| *day < next) {
                y += if any { 0 } else { 6 };
                done += 1;
                self.event(&mut out, event, day, &mut y, &mut now);
                any = self.row(&mut out, &mut y, rows.get(&(quarter, done)));
            }
            // Nothing comes after the last event of a period that ends with it.
            let over = events.get(done).is_none() && next > last && events.iter().any(|(day, _)| *day >= last);
            y += if any || over { 0 } else { 15 };
        }
        // What lies on or after the last day still has its place.
        for (day, event) in events.iter().skip(done) {
            self.event(&mut out, *event, *day, &mut y, &mut now);
        }
        // Today comes long after the drawing: all of it has passed.
        if !scale.shows_today && scale.today >= scale.until {
            now = y;
        }
        let markup = format!(
            "<path class=\"track__months\" d=\"{ticks}\"/><path class=\"rail rail--ahead\" d=\"M{RAIL} 8V{y}\"/>\
             <path class=\"rail\" d=\"M{RAIL} 8V{now}\"/>{out}"
        );
        Drawing { markup, height: y + 4 }
    }

    /// The marks of a quarter, or of a part of it; whether there are any.
    fn row(&self, out: &mut String, y: &mut i32, marks: Option<&Vec<&TrackMark>>) -> bool {
        let Some(marks) = marks else { return false };
        let (top, broadest) = (*y + 11, i32::try_from(BROADEST).unwrap_or(1));
        let place = |index: i32| (RAIL + 22 + index % broadest * PITCH, top + index / broadest * PITCH);
        let month = marks.first().map_or(0, |mark| month_number(mark.date));
        self.heap(out, marks, month, marks.len(), place);
        *y += 9 + i32::try_from(marks.len().div_ceil(BROADEST)).unwrap_or(1) * PITCH;
        true
    }

    fn event(&self, out: &mut String, event: Event, day: NaiveDate, y: &mut i32, now: &mut i32) {
        let locale = self.locale;
        let (middle, x) = (*y + 10, RAIL + 22);
        let (label, class) = match event {
            Event::Today => {
                *now = middle;
                put!(out, "<path class=\"track__today\" d=\"M{} {middle}h30\"/>", RAIL - 14);
                (t::track_today_is(locale, &format::date(locale, day)), " track__label--today")
            }
            Event::Flag => {
                put!(out, "<path class=\"{}\" d=\"M{RAIL} {}v-18l-13 5.5 13 5.5\"/>", self.flag_class(), middle + 10);
                (t::track_submit(locale, &format::date(locale, day)), " track__label--strong")
            }
            Event::Next => {
                put!(out, "<path class=\"rail rail--next\" d=\"M{RAIL} {middle}l9 8v6\"/>");
                (t::track_next(locale, &format::date(locale, self.scale.next_from.unwrap_or(day))), "")
            }
        };
        put!(out, "<text class=\"track__label{class}\" x=\"{x}\" y=\"{}\">{}</text>", middle + 5, Escaped(&label));
        *y += 22;
    }

    /// The same as the rows of a table.
    pub fn rows(&self) -> String {
        let locale = self.locale;
        let states: [(MarkState, Text); 3] = MarkState::ALL.map(|state| (state, state.name(locale)));
        let mut out = String::with_capacity(self.marks.len() * 512);
        let mut month = None;
        for mark in self.marks {
            // The first row of a month is where its heap leads.
            if month.replace(month_number(mark.date)) == Some(month_number(mark.date)) {
                out.push_str("<tr>");
            } else {
                put!(out, "<tr id=\"{}\">", month_id(mark.date));
            }
            let state = states.iter().find(|(state, _)| *state == mark.state).map_or("", |(_, name)| name);
            put!(
                out,
                "<td class=\"nowrap\">{}</td><th scope=\"row\" class=\"table__main\">",
                format::date_short(locale, mark.date)
            );
            if mark.href.is_empty() {
                put!(out, "{}", Escaped(&mark.label));
            } else {
                put!(out, "<a class=\"table__link\" href=\"{}\">{}</a>", Escaped(&mark.href), Escaped(&mark.label));
            }
            put!(
                out,
                "</th><td>{}</td><td><svg class=\"kind\" viewBox=\"-8 -8 16 16\" width=\"18\" height=\"18\" aria-hidden=\"true\" \
                 focusable=\"false\"><path class=\"mark mark--{}\" d=\"{}\"/></svg> {}</td></tr>",
                Escaped(&mark.kind.name(locale)),
                mark.state.as_str(),
                mark_path(mark.kind, mark.state, 0, 0),
                Escaped(state),
            );
        }
        out
    }
}

/// The id of a month's first row.
fn month_id(date: NaiveDate) -> String {
    format!("spoor-{}-{:02}", date.year(), date.month())
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

/// Something that happens on a day, on the standing track.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Today,
    Flag,
    Next,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_of_a_text_is_markup() {
        assert_eq!(Escaped("a & b").to_string(), "a &amp; b");
        assert_eq!(Escaped("<b x=\"1\" y='2'>é🙂").to_string(), "&lt;b x=&quot;1&quot; y=&#39;2&#39;&gt;é🙂");
        assert_eq!(Escaped("").to_string(), "");
    }
}
