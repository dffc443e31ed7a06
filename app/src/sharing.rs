//! What a professional shares with employers: with whom, how much, until when, and who looked.

pub mod level;

pub use level::{Preview, ShownActivity, ShownRegistration, ShownSum};

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        details::Details,
        empty::Empty,
        facts::{Fact, Facts},
        field::{DateField, Hidden, TextField},
        frame::{Frame, Width},
        icon::{Glyph, Icon},
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        pagination::Pagination,
    },
    path,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::organisation::{Reading, Sharing};
use language::{Locale, Text, form as words, format, organisation, sharing as t};
use leptos::prelude::*;

/// Something that is shared with an organisation now, or would be but for the date that it has written down.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The id in addresses.
    pub id: String,
    /// With whom.
    pub name: String,
    /// Their number in the trade register.
    pub kvk: String,
    /// How much.
    pub sharing: Sharing,
    /// The first day.
    pub since: NaiveDate,
    /// The last day, as its owner chose it.
    pub until: Option<NaiveDate>,
    /// The last working day, as the organisation has it.
    pub employed_until: Option<NaiveDate>,
}

/// Something that was shared before.
#[derive(Clone, Debug)]
pub struct Ended {
    /// With whom.
    pub name: String,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Looked {
    /// When, in the Netherlands.
    pub at: NaiveDateTime,
    /// Who, while they have an account.
    pub name: Option<String>,
    /// For whom.
    pub organisation: String,
    /// What they did.
    pub what: Reading,
}

/// Everything on the page, or a later page of its log.
#[derive(Clone, Debug)]
pub struct Overview {
    /// What is shared.
    pub shared: Vec<Shared>,
    /// What was.
    pub ended: Vec<Ended>,
    /// Who looked, the last first.
    pub log: Vec<Looked>,
    /// Which page of the log, from 1.
    pub page: u32,
    /// Whether there is another.
    pub more: bool,
}

/// With whom one shares, what and until when; and who looked.
pub fn list(request: Request, data: Overview) -> AnyView {
    let locale = request.locale;
    let today = request.today;
    if data.page > 1 {
        let title = t::log_page(locale, data.page);
        let empty = data.log.is_empty();
        return view! {
            <Frame request=request title=title.clone() width=Width::Wide>
                <p class="breadcrumb"><a href=path::SHARING>{t::title(locale)}</a></p>
                <h1>{title}</h1>
                {empty.then(|| view! { <p>{t::log_no_more(locale)}</p> })}
                {lines(locale, data.log, false)}
                {pages(locale, data.page, data.more)}
            </Frame>
        }
        .into_any();
    }
    let holding = |one: &&Shared| one.employed_until.is_none_or(|last| last >= today);
    let count = data.shared.iter().filter(holding).count();
    let lead = match data.shared.iter().find(holding) {
        Some(first) => t::lead(locale, count, &first.name),
        None => t::lead_nobody(locale),
    };
    let none = data.shared.is_empty();
    let cards = data.shared.into_iter().map(|one| card(locale, today, one)).collect_view();
    let ended = (!data.ended.is_empty()).then(|| ended(locale, data.ended));
    let work = request.viewer.as_ref().is_some_and(|viewer| viewer.has_work).then(|| {
        use language::own_work as words;
        view! {
            <section class="section" aria-labelledby="inzet">
                <h2 id="inzet">{words::works(locale)}</h2>
                <p>{words::link_text(locale)}</p>
                <Actions>
                    <ButtonLink href=path::OWN_WORK label=words::link(locale) />
                </Actions>
            </section>
        }
    });
    let log = if data.log.is_empty() {
        view! { <Empty title=t::log_empty_title(locale)>{t::log_empty_text(locale)}</Empty> }.into_any()
    } else {
        view! {
            <p class="muted">{t::log_explained(locale)}</p>
            {lines(locale, data.log, true)}
            {pages(locale, 1, data.more)}
        }
        .into_any()
    };
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::title(locale)}</h1>
                    <Lead>{lead}</Lead>
                    <p class="muted">{t::never_reflections(locale)}</p>
                </div>
                {(!none)
                    .then(|| {
                        view! {
                            <Actions>
                                <ButtonLink href=path::SHARING_NEW label=t::share(locale) look=Look::Primary glyph=Glyph::Plus />
                            </Actions>
                        }
                    })}
            </header>
            {if none {
                view! {
                    <Empty title=t::empty_title(locale) action=t::share(locale) href=path::SHARING_NEW>{t::empty_text(locale)}</Empty>
                }
                    .into_any()
            } else {
                view! {
                    <section class="section" aria-labelledby="nu">
                        <h2 id="nu">{t::now(locale)}</h2>
                        <div class="stack">{cards}</div>
                    </section>
                }
                    .into_any()
            }}
            {ended}
            {work}
            <section class="section" aria-labelledby="wie-keek">
                <h2 id="wie-keek">{t::log(locale)}</h2>
                {log}
            </section>
        </Frame>
    }
    .into_any()
}

