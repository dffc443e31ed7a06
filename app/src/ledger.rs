//! The ledger of exceptions: how somebody who is not registered may do reserved work, on whose responsibility, and until
//! when.

pub mod form;

use crate::{
    FormState, Request,
    allocations::{Given, Raised, badge},
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        client_data::remark,
        empty::Empty,
        facts::{Fact, Facts},
        field::{Choice, SelectField},
        frame::{Frame, Width},
        history::{History, HistoryItem},
        icon::Glyph,
        lead::Lead,
        message::Tone,
        pagination::Pagination,
        rows::{Row, Rows},
        take_along::take_along,
    },
    kind_of_work::{Place, Verdict, back, why},
    path,
};
use chrono::{NaiveDate, NaiveDateTime};
use domain::{
    Allocation,
    allocation::{Agreement, Answer, ArrangementKind, Reason, UnlessBasis, UnlessGround},
    organisation::LedgerState,
};
use language::{Locale, Text, allocation, allocations, format, ledger as t};
use leptos::prelude::*;

/// Lines on a page.
const PER_PAGE: usize = 50;
/// The field of the filter.
pub const STATE: &str = "toon";

/// What was arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Terms {
    pub agreements: Vec<Agreement>,
    pub ground: Option<UnlessGround>,
    pub basis: Option<UnlessBasis>,
    pub reason: String,
    /// The first day.
    pub since: NaiveDate,
    /// The first day that it no longer holds unless it is looked at again.
    pub review_on: NaiveDate,
    /// The last day, where it was ended.
    pub until: Option<NaiveDate>,
}

/// A line of the ledger.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id, as in addresses.
    pub id: String,
    /// Who does the work: id and name.
    pub staff: (String, String),
    /// Which work: id and name.
    pub work: (String, String),
    /// How it is arranged.
    pub how: ArrangementKind,
    /// What was arranged.
    pub terms: Terms,
    /// Who is responsible, while they are on the staff.
    pub responsible: Option<String>,
    /// Their key, where it holds by a registration of theirs that nobody ever looked up in the public register.
    pub unchecked: Option<String>,
    /// How it stands today.
    pub state: LedgerState,
    /// What the norm says of it today; `None` when who does the work has left.
    pub held: Option<Allocation>,
}

/// The mark of a state.
const fn tone(state: LedgerState) -> Tone {
    match state {
        LedgerState::Lapsed => Tone::Bad,
        LedgerState::Soon => Tone::Attention,
        LedgerState::Holds => Tone::Good,
        LedgerState::Ahead | LedgerState::Ended => Tone::Neutral,
    }
}

impl Line {
    fn title(&self, locale: Locale) -> Text {
        t::who_what(locale, &self.staff.1, &self.work.1)
    }

    /// Why it has lapsed: what is about the arrangement, not about who does the work.
    pub fn reasons(&self, locale: Locale) -> Vec<Text> {
        if self.state != LedgerState::Lapsed {
            return Vec::new();
        }
        let Some(held) = &self.held else { return vec![allocations::has_left(locale)] };
        let of_worker = |reason: &Reason| matches!(reason, Reason::NotRegistered | Reason::RegisterDoesNotCount);
        let words = |reason: Reason| match reason {
            Reason::ResponsibleMissing => t::responsible_left(locale),
            other => allocation::reason(locale, other),
        };
        held.reasons.iter().filter(|one| !of_worker(one)).map(|one| words(*one)).collect()
    }

    /// That it rests on what nobody has looked up.
    fn unchecked(&self, locale: Locale) -> Option<Text> {
        let name = self.responsible.as_deref().filter(|_| self.unchecked.is_some())?;
        Some(language::kind_of_work::unchecked_short(locale, name))
    }

    fn responsible(&self, locale: Locale) -> Text {
        match &self.responsible {
            Some(name) => t::responsible_is(locale, name),
            None => t::responsible_nobody(locale),
        }
    }

    /// The line in a list.
    pub(crate) fn row(&self, locale: Locale, organisation: &str) -> Row {
        let day = match self.terms.until {
            Some(until) => t::ended_on(locale, &format::date(locale, until)),
            None => t::review_is(locale, &format::date(locale, self.terms.review_on)),
        };
        let meta = format!("{} · {} · {day}", t::how(locale, self.how), self.responsible(locale));
        Row::new(self.title(locale))
            .href(path::exception(organisation, &self.id))
            .meta(meta)
            .note(self.reasons(locale).into_iter().chain(self.unchecked(locale)).collect::<Vec<_>>().join(" "))
            .badge(tone(self.state), t::state(locale, self.state))
    }

