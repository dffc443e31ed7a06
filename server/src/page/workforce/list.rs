//! What one sees of all the staff together, and takes along as a file.

use super::{Answer, Failure, Member, employer, go_to, organisation_of, render};
use crate::{page::dossier::export::download, state::AppState};
use app::workforce::{
    self as page,
    checks::{self, Checks},
    expiries::{self, Expiries},
    filter::{Filter, NONE, Order, Stand},
    overview::{self, Line, Overview, TeamTotal},
};
use axum::{
    body::Body,
    extract::{Path, Query, State},
};
use chrono::{Months, NaiveDate};
use document::{Event, StaffRow};
use futures_util::{StreamExt as _, stream};
use http::StatusCode;
use language::{Locale, organisation, term, workforce as t};
use service::{LineKey, OverviewLine, SavedFilterId};

type Pairs = Query<Vec<(String, String)>>;

/// What the database is asked for.
fn asked(filter: &Filter, today: NaiveDate) -> (service::Filter, (service::Order, bool)) {
    let order = match filter.order {
        Order::Ends => service::Order::Ends,
        Order::Name => service::Order::Name,
        Order::Team => service::Order::Team,
        Order::Band => service::Order::Band,
        Order::JobTitle => service::Order::JobTitle,
        Order::Vog => service::Order::Vog,
        Order::Checked => service::Order::Checked,
        Order::SubmitBy => service::Order::SubmitBy,
    };
    let months = |number: u32| Months::new(number);
    let asked = service::Filter {
        search: filter.search.clone(),
        teams: filter.team.parse().ok().into_iter().collect(),
        no_team: filter.team == NONE,
        statuses: filter.stand.map(Stand::statuses).unwrap_or_default(),
        bands: filter.band.into_iter().collect(),
        register: filter.register.flatten(),
        no_register: filter.register == Some(None),
        ends_by: filter.within.and_then(|number| today.checked_add_months(months(number))),
        measure: filter.measure,
        vog_before: filter.vog.and_then(|years| today.checked_sub_months(months(years.saturating_mul(12)))),
        staff: None,
    };
    (asked, (order, filter.descending))
}

/// The overview, searched, filtered and put in order. Permission: who has a role; a team lead sees their own people.
pub async fn overview(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Query(pairs): Pairs,
) -> Answer {
    let id = organisation_of(&id)?;
    let today = member.visit.request.today;
    let filter = wished(&member, &pairs);
    let asked_for = Filter::read(&pairs);
    let left_out_band = (filter.band, filter.order) != (asked_for.band, asked_for.order);
    let (asked, order) = asked(&filter, filter.on.unwrap_or(today));
    let at = u64::from(filter.page.saturating_sub(1));
    let found = state.service.overview_on(&member.actor, id, (&asked, filter.on), order, at).await?;
    if found.lines.is_empty() && filter.page > 1 {
        // There are fewer by now, or the address was made up.
        return Ok(go_to(&filter.address(&id.to_string())));
    }
    let employer = employer(found.employer);
    let totals = found.totals.into_iter().map(|total| TeamTotal {
        team: total.team.map(|team| team.to_string()),
        lines: total.lines,
        bare: total.bare,
        lapsed: total.lapsed,
        suspended: total.suspended,
        soon: total.soon,
        behind: total.behind,
        not_shared: total.not_shared,
    });
    let totals = totals.collect();
    let lines = found.lines.into_iter().map(|line| shown(&employer, line)).collect();
    let data = Overview {
        employer,
        filter,
        lines,
        totals,
        per_page: found.per_page,
        saved: found.saved.into_iter().map(|one| (one.name, one.query)).collect(),
        new_id: SavedFilterId::new().to_string(),
        left_out_band,
        unread_day: unread_day(&pairs),
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| overview::page(request, data)).await)
}

pub(super) fn shown(employer: &page::Employer, line: OverviewLine) -> Line {
    let team = line.team.map(|team| team.to_string());
    Line {
        staff: line.staff.to_string(),
        name: line.name,
        job_title: line.job_title,
        team: employer.team(team.as_deref()).map(str::to_owned),
        employee_number: line.employee_number,
        email: line.email,
        register_number: line.register_number,
        register: line.register,
        chamber: line.chamber,
        status: line.status,
        ends: line.ends,
        submit_by: line.submit_by,
        band: line.band,
        measure: line.measure,
        vog_on: line.vog_on,
        checked: line.checked,
    }
}

