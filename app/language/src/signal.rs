//! Texts: what asks an employer's attention.

use crate::{Locale, Text};
use domain::allocation::ArrangementKind;
use domain::signal::{SignalKind, Stage};

texts! {
    title() { nl: "Te doen", en: "To do" }
    open() { nl: "Bekijk wat er te doen is", en: "See what there is to do" }
    lead(number: u64) {
        nl: if number == 1 { "Eén ding vraagt aandacht.".to_owned() } else { format!("{number} dingen vragen aandacht.") },
        en: if number == 1 { "One thing asks attention.".to_owned() } else { format!("{number} things ask attention.") },
    }
    lead_none() { nl: "Er is nu niets te doen.", en: "There is nothing to do now." }
    lead_settled(number: u64) {
        nl: if number == 1 { "In de laatste 30 dagen is één ding afgehandeld.".to_owned() } else { format!("In de laatste 30 dagen zijn {number} dingen afgehandeld.") },
        en: if number == 1 { "One thing was settled in the last 30 days.".to_owned() } else { format!("{number} things were settled in the last 30 days.") },
    }
    explained() {
        nl: "De lijst maakt zichzelf, uit wat er vandaag staat. Wat je afhandelt, komt terug als de dag dichterbij komt: 6, 3 en 1 maand van tevoren, en op de dag zelf.",
        en: "The list makes itself, from how things stand today. What you settle comes back when the day comes nearer: 6, 3 and 1 months before, and on the day itself.",
    }
    own_teams_only() { nl: "Je ziet wat over de mensen van je eigen teams gaat.", en: "You see what is about the people of your own teams." }
    kinds() { nl: "Waarover het gaat", en: "What it is about" }
    all(number: u64) { nl: format!("Alles ({number})"), en: format!("All ({number})") }
    kind_count(kind: SignalKind, number: u64) {
        nl: format!("{} ({number})", self::kind(Locale::Nl, kind)),
        en: format!("{} ({number})", self::kind(Locale::En, kind)),
    }
    settled_open(number: u64) { nl: format!("Afgehandeld ({number})"), en: format!("Settled ({number})") }
    back_to_open() { nl: "Terug naar wat er te doen is", en: "Back to what there is to do" }
    caption() { nl: "Wat er te doen is", en: "What there is to do" }
    column_who() { nl: "Wie", en: "Who" }
    column_what() { nl: "Wat", en: "What" }
    column_day() { nl: "Datum", en: "Date" }
    column_settled() { nl: "Afgehandeld", en: "Settled" }
    settle() { nl: "Afgehandeld", en: "Settled" }
    settle_whose(name: &str) { nl: format!(": {name}"), en: format!(": {name}") }
    unsettle() { nl: "Zet terug", en: "Put back" }
    tick(name: &str, what: &str) { nl: format!("Kies {name}: {what}"), en: format!("Select {name}: {what}") }
    tick_all() { nl: "Kruis alles op deze pagina aan", en: "Tick everything on this page" }
    tick_some() { nl: "Kruis eerst aan wat je bedoelt.", en: "First tick what you mean." }
    settle_ticked() { nl: "Afgehandeld: wat je aankruiste", en: "Settled: what you ticked" }
    unsettle_ticked() { nl: "Zet terug wat je aankruiste", en: "Put back what you ticked" }
    ticked() { nl: "Meer tegelijk", en: "Several at once" }
    settled_by(day: &str, name: &str) { nl: format!("{day}, door {name}"), en: format!("{day}, by {name}") }
    empty_title() { nl: "Niets te doen", en: "Nothing to do" }
    empty() {
        nl: "Hier komt het vanzelf als een registratie afloopt, iemand stopt met delen, of een uitzondering opnieuw bekeken moet worden.",
        en: "It appears here by itself when a registration ends, somebody stops sharing, or an exception has to be looked at again.",
    }
    settled_none() { nl: "In de laatste 30 dagen is niets afgehandeld.", en: "Nothing was settled in the last 30 days." }

    registration_ends(name: &str) { nl: format!("{name} loopt af"), en: format!("{name} ends") }
    registrations_end(names: &str) { nl: format!("{names} lopen af"), en: format!("{names} end") }
    no_reserved_work() {
        nl: "Geef geen werk waarvoor registratie nodig is, behalve met een afspraak die dat toelaat.",
        en: "Give no work that needs registration, except under an arrangement that allows it.",
    }
    some_registration() { nl: "De registratie", en: "The registration" }
    sharing_begun() { nl: "Deelt sinds kort", en: "Has begun to share" }
    sharing_withdrawn() { nl: "Deelt niet meer", en: "No longer shares" }
    sharing_withdrawn_why() {
        nl: "Jullie zien alleen nog wat jullie zelf hebben ingevuld. Kijk de registratie na in het openbare register.",
        en: "You see only what you entered yourselves. Look the registration up in the public register.",
    }
    arrangement_lapsed(how: &str, work: &str) {
        nl: format!("De afspraak voor {work} ({how}) geldt niet meer"),
        en: format!("The arrangement for {work} ({how}) no longer holds"),
    }
    arrangement_review(how: &str, work: &str) {
        nl: format!("Kijk opnieuw naar de afspraak voor {work} ({how})"),
        en: format!("Look again at the arrangement for {work} ({how})"),
    }
    allocation_not_allowed(work: &str) { nl: format!("Doet {work}, en dat mag niet meer"), en: format!("Does {work}, which is no longer allowed") }
    allocation_not_allowed_of(work: &str, reference: &str) {
        nl: format!("Doet {work} ({reference}), en dat mag niet meer"),
        en: format!("Does {work} ({reference}), which is no longer allowed"),
    }
    objection(work: &str) { nl: format!("Maakte bezwaar tegen {work}"), en: format!("Objected to {work}") }
    objection_of(work: &str, reference: &str) {
        nl: format!("Maakte bezwaar tegen {work} ({reference})"),
        en: format!("Objected to {work} ({reference})"),
    }
    objection_responsible(work: &str) {
        nl: format!("Wil niet verantwoordelijk zijn voor {work}"),
        en: format!("Does not want to be responsible for {work}"),
    }
    objection_why() {
        nl: "Het wacht op een antwoord van wie over de inzet gaat.",
        en: "It waits for an answer of whoever decides on the work.",
    }
    allocation_why() {
        nl: "Beëindig de inzet, geef het werk aan iemand anders, of leg een afspraak vast.",
        en: "End the allocation, give the work to somebody else, or record an arrangement.",
    }

    digest_title() { nl: "Weekmail", en: "Weekly mail" }
    digest_on() {
        nl: "Je krijgt hooguit één mail per week, als er iets nieuws te doen is: op maandag, en de eerste keer zodra er iets is. Er staan geen namen in.",
        en: "You get at most one mail a week, when there is something new to do: on Monday, and the first time as soon as there is something. There are no names in it.",
    }
    digest_off() { nl: "Je krijgt geen mail over wat er te doen is.", en: "You get no mail about what there is to do." }
    digest_stop() { nl: "Stop de weekmail", en: "Stop the weekly mail" }
    digest_start() { nl: "Stuur me de weekmail", en: "Send me the weekly mail" }
}

