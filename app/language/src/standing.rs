//! Texts: where a person stands.

use crate::{Locale, Text, format, term};
use domain::{Centi, Finding, Register, Remedy, RequirementId, Unit};

texts! {
    title() { nl: "Waar sta ik", en: "Where I stand" }

    // Nothing there yet
    empty_lead() {
        nl: "Nog één stap: vertel ons in welk register je staat.",
        en: "One more step: tell us which register you are in."
    }
    empty_employer() { nl: "Werk je hier alleen voor een organisatie? Dan hoef je op deze pagina niets te doen.", en: "Are you here for an organisation only? Then there is nothing to do on this page." }
    empty_employer_link() { nl: "Ga naar de organisatie", en: "Go to the organisation" }
    empty_title() { nl: "Hier zie je straks waar je staat", en: "This is where you will see where you stand" }
    empty() {
        nl: "Wat telt, wat er nog mist, en tot wanneer je kunt indienen. Daarvoor hebben we alleen je register en de begindatum nodig.",
        en: "What counts, what is still missing, and until when you can submit. All we need for that is your register and the start date."
    }
    empty_action() { nl: "Voeg je registratie toe", en: "Add your registration" }
    empty_import() { nl: "Heb je al een dossierbestand? Importeer het.", en: "Do you have a dossier file already? Import it." }

    // The first sentence
    on_track(rest: &str, by: &str) {
        nl: format!("Je ligt op schema. Nog nodig: {rest}. Indienen kan tot en met {by}."),
        en: format!("You are on track. Still to go: {rest}. You can submit up to and including {by}.")
    }
    behind(rest: &str, by: &str) {
        nl: format!("Je loopt achter op schema. Nog nodig: {rest}. Indienen kan tot en met {by}."),
        en: format!("You are behind schedule. Still to go: {rest}. You can submit up to and including {by}.")
    }
    out_of_reach(rest: &str, by: &str) {
        nl: format!("Dit ga je zo niet halen. Nog nodig: {rest}. Indienen kan maar tot en met {by}. Overleg met je register wat er mogelijk is."),
        en: format!("You will not make it like this: still to go are {rest}, and you can submit only up to and including {by}. Ask your register what is possible.")
    }
    last_days(rest: &str, by: &str, days: i64) {
        nl: format!("{}. Nog nodig: {rest}.", days_nl(by, days)),
        en: format!("{}. Still to go: {rest}.", days_en(by, days))
    }
    nothing(rest: &str, by: &str) {
        nl: format!("Voor deze periode telt nog niets mee. Nodig: {rest}. Indienen kan tot en met {by}."),
        en: format!("Nothing counts for this period yet. Needed: {rest}. You can submit up to and including {by}.")
    }
    nothing_late(lost: &str, by: &str, days: i64) {
        nl: format!("{}, en voor deze periode telt nog niets mee. Zoals het hier staat niet meer te halen: {lost}. Leg eerst vast wat je al deed.", days_nl(by, days)),
        en: format!("{}, and nothing counts for this period yet. As things stand here, out of reach: {lost}. First log what you did already.", days_en(by, days))
    }
    suspended_submitted(on: &str) { nl: format!("Je diende in op {on}."), en: format!("You submitted on {on}.") }
    approved(next: &str) {
        nl: format!("Je herregistratie is goedgekeurd. Je volgende periode begint op {next}; voor deze hoef je niets meer te doen."),
        en: format!("Your re-registration was approved. Your next period starts on {next}; for this one you need do nothing more.")
    }
    continued(last: &str) {
        nl: format!("Deze periode liep tot en met {last} en is afgesloten: je herregistratie is goedgekeurd. De periode erna staat apart."),
        en: format!("This period ran up to and including {last} and is closed: your re-registration was approved. The period after it stands apart.")
    }
    word_continued() { nl: "afgesloten", en: "closed" }
    next_expired_rejected() {
        nl: "Je register vertelt hoe je weer geregistreerd wordt.",
        en: "Your register tells you how to be registered again."
    }
    word_approved() { nl: "goedgekeurd", en: "approved" }
    complete(by: &str) {
        nl: format!("Je dossier is compleet. Indienen kan tot en met {by}."),
        en: format!("Your dossier is complete. You can submit up to and including {by}.")
    }
    submitted_on_time(on: &str) {
        nl: format!("Je dossier is op {on} ingediend en wacht op een besluit. Je blijft geregistreerd."),
        en: format!("Your dossier was submitted on {on} and awaits a decision. You remain registered.")
    }
    pending_gap(rest: &str) {
        nl: format!("Let op: volgens wat hier staat ontbreekt er nog: {rest}."),
        en: format!("Note: by what is logged here, this is still missing: {rest}.")
    }
    rejected(by: &str) {
        nl: format!("Je dossier is afgewezen. Je bent nog geregistreerd; opnieuw indienen kan tot en met {by}."),
        en: format!("Your dossier was rejected. You are still registered; you can submit again up to and including {by}.")
    }
    expired(end: &str) {
        nl: format!("Je registratie is verlopen op {end}. Neem contact op met je register over herintreden."),
        en: format!("Your registration expired on {end}. Contact your register about returning to it.")
    }
    expired_late(end: &str, on: &str) {
        nl: format!("Je registratie is verlopen op {end}: je dossier kwam pas op {on}. Neem contact op met je register."),
        en: format!("Your registration expired on {end}: your file was sent in only on {on}. Contact your register.")
    }
    expired_rejected(end: &str) {
        nl: format!("Je registratie is verlopen op {end}, na een afwijzing. Neem contact op met je register."),
        en: format!("Your registration expired on {end}, after a rejection. Contact your register.")
    }
    suspended(until: &str) {
        nl: format!("Je bent geschorst tot en met {until}. Zolang kun je de rechten van je registratie niet gebruiken; je plichten lopen door."),
        en: format!("You are suspended up to and including {until}. Until then you cannot use the rights of registration; your duties go on.")
    }
    suspended_open() {
        nl: "Je bent geschorst. Zolang kun je de rechten van je registratie niet gebruiken; je plichten lopen door.",
        en: "You are suspended. Meanwhile you cannot use the rights of registration; your duties go on."
    }
    struck_off(from: &str) {
        nl: format!("Je registratie is doorgehaald sinds {from}."),
        en: format!("You were struck off the register on {from}.")
    }
    not_yet(since: &str) {
        nl: format!("Je registratie begint op {since}. Wat je daarvoor afrondt, telt niet mee voor deze periode."),
        en: format!("Your registration starts on {since}. What you complete before that day does not count for this period.")
    }
    unknown(by: &str) {
        nl: format!("Indienen kan tot en met {by}. Welke eisen er voor jou gelden weten we niet, dus we volgen alleen de datum."),
        en: format!("You can submit up to and including {by}. Which requirements hold for you we do not know, so we follow the date only.")
    }
    word_complete() { nl: "compleet", en: "complete" }
    word_on_track() { nl: "op schema", en: "on track" }
    word_behind() { nl: "achter op schema", en: "behind" }
    word_out_of_reach() { nl: "niet haalbaar", en: "out of reach" }
    word_nothing() { nl: "nog niets vastgelegd", en: "nothing logged yet" }
    word_unknown() { nl: "regels onbekend", en: "rules not known" }
    and() { nl: " en ", en: " and " }
    of_which(parts: &str) { nl: format!(" (waarvan {parts})"), en: format!(" (of which {parts})") }
    missing_of(amount: &str, name: &str) { nl: format!("{amount} {name}"), en: format!("{amount} of {name}") }

    // One registration among others
    registrations() { nl: "Je registraties", en: "Your registrations" }
    manage_registration() { nl: "Registratie bekijken of wijzigen", en: "View or change registration" }

    // Track
    track_title() { nl: "Je spoor", en: "Your track" }
    period_moved(from: &str) {
        nl: format!("Je einddatum is verschoven; eerst was dat {from}."),
        en: format!("Your end date was moved; at first it was {from}.")
    }
    next_submission(on: &str) {
        nl: format!("Je nieuwe periode begon op de dag dat je indiende, {on}. Wat je vanaf die dag afrondt, telt daarvoor en niet meer voor deze periode."),
        en: format!("Your new period started on the day you submitted, {on}. What you complete from that day on counts for it, and no longer for this period.")
    }
    next_end(on: &str) {
        nl: format!("Je nieuwe periode begint op {on}."),
        en: format!("Your new period starts on {on}.")
    }
    renewed(on: &str) {
        nl: format!("Je herregistratie is goedgekeurd. Dit is je nieuwe periode, die begon op {on}."),
        en: format!("Your re-registration was approved. This is your new period, which started on {on}.")
    }

    // Requirements
    requirements_title() { nl: "Wat er wordt gevraagd", en: "What is asked" }
    requirements_unknown() {
        nl: "De eisen van deze kamer hebben we niet gevonden. Vraag ze na bij je register; wat je vastlegt bewaren we gewoon.",
        en: "We have not found the requirements of this chamber. Ask your register; what you log is kept all the same."
    }
    why() { nl: "Waarom deze eisen", en: "Why these requirements" }
    asked(amount: &str) { nl: format!("Gevraagd: {amount}."), en: format!("Asked: {amount}.") }
    at_most(amount: &str) { nl: format!("Wat meetelt is hooguit {amount}."), en: format!("What counts is at most {amount}.") }
    over(amount: &str) { nl: format!("Je zit {amount} boven wat meetelt."), en: format!("You are {amount} above what counts.") }
    forecast_reached(month: &str) { nl: format!("In het tempo van het afgelopen jaar haal je dit in {month}."), en: format!("At the pace of the past year you will have this in {month}.") }
    forecast_too_late(month: &str) { nl: format!("In het tempo van het afgelopen jaar haal je dit pas in {month}: te laat."), en: format!("At the pace of the past year you will have this only in {month}: too late.") }
    forecast_slower(month: &str) {
        nl: format!("Je ligt hier nog op schema, maar dit laatste jaar ging het langzamer: in dat tempo wordt het {month}, na je einddatum."),
        en: format!("You are still on track here, but this past year went slower: at that pace it will be {month}, after your end date.")
    }
    forecast_nothing_lately() {
        nl: "Je ligt hier nog op schema, maar het afgelopen jaar kwam er niets bij.",
        en: "You are still on track here, but nothing was added in the past year."
    }
    forecast_early() {
        nl: "Je periode is nog geen jaar bezig: te vroeg om te zeggen wanneer je dit haalt.",
        en: "Your period began less than a year ago: too early to say when you will have this."
    }
    forecast_no_work() {
        nl: "Er staat nu geen werk dat hiervoor telt; zonder werk haal je dit niet.",
        en: "There is no work now that counts for this; without work you will not make it."
    }
    forecast_too_little_work() {
        nl: "Met het werk dat er staat haal je dit niet voor het einde van je periode.",
        en: "The work that is there will not get you this before your period ends."
    }
    // What was added may have been above a maximum that was filled by it.
    forecast_never() { nl: "In het tempo van het afgelopen jaar haal je dit niet.", en: "At the pace of the past year you will not make this." }
    doubts_title() { nl: "Waar we niet zeker van zijn", en: "What we are not sure of" }
    all_rules() { nl: "Alle regels met hun bronnen", en: "All rules with their sources" }

    next_period_title() { nl: "Je volgende periode", en: "Your next period" }
    next_period(since: &str) {
        nl: format!("Wordt je herregistratie goedgekeurd, dan loopt je volgende periode vanaf {since}. Dit telt er nu al voor mee."),
        en: format!("If your re-registration is approved, your next period runs from {since}. This counts for it already.")
    }

    papers_title() { nl: "Verklaringen en bewijs", en: "Statements and evidence" }

    // Next step
    next_title() { nl: "Je volgende stap", en: "Your next step" }
    next_done() {
        nl: "Er mist niets. Kijk of alles klopt en dien in bij je register; leg daarna hier vast op welke dag.",
        en: "Nothing is missing. Check that everything is right and submit at your register; then record the day here."
    }
    next_wait_nvo(from: &str) {
        nl: format!("Er mist niets. Indienen kan vanaf {from}: drie maanden voor je einddatum. Je hoeft nu niets te doen."),
        en: format!("Nothing is missing. You can submit from {from} on: three months before your end date. There is nothing to do now.")
    }
    next_wait_big(from: &str) {
        nl: format!("Er mist niets. Het BIG-register roept je rond {from} op, een half jaar voor je einddatum. Je hoeft nu niets te doen."),
        en: format!("Nothing is missing. The BIG register will call on you around {from}, half a year before your end date. There is nothing to do now.")
    }
    next_expired() {
        nl: "Je register vertelt hoe je weer geregistreerd wordt. Diende je wel op tijd in? Leg dan vast op welke dag.",
        en: "Your register tells you how to be registered again. Did you submit in time after all? Then record the day."
    }
    record_submission() { nl: "Leg vast dat je hebt ingediend", en: "Record that you have submitted" }
    too_late_meaning(by: &str) {
        nl: format!("Zoals het hier staat kun je niet op tijd herregistreren: niet alles wat ontbreekt is nog te doen tot en met {by}. We rekenen met hooguit 8 uur op een dag en 40 uur in een week; dat is onze lezing."),
        en: format!("As things stand here you cannot re-register in time: not all that is missing can still be done up to and including {by}. We count on 8 hours a day and 40 hours a week at most; that is our reading.")
    }
    too_late_ask(register: &str) {
        nl: format!("Regels voor uitstel bij {register} hebben we niet gevonden. Vraag daar wat er voor jou mogelijk is, en wacht daar niet mee."),
        en: format!("We have not found rules for an extension at {register}. Ask there what is possible for you, and do not wait.")
    }
    too_late_skj() {
        nl: "Regels voor uitstel bij het SKJ hebben we niet gevonden; uitzonderingen gaan via de hardheidsclausule. Vraag het SKJ wat er voor jou mogelijk is, en wacht daar niet mee.",
        en: "We have not found rules for an extension at SKJ; exceptions go by the hardship clause (hardheidsclausule). Ask SKJ what is possible for you, and do not wait."
    }
    too_late_nip() {
        nl: "Bij het NIP kun je uitstel aanvragen, met een korte reden: bijvoorbeeld ziekte, zwangerschapsverlof, of ziekte of overlijden van naaste familie.",
        en: "You can ask NIP for an extension, with a short reason: for example illness, pregnancy leave, or illness or death of close family."
    }
    too_late_big() {
        nl: "Haal je de uren niet, dan kan herregistratie in het BIG-register ook met een periodiek certificaat. Vraag na wat dat van je vraagt, en wacht daar niet mee.",
        en: "If you do not have the hours, re-registration in the BIG register is also possible with a periodic certificate. Ask what that takes, and do not wait."
    }
    step_carry_out(amount: &str, name: &str) { nl: format!("Doe wat je hebt gepland: {amount} {name}"), en: format!("Do what you have planned: {amount} of {name}") }
    step_carry_out_item(name: &str) { nl: format!("Doe wat je hebt gepland: {name}"), en: format!("Do what you have planned: {name}") }
    step_training(amount: &str) { nl: format!("Volg {amount} scholing"), en: format!("Take {amount} of training") }
    step_training_formal() { nl: "Kies scholing met een accreditatie die voor jou telt.", en: "Choose training with an accreditation that counts for you." }
    step_training_note(accredited: &str) { nl: format!("Waarvan minstens {accredited} geaccrediteerd."), en: format!("Of which at least {accredited} accredited.") }
    step_training_post(post: &str) { nl: format!("Waarvan minstens {post} op postmasterniveau."), en: format!("Of which at least {post} at post-master level.") }
    step_training_informal(informal: &str) { nl: format!("Informeel leren mag ook, tot {informal}."), en: format!("Informal learning will do too, up to {informal}.") }
    step_alone() { nl: ", alleen met je supervisor", en: ", alone with your supervisor" }
    step_alone_note() {
        nl: "In een groep geeft een uur minder punten; dan heb je meer tijd nodig.",
        en: "In a group an hour gives fewer points; you then need more time."
    }
    step_persons(persons: u32) { nl: format!(", in een groep van {persons}"), en: format!(", in a group of {persons}") }
    step_points_total(amount: &str) { nl: format!("Leg nog {amount} vast, in welk onderdeel ook"), en: format!("Log {amount} more, in any part") }
    step_carry_out_total(amount: &str) { nl: format!("Doe wat je hebt gepland: {amount}"), en: format!("Do what you have planned: {amount}") }
    step_too_late_total(amount: &str) { nl: format!("Niet meer te halen in deze periode: {amount} in totaal"), en: format!("Out of reach in this period: {amount} in total") }
    step_sessions(count: u32, form: &str, length: &str) {
        nl: if count == 1 { format!("Plan een bijeenkomst {form} van {length}") } else { format!("Plan {count} bijeenkomsten {form} van {length}") },
        en: if count == 1 { format!("Plan a meeting of {form} of {length}") } else { format!("Plan {count} meetings of {form} of {length}") }
    }
    step_points(amount: &str, name: &str) { nl: format!("Leg nog {amount} vast voor {name}"), en: format!("Log {amount} more for {name}") }
    step_hours(hours: &str, name: &str) { nl: format!("Nog {hours} {name}"), en: format!("{hours} more of {name}") }
    step_hours_both(hours: &str, name: &str, also_hours: &str, also: &str) {
        nl: format!("Nog {hours} {name} en {also_hours} {also}"),
        en: format!("{hours} more of {name} and {also_hours} of {also}")
    }
    step_hours_both_note() { nl: "Eén baan die beide is, telt voor allebei.", en: "One job that is both counts for each of them." }
    step_hours_note(per_week: &str, until: &str) { nl: format!("Dat is {per_week} per week extra tot en met {until}. Mist er een baan? Voeg die toe."), en: format!("That is {per_week} a week more up to and including {until}. Is a job missing? Add it.") }
    step_item(name: &str) { nl: format!("Voeg {name} toe"), en: format!("Add {name}") }
    step_too_late(amount: &str, name: &str) { nl: format!("Niet meer te halen in deze periode: {amount} {name}"), en: format!("Out of reach in this period: {amount} of {name}") }
    step_too_late_item(name: &str) { nl: format!("Kan niet meer mee in deze periode: {name}"), en: format!("Can no longer go along in this period: {name}") }
    step_work() { nl: "Leg vast waar je werkt of werkte", en: "Write down where you work or worked" }
    step_work_as_note() { nl: "Geen van je banen telt hiervoor. Klopt dat niet? Kruis het dan aan bij je werk.", en: "None of your jobs counts for this. Is that not right? Then tick it at your work." }
    step_work_note() { nl: "Er staat nog geen werk dat uren geeft. Zolang is niet te zeggen of je genoeg uren hebt.", en: "No work has been written down yet that gives hours. Until then nobody can say whether you have enough." }
    step_too_late_note() { nl: "Staat er iets nog niet in Vakspoor? Leg het vast. Overleg anders met je register.", en: "Is something not in Vakspoor yet? Log it. Otherwise ask your register." }
    minutes(minutes: u32) {
        nl: if minutes.is_multiple_of(60) { format!("{} uur", minutes / 60) } else if minutes < 60 { format!("{minutes} minuten") } else { format!("{} uur en {} {}", minutes / 60, minutes % 60, if minutes % 60 == 1 { "minuut" } else { "minuten" }) },
        en: match (minutes / 60, minutes % 60) { (1, 0) => "1 hour".to_owned(), (hours, 0) => format!("{hours} hours"), (0, rest) => format!("{rest} minutes"), (1, rest) => format!("1 hour and {rest} minutes"), (hours, rest) => format!("{hours} hours and {rest} minutes") }
    }

    // Lists
    not_counting_title() { nl: "Telt (nog) niet", en: "Does not count (yet)" }
    not_counting_none() { nl: "Alles wat je voor deze periode vastlegde telt.", en: "Everything that you logged for this period counts." }
    next_count(count: usize) {
        nl: if count == 1 { "Eén activiteit is voor je volgende periode.".to_owned() } else { format!("{count} activiteiten zijn voor je volgende periode.") },
        en: if count == 1 { "One activity is for your next period.".to_owned() } else { format!("{count} activities are for your next period.") }
    }
    outside_count(count: usize) {
        nl: if count == 1 { "Eén activiteit viel buiten deze periode.".to_owned() } else { format!("{count} activiteiten vielen buiten deze periode.") },
        en: if count == 1 { "One activity was outside this period.".to_owned() } else { format!("{count} activities were outside this period.") }
    }
    over_count(count: usize) {
        nl: if count == 1 { "Eén activiteit telt niet (helemaal), omdat er een maximum is bereikt.".to_owned() } else { format!("{count} activiteiten tellen niet (helemaal), omdat er een maximum is bereikt.") },
        en: if count == 1 { "One activity does not count (in full), because a maximum was reached.".to_owned() } else { format!("{count} activities do not count (in full), because a maximum was reached.") }
    }
    more_not_counting(count: usize) { nl: format!("En nog {count}: bekijk alle activiteiten"), en: format!("And {count} more: view all activities") }
    recent_title() { nl: "Laatst vastgelegd", en: "Last logged" }
    recent_none() { nl: "Nog niets. Leg je eerste activiteit vast.", en: "Nothing yet. Log your first activity." }
    all_activities() { nl: "Alle activiteiten", en: "All activities" }
    log_activity() { nl: "Leg een activiteit vast", en: "Log an activity" }
    untitled() { nl: "Zonder titel", en: "Untitled" }

    // Work
    work_title() { nl: "Uren per baan", en: "Hours per job" }
    work_caption(date: &str) { nl: format!("Wat elke baan telt in deze periode, tot en met {date}"), en: format!("What each job counts in this period, up to and including {date}") }
    work_job() { nl: "Baan", en: "Job" }
    work_week() { nl: "Uur per week", en: "Hours a week" }
    work_counts_for() { nl: "Telt voor", en: "Counts for" }
    work_hours() { nl: "Uren", en: "Hours" }
    work_leave(days: u64) { nl: if days == 1 { "1 dag verlof afgetrokken".to_owned() } else { format!("{days} dagen verlof afgetrokken") }, en: if days == 1 { "1 day of leave taken off".to_owned() } else { format!("{days} days of leave taken off") } }
    work_none() { nl: "Je hebt nog geen baan vastgelegd. Zonder baan tellen er geen uren.", en: "You have not logged a job yet. Without a job no hours count." }
    work_add() { nl: "Voeg een baan toe", en: "Add a job" }
    work_own() { nl: "Zelfstandig", en: "Self-employed" }

    // One activity explains itself
    counts(amount: &str, name: &str) { nl: format!("telt {amount} voor {name}"), en: format!("counts {amount} for {name}") }
    counts_bare(amount: &str) { nl: format!("telt {amount}"), en: format!("counts {amount}") }
    counts_nothing() { nl: "telt niet", en: "does not count" }
    counts_later(amount: &str, date: &str) { nl: format!("telt nog niet: gepland op {date}, dan {amount}"), en: format!("does not count yet: planned on {date}, then {amount}") }
    level_of_part() { nl: "maar niet voor het deel op een hoger niveau", en: "but not for the part at a higher level" }
    over_maximum_full() {
        nl: "Je zit al aan het maximum dat hier meetelt; dit komt er boven en telt niet.",
        en: "You are at the maximum that counts here already; this comes above it and does not count."
    }
    level_of_part_full() {
        nl: "Dit telt mee, maar niet voor het deel van de punten waarvoor een hoger niveau wordt gevraagd.",
        en: "This counts, but not for the part of the points that asks a higher level."
    }
    chamber_missing() { nl: "bij de accreditatie van SKJ staat niet voor welke kamer", en: "the accreditation by SKJ does not say for which chamber" }
    chamber_missing_full() {
        nl: "Bij de accreditatie van SKJ staat niet voor welke kamer ze geldt, dus of dit telt is niet bekend; vul de kamer in.",
        en: "The accreditation by SKJ does not say for which chamber it holds, so whether this counts is not known; fill in the chamber."
    }
    counts_next(date: &str) { nl: format!("hoort bij je volgende periode, vanaf {date}"), en: format!("belongs to your next period, from {date}") }
    belongs_to_next(date: &str) {
        nl: format!("Dit is gedaan na je aanvraag en is daarom voor je volgende periode, die op {date} begint."),
        en: format!("This was done after your application and so is for your next period, which begins on {date}.")
    }
    sessions_of_next(count: usize) {
        nl: if count == 1 { "één bijeenkomst is voor je volgende periode".to_owned() } else { format!("{count} bijeenkomsten zijn voor je volgende periode") },
        en: if count == 1 { "one meeting is for your next period".to_owned() } else { format!("{count} meetings are for your next period") }
    }
    counts_not_yet() { nl: "telt nog niet", en: "does not count yet" }
    counts_no_amount() { nl: "er zijn geen uren of punten ingevuld", en: "no hours or points are filled in" }
    counts_no_points() { nl: "de accreditatie geeft 0 punten", en: "the accreditation gives 0 points" }
    counts_points_elsewhere() { nl: "de accreditatie telt hier niet, en er zijn geen uren ingevuld", en: "the accreditation does not count here, and no hours are filled in" }
    counts_no_rule() { nl: "deze regels hebben er geen plaats voor", en: "these rules have no place for it" }
    counts_unknown() { nl: "of dit telt, weten we niet: in de regels die we vonden staat er niets over", en: "whether this counts we do not know: the rules that we found say nothing about it" }
    counts_no_date() { nl: "er staat nog geen datum bij", en: "no date has been filled in yet" }
    planned_more(amount: &str) { nl: format!("nog {amount} gepland"), en: format!("{amount} more planned") }
    basis_hours(hours: &str) { nl: format!("{hours} contacttijd, een punt per uur."), en: format!("{hours} of contact time, a point for each hour.") }
    basis_accredited(by: &str, points: &str) { nl: format!("De accreditatie van {by} geeft {points}."), en: format!("The accreditation by {by} gives {points}.") }
    basis_sessions(counted: u32, of: u32, time: &str) {
        nl: match (counted, of) {
            (0, _) => "Nog geen bijeenkomst telt; een uur contacttijd is een punt.".to_owned(),
            (_, 1) => format!("Eén bijeenkomst, {time} contacttijd, een punt per uur."),
            (1, _) => format!("1 van de {of} bijeenkomsten telt, met {time} contacttijd; een punt per uur."),
            _ => format!("{counted} van de {of} bijeenkomsten tellen; samen {time} contacttijd, een punt per uur."),
        },
        en: match (counted, of) {
            (0, _) => "No meeting counts yet; an hour of contact time is a point.".to_owned(),
            (_, 1) => format!("One meeting, {time} of contact time, a point for each hour."),
            (1, _) => format!("1 of {of} meetings counts, with {time} of contact time; a point for each hour."),
            _ => format!("{counted} of {of} meetings count; together {time} of contact time, a point for each hour."),
        }
    }
    basis_group(persons: u32, hours: u32, points: u32) {
        nl: format!("In een groep van {persons} geven {hours} uur samen {points} punten."),
        en: format!("In a group of {persons}, {hours} hours make {points} points.")
    }
    basis_group_alone() { nl: "Alleen met je supervisor: een punt per uur.", en: "Alone with your supervisor: a point for each hour." }
    basis_per_session(each: u32, maximum: u32) {
        nl: format!("{each} punten per bijeenkomst, hooguit {maximum} per reeks."),
        en: format!("{each} points for each meeting, at most {maximum} for a series.")
    }
    basis_first_author(points: &str) { nl: format!("Een publicatie als eerste auteur geeft {points}."), en: format!("A publication as first author gives {points}.") }
    basis_author(points: &str) { nl: format!("Een publicatie als medeauteur geeft {points}."), en: format!("A publication as another author gives {points}.") }
    basis_times(hours: &str, times: u32) { nl: format!("{hours}, en elk uur telt {times} keer, voor de voorbereiding."), en: format!("{hours}, and each hour counts {times} times, for preparation.") }
    basis_unknown() { nl: "Of dit hier telt, vonden we niet. Vraag het na bij je register; Vakspoor telt het niet mee.", en: "Whether this counts here, we did not find. Ask your register; Vakspoor does not count it." }
    basis_no_rule() { nl: "In de regels van deze registratie komt dit niet voor.", en: "The rules of this registration do not mention this." }
}

