//! How it stood on a day that has been, or will stand on one to come: what that rests on, and somebody's own page.

use super::{
    Employer, band_badge, breadcrumb, measure_line,
    overview::{Line, standing},
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Submit},
        details::Details,
        facts::{Fact, Facts},
        field::DateField,
        frame::{Frame, Width},
        lead::Lead,
        message::{Notice, Tone},
    },
    path,
};
use chrono::NaiveDate;
use domain::{Band, Standing, organisation::Status};
use language::{Locale, Text, format, workforce as t};
use leptos::prelude::*;

/// An address on a day.
pub fn address(page: &str, on: Option<NaiveDate>) -> String {
    on.map_or_else(|| page.to_owned(), |on| format!("{page}?op={on}"))
}

/// Which day it is, what it rests on, and the way back to today.
pub fn notice(locale: Locale, today: NaiveDate, on: NaiveDate, back: String, left_out_band: bool) -> AnyView {
    let day = format::date(locale, on);
    let (title, rests) = if on < today {
        (t::on_day_past(locale, &day), t::on_day_past_rests(locale))
    } else {
        (t::on_day_ahead(locale, &day), t::on_day_ahead_rests(locale))
    };
    view! {
        <Notice tone=Tone::Attention>
            <p><strong>{title}</strong></p>
            <Details summary=t::on_day_how(locale)><p>{rests}</p></Details>
            <p>{t::on_day_shared(locale)}</p>
            {left_out_band.then(|| view! { <p>{t::on_day_no_band(locale)}</p> })}
            <p><a href=back>{t::on_day_back(locale)}</a></p>
        </Notice>
    }
    .into_any()
}

/// That what was asked for is no day.
pub fn not_a_day(locale: Locale, typed: &str) -> AnyView {
    let text = t::on_day_unread(locale, typed);
    view! { <Notice tone=Tone::Attention><p class="wrap">{text}</p></Notice> }.into_any()
}

/// Why it cannot be told how far somebody is on another day.
pub fn why_unknown(locale: Locale, line: &Line) -> Option<Text> {
    if line.band != Some(Band::Unknown) {
        return None;
    }
    let runs = match line.status {
        Status::Known(Standing::Registered | Standing::RegisteredPending | Standing::Suspended) => true,
        // One that is shared, with a measure that nobody knows.
        Status::Unknown => line.submit_by.is_some(),
        _ => false,
    };
    Some(if runs { t::band_rules_unknown(locale) } else { t::band_no_period(locale) })
}

/// The form that asks for another day.
pub fn ask(locale: Locale, action: String, on: Option<NaiveDate>) -> AnyView {
    let mut form = FormState::default();
    form.push("op", on.map(|on| on.to_string()).unwrap_or_default());
    view! {
        <form class="form" method="get" action=action>
            <DateField locale=locale form=form name="op" label=t::on_day(locale) hint=t::on_day_hint(locale) />
            <Actions><Submit label=t::on_day_button(locale) look=crate::component::actions::Look::Plain /></Actions>
        </form>
    }
    .into_any()
}

/// Somebody on another day.
#[derive(Clone, Debug)]
pub struct PersonOn {
    /// Whose staff it is.
    pub employer: Employer,
    /// The key.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether they have been taken off the staff since: they have no page of today.
    pub removed: bool,
    /// A line for each registration.
    pub lines: Vec<Line>,
    /// The day.
    pub on: NaiveDate,
}

/// The page of somebody on another day.
pub fn person(request: Request, person: PersonOn) -> AnyView {
    let locale = request.locale;
    let PersonOn { employer, id, name, removed, lines, on } = person;
    let day = format::date(locale, on);
    let title = t::person_on_title(locale, &name, &day);
    let home = path::staff(&employer.id, &id);
    let lead = match lines.first() {
        None => t::person_on_nobody(locale),
        Some(line) => {
            let word = language::standing::inline(&t::status(locale, line.status));
            match super::registration_name(locale, line.register, line.chamber) {
                None => t::person_unknown(locale),
                Some(register) => t::person_lead_no_end(locale, &register, &word),
            }
        }
    };
    let tone = lines.first().map_or(Tone::Neutral, |line| super::status_tone(line.status));
    let back = if removed { path::workforce(&employer.id) } else { home.clone() };
    let notice = notice(locale, request.today, on, back.clone(), false);
    let cards = lines.iter().map(|line| card(locale, line)).collect_view();
    let ask = ask(locale, home, Some(on));
    let breadcrumb = breadcrumb(locale, &employer, (!removed).then_some((id.as_str(), name.as_str())));
    view! {
        <Frame request=request title=title.clone() width=Width::Wide>
            {breadcrumb}
            <header class="page-head">
                <h1><bdi>{title}</bdi></h1>
                <Lead tone=tone>{lead}</Lead>
            </header>
            {notice}
            {removed.then(|| view! { <p>{t::person_on_removed(locale)}</p> })}
            {cards}
            <section class="section" aria-labelledby="andere-dag">
                <h2 id="andere-dag">{t::on_day_other(locale)}</h2>
                {ask}
                <Actions><ButtonLink href=back label=t::on_day_back(locale) /></Actions>
            </section>
        </Frame>
    }
    .into_any()
}

fn card(locale: Locale, line: &Line) -> AnyView {
    let date = |date: Option<NaiveDate>| date.map(|date| format::date(locale, date));
    let mut facts = vec![Fact::view(t::fact_status(locale), standing(locale, line))];
    let dated = [
        (t::column_ends(locale), date(line.ends)),
        (t::fact_submit(locale), date(line.submit_by)),
        (t::fact_measure(locale), line.measure.as_ref().map(|measure| measure_line(locale, measure).into_owned())),
        (t::form_vog(locale), date(line.vog_on)),
    ];
    facts.extend(dated.into_iter().filter_map(|(term, value)| value.map(|value| Fact::new(term, value))));
    let band = view! {
        {band_badge(locale, line.band)}
        {why_unknown(locale, line).map(|why| view! { <span class="muted small activity-meta">{why}</span> })}
    };
    facts.push(Fact::view(t::fact_progress(locale), band.into_any()));
    view! { <article class="card"><Facts facts=facts /></article> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(status: Status, band: Option<Band>) -> Line {
        Line {
            staff: String::new(),
            name: String::new(),
            job_title: String::new(),
            team: None,
            employee_number: None,
            email: None,
            register_number: None,
            register: None,
            chamber: None,
            status,
            ends: None,
            submit_by: None,
            band,
            measure: None,
            vog_on: None,
            checked: None,
        }
    }

    #[test]
    fn what_cannot_be_told_says_why() {
        let why = |status, band| why_unknown(Locale::Nl, &line(status, band));
        assert_eq!(why(Status::Known(Standing::Registered), Some(Band::Behind)), None);
        assert_eq!(why(Status::Recorded, None), None, "not shared is said as such");
        assert_eq!(why(Status::Known(Standing::Expired), Some(Band::Unknown)), Some(t::band_no_period(Locale::Nl)));
        assert_eq!(
            why(Status::Known(Standing::Registered), Some(Band::Unknown)),
            Some(t::band_rules_unknown(Locale::Nl))
        );
    }
}
