//! The dossier: documents, import and export.

texts! {
    title() { nl: "Dossier", en: "Dossier" }
    lead_complete() { nl: "Van de papieren die je register vraagt, is alles er.", en: "Of the papers that your register asks for, everything is there." }
    lead_missing(number: usize, names: &str) {
        nl: if number == 1 { format!("Je dossier mist nog: {names}.") } else { format!("Je dossier mist nog {number} dingen: {names}.") },
        en: if number == 1 { format!("Your dossier still lacks: {names}.") } else { format!("Your dossier still lacks {number} things: {names}.") }
    }
    lead_no_registration() { nl: "Voeg je registratie toe, dan zie je welke papieren je nodig hebt.", en: "Add your registration, and you will see which papers you need." }
    lead_nothing_asked() { nl: "Je register vraagt geen papieren waarvan we weten.", en: "Your register asks for no papers that we know of." }
    needed() { nl: "Wat je register vraagt", en: "What your register asks for" }
    needed_for(registration: &str) { nl: format!("Voor {registration}"), en: format!("For {registration}") }
    submit_by(date: &str) { nl: format!("indienen tot en met {date}"), en: format!("submit up to and including {date}") }
    documents() { nl: "Je papieren", en: "Your papers" }
    documents_none() { nl: "Nog geen papieren", en: "No papers yet" }
    documents_none_text() {
        nl: "Leg vast welke papieren je hebt, zoals je VOG en de werkgeversverklaring. De papieren zelf bewaar je zelf.",
        en: "Note which papers you have, such as your certificate of conduct and the employer's statement. You keep the papers yourself."
    }
    add() { nl: "Leg een document vast", en: "Note a document" }
    add_this() { nl: "Leg vast", en: "Note it" }
    dated(date: &str) { nl: format!("van {date}"), en: format!("of {date}") }
    done_on(date: &str) { nl: format!("afgerond op {date}"), en: format!("completed on {date}") }
    undated() { nl: "zonder datum", en: "without a date" }
    about_job(name: &str) { nl: format!("voor {name}"), en: format!("for {name}") }
    job_without_statement(name: &str) { nl: format!("Nog geen werkgeversverklaring van {name}"), en: format!("No employer's statement from {name} yet") }
    job_statement_earlier(name: &str) {
        nl: format!("De werkgeversverklaring van {name} is van vóór deze periode: vraag een nieuwe"),
        en: format!("The employer's statement from {name} is from before this period: ask for a new one")
    }
    papers_self_employed() {
        nl: "Als zelfstandige: een eigen verklaring en een KvK-uittreksel van hooguit zes maanden oud, of een werkgeversverklaring",
        en: "When self-employed: your own statement and a trade register extract of at most six months old, or an employer's statement"
    }
    item_there() { nl: "is er", en: "is there" }
    item_missing() { nl: "mist nog", en: "is missing" }
    registrations() { nl: "Je registraties", en: "Your registrations" }
    work_link() { nl: "Je werk en je uren", en: "Your jobs and your hours" }
    registrations_link() { nl: "Bekijk en wijzig je registraties", en: "See and edit your registrations" }
    take_along() { nl: "Meenemen en binnenhalen", en: "Take along and bring in" }
    take_along_text() {
        nl: "Je dossier is van jou. Het bestand bevat alles wat je vastlegde, in een open formaat. Met wie je deelt en wie er keek staat er niet in.",
        en: "Your dossier is yours. The file holds everything that you logged, in an open format. With whom you share and who looked is not in it."
    }
    export_json() { nl: "Download je dossier (JSON)", en: "Download your dossier (JSON)" }
    export_csv() { nl: "Activiteiten als CSV", en: "Activities as CSV" }
    export_xlsx() { nl: "Activiteiten voor Excel (XLSX)", en: "Activities for Excel (XLSX)" }
    import_link() { nl: "Importeer een bestand", en: "Import a file" }
    deleted_link() { nl: "Wat je verwijderde", en: "What you deleted" }

    // Form of a document
    new_title() { nl: "Document vastleggen", en: "Note a document" }
    edit_title() { nl: "Document wijzigen", en: "Edit document" }
    new_lead() { nl: "Het document zelf bewaar je zelf; hier leg je vast dat je het hebt.", en: "You keep the document itself; here you note that you have it." }
    kind() { nl: "Wat is het?", en: "What is it?" }
    date() { nl: "Datum", en: "Date" }
    date_hint() { nl: "De datum op het document; bij de ethiektraining de dag waarop je die afrondde", en: "The date on the document; for the ethics training the day that you completed it" }
    employment() { nl: "Voor welk werk?", en: "For which job?" }
    employment_hint() { nl: "Alleen bij een werkgeversverklaring", en: "For an employer's statement only" }
    employment_none() { nl: "Niet voor één baan", en: "Not for one job" }
    employment_gone() { nl: "Werk dat er niet meer is", en: "A job that is no longer there" }
    employment_unknown() { nl: "Dit werk staat niet meer in je dossier. Kies een ander.", en: "This job is no longer in your dossier. Choose another." }
    out_of_range() { nl: "Vul een datum in tussen 1900 en 2200.", en: "Enter a date between 1900 and 2200." }
    document_there() { nl: "Dit document heb je al vastgelegd, met dezelfde datum.", en: "You noted this document already, with the same date." }
    in_future() { nl: "Deze datum ligt in de toekomst. Leg het document vast als je het hebt.", en: "This date lies in the future. Note the document when you have it." }
    save() { nl: "Leg vast", en: "Save" }
    delete_explained() { nl: "Je kunt dit daarna ongedaan maken.", en: "You can undo this afterwards." }
    too_many(limit: u64) { nl: format!("Je hebt al {limit} documenten. Meer kunnen we er niet bewaren."), en: format!("You have {limit} documents already. We cannot keep more.") }
    deleted_elsewhere() {
        nl: "Dit document is ondertussen verwijderd. Wat je invulde staat er nog; leg je het vast, dan wordt het een nieuw document.",
        en: "This document has been deleted in the meantime. What you filled in is still here; if you save it, it becomes a new document."
    }
    conflict_title() { nl: "Dit document is intussen gewijzigd", en: "This document was changed in the meantime" }
    conflict() {
        nl: "Misschien door jou in een ander scherm. Wat je typte staat hieronder. Bewaar je het, dan vervangt het wat er nu staat:",
        en: "Perhaps by you on another screen. What you typed is below. If you save it, it replaces what is there now:"
    }

    // Deleted entries
    deleted_title() { nl: "Wat je verwijderde", en: "What you deleted" }
    deleted_lead() { nl: "Wat je verwijderde telt niet mee. Zet het terug als je het toch nodig hebt.", en: "What you deleted does not count. Put it back if you need it after all." }
    deleted_none() { nl: "Er is niets verwijderd", en: "Nothing was deleted" }
    deleted_none_text() { nl: "Verwijder je iets, dan kun je het hier terugzetten.", en: "When you delete something, you can put it back here." }
    deleted_on(date: &str) { nl: format!("verwijderd op {date}"), en: format!("deleted on {date}") }
    restore() { nl: "Zet terug", en: "Put back" }
    restore_of(name: &str) { nl: format!("Zet terug: {name}"), en: format!("Put back: {name}") }
    kind_registration() { nl: "Registratie", en: "Registration" }
    kind_employment() { nl: "Werk", en: "Job" }
    kind_activity() { nl: "Activiteit", en: "Activity" }
    kind_document() { nl: "Document", en: "Document" }
    gone_text() {
        nl: "Het is gewijzigd nadat je deze pagina opende. Er is niets verwijderd. Bekijk eerst wat er nu staat.",
        en: "It was changed after you opened this page. Nothing was deleted. First see what is there now."
    }
    gone_look() { nl: "Bekijk wat er nu staat", en: "See what is there now" }
    gone_title() { nl: "Dit is intussen gewijzigd", en: "This was changed in the meantime" }

    // Import
    import_title() { nl: "Importeren", en: "Import" }
    import_lead() {
        nl: "Haal een dossier of een lijst met activiteiten binnen. Je ziet eerst wat erin staat; pas daarna sla je het op.",
        en: "Bring in a dossier or a list of activities. You see what is in it first; only then is it stored."
    }
    file() { nl: "Bestand", en: "File" }
    file_hint() { nl: "Een dossier (JSON) of een lijst (CSV of XLSX), tot 10 MB", en: "A dossier (JSON) or a list (CSV or XLSX), up to 10 MB" }
    look_first() { nl: "Bekijk wat erin staat", en: "See what is in it" }
    file_missing() { nl: "Kies eerst een bestand.", en: "Choose a file first." }
    file_empty() { nl: "Dit bestand is leeg.", en: "This file is empty." }
    file_too_large() { nl: "Dit bestand is te groot. We lezen bestanden tot 10 MB.", en: "This file is too large. We read files up to 10 MB." }
    file_unpacks_too_large() { nl: "Dit bestand is uitgepakt te groot om te lezen. Bewaar alleen het blad met de activiteiten.", en: "Unpacked, this file is too large to read. Save only the sheet with the activities." }
    file_not_recognised() { nl: "Dit bestand herkennen we niet. Kies een dossier (JSON), een CSV- of een XLSX-bestand.", en: "We do not recognise this file. Choose a dossier (JSON), a CSV or an XLSX file." }
    file_old() { nl: "Dit is een oud of beveiligd Excel-bestand. Bewaar het als .xlsx zonder wachtwoord, of als CSV.", en: "This is an old or protected Excel file. Save it as .xlsx without a password, or as CSV." }
    file_unreadable() { nl: "Dit Excel-bestand is beschadigd. Open het, bewaar het opnieuw als .xlsx of als CSV en probeer het nog eens.", en: "This Excel file is damaged. Open it, save it again as .xlsx or CSV and try once more." }
    file_too_many_rows(max: usize) { nl: format!("Dit bestand heeft te veel rijen. We lezen er {max}; knip het in delen."), en: format!("This file has too many rows. We read {max}; cut it into parts.") }
    file_too_many_columns(max: usize) { nl: format!("Dit bestand heeft te veel kolommen. We lezen er {max}."), en: format!("This file has too many columns. We read {max}.") }
    file_no_headings() { nl: "We vinden geen rij met kolomnamen die we kennen. Hieronder staat welke dat zijn.", en: "We find no row with headings that we know. They are listed below." }
    file_no_rows() { nl: "Onder de kolomnamen staat niets.", en: "There is nothing below the headings." }
    columns_title() { nl: "Welke kolommen lezen we?", en: "Which columns do we read?" }
    columns_text() {
        nl: "De eerste rij noemt de kolommen, in het Nederlands of Engels, in elke volgorde. Je hebt ze niet allemaal nodig: soort, titel, datum en uren zijn meestal genoeg.",
        en: "The first row names the columns, in Dutch or English, in any order. You do not need them all: kind, title, date and hours will usually do."
    }
    columns_table() { nl: "Kolommen", en: "Columns" }
    columns_more() { nl: "Meer kolommen", en: "More columns" }
    column_heading() { nl: "Kolom", en: "Column" }
    column_english() { nl: "Engels", en: "Dutch" }
    column_holds() { nl: "Wat erin staat", en: "What it holds" }
    template_link() { nl: "Download een voorbeeldbestand (CSV)", en: "Download an example file (CSV)" }
    dossier_explained() {
        nl: "Een dossier (JSON) komt uit Vakspoor: je hebt het daar gedownload bij Dossier.",
        en: "A dossier (JSON) comes from Vakspoor: you downloaded it there under Dossier."
    }

    // What the columns hold
    holds_reference() { nl: "Een eigen kenmerk, zodat een tweede import dezelfde activiteit herkent", en: "A mark of your own, so that a second import recognises the same activity" }
    holds_kind() { nl: "scholing, reflectie of overig", en: "training, reflection or other" }
    holds_form() { nl: "zoals cursus, e-learning, intervisie, supervisie, publicatie", en: "such as course, e-learning, peer reflection, supervision, publication" }
    holds_title() { nl: "De naam van de activiteit; bij scholing nodig", en: "The name of the activity; needed for training" }
    holds_provider() { nl: "Wie het gaf", en: "Who gave it" }
    holds_completed_on() { nl: "De dag waarop je klaar was: 28-2-2026 of 2026-02-28", en: "The day you finished: 28-2-2026 or 2026-02-28" }
    holds_hours() { nl: "Uren contacttijd: 12 of 12,5", en: "Hours of contact time: 12 or 12.5" }
    holds_learning() { nl: "formeel of informeel", en: "formal or informal" }
    holds_level() { nl: "mbo, hbo, wo, wo-master of wo-postmaster", en: "mbo, hbo, wo, wo-master or wo-postmaster" }
    holds_tested() { nl: "ja of nee: eindigde het met een toets?", en: "yes or no: did it end in a test?" }
    holds_accredited_by() { nl: "SKJ, NIP, NVO of een ander; meer met een puntkomma ertussen", en: "SKJ, NIP, NVO or another; several with a semicolon between them" }
    holds_chambers() { nl: "Voor welke kamer: jgp, psychologist-master, jeugd- en gezinsprofessional …", en: "For which chamber: jgp, psychologist-master …" }
    holds_points() { nl: "De punten die de accreditatie noemt", en: "The points that the accreditation states" }
    holds_sessions() { nl: "Dag en minuten van elke bijeenkomst: 10-1-2026 120; 7-3-2026 90", en: "Day and minutes of each meeting: 10-1-2026 120; 7-3-2026 90" }
    holds_minutes() { nl: "Minuten per bijeenkomst, als die er niet bij staan", en: "Minutes of each meeting, where they are not given" }
    holds_guided() { nl: "ja of nee: was er een begeleider?", en: "yes or no: was there a guide?" }
    holds_group_size() { nl: "Hoeveel mensen, met jezelf erbij en zonder de begeleider", en: "How many people, you included, the guide not" }
    holds_hierarchy() { nl: "ja of nee: was iemand de baas van een ander?", en: "yes or no: had anyone authority over another?" }
    holds_supervisor_register() { nl: "Het register van de begeleider, zoals LVSC", en: "The register of the guide, such as LVSC" }
    holds_proof() { nl: "verklaring begeleider, eigen verklaring, reflectieformat of drie dimensies", en: "supervisor_statement, own_statement, reflection_format or three_dimensions" }
    holds_author_rank() { nl: "Je plaats als auteur: 1 voor de eerste", en: "Your place among the authors: 1 for the first" }
    holds_evidence() { nl: "Wat je ervan hebt, zoals certificaat", en: "What you have to show, such as certificate" }

    // Preview
    preview_title() { nl: "Wat er in dit bestand staat", en: "What is in this file" }
    preview_nothing_stored() { nl: "Er is nog niets opgeslagen.", en: "Nothing is stored yet." }
    preview_all_new(new: usize) {
        nl: if new == 1 { "Er komt 1 onderdeel bij.".to_owned() } else { format!("Er komen {new} onderdelen bij.") },
        en: if new == 1 { "1 thing will be added.".to_owned() } else { format!("{new} things will be added.") }
    }
    preview_nothing_new() { nl: "Er is niets nieuws: alles wat klopt staat al in je dossier.", en: "Nothing is new: all that is right is in your dossier already." }
    preview_empty() { nl: "In dit bestand staat niets om over te nemen.", en: "There is nothing in this file to take over." }
    preview_none_right() { nl: "Van dit bestand kunnen we niets overnemen. Hieronder staat waarom.", en: "We can take nothing over from this file. The reasons are below." }
    preview_dossier_refused(problems: usize) {
        nl: if problems == 1 { "Dit dossier klopt op 1 plek niet. We nemen er daarom niets uit over.".to_owned() } else { format!("Dit dossier klopt op {problems} plekken niet. We nemen er daarom niets uit over.") },
        en: if problems == 1 { "This dossier is wrong in 1 place, so we take nothing over from it.".to_owned() } else { format!("This dossier is wrong in {problems} places, so we take nothing over from it.") }
    }
    count_new() { nl: "Komt erbij", en: "Will be added" }
    count_there() { nl: "Staat er al", en: "There already" }
    count_differs() { nl: "Staat er anders", en: "Differs" }
    count_wrong() { nl: "Klopt niet", en: "Not right" }
    row_new() { nl: "nieuw", en: "new" }
    row_there() { nl: "staat er al", en: "there already" }
    row_differs() { nl: "staat er anders", en: "differs" }
    row_wrong() { nl: "klopt niet", en: "not right" }
    differs_explained() {
        nl: "'Staat er anders': dit heb je al, maar met andere gegevens. We laten staan wat er staat.",
        en: "'Differs': you have this already, with other details. We leave what is there."
    }
    unknown_columns(names: &str) { nl: format!("Deze kolommen lezen we niet: {names}."), en: format!("We do not read these columns: {names}.") }
    problems_section() { nl: "Wat niet klopt", en: "What is not right" }
    remarks_section() { nl: "Wat we weglaten of missen", en: "What we leave out or miss" }
    rows_section() { nl: "Alles in dit bestand", en: "Everything in this file" }
    rows_shown(shown: usize, of: usize) { nl: format!("De eerste {shown} van {of}"), en: format!("The first {shown} of {of}") }
    row_number(number: usize) { nl: format!("Rij {number}"), en: format!("Row {number}") }
    column_where() { nl: "Waar", en: "Where" }
    column_name() { nl: "Naam", en: "Name" }
    column_when() { nl: "Wanneer", en: "When" }
    column_amount() { nl: "Hoeveel", en: "How much" }
    sessions_each() { nl: "Elke bijeenkomst", en: "Each meeting" }
    sessions_count(count: usize) {
        nl: if count == 1 { "1 bijeenkomst".to_owned() } else { format!("{count} bijeenkomsten") },
        en: if count == 1 { "1 meeting".to_owned() } else { format!("{count} meetings") }
    }
    element_number(number: usize) { nl: format!("Nr. {number}"), en: format!("No. {number}") }
    days(first: &str, last: &str) { nl: format!("{first} tot en met {last}"), en: format!("{first} up to and including {last}") }
    column_title() { nl: "Wat", en: "What" }
    column_state() { nl: "Stand", en: "State" }
    column_problem() { nl: "Wat er is", en: "What is the matter" }
    column_value() { nl: "Er staat", en: "It says" }
    untitled() { nl: "zonder titel", en: "untitled" }
    confirm_all(new: usize) {
        nl: if new == 1 { "Voeg 1 toe".to_owned() } else { format!("Voeg {new} toe") },
        en: if new == 1 { "Add 1".to_owned() } else { format!("Add {new}") }
    }
    confirm_right(new: usize) {
        nl: if new == 1 { "Voeg toe wat klopt (1)".to_owned() } else { format!("Voeg toe wat klopt ({new})") },
        en: if new == 1 { "Add what is right (1)".to_owned() } else { format!("Add what is right ({new})") }
    }
    cancel() { nl: "Niets toevoegen", en: "Add nothing" }
    other_file() { nl: "Kies een ander bestand", en: "Choose another file" }
    too_many_entries(limit: u64) { nl: format!("Samen met wat er al staat wordt dit te veel. We bewaren hooguit {limit} per soort."), en: format!("Together with what is there, this is too much. We keep at most {limit} of each kind.") }
    confirm_refused() { nl: "Wat je wilde toevoegen kwam niet heel aan. Kies het bestand opnieuw. Er is niets opgeslagen.", en: "What you wanted to add did not arrive whole. Choose the file again. Nothing was stored." }

    // What is the matter with a cell
    cell_missing() { nl: "Vul dit in.", en: "Fill this in." }
    cell_kind_missing() { nl: "Zet in de kolom soort of het scholing, reflectie of overig is.", en: "Say in the column kind whether it is training, reflection or other." }
    cell_form_missing() { nl: "Zet in de kolom vorm wat het is, zoals intervisie of supervisie.", en: "Say in the column form what it is, such as peer reflection (intervisie) or supervision." }
    cell_not_one_of(words: &str) { nl: format!("Dit kennen we niet. Gebruik een van: {words}."), en: format!("We do not know this. Use one of: {words}.") }
    cell_not_a_date() { nl: "Dit is geen datum die bestaat. Schrijf 28-2-2026.", en: "This is not a date that exists. Write 28-2-2026." }
    cell_date_out_of_range() { nl: "Deze datum ligt voor 1900 of na 2200.", en: "This date lies before 1900 or after 2200." }
    cell_not_a_number() { nl: "Dit is geen getal van 0 of meer, zoals 12 of 1,5.", en: "This is not a number of 0 or more, such as 12 or 1.5." }
    cell_too_many_decimals() { nl: "Gebruik hooguit twee cijfers achter de komma.", en: "Use at most two decimals." }
    cell_not_whole() { nl: "Gebruik een heel getal.", en: "Use a whole number." }
    cell_out_of_range(minimum: &str, maximum: &str) { nl: format!("Gebruik een getal van {minimum} tot en met {maximum}."), en: format!("Use a number from {minimum} up to {maximum}.") }
    cell_too_long(maximum: &str) { nl: format!("Gebruik hooguit {maximum} tekens."), en: format!("Use at most {maximum} characters.") }
    cell_not_yes_or_no() { nl: "Schrijf ja of nee.", en: "Write yes or no." }
    cell_not_a_session() { nl: "Schrijf een dag en minuten, zoals 10-1-2026 120.", en: "Write a day and minutes, such as 10-1-2026 120." }
    cell_sessions_missing() { nl: "Zet van elke bijeenkomst de dag en de minuten erin, zoals 10-1-2026 120, met een puntkomma (;) tussen twee bijeenkomsten; of vul datum en uren in.", en: "Give the day and minutes of each meeting, such as 10-1-2026 120, with a semicolon (;) between two meetings; or fill in date and hours." }
    cell_garbled() { nl: "Hier staat een teken dat niet in een tekst hoort (NUL). Typ wat in deze cel staat opnieuw.", en: "There is a character here that does not belong in a text (NUL). Type what is in this cell again." }
    cell_closed_too_early() { nl: "De laatste bijeenkomst ligt na de dag waarop de reeks is afgesloten.", en: "The last meeting lies after the day on which the series ended." }
    cell_repeated(row: usize) { nl: format!("Deze activiteit staat al in rij {row}."), en: format!("This activity is in row {row} already.") }
    cell_points_without_accreditation() { nl: "Punten zonder 'geaccrediteerd door' laten we weg: we weten niet van wie ze zijn.", en: "Points without 'accredited by' are left out: we do not know whose they are." }
    cell_not_for_this_kind() { nl: "Deze kolom hoort niet bij deze soort; we laten haar weg.", en: "This column does not belong to this kind; we leave it out." }
    cell_chamber_missing() {
        nl: "Bij SKJ staat niet voor welke kamer dit is geaccrediteerd. Of het telt is dan niet bekend, dus we tellen het niet mee tot je de kamer invult.",
        en: "For SKJ it does not say for which chamber this is accredited. Whether it counts is not known then, so we do not count it until you fill in the chamber."
    }
    cell_more_than_headings() {
        nl: "Deze rij heeft meer cellen dan er kolomnamen zijn, dus we weten niet wat waar hoort. Staat er een komma of puntkomma in een tekst of getal? Zet die dan tussen aanhalingstekens.",
        en: "This row has more cells than there are headings, so we do not know what belongs where. Is there a comma or semicolon in a text or number? Put that between quotation marks."
    }
    cell_no_heading() { nl: "Hierboven staat geen kolomnaam, dus we lezen dit niet.", en: "There is no heading above this, so we do not read it." }
    cell_date_missing() { nl: "Zonder datum telt dit nog niet mee.", en: "Without a date this does not count yet." }
    cell_nothing_to_count() { nl: "Zonder uren of punten telt dit nog niet mee.", en: "Without hours or points this does not count yet." }
    begins_too_far_ahead() { nl: "Deze eerste dag ligt meer dan twee jaar vooruit. Klopt het jaar?", en: "This first day is more than two years ahead. Is the year right?" }
    ends_too_far_ahead() { nl: "Deze laatste dag ligt meer dan vijftig jaar vooruit. Laat hem leeg zolang je er werkt.", en: "This last day is more than fifty years ahead. Leave it empty while you work there." }
    document_twice() { nl: "Dit document staat al eerder in dit bestand. We nemen het één keer over.", en: "This document is in this file already. We take it over once." }
    job_not_taken() { nl: "Dit document hoort bij werk dat we niet overnemen.", en: "This document belongs to work that we do not take over." }
    element_alike(number: usize) {
        nl: format!("Hier staat hetzelfde als bij nr. {number}. Gebeurde het één keer? Verwijder dan straks een van de twee."),
        en: format!("This says the same as no. {number}. Did it happen once? Then delete one of the two afterwards.")
    }
    alike_there() {
        nl: "Dit lijkt op iets wat je al hebt: dezelfde soort, naam en dag. Gebeurde het één keer? Neem het dan niet over, of verwijder straks een van de twee.",
        en: "This looks like something that you have: the same kind, name and day. Did it happen once? Then leave it out, or delete one of the two afterwards."
    }
    whole_row() { nl: "hele rij", en: "whole row" }

    // What is wrong with a dossier in JSON
    json_syntax(line: usize, column: usize) { nl: format!("Dit is geen geldige JSON: het gaat mis op regel {line}, teken {column}."), en: format!("This is not valid JSON: it goes wrong at line {line}, character {column}.") }
    json_too_many_values() { nl: "Er staat meer in dan we lezen.", en: "It holds more than we read." }
    json_unknown_field(field: &str) { nl: format!("Het veld '{field}' kent dit formaat niet."), en: format!("This format has no field '{field}'.") }
    json_missing_field(field: &str) { nl: format!("Het veld '{field}' is er niet."), en: format!("The field '{field}' is not there.") }
    json_duplicate_field(field: &str) { nl: format!("Het veld '{field}' staat er twee keer."), en: format!("The field '{field}' is there twice.") }
    json_wrong_type(expected: &str, found: &str) { nl: format!("Hier hoort {expected} te staan. Er staat {found}."), en: format!("This should be {expected}. It is {found}.") }
    json_unknown_value(value: &str, allowed: &str) { nl: format!("'{value}' kennen we hier niet. Het kan zijn: {allowed}."), en: format!("We do not know '{value}' here. It can be: {allowed}.") }
    json_unknown_format(value: &str, expected: &str) { nl: format!("'{value}' is geen formaat dat we lezen. We lezen {expected}."), en: format!("'{value}' is no format that we read. We read {expected}.") }
    json_invalid_date() { nl: "Dit is geen datum die bestaat. Hier hoort JJJJ-MM-DD.", en: "This is not a date that exists. It should be YYYY-MM-DD." }
    json_empty() { nl: "Hier staat niets.", en: "There is nothing here." }
    json_too_many(maximum: &str) { nl: format!("Dit zijn er meer dan {maximum}."), en: format!("These are more than {maximum}.") }
    json_duplicate_id(id: &str) { nl: format!("Het kenmerk '{id}' komt al eerder voor."), en: format!("The id '{id}' was used before.") }
    json_not_after(than: &str) { nl: format!("Deze dag ligt niet na '{than}'."), en: format!("This day does not lie after '{than}'.") }
    json_before(than: &str) { nl: format!("Deze dag ligt voor '{than}'."), en: format!("This day lies before '{than}'.") }
    json_outside_employment() { nl: "Dit verlof valt buiten de dagen van het werk.", en: "This leave lies outside the days of the job." }
    json_unknown_employment(id: &str) { nl: format!("Werk met het kenmerk '{id}' staat er niet in."), en: format!("There is no job with the id '{id}' in it.") }
    json_other_register(chamber: &str, register: &str) { nl: format!("'{chamber}' is geen kamer van {register}."), en: format!("'{chamber}' is not a chamber of {register}.") }
    json_other_ruleset(ruleset: &str, chamber: &str) { nl: format!("De regels '{ruleset}' horen niet bij '{chamber}'."), en: format!("The rules '{ruleset}' do not belong to '{chamber}'.") }
    json_no_ruleset(chamber: &str) { nl: format!("Voor '{chamber}' golden op de eerste dag geen regels meer, of nog niet."), en: format!("For '{chamber}' no rules held on the first day.") }
    json_without(field: &str) { nl: format!("Dit kan niet zonder '{field}'."), en: format!("This cannot be without '{field}'.") }
    json_no_registration() { nl: "Er staat geen registratie in.", en: "There is no registration in it." }
    json_more() { nl: "Er is meer mis; we laten de eerste problemen zien.", en: "More is wrong; we show the first problems." }
}