    /// The sentence on top of its page.
    fn lead(&self, locale: Locale) -> Text {
        match self.state {
            LedgerState::Ahead => t::begins(locale, &format::date(locale, self.terms.since)),
            LedgerState::Ended => match self.terms.until {
                Some(until) => t::has_ended(locale, &format::date(locale, until)),
                None => t::has_lapsed(locale),
            },
            LedgerState::Lapsed if self.held.is_none() => t::has_left(locale),
            LedgerState::Lapsed => t::has_lapsed(locale),
            LedgerState::Soon | LedgerState::Holds => match self.held.as_ref().and_then(|held| held.valid_until) {
                Some(last) => t::holds_until(locale, &format::date(locale, last)),
                None => t::holds_on(locale),
            },
        }
    }

    /// Everything that it says, for its page and for a form that came too late.
    fn facts(&self, locale: Locale) -> Vec<Fact> {
        let mut facts = vec![
            Fact::new(t::fact_staff(locale), self.staff.1.clone()),
            Fact::new(t::fact_work(locale), self.work.1.clone()),
            Fact::new(t::fact_how(locale), format::capital(&allocation::arrangement(locale, self.how))),
            Fact::new(
                t::fact_responsible(locale),
                self.responsible
                    .clone()
                    .unwrap_or_else(|| format::capital(&t::responsible_nobody(locale)).into_owned()),
            ),
        ];
        facts.extend(terms_facts(locale, &self.terms));
        facts
    }
}

fn terms_facts(locale: Locale, terms: &Terms) -> Vec<Fact> {
    let mut facts = Vec::new();
    if !terms.agreements.is_empty() {
        let items = terms.agreements.iter().map(|one| view! { <li>{allocation::agreement(locale, *one)}</li> });
        let list = view! { <ul>{items.collect_view()}</ul> }.into_any();
        facts.push(Fact::view(t::fact_agreements(locale), list));
    }
    facts.extend(terms.ground.map(|ground| Fact::new(t::fact_ground(locale), t::ground(locale, ground))));
    facts.extend(terms.basis.map(|basis| Fact::new(t::fact_basis(locale), t::basis(locale, basis))));
    if !terms.reason.is_empty() {
        let reason = view! { <span class="wrap">{terms.reason.clone()}</span> }.into_any();
        facts.push(Fact::view(t::reason_label(locale), reason));
    }
    facts.push(Fact::new(t::fact_since(locale), format::date(locale, terms.since)));
    facts.push(Fact::new(t::fact_review(locale), format::date(locale, terms.review_on)));
    facts.extend(terms.until.map(|until| Fact::new(t::until(locale), format::date(locale, until))));
    facts
}

