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
    SecondFactorOff,
    SecondFactorElsewhere,
    /// How many codes are left.
    RecoveryCodeUsed(u32),
    AccountErased,
    SharingBegun,
    SharingChanged,
    SharingStopped,
    AskedToShare,
    Unlinked,
    StaffRemoved,
    Checked,
    /// New, and changed.
    StaffImported(u32, u32),
    FilterSaved,
    FilterRemoved,
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
        Done::AskedToShare => return crate::workforce::asked_to_share(locale),
        Done::Unlinked => return crate::workforce::unlinked(locale),
        Done::StaffRemoved => return crate::workforce::removed(locale),
        Done::Checked => return crate::workforce::checked(locale),
        Done::StaffImported(0, 0) => return crate::staff_import::done_nothing(locale),
        Done::StaffImported(new, changed) => return crate::staff_import::done(locale, new, changed),
        Done::FilterSaved => ("Het filter is bewaard.", "The filter has been saved."),
        Done::FilterRemoved => ("Het filter is verwijderd.", "The filter has been removed."),
        Done::NameChanged => ("Je naam is gewijzigd.", "Your name has been changed."),
        Done::SessionsEnded => ("Daar ben je nu uitgelogd.", "You are now logged out there."),
        Done::SignedOut => ("Je bent uitgelogd.", "You are logged out."),
        Done::SecondFactorOff => (
            "Extra beveiliging staat uit. Op andere apparaten ben je uitgelogd.",
            "Extra security is off. You are logged out on other devices.",
        ),
        Done::SecondFactorElsewhere => (
            "Dit is intussen veranderd, of het duurde te lang. Hieronder zie je hoe het nu is.",
            "This changed in the meantime, or it took too long. Below you see how it is now.",
        ),
        Done::RecoveryCodeUsed(left) => return crate::second_factor::code_used(locale, left),
        Done::AccountErased => {
            ("Je account en alles wat erin stond is verwijderd.", "Your account and everything in it has been erased.")
        }
        Done::SharingBegun => {
            ("Je deelt nu. Stoppen kan hier altijd.", "You share now. You can stop here at any time.")
        }
        Done::SharingChanged => ("Gewijzigd. Dit geldt vanaf nu.", "Changed. This holds from now on."),
        Done::SharingStopped => (
            "Gestopt. Vanaf nu ziet deze organisatie niets meer van wat je deelde. Terugdraaien kan door opnieuw te delen.",
            "Stopped. From now on this organisation sees nothing of what you shared. To undo this, share again.",
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

texts! {
    // Home
    home_title() { nl: "Weet waar je staat met je registratie", en: "Know where you stand with your registration" }
    home_lead() {
        nl: "Vakspoor houdt bij wat je deed voor je registratie in het SKJ, BIG, NVO of NIP: wat telt, waarom, wat er nog mist en wanneer.",
        en: "Vakspoor keeps track of what you did for your registration with SKJ, BIG, NVO or NIP: what counts, why, what is still missing and by when."
    }
    home_point_fast_title() { nl: "Vastleggen in seconden", en: "Logged in seconds" }
    home_point_fast() {
        nl: "Een training, een intervisie of een nieuwe baan: één kort formulier, ook op je telefoon.",
        en: "A training, a peer reflection or a new job: one short form, on your phone too."
    }
    home_point_why_title() { nl: "Elke regel met zijn bron", en: "Every rule with its source" }
    home_point_why() {
        nl: "Bij elk getal zie je waarom het telt. Is een regel niet bekend, dan zeggen we dat.",
        en: "Every figure says why it counts. Where a rule is not known, we say so."
    }
    home_employers_title() { nl: "Voor werkgevers", en: "For employers" }
    home_employers() {
        nl: "Zie van al je jeugdprofessionals wiens registratie wanneer afloopt en wie welk werk mag doen volgens de norm. Iedereen bepaalt zelf hoeveel jullie van het eigen dossier zien. Maak een account en voeg dan je organisatie toe.",
        en: "See of all your youth care professionals whose registration ends when, and who may do which work by the norm. Everybody decides for themselves how much of their own dossier you see. Make an account, and then add your organisation."
    }
    home_employers_begin() { nl: "Voeg je organisatie toe", en: "Add your organisation" }
    home_point_yours_title() { nl: "Van jou", en: "Yours" }
    home_point_yours() {
        nl: "Je reflecties zijn alleen voor jou. Je neemt je hele dossier mee als je wilt.",
        en: "Your reflections are for you alone. You take your whole dossier with you whenever you like."
    }
    have_account() { nl: "Heb je al een account?", en: "Do you have an account already?" }
    no_account() { nl: "Nog geen account?", en: "No account yet?" }

    // Sign up
    sign_up_title() { nl: "Account maken", en: "Sign up" }
    sign_up_lead() { nl: "Je hebt alleen je naam, een e-mailadres en een wachtwoord nodig.", en: "All you need is your name, an e-mail address and a password." }
    name_hint() { nl: "Zoals die op je dossier mag staan", en: "As it may appear on your dossier" }
    email_hint() { nl: "Liefst een adres dat je houdt als je van baan wisselt", en: "Preferably one that you keep when you change jobs" }
    password_hint(min: usize) {
        nl: format!("Minstens {min} tekens. Een zin van een paar woorden werkt goed."),
        en: format!("At least {min} characters. A phrase of a few words works well.")
    }
    sign_up_button() { nl: "Maak account", en: "Sign up" }
    sent_title() { nl: "Kijk in je mail", en: "Look in your mail" }
    sent_sign_up(email: &str) {
        nl: format!("We hebben een mail gestuurd naar {email}. Open de link daarin om verder te gaan. De link werkt 48 uur."),
        en: format!("We have sent a mail to {email}. Open the link in it to go on. The link works for 48 hours.")
    }
    sent_reset(email: &str) {
        nl: format!("Is {email} bij ons bekend, dan staat er nu een mail klaar met een link. De link werkt een uur."),
        en: format!("If we know {email}, a mail with a link is on its way. The link works for one hour.")
    }
    sent_nothing() {
        nl: "Niets gekregen? Kijk bij ongewenste mail, of vraag over een paar minuten een nieuwe aan.",
        en: "Nothing there? Look in your spam folder, or ask for a new one in a few minutes."
    }
    resend_button() { nl: "Stuur de mail opnieuw", en: "Send the mail again" }
    confirm_title() { nl: "Bevestig je e-mailadres", en: "Confirm your e-mail address" }
    confirm_lead() { nl: "Nog één stap: bevestig dat dit adres van jou is.", en: "One more step: confirm that this address is yours." }
    confirm_button() { nl: "Bevestig en ga verder", en: "Confirm and go on" }
    code_invalid_title() { nl: "Deze link werkt niet meer", en: "This link no longer works" }
    code_invalid() {
        nl: "De link is al gebruikt of te oud. Vraag een nieuwe aan.",
        en: "The link was used already, or is too old. Ask for a new one."
    }

    // Log in
    session_ended() {
        nl: "Je was niet meer ingelogd. Er is nog niets opgeslagen of veranderd: log in en doe het nog een keer.",
        en: "You were no longer logged in. Nothing has been saved or changed yet: log in and do it once more."
    }
    session_ended_kept() {
        nl: "Je was niet meer ingelogd, dus er is nog niets opgeslagen. Wat je hebt ingevuld is bewaard: log in en ga verder.",
        en: "You were no longer logged in, so nothing has been saved yet. What you filled in was kept: log in and go on."
    }
    go_on_title() { nl: "Je bent weer ingelogd", en: "You are logged in again" }
    go_on_lead() {
        nl: "Wat je had ingevuld staat klaar, maar is nog niet opgeslagen.",
        en: "What you filled in is ready, but has not been saved yet."
    }
    go_on_button() { nl: "Ga verder", en: "Go on" }
    go_on_not() { nl: "Laat maar", en: "Never mind" }
    sign_in_title() { nl: "Inloggen", en: "Log in" }
    sign_in_button() { nl: "Log in", en: "Log in" }
    forgot_link() { nl: "Wachtwoord vergeten?", en: "Forgotten your password?" }
    wrong_credentials() {
        nl: "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.",
        en: "This e-mail address and password do not belong together. Check them and try again."
    }
    not_confirmed() {
        nl: "Je e-mailadres is nog niet bevestigd. We hebben je een nieuwe mail met een link gestuurd.",
        en: "Your e-mail address has not been confirmed yet. We have sent you a new mail with a link."
    }
    throttled(minutes: i64) {
        nl: if minutes <= 1 { "Te veel pogingen. Probeer het over een minuut opnieuw.".to_owned() } else { format!("Te veel pogingen. Probeer het over {minutes} minuten opnieuw.") },
        en: if minutes <= 1 { "Too many attempts. Try again in a minute.".to_owned() } else { format!("Too many attempts. Try again in {minutes} minutes.") }
    }
    busy() { nl: "Het is nu even te druk. Probeer het zo nog eens.", en: "It is too busy just now. Try again in a moment." }

    // Password
    forgot_title() { nl: "Wachtwoord vergeten", en: "Forgotten password" }
    forgot_lead() { nl: "Vul je e-mailadres in. Je krijgt een link om een nieuw wachtwoord te kiezen.", en: "Enter your e-mail address. You will get a link to choose a new password." }
    forgot_button() { nl: "Stuur me een link", en: "Send me a link" }
    reset_title() { nl: "Kies een nieuw wachtwoord", en: "Choose a new password" }
    reset_button() { nl: "Sla wachtwoord op", en: "Save password" }
    new_password() { nl: "Nieuw wachtwoord", en: "New password" }
    current_password() { nl: "Je wachtwoord van nu", en: "Your password now" }
    password_too_short(min: usize) { nl: format!("Gebruik minstens {min} tekens."), en: format!("Use at least {min} characters.") }
    password_like_account() { nl: "Gebruik niet je naam of e-mailadres als wachtwoord.", en: "Do not use your name or e-mail address as the password." }
    password_guessable() { nl: "Dit wachtwoord is te makkelijk te raden. Maak het langer, of gebruik een paar woorden die niet bij elkaar horen.", en: "This password is too easy to guess. Make it longer, or use a few words that do not belong together." }
    wrong_password() { nl: "Dit is niet je wachtwoord van nu.", en: "This is not your password now." }
    email_malformed() { nl: "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", en: "Enter an e-mail address, such as name@example.com." }
    name_control() { nl: "Je naam bevat een teken dat we niet kunnen opslaan.", en: "Your name has a character that we cannot store." }

    // Account
    account_title() { nl: "Je account", en: "Your account" }
    account_lead(email: &str) { nl: format!("Je logt in met {email}."), en: format!("You log in with {email}.") }
    name_section() { nl: "Naam", en: "Name" }
    name_button() { nl: "Sla naam op", en: "Save name" }
    password_section() { nl: "Wachtwoord", en: "Password" }
    password_explained() { nl: "Daarna ben je op andere apparaten uitgelogd.", en: "After that you are logged out on other devices." }
    sessions_section() { nl: "Waar je ingelogd bent", en: "Where you are logged in" }
    sessions_explained() { nl: "Herken je er een niet? Log daar uit en kies een nieuw wachtwoord.", en: "Do you not recognise one? Log out there and choose a new password." }
    session_current() { nl: "dit apparaat", en: "this device" }
    session_network() { nl: "Netwerk", en: "Network" }
    session_since() { nl: "Ingelogd op", en: "Logged in on" }
    session_seen() { nl: "Laatst gezien", en: "Last seen" }
    session_unknown_device() { nl: "Onbekend apparaat", en: "Unknown device" }
    revoke_button() { nl: "Log hier uit", en: "Log out here" }
    revoke_others_button() { nl: "Log overal elders uit", en: "Log out everywhere else" }
    session_ended_halfway() {
        nl: "Het duurde te lang voor je de code invulde. Log opnieuw in.",
        en: "It took too long before you entered the code. Log in again."
    }
    session_ended_halfway_kept() {
        nl: "Het duurde te lang voor je de code invulde. Wat je eerder hebt ingevuld is nog bewaard: log opnieuw in.",
        en: "It took too long before you entered the code. What you filled in before is still kept: log in again."
    }
    erase_section() { nl: "Account verwijderen", en: "Erase account" }
    erase_explained() {
        nl: "Alles wat je hebt vastgelegd wordt gewist en kan niet terug, ook wat je deelt en wie er keek. Wat een werkgever zelf over je noteerde blijft van die werkgever: vraag het daar na. Download eerst je dossier.",
        en: "Everything you logged is erased and cannot come back, also what you share and who looked. What an employer noted about you stays with that employer: ask there. Download your dossier first."
    }
    erase_button() { nl: "Verwijder mijn account", en: "Erase my account" }
    erase_confirm() { nl: "Ja, wis mijn account en alles wat erin staat", en: "Yes, erase my account and everything in it" }
    download_dossier() { nl: "Download je dossier", en: "Download your dossier" }

    // Problems
    not_found_title() { nl: "Deze pagina is er niet", en: "This page is not here" }
    not_found() { nl: "Het adres klopt niet, of wat hier stond is weg.", en: "The address is wrong, or what was here is gone." }
    forbidden_title() { nl: "Dit verzoek is geweigerd", en: "This request was refused" }
    forbidden() {
        nl: "Het leek van een andere website te komen. Open Vakspoor in dit venster en probeer het opnieuw. Er is niets gewijzigd.",
        en: "It seemed to come from another website. Open Vakspoor in this window and try again. Nothing was changed."
    }
    too_large_title() { nl: "Dit is te groot", en: "This is too large" }
    too_large() { nl: "Wat je stuurde is groter dan we aannemen. Er is niets opgeslagen.", en: "What you sent is larger than we accept. Nothing was stored." }
    conflict_title() { nl: "Dit is intussen veranderd", en: "This changed in the meantime" }
    bad_request_title() { nl: "We konden dit niet lezen", en: "We could not read this" }
    bad_request() { nl: "Ga terug en probeer het opnieuw. Er is niets opgeslagen.", en: "Go back and try again. Nothing was stored." }
    method_title() { nl: "Dit kan hier niet", en: "This cannot be done here" }
    trouble_title() { nl: "Er ging iets mis bij ons", en: "Something went wrong on our side" }
    trouble() {
        nl: "Wat je eerder opsloeg is veilig. Probeer het over een paar tellen opnieuw; wat je net typte staat nog in het vorige scherm.",
        en: "What you saved before is safe. Try again in a few seconds; what you just typed is still on the screen before this one."
    }
    deleted(name: &str) { nl: format!("Verwijderd: {name}"), en: format!("Deleted: {name}") }
    to_start() { nl: "Naar het begin", en: "To the start" }
}
