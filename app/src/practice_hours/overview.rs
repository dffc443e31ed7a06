//! What the page about work shows: computed from the jobs and the registrations, without HTML.

use crate::{
    component::{
        band::{BandData, BandUnit},
        message::Tone,
    },
    path,
};
use chrono::NaiveDate;
use domain::{
    Assessment, Centi, CountsAs, Dossier, Employment, EmploymentStatus, Registration, RequirementId, RequirementStatus,
    Ruleset, Standing, Unit, dossier::is_blank, evaluate, period,
};
use language::{
    Locale, Text, format, practice_hours as t,
    standing::{inline, readable},
    term,
};

/// A job with where it is kept.
#[derive(Clone, Debug)]
pub struct Job {
    /// The id in addresses.
    pub id: String,
    /// The version that is shown.
    pub version: i32,
    /// The job.
    pub value: Employment,
}

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct Overview {
    /// How it stands, in one sentence.
    pub lead: Text,
    /// How that is.
    pub tone: Tone,
    /// The hours of each registration.
    pub registrations: Vec<RegistrationHours>,
    /// The jobs, the newest first.
    pub jobs: Vec<JobCard>,
    /// Whether there is a registration at all.
    pub registered: bool,
}

/// The hours that one registration asks, and what each job gives.
#[derive(Clone, Debug)]
pub struct RegistrationHours {
    /// Its name.
    pub name: Text,
    /// The period, in words.
    pub period: Text,
    /// What is asked.
    pub bands: Vec<BandData>,
    /// One for each job.
    pub rows: Vec<HourRow>,
    /// How the hours are counted: the weeks of a period.
    pub weeks: Text,
    /// Whether that is our own reading of the rules.
    pub reading: bool,
}

/// What one job gives to one registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourRow {
    /// The job.
    pub name: Text,
    /// Where it is changed.
    pub href: String,
    /// Days worked, of the days of the period.
    pub days: Text,
    /// Days of leave taken off; empty where there are none.
    pub leave: Text,
    /// How the hours follow.
    pub sum: Text,
    /// Why they count for nothing, where they do.
    pub nothing: Text,
    /// The hours.
    pub hours: Text,
    /// What they count for; empty where for nothing.
    pub counts: Vec<Text>,
}

/// A job as it is shown in the list.
#[derive(Clone, Debug)]
pub struct JobCard {
    /// The id in addresses.
    pub id: String,
    /// The version that is shown.
    pub version: i32,
    /// Employer.
    pub name: Text,
    /// As what.
    pub role: Text,
    /// Hours a week.
    pub hours: Text,
    /// From when until when.
    pub when: Text,
    /// What it counts as.
    pub counts_as: Text,
    /// Each leave.
    pub leave: Vec<Text>,
    /// Whether it goes on: then its hours can change.
    pub goes_on: bool,
}

fn hundredths(amount: Centi) -> i64 {
    i64::try_from(amount.hundredths()).unwrap_or(i64::MAX)
}

fn number(locale: Locale, amount: Centi) -> String {
    format::hundredths(locale, hundredths(amount))
}

/// The name of a job.
pub fn name(locale: Locale, job: &Employment) -> Text {
    employer(locale, job).unwrap_or_else(|| t::unnamed(locale))
}

/// With whom somebody works, in the reader's language where it is a practice of their own.
pub fn employer(locale: Locale, job: &Employment) -> Option<Text> {
    match job.own_practice() {
        Some("") => Some(t::own_practice(locale)),
        Some(name) => Some(t::own_practice_named(locale, name)),
        None => job.employer.clone().filter(|employer| !is_blank(employer)).map(Text::from),
    }
}

/// The kinds of work that the registrations ask hours of.
pub fn asked(registrations: &[Registration]) -> Vec<CountsAs> {
    let mut asked: Vec<CountsAs> = Vec::new();
    for kind in CountsAs::ALL {
        let wanted = registrations.iter().any(|registration| {
            Ruleset::of(registration)
                .requirements(registration.facts)
                .any(|requirement| requirement.counts_as.contains(*kind))
        });
        if wanted {
            asked.push(*kind);
        }
    }
    asked
}

