//! Tests of the public face of the package, linked once.

mod checking;
mod format;
mod golden;
mod laws;
mod robust;
mod rulesets;
mod schema;
mod steps;
