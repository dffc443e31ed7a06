//! What an employer gives people to do, and who may do it: the norm, asked of an employer's own people.

pub mod form;
pub mod leaving;
pub mod roster;
pub mod team;

use crate::{
    FormState, Request,
    allocations::{Given, MOST, badge},
    component::{
        actions::{Actions, ButtonLink, Look, PostButton, Submit},
        details::Details,
        empty::Empty,
        field::{CheckField, Choice, ChoiceField, DateField, Hidden, SelectField, TextField},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        pagination::Pagination,
        rows::{Row, Rows},
    },
    ledger, path,
};
use domain::{
    Allocation,
    allocation::{Answer, ArrangementKind, Indicator, Law, Reason, Way, Work, WorkerKind, WorkerLevel},
};
use language::{Locale, Text, allocation, allocations, format, kind_of_work as t};
use leptos::prelude::*;

/// A kind of work, as the pages show it.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id, as in addresses.
    pub id: String,
    /// What the employer calls it.
    pub name: String,
    /// Whose work it is.
    pub whose: Whose,
    /// What it asks.
    pub work: Work,
}

/// Whose work a kind of work is; everybody's where it says nothing. Shown as the team and the functions, in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// The team: key and name.
    pub team: Option<(String, String)>,
    /// The functions.
    pub job_titles: Vec<String>,
}

impl Whose {
    /// Whether it is everybody's.
    pub fn is_everybody(&self) -> bool {
        self.team.is_none() && self.job_titles.is_empty()
    }

    /// Whether a word is in what is shown.
    fn mentions(&self, word: &str) -> bool {
        self.to_string().to_lowercase().contains(word)
    }
}

impl std::fmt::Display for Whose {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let team = self.team.as_ref().map(|(_, name)| name.clone());
        let titles = (!self.job_titles.is_empty()).then(|| self.job_titles.join(", "));
        to.write_str(&team.into_iter().chain(titles).collect::<Vec<_>>().join(" · "))
    }
}

/// From where it is known whether somebody is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// They share it.
    Shared,
    /// The employer's own record says so, and somebody looked in the public register.
    Recorded,
    /// The employer's own record says so, and nobody ever looked in the public register.
    Unchecked,
    /// The last look in the public register did not find them.
    NotFound,
    /// It showed a measure, which runs, and nobody knows which.
    Measure,
    /// It showed a suspension or a striking off that bars them.
    Barred,
    /// Nothing says so.
    Nothing,
}

/// Somebody, or a kind of work, with the answer.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What the line is about: a person or a kind of work.
    pub name: String,
    /// What is said under it: the job title, or nothing.
    pub detail: String,
    /// Where it leads.
    pub href: String,
    /// From where it is known whether they are registered.
    pub known: Known,
    /// Whether it is the work of their team and function.
    pub theirs: bool,
    /// The answer.
    pub allocation: Allocation,
    /// What it follows from, where something is arranged.
    pub under: Option<Under>,
    /// How else the work could be arranged.
    pub ways: Vec<Way>,
    /// The skills that they lack.
    pub lacks: Vec<String>,
}

/// The line in the ledger of exceptions that an answer follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// Its id, as in addresses.
    pub id: String,
    /// How it is arranged.
    pub kind: ArrangementKind,
    /// Who is responsible, while they work there.
    pub responsible: Option<String>,
    /// Their key, where it rests on a registration of theirs that nobody ever looked up in the public register.
    pub unchecked: Option<String>,
}

impl Verdict {
    /// Whether they may because of a registration that nobody ever looked up in the public register.
    pub fn is_unchecked(&self) -> bool {
        let registered = self.allocation.reasons.contains(&Reason::Registered);
        self.known == Known::Unchecked && self.allocation.reserved && registered
    }

    /// On whose registration, that nobody ever looked up in the public register, it rests besides their own: key and name.
    pub fn unchecked_responsible(&self) -> Option<(&str, &str)> {
        let under = self.under.as_ref().filter(|_| self.may() && self.allocation.reserved)?;
        Some((under.unchecked.as_deref()?, under.responsible.as_deref()?))
    }

    /// Whether they may do it as it is.
    pub fn may(&self) -> bool {
        !self.allocation.answer.is_refusal()
    }
}

