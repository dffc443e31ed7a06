//! Reading the public format: what is refused, where, and in which words.

use domain::{Centi, Dossier, MAX_BYTES, ProblemKind, RulesetId};
use serde_json::{Value, json};

/// A dossier in which every field of the format is filled in.
pub const FULL: &str = include_str!("full.json");

fn full() -> Value {
    serde_json::from_str(FULL).unwrap()
}

/// Every problem of an input, each as one line.
fn problems(input: &[u8]) -> Vec<String> {
    Dossier::from_json(input).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// The problems of the full dossier with one value changed. A place that is not there yet is added.
fn changed(pointer: &str, value: Value) -> Vec<String> {
    let mut dossier = full();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match dossier.pointer_mut(parent).unwrap() {
        Value::Object(object) => {
            object.insert(name.to_owned(), value);
        }
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
    problems(dossier.to_string().as_bytes())
}

fn removed(pointer: &str) -> Vec<String> {
    let mut dossier = full();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    dossier.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    problems(dossier.to_string().as_bytes())
}

#[test]
fn a_text_in_which_nothing_is_to_be_seen_is_blank() {
    for nothing in ["", " \n", "\u{200b}", "\u{200b}\u{feff} \u{ad}", "\u{2060}\u{3164}", "\u{202e}", "\u{e0041}"] {
        assert!(domain::dossier::is_blank(nothing), "{nothing:?}");
    }
    for something in ["a", "\u{200b}a", ".", "🙂", "\u{301}", "ع"] {
        assert!(!domain::dossier::is_blank(something), "{something:?}");
    }
}

#[test]
fn the_full_dossier_is_read() {
    let dossier = Dossier::from_json(FULL.as_bytes()).unwrap();
    assert_eq!(dossier.employments[0].hours_per_week, Centi::new(2450));
    assert_eq!(dossier.registrations[0].ruleset, Some(RulesetId::SkjJgp2018));
    assert_eq!(dossier.problems(), Vec::new());
    assert_eq!(serde_json::from_str::<Dossier>(FULL).unwrap(), dossier);
}

#[test]
fn each_mistake_is_named_with_its_place() {
    let long = "x".repeat(501);
    let table: Vec<(&str, Value, &str)> = vec![
        (
            "/format",
            json!("vakspoor-dossier/2"),
            "$.format: unknown format `vakspoor-dossier/2`, expected `vakspoor-dossier/1`",
        ),
        ("/format", json!(1), "$.format: expected a text, found a number"),
        ("/person", json!([]), "$.person: expected an object, found a list"),
        ("/person/name", json!(long), "$.person.name: longer than 500 characters"),
        ("/registrations", json!({}), "$.registrations: expected a list, found an object"),
        ("/registrations/0", json!("r1"), "$.registrations[0]: expected an object, found a text"),
        ("/registrations/0/id", json!(""), "$.registrations[0].id: empty"),
        ("/registrations/0/id", json!("x".repeat(201)), "$.registrations[0].id: longer than 200 characters"),
        ("/registrations/0/number", json!("1".repeat(51)), "$.registrations[0].number: longer than 50 characters"),
        (
            "/registrations/0/register",
            json!("skj"),
            "$.registrations[0].register: unknown value `skj`, expected one of: SKJ, BIG, NVO, NIP",
        ),
        ("/registrations/0/until", json!("2021-03-01"), "$.registrations[0].until: not after `since`"),
        ("/registrations/0/until", json!("2021-02-28"), "$.registrations[0].until: not after `since`"),
        ("/registrations/0/until", json!("2026-02-29"), "$.registrations[0].until: not a date YYYY-MM-DD"),
        ("/registrations/0/until", json!("2026-3-1"), "$.registrations[0].until: not a date YYYY-MM-DD"),
        ("/registrations/0/until", json!("01-03-2026"), "$.registrations[0].until: not a date YYYY-MM-DD"),
        ("/registrations/0/until", json!("2026-03-01T00:00:00Z"), "$.registrations[0].until: not a date YYYY-MM-DD"),
        ("/registrations/0/until", json!(" 2026-03-01"), "$.registrations[0].until: not a date YYYY-MM-DD"),
        (
            "/registrations/0/until",
            json!(20_260_301),
            "$.registrations[0].until: expected a date YYYY-MM-DD, found a number",
        ),
        ("/registrations/0/until", json!("2201-01-01"), "$.registrations[0].until: the year lies outside 1900 to 2200"),
        ("/registrations/0/since", json!("1899-12-31"), "$.registrations[0].since: the year lies outside 1900 to 2200"),
        ("/registrations/0/since", Value::Null, "$.registrations[0].since: expected a date YYYY-MM-DD, found null"),
        (
            "/registrations/0/ruleset",
            json!("skj-jgp-2019"),
            "$.registrations[0].ruleset: unknown value `skj-jgp-2019`, expected one of: skj-jgp-2018, ",
        ),
        (
            "/registrations/0/ruleset",
            json!("big-nurse"),
            "$.registrations[0].ruleset: `big-nurse` is not a ruleset of jgp",
        ),
        ("/registrations/0/facts/entry_group", json!(0), "$.registrations[0].facts.entry_group: not between 1 and 3"),
        ("/registrations/0/facts/entry_group", json!(4), "$.registrations[0].facts.entry_group: not between 1 and 3"),
        (
            "/registrations/0/facts/self_employed",
            json!("yes"),
            "$.registrations[0].facts.self_employed: expected a boolean, found a text",
        ),
        ("/registrations/0/submitted_on", json!("2021-02-28"), "$.registrations[0].submitted_on: before `since`"),
        ("/registrations/0/submitted_on", Value::Null, "$.registrations[0].decided_on: given without `submitted_on`"),
        ("/registrations/0/decided_on", json!("2026-01-31"), "$.registrations[0].decided_on: before `submitted_on`"),
        ("/registrations/0/decided_on", Value::Null, "$.registrations[0].decision: given without `decided_on`"),
        ("/registrations/0/decision", Value::Null, "$.registrations[0].decided_on: given without `decision`"),
        (
            "/registrations/0/decision",
            json!("maybe"),
            "$.registrations[0].decision: unknown value `maybe`, expected one of: approved, rejected",
        ),
        (
            "/registrations/0/deadline_moves/0/until",
            json!("2021-03-01"),
            "$.registrations[0].deadline_moves[0].until: not after `since`",
        ),
        (
            "/registrations/0/measures/0/kind",
            json!("boete"),
            "$.registrations[0].measures[0].kind: unknown value `boete`, expected one of: waarschuwing, berisping, voorwaardelijke-schorsing, schorsing, doorhaling",
        ),
        (
            "/registrations/0/measures/0/until",
            json!("2023-12-31"),
            "$.registrations[0].measures[0].until: before `from`",
        ),
        (
            "/employments/0/counts_as/1",
            json!("JGP"),
            "$.employments[0].counts_as[1]: unknown value `JGP`, expected one of: social-work, jgp, wo-master-youth, wo-postmaster, clinical, own-profession",
        ),
        (
            "/employments/0/level",
            json!("phd"),
            "$.employments[0].level: unknown value `phd`, expected one of: mbo, hbo, wo, wo-master, wo-postmaster",
        ),
        ("/employments/0/hours_per_week", json!(-1), "$.employments[0].hours_per_week: negative"),
        ("/employments/0/hours_per_week", json!(-0.5), "$.employments[0].hours_per_week: negative"),
        ("/employments/0/hours_per_week", json!(168.01), "$.employments[0].hours_per_week: not between 0 and 168"),
        ("/employments/0/hours_per_week", json!(24.125), "$.employments[0].hours_per_week: more than two decimals"),
        (
            "/employments/0/hours_per_week",
            json!("24"),
            "$.employments[0].hours_per_week: expected a number, found a text",
        ),
        ("/employments/0/until", json!("2021-02-28"), "$.employments[0].until: before `from`"),
        ("/employments/0/leave/0/until", json!("2023-04-30"), "$.employments[0].leave[0].until: before `from`"),
        ("/employments/0/leave/0", json!({"from": "2026-03-01"}), "$.employments[0].leave[0]: outside the employment"),
        (
            "/employments/0/leave/0",
            json!({"from": "2021-01-01", "until": "2021-02-28"}),
            "$.employments[0].leave[0]: outside the employment",
        ),
        (
            "/activities/0/kind",
            json!("course"),
            "$.activities[0].kind: unknown value `course`, expected one of: training, reflection, other",
        ),
        ("/activities/0/kind", Value::Null, "$.activities[0].kind: expected a text, found null"),
        (
            "/activities/0/form",
            json!("webinar"),
            "$.activities[0].form: unknown value `webinar`, expected one of: course, training, blended, e-learning, study-day, conference, degree",
        ),
        ("/activities/0/title", json!("é".repeat(501)), "$.activities[0].title: longer than 500 characters"),
        ("/activities/0/hours", json!(12.005), "$.activities[0].hours: more than two decimals"),
        ("/activities/0/hours", json!(20_000.01), "$.activities[0].hours: not between 0 and 20000"),
        ("/activities/0/hours", json!(1e300), "$.activities[0].hours: not between 0 and 1000000000"),
        ("/activities/0/accreditations/0/points", json!(-3), "$.activities[0].accreditations[0].points: negative"),
        (
            "/activities/0/accreditations/0/chambers/0",
            json!("JGP"),
            "$.activities[0].accreditations[0].chambers[0]: unknown value `JGP`, expected one of: jgp, jzw",
        ),
        ("/activities/0/evidence/0", json!(1), "$.activities[0].evidence[0]: expected a text, found a number"),
        ("/activities/1/form", json!("therapy"), "$.activities[1].form: unknown value `therapy`"),
        ("/activities/1/group_size", json!(0), "$.activities[1].group_size: not between 1 and 1000"),
        ("/activities/1/group_size", json!(2.5), "$.activities[1].group_size: not a whole number"),
        ("/activities/1/sessions", json!([]), "$.activities[1].sessions: empty"),
        ("/activities/1/sessions/0/minutes", json!(0), "$.activities[1].sessions[0].minutes: not between 1 and 1440"),
        (
            "/activities/1/sessions/0/minutes",
            json!(1441),
            "$.activities[1].sessions[0].minutes: not between 1 and 1440",
        ),
        ("/activities/1/sessions/0/minutes", json!(-60), "$.activities[1].sessions[0].minutes: negative"),
        ("/activities/1/sessions/0/minutes", json!(90.5), "$.activities[1].sessions[0].minutes: not a whole number"),
        ("/activities/1/sessions/1/on", json!("2023-13-01"), "$.activities[1].sessions[1].on: not a date YYYY-MM-DD"),
        ("/activities/1/proof", json!("photo"), "$.activities[1].proof: unknown value `photo`"),
        ("/activities/2/form", json!("blog"), "$.activities[2].form: unknown value `blog`"),
        ("/activities/2/author_rank", json!(0), "$.activities[2].author_rank: not between 1 and 1000"),
        ("/activities/2/id", json!("a1"), "$.activities[2].id: duplicate id `a1`"),
        ("/documents/0/kind", json!("passport"), "$.documents[0].kind: unknown value `passport`"),
        ("/documents/0/employment", json!("e2"), "$.documents[0].employment: no employment has the id `e2`"),
        ("/documents/0", json!({"kind": "vog"}), "$.documents[0].issued_on: missing field `issued_on`"),
        (
            "/documents/0",
            json!({"kind": "ethics_training"}),
            "$.documents[0].completed_on: missing field `completed_on`",
        ),
        // A field of another kind of activity is unknown here.
        ("/activities/1/hours", json!(3), "$.activities[1].hours: unknown field `hours`"),
        ("/activities/0/weird name", json!(3), "$.activities[0][\"weird name\"]: unknown field `weird name`"),
        ("/activities/0/\u{202e}\n", json!(3), "$.activities[0][\"\\u{202e}\\u{a}\"]: unknown field `\\u{202e}\\u{a}`"),
    ];
    for (pointer, value, expected) in table {
        let found = changed(pointer, value.clone());
        let right = found.len() == 1 && found[0].starts_with(expected) && !found[0].contains('\n');
        assert!(right, "{pointer} = {value}\n  expected {expected}\n  found {found:#?}");
    }
}

#[test]
fn a_chamber_belongs_to_its_register() {
    assert_eq!(
        changed("/registrations/0/register", json!("NVO")),
        ["$.registrations[0].chamber: `jgp` is not a chamber of NVO"]
    );
    assert_eq!(
        changed("/registrations/0/chamber", json!("nurse")),
        [
            "$.registrations[0].chamber: `nurse` is not a chamber of SKJ",
            "$.registrations[0].ruleset: `skj-jgp-2018` is not a ruleset of nurse"
        ]
    );
}

#[test]
fn a_closed_chamber_has_no_ruleset_for_a_new_period() {
    let input = |since: &str, ruleset: Value| {
        json!({"format": "vakspoor-dossier/1", "registrations": [
            {"id": "r", "register": "SKJ", "chamber": "jzw", "since": since, "until": "2028-01-01", "ruleset": ruleset}]})
        .to_string()
    };
    assert!(problems(input("2022-12-31", Value::Null).as_bytes()).is_empty());
    assert_eq!(
        problems(input("2023-01-01", Value::Null).as_bytes()),
        ["$.registrations[0].since: no ruleset of jzw is in force for a period that starts on this day"]
    );
    assert!(problems(input("2023-01-01", json!("skj-jzw-2013")).as_bytes()).is_empty());
}

#[test]
fn what_has_to_be_there() {
    let required = [
        ("/format", "$.format"),
        ("/registrations", "$.registrations"),
        ("/registrations/0/id", "$.registrations[0].id"),
        ("/registrations/0/register", "$.registrations[0].register"),
        ("/registrations/0/chamber", "$.registrations[0].chamber"),
        ("/registrations/0/since", "$.registrations[0].since"),
        ("/registrations/0/until", "$.registrations[0].until"),
        ("/registrations/0/deadline_moves/0/until", "$.registrations[0].deadline_moves[0].until"),
        ("/registrations/0/measures/0/kind", "$.registrations[0].measures[0].kind"),
        ("/registrations/0/measures/0/from", "$.registrations[0].measures[0].from"),
        ("/employments/0/hours_per_week", "$.employments[0].hours_per_week"),
        ("/employments/0/from", "$.employments[0].from"),
        ("/employments/0/leave/0/from", "$.employments[0].leave[0].from"),
        ("/activities/0/id", "$.activities[0].id"),
        ("/activities/0/kind", "$.activities[0].kind"),
        ("/activities/0/form", "$.activities[0].form"),
        ("/activities/0/accreditations/0/by", "$.activities[0].accreditations[0].by"),
        ("/activities/1/sessions/0/on", "$.activities[1].sessions[0].on"),
        ("/activities/1/sessions/0/minutes", "$.activities[1].sessions[0].minutes"),
        ("/documents/0/kind", "$.documents[0].kind"),
    ];
    for (pointer, path) in required {
        let field = pointer.rsplit_once('/').unwrap().1;
        assert_eq!(removed(pointer), [format!("{path}: missing field `{field}`")], "{pointer}");
    }
    assert_eq!(removed("/activities/1/sessions"), ["$.activities[1].sessions: empty"]);
}

#[test]
fn what_may_be_left_out_or_null() {
    let optional = [
        "/person",
        "/person/name",
        "/employments/0/employer",
        "/employments/0/role",
        "/employments/0/counts_as",
        "/employments/0/level",
        "/employments/0/until",
        "/employments/0/leave",
        "/employments/0/leave/0/until",
        "/employments/0/leave/0/kind",
        "/activities",
        "/activities/0/title",
        "/activities/0/provider",
        "/activities/0/learning",
        "/activities/0/level",
        "/activities/0/completed_on",
        "/activities/0/hours",
        "/activities/0/tested",
        "/activities/0/accreditations",
        "/activities/0/accreditations/0/chambers",
        "/activities/0/accreditations/0/points",
        "/activities/0/evidence",
        "/activities/1/guided",
        "/activities/1/group_size",
        "/activities/1/hierarchy",
        "/activities/1/completed_on",
        "/activities/1/supervisor",
        "/activities/1/supervisor/register",
        "/activities/1/proof",
        "/activities/2/author_rank",
        "/activities/2/hours",
        "/documents",
        "/documents/0/employment",
        "/documents/0/completed_on",
        "/registrations/0/number",
        "/registrations/0/ruleset",
        "/registrations/0/facts",
        "/registrations/0/deadline_moves",
        "/registrations/0/deadline_moves/0/reason",
        "/registrations/0/measures",
        "/registrations/0/measures/0/until",
    ];
    for pointer in optional {
        assert_eq!(removed(pointer), Vec::<String>::new(), "{pointer} left out");
        assert_eq!(changed(pointer, Value::Null), Vec::<String>::new(), "{pointer} null");
    }
}

#[test]
fn every_faulty_element_is_named_in_one_run() {
    let mut dossier = full();
    dossier["registrations"][0]["since"] = json!("soon");
    dossier["employments"][0]["hours_per_week"] = json!(-3);
    dossier["employments"][0]["colour"] = json!("red");
    dossier["activities"][0]["hours"] = json!("12");
    dossier["activities"][0]["tested"] = json!("yes");
    dossier["activities"][1]["sessions"][1]["minutes"] = json!("an hour");
    dossier["activities"][2]["id"] = json!("");
    dossier["documents"][0]["kind"] = json!("vlog");
    let found = problems(dossier.to_string().as_bytes());
    let places: Vec<&str> = found.iter().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(
        places,
        [
            "$.registrations[0].since",
            "$.employments[0].colour",
            "$.employments[0].hours_per_week",
            "$.activities[0].hours",
            "$.activities[0].tested",
            "$.activities[1].sessions[1].minutes",
            "$.documents[0].kind",
            "$.activities[2].id",
        ]
    );
}

#[test]
fn a_field_may_not_be_there_twice() {
    let twice = FULL.replacen("\"hours\": 12.25", "\"hours\": 12.25, \"hours\": 40", 1);
    assert_eq!(problems(twice.as_bytes()), ["$.activities[0].hours: duplicate field `hours`"]);
    let kinds = FULL.replacen("\"kind\": \"training\"", "\"kind\": \"training\", \"kind\": \"other\"", 1);
    assert_eq!(problems(kinds.as_bytes()), ["$.activities[0].kind: duplicate field `kind`"]);
    let root = FULL.replacen("\"person\"", "\"person\": null, \"person\"", 1);
    assert_eq!(problems(root.as_bytes()), ["$.person: duplicate field `person`"]);
}

#[test]
fn numbers_are_read_exactly() {
    for (text, expected) in
        [("0", 0), ("0.01", 1), ("1e1", 1000), ("12.10", 1210), ("19999.99", 1_999_999), ("0.29", 29)]
    {
        let input = FULL.replacen("\"hours\": 12.25", &format!("\"hours\": {text}"), 1);
        let dossier = Dossier::from_json(input.as_bytes()).unwrap();
        let domain::Activity::Training(training) = &dossier.activities[0] else { panic!() };
        assert_eq!(training.hours, Some(Centi::new(expected)), "{text}");
    }
    for cents in 0..100_000u64 {
        let amount = Centi::new(cents);
        let text = serde_json::to_string(&amount).unwrap();
        assert_eq!(text, amount.to_string());
        assert_eq!(serde_json::from_str::<Centi>(&text).unwrap(), amount);
    }
    assert!(changed("/activities/1/sessions/0/minutes", json!(90.0)).is_empty());
    assert!(!problems(FULL.replacen("12.25", "-0.0", 1).as_bytes()).is_empty());
    assert!(!problems(FULL.replacen("12.25", "NaN", 1).as_bytes()).is_empty());
    assert!(!problems(FULL.replacen("12.25", "1e999", 1).as_bytes()).is_empty());
}

#[test]
fn what_is_no_json_has_one_problem_at_the_root() {
    for input in ["", " ", "{", "nul", "{\"format\": \"vakspoor-dossier/1\",}", "{} {}", "\u{feff}{}", "'x'"] {
        let found = problems(input.as_bytes());
        assert!(found.len() == 1 && found[0].starts_with("$: not valid JSON"), "{input}: {found:?}");
    }
    assert_eq!(problems(b"[]"), ["$: expected an object, found a list"]);
    assert_eq!(problems(b"\"\xff\"").len(), 1);
}

#[test]
fn what_is_too_large_or_too_deep_is_refused() {
    let large = vec![b' '; MAX_BYTES + 1];
    assert_eq!(problems(&large), ["$: larger than 10485760 bytes"]);
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(1_000_000);
        assert!(problems(deep.as_bytes())[0].starts_with("$: not valid JSON: recursion limit exceeded"));
    }
    let mut many = String::from("{\"format\":[");
    many.push_str(&"0,".repeat(MAX_BYTES / 2 - 100));
    many.push_str("0]}");
    let problems = Dossier::from_json(many.as_bytes()).unwrap_err();
    assert!(matches!(problems[0].kind, ProblemKind::TooManyValues { .. }), "{problems:?}");
}

#[test]
fn a_flood_of_problems_is_cut_off() {
    let unknown: String = (0..50_000).map(|n| format!(",\"f{n}\":0")).collect();
    let input = format!("{{\"format\":\"vakspoor-dossier/1\",\"registrations\":[]{unknown}}}");
    let found = problems(input.as_bytes());
    assert_eq!(found.len(), 201);
    assert_eq!(found[200], "$: more problems, not listed");
}

#[test]
fn a_dossier_made_by_a_program_is_checked_alike() {
    let mut dossier = Dossier::from_json(FULL.as_bytes()).unwrap();
    dossier.activities.push(dossier.activities[0].clone());
    dossier.registrations[0].until = dossier.registrations[0].since;
    dossier.documents[0].employment = Some("nobody".into());
    let found: Vec<String> = dossier.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "$.registrations[0].until: not after `since`",
            "$.activities[3].id: duplicate id `a1`",
            "$.documents[0].employment: no employment has the id `nobody`",
        ]
    );
}

#[test]
fn other_spellings_of_a_level_are_read() {
    for (text, level) in [("post-master", "wo-postmaster"), ("postmaster", "wo-postmaster"), ("master", "wo-master")] {
        let input = FULL.replacen("\"level\": \"hbo\"", &format!("\"level\": \"{text}\""), 1);
        let export = Dossier::from_json(input.as_bytes()).unwrap().to_json();
        assert!(export.contains(&format!("\"level\":\"{level}\"")));
    }
}
