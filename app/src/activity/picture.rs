//! What activities count for, in each registration, and why: every registration judged once.

use chrono::NaiveDate;
use domain::{
    Activity, ActivityStatus, Assessment, Centi, Dossier, Finding, Points, Registration, RequirementId, SessionStatus,
    Unit, evaluate,
};
use language::{Locale, Text, activity as t, format, standing::inline, term};
use std::collections::HashMap;

use super::is_planned;
use crate::{component::icon::MarkState, standing::explain};

/// Every registration of a dossier, judged on one day.
#[derive(Clone, Debug)]
pub struct Picture {
    judged: Vec<(Registration, Assessment)>,
    places: HashMap<String, usize>,
    on: NaiveDate,
}

/// How one activity counts in one registration.
#[derive(Clone, Copy, Debug)]
pub struct Effect<'a> {
    /// The place of the registration among all.
    pub place: usize,
    /// The registration.
    pub registration: &'a Registration,
    /// All of its judgement.
    pub assessment: &'a Assessment,
    /// That of the activity.
    pub status: &'a ActivityStatus,
    /// Those of its sessions, in its order.
    pub sessions: &'a [SessionStatus],
}

impl Picture {
    /// Judges every registration once.
    pub fn new(dossier: &Dossier, on: NaiveDate) -> Self {
        let judge = |one: &Registration| {
            let assessment = evaluate(dossier, one, on);
            (one.as_judged(&assessment), assessment)
        };
        let judged = dossier.registrations.iter().map(judge).collect();
        let places =
            (0..).zip(&dossier.activities).map(|(place, activity)| (activity.id().to_owned(), place)).collect();
        Self { judged, places, on }
    }

    /// Whether there is a registration to judge by.
    pub fn is_empty(&self) -> bool {
        self.judged.is_empty()
    }

    /// How an activity counts in each registration, in their order.
    pub fn effects(&self, activity: &Activity) -> Vec<Effect<'_>> {
        let Some(place) = self.places.get(activity.id()) else { return Vec::new() };
        self.judged
            .iter()
            .enumerate()
            .filter_map(|(index, (registration, assessment))| {
                let status = assessment.activities.get(*place)?;
                let sessions = assessment.sessions_of(status);
                Some(Effect { place: index, registration, assessment, status, sessions })
            })
            .collect()
    }

    /// The same without the registrations whose period it lies outside, unless that is all of them.
    pub fn relevant(&self, activity: &Activity) -> Vec<Effect<'_>> {
        let effects = self.effects(activity);
        let inside: Vec<Effect<'_>> = effects.iter().copied().filter(Effect::is_inside).collect();
        if inside.is_empty() { effects } else { inside }
    }

    /// Every requirement in points that some activity can count for.
    pub fn requirements(&self) -> Vec<RequirementId> {
        let asked = |id: &RequirementId| {
            id.unit() == Unit::Points
                && *id != RequirementId::Total
                && self.judged.iter().any(|(_, assessment)| assessment.requirement(*id).is_some())
        };
        RequirementId::ALL.iter().copied().filter(asked).collect()
    }

    /// A short name for each registration that no other has.
    pub fn names(&self, locale: Locale) -> Vec<Text> {
        let registrations: Vec<&Registration> = self.judged.iter().map(|(registration, _)| registration).collect();
        term::registrations_short(locale, &registrations)
    }

    /// The same in full, with the chamber.
    pub fn full_names(&self, locale: Locale) -> Vec<Text> {
        let registrations: Vec<&Registration> = self.judged.iter().map(|(registration, _)| registration).collect();
        term::registrations(locale, &registrations)
    }

    /// How many activities count in each registration that asks points.
    pub fn counting(&self, locale: Locale) -> Vec<(Text, usize)> {
        self.judged
            .iter()
            .zip(self.names(locale))
            .filter(|((_, assessment), _)| crate::standing::overview::asks_points(assessment))
            .map(|((_, assessment), name)| {
                (name, assessment.activities.iter().filter(|status| !status.exact.is_zero()).count())
            })
            .collect()
    }

    /// The state of an activity's mark, and the few words that explain it.
    pub fn verdict(&self, locale: Locale, activity: &Activity) -> Verdict {
        let planned = is_planned(activity, self.on);
        let effects = self.relevant(activity);
        let state = if effects.iter().any(|effect| !effect.status.exact.is_zero()) {
            MarkState::Counts
        } else if (planned && effects.is_empty()) || effects.iter().any(|effect| !effect.status.planned.is_zero()) {
            MarkState::Pending
        } else {
            MarkState::Not
        };
        let note = match effects.as_slice() {
            // It is outside every period: saying so once is enough.
            [first, ..] if effects.iter().all(Effect::outside) => first.sentence(locale, activity),
            [] if planned => t::row_planned_only(locale),
            [] => t::row_no_registration(locale),
            [only] => only.sentence(locale, activity),
            several => {
                let names = self.names(locale);
                let parts: Vec<Text> = several
                    .iter()
                    .map(|effect| {
                        let name = names.get(effect.place).map_or("", |name| name);
                        t::row_of(locale, name, &effect.sentence(locale, activity))
                    })
                    .collect();
                Text::from(parts.join(". "))
            }
        };
        let points = effects
            .iter()
            .filter(|effect| !effect.status.exact.is_zero())
            .map(|effect| (effect.place, effect.status.exact))
            .collect();
        let mut requirements: Vec<RequirementId> = Vec::new();
        for effect in &effects {
            requirements.extend(effect.status.category.into_iter().filter(|_| effect.status.gives()));
            requirements.extend(effect.status.also.iter().filter(|_| effect.status.gives()));
        }
        Verdict { state, planned, note, points, requirements }
    }
}

