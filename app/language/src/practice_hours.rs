//! Work: jobs, leave, and the hours that they give.

texts! {
    title() { nl: "Werk", en: "Work" }
    lead_none() { nl: "Je hebt nog geen werk ingevuld. Daarom weten we nog niet hoeveel uren je hebt.", en: "You have not entered any work yet, so we do not know how many hours you have." }
    lead_no_registration() { nl: "Voeg je registratie toe, dan rekenen we uit hoeveel uren je hebt en nodig hebt.", en: "Add your registration, and we work out how many hours you have and need." }
    lead_no_hours_asked() { nl: "Je registratie vraagt geen werkuren waarvan we het aantal kennen.", en: "Your registration asks no working hours whose number we know." }
    lead_met(hours: &str) { nl: format!("Je hebt genoeg werkuren: {hours}."), en: format!("Your working hours are complete: {hours}.") }
    lead_missing(missing: &str, what: &str) {
        nl: format!("Je mist nog {missing} voor {what}."),
        en: format!("You still need {missing} for {what}.")
    }
    lead_unsaid(name: &str) {
        nl: format!("Bij {name} staat nog niet als wat dit werk telt; zolang telt het nergens voor. "),
        en: format!("For {name} it is not said yet what the work counts as; until then it counts for nothing. ")
    }
    lead_approved() {
        nl: "Je herregistratie is goedgekeurd: voor deze periode hoef je geen uren meer te halen.",
        en: "Your re-registration was approved: you need no more hours for this period."
    }
    lead_submitted(missing: &str, what: &str) {
        nl: format!("Je dossier is ingediend. Volgens wat hier staat ontbreekt nog {missing} voor {what}."),
        en: format!("Your dossier was submitted. By what is logged here, {missing} for {what} is still missing.")
    }
    lead_closed() {
        nl: "Je registratie loopt niet meer; er komen geen uren meer bij.",
        en: "Your registration no longer runs; no more hours are added."
    }
    lead_enough_ahead() { nl: " Werk je zo door, dan heb je ze op tijd.", en: " If you keep working like this, you will have them in time." }
    lead_not_enough_ahead() { nl: " Met je werk van nu lukt dat niet voor het einde van je periode.", en: " Your work as it is now will not get you there before your period ends." }
    add() { nl: "Voeg werk toe", en: "Add work" }
    add_registration() { nl: "Voeg je registratie toe", en: "Add your registration" }
    empty_title() { nl: "Nog geen werk", en: "No work yet" }
    empty_text() {
        nl: "Hier komen je banen, met het verlof dat je had. Je hoeft geen uren bij te houden: je contracturen per week zijn genoeg.",
        en: "Your jobs come here, with the leave you had. There is no need to keep hours: your contract hours a week are enough."
    }
    jobs() { nl: "Je werk", en: "Your work" }
    hours_for(registration: &str) { nl: format!("Uren voor {registration}"), en: format!("Hours for {registration}") }
    period(since: &str, until: &str) { nl: format!("Periode van {since} tot en met {until}"), en: format!("Period from {since} up to and including {until}") }
    how_counted(weeks: &str) {
        nl: format!("We rekenen met je contracturen: uren per week × {weeks} weken in vijf jaar, voor het deel van de periode dat je werkte. Verlof gaat eraf."),
        en: format!("We count by your contract hours: hours a week × {weeks} weeks in five years, for the part of the period that you worked. Leave is taken off.")
    }
    how_counted_title() { nl: "Hoe rekenen we dit?", en: "How do we work this out?" }
    our_reading() {
        nl: "Dit is onze lezing van de regels. Het register beslist.",
        en: "This is our reading of the rules. The register decides."
    }
    table(registration: &str) { nl: format!("Uren per baan voor {registration}"), en: format!("Hours of each job for {registration}") }
    column_job() { nl: "Werk", en: "Job" }
    column_days() { nl: "Dagen", en: "Days" }
    column_leave() { nl: "Verlof", en: "Leave" }
    column_sum() { nl: "Berekening", en: "Calculation" }
    column_hours() { nl: "Uren", en: "Hours" }
    column_counts() { nl: "Telt voor", en: "Counts for" }
    counts_unsaid() { nl: "nog niets: kies eerst als wat dit werk telt", en: "nothing yet: first choose as what this work counts" }
    counts_for_nothing() { nl: "telt hier niet mee: dit register vraagt ander werk", en: "does not count here: this register asks for other work" }
    counts_level_too_low(level: &str, asked: &str) {
        nl: format!("telt hier niet mee: dit is werk op niveau {level}, gevraagd is minstens {asked}"),
        en: format!("does not count here: this is work at level {level}, at least {asked} is asked")
    }
    days_of(days: &str, of: &str) { nl: format!("{days} van {of}"), en: format!("{days} of {of}") }
    leave_off(days: &str) { nl: format!("{days} eraf"), en: format!("{days} off") }
    sum(hours: &str, weeks: &str, product: &str) {
        nl: format!("{hours} uur per week × {weeks} weken = {product} uur"),
        en: format!("{hours} hours a week × {weeks} weeks = {product} hours")
    }
    sum_part(hours: &str, weeks: &str, days: &str, of: &str, product: &str) {
        nl: format!("{hours} uur per week × {weeks} weken × {days}/{of} dagen = {product} uur"),
        en: format!("{hours} hours a week × {weeks} weeks × {days}/{of} days = {product} hours")
    }
    no_days_yet() { nl: "nog geen dagen in deze periode", en: "no days in this period yet" }
    unnamed() { nl: "Werk zonder naam", en: "Unnamed work" }
    own_practice() { nl: "Eigen praktijk", en: "Own practice" }
    own_practice_named(name: &str) { nl: format!("{name} (eigen praktijk)"), en: format!("{name} (own practice)") }
    hours_a_week(hours: &str) { nl: format!("{hours} uur per week"), en: format!("{hours} hours a week") }
    since(from: &str) { nl: format!("sinds {from}"), en: format!("since {from}") }
    from_until(from: &str, until: &str) { nl: format!("{from} tot en met {until}"), en: format!("{from} up to and including {until}") }
    counts_as_nothing() { nl: "telt als niets: kies bij 'Wijzigen' wat het is", en: "counts as nothing: choose what it is under 'Edit'" }
    fact_hours() { nl: "Uren", en: "Hours" }
    fact_when() { nl: "Wanneer", en: "When" }
    fact_counts_as() { nl: "Telt als", en: "Counts as" }
    fact_leave() { nl: "Verlof", en: "Leave" }
    edit() { nl: "Wijzigen", en: "Edit" }
    other_hours() { nl: "Zelfde werk, andere uren", en: "Same work, other hours" }
    delete_explained() { nl: "Je kunt dit daarna ongedaan maken.", en: "You can undo this afterwards." }

    // Form
    new_title() { nl: "Werk toevoegen", en: "Add work" }
    edit_title() { nl: "Werk wijzigen", en: "Edit work" }
    new_lead() { nl: "Vul in waar je werkt of werkte en voor hoeveel uur. Voor elke baan één keer.", en: "Enter where you work or worked, and for how many hours. Once for each job." }
    arrangement() { nl: "Hoe werk je hier?", en: "How do you work here?" }
    employed() { nl: "In dienst", en: "Employed" }
    employed_hint() { nl: "Bij een werkgever, ook via detachering of een uitzendbureau", en: "By an employer, also on secondment or through an agency" }
    self_employed() { nl: "Als zelfstandige", en: "Self-employed" }
    self_employed_hint() {
        nl: "Vanuit je eigen praktijk. Het register vraagt dan andere papieren; we zetten dat bij je registratie.",
        en: "From your own practice. The register then asks for other papers; we note that with your registration."
    }
    employer() { nl: "Werkgever of naam van je praktijk", en: "Employer, or name of your practice" }
    role() { nl: "Functie", en: "Role" }
    role_hint() { nl: "Bijvoorbeeld ambulant hulpverlener", en: "For example outreach worker" }
    hours_per_week() { nl: "Uren per week", en: "Hours a week" }
    hours_per_week_hint() { nl: "Volgens je contract. Gingen je uren later omhoog of omlaag? Gebruik dan 'Zelfde werk, andere uren'.", en: "By your contract. Did they go up or down later? Then use 'Same work, other hours'." }
    hours_unit() { nl: "uur", en: "hours" }
    from() { nl: "Eerste dag", en: "First day" }
    until() { nl: "Laatste dag", en: "Last day" }
    until_hint() { nl: "Leeg als je er nog werkt", en: "Empty if you still work there" }
    counts_as() { nl: "Als wat telt dit werk?", en: "What does this work count as?" }
    counts_as_hint() { nl: "Kies alles wat klopt. Twijfel je? Je werkgever bevestigt het in de werkgeversverklaring.", en: "Choose all that is true. In doubt? Your employer confirms it in the employer's statement." }
    counts_as_more() { nl: "Ander werk: telt voor andere registers", en: "Other work: counts for other registers" }
    counts_as_other() { nl: "Ander werk", en: "Other work" }
    level() { nl: "Niveau van het werk", en: "Level of the work" }
    level_unknown() { nl: "Weet ik niet", en: "I do not know" }
    leave_title() { nl: "Verlof", en: "Leave" }
    leave_explained() { nl: "Alleen langer verlof. Vakantie hoef je niet in te vullen.", en: "Longer leave only. There is no need to enter holidays." }
    leave_number(number: usize) { nl: format!("Verlof {number}"), en: format!("Leave {number}") }
    leave_from() { nl: "Eerste dag", en: "First day" }
    leave_until() { nl: "Laatste dag", en: "Last day" }
    leave_until_hint() { nl: "Leeg als het nog duurt", en: "Empty while it lasts" }
    leave_kind() { nl: "Soort verlof", en: "Kind of leave" }
    leave_kind_unknown() { nl: "Zeg ik liever niet", en: "I would rather not say" }
    leave_kind_hint() { nl: "Hoeft niet: elk verlof telt hetzelfde", en: "Not needed: all leave counts the same" }
    leave_add() { nl: "Voeg verlof toe", en: "Add leave" }
    leave_remove(number: usize) { nl: format!("Haal verlof {number} weg"), en: format!("Remove leave {number}") }
    save() { nl: "Bewaar", en: "Save" }
    until_before_from() { nl: "De laatste dag ligt voor de eerste. Kijk beide na.", en: "The last day lies before the first. Check both." }
    too_many_hours() { nl: "Een week heeft 168 uur. Vul hooguit dat in.", en: "A week has 168 hours. Enter that at most." }
    no_hours() { nl: "Vul meer dan 0 uur in.", en: "Enter more than 0 hours." }
    out_of_range() { nl: "Vul een datum in tussen 1900 en 2200.", en: "Enter a date between 1900 and 2200." }
    leave_outside() { nl: "Dit verlof valt buiten de dagen dat je hier werkte.", en: "This leave lies outside the days that you worked here." }
    too_much_leave(max: usize) { nl: format!("Hooguit {max} keer verlof per baan."), en: format!("At most {max} times of leave for each job.") }
    refused() { nl: "Dit kan zo niet worden bewaard.", en: "This cannot be saved like this." }
    too_many(limit: u64) { nl: format!("Je hebt al {limit} banen. Meer kunnen we er niet bewaren."), en: format!("You have {limit} jobs already. We cannot keep more.") }
    deleted_elsewhere() {
        nl: "Dit werk is ondertussen verwijderd. Wat je typte staat er nog; bewaar je het, dan wordt het nieuw werk.",
        en: "This work has been deleted in the meantime. What you typed is still here; if you save it, it becomes new work."
    }
    save_anyway() { nl: "Toch bewaren", en: "Save anyway" }
    similar_title() { nl: "Staat deze baan er al?", en: "Is this job there already?" }
    similar(name: &str, from: &str) {
        nl: format!("Je hebt al werk bij {name} vanaf {from}, voor evenveel uur en voor een deel in dezelfde tijd. Twee keer dezelfde baan telt dubbel. Is dit iets anders, bewaar het dan toch."),
        en: format!("You have entered work at {name} from {from} already, for as many hours and partly in the same time. The same job twice counts double. If this is something else, save it anyway.")
    }
    similar_link() { nl: "Bekijk wat er staat", en: "See what is there" }
    conflict_title() { nl: "Dit werk is intussen gewijzigd", en: "This work was changed in the meantime" }
    conflict() {
        nl: "Misschien door jou in een ander scherm. Wat je typte staat hieronder. Bewaar je het, dan vervangt het wat er nu staat:",
        en: "Perhaps by you on another screen. What you typed is below. If you save it, it replaces what is there now:"
    }

    // Same work, other hours
    other_title() { nl: "Zelfde werk, andere uren", en: "Same work, other hours" }
    other_lead(name: &str) {
        nl: format!("Bij {name} gaan of gingen je uren omhoog of omlaag. We sluiten het werk van nu af en beginnen nieuw werk met de nieuwe uren."),
        en: format!("At {name} your hours go or went up or down. We close the job as it is, and start a new one with the new hours.")
    }
    other_now(hours: &str) { nl: format!("Nu: {hours} uur per week"), en: format!("Now: {hours} hours a week") }
    other_from() { nl: "Vanaf welke dag?", en: "From which day?" }
    other_hours_new() { nl: "Uren per week vanaf die dag", en: "Hours a week from that day" }
    other_save() { nl: "Pas de uren aan", en: "Change the hours" }
    other_before() { nl: "Kies een dag na de eerste dag van dit werk.", en: "Choose a day after the first day of this job." }
    other_after() { nl: "Kies een dag binnen dit werk: de laatste dag is al geweest.", en: "Choose a day within this job: its last day has passed by then." }
    other_same() { nl: "Dit zijn dezelfde uren als nu.", en: "These are the same hours as now." }
}
