//! What was learnt and done: training, reflection and other activities.

use chrono::NaiveDate;
use serde::Serialize;

use crate::amount::{Centi, Minutes};
use crate::employment::Level;
use crate::registration::Chamber;
use crate::vocabulary::{open_vocabulary, vocabulary};

vocabulary! {
    /// The three kinds of activity.
    ActivityKind {
        /// Scholing.
        Training = "training",
        /// Reflectie, session by session.
        Reflection = "reflection",
        /// Publications, teaching and the like.
        Other = "other",
    }
}

vocabulary! {
    /// How a training is given.
    TrainingForm {
        /// Cursus.
        Course = "course",
        /// Training.
        Training = "training",
        /// Partly at a distance. Has to end in a test to be accredited.
        Blended = "blended",
        /// Wholly at a distance. Has to end in a test to be accredited.
        ELearning = "e-learning",
        /// Studiedag.
        StudyDay = "study-day",
        /// Congres.
        Conference = "conference",
        /// Opleiding.
        Degree = "degree",
    }
}

vocabulary! {
    /// Formal or informal learning; the distinction belongs to the chamber of jeugd- en gezinsprofessionals.
    Learning {
        /// Formeel leren: planned, with theory, instruction and practice.
        Formal = "formal",
        /// Informeel leren.
        Informal = "informal",
    }
}

vocabulary! {
    /// How is reflected.
    ReflectionForm {
        /// Supervisie.
        Supervision = "supervision",
        /// Intervisie.
        Intervision = "intervision",
        /// Casuïstiekbespreking.
        CaseDiscussion = "case-discussion",
        /// Werkgerichte coaching.
        Coaching = "coaching",
        /// Methodische werkbegeleiding.
        MethodicalWorkGuidance = "methodical-work-guidance",
        /// Methodische leerbijeenkomst.
        MethodicalLearningMeeting = "methodical-learning-meeting",
        /// Dialoog in autonomie.
        AutonomyDialogue = "autonomy-dialogue",
        /// Zelfreflectie: counts in no register.
        SelfReflection = "self-reflection",
    }
}

vocabulary! {
    /// How a reflection series is shown to have been held.
    Proof {
        /// Signed by a registered supervisor.
        SupervisorStatement = "supervisor_statement",
        /// Without a supervisor.
        OwnStatement = "own_statement",
        /// The format of SKJ, uploaded.
        ReflectionFormat = "reflection_format",
        /// Technical-instrumental, normative and personal, filled in in the portal.
        ThreeDimensions = "three_dimensions",
    }
}

vocabulary! {
    /// What else is done for the profession.
    OtherForm {
        /// An article or a book.
        Publication = "publication",
        /// Giving courses or lessons.
        Teaching = "teaching",
        /// A presentation on the profession.
        Presentation = "presentation",
        /// Work in the board or a committee of a professional association.
        Board = "board",
        /// Werkbegeleiding by a post-master professional (masters).
        WorkGuidance = "work-guidance",
        /// A case report for a supervisor (masters without a diagnostics endorsement: three of them).
        CaseReport = "case-report",
        /// Anything else.
        Other = "other",
    }
}

/// Either of the three lists of forms, for code that shows an activity whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Of a training.
    Training(TrainingForm),
    /// Of a reflection series.
    Reflection(ReflectionForm),
    /// Of another activity.
    Other(OtherForm),
}

impl Form {
    /// The name as the formats write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Training(form) => form.as_str(),
            Self::Reflection(form) => form.as_str(),
            Self::Other(form) => form.as_str(),
        }
    }
}

open_vocabulary! {
    /// Who accredited a training.
    AccreditedBy {
        /// Stichting Kwaliteitsregister Jeugd; for the chambers that the accreditation names.
        Skj = "SKJ",
        /// Nederlands Instituut van Psychologen.
        Nip = "NIP",
        /// Nederlandse Vereniging van pedagogen en Onderwijskundigen.
        Nvo = "NVO",
    }
}

open_vocabulary! {
    /// The register of supervisors in which a guide stands.
    SupervisorRegister {
        /// Landelijke Vereniging voor Supervisie en Coaching.
        Lvsc = "LVSC",
        /// Vereniging voor Gedrags- en Cognitieve therapieën.
        Vgct = "VGCT",
        /// Nederlands Instituut van Psychologen.
        Nip = "NIP",
        /// Nederlandse Vereniging van pedagogen en Onderwijskundigen.
        Nvo = "NVO",
        /// Nederlandse Vereniging voor Relatie- en Gezinstherapie.
        Nvrg = "NVRG",
    }
}

/// An accreditation of a training.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Accreditation {
    /// By whom.
    pub by: AccreditedBy,
    /// For which chambers; empty when not stated.
    pub chambers: Vec<Chamber>,
    /// The points it states; `None` when it states none, and then the hours count.
    pub points: Option<Centi>,
}

