//! The people of the demo: invented names, real courses and employers, dates relative to today.

use super::build::{self, Builder};
use chrono::NaiveDate;
use domain::{
    Chamber, CountsAs, DocumentKind, Dossier, Facts, Learning, LeaveKind, Level, Measure, MeasureKind, OtherForm,
    ReflectionForm,
};
use language::Locale;

/// Somebody to log in as.
pub struct Person {
    /// The part of the address before the `@`.
    pub account: &'static str,
    /// The whole name.
    pub name: &'static str,
    /// What this account shows.
    pub shows: &'static str,
    /// The language of the account.
    pub locale: Locale,
    /// The dossier as it is on a day.
    pub dossier: fn(NaiveDate) -> Dossier,
}

/// Everybody, the best one to begin with first.
pub const PEOPLE: [Person; 13] = [
    person("noor", "Noor de Wit", "op schema: jeugd- en gezinsprofessional, twee jaar te gaan", on_track),
    person("bram", "Bram Hoekstra", "loopt achter: nog vijf maanden, veel te doen", behind),
    person("fenna", "Fenna Postma", "net begonnen: nog niets vastgelegd", nothing_logged),
    person("daan", "Daan Verhoeven", "verlopen: twee maanden geleden, niet ingediend", expired),
    person("iris", "Iris Mulder", "ingediend: alles compleet, het register beslist nog", submitted),
    person("joost", "Joost Brouwer", "geschorst: een maatregel die nu loopt", suspended),
    person("lotte", "Lotte van Dam", "twee registers: SKJ en NVO, elk met eigen eisen", two_registers),
    person("sanne", "Sanne Kuipers", "master-psycholoog: supervisie in een groep", master_psychologist),
    person("eva", "Eva Schouten", "NVO orthopedagoog-generalist", generalist),
    person("tom", "Tom Willems", "BIG-verpleegkundige: alleen werkuren", nurse),
    person("ruben", "Ruben Smit", "zelfstandige met twee banen tegelijk en verlof", self_employed),
    person("mees", "Mees Dijkstra", "500 activiteiten", many),
    Person {
        account: "emma",
        name: "Emma Visser",
        shows: "dezelfde stand als noor, in het Engels",
        locale: Locale::En,
        dossier: on_track,
    },
];

const fn person(
    account: &'static str,
    name: &'static str,
    shows: &'static str,
    dossier: fn(NaiveDate) -> Dossier,
) -> Person {
    Person { account, name, shows, locale: Locale::Nl, dossier }
}

const YOUTH_WORK: [CountsAs; 2] = [CountsAs::SocialWork, CountsAs::Jgp];

