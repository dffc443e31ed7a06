//! Activities: log, list, explain, change.

use super::{Failure, Fields, Member, done, history as versions, render};
use crate::{router::Routes, state::AppState};
use app::{
    Flash, FormState,
    activity::{
        Logged, duration,
        entered::entered,
        entry::{self, Doubt, Entry, Purpose, There},
        filter::{self, Filter},
        form::{self, Ask},
        list::{self, List},
        name,
        picture::Picture,
        rules, show, suggest,
        suggest::Suggestions,
    },
    history::differences,
    path,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::{Activity, ActivityKind, Dossier};
use http::StatusCode;
use language::{Locale, activity as t};
use service::{EntryId, Kind, Portfolio, SaveProblem, Stored};
use std::sync::Arc;

type Answer = Result<Response, Failure>;
type Pairs = Query<Vec<(String, String)>>;

const ONE: &str = "/activiteiten/{id}";
const EDIT: &str = "/activiteiten/{id}/wijzigen";

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::ACTIVITIES, list)
        .get(path::ACTIVITY_NEW, new)
        .post(path::ACTIVITY_NEW, post_new)
        .get(ONE, one)
        .get(EDIT, edit)
        .post(EDIT, post_edit)
}

/// What the pages of this slice start from: one query.
struct Loaded {
    logged: Vec<Logged>,
    portfolio: Arc<Portfolio>,
}

impl Loaded {
    async fn new(state: &AppState, member: &Member) -> Result<Self, Failure> {
        let portfolio = state.service.portfolio(&member.actor).await?;
        Ok(Self { logged: portfolio.activities.iter().map(logged).collect(), portfolio })
    }

    fn dossier(&self) -> &Dossier {
        self.portfolio.dossier()
    }

    fn find(&self, id: EntryId) -> Option<&Logged> {
        let id = id.to_string();
        self.logged.iter().find(|one| one.id == id)
    }
}

fn logged(stored: &Stored<Activity>) -> Logged {
    Logged {
        id: stored.id.to_string(),
        version: stored.version,
        logged_at: stored.created_at,
        value: stored.value.clone(),
    }
}

fn there(locale: Locale, logged: &Logged) -> There {
    There { id: logged.id.clone(), title: name(locale, &logged.value), day: logged.value.last_day() }
}

fn id_of(text: &str) -> Result<EntryId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// Everything that was logged, searched and filtered. Permission: its owner.
async fn list(State(state): State<AppState>, member: Member, Query(asked): Pairs) -> Answer {
    let (locale, today) = (member.locale(), member.visit.request.today);
    let loaded = Loaded::new(&state, &member).await?;
    let picture = Picture::new(loaded.dossier(), today);
    let shown = List {
        filter: Filter::read(&asked),
        items: filter::items(locale, &loaded.logged, &picture, today),
        requirements: picture.requirements(),
        counting: picture.counting(locale),
        names: picture.names(locale),
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| list::list(request, shown)).await)
}

/// One activity. Permission: its owner.
async fn one(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let id = id_of(&id)?;
    let loaded = Loaded::new(&state, &member).await?;
    let Some(found) = loaded.find(id).cloned() else {
        return versions::instead(&state, &member, Kind::Activity, id).await;
    };
    let picture = Picture::new(loaded.dossier(), member.visit.request.today);
    Ok(render(&state, member.visit, StatusCode::OK, move |request| show::show(request, &found, &picture)).await)
}

/// The form for something new. `?soort=` chooses the kind, `?vorm=` the form, `?groep=` and `?duur=` say with how many and
/// how many minutes, `?kopie=` copies. Permission: everybody with an account.
async fn new(State(state): State<AppState>, member: Member, Query(asked): Pairs) -> Answer {
    let (locale, today) = (member.locale(), member.visit.request.today);
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let loaded = Loaded::new(&state, &member).await?;
    let copied = match value("kopie") {
        Some(id) => Some(loaded.find(id_of(id)?).ok_or(Failure::NotFound)?),
        None => None,
    };
    let (purpose, mut form) = if let Some(original) = copied {
        (Purpose::Copy(name(locale, &original.value)), suggest::copy(locale, &original.value, today))
    } else {
        let Some(kind) = value("soort").and_then(form::kind_of).or_else(|| suggest::last_kind(&loaded.logged)) else {
            return Ok(render(&state, member.visit, StatusCode::OK, entry::choose).await);
        };
        let prefilled = loaded.logged.iter().any(|one| one.value.kind() == kind);
        let mut form = suggest::fresh(locale, kind, &loaded.logged, loaded.dossier(), today);
        // A step on the dashboard says which form closes the gap.
        if let Some(shape) = value("vorm") {
            form.set("vorm", shape);
        }
        // … and with how many and how long.
        if let Some(persons) = value("groep").and_then(|persons| persons.parse::<u16>().ok()) {
            form.set("groep", persons.to_string());
        }
        if let Some(minutes) = value("duur").and_then(|minutes| minutes.parse::<u16>().ok())
            && kind == ActivityKind::Reflection
        {
            form.set(&form::session_fields(1).1, duration::written(locale, minutes.into()));
        }
        (Purpose::New { prefilled }, form)
    };
    form.push("id", EntryId::new().to_string());
    answer(&state, member, StatusCode::OK, &loaded, purpose, form, None, 0).await
}