/// An organisation, as far as a page about it needs it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id, as in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether who looks may change what work there is.
    pub edits_work: bool,
    /// Whether who looks may change what people can.
    pub edits_people: bool,
    /// Whether who looks keeps the ledger of exceptions.
    pub keeps_ledger: bool,
    /// Whether who looks gives people work.
    pub allocates: bool,
}

/// What there is of work that is given to people, beside who may do it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The allocations, today or later: the first of them.
    pub allocations: Vec<Given>,
    /// How many there are.
    pub allocated: usize,
    /// The lines of the ledger of exceptions: the first of them.
    pub exceptions: Vec<ledger::Line>,
    /// How many there are.
    pub arranged: usize,
}

/// Who may do a kind of work: a page of them.
#[derive(Clone, Debug, Default)]
pub struct Who {
    /// What may be chosen: the teams, by their key, indented by their depth.
    pub teams: Vec<(String, String)>,
    /// How many may, and how many there are.
    pub of_all: (usize, usize),
    /// The same of those who are asked for.
    pub of_asked: (usize, usize),
    /// They: who may first.
    pub verdicts: Vec<Verdict>,
    /// How many there are on a page.
    pub per_page: usize,
    /// The page, from 1.
    pub page: u32,
}

/// The way back, above a heading.
pub(crate) fn back(href: String, label: impl Into<Text>) -> AnyView {
    let label: Text = label.into();
    view! { <p class="small"><a href=href>{label}</a></p> }.into_any()
}

/// Examples to begin with: a code, the name, and what they ask.
///
/// Source: the indicators of the norm, see [`domain::allocation::Provenance`]; which work has which is our reading.
pub fn starters(locale: Locale) -> Vec<(&'static str, Text, Work)> {
    let work = |indicators: &[Indicator], follows| Work {
        law: Law::Jeugdwet,
        indicators: indicators.to_vec(),
        required_skills: Vec::new(),
        follows_from_registered_task: follows,
    };
    vec![
        ("casusregie", t::starter_direction(locale), work(&[Indicator::CaseDirection], false)),
        ("beslissen", t::starter_decision(locale), work(&[Indicator::DecisionOnCare], false)),
        ("analyse", t::starter_assessment(locale), work(&[Indicator::Assessment], false)),
        ("crisis", t::starter_crisis(locale), work(&[Indicator::Crisis], false)),
        ("veiligheid", t::starter_unsafe(locale), work(&[Indicator::UnsafeEnvironment], false)),
        ("praktisch", t::starter_practical(locale), work(&[], false)),
        ("verslag", t::starter_report(locale), work(&[Indicator::Assessment], true)),
        ("wmo", t::starter_wmo(locale), Work { law: Law::Wmo, ..work(&[], false) }),
    ]
}

/// So many kinds of work are looked through without searching.
const FEW: usize = 10;

