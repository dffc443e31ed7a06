//! What a new form can start with: the values of the last time, names used before, and a warning for what is there already.

use super::{Logged, duration, fold::fold, form};
use crate::FormState;
use chrono::NaiveDate;
use domain::{
    Accreditation, AccreditedBy, Activity, ActivityKind, Chamber, Dossier, Learning, ReflectionForm, Register,
    Registration, Ruleset, SupervisorRegister, Training, TrainingForm,
    registration::ruleset::{Accreditor, TrainingRule},
};
use language::Locale;
use std::collections::{HashMap, HashSet};

/// The most names that a field suggests.
const NAMES_MAX: usize = 60;
/// The most series that a new form offers to add a session to.
const SERIES_MAX: usize = 3;

/// What the fields of a form suggest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// Titles of the same kind, the newest first.
    pub titles: Vec<String>,
    /// Providers of the same kind, the newest first.
    pub providers: Vec<String>,
    /// Accreditors beyond the known ones.
    pub accreditors: Vec<String>,
    /// Registers of supervisors beyond the known ones.
    pub registers: Vec<String>,
    /// The chambers in which the person is or was registered.
    pub chambers: Vec<Chamber>,
    /// Whether all their rules have the same shortest session of reflection, an hour.
    pub an_hour: bool,
}

impl Suggestions {
    /// From everything that was logged before, for registrations [as they are judged](Dossier::judged) today.
    pub fn of(kind: ActivityKind, logged: &[Logged], registrations: &[Registration]) -> Self {
        let newest = newest_first(logged);
        let same = || newest.iter().filter(|one| one.value.kind() == kind).map(|one| &one.value);
        let accreditors =
            same().filter_map(training).flat_map(|training| &training.accreditations).filter_map(|accreditation| {
                match &accreditation.by {
                    AccreditedBy::Other(name) => Some(name.as_ref()),
                    _ => None,
                }
            });
        let registers = same().filter_map(|activity| match activity {
            Activity::Reflection(reflection) => match reflection.supervisor.as_ref()?.register.as_ref()? {
                SupervisorRegister::Other(name) => Some(name.as_ref()),
                _ => None,
            },
            _ => None,
        });
        let chambers = registrations.iter().map(|registration| registration.chamber);
        let mut own: Vec<Chamber> = Vec::new();
        for chamber in chambers {
            if !own.contains(&chamber) {
                own.push(chamber);
            }
        }
        Self {
            titles: distinct(same().filter_map(Activity::title)),
            providers: distinct(same().filter_map(Activity::provider)),
            accreditors: distinct(accreditors),
            registers: distinct(registers),
            chambers: own,
            an_hour: !registrations.is_empty() && registrations.iter().all(asks_an_hour),
        }
    }
}

/// Whether no reflection counts that is shorter than an hour.
fn asks_an_hour(registration: &Registration) -> bool {
    let mut counting = Ruleset::of(registration).reflection.iter().filter(|rule| rule.requirement.is_some()).peekable();
    counting.peek().is_some() && counting.all(|rule| rule.minimum_minutes == Some(60))
}

/// Whether the rules ask an accreditation of formal training, and that of SKJ will do: then most of all trainings have it.
fn asks_skj(registration: &Registration) -> bool {
    let of = |rule: &TrainingRule| rule.accreditation_required && rule.accredited_by.contains(Accreditor::Skj);
    Ruleset::of(registration).training.iter().any(of)
}

fn training(activity: &Activity) -> Option<&Training> {
    match activity {
        Activity::Training(training) => Some(training),
        _ => None,
    }
}

/// Names, each once whatever its capitals and accents.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = HashSet::new();
    names.filter(|name| !name.trim().is_empty() && seen.insert(fold(name))).take(NAMES_MAX).map(str::to_owned).collect()
}

/// By when it was logged, the newest first.
fn newest_first(logged: &[Logged]) -> Vec<&Logged> {
    let mut sorted: Vec<&Logged> = logged.iter().collect();
    sorted.sort_by(|one, other| other.logged_at.cmp(&one.logged_at).then_with(|| other.id.cmp(&one.id)));
    sorted
}

