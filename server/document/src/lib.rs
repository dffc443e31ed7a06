//! Reads and writes files with activities and staff: CSV, XLSX and calendars. Data in, bytes out: no files, no clock, no network.
//!
//! Reading is made for files from strangers: every step has a limit ([`limits`]), nothing here panics on any bytes, and
//! what is wrong comes back as data ([`FileProblem`], [`Remark`]) that names the row, the column and the value. The
//! sentences for people are made elsewhere, in their language.

pub mod activities;
pub mod column;
pub mod delimited;
pub mod export;
pub mod limits;
pub mod names;
pub mod recognise;
pub mod roster;
pub mod sheet;
pub mod staff;
pub mod staff_list;
pub mod table;
pub mod workbook;

pub use activities::{Activities, ActivityRow, Remark, What, read_activities, shortened};
pub use column::Column;
pub use export::{activities_csv, activities_xlsx, template_csv};
pub use recognise::{FileKind, recognise};
pub use roster::{DayProblem, RosterFinding, RosterRow, read_roster, roster_csv};
pub use sheet::{Sheet, Value};
pub use staff::{Event, StaffRow, calendar, staff_csv, staff_csv_rows, staff_xlsx};
pub use staff_list::{ListProblem, ListRemark, ListRow, StaffTable, is_bare_end, read_staff, recognised, staff_table};
pub use table::{Cell, FileProblem, Row, Table};
