//! The staff of an organisation: what a role reaches, what is written down, what its owner can see of that.
use chrono::{Days, NaiveDate};
use domain::organisation::{CheckOutcome, Reading, Role, Sharing};
use domain::{Chamber, Register};
use language::Locale;
use service::{
    Actor, Check, CheckId, EmployerProblem, Filter, LinkId, NameProblem, Order, OrganisationId, Record, StaffId, Team,
    TeamId,
};

use crate::bed::{Bed, both, code, network};

async fn founded(bed: &Bed) -> (Actor, OrganisationId) {
    let owner = bed.strong("eva@b.nl").await;
    let of = OrganisationId::new();
    bed.service.found_organisation(&owner, of, "Jeugdhulp", "12345678").await.unwrap();
    (owner, of)
}

async fn team(bed: &Bed, owner: &Actor, of: OrganisationId, name: &str, parent: Option<TeamId>) -> TeamId {
    let id = TeamId::new();
    let team = Team { id, parent, location: None, name: name.to_owned() };
    bed.service.save_team(owner, of, team).await.unwrap();
    id
}

async fn with_role(
    bed: &Bed,
    owner: &Actor,
    of: OrganisationId,
    email: &str,
    role: Role,
    team: Option<TeamId>,
) -> Actor {
    let actor = bed.strong(email).await;
    bed.service.invite_member(owner, of, email, (role, team), Locale::Nl).await.unwrap();
    let mails = bed.mails().await;
    let mail = mails.iter().find(|mail| mail.to == email).unwrap();
    bed.service.accept_role(&actor, &code(mail)).await.unwrap();
    actor
}

fn record(name: &str, team: Option<TeamId>) -> Record {
    Record { name: name.to_owned(), team, register: Some(Register::Skj), ..Record::default() }
}

async fn add(bed: &Bed, owner: &Actor, of: OrganisationId, name: &str, team: Option<TeamId>) -> StaffId {
    let id = StaffId::new();
    bed.service.save_staff(owner, of, id, None, record(name, team)).await.unwrap();
    id
}

async fn names(bed: &Bed, actor: &Actor, of: OrganisationId, filter: &Filter) -> Vec<String> {
    let found = bed.service.overview(actor, of, filter, (Order::Name, false), 0).await.unwrap();
    found.lines.into_iter().map(|line| line.name).collect()
}

