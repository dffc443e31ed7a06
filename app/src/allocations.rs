//! The work that is given to people: who does what, whether that is allowed, and the gate that says so before it is stored.

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, EnterSends, Look, Submit},
        client_data::remark,
        details::Details,
        empty::Empty,
        facts::{Fact, Facts},
        field::{CheckField, Choice, DateField, Hidden, SelectField, TextField},
        frame::{Frame, Width},
        history::History,
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        pagination::Pagination,
        rows::{Row, Rows},
        take_along::take_along,
    },
    kind_of_work::{Kind, Known, Place, Verdict, back, why},
    ledger::{
        form::{Choices, GATE_SINCE, GATE_UNTIL, HOW, People, SEEK, SINCE, STAFF, UNTIL, WORK, ending, pick, seek},
        item,
    },
    own_work, path,
};
use chrono::{NaiveDate, NaiveDateTime};
use domain::{
    allocation::{Answer, ArrangementKind, Indicator},
    organisation::DisputeState,
    period::day_after,
};
use language::{Locale, Text, allocation, allocations as t, format, ledger, own_work as objecting};
use leptos::prelude::*;

/// The code of the employer's own.
pub const REFERENCE: &str = "kenmerk";
/// The answer for the first days as it was shown.
pub const SEEN: &str = "gezien";
/// The filter's team.
pub const TEAM: &str = "team";
/// The filter's answer.
pub const ANSWER: &str = "antwoord";
/// Where the answer of the gate stands: its form leads there, with and without JavaScript.
const ANSWERED: &str = "antwoord";
/// How often the gate was asked. With the same address but for a place on its page a browser would ask nothing again, and show the
/// answer of before.
const TIME: &str = "keer";
/// Whether the filter shows what is over too.
pub const OVER: &str = "voorbij";
/// So many are shown in a list that has no pages of its own.
pub(crate) const MOST: usize = 20;

/// Work that is given to somebody.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its id, as in addresses.
    pub id: String,
    /// Who: id and name.
    pub staff: (String, String),
    /// The work: id and name.
    pub work: (String, String),
    /// A code of the employer's own.
    pub reference: Option<String>,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// The answer today, or on the first day where that is to come; `None` when they have left.
    pub verdict: Option<Verdict>,
}

fn period(locale: Locale, since: NaiveDate, until: Option<NaiveDate>) -> Text {
    let since = format::date(locale, since);
    match until {
        Some(until) => t::period(locale, &since, &format::date(locale, until)),
        None => t::from(locale, &since),
    }
}

/// An answer as a mark with a word or two.
pub(crate) fn badge(locale: Locale, answer: Answer) -> (Tone, Text) {
    (if answer.is_refusal() { Tone::Bad } else { Tone::Good }, t::short(locale, answer))
}

impl Given {
    fn title(&self, locale: Locale) -> Text {
        t::head(locale, &self.staff.1, &self.work.1)
    }

    fn is_over(&self, on: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < on)
    }

    /// The allocation in a list: of one person, of one kind of work, or of everybody.
    pub(crate) fn row(&self, locale: Locale, organisation: &str, today: NaiveDate, of_person: Option<bool>) -> Row {
        let title = match of_person {
            Some(true) => self.work.1.clone().into(),
            Some(false) => self.staff.1.clone().into(),
            None => self.title(locale),
        };
        let reference = self.reference.as_deref().map(|reference| t::reference_is(locale, reference));
        let meta: Vec<Text> = [period(locale, self.since, self.until)].into_iter().chain(reference).collect();
        let row = Row::new(title).href(path::allocation(organisation, &self.id)).meta(meta.join(" · "));
        if self.is_over(today) {
            return row;
        }
        match &self.verdict {
            None => row.note(t::has_left(locale)).badge(Tone::Bad, t::has_left_short(locale)),
            Some(verdict) => {
                let (tone, word) = badge(locale, verdict.allocation.answer);
                let until = verdict.allocation.valid_until.filter(|last| self.until.is_none_or(|until| *last < until));
                let until = until
                    .filter(|_| verdict.may())
                    .map(|last| format::capital(&t::until_day(locale, &format::date(locale, last))).into_owned() + ".");
                let note: Vec<String> = why(locale, verdict).into_iter().chain(until).collect();
                row.note(note.join(" ")).badge(tone, word)
            }
        }
    }
}

