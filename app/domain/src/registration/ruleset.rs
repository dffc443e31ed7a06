//! Rulesets: the published rules as data. One dated file for each version, never edited after publication; every figure
//! in it has a source or is marked as our reading (a test refuses one that has neither).

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::activity::{Learning, OtherForm, ReflectionForm};
use crate::amount::{Centi, Points};
use crate::employment::{CountsAs, Level};
use crate::registration::assessment::{Doubt, Finding, Unit};
use crate::registration::{Chamber, Facts, Registration};
use crate::vocabulary::{Set, Vocabulary, vocabulary};

vocabulary! {
    /// A published version of the rules of a chamber.
    RulesetId {
        /// Jeugd- en gezinsprofessionals.
        SkjJgp2018 = "skj-jgp-2018",
        /// Jeugdzorgwerkers, groups 1 to 3, to 2022-12-31.
        SkjJzw2013 = "skj-jzw-2013",
        /// Master-psychologen.
        SkjMasterPsychologist = "skj-master-psychologist",
        /// Master-orthopedagogen.
        SkjMasterPedagogue = "skj-master-pedagogue",
        /// Kinder- en jeugdpsychologen.
        SkjPostmasterPsychologist = "skj-postmaster-psychologist",
        /// Postmaster-orthopedagogen.
        SkjPostmasterPedagogue = "skj-postmaster-pedagogue",
        /// NVO basis-orthopedagogen.
        NvoBasis2019 = "nvo-basis-2019",
        /// NVO orthopedagogen-generalist, terms started before 2022-11-01.
        NvoGeneralist2500 = "nvo-generalist-2500",
        /// NVO orthopedagogen-generalist, terms started from 2022-11-01.
        NvoGeneralist2022 = "nvo-generalist-2022",
        /// Verpleegkundigen.
        BigNurse = "big-nurse",
        /// Gezondheidszorgpsychologen.
        BigHealthPsychologist = "big-health-psychologist",
        /// Orthopedagogen-generalist in the BIG register.
        BigRemedialEducationalist = "big-remedial-educationalist",
        /// Artsen: the date only.
        BigPhysician = "big-physician",
        /// Psychotherapeuten: the date only.
        BigPsychotherapist = "big-psychotherapist",
        /// Kinder- en jeugdpsychologen NIP: the date only.
        NipKj = "nip-kj",
    }
}

vocabulary! {
    /// Something that a ruleset asks for.
    RequirementId {
        /// Deskundigheidsbevordering.
        ProfessionalDevelopment = "professional-development",
        /// Formeel leren.
        Formal = "professional-development.formal",
        /// Informeel leren.
        Informal = "professional-development.informal",
        /// Reflectie.
        Reflection = "reflection",
        /// Supervisie.
        Supervision = "reflection.supervision",
        /// Intervisie.
        Intervision = "reflection.intervision",
        /// Scholing.
        Training = "training",
        /// Scholing at post-master level.
        TrainingPostMaster = "training.post-master",
        /// Geaccrediteerde scholing.
        TrainingAccredited = "training.accredited",
        /// Intervisie en/of supervisie.
        PeerOrSupervision = "peer-or-supervision",
        /// Vrije ruimte, overig.
        Free = "free",
        /// All points together.
        Total = "total",
        /// Hours of social work.
        HoursSocialWork = "hours.social-work",
        /// Hours as a jeugd- en gezinsprofessional.
        HoursJgp = "hours.jgp",
        /// Hours at wo-master level.
        HoursWoMaster = "hours.wo-master",
        /// Hours at post-master level.
        HoursWoPostmaster = "hours.wo-postmaster",
        /// Clinical hours.
        HoursClinical = "hours.clinical",
        /// Hours in the profession of the registration.
        HoursOwnProfession = "hours.own-profession",
        /// Verklaring omtrent het gedrag.
        ItemVog = "item.vog",
        /// Werkgeversverklaring, or the own statement of a self-employed person.
        ItemEmployerStatement = "item.employer-statement",
        /// Training beroepsethiek.
        ItemEthicsTraining = "item.ethics-training",
        /// Diagnostics endorsement, or a statement on three case reports.
        ItemDiagnostics = "item.diagnostics",
        /// Werkbegeleiding.
        ItemWorkGuidance = "item.work-guidance",
        /// Diploma.
        ItemDiploma = "item.diploma",
        /// Membership of the association.
        ItemMembership = "item.membership",
    }
}

