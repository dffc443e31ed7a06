//! The building blocks of pages: the frame, form fields, messages, and het spoor.
//!
//! Components take plain data and know nothing of the database. Their looks live in `style/`, under the same names.

#![allow(missing_docs, reason = "the name of a prop says enough")]

pub mod actions;
pub mod band;
pub mod chip;
pub(crate) mod client_data;
pub mod details;
pub mod empty;
pub mod facts;
pub mod field;
pub mod frame;
pub mod history;
pub mod icon;
pub mod lead;
pub mod message;
pub mod pagination;
pub mod rows;
pub mod steps;
pub mod table;
pub(crate) mod take_along;
pub mod track;
pub mod upload;
