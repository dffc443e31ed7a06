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

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Employment {
    /// Unique among the jobs of the dossier, 1 to 200 characters.
    pub id: String,
    /// With whom, at most 500 characters.
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
