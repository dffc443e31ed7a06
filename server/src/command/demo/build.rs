//! Small builders for the dossiers of the demo.

use chrono::{Days, Months, NaiveDate};
use domain::{
    Accreditation, AccreditedBy, Activity, Centi, Chamber, CountsAs, Document, DocumentKind, Dossier, Employment,
    Facts, Learning, Leave, LeaveKind, Level, Minutes, Other, OtherForm, Proof, Reflection, ReflectionForm,
    Registration, Session, Supervisor, SupervisorRegister, Training, TrainingForm,
};

/// A real course: what its provider's page states of it, and nothing more. Where hours or an accreditation are not given
/// there, they are not given here.
///
/// Source: the pages named in the list of courses that the project started with, read in 2026.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub title: &'static str,
    pub provider: &'static str,
    pub form: TrainingForm,
    /// Hundredths of hours of contact time.
    pub hours: Option<u64>,
    /// By whom, for which chamber, and hundredths of points.
    pub accredited: Option<(&'static str, Option<Chamber>, Option<u64>)>,
}

impl Course {
    const fn of(title: &'static str, provider: &'static str, form: TrainingForm) -> Self {
        Self { title, provider, form, hours: None, accredited: None }
    }

    const fn hours(self, hundredths: u64) -> Self {
        Self { hours: Some(hundredths), ..self }
    }

    const fn by(self, name: &'static str, chamber: Option<Chamber>, points: Option<u64>) -> Self {
        Self { accredited: Some((name, chamber, points)), ..self }
    }
}

const JGP: Option<Chamber> = Some(Chamber::Jgp);

pub const FLAGS: Course =
    Course::of("Vlaggensysteem – Basistraining", "PRED", TrainingForm::Training).by("SKJ", JGP, Some(600));
pub const ATTACHMENT: Course =
    Course::of("Trauma en Hechtingsproblematiek", "Behind Behaviour", TrainingForm::Training).hours(350).by(
        "SKJ",
        JGP,
        Some(350),
    );
pub const MORAL: Course =
    Course::of("Gespreksleider Moreel Beraad", "Hogeschool Leiden", TrainingForm::Training).by("SKJ", JGP, Some(6400));
pub const VIDEO: Course = Course::of(
    "Nascholingsbijeenkomsten en WOK video-hometraining / video-interactiebegeleiding",
    "AIT",
    TrainingForm::Training,
)
.by("SKJ", JGP, None);
pub const PARENTS: Course =
    Course::of("Modulaire training Specialisatie Ouderonthechting", "Hechtscheiden", TrainingForm::Training)
        .by("SKJ", JGP, None);
pub const ATTENTION: Course = Course::of(
    "Landelijke training Aandachtsfunctionaris huiselijk geweld en kindermishandeling",
    "Harten3",
    TrainingForm::Training,
)
.by("LVAK", None, None);
pub const ROCKS: Course =
    Course::of("3-daagse basistraining Rots en Water", "Rots en Water Instituut", TrainingForm::Training).hours(2400);
pub const SCHEMA: Course = Course::of("Basis- en vervolgcursus Schematherapie", "PAO", TrainingForm::Training)
    .hours(5000)
    .by("VGCt", None, None);
pub const MOTIVATION: Course =
    Course::of("Dagtraining motiverende gespreksvoering", "Het Wilgenpad", TrainingForm::Training)
        .by("ABvC", None, None);
pub const BABIES: Course =
    Course::of("Infant Mental Health: baby's met psychische problemen?", "PsyXpert", TrainingForm::ELearning);
pub const PARENTING: Course = Course::of("Ouderbegeleiding, een vak apart", "PsyXpert", TrainingForm::ELearning);
pub const MARRIAGE: Course =
    Course::of("Cursus Huwelijksdwang (zorgprofessionals)", "Augeo / Fier", TrainingForm::ELearning);
