//! What asks an employer's attention.

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, EnterSends, Look, PostButton, Submit},
        empty::Empty,
        field::{Hidden, error_line},
        frame::{Frame, Width},
        lead::Lead,
        message::{Badge, ErrorSummary, Tone},
        pagination::Pagination,
        table::TableFrame,
    },
    path,
    workforce::{Employer, registration_name, status_tone},
};
use chrono::NaiveDate;
use domain::{
    Chamber, Register,
    allocation::ArrangementKind,
    organisation::Status,
    signal::{SignalKind, Stage},
};
use language::{Locale, Text, format, signal as t, workforce};
use leptos::prelude::*;

/// The name of the field that says which signal is settled.
pub const SIGNAL: &str = "signaal";
/// The name of the button that means one signal, whatever is ticked.
pub const ONLY: &str = "alleen";
/// The name of the parameter with which everything on the page is ticked.
pub const ALL: &str = "alles";
/// The name of the field that says whether it is settled, or the mail is wanted.
pub const ON: &str = "aan";
/// The name of the parameter that keeps to one kind.
pub const KIND: &str = "soort";
/// The name of the parameter that shows what was settled.
pub const SETTLED: &str = "afgehandeld";

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Todo {
    /// Whose staff it is.
    pub employer: Employer,
    /// A page of it, the most urgent first.
    pub signals: Vec<Signal>,
    /// How many there are of each kind that is there.
    pub counts: Vec<(SignalKind, u64)>,
    /// How many were settled lately.
    pub settled: u64,
    /// How many on all pages.
    pub all: u64,
    /// Signals on a page.
    pub per_page: u64,
    /// The page, from 1.
    pub page: u32,
    /// Whether everything on the page is ticked.
    pub all_ticked: bool,
    /// The kind that is asked for.
    pub kind: Option<SignalKind>,
    /// Whether it is what was settled.
    pub shows_settled: bool,
    /// Whether who looks may settle.
    pub may_settle: bool,
    /// Whether who looks may answer objections.
    pub may_answer: bool,
    /// Whether who looks gets the weekly mail; none when their role never does.
    pub digest: Option<bool>,
}

/// One thing to look at.
#[derive(Clone, Debug)]
pub struct Signal {
    /// Which, as a form sends it.
    pub key: String,
    /// What kind.
    pub kind: SignalKind,
    /// The day that it is about.
    pub day: NaiveDate,
    /// How near that is.
    pub stage: Stage,
    /// The id of who it is about.
    pub staff: String,
    /// Their name.
    pub name: String,
    /// Their team.
    pub team: Option<String>,
    /// What it is about.
    pub about: About,
    /// When it was settled, and by whom.
    pub settled: Option<(NaiveDate, Option<String>)>,
}

/// What a signal is about.
#[derive(Clone, Debug)]
pub enum About {
    /// Registrations.
    Registrations(Vec<(Option<Register>, Option<Chamber>, Status)>),
    /// What somebody shares.
    Sharing,
    /// An exception: its id, how the work is arranged, and the work.
    Arrangement(String, ArrangementKind, String),
    /// Work that is given to them: its id, the work, and the employer's own code.
    Allocation(String, String, Option<String>),
    /// An objection: its id, that of the work it is to, the work, and the employer's own code.
    Objection(String, String, String, Option<String>),
    /// An objection to being responsible: its id, that of the line of the ledger, and the work.
    ObjectionOfResponsible(String, String, String),
}

/// The address of a list: of one kind, or of what was settled.
pub fn address(id: &str, kind: Option<SignalKind>, settled: bool) -> String {
    let mut address = path::todo(id);
    let mut sign = '?';
    let mut add = |name: &str, value: &str| {
        address.push(sign);
        address.push_str(&format!("{name}={value}"));
        sign = '&';
    };
    if let Some(kind) = kind {
        add(KIND, kind.as_str());
    }
    if settled {
        add(SETTLED, "1");
    }
    address
}