names! {
    /// What it is about, for a list to choose from.
    kind(SignalKind) {
        SignalKind::AllocationNotAllowed => "Inzet mag niet meer", "Work no longer allowed";
        SignalKind::RegistrationLapsed => "Registratie verlopen of niet gevonden", "Registration expired or not found";
        SignalKind::RegistrationMeasure => "Geschorst, doorgehaald of onbekende maatregel", "Suspended, struck off or an unknown measure";
        SignalKind::RegistrationEnds => "Registratie loopt af", "Registration ends";
        SignalKind::ArrangementLapsed => "Uitzondering vervallen", "Exception lapsed";
        SignalKind::ArrangementReview => "Uitzondering opnieuw bekijken", "Look at an exception again";
        SignalKind::DisputeOpen => "Bezwaar", "Objection";
        SignalKind::SharingWithdrawn => "Deelt niet meer", "No longer shares";
        SignalKind::SharingBegun => "Deelt sinds kort", "Has begun to share";
    }
    /// How near the day is, in a badge.
    stage(Stage) {
        Stage::SixMonths => "Binnen 6 maanden", "Within 6 months";
        Stage::ThreeMonths => "Binnen 3 maanden", "Within 3 months";
        Stage::OneMonth => "Binnen een maand", "Within a month";
        Stage::Now => "Nu", "Now";
    }
    /// How work is arranged, in a word or two.
    arrangement_word(ArrangementKind) {
        ArrangementKind::None => "geen afspraak", "no arrangement";
        ArrangementKind::Supervision => "onder verantwoordelijkheid", "under responsibility";
        ArrangementKind::Tandem => "tandem", "tandem";
        ArrangementKind::Unless => "tenzij", "tenzij";
    }
}

