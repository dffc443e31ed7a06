//! A list of an employer as CSV and as a workbook, with the headings that it is given: for people, and never read in again.

use crate::export::{delimited, guarded, more};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// What is in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text; never calculated with.
    Text(String),
    /// A day, or nothing.
    Date(Option<NaiveDate>),
}

impl Value {
    /// As CSV has it.
    fn text(self) -> String {
        match self {
            Self::Text(text) => guarded(&text),
            Self::Date(date) => date.map(|date| date.format("%d-%m-%Y").to_string()).unwrap_or_default(),
        }
    }
}

impl<T: Into<String>> From<T> for Value {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A list of `N` columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<const N: usize> {
    /// What it is called in a workbook: at most 31 characters.
    pub name: String,
    /// What its columns are called.
    pub headings: [String; N],
}

impl<const N: usize> Sheet<N> {
    /// The beginning of a CSV for a Dutch spreadsheet: the headings.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        delimited(&self.headings.each_ref().map(String::as_str), std::iter::empty())
    }

    /// Rows of it, for a file that is made a part at a time.
    pub fn csv_rows(rows: impl IntoIterator<Item = [Value; N]>) -> Vec<u8> {
        more(rows.into_iter().map(|row| row.map(Value::text)))
    }

    /// All of it as a workbook with real dates.
    ///
    /// # Errors
    /// When the workbook cannot be made: too many rows, or a text that is too long for a cell.
    pub fn xlsx(&self, rows: impl IntoIterator<Item = [Value; N]>) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.name)?;
        let bold = Format::new().set_bold();
        let date = Format::new().set_num_format("dd-mm-yyyy");
        for (index, heading) in (0_u16..).zip(&self.headings) {
            sheet.set_column_width(index, if index < 3 { 32.0 } else { 18.0 })?;
            sheet.write_string_with_format(0, index, heading, &bold)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (number, row) in (1_u32..).zip(rows) {
            for (index, cell) in (0_u16..).zip(row) {
                match cell {
                    Value::Date(None) => {}
                    Value::Text(text) if text.is_empty() => {}
                    // Always a text cell, and guarded as well for who saves the sheet as CSV.
                    Value::Text(text) => {
                        sheet.write_string(number, index, guarded(&text))?;
                    }
                    Value::Date(Some(day)) => {
                        sheet.write_datetime_with_format(number, index, day, &date)?;
                    }
                }
            }
        }
        workbook.save_to_buffer()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)] // A failure is a failed test.
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn sheet() -> Sheet<2> {
        Sheet { name: "Uitzonderingen".to_owned(), headings: ["Wie".to_owned(), "Vanaf".to_owned()] }
    }

    #[test]
    fn no_text_is_calculated_with_and_a_day_is_a_day() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1);
        for name in ["=1+1", "+31 6", "-x", "@SUM(A1)", "\tx", "\rx"] {
            let csv = String::from_utf8(Sheet::csv_rows([[Value::from(name), Value::Date(day)]])).unwrap();
            assert!(csv.trim_start_matches('"').starts_with('\'') && csv.contains("01-03-2026"), "{csv:?}");
            let bytes = sheet().xlsx([[Value::from(name), Value::Date(day)]]).unwrap();
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            let cells = book.worksheet_range("Uitzonderingen").unwrap();
            let Some(Data::String(shown)) = cells.get((1, 0)) else { panic!("no text") };
            assert!(shown.starts_with('\''), "{shown:?}");
            assert!(matches!(cells.get((1, 1)), Some(Data::DateTime(_))));
            assert!(book.worksheet_formula("Uitzonderingen").unwrap().is_empty());
        }
    }

    #[test]
    fn the_beginning_has_the_headings_and_rows_follow() {
        let mut file = sheet().csv();
        file.extend(Sheet::csv_rows([["Anna; B".into(), Value::Date(None)]]));
        assert_eq!(String::from_utf8(file).unwrap(), "\u{feff}Wie;Vanaf\r\n\"Anna; B\";\r\n");
    }
}
