//! The overview as on another day: what is told ahead comes true, and what is told of the past is what held then.
use chrono::{NaiveDate, TimeDelta};
use domain::organisation::{CheckOutcome, Reading, Role, SeenKind, SeenMeasure, Sharing, Status};
use domain::{Band, Dossier, MeasureKind, Standing};
use service::{
    Actor, Check, CheckId, EmployerProblem, Filter, LinkId, Order, OrganisationId, OverviewLine, Record, SavedFilter,
    SavedFilterId, StaffId, Team, TeamId,
};

use crate::bed::{Bed, both, network};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn founded(bed: &Bed) -> (Actor, OrganisationId, String) {
    let owner = bed.strong("eva@b.nl").await;
    let of = OrganisationId::new();
    bed.service.found_organisation(&owner, of, "Jeugdhulp", "12345678").await.unwrap();
    let code = bed.service.organisation(&owner, of).await.unwrap().organisation.join_code;
    (owner, of, code)
}

const DOSSIER: &str = r#"{"format":"vakspoor-dossier/1",
    "registrations":[
        {"id":"a","register":"SKJ","chamber":"jgp","since":"2017-03-01","until":"2022-03-01"},
        {"id":"b","register":"SKJ","chamber":"jgp","number":"110000000","since":"2022-03-01","until":"2027-03-01",
         "measures":[{"kind":"schorsing","from":"2026-01-01","until":"2026-01-31"},{"kind":"berisping","from":"2025-01-01"}]},
        {"id":"c","register":"SKJ","chamber":"jgp","since":"2027-03-01","until":"2032-03-01"}],
    "activities":[{"id":"x","kind":"training","form":"course","title":"KANARIE","completed_on":"2026-12-20","hours":30,
        "learning":"formal","accreditations":[{"by":"SKJ","chambers":["jgp"]}]}]}"#;

async fn share(bed: &Bed, email: &str, code: &str, sharing: Sharing) -> (Actor, LinkId) {
    let who = bed.person(email).await.actor;
    bed.service.import(&who, &Dossier::from_json(DOSSIER.as_bytes()).unwrap()).await.unwrap();
    let link = LinkId::new();
    bed.service.begin_link(&who, link, code, (sharing, None), &network(1)).await.unwrap();
    (who, link)
}

async fn on(bed: &Bed, who: &Actor, of: OrganisationId, on: &str) -> Vec<OverviewLine> {
    on_day(bed, who, of, day(on)).await
}

async fn on_day(bed: &Bed, who: &Actor, of: OrganisationId, on: NaiveDate) -> Vec<OverviewLine> {
    let asked = (&Filter::default(), Some(on));
    bed.service.overview_on(who, of, asked, (Order::Name, false), 0).await.unwrap().lines
}

