//! Any bytes, on any day: judged or refused, and what is accepted survives an export and an import.
#![no_main]

use chrono::{Days, NaiveDate};
use domain::{Dossier, Format, check};
use language::{Locale, check::report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    // The first two bytes choose the day, over some 180 years.
    let (days, input) = match input {
        [a, b, rest @ ..] => (u64::from(u16::from_le_bytes([*a, *b])), rest),
        _ => (45_000, input),
    };
    let on = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default() + Days::new(days);
    for format in [Format::Text, Format::Json] {
        let outcome = check(input, on, format, |dossier, registration, assessment| {
            Locale::ALL.map(|locale| report(locale, dossier, registration, assessment)).concat()
        });
        assert_eq!(outcome.exit_code == 2, outcome.stdout.is_empty());
        assert_eq!(outcome.exit_code == 2, !outcome.stderr.is_empty());
    }
    if let Ok(dossier) = Dossier::from_json(input) {
        assert!(dossier.problems().is_empty());
        let export = dossier.to_json();
        let again = Dossier::from_json(export.as_bytes());
        assert_eq!(again.as_ref(), Ok(&dossier));
    }
});
