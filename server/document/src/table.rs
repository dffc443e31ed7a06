//! A sheet as it was read, before anything is made of it.

use crate::limits;
use chrono::NaiveDate;
use domain::dossier::is_blank;

/// What is in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, without blanks around it.
    Text(String),
    /// A number (workbooks only).
    Number(f64),
    /// A date (workbooks only).
    Date(NaiveDate),
    /// True or false (workbooks only).
    Truth(bool),
}

impl Cell {
    /// A text, cut off at the longest that a cell may have; a blank one is empty.
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        // A NUL is kept: it is said that it is there.
        if is_blank(text) && !text.contains('\0') {
            return Self::Empty;
        }
        // What an export put before a text to keep spreadsheets from calculating with it.
        let text = match text.strip_prefix('\'') {
            Some(rest) if crate::export::looks_like_formula(rest) => rest,
            _ => text,
        };
        // One letter more than allowed stays, so that the length can be refused.
        Self::Text(text.chars().take(limits::CELL.saturating_add(1)).collect())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// What is in it, as a person would type it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Truth(true) => "ja".to_owned(),
            Self::Truth(false) => "nee".to_owned(),
        }
    }
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells; those after the last one are empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// The rows of a sheet that have something in them, the headings included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Whether its cells come from a text with separators: one inside a text moves all that comes after it.
    pub separated: bool,
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is something else: a PDF, a picture, a Word document.
    #[error("not a dossier, CSV or XLSX file")]
    NotRecognised,
    /// A workbook of Excel 2003 or before, or one with a password.
    #[error("an old or protected Excel file")]
    OldOrProtectedWorkbook,
    /// A workbook that is damaged.
    #[error("the workbook cannot be read")]
    Unreadable,
    /// It is larger than allowed, or unpacks to more than allowed.
    #[error("the file is too large")]
    TooLarge,
    /// It has more rows than allowed.
    #[error("more rows than {}", limits::ROWS - 1)]
    TooManyRows,
    /// It has more columns than allowed.
    #[error("more columns than {}", limits::COLUMNS)]
    TooManyColumns,
    /// No row has headings that are known.
    #[error("no known headings")]
    NoHeadings,
    /// Nothing comes below the headings.
    #[error("no rows below the headings")]
    NoRows,
}
