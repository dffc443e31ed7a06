//! Texts: the staff, seen from the employer.

use domain::{Band, Standing, organisation::Status};

names! {
    /// How a registration stands, as far as the employer can tell.
    status(Status) {
        Status::Known(Standing::Registered) => "Geregistreerd", "Registered";
        Status::Known(Standing::RegisteredPending) => "Geregistreerd, in behandeling", "Registered, being decided";
        Status::Known(Standing::Suspended) => "Geschorst", "Suspended";
        Status::Known(Standing::StruckOff) => "Doorgehaald", "Struck off";
        Status::Known(Standing::Expired) => "Verlopen", "Expired";
        Status::Known(Standing::NotYet) => "Nog niet begonnen", "Not begun yet";
        Status::Recorded => "Geldig volgens jullie gegevens", "Valid by your own records";
        Status::RecordedExpired => "Verlopen volgens jullie gegevens", "Expired by your own records";
        Status::NotFound => "Niet gevonden in het register", "Not found in the register";
        Status::Unknown => "Onbekend", "Not known";
    }
    /// How far somebody is.
    band(Band) {
        Band::OnTrack => "Op schema", "On track";
        Band::Behind => "Loopt achter", "Behind";
        Band::Critical => "Kritiek", "Critical";
        Band::Unknown => "Niet te zeggen", "Cannot be told";
    }
}

