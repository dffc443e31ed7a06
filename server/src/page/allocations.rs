//! The work that is given to people, and the gate before it.

use super::{
    Failure, Fields, Member, done, export, go_to,
    kind_of_work::{id_of, kind, place, shown},
    ledger::{choices, seeks, sought, version_of, what},
    render,
    workforce::employer,
};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    allocations::{self as page, Asking, Gate, Given, Others, Overview, Raised, Said, Stretch, Version},
    ledger::form as fields_of,
    path,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use chrono::NaiveDate;
use document::{Sheet, Value};
use domain::allocation::Answer as Norm;
use http::StatusCode;
use language::{Locale, allocations as t, ledger as words};
use service::{
    Allocated, AllocationId, AllocationSaid, AllocationsAsked, EmployerProblem, KindOfWorkId, NameProblem,
    OrganisationId, Part, Period, StaffId, day_in_the_netherlands,
};

type Answer = Result<Response, Failure>;
type Asked = Query<Vec<(String, String)>>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    let (organisation, allocation) = ("{id}", "{allocation}");
    Routes::new()
        .get(path::allocations(organisation), list)
        .get(path::allocations_file(organisation, "csv"), csv)
        .get(path::allocations_file(organisation, "xlsx"), xlsx)
        .get(path::allocation_new(organisation), new)
        .post(path::allocation_new(organisation), post_new)
        .get(path::allocation(organisation, allocation), show)
        .get(path::allocation_edit(organisation, allocation), edit)
        .post(path::allocation_edit(organisation, allocation), post_edit)
        .get(path::allocation_end(organisation, allocation), end)
        .post(path::allocation_end(organisation, allocation), post_end)
        .get(path::allocation_history(organisation, allocation), history)
}

/// An allocation as the pages show it.
pub(super) fn given(allocated: Allocated) -> Given {
    let verdict = allocated.verdict.map(|verdict| shown(verdict, String::new(), String::new(), String::new()));
    Given {
        id: allocated.id.to_string(),
        staff: (allocated.staff.0.to_string(), allocated.staff.1),
        work: (allocated.kind_of_work.0.to_string(), allocated.kind_of_work.1),
        reference: allocated.reference,
        since: allocated.period.since,
        until: allocated.period.until,
        verdict,
    }
}

/// That somebody objects, as the pages show it.
pub(super) fn raised(raised: Vec<service::Raised>) -> Vec<Raised> {
    let one =
        |one: service::Raised| Raised { id: one.id.to_string(), on: day_in_the_netherlands(one.at), state: one.state };
    raised.into_iter().map(one).collect()
}

fn stretch(stretch: service::Stretch) -> Stretch {
    let service::Stretch { since, until, verdict } = stretch;
    Stretch { since, until, verdict: shown(verdict, String::new(), String::new(), String::new()) }
}

/// Others who may do the work.
fn others(found: service::Others) -> Others {
    let service::Others { may, more, from } = found;
    let other = |verdict: service::Verdict| {
        let (id, name, detail) = (verdict.staff.to_string(), verdict.name.clone(), verdict.job_title.clone());
        (id, shown(verdict, name, detail, String::new()))
    };
    Others {
        may: may.into_iter().map(other).collect(),
        more,
        of_team: from == service::Among::Team,
        of_all: from == service::Among::Everybody,
    }
}

/// What the list is narrowed down to.
fn filter(form: &FormState) -> AllocationsAsked {
    AllocationsAsked {
        staff: form.value(fields_of::STAFF).parse().ok(),
        team: form.value(page::TEAM).parse().ok(),
        kind_of_work: form.value(fields_of::WORK).parse().ok(),
        answer: form.value(page::ANSWER).parse().ok(),
        over: form.has(page::OVER, "ja"),
        search: form.value(fields_of::SEEK).to_owned(),
    }
}

