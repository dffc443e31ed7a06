//! Work that is given to people, and the ledger of exceptions: what is stored, what lapses by itself, and when.
use domain::allocation::{
    Agreement, Answer, ArrangementKind, Indicator, Reason, UnlessBasis, UnlessGround, WorkerKind,
};
use domain::organisation::{CheckOutcome, LedgerState, Reading, Role};
use domain::{Measure, MeasureKind, Register};
use service::{
    Abilities, Actor, AllocationId, AllocationSaid, AllocationsAsked, Among, Arranged, ArrangementId, Check, CheckId,
    EmployerProblem, Given, KindOfWorkId, OrganisationChange, Part, Period, Record, StaffId, Team, TeamId, WhoMayAsked,
};

use crate::bed::{Bed, both, code};
use crate::kind_of_work::{Employer, day, named, registration, work};

const NOT_ALLOWED: Option<Answer> = Some(Answer::NotAllowed);
const SUPERVISED: Option<Answer> = Some(Answer::AllowedSupervised);

/// What somebody agreed with a responsible colleague, for a tandem that begins on the first day of these tests.
pub(crate) fn tandem(responsible: StaffId, review_on: &str) -> Arranged {
    Arranged {
        responsible: Some(responsible),
        agreements: Agreement::ALL.to_vec(),
        ground: None,
        basis: None,
        reason: String::new(),
        since: day("2026-11-21"),
        review_on: day(review_on),
        until: None,
    }
}

fn unless(responsible: StaffId, review_on: &str) -> Arranged {
    Arranged {
        agreements: Vec::new(),
        ground: Some(UnlessGround::NecessaryForQuality),
        basis: Some(UnlessBasis::ExistingRelation),
        reason: "Zij kent het gezin al drie jaar en blijft erbij.".to_owned(),
        ..tandem(responsible, review_on)
    }
}

fn recorded(name: &str, until: &str) -> Record {
    Record { register: Some(Register::Skj), registered_until: Some(day(until)), ..named(name) }
}

fn at_noon(bed: &Bed, on: &str) {
    bed.clock.set(day(on).and_hms_opt(12, 0, 0).unwrap().and_utc());
}

impl Employer {
    pub(crate) async fn arrange(
        &self,
        bed: &Bed,
        (staff, kind): (StaffId, KindOfWorkId),
        how: ArrangementKind,
        arranged: Arranged,
    ) -> Result<ArrangementId, EmployerProblem> {
        let id = ArrangementId::new();
        bed.service.save_exception(&self.owner, self.id, (id, None), (staff, kind, how), arranged).await.map(|()| id)
    }

    /// Gives somebody work after looking what the norm says, as the pages do.
    pub(crate) async fn give(&self, bed: &Bed, given: Given) -> Result<AllocationId, EmployerProblem> {
        let gate = bed.service.gate(&self.owner, self.id, given).await?;
        let (id, seen) = (AllocationId::new(), Some(Part::from(&gate.course[0])));
        bed.service.allocate(&self.owner, self.id, (id, None), given, "GZ-0042", seen).await.map(|()| id)
    }

    /// What the norm says on a day of an allocation and of a line of the ledger; and whether it is to be done something
    /// about.
    async fn on(
        &self,
        bed: &Bed,
        on: &str,
        (allocation, arrangement): (AllocationId, ArrangementId),
    ) -> (Option<Answer>, LedgerState, bool) {
        at_noon(bed, on);
        let ledger = bed.service.ledger(&self.owner, self.id).await.unwrap();
        let view = bed.service.allocation(&self.owner, self.id, allocation).await.unwrap();
        let line = ledger.lines.iter().find(|line| line.id == arrangement).unwrap();
        let one = bed.service.exception(&self.owner, self.id, arrangement).await.unwrap();
        assert_eq!(one.exception, *line);
        assert_eq!(one.allocations, std::slice::from_ref(&view.allocated));
        let todo = ledger.todo.iter().any(|one| one.id == allocation);
        assert_eq!(view.allocated.answer(), one.verdict.map(|verdict| verdict.allocation.answer));
        (view.allocated.answer(), line.state, todo)
    }

    async fn history(&self, bed: &Bed, id: ArrangementId) -> Vec<OrganisationChange> {
        let history = bed.service.exception_history(&self.owner, self.id, id).await.unwrap();
        assert!(history.versions.iter().all(|version| version.said.is_some()));
        history.versions.into_iter().map(|version| version.what).collect()
    }

    async fn lead(&self, bed: &Bed, team: TeamId) -> Actor {
        self.member(bed, "lars@example.nl", (Role::TeamLead, Some(team))).await
    }

