//! Somebody of the staff.

use super::{Answer, Failure, Fields, Member, done, employer, go_to, organisation_of, render, shown, staff_of};
use crate::state::AppState;
use app::{
    Flash, FormState, path,
    workforce::{
        filter::Filter,
        form::{self, Namesake, Record, Target},
        history::{self, Version, What},
        on_day::{self, PersonOn},
        person::{self as page, Activity, Check, Kind, Link, Person, Shared, Sum},
    },
};
use axum::extract::{Path, Query, State};
use domain::organisation::Status;
use http::StatusCode;
use language::{Locale, form as words, workforce as t};
use service::{CheckId, EmployerProblem, NameProblem, OrganisationChange, OrganisationId, SharedKind, StaffId};

/// The form for somebody new. Permission: owner and HR.
pub async fn add(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let found = state.service.staff_form(&member.actor, organisation_of(&id)?, None).await?;
    let mut form = form::fill(&Record::default());
    form.push("id", StaffId::new().to_string());
    let target = Target { employer: employer(found.employer), ..Target::default() };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| form::page(request, target, form)).await)
}

/// Writes somebody new down. Permission: owner and HR.
pub async fn post_add(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    let organisation = organisation_of(&id)?;
    let staff: StaffId = form.value("id").parse().unwrap_or_else(|_| {
        let id = StaffId::new();
        form.set("id", id.to_string());
        id
    });
    save(&state, member, organisation, staff, None, form).await
}

/// The form of a record. Permission: owner and HR.
pub async fn edit(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    let found = state.service.staff_form(&member.actor, organisation, Some(id)).await?;
    let staff = found.staff.ok_or(Failure::NotFound)?;
    let name = staff.record.name.clone();
    let mut form = form::fill(&shown(staff.record));
    form.push("versie", staff.version.to_string());
    let target =
        Target { employer: employer(found.employer), staff: Some((id.to_string(), name)), ..Target::default() };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| form::page(request, target, form)).await)
}

/// Changes a record. Permission: owner and HR.
pub async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(ids): Path<(String, String)>,
    Fields(form): Fields,
) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    let version = version_of(&form)?;
    save(&state, member, organisation, id, Some(version), form).await
}

fn version_of(form: &FormState) -> Result<i32, Failure> {
    form.value("versie").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))
}

