//! The work that employers give somebody, as they see it themselves; and objections to it, on both sides.

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, Look, PostButton, Submit},
        client_data::remark,
        details::Details,
        empty::Empty,
        facts::{Fact, Facts},
        field::{Hidden, TextArea},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        message::{Badge, ErrorSummary, Notice, Tone},
        rows::{Row, Rows},
    },
    kind_of_work::{Known, team::tone},
    path,
};
use chrono::NaiveDate;
use domain::{
    Allocation,
    allocation::{Answer, ArrangementKind, Reason, Work},
    organisation::DisputeState,
};
use language::{Locale, Text, allocation, form as words, format, own_work as t};
use leptos::prelude::*;

/// The field for what somebody objects, and for the answer.
pub const TEXT: &str = "tekst";
/// Characters in it.
pub const MOST: usize = 2000;

fn most(locale: Locale) -> String {
    format::whole(locale, u64::try_from(MOST).unwrap_or(u64::MAX))
}

/// What the norm says of work that is given to somebody.
#[derive(Clone, Debug)]
pub struct Stands {
    /// The answer.
    pub allocation: Allocation,
    /// How the work is arranged, where that decides; and the name of who is responsible, while they are there.
    pub under: Option<(ArrangementKind, Option<String>)>,
    /// From where it is known whether they are registered.
    pub known: Known,
}

/// Work that is given to somebody.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its key.
    pub id: String,
    /// What the work is called.
    pub name: String,
    /// What it asks.
    pub work: Work,
    /// A code of the employer's own.
    pub reference: Option<String>,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// How it stands today, or on the first day; `None` when they have left.
    pub stands: Option<Stands>,
    /// Their objections, the last first.
    pub disputes: Vec<Dispute>,
}

impl Given {
    fn is_over(&self, on: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < on)
    }

    fn period(&self, locale: Locale) -> Text {
        period(locale, self.since, self.until)
    }
}

fn period(locale: Locale, since: NaiveDate, until: Option<NaiveDate>) -> Text {
    let first = format::date(locale, since);
    match until {
        Some(last) if last == since => first.into(),
        Some(last) => t::period(locale, &first, &format::date(locale, last)),
        None => t::from_day(locale, &first),
    }
}

/// An objection.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Its key.
    pub id: String,
    /// Why.
    pub reason: String,
    /// The day.
    pub on: NaiveDate,
    /// The day that it was taken back.
    pub withdrawn_on: Option<NaiveDate>,
    /// The answer: what, who, on which day.
    pub answer: Option<(String, Option<String>, NaiveDate)>,
}

impl Dispute {
    fn state(&self) -> DisputeState {
        match (self.withdrawn_on, &self.answer) {
            (Some(_), _) => DisputeState::Withdrawn,
            (None, Some(_)) => DisputeState::Answered,
            (None, None) => DisputeState::Open,
        }
    }

    fn is_open(&self) -> bool {
        self.state() == DisputeState::Open
    }
}

/// How something that somebody is responsible for stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Holds,
    /// It no longer holds, though nobody ended it.
    Lapsed,
    /// It begins later.
    Ahead,
    /// It was ended.
    Ended,
}

/// Work of somebody else for which one is responsible.
#[derive(Clone, Debug)]
pub struct Responsible {
    /// Its key.
    pub id: String,
    /// Who does the work.
    pub name: String,
    /// What it is called.
    pub work: String,
    /// How it is arranged.
    pub kind: ArrangementKind,
    /// The first day.
    pub since: NaiveDate,
    /// Until when it holds.
    pub until: Option<NaiveDate>,
    /// The day on which the employer looks at it again.
    pub review_on: NaiveDate,
    /// Why it was arranged so.
    pub reason: String,
    /// How it stands today.
    pub state: State,
    /// Their objections, the last first.
    pub disputes: Vec<Dispute>,
}

/// What is of one employer.
#[derive(Clone, Debug)]
pub struct Employer {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The work.
    pub given: Vec<Given>,
    /// What they are responsible for.
    pub responsible: Vec<Responsible>,
}