/// The kinds of work of an organisation, narrowed down by the form. `waiting` is how many objections wait for an answer, for
/// who gives one.
pub fn list(request: Request, place: Place, kinds: Vec<Kind>, form: FormState, waiting: Option<usize>) -> AnyView {
    let locale = request.locale;
    let number = kinds.len();
    let used: Vec<String> = kinds.iter().map(|kind| kind.name.to_lowercase()).collect();
    let seek = (number > FEW).then(|| seek(locale, &place, &kinds, form.clone()));
    let rows: Vec<Row> = kinds
        .into_iter()
        .filter(|kind| is_sought(kind, &form))
        .map(|kind| {
            let whose = (!kind.whose.is_everybody()).then(|| kind.whose.to_string().into());
            let meta: Vec<Text> = [meaning(locale, &kind.work)].into_iter().chain(whose).collect();
            let row = Row::new(kind.name).href(path::kind_of_work(&place.id, &kind.id)).meta(meta.join(" · "));
            if kind.work.required_skills.is_empty() {
                row
            } else {
                row.note(t::asks_skills(locale, &kind.work.required_skills.join(", ")))
            }
        })
        .collect();
    let add = path::kind_of_work_new(&place.id);
    let examples: Vec<_> = starters(locale)
        .into_iter()
        .filter(|(_, name, _)| !used.contains(&name.to_lowercase()))
        .map(|(code, name, work)| {
            let meaning = meaning(locale, &work);
            view! { <li><a href=format!("{add}?voorbeeld={code}")>{name}</a> " " <span class="muted">{meaning}</span></li> }
        })
        .collect();
    let examples = (place.edits_work && !examples.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="voorbeelden">
                <h2 id="voorbeelden">{t::starters(locale)}</h2>
                <p>{t::starters_text(locale)}</p>
                <ul class="stack">{examples}</ul>
            </section>
        }
    });
    let objections = waiting.map(|open| {
        let href = path::disputes(&place.id);
        view! {
            <section class="section" aria-labelledby="bezwaren">
                <h2 id="bezwaren">{language::own_work::objections(locale)}</h2>
                <p>{language::own_work::objections_lead(locale, open)}</p>
                <p><a href=href>{language::own_work::objections_see(locale)}</a></p>
            </section>
        }
    });
    let many = (number > 0).then(|| {
        let (team, roster) = (path::team_check(&place.id), path::roster(&place.id));
        view! {
            <section class="section" aria-labelledby="veel">
                <h2 id="veel">{language::roster::checks(locale)}</h2>
                <p>{language::roster::checks_text(locale)}</p>
                <Actions>
                    <ButtonLink href=team label=language::roster::team_link(locale) />
                    <ButtonLink href=roster label=language::roster::link(locale) />
                </Actions>
            </section>
        }
    });
    let main = if number == 0 {
        let (action, href) = if place.edits_work { (t::add(locale), add.clone()) } else { Default::default() };
        view! { <Empty title=t::empty_title(locale) action=action href=href>{t::empty_text(locale)}</Empty> }.into_any()
    } else if rows.is_empty() {
        view! { {seek} <p class="muted">{t::none_sought(locale)}</p> }.into_any()
    } else {
        view! { {seek} <Rows rows=rows /> }.into_any()
    };
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            {back(path::organisation(&place.id), place.name)}
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::title(locale)}</h1>
                    {(number > 0).then(|| view! { <Lead>{t::lead(locale, number)}</Lead> })}
                </div>
                {(place.edits_work && number > 0)
                    .then(|| {
                        view! {
                            <Actions>
                                <ButtonLink href=add label=t::add(locale) look=Look::Primary glyph=Glyph::Plus />
                            </Actions>
                        }
                    })}
            </header>
            {main}
            {many}
            {objections}
            {examples}
        </Frame>
    }
    .into_any()
}

/// Whether a kind of work is searched for: each word in its name or in whose work it is, and the team.
fn is_sought(kind: &Kind, form: &FormState) -> bool {
    let (name, words) = (kind.name.to_lowercase(), form.value(form::SEEK).to_lowercase());
    let team = form.value(form::TEAM);
    words.split_whitespace().all(|word| name.contains(word) || kind.whose.mentions(word))
        && (team.is_empty() || kind.whose.team.as_ref().is_some_and(|(id, _)| id == team))
}

/// The form that searches in the kinds of work.
fn seek(locale: Locale, place: &Place, kinds: &[Kind], form: FormState) -> AnyView {
    let mut teams: Vec<(String, String)> = kinds.iter().filter_map(|kind| kind.whose.team.clone()).collect();
    teams.sort_by(|(_, one), (_, other)| one.cmp(other));
    teams.dedup();
    let teams = teams.into_iter().map(|(id, name)| Choice::new(id, name));
    let teams: Vec<Choice> = [Choice::new("", allocations::any_team(locale))].into_iter().chain(teams).collect();
    let narrowed = [form::SEEK, form::TEAM].iter().any(|name| !form.value(name).is_empty());
    let home = path::kinds_of_work(&place.id);
    let clear =
        narrowed.then(|| view! { <ButtonLink href=home.clone() label=allocations::clear(locale) look=Look::Quiet /> });
    view! {
        <form class="form" method="get" action=home>
            <TextField locale=locale form=form.clone() name=form::SEEK label=t::seek(locale) kind="search" optional=true />
            {(teams.len() > 1)
                .then(|| view! { <SelectField locale=locale form=form name=form::TEAM label=allocations::team(locale) choices=teams /> })}
            <Actions>
                <Submit label=t::show(locale) look=Look::Plain />
                {clear}
            </Actions>
        </form>
    }
    .into_any()
}

/// What may be chosen in the form of a kind of work.
#[derive(Clone, Debug, Default)]
pub struct Choosable {
    /// The teams, by their key, indented by their depth.
    pub teams: Vec<(String, String)>,
    /// Functions of the staff, those of most people first.
    pub job_titles: Vec<String>,
}

