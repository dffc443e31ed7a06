//! From a JSON tree to a dossier. Reads on after a problem, so that one run names them all.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::node::Node;
use super::problem::{Path, ProblemKind, Problems, ValueType, shown};
use super::{
    Dossier, FORMAT, MAX_ACTIVITIES, MAX_DOCUMENTS, MAX_EMPLOYMENTS, MAX_ENTRIES, MAX_REGISTRATIONS, Person, validate,
};
use crate::activity::{
    Accreditation, AccreditedBy, Activity, ActivityKind, Other, Reflection, Session, Supervisor, SupervisorRegister,
    Training,
};
use crate::amount::{Centi, Minutes};
use crate::document::Document;
use crate::employment::{Employment, Leave, LeaveKind};
use crate::registration::{DeadlineMove, Facts, Measure, Registration};
use crate::vocabulary::Vocabulary;

/// Reads one value; `None` after adding a problem.
type Read<T> = fn(Node<'_>, &Path<'_>, &mut Problems) -> Option<T>;

/// An object whose fields are being taken out.
pub(crate) struct Object<'n, 'r> {
    fields: Vec<(Cow<'n, str>, Node<'n>)>,
    path: &'r Path<'r>,
    problems: &'r mut Problems,
}

impl<'n, 'r> Object<'n, 'r> {
    /// The object at a place. Fields that are not in `names`, or there twice, are problems.
    pub(crate) fn open(node: Node<'n>, path: &'r Path<'r>, names: &[&str], problems: &'r mut Problems) -> Option<Self> {
        let Node::Object(found) = node else {
            return wrong_type(ValueType::Object, &node, path, problems);
        };
        let mut fields: Vec<(Cow<'n, str>, Node<'n>)> = Vec::with_capacity(names.len());
        for (name, value) in found {
            if !names.contains(&name.as_ref()) {
                problems.add(path.field(&name), ProblemKind::UnknownField { field: shown(&name) });
            } else if fields.iter().any(|(earlier, _)| *earlier == name) {
                problems.add(path.field(&name), ProblemKind::DuplicateField { field: shown(&name) });
            } else {
                fields.push((name, value));
            }
        }
        Some(Self { fields, path, problems })
    }

    fn take(&mut self, name: &str) -> Option<Node<'n>> {
        let place = self.fields.iter().position(|(field, _)| field == name)?;
        Some(self.fields.swap_remove(place).1)
    }

    /// A field that has to be there.
    pub(crate) fn required<T>(&mut self, name: &'static str, read: Read<T>) -> Option<T> {
        let path = self.path.field(name);
        match self.take(name) {
            Some(node) => read(node, &path, self.problems),
            None => {
                self.problems.add(path, ProblemKind::MissingField { field: name });
                None
            }
        }
    }

    /// A field that may be absent or null; `Some(None)` then.
    pub(crate) fn optional<T>(&mut self, name: &'static str, read: Read<T>) -> Option<Option<T>> {
        match self.take(name) {
            None | Some(Node::Null) => Some(None),
            Some(node) => read(node, &self.path.field(name), self.problems).map(Some),
        }
    }

    /// A list that may be absent or null; empty then.
    pub(crate) fn list<T>(&mut self, name: &'static str, maximum: usize, read: Read<T>) -> Option<Vec<T>> {
        self.elements(name, maximum, read).into_iter().collect()
    }

    /// The same, with `None` for an element that has a problem.
    fn elements<T>(&mut self, name: &'static str, maximum: usize, read: Read<T>) -> Vec<Option<T>> {
        let path = self.path.field(name);
        match self.take(name) {
            None | Some(Node::Null) => Vec::new(),
            Some(Node::List(nodes)) if nodes.len() > maximum => {
                self.problems.add(path, ProblemKind::TooMany { maximum });
                vec![None]
            }
            Some(Node::List(nodes)) => nodes
                .into_iter()
                .enumerate()
                .map(|(index, node)| read(node, &path.element(index), self.problems))
                .collect(),
            Some(node) => vec![wrong_type(ValueType::List, &node, &path, self.problems)],
        }
    }
}

