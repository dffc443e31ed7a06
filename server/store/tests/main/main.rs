//! Every query, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // A failure is a failed test.

mod account;
mod bed;
mod entry;
mod fence;
mod guard;
mod job;
mod organisation;
mod row_security;
mod schema;
mod second_factor;
mod session;
mod sharing;
mod throttle;
mod token;
mod transaction;
mod workforce;
