//! Whom the public register has to be asked about.

use super::{Employer, breadcrumb, date_or_none, filter::Filter, registration_name};
use crate::{
    Request,
    component::{
        frame::{Frame, Width},
        lead::Lead,
        message::Tone,
        pagination::Pagination,
        table::TableFrame,
    },
    path,
};
use chrono::NaiveDate;
use domain::{Chamber, Register, organisation::CheckOutcome};
use language::{Text, format, organisation, workforce as t};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// Whose staff it is.
    pub employer: Employer,
    /// A page of who is due, the longest ago first.
    pub due: Vec<Due>,
    /// How many on all pages.
    pub all: u64,
    /// Lines on a page.
    pub per_page: u64,
    /// The page, from 1.
    pub page: u32,
    /// Of how many no register is known.
    pub without_register: u64,
}

/// Somebody who is due.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Due {
    pub id: String,
    pub name: String,
    pub team: Option<String>,
    pub register: Option<Register>,
    pub chamber: Option<Chamber>,
    pub number: Option<String>,
    pub ends: Option<NaiveDate>,
    pub checked: Option<(NaiveDate, CheckOutcome)>,
}

/// The page.
pub fn page(request: Request, data: Checks) -> AnyView {
    let locale = request.locale;
    let Checks { employer, due, all, per_page, page, without_register } = data;
    let (tone, lead) =
        if all == 0 { (Tone::Good, t::due_none(locale)) } else { (Tone::Attention, t::due_lead(locale, all)) };
    let pages = u32::try_from(all.div_ceil(per_page.max(1))).unwrap_or(u32::MAX).max(1);
    let base = format!("{}?pagina=", path::workforce_checks(&employer.id));
    let without = (without_register > 0).then(|| {
        let href = Filter { register: Some(None), ..Filter::default() }.address(&employer.id);
        view! { <p><a href=href>{t::due_without_register(locale, without_register)}</a></p> }
    });
    let rows = due
        .into_iter()
        .map(|due| {
            let registration: Text = registration_name(locale, due.register, due.chamber).unwrap_or_default();
            let checked = match due.checked {
                Some((on, outcome)) => {
                    format!("{}: {}", format::date_short(locale, on), organisation::check_outcome(locale, outcome)).into()
                }
                None => t::never(locale),
            };
            let href = format!("{}#register", path::staff(&employer.id, &due.id));
            view! {
                <tr>
                    <th scope="row" class="table__main">
                        <a class="table__link" href=href><bdi>{due.name}</bdi></a>
                        {due.team.map(|team| view! { <span class="muted small activity-meta"><bdi>{team}</bdi></span> })}
                    </th>
                    <td>{registration}</td>
                    <td data-label=t::form_register_number(locale)><bdi>{due.number}</bdi></td>
                    <td class="nowrap" data-label=t::column_ends(locale)>{date_or_none(locale, due.ends)}</td>
                    <td data-label=t::column_checked(locale)>{checked}</td>
                </tr>
            }
        })
        .collect_view();
    let table = (all > 0).then(|| {
        view! {
            <TableFrame caption=t::due_caption(locale)>
                <thead>
                    <tr>
                        <th scope="col">{t::column_name(locale)}</th>
                        <th scope="col">{t::column_registration(locale)}</th>
                        <th scope="col">{t::form_register_number(locale)}</th>
                        <th scope="col">{t::column_ends(locale)}</th>
                        <th scope="col">{t::column_checked(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
            <Pagination locale=locale page=page pages=pages base=base />
        }
    });
    let breadcrumb = breadcrumb(locale, &employer, None);
    view! {
        <Frame request=request title=t::due_title(locale) width=Width::Wide>
            {breadcrumb}
            <header class="page-head">
                <h1>{t::due_title(locale)}</h1>
                <Lead tone=tone>{lead}</Lead>
                <p class="muted">{t::due_explained(locale)}</p>
            </header>
            {table}
            {without}
        </Frame>
    }
    .into_any()
}