/// Everything, by employer.
pub fn list(request: Request, employers: Vec<Employer>) -> AnyView {
    let (locale, today) = (request.locale, request.today);
    let none = employers.is_empty();
    let now = || employers.iter().flat_map(|employer| &employer.given).filter(|one| !one.is_over(today));
    let (count, trouble) = (now().count(), now().filter(|one| is_trouble(one, today)).count());
    let (tone, lead) = match trouble {
        0 => (Tone::Neutral, t::lead(locale, count)),
        trouble => (Tone::Bad, t::lead_trouble(locale, trouble)),
    };
    let sections = employers.into_iter().map(|employer| of_employer(locale, today, employer)).collect_view();
    let main = if none {
        view! { <Empty title=t::empty_title(locale)>{t::empty_text(locale)}</Empty> }.into_any()
    } else {
        sections.into_any()
    };
    view! {
        <Frame request=request title=t::title(locale)>
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                {(!none).then(|| view! { <Lead tone=tone>{lead}</Lead> <p class="muted">{t::explained(locale)}</p> })}
            </header>
            {main}
        </Frame>
    }
    .into_any()
}

/// Whether somebody is to do work on a day that they may not do.
fn is_trouble(given: &Given, on: NaiveDate) -> bool {
    given.since <= on && given.stands.as_ref().is_some_and(|stands| stands.allocation.answer.is_refusal())
}

fn of_employer(locale: Locale, today: NaiveDate, employer: Employer) -> AnyView {
    let id = format!("werkgever-{}", employer.id);
    let labelled = id.clone();
    let (over, now): (Vec<Given>, Vec<Given>) = employer.given.into_iter().partition(|one| one.is_over(today));
    let rows = |given: Vec<Given>| given.into_iter().map(|one| row(locale, one)).collect::<Vec<_>>();
    let now = (!now.is_empty()).then(|| {
        view! { <h3>{t::works(locale)}</h3> <Rows rows=rows(now) /> }
    });
    let over = (!over.is_empty()).then(|| {
        let rows = rows(over);
        view! { <Details summary=t::works_over(locale)><Rows rows=rows /></Details> }
    });
    let responsible = (!employer.responsible.is_empty()).then(|| {
        let rows = employer.responsible.into_iter().map(|one| responsible(locale, one)).collect();
        view! {
            <h3>{t::responsible_for(locale)}</h3>
            <p class="muted">{t::responsible_explained(locale)}</p>
            <Rows rows=rows />
        }
    });
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=id class="wrap">{employer.name}</h2>
            {now}
            {over}
            {responsible}
        </section>
    }
    .into_any()
}

fn row(locale: Locale, given: Given) -> Row {
    let reference = given.reference.as_deref().map(|reference| t::of_reference(locale, reference));
    let meta: Vec<Text> = [Some(given.period(locale)), reference].into_iter().flatten().collect();
    let mut note: Vec<Text> = Vec::new();
    match &given.stands {
        Some(stands) => {
            note.push(t::by(locale, &ground(locale, stands)));
            note.extend(until(locale, &stands.allocation));
        }
        None => note.push(t::left(locale)),
    }
    note.extend(disputed(locale, &given.disputes));
    let row = Row::new(given.name).href(path::own_allocation(given.id)).meta(meta.join(" · ")).note(note.join(" "));
    match given.stands {
        Some(Stands { allocation, .. }) => row.badge(tone(allocation.answer), t::means(locale, allocation.answer)),
        None => row,
    }
}

/// How it stands, for a badge.
fn stands(locale: Locale, state: State) -> (Tone, Text) {
    match state {
        State::Holds => (Tone::Good, t::holds(locale)),
        State::Lapsed => (Tone::Bad, t::lapsed(locale)),
        State::Ahead => (Tone::Neutral, t::ahead(locale)),
        State::Ended => (Tone::Neutral, t::ended(locale)),
    }
}

/// What became of the last objection, in a sentence.
fn disputed(locale: Locale, disputes: &[Dispute]) -> Option<Text> {
    match disputes.first() {
        Some(last) if last.is_open() => Some(t::disputed(locale)),
        Some(last) if last.withdrawn_on.is_none() => Some(t::answered(locale)),
        _ => None,
    }
}

fn responsible(locale: Locale, one: Responsible) -> Row {
    let (tone, word) = stands(locale, one.state);
    let note = [Some(t::by(locale, &t::ground(locale, one.kind))), disputed(locale, &one.disputes)];
    let note = note.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Row::new(one.name)
        .href(path::own_responsible(one.id))
        .meta(format!("{} · {}", one.work, period(locale, one.since, one.until)))
        .note(note)
        .badge(tone, word)
}

/// On what it rests that somebody may do the work, in a few words.
fn ground(locale: Locale, stands: &Stands) -> Text {
    let Stands { allocation, under, .. } = stands;
    match (allocation.answer, under) {
        (Answer::NotAllowed, _) => t::ground_none(locale),
        (Answer::OutOfScope, _) => t::ground_outside(locale),
        (_, Some((kind, _))) => t::ground(locale, *kind),
        (_, None) if allocation.reasons.contains(&Reason::NoIndicator) => t::ground_free(locale),
        (_, None) => t::ground_registered(locale),
    }
}

