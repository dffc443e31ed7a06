//! The second factor: turning it on and off, its recovery codes, and the step after the password.

use crate::{
    FormState, Request,
    account::KEPT,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        details::Details,
        facts::{Fact, Facts},
        field::{Hidden, TextField},
        frame::Frame,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
    },
    path,
    request::Workplace,
};
use chrono::NaiveDate;
use language::{Locale, Text, account, format, second_factor as t};
use leptos::prelude::*;

/// So few recovery codes that it is time for new ones.
const FEW: u64 = 3;

/// How it is with the second factor of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is not asked for.
    Off,
    /// It is asked for at every log-in.
    On {
        /// Since when.
        since: NaiveDate,
        /// Recovery codes that can still be used.
        codes_left: u64,
    },
}

/// The part of the account page that leads here.
pub fn section(locale: Locale, state: State) -> AnyView {
    let (text, link) = match state {
        State::Off => (t::section_off(locale), t::turn_on_link(locale)),
        State::On { since, codes_left } => {
            (t::section_on(locale, &format::date(locale, since), codes_left), t::manage_link(locale))
        }
    };
    view! {
        <section class="section" id="extra-beveiliging">
            <h2>{t::title(locale)}</h2>
            <p>{text}</p>
            <p><ButtonLink href=path::SECOND_FACTOR label=link /></p>
        </section>
    }
    .into_any()
}

/// Which of the forms was posted; it comes in the field `formulier`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `wachtwoord`: makes a secret.
    Begin,
    /// `code`: turns it on.
    TurnOn,
    /// `wachtwoord-codes`: makes other recovery codes.
    NewCodes,
    /// `wachtwoord-uit`, `code-uit`: turns it off.
    TurnOff,
}

impl Part {
    /// The value of the field `formulier`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::TurnOn => "aan",
            Self::NewCodes => "herstelcodes",
            Self::TurnOff => "uit",
        }
    }

    /// The part that a posted form belongs to.
    pub fn of(form: &FormState) -> Option<Self> {
        [Self::Begin, Self::TurnOn, Self::NewCodes, Self::TurnOff]
            .into_iter()
            .find(|part| part.as_str() == form.value("formulier"))
    }

    /// What was typed into this part; nothing where another one was posted.
    fn typed(self, form: &FormState) -> FormState {
        if Self::of(form) == Some(self) { form.clone() } else { FormState::default() }
    }
}

fn back(locale: Locale) -> AnyView {
    view! { <p class="breadcrumb"><a href=path::ACCOUNT>{t::back_to_account(locale)}</a></p> }.into_any()
}

/// It is off: what it is, and how to begin.
pub fn off(request: Request, form: FormState) -> AnyView {
    let locale = request.locale;
    let form = Part::Begin.typed(&form);
    let employer = request.viewer.as_ref().is_some_and(|viewer| viewer.workplace != Workplace::None);
    view! {
        <Frame request=request title=t::title(locale) invalid=!form.is_valid()>
            {back(locale)}
            <h1>{t::title(locale)}</h1>
            <Lead>{t::off_lead(locale)}</Lead>
            {employer.then(|| view! { <Notice tone=Tone::Attention><p>{t::off_employer(locale)}</p></Notice> })}
            <ErrorSummary locale=locale form=form.clone() />
            <section class="section">
                <h2>{t::need_title(locale)}</h2>
                <ul class="bullets">
                    <li>{t::need_app(locale)}</li>
                    <li>{t::need_place(locale)}</li>
                </ul>
            </section>
            <form class="form" method="post" action=path::SECOND_FACTOR novalidate>
                <Hidden name="formulier" value=Part::Begin.as_str() />
                <TextField locale=locale form=form name="wachtwoord" label=account::current_password(locale) kind="password" autocomplete="current-password" />
                <Actions>
                    <Submit label=t::begin_button(locale) />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// A picture of dark and light squares.
#[derive(Clone, Debug)]
pub struct Qr {
    /// Squares in a row.
    pub width: usize,
    /// Which squares are dark, row by row.
    pub dark: Vec<bool>,
}

impl Qr {
    /// The dark squares as one path: a bar for each run of them in a row.
    fn path(&self) -> String {
        use std::fmt::Write as _;
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.width.max(1)).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    // Writing to a text cannot fail.
                    let _ = write!(path, "M{x} {y}h{width}v1h-{width}z", width = run.len());
                }
                x += run.len();
            }
        }
        path
    }
}