/// Which of the two usual kinds was logged last; none when neither was.
pub fn last_kind(logged: &[Logged]) -> Option<ActivityKind> {
    newest_first(logged).into_iter().map(|newest| newest.value.kind()).find(|kind| *kind != ActivityKind::Other)
}

/// The newest series: a meeting may belong to one of them.
pub fn series(logged: &[Logged]) -> Vec<&Logged> {
    let mut series: Vec<&Logged> = logged.iter().filter(|one| one.value.kind() == ActivityKind::Reflection).collect();
    series.sort_by_key(|one| std::cmp::Reverse(one.value.last_day()));
    series.truncate(SERIES_MAX);
    series
}

/// A new form: today's date, and what the newest activity of the kind suggests.
pub fn fresh(locale: Locale, kind: ActivityKind, logged: &[Logged], dossier: &Dossier, today: NaiveDate) -> FormState {
    let newest = newest_first(logged);
    // Self-reflection counts nowhere: nobody is led to it by having logged it once.
    let alone =
        |value: &Activity| matches!(value, Activity::Reflection(one) if one.form == ReflectionForm::SelfReflection);
    let last = newest.iter().map(|one| &one.value).find(|value| value.kind() == kind && !alone(value));
    let mut start = FormState::default();
    start.push("soort", form::code(kind));
    match (kind, last) {
        (ActivityKind::Training, last) => {
            let (shape, learning) = match last {
                Some(Activity::Training(last)) => (last.form, last.learning),
                _ => (TrainingForm::Training, Some(Learning::Formal)),
            };
            start.push("datum", today.to_string()).push("vorm", shape.as_str());
            if let Some(learning) = learning {
                start.push("leren", learning.as_str());
            }
            // Who gave the last training, and who accredited it, says nothing about the next one.
            let registrations = dossier.judged(today);
            let mut own = registrations.iter().filter(|one| one.register == Register::Skj);
            if let (Some(one), None) = (own.next(), own.next())
                && asks_skj(one)
                && learning == Some(Learning::Formal)
            {
                let usual = Accreditation { by: AccreditedBy::Skj, chambers: vec![one.chamber], points: None };
                form::write_accreditations(&mut start, locale, &[usual]);
            }
        }
        (ActivityKind::Reflection, Some(last @ Activity::Reflection(reflection))) => {
            let copy = form::write(locale, last);
            for field in ["vorm", "begeleid", "groep", "register"] {
                if !copy.value(field).is_empty() {
                    start.push(field, copy.value(field));
                }
            }
            let minutes = reflection.sessions.last().map(|session| duration::written(locale, session.minutes.get()));
            first_session(&mut start, today, minutes);
        }
        (ActivityKind::Reflection, _) => {
            start.push("vorm", ReflectionForm::Intervision.as_str());
            first_session(&mut start, today, None);
        }
        (ActivityKind::Other, last) => {
            start.push("datum", today.to_string());
            if let Some(Activity::Other(last)) = last {
                start.push("vorm", last.form.as_str());
            }
        }
    }
    start
}

fn first_session(start: &mut FormState, today: NaiveDate, minutes: Option<String>) {
    let (on, lasting) = form::session_fields(1);
    start.push(on, today.to_string()).push(lasting, minutes.unwrap_or_default());
}

/// The form of another kind, with what was typed in the one before as far as it has a place for it.
pub fn other_kind(
    locale: Locale,
    typed: &FormState,
    kind: ActivityKind,
    logged: &[Logged],
    dossier: &Dossier,
    today: NaiveDate,
) -> FormState {
    let from = form::kind_of(typed.value("soort")).unwrap_or(ActivityKind::Training);
    let before = fresh(locale, from, logged, dossier, today);
    let mut now = fresh(locale, kind, logged, dossier, today);
    let (on, lasting) = form::session_fields(1);
    let series = |kind| kind == ActivityKind::Reflection;
    let names = ["titel", "aanbieder", "datum", "uren", "bewijs", "bewijs-anders", on.as_str(), lasting.as_str()];
    for name in names {
        // What stood there from the start says nothing about the other kind.
        if typed.value(name) == before.value(name) {
            continue;
        }
        let there = match name {
            "datum" if series(kind) => on.as_str(),
            "uren" if series(kind) => lasting.as_str(),
            day if day == on && !series(kind) => "datum",
            time if time == lasting && !series(kind) => "uren",
            _ => name,
        };
        now.set(there, typed.value(name));
    }
    now
}