/// Whether work is reserved, in a few words.
fn meaning(locale: Locale, work: &Work) -> Text {
    if work.law != Law::Jeugdwet {
        t::outside(locale)
    } else if work.indicators.is_empty() {
        t::not_reserved(locale)
    } else {
        t::reserved(locale)
    }
}

/// The form of a kind of work; `id` where there is one, `conflict` where somebody else changed it.
pub fn edit(
    request: Request,
    (place, choosable): (Place, Choosable),
    id: Option<String>,
    conflict: bool,
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    let teams = choosable.teams.into_iter().map(|(id, name)| Choice::new(id, name));
    let teams: Vec<Choice> = [Choice::new("", t::every_team(locale))].into_iter().chain(teams).collect();
    let titles = t::job_titles_hint(locale, &choosable.job_titles.join(", "));
    let title = if id.is_some() { t::edit_title(locale) } else { t::new_title(locale) };
    let action =
        id.as_ref().map_or_else(|| path::kind_of_work_new(&place.id), |id| path::kind_of_work_edit(&place.id, id));
    let laws: Vec<Choice> = Law::ALL
        .iter()
        .map(|law| Choice::with_hint(law.as_str(), allocation::law(locale, *law), allocation::law_hint(locale, *law)))
        .collect();
    let indicators = move |of_client: bool| -> Vec<Choice> {
        Indicator::ALL
            .iter()
            .filter(|indicator| indicator.is_of_client() == of_client)
            .map(|one| {
                let (label, example) =
                    (allocation::indicator(locale, *one), allocation::indicator_example(locale, *one));
                Choice::with_hint(one.as_str(), format::capital(&label), allocation::for_example(locale, &example))
            })
            .collect()
    };
    let delete = id.map(|id| {
        view! {
            <PostButton action=path::kind_of_work_delete(&place.id, &id) label=t::delete(locale) look=Look::Danger glyph=Glyph::Trash />
        }
    });
    let invalid = !form.is_valid();
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            {back(path::kinds_of_work(&place.id), t::title(locale))}
            <h1>{title}</h1>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict.then(|| view! { <Notice tone=Tone::Attention><p>{t::changed(locale)}</p></Notice> })}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <Hidden name="versie" value=form.value("versie").to_owned() />
                <TextField locale=locale form=form.clone() name=form::NAME label=t::name(locale) hint=t::name_hint(locale) />
                {(teams.len() > 1)
                    .then(|| view! { <SelectField locale=locale form=form.clone() name=form::TEAM label=t::of_team(locale) choices=teams /> })}
                <TextField locale=locale form=form.clone() name=form::JOB_TITLES label=t::job_titles(locale) hint=titles optional=true />
                <ChoiceField locale=locale form=form.clone() name=form::LAW legend=t::law(locale) choices=laws />
                <ChoiceField locale=locale form=form.clone() name=form::CLIENT legend=t::client(locale) hint=t::tick(locale) optional=true multiple=true choices=indicators(true) />
                <ChoiceField locale=locale form=form.clone() name=form::TASK legend=t::task(locale) hint=t::tick(locale) optional=true multiple=true choices=indicators(false) />
                <TextField locale=locale form=form.clone() name=form::SKILLS label=t::skills(locale) hint=t::skills_hint(locale) optional=true />
                <CheckField form=form.clone() name=form::FOLLOWS label=t::follows(locale) hint=t::follows_hint(locale) value="ja" />
                <Actions>
                    <Submit label=t::save(locale) />
                </Actions>
            </form>
            {delete}
        </Frame>
    }
    .into_any()
}

