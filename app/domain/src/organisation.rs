//! An employer of professionals: who works for it in which role, what a professional shares with it, and what it found in
//! a public register. A municipality and a person who is their own employer are the same in small.

use std::str::FromStr;

use crate::registration::assessment::Standing;
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

/// How a registration stands, as far as an employer can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// As the professional's own dossier says.
    Known(Standing),
    /// By the employer's own record: the end lies ahead.
    Recorded,
    /// By the employer's own record: the end has passed.
    RecordedExpired,
    /// The last time that somebody looked in the public register, it was not there.
    NotFound,
    /// Nothing is known.
    Unknown,
}

impl Status {
    /// Every status, the ones that ask attention first.
    pub const ALL: [Self; 10] = [
        Self::Known(Standing::StruckOff),
        Self::Known(Standing::Suspended),
        Self::Known(Standing::Expired),
        Self::RecordedExpired,
        Self::NotFound,
        Self::Known(Standing::NotYet),
        Self::Unknown,
        Self::Known(Standing::RegisteredPending),
        Self::Known(Standing::Registered),
        Self::Recorded,
    ];

    /// As it is stored, and as addresses have it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known(Standing::Registered) => "registered",
            Self::Known(Standing::RegisteredPending) => "registered_pending",
            Self::Known(Standing::Suspended) => "suspended",
            Self::Known(Standing::StruckOff) => "struck_off",
            Self::Known(Standing::Expired) => "expired",
            Self::Known(Standing::NotYet) => "not_yet",
            Self::Recorded => "recorded",
            Self::RecordedExpired => "recorded_expired",
            Self::NotFound => "not_found",
            Self::Unknown => "unknown",
        }
    }

    /// Whether somebody with this status is registered that day, as far as is known.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Known(Standing::Registered | Standing::RegisteredPending) | Self::Recorded)
    }

    /// Whether the registration has ended, by time or by a decision, or cannot be found.
    #[must_use]
    pub const fn lapsed(self) -> bool {
        matches!(self, Self::Known(Standing::Expired | Standing::StruckOff) | Self::RecordedExpired | Self::NotFound)
    }
}

/// A text that is no status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a status")]
pub struct NoStatus;

impl FromStr for Status {
    type Err = NoStatus;

    fn from_str(text: &str) -> Result<Self, NoStatus> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(NoStatus)
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
    fn every_status_has_a_name_of_its_own() {
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        for standing in Standing::ALL {
            assert!(Status::ALL.contains(&Status::Known(*standing)), "{standing:?}");
            assert_eq!(Status::Known(*standing).as_str(), standing.as_str());
        }
        assert_eq!("".parse::<Status>(), Err(NoStatus));
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
