//! Queries and writes: the only package that names sea-orm.
//!
//! Nothing here can be called without a [`access::Grant`], and only [`access::authorise`] makes one: forgetting to ask
//! whether someone may is a type error. [`Store`] opens every transaction, so there is one place to tell the database
//! who is asking. What a portfolio's entries mean is not known here: their payload is text.
//!
//! Moments are UTC and hold whole microseconds, as PostgreSQL keeps them: see [`moment`].

pub mod access;
pub mod account;
pub mod allocation;
pub mod arrangement;
mod backend;
mod database;
pub mod dispute;
mod entity;
pub mod entry;
mod error;
pub mod half_session;
mod id;
pub mod job;
pub mod kind_of_work;
pub mod line;
pub mod link;
pub mod organisation;
pub mod own_work;
pub mod reading;
pub mod saved_filter;
pub mod second_factor;
pub mod seed;
pub mod session;
pub mod signal;
pub mod staff_import;
pub mod standing;
pub mod throttle;
pub mod token;
pub mod workforce;

pub use database::{Backend, Counts, Store, Today, Transaction};
pub use error::StoreError;
pub use id::{
    AccountId, AllocationId, ArrangementId, CheckId, DigestId, DisputeId, EntryId, HalfSessionId, InvitationId, JobId,
    KindOfWorkId, LinkId, LocationId, MembershipId, OrganisationId, SavedFilterId, SessionId, StaffId, TeamId, TokenId,
};

/// `at`, cut to the microsecond: what both databases keep and give back unchanged.
#[must_use]
pub fn moment(at: chrono::DateTime<chrono::Utc>) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at)
}
