//! Where a person stands: the dashboard.

pub mod explain;