/// What ends in the coming 24 months. Permission: who has a role; a team lead sees their own people.
pub async fn expiries(State(state): State<AppState>, member: Member, Path(id): Path<String>) -> Answer {
    let found = state.service.expiries(&member.actor, organisation_of(&id)?).await?;
    let ends = found.expiries.into_iter().map(|one| (one.team.map(|team| team.to_string()), one.ends, one.lines));
    let data = Expiries {
        employer: employer(found.employer),
        from: member.visit.request.today,
        until: found.until,
        ends: ends.collect(),
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| expiries::page(request, data)).await)
}

/// Whom to look up in the public register. Permission: who has a role; a team lead sees their own people.
pub async fn checks(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Query(pairs): Pairs,
) -> Answer {
    let page = Filter::read(&pairs).page;
    let at = u64::from(page.saturating_sub(1));
    let found = state.service.checks_due(&member.actor, organisation_of(&id)?, at).await?;
    let employer = employer(found.employer);
    let due = found.page.due.into_iter().map(|due| {
        let record = due.staff.record;
        let team = record.team.map(|team| team.to_string());
        checks::Due {
            id: due.staff.id.to_string(),
            name: record.name,
            team: employer.team(team.as_deref()).map(str::to_owned),
            register: record.register,
            chamber: record.chamber,
            number: record.register_number,
            ends: record.registered_until,
            checked: due.checked,
        }
    });
    let data = Checks {
        due: due.collect(),
        all: found.page.all,
        per_page: found.per_page,
        page,
        without_register: found.page.without_register,
        employer: employer.clone(),
    };
    Ok(render(&state, member.visit, StatusCode::OK, move |request| checks::page(request, data)).await)
}

/// What the address asks for, and of which other day than today; there, how far somebody is narrows nothing down.
fn wished(member: &Member, pairs: &[(String, String)]) -> Filter {
    let today = member.visit.request.today;
    let wished = Filter::read(pairs);
    match wished.on.filter(|on| *on != today) {
        Some(on) => Filter { on: Some(on), ..wished.without_band() },
        None => Filter { on: None, ..wished },
    }
}

/// What was asked for as a day and is none, shortened.
pub(super) fn unread_day(pairs: &[(String, String)]) -> Option<String> {
    let (_, typed) = pairs.iter().find(|(name, _)| name == "op")?;
    let typed = typed.trim();
    (!typed.is_empty() && Filter::read(pairs).on.is_none()).then(|| document::shortened(typed))
}

/// What a file is made of: the employer and the lines that the filter leaves.
async fn taken(
    state: &AppState,
    member: &Member,
    id: &str,
    filter: &Filter,
) -> Result<(page::Employer, Vec<OverviewLine>), Failure> {
    let (asked, order) = asked(filter, filter.on.unwrap_or(member.visit.request.today));
    let found = state.service.overview_export(&member.actor, organisation_of(id)?, (&asked, filter.on), order).await?;
    Ok((employer(found.employer), found.lines))
}

/// A line in words. The headings are Dutch, and so are the words: a file is not read in the language of its maker.
fn row(employer: &page::Employer, line: &OverviewLine) -> StaffRow {
    const WORDS: Locale = Locale::Nl;
    let team = line.team.map(|team| team.to_string());
    let (measure, measure_until) = line.measure.clone().unzip();
    let (checked_on, outcome) = line.checked.unzip();
    StaffRow {
        name: line.name.clone(),
        job_title: line.job_title.clone(),
        team: employer.team(team.as_deref()).unwrap_or_default().to_owned(),
        employee_number: line.employee_number.clone().unwrap_or_default(),
        email: line.email.clone().unwrap_or_default(),
        register: line.register.map(|register| register.as_str().to_owned()).unwrap_or_default(),
        chamber: line.chamber.map(|chamber| term::chamber(WORDS, chamber).into_owned()).unwrap_or_default(),
        register_number: line.register_number.clone().unwrap_or_default(),
        status: t::status(WORDS, line.status).into_owned(),
        ends: line.ends,
        submit_by: line.submit_by,
        band: page::band_word(WORDS, line.band).into_owned(),
        measure: measure.map(|measure| page::measure_name(WORDS, &measure).into_owned()).unwrap_or_default(),
        measure_until: measure_until.flatten(),
        vog_on: line.vog_on,
        checked_on,
        outcome: outcome.map(|outcome| organisation::check_outcome(WORDS, outcome).into_owned()).unwrap_or_default(),
        sharing: if line.sharing.is_some() { "ja".to_owned() } else { "nee".to_owned() },
    }
}

/// Makes a file apart from the requests, so that none waits for it.
pub(in crate::page) async fn made(
    make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
) -> Result<Vec<u8>, Failure> {
    match tokio::task::spawn_blocking(make).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            tracing::error!(%error, "a file could not be made");
            Err(Failure::Unavailable)
        }
        Err(error) => {
            tracing::error!(%error, "a file could not be made");
            Err(Failure::Unavailable)
        }
    }
}