names! {
    /// A paper inside a sentence: 'nog te gaan: je VOG'.
    item_inline(RequirementId) {
        RequirementId::ItemVog => "je VOG", "your certificate of conduct (VOG)";
        RequirementId::ItemEmployerStatement => "je werkgeversverklaring", "your employer's statement";
        RequirementId::ItemEthicsTraining => "de training beroepsethiek", "the training in professional ethics";
        RequirementId::ItemDiagnostics => "de verklaring diagnostiek", "the statement on diagnostics";
        RequirementId::ItemWorkGuidance => "de verklaring werkbegeleiding", "the statement on work guidance";
        RequirementId::ItemDiploma => "je diploma", "your diploma";
        RequirementId::ItemMembership => "je bewijs van lidmaatschap", "your proof of membership";
        _ => "een bewijsstuk", "a document";
    }
    /// Why a whole activity does not count, as the end of a sentence: 'telt niet: het viel buiten je periode'.
    because(Finding) {
        Finding::OutsidePeriod => "het valt buiten je periode", "it is outside your period";
        Finding::NotCompleted => "het is nog niet gedaan", "it has not been done yet";
        Finding::SelfReflection => "reflecteren in je eentje telt niet", "reflecting on your own does not count";
        Finding::SessionTooShort => "korter dan een uur", "shorter than an hour";
        Finding::NotAccredited => "er is geen accreditatie die hier telt", "there is no accreditation that counts here";
        Finding::WrongChamber => "de accreditatie is voor een andere kamer", "the accreditation is for another chamber";
        Finding::OverMaximum => "je zit al aan het maximum dat meetelt", "you are at the maximum that counts already";
        Finding::GroupSize => "de groep was te klein of te groot", "the group was too small or too large";
        Finding::GapTooLong => "er zat te veel tijd tussen bijeenkomsten", "there was too much time between meetings";
        Finding::Hierarchy => "iemand in de groep had gezag over een ander", "somebody in the group had authority over another";
        Finding::SupervisorNotRegistered => "je begeleider staat niet in het gevraagde register", "your guide is not in the register that is asked for";
        Finding::CoachingNotSupervision => "coaching is geen supervisie", "coaching is not supervision";
        Finding::TestMissing => "de toets ontbreekt nog", "the test is still missing";
        Finding::EvidenceMissing => "er staat nog geen bewijs bij", "there is no evidence yet";
        Finding::LevelTooLow => "het niveau is te laag", "the level is too low";
        Finding::GroupRateUnknown => "hoe een groep van deze grootte telt is niet bekend", "how a group of this size counts is not known";
    }
}

