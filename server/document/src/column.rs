//! The columns that are known, by their Dutch and English headings.

use crate::names::plain;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The own mark of an activity, to recognise it by.
    Reference,
    /// Training, reflection or other.
    Kind,
    /// Course, intervision, publication …
    Form,
    /// The title.
    Title,
    /// Who gave it.
    Provider,
    /// The day it was completed.
    CompletedOn,
    /// Hours of contact time.
    Hours,
    /// Formal or informal.
    Learning,
    /// The level.
    Level,
    /// Whether it ended in a test.
    Tested,
    /// By whom it is accredited.
    AccreditedBy,
    /// For which chamber.
    Chambers,
    /// How many points the accreditation states.
    Points,
    /// Days and minutes of the meetings.
    Sessions,
    /// Minutes of every meeting.
    Minutes,
    /// Whether a guide leads it.
    Guided,
    /// How many take part.
    GroupSize,
    /// Whether some have authority over others.
    Hierarchy,
    /// In which register the guide stands.
    SupervisorRegister,
    /// How a reflection series is shown.
    Proof,
    /// The place among the authors.
    AuthorRank,
    /// What there is to show for it.
    Evidence,
}

impl Column {
    /// Every column, in the order of an export.
    pub const ALL: [Self; 22] = [
        Self::Reference,
        Self::Kind,
        Self::Form,
        Self::Title,
        Self::Provider,
        Self::CompletedOn,
        Self::Hours,
        Self::Learning,
        Self::Level,
        Self::Tested,
        Self::AccreditedBy,
        Self::Chambers,
        Self::Points,
        Self::Sessions,
        Self::Minutes,
        Self::Guided,
        Self::GroupSize,
        Self::Hierarchy,
        Self::SupervisorRegister,
        Self::Proof,
        Self::AuthorRank,
        Self::Evidence,
    ];

    /// The Dutch heading, which exports use.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Reference => "kenmerk",
            Self::Kind => "soort",
            Self::Form => "vorm",
            Self::Title => "titel",
            Self::Provider => "aanbieder",
            Self::CompletedOn => "datum",
            Self::Hours => "uren",
            Self::Learning => "formeel/informeel",
            Self::Level => "niveau",
            Self::Tested => "toets",
            Self::AccreditedBy => "geaccrediteerd door",
            Self::Chambers => "kamer",
            Self::Points => "punten",
            Self::Sessions => "bijeenkomsten",
            Self::Minutes => "minuten",
            Self::Guided => "begeleid",
            Self::GroupSize => "groepsgrootte",
            Self::Hierarchy => "hiërarchie",
            Self::SupervisorRegister => "register begeleider",
            Self::Proof => "verklaring",
            Self::AuthorRank => "auteur",
            Self::Evidence => "bewijs",
        }
    }

    /// The English heading.
    pub const fn heading_en(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Kind => "kind",
            Self::Form => "form",
            Self::Title => "title",
            Self::Provider => "provider",
            Self::CompletedOn => "date",
            Self::Hours => "hours",
            Self::Learning => "formal/informal",
            Self::Level => "level",
            Self::Tested => "tested",
            Self::AccreditedBy => "accredited by",
            Self::Chambers => "chamber",
            Self::Points => "points",
            Self::Sessions => "sessions",
            Self::Minutes => "minutes",
            Self::Guided => "guided",
            Self::GroupSize => "group size",
            Self::Hierarchy => "hierarchy",
            Self::SupervisorRegister => "supervisor register",
            Self::Proof => "proof",
            Self::AuthorRank => "author rank",
            Self::Evidence => "evidence",
        }
    }

    /// Other headings that are understood.
    const fn others(self) -> &'static [&'static str] {
        match self {
            Self::Reference => &["id", "referentie", "code"],
            Self::Kind => &["type", "categorie", "category", "soort activiteit", "activity type"],
            Self::Form => &["werkvorm", "vorm activiteit"],
            Self::Title => &[
                "naam",
                "cursus",
                "opleiding",
                "activiteit",
                "omschrijving",
                "onderwerp",
                "scholing",
                "opleiding naam",
                "name",
                "course",
                "activity",
                "description",
                "subject",
                "titel activiteit",
                "naam activiteit",
                "cursusnaam",
            ],
            Self::Provider => &[
                "organisatie",
                "opleider",
                "instituut",
                "opleidingsinstituut",
                "organisation",
                "organization",
                "institute",
            ],
            Self::CompletedOn => &[
                "datum afgerond",
                "afgerond op",
                "datum afronding",
                "einddatum",
                "behaald op",
                "behaaldatum",
                "completed on",
                "completion date",
                "end date",
                "date of issue",
            ],
            Self::Hours => &["contacturen", "aantal uren", "contact hours", "uur", "duur in uren", "duration in hours"],
            Self::Learning => &["leren", "formeel of informeel", "formeel informeel", "learning", "formal or informal"],
            Self::Level => &[],
            Self::Tested => &["getoetst", "met toets", "test", "exam"],
            Self::AccreditedBy => {
                &["accreditatie", "accreditatie door", "accreditor", "accreditation", "geaccrediteerd"]
            }
            Self::Chambers => &["kamers", "chambers", "doelgroep"],
            Self::Points => {
                &["aantal punten", "skj punten", "accreditatiepunten", "pe punten", "credits", "skj points"]
            }
            Self::Sessions => &["sessies", "bijeenkomst", "data", "dates", "meetings"],
            Self::Minutes => &["minuten per bijeenkomst", "duur in minuten", "minutes per session", "aantal minuten"],
            Self::Guided => &["begeleide", "met begeleider"],
            Self::GroupSize => &["deelnemers", "aantal deelnemers", "participants"],
            Self::Hierarchy => &["hierarchie"],
            Self::SupervisorRegister => &["register supervisor", "begeleider register"],
            Self::Proof => &["bewijsvorm"],
            Self::AuthorRank => &["auteursplaats", "plaats als auteur"],
            Self::Evidence => &["bewijzen", "bewijsstuk", "bewijsstukken", "certificaat", "certificate"],
        }
    }

    /// The column with this heading, whatever its capitals, marks and blanks; what stands between brackets may vary.
    pub fn of(heading: &str) -> Option<Self> {
        let found = |text: &str| {
            let text = plain(text);
            if text.is_empty() {
                return None;
            }
            Self::ALL.into_iter().find(|column| {
                [column.heading(), column.heading_en()].iter().chain(column.others()).any(|known| plain(known) == text)
            })
        };
        // Longer than any heading: not worth comparing.
        if heading.chars().count() > 80 {
            return None;
        }
        found(heading).or_else(|| found(heading.split_once('(')?.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_heading_means_two_things() {
        let mut seen = BTreeSet::new();
        for column in Column::ALL {
            let own: BTreeSet<String> = [column.heading(), column.heading_en()]
                .iter()
                .chain(column.others())
                .map(|heading| plain(heading))
                .collect();
            for heading in own {
                assert!(seen.insert(heading.clone()), "{heading}");
                assert_eq!(Column::of(&heading), Some(column));
            }
        }
    }

    #[test]
    fn headings_are_read_as_people_write_them() {
        assert_eq!(Column::of(" Titel: "), Some(Column::Title));
        assert_eq!(Column::of("GEACCREDITEERD_DOOR"), Some(Column::AccreditedBy));
        assert_eq!(Column::of("Uren (contacttijd)"), Some(Column::Hours));
        assert_eq!(Column::of("Formeel / informeel"), Some(Column::Learning));
        assert_eq!(Column::of("schoenmaat"), None);
        assert_eq!(Column::of("()"), None);
    }
}