/// Computes the page.
pub fn overview(locale: Locale, today: NaiveDate, registrations: &[Registration], jobs: &[Job]) -> Overview {
    let mut dossier = Dossier::new();
    dossier.registrations = registrations.to_vec();
    dossier.employments = jobs.iter().map(|job| job.value.clone()).collect();
    let mut shown = Vec::new();
    let mut asks_hours = false;
    let mut worst: Option<(Centi, RequirementId, bool)> = None;
    let mut enough: Option<String> = None;
    // What is no longer asked is not missing: approved, submitted, or over.
    let mut settled: Option<Text> = None;
    // What was sent in with too little of it: of that nobody says that there is enough.
    let mut short: Option<Text> = None;
    // A job that was never said to count as anything may be all that is the matter.
    let mut unsaid: Option<&Job> = None;
    let judged = registrations.iter().map(|one| (one, evaluate(&dossier, one, today)));
    let judged: Vec<_> = judged.filter(|(_, assessment)| !assessment.continued).collect();
    let all: Vec<Registration> = judged.iter().map(|(one, assessment)| one.as_judged(assessment)).collect();
    let names = term::registrations(locale, &all.iter().collect::<Vec<_>>());
    for ((_, assessment), called) in judged.into_iter().zip(names) {
        let of = period::days_between(assessment.period.since, assessment.period.end);
        let of = u64::try_from(of).unwrap_or(1).max(1);
        let weeks = assessment.ruleset.hours.as_ref().map_or(Centi::ZERO, |hours| hours.weeks);
        let requirements: Vec<_> =
            assessment.requirements.iter().filter(|requirement| requirement.unit() == Unit::Hours).collect();
        asks_hours |= !requirements.is_empty();
        let bands = requirements
            .iter()
            .map(|requirement| BandData {
                label: term::requirement(locale, requirement.id),
                hint: term::requirement_explained(locale, requirement.id),
                unit: BandUnit::Hours,
                required: hundredths(requirement.required),
                counted: hundredths(requirement.counted),
                pending: hundredths(requirement.pending),
                missing: hundredths(requirement.missing),
                met: requirement.met,
                maximum: requirement.maximum.map(hundredths),
                part: requirement.parent.is_some(),
                href: String::new(),
            })
            .collect();
        for requirement in &requirements {
            if let Some(said) = settles(locale, &assessment, requirement) {
                let waits = assessment.standing == Standing::RegisteredPending;
                if waits { &mut short } else { &mut settled }.get_or_insert(said);
            } else if requirement.met {
                enough.get_or_insert_with(|| term::amount(locale, Unit::Hours, requirement.counted));
            } else if worst.is_none_or(|(most, _, _)| requirement.missing > most) {
                worst = Some((requirement.missing, requirement.id, requirement.pending >= requirement.missing));
            }
        }
        let covers = |status: &EmploymentStatus| status.days > 0 || status.days_ahead > 0;
        let bare = |(job, status): &(&Job, &EmploymentStatus)| job.value.counts_as.is_empty() && covers(status);
        unsaid = unsaid.or_else(|| jobs.iter().zip(&assessment.employments).find(bare).map(|(job, _)| job));
        let rows = jobs
            .iter()
            .zip(&assessment.employments)
            .filter(|(_, status)| status.days > 0 || status.leave_days > 0 || status.days_ahead > 0)
            .map(|(job, status)| {
                let (per_week, weeks) = (number(locale, job.value.hours_per_week), number(locale, weeks));
                let (days, all) = (format::whole(locale, status.days), format::whole(locale, of));
                let counts: Vec<Text> = status.counts_for.iter().map(|id| term::requirement(locale, id)).collect();
                let product = number(locale, status.hours);
                let hours = if counts.is_empty() { number(locale, Centi::ZERO) } else { product.clone() };
                HourRow {
                    name: name(locale, &job.value),
                    href: path::work_edit(&job.id),
                    days: t::days_of(locale, &days, &all),
                    leave: if status.leave_days == 0 {
                        Text::default()
                    } else {
                        t::leave_off(locale, &format::whole(locale, status.leave_days))
                    },
                    sum: if status.days == 0 {
                        t::no_days_yet(locale)
                    } else if status.days == of {
                        t::sum(locale, &per_week, &weeks, &product)
                    } else {
                        t::sum_part(locale, &per_week, &weeks, &days, &all, &product)
                    },
                    hours: hours.into(),
                    nothing: counts_for_nothing(locale, &job.value, &assessment),
                    counts,
                }
            })
            .collect();
        shown.push(RegistrationHours {
            name: called,
            period: t::period(
                locale,
                &format::date(locale, assessment.period.since),
                &format::date(locale, assessment.period.submit_by),
            ),
            bands,
            rows,
            weeks: number(locale, weeks).into(),
            reading: assessment.ruleset.hours.as_ref().is_some_and(|hours| hours.grounds.reading.is_some()),
        });
    }
    let (tone, lead) = if registrations.is_empty() {
        (Tone::Neutral, t::lead_no_registration(locale))
    } else if !asks_hours {
        (Tone::Neutral, t::lead_no_hours_asked(locale))
    } else if jobs.is_empty() {
        (Tone::Attention, t::lead_none(locale))
    } else if let Some((missing, id, ahead)) = worst {
        let what = term::requirement(locale, id).to_lowercase();
        let before = unsaid.map(|job| t::lead_unsaid(locale, &name(locale, &job.value))).unwrap_or_default();
        let first = t::lead_missing(locale, &term::amount(locale, Unit::Hours, missing), &what);
        let second = if ahead { t::lead_enough_ahead(locale) } else { t::lead_not_enough_ahead(locale) };
        (if ahead { Tone::Good } else { Tone::Attention }, Text::Owned(format!("{before}{first}{second}")))
    } else if let Some(short) = short {
        (Tone::Neutral, short)
    } else if let Some(enough) = enough {
        (Tone::Good, t::lead_met(locale, &enough))
    } else {
        (Tone::Neutral, settled.unwrap_or_default())
    };
    let mut cards: Vec<(&Job, JobCard)> = jobs.iter().map(|job| (job, card(locale, today, job))).collect();
    cards.sort_by_key(|(job, _)| {
        (job.value.until.is_some_and(|until| until < today), std::cmp::Reverse(job.value.from), job.id.clone())
    });
    Overview {
        lead,
        tone,
        registrations: shown,
        jobs: cards.into_iter().map(|(_, card)| card).collect(),
        registered: !registrations.is_empty(),
    }
}

