use domain::{
    Activity, Centi, Chamber, CountsAs, Document, DocumentKind, Employment, Facts, Form, Minutes, Other, OtherForm,
    Problem, Reflection, ReflectionForm, Register, Registration, Session, Training, TrainingForm,
};
use service::{AnyElement, EntryId, EntryProblem, Kind, PortfolioProblem, SaveProblem, Saved, What};

use crate::bed::{Bed, both, settings, start};

pub(crate) fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn training(title: &str) -> Activity {
    Activity::Training(Training {
        id: String::new(),
        title: Some(title.to_owned()),
        provider: None,
        form: TrainingForm::Training,
        learning: None,
        level: None,
        completed_on: Some(day("2023-05-12")),
        hours: Some(Centi::new(1250)),
        tested: Some(true),
        accreditations: Vec::new(),
        evidence: vec!["certificate".to_owned()],
    })
}

fn reflection() -> Activity {
    Activity::Reflection(Reflection {
        id: String::new(),
        title: None,
        provider: None,
        form: ReflectionForm::Intervision,
        guided: Some(true),
        group_size: Some(6),
        hierarchy: Some(false),
        completed_on: None,
        sessions: vec![Session { on: day("2023-01-10"), minutes: Minutes::new(120) }],
        supervisor: None,
        proof: None,
        evidence: Vec::new(),
    })
}

fn registration() -> Registration {
    Registration {
        id: String::new(),
        register: Register::Skj,
        chamber: Chamber::Jgp,
        number: Some("110000000".to_owned()),
        since: day("2021-03-01"),
        until: day("2026-03-01"),
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    }
}

fn employment() -> Employment {
    Employment {
        id: String::new(),
        employer: Some("Stichting Voorbeeld".to_owned()),
        role: None,
        counts_as: vec![CountsAs::Jgp],
        level: None,
        hours_per_week: Centi::whole(24),
        from: day("2021-03-01"),
        until: None,
        leave: Vec::new(),
    }
}

fn document(employment: Option<&str>) -> Document {
    Document {
        kind: DocumentKind::EmployerStatement,
        employment: employment.map(str::to_owned),
        issued_on: Some(day("2026-01-15")),
        completed_on: None,
    }
}

/// An element of each kind, and the same changed.
fn of_each_kind() -> [(AnyElement, AnyElement); 4] {
    [
        (
            AnyElement::Registration(registration()),
            AnyElement::Registration(Registration { number: None, ..registration() }),
        ),
        (
            AnyElement::Employment(employment()),
            AnyElement::Employment(Employment { hours_per_week: Centi::whole(32), ..employment() }),
        ),
        (AnyElement::Activity(training("a")), AnyElement::Activity(training("b"))),
        (
            AnyElement::Document(document(None)),
            AnyElement::Document(Document { issued_on: Some(day("2026-02-15")), ..document(None) }),
        ),
    ]
}

async fn save(bed: &Bed, actor: &service::Actor, id: EntryId, expected: Option<i32>, value: &AnyElement) -> Saved {
    match value.clone() {
        AnyElement::Registration(value) => bed.service.save_registration(actor, id, expected, value).await.unwrap(),
        AnyElement::Employment(value) => bed.service.save_employment(actor, id, expected, value).await.unwrap(),
        AnyElement::Activity(value) => bed.service.save_activity(actor, id, expected, value).await.unwrap(),
        AnyElement::Document(value) => bed.service.save_document(actor, id, expected, value).await.unwrap(),
    }
}

fn paths(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.path.as_str(), problem.kind.code())).collect()
}