impl RequirementId {
    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::HoursSocialWork
            | Self::HoursJgp
            | Self::HoursWoMaster
            | Self::HoursWoPostmaster
            | Self::HoursClinical
            | Self::HoursOwnProfession => Unit::Hours,
            Self::ItemVog
            | Self::ItemEmployerStatement
            | Self::ItemEthicsTraining
            | Self::ItemDiagnostics
            | Self::ItemWorkGuidance
            | Self::ItemDiploma
            | Self::ItemMembership => Unit::Items,
            _ => Unit::Points,
        }
    }
}

vocabulary! {
    /// Our reading where the sources are silent or unclear. The pages mark a figure that rests on one.
    Reading {
        /// Hours = hours a week x 210.5 weeks x the share of the period's days worked without leave: 3368 = 16 x 210.5.
        WeeksWithoutLeave = "weeks-without-leave",
        /// The same weeks are used for a register that does not publish how it counts.
        WeeksOfAnotherRegister = "weeks-of-another-register",
        /// Half of 3368 for '8 hours a week as a jeugd- en gezinsprofessional'.
        HalfOfSocialWork = "half-of-social-work",
        /// Other activities count as informal learning, which took the place of the free space.
        OtherIsInformal = "other-is-informal",
        /// A training whose stated level lies under that of the chamber does not count.
        LevelOfTraining = "level-of-training",
        /// A VOG counts from its date on; how long it stays valid is published nowhere that was read.
        VogOnce = "vog-once",
        /// One statement of an employer, issued inside the period, is enough.
        OneStatement = "one-statement",
        /// The part follows from the other figures.
        Derived = "derived",
        /// The free space has no minimum of its own: the total does.
        FreeFillsTotal = "free-fills-total",
        /// Figures of the NVO, because SKJ says that its post-master requirements equal those of NIP and NVO.
        EqualToNvo = "equal-to-nvo",
        /// Ten sessions of one series make 50 points; each series counts for itself.
        PerSeries = "per-series",
        /// A longer gap starts a new series and takes no points away.
        NewSeriesCounts = "new-series-counts",
        /// Who is not told to have more than 3648 hours of experience has less.
        ExperienceLess = "experience-less",
        /// A period lasts five years.
        FiveYears = "five-years",
        /// The new period starts where the old one ends.
        RenewalAtEnd = "renewal-at-end",
        /// The day after the old end is the first day that the old term no longer holds.
        DayAfterOldEnd = "day-after-old-end",
        /// The training beroepsethiek belongs to the first re-registration.
        EthicsFirstPeriod = "ethics-first-period",
        /// Accreditation by NIP or NVO makes a training accredited.
        AccreditedByNipOrNvo = "accredited-by-nip-or-nvo",
        /// A minute of contact counts for its share of an hour.
        MinutesCount = "minutes-count",
        /// Hours as an orthopedagoog are hours at wo-master level.
        OrthopedagogueIsMaster = "orthopedagogue-is-master",
        /// Case reports or a statement on them: three, completed inside the period.
        ThreeCaseReports = "three-case-reports",
        /// Work guidance logged inside the period, or its form B.
        WorkGuidanceOnce = "work-guidance-once",
    }
}

