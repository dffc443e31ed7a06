//! Where a person stands: the dashboard.
