//! Every query, on both databases.
mod account;
mod bed;
mod entry;
mod fence;
mod guard;
mod job;
mod schema;
mod session;
mod throttle;
mod token;
mod transaction;
