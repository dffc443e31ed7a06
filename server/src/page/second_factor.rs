//! The second factor: the step after the password, turning it on and off, and its recovery codes.

use super::{
    Failure, Fields, Member, Visit,
    account::{logged_in, own_page, own_path, secret, throttled, welcome, with_session},
    done, go_to, render, unsaved,
};
use crate::{router::Routes, security::cookie, state::AppState};
use app::{
    Flash, FormState,
    account::KEPT,
    path,
    second_factor::{self as page, After, Fresh, Part, Qr, Setup, State as Shown},
};
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use language::{account as words, form as common, format, second_factor as t};
use qrcode::{Color, EcLevel, QrCode};
use service::{
    ExposeSecret as _, HalfSession, RECOVERY_CODES, SecondFactor, SecondFactorProblem, SecondStepProblem, Secret,
    day_in_the_netherlands,
};

type Answer = Result<Response, Failure>;

/// The addresses of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get(path::SIGN_IN_CODE, step)
        .post(path::SIGN_IN_CODE, post_step)
        .get(path::SECOND_FACTOR, show)
        .post(path::SECOND_FACTOR, post)
        .post(path::RECOVERY_CODES, download)
}

/// Asks for the code of who has shown the password: gives the half session, and no other. What was to be done after logging
/// in travels along.
pub(super) async fn ask(
    state: &AppState,
    visit: Visit,
    half: &HalfSession,
    after: After,
    sent: &FormState,
) -> Response {
    let mut response = if after == After::Password && sent.value(KEPT).is_empty() {
        go_to(&path::sign_in_code_to(own_page(sent.value("naar")).unwrap_or_default()))
    } else {
        let mut visit = visit;
        visit.request.locale = half.locale;
        let mut form = FormState::default();
        form.push("naar", own_path(sent.value("naar")).unwrap_or_default()).push(KEPT, sent.value(KEPT));
        render(state, visit, StatusCode::OK, move |request| page::step(request, after, form)).await
    };
    let seconds = (half.expires_at - state.service.now()).num_seconds();
    let value = half.secret.expose_secret();
    cookie::write(response.headers_mut(), cookie::Name::Half, value, seconds, state.web.secure);
    response
}

/// The form for the code. Permission: who has shown the password; others begin with that.
pub async fn step(
    State(state): State<AppState>,
    mut visit: Visit,
    Query(asked): Query<super::account::Asked>,
) -> Answer {
    if visit.member.is_some() {
        return Ok(go_to(path::STANDING));
    }
    let next = own_page(asked.next()).unwrap_or_default().to_owned();
    let locale = match &visit.half {
        Some(half) => state.service.half_session(half.expose_secret()).await?,
        None => None,
    };
    let Some(locale) = locale else { return Ok(go_to(&path::sign_in_to(&next))) };
    visit.request.locale = locale;
    let mut form = FormState::default();
    form.push("naar", next);
    Ok(render(&state, visit, StatusCode::OK, |request| page::step(request, After::Password, form)).await)
}

/// Logs in. Permission: who has shown the password and has the code.
pub async fn post_step(State(state): State<AppState>, mut visit: Visit, Fields(mut form): Fields) -> Answer {
    if visit.member.is_some() {
        return Ok(go_to(path::STANDING));
    }
    let Some(half) = visit.half.clone() else { return Ok(unsaved::log_in_again(&state, visit, &form).await) };
    let half = half.expose_secret();
    let Some(locale) = state.service.half_session(half).await? else {
        return Ok(unsaved::log_in_again(&state, visit, &form).await);
    };
    visit.request.locale = locale;
    let field = if form.value("code").trim().is_empty() && !form.value("herstelcode").trim().is_empty() {
        "herstelcode"
    } else {
        "code"
    };
    if form.value(field).trim().is_empty() {
        form.refuse(field, common::required(locale));
    } else {
        let code = secret(&form, field);
        match state.service.show_second_factor(half, code, &visit.network, &visit.device).await {
            Ok(shown) => {
                let flash =
                    shown.codes_left.map(|left| Flash::RecoveryCodeUsed(u32::try_from(left).unwrap_or_default()));
                let mut response = welcome(&state, visit, &shown.session, &form, flash.as_ref()).await;
                cookie::write(response.headers_mut(), cookie::Name::Half, "", 0, state.web.secure);
                return Ok(response);
            }
            Err(SecondStepProblem::TooLate) => return Ok(unsaved::log_in_again(&state, visit, &form).await),
            Err(SecondStepProblem::WrongCode) if field == "code" => form.refuse(field, t::wrong_code(locale)),
            Err(SecondStepProblem::WrongCode) => form.refuse(field, t::wrong_recovery_code(locale)),
            Err(SecondStepProblem::Throttled { retry_after }) => form.refuse(field, throttled(locale, retry_after)),
            Err(SecondStepProblem::Unavailable) => return Err(Failure::Unavailable),
        }
    }
    let page = |request| page::step(request, After::Password, form);
    Ok(render(&state, visit, StatusCode::UNPROCESSABLE_ENTITY, page).await)
}

/// What the account page says of it.
pub(super) fn state_of(second_factor: &SecondFactor) -> Shown {
    match second_factor {
        SecondFactor::Off | SecondFactor::Begun(_) => Shown::Off,
        SecondFactor::On { since, codes_left } => {
            Shown::On { since: day_in_the_netherlands(*since), codes_left: *codes_left }
        }
    }
}

/// The page of the second factor. Permission: its owner.
pub async fn show(State(state): State<AppState>, member: Member) -> Answer {
    present(&state, member, FormState::default()).await
}

