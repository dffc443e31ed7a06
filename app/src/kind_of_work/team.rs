//! A whole team at once: who may do which work on a day, in one table.

use super::{Kind, Place, back, form::ON};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, Look, Submit},
        empty::Empty,
        field::{Choice, DateField, SelectField},
        frame::{Frame, Width},
        lead::Lead,
        message::{Badge, ErrorSummary, Tone},
        pagination::Pagination,
        table::TableFrame,
    },
    path,
};
use chrono::NaiveDate;
use domain::{Allocation, allocation::Answer};
use language::{Locale, format, kind_of_work as words, roster as t};
use leptos::prelude::*;

/// The field for the team.
pub const TEAM: &str = "team";
/// Its value for those of no team.
pub const NONE: &str = "geen";
/// How many kinds of work the first sentence names.
const NAMED: usize = 3;

/// Somebody, with an answer for each kind of work.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their key.
    pub staff: String,
    /// Their name.
    pub name: String,
    /// What they do.
    pub job_title: String,
    /// The answers, in the order of the kinds of work; and whether it is the work of their team and function.
    pub answers: Vec<(Allocation, bool)>,
}

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct Team {
    /// What may be chosen: everybody or a team, by its key, indented by its depth.
    pub teams: Vec<(String, String)>,
    /// Whether those of no team may be chosen.
    pub no_team: bool,
    /// The kinds of work, each with how many may do it, and how many there are: of those whose work it is.
    pub kinds: Vec<(Kind, (usize, usize))>,
    /// How many people there are.
    pub all: usize,
    /// A page of them.
    pub people: Vec<Person>,
    /// Which page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The day.
    pub on: NaiveDate,
}

/// The tone of an answer: it goes with its word and a shape.
pub fn tone(answer: Answer) -> Tone {
    match answer {
        Answer::Allowed => Tone::Good,
        Answer::AllowedSupervised | Answer::AllowedUnless => Tone::Attention,
        Answer::NotAllowed => Tone::Bad,
        Answer::OutOfScope => Tone::Neutral,
    }
}

/// The page.
pub fn page(request: Request, place: Place, data: Team, form: FormState) -> AnyView {
    let locale = request.locale;
    let (people, kinds) = (data.all, data.kinds.len());
    let (tone, lead) = lead(locale, &data);
    let choose = choose(locale, &place, &data, form.clone());
    let base = format!("{}?team={}&op={}&pagina=", path::team_check(&place.id), form.value(TEAM), data.on);
    let (page, pages) = (data.page, data.pages);
    let main = if kinds == 0 {
        let (action, href) =
            if place.edits_work { (words::add(locale), path::kinds_of_work(&place.id)) } else { Default::default() };
        view! { <Empty title=words::empty_title(locale) action=action href=href>{words::empty_text(locale)}</Empty> }
            .into_any()
    } else if people == 0 {
        view! { <p class="muted">{t::team_empty(locale)}</p> }.into_any()
    } else {
        view! {
            {table(locale, &place, data)}
            <Pagination locale=locale page=page pages=pages base=base />
            <p class="muted small">{words::logged(locale)}</p>
        }
        .into_any()
    };
    let lead = (kinds > 0 && people > 0).then(|| view! { <Lead tone=tone>{lead}</Lead> });
    view! {
        <Frame request=request title=t::team(locale) width=Width::Wide invalid=!form.is_valid()>
            {back(path::kinds_of_work(&place.id), words::title(locale))}
            <header class="page-head">
                <h1>{t::team(locale)}</h1>
                {lead}
            </header>
            {choose}
            {main}
        </Frame>
    }
    .into_any()
}

