//! Laws of the answers with what was arranged, against a plain look at every day.
use domain::MeasureKind;
use domain::allocation::{Indicator, Law};
use domain::organisation::SeenKind;
use store::workforce::Staff;

use super::*;

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

const LENGTH: u32 = 60;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + chrono::Days::new(u64::from(number))
}

fn candidate(record: Record) -> Candidate {
    let staff = Staff { id: StaffId::new(), version: 1, record };
    Candidate { staff, competence: None, account: None, checked: None, measure: None, asked: true }
}

fn somebody(dice: &mut Dice, registered: bool) -> Candidate {
    let until = registered.then(|| day(dice.below(LENGTH + 20)));
    let employed = if dice.below(3) == 0 { Some(day(dice.below(LENGTH + 20))) } else { None };
    let mut somebody = candidate(Record {
        name: "Iemand".to_owned(),
        register: registered.then_some(Register::Skj),
        registered_until: until,
        until: employed,
        ..Record::default()
    });
    if dice.below(2) == 0 {
        let kinds: Vec<SeenKind> = SeenKind::all().collect();
        let kind = kinds[dice.below(6) as usize];
        let from = dice.below(LENGTH);
        let until = (dice.below(3) > 0 && kind != SeenKind::Known(MeasureKind::StrikingOff))
            .then(|| day(from + dice.below(20)));
        somebody.checked = Some(CheckOutcome::Measure);
        somebody.measure = Some(SeenMeasure { kind, from: day(from), until });
    }
    somebody
}

fn line(dice: &mut Dice, staff: StaffId, kind: &KindOfWork, responsible: StaffId) -> arrangement::Line {
    let how = [ArrangementKind::Tandem, ArrangementKind::Unless][usize::from(dice.below(2) == 0)];
    let since = dice.below(LENGTH);
    let terms = StoredTerms {
        agreements: Agreement::ALL.to_vec(),
        ground: Some(UnlessGround::NecessaryForQuality),
        basis: Some(UnlessBasis::Other),
        reason: Some("Omdat het zo het beste gaat.".to_owned()),
    };
    arrangement::Line {
        arrangement: arrangement::Arrangement {
            id: ArrangementId::new(),
            staff,
            kind_of_work: kind.id,
            kind: how,
            responsible: Some(responsible),
            terms: serde_json::to_string(&terms).unwrap(),
            since: day(since),
            review_on: day(since + 1 + dice.below(30)),
            until: (dice.below(3) == 0).then(|| day(since + dice.below(20))),
            version: 1,
        },
        name: String::new(),
        team: None,
        work: String::new(),
        responsible: None,
    }
}

fn crisis() -> KindOfWork {
    let work = Work {
        law: Law::Jeugdwet,
        indicators: vec![Indicator::Crisis],
        required_skills: Vec::new(),
        follows_from_registered_task: false,
    };
    KindOfWork { id: KindOfWorkId::new(), name: "Crisisdienst".to_owned(), whose: Whose::default(), work, version: 1 }
}

fn works_on(person: &Candidate, on: NaiveDate) -> bool {
    person.staff.record.until.is_none_or(|until| on <= until)
}

fn registered_on(person: &Candidate, on: NaiveDate) -> bool {
    let bars = |seen: SeenMeasure| seen.runs(on) && (seen.bars() || seen.kind == SeenKind::Other);
    person.staff.record.registered_until.is_some_and(|until| on < until) && !person.measure.is_some_and(bars)
}

/// The best answer on a day, looked at line by line.
fn plainly(worker: &Candidate, people: &[Candidate], ledger: &[arrangement::Line], on: NaiveDate) -> Answer {
    if registered_on(worker, on) {
        return Answer::Allowed;
    }
    let holds = |line: &&arrangement::Line| {
        let line = &line.arrangement;
        line.since <= on && on < line.review_on && line.until.is_none_or(|until| on <= until)
    };
    let answers = ledger.iter().filter(holds).map(|line| {
        let responsible = people.iter().find(|person| Some(person.staff.id) == line.arrangement.responsible).unwrap();
        match line.arrangement.kind {
            ArrangementKind::Unless => Answer::AllowedUnless,
            _ if works_on(responsible, on) && registered_on(responsible, on) => Answer::AllowedSupervised,
            _ => Answer::NotAllowed,
        }
    });
    answers.min().unwrap_or(Answer::NotAllowed)
}

