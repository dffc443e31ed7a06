//! How each database is opened.
pub(crate) mod postgres;
pub(crate) mod sqlite;
