//! What a page says about what happened.

use crate::{Flash, FormState, component::field::Labels, form::FieldError, path};
use language::{Locale, Text, form as t, navigation};
use leptos::prelude::*;

/// Everything that is wrong with a form, with links to the fields, each by the name of its field. Takes the focus when
/// the page opens.
#[component]
pub fn ErrorSummary(locale: Locale, form: FormState) -> impl IntoView {
    let labels = Labels::of_page();
    (!form.is_valid()).then(|| {
        // As a function it is called when the page is written: the fields below have said their names by then.
        let items = move || {
            let item = |error: &FieldError| {
                let target = format!("#{}", error.field);
                let text = labels.of(&error.field).map(|label| t::at_field(&label, &error.message));
                view! { <li><a href=target>{text.unwrap_or_else(|| error.message.clone())}</a></li> }
            };
            form.errors().iter().map(item).collect_view()
        };
        view! {
            <div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title" id="summary">
                <h2 class="summary__title" id="summary-title">{t::summary_title(locale)}</h2>
                <ul class="summary__list">{items}</ul>
            </div>
        }
    })
}

/// What kind of message it is: colour, shape and word go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something is in order.
    Good,
    /// Something asks attention.
    Attention,
    /// Something is not allowed or went wrong.
    Bad,
    /// Just so that you know.
    Neutral,
}

impl Tone {
    /// The last part of the class name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Attention => "attention",
            Self::Bad => "bad",
            Self::Neutral => "neutral",
        }
    }
}

/// The shape that goes with a tone, for the eye only: the words stand next to it.
pub(crate) fn tone_mark(tone: Tone) -> AnyView {
    let (shape, sign) = match tone {
        Tone::Good => ("M12 2a10 10 0 1 0 .01 0z", "M7.5 12.5l3 3 6-6.5"),
        Tone::Attention => ("M12 2.5 1.5 21h21z", "M12 9v6M12 18v.3"),
        Tone::Bad => ("M8 2h8l6 6v8l-6 6H8l-6-6V8z", "M8.5 8.5l7 7M15.5 8.5l-7 7"),
        Tone::Neutral => ("M12 2a10 10 0 1 0 .01 0z", "M12 11v6M12 7v.3"),
    };
    view! {
        <svg class=format!("tone tone--{}", tone.as_str()) viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path class="tone__shape" d=shape />
            <path class="tone__sign" d=sign />
        </svg>
    }
    .into_any()
}

/// A message in a frame.
///
/// ```text
/// <Notice tone=Tone::Attention><p>"Je VOG verloopt op 10 januari 2026."</p></Notice>
/// ```
#[component]
pub fn Notice(tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class=format!("notice notice--{}", tone.as_str())>
            {tone_mark(tone)}
            <div class="notice__text">{children()}</div>
        </div>
    }
}

/// A word with a mark: on track, behind, expired …
#[component]
pub fn Badge(tone: Tone, #[prop(into)] label: Text) -> impl IntoView {
    view! { <span class=format!("badge badge--{}", tone.as_str())>{tone_mark(tone)} {label}</span> }
}

/// What the previous request did, with undo where that can be.
#[component]
pub fn FlashMessage(locale: Locale, flash: Option<Flash>, subject: Option<Text>) -> impl IntoView {
    flash.map(|flash| {
        let undo = match &flash {
            Flash::Deleted(id) => Some(path::restore(id)),
            _ => None,
        };
        let said = match (&flash, subject) {
            (Flash::Deleted(_), Some(name)) => language::account::deleted(locale, &language::format::isolated(&name)),
            _ => words(locale, &flash),
        };
        view! {
            <div class="notice notice--good flash" role="status">
                {tone_mark(Tone::Good)}
                <div class="notice__text">
                    <p>{said}</p>
                    {undo
                        .map(|action| {
                            view! {
                                <form method="post" action=action>
                                    <button class="button button--quiet" type="submit">{navigation::undo(locale)}</button>
                                </form>
                            }
                        })}
                </div>
            </div>
        }
    })
}

/// What was done, in words.
fn words(locale: Locale, flash: &Flash) -> Text {
    use language::account::Done;
    let done = match flash {
        Flash::Organisation(done) => return language::organisation::done(locale, *done),
        Flash::Disputed => return language::own_work::done_made(locale),
        Flash::DisputeWithdrawn => return language::own_work::done_withdrawn(locale),
        Flash::DisputeAnswered => return language::own_work::done_answered(locale),
        Flash::Saved(_) => Done::Saved,
        Flash::Deleted(_) => Done::Deleted,
        Flash::Restored(_) => Done::Restored,
        Flash::Imported { added, already_there } => Done::Imported(*added, *already_there),
        Flash::Confirmed => Done::Confirmed,
        Flash::PasswordChanged => Done::PasswordChanged,
        Flash::NameChanged => Done::NameChanged,
        Flash::SessionsEnded => Done::SessionsEnded,
        Flash::SignedOut => Done::SignedOut,
        Flash::SecondFactorOff => Done::SecondFactorOff,
        Flash::SecondFactorElsewhere => Done::SecondFactorElsewhere,
        Flash::RecoveryCodeUsed(left) => Done::RecoveryCodeUsed(*left),
        Flash::AccountErased => Done::AccountErased,
        Flash::SharingBegun => Done::SharingBegun,
        Flash::SharingChanged => Done::SharingChanged,
        Flash::SharingStopped => Done::SharingStopped,
        Flash::AskedToShare => Done::AskedToShare,
        Flash::Unlinked => Done::Unlinked,
        Flash::StaffRemoved => Done::StaffRemoved,
        Flash::Checked => Done::Checked,
        Flash::StaffImported { new, changed } => Done::StaffImported(*new, *changed),
        Flash::FilterSaved => Done::FilterSaved,
        Flash::FilterRemoved => Done::FilterRemoved,
    };
    language::account::flash(locale, done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::component::field::TextField;

    #[test]
    fn the_summary_names_the_field_that_stands_below_it() {
        let html = Owner::new().with(|| {
            let mut form = FormState::default();
            form.text(Locale::Nl, "email", 10);
            form.refuse("naam", "Vul je naam in.");
            view! {
                <ErrorSummary locale=Locale::Nl form=form.clone() />
                <TextField locale=Locale::Nl form=form.clone() name="email" label="E-mailadres" />
                <TextField locale=Locale::Nl form=form name="naam" label="Naam" />
            }
            .to_html()
        });
        assert!(html.contains(r##"<a href="#email">E-mailadres: vul dit in."##), "{html}");
        assert!(html.contains(r##"<a href="#naam">Vul je naam in."##), "{html}");
    }
}