async fn present(state: &AppState, member: Member, form: FormState) -> Answer {
    let status = if form.is_valid() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let found = state.service.second_factor(&member.actor).await?;
    let email = member.viewer.email;
    let page: Box<dyn FnOnce(app::Request) -> leptos::prelude::AnyView + Send> = match found {
        SecondFactor::Off => Box::new(move |request| page::off(request, form)),
        SecondFactor::Begun(setup) => {
            let address = setup.address.expose_secret().to_owned();
            let secret = setup.secret.expose_secret().to_owned();
            let setup = Setup { qr: picture(&address), secret, address, email };
            Box::new(move |request| page::begun(request, setup, form))
        }
        SecondFactor::On { since, codes_left } => {
            Box::new(move |request| page::on(request, day_in_the_netherlands(since), codes_left, form))
        }
    };
    Ok(render(state, member.visit, status, page).await)
}

/// An address as a QR code. One that is too long for it has none: the text beside it says the same.
fn picture(address: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    Some(Qr { width, dark: code.into_colors().into_iter().map(|color| color == Color::Dark).collect() })
}

/// Begins, turns it on or off, or makes other recovery codes. Permission: its owner, who shows the password or a code.
pub async fn post(State(state): State<AppState>, member: Member, Fields(mut form): Fields) -> Answer {
    let service = &state.service;
    let (network, device) = (&member.visit.network, &member.visit.device);
    let (password, code, problem) = match Part::of(&form) {
        None => return Err(Failure::Status(StatusCode::BAD_REQUEST)),
        Some(Part::Begin) => match service.begin_second_factor(&member.actor, secret(&form, "wachtwoord")).await {
            Ok(()) => return Ok(go_to(path::SECOND_FACTOR)),
            Err(problem) => ("wachtwoord", "code", problem),
        },
        Some(Part::TurnOn) => {
            let code = secret(&form, "code");
            match service.turn_on_second_factor(&member.actor, code, network, device).await {
                Ok(on) => {
                    let way = member.visit.way.clone();
                    let next = way.as_deref().unwrap_or(path::ACCOUNT).to_owned();
                    let page = codes(&state, member, (Fresh::TurnedOn, next), &on.codes).await;
                    let mut response = with_session(&state, &on.session, page);
                    if way.is_some() {
                        cookie::write(response.headers_mut(), cookie::Name::Way, "", 0, state.web.secure);
                    }
                    return Ok(response);
                }
                Err(problem) => ("wachtwoord", "code", problem),
            }
        }
        Some(Part::NewCodes) => {
            let password = secret(&form, "wachtwoord-codes");
            match service.new_recovery_codes(&member.actor, password).await {
                Ok(made) => {
                    return Ok(codes(&state, member, (Fresh::NewCodes, path::ACCOUNT.to_owned()), &made).await);
                }
                Err(problem) => ("wachtwoord-codes", "code", problem),
            }
        }
        Some(Part::TurnOff) => {
            let (password, code) = (secret(&form, "wachtwoord-uit"), secret(&form, "code-uit"));
            match service.turn_off_second_factor(&member.actor, password, code, network, device).await {
                Ok(session) => return Ok(logged_in(&state, &session, path::ACCOUNT, Some(&Flash::SecondFactorOff))),
                Err(problem) => ("wachtwoord-uit", "code-uit", problem),
            }
        }
    };
    let locale = member.locale();
    match problem {
        SecondFactorProblem::WrongPassword if form.value(password).is_empty() => {
            form.refuse(password, common::required(locale));
        }
        SecondFactorProblem::WrongPassword => form.refuse(password, words::wrong_password(locale)),
        SecondFactorProblem::WrongCode if form.value(code).trim().is_empty() => {
            form.refuse(code, common::required(locale));
        }
        SecondFactorProblem::WrongCode => form.refuse(code, t::wrong_code(locale)),
        SecondFactorProblem::Throttled { retry_after } => form.refuse(password, throttled(locale, retry_after)),
        SecondFactorProblem::CodeThrottled { retry_after } => form.refuse(code, throttled(locale, retry_after)),
        SecondFactorProblem::Busy => form.refuse(password, words::busy(locale)),
        SecondFactorProblem::Elsewhere => return Ok(done(&state, path::SECOND_FACTOR, &Flash::SecondFactorElsewhere)),
        SecondFactorProblem::NotFound => return Err(Failure::NotFound),
        SecondFactorProblem::Unavailable => return Err(Failure::Unavailable),
    }
    present(&state, member, form).await
}

/// The recovery codes, in the answer to the form that made them: they are kept nowhere. With where to go on to from there.
async fn codes(state: &AppState, member: Member, (fresh, next): (Fresh, String), codes: &[Secret]) -> Response {
    let codes = codes.iter().map(|code| code.expose_secret().to_owned()).collect();
    render(state, member.visit, StatusCode::OK, move |request| page::codes(request, fresh, codes, next)).await
}

/// Recovery codes that a page of ours just showed, back as a file. Permission: who is logged in; nothing is looked up.
pub async fn download(State(state): State<AppState>, member: Member, Fields(form): Fields) -> Answer {
    let codes: Vec<&str> = form.value("herstelcodes").split_whitespace().take(RECOVERY_CODES).collect();
    let is_code = |code: &str| {
        code.len() == 19
            && code.split('-').all(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    if codes.is_empty() || !codes.iter().all(|code| is_code(code)) {
        return Err(Failure::Status(StatusCode::BAD_REQUEST));
    }
    let locale = member.locale();
    let mut response = t::file(locale, &format::date(locale, state.service.today()), &codes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", t::file_name(locale))) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}
