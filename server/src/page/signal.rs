//! What asks an employer's attention.

use super::{Failure, Fields, Member, done, go_to, render, workforce};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState, path,
    signal::{self as page, ALL, About, KIND, ON, ONLY, SETTLED, SIGNAL},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::{organisation::Role, permission::Action, signal::SignalKind};
use http::StatusCode;
use language::organisation::Done;
use service::{DisputeTo, OrganisationId, SignalAbout, SignalKey, TodoFilter, day_in_the_netherlands};

type Answer = Result<Response, Failure>;

/// The field for the page.
const PAGE: &str = "pagina";

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::todo("{id}"), show)
        .post(path::todo_settle("{id}"), settle)
        .post(path::todo_digest("{id}"), digest)
}

fn organisation_of(text: &str) -> Result<OrganisationId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// A signal as a form sends it.
fn text_of(key: SignalKey) -> String {
    format!("{}.{}.{}.{}", key.kind.as_str(), key.subject, key.day, key.stage.as_str())
}

fn key_of(text: &str) -> Option<SignalKey> {
    let mut parts = text.split('.');
    let key = SignalKey {
        kind: parts.next()?.parse().ok()?,
        subject: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
        stage: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(key)
}

/// What there is to do. Permission: who has a role; a team lead sees what is about their own people.
async fn show(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let id = organisation_of(&id)?;
    let form = FormState::new(pairs);
    let filter = TodoFilter { kind: form.value(KIND).parse::<SignalKind>().ok(), settled: form.value(SETTLED) == "1" };
    look(&state, member, id, filter, form, StatusCode::OK).await
}

/// The list, with the form to settle several of it at once.
async fn look(
    state: &AppState,
    member: Member,
    id: OrganisationId,
    filter: TodoFilter,
    form: FormState,
    status: StatusCode,
) -> Answer {
    let number = form.value(PAGE).parse::<u32>().unwrap_or(1).max(1);
    let found = state.service.todo(&member.actor, id, filter, u64::from(number.saturating_sub(1))).await?;
    if found.signals.is_empty() && number > 1 {
        return Ok(go_to(&path::todo(id)));
    }
    let role = found.employer.role;
    let employer = workforce::employer(found.employer);
    let signals = found.signals.into_iter().map(|signal| {
        let team = signal.who.team.map(|team| team.to_string());
        page::Signal {
            key: text_of(signal.key),
            kind: signal.key.kind,
            day: signal.key.day,
            stage: signal.key.stage,
            staff: signal.who.staff.to_string(),
            name: signal.who.name,
            team: employer.team(team.as_deref()).map(str::to_owned),
            about: match signal.about {
                SignalAbout::Registrations(all) => About::Registrations(all),
                SignalAbout::Sharing => About::Sharing,
                SignalAbout::Arrangement(id, kind, work) => About::Arrangement(id.to_string(), kind, work),
                SignalAbout::Allocation(id, work, code) => About::Allocation(id.to_string(), work, code),
                SignalAbout::Objection(id, DisputeTo::Allocation(to), work, code) => {
                    About::Objection(id.to_string(), to.to_string(), work, code)
                }
                SignalAbout::Objection(id, DisputeTo::Arrangement(to), work, _) => {
                    About::ObjectionOfResponsible(id.to_string(), to.to_string(), work)
                }
            },
            settled: signal.settled.map(|(at, by)| (day_in_the_netherlands(at), by)),
        }
    });
    let data = page::Todo {
        signals: signals.collect(),
        counts: found.counts,
        settled: found.settled,
        all: found.all,
        per_page: found.per_page,
        page: number,
        all_ticked: form.value(ALL) == "1",
        kind: filter.kind,
        shows_settled: filter.settled,
        may_settle: role != Role::Reader,
        may_answer: app::organisation::form::may(role, Action::AllocateWork),
        digest: (role != Role::Reader).then_some(found.digest),
        employer,
    };
    Ok(render(state, member.visit, status, move |request| page::page(request, data, form)).await)
}

/// Settles what was ticked or the one whose button was pressed, or puts it back. Permission: owner, HR, quality, and a team lead for their own people.
async fn settle(State(state): State<AppState>, member: Member, Path(id): Path<String>, Fields(form): Fields) -> Answer {
    let id = organisation_of(&id)?;
    let settled = form.value(ON) == "1";
    let kind = form.value(KIND).parse::<SignalKind>().ok();
    let only = Some(form.value(ONLY)).filter(|one| !one.is_empty());
    let keys: Vec<&str> = only.map_or_else(|| form.values(SIGNAL).collect(), |one| vec![one]);
    let number = keys.len();
    let keys: Vec<SignalKey> = keys.into_iter().filter_map(key_of).collect();
    // Who may not is told so before anything about the form.
    let there = state.service.settle_signals(&member.actor, id, &keys, settled).await?;
    if number == 0 {
        let mut form = form;
        form.refuse(SIGNAL, language::signal::tick_some(member.locale()));
        let filter = TodoFilter { kind, settled: !settled };
        return look(&state, member, id, filter, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let here = page::address(&id.to_string(), kind, !settled);
    let what = match (there, number, settled) {
        (0, ..) => Done::SignalGone,
        (_, 1, true) => Done::SignalSettled,
        (_, 1, false) => Done::SignalUnsettled,
        (.., true) => Done::SignalsSettled,
        (.., false) => Done::SignalsUnsettled,
    };
    Ok(done(&state, &here, &Flash::Organisation(what)))
}

/// Turns the weekly mail of who asks on or off. Permission: everybody with a role in the organisation.
async fn digest(State(state): State<AppState>, member: Member, Path(id): Path<String>, Fields(form): Fields) -> Answer {
    let id = organisation_of(&id)?;
    let wanted = form.value(ON) == "1";
    state.service.want_digest(&member.actor, id, wanted).await?;
    let what = if wanted { Done::DigestOn } else { Done::DigestOff };
    Ok(done(&state, &format!("{}#weekmail", path::todo(id)), &Flash::Organisation(what)))
}