/// Three years of a jeugd- en gezinsprofessional who keeps up.
fn on_track(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(36, 12);
    b.registration(
        Chamber::Jgp,
        "110000001",
        since,
        Facts { ethics_training_required: Some(true), ..Facts::default() },
    );
    let from = b.ago(58, 0);
    b.job("Combinatie Jeugdzorg", "ambulant hulpverlener", &YOUTH_WORK, Level::Hbo, 28, from, None);
    let (first, last) = (b.ago(22, 0), b.ago(18, 10));
    b.leave(LeaveKind::Maternity, first, last);
    for (course, months, hours) in [
        (build::FLAGS, 33, None),
        (build::ATTACHMENT, 27, None),
        (build::VIDEO, 24, Some(300)),
        (build::VIDEO, 15, Some(300)),
        (build::VIDEO, 10, Some(350)),
        (build::PARENTS, 7, Some(900)),
        (build::VIDEO, 3, Some(300)),
    ] {
        let on = b.ago(months, 6);
        b.course(course, on, Learning::Formal, hours, true);
    }
    for (course, months, hours) in [
        (build::BABIES, 30, 200),
        (build::MARRIAGE, 17, 150),
        (build::PARENTING, 9, 200),
        (build::BOND, 5, 400),
        (build::TRAUMA, 2, 300),
    ] {
        let on = b.ago(months, 3);
        b.course(course, on, Learning::Informal, Some(hours), true);
    }
    let on = b.ago(12, 20);
    b.course(build::ATTENTION, on, Learning::Formal, Some(1500), true);
    let first = b.ago(34, 0);
    b.series(ReflectionForm::Intervision, "Intervisie team Noord, eerste jaar", (first, 6, 42), 120, 6);
    let first = b.ago(23, 25);
    b.series(ReflectionForm::Supervision, "Supervisie complexe gezinnen", (first, 1, 21), 90, 1);
    let first = b.ago(16, 0);
    b.series(ReflectionForm::Intervision, "Intervisie team Noord, tweede jaar", (first, 5, 49), 120, 6);
    let first = b.ago(8, 10);
    b.series(ReflectionForm::CaseDiscussion, "Casuïstiekbespreking met de gedragswetenschapper", (first, 5, 28), 90, 8);
    let first = b.ago(4, 5);
    b.series(ReflectionForm::Coaching, "Werkgerichte coaching", (first, 4, 21), 60, 1);
    let first = b.ago(1, 20);
    b.series(ReflectionForm::Intervision, "Intervisie team Noord, derde jaar", (first, 4, 28), 120, 6);
    let on = b.ago(6, 0);
    b.other(OtherForm::Presentation, "Presentatie over verbindend werken, regiodag", on, 2);
    let on = b.ago(20, 0);
    b.paper(DocumentKind::Vog, on, None);
    let on = b.ago(14, 0);
    b.paper(DocumentKind::EthicsTraining, on, None);
    b.done()
}

/// Nearly at the end of the period, with little done and some that does not count.
fn behind(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(55, 0);
    b.registration(
        Chamber::Jgp,
        "110000002",
        since,
        Facts { ethics_training_required: Some(true), ..Facts::default() },
    );
    let (from, until) = (b.ago(55, 0), b.ago(30, 0));
    b.job("Enver", "gezinscoach", &YOUTH_WORK, Level::Hbo, 24, from, Some(until));
    let from = b.ago(29, 29);
    b.job("Timon", "pedagogisch medewerker", &YOUTH_WORK, Level::Hbo, 16, from, None);
    let on = b.ago(48, 0);
    b.course(build::FLAGS, on, Learning::Formal, None, true);
    let on = b.ago(29, 0);
    b.course(build::ROCKS, on, Learning::Formal, None, true);
    let on = b.ago(20, 0);
    b.course(build::MOTIVATION, on, Learning::Formal, Some(600), true);
    let on = b.ago(11, 0);
    b.course(build::ATTACHMENT, on, Learning::Formal, None, false);
    let on = b.ago(9, 0);
    b.course(build::DIVORCE, on, Learning::Informal, Some(300), true);
    let first = b.ago(26, 0);
    b.series(ReflectionForm::SelfReflection, "Zelfreflectie na een uithuisplaatsing", (first, 4, 14), 60, 1);
    let first = b.ago(18, 0);
    b.series(ReflectionForm::Intervision, "Intervisie, korte bijeenkomsten", (first, 6, 28), 45, 5);
    let first = b.ago(6, 0);
    b.series(ReflectionForm::Intervision, "Intervisie met team West", (first, 4, 35), 120, 5);
    let on = b.ago(54, 0);
    b.paper(DocumentKind::Vog, on, None);
    b.done()
}

/// Registered two months ago.
fn nothing_logged(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(2, 3);
    b.registration(Chamber::Jgp, "110000003", since, Facts::default());
    b.done()
}

/// The end came two months ago, and no file was sent in.
fn expired(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(62, 0);
    b.registration(Chamber::Jgp, "110000004", since, Facts::default());
    let from = b.ago(80, 0);
    b.job("Pluryn", "jeugdhulpverlener", &YOUTH_WORK, Level::Hbo, 32, from, None);
    for (course, months, hours) in [
        (build::FLAGS, 50, None),
        (build::VIDEO, 41, Some(600)),
        (build::PARENTS, 24, Some(1200)),
        (build::ATTACHMENT, 12, None),
    ] {
        let on = b.ago(months, 0);
        b.course(course, on, Learning::Formal, hours, true);
    }
    let on = b.ago(1, 0);
    b.course(build::TRAUMA, on, Learning::Informal, Some(600), true);
    for year in 0..4_u32 {
        let first = b.ago(58_u32.saturating_sub(year.saturating_mul(12)), 0);
        b.series(ReflectionForm::Intervision, "Intervisie", (first, 5, 42), 120, 6);
    }
    let on = b.ago(40, 0);
    b.paper(DocumentKind::Vog, on, None);
    b.done()
}

