//! The norm van de verantwoorde werktoedeling: the decision as a table, its boundary days, its laws, and what is read.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use domain::allocation::{
    Agreement, Answer, Arrangement, ArrangementKind, Indicator, Law, Question, Reading, Reason, Responsible, Source,
    UnlessBasis, UnlessGround, Way, Work, Worker, WorkerKind, WorkerLevel, respond, ways,
};
use domain::registration::evaluate::{standing_on, standings};
use domain::{
    Allocation, Chamber, Decision, Facts, Format, Measure, MeasureKind, Register, Registration, Standing, allocate,
    allocation, dossier::date,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

/// The example of the public format, with a registration where it leaves one out.
const EXAMPLE: &str = r#"{
  "format": "vakspoor-allocation/1", "on": "2026-11-21",
  "work": { "law": "jeugdwet", "indicators": ["crisis", "case-direction"], "required_skills": ["signs-of-safety"], "follows_from_registered_task": false },
  "worker": { "kind": "professional", "level": "hbo", "skills": ["signs-of-safety"],
              "registrations": [ { "register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01" } ] },
  "arrangement": { "kind": "tandem",
      "responsible": { "registrations": [ { "register": "SKJ", "chamber": "jgp", "since": "2023-05-01", "until": "2028-05-01" } ] },
      "agreements": ["plan-by-registered", "situation-assessed-by-registered", "case-direction-by-registered",
                     "informed-in-time", "written-agreements", "structural-contact", "one-contact-for-client"],
      "ground": null, "reason": null, "from": "2026-09-01", "review_on": "2027-03-01" }
}"#;

fn day(text: &str) -> NaiveDate {
    date(text).unwrap()
}

fn example() -> Question {
    Question::from_json(EXAMPLE.as_bytes()).unwrap()
}

fn registration(chamber: Chamber, since: &str, until: &str) -> Registration {
    Registration {
        id: String::new(),
        register: chamber.register(),
        chamber,
        number: None,
        since: day(since),
        until: day(until),
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    }
}

fn jgp() -> Registration {
    registration(Chamber::Jgp, "2022-01-01", "2027-01-01")
}

fn measure(kind: MeasureKind, from: &str, until: Option<&str>) -> Measure {
    Measure { kind, from: day(from), until: until.map(day) }
}

/// Reserved work, a professional without registration, nothing arranged, on 2026-06-15.
fn question() -> Question {
    Question {
        on: day("2026-06-15"),
        work: Work {
            law: Law::Jeugdwet,
            indicators: vec![Indicator::Crisis],
            required_skills: Vec::new(),
            follows_from_registered_task: false,
        },
        worker: Worker {
            kind: WorkerKind::Professional,
            level: Some(WorkerLevel::Hbo),
            skills: Vec::new(),
            registrations: Vec::new(),
        },
        arrangement: Arrangement::new(ArrangementKind::None),
    }
}

fn registered(registrations: Vec<Registration>) -> Question {
    let mut question = question();
    question.worker.registrations = registrations;
    question
}

fn arranged(kind: ArrangementKind) -> Question {
    let mut question = question();
    question.arrangement = Arrangement {
        responsible: Some(Responsible { registrations: vec![jgp()] }),
        agreements: Agreement::ALL.to_vec(),
        ground: Some(UnlessGround::NecessaryForQuality),
        basis: Some(UnlessBasis::SpecificSkill),
        reason: Some("Kent gebarentaal, niemand anders wel".to_owned()),
        from: Some(day("2026-06-01")),
        review_on: Some(day("2026-12-01")),
        ..Arrangement::new(kind)
    };
    if kind == ArrangementKind::Supervision {
        question.worker.kind = WorkerKind::Trainee;
    }
    question
}

fn names(allocation: &Allocation) -> Vec<String> {
    allocation.reasons.iter().map(ToString::to_string).collect()
}

/// Answer, reasons and last day, as the format writes them.
#[track_caller]
fn expect(question: &Question, answer: Answer, reasons: &[&str], valid_until: Option<&str>) {
    let allocation = allocate(question);
    assert_eq!(allocation.answer, answer, "{allocation:?}");
    assert_eq!(names(&allocation), reasons);
    assert_eq!(allocation.valid_until, valid_until.map(day));
}

#[track_caller]
fn expect_on(on: &str, question: &Question, answer: Answer, reasons: &[&str]) {
    let allocation = allocate(&Question { on: day(on), ..question.clone() });
    assert_eq!((allocation.answer, names(&allocation)), (answer, reasons.iter().map(|r| (*r).to_owned()).collect()));
}

// ---- steps 1 to 3

#[test]
fn other_laws_and_volunteers_are_out_of_scope() {
    for (law, kind, reasons) in [
        (Law::Wmo, WorkerKind::Professional, vec!["outside_jeugdwet"]),
        (Law::Participatiewet, WorkerKind::Professional, vec!["outside_jeugdwet"]),
        (Law::Jeugdwet, WorkerKind::Volunteer, vec!["volunteer"]),
        (Law::Wmo, WorkerKind::Volunteer, vec!["outside_jeugdwet", "volunteer"]),
    ] {
        let mut question = registered(vec![jgp()]);
        question.work.law = law;
        question.worker.kind = kind;
        // Before the skills are looked at.
        question.work.required_skills = vec!["emdr".to_owned()];
        expect(&question, Answer::OutOfScope, &reasons, None);
        assert!(allocate(&question).reserved);
        question.work.indicators.clear();
        expect(&question, Answer::OutOfScope, &reasons, None);
        assert!(!allocate(&question).reserved);
    }
}

#[test]
fn a_missing_skill_refuses_whoever_it_is() {
    let mut without_indicator = question();
    without_indicator.work.indicators.clear();
    for mut question in [registered(vec![jgp()]), question(), arranged(ArrangementKind::Tandem), without_indicator] {
        question.work.required_skills = vec!["emdr".to_owned(), "signs-of-safety".to_owned()];
        question.worker.skills = vec!["signs-of-safety".to_owned(), "EMDR".to_owned()];
        expect(&question, Answer::NotAllowed, &["skill_missing"], None);
        assert_eq!(question.missing_skills().collect::<Vec<_>>(), ["emdr"]);
        assert_eq!(ways(&question), Vec::new());
        question.worker.skills.push("emdr".to_owned());
        assert!(!names(&allocate(&question)).contains(&"skill_missing".to_owned()));
    }
}

