//! Checks of many at once: a team, and a roster.
use chrono::NaiveDate;
use domain::Register;
use domain::allocation::{Answer, Indicator, Reason};
use domain::organisation::{Reading, Role};
use service::{
    Abilities, Actor, EmployerProblem, Record, RosterCheck, RosterEntry, RosterFinding, RosterOutcome, Team, TeamId,
    WithinTeams,
};

use crate::bed::{Bed, both, code};
use crate::kind_of_work::{Employer, day, named, work};

/// An employer with two kinds of work: one for who is registered, one for who can cook.
async fn with_work(bed: &Bed, email: &str) -> Employer {
    let employer = Employer::new(bed, email).await;
    employer.kind(bed, "Crisisdienst", work(&[Indicator::Crisis], &[])).await;
    employer.kind(bed, "Praktische hulp", work(&[], &["Koken"])).await;
    employer
}

impl Employer {
    async fn roster(&self, bed: &Bed, rows: &[RosterEntry]) -> RosterCheck {
        bed.service.check_roster(&self.owner, self.id, rows.to_vec()).await.unwrap()
    }
}

/// Somebody by the employer's own record, registered until a day.
fn registered(name: &str, until: &str) -> Record {
    Record {
        name: name.to_owned(),
        register: Some(Register::Skj),
        registered_until: Some(day(until)),
        ..Record::default()
    }
}

fn row(person: &str, work: &str, from: &str, until: &str) -> RosterEntry {
    RosterEntry {
        employee: String::new(),
        person: person.to_owned(),
        work: work.to_owned(),
        days: Ok((day(from), day(until))),
    }
}

fn numbered(employee: &str, person: &str) -> RosterEntry {
    RosterEntry { employee: employee.to_owned(), ..row(person, "Crisisdienst", "2026-12-01", "2026-12-01") }
}

/// The answer, and the first day that it is for; or what was found.
fn told(check: &RosterCheck) -> Vec<Result<(Answer, String), RosterFinding>> {
    let told = |outcome: &RosterOutcome| match outcome {
        RosterOutcome::Finding(finding) => Err(*finding),
        RosterOutcome::Run(run) => Ok((check.runs[*run].verdict.allocation.answer, check.runs[*run].since.to_string())),
    };
    check.outcomes.iter().map(told).collect()
}

