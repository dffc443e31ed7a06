//! Who asks for a page, and how.

use super::{Failure, account::own_page, dossier::title_of, go_to, head_of};
use crate::{security::cookie, state::AppState};
use app::{Flash, path};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, header, request::Parts};
use language::{Locale, Text};
use secrecy::SecretString;
use service::{Actor, Device, Network, Viewer};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Somebody opens a page, logged in or not.
#[derive(Clone, Debug)]
pub struct Visit {
    /// What the page needs to know.
    pub request: app::Request,
    /// Who is logged in, with the right to act.
    pub member: Option<(Actor, Viewer)>,
    /// The secret of a half session, of who has yet to show the second factor. Opens nothing but that page.
    pub(super) half: Option<SecretString>,
    /// Where the request came from, coarsely.
    pub network: Network,
    /// What the browser says it is, in a few words.
    pub device: Device,
    /// The language that was chosen before, as the browser remembers it.
    pub language: Option<Locale>,
    /// The page of ours where who makes an account wanted to go.
    pub(super) way: Option<String>,
    pub(super) parts: Parts,
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let secure = state.web.secure;
        let member = match cookie::read(&parts.headers, cookie::Name::Session, secure) {
            Some(secret) => state.service.actor_of(secret).await.map_err(|_| Failure::Unavailable)?,
            None => None,
        };
        let language = cookie::read(&parts.headers, cookie::Name::Language, secure).and_then(Locale::from_tag);
        let locale = locale(parts, language, member.as_ref().map(|(_, viewer)| viewer));
        let flash =
            cookie::read(&parts.headers, cookie::Name::Flash, secure).and_then(|text| text.parse::<Flash>().ok());
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let subject = subject(state, locale, flash.as_ref(), member.as_ref()).await;
        Ok(Self {
            request: app::Request {
                locale,
                path: parts.uri.path().to_owned(),
                address: parts.uri.path_and_query().map_or("/", |whole| whole.as_str()).to_owned(),
                viewer: member.as_ref().map(|(_, viewer)| shown(viewer)),
                flash,
                subject,
                today: state.service.today(),
            },
            member,
            half: cookie::read(&parts.headers, cookie::Name::Half, secure).map(SecretString::from),
            network: Network::of(address(parts, state.web.trust_forwarded_for)),
            device: Device::of(agent),
            language,
            way: cookie::read(&parts.headers, cookie::Name::Way, secure).and_then(own_page).map(str::to_owned),
            parts: head_of(parts),
        })
    }
}

/// Somebody who is logged in, as the frame of a page shows them.
pub(super) fn shown(viewer: &Viewer) -> app::Viewer {
    let workplace = match viewer.workplace {
        service::Workplace::None => app::Workplace::None,
        service::Workplace::One(id) => app::Workplace::One(id.to_string()),
        service::Workplace::Several => app::Workplace::Several,
    };
    app::Viewer { name: viewer.name.clone(), workplace, has_work: viewer.has_work }
}

impl Visit {
    /// The language to answer in.
    pub fn locale(&self) -> Locale {
        self.request.locale
    }

    /// The address that was asked for, with what comes behind the question mark.
    pub fn address(&self) -> &str {
        self.parts.uri.path_and_query().map_or("", |whole| whole.as_str())
    }
}

/// The language: of the address (`/en`), else of the profile, else of the cookie, else what the browser asks.
fn locale(parts: &Parts, chosen: Option<Locale>, viewer: Option<&Viewer>) -> Locale {
    if parts.uri.path() == path::HOME_EN {
        return Locale::En;
    }
    if let Some(viewer) = viewer {
        return viewer.locale;
    }
    if let Some(locale) = chosen {
        return locale;
    }
    parts
        .headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or(Locale::Nl, Locale::from_accept_language)
}

/// What the message is about: the name of what was deleted. The cookie has its id only, so it is looked up, once.
async fn subject(
    state: &AppState,
    locale: Locale,
    flash: Option<&Flash>,
    member: Option<&(Actor, Viewer)>,
) -> Option<Text> {
    let (Some(Flash::Deleted(id)), Some((actor, _))) = (flash, member) else { return None };
    // Without its name the message still says enough.
    let deleted = state.service.deleted(actor).await.ok()?;
    let entry = deleted.iter().find(|entry| entry.id.to_string() == *id)?;
    Some(title_of(locale, &entry.value))
}

fn address(parts: &Parts, trust_forwarded_for: bool) -> IpAddr {
    let forwarded = trust_forwarded_for
        .then(|| parts.headers.get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok())
        .flatten();
    let peer = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    forwarded.or_else(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

/// A visit by somebody who is logged in. Others are sent to the log-in page, and come back from there; what they sent is
/// kept meanwhile.
#[derive(Clone, Debug)]
pub struct Member {
    /// The visit.
    pub visit: Visit,
    /// The right to act.
    pub actor: Actor,
    /// The person.
    pub viewer: Viewer,
}

impl Member {
    /// The language to answer in.
    pub fn locale(&self) -> Locale {
        self.visit.locale()
    }
}

impl FromRequestParts<AppState> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        match visit.member.clone() {
            Some((actor, viewer)) => Ok(Self { visit, actor, viewer }),
            None if parts.method == Method::POST => Err(StatusCode::UNAUTHORIZED.into_response()),
            None => Err(go_to(&path::sign_in_to(parts.uri.path_and_query().map_or("", |whole| whole.as_str())))),
        }
    }
}
