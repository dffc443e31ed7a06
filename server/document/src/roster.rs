//! A roster: who does which work on which days. And what was found in one, as a file.

use crate::{
    activities, delimited,
    export::{delimited as written, guarded},
    limits,
    names::plain,
    recognise::{FileKind, recognise},
    table::{Cell, FileProblem, Row, Table},
};
use chrono::NaiveDate;
use domain::dossier::in_range;

/// What a column of a roster holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// The number of somebody of the staff.
    Number,
    /// The name of somebody, or the number.
    Person,
    /// The kind of work.
    Work,
    /// The day.
    On,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// The employer's own reference.
    Reference,
}

impl Column {
    const ALL: [Self; 7] = [Self::Number, Self::Person, Self::Work, Self::On, Self::From, Self::Until, Self::Reference];

    /// The headings that are understood, without capitals and marks.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Number => {
                &["personeelsnummer", "medewerkernummer", "employee number", "staff number", "personeelsnr", "nummer"]
            }
            Self::Person => &[
                "medewerker",
                "naam",
                "persoon",
                "collega",
                "naam medewerker",
                "medewerker naam",
                "employee",
                "name",
                "person",
                "staff",
                "employee name",
            ],
            Self::Work => &["soort werk", "werk", "werksoort", "taak", "kind of work", "work", "task"],
            Self::On => &["datum", "dag", "op", "date", "day", "on"],
            Self::From => &[
                "van",
                "vanaf",
                "begin",
                "begindatum",
                "startdatum",
                "datum van",
                "from",
                "start",
                "start date",
                "since",
            ],
            Self::Until => &[
                "tot en met",
                "t m",
                "tm",
                "tot",
                "einde",
                "einddatum",
                "datum tot",
                "datum t m",
                "to",
                "until",
                "till",
                "end",
                "end date",
            ],
            Self::Reference => &["kenmerk", "referentie", "code", "eigen kenmerk", "reference", "ref"],
        }
    }

    fn of(heading: &str) -> Option<Self> {
        // Longer than any heading: not worth comparing.
        if heading.chars().count() > 80 {
            return None;
        }
        let heading = plain(heading);
        Self::ALL.into_iter().find(|column| column.headings().contains(&heading.as_str()))
    }
}

/// A row of a roster, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Its number as a spreadsheet shows it.
    pub number: usize,
    /// The number of somebody of the staff, where the file has a column for it; may be empty.
    pub employee: String,
    /// The name of somebody, or the number; may be empty.
    pub person: String,
    /// The kind of work; may be empty.
    pub work: String,
    /// The employer's own reference; may be empty.
    pub reference: String,
    /// The first and the last day.
    pub days: Result<(NaiveDate, NaiveDate), DayProblem>,
    /// The days as written.
    pub written: String,
}

/// What is wrong with the days of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayProblem {
    /// There is none.
    Missing,
    /// There is no last one, where there is a column for it.
    NoEnd,
    /// It is no date, or not one that exists.
    NotADate,
    /// It is before 1900 or after 2200.
    OutOfRange,
    /// The last day is before the first.
    Reversed,
}

/// Reads a roster from a text with separators, as every such file: see [`delimited`]. Rows without anybody, work and day
/// are left out.
///
/// # Errors
/// When it is another kind of file, too large, or lacks a heading for somebody, for the work or for the day.
pub fn read_roster(bytes: &[u8]) -> Result<Vec<RosterRow>, FileProblem> {
    match recognise(bytes)? {
        FileKind::Delimited => {}
        FileKind::Dossier | FileKind::Workbook => return Err(FileProblem::NotRecognised),
    }
    let table = delimited::read_list(bytes, limits::ROSTER_ROWS, |heading| Column::of(heading).is_some())?;
    let (at, places) = headings(&table).ok_or(FileProblem::NoHeadings)?;
    let rows: Vec<RosterRow> =
        table.rows.into_iter().skip(at.saturating_add(1)).filter_map(|row| places.read(&row)).collect();
    if rows.is_empty() { Err(FileProblem::NoRows) } else { Ok(rows) }
}