/// What is no longer allowed, on top; nothing where all is well.
pub(crate) fn todo(request: &Request, place: &Place, given: &[Given]) -> Option<AnyView> {
    let locale = request.locale;
    let shown = given.iter().take(MOST);
    let rows: Vec<Row> = shown.map(|one| one.row(locale, &place.id, request.today, None)).collect();
    (!rows.is_empty()).then(|| {
        let more = given.len().saturating_sub(rows.len());
        let more = (more > 0).then(|| {
            let refused = [(ANSWER, Answer::NotAllowed.as_str())];
            let href = path::asking(&path::allocations(&place.id), &refused);
            view! { <p><a href=href>{t::and_more(locale, more)}</a></p> }
        });
        view! {
            <section class="section" aria-labelledby="te-doen">
                <h2 id="te-doen">{t::todo(locale)} " (" {given.len()} ")"</h2>
                <p>{t::todo_text(locale)}</p>
                <Rows rows=rows />
                {more}
            </section>
        }
        .into_any()
    })
}

/// What the overview shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Where.
    pub place: Place,
    /// Who can be chosen.
    pub people: People,
    /// The teams.
    pub teams: Choices,
    /// The kinds of work.
    pub kinds: Choices,
    /// What is no longer allowed today.
    pub todo: Vec<Given>,
    /// The lines of this page.
    pub lines: Vec<Given>,
    /// How many on all pages.
    pub all: usize,
    /// How many on a page.
    pub per_page: usize,
    /// The page, from 1.
    pub page: u32,
}

/// The overview; the filter is in the form.
pub fn list(request: Request, data: Overview, form: FormState) -> AnyView {
    let locale = request.locale;
    let Overview { place, people, teams, kinds, todo: trouble, lines, all, per_page, page } = data;
    let fields = [SEEK, STAFF, TEAM, WORK, ANSWER, OVER].map(|name| (name, form.value(name)));
    let filtered = fields.iter().any(|(_, value)| !value.is_empty());
    let home = path::allocations(&place.id);
    let base = path::asking(&home, &fields);
    let base = format!("{base}{}pagina=", if base.contains('?') { '&' } else { '?' });
    let pages = u32::try_from(all.div_ceil(per_page.max(1))).unwrap_or(u32::MAX).max(1);
    let is_empty = all == 0 && !filtered && trouble.is_empty();
    let add = path::allocation_new(&place.id);
    let rows: Vec<Row> = lines.iter().map(|one| one.row(locale, &place.id, request.today, None)).collect();
    let main = if is_empty {
        let (action, href) = if place.allocates { (t::add(locale), add.clone()) } else { Default::default() };
        view! { <Empty title=t::empty_title(locale) action=action href=href>{t::empty_text(locale)}</Empty> }.into_any()
    } else {
        let any = |none: Text, choices: &Choices| -> Vec<Choice> {
            let all = choices.iter().map(|(id, name)| Choice::new(id.clone(), name.clone()));
            [Choice::new("", none)].into_iter().chain(all).collect()
        };
        let who = if people.searched(&form) {
            let chosen = people.list.iter().find(|(id, _)| id == form.value(STAFF)).cloned();
            let chosen = chosen.map(|one| {
                let choices = any(t::anybody(locale), &vec![one]);
                view! { <SelectField locale=locale form=form.clone() name=STAFF label=t::who(locale) choices=choices /> }
            });
            view! {
                <TextField locale=locale form=form.clone() name=SEEK label=ledger::seek_name(locale) kind="search" optional=true />
                {chosen}
            }
            .into_any()
        } else {
            let choices = any(t::anybody(locale), &people.list);
            view! { <SelectField locale=locale form=form.clone() name=STAFF label=t::who(locale) choices=choices /> }
                .into_any()
        };
        let (teams, kinds) = (any(t::any_team(locale), &teams), any(t::any_work(locale), &kinds));
        let answers = Answer::ALL.iter().map(|one| Choice::new(one.as_str(), t::short(locale, *one)));
        let answers: Vec<Choice> = [Choice::new("", t::any_answer(locale))].into_iter().chain(answers).collect();
        let found = if rows.is_empty() {
            view! { <p class="muted">{t::none_found(locale)}</p> }.into_any()
        } else {
            let files = take_along(
                locale,
                ["csv", "xlsx"].map(|ending| path::asking(&path::allocations_file(&place.id, ending), &fields)),
                None,
            );
            view! { <Rows rows=rows /> <Pagination locale=locale page=page pages=pages base=base /> {files} }.into_any()
        };
        let clear =
            filtered.then(|| view! { <ButtonLink href=home.clone() label=t::clear(locale) look=Look::Quiet /> });
        view! {
            <section class="section" aria-labelledby="lijst">
                <h2 id="lijst">{t::lines(locale, all)}</h2>
                <Details summary=t::filter(locale) open=filtered>
                    <form class="form" method="get" action=home>
                        {who}
                        {(teams.len() > 1)
                            .then(|| view! { <SelectField locale=locale form=form.clone() name=TEAM label=t::team(locale) choices=teams /> })}
                        <SelectField locale=locale form=form.clone() name=WORK label=t::work(locale) choices=kinds />
                        <SelectField locale=locale form=form.clone() name=ANSWER label=t::today(locale) choices=answers />
                        <CheckField form=form.clone() name=OVER label=t::over(locale) value="ja" />
                        <Actions>
                            <Submit label=t::show(locale) look=Look::Plain />
                            {clear}
                        </Actions>
                    </form>
                </Details>
                {found}
            </section>
        }
        .into_any()
    };
    let tone = if trouble.is_empty() { Tone::Good } else { Tone::Bad };
    let lead = t::lead(locale, all, trouble.len());
    let todo = todo(&request, &place, &trouble);
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            {back(path::organisation(&place.id), place.name)}
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::title(locale)}</h1>
                    {(!is_empty).then(|| view! { <Lead tone=tone>{lead}</Lead> })}
                    <p class="muted">{t::explained(locale)}</p>
                </div>
                {(place.allocates && !is_empty)
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

/// Days in a row with one answer.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// The answer.
    pub verdict: Verdict,
}

