//! Reading in a list of staff: a file, what it would do, and doing it. One address: what is sent is the file, or the list
//! that the page before carried along with what its columns hold.

use super::{Answer, Failure, Member, done, employer, organisation_of, render, shown};
use crate::{
    page::upload::{self, Unread},
    state::AppState,
};
use app::{
    Flash, FormState,
    dossier::import::Note,
    path,
    workforce::import::{self as page, Change, Column, Counts, Preview},
};
use axum::extract::{Path, Request, State};
use document::{
    FileProblem, ListProblem, ListRow, StaffTable, is_bare_end, limits, read_staff, recognised, staff_table,
};
use domain::organisation::StaffColumn;
use http::StatusCode;
use language::{Locale, Text, dossier, staff_import as t};
use service::{
    EmployerProblem, Listed, NameProblem, OrganisationId, Record, RowPlan, RowProblem, RowRemark, StaffImport,
    StaffPlan, UnknownTeams,
};

/// The largest list that a preview carries along, in bytes: a workbook is packed, and this is not.
const LARGEST: usize = 24 * 1024 * 1024;
/// Letters of an example.
const EXAMPLE: usize = 40;

/// The page that asks for a file. Permission: owner and HR.
pub async fn upload(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    ask(&state, member, organisation_of(&id)?, StatusCode::OK, None).await
}

async fn ask(
    state: &AppState,
    member: Member,
    organisation: OrganisationId,
    status: StatusCode,
    problem: Option<Text>,
) -> Answer {
    let found = state.service.staff_form(&member.actor, organisation, None).await?;
    let employer = employer(found.employer);
    let mut form = FormState::default();
    if let Some(problem) = problem {
        form.refuse(page::FILE, problem);
    }
    Ok(render(state, member.visit, status, move |request| page::upload(request, &employer, form)).await)
}

