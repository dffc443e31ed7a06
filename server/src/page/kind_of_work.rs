//! What work an organisation has, and who of its staff may do it.

use super::{Failure, Fields, Member, done, go_to, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    kind_of_work::{self as page, Beside, Choosable, Kind, Known, Place, Under, Verdict, Who, Whose, form},
    path,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::permission::Action;
use http::StatusCode;
use language::kind_of_work as t;
use service::{
    Abilities, At, Described, EmployerProblem, KindOfWorkId, NameProblem, OrganisationId, StaffId, TeamId, WhoMayAsked,
};

type Answer = Result<Response, Failure>;
type Asked = Query<Vec<(String, String)>>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::kinds_of_work("{id}"), list)
        .get(path::kind_of_work_new("{id}"), new)
        .post(path::kind_of_work_new("{id}"), post_new)
        .get(path::kind_of_work("{id}", "{work}"), who)
        .get(path::kind_of_work_edit("{id}", "{work}"), edit)
        .post(path::kind_of_work_edit("{id}", "{work}"), post_edit)
        .post(path::kind_of_work_delete("{id}", "{work}"), delete)
        .get(path::staff_work("{id}", "{staff}"), person)
        .get(path::staff_abilities("{id}", "{staff}"), abilities)
        .post(path::staff_abilities("{id}", "{staff}"), post_abilities)
}

pub(super) fn place(at: At) -> Place {
    let may = |action| app::organisation::form::may(at.role, action);
    Place {
        edits_work: may(Action::EditWork),
        edits_people: may(Action::EditWorkforce),
        keeps_ledger: may(Action::KeepLedger),
        allocates: may(Action::AllocateWork),
        id: at.organisation.id.to_string(),
        name: at.organisation.name,
    }
}

pub(super) fn id_of<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

pub(super) fn kind(kind: service::KindOfWork) -> Kind {
    let service::Whose { team, job_titles } = kind.whose;
    let whose = Whose { team: team.map(|(id, name)| (id.to_string(), name)), job_titles };
    Kind { id: kind.id.to_string(), name: kind.name, whose, work: kind.work }
}

/// The teams within reach, to choose from: indented by their depth.
fn teams(employer: service::Employer) -> Vec<(String, String)> {
    let teams = super::workforce::employer(employer).teams;
    teams.iter().map(|team| (team.id.clone(), team.indented())).collect()
}

/// The kinds of work. Permission: everybody with a role in the organisation.
async fn list(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let id: OrganisationId = id_of(&id)?;
    let found = state.service.kinds_of_work(&member.actor, id).await?;
    let waiting = state.service.waiting_objections(&member.actor, id).await?;
    let (place, kinds) = (place(At::from(&found.employer)), found.kinds.into_iter().map(kind).collect());
    let form = FormState::new(asked);
    let view = move |request| page::list(request, place, kinds, form, waiting);
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// The form for a new kind of work. Permission: its owner and its quality officers.
async fn new(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Asked) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let place = may_edit(&state, &member, organisation).await?;
    let example = asked.iter().find(|(name, _)| name == "voorbeeld").map(|(_, code)| code.as_str());
    let starter = page::starters(member.locale()).into_iter().find(|(code, ..)| Some(*code) == example);
    let mut fields = match starter {
        Some((_, name, work)) => form::fill(&name, &Whose::default(), &work),
        None => {
            let mut fields = FormState::default();
            fields.push(form::LAW, domain::allocation::Law::Jeugdwet.as_str());
            fields
        }
    };
    fields.push("id", KindOfWorkId::new().to_string());
    show_form(&state, member, StatusCode::OK, place, None, fields).await
}

/// The organisation and what may be chosen there, for who may change its kinds of work.
async fn may_edit(
    state: &AppState,
    member: &Member,
    organisation: OrganisationId,
) -> Result<(Place, Choosable), Failure> {
    editing(state, member, organisation, state.service.kinds_of_work(&member.actor, organisation).await?.employer).await
}

async fn editing(
    state: &AppState,
    member: &Member,
    organisation: OrganisationId,
    employer: service::Employer,
) -> Result<(Place, Choosable), Failure> {
    let place = place(At::from(&employer));
    if !place.edits_work {
        return Err(Failure::NotTheirRole);
    }
    let job_titles = state.service.job_titles(&member.actor, organisation).await?;
    Ok((place, Choosable { teams: teams(employer), job_titles }))
}

