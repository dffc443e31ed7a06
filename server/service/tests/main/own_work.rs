//! The work that employers give somebody, as they see it, and their objections to it.
use domain::Register;
use domain::allocation::{Agreement, Answer, ArrangementKind, Indicator, Reason};
use domain::organisation::{DisputeState, LedgerState, Reading, Role, Sharing};
use domain::signal::SignalKind;
use service::{
    Actor, AllocationId, AllocationSaid, Arranged, ArrangementId, DisputeId, DisputeTo, EmployerProblem, EntryId,
    ExceptionSaid, Given, KindOfWorkId, Known, LinkId, OwnEmployer, Part, Period, Record, SignalAbout, StaffId, Team,
    TeamId, TodoFilter,
};

use crate::bed::{Bed, both, code, network};
use crate::kind_of_work::{Employer, day, named, registration, work};

/// Somebody with an account who is on the staff by their address, and shares the least.
async fn joined(bed: &Bed, employer: &Employer, email: &str, record: Record) -> (Actor, StaffId) {
    let actor = bed.person(email).await.actor;
    let staff = employer.staff(bed, Record { email: Some(email.to_owned()), ..record }).await;
    join(bed, employer, &actor).await;
    (actor, staff)
}

async fn join(bed: &Bed, employer: &Employer, actor: &Actor) -> LinkId {
    let join_code = bed.service.organisation(&employer.owner, employer.id).await.unwrap().organisation.join_code;
    let id = LinkId::new();
    bed.service.begin_link(actor, id, &join_code, (Sharing::Standing, None), &network(1)).await.unwrap();
    id
}

fn registered(name: &str) -> Record {
    Record { register: Some(Register::Skj), registered_until: Some(day("2028-01-01")), ..named(name) }
}

async fn give(bed: &Bed, employer: &Employer, staff: StaffId, kind: KindOfWorkId) -> AllocationId {
    let given = Given { staff, kind_of_work: kind, period: Period { since: day("2026-11-21"), until: None } };
    let gate = bed.service.gate(&employer.owner, employer.id, given).await.unwrap();
    let (id, seen) = (AllocationId::new(), Some(Part::from(&gate.course[0])));
    bed.service.allocate(&employer.owner, employer.id, (id, None), given, "GZ-1", seen).await.unwrap();
    id
}

async fn tandem(
    bed: &Bed,
    employer: &Employer,
    (staff, kind): (StaffId, KindOfWorkId),
    responsible: StaffId,
) -> ArrangementId {
    let arranged = Arranged {
        responsible: Some(responsible),
        agreements: Agreement::ALL.to_vec(),
        ground: None,
        basis: None,
        reason: String::new(),
        since: day("2026-11-21"),
        review_on: day("2027-05-01"),
        until: None,
    };
    let id = ArrangementId::new();
    let about = (staff, kind, ArrangementKind::Tandem);
    bed.service.save_exception(&employer.owner, employer.id, (id, None), about, arranged).await.unwrap();
    id
}

async fn own(bed: &Bed, actor: &Actor) -> Vec<OwnEmployer> {
    bed.service.own_work(actor).await.unwrap()
}