/// Shows what a list would do, or does it. Permission: owner and HR.
pub async fn post_upload(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let organisation = organisation_of(&id)?;
    let locale = member.locale();
    // Who may not is told so before anything is read.
    let empty = state.service.staff_form(&member.actor, organisation, None).await?;
    let mut parts = match upload::parts(request, LARGEST).await {
        Ok(parts) => parts,
        Err(Unread::Broken) => return Err(Failure::Status(StatusCode::BAD_REQUEST)),
        Err(_) => return too_large(&state, member, organisation).await,
    };
    let carried = parts.take(page::LIST);
    let mut form;
    // Who sent what the columns hold, or did so before, has chosen to leave out what is left out.
    let asks;
    let (table, columns, remembered) = match carried {
        Ok(list) => {
            let Some(table) = carried_table(&list) else { return Err(Failure::Status(StatusCode::BAD_REQUEST)) };
            form = FormState::new(parts.texts());
            asks = false;
            let columns = page::read_columns(&mut form, locale, &table.headings);
            (table, columns, false)
        }
        Err(Unread::TooLarge) => return too_large(&state, member, organisation).await,
        Err(_) => {
            let file = match parts.take(page::FILE) {
                Ok(file) => file,
                Err(Unread::TooLarge) => return too_large(&state, member, organisation).await,
                Err(Unread::Empty) => {
                    return refuse(&state, member, organisation, dossier::file_empty(locale)).await;
                }
                Err(_) => return refuse(&state, member, organisation, dossier::file_missing(locale)).await,
            };
            // Reading takes up to a few hundred milliseconds: not on a thread that answers others.
            let table = match tokio::task::spawn_blocking(move || staff_table(&file)).await {
                Ok(Ok(table)) => table,
                Ok(Err(FileProblem::TooLarge)) => return too_large(&state, member, organisation).await,
                Ok(Err(problem)) => {
                    return refuse(&state, member, organisation, file_problem(locale, problem)).await;
                }
                Err(error) => {
                    tracing::error!(%error, "reading an uploaded list failed");
                    return refuse(&state, member, organisation, t::not_recognised(locale)).await;
                }
            };
            form = FormState::default();
            let chosen = state.service.staff_columns(&member.actor, organisation, &table.headings).await?;
            let remembered = chosen.is_some();
            asks = !remembered;
            let columns = chosen.unwrap_or_else(|| recognised(&table.headings));
            (table, columns, remembered)
        }
    };
    let list = serde_json::to_string(&(&table.headings, &table.rows)).unwrap_or_default();
    if list.len() > LARGEST {
        return too_large(&state, member, organisation).await;
    }
    let mut preview = Preview {
        columns: told(&table, &columns, asks),
        list,
        remembered,
        dropped: table.dropped.clone(),
        ..Preview::default()
    };
    if !form.is_valid() || !page::has_name(&columns) {
        preview.employer = employer(empty.employer);
        // Columns with other headings are no mistake: they are asked about.
        let status = if form.is_valid() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Ok(render(&state, member.visit, status, move |request| page::preview(request, preview, form)).await);
    }
    let teams = if form.value(page::TEAMS) == page::MAKE { UnknownTeams::Make } else { UnknownTeams::Leave };
    let headings = table.headings.clone();
    let read = {
        let columns = columns.clone();
        tokio::task::spawn_blocking(move || (read_staff(&table, &columns), table)).await
    };
    let (rows, table) = read.map_err(|error| {
        tracing::error!(%error, "reading a list failed");
        Failure::Unavailable
    })?;
    let listed: Vec<Listed> = rows.iter().map(listed).collect();
    let wants = form.value(page::ACTION) == page::READ_IN;
    let planned = if wants {
        let seen = form.value(page::SEEN);
        state.service.import_staff(&member.actor, organisation, (&headings, &columns), &listed, (teams, seen)).await
    } else {
        let plan = state.service.preview_staff_import(&member.actor, organisation, &listed, teams).await;
        plan.map(|plan| StaffImport::LookAgain(Box::new(plan)))
    };
    let plan = match planned {
        Ok(StaffImport::Done(counts)) => {
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let flash = Flash::StaffImported { new: count(counts.new), changed: count(counts.changed) };
            return Ok(done(&state, &path::workforce(organisation), &flash));
        }
        Ok(StaffImport::LookAgain(plan)) => *plan,
        Err(EmployerProblem::TooMany { limit }) => {
            return refuse(&state, member, organisation, t::too_many(locale, limit)).await;
        }
        Err(problem) => return Err(problem.into()),
    };
    let (whose, plan) = planned_page(locale, plan, &rows, &Cells { table: &table, columns: &columns });
    let status = match (plan.counts.wrong, wants) {
        (1.., _) => StatusCode::UNPROCESSABLE_ENTITY,
        (0, true) => StatusCode::CONFLICT,
        (0, false) => StatusCode::OK,
    };
    preview.employer = whose;
    preview.other = status == StatusCode::CONFLICT;
    preview.plan = Some(plan);
    Ok(render(&state, member.visit, status, move |request| page::preview(request, preview, form)).await)
}

async fn too_large(state: &AppState, member: Member, organisation: OrganisationId) -> Answer {
    let problem = dossier::file_too_large(member.locale());
    ask(state, member, organisation, StatusCode::PAYLOAD_TOO_LARGE, Some(problem)).await
}

async fn refuse(state: &AppState, member: Member, organisation: OrganisationId, problem: Text) -> Answer {
    ask(state, member, organisation, StatusCode::UNPROCESSABLE_ENTITY, Some(problem)).await
}

fn file_problem(locale: Locale, problem: FileProblem) -> Text {
    match problem {
        FileProblem::Empty => dossier::file_empty(locale),
        FileProblem::NotRecognised | FileProblem::NoHeadings => t::not_recognised(locale),
        FileProblem::OldOrProtectedWorkbook => dossier::file_old(locale),
        FileProblem::Unreadable => dossier::file_unreadable(locale),
        FileProblem::TooLarge => t::unpacks_too_large(locale),
        FileProblem::TooManyRows => dossier::file_too_many_rows(locale, limits::STAFF_ROWS.saturating_sub(1)),
        FileProblem::TooManyColumns => dossier::file_too_many_columns(locale, limits::COLUMNS),
        FileProblem::NoRows => dossier::file_no_rows(locale),
    }
}