#[test]
fn every_indicator_alone_makes_work_reserved() {
    let mut none = question();
    none.work.indicators.clear();
    expect(&none, Answer::Allowed, &["no_indicator"], None);
    assert!(!allocate(&none).reserved);
    // indicator, of the client, task of someone registered alone
    let table = [
        ("risky-task", true, false),
        ("crisis", true, false),
        ("unsafe-environment", true, false),
        ("life-threatening", true, false),
        ("multiple-problems-help-unclear", true, false),
        ("complex-cause-unknown", true, false),
        ("strongly-changing", true, false),
        ("assessment", false, true),
        ("decision-on-care", false, true),
        ("case-direction", false, true),
        ("high-complexity-or-independence", false, false),
        ("impactful-decision", false, false),
    ];
    assert_eq!(table.map(|row| row.0).to_vec(), Indicator::ALL.iter().map(|i| i.as_str()).collect::<Vec<_>>());
    for (name, of_client, only_registered) in table {
        let indicator: Indicator = name.parse().unwrap();
        assert_eq!((indicator.is_of_client(), indicator.is_task_of_registered_only()), (of_client, only_registered));
        let with = |mut question: Question| {
            question.work.indicators = vec![indicator];
            question
        };
        assert!(allocate(&with(question())).reserved);
        expect(&with(question()), Answer::NotAllowed, &["not_registered"], None);
        expect(&with(registered(vec![jgp()])), Answer::Allowed, &["registered"], Some("2026-12-31"));
        let tandem = with(arranged(ArrangementKind::Tandem));
        if only_registered {
            let lacking = format!("task_of_registered_only:{name}");
            expect(&tandem, Answer::NotAllowed, &["not_registered", &lacking], None);
        } else {
            expect(&tandem, Answer::AllowedSupervised, &["not_registered"], Some("2026-11-30"));
        }
        // Under supervision and by exception nothing is kept back.
        for (kind, answer) in [
            (ArrangementKind::Supervision, Answer::AllowedSupervised),
            (ArrangementKind::Unless, Answer::AllowedUnless),
        ] {
            expect(&with(arranged(kind)), answer, &["not_registered"], Some("2026-11-30"));
        }
    }
}

// ---- step 4: registered

#[test]
fn which_registers_make_someone_registered() {
    for chamber in Chamber::ALL {
        let since = if *chamber == Chamber::Jzw { "2022-07-01" } else { "2023-07-01" };
        let question = registered(vec![registration(*chamber, since, "2027-01-01")]);
        match chamber.register() {
            Register::Skj | Register::Big => {
                expect(&question, Answer::Allowed, &["registered"], Some("2026-12-31"));
            }
            Register::Nvo | Register::Nip => {
                expect(&question, Answer::NotAllowed, &["register_does_not_count"], None);
            }
        }
    }
}

#[test]
fn the_orthopedagoog_generalist_is_in_article_3_since_2020() {
    let question = registered(vec![registration(Chamber::RemedialEducationalist, "2019-01-01", "2028-01-01")]);
    expect_on("2019-12-31", &question, Answer::NotAllowed, &["register_does_not_count"]);
    expect_on("2020-01-01", &question, Answer::Allowed, &["registered"]);
    assert_eq!(allocate(&Question { on: day("2019-06-01"), ..question }).valid_until, Some(day("2019-12-31")));
}

#[test]
fn a_registration_holds_from_its_first_day_to_the_day_before_its_end() {
    let question = registered(vec![registration(Chamber::Jgp, "2021-03-01", "2026-03-01")]);
    for (on, answer, reasons, valid_until) in [
        ("2021-02-28", Answer::NotAllowed, "registration_not_yet", Some("2021-02-28")),
        ("2021-03-01", Answer::Allowed, "registered", Some("2026-02-28")),
        ("2026-02-28", Answer::Allowed, "registered", Some("2026-02-28")),
        ("2026-03-01", Answer::NotAllowed, "registration_expired", None),
    ] {
        expect(&Question { on: day(on), ..question.clone() }, answer, &[reasons], valid_until);
    }
}

#[test]
fn sent_in_on_time_it_goes_on_past_the_end() {
    let mut pending = registration(Chamber::Jgp, "2021-03-01", "2026-03-01");
    pending.submitted_on = Some(day("2026-02-28"));
    let question = registered(vec![pending.clone()]);
    expect_on("2026-02-27", &question, Answer::Allowed, &["registered"]);
    expect_on("2026-03-01", &question, Answer::Allowed, &["registered_pending"]);
    // As things stand nothing ends it.
    expect(&question, Answer::Allowed, &["registered_pending"], None);
    // A day late it does not.
    pending.submitted_on = Some(day("2026-03-01"));
    expect_on("2026-03-01", &registered(vec![pending.clone()]), Answer::NotAllowed, &["registration_expired"]);
    // Approved: five years from the day it was sent in. Rejected: until the end.
    pending.submitted_on = Some(day("2026-01-10"));
    pending.decided_on = Some(day("2026-04-01"));
    pending.decision = Some(Decision::Approved);
    expect(&registered(vec![pending.clone()]), Answer::Allowed, &["registered"], Some("2031-01-09"));
    pending.decision = Some(Decision::Rejected);
    let rejected = registered(vec![pending]);
    expect(
        &Question { on: day("2026-03-20"), ..rejected.clone() },
        Answer::Allowed,
        &["registered_pending"],
        Some("2026-03-31"),
    );
    expect_on("2026-04-01", &rejected, Answer::NotAllowed, &["registration_expired"]);
}

#[test]
fn measures_end_it_from_their_first_day_and_only_the_heavy_ones() {
    let with = |kind, until| {
        let mut registration = jgp();
        registration.measures = vec![measure(kind, "2026-08-01", until)];
        registered(vec![registration])
    };
    for kind in [MeasureKind::Warning, MeasureKind::Reprimand, MeasureKind::ConditionalSuspension] {
        expect(&with(kind, Some("2026-09-30")), Answer::Allowed, &["registered"], Some("2026-12-31"));
        expect_on("2026-08-15", &with(kind, Some("2026-09-30")), Answer::Allowed, &["registered"]);
    }
    let suspended = with(MeasureKind::Suspension, Some("2026-09-30"));
    expect(&suspended, Answer::Allowed, &["registered"], Some("2026-07-31"));
    expect_on("2026-07-31", &suspended, Answer::Allowed, &["registered"]);
    expect_on("2026-08-01", &suspended, Answer::NotAllowed, &["suspended"]);
    expect_on("2026-09-30", &suspended, Answer::NotAllowed, &["suspended"]);
    expect_on("2026-10-01", &suspended, Answer::Allowed, &["registered"]);
    assert_eq!(
        allocate(&Question { on: day("2026-08-01"), ..suspended }).valid_until,
        Some(day("2026-09-30")),
        "not allowed until the schorsing is over"
    );
    let struck_off = with(MeasureKind::StrikingOff, None);
    expect(&struck_off, Answer::Allowed, &["registered"], Some("2026-07-31"));
    expect_on("2026-07-31", &struck_off, Answer::Allowed, &["registered"]);
    expect_on("2026-08-01", &struck_off, Answer::NotAllowed, &["struck_off"]);
    assert_eq!(allocate(&Question { on: day("2026-08-01"), ..struck_off }).valid_until, None);
}