async fn show_form(
    state: &AppState,
    member: Member,
    status: StatusCode,
    place: (Place, Choosable),
    id: Option<String>,
    fields: FormState,
) -> Answer {
    let conflict = status == StatusCode::CONFLICT;
    Ok(render(state, member.visit, status, move |request| page::edit(request, place, id, conflict, fields)).await)
}

/// Adds a kind of work. Permission: its owner and its quality officers.
async fn post_new(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut fields): Fields,
) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let place = may_edit(&state, &member, organisation).await?;
    let id: KindOfWorkId = fields.value("id").parse().unwrap_or_else(|_| {
        let id = KindOfWorkId::new();
        fields.set("id", id.to_string());
        id
    });
    save(&state, member, place, organisation, (id, None), fields).await
}

/// The form of a kind of work. Permission: its owner and its quality officers.
async fn edit(State(state): State<AppState>, member: Member, Path((id, work)): Path<(String, String)>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let (place, found) = find(&state, &member, organisation, id_of(&work)?).await?;
    let id = found.id.to_string();
    show_form(&state, member, StatusCode::OK, place, Some(id), fill(found)).await
}

/// The form of a kind of work as it is.
fn fill(found: service::KindOfWork) -> FormState {
    let version = found.version.to_string();
    let Kind { name, whose, work, .. } = kind(found);
    let mut fields = form::fill(&name, &whose, &work);
    fields.push("versie", version);
    fields
}

/// One kind of work, for who may change it.
async fn find(
    state: &AppState,
    member: &Member,
    organisation: OrganisationId,
    id: KindOfWorkId,
) -> Result<((Place, Choosable), service::KindOfWork), Failure> {
    let all = state.service.kinds_of_work(&member.actor, organisation).await?;
    let found = all.kinds.into_iter().find(|kind| kind.id == id).ok_or(Failure::NotFound)?;
    Ok((editing(state, member, organisation, all.employer).await?, found))
}

/// Changes a kind of work. Permission: its owner and its quality officers.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path((id, work)): Path<(String, String)>,
    Fields(fields): Fields,
) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let (place, found) = find(&state, &member, organisation, id_of(&work)?).await?;
    let version: i32 = fields.value("versie").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    save(&state, member, place, organisation, (found.id, Some(version)), fields).await
}

async fn save(
    state: &AppState,
    member: Member,
    place: (Place, Choosable),
    organisation: OrganisationId,
    (id, version): (KindOfWorkId, Option<i32>),
    mut fields: FormState,
) -> Answer {
    const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
    let locale = member.locale();
    let shown = version.map(|_| id.to_string());
    let Some(form::Described { name, team, job_titles, work }) = form::read(&mut fields, locale) else {
        return show_form(state, member, UNFIT, place, shown, fields).await;
    };
    // What is no team is nobody's, and refused as one that has gone.
    let team = (!team.is_empty()).then(|| team.parse().unwrap_or_else(|_| TeamId::new()));
    let described = Described { name, team, job_titles, work };
    let several = described.job_titles.len() > described.work.required_skills.len();
    let mut status = UNFIT;
    match state.service.save_kind_of_work(&member.actor, organisation, id, version, described).await {
        Ok(()) => {
            let address = path::kind_of_work(organisation, id);
            return Ok(done(state, &address, &Flash::Saved(id.to_string())));
        }
        Err(EmployerProblem::Name(_)) => fields.refuse(form::NAME, t::not_readable(locale)),
        Err(EmployerProblem::Taken) => fields.refuse(form::NAME, t::taken(locale)),
        Err(EmployerProblem::TeamMissing) => fields.refuse(form::TEAM, t::team_gone(locale)),
        Err(EmployerProblem::Skill(problem)) => form::refuse_in(&mut fields, locale, form::SKILLS, too_long(problem)),
        Err(EmployerProblem::JobTitle(problem)) => {
            form::refuse_in(&mut fields, locale, form::JOB_TITLES, too_long(problem));
        }
        // So many kinds of work there can be; fewer skills and functions than that fit on one.
        Err(EmployerProblem::TooMany { limit }) if limit >= 500 => {
            fields.refuse(form::NAME, t::too_many(locale, limit));
        }
        Err(EmployerProblem::TooMany { limit }) if several => {
            fields.refuse(form::JOB_TITLES, t::too_many_job_titles(locale, limit));
        }
        Err(EmployerProblem::TooMany { limit }) => fields.refuse(form::SKILLS, t::too_many_skills(locale, limit)),
        Err(EmployerProblem::Conflict { version }) => {
            fields.set("versie", version.to_string());
            status = StatusCode::CONFLICT;
        }
        Err(problem) => return Err(problem.into()),
    }
    show_form(state, member, status, place, shown, fields).await
}

