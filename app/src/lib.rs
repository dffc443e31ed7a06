//! Everything a person sees: pages, components and islands.
//!
//! A page is a function from typed data to HTML (see `ARCHITECTURE.md`). Each folder is one job of the user; the handlers
//! that fetch the data and read the forms live in the package `server`.

pub mod component;
pub mod flash;
pub mod form;
pub mod island;
pub mod kind_of_work;
pub mod path;
pub mod plausible;
pub mod request;

pub mod account;
pub mod activity;
pub mod allocation;
pub mod allocations;
pub mod dossier;
pub mod history;
pub mod ledger;
pub mod organisation;
pub mod own_work;
pub mod practice_hours;
pub mod problem;
pub mod registration;
pub mod rules;
pub mod second_factor;
pub mod sharing;
pub mod signal;
pub mod standing;
pub mod workforce;

pub use flash::Flash;
pub use form::FormState;
pub use request::{Request, Viewer, Workplace};
