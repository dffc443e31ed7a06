//! Sign up, log in, password, sessions: the pages around the account.

use crate::{
    FormState, Request,
    component::{
        field::{CheckField, Hidden, TextField},
        frame::{Frame, Width},
        message::{ErrorSummary, Notice, Tone},
    },
    path, second_factor,
};
use chrono::NaiveDateTime;
use language::{Locale, Text, account as t, format, navigation};
use leptos::prelude::*;

/// The shortest password, in characters.
pub const PASSWORD_MIN: usize = 12;

/// What Vakspoor is, for who comes by.
pub fn home(request: Request) -> AnyView {
    let locale = request.locale;
    let point = |title: Text, text: Text| view! { <li class="points__item"><h2>{title}</h2><p>{text}</p></li> };
    view! {
        <Frame request=request title=t::home_title(locale) width=Width::Wide>
            <div class="hero">
                <h1>{t::home_title(locale)}</h1>
                <p class="lead">{t::home_lead(locale)}</p>
                <div class="actions">
                    <a class="button button--primary" href=path::SIGN_UP>{t::sign_up_button(locale)}</a>
                    <a class="button" href=path::SIGN_IN>{t::sign_in_button(locale)}</a>
                </div>
            </div>
            <ul class="points">
                {point(t::home_point_fast_title(locale), t::home_point_fast(locale))}
                {point(t::home_point_why_title(locale), t::home_point_why(locale))}
                {point(t::home_point_yours_title(locale), t::home_point_yours(locale))}
            </ul>
            <section class="section" aria-labelledby="werkgevers">
                <h2 id="werkgevers">{t::home_employers_title(locale)}</h2>
                <p>{t::home_employers(locale)}</p>
                <p><a href=path::ORGANISATION_NEW>{t::home_employers_begin(locale)}</a></p>
            </section>
        </Frame>
    }
    .into_any()
}

/// The form for a new account: `naam`, `email`, `wachtwoord`.
pub fn sign_up(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::sign_up_title(locale) invalid=!form.is_valid()>
            <h1>{t::sign_up_title(locale)}</h1>
            <p class="lead">{t::sign_up_lead(locale)}</p>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::SIGN_UP novalidate>
                <TextField locale=locale form=form.clone() name="naam" label=t::name(locale) hint=t::name_hint(locale) autocomplete="name" />
                <TextField locale=locale form=form.clone() name="email" label=t::email(locale) hint=t::email_hint(locale) kind="email" autocomplete="email" />
                <TextField locale=locale form=form name="wachtwoord" label=t::password(locale) hint=t::password_hint(locale, PASSWORD_MIN) kind="password" autocomplete="new-password" />
                <div class="actions">
                    <button class="button button--primary" type="submit">{t::sign_up_button(locale)}</button>
                </div>
            </form>
            <p>{t::have_account(locale)} " " <a href=path::SIGN_IN>{t::sign_in_button(locale)}</a></p>
        </Frame>
    }
    .into_any()
}

/// Why a mail was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To confirm the address.
    SignUp,
    /// To set a new password.
    Reset,
}

/// 'Look in your mail', the same for every address.
pub fn sent(request: Request, sent: Sent, email: String) -> AnyView {
    let locale = request.locale;
    let (text, again, button) = match sent {
        Sent::SignUp => (t::sent_sign_up(locale, &email), path::CONFIRM, t::resend_button(locale)),
        Sent::Reset => (t::sent_reset(locale, &email), path::FORGOT, t::resend_button(locale)),
    };
    view! {
        <Frame request=request title=t::sent_title(locale)>
            <h1>{t::sent_title(locale)}</h1>
            <p class="lead">{text}</p>
            <p>{t::sent_nothing(locale)}</p>
            <form method="post" action=again>
                <Hidden name="email" value=email />
                <Hidden name="opnieuw" value="ja" />
                <button class="button" type="submit">{button}</button>
            </form>
        </Frame>
    }
    .into_any()
}

