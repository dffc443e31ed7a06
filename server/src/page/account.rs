//! Sign up, log in, password, sessions.

use super::{Failure, Fields, Member, Visit, done, go_to, render, second_factor, unsaved};
use crate::{
    router::{Routes, is_page},
    security::cookie,
    state::AppState,
};
use app::{
    Flash, FormState,
    account::{self as page, Section, Sent, SessionRow},
    path,
    second_factor::After,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::TimeDelta;
use http::StatusCode;
use language::{Locale, Text, account as t, form as words};
use secrecy::SecretString;
use serde::Deserialize;
use service::{
    ChangeNameProblem, CodeProblem, EmailProblem, EraseProblem, LogInProblem, NameProblem, NewSession,
    PasswordChangeProblem, PasswordProblem, RequestProblem, ResetProblem, SignUp, SignUpProblem,
    time_in_the_netherlands,
};

/// How long it is remembered where who makes an account wanted to go, in seconds: as long as the link to confirm it works.
pub(super) const WAY_SECONDS: i64 = 48 * 3600;
/// How long the language is remembered for who has no account, in seconds.
const LANGUAGE_SECONDS: i64 = 365 * 24 * 3600;

/// What comes behind the question mark.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    code: String,
    #[serde(default)]
    naar: String,
}

impl Asked {
    /// The page to go on to, as it was asked for.
    pub(super) fn next(&self) -> &str {
        &self.naar
    }
}

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::HOME, home)
        .get(path::HOME_EN, home)
        .post(path::LANGUAGE, choose_language)
        .get(path::SIGN_UP, sign_up)
        .post(path::SIGN_UP, post_sign_up)
        .get(path::CONFIRM, confirm)
        .post(path::CONFIRM, post_confirm)
        .get(path::SIGN_IN, sign_in)
        .post(path::SIGN_IN, post_sign_in)
        .post(path::SIGN_OUT, post_sign_out)
        .get(path::FORGOT, forgot)
        .post(path::FORGOT, post_forgot)
        .get(path::RESET, reset)
        .post(path::RESET, post_reset)
        .get(path::ACCOUNT, show)
        .post(path::ACCOUNT, post)
}

/// The front page. Permission: everybody; who is logged in goes on to the dashboard.
pub async fn home(State(state): State<AppState>, visit: Visit) -> Response {
    if visit.member.is_some() {
        return go_to(path::STANDING);
    }
    // The language of the address is chosen with it, and holds on the pages that follow.
    let (locale, secure) = (visit.locale(), state.web.secure);
    let chosen = visit.request.path == path::HOME_EN && visit.language != Some(locale);
    let mut response = render(&state, visit, StatusCode::OK, page::home).await;
    if chosen {
        cookie::write(response.headers_mut(), cookie::Name::Language, locale.as_str(), LANGUAGE_SECONDS, secure);
    }
    response
}

/// Remembers the language. Permission: everybody.
pub async fn choose_language(State(state): State<AppState>, visit: Visit, Fields(form): Fields) -> Answer {
    let locale = Locale::from_tag(form.value("taal")).unwrap_or_default();
    if let Some((actor, _)) = &visit.member {
        state.service.change_locale(actor, locale).await?;
    }
    let next = match own_page(form.value("naar")) {
        Some(path::HOME | path::HOME_EN) | None if locale == Locale::En => path::HOME_EN,
        Some(path::HOME | path::HOME_EN) | None => path::HOME,
        Some(next) => next,
    };
    let mut response = go_to(next);
    cookie::write(response.headers_mut(), cookie::Name::Language, locale.as_str(), LANGUAGE_SECONDS, state.web.secure);
    Ok(response)
}

/// A path on this site, and nothing that a browser would read as another one.
pub(super) fn own_path(text: &str) -> Option<&str> {
    let plain = text.starts_with('/')
        && !text.starts_with("//")
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    plain.then_some(text)
}

/// A page on this site. An address that only takes what is sent to it cannot be gone on to.
pub(super) fn own_page(text: &str) -> Option<&str> {
    own_path(text).filter(|path| is_page(path))
}

