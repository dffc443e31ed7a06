//! Every ruleset file is complete, and every figure in it says where it comes from.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use domain::{Chamber, Facts, Reading, Register, RequirementId, Ruleset, RulesetId, Unit, Unknown, dossier::date};

fn files() -> Vec<(String, toml::Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/registration/rulesets");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap().parse().unwrap())
        })
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files
}

/// Whether a value holds a figure anywhere inside.
fn has_figure(value: &toml::Value) -> bool {
    match value {
        toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Datetime(_) => true,
        toml::Value::Array(list) => list.iter().any(has_figure),
        toml::Value::Table(table) => table.values().any(has_figure),
        toml::Value::String(_) | toml::Value::Boolean(_) => false,
    }
}

/// Tables of a ruleset that state a rule: each has to say on what it rests.
fn rules(file: &toml::Table) -> Vec<(String, &toml::Table)> {
    file.iter()
        .flat_map(|(name, value)| match value {
            toml::Value::Table(table) => vec![(name.clone(), table)],
            toml::Value::Array(list) => {
                list.iter().filter_map(|value| Some((name.clone(), value.as_table()?))).collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

/// What is wrong with the grounds of a ruleset file.
fn without_grounds(file: &toml::Table) -> Vec<String> {
    let mut found: Vec<String> = file
        .iter()
        .filter(|(name, value)| {
            !value.is_table() && has_figure(value) && !rules(file).iter().any(|(rule, _)| rule == *name)
        })
        .map(|(name, _)| format!("{name} is a figure outside a rule"))
        .collect();
    for (name, rule) in rules(file) {
        let source = rule.get("source").and_then(toml::Value::as_str);
        let reading = rule.get("reading").and_then(toml::Value::as_str);
        let good_source = source.is_some_and(|source| source.starts_with("https://") || source.starts_with("http://"));
        let good_reading = reading.is_some_and(|reading| reading.parse::<Reading>().is_ok());
        if (source.is_some() && !good_source) || (reading.is_some() && !good_reading) || !(good_source || good_reading)
        {
            found.push(format!("{name} has neither source nor reading: {rule:?}"));
        }
    }
    found
}

#[test]
fn every_rule_has_a_source_or_a_reading() {
    for (name, file) in files() {
        assert_eq!(without_grounds(&file), Vec::<String>::new(), "{name}");
        assert!(file["sources"].as_array().is_some_and(|sources| !sources.is_empty()), "{name}");
    }
}

#[test]
fn a_figure_without_grounds_is_refused() {
    for text in [
        "[[requirement]]\nid = \"total\"\nrequired = 120",
        "[period]\nyears = 5\nsource = \"somewhere\"",
        "[hours]\nweeks = 210.5\nreading = \"no-such-reading\"",
        "required = 3",
    ] {
        assert_eq!(without_grounds(&text.parse().unwrap()).len(), 1, "{text}");
    }
}

#[test]
fn files_and_ids_are_the_same() {
    let names: BTreeSet<String> = files().into_iter().map(|(name, _)| name).collect();
    let ids: BTreeSet<String> = RulesetId::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(names, ids);
    assert_eq!(Ruleset::all().len(), RulesetId::ALL.len());
    for id in RulesetId::ALL {
        // A file that did not parse would have no name.
        assert_eq!(id.get().id, *id);
        assert!(!id.get().name.is_empty(), "{id} did not parse");
    }
}

#[test]
fn no_field_of_a_rule_is_misspelt() {
    let known = |table: &str| -> &[&str] {
        match table {
            "period" => &["years", "renewal", "source", "reading"],
            "hours" => &["weeks", "source", "reading"],
            "requirement" => {
                &["id", "required", "maximum", "within", "of_which", "counts_as", "level", "when", "source", "reading"]
            }
            "training" => &[
                "learning",
                "requirement",
                "accredited_by",
                "accreditation_required",
                "level",
                "part_by_level",
                "part_accredited",
                "source",
                "reading",
            ],
            "reflection" => &[
                "forms",
                "requirement",
                "finding",
                "minimum_minutes",
                "group",
                "no_hierarchy",
                "days_between",
                "supervisor",
                "rates",
                "session",
                "source",
                "reading",
            ],
            "other" => &["forms", "requirement", "times", "publication", "doubt", "source", "reading"],
            "unknown" => &["what", "source"],
            _ => &[],
        }
    };
    for (name, file) in files() {
        for (table, rule) in rules(&file) {
            for field in rule.keys() {
                assert!(known(&table).contains(&field.as_str()), "{name}: {table}.{field}");
            }
        }
    }
}

/// Everything that facts can say.
fn all_facts() -> Vec<Facts> {
    let mut all = Vec::new();
    for bits in 0..16u8 {
        for entry_group in [None, Some(1), Some(2), Some(3)] {
            let fact = |bit: u8| Some(bits & bit != 0);
            all.push(Facts {
                ethics_training_required: fact(1),
                self_employed: fact(2),
                experience_over_3648_hours: fact(4),
                diagnostics_endorsement: fact(8),
                entry_group,
            });
        }
    }
    all
}

#[test]
fn rules_fit_together() {
    for ruleset in Ruleset::all() {
        for facts in all_facts() {
            let asked: Vec<RequirementId> = ruleset.requirements(facts).map(|requirement| requirement.id).collect();
            let distinct: BTreeSet<_> = asked.iter().collect();
            assert_eq!(distinct.len(), asked.len(), "{}: asked twice for {facts:?}", ruleset.id);
            for (place, requirement) in ruleset.requirements(facts).enumerate() {
                if let Some(parent) = requirement.parent() {
                    let whole = asked.iter().position(|id| *id == parent);
                    assert!(
                        whole.is_some_and(|whole| whole < place),
                        "{}: {} before its whole",
                        ruleset.id,
                        requirement.id
                    );
                }
                let hours = requirement.id.unit() == Unit::Hours;
                assert_eq!(hours, !requirement.counts_as.is_empty(), "{}: {}", ruleset.id, requirement.id);
                assert!(!hours || ruleset.hours.is_some(), "{}: hours without weeks", ruleset.id);
            }
            assert!(ruleset.requirements(facts).filter(|requirement| requirement.maximum.is_some()).count() <= 1);
            let targets = ruleset
                .training
                .iter()
                .map(|rule| rule.requirement)
                .chain(ruleset.training.iter().filter_map(|rule| rule.part_accredited))
                .chain(ruleset.training.iter().filter_map(|rule| Some(rule.part_by_level?.requirement)))
                .chain(ruleset.reflection.iter().filter_map(|rule| rule.requirement))
                .chain(ruleset.other.iter().map(|rule| rule.requirement));
            for target in targets {
                assert!(asked.contains(&target), "{}: {target} is counted but not asked", ruleset.id);
            }
        }
        assert_eq!(ruleset.known, !ruleset.requirements.is_empty(), "{}", ruleset.id);
        assert!(ruleset.known || ruleset.unknown.iter().any(|unknown| unknown.what == Unknown::Hours));
    }
}

#[test]
fn rates_are_whole_parts_of_a_point() {
    for rate in Ruleset::all().iter().flat_map(|ruleset| &ruleset.reflection).flat_map(|rule| &rule.rates) {
        assert_eq!(rate.per_minute() * 60 * u64::from(rate.hours), domain::Points::PER_POINT * u64::from(rate.points));
    }
}

#[test]
fn the_version_in_force_is_taken() {
    let of = |chamber, since| Ruleset::in_force(chamber, date(since).unwrap()).map(|ruleset| ruleset.id);
    assert_eq!(of(Chamber::Generalist, "2022-10-31"), Some(RulesetId::NvoGeneralist2500));
    assert_eq!(of(Chamber::Generalist, "2022-11-01"), Some(RulesetId::NvoGeneralist2022));
    assert_eq!(of(Chamber::Jzw, "2022-12-31"), Some(RulesetId::SkjJzw2013));
    assert_eq!(of(Chamber::Jzw, "2023-01-01"), None);
    assert_eq!(of(Chamber::Jgp, "2018-01-01"), Some(RulesetId::SkjJgp2018));
    for chamber in Chamber::ALL {
        let id = of(*chamber, "2021-06-01").unwrap();
        assert_eq!(id.get().chamber, *chamber);
        let register = match id.as_str().split('-').next() {
            Some("skj") => Register::Skj,
            Some("big") => Register::Big,
            Some("nvo") => Register::Nvo,
            _ => Register::Nip,
        };
        assert_eq!(chamber.register(), register);
    }
}
