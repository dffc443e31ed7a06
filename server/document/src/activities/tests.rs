use super::*;
use crate::{activities_csv, activities_xlsx, delimited, recognise, template_csv, workbook};
use domain::{Chamber, Learning, Level, Proof, ReflectionForm};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn read(text: &str) -> Activities {
    read_activities(&delimited::read(text.as_bytes()).unwrap()).unwrap()
}

fn what(activities: &Activities, row: usize) -> Vec<(Option<Column>, &str, &What)> {
    activities.rows[row].remarks.iter().map(|remark| (remark.column, remark.value.as_str(), &remark.what)).collect()
}

#[test]
fn a_training_is_read_from_headings_in_any_order_and_language() {
    let dutch = read(
        "Punten;TITEL;soort;datum;uren;geaccrediteerd door;kamer;Formeel/informeel;toets\n12;Signs of Safety;scholing;28-2-2026;12,5;skj;jgp;formeel;ja\n",
    );
    let english = read(
        "Tested,Title,Kind,Date,Hours,Accredited by,Chamber,Formal/informal,Points\nyes,Signs of Safety,training,2026-02-28,12.5,SKJ,jeugd- en gezinsprofessional,formal,12\n",
    );
    let Some(Activity::Training(training)) = &dutch.rows[0].activity else { panic!("{dutch:?}") };
    assert_eq!(training.title.as_deref(), Some("Signs of Safety"));
    assert_eq!(training.completed_on, Some(day(2026, 2, 28)));
    assert_eq!(training.hours, Some(Centi::new(1250)));
    assert_eq!(training.learning, Some(Learning::Formal));
    assert_eq!(training.tested, Some(true));
    assert_eq!(
        training.accreditations,
        [Accreditation { by: AccreditedBy::Skj, chambers: vec![Chamber::Jgp], points: Some(Centi::whole(12)) }]
    );
    assert_eq!(dutch.rows[0].activity, english.rows[0].activity, "the same content has the same id");
}

#[test]
fn unknown_columns_are_reported_and_ignored_and_lines_above_the_headings_too() {
    let found = read("Mijn lijst;;\n\nsoort;titel;schoenmaat;datum;titel\nscholing;A;42;1-1-2026;B\n;;43;;\n");
    assert_eq!(found.unknown, ["schoenmaat", "titel"]);
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.rows[0].title, "A");
    assert!(found.rows[0].activity.is_some());
}

#[test]
fn every_wrong_cell_is_named_with_its_value() {
    let found = read(
        "soort;vorm;titel;datum;uren;toets;kamer;geaccrediteerd door;punten\n\
         schoolreis;;A;1-1-2026;1;;;;\n\
         scholing;yoga;A;1-1-2026;1;;;;\n\
         scholing;;A;30-2-2026;twaalf;misschien;zolder;SKJ;1,234\n\
         scholing;;;1-1-1850;99999;;;;\n\
         reflectie;;A;1-1-2026;1;;;;\n\
         ;;A;1-1-2026;1;;;;\n",
    );
    assert!(found.rows.iter().all(|row| row.activity.is_none()));
    assert!(matches!(what(&found, 0)[..], [(Some(Column::Kind), "schoolreis", What::NotOneOf(_))]));
    assert!(matches!(what(&found, 1)[..], [(Some(Column::Form), "yoga", What::NotOneOf(_))]));
    let third = what(&found, 2);
    assert!(third.contains(&(Some(Column::CompletedOn), "30-2-2026", &What::NotADate)), "{third:?}");
    assert!(third.contains(&(Some(Column::Hours), "twaalf", &What::NotANumber)));
    assert!(third.contains(&(Some(Column::Tested), "misschien", &What::NotYesOrNo)));
    assert!(third.contains(&(Some(Column::Points), "1,234", &What::TooManyDecimals)));
    assert!(third.iter().any(|(column, value, _)| *column == Some(Column::Chambers) && *value == "zolder"));
    let fourth = what(&found, 3);
    assert!(fourth.contains(&(Some(Column::Title), "", &What::Missing)));
    assert!(fourth.contains(&(Some(Column::CompletedOn), "1-1-1850", &What::DateOutOfRange)));
    assert!(fourth.contains(&(Some(Column::Hours), "99999", &What::OutOfRange { minimum: 0, maximum: MAX_HOURS })));
    assert_eq!(what(&found, 4), [(Some(Column::Form), "", &What::ReflectionFormMissing)]);
    assert_eq!(what(&found, 5), [(Some(Column::Kind), "", &What::KindMissing)]);
    assert_eq!(found.rows[5].number, 7);
}

