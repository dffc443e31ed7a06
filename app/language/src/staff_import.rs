//! Texts: reading in a list of staff.

use crate::{Locale, format::whole};
use domain::organisation::StaffColumn;

names! {
    /// What a column holds.
    column(StaffColumn) {
        StaffColumn::Name => "Naam", "Name";
        StaffColumn::FirstName => "Voornaam", "First name";
        StaffColumn::Infix => "Tussenvoegsel", "Infix of the name";
        StaffColumn::LastName => "Achternaam", "Last name";
        StaffColumn::JobTitle => "Functie", "Job title";
        StaffColumn::Team => "Team", "Team";
        StaffColumn::Email => "E-mailadres", "E-mail address";
        StaffColumn::EmployeeNumber => "Personeelsnummer", "Employee number";
        StaffColumn::Register => "Register", "Register";
        StaffColumn::Chamber => "Kamer", "Chamber";
        StaffColumn::RegisterNumber => "Registratienummer", "Registration number";
        StaffColumn::SkjNumber => "SKJ-nummer", "SKJ number";
        StaffColumn::BigNumber => "BIG-nummer", "BIG number";
        StaffColumn::RegisteredUntil => "Einddatum van de registratie", "End date of the registration";
        StaffColumn::Vog => "Datum van de VOG", "Date of the VOG";
        StaffColumn::Since => "Eerste werkdag", "First working day";
        StaffColumn::Until => "Laatste werkdag", "Last working day";
        StaffColumn::Shares => "Deelt zelf (ja of nee)", "Shares themselves (yes or no)";
    }
    /// What helps to recognise it.
    column_holds(StaffColumn) {
        StaffColumn::Name => "De hele naam. Of voornaam, tussenvoegsel en achternaam elk in een eigen kolom.", "The whole name. Or first name, infix and last name each in a column of its own.";
        StaffColumn::FirstName => "Ook: roepnaam", "Also: given name";
        StaffColumn::Infix => "Ook: voorvoegsel", "Also: prefix";
        StaffColumn::LastName => "Ook: familienaam", "Also: surname";
        StaffColumn::JobTitle => "Ook: functienaam, beroep", "Also: function";
        StaffColumn::Team => "De naam van een team. Ook: afdeling, organisatie-eenheid", "The name of a team. Also: department, organizational unit";
        StaffColumn::Email => "Ook: e-mail werk", "Also: work email";
        StaffColumn::EmployeeNumber => "Hieraan herkennen we iemand het best. Ook: medewerkernummer", "The best way to recognise somebody. Also: employee id";
        StaffColumn::Register => "SKJ, BIG, NVO of NIP", "SKJ, BIG, NVO or NIP";
        StaffColumn::Chamber => "Bijvoorbeeld: jeugd- en gezinsprofessional", "For example: youth and family professional";
        StaffColumn::RegisterNumber => "Als tekst: nullen vooraan blijven staan", "As text: leading zeros stay";
        StaffColumn::SkjNumber => "Wie er een heeft, staat in SKJ. Ook: SKJ-registratie", "Whoever has one is in SKJ. Also: skj_registration_number";
        StaffColumn::BigNumber => "Wie er een heeft, staat in BIG. Ook: BIG-registratie", "Whoever has one is in BIG. Also: big_number";
        StaffColumn::RegisteredUntil => "De eerste dag waarop de registratie niet meer geldt. Ook: verloopdatum, geldig tot", "The first day that the registration no longer holds. Also: registration_till_date";
        StaffColumn::Vog => "Ook: VOG, VOG-afgiftedatum", "Also: VOG";
        StaffColumn::Since => "Ook: datum in dienst", "Also: employment start date";
        StaffColumn::Until => "Ook: datum uit dienst", "Also: employment end date";
        StaffColumn::Shares => "Uit ons eigen bestand. Staat er ja, dan nemen we de registratie niet over.", "From our own file. Where it says yes, the registration is not taken over.";
    }
}

