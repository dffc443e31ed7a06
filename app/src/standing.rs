//! Where a person stands: the dashboard.

pub mod explain;
pub mod overview;
pub mod progress;

use crate::{
    Request,
    activity::Logged,
    component::{
        actions::{ButtonLink, Look},
        band::{BandUnit, Bands},
        details::Details,
        empty::Empty,
        frame::{Frame, Width, workplace},
        icon::Glyph,
        lead::Lead,
        message::{Notice, Tone},
        rows::Rows,
        table::TableFrame,
        track::Track,
    },
    path,
    rules::source,
};
use chrono::NaiveDate;
use domain::registration::progress::{Progress, progress};
use domain::{
    Assessment, Decision, Employment, Register, Registration, Renewal, Standing, Unit, period::months_before,
};
use language::{Locale, Text, format, rules as rules_text, standing as t};
use leptos::prelude::*;

/// One registration with what the rule engine finds of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its id, as in addresses.
    pub id: String,
    /// What was entered.
    pub registration: Registration,
    /// What the engine finds.
    pub assessment: Assessment,
    /// The registration that is the period after this one, where there is one: its id in addresses.
    pub after: Option<String>,
}

/// What the dashboard is made from.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// Every registration; those that asks most attention first is up to [`Dashboard::choose`].
    pub registrations: Vec<Judged>,
    /// The one that is shown in full.
    pub chosen: usize,
    /// That one as it goes on once what was sent in is approved, where that period runs already.
    pub next: Option<Assessment>,
    /// Every activity, in the order of the assessments.
    pub activities: Vec<Logged>,
    /// Every job with its id, in the order of the assessments.
    pub employments: Vec<(String, Employment)>,
}

impl Dashboard {
    /// Chooses the registration that the address names, else the one that asks most attention: valid ones before
    /// others, of those what misses something, then what is behind, and of those the one that has to be submitted first.
    pub fn choose(&mut self, id: Option<&str>) {
        let named = self.registrations.iter().position(|one| id == Some(one.id.as_str()));
        let urgent = || {
            let order = |one: &Judged| {
                let standing = match one.assessment.standing {
                    Standing::Registered | Standing::Suspended => 0,
                    Standing::RegisteredPending => 1,
                    Standing::NotYet => 2,
                    Standing::Expired | Standing::StruckOff => 3,
                };
                let settled = one.assessment.complete || !one.assessment.ruleset.known;
                let calm = !matches!(progress(&one.assessment), Progress::Behind | Progress::OutOfReach);
                (standing, settled, calm, one.assessment.period.submit_by)
            };
            self.registrations.iter().enumerate().min_by_key(|(_, one)| order(one)).map(|(index, _)| index)
        };
        self.chosen = named.or_else(urgent).unwrap_or(0);
    }
}

/// The dashboard.
pub fn page(request: Request, dashboard: Dashboard) -> AnyView {
    let locale = request.locale;
    match dashboard.registrations.get(dashboard.chosen) {
        None => empty(request),
        Some(judged) => {
            let opening = progress::opening(locale, &judged.registration, &judged.assessment);
            let several = (dashboard.registrations.len() > 1).then(|| registrations(locale, &dashboard));
            let parts = [
                notes(locale, judged),
                track(locale, &dashboard.activities, &judged.assessment),
                steps(locale, judged),
                requirements(locale, judged),
                papers(locale, &judged.assessment),
                next_period(locale, dashboard.next.as_ref()),
                not_counting(locale, &dashboard.activities, &judged.assessment),
                jobs(locale, &dashboard.employments, &judged.assessment),
                recent(locale, &dashboard.activities, &judged.assessment),
                doubts(locale, judged),
            ];
            let name = names(locale, &dashboard.registrations).into_iter().nth(dashboard.chosen).unwrap_or_default();
            let manage = path::registration(&judged.id);
            view! {
                <Frame request=request title=t::title(locale) width=Width::Wide>
                    <header class="page-head">
                        <h1>{t::title(locale)}</h1>
                        <Lead tone=opening.tone>{opening.text}</Lead>
                        <p class="muted">
                            {name} <span class="screen-only">" · " <a href=manage>{t::manage_registration(locale)}</a></span>
                        </p>
                        <p class="screen-only"><a href=path::SHARING>{language::sharing::link(locale)}</a></p>
                    </header>
                    {several}
                    {parts.into_iter().flatten().collect_view()}
                </Frame>
            }
            .into_any()
        }
    }
}