/// Who may do a kind of work on the day in the form.
pub fn who(request: Request, place: Place, kind: Kind, form: FormState, (who, beside): (Who, Beside)) -> AnyView {
    let locale = request.locale;
    let beside = beside_view(&request, &place, beside, ("", &kind.id));
    let (number, all) = who.of_all;
    let tone = if number == 0 && all > 0 { Tone::Attention } else { Tone::Neutral };
    let others = kind.whose.is_everybody() || form.has(form::OTHERS, form::YES);
    let lead = if others { t::who_lead(locale, number, all) } else { t::theirs_lead(locale, number, all) };
    let whose = (!kind.whose.is_everybody()).then(|| {
        view! { <p>{t::whose(locale)} " " <bdi>{kind.whose.to_string()}</bdi></p> }
    });
    let action = path::kind_of_work(&place.id, &kind.id);
    let filter = filter(locale, action.clone(), (&kind.whose, &who), form.clone());
    let fields = [form::ON, form::SEEK, form::TEAM, form::MAY, form::OTHERS].map(|name| (name, form.value(name)));
    let base = path::asking(&action, &fields);
    let base = format!("{base}{}pagina=", if base.contains('?') { '&' } else { '?' });
    let (number, found) = who.of_asked;
    let pages = u32::try_from(found.div_ceil(who.per_page.max(1))).unwrap_or(u32::MAX).max(1);
    let page = who.page;
    let (may, may_not): (Vec<Verdict>, Vec<Verdict>) = who.verdicts.into_iter().partition(Verdict::may);
    let because = because(locale, &kind.work);
    let ways = ways(locale, &may_not);
    let unchecked = may.iter().any(Verdict::is_unchecked).then(|| {
        let href = path::workforce_checks(&place.id);
        view! { <p>{t::unchecked_some(locale)} " " <a href=href>{t::check(locale)}</a></p> }
    });
    let edit = place.edits_work.then(|| {
        view! { <ButtonLink href=path::kind_of_work_edit(&place.id, &kind.id) label=t::edit_title(locale) glyph=Glyph::Edit /> }
    });
    let lists = if all == 0 {
        ().into_any()
    } else if found == 0 {
        view! { <p class="muted">{t::none_found(locale)}</p> }.into_any()
    } else {
        // Of a page that has only some of them, the other group is on another one; and who asks for some gets those.
        let whole = pages == 1 && form.value(form::MAY).is_empty();
        let shown = |rows: &[Verdict]| whole || !rows.is_empty();
        let (with, without) = (shown(&may), shown(&may_not));
        view! {
            {with.then(|| group(locale, "mag", t::may(locale), (may, number)))}
            {unchecked}
            {without.then(|| group(locale, "mag-niet", t::may_not(locale), (may_not, found.saturating_sub(number))))}
            <Pagination locale=locale page=page pages=pages base=base />
            {ways}
            <p class="muted small">{t::logged(locale)}</p>
        }
        .into_any()
    };
    view! {
        <Frame request=request title=kind.name.clone() width=Width::Wide invalid=!form.is_valid()>
            {back(path::kinds_of_work(&place.id), t::title(locale))}
            <header class="page-head page-head--split">
                <div>
                    <h1 class="wrap">{kind.name}</h1>
                    <Lead tone=tone>{lead}</Lead>
                </div>
                <Actions>{edit}</Actions>
            </header>
            {whose}
            {because}
            {beside}
            {filter}
            {lists}
        </Frame>
    }
    .into_any()
}

/// Which work somebody may do on the day in the form.
pub fn person(
    request: Request,
    place: Place,
    (staff, name): (String, String),
    form: FormState,
    (verdicts, beside): (Vec<Verdict>, Beside),
) -> AnyView {
    let locale = request.locale;
    let beside = beside_view(&request, &place, beside, (&staff, ""));
    let title = t::person_title(locale, &name);
    let none = verdicts.is_empty();
    let (verdicts, others): (Vec<Verdict>, Vec<Verdict>) = verdicts.into_iter().partition(|one| one.theirs);
    let others = (!others.is_empty()).then(|| {
        let (summary, rows) = (t::others_work(locale, others.len()), others.into_iter().map(|one| line(locale, one)));
        let rows: Vec<Row> = rows.collect();
        view! { <section class="section"><Details summary=summary><Rows rows=rows /></Details></section> }
    });
    let (may, may_not): (Vec<Verdict>, Vec<Verdict>) = verdicts.into_iter().partition(Verdict::may);
    let number = (may.len(), may_not.len());
    let ways = ways(locale, &may_not);
    let unchecked = may.iter().any(Verdict::is_unchecked).then(|| unchecked(locale, &place.id, &staff));
    let edit = place.edits_people.then(|| {
        view! { <ButtonLink href=path::staff_abilities(&place.id, &staff) label=t::change_abilities(locale) glyph=Glyph::Edit /> }
    });
    let leaves = (!none).then(|| {
        let href = path::staff_leaving(&place.id, &staff);
        view! { <section class="section"><p><a href=href>{language::leaving::link(locale)}</a></p></section> }
    });
    let main = if none {
        let (action, href) =
            if place.edits_work { (t::add(locale), path::kinds_of_work(&place.id)) } else { Default::default() };
        view! { <Empty title=t::empty_title(locale) action=action href=href>{t::empty_text(locale)}</Empty> }.into_any()
    } else {
        view! {
            {group(locale, "mag", t::may(locale), (may, number.0))}
            {unchecked}
            {group(locale, "mag-niet", t::may_not(locale), (may_not, number.1))}
            {ways}
            {others}
        }
        .into_any()
    };
    view! {
        <Frame request=request title=title.clone() width=Width::Wide invalid=!form.is_valid()>
            {back(path::staff(&place.id, &staff), name)}
            <header class="page-head page-head--split">
                <h1 class="wrap">{title}</h1>
                <Actions>{edit}</Actions>
            </header>
            {beside}
            {day(locale, path::staff_work(&place.id, &staff), (t::on(locale), form), None::<AnyView>)}
            {main}
            {leaves}
        </Frame>
    }
    .into_any()
}