fn too_long(problem: NameProblem) -> Option<usize> {
    match problem {
        NameProblem::TooLong { max } => Some(max),
        NameProblem::Empty | NameProblem::ControlCharacter => None,
    }
}

/// Deletes a kind of work. Permission: its owner and its quality officers.
async fn delete(State(state): State<AppState>, member: Member, Path((id, work)): Path<(String, String)>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let (place, found) = find(&state, &member, organisation, id_of(&work)?).await?;
    match state.service.remove_kind_of_work(&member.actor, organisation, found.id).await {
        Ok(()) => Ok(go_to(&path::kinds_of_work(organisation))),
        // The form comes back and says so.
        Err(EmployerProblem::InUse) => {
            let shown = Some(found.id.to_string());
            let mut fields = fill(found);
            fields.refuse(form::NAME, t::in_use(member.locale()));
            show_form(&state, member, StatusCode::UNPROCESSABLE_ENTITY, place, shown, fields).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Who may do a kind of work on a day. Permission: everybody with a role in the organisation; a team lead sees the people
/// of their own teams.
async fn who(
    State(state): State<AppState>,
    member: Member,
    Path((id, work)): Path<(String, String)>,
    Query(asked): Asked,
) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let mut fields = FormState::new(asked);
    let on = form::day(&mut fields, member.locale(), member.visit.request.today);
    let work: KindOfWorkId = id_of(&work)?;
    let asked = WhoMayAsked {
        search: fields.value(form::SEEK).to_owned(),
        team: fields.value(form::TEAM).parse().ok(),
        may: match fields.value(form::MAY) {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => None,
        },
        others: fields.has(form::OTHERS, form::YES),
    };
    let page = fields.value("pagina").parse().unwrap_or(1_u32).max(1);
    let at = usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX);
    let found = state.service.who_may(&member.actor, organisation, (work, on), &asked, at).await?;
    if found.verdicts.is_empty() && page > 1 {
        // There are fewer by now, or the address was made up.
        return Ok(go_to(&path::kind_of_work(organisation, work)));
    }
    let verdicts = found
        .verdicts
        .into_iter()
        .map(|verdict| {
            let href = path::staff_work(organisation, verdict.staff);
            let (name, detail) = (verdict.name.clone(), verdict.job_title.clone());
            shown(verdict, name, detail, href)
        })
        .collect();
    let beside = beside(found.allocations, found.exceptions);
    let place = place(At::from(&found.employer));
    let who = Who {
        teams: teams(found.employer),
        of_all: found.of_all,
        of_asked: found.of_asked,
        verdicts,
        per_page: found.per_page,
        page,
    };
    let kind = kind(found.kind);
    let view = move |request| page::who(request, place, kind, fields, (who, beside));
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// What is given and arranged, beside who may do what.
fn beside(
    (allocations, allocated): (Vec<service::Allocated>, usize),
    (exceptions, arranged): (Vec<service::Exception>, usize),
) -> Beside {
    Beside {
        allocations: allocations.into_iter().map(super::allocations::given).collect(),
        allocated,
        exceptions: exceptions.into_iter().map(super::ledger::line).collect(),
        arranged,
    }
}

/// An answer as the pages show it, with what the line is about.
pub(super) fn shown(verdict: service::Verdict, name: String, detail: String, href: String) -> Verdict {
    let known = match verdict.known {
        service::Known::Shared => Known::Shared,
        service::Known::Recorded => Known::Recorded,
        service::Known::Unchecked => Known::Unchecked,
        service::Known::NotFound => Known::NotFound,
        service::Known::Measure => Known::Measure,
        service::Known::Barred => Known::Barred,
        service::Known::Nothing => Known::Nothing,
    };
    let service::Verdict { theirs, allocation, under, ways, lacks, .. } = verdict;
    let under = under.map(|under| Under {
        id: under.arrangement.to_string(),
        kind: under.kind,
        unchecked: under.responsible.as_ref().filter(|_| under.unchecked).map(|(staff, _)| staff.to_string()),
        responsible: under.responsible.map(|(_, name)| name),
    });
    Verdict { name, detail, href, known, theirs, allocation, under, ways, lacks }
}

/// Which work somebody of the staff may do on a day. Permission: as above.
async fn person(
    State(state): State<AppState>,
    member: Member,
    Path((id, staff)): Path<(String, String)>,
    Query(asked): Asked,
) -> Answer {
    let (organisation, staff): (OrganisationId, StaffId) = (id_of(&id)?, id_of(&staff)?);
    let mut fields = FormState::new(asked);
    let on = form::day(&mut fields, member.locale(), member.visit.request.today);
    let found = state.service.may_do(&member.actor, organisation, staff, on).await?;
    let verdicts = found
        .verdicts
        .into_iter()
        .map(|(kind, verdict)| {
            let href = path::kind_of_work(organisation, kind.id);
            shown(verdict, kind.name, String::new(), href)
        })
        .collect();
    let (allocated, arranged) = (found.allocations.len(), found.exceptions.len());
    let beside = beside((found.allocations, allocated), (found.exceptions, arranged));
    let (place, who) = (place(found.at), (staff.to_string(), found.name));
    let view = move |request| page::person(request, place, who, fields, (verdicts, beside));
    Ok(render(&state, member.visit, StatusCode::OK, view).await)
}

/// The form of what somebody can. Permission: the owner and HR.
async fn abilities(State(state): State<AppState>, member: Member, Path((id, staff)): Path<(String, String)>) -> Answer {
    let (organisation, staff): (OrganisationId, StaffId) = (id_of(&id)?, id_of(&staff)?);
    let service::Noted { at, name, abilities } = state.service.abilities(&member.actor, organisation, staff).await?;
    let place = place(at);
    if !place.edits_people {
        return Err(Failure::NotTheirRole);
    }
    let mut fields = FormState::default();
    fields
        .push(form::WORKER, abilities.worker.as_str())
        .push(form::LEVEL, abilities.level.map_or("", |level| level.as_str()))
        .push(form::SKILLS, abilities.skills.join(", "));
    let who = (staff.to_string(), name);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::abilities(request, place, who, fields)).await)
}

