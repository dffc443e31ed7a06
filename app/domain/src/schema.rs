//! The JSON Schema of the public format: a file of the repository, held to the code by tests.

const DOSSIER: &str = include_str!("../schema/dossier.schema.json");

/// The JSON Schema (draft 2020-12) of a dossier.
#[must_use]
pub fn dossier() -> String {
    DOSSIER.to_owned()
}
