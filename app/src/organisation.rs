//! Organisations: what they are, their teams and locations, and who does what in them.

pub mod form;
pub mod invitation;
pub mod member;
pub mod structure;
pub mod tree;

pub use tree::{Branch, Place, Team};

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        empty::Empty,
        facts::{Fact, Facts},
        field::{Hidden, TextField},
        frame::Frame,
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        rows::{Row, Rows},
    },
    path,
};
use domain::organisation::Role;
use language::{Locale, Text, form as words, organisation as t};
use leptos::prelude::*;

/// An organisation, and what who looks does in it.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The id in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its number in the trade register.
    pub kvk: String,
    /// What staff begin to share with.
    pub code: String,
    /// The version that the page was made from.
    pub version: i32,
    /// The role of who looks.
    pub role: Role,
}

/// Everything on the page of an organisation.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The organisation.
    pub organisation: Organisation,
    /// Its teams, as a tree.
    pub teams: Vec<Branch>,
    /// Where it works.
    pub places: Vec<Place>,
    /// Who does what, by name: name and role.
    pub members: Vec<(String, Role)>,
}

/// An organisation in the list of those in which somebody has a role.
#[derive(Clone, Debug)]
pub struct Mine {
    /// The id in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The role there.
    pub role: Role,
}

/// The way back to an organisation.
pub(crate) fn breadcrumb(organisation: &Organisation) -> AnyView {
    view! { <p class="breadcrumb"><a class="wrap" href=path::organisation(&organisation.id)>{organisation.name.clone()}</a></p> }
        .into_any()
}

/// The organisations in which somebody has a role.
pub fn list(request: Request, mine: Vec<Mine>) -> AnyView {
    let locale = request.locale;
    let count = mine.len();
    let rows = mine
        .into_iter()
        .map(|one| Row::new(one.name).href(path::organisation(one.id)).meta(t::role(locale, one.role)))
        .collect();
    view! {
        <Frame request=request title=t::list_title(locale)>
            <header class="page-head">
                <h1>{t::list_title(locale)}</h1>
                {(count > 0).then(|| view! { <Lead>{t::list_lead(locale, count)}</Lead> })}
            </header>
            {if count == 0 {
                view! {
                    <Empty title=t::empty_title(locale) action=t::add(locale) href=path::ORGANISATION_NEW>{t::empty_text(locale)}</Empty>
                }
                    .into_any()
            } else {
                view! {
                    <Rows rows=rows />
                    <Actions>
                        <ButtonLink href=path::ORGANISATION_NEW label=t::add(locale) glyph=Glyph::Plus />
                    </Actions>
                }
                    .into_any()
            }}
        </Frame>
    }
    .into_any()
}

