//! Practice hours: jobs and leave.
