//! A registration, and the rule engine that judges it.

pub mod answer;
pub mod assessment;
pub mod evaluate;
pub mod forecast;
pub mod progress;
pub mod remedy;
pub mod ruleset;

use chrono::NaiveDate;
use serde::Serialize;

use crate::registration::ruleset::{Renewal, Ruleset, RulesetId};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A register of professionals.
    Register {
        /// Stichting Kwaliteitsregister Jeugd.
        Skj = "SKJ",
        /// Beroepen in de Individuele Gezondheidszorg.
        Big = "BIG",
        /// Nederlandse Vereniging van pedagogen en Onderwijskundigen.
        Nvo = "NVO",
        /// Nederlands Instituut van Psychologen.
        Nip = "NIP",
    }
}

vocabulary! {
    /// A chamber of a register, or a profession in it.
    Chamber {
        /// SKJ: jeugd- en gezinsprofessional.
        Jgp = "jgp",
        /// SKJ: jeugdzorgwerker; closed since 2023-01-01.
        Jzw = "jzw",
        /// SKJ: master-psycholoog.
        PsychologistMaster = "psychologist-master",
        /// SKJ: master-pedagoog, master-orthopedagoog.
        PedagogueMaster = "pedagogue-master",
        /// SKJ: kinder- en jeugdpsycholoog.
        PsychologistPostmaster = "psychologist-postmaster",
        /// SKJ: postmaster-orthopedagoog.
        PedagoguePostmaster = "pedagogue-postmaster",
        /// BIG: verpleegkundige.
        Nurse = "nurse",
        /// BIG: arts.
        Physician = "physician",
        /// BIG: gezondheidszorgpsycholoog.
        HealthPsychologist = "health-psychologist",
        /// BIG: psychotherapeut.
        Psychotherapist = "psychotherapist",
        /// BIG: orthopedagoog-generalist.
        RemedialEducationalist = "remedial-educationalist",
        /// NVO: basis-orthopedagoog.
        Basis = "basis",
        /// NVO: orthopedagoog-generalist.
        Generalist = "generalist",
        /// NIP: kinder- en jeugdpsycholoog.
        Kj = "kj",
    }
}

impl Chamber {
    /// The register that it belongs to.
    #[must_use]
    pub const fn register(self) -> Register {
        match self {
            Self::Jgp
            | Self::Jzw
            | Self::PsychologistMaster
            | Self::PedagogueMaster
            | Self::PsychologistPostmaster
            | Self::PedagoguePostmaster => Register::Skj,
            Self::Nurse
            | Self::Physician
            | Self::HealthPsychologist
            | Self::Psychotherapist
            | Self::RemedialEducationalist => Register::Big,
            Self::Basis | Self::Generalist => Register::Nvo,
            Self::Kj => Register::Nip,
        }
    }

    /// The chambers of a register.
    pub fn of(register: Register) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |chamber| chamber.register() == register)
    }
}

vocabulary! {
    /// A disciplinary measure, by rising weight.
    MeasureKind {
        /// Waarschuwing.
        Warning = "waarschuwing",
        /// Berisping.
        Reprimand = "berisping",
        /// Takes effect only when its conditions are not met.
        ConditionalSuspension = "voorwaardelijke-schorsing",
        /// The rights of registration cannot be used meanwhile.
        Suspension = "schorsing",
        /// The registration is taken away.
        StrikingOff = "doorhaling",
    }
}

vocabulary! {
    /// What the register decided on a re-registration file.
    Decision {
        /// Re-registered.
        Approved = "approved",
        /// Not re-registered.
        Rejected = "rejected",
    }
}

/// A disciplinary measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Measure {
    /// Which.
    pub kind: MeasureKind,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, included; `None` when it has no end.
    pub until: Option<NaiveDate>,
}

/// A decision of the register that moves the end of a period.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DeadlineMove {
    /// The first day that the registration then no longer holds.
    pub until: NaiveDate,
    /// Why, at most 500 characters.
    pub reason: Option<String>,
}

