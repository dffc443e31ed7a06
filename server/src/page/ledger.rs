//! The ledger of exceptions.

use super::{
    Failure, Fields, Member, allocations as given, done, export, go_to,
    kind_of_work::{id_of, kind, place, shown},
    render,
    workforce::employer,
};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    kind_of_work::Place,
    ledger::{
        self as page, Line, Said, Terms, Version,
        form::{self, Target},
    },
    path,
    workforce::history::What,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use document::{Sheet, Value};
use domain::{allocation::ArrangementKind, organisation::LedgerState};
use http::StatusCode;
use language::{Locale, allocation, allocations as words, ledger as t};
use service::{
    Arranged, ArrangementId, EmployerProblem, Exception, ExceptionSaid, KindOfWorkId, NameProblem, OrganisationChange,
    OrganisationId, Sought, StaffId, WorkForm,
};

type Answer = Result<Response, Failure>;
type Asked = Query<Vec<(String, String)>>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    let (organisation, line) = ("{id}", "{line}");
    Routes::new()
        .get(path::ledger(organisation), list)
        .get(path::ledger_file(organisation, "csv"), csv)
        .get(path::ledger_file(organisation, "xlsx"), xlsx)
        .get(path::exception_new(organisation), new)
        .post(path::exception_new(organisation), post_new)
        .get(path::exception(organisation, line), show)
        .get(path::exception_edit(organisation, line), edit)
        .post(path::exception_edit(organisation, line), post_edit)
        .get(path::exception_end(organisation, line), end)
        .post(path::exception_end(organisation, line), post_end)
        .get(path::exception_history(organisation, line), history)
}

/// A line as the pages show it.
pub(super) fn line(exception: Exception) -> Line {
    Line {
        id: exception.id.to_string(),
        staff: (exception.staff.0.to_string(), exception.staff.1),
        work: (exception.kind_of_work.0.to_string(), exception.kind_of_work.1),
        how: exception.kind,
        terms: terms(exception.arranged),
        responsible: exception.responsible,
        unchecked: exception.unchecked.map(|staff| staff.to_string()),
        state: exception.state,
        held: exception.held,
    }
}

fn terms(arranged: Arranged) -> Terms {
    let Arranged { agreements, ground, basis, reason, since, review_on, until, .. } = arranged;
    Terms { agreements, ground, basis, reason, since, review_on, until }
}

/// What was done, as a page of history says it.
pub(super) fn what(what: OrganisationChange) -> What {
    match what {
        OrganisationChange::Created => What::Created,
        OrganisationChange::Edited => What::Edited,
        OrganisationChange::Ended => What::Ended,
        OrganisationChange::Deleted => What::Deleted,
        OrganisationChange::Imported => What::Imported,
    }
}

/// Whom the form is to offer: who is searched for, and who is chosen.
pub(super) fn sought(fields: &FormState) -> Sought {
    let keep = [form::STAFF, form::RESPONSIBLE].iter().filter_map(|name| fields.value(name).parse().ok()).collect();
    Sought { search: fields.value(form::SEEK).to_owned(), keep }
}

/// Whether a form only asks for other people to choose from.
pub(super) fn seeks(fields: &FormState) -> bool {
    fields.value(form::ACTION) == form::SEEK
}

/// Who and which work can be chosen in a form.
pub(super) fn choices(form: WorkForm) -> (Place, form::People, form::Choices) {
    let people = form.people.into_iter().map(|one| {
        let name = if one.job_title.is_empty() { one.name } else { format!("{} ({})", one.name, one.job_title) };
        (one.id.to_string(), name)
    });
    let kinds = form.kinds.into_iter().map(|one| {
        let kind = kind(one);
        let whose = kind.whose.to_string();
        let name = if whose.is_empty() { kind.name } else { format!("{} ({whose})", kind.name) };
        (kind.id, name)
    });
    (place(form.at), form::People { list: people.collect(), more: form.more }, kinds.collect())
}

/// The ledger. Permission: everybody with a role in the organisation; a team lead sees their own people.
async fn list(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let found = state.service.ledger(&member.actor, id_of(&id)?).await?;
    let place = place(found.at);
    let todo = found.todo.into_iter().map(given::given).collect();
    let lines = found.lines.into_iter().map(line).collect();
    let form = FormState::new(asked);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::list(request, place, todo, lines, form)).await)
}

