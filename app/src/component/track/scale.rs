//! From dates to places on the track.

use super::TrackPeriod;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The longest period that is drawn, in months: a mistyped year is not worth a page of ticks.
const LONGEST: u32 = 240;

/// From dates to places.
pub(super) struct Scale {
    pub period: TrackPeriod,
    /// The place of today: the first or the last where it lies outside the drawing.
    pub today: NaiveDate,
    /// Whether today lies in the drawing: only then it is drawn.
    pub shows_today: bool,
    pub next_from: Option<NaiveDate>,
    /// The first day after the drawing.
    pub until: NaiveDate,
    /// Where it begins, in months since the year 0.
    pub first: f64,
    /// How many months it has.
    pub length: f64,
}

impl Scale {
    pub fn new(period: TrackPeriod, today: NaiveDate, next_from: Option<NaiveDate>) -> Self {
        // A period that is over goes on to today, but not for ever; so does a new one.
        let furthest = period.end.checked_add_months(Months::new(12)).unwrap_or(period.end);
        let after = |date: NaiveDate| date.checked_add_days(Days::new(1)).unwrap_or(date);
        let start = period.start;
        let longest = start.checked_add_months(Months::new(LONGEST)).unwrap_or(start);
        let until = period.end.max(after(today)).min(furthest).min(longest).max(after(start));
        let first = month_place(period.start);
        let length = (month_place(until) - first).max(0.1);
        let next_from = next_from.filter(|date| (period.start..until).contains(date));
        let shows_today = (period.start..until).contains(&today);
        Self { period, today: today.clamp(period.start, until), shows_today, next_from, until, first, length }
    }

    pub fn holds(&self, date: NaiveDate) -> bool {
        (self.period.start..self.until).contains(&date)
    }

    pub fn share(&self, place: f64) -> f64 {
        ((place - self.first) / self.length).clamp(0.0, 1.0) * 100.0
    }

    pub fn percent(&self, place: f64) -> String {
        format!("{:.2}%", self.share(place))
    }

    pub fn at(&self, date: NaiveDate) -> String {
        self.percent(month_place(date))
    }

    pub fn at_end(&self) -> String {
        self.at(self.period.submit_by.checked_add_days(Days::new(1)).unwrap_or(self.period.submit_by))
    }
}

/// Months since the year 0, whole.
pub(super) fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or_default()
}

/// Months since the year 0, with the part of the month that has passed.
pub(super) fn month_place(date: NaiveDate) -> f64 {
    f64::from(month_number(date)) + f64::from(date.day0()) / f64::from(days_in_month(date))
}

fn days_in_month(date: NaiveDate) -> u32 {
    let first = date.with_day(1).unwrap_or(date);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    u32::try_from((next - first).num_days()).unwrap_or(30).max(28)
}

/// The date on which a month or quarter begins that is counted in months since the year 0.
pub(super) fn first_day(month: i32) -> NaiveDate {
    let month0 = u32::try_from(month.rem_euclid(12)).unwrap_or_default();
    NaiveDate::from_ymd_opt(month.div_euclid(12), month0 + 1, 1).unwrap_or_default()
}
