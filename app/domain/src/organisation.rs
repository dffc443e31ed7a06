//! An employer of professionals: who works for it in which role, what a professional shares with it, and what it found in
//! a public register. A municipality and a person who is their own employer are the same in small.

use std::str::FromStr;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What somebody does for an organisation in this product.
    Role {
        /// Eigenaar: everything, and who else may do what.
        Owner = "owner",
        /// HR: staff, teams, invitations, who is due.
        HumanResources = "hr",
        /// Kwaliteit: who may do what work, exceptions, checks of the registers.
        Quality = "quality",
        /// Teamleider: the people of their own teams only.
        TeamLead = "team-lead",
        /// Lezer: sees, changes nothing.
        Reader = "reader",
    }
}

vocabulary! {
    /// What a professional shares with an employer; each level has all of the one before it.
    Sharing {
        /// How the registration stands, and when it ends: about what the public register shows too.
        Standing = "standing",
        /// And how much of each requirement is there.
        Sums = "sums",
        /// And the list of activities, with titles and hours. Never what a reflection was about.
        Activities = "activities",
    }
}

impl Sharing {
    /// Whether this level shows what `asked` shows.
    #[must_use]
    pub fn includes(self, asked: Self) -> bool {
        self >= asked
    }
}

vocabulary! {
    /// What somebody saw who looked a colleague up in the public register.
    CheckOutcome {
        /// Registered, no measure.
        Registered = "registered",
        /// Registered, with a measure.
        Measure = "measure",
        /// Not there.
        NotFound = "not-found",
    }
}

vocabulary! {
    /// What somebody of an employer looked at: a line in the log that its owner sees.
    Reading {
        /// A line in the overview of the staff.
        Overview = "overview",
        /// Their own page there.
        Person = "person",
        /// The list of their activities.
        Activities = "activities",
        /// A file that was taken out.
        Export = "export",
        /// A decision on work.
        Allocation = "allocation",
    }
}

/// The number of an organisation in the trade register of the Kamer van Koophandel: eight digits.
///
/// Only the form is checked; it has no check digit that is published, and whether it belongs to this name only the
/// register itself tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kvk(String);

impl Kvk {
    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no KvK number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not eight digits")]
pub struct NoKvk;

impl FromStr for Kvk {
    type Err = NoKvk;

    /// Spaces and points between the digits are left out.
    fn from_str(text: &str) -> Result<Self, NoKvk> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let eight = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
        // No number is all zeros: that is what a form is filled with to get past it.
        if eight && digits.bytes().any(|byte| byte != b'0') { Ok(Self(digits)) } else { Err(NoKvk) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kvk_number_is_eight_digits() {
        for (text, digits) in [("12345678", "12345678"), (" 1234 5678 ", "12345678"), ("12.34.56.78", "12345678")] {
            assert_eq!(text.parse::<Kvk>().unwrap().as_str(), digits);
        }
        for text in ["", "1234567", "123456789", "1234567a", "00000000", "١٢٣٤٥٦٧٨"] {
            assert_eq!(text.parse::<Kvk>(), Err(NoKvk), "{text}");
        }
    }

    #[test]
    fn each_level_shows_all_of_the_one_before() {
        let order = [Sharing::Standing, Sharing::Sums, Sharing::Activities];
        assert_eq!(Sharing::ALL, order);
        for (place, level) in order.into_iter().enumerate() {
            for (other, asked) in order.into_iter().enumerate() {
                assert_eq!(level.includes(asked), other <= place);
            }
        }
    }
}
