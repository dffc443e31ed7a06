//! Portfolios that were read a moment ago, so that the next page of the same person need not read them again.
//!
//! Nothing here is believed because it is here: only at the revision that the database named at the beginning of the
//! request. See [`Portfolios::get`].
use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;
use store::AccountId;

use crate::Portfolio;

/// The most that is kept, in bytes of memory.
const BYTES: u64 = 8 * 1024 * 1024;
/// How much more an element takes in memory than as it is stored, about.
const TIMES: usize = 3;
/// How long a portfolio stays after the last page that used it: somebody who left leaves nothing behind.
const IDLE: Duration = Duration::from_secs(10 * 60);

/// What is kept.
pub(crate) struct Portfolios(Cache<AccountId, Arc<Portfolio>>);

impl Portfolios {
    pub(crate) fn new() -> Self {
        let weigh = |_: &AccountId, portfolio: &Arc<Portfolio>| {
            u32::try_from(portfolio.bytes().saturating_mul(TIMES)).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().max_capacity(BYTES).weigher(weigh).time_to_idle(IDLE).build())
    }

    /// The portfolio as it was last read, if it is at this revision.
    pub(crate) fn get(&self, account: AccountId, revision: i32) -> Option<Arc<Portfolio>> {
        self.0.get(&account).filter(|portfolio| portfolio.revision == revision)
    }

    pub(crate) fn keep(&self, account: AccountId, portfolio: &Arc<Portfolio>) {
        self.0.insert(account, Arc::clone(portfolio));
    }

    /// Lets go of what has been idle too long: by itself that only happens when somebody asks something.
    pub(crate) fn tidy(&self) {
        self.0.run_pending_tasks();
    }

    /// For an account that was changed in this request, so that the rest of it sees that; or erased.
    pub(crate) fn forget(&self, account: AccountId) {
        self.0.invalidate(&account);
    }
}
