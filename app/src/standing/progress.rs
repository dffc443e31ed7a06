//! How far somebody is with a registration, and the first sentence that says so.

use crate::component::message::Tone;
use chrono::NaiveDate;
use domain::registration::progress::{Progress, out_of_reach, progress};
use domain::{
    Assessment, Centi, Decision, Forecast, MeasureKind, Registration, RequirementId, RequirementStatus, Standing, Unit,
    period::day_before,
};
use language::{Locale, Text, format, standing as t, term};

/// From so many days before the last day on, papers and days left are named in the first sentence.
pub(super) const LAST_DAYS: i64 = 90;

/// The first sentence of the page and its tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// How it is meant.
    pub tone: Tone,
    /// The answer to 'where do I stand'.
    pub text: Text,
    /// One word for it, in a row among others.
    pub word: Text,
}

/// Says where a registration stands.
pub fn opening(locale: Locale, registration: &Registration, assessment: &Assessment) -> Opening {
    let date = |day| format::date(locale, day);
    let by = date(assessment.period.submit_by);
    let word = term::standing(locale, assessment.standing);
    let say = |tone, text| Opening { tone, text, word: word.clone() };
    match assessment.standing {
        Standing::Expired if assessment.continued => {
            let last = date(day_before(assessment.period.end));
            Opening { tone: Tone::Neutral, text: t::continued(locale, &last), word: t::word_continued(locale) }
        }
        Standing::StruckOff => {
            let from = registration
                .measures
                .iter()
                .filter(|measure| measure.kind == MeasureKind::StrikingOff)
                .map(|measure| measure.from)
                .min();
            say(Tone::Bad, t::struck_off(locale, &date(from.unwrap_or(assessment.on))))
        }
        Standing::Expired => say(Tone::Bad, expired(locale, registration, assessment)),
        Standing::Suspended => {
            let text = suspended(locale, registration, assessment);
            // Submitted and undecided: that goes on.
            let submitted = registration.submitted_on.filter(|_| assessment.next_since.is_some());
            let text = match submitted {
                Some(on) => format!("{text} {}", t::suspended_submitted(locale, &date(on))).into(),
                None => text,
            };
            say(Tone::Bad, text)
        }
        Standing::NotYet => say(Tone::Neutral, t::not_yet(locale, &date(registration.since))),
        Standing::RegisteredPending => pending(locale, registration, assessment),
        Standing::Registered if is_rejected(registration, assessment) => say(Tone::Attention, t::rejected(locale, &by)),
        Standing::Registered => match approved(assessment) {
            Some(next) => {
                Opening { tone: Tone::Good, text: t::approved(locale, &date(next)), word: t::word_approved(locale) }
            }
            None => registered(locale, assessment, &by),
        },
    }
}

/// The first day of the next period, where the re-registration was approved and that period still has to begin: nothing is
/// asked of this one any more.
pub fn approved(assessment: &Assessment) -> Option<NaiveDate> {
    assessment.next_since.filter(|_| assessment.standing == Standing::Registered)
}

fn is_rejected(registration: &Registration, assessment: &Assessment) -> bool {
    registration.decision == Some(Decision::Rejected) && registration.decided_on.is_some_and(|day| day <= assessment.on)
}

fn registered(locale: Locale, assessment: &Assessment, by: &str) -> Opening {
    let (rest, lost) = (rest(locale, assessment), lost(locale, assessment));
    let days = assessment.period.days_left;
    let (tone, text) = match progress(assessment) {
        Progress::Unknown => (Tone::Neutral, t::unknown(locale, by)),
        Progress::Complete => (Tone::Good, t::complete(locale, by)),
        Progress::Nothing if days > LAST_DAYS => (Tone::Neutral, t::nothing(locale, &asked(locale, assessment), by)),
        Progress::OutOfReach => (Tone::Bad, t::out_of_reach(locale, &rest, by)),
        // What the steps call out of reach must not be 'still to go' above them.
        Progress::Nothing if !lost.is_empty() => (Tone::Attention, t::nothing_late(locale, &lost, by, days)),
        Progress::Nothing | Progress::OnTrack | Progress::Behind if days <= LAST_DAYS => {
            (Tone::Attention, t::last_days(locale, &rest, by, days))
        }
        Progress::Behind => (Tone::Attention, t::behind(locale, &rest, by)),
        Progress::Nothing | Progress::OnTrack => (Tone::Good, t::on_track(locale, &rest, by)),
    };
    Opening { tone, text, word: word(locale, assessment) }
}