const NAME: &str = "vakspoor-uitzonderingen";

/// The lines that a filter leaves, as they are written into a file: the name of the team with each.
async fn taken(
    state: &AppState,
    member: &Member,
    id: &str,
    asked: Vec<(String, String)>,
) -> Result<Vec<(String, Line)>, Failure> {
    let only: Option<LedgerState> = FormState::new(asked).value(page::STATE).parse().ok();
    let (at, lines) = state.service.ledger_export(&member.actor, id_of(id)?, only).await?;
    let at = employer(at);
    let with_team = |exception: Exception| {
        let team = exception.team.map(|team| team.to_string());
        (at.team(team.as_deref()).unwrap_or_default().to_owned(), line(exception))
    };
    Ok(lines.into_iter().map(with_team).collect())
}

fn sheet(locale: Locale) -> Sheet<15> {
    let headings = [
        t::fact_staff(locale),
        words::team(locale),
        t::fact_work(locale),
        t::fact_how(locale),
        t::fact_responsible(locale),
        t::fact_ground(locale),
        t::fact_basis(locale),
        t::fact_agreements(locale),
        t::reason_label(locale),
        t::fact_since(locale),
        t::fact_review(locale),
        t::until(locale),
        t::column_state(locale),
        t::column_holds(locale),
        t::column_why(locale),
    ];
    Sheet { name: t::sheet(locale).into_owned(), headings: headings.map(language::Text::into_owned) }
}

fn row(locale: Locale, (team, line): &(String, Line)) -> [Value; 15] {
    let terms = &line.terms;
    let agreed: Vec<_> = terms.agreements.iter().map(|one| allocation::agreement(locale, *one)).collect();
    let holds = line.held.as_ref().filter(|held| !held.answer.is_refusal()).and_then(|held| held.valid_until);
    [
        line.staff.1.as_str().into(),
        team.as_str().into(),
        line.work.1.as_str().into(),
        t::how(locale, line.how).into(),
        line.responsible.as_deref().unwrap_or_default().into(),
        terms.ground.map(|ground| t::ground(locale, ground)).unwrap_or_default().into(),
        terms.basis.map(|basis| t::basis(locale, basis)).unwrap_or_default().into(),
        agreed.join("; ").into(),
        terms.reason.as_str().into(),
        Value::Date(Some(terms.since)),
        Value::Date(Some(terms.review_on)),
        Value::Date(terms.until),
        t::state(locale, line.state).into(),
        Value::Date(holds),
        line.reasons(locale).join(" ").into(),
    ]
}

/// The ledger as CSV. Permission: as above; a team lead takes their own people along.
async fn csv(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let lines = taken(&state, &member, &id, asked).await?;
    let locale = member.locale();
    Ok(export::csv((NAME, state.service.today()), &sheet(locale), lines, move |line| row(locale, line)))
}

/// The ledger as a workbook. Permission: as above.
async fn xlsx(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let lines = taken(&state, &member, &id, asked).await?;
    let locale = member.locale();
    export::xlsx((NAME, state.service.today()), sheet(locale), lines, move |line| row(locale, line)).await
}

