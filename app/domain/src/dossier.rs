//! The dossier: everything that is known of one person, in the public format `vakspoor-dossier/1`.

pub(crate) mod decode;
pub(crate) mod node;
pub(crate) mod problem;
pub(crate) mod validate;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize};

use crate::activity::Activity;
use crate::document::Document;
use crate::employment::Employment;
use crate::registration::evaluate::evaluate;
use crate::registration::ruleset::Ruleset;
use crate::registration::{Decision, Registration};
pub(crate) use problem::Problems;
pub use problem::{Problem, ProblemKind, ValueType};

/// The name of the format.
pub const FORMAT: &str = "vakspoor-dossier/1";
/// A larger file is refused before it is read: 10 MiB.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Characters in an id.
pub const MAX_ID: usize = 200;
/// Characters in a title or a name.
pub const MAX_TEXT: usize = 500;
/// Characters in a number in a register.
pub const MAX_NUMBER: usize = 50;
/// Hours or points of one activity.
pub const MAX_HOURS: u64 = 20_000;
/// Hours in a week.
pub const MAX_HOURS_PER_WEEK: u64 = 168;
/// Persons in a group, and authors.
pub const MAX_PERSONS: u32 = 1000;
/// Registrations in a dossier.
pub const MAX_REGISTRATIONS: usize = 100;
/// Jobs in a dossier.
pub const MAX_EMPLOYMENTS: usize = 1000;
/// Activities in a dossier.
pub const MAX_ACTIVITIES: usize = 100_000;
/// Documents in a dossier.
pub const MAX_DOCUMENTS: usize = 10_000;
/// Sessions of one series, and entries of any other list inside an element.
pub const MAX_ENTRIES: usize = 10_000;
/// The first year that a date may lie in.
pub const FIRST_YEAR: i32 = 1900;
/// The last year that a date may lie in.
pub const LAST_YEAR: i32 = 2200;

/// Whose dossier it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Person {
    /// At most 500 characters.
    pub name: Option<String>,
}

/// Everything that is known of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Dossier {
    format: Format,
    /// Whose it is.
    pub person: Option<Person>,
    /// At most 100.
    pub registrations: Vec<Registration>,
    /// At most 1000.
    pub employments: Vec<Employment>,
    /// At most 100,000.
    pub activities: Vec<Activity>,
    /// At most 10,000.
    pub documents: Vec<Document>,
}

/// Writes the name of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Format;

impl Serialize for Format {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(FORMAT)
    }
}

impl Dossier {
    /// A dossier without anything in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The registrations [as they are judged](Registration::as_judged) on a day, without those whose next period is one of its own.
    #[must_use]
    pub fn judged(&self, on: NaiveDate) -> Vec<Registration> {
        let judge = |one: &Registration| {
            let assessment = evaluate(self, one, on);
            (!assessment.continued).then(|| one.as_judged(&assessment))
        };
        self.registrations.iter().filter_map(judge).collect()
    }

    /// The registration that is the period after one that was approved, where the dossier has it as a registration of its own:
    /// it begins between the day on which the file was sent in and the end of the old period, in the same chamber or in the one
    /// that follows it. Of several the first.
    #[must_use]
    pub fn continuation(&self, registration: &Registration) -> Option<&Registration> {
        if registration.decision != Some(Decision::Approved) {
            return None;
        }
        let submitted = registration.submitted_on?;
        let next = |other: &&Registration| {
            let follows = Ruleset::of(registration).next(other.since).chamber;
            other.since > registration.since
                && (submitted..=registration.last_until()).contains(&other.since)
                && (other.chamber == registration.chamber || other.chamber == follows)
        };
        self.registrations.iter().filter(next).min_by_key(|other| other.since)
    }

    /// Reads the public format. What is returned satisfies every limit of this module.
    ///
    /// # Errors
    /// Every problem that was found, at most 200 of them (and a note that there are more), in the order of the file. A file that is too
    /// large or is no JSON has one.
    pub fn from_json(input: &[u8]) -> Result<Self, Vec<Problem>> {
        if input.len() > MAX_BYTES {
            return Err(vec![Problem::new("$", ProblemKind::TooLarge { maximum: MAX_BYTES })]);
        }
        let mut problems = Problems::default();
        let dossier = match node::parse(input) {
            Ok(node) => decode::dossier(node, &mut problems),
            Err(problem) => return Err(vec![problem]),
        };
        problems.finish().map_or(Ok(dossier), Err)
    }

    /// Every rule of the format that this dossier breaks; none for one that came from [`Dossier::from_json`]. For
    /// dossiers that were put together by a program.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Problems::default();
        validate::dossier(self, &mut problems);
        problems.finish().unwrap_or_default()
    }

    /// The public format, on one line. Reading it gives an equal dossier, and writing that gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The public format, indented and with a line feed at the end.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The registration with this id.
    #[must_use]
    pub fn registration(&self, id: &str) -> Option<&Registration> {
        self.registrations.iter().find(|registration| registration.id == id)
    }
}

impl<'de> Deserialize<'de> for Dossier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut problems = Problems::default();
        let dossier = decode::dossier(node::read(deserializer)?, &mut problems);
        match problems.finish().and_then(|problems| problems.into_iter().next()) {
            None => Ok(dossier),
            Some(problem) => Err(serde::de::Error::custom(problem)),
        }
    }
}

/// One element by the same reader. Its own limits, and what it may not be beside others, are for [`Dossier::problems`].
macro_rules! elements {
    ($($element:ident $read:ident),*) => {
        $(
            impl<'de> Deserialize<'de> for $element {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let mut problems = Problems::default();
                    let element = decode::$read(node::read(deserializer)?, &problem::Path::Root, &mut problems);
                    let problem = problems.finish().and_then(|problems| problems.into_iter().next());
                    match (element, problem) {
                        (Some(element), None) => Ok(element),
                        (_, Some(problem)) => Err(serde::de::Error::custom(problem)),
                        (None, None) => Err(serde::de::Error::custom(stringify!($element))),
                    }
                }
            }
        )*
    };
}

elements!(Registration registration, Employment employment, Activity activity, Document document);

/// A date written as `YYYY-MM-DD` and in no other way.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[&u8]| {
        digits
            .iter()
            .try_fold(0u32, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(**digit - b'0')))
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

/// Whether a reader sees nothing in a text: blanks, and marks without a shape of their own, such as a zero-width space.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
    })
}

/// Whether a date lies in the years that the format allows.
#[must_use]
pub fn in_range(date: NaiveDate) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}