both! {
    async fn a_job_and_its_successor_are_saved_together_or_not_at_all(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let service = &bed.service;
        let (old, new) = (EntryId::new(), EntryId::new());
        let first = service.save_employment(&actor, old, None, employment()).await.unwrap();
        let jobs = async || service.portfolio(&actor).await.unwrap().employments.clone();
        let ended = || Employment { id: first.reference.clone(), until: Some(day("2024-01-01")), ..employment() };
        let next = |from| Employment { hours_per_week: Centi::whole(32), from: day(from), ..employment() };

        let wrong = Employment { until: Some(day("2023-01-01")), ..next("2024-01-02") };
        let refused = service.succeed_employment(&actor, (old, 1, ended()), (new, wrong)).await;
        assert!(matches!(refused, Err(SaveProblem::Invalid(_))), "{refused:?}");
        assert_eq!(jobs().await.iter().map(|job| (job.version, job.value.until)).collect::<Vec<_>>(), [(1, None)]);
        assert_eq!(service.history(&actor, old).await.unwrap().len(), 1, "nothing happened");

        service.succeed_employment(&actor, (old, 1, ended()), (new, next("2024-01-02"))).await.unwrap();
        let found: Vec<_> = jobs().await.iter().map(|job| (job.id, job.version, job.value.until)).collect();
        assert_eq!(found, [(old, 2, Some(day("2024-01-01"))), (new, 1, None)]);
    }

    async fn what_was_read_before_is_used_only_while_it_holds(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        let service = &bed.service;
        // Each request begins with confirming the session.
        let request = async || {
            let secret = service::ExposeSecret::expose_secret(&session.secret);
            service.actor_of(secret).await.unwrap().unwrap().0
        };
        let cost = async || {
            let actor = request().await;
            let before = service.counts().statements;
            let portfolio = service.portfolio(&actor).await.unwrap();
            (service.counts().statements - before, portfolio.activities.len(), portfolio.name.clone())
        };
        let noor = || "Noor de Wit".to_owned();
        assert_eq!(cost().await, (1, 0, noor()));
        assert_eq!(cost().await, (0, 0, noor()));
        // Changes by another server, which tells this one nothing.
        let elsewhere = bed.another(settings()).await;
        let actor = &session.actor;
        let id = EntryId::new();
        elsewhere.save_activity(actor, id, None, training("Elders")).await.unwrap();
        assert_eq!(cost().await, (1, 1, noor()));
        assert_eq!(cost().await, (0, 1, noor()));
        elsewhere.save_activity(actor, id, Some(1), training("Elders, anders")).await.unwrap();
        let portfolio = service.portfolio(&request().await).await.unwrap();
        assert_eq!(portfolio.activities.first().unwrap().value.title(), Some("Elders, anders"));
        elsewhere.delete(actor, id, 2).await.unwrap();
        assert_eq!(cost().await, (1, 0, noor()));
        elsewhere.restore(actor, id).await.unwrap();
        assert_eq!(cost().await, (1, 1, noor()));
        elsewhere.change_name(actor, "Noor Bakker").await.unwrap();
        assert_eq!(cost().await, (1, 1, "Noor Bakker".to_owned()));
        let more = br#"{"format":"vakspoor-dossier/1","registrations":[],"activities":[{"id":"x","kind":"other","form":"presentation"}]}"#;
        elsewhere.import(actor, &domain::Dossier::from_json(more).unwrap()).await.unwrap();
        assert_eq!(cost().await, (1, 2, "Noor Bakker".to_owned()));

        // Who writes and reads on in one request sees what was written.
        let same = request().await;
        service.portfolio(&same).await.unwrap();
        service.delete(&same, id, 4).await.unwrap();
        assert_eq!(service.portfolio(&same).await.unwrap().activities.len(), 1);
    }

    async fn everything_that_is_saved_is_read_back(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let service = &bed.service;
        assert!(service.portfolio(&actor).await.unwrap().is_empty());
        let ids = [(); 5].map(|()| EntryId::new());
        service.save_registration(&actor, ids[0], None, registration()).await.unwrap();
        let job = service.save_employment(&actor, ids[1], None, employment()).await.unwrap();
        service.save_activity(&actor, ids[2], None, training("Één 🌱 <script>alert(1)</script> نور")).await.unwrap();
        service.save_activity(&actor, ids[3], None, reflection()).await.unwrap();
        service.save_document(&actor, ids[4], None, document(Some(&job.reference))).await.unwrap();

        let before = service.counts();
        let portfolio = service.portfolio(&actor).await.unwrap();
        let after = service.counts();
        assert_eq!((after.statements - before.statements, after.transactions - before.transactions), (1, 1));
        assert_eq!(portfolio.name, "Noor de Wit");
        let stored = portfolio.registration(ids[0]).unwrap();
        assert_eq!((stored.version, stored.created_at, stored.updated_at), (1, start(), start()));
        assert_eq!(stored.value.id, stored.reference);
        assert_eq!(stored.value, Registration { id: stored.reference.clone(), ..registration() });
        assert_eq!(portfolio.employment(ids[1]).unwrap().value.hours_per_week, Centi::whole(24));
        assert_eq!(portfolio.activity(ids[2]).unwrap().value.title(), Some("Één 🌱 <script>alert(1)</script> نور"));
        assert_eq!(portfolio.activity(ids[3]).unwrap().value.form(), Form::Reflection(ReflectionForm::Intervision));
        assert_eq!(portfolio.document(ids[4]).unwrap().value.employment.as_deref(), Some(job.reference.as_str()));
        assert!(portfolio.document(ids[3]).is_none());
        let dossier = portfolio.dossier();
        assert_eq!(dossier.problems(), []);
        assert_eq!(*dossier, domain::Dossier::from_json(dossier.to_json().as_bytes()).unwrap());
        let ids: Vec<_> = portfolio.activities.iter().map(|activity| activity.reference.as_str()).collect();
        assert_eq!(ids, dossier.activities.iter().map(Activity::id).collect::<Vec<_>>(), "in the same order");
    }

    async fn a_form_that_is_sent_twice_is_saved_once(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let id = EntryId::new();
        let first = bed.service.save_activity(&actor, id, None, training("a")).await.unwrap();
        assert_eq!(first, Saved { id, reference: first.reference.clone(), version: 1, already: false });
        let again = bed.service.save_activity(&actor, id, None, training("a")).await.unwrap();
        assert_eq!(again, Saved { already: true, ..first.clone() });
        let edit = bed.service.save_activity(&actor, id, Some(1), training("b")).await.unwrap();
        assert_eq!((edit.version, edit.already), (2, false));
        let again = bed.service.save_activity(&actor, id, Some(1), training("b")).await.unwrap();
        assert_eq!(again, Saved { already: true, ..edit });
        let unchanged = bed.service.save_activity(&actor, id, Some(2), training("b")).await.unwrap();
        assert_eq!((unchanged.version, unchanged.already), (2, true));
        assert_eq!(bed.service.portfolio(&actor).await.unwrap().activities.len(), 1);
        assert_eq!(bed.service.history(&actor, id).await.unwrap().len(), 2);
    }

    async fn a_form_that_is_sent_many_times_at_once_is_saved_once(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let id = EntryId::new();
        let sent = (0..10).map(|_| {
            let (service, actor) = (bed.service.clone(), actor.clone());
            tokio::spawn(async move { service.save_activity(&actor, id, None, training("a")).await.unwrap() })
        });
        let mut first = 0;
        for one in sent.collect::<Vec<_>>() {
            let saved = one.await.unwrap();
            assert_eq!((saved.id, saved.version), (id, 1));
            first += usize::from(!saved.already);
        }
        assert_eq!(first, 1);
    }

    async fn a_newer_version_is_shown_and_not_overwritten(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let id = EntryId::new();
        bed.service.save_activity(&actor, id, None, training("a")).await.unwrap();
        bed.service.save_activity(&actor, id, Some(1), training("b")).await.unwrap();
        for expected in [None, Some(1), Some(3), Some(-1)] {
            let problem = bed.service.save_activity(&actor, id, expected, training("c")).await.unwrap_err();
            let SaveProblem::Conflict(current) = problem else { panic!("{expected:?}: {problem:?}") };
            assert_eq!((current.version, current.value.title()), (2, Some("b")));
        }
        let problem = bed.service.delete(&actor, id, 1).await.unwrap_err();
        assert_eq!(problem, EntryProblem::Conflict { version: 2 });
    }

    async fn two_people_edit_at_once_and_one_is_told(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let id = EntryId::new();
        bed.service.save_activity(&actor, id, None, training("a")).await.unwrap();
        let sent = (0..6).map(|number| {
            let (service, actor) = (bed.service.clone(), actor.clone());
            tokio::spawn(async move { service.save_activity(&actor, id, Some(1), training(&number.to_string())).await })
        });
        let mut saved = 0;
        for one in sent.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(_) => saved += 1,
                Err(problem) => assert!(matches!(problem, SaveProblem::Conflict(_)), "{problem:?}"),
            }
        }
        assert_eq!(saved, 1);
    }

    async fn somebody_else_s_entry_is_not_there(bed: Bed) {
        let owner = bed.person("noor@example.nl").await.actor;
        let stranger = bed.person("robin@example.nl").await.actor;
        let id = EntryId::new();
        bed.service.save_activity(&owner, id, None, training("a")).await.unwrap();
        for expected in [None, Some(1), Some(2)] {
            let problem = bed.service.save_activity(&stranger, id, expected, training("x")).await.unwrap_err();
            assert_eq!(problem, SaveProblem::NotFound);
            let missing = EntryId::new();
            if expected.is_some() {
                let same = bed.service.save_activity(&stranger, missing, expected, training("x")).await.unwrap_err();
                assert_eq!(same, SaveProblem::NotFound);
            }
        }
        for id in [id, EntryId::new()] {
            assert_eq!(bed.service.delete(&stranger, id, 1).await.unwrap_err(), EntryProblem::NotFound);
            assert_eq!(bed.service.restore(&stranger, id).await.unwrap_err(), EntryProblem::NotFound);
            assert_eq!(bed.service.history(&stranger, id).await.unwrap_err(), PortfolioProblem::NotFound);
        }
        let visitor = service::Actor::visitor();
        let problem = bed.service.save_activity(&visitor, EntryId::new(), None, training("x")).await.unwrap_err();
        assert_eq!(problem, SaveProblem::NotFound);
        assert!(bed.service.portfolio(&stranger).await.unwrap().is_empty());
        let portfolio = bed.service.portfolio(&owner).await.unwrap();
        assert_eq!((portfolio.activities[0].version, portfolio.activities[0].value.title()), (1, Some("a")));
    }

    async fn an_entry_stays_of_its_kind_and_keeps_its_reference(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let id = EntryId::new();
        let saved = bed.service.save_activity(&actor, id, None, training("a")).await.unwrap();
        let problem = bed.service.save_employment(&actor, id, Some(1), employment()).await.unwrap_err();
        assert_eq!(problem, SaveProblem::NotFound);
        let mut other = training("b");
        if let Activity::Training(training) = &mut other {
            training.id = "chosen".to_owned();
        }
        let edited = bed.service.save_activity(&actor, id, Some(1), other.clone()).await.unwrap();
        assert_eq!(edited.reference, saved.reference);
        bed.service.save_activity(&actor, EntryId::new(), None, other.clone()).await.unwrap();
        let problem = bed.service.save_activity(&actor, EntryId::new(), None, other).await.unwrap_err();
        let SaveProblem::Invalid(problems) = problem else { panic!("{problem:?}") };
        assert_eq!(paths(&problems), [("id", "duplicate_id")]);
        let other = Activity::Other(Other {
            id: String::new(), title: None, provider: None, form: OtherForm::Publication, completed_on: None,
            author_rank: Some(1), hours: None, evidence: Vec::new(),
        });
        bed.service.save_activity(&actor, id, Some(2), other).await.unwrap();
    }

    async fn what_is_wrong_is_named_at_its_field_and_nothing_is_saved(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut wrong = reflection();
        if let Activity::Reflection(reflection) = &mut wrong {
            reflection.title = Some("x".repeat(10_000));
            reflection.sessions.push(Session { on: day("2023-01-11"), minutes: Minutes::new(0) });
        }
        let problem = bed.service.save_activity(&actor, EntryId::new(), None, wrong).await.unwrap_err();
        let SaveProblem::Invalid(problems) = problem else { panic!("{problem:?}") };
        assert_eq!(paths(&problems), [("title", "too_long"), ("sessions[1].minutes", "out_of_range")]);
        let reversed = Employment { until: Some(day("2020-01-01")), ..employment() };
        let problem = bed.service.save_employment(&actor, EntryId::new(), None, reversed).await.unwrap_err();
        let SaveProblem::Invalid(problems) = problem else { panic!("{problem:?}") };
        assert_eq!(paths(&problems), [("until", "before")]);
        assert!(bed.service.portfolio(&actor).await.unwrap().is_empty());

        let id = EntryId::new();
        bed.service.save_registration(&actor, id, None, registration()).await.unwrap();
        let reversed = Registration { until: day("2021-03-01"), ..registration() };
        let problem = bed.service.save_registration(&actor, id, Some(1), reversed).await.unwrap_err();
        let SaveProblem::Invalid(problems) = problem else { panic!("{problem:?}") };
        assert_eq!(paths(&problems), [("until", "not_after")]);
        assert_eq!(bed.service.portfolio(&actor).await.unwrap().registrations[0].version, 1);
    }

    async fn a_document_names_a_job_that_is_there(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let stranger = bed.person("robin@example.nl").await.actor;
        let job = bed.service.save_employment(&stranger, EntryId::new(), None, employment()).await.unwrap();
        for name in ["nonsense", job.reference.as_str()] {
            let saved = bed.service.save_document(&actor, EntryId::new(), None, document(Some(name))).await;
            let problem = saved.unwrap_err();
            let SaveProblem::Invalid(problems) = problem else { panic!("{problem:?}") };
            assert_eq!(paths(&problems), [("employment", "unknown_employment")]);
        }

        let job = EntryId::new();
        let saved = bed.service.save_employment(&actor, job, None, employment()).await.unwrap();
        let paper = EntryId::new();
        bed.service.save_document(&actor, paper, None, document(Some(&saved.reference))).await.unwrap();
        bed.service.delete(&actor, job, 1).await.unwrap();
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        assert_eq!(portfolio.document(paper).unwrap().value.employment, None);
        assert_eq!(portfolio.dossier().problems(), [], "it can be exported");
        bed.service.restore(&actor, job).await.unwrap();
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        assert_eq!(portfolio.document(paper).unwrap().value.employment, Some(saved.reference));
    }

    async fn deleting_is_taken_back_and_history_tells_everything(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let id = EntryId::new();
        bed.service.save_activity(&actor, id, None, training("a")).await.unwrap();
        bed.after(chrono::TimeDelta::minutes(1));
        bed.service.save_activity(&actor, id, Some(1), training("b")).await.unwrap();
        bed.service.delete(&actor, id, 2).await.unwrap();
        bed.service.delete(&actor, id, 2).await.unwrap();
        assert!(bed.service.portfolio(&actor).await.unwrap().is_empty());
        let problem = bed.service.save_activity(&actor, id, Some(3), training("c")).await.unwrap_err();
        assert_eq!(problem, SaveProblem::NotFound);
        let deleted = bed.service.deleted(&actor).await.unwrap();
        assert_eq!((deleted.len(), deleted[0].id, deleted[0].version, deleted[0].value.title().as_str()), (1, id, 3, "b"));
        let restored = bed.service.restore(&actor, id).await.unwrap();
        assert_eq!((restored.version, restored.already), (4, false));
        let restored = bed.service.restore(&actor, id).await.unwrap();
        assert_eq!((restored.version, restored.already), (4, true));
        assert!(bed.service.deleted(&actor).await.unwrap().is_empty());

        let history = bed.service.history(&actor, id).await.unwrap();
        let lines: Vec<_> = history.iter().map(|change| (change.version, change.what, change.value.title())).collect();
        let line = |version, what, title: &str| (version, what, title.to_owned());
        assert_eq!(lines, [
            line(4, What::Restored, "b"), line(3, What::Deleted, "b"), line(2, What::Edited, "b"), line(1, What::Created, "a"),
        ]);
        assert!(history.iter().all(|change| change.by_owner));
        assert!(matches!(&history[0].value, AnyElement::Activity(Activity::Training(_))));
        assert_eq!((history[3].at, history[2].at), (start(), start() + chrono::TimeDelta::minutes(1)));
    }

    async fn every_kind_keeps_what_was_made_changed_deleted_brought_back_and_imported(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut ids = Vec::new();
        for (first, second) in of_each_kind() {
            let id = EntryId::new();
            save(&bed, &actor, id, None, &first).await;
            save(&bed, &actor, id, Some(1), &second).await;
            bed.service.delete(&actor, id, 2).await.unwrap();
            bed.service.restore(&actor, id).await.unwrap();
            ids.push(id);
        }
        let taken_along = bed.service.export(&actor).await.unwrap();
        for id in &ids {
            bed.service.delete(&actor, *id, 4).await.unwrap();
        }
        // A document has no id of its own to be known by in a file, so there it becomes another entry.
        bed.service.import(&actor, &taken_along).await.unwrap();
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        assert_eq!((portfolio.documents.len(), portfolio.documents[0].id != ids[3]), (1, true));
        bed.service.restore(&actor, ids[3]).await.unwrap();

        for (id, (first, _)) in ids.into_iter().zip(of_each_kind()) {
            let last = if first.kind() == Kind::Document { What::Restored } else { What::Imported };
            assert_eq!(bed.service.put_back(&actor, id, 6, 1).await.unwrap().version, 7);
            let history = bed.service.history(&actor, id).await.unwrap();
            let lines: Vec<_> = history.iter().rev().map(|change| (change.version, change.what)).collect();
            assert_eq!(lines, [
                (1, What::Created), (2, What::Edited), (3, What::Deleted), (4, What::Restored), (5, What::Deleted), (6, last),
                (7, What::Edited),
            ]);
            let values: Vec<_> = history.iter().rev().map(|change| &change.value).collect();
            assert!(values.iter().all(|value| value.kind() == first.kind()));
            assert_ne!(values[0], values[1]);
            assert!(values[2..6].iter().all(|value| *value == values[1]), "{values:?}");
            assert_eq!(values[6], values[0]);
            assert!(history.iter().all(|change| change.by_owner));
        }
    }

    async fn an_earlier_version_is_put_back_only_over_the_one_that_was_seen(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let stranger = bed.person("robin@example.nl").await.actor;
        let service = &bed.service;
        for (first, second) in of_each_kind() {
            let id = EntryId::new();
            save(&bed, &actor, id, None, &first).await;
            save(&bed, &actor, id, Some(1), &second).await;
            let wrong = [
                (&actor, 1, 1, EntryProblem::Conflict { version: 2 }),
                (&actor, 3, 1, EntryProblem::Conflict { version: 2 }),
                (&actor, 2, 3, EntryProblem::NotFound),
                (&actor, 2, 0, EntryProblem::NotFound),
                (&stranger, 2, 1, EntryProblem::NotFound),
                (&service::Actor::visitor(), 2, 1, EntryProblem::NotFound),
            ];
            for (who, expected, back, problem) in wrong {
                assert_eq!(service.put_back(who, id, expected, back).await.unwrap_err(), problem, "{expected} {back}");
            }
            assert_eq!(service.history(&actor, id).await.unwrap().len(), 2);
            let saved = service.put_back(&actor, id, 2, 1).await.unwrap();
            assert_eq!((saved.id, saved.version, saved.already), (id, 3, false));
            let again = service.put_back(&actor, id, 2, 1).await.unwrap();
            assert_eq!((again.version, again.already), (3, true), "the button was pressed twice");
            service.delete(&actor, id, 3).await.unwrap();
            assert_eq!(service.put_back(&actor, id, 4, 2).await.unwrap_err(), EntryProblem::NotFound);
        }
    }

    async fn a_version_that_names_a_deleted_job_can_be_put_back(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let (job, paper) = (EntryId::new(), EntryId::new());
        let saved = bed.service.save_employment(&actor, job, None, employment()).await.unwrap();
        bed.service.save_document(&actor, paper, None, document(Some(&saved.reference))).await.unwrap();
        bed.service.save_document(&actor, paper, Some(1), document(None)).await.unwrap();
        bed.service.delete(&actor, job, 1).await.unwrap();
        bed.service.put_back(&actor, paper, 2, 1).await.unwrap();
        let named = async || bed.service.portfolio(&actor).await.unwrap().document(paper).unwrap().value.employment.clone();
        assert_eq!(named().await, None);
        bed.service.restore(&actor, job).await.unwrap();
        assert_eq!(named().await, Some(saved.reference));
    }

    async fn a_portfolio_has_a_size(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut small = settings();
        small.limits.entries = 3;
        small.limits.entries_with_deleted = 5;
        let service = bed.another(small).await;
        let ids = [(); 6].map(|()| EntryId::new());
        for id in &ids[..3] {
            service.save_activity(&actor, *id, None, training("a")).await.unwrap();
        }
        let problem = service.save_activity(&actor, ids[3], None, training("a")).await.unwrap_err();
        assert_eq!(problem, SaveProblem::TooMany { limit: 3 });
        service.save_activity(&actor, ids[0], None, training("a")).await.unwrap();
        service.save_activity(&actor, ids[0], Some(1), training("b")).await.unwrap();
        for (place, version) in [(0, 2), (1, 1)] {
            service.delete(&actor, ids[place], version).await.unwrap();
            service.save_activity(&actor, ids[place + 3], None, training("a")).await.unwrap();
        }
        service.delete(&actor, ids[2], 1).await.unwrap();
        let problem = service.save_activity(&actor, ids[5], None, training("a")).await.unwrap_err();
        assert_eq!(problem, SaveProblem::TooMany { limit: 5 });
    }

    async fn the_number_of_queries_does_not_depend_on_the_size(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut counts = Vec::new();
        for _ in 0..2 {
            let before = bed.service.counts();
            bed.service.portfolio(&actor).await.unwrap();
            let read = bed.service.counts();
            bed.service.save_activity(&actor, EntryId::new(), None, training("a")).await.unwrap();
            let written = bed.service.counts();
            counts.push((read.statements - before.statements, written.statements - read.statements));
            for number in 0..40 {
                bed.service.save_activity(&actor, EntryId::new(), None, training(&number.to_string())).await.unwrap();
            }
        }
        assert_eq!(counts[0], counts[1]);
        assert_eq!(counts[0], (1, 8));
    }

    async fn what_was_acknowledged_is_there_for_another_server(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        let other = bed.another(settings()).await;
        let id = EntryId::new();
        bed.service.save_activity(&session.actor, id, None, training("a")).await.unwrap();
        let (actor, _) = other.actor_of(session.cookie_value()).await.unwrap().unwrap();
        assert!(other.portfolio(&actor).await.unwrap().activity(id).is_some());
        assert_eq!(Kind::ALL.len(), 4);
    }
}

both! {
    async fn what_handlers_await_can_be_sent_between_threads(bed: Bed) {
        fn sent<T: Send>(value: T) -> T {
            value
        }
        let actor = bed.person("noor@example.nl").await.actor;
        sent(bed.service.portfolio(&actor)).await.unwrap();
        sent(bed.service.save_activity(&actor, EntryId::new(), None, training("a"))).await.unwrap();
        sent(bed.service.import(&actor, &domain::Dossier::new())).await.unwrap();
        sent(bed.service.sign_up(crate::bed::sign_up("x@example.nl"))).await.unwrap();
        sent(bed.service.actor_of("")).await.unwrap();
        sent(bed.service.run_due_jobs()).await.unwrap();
        drop(sent(bed.service.worker(std::future::pending())));
    }
}