#[test]
fn the_longest_of_several_registrations_carries() {
    let short = registration(Chamber::Jgp, "2021-09-01", "2026-09-01");
    let long = registration(Chamber::Nurse, "2023-02-01", "2028-02-01");
    let next = registration(Chamber::Jgp, "2026-09-01", "2031-09-01");
    let gap = registration(Chamber::Jgp, "2026-09-02", "2031-09-02");
    let nvo = registration(Chamber::Generalist, "2023-01-01", "2040-01-01");
    let last = |registrations| allocate(&registered(registrations)).valid_until;
    assert_eq!(last(vec![short.clone(), long.clone()]), Some(day("2028-01-31")));
    assert_eq!(last(vec![long, short.clone()]), Some(day("2028-01-31")));
    assert_eq!(last(vec![short.clone(), next]), Some(day("2031-08-31")), "one that follows without a day between");
    assert_eq!(last(vec![short.clone(), gap]), Some(day("2026-08-31")), "a day between");
    assert_eq!(last(vec![short.clone(), nvo.clone()]), Some(day("2026-08-31")), "NVO carries nothing");
    // Only what carries is told; without it, everything that is wrong, each once.
    let expired = registration(Chamber::Jgp, "2019-01-01", "2024-01-01");
    expect(&registered(vec![expired.clone(), short]), Answer::Allowed, &["registered"], Some("2026-08-31"));
    let mut suspended = jgp();
    suspended.measures = vec![measure(MeasureKind::Suspension, "2026-06-01", None)];
    expect(
        &registered(vec![nvo, suspended, expired.clone(), expired]),
        Answer::NotAllowed,
        &["registration_expired", "suspended", "register_does_not_count"],
        None,
    );
}

// ---- step 5: not registered

#[test]
fn without_an_arrangement_everything_wrong_with_the_registration_is_told() {
    expect(&question(), Answer::NotAllowed, &["not_registered"], None);
    // What else the arrangement holds does not matter while its kind is none.
    let mut none = arranged(ArrangementKind::None);
    none.worker.kind = WorkerKind::Trainee;
    expect(&none, Answer::NotAllowed, &["not_registered"], None);
}

#[test]
fn supervision_is_for_trainees_and_for_what_follows_from_a_registered_task() {
    for kind in WorkerKind::ALL.iter().copied().filter(|kind| *kind != WorkerKind::Volunteer) {
        for follows in [false, true] {
            let mut question = arranged(ArrangementKind::Supervision);
            question.worker.kind = kind;
            question.work.follows_from_registered_task = follows;
            if kind == WorkerKind::Trainee || follows {
                expect(&question, Answer::AllowedSupervised, &["not_registered"], Some("2026-11-30"));
            } else {
                expect(&question, Answer::NotAllowed, &["not_registered", "not_a_trainee"], None);
            }
        }
    }
}

#[test]
fn a_responsible_person_is_there_and_registered_on_the_day() {
    for kind in [ArrangementKind::Supervision, ArrangementKind::Tandem] {
        let with = |responsible: Option<Vec<Registration>>| {
            let mut question = arranged(kind);
            question.arrangement.review_on = None;
            question.arrangement.responsible = responsible.map(|registrations| Responsible { registrations });
            question
        };
        expect(&with(None), Answer::NotAllowed, &["not_registered", "responsible_missing"], None);
        let refused = ["not_registered", "responsible_not_registered"];
        expect(&with(Some(Vec::new())), Answer::NotAllowed, &refused, None);
        let nvo = registration(Chamber::Generalist, "2022-01-01", "2030-01-01");
        expect(&with(Some(vec![nvo])), Answer::NotAllowed, &refused, None);
        // Until the day before the registration of the responsible person ends.
        let question = with(Some(vec![jgp()]));
        expect(&question, Answer::AllowedSupervised, &["not_registered"], Some("2026-12-31"));
        expect_on("2026-12-31", &question, Answer::AllowedSupervised, &["not_registered"]);
        expect_on("2027-01-01", &question, Answer::NotAllowed, &refused);
        let mut suspended = jgp();
        suspended.measures = vec![measure(MeasureKind::Suspension, "2026-07-01", Some("2026-07-31"))];
        let question = with(Some(vec![suspended]));
        expect(&question, Answer::AllowedSupervised, &["not_registered"], Some("2026-06-30"));
        expect_on("2026-07-01", &question, Answer::NotAllowed, &refused);
        expect_on("2026-08-01", &question, Answer::AllowedSupervised, &["not_registered"]);
    }
    // An exception needs nobody.
    let mut unless = arranged(ArrangementKind::Unless);
    unless.arrangement.responsible = None;
    expect(&unless, Answer::AllowedUnless, &["not_registered"], Some("2026-11-30"));
}

#[test]
fn tandem_needs_each_of_the_seven_agreements() {
    assert_eq!(Agreement::ALL.len(), 7);
    for missing in Agreement::ALL {
        let mut question = arranged(ArrangementKind::Tandem);
        question.arrangement.agreements.retain(|agreement| agreement != missing);
        let lacking = format!("agreement_missing:{missing}");
        expect(&question, Answer::NotAllowed, &["not_registered", &lacking], None);
    }
    let mut question = arranged(ArrangementKind::Tandem);
    question.arrangement.agreements = vec![Agreement::InformedInTime];
    question.arrangement.responsible = None;
    question.work.indicators = vec![Indicator::CaseDirection, Indicator::Crisis, Indicator::Assessment];
    expect(
        &question,
        Answer::NotAllowed,
        &[
            "not_registered",
            "responsible_missing",
            "agreement_missing:plan-by-registered",
            "agreement_missing:situation-assessed-by-registered",
            "agreement_missing:case-direction-by-registered",
            "agreement_missing:written-agreements",
            "agreement_missing:structural-contact",
            "agreement_missing:one-contact-for-client",
            "task_of_registered_only:assessment",
            "task_of_registered_only:case-direction",
        ],
        None,
    );
}

#[test]
fn an_exception_needs_ground_basis_reason_and_review_date() {
    for ground in UnlessGround::ALL {
        for basis in UnlessBasis::ALL {
            let mut question = arranged(ArrangementKind::Unless);
            question.arrangement.ground = Some(*ground);
            question.arrangement.basis = Some(*basis);
            expect(&question, Answer::AllowedUnless, &["not_registered"], Some("2026-11-30"));
        }
    }
    let changed = |change: fn(&mut Arrangement)| {
        let mut question = arranged(ArrangementKind::Unless);
        change(&mut question.arrangement);
        question
    };
    type Row = (fn(&mut Arrangement), &'static [&'static str]);
    let table: [Row; 8] = [
        (|a| a.ground = None, &["ground_missing"]),
        (|a| a.basis = None, &["basis_missing"]),
        (|a| a.reason = None, &["reason_too_short"]),
        (|a| a.reason = Some("1234567890123456789".into()), &["reason_too_short"]),
        (|a| a.reason = Some("  1234567890123456789  ".into()), &["reason_too_short"]),
        (|a| a.review_on = None, &["review_date_missing"]),
        (|a| a.review_on = Some(date("2026-06-15").unwrap()), &["review_date_passed"]),
        (
            |a| *a = Arrangement::new(ArrangementKind::Unless),
            &["ground_missing", "basis_missing", "reason_too_short", "review_date_missing"],
        ),
    ];
    for (change, lacking) in table {
        let reasons: Vec<&str> = ["not_registered"].iter().chain(lacking).copied().collect();
        expect(&changed(change), Answer::NotAllowed, &reasons, None);
    }
    // Twenty characters, not bytes.
    let enough = changed(|a| a.reason = Some("é".repeat(20)));
    expect(&enough, Answer::AllowedUnless, &["not_registered"], Some("2026-11-30"));
    let too_few = changed(|a| a.reason = Some("é".repeat(19)));
    expect(&too_few, Answer::NotAllowed, &["not_registered", "reason_too_short"], None);
}

