//! What is wrong with an input, and where.

use std::fmt::{self, Write as _};

/// A type of value, as the format has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A number without decimals.
    WholeNumber,
    /// A text.
    Text,
    /// A text that is a date.
    Date,
    /// A list.
    List,
    /// An object.
    Object,
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::Text => "a text",
            Self::Date => "a date YYYY-MM-DD",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// Not JSON at all.
    #[error("not valid JSON: {message} at line {line} column {column}")]
    Syntax {
        /// What the reader says.
        message: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// More bytes than are read.
    #[error("larger than {maximum} bytes")]
    TooLarge {
        /// Bytes.
        maximum: usize,
    },
    /// More values than are read.
    #[error("more than {maximum} values")]
    TooManyValues {
        /// Values.
        maximum: usize,
    },
    /// A field that the format does not have.
    #[error("unknown field `{field}`")]
    UnknownField {
        /// Its name.
        field: String,
    },
    /// A field that has to be there.
    #[error("missing field `{field}`")]
    MissingField {
        /// Its name.
        field: &'static str,
    },
    /// A field that is there twice.
    #[error("duplicate field `{field}`")]
    DuplicateField {
        /// Its name.
        field: String,
    },
    /// A value of another type.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What it should be.
        expected: ValueType,
        /// What it is.
        found: ValueType,
    },
    /// A name that is not in the list.
    #[error("unknown value `{value}`, expected one of: {}", .allowed.join(", "))]
    UnknownValue {
        /// What it is, shortened.
        value: String,
        /// What it could be.
        allowed: &'static [&'static str],
    },
    /// Not this format.
    #[error("unknown format `{value}`, expected `{expected}`")]
    UnknownFormat {
        /// What it is, shortened.
        value: String,
        /// The name of the format.
        expected: &'static str,
    },
    /// Not a date, or not one that exists.
    #[error("not a date YYYY-MM-DD")]
    InvalidDate,
    /// A date before or after the years that are allowed.
    #[error("the year lies outside {} to {}", super::FIRST_YEAR, super::LAST_YEAR)]
    DateOutOfRange,
    /// A number under 0.
    #[error("negative")]
    Negative,
    /// A number with more decimals than two.
    #[error("more than two decimals")]
    TooManyDecimals,
    /// A number with decimals where a whole one is asked.
    #[error("not a whole number")]
    NotWhole,
    /// A number too small or too large.
    #[error("not between {minimum} and {maximum}")]
    OutOfRange {
        /// At least.
        minimum: u64,
        /// At most.
        maximum: u64,
    },
    /// A text without a character in it.
    #[error("empty")]
    Empty,
    /// A text with too many characters.
    #[error("longer than {maximum} characters")]
    TooLong {
        /// Characters.
        maximum: usize,
    },
    /// A list with too many elements.
    #[error("more than {maximum} elements")]
    TooMany {
        /// Elements.
        maximum: usize,
    },
    /// An id that an earlier element of the list has.
    #[error("duplicate id `{id}`")]
    DuplicateId {
        /// The id, shortened.
        id: String,
    },
    /// An end that does not lie after its start.
    #[error("not after `{than}`")]
    NotAfter {
        /// The field it should be after.
        than: &'static str,
    },
    /// A last day that lies before its first.
    #[error("before `{than}`")]
    Before {
        /// The field it lies before.
        than: &'static str,
    },
    /// Leave that has no day in common with the job.
    #[error("outside the employment")]
    OutsideEmployment,
    /// The id of no job in the dossier.
    #[error("no employment has the id `{id}`")]
    UnknownEmployment {
        /// The id, shortened.
        id: String,
    },
    /// A chamber of another register.
    #[error("`{chamber}` is not a chamber of {register}")]
    ChamberOfAnotherRegister {
        /// The chamber.
        chamber: crate::Chamber,
        /// The register.
        register: crate::Register,
    },
    /// A ruleset of another chamber.
    #[error("`{ruleset}` is not a ruleset of {chamber}")]
    RulesetOfAnotherChamber {
        /// The ruleset.
        ruleset: crate::RulesetId,
        /// The chamber.
        chamber: crate::Chamber,
    },
    /// The chamber was closed when the period began.
    #[error("no ruleset of {chamber} is in force for a period that starts on this day")]
    NoRulesetInForce {
        /// The chamber.
        chamber: crate::Chamber,
    },
    /// A field that makes no sense without another.
    #[error("given without `{without}`")]
    Without {
        /// The field that is not there.
        without: &'static str,
    },
    /// There is no registration to judge.
    #[error("no registration to check")]
    NoRegistration,
    /// The list of problems was cut off.
    #[error("more problems, not listed")]
    More,
}

