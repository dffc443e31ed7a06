//! Forecasts and remedies, with figures worked out by hand.

use chrono::NaiveDate;
use domain::{
    AlsoHours, Assessment, Centi, Dossier, Forecast, Minutes, ReflectionForm, Remedy, RequirementId, Standing,
    dossier::date, evaluate,
};
use serde_json::{Value, json};

fn judge(registration: Value, employments: Value, activities: Value, on: &str) -> Assessment {
    let mut whole =
        json!({"id": "r", "register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01"});
    whole.as_object_mut().unwrap().extend(registration.as_object().unwrap().clone());
    let input = json!({"format": "vakspoor-dossier/1", "registrations": [whole], "employments": employments, "activities": activities});
    let dossier = Dossier::from_json(input.to_string().as_bytes()).unwrap();
    evaluate(&dossier, &dossier.registrations[0], day(on))
}

fn day(text: &str) -> NaiveDate {
    date(text).unwrap()
}

fn formal(id: &str, on: &str, hours: f64) -> Value {
    json!({"id": id, "kind": "training", "form": "course", "learning": "formal", "completed_on": on, "hours": hours, "accreditations": [{"by": "NVO"}]})
}

fn informal(id: &str, on: &str, hours: f64) -> Value {
    json!({"id": id, "kind": "training", "form": "course", "learning": "informal", "completed_on": on, "hours": hours})
}

fn sessions(id: &str, form: &str, days: &[&str], minutes: u32) -> Value {
    let sessions: Vec<Value> = days.iter().map(|on| json!({"on": on, "minutes": minutes})).collect();
    json!({"id": id, "kind": "reflection", "form": form, "group_size": 1, "sessions": sessions, "supervisor": {"register": "LVSC"}})
}

fn forecast(assessment: &Assessment, id: RequirementId) -> Forecast {
    assessment.forecast(assessment.requirement(id).unwrap())
}

fn steps(assessment: &Assessment, id: RequirementId) -> Vec<Remedy> {
    assessment.remedies_for(id).collect()
}

#[test]
fn a_forecast_goes_at_the_pace_of_the_last_twelve_months() {
    // 12 points in the 365 days to 2024-12-31 (and 5 before them, which set no pace): 23 more take 699.58 days, so 700.
    let on = "2024-12-31";
    let assessment =
        judge(json!({}), json!([]), json!([formal("a", "2024-01-01", 12.0), formal("b", "2023-12-31", 5.0)]), on);
    assert_eq!(assessment.recent_days, 366);
    let status = assessment.requirement(RequirementId::Formal).unwrap();
    assert_eq!((status.counted, status.recent), (Centi::whole(17), Centi::whole(12)));
    // 2024 has 366 days: 23 x 366 / 12 = 701.5, so 702 days later.
    let reached = Forecast::Reached { on: day("2026-12-03"), in_time: false };
    assert_eq!(forecast(&assessment, RequirementId::Formal), reached);
    assert_eq!(forecast(&assessment, RequirementId::Reflection), Forecast::Never);
    assert_eq!(forecast(&assessment, RequirementId::Informal), Forecast::Met);
    assert_eq!(forecast(&assessment, RequirementId::ItemVog), Forecast::NoPace);
}

#[test]
fn the_first_weeks_of_a_period_set_no_pace_of_their_own() {
    // 10 points in the first 100 days are 10 in the last 12 months: 30 more take three years.
    let assessment = judge(json!({}), json!([]), json!([formal("a", "2021-03-01", 10.0)]), "2021-06-08");
    assert_eq!(assessment.recent_days, 365);
    let reached = Forecast::Reached { on: day("2024-06-07"), in_time: true };
    assert_eq!(forecast(&assessment, RequirementId::Formal), reached);
}

#[test]
fn hours_are_forecast_alike() {
    // Half way a job of 16 hours a week: the other half takes as long.
    let job = json!([{"id": "e", "counts_as": ["social-work"], "hours_per_week": 16, "from": "2021-03-01"}]);
    let assessment = judge(json!({}), job, json!([]), "2023-08-30");
    assert_eq!(assessment.requirement(RequirementId::HoursSocialWork).unwrap().counted, Centi::whole(1684));
    let reached = Forecast::Reached { on: day("2026-02-28"), in_time: true };
    assert_eq!(forecast(&assessment, RequirementId::HoursSocialWork), reached);
}

