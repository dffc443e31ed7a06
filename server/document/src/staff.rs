//! The overview of an employer's staff as CSV, as a workbook and as a calendar. The headings and words are Dutch, as those
//! of the other files: what is read in again knows them.

use crate::export::{delimited, guarded, more};
use chrono::{DateTime, Days, NaiveDate, Utc};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The columns, in their order.
pub const HEADINGS: [&str; 18] = [
    "naam",
    "functie",
    "team",
    "personeelsnummer",
    "e-mailadres",
    "register",
    "kamer",
    "registratienummer",
    "stand",
    "einddatum",
    "indienen tot en met",
    "voortgang",
    "maatregel",
    "maatregel tot en met",
    "VOG datum",
    "nagekeken op",
    "uitkomst",
    "deelt",
];

/// One line of the overview, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct StaffRow {
    pub name: String,
    pub job_title: String,
    pub team: String,
    pub employee_number: String,
    pub email: String,
    pub register: String,
    pub chamber: String,
    pub register_number: String,
    pub status: String,
    pub ends: Option<NaiveDate>,
    pub submit_by: Option<NaiveDate>,
    pub band: String,
    pub measure: String,
    pub measure_until: Option<NaiveDate>,
    pub vog_on: Option<NaiveDate>,
    pub checked_on: Option<NaiveDate>,
    pub outcome: String,
    pub sharing: String,
}

enum Cell<'a> {
    Text(&'a str),
    Date(Option<NaiveDate>),
}

impl StaffRow {
    fn cells(&self) -> [Cell<'_>; 18] {
        use Cell::{Date, Text};
        [
            Text(&self.name),
            Text(&self.job_title),
            Text(&self.team),
            Text(&self.employee_number),
            Text(&self.email),
            Text(&self.register),
            Text(&self.chamber),
            Text(&self.register_number),
            Text(&self.status),
            Date(self.ends),
            Date(self.submit_by),
            Text(&self.band),
            Text(&self.measure),
            Date(self.measure_until),
            Date(self.vog_on),
            Date(self.checked_on),
            Text(&self.outcome),
            Text(&self.sharing),
        ]
    }

    /// As CSV has it. No text is calculated with: see [`crate::export::looks_like_formula`].
    fn texts(&self) -> [String; 18] {
        self.cells().map(|cell| match cell {
            Cell::Text(text) => guarded(text),
            Cell::Date(date) => date.map(|date| date.format("%d-%m-%Y").to_string()).unwrap_or_default(),
        })
    }
}

/// As CSV for a Dutch spreadsheet.
pub fn staff_csv(rows: &[StaffRow]) -> Vec<u8> {
    delimited(&HEADINGS, rows.iter().map(StaffRow::texts))
}

/// More lines of such a file, for one that is made a part at a time.
pub fn staff_csv_rows(rows: &[StaffRow]) -> Vec<u8> {
    more(rows.iter().map(StaffRow::texts))
}