/// One word for how far somebody is.
fn word(locale: Locale, assessment: &Assessment) -> Text {
    match progress(assessment) {
        Progress::Complete => t::word_complete(locale),
        Progress::OnTrack => t::word_on_track(locale),
        Progress::Behind => t::word_behind(locale),
        Progress::OutOfReach => t::word_out_of_reach(locale),
        Progress::Nothing => t::word_nothing(locale),
        Progress::Unknown => t::word_unknown(locale),
    }
}

fn pending(locale: Locale, registration: &Registration, assessment: &Assessment) -> Opening {
    let on = registration.submitted_on.unwrap_or(assessment.on);
    let mut text = t::submitted_on_time(locale, &format::date(locale, on)).into_owned();
    let mut tone = Tone::Neutral;
    if !assessment.complete && assessment.ruleset.known {
        let rest = rest(locale, assessment);
        if !rest.is_empty() {
            tone = Tone::Attention;
            text.push(' ');
            text.push_str(&t::pending_gap(locale, &rest));
        }
    }
    Opening { tone, text: text.into(), word: term::standing(locale, Standing::RegisteredPending) }
}

fn expired(locale: Locale, registration: &Registration, assessment: &Assessment) -> Text {
    let end = format::date(locale, assessment.period.end);
    if is_rejected(registration, assessment) {
        return t::expired_rejected(locale, &end);
    }
    match registration.submitted_on {
        Some(on) if on >= assessment.period.end => t::expired_late(locale, &end, &format::date(locale, on)),
        _ => t::expired(locale, &end),
    }
}

fn suspended(locale: Locale, registration: &Registration, assessment: &Assessment) -> Text {
    let running = registration.measures.iter().filter(|measure| {
        measure.kind == MeasureKind::Suspension
            && measure.from <= assessment.on
            && measure.until.is_none_or(|until| assessment.on <= until)
    });
    // The longest of those that run; one without an end is longer than any.
    let mut last = None;
    for measure in running {
        match measure.until {
            None => return t::suspended_open(locale),
            Some(until) => last = last.max(Some(until)),
        }
    }
    last.map_or_else(|| t::suspended_open(locale), |until| t::suspended(locale, &format::date(locale, until)))
}

/// All that is asked, the wholes only: for who has nothing yet.
fn asked(locale: Locale, assessment: &Assessment) -> String {
    let unit = |unit: Unit| assessment.parts_of(None).filter(move |requirement| requirement.unit() == unit);
    let wholes = unit(Unit::Points).chain(unit(Unit::Hours));
    let things = wholes.map(|whole| missing(locale, whole, whole.missing));
    let things: Vec<String> = things.chain(courses(locale, assessment)).collect();
    t::list(locale, &things)
}

/// What is asked as an item and is no paper that one has in a week: the training beroepsethiek, which has to be followed.
fn courses(locale: Locale, assessment: &Assessment) -> Option<String> {
    let ethics = assessment.requirement(RequirementId::ItemEthicsTraining).filter(|item| !item.met)?;
    Some(t::item_inline(locale, ethics.id).into_owned())
}

/// What can no longer be had in time, as a list in words; a whole says it for its parts.
fn lost(locale: Locale, assessment: &Assessment) -> String {
    let late = out_of_reach(assessment);
    let gone = |id: RequirementId| late.contains(&id);
    let things: Vec<String> = assessment
        .requirements
        .iter()
        .filter(|status| gone(status.id) && !status.parent.is_some_and(gone))
        .map(|status| match status.unit() {
            Unit::Items => t::item_inline(locale, status.id).into_owned(),
            Unit::Points | Unit::Hours => missing(locale, status, status.missing),
        })
        .collect();
    t::list(locale, &things)
}

