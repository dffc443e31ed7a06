//! One requirement as a band: what counts, what is on its way, what is missing.

use domain::Unit;
use language::{Locale, Text, component as t, format, term};
use leptos::prelude::*;

/// What a requirement is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BandUnit {
    /// Points.
    #[default]
    Points,
    /// Hours.
    Hours,
    /// A thing that is there or not: a VOG, a statement.
    Items,
}

/// A requirement as a band shows it. Amounts are in hundredths.
#[derive(Clone, Debug, Default)]
pub struct BandData {
    /// Its name.
    pub label: Text,
    /// One sentence that explains it; may be empty.
    pub hint: Text,
    /// What it is counted in.
    pub unit: BandUnit,
    /// How much is asked.
    pub required: i64,
    /// How much counts.
    pub counted: i64,
    /// How much is planned or waits for something.
    pub pending: i64,
    /// How much is missing.
    pub missing: i64,
    /// Whether it is met.
    pub met: bool,
    /// How much of it counts at most, where there is such a bound.
    pub maximum: Option<i64>,
    /// Whether it is a part of the band above it.
    pub part: bool,
    /// Where its activities are; empty leaves the link out.
    pub href: String,
}

/// Every requirement under each other.
///
/// ```text
/// <Bands locale bands=vec![BandData {
///     label: "Reflectie".into(), required: 6000, counted: 4150, pending: 400, missing: 1850, ..Default::default()
/// }] />
/// <Bands locale bands compact=true />
/// ```
#[component]
pub fn Bands(
    locale: Locale,
    bands: Vec<BandData>,
    /// One line each, without words about what is missing.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let items = bands.into_iter().map(|band| item(locale, band)).collect_view();
    view! { <ul class=if compact { "bands bands--compact" } else { "bands" }>{items}</ul> }
}

impl BandUnit {
    const fn unit(self) -> Unit {
        match self {
            Self::Hours => Unit::Hours,
            Self::Points | Self::Items => Unit::Points,
        }
    }
}

/// An amount with its unit.
fn amount(locale: Locale, unit: BandUnit, value: i64) -> Text {
    Text::Owned(format!("{} {}", format::hundredths(locale, value), term::unit(locale, unit.unit(), value)))
}

/// Whether an amount is one thing to a verb: '1 punt', '20 uur', but not '20 punten'.
fn is_one(locale: Locale, unit: BandUnit, value: i64) -> bool {
    term::unit(locale, unit.unit(), value) == term::unit(locale, unit.unit(), 100)
}

fn item(locale: Locale, band: BandData) -> AnyView {
    let part = if band.part { " band--part" } else { "" };
    let state = if band.met { "met" } else { "open" };
    let label = if band.href.is_empty() {
        view! { <span class="band__label">{band.label.clone()}</span> }.into_any()
    } else {
        view! { <a class="band__label band__link" href=band.href.clone()>{band.label.clone()}</a> }.into_any()
    };
    let hint = (!band.hint.is_empty()).then(|| view! { <p class="band__hint">{band.hint.clone()}</p> });
    let (aside, below) = if band.unit == BandUnit::Items {
        (thing(locale, &band), None)
    } else {
        (figure(locale, &band), Some((bar(&band), words(locale, &band))))
    };
    view! {
        <li class=format!("band band--{state}{part}")>
            <p class="band__head">{label} " " {aside}</p>
            {below}
            {hint}
        </li>
    }
    .into_any()
}

/// A thing that is there or not.
fn thing(locale: Locale, band: &BandData) -> AnyView {
    let text = if band.met {
        t::band_item_met(locale)
    } else if band.pending > 0 {
        t::band_item_pending(locale)
    } else {
        t::band_item_missing(locale)
    };
    view! { <span class="band__state">{tick(band.met)} {text}</span> }.into_any()
}

/// The figures: 41,5 of 60 points.
fn figure(locale: Locale, band: &BandData) -> AnyView {
    let counted = format::hundredths(locale, band.counted);
    // Where nothing is asked and nothing is too much there is only what counts.
    if band.required == 0 && band.maximum.is_none() {
        let unit = term::unit(locale, band.unit.unit(), band.counted);
        return view! { <span class="band__figure"><span class="band__number">{counted}</span> " " {unit}</span> }
            .into_any();
    }
    let rest = match band.maximum {
        Some(maximum) if band.required == 0 => t::band_at_most(locale, &amount(locale, band.unit, maximum)),
        _ => t::band_of(locale, &amount(locale, band.unit, band.required)),
    };
    view! { <span class="band__figure"><span class="band__number">{counted}</span> " " {rest}</span> }.into_any()
}