async fn save(
    state: &AppState,
    member: Member,
    organisation: OrganisationId,
    id: StaffId,
    version: Option<i32>,
    mut form: FormState,
) -> Answer {
    let locale = member.locale();
    // Who may not, or whose record is gone, is told so before anything about the form.
    let found = state.service.staff_form(&member.actor, organisation, version.map(|_| id)).await?;
    let employer = employer(found.employer);
    let mut target = Target { employer, ..Target::default() };
    let mut before = None;
    if version.is_some() {
        let staff = found.staff.ok_or(Failure::NotFound)?;
        target.staff = Some((id.to_string(), staff.record.name.clone()));
        before = Some(staff.record);
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let read = form::read(&mut form, locale, member.visit.request.today);
    let unknown = read
        .as_ref()
        .and_then(|record| record.team.as_deref())
        .filter(|team| target.employer.team(Some(team)).is_none());
    if unknown.is_some() {
        form.refuse("team", t::team_gone(locale));
    }
    let mut record = read.filter(|_| form.is_valid()).map(stored);
    if let Some(after) = &record {
        let there = (before.as_ref(), after);
        let namesakes = state.service.staff_namesakes(&member.actor, organisation, id, there).await?;
        let seen = namesakes.iter().map(|one| one.id.to_string()).collect::<Vec<_>>().join(" ");
        // Asked once, for those that were seen.
        if form.value(form::SEEN) != seen {
            form.set(form::SEEN, seen);
            target.namesakes = namesakes
                .into_iter()
                .map(|one| Namesake {
                    id: one.id.to_string(),
                    name: one.name,
                    email: one.email,
                    register_number: one.register_number,
                })
                .collect();
            if !target.namesakes.is_empty() {
                record = None;
            }
        }
    }
    if let Some(record) = record {
        match state.service.save_staff(&member.actor, organisation, id, version, record).await {
            Ok(()) => {
                let address = path::staff(organisation, id);
                return Ok(done(state, &address, &Flash::Saved(id.to_string())));
            }
            Err(EmployerProblem::Conflict { version }) => {
                let now = state.service.staff_form(&member.actor, organisation, Some(id)).await?;
                form.set("versie", version.to_string());
                target.conflict = now.staff.map(|staff| shown(staff.record));
                status = StatusCode::CONFLICT;
            }
            Err(problem) => refuse(&mut form, locale, problem)?,
        }
    }
    Ok(render(state, member.visit, status, move |request| form::page(request, target, form)).await)
}

fn stored(record: Record) -> service::Record {
    service::Record {
        team: record.team.and_then(|team| team.parse().ok()),
        name: record.name,
        job_title: record.job_title,
        email: record.email,
        employee_number: record.employee_number,
        register: record.register,
        chamber: record.chamber,
        register_number: record.register_number,
        registered_until: record.registered_until,
        vog_on: record.vog_on,
        since: record.since,
        until: record.until,
    }
}

/// Says at the field what is wrong. What is not about a field is the answer itself.
fn refuse(form: &mut FormState, locale: Locale, problem: EmployerProblem) -> Result<(), Failure> {
    let of_name = |problem: NameProblem| match problem {
        NameProblem::Empty => words::required(locale),
        NameProblem::TooLong { max } => words::too_long(locale, max),
        NameProblem::ControlCharacter => t::refused(locale),
    };
    match problem {
        EmployerProblem::Name(problem) => form.refuse("naam", of_name(problem)),
        EmployerProblem::JobTitle(problem) => form.refuse("functie", of_name(problem)),
        EmployerProblem::Number(problem) => form.refuse("nummer", of_name(problem)),
        EmployerProblem::Note(problem) => form.refuse("opmerking", of_name(problem)),
        EmployerProblem::Email(_) => form.refuse("email", t::bad_email(locale)),
        EmployerProblem::Taken => form.refuse("nummer", t::number_taken(locale)),
        EmployerProblem::Chamber => form.refuse("registratie", words::choose(locale)),
        EmployerProblem::Reversed => form.refuse("tot", t::reversed(locale)),
        other => return Err(other.into()),
    }
    Ok(())
}

/// Somebody's page, today or on another day. Permission: who has a role; a team lead sees their own people.
pub async fn person(
    State(state): State<AppState>,
    member: Member,
    Path(ids): Path<(String, String)>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    if let Some(on) = Filter::read(&pairs).on.filter(|on| *on != member.visit.request.today) {
        return person_on(&state, member, staff_of(&ids)?, on).await;
    }
    let mut form = FormState::default();
    form.push("id", CheckId::new().to_string());
    form.push("nagekeken", member.visit.request.today.to_string());
    let unread_day = super::list::unread_day(&pairs);
    show(&state, member, staff_of(&ids)?, StatusCode::OK, (form, unread_day)).await
}

async fn person_on(
    state: &AppState,
    member: Member,
    (organisation, id): (OrganisationId, StaffId),
    on: chrono::NaiveDate,
) -> Answer {
    let found = state.service.person_on(&member.actor, organisation, id, on).await?;
    let employer = employer(found.employer);
    let lines = found.lines.into_iter().map(|line| super::list::shown(&employer, line)).collect();
    let person = PersonOn { id: id.to_string(), name: found.record.name, removed: found.removed, lines, on, employer };
    Ok(render(state, member.visit, StatusCode::OK, move |request| on_day::person(request, person)).await)
}

async fn show(
    state: &AppState,
    member: Member,
    (organisation, id): (OrganisationId, StaffId),
    status: StatusCode,
    (form, unread_day): (FormState, Option<String>),
) -> Answer {
    let found = state.service.person(&member.actor, organisation, id).await?;
    let today = member.visit.request.today;
    let record = shown(found.staff.record);
    // As the overview has it. Who has left is not in there: of them, what the employer wrote down.
    let recorded = match record.registered_until {
        None => Status::Unknown,
        Some(until) if until > today => Status::Recorded,
        Some(_) => Status::RecordedExpired,
    };
    let lines = found.lines;
    let (status_of_record, measure) = match lines.first().filter(|_| found.registrations.is_empty()) {
        Some(line) => (line.status, line.measure.clone()),
        None => (recorded, None),
    };
    let day = |moment| service::day_in_the_netherlands(moment);
    let person = Person {
        employer: employer(found.employer),
        id: id.to_string(),
        record,
        status: status_of_record,
        measure,
        link: found.link.map(|link| Link {
            sharing: link.sharing,
            since: link.since,
            until: link.until,
            withdrawn_on: link.withdrawn_at.map(day),
        }),
        registrations: found.registrations.into_iter().map(|shared| registration(shared, &lines, today)).collect(),
        checks: found
            .checks
            .into_iter()
            .map(|check| Check {
                on: check.on,
                by: check.by,
                outcome: check.outcome,
                measure: check.measure,
                until: check.registered_until,
                note: check.note,
            })
            .collect(),
        invited_on: found.invited_at.map(day),
        unread_day,
    };
    Ok(render(state, member.visit, status, move |request| page::page(request, person, form)).await)
}

/// A registration that is shared, as it stands by all that is known: the line of the overview says that.
fn registration(
    shared: service::SharedRegistration,
    lines: &[service::OverviewLine],
    today: chrono::NaiveDate,
) -> Shared {
    let row = shared.published;
    let same = |line: &&service::OverviewLine| {
        line.submit_by.is_some() && line.register == Some(row.register) && line.chamber == Some(row.chamber)
    };
    // It may have ended since it was worked out.
    let ended = row.standing == domain::Standing::Registered && row.ends <= today;
    let standing = if ended { domain::Standing::Expired } else { row.standing };
    let (status, measure) = match lines.iter().find(same) {
        Some(line) => (line.status, line.measure.clone()),
        None => (Status::Known(standing), row.measure),
    };
    Shared {
        register: row.register,
        chamber: row.chamber,
        register_number: row.register_number,
        status,
        since: row.since,
        ends: row.ends,
        submit_by: row.submit_by,
        measure,
        progress: shared.progress.map(|progress| {
            let sums = progress.sums.into_iter().map(|sum| Sum {
                requirement: sum.requirement,
                unit: sum.unit,
                required: sum.required,
                counted: sum.counted,
                pending: sum.pending,
                missing: sum.missing,
                part: sum.part_of.is_some(),
            });
            (progress.band, sums.collect())
        }),
    }
}

/// Writes down what the public register shows. Permission: owner, HR and quality.
pub async fn check(
    State(state): State<AppState>,
    member: Member,
    Path(ids): Path<(String, String)>,
    Fields(mut form): Fields,
) -> Answer {
    let (organisation, staff) = staff_of(&ids)?;
    let locale = member.locale();
    // Who may not is told so before anything about the form.
    state.service.may_check_register(&member.actor, organisation).await?;
    let id: CheckId = form.value("id").parse().unwrap_or_else(|_| CheckId::new());
    let Some(check) = page::read_check(&mut form, locale, member.visit.request.today) else {
        return show(&state, member, (organisation, staff), StatusCode::UNPROCESSABLE_ENTITY, (form, None)).await;
    };
    let check = service::Check {
        on: check.on,
        by: None,
        outcome: check.outcome,
        registered_until: check.until,
        measure: check.measure,
        note: check.note,
    };
    match state.service.check_register(&member.actor, organisation, id, staff, check).await {
        Ok(()) => Ok(done(&state, &path::staff(organisation, staff), &Flash::Checked)),
        Err(EmployerProblem::Day) => {
            form.refuse("nagekeken", t::check_day(locale));
            show(&state, member, (organisation, staff), StatusCode::UNPROCESSABLE_ENTITY, (form, None)).await
        }
        Err(problem) => {
            refuse(&mut form, locale, problem)?;
            show(&state, member, (organisation, staff), StatusCode::UNPROCESSABLE_ENTITY, (form, None)).await
        }
    }
}

/// What somebody did, where they share that. Permission: who has a role and is let see it by its owner.
pub async fn activities(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    let found = state.service.shared_activities(&member.actor, organisation, id).await?;
    let employer = employer(found.employer);
    let list = found
        .activities
        .into_iter()
        .map(|activity| Activity {
            title: activity.kind.title().map(str::to_owned),
            kind: match activity.kind {
                SharedKind::Training { form, .. } => Kind::Training(form),
                SharedKind::Reflection { form } => Kind::Reflection(form),
                SharedKind::Case { form } => Kind::Case(form),
                SharedKind::Other { form, .. } => Kind::Other(form),
            },
            completed_on: activity.completed_on,
            hours: activity.hours,
            counted: activity.counted,
            requirement: activity.requirement,
        })
        .collect();
    let (id, name) = (id.to_string(), found.staff.record.name);
    let view = move |request| page::activities(request, &employer, (&id, &name), list);
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// Who changed what in a record. Permission: who has a role; a team lead sees their own people.
pub async fn history(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    let found = state.service.staff_history(&member.actor, organisation, id).await?;
    let employer = employer(found.employer);
    let versions: Vec<Version> = found
        .versions
        .into_iter()
        .map(|version| Version {
            at: service::time_in_the_netherlands(version.at),
            by: version.by,
            what: match version.what {
                OrganisationChange::Created => What::Created,
                OrganisationChange::Edited => What::Edited,
                OrganisationChange::Ended => What::Ended,
                OrganisationChange::Deleted => What::Deleted,
                OrganisationChange::Imported => What::Imported,
            },
            record: version.record.map(shown),
        })
        .collect();
    let (id, name) = (id.to_string(), found.staff.record.name);
    let view = move |request| history::page(request, &employer, (&id, &name), &versions);
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// Asks before somebody is taken off. Permission: owner and HR.
pub async fn remove(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    ask_to_remove(&state, member, (organisation, id), StatusCode::OK).await
}

async fn ask_to_remove(
    state: &AppState,
    member: Member,
    (organisation, id): (OrganisationId, StaffId),
    status: StatusCode,
) -> Answer {
    let found = state.service.staff_form(&member.actor, organisation, Some(id)).await?;
    let staff = found.staff.ok_or(Failure::NotFound)?;
    let (employer, shares) = (employer(found.employer), found.shares);
    let view =
        move |request| form::remove(request, employer, (id.to_string(), staff.version), staff.record.name, shares);
    Ok(render(state, member.visit, status, view).await)
}

/// Takes somebody off. Permission: owner and HR.
pub async fn post_remove(
    State(state): State<AppState>,
    member: Member,
    Path(ids): Path<(String, String)>,
    Fields(form): Fields,
) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    let version = version_of(&form)?;
    match state.service.remove_staff(&member.actor, organisation, id, version).await {
        Ok(()) => Ok(done(&state, &path::workforce(organisation), &Flash::StaffRemoved)),
        // It changed meanwhile: look once more, then decide.
        Err(EmployerProblem::Conflict { .. }) => {
            ask_to_remove(&state, member, (organisation, id), StatusCode::CONFLICT).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Asks somebody by mail to share. Permission: owner and HR.
pub async fn invite(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    match state.service.invite_to_share(&member.actor, organisation, id, member.locale()).await {
        Ok(()) => Ok(done(&state, &path::staff(organisation, id), &Flash::AskedToShare)),
        // There is no address: the form is where one enters it.
        Err(EmployerProblem::Email(_)) => Ok(go_to(&path::staff_edit(organisation, id))),
        Err(problem) => Err(problem.into()),
    }
}

/// Ends what somebody shares, from the employer's side. Permission: owner and HR.
pub async fn unlink(State(state): State<AppState>, member: Member, Path(ids): Path<(String, String)>) -> Answer {
    let (organisation, id) = staff_of(&ids)?;
    state.service.end_link(&member.actor, organisation, id).await?;
    Ok(done(&state, &path::staff(organisation, id), &Flash::Unlinked))
}
