//! `vakspoor allocate`: a question in, an answer and an exit code out. The program only reads the file and writes the
//! texts.

use super::decide::{Allocation, allocate};
use super::question::Question;
use crate::check::{Format, Outcome};

/// Answers a question. `text` writes the answer for people.
///
/// The exit code is 0 unless the answer is `not_allowed` (1) or the input is invalid (2); where the norm says nothing
/// (`out_of_scope`) it does not stand in the way either: 0, our reading.
#[must_use]
pub fn respond(input: &[u8], format: Format, text: impl FnOnce(&Question, &Allocation) -> String) -> Outcome {
    let question = match Question::from_json(input) {
        Ok(question) => question,
        Err(problems) => return Outcome::invalid(&problems),
    };
    let allocation = allocate(&question);
    let stdout = match format {
        Format::Text => text(&question, &allocation),
        Format::Json => allocation.to_json_pretty(),
    };
    Outcome { stdout, stderr: String::new(), exit_code: u8::from(allocation.answer.is_refusal()) }
}