fn until(locale: Locale, allocation: &Allocation) -> Option<Text> {
    let last = allocation.valid_until?;
    Some(if allocation.answer.is_refusal() {
        t::changes_on(locale, &format::date(locale, domain::period::day_after(last)))
    } else {
        t::holds_until(locale, &format::date(locale, last))
    })
}

fn back(href: String, label: Text) -> AnyView {
    view! { <p class="breadcrumb"><a href=href>{label}</a></p> }.into_any()
}

/// One of them, with the form to object.
pub fn show(request: Request, employer: String, given: Given, form: FormState) -> AnyView {
    let (locale, today) = (request.locale, request.today);
    let name = given.name.clone();
    let mut facts =
        vec![Fact::new(t::employer(locale), employer), Fact::new(t::fact_period(locale), given.period(locale))];
    facts.extend(given.reference.clone().map(|reference| Fact::new(t::fact_reference(locale), reference)));
    let stands = given.stands.clone();
    match &stands {
        Some(stands) => facts.extend(stand_facts(locale, stands)),
        None => facts.push(Fact::new(t::fact_ground(locale), t::left(locale))),
    }
    let badge = stands.as_ref().map(|stands| {
        let answer = stands.allocation.answer;
        view! { <p><Badge tone=tone(answer) label=t::means(locale, answer) /></p> }
    });
    let ahead = (today < given.since).then(|| {
        view! { <p class="muted">{t::ahead_note(locale, &format::date(locale, given.since))}</p> }
    });
    let why = stands.as_ref().map(|stands| why(locale, &given.work, stands));
    let here = (path::own_allocation(&given.id), path::own_dispute_withdraw(&given.id));
    let disputes = disputes(locale, &given.disputes, here, t::disputes_text(locale), today, form.clone());
    view! {
        <Frame request=request title=name.clone() invalid=!form.is_valid()>
            {back(path::OWN_WORK.to_owned(), t::title(locale))}
            <header class="page-head">
                <h1 class="wrap">{name}</h1>
                {badge}
            </header>
            <ErrorSummary locale=locale form=form />
            {ahead}
            <Facts facts=facts />
            {why}
            {disputes}
        </Frame>
    }
    .into_any()
}

/// What one is responsible for, with the form to object.
pub fn show_responsible(request: Request, employer: String, one: Responsible, form: FormState) -> AnyView {
    let locale = request.locale;
    let title = t::responsible_title(locale, &one.name);
    let (tone, word) = stands(locale, one.state);
    let mut facts = vec![
        Fact::new(t::employer(locale), employer),
        Fact::new(language::roster::work(locale), one.work.clone()),
        Fact::new(t::fact_period(locale), period(locale, one.since, one.until)),
        Fact::new(t::fact_ground(locale), t::ground(locale, one.kind)),
        Fact::new(language::ledger::fact_review(locale), format::date(locale, one.review_on)),
    ];
    if !one.reason.is_empty() {
        let reason = view! { <span class="wrap">{one.reason.clone()}</span> }.into_any();
        facts.push(Fact::view(language::ledger::reason_label(locale), reason));
    }
    let here = (path::own_responsible(&one.id), path::own_responsible_withdraw(&one.id));
    let disputes = disputes(locale, &one.disputes, here, t::disputes_responsible(locale), request.today, form.clone());
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid()>
            {back(path::OWN_WORK.to_owned(), t::title(locale))}
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                <p><Badge tone=tone label=word /></p>
                <p class="muted">{t::responsible_means(locale, &one.name)}</p>
            </header>
            <ErrorSummary locale=locale form=form />
            <Facts facts=facts />
            {disputes}
        </Frame>
    }
    .into_any()
}

fn stand_facts(locale: Locale, stands: &Stands) -> Vec<Fact> {
    let mut facts = vec![Fact::new(t::fact_ground(locale), ground(locale, stands))];
    let allocation = &stands.allocation;
    match (&stands.under, allocation.answer) {
        (Some((_, Some(name))), _) => facts.push(Fact::new(t::fact_responsible(locale), name.clone())),
        (Some((_, None)), _) => facts.push(Fact::new(t::fact_responsible(locale), t::nobody(locale))),
        (None, Answer::Allowed) if allocation.reserved => {
            facts.push(Fact::new(t::fact_responsible(locale), t::yourself(locale)));
        }
        (None, _) => {}
    }
    let until = until(locale, allocation).unwrap_or_else(|| t::no_end(locale));
    facts.push(Fact::new(t::fact_until(locale), until));
    if allocation.reserved && allocation.answer != Answer::OutOfScope {
        let known = match stands.known {
            Known::Shared => t::by_shared(locale),
            Known::Recorded => t::by_recorded(locale),
            Known::Unchecked => t::by_unchecked(locale),
            Known::NotFound => t::by_not_found(locale),
            Known::Measure | Known::Barred => t::by_measure(locale),
            Known::Nothing => t::by_nothing(locale),
        };
        facts.push(Fact::new(t::fact_known(locale), known));
    }
    facts
}

