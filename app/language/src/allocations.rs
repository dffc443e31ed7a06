//! Texts: the work that is given to people.

use domain::allocation::Answer;

names! {
    /// The answer in a word or two.
    short(Answer) {
        Answer::Allowed => "mag", "allowed";
        Answer::AllowedSupervised => "mag onder verantwoordelijkheid", "allowed with supervision";
        Answer::AllowedUnless => "mag bij uitzondering", "allowed as an exception";
        Answer::NotAllowed => "mag niet", "not allowed";
        Answer::OutOfScope => "buiten de norm", "outside the norm";
    }
}

texts! {
    objection_answered() { nl: "antwoord gegeven op een bezwaar", en: "an objection was answered" }
    title() { nl: "Inzet", en: "Allocations" }
    explained() {
        nl: "Wie doet welk werk, en mag dat? Het antwoord volgt elke dag opnieuw uit de registraties en de afspraken.",
        en: "Who does which work, and is that allowed? The answer follows anew each day from the registrations and the arrangements.",
    }
    lead(all: usize, trouble: usize) {
        nl: match (all, trouble) {
            (_, 0) => "Alles wat vandaag gedaan wordt, mag.".to_owned(),
            (_, 1) => "Eén inzet mag vandaag niet.".to_owned(),
            (_, trouble) => format!("{trouble} keer mag iemand het werk van vandaag niet doen."),
        },
        en: match (all, trouble) {
            (_, 0) => "Everything that is done today is allowed.".to_owned(),
            (_, 1) => "One allocation is not allowed today.".to_owned(),
            (_, trouble) => format!("{trouble} times somebody may not do the work of today."),
        },
    }
    add() { nl: "Zet iemand in", en: "Allocate somebody" }
    empty_title() { nl: "Nog geen inzet", en: "No allocations yet" }
    empty_text() {
        nl: "Zet iemand in voor een soort werk. Je ziet eerst of het mag, waarom, en tot wanneer.",
        en: "Allocate somebody to a kind of work. You see first whether that is allowed, why, and until when.",
    }
    none_found() { nl: "Geen inzet past bij deze keuze.", en: "No allocation fits this choice." }
    lines(number: usize) { nl: format!("Inzet ({number})"), en: format!("Allocations ({number})") }
    filter() { nl: "Filter", en: "Filter" }
    anybody() { nl: "iedereen", en: "everybody" }
    any_team() { nl: "alle teams", en: "all teams" }
    any_work() { nl: "al het werk", en: "all work" }
    any_answer() { nl: "elk antwoord", en: "any answer" }
    who() { nl: "Wie", en: "Who" }
    team() { nl: "Team", en: "Team" }
    work() { nl: "Werk", en: "Work" }
    today() { nl: "Mag het vandaag?", en: "Is it allowed today?" }
    over() { nl: "Ook wat voorbij is", en: "What is over too" }
    show() { nl: "Bekijk", en: "Show" }
    clear() { nl: "Zonder filter", en: "Without filter" }
    todo() { nl: "Hier moet iets gebeuren", en: "Something has to be done here" }
    todo_text() { nl: "Dit werk mag vandaag niet zo gedaan worden.", en: "This work may not be done like this today." }
    has_left() { nl: "Deze medewerker werkt hier niet meer.", en: "This person no longer works here." }
    has_left_short() { nl: "werkt hier niet meer", en: "no longer works here" }
    period(since: &str, until: &str) { nl: format!("{since} tot en met {until}"), en: format!("{since} up to and including {until}") }
    from(since: &str) { nl: format!("vanaf {since}"), en: format!("from {since}") }
    reference_is(reference: &str) { nl: format!("kenmerk {reference}"), en: format!("reference {reference}") }
    on_responsibility(name: &str) { nl: format!("Verantwoordelijk: {name}."), en: format!("Responsible: {name}.") }
}