/// A form that starts as a copy: on today's date, without evidence, a series with one session.
pub fn copy(locale: Locale, activity: &Activity, today: NaiveDate) -> FormState {
    let mut copy = form::write(locale, activity);
    for field in ["bewijs", "bewijs-anders", "bewijsvorm", "afgesloten"] {
        copy.remove(field);
    }
    match activity {
        Activity::Reflection(reflection) => {
            for row in form::session_rows(&copy) {
                form::remove_session(&mut copy, row);
            }
            let minutes = reflection.sessions.last().map(|session| duration::written(locale, session.minutes.get()));
            first_session(&mut copy, today, minutes);
        }
        Activity::Training(_) | Activity::Other(_) => {
            copy.set("datum", today.to_string());
        }
    }
    copy
}

/// Something much like it that is there already: the same kind, name and day. `id` is its own, which it is not like.
pub fn similar<'a>(logged: &'a [Logged], id: &str, activity: &Activity) -> Option<&'a Logged> {
    logged.iter().find(|there| there.id != id && is_like(&there.value, activity))
}

/// Activities that are there already, found by kind and name: a file may hold thousands that are to be compared with them.
#[derive(Debug, Default)]
pub struct There<'a> {
    ids: HashSet<&'a str>,
    named: HashMap<(ActivityKind, String), Vec<&'a Activity>>,
}

impl<'a> There<'a> {
    /// Of these.
    pub fn of(activities: &'a [Activity]) -> Self {
        let mut there = Self::default();
        for activity in activities {
            there.ids.insert(activity.id());
            there.named.entry(key(activity)).or_default().push(activity);
        }
        there
    }

    /// Those of the same kind and name.
    pub fn namesakes(&self, activity: &Activity) -> &[&'a Activity] {
        self.named.get(&key(activity)).map_or(&[], Vec::as_slice)
    }

    /// Whether something else among them is much like it: logged by hand, or brought in from another file.
    pub fn has_like(&self, activity: &Activity) -> bool {
        !self.ids.contains(activity.id()) && self.namesakes(activity).iter().any(|other| is_like(other, activity))
    }
}

fn key(activity: &Activity) -> (ActivityKind, String) {
    (activity.kind(), activity.title().map(fold).unwrap_or_default())
}

