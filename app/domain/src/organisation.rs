//! An employer of professionals: who works for it in which role, what a professional shares with it, and what it found in
//! a public register. A municipality and a person who is their own employer are the same in small.

use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use crate::registration::assessment::Standing;
use crate::registration::{Measure, MeasureKind};
use crate::vocabulary::vocabulary;

/// A day that an employer writes down of somebody of the staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordDay {
    /// The first day that the registration no longer holds.
    RegisteredUntil,
    /// The day of the verklaring omtrent het gedrag.
    VogOn,
    /// The day on which somebody looked in the public register.
    CheckedOn,
    /// The first day of a measure that was seen there.
    MeasureFrom,
    /// Its last day.
    MeasureUntil,
    /// The first day that they work there.
    Since,
    /// The last day.
    Until,
}

impl RecordDay {
    /// Whether somebody can have meant this day. No source says so, so the figures are our reading: a registration lasts five
    /// years and one that was extended at most ten; what was issued or seen was so by today; a measure that is published begins
    /// within a year and ends within ten; nobody who works today began before 1950.
    #[must_use]
    pub fn fits(self, day: NaiveDate, today: NaiveDate) -> bool {
        let ahead = |months: u32| today.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
        let (first, last) = match self {
            Self::RegisteredUntil | Self::MeasureUntil => (1990, ahead(10 * 12)),
            Self::MeasureFrom => (1990, ahead(12)),
            Self::VogOn | Self::CheckedOn => (1990, today),
            Self::Since => (1950, ahead(2 * 12)),
            Self::Until => (1950, ahead(60 * 12)),
        };
        first <= day.year() && day <= last
    }
}

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

/// Which measure somebody saw in a public register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeenKind {
    /// One that the formats know.
    Known(MeasureKind),
    /// Another one, or the register does not say which: as long as nobody knows, nothing says that it does not bar.
    Other,
}

impl SeenKind {
    /// As it is stored: the name of the formats, which have none for the last.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known(kind) => kind.as_str(),
            Self::Other => "anders",
        }
    }

    /// Every kind, by rising weight, and last the one that nobody knows.
    pub fn all() -> impl Iterator<Item = Self> {
        MeasureKind::ALL.iter().copied().map(Self::Known).chain([Self::Other])
    }
}

/// A text that is no measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a measure")]
pub struct NoMeasure;

impl FromStr for SeenKind {
    type Err = NoMeasure;

    fn from_str(text: &str) -> Result<Self, NoMeasure> {
        Self::all().find(|kind| kind.as_str() == text).ok_or(NoMeasure)
    }
}

/// A measure that somebody saw in a public register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeenMeasure {
    /// Which.
    pub kind: SeenKind,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, included; `None` when it has no end.
    pub until: Option<NaiveDate>,
}