/// Where each column stands.
#[derive(Clone, Copy, Debug, Default)]
struct Places([Option<usize>; 7]);

impl Places {
    fn of(row: &Row) -> Self {
        let mut places = Self::default();
        for (index, cell) in row.cells.iter().enumerate() {
            let Cell::Text(text) = cell else { continue };
            // The second column with the same meaning would overrule the first.
            if let Some(place) = Column::of(text).and_then(|column| places.0.get_mut(column as usize)) {
                place.get_or_insert(index);
            }
        }
        places
    }

    fn has(&self, column: Column) -> bool {
        self.0.get(column as usize).is_some_and(Option::is_some)
    }

    fn suffices(&self) -> bool {
        (self.has(Column::Number) || self.has(Column::Person))
            && self.has(Column::Work)
            && (self.has(Column::On) || self.has(Column::From))
    }

    fn cell<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        match self.0.get(column as usize).copied().flatten().and_then(|place| row.cells.get(place)) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }

    fn read(&self, row: &Row) -> Option<RosterRow> {
        let text = |column| shown(self.cell(row, column));
        let day = |column| match self.cell(row, column) {
            "" => Ok(None),
            text => activities::date(text).map(Some).map_err(|_| DayProblem::NotADate),
        };
        let days = (|| {
            let (first, last) = match day(Column::On)? {
                Some(on) => (on, on),
                None => {
                    let first = day(Column::From)?.ok_or(DayProblem::Missing)?;
                    // Where there is a column for the last day, nothing in it is not the same as one day.
                    match day(Column::Until)? {
                        None if self.has(Column::Until) => return Err(DayProblem::NoEnd),
                        last => (first, last.unwrap_or(first)),
                    }
                }
            };
            if !in_range(first) || !in_range(last) {
                return Err(DayProblem::OutOfRange);
            }
            if last < first { Err(DayProblem::Reversed) } else { Ok((first, last)) }
        })();
        let written = [Column::On, Column::From, Column::Until].map(text);
        let written =
            written.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" – ");
        let read = RosterRow {
            number: row.number,
            employee: text(Column::Number),
            person: text(Column::Person),
            work: text(Column::Work),
            reference: text(Column::Reference),
            days,
            written,
        };
        let empty = [&read.employee, &read.person, &read.work, &read.written].iter().all(|text| text.is_empty());
        (!empty).then_some(read)
    }
}

/// A cell without line ends and the like; longer than any name it is cut off.
fn shown(text: &str) -> String {
    text.chars().take(250).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// The first of the first rows that has every heading that is needed.
fn headings(table: &Table) -> Option<(usize, Places)> {
    let rows = table.rows.iter().take(limits::HEADING_ROWS).map(Places::of);
    rows.enumerate().find(|(_, places)| places.suffices())
}

/// A row of a roster that asks attention, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct RosterFinding {
    pub number: usize,
    pub person: String,
    pub work: String,
    pub days: String,
    pub reference: String,
    pub outcome: String,
    pub why: String,
    pub until: Option<NaiveDate>,
}

