//! Reading a list of staff in: whom a row means, all or nothing, and the same list again.
use domain::organisation::{Role, StaffColumn};
use domain::{Chamber, Register};
use language::Locale;
use service::{
    Actor, EmployerProblem, Filter, Listed, NameProblem, Order, OrganisationChange, OrganisationId, Record, RowPlan,
    RowProblem, RowRemark, StaffCounts, StaffId, StaffImport, StaffPlan, Team, TeamId, UnknownTeams,
};

use crate::bed::{Bed, both, code};

async fn founded(bed: &Bed) -> (Actor, OrganisationId) {
    let owner = bed.strong("eva@b.nl").await;
    let of = OrganisationId::new();
    bed.service.found_organisation(&owner, of, "Jeugdhulp", "12345678").await.unwrap();
    (owner, of)
}

async fn team(bed: &Bed, owner: &Actor, of: OrganisationId, name: &str, parent: Option<TeamId>) -> TeamId {
    let id = TeamId::new();
    bed.service.save_team(owner, of, Team { id, parent, location: None, name: name.to_owned() }).await.unwrap();
    id
}

async fn add(bed: &Bed, owner: &Actor, of: OrganisationId, record: Record) -> StaffId {
    let id = StaffId::new();
    bed.service.save_staff(owner, of, id, None, record).await.unwrap();
    id
}

fn record(name: &str, job: &str, number: &str, email: &str) -> Record {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Record {
        name: name.to_owned(),
        job_title: job.to_owned(),
        employee_number: some(number),
        email: some(email),
        ..Record::default()
    }
}

fn list(rows: &[Record]) -> Vec<Listed> {
    let row =
        |(place, record): (usize, &Record)| Listed { row: place + 2, record: record.clone(), ..Listed::default() };
    rows.iter().enumerate().map(row).collect()
}

async fn look(bed: &Bed, who: &Actor, of: OrganisationId, listed: &[Listed]) -> StaffPlan {
    bed.service.preview_staff_import(who, of, listed, UnknownTeams::Leave).await.unwrap()
}

const HEADINGS: [&str; 2] = ["Naam", "Wat dan ook"];
const COLUMNS: [Option<StaffColumn>; 2] = [Some(StaffColumn::Name), None];

/// Reads a list in after a look at it.
async fn read_in(bed: &Bed, who: &Actor, of: OrganisationId, listed: &[Listed], teams: UnknownTeams) -> StaffCounts {
    let plan = bed.service.preview_staff_import(who, of, listed, teams).await.unwrap();
    let headings = HEADINGS.map(str::to_owned);
    let done = bed.service.import_staff(who, of, (&headings, &COLUMNS), listed, (teams, &plan.mark)).await.unwrap();
    let StaffImport::Done(counts) = done else { panic!("{done:?}") };
    assert_eq!(counts, plan.counts(), "what was seen is what was done");
    counts
}

async fn records(bed: &Bed, who: &Actor, of: OrganisationId) -> Vec<(StaffId, i32, Record)> {
    let order = (Order::Name, false);
    let found = bed.service.overview_export(who, of, (&Filter::default(), None), order).await.unwrap();
    let mut all = Vec::new();
    for line in found.lines {
        let staff = bed.service.person(who, of, line.staff).await.unwrap().staff;
        all.push((staff.id, staff.version, staff.record));
    }
    all
}

fn counts(new: usize, changed: usize, same: usize) -> StaffCounts {
    StaffCounts { new, changed, same, wrong: 0 }
}