#[test]
fn an_arrangement_holds_from_its_first_day_to_the_day_before_its_review() {
    for (kind, answer) in [
        (ArrangementKind::Supervision, Answer::AllowedSupervised),
        (ArrangementKind::Tandem, Answer::AllowedSupervised),
        (ArrangementKind::Unless, Answer::AllowedUnless),
    ] {
        let question = arranged(kind);
        for (on, answer, lacking, valid_until) in [
            ("2026-05-31", Answer::NotAllowed, Some("arrangement_not_started"), Some("2026-05-31")),
            ("2026-06-01", answer, None, Some("2026-11-30")),
            ("2026-11-30", answer, None, Some("2026-11-30")),
            ("2026-12-01", Answer::NotAllowed, Some("review_date_passed"), None),
        ] {
            let reasons: Vec<&str> = ["not_registered"].into_iter().chain(lacking).collect();
            expect(&Question { on: day(on), ..question.clone() }, answer, &reasons, valid_until);
        }
        let mut always = arranged(kind);
        always.arrangement.from = None;
        assert_eq!(allocate(&Question { on: day("2026-01-01"), ..always }).answer, answer);
    }
}

#[test]
fn the_first_thing_that_changes_the_answer_ends_it() {
    // The registration of the responsible person ends before the review.
    let mut question = arranged(ArrangementKind::Tandem);
    question.arrangement.responsible =
        Some(Responsible { registrations: vec![registration(Chamber::Jgp, "2021-10-01", "2026-10-01")] });
    expect(&question, Answer::AllowedSupervised, &["not_registered"], Some("2026-09-30"));
    // The worker is registered before that.
    question.worker.registrations = vec![registration(Chamber::Jgp, "2026-08-01", "2031-08-01")];
    expect(&question, Answer::AllowedSupervised, &["registration_not_yet"], Some("2026-07-31"));
    // The registration of the worker ends while an exception holds: allowed, but not in the same way.
    let mut question = arranged(ArrangementKind::Unless);
    question.worker.registrations = vec![registration(Chamber::Jgp, "2021-07-01", "2026-07-01")];
    expect(&question, Answer::Allowed, &["registered"], Some("2026-06-30"));
    expect(
        &Question { on: day("2026-07-01"), ..question },
        Answer::AllowedUnless,
        &["registration_expired"],
        Some("2026-11-30"),
    );
}

#[test]
fn other_ways_are_named_with_what_they_lack() {
    let way = |kind, lacking: &[Reason]| Way { kind, lacking: lacking.to_vec() };
    let mut question = arranged(ArrangementKind::None);
    question.arrangement.agreements.pop();
    question.arrangement.basis = None;
    assert_eq!(
        ways(&question),
        [
            way(ArrangementKind::Tandem, &[Reason::AgreementMissing(Agreement::OneContactForClient)]),
            way(ArrangementKind::Unless, &[Reason::BasisMissing]),
        ],
        "supervision is not for a professional"
    );
    question.work.indicators.push(Indicator::Assessment);
    assert_eq!(ways(&question), [way(ArrangementKind::Unless, &[Reason::BasisMissing])]);
    assert_eq!(ways(&registered(vec![jgp()])), []);
}

#[test]
fn every_part_of_the_norm_rests_on_something() {
    let mut readings: Vec<Option<Reading>> = vec![Some(Reading::DatesOfArrangement)];
    let mut sources: BTreeSet<Option<Source>> = BTreeSet::new();
    let all = Reason::all()
        .map(Reason::provenance)
        .chain(Indicator::ALL.iter().map(|indicator| indicator.provenance()))
        .chain(Agreement::ALL.iter().map(|agreement| agreement.provenance()))
        .chain(UnlessGround::ALL.iter().map(|ground| ground.provenance()))
        .chain(UnlessBasis::ALL.iter().map(|basis| basis.provenance()));
    for provenance in all {
        assert!(provenance.source.is_some() || provenance.reading.is_some());
        readings.push(provenance.reading);
        sources.insert(provenance.source);
    }
    for reading in Reading::ALL {
        assert!(readings.contains(&Some(*reading)), "{reading} is used nowhere");
    }
    // Where an orthopedagoog-generalist counts from is in the code of the decision itself.
    let unused: Vec<_> = Source::ALL.iter().filter(|source| !sources.contains(&Some(**source))).collect();
    assert_eq!(unused, [&Source::BigRemedialEducationalist]);
    let mut sorted: Vec<Reason> = Reason::all().collect();
    sorted.sort_unstable();
    assert_eq!(sorted, Reason::all().collect::<Vec<_>>(), "the order of the format");
}

// ---- the public format

#[test]
fn the_example_of_the_format_is_answered() {
    let question = example();
    expect(&question, Answer::NotAllowed, &["registration_expired", "task_of_registered_only:case-direction"], None);
    // Without the task of someone registered, to the day before the review.
    let mut tandem = question.clone();
    tandem.work.indicators = vec![Indicator::Crisis];
    expect(&tandem, Answer::AllowedSupervised, &["registration_expired"], Some("2027-02-28"));
    // On the last day of the registration, the answer that the format shows.
    expect(&Question { on: day("2026-02-28"), ..question }, Answer::Allowed, &["registered"], Some("2026-02-28"));
}

#[test]
fn the_answer_has_these_fields_and_no_more() {
    let outcome = respond(EXAMPLE.as_bytes(), Format::Json, |_, _| unreachable!());
    assert_eq!(
        outcome.stdout,
        "{\n  \"answer\": \"not_allowed\",\n  \"reserved\": true,\n  \"reasons\": [\n    \"registration_expired\",\n    \
         \"task_of_registered_only:case-direction\"\n  ],\n  \"valid_until\": null\n}\n"
    );
    assert_eq!((outcome.exit_code, outcome.stderr.as_str()), (1, ""));
}