/// What decides which rules hold for someone. What is not stated is `None` and is taken as not so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Facts {
    /// The register asks for the training beroepsethiek.
    pub ethics_training_required: Option<bool>,
    /// Works (also) without an employer.
    pub self_employed: Option<bool>,
    /// Masters: more than 3648 hours of experience.
    pub experience_over_3648_hours: Option<bool>,
    /// Masters: has BAPD (NIP) or the basisaantekening diagnostiek (NVO).
    pub diagnostics_endorsement: Option<bool>,
    /// Jeugdzorgwerkers: the group of first registration, 1 to 3; 1 when left out.
    pub entry_group: Option<u8>,
}

/// A registration of one person in one chamber, for one period.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Registration {
    /// Unique among the registrations of the dossier, 1 to 200 characters.
    pub id: String,
    /// The register; always that of the chamber.
    pub register: Register,
    /// The chamber.
    pub chamber: Chamber,
    /// The number in the register, at most 50 characters, not checked.
    pub number: Option<String>,
    /// The first day of the period.
    pub since: NaiveDate,
    /// The first day that the registration no longer holds.
    pub until: NaiveDate,
    /// The rules to judge by; `None`: those in force at `since`.
    pub ruleset: Option<RulesetId>,
    /// What decides which rules hold.
    pub facts: Facts,
    /// When the re-registration file was sent in.
    pub submitted_on: Option<NaiveDate>,
    /// When the register decided on it.
    pub decided_on: Option<NaiveDate>,
    /// What it decided.
    pub decision: Option<Decision>,
    /// Decisions that moved the end.
    pub deadline_moves: Vec<DeadlineMove>,
    /// Disciplinary measures.
    pub measures: Vec<Measure>,
}

impl Registration {
    /// Whether it covers days of another one in the same chamber: one of the two is too many then, or has a wrong date.
    /// What was submitted ends where the period after it begins, so that the next period may be a registration of its own.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let end = |one: &Self| {
            let last = one.last_until();
            let sent = one.submitted_on.filter(|_| one.decision != Some(Decision::Rejected));
            match Ruleset::of(one).period.renewal {
                Renewal::Submission => sent.map_or(last, |sent| sent.min(last)),
                Renewal::End => last,
            }
        };
        self.chamber == other.chamber && self.since < end(other) && other.since < end(self)
    }

    /// It with the chamber, the rules and the days of the period that an assessment judges: those of the next one, where it was
    /// renewed.
    #[must_use]
    pub fn as_judged(&self, assessment: &assessment::Assessment) -> Self {
        Self {
            chamber: assessment.ruleset.chamber,
            ruleset: Some(assessment.ruleset.id),
            since: assessment.period.since,
            until: assessment.period.end,
            ..self.clone()
        }
    }

    /// The first day that it no longer holds, after every decision that moved that day.
    #[must_use]
    pub fn last_until(&self) -> NaiveDate {
        self.deadline_moves.iter().map(|deadline_move| deadline_move.until).fold(self.until, NaiveDate::max)
    }

    /// The registration as it goes on, once what was sent in is approved: for what is done meanwhile, which counts for that
    /// period. `None` where nothing waits for a decision, and where the next period has not begun by the day of the assessment.
    ///
    /// Source: when a next period begins is in the rules (`period.renewal`).
    #[must_use]
    pub fn once_approved(&self, assessment: &assessment::Assessment) -> Option<Self> {
        if assessment.standing != assessment::Standing::RegisteredPending {
            return None;
        }
        let rule = &assessment.ruleset.period;
        let since = match rule.renewal {
            Renewal::Submission => self.submitted_on?,
            Renewal::End => assessment.period.end,
        };
        (since <= assessment.on).then(|| Self {
            since,
            until: crate::period::months_after(since, rule.years.saturating_mul(12)),
            ruleset: None,
            // That training belongs to the first period.
            facts: Facts { ethics_training_required: Some(false), ..self.facts },
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: Vec::new(),
            ..self.clone()
        })
    }
}
