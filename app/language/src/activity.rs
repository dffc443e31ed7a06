//! Texts: activities: log, list, explain, change, history.