impl ProblemKind {
    /// A stable code, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyValues { .. } => "too_many_values",
            Self::UnknownField { .. } => "unknown_field",
            Self::MissingField { .. } => "missing_field",
            Self::DuplicateField { .. } => "duplicate_field",
            Self::WrongType { .. } => "wrong_type",
            Self::UnknownValue { .. } => "unknown_value",
            Self::UnknownFormat { .. } => "unknown_format",
            Self::InvalidDate => "invalid_date",
            Self::DateOutOfRange => "date_out_of_range",
            Self::Negative => "negative",
            Self::TooManyDecimals => "too_many_decimals",
            Self::NotWhole => "not_whole",
            Self::OutOfRange { .. } => "out_of_range",
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::TooMany { .. } => "too_many",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::NotAfter { .. } => "not_after",
            Self::Before { .. } => "before",
            Self::OutsideEmployment => "outside_employment",
            Self::UnknownEmployment { .. } => "unknown_employment",
            Self::ChamberOfAnotherRegister { .. } => "chamber_of_another_register",
            Self::RulesetOfAnotherChamber { .. } => "ruleset_of_another_chamber",
            Self::NoRulesetInForce { .. } => "no_ruleset_in_force",
            Self::Without { .. } => "without",
            Self::NoRegistration => "no_registration",
            Self::More => "more",
        }
    }
}

/// A problem and its place. Shown on one line: `$.activities[3].hours: negative`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {kind}")]
pub struct Problem {
    /// The JSON path, such as `$.activities[3].sessions[0].minutes`.
    pub path: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

impl Problem {
    /// A problem at a place.
    #[must_use]
    pub fn new(path: impl fmt::Display, kind: ProblemKind) -> Self {
        Self { path: path.to_string(), kind }
    }
}

/// A text as it may stand in a message: on one line, without control characters, at most 60 characters.
pub(crate) fn shown(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown = String::new();
    for character in text.chars().take(SHOWN) {
        // Format characters (such as those that turn the direction of writing) could disguise what follows.
        let disguise = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if character.is_control() || disguise {
            // Writing to a text cannot fail.
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// A place in the input: a chain that is written out only when there is something to report.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    Element(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    pub(crate) const fn field(&'a self, name: &'a str) -> Self {
        Self::Field(self, name)
    }

    pub(crate) const fn element(&'a self, index: usize) -> Self {
        Self::Element(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_char('$'),
            Self::Field(parent, name) => {
                let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                    && name.len() <= 60
                    && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
                if plain {
                    write!(f, "{parent}.{name}")
                } else {
                    write!(f, "{parent}[\"{}\"]", shown(name).replace('"', "\\\""))
                }
            }
            Self::Element(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// Problems as they are found; stops listing at a limit, so that a hostile file gives no endless answer.
#[derive(Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// The most problems that are listed.
    pub(crate) const LIMIT: usize = 200;

    pub(crate) fn add(&mut self, path: Path<'_>, kind: ProblemKind) {
        match self.0.len() {
            listed if listed < Self::LIMIT => self.0.push(Problem::new(path, kind)),
            Self::LIMIT => self.0.push(Problem::new(Path::Root, ProblemKind::More)),
            _ => {}
        }
    }

    pub(crate) fn finish(self) -> Option<Vec<Problem>> {
        (!self.0.is_empty()).then_some(self.0)
    }
}
