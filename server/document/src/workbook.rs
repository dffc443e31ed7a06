//! Workbooks (XLSX).
//!
//! A workbook is a ZIP file of XML parts. Both can be made to unpack to far more than they weigh, so every part is
//! unpacked once with an eye on its size before calamine may see the file.

use crate::{
    limits,
    table::{Cell, FileProblem, Row, Table},
};
use calamine::{DataRef, Reader, Xlsx};
use std::{
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Reads the first sheet that has something in it, of activities.
pub fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    read_list(bytes, limits::ROWS)
}

/// The same with at most so many rows.
pub fn read_list(bytes: &[u8], most: usize) -> Result<Table, FileProblem> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileProblem::TooLarge);
    }
    measure(bytes)?;
    // calamine is not ours, and the file is a stranger's: should it panic, then the file cannot be read.
    catch_unwind(AssertUnwindSafe(|| sheet(bytes, most))).unwrap_or(Err(FileProblem::Unreadable))
}

/// Unpacks every part, keeping none, and refuses what would take too much memory to read.
fn measure(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Unreadable)?;
    if archive.len() > limits::PARTS {
        return Err(FileProblem::TooLarge);
    }
    let mut left = limits::UNPACKED;
    let mut content = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| FileProblem::Unreadable)?;
        content.clear();
        // What a part says of its size is not asked: it is counted.
        let unpacked =
            part.take(left.saturating_add(1)).read_to_end(&mut content).map_err(|_| FileProblem::Unreadable)?;
        left = u64::try_from(unpacked)
            .ok()
            .and_then(|unpacked| left.checked_sub(unpacked))
            .ok_or(FileProblem::TooLarge)?;
        inspect(&content)?;
    }
    Ok(())
}

/// Refuses a part that makes its reader set aside memory that it does not fill.
fn inspect(content: &[u8]) -> Result<(), FileProblem> {
    // In another encoding than UTF-8, what follows would look for the wrong bytes. Spreadsheets write none.
    let odd: [&[u8]; 4] = [b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"];
    if odd.iter().any(|start| content.starts_with(start)) {
        return Err(FileProblem::Unreadable);
    }
    for after in after_each(content, b"<?xml") {
        let end = after.windows(2).position(|pair| pair == b"?>").unwrap_or(after.len());
        let declaration = after.get(..end).unwrap_or_default().to_ascii_lowercase();
        if find(&declaration, b"encoding").is_some() && find(&declaration, b"utf-8").is_none() {
            return Err(FileProblem::Unreadable);
        }
    }
    for after in after_each(content, b"uniqueCount") {
        let digits: Vec<u8> = after
            .iter()
            .copied()
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+'))
            .take_while(u8::is_ascii_digit)
            .collect();
        let number =
            digits.iter().fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit & 15)));
        if number > limits::SHARED_TEXTS {
            return Err(FileProblem::TooLarge);
        }
    }
    if content.len() > limits::STYLES && find(content, b"cellXfs").is_some() {
        return Err(FileProblem::TooLarge);
    }
    Ok(())
}

fn find(content: &[u8], wanted: &[u8]) -> Option<usize> {
    content.windows(wanted.len()).position(|window| window == wanted)
}

/// What follows each place where the bytes are found.
fn after_each<'a>(content: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = content;
    std::iter::from_fn(move || {
        let at = find(rest, wanted)?;
        rest = rest.get(at.saturating_add(wanted.len())..).unwrap_or_default();
        Some(rest)
    })
}

