//! Activities: log, list, explain, change.

pub mod duration;
pub mod entered;
pub mod entry;
pub mod filter;
pub mod fold;
pub mod form;
pub mod list;
pub mod picture;
pub mod rules;
pub mod show;
pub mod suggest;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Activity, Learning, Other, Training, dossier::is_blank};
use language::{Locale, Text, activity as t, format, term};

use crate::component::icon::Kind;

/// An activity as it is stored.
#[derive(Clone, Debug)]
pub struct Logged {
    /// Its id, as in addresses.
    pub id: String,
    /// Its version, from 1.
    pub version: i32,
    /// When it was logged.
    pub logged_at: DateTime<Utc>,
    /// What was logged.
    pub value: Activity,
}

/// What to call an activity: its title, else its form.
pub fn name(locale: Locale, activity: &Activity) -> Text {
    match activity.title().map(str::trim) {
        Some(title) if !is_blank(title) => Text::from(title.to_owned()),
        _ => term::form(locale, activity.form()),
    }
}

/// The mark of an activity.
pub fn mark(activity: &Activity) -> Kind {
    match activity {
        Activity::Training(training) if training.learning == Some(Learning::Informal) => Kind::Informal,
        Activity::Training(_) => Kind::Formal,
        Activity::Reflection(_) => Kind::Reflection,
        Activity::Other(_) => Kind::Other,
    }
}

/// How long an activity took, in seconds, so that sums are exact: of a series its sessions together.
pub fn lasting(activity: &Activity) -> Option<i64> {
    match activity {
        Activity::Training(Training { hours, .. }) | Activity::Other(Other { hours, .. }) => {
            hours.and_then(|hours| i64::try_from(hours.hundredths()).ok()).map(|hours| hours.saturating_mul(36))
        }
        Activity::Reflection(reflection) => {
            Some(reflection.sessions.iter().map(|session| i64::from(session.minutes.get()) * 60).sum())
        }
    }
}

/// Whether something of it still has to happen, or has no day yet.
pub fn is_planned(activity: &Activity, today: NaiveDate) -> bool {
    activity.last_day().is_none_or(|day| day > today)
}

/// Whether there is nothing to show for it.
pub fn lacks_evidence(activity: &Activity) -> bool {
    let proven = matches!(activity, Activity::Reflection(reflection) if reflection.proof.is_some());
    activity.evidence().is_empty() && !proven
}

/// A day, or that it is not known.
pub fn day(locale: Locale, day: Option<NaiveDate>) -> Text {
    day.map_or_else(|| t::no_day(locale), |day| Text::from(format::date(locale, day)))
}

#[cfg(test)]
pub(crate) mod samples {
    //! Activities for tests.

    use chrono::NaiveDate;
    use domain::{
        Accreditation, AccreditedBy, Activity, Centi, Chamber, Minutes, Other, OtherForm, Reflection, ReflectionForm,
        Session, Training, TrainingForm,
    };

    pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    pub fn training(title: &str, on: NaiveDate) -> Activity {
        Activity::Training(Training {
            id: title.to_owned(),
            title: Some(title.to_owned()),
            provider: Some("Stichting Voorbeeld".to_owned()),
            form: TrainingForm::Training,
            learning: None,
            level: None,
            completed_on: Some(on),
            hours: Some(Centi::whole(12)),
            tested: None,
            accreditations: vec![Accreditation { by: AccreditedBy::Skj, chambers: vec![Chamber::Jgp], points: None }],
            evidence: vec!["certificate".to_owned()],
        })
    }

    pub fn reflection(title: Option<&str>, sessions: &[(NaiveDate, u32)]) -> Activity {
        Activity::Reflection(Reflection {
            id: title.unwrap_or("reeks").to_owned(),
            title: title.map(str::to_owned),
            provider: None,
            form: ReflectionForm::Intervision,
            guided: Some(true),
            group_size: Some(6),
            hierarchy: Some(false),
            completed_on: None,
            sessions: sessions
                .iter()
                .map(|(on, minutes)| Session { on: *on, minutes: Minutes::new(*minutes) })
                .collect(),
            supervisor: None,
            proof: None,
            evidence: Vec::new(),
        })
    }

    pub fn other(title: &str, on: NaiveDate) -> Activity {
        Activity::Other(Other {
            id: title.to_owned(),
            title: Some(title.to_owned()),
            provider: None,
            form: OtherForm::Publication,
            completed_on: Some(on),
            author_rank: Some(1),
            hours: None,
            evidence: Vec::new(),
        })
    }
}
