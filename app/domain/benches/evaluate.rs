//! How fast a dossier is judged: at least 200,000 evaluations a second on one core for one with 60 activities.
//!
//! `cargo bench -p domain`

use chrono::{Days, NaiveDate};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use domain::{Dossier, Format, check, dossier::date, evaluate};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// A working life of five years: 60 activities, of which 20 series with 6 sessions each; two jobs, leave, papers.
fn input() -> String {
    let start = date("2021-03-05").unwrap_or_default();
    let day = |days: u64| (start + Days::new(days)).to_string();
    let activities: Vec<Value> = (0..60u64)
        .map(|n| match n % 3 {
            0 => json!({"id": format!("t{n}"), "kind": "training", "title": "Signs of Safety", "form": "course",
                "learning": if n % 2 == 0 { "formal" } else { "informal" }, "level": "hbo", "completed_on": day(n * 28), "hours": 3.5,
                "tested": true, "accreditations": [{"by": "SKJ", "chambers": ["jgp"], "points": 3}], "evidence": ["certificate"]}),
            1 => json!({"id": format!("r{n}"), "kind": "reflection", "form": "intervision", "group_size": 6, "proof": "own_statement",
                "sessions": (0..6).map(|s| json!({"on": day(n * 28 + s * 14), "minutes": 90})).collect::<Vec<_>>()}),
            _ => json!({"id": format!("o{n}"), "kind": "other", "form": "presentation", "completed_on": day(n * 28), "hours": 2}),
        })
        .collect();
    json!({
        "format": "vakspoor-dossier/1",
        "registrations": [{"id": "r", "register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01"}],
        "employments": [
            {"id": "a", "counts_as": ["social-work", "jgp"], "level": "hbo", "hours_per_week": 24, "from": "2019-01-01", "until": "2023-12-31",
             "leave": [{"from": "2022-05-01", "until": "2022-08-21", "kind": "maternity"}]},
            {"id": "b", "counts_as": ["social-work"], "level": "hbo", "hours_per_week": 16, "from": "2024-01-01"}
        ],
        "activities": activities,
        "documents": [{"kind": "vog", "issued_on": "2021-01-10"}, {"kind": "employer_statement", "employment": "b", "issued_on": "2025-11-01"}]
    })
    .to_string()
}

fn dossier() -> (Dossier, NaiveDate) {
    (Dossier::from_json(input().as_bytes()).unwrap_or_default(), date("2025-11-21").unwrap_or_default())
}

/// The judgement alone: what every page asks.
#[divan::bench]
fn evaluate_sixty_activities(bencher: Bencher<'_, '_>) {
    let (dossier, on) = dossier();
    let registration = dossier.registrations.first().unwrap_or_else(|| std::process::abort());
    bencher
        .counter(ItemsCount::new(1u32))
        .bench_local(|| evaluate(black_box(&dossier), black_box(registration), black_box(on)));
}

/// With its steps and forecasts.
#[divan::bench]
fn remedies_and_forecasts(bencher: Bencher<'_, '_>) {
    let (dossier, on) = dossier();
    let registration = dossier.registrations.first().unwrap_or_else(|| std::process::abort());
    let assessment = evaluate(&dossier, registration, on);
    bencher.bench_local(|| {
        let assessment = black_box(&assessment);
        let forecasts: Vec<_> = assessment.requirements.iter().map(|status| assessment.forecast(status)).collect();
        (assessment.remedies(), forecasts)
    });
}

/// From bytes to bytes: reading, judging, writing.
#[divan::bench]
fn check_sixty_activities(bencher: Bencher<'_, '_>) {
    let (input, on) = (input(), dossier().1);
    bencher.bench_local(|| check(black_box(input.as_bytes()), black_box(on), Format::Json, |_, _, _| String::new()));
}