/// For which work there is nobody.
fn lead(locale: Locale, data: &Team) -> (Tone, language::Text) {
    let without: Vec<&str> =
        data.kinds.iter().filter(|(_, (may, _))| *may == 0).map(|(kind, _)| kind.name.as_str()).collect();
    let named = without.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match without.len() {
        _ if data.kinds.iter().all(|(_, (_, all))| *all == 0) => (Tone::Neutral, t::team_none_theirs(locale)),
        0 => (Tone::Good, t::team_all(locale)),
        count if count > NAMED => (Tone::Attention, t::team_nobody_more(locale, &named, count.saturating_sub(NAMED))),
        _ => (Tone::Attention, t::team_nobody(locale, &named)),
    }
}

/// The form that asks for another team or day.
fn choose(locale: Locale, place: &Place, data: &Team, form: FormState) -> AnyView {
    let everybody = std::iter::once(Choice::new("", t::everybody(locale)));
    let teams = data.teams.iter().map(|(id, name)| Choice::new(id.clone(), name.clone()));
    let none = data.no_team.then(|| Choice::new(NONE, t::no_team(locale)));
    let choices: Vec<Choice> = everybody.chain(teams).chain(none).collect();
    view! {
        <ErrorSummary locale=locale form=form.clone() />
        <form class="form screen-only" method="get" action=path::team_check(&place.id)>
            <SelectField locale=locale form=form.clone() name=TEAM label=t::which_team(locale) choices=choices />
            <DateField locale=locale form=form name=ON label=words::on(locale) />
            <Actions>
                <Submit label=words::show(locale) look=Look::Plain />
            </Actions>
        </form>
    }
    .into_any()
}

fn table(locale: Locale, place: &Place, data: Team) -> AnyView {
    let on = data.on;
    let names: Vec<String> = data.kinds.iter().map(|(kind, _)| kind.name.clone()).collect();
    let heads = data
        .kinds
        .iter()
        .map(|(kind, _)| {
            let href = format!("{}?op={on}", path::kind_of_work(&place.id, &kind.id));
            view! { <th scope="col"><a href=href><bdi>{kind.name.clone()}</bdi></a></th> }
        })
        .collect_view();
    let rows = data
        .people
        .into_iter()
        .map(|person| {
            let href = format!("{}?op={on}", path::staff_work(&place.id, &person.staff));
            let cells = person
                .answers
                .into_iter()
                .zip(&names)
                .map(|((answer, theirs), name)| {
                    if !theirs {
                        return view! {
                            <td class="matrix__cell" data-label=name.clone()>
                                <span class="muted small">{t::not_theirs(locale)}</span>
                            </td>
                        }
                        .into_any();
                    }
                    let until = answer.valid_until.map(|last| {
                        let day = format::date_short(locale, last);
                        let text = if answer.answer.is_refusal() {
                            let first = domain::period::day_after(last);
                            t::from(locale, &format::date_short(locale, first))
                        } else {
                            t::until(locale, &day)
                        };
                        view! { <span class="matrix__until">{text}</span> }
                    });
                    view! {
                        <td class="matrix__cell" data-label=name.clone()>
                            <span class="matrix__answer">
                                <Badge tone=tone(answer.answer) label=t::short(locale, answer.answer) />
                                {until}
                            </span>
                        </td>
                    }
                    .into_any()
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row" class="table__main">
                        <a href=href><bdi>{person.name}</bdi></a>
                        {(!person.job_title.is_empty())
                            .then(|| view! { <span class="muted small activity-meta"><bdi>{person.job_title}</bdi></span> })}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let counts = data
        .kinds
        .iter()
        .map(|(kind, (may, all))| {
            view! {
                <td class="matrix__cell" data-label=kind.name.clone()>
                    <span class="matrix__answer">{t::of(locale, *may, *all)}</span>
                </td>
            }
        })
        .collect_view();
    view! {
        <TableFrame caption=t::team_caption(locale) hide_caption=true wide=true>
            <thead>
                <tr>
                    <th scope="col">{t::person(locale)}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" class="table__main">{t::may_do(locale)}</th>
                    {counts}
                </tr>
            </tfoot>
        </TableFrame>
    }
    .into_any()
}
