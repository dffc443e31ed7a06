//! The JSON Schema of the public format.

/// The JSON Schema of a dossier, draft 2020-12.
#[must_use]
pub fn dossier() -> String {
    String::new()
}
