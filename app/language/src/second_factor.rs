//! Texts of the second factor: 'extra beveiliging' for who uses it.

use crate::Text;

texts! {
    title() { nl: "Extra beveiliging", en: "Extra security" }

    // On the account page
    section_off() {
        nl: "Met een code uit een app op je telefoon kan niemand bij je dossier met alleen je wachtwoord.",
        en: "With a code from an app on your phone, nobody can get at your dossier with your password alone."
    }
    section_on(date: &str, codes: u64) {
        nl: format!("Staat aan sinds {date}. Bij het inloggen vragen we ook een code uit je app. {}", codes_left(crate::Locale::Nl, codes)),
        en: format!("On since {date}. When you log in we also ask for a code from your app. {}", codes_left(crate::Locale::En, codes))
    }
    turn_on_link() { nl: "Zet extra beveiliging aan", en: "Turn extra security on" }
    manage_link() { nl: "Herstelcodes en uitzetten", en: "Recovery codes and turning off" }

    codes_left(codes: u64) {
        nl: match codes {
            0 => "Je hebt geen herstelcodes meer.".to_owned(),
            1 => "Je hebt nog 1 herstelcode.".to_owned(),
            _ => format!("Je hebt nog {codes} herstelcodes."),
        },
        en: match codes {
            0 => "You have no recovery codes left.".to_owned(),
            1 => "You have 1 recovery code left.".to_owned(),
            _ => format!("You have {codes} recovery codes left."),
        }
    }
    code_used(left: u32) {
        nl: format!("Je bent ingelogd met een herstelcode; die werkt nu niet meer. {}", codes_left(crate::Locale::Nl, u64::from(left))),
        en: format!("You logged in with a recovery code; it no longer works now. {}", codes_left(crate::Locale::En, u64::from(left)))
    }

    // Off
    off_lead() {
        nl: "Nu heb je alleen je wachtwoord nodig om in te loggen. Zet een code uit een app erbij, dan is een gestolen wachtwoord niet genoeg.",
        en: "Now you need only your password to log in. Add a code from an app, and a stolen password is not enough."
    }
    off_employer() {
        nl: "Je hebt een rol in een organisatie, en ziet daar gegevens van anderen. Daarvoor is extra beveiliging nodig: zonder kom je niet bij de pagina's van de organisatie. Bij je eigen dossier kun je gewoon.",
        en: "You have a role in an organisation, and see data of others there. That needs extra security: without it you cannot reach the pages of the organisation. Your own dossier is open to you as before."
    }
    need_title() { nl: "Wat heb je nodig?", en: "What do you need?" }
    need_app() {
        nl: "Een app op je telefoon die codes maakt, zoals Aegis, 2FAS, FreeOTP, Google Authenticator of Microsoft Authenticator. Je wachtwoordbeheerder kan het misschien ook.",
        en: "An app on your phone that makes codes, such as Aegis, 2FAS, FreeOTP, Google Authenticator or Microsoft Authenticator. Your password manager may be able to do it too."
    }
    need_place() {
        nl: "Een plek om tien herstelcodes te bewaren, voor als je je telefoon kwijt bent.",
        en: "A place to keep ten recovery codes, for when you have lost your phone."
    }
    begin_button() { nl: "Begin", en: "Begin" }

    // Begun
    begun_lead() {
        nl: "Zet Vakspoor in je app, en vul de code in die de app dan laat zien.",
        en: "Put Vakspoor into your app, and fill in the code that the app shows then."
    }
    scan_title() { nl: "1. Zet Vakspoor in je app", en: "1. Put Vakspoor into your app" }
    scan() { nl: "Open je app, kies daar ‘toevoegen’ en scan deze QR-code.", en: "Open your app, choose ‘add’ there and scan this QR code." }
    qr_alternative() {
        nl: "QR-code met de sleutel voor je app. Dezelfde sleutel staat hieronder als tekst.",
        en: "QR code with the key for your app. The same key is below as text."
    }
    open_in_app() { nl: "Open je app op dit apparaat", en: "Open your app on this device" }
    type_over_summary() { nl: "Kun je niet scannen?", en: "Can you not scan?" }
    type_over() {
        nl: "Kies in je app voor een sleutel invoeren en typ deze over. Spaties mogen, hoofdletters hoeven niet. De soort is ‘op tijd gebaseerd’.",
        en: "Choose to enter a key in your app and type this over. Spaces are fine, capitals are not needed. The kind is ‘time based’."
    }
    secret_label() { nl: "Sleutel", en: "Key" }
    account_label() { nl: "Account", en: "Account" }
    code_title() { nl: "2. Vul de code uit je app in", en: "2. Fill in the code from your app" }
    code() { nl: "Code uit je app", en: "Code from your app" }
    code_hint() { nl: "6 cijfers", en: "6 digits" }
    turn_on_button() { nl: "Zet aan", en: "Turn on" }
    not_now() { nl: "Toch niet", en: "Not now" }

    // The codes
    codes_title() { nl: "Bewaar je herstelcodes", en: "Keep your recovery codes" }
    on_lead() {
        nl: "Extra beveiliging staat aan. Bewaar nu deze herstelcodes: je ziet ze maar één keer.",
        en: "Extra security is on. Keep these recovery codes now: you see them only once."
    }
    new_codes_lead() {
        nl: "Dit zijn je nieuwe herstelcodes. Bewaar ze nu: je ziet ze maar één keer. De oude werken niet meer.",
        en: "These are your new recovery codes. Keep them now: you see them only once. The old ones no longer work."
    }
    codes_explained() {
        nl: "Ben je je telefoon kwijt, dan log je in met je wachtwoord en een van deze codes. Elke code werkt één keer. Bewaar ze niet op je telefoon, maar bijvoorbeeld op papier of in je wachtwoordbeheerder.",
        en: "If you have lost your phone, you log in with your password and one of these codes. Each code works once. Do not keep them on your phone but, for instance, on paper or in your password manager."
    }
    codes_of(date: &str) { nl: format!("Herstelcodes voor Vakspoor, gemaakt op {date}."), en: format!("Recovery codes for Vakspoor, made on {date}.") }
    download_button() { nl: "Download als tekst", en: "Download as text" }
    codes_kept() { nl: "Ik heb ze bewaard", en: "I have kept them" }
    print_hint() { nl: "Printen kan ook: deze pagina past op één vel.", en: "You can print too: this page fits on one sheet." }
    file_name() { nl: "vakspoor-herstelcodes.txt", en: "vakspoor-recovery-codes.txt" }

    // On
    page_on_lead(date: &str) {
        nl: format!("Extra beveiliging staat aan sinds {date}. Bij het inloggen vragen we ook een code uit je app."),
        en: format!("Extra security has been on since {date}. When you log in we also ask for a code from your app.")
    }
    recovery_title() { nl: "Herstelcodes", en: "Recovery codes" }
    recovery_explained() {
        nl: "Nieuwe codes nodig? Dan werken de oude niet meer.",
        en: "Do you need new codes? Then the old ones no longer work."
    }
    recovery_few() {
        nl: "Maak nieuwe codes, zodat je er ook zonder je telefoon nog in kunt.",
        en: "Make new codes, so that you can still get in without your phone."
    }
    new_codes_button() { nl: "Maak nieuwe herstelcodes", en: "Make new recovery codes" }
    off_title() { nl: "Uitzetten", en: "Turning off" }
    off_explained() {
        nl: "Daarna is je wachtwoord weer genoeg om in te loggen. Heb je een nieuwe telefoon? Zet het uit en met je nieuwe telefoon weer aan.",
        en: "After that your password is enough to log in again. Do you have a new phone? Turn it off, and on again with your new phone."
    }
    any_code() { nl: "Code uit je app of een herstelcode", en: "Code from your app or a recovery code" }
    turn_off_button() { nl: "Zet extra beveiliging uit", en: "Turn extra security off" }
    back_to_account() { nl: "Je account", en: "Your account" }

    // Logging in
    step_title() { nl: "Vul je code in", en: "Enter your code" }
    step_lead() {
        nl: "Je wachtwoord klopt. Vul nu de code in die je app laat zien.",
        en: "Your password is right. Now fill in the code that your app shows."
    }
    step_lead_reset() {
        nl: "Je nieuwe wachtwoord is opgeslagen. Vul nu de code in die je app laat zien.",
        en: "Your new password has been saved. Now fill in the code that your app shows."
    }
    no_app_summary() { nl: "Geen app bij de hand?", en: "No app at hand?" }
    recovery_code() { nl: "Herstelcode", en: "Recovery code" }
    recovery_code_hint() {
        nl: "Een van de tien codes die je hebt bewaard, zoals 7K3M-9QXR-0ABC-1DEF",
        en: "One of the ten codes that you kept, such as 7K3M-9QXR-0ABC-1DEF"
    }
    lost_everything() {
        nl: "Heb je die ook niet meer? Vraag de beheerder van deze website om hulp.",
        en: "Do you not have those either? Ask whoever runs this website for help."
    }
    step_kept() {
        nl: "Wat je hebt ingevuld is nog bewaard.",
        en: "What you filled in is still kept."
    }
    other_account() { nl: "Log in met een ander account", en: "Log in with another account" }

    // What can be wrong
    wrong_code() {
        nl: "Deze code klopt niet, of is al gebruikt. Wacht tot je app een nieuwe laat zien. Klopt de tijd op je telefoon?",
        en: "This code is not right, or was used before. Wait until your app shows a new one. Is the time on your phone right?"
    }
    wrong_recovery_code() {
        nl: "Deze herstelcode klopt niet, of is al gebruikt.",
        en: "This recovery code is not right, or was used before."
    }
}

/// The recovery codes as a text to keep.
pub fn file(locale: crate::Locale, date: &str, codes: &[&str]) -> String {
    let line = |text: Text| format!("{text}\r\n");
    let list: String = codes.iter().map(|code| format!("{code}\r\n")).collect();
    format!("{}\r\n{list}\r\n{}", line(codes_of(locale, date)), line(codes_explained(locale)))
}
