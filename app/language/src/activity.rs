//! Texts of activities: log, list, explain, change.

use crate::{Locale, Text, format::isolated, standing::list};

texts! {
    // The form
    new_title() { nl: "Leg een activiteit vast", en: "Log an activity" }
    new_lead() { nl: "Wat heb je gedaan?", en: "What did you do?" }
    edit_title(title: &str) { nl: format!("Wijzig {title}", title = isolated(title)), en: format!("Change {title}", title = isolated(title)) }
    kind_nav() { nl: "Soort activiteit", en: "Kind of activity" }
    kind_training() { nl: "Scholing", en: "Training" }
    kind_training_hint() {
        nl: "Een cursus, training, e-learning, studiedag of congres.",
        en: "A course, training, e-learning, study day or conference."
    }
    kind_reflection() { nl: "Reflectie", en: "Reflection" }
    kind_reflection_hint() {
        nl: "Intervisie, supervisie of een andere reeks bijeenkomsten met anderen.",
        en: "Peer reflection, supervision or another series of meetings with others."
    }
    kind_other() { nl: "Iets anders", en: "Something else" }
    kind_other_hint() {
        nl: "Een publicatie, les, presentatie of bestuurswerk voor je vak.",
        en: "A publication, lesson, presentation or board work for your profession."
    }
    prefilled() {
        nl: "We vulden alvast in wat je de vorige keer koos. Kijk het even na.",
        en: "We filled in what you chose last time. Please check it."
    }
    copied(title: &str) {
        nl: format!("Dit is een kopie van {title}. De datum staat op vandaag; het bewijs is leeg.", title = isolated(title)),
        en: format!("This is a copy of {title}. The date is today; the evidence is empty.", title = isolated(title))
    }
    series_title() { nl: "Hoort het bij een reeks die er al is?", en: "Is it part of a series that is already there?" }
    series_last(day: &str) { nl: format!("(laatst op {day})"), en: format!("(last on {day})") }
    series_add(title: &str) { nl: format!("Bijeenkomst erbij in {title}", title = isolated(title)), en: format!("Add a meeting to {title}", title = isolated(title)) }

    title() { nl: "Titel", en: "Title" }
    title_other() { nl: "Wat was het?", en: "What was it?" }
    title_reflection() { nl: "Naam van de groep of het onderwerp", en: "Name of the group or the subject" }
    provider() { nl: "Aanbieder", en: "Provider" }
    provider_reflection() { nl: "Begeleider of aanbieder", en: "Guide or provider" }
    provider_other() { nl: "Voor wie of waar", en: "For whom or where" }
    day() { nl: "Datum", en: "Date" }
    day_completed() { nl: "Afgerond op", en: "Completed on" }
    day_hint() { nl: "Later mag ook: dan is het gepland. Weet je de dag nog niet, laat hem dan leeg.", en: "Later is fine too: then it is planned. Leave it empty while you do not know the day." }
    hours() { nl: "Uren", en: "Hours" }
    form() { nl: "Vorm", en: "Form" }
    learning() { nl: "Formeel of informeel leren", en: "Formal or informal learning" }
    learning_hint() {
        nl: "Formeel: met een plan, theorie en oefenen. Informeel: al het andere.",
        en: "Formal: with a plan, theory and practice. Informal: everything else."
    }
    not_said() { nl: "Niet ingevuld", en: "Not filled in" }
    level() { nl: "Niveau", en: "Level" }
    tested() { nl: "Afgesloten met een toets", en: "Ended with a test" }
    tested_hint() {
        nl: "Nodig bij e-learning, blended learning en cursussen vanaf 18 uur",
        en: "Needed for e-learning, blended learning and courses of 18 hours or more"
    }
    yes() { nl: "Ja", en: "Yes" }
    no() { nl: "Nee", en: "No" }
    accreditation() { nl: "Accreditatie", en: "Accreditation" }
    accreditation_number(number: usize) { nl: format!("Accreditatie {number}"), en: format!("Accreditation {number}") }
    accredited_by() { nl: "Geaccrediteerd door", en: "Accredited by" }
    accredited_none() { nl: "Niet geaccrediteerd of nog onbekend", en: "Not accredited or not known yet" }
    accredited_skj(chamber: &str) { nl: format!("SKJ, voor {chamber}"), en: format!("SKJ, for {chamber}") }
    accredited_skj_other() { nl: "SKJ, voor meer of andere kamers", en: "SKJ, for more or other chambers" }
    accredited_else() { nl: "Een ander, namelijk…", en: "Another, namely…" }
    namely() { nl: "Namelijk", en: "Namely" }
    namely_hint() { nl: "Alleen als je hierboven ‘een ander’ kiest", en: "Only if you choose ‘another’ above" }
    chambers() { nl: "Voor welke kamers", en: "For which chambers" }
    chambers_more() { nl: "Andere kamers of een andere organisatie", en: "Other chambers or another organisation" }
    points() { nl: "Punten", en: "Points" }
    points_hint() { nl: "Leeg: elk uur is een punt", en: "Empty: every hour is a point" }
    add_accreditation() { nl: "Nog een accreditatie", en: "Another accreditation" }
    remove_accreditation(number: usize) { nl: format!("Accreditatie {number} weghalen"), en: format!("Remove accreditation {number}") }
    evidence() { nl: "Bewijs", en: "Evidence" }
    certificate() { nl: "Ik heb een certificaat", en: "I have a certificate" }
    certificate_fact() { nl: "Certificaat", en: "Certificate" }
    evidence_more() { nl: "Ander bewijs", en: "Other evidence" }
    evidence_hint() { nl: "Eén per regel, zoals: presentielijst, mail van de aanbieder", en: "One a line, such as: attendance list, mail from the provider" }

    guided() { nl: "Met een begeleider?", en: "With a guide?" }
    guided_fact() { nl: "Met begeleider", en: "With a guide" }
    group_size() { nl: "Aantal deelnemers", en: "Number of participants" }
    group_size_hint() { nl: "Met jezelf erbij, zonder de begeleider", en: "You included, the guide not" }
    hierarchy() { nl: "Had iemand gezag over een ander?", en: "Did anybody have authority over another?" }
    hierarchy_hint() { nl: "Bijvoorbeeld een leidinggevende in de groep", en: "For example a manager in the group" }
    hierarchy_fact() { nl: "Gezag in de groep", en: "Authority in the group" }
    supervisor() { nl: "Register van de begeleider", en: "Register of the guide" }
    supervisor_hint() { nl: "Bij supervisie: waar staat je supervisor ingeschreven?", en: "For supervision: where is your supervisor registered?" }
    supervisor_none() { nl: "Staat in geen register", en: "Is in no register" }
    supervisor_unknown() { nl: "Niet van toepassing of onbekend", en: "Does not apply or not known" }
    proof() { nl: "Hoe toon je het aan?", en: "How do you show it?" }
    closed_on() { nl: "Reeks afgesloten op", en: "Series closed on" }
    author_rank() { nl: "Hoeveelste auteur ben je?", en: "Which author are you?" }
    author_rank_hint() { nl: "1 voor de eerste auteur; alleen bij een publicatie", en: "1 for the first author; only for a publication" }
    author_rank_fact() { nl: "Plaats als auteur", en: "Place as author" }

    sessions() { nl: "Bijeenkomsten", en: "Meetings" }
    session_hint(an_hour: bool) {
        nl: if an_hour { "Schrijf de duur als 1,5 uur, 90 min of 1:30. Korter dan een uur telt niet." } else { "Schrijf de duur als 1,5 uur, 90 min of 1:30." },
        en: if an_hour { "Write the length as 1.5 hours, 90 min or 1:30. Shorter than an hour does not count." } else { "Write the length as 1.5 hours, 90 min or 1:30." }
    }
    session_number(number: usize) { nl: format!("Bijeenkomst {number}"), en: format!("Meeting {number}") }
    duration() { nl: "Duur", en: "Length" }
    session_add() { nl: "Nog een bijeenkomst", en: "Another meeting" }
    session_remove(number: usize) { nl: format!("Bijeenkomst {number} weghalen"), en: format!("Remove meeting {number}") }
    sessions_total(count: usize, time: &str, short: usize) {
        nl: {
            let meetings = if count == 1 { "1 bijeenkomst" } else { &format!("{count} bijeenkomsten") };
            let short = if short == 0 { String::new() } else { format!("; {short} korter dan een uur") };
            format!("{meetings}, samen {time}{short}")
        },
        en: {
            let meetings = if count == 1 { "1 meeting" } else { &format!("{count} meetings") };
            let short = if short == 0 { String::new() } else { format!("; {short} shorter than an hour") };
            format!("{meetings}, {time} together{short}")
        }
    }

    log_button() { nl: "Leg vast", en: "Log" }
    save_button() { nl: "Sla wijziging op", en: "Save change" }
    anyway_button() { nl: "Toch vastleggen", en: "Log it anyway" }
    anyway_edit_button() { nl: "Toch opslaan", en: "Save anyway" }

    // What is wrong
    title_required() { nl: "Vul een titel in.", en: "Enter a title." }
    title_too_long(max: usize) { nl: format!("Maak de titel hooguit {max} tekens lang."), en: format!("Make the title at most {max} characters long.") }
    provider_too_long(max: usize) { nl: format!("Maak de naam hooguit {max} tekens lang."), en: format!("Make the name at most {max} characters long.") }
    namely_required() { nl: "Vul in welke andere organisatie of welk ander register het is.", en: "Enter which other organisation or register it is." }
    session_day_required() { nl: "Vul de datum van de bijeenkomst in.", en: "Enter the date of the meeting." }
    session_duration_required() { nl: "Vul in hoe lang de bijeenkomst duurde.", en: "Enter how long the meeting took." }
    session_twice() {
        nl: "Deze bijeenkomst staat er al: dezelfde dag, even lang. Waren het er twee op één dag? Tel de tijd dan op.",
        en: "This meeting is there already: the same day, as long. Were there two on one day? Then add up the time."
    }
    form_required() { nl: "Kies wat voor activiteit het was.", en: "Choose what kind of activity it was." }
    hours_or_points() {
        nl: "Vul de uren in, of de punten van de accreditatie.",
        en: "Fill in the hours, or the points of the accreditation."
    }
    not_hours() { nl: "Vul de uren in als getal, zoals 12 of 1,5.", en: "Enter the hours as a number, such as 12 or 1.5." }
    too_many_hours() { nl: "Vul hooguit 10.000 uur in.", en: "Enter at most 10,000 hours." }
    too_many_points() { nl: "Vul hooguit 10.000 punten in.", en: "Enter at most 10,000 points." }
    not_whole(max: u32) {
        nl: format!("Vul een heel getal in van 1 tot en met {max}."),
        en: format!("Enter a whole number from 1 up to and including {max}.")
    }
    too_long_ago(year: i32) { nl: format!("Vul een datum in vanaf {year}."), en: format!("Enter a date from {year} on.") }
    too_far_ahead() {
        nl: "Deze datum ligt meer dan zes jaar vooruit. Klopt het jaar?",
        en: "This date is more than six years ahead. Is the year right?"
    }
    closed_too_early() {
        nl: "De reeks kan niet zijn afgesloten vóór de laatste bijeenkomst.",
        en: "The series cannot have been closed before the last meeting."
    }
    accredited_by_whom() { nl: "Kies wie de accreditatie gaf.", en: "Choose who gave the accreditation." }
    not_a_duration() {
        nl: "Schrijf de duur als 1,5 uur, 90 min of 1:30.",
        en: "Write the length as 1.5 hours, 90 min or 1:30."
    }
    duration_out_of_range() {
        nl: "Een bijeenkomst duurt minstens 1 minuut en hooguit 24 uur.",
        en: "A meeting takes at least 1 minute and at most 24 hours."
    }
    session_required() {
        nl: "Vul minstens één bijeenkomst in: datum en duur.",
        en: "Enter at least one meeting: date and length."
    }
    too_many(limit: u64) {
        nl: format!("Er kunnen hooguit {limit} activiteiten in een dossier. Verwijder er eerst een."),
        en: format!("A dossier holds at most {limit} activities. Delete one first.")
    }
    not_accepted() { nl: "Deze waarde kan hier niet. Pas die aan.", en: "This value is not possible here. Change it." }
    similar_title() { nl: "Staat dit er al?", en: "Is this there already?" }
    similar(title: &str, date: &str) {
        nl: format!("Je legde eerder {title} vast, op {date}. Is dit iets anders, leg het dan toch vast.", title = isolated(title)),
        en: format!("You logged {title} before, on {date}. If this is something else, log it anyway.", title = isolated(title))
    }
    much_title() { nl: "Klopt dit aantal?", en: "Is this number right?" }
    much(hours: &str, asked: &str) {
        nl: format!("Je vulde {hours} in. Geen enkel register vraagt voor een hele periode meer dan {asked}. Bij een lange opleiding kan het kloppen: leg het dan toch vast."),
        en: format!("You entered {hours}. No register asks more than {asked} for a whole period. For a long course of study it may be right: then log it anyway.")
    }
    similar_link() { nl: "Bekijk wat er staat", en: "See what is there" }
    sent_before_title() { nl: "Dit formulier is al opgeslagen", en: "This form has been saved already" }
    sent_before() {
        nl: "Je sloeg dit formulier eerder op, met andere gegevens. Leg je dit ook vast, dan komt er een tweede activiteit bij.",
        en: "You saved this form before, with other details. If you log this too, a second activity is added."
    }
    conflict_title() { nl: "Ondertussen gewijzigd", en: "Changed in the meantime" }
    conflict(version: i32) {
        nl: format!("Deze activiteit is ergens anders gewijzigd (versie {version}). Wat je typte staat er nog. Sla je op, dan vervangt dat de versie hieronder."),
        en: format!("This activity was changed elsewhere (version {version}). What you typed is still here. If you save, it replaces the version below.")
    }
    conflict_same() {
        nl: "De opgeslagen versie is gelijk aan wat je typte.",
        en: "The stored version equals what you typed."
    }
    conflict_stored() { nl: "Opgeslagen", en: "Stored" }
    conflict_typed() { nl: "Jij typte", en: "You typed" }
    conflict_field() { nl: "Gegeven", en: "Field" }
    deleted_elsewhere() {
        nl: "Deze activiteit is ondertussen verwijderd. Wat je typte staat er nog; leg je het vast, dan wordt het een nieuwe.",
        en: "This activity has been deleted in the meantime. What you typed is still here; if you log it, it becomes a new one."
    }

    // One activity
    untitled() { nl: "Zonder titel", en: "Untitled" }
    all_activities() { nl: "Activiteiten", en: "Activities" }
    saved(title: &str) { nl: format!("{title} is vastgelegd.", title = isolated(title)), en: format!("{title} has been logged.", title = isolated(title)) }
    saved_change(title: &str) { nl: format!("{title} is gewijzigd.", title = isolated(title)), en: format!("{title} has been changed.", title = isolated(title)) }
    undo_log() { nl: "Ongedaan maken", en: "Undo" }
    undo_change() { nl: "Zet de vorige versie terug", en: "Put the previous version back" }
    log_another() { nl: "Leg nog een activiteit vast", en: "Log another activity" }
    to_standing() { nl: "Waar sta ik nu?", en: "Where do I stand now?" }
    effect_title() { nl: "Wat het doet", en: "What it does" }
    entered_title() { nl: "Wat je vastlegde", en: "What you logged" }
    no_registration() {
        nl: "Je hebt nog geen registratie ingevuld, dus we kunnen nog niet zeggen wat dit telt.",
        en: "You have not entered a registration yet, so we cannot say what this counts for."
    }
    add_registration() { nl: "Voeg je registratie toe", en: "Add your registration" }
    picture(requirement: &str, counted: &str, required: &str) {
        nl: format!("Voor {requirement} sta je nu op {counted} van de {required}."),
        en: format!("For {requirement} you are now at {counted} of the {required}.")
    }
    picture_met(requirement: &str, counted: &str, required: &str) {
        nl: format!("Je hebt genoeg voor {requirement}: {counted} van de {required}."),
        en: format!("You have enough for {requirement}: {counted} of the {required}.")
    }
    picture_total(counted: &str, required: &str) {
        nl: format!("In totaal sta je nu op {counted} van de {required}."),
        en: format!("In total you are now at {counted} of the {required}.")
    }
    picture_total_met(counted: &str, required: &str) {
        nl: format!("In totaal heb je genoeg: {counted} van de {required}."),
        en: format!("In total you have enough: {counted} of the {required}.")
    }
    period_of(from: &str, until: &str) { nl: format!("{from} tot en met {until}"), en: format!("{from} up to and including {until}") }
    rules_link() { nl: "De regels met hun bronnen", en: "The rules with their sources" }
    sessions_caption() { nl: "Elke bijeenkomst", en: "Every meeting" }
    column_why() { nl: "Waarom", en: "Why" }
    session_counts() { nl: "telt mee", en: "counts" }
    session_not() { nl: "telt niet", en: "does not count" }
    session_unknown() { nl: "weten we niet", en: "not known" }
    session_planned() { nl: "gepland", en: "planned" }
    outside_registrations(count: usize) {
        nl: if count == 1 { "Valt buiten 1 andere registratie.".to_owned() } else { format!("Valt buiten {count} andere registraties.") },
        en: if count == 1 { "Is outside 1 other registration.".to_owned() } else { format!("Is outside {count} other registrations.") }
    }
    edit() { nl: "Wijzigen", en: "Change" }
    copy() { nl: "Kopiëren", en: "Copy" }
    session_more() { nl: "Bijeenkomst erbij", en: "Add a meeting" }

    // The list
    list_title() { nl: "Activiteiten", en: "Activities" }
    chambers_required() { nl: "Kruis aan voor welke kamers deze accreditatie geldt.", en: "Tick for which chambers this accreditation holds." }
    list_plain(count: usize) {
        nl: if count == 1 { "1 activiteit.".to_owned() } else { format!("{count} activiteiten.") },
        en: if count == 1 { "1 activity.".to_owned() } else { format!("{count} activities.") }
    }
    list_lead(count: usize, counting: usize, planned: usize) {
        nl: lead_nl(count, counting, planned),
        en: lead_en(count, counting, planned)
    }
    list_lead_each(count: usize, counting: &[(Text, usize)], planned: usize) {
        nl: each_nl(count, counting, planned),
        en: each_en(count, counting, planned)
    }
    list_found(found: usize, of: usize) {
        nl: if found == 1 { format!("1 van {of} activiteiten.") } else { format!("{found} van {of} activiteiten.") },
        en: if found == 1 { format!("1 of {of} activities.") } else { format!("{found} of {of} activities.") }
    }
    list_empty_title() { nl: "Nog niets vastgelegd", en: "Nothing logged yet" }
    list_empty() {
        nl: "Hier komt alles wat je deed voor je registratie, met bij elke activiteit wat ze telt en waarom.",
        en: "Everything you did for your registration will be here, with what each activity counts and why."
    }
    list_empty_action() { nl: "Leg je eerste activiteit vast", en: "Log your first activity" }
    whole_list(count: usize) { nl: format!("Alle {count} op één pagina, om te printen"), en: format!("All {count} on one page, to print") }
    by_page() { nl: "Weer per bladzijde", en: "By page again" }
    printed_part(first: usize, last: usize, of: usize) {
        nl: format!("Dit zijn regel {first} tot en met {last} van {of}; het totaal is van alle {of}."),
        en: format!("These are rows {first} to {last} of {of}; the total is of all {of}.")
    }
    nothing_found_title() { nl: "Niets gevonden", en: "Nothing found" }
    nothing_found() {
        nl: "Geen activiteit past bij wat je zoekt. Haal een filter weg of zoek op een ander woord.",
        en: "No activity matches what you look for. Remove a filter or search for another word."
    }
    clear() { nl: "Toon alles", en: "Show everything" }
    search() { nl: "Zoek op titel of aanbieder", en: "Search by title or provider" }
    search_button() { nl: "Zoek", en: "Search" }
    filter_button() { nl: "Pas toe", en: "Apply" }
    filters() { nl: "Filters die aan staan", en: "Filters that are on" }
    more_filters() { nl: "Filters", en: "Filters" }
    filter_kind() { nl: "Soort", en: "Kind" }
    filter_counts() { nl: "Telt mee", en: "Counts" }
    filter_year() { nl: "Jaar", en: "Year" }
    filter_requirement() { nl: "Telt voor", en: "Counts for" }
    all() { nl: "Alles", en: "All" }
    only_counting() { nl: "Telt mee", en: "Counts" }
    only_not() { nl: "Niet meegeteld", en: "Not counted" }
    only_planned() { nl: "Alleen gepland", en: "Planned only" }
    only_without_evidence() { nl: "Alleen zonder bewijs", en: "Without evidence only" }
    chip_search(text: &str) { nl: format!("‘{text}’"), en: format!("‘{text}’") }
    chip_planned() { nl: "Gepland", en: "Planned" }
    chip_without_evidence() { nl: "Zonder bewijs", en: "Without evidence" }
    no_day() { nl: "Datum nog niet bekend", en: "Date not known yet" }
    column_activity() { nl: "Activiteit", en: "Activity" }
    column_hours() { nl: "Uren", en: "Hours" }
    column_points() { nl: "Punten", en: "Points" }
    column_counts() { nl: "Telt het mee", en: "Does it count" }
    list_caption() { nl: "Je activiteiten, de nieuwste bovenaan", en: "Your activities, the newest first" }
    total() { nl: "Samen", en: "Together" }

    // In a few words, for in a row
    row_planned_only() { nl: "gepland, telt nog niet", en: "planned, does not count yet" }
    row_no_registration() { nl: "nog geen registratie ingevuld", en: "no registration entered yet" }
    row_of(register: &str, text: &str) { nl: format!("{register}: {text}"), en: format!("{register}: {text}") }
}

