//! How much of a file is read.

/// The largest file, in bytes.
pub const FILE_BYTES: usize = 10 * 1024 * 1024;
/// The most rows with something in them, the headings included.
pub const ROWS: usize = 5_001;
/// The same of a list of staff.
pub const STAFF_ROWS: usize = 10_001;
/// The most columns.
pub const COLUMNS: usize = 100;
/// The longest text in a cell, in characters, as in Excel; what is longer is cut off one letter later, and refused.
pub const CELL: usize = 32_767;
/// The most bytes that a workbook may unpack to.
pub const UNPACKED: u64 = 32 * 1024 * 1024;
/// The most bytes of text in all cells of a sheet together: a workbook names a text once and shows it in many cells.
pub const TEXT: usize = 32 * 1024 * 1024;
/// The most parts in a workbook.
pub const PARTS: usize = 2_000;
/// The most bytes of the part of a workbook that describes its looks.
pub const STYLES: usize = 1024 * 1024;
/// The most texts that a workbook may say it shares.
pub const SHARED_TEXTS: u64 = 1_000_000;
/// In how many of the first rows the headings are looked for.
pub const HEADING_ROWS: usize = 20;
/// The most rows of a roster, the headings included.
pub const ROSTER_ROWS: usize = 200_001;