    async fn member(&self, bed: &Bed, email: &str, role: (Role, Option<TeamId>)) -> Actor {
        let actor = bed.strong(email).await;
        bed.service.invite_member(&self.owner, self.id, email, role, language::Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        bed.service.accept_role(&actor, &code(&mails[0])).await.unwrap();
        actor
    }
}

fn from(staff: StaffId, kind_of_work: KindOfWorkId, since: &str, until: Option<&str>) -> Given {
    Given { staff, kind_of_work, period: Period { since: day(since), until: until.map(day) } }
}

both! {
    async fn an_exception_lapses_on_its_review_date_and_the_gate_flips_that_day(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let bram = employer.staff(&bed, recorded("Bram Hoekstra", "2030-01-01")).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let given = from(tom, crisis, "2026-11-21", None);
        let refused = bed.service.gate(&employer.owner, employer.id, given).await.unwrap();
        assert_eq!(refused.course.iter().map(Part::from).collect::<Vec<_>>(), [Part {
            answer: Answer::NotAllowed,
            until: None,
        }]);
        assert_eq!(refused.others.may.iter().map(|other| other.staff).collect::<Vec<_>>(), [bram]);
        assert!(refused.course[0].verdict.ways.iter().any(|way| way.kind == ArrangementKind::Tandem));
        assert_eq!(employer.give(&bed, given).await, Err(EmployerProblem::NotAllowed));
        let nothing = bed.service.allocations(&employer.owner, employer.id, AllocationsAsked::default(), 0).await;
        assert!(nothing.unwrap().lines.is_empty(), "what is not allowed is not stored");

        let exception =
            employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem(bram, "2027-03-01")).await.unwrap();
        let gate = bed.service.gate(&employer.owner, employer.id, given).await.unwrap();
        assert_eq!(gate.course.iter().map(Part::from).collect::<Vec<_>>(), [
            Part { answer: Answer::AllowedSupervised, until: Some(day("2027-02-28")) },
            Part { answer: Answer::NotAllowed, until: None },
        ]);
        let under = gate.course[0].verdict.under.clone().unwrap();
        assert_eq!((under.arrangement, under.responsible), (exception, Some((bram, "Bram Hoekstra".to_owned()))));
        let allocation = employer.give(&bed, given).await.unwrap();
        let both = (allocation, exception);
        assert_eq!(employer.on(&bed, "2026-11-21", both).await, (SUPERVISED, LedgerState::Soon, false));
        assert_eq!(employer.on(&bed, "2027-02-28", both).await, (SUPERVISED, LedgerState::Soon, false));
        assert_eq!(employer.on(&bed, "2027-03-01", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
        let view = bed.service.allocation(&employer.owner, employer.id, allocation).await.unwrap();
        let verdict = view.allocated.verdict.unwrap();
        assert_eq!(verdict.allocation.reasons, [Reason::NotRegistered, Reason::ReviewDatePassed]);
        assert_eq!(verdict.under.unwrap().responsible, Some((bram, "Bram Hoekstra".to_owned())), "whose it is");
        assert_eq!(view.others.may.iter().map(|other| other.staff).collect::<Vec<_>>(), [bram]);
        // Looked at again: it holds on.
        let again = Arranged { review_on: day("2028-03-01"), ..tandem(bram, "2028-03-01") };
        let who = (tom, crisis, ArrangementKind::Tandem);
        bed.service.save_exception(&employer.owner, employer.id, (exception, Some(1)), who, again).await.unwrap();
        assert_eq!(employer.on(&bed, "2027-03-01", both).await, (SUPERVISED, LedgerState::Holds, false));
        assert_eq!(employer.history(&bed, exception).await, [OrganisationChange::Edited, OrganisationChange::Created]);
    }

    async fn it_lapses_when_the_registration_of_who_is_responsible_ends(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        // By the employer's own record.
        let bram = employer.staff(&bed, recorded("Bram Hoekstra", "2027-01-15")).await;
        let exception =
            employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem(bram, "2029-03-01")).await.unwrap();
        let allocation = employer.give(&bed, from(tom, crisis, "2026-11-21", None)).await.unwrap();
        let both = (allocation, exception);
        assert_eq!(employer.on(&bed, "2027-01-14", both).await, (SUPERVISED, LedgerState::Soon, false));
        assert_eq!(employer.on(&bed, "2027-01-15", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
        let view = bed.service.exception(&employer.owner, employer.id, exception).await.unwrap();
        let reasons = view.exception.held.unwrap().reasons;
        assert_eq!(reasons, [Reason::NotRegistered, Reason::ResponsibleNotRegistered]);
    }

    async fn that_nobody_looked_up_who_is_responsible_is_told(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let [tom, bram] = [
            employer.staff(&bed, named("Tom")).await, employer.staff(&bed, recorded("Bram", "2028-03-01")).await
        ];
        let line = employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem(bram, "2027-03-01")).await.unwrap();
        let told = async || {
            let gate = bed.service.gate(&employer.owner, employer.id, from(tom, crisis, "2026-11-21", None)).await.unwrap();
            let under = gate.course[0].verdict.under.clone().unwrap();
            assert_eq!(under.responsible, Some((bram, "Bram".to_owned())));
            let exception = bed.service.exception(&employer.owner, employer.id, line).await.unwrap().exception;
            assert_eq!(exception.unchecked, under.unchecked.then_some(bram));
            under.unchecked
        };
        assert!(told().await);
        let check = Check {
            on: bed.service.today(),
            by: None,
            outcome: CheckOutcome::Registered,
            registered_until: Some(day("2028-03-01")),
            measure: None,
            note: String::new(),
        };
        bed.service.check_register(&employer.owner, employer.id, CheckId::new(), bram, check).await.unwrap();
        assert!(!told().await);
        // By exception the work rests on no registration.
        let eva = employer.staff(&bed, recorded("Eva", "2028-03-01")).await;
        let ann = employer.staff(&bed, named("Ann")).await;
        employer.arrange(&bed, (ann, crisis), ArrangementKind::Unless, unless(eva, "2027-03-01")).await.unwrap();
        let gate = bed.service.gate(&employer.owner, employer.id, from(ann, crisis, "2026-11-21", None)).await.unwrap();
        assert!(!gate.course[0].verdict.under.clone().unwrap().unchecked);
    }

    async fn it_lapses_when_a_shared_registration_ends_is_suspended_or_is_shared_no_more(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let (noor, responsible) = employer.sharing(&bed, "noor@example.nl", "2028-01-01").await;
        let arranged = tandem(responsible, "2029-03-01");
        let exception = employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, arranged).await.unwrap();
        let allocation = employer.give(&bed, from(tom, crisis, "2026-11-21", None)).await.unwrap();
        let both = (allocation, exception);
        assert_eq!(employer.on(&bed, "2027-12-31", both).await, (SUPERVISED, LedgerState::Soon, false));
        assert_eq!(employer.on(&bed, "2028-01-01", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
        // A measure that starts: from its first day, and not from the day on which it was written down.
        at_noon(&bed, "2026-12-01");
        let entry = bed.service.portfolio(&noor).await.unwrap().registrations[0].id;
        let suspension =
            Measure { kind: MeasureKind::Suspension, from: day("2027-02-01"), until: Some(day("2027-02-28")) };
        let suspended = domain::Registration { measures: vec![suspension], ..registration("2028-01-01") };
        bed.service.save_registration(&noor, entry, Some(1), suspended).await.unwrap();
        assert_eq!(employer.on(&bed, "2027-01-31", both).await, (SUPERVISED, LedgerState::Soon, false));
        assert_eq!(employer.on(&bed, "2027-02-01", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
        assert_eq!(employer.on(&bed, "2027-03-01", both).await, (SUPERVISED, LedgerState::Holds, false));
        // Each answer told something of Noor: it is in the log.
        let link = bed.service.links(&noor, 0).await.unwrap();
        assert!(link.readings.iter().all(|line| line.what == Reading::Allocation), "{:?}", link.readings);
        let before = link.readings.len();
        bed.clock.advance(chrono::TimeDelta::minutes(16));
        bed.service.ledger(&employer.owner, employer.id).await.unwrap();
        assert_eq!(bed.service.links(&noor, 0).await.unwrap().readings.len(), before + 1);
        // Taken back: nothing is known of the registration on the very next request.
        bed.service.withdraw_link(&noor, link.links[0].id).await.unwrap();
        assert_eq!(employer.on(&bed, "2027-03-01", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
    }

    async fn who_leaves_is_responsible_for_nothing_any_more(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let leaving = Record { until: Some(day("2027-01-31")), ..recorded("Bram Hoekstra", "2030-01-01") };
        let bram = employer.staff(&bed, leaving.clone()).await;
        let exception =
            employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem(bram, "2029-03-01")).await.unwrap();
        let given = from(tom, crisis, "2026-11-21", None);
        let gate = bed.service.gate(&employer.owner, employer.id, given).await.unwrap();
        assert_eq!(gate.course[0].until, Some(day("2027-01-31")), "known beforehand");
        let both = (employer.give(&bed, given).await.unwrap(), exception);
        assert_eq!(employer.on(&bed, "2027-01-31", both).await, (SUPERVISED, LedgerState::Soon, false));
        assert_eq!(employer.on(&bed, "2027-02-01", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
        // Stays after all, and is then taken off the staff.
        let stays = Record { until: None, ..leaving };
        bed.service.save_staff(&employer.owner, employer.id, bram, Some(1), stays).await.unwrap();
        assert_eq!(employer.on(&bed, "2027-02-01", both).await, (SUPERVISED, LedgerState::Holds, false));
        bed.service.remove_staff(&employer.owner, employer.id, bram, 2).await.unwrap();
        assert_eq!(employer.on(&bed, "2027-02-01", both).await, (NOT_ALLOWED, LedgerState::Lapsed, true));
        let view = bed.service.exception(&employer.owner, employer.id, exception).await.unwrap();
        assert_eq!(view.exception.responsible, None);
        // Who does the work leaves: it is to be done something about, and no answer is given.
        let gone = Record { until: Some(day("2027-02-10")), ..named("Tom Visser") };
        bed.service.save_staff(&employer.owner, employer.id, tom, Some(1), gone).await.unwrap();
        assert_eq!(employer.on(&bed, "2027-02-11", both).await, (None, LedgerState::Lapsed, true));
    }

    async fn the_best_of_what_is_arranged_counts_and_what_is_ended_does_not(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let other = employer.kind(&bed, "Veiligheid", work(&[Indicator::UnsafeEnvironment], &[])).await;
        let bram = employer.staff(&bed, recorded("Bram Hoekstra", "2030-01-01")).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let arrange = async |how, arranged| employer.arrange(&bed, (tom, crisis), how, arranged).await.unwrap();
        let exception = arrange(ArrangementKind::Unless, unless(bram, "2027-06-01")).await;
        let short = Arranged { until: Some(day("2027-01-31")), ..tandem(bram, "2027-06-01") };
        arrange(ArrangementKind::Tandem, short).await;
        let later = Arranged { since: day("2027-03-01"), ..tandem(bram, "2027-05-01") };
        arrange(ArrangementKind::Tandem, later).await;
        let course = async |kind| {
            let given = from(tom, kind, "2026-11-21", Some("2027-12-31"));
            let gate = bed.service.gate(&employer.owner, employer.id, given).await.unwrap();
            gate.course.iter().map(|stretch| (stretch.since.to_string(), Part::from(stretch).answer)).collect::<Vec<_>>()
        };
        let owned = |all: &[(&str, Answer)]| all.iter().map(|(on, answer)| ((*on).to_owned(), *answer)).collect::<Vec<_>>();
        assert_eq!(course(crisis).await, owned(&[
            ("2026-11-21", Answer::AllowedSupervised),
            ("2027-02-01", Answer::AllowedUnless),
            ("2027-03-01", Answer::AllowedSupervised),
            ("2027-05-01", Answer::AllowedUnless),
            ("2027-06-01", Answer::NotAllowed),
        ]));
        assert_eq!(course(other).await, owned(&[("2026-11-21", Answer::NotAllowed)]), "for this work only");
        // Ended: it counts up to and including its last day.
        bed.service.end_exception(&employer.owner, employer.id, (exception, 1), day("2027-02-14")).await.unwrap();
        assert_eq!(course(crisis).await[1..3], owned(&[
            ("2027-02-01", Answer::AllowedUnless),
            ("2027-02-15", Answer::NotAllowed),
        ]));
        let end = bed.service.end_exception(&employer.owner, employer.id, (exception, 1), day("2027-02-13")).await;
        assert_eq!(end, Err(EmployerProblem::Conflict { version: 2 }));
        at_noon(&bed, "2027-02-15");
        let ledger = bed.service.ledger(&employer.owner, employer.id).await.unwrap();
        let state = |id| ledger.lines.iter().find(|line| line.id == id).unwrap().state;
        assert_eq!(state(exception), LedgerState::Ended);
        assert_eq!(employer.history(&bed, exception).await, [OrganisationChange::Ended, OrganisationChange::Created]);
        // Who becomes registered needs none of it.
        bed.service.save_staff(&employer.owner, employer.id, tom, Some(1), recorded("Tom Visser", "2030-01-01")).await.unwrap();
        assert_eq!(course(crisis).await, owned(&[("2026-11-21", Answer::Allowed)]));
    }

    async fn what_would_not_open_the_work_is_not_stored(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let direction = employer.kind(&bed, "Casusregie", work(&[Indicator::CaseDirection], &[])).await;
        let practical = employer.kind(&bed, "Praktisch", work(&[], &[])).await;
        let bram = employer.staff(&bed, recorded("Bram Hoekstra", "2030-01-01")).await;
        let former = employer.staff(&bed, recorded("Femke Bos", "2026-01-01")).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let mona = employer.staff(&bed, named("Mona Dijkstra")).await;
        let trainee = Abilities { worker: WorkerKind::Trainee, ..Abilities::default() };
        bed.service.save_abilities(&employer.owner, employer.id, mona, trainee).await.unwrap();
        let arrange = async |staff, kind, how, arranged| employer.arrange(&bed, (staff, kind), how, arranged).await;
        let lacking = |reasons: &[Reason]| Err(EmployerProblem::Lacking(reasons.to_vec()));
        let all = tandem(bram, "2027-03-01");
        let six = Arranged { agreements: Agreement::ALL[1..].to_vec(), ..all.clone() };
        assert_eq!(
            arrange(tom, crisis, ArrangementKind::Tandem, six).await,
            lacking(&[Reason::AgreementMissing(Agreement::ALL[0])])
        );
        assert_eq!(
            arrange(tom, direction, ArrangementKind::Tandem, all.clone()).await,
            lacking(&[Reason::TaskOfRegisteredOnly(Indicator::CaseDirection)])
        );
        assert_eq!(
            arrange(tom, crisis, ArrangementKind::Tandem, tandem(former, "2027-03-01")).await,
            lacking(&[Reason::ResponsibleNotRegistered])
        );
        assert_eq!(
            arrange(tom, crisis, ArrangementKind::Supervision, all.clone()).await,
            lacking(&[Reason::NotATrainee])
        );
        assert_eq!(
            arrange(tom, practical, ArrangementKind::Tandem, all.clone()).await,
            lacking(&[Reason::NoIndicator])
        );
        let hollow = Arranged { ground: None, basis: None, reason: "Kort.".to_owned(), ..unless(bram, "2027-03-01") };
        assert_eq!(
            arrange(tom, crisis, ArrangementKind::Unless, hollow).await,
            lacking(&[Reason::GroundMissing, Reason::BasisMissing, Reason::ReasonTooShort])
        );
        let problem = async |arranged| arrange(tom, crisis, ArrangementKind::Tandem, arranged).await.unwrap_err();
        assert_eq!(problem(tandem(tom, "2027-03-01")).await, EmployerProblem::OwnResponsible);
        assert_eq!(problem(tandem(StaffId::new(), "2027-03-01")).await, EmployerProblem::NoResponsible);
        assert_eq!(problem(Arranged { responsible: None, ..all.clone() }).await, EmployerProblem::NoResponsible);
        assert_eq!(problem(tandem(bram, "2026-11-21")).await, EmployerProblem::Review);
        let past = Arranged { since: day("2025-01-01"), ..tandem(bram, "2026-11-21") };
        assert_eq!(problem(past).await, EmployerProblem::Review, "it would hold on no day");
        let reversed = Arranged { until: Some(day("2026-11-20")), ..all.clone() };
        assert_eq!(problem(reversed).await, EmployerProblem::Reversed);
        assert!(bed.service.ledger(&employer.owner, employer.id).await.unwrap().lines.is_empty());
        // A trainee works under somebody's responsibility. A task of somebody registered can be an exception (tenzij).
        arrange(mona, crisis, ArrangementKind::Supervision, all.clone()).await.unwrap();
        arrange(tom, direction, ArrangementKind::Unless, unless(former, "2027-03-01")).await.unwrap();
        let ledger = bed.service.ledger(&employer.owner, employer.id).await.unwrap();
        let supervised = ledger.lines.iter().find(|line| line.kind == ArrangementKind::Supervision).unwrap();
        assert!(supervised.arranged.agreements.is_empty(), "what does not belong to the kind is not kept");
        // A kind of work in use stays.
        for used in [crisis, direction] {
            let removed = bed.service.remove_kind_of_work(&employer.owner, employer.id, used).await;
            assert_eq!(removed, Err(EmployerProblem::InUse));
        }
        bed.service.remove_kind_of_work(&employer.owner, employer.id, practical).await.unwrap();
    }

    async fn an_allocation_is_stored_once_as_it_was_seen_and_for_a_period_that_makes_sense(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let record = Record { since: Some(day("2026-01-01")), until: Some(day("2028-12-31")), ..recorded("Bram", "2027-06-01") };
        let bram = employer.staff(&bed, record).await;
        let given = from(bram, crisis, "2026-11-21", Some("2027-12-31"));
        let (service, owner) = (&bed.service, &employer.owner);
        let seen = Part { answer: Answer::Allowed, until: Some(day("2027-05-31")) };
        let save = async |key, given, reference: &str, seen| {
            service.allocate(owner, employer.id, key, given, reference, seen).await
        };
        let key = (AllocationId::new(), None);
        for other in [None, Some(Part { until: None, ..seen }), Some(Part { answer: Answer::AllowedUnless, ..seen })] {
            assert_eq!(save(key, given, "", other).await, Err(EmployerProblem::OtherAnswer), "said clearly first");
        }
        save(key, given, " GZ-1 ", Some(seen)).await.unwrap();
        save(key, given, "GZ-1", Some(seen)).await.expect("sent twice, stored once");
        let asked = async |asked| service.allocations(owner, employer.id, asked, 0).await.unwrap();
        let all = asked(AllocationsAsked::default()).await;
        assert_eq!((all.all, all.todo.len()), (1, 0));
        assert_eq!(all.lines[0].reference.as_deref(), Some("GZ-1"));
        let problem = async |period, reference: &str| {
            save((AllocationId::new(), None), period, reference, Some(seen)).await.unwrap_err()
        };
        let backwards = from(bram, crisis, "2026-11-21", Some("2026-11-20"));
        assert_eq!(problem(backwards, "").await, EmployerProblem::Reversed);
        assert_eq!(problem(from(bram, crisis, "0001-01-01", None), "").await, EmployerProblem::Day);
        assert_eq!(problem(from(bram, crisis, "2026-11-21", None), "").await, EmployerProblem::Employment);
        assert_eq!(problem(from(bram, crisis, "2025-12-31", Some("2026-12-31")), "").await, EmployerProblem::Employment);
        let long = problem(given, &"é".repeat(61)).await;
        assert_eq!(long, EmployerProblem::Reference(service::NameProblem::TooLong { max: 60 }));
        let lines = problem(given, "a\nb").await;
        assert_eq!(lines, EmployerProblem::Reference(service::NameProblem::ControlCharacter));
        assert_eq!(problem(from(StaffId::new(), crisis, "2026-11-21", None), "").await, EmployerProblem::NotFound);
        assert_eq!(problem(from(bram, KindOfWorkId::new(), "2026-11-21", Some("2026-12-31")), "").await, EmployerProblem::NotFound);
        // A change keeps who does what, and asks the norm again.
        let shorter = from(bram, crisis, "2026-11-21", Some("2027-01-31"));
        let seen = Part { answer: Answer::Allowed, until: Some(day("2027-01-31")) };
        save((key.0, Some(1)), shorter, "GZ-2", Some(seen)).await.unwrap();
        assert_eq!(save((key.0, Some(1)), given, "GZ-3", Some(seen)).await, Err(EmployerProblem::Conflict { version: 2 }));
        let lapsed = from(bram, crisis, "2027-06-01", Some("2027-12-31"));
        assert_eq!(save((key.0, Some(2)), lapsed, "GZ-3", Some(seen)).await, Err(EmployerProblem::NotAllowed));
        // To stop is always possible, and only earlier.
        let end = async |version, until| service.end_allocation(owner, employer.id, (key.0, version), day(until)).await;
        assert_eq!(end(2, "2027-02-01").await, Err(EmployerProblem::Day));
        assert_eq!(end(2, "2026-11-20").await, Err(EmployerProblem::Reversed));
        assert_eq!(end(1, "2026-12-31").await, Err(EmployerProblem::Conflict { version: 2 }));
        end(2, "2026-12-31").await.unwrap();
        end(2, "2026-12-31").await.expect("the button was pressed twice");
        let history = service.allocation_history(owner, employer.id, key.0).await.unwrap();
        let told: Vec<_> = history.versions.iter().map(|version| {
            let Some(AllocationSaid::Given(period, reference, part)) = version.said.clone() else { panic!("{version:?}") };
            (version.what, period.until.unwrap().to_string(), reference.unwrap(), part.map(|part| part.answer))
        }).collect();
        let line = |what, until: &str, reference: &str, answer| (what, until.to_owned(), reference.to_owned(), answer);
        assert_eq!(told, [
            line(OrganisationChange::Ended, "2026-12-31", "GZ-2", None),
            line(OrganisationChange::Edited, "2027-01-31", "GZ-2", Some(Answer::Allowed)),
            line(OrganisationChange::Created, "2027-12-31", "GZ-1", Some(Answer::Allowed)),
        ]);
        at_noon(&bed, "2027-01-01");
        assert_eq!(asked(AllocationsAsked::default()).await.all, 0);
        assert_eq!(asked(AllocationsAsked { over: true, ..AllocationsAsked::default() }).await.all, 1);
    }

    async fn who_else_may_is_looked_for_in_the_own_team_first(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let [north, south, west] = [TeamId::new(), TeamId::new(), TeamId::new()];
        for (id, name) in [(north, "Noord"), (south, "Zuid"), (west, "West")] {
            let team = Team { id, parent: None, location: None, name: name.to_owned() };
            bed.service.save_team(&employer.owner, employer.id, team).await.unwrap();
        }
        let of = |team: TeamId, record: Record| Record { team: Some(team), ..record };
        let refused = employer.staff(&bed, of(north, named("Noor"))).await;
        let asked = async |staff| {
            let gate = bed.service.gate(&employer.owner, employer.id, from(staff, crisis, "2026-11-21", None)).await.unwrap();
            let may: Vec<_> = gate.others.may.iter().map(|other| other.staff).collect();
            (may, gate.others.from)
        };
        assert_eq!(asked(refused).await, (vec![], Among::Everybody));
        // By an arrangement only: found where nobody is registered any more.
        let supervised = employer.staff(&bed, of(west, named("Tom"))).await;
        let over = employer.staff(&bed, of(west, recorded("Over", "2026-12-01"))).await;
        employer.arrange(&bed, (supervised, crisis), ArrangementKind::Tandem, tandem(over, "2027-03-01")).await.unwrap();
        assert_eq!(asked(refused).await, (vec![over], Among::Registered));
        let far = employer.staff(&bed, of(south, recorded("Zeno", "2030-01-01"))).await;
        assert_eq!(asked(refused).await, (vec![far, over], Among::Registered), "the longest first");
        let near = employer.staff(&bed, of(north, recorded("Anna", "2027-01-01"))).await;
        assert_eq!(asked(refused).await, (vec![near], Among::Team));
        bed.clock.set(day("2026-12-01").and_hms_opt(12, 0, 0).unwrap().and_utc());
        let gate = bed.service.gate(&employer.owner, employer.id, from(refused, crisis, "2027-01-01", None)).await.unwrap();
        assert_eq!(gate.others.may.iter().map(|other| other.staff).collect::<Vec<_>>(), [far], "on the day that is asked about");
    }

    async fn a_team_lead_gives_work_to_the_own_people_only_and_others_only_look(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let [north, south] = [TeamId::new(), TeamId::new()];
        for (id, name) in [(north, "Noord"), (south, "Zuid")] {
            let team = Team { id, parent: None, location: None, name: name.to_owned() };
            bed.service.save_team(&employer.owner, employer.id, team).await.unwrap();
        }
        let own = employer.staff(&bed, Record { team: Some(north), ..named("Noor") }).await;
        let other = employer.staff(&bed, Record { team: Some(south), ..recorded("Zeno", "2030-01-01") }).await;
        let arranged = tandem(other, "2027-03-01");
        let exception = employer.arrange(&bed, (own, crisis), ArrangementKind::Tandem, arranged.clone()).await.unwrap();
        let theirs = employer.give(&bed, from(other, crisis, "2026-11-21", None)).await.unwrap();
        let lead = employer.lead(&bed, north).await;
        let (service, id) = (&bed.service, employer.id);
        let given = from(own, crisis, "2026-11-21", None);
        let gate = service.gate(&lead, id, given).await.unwrap();
        let seen = Part::from(&gate.course[0]);
        assert_eq!(seen.answer, Answer::AllowedSupervised, "by somebody of another team");
        assert!(gate.others.may.is_empty(), "nobody out of reach is named");
        let key = (AllocationId::new(), None);
        service.allocate(&lead, id, key, given, "", Some(seen)).await.unwrap();
        assert_eq!(service.gate(&lead, id, from(other, crisis, "2026-11-21", None)).await.unwrap_err(), EmployerProblem::NotFound);
        let hidden = service.allocate(&lead, id, (AllocationId::new(), None), from(other, crisis, "2026-11-21", None), "", None);
        assert_eq!(hidden.await, Err(EmployerProblem::NotFound));
        assert_eq!(service.allocation(&lead, id, theirs).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.end_allocation(&lead, id, (theirs, 1), day("2026-12-01")).await, Err(EmployerProblem::NotFound));
        let seen_by_lead = service.allocations(&lead, id, AllocationsAsked::default(), 0).await.unwrap();
        assert_eq!(seen_by_lead.lines.iter().map(|one| one.id).collect::<Vec<_>>(), [key.0]);
        assert_eq!(service.ledger(&lead, id).await.unwrap().lines.len(), 1);
        // What is taken along reaches no further.
        let (at, taken) = service.allocations_export(&lead, id, AllocationsAsked::default()).await.unwrap();
        assert_eq!((at.teams.len(), taken.iter().map(|one| one.id).collect::<Vec<_>>()), (1, vec![key.0]));
        assert_eq!(service.allocations_export(&employer.owner, id, AllocationsAsked::default()).await.unwrap().1.len(), 2);
        assert_eq!(service.ledger_export(&lead, id, None).await.unwrap().1.len(), 1);
        let south_lead = employer.member(&bed, "zus@example.nl", (Role::TeamLead, Some(south))).await;
        assert_eq!(service.ledger_export(&south_lead, id, None).await.unwrap().1, []);
        let who = (own, crisis, ArrangementKind::Tandem);
        let kept = service.save_exception(&lead, id, (ArrangementId::new(), None), who, arranged.clone()).await;
        assert_eq!(kept, Err(EmployerProblem::NotTheirRole));
        assert_eq!(service.end_exception(&lead, id, (exception, 1), day("2026-12-01")).await, Err(EmployerProblem::NotTheirRole));
        let hr = employer.member(&bed, "hanna@example.nl", (Role::HumanResources, None)).await;
        assert_eq!(service.ledger(&hr, id).await.unwrap().lines.len(), 1);
        assert_eq!(service.allocations(&hr, id, AllocationsAsked::default(), 0).await.unwrap().all, 2);
        assert_eq!(service.gate(&hr, id, given).await.unwrap_err(), EmployerProblem::NotTheirRole);
        let stranger = Employer::new(&bed, "sara@example.nl").await;
        assert_eq!(service.ledger(&stranger.owner, id).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.ledger_export(&stranger.owner, id, None).await.unwrap_err(), EmployerProblem::NotFound);
        let theirs_taken = service.allocations_export(&stranger.owner, id, AllocationsAsked::default()).await;
        assert_eq!(theirs_taken.unwrap_err(), EmployerProblem::NotFound);
        // Another organisation's person, work and responsible are nobody's here.
        let foreign = stranger.arrange(&bed, (own, crisis), ArrangementKind::Tandem, arranged).await;
        assert_eq!(foreign, Err(EmployerProblem::NotFound));
        assert_eq!(service.exception(&stranger.owner, stranger.id, exception).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.allocation(&stranger.owner, stranger.id, theirs).await.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn the_same_line_twice_is_noticed_and_the_next_period_is_not(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let other = employer.kind(&bed, "Beslissen", work(&[Indicator::DecisionOnCare], &[])).await;
        let noor = employer.staff(&bed, recorded("Noor", "2030-01-01")).await;
        let tom = employer.staff(&bed, named("Tom")).await;
        let how = ArrangementKind::Tandem;
        let line = employer.arrange(&bed, (tom, crisis), how, tandem(noor, "2027-03-01")).await.unwrap();
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let fresh = ArrangementId::new();
        let similar = async |key, subject, arranged: Arranged| {
            let found = service.similar_exception(owner, id, key, subject, &arranged).await.unwrap();
            found.map(|(there, since, last)| (there, since.to_string(), last.to_string()))
        };
        let there = Some((line, "2026-11-21".to_owned(), "2027-02-28".to_owned()));
        let from = |since: &str| Arranged { since: day(since), ..tandem(noor, "2028-01-01") };
        assert_eq!(similar(fresh, (tom, crisis, how), from("2027-02-28")).await, there);
        assert_eq!(similar(fresh, (tom, crisis, how), from("2027-03-01")).await, None, "the next day");
        assert_eq!(similar(line, (tom, crisis, how), from("2026-12-01")).await, None, "the line itself");
        assert_eq!(similar(fresh, (tom, other, how), from("2026-12-01")).await, None, "other work");
        assert_eq!(similar(fresh, (tom, crisis, ArrangementKind::Unless), from("2026-12-01")).await, None, "another way");
        assert_eq!(similar(fresh, (noor, crisis, how), from("2026-12-01")).await, None, "somebody else");
        // Once there are two, a change of one asks no more; ended on an earlier day they have nothing in common.
        let second = employer.arrange(&bed, (tom, crisis), how, tandem(noor, "2027-06-01")).await.unwrap();
        assert_eq!(similar(second, (tom, crisis, how), from("2026-12-01")).await, None);
        service.end_exception(owner, id, (second, 1), day("2026-12-01")).await.unwrap();
        service.end_exception(owner, id, (line, 1), day("2026-12-01")).await.unwrap();
        assert_eq!(similar(fresh, (tom, crisis, how), from("2026-12-02")).await, None);
    }

    async fn what_is_over_has_to_have_been_in_order_too(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let noor = employer.staff(&bed, recorded("Noor", "2030-01-01")).await;
        let tom = employer.staff(&bed, named("Tom")).await;
        let past = Arranged { since: day("2026-10-01"), until: Some(day("2026-11-01")), ..tandem(noor, "2027-03-01") };
        let bare = Arranged { agreements: Vec::new(), ..past.clone() };
        let refused = employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, bare).await;
        assert!(matches!(refused, Err(EmployerProblem::Lacking(_))), "{refused:?}");
        employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, past).await.unwrap();
    }

    async fn who_is_in_a_file_finds_it_in_the_log_and_who_is_left_out_does_not(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let (noor, responsible) = employer.sharing(&bed, "noor@example.nl", "2030-01-01").await;
        let tom = employer.staff(&bed, named("Tom")).await;
        employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem(responsible, "2028-03-01")).await.unwrap();
        employer.give(&bed, from(tom, crisis, "2026-11-21", None)).await.unwrap();
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let taken = async || {
            let log = service.links(&noor, 0).await.unwrap().readings;
            log.into_iter().filter(|line| line.what == Reading::Export).count()
        };
        assert_eq!(service.ledger_export(owner, id, Some(LedgerState::Lapsed)).await.unwrap().1, []);
        assert_eq!(taken().await, 0);
        assert_eq!(service.ledger_export(owner, id, Some(LedgerState::Holds)).await.unwrap().1.len(), 1);
        assert_eq!(taken().await, 1);
        bed.after(chrono::TimeDelta::minutes(20));
        assert_eq!(service.allocations_export(owner, id, AllocationsAsked::default()).await.unwrap().1.len(), 1);
        assert_eq!(taken().await, 2);
    }

    async fn the_number_of_statements_does_not_grow(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let (_, responsible) = employer.sharing(&bed, "noor@example.nl", "2030-01-01").await;
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let mut counts = Vec::new();
        for round in 0..3_usize {
            for number in 0..(4 * round + 1) {
                let staff = employer.staff(&bed, named(&format!("Tom {round} {number}"))).await;
                employer.arrange(&bed, (staff, crisis), ArrangementKind::Tandem, tandem(responsible, "2027-03-01")).await.unwrap();
                employer.give(&bed, from(staff, crisis, "2026-11-21", None)).await.unwrap();
            }
            let staff = service.ledger(owner, id).await.unwrap().lines[0].staff.0;
            let given = from(staff, crisis, "2026-11-21", None);
            let today = service.today();
            let mut row = Vec::new();
            let mut before = service.counts().statements;
            let mut count = |name: &'static str| {
                let now = service.counts().statements;
                row.push((name, now - before));
                before = now;
            };
            service.kinds_of_work(owner, id).await.unwrap();
            count("kinds");
            service.who_may(owner, id, (crisis, today), &WhoMayAsked::default(), 0).await.unwrap();
            count("who may");
            service.may_do(owner, id, staff, today).await.unwrap();
            count("may do");
            service.ledger(owner, id).await.unwrap();
            count("ledger");
            service.allocations(owner, id, AllocationsAsked::default(), 0).await.unwrap();
            count("allocations");
            service.gate(owner, id, given).await.unwrap();
            count("gate");
            counts.push(row);
        }
        assert_eq!(counts[0], counts[1]);
        assert_eq!(counts[1], counts[2]);
        // Five of each are the line in the log of Noor, with the role asked again.
        let most = [("kinds", 4), ("who may", 12), ("may do", 11), ("ledger", 11), ("allocations", 13), ("gate", 15)];
        for ((name, count), (_, most)) in counts[0].iter().zip(most) {
            assert!(*count <= most, "{name}: {count}");
        }
    }
}

both! {
    async fn what_lapses_is_announced_and_then_to_be_done_with_the_work_that_it_touches(bed: Bed) {
        use domain::signal::{SignalKind, Stage};
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let tom = employer.staff(&bed, named("Tom Visser")).await;
        let bram = employer.staff(&bed, recorded("Bram Hoekstra", "2030-01-01")).await;
        let exception =
            employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem(bram, "2027-03-01")).await.unwrap();
        let allocation = employer.give(&bed, from(tom, crisis, "2026-11-21", None)).await.unwrap();
        let told = async |on: &str| {
            at_noon(&bed, on);
            let todo = bed.service.todo(&employer.owner, employer.id, service::TodoFilter::default(), 0).await.unwrap();
            todo.signals.into_iter().map(|one| (one.key.kind, one.key.stage, one.key.subject)).collect::<Vec<_>>()
        };
        let review = |stage| vec![(SignalKind::ArrangementReview, stage, exception.uuid())];
        let lapsed = vec![
            (SignalKind::AllocationNotAllowed, Stage::Now, allocation.uuid()),
            (SignalKind::ArrangementLapsed, Stage::Now, exception.uuid()),
        ];
        assert_eq!(told("2026-11-30").await, review(Stage::SixMonths));
        assert_eq!(told("2026-12-01").await, review(Stage::ThreeMonths));
        assert_eq!(told("2027-02-01").await, review(Stage::OneMonth));
        assert_eq!(told("2027-03-01").await, lapsed);
        // It cannot be put aside: it has to be solved.
        let todo = bed.service.todo(&employer.owner, employer.id, service::TodoFilter::default(), 0).await.unwrap();
        let key = todo.signals[0].key;
        assert_eq!(bed.service.settle_signals(&employer.owner, employer.id, &[key], true).await.unwrap(), 0);
        assert_eq!(told("2027-03-01").await, lapsed);

        // The registration of who is responsible ends before the review date: that day is announced.
        let record = recorded("Bram Hoekstra", "2027-01-15");
        bed.service.save_staff(&employer.owner, employer.id, bram, Some(1), record).await.unwrap();
        let of_tom = async |on: &str| {
            let mut told = told(on).await;
            told.retain(|(.., subject)| *subject != bram.uuid());
            told
        };
        assert_eq!(of_tom("2027-01-14").await, review(Stage::OneMonth));
        assert_eq!(of_tom("2027-01-15").await, lapsed);
    }
}