/// What some of the sessions of a series do: 'één bijeenkomst korter dan een uur telt niet'.
pub fn sessions_not_counting(locale: Locale, finding: Finding, count: usize) -> Text {
    let one = count == 1;
    let which = match (finding, locale) {
        (Finding::SessionTooShort, Locale::Nl) => "korter dan een uur",
        (Finding::SessionTooShort, Locale::En) => "shorter than an hour",
        (Finding::OutsidePeriod, Locale::Nl) => "buiten je periode",
        (Finding::OutsidePeriod, Locale::En) => "outside your period",
        (Finding::NotCompleted, Locale::Nl) => {
            return if one {
                Text::Borrowed("één bijeenkomst moet nog komen")
            } else {
                Text::Owned(format!("{count} bijeenkomsten moeten nog komen"))
            };
        }
        (Finding::NotCompleted, Locale::En) => {
            return if one {
                Text::Borrowed("one meeting is still to come")
            } else {
                Text::Owned(format!("{count} meetings are still to come"))
            };
        }
        (Finding::GapTooLong, Locale::Nl) => {
            return if one {
                Text::Borrowed("er zat één keer te veel tijd tussen, toen begon een nieuwe reeks")
            } else {
                Text::Owned(format!("er zat {count} keer te veel tijd tussen, toen begon een nieuwe reeks"))
            };
        }
        (Finding::GapTooLong, Locale::En) => {
            return if one {
                Text::Borrowed("there was once too much time in between, a new series started then")
            } else {
                Text::Owned(format!("there was {count} times too much time in between, a new series started then"))
            };
        }
        _ => "",
    };
    let which =
        if which.is_empty() { format!(" ({})", term::finding_short(locale, finding)) } else { format!(" {which}") };
    Text::Owned(match (locale, one) {
        (Locale::Nl, true) => format!("één bijeenkomst{which} telt niet"),
        (Locale::Nl, false) => format!("{count} bijeenkomsten{which} tellen niet"),
        (Locale::En, true) => format!("one meeting{which} does not count"),
        (Locale::En, false) => format!("{count} meetings{which} do not count"),
    })
}

