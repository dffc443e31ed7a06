//! `vakspoor check`: exit codes and what goes where.

use domain::{Format, Outcome, dossier::date};
use serde_json::{Value, json};

use crate::format::FULL;

/// Checks with the report that the program writes.
pub fn check(input: &[u8], on: chrono::NaiveDate, format: Format) -> Outcome {
    domain::check(input, on, format, |dossier, registration, assessment| {
        language::check::report(language::Locale::Nl, dossier, registration, assessment)
    })
}

fn on() -> chrono::NaiveDate {
    date("2025-11-21").unwrap()
}

#[test]
fn invalid_input_says_each_problem_on_one_line_and_nothing_else() {
    for format in [Format::Text, Format::Json] {
        let outcome = check(b"{\"format\": \"x\", \"registrations\": [1, 2]}", on(), format);
        assert_eq!(outcome.exit_code, 2);
        assert_eq!(outcome.stdout, "");
        assert_eq!(
            outcome.stderr,
            "$.format: unknown format `x`, expected `vakspoor-dossier/1`\n\
             $.registrations[0]: expected an object, found a number\n\
             $.registrations[1]: expected an object, found a number\n"
        );
    }
}

#[test]
fn without_a_registration_there_is_nothing_to_check() {
    let outcome = check(b"{\"format\": \"vakspoor-dossier/1\", \"registrations\": []}", on(), Format::Json);
    assert_eq!((outcome.exit_code, outcome.stdout.as_str()), (2, ""));
    assert_eq!(outcome.stderr, "$.registrations: no registration to check\n");
}

#[test]
fn one_registration_gives_an_object_and_several_a_list() {
    let one: Value = serde_json::from_str(&check(FULL.as_bytes(), on(), Format::Json).stdout).unwrap();
    assert_eq!(one["registration"], json!("r1"));
    let mut dossier: Value = serde_json::from_str(FULL).unwrap();
    let mut second = dossier["registrations"][0].clone();
    second["id"] = json!("r2");
    dossier["registrations"].as_array_mut().unwrap().push(second);
    let outcome = check(dossier.to_string().as_bytes(), on(), Format::Json);
    let several: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(several[0], one);
    assert_eq!(several[1]["registration"], json!("r2"));
    assert_eq!(several.as_array().unwrap().len(), 2);
    let text = check(dossier.to_string().as_bytes(), on(), Format::Text).stdout;
    assert!(text.contains("r1: Jeugd") && text.contains("\n\nr2: Jeugd"));
}

#[test]
fn text_of_the_dossier_cannot_break_the_lines() {
    let input = FULL.replacen("Signs of Safety", "a\\nb\\u001b[31m", 1);
    let text = check(input.as_bytes(), on(), Format::Text).stdout;
    assert!(text.contains("a1 a b [31m:"), "{text}");
}