/// What somebody puts into an app.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The secret, to type over.
    pub secret: String,
    /// The address `otpauth://…`.
    pub address: String,
    /// The same address as a picture.
    pub qr: Option<Qr>,
    /// Whose it is, as the app will call it.
    pub email: String,
}

/// The secret in groups of four, which a line may break between.
fn groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Its secret is shown; the first code of it turns it on.
pub fn begun(request: Request, setup: Setup, form: FormState) -> AnyView {
    let locale = request.locale;
    let form = Part::TurnOn.typed(&form);
    let facts = vec![
        Fact::view(t::secret_label(locale), view! { <code class="code">{groups(&setup.secret)}</code> }.into_any()),
        Fact::new(t::account_label(locale), setup.email),
    ];
    view! {
        <Frame request=request title=t::title(locale) invalid=!form.is_valid()>
            {back(locale)}
            <h1>{t::title(locale)}</h1>
            <Lead>{t::begun_lead(locale)}</Lead>
            <ErrorSummary locale=locale form=form.clone() />
            <section class="section">
                <h2>{t::scan_title(locale)}</h2>
                <p>{t::scan(locale)}</p>
                {setup.qr.map(|qr| picture(locale, &qr))}
                <p><ButtonLink href=setup.address label=t::open_in_app(locale) /></p>
                <Details summary=t::type_over_summary(locale)>
                    <p>{t::type_over(locale)}</p>
                    <Facts facts=facts />
                </Details>
            </section>
            <section class="section">
                <h2>{t::code_title(locale)}</h2>
                <form class="form" method="post" action=path::SECOND_FACTOR novalidate>
                    <Hidden name="formulier" value=Part::TurnOn.as_str() />
                    <TextField locale=locale form=form name="code" label=t::code(locale) hint=t::code_hint(locale) inputmode="numeric" autocomplete="one-time-code" short=true />
                    <Actions>
                        <Submit label=t::turn_on_button(locale) />
                        <a href=path::ACCOUNT>{t::not_now(locale)}</a>
                    </Actions>
                </form>
            </section>
        </Frame>
    }
    .into_any()
}

/// A QR code with the quiet zone of four squares that its standard asks for.
fn picture(locale: Locale, qr: &Qr) -> AnyView {
    let side = qr.width + 8;
    view! {
        <svg class="qr" viewBox=format!("-4 -4 {side} {side}") width="232" height="232" role="img" aria-labelledby="qr-tekst" focusable="false" shape-rendering="crispEdges">
            <title id="qr-tekst">{t::qr_alternative(locale)}</title>
            <rect class="qr__light" x="-4" y="-4" width=side height=side />
            <path class="qr__dark" d=qr.path() />
        </svg>
    }
    .into_any()
}

/// What the recovery codes are shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// The second factor was turned on.
    TurnedOn,
    /// Other codes were asked for.
    NewCodes,
}

/// The recovery codes, once; `next` is where one goes on to who has kept them.
pub fn codes(request: Request, fresh: Fresh, codes: Vec<String>, next: String) -> AnyView {
    let locale = request.locale;
    let lead = match fresh {
        Fresh::TurnedOn => t::on_lead(locale),
        Fresh::NewCodes => t::new_codes_lead(locale),
    };
    let all = codes.join(" ");
    let made = t::codes_of(locale, &format::date(locale, request.today));
    let items = codes.into_iter().map(|code| view! { <li><code class="code">{code}</code></li> }).collect_view();
    view! {
        <Frame request=request title=t::codes_title(locale)>
            <h1>{t::codes_title(locale)}</h1>
            <Lead tone=Tone::Good>{lead}</Lead>
            <p>{t::codes_explained(locale)}</p>
            <ol class="codes">{items}</ol>
            <p class="print-only">{made}</p>
            <form class="form" method="post" action=path::RECOVERY_CODES>
                <Hidden name="herstelcodes" value=all />
                <Actions>
                    <Submit label=t::download_button(locale) look=Look::Plain />
                    <ButtonLink href=next label=t::codes_kept(locale) look=Look::Primary />
                </Actions>
            </form>
            <p class="aside screen-only">{t::print_hint(locale)}</p>
        </Frame>
    }
    .into_any()
}