/// An amount as a sentence has it: hours whole. What is missing is never made less.
pub fn readable(unit: Unit, amount: Centi) -> Centi {
    if unit == Unit::Hours { Centi::whole(amount.hundredths().div_ceil(100)) } else { amount }
}

/// How long one can still submit, as the beginning of a sentence.
fn days_nl(by: &str, days: i64) -> String {
    match days {
        0 => "Vandaag is de laatste dag om in te dienen".to_owned(),
        1 => "Je kunt nog tot en met morgen indienen".to_owned(),
        _ => format!("Nog {days} dagen om in te dienen, tot en met {by}"),
    }
}

fn days_en(by: &str, days: i64) -> String {
    match days {
        0 => "Today is the last day to submit".to_owned(),
        1 => "You can submit up to and including tomorrow".to_owned(),
        _ => format!("{days} days left to submit, up to and including {by}"),
    }
}

/// What somebody does who has everything long before the end, and where that was read.
pub fn next_wait(locale: Locale, register: Register, from: &str) -> (Text, &'static str) {
    match register {
        Register::Big => (
            next_wait_big(locale, from),
            "https://www.bigregister.nl/over-het-big-register/nieuwsbrieven/mei-2018/meestgestelde-vragen-aan-het-klantcontactcentrum",
        ),
        Register::Nvo | Register::Skj | Register::Nip => (
            next_wait_nvo(locale, from),
            "https://www.nvo.nl/registers/kwaliteitsregister-nvo-orthopedagoog-generalist/herregistratie-nvo-orthopedagoog-generalist.aspx",
        ),
    }
}

