//! What a person typed into a form, and what is wrong with it.

use chrono::NaiveDate;
use domain::dossier::is_blank;
use language::{Locale, Text, form as t, format};

/// The longest text that any field takes, in characters; a field may ask for less.
pub const LONGEST: usize = 10_000;

/// The fields of a form as they were typed, with the errors found in them. Rendering a form from this loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormState {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

/// One thing to mend, at one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The `name` of the field.
    pub field: String,
    /// What is wrong and what to do, in the reader's language.
    pub message: Text,
}

impl FormState {
    /// A form as it was posted.
    pub fn new(values: Vec<(String, String)>) -> Self {
        Self { values, errors: Vec::new() }
    }

    /// Fills in a field, after what is there.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Fills in a field in place of what it had.
    pub fn set(&mut self, name: &str, value: impl Into<String>) -> &mut Self {
        self.values.retain(|(key, _)| key != name);
        self.push(name, value)
    }

    /// The first value of a field, as typed; empty where it was not posted.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field that may come more than once.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field as it was typed.
    pub fn into_values(self) -> Vec<(String, String)> {
        self.values
    }

    /// Empties a field.
    pub fn remove(&mut self, name: &str) -> &mut Self {
        self.values.retain(|(key, _)| key != name);
        self
    }

    /// The numbers of the rows of a repeating field, rising: 1 and 3 for `dag-1` and `dag-3`.
    pub fn rows(&self, prefix: &str) -> Vec<u32> {
        let number = |key: &str| key.strip_prefix(prefix)?.strip_prefix('-')?.parse().ok();
        let mut rows: Vec<u32> = self.values.iter().filter_map(|(key, _)| number(key)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Whether a box with this value is ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|found| found == value)
    }

    /// Adds an error; a field keeps its first.
    pub fn refuse(&mut self, field: impl Into<String>, message: impl Into<Text>) {
        let field = field.into();
        if self.error(&field).is_none() {
            self.errors.push(FieldError { field, message: message.into() });
        }
    }

    /// What is wrong with a field.
    pub fn error(&self, field: &str) -> Option<&Text> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.message)
    }

    /// Everything that is wrong, in the order in which it was found.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether nothing is wrong.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }

    /// A text of at most `max` characters that has to be filled in. An error gives an empty text.
    pub fn text(&mut self, locale: Locale, name: &str, max: usize) -> String {
        let text = self.optional_text(locale, name, max);
        if text.is_empty() && self.error(name).is_none() {
            self.refuse(name.to_owned(), t::required(locale));
        }
        text
    }

    /// A text of at most `max` characters that may be left empty. Control characters other than line ends become spaces.
    pub fn optional_text(&mut self, locale: Locale, name: &str, max: usize) -> String {
        let text: String = self
            .value(name)
            .trim()
            .chars()
            .map(|letter| if letter.is_control() && letter != '\n' && letter != '\r' { ' ' } else { letter })
            .collect();
        // Marks that nobody sees are nothing: a name made of them would be a link without a word.
        if is_blank(&text) {
            return String::new();
        }
        if text.chars().count() > max {
            self.refuse(name.to_owned(), t::too_long(locale, max));
            return String::new();
        }
        text
    }

    /// A date that has to be filled in.
    pub fn date(&mut self, locale: Locale, name: &str) -> Option<NaiveDate> {
        if self.value(name).trim().is_empty() {
            self.refuse(name.to_owned(), t::required(locale));
            return None;
        }
        self.optional_date(locale, name)
    }

    /// A date that may be left empty.
    pub fn optional_date(&mut self, locale: Locale, name: &str) -> Option<NaiveDate> {
        let text = self.value(name).trim();
        if text.is_empty() {
            return None;
        }
        let date = format::parse_date(text);
        if date.is_none() {
            self.refuse(name.to_owned(), t::not_a_date(locale));
        }
        date
    }

    /// A number in hundredths that has to be filled in.
    pub fn hundredths(&mut self, locale: Locale, name: &str) -> Option<i64> {
        if self.value(name).trim().is_empty() {
            self.refuse(name.to_owned(), t::required(locale));
            return None;
        }
        self.optional_hundredths(locale, name)
    }

    /// A number in hundredths that may be left empty.
    pub fn optional_hundredths(&mut self, locale: Locale, name: &str) -> Option<i64> {
        let text = self.value(name).trim();
        if text.is_empty() {
            return None;
        }
        let number = format::parse_hundredths(text);
        if number.is_none() {
            self.refuse(name.to_owned(), t::not_a_number(locale));
        }
        number
    }

    /// One of a list of choices, by its code; an error where none or an unknown one was chosen.
    pub fn choice<T: std::str::FromStr>(&mut self, locale: Locale, name: &str) -> Option<T> {
        let choice = self.value(name).parse().ok();
        if choice.is_none() {
            self.refuse(name.to_owned(), t::choose(locale));
        }
        choice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn what_was_typed_stays_whatever_is_wrong() {
        let mut state = form(&[("on", "31-2-2026"), ("hours", "twaalf"), ("title", "  ")]);
        assert_eq!(state.date(Locale::Nl, "on"), None);
        assert_eq!(state.hundredths(Locale::Nl, "hours"), None);
        assert_eq!(state.text(Locale::Nl, "title", 10), "");
        assert_eq!(state.value("on"), "31-2-2026");
        assert_eq!(state.value("hours"), "twaalf");
        assert_eq!(state.errors().len(), 3);
    }

    #[test]
    fn marks_that_nobody_sees_fill_in_nothing() {
        let mut state = form(&[("title", "\u{200b}\u{feff} \u{2060}")]);
        assert_eq!(state.text(Locale::Nl, "title", 2), "");
        assert_eq!(state.error("title").map(AsRef::as_ref), Some("Vul dit in."));
    }

    #[test]
    fn length_is_counted_in_characters_not_bytes() {
        let mut state = form(&[("title", "🙂🙂🙂")]);
        assert_eq!(state.text(Locale::Nl, "title", 3), "🙂🙂🙂");
        assert!(state.is_valid());
        assert_eq!(state.text(Locale::Nl, "title", 2), "");
        assert!(!state.is_valid());
    }

    #[test]
    fn a_field_keeps_its_first_error() {
        let mut state = FormState::default();
        state.refuse("a", "one");
        state.refuse("a", "two");
        assert_eq!(state.error("a").map(AsRef::as_ref), Some("one"));
    }
}