#[test]
fn a_row_with_more_cells_than_headings_is_not_taken_and_says_so() {
    // The comma in the hours was meant as a decimal: two and a half hours would become two.
    let found = read("soort,titel,datum,uren\nscholing,Signs of Safety,1-1-2026,2,5\nscholing,Goed,1-1-2026,2,,\n");
    assert_eq!(what(&found, 0), [(None, "5", &What::MoreThanHeadings)]);
    assert!(found.rows[0].activity.is_none() && found.rows[1].activity.is_some());
    let found = read("soort;titel;datum;uren;\nscholing;Werken; met gezinnen;1-1-2026;2\n");
    assert_eq!(
        what(&found, 0),
        [
            (None, "2", &What::MoreThanHeadings),
            (Some(Column::CompletedOn), "met gezinnen", &What::NotADate),
            (Some(Column::Hours), "1-1-2026", &What::NotANumber),
        ]
    );
    // A column of its own without a heading moves nothing.
    let found = read("soort;titel;;datum;uren\nscholing;A;let op;1-1-2026;2\n");
    assert_eq!(what(&found, 0), [(None, "let op", &What::NoHeading)]);
    assert!(found.rows[0].activity.is_some());
}

#[test]
fn a_note_beside_a_sheet_moves_nothing_and_is_named() {
    let cells = |cells: &[&str]| cells.iter().map(|cell| Cell::text(cell)).collect();
    let rows = vec![
        Row { number: 1, cells: cells(&["soort", "titel", "datum", "uren"]) },
        Row { number: 2, cells: cells(&["scholing", "A", "1-1-2026", "2", "", "nog navragen"]) },
    ];
    let found = read_activities(&Table { rows, separated: false }).unwrap();
    assert_eq!(what(&found, 0), [(None, "nog navragen", &What::NoHeading)]);
    assert!(found.rows[0].activity.is_some());
}

#[test]
fn all_that_is_wrong_with_a_row_is_named_at_once() {
    let found = read(
        "soort;vorm;titel;datum;uren;toets;groepsgrootte;bijeenkomsten\n\
         schoolreis;yoga;A;30-2-2026;twaalf;misschien;veel;ooit\n\
         ;;;30-2-2026;twaalf;;;\n\
         reflectie;yoga;A;30-2-2026;;;0;ooit\n\
         scholing;;A\0B;30-2-2026;twaalf;;;\n",
    );
    let columns =
        |row: usize| -> Vec<Column> { what(&found, row).into_iter().filter_map(|(column, ..)| column).collect() };
    assert_eq!(
        columns(0),
        [
            Column::Kind,
            Column::Form,
            Column::CompletedOn,
            Column::Tested,
            Column::GroupSize,
            Column::Sessions,
            Column::Hours
        ]
    );
    assert_eq!(columns(1), [Column::Kind, Column::CompletedOn, Column::Hours]);
    assert_eq!(columns(2), [Column::Form, Column::CompletedOn, Column::GroupSize, Column::Sessions]);
    assert_eq!(columns(3), [Column::Title, Column::CompletedOn, Column::Hours]);
    assert!(found.rows.iter().all(|row| row.activity.is_none()));
    assert!(found.rows[3].partial.is_some() && found.rows[0].partial.is_none());
}

#[test]
fn what_does_no_harm_is_said_and_the_row_is_kept() {
    let found = read("soort;titel;punten;begeleid\nscholing;A;6;ja\noverig;B;;\n");
    let remarks = what(&found, 0);
    assert!(remarks.contains(&(Some(Column::Points), "6", &What::PointsWithoutAccreditation)));
    assert!(remarks.contains(&(Some(Column::Guided), "ja", &What::NotForThisKind)));
    assert!(remarks.contains(&(Some(Column::CompletedOn), "", &What::DateMissing)));
    assert!(found.rows.iter().all(|row| row.activity.is_some()));
}

#[test]
fn the_same_row_twice_is_one() {
    let found =
        read("soort;titel;datum;uren\nscholing;A;1-1-2026;1\nscholing;A;2026-01-01;1,0\nscholing;B;1-1-2026;1\n");
    assert_eq!(what(&found, 1), [(None, "", &What::Repeated { row: 2 })]);
    assert!(found.rows[1].activity.is_none() && found.rows[2].activity.is_some());
}