fn card(locale: Locale, today: NaiveDate, one: Shared) -> AnyView {
    let date = |day| format::date(locale, day);
    let paused = one.employed_until.filter(|last| *last < today);
    let until: Text = match (one.until, one.employed_until) {
        (until, Some(last)) if last >= today && until.is_none_or(|until| last < until) => {
            t::ends_earlier(locale, &date(last), &one.name)
        }
        (Some(until), _) => date(until).into(),
        (None, _) => t::until_stopped(locale),
    };
    let facts = vec![
        Fact::view(
            t::fact_sees(locale),
            view! {
                <p>{organisation::sharing(locale, one.sharing)}</p>
                <p class="muted small">{t::level_means(locale, one.sharing)}</p>
            }
            .into_any(),
        ),
        Fact::new(t::fact_since(locale), date(one.since)),
        Fact::new(t::fact_until(locale), until),
    ];
    let name = one.name;
    let hidden = format!(" {}", t::with(locale, &name));
    let what = format!(" {}", t::what_with(locale, &name));
    let paused = paused.map(|last| {
        let text = t::paused(locale, &name, &date(last));
        view! { <Notice tone=Tone::Attention><p>{text}</p></Notice> }
    });
    view! {
        <article class="card">
            <h3>{name}</h3>
            <p class="muted small">{t::kvk(locale, &one.kvk)}</p>
            {paused}
            <Facts facts=facts />
            <Actions>
                <form class="post-button" method="post" action=path::sharing_stop(&one.id)>
                    <button class=Look::Plain.class() type="submit">
                        <Icon glyph=Glyph::Cross />
                        {t::stop(locale)}
                        <span class="visually-hidden">{hidden}</span>
                    </button>
                </form>
                <a class=Look::Quiet.class() href=path::sharing_edit(&one.id)>
                    <Icon glyph=Glyph::Edit />
                    {t::change(locale)}
                    <span class="visually-hidden">{what}</span>
                </a>
            </Actions>
        </article>
    }
    .into_any()
}

