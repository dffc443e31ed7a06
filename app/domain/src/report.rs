//! The answer for people, in Dutch.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use crate::amount::Centi;
use crate::dossier::Dossier;
use crate::registration::Registration;
use crate::registration::assessment::{Assessment, RequirementStatus, Standing, Unit};

/// The assessment of one registration as plain text.
#[must_use]
pub fn text(dossier: &Dossier, registration: &Registration, assessment: &Assessment) -> String {
    let mut text = String::new();
    let _ = (dossier, registration, assessment, &mut text);
    text
}