/// The form for a new account. Permission: everybody.
pub async fn sign_up(State(state): State<AppState>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    let mut response =
        render(&state, visit, StatusCode::OK, |request| page::sign_up(request, FormState::default())).await;
    // The mail to confirm the address comes between: whoever opens it in this browser goes on to where they wanted to be.
    if let Some(way) = own_page(&asked.naar).filter(|way| cookie::fits(way)) {
        cookie::write(response.headers_mut(), cookie::Name::Way, way, WAY_SECONDS, state.web.secure);
    }
    response
}

/// Makes an account; a known address gets the same answer. Permission: everybody.
pub async fn post_sign_up(State(state): State<AppState>, visit: Visit, Fields(mut form): Fields) -> Answer {
    let locale = visit.locale();
    let email = form.value("email").trim().to_owned();
    let sign_up = SignUp {
        name: form.value("naam").to_owned(),
        email: email.clone(),
        password: secret(&form, "wachtwoord"),
        locale,
        network: visit.network.clone(),
    };
    match state.service.sign_up(sign_up).await {
        Ok(()) => {
            return Ok(render(&state, visit, StatusCode::OK, |request| page::sent(request, Sent::SignUp, email)).await);
        }
        Err(SignUpProblem::Invalid(errors)) => {
            if let Some(problem) = errors.name {
                form.refuse("naam", name_text(locale, &problem));
            }
            if let Some(problem) = errors.email {
                form.refuse("email", email_text(locale, &problem));
            }
            if let Some(problem) = errors.password {
                form.refuse("wachtwoord", password_text(locale, &problem));
            }
        }
        Err(SignUpProblem::Throttled { retry_after }) => form.refuse("email", throttled(locale, retry_after)),
        Err(SignUpProblem::Busy) => form.refuse("email", t::busy(locale)),
        Err(SignUpProblem::Unavailable) => return Err(Failure::Unavailable),
    }
    Ok(invalid(&state, visit, form, page::sign_up).await)
}

/// The button that confirms an address. Permission: everybody.
pub async fn confirm(State(state): State<AppState>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    render(&state, visit, StatusCode::OK, |request| page::confirm(request, asked.code)).await
}

/// Confirms an address and logs in, or sends the mail again. Permission: who has the code.
pub async fn post_confirm(State(state): State<AppState>, visit: Visit, Fields(mut form): Fields) -> Answer {
    let locale = visit.locale();
    if form.value("opnieuw").is_empty() {
        return match state.service.confirm(form.value("code"), &visit.network, &visit.device).await {
            Err(CodeProblem::SecondFactor(half)) => {
                form.set("naar", visit.way.clone().unwrap_or_else(|| path::STANDING.to_owned()));
                Ok(second_factor::ask(&state, visit, &half, After::Password, &form).await)
            }
            Ok(session) => {
                // Who chose another language since signing up goes on in that.
                if visit.language.is_some_and(|chosen| chosen != session.viewer.locale) {
                    state.service.change_locale(&session.actor, locale).await?;
                }
                let next = visit.way.as_deref().unwrap_or(path::REGISTRATION_NEW);
                let mut response = logged_in(&state, &session, next, Some(&Flash::Confirmed));
                if visit.way.is_some() {
                    cookie::write(response.headers_mut(), cookie::Name::Way, "", 0, state.web.secure);
                }
                Ok(response)
            }
            Err(CodeProblem::Invalid) => Ok(render(&state, visit, StatusCode::GONE, |request| {
                page::code_invalid(request, Sent::SignUp, FormState::default())
            })
            .await),
            Err(CodeProblem::Unavailable) => Err(Failure::Unavailable),
        };
    }
    let email = form.text(locale, "email", 254);
    if form.is_valid() {
        match state.service.resend_confirmation(&email, &visit.network).await {
            Ok(()) => {
                return Ok(
                    render(&state, visit, StatusCode::OK, |request| page::sent(request, Sent::SignUp, email)).await
                );
            }
            Err(RequestProblem::Throttled { retry_after }) => form.refuse("email", throttled(locale, retry_after)),
            Err(RequestProblem::Unavailable) => return Err(Failure::Unavailable),
        }
    }
    Ok(invalid(&state, visit, form, |request, form| page::code_invalid(request, Sent::SignUp, form)).await)
}

/// The log-in form. Permission: everybody.
pub async fn sign_in(State(state): State<AppState>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    if visit.member.is_some() {
        return go_to(path::STANDING);
    }
    let mut form = FormState::default();
    form.push("naar", own_page(&asked.naar).unwrap_or_default());
    render(&state, visit, StatusCode::OK, |request| page::sign_in(request, form)).await
}