const NAME: &str = "vakspoor-medewerkers";

/// The overview as CSV, sent while it is read, so that many lines need no more memory than a few. Permission: who has a role; a
/// team lead takes their own people along.
pub async fn csv(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(pairs): Pairs) -> Answer {
    const PART: usize = 500;
    const TYPE: &str = "text/csv; charset=utf-8";
    let organisation = organisation_of(&id)?;
    let filter = wished(&member, &pairs);
    if let Some(on) = filter.on {
        // Who they are is worked out first, which takes longer than writing it down.
        let (employer, lines) = taken(&state, &member, &id, &filter).await?;
        let bytes = made(move || {
            let rows: Vec<StaffRow> = lines.iter().map(|line| row(&employer, line)).collect();
            Ok(document::staff_csv(&rows))
        });
        return Ok(download(bytes.await?, TYPE, NAME, "csv", Some(on)));
    }
    let (asked, order) = asked(&filter, member.visit.request.today);
    let found = state.service.export_in_parts(&member.actor, organisation, &asked, order).await?;
    let employer = employer(found.employer);
    let (service, actor) = (state.service.clone(), member.actor.clone());
    let parts = stream::try_unfold(found.keys.into_iter(), move |mut keys| {
        let (service, actor, employer) = (service.clone(), actor.clone(), employer.clone());
        async move {
            let part: Vec<LineKey> = keys.by_ref().take(PART).collect();
            if part.is_empty() {
                return Ok(None);
            }
            // The answer has begun: it ends here, and who reads it sees that it is not whole.
            let lines = service.export_part(&actor, organisation, &part).await.map_err(|problem| {
                tracing::error!(?problem, "an export was broken off");
                std::io::Error::other("broken off")
            })?;
            let rows: Vec<StaffRow> = lines.iter().map(|line| row(&employer, line)).collect();
            Ok::<_, std::io::Error>(Some((document::staff_csv_rows(&rows), keys)))
        }
    });
    let headings = stream::iter([Ok(document::staff_csv(&[]))]);
    let body = Body::from_stream(headings.chain(parts));
    Ok(download(body, TYPE, NAME, "csv", Some(state.service.today())))
}

/// The overview as a workbook. Permission: who has a role; a team lead takes their own people along.
pub async fn xlsx(
    State(state): State<AppState>,
    member: Member,
    Path(id): Path<String>,
    Query(pairs): Pairs,
) -> Answer {
    let filter = wished(&member, &pairs);
    let (employer, lines) = taken(&state, &member, &id, &filter).await?;
    let bytes = made(move || {
        let rows: Vec<StaffRow> = lines.iter().map(|line| row(&employer, line)).collect();
        document::staff_xlsx(&rows).map_err(|error| error.to_string())
    });
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(bytes.await?, kind, NAME, "xlsx", Some(filter.on.unwrap_or_else(|| state.service.today()))))
}

/// The end dates and the last days to submit as a calendar. Permission: who has a role; a team lead takes their own
/// people along.
pub async fn ics(State(state): State<AppState>, member: Member, Path(id): Path<String>, Query(pairs): Pairs) -> Answer {
    // A calendar is of what is to come: it knows no other day.
    let filter = Filter { on: None, ..Filter::read(&pairs) };
    let (employer, lines) = taken(&state, &member, &id, &filter).await?;
    let (locale, now) = (member.locale(), state.service.now());
    let bytes = made(move || {
        let events: Vec<Event> = lines.iter().flat_map(|line| events(locale, line)).collect();
        Ok(document::calendar(&t::calendar_name(locale, &employer.name), &events, now))
    });
    Ok(download(bytes.await?, "text/calendar; charset=utf-8", NAME, "ics", Some(state.service.today())))
}

/// What of a line has its day. An event is known by whose it is and in which chamber: another date moves it.
fn events(locale: Locale, line: &OverviewLine) -> Vec<Event> {
    let chamber = line.chamber.map(|chamber| chamber.as_str()).or(line.register.map(|register| register.as_str()));
    let registration = page::registration_name(locale, line.register, line.chamber);
    let registration = registration.unwrap_or_else(|| t::registration(locale));
    let event = |kind: &str, on: NaiveDate, summary: language::Text| Event {
        uid: format!("{}-{}-{kind}@vakspoor", line.staff, chamber.unwrap_or("geen")),
        on,
        summary: summary.into_owned(),
    };
    let ends = line.ends.map(|on| event("ends", on, t::event_ends(locale, &line.name, &registration)));
    let submit = line.submit_by.map(|on| event("submit", on, t::event_submit(locale, &line.name, &registration)));
    ends.into_iter().chain(submit).collect()
}