/// It is on: since when, the recovery codes, and turning it off.
pub fn on(request: Request, since: NaiveDate, codes_left: u64, form: FormState) -> AnyView {
    let locale = request.locale;
    let (new_codes, turn_off) = (Part::NewCodes.typed(&form), Part::TurnOff.typed(&form));
    let left = t::codes_left(locale, codes_left);
    let left = if codes_left <= FEW {
        view! { <Notice tone=Tone::Attention><p>{left} " " {t::recovery_few(locale)}</p></Notice> }.into_any()
    } else {
        view! { <p>{left} " " {t::recovery_explained(locale)}</p> }.into_any()
    };
    view! {
        <Frame request=request title=t::title(locale) invalid=!form.is_valid()>
            {back(locale)}
            <h1>{t::title(locale)}</h1>
            <Lead tone=Tone::Good>{t::page_on_lead(locale, &format::date(locale, since))}</Lead>
            <ErrorSummary locale=locale form=form.clone() />
            <section class="section">
                <h2>{t::recovery_title(locale)}</h2>
                {left}
                <form class="form" method="post" action=path::SECOND_FACTOR novalidate>
                    <Hidden name="formulier" value=Part::NewCodes.as_str() />
                    <TextField locale=locale form=new_codes name="wachtwoord-codes" label=account::current_password(locale) kind="password" autocomplete="current-password" />
                    <Submit label=t::new_codes_button(locale) look=Look::Plain />
                </form>
            </section>
            <section class="section">
                <h2>{t::off_title(locale)}</h2>
                <p>{t::off_explained(locale)}</p>
                <form class="form" method="post" action=path::SECOND_FACTOR novalidate>
                    <Hidden name="formulier" value=Part::TurnOff.as_str() />
                    <TextField locale=locale form=turn_off.clone() name="wachtwoord-uit" label=account::current_password(locale) kind="password" autocomplete="current-password" />
                    <TextField locale=locale form=turn_off name="code-uit" label=t::any_code(locale) autocomplete="one-time-code" />
                    <Submit label=t::turn_off_button(locale) look=Look::Danger />
                </form>
            </section>
        </Frame>
    }
    .into_any()
}

/// What somebody did who is asked for a code now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Typed the password.
    Password,
    /// Chose another password.
    Reset,
}

/// The step after the password: `code` or `herstelcode`; `naar` and [`KEPT`] travel along as on the log-in page.
pub fn step(request: Request, after: After, form: FormState) -> AnyView {
    let locale = request.locale;
    let next = form.value("naar").to_owned();
    let kept = form.value(KEPT).to_owned();
    let is_kept = !kept.is_empty();
    let recovering = !form.value("herstelcode").is_empty() || form.error("herstelcode").is_some();
    let lead: Text = match after {
        After::Password => t::step_lead(locale),
        After::Reset => t::step_lead_reset(locale),
    };
    view! {
        <Frame request=request title=t::step_title(locale) invalid=!form.is_valid()>
            <h1>{t::step_title(locale)}</h1>
            <ErrorSummary locale=locale form=form.clone() />
            <Lead>{lead}</Lead>
            {is_kept.then(|| view! { <Notice tone=Tone::Neutral><p>{t::step_kept(locale)}</p></Notice> })}
            <form class="form" method="post" action=path::SIGN_IN_CODE novalidate>
                <Hidden name="naar" value=next />
                {is_kept.then(|| view! { <Hidden name=KEPT value=kept /> })}
                <TextField locale=locale form=form.clone() name="code" label=t::code(locale) hint=t::code_hint(locale) inputmode="numeric" autocomplete="one-time-code" short=true />
                <Details summary=t::no_app_summary(locale) open=recovering>
                    <TextField locale=locale form=form name="herstelcode" label=t::recovery_code(locale) hint=t::recovery_code_hint(locale) autocomplete="off" />
                    <p class="aside">{t::lost_everything(locale)}</p>
                </Details>
                <Actions>
                    <Submit label=account::sign_in_button(locale) />
                    <a href=path::SIGN_IN>{t::other_account(locale)}</a>
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_squares_become_bars() {
        let qr = Qr { width: 3, dark: vec![true, true, false, false, true, false, false, false, true] };
        assert_eq!(qr.path(), "M0 0h2v1h-2zM1 1h1v1h-1zM2 2h1v1h-1z");
    }

    #[test]
    fn a_secret_is_read_in_groups() {
        assert_eq!(groups("GEZDGNBVGY"), "GEZD GNBV GY");
    }
}
