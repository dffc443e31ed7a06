//! What a professional shares: the laws of consent, seen from both sides.
use chrono::{DateTime, TimeDelta, Utc};
use domain::organisation::{Reading, Sharing};
use domain::{
    Accreditation, AccreditedBy, Activity, Centi, Chamber, CountsAs, Employment, Facts, Learning, Measure, MeasureKind,
    Minutes, Other, OtherForm, Reflection, ReflectionForm, Register, Registration, Session, Standing, Supervisor,
    SupervisorRegister, Training, TrainingForm,
};
use language::Locale;
use service::{
    Actor, EmployerProblem, EntryId, Filter, LinkId, OrganisationId, Person, Record, SharedKind, SharedRegistration,
    StaffId,
};

use crate::bed::{Bed, PASSWORD, both, code, network, secret, settings};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// An employer with its owner.
struct Employer {
    actor: Actor,
    organisation: OrganisationId,
    code: String,
}

async fn employer(bed: &Bed, email: &str) -> Employer {
    let actor = bed.strong(email).await;
    let organisation = OrganisationId::new();
    // A name is nothing that can be read as an address.
    let name = format!("Jeugdhulp {}", email.replace(['@', '.'], " "));
    bed.service.found_organisation(&actor, organisation, &name, "12345678").await.unwrap();
    let code = bed.service.organisation(&actor, organisation).await.unwrap().organisation.join_code;
    Employer { actor, organisation, code }
}

impl Employer {
    async fn lines(&self, bed: &Bed) -> Vec<service::OverviewLine> {
        let order = (service::Order::Name, false);
        bed.service.overview(&self.actor, self.organisation, &Filter::default(), order, 0).await.unwrap().lines
    }

    /// The record of the only one of the staff.
    async fn only(&self, bed: &Bed) -> StaffId {
        let lines = self.lines(bed).await;
        let mut staff: Vec<StaffId> = lines.iter().map(|line| line.staff).collect();
        staff.dedup();
        let [only] = staff[..] else { panic!("{lines:?}") };
        only
    }

    async fn person(&self, bed: &Bed, staff: StaffId) -> Person {
        bed.service.person(&self.actor, self.organisation, staff).await.unwrap()
    }

    async fn shows(&self, bed: &Bed, staff: StaffId) -> bool {
        let shown = !self.person(bed, staff).await.registrations.is_empty();
        let line = self.lines(bed).await.into_iter().find(|line| line.staff == staff);
        assert_eq!(line.is_some_and(|line| line.sharing.is_some()), shown);
        shown
    }

    /// The lines of an export that is made one line at a time.
    async fn in_parts(&self, bed: &Bed) -> Vec<service::OverviewLine> {
        let (service, order) = (&bed.service, (service::Order::Name, false));
        let export = service.export_in_parts(&self.actor, self.organisation, &Filter::default(), order).await.unwrap();
        let mut lines = Vec::new();
        for part in export.keys.chunks(1) {
            lines.extend(service.export_part(&self.actor, self.organisation, part).await.unwrap());
        }
        lines
    }

    /// Everything that the use cases answer about somebody, as text.
    async fn everything(&self, bed: &Bed, staff: StaffId) -> String {
        let service = &bed.service;
        let order = (service::Order::Band, true);
        let none = Filter::default();
        let overview = service.overview(&self.actor, self.organisation, &none, order, 0).await;
        let export = service.overview_export(&self.actor, self.organisation, (&none, None), order).await;
        let parts = self.in_parts(bed).await;
        let expiries = service.expiries(&self.actor, self.organisation).await;
        let person = service.person(&self.actor, self.organisation, staff).await;
        let activities = service.shared_activities(&self.actor, self.organisation, staff).await;
        let history = service.staff_history(&self.actor, self.organisation, staff).await;
        format!("{overview:?} {export:?} {parts:?} {expiries:?} {person:?} {activities:?} {history:?}")
    }
}

async fn share(bed: &Bed, actor: &Actor, employer: &Employer, sharing: Sharing) -> LinkId {
    let id = LinkId::new();
    bed.service.begin_link(actor, id, &employer.code, (sharing, None), &network(1)).await.unwrap();
    id
}

fn registration() -> Registration {
    Registration {
        id: String::new(),
        register: Register::Skj,
        chamber: Chamber::Jgp,
        number: Some("110000000".to_owned()),
        since: day("2022-03-01"),
        until: day("2027-03-01"),
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    }
}

