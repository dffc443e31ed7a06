//! Activities as CSV and as a workbook, and an empty file to fill in.

use crate::{Column, names};
use chrono::NaiveDate;
use domain::{Accreditation, Activity, Centi};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Whether a spreadsheet would calculate with a text instead of showing it.
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A text that a spreadsheet shows as it is.
pub(crate) fn guarded(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// What an export puts into one cell.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Text(String),
    Amount(Centi),
    Date(NaiveDate),
}

impl Value {
    /// As Dutch spreadsheets read it.
    fn typed(&self) -> String {
        match self {
            Self::Text(text) => guarded(text),
            Self::Amount(amount) => amount.to_string().replace('.', ","),
            Self::Date(date) => date.format("%d-%m-%Y").to_string(),
        }
    }
}

/// The activities as CSV, for a Dutch spreadsheet: `;` between the columns, decimals with a comma, UTF-8 with a mark.
/// Reading the file in again gives the same activities.
pub fn activities_csv<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> Vec<u8> {
    let rows = activities.into_iter().map(|activity| {
        Column::ALL.map(|column| value(activity, column).map(|value| value.typed()).unwrap_or_default())
    });
    delimited(&Column::ALL.map(Column::heading), rows)
}

/// A file with the headings and one example of each kind, to fill in.
pub fn template_csv() -> Vec<u8> {
    const COLUMNS: [Column; 13] = [
        Column::Kind,
        Column::Form,
        Column::Title,
        Column::Provider,
        Column::CompletedOn,
        Column::Hours,
        Column::Learning,
        Column::Tested,
        Column::AccreditedBy,
        Column::Chambers,
        Column::Points,
        Column::Sessions,
        Column::Evidence,
    ];
    let rows: [[&str; 13]; 3] = [
        [
            "scholing",
            "training",
            "Voorbeeld: naam van de scholing",
            "Naam van de aanbieder",
            "28-02-2026",
            "6",
            "formeel",
            "ja",
            "SKJ",
            "jgp",
            "6",
            "",
            "certificaat",
        ],
        [
            "reflectie",
            "intervisie",
            "Voorbeeld: intervisiegroep",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "10-01-2026 120; 07-03-2026 120",
            "",
        ],
        [
            "overig",
            "presentatie",
            "Voorbeeld: naam van de presentatie",
            "",
            "15-01-2026",
            "2,5",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ];
    delimited(&COLUMNS.map(Column::heading), rows.into_iter().map(|row| row.map(str::to_owned)))
}

/// Rows as CSV.
pub(crate) fn delimited<const N: usize>(headings: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut file = "\u{feff}".as_bytes().to_vec();
    file.extend(more(std::iter::once(headings.map(str::to_owned)).chain(rows)));
    file
}

/// Rows of such a file that has begun.
pub(crate) fn more<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory rows of one length does not fail.
    let mut written = Ok(());
    for row in rows {
        written = written.and_then(|()| writer.write_record(&row));
    }
    written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default()
}

/// The activities as a workbook with real dates and numbers.
pub fn activities_xlsx<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Activiteiten")?;
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    for (index, column) in (0_u16..).zip(Column::ALL) {
        sheet.write_string_with_format(0, index, column.heading(), &bold)?;
        let width = match column {
            Column::Title | Column::Provider | Column::Sessions => 40.0,
            _ => 16.0,
        };
        sheet.set_column_width(index, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, activity) in (1_u32..).zip(activities) {
        for (index, column) in (0_u16..).zip(Column::ALL) {
            match value(activity, column) {
                None => {}
                // Always a text cell, which no spreadsheet calculates with: a guard would only be seen.
                Some(Value::Text(text)) => {
                    sheet.write_string(row, index, &text)?;
                }
                #[allow(clippy::cast_precision_loss)] // Two decimals, far below what a double holds.
                Some(Value::Amount(amount)) => {
                    sheet.write_number(row, index, amount.hundredths() as f64 / 100.0)?;
                }
                Some(Value::Date(day)) => {
                    sheet.write_datetime_with_format(row, index, day, &date)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

fn value(activity: &Activity, column: Column) -> Option<Value> {
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let yes_no = |truth: bool| text(if truth { "ja" } else { "nee" });
    match column {
        Column::Reference => text(activity.id()),
        Column::Kind => text(names::kind_word(activity.kind())),
        Column::Form => text(names::form_word(activity.form())),
        Column::Title => text(activity.title()?),
        Column::Provider => text(activity.provider()?),
        Column::CompletedOn => activity.completed_on().map(Value::Date),
        Column::Evidence => (!activity.evidence().is_empty()).then(|| {
            Value::Text(
                activity.evidence().iter().map(|word| names::evidence_word(word)).collect::<Vec<_>>().join("; "),
            )
        }),
        _ => match activity {
            Activity::Training(training) => match column {
                Column::Hours => training.hours.map(Value::Amount),
                Column::Learning => text(names::learning_word(training.learning?)),
                Column::Level => text(training.level?.as_str()),
                Column::Tested => yes_no(training.tested?),
                Column::AccreditedBy => in_order(&training.accreditations, |one| one.by.as_str().to_owned()),
                Column::Chambers => in_order(&training.accreditations, |one| {
                    one.chambers.iter().map(|chamber| chamber.as_str()).collect::<Vec<_>>().join(", ")
                }),
                Column::Points => match training.accreditations.as_slice() {
                    [one] => one.points.map(Value::Amount),
                    many => in_order(many, |one| {
                        one.points.map(|points| points.to_string().replace('.', ",")).unwrap_or_default()
                    }),
                },
                _ => None,
            },
            Activity::Reflection(series) => match column {
                Column::Sessions => {
                    let sessions: Vec<String> = series
                        .sessions
                        .iter()
                        .map(|session| format!("{} {}", session.on.format("%d-%m-%Y"), session.minutes.get()))
                        .collect();
                    text(&sessions.join("; "))
                }
                Column::Guided => yes_no(series.guided?),
                Column::GroupSize => series.group_size.map(|size| Value::Amount(Centi::whole(u64::from(size)))),
                Column::Hierarchy => yes_no(series.hierarchy?),
                Column::SupervisorRegister => text(series.supervisor.as_ref()?.register.as_ref()?.as_str()),
                Column::Proof => text(names::proof_word(series.proof?)),
                _ => None,
            },
            Activity::Other(other) => match column {
                Column::Hours => other.hours.map(Value::Amount),
                Column::AuthorRank => other.author_rank.map(|rank| Value::Amount(Centi::whole(u64::from(rank)))),
                _ => None,
            },
        },
    }
}

/// One part for each accreditation, empty where it says nothing; nothing at all where none says anything.
fn in_order(accreditations: &[Accreditation], part: impl Fn(&Accreditation) -> String) -> Option<Value> {
    let parts: Vec<String> = accreditations.iter().map(part).collect();
    parts.iter().any(|part| !part.is_empty()).then(|| Value::Text(parts.join("; ")))
}