/// The page.
pub fn page(request: Request, data: Todo, form: FormState) -> AnyView {
    let (locale, today) = (request.locale, request.today);
    let Todo {
        employer,
        signals,
        counts,
        settled,
        all,
        per_page,
        page,
        all_ticked,
        kind,
        shows_settled,
        may_settle,
        may_answer,
        digest,
    } = data;
    let several = may_settle && signals.iter().filter(|signal| signal.kind.can_be_settled()).count() > 1;
    let summary = form.clone();
    let open: u64 = counts.iter().map(|(_, number)| number).sum();
    let (tone, lead) = match (shows_settled, open) {
        (true, _) if settled == 0 => (Tone::Neutral, t::settled_none(locale)),
        (true, _) => (Tone::Neutral, t::lead_settled(locale, settled)),
        (false, 0) => (Tone::Good, t::lead_none(locale)),
        (false, _) => (Tone::Attention, t::lead(locale, open)),
    };
    let id = employer.id.clone();
    let kinds = (!shows_settled && counts.len() > 1).then(|| {
        let one = |label: Text, href: String, here: bool| {
            let current = here.then_some("true");
            view! { <li><a class="chip" href=href aria-current=current>{label}</a></li> }
        };
        let first = one(t::all(locale, open), address(&id, None, false), kind.is_none());
        let rest = counts
            .iter()
            .map(|(each, number)| {
                one(t::kind_count(locale, *each, *number), address(&id, Some(*each), false), kind == Some(*each))
            })
            .collect_view();
        view! { <nav class="chips" aria-label=t::kinds(locale)><ul class="chips__list">{first} {rest}</ul></nav> }
    });
    let other = if shows_settled {
        Some((address(&id, None, false), t::back_to_open(locale)))
    } else {
        (settled > 0).then(|| (address(&id, None, true), t::settled_open(locale, settled)))
    };
    let other = other.map(|(href, label)| view! { <p><a href=href>{label}</a></p> });
    let pages = u32::try_from(all.div_ceil(per_page.max(1))).unwrap_or(u32::MAX).max(1);
    let here = address(&id, kind, shows_settled);
    let base = format!("{here}{}pagina=", if here.contains('?') { '&' } else { '?' });
    // Of everything together the kinds are told apart.
    let grouped = !shows_settled && kind.is_none() && counts.len() > 1;
    let columns = if shows_settled || may_settle { "4" } else { "3" };
    let mut before = None;
    let rows = signals
        .into_iter()
        .map(|signal| {
            let begins = grouped && before != Some(signal.kind);
            before = Some(signal.kind);
            let number = counts.iter().find(|(one, _)| *one == signal.kind).map_or(0, |(_, number)| *number);
            let group = begins.then(|| {
                let label = t::kind_count(locale, signal.kind, number);
                view! { <tr class="table__group"><th colspan=columns scope="rowgroup">{label}</th></tr> }
            });
            let ticked = all_ticked || form.has(SIGNAL, &signal.key);
            let row = row(locale, &employer, signal, (shows_settled, may_settle, may_answer), (several, ticked), today);
            view! { {group} {row} }
        })
        .collect_view();
    let table = (all > 0).then(|| {
        let last = match (shows_settled, may_settle) {
            (true, _) => Some(t::column_settled(locale)),
            (false, true) => Some(t::settle(locale)),
            (false, false) => None,
        };
        let number = page.to_string();
        let everything = format!("{base}{number}&{ALL}=1");
        let invalid = form.error(SIGNAL).is_some();
        let error = error_line(SIGNAL, &t::ticked(locale), form.error(SIGNAL).cloned());
        let many = several.then(|| {
            let label = if shows_settled { t::unsettle_ticked(locale) } else { t::settle_ticked(locale) };
            view! {
                <fieldset id=SIGNAL tabindex="-1" class=if invalid { "group field--invalid" } else { "group" }>
                    <legend class="field__label">{t::ticked(locale)}</legend>
                    {error}
                    <Actions>
                        <Submit label=label look=Look::Plain />
                        <ButtonLink href=everything label=t::tick_all(locale) look=Look::Quiet />
                    </Actions>
                </fieldset>
            }
        });
        let table = view! {
            <TableFrame caption=t::caption(locale) hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::column_who(locale)}</th>
                        <th scope="col">{t::column_what(locale)}</th>
                        <th scope="col">{t::column_day(locale)}</th>
                        {last.map(|last| view! { <th scope="col">{last}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        };
        let table = if may_settle {
            view! {
                <form method="post" action=path::todo_settle(&id)>
                    // Return in a box means what is ticked, and not the first of them all.
                    <EnterSends />
                    <Hidden name=ON value=if shows_settled { "0" } else { "1" } />
                    {kind.map(|kind| view! { <Hidden name=KIND value=kind.as_str() /> })}
                    <Hidden name="pagina" value=number />
                    {table}
                    {many}
                </form>
            }
            .into_any()
        } else {
            table.into_any()
        };
        view! {
            {table}
            <Pagination locale=locale page=page pages=pages base=base />
        }
    });
    let empty = (all == 0 && open == 0 && !shows_settled)
        .then(|| view! { <Empty title=t::empty_title(locale)>{t::empty(locale)}</Empty> });
    let own = employer.own_teams_only.then(|| view! { <p class="muted">{t::own_teams_only(locale)}</p> });
    let digest = digest.map(|on| weekly(locale, &id, on));
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide invalid=!summary.is_valid()>
            <p class="breadcrumb"><a class="wrap" href=path::organisation(&id)>{employer.name.clone()}</a></p>
            <header class="page-head">
                <h1>{t::title(locale)}</h1>
                <Lead tone=tone>{lead}</Lead>
                <p class="muted">{t::explained(locale)}</p>
                {own}
            </header>
            <ErrorSummary locale=locale form=summary />
            {kinds}
            {empty}
            {table}
            {other}
            {digest}
        </Frame>
    }
    .into_any()
}

fn weekly(locale: Locale, id: &str, on: bool) -> AnyView {
    let (said, label, value) = if on {
        (t::digest_on(locale), t::digest_stop(locale), "0")
    } else {
        (t::digest_off(locale), t::digest_start(locale), "1")
    };
    let fields = vec![(ON.to_owned(), value.to_owned())];
    view! {
        <section class="section" aria-labelledby="weekmail">
            <h2 id="weekmail">{t::digest_title(locale)}</h2>
            <p>{said}</p>
            <PostButton action=path::todo_digest(id) label=label look=Look::Quiet fields=fields />
        </section>
    }
    .into_any()
}

fn row(
    locale: Locale,
    employer: &Employer,
    signal: Signal,
    (shows_settled, may_settle, may_answer): (bool, bool, bool),
    (several, ticked): (bool, bool),
    today: NaiveDate,
) -> AnyView {
    let href = path::staff(&employer.id, &signal.staff);
    let (what, why, badge) = said(locale, &signal);
    let settled = signal.settled.map(|(day, by)| {
        let day = format::date_short(locale, day);
        by.map_or_else(|| Text::from(day.clone()), |by| t::settled_by(locale, &day, &by))
    });
    let settled =
        shows_settled.then(|| settled.map(|settled| view! { <p class="small muted"><bdi>{settled}</bdi></p> }));
    let button = (may_settle && signal.kind.can_be_settled()).then(|| {
        let label = if shows_settled { t::unsettle(locale) } else { t::settle(locale) };
        // Which one a button is for is said too, for who hears only the buttons.
        let tick = several.then(|| {
            let name = t::tick(locale, &signal.name, &what);
            view! { <input class="choice__input" type="checkbox" name=SIGNAL value=signal.key.clone() checked=ticked aria-label=name /> }
        });
        view! {
            <span class="table__settle">
                {tick}
                <button class=Look::Quiet.class() type="submit" name=ONLY value=signal.key>
                    {label}
                    <span class="visually-hidden">{t::settle_whose(locale, &signal.name)}</span>
                </button>
            </span>
        }
    });
    let last = (shows_settled || may_settle).then(|| view! { <td>{settled} {button}</td> });
    // The page where it is solved.
    let there = match &signal.about {
        About::Arrangement(id, ..) => path::exception(&employer.id, id),
        About::Objection(id, ..) | About::ObjectionOfResponsible(id, ..) if may_answer => {
            path::dispute(&employer.id, id)
        }
        About::ObjectionOfResponsible(_, id, _) => path::exception(&employer.id, id),
        About::Allocation(id, ..) | About::Objection(_, id, ..) => path::allocation(&employer.id, id),
        About::Registrations(_) | About::Sharing => String::new(),
    };
    let what =
        if there.is_empty() { view! { {what} }.into_any() } else { view! { <a href=there>{what}</a> }.into_any() };
    // What no longer holds before its day has come shows no day.
    let day =
        (signal.stage != Stage::Now || signal.day <= today).then(|| view! { {format::date_short(locale, signal.day)} });
    let label = day.is_some().then(|| t::column_day(locale));
    view! {
        <tr>
            <th scope="row" class="table__main">
                <a href=href><bdi>{signal.name}</bdi></a>
                {signal.team.map(|team| view! { <span class="muted small activity-meta"><bdi>{team}</bdi></span> })}
            </th>
            <td>
                <p class="wrap">{what}</p>
                {badge.map(|(tone, label)| view! { <Badge tone=tone label=label /> })}
                {why.map(|why| view! { <p class="small muted">{why}</p> })}
            </td>
            <td class="nowrap" data-label=label>{day}</td>
            {last}
        </tr>
    }
    .into_any()
}

type Said = (Text, Option<Text>, Option<(Tone, Text)>);

/// What is said of a signal: what there is, what follows, and a badge.
fn said(locale: Locale, signal: &Signal) -> Said {
    let near =
        |stage| (if stage == Stage::SixMonths { Tone::Neutral } else { Tone::Attention }, t::stage(locale, stage));
    match (&signal.about, signal.kind) {
        (About::Registrations(all), kind) => {
            let names: Vec<Text> = all
                .iter()
                .map(|(register, chamber, _)| {
                    registration_name(locale, *register, *chamber).unwrap_or_else(|| t::some_registration(locale))
                })
                .collect();
            let joined = names.join(" · ");
            if kind == SignalKind::RegistrationEnds {
                let what = if names.len() == 1 {
                    t::registration_ends(locale, &joined)
                } else {
                    t::registrations_end(locale, &joined)
                };
                return (what, None, Some(near(signal.stage)));
            }
            let badge = all.first().map(|(.., status)| match status {
                // What is not known is here because of a measure.
                Status::Unknown => (Tone::Bad, workforce::measure_unknown(locale)),
                status => (status_tone(*status), workforce::status(locale, *status)),
            });
            (joined.into(), Some(t::no_reserved_work(locale)), badge)
        }
        (About::Sharing, SignalKind::SharingWithdrawn) => {
            (t::sharing_withdrawn(locale), Some(t::sharing_withdrawn_why(locale)), None)
        }
        (About::Sharing, _) => (t::sharing_begun(locale), None, None),
        (About::Arrangement(_, how, work), SignalKind::ArrangementLapsed) => {
            let how = t::arrangement_word(locale, *how);
            (t::arrangement_lapsed(locale, &how, work), None, Some((Tone::Bad, t::kind(locale, signal.kind))))
        }
        (About::Arrangement(_, how, work), _) => {
            let how = t::arrangement_word(locale, *how);
            (t::arrangement_review(locale, &how, work), None, Some(near(signal.stage)))
        }
        (About::Objection(_, _, work, reference), _) => {
            let what = match reference {
                Some(reference) => t::objection_of(locale, work, reference),
                None => t::objection(locale, work),
            };
            (what, Some(t::objection_why(locale)), Some((Tone::Attention, t::kind(locale, signal.kind))))
        }
        (About::ObjectionOfResponsible(_, _, work), _) => {
            let badge = (Tone::Attention, t::kind(locale, signal.kind));
            (t::objection_responsible(locale, work), Some(t::objection_why(locale)), Some(badge))
        }
        (About::Allocation(_, work, reference), _) => {
            let what = match reference {
                Some(reference) => t::allocation_not_allowed_of(locale, work, reference),
                None => t::allocation_not_allowed(locale, work),
            };
            (what, Some(t::allocation_why(locale)), Some((Tone::Bad, t::kind(locale, signal.kind))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_what_was_asked_for() {
        assert_eq!(address("x", None, false), "/organisaties/x/te-doen");
        assert_eq!(
            address("x", Some(SignalKind::RegistrationEnds), true),
            "/organisaties/x/te-doen?soort=registration-ends&afgehandeld=1"
        );
    }
}