#[test]
fn the_answers_of_a_period_are_those_of_each_of_its_days() {
    let mut dice = Dice(7);
    let mut turned = 0;
    for _ in 0..300 {
        let registered = dice.below(3) == 0;
        let worker = somebody(&mut dice, registered);
        let others = [true, true, false].map(|registered| somebody(&mut dice, registered));
        let kind = crisis();
        let ledger: Vec<_> = (0..dice.below(5))
            .map(|_| {
                let responsible = others[dice.below(3) as usize].staff.id;
                line(&mut dice, worker.staff.id, &kind, responsible)
            })
            .collect();
        let people = [&[worker.clone()][..], &others].concat();
        let deciding = Deciding::of(day(0), vec![kind.clone()], people.clone(), Vec::new(), ledger.clone()).unwrap();
        let last = day(LENGTH + 40);
        let course = deciding.course(worker.staff.id, &kind, day(0), Some(last));
        turned += course.len() - 1;
        let mut stretches = course.iter();
        let mut stretch = stretches.next().unwrap();
        assert_eq!(stretch.since, day(0));
        for number in 0..=LENGTH + 40 {
            let on = day(number);
            if stretch.until.is_some_and(|until| until < on) {
                let next = stretches.next().unwrap();
                assert_eq!(next.since, on, "no day between");
                assert_ne!(next.verdict.allocation.answer, stretch.verdict.allocation.answer, "a change each time");
                stretch = next;
            }
            let answer = plainly(&worker, &people, &ledger, on);
            assert_eq!(stretch.verdict.allocation.answer, answer, "{on}");
            let verdict = deciding.decide(worker.staff.id, &kind, on).unwrap();
            assert_eq!(verdict.allocation.answer, answer, "{on}");
            if let Some(until) = verdict.allocation.valid_until {
                assert!(on <= until);
                assert_eq!(plainly(&worker, &people, &ledger, until), answer, "the last day has the same answer");
                assert_ne!(plainly(&worker, &people, &ledger, day_after(until)), answer, "and the day after has not");
            }
            // What it is said to follow from does allow it, and is not ended.
            if matches!(answer, Answer::AllowedSupervised | Answer::AllowedUnless) {
                let under = verdict.under.unwrap();
                let line = ledger.iter().find(|line| line.arrangement.id == under.arrangement).unwrap().clone();
                assert_eq!(plainly(&worker, &people, &[line], on), answer);
            }
        }
        assert_eq!(stretch.until, Some(last));
        assert!(stretches.next().is_none());
    }
    assert!(turned > 300, "the answers did change: {turned}");
}

#[test]
fn a_line_holds_whether_or_not_who_does_the_work_needs_it() {
    let mut dice = Dice(11);
    for registered in [false, true] {
        let worker = somebody(&mut dice, registered);
        let responsible = candidate(Record {
            register: Some(Register::Skj),
            registered_until: Some(day(LENGTH)),
            ..Record::default()
        });
        let kind = crisis();
        let mut one = line(&mut dice, worker.staff.id, &kind, responsible.staff.id);
        (one.arrangement.since, one.arrangement.review_on, one.arrangement.until) = (day(0), day(20), None);
        one.arrangement.kind = ArrangementKind::Tandem;
        let kept = Kept::read(&one.arrangement).unwrap();
        let staff = worker.staff.id;
        let deciding =
            Deciding::of(day(0), vec![kind.clone()], vec![worker, responsible], Vec::new(), vec![one]).unwrap();
        let held = deciding.held(staff, &kept, &kind.work, day(0)).unwrap();
        assert_eq!((held.answer, held.valid_until), (Answer::AllowedSupervised, Some(day(19))));
        let lapsed = deciding.held(staff, &kept, &kind.work, day(20)).unwrap();
        assert_eq!(lapsed.answer, Answer::NotAllowed);
        assert_eq!(deciding.held(StaffId::new(), &kept, &kind.work, day(0)), None, "who has left is not there");
    }
}

#[test]
fn who_renewed_early_has_begun() {
    let end = day(0).checked_add_months(Months::new(63)).unwrap();
    let record = Record { register: Some(Register::Skj), registered_until: Some(end), ..Record::default() };
    let (worker, kind) = (candidate(record), crisis());
    let staff = worker.staff.id;
    let deciding = Deciding::of(day(0), vec![kind.clone()], vec![worker], Vec::new(), Vec::new()).unwrap();
    let course = deciding.course(staff, &kind, day(0), None);
    let told: Vec<_> = course.iter().map(|one| (one.verdict.allocation.answer, one.until)).collect();
    let last = end.pred_opt();
    assert_eq!(told[0], (Answer::Allowed, last));
    assert_eq!(told[1..].iter().map(|(answer, _)| *answer).collect::<Vec<_>>(), [Answer::NotAllowed]);
}