fn wrong_type<T>(expected: ValueType, node: &Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<T> {
    problems.add(*path, ProblemKind::WrongType { expected, found: node.found() });
    None
}

pub(crate) fn text(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.into_owned()),
        node => wrong_type(ValueType::Text, &node, path, problems),
    }
}

pub(crate) fn boolean(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<bool> {
    match node {
        Node::Bool(value) => Some(value),
        node => wrong_type(ValueType::Boolean, &node, path, problems),
    }
}

pub(crate) fn date(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<NaiveDate> {
    match node {
        Node::Text(text) => {
            let date = super::date(&text);
            if date.is_none() {
                problems.add(*path, ProblemKind::InvalidDate);
            }
            date
        }
        node => wrong_type(ValueType::Date, &node, path, problems),
    }
}

/// Hours or points: not negative, at most two decimals.
fn amount(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Centi> {
    // The largest amount that is told apart to two decimals; validation has narrower limits.
    const MAXIMUM: u64 = 1_000_000_000;
    let kind = match node {
        Node::Integer(..0) => ProblemKind::Negative,
        Node::Integer(number) => match u64::try_from(number) {
            Ok(number) if number <= MAXIMUM => return Some(Centi::whole(number)),
            _ => ProblemKind::OutOfRange { minimum: 0, maximum: MAXIMUM },
        },
        // Also catches -0.0, which is no amount that anybody writes.
        Node::Decimal(number) if number.is_sign_negative() => ProblemKind::Negative,
        Node::Decimal(number) if number > MAXIMUM as f64 => ProblemKind::OutOfRange { minimum: 0, maximum: MAXIMUM },
        Node::Decimal(number) => match Centi::from_decimal(number) {
            Some(amount) => return Some(amount),
            None => ProblemKind::TooManyDecimals,
        },
        node => return wrong_type(ValueType::Number, &node, path, problems),
    };
    problems.add(*path, kind);
    None
}

fn whole(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<u32> {
    let number = match node {
        Node::Integer(number) => number,
        // 90.0 is a whole number in JSON.
        Node::Decimal(number) if number.fract() == 0.0 && number.abs() < 1e15 => number as i64,
        Node::Decimal(number) => {
            let kind = if number < 0.0 { ProblemKind::Negative } else { ProblemKind::NotWhole };
            problems.add(*path, kind);
            return None;
        }
        node => return wrong_type(ValueType::WholeNumber, &node, path, problems),
    };
    let kind = match u32::try_from(number) {
        Ok(number) => return Some(number),
        Err(_) if number < 0 => ProblemKind::Negative,
        Err(_) => ProblemKind::OutOfRange { minimum: 0, maximum: u64::from(u32::MAX) },
    };
    problems.add(*path, kind);
    None
}

fn minutes(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Minutes> {
    whole(node, path, problems).map(Minutes::new)
}

/// A name from a closed list.
pub(crate) fn name<V: Vocabulary>(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<V> {
    match node {
        Node::Text(text) => {
            let member = V::named(&text);
            if member.is_none() {
                problems.add(*path, ProblemKind::UnknownValue { value: shown(&text), allowed: V::NAMES });
            }
            member
        }
        node => wrong_type(ValueType::Text, &node, path, problems),
    }
}

/// A name from an open list.
fn open_name<T: for<'t> From<&'t str>>(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<T> {
    match node {
        Node::Text(text) => Some(T::from(&text)),
        node => wrong_type(ValueType::Text, &node, path, problems),
    }
}

fn format(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<()> {
    expect_format(FORMAT, node, path, problems)
}

/// The name of this format and of no other.
pub(crate) fn expect_format(
    expected: &'static str,
    node: Node<'_>,
    path: &Path<'_>,
    problems: &mut Problems,
) -> Option<()> {
    let text = text(node, path, problems)?;
    if text != expected {
        problems.add(*path, ProblemKind::UnknownFormat { value: shown(&text), expected });
        return None;
    }
    Some(())
}

fn person(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Person> {
    let mut object = Object::open(node, path, &["name"], problems)?;
    Some(Person { name: object.optional("name", text)? })
}

fn facts(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Facts> {
    let names = [
        "ethics_training_required",
        "self_employed",
        "experience_over_3648_hours",
        "diagnostics_endorsement",
        "entry_group",
    ];
    let mut object = Object::open(node, path, &names, problems)?;
    let ethics_training_required = object.optional("ethics_training_required", boolean);
    let self_employed = object.optional("self_employed", boolean);
    let experience_over_3648_hours = object.optional("experience_over_3648_hours", boolean);
    let diagnostics_endorsement = object.optional("diagnostics_endorsement", boolean);
    let entry_group = object.optional("entry_group", entry_group);
    Some(Facts {
        ethics_training_required: ethics_training_required?,
        self_employed: self_employed?,
        experience_over_3648_hours: experience_over_3648_hours?,
        diagnostics_endorsement: diagnostics_endorsement?,
        entry_group: entry_group?,
    })
}

fn entry_group(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<u8> {
    // A number too large for the type is out of the range that validation names.
    whole(node, path, problems).map(|group| u8::try_from(group).unwrap_or(u8::MAX))
}

fn deadline_move(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<DeadlineMove> {
    let mut object = Object::open(node, path, &["until", "reason"], problems)?;
    let until = object.required("until", date);
    let reason = object.optional("reason", text);
    Some(DeadlineMove { until: until?, reason: reason? })
}

fn measure(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Measure> {
    let mut object = Object::open(node, path, &["kind", "from", "until"], problems)?;
    let kind = object.required("kind", name);
    let from = object.required("from", date);
    let until = object.optional("until", date);
    Some(Measure { kind: kind?, from: from?, until: until? })
}

pub(super) fn registration(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Registration> {
    read_registration(true, node, path, problems)
}

/// A registration to which nothing refers: its id may be left out, and is then empty.
pub(crate) fn unnamed_registration(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Registration> {
    read_registration(false, node, path, problems)
}

fn read_registration(named: bool, node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Registration> {
    let names = [
        "id",
        "register",
        "chamber",
        "number",
        "since",
        "until",
        "ruleset",
        "facts",
        "submitted_on",
        "decided_on",
        "decision",
        "deadline_moves",
        "measures",
    ];
    let mut object = Object::open(node, path, &names, problems)?;
    let id =
        if named { object.required("id", text) } else { object.optional("id", text).map(Option::unwrap_or_default) };
    let register = object.required("register", name);
    let chamber = object.required("chamber", name);
    let number = object.optional("number", text);
    let since = object.required("since", date);
    let until = object.required("until", date);
    let ruleset = object.optional("ruleset", name);
    let facts = object.optional("facts", facts);
    let submitted_on = object.optional("submitted_on", date);
    let decided_on = object.optional("decided_on", date);
    let decision = object.optional("decision", name);
    let deadline_moves = object.list("deadline_moves", MAX_ENTRIES, deadline_move);
    let measures = object.list("measures", MAX_ENTRIES, measure);
    Some(Registration {
        id: id?,
        register: register?,
        chamber: chamber?,
        number: number?,
        since: since?,
        until: until?,
        ruleset: ruleset?,
        facts: facts?.unwrap_or_default(),
        submitted_on: submitted_on?,
        decided_on: decided_on?,
        decision: decision?,
        deadline_moves: deadline_moves?,
        measures: measures?,
    })
}

fn leave(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Leave> {
    let mut object = Object::open(node, path, &["from", "until", "kind"], problems)?;
    let from = object.required("from", date);
    let until = object.optional("until", date);
    let kind = object.optional("kind", open_name::<LeaveKind>);
    Some(Leave { from: from?, until: until?, kind: kind? })
}

pub(super) fn employment(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Employment> {
    let names = ["id", "employer", "role", "counts_as", "level", "hours_per_week", "from", "until", "leave"];
    let mut object = Object::open(node, path, &names, problems)?;
    let id = object.required("id", text);
    let employer = object.optional("employer", text);
    let role = object.optional("role", text);
    let counts_as = object.list("counts_as", MAX_ENTRIES, name);
    let level = object.optional("level", name);
    let hours_per_week = object.required("hours_per_week", amount);
    let from = object.required("from", date);
    let until = object.optional("until", date);
    let leave = object.list("leave", MAX_ENTRIES, leave);
    Some(Employment {
        id: id?,
        employer: employer?,
        role: role?,
        counts_as: counts_as?,
        level: level?,
        hours_per_week: hours_per_week?,
        from: from?,
        until: until?,
        leave: leave?,
    })
}

fn accreditation(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Accreditation> {
    let mut object = Object::open(node, path, &["by", "chambers", "points"], problems)?;
    let by = object.required("by", open_name::<AccreditedBy>);
    let chambers = object.list("chambers", MAX_ENTRIES, name);
    let points = object.optional("points", amount);
    Some(Accreditation { by: by?, chambers: chambers?, points: points? })
}

fn session(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Session> {
    let mut object = Object::open(node, path, &["on", "minutes"], problems)?;
    let on = object.required("on", date);
    let minutes = object.required("minutes", minutes);
    Some(Session { on: on?, minutes: minutes? })
}

fn supervisor(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Supervisor> {
    let mut object = Object::open(node, path, &["register"], problems)?;
    Some(Supervisor { register: object.optional("register", open_name::<SupervisorRegister>)? })
}

pub(super) fn activity(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Activity> {
    let Node::Object(fields) = &node else {
        return wrong_type(ValueType::Object, &node, path, problems);
    };
    // The kind decides which fields there are, so without it nothing else can be judged.
    let kind = fields.iter().find(|(name, _)| name == "kind").map(|(_, kind)| kind);
    let at = path.field("kind");
    match kind {
        None => {
            problems.add(at, ProblemKind::MissingField { field: "kind" });
            None
        }
        Some(Node::Text(text)) => match ActivityKind::named(text) {
            Some(ActivityKind::Training) => training(node, path, problems).map(Activity::Training),
            Some(ActivityKind::Reflection) => reflection(node, path, problems).map(Activity::Reflection),
            Some(ActivityKind::Other) => other(node, path, problems).map(Activity::Other),
            None => {
                let allowed = ActivityKind::NAMES;
                problems.add(at, ProblemKind::UnknownValue { value: shown(text), allowed });
                None
            }
        },
        Some(node) => wrong_type(ValueType::Text, node, &at, problems),
    }
}

fn training(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Training> {
    let names = [
        "id",
        "kind",
        "title",
        "provider",
        "form",
        "learning",
        "level",
        "completed_on",
        "hours",
        "tested",
        "accreditations",
        "evidence",
    ];
    let mut object = Object::open(node, path, &names, problems)?;
    let id = object.required("id", text);
    let title = object.optional("title", text);
    let provider = object.optional("provider", text);
    let form = object.required("form", name);
    let learning = object.optional("learning", name);
    let level = object.optional("level", name);
    let completed_on = object.optional("completed_on", date);
    let hours = object.optional("hours", amount);
    let tested = object.optional("tested", boolean);
    let accreditations = object.list("accreditations", MAX_ENTRIES, accreditation);
    let evidence = object.list("evidence", MAX_ENTRIES, text);
    Some(Training {
        id: id?,
        title: title?,
        provider: provider?,
        form: form?,
        learning: learning?,
        level: level?,
        completed_on: completed_on?,
        hours: hours?,
        tested: tested?,
        accreditations: accreditations?,
        evidence: evidence?,
    })
}

fn reflection(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Reflection> {
    let names = [
        "id",
        "kind",
        "title",
        "provider",
        "form",
        "guided",
        "group_size",
        "hierarchy",
        "completed_on",
        "sessions",
        "supervisor",
        "proof",
        "evidence",
    ];
    let mut object = Object::open(node, path, &names, problems)?;
    let id = object.required("id", text);
    let title = object.optional("title", text);
    let provider = object.optional("provider", text);
    let form = object.required("form", name);
    let guided = object.optional("guided", boolean);
    let group_size = object.optional("group_size", whole);
    let hierarchy = object.optional("hierarchy", boolean);
    let completed_on = object.optional("completed_on", date);
    let sessions = object.list("sessions", MAX_ENTRIES, session);
    let supervisor = object.optional("supervisor", supervisor);
    let proof = object.optional("proof", name);
    let evidence = object.list("evidence", MAX_ENTRIES, text);
    Some(Reflection {
        id: id?,
        title: title?,
        provider: provider?,
        form: form?,
        guided: guided?,
        group_size: group_size?,
        hierarchy: hierarchy?,
        completed_on: completed_on?,
        sessions: sessions?,
        supervisor: supervisor?,
        proof: proof?,
        evidence: evidence?,
    })
}

fn other(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Other> {
    let names = ["id", "kind", "title", "provider", "form", "completed_on", "author_rank", "hours", "evidence"];
    let mut object = Object::open(node, path, &names, problems)?;
    let id = object.required("id", text);
    let title = object.optional("title", text);
    let provider = object.optional("provider", text);
    let form = object.required("form", name);
    let completed_on = object.optional("completed_on", date);
    let author_rank = object.optional("author_rank", whole);
    let hours = object.optional("hours", amount);
    let evidence = object.list("evidence", MAX_ENTRIES, text);
    Some(Other {
        id: id?,
        title: title?,
        provider: provider?,
        form: form?,
        completed_on: completed_on?,
        author_rank: author_rank?,
        hours: hours?,
        evidence: evidence?,
    })
}

pub(super) fn document(node: Node<'_>, path: &Path<'_>, problems: &mut Problems) -> Option<Document> {
    let mut object = Object::open(node, path, &["kind", "employment", "issued_on", "completed_on"], problems)?;
    let kind = object.required("kind", name);
    let employment = object.optional("employment", text);
    let issued_on = object.optional("issued_on", date);
    let completed_on = object.optional("completed_on", date);
    Some(Document { kind: kind?, employment: employment?, issued_on: issued_on?, completed_on: completed_on? })
}

/// The dossier; only of use when no problem was added.
pub(super) fn dossier(node: Node<'_>, problems: &mut Problems) -> Dossier {
    let root = Path::Root;
    let names = ["format", "person", "registrations", "employments", "activities", "documents"];
    let Some(mut object) = Object::open(node, &root, &names, problems) else {
        return Dossier::default();
    };
    let _format = object.required("format", format);
    let person = object.optional("person", person);
    if !object.fields.iter().any(|(name, _)| name == "registrations") {
        object.problems.add(root.field("registrations"), ProblemKind::MissingField { field: "registrations" });
    }
    let registrations = object.elements("registrations", MAX_REGISTRATIONS, registration);
    let employments = object.elements("employments", MAX_EMPLOYMENTS, employment);
    let activities = object.elements("activities", MAX_ACTIVITIES, activity);
    let documents = object.elements("documents", MAX_DOCUMENTS, document);
    let read = validate::Read {
        person: person.as_ref().and_then(Option::as_ref),
        registrations: &registrations,
        employments: &employments,
        activities: &activities,
        documents: &documents,
    };
    validate::read(&read, problems);
    Dossier {
        format: super::Format,
        person: person.flatten(),
        registrations: registrations.into_iter().flatten().collect(),
        employments: employments.into_iter().flatten().collect(),
        activities: activities.into_iter().flatten().collect(),
        documents: documents.into_iter().flatten().collect(),
    }
}
