//! The question, and how it is read.

use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{FORMAT, MAX_BYTES, MAX_HISTORY, MAX_NAMES, MAX_REASON, MAX_REGISTRATIONS, MAX_SKILL, MAX_SKILLS};
use crate::dossier::decode::{Object, boolean, date, expect_format, name, text, unnamed_registration};
use crate::dossier::node::{self, Node};
use crate::dossier::problem::{Path, Problem, ProblemKind, Problems};
use crate::dossier::{in_range, validate};
use crate::registration::Registration;
use crate::vocabulary::{Set, Vocabulary, vocabulary};

vocabulary! {
    /// The law under which the work is done. The norm holds for the Jeugdwet only.
    Law {
        /// Jeugdwet.
        Jeugdwet = "jeugdwet",
        /// Wet maatschappelijke ondersteuning: outside the norm.
        Wmo = "wmo",
        /// Participatiewet: outside the norm.
        Participatiewet = "participatiewet",
    }
}

vocabulary! {
    /// What makes work reserved for someone registered: one is enough. First those of the client, then those of the
    /// professional.
    Indicator {
        /// Client: risky tasks.
        RiskyTask = "risky-task",
        /// Client: a crisis.
        Crisis = "crisis",
        /// Client: an unsafe environment.
        UnsafeEnvironment = "unsafe-environment",
        /// Client: danger of life.
        LifeThreatening = "life-threatening",
        /// Client: several problems at once, and unclear which help is needed.
        MultipleProblemsHelpUnclear = "multiple-problems-help-unclear",
        /// Client: complex problems of unknown cause.
        ComplexCauseUnknown = "complex-cause-unknown",
        /// Client: a strongly changing course.
        StronglyChanging = "strongly-changing",
        /// Professional: analysis of a complex request, diagnosis.
        Assessment = "assessment",
        /// Professional: deciding on care.
        DecisionOnCare = "decision-on-care",
        /// Professional: casusregie.
        CaseDirection = "case-direction",
        /// Professional: high complexity or independence.
        HighComplexityOrIndependence = "high-complexity-or-independence",
        /// Professional: decisions with great impact.
        ImpactfulDecision = "impactful-decision",
    }
}

impl Indicator {
    /// Whether it is about the client; else it is about what the professional does.
    #[must_use]
    pub const fn is_of_client(self) -> bool {
        match self {
            Self::RiskyTask
            | Self::Crisis
            | Self::UnsafeEnvironment
            | Self::LifeThreatening
            | Self::MultipleProblemsHelpUnclear
            | Self::ComplexCauseUnknown
            | Self::StronglyChanging => true,
            Self::Assessment
            | Self::DecisionOnCare
            | Self::CaseDirection
            | Self::HighComplexityOrIndependence
            | Self::ImpactfulDecision => false,
        }
    }

    /// Whether it is a task that someone registered has to do personally: working in tandem does not open it.
    #[must_use]
    pub const fn is_task_of_registered_only(self) -> bool {
        matches!(self, Self::Assessment | Self::DecisionOnCare | Self::CaseDirection)
    }
}

vocabulary! {
    /// As what someone works.
    WorkerKind {
        /// A professional.
        Professional = "professional",
        /// Stagiair, or in training.
        Trainee = "trainee",
        /// Vaktherapeut.
        ArtTherapist = "art-therapist",
        /// Paramedicus.
        Paramedic = "paramedic",
        /// Gezinshuisouder.
        FamilyHomeParent = "family-home-parent",
        /// Vrijwilliger: outside the norm.
        Volunteer = "volunteer",
    }
}

vocabulary! {
    /// The level of a worker. Recorded; it does not decide.
    WorkerLevel {
        /// Middelbaar beroepsonderwijs.
        Mbo = "mbo",
        /// Hoger beroepsonderwijs.
        Hbo = "hbo",
        /// Wetenschappelijk onderwijs.
        Wo = "wo",
    }
}

vocabulary! {
    /// How the work is arranged when the worker is not registered.
    ArrangementKind {
        /// Nothing is arranged.
        None = "none",
        /// Under the responsibility of someone registered: a trainee, or working out a registered person's task.
        Supervision = "supervision",
        /// Together with someone registered, who directs.
        Tandem = "tandem",
        /// Tenzij: the employer makes plausible that quality does not suffer, or needs it.
        Unless = "unless",
    }
}

vocabulary! {
    /// What those who work in tandem have agreed. All seven are needed.
    Agreement {
        /// The registered person fixes the plan.
        PlanByRegistered = "plan-by-registered",
        /// The registered person has personally assessed the situation.
        SituationAssessedByRegistered = "situation-assessed-by-registered",
        /// The registered person holds casusregie.
        CaseDirectionByRegistered = "case-direction-by-registered",
        /// The registered person is informed well and in time.
        InformedInTime = "informed-in-time",
        /// The agreements are written down.
        WrittenAgreements = "written-agreements",
        /// There is structural contact.
        StructuralContact = "structural-contact",
        /// The client knows who is the one contact.
        OneContactForClient = "one-contact-for-client",
    }
}