both! {
    async fn the_same_list_again_changes_nothing_and_each_change_has_its_line(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let anna = add(&bed, &owner, of, Record {
            vog_on: "2024-01-01".parse().ok(), ..record("Anna", "Jeugdbeschermer", "7", "anna@b.nl")
        }).await;
        let gone = add(&bed, &owner, of, record("Zoë", "", "", "")).await;
        let rows = list(&[
            Record { registered_until: "2028-01-01".parse().ok(), ..record("Anna Bos", "", "7", "") },
            Record { register: Some(Register::Skj), chamber: Some(Chamber::Jgp), ..record("Bram", "Gezinscoach", "", "Bram@B.nl") },
            record("Cor", "", "", ""),
            record("Cor", "", "", ""),
        ]);
        let plan = look(&bed, &owner, of, &rows).await;
        assert_eq!(plan.counts(), counts(2, 1, 1));
        assert_eq!(plan.missing.iter().map(|one| one.id).collect::<Vec<_>>(), [gone]);
        assert_eq!(plan.rows[3].what, RowPlan::Repeated { row: 4 });
        assert_eq!(records(&bed, &owner, of).await.len(), 2, "a look writes nothing");
        assert_eq!(read_in(&bed, &owner, of, &rows, UnknownTeams::Leave).await, counts(2, 1, 1));
        let after = records(&bed, &owner, of).await;
        assert_eq!(after.len(), 4);
        let expected = Record {
            vog_on: "2024-01-01".parse().ok(),
            registered_until: "2028-01-01".parse().ok(),
            ..record("Anna Bos", "Jeugdbeschermer", "7", "anna@b.nl")
        };
        assert_eq!(after[0], (anna, 2, expected), "what a row leaves empty stays");
        assert_eq!(after[1].2.email.as_deref(), Some("bram@b.nl"));
        let history = bed.service.staff_history(&owner, of, anna).await.unwrap().versions;
        assert_eq!(history[0].what, OrganisationChange::Imported);
        assert_eq!(history[0].record.as_ref(), Some(&after[0].2));
        assert_eq!(history[0].by.as_deref(), Some("Noor de Wit"));
        // Again, in another order too.
        assert_eq!(read_in(&bed, &owner, of, &rows, UnknownTeams::Leave).await, counts(0, 0, 4));
        let mut turned = rows;
        turned.reverse();
        assert_eq!(read_in(&bed, &owner, of, &turned, UnknownTeams::Leave).await, counts(0, 0, 4));
        assert_eq!(records(&bed, &owner, of).await, after);
        // A button pressed twice: what was seen has been done by then.
        let headings = HEADINGS.map(str::to_owned);
        let twice = bed.service.import_staff(&owner, of, (&headings, &COLUMNS), &turned, (UnknownTeams::Leave, "x")).await;
        assert_eq!(twice.unwrap(), StaffImport::Done(counts(0, 0, 4)));
    }

    async fn a_row_means_one_person_or_says_why_not(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let numbered = add(&bed, &owner, of, record("Anna", "Arts", "7", "anna@b.nl")).await;
        let mailed = add(&bed, &owner, of, record("Bram", "Arts", "", "bram@b.nl")).await;
        let named = add(&bed, &owner, of, record("Cor", "Arts", "", "")).await;
        for _ in 0..2 {
            add(&bed, &owner, of, record("Dirk", "Arts", "", "")).await;
        }
        let one = |record: Record| {
            let (bed, owner) = (&bed, &owner);
            async move { look(bed, owner, of, &list(&[record])).await.rows.remove(0).what }
        };
        let who = |plan: RowPlan| match plan {
            RowPlan::Changed { staff, .. } => Some(staff),
            RowPlan::New(_) => None,
            other => panic!("{other:?}"),
        };
        let cases = [
            (record("Anders", "", "7", "nieuw@b.nl"), Some(numbered)),
            (record("Anders", "", "", "ANNA@b.nl"), Some(numbered)),
            (record("Bram", "", "99", "bram@b.nl"), Some(mailed)),
            // The same address, another number: somebody else.
            (record("Anna", "Arts", "99", "anna@b.nl"), None),
            (record("cór", "ARTS", "5", ""), Some(named)),
            (record("Cor", "Verpleegkundige", "5", ""), None),
            // The same name and work, another address: somebody else.
            (record("Bram", "Arts", "", "ander@b.nl"), None),
        ];
        for (row, expected) in cases {
            assert_eq!(who(one(row.clone()).await), expected, "{row:?}");
        }
        assert_eq!(one(record("Dirk", "Arts", "", "")).await, RowPlan::Wrong(vec![(StaffColumn::Name, RowProblem::Several)]));
        let wrong = [
            (record("x", "", "1", ""), record("y", "", "1", ""), (StaffColumn::EmployeeNumber, RowProblem::NumberTwice { row: 2 })),
            (record("x", "", "", "x@b.nl"), record("y", "", "", "x@b.nl"), (StaffColumn::Email, RowProblem::SamePerson { row: 2 })),
            (record("x", "y", "", ""), record("x", "", "3", ""), (StaffColumn::Name, RowProblem::SamePerson { row: 2 })),
            (record("Anders", "", "7", ""), record("Ook anders", "", "", "anna@b.nl"), (StaffColumn::Email, RowProblem::SamePerson { row: 2 })),
        ];
        for (first, second, problem) in wrong {
            let plan = look(&bed, &owner, of, &list(&[first, second.clone()])).await;
            assert_eq!(plan.rows[1].what, RowPlan::Wrong(vec![problem]), "{second:?}");
        }
    }

    async fn one_row_that_is_wrong_keeps_all_of_them_out(bed: Bed) {
        use StaffColumn as C;
        let (owner, of) = founded(&bed).await;
        add(&bed, &owner, of, Record { since: "2025-01-01".parse().ok(), ..record("Anna", "", "7", "") }).await;
        let before = records(&bed, &owner, of).await;
        let wrong = [
            (record(" ", "", "", ""), C::Name, EmployerProblem::Name(NameProblem::Empty)),
            (record(&"x".repeat(101), "", "", ""), C::Name, EmployerProblem::Name(NameProblem::TooLong { max: 100 })),
            (record("x", &"x".repeat(101), "", ""), C::JobTitle, EmployerProblem::JobTitle(NameProblem::TooLong { max: 100 })),
            (record("x", "", &"1".repeat(61), ""), C::EmployeeNumber, EmployerProblem::Number(NameProblem::TooLong { max: 60 })),
            (Record { until: "2024-01-01".parse().ok(), ..record("Anna", "", "7", "") }, C::Until, EmployerProblem::Reversed),
        ];
        for (row, column, problem) in wrong {
            let rows = list(&[record("Goed", "", "1", ""), row]);
            let plan = look(&bed, &owner, of, &rows).await;
            assert_eq!(plan.rows[1].what, RowPlan::Wrong(vec![(column, RowProblem::Record(problem))]));
            let headings = HEADINGS.map(str::to_owned);
            let tried = bed.service.import_staff(&owner, of, (&headings, &COLUMNS), &rows, (UnknownTeams::Leave, &plan.mark)).await;
            assert!(matches!(tried, Ok(StaffImport::LookAgain(_))), "{tried:?}");
        }
        assert_eq!(records(&bed, &owner, of).await, before);
        let headings = HEADINGS.map(str::to_owned);
        assert_eq!(bed.service.staff_columns(&owner, of, &headings).await.unwrap(), None, "nothing is remembered of it");
    }

    async fn everything_that_is_wrong_with_a_row_is_said_at_once(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        add(&bed, &owner, of, Record { since: "2025-01-01".parse().ok(), ..record("Anna", "", "7", "") }).await;
        let above = team(&bed, &owner, of, "Noord", None).await;
        team(&bed, &owner, of, "noord", Some(above)).await;
        use StaffColumn as C;
        let rows = [
            Listed {
                row: 2,
                team: "Noord".to_owned(),
                record: Record {
                    until: "2024-01-01".parse().ok(),
                    vog_on: "0024-01-01".parse().ok(),
                    chamber: Some(Chamber::Jgp),
                    ..record(" ", &"x".repeat(101), "7", "geen adres")
                },
                ..Listed::default()
            },
            // What could not be read keeps the row out; the rest of it is looked at all the same.
            Listed { row: 3, unreadable: vec![C::Vog], record: record("Bram", "", "7", ""), ..Listed::default() },
            Listed { row: 4, unreadable: vec![C::Vog], record: record("Cor", "", "8", ""), ..Listed::default() },
            Listed { row: 5, record: record("Cor", "", "9", ""), ..Listed::default() },
            // Together with what is there already: one thing is wrong, and said once.
            Listed {
                row: 6, record: Record { until: "2024-01-01".parse().ok(), ..record("Anna", "", "", "") }, ..Listed::default()
            },
        ];
        let plan = look(&bed, &owner, of, &rows).await;
        let columns = |row: usize| match &plan.rows[row].what {
            RowPlan::Wrong(problems) => problems.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(columns(0), [C::Name, C::JobTitle, C::Email, C::Chamber, C::Vog, C::Team]);
        assert_eq!(plan.rows[1].what, RowPlan::Wrong(vec![(C::EmployeeNumber, RowProblem::NumberTwice { row: 2 })]));
        assert_eq!(plan.rows[2].what, RowPlan::Wrong(vec![]));
        assert!(matches!(plan.rows[3].what, RowPlan::New(_)), "{:?}", plan.rows[3]);
        assert_eq!(plan.rows[4].what, RowPlan::Wrong(vec![(C::Until, RowProblem::Record(EmployerProblem::Reversed))]));
        assert_eq!(plan.counts().wrong, 4);
        let headings = HEADINGS.map(str::to_owned);
        let unreadable = &rows[2..3];
        let seen = look(&bed, &owner, of, unreadable).await.mark;
        let tried = bed.service.import_staff(&owner, of, (&headings, &COLUMNS), unreadable, (UnknownTeams::Leave, &seen)).await;
        assert!(matches!(tried, Ok(StaffImport::LookAgain(_))), "what could not be read is not read in: {tried:?}");
    }

    async fn an_address_or_a_number_of_somebody_else_is_pointed_at(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let numbered = |number: &str, of: Record| Record {
            register: Some(Register::Skj), register_number: Some(number.to_owned()), ..of
        };
        add(&bed, &owner, of, numbered("110", record("Anna", "", "7", "anna@b.nl"))).await;
        let bram = add(&bed, &owner, of, record("Bram", "", "8", "bram@b.nl")).await;
        let rows = list(&[
            numbered("110", record("Cor", "", "9", "ANNA@b.nl")),
            numbered("111", record("Bram", "", "8", "")),
            numbered("111", record("Dirk", "", "10", "dirk@b.nl")),
            record("Anna", "", "7", "anna@b.nl"),
            Record { registered_until: "2028-01-01".parse().ok(), ..record("Els", "", "11", "") },
            Record { register: Some(Register::Big), ..numbered("110", record("Fred", "", "12", "")) },
        ]);
        let plan = look(&bed, &owner, of, &rows).await;
        let used = |column, by: &str| RowRemark::InUse { column, by: by.to_owned() };
        let told: Vec<&[RowRemark]> = plan.rows.iter().map(|row| row.remarks.as_slice()).collect();
        assert_eq!(told[0], [used(StaffColumn::Email, "Anna"), used(StaffColumn::RegisterNumber, "Anna")]);
        assert_eq!(told[1], [used(StaffColumn::RegisterNumber, "Dirk")], "two rows of the list");
        assert_eq!(told[2], [used(StaffColumn::RegisterNumber, "Bram")]);
        assert_eq!(told[3], [], "what was so already");
        assert_eq!(told[4], [RowRemark::NoRegister]);
        assert_eq!(told[5], [], "a number of another register");
        assert_eq!(plan.counts(), counts(4, 1, 1), "it is no hindrance");

        // The same, asked about a form.
        let ask = async |id: StaffId, before: Option<&Record>, after: &Record| {
            let found = bed.service.staff_namesakes(&owner, of, id, (before, after)).await.unwrap();
            found.into_iter().map(|one| (one.name, one.email, one.register_number)).collect::<Vec<_>>()
        };
        let new = numbered("110", record("Cor", "", "", " Anna@B.nl"));
        assert_eq!(ask(StaffId::new(), None, &new).await, [("Anna".to_owned(), true, true)]);
        assert_eq!(ask(StaffId::new(), Some(&Record { email: None, ..new.clone() }), &new).await, [("Anna".to_owned(), true, false)]);
        let before = record("Bram", "", "8", "anna@b.nl");
        assert_eq!(ask(bram, Some(&before), &before).await, [], "it was so before");
        assert_eq!(ask(bram, None, &record("Bram", "", "8", "bram@b.nl")).await, [], "it is their own");
        let stranger = bed.strong("roos@b.nl").await;
        let refused = bed.service.staff_namesakes(&stranger, of, bram, (None, &new)).await;
        assert_eq!(refused.unwrap_err(), EmployerProblem::NotFound);
    }

    async fn what_changed_since_it_was_seen_is_shown_again(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let anna = add(&bed, &owner, of, record("Anna", "", "7", "")).await;
        let rows = list(&[record("Anna Bos", "", "7", "")]);
        let plan = look(&bed, &owner, of, &rows).await;
        let meanwhile = Record { vog_on: "2026-01-01".parse().ok(), ..record("Anna", "", "7", "") };
        bed.service.save_staff(&owner, of, anna, Some(1), meanwhile).await.unwrap();
        let headings = HEADINGS.map(str::to_owned);
        let tried = bed.service.import_staff(&owner, of, (&headings, &COLUMNS), &rows, (UnknownTeams::Leave, &plan.mark)).await.unwrap();
        let StaffImport::LookAgain(again) = tried else { panic!("{tried:?}") };
        assert_eq!(records(&bed, &owner, of).await[0].2.name, "Anna");
        let done = bed.service.import_staff(&owner, of, (&headings, &COLUMNS), &rows, (UnknownTeams::Leave, &again.mark)).await.unwrap();
        assert_eq!(done, StaffImport::Done(counts(0, 1, 0)));
        let chosen = bed.service.staff_columns(&owner, of, &["naam".to_owned(), "wat  dan ook".to_owned()]).await.unwrap();
        assert_eq!(chosen, Some(COLUMNS.to_vec()), "the same headings");
        assert_eq!(bed.service.staff_columns(&owner, of, &["naam".to_owned()]).await.unwrap(), None);
    }

    async fn teams_that_are_not_there_are_made_by_an_owner_or_left(bed: Bed) {
        let (owner, of) = founded(&bed).await;
        let north = team(&bed, &owner, of, "Noord", None).await;
        let south = team(&bed, &owner, of, "Zuid", None).await;
        let below = team(&bed, &owner, of, "noord", Some(south)).await;
        let in_team = |name: &str, team: &str, number: usize| Listed {
            row: number, team: team.to_owned(), record: record(name, "", &number.to_string(), ""), ..Listed::default()
        };
        let rows = [in_team("Anna", " ZUID", 2), in_team("Bram", "Oost", 3), in_team("Cor", "oost", 4)];
        let plan = look(&bed, &owner, of, &rows).await;
        assert_eq!(plan.unknown_teams, ["Oost"]);
        assert!(plan.may_make_teams);
        assert_eq!(read_in(&bed, &owner, of, &rows, UnknownTeams::Make).await, counts(3, 0, 0));
        let teams = bed.service.organisation(&owner, of).await.unwrap().teams;
        let made = teams.iter().find(|team| team.name == "Oost").unwrap();
        let found: Vec<Option<TeamId>> = records(&bed, &owner, of).await.into_iter().map(|(_, _, record)| record.team).collect();
        assert_eq!(found, [Some(south), Some(made.id), Some(made.id)]);
        assert_eq!(read_in(&bed, &owner, of, &rows, UnknownTeams::Make).await, counts(0, 0, 3));
        // Two teams of one name: who is in one of them stays there, who is in none cannot be placed.
        let two = [in_team("Anna", "Noord", 2)];
        assert_eq!(look(&bed, &owner, of, &two).await.rows[0].what, RowPlan::Wrong(vec![(StaffColumn::Team, RowProblem::SeveralTeams)]));
        let anna = records(&bed, &owner, of).await[0].0;
        bed.service.save_staff(&owner, of, anna, Some(1), Record { team: Some(below), ..record("Anna", "", "2", "") }).await.unwrap();
        assert_eq!(look(&bed, &owner, of, &two).await.rows[0].what, RowPlan::Same);
        assert_ne!(north, below);
        // Left out: nobody's team changes by it.
        let west = [in_team("Anna", "West", 2), in_team("Dirk", "West", 9)];
        assert_eq!(read_in(&bed, &owner, of, &west, UnknownTeams::Leave).await, counts(1, 0, 1));
        let long = [in_team("Eva", &"x".repeat(101), 10)];
        assert_eq!(look(&bed, &owner, of, &long).await.rows[0].what, RowPlan::Wrong(vec![(StaffColumn::Team, RowProblem::TeamName)]));

        let hr = bed.strong("hr@b.nl").await;
        bed.service.invite_member(&owner, of, "hr@b.nl", (Role::HumanResources, None), Locale::Nl).await.unwrap();
        let mails = bed.mails().await;
        bed.service.accept_role(&hr, &code(mails.iter().find(|mail| mail.to == "hr@b.nl").unwrap())).await.unwrap();
        assert!(!look(&bed, &hr, of, &west).await.may_make_teams);
        let refused = bed.service.preview_staff_import(&hr, of, &west, UnknownTeams::Make).await;
        assert_eq!(refused.unwrap_err(), EmployerProblem::NotTheirRole);
        let stranger = bed.strong("roos@b.nl").await;
        let refused = bed.service.preview_staff_import(&stranger, of, &west, UnknownTeams::Leave).await;
        assert_eq!(refused.unwrap_err(), EmployerProblem::NotFound);
    }
}