/// What the norm says of a period, and who else may do the work.
#[derive(Clone, Debug)]
pub struct Gate {
    /// The answers in order.
    pub course: Vec<Stretch>,
    /// Who: id and name.
    pub staff: (String, String),
    /// Which work.
    pub kind: Kind,
    /// The period that was asked about.
    pub since: NaiveDate,
    /// Its last day.
    pub until: Option<NaiveDate>,
    /// Others who may do it.
    pub others: Others,
}

/// Others who may do work.
#[derive(Clone, Debug, Default)]
pub struct Others {
    /// Their id with the answer.
    pub may: Vec<(String, Verdict)>,
    /// How many more of them there are.
    pub more: usize,
    /// Whether only the same team was looked at.
    pub of_team: bool,
    /// Whether everybody was.
    pub of_all: bool,
}

impl Gate {
    /// What a form sends along of the answer for the first days, to be compared with the answer when it is stored.
    pub fn seen(&self) -> String {
        self.course.first().map(|first| seen(first.verdict.allocation.answer, first.until)).unwrap_or_default()
    }

    /// Whether it can be stored.
    pub fn may(&self) -> bool {
        self.course.first().is_some_and(|first| first.verdict.may())
    }
}

/// An answer and its last day, as a form sends them along.
fn seen(answer: Answer, until: Option<NaiveDate>) -> String {
    format!("{answer}.{}", until.map(|until| until.to_string()).unwrap_or_default())
}

/// And back.
pub fn read_seen(form: &FormState) -> Option<(Answer, Option<NaiveDate>)> {
    let (answer, until) = form.value(SEEN).split_once('.')?;
    let until = if until.is_empty() { None } else { Some(until.parse().ok()?) };
    Some((answer.parse().ok()?, until))
}