fn empty(request: Request) -> AnyView {
    let locale = request.locale;
    // Who is here for an organisation may have no registration at all.
    let organisation = workplace(&request).map(|(href, _)| {
        view! { <p>{t::empty_employer(locale)} " " <a href=href>{t::empty_employer_link(locale)}</a></p> }
    });
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                <Lead>{t::empty_lead(locale)}</Lead>
            </header>
            {organisation}
            <Empty title=t::empty_title(locale) action=t::empty_action(locale) href=path::REGISTRATION_NEW>
                {t::empty(locale)}
            </Empty>
            <p><a href=path::IMPORT>{t::empty_import(locale)}</a></p>
        </Frame>
    }
    .into_any()
}

/// A name for each registration that no other has.
fn names(locale: Locale, judged: &[Judged]) -> Vec<Text> {
    let shown: Vec<Registration> = judged.iter().map(|one| one.registration.as_judged(&one.assessment)).collect();
    language::term::registrations(locale, &shown.iter().collect::<Vec<_>>())
}

/// All registrations, when there are several; the chosen one is marked.
fn registrations(locale: Locale, dashboard: &Dashboard) -> AnyView {
    let names = names(locale, &dashboard.registrations);
    let items = dashboard
        .registrations
        .iter()
        .zip(names)
        .enumerate()
        .map(|(index, (one, name))| {
            let current = index == dashboard.chosen;
            let opening = progress::opening(locale, &one.registration, &one.assessment);
            view! {
                <li class="tabs__item">
                    <a class="tabs__link" href=path::standing_of(&one.id) aria-current=current.then_some("true")>
                        <span class="tabs__name">{name}</span>
                        " "
                        <crate::component::message::Badge tone=opening.tone label=opening.word />
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs screen-only" aria-label=t::registrations(locale)>
            <ul class="tabs__list">{items}</ul>
        </nav>
    }
    .into_any()
}

/// The day from which a file can be sent in, where that is still to come. NVO takes files from three months before the end; the
/// BIG register calls half a year before it.
///
/// Source: [`language::standing::next_wait`].
fn waits_until(judged: &Judged) -> Option<NaiveDate> {
    let months = match judged.registration.register {
        Register::Nvo => 3,
        Register::Big => 6,
        Register::Skj | Register::Nip => return None,
    };
    let from = months_before(judged.assessment.period.end, months);
    (judged.assessment.on < from).then_some(from)
}

/// What is special about the period: moved, submitted, renewed.
fn notes(locale: Locale, judged: &Judged) -> Option<AnyView> {
    let Judged { registration, assessment, .. } = judged;
    let date = |day| format::date(locale, day);
    let mut notes = Vec::new();
    if registration.since < assessment.period.since {
        notes.push(t::renewed(locale, &date(assessment.period.since)));
    } else if registration.until < assessment.period.end {
        notes.push(t::period_moved(locale, &date(registration.until)));
    }
    if let Some(next) = assessment.next_since {
        notes.push(match assessment.ruleset.period.renewal {
            Renewal::Submission => t::next_submission(locale, &date(next)),
            Renewal::End => t::next_end(locale, &date(next)),
        });
    }
    if notes.is_empty() {
        return None;
    }
    let notes = notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view();
    Some(view! { <Notice tone=Tone::Neutral>{notes}</Notice> }.into_any())
}

fn track(locale: Locale, activities: &[Logged], assessment: &Assessment) -> Option<AnyView> {
    let marks = overview::marks(locale, activities, assessment);
    let period = overview::track_period(assessment);
    let (today, next, attention) = (assessment.on, assessment.next_since, overview::needs_attention(assessment));
    let judged = overview::asks_points(assessment);
    Some(
        view! {
            <section class="section" aria-labelledby="spoor">
                <h2 id="spoor">{t::track_title(locale)}</h2>
                <Track locale=locale period=period today=today marks=marks next_from=next attention=attention judged=judged />
            </section>
        }
        .into_any(),
    )
}

fn steps(locale: Locale, judged: &Judged) -> Option<AnyView> {
    let assessment = &judged.assessment;
    // Submitted or approved: what would still be done counts for the next period.
    if assessment.next_since.is_some() {
        return None;
    }
    let open = matches!(assessment.standing, Standing::Registered | Standing::Suspended);
    let record = format!("{}#ingediend", path::registration(&judged.id));
    let content = if assessment.standing == Standing::Expired && assessment.continued {
        return None;
    } else if assessment.standing == Standing::Expired && judged.registration.decision == Some(Decision::Rejected) {
        view! { <p>{t::next_expired_rejected(locale)}</p> }.into_any()
    } else if assessment.standing == Standing::Expired {
        view! {
            <p>{t::next_expired(locale)}</p>
            <ButtonLink href=record label=t::record_submission(locale) />
        }
        .into_any()
    } else if let Some(from) = waits_until(judged).filter(|_| assessment.complete && open) {
        let (wait, address) = t::next_wait(locale, judged.registration.register, &format::date(locale, from));
        view! { <p>{wait} " " {source::link(address, language::rules::source_at(locale, source::host(address)))}</p> }
            .into_any()
    } else if assessment.complete && open {
        view! {
            <p>{t::next_done(locale)}</p>
            <ButtonLink href=record label=t::record_submission(locale) />
        }
        .into_any()
    } else if assessment.standing == Standing::StruckOff || !assessment.ruleset.known {
        return None;
    } else {
        let rows = overview::steps(locale, assessment);
        if rows.is_empty() {
            return None;
        }
        view! {
            {out_of_reach(locale, judged)}
            <Rows rows=rows />
        }
        .into_any()
    };
    Some(
        view! {
            <section class="section" aria-labelledby="volgende">
                <h2 id="volgende">{t::next_title(locale)}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// That what is missing cannot be had in time any more, what that means, and what can still be done.
fn out_of_reach(locale: Locale, judged: &Judged) -> Option<AnyView> {
    let assessment = &judged.assessment;
    let lost = !domain::registration::progress::out_of_reach(assessment).is_empty();
    // Who has years to go and entered nothing yet need not be alarmed.
    let near = assessment.period.days_left <= progress::LAST_DAYS;
    let told = near || progress(assessment) == Progress::OutOfReach;
    if !lost || !told || assessment.period.days_left < 0 {
        return None;
    }
    let (way, address) = t::too_late_way(locale, judged.registration.register);
    let link = address.map(|address| source::link(address, language::rules::source_at(locale, source::host(address))));
    let by = format::date(locale, assessment.period.submit_by);
    Some(
        view! {
            <Notice tone=Tone::Bad>
                <p>{t::too_late_meaning(locale, &by)}</p>
                <p>{way} " " {link}</p>
            </Notice>
        }
        .into_any(),
    )
}

fn requirements(locale: Locale, judged: &Judged) -> Option<AnyView> {
    let assessment = &judged.assessment;
    let rules = path::ruleset(assessment.ruleset.id);
    let content = if assessment.ruleset.known {
        let bands = overview::bands(locale, assessment);
        let facts = judged.registration.facts;
        let measured = source::behind(assessment, facts).filter(|rule| rule.id.unit() != Unit::Items);
        let why = source::explained(locale, measured);
        view! {
            <Bands locale=locale bands=bands />
            <Details summary=t::why(locale)>
                {why}
                <p class="screen-only"><a href=rules>{t::all_rules(locale)}</a></p>
            </Details>
        }
        .into_any()
    } else {
        view! {
            <p>{t::requirements_unknown(locale)}</p>
            <p class="screen-only"><a href=rules>{t::all_rules(locale)}</a></p>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="section" aria-labelledby="eisen">
                <h2 id="eisen">{t::requirements_title(locale)}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// What counts for the next period already, while the file of this one waits for a decision.
fn next_period(locale: Locale, next: Option<&Assessment>) -> Option<AnyView> {
    let next = next.filter(|next| next.ruleset.known && overview::asks_points(next))?;
    let mut bands = overview::bands(locale, next);
    // Hours of work go on by themselves, and when each will be met is for later.
    bands.retain(|band| band.unit == BandUnit::Points);
    for band in &mut bands {
        band.hint = Text::default();
        // The list of what counts is of this period.
        band.href = String::new();
    }
    let since = format::date(locale, next.period.since);
    Some(
        view! {
            <section class="section" aria-labelledby="volgende">
                <h2 id="volgende">{t::next_period_title(locale)}</h2>
                <p>{t::next_period(locale, &since)}</p>
                <Bands locale=locale bands=bands />
            </section>
        }
        .into_any(),
    )
}

fn papers(locale: Locale, assessment: &Assessment) -> Option<AnyView> {
    let papers = overview::papers(locale, assessment);
    if papers.is_empty() {
        return None;
    }
    let bands = overview::paper_bands(papers);
    Some(
        view! {
            <section class="section" aria-labelledby="papieren">
                <h2 id="papieren">{t::papers_title(locale)}</h2>
                <Bands locale=locale bands=bands />
            </section>
        }
        .into_any(),
    )
}

fn not_counting(locale: Locale, activities: &[Logged], assessment: &Assessment) -> Option<AnyView> {
    if activities.is_empty() || !overview::asks_points(assessment) {
        return None;
    }
    let found = overview::not_counting(locale, activities, assessment);
    let href = format!("{}?telt=nee", path::ACTIVITIES);
    let more =
        (found.more > 0).then(|| view! { <p><a href=href.clone()>{t::more_not_counting(locale, found.more)}</a></p> });
    let outside = (found.outside > 0)
        .then(|| view! { <p><a href=href.clone()>{t::outside_count(locale, found.outside)}</a></p> });
    let next = (found.next > 0).then(|| view! { <p><a href=href.clone()>{t::next_count(locale, found.next)}</a></p> });
    let over = (found.over > 0).then(|| view! { <p>{t::over_count(locale, found.over)}</p> });
    let quiet = found.over == 0 && found.outside == 0 && found.next == 0;
    let list = if found.rows.is_empty() && !quiet {
        ().into_any()
    } else if found.rows.is_empty() {
        view! { <p>{t::not_counting_none(locale)}</p> }.into_any()
    } else {
        view! { <Rows rows=found.rows /> }.into_any()
    };
    Some(
        view! {
            <section class="section" aria-labelledby="telt-niet">
                <h2 id="telt-niet">{t::not_counting_title(locale)}</h2>
                {list}
                {more}
                {over}
                {next}
                {outside}
            </section>
        }
        .into_any(),
    )
}

fn jobs(locale: Locale, employments: &[(String, Employment)], assessment: &Assessment) -> Option<AnyView> {
    let asked = assessment.requirements.iter().any(|requirement| requirement.unit() == Unit::Hours);
    if !asked {
        return None;
    }
    let jobs = overview::jobs(locale, employments, assessment);
    let content = if jobs.is_empty() {
        view! {
            <p>{t::work_none(locale)}</p>
            <ButtonLink href=path::WORK_NEW label=t::work_add(locale) glyph=Glyph::Plus />
        }
        .into_any()
    } else {
        let rows = jobs.into_iter().map(|job| job_row(locale, job)).collect_view();
        let until = assessment.on.min(domain::period::day_before(assessment.period.end));
        view! {
            <TableFrame caption=t::work_caption(locale, &format::date(locale, until))>
                <thead>
                    <tr>
                        <th scope="col">{t::work_job(locale)}</th>
                        <th scope="col" class="number">{t::work_week(locale)}</th>
                        <th scope="col">{t::work_counts_for(locale)}</th>
                        <th scope="col" class="number">{t::work_hours(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="section" aria-labelledby="werk">
                <h2 id="werk">{t::work_title(locale)}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

fn job_row(locale: Locale, job: overview::Job) -> AnyView {
    view! {
        <tr class=(job.hours == 0).then_some("is-muted")>
            <th scope="row" class="table__main">
                <a class="table__link" href=job.href>{job.title}</a>
                {(!job.leave.is_empty()).then(|| view! { <span class="muted small block">{job.leave}</span> })}
            </th>
            <td class="number" data-label=t::work_week(locale)>{format::hundredths(locale, job.per_week)}</td>
            <td data-label=t::work_counts_for(locale)>{job.counts_for}</td>
            <td class="number" data-label=t::work_hours(locale)>{format::hundredths(locale, job.hours)}</td>
        </tr>
    }
    .into_any()
}

fn recent(locale: Locale, activities: &[Logged], assessment: &Assessment) -> Option<AnyView> {
    let content = if activities.is_empty() {
        view! { <Empty title=t::recent_none(locale) action=t::log_activity(locale) href=path::ACTIVITY_NEW>""</Empty> }
            .into_any()
    } else {
        let rows = overview::recent(locale, activities, assessment);
        view! {
            <Rows rows=rows />
            <p class="cluster">
                <ButtonLink href=path::ACTIVITY_NEW label=t::log_activity(locale) look=Look::Plain glyph=Glyph::Plus />
                <a class="screen-only" href=path::ACTIVITIES>{t::all_activities(locale)}</a>
            </p>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="section" aria-labelledby="laatst">
                <h2 id="laatst">{t::recent_title(locale)}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// What we are not sure of: doubts about this dossier, then what nobody published.
fn doubts(locale: Locale, judged: &Judged) -> Option<AnyView> {
    let assessment = &judged.assessment;
    let doubts = assessment.doubts.iter().map(|doubt| rules_text::doubt(locale, doubt));
    let unknown = assessment.ruleset.unknown.iter().map(|unknown| rules_text::unknown(locale, unknown.what));
    let items: Vec<_> = doubts.chain(unknown).collect();
    if items.is_empty() {
        return None;
    }
    let items = items.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby="twijfel">
                <h2 id="twijfel">{t::doubts_title(locale)}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Dossier;

    fn judged(register: &str, chamber: &str, since: &str, until: &str) -> Judged {
        judged_with(register, chamber, (since, until), "")
    }

    /// The same with work: `rest` follows the registrations of the dossier.
    fn judged_with(register: &str, chamber: &str, (since, until): (&str, &str), rest: &str) -> Judged {
        let json = format!(
            r#"{{"format":"vakspoor-dossier/1","registrations":[{{"id":"r","register":"{register}","chamber":"{chamber}","since":"{since}","until":"{until}"}}]{rest}}}"#
        );
        let dossier = Dossier::from_json(json.as_bytes()).unwrap();
        let registration = dossier.registrations.first().unwrap().clone();
        let assessment = domain::evaluate(&dossier, &registration, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
        Judged { id: format!("{register}-{chamber}"), registration, assessment, after: None }
    }

    #[test]
    fn what_is_done_after_sending_in_is_shown_for_the_next_period() {
        let json = r#"{"format":"vakspoor-dossier/1",
            "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","since":"2021-12-22","until":"2026-12-22","submitted_on":"2026-11-01"}],
            "activities":[{"id":"a","kind":"training","form":"course","learning":"formal","title":"Erna","completed_on":"2026-11-16","hours":7,
                "accreditations":[{"by":"SKJ","chambers":["jgp"]}]}]}"#;
        let dossier = Dossier::from_json(json.as_bytes()).unwrap();
        let registration = dossier.registrations.first().unwrap();
        let on = |day: u32| {
            let assessment = domain::evaluate(&dossier, registration, NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
            let next = registration.once_approved(&assessment)?;
            Some(domain::evaluate(&dossier, &next, assessment.on))
        };
        let next = on(21).unwrap();
        assert_eq!(next.period.since, NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
        let html = Owner::new().with(|| next_period(Locale::Nl, Some(&next)).unwrap().to_html());
        assert!(html.contains("vanaf 1 november 2026") && html.contains("Nog 33 punten te gaan"), "{html}");
        assert!(next_period(Locale::Nl, None).is_none());
        let open = Registration { submitted_on: None, ..registration.clone() };
        assert!(open.once_approved(&domain::evaluate(&dossier, &open, next.on)).is_none(), "nothing waits");
    }

    #[test]
    fn who_is_done_long_before_the_end_waits_where_the_register_says_so() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        for (register, chamber, since, until, from) in [
            ("NVO", "generalist", "2023-01-01", "2027-12-31", day("2027-09-30")),
            ("NVO", "generalist", "2022-02-01", "2027-02-01", None),
            ("BIG", "nurse", "2023-01-01", "2028-01-01", day("2027-07-01")),
            ("SKJ", "jgp", "2023-01-01", "2028-01-01", None),
        ] {
            assert_eq!(waits_until(&judged(register, chamber, since, until)), from, "{register} {until}");
        }
    }

    #[test]
    fn the_most_urgent_registration_is_shown_unless_another_is_asked_for() {
        let mut dashboard = Dashboard {
            registrations: vec![
                judged("BIG", "nurse", "2015-01-01", "2020-01-01"),
                judged("SKJ", "jgp", "2024-01-01", "2029-01-01"),
                judged("NVO", "basis", "2022-01-01", "2027-01-01"),
            ],
            ..Dashboard::default()
        };
        dashboard.choose(None);
        assert_eq!(dashboard.chosen, 2, "valid, and the first to be submitted");
        dashboard.choose(Some("SKJ-jgp"));
        assert_eq!(dashboard.chosen, 1);
        dashboard.choose(Some("somebody else's"));
        assert_eq!(dashboard.chosen, 2);
    }

    #[test]
    fn a_registration_that_is_behind_goes_before_one_that_ends_first() {
        let working = |hours: u32| {
            format!(
                r#","employments":[{{"id":"e","counts_as":["own-profession"],"hours_per_week":{hours},"from":"2022-03-01"}}]"#
            )
        };
        let first = judged_with("BIG", "nurse", ("2022-03-01", "2027-03-01"), &working(10));
        let behind = judged_with("BIG", "health-psychologist", ("2022-06-01", "2027-06-01"), &working(4));
        assert!(!first.assessment.complete && !behind.assessment.complete);
        for (registrations, chosen) in [(vec![first.clone(), behind.clone()], 1), (vec![behind, first], 0)] {
            let mut dashboard = Dashboard { registrations, ..Dashboard::default() };
            dashboard.choose(None);
            assert_eq!(dashboard.chosen, chosen);
        }
    }

    #[test]
    fn who_was_approved_has_nothing_more_to_do_for_this_period() {
        for (register, chamber) in [("NVO", "basis"), ("BIG", "nurse")] {
            let json = format!(
                r#"{{"format":"vakspoor-dossier/1","registrations":[{{"id":"r","register":"{register}","chamber":"{chamber}","since":"2021-12-22","until":"2026-12-22","submitted_on":"2026-10-01","decided_on":"2026-11-01","decision":"approved"}}]}}"#
            );
            let dossier = Dossier::from_json(json.as_bytes()).unwrap();
            let registration = dossier.registrations.first().unwrap().clone();
            let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
            let assessment = domain::evaluate(&dossier, &registration, on);
            let opening = progress::opening(Locale::Nl, &registration, &assessment);
            assert_eq!(opening.tone, Tone::Good);
            assert!(
                opening.text.contains("goedgekeurd. Je volgende periode begint op 22 december 2026"),
                "{}",
                opening.text
            );
            assert_eq!(opening.word, "goedgekeurd");
            assert!(!overview::needs_attention(&assessment));
            assert!(steps(Locale::Nl, &Judged { id: "r".to_owned(), registration, assessment, after: None }).is_none());
        }
    }

    #[test]
    fn on_the_last_day_nobody_is_told_to_plan_thirty_meetings() {
        for (register, chamber, way) in [
            ("SKJ", "jgp", "hardheidsclausule"),
            ("NVO", "basis", "Regels voor uitstel bij NVO hebben we niet gevonden."),
        ] {
            let judged = judged(register, chamber, "2021-11-22", "2026-11-22");
            assert_eq!(judged.assessment.period.days_left, 0);
            let page = Owner::new().with(|| steps(Locale::Nl, &judged).map(RenderHtml::to_html)).unwrap();
            assert!(page.contains("Zoals het hier staat kun je niet op tijd herregistreren"), "{page}");
            assert!(page.contains(way), "{page}");
            assert!(!page.contains("bijeenkomsten"), "{page}");
        }
        // Where only hours are asked and no work was written down, nobody knows; with too little of it, it is known.
        let period = ("2021-11-22", "2026-11-22");
        let little =
            r#","employments":[{"id":"e","counts_as":["own-profession"],"hours_per_week":4,"from":"2021-11-22"}]"#;
        let page = |rest: &str| {
            let judged = judged_with("BIG", "nurse", period, rest);
            Owner::new().with(|| steps(Locale::Nl, &judged).map(RenderHtml::to_html)).unwrap()
        };
        let (none, little) = (page(""), page(little));
        assert!(none.contains("Leg vast waar je werkt") && !none.contains("herregistreren"), "{none}");
        assert!(little.contains("Zoals het hier staat kun je niet op tijd herregistreren"), "{little}");
        assert!(little.contains("periodiek certificaat") && !little.contains("bijeenkomsten"), "{little}");
        // With years to go there is nothing to warn of.
        let judged = judged("SKJ", "jgp", "2026-01-01", "2031-01-01");
        let page = Owner::new().with(|| steps(Locale::Nl, &judged).map(RenderHtml::to_html)).unwrap();
        assert!(page.contains("Plan 30 bijeenkomsten") && !page.contains("herregistreren"), "{page}");
    }

    #[test]
    fn who_has_nothing_yet_reads_all_that_is_asked() {
        let judged = judged("SKJ", "jgp", "2022-03-01", "2027-03-01");
        let opening = progress::opening(Locale::Nl, &judged.registration, &judged.assessment);
        assert!(opening.text.starts_with("Voor deze periode telt nog niets mee."), "{}", opening.text);
        assert!(opening.text.contains("60 punten") && opening.text.contains("3.368 uur"), "{}", opening.text);
    }

    #[test]
    fn who_is_suspended_reads_that_the_file_was_sent_in_all_the_same() {
        let json = r#"{"format":"vakspoor-dossier/1","registrations":[{"id":"r","register":"SKJ","chamber":"jgp","since":"2022-03-01","until":"2027-03-01","submitted_on":"2026-11-01","measures":[{"kind":"schorsing","from":"2026-11-10","until":"2027-01-10"}]}]}"#;
        let dossier = Dossier::from_json(json.as_bytes());
        let dossier = dossier.unwrap();
        let registration = dossier.registrations.first().unwrap().clone();
        let assessment = domain::evaluate(&dossier, &registration, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        assert_eq!(assessment.standing, Standing::Suspended);
        let opening = progress::opening(Locale::Nl, &registration, &assessment);
        assert!(opening.text.ends_with("Je diende in op 1 november 2026."), "{}", opening.text);
        assert!(steps(Locale::Nl, &Judged { id: "r".to_owned(), registration, assessment, after: None }).is_none());
    }
}