#[test]
fn the_names_of_the_reasons_are_those_of_the_format() {
    let plain: BTreeSet<&str> = Reason::all().map(Reason::code).collect();
    let format = "no_indicator registered registered_pending registration_expired registration_not_yet suspended \
        struck_off not_registered register_does_not_count skill_missing responsible_missing responsible_not_registered \
        agreement_missing task_of_registered_only not_a_trainee ground_missing basis_missing reason_too_short \
        review_date_missing review_date_passed arrangement_not_started outside_jeugdwet volunteer";
    assert_eq!(plain, format.split_whitespace().collect());
}

#[test]
fn exit_codes_follow_the_answer() {
    let text = |question: &Question, allocation: &Allocation| format!("{} {}\n", question.on, allocation.answer);
    let mut wmo = question();
    wmo.work.law = Law::Wmo;
    let table = [
        (registered(vec![jgp()]), 0, "allowed"),
        (arranged(ArrangementKind::Tandem), 0, "allowed_supervised"),
        (arranged(ArrangementKind::Unless), 0, "allowed_unless"),
        (wmo, 0, "out_of_scope"),
        (question(), 1, "not_allowed"),
    ];
    for (question, code, answer) in table {
        let input = question.to_json();
        let outcome = respond(input.as_bytes(), Format::Json, text);
        let written: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!((outcome.exit_code, written["answer"].as_str().unwrap()), (code, answer));
        let outcome = respond(input.as_bytes(), Format::Text, text);
        assert_eq!((outcome.exit_code, outcome.stdout), (code, format!("2026-06-15 {answer}\n")));
        assert_eq!(outcome.stderr, "");
    }
}

#[test]
fn invalid_input_says_each_problem_on_one_line_and_nothing_else() {
    for format in [Format::Text, Format::Json] {
        let input = br#"{"format": "vakspoor-dossier/1", "on": "2026-02-30", "work": {"law": "zvw", "indicator": []}, "worker": 1}"#;
        let outcome = respond(input, format, |_, _| unreachable!());
        assert_eq!((outcome.exit_code, outcome.stdout.as_str()), (2, ""));
        assert_eq!(
            outcome.stderr,
            "$.format: unknown format `vakspoor-dossier/1`, expected `vakspoor-allocation/1`\n\
             $.on: not a date YYYY-MM-DD\n\
             $.work.indicator: unknown field `indicator`\n\
             $.work.law: unknown value `zvw`, expected one of: jeugdwet, wmo, participatiewet\n\
             $.worker: expected an object, found a number\n"
        );
    }
}

/// A question in which every field of the format is filled in.
fn full() -> Value {
    let mut question: Value = serde_json::from_str(EXAMPLE).unwrap();
    let registration = json!({
        "id": "r1", "register": "SKJ", "chamber": "jgp", "number": "110000000", "since": "2021-03-01",
        "until": "2026-03-01", "ruleset": "skj-jgp-2018", "facts": {"self_employed": false},
        "submitted_on": "2026-01-01", "decided_on": "2026-02-01", "decision": "rejected",
        "deadline_moves": [{"until": "2026-09-01", "reason": "covid"}],
        "measures": [{"kind": "schorsing", "from": "2024-01-01", "until": "2024-06-30"}]
    });
    question["worker"]["registrations"][0] = registration.clone();
    question["arrangement"]["responsible"]["registrations"][0] = registration;
    question["arrangement"]["ground"] = json!("quality-not-lessened");
    question["arrangement"]["basis"] = json!("other");
    question["arrangement"]["reason"] = json!("Een reden van meer dan twintig tekens");
    question
}

