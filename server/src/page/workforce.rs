//! The staff of an organisation: the overview, what ends when, whom to look up, and everybody's own page.

mod import;
mod list;
mod saved;
mod staff;

pub(super) use list::made;

use super::{Failure, Fields, Member, done, go_to, render};
use crate::router::Routes;
use app::{
    path,
    workforce::{self as page, form::Record},
};
use axum::response::Response;
use domain::organisation::Role;
use service::{Employer, OrganisationId, StaffId};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    let (organisation, staff) = ("{id}", "{staff}");
    Routes::new()
        .get(path::workforce(organisation), list::overview)
        .get(path::workforce_expiries(organisation), list::expiries)
        .get(path::workforce_checks(organisation), list::checks)
        .get(path::workforce_file(organisation, "csv"), list::csv)
        .get(path::workforce_file(organisation, "xlsx"), list::xlsx)
        .get(path::workforce_file(organisation, "ics"), list::ics)
        .get(path::workforce_import(organisation), import::upload)
        // How much is read is counted there: what is too large is said on the page.
        .post_large(path::workforce_import(organisation), usize::MAX, import::post_upload)
        .get(path::saved_filters(organisation), saved::list)
        .post(path::saved_filters(organisation), saved::save)
        .get(path::saved_filter(organisation, "{filter}"), saved::edit)
        .post(path::saved_filter(organisation, "{filter}"), saved::post_edit)
        .post(path::saved_filter_remove(organisation, "{filter}"), saved::remove)
        .get(path::staff_new(organisation), staff::add)
        .post(path::staff_new(organisation), staff::post_add)
        .get(path::staff(organisation, staff), staff::person)
        .get(path::staff_edit(organisation, staff), staff::edit)
        .post(path::staff_edit(organisation, staff), staff::post_edit)
        .get(path::staff_activities(organisation, staff), staff::activities)
        .get(path::staff_history(organisation, staff), staff::history)
        .get(path::staff_remove(organisation, staff), staff::remove)
        .post(path::staff_remove(organisation, staff), staff::post_remove)
        .post(path::staff_check(organisation, staff), staff::check)
        .post(path::staff_invite(organisation, staff), staff::invite)
        .post(path::staff_unlink(organisation, staff), staff::unlink)
}

fn organisation_of(text: &str) -> Result<OrganisationId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

fn staff_of((organisation, staff): &(String, String)) -> Result<(OrganisationId, StaffId), Failure> {
    Ok((organisation_of(organisation)?, staff.parse().map_err(|_| Failure::NotFound)?))
}

pub(super) fn employer(employer: Employer) -> page::Employer {
    let teams = employer.teams.into_iter().map(|team| page::Team {
        id: team.id.to_string(),
        parent: team.parent.map(|parent| parent.to_string()),
        name: team.name,
        depth: 0,
    });
    page::Employer {
        id: employer.organisation.id.to_string(),
        name: employer.organisation.name,
        join_code: employer.organisation.join_code,
        may_edit: matches!(employer.role, Role::Owner | Role::HumanResources),
        may_check: matches!(employer.role, Role::Owner | Role::HumanResources | Role::Quality),
        own_teams_only: employer.role == Role::TeamLead,
        teams: page::tree(teams.collect()),
    }
}

fn shown(record: service::Record) -> Record {
    Record {
        team: record.team.map(|team| team.to_string()),
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
