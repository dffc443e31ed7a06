//! An invitation, as who was invited sees it.

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        field::{CheckField, Hidden},
        frame::Frame,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
    },
    path,
};
use domain::organisation::Role;
use language::{account, organisation as t};
use leptos::prelude::*;

/// What an invitation to a role offers.
#[derive(Clone, Debug)]
pub struct Offer {
    /// From whom.
    pub organisation: String,
    /// Their number in the trade register.
    pub kvk: String,
    /// To what.
    pub role: Role,
    /// With which account.
    pub email: String,
    /// The address that it was sent to, where that is another one.
    pub sent_to: Option<String>,
    /// The role that this account has there already.
    pub has: Option<Role>,
}

/// The field that says that it is meant for who is logged in, though it was sent to another address.
pub const ELSEWHERE: &str = "ander-adres";

/// What is offered, and the button that accepts it: `code`, and where it was sent to another address [`ELSEWHERE`].
pub fn offer(request: Request, offer: Offer, form: FormState) -> AnyView {
    let locale = request.locale;
    let title = t::offer_title(locale, &offer.organisation);
    let role = t::role_inline(locale, offer.role);
    let has = offer.has.map(|has| {
        let text = match has {
            Role::Owner => t::offer_owner_stays(locale),
            other => t::offer_replaces(locale, &t::role_inline(locale, other)),
        };
        view! { <Notice tone=Tone::Attention><p>{text}</p></Notice> }
    });
    let code = form.value("code").to_owned();
    let invalid = !form.is_valid();
    let elsewhere = offer.sent_to.map(|address| {
        let text = t::offer_elsewhere(locale, &address, &offer.email);
        let (label, hint) = (t::offer_elsewhere_confirm(locale), t::offer_elsewhere_hint(locale, &offer.email));
        let sign_out = t::offer_elsewhere_switch(locale);
        view! {
            <Notice tone=Tone::Attention>
                <p class="wrap">{text}</p>
                <p>{sign_out}</p>
            </Notice>
            <CheckField form=form.clone() name=ELSEWHERE label=label hint=hint />
        }
        .into_any()
    });
    let elsewhere =
        elsewhere.unwrap_or_else(|| view! { <p class="wrap">{t::offer_as(locale, &offer.email)}</p> }.into_any());
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            <header class="page-head">
                <h1 class="wrap">{title}</h1>
                <Lead>{t::offer_lead(locale, &offer.organisation, &offer.kvk, &role)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form />
            <section class="section">
                <h2>{t::offer_means(locale)}</h2>
                <p>{t::role_means(locale, offer.role)}</p>
                <p>{t::offer_dossier(locale)}</p>
                <p>{t::second_factor(locale)}</p>
            </section>
            {has}
            <form class="form" method="post" action=path::INVITATION novalidate>
                <Hidden name="code" value=code />
                {elsewhere}
                <Actions>
                    <Submit label=t::offer_accept(locale) />
                </Actions>
            </form>
            <p class="muted">{t::offer_unknown(locale)}</p>
        </Frame>
    }
    .into_any()
}

/// For who is not logged in: nothing of the invitation is told yet. `here` is its own address.
pub fn visitor(request: Request, here: String) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::visitor_title(locale)>
            <header class="page-head">
                <h1>{t::visitor_title(locale)}</h1>
                <Lead>{t::visitor_lead(locale)}</Lead>
            </header>
            <Actions>
                <ButtonLink href=path::sign_in_to(&here) label=account::sign_in_button(locale) look=Look::Primary />
                <ButtonLink href=path::sign_up_to(&here) label=account::sign_up_button(locale) />
            </Actions>
            <p>{t::visitor_new(locale)}</p>
        </Frame>
    }
    .into_any()
}

/// A code that opens nothing.
pub fn gone(request: Request) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::gone_title(locale)>
            <header class="page-head">
                <h1>{t::gone_title(locale)}</h1>
                <Lead>{t::gone_lead(locale)}</Lead>
            </header>
            <p>{t::gone_used(locale)}</p>
            <Actions>
                <ButtonLink href=path::ORGANISATIONS label=t::account_link(locale) />
            </Actions>
        </Frame>
    }
    .into_any()
}
