//! When a requirement will be met at the pace of the last 12 months.

use chrono::NaiveDate;
use serde::Serialize;

use crate::amount::Centi;
use crate::period::{Days, day_after, months_before};
use crate::registration::assessment::{Assessment, Fraction, RequirementStatus, Unit};

/// When a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Forecast {
    /// It is met already.
    Met,
    /// At the pace of the last 12 months, on this day.
    Reached {
        /// The day.
        on: NaiveDate,
        /// Whether that is before the end of the period.
        in_time: bool,
    },
    /// At this pace never: of what was added in the last 12 months nothing would still count, if anything was.
    Never,
    /// An item is there or not; it has no pace.
    NoPace,
}

impl Assessment {
    /// When a requirement of this assessment will be met.
    #[must_use]
    pub fn forecast(&self, requirement: &RequirementStatus) -> Forecast {
        if requirement.met {
            return Forecast::Met;
        }
        if requirement.unit() == Unit::Items {
            return Forecast::NoPace;
        }
        // Sent in more than a year ago: what was earned since says nothing about days that no longer count.
        if self.days_of_pace(requirement) == 0 {
            return Forecast::Never;
        }
        // A part that is bounded brings nothing any more once it is full: from then on the others carry the whole.
        let bounded = self.parts_of(Some(requirement.id)).find_map(|part| Some((part, part.maximum?)));
        let others = bounded.map(|(part, maximum)| {
            let parts = || self.parts_of(Some(requirement.id)).filter(|other| other.id != part.id);
            // Points all have the same divisor.
            let sum = |of: fn(&RequirementStatus) -> Fraction| {
                let hundredths = parts().map(|other| of(other).hundredths).fold(0, u128::saturating_add);
                Fraction { hundredths, ..of(requirement) }
            };
            (requirement.required.minus(maximum), sum(|other| other.exact), sum(|other| other.pace))
        });
        let recent = self.days_of_pace(requirement);
        let days = days_until(requirement.required, requirement.exact, requirement.pace, recent);
        let days = match others {
            Some((required, there, pace)) => {
                days.and_then(|days| Some(days.max(days_until(required, there, pace, recent)?)))
            }
            None => days,
        };
        days.and_then(|days| self.on.checked_add_days(chrono::Days::new(days)))
            .filter(|day| crate::dossier::in_range(*day))
            .map_or(Forecast::Never, |on| Forecast::Reached { on, in_time: on < self.counts_until(requirement) })
    }

    /// The first day that no longer counts: what is completed from the submission on is for the next period, work is not.
    fn counts_until(&self, requirement: &RequirementStatus) -> NaiveDate {
        if requirement.unit() == Unit::Hours { self.period.end } else { self.counts_before }
    }

    /// How many of the last 12 months' days a pace is measured over.
    fn days_of_pace(&self, requirement: &RequirementStatus) -> u64 {
        if requirement.unit() != Unit::Hours {
            return self.recent_days;
        }
        let tomorrow = day_after(self.on);
        let since = months_before(tomorrow, 12).max(self.period.since);
        Days { since, end: tomorrow.min(self.period.end) }.len()
    }
}

/// In how many days so much is there at a pace; `None`: never. What is there is rounded before it is compared, a half upwards,
/// so half a hundredth less is enough.
fn days_until(required: Centi, there: Fraction, pace: Fraction, recent_days: u64) -> Option<u64> {
    let twice = there.divisor.saturating_mul(2);
    let enough = u128::from(required.hundredths()).saturating_mul(twice).saturating_sub(there.divisor);
    let missing = enough.saturating_sub(there.hundredths.saturating_mul(2));
    if missing == 0 {
        return Some(0);
    }
    let days = missing.saturating_mul(recent_days.into()).saturating_mul(pace.divisor);
    let a_day = pace.hundredths.saturating_mul(twice);
    // Days rounded up: on the day before there is not yet enough.
    let days = days.saturating_add(a_day.saturating_sub(1)).checked_div(a_day)?;
    u64::try_from(days).ok()
}