/// The answer with its reasons and what comes after; where it is the `whole` of it, what would change it, and who else may.
fn answer(locale: Locale, place: &Place, gate: &Gate, whole: bool) -> Option<AnyView> {
    let first = gate.course.first()?;
    let verdict = &first.verdict;
    let refused = !verdict.may();
    let (tone, head) = crate::kind_of_work::answer(locale, verdict.allocation.answer);
    // Without an end every answer ends some day: only of a period that was asked for it is news.
    let partly = !refused && gate.until.is_some() && gate.course.iter().any(|stretch| !stretch.verdict.may());
    let (tone, head) = match (refused, partly) {
        (true, _) => (Tone::Bad, head),
        (_, true) if verdict.allocation.answer == Answer::Allowed => (Tone::Attention, t::partly(locale)),
        (_, true) => (Tone::Attention, head),
        _ => (tone, head),
    };
    let day = |day: NaiveDate| format::date(locale, day);
    // Where the answer changes within the period.
    let changes = first.until.filter(|last| gate.until != Some(*last));
    let how_long = match changes {
        None if gate.until.is_some() => t::whole_period(locale),
        None => t::without_end(locale),
        Some(last) if refused => t::refused_until(locale, &day(last)),
        Some(last) if gate.course.get(1).is_some_and(|next| !next.verdict.may()) => t::only_until(locale, &day(last)),
        Some(last) => t::changes_from(locale, &day(day_after(last))),
    };
    let not_theirs = (!verdict.theirs).then(|| {
        let text = language::kind_of_work::not_their_work(locale, &gate.staff.1, &gate.kind.whose.to_string());
        view! { <Notice tone=Tone::Attention><p>{text}</p></Notice> }
    });
    let reasons: Vec<_> = why(locale, verdict).into_iter().map(|one| view! { <li>{one}</li> }).collect();
    let course = (gate.course.len() > 1).then(|| {
        let rows = gate.course.iter().map(|stretch| {
            let (tone, word) = badge(locale, stretch.verdict.allocation.answer);
            Row::new(period(locale, stretch.since, stretch.until))
                .note(why(locale, &stretch.verdict).join(" "))
                .badge(tone, word)
        });
        view! {
            <section class="section" aria-labelledby="verloop">
                <h3 id="verloop">{t::course(locale)}</h3>
                <Rows rows=rows.collect() />
            </section>
        }
    });
    let rests = gate.course.iter().any(|stretch| stretch.verdict.is_unchecked());
    let unchecked = rests.then(|| crate::kind_of_work::unchecked(locale, &place.id, &gate.staff.0));
    let mut responsible: Vec<(&str, &str)> =
        gate.course.iter().filter_map(|stretch| stretch.verdict.unchecked_responsible()).collect();
    responsible.sort_unstable();
    responsible.dedup();
    let responsible: Vec<_> =
        responsible.into_iter().map(|one| crate::kind_of_work::unchecked_responsible(locale, place, one)).collect();
    let change = (whole && refused).then(|| change(locale, place, gate, verdict));
    let (title, indicators) = (t::head(locale, &gate.staff.1, &gate.kind.name), indicators(locale, &gate.kind));
    let others = (whole && (refused || partly)).then(|| others(locale, place, gate));
    Some(
        view! {
            <section class="section" aria-labelledby=ANSWERED>
                <h2 id=ANSWERED tabindex="-1">{t::answer(locale)}</h2>
                <Notice tone=tone>
                    <p class="wrap"><strong>{title}</strong></p>
                    <p><strong>{head}</strong></p>
                    <p>{how_long}</p>
                </Notice>
                {not_theirs}
                {unchecked}
                {responsible}
                <h3>{t::why(locale)}</h3>
                <ul>{reasons}</ul>
                {indicators}
            </section>
            {course}
            {change}
            {others}
        }
        .into_any(),
    )
}

/// Why the work is reserved.
fn indicators(locale: Locale, kind: &Kind) -> Option<AnyView> {
    let items: Vec<_> = kind
        .work
        .indicators
        .iter()
        .map(|one: &Indicator| view! { <li>{allocation::indicator(locale, *one)}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <p>{allocation::reserved(locale)}</p>
            <ul>{items}</ul>
        }
        .into_any()
    })
}