fn counts_nl(count: usize, counting: usize) -> String {
    match counting {
        _ if counting == count => "alles telt mee".to_owned(),
        0 => "nog niets telt mee".to_owned(),
        1 => "1 telt mee".to_owned(),
        _ => format!("{counting} tellen mee"),
    }
}

fn planned_nl(planned: usize) -> String {
    match planned {
        0 => ".".to_owned(),
        1 => ", 1 is gepland.".to_owned(),
        _ => format!(", {planned} zijn gepland."),
    }
}

fn lead_nl(count: usize, counting: usize, planned: usize) -> String {
    let all = if count == 1 { "1 activiteit".to_owned() } else { format!("{count} activiteiten") };
    format!("{all}, {}{}", counts_nl(count, counting), planned_nl(planned))
}

fn each_nl(count: usize, counting: &[(Text, usize)], planned: usize) -> String {
    let all = if count == 1 { "1 activiteit".to_owned() } else { format!("{count} activiteiten") };
    let each: Vec<String> =
        counting.iter().map(|(name, counting)| format!("{} voor {name}", counts_nl(count, *counting))).collect();
    format!("{all}: {}{}", list(Locale::Nl, &each), planned_nl(planned))
}

fn counts_en(count: usize, counting: usize, name: &str) -> String {
    match counting {
        _ if counting == count => format!("all of it counts{name}"),
        0 => format!("nothing counts{name} yet"),
        1 => format!("1 counts{name}"),
        _ => format!("{counting} count{name}"),
    }
}

