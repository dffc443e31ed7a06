//! The texts of mails. No names of people in them: a stranger can sign somebody else's address up, under a name of choice.

use crate::{Locale, Text};
use domain::{organisation::Role, signal::SignalKind};

/// A mail without its layout: the same words make the plain text and the HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailText {
    /// The subject.
    pub subject: Text,
    /// What it says, before the link.
    pub before: Vec<Text>,
    /// The one thing to do, if there is one: its name and its address.
    pub link: Option<(Text, String)>,
    /// What it says after the link.
    pub after: Vec<Text>,
}

texts! {
    salutation() { nl: "Hallo,", en: "Hello," }
    closing() { nl: "Vakspoor", en: "Vakspoor" }
    automatic() {
        nl: "Deze mail is automatisch verstuurd. Je kunt er niet op antwoorden.",
        en: "This mail was sent automatically. You cannot reply to it.",
    }
    copy_link() {
        nl: "Werkt de knop niet? Kopieer dan dit adres naar je browser:",
        en: "Does the button not work? Then copy this address to your browser:",
    }
}

texts! {
    confirm_subject() { nl: "Bevestig je e-mailadres", en: "Confirm your e-mail address" }
    confirm_why() {
        nl: "Met dit e-mailadres is een account bij Vakspoor aangemaakt. Bevestig dat het adres van jou is. Daarna kun je beginnen.",
        en: "An account at Vakspoor was made with this e-mail address. Confirm that the address is yours. Then you can start.",
    }
    confirm_link() { nl: "E-mailadres bevestigen", en: "Confirm e-mail address" }
    confirm_until(hours: i64) {
        nl: format!("De link werkt één keer, en {hours} uur lang."),
        en: format!("The link works once, for {hours} hours."),
    }
    confirm_not_you() {
        nl: "Heb jij geen account aangemaakt? Gebruik de link dan niet. Zonder bevestiging wissen we het account na een week.",
        en: "Did you not make an account? Then do not use the link. Without confirmation we erase the account after a week.",
    }
}

texts! {
    known_subject() { nl: "Je hebt al een account", en: "You already have an account" }
    known_why() {
        nl: "Iemand wilde met dit e-mailadres een account bij Vakspoor aanmaken. Je hebt er al een: log in met je wachtwoord.",
        en: "Somebody wanted to make an account at Vakspoor with this e-mail address. You already have one: log in with your password.",
    }
    known_link() { nl: "Inloggen", en: "Log in" }
    known_forgotten() {
        nl: "Weet je je wachtwoord niet meer? Kies dan op de inlogpagina ‘Wachtwoord vergeten’.",
        en: "Have you forgotten your password? Then choose ‘Forgotten password’ on the log-in page.",
    }
    known_not_you() {
        nl: "Was jij dit niet? Dan hoef je niets te doen. Er is niets veranderd.",
        en: "Was this not you? Then you need not do anything. Nothing has changed.",
    }
}

texts! {
    reset_subject() { nl: "Kies een nieuw wachtwoord", en: "Choose a new password" }
    reset_why() {
        nl: "Je hebt gevraagd om een nieuw wachtwoord voor Vakspoor.",
        en: "You asked for a new password for Vakspoor.",
    }
    reset_link() { nl: "Nieuw wachtwoord kiezen", en: "Choose a new password" }
    reset_until(hours: i64) {
        nl: format!("De link werkt één keer, en {hours} uur lang. Met het nieuwe wachtwoord word je overal anders uitgelogd."),
        en: match hours {
            1 => "The link works once, for 1 hour. The new password logs you out everywhere else.".to_owned(),
            _ => format!("The link works once, for {hours} hours. The new password logs you out everywhere else."),
        },
    }
    reset_not_you() {
        nl: "Heb jij dit niet gevraagd? Dan hoef je niets te doen. Je wachtwoord blijft zoals het is.",
        en: "Did you not ask for this? Then you need not do anything. Your password stays as it is.",
    }
}

texts! {
    changed_subject() { nl: "Je wachtwoord is veranderd", en: "Your password was changed" }
    changed_why() {
        nl: "Het wachtwoord van je account bij Vakspoor is net veranderd. Op andere apparaten ben je uitgelogd.",
        en: "The password of your account at Vakspoor was changed just now. You were logged out on other devices.",
    }
    changed_not_you() {
        nl: "Was jij dit niet? Kies dan meteen een nieuw wachtwoord: ga naar de inlogpagina en kies ‘Wachtwoord vergeten’.",
        en: "Was this not you? Then choose a new password at once: go to the log-in page and choose ‘Forgotten password’.",
    }
}

