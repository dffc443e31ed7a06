//! What asks an employer's attention: it follows from what is there, comes back when the day comes nearer, and is mailed
//! once.
use chrono::{NaiveDate, TimeDelta};
use domain::Register;
use domain::organisation::{CheckOutcome, Reading, Role, Sharing};
use domain::signal::{SignalKind, Stage};
use language::Locale;
use service::{
    Actor, Check, CheckId, EmployerProblem, LinkId, Mail, OrganisationId, Record, SignalKey, StaffId, Team, TeamId,
    Todo, TodoFilter,
};

use crate::bed::{Bed, both, code, network, settings};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Employer {
    owner: Actor,
    id: OrganisationId,
}

impl Employer {
    async fn new(bed: &Bed) -> Self {
        let owner = bed.strong("eva@b.nl").await;
        let id = OrganisationId::new();
        bed.service.found_organisation(&owner, id, "Jeugdhulp Voorbeeld", "12345678").await.unwrap();
        Self { owner, id }
    }

    async fn team(&self, bed: &Bed, name: &str) -> TeamId {
        let id = TeamId::new();
        let team = Team { id, parent: None, location: None, name: name.to_owned() };
        bed.service.save_team(&self.owner, self.id, team).await.unwrap();
        id
    }

    async fn with_role(&self, bed: &Bed, email: &str, role: Role, team: Option<TeamId>) -> Actor {
        let actor = bed.strong(email).await;
        bed.service.invite_member(&self.owner, self.id, email, (role, team), Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        let mail = mails.iter().find(|mail| mail.to == email).unwrap();
        bed.service.accept_role(&actor, &code(mail)).await.unwrap();
        actor
    }

    /// Somebody with a registration by the employer's own record.
    async fn staff(&self, bed: &Bed, name: &str, until: &str, team: Option<TeamId>) -> StaffId {
        let id = StaffId::new();
        let record = Record {
            name: name.to_owned(),
            team,
            register: Some(Register::Skj),
            registered_until: Some(day(until)),
            ..Record::default()
        };
        bed.service.save_staff(&self.owner, self.id, id, None, record).await.unwrap();
        id
    }

    async fn todo(&self, bed: &Bed, actor: &Actor) -> Todo {
        bed.service.todo(actor, self.id, TodoFilter::default(), 0).await.unwrap()
    }

    async fn told(&self, bed: &Bed) -> Vec<(String, SignalKind, Stage)> {
        told(&self.todo(bed, &self.owner).await)
    }
}

fn told(todo: &Todo) -> Vec<(String, SignalKind, Stage)> {
    todo.signals.iter().map(|one| (one.who.name.clone(), one.key.kind, one.key.stage)).collect()
}

fn key(todo: &Todo, name: &str) -> SignalKey {
    todo.signals.iter().find(|one| one.who.name == name).unwrap().key
}

/// The mails that tell what there is to do, by address.
async fn digests(bed: &Bed) -> Vec<Mail> {
    let mut mails = bed.mails().await;
    mails.retain(|mail| mail.subject == "Te doen bij Jeugdhulp Voorbeeld");
    mails.sort_by(|one, other| one.to.cmp(&other.to));
    mails
}

both! {
    async fn the_list_follows_from_what_is_there(bed: Bed) {
        let employer = Employer::new(&bed).await;
        assert_eq!(employer.todo(&bed, &employer.owner).await.all, 0);
        employer.staff(&bed, "Anna", "2027-03-01", None).await;
        employer.staff(&bed, "Bram", "2026-11-21", None).await;
        employer.staff(&bed, "Cor", "2027-05-22", None).await;
        let lost = employer.staff(&bed, "Daan", "2029-01-01", None).await;
        let check = Check {
            on: day("2026-11-20"),
            by: None,
            outcome: CheckOutcome::NotFound,
            registered_until: None,
            measure: None,
            note: String::new(),
        };
        bed.service.check_register(&employer.owner, employer.id, CheckId::new(), lost, check).await.unwrap();
        let expected = |anna, stage| {
            vec![
                ("Daan".to_owned(), SignalKind::RegistrationLapsed, Stage::Now),
                ("Bram".to_owned(), SignalKind::RegistrationLapsed, Stage::Now),
                ("Anna".to_owned(), anna, stage),
            ]
        };
        assert_eq!(employer.told(&bed).await, expected(SignalKind::RegistrationEnds, Stage::SixMonths));
        let todo = employer.todo(&bed, &employer.owner).await;
        assert_eq!(todo.counts, [(SignalKind::RegistrationLapsed, 2), (SignalKind::RegistrationEnds, 1)]);
        let only = TodoFilter { kind: Some(SignalKind::RegistrationEnds), settled: false };
        let only = bed.service.todo(&employer.owner, employer.id, only, 0).await.unwrap();
        assert_eq!((told(&only).len(), only.all, only.counts.len()), (1, 1, 2));
        // The next day Cor's comes within half a year.
        bed.after(TimeDelta::days(1));
        assert_eq!(employer.told(&bed).await.len(), 4);
        // The day that it ends it has lapsed.
        bed.after(day("2027-03-01") - day("2026-11-22"));
        assert!(employer.told(&bed).await.contains(&("Anna".to_owned(), SignalKind::RegistrationLapsed, Stage::Now)));
    }

    async fn what_is_settled_comes_back_when_the_day_comes_nearer(bed: Bed) {
        let employer = Employer::new(&bed).await;
        let service = &bed.service;
        employer.staff(&bed, "Anna", "2027-03-01", None).await;
        let key = key(&employer.todo(&bed, &employer.owner).await, "Anna");
        for _ in 0..2 {
            assert_eq!(service.settle_signals(&employer.owner, employer.id, &[key, key], true).await.unwrap(), 1);
        }
        assert_eq!(employer.told(&bed).await, []);
        let settled = TodoFilter { kind: None, settled: true };
        let shown = service.todo(&employer.owner, employer.id, settled, 0).await.unwrap();
        let by = shown.signals[0].settled.as_ref().and_then(|(_, by)| by.clone());
        assert_eq!((shown.all, by.as_deref()), (1, Some("Noor de Wit")));
        service.settle_signals(&employer.owner, employer.id, &[key], false).await.unwrap();
        assert_eq!(employer.told(&bed).await.len(), 1);
        service.settle_signals(&employer.owner, employer.id, &[key], true).await.unwrap();
        bed.after(day("2026-11-30") - day("2026-11-21"));
        assert_eq!(employer.told(&bed).await, []);
        bed.after(TimeDelta::days(1));
        assert_eq!(employer.told(&bed).await, [("Anna".to_owned(), SignalKind::RegistrationEnds, Stage::ThreeMonths)]);
        // That one is settled apart; the one of before is a signal no more.
        assert_eq!(service.settle_signals(&employer.owner, employer.id, &[key], true).await.unwrap(), 0);
    }

    async fn several_are_settled_at_once_and_put_back(bed: Bed) {
        let employer = Employer::new(&bed).await;
        for name in ["Anna", "Bram", "Cor"] {
            employer.staff(&bed, name, "2026-11-01", None).await;
        }
        let todo = employer.todo(&bed, &employer.owner).await;
        let both = [key(&todo, "Anna"), key(&todo, "Cor")];
        let settle = async |on| bed.service.settle_signals(&employer.owner, employer.id, &both, on).await.unwrap();
        assert_eq!(settle(true).await, 2);
        assert_eq!(employer.told(&bed).await, [("Bram".to_owned(), SignalKind::RegistrationLapsed, Stage::Now)]);
        assert_eq!(settle(false).await, 2);
        assert_eq!(employer.told(&bed).await.len(), 3);
        assert_eq!(bed.service.settle_signals(&employer.owner, employer.id, &[], true).await.unwrap(), 0);
    }

    async fn a_role_sees_and_settles_no_more_than_it_reaches(bed: Bed) {
        let employer = Employer::new(&bed).await;
        let service = &bed.service;
        let (north, south) = (employer.team(&bed, "Noord").await, employer.team(&bed, "Zuid").await);
        employer.staff(&bed, "Anna", "2026-11-01", Some(north)).await;
        employer.staff(&bed, "Bram", "2026-11-02", Some(south)).await;
        let lead = employer.with_role(&bed, "lead@b.nl", Role::TeamLead, Some(north)).await;
        let reader = employer.with_role(&bed, "reader@b.nl", Role::Reader, None).await;
        let all = employer.todo(&bed, &employer.owner).await;
        let seen = employer.todo(&bed, &lead).await;
        assert_eq!((all.all, told(&seen)), (2, vec![("Anna".to_owned(), SignalKind::RegistrationLapsed, Stage::Now)]));
        assert_eq!(employer.todo(&bed, &reader).await.all, 2);
        let (anna, bram) = (key(&all, "Anna"), key(&all, "Bram"));
        let settle = async |actor: &Actor, key| service.settle_signals(actor, employer.id, &[key], true).await;
        assert_eq!(settle(&lead, bram).await.unwrap(), 0, "out of reach");
        assert_eq!(settle(&reader, anna).await.unwrap_err(), EmployerProblem::NotTheirRole);
        assert_eq!(service.settle_signals(&lead, employer.id, &[bram, anna], true).await.unwrap(), 1, "of both the own one");
        assert_eq!(employer.told(&bed).await, [("Bram".to_owned(), SignalKind::RegistrationLapsed, Stage::Now)]);
        let stranger = bed.strong("vreemd@b.nl").await;
        assert_eq!(settle(&stranger, bram).await.unwrap_err(), EmployerProblem::NotFound);
        let nothing = service.todo(&stranger, employer.id, TodoFilter::default(), 0).await;
        assert_eq!(nothing.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.want_digest(&stranger, employer.id, true).await.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn who_begins_or_stops_sharing_is_told_for_thirty_days(bed: Bed) {
        let employer = Employer::new(&bed).await;
        let code = bed.service.organisation(&employer.owner, employer.id).await.unwrap().organisation.join_code;
        let noor = bed.person("noor@b.nl").await.actor;
        let link = LinkId::new();
        bed.service.begin_link(&noor, link, &code, (Sharing::Standing, None), &network(1)).await.unwrap();
        assert_eq!(employer.told(&bed).await, [("Noor de Wit".to_owned(), SignalKind::SharingBegun, Stage::Now)]);
        bed.after(TimeDelta::days(2));
        bed.service.withdraw_link(&noor, link).await.unwrap();
        assert_eq!(employer.told(&bed).await, [("Noor de Wit".to_owned(), SignalKind::SharingWithdrawn, Stage::Now)]);
        bed.after(TimeDelta::days(31));
        assert_eq!(employer.told(&bed).await, []);
    }

    async fn who_shares_finds_in_the_log_that_the_list_was_looked_at(bed: Bed) {
        let employer = Employer::new(&bed).await;
        let code = bed.service.organisation(&employer.owner, employer.id).await.unwrap().organisation.join_code;
        let noor = bed.person("noor@b.nl").await.actor;
        let registration = crate::kind_of_work::registration("2027-01-01");
        bed.service.save_registration(&noor, service::EntryId::new(), None, registration).await.unwrap();
        bed.service.begin_link(&noor, LinkId::new(), &code, (Sharing::Standing, None), &network(1)).await.unwrap();
        let before = bed.service.links(&noor, 0).await.unwrap().readings.len();
        assert!(employer.told(&bed).await.contains(&("Noor de Wit".to_owned(), SignalKind::RegistrationEnds, Stage::ThreeMonths)));
        let readings = bed.service.links(&noor, 0).await.unwrap().readings;
        assert_eq!((readings.len(), readings[0].what), (before + 1, Reading::Overview));
    }

    async fn the_weekly_mail_tells_what_is_new_once_and_names_nobody(bed: Bed) {
        let employer = Employer::new(&bed).await;
        let (north, south) = (employer.team(&bed, "Noord").await, employer.team(&bed, "Zuid").await);
        let hr = employer.with_role(&bed, "hr@b.nl", Role::HumanResources, None).await;
        employer.with_role(&bed, "lead@b.nl", Role::TeamLead, Some(south)).await;
        employer.with_role(&bed, "reader@b.nl", Role::Reader, None).await;
        employer.staff(&bed, "Anna", "2026-11-01", Some(north)).await;
        employer.staff(&bed, "Bram", "2027-03-01", Some(north)).await;
        employer.staff(&bed, "Cor", "2027-03-02", Some(south)).await;
        assert_eq!(digests(&bed).await.len(), 0, "not before the morning");
        // Monday.
        bed.after(TimeDelta::days(2));
        let mails = digests(&bed).await;
        assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["eva@b.nl", "hr@b.nl", "lead@b.nl"]);
        for line in ["• 1 registratie is verlopen of niet gevonden", "• 2 registraties lopen binnen 6 maanden af"] {
            assert!(mails[0].text.contains(line), "{}", mails[0].text);
        }
        assert!(mails[2].text.contains("• 1 registratie loopt binnen 6 maanden af"), "{}", mails[2].text);
        assert!(!mails[2].text.contains("verlopen"), "{}", mails[2].text);
        let page = format!("https://vakspoor.example/organisaties/{}/te-doen", employer.id);
        for mail in &mails {
            assert!(mail.text.contains(&page), "{}", mail.text);
            assert!(!["Anna", "Bram", "Cor"].iter().any(|name| mail.text.contains(name) || mail.html.contains(name)));
        }
        // Another server, or this one begun again, sends none of it again: not today, and not on the next Monday.
        let other = bed.another(settings()).await;
        assert_eq!(other.make_digests().await.unwrap(), 0);
        bed.after(TimeDelta::days(7));
        assert_eq!(digests(&bed).await.len(), 0);
        // What is new is told; who wants no mail gets none; settled is not new.
        employer.staff(&bed, "Dirk", "2026-11-02", Some(north)).await;
        bed.service.want_digest(&hr, employer.id, false).await.unwrap();
        bed.after(TimeDelta::days(7));
        let mails = digests(&bed).await;
        assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["eva@b.nl", "lead@b.nl"]);
        assert!(mails[0].text.contains("• 1 registratie is verlopen of niet gevonden"), "{}", mails[0].text);
        // Since the first of December it is three months to Bram's and Cor's: that is a new signal.
        assert!(mails[0].text.contains("• 2 registraties lopen binnen 6 maanden af"), "{}", mails[0].text);
    }

    async fn two_servers_make_each_mail_once(bed: Bed) {
        let employer = Employer::new(&bed).await;
        employer.staff(&bed, "Anna", "2026-11-01", None).await;
        let other = bed.another(settings()).await;
        let (one, two) = tokio::join!(bed.service.make_digests(), other.make_digests());
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        assert_eq!(digests(&bed).await.len(), 1);
    }
}
