//! Texts: practice hours: jobs and leave.