/// The indicators of the work in plain words, and the reasons of the answer.
fn why(locale: Locale, work: &Work, stands: &Stands) -> AnyView {
    let indicators =
        work.indicators.iter().map(|one| view! { <li>{allocation::indicator(locale, *one)}</li> }).collect_view();
    let indicators = (!work.indicators.is_empty()).then(|| {
        view! { <p>{language::kind_of_work::because_reserved(locale)}</p> <ul>{indicators}</ul> }
    });
    // There is a registration, of which the employer does not know how it stands: what that rests on says so.
    let unsaid = |reason: &&Reason| stands.known != Known::Measure || **reason != Reason::NotRegistered;
    let reasons = stands.allocation.reasons.iter().filter(unsaid);
    let reasons = reasons.map(|one| view! { <p>{allocation::reason(locale, *one)}</p> }).collect_view();
    view! {
        <section class="section" aria-labelledby="waarom">
            <h2 id="waarom">{t::why(locale)}</h2>
            {indicators}
            {reasons}
            <p class="small"><a href=path::GUIDE>{language::kind_of_work::guide(locale)}</a></p>
        </section>
    }
    .into_any()
}

/// What was objected, and the form to object where nothing waits for an answer; `here` is where it is sent, and where one is
/// taken back.
fn disputes(
    locale: Locale,
    disputes: &[Dispute],
    (here, withdraw): (String, String),
    explained: Text,
    today: NaiveDate,
    form: FormState,
) -> AnyView {
    let open = disputes.iter().any(Dispute::is_open);
    let items = disputes.iter().map(|one| {
        // What was taken back is read by nobody any more.
        let remark = one.withdrawn_on.is_none().then(|| remark(locale, &one.reason, today)).flatten();
        view! { {dispute(locale, one, Some(&withdraw), t::made_on)} {remark} }
    });
    let items = items.collect_view();
    let new = (!open).then(|| {
        let hint = t::reason_hint(locale, &most(locale));
        view! {
            <p>{explained}</p>
            <form class="form" method="post" action=here novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <TextArea locale=locale form=form name=TEXT label=t::reason(locale) hint=hint />
                <Actions><Submit label=t::send(locale) look=Look::Plain /></Actions>
            </form>
        }
    });
    view! {
        <section class="section screen-only" aria-labelledby="bezwaar">
            <h2 id="bezwaar">{t::disputes(locale)}</h2>
            {items}
            {new}
        </section>
    }
    .into_any()
}

/// An objection with its answer; `withdraw` is where it is taken back, for its owner.
fn dispute(locale: Locale, one: &Dispute, withdraw: Option<&str>, made_on: fn(Locale, &str) -> Text) -> AnyView {
    let date = |day| format::date(locale, day);
    let answer = one.answer.as_ref().map(|(text, by, on)| {
        let gone = t::somebody(locale);
        let by = by.as_deref().unwrap_or(&gone);
        view! {
            <h4>{t::answer_by(locale, by, &date(*on))}</h4>
            <p class="wrap written">{text.clone()}</p>
        }
    });
    let waits = one.is_open().then(|| view! { <p class="muted">{t::waits(locale)}</p> });
    let withdrawn = one.withdrawn_on.map(|on| view! { <p class="muted">{t::withdrawn_on(locale, &date(on))}</p> });
    let button = withdraw.filter(|_| one.withdrawn_on.is_none()).map(|action| {
        let fields = vec![("bezwaar".to_owned(), one.id.clone())];
        view! {
            <PostButton action=action.to_owned() label=t::withdraw(locale) look=Look::Quiet glyph=Glyph::Cross fields=fields />
        }
    });
    view! {
        <article class="card">
            <h3>{made_on(locale, &date(one.on))}</h3>
            <p class="wrap written">{one.reason.clone()}</p>
            {answer}
            {waits}
            {withdrawn}
            {button}
        </article>
    }
    .into_any()
}

