//! What types cannot say: lengths, ranges, order of dates, ids and references.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::problem::{Path, ProblemKind, Problems, shown};
use super::{
    Dossier, MAX_ACTIVITIES, MAX_DOCUMENTS, MAX_EMPLOYMENTS, MAX_ENTRIES, MAX_HOURS, MAX_HOURS_PER_WEEK, MAX_ID,
    MAX_NUMBER, MAX_PERSONS, MAX_REGISTRATIONS, MAX_TEXT, Person, in_range,
};
use crate::activity::{Activity, Other, Reflection, Training};
use crate::amount::{Centi, Minutes};
use crate::document::{Document, DocumentKind};
use crate::employment::Employment;
use crate::registration::Registration;
use crate::registration::ruleset::Ruleset;

/// What was read of a file: `None` for an element that had a problem already.
pub(super) struct Read<'a> {
    pub(super) person: Option<&'a Person>,
    pub(super) registrations: &'a [Option<Registration>],
    pub(super) employments: &'a [Option<Employment>],
    pub(super) activities: &'a [Option<Activity>],
    pub(super) documents: &'a [Option<Document>],
}

/// Checks what was read of a file.
pub(super) fn read(read: &Read<'_>, problems: &mut Problems) {
    let mut check = Check(problems);
    check.person(read.person);
    let registrations = read.registrations.iter().map(Option::as_ref);
    let employments = read.employments.iter().map(Option::as_ref);
    check.registrations(registrations);
    check.employments(employments.clone());
    check.activities(read.activities.iter().map(Option::as_ref));
    // An employment that could not be read may be the one that a document names.
    let ids = employments.map(|employment| employment.map(|employment| employment.id.as_str())).collect();
    check.documents(read.documents.iter().map(Option::as_ref), ids);
}

/// Checks a dossier that was put together by a program.
pub(super) fn dossier(dossier: &Dossier, problems: &mut Problems) {
    let root = Path::Root;
    let mut check = Check(problems);
    check.count(root.field("registrations"), dossier.registrations.len(), MAX_REGISTRATIONS);
    check.count(root.field("employments"), dossier.employments.len(), MAX_EMPLOYMENTS);
    check.count(root.field("activities"), dossier.activities.len(), MAX_ACTIVITIES);
    check.count(root.field("documents"), dossier.documents.len(), MAX_DOCUMENTS);
    check.person(dossier.person.as_ref());
    check.registrations(dossier.registrations.iter().map(Some));
    check.employments(dossier.employments.iter().map(Some));
    check.activities(dossier.activities.iter().map(Some));
    let ids = dossier.employments.iter().map(|employment| Some(employment.id.as_str())).collect();
    check.documents(dossier.documents.iter().map(Some), ids);
}

/// Checks one registration, without its id.
pub(crate) fn registration(registration: &Registration, path: &Path<'_>, problems: &mut Problems) {
    Check(problems).registration(path, registration);
}

struct Check<'p>(&'p mut Problems);