/// What would make it allowed: with the way to arrange it, where who looks may do that.
fn change(locale: Locale, place: &Place, gate: &Gate, verdict: &Verdict) -> AnyView {
    let staff = gate.staff.0.as_str();
    let skills = (!verdict.lacks.is_empty()).then(|| {
        let text = t::change_skills(locale, &verdict.lacks.join(", "));
        let href = path::staff_abilities(&place.id, staff);
        let link = place.edits_people.then(|| {
            view! { " " <a href=href>{language::kind_of_work::change_abilities(locale)}</a> }
        });
        view! { <p>{text} {link}</p> }
    });
    let registered = verdict.lacks.is_empty().then(|| view! { <p>{t::change_registered(locale)}</p> });
    // What the employer knows may be behind what the register shows.
    let behind = match verdict.known {
        Known::Shared => None,
        Known::Recorded | Known::Unchecked | Known::NotFound | Known::Nothing => Some(t::change_check(locale)),
        Known::Measure | Known::Barred => Some(t::change_measure(locale)),
    };
    let look = behind.filter(|_| verdict.lacks.is_empty()).map(|behind| {
        let href = format!("{}#register", path::staff(&place.id, staff));
        view! { <p>{behind} " " <a href=href>{language::kind_of_work::check(locale)}</a></p> }
    });
    let renew = verdict.under.as_ref().map(|under| {
        view! { <p><a href=path::exception(&place.id, &under.id)>{t::renew(locale)}</a></p> }
    });
    let (since, until) = (gate.since.to_string(), gate.until.map(|day| day.to_string()).unwrap_or_default());
    let ways: Vec<_> = verdict
        .ways
        .iter()
        .filter(|way| way.kind != ArrangementKind::None)
        .map(|way| {
            let how = ledger::how(locale, way.kind);
            let steps = way.lacking.iter().filter_map(|one| allocation::remedy(locale, *one));
            let steps = steps.map(|step| view! { <li>{step}</li> }).collect_view();
            let fields = [
                (HOW, way.kind.as_str()),
                (STAFF, staff),
                (WORK, gate.kind.id.as_str()),
                (SINCE, since.as_str()),
                (GATE_SINCE, since.as_str()),
                (GATE_UNTIL, until.as_str()),
            ];
            let href = path::asking(&path::exception_new(&place.id), &fields);
            let link = place.keeps_ledger.then(|| {
                let label = t::arrange(locale, &how.to_lowercase());
                view! { <Actions><ButtonLink href=href label=label /></Actions> }
            });
            view! {
                <div class="section">
                    <h3>{how}</h3>
                    <p>{ledger::how_means(locale, way.kind)}</p>
                    <Details summary=t::lacking(locale)>
                        <ul>{steps}</ul>
                    </Details>
                    {link}
                </div>
            }
        })
        .collect();
    let asks = (!ways.is_empty() && !place.keeps_ledger).then(|| view! { <p>{ledger::nobody_keeps(locale)}</p> });
    view! {
        <section class="section" aria-labelledby="wel">
            <h2 id="wel">{t::change(locale)}</h2>
            {skills}
            {registered}
            {look}
            {renew}
            {ways}
            {asks}
        </section>
    }
    .into_any()
}

/// Who else may do the work, each with the same question.
fn others(locale: Locale, place: &Place, gate: &Gate) -> AnyView {
    let (since, until) = (gate.since.to_string(), gate.until.map(|day| day.to_string()).unwrap_or_default());
    let rows: Vec<Row> = gate
        .others
        .may
        .iter()
        .map(|(id, verdict)| {
            let (tone, word) = badge(locale, verdict.allocation.answer);
            let until_day = verdict.allocation.valid_until;
            let note = until_day.map(|last| format::capital(&t::until_day(locale, &format::date(locale, last))));
            let fields =
                [(STAFF, id.as_str()), (WORK, gate.kind.id.as_str()), (SINCE, since.as_str()), (UNTIL, until.as_str())];
            let href = if place.allocates {
                path::asking(&path::allocation_new(&place.id), &fields)
            } else {
                path::staff_work(&place.id, id)
            };
            Row::new(verdict.name.clone())
                .href(href)
                .meta(verdict.detail.clone())
                .note(note.unwrap_or_default())
                .badge(tone, word)
        })
        .collect();
    let main = if rows.is_empty() {
        view! { <p>{t::others_none(locale)}</p> }.into_any()
    } else {
        let text = place.allocates.then(|| view! { <p>{t::others_text(locale)}</p> });
        view! { {text} <Rows rows=rows /> }.into_any()
    };
    let Others { more, of_team, of_all, .. } = gate.others;
    let more = (!of_all || more > 0).then(|| {
        use crate::kind_of_work::form::{ON, OTHERS, YES};
        let others = if gate.kind.whose.is_everybody() { "" } else { YES };
        let href = path::asking(&path::kind_of_work(&place.id, &gate.kind.id), &[(ON, &since), (OTHERS, others)]);
        let in_team = (of_team && more > 0).then(|| view! { <p>{t::others_more_of_team(locale, more)}</p> });
        let text = match (of_team, of_all) {
            (true, _) => t::others_everywhere(locale),
            (false, false) => t::others_all(locale),
            (false, true) => t::others_more(locale, more),
        };
        view! { {in_team} <p><a href=href>{text}</a></p> }
    });
    view! {
        <section class="section" aria-labelledby="anderen">
            <h2 id="anderen">
                {match (of_team, gate.kind.whose.team.is_some()) {
                    (false, _) => t::others(locale),
                    (true, false) => t::others_of_team(locale),
                    (true, true) => t::others_of_its_team(locale),
                }}
            </h2>
            {main}
            {more}
        </section>
    }
    .into_any()
}

