//! Durations as people write them: `1,5 uur`, `90 min`, `1:30`, `1u30`, `2`.

use language::{Locale, format};

/// A bare number up to here is hours, above it minutes: nobody meets for 13 hours, or logs 12 minutes.
const HOURS_UP_TO: i64 = 12;
/// Nothing lasts longer than this, in minutes; it keeps the arithmetic small.
const LONGEST: i64 = 100_000;

/// What a number is followed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hours,
    Minutes,
    None,
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "" => Some(Unit::None),
        "u" | "ur" | "uur" | "uren" | "h" | "hr" | "hrs" | "hour" | "hours" => Some(Unit::Hours),
        "m" | "min" | "mins" | "minuut" | "minuten" | "minute" | "minutes" | "'" => Some(Unit::Minutes),
        _ => None,
    }
}

/// The minutes in a duration as a person types it; `None` for what is not one.
///
/// A bare number is hours up to 12 and minutes above it; parts of a minute are rounded.
pub fn parse_minutes(text: &str) -> Option<u32> {
    let text = text.trim().replace('\u{a0}', " ").to_lowercase();
    let text = text.trim_end_matches('.');
    if let Some((hours, minutes)) = text.split_once(':') {
        let minutes = minutes.trim_end_matches("uur").trim_end_matches('u').trim_end();
        let hours = whole(hours)?;
        return (minutes.len() == 2)
            .then(|| whole(minutes))
            .flatten()
            .filter(|minutes| *minutes < 60)
            .and_then(|minutes| fit(hours.checked_mul(60)?.checked_add(minutes)?));
    }
    let mut rest = text;
    let mut parts: Vec<(i64, Unit)> = Vec::new();
    while !rest.is_empty() {
        let digits =
            rest.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.')).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let letters = after.find(|letter: char| letter.is_ascii_digit() || letter == ' ').unwrap_or(after.len());
        let (word, after) = after.split_at_checked(letters)?;
        parts.push((format::parse_hundredths(number)?, unit(word.trim_end_matches('.'))?));
        rest = after.trim_start();
        rest = rest.strip_prefix("en ").or_else(|| rest.strip_prefix("and ")).unwrap_or(rest).trim_start();
    }
    let hundredths = match parts.as_slice() {
        [(number, Unit::Hours)] => number.checked_mul(60)?,
        [(number, Unit::Minutes)] => *number,
        [(number, Unit::None)] if *number <= HOURS_UP_TO * 100 => number.checked_mul(60)?,
        [(number, Unit::None)] => *number,
        [(hours, Unit::Hours), (minutes, Unit::Minutes | Unit::None)] if *minutes < 6000 => {
            hours.checked_mul(60)?.checked_add(*minutes)?
        }
        _ => return None,
    };
    fit(hundredths.checked_add(50)? / 100)
}

/// The hours of an activity in hundredths: a number, with or without `uur`, or `1:30`, or `90 min`.
pub fn parse_hours(text: &str) -> Option<i64> {
    if let Some(number) = format::parse_hundredths(text) {
        return Some(number);
    }
    let text = text.trim().to_lowercase();
    let number = text.trim_end_matches(|letter: char| letter.is_alphabetic());
    if unit(text.get(number.len()..)?) == Some(Unit::Hours)
        && let Some(number) = format::parse_hundredths(number)
    {
        return Some(number);
    }
    let minutes = i64::from(parse_minutes(&text)?);
    Some((minutes * 100 + 30) / 60)
}

fn whole(text: &str) -> Option<i64> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn fit(minutes: i64) -> Option<u32> {
    (0..=LONGEST).contains(&minutes).then(|| u32::try_from(minutes).ok())?
}

/// A duration in words that [`parse_minutes`] reads back exactly: `1,5 uur`, `45 min`, `1:40`.
pub fn written(locale: Locale, minutes: u32) -> String {
    let minutes = i64::from(minutes);
    if minutes < 60 {
        return format!("{minutes} min");
    }
    if minutes * 100 % 60 == 0 {
        return hours(locale, minutes * 100 / 60);
    }
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Hours with their unit: `1,5 uur`, `1 hour`.
pub fn hours(locale: Locale, hundredths: i64) -> String {
    let number = plain(locale, hundredths);
    match locale {
        Locale::Nl => format!("{number} uur"),
        Locale::En if hundredths == 100 => format!("{number} hour"),
        Locale::En => format!("{number} hours"),
    }
}

/// A number of hundredths as it goes into a field: without thousands marks, which no field reads back.
pub fn plain(locale: Locale, hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let mark = match locale {
        Locale::Nl => ',',
        Locale::En => '.',
    };
    match rest {
        0 => whole.to_string(),
        _ if rest % 10 == 0 => format!("{whole}{mark}{}", rest / 10),
        _ => format!("{whole}{mark}{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("1,5 uur", 90),
            ("1.5 uur", 90),
            ("90 min", 90),
            ("90min", 90),
            ("90 min.", 90),
            ("90 minuten", 90),
            ("1:30", 90),
            ("01:30 uur", 90),
            ("1u30", 90),
            ("1 u 30", 90),
            ("1 uur 30 min", 90),
            ("1 uur en 30 minuten", 90),
            ("1 hour and 30 minutes", 90),
            ("1.5 hours", 90),
            ("2", 120),
            ("1,5", 90),
            ("12", 720),
            ("13", 13),
            ("90", 90),
            (" 45\u{a0}MIN ", 45),
            ("0,33 uur", 20),
            ("0:50", 50),
        ] {
            assert_eq!(parse_minutes(text), Some(minutes), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "",
            " ",
            "uur",
            "anderhalf",
            "1:3",
            "1:60",
            "1:",
            ":30",
            "1:30:00",
            "-1",
            "1e3",
            "1 dag",
            "١",
            "90 min 1 uur",
            "1 uur 60 min",
            "99999999999",
            "1,555 uur",
            "1..5",
            "🙂",
            "<script>",
            "1 2 3",
            "9999999:30",
            "2 uur 90",
        ] {
            assert_eq!(parse_minutes(text), None, "{text}");
        }
    }

    #[test]
    fn every_duration_is_written_so_that_it_reads_back() {
        for locale in Locale::ALL {
            for minutes in 1..=1440 {
                let text = written(locale, minutes);
                assert_eq!(parse_minutes(&text), Some(minutes), "{text}");
            }
        }
        assert_eq!(written(Locale::Nl, 90), "1,5 uur");
        assert_eq!(written(Locale::En, 60), "1 hour");
        assert_eq!(written(Locale::Nl, 100), "1:40");
    }

    #[test]
    fn hours_take_a_unit_or_a_clock() {
        for (text, hundredths) in [
            ("12", 1200),
            ("12,5", 1250),
            ("12,5 uur", 1250),
            ("3u", 300),
            ("1:30", 150),
            ("90 min", 150),
            ("90", 9000),
            ("3 hours", 300),
        ] {
            assert_eq!(parse_hours(text), Some(hundredths), "{text}");
        }
        for text in ["", "twaalf", "1.000,5", "-3", "3 dagen"] {
            assert_eq!(parse_hours(text), None, "{text}");
        }
        assert_eq!(plain(Locale::Nl, 123_456), "1234,56");
    }
}