fn training(title: &str, on: &str, hours: u64) -> Activity {
    Activity::Training(Training {
        id: String::new(),
        title: Some(title.to_owned()),
        provider: Some("KANARIE aanbieder".to_owned()),
        form: TrainingForm::Training,
        learning: Some(Learning::Formal),
        level: None,
        completed_on: Some(day(on)),
        hours: Some(Centi::whole(hours)),
        tested: Some(true),
        accreditations: vec![Accreditation { by: AccreditedBy::Skj, chambers: vec![Chamber::Jgp], points: None }],
        evidence: vec!["KANARIE bewijs".to_owned()],
    })
}

fn reflection(on: &str, minutes: u16) -> Activity {
    Activity::Reflection(Reflection {
        id: String::new(),
        title: Some("KANARIE over een cliënt".to_owned()),
        provider: Some("KANARIE groep".to_owned()),
        form: ReflectionForm::Intervision,
        guided: Some(true),
        group_size: Some(6),
        hierarchy: Some(false),
        completed_on: None,
        sessions: vec![Session { on: day(on), minutes: Minutes::new(minutes.into()) }],
        supervisor: Some(Supervisor { register: Some(SupervisorRegister::from("KANARIE register")) }),
        proof: None,
        evidence: vec!["KANARIE eigen woorden".to_owned()],
    })
}

fn other(form: OtherForm, title: &str) -> Activity {
    Activity::Other(Other {
        id: String::new(),
        title: Some(title.to_owned()),
        provider: Some("KANARIE opdrachtgever".to_owned()),
        form,
        completed_on: Some(day("2024-02-01")),
        author_rank: None,
        hours: Some(Centi::whole(4)),
        evidence: Vec::new(),
    })
}

fn employment() -> Employment {
    Employment {
        id: String::new(),
        employer: Some("KANARIE andere werkgever".to_owned()),
        role: Some("KANARIE rol".to_owned()),
        counts_as: vec![CountsAs::Jgp],
        level: None,
        hours_per_week: Centi::whole(24),
        from: day("2022-03-01"),
        until: None,
        leave: Vec::new(),
    }
}

/// Somebody with a registration, work, and one activity of every kind.
async fn professional(bed: &Bed, email: &str) -> Actor {
    let actor = bed.person(email).await.actor;
    let service = &bed.service;
    service.save_registration(&actor, EntryId::new(), None, registration()).await.unwrap();
    service.save_employment(&actor, EntryId::new(), None, employment()).await.unwrap();
    for activity in [
        training("Signs of Safety", "2023-05-12", 12),
        reflection("2024-01-10", 120),
        other(OtherForm::Publication, "Artikel over thuiszitters"),
        other(OtherForm::CaseReport, "KANARIE casus"),
    ] {
        service.save_activity(&actor, EntryId::new(), None, activity).await.unwrap();
    }
    actor
}

/// What the employer is shown, in an order that does not matter.
fn sorted(mut registrations: Vec<SharedRegistration>) -> Vec<SharedRegistration> {
    registrations.sort_by_key(|one| format!("{one:?}"));
    registrations
}

