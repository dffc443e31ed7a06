//! A measure that somebody saw in the public register: what it bars, on which days, and that every page says the same.
use chrono::{NaiveDate, TimeDelta};
use domain::allocation::{Agreement, Answer, ArrangementKind, Reason};
use domain::organisation::{CheckOutcome, LedgerState, SeenKind, SeenMeasure, Status};
use domain::signal::SignalKind;
use domain::{Measure, MeasureKind, Register, Registration, Standing};
use service::{
    Arranged, ArrangementId, Check, CheckId, EmployerProblem, EntryId, Filter, Known, Order, OverviewLine, Record,
    StaffId, TodoFilter, Verdict,
};

use crate::bed::{Bed, both};
use crate::kind_of_work::{Employer, day, named, registration};

const SUSPENSION: SeenKind = SeenKind::Known(MeasureKind::Suspension);
const WARNING: SeenKind = SeenKind::Known(MeasureKind::Warning);

/// The first day of these tests, on which everybody looks.
const TODAY: &str = "2026-11-21";

fn recorded(name: &str) -> Record {
    let since = Some(day("2020-01-01"));
    Record { since, register: Some(Register::Skj), registered_until: Some(day("2030-01-01")), ..named(name) }
}

fn measure(kind: SeenKind, from: &str, until: Option<&str>) -> SeenMeasure {
    SeenMeasure { kind, from: day(from), until: until.map(day) }
}

fn look(on: NaiveDate, measure: Option<SeenMeasure>) -> Check {
    let outcome = if measure.is_some() { CheckOutcome::Measure } else { CheckOutcome::Registered };
    Check { on, by: None, outcome, registered_until: None, measure, note: String::new() }
}

/// Somebody looks today, and sees this.
async fn sees(bed: &Bed, employer: &Employer, staff: StaffId, measure: impl Into<Option<SeenMeasure>>) {
    let (owner, look) = (&employer.owner, look(bed.service.today(), measure.into()));
    bed.service.check_register(owner, employer.id, CheckId::new(), staff, look).await.unwrap();
}

async fn ask(bed: &Bed, employer: &Employer, staff: StaffId, on: &str) -> Verdict {
    let kind = employer.any(bed).await;
    let work = bed.service.may_do(&employer.owner, employer.id, staff, day(on)).await.unwrap().verdicts;
    work.into_iter().find(|(one, _)| one.id == kind).unwrap().1
}

/// The answer of the gate, from where it is known, and its last day.
async fn gate(bed: &Bed, employer: &Employer, staff: StaffId, on: &str) -> (Answer, Known, Option<NaiveDate>) {
    let verdict = ask(bed, employer, staff, on).await;
    (verdict.allocation.answer, verdict.known, verdict.allocation.valid_until)
}

/// The lines of the overview on a day, with a filter or without.
async fn lines(bed: &Bed, employer: &Employer, filter: &Filter, on: NaiveDate) -> Vec<OverviewLine> {
    let asked = (filter, Some(on));
    bed.service.overview_on(&employer.owner, employer.id, asked, (Order::Name, false), 0).await.unwrap().lines
}

/// The only line of the overview on a day: how the registration stands, and the measure that runs.
async fn stands(bed: &Bed, employer: &Employer, on: &str) -> (Status, Option<String>) {
    let all = lines(bed, employer, &Filter::default(), day(on)).await;
    let [line] = &all[..] else { panic!("{all:?}") };
    let person = bed.service.person_on(&employer.owner, employer.id, line.staff, day(on)).await.unwrap();
    assert_eq!(person.lines, all);
    let narrowed = lines(bed, employer, &Filter { measure: true, ..Filter::default() }, day(on)).await;
    assert_eq!(narrowed.is_empty(), line.measure.is_none(), "the filter says the same");
    (line.status, line.measure.clone().map(|(name, _)| name))
}

async fn signals(bed: &Bed, employer: &Employer) -> Vec<SignalKind> {
    let todo = bed.service.todo(&employer.owner, employer.id, TodoFilter::default(), 0).await.unwrap();
    todo.signals.into_iter().map(|signal| signal.key.kind).collect()
}

