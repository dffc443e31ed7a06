//! Why one activity counts as it does, in words.
//!
//! For every page that shows an activity together with what the rule engine found of it:
//!
//! - [`sentence`]: one line, 'telt 1,5 punt voor reflectie; één bijeenkomst korter dan een uur telt niet'. In lists.
//! - [`findings`]: a full sentence for each finding, what it means and what to do. On the activity's own page.
//! - [`basis`]: on what the points rest, in a sentence.

use crate::{Locale, Text, format, standing as t, term};
use chrono::NaiveDate;
use domain::{
    AccreditedBy, Activity, ActivityStatus, Assessment, Basis, Centi, Finding, ReflectionForm, RequirementId,
    SessionStatus, Unit, Unknown,
};

/// One line: what it counts, for what, and why not more. Starts with a small letter and has no full stop.
pub fn sentence(locale: Locale, activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> String {
    let sessions = assessment.sessions_of(status);
    let next = next_period(activity, status, assessment);
    let mut parts = vec![head(locale, activity, status, sessions, assessment)];
    let (counted, pending) = (status.counted(), status.pending());
    if !counted.is_zero() && !pending.is_zero() {
        parts.push(t::planned_more(locale, &term::amount(locale, Unit::Points, pending)).into_owned());
    }
    for finding in status.findings.iter() {
        let mut of_sessions = sessions.iter().filter(|session| session.findings.contains(finding)).count();
        let all = of_sessions == sessions.len();
        match finding {
            // Those of the next period are told apart.
            Finding::OutsidePeriod => {
                let of_next = sessions_after(activity, sessions, assessment);
                if of_next > 0 && !(all && next.is_some()) {
                    parts.push(t::sessions_of_next(locale, of_next).into_owned());
                    of_sessions = of_sessions.saturating_sub(of_next);
                    if of_sessions == 0 {
                        continue;
                    }
                }
            }
            // What is outside the period is not told once more.
            Finding::NotCompleted if of_sessions > 0 => {
                let ahead = |session: &&SessionStatus| {
                    session.findings.contains(finding) && !session.findings.contains(Finding::OutsidePeriod)
                };
                of_sessions = sessions.iter().filter(ahead).count();
                if of_sessions == 0 {
                    continue;
                }
            }
            _ => {}
        }
        // What the head says already.
        let said = counted.is_zero() && head_reason(status, sessions) == Some(finding);
        let planned = finding == Finding::NotCompleted && (counted.is_zero() || !pending.is_zero());
        if said || planned {
            continue;
        }
        parts.push(if finding == Finding::LevelTooLow && !counted.is_zero() {
            t::level_of_part(locale).into_owned()
        } else if of_sessions > 0 && !all {
            t::sessions_not_counting(locale, finding, of_sessions).into_owned()
        } else {
            t::because(locale, finding).into_owned()
        });
    }
    if counted.is_zero() && pending.is_zero() && next.is_some() {
        parts.extend(lacks(locale, activity, status, assessment).map(Text::into_owned));
    }
    parts.join("; ")
}

/// How many meetings are of the next period.
fn sessions_after(activity: &Activity, sessions: &[SessionStatus], assessment: &Assessment) -> usize {
    let (Activity::Reflection(series), Some(next)) = (activity, assessment.next_since) else { return 0 };
    let outside = |status: &SessionStatus| status.findings.contains(Finding::OutsidePeriod);
    series.sessions.iter().zip(sessions).filter(|(session, status)| next <= session.on && outside(status)).count()
}

/// Why something gives no points in any period.
fn lacks(locale: Locale, activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> Option<Text> {
    match status.basis {
        Basis::NoRule if !is_unknown(activity, assessment) => Some(t::counts_no_rule(locale)),
        Basis::Accredited { points, .. } if points.is_zero() => Some(t::counts_no_points(locale)),
        // Where an accreditation states points, that it is not one that counts here is said already.
        Basis::Hours(hours) | Basis::TimesHours { hours, .. } if hours.is_zero() && !states_points(activity) => {
            Some(t::counts_no_amount(locale))
        }
        _ => None,
    }
}

/// Whether something belongs to the next period, and nothing that is known of it keeps it from counting there.
pub fn waits(activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> bool {
    let of_this = |finding: &Finding| matches!(finding, Finding::OutsidePeriod | Finding::NotCompleted);
    next_period(activity, status, assessment).is_some()
        && status.findings.iter().filter(|finding| !of_this(finding)).all(Finding::is_warning)
        && lacks(Locale::Nl, activity, status, assessment).is_none()
}

/// What it counts, or the one reason why it does not.
fn head(
    locale: Locale,
    activity: &Activity,
    status: &ActivityStatus,
    sessions: &[SessionStatus],
    assessment: &Assessment,
) -> String {
    let next = next_period(activity, status, assessment);
    let (counted, pending) = (status.counted(), status.pending());
    if !counted.is_zero() {
        let amount = term::amount(locale, Unit::Points, counted);
        return match status.category {
            Some(id) => t::counts(locale, &amount, &name(locale, id)),
            None => t::counts_bare(locale, &amount),
        }
        .into_owned();
    }
    if !pending.is_zero() {
        let amount = term::amount(locale, Unit::Points, pending);
        return match activity.last_day() {
            Some(day) => t::counts_later(locale, &amount, &format::date_short(locale, day)).into_owned(),
            None => t::counts_not_yet(locale).into_owned(),
        };
    }
    // Some of the sessions are still to come, or outside the period; none would count otherwise either.
    if status.basis == Basis::NoRule && head_reason(status, sessions).is_none() {
        return match is_unknown(activity, assessment) {
            true => t::counts_unknown(locale).into_owned(),
            false => format!("{}: {}", t::counts_nothing(locale), t::counts_no_rule(locale)),
        };
    }
    match (head_reason(status, sessions), next) {
        (Some(Finding::OutsidePeriod), Some(next)) => t::counts_next(locale, &format::date(locale, next)).into_owned(),
        (Some(Finding::WrongChamber), _) if is_chamber_missing(activity) => {
            format!("{}: {}", t::counts_nothing(locale), t::chamber_missing(locale))
        }
        (Some(Finding::NotCompleted), _) if activity.last_day().is_none() => {
            format!("{}: {}", t::counts_not_yet(locale), t::counts_no_date(locale))
        }
        (Some(Finding::NotCompleted), _) => {
            format!("{}: {}", t::counts_not_yet(locale), t::because(locale, Finding::NotCompleted))
        }
        (Some(reason), _) => format!("{}: {}", t::counts_nothing(locale), t::because(locale, reason)),
        (None, _) if matches!(status.basis, Basis::Accredited { .. }) => {
            format!("{}: {}", t::counts_nothing(locale), t::counts_no_points(locale))
        }
        (None, _) if states_points(activity) => {
            format!("{}: {}", t::counts_nothing(locale), t::counts_points_elsewhere(locale))
        }
        (None, _) if matches!(activity, Activity::Reflection(_)) => t::counts_nothing(locale).into_owned(),
        (None, _) => format!("{}: {}", t::counts_nothing(locale), t::counts_no_amount(locale)),
    }
}

/// The finding that takes all of it away: one that holds for the whole, else for every session.
fn head_reason(status: &ActivityStatus, sessions: &[SessionStatus]) -> Option<Finding> {
    let whole = |finding: &Finding| {
        sessions.is_empty()
            || sessions.iter().all(|session| session.findings.contains(*finding))
            || sessions.iter().all(|session| !session.findings.contains(*finding))
    };
    let blocking = || status.findings.iter().filter(|finding| !finding.is_warning());
    // That it is still to come says less than that it will not count then either.
    blocking().filter(whole).find(|finding| *finding != Finding::NotCompleted).or_else(|| blocking().find(whole))
}

fn name(locale: Locale, id: RequirementId) -> String {
    t::inline(&term::requirement(locale, id))
}

/// Whether all that is known of its accreditation by SKJ is that there is one, not for which chambers.
fn is_chamber_missing(activity: &Activity) -> bool {
    let Activity::Training(training) = activity else { return false };
    training.accreditations.iter().filter(|one| one.by == AccreditedBy::Skj).all(|one| one.chambers.is_empty())
}

/// Whether an accreditation gives points, wherever it counts.
fn states_points(activity: &Activity) -> bool {
    let Activity::Training(training) = activity else { return false };
    training.accreditations.iter().filter_map(|one| one.points).any(|points| !points.is_zero())
}

/// The first day of the next period, where all that lies outside this one belongs to that.
pub fn next_period(activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> Option<NaiveDate> {
    let next = assessment.next_since?;
    let is_next = match activity {
        Activity::Reflection(series) if !series.sessions.is_empty() => series
            .sessions
            .iter()
            .zip(assessment.sessions_of(status))
            .all(|(session, status)| next <= session.on || !status.findings.contains(Finding::OutsidePeriod)),
        other => other.last_day().is_some_and(|day| next <= day),
    };
    (is_next && status.findings.contains(Finding::OutsidePeriod)).then_some(next)
}

/// Each finding as a full sentence; warnings take nothing away.
pub fn findings(
    locale: Locale,
    activity: &Activity,
    status: &ActivityStatus,
    assessment: &Assessment,
) -> Vec<(Finding, Text)> {
    let next = next_period(activity, status, assessment);
    let sentence = |finding| match (finding, next) {
        (Finding::OutsidePeriod, Some(next)) => t::belongs_to_next(locale, &format::date(locale, next)),
        (Finding::LevelTooLow, _) if !status.counted().is_zero() => t::level_of_part_full(locale),
        (Finding::WrongChamber, _) if is_chamber_missing(activity) => t::chamber_missing_full(locale),
        (Finding::OverMaximum, _) if status.counted().is_zero() => t::over_maximum_full(locale),
        _ => term::finding(locale, finding),
    };
    status.findings.iter().map(|finding| (finding, sentence(finding))).collect()
}

/// Whether nobody knows if the rules have a place for it: none were found at all, or none about such reflection.
pub fn is_unknown(activity: &Activity, assessment: &Assessment) -> bool {
    let about_forms = assessment.ruleset.unknown.iter().any(|unknown| unknown.what == Unknown::OtherReflection);
    let alone = matches!(activity, Activity::Reflection(one) if one.form == ReflectionForm::SelfReflection);
    !assessment.ruleset.known || (about_forms && matches!(activity, Activity::Reflection(_)) && !alone)
}

/// On what the points of an activity rest, as a full sentence.
pub fn basis(locale: Locale, activity: &Activity, basis: &Basis, assessment: &Assessment) -> Text {
    let points = |amount: Centi| term::amount(locale, Unit::Points, amount);
    let hours = |amount: Centi| term::amount(locale, Unit::Hours, amount);
    match basis {
        Basis::Hours(amount) => t::basis_hours(locale, &hours(*amount)),
        Basis::Accredited { by, points: stated } => {
            t::basis_accredited(locale, &term::accredited_by(by), &points(*stated))
        }
        Basis::Sessions { counted, of, minutes } => {
            t::basis_sessions(locale, *counted, *of, &t::minutes(locale, minutes.get()))
        }
        Basis::Group { persons: 1, .. } => t::basis_group_alone(locale),
        Basis::Group { persons, hours, points, .. } => t::basis_group(locale, *persons, *hours, *points),
        Basis::PerSession { each, maximum, .. } => t::basis_per_session(locale, *each, *maximum),
        Basis::Publication { first_author: true, points: given } => t::basis_first_author(locale, &points(*given)),
        Basis::Publication { points: given, .. } => t::basis_author(locale, &points(*given)),
        Basis::TimesHours { hours: given, times } => t::basis_times(locale, &hours(*given), *times),
        Basis::NoRule if is_unknown(activity, assessment) => t::basis_unknown(locale),
        Basis::NoRule => t::basis_no_rule(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Dossier;

    fn assess(activity: &str, submitted: &str) -> (Activity, Assessment) {
        let json = format!(
            r#"{{"format":"vakspoor-dossier/1","registrations":[{{"id":"r","register":"SKJ","chamber":"jgp","since":"2021-03-01","until":"2026-03-01"{submitted}}}],"activities":[{activity}]}}"#
        );
        let dossier = Dossier::from_json(json.as_bytes()).unwrap();
        let on = NaiveDate::from_ymd_opt(2025, 11, 21).unwrap();
        let registration = dossier.registrations.first().unwrap();
        let assessment = domain::evaluate(&dossier, registration, on);
        (dossier.activities.first().unwrap().clone(), assessment)
    }

    fn said(activity: &str) -> String {
        said_after(activity, "")
    }

    fn said_after(activity: &str, submitted: &str) -> String {
        let (activity, assessment) = assess(activity, submitted);
        sentence(Locale::Nl, &activity, assessment.activities.first().unwrap(), &assessment)
    }

    #[test]
    fn where_no_rule_was_found_it_is_not_said_that_it_does_not_count() {
        let training =
            r#"{"id":"a","kind":"training","form":"course","learning":"formal","completed_on":"2024-01-01","hours":4}"#;
        let talk =
            r#"{"id":"a","kind":"reflection","form":"case-discussion","sessions":[{"on":"2024-01-01","minutes":90}]}"#;
        for (register, chamber, activity) in
            [("NIP", "kj", training), ("BIG", "physician", training), ("SKJ", "psychologist-master", talk)]
        {
            let json = format!(
                r#"{{"format":"vakspoor-dossier/1","registrations":[{{"id":"r","register":"{register}","chamber":"{chamber}","since":"2021-03-01","until":"2026-03-01"}}],"activities":[{activity}]}}"#
            );
            let dossier = Dossier::from_json(json.as_bytes()).unwrap();
            let on = NaiveDate::from_ymd_opt(2025, 11, 21).unwrap();
            let assessment = domain::evaluate(&dossier, dossier.registrations.first().unwrap(), on);
            let (activity, status) = (dossier.activities.first().unwrap(), assessment.activities.first().unwrap());
            let said = sentence(Locale::Nl, activity, status, &assessment);
            assert!(said.contains("weten we niet") && !said.contains("telt niet"), "{register} {chamber}: {said}");
            assert!(basis(Locale::Nl, activity, &status.basis, &assessment).contains("vonden we niet"));
        }
    }

    #[test]
    fn an_activity_explains_itself_in_one_line() {
        let proven = r#""proof":"own_statement""#;
        let series = |sessions: &str| {
            format!(r#"{{"id":"a","kind":"reflection","form":"intervision","sessions":[{sessions}],{proven}}}"#)
        };
        assert_eq!(
            said(&series(r#"{"on":"2023-01-10","minutes":90},{"on":"2023-02-10","minutes":45}"#)),
            "telt 1,5 punt voor reflectie; één bijeenkomst korter dan een uur telt niet"
        );
        assert_eq!(
            said(&series(r#"{"on":"2023-01-10","minutes":60},{"on":"2026-01-10","minutes":120}"#)),
            "telt 1 punt voor reflectie; nog 2 punten gepland"
        );
        assert_eq!(said(&series(r#"{"on":"2023-01-10","minutes":30}"#)), "telt niet: korter dan een uur");
        assert_eq!(
            said(&series(r#"{"on":"2019-01-10","minutes":90},{"on":"2019-02-10","minutes":90}"#)),
            "telt niet: het valt buiten je periode"
        );
        assert_eq!(
            said(&series(r#"{"on":"2026-01-10","minutes":120}"#)),
            "telt nog niet: gepland op 10 jan 2026, dan 2 punten"
        );
    }

    #[test]
    fn training_names_what_it_lacks() {
        assert_eq!(
            said(
                r#"{"id":"a","kind":"training","form":"training","learning":"formal","completed_on":"2023-05-12","hours":12,"tested":true,"evidence":["certificate"]}"#
            ),
            "telt niet: er is geen accreditatie die hier telt"
        );
        assert_eq!(
            said(
                r#"{"id":"a","kind":"training","form":"e-learning","learning":"formal","completed_on":"2023-05-12","hours":12,"accreditations":[{"by":"SKJ","chambers":["jgp"],"points":12}],"evidence":["certificate"]}"#
            ),
            "telt 12 punten voor formeel leren; de toets ontbreekt nog"
        );
        assert_eq!(
            said(
                r#"{"id":"a","kind":"reflection","form":"self-reflection","sessions":[{"on":"2023-01-10","minutes":90}],"proof":"own_statement"}"#
            ),
            "telt niet: reflecteren in je eentje telt niet"
        );
    }

    #[test]
    fn what_was_done_after_submission_belongs_to_the_next_period() {
        let submitted = r#","submitted_on":"2025-09-01""#;
        let series = |sessions: &str| {
            format!(
                r#"{{"id":"a","kind":"reflection","form":"intervision","sessions":[{sessions}],"proof":"own_statement"}}"#
            )
        };
        let after = series(r#"{"on":"2025-10-10","minutes":90}"#);
        assert_eq!(said_after(&after, submitted), "hoort bij je volgende periode, vanaf 1 september 2025");
        assert_eq!(
            said_after(&series(r#"{"on":"2025-08-10","minutes":60},{"on":"2025-10-10","minutes":90}"#), submitted),
            "telt 1 punt voor reflectie; één bijeenkomst is voor je volgende periode"
        );
        // Something from before this period is not of the next one.
        assert_eq!(
            said_after(&series(r#"{"on":"2019-08-10","minutes":60}"#), submitted),
            "telt niet: het valt buiten je periode"
        );
        let (activity, assessment) = assess(&after, submitted);
        let sentences = findings(Locale::Nl, &activity, assessment.activities.first().unwrap(), &assessment);
        // What will count nothing there either is not promised.
        let waiting = |json: &str| {
            let (activity, assessment) = assess(json, submitted);
            let status = assessment.activities.first().unwrap();
            (sentence(Locale::Nl, &activity, status, &assessment), waits(&activity, status, &assessment))
        };
        let course = r#"{"id":"a","kind":"training","form":"course","learning":"formal","completed_on":"2025-10-10","hours":4,"evidence":["certificate"]"#;
        assert_eq!(
            waiting(&format!("{course}}}")),
            (
                "hoort bij je volgende periode, vanaf 1 september 2025; er is geen accreditatie die hier telt"
                    .to_owned(),
                false
            )
        );
        let accredited = format!(r#"{course},"accreditations":[{{"by":"SKJ","chambers":["jgp"],"points":4}}]}}"#);
        assert_eq!(waiting(&accredited), ("hoort bij je volgende periode, vanaf 1 september 2025".to_owned(), true));
        let (bare, waits) = waiting(
            r#"{"id":"a","kind":"training","form":"course","learning":"informal","completed_on":"2025-10-10","evidence":["certificate"]}"#,
        );
        assert!(bare.ends_with("; er zijn geen uren of punten ingevuld") && !waits, "{bare}");
        // A meeting is told once: of before, of the next period, or still to come.
        assert_eq!(
            said_after(&series(r#"{"on":"2019-08-10","minutes":60},{"on":"2026-01-10","minutes":60}"#), submitted),
            "telt niet: het valt buiten je periode; één bijeenkomst is voor je volgende periode"
        );
        assert_eq!(
            said(&series(r#"{"on":"2025-08-10","minutes":60},{"on":"2026-04-10","minutes":60}"#)),
            "telt 1 punt voor reflectie; één bijeenkomst buiten je periode telt niet"
        );
        assert_eq!(
            sentences.iter().map(|(_, text)| text.as_ref()).collect::<Vec<_>>(),
            ["Dit is gedaan na je aanvraag en is daarom voor je volgende periode, die op 1 september 2025 begint."]
        );
    }

    #[test]
    fn an_accreditation_of_which_the_chamber_is_not_known_is_not_for_another() {
        assert_eq!(
            said(
                r#"{"id":"a","kind":"training","form":"training","learning":"formal","completed_on":"2023-05-12","hours":12,"tested":true,"accreditations":[{"by":"SKJ","points":12}],"evidence":["certificate"]}"#
            ),
            "telt niet: bij de accreditatie van SKJ staat niet voor welke kamer"
        );
    }

    #[test]
    fn an_accreditation_of_no_points_is_why_nothing_counts() {
        assert_eq!(
            said(
                r#"{"id":"a","kind":"training","form":"training","learning":"formal","completed_on":"2023-05-12","hours":12,"tested":true,"accreditations":[{"by":"SKJ","chambers":["jgp"],"points":0}],"evidence":["certificate"]}"#
            ),
            "telt niet: de accreditatie geeft 0 punten"
        );
    }

    #[test]
    fn a_level_that_is_too_low_for_a_part_takes_only_that_part_away() {
        let json = r#"{"format":"vakspoor-dossier/1","registrations":[{"id":"r","register":"NVO","chamber":"basis","since":"2021-03-01","until":"2026-03-01"}],"activities":[{"id":"a","kind":"training","form":"course","learning":"formal","level":"hbo","completed_on":"2024-01-01","hours":12,"tested":true,"evidence":["certificate"],"accreditations":[{"by":"NVO"}]}]}"#;
        let dossier = Dossier::from_json(json.as_bytes()).unwrap();
        let on = NaiveDate::from_ymd_opt(2025, 11, 21).unwrap();
        let assessment = domain::evaluate(&dossier, dossier.registrations.first().unwrap(), on);
        let (activity, status) = (dossier.activities.first().unwrap(), assessment.activities.first().unwrap());
        let said = sentence(Locale::Nl, activity, status, &assessment);
        assert!(
            said.starts_with("telt 12 punten voor ") && said.ends_with("; maar niet voor het deel op een hoger niveau"),
            "{said}"
        );
        let sentences = findings(Locale::Nl, activity, status, &assessment);
        assert!(sentences.iter().all(|(_, text)| text.starts_with("Dit telt mee")), "{sentences:?}");
    }
}