/// Everything is there and was sent in three weeks ago; the period ends soon.
fn submitted(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(59, 15);
    let sent = b.ago(0, 21);
    let facts = Facts { ethics_training_required: Some(true), ..Facts::default() };
    b.registration(Chamber::Jgp, "110000005", since, facts).submitted_on = Some(sent);
    let from = b.ago(90, 0);
    let job = b.job("Jeugdbescherming Brabant", "jeugdbeschermer", &YOUTH_WORK, Level::Hbo, 32, from, None);
    let on = b.ago(30, 0);
    b.course(build::MORAL, on, Learning::Formal, None, true);
    let on = b.ago(44, 0);
    b.course(build::FLAGS, on, Learning::Formal, None, true);
    let on = b.ago(0, 6);
    b.course(build::ATTACHMENT, on, Learning::Formal, None, true);
    for year in 0..5_u32 {
        let first = b.ago(57_u32.saturating_sub(year.saturating_mul(11)), 0);
        b.series(ReflectionForm::Intervision, "Intervisie jeugdbescherming", (first, 7, 35), 120, 7);
    }
    let on = b.ago(10, 0);
    b.paper(DocumentKind::Vog, on, None);
    let on = b.ago(1, 5);
    b.paper(DocumentKind::EmployerStatement, on, Some(job));
    let on = b.ago(25, 0);
    b.paper(DocumentKind::EthicsTraining, on, None);
    b.done()
}

/// A suspension runs.
fn suspended(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(28, 0);
    let (from, until) = (b.ago(2, 0), b.ahead(4, 0));
    let warned = b.ago(14, 0);
    let registration = b.registration(Chamber::Jgp, "110000006", since, Facts::default());
    registration.measures.push(Measure { kind: MeasureKind::Warning, from: warned, until: None });
    registration.measures.push(Measure { kind: MeasureKind::Suspension, from, until: Some(until) });
    let (from, until) = (b.ago(60, 0), b.ago(2, 0));
    b.job("Horizon Jeugdzorg en Onderwijs", "groepsbegeleider", &YOUTH_WORK, Level::Hbo, 32, from, Some(until));
    let on = b.ago(20, 0);
    b.course(build::VIDEO, on, Learning::Formal, Some(600), true);
    let on = b.ago(9, 0);
    b.course(build::ATTACHMENT, on, Learning::Formal, None, true);
    let first = b.ago(24, 0);
    b.series(ReflectionForm::Supervision, "Supervisie", (first, 10, 21), 60, 1);
    let on = b.ago(20, 0);
    b.paper(DocumentKind::Vog, on, None);
    b.done()
}

