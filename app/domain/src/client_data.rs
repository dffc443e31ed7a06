//! Traces of clients in a text that somebody typed: what looks like a BSN or like the day on which somebody was born.
//!
//! A remark and no more: a text that has a trace may be about something else, and one without any may tell everything.
use chrono::{Datelike as _, NaiveDate};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a text seems to hold.
    Trace {
        /// Nine digits that pass the test of the BSN.
        Bsn = "bsn",
        /// A day on which somebody may have been born.
        BirthDate = "birth-date",
    }
}

/// A day within so many years is rather one of the work itself. Our reading.
const RECENT: i32 = 2;
/// Nobody is older than this. Our reading.
const OLDEST: i32 = 110;

/// What a text seems to hold on a day, each once.
#[must_use]
pub fn traces(text: &str, on: NaiveDate) -> Vec<Trace> {
    let mut found = Vec::new();
    for word in text.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | '-' | '/'))) {
        let word = word.trim_matches(['.', '-', '/']);
        let trace = if is_bsn(word) {
            Trace::Bsn
        } else if is_birth_date(word, on) {
            Trace::BirthDate
        } else {
            continue;
        };
        if !found.contains(&trace) {
            found.push(trace);
        }
    }
    found.sort_unstable();
    found
}

/// Nine digits, with or without dots and dashes in between, that pass the elfproef.
///
/// Source: <https://nl.wikipedia.org/wiki/Burgerservicenummer>, the test of the last digit.
fn is_bsn(word: &str) -> bool {
    let mut digits = Vec::with_capacity(9);
    for letter in word.chars().filter(|letter| !matches!(letter, '.' | '-')) {
        match letter.to_digit(10).map(i64::from) {
            Some(digit) if digits.len() < 9 => digits.push(digit),
            _ => return false,
        }
    }
    let [first @ .., last] = digits.as_slice() else { return false };
    let sum: i64 = (2..=9).rev().zip(first).map(|(weight, digit)| weight * digit).sum();
    first.len() == 8 && sum > 0 && (sum - last) % 11 == 0
}

/// Day, month and year that somebody may have been born on.
fn is_birth_date(word: &str, on: NaiveDate) -> bool {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return false };
    if !(1..=2).contains(&day.len()) || !(1..=2).contains(&month.len()) || year.len() != 4 {
        return false;
    }
    let (Ok(day), Ok(month), Ok(year)) = (day.parse(), month.parse(), year.parse()) else { return false };
    let Some(date) = NaiveDate::from_ymd_opt(year, month, day) else { return false };
    (RECENT..=OLDEST).contains(&on.year().saturating_sub(date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    /// A number that passes the test, of its first eight digits, where there is one.
    fn bsn(first: &[u32]) -> Option<String> {
        let sum: u32 = (2..=9).rev().zip(first).map(|(weight, digit)| weight * digit).sum();
        let last = sum % 11;
        let digits = first.iter().chain([&last]).map(ToString::to_string).collect::<String>();
        (last < 10 && sum > 0).then_some(digits)
    }

    #[test]
    fn what_is_found_and_what_is_not() {
        for (text, found) in [
            ("", vec![]),
            ("Kent het gezin al drie jaar.", vec![]),
            ("bsn 111222333.", vec![Trace::Bsn]),
            ("(1112.22.333)", vec![Trace::Bsn]),
            ("111222334", vec![]),
            ("000000000", vec![]),
            ("0612345678 of GZ-111222333 of 1112223330", vec![]),
            ("geb. 3-4-2012", vec![Trace::BirthDate]),
            ("03/04/2012, en 111222333", vec![Trace::Bsn, Trace::BirthDate]),
            ("31-02-2012 en 3-4-12 en 1-2-3-2012", vec![]),
            ("opnieuw op 1-3-2027, sinds 12-10-2026", vec![]),
            ("1-1-1850", vec![]),
        ] {
            assert_eq!(traces(text, today()), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_number_is_found_wherever_it_stands_and_not_with_another_digit(
            first in prop::collection::vec(0_u32..10, 8),
            before in "[a-z ,:(]{0,8}[ ,:(]",
            after in "[ ,;)!?][a-z ]{0,8}",
            place in 0_usize..9,
            other in 1_u32..10,
        ) {
            let Some(number) = bsn(&first) else { return Ok(()) };
            prop_assert_eq!(traces(&format!("{before}{number}{after}"), today()), [Trace::Bsn]);
            let wrong: String = number
                .chars()
                .enumerate()
                .map(|(at, digit)| {
                    let digit = digit.to_digit(10).unwrap();
                    let digit = if at == place { (digit + other) % 10 } else { digit };
                    char::from_digit(digit, 10).unwrap()
                })
                .collect();
            // One wrong digit always shows: that is what the test is for. Of zeros alone nothing is said.
            prop_assert_eq!(traces(&wrong, today()), []);
        }

        #[test]
        fn a_day_of_somebody_young_is_found(days in 0_i64..9_000, pattern in prop::sample::select(vec!["%d-%m-%Y", "%d/%m/%Y", "%-d.%-m.%Y"])) {
            let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            let text = format!("geboren {}.", day.format(pattern));
            prop_assert_eq!(traces(&text, today()), [Trace::BirthDate]);
        }

        #[test]
        fn without_digits_there_is_nothing_and_nothing_panics(text in any::<String>(), plain in "[^0-9]{0,80}") {
            let _ = traces(&text, today());
            let plain: String = plain.chars().filter(|letter| !letter.is_numeric()).collect();
            prop_assert_eq!(traces(&plain, today()), []);
        }
    }
}