fn problems(question: &Value) -> Vec<String> {
    Question::from_json(question.to_string().as_bytes())
        .err()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn changed(pointer: &str, value: Value) -> Vec<String> {
    let mut question = full();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match question.pointer_mut(parent).unwrap() {
        Value::Object(object) => {
            object.insert(name.to_owned(), value);
        }
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
    problems(&question)
}

#[test]
fn each_mistake_is_named_with_its_place() {
    assert_eq!(problems(&full()), Vec::<String>::new());
    let registration = "$.worker.registrations[0]";
    let table: Vec<(&str, Value, String)> = vec![
        ("/on", Value::Null, "$.on: expected a date YYYY-MM-DD, found null".into()),
        ("/on", json!("2201-01-01"), "$.on: the year lies outside 1900 to 2200".into()),
        ("/work", json!([]), "$.work: expected an object, found a list".into()),
        ("/work/law", Value::Null, "$.work.law: expected a text, found null".into()),
        (
            "/work/indicators/0",
            json!("danger"),
            "$.work.indicators[0]: unknown value `danger`, expected one of: ".into(),
        ),
        ("/work/indicators", json!(vec!["crisis"; 101]), "$.work.indicators: more than 100 elements".into()),
        ("/work/required_skills/0", json!(" "), "$.work.required_skills[0]: empty".into()),
        (
            "/work/required_skills/0",
            json!("x".repeat(501)),
            "$.work.required_skills[0]: longer than 500 characters".into(),
        ),
        ("/work/required_skills", json!(vec!["x"; 1001]), "$.work.required_skills: more than 1000 elements".into()),
        (
            "/work/follows_from_registered_task",
            json!("no"),
            "$.work.follows_from_registered_task: expected a boolean, found a text".into(),
        ),
        (
            "/worker/kind",
            json!("nurse"),
            "$.worker.kind: unknown value `nurse`, expected one of: professional, ".into(),
        ),
        (
            "/worker/level",
            json!("wo-master"),
            "$.worker.level: unknown value `wo-master`, expected one of: mbo, hbo, wo".into(),
        ),
        ("/worker/skills/0", json!(1), "$.worker.skills[0]: expected a text, found a number".into()),
        ("/worker/registrations/0/until", json!("2021-03-01"), format!("{registration}.until: not after `since`")),
        (
            "/worker/registrations/0/chamber",
            json!("nurse"),
            format!("{registration}.chamber: `nurse` is not a chamber of SKJ"),
        ),
        (
            "/worker/registrations/0/id",
            json!("x".repeat(201)),
            format!("{registration}.id: longer than 200 characters"),
        ),
        (
            "/worker/registrations/0/measures/0/until",
            json!("2023-12-31"),
            format!("{registration}.measures[0].until: before `from`"),
        ),
        (
            "/worker/registrations/0/measures",
            json!(vec![json!({"kind": "berisping", "from": "2024-01-01"}); 101]),
            format!("{registration}.measures: more than 100 elements"),
        ),
        (
            "/worker/registrations",
            json!(vec![
                json!({"register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01"});
                101
            ]),
            "$.worker.registrations: more than 100 elements".into(),
        ),
        ("/arrangement/kind", Value::Null, "$.arrangement.kind: expected a text, found null".into()),
        (
            "/arrangement/responsible/registrations/0/since",
            json!("1899-12-31"),
            "$.arrangement.responsible.registrations[0].since: the year lies outside 1900 to 2200".into(),
        ),
        (
            "/arrangement/agreements/6",
            json!("x"),
            "$.arrangement.agreements[6]: unknown value `x`, expected one of: plan-by-registered, ".into(),
        ),
        (
            "/arrangement/ground",
            json!("other"),
            "$.arrangement.ground: unknown value `other`, expected one of: quality-not-lessened, necessary-for-quality"
                .into(),
        ),
        (
            "/arrangement/basis",
            json!(""),
            "$.arrangement.basis: unknown value ``, expected one of: existing-relation, ".into(),
        ),
        ("/arrangement/reason", json!("x".repeat(10_001)), "$.arrangement.reason: longer than 10000 characters".into()),
        ("/arrangement/from", json!("1-9-2026"), "$.arrangement.from: not a date YYYY-MM-DD".into()),
        (
            "/arrangement/review_on",
            json!("0001-01-01"),
            "$.arrangement.review_on: the year lies outside 1900 to 2200".into(),
        ),
    ];
    for (pointer, value, expected) in table {
        let found = changed(pointer, value);
        assert!(found.iter().any(|problem| problem.starts_with(&expected)), "{pointer}: {found:?}, not {expected}");
    }
    for (pointer, name) in [
        ("", "format"),
        ("", "on"),
        ("", "work"),
        ("", "worker"),
        ("/work", "law"),
        ("/worker", "kind"),
        ("/arrangement", "kind"),
    ] {
        let mut question = full();
        question.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(name).unwrap();
        assert_eq!(problems(&question), [format!("${}.{name}: missing field `{name}`", pointer.replace('/', "."))]);
    }
    assert_eq!(problems(&json!([])), ["$: expected an object, found a list"]);
}

#[test]
fn what_may_be_left_out_is_taken_as_not_there() {
    let shortest = json!({
        "format": "vakspoor-allocation/1", "on": "2026-11-21",
        "work": {"law": "jeugdwet"}, "worker": {"kind": "professional"}
    });
    let question = Question::from_json(shortest.to_string().as_bytes()).unwrap();
    expect(&question, Answer::Allowed, &["no_indicator"], None);
    let nulls = json!({
        "format": "vakspoor-allocation/1", "on": "2026-11-21", "arrangement": null,
        "work": {"law": "jeugdwet", "indicators": null, "required_skills": null, "follows_from_registered_task": null},
        "worker": {"kind": "professional", "level": null, "skills": null, "registrations": null}
    });
    assert_eq!(Question::from_json(nulls.to_string().as_bytes()), Ok(question));
}

#[test]
fn a_question_survives_being_written_and_read() {
    for question in
        [example(), arranged(ArrangementKind::Unless), Question::from_json(full().to_string().as_bytes()).unwrap()]
    {
        assert_eq!(Question::from_json(question.to_json().as_bytes()), Ok(question));
    }
}

// ---- its schema

fn schema() -> Value {
    serde_json::from_str(&domain::schema::allocation()).unwrap()
}

fn validator(pointer: &str) -> jsonschema::Validator {
    let mut schema = schema();
    if !pointer.is_empty() {
        let definitions = schema["$defs"].clone();
        schema = schema.pointer(pointer).unwrap().clone();
        schema["$defs"] = definitions;
    }
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn the_schema_has_the_names_and_limits_of_the_code() {
    let schema = schema();
    let names = |pointer: &str| -> Vec<String> {
        let values = schema.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
        values.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    fn all<T: ToString>(members: &[T]) -> Vec<String> {
        members.iter().map(ToString::to_string).collect()
    }
    let arrangement = "/$defs/arrangement/properties";
    for (pointer, expected) in [
        ("/$defs/work/properties/law/enum".to_owned(), all(Law::ALL)),
        ("/$defs/indicator/enum".to_owned(), all(Indicator::ALL)),
        ("/$defs/worker/properties/kind/enum".to_owned(), all(WorkerKind::ALL)),
        ("/$defs/worker/properties/level/enum".to_owned(), all(WorkerLevel::ALL)),
        (format!("{arrangement}/kind/enum"), all(ArrangementKind::ALL)),
        (format!("{arrangement}/agreements/items/enum"), all(Agreement::ALL)),
        (format!("{arrangement}/ground/enum"), all(UnlessGround::ALL)),
        (format!("{arrangement}/basis/enum"), all(UnlessBasis::ALL)),
        ("/$defs/answer/properties/answer/enum".to_owned(), all(Answer::ALL)),
        ("/$defs/answer/properties/reasons/items/enum".to_owned(), Reason::all().map(|r| r.to_string()).collect()),
    ] {
        assert_eq!(names(&pointer), expected, "{pointer}");
    }
    for (pointer, expected) in [
        ("/properties/format/const", json!(allocation::FORMAT)),
        ("/$defs/skill/maxLength", json!(allocation::MAX_SKILL)),
        ("/$defs/work/properties/indicators/maxItems", json!(allocation::MAX_NAMES)),
        ("/$defs/work/properties/required_skills/maxItems", json!(allocation::MAX_SKILLS)),
        ("/$defs/worker/properties/skills/maxItems", json!(allocation::MAX_SKILLS)),
        ("/$defs/worker/properties/registrations/maxItems", json!(allocation::MAX_REGISTRATIONS)),
        ("/$defs/registration/properties/measures/maxItems", json!(allocation::MAX_HISTORY)),
        ("/$defs/registration/properties/deadline_moves/maxItems", json!(allocation::MAX_HISTORY)),
        ("/$defs/arrangement/properties/agreements/maxItems", json!(allocation::MAX_NAMES)),
        ("/$defs/arrangement/properties/reason/maxLength", json!(allocation::MAX_REASON)),
    ] {
        assert_eq!(schema.pointer(pointer), Some(&expected), "{pointer}");
    }
    // What both formats have is the same in both.
    let dossier: Value = serde_json::from_str(&domain::schema::dossier()).unwrap();
    for name in ["date", "text", "register", "chamber", "ruleset", "facts"] {
        assert_eq!(schema["$defs"][name], dossier["$defs"][name], "{name}");
    }
    let mut registration = dossier["$defs"]["registration"].clone();
    registration["description"] = schema["$defs"]["registration"]["description"].clone();
    registration["required"].as_array_mut().unwrap().retain(|name| name != "id");
    registration["properties"]["id"] = schema["$defs"]["registration"]["properties"]["id"].clone();
    for list in ["measures", "deadline_moves"] {
        registration["properties"][list]["maxItems"] = json!(allocation::MAX_HISTORY);
    }
    assert_eq!(schema["$defs"]["registration"], registration);
}

#[test]
fn an_unknown_field_fails_in_the_schema_and_in_the_code() {
    fn objects(value: &Value, at: String, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                found.push(at.clone());
                object.iter().for_each(|(name, value)| objects(value, format!("{at}/{name}"), found));
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(index, value)| objects(value, format!("{at}/{index}"), found));
            }
            _ => {}
        }
    }
    let validator = validator("");
    let full = full();
    assert!(validator.is_valid(&full), "{:?}", validator.iter_errors(&full).map(|e| e.to_string()).collect::<Vec<_>>());
    let mut places = Vec::new();
    objects(&full, String::new(), &mut places);
    assert_eq!(places.len(), 13);
    for pointer in places {
        let mut wrong = full.clone();
        let object = if pointer.is_empty() { &mut wrong } else { wrong.pointer_mut(&pointer).unwrap() };
        object.as_object_mut().unwrap().insert("surprise".into(), json!(1));
        assert!(!validator.is_valid(&wrong), "{pointer}");
        let found = problems(&wrong);
        assert_eq!(found.len(), 1, "{pointer}: {found:?}");
        assert!(found[0].ends_with(".surprise: unknown field `surprise`"), "{found:?}");
    }
}

// ---- bad input

#[test]
fn the_largest_questions_take_no_long_time() {
    let measures = vec![json!({"kind": "schorsing", "from": "2024-01-01", "until": "2024-01-02"}); 100];
    let moves = vec![json!({"until": "2027-09-01"}); 100];
    let registration = json!({
        "register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01", "measures": measures,
        "deadline_moves": moves
    });
    let mut question: Value = serde_json::from_str(EXAMPLE).unwrap();
    question["worker"]["registrations"] = json!(vec![registration.clone(); 50]);
    question["arrangement"]["responsible"]["registrations"] = json!(vec![registration; 40]);
    let input = question.to_string();
    assert!(input.len() > allocation::MAX_BYTES / 2 && input.len() < allocation::MAX_BYTES, "{}", input.len());
    let start = Instant::now();
    let outcome = respond(input.as_bytes(), Format::Json, |_, _| String::new());
    assert_eq!(outcome.exit_code, 0, "{}{}", outcome.stdout, outcome.stderr);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());

    let too_large = vec![b' '; allocation::MAX_BYTES + 1];
    let outcome = respond(&too_large, Format::Json, |_, _| String::new());
    assert_eq!((outcome.exit_code, outcome.stderr.as_str()), (2, "$: larger than 1048576 bytes\n"));
    let many = format!("{{\"surprises\":[{}0]}}", "0,".repeat(500_000));
    assert_eq!(respond(many.as_bytes(), Format::Json, |_, _| String::new()).exit_code, 2);
    let deep = "[".repeat(500_000);
    assert_eq!(respond(deep.as_bytes(), Format::Json, |_, _| String::new()).exit_code, 2);
}