vocabulary! {
    /// What about a ruleset is not known. Said, not guessed.
    Unknown {
        /// The hours asked for.
        Hours = "hours",
        /// The points asked for.
        Points = "points",
        /// The papers asked for.
        Items = "items",
        /// How long a VOG stays valid.
        VogValidity = "vog-validity",
        /// The hours of the training beroepsethiek, and who needs it.
        EthicsTraining = "ethics-training",
        /// Group size, spacing and a maximum share of one form of reflection.
        ReflectionLimits = "reflection-limits",
        /// What counts as informal learning and how it is shown.
        InformalLearning = "informal-learning",
        /// The weekly hours at the moment of re-registration and the two years before it: not checked here.
        WeeklyHoursNotChecked = "weekly-hours-not-checked",
        /// How much longer a session of a larger group has to last.
        SessionLength = "session-length",
        /// The further ways to the diploma.
        DiplomaList = "diploma-list",
        /// What is asked in the second and later periods.
        LaterPeriods = "later-periods",
        /// What is asked of a master-pedagoog who is not an orthopedagoog.
        MasterPedagogue = "master-pedagogue",
        /// Supervision in groups of more than three.
        LargerGroups = "larger-groups",
        /// Forms of reflection other than supervision and intervision.
        OtherReflection = "other-reflection",
        /// Whether the hours are 2500 or 3120 as with the NVO since 2022-11-01.
        HoursSince2022 = "hours-since-2022",
        /// Whether part of the training has to be accredited or at post-master level, as with the NVO.
        TrainingParts = "training-parts",
        /// The way by a certificate (PRC) when the hours are not met: not followed here.
        CertificateRoute = "certificate-route",
        /// When the new period starts.
        RenewalDate = "renewal-date",
    }
}

vocabulary! {
    /// When a new period starts after re-registration.
    Renewal {
        /// On the day the file was sent in.
        Submission = "submission",
        /// When the old period ends.
        End = "end",
    }
}

vocabulary! {
    /// Whose accreditation counts.
    Accreditor {
        /// SKJ, for the chamber of the ruleset.
        Skj = "SKJ",
        /// NIP.
        Nip = "NIP",
        /// NVO.
        Nvo = "NVO",
    }
}

/// On what a figure or rule rests: a source, our reading, or a source as we read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Grounds {
    /// Where it was read.
    pub source: Option<String>,
    /// How we read it.
    pub reading: Option<Reading>,
}

/// For whom a requirement holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Only when this fact is so.
    pub ethics_training_required: Option<bool>,
    /// Only when this fact is so.
    pub experience_over_3648_hours: Option<bool>,
    /// Only for this group.
    pub entry_group: Option<u8>,
}

impl When {
    /// Whether it holds for these facts; what they do not state is taken as not so, and the group as 1.
    #[must_use]
    pub fn holds(self, facts: &Facts) -> bool {
        fn is(asked: Option<bool>, stated: Option<bool>) -> bool {
            asked.is_none_or(|asked| asked == stated.unwrap_or(false))
        }
        is(self.ethics_training_required, facts.ethics_training_required)
            && is(self.experience_over_3648_hours, facts.experience_over_3648_hours)
            && self.entry_group.is_none_or(|group| group == facts.entry_group.unwrap_or(1))
    }
}

/// Something asked for, with its figure.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Requirement {
    /// Which.
    pub id: RequirementId,
    /// How much is asked; 0 when only a part of another.
    #[serde(default)]
    pub required: Centi,
    /// How much of it can count at most.
    pub maximum: Option<Centi>,
    /// The requirement that it adds to.
    pub within: Option<RequirementId>,
    /// The requirement of which it singles out a part, without adding.
    pub of_which: Option<RequirementId>,
    /// For hours: the work that counts.
    #[serde(default, deserialize_with = "set")]
    pub counts_as: Set<CountsAs>,
    /// For hours: the lowest level of work that counts.
    pub level: Option<Level>,
    /// For whom it holds.
    #[serde(default)]
    pub when: When,
    /// On what it rests.
    #[serde(flatten)]
    pub grounds: Grounds,
}

impl Requirement {
    /// The requirement that it belongs under, for showing a tree.
    #[must_use]
    pub fn parent(&self) -> Option<RequirementId> {
        self.within.or(self.of_which)
    }
}

