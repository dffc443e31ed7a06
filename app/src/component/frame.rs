//! The frame around every page: head, header, menus, main part, footer.

use crate::{
    Request, Workplace,
    component::{
        field::as_html,
        icon::{Glyph, Icon},
        message::FlashMessage,
    },
    path,
};
use language::{Locale, Text, format, navigation as t};
use leptos::{config::LeptosOptions, nonce::use_nonce, prelude::*};

/// How much of the width a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// Forms and texts: up to 38 rem.
    #[default]
    Narrow,
    /// Overviews: up to 72 rem.
    Wide,
}

/// Which site files a page asks for; the address carries a mark of the content, so that they can be kept for ever.
#[derive(Clone, Debug)]
pub struct Site {
    /// What Leptos needs to find the WASM.
    pub options: LeptosOptions,
    /// The address of the stylesheet.
    pub stylesheet: String,
}

/// A whole page. `invalid` says that a form on it has errors; `island` loads the WASM.
#[component]
pub fn Frame(
    request: Request,
    #[prop(into)] title: Text,
    #[prop(optional)] width: Width,
    #[prop(optional)] invalid: bool,
    #[prop(optional)] island: bool,
    children: Children,
) -> impl IntoView {
    let locale = request.locale;
    let site = use_context::<Site>();
    let stylesheet = site.as_ref().map(|site| site.stylesheet.clone()).unwrap_or_default();
    let start = site.filter(|_| island).map(|site| start(&site.options));
    let prefix = if invalid { t::error_prefix(locale) } else { Text::default() };
    let full_title = format!("{prefix}{title} · {}", t::product(locale));
    let signed_in = request.viewer.is_some();
    let class = match width {
        Width::Narrow => "main main--narrow",
        Width::Wide => "main main--wide",
    };
    view! {
        <!DOCTYPE html>
        <html lang=locale.as_str()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                // As text it would get a mark of Leptos at its end, which a title shows.
                <title inner_html=as_html(&full_title)></title>
                <link rel="icon" href="/pkg/mark.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=stylesheet />
                {start}
            </head>
            <body class=if signed_in { "body body--inside" } else { "body" }>
                <a class="skip" href="#inhoud">{t::skip_to_content(locale)}</a>
                {header(&request)}
                {signed_in.then(|| menu(&request))}
                <main class=class id="inhoud" tabindex="-1">
                    <FlashMessage locale=locale flash=request.flash.clone() subject=request.subject.clone() />
                    {children()}
                </main>
                {signed_in.then(|| tools(&request))}
                {footer(&request)}
            </body>
        </html>
    }
}

/// The script that starts the islands: as `HydrationScripts` does, which asks for the WASM by `<link rel=preload>` too, so
/// that it is fetched where no script may run. Here the script fetches it, beside the module. Islands are flat: none stands
/// in another one.
fn start(options: &LeptosOptions) -> AnyView {
    // What is outside an island is never touched in the browser, and needs no marks for that.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let files = format!("/{}/{}", options.site_pkg_dir, options.output_name);
    let script = format!("({})(\"{files}.js\", \"{files}.wasm\")", include_str!("../island/start.js").trim());
    // As text, what is an operator in it would be escaped.
    view! { <script type="module" nonce=use_nonce() inner_html=script></script> }.into_any()
}

fn header(request: &Request) -> AnyView {
    let locale = request.locale;
    let home = if request.viewer.is_some() {
        path::STANDING
    } else if locale == Locale::En {
        path::HOME_EN
    } else {
        path::HOME
    };
    let person = match &request.viewer {
        Some(viewer) => view! {
            <a class="header__person" href=path::ACCOUNT aria-current=(request.path == path::ACCOUNT).then_some("page")>
                <Icon glyph=Glyph::Person />
                <span class="header__name">{viewer.name.clone()}</span>
            </a>
        }
        .into_any(),
        None => view! {
            {languages(request)}
            <a class="header__link" href=path::SIGN_IN>{t::sign_in(locale)}</a>
        }
        .into_any(),
    };
    view! {
        <header class="header">
            <a class="header__mark" href=home>
                <svg class="brand" viewBox="0 0 32 27" width="45" height="38" aria-hidden="true" focusable="false">
                    <path d="M0 25h32" />
                    <path class="brand__flag" d="M25 25V6l-11 4.5 11 4.5" />
                    <circle class="brand__done" cx="7" cy="25" r="3.5" />
                    <circle class="brand__done" cx="15.5" cy="25" r="3.5" />
                </svg>
                <span>{t::product(locale)}</span>
            </a>
            <div class="header__end">{person}</div>
        </header>
    }
    .into_any()
}