/// An objection, as the employer sees it.
#[derive(Clone, Debug)]
pub struct Objection {
    /// What it says.
    pub dispute: Dispute,
    /// The key of who made it.
    pub staff: String,
    /// Their name.
    pub name: String,
    /// To which work.
    pub work: String,
    /// A code of the employer's own.
    pub reference: Option<String>,
    /// Who does the work, where it is to being responsible for that.
    pub does: Option<String>,
    /// For how long the work is given.
    pub since: NaiveDate,
    /// Until when.
    pub until: Option<NaiveDate>,
}

/// The objections of an employer's people; `place` is its key and its name.
pub fn objections(request: Request, place: (String, String), all: Vec<Objection>) -> AnyView {
    let locale = request.locale;
    let open = all.iter().filter(|one| one.dispute.is_open()).count();
    let tone = if open == 0 { Tone::Good } else { Tone::Attention };
    let none = all.is_empty();
    let (id, name) = place;
    let rows = all
        .into_iter()
        .map(|one| {
            let (tone, word) = state(locale, one.dispute.state());
            Row::new(one.name)
                .href(path::dispute(&id, &one.dispute.id))
                .meta(format!("{} · {}", one.work, format::date(locale, one.dispute.on)))
                .badge(tone, word)
        })
        .collect();
    let main = if none {
        view! { <p class="muted">{t::objections_none(locale)}</p> }.into_any()
    } else {
        view! { <Rows rows=rows /> }.into_any()
    };
    view! {
        <Frame request=request title=t::objections(locale) width=Width::Wide>
            {back(path::organisation(&id), name.into())}
            <header class="page-head">
                <h1>{t::objections(locale)}</h1>
                <Lead tone=tone>{t::objections_lead(locale, open)}</Lead>
                <p class="muted">{t::objections_explained(locale)}</p>
            </header>
            {main}
        </Frame>
    }
    .into_any()
}

/// What became of an objection, for a badge.
pub fn state(locale: Locale, state: DisputeState) -> (Tone, Text) {
    match state {
        DisputeState::Open => (Tone::Attention, t::state_open(locale)),
        DisputeState::Withdrawn => (Tone::Neutral, t::state_withdrawn(locale)),
        DisputeState::Answered => (Tone::Good, t::state_answered(locale)),
    }
}

/// One of them, with the form to answer. `late` when it was answered or taken back before what was typed was sent.
pub fn objection(request: Request, organisation: String, one: Objection, late: bool, form: FormState) -> AnyView {
    let locale = request.locale;
    let title = t::objection_of(locale, &one.name);
    let mut facts = vec![
        Fact::new(language::roster::work(locale), one.work.clone()),
        Fact::new(t::fact_period(locale), period(locale, one.since, one.until)),
    ];
    facts.extend(one.reference.clone().map(|reference| Fact::new(t::fact_reference(locale), reference)));
    let on = format::date(locale, one.dispute.on);
    let lead = match &one.does {
        Some(name) => t::objection_responsible_lead(locale, name, &one.work, &on),
        None => t::objection_lead(locale, &one.work, &on),
    };
    let late = late.then(|| {
        let typed = form.value(TEXT).to_owned();
        view! {
            <Notice tone=Tone::Attention>
                <p>{t::answer_late(locale)}</p>
                <p><strong>{t::typed(locale)}</strong></p>
                <p class="wrap written">{typed}</p>
            </Notice>
        }
    });
    let invalid = !form.is_valid();
    let see = path::staff_work(&organisation, &one.staff);
    let see_label = t::see_work(locale, &one.name);
    let action = path::dispute(&organisation, &one.dispute.id);
    let all = path::disputes(&organisation);
    let home = all.clone();
    let answer = one.dispute.is_open().then(|| {
        let hint = t::answer_hint(locale, &most(locale));
        view! {
            <form class="form" method="post" action=action novalidate>
                <TextArea locale=locale form=form.clone() name=TEXT label=t::answer_label(locale) hint=hint />
                <Actions>
                    <Submit label=t::answer_send(locale) />
                    <a class=Look::Quiet.class() href=home>{words::cancel(locale)}</a>
                </Actions>
            </form>
        }
    });
    let card = dispute(locale, &one.dispute, None, |locale, _| t::objection_words(locale));
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            {back(all, t::objections(locale))}
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                <Lead>{lead}</Lead>
            </header>
            <ErrorSummary locale=locale form=form />
            {late}
            <Facts facts=facts />
            <section class="section">{card}</section>
            {answer}
            <p><a href=see>{see_label}</a></p>
        </Frame>
    }
    .into_any()
}
