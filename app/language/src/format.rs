//! Dates and numbers as each language writes them, and texts of others on one line.

use crate::{Locale, Text};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12; empty outside that range.
pub fn month(locale: Locale, month: u32) -> &'static str {
    let names = match locale {
        Locale::Nl => MONTHS_NL,
        Locale::En => MONTHS_EN,
    };
    let index = usize::try_from(month).unwrap_or_default().wrapping_sub(1);
    names.get(index).copied().unwrap_or_default()
}

/// The first three letters of a month's name (`mrt` for maart, as Dutch calendars have it).
pub fn month_short(locale: Locale, number: u32) -> &'static str {
    match (locale, number) {
        (Locale::Nl, 3) => "mrt",
        _ => month(locale, number).get(..3).unwrap_or_default(),
    }
}

/// A date in full: 28 februari 2026, 28 February 2026.
pub fn date(locale: Locale, date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(locale, date.month()), date.year())
}

/// A date with the time of day: 28 februari 2026, 09:05.
pub fn moment(locale: Locale, moment: NaiveDateTime) -> String {
    format!("{}, {:02}:{:02}", date(locale, moment.date()), moment.hour(), moment.minute())
}

/// A short date for tables: 28 feb 2026.
pub fn date_short(locale: Locale, date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_short(locale, date.month()), date.year())
}

/// A month: februari 2026.
pub fn month_of(locale: Locale, date: NaiveDate) -> String {
    format!("{} {}", month(locale, date.month()), date.year())
}

/// A number of hundredths in the language's notation, without needless decimals: 1850 is 18,5 in Dutch, 18.5 in English.
pub fn hundredths(locale: Locale, value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let whole = group(locale, value.unsigned_abs() / 100);
    let rest = value.unsigned_abs() % 100;
    let mark = match locale {
        Locale::Nl => ',',
        Locale::En => '.',
    };
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest.is_multiple_of(10) => format!("{sign}{whole}{mark}{}", rest / 10),
        _ => format!("{sign}{whole}{mark}{rest:02}"),
    }
}

/// A whole number with the language's thousands mark: 3.368 in Dutch, 3,368 in English.
pub fn whole(locale: Locale, value: u64) -> String {
    group(locale, value)
}

fn group(locale: Locale, value: u64) -> String {
    let mark = match locale {
        Locale::Nl => '.',
        Locale::En => ',',
    };
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A text of somebody else inside one of ours: what in it is written from right to left, or turns the direction round, ends with
/// it.
pub fn isolated(text: &str) -> Text {
    let turns = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
    };
    if text.chars().any(turns) { format!("\u{2068}{text}\u{2069}").into() } else { text.to_owned().into() }
}

/// A text of somebody else on one line, without control characters.
pub fn plain(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// A decimal number as a person types it, with a comma or a point, in hundredths: `12,5` is 1250.
///
/// `None` for anything else: more than two decimals, thousands marks, signs, letters, or more than nine digits.
pub fn parse_hundredths(text: &str) -> Option<i64> {
    let text = text.trim();
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || fraction.len() > 2 || !digits(whole) || !digits(fraction) {
        return None;
    }
    if fraction.is_empty() && text.ends_with([',', '.']) {
        return None;
    }
    let cents: i64 = match fraction.len() {
        0 => 0,
        1 => fraction.parse::<i64>().ok()? * 10,
        _ => fraction.parse().ok()?,
    };
    Some(whole.parse::<i64>().ok()? * 100 + cents)
}

/// A date as a date field sends it, and shows it: anything else would vanish from the field.
pub fn field_date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10)
}

/// A date as a person types it: `2026-02-28` (what a date field sends), `28-2-2026`, `28/2/2026`, `28.2.2026` or
/// `28 februari 2026` in Dutch or English. `None` for anything else, or a day that does not exist.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(date) = field_date(text) {
        return Some(date);
    }
    let mut parts = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    let (day, month_text, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 {
        return None;
    }
    let number =
        |text: &str| -> Option<u32> { text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())? };
    let month_number = number(month_text).or_else(|| month_named(month_text))?;
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, month_number, number(day)?)
}

fn month_named(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    (1..=12).find(|number| {
        Locale::ALL.iter().any(|locale| {
            text == month(*locale, *number).to_lowercase() || text == month_short(*locale, *number).to_lowercase()
        })
    })
}

/// A phrase from the middle of a sentence as the beginning of one.
#[must_use]
pub fn capital(phrase: &str) -> Text {
    let mut letters = phrase.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>().into()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_others_does_not_turn_ours_round() {
        assert_eq!(isolated("Signs of Safety"), "Signs of Safety");
        for text in ["\u{202e}omgekeerd", "שלום", "مرحبا"] {
            assert_eq!(isolated(text), format!("\u{2068}{text}\u{2069}"));
        }
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(hundredths(Locale::Nl, 1850), "18,5");
        assert_eq!(hundredths(Locale::En, 1850), "18.5");
        assert_eq!(hundredths(Locale::Nl, 336_800), "3.368");
        assert_eq!(hundredths(Locale::En, 336_825), "3,368.25");
        assert_eq!(hundredths(Locale::Nl, 105), "1,05");
        assert_eq!(hundredths(Locale::Nl, 0), "0");
        assert_eq!(whole(Locale::Nl, 1_234_567), "1.234.567");
    }

    #[test]
    fn dates_are_written_in_full() {
        assert_eq!(date(Locale::Nl, day(2026, 2, 28)), "28 februari 2026");
        assert_eq!(date_short(Locale::Nl, day(2026, 3, 1)), "1 mrt 2026");
        assert_eq!(month(Locale::Nl, 0), "");
        assert_eq!(month(Locale::Nl, 13), "");
    }

    #[test]
    fn typed_numbers_are_read_with_comma_or_point() {
        assert_eq!(parse_hundredths("12,5"), Some(1250));
        assert_eq!(parse_hundredths(" 12.25 "), Some(1225));
        assert_eq!(parse_hundredths("3"), Some(300));
        for wrong in ["", "12,555", "1.000,5", "-1", "abc", "1,", ",5", "12345678901", "1e3", "١٢"] {
            assert_eq!(parse_hundredths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn typed_dates_are_read_in_the_usual_ways() {
        for text in [
            "2026-02-28",
            "28-2-2026",
            "28/02/2026",
            "28.2.2026",
            "28 februari 2026",
            "28 feb 2026",
            "28 February 2026",
        ] {
            assert_eq!(parse_date(text), Some(day(2026, 2, 28)), "{text}");
        }
        for wrong in ["", "30-2-2026", "2026-13-01", "28-2-26", "2026-2-28x", "gisteren", "1-1-2026-1", "+2026-01-01"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn moments_have_the_time_of_day() {
        let moment_of = |locale, hour, minute| moment(locale, day(2026, 2, 28).and_hms_opt(hour, minute, 59).unwrap());
        assert_eq!(moment_of(Locale::Nl, 9, 5), "28 februari 2026, 09:05");
        assert_eq!(moment_of(Locale::En, 21, 30), "28 February 2026, 21:30");
    }
}
