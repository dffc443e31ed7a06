//! Checks of many at once: a team on a day, and a roster. Nothing of a roster is stored.

use super::{
    Failure, Member,
    dossier::export::download,
    go_to,
    kind_of_work::{id_of, kind, place},
    render,
    upload::{Unread as NotRead, part},
};
use crate::{router::Routes, state::AppState};
use app::{
    FormState,
    kind_of_work::{
        form,
        roster::{self as page, Found, Refused, Unread},
        team::{self, Person, Team},
    },
    path,
};
use axum::{
    extract::{Path, Query, Request, State},
    response::Response,
};
use document::{DayProblem, FileProblem, RosterRow, limits};
use domain::allocation::{Answer as Decision, Reason};
use http::StatusCode;
use language::{Locale, Text, allocation, dossier as files, format, kind_of_work as words, roster as t};
use service::{
    Known, OrganisationId, RosterCheck, RosterEntry, RosterFinding, RosterOutcome, RosterRun, TeamId, WithinTeams,
};
use std::collections::HashMap;

type Answer = Result<Response, Failure>;

/// Rows of a roster at most.
const MOST: usize = limits::ROSTER_ROWS - 1;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::team_check("{id}"), show_team)
        .get(path::roster("{id}"), upload)
        // These read their own body, and count what they read.
        .post_large(path::roster("{id}"), usize::MAX, look)
        .get(path::roster_findings("{id}"), again)
        .post_large(path::roster_findings("{id}"), usize::MAX, findings)
}

/// What a whole team may do on a day. Permission: everybody with a role in the organisation; a team lead sees the people
/// of their own teams.
async fn show_team(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let mut fields = FormState::new(asked);
    let on = form::day(&mut fields, member.locale(), member.visit.request.today);
    let within = match fields.value(team::TEAM) {
        "" => WithinTeams::Everybody,
        team::NONE => WithinTeams::NoTeam,
        // What is no team is nobody's.
        team => WithinTeams::Team(team.parse().unwrap_or_else(|_| TeamId::new())),
    };
    let wanted = fields.value("pagina").parse::<usize>().unwrap_or(1).clamp(1, 100_000);
    let found = state.service.team_may(&member.actor, organisation, within, on, wanted - 1).await?;
    let place = place(service::At::from(&found.employer));
    let employer = super::workforce::employer(found.employer);
    let people = found.people.into_iter().filter_map(|answers| {
        let first = answers.first()?;
        Some(Person {
            staff: first.staff.to_string(),
            name: first.name.clone(),
            job_title: first.job_title.clone(),
            answers: answers.into_iter().map(|verdict| (verdict.allocation, verdict.theirs)).collect(),
        })
    });
    let shown = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let data = Team {
        teams: employer.teams.iter().map(|team| (team.id.clone(), team.indented())).collect(),
        no_team: !employer.own_teams_only && !employer.teams.is_empty(),
        kinds: found.kinds.into_iter().map(kind).zip(found.may).collect(),
        all: found.all,
        people: people.collect(),
        page: shown(wanted),
        pages: shown(found.all.div_ceil(found.per_page)),
        on,
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| team::page(request, place, data, fields)).await)
}

/// The page that asks for a roster. Permission: as above.
async fn upload(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    ask(&state, member, id_of(&id)?, StatusCode::OK, None).await
}

/// A reload of what was sent to the file of findings. Permission: as above.
async fn again(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    state.service.role_in(&member.actor, organisation).await?;
    Ok(go_to(&path::roster(organisation)))
}

async fn ask(
    state: &AppState,
    member: Member,
    organisation: OrganisationId,
    status: StatusCode,
    problem: Option<Text>,
) -> Answer {
    let found = state.service.kinds_of_work(&member.actor, organisation).await?;
    let (place, kinds) = (place(service::At::from(&found.employer)), !found.kinds.is_empty());
    let mut form = FormState::default();
    if let Some(problem) = problem {
        form.refuse("bestand", problem);
    }
    Ok(render(state, member.visit, status, move |request| page::upload(request, place, (kinds, MOST), form)).await)
}

/// Reads a roster and shows what asks attention in it. Stores nothing. Permission: as above.
async fn look(State(state): State<AppState>, member: Member, Path(id): Path<String>, request: Request) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let (check, rows) = match decided(&state, &member, organisation, request).await? {
        Ok(decided) => decided,
        Err((status, problem)) => return ask(&state, member, organisation, status, Some(problem)).await,
    };
    let (locale, place) = (member.locale(), place(check.at.clone()));
    let found = in_the_background(move || found(locale, &check, &rows)).await?;
    Ok(render(&state, member.visit, StatusCode::OK, move |request| page::result(request, place, MOST, found)).await)
}

