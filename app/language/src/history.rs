//! Texts of the history of what is in a dossier: of every kind the same.

texts! {
    link() { nl: "Geschiedenis", en: "History" }
    delete() { nl: "Verwijderen", en: "Delete" }
    title(name: &str) { nl: format!("Geschiedenis van {name}"), en: format!("History of {name}") }
    lead() {
        nl: "Elke versie, de nieuwste bovenaan. Niets gaat verloren.",
        en: "Every version, the newest first. Nothing is lost."
    }
    version(number: i32) { nl: format!("Versie {number}"), en: format!("Version {number}") }
    put_back(number: i32) { nl: format!("Zet versie {number} terug"), en: format!("Put version {number} back") }
    was_created() { nl: "Vastgelegd", en: "Entered" }
    was_edited() { nl: "Gewijzigd", en: "Changed" }
    was_deleted() { nl: "Verwijderd", en: "Deleted" }
    was_restored() { nl: "Teruggezet", en: "Put back" }
    was_imported() { nl: "Geïmporteerd", en: "Imported" }
    by_another() { nl: "door iemand anders", en: "by somebody else" }
    unchanged() { nl: "Niets veranderd.", en: "Nothing changed." }
    current_version() { nl: "zoals het nu is", en: "as it is now" }
    was() { nl: "was", en: "was" }
    is_now() { nl: "werd", en: "became" }
    yes() { nl: "Ja", en: "Yes" }
    no() { nl: "Nee", en: "No" }
}