texts! {
    sheet() { nl: "Inzet", en: "Allocations" }
    column_may() { nl: "Mag het?", en: "Is it allowed?" }
    column_until() { nl: "Tot en met", en: "Up to and including" }
    column_stays() { nl: "Dit antwoord geldt tot en met", en: "This answer holds up to and including" }
    new_title() { nl: "Mag iemand dit werk doen?", en: "May somebody do this work?" }
    answered_title() { nl: "Het antwoord: mag iemand dit werk doen?", en: "The answer: may somebody do this work?" }
    new_lead() { nl: "Kies wie, welk werk en wanneer. Je ziet het antwoord voordat er iets bewaard wordt.", en: "Choose who, which work and when. You see the answer before anything is stored." }
    edit_title() { nl: "Inzet wijzigen", en: "Change the allocation" }
    staff() { nl: "Wie doet het werk?", en: "Who does the work?" }
    which() { nl: "Welk werk?", en: "Which work?" }
    pick() { nl: "Kies …", en: "Choose …" }
    since() { nl: "Vanaf welke dag?", en: "From which day?" }
    until() { nl: "Tot en met welke dag?", en: "Up to and including which day?" }
    until_hint() { nl: "Laat dit leeg als het einde nog niet bekend is.", en: "Leave this empty if the end is not known yet." }
    ask() { nl: "Bekijk of het mag", en: "See whether it is allowed" }
    reference() { nl: "Eigen kenmerk", en: "Reference of your own" }
    reference_hint() {
        nl: "Een code uit jullie eigen administratie. Geen namen of andere gegevens van cliënten.",
        en: "A code from your own administration. No names or other data of clients.",
    }
    save() { nl: "Leg deze inzet vast", en: "Record this allocation" }
    answer() { nl: "Het antwoord", en: "The answer" }
    head(name: &str, work: &str) { nl: format!("{name}: {work}"), en: format!("{name}: {work}") }
    whole_period() { nl: "Dit geldt voor de hele periode.", en: "This holds for the whole period." }
    without_end() { nl: "Zoals het nu is, verandert dit niet.", en: "As things stand, this does not change." }
    partly() { nl: "Dit mag maar een deel van de tijd.", en: "This is allowed for part of the time only." }
    only_until(day: &str) {
        nl: format!("Let op: dit mag alleen tot en met {day}. Daarna mag het niet meer, als er niets verandert."),
        en: format!("Note: this is allowed up to and including {day} only. After that it no longer is, if nothing changes."),
    }
    changes_from(day: &str) { nl: format!("Vanaf {day} is het antwoord anders."), en: format!("From {day} the answer is another one.") }
    refused_until(day: &str) { nl: format!("Dit blijft zo tot en met {day}."), en: format!("This stays so up to and including {day}.") }
    not_stored() { nl: "Deze inzet is niet bewaard, want op de eerste dag mag dit niet.", en: "This allocation is not stored, because it is not allowed on the first day." }
    other_answer() { nl: "Het antwoord voor deze periode is een ander dan je eerder zag. Bekijk het hieronder en leg het dan vast.", en: "The answer for this period is another one than you saw before. Look at it below and then record it." }
    course() { nl: "Hoe het antwoord verloopt", en: "How the answer goes on" }
    why() { nl: "Waarom", en: "Why" }
    change() { nl: "Wat maakt dat het wel mag", en: "What would make it allowed" }
    change_skills(skills: &str) { nl: format!("De vaardigheden {skills} ontbreken. Kan deze collega dat wel, schrijf het dan op."), en: format!("The skills {skills} are missing. If this colleague has them, write that down.") }
    change_registered() { nl: "Laat iemand het doen die op deze dag geregistreerd is bij SKJ of BIG.", en: "Have it done by someone who is registered with SKJ or BIG on this day." }
    change_check() { nl: "Of staat iemand wel in het register? Leg dan vast wat je daar ziet, met de einddatum.", en: "Or is this person in the register after all? Then note what you see there, with the end date." }
    change_measure() { nl: "Of staat er iets anders in het register? Leg dan vast wat je daar nu ziet.", en: "Or does the register show something else? Then note what you see there now." }
    lacking() { nl: "Wat ervoor nodig is", en: "What it needs" }
    arrange(how: &str) { nl: format!("Leg dit vast: {how}"), en: format!("Record this: {how}") }
    renew() { nl: "Bekijk de afspraak die er is", en: "Look at the arrangement that is there" }
    others() { nl: "Wie het wel mag doen", en: "Who may do it" }
    others_text() { nl: "Kies iemand om dezelfde vraag voor die collega te stellen.", en: "Choose somebody to ask the same question for that colleague." }
    others_none() { nl: "Van de collega's die je kunt zien, mag niemand dit werk op deze dag doen.", en: "Of the colleagues whom you can see, nobody may do this work on this day." }
    others_of_team() { nl: "Wie het wel mag doen in hetzelfde team", en: "Who may do it in the same team" }
    others_of_its_team() { nl: "Wie het wel mag doen in het team van dit werk", en: "Who may do it in the team of this work" }
    others_more_of_team(number: usize) { nl: format!("En nog {number} in dit team."), en: format!("And {number} more in this team.") }
    others_all() { nl: "Bekijk iedereen die het mag", en: "See everybody who may" }
    others_everywhere() { nl: "Bekijk wie het mag, ook buiten dit team", en: "See who may do it, outside this team too" }
    others_more(number: usize) { nl: format!("Bekijk iedereen: nog {number}"), en: format!("See everybody: {number} more") }
    until_day(day: &str) { nl: format!("tot en met {day}"), en: format!("up to and including {day}") }
    employment() { nl: "In deze periode werkt deze collega hier niet de hele tijd, volgens jullie eigen gegevens. Kies een andere periode.", en: "By your own record this colleague does not work here for all of this period. Choose another one." }
    not_later() { nl: "Kies een dag die niet na het einde van deze inzet ligt.", en: "Choose a day that is not after the end of this allocation." }
    changed() { nl: "Iemand anders heeft dit net gewijzigd. Hieronder staat wat jij typte, en eronder wat er nu bewaard is. Leg je vast, dan geldt wat jij typte.", en: "Somebody else has just changed this. Below is what you typed, and under it what is stored now. If you record it, what you typed holds." }
    stored_now() { nl: "Zo is het nu bewaard", en: "This is stored now" }
    no_choice() { nl: "Schrijf eerst medewerkers en soorten werk op. Daarna kun je iemand inzetten.", en: "Write down staff and kinds of work first. Then you can allocate somebody." }
    no_reference() { nl: "geen", en: "none" }
    change_it() { nl: "Wijzig", en: "Change" }
    end_it() { nl: "Beëindig", en: "End" }
    end_title() { nl: "Inzet beëindigen", en: "End the allocation" }
    end_day() { nl: "Laatste dag", en: "Last day" }
    history() { nl: "Geschiedenis", en: "History" }
    history_lead() { nl: "Wie wat heeft vastgelegd en gewijzigd, met het antwoord van toen.", en: "Who recorded and changed what, with the answer of that time." }
    answer_was(answer: &str) { nl: format!("antwoord: {answer}"), en: format!("answer: {answer}") }
    is_over(day: &str) { nl: format!("Deze inzet is voorbij. De laatste dag was {day}."), en: format!("This allocation is over. The last day was {day}.") }
    here() { nl: "Inzet", en: "Allocations" }
    here_exceptions() { nl: "Uitzonderingen", en: "Exceptions" }
    here_none() { nl: "Geen.", en: "None." }
    menu_title() { nl: "Werk", en: "Work" }
    menu_text() { nl: "Wie mag welk werk doen, wie is waarvoor ingezet, en welke uitzonderingen zijn er afgesproken.", en: "Who may do which work, who is allocated to what, and which exceptions were arranged." }
    and_more(number: usize) { nl: format!("Bekijk alles: nog {number}"), en: format!("See all: {number} more") }
    person_work() { nl: "Welk werk mag deze collega?", en: "Which work may this colleague do?" }
}