/// What the gate is asked with.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Where.
    pub place: Place,
    /// Who can be chosen.
    pub people: People,
    /// The kinds of work.
    pub kinds: Choices,
    /// The answer, where there was a question.
    pub gate: Option<Gate>,
}

/// The question, and the answer where there is one; what was typed to store it is in the form.
pub fn ask(request: Request, asking: Asking, form: FormState, refused: Option<Text>) -> AnyView {
    let locale = request.locale;
    let Asking { place, people, kinds, gate } = asking;
    let nothing = people.list.is_empty() && !people.searched(&form) || kinds.is_empty();
    let shown = gate.as_ref().and_then(|gate| answer(locale, &place, gate, true));
    let save = gate.filter(Gate::may).map(|gate| {
        let seen = gate.seen();
        let until = gate.until.map(|day| day.to_string()).unwrap_or_default();
        view! {
            <form class="form" method="post" action=path::allocation_new(&place.id) novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <Hidden name=STAFF value=gate.staff.0 />
                <Hidden name=WORK value=gate.kind.id />
                <Hidden name=SINCE value=gate.since.to_string() />
                <Hidden name=UNTIL value=until />
                <Hidden name=SEEN value=seen />
                <TextField locale=locale form=form.clone() name=REFERENCE label=t::reference(locale) hint=t::reference_hint(locale) optional=true />
                <Actions>
                    <Submit label=t::save(locale) />
                </Actions>
            </form>
        }
    });
    let look = if save.is_some() { Look::Plain } else { Look::Primary };
    let searching = seek(locale, &form, &people);
    let time = form.value(TIME).parse::<u32>().unwrap_or(0).wrapping_add(1);
    let question = if nothing {
        view! { <p>{t::no_choice(locale)}</p> }.into_any()
    } else {
        view! {
            <form class="form screen-only" method="get" action=format!("{}#{ANSWERED}", path::allocation_new(&place.id))>
                <EnterSends />
                <Hidden name=TIME value=time.to_string() />
                {searching}
                <SelectField locale=locale form=form.clone() name=STAFF label=t::staff(locale) choices=pick(locale, &people.list) />
                <SelectField locale=locale form=form.clone() name=WORK label=t::which(locale) choices=pick(locale, &kinds) />
                <DateField locale=locale form=form.clone() name=SINCE label=t::since(locale) />
                <DateField locale=locale form=form.clone() name=UNTIL label=t::until(locale) hint=t::until_hint(locale) optional=true />
                <Actions>
                    <Submit label=t::ask(locale) look=look />
                </Actions>
            </form>
        }
        .into_any()
    };
    let invalid = !form.is_valid() || refused.is_some();
    let title = match shown {
        Some(_) => t::answered_title(locale),
        None => t::new_title(locale),
    };
    let lead = shown.is_none().then(|| view! { <Lead>{t::new_lead(locale)}</Lead> });
    view! {
        <Frame request=request title=title invalid=invalid>
            {back(path::allocations(&place.id), t::title(locale))}
            <header class="page-head">
                <h1>{t::new_title(locale)}</h1>
                {lead}
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {refused.map(|words| view! { <div role="alert"><Notice tone=Tone::Bad><p>{words}</p></Notice></div> })}
            {question}
            {shown}
            {save}
        </Frame>
    }
    .into_any()
}