both! {
    async fn each_level_shows_what_it_says_and_nothing_of_the_next(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let link = share(&bed, &actor, &employer, Sharing::Standing).await;
        let staff = employer.only(&bed).await;

        for (version, level) in (1..).zip(Sharing::ALL.iter().copied()) {
            if version > 1 {
                bed.service.edit_link(&actor, link, version - 1, level, None).await.unwrap();
            }
            let person = employer.person(&bed, staff).await;
            let [one] = &person.registrations[..] else { panic!("{person:?}") };
            assert_eq!((one.published.standing, one.published.ends), (Standing::Registered, day("2027-03-01")));
            assert_eq!(one.progress.is_some(), level >= Sharing::Sums, "{level:?}");
            let [line] = &employer.lines(&bed).await[..] else { panic!() };
            assert_eq!(line.ends, Some(day("2027-03-01")));
            assert_eq!(line.band.is_some(), level >= Sharing::Sums);
            let activities = bed.service.shared_activities(&employer.actor, employer.organisation, staff).await;
            assert_eq!(activities.is_ok(), level == Sharing::Activities);
            let all = employer.everything(&bed, staff).await;
            assert_eq!(all.contains("Signs of Safety"), level == Sharing::Activities);
            // The reflection counts two points: a sum of the second level.
            assert_eq!(all.contains("requirement: Reflection"), level >= Sharing::Sums, "{level:?} {all}");
        }
        // A filter or an order by what is not shared tells nothing.
        bed.service.edit_link(&actor, link, 3, Sharing::Standing, None).await.unwrap();
        for band in domain::Band::ALL {
            let filter = Filter { bands: vec![Some(*band)], ..Filter::default() };
            let order = (service::Order::Name, false);
            let found = bed.service.overview(&employer.actor, employer.organisation, &filter, order, 0).await.unwrap();
            assert!(found.lines.is_empty() && found.totals.is_empty(), "{band:?}");
        }
    }

    async fn what_was_written_about_a_reflection_is_nowhere(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        share(&bed, &actor, &employer, Sharing::Activities).await;
        let staff = employer.only(&bed).await;
        let all = employer.everything(&bed, staff).await;
        assert!(all.contains("Signs of Safety") && all.contains("Artikel over thuiszitters"));
        assert!(!all.contains("KANARIE"), "{all}");
        let shared = bed.service.shared_activities(&employer.actor, employer.organisation, staff).await.unwrap();
        let untitled = shared.activities.iter().filter(|one| one.kind.title().is_none()).count();
        assert_eq!((shared.activities.len(), untitled), (4, 2));
        assert!(shared.activities.iter().any(|one| {
            one.kind == SharedKind::Reflection { form: ReflectionForm::Intervision } && one.hours == Some(Centi::whole(2))
        }));
        // It sings for its owner.
        assert!(format!("{:?}", bed.service.portfolio(&actor).await.unwrap()).contains("KANARIE over een cliënt"));
    }

    async fn a_link_shows_from_its_first_day_to_its_last_and_not_a_moment_longer(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let terms = (Sharing::Activities, Some(day("2026-11-24")));
        let early = (Sharing::Activities, Some(day("2026-11-20")));
        let refused = bed.service.begin_link(&actor, LinkId::new(), &employer.code, early, &network(1)).await;
        assert_eq!(refused, Err(EmployerProblem::Day));
        bed.service.begin_link(&actor, LinkId::new(), &employer.code, terms, &network(1)).await.unwrap();
        let staff = employer.only(&bed).await;
        // The day changes at midnight in the Netherlands.
        for (at, shows) in [
            ("2026-11-20T22:59:59Z", false),
            ("2026-11-20T23:00:00Z", true),
            ("2026-11-24T22:59:59Z", true),
            ("2026-11-24T23:00:00Z", false),
            ("2027-11-24T12:00:00Z", false),
        ] {
            bed.clock.set(moment(at));
            assert_eq!(employer.shows(&bed, staff).await, shows, "{at}");
            let activities = bed.service.shared_activities(&employer.actor, employer.organisation, staff).await;
            assert_eq!(activities.is_ok(), shows, "{at}");
        }
    }

    async fn the_last_day_that_the_employer_wrote_down_ends_it_too(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let link = share(&bed, &actor, &employer, Sharing::Standing).await;
        let staff = employer.only(&bed).await;
        let record = Record { until: Some(day("2026-11-22")), ..employer.person(&bed, staff).await.staff.record };
        bed.service.save_staff(&employer.actor, employer.organisation, staff, Some(1), record).await.unwrap();
        for (at, shows) in [("2026-11-22T22:59:59Z", true), ("2026-11-22T23:00:00Z", false)] {
            bed.clock.set(moment(at));
            assert_eq!(employer.shows(&bed, staff).await, shows, "{at}");
        }
        // Its owner sees why, and can still take it back.
        let mine = bed.service.link(&actor, link).await.unwrap();
        assert!(!mine.holds(bed.service.today()) && !mine.is_over(bed.service.today()));
        assert_eq!((mine.until, mine.employed_until), (None, Some(day("2026-11-22"))));
        bed.service.withdraw_link(&actor, link).await.unwrap();
        assert_eq!(bed.service.link(&actor, link).await, Err(EmployerProblem::NotFound));
    }

    async fn what_is_taken_back_is_gone_on_the_next_request(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let link = share(&bed, &actor, &employer, Sharing::Activities).await;
        let staff = employer.only(&bed).await;
        assert!(employer.shows(&bed, staff).await);
        bed.service.withdraw_link(&actor, link).await.unwrap();
        // Twice is no error: the button was pressed twice.
        bed.service.withdraw_link(&actor, link).await.unwrap();
        assert!(!employer.shows(&bed, staff).await);
        let refused = bed.service.shared_activities(&employer.actor, employer.organisation, staff).await;
        assert_eq!(refused, Err(EmployerProblem::NotFound));
        let all = employer.everything(&bed, staff).await;
        assert!(!all.contains("2027-03-01") && !all.contains("110000000"), "{all}");
        let mine = bed.service.links(&actor, 0).await.unwrap();
        assert!(mine.links[0].is_over(bed.service.today()));
        assert_eq!(bed.service.edit_link(&actor, link, 2, Sharing::Sums, None).await, Err(EmployerProblem::NotFound));
    }

    async fn who_is_taken_off_the_staff_shares_nothing_any_more(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        share(&bed, &actor, &employer, Sharing::Sums).await;
        let staff = employer.only(&bed).await;
        bed.service.remove_staff(&employer.actor, employer.organisation, staff, 1).await.unwrap();
        assert_eq!(employer.lines(&bed).await, []);
        let gone = bed.service.person(&employer.actor, employer.organisation, staff).await;
        assert_eq!(gone, Err(EmployerProblem::NotFound));
        assert!(bed.service.links(&actor, 0).await.unwrap().links[0].withdrawn_at.is_some());
        // And joins anew with a record of their own.
        share(&bed, &actor, &employer, Sharing::Standing).await;
        assert_ne!(employer.only(&bed).await, staff);
    }

    async fn nobody_else_sees_anything(bed: Bed) {
        let (east, west) = (employer(&bed, "hr@oost.example").await, employer(&bed, "hr@west.example").await);
        let actor = professional(&bed, "noor@example.nl").await;
        let link = share(&bed, &actor, &east, Sharing::Activities).await;
        let staff = east.only(&bed).await;
        let outsider = bed.person("roos@example.nl").await.actor;
        let service = &bed.service;
        // Whoever asks, and whichever organisation they name.
        for (who, organisation) in [
            (&west.actor, west.organisation),
            (&west.actor, east.organisation),
            (&outsider, east.organisation),
            (&actor, east.organisation),
            (&east.actor, west.organisation),
            (&Actor::visitor(), east.organisation),
        ] {
            assert_eq!(service.person(who, organisation, staff).await, Err(EmployerProblem::NotFound));
            let activities = service.shared_activities(who, organisation, staff).await;
            assert_eq!(activities, Err(EmployerProblem::NotFound));
        }
        assert_eq!(west.lines(&bed).await, []);
        // Nor can anybody else change it or end it.
        for who in [&west.actor, &outsider, &east.actor] {
            assert_eq!(service.link(who, link).await, Err(EmployerProblem::NotFound));
            assert_eq!(service.withdraw_link(who, link).await, Err(EmployerProblem::NotFound));
            let edited = service.edit_link(who, link, 1, Sharing::Activities, None).await;
            assert_eq!(edited, Err(EmployerProblem::NotFound));
            assert_eq!(service.links(who, 0).await.unwrap().links, []);
        }
        assert!(east.shows(&bed, staff).await);
    }

    async fn every_look_is_in_the_log_of_who_was_looked_at(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let other = professional(&bed, "roos@example.nl").await;
        let (service, order) = (&bed.service, (service::Order::Name, false));
        let (who, organisation, none) = (&employer.actor, employer.organisation, Filter::default());
        let link = share(&bed, &actor, &employer, Sharing::Activities).await;
        let log = async |actor: &Actor| {
            let log = service.links(actor, 0).await.unwrap();
            log.readings.iter().map(|line| (line.what, line.organisation.clone())).collect::<Vec<_>>()
        };
        let staff = employer.only(&bed).await;
        service.person(who, organisation, staff).await.unwrap();
        service.shared_activities(who, organisation, staff).await.unwrap();
        service.overview_export(who, organisation, (&none, None), order).await.unwrap();
        let name = || "Jeugdhulp hr oost example".to_owned();
        let wanted = [Reading::Export, Reading::Activities, Reading::Person, Reading::Overview];
        assert_eq!(log(&actor).await, wanted.map(|what| (what, name())));
        assert_eq!(log(&other).await, []);
        assert_eq!(service.links(&actor, 0).await.unwrap().readings[0].name.as_deref(), Some("Noor de Wit"));
        // A file that is made in parts is in the log once, however many parts.
        assert_eq!(employer.in_parts(&bed).await, employer.lines(&bed).await);
        let wanted = [Reading::Overview, Reading::Export, Reading::Export, Reading::Activities];
        assert_eq!(log(&actor).await.iter().map(|(what, _)| *what).take(4).collect::<Vec<_>>(), wanted);
        let before = log(&actor).await.len();
        // What is taken back while the file is made is not in the rest of it.
        let begun = service.export_in_parts(who, organisation, &none, order).await.unwrap();
        let keys = begun.keys.as_slice();
        assert_eq!(service.export_part(who, organisation, keys).await.unwrap().len(), 1);
        service.withdraw_link(&actor, link).await.unwrap();
        assert_eq!(service.export_part(who, organisation, keys).await.unwrap(), []);
        let link = share(&bed, &actor, &employer, Sharing::Activities).await;
        assert_eq!(log(&actor).await.len(), before + 1);
        // Beyond the last page nobody is shown, and nothing is counted that the log would not tell.
        let beyond = service.overview(who, organisation, &none, order, 5).await.unwrap();
        assert!(beyond.lines.is_empty() && beyond.totals.is_empty());
        // Nothing shared is no look.
        service.withdraw_link(&actor, link).await.unwrap();
        employer.everything(&bed, staff).await;
        assert_eq!(log(&actor).await.len(), before + 1);

        // A page has fifty lines.
        share(&bed, &actor, &employer, Sharing::Standing).await;
        for _ in 0..50 {
            service.person(who, organisation, staff).await.unwrap();
        }
        let (first, second) = (service.links(&actor, 0).await.unwrap(), service.links(&actor, 1).await.unwrap());
        assert_eq!((first.readings.len(), first.more), (50, true));
        assert_eq!((second.readings.len(), second.more), (before + 1, false));
    }

    async fn who_joins_again_gets_the_old_record(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let first = share(&bed, &actor, &employer, Sharing::Activities).await;
        let staff = employer.only(&bed).await;
        bed.service.withdraw_link(&actor, first).await.unwrap();
        share(&bed, &actor, &employer, Sharing::Standing).await;
        assert_eq!(employer.only(&bed).await, staff);
        // Without stopping first as well: the newest holds.
        share(&bed, &actor, &employer, Sharing::Sums).await;
        assert_eq!(employer.only(&bed).await, staff);
        let mine = bed.service.links(&actor, 0).await.unwrap().links;
        assert_eq!(mine.iter().map(|link| link.withdrawn_at.is_none()).collect::<Vec<_>>(), [true, false, false]);
        let joining = bed.service.joining(&actor, &employer.code, &network(1)).await.unwrap();
        assert_eq!(joining.already, Some(mine[0].id));
        // The same form twice is one link.
        let again = (Sharing::Activities, None);
        bed.service.begin_link(&actor, mine[0].id, &employer.code, again, &network(1)).await.unwrap();
        let after = bed.service.links(&actor, 0).await.unwrap().links;
        assert_eq!((after.len(), after[0].sharing), (3, Sharing::Sums));
    }

    async fn who_has_the_address_of_a_record_or_is_invited_joins_that_record(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let service = &bed.service;
        let known = StaffId::new();
        let record = Record { name: "N. de Wit".to_owned(), email: Some("Noor@Example.NL".to_owned()), ..Record::default() };
        service.save_staff(&employer.actor, employer.organisation, known, None, record.clone()).await.unwrap();
        let noor = professional(&bed, "noor@example.nl").await;
        share(&bed, &noor, &employer, Sharing::Standing).await;
        assert_eq!(employer.only(&bed).await, known);

        // Somebody joined by the code with a private address; the record that the employer had is found later.
        let roos = professional(&bed, "roos@thuis.example").await;
        share(&bed, &roos, &employer, Sharing::Standing).await;
        assert_eq!(employer.lines(&bed).await.len(), 2);
        let own = StaffId::new();
        let record = Record { name: "R. Bakker".to_owned(), email: Some("roos@oost.example".to_owned()), ..record };
        service.save_staff(&employer.actor, employer.organisation, own, None, record).await.unwrap();
        let who = (&employer.actor, employer.organisation, own);
        service.invite_to_share(who.0, who.1, who.2, Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        assert!(mails[0].text.contains("https://vakspoor.example/delen/nieuw?code="), "{}", mails[0].text);
        let invitation = code(&mails[0]);
        let joining = service.joining(&roos, &invitation, &network(1)).await.unwrap();
        assert_eq!((joining.organisation, joining.already), (employer.organisation, None));
        let terms = (Sharing::Sums, None);
        service.begin_link(&roos, LinkId::new(), &invitation, terms, &network(1)).await.unwrap();
        let lines = employer.lines(&bed).await;
        assert_eq!(lines.iter().map(|line| line.staff).collect::<Vec<_>>(), [known, own], "no double");
        assert!(lines.iter().all(|line| line.sharing.is_some()));

        // It works once.
        let other = professional(&bed, "anna@example.nl").await;
        let used = service.begin_link(&other, LinkId::new(), &invitation, terms, &network(1)).await;
        assert_eq!(used, Err(EmployerProblem::Code));
        assert_eq!(employer.lines(&bed).await.len(), 2);
    }

    async fn who_is_asked_twice_can_use_either_mail_until_one_is_used(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let service = &bed.service;
        let (who, of, staff) = (&employer.actor, employer.organisation, StaffId::new());
        let record = |email: &str| Record { name: "Roos".to_owned(), email: Some(email.to_owned()), ..Record::default() };
        service.save_staff(who, of, staff, None, record("roos@werk.exmaple")).await.unwrap();
        service.invite_to_share(who, of, staff, Locale::Nl).await.unwrap();
        let misspelt = code(&bed.mails().await[0]);
        service.save_staff(who, of, staff, Some(1), record("roos@werk.example")).await.unwrap();
        let mut codes = Vec::new();
        for _ in 0..2 {
            bed.after(TimeDelta::minutes(1));
            service.invite_to_share(who, of, staff, Locale::Nl).await.unwrap();
            codes.push(code(bed.mails().await.iter().find(|mail| mail.to == "roos@werk.example" && !codes.contains(&code(mail))).unwrap()));
        }
        let roos = professional(&bed, "roos@werk.example").await;
        for code in &codes {
            assert!(service.joining(&roos, code, &network(1)).await.is_ok(), "the first works too");
        }
        assert_eq!(service.joining(&roos, &misspelt, &network(1)).await, Err(EmployerProblem::Code), "another address");
        let terms = (Sharing::Standing, None);
        service.begin_link(&roos, LinkId::new(), &codes[0], terms, &network(1)).await.unwrap();
        let later = service.joining(&roos, &codes[1], &network(1)).await;
        assert_eq!(later, Err(EmployerProblem::Code), "one used is all used");
        assert_eq!(employer.person(&bed, staff).await.invited_at, None, "nothing waits");
    }

    async fn a_record_that_the_employer_works_with_is_never_dropped(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let service = &bed.service;
        let actor = professional(&bed, "noor@example.nl").await;
        share(&bed, &actor, &employer, Sharing::Standing).await;
        let joined = employer.only(&bed).await;
        let record = employer.person(&bed, joined).await.staff.record;
        let touched = Record { job_title: "Jeugdbeschermer".to_owned(), ..record.clone() };
        service.save_staff(&employer.actor, employer.organisation, joined, Some(1), touched).await.unwrap();
        let second = StaffId::new();
        let record = Record { email: Some("noor@oost.example".to_owned()), ..record };
        service.save_staff(&employer.actor, employer.organisation, second, None, record).await.unwrap();
        service.invite_to_share(&employer.actor, employer.organisation, second, Locale::Nl).await.unwrap();
        let invitation = code(&bed.mails().await[0]);
        let terms = (Sharing::Standing, None);
        service.begin_link(&actor, LinkId::new(), &invitation, terms, &network(1)).await.unwrap();
        let lines = employer.lines(&bed).await;
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.sharing.is_some() == (line.staff == second)));
    }

    async fn codes_cannot_be_guessed(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let service = &bed.service;
        let typed = format!(" {} {} ", employer.code[..5].to_uppercase(), &employer.code[5..]);
        for _ in 0..20 {
            assert!(service.joining(&actor, &typed, &network(1)).await.is_ok(), "right ones are not counted");
        }
        let terms = (Sharing::Standing, None);
        for attempt in 0..10 {
            let wrong = if attempt % 2 == 0 {
                service.joining(&actor, "abcdefghjk", &network(1)).await.map(drop)
            } else {
                service.begin_link(&actor, LinkId::new(), &"0".repeat(64), terms, &network(2)).await
            };
            assert_eq!(wrong, Err(EmployerProblem::Code));
        }
        let right = service.joining(&actor, &employer.code, &network(3)).await;
        assert!(matches!(right, Err(EmployerProblem::Throttled { .. })), "{right:?}");
        let right = service.begin_link(&actor, LinkId::new(), &employer.code, terms, &network(3)).await;
        assert!(matches!(right, Err(EmployerProblem::Throttled { .. })), "{right:?}");
        assert_eq!(service.links(&actor, 0).await.unwrap().links, []);
        bed.after(TimeDelta::minutes(61));
        assert!(service.joining(&actor, &employer.code, &network(3)).await.is_ok());
    }

    async fn a_change_knows_what_it_changes(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        let link = share(&bed, &actor, &employer, Sharing::Standing).await;
        let service = &bed.service;
        let until = Some(day("2026-12-31"));
        service.edit_link(&actor, link, 1, Sharing::Sums, until).await.unwrap();
        // The same form twice.
        service.edit_link(&actor, link, 1, Sharing::Sums, until).await.unwrap();
        let stale = service.edit_link(&actor, link, 1, Sharing::Activities, None).await;
        assert_eq!(stale, Err(EmployerProblem::Conflict { version: 2 }));
        let past = service.edit_link(&actor, link, 2, Sharing::Activities, Some(day("2026-11-20"))).await;
        assert_eq!(past, Err(EmployerProblem::Day));
        let mine = service.link(&actor, link).await.unwrap();
        assert_eq!((mine.sharing, mine.until, mine.version), (Sharing::Sums, until, 2));
        // What is past its last day is not begun again by a change.
        bed.clock.set(moment("2027-01-01T12:00:00Z"));
        let over = service.edit_link(&actor, link, 2, Sharing::Sums, None).await;
        assert_eq!(over, Err(EmployerProblem::NotFound));
    }

    async fn erasing_an_account_takes_what_it_shared_along(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        share(&bed, &actor, &employer, Sharing::Activities).await;
        let staff = employer.only(&bed).await;
        employer.everything(&bed, staff).await;
        bed.service.erase_account(&actor, secret(PASSWORD)).await.unwrap();
        assert!(!employer.shows(&bed, staff).await);
        let all = employer.everything(&bed, staff).await;
        assert!(!all.contains("110000000") && !all.contains("Signs of Safety"), "{all}");
        let person = employer.person(&bed, staff).await;
        assert_eq!(person.link, None);
        // The employer's own record of its staff is the employer's.
        assert_eq!(person.staff.record.name, "Noor de Wit");
    }

    async fn only_a_measure_that_the_register_publishes_is_shown(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = bed.person("noor@example.nl").await.actor;
        let measure = |kind| Measure { kind, from: day("2026-10-01"), until: Some(day("2027-01-31")) };
        let id = EntryId::new();
        let with = |measures| Registration { measures, ..registration() };
        let quiet = vec![measure(MeasureKind::Warning), measure(MeasureKind::Reprimand)];
        bed.service.save_registration(&actor, id, None, with(quiet.clone())).await.unwrap();
        share(&bed, &actor, &employer, Sharing::Activities).await;
        let staff = employer.only(&bed).await;
        assert_eq!(employer.person(&bed, staff).await.registrations[0].published.measure, None);
        let all = employer.everything(&bed, staff).await;
        assert!(!all.contains("waarschuwing") && !all.contains("berisping"), "{all}");
        let public = [quiet, vec![measure(MeasureKind::Suspension)]].concat();
        bed.service.save_registration(&actor, id, Some(1), with(public)).await.unwrap();
        let shown = employer.person(&bed, staff).await.registrations[0].published.clone();
        assert_eq!(shown.measure, Some(("schorsing".to_owned(), Some(day("2027-01-31")))));
        assert_eq!(shown.standing, Standing::Suspended);
    }

    async fn a_period_that_was_entered_ahead_does_not_hide_the_one_that_runs(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = bed.person("noor@example.nl").await.actor;
        let periods = [("2017-03-01", "2022-03-01"), ("2022-03-01", "2027-03-01"), ("2027-03-01", "2032-03-01")];
        for (since, until) in periods {
            let period = Registration { since: day(since), until: day(until), ..registration() };
            bed.service.save_registration(&actor, EntryId::new(), None, period).await.unwrap();
        }
        share(&bed, &actor, &employer, Sharing::Standing).await;
        let staff = employer.only(&bed).await;
        let shown = async || {
            let person = employer.person(&bed, staff).await;
            let [one] = &person.registrations[..] else { panic!("{person:?}") };
            let [line] = &employer.lines(&bed).await[..] else { panic!() };
            assert_eq!(line.ends, Some(one.published.ends));
            (one.published.standing, one.published.since)
        };
        assert_eq!(shown().await, (Standing::Registered, day("2022-03-01")));
        bed.clock.set(moment("2027-02-28T23:00:00Z"));
        bed.service.work_out_standings().await.unwrap();
        assert_eq!(shown().await, (Standing::Registered, day("2027-03-01")));
    }

    // What is kept for others is what there is: after each write, and after each midnight.
    async fn what_an_employer_sees_is_what_is_worked_out_anew(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let service = &bed.service;
        let mut dice = Dice(0x5eed);
        for person in 0..3 {
            let actor = bed.person(&format!("noor{person}@example.nl")).await.actor;
            share(&bed, &actor, &employer, Sharing::Activities).await;
            let staff = employer.lines(&bed).await.into_iter().find(|line| {
                line.sharing.is_some_and(|(account, _)| Some(account) == actor.account())
            });
            let staff = staff.unwrap().staff;
            let check = async || {
                let fresh = service.sharing_preview(&actor).await.unwrap();
                let shown = employer.person(&bed, staff).await;
                assert_eq!(sorted(shown.registrations), sorted(fresh.registrations));
                let listed = service.shared_activities(&employer.actor, employer.organisation, staff).await.unwrap();
                assert_eq!(listed.activities, fresh.activities);
            };
            let mut stored: Vec<(EntryId, i32)> = Vec::new();
            for _ in 0..12 {
                let id = EntryId::new();
                match dice.roll(8) {
                    0 | 1 => {
                        let chamber = [Chamber::Jgp, Chamber::Jzw, Chamber::Generalist][dice.pick(3)];
                        let since = day("2021-01-01") + TimeDelta::days(dice.roll(1500));
                        let register = chamber.register();
                        let until = since + TimeDelta::days(1826);
                        let one = Registration { register, chamber, since, until, ..registration() };
                        service.save_registration(&actor, id, None, one).await.unwrap();
                        stored.push((id, 1));
                    }
                    2 if !stored.is_empty() => {
                        let (id, version) = stored.swap_remove(dice.pick(stored.len()));
                        service.delete(&actor, id, version).await.unwrap();
                        if dice.roll(2) == 0 {
                            let saved = service.restore(&actor, id).await.unwrap();
                            stored.push((id, saved.version));
                        }
                    }
                    3 => {
                        service.save_employment(&actor, id, None, employment()).await.unwrap();
                        stored.push((id, 1));
                    }
                    kind => {
                        // Often on the same day: what is cut off must not depend on the order.
                        let on = (day("2023-01-01") + TimeDelta::days(dice.roll(4) * 200)).to_string();
                        let activity = match kind {
                            4 => reflection(&on, 60 + u16::try_from(dice.roll(120)).unwrap()),
                            5 => other(OtherForm::Teaching, "Les"),
                            _ => training("Cursus", &on, 1 + u64::try_from(dice.roll(30)).unwrap()),
                        };
                        service.save_activity(&actor, id, None, activity).await.unwrap();
                        stored.push((id, 1));
                    }
                }
                check().await;
            }
            // Time passes too.
            for days in [1, 200, 400] {
                bed.after(TimeDelta::days(days));
                assert!(service.work_out_standings().await.unwrap() > 0);
                assert_eq!(service.work_out_standings().await.unwrap(), 0, "once a day");
                let fresh = service.sharing_preview(&actor).await.unwrap();
                assert_eq!(sorted(employer.person(&bed, staff).await.registrations), sorted(fresh.registrations));
            }
        }
    }

    async fn a_new_entry_is_in_the_sums_on_the_next_request(bed: Bed) {
        let employer = employer(&bed, "hr@oost.example").await;
        let actor = professional(&bed, "noor@example.nl").await;
        share(&bed, &actor, &employer, Sharing::Sums).await;
        let staff = employer.only(&bed).await;
        let counted = async || {
            let person = employer.person(&bed, staff).await;
            let progress = person.registrations[0].progress.clone().unwrap();
            let of = |id| progress.sums.iter().find(|sum| sum.requirement == id).unwrap().counted;
            (of(domain::RequirementId::ProfessionalDevelopment), of(domain::RequirementId::Reflection))
        };
        let before = counted().await;
        bed.service.save_activity(&actor, EntryId::new(), None, training("Nieuw", "2026-11-01", 8)).await.unwrap();
        assert_eq!(counted().await, (before.0.plus(Centi::whole(8)), before.1));
        // Another server sees the same.
        let another = bed.another(settings()).await;
        let person = another.person(&employer.actor, employer.organisation, staff).await.unwrap();
        assert_eq!(person.registrations, employer.person(&bed, staff).await.registrations);
    }
}