/// So many of a kind, as a line in a mail.
#[must_use]
pub fn line(locale: Locale, kind: SignalKind, number: u64) -> Text {
    let one = number == 1;
    let choose = |singular: &'static str, plural: &'static str| if one { singular } else { plural };
    let words = match (locale, kind) {
        (Locale::Nl, SignalKind::AllocationNotAllowed) => choose("inzet mag niet meer", "keer mag een inzet niet meer"),
        (Locale::En, SignalKind::AllocationNotAllowed) => {
            choose("allocation is no longer allowed", "allocations are no longer allowed")
        }
        (Locale::Nl, SignalKind::RegistrationLapsed) => {
            choose("registratie is verlopen of niet gevonden", "registraties zijn verlopen of niet gevonden")
        }
        (Locale::En, SignalKind::RegistrationLapsed) => {
            choose("registration has expired or was not found", "registrations have expired or were not found")
        }
        (Locale::Nl, SignalKind::RegistrationMeasure) => choose(
            "registratie heeft een schorsing, doorhaling of onbekende maatregel",
            "registraties hebben een schorsing, doorhaling of onbekende maatregel",
        ),
        (Locale::En, SignalKind::RegistrationMeasure) => choose(
            "registration has a suspension, a striking off or an unknown measure",
            "registrations have a suspension, a striking off or an unknown measure",
        ),
        (Locale::Nl, SignalKind::RegistrationEnds) => {
            choose("registratie loopt binnen 6 maanden af", "registraties lopen binnen 6 maanden af")
        }
        (Locale::En, SignalKind::RegistrationEnds) => {
            choose("registration ends within 6 months", "registrations end within 6 months")
        }
        (Locale::Nl, SignalKind::ArrangementLapsed) => {
            choose("uitzondering is vervallen", "uitzonderingen zijn vervallen")
        }
        (Locale::En, SignalKind::ArrangementLapsed) => choose("exception has lapsed", "exceptions have lapsed"),
        (Locale::Nl, SignalKind::ArrangementReview) => choose(
            "uitzondering moet binnen 6 maanden opnieuw bekeken worden",
            "uitzonderingen moeten binnen 6 maanden opnieuw bekeken worden",
        ),
        (Locale::En, SignalKind::ArrangementReview) => choose(
            "exception has to be looked at again within 6 months",
            "exceptions have to be looked at again within 6 months",
        ),
        (Locale::Nl, SignalKind::DisputeOpen) => choose("bezwaar wacht op antwoord", "bezwaren wachten op antwoord"),
        (Locale::En, SignalKind::DisputeOpen) => {
            choose("objection waits for an answer", "objections wait for an answer")
        }
        (Locale::Nl, SignalKind::SharingWithdrawn) => {
            choose("medewerker deelt niet meer", "medewerkers delen niet meer")
        }
        (Locale::En, SignalKind::SharingWithdrawn) => choose("person no longer shares", "people no longer share"),
        (Locale::Nl, SignalKind::SharingBegun) => choose("medewerker deelt sinds kort", "medewerkers delen sinds kort"),
        (Locale::En, SignalKind::SharingBegun) => choose("person has begun to share", "people have begun to share"),
    };
    format!("{number} {words}").into()
}