/// What is still missing, as a list in words: '18,5 punten reflectie en 1.200 uur werkervaring in sociaal werk'.
pub fn rest(locale: Locale, assessment: &Assessment) -> String {
    let mut things: Vec<String> = Vec::new();
    let tops = |unit: Unit| assessment.parts_of(None).filter(move |requirement| requirement.unit() == unit);
    for requirement in tops(Unit::Points) {
        points(locale, assessment, requirement, &mut things);
    }
    // Hours come with time; only those that do not are worth a word, unless there is nothing else. After submission they
    // come only where they still count.
    let others = !things.is_empty();
    let sent = assessment.standing == Standing::RegisteredPending;
    for requirement in tops(Unit::Hours) {
        let comes = if sent {
            requirement.pending >= requirement.missing
        } else {
            let reached = matches!(assessment.forecast(requirement), Forecast::Reached { in_time: true, .. });
            others && (reached || requirement.pending >= requirement.missing)
        };
        if !(requirement.met || comes) {
            things.push(missing(locale, requirement, requirement.missing));
        }
    }
    let last = sent || assessment.period.days_left <= LAST_DAYS;
    if things.is_empty() || last {
        things.extend(
            tops(Unit::Items).filter(|item| !item.met).map(|item| t::item_inline(locale, item.id).into_owned()),
        );
    } else {
        things.extend(courses(locale, assessment));
    }
    t::list(locale, &things)
}

/// A requirement in points with those of its parts that miss something.
fn points(locale: Locale, assessment: &Assessment, requirement: &RequirementStatus, things: &mut Vec<String>) {
    let mut parts = Vec::new();
    leaves(assessment, requirement, &mut parts);
    let told: Centi = parts.iter().map(|part| part.missing).sum();
    let parts: Vec<String> = parts.iter().map(|part| missing(locale, part, part.missing)).collect();
    // What the parts miss is all that the whole misses: then they say it better.
    if requirement.met || (!parts.is_empty() && told >= requirement.missing) {
        things.extend(parts);
        return;
    }
    let mut text = missing(locale, requirement, requirement.missing);
    if !parts.is_empty() {
        text.push_str(&t::of_which(locale, &t::list(locale, &parts)));
    }
    things.push(text);
}

/// The smallest parts that miss something.
fn leaves<'a>(assessment: &'a Assessment, requirement: &RequirementStatus, found: &mut Vec<&'a RequirementStatus>) {
    for part in assessment.parts_of(Some(requirement.id)) {
        let before = found.len();
        leaves(assessment, part, found);
        let told: Centi = found.iter().skip(before).map(|leaf| leaf.missing).sum();
        if !part.met && told < part.missing {
            found.truncate(before);
            found.push(part);
        }
    }
}