both! {
    async fn a_team_stands_for_the_teams_below_it_and_a_team_lead_for_theirs(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let north = team(&bed, &owner, of, "Noord", None).await;
        let below = team(&bed, &owner, of, "Noord 2", Some(north)).await;
        let south = team(&bed, &owner, of, "Zuid", None).await;
        add(&bed, &owner, of, "Ánna", Some(north)).await;
        let under = add(&bed, &owner, of, "Bram", Some(below)).await;
        let other = add(&bed, &owner, of, "Cor", Some(south)).await;
        let of_team = |team| Filter { teams: vec![team], ..Filter::default() };
        assert_eq!(names(&bed, &owner, of, &of_team(north)).await, ["Ánna", "Bram"]);
        assert_eq!(names(&bed, &owner, of, &of_team(below)).await, ["Bram"]);
        assert_eq!(names(&bed, &owner, of, &Filter { search: "ANNA".to_owned(), ..Filter::default() }).await, ["Ánna"]);

        let lead = with_role(&bed, &owner, of, "lead@b.nl", Role::TeamLead, Some(north)).await;
        let service = &bed.service;
        assert_eq!(names(&bed, &lead, of, &Filter::default()).await, ["Ánna", "Bram"]);
        assert_eq!(names(&bed, &lead, of, &of_team(south)).await, Vec::<String>::new());
        let seen = service.overview_export(&lead, of, (&Filter::default(), None), (Order::Name, true)).await.unwrap();
        assert_eq!((seen.lines.len(), seen.employer.teams.len()), (2, 2));
        assert_eq!(service.checks_due(&lead, of, 0).await.unwrap().page.all, 2);
        assert_eq!(service.expiries(&lead, of).await.unwrap().expiries, []);
        service.person(&lead, of, under).await.unwrap();
        assert_eq!(service.person(&lead, of, other).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.staff_history(&lead, of, other).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.staff_form(&lead, of, Some(under)).await.unwrap_err(), EmployerProblem::NotTheirRole);
        service.save_staff(&owner, of, under, Some(1), record("Bram", Some(south))).await.unwrap();
        assert_eq!(service.person(&lead, of, under).await.unwrap_err(), EmployerProblem::NotFound);
        let stranger = bed.strong("roos@b.nl").await;
        assert_eq!(service.person(&stranger, of, under).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.staff_form(&stranger, of, None).await.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn a_record_is_looked_at_before_it_is_stored(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let service = &bed.service;
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let base = record("Anna", None);
        let wrong = [
            (Record { name: "  ".to_owned(), ..base.clone() }, EmployerProblem::Name(NameProblem::Empty)),
            (Record { job_title: "x".repeat(101), ..base.clone() }, EmployerProblem::JobTitle(NameProblem::TooLong { max: 100 })),
            (Record { register_number: Some("1".repeat(61)), ..base.clone() }, EmployerProblem::Number(NameProblem::TooLong { max: 60 })),
            (Record { chamber: Some(Chamber::Nurse), ..base.clone() }, EmployerProblem::Chamber),
            (Record { since: day("2026-01-02"), until: day("2026-01-01"), ..base.clone() }, EmployerProblem::Reversed),
            (Record { vog_on: day("0001-01-01"), ..base.clone() }, EmployerProblem::Day),
            (Record { vog_on: Some(service.today() + Days::new(1)), ..base.clone() }, EmployerProblem::Day),
            (Record { registered_until: day("2090-01-01"), ..base.clone() }, EmployerProblem::Day),
            (Record { since: day("1900-01-01"), ..base.clone() }, EmployerProblem::Day),
            (Record { team: Some(TeamId::new()), ..base.clone() }, EmployerProblem::NotFound),
        ];
        for (record, problem) in wrong {
            assert_eq!(service.save_staff(&owner, of, StaffId::new(), None, record).await.unwrap_err(), problem);
        }
        let numbered = Record { employee_number: Some(" 007 ".to_owned()), email: Some(" A@B.nl ".to_owned()), ..base };
        let id = StaffId::new();
        for _ in 0..2 {
            service.save_staff(&owner, of, id, None, numbered.clone()).await.unwrap();
        }
        assert_eq!(service.save_staff(&owner, of, StaffId::new(), None, numbered.clone()).await.unwrap_err(), EmployerProblem::Taken);
        let stored = service.person(&owner, of, id).await.unwrap().staff;
        assert_eq!((stored.version, stored.record.employee_number.as_deref(), stored.record.email.as_deref()), (1, Some("007"), Some("a@b.nl")));
        service.save_staff(&owner, of, id, Some(1), Record { name: "Anna B".to_owned(), ..numbered.clone() }).await.unwrap();
        let late = service.save_staff(&owner, of, id, Some(1), numbered).await.unwrap_err();
        assert_eq!(late, EmployerProblem::Conflict { version: 2 });
        let history = service.staff_history(&owner, of, id).await.unwrap().versions;
        let told: Vec<_> = history.iter().map(|line| (line.by.as_deref(), line.record.clone().unwrap().name)).collect();
        assert_eq!(told, [(Some("Noor de Wit"), "Anna B".to_owned()), (Some("Noor de Wit"), "Anna".to_owned())]);
        assert_eq!(service.remove_staff(&owner, of, id, 1).await.unwrap_err(), EmployerProblem::Conflict { version: 2 });
        service.remove_staff(&owner, of, id, 2).await.unwrap();
        assert_eq!(service.person(&owner, of, id).await.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn a_look_in_the_register_says_when_it_is_time_for_the_next(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let service = &bed.service;
        let staff = add(&bed, &owner, of, "Anna", None).await;
        let today = service.today();
        let check = |on: NaiveDate, outcome| Check { on, by: None, outcome, registered_until: Some(today + Days::new(9)), measure: None, note: String::new() };
        let tomorrow = check(today + Days::new(1), CheckOutcome::Registered);
        let refused = service.check_register(&owner, of, CheckId::new(), staff, tomorrow).await;
        assert_eq!(refused.unwrap_err(), EmployerProblem::Day);
        let nobody = service.check_register(&owner, of, CheckId::new(), StaffId::new(), check(today, CheckOutcome::Registered)).await;
        assert_eq!(nobody.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.checks_due(&owner, of, 0).await.unwrap().page.all, 1);
        service.check_register(&owner, of, CheckId::new(), staff, check(today, CheckOutcome::Registered)).await.unwrap();
        assert_eq!(service.checks_due(&owner, of, 0).await.unwrap().page.all, 0);
        let person = service.person(&owner, of, staff).await.unwrap();
        assert_eq!(person.staff.record.registered_until, Some(today + Days::new(9)));
        // Not there: then there is no end date either.
        service.check_register(&owner, of, CheckId::new(), staff, check(today, CheckOutcome::NotFound)).await.unwrap();
        assert_eq!(service.person(&owner, of, staff).await.unwrap().checks[0].registered_until, None);
        let lines = service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap().lines;
        assert_eq!(lines[0].status, domain::organisation::Status::NotFound);
    }

    async fn whoever_shares_sees_each_look_and_nothing_is_left_when_it_ends(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let service = &bed.service;
        let anna = bed.person("anna@b.nl").await.actor;
        let dossier = br#"{"format":"vakspoor-dossier/1",
            "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","since":"2024-01-01","until":"2029-01-01"}],
            "activities":[{"id":"b","kind":"reflection","form":"intervision","title":"Geheim","sessions":[{"on":"2025-02-01","minutes":90}]}]}"#;
        service.import(&anna, &domain::Dossier::from_json(dossier).unwrap()).await.unwrap();
        let code = service.organisation(&owner, of).await.unwrap().organisation.join_code;
        let link = LinkId::new();
        service.begin_link(&anna, link, &code, (Sharing::Activities, None), &network(1)).await.unwrap();
        let overview = service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap();
        let staff = overview.lines[0].staff;
        assert!(overview.lines[0].band.is_some());
        service.overview_export(&owner, of, (&Filter::default(), None), (Order::Name, false)).await.unwrap();
        let person = service.person(&owner, of, staff).await.unwrap();
        assert!(person.registrations[0].progress.is_some());
        let shared = service.shared_activities(&owner, of, staff).await.unwrap().activities;
        assert_eq!((shared[0].kind.title(), shared[0].hours), (None, Some(domain::Centi::new(150))));
        let log: Vec<Reading> = service.links(&anna, 0).await.unwrap().readings.iter().map(|line| line.what).collect();
        assert_eq!(log, [Reading::Activities, Reading::Person, Reading::Export, Reading::Overview]);
        service.withdraw_link(&anna, link).await.unwrap();
        assert_eq!(service.shared_activities(&owner, of, staff).await.unwrap_err(), EmployerProblem::NotFound);
        assert!(service.person(&owner, of, staff).await.unwrap().registrations.is_empty());
        let line = service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap().lines.remove(0);
        assert_eq!((line.sharing, line.ends, line.submit_by, line.band), (None, None, None, None));
        assert_eq!(service.links(&anna, 0).await.unwrap().readings.len(), 4, "nothing was seen any more");
    }
}
