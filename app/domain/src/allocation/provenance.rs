//! On what each part of the norm rests. The text of Besluit Jeugdwet 5.1.1 and of the Kwaliteitskader itself was not
//! read: these sources tell of them.

use super::decide::Reason;
use super::question::{Agreement, Indicator, UnlessBasis, UnlessGround};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where something of the norm was read.
    Source {
        /// SKJ on the norm: registered unless, competent for the request, by the professional standard.
        SkjNorm = "https://skjeugd.nl/skj-faq-wat-is-de-norm-van-verantwoorde-werktoedeling/",
        /// SKJ on who is registered for the Jeugdwet: SKJ, or BIG article 3.
        SkjRegistered = "https://informatiebank.skjeugd.nl/vragen/?pagina=14",
        /// BIG-register: the orthopedagoog-generalist in article 3 since 2020-01-01.
        BigRemedialEducationalist = "https://www.bigregister.nl/actueel/nieuws/2020/01/15/informatie-voor-ogs",
        /// SKJ: until when a registration holds.
        SkjTerm = "https://informatiebank.skjeugd.nl/vragen/?pagina=4",
        /// SKJ: who sent the file in on time stays registered while it is assessed.
        SkjNewsletter = "https://mijn.skjeugd.nl/newsletter/online/basic/cf9934646a4264e78fd2dc65bb7d8355/test",
        /// SKJ: what a measure takes away.
        SkjMeasures = "https://skjeugd.nl/tuchtrecht/maatregelen/",
        /// SKJ: the indicators of the client and of the professional.
        SkjIndicators = "https://nlskje-ustinyakh.savviihq.com/register/inschrijven/jeugd-en-gezinsprofessionals/",
        /// SKJ: a vaktherapeut works by way of exception.
        SkjArtTherapist = "https://skjeugd.nl/veelgestelde-vragen/?fwp_faq_filter=werkgevers",
        /// HKC Academy: when someone who is not registered may do the work.
        Hkc = "https://hkcacademy.nl/verantwoorde-werktoedeling-skj/",
        /// Jeugdjurist: what a provider has to be able to show (comply or explain).
        Jeugdjurist = "http://jeugdjurist.nl/essential_grid/deskundige-en-voldoende-professionals-kennisitem/",
        /// The magazine of the programme Professionalisering Jeugdhulp en Jeugdbescherming.
        Magazine = "Samen werken aan professionalisering (magazine, 2018)",
        /// The brochure of the VNG.
        Brochure = "VNG-brochure over het Kwaliteitskader Jeugd (2015)",
    }
}

vocabulary! {
    /// Our reading where the sources are silent or unclear.
    Reading {
        /// Skills are compared letter by letter.
        SkillsByName = "skills-by-name",
        /// What several sources name apart is one indicator here; the list of decisions is cut off in the copy read.
        IndicatorSummedUp = "indicator-summed-up",
        /// Assessment, deciding on care and case direction are the tasks of someone registered alone.
        TasksOfRegistered = "tasks-of-registered",
        /// 'Clear agreements' are written agreements.
        WrittenAgreements = "written-agreements",
        /// All seven agreements are needed, each.
        AllAgreements = "all-agreements",
        /// An exception names on what its ground rests, from a short list.
        BasisNamed = "basis-named",
        /// The reason of an exception has at least 20 characters.
        ReasonLength = "reason-length",
        /// An exception has a review date, and on that day it no longer holds.
        ReviewDate = "review-date",
        /// A review date that is stated ends any arrangement, an arrangement holds from its first day on.
        DatesOfArrangement = "dates-of-arrangement",
        /// Who is named as responsible is registered in the same way as a worker would be.
        ResponsibleRegistered = "responsible-registered",
        /// Being sent in on time carries in every register as it does with SKJ.
        PendingEverywhere = "pending-everywhere",
    }
}

