//! Every use case, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // A failure is a failed test.

mod account;
mod allocation;
mod authentication;
mod bed;
mod import;
mod job;
mod kind_of_work;
mod log;
mod on_day;
mod organisation;
mod own_work;
mod portfolio;
mod roster;
mod second_factor;
mod seen_measure;
mod sharing;
mod signal;
mod smtp;
mod staff_import;
mod workforce;