/// Registered with SKJ and with the NVO: the same activities, judged twice.
fn two_registers(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(32, 4);
    let facts =
        Facts { experience_over_3648_hours: Some(false), diagnostics_endorsement: Some(true), ..Facts::default() };
    b.registration(Chamber::PedagogueMaster, "110000007", since, facts);
    let since = b.ago(44, 0);
    b.registration(Chamber::Basis, "NVO-10007", since, Facts::default());
    let from = b.ago(50, 0);
    let counts_as = [CountsAs::WoMasterYouth, CountsAs::Clinical];
    b.job("Altra", "orthopedagoog", &counts_as, Level::WoMaster, 28, from, None);
    for (title, months, hours) in [
        ("Diagnostiek bij jonge kinderen", 28, 12),
        ("Handelingsgerichte diagnostiek", 13, 14),
        ("Beroepscode in de praktijk", 6, 6),
    ] {
        let on = b.ago(months, 0);
        b.example(title, on, hours, "NVO", Level::WoPostmaster);
    }
    let on = b.ago(10, 0);
    b.course(build::ATTACHMENT, on, Learning::Formal, None, true);
    let first = b.ago(30, 0);
    b.series(ReflectionForm::Supervision, "Supervisie diagnostiek", (first, 16, 21), 60, 1);
    let first = b.ago(12, 0);
    b.series(ReflectionForm::Intervision, "Intervisie orthopedagogen", (first, 8, 35), 120, 6);
    let on = b.ago(5, 0);
    b.other(OtherForm::Publication, "Artikel over samenwerken met school", on, 10);
    let on = b.ago(18, 0);
    b.other(OtherForm::Teaching, "Gastles aan de pabo", on, 4);
    let on = b.ago(30, 0);
    b.paper(DocumentKind::Vog, on, None);
    let on = b.ago(40, 0);
    b.paper(DocumentKind::Membership, on, None);
    b.done()
}

/// A master-psycholoog with little experience: supervision alone, with two and with three.
fn master_psychologist(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(26, 0);
    let facts =
        Facts { experience_over_3648_hours: Some(false), diagnostics_endorsement: Some(false), ..Facts::default() };
    b.registration(Chamber::PsychologistMaster, "110000008", since, facts);
    let from = b.ago(26, 0);
    let counts_as = [CountsAs::WoMasterYouth, CountsAs::Clinical];
    b.job("Accare", "psycholoog", &counts_as, Level::WoMaster, 32, from, None);
    let on = b.ago(15, 0);
    b.course(build::SCHEMA, on, Learning::Formal, None, true);
    let on = b.ago(12, 0);
    b.course(build::ADOS, on, Learning::Formal, Some(1200), true);
    for (title, months, hours) in
        [("Cognitieve gedragstherapie met kinderen", 19, 24), ("Gespreksvoering met jongeren", 4, 6)]
    {
        let on = b.ago(months, 0);
        b.example(title, on, hours, "NIP", Level::WoMaster);
    }
    let first = b.ago(25, 0);
    b.series(ReflectionForm::Supervision, "Supervisie, alleen", (first, 8, 21), 60, 1);
    let first = b.ago(17, 0);
    b.series(ReflectionForm::Supervision, "Supervisie met twee", (first, 8, 21), 90, 2);
    let first = b.ago(8, 0);
    b.series(ReflectionForm::Supervision, "Supervisie met drie", (first, 6, 21), 90, 3);
    let on = b.ago(7, 0);
    b.other(OtherForm::CaseReport, "Casusverslag: angst bij een kind van negen", on, 6);
    let on = b.ago(3, 0);
    b.other(OtherForm::CaseReport, "Casusverslag: stemming bij een tiener", on, 6);
    let on = b.ago(24, 0);
    b.paper(DocumentKind::Vog, on, None);
    b.done()
}

/// An orthopedagoog-generalist with the NVO.
fn generalist(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(40, 0);
    b.registration(Chamber::Generalist, "NVO-10009", since, Facts::default());
    let from = b.ago(70, 0);
    b.job("'s Heeren Loo", "orthopedagoog-generalist", &[CountsAs::WoPostmaster], Level::WoPostmaster, 28, from, None);
    for (title, months, hours) in
        [("Hechting en beperking", 35, 14), ("Supervisie geven", 22, 12), ("Ethiek in de gehandicaptenzorg", 9, 10)]
    {
        let on = b.ago(months, 0);
        b.example(title, on, hours, "NVO", Level::WoPostmaster);
    }
    let first = b.ago(38, 0);
    b.series(ReflectionForm::Intervision, "Intervisie generalisten", (first, 16, 60), 120, 6);
    let on = b.ago(16, 0);
    b.other(OtherForm::Teaching, "Les aan hbo-studenten pedagogiek", on, 8);
    let on = b.ago(11, 0);
    b.other(OtherForm::Board, "Commissie vakinhoud van de beroepsvereniging", on, 20);
    let on = b.ago(39, 0);
    b.paper(DocumentKind::Membership, on, None);
    b.done()
}