/// The list that a page carried along; none when it is not what we made.
fn carried_table(list: &[u8]) -> Option<StaffTable> {
    let (headings, rows): (Vec<String>, Vec<(usize, Vec<String>)>) = serde_json::from_slice(list).ok()?;
    let fits = headings.len() <= limits::COLUMNS && rows.len() < limits::STAFF_ROWS && !headings.is_empty();
    (fits && rows.iter().all(|(_, cells)| cells.len() == headings.len())).then(|| StaffTable {
        headings,
        rows,
        dropped: Vec::new(),
    })
}

fn told(table: &StaffTable, columns: &[Option<StaffColumn>], asks: bool) -> Vec<Column> {
    let example = |place: usize| {
        let cells = table.rows.iter().filter_map(|(_, cells)| cells.get(place));
        let first = cells.map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
        first.chars().take(EXAMPLE).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
    };
    let column = |(place, (heading, holds)): (usize, (&String, &Option<StaffColumn>))| Column {
        heading: heading.clone(),
        example: example(place),
        holds: *holds,
        unclear: asks && holds.is_none() && is_bare_end(heading),
    };
    table.headings.iter().zip(columns).enumerate().map(column).collect()
}

fn listed(row: &ListRow) -> Listed {
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    Listed {
        row: row.number,
        team: row.team.clone(),
        unreadable: row.remarks.iter().filter(|remark| remark.what.hinders()).map(|remark| remark.column).collect(),
        record: Record {
            team: None,
            name: row.name.clone(),
            job_title: row.job_title.clone(),
            email: some(&row.email),
            employee_number: some(&row.employee_number),
            register: row.register,
            chamber: row.chamber,
            register_number: some(&row.register_number),
            registered_until: row.registered_until,
            vog_on: row.vog_on,
            since: row.since,
            until: row.until,
        },
    }
}

/// What stands in the cells of a list.
struct Cells<'a> {
    table: &'a StaffTable,
    columns: &'a [Option<StaffColumn>],
}

impl Cells<'_> {
    /// What a row says about this; what stands in several columns together.
    fn of(&self, row: usize, column: StaffColumn) -> String {
        use StaffColumn::{BigNumber, Chamber, FirstName, Infix, LastName, Name, Register, RegisterNumber, SkjNumber};
        let of: &[StaffColumn] = match column {
            Name => &[Name, FirstName, Infix, LastName],
            RegisterNumber => &[RegisterNumber, SkjNumber, BigNumber],
            Chamber => &[Register, Chamber],
            _ => &[column],
        };
        let rows = &self.table.rows;
        let place = rows.binary_search_by_key(&row, |(number, _)| *number).ok();
        let Some((_, cells)) = place.and_then(|place| rows.get(place)) else { return String::new() };
        let said = of.iter().filter_map(|one| {
            let place = self.columns.iter().position(|found| *found == Some(*one))?;
            cells.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        });
        document::shortened(&said.collect::<Vec<_>>().join(" "))
    }
}

