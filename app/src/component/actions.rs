//! Buttons, and the row in which they stand.

use crate::component::icon::{Glyph, Icon};
use language::Text;
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one main action of a page.
    Primary,
    /// Any other action.
    #[default]
    Plain,
    /// An action among other things.
    Quiet,
    /// Deletes something.
    Danger,
}

impl Look {
    /// The classes of a button.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Plain => "button",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// A row of actions, the main one first.
///
/// ```text
/// <Actions>
///     <Submit label="Leg vast" />
///     <ButtonLink href=path::ACTIVITIES label="Annuleren" look=Look::Quiet />
/// </Actions>
/// ```
#[component]
pub fn Actions(children: Children) -> impl IntoView {
    view! { <div class="actions">{children()}</div> }
}

/// The button that sends a form. With a name and a value it says which of several was pressed.
///
/// ```text
/// <Submit label="Leg vast" />
/// <Submit label="Leg vast en nog een" look=Look::Plain name="actie" value="nog-een" />
/// ```
#[component]
pub fn Submit(
    #[prop(into)] label: Text,
    #[prop(default = Look::Primary)] look: Look,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(into, optional)] value: String,
) -> impl IntoView {
    let value = name.map(|_| value);
    view! { <button class=look.class() type="submit" name=name value=value>{label}</button> }
}

/// Return in a field presses the first button of a form. Where that is not the one that sends it, this stands first.
#[component]
pub fn EnterSends(
    #[prop(optional)] name: Option<&'static str>,
    #[prop(into, optional)] value: String,
) -> impl IntoView {
    let value = name.map(|_| value);
    view! { <button class="visually-hidden" type="submit" name=name value=value tabindex="-1" aria-hidden="true"></button> }
}

/// A link that looks like a button.
///
/// ```text
/// <ButtonLink href=path::activity_edit(id) label="Wijzigen" look=Look::Quiet glyph=Glyph::Edit />
/// ```
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(into)] label: Text,
    #[prop(optional)] look: Look,
    #[prop(optional)] glyph: Option<Glyph>,
) -> impl IntoView {
    view! { <a class=look.class() href=href>{glyph.map(|glyph| view! { <Icon glyph=glyph /> })} {label}</a> }
}

/// A form that is one button.
///
/// ```text
/// <PostButton action=path::delete(id) label="Verwijderen" look=Look::Danger glyph=Glyph::Trash />
/// ```
#[component]
pub fn PostButton(
    #[prop(into)] action: String,
    #[prop(into)] label: Text,
    #[prop(optional)] look: Look,
    #[prop(optional)] glyph: Option<Glyph>,
    /// What is sent along: names and values.
    #[prop(optional)]
    fields: Vec<(String, String)>,
) -> impl IntoView {
    let fields =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form class="post-button" method="post" action=action>
            {fields}
            <button class=look.class() type="submit">{glyph.map(|glyph| view! { <Icon glyph=glyph /> })} {label}</button>
        </form>
    }
}
