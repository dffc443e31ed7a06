//! The frame around every page.

texts! {
    product() { nl: "Vakspoor", en: "Vakspoor" }
    skip_to_content() { nl: "Naar de inhoud", en: "Skip to content" }
    main_navigation() { nl: "Hoofdmenu", en: "Main menu" }
    standing() { nl: "Waar sta ik", en: "Where I stand" }
    activities() { nl: "Activiteiten", en: "Activities" }
    add() { nl: "Leg vast", en: "Log" }
    work() { nl: "Werk", en: "Work" }
    dossier() { nl: "Dossier", en: "Dossier" }
    account() { nl: "Account", en: "Account" }
    rules() { nl: "Regels en bronnen", en: "Rules and sources" }
    sign_in() { nl: "Inloggen", en: "Log in" }
    sign_up() { nl: "Account maken", en: "Sign up" }
    sign_out() { nl: "Uitloggen", en: "Log out" }
    error_prefix() { nl: "Fout: ", en: "Error: " }
    printed_on(date: &str) { nl: format!("Afgedrukt op {date}"), en: format!("Printed on {date}") }
    printed_by(date: &str, name: &str) { nl: format!("Afgedrukt op {date} door {name}"), en: format!("Printed on {date} by {name}") }
    about_sources() {
        nl: "Vakspoor rekent met de regels zoals ze bekend zijn. Het register beslist.",
        en: "Vakspoor counts by the rules as far as they are known. The register decides."
    }
    undo() { nl: "Ongedaan maken", en: "Undo" }
    back() { nl: "Terug", en: "Back" }
}
