//! Words that every form shares.

use crate::Text;

texts! {
    summary_title() { nl: "Er klopt iets nog niet", en: "Something is not right yet" }
    optional() { nl: "(hoeft niet)", en: "(optional)" }
    required() { nl: "Vul dit in.", en: "Fill this in." }
    choose() { nl: "Maak een keuze.", en: "Make a choice." }
    too_long(max: usize) { nl: format!("Gebruik hooguit {max} tekens."), en: format!("Use at most {max} characters.") }
    not_a_date() { nl: "Vul een datum in, zoals 28-2-2026.", en: "Enter a date, such as 28-2-2026." }
    not_a_number() { nl: "Vul een getal in, zoals 12 of 1,5.", en: "Enter a number, such as 12 or 1.5." }
    date_hint() { nl: "Bijvoorbeeld 28-2-2026", en: "For example 28-2-2026" }
    more() { nl: "Meer gegevens", en: "More details" }
    save() { nl: "Opslaan", en: "Save" }
    cancel() { nl: "Annuleren", en: "Cancel" }
    today() { nl: "vandaag", en: "today" }
}

/// What is wrong at a field, for those who do not see the field next to it: 'E-mailadres: vul dit in.' A message that
/// names its field already stays as it is.
pub fn at_field(label: &str, message: &Text) -> Text {
    if message.to_lowercase().contains(&label.to_lowercase()) {
        return message.clone();
    }
    format!("{label}: {}", crate::standing::inline(message)).into()
}
