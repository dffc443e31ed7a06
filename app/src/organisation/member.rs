//! Who does what in an organisation: the list, inviting, changing, ending and leaving.

use super::{
    Branch, Organisation, breadcrumb,
    form::{may, none_first, roles},
    notice, tree,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        details::Details,
        facts::{Fact, Facts},
        field::{Choice, ChoiceField, Hidden, SelectField, TextField},
        frame::{Frame, Width},
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Tone},
        table::TableFrame,
    },
    path,
};
use chrono::NaiveDate;
use domain::{organisation::Role, permission::Action};
use language::{Locale, Text, form as words, format, organisation as t};
use leptos::prelude::*;

/// Somebody with a role.
#[derive(Clone, Debug)]
pub struct Member {
    /// The id of what they do there.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The address of their account, for who decides on roles: a name can be anybody's.
    pub email: Option<String>,
    /// Their role.
    pub role: Role,
    /// Since when.
    pub since: NaiveDate,
    /// The teams that they lead, by name.
    pub teams: Vec<String>,
    /// Whether it is who looks.
    pub me: bool,
}

/// An invitation that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The id to withdraw it by.
    pub id: String,
    /// To whom.
    pub email: String,
    /// To what.
    pub role: Role,
    /// For a team lead.
    pub team: Option<String>,
    /// The first day that it does not work any more.
    pub until: NaiveDate,
}