impl Check<'_> {
    fn count(&mut self, path: Path<'_>, count: usize, maximum: usize) {
        if count > maximum {
            self.0.add(path, ProblemKind::TooMany { maximum });
        }
    }

    fn length(&mut self, path: Path<'_>, text: &str, maximum: usize) {
        // Bytes first: most texts need no counting of characters.
        if text.len() > maximum && text.chars().nth(maximum).is_some() {
            self.0.add(path, ProblemKind::TooLong { maximum });
        }
    }

    fn text(&mut self, path: Path<'_>, text: Option<&str>) {
        if let Some(text) = text {
            self.length(path, text, MAX_TEXT);
        }
    }

    fn id<'i>(&mut self, path: Path<'_>, id: &'i str, seen: &mut HashSet<&'i str>) {
        if id.is_empty() {
            self.0.add(path, ProblemKind::Empty);
        } else if !seen.insert(id) {
            self.0.add(path, ProblemKind::DuplicateId { id: shown(id) });
        }
        self.length(path, id, MAX_ID);
    }

    fn date(&mut self, path: Path<'_>, date: Option<NaiveDate>) {
        if date.is_some_and(|date| !in_range(date)) {
            self.0.add(path, ProblemKind::DateOutOfRange);
        }
    }

    fn amount(&mut self, path: Path<'_>, amount: Option<Centi>, maximum: u64) {
        if amount.is_some_and(|amount| amount > Centi::whole(maximum)) {
            self.0.add(path, ProblemKind::OutOfRange { minimum: 0, maximum });
        }
    }

    fn number(&mut self, path: Path<'_>, number: Option<u32>, minimum: u32, maximum: u32) {
        if number.is_some_and(|number| !(minimum..=maximum).contains(&number)) {
            let (minimum, maximum) = (u64::from(minimum), u64::from(maximum));
            self.0.add(path, ProblemKind::OutOfRange { minimum, maximum });
        }
    }

    /// A stretch whose last day is included.
    fn stretch(&mut self, path: &Path<'_>, from: NaiveDate, until: Option<NaiveDate>) {
        self.date(path.field("from"), Some(from));
        self.date(path.field("until"), until);
        if until.is_some_and(|until| until < from) {
            self.0.add(path.field("until"), ProblemKind::Before { than: "from" });
        }
    }

    fn person(&mut self, person: Option<&Person>) {
        let root = Path::Root;
        let path = root.field("person");
        self.text(path.field("name"), person.and_then(|person| person.name.as_deref()));
    }

    fn registrations<'d>(&mut self, registrations: impl Iterator<Item = Option<&'d Registration>>) {
        let root = Path::Root;
        let list = root.field("registrations");
        let mut seen = HashSet::new();
        for (index, registration) in registrations.enumerate() {
            let Some(registration) = registration else {
                continue;
            };
            let path = list.element(index);
            self.id(path.field("id"), &registration.id, &mut seen);
            self.registration(&path, registration);
        }
    }

    fn registration(&mut self, path: &Path<'_>, registration: &Registration) {
        let Registration { register, chamber, since, until, .. } = *registration;
        if let Some(number) = &registration.number {
            self.length(path.field("number"), number, MAX_NUMBER);
        }
        self.date(path.field("since"), Some(since));
        self.date(path.field("until"), Some(until));
        if until <= since {
            self.0.add(path.field("until"), ProblemKind::NotAfter { than: "since" });
        }
        if chamber.register() != register {
            self.0.add(path.field("chamber"), ProblemKind::ChamberOfAnotherRegister { chamber, register });
        }
        match registration.ruleset {
            Some(ruleset) if ruleset.get().chamber != chamber => {
                self.0.add(path.field("ruleset"), ProblemKind::RulesetOfAnotherChamber { ruleset, chamber });
            }
            None if Ruleset::in_force(chamber, since).is_none() => {
                self.0.add(path.field("since"), ProblemKind::NoRulesetInForce { chamber });
            }
            _ => {}
        }
        let facts = path.field("facts");
        self.number(facts.field("entry_group"), registration.facts.entry_group.map(u32::from), 1, 3);
        self.decision(path, registration);
        let moves = path.field("deadline_moves");
        self.count(moves, registration.deadline_moves.len(), MAX_ENTRIES);
        for (index, deadline_move) in registration.deadline_moves.iter().enumerate() {
            let path = moves.element(index);
            self.date(path.field("until"), Some(deadline_move.until));
            if deadline_move.until <= since {
                self.0.add(path.field("until"), ProblemKind::NotAfter { than: "since" });
            }
            self.text(path.field("reason"), deadline_move.reason.as_deref());
        }
        let measures = path.field("measures");
        self.count(measures, registration.measures.len(), MAX_ENTRIES);
        for (index, measure) in registration.measures.iter().enumerate() {
            self.stretch(&measures.element(index), measure.from, measure.until);
        }
    }

    fn decision(&mut self, path: &Path<'_>, registration: &Registration) {
        let Registration { since, submitted_on, decided_on, decision, .. } = *registration;
        self.date(path.field("submitted_on"), submitted_on);
        self.date(path.field("decided_on"), decided_on);
        if submitted_on.is_some_and(|submitted| submitted < since) {
            self.0.add(path.field("submitted_on"), ProblemKind::Before { than: "since" });
        }
        match (submitted_on, decided_on) {
            (None, Some(_)) => {
                self.0.add(path.field("decided_on"), ProblemKind::Without { without: "submitted_on" });
            }
            (Some(submitted), Some(decided)) if decided < submitted => {
                self.0.add(path.field("decided_on"), ProblemKind::Before { than: "submitted_on" });
            }
            _ => {}
        }
        match (decided_on, decision) {
            (Some(_), None) => {
                self.0.add(path.field("decided_on"), ProblemKind::Without { without: "decision" });
            }
            (None, Some(_)) => {
                self.0.add(path.field("decision"), ProblemKind::Without { without: "decided_on" });
            }
            _ => {}
        }
    }

    fn employments<'d>(&mut self, employments: impl Iterator<Item = Option<&'d Employment>>) {
        let root = Path::Root;
        let list = root.field("employments");
        let mut seen = HashSet::new();
        for (index, employment) in employments.enumerate() {
            let Some(employment) = employment else {
                continue;
            };
            let path = list.element(index);
            self.id(path.field("id"), &employment.id, &mut seen);
            self.text(path.field("employer"), employment.employer.as_deref());
            self.text(path.field("role"), employment.role.as_deref());
            self.count(path.field("counts_as"), employment.counts_as.len(), MAX_ENTRIES);
            self.amount(path.field("hours_per_week"), Some(employment.hours_per_week), MAX_HOURS_PER_WEEK);
            self.stretch(&path, employment.from, employment.until);
            let leaves = path.field("leave");
            self.count(leaves, employment.leave.len(), MAX_ENTRIES);
            for (index, leave) in employment.leave.iter().enumerate() {
                let path = leaves.element(index);
                self.stretch(&path, leave.from, leave.until);
                if let Some(kind) = &leave.kind {
                    self.length(path.field("kind"), kind.as_str(), MAX_TEXT);
                }
                let reversed = employment.until.is_some_and(|until| until < employment.from);
                let before = leave.until.is_some_and(|until| until < employment.from);
                let after = employment.until.is_some_and(|until| until < leave.from);
                if (before || after) && !reversed {
                    self.0.add(path, ProblemKind::OutsideEmployment);
                }
            }
        }
    }

    fn activities<'d>(&mut self, activities: impl Iterator<Item = Option<&'d Activity>>) {
        let root = Path::Root;
        let list = root.field("activities");
        let mut seen = HashSet::new();
        for (index, activity) in activities.enumerate() {
            let Some(activity) = activity else { continue };
            let path = list.element(index);
            self.id(path.field("id"), activity.id(), &mut seen);
            self.text(path.field("title"), activity.title());
            self.text(path.field("provider"), activity.provider());
            self.date(path.field("completed_on"), activity.completed_on());
            let evidence = path.field("evidence");
            self.count(evidence, activity.evidence().len(), MAX_ENTRIES);
            for (index, text) in activity.evidence().iter().enumerate() {
                self.text(evidence.element(index), Some(text));
            }
            match activity {
                Activity::Training(training) => self.training(&path, training),
                Activity::Reflection(reflection) => self.reflection(&path, reflection),
                Activity::Other(other) => self.other(&path, other),
            }
        }
    }

    fn training(&mut self, path: &Path<'_>, training: &Training) {
        self.amount(path.field("hours"), training.hours, MAX_HOURS);
        let list = path.field("accreditations");
        self.count(list, training.accreditations.len(), MAX_ENTRIES);
        for (index, accreditation) in training.accreditations.iter().enumerate() {
            let path = list.element(index);
            self.text(path.field("by"), Some(accreditation.by.as_str()));
            self.count(path.field("chambers"), accreditation.chambers.len(), MAX_ENTRIES);
            self.amount(path.field("points"), accreditation.points, MAX_HOURS);
        }
    }

    fn reflection(&mut self, path: &Path<'_>, reflection: &Reflection) {
        self.number(path.field("group_size"), reflection.group_size, 1, MAX_PERSONS);
        let register = reflection.supervisor.as_ref().and_then(|supervisor| supervisor.register.as_ref());
        if let Some(register) = register {
            self.text(path.field("supervisor").field("register"), Some(register.as_str()));
        }
        let list = path.field("sessions");
        if reflection.sessions.is_empty() {
            self.0.add(list, ProblemKind::Empty);
        }
        self.count(list, reflection.sessions.len(), MAX_ENTRIES);
        for (index, session) in reflection.sessions.iter().enumerate() {
            let path = list.element(index);
            self.date(path.field("on"), Some(session.on));
            self.number(path.field("minutes"), Some(session.minutes.get()), 1, Minutes::LONGEST.get());
        }
    }

    fn other(&mut self, path: &Path<'_>, other: &Other) {
        self.number(path.field("author_rank"), other.author_rank, 1, MAX_PERSONS);
        self.amount(path.field("hours"), other.hours, MAX_HOURS);
    }

    fn documents<'d>(
        &mut self,
        documents: impl Iterator<Item = Option<&'d Document>>,
        employments: Option<HashSet<&str>>,
    ) {
        let root = Path::Root;
        let list = root.field("documents");
        for (index, document) in documents.enumerate() {
            let Some(document) = document else { continue };
            let path = list.element(index);
            self.date(path.field("issued_on"), document.issued_on);
            self.date(path.field("completed_on"), document.completed_on);
            if let (Some(id), Some(employments)) = (&document.employment, &employments)
                && !employments.contains(id.as_str())
            {
                self.0.add(path.field("employment"), ProblemKind::UnknownEmployment { id: shown(id) });
            }
            // These prove something of a day; the others prove that something is so.
            let asked = match document.kind {
                DocumentKind::Vog
                | DocumentKind::EmployerStatement
                | DocumentKind::OwnStatement
                | DocumentKind::TradeRegisterExtract => "issued_on",
                DocumentKind::EthicsTraining => "completed_on",
                _ => continue,
            };
            if document.dated().is_none() {
                self.0.add(path.field(asked), ProblemKind::MissingField { field: asked });
            }
        }
    }
}