/// The form that asks for another day.
fn day(
    locale: Locale,
    action: String,
    (label, form): (Text, FormState),
    more: Option<impl IntoView + 'static>,
) -> AnyView {
    view! {
        <ErrorSummary locale=locale form=form.clone() />
        <form class="form screen-only" method="get" action=action>
            <DateField locale=locale form=form name=form::ON label=label />
            {more}
            <Actions>
                <Submit label=t::show(locale) look=Look::Plain />
            </Actions>
        </form>
    }
    .into_any()
}

/// The form that asks for another day, and for some of many.
fn filter(locale: Locale, action: String, (whose, who): (&Whose, &Who), form: FormState) -> AnyView {
    let narrowed = [form::SEEK, form::TEAM, form::MAY, form::OTHERS].iter().any(|name| !form.value(name).is_empty());
    let others = (!whose.is_everybody()).then(|| {
        view! { <CheckField form=form.clone() name=form::OTHERS label=t::others(locale) value=form::YES /> }
    });
    if who.of_all.1 <= who.per_page && !narrowed {
        return day(locale, action, (t::on(locale), form), others);
    }
    let teams = who.teams.iter().map(|(id, name)| Choice::new(id.clone(), name.clone()));
    let teams: Vec<Choice> = [Choice::new("", allocations::any_team(locale))].into_iter().chain(teams).collect();
    let may = [("", allocations::any_answer(locale)), ("ja", t::may(locale)), ("nee", t::may_not(locale))];
    let may: Vec<Choice> = may.into_iter().map(|(value, label)| Choice::new(value, label)).collect();
    let clear = narrowed
        .then(|| view! { <ButtonLink href=action.clone() label=allocations::clear(locale) look=Look::Quiet /> });
    view! {
        <ErrorSummary locale=locale form=form.clone() />
        <form class="form screen-only" method="get" action=action>
            <DateField locale=locale form=form.clone() name=form::ON label=t::on(locale) />
            <TextField locale=locale form=form.clone() name=form::SEEK label=language::ledger::seek_name(locale) kind="search" optional=true />
            {(teams.len() > 1)
                .then(|| view! { <SelectField locale=locale form=form.clone() name=form::TEAM label=allocations::team(locale) choices=teams /> })}
            <SelectField locale=locale form=form name=form::MAY label=t::which(locale) choices=may />
            {others}
            <Actions>
                <Submit label=t::show(locale) look=Look::Plain />
                {clear}
            </Actions>
        </form>
    }
    .into_any()
}

fn because(locale: Locale, work: &Work) -> AnyView {
    if work.law != Law::Jeugdwet {
        return view! { <p>{allocation::reason(locale, Reason::OutsideJeugdwet)}</p> }.into_any();
    }
    let skills = (!work.required_skills.is_empty())
        .then(|| view! { <p>{t::asks_skills(locale, &work.required_skills.join(", "))}</p> });
    if work.indicators.is_empty() {
        return view! { <p>{t::because_free(locale)}</p> {skills} }.into_any();
    }
    let indicators =
        work.indicators.iter().map(|one| view! { <li>{allocation::indicator(locale, *one)}</li> }).collect_view();
    view! {
        <p>{t::because_reserved(locale)}</p>
        <ul>{indicators}</ul>
        {skills}
        <p class="small"><a href=path::GUIDE>{t::guide(locale)}</a></p>
    }
    .into_any()
}