/// Met or not, as a drawing: a tick in a disc, or an open ring.
fn tick(met: bool) -> AnyView {
    let path = if met { "M8 1.5a6.5 6.5 0 1 0 .01 0zM5 8.2l2.2 2.2L11.2 6" } else { "M8 1.5a6.5 6.5 0 1 0 .01 0z" };
    view! {
        <svg class="band__tick" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .into_any()
}

/// What it comes to, in words.
fn words(locale: Locale, band: &BandData) -> AnyView {
    let say = |value: i64| amount(locale, band.unit, value);
    let over = band.counted.saturating_sub(band.required);
    let main = if band.met && over > 0 && band.required > 0 {
        Some(t::band_over(locale, &say(over)))
    } else if band.met && band.required > 0 {
        Some(t::band_met(locale))
    } else if band.missing > 0 {
        Some(t::band_missing(locale, &say(band.missing)))
    } else {
        band.maximum.map(|maximum| maximum.saturating_sub(band.counted)).map(|room| {
            if room > 0 {
                t::band_room(locale, &say(room), !is_one(locale, band.unit, room))
            } else {
                t::band_full(locale)
            }
        })
    };
    let bound = band.required == 0;
    let pending = (band.pending > 0 && !band.met).then(|| {
        if band.pending >= band.missing && !bound {
            t::band_pending_enough(locale, &say(band.pending))
        } else {
            t::band_pending(locale, &say(band.pending))
        }
    });
    if main.is_none() && pending.is_none() {
        return ().into_any();
    }
    view! {
        <p class="band__words">
            {(!bound).then(|| tick(band.met))} {main.map(|text| view! { <span class="band__main">{text}</span> })} " "
            {pending.map(|text| view! { <span class="band__pending">{text}</span> })}
        </p>
    }
    .into_any()
}

/// A share of the whole in percents with one decimal.
fn percent(part: i64, whole: i64) -> String {
    let thousandths = part.clamp(0, whole).saturating_mul(1000).checked_div(whole).unwrap_or(0);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The bar: counted solid, pending hatched, missing open. Lengths are percentages, so it is as wide as its place.
fn bar(band: &BandData) -> AnyView {
    let goal = band.maximum.filter(|_| band.required == 0).unwrap_or(band.required);
    // What is over the goal is drawn too: the goal then stands before the end.
    let whole = goal.max(band.counted).max(1);
    let counted = percent(band.counted, whole);
    let pending = percent(band.counted.saturating_add(band.pending), whole);
    let over = band.counted > goal && goal > 0;
    // What is met asks less of the eye.
    let (height, middle) = if band.met || band.required == 0 { (8, "4") } else { (14, "7") };
    view! {
        <svg class="bar" width="100%" height=height aria-hidden="true" focusable="false">
            <rect class="bar__open" x="0" y="1" width="100%" height=height - 2 rx="2" />
            {(band.pending > 0)
                .then(|| {
                    view! {
                        <line class="bar__pending" stroke-width=height - 3 x1=counted.clone() y1=middle x2=pending y2=middle />
                    }
                })}
            {(band.counted > 0)
                .then(|| view! { <rect class="bar__counted" x="0" y="1" width=counted height=height - 2 rx="2" /> })}
            {over
                .then(|| {
                    let at = percent(goal, whole);
                    view! { <line class="bar__goal" x1=at.clone() y1="-1" x2=at y2=height + 1 /> }
                })}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn html(band: BandData) -> String {
        view! { <Bands locale=Locale::Nl bands=vec![band] /> }.to_html()
    }

    #[test]
    fn figures_and_words_say_what_the_bar_draws() {
        let html = html(BandData {
            label: "Reflectie".into(),
            required: 6000,
            counted: 4150,
            pending: 400,
            missing: 1850,
            ..BandData::default()
        });
        for text in
            ["41,5", "van 60 punten", "Nog 18,5 punten te gaan", "4 punten gepland of wacht nog", "69.1%", "75.8%"]
        {
            assert!(html.contains(text), "{text}");
        }
    }

    #[test]
    fn more_than_is_asked_keeps_the_goal_in_sight() {
        let html = html(BandData { required: 6000, counted: 9000, met: true, ..BandData::default() });
        assert!(html.contains("Gehaald, 30 punten extra"));
        assert!(html.contains("bar__goal") && html.contains("66.6%"));
    }

    #[test]
    fn nothing_is_a_part_of_nothing() {
        let html = html(BandData { counted: 1200, ..BandData::default() });
        assert!(!html.contains("van 0") && html.contains("punten"), "{html}");
    }

    #[test]
    fn amounts_are_in_the_right_number() {
        let room = |maximum, counted| html(BandData { maximum: Some(maximum), counted, ..BandData::default() });
        assert!(room(2000, 0).contains("Er kunnen nog 20 punten bij"));
        assert!(room(2000, 1900).contains("Er kan nog 1 punt bij"));
        let half = html(BandData { required: 4000, counted: 3950, missing: 50, ..BandData::default() });
        assert!(half.contains("Nog 0,5 punt te gaan"), "{half}");
    }

    #[test]
    fn a_thing_has_no_bar() {
        let html = html(BandData { unit: BandUnit::Items, required: 100, missing: 100, ..BandData::default() });
        assert!(html.contains("Ontbreekt nog") && !html.contains("<rect"));
    }

    #[test]
    fn no_amount_breaks_the_bar() {
        for (required, counted, pending) in
            [(0, 0, 0), (i64::MAX, i64::MAX, i64::MAX), (-5, -5, -5), (100, -1, i64::MAX)]
        {
            let html = html(BandData { required, counted, pending, ..BandData::default() });
            assert!(html.contains("class=\"bar\""), "{required} {counted} {pending}");
        }
    }
}
