//! The overview of the staff.

use super::{
    Employer, band_badge, date_or_none,
    filter::{self, Column, Filter, Order, Stand, band_code},
    measure_line, nothing, on_day, registration_name, saved, status_badge,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look},
        chip::{Chip, Chips},
        details::Details,
        empty::Empty,
        field::{CheckField, Choice, ChoiceField, DateField, SelectField, TextField},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        message::{Badge, Tone},
        pagination::Pagination,
        table::TableFrame,
        take_along::take_along,
    },
    path,
};
use chrono::NaiveDate;
use domain::{
    Band, Chamber, Register,
    organisation::{CheckOutcome, Status},
};
use language::{Locale, Text, format, organisation, staff_import, term, workforce as t};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Whose staff it is.
    pub employer: Employer,
    /// What it is narrowed down to.
    pub filter: Filter,
    /// The lines of this page.
    pub lines: Vec<Line>,
    /// Numbers by team, of all pages.
    pub totals: Vec<TeamTotal>,
    /// Lines on a page.
    pub per_page: u64,
    /// The filters that who looks has saved: name and query.
    pub saved: Vec<(String, String)>,
    /// The key of one that may be saved now.
    pub new_id: String,
    /// Whether a filter on progress was left out, because the day is another than today.
    pub left_out_band: bool,
    /// What was asked for as a day, where it is none.
    pub unread_day: Option<String>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The key of who it is.
    pub staff: String,
    /// The name.
    pub name: String,
    /// What they do.
    pub job_title: String,
    /// The name of the team.
    pub team: Option<String>,
    /// The employee number.
    pub employee_number: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The number in the register.
    pub register_number: Option<String>,
    /// In which register.
    pub register: Option<Register>,
    /// In which chamber.
    pub chamber: Option<Chamber>,
    /// How the registration stands.
    pub status: Status,
    /// The first day that it no longer holds.
    pub ends: Option<NaiveDate>,
    /// The last day to submit.
    pub submit_by: Option<NaiveDate>,
    /// How far somebody is, where that is shared.
    pub band: Option<Band>,
    /// The measure that runs.
    pub measure: Option<(String, Option<NaiveDate>)>,
    /// The day of the VOG.
    pub vog_on: Option<NaiveDate>,
    /// The last look in the register, and what it showed.
    pub checked: Option<(NaiveDate, CheckOutcome)>,
}

/// Numbers of one team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamTotal {
    /// The team; nothing for who is in none.
    pub team: Option<String>,
    /// How many lines.
    pub lines: u64,
    /// How many of them are of somebody of whom no registration is known.
    pub bare: u64,
    /// How many of them have lapsed.
    pub lapsed: u64,
    /// How many of them are suspended.
    pub suspended: u64,
    /// How many end within half a year.
    pub soon: u64,
    /// How many are behind, or worse.
    pub behind: u64,
    /// Of how many is not shared how far they are.
    pub not_shared: u64,
}

impl TeamTotal {
    fn join(mut self, other: &Self) -> Self {
        self.lines = self.lines.saturating_add(other.lines);
        self.bare = self.bare.saturating_add(other.bare);
        self.lapsed = self.lapsed.saturating_add(other.lapsed);
        self.suspended = self.suspended.saturating_add(other.suspended);
        self.soon = self.soon.saturating_add(other.soon);
        self.behind = self.behind.saturating_add(other.behind);
        self.not_shared = self.not_shared.saturating_add(other.not_shared);
        self
    }

    /// How many of the lines are a registration.
    const fn registrations(&self) -> u64 {
        self.lines.saturating_sub(self.bare)
    }
}

/// The first sentence: the registrations, and apart from them who has none that is known.
fn lead(locale: Locale, sum: &TeamTotal, found: bool) -> String {
    let registrations = (sum.registrations() > 0 || sum.lines == 0)
        .then(|| t::lead(locale, sum.registrations(), sum.lapsed, sum.suspended, sum.soon).into_owned());
    let bare = (sum.bare > 0).then(|| t::lead_bare(locale, sum.bare).into_owned());
    let said = [registrations, bare].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if found { t::lead_found(locale, &said).into_owned() } else { said }
}

