//! Text files with `;`, `,` or tabs between the columns.

use crate::{
    column::Column,
    limits,
    table::{Cell, FileProblem, Row, Table},
};

/// Reads a text file with activities: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252.
pub fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    read_list(bytes, limits::ROWS, |heading| Column::of(heading).is_some())
}

/// The same with at most so many rows, the headings included, and with headings that `is_known` knows.
pub fn read_list(bytes: &[u8], most: usize, is_known: impl Fn(&str) -> bool) -> Result<Table, FileProblem> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let text = decode(bytes);
    // Excel takes a first line such as `sep=;` as an order, not as data.
    let (skipped, rest, named) = match text.split_once('\n') {
        Some((first, rest)) => match first.trim().strip_prefix("sep=").map(str::as_bytes) {
            Some([separator]) => (1, rest, Some(*separator)),
            _ => (0, text.as_str(), None),
        },
        None => (0, text.as_str(), None),
    };
    let separator = named.unwrap_or_else(|| {
        // The one that finds most headings; where none finds any, the one that makes most columns, and else `;`.
        let head = head_of(rest);
        let found = |separator: &u8| {
            let rows = reader(head, *separator).into_records().flatten().take(limits::HEADING_ROWS);
            let counts = rows.map(|row| (row.iter().filter(|cell| is_known(cell)).count(), row.len()));
            counts.max().unwrap_or_default()
        };
        [b'\t', b',', b';'].into_iter().max_by_key(found).unwrap_or(b';')
    });
    split(rest, separator, skipped, most)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The first lines, enough to see which separator makes sense.
fn head_of(text: &str) -> &str {
    let end = text
        .char_indices()
        .filter(|(_, letter)| *letter == '\n')
        .nth(limits::HEADING_ROWS)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn split(text: &str, separator: u8, skipped: usize, most: usize) -> Result<Table, FileProblem> {
    let mut reader = reader(text, separator);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // Line ends inside cells do not make rows in a spreadsheet.
    let mut inside = 0_usize;
    let (mut counted, mut lines) = (0_usize, 0_usize);
    // The text is valid and in memory, so that reading it cannot fail; if it did, the file would end there.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(counted);
        let blank = text
            .as_bytes()
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let start = start.saturating_add(blank);
        lines = lines.saturating_add(line_ends(text.as_bytes().get(counted..start).unwrap_or_default()));
        counted = start;
        let number = lines.saturating_sub(inside).saturating_add(skipped).saturating_add(1);
        inside = inside.saturating_add(record.iter().map(|cell| line_ends(cell.as_bytes())).sum());
        if record.iter().skip(limits::COLUMNS).any(|cell| !cell.trim().is_empty()) {
            return Err(FileProblem::TooManyColumns);
        }
        let row = Row { number, cells: record.iter().take(limits::COLUMNS).map(Cell::text).collect() };
        if row.is_empty() {
            continue;
        }
        if rows.len() >= most {
            return Err(FileProblem::TooManyRows);
        }
        rows.push(row);
    }
    Ok(Table { rows, separated: true })
}

/// Line ends of every kind: LF, CR LF, CR.
fn line_ends(bytes: &[u8]) -> usize {
    let alone = bytes.windows(2).filter(|pair| matches!(pair, [b'\r', next] if *next != b'\n')).count();
    let last = usize::from(bytes.ends_with(b"\r"));
    bytes.iter().filter(|byte| **byte == b'\n').count().saturating_add(alone).saturating_add(last)
}

/// The text of a file, whatever its encoding; what cannot be read becomes the mark for that.
fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(rest).into_owned();
    }
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| match pair {
            [first, second] => unit([*first, *second]),
            _ => 0,
        });
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return units(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return units(rest, u16::from_be_bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// A byte of Windows-1252 as a letter. It differs from Latin-1 between 0x80 and 0x9f only.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|index| HIGH.get(usize::from(index))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(table: &Table) -> Vec<(usize, Vec<String>)> {
        table.rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::shown).collect())).collect()
    }

    #[test]
    fn every_usual_separator_and_encoding_is_read() {
        let expected = vec![
            (1, vec!["titel".to_owned(), "uren".to_owned()]),
            (2, vec!["Reünie – café".to_owned(), "1,5".to_owned()]),
        ];
        for bytes in [
            "titel;uren\r\nReünie – café;1,5\r\n".as_bytes().to_vec(),
            "\u{feff}titel;uren\nReünie – café;1,5".as_bytes().to_vec(),
            "titel\turen\nReünie – café\t1,5\n".as_bytes().to_vec(),
            "titel,uren\n\"Reünie – café\",\"1,5\"\n".as_bytes().to_vec(),
            b"titel;uren\nRe\xfcnie \x96 caf\xe9;1,5\n".to_vec(),
            "\u{feff}titel\turen\nReünie – café\t1,5\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ] {
            assert_eq!(shown(&read(&bytes).unwrap()), expected);
        }
    }

    #[test]
    fn row_numbers_are_those_of_a_spreadsheet() {
        let table = read(b"sep=;\ntitel;uren\n\"a\nb\";1\n;\nc;2\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3, 5]);
        let table = read(b"titel;uren\r\n\r\n\"a\r\nb\";1\r\nc;2").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 4]);
    }

    #[test]
    fn there_is_an_end_to_rows_and_columns() {
        let many = format!("titel\n{}", "x\n".repeat(limits::ROWS));
        assert_eq!(read(many.as_bytes()), Err(FileProblem::TooManyRows));
        let wide = "titel;".repeat(limits::COLUMNS + 1);
        assert_eq!(read(wide.as_bytes()), Err(FileProblem::TooManyColumns));
    }

    #[test]
    fn a_cell_is_cut_off_and_a_guard_against_formulas_is_taken_away() {
        let long = format!("titel\n{}\n'=1+1\n'tis zo\n", "x".repeat(50_000));
        let table = read(long.as_bytes()).unwrap();
        assert_eq!(table.rows[1].cells[0].shown().len(), limits::CELL + 1);
        assert_eq!(table.rows[2].cells[0].shown(), "=1+1");
        assert_eq!(table.rows[3].cells[0].shown(), "'tis zo");
    }
}
