//! Papers that a re-registration asks for.

use chrono::NaiveDate;
use serde::Serialize;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a document is.
    DocumentKind {
        /// Verklaring omtrent het gedrag. Has `issued_on`.
        Vog = "vog",
        /// Werkgeversverklaring. Has `issued_on`.
        EmployerStatement = "employer_statement",
        /// Eigen verklaring of a self-employed person. Has `issued_on`.
        OwnStatement = "own_statement",
        /// Uittreksel handelsregister (KvK) of a self-employed person. Has `issued_on`.
        TradeRegisterExtract = "trade_register_extract",
        /// The compulsory training beroepsethiek. Has `completed_on`.
        EthicsTraining = "ethics_training",
        /// A supervisor's statement on three case reports.
        Diagnostics = "diagnostics",
        /// Werkbegeleiding, form B.
        WorkGuidance = "work_guidance",
        /// The diploma that is asked for.
        Diploma = "diploma",
        /// Membership of the association.
        Membership = "membership",
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// The job it is about: the id of one in the dossier.
    pub employment: Option<String>,
    /// When it was issued.
    pub issued_on: Option<NaiveDate>,
    /// When what it proves was completed.
    pub completed_on: Option<NaiveDate>,
}

impl Document {
    /// The day from which it is there: when it was issued, else when what it proves was completed.
    #[must_use]
    pub fn dated(&self) -> Option<NaiveDate> {
        self.issued_on.or(self.completed_on)
    }
}
