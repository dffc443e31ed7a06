//! Every use case, on both databases.
mod account;
mod authentication;
mod bed;
mod import;
mod job;
mod log;
mod portfolio;
mod smtp;