both! {
    async fn rows_are_decided_by_runs_of_days(bed: Bed) {
        let employer = with_work(&bed, "eva@example.nl").await;
        employer.staff(&bed, registered("Anna Bos", "2026-12-16")).await;
        let check = employer
            .roster(
                &bed,
                &[
                    row("anna  BOS", "crisisdienst", "2026-12-20", "2026-12-20"),
                    row("Anna Bos", "Crisisdienst", "2026-12-15", "2026-12-15"),
                    row("Anna Bos", "Crisisdienst", "2026-12-14", "2026-12-18"),
                    row("Anna Bos", "Crisisdienst", "2026-12-16", "2026-12-16"),
                    row("Anna Bos", "Praktische hulp", "2026-12-01", "2026-12-31"),
                ],
            )
            .await;
        let refused = Ok((Answer::NotAllowed, "2026-12-16".to_owned()));
        assert_eq!(
            told(&check),
            [
                refused.clone(),
                Ok((Answer::Allowed, "2026-12-14".to_owned())),
                // Of a stretch the strictest answer, from the day on which it begins.
                refused.clone(),
                refused,
                Ok((Answer::NotAllowed, "2026-12-01".to_owned())),
            ]
        );
        assert_eq!(check.runs.len(), 3, "once for each run of days, not for each row");
        assert_eq!(check.runs[1].verdict.allocation.reasons, [Reason::RegistrationExpired]);
        assert_eq!(check.runs[2].verdict.lacks, ["Koken"]);
    }

    async fn every_answer_is_that_of_asking_for_the_day_itself(bed: Bed) {
        let employer = with_work(&bed, "eva@example.nl").await;
        let mut staff = vec![employer.staff(&bed, named("Zonder")).await];
        for (name, until) in [("Voor", "2026-11-30"), ("Midden", "2026-12-10"), ("Na", "2030-01-01")] {
            staff.push(employer.staff(&bed, registered(name, until)).await);
        }
        let kinds = bed.service.kinds_of_work(&employer.owner, employer.id).await.unwrap().kinds;
        let days: Vec<NaiveDate> = day("2026-12-01").iter_days().take(20).collect();
        let mut rows = Vec::new();
        for name in ["Zonder", "Voor", "Midden", "Na"] {
            for kind in &kinds {
                // Backwards, so that the order of the rows is not that of the days.
                rows.extend(days.iter().rev().map(|on| RosterEntry { days: Ok((*on, *on)), ..row(name, &kind.name, "2026-12-01", "2026-12-01") }));
            }
        }
        let check = employer.roster(&bed, &rows).await;
        let mut answers = told(&check).into_iter();
        for one in staff {
            for kind in &kinds {
                for on in days.iter().rev() {
                    let all = bed.service.may_do(&employer.owner, employer.id, one, *on).await.unwrap();
                    let alone = all.verdicts.into_iter().find(|(found, _)| found.id == kind.id).unwrap().1;
                    let (answer, _) = answers.next().unwrap().unwrap();
                    assert_eq!(answer, alone.allocation.answer, "{} {on}", kind.name);
                }
            }
        }
    }

    async fn what_cannot_be_decided_says_why(bed: Bed) {
        let employer = with_work(&bed, "eva@example.nl").await;
        for (name, number) in [("Céline de Wit", "0012"), ("Bram", "7"), ("Bram", "8")] {
            employer.staff(&bed, Record { employee_number: Some(number.to_owned()), ..named(name) }).await;
        }
        employer.staff(&bed, Record { since: Some(day("2026-11-01")), until: Some(day("2026-12-10")), ..named("Vera") }).await;
        let broken = |finding| RosterEntry { days: Err(finding), ..row("Vera", "Crisisdienst", "2026-12-01", "2026-12-01") };
        let rows = [
            numbered("", "celine DE wit"),
            numbered("0012", ""),
            numbered("", "0012"),
            // The number decides, whatever the name says.
            numbered("8", "Vera"),
            numbered("9", "Vera"),
            numbered("", "Bram"),
            numbered(" ", " "),
            numbered("", "Iemand Anders"),
            row("Vera", "", "2026-12-01", "2026-12-01"),
            row("Vera", "Tuinieren", "2026-12-01", "2026-12-01"),
            row("Vera", "Crisisdienst", "2026-12-10", "2026-12-10"),
            row("Vera", "Crisisdienst", "2026-12-10", "2026-12-11"),
            row("Vera", "Crisisdienst", "2026-10-31", "2026-11-01"),
            broken(RosterFinding::DayMissing),
            broken(RosterFinding::DaysReversed),
        ];
        let check = employer.roster(&bed, &rows).await;
        let refused = Ok((Answer::NotAllowed, "2026-12-01".to_owned()));
        assert_eq!(
            told(&check),
            [
                refused.clone(),
                refused.clone(),
                refused.clone(),
                refused,
                Err(RosterFinding::PersonUnknown),
                Err(RosterFinding::PersonAmbiguous),
                Err(RosterFinding::PersonMissing),
                Err(RosterFinding::PersonUnknown),
                Err(RosterFinding::WorkMissing),
                Err(RosterFinding::WorkUnknown),
                Ok((Answer::NotAllowed, "2026-12-10".to_owned())),
                Err(RosterFinding::NotEmployed),
                Err(RosterFinding::NotEmployed),
                Err(RosterFinding::DayMissing),
                Err(RosterFinding::DaysReversed),
            ]
        );
    }

    async fn a_team_lead_checks_their_own_people_only(bed: Bed) {
        let employer = with_work(&bed, "eva@example.nl").await;
        let [north, below, south] = [TeamId::new(), TeamId::new(), TeamId::new()];
        for (id, parent, name) in [(north, None, "Noord"), (below, Some(north), "Wijk"), (south, None, "Zuid")] {
            let team = Team { id, parent, location: None, name: name.to_owned() };
            bed.service.save_team(&employer.owner, employer.id, team).await.unwrap();
        }
        for (name, team) in [("Noor", Some(north)), ("Wim", Some(below)), ("Zeno", Some(south)), ("Geen", None)] {
            employer.staff(&bed, Record { team, ..registered(name, "2027-01-01") }).await;
        }
        let lead = bed.strong("lars@example.nl").await;
        let role = (Role::TeamLead, Some(north));
        bed.service.invite_member(&employer.owner, employer.id, "lars@example.nl", role, language::Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        bed.service.accept_role(&lead, &code(&mails[0])).await.unwrap();
        let names = async |who: &Actor, within| {
            let check = bed.service.team_may(who, employer.id, within, bed.service.today(), 0).await.unwrap();
            assert_eq!(check.all, check.people.len());
            assert!(check.people.iter().all(|answers| answers.len() == 2));
            check.people.into_iter().map(|answers| answers[0].name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&employer.owner, WithinTeams::Everybody).await, ["Geen", "Noor", "Wim", "Zeno"]);
        assert_eq!(names(&employer.owner, WithinTeams::Team(north)).await, ["Noor", "Wim"]);
        assert_eq!(names(&employer.owner, WithinTeams::NoTeam).await, ["Geen"]);
        assert_eq!(names(&lead, WithinTeams::Everybody).await, ["Noor", "Wim"]);
        assert!(names(&lead, WithinTeams::Team(south)).await.is_empty());
        let check = bed.service.team_may(&employer.owner, employer.id, WithinTeams::Everybody, day("2026-12-31"), 0).await.unwrap();
        assert_eq!(check.may, [(4, 4), (0, 4)], "crisis for who is registered, cooking for nobody");
        let rows = [row("Zeno", "Crisisdienst", "2026-12-01", "2026-12-01"), row("Wim", "Crisisdienst", "2026-12-01", "2026-12-01")];
        let own = bed.service.check_roster(&lead, employer.id, rows.to_vec()).await.unwrap();
        assert_eq!(told(&own), [Err(RosterFinding::PersonUnknown), Ok((Answer::Allowed, "2026-12-01".to_owned()))]);
        let stranger = with_work(&bed, "sara@example.nl").await.owner;
        let nothing = bed.service.check_roster(&stranger, employer.id, rows.to_vec()).await;
        assert_eq!(nothing.unwrap_err(), EmployerProblem::NotFound);
        let nothing = bed.service.team_may(&stranger, employer.id, WithinTeams::Everybody, day("2026-12-01"), 0).await;
        assert_eq!(nothing.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn who_shares_and_is_in_a_roster_finds_it_in_the_log_and_who_is_not_does_not(bed: Bed) {
        let employer = with_work(&bed, "eva@example.nl").await;
        let noor = bed.person("noor@example.nl").await.actor;
        let join_code = bed.service.organisation(&employer.owner, employer.id).await.unwrap().organisation.join_code;
        let terms = (domain::organisation::Sharing::Standing, None);
        bed.service.begin_link(&noor, service::LinkId::new(), &join_code, terms, &crate::bed::network(1)).await.unwrap();
        employer.staff(&bed, named("Bram")).await;
        let log = async || bed.service.links(&noor, 0).await.unwrap().readings;
        employer.roster(&bed, &[row("Bram", "Crisisdienst", "2026-12-01", "2026-12-01")]).await;
        assert_eq!(log().await.len(), 0);
        let twice = row("Noor de Wit", "Crisisdienst", "2026-12-01", "2026-12-01");
        employer.roster(&bed, &[twice.clone(), twice]).await;
        assert_eq!(log().await.iter().map(|line| line.what).collect::<Vec<_>>(), [Reading::Allocation]);
        bed.service.team_may(&employer.owner, employer.id, WithinTeams::Everybody, day("2026-12-01"), 0).await.unwrap();
        assert_eq!(log().await.len(), 2);
        bed.service.team_may(&employer.owner, employer.id, WithinTeams::Everybody, day("2026-12-01"), 9).await.unwrap();
        assert_eq!(log().await.len(), 2, "nobody is on that page");
    }

    async fn skills_are_compared_as_everywhere(bed: Bed) {
        let employer = with_work(&bed, "eva@example.nl").await;
        let staff = employer.staff(&bed, named("Bram")).await;
        let abilities = Abilities { skills: vec!["Koken".to_owned()], ..Abilities::default() };
        bed.service.save_abilities(&employer.owner, employer.id, staff, abilities).await.unwrap();
        let check = employer.roster(&bed, &[row("Bram", "Praktische hulp", "2026-12-01", "2026-12-01")]).await;
        assert_eq!(told(&check), [Ok((Answer::Allowed, "2026-12-01".to_owned()))]);
        assert!(check.runs[0].verdict.lacks.is_empty());
    }
}