/// Judges or refuses, and never both or neither.
fn examine(input: &[u8]) {
    for format in [Format::Text, Format::Json] {
        let outcome = respond(input, format, |_, allocation| format!("{}\n", allocation.answer));
        assert_eq!(outcome.exit_code == 2, outcome.stdout.is_empty());
        assert_eq!(outcome.exit_code == 2, !outcome.stderr.is_empty());
        assert!(outcome.stderr.lines().all(|line| line.starts_with('$')), "{}", outcome.stderr);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_or_judged(input in vec(any::<u8>(), 0..200)) {
        examine(&input);
    }

    #[test]
    fn a_damaged_question_is_refused_or_judged(
        at in 0usize..1200,
        length in 0usize..30,
        piece in select(&["", "null", "-1", "\"\"", "[]", "{}", "true", "\"9999-12-31\"", "\\u0000", "}", "\u{202e}"][..]),
    ) {
        let input = full().to_string();
        let at = at % input.len();
        let end = (at + length).min(input.len());
        let mut bytes = input.into_bytes();
        bytes.splice(at..end, piece.bytes());
        examine(&bytes);
    }
}

// ---- laws

/// Days around 2026, so that boundaries meet often.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..60).prop_map(|days| day("2026-01-01") + Days::new(days))
}

fn any_registration() -> impl Strategy<Value = Registration> {
    let chamber =
        select(&[Chamber::Jgp, Chamber::Nurse, Chamber::RemedialEducationalist, Chamber::Generalist, Chamber::Kj][..]);
    let kind = select(MeasureKind::ALL);
    let measures = vec((kind, any_day(), option::of(0u64..20)), 0..3);
    let submission = option::of((0u64..40, option::of((0u64..30, select(Decision::ALL)))));
    let moved = option::of(any_day());
    (chamber, any_day(), 1u64..50, measures, submission, moved).prop_map(
        |(chamber, since, length, measures, submission, moved)| {
            let mut registration = registration(chamber, "2026-01-01", "2026-01-02");
            registration.since = since;
            registration.until = since + Days::new(length);
            registration.measures = measures
                .into_iter()
                .map(|(kind, from, days)| Measure { kind, from, until: days.map(|days| from + Days::new(days)) })
                .collect();
            if let Some((after, decision)) = submission {
                let submitted = since + Days::new(after);
                registration.submitted_on = Some(submitted);
                if let Some((later, decision)) = decision {
                    registration.decided_on = Some(submitted + Days::new(later));
                    registration.decision = Some(decision);
                }
            }
            registration.deadline_moves = moved
                .into_iter()
                .filter(|until| *until > since)
                .map(|until| domain::DeadlineMove { until, reason: None })
                .collect();
            registration
        },
    )
}

fn any_arrangement() -> impl Strategy<Value = Arrangement> {
    let responsible = option::weighted(0.9, vec(any_registration(), 0..3));
    // Whole as often as not: else nearly nothing is allowed.
    let agreements = prop_oneof![Just(Agreement::ALL.to_vec()), subsequence(Agreement::ALL.to_vec(), 0..=7)];
    let reason = option::weighted(0.9, select(&["te kort", "een reden van meer dan twintig tekens"][..]));
    (
        select(ArrangementKind::ALL),
        responsible,
        agreements,
        option::weighted(0.9, select(UnlessGround::ALL)),
        option::weighted(0.9, select(UnlessBasis::ALL)),
        reason,
        option::of(any_day()),
        option::weighted(0.8, any_day()),
    )
        .prop_map(|(kind, responsible, agreements, ground, basis, reason, from, review_on)| Arrangement {
            kind,
            responsible: responsible.map(|registrations| Responsible { registrations }),
            agreements,
            ground,
            basis,
            reason: reason.map(str::to_owned),
            from,
            review_on,
        })
}

fn any_question() -> impl Strategy<Value = Question> {
    let skills = || subsequence(vec!["a".to_owned(), "b".to_owned()], 0..=2);
    let asked = prop_oneof![4 => Just(Vec::new()), 1 => skills()];
    let law = prop_oneof![9 => Just(Law::Jeugdwet), 1 => select(Law::ALL)];
    let work = (law, subsequence(Indicator::ALL.to_vec(), 0..=3), asked, any::<bool>()).prop_map(
        |(law, indicators, required_skills, follows_from_registered_task)| Work {
            law,
            indicators,
            required_skills,
            follows_from_registered_task,
        },
    );
    let worker =
        (select(WorkerKind::ALL), option::of(select(WorkerLevel::ALL)), skills(), vec(any_registration(), 0..3))
            .prop_map(|(kind, level, skills, registrations)| Worker { kind, level, skills, registrations });
    (any_day(), work, worker, any_arrangement()).prop_map(|(on, work, worker, arrangement)| Question {
        on,
        work,
        worker,
        arrangement,
    })
}