/// Who does what. To withdraw an invitation: `intrekken`.
pub fn list(request: Request, organisation: Organisation, members: Vec<Member>, waiting: Vec<Waiting>) -> AnyView {
    let locale = request.locale;
    let manages = may(organisation.role, Action::ManageMembers);
    let owner = organisation.role == Role::Owner;
    let count = members.len();
    let lead_teams = members.iter().any(|member| member.role == Role::TeamLead);
    let rows = members
        .into_iter()
        .map(|member| {
            let editable = manages && (owner || member.role != Role::Owner);
            let you = member.me.then(|| view! { " " <span class="muted">{t::you(locale)}</span> });
            let name = if editable {
                view! { <a class="table__link" href=path::member_edit(&organisation.id, &member.id)>{member.name}</a> }
                    .into_any()
            } else {
                view! { <span>{member.name}</span> }.into_any()
            };
            let teams = match (member.role == Role::TeamLead, member.teams.is_empty()) {
                (true, true) => t::no_teams(locale),
                (true, false) => member.teams.join(", ").into(),
                (false, _) => Text::default(),
            };
            view! {
                <tr>
                    <th scope="row" class="table__main">
                        {name} {you}
                        {member.email.map(|email| view! { <span class="muted small activity-meta wrap">{email}</span> })}
                    </th>
                    <td>{t::role(locale, member.role)}</td>
                    {lead_teams.then(|| view! { <td>{teams}</td> })}
                    <td data-label=t::column_since(locale)>{format::date(locale, member.since)}</td>
                </tr>
            }
        })
        .collect_view();
    let means = Role::ALL.iter().map(|role| Fact::new(t::role(locale, *role), t::role_means(locale, *role))).collect();
    let invite = path::member_invite(&organisation.id);
    let waiting = (!waiting.is_empty()).then(|| pending(locale, &organisation.id, waiting));
    view! {
        <Frame request=request title=t::members(locale) width=Width::Wide>
            {breadcrumb(&organisation)}
            <header class="page-head page-head--split">
                <div>
                    <h1>{t::members(locale)}</h1>
                    <Lead>{t::members_lead(locale, count)}</Lead>
                </div>
                {manages
                    .then(|| {
                        view! {
                            <Actions>
                                <ButtonLink href=invite label=t::invite(locale) look=Look::Primary glyph=Glyph::Plus />
                            </Actions>
                        }
                    })}
            </header>
            <p>{t::members_explained(locale)}</p>
            <TableFrame caption=t::members_table(locale) hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::column_name(locale)}</th>
                        <th scope="col">{t::column_role(locale)}</th>
                        {lead_teams.then(|| view! { <th scope="col">{t::column_teams(locale)}</th> })}
                        <th scope="col">{t::column_since(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
            <Details summary=t::roles_explained(locale)>
                <Facts facts=means />
            </Details>
            {waiting}
        </Frame>
    }
    .into_any()
}

fn pending(locale: Locale, organisation: &str, waiting: Vec<Waiting>) -> AnyView {
    let action = path::members(organisation);
    let items = waiting
        .into_iter()
        .map(|one| {
            let (role, until) = (t::role(locale, one.role), format::date(locale, one.until));
            let detail = match &one.team {
                Some(team) => t::pending_team_detail(locale, &role, team, &until),
                None => t::pending_detail(locale, &role, &until),
            };
            let id = format!("uitnodiging-{}", one.id);
            view! {
                <li class="list__item">
                    <div class="list__main">
                        <strong id=id.clone()>{one.email}</strong>
                        <p class="list__detail">{detail}</p>
                    </div>
                    <form method="post" action=action.clone()>
                        <button class="button button--quiet" type="submit" name="intrekken" value=one.id aria-describedby=id>
                            {t::withdraw(locale)}
                        </button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="wachten">
            <h2 id="wachten">{t::pending(locale)}</h2>
            <ul class="list">{items}</ul>
        </section>
    }
    .into_any()
}

/// The form of an invitation: `id`, `email`, `rol`, `team`.
pub fn invite(request: Request, organisation: Organisation, teams: Vec<Branch>, form: FormState) -> AnyView {
    let locale = request.locale;
    let (back, action) = (path::members(&organisation.id), path::member_invite(&organisation.id));
    let without = teams.is_empty();
    let choices = none_first(t::team_choose(locale), tree::choices(&teams));
    view! {
        <Frame request=request title=t::invite(locale) invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::members(&organisation.id)>{t::members(locale)}</a></p>
            <header class="page-head">
                <h1>{t::invite(locale)}</h1>
                <Lead>{t::invite_lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=action novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <TextField locale=locale form=form.clone() name="email" label=t::email(locale) hint=t::email_hint(locale) kind="email" autocomplete="off" />
                <ChoiceField locale=locale form=form.clone() name="rol" legend=t::role_choice(locale) hint=if without { t::teams_first(locale) } else { Text::default() } choices=roles(locale, organisation.role, !without) />
                {(!without)
                    .then(|| {
                        view! {
                            <SelectField locale=locale form=form name="team" label=t::team_of_lead(locale) hint=t::team_of_lead_hint(locale) choices=choices />
                        }
                    })}
                <Actions>
                    <Submit label=t::invite_button(locale) />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// The form of a role: `was`, `rol`, `team`. `conflict` when it changed while the person was typing.
pub fn edit(
    request: Request,
    organisation: Organisation,
    member: Member,
    teams: Vec<Branch>,
    conflict: bool,
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    let (back, action) = (path::members(&organisation.id), path::member_edit(&organisation.id, &member.id));
    let title = t::member_title(locale, &member.name);
    let conflict =
        conflict.then(|| notice(t::conflict_title(locale), t::member_conflict(locale, &t::role(locale, member.role))));
    let without = teams.is_empty();
    let end = if member.me {
        path::organisation_leave(&organisation.id)
    } else {
        path::member_end(&organisation.id, &member.id)
    };
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::members(&organisation.id)>{t::members(locale)}</a></p>
            <header class="page-head"><h1 class="wrap">{title}</h1></header>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="was" value=form.value("was").to_owned() />
                <ChoiceField locale=locale form=form.clone() name="rol" legend=t::role_choice(locale) choices=roles(locale, organisation.role, !without) />
                {(!without)
                    .then(|| {
                        view! {
                            <ChoiceField locale=locale form=form name="team" legend=t::column_teams(locale) hint=t::team_of_lead_hint(locale) multiple=true choices=tree::choices(&teams) />
                        }
                    })}
                <Actions>
                    <Submit label=t::save(locale) />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            <section class="section">
                {(!member.me).then(|| view! { <p class="muted">{t::end_explained(locale)}</p> })}
                <Actions>
                    <ButtonLink href=end label=if member.me { t::leave_title(locale) } else { t::end_open(locale) } look=Look::Quiet />
                </Actions>
            </section>
        </Frame>
    }
    .into_any()
}

/// The others, for who takes over.
fn successors(locale: Locale, others: Vec<Member>) -> Vec<Choice> {
    others.into_iter().map(|one| Choice::new(one.id, format!("{} ({})", one.name, t::role(locale, one.role)))).collect()
}

/// What ending a role does, with who takes over: `opvolger`. `others` are those who can.
pub fn end(
    request: Request,
    organisation: Organisation,
    member: Member,
    others: Vec<Member>,
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    let (back, action) = (path::members(&organisation.id), path::member_end(&organisation.id, &member.id));
    let title = t::end_title(locale, &member.name);
    let teams = (!member.teams.is_empty()).then(|| {
        view! { <p class="wrap">{t::end_passes_teams(locale, &member.teams.join(", "))}</p> }
    });
    let choices = none_first(t::successor_none(locale), successors(locale, others));
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::members(&organisation.id)>{t::members(locale)}</a></p>
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                <Lead>{t::end_lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <section class="section">
                <h2>{t::end_passes_title(locale)}</h2>
                <p>{t::end_passes(locale)}</p>
                {teams}
            </section>
            <form class="form section" method="post" action=action novalidate>
                <SelectField locale=locale form=form name="opvolger" label=t::successor(locale) choices=choices />
                <Actions>
                    <Submit label=t::end_button(locale) look=Look::Danger />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// How somebody leaves.
#[derive(Clone, Debug)]
pub enum Leaving {
    /// Nobody has to take over.
    Free,
    /// The only owner: one of these becomes owner, `opvolger`.
    HandOver(Vec<Member>),
    /// The only one there.
    Alone,
}

/// What leaving does.
pub fn leave(request: Request, organisation: Organisation, leaving: Leaving, form: FormState) -> AnyView {
    let locale = request.locale;
    let id = organisation.id.clone();
    let tone = if matches!(leaving, Leaving::Free) { Tone::Neutral } else { Tone::Attention };
    let lead = match &leaving {
        Leaving::Free => t::leave_lead(locale, &organisation.name),
        Leaving::HandOver(_) => t::leave_last_owner(locale),
        Leaving::Alone => t::leave_alone(locale),
    };
    let cancel =
        view! { <ButtonLink href=path::organisation(&id) label=words::cancel(locale) look=Look::Quiet /> }.into_any();
    let rest = if let Leaving::Alone = leaving {
        let (invite, remove) = (path::member_invite(&id), path::organisation_remove(&id));
        view! {
            <Actions>
                <ButtonLink href=invite label=t::invite(locale) look=Look::Primary />
                <ButtonLink href=remove label=t::remove_title(locale) />
                {cancel}
            </Actions>
        }
        .into_any()
    } else {
        let successor = match leaving {
            Leaving::HandOver(others) => {
                let choices = none_first(words::choose(locale), successors(locale, others));
                Some(view! {
                    <p>{t::leave_lead(locale, &organisation.name)}</p>
                    <SelectField locale=locale form=form.clone() name="opvolger" label=t::successor(locale) choices=choices />
                })
            }
            Leaving::Free | Leaving::Alone => None,
        };
        view! {
            <form class="form" method="post" action=path::organisation_leave(&id) novalidate>
                {successor}
                <Actions>
                    <Submit label=t::leave_button(locale) look=Look::Danger />
                    {cancel}
                </Actions>
            </form>
        }
        .into_any()
    };
    view! {
        <Frame request=request title=t::leave_title(locale) invalid=!form.is_valid()>
            {breadcrumb(&organisation)}
            <header class="page-head">
                <h1>{t::leave_title(locale)}</h1>
                <Lead tone=tone>{lead}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {rest}
        </Frame>
    }
    .into_any()
}
