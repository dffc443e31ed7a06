//! Teams and locations of an organisation.

use super::{Branch, Organisation, Place, breadcrumb, form::none_first, notice, tree};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, PostButton, Submit},
        field::{Choice, Hidden, SelectField, TextField},
        frame::Frame,
        icon::Glyph,
        message::ErrorSummary,
    },
    path,
};
use language::{form as words, organisation as t};
use leptos::prelude::*;

/// The locations, and the form for another one: `id`, `naam`. To remove one: `weg`.
pub fn locations(request: Request, organisation: Organisation, places: Vec<Place>, form: FormState) -> AnyView {
    let locale = request.locale;
    let (home, action) = (path::organisation(&organisation.id), path::locations(&organisation.id));
    let items = places
        .into_iter()
        .map(|place| {
            let id = format!("locatie-{}", place.id);
            view! {
                <li class="list__item">
                    <span class="list__main" id=id.clone()>{place.name}</span>
                    <form method="post" action=action.clone()>
                        <button class="button button--quiet" type="submit" name="weg" value=place.id aria-describedby=id>
                            {t::location_remove(locale)}
                        </button>
                    </form>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let list = if items.is_empty() {
        view! { <p class="muted">{t::locations_none(locale)}</p> }.into_any()
    } else {
        view! { <ul class="list">{items}</ul> <p class="aside">{t::location_remove_explained(locale)}</p> }.into_any()
    };
    view! {
        <Frame request=request title=t::locations(locale) invalid=!form.is_valid()>
            {breadcrumb(&organisation)}
            <header class="page-head"><h1>{t::locations(locale)}</h1></header>
            <ErrorSummary locale=locale form=form.clone() />
            {list}
            <section class="section">
                <h2>{t::location_add(locale)}</h2>
                <form class="form" method="post" action=action.clone() novalidate>
                    <Hidden name="id" value=form.value("id").to_owned() />
                    <TextField locale=locale form=form name="naam" label=t::location_name(locale) hint=t::location_name_hint(locale) />
                    <Actions>
                        <Submit label=t::location_add_button(locale) />
                        <ButtonLink href=home label=words::cancel(locale) look=Look::Quiet />
                    </Actions>
                </form>
            </section>
        </Frame>
    }
    .into_any()
}

/// Which team a form is about.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The team as it is stored; none for a new one.
    pub stored: Option<Branch>,
    /// Whether it changed while the person was typing.
    pub conflict: bool,
    /// Whether there are teams below it.
    pub has_teams: bool,
}

/// The form of a team: `id`, `naam`, `onder`, `locatie`; for one that is there what it was before as `was-…`. To remove
/// it: `actie` is `weg`.
pub fn team(
    request: Request,
    organisation: Organisation,
    target: Target,
    (teams, places): (Vec<Branch>, Vec<Place>),
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    let home = path::organisation(&organisation.id);
    let Target { stored, conflict, has_teams } = target;
    let title = if stored.is_some() { t::team_edit_title(locale) } else { t::team_add(locale) };
    let action = stored
        .as_ref()
        .map_or_else(|| path::team_new(&organisation.id), |one| path::team_edit(&organisation.id, &one.team.id));
    let parents = none_first(t::team_top(locale), tree::choices(&teams));
    let at = none_first(t::team_no_location(locale), places.into_iter().map(|place| Choice::new(place.id, place.name)));
    let before = ["was-naam", "was-onder", "was-locatie"]
        .map(|name| view! { <Hidden name=name value=form.value(name).to_owned() /> })
        .collect_view();
    let notice = stored.as_ref().filter(|_| conflict).map(|stored| {
        let parent = teams.iter().find(|one| Some(&one.team.id) == stored.team.parent.as_ref());
        let parent = parent.map_or_else(|| t::team_top(locale), |one| one.whole.clone().into());
        let place = stored.place.clone().map_or_else(|| t::team_no_location(locale), Into::into);
        notice(t::conflict_title(locale), t::team_conflict(locale, &stored.team.name, &parent, &place))
    });
    let remove = stored.as_ref().map(|stored| {
        view! {
            <section class="section">
                <h2>{t::team_remove(locale)}</h2>
                {if has_teams {
                    view! { <p class="muted">{t::team_has_teams(locale)}</p> }.into_any()
                } else {
                    view! {
                        <p class="muted">{t::team_remove_explained(locale)}</p>
                        <PostButton
                            action=path::team_edit(&organisation.id, &stored.team.id)
                            label=t::team_remove(locale)
                            look=Look::Danger
                            glyph=Glyph::Trash
                            fields=vec![("actie".to_owned(), "weg".to_owned())]
                        />
                    }
                        .into_any()
                }}
            </section>
        }
    });
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid()>
            {breadcrumb(&organisation)}
            <header class="page-head"><h1>{title}</h1></header>
            <ErrorSummary locale=locale form=form.clone() />
            {notice}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                {before}
                <TextField locale=locale form=form.clone() name="naam" label=t::team_name(locale) />
                <SelectField locale=locale form=form.clone() name="onder" label=t::team_parent(locale) hint=t::team_parent_hint(locale) choices=parents />
                <SelectField locale=locale form=form name="locatie" label=t::team_location(locale) choices=at />
                <Actions>
                    <Submit label=t::save(locale) />
                    <ButtonLink href=home label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            {remove}
        </Frame>
    }
    .into_any()
}