/// The other language, as a button: choosing one is remembered.
fn languages(request: &Request) -> AnyView {
    let current = request.locale;
    let here = request.address.clone();
    Locale::ALL
        .into_iter()
        .filter(|locale| *locale != current)
        .map(|locale| {
            view! {
                <form method="post" action=path::LANGUAGE class="header__language">
                    <input type="hidden" name="naar" value=here.clone() />
                    <button class="button button--quiet" type="submit" name="taal" value=locale.as_str() lang=locale.as_str()>
                        {locale.name()}
                    </button>
                </form>
            }
        })
        .collect_view()
        .into_any()
}

/// What is special about an item of the menu.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Plain,
    /// The one in the middle.
    Main,
    /// On a desk only: a phone has room for five.
    Wide,
}

impl Place {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "menu__item",
            Self::Main => "menu__item menu__item--main",
            Self::Wide => "menu__item menu__item--wide",
        }
    }
}

/// The organisation that somebody has a role in, or all of them: address and name of the entry.
pub(crate) fn workplace(request: &Request) -> Option<(String, Text)> {
    use language::organisation as words;
    match &request.viewer.as_ref()?.workplace {
        Workplace::None => None,
        Workplace::One(id) => Some((path::organisation(id), words::menu(request.locale))),
        Workplace::Several => Some((path::ORGANISATIONS.to_owned(), words::menu_several(request.locale))),
    }
}

fn menu(request: &Request) -> AnyView {
    let locale = request.locale;
    let here = request.path.as_str();
    let has_work = request.viewer.as_ref().is_some_and(|viewer| viewer.has_work);
    let item = |address: &str, label: Text, icon: &'static str, place: Place| {
        let address = address.to_owned();
        let current = here == address
            || (address != path::ACTIVITY_NEW
                && here != path::ACTIVITY_NEW
                && here.strip_prefix(&address).is_some_and(|rest| rest.starts_with('/')));
        view! {
            <li class=place.class()>
                <a class="menu__link" href=address aria-current=current.then_some("page")>
                    <svg class="menu__icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
                        <path d=icon />
                    </svg>
                    <span>{label}</span>
                </a>
            </li>
        }
    };
    // Who works for an organisation here comes for that first. A phone has no room for their jobs then; the dossier leads there.
    let organisation = workplace(request);
    let employs = organisation.is_some();
    let activities = || {
        item(path::ACTIVITIES, t::activities(locale), "M4 6h.01M4 12h.01M4 18h.01M9 6h11M9 12h11M9 18h7", Place::Plain)
    };
    view! {
        <nav class="menu" aria-label=t::main_navigation(locale)>
            <ul class="menu__list">
                {organisation.map(|(address, label)| item(&address, label, "M4 20V5h10v15M14 10h6v10M2 20h20M8 9h2M8 13h2", Place::Plain))}
                {item(path::STANDING, t::standing(locale), "M3 19h18M7 19v-5M12 19v-9M17 19V4l-5 2.2 5 2.3", Place::Plain)}
                {(!employs).then(activities)}
                {item(path::ACTIVITY_NEW, t::add(locale), "M12 5v14M5 12h14", Place::Main)}
                {employs.then(activities)}
                {item(path::WORK, t::work(locale), "M4 8h16v11H4zM9 8V5h6v3M4 13h16", if employs { Place::Wide } else { Place::Plain })}
                {item(path::DOSSIER, t::dossier(locale), "M4 5h6l2 2.5h8V19H4z", Place::Plain)}
                {has_work
                    .then(|| item(path::OWN_WORK, language::own_work::menu(locale), "M4 8h16v11H4zM9 8V5h6v3M9 14l2 2 4-4", Place::Wide))}
            </ul>
        </nav>
    }
    .into_any()
}

/// What one seldom needs: on a desk under the menu, on a phone under the page.
fn tools(request: &Request) -> AnyView {
    view! {
        <div class="tools">
            {languages(request)}
            <form method="post" action=path::SIGN_OUT>
                <button class="button button--quiet" type="submit">{t::sign_out(request.locale)}</button>
            </form>
        </div>
    }
    .into_any()
}

fn footer(request: &Request) -> AnyView {
    let locale = request.locale;
    let date = format::date(locale, request.today);
    // On paper nothing else says whose page it is.
    let printed = match &request.viewer {
        Some(viewer) => t::printed_by(locale, &date, &viewer.name),
        None => t::printed_on(locale, &date),
    };
    view! {
        <footer class="footer">
            <p>{t::about_sources(locale)}</p>
            <p class="screen-only"><a href=path::RULES>{t::rules(locale)}</a></p>
            <p class="screen-only"><a href=path::GUIDE>{language::allocation::guide_title(locale)}</a></p>
            <p class="print-only"><bdi>{printed}</bdi></p>
        </footer>
    }
    .into_any()
}