/// A training.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Training {
    /// Unique among the activities of the dossier, 1 to 200 characters.
    pub id: String,
    /// At most 500 characters.
    pub title: Option<String>,
    /// Who gave it, at most 500 characters.
    pub provider: Option<String>,
    /// How it was given.
    pub form: TrainingForm,
    /// Formal or informal; formal when not stated.
    pub learning: Option<Learning>,
    /// The level of the training, when stated.
    pub level: Option<Level>,
    /// The day it was completed; `None` while that is not known.
    pub completed_on: Option<NaiveDate>,
    /// Hours of contact time.
    pub hours: Option<Centi>,
    /// Whether it ended in a test.
    pub tested: Option<bool>,
    /// By whom it is accredited.
    pub accreditations: Vec<Accreditation>,
    /// What there is to show for it, such as `certificate`.
    pub evidence: Vec<String>,
}

/// The guide of a reflection series.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Supervisor {
    /// The register in which the guide stands, when any.
    pub register: Option<SupervisorRegister>,
}

/// One meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Session {
    /// Its day.
    pub on: NaiveDate,
    /// Face-to-face contact time, 1 to 1440 minutes.
    pub minutes: Minutes,
}

/// A series of reflection. Counts session by session.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Reflection {
    /// Unique among the activities of the dossier, 1 to 200 characters.
    pub id: String,
    /// At most 500 characters.
    pub title: Option<String>,
    /// Who gave it, at most 500 characters.
    pub provider: Option<String>,
    /// How was reflected.
    pub form: ReflectionForm,
    /// Led by a guide.
    pub guided: Option<bool>,
    /// Persons taking part, the guide not included, 1 to 1000.
    pub group_size: Option<u32>,
    /// Whether some taking part have authority over others.
    pub hierarchy: Option<bool>,
    /// The day the series was closed. Does not decide what counts: the sessions' own days do.
    pub completed_on: Option<NaiveDate>,
    /// The meetings, at least one.
    pub sessions: Vec<Session>,
    /// The guide.
    pub supervisor: Option<Supervisor>,
    /// How it is shown.
    pub proof: Option<Proof>,
    /// What there is to show for it besides.
    pub evidence: Vec<String>,
}

/// Another activity.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Other {
    /// Unique among the activities of the dossier, 1 to 200 characters.
    pub id: String,
    /// At most 500 characters.
    pub title: Option<String>,
    /// For whom it was done, at most 500 characters.
    pub provider: Option<String>,
    /// What it was.
    pub form: OtherForm,
    /// The day it was completed; `None` while that is not known.
    pub completed_on: Option<NaiveDate>,
    /// 1 for the first author of a publication.
    pub author_rank: Option<u32>,
    /// Hours of contact time, or spent.
    pub hours: Option<Centi>,
    /// What there is to show for it.
    pub evidence: Vec<String>,
}

/// Something done that may count.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Activity {
    /// A training.
    Training(Training),
    /// A series of reflection.
    Reflection(Reflection),
    /// Anything else.
    Other(Other),
}

impl Activity {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Training(Training { id, .. })
            | Self::Reflection(Reflection { id, .. })
            | Self::Other(Other { id, .. }) => id,
        }
    }

    /// Gives it another id.
    pub fn set_id(&mut self, new: String) {
        match self {
            Self::Training(Training { id, .. })
            | Self::Reflection(Reflection { id, .. })
            | Self::Other(Other { id, .. }) => *id = new,
        }
    }

    /// Its title, when it has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Training(Training { title, .. })
            | Self::Reflection(Reflection { title, .. })
            | Self::Other(Other { title, .. }) => title.as_deref(),
        }
    }

    /// Who gave it, or for whom it was done.
    #[must_use]
    pub fn provider(&self) -> Option<&str> {
        match self {
            Self::Training(Training { provider, .. })
            | Self::Reflection(Reflection { provider, .. })
            | Self::Other(Other { provider, .. }) => provider.as_deref(),
        }
    }

    /// The day it was completed, as entered.
    #[must_use]
    pub const fn completed_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Training(Training { completed_on, .. })
            | Self::Reflection(Reflection { completed_on, .. })
            | Self::Other(Other { completed_on, .. }) => *completed_on,
        }
    }

    /// The last day that something of it happens: for a series the last session, else the day it was completed.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Reflection(reflection) => reflection.sessions.iter().map(|session| session.on).max(),
            Self::Training(_) | Self::Other(_) => self.completed_on(),
        }
    }

    /// The last day that something of it happens on or before a day.
    #[must_use]
    pub fn last_day_until(&self, on: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Reflection(reflection) => {
                reflection.sessions.iter().map(|session| session.on).filter(|day| *day <= on).max()
            }
            Self::Training(_) | Self::Other(_) => self.completed_on().filter(|day| *day <= on),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ActivityKind {
        match self {
            Self::Training(_) => ActivityKind::Training,
            Self::Reflection(_) => ActivityKind::Reflection,
            Self::Other(_) => ActivityKind::Other,
        }
    }

    /// Its form.
    #[must_use]
    pub const fn form(&self) -> Form {
        match self {
            Self::Training(training) => Form::Training(training.form),
            Self::Reflection(reflection) => Form::Reflection(reflection.form),
            Self::Other(other) => Form::Other(other.form),
        }
    }

    /// What there is to show for it.
    #[must_use]
    pub fn evidence(&self) -> &[String] {
        match self {
            Self::Training(Training { evidence, .. })
            | Self::Reflection(Reflection { evidence, .. })
            | Self::Other(Other { evidence, .. }) => evidence,
        }
    }
}