texts! {
    title() { nl: "Medewerkers", en: "Staff" }
    not_shared() { nl: "Niet gedeeld", en: "Not shared" }
    no_team() { nl: "Geen team", en: "No team" }
    lead(all: u64, lapsed: u64, suspended: u64, soon: u64) {
        nl: format!("{}; {}, {}{} binnen 6 maanden.", count_nl(all, "registratie", "registraties"), count_nl(lapsed, "verlopen", "verlopen"), if suspended == 0 { String::new() } else { format!("{suspended} geschorst, ") }, count_nl(soon, "loopt af", "lopen af")),
        en: format!("{}; {lapsed} expired, {}{soon} {} within 6 months.", count_en(all, "registration", "registrations"), if suspended == 0 { String::new() } else { format!("{suspended} suspended, ") }, if soon == 1 { "ends" } else { "end" })
    }
    lead_bare(people: u64) {
        nl: format!("Van {} is geen registratie bekend.", count_nl(people, "medewerker", "medewerkers")),
        en: format!("Of {} no registration is known.", count_en(people, "person", "people"))
    }
    lead_found(said: &str) { nl: format!("Gevonden: {said}"), en: format!("Found: {said}") }
    lead_nobody() { nl: "Er staat nog niemand in.", en: "Nobody is here yet." }
    lead_nobody_in_reach() { nl: "In jouw teams staat nog niemand.", en: "There is nobody in your teams yet." }
    own_teams_only() { nl: "Je ziet de mensen van je eigen teams.", en: "You see the people of your own teams." }
    add() { nl: "Voeg een medewerker toe", en: "Add somebody" }
    expiries() { nl: "Wat loopt wanneer af", en: "What ends when" }
    checks() { nl: "Register nakijken", en: "Look in the register" }

    // Empty
    empty_title() { nl: "Drie manieren om te beginnen", en: "Three ways to begin" }
    empty_text() {
        nl: "Hier komt iedereen die bij jullie met een registratie werkt: hoe die ervoor staat, wanneer die afloopt en of iemand op schema ligt.",
        en: "Everybody who works with a registration comes here: how it stands, when it ends and whether somebody is on track."
    }
    empty_by_hand_title() { nl: "Zelf invullen", en: "Enter them yourself" }
    empty_by_hand() {
        nl: "Naam, team, register en einddatum. Iemand hoeft daarvoor geen account te hebben.",
        en: "Name, team, register and end date. Nobody needs an account for that."
    }
    empty_code_title() { nl: "Je mensen laten beginnen", en: "Let your people begin" }
    empty_code(code: &str) {
        nl: format!("Geef de code {code} aan je mensen. Wie die bij 'Delen' invult, kiest zelf hoeveel jullie zien, en komt hier vanzelf bij te staan."),
        en: format!("Give the code {code} to your people. Whoever enters it under 'Sharing' chooses how much you see, and appears here by itself.")
    }
    empty_import_title() { nl: "Een lijst inlezen", en: "Read a list" }
    empty_import() {
        nl: "Uit je personeelssysteem, als CSV of Excel. Je ziet eerst per rij wat er gebeurt.",
        en: "From your HR system, as CSV or Excel. You see first what happens, row by row."
    }
    empty_reader() { nl: "Wie HR of eigenaar is, kan hier mensen toevoegen.", en: "Whoever is HR or owner can add people here." }
    found_none_title() { nl: "Niemand gevonden", en: "Nobody found" }
    found_none() { nl: "Bij deze filters hoort niemand. Haal er een weg, of begin opnieuw.", en: "Nobody fits these filters. Remove one, or start over." }
    clear() { nl: "Wis alle filters", en: "Clear all filters" }

    // Filters
    search() { nl: "Zoek op naam, functie, e-mail of nummer", en: "Search by name, job title, e-mail or number" }
    search_button() { nl: "Zoek", en: "Search" }
    more_filters() { nl: "Filters", en: "Filters" }
    filter_button() { nl: "Pas filters toe", en: "Apply filters" }
    all() { nl: "Alles", en: "All" }
    filter_team() { nl: "Team, met de teams eronder", en: "Team, with the teams below it" }
    filter_stand() { nl: "Registratie", en: "Registration" }
    stand_holds() { nl: "Geldig", en: "Valid" }
    stand_lapsed() { nl: "Verlopen, doorgehaald of niet gevonden", en: "Expired, struck off or not found" }
    stand_suspended() { nl: "Geschorst", en: "Suspended" }
    stand_unknown() { nl: "Onbekend of nog niet begonnen", en: "Not known or not begun yet" }
    filter_band() { nl: "Voortgang", en: "Progress" }
    filter_register() { nl: "Register", en: "Register" }
    no_register() { nl: "Geen register ingevuld", en: "No register entered" }
    filter_within() { nl: "Einddatum", en: "End date" }
    within(months: u32) {
        nl: format!("Binnen {months} maanden, of al voorbij"),
        en: format!("Within {months} months, or past")
    }
    filter_vog() { nl: "VOG", en: "VOG (certificate of conduct)" }
    vog_older(years: u32) {
        nl: format!("Ontbreekt of ouder dan {years} jaar"),
        en: format!("Missing or older than {}", count_en(u64::from(years), "year", "years"))
    }
    chip_vog(years: u32) { nl: format!("VOG ontbreekt of ouder dan {years} jaar"), en: format!("VOG missing or older than {}", count_en(u64::from(years), "year", "years")) }
    filter_measure() { nl: "Alleen met een maatregel", en: "Only with a measure" }
    filters_on() { nl: "Filters die aan staan", en: "Filters that are on" }
    chip_search(text: &str) { nl: format!("Zoek: {text}"), en: format!("Search: {text}") }

    // Table
    caption() { nl: "Medewerkers en hun registraties", en: "Staff and their registrations" }
    column_name() { nl: "Naam", en: "Name" }
    column_team() { nl: "Team", en: "Team" }
    column_registration() { nl: "Registratie", en: "Registration" }
    column_ends() { nl: "Einddatum", en: "End date" }
    column_submit() { nl: "Indienen t/m", en: "Submit by" }
    column_band() { nl: "Voortgang", en: "Progress" }
    column_vog() { nl: "VOG van", en: "VOG of" }
    column_checked() { nl: "Nagekeken", en: "Looked up" }
    column_job_title() { nl: "Functie", en: "Job title" }
    sort_by(column: &str) { nl: format!("Sorteer op {}", column.to_lowercase()), en: format!("Sort by {}", column.to_lowercase()) }
    sorted_by() { nl: "Sorteer op", en: "Sort by" }
    none() { nl: "–", en: "–" }
    none_spoken() { nl: "niets ingevuld", en: "nothing entered" }
    measure_unknown() { nl: "Maatregel, niet bekend welke", en: "Measure, not known which" }
    measure_until(name: &str, until: &str) { nl: format!("{name}, tot en met {until}"), en: format!("{name}, up to and including {until}") }

    // Columns
    columns() { nl: "Kolommen", en: "Columns" }
    columns_legend() { nl: "Welke kolommen wil je zien?", en: "Which columns do you want to see?" }
    columns_hint() { nl: "De naam staat er altijd. Kies je niets, dan zie je de gewone kolommen.", en: "The name is always there. If you choose nothing, you see the usual columns." }
    columns_button() { nl: "Toon deze kolommen", en: "Show these columns" }

    // Another day
    on_day() { nl: "Op datum", en: "As on date" }
    on_day_unread(typed: &str) {
        nl: format!("‘{typed}’ is geen dag die we kunnen lezen. Je ziet hoe het er vandaag voor staat."),
        en: format!("‘{typed}’ is no day that we can read. You see how it stands today.")
    }
    printed(name: &str, day: &str) { nl: format!("{name}, zoals het er op {day} voor staat"), en: format!("{name}, as it stands on {day}") }
    on_day_hint() { nl: "Een dag die was of die komt. Laat leeg voor vandaag.", en: "A day that has been or will come. Leave empty for today." }
    on_day_other() { nl: "Bekijk op een andere dag", en: "Look at another day" }
    on_day_button() { nl: "Bekijk die dag", en: "Look at that day" }
    on_day_back() { nl: "Terug naar vandaag", en: "Back to today" }
    on_day_ahead(day: &str) { nl: format!("Zo staat het er op {day} voor, als er niets meer verandert"), en: format!("This is how it stands on {day} if nothing changes any more") }
    on_day_ahead_rests() {
        nl: "Gerekend met wat er vandaag is ingevuld: wie dan bij jullie werkt, welke registratie dan is afgelopen, welke maatregel dan loopt. Wat iemand nog gaat doen en nergens staat, telt niet mee.",
        en: "Worked out from what is entered today: who works with you then, which registration will have ended, which measure will run. What somebody has yet to do and is nowhere entered does not count."
    }
    on_day_how() { nl: "Waar dit op rust", en: "What this rests on" }
    on_day_past(day: &str) { nl: format!("Zo stond het er op {day} voor"), en: format!("This is how it stood on {day}") }
    on_day_past_rests() {
        nl: "Jullie eigen gegevens staan er zoals ze aan het eind van die dag waren, met het team van toen. Wie later is toegevoegd, staat er alleen bij met een eerste werkdag op of voor die dag, en dan zoals eerst ingevuld. Een team dat niet meer bestaat, staat er niet bij. Wat iemand met jullie deelt, rekenen we uit met de datums die nu in het dossier staan. Van wie niets deelt, kennen we alleen einddatums: een registratie duurt vijf jaar, dus verder terug dan vijf jaar voor zo'n datum staat er onbekend. Een VOG van na die dag laten we weg.",
        en: "Your own records are shown as they were at the end of that day, with the team of then. Whoever was added later is there only with a first working day on or before that day, and then as first entered. A team that no longer exists is not shown. What somebody shares with you is worked out from the dates that their dossier has now. Of whoever shares nothing only end dates are known: a registration lasts five years, so further back than five years before such a date it is not known. A VOG of after that day is left out."
    }
    on_day_shared() { nl: "Wat iemand deelt, zie je alleen zolang die vandaag met jullie deelt. Ook dit kijken staat in hun logboek.", en: "What somebody shares you see only while they share with you today. This look is in their log too." }
    on_day_no_band() { nl: "Op voortgang kun je voor een andere dag niet filteren of sorteren: die rekenen we pas uit voor de regels die je ziet.", en: "For another day you cannot filter or sort by progress: it is worked out only for the lines that you see." }
    band_no_period() { nl: "Op die dag loopt er geen registratie.", en: "No registration runs on that day." }
    band_rules_unknown() { nl: "De eisen van deze registratie kennen we niet.", en: "The requirements of this registration are not known." }
    person_on_title(name: &str, day: &str) { nl: format!("{name} op {day}"), en: format!("{name} on {day}") }
    person_on_nobody() { nl: "Op die dag werkt of werkte deze medewerker niet bij jullie, volgens jullie gegevens van die dag.", en: "On that day this person does or did not work with you, by your records of that day." }
    person_on_removed() { nl: "Deze medewerker is later uit jullie overzicht gehaald.", en: "This person was taken off your staff later." }

    // Saved filters
    saved_title() { nl: "Bewaarde filters", en: "Saved filters" }
    saved_label() { nl: "Bewaard:", en: "Saved:" }
    saved_manage() { nl: "Beheer", en: "Manage" }
    saved_new() { nl: "Bewaar dit filter", en: "Save this filter" }
    saved_name() { nl: "Naam van het filter", en: "Name of the filter" }
    saved_name_hint() { nl: "Bijvoorbeeld: loopt dit jaar af in Noord", en: "For example: ends this year in North" }
    saved_save() { nl: "Bewaar", en: "Save" }
    saved_lead() { nl: "Alleen jij ziet deze filters. Kies er een om het overzicht zo te openen.", en: "Only you see these filters. Choose one to open the overview with it." }
    saved_none() { nl: "Je hebt nog geen filters bewaard.", en: "You have saved no filters yet." }
    saved_none_text() { nl: "Zet in het overzicht de filters, volgorde en kolommen die je vaker gebruikt, en bewaar ze onder een naam.", en: "In the overview set the filters, order and columns that you use more often, and save them under a name." }
    saved_to_overview() { nl: "Naar het overzicht", en: "To the overview" }
    saved_what() { nl: "Wat het doet", en: "What it does" }
    saved_on(day: &str) { nl: format!("op {day}"), en: format!("on {day}") }
    saved_columns() { nl: "eigen kolommen", en: "own columns" }
    saved_order() { nl: "alleen de volgorde", en: "the order only" }
    saved_edit() { nl: "Bewaard filter wijzigen", en: "Change a saved filter" }
    saved_edit_of(name: &str) { nl: format!("Wijzig {name}"), en: format!("Change {name}") }
    saved_remove() { nl: "Verwijder dit filter", en: "Remove this filter" }
    saved_changed(name: &str) { nl: format!("Dit filter heet intussen '{name}'. Sla je op, dan krijgt het de naam die je typte."), en: format!("This filter is called '{name}' by now. If you save, it gets the name that you typed.") }
    saved_taken() { nl: "Je hebt al een filter met deze naam.", en: "You have a filter of this name already." }
    saved_too_many(max: usize) { nl: format!("Je hebt {max} filters bewaard. Verwijder er eerst een."), en: format!("You have saved {max} filters. Remove one first.") }

    // Totals
    totals() { nl: "Per team", en: "By team" }
    totals_caption() { nl: "Aantallen per team, bij deze filters", en: "Numbers by team, with these filters" }
    column_lines() { nl: "Registraties", en: "Registrations" }
    column_bare() { nl: "Geen registratie bekend", en: "No registration known" }
    column_lapsed() { nl: "Verlopen", en: "Expired" }
    column_soon() { nl: "Binnen 6 maanden", en: "Within 6 months" }
    column_behind() { nl: "Achter of kritiek", en: "Behind or critical" }
    column_not_shared() { nl: "Niet gedeeld", en: "Not shared" }
    total() { nl: "Samen", en: "Together" }

    teams_number(number: usize) { nl: format!("{number} teams"), en: format!("{number} teams") }

    // Exports
    take_along() { nl: "Meenemen", en: "Take along" }
    export_explained() {
        nl: "Alles wat bij deze filters hoort. Wie iets met jullie deelt, ziet in het eigen logboek dat je het meenam.",
        en: "All that fits these filters. Whoever shares with you sees in their own log that you took it along. CSV and Excel are in Dutch, so that colleagues and other systems can read them."
    }
    export_csv() { nl: "CSV", en: "CSV" }
    export_xlsx() { nl: "Excel", en: "Excel" }
    export_ics() { nl: "Agenda (ICS)", en: "Calendar (ICS)" }
    event_ends(name: &str, registration: &str) { nl: format!("Registratie loopt af: {name}, {registration}"), en: format!("Registration ends: {name}, {registration}") }
    event_submit(name: &str, registration: &str) { nl: format!("Laatste dag om in te dienen: {name}, {registration}"), en: format!("Last day to submit: {name}, {registration}") }
    calendar_name(organisation: &str) { nl: format!("Registraties {organisation}"), en: format!("Registrations {organisation}") }
    registration() { nl: "registratie", en: "registration" }

    // Expiries
    expiries_title() { nl: "Wat loopt wanneer af", en: "What ends when" }
    expiries_lead(all: u64, most: &str, number: u64) {
        nl: match (all, number) {
            (1, _) => format!("1 registratie loopt in de komende 24 maanden af, in {most}."),
            (all, number) if all == number => format!("{all} registraties lopen in de komende 24 maanden af, alle in {most}."),
            (all, number) => format!("{all} registraties lopen in de komende 24 maanden af; de meeste in {most}: {number}."),
        },
        en: match (all, number) {
            (1, _) => format!("1 registration ends in the coming 24 months, in {most}."),
            (all, number) if all == number => format!("{all} registrations end in the coming 24 months, all of them in {most}."),
            (all, number) => format!("{all} registrations end in the coming 24 months; most of them in {most}: {number}."),
        },
    }
    expiries_spread(all: u64) {
        nl: format!("{} in de komende 24 maanden af.", count_nl(all, "registratie loopt", "registraties lopen")),
        en: format!("{} in the coming 24 months.", count_en(all, "registration ends", "registrations end"))
    }
    expiries_none() { nl: "In de komende 24 maanden loopt er geen registratie af, voor zover jullie weten.", en: "No registration ends in the coming 24 months, as far as you know." }
    expiries_picture() { nl: "Hoeveel registraties er per maand aflopen", en: "How many registrations end each month" }
    expiries_table() { nl: "Per maand en team", en: "By month and team" }
    column_month() { nl: "Maand", en: "Month" }
    column_number() { nl: "Aantal", en: "Number" }
    column_teams() { nl: "Teams", en: "Teams" }
    all_teams() { nl: "Alle teams samen", en: "All teams together" }
    scale_explained() { nl: "Elk team heeft zijn eigen regel; de hoogte is bij elk team dezelfde maat.", en: "Each team has its own row; the height is the same measure for each team." }
    some_teams(number: usize) { nl: format!("Je ziet de {number} teams waar het meeste afloopt; in de tabel staan ze alle."), en: format!("You see the {number} teams where most ends; the table has all of them.") }

    // Form
    new_title() { nl: "Medewerker toevoegen", en: "Add somebody" }
    edit_title(name: &str) { nl: format!("Gegevens van {name}"), en: format!("Record of {name}") }
    new_lead() {
        nl: "Dit zijn jullie eigen gegevens. Wat iemand zelf deelt, komt daar later bij en staat er los van.",
        en: "This is your own record. What somebody shares comes beside it later, and stays apart."
    }
    form_name() { nl: "Naam", en: "Name" }
    form_job_title() { nl: "Functie", en: "Job title" }
    form_job_title_hint() { nl: "Bijvoorbeeld jeugdbeschermer", en: "For example child protection worker" }
    form_email() { nl: "E-mailadres", en: "E-mail address" }
    form_email_hint() { nl: "Nodig om te vragen of iemand wil delen", en: "Needed to ask somebody to share" }
    form_number() { nl: "Personeelsnummer", en: "Employee number" }
    form_registration() { nl: "Register en kamer", en: "Register and chamber" }
    form_chamber_unknown(register: &str) { nl: format!("{register}, kamer onbekend"), en: format!("{register}, chamber not known") }
    form_no_registration() { nl: "Geen of onbekend", en: "None or not known" }
    form_register_number() { nl: "Registratienummer", en: "Registration number" }
    form_until() { nl: "Einddatum van de registratie", en: "End date of the registration" }
    form_until_hint() { nl: "Zoals het register die toont", en: "As the register shows it" }
    form_vog() { nl: "Datum van de VOG", en: "Date of the VOG (certificate of conduct)" }
    form_since() { nl: "Eerste werkdag", en: "First working day" }
    form_last() { nl: "Laatste werkdag", en: "Last working day" }
    form_last_hint() { nl: "Daarna verdwijnt iemand uit het overzicht", en: "After that somebody leaves the overview" }
    form_section_registration() { nl: "Registratie", en: "Registration" }
    form_section_contract() { nl: "Bij jullie", en: "With you" }
    conflict_title() { nl: "Deze gegevens zijn intussen gewijzigd", en: "This record was changed in the meantime" }
    conflict() {
        nl: "Iemand anders heeft opgeslagen terwijl je bezig was. Wat je typte staat hieronder. Sla je het op, dan vervangt het wat er nu staat:",
        en: "Somebody else saved while you were at it. What you typed is below. If you save it, it replaces what is there now:"
    }
    in_use_title() { nl: "Staat deze medewerker er al?", en: "Is this person here already?" }
    in_use_email(name: &str) { nl: format!("{name} heeft hetzelfde e-mailadres."), en: format!("{name} has the same e-mail address.") }
    in_use_number(name: &str) { nl: format!("{name} heeft hetzelfde registratienummer."), en: format!("{name} has the same registration number.") }
    in_use_both(name: &str) { nl: format!("{name} heeft hetzelfde e-mailadres en registratienummer."), en: format!("{name} has the same e-mail address and registration number.") }
    in_use_text() {
        nl: "Er is nog niets opgeslagen. Is dit dezelfde medewerker, werk dan die gegevens bij. Klopt het zo, bewaar dan toch.",
        en: "Nothing is stored yet. If this is the same person, update that record. If it is right like this, save anyway."
    }
    in_use_save() { nl: "Bewaar toch", en: "Save anyway" }
    number_taken() { nl: "Dit personeelsnummer heeft iemand anders al.", en: "Somebody else has this employee number already." }
    bad_email() { nl: "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", en: "Enter an e-mail address, such as name@example.com." }
    bad_day() { nl: "Deze datum kan niet kloppen. Kijk het jaartal na.", en: "This date cannot be right. Check the year." }
    reversed() { nl: "De laatste werkdag ligt voor de eerste.", en: "The last working day lies before the first." }
    team_gone() { nl: "Dit team is er niet meer. Kies een ander.", en: "This team is no longer there. Choose another." }
    refused() { nl: "Dit kan zo niet worden bewaard.", en: "This cannot be saved like this." }

    // Remove
    remove() { nl: "Verwijder uit het overzicht", en: "Remove from the overview" }
    remove_title(name: &str) { nl: format!("{name} verwijderen?"), en: format!("Remove {name}?") }
    remove_explained(name: &str) {
        nl: format!("{name} verdwijnt uit het overzicht, met wat jullie over de registratie opschreven. Dat kun je niet ongedaan maken. Gaat iemand uit dienst, vul dan liever de laatste werkdag in: dan blijft bewaard wat er was."),
        en: format!("{name} leaves the overview, with what you wrote down on the registration. This cannot be undone. If somebody leaves your employment, rather enter the last working day: then what was there is kept.")
    }
    remove_link(name: &str) { nl: format!("{name} deelt nu iets met jullie. Ook dat stopt meteen."), en: format!("{name} shares something with you now. That stops at once too.") }
    remove_confirm() { nl: "Verwijder", en: "Remove" }

    // Person
    of_team(job: &str, team: &str) { nl: format!("{job}, {team}"), en: format!("{job}, {team}") }
    person_lead(register: &str, status: &str, ends: &str) { nl: format!("{register}: {status}, einddatum {ends}."), en: format!("{register}: {status}, end date {ends}.") }
    person_lead_no_end(register: &str, status: &str) { nl: format!("{register}: {status}."), en: format!("{register}: {status}.") }
    person_unchecked() { nl: "Niemand keek dit nog na in het openbare register.", en: "Nobody has looked this up in the public register yet." }
    person_check() { nl: "Kijk na in het register", en: "Look it up in the register" }
    person_measure(measure: &str) { nl: format!("Maatregel in het register: {measure}."), en: format!("Measure in the register: {measure}.") }
    person_measure_unknown() {
        nl: "In het register stond een maatregel, en niet is vastgelegd welke. Kijk het na en leg vast wat je ziet: bij een schorsing of doorhaling mag iemand geen werk doen waarvoor een registratie nodig is.",
        en: "The register showed a measure, and it is not recorded which. Look it up and note what you see: under a suspension or a striking off somebody may not do work that asks for a registration."
    }
    person_unknown() { nl: "Er is geen registratie bekend.", en: "No registration is known." }
    own_record() { nl: "Jullie eigen gegevens", en: "Your own record" }
    edit() { nl: "Wijzigen", en: "Edit" }
    history() { nl: "Geschiedenis", en: "History" }
    shared_title() { nl: "Wat deelt deze medewerker?", en: "What does this person share?" }
    shares_none() {
        nl: "Niets. Wat jullie hier zien, is alleen wat jullie zelf opschreven.",
        en: "Nothing. What you see here is only what you wrote down yourselves."
    }
    shared_ended(date: &str) { nl: format!("Het delen stopte op {date}. Sindsdien zien jullie niets meer van het eigen dossier."), en: format!("Sharing stopped on {date}. Since then you see nothing of their own dossier.") }
    shared_past(date: &str) { nl: format!("Er werd gedeeld tot en met {date}."), en: format!("They shared up to and including {date}.") }
    shared_since(date: &str) { nl: format!("Gedeeld sinds {date}"), en: format!("Shared since {date}") }
    shared_since_until(date: &str, until: &str) { nl: format!("Gedeeld sinds {date}, tot en met {until}"), en: format!("Shared since {date}, up to and including {until}") }
    shares_standing() {
        nl: "Gedeeld wordt: de registratie en wanneer die afloopt. Hoe ver iemand is en wat iemand deed, zien jullie niet: dat is aan de medewerker.",
        en: "Shared is: the registration and when it ends. How far somebody is and what they did you do not see: that is up to them."
    }
    shares_sums() {
        nl: "Gedeeld wordt: de registratie en hoeveel er van elke eis is. Welke activiteiten dat zijn, zien jullie niet: dat is aan de medewerker.",
        en: "Shared is: the registration and how much of each requirement is there. Which activities those are you do not see: that is up to them."
    }
    shares_activities() {
        nl: "Gedeeld wordt: de registratie, hoeveel er van elke eis is, en de lijst van activiteiten. Waar een reflectie over ging zien jullie nooit.",
        en: "Shared are: the registration, how much of each requirement is there, and the list of activities. What a reflection was about you never see."
    }
    seen_in_log() { nl: "De medewerker ziet in een logboek dat jij hier keek.", en: "They see in a log that you looked here." }
    shared_nothing_there() { nl: "In het eigen dossier staat nog geen registratie.", en: "There is no registration in their own dossier yet." }
    to_activities() { nl: "Bekijk de activiteiten", en: "See the activities" }
    invite() { nl: "Vraag om te delen", en: "Ask them to share" }
    invite_explained(email: &str) { nl: format!("Er gaat een mail naar {email} met een code. De medewerker kiest zelf hoeveel jullie zien, of niets."), en: format!("A mail with a code goes to {email}. They choose how much you see, or nothing.") }
    invite_needs_email() { nl: "Vul bij de gegevens een e-mailadres in, dan kun je vragen om te delen.", en: "Enter an e-mail address in the record, then you can ask them to share." }
    invited_on(date: &str) { nl: format!("Gevraagd op {date}; nog geen antwoord."), en: format!("Asked on {date}; no answer yet.") }
    invite_again() { nl: "Vraag het nog een keer", en: "Ask once more" }
    unlink() { nl: "Stop het delen", en: "Stop the sharing" }
    unlink_explained() { nl: "Jullie zien dan meteen niets meer van het eigen dossier. Alleen de medewerker kan opnieuw beginnen met delen.", en: "You then see nothing of their own dossier at once. Only they can begin to share again." }
    requirements_of(registration: &str) { nl: format!("Eisen voor {registration}"), en: format!("Requirements for {registration}") }
    fact_status() { nl: "Stand", en: "Standing" }
    fact_period() { nl: "Periode", en: "Period" }
    fact_submit() { nl: "Indienen tot en met", en: "Submit up to and including" }
    fact_measure() { nl: "Maatregel", en: "Measure" }
    fact_progress() { nl: "Voortgang", en: "Progress" }
    fact_team() { nl: "Team", en: "Team" }

    // Checks
    checks_title() { nl: "In het openbare register", en: "In the public register" }
    checks_none() { nl: "Nog niemand keek het na.", en: "Nobody has looked it up yet." }
    checks_why_shared() { nl: "Deze medewerker deelt de registratie zelf. Nakijken in het register blijft de enige manier om het zeker te weten.", en: "They share the registration themselves. Looking in the register remains the only way to be sure." }
    check_by(date: &str, name: &str) { nl: format!("{date}, door {name}"), en: format!("{date}, by {name}") }
    check_ends(date: &str) { nl: format!("Einddatum {date}."), en: format!("End date {date}.") }
    somebody_gone() { nl: "iemand die er niet meer is", en: "somebody who is no longer here" }
    check_new() { nl: "Schrijf op wat je zag", en: "Write down what you saw" }
    check_on() { nl: "Wanneer keek je?", en: "When did you look?" }
    check_outcome() { nl: "Wat zag je?", en: "What did you see?" }
    check_measure_title() { nl: "De maatregel", en: "The measure" }
    check_measure_hint() {
        nl: "Vul dit in als je een maatregel zag. Bij een schorsing of doorhaling mag iemand geen werk doen waarvoor een registratie nodig is.",
        en: "Fill this in if you saw a measure. Under a suspension or a striking off somebody may not do work that asks for a registration."
    }
    check_measure_kind() { nl: "Welke maatregel?", en: "Which measure?" }
    check_measure_pick() { nl: "Kies een maatregel", en: "Choose a measure" }
    check_measure_other() { nl: "Een andere, of dat staat er niet bij", en: "Another one, or it does not say" }
    check_measure_from() { nl: "Eerste dag", en: "First day" }
    check_measure_until() { nl: "Laatste dag", en: "Last day" }
    check_measure_until_hint() { nl: "Laat leeg als er geen einde bij staat", en: "Leave empty if no end is shown" }
    check_measure_since(name: &str, from: &str) { nl: format!("{name}, vanaf {from}."), en: format!("{name}, from {from}.") }
    check_measure_from_until(name: &str, from: &str, until: &str) {
        nl: format!("{name}, van {from} tot en met {until}."),
        en: format!("{name}, from {from} up to and including {until}.")
    }
    check_no_measure() {
        nl: "Je koos niet dat er een maatregel staat. Maak dit leeg, of kies bij ‘Wat zag je?’ voor ‘Geregistreerd, met een maatregel’.",
        en: "You did not choose that there is a measure. Empty this, or choose ‘Registered, with a measure’ at ‘What did you see?’."
    }
    check_reversed() { nl: "De laatste dag ligt voor de eerste.", en: "The last day lies before the first." }
    check_no_end() { nl: "Een doorhaling heeft geen laatste dag. Maak dit leeg.", en: "A striking off has no last day. Empty this." }
    check_until() { nl: "Einddatum die je zag", en: "End date that you saw" }
    check_until_hint() { nl: "Die komt ook in jullie eigen gegevens te staan", en: "It goes into your own record too" }
    check_note() { nl: "Opmerking", en: "Note" }
    check_save() { nl: "Leg vast", en: "Note it" }
    check_day() { nl: "Kies vandaag of een dag die geweest is.", en: "Choose today, or a day that has been." }
    due_title() { nl: "Register nakijken", en: "Look in the register" }
    due_lead(number: u64) {
        nl: if number == 1 { "Van 1 medewerker is het tijd om in het register te kijken.".to_owned() } else { format!("Van {number} medewerkers is het tijd om in het register te kijken.") },
        en: if number == 1 { "It is time to look 1 person up in the register.".to_owned() } else { format!("It is time to look {number} people up in the register.") }
    }
    due_none() { nl: "Iedereen die niets deelt, is het afgelopen jaar nagekeken.", en: "Everybody who shares nothing has been looked up in the past year." }
    due_explained() {
        nl: "Hier staat wie niet zelf deelt en langer dan 12 maanden niet is nagekeken, of sinds de einddatum niet meer. Die 12 maanden zijn onze keuze: geen regel noemt een termijn.",
        en: "Here is who does not share and has not been looked up for 12 months, or not since the end date. Those 12 months are our choice: no rule names a time."
    }
    due_without_register(number: u64) {
        nl: if number == 1 { "Van 1 medewerker is geen register ingevuld.".to_owned() } else { format!("Van {number} medewerkers is geen register ingevuld.") },
        en: if number == 1 { "Of 1 person no register has been entered.".to_owned() } else { format!("Of {number} people no register has been entered.") }
    }
    due_caption() { nl: "Na te kijken, wie het langst wacht eerst", en: "To look up, who waits longest first" }
    never() { nl: "nog nooit", en: "never" }

    // Activities
    activities_title(name: &str) { nl: format!("Activiteiten van {name}"), en: format!("Activities of {name}") }
    activities_lead(number: usize) {
        nl: if number == 1 { "1 activiteit. Van een reflectie zie je alleen vorm, datum en uren.".to_owned() } else { format!("{number} activiteiten. Van een reflectie zie je alleen vorm, datum en uren.") },
        en: if number == 1 { "1 activity. Of a reflection you see only form, date and hours.".to_owned() } else { format!("{number} activities. Of a reflection you see only form, date and hours.") }
    }
    activities_none() { nl: "Er staat nog niets in het dossier.", en: "There is nothing in the dossier yet." }
    activities_caption() { nl: "Activiteiten, de laatste eerst", en: "Activities, the last first" }
    column_date() { nl: "Datum", en: "Date" }
    column_what() { nl: "Wat", en: "What" }
    column_hours() { nl: "Uren", en: "Hours" }
    column_counts() { nl: "Telt", en: "Counts" }
    column_for() { nl: "Voor", en: "For" }
    untitled() { nl: "Zonder titel", en: "Untitled" }
    undated() { nl: "zonder datum", en: "undated" }

    // History
    history_title(name: &str) { nl: format!("Geschiedenis van {name}"), en: format!("History of {name}") }
    history_lead() { nl: "Wie wat wanneer wijzigde in jullie eigen gegevens.", en: "Who changed what in your own record, and when." }
    was_created() { nl: "Toegevoegd", en: "Added" }
    was_edited() { nl: "Gewijzigd", en: "Changed" }
    was_ended() { nl: "Het delen gestopt door jullie", en: "Sharing stopped from your side" }
    was_deleted() { nl: "Verwijderd", en: "Removed" }
    was_imported() { nl: "Uit een bestand", en: "From a file" }
    by(what: &str, name: &str) { nl: format!("{what} door {name}"), en: format!("{what} by {name}") }
    from_to(field: &str, before: &str, after: &str) { nl: format!("{field}: {before} → {after}"), en: format!("{field}: {before} → {after}") }
    nothing_changed() { nl: "Niets veranderd", en: "Nothing changed" }

    // Refusals

    // Flash
    asked_to_share() { nl: "De vraag is verstuurd.", en: "The request has been sent." }
    unlinked() { nl: "Het delen is gestopt.", en: "The sharing has stopped." }
    removed() { nl: "Verwijderd uit het overzicht.", en: "Removed from the overview." }
    checked() { nl: "Vastgelegd.", en: "Noted." }
}

fn count_nl(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", crate::format::whole(crate::Locale::Nl, number), if number == 1 { one } else { many })
}

fn count_en(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", crate::format::whole(crate::Locale::En, number), if number == 1 { one } else { many })
}