/// What somebody can still do who cannot meet the requirements in time, and where that was read.
pub fn too_late_way(locale: Locale, register: Register) -> (Text, Option<&'static str>) {
    match register {
        Register::Skj => (too_late_skj(locale), Some("https://informatiebank.skjeugd.nl/vragen/?_faq_filter=over-skj")),
        Register::Nip => (too_late_nip(locale), Some("https://psynip.nl/registraties/uitstel-registratie-aanvragen/")),
        Register::Big => (
            too_late_big(locale),
            Some("https://www.bigregister.nl/registratie/nederlands-diploma-registreren/diploma-ouder-dan-5-jaar"),
        ),
        Register::Nvo => (too_late_ask(locale, &term::register(locale, register)), None),
    }
}

/// A step that closes a gap, as what to do and what to know about it; the latter may be empty.
pub fn step(locale: Locale, remedy: &Remedy) -> (Text, Text) {
    let id = remedy.requirement();
    let name = inline(&term::requirement(locale, id));
    let amount = |value: Centi| term::amount(locale, id.unit(), readable(id.unit(), value));
    match *remedy {
        Remedy::CarryOutPlans { .. } if id.unit() == Unit::Items => {
            (step_carry_out_item(locale, &item_inline(locale, id)), Text::default())
        }
        Remedy::CarryOutPlans { amount: planned, .. } if id == RequirementId::Total => {
            (step_carry_out_total(locale, &amount(planned)), Text::default())
        }
        Remedy::CarryOutPlans { amount: planned, .. } => {
            (step_carry_out(locale, &amount(planned), &name), Text::default())
        }
        Remedy::Training { points, post_master, accredited, or_informal, .. } => {
            let formal = id == RequirementId::Formal && or_informal < points;
            let notes = [
                formal.then(|| step_training_formal(locale)),
                (!accredited.is_zero()).then(|| step_training_note(locale, &amount(accredited))),
                (!post_master.is_zero()).then(|| step_training_post(locale, &amount(post_master))),
                (!or_informal.is_zero()).then(|| step_training_informal(locale, &amount(or_informal))),
            ];
            let note = notes.into_iter().flatten().reduce(|before, note| format!("{before} {note}").into());
            (step_training(locale, &amount(points)), note.unwrap_or_default())
        }
        Remedy::ReflectionSessions { form, count, minutes_each, persons, .. } => {
            let shape = form.map_or(name, |form| inline(&term::reflection_form(locale, form)));
            let length = minutes(locale, minutes_each.get());
            let sessions = step_sessions(locale, count, &shape, &length);
            match persons {
                None => (sessions, Text::default()),
                Some(1) => (format!("{sessions}{}", step_alone(locale)).into(), step_alone_note(locale)),
                Some(persons) => (format!("{sessions}{}", step_persons(locale, persons)).into(), Text::default()),
            }
        }
        Remedy::Points { points, .. } if id == RequirementId::Total => {
            (step_points_total(locale, &amount(points)), Text::default())
        }
        Remedy::Points { points, .. } => (step_points(locale, &amount(points), &name), Text::default()),
        Remedy::Hours { hours, per_week, until, also, .. } => {
            let note = step_hours_note(locale, &amount(per_week), &format::date(locale, until));
            match also {
                None => (step_hours(locale, &amount(hours), &name), note),
                Some(also) => {
                    let other = inline(&term::requirement(locale, also.requirement));
                    let title = step_hours_both(locale, &amount(hours), &name, &amount(also.hours), &other);
                    (title, format!("{} {note}", step_hours_both_note(locale)).into())
                }
            }
        }
        Remedy::Item { .. } => (step_item(locale, &item_inline(locale, id)), term::requirement_explained(locale, id)),
        Remedy::TooLate { missing, .. } => {
            let what = match id.unit() {
                Unit::Items => step_too_late_item(locale, &item_inline(locale, id)),
                Unit::Points if id == RequirementId::Total => step_too_late_total(locale, &amount(missing)),
                Unit::Hours | Unit::Points => step_too_late(locale, &amount(missing), &name),
            };
            (what, step_too_late_note(locale))
        }
    }
}

