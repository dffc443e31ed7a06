//! What kind of file it is, by its content: names of files say little.

use crate::table::FileProblem;

/// The kinds of file that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A dossier in JSON.
    Dossier,
    /// A text with separators between its columns.
    Delimited,
    /// A workbook.
    Workbook,
}

/// The kind of a file.
pub fn recognise(bytes: &[u8]) -> Result<FileKind, FileProblem> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    if text.is_empty() {
        return Err(FileProblem::Empty);
    }
    if bytes.len() > crate::limits::FILE_BYTES {
        return Err(FileProblem::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(FileKind::Workbook);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(FileProblem::OldOrProtectedWorkbook);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Ok(FileKind::Delimited);
    }
    let other: [&[u8]; 8] =
        [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf"];
    if other.iter().any(|start| text.starts_with(start)) || is_binary(bytes) {
        return Err(FileProblem::NotRecognised);
    }
    if text.starts_with(b"{") || text.starts_with(b"[") { Ok(FileKind::Dossier) } else { Ok(FileKind::Delimited) }
}

/// Whether there are too many zero bytes for a text. A few are a mishap of one cell, which is said there.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == 0).count().saturating_mul(20) > bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(recognise(b"\xef\xbb\xbf {\"format\": 1}"), Ok(FileKind::Dossier));
        assert_eq!(recognise(b"titel;datum\n"), Ok(FileKind::Delimited));
        assert_eq!(recognise(b"PK\x03\x04..."), Ok(FileKind::Workbook));
        assert_eq!(recognise(b"\xff\xfet\0i\0"), Ok(FileKind::Delimited));
        assert_eq!(recognise(b" \r\n "), Err(FileProblem::Empty));
        assert_eq!(recognise(b"%PDF-1.7"), Err(FileProblem::NotRecognised));
        assert_eq!(recognise(b"a\0b"), Err(FileProblem::NotRecognised));
        assert_eq!(recognise(b"titel;datum\nSigns of Sa\0fety;1-1-2026\n"), Ok(FileKind::Delimited));
        assert_eq!(recognise(b"\xd0\xcf\x11\xe0\xa1"), Err(FileProblem::OldOrProtectedWorkbook));
    }
}