/// The button that confirms an address. Opening the link alone does not: mail scanners open links too.
pub fn confirm(request: Request, code: String) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::confirm_title(locale)>
            <h1>{t::confirm_title(locale)}</h1>
            <p class="lead">{t::confirm_lead(locale)}</p>
            <form class="form" method="post" action=path::CONFIRM>
                <Hidden name="code" value=code />
                <button class="button button--primary" type="submit">{t::confirm_button(locale)}</button>
            </form>
        </Frame>
    }
    .into_any()
}

/// A link from a mail that was used or is too old; `form` has the address for a new one.
pub fn code_invalid(request: Request, sent: Sent, form: FormState) -> AnyView {
    let locale = request.locale;
    let action = match sent {
        Sent::SignUp => path::CONFIRM,
        Sent::Reset => path::FORGOT,
    };
    view! {
        <Frame request=request title=t::code_invalid_title(locale) invalid=!form.is_valid()>
            <h1>{t::code_invalid_title(locale)}</h1>
            <p class="lead">{t::code_invalid(locale)}</p>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=action novalidate>
                <Hidden name="opnieuw" value="ja" />
                <TextField locale=locale form=form name="email" label=t::email(locale) kind="email" autocomplete="email" />
                <button class="button button--primary" type="submit">{t::resend_button(locale)}</button>
            </form>
        </Frame>
    }
    .into_any()
}

/// The field of the log-in form with what was typed before: a JSON list of names and values.
pub const KEPT: &str = "bewaard";

/// Log in: `email`, `wachtwoord`; `naar` is where to go on to, [`KEPT`] what to send there.
pub fn sign_in(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    let next = form.value("naar").to_owned();
    let kept = form.value(KEPT).to_owned();
    // Anywhere else this page stands in place of what was asked for.
    let ended = match (kept.is_empty(), request.path.as_str()) {
        (false, path::SIGN_IN_CODE) => Some(t::session_ended_halfway_kept(locale)),
        (true, path::SIGN_IN_CODE) => Some(t::session_ended_halfway(locale)),
        (false, _) => Some(t::session_ended_kept(locale)),
        (true, path::SIGN_IN) => None,
        (true, _) => Some(t::session_ended(locale)),
    };
    let ended = ended.map(|text| view! { <Notice tone=Tone::Attention><p>{text}</p></Notice> });
    view! {
        <Frame request=request title=t::sign_in_title(locale) invalid=!form.is_valid()>
            <h1>{t::sign_in_title(locale)}</h1>
            <ErrorSummary locale=locale form=form.clone() />
            {ended}
            <form class="form" method="post" action=path::SIGN_IN novalidate>
                <Hidden name="naar" value=next.clone() />
                {(!kept.is_empty()).then(|| view! { <Hidden name=KEPT value=kept /> })}
                <TextField locale=locale form=form.clone() name="email" label=t::email(locale) kind="email" autocomplete="username" />
                <TextField locale=locale form=form name="wachtwoord" label=t::password(locale) kind="password" autocomplete="current-password" />
                <div class="actions">
                    <button class="button button--primary" type="submit">{t::sign_in_button(locale)}</button>
                    <a href=path::FORGOT>{t::forgot_link(locale)}</a>
                </div>
            </form>
            <p>{t::no_account(locale)} " " <a href=path::sign_up_to(&next)>{t::sign_up_button(locale)}</a></p>
        </Frame>
    }
    .into_any()
}