/// Renders the form.
#[allow(clippy::too_many_arguments)]
async fn answer(
    state: &AppState,
    member: Member,
    status: StatusCode,
    loaded: &Loaded,
    purpose: Purpose,
    form: FormState,
    doubt: Option<Doubt>,
    focus: u32,
) -> Answer {
    let locale = member.locale();
    let kind = form::kind_of(form.value("soort")).unwrap_or(ActivityKind::Training);
    let fresh = matches!(purpose, Purpose::New { prefilled: true }) && doubt.is_none();
    let series = if fresh && kind == ActivityKind::Reflection {
        suggest::series(&loaded.logged).into_iter().map(|one| there(locale, one)).collect()
    } else {
        Vec::new()
    };
    let registrations = loaded.dossier().judged(state.service.today());
    let suggestions = Suggestions::of(kind, &loaded.logged, &registrations);
    let shown = Entry { purpose, kind, form, suggestions, series, doubt, focus };
    Ok(render(state, member.visit, status, move |request| entry::entry(request, shown)).await)
}

/// Does what a button on the form asks besides saving. Gives the row to go on in.
fn arrange(form: &mut FormState, ask: Ask) -> Option<u32> {
    match ask {
        Ask::Save | Ask::SaveAnyway => return None,
        // Only something new can still become another kind.
        Ask::Kind(_) => {}
        Ask::AddSession => return Some(form::add_session(form, None)),
        Ask::RemoveSession(row) => form::remove_session(form, row),
        Ask::AddAccreditation => form::add_accreditation(form),
        Ask::RemoveAccreditation(row) => form::remove_accreditation(form, row),
    }
    Some(0)
}

/// Stores something new, or gives the form a row more or less. Permission: everybody with an account.
async fn post_new(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
    let (locale, today) = (member.locale(), member.visit.request.today);
    let purpose = Purpose::New { prefilled: false };
    let ask = Ask::of(&form);
    let loaded = Loaded::new(&state, &member).await?;
    let id: EntryId = if let Ok(id) = form.value("id").parse() {
        id
    } else {
        let id = EntryId::new();
        form.set("id", id.to_string());
        id
    };
    if let Ask::Kind(kind) = ask {
        let mut form = suggest::other_kind(locale, &form, kind, &loaded.logged, loaded.dossier(), today);
        form.push("id", id.to_string());
        let prefilled = loaded.logged.iter().any(|one| one.value.kind() == kind);
        return answer(&state, member, StatusCode::OK, &loaded, Purpose::New { prefilled }, form, None, 0).await;
    }
    if form::kind_of(form.value("soort")).is_none() {
        form::ask_kind(&mut form, locale);
        return answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await;
    }
    if let Some(focus) = arrange(&mut form, ask) {
        return answer(&state, member, StatusCode::OK, &loaded, purpose, form, None, focus).await;
    }
    let Some(activity) = form::read(&mut form, locale, today) else {
        return answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await;
    };
    if ask == Ask::Save
        && let Some(most) = rules::doubtful(&activity)
    {
        return answer(&state, member, UNFIT, &loaded, purpose, form, Some(Doubt::Much(most)), 0).await;
    }
    if ask == Ask::Save
        && let Some(same) = suggest::similar(&loaded.logged, &id.to_string(), &activity)
    {
        let doubt = Doubt::Similar(there(locale, same));
        return answer(&state, member, UNFIT, &loaded, purpose, form, Some(doubt), 0).await;
    }
    match state.service.save_activity(&member.actor, id, None, activity).await {
        Ok(saved) => Ok(done(&state, &path::activity(saved.id), &Flash::Saved(saved.id.to_string()))),
        Err(SaveProblem::Conflict(stored)) => {
            form.set("id", EntryId::new().to_string());
            let doubt = Doubt::SentBefore(there(locale, &logged(&stored)));
            answer(&state, member, StatusCode::CONFLICT, &loaded, purpose, form, Some(doubt), 0).await
        }
        Err(SaveProblem::Invalid(problems)) => {
            refuse(&mut form, locale, problems.iter().map(|problem| problem.path.as_str()));
            answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await
        }
        Err(SaveProblem::TooMany { limit }) => {
            form.refuse("titel", t::too_many(locale, limit));
            answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await
        }
        Err(SaveProblem::NotFound) => Err(Failure::NotFound),
        Err(SaveProblem::Unavailable) => Err(Failure::Unavailable),
    }
}

