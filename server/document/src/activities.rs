//! From a sheet to activities: every row becomes one, or says why not.

use crate::{
    column::Column,
    limits,
    names::{self, Choices},
    table::{Cell, FileProblem, Row, Table},
};
use chrono::NaiveDate;
use domain::{
    Accreditation, AccreditedBy, Activity, ActivityKind, Centi, Dossier, Form, Learning, Level, Minutes, Other,
    OtherForm, ProblemKind, Proof, Reflection, Session, Supervisor, SupervisorRegister, Training, TrainingForm,
    dossier::{MAX_HOURS, MAX_ID, MAX_PERSONS, MAX_TEXT, in_range},
};
use language::format;
use std::collections::HashMap;

/// How much of a value is shown with what is wrong with it, in characters.
const SHOWN: usize = 80;

/// What a sheet holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Activities {
    /// Every row below the headings that has something in it, in the order of the sheet.
    pub rows: Vec<ActivityRow>,
    /// The columns that are used, with their headings as written.
    pub columns: Vec<(Column, String)>,
    /// Headings that mean nothing here; their columns are not read.
    pub unknown: Vec<String>,
}

/// A row, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivityRow {
    /// Its number as a spreadsheet shows it.
    pub number: usize,
    /// Its title as written, to recognise it by.
    pub title: String,
    /// The activity; none when something hinders it.
    pub activity: Option<Activity>,
    /// What could be read of it, also when something hinders it: the rest of what is wrong follows from that.
    pub partial: Option<Activity>,
    /// What is wrong, and what was left out.
    pub remarks: Vec<Remark>,
}

/// Something to say about a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The column, where it is about one.
    pub column: Option<Column>,
    /// What is in the cell, shortened.
    pub value: String,
    /// What is the matter.
    pub what: What,
}

/// What is the matter with a cell or a row.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Nothing is filled in.
    Missing,
    /// Neither the kind nor the form says what it is.
    KindMissing,
    /// A reflection without its form.
    ReflectionFormMissing,
    /// None of these words.
    NotOneOf(Choices),
    /// No date, or not one that exists.
    NotADate,
    /// A date before 1900 or after 2200.
    DateOutOfRange,
    /// No number of 0 or more.
    NotANumber,
    /// More than two decimals.
    TooManyDecimals,
    /// No whole number.
    NotWhole,
    /// Too small or too large.
    OutOfRange {
        /// At least.
        minimum: u64,
        /// At most.
        maximum: u64,
    },
    /// Too many characters.
    TooLong {
        /// At most.
        maximum: usize,
    },
    /// Neither yes nor no.
    NotYesOrNo,
    /// No meeting can be read from it.
    NotASession,
    /// A reflection without meetings.
    SessionsMissing,
    /// A NUL is in it, a character that no text has: something went wrong on its way here.
    Garbled,
    /// The same row, or the same mark, came before.
    Repeated {
        /// In this row.
        row: usize,
    },
    /// More cells than there are headings, in a text with separators: one of them may stand inside a text, and then nothing
    /// after it is where it belongs.
    MoreThanHeadings,
    /// Anything else that the format does not allow.
    Refused(ProblemKind),
    /// No hindrance: a cell in a column without a heading is left out.
    NoHeading,
    /// No hindrance: points that no accreditation states are left out.
    PointsWithoutAccreditation,
    /// No hindrance: the column says nothing for this kind of activity, and is left out.
    NotForThisKind,
    /// No hindrance: accredited by SKJ, but not for which chamber, so whether it counts is not known.
    ChamberMissing,
    /// No hindrance: without a date it does not count yet.
    DateMissing,
    /// No hindrance: without hours and points there is nothing to count.
    NothingToCount,
}

impl What {
    /// Whether the row is left out for it.
    pub const fn hinders(&self) -> bool {
        !matches!(
            self,
            Self::NoHeading
                | Self::PointsWithoutAccreditation
                | Self::NotForThisKind
                | Self::ChamberMissing
                | Self::DateMissing
                | Self::NothingToCount
        )
    }
}

