//! When a requirement will be met at the pace of the last 12 months.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::registration::assessment::{Assessment, RequirementStatus, Unit};

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
    /// At this pace never: nothing was added in the last 12 months.
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
        if self.recent_days == 0 {
            return Forecast::Never;
        }
        let missing = u128::from(requirement.missing.hundredths());
        let days = missing.saturating_mul(self.recent_days.into()).saturating_mul(requirement.pace.divisor);
        let earned = requirement.pace.hundredths;
        // Days rounded up: on the day before there is not yet enough.
        let Some(days) = days.saturating_add(earned.saturating_sub(1)).checked_div(earned) else {
            return Forecast::Never;
        };
        u64::try_from(days)
            .ok()
            .and_then(|days| self.on.checked_add_days(Days::new(days)))
            .filter(|day| crate::dossier::in_range(*day))
            .map_or(Forecast::Never, |on| Forecast::Reached { on, in_time: on < self.counts_before })
    }
}