/// One line. Permission: as above.
async fn show(State(state): State<AppState>, member: Member, Path((id, exception)): Path<(String, String)>) -> Answer {
    let found = state.service.exception(&member.actor, id_of(&id)?, id_of(&exception)?).await?;
    let place = place(found.at);
    let verdict = found.verdict.map(|verdict| shown(verdict, String::new(), String::new(), String::new()));
    let given = found.allocations.into_iter().map(given::given).collect();
    let raised = given::raised(found.raised);
    let line = line(found.exception);
    let view = move |request| page::show(request, place, line, verdict, (given, raised));
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// The form for a new line. Permission: the owner and the quality officers.
async fn new(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let mut fields = FormState::new(asked);
    let found = state.service.exception_form(&member.actor, id_of(&id)?, &sought(&fields)).await?;
    fields.set("id", ArrangementId::new().to_string());
    let today = member.visit.request.today;
    if fields.value(form::SINCE).is_empty() {
        fields.set(form::SINCE, today.to_string());
    }
    // A year to begin with: what is looked at again within half of one is to be done at once. Whoever records it may choose
    // another day.
    let since = language::format::parse_date(fields.value(form::SINCE)).unwrap_or(today);
    fields.set(form::REVIEW, domain::period::months_after(since.max(today), 12).to_string());
    show_new(&state, member, StatusCode::OK, found, fields).await
}

async fn show_new(state: &AppState, member: Member, status: StatusCode, found: WorkForm, fields: FormState) -> Answer {
    let (place, people, kinds) = choices(found);
    let Some(how) = form::how(&fields) else {
        return Ok(render(state, member.visit, status, move |request| form::choose(request, place, &fields)).await);
    };
    let target = Target { place, how, people, kinds, line: None, conflict: false, similar: None };
    Ok(show_target(state, member, status, target, fields).await)
}

async fn show_target(
    state: &AppState,
    member: Member,
    status: StatusCode,
    target: Target,
    fields: FormState,
) -> Response {
    render(state, member.visit, status, move |request| form::page(request, target, fields)).await
}

/// Another line of the same, which is asked about once; with the words at the field.
async fn similar(
    state: &AppState,
    member: &Member,
    (organisation, id): (OrganisationId, ArrangementId),
    subject: (StaffId, KindOfWorkId, ArrangementKind),
    (fields, arranged): (&mut FormState, &Arranged),
) -> Result<Option<String>, Failure> {
    if fields.value(form::ACTION) == form::ANYWAY {
        return Ok(None);
    }
    let there = state.service.similar_exception(&member.actor, organisation, id, subject, arranged).await?;
    Ok(there.map(|(there, since, last)| {
        let locale = member.locale();
        let date = |day| language::format::date(locale, day);
        fields.refuse(form::SINCE, t::similar(locale, &date(since), &date(last)));
        path::exception(organisation, there)
    }))
}

/// Adds a line. Permission: the owner and the quality officers.
async fn post_new(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut fields): Fields,
) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let locale = member.locale();
    // Who may not is told so before anything about the form.
    let found = state.service.exception_form(&member.actor, organisation, &sought(&fields)).await?;
    let id: ArrangementId = fields.value("id").parse().unwrap_or_else(|_| {
        let id = ArrangementId::new();
        fields.set("id", id.to_string());
        id
    });
    let Some(how) = form::how(&fields) else {
        return show_new(&state, member, StatusCode::UNPROCESSABLE_ENTITY, found, fields).await;
    };
    if seeks(&fields) {
        return show_new(&state, member, StatusCode::OK, found, fields).await;
    }
    let staff: Option<StaffId> = fields.choice(locale, form::STAFF);
    let work: Option<KindOfWorkId> = fields.choice(locale, form::WORK);
    let responsible: Option<StaffId> = fields.choice(locale, form::RESPONSIBLE);
    let read = form::read(&mut fields, locale);
    if let (Some(staff), Some(work), Some(read)) = (staff, work, read) {
        let (subject, arranged) = ((staff, work, how), stored(read, responsible));
        let there = similar(&state, &member, (organisation, id), subject, (&mut fields, &arranged)).await?;
        if there.is_some() {
            let (place, people, kinds) = choices(found);
            let target = Target { place, how, people, kinds, line: None, conflict: false, similar: there };
            return Ok(show_target(&state, member, StatusCode::UNPROCESSABLE_ENTITY, target, fields).await);
        }
        let save = state.service.save_exception(&member.actor, organisation, (id, None), subject, arranged);
        match save.await {
            Ok(()) => {
                let gate = fields.value(form::GATE_SINCE);
                let address = if gate.is_empty() {
                    path::exception(organisation, id)
                } else {
                    // Back to the question that it was for.
                    let (staff, work) = (staff.to_string(), work.to_string());
                    let asked = [
                        (form::STAFF, staff.as_str()),
                        (form::WORK, work.as_str()),
                        (form::SINCE, gate),
                        (form::UNTIL, fields.value(form::GATE_UNTIL)),
                    ];
                    path::asking(&path::allocation_new(organisation), &asked)
                };
                return Ok(done(&state, &address, &Flash::Saved(id.to_string())));
            }
            // What was chosen is no longer there: the lists have what is.
            Err(EmployerProblem::NotFound) => fields.refuse(form::STAFF, language::form::choose(locale)),
            Err(problem) => refuse(&mut fields, locale, problem)?,
        }
    }
    show_new(&state, member, StatusCode::UNPROCESSABLE_ENTITY, found, fields).await
}

