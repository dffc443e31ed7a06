//! Slowing guessing and flooding down.
use chrono::{DateTime, TimeDelta, Utc};
use store::StoreError;
use store::throttle::{self, MayCount};

use crate::Network;
use crate::secret::{hexadecimal, sha256};
use crate::settings::Limit;

/// One counter and how far it may go.
#[derive(Clone, Debug)]
pub(crate) struct Counter {
    pub(crate) subject: String,
    pub(crate) limit: Limit,
}

impl Counter {
    /// Of an address, known or not; the counter does not show which.
    pub(crate) fn of_email(action: &str, email: &str, limit: Limit) -> Self {
        Self { subject: format!("{action}:{}", short(email)), limit }
    }

    /// Of a network.
    pub(crate) fn of_network(action: &str, network: &Network, limit: Limit) -> Self {
        Self { subject: format!("{action}:{network}"), limit }
    }

    /// Of an address from one network.
    pub(crate) fn of_both(action: &str, email: &str, network: &Network, limit: Limit) -> Self {
        Self { subject: format!("{action}:{}:{network}", short(email)), limit }
    }
}

fn short(email: &str) -> String {
    let mut text = hexadecimal(&sha256(email.as_bytes()));
    text.truncate(32);
    text
}

/// Counts one attempt on each counter; answers how long to wait when one of them is past its limit.
pub(crate) async fn count(
    grant: &impl MayCount,
    counters: &[Counter],
    now: DateTime<Utc>,
) -> Result<Option<TimeDelta>, StoreError> {
    // Always in the same order: two at once must not each wait for a row that the other holds.
    let mut counters: Vec<&Counter> = counters.iter().collect();
    counters.sort_by(|a, b| a.subject.cmp(&b.subject));
    let mut wait: Option<TimeDelta> = None;
    for counter in counters {
        let attempts = throttle::count(grant, &counter.subject, now, now + counter.limit.window).await?;
        if attempts.number > counter.limit.attempts {
            wait = wait.max(Some(attempts.until - now));
        }
    }
    Ok(wait)
}
