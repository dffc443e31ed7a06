//! The program `vakspoor`.
fn main() {}