pub const TRAUMA: Course = Course::of(
    "Traumasensitief werken in verbinding met kind en gezin",
    "De Inzichten Academie",
    TrainingForm::Training,
);
pub const BOND: Course =
    Course::of("Werken vanuit verbinding in de jeugdzorg", "De Inzichten Academie", TrainingForm::Training);
pub const DIVORCE: Course = Course::of("Gescheiden ouders strijden, kinderen lijden", "LOCK", TrainingForm::Training);
pub const AUTHORITY: Course = Course::of("Verbindend gezag & Geweldloos Verzet", "Lorentzhuis", TrainingForm::Training);
pub const ADOS: Course = Course::of("ADOS-2 Basistraining", "Yulius", TrainingForm::Training);
pub const GRIEF: Course =
    Course::of("Rouw: diagnostiek en interventie in de jeugdzorg", "De Jeugdzorgacademie", TrainingForm::Training);

/// Everything of which the page states nothing that counts, for small informal learning.
pub const INFORMAL: [Course; 8] = [BABIES, PARENTING, MARRIAGE, TRAUMA, BOND, DIVORCE, AUTHORITY, GRIEF];

/// A dossier that is being put together, as seen from a day.
pub struct Builder {
    pub today: NaiveDate,
    dossier: Dossier,
}

impl Builder {
    pub fn new(today: NaiveDate) -> Self {
        Self { today, dossier: Dossier::new() }
    }

    pub fn done(self) -> Dossier {
        self.dossier
    }

    /// The day so many months and days ago.
    pub fn ago(&self, months: u32, days: u64) -> NaiveDate {
        let day = self.today.checked_sub_months(Months::new(months)).unwrap_or(self.today);
        day.checked_sub_days(Days::new(days)).unwrap_or(day)
    }

    /// The day so many months and days from now.
    pub fn ahead(&self, months: u32, days: u64) -> NaiveDate {
        let day = self.today.checked_add_months(Months::new(months)).unwrap_or(self.today);
        day.checked_add_days(Days::new(days)).unwrap_or(day)
    }

    /// A registration of five years.
    pub fn registration(
        &mut self,
        chamber: Chamber,
        number: &str,
        since: NaiveDate,
        facts: Facts,
    ) -> &mut Registration {
        let until = since.checked_add_months(Months::new(60)).unwrap_or(since);
        let id = format!("r{}", self.dossier.registrations.len().saturating_add(1));
        self.dossier.registrations.push(Registration {
            id,
            register: chamber.register(),
            chamber,
            number: Some(number.to_owned()),
            since,
            until,
            ruleset: None,
            facts,
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: Vec::new(),
            measures: Vec::new(),
        });
        let last = self.dossier.registrations.len().saturating_sub(1);
        #[allow(clippy::indexing_slicing)] // It was pushed two lines up.
        &mut self.dossier.registrations[last]
    }

    /// A job; gives its id.
    #[allow(clippy::too_many_arguments)] // One builder call reads as one line of a dossier.
    pub fn job(
        &mut self,
        employer: &str,
        role: &str,
        counts_as: &[CountsAs],
        level: Level,
        hours: u64,
        from: NaiveDate,
        until: Option<NaiveDate>,
    ) -> String {
        let id = format!("e{}", self.dossier.employments.len().saturating_add(1));
        self.dossier.employments.push(Employment {
            id: id.clone(),
            employer: Some(employer.to_owned()),
            role: Some(role.to_owned()),
            counts_as: counts_as.to_vec(),
            level: Some(level),
            hours_per_week: Centi::whole(hours),
            from,
            until,
            leave: Vec::new(),
        });
        id
    }

    /// Leave from the last job.
    pub fn leave(&mut self, kind: LeaveKind, from: NaiveDate, until: NaiveDate) {
        if let Some(job) = self.dossier.employments.last_mut() {
            job.leave.push(Leave { from, until: Some(until), kind: Some(kind) });
        }
    }

    fn next_id(&self) -> String {
        format!("a{}", self.dossier.activities.len().saturating_add(1))
    }

