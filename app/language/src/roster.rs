//! Texts: checks of many at once, of a team and of a roster.

use domain::allocation::Answer;

names! {
    /// The answer in two words, for a table.
    short(Answer) {
        Answer::Allowed => "mag", "may";
        Answer::AllowedSupervised => "mag samen", "may together";
        Answer::AllowedUnless => "mag, tenzij", "may, 'tenzij'";
        Answer::NotAllowed => "mag niet", "may not";
        Answer::OutOfScope => "buiten de norm", "outside the norm";
    }
}

texts! {
    checks() { nl: "Veel tegelijk nakijken", en: "Check many at once" }
    checks_text() {
        nl: "Bekijk een heel team in één tabel, of laat een rooster nakijken.",
        en: "See a whole team in one table, or have a roster checked.",
    }
    team() { nl: "Wat mag een team?", en: "What may a team do?" }
    team_link() { nl: "Bekijk een team", en: "See a team" }
    which_team() { nl: "Welk team?", en: "Which team?" }
    everybody() { nl: "Iedereen", en: "Everybody" }
    no_team() { nl: "Zonder team", en: "Without a team" }
    team_lead(people: usize, kinds: usize) {
        nl: format!("{} en {}, op één dag.", people_nl(people), kinds_nl(kinds)),
        en: format!("{} and {}, on one day.", people_en(people), kinds_en(kinds)),
    }
    team_all() { nl: "Voor elk soort werk is op deze dag iemand inzetbaar.", en: "For each kind of work there is somebody on this day." }
    team_nobody(works: &str) {
        nl: format!("Op deze dag mag niemand van dit team zonder meer: {works}."),
        en: format!("On this day nobody of this team may as it is: {works}."),
    }
    team_nobody_more(works: &str, more: usize) {
        nl: format!("Op deze dag mag niemand van dit team zonder meer: {works} en nog {more}."),
        en: format!("On this day nobody of this team may as it is: {works} and {more} more."),
    }
    team_none_theirs() { nl: "Geen soort werk hoort bij deze mensen: jullie schreven andere teams en functies op.", en: "No kind of work is of these people: you wrote down other teams and functions." }
    team_empty() { nl: "Er staat niemand in dit team.", en: "There is nobody in this team." }
    team_caption() { nl: "Wie mag welk werk", en: "Who may do which work" }
    person() { nl: "Medewerker", en: "Colleague" }
    work() { nl: "Soort werk", en: "Kind of work" }
    may_do() { nl: "Mag het", en: "May do it" }
    not_theirs() { nl: "niet hun werk", en: "not their work" }
    of(may: usize, all: usize) { nl: format!("{may} van {all}"), en: format!("{may} of {all}") }
    until(day: &str) { nl: format!("t/m {day}"), en: format!("to {day}") }
    from(day: &str) { nl: format!("tot {day}"), en: format!("until {day}") }
}

fn people_nl(count: usize) -> String {
    if count == 1 { "1 medewerker".to_owned() } else { format!("{count} medewerkers") }
}
fn people_en(count: usize) -> String {
    if count == 1 { "1 colleague".to_owned() } else { format!("{count} colleagues") }
}
fn kinds_nl(count: usize) -> String {
    if count == 1 { "1 soort werk".to_owned() } else { format!("{count} soorten werk") }
}
fn kinds_en(count: usize) -> String {
    if count == 1 { "1 kind of work".to_owned() } else { format!("{count} kinds of work") }
}

