//! How one activity counts, as every page that shows it says and draws it: its words are those of
//! [`language::explain`], and [`state`] is the filling of its mark (its shape is [`crate::activity::mark`]).

use crate::component::icon::MarkState;
use domain::ActivityStatus;

pub use language::explain::{basis, findings, is_unknown, next_period, sentence, waits};

/// The filling of an activity's mark: whether it counts.
pub fn state(status: &ActivityStatus) -> MarkState {
    if !status.exact.is_zero() {
        MarkState::Counts
    } else if !status.planned.is_zero() {
        MarkState::Pending
    } else {
        MarkState::Not
    }
}
