//! What time it is: the one place that knows, so that tests can set it.
use std::fmt;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Amsterdam;

/// Tells the time.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The moment.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// One that stands at `moment`.
    #[must_use]
    pub const fn at(moment: DateTime<Utc>) -> Self {
        Self(Mutex::new(moment))
    }

    /// Moves it to `moment`.
    pub fn set(&self, moment: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = moment;
    }

    /// Moves it by `by`.
    pub fn advance(&self, by: TimeDelta) {
        let mut moment = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *moment = moment.checked_add_signed(by).unwrap_or(*moment);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the clocks in the Netherlands show.
#[must_use]
pub fn time_in_the_netherlands(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Amsterdam).naive_local()
}

/// The day that it is in the Netherlands.
#[must_use]
pub fn day_in_the_netherlands(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Amsterdam).date_naive()
}

/// The next moment at which it is another day in the Netherlands.
pub(crate) fn next_midnight(moment: DateTime<Utc>) -> DateTime<Utc> {
    // Clocks are never put forward at midnight there; where that were so, a day later will do.
    midnight_after(day_in_the_netherlands(moment)).unwrap_or(moment + TimeDelta::days(1))
}

/// When a day is over in the Netherlands.
pub(crate) fn end_of(day: NaiveDate) -> DateTime<Utc> {
    midnight_after(day).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn midnight_after(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.succ_opt()?.and_hms_opt(0, 0, 0)?;
    Some(midnight.and_local_timezone(Amsterdam).earliest()?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_midnight_is_the_one_in_the_netherlands() {
        for (moment, next) in [
            ("2026-11-21T22:59:59Z", "2026-11-21T23:00:00Z"),
            ("2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z"),
            ("2026-03-28T12:00:00Z", "2026-03-28T23:00:00Z"),
            ("2026-03-29T12:00:00Z", "2026-03-29T22:00:00Z"),
        ] {
            let [moment, next] = [moment, next].map(|text| DateTime::parse_from_rfc3339(text).unwrap().to_utc());
            assert_eq!(next_midnight(moment), next);
        }
    }

    #[test]
    fn the_day_changes_at_midnight_in_the_netherlands() {
        for (moment, day) in [
            ("2026-11-21T22:59:59Z", "2026-11-21"),
            ("2026-11-21T23:00:00Z", "2026-11-22"),
            ("2026-07-01T21:59:59Z", "2026-07-01"),
            ("2026-07-01T22:00:00Z", "2026-07-02"),
        ] {
            let moment = DateTime::parse_from_rfc3339(moment).unwrap().to_utc();
            assert_eq!(day_in_the_netherlands(moment).to_string(), day);
        }
    }
}