texts! {
    title() { nl: "Rooster nakijken", en: "Check a roster" }
    result_title() { nl: "Wat we in het rooster vonden", en: "What we found in the roster" }
    lead() {
        nl: "Je ziet welke diensten niet mogen, en waarom. We bewaren niets van het rooster.",
        en: "You see which shifts are not allowed, and why. We store nothing of the roster.",
    }
    link() { nl: "Laat een rooster nakijken", en: "Have a roster checked" }
    file() { nl: "Rooster", en: "Roster" }
    file_hint(rows: &str) {
        nl: format!("CSV, tot 10 MB en {rows} regels. Zet er geen namen van jongeren of gezinnen in: gebruik een eigen kenmerk."),
        en: format!("CSV, up to 10 MB and {rows} rows. Put no names of young people or families in it: use a reference of your own."),
    }
    check() { nl: "Kijk na", en: "Check" }
    download() { nl: "Download de bevindingen (CSV)", en: "Download the findings (CSV)" }
    columns() { nl: "Welke kolommen we lezen", en: "Which columns we read" }
    columns_text() {
        nl: "De eerste regel heeft de namen van de kolommen. Andere kolommen slaan we over.",
        en: "The first row has the names of the columns. Other columns are skipped.",
    }
    column() { nl: "Kolom", en: "Column" }
    holds() { nl: "Wat erin staat", en: "What it holds" }
    column_person() { nl: "medewerker, of: personeelsnummer", en: "employee, or: employee number" }
    column_person_text() { nl: "De naam of het personeelsnummer, zoals in je medewerkerslijst.", en: "The name or the employee number, as in your list of staff." }
    column_work() { nl: "soort werk", en: "kind of work" }
    column_work_text() { nl: "De naam van een soort werk, zoals jullie die hier hebben.", en: "The name of a kind of work, as you have it here." }
    column_date() { nl: "datum, of: van en tot en met", en: "date, or: from and until" }
    column_date_text() { nl: "Eén dag, of de eerste en de laatste dag.", en: "One day, or the first and the last day." }
    column_reference() { nl: "kenmerk", en: "reference" }
    column_reference_text() { nl: "Mag leeg blijven. Een code van jullie zelf.", en: "May be empty. A code of your own." }
    no_kinds() {
        nl: "Er zijn nog geen soorten werk. Voeg die eerst toe: het rooster noemt ze bij naam.",
        en: "There are no kinds of work yet. Add them first: the roster calls them by name.",
    }

    not_csv() { nl: "Dit is geen CSV-bestand. Bewaar het rooster in je rekenprogramma als CSV.", en: "This is no CSV file. Save the roster as CSV in your spreadsheet." }
    too_large() { nl: "Dit bestand is te groot. We lezen roosters tot 10 MB; knip het in delen.", en: "This file is too large. We read rosters up to 10 MB; cut it into parts." }
    too_many_rows(rows: &str) { nl: format!("Dit rooster heeft te veel regels. We lezen er {rows}; knip het in delen."), en: format!("This roster has too many rows. We read {rows}; cut it into parts.") }
    no_headings() {
        nl: "We vinden geen regel met de kolommen medewerker, soort werk en datum. Hieronder staat hoe ze mogen heten.",
        en: "We find no row with the columns employee, kind of work and date. Below it says what they may be called.",
    }

    result_good(rows: &str, count: usize) {
        nl: if count == 1 { "De ene regel van dit rooster is in orde.".to_owned() } else { format!("Alle {rows} regels van dit rooster zijn in orde.") },
        en: if count == 1 { "The one row of this roster is in order.".to_owned() } else { format!("All {rows} rows of this roster are in order.") },
    }
    result_attention(attention: &str, count: usize, rows: &str) {
        nl: if count == 1 { format!("Van de {rows} regels vraagt er 1 je aandacht.") } else { format!("Van de {rows} regels vragen er {attention} je aandacht.") },
        en: if count == 1 { format!("Of the {rows} rows 1 asks your attention.") } else { format!("Of the {rows} rows {attention} ask your attention.") },
    }
    figure_allowed() { nl: "Mag", en: "Allowed" }
    figure_arranged() { nl: "Mag met een afspraak", en: "Allowed by an arrangement" }
    figure_refused() { nl: "Mag niet", en: "Not allowed" }
    figure_unread() { nl: "Niet te beoordelen", en: "Not decided" }
    rows_unit() { nl: "regels", en: "rows" }
    refused_title() { nl: "Mag niet", en: "Not allowed" }
    refused_text() {
        nl: "Deze mensen staan ingeroosterd voor werk dat ze op die dagen niet zonder meer mogen doen.",
        en: "These people are rostered for work that they may not do as it is on those days.",
    }
    unread_title() { nl: "Niet te beoordelen", en: "Not decided" }
    unread_text() {
        nl: "Deze regels konden we niet lezen of niet bij iemand zoeken. De rest van het rooster is wel nagekeken.",
        en: "These rows we could not read, or not match with anybody. The rest of the roster was checked.",
    }
    column_rows() { nl: "Regels", en: "Rows" }
    column_why() { nl: "Waarom", en: "Why" }
    column_from() { nl: "Vanaf", en: "From" }
    column_what() { nl: "Wat er staat", en: "What it says" }
    column_problem() { nl: "Wat er mis is", en: "What is wrong" }
    lines_more(lines: &str, more: &str) { nl: format!("{lines} en nog {more}"), en: format!("{lines} and {more} more") }
    and_more(more: &str) {
        nl: format!("En nog {more}. Alles staat in het bestand met bevindingen."),
        en: format!("And {more} more. Everything is in the file of findings."),
    }
    again() { nl: "Nog een keer", en: "Once more" }
    again_text() {
        nl: "Pas het rooster aan en laat het opnieuw nakijken, of download alle bevindingen. Kies daarvoor het bestand opnieuw: we hebben het niet bewaard.",
        en: "Adapt the roster and have it checked again, or download all findings. Choose the file again for that: we have not stored it.",
    }

    person_missing() { nl: "Er staat geen medewerker.", en: "No employee is named." }
    person_unknown() { nl: "We vinden niemand met deze naam of dit nummer.", en: "We find nobody with this name or number." }
    person_ambiguous() { nl: "Er zijn er meer met deze naam. Gebruik het personeelsnummer.", en: "There are several of this name. Use the employee number." }
    work_missing() { nl: "Er staat geen soort werk.", en: "No kind of work is named." }
    work_unknown() { nl: "Dit soort werk is hier niet bekend.", en: "This kind of work is not known here." }
    day_missing() { nl: "Er staat geen datum.", en: "There is no date." }
    no_end() { nl: "Er staat geen laatste dag. Vul er een in.", en: "There is no last day. Fill one in." }
    day_unreadable() { nl: "Deze datum kunnen we niet lezen.", en: "We cannot read this date." }
    day_out_of_range() { nl: "Deze datum is te lang geleden of te ver vooruit.", en: "This date is too long ago or too far ahead." }
    days_reversed() { nl: "De laatste dag is voor de eerste.", en: "The last day is before the first." }
    not_employed() { nl: "Werkt hier dan niet, volgens jullie gegevens.", en: "Does not work here then, by your own record." }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    #[test]
    fn one_is_not_several() {
        assert_eq!(team_lead(Locale::Nl, 1, 2), "1 medewerker en 2 soorten werk, op één dag.");
        assert_eq!(result_attention(Locale::Nl, "1", 1, "40"), "Van de 40 regels vraagt er 1 je aandacht.");
        assert_eq!(result_good(Locale::En, "1", 1), "The one row of this roster is in order.");
    }
}
