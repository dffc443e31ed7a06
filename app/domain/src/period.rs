//! Days and stretches of days.

use chrono::{Datelike, NaiveDate};

/// A stretch of days: the first day belongs to it, the end does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day.
    pub since: NaiveDate,
    /// The first day after it.
    pub end: NaiveDate,
}

impl Days {
    /// How many days; none when it ends before it begins.
    #[must_use]
    pub fn len(self) -> u64 {
        u64::try_from(days_between(self.since, self.end)).unwrap_or(0)
    }

    /// Whether there is no day in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.since
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.since <= day && day < self.end
    }

    /// The days that both have.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self { since: self.since.max(other.since), end: self.end.min(other.end) }
    }
}

/// Days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(to.num_days_from_ce()).saturating_sub(i64::from(from.num_days_from_ce()))
}

/// The day after; the last day there is stays itself.
#[must_use]
pub fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// The day before; the first day there is stays itself.
#[must_use]
pub fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// The same day so many months later, or the last day of that month when it has no such day.
#[must_use]
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(chrono::Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many months earlier, or the last day of that month when it has no such day.
#[must_use]
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(chrono::Months::new(months)).unwrap_or(NaiveDate::MIN)
}