fn planned_en(planned: usize) -> String {
    match planned {
        0 => ".".to_owned(),
        1 => ", 1 is planned.".to_owned(),
        _ => format!(", {planned} are planned."),
    }
}

fn lead_en(count: usize, counting: usize, planned: usize) -> String {
    let all = if count == 1 { "1 activity".to_owned() } else { format!("{count} activities") };
    format!("{all}, {}{}", counts_en(count, counting, ""), planned_en(planned))
}

fn each_en(count: usize, counting: &[(Text, usize)], planned: usize) -> String {
    let all = if count == 1 { "1 activity".to_owned() } else { format!("{count} activities") };
    let each: Vec<String> =
        counting.iter().map(|(name, counting)| counts_en(count, *counting, &format!(" for {name}"))).collect();
    format!("{all}: {}{}", list(Locale::En, &each), planned_en(planned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_agree_with_their_number() {
        assert_eq!(sessions_total(Locale::Nl, 6, "12 uur", 1), "6 bijeenkomsten, samen 12 uur; 1 korter dan een uur");
        assert_eq!(sessions_total(Locale::Nl, 1, "2 uur", 0), "1 bijeenkomst, samen 2 uur");
        assert_eq!(sessions_total(Locale::En, 1, "2 hours", 0), "1 meeting, 2 hours together");
        assert_eq!(list_lead(Locale::Nl, 1, 1, 0), "1 activiteit, alles telt mee.");
        assert_eq!(list_lead(Locale::Nl, 12, 1, 2), "12 activiteiten, 1 telt mee, 2 zijn gepland.");
        let each = [("SKJ".into(), 2), ("NVO".into(), 3)];
        assert_eq!(
            list_lead_each(Locale::Nl, 3, &each, 0),
            "3 activiteiten: 2 tellen mee voor SKJ en alles telt mee voor NVO."
        );
        let each = [("SKJ".into(), 1), ("NVO".into(), 0)];
        assert_eq!(
            list_lead_each(Locale::En, 3, &each, 1),
            "3 activities: 1 counts for SKJ and nothing counts for NVO yet, 1 is planned."
        );
        assert_eq!(list_lead(Locale::En, 3, 0, 1), "3 activities, nothing counts yet, 1 is planned.");
    }
}
