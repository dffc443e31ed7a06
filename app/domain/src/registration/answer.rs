//! The answer of the public format: the figures of an assessment, by the names of the dossier.

use chrono::NaiveDate;
use serde::Serialize;

use crate::amount::{Centi, Minutes};
use crate::dossier::Dossier;
use crate::registration::Registration;
use crate::registration::assessment::{Assessment, Doubt, EmploymentStatus, Findings, Period, Standing, Unit};
use crate::registration::evaluate::evaluate;
use crate::registration::forecast::Forecast;
use crate::registration::remedy::Remedy;
use crate::registration::ruleset::{Reading, RequirementId, RulesetId, Unknown};
use crate::{Activity, Set};

/// One requirement in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequirementAnswer {
    /// Which.
    pub id: RequirementId,
    /// What it is counted in.
    pub unit: Unit,
    /// What is asked.
    pub required: Centi,
    /// What counts.
    pub counted: Centi,
    /// What is asked and does not count yet.
    pub missing: Centi,
    /// Whether nothing is missing.
    pub met: bool,
    /// What lies over the maximum, or counts on top of what is asked.
    pub over: Centi,
    /// What is planned and will count on top.
    pub pending: Centi,
    /// What can count at most.
    pub maximum: Option<Centi>,
    /// The requirement that it is a part of.
    pub part_of: Option<RequirementId>,
    /// When it is met at the pace of the last 12 months.
    pub forecast: Forecast,
}

/// One session in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionAnswer {
    /// Its day.
    pub on: NaiveDate,
    /// How long it was.
    pub minutes: Minutes,
    /// What counts of it.
    pub counted: Centi,
    /// Why not, or not all.
    pub findings: Findings,
}

/// One activity in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActivityAnswer<'d> {
    /// Which.
    pub id: &'d str,
    /// What counts of it.
    pub counted: Centi,
    /// For what it counts; none when nothing of it does.
    pub requirement: Option<RequirementId>,
    /// Why not, or not all, and warnings.
    pub findings: Findings,
    /// What is planned of it and will count.
    pub pending: Centi,
    /// Where it belongs, also when nothing of it counts.
    pub category: Option<RequirementId>,
    /// The sessions of a reflection series.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionAnswer>,
}

/// One job in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EmploymentAnswer<'d> {
    /// Which.
    pub id: &'d str,
    /// The hours it gives by the day of evaluation.
    pub hours: Centi,
    /// Days of the period that it covers by then, leave taken off.
    pub days: u64,
    /// Days of leave by then.
    pub leave_days: u64,
    /// The requirements that they count for.
    pub counts_for: Set<RequirementId>,
}

/// The answer for one registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer<'d> {
    /// The day of evaluation.
    pub on: NaiveDate,
    /// The id of the registration.
    pub registration: &'d str,
    /// The rules that were used.
    pub ruleset: RulesetId,
    /// Whether every known requirement is met.
    pub complete: bool,
    /// How the registration stands.
    pub standing: Standing,
    /// The period judged.
    pub period: Period,
    /// What is asked.
    pub requirements: Vec<RequirementAnswer>,
    /// The activities of the dossier, in its order.
    pub activities: Vec<ActivityAnswer<'d>>,
    /// The jobs of the dossier, in its order.
    pub employments: Vec<EmploymentAnswer<'d>>,
    /// The smallest set of steps that closes every gap.
    pub remedies: Vec<Remedy>,
    /// Whether the rules are known; if not, only the date is followed.
    pub rules_known: bool,
    /// What in this dossier leaves the answer in doubt.
    pub doubts: Set<Doubt>,
    /// Our readings that the rules rest on.
    pub readings: Set<Reading>,
    /// What about the rules is not known.
    pub unknown: Set<Unknown>,
}

impl<'d> Answer<'d> {
    /// The figures of an assessment, by the names of the dossier it was made of.
    #[must_use]
    pub fn new(dossier: &'d Dossier, registration: &'d Registration, assessment: &Assessment) -> Self {
        let requirements = assessment.requirements.iter().map(|status| RequirementAnswer {
            id: status.id,
            unit: status.unit(),
            required: status.required,
            counted: status.counted,
            missing: status.missing,
            met: status.met,
            over: status.over,
            pending: status.pending,
            maximum: status.maximum,
            part_of: status.parent,
            forecast: assessment.forecast(status),
        });
        let activities = dossier.activities.iter().zip(&assessment.activities).map(|(activity, status)| {
            let sessions = match activity {
                Activity::Reflection(reflection) => reflection
                    .sessions
                    .iter()
                    .zip(assessment.sessions_of(status))
                    .map(|(session, status)| SessionAnswer {
                        on: session.on,
                        minutes: session.minutes,
                        counted: status.exact.rounded(),
                        findings: status.findings,
                    })
                    .collect(),
                Activity::Training(_) | Activity::Other(_) => Vec::new(),
            };
            ActivityAnswer {
                id: activity.id(),
                counted: status.counted(),
                requirement: status.requirement(),
                findings: status.findings,
                pending: status.pending(),
                category: status.category,
                sessions,
            }
        });
        let employments = dossier.employments.iter().zip(&assessment.employments).map(|(job, status)| {
            let EmploymentStatus { hours, days, leave_days, counts_for, .. } = *status;
            EmploymentAnswer { id: &job.id, hours, days, leave_days, counts_for }
        });
        Self {
            on: assessment.on,
            registration: &registration.id,
            ruleset: assessment.ruleset.id,
            complete: assessment.complete,
            standing: assessment.standing,
            period: assessment.period,
            requirements: requirements.collect(),
            activities: activities.collect(),
            employments: employments.collect(),
            remedies: assessment.remedies(),
            rules_known: assessment.ruleset.known,
            doubts: assessment.doubts,
            readings: assessment.ruleset.readings(),
            unknown: assessment.ruleset.unknown.iter().map(|unknown| unknown.what).collect(),
        }
    }
}

/// The answer for a dossier: one object, or a list when there are several registrations (or none).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answers<'d> {
    /// For its only registration.
    One(Box<Answer<'d>>),
    /// One for each registration, in the order of the dossier.
    Several(Vec<Answer<'d>>),
}

/// Judges every registration of a dossier on a day.
#[must_use]
pub fn answers(dossier: &Dossier, on: NaiveDate) -> Answers<'_> {
    let answer = |registration| Answer::new(dossier, registration, &evaluate(dossier, registration, on));
    match dossier.registrations.as_slice() {
        [registration] => Answers::One(Box::new(answer(registration))),
        registrations => Answers::Several(registrations.iter().map(answer).collect()),
    }
}