/// The same as a file with every row that asks attention. Permission: as above.
async fn findings(State(state): State<AppState>, member: Member, Path(id): Path<String>, request: Request) -> Answer {
    let organisation: OrganisationId = id_of(&id)?;
    let (check, rows) = match decided(&state, &member, organisation, request).await? {
        Ok(decided) => decided,
        Err((status, problem)) => return ask(&state, member, organisation, status, Some(problem)).await,
    };
    let bytes = in_the_background(move || {
        let lines = check.outcomes.iter().zip(&rows).filter_map(|(outcome, row)| line(&check, *outcome, row));
        document::roster_csv(lines)
    });
    let today = Some(state.service.today());
    Ok(download(bytes.await?, "text/csv; charset=utf-8", "vakspoor-rooster", "csv", today))
}

/// Up to some hundred milliseconds of work: not on a thread that answers others.
async fn in_the_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "a roster could not be read");
        Failure::Unavailable
    })
}

/// A decided roster with its rows, or what is wrong with the file.
type Decided = Result<(RosterCheck, Vec<RosterRow>), (StatusCode, Text)>;

async fn decided(
    state: &AppState,
    member: &Member,
    organisation: OrganisationId,
    request: Request,
) -> Result<Decided, Failure> {
    const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
    let locale = member.locale();
    // Who has no part in it is told so before anything about the file.
    state.service.role_in(&member.actor, organisation).await?;
    let bytes = match part(request, limits::FILE_BYTES, "bestand").await {
        Ok(bytes) => bytes,
        Err(NotRead::TooLarge) => return Ok(Err((StatusCode::PAYLOAD_TOO_LARGE, t::too_large(locale)))),
        Err(NotRead::Missing) => return Ok(Err((UNFIT, files::file_missing(locale)))),
        Err(NotRead::Empty) => return Ok(Err((UNFIT, files::file_empty(locale)))),
        Err(NotRead::Broken) => return Err(Failure::Status(StatusCode::BAD_REQUEST)),
    };
    let rows = match in_the_background(move || document::read_roster(&bytes)).await? {
        Ok(rows) => rows,
        Err(problem) => return Ok(Err((UNFIT, file_problem(locale, problem)))),
    };
    let entries = rows.iter().map(entry).collect();
    let check = state.service.check_roster(&member.actor, organisation, entries).await?;
    Ok(Ok((check, rows)))
}

fn file_problem(locale: Locale, problem: FileProblem) -> Text {
    match problem {
        FileProblem::Empty => files::file_empty(locale),
        FileProblem::NotRecognised | FileProblem::OldOrProtectedWorkbook | FileProblem::Unreadable => {
            t::not_csv(locale)
        }
        FileProblem::TooLarge => t::too_large(locale),
        FileProblem::TooManyRows => t::too_many_rows(locale, &whole(locale, MOST)),
        FileProblem::TooManyColumns => files::file_too_many_columns(locale, limits::COLUMNS),
        FileProblem::NoHeadings => t::no_headings(locale),
        FileProblem::NoRows => files::file_no_rows(locale),
    }
}

fn whole(locale: Locale, value: usize) -> String {
    format::whole(locale, u64::try_from(value).unwrap_or(u64::MAX))
}

fn entry(row: &RosterRow) -> RosterEntry {
    RosterEntry {
        employee: row.employee.clone(),
        person: row.person.clone(),
        work: row.work.clone(),
        days: row.days.map_err(|problem| match problem {
            DayProblem::Missing => RosterFinding::DayMissing,
            DayProblem::NoEnd => RosterFinding::NoEnd,
            DayProblem::NotADate => RosterFinding::DayUnreadable,
            DayProblem::OutOfRange => RosterFinding::DayOutOfRange,
            DayProblem::Reversed => RosterFinding::DaysReversed,
        }),
    }
}

/// What a row says of what is wrong with it.
fn named(row: &RosterRow, finding: RosterFinding) -> String {
    let person = if row.employee.is_empty() { &row.person } else { &row.employee };
    match finding {
        RosterFinding::PersonUnknown | RosterFinding::PersonAmbiguous => person.clone(),
        RosterFinding::WorkUnknown => row.work.clone(),
        RosterFinding::DayUnreadable | RosterFinding::DayOutOfRange | RosterFinding::DaysReversed => {
            row.written.clone()
        }
        RosterFinding::NotEmployed => format!("{person}, {}", row.written),
        RosterFinding::PersonMissing => [row.work.as_str(), &row.written].join(", "),
        RosterFinding::WorkMissing => [person.as_str(), &row.written].join(", "),
        RosterFinding::DayMissing | RosterFinding::NoEnd => [person.as_str(), &row.work].join(", "),
    }
}

fn problem(locale: Locale, finding: RosterFinding) -> Text {
    match finding {
        RosterFinding::PersonMissing => t::person_missing(locale),
        RosterFinding::PersonUnknown => t::person_unknown(locale),
        RosterFinding::PersonAmbiguous => t::person_ambiguous(locale),
        RosterFinding::WorkMissing => t::work_missing(locale),
        RosterFinding::WorkUnknown => t::work_unknown(locale),
        RosterFinding::DayMissing => t::day_missing(locale),
        RosterFinding::NoEnd => t::no_end(locale),
        RosterFinding::DayUnreadable => t::day_unreadable(locale),
        RosterFinding::DayOutOfRange => t::day_out_of_range(locale),
        RosterFinding::DaysReversed => t::days_reversed(locale),
        RosterFinding::NotEmployed => t::not_employed(locale),
    }
}