/// Whether someone is registered for the norm on a day: said again, from the standing of that day alone.
fn is_registered(registrations: &[Registration], on: NaiveDate) -> bool {
    registrations.iter().any(|registration| {
        matches!(registration.register, Register::Skj | Register::Big)
            && matches!(standing_on(registration, on), Standing::Registered | Standing::RegisteredPending)
    })
}

/// How much an answer permits.
fn permits(answer: Answer) -> u8 {
    match answer {
        Answer::NotAllowed => 0,
        Answer::AllowedSupervised | Answer::AllowedUnless => 1,
        Answer::Allowed => 2,
        Answer::OutOfScope => 3,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_allowed_without_a_ground_that_holds_on_that_day(question in any_question()) {
        let Question { on, work, worker, arrangement } = &question;
        let allocation = allocate(&question);
        let in_scope = work.law == Law::Jeugdwet && worker.kind != WorkerKind::Volunteer;
        let skilled = work.required_skills.iter().all(|skill| worker.skills.contains(skill));
        let registered = is_registered(&worker.registrations, *on);
        let responsible =
            arrangement.responsible.as_ref().is_some_and(|person| is_registered(&person.registrations, *on));
        let runs = arrangement.from.is_none_or(|from| from <= *on)
            && arrangement.review_on.is_none_or(|review| *on < review);
        prop_assert!(!allocation.reasons.is_empty());
        prop_assert_eq!(allocation.reserved, !work.indicators.is_empty());
        let granted = in_scope && skilled;
        match allocation.answer {
            Answer::OutOfScope => prop_assert!(!in_scope),
            Answer::Allowed => prop_assert!(granted && (!allocation.reserved || registered)),
            Answer::AllowedSupervised => {
                prop_assert!(granted && !registered && responsible && runs);
                let under = worker.kind == WorkerKind::Trainee || work.follows_from_registered_task;
                let own = work.indicators.iter().any(|indicator| indicator.is_task_of_registered_only());
                let agreed = Agreement::ALL.iter().all(|agreement| arrangement.agreements.contains(agreement));
                match arrangement.kind {
                    ArrangementKind::Supervision => prop_assert!(under),
                    ArrangementKind::Tandem => prop_assert!(agreed && !own),
                    kind => prop_assert!(false, "{} supervises nobody", kind),
                }
            }
            Answer::AllowedUnless => {
                prop_assert!(granted && !registered && runs && arrangement.kind == ArrangementKind::Unless);
                prop_assert!(arrangement.ground.is_some() && arrangement.basis.is_some());
                prop_assert!(arrangement.review_on.is_some());
                prop_assert!(arrangement.reason.as_ref().is_some_and(|reason| reason.len() >= 20));
            }
            Answer::NotAllowed => {
                prop_assert!(in_scope && (!skilled || (allocation.reserved && !registered)));
            }
        }
    }

    #[test]
    fn one_indicator_more_never_permits_more(question in any_question(), indicator in select(Indicator::ALL)) {
        let mut more = question.clone();
        more.work.indicators.push(indicator);
        prop_assert!(permits(allocate(&more).answer) <= permits(allocate(&question).answer));
    }

    #[test]
    fn the_answer_is_the_same_to_its_last_day_and_not_after(question in any_question()) {
        let Allocation { answer, valid_until, .. } = allocate(&question);
        let on = |day| allocate(&Question { on: day, ..question.clone() }).answer;
        // All that is stated lies within some months; a next period of five years may follow.
        let last = valid_until.unwrap_or(day("2026-12-31"));
        prop_assert!(question.on <= last);
        for step in question.on.iter_days().take_while(|step| *step <= last.min(day("2026-12-31"))) {
            prop_assert_eq!(on(step), answer, "on {}", step);
        }
        match valid_until {
            Some(last) => {
                prop_assert_eq!(on(last), answer);
                prop_assert_ne!(on(last + Days::new(1)), answer);
                let same = Question { on: last, ..question.clone() };
                prop_assert_eq!(allocate(&same).valid_until, Some(last));
            }
            None => {
                for later in ["2027-01-01", "2031-01-01", "2032-06-01", "2150-01-01"] {
                    prop_assert_eq!(on(day(later)), answer, "on {}", later);
                }
            }
        }
    }

    #[test]
    fn standings_are_those_of_each_day(registration in any_registration()) {
        let standings = standings(&registration);
        for (index, pair) in standings.windows(2).enumerate() {
            prop_assert!(pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1, "{}: {:?}", index, pair);
        }
        let days = day("2025-12-01").iter_days().take(300).chain(day("2030-12-01").iter_days().take(200));
        for on in days {
            let said = standings.iter().rev().find(|(from, _)| *from <= on).map_or(Standing::NotYet, |(_, s)| *s);
            prop_assert_eq!(said, standing_on(&registration, on), "on {}", on);
        }
    }

    #[test]
    fn order_and_repetition_do_not_matter(question in any_question()) {
        let mut turned = question.clone();
        turned.work.indicators.reverse();
        turned.worker.registrations.reverse();
        turned.worker.skills.extend(question.worker.skills.clone());
        turned.arrangement.agreements.extend(question.arrangement.agreements.clone());
        turned.arrangement.agreements.reverse();
        prop_assert_eq!(allocate(&turned), allocate(&question));
    }

    #[test]
    fn questions_and_answers_fit_the_schema(question in any_question()) {
        let text = question.to_json();
        let written: Value = serde_json::from_str(&text).unwrap();
        static QUESTION: std::sync::LazyLock<jsonschema::Validator> = std::sync::LazyLock::new(|| validator(""));
        static ANSWER: std::sync::LazyLock<jsonschema::Validator> = std::sync::LazyLock::new(|| validator("/$defs/answer"));
        prop_assert!(QUESTION.is_valid(&written), "{}", text);
        if let Ok(read) = Question::from_json(text.as_bytes()) {
            prop_assert_eq!(&read, &question);
        }
        let answer = serde_json::to_value(allocate(&question)).unwrap();
        prop_assert!(ANSWER.is_valid(&answer), "{}", answer);
    }

    #[test]
    fn a_way_that_is_mended_is_open(question in any_question()) {
        for way in ways(&question) {
            prop_assert!(!way.lacking.is_empty());
            let mut mended = question.clone();
            mended.arrangement = Arrangement { from: None, ..arranged(way.kind).arrangement };
            let long = registration(Chamber::Jgp, "2025-01-01", "2030-01-01");
            mended.arrangement.responsible = Some(Responsible { registrations: vec![long] });
            let answer = allocate(&mended).answer;
            prop_assert!(matches!(answer, Answer::AllowedSupervised | Answer::AllowedUnless), "{:?} {}", way, answer);
        }
    }
}