/// 'so much of this'.
fn missing(locale: Locale, requirement: &RequirementStatus, amount: Centi) -> String {
    let amount = term::amount(locale, requirement.unit(), t::readable(requirement.unit(), amount));
    if requirement.id == RequirementId::Total {
        return amount;
    }
    t::missing_of(locale, &amount, &t::inline(&term::requirement(locale, requirement.id))).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::Dossier;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Points of reflection and training, on a day, in a period from 2021-03-01 to 2026-03-01.
    fn dossier(registration: &str, activities: &[(&str, u32)], training: &[(&str, u32)]) -> Dossier {
        let reflection = activities.iter().enumerate().map(|(index, (on, hours))| {
            format!(
                r#"{{"id":"r{index}","kind":"reflection","form":"intervision","proof":"own_statement","sessions":[{{"on":"{on}","minutes":{}}}]}}"#,
                hours * 60
            )
        });
        let training = training.iter().enumerate().map(|(index, (on, points))| {
            format!(
                r#"{{"id":"t{index}","kind":"training","form":"course","learning":"formal","completed_on":"{on}","tested":true,"hours":{points},"accreditations":[{{"by":"SKJ","chambers":["jgp"]}}],"evidence":["certificate"]}}"#
            )
        });
        let all: Vec<String> = reflection.chain(training).collect();
        let json = format!(
            r#"{{"format":"vakspoor-dossier/1",
                "registrations":[{{"id":"r","register":"SKJ","chamber":"jgp","since":"2021-03-01","until":"2026-03-01"{registration}}}],
                "employments":[{{"id":"e","counts_as":["social-work","jgp"],"level":"hbo","hours_per_week":24,"from":"2021-03-01"}}],
                "documents":[{{"kind":"vog","issued_on":"2021-01-10"}},{{"kind":"employer_statement","employment":"e","issued_on":"2021-04-15"}}],
                "activities":[{}]}}"#,
            all.join(",")
        );
        Dossier::from_json(json.as_bytes()).unwrap()
    }

    fn opened(dossier: &Dossier, on: &str) -> String {
        let registration = dossier.registrations.first().unwrap();
        let assessment = domain::evaluate(dossier, registration, day(on));
        opening(Locale::Nl, registration, &assessment).text.into_owned()
    }

    fn judged(dossier: &Dossier, on: &str) -> Progress {
        progress(&domain::evaluate(dossier, dossier.registrations.first().unwrap(), day(on)))
    }

    #[test]
    fn the_first_sentence_answers_where_somebody_stands() {
        let full = dossier("", &[("2023-01-10", 20), ("2024-01-10", 20), ("2024-03-10", 20)], &[("2023-05-12", 60)]);
        assert_eq!(judged(&full, "2025-11-21"), Progress::Complete);
        assert_eq!(opened(&full, "2025-11-21"), "Je dossier is compleet. Indienen kan tot en met 28 februari 2026.");

        let half = dossier("", &[("2022-01-10", 20), ("2023-01-10", 12)], &[("2022-05-12", 30), ("2023-02-01", 4)]);
        assert_eq!(judged(&half, "2023-06-01"), Progress::OnTrack);
        assert_eq!(
            opened(&half, "2023-06-01"),
            "Je ligt op schema. Nog nodig: 26 punten deskundigheidsbevordering (waarvan 6 punten formeel leren) en 28 punten reflectie. Indienen kan tot en met 28 februari 2026."
        );
        assert_eq!(judged(&half, "2025-06-01"), Progress::Behind);
        assert!(opened(&half, "2025-06-01").starts_with("Je loopt achter op schema."));
        assert!(
            opened(&half, "2026-02-18").starts_with("Nog 10 dagen om in te dienen"),
            "{}",
            opened(&half, "2026-02-18")
        );

        let none = dossier("", &[], &[]);
        assert_eq!(judged(&none, "2021-03-01"), Progress::OnTrack, "the job counts from the first day");
        assert!(opened(&none, "2026-03-01").starts_with("Je registratie is verlopen op 1 maart 2026"));
        assert!(opened(&none, "2021-02-01").starts_with("Je registratie begint op 1 maart 2021"));
    }

    #[test]
    fn a_training_that_has_to_be_followed_is_named_from_the_first_day_and_papers_at_the_end() {
        let asked = dossier(
            r#","facts":{"ethics_training_required":true}"#,
            &[("2022-01-10", 20), ("2023-01-10", 12)],
            &[("2022-05-12", 30), ("2023-02-01", 4)],
        );
        let said = opened(&asked, "2023-06-01");
        assert!(said.contains("28 punten reflectie en de training beroepsethiek. Indienen"), "{said}");
        let mut none = asked.clone();
        none.activities.clear();
        none.employments.clear();
        none.documents.clear();
        let said = opened(&none, "2023-06-01");
        assert!(said.contains("en de training beroepsethiek"), "{said}");
        assert!(!said.contains("VOG"), "{said}");
        assert!(opened(&none, "2026-02-01").matches("beroepsethiek").count() <= 1);
        let not_asked = dossier("", &[("2022-01-10", 20)], &[]);
        assert!(!opened(&not_asked, "2023-06-01").contains("beroepsethiek"));
    }

    #[test]
    fn what_the_parts_miss_is_not_said_twice() {
        let formal = dossier("", &[("2022-01-10", 20), ("2022-06-10", 20), ("2023-01-10", 20)], &[("2022-05-12", 32)]);
        let mut with_informal = formal.clone();
        let informal = br#"{"format":"vakspoor-dossier/1","registrations":[],"activities":[{"id":"i","kind":"training","form":"course","learning":"informal","completed_on":"2023-03-01","hours":20,"evidence":["x"]}]}"#;
        with_informal.activities.extend(Dossier::from_json(informal).unwrap().activities);
        let judge =
            |dossier: &Dossier| domain::evaluate(dossier, dossier.registrations.first().unwrap(), day("2023-06-01"));
        assert_eq!(rest(Locale::Nl, &judge(&with_informal)), "8 punten formeel leren");
        assert_eq!(
            rest(Locale::En, &judge(&formal)),
            "28 points of professional development (of which 8 points of formal learning)"
        );
    }

    #[test]
    fn submission_and_measures_come_first() {
        let done = (&[("2023-01-10", 20), ("2024-01-10", 20), ("2024-03-10", 20)], &[("2023-05-12", 60)]);
        let submitted = dossier(r#","submitted_on":"2026-02-01""#, done.0, done.1);
        assert_eq!(
            opened(&submitted, "2026-04-01"),
            "Je dossier is op 1 februari 2026 ingediend en wacht op een besluit. Je blijft geregistreerd."
        );
        let late = dossier(r#","submitted_on":"2026-03-02""#, done.0, done.1);
        assert!(opened(&late, "2026-04-01").contains("kwam pas op 2 maart 2026"));
        let suspended =
            dossier(r#","measures":[{"kind":"schorsing","from":"2024-01-01","until":"2024-06-30"}]"#, done.0, done.1);
        assert!(opened(&suspended, "2024-02-01").starts_with("Je bent geschorst tot en met 30 juni 2024."));
        let struck = dossier(r#","measures":[{"kind":"doorhaling","from":"2024-01-01"}]"#, done.0, done.1);
        assert_eq!(opened(&struck, "2024-02-01"), "Je registratie is doorgehaald sinds 1 januari 2024.");
    }

    #[test]
    fn who_submitted_early_reads_all_that_was_missing() {
        let early = dossier(r#","submitted_on":"2022-06-01""#, &[("2022-01-10", 20)], &[]);
        let mut early = early;
        early.documents.retain(|document| document.kind == domain::DocumentKind::Vog);
        let registration = early.registrations.first().unwrap();
        // 458 and 1189 of the 1826 days at 24 hours a week: work counts on after the submission.
        for (on, hours_there) in [("2022-06-01", 126_715), ("2024-06-01", 328_961)] {
            let assessment = domain::evaluate(&early, registration, day(on));
            let hours = assessment.requirement(RequirementId::HoursSocialWork).unwrap();
            assert_eq!(hours.counted, Centi::new(hours_there), "{on}");
            let text = opening(Locale::Nl, registration, &assessment).text;
            // What the work of now brings by itself is not still to go.
            assert!(!text.contains("werkervaring"), "{text}");
            assert!(
                text.contains("60 punten deskundigheidsbevordering") && text.contains("40 punten reflectie"),
                "{text}"
            );
            assert!(text.ends_with("en je werkgeversverklaring."), "{text}");
        }
    }

    #[test]
    fn what_the_steps_call_out_of_reach_is_not_still_to_go() {
        let mut none = dossier("", &[], &[]);
        none.employments.clear();
        let text = opened(&none, "2025-12-06");
        // Who wrote no work down yet may have the hours.
        assert!(text.contains("Nog nodig:") && !text.contains("niet meer te halen"), "{text}");
        // What is asked besides can be gone by then.
        let text = opened(&none, "2026-02-26");
        assert!(text.starts_with("Nog 2 dagen om in te dienen, tot en met 28 februari 2026, en voor deze"), "{text}");
        assert!(text.contains("niet meer te halen: 60 punten") && !text.contains("uur"), "{text}");
        assert!(!text.contains("te gaan"), "{text}");
        let mut short = dossier("", &[], &[]);
        for job in &mut short.employments {
            job.from = day("2025-11-01");
        }
        let text = opened(&short, "2025-12-06");
        assert!(text.contains("werkervaring in sociaal werk") && !text.contains("te gaan"), "{text}");
    }

    #[test]
    fn unknown_rules_are_not_judged() {
        let json = br#"{"format":"vakspoor-dossier/1","registrations":[{"id":"r","register":"NIP","chamber":"kj","since":"2023-01-01","until":"2028-01-01"}]}"#;
        let dossier = Dossier::from_json(json).unwrap();
        assert_eq!(judged(&dossier, "2025-01-01"), Progress::Unknown);
        assert!(opened(&dossier, "2025-01-01").contains("31 december 2027"));
    }
}