/// How training counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TrainingRule {
    /// Only this kind of learning; both when left out.
    pub learning: Option<Learning>,
    /// For which requirement.
    pub requirement: RequirementId,
    /// Whose accreditation counts.
    #[serde(default, deserialize_with = "set")]
    pub accredited_by: Set<Accreditor>,
    /// Whether it counts only with such an accreditation.
    #[serde(default)]
    pub accreditation_required: bool,
    /// The lowest level that counts, when a level is stated.
    pub level: Option<Level>,
    /// The part that is asked to be at this level.
    pub part_by_level: Option<PartByLevel>,
    /// The part that is asked to be accredited.
    pub part_accredited: Option<RequirementId>,
    /// On what it rests.
    #[serde(flatten)]
    pub grounds: Grounds,
}

/// A part of the training that has to be at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartByLevel {
    /// The lowest level.
    pub level: Level,
    /// The part.
    pub requirement: RequirementId,
}

/// How many sessions or hours make how many points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRate {
    /// Persons taking part.
    pub persons: u32,
    /// So many hours …
    pub hours: u32,
    /// … make so many points.
    pub points: u32,
}

impl GroupRate {
    /// Exact points for one minute.
    #[must_use]
    pub const fn per_minute(self) -> u64 {
        let hours = if self.hours == 0 { 1 } else { self.hours as u64 };
        (Points::PER_POINT / 60).saturating_mul(self.points as u64) / hours
    }
}

/// Points by the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRate {
    /// Points for each session.
    pub points: u32,
    /// At most so many for one series.
    pub maximum: u32,
}

/// Sizes of a group that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSize {
    /// At least; when more than 1, the size has to be stated.
    pub from: u32,
    /// At most.
    pub to: u32,
}

/// How reflection counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReflectionRule {
    /// For these forms.
    #[serde(deserialize_with = "set")]
    pub forms: Set<ReflectionForm>,
    /// For which requirement; none: these forms count nothing here.
    pub requirement: Option<RequirementId>,
    /// What is then found.
    pub finding: Option<Finding>,
    /// The shortest session that counts.
    pub minimum_minutes: Option<u32>,
    /// The groups that count.
    pub group: Option<GroupSize>,
    /// Nobody has authority over another.
    #[serde(default)]
    pub no_hierarchy: bool,
    /// A longer gap between two sessions starts a new series.
    pub days_between: Option<u32>,
    /// The guide has to stand in this register.
    pub supervisor: Option<String>,
    /// Points by group size instead of by the hour.
    #[serde(default)]
    pub rates: Vec<GroupRate>,
    /// Points by session instead of by the hour.
    pub session: Option<SessionRate>,
    /// On what it rests.
    #[serde(flatten)]
    pub grounds: Grounds,
}

/// Fixed points for a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicationRate {
    /// For the first author.
    pub first: Centi,
    /// For any other.
    pub other: Centi,
}

/// How other activities count.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OtherRule {
    /// For these forms; all when left out.
    #[serde(default, deserialize_with = "set")]
    pub forms: Set<OtherForm>,
    /// For which requirement.
    pub requirement: RequirementId,
    /// Points for an hour; 1 when left out.
    pub times: Option<u32>,
    /// Fixed points instead of hours.
    pub publication: Option<PublicationRate>,
    /// What remains doubtful when one is counted.
    pub doubt: Option<Doubt>,
    /// On what it rests.
    #[serde(flatten)]
    pub grounds: Grounds,
}

/// Something that is not known, and where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownRule {
    /// What.
    pub what: Unknown,
    /// Where it was looked for.
    pub source: String,
}

/// How long a period lasts and when the next one starts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PeriodRule {
    /// Years.
    pub years: u32,
    /// When the next one starts.
    pub renewal: Renewal,
    /// On what it rests.
    #[serde(flatten)]
    pub grounds: Grounds,
}

/// How hours are counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HoursRule {
    /// Working weeks in a whole period.
    pub weeks: Centi,
    /// On what it rests.
    #[serde(flatten)]
    pub grounds: Grounds,
}