/// On what a part of the norm rests: a source, our reading, or a source as we read it. Never neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Provenance {
    /// Where it was read.
    pub source: Option<Source>,
    /// How we read it.
    pub reading: Option<Reading>,
}

const fn read(source: Source) -> Provenance {
    Provenance { source: Some(source), reading: None }
}

const fn read_as(source: Source, reading: Reading) -> Provenance {
    Provenance { source: Some(source), reading: Some(reading) }
}

const fn ours(reading: Reading) -> Provenance {
    Provenance { source: None, reading: Some(reading) }
}

impl Indicator {
    /// On what it rests.
    #[must_use]
    pub const fn provenance(self) -> Provenance {
        match self {
            Self::RiskyTask
            | Self::Crisis
            | Self::UnsafeEnvironment
            | Self::LifeThreatening
            | Self::MultipleProblemsHelpUnclear
            | Self::ComplexCauseUnknown
            | Self::StronglyChanging
            | Self::Assessment => read(Source::SkjIndicators),
            Self::DecisionOnCare => read_as(Source::SkjIndicators, Reading::IndicatorSummedUp),
            Self::CaseDirection => read(Source::Brochure),
            Self::HighComplexityOrIndependence => read_as(Source::Brochure, Reading::IndicatorSummedUp),
            Self::ImpactfulDecision => read(Source::Magazine),
        }
    }
}

impl Agreement {
    /// On what it rests. That each of them is needed is [`Reading::AllAgreements`].
    #[must_use]
    pub const fn provenance(self) -> Provenance {
        match self {
            Self::WrittenAgreements => read_as(Source::Magazine, Reading::WrittenAgreements),
            _ => read_as(Source::Magazine, Reading::AllAgreements),
        }
    }
}

impl UnlessGround {
    /// On what it rests: Besluit Jeugdwet 5.1.1, paragraph 2, as SKJ tells it.
    #[must_use]
    pub const fn provenance(self) -> Provenance {
        read(Source::SkjNorm)
    }
}

impl UnlessBasis {
    /// On what it rests.
    #[must_use]
    pub const fn provenance(self) -> Provenance {
        match self {
            Self::ExistingRelation | Self::SpecificSkill => read(Source::Magazine),
            Self::ArtTherapist => read(Source::SkjArtTherapist),
            Self::Paramedic => read(Source::Hkc),
            Self::Other => ours(Reading::BasisNamed),
        }
    }
}

impl Reason {
    /// On what it rests.
    #[must_use]
    pub const fn provenance(self) -> Provenance {
        match self {
            Self::NoIndicator => read(Source::Magazine),
            Self::Registered | Self::NotRegistered | Self::RegisterDoesNotCount => read(Source::SkjRegistered),
            Self::RegisteredPending => read_as(Source::SkjNewsletter, Reading::PendingEverywhere),
            Self::RegistrationExpired | Self::RegistrationNotYet => read(Source::SkjTerm),
            Self::Suspended | Self::StruckOff => read(Source::SkjMeasures),
            Self::SkillMissing => read_as(Source::SkjNorm, Reading::SkillsByName),
            Self::ResponsibleMissing | Self::ResponsibleNotRegistered => {
                read_as(Source::Magazine, Reading::ResponsibleRegistered)
            }
            Self::AgreementMissing(agreement) => agreement.provenance(),
            Self::TaskOfRegisteredOnly(_) => read_as(Source::Magazine, Reading::TasksOfRegistered),
            Self::NotATrainee => read(Source::Magazine),
            Self::GroundMissing => read(Source::SkjNorm),
            Self::BasisMissing => read_as(Source::Magazine, Reading::BasisNamed),
            Self::ReasonTooShort => read_as(Source::Jeugdjurist, Reading::ReasonLength),
            Self::ReviewDateMissing => ours(Reading::ReviewDate),
            Self::ReviewDatePassed | Self::ArrangementNotStarted => ours(Reading::DatesOfArrangement),
            Self::OutsideJeugdwet | Self::Volunteer => read(Source::Brochure),
        }
    }
}