#[test]
fn steady_work_is_forecast_for_the_very_day_that_it_is_enough() {
    // 16 hours a week from the first day make 3368 on the last day of the period, whichever day one looks.
    let job = |hours: u32| json!([{"id": "e", "counts_as": ["social-work", "jgp"], "hours_per_week": hours, "from": "2021-03-01"}]);
    let first = day("2021-03-01");
    for passed in (0..1825).step_by(3) {
        let on = (first + chrono::Days::new(passed)).to_string();
        let assessment = judge(json!({}), job(16), json!([]), &on);
        let last_day = Forecast::Reached { on: day("2026-02-28"), in_time: true };
        assert_eq!(forecast(&assessment, RequirementId::HoursSocialWork), last_day, "{on}");
    }
    // And for other hours: on that day it is met, and on the day before it is not.
    for hours in [17, 19, 23, 28, 36] {
        for passed in (0..1000).step_by(37) {
            let on = (first + chrono::Days::new(passed)).to_string();
            let assessment = judge(json!({}), job(hours), json!([]), &on);
            let reached = match forecast(&assessment, RequirementId::HoursSocialWork) {
                Forecast::Reached { on: reached, .. } => reached,
                Forecast::Met => break,
                other => panic!("{on}: {other:?}"),
            };
            let met = |on: NaiveDate| {
                let assessment = judge(json!({}), job(hours), json!([]), &on.to_string());
                assessment.requirement(RequirementId::HoursSocialWork).unwrap().met
            };
            assert!(met(reached) && !met(reached - chrono::Days::new(1)), "{hours} hours a week, on {on}: {reached}");
        }
    }
}

#[test]
fn one_step_of_training_closes_both_of_its_gaps() {
    // 20 formal and 10 informal: 20 more formal are asked and 30 more in all, of which 10 may be informal.
    let activities = json!([formal("a", "2024-01-01", 20.0), informal("b", "2024-01-01", 10.0)]);
    let assessment = judge(json!({}), json!([]), activities, "2025-01-01");
    let step = Remedy::Training {
        requirement: RequirementId::Formal,
        points: Centi::whole(30),
        post_master: Centi::ZERO,
        accredited: Centi::ZERO,
        or_informal: Centi::whole(10),
    };
    assert_eq!(steps(&assessment, RequirementId::ProfessionalDevelopment), [step]);
    assert_eq!(steps(&assessment, RequirementId::Formal), [step]);
}

#[test]
fn sessions_are_as_few_as_usual_ones_allow() {
    // Missing 2; 2.97, which is 178 minutes before rounding, in two sessions of whole half hours; 1; and 0.5, for which a session still has to last an hour.
    let table = [
        (&["2024-01-01"; 29][..], 120, 1, 120),
        (&["2024-01-01"; 29], 118, 2, 90),
        (&["2024-01-01"; 59], 60, 1, 60),
        (&["2024-01-01"; 35], 102, 1, 60),
    ];
    for (days, minutes, count, minutes_each) in table {
        let assessment =
            judge(json!({}), json!([]), json!([sessions("a", "intervision", days, minutes)]), "2025-01-01");
        let status = assessment.requirement(RequirementId::Reflection).unwrap();
        let expected = Remedy::ReflectionSessions {
            requirement: RequirementId::Reflection,
            form: None,
            count,
            minutes_each: Minutes::new(minutes_each),
            persons: None,
        };
        assert_eq!(steps(&assessment, RequirementId::Reflection), [expected], "missing {}", status.missing);
    }
}

#[test]
fn what_is_planned_is_carried_out_first() {
    let activities = json!([formal("a", "2024-01-01", 50.0), formal("b", "2025-06-01", 4.0)]);
    let assessment = judge(json!({}), json!([]), activities, "2025-01-01");
    assert_eq!(
        steps(&assessment, RequirementId::ProfessionalDevelopment),
        [
            Remedy::CarryOutPlans { requirement: RequirementId::ProfessionalDevelopment, amount: Centi::whole(4) },
            Remedy::Training {
                requirement: RequirementId::Formal,
                points: Centi::whole(6),
                post_master: Centi::ZERO,
                accredited: Centi::ZERO,
                or_informal: Centi::whole(6),
            },
        ]
    );
}