/// The ledger, narrowed down to the state in the form.
pub fn list(request: Request, place: Place, todo: Vec<Given>, lines: Vec<Line>, form: FormState) -> AnyView {
    let locale = request.locale;
    let number = |state| lines.iter().filter(|line| line.state == state).count();
    let (holds, lapsed) =
        (number(LedgerState::Holds).saturating_add(number(LedgerState::Soon)), number(LedgerState::Lapsed));
    let tone = match (lapsed, lines.is_empty()) {
        (_, true) => Tone::Neutral,
        (0, false) => Tone::Good,
        _ => Tone::Bad,
    };
    let all = Choice::new("", t::all(locale, lines.len()));
    let states = LedgerState::ALL
        .iter()
        .map(|state| Choice::new(state.as_str(), t::counted(locale, &t::state(locale, *state), number(*state))));
    let states: Vec<Choice> = [all].into_iter().chain(states).collect();
    let asked: Option<LedgerState> = form.value(STATE).parse().ok();
    let is_empty = lines.is_empty();
    let shown: Vec<&Line> = lines.iter().filter(|line| asked.is_none_or(|asked| line.state == asked)).collect();
    let page = form.value("pagina").parse().unwrap_or(1_u32).max(1);
    let pages = u32::try_from(shown.len().div_ceil(PER_PAGE)).unwrap_or(u32::MAX).max(1);
    let first = usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX).saturating_mul(PER_PAGE);
    let shown = shown.into_iter().skip(first).take(PER_PAGE);
    let rows: Vec<Row> = shown.map(|line| line.row(locale, &place.id)).collect();
    let base = path::asking(&path::ledger(&place.id), &[(STATE, form.value(STATE))]);
    let base = format!("{base}{}pagina=", if base.contains('?') { '&' } else { '?' });
    let add = path::exception_new(&place.id);
    let main = if is_empty {
        let (action, href) = if place.keeps_ledger { (t::add(locale), add.clone()) } else { Default::default() };
        view! { <Empty title=t::empty_title(locale) action=action href=href>{t::empty_text(locale)}</Empty> }.into_any()
    } else {
        let rows = if rows.is_empty() {
            view! { <p class="muted">{t::none_such(locale)}</p> }.into_any()
        } else {
            let files = take_along(
                locale,
                ["csv", "xlsx"]
                    .map(|ending| path::asking(&path::ledger_file(&place.id, ending), &[(STATE, form.value(STATE))])),
                None,
            );
            view! { <Rows rows=rows /> <Pagination locale=locale page=page pages=pages base=base /> {files} }.into_any()
        };
        view! {
            <section class="section" aria-labelledby="regels">
                <h2 id="regels">{t::lines(locale)}</h2>
                <form class="form screen-only" method="get" action=path::ledger(&place.id)>
                    <SelectField locale=locale form=form name=STATE label=t::show_which(locale) choices=states />
                    <Actions>
                        <Submit label=t::show(locale) look=Look::Plain />
                    </Actions>
                </form>
                {rows}
            </section>
        }
        .into_any()
    };
    let todo = crate::allocations::todo(&request, &place, &todo);
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            {back(path::organisation(&place.id), place.name)}
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::title(locale)}</h1>
                    {(!is_empty).then(|| view! { <Lead tone=tone>{t::lead(locale, holds, lapsed)}</Lead> })}
                    <p class="muted">{t::explained(locale)}</p>
                    {(!place.keeps_ledger).then(|| view! { <p class="muted small">{t::nobody_keeps(locale)}</p> })}
                </div>
                {(place.keeps_ledger && !is_empty)
                    .then(|| {
                        view! {
                            <Actions>
                                <ButtonLink href=add label=t::add(locale) look=Look::Primary glyph=Glyph::Plus />
                            </Actions>
                        }
                    })}
            </header>
            {todo}
            {main}
        </Frame>
    }
    .into_any()
}

/// One line, with what its person may do today and the work that rests on it.
pub fn show(
    request: Request,
    place: Place,
    line: Line,
    verdict: Option<Verdict>,
    (given, raised): (Vec<Given>, Vec<Raised>),
) -> AnyView {
    let locale = request.locale;
    let objections = crate::allocations::objections(locale, &place, raised);
    let title = line.title(locale);
    let reasons: Vec<_> = line.reasons(locale).into_iter().map(|one| view! { <li>{one}</li> }).collect();
    let lapsed = (line.state == LedgerState::Lapsed).then(|| {
        view! {
            <ul>{reasons}</ul>
            {place.keeps_ledger.then(|| view! { <p>{t::what_now(locale)}</p> })}
        }
    });
    let unchecked = line.unchecked.as_deref().zip(line.responsible.as_deref());
    let unchecked = unchecked.map(|one| crate::kind_of_work::unchecked_responsible(locale, &place, one));
    let needless = matches!(line.held.as_ref().map(|held| held.answer), Some(Answer::Allowed | Answer::OutOfScope));
    let needless = needless.then(|| view! { <p>{t::not_needed_now(locale)}</p> });
    let today = verdict.map(|verdict| {
        let (tone, word) = badge(locale, verdict.allocation.answer);
        let row = Row::new(allocations::today(locale)).note(why(locale, &verdict).join(" ")).badge(tone, word);
        view! { <Rows rows=vec![row] /> }
    });
    let rows: Vec<Row> = given.iter().map(|one| one.row(locale, &place.id, request.today, Some(true))).collect();
    let touched = if rows.is_empty() {
        view! { <p class="muted">{t::touches_none(locale)}</p> }.into_any()
    } else {
        view! { <Rows rows=rows /> }.into_any()
    };
    let remark = place.keeps_ledger.then(|| remark(locale, &line.terms.reason, request.today)).flatten();
    let is_ended = line.state == LedgerState::Ended;
    let edit = place.keeps_ledger.then(|| {
        view! { <ButtonLink href=path::exception_edit(&place.id, &line.id) label=t::look_again(locale) look=Look::Primary glyph=Glyph::Edit /> }
    });
    let end = (place.keeps_ledger && !is_ended).then(|| {
        view! { <ButtonLink href=path::exception_end(&place.id, &line.id) label=t::end_it(locale) /> }
    });
    let (facts, lead, tone) = (line.facts(locale), line.lead(locale), tone(line.state));
    view! {
        <Frame request=request title=title.clone() width=Width::Wide>
            {back(path::ledger(&place.id), t::title(locale))}
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                <Lead tone=tone>{lead}</Lead>
            </header>
            {lapsed}
            {unchecked}
            {needless}
            <Facts facts=facts />
            {remark}
            <Actions>
                {edit}
                {end}
                <ButtonLink href=path::exception_history(&place.id, &line.id) label=t::history(locale) look=Look::Quiet glyph=Glyph::History />
            </Actions>
            {objections}
            <section class="section" aria-labelledby="inzet">
                <h2 id="inzet">{t::touches(locale)}</h2>
                {today}
                {touched}
            </section>
        </Frame>
    }
    .into_any()
}

