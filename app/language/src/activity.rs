//! Texts of the slice `activity`.