/// Logs in. Permission: who has the password.
pub async fn post_sign_in(State(state): State<AppState>, visit: Visit, Fields(mut form): Fields) -> Answer {
    let locale = visit.locale();
    let email = form.text(locale, "email", 254);
    if form.value("wachtwoord").is_empty() {
        form.refuse("wachtwoord", words::required(locale));
    }
    if form.is_valid() {
        let password = secret(&form, "wachtwoord");
        match state.service.log_in(&email, password, &visit.network, &visit.device).await {
            Ok(session) => return Ok(welcome(&state, visit, &session, &form, None).await),
            Err(LogInProblem::SecondFactor(half)) => {
                return Ok(second_factor::ask(&state, visit, &half, After::Password, &form).await);
            }
            Err(LogInProblem::WrongCredentials) => form.refuse("email", t::wrong_credentials(locale)),
            Err(LogInProblem::NotConfirmed) => {
                form.refuse("email", t::not_confirmed(locale));
                // A throttled request leaves the mail that was sent before.
                if let Err(RequestProblem::Unavailable) =
                    state.service.resend_confirmation(&email, &visit.network).await
                {
                    return Err(Failure::Unavailable);
                }
            }
            Err(LogInProblem::Throttled { retry_after }) => form.refuse("email", throttled(locale, retry_after)),
            Err(LogInProblem::Busy) => form.refuse("email", t::busy(locale)),
            Err(LogInProblem::Unavailable) => return Err(Failure::Unavailable),
        }
    }
    Ok(invalid(&state, visit, form, page::sign_in).await)
}

/// Ends the session. Permission: its owner; without one nothing happens.
pub async fn post_sign_out(State(state): State<AppState>, visit: Visit) -> Answer {
    if let Some((actor, _)) = &visit.member {
        state.service.log_out(actor).await?;
    }
    let mut response = done(&state, path::SIGN_IN, &Flash::SignedOut);
    cookie::write(response.headers_mut(), cookie::Name::Session, "", 0, state.web.secure);
    Ok(response)
}

/// The form to ask for a new password. Permission: everybody.
pub async fn forgot(State(state): State<AppState>, visit: Visit) -> Response {
    render(&state, visit, StatusCode::OK, |request| page::forgot(request, FormState::default())).await
}

/// Sends a link to set a new password, if the address is known. Permission: everybody.
pub async fn post_forgot(State(state): State<AppState>, visit: Visit, Fields(mut form): Fields) -> Answer {
    let locale = visit.locale();
    let email = form.text(locale, "email", 254);
    if form.is_valid() {
        match state.service.request_reset(&email, &visit.network).await {
            Ok(()) => {
                return Ok(
                    render(&state, visit, StatusCode::OK, |request| page::sent(request, Sent::Reset, email)).await
                );
            }
            Err(RequestProblem::Throttled { retry_after }) => form.refuse("email", throttled(locale, retry_after)),
            Err(RequestProblem::Unavailable) => return Err(Failure::Unavailable),
        }
    }
    Ok(invalid(&state, visit, form, page::forgot).await)
}

/// The form for a new password. Permission: who has the code.
pub async fn reset(State(state): State<AppState>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if !state.service.reset_code_valid(&asked.code).await? {
        return Ok(reset_code_invalid(&state, visit).await);
    }
    let mut form = FormState::default();
    form.push("code", asked.code);
    Ok(render(&state, visit, StatusCode::OK, |request| page::reset(request, form)).await)
}

async fn reset_code_invalid(state: &AppState, visit: Visit) -> Response {
    render(state, visit, StatusCode::GONE, |request| page::code_invalid(request, Sent::Reset, FormState::default()))
        .await
}

