//! Texts: registrations: onboarding, list, change.

use crate::{Locale, Text};
use domain::Register;

texts! {
    title() { nl: "Je registraties", en: "Your registrations" }
    list_lead(count: usize) {
        nl: if count == 1 { "Je hebt één registratie.".to_owned() } else { format!("Je hebt {count} registraties. Wat je vastlegt telt voor elke registratie waar het bij past.") },
        en: if count == 1 { "You have one registration.".to_owned() } else { format!("You have {count} registrations. What you log counts for each one that it fits.") }
    }
    periods_before() { nl: "Eerdere perioden", en: "Earlier periods" }
    there_already(stored: &str) {
        nl: format!("Deze registratie staat er al: {stored}. Kies een andere dag, of wijzig die registratie."),
        en: format!("This registration is there already: {stored}. Choose another day, or change that registration.")
    }
    next_period_there() { nl: "Naar de nieuwe periode", en: "To the new period" }
    resubmit_title() { nl: "Heb je opnieuw ingediend?", en: "Have you submitted again?" }
    resubmit_lead() {
        nl: "Leg vast op welke dag. Het besluit op je vorige dossier blijft in de geschiedenis staan.",
        en: "Record on which day. The decision on your previous file stays in the history."
    }
    resubmit_before_decision() {
        nl: "Opnieuw indienen kan niet eerder dan de dag waarop je vorige dossier is afgewezen.",
        en: "Submitting again cannot be before the day on which your previous file was rejected."
    }
    add() { nl: "Voeg een registratie toe", en: "Add a registration" }
    empty_title() { nl: "Nog geen registratie", en: "No registration yet" }
    empty() {
        nl: "Hier komt elk register waarin je staat, met de periode en de regels die daarvoor gelden.",
        en: "Here comes every register that you are in, with its period and the rules that hold for it."
    }
    period(since: &str, until: &str) { nl: format!("{since} – {until}"), en: format!("{since} – {until}") }
    overlaps(other: &str) {
        nl: format!("Deze periode valt voor een deel samen met een andere registratie in dezelfde kamer: {other}. Wat je in die tijd deed, telt dan twee keer. Kloppen de datums? Staat ze er dubbel, verwijder er dan een."),
        en: format!("Part of this period is also that of another registration in the same chamber: {other}. What you did in that time then counts twice. Are the dates right? If it is there double, delete one.")
    }
    overlaps_import(other: &str) {
        nl: format!("De periode valt voor een deel samen met een andere registratie in dezelfde kamer: {other}. Kloppen de datums?"),
        en: format!("Part of the period is also that of another registration in the same chamber: {other}. Are the dates right?")
    }
    number_is(number: &str) { nl: format!("nummer {number}"), en: format!("number {number}") }

    // Steps
    step_register() { nl: "In welk register sta je?", en: "Which register are you in?" }
    step_register_hint() {
        nl: "Sta je in meer registers? Begin met één; de andere voeg je daarna toe.",
        en: "Are you in more registers? Begin with one; you add the others afterwards."
    }
    step_chamber() { nl: "Als wat ben je geregistreerd?", en: "What are you registered as?" }
    step_chamber_hint() { nl: "Elke kamer heeft eigen eisen.", en: "Each chamber has its own requirements." }
    step_dates() { nl: "Wanneer loopt je registratie?", en: "When does your registration run?" }
    step_dates_lead() {
        nl: "De data bepalen wat meetelt en tot wanneer je kunt indienen. Je vindt ze bij je register.",
        en: "The dates decide what counts and until when you can submit. Your register shows them."
    }
    step_facts() { nl: "Wat geldt voor jou?", en: "What holds for you?" }
    step_facts_lead() {
        nl: "Alleen vragen die bepalen wat er van je wordt gevraagd. Je kunt dit later wijzigen.",
        en: "Only questions that decide what is asked of you. You can change this later."
    }
    next() { nl: "Verder", en: "Continue" }
    finish() { nl: "Sla registratie op", en: "Save registration" }
    back() { nl: "Terug", en: "Back" }

    // Fields
    register() { nl: "Register", en: "Register" }
    chamber() { nl: "Kamer of beroep", en: "Chamber or profession" }
    number() { nl: "Registratienummer", en: "Registration number" }
    since() { nl: "Begin van deze periode", en: "Start of this period" }
    since_hint() {
        nl: "De dag van je (her)registratie. Bijvoorbeeld 1-3-2022",
        en: "The day of your (re-)registration. For example 1-3-2022"
    }
    until() { nl: "Einddatum", en: "End date" }
    until_hint() {
        nl: "De datum in het register; indienen moet vóór die dag. Laat leeg voor vijf jaar na het begin.",
        en: "The date in the register; you have to submit before that day. Leave empty for five years after the start."
    }
    until_hint_edit() {
        nl: "De datum in het register; indienen moet vóór die dag.",
        en: "The date in the register; you have to submit before that day."
    }
    until_before_since() { nl: "De einddatum moet na het begin liggen.", en: "The end date has to be after the start." }
    out_of_range() { nl: "Deze datum kan niet kloppen. Kijk het jaartal na.", en: "This date cannot be right. Check the year." }
    too_early_title() { nl: "Klopt de eerste dag?", en: "Is the first day right?" }
    too_early(since: &str, first: &str) {
        nl: format!("Je vulde {since} in. De eerste regels die we van deze registratie kennen, gelden voor periodes vanaf {first}. Kijk de dag na in het register. Klopt hij, ga dan verder: we rekenen met die regels."),
        en: format!("You entered {since}. The first rules that we know of this registration hold for periods from {first}. Check the day in the register. If it is right, go on: we count by those rules.")
    }
    too_early_go_on() { nl: "Klopt, ga verder", en: "It is right, go on" }
    chamber_closed() {
        nl: "Deze kamer was op die dag al gesloten. Kies een andere kamer of een eerdere datum.",
        en: "This chamber was closed by that day. Choose another chamber or an earlier date."
    }
    chamber_other_register() { nl: "Deze kamer hoort niet bij dit register.", en: "This chamber does not belong to this register." }
    number_digits(register: &str, usual: usize, found: usize) {
        nl: format!("Een nummer bij {register} heeft meestal {usual} cijfers; dit heeft er {found}. Klopt het toch, dan hoef je niets te doen."),
        en: format!("A number at {register} usually has {usual} digits; this has {found}. If it is right all the same, there is nothing to do.")
    }
    number_not_digits(register: &str) {
        nl: format!("Een nummer bij {register} heeft meestal alleen cijfers. Klopt het toch, dan hoef je niets te doen."),
        en: format!("A number at {register} usually has digits only. If it is right all the same, there is nothing to do.")
    }

    // Facts
    yes() { nl: "Ja", en: "Yes" }
    no() { nl: "Nee", en: "No" }
    not_sure() { nl: "Weet ik nog niet", en: "I do not know yet" }
    ethics() { nl: "Vraagt het register van jou de training beroepsethiek?", en: "Does the register ask the training in professional ethics of you?" }
    ethics_hint() {
        nl: "Dat hangt af van je diploma bij de eerste registratie. Het staat in Mijn SKJ bij herregistratie.",
        en: "That depends on your diploma at the first registration. Mijn SKJ shows it under re-registration."
    }
    self_employed() { nl: "Werk je (ook) als zelfstandige?", en: "Are you (also) self-employed?" }
    self_employed_hint() {
        nl: "Dan geef je zelf een verklaring over je uren, in plaats van een werkgever.",
        en: "Then you give the statement on your hours yourself, instead of an employer."
    }
    experience() { nl: "Had je bij je registratie meer dan 3.648 uur of meer dan vijf jaar werkervaring?", en: "Did you have more than 3,648 hours, or more than five years, of work experience when you registered?" }
    experience_hint() {
        nl: "Dat bepaalt of je alleen supervisie nodig hebt, of intervisie en supervisie. 3.648 uur is twee jaar voltijd; ook wie langer dan vijf jaar in deeltijd werkte, kiest ja.",
        en: "That decides whether you need supervision only, or peer reflection and supervision. 3,648 hours is two years full time; who worked part time for more than five years chooses yes as well."
    }
    diagnostics() { nl: "Heb je een aantekening diagnostiek?", en: "Do you have an endorsement in diagnostics?" }
    diagnostics_hint() {
        nl: "De BAPD van het NIP of de basisaantekening van de NVO. Zonder aantekening lever je een verklaring over drie casusverslagen in.",
        en: "The BAPD of NIP or the basic endorsement of NVO. Without one you hand in a statement on three case reports."
    }
    entry_group() { nl: "Met welk diploma werd je geregistreerd?", en: "With which diploma were you registered?" }
    entry_group_hint() { nl: "Bij sommige groepen vroeg het SKJ iets extra's.", en: "For some groups SKJ asked something extra." }
    entry_group_1() {
        nl: "Hsao met profiel jeugdzorgwerker, of branchecertificaat",
        en: "Hsao diploma with the youth care profile, or branch certificate"
    }
    entry_group_2() {
        nl: "Hsao zonder dat profiel, of een wo-master psychologie of (ortho)pedagogiek",
        en: "Hsao diploma without that profile, or a university master in psychology or education"
    }
    entry_group_3() { nl: "Mbo of lager, of via de hardheidsclausule", en: "Mbo or lower, or through the hardship clause" }

    // Edit
    edit_title() { nl: "Registratie wijzigen", en: "Change registration" }
    edit() { nl: "Wijzigen", en: "Change" }
    section_registration() { nl: "Registratie", en: "Registration" }
    section_facts() { nl: "Wat voor jou geldt", en: "What holds for you" }
    section_submission() { nl: "Ingediend", en: "Submitted" }
    section_moves() { nl: "Einddatum verschoven", en: "End date moved" }
    moves_hint() {
        nl: "Alleen als het register je einddatum heeft verschoven, bijvoorbeeld in coronatijd. Maak een regel leeg om die weg te halen.",
        en: "Only if the register moved your end date, for instance because of covid. Clear a row to remove it."
    }
    move_until() { nl: "Nieuwe einddatum", en: "New end date" }
    move_reason() { nl: "Reden", en: "Reason" }
    add_move() { nl: "Nog een verschuiving", en: "Another move" }
    section_measures() { nl: "Maatregelen", en: "Measures" }
    measures_hint() {
        nl: "Alleen als het tuchtcollege een maatregel oplegde. Maak een regel leeg om die weg te halen.",
        en: "Only if the disciplinary board imposed a measure. Clear a row to remove it."
    }
    measure_kind() { nl: "Maatregel", en: "Measure" }
    measure_from() { nl: "Eerste dag", en: "First day" }
    measure_until() { nl: "Laatste dag", en: "Last day" }
    measure_until_hint() { nl: "Laat leeg als die geen einde heeft", en: "Leave empty if it has no end" }
    add_measure() { nl: "Nog een maatregel", en: "Another measure" }
    until_before_from() { nl: "De laatste dag ligt voor de eerste.", en: "The last day is before the first." }
    none() { nl: "Geen", en: "None" }
    ruleset() { nl: "Regels", en: "Rules" }
    ruleset_hint() {
        nl: "Meestal volgen de regels uit de begindatum. Kies alleen zelf als het register iets anders heeft gezegd.",
        en: "Usually the rules follow from the start date. Choose only if the register has told you otherwise."
    }
    ruleset_auto() { nl: "Volgens de begindatum", en: "By the start date" }
    ruleset_wrong() { nl: "Deze regels horen niet bij deze kamer.", en: "These rules do not belong to this chamber." }
    submitted_on() { nl: "Ingediend op", en: "Submitted on" }
    submitted_hint() {
        nl: "De dag dat je je dossier bij het register indiende.",
        en: "The day you sent your file to the register."
    }
    in_the_future() { nl: "Deze dag moet nog komen. Vul in wat er al gebeurd is.", en: "This day is still to come. Enter what has happened already." }
    too_long_a_period() {
        nl: "Een periode duurt vijf jaar, en met uitstel hooguit tien. Is het begin de eerste dag van deze periode, en niet van je eerste registratie?",
        en: "A period lasts five years, and ten at most when it is extended. Is the start the first day of this period, and not of your first registration?"
    }
    submitted_before_since() { nl: "Indienen kan niet voor het begin van de periode.", en: "Submitting cannot be before the start of the period." }
    decided_on() { nl: "Besluit op", en: "Decided on" }
    decision() { nl: "Besluit", en: "Decision" }
    no_decision() { nl: "Nog geen besluit", en: "No decision yet" }
    decided_before_submitted() { nl: "Een besluit komt na het indienen.", en: "A decision comes after submission." }
    decided_without() { nl: "Vul de dag en het besluit allebei in, of laat ze allebei leeg.", en: "Fill in both the day and the decision, or leave both empty." }
    decided_not_submitted() { nl: "Vul eerst in wanneer je hebt ingediend.", en: "First fill in when you submitted." }
    conflict() {
        nl: "Deze registratie is intussen gewijzigd, misschien in een ander venster. Wat je typte staat hieronder nog. Sla opnieuw op om het te bewaren.",
        en: "This registration was changed in the meantime, perhaps in another window. What you typed is still below. Save again to keep it."
    }
    conflict_stored(what: &str) { nl: format!("Nu is opgeslagen: {what}."), en: format!("Stored now: {what}.") }
    deleted_elsewhere() {
        nl: "Deze registratie is ondertussen verwijderd. Zet haar in een ander scherm terug, bij ‘Verwijderd’, en bewaar dan nog eens. Wat je typte staat er nog.",
        en: "This registration has been deleted in the meantime. Put it back on another screen, under ‘Deleted’, and save once more. What you typed is still here."
    }
    too_many(limit: u64) { nl: format!("Je kunt hooguit {limit} registraties hebben."), en: format!("You can have at most {limit} registrations.") }
    not_stored() { nl: "Dit kunnen we zo niet opslaan. Kijk de velden na.", en: "We cannot store it like this. Check the fields." }

    // One registration
    rules_now() { nl: "Deze regels gelden nu voor jou", en: "These rules now hold for you" }
    to_standing() { nl: "Kijk waar je staat", en: "See where you stand" }
    log_first() { nl: "Leg een activiteit vast", en: "Log an activity" }
    all_rules() { nl: "Alle regels met bronnen", en: "All rules with sources" }
    submit_action_title() { nl: "Heb je ingediend?", en: "Have you submitted?" }
    submit_action_lead() {
        nl: "Leg vast op welke dag. Vakspoor dient zelf niets in: dat doe je bij je register.",
        en: "Record on which day. Vakspoor submits nothing itself: you do that at your register."
    }
    submit_action() { nl: "Leg vast dat je hebt ingediend", en: "Record that you have submitted" }
    decision_action_title() { nl: "Heb je een besluit gekregen?", en: "Have you had a decision?" }
    decision_action() { nl: "Leg het besluit vast", en: "Record the decision" }
    next_period_title() { nl: "Je nieuwe periode", en: "Your new period" }
    next_period_submission(date: &str) {
        nl: format!("Bij het SKJ begint je nieuwe periode op de dag dat je indient: {date}. Wat je vanaf die dag afrondt telt daarvoor; alleen de training beroepsethiek moet eerder klaar zijn."),
        en: format!("With SKJ your new period starts on the day you submit: {date}. What you complete from that day on counts for it; only the training in professional ethics has to be done before.")
    }
    next_period_end(date: &str) {
        nl: format!("Je nieuwe periode begint op {date}. Wat je vanaf die dag afrondt telt daarvoor."),
        en: format!("Your new period starts on {date}. What you complete from that day on counts for it.")
    }
    next_period_add() { nl: "Voeg de nieuwe periode toe", en: "Add the new period" }
    years_differ(years: i32) {
        nl: format!("Deze periode duurt geen {years} jaar. Kijk de data na als dat niet klopt."),
        en: format!("This period does not last {years} years. Check the dates if that is not right.")
    }
    history_title() { nl: "Gegevens", en: "Details" }
}

