//! The norm van de verantwoorde werktoedeling: who may do what work in youth care.
//!
//! A [`Question`] names the work, the worker, and the arrangement under which it is done, in the public format
//! `vakspoor-allocation/1`. [`allocate`] answers it for the day that the question names. The order of the decision is
//! the public contract (`formats.md`, part 2); on what each step rests is said by [`Reason::provenance`] and its
//! likes: a [`Source`], a [`Reading`] of ours where the sources are silent, or both.

mod command;
mod course;
mod decide;
mod provenance;
mod question;

pub use command::respond;
pub use course::{Course, Run};
pub use decide::{Allocation, Answer, Reason, Way, allocate, ways};
pub use provenance::{Provenance, Reading, Source};
pub use question::{
    Agreement, Arrangement, ArrangementKind, Indicator, Law, Question, Responsible, UnlessBasis, UnlessGround, Work,
    Worker, WorkerKind, WorkerLevel,
};

/// The name of the format.
pub const FORMAT: &str = "vakspoor-allocation/1";
/// A larger question is refused before it is read: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;
/// Skills of the worker, and skills that the work asks.
pub const MAX_SKILLS: usize = 1000;
/// Characters in the name of a skill.
pub const MAX_SKILL: usize = crate::dossier::MAX_TEXT;
/// Names in a list of indicators or agreements; a name may be there twice.
pub const MAX_NAMES: usize = 100;
/// Registrations of one person.
pub const MAX_REGISTRATIONS: usize = crate::dossier::MAX_REGISTRATIONS;
/// Deadline moves of one registration, and measures. Fewer than in a dossier: the whole course of each is worked out.
pub const MAX_HISTORY: usize = 100;
/// Characters in the reason of an exception, at least; white space around it does not count.
pub const MIN_REASON: usize = 20;
/// Characters in the reason of an exception, at most.
pub const MAX_REASON: usize = 10_000;
