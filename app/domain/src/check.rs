//! `vakspoor check`: a dossier in, an answer and an exit code out. The program only reads the file and writes the texts.

use chrono::NaiveDate;

use crate::dossier::{Dossier, Problem, ProblemKind};
use crate::registration::Registration;
use crate::registration::answer::{Answer, Answers};
use crate::registration::assessment::Assessment;
use crate::registration::evaluate::evaluate;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the answer is written.
    Format {
        /// For people, in sentences.
        Text = "text",
        /// The public format.
        Json = "json",
    }
}

/// What to write and with which code to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output; empty when the input is invalid.
    pub stdout: String,
    /// For standard error: one line for each problem.
    pub stderr: String,
    /// 0: complete, or allowed. 1: not so. 2: invalid input.
    pub exit_code: u8,
}

impl Outcome {
    /// What is wrong, one line for each problem.
    pub(crate) fn invalid(problems: &[Problem]) -> Self {
        let stderr = problems.iter().map(|problem| format!("{problem}\n")).collect();
        Self { stdout: String::new(), stderr, exit_code: 2 }
    }
}

/// Checks a dossier on a day. With several registrations it is complete when each of them is. A dossier without a
/// registration has nothing to check and is invalid here, though it can be imported and exported. `text` writes the answer
/// of one registration for people.
#[must_use]
pub fn check(
    input: &[u8],
    on: NaiveDate,
    format: Format,
    text: impl Fn(&Dossier, &Registration, &Assessment) -> String,
) -> Outcome {
    let dossier = match Dossier::from_json(input) {
        Ok(dossier) => dossier,
        Err(problems) => return Outcome::invalid(&problems),
    };
    if dossier.registrations.is_empty() {
        return Outcome::invalid(&[Problem::new("$.registrations", ProblemKind::NoRegistration)]);
    }
    let judged: Vec<_> =
        dossier.registrations.iter().map(|registration| (registration, evaluate(&dossier, registration, on))).collect();
    let complete = judged.iter().all(|(_, assessment)| assessment.complete);
    let stdout = match format {
        Format::Text => judged
            .iter()
            .map(|(registration, assessment)| text(&dossier, registration, assessment))
            .collect::<Vec<_>>()
            .join("\n"),
        Format::Json => {
            let mut answers: Vec<_> = judged
                .iter()
                .map(|(registration, assessment)| Answer::new(&dossier, registration, assessment))
                .collect();
            let answers = match answers.pop() {
                Some(answer) if answers.is_empty() => Answers::One(Box::new(answer)),
                last => {
                    answers.extend(last);
                    Answers::Several(answers)
                }
            };
            let mut text = serde_json::to_string_pretty(&answers).unwrap_or_default();
            text.push('\n');
            text
        }
    };
    Outcome { stdout, stderr: String::new(), exit_code: u8::from(!complete) }
}