#[test]
fn a_master_needs_supervision_training_and_the_rest() {
    let registration = json!({"chamber": "psychologist-master", "facts": {"experience_over_3648_hours": true}});
    let activities = json!([sessions("s", "supervision", &["2024-01-01"; 10], 60)]);
    let assessment = judge(registration, json!([]), activities, "2025-01-01");
    let session = |requirement, form, count, persons| Remedy::ReflectionSessions {
        requirement,
        form: Some(form),
        count,
        minutes_each: Minutes::new(120),
        persons,
    };
    assert_eq!(
        steps(&assessment, RequirementId::Total),
        [
            Remedy::Training {
                requirement: RequirementId::Training,
                points: Centi::whole(40),
                post_master: Centi::ZERO,
                accredited: Centi::ZERO,
                or_informal: Centi::ZERO,
            },
            session(RequirementId::Supervision, ReflectionForm::Supervision, 5, Some(1)),
            session(RequirementId::Intervision, ReflectionForm::Intervision, 10, None),
            Remedy::Points { requirement: RequirementId::Total, points: Centi::whole(40) },
        ]
    );
}

#[test]
fn ten_sessions_of_supervision_are_the_shortest_way_for_a_jeugdzorgwerker() {
    let registration = json!({"chamber": "jzw", "since": "2018-01-01", "until": "2023-01-01"});
    let activities = json!([sessions("s", "supervision", &["2019-01-01"; 4], 60)]);
    let assessment = judge(registration, json!([]), activities, "2020-01-01");
    let step = Remedy::ReflectionSessions {
        requirement: RequirementId::Reflection,
        form: Some(ReflectionForm::Supervision),
        count: 6,
        minutes_each: Minutes::new(60),
        persons: None,
    };
    assert_eq!(steps(&assessment, RequirementId::Reflection), [step]);
}

#[test]
fn hours_are_asked_by_the_week_while_that_is_possible() {
    // Nothing yet, half of the period (913 of 1826 days) to go: 32 hours a week make 3368.
    let assessment = judge(json!({}), json!([]), json!([]), "2023-08-30");
    assert_eq!(
        steps(&assessment, RequirementId::HoursSocialWork),
        [Remedy::Hours {
            requirement: RequirementId::HoursSocialWork,
            hours: Centi::whole(3368),
            per_week: Centi::whole(32),
            until: day("2026-02-28"),
            also: Some(AlsoHours { requirement: RequirementId::HoursJgp, hours: Centi::whole(1684) }),
        }]
    );
    // A year later there would have to be more hours in the week than a working week has.
    let assessment = judge(json!({}), json!([]), json!([]), "2024-08-30");
    let late = Remedy::TooLate { requirement: RequirementId::HoursSocialWork, missing: Centi::whole(3368) };
    assert_eq!(steps(&assessment, RequirementId::HoursSocialWork), [late]);
    // A job that goes on as it is closes the gap by itself.
    let job = json!([{"id": "e", "counts_as": ["social-work", "jgp"], "hours_per_week": 16, "from": "2021-03-01"}]);
    let assessment = judge(json!({}), job, json!([]), "2023-08-30");
    let plans = Remedy::CarryOutPlans { requirement: RequirementId::HoursSocialWork, amount: Centi::whole(1684) };
    assert_eq!(steps(&assessment, RequirementId::HoursSocialWork), [plans]);
}

#[test]
fn one_job_closes_both_gaps_in_hours_in_one_step() {
    let hours = |assessment: &Assessment| {
        assessment.remedies().into_iter().filter(|step| matches!(step, Remedy::Hours { .. })).collect::<Vec<_>>()
    };
    // Nothing yet: the work of one step is social work and work as JGP at once, and is told for each of them.
    let none = judge(json!({}), json!([]), json!([]), "2023-08-30");
    let [step] = hours(&none)[..] else { panic!("{:?}", none.remedies()) };
    assert_eq!(steps(&none, RequirementId::HoursSocialWork), [step]);
    assert_eq!(steps(&none, RequirementId::HoursJgp), [step]);
    // Of social work there is enough to miss less than the 1684 hours as JGP: then those lead.
    let job = json!([{"id": "e", "counts_as": ["social-work"], "hours_per_week": 24, "from": "2021-03-01", "until": "2023-08-30"}]);
    let assessment = judge(json!({}), job.clone(), json!([]), "2023-08-30");
    let [Remedy::Hours { requirement, hours: asked, also: Some(also), .. }] = hours(&assessment)[..] else {
        panic!("{:?}", assessment.remedies())
    };
    assert_eq!((requirement, asked), (RequirementId::HoursJgp, Centi::whole(1684)));
    assert_eq!((also.requirement, also.hours), (RequirementId::HoursSocialWork, Centi::whole(842)));
    // A gap that is alone stays alone.
    let mut enough = job;
    enough[0]["hours_per_week"] = json!(36);
    let assessment = judge(json!({}), enough, json!([]), "2023-08-30");
    assert!(matches!(hours(&assessment)[..], [Remedy::Hours { also: None, .. }]), "{:?}", assessment.remedies());
}

