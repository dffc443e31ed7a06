//! No input panics or hangs: golden dossiers with random damage, random bytes, and the largest input there may be.
//! The same is fuzzed without end by `cargo fuzz run check` in `app/domain/fuzz`.

use std::fs;
use std::time::{Duration, Instant};

use domain::{Dossier, Format, MAX_BYTES, dossier::date};
use proptest::prelude::*;

use crate::{checking::check, golden};

fn examine(input: &[u8]) -> u8 {
    let mut worst = 0;
    for on in ["1900-01-01", "2021-03-01", "2025-11-21", "2026-03-01", "2200-12-31"] {
        for format in [Format::Text, Format::Json] {
            let outcome = check(input, date(on).unwrap(), format);
            assert_eq!(outcome.exit_code == 2, outcome.stdout.is_empty());
            assert_eq!(outcome.exit_code == 2, !outcome.stderr.is_empty());
            assert!(outcome.stderr.lines().all(|line| line.starts_with('$')), "{}", outcome.stderr);
            worst = outcome.exit_code.max(worst);
        }
    }
    worst
}

/// A small generator with a fixed seed, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit as u64)).unwrap()
    }
}

#[test]
fn damaged_dossiers_are_judged_or_refused() {
    const PIECES: [&str; 24] = [
        "null",
        "-1",
        "1e308",
        "9999999999999999999",
        "0.001",
        "\"\"",
        "[]",
        "{}",
        "true",
        "\"9999-12-31\"",
        "\"0000-00-00\"",
        "\"2200-12-31\"",
        "\"1900-01-01\"",
        "\\u0000",
        "}",
        "]",
        ",",
        ":",
        "\"",
        "\u{202e}",
        "\u{1f600}",
        "20000",
        "168",
        "1440",
    ];
    let seeds: Vec<Vec<u8>> = golden::dossiers().iter().map(|path| fs::read(path).unwrap()).collect();
    let mut random = Random(0x5eed);
    let mut refused = 0;
    for _ in 0..3000 {
        let mut input = seeds[random.below(seeds.len())].clone();
        for _ in 0..=random.below(2) {
            let at = random.below(input.len());
            match random.below(10) {
                0 => input[at] = u8::try_from(random.below(256)).unwrap(),
                1 => {
                    let end = (at + random.below(30)).min(input.len());
                    input.drain(at..end);
                }
                2..9 => {
                    // The value after a colon, up to the next comma or bracket.
                    let Some(colon) = input[at..].iter().position(|byte| *byte == b':').map(|found| at + found + 1)
                    else {
                        continue;
                    };
                    let end = input[colon..]
                        .iter()
                        .position(|byte| b",}]\n".contains(byte))
                        .map_or(input.len(), |found| colon + found);
                    input.splice(colon..end, PIECES[random.below(PIECES.len())].bytes());
                }
                _ => {
                    let other = &seeds[random.below(seeds.len())];
                    let from = random.below(other.len());
                    let end = (from + random.below(200)).min(other.len());
                    input.splice(at..at, other[from..end].iter().copied());
                }
            }
            if input.is_empty() {
                break;
            }
        }
        refused += usize::from(examine(&input) == 2);
    }
    // The damage is neither so light nor so heavy that only one side is tried.
    assert!((300..3100).contains(&refused), "{refused} refused");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_or_judged(input in proptest::collection::vec(any::<u8>(), 0..200)) {
        examine(&input);
    }

    #[test]
    fn any_text_is_refused_or_judged(input in "[\\[\\]{}\",:0-9a-z\\\\ -]{0,200}") {
        examine(input.as_bytes());
    }
}

/// The largest dossiers of a few shapes; each within a few seconds also without optimisation.
#[test]
fn the_largest_inputs_take_no_long_time() {
    let head = r#"{"format":"vakspoor-dossier/1","registrations":[{"id":"r","register":"SKJ","chamber":"jgp","since":"2021-03-01","until":"2026-03-01"}],"#;
    let informal = |n: usize| {
        format!(
            r#"{{"id":"a{n}","kind":"training","form":"course","learning":"informal","completed_on":"2024-01-01","hours":1}}"#
        )
    };
    let sessions = vec![r#"{"on":"2024-01-01","minutes":60}"#; 10_000].join(",");
    let series =
        |n: usize| format!(r#"{{"id":"a{n}","kind":"reflection","form":"intervision","sessions":[{sessions}]}}"#);
    let leave = vec![r#"{"from":"2023-01-01","until":"2023-02-01"}"#; 10_000].join(",");
    let job = |n: usize| format!(r#"{{"id":"e{n}","hours_per_week":16,"from":"2021-03-01","leave":[{leave}]}}"#);
    let list = |count: usize, element: &dyn Fn(usize) -> String| (0..count).map(element).collect::<Vec<_>>().join(",");
    let cases = [
        ("activities", list(80_000, &informal), 1),
        ("activities", list(30, &series), 1),
        ("employments", list(22, &job), 1),
        ("activities", list(700_000, &|_| "{}".to_owned()), 2),
        ("surprises", list(700_000, &|n| n.to_string()), 2),
    ];
    for (name, elements, expected) in cases {
        let input = format!("{head}\"{name}\":[{elements}]}}");
        assert!(input.len() < MAX_BYTES && (name != "activities" || input.len() > 1_000_000), "{}", input.len());
        let start = Instant::now();
        let outcome = check(input.as_bytes(), date("2025-01-01").unwrap(), Format::Json);
        assert_eq!(outcome.exit_code, expected, "{name}: {}", outcome.stderr.lines().next().unwrap_or_default());
        assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
    }
}

#[test]
fn many_registrations_with_many_activities_end() {
    let registration = |n: usize| {
        format!(r#"{{"id":"r{n}","register":"SKJ","chamber":"jgp","since":"2021-03-01","until":"2026-03-01"}}"#)
    };
    let registrations = (0..100).map(registration).collect::<Vec<_>>().join(",");
    let activity =
        |n: usize| format!(r#"{{"id":"a{n}","kind":"other","form":"board","completed_on":"2024-01-01","hours":1}}"#);
    let activities = (0..2_000).map(activity).collect::<Vec<_>>().join(",");
    let input =
        format!(r#"{{"format":"vakspoor-dossier/1","registrations":[{registrations}],"activities":[{activities}]}}"#);
    let dossier = Dossier::from_json(input.as_bytes()).unwrap();
    let start = Instant::now();
    let answers = domain::answers(&dossier, date("2025-01-01").unwrap());
    assert!(matches!(answers, domain::Answers::Several(answers) if answers.len() == 100));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
