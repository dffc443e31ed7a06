//! Texts: the ledger of exceptions.

use domain::allocation::{ArrangementKind, UnlessBasis, UnlessGround};
use domain::organisation::LedgerState;

names! {
    /// How a line stands, in a word or two.
    state(LedgerState) {
        LedgerState::Lapsed => "vervallen", "lapsed";
        LedgerState::Soon => "loopt binnen 6 maanden af", "ends within 6 months";
        LedgerState::Holds => "geldt", "holds";
        LedgerState::Ahead => "gaat later in", "begins later";
        LedgerState::Ended => "beëindigd", "ended";
    }
    /// A kind of arrangement, as a heading.
    how(ArrangementKind) {
        ArrangementKind::None => "Geen afspraak", "No arrangement";
        ArrangementKind::Supervision => "Onder verantwoordelijkheid", "Under somebody's responsibility";
        ArrangementKind::Tandem => "In tandem", "In tandem";
        ArrangementKind::Unless => "Tenzij", "Exception (tenzij)";
    }
    /// When a kind of arrangement fits, in one sentence.
    how_means(ArrangementKind) {
        ArrangementKind::None => "Er is niets afgesproken.", "Nothing is arranged.";
        ArrangementKind::Supervision => "Voor een stagiair of iemand in opleiding, en voor het uitwerken van een taak van een geregistreerde collega.", "For a trainee, and for working out a task of a registered colleague.";
        ArrangementKind::Tandem => "Een geregistreerde collega houdt de regie, de ander voert uit. Daar horen zeven afspraken bij.", "A registered colleague directs, the other carries out. Seven agreements belong to it.";
        ArrangementKind::Unless => "Iemand anders kan het net zo goed, of is juist nodig. Je legt uit waarom dat verantwoord is.", "Somebody else can do it as well, or is needed for it. You explain why that is responsible.";
    }
    /// The ground of an exception, as a choice.
    ground(UnlessGround) {
        UnlessGround::QualityNotLessened => "De hulp wordt er niet minder van", "The quality of the help is not lessened";
        UnlessGround::NecessaryForQuality => "Het is nodig voor goede hulp", "The quality of the help needs it";
    }
    /// On what the ground rests, as a choice.
    basis(UnlessBasis) {
        UnlessBasis::ExistingRelation => "Er is al een band met de jongere of het gezin", "There is a relation with the young person or the family already";
        UnlessBasis::SpecificSkill => "Er is een bijzondere vaardigheid voor nodig", "A specific skill is needed for it";
        UnlessBasis::ArtTherapist => "Het gaat om een vaktherapeut", "It is an arts therapist (vaktherapeut)";
        UnlessBasis::Paramedic => "Het gaat om een paramedicus", "It is a paramedic";
        UnlessBasis::Other => "Iets anders: zie de uitleg", "Something else: see the explanation";
    }
}

