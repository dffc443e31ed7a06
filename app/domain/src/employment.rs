//! Work: jobs with their hours a week and the leave taken from them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::amount::Centi;
use crate::vocabulary::{open_vocabulary, vocabulary};

vocabulary! {
    /// A level of education or work, lowest first.
    Level {
        /// Middelbaar beroepsonderwijs.
        Mbo = "mbo",
        /// Hoger beroepsonderwijs.
        Hbo = "hbo",
        /// Wetenschappelijk onderwijs.
        Wo = "wo",
        /// University master.
        WoMaster = "wo-master" | "master",
        /// After the university master.
        WoPostmaster = "wo-postmaster" | "post-master" | "postmaster",
    }
}

vocabulary! {
    /// What work a job counts as.
    CountsAs {
        /// Social work in the primary process.
        SocialWork = "social-work",
        /// Work as a jeugd- en gezinsprofessional.
        Jgp = "jgp",
        /// Work at wo-master level with young people.
        WoMasterYouth = "wo-master-youth",
        /// Work at post-master level.
        WoPostmaster = "wo-postmaster",
        /// Clinical work.
        Clinical = "clinical",
        /// Individual health care in the profession of the registration (BIG).
        OwnProfession = "own-profession",
    }
}

open_vocabulary! {
    /// Why someone was on leave. Leave of every kind is taken off the hours.
    LeaveKind {
        /// Zwangerschaps- en bevallingsverlof.
        Maternity = "maternity",
        /// Ouderschapsverlof.
        Parental = "parental",
        /// Ziekte.
        Sickness = "sickness",
        /// Zorgverlof.
        Care = "care",
        /// Onbetaald verlof.
        Unpaid = "unpaid",
    }
}

/// Leave from a job.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Leave {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, included; `None` while it lasts.
    pub until: Option<NaiveDate>,
    /// Why.
    pub kind: Option<LeaveKind>,
}

/// What stands for the employer of who works from a practice of their own: a code as the format has them, no word of any
/// language. The name of the practice follows after a colon, where it has one.
pub const SELF_EMPLOYED: &str = "self-employed";

/// What stood there before, in words of one language; dossiers of that time have it.
const SELF_EMPLOYED_BEFORE: &str = "Eigen praktijk";

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Employment {
    /// Unique among the jobs of the dossier, 1 to 200 characters.
    pub id: String,
    /// With whom, at most 500 characters; for a practice of one's own see [`SELF_EMPLOYED`].
    pub employer: Option<String>,
    /// As what, at most 500 characters.
    pub role: Option<String>,
    /// What work it counts as. Nothing is inferred: a job as `jgp` that is also social work says both.
    pub counts_as: Vec<CountsAs>,
    /// The level of the work, when stated.
    pub level: Option<Level>,
    /// Hours a week, 0 to 168.
    pub hours_per_week: Centi,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, included; `None` while it lasts.
    pub until: Option<NaiveDate>,
    /// Leave taken from it.
    pub leave: Vec<Leave>,
}

impl Employment {
    /// The name of the practice of one's own that this job is in, empty where it has none; `None` for a job with an employer.
    #[must_use]
    pub fn own_practice(&self) -> Option<&str> {
        own_practice(self.employer.as_deref()?)
    }
}

/// The name of the practice of one's own that an employer stands for, empty where it has none.
#[must_use]
pub fn own_practice(employer: &str) -> Option<&str> {
    let (rest, mark) = match employer.strip_prefix(SELF_EMPLOYED) {
        Some(rest) => (rest, ':'),
        None => (employer.strip_prefix(SELF_EMPLOYED_BEFORE)?, ' '),
    };
    // 'Eigen praktijkhuis' is another name.
    if rest.is_empty() { Some("") } else { rest.strip_prefix(mark).map(str::trim) }
}

/// How a practice of one's own is stored.
#[must_use]
pub fn self_employed(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() { SELF_EMPLOYED.to_owned() } else { format!("{SELF_EMPLOYED}: {name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_practice_of_ones_own_is_known_by_a_code_and_by_what_stood_there_before() {
        for name in ["", "De Linde", "Own"] {
            assert_eq!(own_practice(&self_employed(name)), Some(name));
        }
        assert_eq!(own_practice("Eigen praktijk"), Some(""));
        assert_eq!(own_practice("Eigen praktijk De Linde"), Some("De Linde"));
        for other in ["Eigen praktijkhuis Noord", "self-employed people's union", "Stichting Eigen praktijk", ""] {
            assert_eq!(own_practice(other), None, "{other}");
        }
    }
}