    /// A course on a day. `hours` are what the person notes where the course states none.
    pub fn course(&mut self, course: Course, on: NaiveDate, learning: Learning, hours: Option<u64>, evidence: bool) {
        let accreditations = course
            .accredited
            .map(|(by, chamber, points)| Accreditation {
                by: AccreditedBy::from(by),
                chambers: chamber.into_iter().collect(),
                points: points.map(Centi::new),
            })
            .into_iter()
            .collect();
        let activity = Activity::Training(Training {
            id: self.next_id(),
            title: Some(course.title.to_owned()),
            provider: Some(course.provider.to_owned()),
            form: course.form,
            learning: Some(learning),
            level: Some(Level::Hbo),
            completed_on: Some(on),
            hours: course.hours.or(hours).map(Centi::new),
            tested: matches!(course.form, TrainingForm::ELearning).then_some(true),
            accreditations,
            evidence: if evidence { vec!["certificate".to_owned()] } else { Vec::new() },
        });
        self.dossier.activities.push(activity);
    }

    /// A course that is none: an example with an accreditation that the demo needs and no real course in it states.
    pub fn example(&mut self, title: &str, on: NaiveDate, hours: u64, by: &str, level: Level) {
        let activity = Activity::Training(Training {
            id: self.next_id(),
            title: Some(format!("{title} (voorbeeld)")),
            provider: Some("Voorbeeldaanbieder".to_owned()),
            form: TrainingForm::Course,
            learning: Some(Learning::Formal),
            level: Some(level),
            completed_on: Some(on),
            hours: Some(Centi::whole(hours)),
            tested: None,
            accreditations: vec![Accreditation {
                by: AccreditedBy::from(by),
                chambers: Vec::new(),
                points: Some(Centi::whole(hours)),
            }],
            evidence: vec!["certificate".to_owned()],
        });
        self.dossier.activities.push(activity);
    }

    /// A series of reflection: from the `first` day, `many` sessions of `minutes`, so many days `apart`.
    pub fn series(
        &mut self,
        form: ReflectionForm,
        title: &str,
        (first, many, apart): (NaiveDate, u64, u64),
        minutes: u32,
        group: u32,
    ) {
        let sessions: Vec<Session> = (0..many)
            .filter_map(|index| {
                let on = first.checked_add_days(Days::new(index.saturating_mul(apart)))?;
                Some(Session { on, minutes: Minutes::new(minutes) })
            })
            .collect();
        let supervised = form == ReflectionForm::Supervision;
        let activity = Activity::Reflection(Reflection {
            id: self.next_id(),
            title: Some(title.to_owned()),
            provider: None,
            form,
            guided: (form != ReflectionForm::SelfReflection).then_some(true),
            group_size: Some(group),
            hierarchy: (group > 1).then_some(false),
            completed_on: None,
            sessions,
            supervisor: supervised.then_some(Supervisor { register: Some(SupervisorRegister::Lvsc) }),
            proof: Some(if supervised { Proof::SupervisorStatement } else { Proof::OwnStatement }),
            evidence: Vec::new(),
        });
        self.dossier.activities.push(activity);
    }

    /// Another activity.
    pub fn other(&mut self, form: OtherForm, title: &str, on: NaiveDate, hours: u64) {
        let activity = Activity::Other(Other {
            id: self.next_id(),
            title: Some(title.to_owned()),
            provider: None,
            form,
            completed_on: Some(on),
            author_rank: (form == OtherForm::Publication).then_some(1),
            hours: Some(Centi::whole(hours)),
            evidence: Vec::new(),
        });
        self.dossier.activities.push(activity);
    }

    /// A paper.
    pub fn paper(&mut self, kind: DocumentKind, on: NaiveDate, job: Option<String>) {
        let completed = kind == DocumentKind::EthicsTraining;
        self.dossier.documents.push(Document {
            kind,
            employment: job,
            issued_on: (!completed).then_some(on),
            completed_on: completed.then_some(on),
        });
    }

    /// So many activities in all.
    pub fn activities(&self) -> usize {
        self.dossier.activities.len()
    }
}