/// Whether two activities are much alike: the same kind, name and day.
fn is_like(one: &Activity, other: &Activity) -> bool {
    if key(one) != key(other) {
        return false;
    }
    match (one, other) {
        (Activity::Reflection(one), Activity::Reflection(other)) => {
            let days: HashSet<NaiveDate> = one.sessions.iter().map(|session| session.on).collect();
            one.form == other.form && other.sessions.iter().any(|session| days.contains(&session.on))
        }
        _ => one.completed_on().is_some() && one.completed_on() == other.completed_on() && one.form() == other.form(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::samples::{date, other, reflection, training};
    use chrono::{DateTime, TimeDelta};
    use domain::Registration;

    fn logged(activities: Vec<Activity>) -> Vec<Logged> {
        (0..)
            .zip(activities)
            .map(|(number, value)| Logged {
                id: format!("id-{number}"),
                version: 1,
                logged_at: DateTime::UNIX_EPOCH + TimeDelta::days(number),
                value,
            })
            .collect()
    }

    #[test]
    fn nobody_is_led_to_self_reflection() {
        let series = |form: ReflectionForm, minutes| match reflection(None, &[(date(2026, 1, 1), minutes)]) {
            Activity::Reflection(one) => Activity::Reflection(domain::Reflection { form, ..one }),
            other => other,
        };
        let all = logged(vec![series(ReflectionForm::Supervision, 90), series(ReflectionForm::SelfReflection, 30)]);
        let of = |logged: &[Logged]| {
            fresh(Locale::Nl, ActivityKind::Reflection, logged, &Dossier::new(), date(2026, 11, 22))
        };
        assert_eq!(of(&all).value("vorm"), "supervision");
        assert_eq!(of(&all[1..]).value("vorm"), "intervision");
    }

    fn registered(chambers: &[Chamber]) -> Dossier {
        let mut dossier = Dossier::new();
        dossier.registrations = chambers
            .iter()
            .map(|chamber| Registration {
                id: chamber.to_string(),
                register: chamber.register(),
                chamber: *chamber,
                number: None,
                since: date(2021, 3, 1),
                until: date(2026, 3, 1),
                ruleset: None,
                facts: domain::Facts::default(),
                submitted_on: None,
                decided_on: None,
                decision: None,
                deadline_moves: Vec::new(),
                measures: Vec::new(),
            })
            .collect();
        dossier
    }

    #[test]
    fn the_first_training_is_today_and_for_the_own_chamber() {
        let today = date(2026, 11, 21);
        let form = fresh(Locale::Nl, ActivityKind::Training, &[], &registered(&[Chamber::Jgp]), today);
        assert_eq!(form.value("datum"), "2026-11-21");
        assert_eq!(form.value("door-1"), "SKJ/jgp");
        assert_eq!(form.value("titel"), "");
        let form = fresh(
            Locale::Nl,
            ActivityKind::Training,
            &[],
            &registered(&[Chamber::Jgp, Chamber::PsychologistMaster]),
            today,
        );
        assert_eq!(form.value("door-1"), "", "which of two chambers is not guessed");
        // Their rules ask an accreditation by NIP or NVO, or none.
        for chamber in [Chamber::PsychologistMaster, Chamber::PedagogueMaster, Chamber::PsychologistPostmaster] {
            let form = fresh(Locale::Nl, ActivityKind::Training, &[], &registered(&[chamber]), today);
            assert_eq!(form.value("door-1"), "", "{chamber}");
        }
    }

    #[test]
    fn that_an_hour_is_the_least_is_said_to_whom_it_holds_for() {
        let said = |chambers: &[Chamber]| {
            Suggestions::of(ActivityKind::Reflection, &[], &registered(chambers).registrations).an_hour
        };
        assert!(said(&[Chamber::Jgp]));
        for chambers in [&[][..], &[Chamber::Basis], &[Chamber::PsychologistMaster], &[Chamber::Jgp, Chamber::Basis]] {
            assert!(!said(chambers), "{chambers:?}");
        }
    }

    #[test]
    fn the_next_form_starts_with_the_values_of_the_last_one_of_its_kind() {
        let mut with_points = training("Oud", date(2024, 1, 1));
        if let Activity::Training(training) = &mut with_points {
            training.accreditations = vec![Accreditation {
                by: AccreditedBy::Nvo,
                chambers: Vec::new(),
                points: Some(domain::Centi::whole(9)),
            }];
        }
        let all = logged(vec![
            training("Ouder", date(2026, 1, 1)),
            with_points,
            reflection(Some("Team Noord"), &[(date(2026, 2, 1), 60), (date(2026, 3, 1), 90)]),
        ]);
        let today = date(2026, 11, 21);
        let form = fresh(Locale::Nl, ActivityKind::Training, &all, &Dossier::new(), today);
        assert_eq!((form.value("door-1"), form.value("aanbieder")), ("", ""), "they are of that one training");
        assert_eq!(form.value("bewijs"), "");
        assert_eq!(last_kind(&all), Some(ActivityKind::Reflection));
        let form = fresh(Locale::Nl, ActivityKind::Reflection, &all, &Dossier::new(), today);
        assert_eq!((form.value("dag-1"), form.value("duur-1"), form.value("groep")), ("2026-11-21", "1,5 uur", "6"));
        assert_eq!(form::session_rows(&form), [1]);
    }

    #[test]
    fn what_was_typed_goes_along_to_another_kind() {
        let today = date(2026, 11, 21);
        let dossier = registered(&[Chamber::Jgp]);
        let all = logged(vec![training("Oud", date(2024, 1, 1)), reflection(None, &[(date(2024, 2, 1), 60)])]);
        let start = fresh(Locale::Nl, ActivityKind::Training, &all, &dossier, today);
        let go = |typed: &FormState, kind| other_kind(Locale::Nl, typed, kind, &all, &dossier, today);

        // Nothing typed: the same as a new form.
        assert_eq!(
            go(&start, ActivityKind::Reflection),
            fresh(Locale::Nl, ActivityKind::Reflection, &all, &dossier, today)
        );
        let mut typed = start;
        typed
            .set("titel", "Team <Noord> 🙂")
            .set("datum", "2026-10-02")
            .set("uren", "1,5")
            .set("bewijs-anders", "map 3");
        let series = go(&typed, ActivityKind::Reflection);
        assert_eq!(series.value("soort"), "reflectie");
        assert_eq!((series.value("titel"), series.value("bewijs-anders")), ("Team <Noord> 🙂", "map 3"));
        assert_eq!((series.value("dag-1"), series.value("duur-1")), ("2026-10-02", "1,5"));
        let back = go(&series, ActivityKind::Other);
        assert_eq!(back.value("titel"), "Team <Noord> 🙂");
        assert_eq!((back.value("datum"), back.value("uren")), ("2026-10-02", "1,5"));
    }

    #[test]
    fn a_copy_has_todays_date_and_no_evidence() {
        let today = date(2026, 11, 21);
        let form = copy(Locale::En, &training("Signs of Safety", date(2023, 5, 12)), today);
        assert_eq!(
            (form.value("titel"), form.value("datum"), form.value("bewijs")),
            ("Signs of Safety", "2026-11-21", "")
        );
        let form = copy(Locale::En, &reflection(None, &[(date(2023, 5, 12), 60), (date(2023, 6, 12), 90)]), today);
        assert_eq!((form.value("dag-1"), form.value("duur-1")), ("2026-11-21", "1.5 hours"));
        assert_eq!(form::session_rows(&form), [1]);
    }

    #[test]
    fn the_same_name_and_day_are_found_whatever_the_capitals() {
        let all = logged(vec![
            training("Signs of Safety", date(2023, 5, 12)),
            reflection(Some("Team Noord"), &[(date(2026, 2, 1), 60)]),
            other("Signs of Safety", date(2023, 5, 12)),
        ]);
        let found = |activity: &Activity, id: &str| similar(&all, id, activity).map(|there| there.id.clone());
        assert_eq!(found(&training("SIGNS of  safety", date(2023, 5, 12)), "x"), Some("id-0".to_owned()));
        assert_eq!(found(&training("Signs of Safety", date(2023, 5, 12)), "id-0"), None, "not like itself");
        assert_eq!(found(&training("Signs of Safety", date(2023, 5, 13)), "x"), None);
        assert_eq!(
            found(&reflection(Some("team noord"), &[(date(2026, 1, 1), 90), (date(2026, 2, 1), 90)]), "x"),
            Some("id-1".to_owned())
        );
        assert_eq!(found(&reflection(Some("team noord"), &[(date(2026, 1, 1), 90)]), "x"), None);
    }

    #[test]
    fn names_are_suggested_once_the_newest_first() {
        let all = logged(vec![
            training("Een", date(2024, 1, 1)),
            training("Twee", date(2023, 1, 1)),
            training("één", date(2022, 1, 1)),
            reflection(Some("Groep"), &[(date(2022, 1, 1), 60)]),
        ]);
        let names =
            Suggestions::of(ActivityKind::Training, &all, &registered(&[Chamber::Jgp, Chamber::Jgp]).registrations);
        assert_eq!(names.titles, ["één", "Twee"]);
        assert_eq!(names.providers, ["Stichting Voorbeeld"]);
        assert_eq!(names.chambers, [Chamber::Jgp]);
    }
}