/// Why the answer is what it is, in sentences.
fn why(locale: Locale, run: &RosterRun) -> String {
    if !run.verdict.lacks.is_empty() {
        return format::capital(&words::lacks(locale, &run.verdict.lacks.join(", "))).into_owned() + ".";
    }
    // There is a registration, of which nobody knows how it stands.
    let unsaid = |reason: &&Reason| run.verdict.known != Known::Measure || **reason != Reason::NotRegistered;
    let reasons = run.verdict.allocation.reasons.iter().filter(unsaid);
    let mut why: Vec<String> = reasons.map(|reason| allocation::reason(locale, *reason).into_owned()).collect();
    if run.verdict.allocation.reserved {
        let known = match run.verdict.known {
            Known::Shared => None,
            Known::Recorded => Some(words::recorded(locale)),
            Known::Unchecked => Some(words::unchecked(locale)),
            Known::NotFound => Some(words::not_found(locale)),
            Known::Measure => Some(words::measure_seen(locale)),
            Known::Barred => Some(words::measure_bars(locale)),
            Known::Nothing => Some(words::nothing_known(locale)),
        };
        why.extend(known.map(|known| format::capital(&known).into_owned() + "."));
    }
    why.join(" ")
}

/// The totals, and what asks attention: each thing once, with its rows.
fn found(locale: Locale, check: &RosterCheck, rows: &[RosterRow]) -> Found {
    let mut found = Found { rows: rows.len(), ..Found::default() };
    let mut refusals: HashMap<usize, page::Rows> = HashMap::new();
    let mut problems: HashMap<(RosterFinding, String), (usize, page::Rows)> = HashMap::new();
    for (place, (outcome, row)) in check.outcomes.iter().zip(rows).enumerate() {
        match outcome {
            RosterOutcome::Finding(finding) => {
                found.unread = found.unread.saturating_add(1);
                let (_, lines) =
                    problems.entry((*finding, named(row, *finding))).or_insert_with(|| (place, page::Rows::default()));
                lines.add(row.number);
            }
            RosterOutcome::Run(run) => {
                let Some(decision) = check.runs.get(*run).map(|run| run.verdict.allocation.answer) else { continue };
                let count = match decision {
                    Decision::NotAllowed => {
                        refusals.entry(*run).or_default().add(row.number);
                        &mut found.refused
                    }
                    Decision::AllowedSupervised | Decision::AllowedUnless => &mut found.arranged,
                    Decision::Allowed | Decision::OutOfScope => &mut found.allowed,
                };
                *count = count.saturating_add(1);
            }
        }
    }
    // By name, as the runs are; and in the order of the file.
    let mut refusals: Vec<_> = refusals.into_iter().collect();
    refusals.sort_unstable_by_key(|(run, _)| *run);
    found.refusals_more = refusals.len().saturating_sub(page::SHOWN);
    let refused = |(run, rows): (usize, page::Rows)| {
        let run = check.runs.get(run)?;
        Some(Refused {
            staff: run.verdict.staff.to_string(),
            name: run.verdict.name.clone(),
            work: run.kind.id.to_string(),
            work_name: run.kind.name.clone(),
            since: run.since,
            why: why(locale, run).into(),
            rows,
        })
    };
    found.refusals = refusals.into_iter().take(page::SHOWN).filter_map(refused).collect();
    let mut problems: Vec<_> = problems.into_iter().collect();
    problems.sort_unstable_by_key(|(_, (place, _))| *place);
    found.problems_more = problems.len().saturating_sub(page::SHOWN);
    let unread = |((finding, what), (_, rows))| Unread { what, problem: problem(locale, finding), rows };
    found.problems = problems.into_iter().take(page::SHOWN).map(unread).collect();
    found
}

/// A row of the file; nothing for one that is allowed as it is. The headings are Dutch, and so are the words: a file is not
/// read in the language of its maker.
fn line(check: &RosterCheck, outcome: RosterOutcome, row: &RosterRow) -> Option<document::RosterFinding> {
    const WORDS: Locale = Locale::Nl;
    let person = if row.person.is_empty() { &row.employee } else { &row.person };
    let line = document::RosterFinding {
        number: row.number,
        person: person.clone(),
        work: row.work.clone(),
        days: row.written.clone(),
        reference: row.reference.clone(),
        ..document::RosterFinding::default()
    };
    match outcome {
        RosterOutcome::Finding(finding) => Some(document::RosterFinding {
            outcome: t::figure_unread(WORDS).into_owned(),
            why: problem(WORDS, finding).into_owned(),
            ..line
        }),
        RosterOutcome::Run(run) => {
            let run = check.runs.get(run)?;
            let answer = run.verdict.allocation.answer;
            (!matches!(answer, Decision::Allowed | Decision::OutOfScope)).then(|| document::RosterFinding {
                outcome: t::short(WORDS, answer).into_owned(),
                why: why(WORDS, run),
                until: run.verdict.allocation.valid_until,
                ..line
            })
        }
    }
}