/// What a register's number looks like, as people find it.
pub fn number_hint(locale: Locale, register: Register) -> Text {
    let (nl, en) = match register {
        Register::Skj => {
            ("9 cijfers; staat op je registerpas en in Mijn SKJ", "9 digits; on your register pass and in Mijn SKJ")
        }
        Register::Big => ("11 cijfers; staat in het BIG-register", "11 digits; in the BIG register"),
        Register::Nvo => ("Staat in je NVO-profiel", "In your NVO profile"),
        Register::Nip => ("Staat in je NIP-profiel", "In your NIP profile"),
    };
    Text::Borrowed(match locale {
        Locale::Nl => nl,
        Locale::En => en,
    })
}

/// Which professionals a register is for.
pub fn register_hint(locale: Locale, register: Register) -> Text {
    let (nl, en) = match register {
        Register::Skj => (
            "Jeugd- en gezinsprofessionals, psychologen en (ortho)pedagogen in de jeugdhulp",
            "Youth and family professionals, psychologists and educationalists in youth care",
        ),
        Register::Big => (
            "Verpleegkundigen, artsen, gz-psychologen, psychotherapeuten, orthopedagogen-generalist",
            "Nurses, physicians, health care psychologists, psychotherapists, remedial educationalists",
        ),
        Register::Nvo => ("Pedagogen en onderwijskundigen", "Educationalists"),
        Register::Nip => ("Kinder- en jeugdpsychologen", "Child and youth psychologists"),
    };
    Text::Borrowed(match locale {
        Locale::Nl => nl,
        Locale::En => en,
    })
}