/// The allocations. Permission: everybody with a role in the organisation; a team lead sees their own people.
async fn list(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let form = FormState::new(asked);
    let page = form.value("pagina").parse().unwrap_or(1_u32).max(1);
    let asked = filter(&form);
    let index = usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX);
    let found = state.service.allocations(&member.actor, id_of(&id)?, asked, index).await?;
    let teams = found.employer.teams.into_iter().map(|team| (team.id.to_string(), team.name)).collect();
    let (place, people, kinds) = choices(found.form);
    let data = Overview {
        place,
        people,
        teams,
        kinds,
        todo: found.todo.into_iter().map(given).collect(),
        lines: found.lines.into_iter().map(given).collect(),
        all: found.all,
        per_page: found.per_page,
        page,
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, data, form)).await)
}

const NAME: &str = "vakspoor-inzet";

/// The lines that a filter leaves, as they are written into a file: the name of the team with each.
async fn taken(
    state: &AppState,
    member: &Member,
    id: &str,
    asked: Vec<(String, String)>,
) -> Result<Vec<(String, Given)>, Failure> {
    let asked = filter(&FormState::new(asked));
    let (at, lines) = state.service.allocations_export(&member.actor, id_of(id)?, asked).await?;
    let at = employer(at);
    let with_team = |allocated: Allocated| {
        let team = allocated.team.map(|team| team.to_string());
        (at.team(team.as_deref()).unwrap_or_default().to_owned(), given(allocated))
    };
    Ok(lines.into_iter().map(with_team).collect())
}

fn sheet(locale: Locale) -> Sheet<11> {
    let headings = [
        t::who(locale),
        t::team(locale),
        t::work(locale),
        t::reference(locale),
        words::fact_since(locale),
        t::column_until(locale),
        t::column_may(locale),
        t::column_stays(locale),
        words::fact_how(locale),
        words::fact_responsible(locale),
        t::why(locale),
    ];
    Sheet { name: t::sheet(locale).into_owned(), headings: headings.map(language::Text::into_owned) }
}

fn row(locale: Locale, today: NaiveDate, (team, one): &(String, Given)) -> [Value; 11] {
    // Today, or on its first day where that is to come; of what is over nothing is said.
    let verdict = one.verdict.as_ref().filter(|_| one.until.is_none_or(|until| until >= today));
    let under = verdict.and_then(|verdict| verdict.under.as_ref());
    let answer = match verdict {
        Some(verdict) => t::short(locale, verdict.allocation.answer),
        None if one.verdict.is_none() => t::has_left_short(locale),
        None => language::Text::default(),
    };
    [
        one.staff.1.as_str().into(),
        team.as_str().into(),
        one.work.1.as_str().into(),
        one.reference.as_deref().unwrap_or_default().into(),
        Value::Date(Some(one.since)),
        Value::Date(one.until),
        answer.into(),
        Value::Date(verdict.and_then(|verdict| verdict.allocation.valid_until)),
        under.map(|under| words::how(locale, under.kind)).unwrap_or_default().into(),
        under.and_then(|under| under.responsible.as_deref()).unwrap_or_default().into(),
        verdict.map(|verdict| app::kind_of_work::why(locale, verdict).join(" ")).unwrap_or_default().into(),
    ]
}

/// The allocations as CSV. Permission: as above; a team lead takes their own people along.
async fn csv(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let lines = taken(&state, &member, &id, asked).await?;
    let (locale, today) = (member.locale(), state.service.today());
    Ok(export::csv((NAME, today), &sheet(locale), lines, move |line| row(locale, today, line)))
}

/// The allocations as a workbook. Permission: as above.
async fn xlsx(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let lines = taken(&state, &member, &id, asked).await?;
    let (locale, today) = (member.locale(), state.service.today());
    export::xlsx((NAME, today), sheet(locale), lines, move |line| row(locale, today, line)).await
}

/// The question that is in a form; `None` with the errors in it.
fn question(form: &mut FormState, locale: Locale) -> Option<service::Given> {
    let staff: Option<StaffId> = form.choice(locale, fields_of::STAFF);
    let kind_of_work: Option<KindOfWorkId> = form.choice(locale, fields_of::WORK);
    let period = period(form, locale);
    let (staff, kind_of_work, period) = (staff?, kind_of_work?, period?);
    form.is_valid().then_some(service::Given { staff, kind_of_work, period })
}