#[test]
fn meetings_are_read_as_people_write_them() {
    for text in ["10-1-2026 120", "2026-01-10 (120 min)", "10 januari 2026: 2 uur", "10/1/2026"] {
        assert_eq!(
            session(text, Some(120)),
            Ok(Session { on: day(2026, 1, 10), minutes: Minutes::new(120) }),
            "{text}"
        );
    }
    for text in
        ["", "120", "10-1-2026 heel lang", "31-2-2026 60", "10-1-2026 0", "10-1-2026 1441", "10-1-2026 60 koekjes"]
    {
        assert!(session(text, Some(120)).is_err(), "{text}");
    }
    let found = read(
        "soort;datum;uren;minuten;bijeenkomsten\nintervisie;1-2-2026;1,5;;\nintervisie;;;90;1-1-2026; \nsupervisie;;;;\n",
    );
    let Some(Activity::Reflection(series)) = &found.rows[0].activity else { panic!("{found:?}") };
    assert_eq!(series.sessions, [Session { on: day(2026, 2, 1), minutes: Minutes::new(90) }]);
    assert!(found.rows[1].activity.is_some());
    assert_eq!(what(&found, 2), [(Some(Column::Sessions), "", &What::SessionsMissing)]);
}

#[test]
fn the_template_is_understood() {
    let found = read_activities(&delimited::read(&template_csv()).unwrap()).unwrap();
    assert!(found.unknown.is_empty());
    assert_eq!(found.rows.len(), 3);
    assert!(found.rows.iter().all(|row| row.activity.is_some() && row.remarks.is_empty()), "{found:?}");
}

#[test]
fn sheets_without_headings_or_rows_are_refused() {
    let problem = |text: &str| read_activities(&delimited::read(text.as_bytes()).unwrap()).unwrap_err();
    assert_eq!(problem("zomaar;wat;tekst\n1;2;3\n"), FileProblem::NoHeadings);
    assert_eq!(problem("soort;titel;datum\n"), FileProblem::NoRows);
}

fn everything() -> Vec<Activity> {
    vec![
        Activity::Training(Training {
            id: "a1".into(),
            title: Some("=HYPERLINK(\"http://kwaad\")".into()),
            provider: Some("@aanbieder; met \"aanhaling\"".into()),
            form: TrainingForm::ELearning,
            learning: Some(Learning::Informal),
            level: Some(Level::WoPostmaster),
            completed_on: Some(day(2026, 2, 28)),
            hours: Some(Centi::new(150)),
            tested: Some(false),
            accreditations: vec![
                Accreditation {
                    by: AccreditedBy::Skj,
                    chambers: vec![Chamber::Jgp, Chamber::Jzw],
                    points: Some(Centi::new(350)),
                },
                Accreditation { by: AccreditedBy::Other("V&VN".into()), chambers: vec![], points: None },
            ],
            evidence: vec!["certificate".into(), "presentielijst".into()],
        }),
        Activity::Reflection(Reflection {
            id: "-2".into(),
            title: None,
            provider: None,
            form: ReflectionForm::Supervision,
            guided: Some(true),
            group_size: Some(3),
            hierarchy: Some(false),
            completed_on: None,
            sessions: vec![
                Session { on: day(2025, 1, 10), minutes: Minutes::new(60) },
                Session { on: day(2025, 2, 10), minutes: Minutes::new(90) },
            ],
            supervisor: Some(Supervisor { register: Some(SupervisorRegister::Lvsc) }),
            proof: Some(Proof::SupervisorStatement),
            evidence: vec![],
        }),
        Activity::Other(Other {
            id: "a3".into(),
            title: Some("Artikel".into()),
            provider: None,
            form: OtherForm::Publication,
            completed_on: Some(day(2024, 12, 31)),
            author_rank: Some(2),
            hours: Some(Centi::whole(10)),
            evidence: vec![],
        }),
    ]
}

#[test]
fn an_export_reads_back_as_the_same_activities_and_holds_no_formula() {
    let activities = everything();
    let csv = activities_csv(&activities);
    let text = String::from_utf8(csv.clone()).unwrap();
    assert!(text.contains("'=HYPERLINK") && text.contains("'@aanbieder") && text.contains("'-2;"), "{text}");
    let xlsx = activities_xlsx(&activities).unwrap();
    assert_eq!(recognise(&csv), Ok(recognise::FileKind::Delimited));
    assert_eq!(recognise(&xlsx), Ok(recognise::FileKind::Workbook));
    for table in [delimited::read(&csv).unwrap(), workbook::read(&xlsx).unwrap()] {
        let found = read_activities(&table).unwrap();
        assert_eq!(found.unknown, Vec::<String>::new());
        let back: Vec<Activity> = found.rows.iter().filter_map(|row| row.activity.clone()).collect();
        assert_eq!(back, activities, "{found:?}");
    }
}

