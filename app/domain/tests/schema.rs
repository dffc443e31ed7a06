//! The published JSON Schema says the same as the code.

use std::collections::BTreeSet;
use std::fs;

use domain::{
    Chamber, CountsAs, Decision, DocumentKind, Dossier, Learning, Level, MeasureKind, OtherForm, Proof, ReflectionForm,
    Register, RulesetId, TrainingForm, dossier,
};
use serde_json::{Value, json};

use crate::golden;

fn schema() -> Value {
    serde_json::from_str(&domain::schema::dossier()).unwrap()
}

fn names<T: ToString>(members: &[T]) -> Vec<String> {
    members.iter().map(ToString::to_string).collect()
}

/// The names of an enumeration, without the null of an optional field.
fn enumerated(schema: &Value, pointer: &str) -> Vec<String> {
    let values = schema.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
    values.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn lists_of_names_are_those_of_the_code() {
    let schema = schema();
    let lists = [
        ("/$defs/register/enum", names(Register::ALL)),
        ("/$defs/chamber/enum", names(Chamber::ALL)),
        ("/$defs/ruleset/enum", names(RulesetId::ALL)),
        ("/$defs/registration/properties/decision/enum", names(Decision::ALL)),
        ("/$defs/registration/properties/measures/items/properties/kind/enum", names(MeasureKind::ALL)),
        ("/$defs/employment/properties/counts_as/items/enum", names(CountsAs::ALL)),
        ("/$defs/training/properties/form/enum", names(TrainingForm::ALL)),
        ("/$defs/training/properties/learning/enum", names(Learning::ALL)),
        ("/$defs/reflection/properties/form/enum", names(ReflectionForm::ALL)),
        ("/$defs/reflection/properties/proof/enum", names(Proof::ALL)),
        ("/$defs/other/properties/form/enum", names(OtherForm::ALL)),
        ("/$defs/document/properties/kind/enum", names(DocumentKind::ALL)),
    ];
    for (pointer, expected) in lists {
        assert_eq!(enumerated(&schema, pointer), expected, "{pointer}");
    }
    // Levels have other spellings, which are read as one of the list.
    let levels: BTreeSet<Level> =
        enumerated(&schema, "/$defs/level/enum").iter().map(|name| name.parse().unwrap()).collect();
    assert_eq!(levels, Level::ALL.iter().copied().collect());
}

#[test]
fn limits_are_those_of_the_code() {
    let schema = schema();
    for (pointer, expected) in [
        ("/$defs/id/maxLength", json!(dossier::MAX_ID)),
        ("/$defs/text/maxLength", json!(dossier::MAX_TEXT)),
        ("/$defs/amount/maximum", json!(dossier::MAX_HOURS)),
        ("/$defs/registration/properties/number/maxLength", json!(dossier::MAX_NUMBER)),
        ("/$defs/employment/properties/hours_per_week/maximum", json!(dossier::MAX_HOURS_PER_WEEK)),
        ("/$defs/reflection/properties/group_size/maximum", json!(dossier::MAX_PERSONS)),
        ("/$defs/other/properties/author_rank/maximum", json!(dossier::MAX_PERSONS)),
        ("/$defs/reflection/properties/sessions/maxItems", json!(dossier::MAX_ENTRIES)),
        ("/properties/registrations/maxItems", json!(dossier::MAX_REGISTRATIONS)),
        ("/properties/employments/maxItems", json!(dossier::MAX_EMPLOYMENTS)),
        ("/properties/activities/maxItems", json!(dossier::MAX_ACTIVITIES)),
        ("/properties/documents/maxItems", json!(dossier::MAX_DOCUMENTS)),
        ("/properties/format/const", json!(dossier::FORMAT)),
    ] {
        assert_eq!(schema.pointer(pointer), Some(&expected), "{pointer}");
    }
}

/// Every place in a document where an object is, as a pointer without indexes, with its fields.
fn fields(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                found.insert(format!("{at}.{name}"));
                fields(value, &format!("{at}.{name}"), found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| fields(value, &format!("{at}[]"), found)),
        _ => {}
    }
}

#[test]
fn golden_dossiers_and_their_exports_are_valid() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for path in golden::dossiers() {
        let input = fs::read(&path).unwrap();
        let export = Dossier::from_json(&input).unwrap().to_json();
        for text in [input, export.into_bytes()] {
            let value: Value = serde_json::from_slice(&text).unwrap();
            let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", golden::name(&path));
        }
    }
}

#[test]
fn an_unknown_field_fails_in_the_schema_and_in_the_code() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let full: Value = serde_json::from_str(crate::format::FULL).unwrap();
    assert!(validator.is_valid(&full), "{:?}", validator.iter_errors(&full).map(|e| e.to_string()).collect::<Vec<_>>());
    let mut objects = Vec::new();
    objects_in(&full, String::new(), &mut objects);
    assert!(objects.len() > 15);
    for pointer in objects {
        let mut wrong = full.clone();
        let object = if pointer.is_empty() { &mut wrong } else { wrong.pointer_mut(&pointer).unwrap() };
        object.as_object_mut().unwrap().insert("surprise".into(), json!(1));
        assert!(!validator.is_valid(&wrong), "{pointer}");
        let problems = Dossier::from_json(wrong.to_string().as_bytes()).unwrap_err();
        assert_eq!(problems.len(), 1, "{pointer}: {problems:?}");
        let text = problems[0].to_string();
        assert!(text.ends_with(".surprise: unknown field `surprise`"), "{text}");
    }
}

fn objects_in(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            found.push(at.clone());
            object.iter().for_each(|(name, value)| objects_in(value, format!("{at}/{name}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| objects_in(value, format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

#[test]
fn the_full_dossier_has_every_field() {
    // What is written of a dossier that has everything is what was read: no field is lost, and none is missing here.
    let mut read = BTreeSet::new();
    fields(&serde_json::from_str(crate::format::FULL).unwrap(), "$", &mut read);
    let mut written = BTreeSet::new();
    let export = Dossier::from_json(crate::format::FULL.as_bytes()).unwrap().to_json();
    fields(&serde_json::from_str(&export).unwrap(), "$", &mut written);
    assert_eq!(read, written);
}