/// Logged in again: `fields` still have to be sent to `action`.
pub fn go_on(request: Request, action: String, fields: Vec<(String, String)>) -> AnyView {
    let locale = request.locale;
    let fields = fields.into_iter().map(|(name, value)| view! { <Hidden name=name value=value /> }).collect_view();
    view! {
        <Frame request=request title=t::go_on_title(locale)>
            <h1>{t::go_on_title(locale)}</h1>
            <p class="lead">{t::go_on_lead(locale)}</p>
            <form class="form" method="post" action=action>
                {fields}
                <div class="actions">
                    <button class="button button--primary" type="submit" autofocus>{t::go_on_button(locale)}</button>
                    <a href=path::STANDING>{t::go_on_not(locale)}</a>
                </div>
            </form>
        </Frame>
    }
    .into_any()
}

/// Ask for a link to set a new password: `email`.
pub fn forgot(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=t::forgot_title(locale) invalid=!form.is_valid()>
            <h1>{t::forgot_title(locale)}</h1>
            <p class="lead">{t::forgot_lead(locale)}</p>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::FORGOT novalidate>
                <TextField locale=locale form=form name="email" label=t::email(locale) kind="email" autocomplete="username" />
                <button class="button button--primary" type="submit">{t::forgot_button(locale)}</button>
            </form>
        </Frame>
    }
    .into_any()
}

/// Set a new password with the code from a mail: `code`, `wachtwoord`.
pub fn reset(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    let code = form.value("code").to_owned();
    view! {
        <Frame request=request title=t::reset_title(locale) invalid=!form.is_valid()>
            <h1>{t::reset_title(locale)}</h1>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=path::RESET novalidate>
                <Hidden name="code" value=code />
                <TextField locale=locale form=form name="wachtwoord" label=t::new_password(locale) hint=t::password_hint(locale, PASSWORD_MIN) kind="password" autocomplete="new-password" />
                <button class="button button--primary" type="submit">{t::reset_button(locale)}</button>
            </form>
        </Frame>
    }
    .into_any()
}

/// A place where the person is logged in.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// The id to end it by.
    pub id: String,
    /// The browser and system, as far as known.
    pub device: String,
    /// The network, coarsely.
    pub network: String,
    /// Since when, as the clock in the Netherlands says.
    pub since: NaiveDateTime,
    /// When it was last used.
    pub seen: NaiveDateTime,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Which of the forms on the account page was posted; it comes in the field `formulier`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// `naam`.
    Name,
    /// `wachtwoord-nu`, `wachtwoord`.
    Password,
    /// `sessie`: an id, or `andere`.
    Session,
    /// `wachtwoord-wissen`, `zeker`.
    Erase,
}

impl Section {
    /// The value of the field `formulier`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "naam",
            Self::Password => "wachtwoord",
            Self::Session => "sessie",
            Self::Erase => "wissen",
        }
    }

    /// The section that a posted form belongs to.
    pub fn of(form: &FormState) -> Option<Self> {
        [Self::Name, Self::Password, Self::Session, Self::Erase]
            .into_iter()
            .find(|section| section.as_str() == form.value("formulier"))
    }
}