/// Sets a new password, ends every other session and logs in. Permission: who has the code.
pub async fn post_reset(State(state): State<AppState>, visit: Visit, Fields(mut form): Fields) -> Answer {
    let locale = visit.locale();
    let (network, device) = (&visit.network, &visit.device);
    match state.service.reset_password(form.value("code"), secret(&form, "wachtwoord"), network, device).await {
        Ok(session) => return Ok(logged_in(&state, &session, path::STANDING, Some(&Flash::PasswordChanged))),
        Err(ResetProblem::SecondFactor(half)) => {
            form.set("naar", path::STANDING);
            return Ok(second_factor::ask(&state, visit, &half, After::Reset, &form).await);
        }
        Err(ResetProblem::Invalid) => return Ok(reset_code_invalid(&state, visit).await),
        Err(ResetProblem::Password(problem)) => form.refuse("wachtwoord", password_text(locale, &problem)),
        Err(ResetProblem::Busy) => form.refuse("wachtwoord", t::busy(locale)),
        Err(ResetProblem::Unavailable) => return Err(Failure::Unavailable),
    }
    Ok(invalid(&state, visit, form, page::reset).await)
}

/// The account page. Permission: its owner.
pub async fn show(State(state): State<AppState>, member: Member) -> Answer {
    account(&state, member, FormState::default()).await
}

async fn account(state: &AppState, member: Member, form: FormState) -> Answer {
    let sessions = state.service.sessions(&member.actor).await?;
    let second_factor = second_factor::state_of(&state.service.second_factor(&member.actor).await?);
    let sessions = sessions
        .into_iter()
        .map(|session| SessionRow {
            id: session.id.to_string(),
            device: session.device.to_string(),
            network: session.network.to_string(),
            since: time_in_the_netherlands(session.created_at),
            seen: time_in_the_netherlands(session.last_seen_at),
            current: session.current,
        })
        .collect();
    let status = if form.is_valid() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let email = member.viewer.email;
    Ok(render(state, member.visit, status, move |request| page::account(request, email, second_factor, sessions, form))
        .await)
}

/// Changes the name or the password, ends sessions, or erases the account. Permission: its owner.
pub async fn post(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let locale = member.locale();
    let service = &state.service;
    match Section::of(&form) {
        None => return Err(Failure::Status(StatusCode::BAD_REQUEST)),
        Some(Section::Name) => match service.change_name(&member.actor, form.value("naam")).await {
            Ok(()) => return Ok(done(&state, path::ACCOUNT, &Flash::NameChanged)),
            Err(ChangeNameProblem::Name(problem)) => form.refuse("naam", name_text(locale, &problem)),
            Err(ChangeNameProblem::NotFound) => return Err(Failure::NotFound),
            Err(ChangeNameProblem::Unavailable) => return Err(Failure::Unavailable),
        },
        Some(Section::Session) => {
            match form.value("sessie") {
                "andere" => {
                    service.revoke_others(&member.actor).await?;
                }
                id => service.revoke(&member.actor, id.parse().map_err(|_| Failure::NotFound)?).await?,
            }
            return Ok(done(&state, path::ACCOUNT, &Flash::SessionsEnded));
        }
        Some(Section::Password) => {
            let (now, new) = (secret(&form, "wachtwoord-nu"), secret(&form, "wachtwoord"));
            let (network, device) = (&member.visit.network, &member.visit.device);
            match service.change_password(&member.actor, now, new, network, device).await {
                Ok(session) => return Ok(logged_in(&state, &session, path::ACCOUNT, Some(&Flash::PasswordChanged))),
                Err(PasswordChangeProblem::WrongPassword) => form.refuse("wachtwoord-nu", t::wrong_password(locale)),
                Err(PasswordChangeProblem::Password(problem)) => {
                    form.refuse("wachtwoord", password_text(locale, &problem))
                }
                Err(PasswordChangeProblem::Throttled { retry_after }) => {
                    form.refuse("wachtwoord-nu", throttled(locale, retry_after));
                }
                Err(PasswordChangeProblem::Busy) => form.refuse("wachtwoord-nu", t::busy(locale)),
                Err(PasswordChangeProblem::NotFound) => return Err(Failure::NotFound),
                Err(PasswordChangeProblem::Unavailable) => return Err(Failure::Unavailable),
            }
        }
        Some(Section::Erase) => {
            if form.value("zeker").is_empty() {
                form.refuse("zeker", words::required(locale));
            } else {
                let password = secret(&form, "wachtwoord-wissen");
                match service.erase_account(&member.actor, password).await {
                    Ok(()) => {
                        let mut response = done(&state, path::SIGN_IN, &Flash::AccountErased);
                        cookie::write(response.headers_mut(), cookie::Name::Session, "", 0, state.web.secure);
                        return Ok(response);
                    }
                    Err(EraseProblem::LastOwner) => {
                        form.refuse("zeker", language::organisation::account_last_owner(locale));
                    }
                    Err(EraseProblem::WrongPassword) => form.refuse("wachtwoord-wissen", t::wrong_password(locale)),
                    Err(EraseProblem::Throttled { retry_after }) => {
                        form.refuse("wachtwoord-wissen", throttled(locale, retry_after));
                    }
                    Err(EraseProblem::Busy) => form.refuse("wachtwoord-wissen", t::busy(locale)),
                    Err(EraseProblem::NotFound) => return Err(Failure::NotFound),
                    Err(EraseProblem::Unavailable) => return Err(Failure::Unavailable),
                }
            }
        }
    }
    account(&state, member, form).await
}