fn sheet(bytes: &[u8], most: usize) -> Result<Table, FileProblem> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| FileProblem::Unreadable)?;
    for name in workbook.sheet_names() {
        // Sheets of another kind, such as charts, have no cells.
        let Ok(mut reader) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut rows: Vec<Row> = Vec::new();
        let mut text = 0_usize;
        // Cell by cell: a sheet with one cell in its last corner is small here, and a billion cells elsewhere.
        while let Some(found) = reader.next_cell().map_err(|_| FileProblem::Unreadable)? {
            let (row, column) = found.get_position();
            let cell = cell(found.get_value());
            if cell.is_empty() {
                continue;
            }
            if let Cell::Text(found) = &cell {
                text = text.saturating_add(found.len());
                if text > limits::TEXT {
                    return Err(FileProblem::TooLarge);
                }
            }
            let number = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= limits::COLUMNS {
                return Err(FileProblem::TooManyColumns);
            }
            if rows.last().is_none_or(|last| last.number != number) {
                // Rows come in order in every real file, and a double one would be read twice.
                if rows.last().is_some_and(|last| last.number > number) {
                    return Err(FileProblem::Unreadable);
                }
                if rows.len() >= most {
                    return Err(FileProblem::TooManyRows);
                }
                rows.push(Row { number, cells: Vec::new() });
            }
            let Some(last) = rows.last_mut() else { continue };
            if last.cells.len() <= column {
                last.cells.resize(column.saturating_add(1), Cell::Empty);
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = cell;
            }
        }
        if !rows.is_empty() {
            return Ok(Table { rows, separated: false });
        }
    }
    Err(FileProblem::Empty)
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        #[allow(clippy::cast_precision_loss)] // Excel has doubles only.
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            moment.as_datetime().map_or_else(|| Cell::Number(moment.as_f64()), |moment| Cell::Date(moment.date()))
        }
        DataRef::DateTime(span) => Cell::Number(span.as_f64()),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Cell::Date(day),
            None => Cell::text(text),
        },
        DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::text(&error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use rust_xlsxwriter::{Format, Workbook};
    use std::io::Write;
    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
                .unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn texts_numbers_dates_and_truths_are_read() {
        let mut workbook = Workbook::new();
        let empty = workbook.add_worksheet();
        empty.set_name("leeg").unwrap();
        let sheet = workbook.add_worksheet();
        let date = Format::new().set_num_format("dd-mm-yyyy");
        sheet.write_string(0, 0, "titel").unwrap();
        sheet.write_string(2, 0, " Signs of Safety ").unwrap();
        sheet.write_number(2, 1, 12.5).unwrap();
        sheet.write_datetime_with_format(2, 2, NaiveDate::from_ymd_opt(2026, 2, 28).unwrap(), &date).unwrap();
        sheet.write_boolean(2, 4, true).unwrap();
        let table = read(&workbook.save_to_buffer().unwrap()).unwrap();
        assert_eq!(table.rows[0], Row { number: 1, cells: vec![Cell::Text("titel".into())] });
        assert_eq!(table.rows[1].number, 3);
        assert_eq!(
            table.rows[1].cells,
            [
                Cell::Text("Signs of Safety".into()),
                Cell::Number(12.5),
                Cell::Date(NaiveDate::from_ymd_opt(2026, 2, 28).unwrap()),
                Cell::Empty,
                Cell::Truth(true)
            ]
        );
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
        let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 40 * 1024 * 1024])]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb), Err(FileProblem::TooLarge));
        let many: Vec<(String, Vec<u8>)> =
            (0..=limits::PARTS).map(|index| (format!("{index}.xml"), Vec::new())).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        assert_eq!(read(&zipped(&many)), Err(FileProblem::TooLarge));
        let boast = zipped(&[("xl/sharedStrings.xml", b"<sst uniqueCount = '99999999999999'><si/></sst>")]);
        assert_eq!(read(&boast), Err(FileProblem::TooLarge));
        let hidden: Vec<u8> = "<sst uniqueCount='9'/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&zipped(&[("a", &hidden)])), Err(FileProblem::Unreadable));
        let other = zipped(&[("a", b"<?xml version='1.0' encoding='iso-2022-jp'?><sst/>")]);
        assert_eq!(read(&other), Err(FileProblem::Unreadable));
    }

    #[test]
    fn a_cell_in_the_last_corner_costs_nothing_and_a_broken_file_is_refused() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(1_048_575, 0, "x").unwrap();
        let table = read(&workbook.save_to_buffer().unwrap()).unwrap();
        assert_eq!(table.rows, [Row { number: 1_048_576, cells: vec![Cell::Text("x".into())] }]);
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 16_000, "x").unwrap();
        assert_eq!(read(&workbook.save_to_buffer().unwrap()), Err(FileProblem::TooManyColumns));
        assert_eq!(read(b"PK\x03\x04 and then nothing"), Err(FileProblem::Unreadable));
        assert_eq!(read(&zipped(&[("readme.txt", b"no workbook")])), Err(FileProblem::Unreadable));
    }
}