/// What an activity counts, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it counts.
    pub state: MarkState,
    /// Whether something of it still has to happen.
    pub planned: bool,
    /// Why, in a few words.
    pub note: Text,
    /// The points by registration, each by its place among all.
    pub points: Vec<(usize, Points)>,
    /// The requirements that it counts for, or will.
    pub requirements: Vec<RequirementId>,
}

trait Gives {
    fn gives(&self) -> bool;
}

impl Gives for ActivityStatus {
    /// Whether it counts, or will.
    fn gives(&self) -> bool {
        !self.exact.is_zero() || !self.planned.is_zero()
    }
}

impl Effect<'_> {
    /// Whether some of it lies in the period of the registration.
    fn is_inside(&self) -> bool {
        !self.outside()
    }

    /// Whether nothing of it counts because it lies outside the period.
    pub fn outside(&self) -> bool {
        self.status.findings.contains(Finding::OutsidePeriod) && !self.status.gives()
    }

    /// What it counts and why not more, in one line: `telt 1,5 punt voor reflectie; …`.
    pub fn sentence(&self, locale: Locale, activity: &Activity) -> Text {
        Text::from(explain::sentence(locale, activity, self.status, self.assessment))
    }

    /// The requirement where it belongs.
    pub fn requirement(&self) -> Option<RequirementId> {
        self.status.requirement().or_else(|| self.status.also.iter().next()).or(self.status.category)
    }

    /// Where the requirement stands with it.
    pub fn standing(&self, locale: Locale) -> Option<Text> {
        if !self.status.gives() {
            return None;
        }
        let mut whole = self.assessment.requirement(self.requirement()?)?;
        // A part that asks nothing by itself, or has enough: what it is a part of says more.
        while let Some(parent) = whole.parent.and_then(|id| self.assessment.requirement(id))
            && (whole.required.is_zero() || whole.met)
        {
            whole = parent;
        }
        if whole.required.is_zero() {
            return None;
        }
        let name = inline(&term::requirement(locale, whole.id));
        let total = whole.id == RequirementId::Total;
        let amount = |points: Centi| term::amount(locale, whole.unit(), points);
        let counted = format::hundredths(locale, i64::try_from(whole.counted.hundredths()).unwrap_or(i64::MAX));
        Some(if total && whole.met {
            t::picture_total_met(locale, &counted, &amount(whole.required))
        } else if total {
            t::picture_total(locale, &counted, &amount(whole.required))
        } else if whole.met {
            t::picture_met(locale, &name, &counted, &amount(whole.required))
        } else {
            t::picture(locale, &name, &counted, &amount(whole.required))
        })
    }
}
