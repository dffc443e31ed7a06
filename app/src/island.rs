//! The only code that reaches the browser. Each island works on top of a page that works without it.

mod session_rows;

pub use session_rows::{SessionRow, SessionRows};