/// The same name inside a sentence: without its capital, unless it is an abbreviation.
pub fn inline(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// A few things after each other: 'a, b en c'.
pub fn list(locale: Locale, things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{}{last}", first.join(", "), and(locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_listed_as_each_language_does() {
        let things = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(Locale::Nl, &things), "a, b en c");
        assert_eq!(list(Locale::En, things.get(..2).unwrap()), "a and b");
        assert_eq!(list(Locale::Nl, things.get(..1).unwrap()), "a");
        assert_eq!(list(Locale::Nl, &[]), "");
    }

    #[test]
    fn a_name_loses_its_capital_and_an_abbreviation_does_not() {
        assert_eq!(inline("Reflectie"), "reflectie");
        assert_eq!(inline("VOG"), "VOG");
        assert_eq!(inline(""), "");
    }

    #[test]
    fn sessions_are_counted_in_words() {
        assert_eq!(
            sessions_not_counting(Locale::Nl, Finding::SessionTooShort, 1),
            "één bijeenkomst korter dan een uur telt niet"
        );
        assert_eq!(
            sessions_not_counting(Locale::En, Finding::OutsidePeriod, 3),
            "3 meetings outside your period do not count"
        );
        assert_eq!(
            sessions_not_counting(Locale::Nl, Finding::GroupSize, 2),
            "2 bijeenkomsten (groepsgrootte) tellen niet"
        );
    }
}