texts! {
    // Asking for a file
    title() { nl: "Lijst met medewerkers inlezen", en: "Read in a list of staff" }
    link() { nl: "Lees een lijst in", en: "Read in a list" }
    lead() {
        nl: "Neem een lijst over uit je personeelssysteem. Je ziet eerst per rij wat er gebeurt; pas daarna wordt er iets opgeslagen.",
        en: "Take over a list from your HR system. You see first what happens, row by row; only then is anything stored."
    }
    file_hint() { nl: "CSV of Excel (XLSX), tot 10 MB en 10.000 rijen", en: "CSV or Excel (XLSX), up to 10 MB and 10,000 rows" }
    not_recognised() { nl: "Dit bestand herkennen we niet. Kies een CSV- of een XLSX-bestand.", en: "We do not recognise this file. Choose a CSV or an XLSX file." }
    unpacks_too_large() { nl: "Dit bestand is uitgepakt te groot om te lezen. Bewaar alleen het blad met de medewerkers.", en: "Unpacked, this file is too large to read. Save only the sheet with the staff." }
    how_title() { nl: "Zo werkt het", en: "How it works" }
    how_recognise() {
        nl: "We herkennen iemand aan het personeelsnummer, anders aan het e-mailadres, anders aan naam en functie samen.",
        en: "We recognise somebody by the employee number, else by the e-mail address, else by name and job title together."
    }
    how_empty() { nl: "Is een cel leeg, dan blijft staan wat er stond. Wie niet in de lijst staat, blijft zoals die is.", en: "Where a cell is empty, what was there stays. Whoever is not in the list stays as they are." }
    how_all() { nl: "Klopt er één rij niet, dan nemen we niets over. Je ziet welke rij en waarom.", en: "If one row is not right, nothing is taken over. You see which row and why." }
    how_again() { nl: "Dezelfde lijst nog een keer inlezen verandert niets.", en: "Reading the same list again changes nothing." }
    how_private() {
        nl: "Kolommen met een BSN, adres, geboortedatum, bankrekening of telefoonnummer gooien we meteen weg.",
        en: "Columns with a BSN, address, date of birth, bank account or telephone number are thrown away at once."
    }
    columns_title() { nl: "Welke kolommen herkennen we?", en: "Which columns do we recognise?" }
    columns_text() { nl: "Heet een kolom bij jullie anders, dan kies je zelf wat erin staat. Dat onthouden we voor de volgende keer.", en: "If a column has another name with you, you choose what is in it. We remember that for the next time." }
    columns_caption() { nl: "Elke kolom, en wat erin staat", en: "Each column, and what is in it" }
    column_heading() { nl: "Kolom", en: "Column" }
    column_text() { nl: "Wat erin staat", en: "What is in it" }

    // The preview
    preview_title() { nl: "Wat er met deze lijst gebeurt", en: "What this list does" }
    nothing_stored() { nl: "Er is nog niets opgeslagen.", en: "Nothing is stored yet." }
    lead_changes(new: u64, changed: u64) {
        nl: format!("{} {} erbij, {} {}.", whole(Locale::Nl, new), if new == 1 { "komt" } else { "komen" }, whole(Locale::Nl, changed), if changed == 1 { "verandert" } else { "veranderen" }),
        en: format!("{} will be added, {} will change.", whole(Locale::En, new), whole(Locale::En, changed))
    }
    lead_same() { nl: "Alles in deze lijst staat er al zo in. Er verandert niets.", en: "All in this list is there already. Nothing changes." }
    lead_wrong(rows: u64) {
        nl: if rows == 1 { "1 rij klopt niet. Verbeter die in je lijst en lees de lijst opnieuw in.".to_owned() } else { format!("{} rijen kloppen niet. Verbeter ze in je lijst en lees de lijst opnieuw in.", whole(Locale::Nl, rows)) },
        en: if rows == 1 { "1 row is not right. Mend it in your list and read the list again.".to_owned() } else { format!("{} rows are not right. Mend them in your list and read the list again.", whole(Locale::En, rows)) }
    }
    lead_columns() { nl: "We weten nog niet van elke kolom wat erin staat. Kies het hieronder.", en: "We do not know yet what is in each column. Choose it below." }
    changed_meanwhile() {
        nl: "Dit is iets anders dan je net zag: je koos iets anders, of een collega wijzigde iets. Kijk of het zo klopt.",
        en: "This is something else than you just saw: you chose otherwise, or a colleague changed something. Check whether it is right."
    }
    count_new() { nl: "Komt erbij", en: "Will be added" }
    count_changed() { nl: "Verandert", en: "Will change" }
    count_same() { nl: "Blijft zoals het is", en: "Stays as it is" }
    count_wrong() { nl: "Klopt niet", en: "Not right" }
    mapping_title(left_out: usize) {
        nl: match left_out {
            0 => "Wat staat er in elke kolom?".to_owned(),
            1 => "Wat staat er in elke kolom? 1 nemen we niet over".to_owned(),
            more => format!("Wat staat er in elke kolom? {more} nemen we niet over"),
        },
        en: match left_out {
            0 => "What is in each column?".to_owned(),
            more => format!("What is in each column? {more} not taken over"),
        },
    }
    mapping_remembered() { nl: "Zo koos je het de vorige keer, bij een lijst met dezelfde kolommen.", en: "As chosen the last time, for a list with the same columns." }
    mapping_ignore() { nl: "Niet overnemen", en: "Do not take over" }
    mapping_example(example: &str) { nl: format!("Bijvoorbeeld: {example}"), en: format!("For example: {example}") }
    mapping_no_example() { nl: "Deze kolom is leeg.", en: "This column is empty." }
    mapping_unnamed(number: usize) { nl: format!("Kolom {number}, zonder naam"), en: format!("Column {number}, without a name") }
    mapping_unclear(column: &str) {
        nl: format!("De kolom '{column}' nemen we nog niet over. Is dat het einde van de registratie, of de laatste werkdag? Kies het hieronder bij die kolom."),
        en: format!("The column '{column}' is not taken over yet. Is it the end of the registration, or the last working day? Choose below at that column.")
    }
    mapping_twice(column: &str) { nl: format!("Dit koos je al bij de kolom '{column}'. Elke keuze kan één keer."), en: format!("You chose this for the column '{column}' already. Each choice can be made once.") }
    mapping_name_missing() { nl: "Kies in welke kolom de naam staat.", en: "Choose which column has the name." }
    look_again() { nl: "Kijk opnieuw", en: "Look again" }
    dropped(columns: &str) { nl: format!("Weggegooid, want die horen hier niet: {columns}."), en: format!("Thrown away, because they do not belong here: {columns}.") }
    teams_title(teams: usize) {
        nl: if teams == 1 { "1 team uit de lijst is er nog niet".to_owned() } else { format!("{teams} teams uit de lijst zijn er nog niet") },
        en: if teams == 1 { "1 team of the list is not there yet".to_owned() } else { format!("{teams} teams of the list are not there yet") }
    }
    teams_make() { nl: "Maak deze teams", en: "Make these teams" }
    teams_make_hint() { nl: "Ze komen bovenaan te staan; daarna kun je ze verplaatsen.", en: "They are put on top; you can move them afterwards." }
    teams_leave() { nl: "Laat het team leeg", en: "Leave the team empty" }
    teams_leave_hint() { nl: "Wie al in een team zit, blijft daar.", en: "Whoever is in a team already stays there." }
    teams_owner() { nl: "Alleen een eigenaar kan teams maken. Lees je de lijst nu in, dan blijft het team leeg.", en: "Only an owner can make teams. If you read the list in now, the team stays empty." }
    confirm(rows: u64) {
        nl: format!("Lees {} {} in", whole(Locale::Nl, rows), if rows == 1 { "rij" } else { "rijen" }),
        en: format!("Read in {} {}", whole(Locale::En, rows), if rows == 1 { "row" } else { "rows" })
    }
    other_file() { nl: "Kies een ander bestand", en: "Choose another file" }
    problems() { nl: "Wat er niet klopt", en: "What is not right" }
    remarks() { nl: "Goed om te weten", en: "Good to know" }
    changes() { nl: "Wat er verandert", en: "What changes" }
    row(number: usize) { nl: format!("Rij {number}"), en: format!("Row {number}") }
    row_column(number: usize, column: &str) { nl: format!("Rij {number}: {column}"), en: format!("Row {number}: {column}") }
    nobody() { nl: "(zonder naam)", en: "(no name)" }
    new() { nl: "Nieuw", en: "New" }
    changed() { nl: "Verandert", en: "Changes" }
    column_row() { nl: "Rij", en: "Row" }
    column_who() { nl: "Naam", en: "Name" }
    column_state() { nl: "Wat", en: "What" }
    column_changes() { nl: "Wat er komt te staan", en: "What it will say" }
    missing_title() { nl: "Niet in deze lijst", en: "Not in this list" }
    missing_text() { nl: "Deze mensen staan wel in het overzicht en niet in de lijst. Er gebeurt niets met ze. Ging iemand uit dienst, vul dan de laatste werkdag in.", en: "These people are in the overview and not in the list. Nothing happens to them. If somebody has left, enter the last working day." }

    // What is wrong
    wrong_name_missing() { nl: "De naam ontbreekt.", en: "The name is missing." }
    wrong_date() { nl: "Dit is geen datum die bestaat. Schrijf bijvoorbeeld 28-2-2026.", en: "This is no date that exists. Write 28-2-2026, for example." }
    wrong_year() { nl: "Deze datum kan niet kloppen. Kijk het jaartal na.", en: "This date cannot be right. Check the year." }
    wrong_register() { nl: "Dit register kennen we niet. Schrijf SKJ, BIG, NVO of NIP.", en: "We do not know this register. Write SKJ, BIG, NVO or NIP." }
    wrong_chamber() { nl: "Deze kamer kennen we niet bij dit register. Noem het register erbij, of laat de cel leeg.", en: "We do not know this chamber of this register. Name the register too, or leave the cell empty." }
    wrong_mangled() { nl: "Excel heeft hier iets van gemaakt dat niet meer klopt. Maak van de kolom tekst en vul het opnieuw in.", en: "Excel has turned this into something that is not right. Make the column text and enter it again." }
    wrong_yes_no() { nl: "Schrijf ja of nee.", en: "Write yes or no." }
    wrong_garbled() { nl: "Hier staan tekens die niet goed zijn overgekomen.", en: "There are marks here that did not come through." }
    remark_two_numbers() { nl: "Iemand met een SKJ- én een BIG-nummer: we nemen SKJ over.", en: "Somebody with an SKJ and a BIG number: SKJ is taken." }
    remark_shared() { nl: "Deelt de registratie zelf. Die nemen we niet over in jullie gegevens.", en: "Shares the registration themselves. It is not taken over into your record." }
    remark_email_in_use(by: &str) {
        nl: format!("Dit e-mailadres is ook dat van {by}. Klopt dat? Is het dezelfde medewerker, geef dan beide hetzelfde personeelsnummer."),
        en: format!("This e-mail address is that of {by} too. Is that right? If it is the same person, give both the same employee number.")
    }
    remark_number_in_use(by: &str) {
        nl: format!("Dit registratienummer is ook dat van {by}. Klopt dat? Is het dezelfde medewerker, geef dan beide hetzelfde personeelsnummer."),
        en: format!("This registration number is that of {by} too. Is that right? If it is the same person, give both the same employee number.")
    }
    remark_no_register() {
        nl: "Hier staat wanneer een registratie afloopt, en niet in welk register. Zet het register erbij; zonder register weten we niet wat er afloopt.",
        en: "This says when a registration ends, and not in which register. Add the register; without it we do not know what ends."
    }
    wrong_name_long(max: usize) { nl: format!("De naam is langer dan {max} tekens."), en: format!("The name is longer than {max} characters.") }
    wrong_name() { nl: "In de naam staan tekens die niemand ziet.", en: "The name has marks that nobody sees." }
    wrong_job_title(max: usize) { nl: format!("De functie is langer dan {max} tekens."), en: format!("The job title is longer than {max} characters.") }
    wrong_number(max: usize) { nl: format!("Een nummer is langer dan {max} tekens."), en: format!("A number is longer than {max} characters.") }
    wrong_email() { nl: "Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@voorbeeld.nl.", en: "This is no e-mail address. Write name@example.com, for example." }
    wrong_reversed() { nl: "De laatste werkdag ligt voor de eerste.", en: "The last working day lies before the first." }
    wrong_team() { nl: "De naam van het team is te lang, of er staan tekens in die niemand ziet.", en: "The name of the team is too long, or has marks that nobody sees." }
    wrong_several_teams() { nl: "Er zijn meer teams met deze naam. Zet iemand zelf in het goede team.", en: "Several teams have this name. Put this person in the right team yourself." }
    wrong_number_twice(row: usize) { nl: format!("Dit personeelsnummer staat ook in rij {row}."), en: format!("This employee number is in row {row} too.") }
    wrong_same_person(row: usize) { nl: format!("Dit is dezelfde medewerker als in rij {row}, met andere gegevens. Laat één rij staan, of geef elk een personeelsnummer."), en: format!("This is the same person as in row {row}, with other details. Leave one row, or give each an employee number.") }
    wrong_several() { nl: "Er zijn meer medewerkers met deze naam en functie, of met dit e-mailadres. Zet er een personeelsnummer bij.", en: "Several people have this name and job title, or this e-mail address. Add an employee number." }
    wrong_other() { nl: "Dit kan zo niet worden overgenomen.", en: "This cannot be taken over like this." }
    too_many(limit: u64) { nl: format!("Dat wordt te veel: er passen er hooguit {limit} in."), en: format!("That is too many: at most {limit} fit.") }

    // Flash
    done(new: u32, changed: u32) {
        nl: format!("De lijst is ingelezen: {new} nieuw, {changed} veranderd."),
        en: format!("The list has been read in: {new} new, {changed} changed.")
    }
    done_nothing() { nl: "De lijst is ingelezen. Er veranderde niets: alles stond er al zo in.", en: "The list has been read in. Nothing changed: all was there already." }
}
