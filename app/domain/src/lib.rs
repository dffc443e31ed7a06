//! The rules of professional registration in Dutch youth care.
//!
//! A [`Dossier`] holds facts: registrations, jobs, activities, documents. [`evaluate`] judges one registration of it on
//! one date by a [`Ruleset`], and gives an [`Assessment`]: what counts, what does not and why, what is missing and by
//! when. Everything here is a pure function of its arguments: no clock, no input or output, no floating point.
//!
//! [`allocate`] answers another question: whether this worker may do this work, by the norm van de verantwoorde
//! werktoedeling.
//!
//! Rules are data: dated files in `registration/rulesets`, each figure with its source or marked as our reading.

#![forbid(unsafe_code)]

pub mod activity;
pub mod allocation;
pub mod amount;
pub mod check;
pub mod client_data;
pub mod document;
pub mod dossier;
pub mod employment;
pub mod organisation;
pub mod period;
pub mod permission;
pub mod registration;
pub mod schema;
pub mod signal;
pub mod vocabulary;

pub use activity::{
    Accreditation, AccreditedBy, Activity, ActivityKind, Form, Learning, Other, OtherForm, Proof, Reflection,
    ReflectionForm, Session, Supervisor, SupervisorRegister, Training, TrainingForm,
};
pub use allocation::{Allocation, allocate};
pub use amount::{Centi, Minutes, Points};
pub use check::{Format, Outcome, check};
pub use document::{Document, DocumentKind};
pub use dossier::{Dossier, MAX_BYTES, Person, Problem, ProblemKind};
pub use employment::{CountsAs, Employment, Leave, LeaveKind, Level};
pub use registration::answer::{Answer, Answers, answers};
pub use registration::assessment::{
    ActivityStatus, Assessment, Basis, Doubt, EmploymentStatus, Finding, Findings, Period, RequirementStatus,
    SessionStatus, Standing, Unit,
};
pub use registration::evaluate::evaluate;
pub use registration::forecast::Forecast;
pub use registration::progress::{Band, band};
pub use registration::remedy::{AlsoHours, Remedy};
pub use registration::ruleset::{Reading, Renewal, Requirement, RequirementId, Ruleset, RulesetId, Unknown};
pub use registration::{Chamber, DeadlineMove, Decision, Facts, Measure, MeasureKind, Register, Registration};
pub use vocabulary::{Set, UnknownName, Vocabulary};