fn period(form: &mut FormState, locale: Locale) -> Option<Period> {
    let since = form.date(locale, fields_of::SINCE);
    let until = form.optional_date(locale, fields_of::UNTIL);
    let since = since?;
    form.is_valid().then_some(Period { since, until })
}

/// The gate: what the norm says, before anything is stored. Permission: the owner, the quality officers, and a team lead for
/// their own people.
async fn new(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let mut form = FormState::new(asked);
    form.set("id", AllocationId::new().to_string());
    // The form itself sends its first day along; an address that does not begins it.
    let begun = form.values(fields_of::SINCE).next().is_some();
    let asks = begun && !seeks(&form);
    if !begun {
        form.set(fields_of::SINCE, member.visit.request.today.to_string());
    }
    show_gate(&state, member, organisation, (form, asks), (None, StatusCode::OK)).await
}

/// The answer to a question as the pages show it.
fn gate_of(question: service::Given, found: service::Gate) -> Gate {
    Gate {
        course: found.course.into_iter().map(stretch).collect(),
        staff: (question.staff.to_string(), found.name),
        kind: kind(found.kind),
        since: question.period.since,
        until: question.period.until,
        others: others(found.others),
    }
}

/// The form with the answer to what is in it, where it asks something.
async fn show_gate(
    state: &AppState,
    member: Member,
    organisation: OrganisationId,
    (mut form, asks): (FormState, bool),
    (notice, status): (Option<language::Text>, StatusCode),
) -> Answer {
    let locale = member.locale();
    // What is wrong with the code alone is no reason to hide the answer.
    let mut bare = FormState::new(form.clone().into_values());
    let question = if asks { question(&mut bare, locale) } else { None };
    for error in bare.errors() {
        form.refuse(error.field.clone(), error.message.clone());
    }
    let mut answered = None;
    if let Some(question) = question {
        match state.service.gate(&member.actor, organisation, question).await {
            Ok(found) => answered = Some(gate_of(question, found)),
            // A person or work that is gone is chosen again; an organisation that is not theirs is not there below.
            Err(EmployerProblem::NotFound) => form.refuse(fields_of::STAFF, language::form::choose(locale)),
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    let found = state.service.allocation_form(&member.actor, organisation, &sought(&form)).await?;
    let (place, people, kinds) = choices(found);
    let asking = Asking { place, people, kinds, gate: answered };
    Ok(render(state, member.visit, status, move |request| page::ask(request, asking, form, notice)).await)
}

/// Says at the field what is wrong. What is not about a field is the answer itself.
fn refuse(form: &mut FormState, locale: Locale, problem: EmployerProblem) -> Result<(), Failure> {
    match problem {
        EmployerProblem::Reversed => form.refuse(fields_of::UNTIL, words::reversed(locale)),
        EmployerProblem::Employment => form.refuse(fields_of::SINCE, t::employment(locale)),
        EmployerProblem::Day => {
            for name in [fields_of::SINCE, fields_of::UNTIL] {
                let day = language::format::parse_date(form.value(name));
                if day.is_some_and(|day| !(1900..=2200).contains(&chrono::Datelike::year(&day))) {
                    form.refuse(name, words::bad_day(locale));
                }
            }
        }
        EmployerProblem::Reference(NameProblem::TooLong { max }) => {
            form.refuse(page::REFERENCE, words::too_long(locale, max));
        }
        EmployerProblem::Reference(_) => form.refuse(page::REFERENCE, words::not_readable(locale)),
        problem => return Err(problem.into()),
    }
    Ok(())
}

fn seen(form: &FormState) -> Option<Part> {
    page::read_seen(form).map(|(answer, until)| Part { answer, until })
}

/// Gives somebody work. Permission: the owner, the quality officers, and a team lead for their own people.
async fn post_new(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let locale = member.locale();
    state.service.may_allocate(&member.actor, organisation).await?;
    let id: AllocationId = form.value("id").parse().unwrap_or_else(|_| {
        let id = AllocationId::new();
        form.set("id", id.to_string());
        id
    });
    let mut notice = None;
    if let Some(question) = question(&mut form, locale) {
        let reference = form.value(page::REFERENCE).to_owned();
        let save = state.service.allocate(&member.actor, organisation, (id, None), question, &reference, seen(&form));
        match save.await {
            Ok(()) => return Ok(done(&state, &path::allocation(organisation, id), &Flash::Saved(id.to_string()))),
            Err(EmployerProblem::NotAllowed) => notice = Some(t::not_stored(locale)),
            Err(EmployerProblem::OtherAnswer) => notice = Some(t::other_answer(locale)),
            // The question itself is asked again below, and says what is wrong with it.
            Err(EmployerProblem::NotFound | EmployerProblem::Employment | EmployerProblem::Reversed) => {}
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    show_gate(&state, member, organisation, (form, true), (notice, StatusCode::UNPROCESSABLE_ENTITY)).await
}

/// One allocation. Permission: everybody with a role; a team lead sees their own people.
async fn show(State(state): State<AppState>, member: Member, Path((id, one)): Path<(String, String)>) -> Answer {
    let today = member.visit.request.today;
    let found = state.service.allocation(&member.actor, id_of(&id)?, id_of(&one)?).await?;
    let kind_of_work = kind(found.kind);
    let given = given(found.allocated);
    let gate = Gate {
        course: found.course.into_iter().map(stretch).collect(),
        staff: given.staff.clone(),
        kind: kind_of_work,
        since: given.since.max(today),
        until: given.until,
        others: others(found.others),
    };
    let (place, raised) = (place(found.at), raised(found.raised));
    let view = move |request| page::show(request, place, given, gate, raised);
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// The form of an allocation. Permission: the owner, the quality officers, and a team lead for their own people.
async fn edit(State(state): State<AppState>, member: Member, Path((id, one)): Path<(String, String)>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    state.service.may_allocate(&member.actor, organisation).await?;
    let found = state.service.allocation(&member.actor, organisation, id_of(&one)?).await?;
    let mut form = FormState::default();
    let Period { since, until } = found.allocated.period;
    form.push("versie", found.allocated.version.to_string())
        .push(fields_of::SINCE, since.to_string())
        .push(fields_of::UNTIL, until.map(|day| day.to_string()).unwrap_or_default())
        .push(page::REFERENCE, found.allocated.reference.clone().unwrap_or_default());
    show_edit(&state, member, organisation, found, form, (None, StatusCode::OK)).await
}

async fn show_edit(
    state: &AppState,
    member: Member,
    organisation: OrganisationId,
    found: service::AllocationView,
    mut form: FormState,
    (notice, status): (Option<language::Text>, StatusCode),
) -> Answer {
    let locale = member.locale();
    let conflict = status == StatusCode::CONFLICT;
    // The answer to what is typed, where that can be asked.
    let mut probe = FormState::new(form.clone().into_values());
    let gate = match period(&mut probe, locale) {
        Some(period) => {
            let (staff, kind_of_work) = (found.allocated.staff.0, found.allocated.kind_of_work.0);
            let question = service::Given { staff, kind_of_work, period };
            match state.service.gate(&member.actor, organisation, question).await {
                Ok(found) => Some(gate_of(question, found)),
                Err(EmployerProblem::NotFound) => None,
                Err(problem) => {
                    refuse(&mut form, locale, problem)?;
                    None
                }
            }
        }
        None => None,
    };
    let (place, given) = (place(found.at), given(found.allocated));
    let view = move |request| page::edit(request, (place, given), form, (gate, notice), conflict);
    Ok(render(state, member.visit, status, view).await)
}

/// Changes an allocation. Permission: the owner, the quality officers, and a team lead for their own people.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path((id, one)): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (organisation, id): (OrganisationId, AllocationId) = (id_of(&id)?, id_of(&one)?);
    let locale = member.locale();
    state.service.may_allocate(&member.actor, organisation).await?;
    let found = state.service.allocation(&member.actor, organisation, id).await?;
    let version = version_of(&form)?;
    let mut notice = None;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(period) = period(&mut form, locale) {
        let (staff, kind_of_work) = (found.allocated.staff.0, found.allocated.kind_of_work.0);
        let question = service::Given { staff, kind_of_work, period };
        let key = (id, Some(version));
        let reference = form.value(page::REFERENCE).to_owned();
        match state.service.allocate(&member.actor, organisation, key, question, &reference, seen(&form)).await {
            Ok(()) => return Ok(done(&state, &path::allocation(organisation, id), &Flash::Saved(id.to_string()))),
            Err(EmployerProblem::NotAllowed) => notice = Some(t::not_stored(locale)),
            Err(EmployerProblem::OtherAnswer) => notice = Some(t::other_answer(locale)),
            Err(EmployerProblem::Conflict { version }) => {
                form.set("versie", version.to_string());
                status = StatusCode::CONFLICT;
            }
            // They have left: nothing but an end can be written down.
            Err(EmployerProblem::NotFound) => form.refuse(fields_of::SINCE, t::employment(locale)),
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    show_edit(&state, member, organisation, found, form, (notice, status)).await
}

/// The form that ends an allocation. Permission: the owner, the quality officers, and a team lead for their own people.
async fn end(State(state): State<AppState>, member: Member, Path((id, one)): Path<(String, String)>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    state.service.may_allocate(&member.actor, organisation).await?;
    let found = state.service.allocation(&member.actor, organisation, id_of(&one)?).await?;
    let Period { since, until } = found.allocated.period;
    let last = since.max(member.visit.request.today);
    let last = until.map_or(last, |until| last.min(until));
    let mut form = FormState::default();
    form.push("versie", found.allocated.version.to_string()).push(fields_of::UNTIL, last.to_string());
    let (place, given) = (place(found.at), given(found.allocated));
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::end(request, place, given, form)).await)
}

/// Ends an allocation. Permission: the owner, the quality officers, and a team lead for their own people.
async fn post_end(
    State(state): State<AppState>,
    member: Member,
    Path((id, one)): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (organisation, id): (OrganisationId, AllocationId) = (id_of(&id)?, id_of(&one)?);
    let locale = member.locale();
    state.service.may_allocate(&member.actor, organisation).await?;
    let found = state.service.allocation(&member.actor, organisation, id).await?;
    let version = version_of(&form)?;
    if let Some(until) = form.date(locale, fields_of::UNTIL) {
        match state.service.end_allocation(&member.actor, organisation, (id, version), until).await {
            Ok(()) => return Ok(done(&state, &path::allocation(organisation, id), &Flash::Saved(id.to_string()))),
            Err(EmployerProblem::Day) => form.refuse(fields_of::UNTIL, t::not_later(locale)),
            Err(EmployerProblem::Reversed) => form.refuse(fields_of::UNTIL, words::reversed(locale)),
            // It changed meanwhile: look once more at what it is.
            Err(EmployerProblem::Conflict { .. }) => return Ok(go_to(&path::allocation(organisation, id))),
            Err(problem) => return Err(problem.into()),
        }
    }
    let (place, given) = (place(found.at), given(found.allocated));
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(render(&state, member.visit, status, move |request| page::end(request, place, given, form)).await)
}

/// Who changed what. Permission: everybody with a role; a team lead for their own people.
async fn history(State(state): State<AppState>, member: Member, Path((id, one)): Path<(String, String)>) -> Answer {
    let found = state.service.allocation_history(&member.actor, id_of(&id)?, id_of(&one)?).await?;
    let versions = found
        .versions
        .into_iter()
        .map(|version| Version {
            at: service::time_in_the_netherlands(version.at),
            by: version.by,
            what: what(version.what),
            said: version.said.map(|said| match said {
                AllocationSaid::Given(period, reference, part) => Said::Given {
                    since: period.since,
                    until: period.until,
                    reference,
                    answer: part.map(|part: Part| -> (Norm, _) { (part.answer, part.until) }),
                },
                AllocationSaid::Answered => Said::Answered,
            }),
        })
        .collect();
    let (place, given) = (place(found.at), given(found.allocated));
    let view = move |request| page::history(request, place, given, versions);
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}