both! {
    async fn work_is_seen_with_its_ground_and_who_is_responsible_by_both_of_a_tandem(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
        let (noor, noor_staff) = joined(&bed, &employer, "noor@example.nl", named("Noor de Wit")).await;
        bed.service.save_registration(&noor, EntryId::new(), None, registration("2027-03-01")).await.unwrap();
        let (els, els_staff) = joined(&bed, &employer, "els@example.nl", named("Els de Boer")).await;
        assert!(own(&bed, &noor).await.is_empty() && own(&bed, &els).await.is_empty());
        tandem(&bed, &employer, (els_staff, crisis), noor_staff).await;
        let of_els = give(&bed, &employer, els_staff, crisis).await;
        let of_noor = give(&bed, &employer, noor_staff, crisis).await;

        let [seen] = &own(&bed, &els).await[..] else { panic!("one employer") };
        assert_eq!((seen.name.as_str(), seen.allocations.len(), seen.responsible.len()), ("Jeugdhulp Voorbeeld", 1, 0));
        let one = &seen.allocations[0];
        assert_eq!((one.allocated.id, one.kind.work.indicators.as_slice()), (of_els, &[Indicator::Crisis][..]));
        let verdict = one.allocated.verdict.clone().unwrap();
        assert_eq!(verdict.allocation.answer, Answer::AllowedSupervised);
        assert_eq!(verdict.allocation.valid_until, Some(day("2027-02-28")), "as long as Noor is registered");
        let under = verdict.under.unwrap();
        assert_eq!((under.kind, under.responsible), (ArrangementKind::Tandem, Some((noor_staff, "Noor de Wit".to_owned()))));
        // It says the same as to the employer.
        let there = bed.service.allocation(&employer.owner, employer.id, of_els).await.unwrap();
        assert_eq!(there.allocated, one.allocated);

        let [seen] = &own(&bed, &noor).await[..] else { panic!("one employer") };
        assert_eq!(seen.allocations.iter().map(|one| one.allocated.id).collect::<Vec<_>>(), [of_noor]);
        let verdict = seen.allocations[0].allocated.verdict.clone().unwrap();
        assert_eq!((verdict.known, verdict.allocation.reasons.as_slice()), (Known::Shared, &[Reason::Registered][..]));
        let [responsible] = &seen.responsible[..] else { panic!("one") };
        assert_eq!((responsible.exception.staff.1.as_str(), responsible.exception.state), ("Els de Boer", LedgerState::Soon));

        // Whose registration it rests on finds it in the log; looking at one's own is no line, and nothing that Els shares is
        // in what Noor sees.
        let log = async || {
            let [noor, els] = [bed.service.links(&noor, 0).await.unwrap(), bed.service.links(&els, 0).await.unwrap()];
            assert!(noor.readings.iter().all(|line| line.what == Reading::Allocation));
            [noor.readings.len(), els.readings.len()]
        };
        let before = log().await;
        own(&bed, &els).await;
        assert_eq!(log().await, [before[0] + 1, before[1]]);
        own(&bed, &noor).await;
        assert_eq!(log().await, [before[0] + 1, before[1]]);
    }

    async fn it_stays_when_sharing_stops_and_goes_when_somebody_else_joins(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
        let (noor, staff) = joined(&bed, &employer, "noor@example.nl", registered("Noor de Wit")).await;
        let allocation = give(&bed, &employer, staff, crisis).await;
        let link = bed.service.links(&noor, 0).await.unwrap().links[0].id;
        bed.service.withdraw_link(&noor, link).await.unwrap();
        let seen = own(&bed, &noor).await;
        assert_eq!(seen[0].allocations[0].allocated.id, allocation, "work that was given stays given");
        assert_eq!(seen[0].allocations[0].allocated.verdict.as_ref().unwrap().known, Known::Unchecked, "sharing stopped: what the employer wrote down is left, and nobody looked");

        // Somebody else turns out to be meant: by an invitation for the record.
        bed.after(chrono::TimeDelta::minutes(1));
        bed.service.invite_to_share(&employer.owner, employer.id, staff, language::Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        let roos = bed.person("roos@example.nl").await.actor;
        let terms = (Sharing::Standing, None);
        bed.service.begin_link(&roos, LinkId::new(), &code(&mails[0]), terms, &network(1)).await.unwrap();
        assert!(own(&bed, &noor).await.is_empty());
        assert_eq!(own(&bed, &roos).await[0].allocations[0].allocated.id, allocation);
        let gone = bed.service.own_allocation(&noor, allocation).await;
        assert_eq!(gone.unwrap_err(), EmployerProblem::NotFound);
        let late = bed.service.dispute(&noor, DisputeId::new(), DisputeTo::Allocation(allocation), "Nee.").await;
        assert_eq!(late, Err(EmployerProblem::NotFound));

        // What the employer took off its staff is gone for both sides.
        bed.service.remove_staff(&employer.owner, employer.id, staff, 1).await.unwrap();
        assert!(own(&bed, &roos).await.is_empty());
    }

    async fn work_of_two_employers_stands_apart(bed: Bed) {
        let [north, south] = [Employer::new(&bed, "eva@example.nl").await, Employer::new(&bed, "sara@example.nl").await];
        let noor = bed.person("noor@example.nl").await.actor;
        bed.service.save_registration(&noor, EntryId::new(), None, registration("2027-03-01")).await.unwrap();
        let mut given = Vec::new();
        for employer in [&north, &south] {
            let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
            let staff = employer.staff(&bed, Record { email: Some("noor@example.nl".to_owned()), ..named("Noor") }).await;
            join(&bed, employer, &noor).await;
            given.push(give(&bed, employer, staff, crisis).await);
        }
        let seen = own(&bed, &noor).await;
        assert_eq!(seen.len(), 2);
        for employer in &seen {
            assert_eq!(employer.allocations.len(), 1);
            let verdict = employer.allocations[0].allocated.verdict.clone().unwrap();
            assert_eq!((verdict.known, verdict.allocation.answer), (Known::Shared, Answer::Allowed));
        }
        // One employer no longer sees the registration; the other does.
        let links = bed.service.links(&noor, 0).await.unwrap().links;
        let link = links.iter().find(|link| link.organisation == south.id).unwrap();
        bed.service.withdraw_link(&noor, link.id).await.unwrap();
        let answer = async |id| {
            let (_, one) = bed.service.own_allocation(&noor, id).await.unwrap();
            one.allocated.verdict.unwrap().allocation.answer
        };
        assert_eq!((answer(given[0]).await, answer(given[1]).await), (Answer::Allowed, Answer::NotAllowed));
    }

    async fn an_objection_is_made_once_answered_once_and_taken_back(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
        let (noor, staff) = joined(&bed, &employer, "noor@example.nl", registered("Noor de Wit")).await;
        let allocation = give(&bed, &employer, staff, crisis).await;
        let object = async |id, text: &str| bed.service.dispute(&noor, id, DisputeTo::Allocation(allocation), text).await;
        let id = DisputeId::new();
        for wrong in ["", "  ", "é\u{7}", &"é".repeat(2001)] {
            assert!(matches!(object(id, wrong).await, Err(EmployerProblem::Note(_))), "{wrong}");
        }
        object(id, &"é".repeat(2000)).await.unwrap();
        object(id, "nog eens").await.expect("sent twice, stored once");
        assert_eq!(object(DisputeId::new(), "En nog iets.").await, Err(EmployerProblem::InUse));
        let roos = bed.person("roos@example.nl").await.actor;
        assert_eq!(bed.service.dispute(&roos, DisputeId::new(), DisputeTo::Allocation(allocation), "Nee.").await, Err(EmployerProblem::NotFound));
        assert_eq!(bed.service.withdraw_dispute(&roos, id, DisputeTo::Allocation(allocation)).await, Err(EmployerProblem::NotFound));

        let waiting = async || bed.service.waiting_objections(&employer.owner, employer.id).await.unwrap();
        assert_eq!(waiting().await, Some(1));
        let of_kind = TodoFilter { kind: Some(SignalKind::DisputeOpen), ..TodoFilter::default() };
        let signals = async || bed.service.todo(&employer.owner, employer.id, of_kind, 0).await.unwrap().signals;
        let [signal] = &signals().await[..] else { panic!("one signal") };
        assert_eq!((signal.key.subject, signal.who.staff, signal.key.day), (id.uuid(), staff, bed.service.today()));
        assert!(matches!(&signal.about, SignalAbout::Objection(one, to, work, _) if (*one, *to, work.as_str()) == (id, DisputeTo::Allocation(allocation), "Crisisdienst")));
        let aside = bed.service.settle_signals(&employer.owner, employer.id, &[signal.key], true).await;
        assert_eq!(aside, Ok(0), "who objects is answered, not put aside");
        let raised = async || {
            let seen = bed.service.allocation(&employer.owner, employer.id, allocation).await.unwrap().raised;
            seen.iter().map(|one| (one.id, one.state)).collect::<Vec<_>>()
        };
        assert_eq!(raised().await, [(id, DisputeState::Open)]);
        let (_, seen) = bed.service.objection(&employer.owner, employer.id, id).await.unwrap();
        assert_eq!((seen.staff.1.as_str(), seen.dispute.reason.chars().count()), ("Noor de Wit", 2000));
        let answer = async |text: &str| bed.service.answer_objection(&employer.owner, employer.id, id, text).await;
        assert!(matches!(answer(" ").await, Err(EmployerProblem::Note(_))));
        answer("We gaan erover praten.").await.unwrap();
        answer("We gaan erover praten.").await.expect("sent twice");
        assert_eq!(answer("Iets anders.").await, Err(EmployerProblem::InUse));
        assert_eq!(waiting().await, Some(0));
        assert_eq!(signals().await, []);
        assert_eq!(raised().await, [(id, DisputeState::Answered)]);
        let history = bed.service.allocation_history(&employer.owner, employer.id, allocation).await.unwrap();
        assert_eq!(history.versions.len(), 2, "an answer is a line of the history");
        assert_eq!(history.versions[0].said, Some(AllocationSaid::Answered));

        let (_, one) = bed.service.own_allocation(&noor, allocation).await.unwrap();
        let said = one.disputes[0].answer.clone().unwrap();
        assert_eq!((said.text.as_str(), said.by.as_deref()), ("We gaan erover praten.", Some("Noor de Wit")));
        // After the answer one may object again, and take that back.
        let again = DisputeId::new();
        object(again, "Dat helpt niet.").await.unwrap();
        for _ in 0..2 {
            bed.service.withdraw_dispute(&noor, again, DisputeTo::Allocation(allocation)).await.unwrap();
        }
        let late = bed.service.answer_objection(&employer.owner, employer.id, again, "Te laat.").await;
        assert_eq!(late, Err(EmployerProblem::InUse));
        let (_, one) = bed.service.own_allocation(&noor, allocation).await.unwrap();
        assert_eq!(raised().await, [(again, DisputeState::Withdrawn), (id, DisputeState::Answered)]);
        assert_eq!(one.disputes.iter().map(|one| (one.id, one.withdrawn_at.is_some())).collect::<Vec<_>>(), [(again, true), (id, false)]);
    }

    async fn who_is_made_responsible_can_object_until_somebody_else_is(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
        let (noor, noor_staff) = joined(&bed, &employer, "noor@example.nl", registered("Noor de Wit")).await;
        let (els, els_staff) = joined(&bed, &employer, "els@example.nl", named("Els de Boer")).await;
        let line = tandem(&bed, &employer, (els_staff, crisis), noor_staff).await;
        let (service, owner, org) = (&bed.service, &employer.owner, employer.id);
        let (id, to) = (DisputeId::new(), DisputeTo::Arrangement(line));
        // Who does the work is not who is responsible for it; nor is a stranger.
        let roos = bed.person("roos@example.nl").await.actor;
        for other in [&els, &roos] {
            assert_eq!(service.dispute(other, id, to, "Nee.").await, Err(EmployerProblem::NotFound));
            assert_eq!(service.own_responsible(other, line).await.unwrap_err(), EmployerProblem::NotFound);
        }
        for _ in 0..2 {
            service.dispute(&noor, id, to, "Hier weet ik niets van.").await.unwrap();
        }
        assert_eq!(service.dispute(&noor, DisputeId::new(), to, "En nog iets.").await, Err(EmployerProblem::InUse));
        let (name, one) = service.own_responsible(&noor, line).await.unwrap();
        assert_eq!((name.as_str(), one.disputes.len()), ("Jeugdhulp Voorbeeld", 1));

        // The employer sees it in each place, and answers.
        let of_kind = TodoFilter { kind: Some(SignalKind::DisputeOpen), ..TodoFilter::default() };
        let signals = async || service.todo(owner, org, of_kind, 0).await.unwrap().signals;
        let [signal] = &signals().await[..] else { panic!("one signal") };
        assert_eq!((signal.who.staff, signal.who.name.as_str()), (noor_staff, "Noor de Wit"));
        assert_eq!(signal.about, SignalAbout::Objection(id, to, "Crisisdienst".to_owned(), None));
        let raised = service.exception(owner, org, line).await.unwrap().raised;
        assert_eq!(raised.iter().map(|one| (one.id, one.state)).collect::<Vec<_>>(), [(id, DisputeState::Open)]);
        let (_, seen) = service.objection(owner, org, id).await.unwrap();
        assert_eq!((seen.staff.0, seen.does.as_deref(), seen.work.as_str()), (noor_staff, Some("Els de Boer"), "Crisisdienst"));
        let stranger = Employer::new(&bed, "sara@example.nl").await;
        assert_eq!(service.answer_objection(&stranger.owner, stranger.id, id, "Nee.").await, Err(EmployerProblem::NotFound));
        service.answer_objection(owner, org, id, "We bellen.").await.unwrap();
        assert_eq!(signals().await, []);
        let history = service.exception_history(owner, org, line).await.unwrap().versions;
        assert_eq!(history[0].said, Some(ExceptionSaid::Answered));
        let (_, one) = service.own_responsible(&noor, line).await.unwrap();
        assert_eq!(one.disputes[0].answer.as_ref().map(|answer| answer.text.as_str()), Some("We bellen."));

        // Once somebody else is responsible, nobody is asked for an answer any more, and nothing is put in their mouth.
        let again = DisputeId::new();
        service.dispute(&noor, again, to, "Dat helpt niet.").await.unwrap();
        assert_eq!(signals().await.len(), 1);
        let cor = employer.staff(&bed, registered("Cor")).await;
        let found = service.exception(owner, org, line).await.unwrap().exception;
        let arranged = Arranged { responsible: Some(cor), ..found.arranged };
        let about = (els_staff, crisis, ArrangementKind::Tandem);
        service.save_exception(owner, org, (line, Some(found.version)), about, arranged).await.unwrap();
        assert_eq!(signals().await, []);
        assert_eq!(service.objections(owner, org).await.unwrap().objections, []);
        assert_eq!(service.own_responsible(&noor, line).await.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn a_team_lead_answers_their_own_people_and_a_reader_nobody(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
        let [north, south] = [TeamId::new(), TeamId::new()];
        for (id, name) in [(north, "Noord"), (south, "Zuid")] {
            let team = Team { id, parent: None, location: None, name: name.to_owned() };
            bed.service.save_team(&employer.owner, employer.id, team).await.unwrap();
        }
        let mut made = Vec::new();
        for (email, team) in [("noor@example.nl", north), ("zeno@example.nl", south)] {
            let record = Record { team: Some(team), ..registered("Noor de Wit") };
            let (actor, staff) = joined(&bed, &employer, email, record).await;
            let allocation = give(&bed, &employer, staff, crisis).await;
            let id = DisputeId::new();
            bed.service.dispute(&actor, id, DisputeTo::Allocation(allocation), "Nee.").await.unwrap();
            made.push(id);
        }
        let mut people = Vec::new();
        for (email, role) in [("lars@example.nl", (Role::TeamLead, Some(north))), ("rik@example.nl", (Role::Reader, None)), ("hr@example.nl", (Role::HumanResources, None))] {
            let actor = bed.strong(email).await;
            bed.service.invite_member(&employer.owner, employer.id, email, role, language::Locale::Nl).await.unwrap();
            let mails = bed.mails().await;
            bed.service.accept_role(&actor, &code(&mails[0])).await.unwrap();
            people.push(actor);
        }
        let [lead, reader, hr] = &people[..] else { panic!("three") };
        let seen = bed.service.objections(lead, employer.id).await.unwrap().objections;
        assert_eq!(seen.iter().map(|one| one.dispute.id).collect::<Vec<_>>(), made[..1]);
        bed.service.answer_objection(lead, employer.id, made[0], "Goed.").await.unwrap();
        assert_eq!(bed.service.answer_objection(lead, employer.id, made[1], "Nee.").await, Err(EmployerProblem::NotFound));
        let told = bed.service.todo(lead, employer.id, TodoFilter { kind: Some(SignalKind::DisputeOpen), settled: false }, 0).await;
        assert_eq!(told.unwrap().signals.len(), 0, "the other one is not of their people");
        for other in [reader, hr] {
            assert_eq!(bed.service.objections(other, employer.id).await.unwrap_err(), EmployerProblem::NotTheirRole);
            assert_eq!(bed.service.waiting_objections(other, employer.id).await, Ok(None));
            assert_eq!(bed.service.answer_objection(other, employer.id, made[1], "Nee.").await, Err(EmployerProblem::NotTheirRole));
        }
        let stranger = Employer::new(&bed, "sara@example.nl").await;
        assert_eq!(bed.service.objection(&stranger.owner, stranger.id, made[1]).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(bed.service.objections(&stranger.owner, employer.id).await.unwrap_err(), EmployerProblem::NotFound);
    }
}
