//! The JSON Schemas of the public formats: files of the repository, held to the code by tests.

const DOSSIER: &str = include_str!("../schema/dossier.schema.json");
const ALLOCATION: &str = include_str!("../schema/allocation.schema.json");

/// The JSON Schema (draft 2020-12) of a dossier.
#[must_use]
pub fn dossier() -> String {
    DOSSIER.to_owned()
}

/// The JSON Schema (draft 2020-12) of an allocation question. `$defs/answer` is that of its answer.
#[must_use]
pub fn allocation() -> String {
    ALLOCATION.to_owned()
}