/// Reads the activities of a sheet.
pub fn read_activities(table: &Table) -> Result<Activities, FileProblem> {
    let (at, headings) = headings(table).ok_or(FileProblem::NoHeadings)?;
    let mut activities = Activities::default();
    let mut places: HashMap<Column, usize> = HashMap::new();
    for (index, cell) in headings.cells.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        let heading = shortened(&cell.shown());
        match Column::of(&cell.shown()) {
            // The second column with the same meaning would overrule the first.
            Some(column) if !places.contains_key(&column) => {
                places.insert(column, index);
                activities.columns.push((column, heading));
            }
            _ => activities.unknown.push(heading),
        }
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in table.rows.iter().skip(at.saturating_add(1)) {
        let mut reader = RowReader { row, places: &places, remarks: Vec::new() };
        let title = shortened(&reader.cell(Column::Title).shown());
        // A row of remarks or sums beside the table has nothing in the columns that are known.
        if places.keys().all(|column| reader.cell(*column).is_empty()) {
            continue;
        }
        reader.without_heading(headings, table.separated);
        let partial = reader.whole_activity();
        let mut activity = partial.clone().filter(|_| !reader.remarks.iter().any(|remark| remark.what.hinders()));
        if let Some(found) = &mut activity {
            let id = id_of(found);
            if let Some(first) = seen.get(&id) {
                reader.remark(None, What::Repeated { row: *first });
                activity = None;
            } else {
                seen.insert(id.clone(), row.number);
                found.set_id(id);
            }
        }
        if let Some(found) = &activity {
            let mut dossier = Dossier::new();
            dossier.activities.push(found.clone());
            let problems = dossier.problems();
            if !problems.is_empty() {
                reader.remarks.extend(problems.into_iter().map(|problem| Remark {
                    column: None,
                    value: String::new(),
                    what: What::Refused(problem.kind),
                }));
                activity = None;
            }
        }
        activities.rows.push(ActivityRow { number: row.number, title, activity, partial, remarks: reader.remarks });
    }
    if activities.rows.is_empty() { Err(FileProblem::NoRows) } else { Ok(activities) }
}

/// The row with the most headings among the first; a row with one known word is a row of data.
fn headings(table: &Table) -> Option<(usize, &Row)> {
    let known = |row: &Row| row.cells.iter().filter(|cell| Column::of(&cell.shown()).is_some()).count();
    let mut best: Option<(usize, usize, &Row)> = None;
    for (index, row) in table.rows.iter().take(limits::HEADING_ROWS).enumerate() {
        let known = known(row);
        if known >= 2 && best.is_none_or(|(most, _, _)| known > most) {
            best = Some((known, index, row));
        }
    }
    best.map(|(_, index, row)| (index, row))
}

/// A text as it is shown where there is little room: its first letters, without marks that nobody sees.
pub fn shortened(text: &str) -> String {
    let mut short: String =
        text.chars().take(SHOWN).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// The id as written, else one that follows from the content, so that the same row twice is the same activity.
fn id_of(activity: &Activity) -> String {
    if !activity.id().is_empty() {
        return activity.id().to_owned();
    }
    // FNV-1a: the same for ever, on every machine. It tells rows of one person apart; it guards nothing.
    let content = serde_json::to_string(activity).unwrap_or_default();
    let hash = content.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    format!("rij-{hash:032x}")
}

struct RowReader<'a> {
    row: &'a Row,
    places: &'a HashMap<Column, usize>,
    remarks: Vec<Remark>,
}