/// The page.
pub fn page(request: Request, data: Overview) -> AnyView {
    let locale = request.locale;
    let Overview { employer, filter, lines, totals, per_page, saved, new_id, left_out_band, unread_day } = data;
    let sum = totals.iter().fold(TeamTotal::default(), |sum, total| sum.join(total));
    if sum.lines == 0 && filter.is_empty() && filter.on.is_none() {
        return nobody(request, &employer);
    }
    let lead = lead(locale, &sum, !filter.is_empty());
    let tone = if sum.lapsed > 0 || sum.suspended > 0 {
        Tone::Bad
    } else if sum.soon > 0 {
        Tone::Attention
    } else {
        Tone::Good
    };
    let tone = if sum.lines == 0 { Tone::Neutral } else { tone };
    let chips = filter.chips(locale, &employer).into_iter().map(|(label, href)| Chip::new(label, href)).collect();
    let clear = filter.cleared().address(&employer.id);
    let pages = u32::try_from(sum.lines.div_ceil(per_page.max(1))).unwrap_or(u32::MAX).max(1);
    let content = if sum.lines == 0 {
        view! {
            <Empty title=t::found_none_title(locale) action=t::clear(locale) href=clear.clone()>{t::found_none(locale)}</Empty>
        }
        .into_any()
    } else {
        let base = filter.page_base(&employer.id);
        view! {
            {table(locale, &employer, &filter, lines)}
            <Pagination locale=locale page=filter.page pages=pages base=base />
            {by_team(locale, &employer, &filter, totals, &sum)}
            {files(locale, &employer, &filter)}
        }
        .into_any()
    };
    let day = filter.on.map(|on| {
        let today = Filter { on: None, ..filter.clone() }.address(&employer.id);
        on_day::notice(locale, request.today, on, today, left_out_band)
    });
    let unread_day = unread_day.map(|typed| on_day::not_a_day(locale, &typed));
    let saved = saved::links(locale, &employer, &filter, saved, new_id);
    let head =
        head(locale, &employer, filter.on.unwrap_or(request.today), view! { <Lead tone=tone>{lead}</Lead> }.into_any());
    let filters = filters(locale, &employer, &filter);
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            {head}
            {day}
            {unread_day}
            {filters}
            {saved}
            <Chips locale=locale label=t::filters_on(locale) chips=chips clear=clear />
            {content}
        </Frame>
    }
    .into_any()
}

fn head(locale: Locale, employer: &Employer, on: NaiveDate, lead: AnyView) -> AnyView {
    // On paper the way back, which has the name, is left out; and it is the day that it shows which tells one print from another.
    let printed = t::printed(locale, &employer.name, &format::date(locale, on));
    let add = employer.may_edit.then(|| {
        let href = path::staff_new(&employer.id);
        view! { <ButtonLink href=href label=t::add(locale) look=Look::Primary glyph=Glyph::Plus /> }
    });
    let import = employer.may_edit.then(|| {
        view! { <ButtonLink href=path::workforce_import(&employer.id) label=staff_import::link(locale) glyph=Glyph::Upload /> }
    });
    let (expiries, checks) = (path::workforce_expiries(&employer.id), path::workforce_checks(&employer.id));
    view! {
        <header class="page-head">
            <div>
                <p class="breadcrumb"><a href=path::organisation(&employer.id)><bdi>{employer.name.clone()}</bdi></a></p>
                <h1>{t::title(locale)}</h1>
                <p class="print-only">{printed}</p>
                {lead}
                {employer.own_teams_only.then(|| view! { <p class="muted">{t::own_teams_only(locale)}</p> })}
            </div>
            <Actions>
                {add}
                {import}
                <ButtonLink href=expiries label=t::expiries(locale) glyph=Glyph::Clock />
                <ButtonLink href=checks label=t::checks(locale) glyph=Glyph::Search />
            </Actions>
        </header>
    }
    .into_any()
}

/// Nobody is there yet: three ways to begin.
fn nobody(request: Request, employer: &Employer) -> AnyView {
    let locale = request.locale;
    let lead = if employer.own_teams_only { t::lead_nobody_in_reach(locale) } else { t::lead_nobody(locale) };
    let ways = if employer.may_edit {
        view! {
            <section class="section" aria-labelledby="begin">
                <h2 id="begin">{t::empty_title(locale)}</h2>
                <p>{t::empty_text(locale)}</p>
                <ol class="points">
                    <li class="points__item">
                        <h3>{t::empty_by_hand_title(locale)}</h3>
                        <p>{t::empty_by_hand(locale)}</p>
                    </li>
                    <li class="points__item">
                        <h3>{t::empty_code_title(locale)}</h3>
                        <p>{t::empty_code(locale, &crate::organisation::grouped(&employer.join_code))}</p>
                    </li>
                    <li class="points__item">
                        <h3>{t::empty_import_title(locale)}</h3>
                        <p>{t::empty_import(locale)}</p>
                    </li>
                </ol>
            </section>
        }
        .into_any()
    } else {
        view! { <p>{t::empty_text(locale)}</p><p class="muted">{t::empty_reader(locale)}</p> }.into_any()
    };
    let head = head(locale, employer, request.today, view! { <Lead>{lead}</Lead> }.into_any());
    view! {
        <Frame request=request title=t::title(locale) width=Width::Wide>
            {head}
            {ways}
        </Frame>
    }
    .into_any()
}

