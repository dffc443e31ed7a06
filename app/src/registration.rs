//! Registrations: onboarding, list, change.

pub mod form;