/// What the engine does not take, at the field where it was typed.
fn refuse<'a>(form: &mut FormState, locale: Locale, paths: impl Iterator<Item = &'a str>) {
    for path in paths {
        let field = form::field_of(form, path);
        form.refuse(field, t::not_accepted(locale));
    }
}

/// The form to change one; `?erbij=1` adds a row for a session of today. Permission: its owner.
async fn edit(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(asked): Pairs) -> Answer {
    let (locale, today) = (member.locale(), member.visit.request.today);
    let id = id_of(&id)?;
    let loaded = Loaded::new(&state, &member).await?;
    let found = loaded.find(id).ok_or(Failure::NotFound)?;
    let mut form = form::write(locale, &found.value);
    form.push("versie", found.version.to_string());
    let more = asked.iter().any(|(name, value)| name == "erbij" && value == "1");
    let focus = if more && found.value.kind() == ActivityKind::Reflection {
        form::add_session(&mut form, Some(today))
    } else {
        0
    };
    let purpose = Purpose::Edit { id: id.to_string(), title: name(locale, &found.value) };
    answer(&state, member, StatusCode::OK, &loaded, purpose, form, None, focus).await
}

/// Stores a change, or gives the form a row more or less. Permission: its owner.
async fn post_edit(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Fields(mut form): Fields,
) -> Answer {
    const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
    let (locale, today) = (member.locale(), member.visit.request.today);
    let id = id_of(&id)?;
    let ask = Ask::of(&form);
    let loaded = Loaded::new(&state, &member).await?;
    let Some(found) = loaded.find(id) else {
        versions::of(&state, &member, Kind::Activity, id).await?;
        // Deleted in the meantime: what was typed can still be logged, as something new.
        form.remove("versie").set("id", EntryId::new().to_string());
        form.refuse("titel", t::deleted_elsewhere(locale));
        let purpose = Purpose::New { prefilled: false };
        return answer(&state, member, StatusCode::CONFLICT, &loaded, purpose, form, None, 0).await;
    };
    let purpose = Purpose::Edit { id: id.to_string(), title: name(locale, &found.value) };
    form.remove("id").set("soort", form::code(found.value.kind()));
    if let Some(focus) = arrange(&mut form, ask) {
        return answer(&state, member, StatusCode::OK, &loaded, purpose, form, None, focus).await;
    }
    let version: i32 = form.value("versie").parse().map_err(|_| Failure::Status(StatusCode::BAD_REQUEST))?;
    let Some(activity) = form::read(&mut form, locale, today) else {
        return answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await;
    };
    // What was confirmed before is not asked again.
    if ask == Ask::Save
        && let Some(most) = rules::doubtful(&activity).filter(|most| rules::doubtful(&found.value) != Some(*most))
    {
        return answer(&state, member, UNFIT, &loaded, purpose, form, Some(Doubt::Much(most)), 0).await;
    }
    // A likeness that was there before is known by now.
    let known = suggest::similar(&loaded.logged, &found.id, &found.value).is_some();
    if ask == Ask::Save
        && !known
        && let Some(same) = suggest::similar(&loaded.logged, &found.id, &activity)
    {
        let doubt = Doubt::Similar(there(locale, same));
        return answer(&state, member, UNFIT, &loaded, purpose, form, Some(doubt), 0).await;
    }
    match state.service.save_activity(&member.actor, id, Some(version), activity.clone()).await {
        Ok(saved) => Ok(done(&state, &path::activity(saved.id), &Flash::Saved(saved.id.to_string()))),
        Err(SaveProblem::Conflict(stored)) => {
            form.set("versie", stored.version.to_string());
            let doubt = Doubt::Changed(
                stored.version,
                differences(&entered(locale, &stored.value), &entered(locale, &activity)),
            );
            answer(&state, member, StatusCode::CONFLICT, &loaded, purpose, form, Some(doubt), 0).await
        }
        Err(SaveProblem::Invalid(problems)) => {
            refuse(&mut form, locale, problems.iter().map(|problem| problem.path.as_str()));
            answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await
        }
        Err(SaveProblem::TooMany { limit }) => {
            form.refuse("titel", t::too_many(locale, limit));
            answer(&state, member, UNFIT, &loaded, purpose, form, None, 0).await
        }
        Err(SaveProblem::NotFound) => Err(Failure::NotFound),
        Err(SaveProblem::Unavailable) => Err(Failure::Unavailable),
    }
}