/// What was found, as CSV for a Dutch spreadsheet. No text is calculated with: see [`crate::export::looks_like_formula`].
pub fn roster_csv(rows: impl Iterator<Item = RosterFinding>) -> Vec<u8> {
    let headings = ["regel", "medewerker", "soort werk", "datum", "kenmerk", "uitkomst", "uitleg", "geldt tot en met"];
    written(
        &headings,
        rows.map(|row| {
            [
                row.number.to_string(),
                guarded(&row.person),
                guarded(&row.work),
                guarded(&row.days),
                guarded(&row.reference),
                guarded(&row.outcome),
                guarded(&row.why),
                row.until.map(|day| day.format("%d-%m-%Y").to_string()).unwrap_or_default(),
            ]
        }),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)] // A failure is a failed test.
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn no_heading_means_two_things() {
        let mut seen = BTreeSet::new();
        for column in Column::ALL {
            for heading in column.headings() {
                assert_eq!(plain(heading), *heading);
                assert!(seen.insert(heading), "{heading}");
                assert_eq!(Column::of(&heading.to_uppercase()), Some(column));
            }
        }
    }

    #[test]
    fn every_usual_dialect_is_read() {
        let expected = RosterRow {
            number: 2,
            employee: String::new(),
            person: "Céline de Wit".to_owned(),
            work: "Crisisdienst".to_owned(),
            reference: "G-1".to_owned(),
            days: Ok((day("2026-12-01"), day("2026-12-01"))),
            written: "1-12-2026".to_owned(),
        };
        let text = "Medewerker;Soort werk;Datum;Kenmerk\r\nCéline de Wit;Crisisdienst;1-12-2026;G-1\r\n";
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{}", text.replace(';', "\t")).into_bytes(),
            text.replace(';', ",").into_bytes(),
            text.replace('é', "\u{1}").bytes().map(|byte| if byte == 1 { 0xe9 } else { byte }).collect(),
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ] {
            assert_eq!(read_roster(&bytes).unwrap(), std::slice::from_ref(&expected));
        }
    }

    #[test]
    fn days_are_one_or_a_stretch_and_what_is_wrong_is_said() {
        let read = |cells: &str| {
            let text = format!("number;naam;work;date;from;t/m\n{cells}\n").replace("number", "personeelsnummer");
            read_roster(text.as_bytes()).unwrap()[0].days
        };
        assert_eq!(read("7;;w;2026-12-01 08:00:00;;"), Ok((day("2026-12-01"), day("2026-12-01"))));
        assert_eq!(read("7;;w;;1 december 2026;3-12-2026"), Ok((day("2026-12-01"), day("2026-12-03"))));
        assert_eq!(read("7;;w;;1-12-2026;"), Err(DayProblem::NoEnd));
        let one = read_roster(b"naam;werk;van\nAnna;w;1-12-2026\n").unwrap();
        assert_eq!(one[0].days, Ok((day("2026-12-01"), day("2026-12-01"))), "without such a column it is one day");
        assert_eq!(read("7;;w;;;3-12-2026"), Err(DayProblem::Missing));
        assert_eq!(read("7;;w;31-11-2026;;"), Err(DayProblem::NotADate));
        assert_eq!(read("7;;w;1-12-2926;;"), Err(DayProblem::OutOfRange));
        assert_eq!(read("7;;w;;3-12-2026;1-12-2026"), Err(DayProblem::Reversed));
    }

    #[test]
    fn what_is_no_roster_is_refused() {
        assert_eq!(read_roster(b""), Err(FileProblem::Empty));
        assert_eq!(read_roster(b"naam;datum\nAnna;1-12-2026\n"), Err(FileProblem::NoHeadings));
        assert_eq!(read_roster(b"naam;werk;datum\n;;\n"), Err(FileProblem::NoRows));
        assert_eq!(read_roster(b"PK\x03\x04"), Err(FileProblem::NotRecognised));
        assert_eq!(read_roster(b"{\"a\":1}"), Err(FileProblem::NotRecognised));
        let many = format!("naam;werk;datum\n{}", "A;w;1-12-2026\n".repeat(limits::ROSTER_ROWS));
        assert_eq!(read_roster(many.as_bytes()), Err(FileProblem::TooManyRows));
        // A title above, and remarks beside it.
        let titled = read_roster(b"Rooster december;;;\n\nnaam;werk;datum;x\nAnna;w;1-12-2026;\n;;;som\n").unwrap();
        assert_eq!(titled.iter().map(|row| row.number).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn nothing_that_was_found_is_calculated_with() {
        let row = RosterFinding {
            number: 2,
            person: "=1+1".to_owned(),
            work: "@SUM(A1)".to_owned(),
            days: "-1".to_owned(),
            reference: "+1".to_owned(),
            until: Some(day("2026-12-31")),
            ..RosterFinding::default()
        };
        let csv = String::from_utf8(roster_csv(std::iter::once(row))).unwrap();
        let body = csv.lines().nth(1).unwrap();
        assert_eq!(body, "2;'=1+1;'@SUM(A1);'-1;'+1;;;31-12-2026");
    }
}
