use domain::{Activity, Dossier};
use service::{EntryId, ImportProblem, Imported, Kind, Row, What};

use crate::bed::{both, settings};
use crate::portfolio::training;

const DOSSIER: &str = r#"{
  "format": "vakspoor-dossier/1",
  "person": { "name": "Somebody" },
  "registrations": [{
    "id": "r1", "register": "SKJ", "chamber": "jgp", "number": "110000000", "since": "2021-03-01", "until": "2026-03-01",
    "ruleset": "skj-jgp-2018", "facts": { "ethics_training_required": false },
    "deadline_moves": [{ "until": "2026-09-01", "reason": "covid" }],
    "measures": [{ "kind": "schorsing", "from": "2024-01-01", "until": "2024-06-30" }]
  }],
  "employments": [{
    "id": "e1", "employer": "Stichting Voorbeeld", "counts_as": ["social-work", "jgp"], "level": "hbo",
    "hours_per_week": 24, "from": "2021-03-01", "leave": [{ "from": "2023-05-01", "until": "2023-08-21", "kind": "maternity" }]
  }],
  "activities": [
    { "id": "a3", "kind": "other", "form": "publication", "title": "Zonder dag", "author_rank": 1, "hours": 10 },
    { "id": "a2", "kind": "reflection", "form": "intervision", "guided": true, "group_size": 6, "hierarchy": false,
      "sessions": [{ "on": "2023-01-10", "minutes": 120 }, { "on": "2023-03-07", "minutes": 120 }],
      "supervisor": { "register": "LVSC" }, "proof": "supervisor_statement" },
    { "id": "a1", "kind": "training", "title": "Signs of Safety", "form": "training", "completed_on": "2023-05-12",
      "hours": 12, "tested": true, "accreditations": [{ "by": "SKJ", "chambers": ["jgp"], "points": 12 }] }
  ],
  "documents": [
    { "kind": "employer_statement", "employment": "e1", "issued_on": "2026-01-15" },
    { "kind": "vog", "issued_on": "2021-01-10" },
    { "kind": "vog", "issued_on": "2021-01-10" },
    { "kind": "membership" }
  ]
}"#;

fn dossier() -> Dossier {
    Dossier::from_json(DOSSIER.as_bytes()).unwrap()
}

fn table(titles: &[&str]) -> Dossier {
    let mut dossier = Dossier::new();
    dossier.activities = titles.iter().map(|title| training(title)).collect();
    dossier
}

fn imported(added: usize, already_there: usize, differing: usize) -> Imported {
    Imported { added, already_there, differing }
}