/// A line of the history of a line.
#[derive(Clone, Debug)]
pub struct Version {
    /// When, as the clock in the Netherlands had it.
    pub at: NaiveDateTime,
    /// Who.
    pub by: Option<String>,
    /// What was done.
    pub what: crate::workforce::history::What,
    /// What it then said.
    pub said: Option<Said>,
}

/// What a line of the history says.
#[derive(Clone, Debug)]
pub enum Said {
    /// What was arranged, with who was responsible.
    Arranged(Terms, Option<String>),
    /// An objection to it was answered.
    Answered,
}

/// What was done, in a word.
pub(crate) fn done(locale: Locale, what: crate::workforce::history::What) -> Text {
    use crate::workforce::history::What;
    match what {
        What::Created => t::was_created(locale),
        What::Edited => t::was_edited(locale),
        What::Ended => t::was_ended(locale),
        What::Deleted => t::was_deleted(locale),
        What::Imported => t::was_imported(locale),
    }
}

/// The head of a line of history.
pub(crate) fn item(
    locale: Locale,
    (at, by): (NaiveDateTime, Option<&str>),
    what: crate::workforce::history::What,
    detail: String,
    current: bool,
) -> HistoryItem {
    let gone = language::workforce::somebody_gone(locale);
    HistoryItem {
        on: format!("{}, {}", format::date(locale, at.date()), at.format("%H:%M")).into(),
        datetime: at.format("%Y-%m-%dT%H:%M").to_string(),
        title: language::workforce::by(locale, &done(locale, what), by.unwrap_or(&gone)),
        detail: detail.into(),
        current,
    }
}

/// Who changed what, and when.
pub fn history(request: Request, place: Place, line: Line, versions: Vec<Version>) -> AnyView {
    let locale = request.locale;
    let title = line.title(locale);
    let items = versions.iter().enumerate().map(|(place, version)| {
        let detail = version.said.as_ref().map(|said| {
            let (terms, responsible) = match said {
                Said::Arranged(terms, responsible) => (terms, responsible),
                Said::Answered => return allocations::objection_answered(locale).into_owned(),
            };
            let responsible = match responsible {
                Some(name) => t::responsible_is(locale, name),
                None => t::responsible_nobody(locale),
            };
            let since = allocations::from(locale, &format::date(locale, terms.since));
            let review = t::review_is(locale, &format::date(locale, terms.review_on));
            let until = terms.until.map(|until| t::ended_on(locale, &format::date(locale, until)));
            let words = [responsible, since, review].into_iter().chain(until);
            let ground = terms.ground.map(|ground| t::ground(locale, ground));
            let basis = terms.basis.map(|basis| t::basis(locale, basis));
            let agreements = terms.agreements.iter().map(|one| allocation::agreement(locale, *one));
            let reason = (!terms.reason.is_empty()).then(|| Text::from(format!("“{}”", terms.reason)));
            words.chain(ground).chain(basis).chain(agreements).chain(reason).collect::<Vec<_>>().join("; ")
        });
        let who = (version.at, version.by.as_deref());
        item(locale, who, version.what, detail.unwrap_or_default(), place == 0)
    });
    let items = items.collect::<Vec<_>>();
    view! {
        <Frame request=request title=t::history(locale)>
            {back(path::exception(&place.id, &line.id), title)}
            <header class="page-head">
                <h1>{t::history(locale)}</h1>
                <Lead>{t::history_lead(locale)}</Lead>
            </header>
            <History items=items />
        </Frame>
    }
    .into_any()
}