/// The form for a new organisation: `id`, `naam`, `kvk`.
pub fn add(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::add(locale) invalid=!form.is_valid()>
            <p class="breadcrumb"><a href=path::ORGANISATIONS>{t::list_title(locale)}</a></p>
            <header class="page-head">
                <h1>{t::add(locale)}</h1>
                <Lead>{t::new_lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::ORGANISATION_NEW novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                {name_and_number(locale, form)}
                <p class="muted">{t::second_factor(locale)}</p>
                <Actions>
                    <Submit label=t::found(locale) />
                    <ButtonLink href=path::ORGANISATIONS label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

fn name_and_number(locale: Locale, form: FormState) -> AnyView {
    view! {
        <TextField locale=locale form=form.clone() name="naam" label=t::name(locale) hint=t::name_hint(locale) autocomplete="organization" />
        <TextField locale=locale form=form name="kvk" label=t::kvk(locale) hint=t::kvk_hint(locale) short=true inputmode="numeric" />
    }
    .into_any()
}

/// The form of name and number: `versie`, `naam`, `kvk`. `conflict` is what is stored now, when that changed meanwhile.
pub fn edit(request: Request, organisation: Organisation, conflict: bool, form: FormState) -> AnyView {
    let locale = request.locale;
    let (home, action) = (path::organisation(&organisation.id), path::organisation_edit(&organisation.id));
    let conflict =
        conflict.then(|| notice(t::conflict_title(locale), t::conflict(locale, &organisation.name, &organisation.kvk)));
    view! {
        <Frame request=request title=t::edit_title(locale) invalid=!form.is_valid()>
            {breadcrumb(&organisation)}
            <header class="page-head"><h1>{t::edit_title(locale)}</h1></header>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="versie" value=form.value("versie").to_owned() />
                {name_and_number(locale, form)}
                <Actions>
                    <Submit label=t::save(locale) />
                    <ButtonLink href=home label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// What asks attention above a form.
pub(crate) fn notice(title: Text, text: Text) -> AnyView {
    view! { <Notice tone=Tone::Attention><p><strong>{title}</strong></p><p class="wrap">{text}</p></Notice> }.into_any()
}

/// One organisation.
pub fn show(request: Request, data: Overview) -> AnyView {
    let locale = request.locale;
    let Overview { organisation, teams, places, members } = data;
    let (id, role) = (organisation.id.as_str(), organisation.role);
    let owner = role == Role::Owner;
    let facts = vec![
        Fact::new(t::kvk(locale), organisation.kvk.clone()),
        Fact::new(t::column_role(locale), format!("{}. {}", t::role(locale, role), t::role_means(locale, role))),
    ];
    let details = owner.then(|| link(path::organisation_edit(id), t::edit_details(locale), Look::Quiet, Glyph::Edit));
    let staff = link(path::workforce(id), t::staff_open(locale), Look::Primary, None);
    let todo = link(path::todo(id), language::signal::open(locale), Look::Plain, None);
    let roles = link(path::members(id), t::members_open(locale), Look::Plain, None);
    let work = [
        link(path::kinds_of_work(id), language::kind_of_work::title(locale), Look::Plain, None),
        link(path::allocations(id), language::allocations::title(locale), Look::Plain, None),
        link(path::ledger(id), language::ledger::title(locale), Look::Plain, None),
    ];
    let counts = counted(locale, &members);
    let add_team = owner.then(|| link(path::team_new(id), t::team_add(locale), Look::Plain, Glyph::Plus));
    let change_places = owner.then(|| link(path::locations(id), t::locations_change(locale), Look::Plain, None));
    let leave = link(path::organisation_leave(id), t::leave_title(locale), Look::Quiet, None);
    let remove = owner.then(|| link(path::organisation_remove(id), t::remove_title(locale), Look::Quiet, Glyph::Trash));
    let teams = if teams.is_empty() {
        view! { <p class="muted">{t::teams_none(locale)}</p> }.into_any()
    } else {
        tree::view(locale, id, owner, teams)
    };
    let places = if places.is_empty() {
        view! { <p class="muted">{t::locations_none(locale)}</p> }.into_any()
    } else {
        let items = places.into_iter().map(|place| view! { <li>{place.name}</li> }).collect_view();
        view! { <ul class="wrap">{items}</ul> }.into_any()
    };
    let code = code(locale, &organisation);
    view! {
        <Frame request=request title=organisation.name.clone()>
            <p class="breadcrumb"><a href=path::ORGANISATIONS>{t::list_title(locale)}</a></p>
            <header class="page-head">
                <h1 class="wrap">{organisation.name}</h1>
            </header>
            <Facts facts=facts />
            {details.map(|link| view! { <Actions>{link}</Actions> })}
            <section class="section" aria-labelledby="medewerkers">
                <h2 id="medewerkers">{t::staff(locale)}</h2>
                <p>{t::staff_explained(locale)}</p>
                <Actions>{staff} {todo}</Actions>
            </section>
            <section class="section" aria-labelledby="werk">
                <h2 id="werk">{language::allocations::menu_title(locale)}</h2>
                <p>{language::allocations::menu_text(locale)}</p>
                <Actions>{work.into_iter().collect_view()}</Actions>
            </section>
            {code}
            <section class="section" aria-labelledby="leden">
                <h2 id="leden">{t::members(locale)}</h2>
                <p>{t::members_lead(locale, members.len())} " " {counts}</p>
                <Actions>{roles}</Actions>
            </section>
            <section class="section" aria-labelledby="teams">
                <h2 id="teams">{t::teams(locale)}</h2>
                {teams}
                {add_team.map(|link| view! { <Actions>{link}</Actions> })}
            </section>
            <section class="section" aria-labelledby="locaties">
                <h2 id="locaties">{t::locations(locale)}</h2>
                {places}
                {change_places.map(|link| view! { <Actions>{link}</Actions> })}
            </section>
            <section class="section">
                <Actions>{leave} {remove}</Actions>
            </section>
        </Frame>
    }
    .into_any()
}

/// A link that looks like a button, made before the page around it.
fn link(href: String, label: Text, look: Look, glyph: impl Into<Option<Glyph>>) -> AnyView {
    match glyph.into() {
        Some(glyph) => view! { <ButtonLink href=href label=label look=look glyph=glyph /> }.into_any(),
        None => view! { <ButtonLink href=href label=label look=look /> }.into_any(),
    }
}

/// How many there are of each role: 'Eigenaar: 1. HR: 2.'
fn counted(locale: Locale, members: &[(String, Role)]) -> String {
    let each = Role::ALL.iter().filter_map(|role| {
        let count = members.iter().filter(|(_, of)| of == role).count();
        (count > 0).then(|| format!("{}: {count}.", t::role(locale, *role)))
    });
    each.collect::<Vec<_>>().join(" ")
}

fn code(locale: Locale, organisation: &Organisation) -> AnyView {
    let may_change = form::may(organisation.role, domain::permission::Action::EditWorkforce);
    let change =
        may_change.then(|| link(path::organisation_code(&organisation.id), t::code_new(locale), Look::Quiet, None));
    view! {
        <section class="section" aria-labelledby="code">
            <h2 id="code">{t::code_title(locale)}</h2>
            <p>{t::code_lead(locale)} " " <strong class="number nowrap">{grouped(&organisation.code)}</strong></p>
            <p class="muted">{t::code_explained(locale)}</p>
            {change.map(|link| view! { <Actions>{link}</Actions> })}
        </section>
    }
    .into_any()
}

/// A code in groups of five, in capitals, as it is easiest to type over.
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.to_uppercase().chars().collect();
    letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// What a new code does, and the button.
pub fn change_code(request: Request, organisation: Organisation) -> AnyView {
    let locale = request.locale;
    let (home, action) = (path::organisation(&organisation.id), path::organisation_code(&organisation.id));
    view! {
        <Frame request=request title=t::code_new(locale)>
            {breadcrumb(&organisation)}
            <header class="page-head">
                <h1>{t::code_new(locale)}</h1>
                <Lead>{t::code_new_explained(locale)}</Lead>
            </header>
            <p>{t::code_now(locale)} " " <strong class="number nowrap">{grouped(&organisation.code)}</strong></p>
            <form class="form" method="post" action=action>
                // The one that is replaced: sent twice, it is replaced once.
                <Hidden name="code" value=organisation.code.clone() />
                <Actions>
                    <Submit label=t::code_make(locale) />
                    <ButtonLink href=home label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// What goes and what stays when an organisation is removed: `naam` is typed over.
pub fn remove(request: Request, organisation: Organisation, form: FormState) -> AnyView {
    let locale = request.locale;
    let (home, action) = (path::organisation(&organisation.id), path::organisation_remove(&organisation.id));
    let list = |items: Vec<Text>| {
        let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
        view! { <ul>{items}</ul> }.into_any()
    };
    view! {
        <Frame request=request title=t::remove_title(locale) invalid=!form.is_valid()>
            {breadcrumb(&organisation)}
            <header class="page-head">
                <h1>{t::remove_title(locale)}</h1>
                <Lead tone=Tone::Attention>{t::remove_lead(locale)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <section class="section">
                <h2>{t::remove_goes(locale)}</h2>
                {list(vec![t::remove_goes_staff(locale), t::remove_goes_structure(locale), t::remove_goes_shared(locale)])}
            </section>
            <section class="section">
                <h2>{t::remove_stays(locale)}</h2>
                {list(vec![t::remove_stays_dossiers(locale), t::remove_stays_accounts(locale)])}
            </section>
            <form class="form section" method="post" action=action novalidate>
                <TextField locale=locale form=form name="naam" label=t::remove_type(locale) hint=organisation.name.clone() autocomplete="off" />
                <Actions>
                    <Submit label=t::remove_button(locale) look=Look::Danger />
                    <ButtonLink href=home label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// In place of a page that somebody's role does not reach: who can.
pub fn not_their_role(request: Request) -> AnyView {
    let locale = request.locale;
    // /organisaties/{id}/…: who can is on the page of its members.
    let who = request.path.strip_prefix(path::ORGANISATIONS).and_then(|rest| rest.split('/').nth(1)).map(path::members);
    view! {
        <Frame request=request title=t::role_title(locale)>
            <h1>{t::role_title(locale)}</h1>
            <Lead>{t::role_lead(locale)}</Lead>
            <Actions>
                <ButtonLink href=who.unwrap_or_else(|| path::ORGANISATIONS.to_owned()) label=t::role_who(locale) look=Look::Primary />
            </Actions>
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_shown_in_groups() {
        assert_eq!(grouped("abcdefgh23"), "ABCDE-FGH23");
        assert_eq!(grouped(""), "");
    }
}
