//! The choice how much to share, with what precisely an employer would see of who chooses.

use crate::{
    FormState,
    component::field::{described_by, error_line},
};
use chrono::NaiveDate;
use domain::organisation::Sharing;
use domain::{Centi, Chamber, Form, MeasureKind, RequirementId, Standing, Unit};
use language::{Locale, Text, format, organisation, sharing as t, standing::inline, term};
use leptos::prelude::*;

/// The name of the field.
pub const NAME: &str = "niveau";
/// So many lines of an example, at most.
const SUMS: usize = 5;
const ACTIVITIES: usize = 3;

/// What an employer would see at the highest level.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The registrations.
    pub registrations: Vec<ShownRegistration>,
    /// The activities, the last first.
    pub activities: Vec<ShownActivity>,
}

/// A registration, as an employer would see it.
#[derive(Clone, Debug)]
pub struct ShownRegistration {
    /// Which.
    pub chamber: Chamber,
    /// How it stands.
    pub standing: Standing,
    /// The first day that it no longer holds.
    pub ends: NaiveDate,
    /// The measure that the register shows.
    pub measure: Option<MeasureKind>,
    /// How much of each requirement is there.
    pub sums: Vec<ShownSum>,
}

/// How much of one requirement is there.
#[derive(Clone, Debug)]
pub struct ShownSum {
    /// Which.
    pub requirement: RequirementId,
    /// What it is counted in.
    pub unit: Unit,
    /// What is asked.
    pub required: Centi,
    /// What counts.
    pub counted: Centi,
}

/// An activity, as an employer would see it.
#[derive(Clone, Debug)]
pub struct ShownActivity {
    /// Its form.
    pub form: Form,
    /// Its title; that of a reflection is not shared.
    pub title: Option<String>,
    /// When it was completed.
    pub on: Option<NaiveDate>,
    /// How long it took.
    pub hours: Option<Centi>,
}

/// What a level adds, as lines; whether they are the person's own; and how many more there are.
struct Example {
    lines: Vec<Text>,
    own: bool,
    more: usize,
}

impl Example {
    fn of(mut lines: Vec<Text>, most: usize) -> Self {
        let more = lines.len().saturating_sub(most);
        lines.truncate(most);
        Self { lines, own: true, more }
    }

    fn general(lines: Vec<Text>) -> Self {
        Self { lines, own: false, more: 0 }
    }
}

fn example(locale: Locale, preview: &Preview, level: Sharing) -> Example {
    let registrations = &preview.registrations;
    match level {
        Sharing::Standing if registrations.is_empty() => Example::general(vec![t::example_standing(locale)]),
        Sharing::Standing => {
            Example::of(registrations.iter().map(|one| standing_line(locale, one)).collect(), registrations.len())
        }
        Sharing::Sums => {
            let several = registrations.len() > 1;
            let sums: Vec<Text> = registrations
                .iter()
                .flat_map(|one| one.sums.iter().map(move |sum| (one.chamber, sum)))
                // What is only bounded asks nothing, and is not on the employer's page either.
                .filter(|(_, sum)| !sum.required.is_zero())
                .map(|(chamber, sum)| {
                    let line = sum_line(locale, sum);
                    if several { format!("{line} ({})", chamber.register().as_str()).into() } else { line }
                })
                .collect();
            if sums.is_empty() { Example::general(vec![t::example_sum(locale)]) } else { Example::of(sums, SUMS) }
        }
        Sharing::Activities if registrations.is_empty() && preview.activities.is_empty() => {
            Example::general(vec![t::example_training(locale), t::example_reflection(locale)])
        }
        Sharing::Activities if preview.activities.is_empty() => Example::of(vec![t::nothing_yet(locale)], 1),
        Sharing::Activities => {
            Example::of(preview.activities.iter().map(|one| activity_line(locale, one)).collect(), ACTIVITIES)
        }
    }
}

fn standing_line(locale: Locale, one: &ShownRegistration) -> Text {
    let chamber = term::registration(locale, one.chamber);
    let date = format::date(locale, one.ends);
    let line = t::shown_standing(locale, &chamber, &term::standing(locale, one.standing), &date);
    match one.measure {
        Some(measure) => {
            format!("{line}, {}", t::shown_measure(locale, &inline(&term::measure(locale, measure)))).into()
        }
        None => line,
    }
}

fn sum_line(locale: Locale, sum: &ShownSum) -> Text {
    let name = term::requirement(locale, sum.requirement);
    if sum.unit == Unit::Items {
        return t::shown_item(locale, &name, sum.counted >= sum.required);
    }
    // Hours are shown whole, and never as more than there are.
    let counted = match sum.unit {
        Unit::Hours => Centi::whole(sum.counted.hundredths() / 100),
        Unit::Points | Unit::Items => sum.counted,
    };
    let counted = format::hundredths(locale, i64::try_from(counted.hundredths()).unwrap_or(i64::MAX));
    t::shown_sum(locale, &name, &counted, &term::amount(locale, sum.unit, sum.required))
}