fn stored(terms: Terms, responsible: Option<StaffId>) -> Arranged {
    let Terms { agreements, ground, basis, reason, since, review_on, until } = terms;
    Arranged { responsible, agreements, ground, basis, reason, since, review_on, until }
}

/// Says at the field what is wrong. What is not about a field is the answer itself.
fn refuse(fields: &mut FormState, locale: Locale, problem: EmployerProblem) -> Result<(), Failure> {
    match problem {
        EmployerProblem::Lacking(lacking) => form::refuse(fields, locale, &lacking),
        EmployerProblem::OwnResponsible => fields.refuse(form::RESPONSIBLE, t::same_person(locale)),
        EmployerProblem::NoResponsible => fields.refuse(form::RESPONSIBLE, t::no_responsible(locale)),
        EmployerProblem::Review => fields.refuse(form::REVIEW, t::review_past(locale)),
        EmployerProblem::Reversed => fields.refuse(form::UNTIL, t::reversed(locale)),
        EmployerProblem::Day => {
            // Which of them it is, is seen at once.
            for name in [form::SINCE, form::REVIEW, form::UNTIL] {
                let day = language::format::parse_date(fields.value(name));
                if day.is_some_and(|day| !(1900..=2200).contains(&chrono::Datelike::year(&day))) {
                    fields.refuse(name, t::bad_day(locale));
                }
            }
            let day = |name| language::format::parse_date(fields.value(name));
            let (since, review) = (day(form::SINCE), day(form::REVIEW));
            if since.is_some_and(|since| since < service::NORM_SINCE) {
                fields.refuse(form::SINCE, t::before_the_norm(locale));
            } else if since.zip(review).is_some_and(|(since, review)| !service::may_review(since, review)) {
                fields.refuse(form::REVIEW, t::review_far(locale));
            }
        }
        EmployerProblem::Note(NameProblem::TooLong { max }) => fields.refuse(form::REASON, t::too_long(locale, max)),
        EmployerProblem::Note(_) => fields.refuse(form::REASON, t::not_readable(locale)),
        problem => return Err(problem.into()),
    }
    Ok(())
}

/// The form of a line. Permission: the owner and the quality officers.
async fn edit(State(state): State<AppState>, member: Member, Path((id, exception)): Path<(String, String)>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let found = state.service.exception(&member.actor, organisation, id_of(&exception)?).await?.exception;
    let mut fields = filled(&found);
    let form = state.service.exception_form(&member.actor, organisation, &sought(&fields)).await?;
    fields.push("versie", found.version.to_string());
    show_edit(&state, member, StatusCode::OK, (form, found), (fields, None)).await
}

fn filled(found: &Exception) -> FormState {
    let responsible = found.arranged.responsible.map(|staff| staff.to_string());
    form::fill(&terms(found.arranged.clone()), responsible.as_deref())
}

async fn show_edit(
    state: &AppState,
    member: Member,
    status: StatusCode,
    (form, found): (WorkForm, Exception),
    (fields, similar): (FormState, Option<String>),
) -> Answer {
    let how: ArrangementKind = found.kind;
    let (place, people, kinds) = choices(form);
    let conflict = status == StatusCode::CONFLICT;
    let target = Target { place, how, people, kinds, line: Some(line(found)), conflict, similar };
    Ok(show_target(state, member, status, target, fields).await)
}