texts! {
    title() { nl: "Uitzonderingen", en: "Exceptions" }
    explained() {
        nl: "Hier staat hoe iemand zonder registratie toch werk mag doen dat voor geregistreerde professionals is. Elke afspraak vervalt vanzelf op de dag dat je opnieuw zou kijken. Een tandem en werk in opleiding vervallen ook zodra de registratie van wie verantwoordelijk is niet meer geldt; bij een tenzij blijft dat aan jullie.",
        en: "Here it says how somebody without a registration may do work that is for registered professionals. Each arrangement lapses by itself on the day on which you would look again. A tandem and work in training also lapse as soon as the registration of who is responsible no longer holds; with a tenzij that is up to you.",
    }
    lead(holds: usize, lapsed: usize) {
        nl: match (holds, lapsed) {
            (0, 0) => "Er geldt nu geen enkele afspraak.".to_owned(),
            (1, 0) => "Er geldt nu één afspraak.".to_owned(),
            (holds, 0) => format!("Er gelden nu {holds} afspraken."),
            (0, 1) => "Er geldt geen enkele afspraak. Eén is vervallen.".to_owned(),
            (0, lapsed) => format!("Er geldt geen enkele afspraak. {lapsed} zijn vervallen."),
            (1, 1) => "Er geldt nu één afspraak. Eén is vervallen.".to_owned(),
            (1, lapsed) => format!("Er geldt nu één afspraak. {lapsed} zijn vervallen."),
            (holds, 1) => format!("Er gelden nu {holds} afspraken. Eén is vervallen."),
            (holds, lapsed) => format!("Er gelden nu {holds} afspraken. {lapsed} zijn vervallen."),
        },
        en: match (holds, lapsed) {
            (0, 0) => "No arrangement holds now.".to_owned(),
            (1, 0) => "One arrangement holds now.".to_owned(),
            (holds, 0) => format!("{holds} arrangements hold now."),
            (0, 1) => "No arrangement holds now. One has lapsed.".to_owned(),
            (0, lapsed) => format!("No arrangement holds now. {lapsed} have lapsed."),
            (1, 1) => "One arrangement holds now. One has lapsed.".to_owned(),
            (1, lapsed) => format!("One arrangement holds now. {lapsed} have lapsed."),
            (holds, 1) => format!("{holds} arrangements hold now. One has lapsed."),
            (holds, lapsed) => format!("{holds} arrangements hold now. {lapsed} have lapsed."),
        },
    }
    add() { nl: "Leg een uitzondering vast", en: "Record an exception" }
    empty_title() { nl: "Nog geen uitzonderingen", en: "No exceptions yet" }
    empty_text() {
        nl: "Doet iemand zonder registratie werk dat daar wel om vraagt? Leg hier vast hoe jullie dat regelen, wie verantwoordelijk is en wanneer je opnieuw kijkt.",
        en: "Does somebody without a registration do work that asks for one? Record here how you arrange it, who is responsible and when you look again.",
    }
    show_which() { nl: "Toon", en: "Show" }
    all(number: usize) { nl: format!("alles ({number})"), en: format!("all ({number})") }
    counted(state: &str, number: usize) { nl: format!("{state} ({number})"), en: format!("{state} ({number})") }
    show() { nl: "Bekijk", en: "Show" }
    none_such() { nl: "Geen enkele regel is zo.", en: "No line is like that." }
    lines() { nl: "Afspraken", en: "Arrangements" }
    who_what(name: &str, work: &str) { nl: format!("{name}: {work}"), en: format!("{name}: {work}") }
    responsible_is(name: &str) { nl: format!("verantwoordelijk: {name}"), en: format!("responsible: {name}") }
    responsible_nobody() { nl: "niemand verantwoordelijk", en: "nobody responsible" }
    responsible_left() { nl: "Wie verantwoordelijk was, werkt hier niet meer.", en: "Who was responsible no longer works here." }
    review_is(day: &str) { nl: format!("opnieuw bekijken op {day}"), en: format!("to be looked at again on {day}") }
    ended_on(day: &str) { nl: format!("laatste dag {day}"), en: format!("last day {day}") }
}