/// A nurse: only hours are asked.
fn nurse(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(46, 0);
    b.registration(Chamber::Nurse, "19000000010", since, Facts::default());
    let (from, until) = (b.ago(46, 0), b.ago(17, 0));
    b.job(
        "Yulius",
        "sociaalpsychiatrisch verpleegkundige",
        &[CountsAs::OwnProfession],
        Level::Hbo,
        16,
        from,
        Some(until),
    );
    let from = b.ago(15, 0);
    b.job("Youz", "verpleegkundige", &[CountsAs::OwnProfession], Level::Hbo, 12, from, None);
    let on = b.ago(8, 0);
    b.course(build::BABIES, on, Learning::Informal, Some(200), true);
    b.done()
}

/// Self-employed next to a job, with an illness in between.
fn self_employed(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(50, 0);
    b.registration(Chamber::Jgp, "110000011", since, Facts { self_employed: Some(true), ..Facts::default() });
    let from = b.ago(60, 0);
    let job = b.job("Sterk Huis", "systeembegeleider", &YOUTH_WORK, Level::Hbo, 12, from, None);
    let (first, last) = (b.ago(30, 0), b.ago(27, 0));
    b.leave(LeaveKind::Sickness, first, last);
    let from = b.ago(40, 0);
    b.job("self-employed: De Linde", "gezinscoach", &YOUTH_WORK, Level::Hbo, 10, from, None);
    for (course, months, hours) in [
        (build::PARENTS, 44, Some(1800)),
        (build::FLAGS, 31, None),
        (build::VIDEO, 14, Some(1200)),
        (build::ATTACHMENT, 5, None),
    ] {
        let on = b.ago(months, 0);
        b.course(course, on, Learning::Formal, hours, true);
    }
    for months in [42, 33, 21, 8] {
        let on = b.ago(months, 0);
        b.course(build::AUTHORITY, on, Learning::Informal, Some(500), true);
    }
    for year in 0..4_u32 {
        let first = b.ago(48_u32.saturating_sub(year.saturating_mul(12)), 0);
        b.series(ReflectionForm::Intervision, "Intervisie zelfstandigen", (first, 7, 40), 120, 5);
    }
    let on = b.ago(12, 0);
    b.paper(DocumentKind::Vog, on, None);
    let on = b.ago(3, 0);
    b.paper(DocumentKind::OwnStatement, on, None);
    let on = b.ago(2, 0);
    b.paper(DocumentKind::TradeRegisterExtract, on, None);
    let on = b.ago(2, 10);
    b.paper(DocumentKind::EmployerStatement, on, Some(job));
    b.done()
}

/// How many activities the largest demo dossier has.
pub const MANY: usize = 500;

