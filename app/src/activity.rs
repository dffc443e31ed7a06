//! Activities: log, list, explain, change, history.