texts! {
    new_title() { nl: "Een uitzondering vastleggen", en: "Record an exception" }
    edit_title() { nl: "Uitzondering wijzigen", en: "Change the exception" }
    choose_how() { nl: "Hoe regel je het?", en: "How do you arrange it?" }
    choose_how_lead() { nl: "Kies wat bij dit werk past. Daarna vul je in wat ervoor nodig is.", en: "Choose what fits this work. Then you fill in what it needs." }
    staff() { nl: "Wie doet het werk?", en: "Who does the work?" }
    work() { nl: "Welk werk?", en: "Which work?" }
    seek() { nl: "Zoek in het personeel", en: "Search the staff" }
    seek_hint(shown: usize) {
        nl: match shown {
            0 => "Op naam, functie of nummer. We vonden niemand.".to_owned(),
            1 => "Op naam, functie of nummer. In de lijst hieronder staat er 1.".to_owned(),
            shown => format!("Op naam, functie of nummer. In de lijst hieronder staan er {shown}."),
        },
        en: match shown {
            0 => "By name, job title or number. We found nobody.".to_owned(),
            shown => format!("By name, job title or number. The list below has {shown}."),
        }
    }
    seek_do() { nl: "Zoek", en: "Search" }
    seek_name() { nl: "Naam van een medewerker", en: "Name of somebody on the staff" }
    pick() { nl: "Kies …", en: "Choose …" }
    responsible() { nl: "Wie is verantwoordelijk?", en: "Who is responsible?" }
    responsible_hint() {
        nl: "Een collega die op deze dag geregistreerd is bij SKJ of BIG. Die ziet in het eigen logboek dat je dit nakijkt, als de registratie gedeeld is.",
        en: "A colleague who is registered with SKJ or BIG on this day. If the registration is shared, they see in their own log that you look at it.",
    }
    responsible_unless_hint() { nl: "De collega die deze uitzondering in de gaten houdt.", en: "The colleague who watches this exception." }
    agreements() { nl: "Dit is afgesproken", en: "This is agreed" }
    agreements_hint() { nl: "Alle zeven zijn nodig.", en: "All seven are needed." }
    ground_label() { nl: "Waarom is het verantwoord?", en: "Why is it responsible?" }
    basis_label() { nl: "Waarop berust dat?", en: "On what does that rest?" }
    reason_label() { nl: "Uitleg", en: "Explanation" }
    reason_hint(minimum: usize) {
        nl: format!("Ten minste {minimum} tekens, zodat je het later kunt laten zien. Geen namen of andere gegevens van cliënten."),
        en: format!("At least {minimum} characters, so that you can show it later. No names or other data of clients."),
    }
    since() { nl: "Vanaf welke dag?", en: "From which day?" }
    review() { nl: "Wanneer kijk je opnieuw?", en: "When do you look again?" }
    review_hint() { nl: "Op deze dag vervalt de afspraak vanzelf, tenzij je haar eerder hebt bekeken. Bijvoorbeeld over een jaar. Een half jaar ervoor komt het op de lijst 'Te doen'.", en: "On this day the arrangement lapses by itself, unless you have looked at it before. For example in a year. Half a year before, it comes on the list 'To do'." }
    until() { nl: "Laatste dag", en: "Last day" }
    until_hint() { nl: "Alleen als je de afspraak eerder wilt laten eindigen.", en: "Only if the arrangement has to end earlier." }
    save() { nl: "Leg vast", en: "Record" }
    cancel() { nl: "Annuleer", en: "Cancel" }
    changed() { nl: "Iemand anders heeft dit net gewijzigd. Hieronder staat wat jij typte, en eronder wat er nu bewaard is. Leg je vast, dan geldt wat jij typte.", en: "Somebody else has just changed this. Below is what you typed, and under it what is stored now. If you record it, what you typed holds." }
    stored_now() { nl: "Zo is het nu bewaard", en: "This is stored now" }
    similar(since: &str, last: &str) {
        nl: format!("Er is al zo'n afspraak voor dit werk: van {since} tot en met {last}. Kies andere dagen, of wijzig die afspraak."),
        en: format!("There is such an arrangement for this work already: from {since} up to and including {last}. Choose other days, or change that one."),
    }
    similar_what() { nl: "Deze afspraak overlapt met een die er al is, voor dezelfde collega en hetzelfde werk.", en: "This arrangement overlaps with one that is there already, for the same colleague and the same work." }
    similar_see() { nl: "Bekijk de afspraak die er is", en: "See the one that is there" }
    save_anyway() { nl: "Leg toch vast", en: "Record it anyway" }
    same_person() { nl: "Kies iemand anders: wie het werk doet, kan niet zelf verantwoordelijk zijn.", en: "Choose somebody else: who does the work cannot be responsible for it." }
    no_responsible() { nl: "Kies een collega die hier werkt.", en: "Choose a colleague who works here." }
    before_the_norm() { nl: "De norm geldt sinds 2015. Kies een dag daarna.", en: "The norm holds since 2015. Choose a day after that." }
    review_far() { nl: "Kijk binnen vijf jaar na de eerste dag opnieuw.", en: "Look again within five years of the first day." }
    review_past() { nl: "Kies een dag na vandaag, en na de eerste dag.", en: "Choose a day after today, and after the first day." }
    reversed() { nl: "De laatste dag ligt voor de eerste. Kies een latere.", en: "The last day is before the first. Choose a later one." }
    bad_day() { nl: "Kies een dag tussen 1900 en 2200.", en: "Choose a day between 1900 and 2200." }
    needless() { nl: "Voor dit werk is geen uitzondering nodig: iedereen die het kan, mag het doen.", en: "This work needs no exception: everybody who can do it may." }
    not_this_way(reason: &str) { nl: format!("Zo kan het niet. {reason} Kies een andere manier."), en: format!("This way it is not possible. {reason} Choose another way.") }
    too_long(max: usize) { nl: format!("Gebruik hoogstens {max} tekens."), en: format!("Use at most {max} characters.") }
    not_readable() { nl: "Hier staat een teken in dat je niet kunt zien. Typ het opnieuw.", en: "There is a character in this that cannot be seen. Type it again." }
}

