//! Who may do what work: the norm, asked of an employer's own people.
use chrono::NaiveDate;
use domain::allocation::{Answer, ArrangementKind, Indicator, Law, Reason, Work, WorkerKind};
use domain::organisation::{CheckOutcome, Reading, Role, SeenKind, SeenMeasure, Sharing};
use domain::{Chamber, Facts, Register, Registration};
use service::{
    Abilities, Actor, Arranged, Check, CheckId, Described, EmployerProblem, EntryId, Given, KindOfWorkId, Known,
    LinkId, OrganisationId, Period, Record, StaffId, Team, TeamId, Verdict, WhoMayAsked, WithinTeams,
};

use crate::bed::{Bed, both, code, network};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn work(indicators: &[Indicator], skills: &[&str]) -> Work {
    Work {
        law: Law::Jeugdwet,
        indicators: indicators.to_vec(),
        required_skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
        follows_from_registered_task: false,
    }
}

pub(crate) fn registration(until: &str) -> Registration {
    Registration {
        id: String::new(),
        register: Register::Skj,
        chamber: Chamber::Jgp,
        number: Some("110000000".to_owned()),
        since: day("2022-01-01"),
        until: day(until),
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    }
}

pub(crate) struct Employer {
    pub(crate) owner: Actor,
    pub(crate) id: OrganisationId,
}

impl Employer {
    pub(crate) async fn new(bed: &Bed, email: &str) -> Self {
        let owner = bed.strong(email).await;
        let id = OrganisationId::new();
        bed.service.found_organisation(&owner, id, "Jeugdhulp Voorbeeld", "12345678").await.unwrap();
        Self { owner, id }
    }

    pub(crate) async fn staff(&self, bed: &Bed, record: Record) -> StaffId {
        let staff = StaffId::new();
        bed.service.save_staff(&self.owner, self.id, staff, None, record).await.unwrap();
        staff
    }

    pub(crate) async fn kind(&self, bed: &Bed, name: &str, work: Work) -> KindOfWorkId {
        let id = KindOfWorkId::new();
        bed.service.save_kind_of_work(&self.owner, self.id, id, None, Described::new(name, work)).await.unwrap();
        id
    }

    /// Somebody of the staff with an account who shares the least.
    pub(crate) async fn sharing(&self, bed: &Bed, email: &str, until: &str) -> (Actor, StaffId) {
        let actor = bed.person(email).await.actor;
        bed.service.save_registration(&actor, EntryId::new(), None, registration(until)).await.unwrap();
        let code = bed.service.organisation(&self.owner, self.id).await.unwrap().organisation.join_code;
        let terms = (Sharing::Standing, None);
        bed.service.begin_link(&actor, LinkId::new(), &code, terms, &network(1)).await.unwrap();
        let found = bed
            .service
            .who_may(&self.owner, self.id, (self.any(bed).await, bed.service.today()), &WhoMayAsked::default(), 0)
            .await
            .unwrap();
        let known: Vec<StaffId> =
            found.verdicts.iter().filter(|one| one.known == Known::Shared).map(|one| one.staff).collect();
        let [staff] = known[..] else { panic!("{known:?}") };
        (actor, staff)
    }

