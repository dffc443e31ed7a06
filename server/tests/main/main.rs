//! The server as a black box: requests in, answers out, on both databases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod account;
mod authorisation;
mod form;
mod history;
mod ledger;
mod organisation;
mod own_work;
mod protection;
mod registration;
mod roster;
mod second_factor;
mod sharing;
mod site;
mod staff_import;
mod stale;
mod workforce;