use crate::{Locale, Text, format};
use domain::{ProblemKind, dossier::ValueType};

names! {
    /// A type of value in JSON, with its article.
    value_type(ValueType) {
        ValueType::Null => "niets (null)", "nothing (null)";
        ValueType::Boolean => "ja of nee (true of false)", "yes or no (true or false)";
        ValueType::Number => "een getal", "a number";
        ValueType::WholeNumber => "een heel getal", "a whole number";
        ValueType::Text => "een tekst", "a text";
        ValueType::Date => "een datum (JJJJ-MM-DD)", "a date (YYYY-MM-DD)";
        ValueType::List => "een lijst", "a list";
        ValueType::Object => "een object", "an object";
    }
}

/// What is wrong in a dossier, in a plain sentence.
pub fn problem(locale: Locale, kind: &ProblemKind) -> Text {
    let number = |number: u64| format::whole(locale, number);
    let count = |number: usize| format::whole(locale, u64::try_from(number).unwrap_or(u64::MAX));
    match kind {
        ProblemKind::Syntax { line, column, .. } => json_syntax(locale, *line, *column),
        ProblemKind::TooLarge { .. } => file_too_large(locale),
        ProblemKind::TooManyValues { .. } => json_too_many_values(locale),
        ProblemKind::UnknownField { field } => json_unknown_field(locale, field),
        ProblemKind::MissingField { field } => json_missing_field(locale, field),
        ProblemKind::DuplicateField { field } => json_duplicate_field(locale, field),
        ProblemKind::WrongType { expected, found } => {
            json_wrong_type(locale, &value_type(locale, *expected), &value_type(locale, *found))
        }
        ProblemKind::UnknownValue { value, allowed } => json_unknown_value(locale, value, &allowed.join(", ")),
        ProblemKind::UnknownFormat { value, expected } => json_unknown_format(locale, value, expected),
        ProblemKind::InvalidDate => json_invalid_date(locale),
        ProblemKind::DateOutOfRange => cell_date_out_of_range(locale),
        ProblemKind::Negative => cell_not_a_number(locale),
        ProblemKind::TooManyDecimals => cell_too_many_decimals(locale),
        ProblemKind::NotWhole => cell_not_whole(locale),
        ProblemKind::OutOfRange { minimum, maximum } => cell_out_of_range(locale, &number(*minimum), &number(*maximum)),
        ProblemKind::Empty => json_empty(locale),
        ProblemKind::TooLong { maximum } => cell_too_long(locale, &count(*maximum)),
        ProblemKind::TooMany { maximum } => json_too_many(locale, &count(*maximum)),
        ProblemKind::DuplicateId { id } => json_duplicate_id(locale, id),
        ProblemKind::NotAfter { than } => json_not_after(locale, than),
        ProblemKind::Before { than } => json_before(locale, than),
        ProblemKind::OutsideEmployment => json_outside_employment(locale),
        ProblemKind::UnknownEmployment { id } => json_unknown_employment(locale, id),
        ProblemKind::ChamberOfAnotherRegister { chamber, register } => {
            json_other_register(locale, chamber.as_str(), register.as_str())
        }
        ProblemKind::RulesetOfAnotherChamber { ruleset, chamber } => {
            json_other_ruleset(locale, ruleset.as_str(), chamber.as_str())
        }
        ProblemKind::NoRulesetInForce { chamber } => json_no_ruleset(locale, chamber.as_str()),
        ProblemKind::Without { without } => json_without(locale, without),
        ProblemKind::NoRegistration => json_no_registration(locale),
        ProblemKind::More => json_more(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_type_is_said_in_the_language_of_the_reader() {
        let said = |input: &[u8], locale| {
            let problems = domain::Dossier::from_json(input).unwrap_err();
            problem(locale, &problems.first().unwrap().kind)
        };
        assert_eq!(said(b"[]", Locale::Nl), "Hier hoort een object te staan. Er staat een lijst.");
        assert_eq!(said(b"[]", Locale::En), "This should be an object. It is a list.");
        let number: &[u8] = br#"{"format": 1, "registrations": []}"#;
        assert_eq!(said(number, Locale::Nl), "Hier hoort een tekst te staan. Er staat een getal.");
    }
}