impl<'a> RowReader<'a> {
    fn cell(&self, column: Column) -> &'a Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.places.get(&column).and_then(|place| self.row.cells.get(*place)).unwrap_or(NOTHING)
    }

    fn remark(&mut self, column: Option<Column>, what: What) {
        let value = column.map(|column| shortened(&self.cell(column).shown())).unwrap_or_default();
        self.remarks.push(Remark { column, value, what });
    }

    fn remark_on(&mut self, column: Column, value: &str, what: What) {
        self.remarks.push(Remark { column: Some(column), value: shortened(value), what });
    }

    /// Names what stands where no heading is: it is not read.
    fn without_heading(&mut self, headings: &Row, separated: bool) {
        let has_heading = |index: usize| headings.cells.get(index).is_some_and(|heading| !heading.is_empty());
        let last = headings.cells.iter().rposition(|heading| !heading.is_empty()).unwrap_or(0);
        let mut beyond = Vec::new();
        for (index, cell) in self.row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if separated && index > last {
                beyond.push(cell.shown());
            } else if !has_heading(index) {
                let value = shortened(&cell.shown());
                self.remarks.push(Remark { column: None, value, what: What::NoHeading });
            }
        }
        if !beyond.is_empty() {
            let value = shortened(&beyond.join(" | "));
            self.remarks.push(Remark { column: None, value, what: What::MoreThanHeadings });
        }
    }

    /// The activity, as far as it can be read, with all that is wrong.
    fn whole_activity(&mut self) -> Option<Activity> {
        let is_garbled = |cell: &Cell| matches!(cell, Cell::Text(text) if text.contains('\0'));
        let garbled: Vec<Column> = Column::ALL.into_iter().filter(|column| is_garbled(self.cell(*column))).collect();
        let before = self.remarks.len();
        let activity = self.activity();
        // What else is said of a cell that did not come through whole follows from that.
        let mut about_others = self.remarks.split_off(before);
        about_others.retain(|remark| remark.column.is_none_or(|column| !garbled.contains(&column)));
        for column in garbled {
            self.remark(Some(column), What::Garbled);
        }
        self.remarks.append(&mut about_others);
        activity
    }

    fn text(&mut self, column: Column, maximum: usize) -> Option<String> {
        let text = self.cell(column).shown();
        if text.chars().count() > maximum {
            self.remark(Some(column), What::TooLong { maximum });
            return None;
        }
        let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn named<T>(&mut self, column: Column, named: impl Fn(&str) -> Option<T>, choices: Choices) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let found = named(&cell.shown());
        if found.is_none() {
            self.remark(Some(column), What::NotOneOf(choices));
        }
        found
    }

    fn truth(&mut self, column: Column) -> Option<bool> {
        let truth = match self.cell(column) {
            Cell::Empty => return None,
            Cell::Truth(truth) => Some(*truth),
            cell => names::truth(&cell.shown()),
        };
        if truth.is_none() {
            self.remark(Some(column), What::NotYesOrNo);
        }
        truth
    }

    fn date(&mut self, column: Column) -> Option<NaiveDate> {
        let date = match self.cell(column) {
            Cell::Empty => return None,
            Cell::Date(date) => Ok(*date),
            Cell::Text(text) => date(text),
            Cell::Number(_) | Cell::Truth(_) => Err(What::NotADate),
        };
        match date.and_then(|date| if in_range(date) { Ok(date) } else { Err(What::DateOutOfRange) }) {
            Ok(date) => Some(date),
            Err(what) => {
                self.remark(Some(column), what);
                None
            }
        }
    }

    fn amount(&mut self, column: Column) -> Option<Centi> {
        let amount = match self.cell(column) {
            Cell::Empty => return None,
            Cell::Number(number) => of_number(*number),
            Cell::Text(text) => of_text(text),
            Cell::Date(_) | Cell::Truth(_) => Err(What::NotANumber),
        };
        match amount.and_then(in_hours) {
            Ok(amount) => Some(amount),
            Err(what) => {
                self.remark(Some(column), what);
                None
            }
        }
    }

    fn whole(&mut self, column: Column, maximum: u32) -> Option<u32> {
        let number = match self.cell(column) {
            Cell::Empty => return None,
            Cell::Number(number) => of_number(*number),
            Cell::Text(text) => of_text(text),
            Cell::Date(_) | Cell::Truth(_) => Err(What::NotANumber),
        };
        let number = number.and_then(|number| {
            if !number.hundredths().is_multiple_of(100) {
                return Err(What::NotWhole);
            }
            u32::try_from(number.hundredths() / 100)
                .ok()
                .filter(|number| (1..=maximum).contains(number))
                .ok_or(What::OutOfRange { minimum: 1, maximum: u64::from(maximum) })
        });
        match number {
            Ok(number) => Some(number),
            Err(what) => {
                self.remark(Some(column), what);
                None
            }
        }
    }

    fn evidence(&mut self) -> Vec<String> {
        let text = self.cell(Column::Evidence).shown();
        let parts: Vec<String> =
            text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(names::evidence).collect();
        if parts.iter().any(|part| part.chars().count() > MAX_TEXT) {
            self.remark(Some(Column::Evidence), What::TooLong { maximum: MAX_TEXT });
        }
        parts
    }

    /// The activity, as far as it can be read; remarks say what is wrong.
    fn activity(&mut self) -> Option<Activity> {
        let Some(form) = self.form() else {
            self.every_cell();
            return None;
        };
        let id = self.text(Column::Reference, MAX_ID).unwrap_or_default();
        let title = self.text(Column::Title, MAX_TEXT);
        let provider = self.text(Column::Provider, MAX_TEXT);
        let evidence = self.evidence();
        let completed_on = self.date(Column::CompletedOn);
        let activity = match form {
            Form::Training(form) => {
                if title.is_none() && self.cell(Column::Title).is_empty() {
                    self.remark(Some(Column::Title), What::Missing);
                }
                if self.cell(Column::CompletedOn).is_empty() {
                    self.remark(Some(Column::CompletedOn), What::DateMissing);
                }
                self.not_for_this_kind(&[
                    Column::Sessions,
                    Column::Minutes,
                    Column::Guided,
                    Column::GroupSize,
                    Column::Hierarchy,
                    Column::SupervisorRegister,
                    Column::Proof,
                    Column::AuthorRank,
                ]);
                let hours = self.amount(Column::Hours);
                let accreditations = self.accreditations();
                let points = accreditations.iter().any(|accreditation| accreditation.points.is_some());
                if hours.is_none() && !points && self.cell(Column::Hours).is_empty() {
                    self.remark(Some(Column::Hours), What::NothingToCount);
                }
                Activity::Training(Training {
                    id,
                    title,
                    provider,
                    form,
                    learning: self.learning(),
                    level: self.level(),
                    completed_on,
                    hours,
                    tested: self.truth(Column::Tested),
                    accreditations,
                    evidence,
                })
            }
            Form::Reflection(form) => {
                self.not_for_this_kind(&[
                    Column::Learning,
                    Column::Level,
                    Column::Tested,
                    Column::AccreditedBy,
                    Column::Chambers,
                    Column::Points,
                    Column::AuthorRank,
                ]);
                Activity::Reflection(Reflection {
                    id,
                    title,
                    provider,
                    form,
                    guided: self.truth(Column::Guided),
                    group_size: self.whole(Column::GroupSize, MAX_PERSONS),
                    hierarchy: self.truth(Column::Hierarchy),
                    completed_on,
                    sessions: self.sessions(completed_on),
                    supervisor: self
                        .text(Column::SupervisorRegister, MAX_TEXT)
                        .map(|register| Supervisor { register: Some(SupervisorRegister::from(register.as_str())) }),
                    proof: self.proof(),
                    evidence,
                })
            }
            Form::Other(form) => {
                if self.cell(Column::CompletedOn).is_empty() {
                    self.remark(Some(Column::CompletedOn), What::DateMissing);
                }
                self.not_for_this_kind(&[
                    Column::Learning,
                    Column::Level,
                    Column::Tested,
                    Column::AccreditedBy,
                    Column::Chambers,
                    Column::Points,
                    Column::Sessions,
                    Column::Minutes,
                    Column::Guided,
                    Column::GroupSize,
                    Column::Hierarchy,
                    Column::SupervisorRegister,
                    Column::Proof,
                ]);
                Activity::Other(Other {
                    id,
                    title,
                    provider,
                    form,
                    completed_on,
                    author_rank: self.whole(Column::AuthorRank, MAX_PERSONS),
                    hours: self.amount(Column::Hours),
                    evidence,
                })
            }
        };
        Some(activity)
    }

    /// Reads every cell of a row of which it is not known what it is, to say what is wrong with each.
    fn every_cell(&mut self) {
        for (column, maximum) in [(Column::Reference, MAX_ID), (Column::Title, MAX_TEXT), (Column::Provider, MAX_TEXT)]
        {
            self.text(column, maximum);
        }
        self.evidence();
        let completed_on = self.date(Column::CompletedOn);
        self.learning();
        self.level();
        self.proof();
        for column in [Column::Tested, Column::Guided, Column::Hierarchy] {
            self.truth(column);
        }
        for column in [Column::GroupSize, Column::AuthorRank] {
            self.whole(column, MAX_PERSONS);
        }
        if !self.cell(Column::AccreditedBy).is_empty() || !self.cell(Column::Points).is_empty() {
            self.accreditations();
        }
        if self.cell(Column::Sessions).is_empty() {
            self.whole(Column::Minutes, Minutes::LONGEST.get());
        } else {
            self.sessions(completed_on);
        }
        self.amount(Column::Hours);
        // What is only left out says nothing while the whole row is.
        self.remarks.retain(|remark| remark.what.hinders() || remark.what == What::NoHeading);
    }

    fn learning(&mut self) -> Option<Learning> {
        self.named(Column::Learning, names::learning, Choices::Learning)
    }

    fn level(&mut self) -> Option<Level> {
        self.named(Column::Level, names::level, Choices::Level)
    }

    fn proof(&mut self) -> Option<Proof> {
        self.named(Column::Proof, names::proof, Choices::Proof)
    }

    fn not_for_this_kind(&mut self, columns: &[Column]) {
        for column in columns {
            // "nee" or a 0 in a column for another kind says nothing that gets lost.
            let says_no = match self.cell(*column) {
                Cell::Empty | Cell::Truth(false) => true,
                Cell::Number(number) => *number == 0.0,
                cell => names::truth(&cell.shown()) == Some(false),
            };
            if !says_no {
                self.remark(Some(*column), What::NotForThisKind);
            }
        }
    }

    /// What it is: by its form, else by its kind.
    fn form(&mut self) -> Option<Form> {
        let (kind_text, form_text) = (self.cell(Column::Kind).shown(), self.cell(Column::Form).shown());
        let kind = names::kind(&kind_text);
        // In the column for the kind people write forms as well: 'intervisie', 'e-learning'.
        let form_as_kind = kind.is_none().then(|| names::form(&kind_text, None)).flatten();
        if kind.is_none() && form_as_kind.is_none() && !kind_text.is_empty() {
            self.remark(Some(Column::Kind), What::NotOneOf(Choices::Kind));
            if !form_text.is_empty() && names::form(&form_text, None).is_none() {
                self.remark(Some(Column::Form), What::NotOneOf(Choices::Form(None)));
            }
            return None;
        }
        if !form_text.is_empty() {
            let kind = kind.or(match form_as_kind {
                Some(Form::Training(_)) => Some(ActivityKind::Training),
                Some(Form::Reflection(_)) => Some(ActivityKind::Reflection),
                Some(Form::Other(_)) => Some(ActivityKind::Other),
                None => None,
            });
            let form = names::form(&form_text, kind);
            if form.is_none() {
                self.remark(Some(Column::Form), What::NotOneOf(Choices::Form(kind)));
            }
            return form;
        }
        let form = form_as_kind.or(match kind {
            Some(ActivityKind::Training) => Some(Form::Training(TrainingForm::Training)),
            Some(ActivityKind::Other) => Some(Form::Other(OtherForm::Other)),
            Some(ActivityKind::Reflection) | None => None,
        });
        if form.is_none() {
            let what = if kind.is_some() { What::ReflectionFormMissing } else { What::KindMissing };
            let column = if kind.is_some() { Column::Form } else { Column::Kind };
            self.remark(Some(column), what);
        }
        form
    }

    /// Accreditations: several are separated by `;`, and the parts of the three columns belong together in order.
    fn accreditations(&mut self) -> Vec<Accreditation> {
        let by = self.cell(Column::AccreditedBy).shown();
        let by: Vec<&str> = by.split([';', '/', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let none = names::truth(&by.join(" ")) == Some(false);
        if by.is_empty() || none {
            let points = self.amount(Column::Points);
            if points.is_some_and(|points| !points.is_zero()) {
                self.remark(Some(Column::Points), What::PointsWithoutAccreditation);
            }
            return Vec::new();
        }
        if by.iter().any(|name| name.chars().count() > MAX_TEXT) {
            self.remark(Some(Column::AccreditedBy), What::TooLong { maximum: MAX_TEXT });
            return Vec::new();
        }
        let points = self.parts_of_points(by.len());
        let chambers_text = self.cell(Column::Chambers).shown();
        let chambers: Vec<&str> =
            if chambers_text.is_empty() { Vec::new() } else { chambers_text.split(';').collect() };
        let several = by.len() > 1;
        let mut accreditations = Vec::new();
        for (index, name) in by.iter().enumerate() {
            let by = known_accreditor(name);
            let part = match chambers.as_slice() {
                // One list of chambers belongs to SKJ: nobody else accredits by its chambers.
                [only] if several && by != AccreditedBy::Skj => {
                    let _ = only;
                    ""
                }
                [only] => only,
                parts => parts.get(index).copied().unwrap_or(""),
            };
            let mut found = Vec::new();
            for word in part.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                match names::chamber(word) {
                    Some(chamber) if !found.contains(&chamber) => found.push(chamber),
                    Some(_) => {}
                    None => self.remark_on(Column::Chambers, word, What::NotOneOf(Choices::Chamber)),
                }
            }
            if by == AccreditedBy::Skj && part.trim().is_empty() {
                self.remark(Some(Column::Chambers), What::ChamberMissing);
            }
            let points = points.get(index).copied().flatten();
            accreditations.push(Accreditation { by, chambers: found, points });
        }
        accreditations
    }

    /// The points for each of so many accreditations. One number holds for all of them.
    fn parts_of_points(&mut self, many: usize) -> Vec<Option<Centi>> {
        let Cell::Text(text) = self.cell(Column::Points) else {
            let points = self.amount(Column::Points);
            return vec![points; many];
        };
        if !text.contains(';') {
            let points = self.amount(Column::Points);
            return vec![points; many];
        }
        let mut points = Vec::new();
        for part in text.split(';').map(str::trim).take(many) {
            match if part.is_empty() { Ok(None) } else { of_text(part).and_then(in_hours).map(Some) } {
                Ok(part) => points.push(part),
                Err(what) => {
                    self.remark_on(Column::Points, part, what);
                    points.push(None);
                }
            }
        }
        points
    }

    /// The meetings: `10-1-2026 120; 7-3-2026 120`, or dates with the column for minutes, or one on the day itself.
    fn sessions(&mut self, completed_on: Option<NaiveDate>) -> Vec<Session> {
        let minutes = self.whole(Column::Minutes, Minutes::LONGEST.get());
        let cell = self.cell(Column::Sessions);
        if cell.is_empty() {
            let minutes = minutes.or_else(|| {
                let hours = self.amount(Column::Hours)?;
                let minutes = hours.hundredths().saturating_mul(60).div_ceil(100);
                let longest = u64::from(Minutes::LONGEST.get());
                if !(1..=longest).contains(&minutes) {
                    self.remark(Some(Column::Hours), What::OutOfRange { minimum: 0, maximum: 24 });
                }
                u32::try_from(minutes).ok().filter(|minutes| (1..=Minutes::LONGEST.get()).contains(minutes))
            });
            return match (completed_on, minutes) {
                (Some(on), Some(minutes)) => vec![Session { on, minutes: Minutes::new(minutes) }],
                _ => {
                    self.remark(Some(Column::Sessions), What::SessionsMissing);
                    Vec::new()
                }
            };
        }
        if !self.cell(Column::Hours).is_empty() {
            self.remark(Some(Column::Hours), What::NotForThisKind);
        }
        let mut sessions = Vec::new();
        let mut add = |reader: &mut Self, written: &str, session: Result<Session, What>| match session {
            Ok(session) => sessions.push(session),
            Err(what) => reader.remark_on(Column::Sessions, written, what),
        };
        match cell {
            Cell::Date(on) => {
                let session = minutes
                    .map(|minutes| Session { on: *on, minutes: Minutes::new(minutes) })
                    .ok_or(What::SessionsMissing);
                add(self, &on.to_string(), session);
            }
            cell => {
                let text = cell.shown();
                for part in text.split([';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty()) {
                    add(self, part, session(part, minutes));
                }
            }
        }
        sessions
    }
}

/// One meeting: a date, then minutes: `10-1-2026 120`, `10-1-2026 (120 min)`, `2026-01-10: 2 uur`, or a date alone.
fn session(text: &str, usual: Option<u32>) -> Result<Session, What> {
    let words: Vec<&str> = text.split([' ', '(', ')', ':', ',']).filter(|word| !word.is_empty()).collect();
    // A date may be of one word (10-1-2026) or of three (10 januari 2026).
    let (on, rest) = [1_usize, 3]
        .iter()
        .find_map(|many| {
            let (day, rest) = words.split_at_checked(*many)?;
            Some((format::parse_date(&day.join(" "))?, rest))
        })
        .ok_or(What::NotASession)?;
    if !in_range(on) {
        return Err(What::DateOutOfRange);
    }
    let minutes = match rest {
        [] => usual.ok_or(What::NotASession)?,
        // A comma inside a number was taken for a mark between words.
        [number, unit @ ..] => {
            let hours = unit.last().is_some_and(|unit| {
                matches!(names::plain(unit).as_str(), "u" | "uur" | "uren" | "h" | "hour" | "hours")
            });
            let whole: u64 = number.parse().map_err(|_| What::NotASession)?;
            let known = unit.iter().all(|unit| {
                matches!(
                    names::plain(unit).as_str(),
                    "u" | "uur" | "uren" | "h" | "hour" | "hours" | "m" | "min" | "minuten" | "minutes"
                )
            });
            if !known {
                return Err(What::NotASession);
            }
            u32::try_from(if hours { whole.saturating_mul(60) } else { whole }).map_err(|_| What::NotASession)?
        }
    };
    if !(1..=Minutes::LONGEST.get()).contains(&minutes) {
        return Err(What::OutOfRange { minimum: 1, maximum: u64::from(Minutes::LONGEST.get()) });
    }
    Ok(Session { on, minutes: Minutes::new(minutes) })
}

/// The accreditor by its name, whatever the capitals.
fn known_accreditor(name: &str) -> AccreditedBy {
    AccreditedBy::ALL
        .iter()
        .find(|known| known.as_str().eq_ignore_ascii_case(name))
        .cloned()
        .unwrap_or_else(|| AccreditedBy::from(name))
}

pub(crate) fn date(text: &str) -> Result<NaiveDate, What> {
    // A date with a time, as programs write it, is that day.
    let day = match text.split_once(['T', ' ']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    format::parse_date(day).ok_or(What::NotADate)
}

fn of_text(text: &str) -> Result<Centi, What> {
    let text = text.trim();
    if let Some(amount) = format::parse_hundredths(text) {
        return u64::try_from(amount).map(Centi::new).map_err(|_| What::NotANumber);
    }
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && digits(fraction) && fraction.len() > 2 {
        Err(What::TooManyDecimals)
    } else {
        Err(What::NotANumber)
    }
}

fn of_number(number: f64) -> Result<Centi, What> {
    if !number.is_finite() || number < 0.0 {
        return Err(What::NotANumber);
    }
    // Spreadsheets calculate in halves of halves: 0.1 + 0.2 is meant to be 0.3.
    let nearest = (number * 100.0).round() / 100.0;
    if (number - nearest).abs() > 1e-9 * number.max(1.0) {
        return Err(What::TooManyDecimals);
    }
    Centi::from_decimal(nearest).ok_or(What::OutOfRange { minimum: 0, maximum: MAX_HOURS })
}

fn in_hours(amount: Centi) -> Result<Centi, What> {
    if amount > Centi::whole(MAX_HOURS) { Err(What::OutOfRange { minimum: 0, maximum: MAX_HOURS }) } else { Ok(amount) }
}

#[cfg(test)]
mod tests;