#[test]
fn what_takes_more_time_than_is_left_is_too_late() {
    // Reflection misses 2 hours and training 10: a day has 8.
    let done = json!([formal("a", "2024-01-01", 50.0), sessions("b", "intervision", &["2024-01-01"; 29], 120)]);
    let steps_of = |activities: &Value, on: &str| {
        let assessment = judge(json!({}), json!([]), activities.clone(), on);
        let mut all = steps(&assessment, RequirementId::Reflection);
        all.extend(steps(&assessment, RequirementId::ProfessionalDevelopment));
        all
    };
    let late = Remedy::TooLate { requirement: RequirementId::ProfessionalDevelopment, missing: Centi::whole(10) };
    let last_day = steps_of(&done, "2026-02-28");
    assert!(matches!(last_day[..], [Remedy::ReflectionSessions { .. }, step] if step == late), "{last_day:?}");
    let day_before = steps_of(&done, "2026-02-27");
    assert!(matches!(day_before[..], [Remedy::ReflectionSessions { .. }, Remedy::Training { .. }]), "{day_before:?}");
    // Nothing yet: 60 and 60 hours are three weeks, two and a half do not do for both.
    let none = json!([]);
    let three_weeks = steps_of(&none, "2026-02-08");
    assert!(!three_weeks.iter().any(|step| matches!(step, Remedy::TooLate { .. })), "{three_weeks:?}");
    let fewer = steps_of(&none, "2026-02-12");
    assert_eq!(fewer.iter().filter(|step| matches!(step, Remedy::TooLate { .. })).count(), 1, "{fewer:?}");
}

#[test]
fn after_the_last_day_it_is_too_late() {
    let on_last_day = judge(json!({}), json!([]), json!([]), "2026-02-28");
    let late = Remedy::TooLate { requirement: RequirementId::Reflection, missing: Centi::whole(60) };
    assert_eq!(steps(&on_last_day, RequirementId::Reflection), [late]);
    assert!(matches!(steps(&on_last_day, RequirementId::ItemVog)[..], [Remedy::Item { .. }]));
    let after = judge(json!({}), json!([]), json!([]), "2026-03-01");
    assert_eq!(after.standing, Standing::Expired);
    let submitted = judge(json!({"submitted_on": "2025-12-01"}), json!([]), json!([]), "2025-12-01");
    assert_eq!(submitted.standing, Standing::RegisteredPending);
    for assessment in [after, submitted] {
        for id in [RequirementId::Reflection, RequirementId::ProfessionalDevelopment, RequirementId::ItemVog] {
            let steps = steps(&assessment, id);
            assert!(!steps.is_empty() && steps.iter().all(|step| matches!(step, Remedy::TooLate { .. })), "{steps:?}");
        }
    }
}

#[test]
fn a_session_counts_by_the_group_that_the_step_names() {
    // 14.13 points of supervision: 8 sessions of at most two hours alone; with three it would be 9 of two hours.
    let registration = json!({"chamber": "psychologist-master", "facts": {"experience_over_3648_hours": false}});
    let mut activities = vec![sessions("alone", "supervision", &["2024-01-01"; 8], 60)];
    for (id, days, persons) in [("two", 8, 2), ("three", 6, 3)] {
        let mut series = sessions(id, "supervision", &["2024-02-01"; 8][..days], 90);
        series["group_size"] = json!(persons);
        activities.push(series);
    }
    let assessment = judge(registration, json!([]), json!(activities), "2025-01-01");
    assert_eq!(assessment.requirement(RequirementId::Supervision).unwrap().missing, Centi::new(1413));
    let step = Remedy::ReflectionSessions {
        requirement: RequirementId::Supervision,
        form: Some(ReflectionForm::Supervision),
        count: 8,
        minutes_each: Minutes::new(120),
        persons: Some(1),
    };
    assert!(steps(&assessment, RequirementId::Supervision).contains(&step), "{:?}", assessment.remedies());
}

