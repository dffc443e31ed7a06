//! The tables as sea-orm sees them. Columns only: joins are written out where they are needed.
pub(crate) mod account;
pub(crate) mod change;
pub(crate) mod entry;
pub(crate) mod half_session;
pub(crate) mod job;
pub(crate) mod recovery_code;
pub(crate) mod second_factor;
pub(crate) mod session;
pub(crate) mod throttle;
pub(crate) mod token;