/// As a workbook with real dates.
///
/// # Errors
/// When the workbook cannot be made: too many rows, or a text that is too long for a cell.
pub fn staff_xlsx(rows: &[StaffRow]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Medewerkers")?;
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    for (index, heading) in (0_u16..).zip(HEADINGS) {
        sheet.set_column_width(index, if index < 3 { 32.0 } else { 18.0 })?;
        sheet.write_string_with_format(0, index, heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (number, row) in (1_u32..).zip(rows) {
        for (index, cell) in (0_u16..).zip(row.cells()) {
            match cell {
                Cell::Text("") | Cell::Date(None) => {}
                // Always a text cell, which no spreadsheet calculates with: a guard would only be seen.
                Cell::Text(text) => {
                    sheet.write_string(number, index, text)?;
                }
                Cell::Date(Some(day)) => {
                    sheet.write_datetime_with_format(number, index, day, &date)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

/// A whole day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it always has: by it a calendar knows an event again.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// What it is called.
    pub summary: String,
}

/// A calendar by RFC 5545 with whole days, made at the moment `now`.
pub fn calendar(name: &str, events: &[Event], now: DateTime<Utc>) -> Vec<u8> {
    let mut text = String::with_capacity(events.len().saturating_mul(220).saturating_add(200));
    let mut line = |content: &str| fold(content, &mut text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Vakspoor//Medewerkers//NL");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    let stamp = now.format("%Y%m%dT%H%M%SZ");
    for event in events {
        let next = event.on.checked_add_days(Days::new(1)).unwrap_or(event.on);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&event.uid)));
        line(&format!("DTSTAMP:{stamp}"));
        line(&format!("DTSTART;VALUE=DATE:{}", event.on.format("%Y%m%d")));
        line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        // A whole day that keeps nobody from an appointment.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text.into_bytes()
}

/// A text as a value: 3.3.11.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => value.push_str("\\n"),
            letter if letter.is_control() => value.push(' '),
            letter => value.push(letter),
        }
    }
    value
}

/// A line of at most 75 bytes, and the rest on lines that begin with a space: 3.1.
fn fold(content: &str, into: &mut String) {
    let mut length = 0_usize;
    for letter in content.chars() {
        if length.saturating_add(letter.len_utf8()) > 75 {
            into.push_str("\r\n ");
            length = 1;
        }
        into.push(letter);
        length = length.saturating_add(letter.len_utf8());
    }
    into.push_str("\r\n");
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // A failure is a failed test.
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;
    use std::io::Cursor;

    fn row(name: &str) -> StaffRow {
        StaffRow {
            name: name.to_owned(),
            job_title: "Jeugdbeschermer; regio".to_owned(),
            employee_number: "0012".to_owned(),
            ends: NaiveDate::from_ymd_opt(2027, 3, 1),
            ..StaffRow::default()
        }
    }

    #[test]
    fn no_name_is_calculated_with() {
        for name in ["=1+1", "+31 6", "-x", "@SUM(A1)", "\tx", "\rx"] {
            let csv = String::from_utf8(staff_csv(&[row(name)])).unwrap();
            let body = csv.split_once("\r\n").unwrap().1;
            assert!(body.trim_start_matches('"').starts_with('\''), "{csv:?}");
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(staff_xlsx(&[row(name)]).unwrap())).unwrap();
            let sheet = book.worksheet_range("Medewerkers").unwrap();
            let Data::String(shown) = sheet.get((1, 0)).unwrap() else { panic!("no text") };
            assert_eq!(shown.trim(), name.trim(), "a text, as it is");
            assert!(book.worksheet_formula("Medewerkers").unwrap().is_empty());
        }
    }

    #[test]
    fn every_column_has_its_heading_and_numbers_stay_texts() {
        let csv = String::from_utf8(staff_csv(&[row("Anna")])).unwrap();
        let mut lines = csv.trim_start_matches('\u{feff}').lines();
        assert_eq!(lines.next().unwrap().split(';').count(), 18);
        assert_eq!(lines.next().unwrap(), "Anna;\"Jeugdbeschermer; regio\";;0012;;;;;;01-03-2027;;;;;;;;");
        // A part at a time comes to the same.
        let (first, rest) = (row("Anna"), [row("Bram"), row("=Cor")]);
        let parts = [staff_csv(&[]), staff_csv_rows(std::slice::from_ref(&first)), staff_csv_rows(&rest)].concat();
        let [second, third] = rest;
        assert_eq!(parts, staff_csv(&[first, second, third]));
        let many = vec![row("Anna"); 5000];
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(staff_xlsx(&many).unwrap())).unwrap();
        let sheet = book.worksheet_range("Medewerkers").unwrap();
        assert_eq!(sheet.get_size(), (5001, 18));
        assert_eq!(sheet.get((5000, 3)), Some(&Data::String("0012".to_owned())));
    }

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn a_calendar_has_whole_days_that_it_knows_again() {
        let event = Event {
            uid: "a-ends@vakspoor".to_owned(),
            on: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            summary: "Loopt af: Anna, SKJ; \\ \"é\"\nregel".to_owned(),
        };
        let text = String::from_utf8(calendar("Jeugdzorg, Noord", &[event], DateTime::UNIX_EPOCH)).unwrap();
        let text = unfolded(&text);
        for line in [
            "X-WR-CALNAME:Jeugdzorg\\, Noord",
            "UID:a-ends@vakspoor",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Loopt af: Anna\\, SKJ\\; \\\\ \"é\"\\nregel",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} in {text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_calendar(name in "\\PC{0,200}", summary in any::<String>()) {
            let event = Event { uid: "u".to_owned(), on: NaiveDate::MAX, summary };
            let text = String::from_utf8(calendar(&name, &[event.clone(), event], DateTime::UNIX_EPOCH)).unwrap();
            prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            prop_assert_eq!(unfolded(&text).split("\r\n").count(), 24);
        }
    }
}