/// Notes what somebody can. Permission: the owner and HR.
async fn post_abilities(
    State(state): State<AppState>,
    member: Member,
    Path((id, staff)): Path<(String, String)>,
    Fields(mut fields): Fields,
) -> Answer {
    let (organisation, staff): (OrganisationId, StaffId) = (id_of(&id)?, id_of(&staff)?);
    let locale = member.locale();
    let service::Noted { at, name, .. } = state.service.abilities(&member.actor, organisation, staff).await?;
    let place = place(at);
    if !place.edits_people {
        return Err(Failure::NotTheirRole);
    }
    if let Some((worker, level, skills)) = form::read_abilities(&mut fields, locale) {
        let abilities = Abilities { worker, level, skills };
        match state.service.save_abilities(&member.actor, organisation, staff, abilities).await {
            Ok(()) => {
                let address = path::staff_work(organisation, staff);
                return Ok(done(&state, &address, &Flash::Saved(staff.to_string())));
            }
            Err(EmployerProblem::Skill(problem)) => {
                form::refuse_in(&mut fields, locale, form::SKILLS, too_long(problem));
            }
            Err(EmployerProblem::TooMany { limit }) => fields.refuse(form::SKILLS, t::too_many_skills(locale, limit)),
            Err(problem) => return Err(problem.into()),
        }
    }
    let who = (staff.to_string(), name);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(render(&state, member.visit, status, move |request| page::abilities(request, place, who, fields)).await)
}