/// The search field and, behind a fold, the filters.
fn filters(locale: Locale, employer: &Employer, filter: &Filter) -> AnyView {
    let mut form = FormState::default();
    for (name, value) in filter.fields() {
        form.push(name, value);
    }
    let any = || std::iter::once(Choice::new("", t::all(locale)));
    let teams = any()
        .chain(employer.teams.iter().map(|team| Choice::new(team.id.clone(), team.indented())))
        .chain((!employer.own_teams_only).then(|| Choice::new(filter::NONE, t::no_team(locale))))
        .collect();
    let stands = any().chain(Stand::ALL.map(|stand| Choice::new(stand.code(), stand.name(locale)))).collect();
    let bands = Band::ALL.iter().copied().map(Some).chain([None]);
    let bands = any().chain(bands.map(|band| Choice::new(band_code(band), super::band_word(locale, band)))).collect();
    let registers = any()
        .chain(Register::ALL.iter().map(|register| Choice::new(register.as_str(), term::register(locale, *register))))
        .chain([Choice::new(filter::NONE, t::no_register(locale))])
        .collect();
    let months =
        any().chain(filter::MONTHS.map(|months| Choice::new(months.to_string(), t::within(locale, months)))).collect();
    let vog =
        any().chain(filter::YEARS.map(|years| Choice::new(years.to_string(), t::vog_older(locale, years)))).collect();
    let orders = Order::ALL
        .into_iter()
        .flat_map(|order| [(order, false), (order, true)])
        .map(|(order, descending)| {
            let code = format!("{}{}", if descending { "-" } else { "" }, order.code());
            let name = order.name(locale);
            let arrow = if descending { "↓" } else { "↑" };
            Choice::new(if code == Order::Ends.code() { String::new() } else { code }, format!("{name} {arrow}"))
        })
        .collect();
    let columns: Vec<Choice> =
        Column::ALL.into_iter().map(|column| Choice::new(column.code(), column.name(locale))).collect();
    let mut chosen = FormState::default();
    for column in filter.shown() {
        chosen.push("kolom", column.code());
    }
    let other_columns = !filter.columns.is_empty();
    let narrowed = !Filter { search: String::new(), ..filter.clone() }.is_empty() || filter.on.is_some();
    let has_teams = !employer.teams.is_empty();
    view! {
        <form class="activity-search" method="get" action=path::workforce(&employer.id) role="search">
            <div class="activity-search__line">
                <TextField locale=locale form=form.clone() name="zoek" label=t::search(locale) kind="search" />
                <button class="button" type="submit">{t::search_button(locale)}</button>
            </div>
            <Details summary=t::more_filters(locale) open=narrowed>
                <div class="filters">
                    {has_teams
                        .then(|| {
                            view! { <SelectField locale=locale form=form.clone() name="team" label=t::filter_team(locale) choices=teams /> }
                        })}
                    <SelectField locale=locale form=form.clone() name="registratie" label=t::filter_stand(locale) choices=stands />
                    <SelectField locale=locale form=form.clone() name="voortgang" label=t::filter_band(locale) choices=bands />
                    <SelectField locale=locale form=form.clone() name="register" label=t::filter_register(locale) choices=registers />
                    <SelectField locale=locale form=form.clone() name="binnen" label=t::filter_within(locale) choices=months />
                    <SelectField locale=locale form=form.clone() name="vog" label=t::filter_vog(locale) choices=vog />
                    <SelectField locale=locale form=form.clone() name="volgorde" label=t::sorted_by(locale) choices=orders />
                    <DateField locale=locale form=form.clone() name="op" label=t::on_day(locale) hint=t::on_day_hint(locale) optional=true />
                    <CheckField form=form.clone() name="maatregel" label=t::filter_measure(locale) value="ja" />
                    <button class="button" type="submit">{t::filter_button(locale)}</button>
                </div>
            </Details>
            <Details summary=t::columns(locale) open=other_columns>
                <ChoiceField locale=locale form=chosen name="kolom" legend=t::columns_legend(locale) hint=t::columns_hint(locale) choices=columns multiple=true columns=true />
                <Actions><button class="button" type="submit">{t::columns_button(locale)}</button></Actions>
            </Details>
        </form>
    }
    .into_any()
}