/// What a plan says, with what was found in the cells: everything that is to be said of a row, in the order of the rows.
fn planned_page(
    locale: Locale,
    plan: StaffPlan,
    rows: &[ListRow],
    cells: &Cells<'_>,
) -> (app::workforce::Employer, page::Plan) {
    let counts = plan.counts();
    let mut shown_plan = page::Plan {
        counts: Counts { new: counts.new, changed: counts.changed, same: counts.same, wrong: counts.wrong },
        missing: plan.missing.into_iter().map(|one| (one.id.to_string(), one.record.name)).collect(),
        unknown_teams: plan.unknown_teams,
        may_make_teams: plan.may_make_teams,
        mark: plan.mark,
        ..page::Plan::default()
    };
    let place = |row: usize, column: StaffColumn| t::row_column(locale, row, &t::column(locale, column));
    for (row, planned) in rows.iter().zip(plan.rows) {
        for remark in &row.remarks {
            let message = cell_problem(locale, remark.what);
            let note = Note { place: place(row.number, remark.column), message, value: remark.value.clone() };
            if remark.what.hinders() {
                shown_plan.problems.push(note);
            } else {
                shown_plan.remarks.push(Note { value: row.name.clone(), ..note });
            }
        }
        for remark in planned.remarks {
            let (column, message) = match remark {
                RowRemark::InUse { column: StaffColumn::Email, by } => {
                    (StaffColumn::Email, t::remark_email_in_use(locale, &by))
                }
                RowRemark::InUse { column, by } => (column, t::remark_number_in_use(locale, &by)),
                RowRemark::NoRegister => (StaffColumn::RegisteredUntil, t::remark_no_register(locale)),
            };
            let value = cells.of(row.number, column);
            shown_plan.remarks.push(Note { place: place(row.number, column), message, value });
        }
        match planned.what {
            RowPlan::New(record) => {
                shown_plan.changes.push(Change { row: row.number, before: None, after: shown(*record) });
            }
            RowPlan::Changed { before, after, .. } => {
                let before = Some(shown(*before));
                shown_plan.changes.push(Change { row: row.number, before, after: shown(*after) });
            }
            RowPlan::Same | RowPlan::Repeated { .. } => {}
            RowPlan::Wrong(problems) => {
                for (column, problem) in problems {
                    // A cell that could not be read is empty for the plan, and was told already.
                    let is_told =
                        |of: StaffColumn| row.remarks.iter().any(|one| one.what.hinders() && one.column == of);
                    let parts = [StaffColumn::FirstName, StaffColumn::Infix, StaffColumn::LastName];
                    if is_told(column) || (column == StaffColumn::Name && parts.into_iter().any(is_told)) {
                        continue;
                    }
                    let message = row_problem(locale, problem);
                    let value = cells.of(row.number, column);
                    shown_plan.problems.push(Note { place: place(row.number, column), message, value });
                }
            }
        }
    }
    if shown_plan.counts.wrong > 0 {
        // Whom a wrong row means is not known.
        shown_plan.missing.clear();
    }
    (employer(plan.employer), shown_plan)
}

fn cell_problem(locale: Locale, problem: ListProblem) -> Text {
    match problem {
        ListProblem::NameMissing => t::wrong_name_missing(locale),
        ListProblem::NotADate => t::wrong_date(locale),
        ListProblem::DateOutOfRange => t::wrong_year(locale),
        ListProblem::UnknownRegister => t::wrong_register(locale),
        ListProblem::UnknownChamber => t::wrong_chamber(locale),
        ListProblem::Mangled => t::wrong_mangled(locale),
        ListProblem::NotYesOrNo => t::wrong_yes_no(locale),
        ListProblem::Garbled => t::wrong_garbled(locale),
        ListProblem::TwoNumbers => t::remark_two_numbers(locale),
        ListProblem::Shared => t::remark_shared(locale),
    }
}

fn row_problem(locale: Locale, problem: RowProblem) -> Text {
    let too_long = |problem: NameProblem, long: fn(Locale, usize) -> Text| match problem {
        NameProblem::TooLong { max } => long(locale, max),
        NameProblem::Empty => t::wrong_name_missing(locale),
        NameProblem::ControlCharacter => t::wrong_name(locale),
    };
    match problem {
        RowProblem::Record(EmployerProblem::Name(problem)) => too_long(problem, t::wrong_name_long),
        RowProblem::Record(EmployerProblem::JobTitle(problem)) => too_long(problem, t::wrong_job_title),
        RowProblem::Record(EmployerProblem::Number(problem)) => too_long(problem, t::wrong_number),
        RowProblem::Record(EmployerProblem::Email(_)) => t::wrong_email(locale),
        RowProblem::Record(EmployerProblem::Reversed) => t::wrong_reversed(locale),
        RowProblem::Record(EmployerProblem::Day) => t::wrong_year(locale),
        RowProblem::Record(EmployerProblem::Chamber) => t::wrong_chamber(locale),
        RowProblem::Record(_) => t::wrong_other(locale),
        RowProblem::TeamName => t::wrong_team(locale),
        RowProblem::SeveralTeams => t::wrong_several_teams(locale),
        RowProblem::NumberTwice { row } => t::wrong_number_twice(locale, row),
        RowProblem::SamePerson { row } => t::wrong_same_person(locale, row),
        RowProblem::Several => t::wrong_several(locale),
    }
}
