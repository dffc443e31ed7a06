//! What asks an employer's attention, and when it does so again.
use chrono::{Months, NaiveDate};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What asks attention. The ones that ask it first come first.
    SignalKind {
        /// Work that was given to somebody is not allowed to them any more.
        AllocationNotAllowed = "allocation-not-allowed",
        /// A registration has ended, or the public register no longer shows it.
        RegistrationLapsed = "registration-lapsed",
        /// A measure: suspended, or struck off.
        RegistrationMeasure = "registration-measure",
        /// A registration ends within half a year.
        RegistrationEnds = "registration-ends",
        /// The review date of an exception has passed.
        ArrangementLapsed = "arrangement-lapsed",
        /// An exception has to be looked at again within half a year.
        ArrangementReview = "arrangement-review",
        /// Somebody objects to how work was given to them.
        DisputeOpen = "dispute-open",
        /// Somebody has stopped sharing.
        SharingWithdrawn = "sharing-withdrawn",
        /// Somebody has begun to share.
        SharingBegun = "sharing-begun",
    }
}

impl SignalKind {
    /// Whether somebody can put it aside. What is not allowed has to be solved, and who objects answered.
    #[must_use]
    pub const fn can_be_settled(self) -> bool {
        !matches!(self, Self::AllocationNotAllowed | Self::DisputeOpen)
    }
}

vocabulary! {
    /// How near the day is that something is about. At each of them it asks attention anew.
    ///
    /// Source of the three steps ahead: issue 3, "announced 6, 3 and 1 months before".
    Stage {
        /// Six months or less.
        SixMonths = "6",
        /// Three months or less.
        ThreeMonths = "3",
        /// One month or less.
        OneMonth = "1",
        /// It is here, or past.
        Now = "0",
    }
}

impl Stage {
    /// How near `day` is on the day `on`; `None` when it is more than six months away.
    #[must_use]
    pub fn of(day: NaiveDate, on: NaiveDate) -> Option<Self> {
        // Counted back from the day, so that the first of a month stays the first of a month.
        let within = |months| day.checked_sub_months(Months::new(months)).is_none_or(|first| first <= on);
        if day <= on {
            Some(Self::Now)
        } else if within(1) {
            Some(Self::OneMonth)
        } else if within(3) {
            Some(Self::ThreeMonths)
        } else if within(6) {
            Some(Self::SixMonths)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_announced_six_three_and_one_month_before_it() {
        for (on, stage) in [
            ("2026-08-31", None),
            ("2026-09-01", Some(Stage::SixMonths)),
            ("2026-11-30", Some(Stage::SixMonths)),
            ("2026-12-01", Some(Stage::ThreeMonths)),
            ("2027-01-31", Some(Stage::ThreeMonths)),
            ("2027-02-01", Some(Stage::OneMonth)),
            ("2027-02-28", Some(Stage::OneMonth)),
            ("2027-03-01", Some(Stage::Now)),
            ("2028-01-01", Some(Stage::Now)),
        ] {
            assert_eq!(Stage::of(day("2027-03-01"), day(on)), stage, "{on}");
        }
    }

    #[test]
    fn a_month_that_is_too_short_ends_on_its_last_day() {
        assert_eq!(Stage::of(day("2027-03-31"), day("2027-02-27")), Some(Stage::ThreeMonths));
        assert_eq!(Stage::of(day("2027-03-31"), day("2027-02-28")), Some(Stage::OneMonth));
    }

    #[test]
    fn it_comes_nearer_every_day_and_never_goes_back() {
        let day = day("2027-03-01");
        let stages: Vec<_> = (0..400_u64)
            .filter_map(|back| Some(Stage::of(day, day.checked_sub_days(chrono::Days::new(back))?)))
            .collect();
        assert!(stages.windows(2).all(|pair| pair[1] <= pair[0]), "{stages:?}");
    }
}