/// A published version of the rules of one chamber.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruleset {
    /// Which.
    pub id: RulesetId,
    /// Whose.
    pub chamber: Chamber,
    /// The name of the profession in the register, in Dutch.
    pub name: String,
    /// Whether the rules are known; if not, only the date is followed.
    pub known: bool,
    /// For periods that start on this day or later; `None`: since ever.
    #[serde(default, deserialize_with = "date")]
    pub valid_from: Option<NaiveDate>,
    /// For periods that start on this day or earlier; `None`: until further notice.
    #[serde(default, deserialize_with = "date")]
    pub valid_until: Option<NaiveDate>,
    /// The ruleset of the next period when the chamber has none in force by then.
    pub successor: Option<RulesetId>,
    /// Where the rules were read.
    pub sources: Vec<String>,
    /// The period.
    pub period: PeriodRule,
    /// Hours, when any are asked.
    pub hours: Option<HoursRule>,
    /// What is asked, a whole before its parts.
    #[serde(default, rename = "requirement")]
    pub requirements: Vec<Requirement>,
    /// How training counts; the first that fits.
    #[serde(default)]
    pub training: Vec<TrainingRule>,
    /// How reflection counts; the first that fits.
    #[serde(default)]
    pub reflection: Vec<ReflectionRule>,
    /// How other activities count; the first that fits.
    #[serde(default)]
    pub other: Vec<OtherRule>,
    /// What is not known.
    #[serde(default)]
    pub unknown: Vec<UnknownRule>,
}

fn set<'de, D: serde::Deserializer<'de>, V: Vocabulary + Deserialize<'de>>(
    deserializer: D,
) -> Result<Set<V>, D::Error> {
    Ok(Vec::<V>::deserialize(deserializer)?.into_iter().collect())
}

fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = String::deserialize(deserializer)?;
    crate::dossier::date(&text).map(Some).ok_or_else(|| serde::de::Error::custom("not a date YYYY-MM-DD"))
}

/// The files, in the order of [`RulesetId`].
pub(crate) const FILES: &[(RulesetId, &str)] = &[
    (RulesetId::SkjJgp2018, include_str!("rulesets/skj-jgp-2018.toml")),
    (RulesetId::SkjJzw2013, include_str!("rulesets/skj-jzw-2013.toml")),
    (RulesetId::SkjMasterPsychologist, include_str!("rulesets/skj-master-psychologist.toml")),
    (RulesetId::SkjMasterPedagogue, include_str!("rulesets/skj-master-pedagogue.toml")),
    (RulesetId::SkjPostmasterPsychologist, include_str!("rulesets/skj-postmaster-psychologist.toml")),
    (RulesetId::SkjPostmasterPedagogue, include_str!("rulesets/skj-postmaster-pedagogue.toml")),
    (RulesetId::NvoBasis2019, include_str!("rulesets/nvo-basis-2019.toml")),
    (RulesetId::NvoGeneralist2500, include_str!("rulesets/nvo-generalist-2500.toml")),
    (RulesetId::NvoGeneralist2022, include_str!("rulesets/nvo-generalist-2022.toml")),
    (RulesetId::BigNurse, include_str!("rulesets/big-nurse.toml")),
    (RulesetId::BigHealthPsychologist, include_str!("rulesets/big-health-psychologist.toml")),
    (RulesetId::BigRemedialEducationalist, include_str!("rulesets/big-remedial-educationalist.toml")),
    (RulesetId::BigPhysician, include_str!("rulesets/big-physician.toml")),
    (RulesetId::BigPsychotherapist, include_str!("rulesets/big-psychotherapist.toml")),
    (RulesetId::NipKj, include_str!("rulesets/nip-kj.toml")),
];

static RULESETS: LazyLock<Vec<Ruleset>> = LazyLock::new(|| {
    FILES
        .iter()
        // A file that does not parse fails a test; here it would follow the date only.
        .map(|(id, text)| toml::from_str(text).unwrap_or_else(|_| Ruleset::date_only(*id)))
        .collect()
});