/// Everything that is done with an uploaded file before anything of it is shown.
fn swallow(bytes: &[u8]) {
    let table = match recognise(bytes) {
        Ok(recognise::FileKind::Delimited) => delimited::read(bytes),
        Ok(recognise::FileKind::Workbook) => workbook::read(bytes),
        Ok(recognise::FileKind::Dossier) => return drop(Dossier::from_json(bytes)),
        Err(_) => return,
    };
    if let Ok(table) = table {
        let _ = read_activities(&table).map(|found| {
            let good: Vec<Activity> = found.rows.into_iter().filter_map(|row| row.activity).collect();
            let mut dossier = Dossier::new();
            dossier.activities = good;
            assert_eq!(dossier.problems(), []);
            let json = dossier.to_json();
            assert_eq!(Dossier::from_json(json.as_bytes()).unwrap(), dossier);
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        swallow(&bytes);
    }

    #[test]
    fn no_sheet_of_words_panics(cells in proptest::collection::vec(proptest::collection::vec(
        prop_oneof![
            Just("soort".to_owned()), Just("titel".to_owned()), Just("datum".to_owned()), Just("bijeenkomsten".to_owned()),
            Just("intervisie".to_owned()), Just("scholing".to_owned()), Just("1-1-2026 60; 3-3-2026 90".to_owned()),
            Just("SKJ; NVO".to_owned()), Just("punten".to_owned()), Just("geaccrediteerd door".to_owned()), Just("12; ;".to_owned()),
            "\\PC{0,20}", "[0-9,.\\-]{0,8}",
        ], 0..8), 0..8)) {
        let text = cells.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\n");
        swallow(text.as_bytes());
    }

    #[test]
    fn no_dossier_panics(text in "\\{\"format\": ?\"vakspoor-dossier/1\"[\\[\\]{},:\"a-z0-9 ]{0,200}") {
        swallow(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damaged_workbook_panics(damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = activities_xlsx(&everything()).unwrap();
        for (index, byte) in damage {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        swallow(&bytes);
    }
}

#[test]
fn a_nul_refuses_its_own_row_and_names_the_cell() {
    let file = b"soort;titel;datum;uren\nscholing;A;1-1-2026;1\nscholing;Signs of Sa\0fety;2-1-2026;2\nscholing;C;3-1-2026;3\n";
    assert_eq!(recognise(file), Ok(crate::FileKind::Delimited));
    let found = read_activities(&delimited::read(file).unwrap()).unwrap();
    assert_eq!(found.rows.iter().map(|row| row.activity.is_some()).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(found.rows[1].number, 3);
    assert!(matches!(what(&found, 1)[..], [(Some(Column::Title), "Signs of Sa fety", What::Garbled)]));
}

#[test]
fn a_title_in_which_nothing_is_to_be_seen_is_missing() {
    let found = read("soort;titel;datum;uren\nscholing;\u{200b}\u{feff}\u{200d};1-1-2026;1\n");
    assert!(found.rows[0].activity.is_none());
    assert!(matches!(what(&found, 0)[..], [(Some(Column::Title), "", What::Missing)]));
}

#[test]
fn an_accreditation_by_skj_without_a_chamber_is_remarked_on_and_taken() {
    let found = read(
        "soort;titel;datum;uren;geaccrediteerd door;kamer\n\
         scholing;A;1-1-2026;1;SKJ;\n\
         scholing;B;1-1-2026;1;NVO;\n\
         scholing;C;1-1-2026;1;NVO + skj;\n\
         scholing;D;1-1-2026;1;SKJ;jgp\n",
    );
    assert!(found.rows.iter().all(|row| row.activity.is_some()));
    for (row, remarked) in [(0, true), (1, false), (2, true), (3, false)] {
        let remark = matches!(what(&found, row)[..], [(Some(Column::Chambers), "", What::ChamberMissing)]);
        assert!(remark == remarked && (remark || what(&found, row).is_empty()), "{:?}", found.rows[row]);
    }
}
