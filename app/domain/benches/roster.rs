//! How fast a roster is decided: 5,000 people for 30 days, one kind of work a day, in well under a second on one core.
//!
//! `cargo bench -p domain --bench roster`

use chrono::{Days, NaiveDate};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use domain::allocation::{
    Answer, Arrangement, ArrangementKind, Course, Indicator, Law, Question, Work, Worker, WorkerKind,
};
use domain::dossier::date;
use domain::{Chamber, Facts, Register, Registration, allocate};

const PEOPLE: u32 = 5_000;
const DAYS: u32 = 30;
const KINDS: u32 = 5;

fn main() {
    divan::main();
}

/// Somebody of the staff and a kind of work. A third of the registrations ends in the middle of the roster, a third is none.
fn question(person: u32, kind: u32) -> Question {
    let since = date("2021-12-16").unwrap_or_default();
    let until = date(if person.is_multiple_of(3) { "2026-12-16" } else { "2029-12-16" }).unwrap_or_default();
    let registration = Registration {
        id: String::new(),
        register: Register::Skj,
        chamber: Chamber::Jgp,
        number: None,
        since,
        until,
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    };
    let registrations = if person % 3 == 1 { Vec::new() } else { vec![registration] };
    let indicators = if kind == 0 { Vec::new() } else { vec![Indicator::Crisis] };
    Question {
        on: NaiveDate::default(),
        work: Work {
            law: Law::Jeugdwet,
            indicators,
            required_skills: vec!["Signs of Safety".to_owned()],
            follows_from_registered_task: false,
        },
        worker: Worker {
            kind: WorkerKind::Professional,
            level: None,
            skills: vec!["Signs of Safety".to_owned()],
            registrations,
        },
        arrangement: Arrangement::new(ArrangementKind::None),
    }
}

/// The days on which somebody does a kind of work: another kind each day.
fn days(kind: u32) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    let first = date("2026-12-01").unwrap_or_default();
    (0..DAYS).filter(move |day| day % KINDS == kind).map(move |day| {
        let day = first + Days::new(day.into());
        (day, day)
    })
}

/// 150,000 rows, each person and kind of work by runs of days.
#[divan::bench]
fn roster_of_five_thousand_for_thirty_days(bencher: Bencher<'_, '_>) {
    let questions: Vec<(u32, Question)> =
        (0..PEOPLE).flat_map(|person| (0..KINDS).map(move |kind| (kind, question(person, kind)))).collect();
    bencher.counter(ItemsCount::new(PEOPLE * DAYS)).bench_local(|| {
        let mut refused = 0_u32;
        for (kind, question) in black_box(&questions) {
            let mut question = question.clone();
            let course = Course::of(days(*kind), |day| {
                question.on = day;
                let allocation = allocate(&question);
                (allocation.answer, allocation.valid_until)
            });
            let refuses = |day| course.over(day).iter().any(|run| run.answer == Answer::NotAllowed);
            refused += u32::try_from(days(*kind).filter(|day| refuses(*day)).count()).unwrap_or(u32::MAX);
        }
        refused
    });
}

/// The same, asked day by day: what the runs save.
#[divan::bench]
fn the_same_day_by_day(bencher: Bencher<'_, '_>) {
    let mut questions: Vec<(u32, Question)> =
        (0..PEOPLE).flat_map(|person| (0..KINDS).map(move |kind| (kind, question(person, kind)))).collect();
    bencher.counter(ItemsCount::new(PEOPLE * DAYS)).bench_local(|| {
        let mut refused = 0_u32;
        for (kind, question) in &mut questions {
            for (day, _) in days(*kind) {
                question.on = day;
                refused += u32::from(allocate(black_box(question)).answer == Answer::NotAllowed);
            }
        }
        refused
    });
}
