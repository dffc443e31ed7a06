//! Filters of the overview that somebody saved: their own, each a link with a query.

use super::{Employer, breadcrumb, filter::Filter};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, PostButton, Submit},
        details::Details,
        empty::Empty,
        field::{Hidden, TextField},
        frame::Frame,
        icon::Glyph,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        table::TableFrame,
    },
    path,
};
use language::{Locale, Text, form as words, workforce as t};
use leptos::prelude::*;

/// Those of who looks, above the overview, and the form that saves what is on now.
pub fn links(
    locale: Locale,
    employer: &Employer,
    filter: &Filter,
    saved: Vec<(String, String)>,
    new_id: String,
) -> AnyView {
    let query = filter.query().trim_start_matches('?').to_owned();
    let known = saved.iter().any(|(_, one)| *one == query);
    let save = (!query.is_empty() && !known).then(|| {
        let mut form = FormState::default();
        form.push("id", new_id).push("filter", query.clone());
        let form = save_form(locale, employer, form);
        view! { <Details summary=t::saved_new(locale)>{form}</Details> }
    });
    let links = (!saved.is_empty()).then(|| {
        let items = saved
            .into_iter()
            .map(|(name, one)| {
                let href = format!("{}?{one}", path::workforce(&employer.id));
                let current = (one == query).then_some("page");
                view! { <li><a class="chip" href=href aria-current=current><bdi>{name}</bdi></a></li> }
            })
            .collect_view();
        view! {
            <nav class="chips" aria-label=t::saved_title(locale)>
                <span class="muted">{t::saved_label(locale)}</span>
                <ul class="chips__list">{items}</ul>
                <a class="chips__clear" href=path::saved_filters(&employer.id)>{t::saved_manage(locale)}</a>
            </nav>
        }
    });
    view! { {links} {save} }.into_any()
}

fn save_form(locale: Locale, employer: &Employer, form: FormState) -> AnyView {
    let action = path::saved_filters(&employer.id);
    view! {
        <form class="form" method="post" action=action novalidate>
            <Hidden name="id" value=form.value("id").to_owned() />
            <Hidden name="filter" value=form.value("filter").to_owned() />
            <TextField locale=locale form=form name="naam" label=t::saved_name(locale) hint=t::saved_name_hint(locale) autocomplete="off" />
            <Actions><Submit label=t::saved_save(locale) look=Look::Plain /></Actions>
        </form>
    }
    .into_any()
}

/// A saved filter.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it does.
    pub filter: Filter,
}

impl Saved {
    /// What it does, in words.
    fn told(&self, locale: Locale, employer: &Employer) -> Text {
        let mut parts: Vec<Text> = self.filter.chips(locale, employer).into_iter().map(|(label, _)| label).collect();
        if let Some(on) = self.filter.on {
            parts.push(t::saved_on(locale, &language::format::date(locale, on)));
        }
        if !self.filter.columns.is_empty() {
            parts.push(t::saved_columns(locale));
        }
        if parts.is_empty() { t::saved_order(locale) } else { parts.join("; ").into() }
    }
}

/// The page with all of them. `form` is one that could not be saved.
pub fn page(request: Request, employer: &Employer, saved: Vec<Saved>, form: Option<FormState>) -> AnyView {
    let locale = request.locale;
    let breadcrumb = breadcrumb(locale, employer, None);
    let none = saved.is_empty() && form.is_none();
    // Where there are none the empty list says so itself.
    let lead = (!none).then(|| {
        let lead = if saved.is_empty() { t::saved_none(locale) } else { t::saved_lead(locale) };
        view! { <Lead>{lead}</Lead> }
    });
    let invalid = form.as_ref().is_some_and(|form| !form.is_valid());
    let wrong = form.map(|form| {
        let again = save_form(locale, employer, form.clone());
        view! { <ErrorSummary locale=locale form=form /> {again} }
    });
    let rows = saved
        .into_iter()
        .map(|one| {
            let told = one.told(locale, employer);
            let href = one.filter.address(&employer.id);
            let edit = path::saved_filter(&employer.id, &one.id);
            let label = t::saved_edit_of(locale, &one.name);
            view! {
                <tr>
                    <th scope="row" class="table__main"><a href=href><bdi>{one.name}</bdi></a></th>
                    <td class="table__line">{told}</td>
                    <td><a href=edit><span aria-hidden="true">{t::edit(locale)}</span><span class="visually-hidden">{label}</span></a></td>
                </tr>
            }
        })
        .collect_view();
    let content = if none {
        let home = path::workforce(&employer.id);
        view! { <Empty title=t::saved_none(locale) action=t::saved_to_overview(locale) href=home>{t::saved_none_text(locale)}</Empty> }
            .into_any()
    } else {
        view! {
            <TableFrame caption=t::saved_title(locale) hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::column_name(locale)}</th>
                        <th scope="col">{t::saved_what(locale)}</th>
                        <th scope="col">{t::edit(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
        .into_any()
    };
    view! {
        <Frame request=request title=t::saved_title(locale) invalid=invalid>
            {breadcrumb}
            <header class="page-head">
                <h1>{t::saved_title(locale)}</h1>
                {lead}
            </header>
            {wrong}
            {content}
        </Frame>
    }
    .into_any()
}

/// The form of one. `stored` is what it is called now, when that changed while the form was filled in.
pub fn edit(request: Request, employer: &Employer, id: &str, stored: Option<String>, form: FormState) -> AnyView {
    let locale = request.locale;
    let breadcrumb = breadcrumb(locale, employer, None);
    let action = path::saved_filter(&employer.id, id);
    let back = path::saved_filters(&employer.id);
    let remove = path::saved_filter_remove(&employer.id, id);
    let conflict = stored.map(|name| {
        view! { <Notice tone=Tone::Attention><p>{t::saved_changed(locale, &name)}</p></Notice> }
    });
    view! {
        <Frame request=request title=t::saved_edit(locale) invalid=!form.is_valid()>
            {breadcrumb}
            <header class="page-head"><h1>{t::saved_edit(locale)}</h1></header>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="was-naam" value=form.value("was-naam").to_owned() />
                <TextField locale=locale form=form name="naam" label=t::saved_name(locale) autocomplete="off" />
                <Actions>
                    <Submit label=words::save(locale) />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            <section class="section">
                <PostButton action=remove label=t::saved_remove(locale) look=Look::Danger glyph=Glyph::Trash />
            </section>
        </Frame>
    }
    .into_any()
}
