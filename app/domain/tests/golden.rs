//! Golden dossiers: one for each rule, with the figures written by hand beside it, and a snapshot of the whole answer.
//!
//! `golden/<ruleset>/<rule>.json` is the dossier, `golden/<ruleset>/<rule>.toml` says which rule it shows, where that was
//! read, and what has to come out on which days. What a sidecar does not name is held by the snapshot alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use domain::{Answer, Dossier, Format, RulesetId, evaluate};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::checking::check;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    source: String,
    day: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    on: String,
    /// The first when left out.
    registration: Option<String>,
    exit: Option<u8>,
    ruleset: Option<String>,
    standing: Option<String>,
    complete: Option<bool>,
    since: Option<String>,
    end: Option<String>,
    submit_by: Option<String>,
    days_left: Option<i64>,
    doubts: Option<Vec<String>>,
    #[serde(default)]
    requirements: BTreeMap<String, BTreeMap<String, Value>>,
    #[serde(default)]
    activities: BTreeMap<String, ExpectedActivity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedActivity {
    counted: Value,
    requirement: String,
    findings: Vec<String>,
}

/// Every golden dossier, in a fixed order.
pub fn dossiers() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths
}

pub fn name(path: &Path) -> String {
    let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy();
    format!("{folder}/{}", path.file_stem().unwrap().to_string_lossy())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Every difference between what is written in the sidecar and what comes out.
fn differences(day: &Day, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut same = |what: &str, expected: Option<Value>, is: &Value| {
        if let Some(expected) = expected
            && expected != *is
        {
            found.push(format!("{what}: expected {expected}, is {is}"));
        }
    };
    same("ruleset", day.ruleset.as_ref().map(|v| json!(v)), &answer["ruleset"]);
    same("standing", day.standing.as_ref().map(|v| json!(v)), &answer["standing"]);
    same("complete", day.complete.map(|v| json!(v)), &answer["complete"]);
    same("since", day.since.as_ref().map(|v| json!(v)), &answer["period"]["since"]);
    same("end", day.end.as_ref().map(|v| json!(v)), &answer["period"]["end"]);
    same("submit_by", day.submit_by.as_ref().map(|v| json!(v)), &answer["period"]["submit_by"]);
    same("days_left", day.days_left.map(|v| json!(v)), &answer["period"]["days_left"]);
    same("doubts", day.doubts.as_ref().map(|v| json!(v)), &answer["doubts"]);
    for (id, fields) in &day.requirements {
        let Some(status) = answer["requirements"].as_array().unwrap().iter().find(|status| status["id"] == json!(id))
        else {
            found.push(format!("{id} is not asked"));
            continue;
        };
        for (field, expected) in fields {
            let is = &status[field];
            let equal = if expected.is_number() { number(expected) == number(is) } else { expected == is };
            if !equal {
                found.push(format!("{id}.{field}: expected {expected}, is {is}"));
            }
        }
    }
    for (id, expected) in &day.activities {
        let status = answer["activities"].as_array().unwrap().iter().find(|status| status["id"] == json!(id)).unwrap();
        let requirement = if expected.requirement.is_empty() { Value::Null } else { json!(expected.requirement) };
        let equal = number(&expected.counted) == number(&status["counted"])
            && requirement == status["requirement"]
            && json!(expected.findings) == status["findings"];
        if !equal {
            let Value::Object(mut status) = status.clone() else { unreachable!() };
            status.retain(|field, _| ["counted", "requirement", "findings"].contains(&field.as_str()));
            let expected = (&expected.counted, requirement, &expected.findings);
            found.push(format!("{id}: expected {expected:?}, is {}", Value::Object(status)));
        }
    }
    found
}

#[test]
fn figures_are_as_written_by_hand() {
    let mut failures = Vec::new();
    for path in dossiers() {
        let input = fs::read(&path).unwrap();
        let sidecar = fs::read_to_string(path.with_extension("toml")).unwrap();
        let expected: Expected = toml::from_str(&sidecar).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!expected.rule.is_empty() && !expected.day.is_empty(), "{}", path.display());
        let sourced = expected.source.starts_with("http") || expected.source.starts_with("our reading");
        assert!(sourced, "{}: no source", path.display());
        let dossier = Dossier::from_json(&input).unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
        assert_eq!(dossier.problems(), Vec::new(), "{}", path.display());
        for day in &expected.day {
            let on = domain::dossier::date(&day.on).unwrap();
            let registration = match &day.registration {
                Some(id) => dossier.registration(id).unwrap(),
                None => &dossier.registrations[0],
            };
            let assessment = evaluate(&dossier, registration, on);
            let answer = serde_json::to_value(Answer::new(&dossier, registration, &assessment)).unwrap();
            let mut found = differences(day, &answer);
            let outcome = check(&input, on, Format::Json);
            if day.exit.is_some_and(|exit| exit != outcome.exit_code) {
                found.push(format!("exit code {}", outcome.exit_code));
            }
            failures.extend(found.into_iter().map(|text| format!("{} on {}: {text}", name(&path), day.on)));
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn whole_answers_stay_the_same() {
    for path in dossiers() {
        let sidecar: Expected = toml::from_str(&fs::read_to_string(path.with_extension("toml")).unwrap()).unwrap();
        let on = domain::dossier::date(&sidecar.day[0].on).unwrap();
        let input = fs::read(&path).unwrap();
        let (json, text) = (check(&input, on, Format::Json), check(&input, on, Format::Text));
        let snapshot = format!("{}\n{}", text.stdout, json.stdout);
        insta::with_settings!({ description => sidecar.rule.as_str(), omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name(&path).replace('/', "__"), snapshot);
        });
    }
}

#[test]
fn every_ruleset_has_a_golden_dossier() {
    let shown: Vec<String> = dossiers().iter().map(|path| name(path)).collect();
    assert!(shown.len() >= 40, "{} golden dossiers", shown.len());
    for id in RulesetId::ALL {
        assert!(shown.iter().any(|name| name.starts_with(&format!("{id}/"))), "{id} has no golden dossier");
    }
}

#[test]
fn an_export_of_an_import_is_the_same_bytes() {
    for path in dossiers() {
        let dossier = Dossier::from_json(&fs::read(&path).unwrap()).unwrap();
        for export in [dossier.to_json(), dossier.to_json_pretty()] {
            let again = Dossier::from_json(export.as_bytes()).unwrap();
            assert_eq!(again, dossier);
            assert!([again.to_json(), again.to_json_pretty()].contains(&export));
        }
    }
}