both! {
    async fn the_same_file_twice_adds_nothing(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let preview = bed.service.preview_import(&actor, &dossier()).await.unwrap();
        assert_eq!(preview.outcome(), imported(9, 0, 0));
        assert!(bed.service.portfolio(&actor).await.unwrap().is_empty(), "a preview writes nothing");
        assert_eq!(bed.service.import(&actor, &dossier()).await.unwrap(), imported(9, 0, 0));
        let exported = bed.service.export(&actor).await.unwrap();
        assert_eq!(bed.service.import(&actor, &dossier()).await.unwrap(), imported(0, 9, 0));
        assert_eq!(bed.service.import(&actor, &exported).await.unwrap(), imported(0, 9, 0));
        assert_eq!(bed.service.export(&actor).await.unwrap(), exported);
        let rows = bed.service.preview_import(&actor, &dossier()).await.unwrap().rows;
        assert!(rows.iter().all(|row| row.row == Row::AlreadyThere), "{rows:#?}");
    }

    async fn an_export_is_the_same_bytes_wherever_it_is_imported(bed: Bed) {
        let here = bed.person("noor@example.nl").await.actor;
        let there = bed.person("robin@example.nl").await.actor;
        bed.service.import(&here, &dossier()).await.unwrap();
        bed.service.save_activity(&here, EntryId::new(), None, training("By hand")).await.unwrap();
        let exported = bed.service.export(&here).await.unwrap();
        let order: Vec<_> = exported.activities.iter().map(Activity::id).collect();
        assert_eq!((order[0], order[2], order[3]), ("a2", "a1", "a3"), "by day, what has none last: {order:?}");
        let bytes = exported.to_json_pretty();
        let read = Dossier::from_json(bytes.as_bytes()).unwrap();
        bed.service.import(&there, &read).await.unwrap();
        assert_eq!(bed.service.export(&there).await.unwrap().to_json_pretty(), bytes);
        let on = "2025-11-21".parse().unwrap();
        assert_eq!(
            serde_json::to_string(&domain::answers(&exported, on)).unwrap(),
            serde_json::to_string(&domain::answers(&read, on)).unwrap(),
        );
    }

    async fn a_preview_names_every_row(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        bed.service.import(&actor, &dossier()).await.unwrap();
        let mut other = dossier();
        other.registrations[0].number = Some("120000000".to_owned());
        if let Activity::Other(publication) = &mut other.activities[0] {
            publication.id = "a4".to_owned();
        }
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        let rows = bed.service.preview_import(&actor, &other).await.unwrap().rows;
        let outcome: Vec<_> = rows.iter().map(|row| (row.kind, row.position, row.title.as_str(), row.row)).collect();
        assert_eq!(outcome[..5], [
            (Kind::Registration, 0, "SKJ jgp 120000000", Row::Differs { existing: portfolio.registrations[0].id }),
            (Kind::Employment, 0, "Stichting Voorbeeld", Row::AlreadyThere),
            (Kind::Activity, 0, "Zonder dag", Row::New),
            (Kind::Activity, 1, "", Row::AlreadyThere),
            (Kind::Activity, 2, "Signs of Safety", Row::AlreadyThere),
        ]);
        assert_eq!(rows[2].reference, "a4");
        assert_eq!(bed.service.import(&actor, &other).await.unwrap(), imported(1, 7, 1));
        let after = bed.service.portfolio(&actor).await.unwrap();
        assert_eq!(after.registrations, portfolio.registrations, "what is there stays");
        assert_eq!(after.activities.len(), 4);
    }

    async fn rows_without_an_id_are_known_by_their_content(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let file = table(&["a", "b", "a", "c"]);
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(4, 0, 0), "the same course twice is two");
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(0, 4, 0));
        assert_eq!(bed.service.import(&actor, &table(&["c", "d", "a"])).await.unwrap(), imported(1, 2, 0));
        assert_eq!(bed.service.import(&actor, &table(&["a", "a", "a"])).await.unwrap(), imported(1, 2, 0));

        // Mended by hand after the import: the file does not bring the mistake back.
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        let row = portfolio.activities.iter().find(|row| row.value.title() == Some("b")).unwrap();
        bed.service.save_activity(&actor, row.id, Some(1), training("better")).await.unwrap();
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(0, 3, 1));
    }

    async fn something_else_with_the_same_id_is_something_else(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        bed.service.import(&actor, &dossier()).await.unwrap();
        // Everybody calls the first job e1 and the first activity a1.
        let other = Dossier::from_json(br#"{
            "format": "vakspoor-dossier/1", "registrations": [],
            "employments": [{"id": "e1", "employer": "Altra", "counts_as": ["social-work"], "hours_per_week": 16, "from": "2024-05-01"}],
            "activities": [
                {"id": "a1", "kind": "training", "form": "course", "title": "Heel iets anders", "completed_on": "2025-02-03", "hours": 4},
                {"id": "a3", "kind": "other", "form": "publication", "title": "Zonder dag", "author_rank": 2, "hours": 10}
            ],
            "documents": [{"kind": "employer_statement", "employment": "e1", "issued_on": "2026-02-01"}]
        }"#).unwrap();
        let preview = bed.service.preview_import(&actor, &other).await.unwrap();
        assert_eq!(preview.outcome(), imported(3, 0, 1), "only a3 can be the same");
        assert_eq!(bed.service.import(&actor, &other).await.unwrap(), imported(3, 0, 1));
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        let employers = |id: &str| {
            let job = portfolio.employments.iter().find(|job| job.value.id == id).unwrap();
            job.value.employer.as_ref().unwrap().to_string()
        };
        let statements: Vec<String> =
            portfolio.documents.iter().filter_map(|paper| paper.value.employment.as_deref()).map(employers).collect();
        assert_eq!(statements.len(), 2);
        assert!(statements.contains(&"Altra".to_owned()) && statements.contains(&"Stichting Voorbeeld".to_owned()));
        assert_eq!(bed.service.import(&actor, &other).await.unwrap(), imported(0, 3, 1), "the same file again");
    }

    async fn what_was_deleted_comes_back_with_its_history(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        bed.service.import(&actor, &dossier()).await.unwrap();
        let portfolio = bed.service.portfolio(&actor).await.unwrap();
        for activity in &portfolio.activities {
            bed.service.delete(&actor, activity.id, 1).await.unwrap();
        }
        for document in &portfolio.documents {
            bed.service.delete(&actor, document.id, 1).await.unwrap();
        }
        assert_eq!(bed.service.import(&actor, &dossier()).await.unwrap(), imported(7, 2, 0));
        let after = bed.service.portfolio(&actor).await.unwrap();
        let ids = |portfolio: &service::Portfolio| portfolio.activities.iter().map(|row| (row.id, row.reference.clone())).collect::<Vec<_>>();
        assert_eq!(ids(&after), ids(&portfolio));
        let history = bed.service.history(&actor, portfolio.activities[0].id).await.unwrap();
        let what: Vec<_> = history.iter().map(|change| change.what).collect();
        assert_eq!(what, [What::Imported, What::Deleted, What::Imported]);
    }

    async fn a_document_made_by_hand_is_recognised(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let vog = dossier().documents[1].clone();
        bed.service.save_document(&actor, EntryId::new(), None, vog).await.unwrap();
        let mut file = Dossier::new();
        file.documents = dossier().documents[1..].to_vec();
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(2, 1, 0));
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(0, 3, 0));
    }

    async fn a_file_that_is_wrong_adds_nothing(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut wrong = dossier();
        wrong.registrations[0].until = wrong.registrations[0].since;
        for outcome in [
            bed.service.import(&actor, &wrong).await.unwrap_err(),
            bed.service.preview_import(&actor, &wrong).await.unwrap_err(),
        ] {
            let ImportProblem::Invalid(problems) = outcome else { panic!("{outcome:?}") };
            assert_eq!(problems[0].path, "$.registrations[0].until");
        }
        let mut twice = dossier();
        twice.activities.push(twice.activities[0].clone());
        assert!(matches!(bed.service.import(&actor, &twice).await.unwrap_err(), ImportProblem::Invalid(_)));
        assert!(bed.service.portfolio(&actor).await.unwrap().is_empty());
    }

    async fn a_file_that_is_too_large_adds_nothing(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut small = settings();
        small.limits.entries = 10;
        let service = bed.another(small).await;
        service.import(&actor, &dossier()).await.unwrap();
        let problem = service.import(&actor, &table(&["a", "b"])).await.unwrap_err();
        assert_eq!(problem, ImportProblem::TooMany { limit: 10 });
        assert_eq!(service.import(&actor, &dossier()).await.unwrap(), imported(0, 9, 0), "nothing new always fits");
        service.import(&actor, &table(&["a"])).await.unwrap();
        let mut many = Dossier::new();
        many.registrations = (0..100).map(|number| {
            let mut registration = dossier().registrations[0].clone();
            registration.id = format!("x{number}");
            registration.since = registration.since + chrono::Days::new(1 + number);
            registration
        }).collect();
        let problem = bed.service.import(&actor, &many).await.unwrap_err();
        assert_eq!(problem, ImportProblem::TooMany { limit: 100 });
    }

    async fn a_registration_is_recognised_under_another_id(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let mut own = dossier().registrations[0].clone();
        own.id = String::new();
        bed.service.save_registration(&actor, EntryId::new(), None, own).await.unwrap();
        let mut file = Dossier::new();
        file.registrations = vec![dossier().registrations[0].clone()];
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(0, 1, 0));
        file.registrations[0].number = Some("990000000".to_owned());
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(0, 0, 1), "what is there stays");
        assert_eq!(bed.service.portfolio(&actor).await.unwrap().registrations.len(), 1);
    }

    async fn a_large_file_takes_few_queries(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let titles: Vec<String> = (0..1000).map(|number| format!("Course {number}")).collect();
        let file = table(&titles.iter().map(String::as_str).collect::<Vec<_>>());
        let before = bed.service.counts().statements;
        assert_eq!(bed.service.import(&actor, &file).await.unwrap(), imported(1000, 0, 0));
        assert_eq!(bed.service.counts().statements - before, 9);
        assert_eq!(bed.service.portfolio(&actor).await.unwrap().activities.len(), 1000);
    }

    async fn imports_at_once_add_once(bed: Bed) {
        let actor = bed.person("noor@example.nl").await.actor;
        let all = (0..4).map(|_| {
            let (service, actor) = (bed.service.clone(), actor.clone());
            tokio::spawn(async move { service.import(&actor, &dossier()).await.map_or(0, |imported| imported.added) })
        });
        let mut added = 0;
        for one in all.collect::<Vec<_>>() {
            added += one.await.unwrap();
        }
        assert_eq!(added, 9);
        assert_eq!(bed.service.export(&actor).await.unwrap().activities.len(), 3);
    }

    async fn a_visitor_imports_nothing(bed: Bed) {
        let visitor = service::Actor::visitor();
        assert_eq!(bed.service.import(&visitor, &dossier()).await.unwrap_err(), ImportProblem::NotFound);
        assert_eq!(bed.service.preview_import(&visitor, &dossier()).await.unwrap_err(), ImportProblem::NotFound);
    }
}