both! {
    async fn what_was_told_of_a_day_ahead_is_so_when_it_has_come(bed: Bed) {
        let (owner, of, code) = founded(&bed).await;
        share(&bed, "anna@b.nl", &code, Sharing::Sums).await;
        share(&bed, "bram@b.nl", &code, Sharing::Standing).await;
        let record = Record { name: "Cor".to_owned(), ..Record::default() };
        let records = [
            Record { registered_until: Some(day("2027-02-15")), vog_on: Some(day("2024-01-01")), ..record.clone() },
            Record { since: Some(day("2027-01-01")), ..record.clone() },
            Record { until: Some(day("2027-01-31")), ..record },
        ];
        for record in records {
            bed.service.save_staff(&owner, of, StaffId::new(), None, record).await.unwrap();
        }
        // Measures that were seen in the register: of who shares, and of who does not.
        let overview = bed.service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap();
        let shares = overview.lines.iter().find(|line| line.sharing.is_some()).unwrap().staff;
        let ends = overview.lines.iter().find(|line| line.vog_on.is_some()).unwrap().staff;
        for (staff, from, until) in [(shares, "2027-02-01", Some("2027-02-28")), (ends, "2026-12-20", Some("2027-01-31"))] {
            let kind = SeenKind::Known(MeasureKind::Suspension);
            let measure = Some(SeenMeasure { kind, from: day(from), until: until.map(day) });
            let (on, outcome) = (bed.service.today(), CheckOutcome::Measure);
            let look = Check { on, by: None, outcome, registered_until: None, measure, note: String::new() };
            bed.service.check_register(&owner, of, CheckId::new(), staff, look).await.unwrap();
        }
        let mut changed = 0;
        for ahead in ["2026-12-19", "2026-12-31", "2027-02-01", "2027-02-28", "2027-03-01", "2030-01-01"] {
            let told = on(&bed, &owner, of, ahead).await;
            let person = bed.service.person_on(&owner, of, told[0].staff, day(ahead)).await.unwrap();
            assert_eq!(person.lines, told.iter().filter(|line| line.staff == told[0].staff).cloned().collect::<Vec<_>>());
            changed += usize::from(told != on(&bed, &owner, of, "2026-11-22").await);
            let now = bed.service.today();
            let days = (day(ahead) - now).num_days();
            bed.after(TimeDelta::days(days));
            bed.service.work_out_standings().await.unwrap();
            let found = bed.service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap();
            let come: Vec<OverviewLine> = found
                .lines
                .into_iter()
                // Who has yet to begin is on the overview of today too.
                .filter(|line| told.iter().any(|one| one.staff == line.staff))
                .map(|line| {
                    use Standing::{Registered, RegisteredPending, Suspended};
                    let runs = matches!(line.status, Status::Known(Registered | RegisteredPending | Suspended));
                    let band = if runs { line.band } else { line.band.map(|_| Band::Unknown) };
                    OverviewLine { band, ..line }
                })
                .collect();
            assert_eq!(come, told, "{ahead}");
            bed.after(TimeDelta::days(-days));
        }
        assert!(changed > 3, "days differ");
    }

    async fn the_past_is_told_by_what_is_known_of_it_and_only_while_it_is_shared(bed: Bed) {
        let (owner, of, code) = founded(&bed).await;
        let record = Record { name: "Anna".to_owned(), email: Some("anna@b.nl".to_owned()), ..Record::default() };
        let since = Record { since: Some(day("2016-01-01")), ..record.clone() };
        bed.service.save_staff(&owner, of, StaffId::new(), None, since).await.unwrap();
        let (anna, link) = share(&bed, "anna@b.nl", &code, Sharing::Sums).await;
        let cases = [
            ("2017-02-28", Standing::NotYet, "2022-03-01", None),
            ("2017-03-01", Standing::Registered, "2022-03-01", None),
            ("2022-02-28", Standing::Registered, "2022-03-01", None),
            ("2022-03-01", Standing::Registered, "2027-03-01", None),
            ("2025-06-01", Standing::Registered, "2027-03-01", None),
            ("2026-01-15", Standing::Suspended, "2027-03-01", Some(("schorsing".to_owned(), Some(day("2026-01-31"))))),
            ("2026-02-01", Standing::Registered, "2027-03-01", None),
        ];
        for (then, standing, ends, measure) in cases {
            let [line] = &on(&bed, &owner, of, then).await[..] else { panic!("{then}") };
            assert_eq!((line.status, line.ends), (Status::Known(standing), Some(day(ends))), "{then}");
            assert_eq!(line.measure, measure, "{then}: a reprimand is not published");
            assert_eq!(line.submit_by, day(ends).pred_opt());
            let runs = standing != Standing::NotYet;
            assert_eq!(line.band.is_some_and(|band| band != Band::Unknown), runs, "{then} {:?}", line.band);
        }
        let log = bed.service.links(&anna, 0).await.unwrap().readings;
        assert_eq!(log.len(), cases_of(&log, Reading::Overview), "each look is in the log: {log:?}");
        assert_eq!(log.len(), 7);
        bed.service.edit_link(&anna, link, 1, Sharing::Standing, None).await.unwrap();
        let staff = on(&bed, &owner, of, "2026-01-15").await[0].staff;
        let person = bed.service.person_on(&owner, of, staff, day("2026-01-15")).await.unwrap();
        assert_eq!((person.lines[0].band, person.lines[0].status), (None, Status::Known(Standing::Suspended)));
        // Of a day before the contract began there is nobody.
        assert_eq!(on(&bed, &owner, of, "2015-12-31").await.len(), 0);
        assert_eq!(on(&bed, &owner, of, "2016-01-01").await.len(), 1);
        bed.service.withdraw_link(&anna, link).await.unwrap();
        let looks = bed.service.links(&anna, 0).await.unwrap().readings.len();
        let line = on(&bed, &owner, of, "2026-01-15").await.remove(0);
        assert_eq!((line.status, line.ends, line.band, line.measure), (Status::Unknown, None, None, None));
        assert_eq!(bed.service.person_on(&owner, of, staff, day("2026-01-15")).await.unwrap().lines[0].status, Status::Unknown);
        assert_eq!(bed.service.links(&anna, 0).await.unwrap().readings.len(), looks, "nothing was seen");
        let stranger = bed.strong("roos@b.nl").await;
        let refused = bed.service.person_on(&stranger, of, staff, day("2026-01-15")).await;
        assert_eq!(refused.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn a_day_that_has_been_has_the_records_of_then(bed: Bed) {
        let (owner, of, code) = founded(&bed).await;
        let service = &bed.service;
        let mut teams = Vec::new();
        for name in ["Noord", "Zuid", "Weg"] {
            let team = Team { id: TeamId::new(), parent: None, location: None, name: name.to_owned() };
            service.save_team(&owner, of, team.clone()).await.unwrap();
            teams.push(team);
        }
        let [north, south, gone] = [teams[0].id, teams[1].id, teams[2].id];
        let lead = bed.strong("lead@b.nl").await;
        service.invite_member(&owner, of, "lead@b.nl", (Role::TeamLead, Some(north)), language::Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        let invitation = crate::bed::code(mails.iter().find(|mail| mail.to == "lead@b.nl").unwrap());
        service.accept_role(&lead, &invitation).await.unwrap();
        let record = |name: &str, team| Record { name: name.to_owned(), team: Some(team), ..Record::default() };
        let add = async |record: Record| {
            let id = StaffId::new();
            service.save_staff(&owner, of, id, None, record).await.unwrap();
            id
        };
        let ends = |day: NaiveDate, record: Record| Record { registered_until: Some(day), ..record };
        let first = service.today();
        // What each of them is called tells what becomes of them.
        let renewed = add(ends(day("2026-12-31"), record("Renewed", north))).await;
        let moved = add(record("Moved away", north)).await;
        let came = add(record("Comes", south)).await;
        let left = add(record("Removed", north)).await;
        let left_south = add(record("Moved and removed", north)).await;
        let of_gone = add(record("Team that goes", gone)).await;
        let same = add(record("Same", north)).await;
        // Who joins by themselves is noted as well.
        share(&bed, "joins@b.nl", &code, Sharing::Standing).await;
        let asked = Filter { search: "noor".to_owned(), ..Filter::default() };
        let found = service.overview(&owner, of, &asked, (Order::Name, false), 0).await.unwrap();
        let joined = found.lines[0].staff;
        let history = service.staff_history(&owner, of, joined).await.unwrap().versions;
        assert_eq!((history.len(), history[0].by.as_deref()), (1, Some("Noor de Wit")));

        bed.after(TimeDelta::days(2));
        let changed = service.today();
        let after = Record { job_title: "Hulpverlener".to_owned(), ..ends(day("2031-06-01"), record("Renewed by now", south)) };
        service.save_staff(&owner, of, renewed, Some(1), after).await.unwrap();
        service.save_staff(&owner, of, moved, Some(1), record("Moved", south)).await.unwrap();
        service.save_staff(&owner, of, came, Some(1), record("Came", north)).await.unwrap();
        service.remove_staff(&owner, of, left, 1).await.unwrap();
        service.save_staff(&owner, of, left_south, Some(1), record("Moved and removed", south)).await.unwrap();
        service.remove_staff(&owner, of, left_south, 2).await.unwrap();
        service.remove_team(&owner, of, gone).await.unwrap();
        let late = add(record("Late", north)).await;
        let known = Record { since: Some(first), ..record("Here already", north) };
        let known = add(known).await;
        let later = Record { since: Some(first), name: "Late, told later".to_owned(), ..record("", north) };
        service.save_staff(&owner, of, late, Some(1), later).await.unwrap();
        let later = Record { since: Some(changed), name: "Here since".to_owned(), ..record("", north) };
        service.save_staff(&owner, of, known, Some(1), later).await.unwrap();

        bed.after(TimeDelta::days(2));
        let then = |who: &Actor, on: NaiveDate, asked: Filter| {
            let who = who.clone();
            async move {
                let found = service.overview_on(&who, of, (&asked, Some(on)), (Order::Name, false), 0).await.unwrap();
                let total: u64 = found.totals.iter().map(|total| total.lines).sum();
                assert_eq!(total, found.lines.len() as u64);
                let whole = service.overview_export(&who, of, (&asked, Some(on)), (Order::Name, false)).await.unwrap();
                assert_eq!(whole.lines, found.lines);
                found.lines
            }
        };
        let names = |lines: &[OverviewLine]| lines.iter().map(|line| line.name.clone()).collect::<Vec<_>>();
        for on in [first, first.succ_opt().unwrap()] {
            let lines = then(&owner, on, Filter::default()).await;
            let wanted = [
                "Comes",
                "Here already",
                "Moved and removed",
                "Moved away",
                "Noor de Wit",
                "Removed",
                "Renewed",
                "Same",
                "Team that goes",
            ];
            assert_eq!(names(&lines), wanted);
            let line = |staff: StaffId| lines.iter().find(|line| line.staff == staff).unwrap();
            assert_eq!((line(renewed).ends, line(renewed).job_title.as_str()), (Some(day("2026-12-31")), ""));
            assert_eq!([renewed, came, left, left_south, of_gone].map(|staff| line(staff).team), [
                Some(north), Some(south), Some(north), Some(north), None
            ]);
            let found = then(&owner, on, Filter { search: "moved away".to_owned(), ..Filter::default() }).await;
            assert_eq!(found, [line(moved).clone()], "what is searched is of then");
            let found = then(&owner, on, Filter { teams: vec![north], ..Filter::default() }).await;
            assert_eq!(names(&found).len(), 6);
        }
        let lines = then(&owner, changed, Filter::default()).await;
        let wanted = ["Came", "Here since", "Late, told later", "Moved", "Noor de Wit", "Renewed by now", "Same", "Team that goes"];
        assert_eq!(names(&lines), wanted);
        let now: Vec<_> = service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap().lines;
        assert_eq!(lines, now, "nothing changed since");
        let before = first.pred_opt().unwrap();
        assert_eq!(names(&then(&owner, before, Filter::default()).await), [""; 0]);

        // However many records were otherwise then, it takes as many statements.
        let mut asked = Vec::new();
        for on in [first, changed.succ_opt().unwrap()] {
            let before = service.counts().statements;
            on_day(&bed, &owner, of, on).await;
            asked.push(service.counts().statements - before);
        }
        assert_eq!(asked[0], asked[1]);

        // Who leads a team sees who was there then and is there now, or was last.
        assert_eq!(names(&then(&lead, first, Filter::default()).await), ["Here already", "Removed", "Same"]);
        assert_eq!(names(&then(&lead, changed, Filter::default()).await), ["Came", "Here since", "Late, told later", "Same"]);

        let person = service.person_on(&owner, of, left, first).await.unwrap();
        assert_eq!((person.removed, person.record.name.as_str(), person.lines.len()), (true, "Removed", 1));
        let person = service.person_on(&owner, of, renewed, first).await.unwrap();
        assert_eq!((person.removed, person.record.name.as_str()), (false, "Renewed"));
        let person = service.person_on(&owner, of, late, first).await.unwrap();
        assert_eq!((person.record.name.as_str(), person.lines.len()), ("Late, told later", 0));
        assert!(service.person_on(&lead, of, left, first).await.is_ok());
        for (who, staff, on) in [
            (&owner, left, changed), (&lead, left_south, first), (&lead, moved, first), (&lead, renewed, first),
        ] {
            let refused = service.person_on(who, of, staff, on).await;
            assert_eq!(refused.unwrap_err(), EmployerProblem::NotFound);
        }
        let person = service.person_on(&lead, of, came, first).await.unwrap();
        assert_eq!((person.record.name.as_str(), person.lines.len()), ("Came", 0), "of then only what was theirs to see");
        assert_eq!(names(&then(&lead, first, Filter { staff: Some(same), ..Filter::default() }).await), ["Same"]);
    }

    async fn what_is_shared_is_not_seen_of_a_day_before_the_last_one_was_written_down(bed: Bed) {
        let (owner, of, code) = founded(&bed).await;
        let record = Record { name: "Anna".to_owned(), email: Some("anna@b.nl".to_owned()), ..Record::default() };
        let staff = StaffId::new();
        bed.service.save_staff(&owner, of, staff, None, record.clone()).await.unwrap();
        share(&bed, "anna@b.nl", &code, Sharing::Sums).await;
        let first = bed.service.today();
        bed.after(TimeDelta::days(5));
        let line = |lines: Vec<OverviewLine>| lines.into_iter().next().unwrap();
        assert!(line(on(&bed, &owner, of, &first.to_string()).await).sharing.is_some());
        let left = Record { until: Some(first), ..record };
        bed.service.save_staff(&owner, of, staff, Some(1), left).await.unwrap();
        let line = line(on(&bed, &owner, of, &first.to_string()).await);
        assert_eq!((line.sharing, line.band, line.ends, line.status), (None, None, None, Status::Unknown));
    }

    async fn a_saved_filter_is_its_owners_alone(bed: Bed) {
        let (owner, of, _) = founded(&bed).await;
        let service = &bed.service;
        let new = SavedFilter { id: SavedFilterId::new(), name: "Noord".to_owned(), query: "team=x".to_owned() };
        for _ in 0..2 {
            service.save_filter(&owner, of, new.clone()).await.unwrap();
        }
        let taken = SavedFilter { id: SavedFilterId::new(), name: " noord ".to_owned(), ..new.clone() };
        assert_eq!(service.save_filter(&owner, of, taken).await.unwrap_err(), EmployerProblem::Taken);
        let reader = bed.strong("lezer@b.nl").await;
        service.invite_member(&owner, of, "lezer@b.nl", (Role::Reader, None), language::Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        let code = crate::bed::code(mails.iter().find(|mail| mail.to == "lezer@b.nl").unwrap());
        service.accept_role(&reader, &code).await.unwrap();
        assert_eq!(service.saved_filters(&reader, of).await.unwrap().1, []);
        for refused in [
            service.rename_filter(&reader, of, new.id, ("Noord", "Van mij")).await,
            service.remove_filter(&reader, of, new.id).await,
            service.save_filter(&reader, of, SavedFilter { name: "Ander".to_owned(), ..new.clone() }).await,
        ] {
            assert_eq!(refused.unwrap_err(), EmployerProblem::NotFound, "somebody else's, or its key");
        }
        let own = SavedFilter { id: SavedFilterId::new(), ..new.clone() };
        service.save_filter(&reader, of, own).await.unwrap();
        service.rename_filter(&owner, of, new.id, ("Noord", "Zuid")).await.unwrap();
        let late = service.rename_filter(&owner, of, new.id, ("Noord", "West")).await;
        assert_eq!(late.unwrap_err(), EmployerProblem::Conflict { version: 0 });
        assert_eq!(service.overview(&owner, of, &Filter::default(), (Order::Name, false), 0).await.unwrap().saved[0].name, "Zuid");
        service.remove_filter(&owner, of, new.id).await.unwrap();
        assert_eq!(service.saved_filters(&owner, of).await.unwrap().1, []);
        assert_eq!(service.saved_filters(&reader, of).await.unwrap().1.len(), 1);
        for number in 0..service::MAX_SAVED_FILTERS {
            let one = SavedFilter { id: SavedFilterId::new(), name: format!("f{number}"), query: String::new() };
            service.save_filter(&owner, of, one).await.unwrap();
        }
        let one = SavedFilter { id: SavedFilterId::new(), name: "te veel".to_owned(), query: String::new() };
        let full = service.save_filter(&owner, of, one).await;
        assert_eq!(full.unwrap_err(), EmployerProblem::TooMany { limit: 30 });
    }
}

fn cases_of(log: &[service::ReadingLine], what: Reading) -> usize {
    log.iter().filter(|line| line.what == what).count()
}