texts! {
    invitation_subject(organisation: &str) {
        nl: format!("Uitnodiging van {organisation}"),
        en: format!("Invitation from {organisation}"),
    }
    invitation_role(organisation: &str, role: &str) {
        nl: format!("{organisation} vraagt je om in Vakspoor mee te werken als {role}."),
        en: format!("{organisation} asks you to take part in Vakspoor as {role}."),
    }
    invitation_share(organisation: &str) {
        nl: format!("{organisation} vraagt je om in Vakspoor te delen hoe het met je registratie staat. Jij bepaalt of je dat doet, hoeveel je laat zien en hoe lang. Je kunt er altijd mee stoppen."),
        en: format!("{organisation} asks you to share in Vakspoor how your registration stands. You decide whether you do so, how much you show and for how long. You can always stop."),
    }
    invitation_private() {
        nl: "Wat je over reflecties schrijft, ziet je werkgever nooit.",
        en: "Your employer never sees what you write about reflections.",
    }
    invitation_link() { nl: "Uitnodiging bekijken", en: "Look at the invitation" }
    invitation_until() {
        nl: "De link werkt één keer, en 30 dagen lang. Heb je nog geen account? Dan kun je dat daarna maken.",
        en: "The link works once, for 30 days. No account yet? You can make one then.",
    }
    invitation_unknown() {
        nl: "Ken je deze organisatie niet? Gebruik de link dan niet. Er gebeurt dan niets.",
        en: "Do you not know this organisation? Then do not use the link. Nothing happens.",
    }
}

/// Invites somebody to a role in an organisation.
#[must_use]
pub fn invitation_to_role(locale: Locale, link: String, role: Role, organisation: &str) -> MailText {
    let role = crate::organisation::role_inline(locale, role);
    MailText {
        subject: invitation_subject(locale, organisation),
        before: vec![salutation(locale), invitation_role(locale, organisation, &role)],
        link: Some((invitation_link(locale), link)),
        after: vec![invitation_until(locale), invitation_unknown(locale)],
    }
}

/// Asks somebody to share with their employer.
#[must_use]
pub fn invitation_to_share(locale: Locale, link: String, organisation: &str) -> MailText {
    MailText {
        subject: invitation_subject(locale, organisation),
        before: vec![salutation(locale), invitation_share(locale, organisation), invitation_private(locale)],
        link: Some((invitation_link(locale), link)),
        after: vec![invitation_until(locale), invitation_unknown(locale)],
    }
}

texts! {
    factor_on_subject() { nl: "Extra beveiliging staat aan", en: "Extra security is on" }
    factor_on_why() {
        nl: "Bij het inloggen op Vakspoor vragen we vanaf nu ook een code uit je app. Op andere apparaten ben je uitgelogd.",
        en: "From now on we also ask for a code from your app when you log in to Vakspoor. You were logged out on other devices.",
    }
    factor_on_keep() {
        nl: "Bewaar je herstelcodes op een veilige plek. Daarmee kun je inloggen als je je telefoon kwijt bent.",
        en: "Keep your recovery codes in a safe place. They let you log in when you have lost your phone.",
    }
    factor_off_subject() { nl: "Extra beveiliging staat uit", en: "Extra security is off" }
    factor_off_why() {
        nl: "Bij het inloggen op Vakspoor vragen we geen code meer, alleen je wachtwoord. Op andere apparaten ben je uitgelogd.",
        en: "When you log in to Vakspoor we no longer ask for a code, only for your password. You were logged out on other devices.",
    }
    codes_subject() { nl: "Je hebt nieuwe herstelcodes", en: "You have new recovery codes" }
    codes_why() {
        nl: "Voor je account bij Vakspoor zijn net nieuwe herstelcodes gemaakt. De oude werken niet meer.",
        en: "New recovery codes were made for your account at Vakspoor just now. The old ones no longer work.",
    }
    code_used_subject() { nl: "Er is ingelogd met een herstelcode", en: "A recovery code was used to log in" }
    code_used_why() {
        nl: "Er is net op je account bij Vakspoor ingelogd met je wachtwoord en een herstelcode. Die code werkt nu niet meer.",
        en: "Somebody logged in to your account at Vakspoor just now with your password and a recovery code. That code no longer works.",
    }
    factor_not_you() {
        nl: "Was jij dit niet? Kies dan meteen een nieuw wachtwoord en kijk bij ‘Je account’ waar je ingelogd bent.",
        en: "Was this not you? Then choose a new password at once, and look under ‘Your account’ where you are logged in.",
    }
}