vocabulary! {
    /// The ground of an exception.
    UnlessGround {
        /// The quality of the help is not lessened.
        QualityNotLessened = "quality-not-lessened",
        /// The quality of the help needs it.
        NecessaryForQuality = "necessary-for-quality",
    }
}

vocabulary! {
    /// On what the ground of an exception rests.
    UnlessBasis {
        /// An existing relation with the young person goes on.
        ExistingRelation = "existing-relation",
        /// A specific skill that is essential.
        SpecificSkill = "specific-skill",
        /// The worker is a vaktherapeut.
        ArtTherapist = "art-therapist",
        /// The worker is a paramedicus.
        Paramedic = "paramedic",
        /// Something else, said in the reason.
        Other = "other",
    }
}

/// The work to be done.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Work {
    /// Under which law.
    pub law: Law,
    /// What makes it reserved; none when it is not.
    #[serde(serialize_with = "names")]
    pub indicators: Vec<Indicator>,
    /// Skills that it asks, by name: at most 1000, each 1 to 500 characters.
    pub required_skills: Vec<String>,
    /// It works out a task of someone registered, such as a report.
    pub follows_from_registered_task: bool,
}

/// Who is to do it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Worker {
    /// As what.
    pub kind: WorkerKind,
    /// At which level, when stated.
    pub level: Option<WorkerLevel>,
    /// Skills, by name: at most 1000, each 1 to 500 characters.
    pub skills: Vec<String>,
    /// At most 100.
    #[serde(serialize_with = "unnamed")]
    pub registrations: Vec<Registration>,
}

/// The person who is responsible under an arrangement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Responsible {
    /// At most 100.
    #[serde(serialize_with = "unnamed")]
    pub registrations: Vec<Registration>,
}

/// How the work is arranged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Arrangement {
    /// In which way.
    pub kind: ArrangementKind,
    /// Who is responsible: for supervision and tandem.
    pub responsible: Option<Responsible>,
    /// What was agreed: for tandem.
    #[serde(serialize_with = "names")]
    pub agreements: Vec<Agreement>,
    /// The ground: for an exception.
    pub ground: Option<UnlessGround>,
    /// On what that rests: for an exception.
    pub basis: Option<UnlessBasis>,
    /// Why, in words, 20 to 10,000 characters: for an exception.
    pub reason: Option<String>,
    /// The first day that it holds; `None` when it holds already.
    pub from: Option<NaiveDate>,
    /// The first day that it no longer holds unless it is looked at again: needed for an exception.
    pub review_on: Option<NaiveDate>,
}

impl Arrangement {
    /// An arrangement of which nothing more is known.
    #[must_use]
    pub const fn new(kind: ArrangementKind) -> Self {
        Self {
            kind,
            responsible: None,
            agreements: Vec::new(),
            ground: None,
            basis: None,
            reason: None,
            from: None,
            review_on: None,
        }
    }
}

/// May this worker do this work, arranged so, on this day?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// The day that it is asked for.
    pub on: NaiveDate,
    /// What is to be done.
    pub work: Work,
    /// By whom.
    pub worker: Worker,
    /// How it is arranged.
    pub arrangement: Arrangement,
}

impl Question {
    /// Reads the public format. What is returned satisfies every limit of this module.
    ///
    /// # Errors
    /// Every problem that was found, at most 200 of them (and a note that there are more), in the order of the format. A
    /// question that is too large or is no JSON has one.
    pub fn from_json(input: &[u8]) -> Result<Self, Vec<Problem>> {
        if input.len() > MAX_BYTES {
            return Err(vec![Problem::new(Path::Root, ProblemKind::TooLarge { maximum: MAX_BYTES })]);
        }
        let node = node::parse(input).map_err(|problem| vec![problem])?;
        let mut problems = Problems::default();
        let question = question(node, &mut problems);
        match (question, problems.finish()) {
            (Some(question), None) => Ok(question),
            // What is not read has added a problem.
            (_, problems) => Err(problems.unwrap_or_default()),
        }
    }

    /// The public format, on one line. Reading it gives an equal question.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether the work is reserved for someone registered: it has an indicator.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        !self.work.indicators.is_empty()
    }

    /// The skills that the work asks and the worker has not, in the order of the question.
    pub fn missing_skills(&self) -> impl Iterator<Item = &str> {
        let skills: std::collections::HashSet<&str> = self.worker.skills.iter().map(String::as_str).collect();
        self.work.required_skills.iter().map(String::as_str).filter(move |skill| !skills.contains(skill))
    }
}

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Question", 5)?;
        object.serialize_field("format", FORMAT)?;
        object.serialize_field("on", &self.on)?;
        object.serialize_field("work", &self.work)?;
        object.serialize_field("worker", &self.worker)?;
        object.serialize_field("arrangement", &self.arrangement)?;
        object.end()
    }
}