impl SeenMeasure {
    /// Whether it runs on a day.
    #[must_use]
    pub fn runs(&self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// The same as a registration has it, where the formats know it.
    #[must_use]
    pub const fn known(&self) -> Option<Measure> {
        match self.kind {
            SeenKind::Known(kind) => Some(Measure { kind, from: self.from, until: self.until }),
            SeenKind::Other => None,
        }
    }

    /// Whether somebody is not registered while it runs.
    #[must_use]
    pub const fn bars(&self) -> bool {
        matches!(self.kind, SeenKind::Known(MeasureKind::Suspension | MeasureKind::StrikingOff))
    }

    /// Whether its last day can be: not before its first one, and a doorhaling has none, because there is no way back into
    /// the same registration.
    #[must_use]
    pub fn end_fits(&self) -> bool {
        match (self.until, self.kind) {
            (None, _) => true,
            (Some(_), SeenKind::Known(MeasureKind::StrikingOff)) => false,
            (Some(until), _) => self.from <= until,
        }
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

vocabulary! {
    /// How a line in the ledger of exceptions stands on a day.
    LedgerState {
        /// It no longer holds, though nobody ended it.
        Lapsed = "lapsed",
        /// It holds, and not longer than six months from then.
        Soon = "soon",
        /// It holds.
        Holds = "holds",
        /// It begins later.
        Ahead = "ahead",
        /// It was ended.
        Ended = "ended",
    }
}

vocabulary! {
    /// What a column of a list of staff holds.
    StaffColumn {
        /// The whole name.
        Name = "name",
        /// The first name, where the name is in parts.
        FirstName = "first-name",
        /// What stands before the last name: 'van der'.
        Infix = "infix",
        /// The last name.
        LastName = "last-name",
        /// What they do.
        JobTitle = "job-title",
        /// The name of the team.
        Team = "team",
        /// Where mail reaches them.
        Email = "email",
        /// The number in the employer's own administration.
        EmployeeNumber = "employee-number",
        /// In which register.
        Register = "register",
        /// In which chamber of it.
        Chamber = "chamber",
        /// The number in that register.
        RegisterNumber = "register-number",
        /// A number that tells the register too: SKJ.
        SkjNumber = "skj-number",
        /// A number that tells the register too: BIG.
        BigNumber = "big-number",
        /// The first day that the registration no longer holds.
        RegisteredUntil = "registered-until",
        /// The day of the verklaring omtrent het gedrag.
        Vog = "vog",
        /// The first working day.
        Since = "since",
        /// The last one.
        Until = "until",
        /// Whether they share their registration themselves: only in a list that was exported here.
        Shares = "shares",
    }
}

/// What became of an objection to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeState {
    /// It waits for an answer.
    Open,
    /// It was answered.
    Answered,
    /// It was taken back, before or after an answer.
    Withdrawn,
}

/// How a registration stands, as far as an employer can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// As the professional's own dossier says, or a measure that was seen in the public register.
    Known(Standing),
    /// By the employer's own record: the end lies ahead.
    Recorded,
    /// By the employer's own record: the end has passed.
    RecordedExpired,
    /// The last time that somebody looked in the public register, it was not there.
    NotFound,
    /// Nothing is known, or a measure runs of which nobody knows whether it bars.
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

    /// The same of a day on which a measure runs that was seen in the public register, by the order in which a registration's
    /// own measures count. Of one that nobody knows, nothing says that it does not bar.
    #[must_use]
    pub const fn with_measure(self, seen: SeenKind) -> Self {
        use Standing::{Expired, NotYet, StruckOff, Suspended};
        match (self, seen) {
            (Self::NotFound | Self::Known(NotYet), _) => self,
            (_, SeenKind::Known(MeasureKind::StrikingOff)) => Self::Known(StruckOff),
            (Self::Known(StruckOff | Expired) | Self::RecordedExpired, _) => self,
            (_, SeenKind::Known(MeasureKind::Suspension)) => Self::Known(Suspended),
            (Self::Known(Suspended), _) => self,
            (_, SeenKind::Other) => Self::Unknown,
            (_, SeenKind::Known(_)) => self,
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

/// Whether a text can be read as an address on the web or of mail. Mail programs make a link of those: in the name of an
/// organisation, which goes into mails, one would send people anywhere.
#[must_use]
pub fn holds_address(text: &str) -> bool {
    // Points of other scripts are read as one in an address too.
    let text = text.to_lowercase().replace(['\u{3002}', '\u{ff0e}', '\u{ff61}', '\u{2024}'], ".");
    if text.contains("://") || text.contains("www.") || text.contains('@') {
        return true;
    }
    text.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).any(|word| {
        let labels: Vec<&str> = word.split('.').collect();
        // 'B.V.' and 'St.Jozef 1.2' are none: the last part of an address has letters, and no part is empty or a letter.
        labels.windows(2).any(|pair| match pair {
            [before, top] => {
                before.chars().count() >= 2 && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)
            }
            _ => false,
        })
    })
}

/// Whether a text has marks that nobody sees and that change how the rest is read: of direction, of no width.
#[must_use]
pub fn holds_unseen(text: &str) -> bool {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    text.chars().any(unseen)
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
    fn a_name_that_a_mail_program_would_make_a_link_of_is_known() {
        for text in [
            "Win nu op http://x.example",
            "www.bank.nl",
            "Bank bank.nl/inloggen",
            "ga naar (bank.nl)",
            "BANK.NL",
            "bank\u{3002}nl",
            "mail naar a@b",
            "a.bank-x.co.uk",
            "https://x",
        ] {
            assert!(holds_address(text), "{text}");
        }
        for text in [
            "Stichting Jeugdhulp Voorbeeld",
            "Praktijk J. de Wit B.V.",
            "Zorg v.o.f.",
            "Gemeente 's-Gravenhage",
            "St. Jozef",
            "Locatie 1.2",
            "Wij & Co.",
            "C.V. De Brug",
            "Jeugd- en opvoedhulp",
        ] {
            assert!(!holds_address(text), "{text}");
        }
    }

    #[test]
    fn marks_that_nobody_sees_are_known() {
        for text in ["a\nb", "a\r", "\u{202e}knab", "a\u{200b}b", "\u{feff}", "a\u{2028}b", "a\u{ad}b"] {
            assert!(holds_unseen(text), "{text:?}");
        }
        assert!(!holds_unseen("Stichting Één – 'De Brug' (Noord)"));
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
    fn a_measure_that_was_seen_runs_from_its_first_day_to_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for kind in SeenKind::all() {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            let seen = SeenMeasure { kind, from: day("2027-01-01"), until: Some(day("2027-01-31")) };
            let days = ["2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"];
            assert_eq!(days.map(|on| seen.runs(day(on))), [false, true, true, false]);
            assert_eq!(seen.end_fits(), kind != SeenKind::Known(MeasureKind::StrikingOff), "{kind:?}");
            assert!(!SeenMeasure { until: Some(day("2026-12-31")), ..seen }.end_fits());
            let endless = SeenMeasure { until: None, ..seen };
            assert!(endless.end_fits() && endless.runs(day("2099-01-01")));
            assert_eq!(seen.known().is_none(), kind == SeenKind::Other);
        }
        assert_eq!("".parse::<SeenKind>(), Err(NoMeasure));
    }

    // By the rules of a registration itself: the same measure in it makes the same standing.
    #[test]
    fn a_measure_that_was_seen_counts_as_one_of_the_registration() {
        use crate::registration::evaluate::standing_on;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let registration = |measures| crate::Registration {
            id: String::new(),
            register: crate::Register::Skj,
            chamber: crate::Chamber::Jgp,
            number: None,
            since: day("2022-03-01"),
            until: day("2027-03-01"),
            ruleset: None,
            facts: crate::Facts::default(),
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: Vec::new(),
            measures,
        };
        let all = || MeasureKind::ALL.iter().copied();
        for own in std::iter::once(None).chain(all().map(Some)) {
            for seen in all() {
                for on in ["2022-02-28", "2022-03-01", "2026-01-01", "2027-02-28", "2027-03-01"].map(day) {
                    let measure = |kind| Measure { kind, from: day("2020-01-01"), until: None };
                    let own: Vec<Measure> = own.into_iter().map(measure).collect();
                    let both = [own.clone(), vec![measure(seen)]].concat();
                    let alone = Status::Known(standing_on(&registration(own), on));
                    let together = Status::Known(standing_on(&registration(both), on));
                    assert_eq!(alone.with_measure(SeenKind::Known(seen)), together, "{alone:?} {seen:?} {on}");
                }
            }
        }
        for status in Status::ALL {
            assert!(!status.with_measure(SeenKind::Other).holds(), "{status:?}");
        }
        assert_eq!(Status::Recorded.with_measure(SeenKind::Known(MeasureKind::Warning)), Status::Recorded);
        assert_eq!(
            Status::Unknown.with_measure(SeenKind::Known(MeasureKind::Suspension)),
            Status::Known(Standing::Suspended)
        );
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
