//! The web server of Vakspoor, and the commands of its program.
//!
//! [`router::router`] is the whole web side as one `axum` service, so that tests can call it without a network.

pub mod command;
pub mod config;
pub mod page;
pub mod router;
pub mod security;
pub mod state;