/// What to say of hours that nothing can or need be done about any more; none where they are still asked.
fn settles(locale: Locale, assessment: &Assessment, requirement: &RequirementStatus) -> Option<Text> {
    match assessment.standing {
        Standing::Expired | Standing::StruckOff => Some(t::lead_closed(locale)),
        Standing::Registered | Standing::Suspended | Standing::NotYet => {
            crate::standing::progress::approved(assessment).map(|_| t::lead_approved(locale))
        }
        // Some registers go on counting until the end.
        Standing::RegisteredPending if requirement.met || requirement.pending >= requirement.missing => None,
        Standing::RegisteredPending => {
            let what = inline(&term::requirement(locale, requirement.id));
            let missing = term::amount(locale, Unit::Hours, readable(Unit::Hours, requirement.missing));
            Some(t::lead_submitted(locale, &missing, &what))
        }
    }
}

/// Why a job counts for nothing, where it does: it was never said as what, its level is too low, or no such work is asked.
pub fn counts_for_nothing(locale: Locale, job: &Employment, assessment: &Assessment) -> Text {
    if job.counts_as.is_empty() {
        return t::counts_unsaid(locale);
    }
    let asked = assessment.ruleset.requirements.iter().filter(|requirement| {
        assessment.requirement(requirement.id).is_some()
            && job.counts_as.iter().any(|kind| requirement.counts_as.contains(*kind))
    });
    match (job.level, asked.filter_map(|requirement| requirement.level).min()) {
        (Some(level), Some(asked)) if level < asked => {
            let name = |level| inline(&term::level(locale, level));
            t::counts_level_too_low(locale, &name(level), &name(asked))
        }
        _ => t::counts_for_nothing(locale),
    }
}

/// The days of a job in words.
pub fn when(locale: Locale, from: NaiveDate, until: Option<NaiveDate>) -> Text {
    match until {
        None => t::since(locale, &format::date(locale, from)),
        Some(until) if until == from => format::date(locale, from).into(),
        Some(until) => t::from_until(locale, &format::date(locale, from), &format::date(locale, until)),
    }
}

/// The hours of a job in words.
pub fn hours_a_week(locale: Locale, job: &Employment) -> Text {
    t::hours_a_week(locale, &number(locale, job.hours_per_week))
}

