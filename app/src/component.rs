//! The building blocks of pages: the frame, form fields, messages.

pub mod field;
pub mod frame;
pub mod message;