both! {
    async fn what_is_seen_anew_asks_attention_anew_though_something_before_it_was_settled(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let crisis = employer.any(&bed).await;
        let (vera, tom) = (employer.staff(&bed, recorded("Vera")).await, employer.staff(&bed, named("Tom")).await);
        let tandem = crate::allocation::tandem(vera, "2027-10-01");
        employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem).await.unwrap();
        let settle = async || {
            let todo = service.todo(owner, id, TodoFilter::default(), 0).await.unwrap();
            let keys: Vec<_> = todo.signals.iter().map(|signal| signal.key).collect();
            service.settle_signals(owner, id, &keys, true).await.unwrap();
            signals(&bed, &employer).await
        };
        let both = [SignalKind::RegistrationMeasure, SignalKind::ArrangementLapsed];
        // All of it on one day, and measures without an end: nothing but what was seen is another thing.
        sees(&bed, &employer, vera, measure(SUSPENSION, "2026-11-01", None)).await;
        assert_eq!(signals(&bed, &employer).await, both);
        assert_eq!(settle().await, []);
        sees(&bed, &employer, vera, measure(SUSPENSION, "2026-11-01", None)).await;
        assert_eq!(signals(&bed, &employer).await, [], "the same, seen once more");
        sees(&bed, &employer, vera, None).await;
        assert_eq!(signals(&bed, &employer).await, []);
        sees(&bed, &employer, vera, measure(SeenKind::Known(MeasureKind::StrikingOff), "2026-11-10", None)).await;
        assert_eq!(signals(&bed, &employer).await, both, "a striking off");
        assert_eq!(settle().await, []);
        sees(&bed, &employer, vera, measure(SeenKind::Other, "2026-11-10", None)).await;
        assert_eq!(signals(&bed, &employer).await, both, "one that nobody knows");
    }

    async fn a_heavier_measure_and_one_that_comes_back_are_mailed(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let vera = employer.staff(&bed, recorded("Vera")).await;
        let striking = SeenKind::Known(MeasureKind::StrikingOff);
        let made = async |days| {
            bed.after(TimeDelta::days(days));
            bed.service.make_digests().await.unwrap()
        };
        sees(&bed, &employer, vera, measure(SUSPENSION, "2026-11-01", None)).await;
        assert_eq!(made(0).await, 1);
        sees(&bed, &employer, vera, None).await;
        sees(&bed, &employer, vera, measure(striking, "2026-11-10", None)).await;
        assert_eq!(made(7).await, 1, "within the week, and heavier");
        assert_eq!(made(7).await, 0, "nothing twice");
        sees(&bed, &employer, vera, None).await;
        assert_eq!(made(7).await, 0);
        sees(&bed, &employer, vera, measure(SUSPENSION, "2026-11-01", None)).await;
        assert_eq!(made(7).await, 1, "it was over, and is back");
    }

    async fn a_warning_bars_nothing(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let staff = employer.staff(&bed, recorded("Bram Hoekstra")).await;
        sees(&bed, &employer, staff, measure(WARNING, "2026-01-01", None)).await;
        assert_eq!(
            gate(&bed, &employer, staff, TODAY).await,
            (Answer::Allowed, Known::Recorded, Some(day("2029-12-31")))
        );
        assert_eq!(stands(&bed, &employer, TODAY).await, (Status::Recorded, Some("waarschuwing".to_owned())));
        assert_eq!(stands(&bed, &employer, "2026-11-20").await, (Status::Recorded, None), "nobody had looked");
        assert_eq!(signals(&bed, &employer).await, []);
        let person = bed.service.person(&employer.owner, employer.id, staff).await.unwrap();
        assert_eq!(person.checks[0].measure, Some(measure(WARNING, "2026-01-01", None)));
        assert_eq!(person.lines[0].status, Status::Recorded);
    }

    async fn a_suspension_ends_by_itself_the_day_after_its_last(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let staff = employer.staff(&bed, recorded("Bram Hoekstra")).await;
        sees(&bed, &employer, staff, measure(SUSPENSION, "2026-12-01", Some("2026-12-31"))).await;
        let allowed = |until| (Answer::Allowed, Known::Recorded, Some(day(until)));
        let suspended = (Status::Known(Standing::Suspended), Some("schorsing".to_owned()));
        assert_eq!(gate(&bed, &employer, staff, TODAY).await, allowed("2026-11-30"));
        assert_eq!(stands(&bed, &employer, TODAY).await, (Status::Recorded, None), "it has yet to begin");
        assert_eq!(gate(&bed, &employer, staff, "2026-11-30").await, allowed("2026-11-30"));
        for on in ["2026-12-01", "2026-12-31"] {
            let barred = (Answer::NotAllowed, Known::Barred, Some(day("2026-12-31")));
            assert_eq!(gate(&bed, &employer, staff, on).await, barred);
            assert_eq!(stands(&bed, &employer, on).await, suspended);
        }
        assert_eq!(ask(&bed, &employer, staff, "2026-12-31").await.allocation.reasons, [Reason::Suspended]);
        assert_eq!(gate(&bed, &employer, staff, "2027-01-01").await, allowed("2029-12-31"));
        assert_eq!(stands(&bed, &employer, "2027-01-01").await, (Status::Recorded, None));
        // The kept lines turn on those days, though nobody writes anything.
        for (days, expected, todo) in [
            (0, (Status::Recorded, None), vec![]),
            (10, suspended.clone(), vec![SignalKind::RegistrationMeasure]),
            (40, suspended, vec![SignalKind::RegistrationMeasure]),
            (41, (Status::Recorded, None), vec![]),
        ] {
            bed.after(TimeDelta::days(days));
            let today = bed.service.today().to_string();
            assert_eq!(stands(&bed, &employer, &today).await, expected, "{today}");
            assert_eq!(signals(&bed, &employer).await, todo, "{today}");
            bed.after(TimeDelta::days(-days));
        }
    }

    async fn without_an_end_it_lasts_until_another_look(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let staff = employer.staff(&bed, recorded("Bram Hoekstra")).await;
        sees(&bed, &employer, staff, measure(SUSPENSION, "2026-01-01", None)).await;
        for on in [TODAY, "2029-12-31"] {
            let (answer, known, _) = gate(&bed, &employer, staff, on).await;
            assert_eq!((answer, known), (Answer::NotAllowed, Known::Barred), "{on}");
        }
        bed.after(TimeDelta::days(10));
        sees(&bed, &employer, staff, None).await;
        assert_eq!(gate(&bed, &employer, staff, "2026-12-01").await.0, Answer::Allowed);
        assert_eq!(stands(&bed, &employer, "2026-12-01").await, (Status::Recorded, None));
        let then = (Status::Known(Standing::Suspended), Some("schorsing".to_owned()));
        assert_eq!(stands(&bed, &employer, "2026-11-30").await, then, "as was known on that day");
        assert_eq!(stands(&bed, &employer, "2026-11-20").await, (Status::Recorded, None));
        sees(&bed, &employer, staff, measure(SeenKind::Known(MeasureKind::StrikingOff), "2026-01-01", None)).await;
        assert_eq!(ask(&bed, &employer, staff, "2035-01-01").await.allocation.reasons, [Reason::StruckOff]);
        assert_eq!(stands(&bed, &employer, "2035-01-01").await.0, Status::Known(Standing::StruckOff));
    }

    async fn of_a_measure_that_nobody_knows_nothing_says_that_they_may_while_it_runs(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let staff = employer.staff(&bed, recorded("Bram Hoekstra")).await;
        sees(&bed, &employer, staff, measure(SeenKind::Other, "2026-12-01", Some("2027-01-31"))).await;
        let allowed = |until| (Answer::Allowed, Known::Recorded, Some(day(until)));
        let unknown = (Status::Unknown, Some("anders".to_owned()));
        assert_eq!(gate(&bed, &employer, staff, TODAY).await, allowed("2026-11-30"));
        for on in ["2026-12-01", "2027-01-31"] {
            let refused = (Answer::NotAllowed, Known::Measure, Some(day("2027-01-31")));
            assert_eq!(gate(&bed, &employer, staff, on).await, refused);
            assert_eq!(stands(&bed, &employer, on).await, unknown);
        }
        assert_eq!(ask(&bed, &employer, staff, "2027-01-31").await.allocation.reasons, [Reason::NotRegistered]);
        assert_eq!(gate(&bed, &employer, staff, "2027-02-01").await, allowed("2029-12-31"));
        assert_eq!(stands(&bed, &employer, "2027-02-01").await, (Status::Recorded, None));
        assert_eq!(signals(&bed, &employer).await, []);
        bed.after(TimeDelta::days(10));
        assert_eq!(stands(&bed, &employer, "2026-12-01").await, unknown);
        assert_eq!(signals(&bed, &employer).await, [SignalKind::RegistrationMeasure]);
    }

    async fn what_is_shared_tells_which_measure_it_was_and_until_when(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let (noor, staff) = employer.sharing(&bed, "noor@example.nl", "2028-01-01").await;
        let entry = bed.service.portfolio(&noor).await.unwrap().registrations[0].id;
        let mut version = 1;
        let mut tell = async |measures: Vec<Measure>| {
            let told = Registration { measures, ..registration("2028-01-01") };
            version = bed.service.save_registration(&noor, entry, Some(version), told).await.unwrap().version;
        };
        sees(&bed, &employer, staff, measure(SeenKind::Other, "2026-11-01", None)).await;
        assert_eq!(gate(&bed, &employer, staff, TODAY).await, (Answer::NotAllowed, Known::Measure, None));
        assert_eq!(stands(&bed, &employer, TODAY).await, (Status::Unknown, Some("anders".to_owned())));
        // A reprimand, which bars nothing and which no page of the employer shows.
        let told = |kind, until: Option<&str>| Measure { kind, from: day("2026-11-01"), until: until.map(day) };
        tell(vec![told(MeasureKind::Reprimand, None)]).await;
        let shared = (Answer::Allowed, Known::Shared, Some(day("2027-12-31")));
        assert_eq!(gate(&bed, &employer, staff, TODAY).await, shared);
        assert_eq!(stands(&bed, &employer, TODAY).await, (Status::Known(Standing::Registered), None));
        // The same suspension, of which the register did not show the end.
        sees(&bed, &employer, staff, measure(SUSPENSION, "2026-11-01", None)).await;
        assert_eq!(gate(&bed, &employer, staff, TODAY).await, (Answer::NotAllowed, Known::Barred, None));
        tell(vec![told(MeasureKind::Suspension, Some("2027-01-31"))]).await;
        assert_eq!(gate(&bed, &employer, staff, TODAY).await.2, Some(day("2027-01-31")));
        assert_eq!(gate(&bed, &employer, staff, "2027-02-01").await, shared);
        let registered = (Status::Known(Standing::Registered), None);
        assert_eq!(stands(&bed, &employer, "2027-01-31").await.0, Status::Known(Standing::Suspended));
        assert_eq!(stands(&bed, &employer, "2027-02-01").await, registered);
        // Another one than they tell of counts beside it; on their page, too.
        sees(&bed, &employer, staff, measure(SUSPENSION, "2027-02-01", Some("2027-02-28"))).await;
        assert_eq!(gate(&bed, &employer, staff, TODAY).await.2, Some(day("2027-02-28")));
        assert_eq!(stands(&bed, &employer, "2027-02-28").await.0, Status::Known(Standing::Suspended));
        assert_eq!(stands(&bed, &employer, "2027-03-01").await, registered);
        bed.after(TimeDelta::days(90));
        bed.service.work_out_standings().await.unwrap();
        let person = bed.service.person(&employer.owner, employer.id, staff).await.unwrap();
        assert_eq!(person.lines[0].status, Status::Known(Standing::Suspended));
        assert_eq!(person.lines[0].measure, Some(("schorsing".to_owned(), Some(day("2027-02-28")))));
    }

    async fn who_is_responsible_is_barred_on_those_days_too(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let bram = employer.staff(&bed, recorded("Bram Hoekstra")).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let arranged = Arranged {
            responsible: Some(bram),
            agreements: Agreement::ALL.to_vec(),
            ground: None,
            basis: None,
            reason: String::new(),
            since: day(TODAY),
            review_on: day("2029-01-01"),
            until: None,
        };
        let (id, who) = (ArrangementId::new(), (tom, crisis, ArrangementKind::Tandem));
        bed.service.save_exception(&employer.owner, employer.id, (id, None), who, arranged).await.unwrap();
        for kind in [SUSPENSION, SeenKind::Other] {
            sees(&bed, &employer, bram, measure(kind, "2026-12-01", Some("2026-12-31"))).await;
            for (on, answer, until) in [
                (TODAY, Answer::AllowedSupervised, "2026-11-30"),
                ("2026-12-01", Answer::NotAllowed, "2026-12-31"),
                ("2027-01-01", Answer::AllowedSupervised, "2028-12-31"),
            ] {
                let (found, _, last) = gate(&bed, &employer, tom, on).await;
                assert_eq!((found, last), (answer, Some(day(until))), "{kind:?} {on}");
            }
            bed.after(TimeDelta::days(15));
            let exception = bed.service.exception(&employer.owner, employer.id, id).await.unwrap().exception;
            assert_eq!(exception.state, LedgerState::Lapsed, "{kind:?}");
            bed.after(TimeDelta::days(-15));
        }
    }

    async fn what_cannot_be_is_not_written_down(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let staff = employer.staff(&bed, recorded("Bram Hoekstra")).await;
        let struck_off = SeenKind::Known(MeasureKind::StrikingOff);
        for (outcome, seen, problem) in [
            (CheckOutcome::Measure, None, EmployerProblem::Measure),
            (CheckOutcome::Registered, Some(measure(WARNING, TODAY, None)), EmployerProblem::Measure),
            (CheckOutcome::NotFound, Some(measure(WARNING, TODAY, None)), EmployerProblem::Measure),
            (CheckOutcome::Measure, Some(measure(WARNING, TODAY, Some("2026-11-20"))), EmployerProblem::Measure),
            (CheckOutcome::Measure, Some(measure(struck_off, TODAY, Some("2027-11-20"))), EmployerProblem::Measure),
            (CheckOutcome::Measure, Some(measure(WARNING, "2028-01-01", None)), EmployerProblem::Day),
            (CheckOutcome::Measure, Some(measure(WARNING, TODAY, Some("2126-11-20"))), EmployerProblem::Day),
        ] {
            let look = Check { outcome, ..look(day(TODAY), seen) };
            let stored = bed.service.check_register(&employer.owner, employer.id, CheckId::new(), staff, look).await;
            assert_eq!(stored, Err(problem), "{outcome:?} {seen:?}");
        }
    }

    async fn the_overview_says_the_same_as_the_gate(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let mut staff = Vec::new();
        let days = [("2026-11-25", Some("2026-12-10")), ("2026-12-05", None), ("2026-11-01", Some("2026-12-01"))];
        for (number, kind) in SeenKind::all().enumerate() {
            for (place, (from, until)) in days.into_iter().enumerate() {
                let ends = ["2030-01-01", "2026-12-05"][number % 2];
                let registered_until = Some(day(ends));
                let id = employer.staff(&bed, Record { registered_until, ..recorded(&format!("P{number}{place}")) }).await;
                let seen = measure(kind, from, until);
                let seen = if seen.end_fits() { seen } else { SeenMeasure { until: None, ..seen } };
                sees(&bed, &employer, id, seen).await;
                staff.push(id);
            }
        }
        let (noor, shares) = employer.sharing(&bed, "noor@example.nl", "2026-12-08").await;
        let big = domain::Chamber::Psychotherapist;
        let other = Registration { register: big.register(), chamber: big, ..registration("2027-06-01") };
        bed.service.save_registration(&noor, EntryId::new(), None, other).await.unwrap();
        sees(&bed, &employer, shares, measure(SeenKind::Other, "2026-12-01", Some("2026-12-03"))).await;
        staff.push(shares);
        let mut differs = 0;
        for number in 0..24 {
            let on = day(TODAY) + TimeDelta::days(number);
            let told = lines(&bed, &employer, &Filter::default(), on).await;
            assert_eq!(told.len(), staff.len() + 1);
            for id in &staff {
                let theirs: Vec<_> = told.iter().filter(|line| line.staff == *id).collect();
                let holds = theirs.iter().any(|line| line.status.holds());
                let (answer, ..) = gate(&bed, &employer, *id, &on.to_string()).await;
                assert_eq!(answer == Answer::Allowed, holds, "{on} {theirs:?}");
                differs += usize::from(!holds);
            }
            // When that day has come the kept lines say it too, whatever was kept before.
            bed.after(TimeDelta::days(number));
            bed.service.work_out_standings().await.unwrap();
            let filter = Filter::default();
            let come = bed.service.overview(&employer.owner, employer.id, &filter, (Order::Name, false), 0).await.unwrap();
            assert_eq!(come.lines, told, "{on}");
            bed.after(TimeDelta::days(-number));
        }
        assert!(differs > 50, "{differs}");
    }
}