    pub(crate) async fn any(&self, bed: &Bed) -> KindOfWorkId {
        match bed.service.kinds_of_work(&self.owner, self.id).await.unwrap().kinds.first() {
            Some(kind) => kind.id,
            None => self.kind(bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await,
        }
    }

    async fn ask(&self, bed: &Bed, kind: KindOfWorkId, staff: StaffId, on: &str) -> Verdict {
        let all = bed
            .service
            .who_may(&self.owner, self.id, (kind, day(on)), &WhoMayAsked::default(), 0)
            .await
            .unwrap()
            .verdicts;
        let verdict = all.into_iter().find(|one| one.staff == staff).unwrap();
        let work = bed.service.may_do(&self.owner, self.id, staff, day(on)).await.unwrap().verdicts;
        let other = work.into_iter().find(|(one, _)| one.id == kind).unwrap().1;
        assert_eq!(verdict, other, "asked from both sides");
        verdict
    }
}

pub(crate) fn named(name: &str) -> Record {
    Record { name: name.to_owned(), ..Record::default() }
}

both! {
    async fn before_somebody_leaves_it_is_told_what_that_changes(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let crisis = employer.kind(&bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
        employer.kind(&bed, "Koken", work(&[], &[])).await;
        let until = |name: &str| Record {
            register: Some(Register::Skj),
            registered_until: Some(day("2030-01-01")),
            ..named(name)
        };
        let anna = employer.staff(&bed, until("Anna")).await;
        let tom = employer.staff(&bed, named("Tom")).await;
        let tandem = crate::allocation::tandem(anna, "2027-11-01");
        employer.arrange(&bed, (tom, crisis), ArrangementKind::Tandem, tandem).await.unwrap();
        let period = |until: Option<&str>| Period { since: service.today(), until: until.map(day) };
        for (staff, until) in [(anna, None), (anna, Some("2027-01-31")), (tom, None)] {
            let given = Given { staff, kind_of_work: crisis, period: period(until) };
            employer.give(&bed, given).await.unwrap();
        }
        let ask = async |staff, last: &str| service.leaving(owner, id, (staff, day(last))).await.unwrap();
        let told = |found: &service::Leaving| {
            (found.own.len(), found.lost.len(), found.resting.len(), found.kinds.iter().map(|(_, n)| *n).collect::<Vec<_>>())
        };
        assert_eq!(told(&ask(anna, "2027-01-31").await), (1, 1, 1, vec![0]), "the work of Tom rests on her");
        assert_eq!(told(&ask(anna, "2027-01-30").await), (2, 1, 1, vec![0]), "and more of her own the day before");
        assert_eq!(told(&ask(anna, "2027-11-01").await), (1, 0, 0, vec![0]), "by then the tandem has lapsed by itself");
        assert_eq!(told(&ask(tom, "2027-01-31").await), (1, 0, 0, vec![1]), "on him nothing rests");
        let later = Arranged { since: day("2027-06-01"), ..crate::allocation::tandem(anna, "2028-01-01") };
        let cor = employer.staff(&bed, named("Cor")).await;
        employer.arrange(&bed, (cor, crisis), ArrangementKind::Tandem, later).await.unwrap();
        assert_eq!(told(&ask(anna, "2027-01-31").await).2, 2, "also what has yet to begin");
        employer.staff(&bed, until("Bea")).await;
        assert_eq!(told(&ask(anna, "2027-01-31").await).3, [1]);
        let lost = ask(anna, "2027-01-31").await.lost;
        assert_eq!((lost[0].staff.0, lost[0].answer()), (tom, Some(Answer::NotAllowed)));
        assert_eq!(service.leaving(owner, id, (anna, day("1800-01-01"))).await.unwrap_err(), EmployerProblem::Day);
        assert_eq!(service.leaving(owner, id, (StaffId::new(), day("2027-01-31"))).await.unwrap_err(), EmployerProblem::NotFound);
        assert!(ask(anna, "2026-11-30").await.own.iter().all(|one| one.staff.0 == anna), "nothing is stored");
        let gate = service.gate(owner, id, Given { staff: tom, kind_of_work: crisis, period: period(None) }).await.unwrap();
        assert!(!gate.course[0].verdict.allocation.answer.is_refusal());
    }

    async fn work_is_of_a_team_and_of_functions_and_who_may_do_it_is_another_matter(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let [north, below, south] = [TeamId::new(), TeamId::new(), TeamId::new()];
        for (id, name, parent) in [(north, "Noord", None), (below, "Noord-Oost", Some(north)), (south, "Zuid", None)] {
            let team = Team { id, parent, location: None, name: name.to_owned() };
            service.save_team(owner, employer.id, team).await.unwrap();
        }
        let until = (Some(Register::Skj), Some(day("2030-01-01")));
        let mut staff = Vec::new();
        for (name, team, job_title, (register, registered_until)) in [
            ("Bram", below, "Gézinsvoogd", until),
            ("Cor", north, "gezinsvoogd", (None, None)),
            ("Dina", north, "kok", until),
            ("Ems", south, "gezinsvoogd", until),
            ("Fien", south, "", until),
        ] {
            let record = Record { team: Some(team), job_title: job_title.to_owned(), register, registered_until, ..named(name) };
            staff.push(employer.staff(&bed, record).await);
        }
        let [bram, _, dina, ems, _] = staff[..] else { panic!() };
        let crisis = work(&[Indicator::Crisis], &[]);
        let titles = [" Gezinsvoogd ", "", "jeugdbeschermer", "GEZINSVOOGD"].map(str::to_owned);
        let of = |name: &str, team, titles: &[String]| Described {
            team,
            job_titles: titles.to_vec(),
            ..Described::new(name, crisis.clone())
        };
        let [theirs, of_south, of_all] = [KindOfWorkId::new(), KindOfWorkId::new(), KindOfWorkId::new()];
        service.save_kind_of_work(owner, id, theirs, None, of("Voogdij", Some(north), &titles)).await.unwrap();
        service.save_kind_of_work(owner, id, of_south, None, of("Zuidwerk", Some(south), &[])).await.unwrap();
        service.save_kind_of_work(owner, id, of_all, None, of("Crisis", None, &[])).await.unwrap();
        let kinds = service.kinds_of_work(owner, id).await.unwrap().kinds;
        let kind = kinds.iter().find(|kind| kind.id == theirs).unwrap();
        assert_eq!(kind.whose.team, Some((north, "Noord".to_owned())));
        assert_eq!(kind.whose.job_titles, ["Gezinsvoogd", "jeugdbeschermer"], "each once");
        assert_eq!(service.job_titles(owner, id).await.unwrap(), ["Gézinsvoogd", "kok"], "those of most people first");

        let ask = async |kind, others| {
            let asked = WhoMayAsked { others, ..WhoMayAsked::default() };
            let found = service.who_may(owner, id, (kind, service.today()), &asked, 0).await.unwrap();
            (found.of_all, found.verdicts.into_iter().map(|one| one.name).collect::<Vec<_>>())
        };
        assert_eq!(ask(theirs, false).await, ((1, 2), vec!["Bram".to_owned(), "Cor".to_owned()]), "below the team too");
        assert_eq!(ask(theirs, true).await.0, (4, 5), "the norm does not ask whose work it is");
        assert_eq!(ask(of_all, false).await.0, (4, 5));

        let may = service.may_do(owner, id, dina, service.today()).await.unwrap().verdicts;
        let told: Vec<_> = may.iter().map(|(kind, one)| (kind.name.as_str(), one.theirs)).collect();
        assert_eq!(told, [("Crisis", true), ("Voogdij", false), ("Zuidwerk", false)]);

        let check = async |within| service.team_may(owner, id, within, service.today(), 0).await.unwrap();
        let columns = |check: &service::TeamCheck| -> Vec<(String, (usize, usize))> {
            check.kinds.iter().map(|kind| kind.name.clone()).zip(check.may.clone()).collect()
        };
        let expected = [("Crisis".to_owned(), (2, 3)), ("Voogdij".to_owned(), (1, 2))];
        assert_eq!(columns(&check(WithinTeams::Team(north)).await), expected, "nothing of another team");
        assert_eq!(check(WithinTeams::Everybody).await.kinds.len(), 3);

        // Who else may is looked for in the team of the work, and of these whose work it is first.
        let period = Period { since: service.today(), until: None };
        let cor = staff[1];
        let gate = service.gate(owner, id, Given { staff: cor, kind_of_work: of_south, period }).await.unwrap();
        let named_in_turn = |others: &service::Others| others.may.iter().map(|one| one.staff).collect::<Vec<_>>();
        assert_eq!(named_in_turn(&gate.others)[..1], [ems], "not a colleague of their own team");
        assert!(!gate.course[0].verdict.theirs);
        let gate = service.gate(owner, id, Given { staff: cor, kind_of_work: theirs, period }).await.unwrap();
        assert_eq!(named_in_turn(&gate.others), [bram, dina], "whose work it is, and then who may");
        assert!(gate.course[0].verdict.theirs && gate.others.may[0].theirs && !gate.others.may[1].theirs);

        // A team that is not theirs, and one that goes.
        let foreign = of("Elders", Some(TeamId::new()), &[]);
        let refused = service.save_kind_of_work(owner, id, KindOfWorkId::new(), None, foreign).await;
        assert_eq!(refused, Err(EmployerProblem::TeamMissing));
        let long = of("Lang", None, &["x".repeat(101)]);
        let refused = service.save_kind_of_work(owner, id, KindOfWorkId::new(), None, long).await;
        assert_eq!(refused, Err(EmployerProblem::JobTitle(service::NameProblem::TooLong { max: 100 })));
        service.remove_team(owner, id, south).await.unwrap();
        let kinds = service.kinds_of_work(owner, id).await.unwrap().kinds;
        assert!(kinds.iter().find(|kind| kind.id == of_south).unwrap().whose.team.is_none());
    }

    async fn of_many_a_page_is_shown_searched_and_of_a_team(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let (service, owner, id) = (&bed.service, &employer.owner, employer.id);
        let [north, below] = [TeamId::new(), TeamId::new()];
        for (id, name, parent) in [(north, "Noord", None), (below, "Noord-Oost", Some(north))] {
            let team = Team { id, parent, location: None, name: name.to_owned() };
            service.save_team(owner, employer.id, team).await.unwrap();
        }
        for number in 0..54 {
            employer.staff(&bed, named(&format!("Aafje {number:03}"))).await;
        }
        let registered = Record { register: Some(Register::Skj), registered_until: Some(day("2030-01-01")), ..named("Zoë") };
        employer.staff(&bed, Record { team: Some(below), ..registered }).await;
        let ask = async |asked: WhoMayAsked, page| {
            let found = service.who_may(owner, id, (crisis, service.today()), &asked, page).await.unwrap();
            assert_eq!(found.of_all, (1, 55));
            let names: Vec<String> = found.verdicts.into_iter().map(|one| one.name).collect();
            (found.of_asked, names)
        };
        let (counted, first) = ask(WhoMayAsked::default(), 0).await;
        assert_eq!((counted, first.len(), first[0].as_str(), first[1].as_str()), ((1, 55), 50, "Zoë", "Aafje 000"), "who may first");
        let (_, second) = ask(WhoMayAsked::default(), 1).await;
        assert_eq!(second, ["Aafje 049", "Aafje 050", "Aafje 051", "Aafje 052", "Aafje 053"]);
        assert_eq!(ask(WhoMayAsked::default(), 2).await.1, Vec::<String>::new());
        let search = |search: &str| WhoMayAsked { search: search.to_owned(), ..WhoMayAsked::default() };
        assert_eq!(ask(search("012 AAF"), 0).await, ((0, 1), vec!["Aafje 012".to_owned()]));
        let zoe = ((1, 1), vec!["Zoë".to_owned()]);
        assert_eq!(ask(search("zoe"), 0).await, zoe);
        assert_eq!(ask(WhoMayAsked { team: Some(north), ..WhoMayAsked::default() }, 0).await, zoe, "and the teams below it");
        assert_eq!(ask(WhoMayAsked { may: Some(true), ..WhoMayAsked::default() }, 0).await, zoe);
        assert_eq!(ask(WhoMayAsked { may: Some(false), ..WhoMayAsked::default() }, 0).await.0, (0, 54));
    }

    async fn who_is_not_on_the_page_is_not_in_the_log(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let (noor, _) = employer.sharing(&bed, "noor@example.nl", "2030-01-01").await;
        let (service, today) = (&bed.service, bed.service.today());
        let looks = async || {
            let log = service.links(&noor, 0).await.unwrap().readings;
            log.iter().filter(|line| line.what == Reading::Allocation).count()
        };
        let before = looks().await;
        bed.after(chrono::TimeDelta::minutes(20));
        let asked = WhoMayAsked { search: "iemand anders".to_owned(), ..WhoMayAsked::default() };
        service.who_may(&employer.owner, employer.id, (crisis, today), &asked, 0).await.unwrap();
        assert_eq!(looks().await, before);
        service.who_may(&employer.owner, employer.id, (crisis, today), &WhoMayAsked::default(), 0).await.unwrap();
        assert_eq!(looks().await, before + 1);
    }

    async fn who_shares_is_judged_by_the_own_registration(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let (noor, staff) = employer.sharing(&bed, "noor@example.nl", "2027-01-01").await;
        let verdict = employer.ask(&bed, crisis, staff, "2026-12-31").await;
        assert_eq!((verdict.known, verdict.allocation.answer), (Known::Shared, Answer::Allowed));
        assert_eq!(verdict.allocation.valid_until, Some(day("2026-12-31")));
        let after = employer.ask(&bed, crisis, staff, "2027-01-01").await;
        assert_eq!(after.allocation.answer, Answer::NotAllowed);
        assert_eq!(after.allocation.reasons, [Reason::RegistrationExpired]);
        let open: Vec<_> = after.ways.iter().map(|way| way.kind).collect();
        assert_eq!(open, [ArrangementKind::Tandem, ArrangementKind::Unless]);
        // Taken back: nothing of it is known any more, on the very next call.
        let link = bed.service.links(&noor, 0).await.unwrap().links[0].id;
        bed.service.withdraw_link(&noor, link).await.unwrap();
        let withdrawn = employer.ask(&bed, crisis, staff, "2026-12-31").await;
        assert_eq!((withdrawn.known, withdrawn.allocation.answer), (Known::Nothing, Answer::NotAllowed));
        let readings = bed.service.links(&noor, 0).await.unwrap().readings;
        assert!(readings.iter().all(|line| line.what == Reading::Allocation), "{readings:?}");
        assert!(readings.len() >= 4, "each question is in the log: {readings:?}");
    }

    async fn the_employers_own_record_says_so_until_the_register_says_otherwise(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let record = Record {
            register: Some(Register::Skj),
            registered_until: Some(day("2027-01-01")),
            ..named("Bram Hoekstra")
        };
        let staff = employer.staff(&bed, record).await;
        let ask = async |on| {
            let verdict = employer.ask(&bed, crisis, staff, on).await;
            (verdict.known, verdict.allocation.answer)
        };
        // It counts as what it says; that nobody compared it with the register is told.
        assert_eq!(ask("2026-12-31").await, (Known::Unchecked, Answer::Allowed));
        assert_eq!(ask("2027-01-01").await, (Known::Unchecked, Answer::NotAllowed));
        let check = Check {
            on: bed.service.today(),
            by: None,
            outcome: CheckOutcome::NotFound,
            registered_until: None,
            measure: None,
            note: String::new(),
        };
        bed.service.check_register(&employer.owner, employer.id, CheckId::new(), staff, check.clone()).await.unwrap();
        assert_eq!(ask("2026-12-31").await, (Known::NotFound, Answer::NotAllowed));
        let seen = SeenMeasure { kind: SeenKind::Other, from: bed.service.today(), until: None };
        let measure = Check { outcome: CheckOutcome::Measure, measure: Some(seen), ..check.clone() };
        bed.service.check_register(&employer.owner, employer.id, CheckId::new(), staff, measure).await.unwrap();
        assert_eq!(ask("2026-12-31").await, (Known::Measure, Answer::NotAllowed));
        let found = Check { outcome: CheckOutcome::Registered, ..check };
        bed.service.check_register(&employer.owner, employer.id, CheckId::new(), staff, found).await.unwrap();
        assert_eq!(ask("2026-12-31").await, (Known::Recorded, Answer::Allowed));
        // Of BIG the chamber decides: without one nothing is known.
        let big = Record { register: Some(Register::Big), registered_until: Some(day("2027-01-01")), ..named("Tom") };
        let staff = employer.staff(&bed, big).await;
        let verdict = employer.ask(&bed, crisis, staff, "2026-12-31").await;
        assert_eq!((verdict.known, verdict.allocation.answer), (Known::Nothing, Answer::NotAllowed));
    }

    async fn work_without_an_indicator_is_open_to_everybody_who_has_the_skills(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let practical = employer.kind(&bed, "Praktische hulp", work(&[], &["Signs of Safety"])).await;
        let staff = employer.staff(&bed, named("Bram Hoekstra")).await;
        let lacking = employer.ask(&bed, practical, staff, "2026-11-21").await;
        assert_eq!(lacking.allocation.answer, Answer::NotAllowed);
        assert_eq!(lacking.lacks, ["Signs of Safety"]);
        let abilities = Abilities { skills: vec![" Signs of Safety ".to_owned(), String::new()], ..Abilities::default() };
        bed.service.save_abilities(&employer.owner, employer.id, staff, abilities).await.unwrap();
        assert_eq!(employer.ask(&bed, practical, staff, "2026-11-21").await.allocation.answer, Answer::Allowed);
        // As people write: capitals, accents and spaces make no other skill of it.
        let spelled = employer.kind(&bed, "Hulp bij ruzie", work(&[], &["signs  of sáfety", "Koken"])).await;
        let verdict = employer.ask(&bed, spelled, staff, "2026-11-21").await;
        assert_eq!((verdict.allocation.answer, verdict.lacks), (Answer::NotAllowed, vec!["Koken".to_owned()]));
        let skills = ["SIGNS OF SAFETY", "signs of safety", "koken"].map(str::to_owned).to_vec();
        let abilities = Abilities { skills, ..Abilities::default() };
        bed.service.save_abilities(&employer.owner, employer.id, staff, abilities).await.unwrap();
        let kept = bed.service.abilities(&employer.owner, employer.id, staff).await.unwrap().abilities.skills;
        assert_eq!(kept, ["SIGNS OF SAFETY", "koken"], "each once");
        for kind in [practical, spelled] {
            let verdict = employer.ask(&bed, kind, staff, "2026-11-21").await;
            assert_eq!((verdict.allocation.answer, verdict.lacks), (Answer::Allowed, Vec::new()));
        }
        let volunteer = Abilities { worker: WorkerKind::Volunteer, ..Abilities::default() };
        bed.service.save_abilities(&employer.owner, employer.id, staff, volunteer).await.unwrap();
        assert_eq!(employer.ask(&bed, practical, staff, "2026-11-21").await.allocation.answer, Answer::OutOfScope);
    }

    async fn a_kind_of_work_has_one_name_and_one_version(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let save = async |id, version, name: &str| {
            bed.service.save_kind_of_work(&employer.owner, employer.id, id, version, Described::new(name, work(&[], &[]))).await
        };
        let id = KindOfWorkId::new();
        save(id, None, "Crisisdienst").await.unwrap();
        save(id, None, "Crisisdienst").await.expect("sent twice, stored once");
        assert_eq!(save(KindOfWorkId::new(), None, "crisisDIENST").await, Err(EmployerProblem::Taken));
        save(id, Some(1), "Crisis").await.unwrap();
        assert_eq!(save(id, Some(1), "Crisis 2").await, Err(EmployerProblem::Conflict { version: 2 }));
        let all = bed.service.kinds_of_work(&employer.owner, employer.id).await.unwrap().kinds;
        assert_eq!(all.iter().map(|kind| (kind.name.as_str(), kind.version)).collect::<Vec<_>>(), [("Crisis", 2)]);
        bed.service.remove_kind_of_work(&employer.owner, employer.id, id).await.unwrap();
        assert!(bed.service.kinds_of_work(&employer.owner, employer.id).await.unwrap().kinds.is_empty());
    }

    async fn a_team_lead_asks_about_their_own_people_and_changes_no_work(bed: Bed) {
        let employer = Employer::new(&bed, "eva@example.nl").await;
        let crisis = employer.any(&bed).await;
        let [north, south] = [TeamId::new(), TeamId::new()];
        for (id, name) in [(north, "Noord"), (south, "Zuid")] {
            let team = Team { id, parent: None, location: None, name: name.to_owned() };
            bed.service.save_team(&employer.owner, employer.id, team).await.unwrap();
        }
        let own = employer.staff(&bed, Record { team: Some(north), ..named("Noor") }).await;
        let other = employer.staff(&bed, Record { team: Some(south), ..named("Zeno") }).await;
        let lead = bed.strong("lars@example.nl").await;
        let role = (Role::TeamLead, Some(north));
        bed.service
            .invite_member(&employer.owner, employer.id, "lars@example.nl", role, language::Locale::Nl)
            .await
            .unwrap();
        let mails = bed.mails().await;
        bed.service.accept_role(&lead, &code(&mails[0])).await.unwrap();
        let today = bed.service.today();
        let seen = bed.service.who_may(&lead, employer.id, (crisis, today), &WhoMayAsked::default(), 0).await.unwrap().verdicts;
        assert_eq!(seen.iter().map(|one| one.staff).collect::<Vec<_>>(), [own]);
        let hidden = bed.service.may_do(&lead, employer.id, other, today).await;
        assert_eq!(hidden.unwrap_err(), EmployerProblem::NotFound);
        let change = bed
            .service
            .save_kind_of_work(&lead, employer.id, KindOfWorkId::new(), None, Described::new("Nieuw", work(&[], &[])))
            .await;
        assert_eq!(change, Err(EmployerProblem::NotTheirRole));
        let stranger = Employer::new(&bed, "sara@example.nl").await.owner;
        let nothing = bed.service.who_may(&stranger, employer.id, (crisis, today), &WhoMayAsked::default(), 0).await;
        assert_eq!(nothing.unwrap_err(), EmployerProblem::NotFound);
    }
}