fn ended(locale: Locale, ended: Vec<Ended>) -> AnyView {
    let items = ended
        .into_iter()
        .map(|one| {
            let (since, until) = (format::date(locale, one.since), format::date(locale, one.until));
            let when = if one.since == one.until { since.into() } else { t::ended_range(locale, &since, &until) };
            view! {
                <li class="list__item">
                    <div class="list__main">
                        {one.name}
                        <p class="list__detail">{when}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="eerder">
            <h2 id="eerder">{t::ended(locale)}</h2>
            <p class="muted">{t::ended_text(locale)}</p>
            <ul class="list">{items}</ul>
        </section>
    }
    .into_any()
}

fn pages(locale: Locale, page: u32, more: bool) -> AnyView {
    let pages = page.saturating_add(u32::from(more));
    let base = format!("{}?pagina=", path::SHARING);
    view! { <Pagination locale=locale page=page pages=pages base=base /> }.into_any()
}

/// What one person did once or several times on end, on one day.
struct Turn {
    line: Looked,
    first: NaiveDateTime,
    times: usize,
}

/// The lines by day; what the same person did several times on end is one line. `below` is under a heading of level two.
fn lines(locale: Locale, log: Vec<Looked>, below: bool) -> AnyView {
    let mut days: Vec<(NaiveDate, Vec<Turn>)> = Vec::new();
    for line in log {
        let day = line.at.date();
        let same = |turn: &Turn| {
            turn.line.what == line.what && turn.line.name == line.name && turn.line.organisation == line.organisation
        };
        match days.last_mut() {
            Some((of, turns)) if *of == day => match turns.last_mut() {
                Some(turn) if same(turn) => {
                    turn.first = line.at;
                    turn.times = turn.times.saturating_add(1);
                }
                _ => turns.push(Turn { first: line.at, line, times: 1 }),
            },
            _ => days.push((day, vec![Turn { first: line.at, line, times: 1 }])),
        }
    }
    days.into_iter()
        .map(|(day, turns)| {
            let date = format::date(locale, day);
            let heading =
                if below { view! { <h3>{date}</h3> }.into_any() } else { view! { <h2>{date}</h2> }.into_any() };
            let turns = turns.into_iter().map(|turn| row(locale, turn)).collect_view();
            view! { <div class="section">{heading} <ul class="list">{turns}</ul></div> }
        })
        .collect_view()
        .into_any()
}

fn row(locale: Locale, turn: Turn) -> AnyView {
    let clock = |at: NaiveDateTime| at.format("%H:%M").to_string();
    let when = if turn.times == 1 {
        t::at(locale, &clock(turn.first))
    } else {
        t::times(locale, turn.times, &clock(turn.first), &clock(turn.line.at))
    };
    let name = turn.line.name.map_or_else(|| t::somebody(locale), Text::from);
    view! {
        <li class="list__item">
            <div class="list__main">
                <strong>{name}</strong>
                " "
                {t::looked(locale, turn.line.what, &turn.line.organisation)}
                <p class="list__detail">{when}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Begin to share, first step: the code.
pub fn code(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::new_title(locale) invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::SHARING>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::new_title(locale)}</h1>
                <Lead>{t::code_lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::SHARING_NEW novalidate>
                <TextField locale=locale form=form name="code" label=t::code(locale) hint=t::code_hint(locale) autocomplete="off" />
                <Actions>
                    <Submit label=t::go_on(locale) />
                    <ButtonLink href=path::SHARING label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// With whom one is about to share.
#[derive(Clone, Debug)]
pub struct With {
    /// Their name.
    pub name: String,
    /// Their number in the trade register.
    pub kvk: String,
}

/// Begin to share, second step: how much, and until when.
pub fn begin(request: Request, with: With, preview: Preview, form: FormState) -> AnyView {
    let locale = request.locale;
    let (code, id) = (form.value("code").to_owned(), form.value("id").to_owned());
    let keep = t::what_they_keep(locale, &with.name);
    view! {
        <Frame request=request title=t::new_title(locale) invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::SHARING>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::new_title(locale)}</h1>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <Notice tone=Tone::Neutral>
                <p>{t::with_whom(locale)}</p>
                <p><strong>{with.name}</strong> " · " {t::kvk(locale, &with.kvk)}</p>
                <p class="small">{t::not_them(locale)} " " <a href=path::SHARING_NEW>{t::other_code(locale)}</a></p>
            </Notice>
            <form class="form" method="post" action=path::SHARING_NEW novalidate>
                <Hidden name="code" value=code />
                <Hidden name="id" value=id />
                <Hidden name="stap" value="delen" />
                {level::field(locale, &form, &preview)}
                <DateField locale=locale form=form name="tot" label=t::last_day(locale) hint=t::last_day_hint(locale) optional=true />
                <Details summary=t::what_they_keep_title(locale)>
                    <p>{keep}</p>
                </Details>
                <Actions>
                    <Submit label=t::begin(locale) />
                    <ButtonLink href=path::SHARING label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// The form of what is shared already. `conflict` is what is stored now, when it changed meanwhile.
pub fn edit(
    request: Request,
    shared: Shared,
    conflict: Option<(Sharing, Option<NaiveDate>)>,
    preview: Preview,
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    let version = form.value("versie").to_owned();
    let title = t::edit_title(locale);
    let invalid = !form.is_valid() || conflict.is_some();
    let conflict = conflict.map(|(sharing, until)| {
        let until = until.map_or_else(|| t::until_stopped(locale), |day| format::date(locale, day).into());
        let facts = vec![
            Fact::new(t::fact_sees(locale), organisation::sharing(locale, sharing)),
            Fact::new(t::fact_until(locale), until),
        ];
        view! {
            <Notice tone=Tone::Attention>
                <h2>{t::conflict_title(locale)}</h2>
                <p>{t::conflict(locale)}</p>
                <Facts facts=facts />
            </Notice>
        }
    });
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            <p class="breadcrumb"><a href=path::SHARING>{t::title(locale)}</a></p>
            <header class="page-head">
                <h1>{title}</h1>
                <Lead>{t::edit_lead(locale, &shared.name)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict}
            <form class="form" method="post" action=path::sharing_edit(&shared.id) novalidate>
                <Hidden name="versie" value=version />
                {level::field(locale, &form, &preview)}
                <DateField locale=locale form=form name="tot" label=t::last_day(locale) hint=t::last_day_hint(locale) optional=true />
                <Actions>
                    <Submit label=t::save(locale) />
                    <ButtonLink href=path::SHARING label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// What the form asks for: how much, and until when. `None` where something is wrong.
pub fn read(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<(Sharing, Option<NaiveDate>)> {
    let sharing = form.choice(locale, level::NAME);
    let until = form.optional_date(locale, "tot");
    if until.is_some_and(|until| until < today) {
        form.refuse("tot", t::last_day_past(locale));
    }
    if until.is_some_and(|until| until.year() > 2200) {
        form.refuse("tot", t::out_of_range(locale));
    }
    sharing.filter(|_| form.is_valid()).map(|sharing| (sharing, until))
}

/// The form as it begins: the least, and no last day.
pub fn blank(code: &str, id: impl Into<String>) -> FormState {
    let mut form = FormState::default();
    form.push("code", code).push("id", id).push(level::NAME, Sharing::Standing.as_str());
    form
}

/// The form of what is shared already.
pub fn fill(sharing: Sharing, until: Option<NaiveDate>, version: i32) -> FormState {
    let mut form = FormState::default();
    form.push("versie", version.to_string()).push(level::NAME, sharing.as_str());
    if let Some(until) = until {
        form.push("tot", until.to_string());
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_begins_with_the_least() {
        let mut blank = blank("abc", "id");
        assert_eq!(read(&mut blank, Locale::Nl, day("2026-11-21")), Some((Sharing::Standing, None)));
    }

    #[test]
    fn the_last_day_may_be_today_and_not_before() {
        let today = day("2026-11-21");
        for (until, wanted) in [("2026-11-21", true), ("2026-11-20", false), ("2201-01-01", false), ("ooit", false)] {
            let mut form = form(&[("niveau", "sums"), ("tot", until)]);
            assert_eq!(read(&mut form, Locale::Nl, today).is_some(), wanted, "{until}");
            assert_eq!(form.error("tot").is_none(), wanted);
        }
        let mut nothing = form(&[("niveau", "alles")]);
        assert_eq!(read(&mut nothing, Locale::Nl, today), None);
        assert!(nothing.error("niveau").is_some());
    }

    #[test]
    fn a_filled_form_reads_as_what_it_was_made_of() {
        for terms in [(Sharing::Sums, Some(day("2027-01-31"))), (Sharing::Activities, None)] {
            let mut form = fill(terms.0, terms.1, 3);
            assert_eq!(read(&mut form, Locale::En, day("2026-11-21")), Some(terms));
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn what_the_same_person_did_on_end_is_one_line() {
        let line = |at: &str, what| Looked {
            at: at.parse().unwrap(),
            name: Some("Anna <Bakker>".to_owned()),
            organisation: "Oost".to_owned(),
            what,
        };
        let log = vec![
            line("2026-11-21T14:30:00", Reading::Overview),
            line("2026-11-21T14:05:00", Reading::Overview),
            line("2026-11-21T09:00:00", Reading::Person),
            line("2026-11-20T09:00:00", Reading::Person),
        ];
        let html = lines(Locale::Nl, log, true).to_html();
        assert!(html.contains("2 keer tussen 14:05 en 14:30 uur"), "{html}");
        assert_eq!((html.matches("<h3").count(), html.matches("<li").count()), (2, 3), "{html}");
        assert!(html.contains("Anna &lt;Bakker&gt;"));
    }
}
