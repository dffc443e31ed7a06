//! What would change in the work if somebody left.

use super::{Kind, Place, back, day, form::ON};
use crate::{
    FormState, Request,
    allocations::{Given, MOST},
    component::{
        frame::{Frame, Width},
        lead::Lead,
        message::Tone,
        rows::{Row, Rows},
    },
    ledger::Line,
    path,
};
use chrono::NaiveDate;
use language::{Text, allocations, format, leaving as t};
use leptos::prelude::*;

/// What would change after somebody's last working day.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// The last working day.
    pub last: NaiveDate,
    /// The work that is given to them for longer.
    pub own: Vec<Given>,
    /// The work of others that they then may no longer do.
    pub lost: Vec<Given>,
    /// The lines of the ledger that somebody else has to be responsible for.
    pub resting: Vec<Line>,
    /// What they may do, with how many others may.
    pub kinds: Vec<(Kind, usize)>,
    /// So many are counted at most.
    pub enough: usize,
}

/// The page; `leaving` is `None` where the day that is asked about cannot be read.
pub fn page(
    request: Request,
    place: Place,
    (staff, name): (String, String),
    form: FormState,
    leaving: Option<Leaving>,
) -> AnyView {
    let locale = request.locale;
    let title = t::title(locale, &name);
    let lead = leaving.as_ref().map(|found| {
        let last = format::date(locale, found.last);
        let alone = found.kinds.iter().filter(|(_, others)| *others == 0).count();
        let touched = found.own.len() + found.lost.len();
        let tone = if touched + alone == 0 { Tone::Good } else { Tone::Attention };
        let text = t::lead(locale, &last, found.own.len(), found.lost.len(), alone);
        view! { <Lead tone=tone>{text}</Lead> }
    });
    let action = path::staff_leaving(&place.id, &staff);
    let found = leaving.map(|found| sections(&request, &place, found));
    view! {
        <Frame request=request title=title.clone() width=Width::Wide invalid=!form.is_valid()>
            {back(path::staff_work(&place.id, &staff), name)}
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                {lead}
                <p class="muted">{t::explained(locale)}</p>
            </header>
            {day(locale, action, (t::last_day(locale), form), None::<AnyView>)}
            {found}
        </Frame>
    }
    .into_any()
}

fn sections(request: &Request, place: &Place, found: Leaving) -> AnyView {
    let locale = request.locale;
    let from = domain::period::day_after(found.last);
    let given = |some: &[Given], of_person| -> Vec<Row> {
        some.iter().take(MOST).map(|one| one.row(locale, &place.id, request.today.max(from), of_person)).collect()
    };
    let (own, lost) = (given(&found.own, Some(true)), given(&found.lost, None));
    let resting = found.resting.iter().take(MOST).map(|line| line.row(locale, &place.id)).collect();
    let kinds: Vec<Row> = found
        .kinds
        .iter()
        .map(|(kind, others)| {
            let href = path::asking(&path::kind_of_work(&place.id, &kind.id), &[(ON, &from.to_string())]);
            let tone = if *others == 0 { Tone::Bad } else { Tone::Good };
            let word = if *others < found.enough { t::others(locale, *others) } else { t::many(locale, *others) };
            Row::new(kind.name.clone()).href(href).meta(kind.whose.to_string()).badge(tone, word)
        })
        .collect();
    let more = |all: usize| (all > MOST).then(|| allocations::and_more(locale, all.saturating_sub(MOST)));
    view! {
        {section("zelf", (t::own(locale), t::own_text(locale)), own, more(found.own.len()))}
        {section("anderen", (t::lost(locale), t::lost_text(locale)), lost, more(found.lost.len()))}
        {section("afspraken", (t::resting(locale), t::resting_text(locale)), resting, more(found.resting.len()))}
        {section("soorten", (t::kinds(locale), t::kinds_text(locale)), kinds, None)}
        <p class="muted small">{language::kind_of_work::logged(locale)}</p>
    }
    .into_any()
}

/// Some of so many; nothing where there are none.
fn section(id: &'static str, (title, text): (Text, Text), rows: Vec<Row>, more: Option<Text>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <p>{text}</p>
                <Rows rows=rows />
                {more.map(|more| view! { <p class="muted">{more}</p> })}
            </section>
        }
        .into_any()
    })
}