texts! {
    holds_until(day: &str) { nl: format!("Deze afspraak geldt, tot en met {day} als er niets verandert."), en: format!("This arrangement holds, up to and including {day} if nothing changes.") }
    holds_on() { nl: "Deze afspraak geldt.", en: "This arrangement holds." }
    has_lapsed() { nl: "Deze afspraak is vervallen.", en: "This arrangement has lapsed." }
    has_left() { nl: "Deze afspraak is vervallen: wie het werk deed, werkt hier niet meer.", en: "This arrangement has lapsed: who did the work no longer works here." }
    begins(day: &str) { nl: format!("Deze afspraak gaat in op {day}."), en: format!("This arrangement begins on {day}.") }
    has_ended(day: &str) { nl: format!("Deze afspraak is beëindigd. De laatste dag was {day}."), en: format!("This arrangement was ended. The last day was {day}.") }
    what_now() { nl: "Kijk opnieuw, kies een andere verantwoordelijke, of laat een geregistreerde collega het werk doen.", en: "Look again, choose somebody else as responsible, or have a registered colleague do the work." }
    not_needed_now() { nl: "De afspraak is nu niet nodig: de norm vraagt hier geen uitzondering.", en: "The arrangement is not needed now: the norm asks for no exception here." }
    fact_staff() { nl: "Wie", en: "Who" }
    fact_work() { nl: "Werk", en: "Work" }
    fact_how() { nl: "Afspraak", en: "Arrangement" }
    fact_responsible() { nl: "Verantwoordelijk", en: "Responsible" }
    fact_ground() { nl: "Grond", en: "Ground" }
    fact_basis() { nl: "Berust op", en: "Rests on" }
    fact_agreements() { nl: "Afgesproken", en: "Agreed" }
    fact_since() { nl: "Vanaf", en: "From" }
    fact_review() { nl: "Opnieuw bekijken op", en: "To be looked at again on" }
    look_again() { nl: "Bekijk opnieuw of wijzig", en: "Look again or change" }
    end_it() { nl: "Beëindig", en: "End" }
    end_title() { nl: "Uitzondering beëindigen", en: "End the exception" }
    end_lead(name: &str, work: &str) {
        nl: format!("Na de laatste dag mag {name} dit werk alleen nog doen als het op een andere manier mag: {work}."),
        en: format!("After the last day {name} may do this work only if that is allowed in another way: {work}."),
    }
    history() { nl: "Geschiedenis", en: "History" }
    history_lead() { nl: "Wie wat heeft vastgelegd en gewijzigd, het laatste bovenaan.", en: "Who recorded and changed what, the last one on top." }
    touches() { nl: "Het werk dat erop rust", en: "The work that rests on it" }
    touches_none() { nl: "Er is nu geen inzet voor dit werk.", en: "There is no allocation for this work now." }
    was_created() { nl: "Vastgelegd", en: "Recorded" }
    was_edited() { nl: "Gewijzigd", en: "Changed" }
    was_ended() { nl: "Beëindigd", en: "Ended" }
    was_deleted() { nl: "Verwijderd", en: "Deleted" }
    was_imported() { nl: "Uit een bestand", en: "From a file" }
    sheet() { nl: "Uitzonderingen", en: "Exceptions" }
    column_state() { nl: "Stand", en: "State" }
    column_why() { nl: "Waarom vervallen", en: "Why it lapsed" }
    column_holds() { nl: "Geldt tot en met", en: "Holds up to and including" }
    nobody_keeps() { nl: "De eigenaar en wie over kwaliteit gaat, kunnen een uitzondering vastleggen.", en: "The owner and who is responsible for quality can record an exception." }
}
