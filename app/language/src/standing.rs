//! Texts: where a person stands: the dashboard.