/// The account page.
pub fn account(
    request: Request,
    email: String,
    second_factor: second_factor::State,
    sessions: Vec<SessionRow>,
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    let posted = Section::of(&form);
    // A form that was not posted shows what is stored, not what was typed into another.
    let state_of = |section: Section| if posted == Some(section) { form.clone() } else { FormState::default() };
    let mut name = state_of(Section::Name);
    if posted != Some(Section::Name) {
        name.set("naam", request.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default());
    }
    let password = state_of(Section::Password);
    let erase = state_of(Section::Erase);
    let several = sessions.len() > 1;
    let section_field = |section: Section| view! { <Hidden name="formulier" value=section.as_str() /> };
    view! {
        <Frame request=request title=t::account_title(locale) invalid=!form.is_valid()>
            <h1>{t::account_title(locale)}</h1>
            <p class="lead">{t::account_lead(locale, &email)}</p>
            <ErrorSummary locale=locale form=form.clone() />
            <section class="section">
                <h2>{t::name_section(locale)}</h2>
                <form class="form" method="post" action=path::ACCOUNT novalidate>
                    {section_field(Section::Name)}
                    <TextField locale=locale form=name name="naam" label=t::name(locale) hint=t::name_hint(locale) autocomplete="name" />
                    <button class="button" type="submit">{t::name_button(locale)}</button>
                </form>
            </section>
            <section class="section">
                <h2>{language::sharing::account_section(locale)}</h2>
                <p>{language::sharing::account_text(locale)}</p>
                <p><a href=path::SHARING>{language::sharing::link(locale)}</a></p>
            </section>
            <section class="section">
                <h2>{t::sessions_section(locale)}</h2>
                <p>{t::sessions_explained(locale)}</p>
                {session_list(locale, sessions)}
                {several
                    .then(|| {
                        view! {
                            <form method="post" action=path::ACCOUNT>
                                {section_field(Section::Session)}
                                <button class="button" type="submit" name="sessie" value="andere">
                                    {t::revoke_others_button(locale)}
                                </button>
                            </form>
                        }
                    })}
            </section>
            <section class="section">
                <h2>{t::password_section(locale)}</h2>
                <p>{t::password_explained(locale)}</p>
                <form class="form" method="post" action=path::ACCOUNT novalidate>
                    {section_field(Section::Password)}
                    <TextField locale=locale form=password.clone() name="wachtwoord-nu" label=t::current_password(locale) kind="password" autocomplete="current-password" />
                    <TextField locale=locale form=password name="wachtwoord" label=t::new_password(locale) hint=t::password_hint(locale, PASSWORD_MIN) kind="password" autocomplete="new-password" />
                    <button class="button" type="submit">{t::reset_button(locale)}</button>
                </form>
            </section>
            {second_factor::section(locale, second_factor)}
            <section class="section">
                <h2>{language::organisation::list_title(locale)}</h2>
                <p>
                    {language::organisation::account_text(locale)} " "
                    <a href=path::ORGANISATIONS>{language::organisation::account_link(locale)}</a>
                </p>
            </section>
            <section class="section">
                <h2>{t::erase_section(locale)}</h2>
                <Notice tone=Tone::Attention>
                    <p>{t::erase_explained(locale)} " " <a href=path::EXPORT download>{t::download_dossier(locale)}</a></p>
                </Notice>
                <form class="form" method="post" action=path::ACCOUNT novalidate>
                    {section_field(Section::Erase)}
                    <CheckField form=erase.clone() name="zeker" label=t::erase_confirm(locale) />
                    <TextField locale=locale form=erase name="wachtwoord-wissen" label=t::current_password(locale) kind="password" autocomplete="current-password" />
                    <button class="button button--danger" type="submit">{t::erase_button(locale)}</button>
                </form>
            </section>
        </Frame>
    }
    .into_any()
}

fn session_list(locale: Locale, sessions: Vec<SessionRow>) -> AnyView {
    let rows = sessions
        .into_iter()
        .map(|session| {
            let device = if session.device.is_empty() { t::session_unknown_device(locale) } else { session.device.into() };
            let current = session.current;
            view! {
                <li class="list__item">
                    <div class="list__main">
                        <strong>{device}</strong>
                        {current.then(|| view! { " (" {t::session_current(locale)} ")" })}
                        <p class="list__detail">
                            {t::session_since(locale)} " " {format::moment(locale, session.since)} " · " {t::session_seen(locale)} " "
                            {format::moment(locale, session.seen)} " · " {t::session_network(locale)} " " {session.network}
                        </p>
                    </div>
                    {(!current)
                        .then(|| {
                            view! {
                                <form method="post" action=path::ACCOUNT>
                                    <Hidden name="formulier" value=Section::Session.as_str() />
                                    <button class="button button--quiet" type="submit" name="sessie" value=session.id>
                                        {t::revoke_button(locale)}
                                    </button>
                                </form>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    let label = navigation::account(locale);
    view! { <ul class="list" aria-label=label>{rows}</ul> }.into_any()
}