/// Each leave from a job in words.
pub fn leaves(locale: Locale, job: &Employment) -> Vec<Text> {
    let leaves = job.leave.iter().map(|leave| {
        let days = when(locale, leave.from, leave.until);
        match &leave.kind {
            Some(kind) => format!("{}: {days}", term::leave_kind(locale, kind)).into(),
            None => days,
        }
    });
    leaves.collect()
}

fn card(locale: Locale, today: NaiveDate, job: &Job) -> JobCard {
    let value = &job.value;
    let names: Vec<Text> = value.counts_as.iter().map(|kind| term::counts_as(locale, *kind)).collect();
    JobCard {
        id: job.id.clone(),
        version: job.version,
        name: name(locale, value),
        role: value.role.clone().unwrap_or_default().into(),
        hours: hours_a_week(locale, value),
        when: when(locale, value.from, value.until),
        counts_as: if names.is_empty() { t::counts_as_nothing(locale) } else { names.join(", ").into() },
        leave: leaves(locale, value),
        goes_on: value.until.is_none_or(|until| until > today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Chamber, Facts, Leave, Register};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn jgp() -> Registration {
        Registration {
            id: "r1".into(),
            register: Register::Skj,
            chamber: Chamber::Jgp,
            number: None,
            since: day(2021, 3, 1),
            until: day(2026, 3, 1),
            ruleset: None,
            facts: Facts::default(),
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: vec![],
            measures: vec![],
        }
    }

    fn job(hours: u64, from: NaiveDate, until: Option<NaiveDate>) -> Job {
        Job {
            id: "j1".into(),
            version: 1,
            value: Employment {
                id: "e1".into(),
                employer: Some("Altra".into()),
                role: None,
                counts_as: vec![CountsAs::SocialWork, CountsAs::Jgp],
                level: None,
                hours_per_week: Centi::whole(hours),
                from,
                until,
                leave: vec![],
            },
        }
    }

    #[test]
    fn sixteen_hours_over_the_whole_period_are_exactly_enough_and_the_sum_is_shown() {
        let found = overview(Locale::Nl, day(2026, 2, 28), &[jgp()], &[job(16, day(2020, 1, 1), None)]);
        let row = &found.registrations[0].rows[0];
        assert_eq!(row.days, "1.826 van 1.826");
        assert_eq!(row.sum, "16 uur per week × 210,5 weken = 3.368 uur");
        assert_eq!(row.leave, "");
        assert_eq!(found.tone, Tone::Good);
        assert_eq!(found.registrations[0].weeks, "210,5");
    }

    #[test]
    fn a_job_that_counts_for_nothing_says_why() {
        let why = |change: fn(&mut Employment)| {
            let mut one = job(16, day(2021, 3, 1), None);
            change(&mut one.value);
            let found = overview(Locale::Nl, day(2025, 2, 28), &[jgp()], &[one]);
            assert_eq!((found.registrations[0].rows[0].counts.len(), &*found.registrations[0].rows[0].hours), (0, "0"));
            found.registrations[0].rows[0].nothing.clone()
        };
        assert_eq!(
            why(|job| job.level = Some(domain::Level::Mbo)),
            "telt hier niet mee: dit is werk op niveau mbo, gevraagd is minstens hbo"
        );
        assert!(why(|job| job.counts_as = vec![CountsAs::Clinical]).contains("ander werk"));
        assert!(why(|job| job.counts_as.clear()).contains("kies eerst"));
    }

    #[test]
    fn one_day_is_one_day() {
        assert_eq!(when(Locale::Nl, day(2024, 1, 1), Some(day(2024, 1, 1))), "1 januari 2024");
        assert!(when(Locale::Nl, day(2024, 1, 1), Some(day(2024, 1, 2))).contains("tot en met"));
    }

    #[test]
    fn leave_is_taken_off_and_jobs_side_by_side_have_a_row_each() {
        let mut first = job(16, day(2020, 1, 1), None);
        first.value.leave = vec![Leave { from: day(2022, 1, 1), until: Some(day(2022, 4, 22)), kind: None }];
        let second = job(8, day(2025, 1, 1), Some(day(2025, 12, 31)));
        let found = overview(Locale::Nl, day(2026, 2, 28), &[jgp()], &[first, second]);
        let rows = &found.registrations[0].rows;
        assert_eq!(rows[0].leave, "112 eraf");
        assert_eq!(rows[0].days, "1.714 van 1.826");
        // 16 x 210,5 x 1714 / 1826 = 3161,42: whoever takes a calculator finds the same.
        assert_eq!(rows[0].sum, "16 uur per week × 210,5 weken × 1.714/1.826 dagen = 3.161,42 uur");
        assert_eq!(rows[1].days, "365 van 1.826");
        assert_eq!(found.jobs.len(), 2);
        assert!(!found.jobs[1].goes_on);
    }

    #[test]
    fn the_first_sentence_says_what_is_missing_and_whether_it_will_come() {
        let on = day(2023, 3, 1);
        let behind = overview(Locale::Nl, on, &[jgp()], &[job(4, day(2021, 3, 1), None)]);
        assert_eq!(behind.tone, Tone::Attention);
        let coming = overview(Locale::Nl, on, &[jgp()], &[job(32, day(2021, 3, 1), None)]);
        assert!(coming.lead.contains("uur"), "{}", coming.lead);
        assert_eq!(overview(Locale::Nl, on, &[jgp()], &[]).lead, t::lead_none(Locale::Nl));
        assert_eq!(overview(Locale::Nl, on, &[], &[]).lead, t::lead_no_registration(Locale::Nl));
    }

    #[test]
    fn what_is_no_longer_asked_is_not_missing() {
        let on = day(2026, 1, 15);
        let few = [job(4, day(2021, 3, 1), None)];
        let lead = |registration: Registration| overview(Locale::Nl, on, &[registration], &few).lead;
        let sent = Registration { submitted_on: Some(day(2025, 12, 1)), ..jgp() };
        assert!(
            lead(sent).starts_with("Je dossier is ingediend. Volgens wat hier staat ontbreekt nog 2."),
            "{}",
            lead(jgp())
        );
        // Enough of the one is not enough of the other.
        let mut other = job(24, day(2021, 3, 1), None);
        other.value.counts_as = [CountsAs::SocialWork].into_iter().collect();
        let sent = Registration { submitted_on: Some(day(2025, 12, 1)), ..jgp() };
        let found = overview(Locale::Nl, on, &[sent], &[other]);
        assert!(found.lead.contains("ontbreekt nog 1.684 uur") && found.tone != Tone::Good, "{}", found.lead);
        let approved = Registration {
            register: Register::Big,
            chamber: Chamber::Nurse,
            submitted_on: Some(day(2025, 12, 1)),
            decided_on: Some(day(2026, 1, 10)),
            decision: Some(domain::Decision::Approved),
            ..jgp()
        };
        assert_eq!(lead(approved), t::lead_approved(Locale::Nl));
        let over = Registration { since: day(2020, 1, 1), until: day(2025, 1, 1), ..jgp() };
        assert_eq!(lead(over), t::lead_closed(Locale::Nl));
    }

    #[test]
    fn a_job_that_counts_as_nothing_yet_comes_first() {
        let mut unsaid = job(32, day(2021, 3, 1), None);
        unsaid.value.counts_as.clear();
        let found = overview(Locale::Nl, day(2023, 3, 1), &[jgp()], &[unsaid]);
        assert!(found.lead.starts_with("Bij Altra staat nog niet als wat dit werk telt"), "{}", found.lead);
        assert!(found.lead.contains("Je mist nog 3.368 uur"), "{}", found.lead);
    }

    #[test]
    fn a_practice_of_ones_own_is_named_in_the_language_of_the_reader() {
        let named = |employer: &str, locale| {
            let mut job = job(8, day(2024, 1, 1), None);
            job.value.employer = Some(employer.to_owned());
            name(locale, &job.value)
        };
        for stored in ["self-employed: De Linde", "Eigen praktijk De Linde"] {
            assert_eq!(named(stored, Locale::Nl), "De Linde (eigen praktijk)");
            assert_eq!(named(stored, Locale::En), "De Linde (own practice)");
        }
        for stored in ["self-employed", "Eigen praktijk"] {
            assert_eq!(named(stored, Locale::Nl), "Eigen praktijk");
            assert_eq!(named(stored, Locale::En), "Own practice");
        }
        assert_eq!(named("Eigen praktijkhuis", Locale::En), "Eigen praktijkhuis");
        assert_eq!(named(" ", Locale::En), "Unnamed work");
    }

    #[test]
    fn only_the_kinds_of_work_that_are_asked_come_first() {
        assert_eq!(asked(&[jgp()]), [CountsAs::SocialWork, CountsAs::Jgp]);
        assert!(asked(&[]).is_empty());
    }
}