static DATE_ONLY: LazyLock<Ruleset> = LazyLock::new(|| Ruleset::date_only(RulesetId::NipKj));

impl RulesetId {
    /// The ruleset itself.
    #[must_use]
    pub fn get(self) -> &'static Ruleset {
        RULESETS.get(usize::from(self.place())).unwrap_or(&DATE_ONLY)
    }
}

impl Ruleset {
    /// All rulesets, in the order of [`RulesetId::ALL`].
    #[must_use]
    pub fn all() -> &'static [Self] {
        &RULESETS
    }

    /// The version in force for a period that starts on `since`. For a start before the first known version: that one.
    /// `None` when the chamber was closed by then.
    #[must_use]
    pub fn in_force(chamber: Chamber, since: NaiveDate) -> Option<&'static Self> {
        let mut versions = RULESETS.iter().filter(|ruleset| ruleset.chamber == chamber);
        // Versions of one chamber stand in order of date, without a gap between them.
        versions.find(|ruleset| ruleset.valid_until.is_none_or(|last| since <= last))
    }

    /// The version that judges a registration: the one it names, else the one in force at its start; for a chamber that
    /// was closed by then, its last.
    #[must_use]
    pub fn of(registration: &Registration) -> &'static Self {
        match registration.ruleset {
            Some(id) => id.get(),
            None => Self::in_force(registration.chamber, registration.since)
                .or_else(|| RULESETS.iter().rev().find(|ruleset| ruleset.chamber == registration.chamber))
                .unwrap_or(&DATE_ONLY),
        }
    }

    /// The version that judges the next period, when that starts on `since`: that of the successor from the day on which there
    /// is one, also where the chamber is not closed yet.
    ///
    /// Source: who re-registers as jeugdzorgwerker becomes jgp,
    /// <https://informatiebank.skjeugd.nl/vragen/?pagina=2&_faq_filter=herregistratie-jzw>
    #[must_use]
    pub fn next(&'static self, since: NaiveDate) -> &'static Self {
        let successor = self.successor.map(RulesetId::get);
        let open = successor.filter(|next| next.valid_from.is_none_or(|first| first <= since));
        open.or_else(|| Self::in_force(self.chamber, since)).or(successor).unwrap_or(self)
    }

    /// Whether it holds for periods that start on `since`.
    #[must_use]
    pub fn holds(&self, since: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= since) && self.valid_until.is_none_or(|last| since <= last)
    }

    /// What is asked of someone with these facts, a whole before its parts.
    pub fn requirements(&self, facts: Facts) -> impl Iterator<Item = &Requirement> {
        self.requirements.iter().filter(move |requirement| requirement.when.holds(&facts))
    }

    /// Every reading that it rests on.
    #[must_use]
    pub fn readings(&self) -> Set<Reading> {
        [Some(&self.period.grounds), self.hours.as_ref().map(|hours| &hours.grounds)]
            .into_iter()
            .flatten()
            .chain(self.requirements.iter().map(|rule| &rule.grounds))
            .chain(self.training.iter().map(|rule| &rule.grounds))
            .chain(self.reflection.iter().map(|rule| &rule.grounds))
            .chain(self.other.iter().map(|rule| &rule.grounds))
            .filter_map(|grounds| grounds.reading)
            .collect()
    }

    fn date_only(id: RulesetId) -> Self {
        Self {
            id,
            chamber: Chamber::Kj,
            name: String::new(),
            known: false,
            valid_from: None,
            valid_until: None,
            successor: None,
            sources: Vec::new(),
            period: PeriodRule { years: 5, renewal: Renewal::End, grounds: Grounds::default() },
            hours: None,
            requirements: Vec::new(),
            training: Vec::new(),
            reflection: Vec::new(),
            other: Vec::new(),
            unknown: Vec::new(),
        }
    }
}

/// Pages show a ruleset by its id.
impl Serialize for Ruleset {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}