/// Changes a line. Permission: the owner and the quality officers.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path((id, exception)): Path<(String, String)>,
    Fields(mut fields): Fields,
) -> Answer {
    let (organisation, id): (OrganisationId, ArrangementId) = (id_of(&id)?, id_of(&exception)?);
    let locale = member.locale();
    let form = state.service.exception_form(&member.actor, organisation, &sought(&fields)).await?;
    let found = state.service.exception(&member.actor, organisation, id).await?.exception;
    if seeks(&fields) {
        return show_edit(&state, member, StatusCode::OK, (form, found), (fields, None)).await;
    }
    let version = version_of(&fields)?;
    let responsible: Option<StaffId> = fields.choice(locale, form::RESPONSIBLE);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(read) = form::read(&mut fields, locale) {
        let subject = (found.staff.0, found.kind_of_work.0, found.kind);
        let arranged = stored(read, responsible);
        let there = similar(&state, &member, (organisation, id), subject, (&mut fields, &arranged)).await?;
        if there.is_some() {
            return show_edit(&state, member, status, (form, found), (fields, there)).await;
        }
        match state.service.save_exception(&member.actor, organisation, (id, Some(version)), subject, arranged).await {
            Ok(()) => {
                return Ok(done(&state, &path::exception(organisation, id), &Flash::Saved(id.to_string())));
            }
            Err(EmployerProblem::Conflict { version }) => {
                fields.set("versie", version.to_string());
                status = StatusCode::CONFLICT;
            }
            Err(problem) => refuse(&mut fields, locale, problem)?,
        }
    }
    show_edit(&state, member, status, (form, found), (fields, None)).await
}

/// The version that a form started from.
pub(super) fn version_of(fields: &FormState) -> Result<i32, Failure> {
    fields.value("versie").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))
}

/// The form that ends a line. Permission: the owner and the quality officers.
async fn end(State(state): State<AppState>, member: Member, Path((id, exception)): Path<(String, String)>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    state.service.may_keep_ledger(&member.actor, organisation).await?;
    let found = state.service.exception(&member.actor, organisation, id_of(&exception)?).await?;
    let mut fields = FormState::default();
    fields.push("versie", found.exception.version.to_string());
    fields.push(form::UNTIL, found.exception.arranged.since.max(member.visit.request.today).to_string());
    let (place, line) = (place(found.at), line(found.exception));
    Ok(render(&state, member.visit, StatusCode::OK, move |request| form::end(request, place, line, fields)).await)
}

/// Ends a line. Permission: the owner and the quality officers.
async fn post_end(
    State(state): State<AppState>,
    member: Member,
    Path((id, exception)): Path<(String, String)>,
    Fields(mut fields): Fields,
) -> Answer {
    let (organisation, id): (OrganisationId, ArrangementId) = (id_of(&id)?, id_of(&exception)?);
    let locale = member.locale();
    state.service.may_keep_ledger(&member.actor, organisation).await?;
    let found = state.service.exception(&member.actor, organisation, id).await?;
    let version = version_of(&fields)?;
    if let Some(until) = fields.date(locale, form::UNTIL) {
        match state.service.end_exception(&member.actor, organisation, (id, version), until).await {
            Ok(()) => return Ok(done(&state, &path::exception(organisation, id), &Flash::Saved(id.to_string()))),
            Err(EmployerProblem::Day) => fields.refuse(form::UNTIL, t::bad_day(locale)),
            Err(EmployerProblem::Reversed) => fields.refuse(form::UNTIL, t::reversed(locale)),
            // It changed meanwhile: look once more at what it is.
            Err(EmployerProblem::Conflict { .. }) => return Ok(go_to(&path::exception(organisation, id))),
            Err(problem) => return Err(problem.into()),
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let (place, line) = (place(found.at), line(found.exception));
    Ok(render(&state, member.visit, status, move |request| form::end(request, place, line, fields)).await)
}

/// Who changed what. Permission: everybody with a role; a team lead for their own people.
async fn history(
    State(state): State<AppState>,
    member: Member,
    Path((id, exception)): Path<(String, String)>,
) -> Answer {
    let found = state.service.exception_history(&member.actor, id_of(&id)?, id_of(&exception)?).await?;
    let versions = found
        .versions
        .into_iter()
        .map(|version| Version {
            at: service::time_in_the_netherlands(version.at),
            by: version.by,
            what: what(version.what),
            said: version.said.map(|said| match said {
                ExceptionSaid::Arranged(arranged, responsible) => Said::Arranged(terms(arranged), responsible),
                ExceptionSaid::Answered => Said::Answered,
            }),
        })
        .collect();
    let (place, line) = (place(found.at), line(found.exception));
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::history(request, place, line, versions)).await)
}
