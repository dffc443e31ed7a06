//! Tests of the public face of the package, linked once.

// A test fails by panicking; clippy.toml allows that in test functions, but not in what they call.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod allocation;
mod checking;
mod format;
mod golden;
mod laws;
mod robust;
mod rulesets;
mod schema;
mod steps;
