//! Texts of accounts, and of what a request did.

use crate::{Locale, Text};

/// What the previous request did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Done {
    Saved,
    Deleted,
    Restored,
    /// Added, and already there.
    Imported(u32, u32),
    Confirmed,
    PasswordChanged,
    NameChanged,
    SessionsEnded,
    SignedOut,
    AccountErased,
}

/// The message after a request that succeeded.
pub fn flash(locale: Locale, done: Done) -> Text {
    let (nl, en) = match done {
        Done::Saved => ("Opgeslagen.", "Saved."),
        Done::Deleted => ("Verwijderd.", "Deleted."),
        Done::Restored => ("Teruggezet.", "Put back."),
        Done::Imported(added, there) => return imported(locale, added, there),
        Done::Confirmed => ("Je e-mailadres is bevestigd.", "Your e-mail address is confirmed."),
        Done::PasswordChanged => (
            "Je wachtwoord is gewijzigd. Op andere apparaten ben je uitgelogd.",
            "Your password has been changed. You are logged out on other devices.",
        ),
        Done::NameChanged => ("Je naam is gewijzigd.", "Your name has been changed."),
        Done::SessionsEnded => ("Daar ben je nu uitgelogd.", "You are now logged out there."),
        Done::SignedOut => ("Je bent uitgelogd.", "You are logged out."),
        Done::AccountErased => (
            "Je account en alles wat erin stond is verwijderd.",
            "Your account and everything in it has been erased.",
        ),
    };
    Text::from(match locale {
        Locale::Nl => nl,
        Locale::En => en,
    })
}

texts! {
    imported(added: u32, there: u32) {
        nl: match (added, there) {
            (0, _) => "Niets nieuws: alles uit dit bestand stond er al.".to_owned(),
            (1, 0) => "1 regel toegevoegd.".to_owned(),
            (_, 0) => format!("{added} regels toegevoegd."),
            _ => format!("{added} toegevoegd; {there} stonden er al."),
        },
        en: match (added, there) {
            (0, _) => "Nothing new: everything in this file was there already.".to_owned(),
            (1, 0) => "1 entry added.".to_owned(),
            (_, 0) => format!("{added} entries added."),
            _ => format!("{added} added; {there} were there already."),
        }
    }
    name() { nl: "Je naam", en: "Your name" }
    email() { nl: "E-mailadres", en: "E-mail address" }
    password() { nl: "Wachtwoord", en: "Password" }
}