/// Some of those with one answer, of so many as there are.
fn group(locale: Locale, id: &'static str, title: Text, (verdicts, number): (Vec<Verdict>, usize)) -> AnyView {
    let rows: Vec<Row> = verdicts.into_iter().map(|verdict| line(locale, verdict)).collect();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{title} " (" {number} ")"</h2>
            {if rows.is_empty() {
                view! { <p class="muted">{t::nobody(locale)}</p> }.into_any()
            } else {
                view! { <Rows rows=rows /> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn line(locale: Locale, verdict: Verdict) -> Row {
    let (tone, word) = badge(locale, verdict.allocation.answer);
    let mut why = why(locale, &verdict);
    if let Some(last) = verdict.allocation.valid_until {
        let day = format::date(locale, last);
        let text = if verdict.may() {
            t::until(locale, &day)
        } else {
            t::from(locale, &format::date(locale, domain::period::day_after(last)))
        };
        why.push(format::capital(&text).into_owned() + ".");
    }
    Row::new(verdict.name).href(verdict.href).meta(verdict.detail).note(why.join(" ")).badge(tone, word)
}

/// An answer as a mark with a sentence.
pub(crate) fn answer(locale: Locale, answer: Answer) -> (Tone, Text) {
    match answer {
        Answer::OutOfScope => (Tone::Good, t::outside(locale)),
        Answer::NotAllowed => (Tone::Attention, allocation::answer(locale, answer)),
        other => (Tone::Good, allocation::answer(locale, other)),
    }
}

/// That an answer rests on a record that nobody compared with the public register, with the form to write down what it shows.
pub(crate) fn unchecked(locale: Locale, organisation: &str, staff: &str) -> AnyView {
    let href = format!("{}#register", path::staff(organisation, staff));
    view! {
        <Notice tone=Tone::Attention>
            <p>{t::unchecked_notice(locale)}</p>
            <p><a href=href>{t::check(locale)}</a></p>
        </Notice>
    }
    .into_any()
}

/// The same of who is responsible for how somebody does the work.
pub(crate) fn unchecked_responsible(locale: Locale, place: &Place, (staff, name): (&str, &str)) -> AnyView {
    let href = format!("{}#register", path::staff(&place.id, staff));
    // Who leads a team may have no page of them.
    let link = place.edits_people.then(|| view! { <p><a href=href>{t::check(locale)}</a></p> });
    let text = t::unchecked_responsible(locale, name);
    view! {
        <Notice tone=Tone::Attention>
            <p class="wrap">{text}</p>
            {link}
        </Notice>
    }
    .into_any()
}

/// Why an answer is what it is, on whose responsibility, and from where that is known: a sentence each.
pub fn why(locale: Locale, verdict: &Verdict) -> Vec<String> {
    if !verdict.lacks.is_empty() {
        return vec![format::capital(&t::lacks(locale, &verdict.lacks.join(", "))).into_owned() + "."];
    }
    // In the ledger somebody is named as responsible: where nobody is, they have left.
    let words = |reason: Reason| match reason {
        Reason::ResponsibleMissing if verdict.under.is_some() => language::ledger::responsible_left(locale),
        other => allocation::reason(locale, other),
    };
    // There is a registration, of which nobody knows how it stands.
    let unsaid = |reason: &&Reason| verdict.known != Known::Measure || **reason != Reason::NotRegistered;
    let reasons = verdict.allocation.reasons.iter().filter(unsaid);
    let mut why: Vec<String> = reasons.map(|one| words(*one).into_owned()).collect();
    if verdict.allocation.reserved {
        let known = match verdict.known {
            Known::Shared => None,
            Known::Recorded => Some(t::recorded(locale)),
            Known::Unchecked => Some(t::unchecked(locale)),
            Known::NotFound => Some(t::not_found(locale)),
            Known::Measure => Some(t::measure_seen(locale)),
            Known::Barred => Some(t::measure_bars(locale)),
            Known::Nothing if verdict.under.is_some() => None,
            Known::Nothing => Some(t::nothing_known(locale)),
        };
        why.extend(known.map(|known| format::capital(&known).into_owned() + "."));
    }
    if let Some(under) = &verdict.under {
        why.push(format::capital(&allocation::arrangement(locale, under.kind)).into_owned() + ".");
        if let Some(name) = &under.responsible {
            why.push(allocations::on_responsibility(locale, name).into_owned());
            why.extend(under.unchecked.as_ref().map(|_| t::unchecked_short(locale, name).into_owned()));
        }
    }
    why
}

/// The allocations and exceptions there are, of one person or one kind of work.
fn beside_view(request: &Request, place: &Place, beside: Beside, (staff, kind): (&str, &str)) -> AnyView {
    let locale = request.locale;
    let Beside { allocations: given, allocated, exceptions, arranged } = beside;
    let of_person = !staff.is_empty();
    let fields = [("medewerker", staff), ("werk", kind)];
    let add = place.allocates.then(|| {
        let href = path::asking(&path::allocation_new(&place.id), &fields);
        view! { <Actions><ButtonLink href=href label=allocations::add(locale) glyph=Glyph::Plus /></Actions> }
    });
    let given = if given.is_empty() {
        view! { <p class="muted">{allocations::here_none(locale)}</p> }.into_any()
    } else {
        let shown = given.iter().take(MOST);
        let rows = shown.map(|one| one.row(locale, &place.id, request.today, Some(of_person))).collect();
        let more = allocated.saturating_sub(MOST);
        let more = (more > 0).then(|| {
            let href = path::asking(&path::allocations(&place.id), &fields);
            view! { <p><a href=href>{allocations::and_more(locale, more)}</a></p> }
        });
        view! { <Rows rows=rows /> {more} }.into_any()
    };
    let exceptions = (!exceptions.is_empty()).then(|| {
        let rows = exceptions.iter().take(MOST).map(|line| line.row(locale, &place.id)).collect();
        let more = arranged.saturating_sub(MOST);
        let href = path::ledger(&place.id);
        let more = (more > 0).then(|| view! { <p><a href=href>{allocations::and_more(locale, more)}</a></p> });
        view! {
            <section class="section" aria-labelledby="uitzonderingen">
                <h2 id="uitzonderingen">{allocations::here_exceptions(locale)}</h2>
                <Rows rows=rows />
                {more}
            </section>
        }
    });
    view! {
        <section class="section" aria-labelledby="inzet">
            <h2 id="inzet">{allocations::here(locale)}</h2>
            {given}
            {add}
        </section>
        {exceptions}
    }
    .into_any()
}

/// How those who may not can do it all the same: each way once.
fn ways(locale: Locale, may_not: &[Verdict]) -> Option<AnyView> {
    let open = |kind: ArrangementKind| may_not.iter().flat_map(|verdict| &verdict.ways).any(|way| way.kind == kind);
    let items: Vec<_> = [
        (ArrangementKind::Supervision, t::way_supervision(locale)),
        (ArrangementKind::Tandem, t::way_tandem(locale)),
        (ArrangementKind::Unless, t::way_unless(locale)),
    ]
    .into_iter()
    .filter(|(kind, _)| open(*kind))
    .map(|(_, text)| view! { <li>{text}</li> })
    .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="wel">
                <h2 id="wel">{t::ways(locale)}</h2>
                <p>{t::ways_text(locale)}</p>
                <ul>{items}</ul>
                <p class="small"><a href=path::GUIDE>{t::guide(locale)}</a></p>
            </section>
        }
        .into_any()
    })
}

/// The form of what somebody can.
pub fn abilities(request: Request, place: Place, (staff, name): (String, String), form: FormState) -> AnyView {
    let locale = request.locale;
    let title = t::abilities_title(locale, &name);
    let kinds: Vec<Choice> = WorkerKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), format::capital(&allocation::worker_kind(locale, *kind))))
        .collect();
    let unknown = Choice::new("", t::level_unknown(locale));
    let levels: Vec<Choice> = [unknown]
        .into_iter()
        .chain(WorkerLevel::ALL.iter().map(|level| Choice::new(level.as_str(), t::level(locale, *level))))
        .collect();
    let invalid = !form.is_valid();
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            {back(path::staff_work(&place.id, &staff), t::person_title(locale, &name))}
            <h1 class="wrap">{title}</h1>
            <Lead>{t::abilities_lead(locale)}</Lead>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::staff_abilities(&place.id, &staff) novalidate>
                <SelectField locale=locale form=form.clone() name=form::WORKER label=t::worker(locale) choices=kinds />
                <SelectField locale=locale form=form.clone() name=form::LEVEL label=t::worker_level(locale) choices=levels />
                <TextField locale=locale form=form.clone() name=form::SKILLS label=t::has_skills(locale) hint=t::has_skills_hint(locale) optional=true />
                <Actions>
                    <Submit label=t::save(locale) />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}
