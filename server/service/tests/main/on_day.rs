//! The overview as on another day: what is told ahead comes true, and what is told of the past is what held then.
use chrono::{NaiveDate, TimeDelta};
use domain::organisation::{Reading, Sharing, Status};
use domain::{Band, Dossier, Standing};
use service::{
    Actor, EmployerProblem, Filter, LinkId, Order, OrganisationId, OverviewLine, Record, SavedFilter, SavedFilterId,
    StaffId,
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
    let asked = (&Filter::default(), Some(day(on)));
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
        let record = Record { since: Some(day("2026-01-10")), ..person.staff.record.clone() };
        bed.service.save_staff(&owner, of, staff, Some(person.staff.version), record).await.unwrap();
        assert_eq!(on(&bed, &owner, of, "2026-01-09").await.len(), 0);
        assert_eq!(on(&bed, &owner, of, "2026-01-10").await.len(), 1);
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
        service.invite_member(&owner, of, "lezer@b.nl", (domain::organisation::Role::Reader, None), language::Locale::Nl).await.unwrap();
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