/// The same page with what was typed and what is wrong.
async fn invalid(
    state: &AppState,
    visit: Visit,
    form: FormState,
    view: impl FnOnce(app::Request, FormState) -> leptos::prelude::AnyView + Send + 'static,
) -> Response {
    render(state, visit, StatusCode::UNPROCESSABLE_ENTITY, |request| view(request, form)).await
}

/// Where somebody goes on to who logs in: to the page that was asked for, with what was typed there.
pub(super) async fn welcome(
    state: &AppState,
    visit: Visit,
    session: &NewSession,
    form: &FormState,
    flash: Option<&Flash>,
) -> Response {
    if let Some(fields) = unsaved::fields(form) {
        // They are sent there once more.
        let next = own_path(form.value("naar")).unwrap_or(path::STANDING);
        return go_on(state, visit, session, next.to_owned(), fields).await;
    }
    let next = own_page(form.value("naar")).unwrap_or(path::STANDING);
    logged_in(state, session, next, flash)
}

/// Hands over the session's cookie and goes on.
pub(super) fn logged_in(state: &AppState, session: &NewSession, next: &str, flash: Option<&Flash>) -> Response {
    let response = match flash {
        Some(flash) => done(state, next, flash),
        None => go_to(next),
    };
    with_session(state, session, response)
}

/// Hands over the session's cookie, and what was typed before it, to be sent now.
async fn go_on(
    state: &AppState,
    mut visit: Visit,
    session: &NewSession,
    action: String,
    fields: Vec<(String, String)>,
) -> Response {
    visit.request.viewer = Some(super::visit::shown(&session.viewer));
    visit.request.locale = session.viewer.locale;
    let page = render(state, visit, StatusCode::OK, |request| page::go_on(request, action, fields)).await;
    with_session(state, session, page)
}

pub(super) fn with_session(state: &AppState, session: &NewSession, mut response: Response) -> Response {
    let seconds = (session.expires_at - state.service.now()).num_seconds();
    let value = secrecy::ExposeSecret::expose_secret(&session.secret);
    cookie::write(response.headers_mut(), cookie::Name::Session, value, seconds, state.web.secure);
    response
}

pub(super) fn secret(form: &FormState, field: &str) -> SecretString {
    SecretString::from(form.value(field).to_owned())
}

pub(super) fn throttled(locale: Locale, retry_after: TimeDelta) -> Text {
    t::throttled(locale, retry_after.num_seconds().div_euclid(60) + 1)
}

pub(super) fn name_text(locale: Locale, problem: &NameProblem) -> Text {
    match problem {
        NameProblem::Empty => words::required(locale),
        NameProblem::TooLong { max } => words::too_long(locale, *max),
        NameProblem::ControlCharacter => t::name_control(locale),
    }
}

pub(super) fn email_text(locale: Locale, problem: &EmailProblem) -> Text {
    match problem {
        EmailProblem::Empty => words::required(locale),
        EmailProblem::Malformed => t::email_malformed(locale),
        EmailProblem::TooLong { max } => words::too_long(locale, *max),
    }
}

fn password_text(locale: Locale, problem: &PasswordProblem) -> Text {
    match problem {
        PasswordProblem::TooShort { min } => t::password_too_short(locale, *min),
        PasswordProblem::TooLong { max } => words::too_long(locale, *max),
        PasswordProblem::LikeAccount => t::password_like_account(locale),
        PasswordProblem::Guessable => t::password_guessable(locale),
    }
}