#[test]
fn what_whole_sessions_make_too_much_is_not_asked_again() {
    // 11.92 points of supervision are 716 minutes: six sessions of two hours, which make 12. The total lacks 11.97.
    let registration = json!({"chamber": "psychologist-master", "facts": {"experience_over_3648_hours": false}});
    let mut other = formal("t", "2024-01-01", 79.95);
    other["accreditations"] = json!([{"by": "NIP"}]);
    let activities = json!([
        other,
        sessions("s", "supervision", &["2024-01-01"; 28], 60),
        sessions("e", "supervision", &["2024-01-01"], 5)
    ]);
    let assessment = judge(registration, json!([]), activities, "2025-01-01");
    let all: Vec<Remedy> = steps(&assessment, RequirementId::Total);
    assert!(matches!(all[..], [Remedy::ReflectionSessions { .. }]), "{all:?}");
}

#[test]
fn a_whole_is_not_forecast_before_the_part_that_it_waits_for() {
    // 17 formal and all of the 20 informal, both in the last year: the informal points bring nothing any more.
    let activities = json!([formal("a", "2024-06-01", 17.0), informal("b", "2024-06-01", 20.0)]);
    let assessment = judge(json!({}), json!([]), activities, "2024-12-31");
    let whole = forecast(&assessment, RequirementId::ProfessionalDevelopment);
    assert_eq!(whole, forecast(&assessment, RequirementId::Formal));
    // 23 x 366 / 17 = 495.2, so 496 days later.
    assert_eq!(whole, Forecast::Reached { on: day("2026-05-11"), in_time: false });
    // With nothing formal in the last year it never comes, however much informal learning there was.
    let activities = json!([formal("a", "2022-06-01", 17.0), informal("b", "2024-06-01", 5.0)]);
    let assessment = judge(json!({}), json!([]), activities, "2024-12-31");
    assert_eq!(forecast(&assessment, RequirementId::ProfessionalDevelopment), Forecast::Never);
}

#[test]
fn only_periods_of_one_chamber_that_cover_the_same_days_overlap() {
    let registration = |chamber: &str, register: &str, since: &str, until: &str, rest: Value| {
        let mut whole = json!({"id": "r", "register": register, "chamber": chamber, "since": since, "until": until});
        whole.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        let input = json!({"format": "vakspoor-dossier/1", "registrations": [whole]});
        Dossier::from_json(input.to_string().as_bytes()).unwrap().registrations.remove(0)
    };
    let first = registration("jgp", "SKJ", "2021-03-01", "2026-03-01", json!({}));
    let overlaps = |chamber: &str, register: &str, since: &str, until: &str| {
        let other = registration(chamber, register, since, until, json!({}));
        assert_eq!(first.overlaps(&other), other.overlaps(&first));
        first.overlaps(&other)
    };
    assert!(overlaps("jgp", "SKJ", "2021-03-01", "2026-03-01"));
    assert!(overlaps("jgp", "SKJ", "2026-02-28", "2031-02-28"));
    assert!(!overlaps("jgp", "SKJ", "2026-03-01", "2031-03-01"));
    assert!(!overlaps("psychologist-master", "SKJ", "2021-03-01", "2026-03-01"));
    assert!(!overlaps("basis", "NVO", "2021-03-01", "2026-03-01"));
    // Submitted: the next period begins on that day, and may be a registration of its own.
    let next = registration("jgp", "SKJ", "2025-12-01", "2030-12-01", json!({}));
    let sent = |decision: Value| registration("jgp", "SKJ", "2021-03-01", "2026-03-01", decision);
    assert!(!sent(json!({"submitted_on": "2025-12-01"})).overlaps(&next));
    assert!(
        sent(json!({"submitted_on": "2025-12-01", "decided_on": "2026-01-01", "decision": "rejected"})).overlaps(&next)
    );
}