/// The form of an allocation, with what the norm says of its period.
pub fn edit(
    request: Request,
    (place, given): (Place, Given),
    form: FormState,
    (gate, notice): (Option<Gate>, Option<Text>),
    conflict: bool,
) -> AnyView {
    let locale = request.locale;
    let home = path::allocation(&place.id, &given.id);
    let seen = gate.as_ref().map(Gate::seen).unwrap_or_default();
    let shown = gate.as_ref().and_then(|gate| answer(locale, &place, gate, false));
    let stored = conflict.then(|| {
        let reference = given.reference.clone().unwrap_or_else(|| t::no_reference(locale).into_owned());
        let facts = vec![
            Fact::new(t::since(locale), period(locale, given.since, given.until)),
            Fact::new(t::reference(locale), reference),
        ];
        view! {
            <Notice tone=Tone::Attention><p>{t::changed(locale)}</p></Notice>
            <section class="section" aria-labelledby="bewaard">
                <h2 id="bewaard">{t::stored_now(locale)}</h2>
                <Facts facts=facts />
            </section>
        }
    });
    let invalid = !form.is_valid() || notice.is_some();
    view! {
        <Frame request=request title=t::edit_title(locale) invalid=invalid>
            {back(home.clone(), given.title(locale))}
            <header class="page-head">
                <h1>{t::edit_title(locale)}</h1>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {notice.map(|words| view! { <div role="alert"><Notice tone=Tone::Attention><p>{words}</p></Notice></div> })}
            {stored}
            {shown}
            <form class="form" method="post" action=path::allocation_edit(&place.id, &given.id) novalidate>
                <Hidden name="versie" value=form.value("versie").to_owned() />
                <Hidden name=SEEN value=seen />
                <DateField locale=locale form=form.clone() name=SINCE label=t::since(locale) />
                <DateField locale=locale form=form.clone() name=UNTIL label=t::until(locale) hint=t::until_hint(locale) optional=true />
                <TextField locale=locale form=form name=REFERENCE label=t::reference(locale) hint=t::reference_hint(locale) optional=true />
                <Actions>
                    <Submit label=t::save(locale) />
                    <ButtonLink href=home label=ledger::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// One allocation, with what the norm says of the rest of its period.
pub fn show(request: Request, place: Place, given: Given, gate: Gate, raised: Vec<Raised>) -> AnyView {
    let locale = request.locale;
    let objections = objections(locale, &place, raised);
    let reference = given.reference.as_deref().unwrap_or_default();
    let remark = place.allocates.then(|| remark(locale, reference, request.today)).flatten();
    let title = given.title(locale);
    let over = given.until.filter(|_| given.is_over(request.today));
    let left = (over.is_none() && given.verdict.is_none()).then(|| {
        view! { <Notice tone=Tone::Bad><p>{t::has_left(locale)}</p></Notice> }
    });
    let over_text = over.map(|day| view! { <Lead>{t::is_over(locale, &format::date(locale, day))}</Lead> });
    let shown = answer(locale, &place, &gate, true);
    let facts = vec![
        Fact::view(t::who(locale), {
            let href = path::staff_work(&place.id, &given.staff.0);
            view! { <a class="wrap" href=href>{given.staff.1.clone()}</a> }.into_any()
        }),
        Fact::view(t::work(locale), {
            let href = path::kind_of_work(&place.id, &given.work.0);
            view! { <a class="wrap" href=href>{given.work.1.clone()}</a> }.into_any()
        }),
        Fact::new(ledger::fact_since(locale), format::date(locale, given.since)),
        Fact::new(
            t::end_day(locale),
            given.until.map_or_else(|| t::no_reference(locale).into_owned(), |day| format::date(locale, day)),
        ),
        Fact::new(
            t::reference(locale),
            given.reference.clone().unwrap_or_else(|| t::no_reference(locale).into_owned()),
        ),
    ];
    let actions = place.allocates.then(|| {
        view! {
            <ButtonLink href=path::allocation_edit(&place.id, &given.id) label=t::change_it(locale) glyph=Glyph::Edit />
            {over
                .is_none()
                .then(|| view! { <ButtonLink href=path::allocation_end(&place.id, &given.id) label=t::end_it(locale) /> })}
        }
    });
    view! {
        <Frame request=request title=title.clone()>
            {back(path::allocations(&place.id), t::title(locale))}
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                {over_text}
            </header>
            {left}
            <Facts facts=facts />
            {remark}
            <Actions>
                {actions}
                <ButtonLink href=path::allocation_history(&place.id, &given.id) label=t::history(locale) look=Look::Quiet glyph=Glyph::History />
            </Actions>
            {objections}
            {shown}
        </Frame>
    }
    .into_any()
}

/// The form that ends an allocation.
pub fn end(request: Request, place: Place, given: Given, form: FormState) -> AnyView {
    let locale = request.locale;
    let home = path::allocation(&place.id, &given.id);
    let lead = given.title(locale);
    ending(request, (t::end_title(locale), lead), (home, path::allocation_end(&place.id, &given.id)), form)
}

/// That somebody objects, where somebody does.
pub(crate) fn objections(locale: Locale, place: &Place, raised: Vec<Raised>) -> Option<AnyView> {
    (!raised.is_empty()).then(|| {
        let rows = raised.into_iter().map(|one| {
            let (tone, word) = own_work::state(locale, one.state);
            let row = Row::new(objecting::raised_on(locale, &format::date(locale, one.on))).badge(tone, word);
            // Why, is for who answers.
            if place.allocates { row.href(path::dispute(&place.id, &one.id)) } else { row }
        });
        view! {
            <section class="section" aria-labelledby="bezwaar">
                <h2 id="bezwaar">{objecting::disputes(locale)}</h2>
                <Rows rows=rows.collect() />
            </section>
        }
        .into_any()
    })
}

/// That somebody objects to the work, or to being responsible for it.
#[derive(Clone, Debug)]
pub struct Raised {
    /// The key.
    pub id: String,
    /// When.
    pub on: NaiveDate,
    /// What became of it.
    pub state: DisputeState,
}

/// A line of the history of an allocation.
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
    /// What the allocation said.
    Given {
        /// The first day.
        since: NaiveDate,
        /// The last day.
        until: Option<NaiveDate>,
        /// The code.
        reference: Option<String>,
        /// The answer for the first days at the time, with its last day.
        answer: Option<(Answer, Option<NaiveDate>)>,
    },
    /// An objection was answered.
    Answered,
}

/// Who changed what, and when.
pub fn history(request: Request, place: Place, given: Given, versions: Vec<Version>) -> AnyView {
    let locale = request.locale;
    let items = versions.iter().enumerate().map(|(place, version)| {
        let detail = version.said.as_ref().map(|said| match said {
            Said::Given { since, until, reference, answer } => {
                let reference = reference.as_deref().map(|reference| t::reference_is(locale, reference));
                let answer = answer.map(|(answer, until)| {
                    let until = until.map(|day| t::until_day(locale, &format::date(locale, day)));
                    let words = [t::short(locale, answer)].into_iter().chain(until).collect::<Vec<_>>();
                    t::answer_was(locale, &words.join(", "))
                });
                let words = [period(locale, *since, *until)].into_iter().chain(reference).chain(answer);
                words.collect::<Vec<_>>().join("; ")
            }
            Said::Answered => t::objection_answered(locale).into_owned(),
        });
        let who = (version.at, version.by.as_deref());
        item(locale, who, version.what, detail.unwrap_or_default(), place == 0)
    });
    let items = items.collect::<Vec<_>>();
    view! {
        <Frame request=request title=t::history(locale)>
            {back(path::allocation(&place.id, &given.id), given.title(locale))}
            <header class="page-head">
                <h1>{t::history(locale)}</h1>
                <Lead>{t::history_lead(locale)}</Lead>
            </header>
            <History items=items />
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_read_again() {
        for answer in Answer::ALL.iter().copied() {
            for until in [None, NaiveDate::from_ymd_opt(2027, 2, 28)] {
                let mut form = FormState::default();
                form.push(SEEN, seen(answer, until));
                assert_eq!(read_seen(&form), Some((answer, until)));
            }
        }
        for typed in ["", "allowed", "allowed.x", "x."] {
            let mut form = FormState::default();
            form.push(SEEN, typed);
            assert_eq!(read_seen(&form), None, "{typed}");
        }
    }
}