/// The heading of a column that can be sorted by.
fn heading(locale: Locale, employer: &Employer, filter: &Filter, order: Order) -> AnyView {
    let name = order.name(locale);
    let sorted = (filter.order == order).then_some(if filter.descending { "descending" } else { "ascending" });
    let arrow = sorted.map(|way| if way == "ascending" { " ↑" } else { " ↓" });
    let href = filter.ordered(order).address(&employer.id);
    view! {
        <th scope="col" aria-sort=sorted>
            <a class="table__sort" href=href>
                <span class="visually-hidden">{t::sort_by(locale, &name)}</span>
                <span aria-hidden="true">{name}{arrow}</span>
            </a>
        </th>
    }
    .into_any()
}

fn table(locale: Locale, employer: &Employer, filter: &Filter, lines: Vec<Line>) -> AnyView {
    let columns = filter.shown();
    let name = heading(locale, employer, filter, Order::Name);
    let heads = columns
        .iter()
        // Of another day how far somebody is is not known before it is worked out, a page at a time.
        .map(|column| match column.order().filter(|order| *order != Order::Band || filter.on.is_none()) {
            Some(order) => heading(locale, employer, filter, order),
            None => view! { <th scope="col">{column.name(locale)}</th> }.into_any(),
        })
        .collect_view();
    let rows = lines.into_iter().map(|line| row(locale, employer, filter, &columns, line)).collect_view();
    view! {
        <TableFrame caption=t::caption(locale) hide_caption=true wide=true>
            <thead><tr>{name}{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
    .into_any()
}

fn row(locale: Locale, employer: &Employer, filter: &Filter, columns: &[Column], line: Line) -> AnyView {
    let cells = columns.iter().map(|column| cell(locale, filter, *column, &line)).collect_view();
    let href = on_day::address(&path::staff(&employer.id, &line.staff), filter.on);
    view! {
        <tr>
            <th scope="row" class="table__main staff-name">
                <a class="table__link" href=href><bdi>{line.name}</bdi></a>
                {(!line.job_title.is_empty())
                    .then(|| view! { <span class="muted small activity-meta"><bdi>{line.job_title}</bdi></span> })}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// What a line says of a registration: which, how it stands, and a measure.
pub(super) fn standing(locale: Locale, line: &Line) -> AnyView {
    let registration = registration_name(locale, line.register, line.chamber);
    let measure = line.measure.as_ref().map(|measure| measure_line(locale, measure));
    view! {
        {registration.map(|name| view! { <span class="staff-registration">{name}</span> })}
        {status_badge(locale, line.status)}
        " "
        {measure.map(|measure| view! { <Badge tone=Tone::Attention label=measure /> })}
    }
    .into_any()
}

fn cell(locale: Locale, filter: &Filter, column: Column, line: &Line) -> AnyView {
    // Who chose columns sees them on a phone too.
    let chosen = !filter.columns.is_empty();
    let text = |text: Option<&String>| match text {
        Some(text) => view! { <bdi>{text.clone()}</bdi> }.into_any(),
        None => nothing(locale),
    };
    let content = match column {
        Column::Registration => {
            return view! { <td class="staff-standing">{standing(locale, line)}</td> }.into_any();
        }
        Column::Team => text(line.team.as_ref()),
        Column::Number => text(line.employee_number.as_ref()),
        Column::Email => text(line.email.as_ref()),
        Column::RegisterNumber => text(line.register_number.as_ref()),
        Column::Ends => date_or_none(locale, line.ends),
        // Of a record of the employer's own only the end is known, and it is always the day before that.
        Column::SubmitBy => date_or_none(locale, line.submit_by.or_else(|| line.ends?.pred_opt())),
        Column::Band => view! {
            {band_badge(locale, line.band)}
            {filter.on.and_then(|_| on_day::why_unknown(locale, line))
                .map(|why| view! { <span class="muted small activity-meta">{why}</span> })}
        }
        .into_any(),
        Column::Vog => date_or_none(locale, line.vog_on),
        Column::Checked => match line.checked {
            Some((on, outcome)) => view! {
                {format::date_short(locale, on)}
                <span class="visually-hidden">": " {organisation::check_outcome(locale, outcome)}</span>
            }
            .into_any(),
            None => nothing(locale),
        },
    };
    let minor = matches!(column, Column::Team | Column::SubmitBy | Column::Vog | Column::Checked) && !chosen;
    let day = matches!(column, Column::Ends | Column::SubmitBy | Column::Vog | Column::Checked);
    let classes = [(day, "nowrap"), (minor, "table__minor"), (column == Column::Team, "staff-team")];
    let classes: Vec<&str> = classes.into_iter().filter_map(|(holds, class)| holds.then_some(class)).collect();
    let class = (!classes.is_empty()).then(|| classes.join(" "));
    view! { <td class=class data-label=(!minor).then(|| column.name(locale))>{content}</td> }.into_any()
}

/// From so many teams on their numbers are behind a fold.
const FOLDED: usize = 12;

fn by_team(locale: Locale, employer: &Employer, filter: &Filter, totals: Vec<TeamTotal>, sum: &TeamTotal) -> AnyView {
    if employer.teams.is_empty() {
        return ().into_any();
    }
    // Of another day how far somebody is is worked out for the lines of a page only.
    let today = filter.on.is_none();
    let some_bare = sum.bare > 0;
    let cells = move |total: &TeamTotal| {
        let number = |value: u64| format::whole(locale, value);
        view! {
            <td class="number" data-label=t::column_lines(locale)>{number(total.registrations())}</td>
            {some_bare.then(|| view! { <td class="number" data-label=t::column_bare(locale)>{number(total.bare)}</td> })}
            <td class="number" data-label=t::column_lapsed(locale)>{number(total.lapsed)}</td>
            <td class="number" data-label=t::column_soon(locale)>{number(total.soon)}</td>
            {today.then(|| view! { <td class="number" data-label=t::column_behind(locale)>{number(total.behind)}</td> })}
            <td class="number" data-label=t::column_not_shared(locale)>{number(total.not_shared)}</td>
        }
    };
    let find = |team: Option<&str>| totals.iter().find(|total| total.team.as_deref() == team);
    let known = employer
        .teams
        .iter()
        .filter_map(|team| find(Some(&team.id)).map(|total| (team.id.clone(), team.name.clone().into(), total)));
    let none = find(None).map(|total| (filter::NONE.to_owned(), t::no_team(locale), total));
    let rows = known
        .chain(none)
        .map(|(id, name, total): (String, Text, &TeamTotal)| {
            let href = Filter { team: id, ..filter.clone() }.address(&employer.id);
            view! {
                <tr>
                    <th scope="row" class="table__main"><a class="table__link" href=href><bdi>{name}</bdi></a></th>
                    {cells(total)}
                </tr>
            }
        })
        .collect_view();
    let all = cells(sum);
    let table = view! {
        <TableFrame caption=t::totals_caption(locale)>
            <thead>
                <tr>
                    <th scope="col">{t::column_team(locale)}</th>
                    <th scope="col" class="number">{t::column_lines(locale)}</th>
                    {some_bare.then(|| view! { <th scope="col" class="number">{t::column_bare(locale)}</th> })}
                    <th scope="col" class="number">{t::column_lapsed(locale)}</th>
                    <th scope="col" class="number">{t::column_soon(locale)}</th>
                    {today.then(|| view! { <th scope="col" class="number">{t::column_behind(locale)}</th> })}
                    <th scope="col" class="number">{t::column_not_shared(locale)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{t::total(locale)}</th>{all}</tr></tfoot>
        </TableFrame>
    };
    // Many teams would stand between the people and what comes below.
    let content = if totals.len() > FOLDED {
        view! { <Details summary=t::totals_caption(locale)>{table}</Details> }.into_any()
    } else {
        table.into_any()
    };
    view! {
        <section class="section" aria-labelledby="teams">
            <h2 id="teams">{t::totals(locale)}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn files(locale: Locale, employer: &Employer, filter: &Filter) -> AnyView {
    let query = filter.query();
    let [csv, xlsx, ics] =
        ["csv", "xlsx", "ics"].map(|ending| format!("{}{query}", path::workforce_file(&employer.id, ending)));
    // A calendar is of what is to come, whichever day is looked at.
    take_along(locale, [csv, xlsx], filter.on.is_none().then_some(ics))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_suspended_is_in_the_first_sentence() {
        let sum = TeamTotal { lines: 3, lapsed: 1, soon: 1, ..TeamTotal::default() };
        assert_eq!(lead(Locale::Nl, &sum, false), "3 registraties; 1 verlopen, 1 loopt af binnen 6 maanden.");
        let sum = TeamTotal { lines: 1, suspended: 1, ..TeamTotal::default() };
        let said = lead(Locale::Nl, &sum, true);
        assert_eq!(said, "Gevonden: 1 registratie; 0 verlopen, 1 geschorst, 0 lopen af binnen 6 maanden.");
    }
}