fn activity_line(locale: Locale, one: &ShownActivity) -> Text {
    let title = one.title.clone().map_or_else(|| term::form(locale, one.form), Text::from);
    let on = one.on.map_or_else(|| t::no_date(locale), |day| format::date(locale, day).into());
    let hours = one.hours.map(|hours| format!(", {}", term::amount(locale, Unit::Hours, hours))).unwrap_or_default();
    format!("{title}, {on}{hours}").into()
}

/// The choice between the levels, each with what it shows.
pub fn field(locale: Locale, form: &FormState, preview: &Preview) -> AnyView {
    let legend = t::level(locale);
    let error = form.error(NAME).cloned();
    let class = if error.is_some() { "field field--invalid" } else { "field" };
    let describe = described_by(NAME, true, error.is_some());
    let error = error_line(NAME, &legend, error);
    let choices = Sharing::ALL
        .iter()
        .enumerate()
        .map(|(index, level)| {
            let id = if index == 0 { NAME.to_owned() } else { format!("{NAME}-{}", level.as_str()) };
            let hint = format!("{NAME}-{}-hint", level.as_str());
            let Example { lines, own, more } = example(locale, preview, *level);
            let heading = match (own, index) {
                (false, _) => t::example(locale),
                (true, 0) => t::they_see(locale),
                (true, _) => t::they_see_too(locale),
            };
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! {
                <div class="choice">
                    <input
                        class="choice__input"
                        type="radio"
                        id=id.clone()
                        name=NAME
                        value=level.as_str()
                        checked=form.has(NAME, level.as_str())
                        aria-describedby=hint.clone()
                    />
                    <div class="choice__text">
                        <label class="choice__label" for=id>{organisation::sharing(locale, *level)}</label>
                        <div class="choice__hint" id=hint>
                            <p>{t::level_means(locale, *level)}</p>
                            <p>{heading}</p>
                            <ul>{lines} {(more > 0).then(|| view! { <li>{t::more(locale, more)}</li> })}</ul>
                        </div>
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=describe>
            <legend class="field__label">{legend}</legend>
            <p class="field__hint" id=format!("{NAME}-hint")>{t::level_hint(locale)} " " {t::never_reflections(locale)}</p>
            {error}
            <div class="choices">{choices}</div>
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{OtherForm, ReflectionForm, TrainingForm};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn preview() -> Preview {
        let sum = |requirement, unit, required, counted| ShownSum {
            requirement,
            unit,
            required: Centi::whole(required),
            counted: Centi::whole(counted),
        };
        let activity = |form, title: Option<&str>| ShownActivity {
            form,
            title: title.map(str::to_owned),
            on: Some(day("2026-05-12")),
            hours: Some(Centi::whole(12)),
        };
        Preview {
            registrations: vec![ShownRegistration {
                chamber: Chamber::Jgp,
                standing: Standing::Registered,
                ends: day("2027-03-01"),
                measure: None,
                sums: vec![
                    sum(RequirementId::Reflection, Unit::Points, 60, 38),
                    sum(RequirementId::ItemVog, Unit::Items, 1, 0),
                    sum(RequirementId::Informal, Unit::Points, 0, 20),
                    ShownSum { counted: Centi::new(421_646), ..sum(RequirementId::HoursJgp, Unit::Hours, 3368, 0) },
                ],
            }],
            activities: vec![
                activity(Form::Training(TrainingForm::Training), Some("Signs of Safety")),
                activity(Form::Reflection(ReflectionForm::Intervision), None),
                ShownActivity {
                    on: None,
                    hours: None,
                    ..activity(Form::Other(OtherForm::Publication), Some("Artikel"))
                },
                activity(Form::Training(TrainingForm::Course), Some("Vierde")),
            ],
        }
    }

    fn of(preview: &Preview, level: Sharing) -> (Vec<String>, bool, usize) {
        let Example { lines, own, more } = example(Locale::Nl, preview, level);
        (lines.into_iter().map(Text::into_owned).collect(), own, more)
    }

    #[test]
    fn an_example_is_what_the_employer_would_see() {
        let preview = preview();
        let (lines, own, _) = of(&preview, Sharing::Standing);
        assert_eq!(lines, ["Jeugd- en gezinsprofessional (SKJ): geregistreerd, tot 1 maart 2027"]);
        assert!(own);
        let (lines, _, _) = of(&preview, Sharing::Sums);
        assert_eq!(lines[..2], ["Reflectie: 38 van 60 punten", "VOG: nog niet"]);
        assert_eq!(lines.len(), 3, "what is only bounded is not on their page: {lines:?}");
        assert!(lines[2].ends_with(": 4.216 van 3.368 uur"), "{lines:?}");
        let (lines, _, more) = of(&preview, Sharing::Activities);
        assert_eq!(
            lines,
            ["Signs of Safety, 12 mei 2026, 12 uur", "Intervisie, 12 mei 2026, 12 uur", "Artikel, gepland"]
        );
        assert_eq!(more, 1);
    }

    #[test]
    fn who_has_nothing_yet_gets_an_example_that_says_so() {
        for level in Sharing::ALL {
            let (lines, own, _) = of(&Preview::default(), *level);
            assert!(!own && !lines.is_empty());
        }
        let registered = Preview { activities: Vec::new(), ..preview() };
        assert!(of(&registered, Sharing::Activities).0[0].starts_with("Je hebt nog geen activiteiten"));
    }
}