/// The log is written before anything is shown: while it cannot be, nothing is. On SQLite another writer can be made to
/// hold the file; PostgreSQL has no such lock, and the same code.
#[tokio::test]
async fn what_cannot_be_logged_is_not_shown() {
    let bed = Bed::new(testbed::Engine::Sqlite).await;
    let employer = employer(&bed, "hr@oost.example").await;
    let actor = professional(&bed, "noor@example.nl").await;
    share(&bed, &actor, &employer, Sharing::Activities).await;
    let staff = employer.only(&bed).await;
    let before = bed.service.links(&actor, 0).await.unwrap().readings.len();
    let elsewhere =
        store::Store::open(bed.database.url(), std::sync::Arc::new(chrono::NaiveDate::default)).await.unwrap();
    let held = elsewhere.write().await.unwrap();
    let (who, organisation, none) = (&employer.actor, employer.organisation, Filter::default());
    let order = (service::Order::Name, false);
    let (person, activities, overview, export) = tokio::join!(
        bed.service.person(who, organisation, staff),
        bed.service.shared_activities(who, organisation, staff),
        bed.service.overview(who, organisation, &none, order, 0),
        bed.service.overview_export(who, organisation, (&none, None), order),
    );
    assert_eq!(person, Err(EmployerProblem::Unavailable));
    assert_eq!(activities, Err(EmployerProblem::Unavailable));
    assert_eq!(overview, Err(EmployerProblem::Unavailable));
    assert_eq!(export, Err(EmployerProblem::Unavailable));
    drop(held);
    assert_eq!(bed.service.links(&actor, 0).await.unwrap().readings.len(), before);
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick(&mut self, of: usize) -> usize {
        usize::try_from(self.roll(i64::try_from(of).unwrap())).unwrap()
    }
}