/// Names, each once and in the order of the format.
fn names<V: Vocabulary, S: Serializer>(names: &[V], serializer: S) -> Result<S::Ok, S::Error> {
    names.iter().copied().collect::<Set<V>>().serialize(serializer)
}

/// Registrations, without the id of one that has none.
fn unnamed<S: Serializer>(registrations: &[Registration], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(registrations.iter().map(|registration| {
        let mut value = serde_json::to_value(registration).unwrap_or_default();
        if let Value::Object(object) = &mut value
            && registration.id.is_empty()
        {
            object.remove("id");
        }
        value
    }))
}

/// A day of the years that the formats allow.
fn day(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<NaiveDate> {
    let day = date(node, path, problems)?;
    if !in_range(day) {
        problems.add(*path, ProblemKind::DateOutOfRange);
        return None;
    }
    Some(day)
}

/// A text of at most so many characters.
fn limited(maximum: usize, node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<String> {
    let text = text(node, path, problems)?;
    if text.len() > maximum && text.chars().nth(maximum).is_some() {
        problems.add(*path, ProblemKind::TooLong { maximum });
        return None;
    }
    Some(text)
}

fn skill(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<String> {
    let skill = limited(MAX_SKILL, node, path, problems)?;
    if skill.trim().is_empty() {
        problems.add(*path, ProblemKind::Empty);
        return None;
    }
    Some(skill)
}

fn reason(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<String> {
    limited(MAX_REASON, node, path, problems)
}

fn registration(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Registration> {
    let registration = unnamed_registration(node, path, problems)?;
    validate::registration(&registration, path, problems);
    if registration.id.chars().nth(crate::dossier::MAX_ID).is_some() {
        problems.add(path.field("id"), ProblemKind::TooLong { maximum: crate::dossier::MAX_ID });
    }
    for (name, count) in
        [("deadline_moves", registration.deadline_moves.len()), ("measures", registration.measures.len())]
    {
        if count > MAX_HISTORY {
            problems.add(path.field(name), ProblemKind::TooMany { maximum: MAX_HISTORY });
        }
    }
    Some(registration)
}

fn work(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Work> {
    let names = ["law", "indicators", "required_skills", "follows_from_registered_task"];
    let mut object = Object::open(node, path, &names, problems)?;
    let law = object.required("law", name);
    let indicators = object.list("indicators", MAX_NAMES, name);
    let required_skills = object.list("required_skills", MAX_SKILLS, skill);
    let follows_from_registered_task = object.optional("follows_from_registered_task", boolean);
    Some(Work {
        law: law?,
        indicators: indicators?,
        required_skills: required_skills?,
        follows_from_registered_task: follows_from_registered_task?.unwrap_or(false),
    })
}

fn worker(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Worker> {
    let mut object = Object::open(node, path, &["kind", "level", "skills", "registrations"], problems)?;
    let kind = object.required("kind", name);
    let level = object.optional("level", name);
    let skills = object.list("skills", MAX_SKILLS, skill);
    let registrations = object.list("registrations", MAX_REGISTRATIONS, registration);
    Some(Worker { kind: kind?, level: level?, skills: skills?, registrations: registrations? })
}

fn responsible(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Responsible> {
    let mut object = Object::open(node, path, &["registrations"], problems)?;
    Some(Responsible { registrations: object.list("registrations", MAX_REGISTRATIONS, registration)? })
}

fn arrangement(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Arrangement> {
    let names = ["kind", "responsible", "agreements", "ground", "basis", "reason", "from", "review_on"];
    let mut object = Object::open(node, path, &names, problems)?;
    let kind = object.required("kind", name);
    let responsible = object.optional("responsible", responsible);
    let agreements = object.list("agreements", MAX_NAMES, name);
    let ground = object.optional("ground", name);
    let basis = object.optional("basis", name);
    let reason = object.optional("reason", reason);
    let from = object.optional("from", day);
    let review_on = object.optional("review_on", day);
    Some(Arrangement {
        kind: kind?,
        responsible: responsible?,
        agreements: agreements?,
        ground: ground?,
        basis: basis?,
        reason: reason?,
        from: from?,
        review_on: review_on?,
    })
}

fn format(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<()> {
    expect_format(FORMAT, node, path, problems)
}

fn question(node: Node<'_>, problems: &mut Problems) -> Option<Question> {
    let root = Path::Root;
    let mut object = Object::open(node, &root, &["format", "on", "work", "worker", "arrangement"], problems)?;
    let format = object.required("format", format);
    let on = object.required("on", day);
    let work = object.required("work", work);
    let worker = object.required("worker", worker);
    let arrangement = object.optional("arrangement", arrangement);
    format?;
    Some(Question {
        on: on?,
        work: work?,
        worker: worker?,
        arrangement: arrangement?.unwrap_or_else(|| Arrangement::new(ArrangementKind::None)),
    })
}