/// Asks whether an address is theirs. `link` is the address of the page that confirms.
#[must_use]
pub fn confirm(locale: Locale, link: String, hours: i64) -> MailText {
    MailText {
        subject: confirm_subject(locale),
        before: vec![salutation(locale), confirm_why(locale)],
        link: Some((confirm_link(locale), link)),
        after: vec![confirm_until(locale, hours), confirm_not_you(locale)],
    }
}

/// To somebody who has an account, when a sign-up named their address.
#[must_use]
pub fn already_known(locale: Locale, log_in: String) -> MailText {
    MailText {
        subject: known_subject(locale),
        before: vec![salutation(locale), known_why(locale)],
        link: Some((known_link(locale), log_in)),
        after: vec![known_forgotten(locale), known_not_you(locale)],
    }
}

/// Lets somebody choose a new password.
#[must_use]
pub fn reset(locale: Locale, link: String, hours: i64) -> MailText {
    MailText {
        subject: reset_subject(locale),
        before: vec![salutation(locale), reset_why(locale)],
        link: Some((reset_link(locale), link)),
        after: vec![reset_until(locale, hours), reset_not_you(locale)],
    }
}

/// Tells somebody that their password is another one.
#[must_use]
pub fn password_changed(locale: Locale) -> MailText {
    MailText {
        subject: changed_subject(locale),
        before: vec![salutation(locale), changed_why(locale), changed_not_you(locale)],
        link: None,
        after: Vec::new(),
    }
}

/// A mail that only tells something.
fn told(locale: Locale, subject: Text, why: impl IntoIterator<Item = Text>) -> MailText {
    let mut before = vec![salutation(locale)];
    before.extend(why);
    before.push(factor_not_you(locale));
    MailText { subject, before, link: None, after: Vec::new() }
}

/// Tells somebody that the second factor is asked for now.
#[must_use]
pub fn second_factor_on(locale: Locale) -> MailText {
    told(locale, factor_on_subject(locale), [factor_on_why(locale), factor_on_keep(locale)])
}

/// Tells somebody that the second factor is no longer asked for.
#[must_use]
pub fn second_factor_off(locale: Locale) -> MailText {
    told(locale, factor_off_subject(locale), [factor_off_why(locale)])
}

/// Tells somebody that there are other recovery codes.
#[must_use]
pub fn recovery_codes(locale: Locale) -> MailText {
    told(locale, codes_subject(locale), [codes_why(locale)])
}

/// Tells somebody that a recovery code was used.
#[must_use]
pub fn recovery_code_used(locale: Locale) -> MailText {
    told(locale, code_used_subject(locale), [code_used_why(locale)])
}

texts! {
    digest_subject(organisation: &str) { nl: format!("Te doen bij {organisation}"), en: format!("To do at {organisation}") }
    digest_new() { nl: "Dit is er nieuw:", en: "This is new:" }
    digest_link() { nl: "Bekijk wat er te doen is", en: "See what there is to do" }
    digest_private() {
        nl: "Er staan geen namen in deze mail. Die zie je als je inlogt.",
        en: "There are no names in this mail. You see them when you log in.",
    }
    digest_stop() {
        nl: "Geen weekmail meer? Zet hem uit op de pagina ‘Te doen’.",
        en: "No weekly mail any more? Turn it off on the page ‘To do’.",
    }
}

/// Tells somebody with a role in an organisation how much is new of each kind of thing to do.
#[must_use]
pub fn digest(locale: Locale, link: String, organisation: &str, counts: &[(SignalKind, u64)]) -> MailText {
    let mut before = vec![salutation(locale), digest_new(locale)];
    before.extend(
        counts.iter().map(|(kind, number)| format!("• {}", crate::signal::line(locale, *kind, *number)).into()),
    );
    MailText {
        subject: digest_subject(locale, organisation),
        before,
        link: Some((digest_link(locale), link)),
        after: vec![digest_private(locale), digest_stop(locale)],
    }
}