/// Somebody who logs everything.
fn many(today: NaiveDate) -> Dossier {
    let mut b = Builder::new(today);
    let since = b.ago(54, 0);
    b.registration(Chamber::Jgp, "110000012", since, Facts::default());
    let from = b.ago(70, 0);
    b.job("Cardea", "ambulant begeleider", &YOUTH_WORK, Level::Hbo, 36, from, None);
    let formal = [build::VIDEO, build::ATTACHMENT, build::FLAGS, build::PARENTS, build::ATTENTION];
    let forms = [ReflectionForm::Intervision, ReflectionForm::CaseDiscussion, ReflectionForm::Coaching];
    let others = [OtherForm::Presentation, OtherForm::Teaching, OtherForm::Board];
    // One every three days, over more than four years.
    let mut index: usize = 0;
    while b.activities() < MANY {
        let on = b.ago(0, u64::try_from(index).unwrap_or(0).saturating_mul(3).saturating_add(1));
        let turn = index / 10;
        match index % 10 {
            0 => {
                if let Some(course) = formal.get(turn % formal.len()) {
                    b.course(*course, on, Learning::Formal, Some(200), !turn.is_multiple_of(3));
                }
            }
            3 | 6 => {
                if let Some(form) = forms.get(turn % forms.len()) {
                    b.series(
                        *form,
                        "Reflectie met het team",
                        (on, 1, 1),
                        if turn.is_multiple_of(4) { 45 } else { 60 },
                        5,
                    );
                }
            }
            9 => {
                if let Some(form) = others.get(turn % others.len()) {
                    b.other(*form, "Bijdrage aan het vak", on, 1);
                }
            }
            other => {
                if let Some(course) = build::INFORMAL.get(turn.saturating_add(other) % build::INFORMAL.len()) {
                    b.course(*course, on, Learning::Informal, Some(100), !turn.is_multiple_of(5));
                }
            }
        }
        index = index.saturating_add(1);
    }
    let on = b.ago(20, 0);
    b.paper(DocumentKind::Vog, on, None);
    b.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use domain::{Assessment, Forecast, RequirementId, Standing, Unit, evaluate};

    fn person(account: &str) -> &'static Person {
        PEOPLE.iter().find(|person| person.account == account).unwrap()
    }

    fn judged(account: &str, today: NaiveDate) -> Vec<Assessment> {
        let dossier = (person(account).dossier)(today);
        dossier.registrations.iter().map(|registration| evaluate(&dossier, registration, today)).collect()
    }

    /// Days on which the demo may be made: ends of months, a leap day, days around a change of rules.
    fn days() -> Vec<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let mut days: Vec<NaiveDate> = (0..24).map(|step| first + Days::new(step * 37)).collect();
        days.extend(
            [(2026, 12, 31), (2027, 2, 28), (2027, 3, 31), (2028, 2, 29)]
                .map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap()),
        );
        days
    }

    fn in_time(assessment: &Assessment) -> bool {
        assessment.requirements.iter().filter(|requirement| requirement.unit() != Unit::Items).all(|requirement| {
            matches!(assessment.forecast(requirement), Forecast::Met | Forecast::Reached { in_time: true, .. })
        })
    }

    #[test]
    fn every_dossier_is_right_and_has_its_own_address() {
        let mut accounts: Vec<&str> = PEOPLE.iter().map(|person| person.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        assert_eq!(accounts.len(), PEOPLE.len());
        for today in days() {
            for person in &PEOPLE {
                assert_eq!((person.dossier)(today).problems(), [], "{} on {today}", person.account);
            }
        }
    }

    #[test]
    fn everybody_shows_what_the_table_says_whatever_the_day() {
        for today in days() {
            let [noor] = &judged("noor", today)[..] else { panic!() };
            assert_eq!(noor.standing, Standing::Registered);
            assert!(in_time(noor), "{today} {:#?}", noor.requirements);
            assert!(!noor.complete);

            let [bram] = &judged("bram", today)[..] else { panic!() };
            assert_eq!(bram.standing, Standing::Registered);
            assert!(!in_time(bram) && (100..=160).contains(&bram.period.days_left), "{}", bram.period.days_left);

            let fenna = (person("fenna").dossier)(today);
            assert!(fenna.activities.is_empty() && fenna.employments.is_empty());
            assert_eq!(judged("fenna", today)[0].standing, Standing::Registered);

            assert_eq!(judged("daan", today)[0].standing, Standing::Expired);
            let [iris] = &judged("iris", today)[..] else { panic!() };
            assert_eq!(iris.standing, Standing::RegisteredPending);
            assert!(iris.complete, "{today} {:#?}", iris.requirements);
            assert!(iris.period.days_left > 0);
            assert_eq!(judged("joost", today)[0].standing, Standing::Suspended);
            assert_eq!(judged("lotte", today).len(), 2);
            assert!(judged("sanne", today)[0].requirement(RequirementId::Supervision).is_some());
            assert_eq!(judged("eva", today)[0].standing, Standing::Registered);
            assert!(judged("tom", today)[0].complete || !judged("tom", today)[0].requirements.is_empty());
            assert!(
                judged("ruben", today)[0]
                    .requirements
                    .iter()
                    .filter(|one| one.unit() == Unit::Items)
                    .all(|one| one.met)
            );
            assert_eq!((person("mees").dossier)(today).activities.len(), MANY);
        }
    }
}
