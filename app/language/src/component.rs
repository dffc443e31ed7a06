//! Words of the building blocks: the track, bands, lists.

use domain::client_data::Trace;

texts! {
    kind_formal() { nl: "Scholing, formeel", en: "Training, formal" }
    kind_informal() { nl: "Scholing, informeel", en: "Training, informal" }
    kind_reflection() { nl: "Reflectie", en: "Reflection" }
    kind_other() { nl: "Overig", en: "Other" }
    kind_work() { nl: "Werk", en: "Work" }
    kind_document() { nl: "Document", en: "Document" }
    state_counts() { nl: "telt mee", en: "counts" }
    state_pending() { nl: "gepland of wacht nog", en: "planned or waiting" }
    // True of what nobody knows, too: it is what this product does.
    state_not() { nl: "niet meegeteld", en: "not counted" }

    track_caption(from: &str, to: &str) {
        nl: format!("Van {from} tot en met {to}"),
        en: format!("From {from} up to and including {to}")
    }
    track_today() { nl: "vandaag", en: "today" }
    track_today_is(date: &str) { nl: format!("vandaag, {date}"), en: format!("today, {date}") }
    track_submit(date: &str) { nl: format!("indienen t/m {date}"), en: format!("submit by {date}") }
    track_next(date: &str) { nl: format!("nieuwe periode vanaf {date}"), en: format!("new period from {date}") }
    track_many(month: &str, count: usize) {
        nl: format!("{month}: {count} activiteiten"),
        en: format!("{month}: {count} activities")
    }
    track_one(date: &str, label: &str, state: &str) { nl: format!("{date}: {label}, {state}"), en: format!("{date}: {label}, {state}") }
    track_summary(counts: usize, pending: usize, not: usize) {
        nl: summary_nl(counts, pending, not),
        en: summary_en(counts, pending, not)
    }
    track_table(count: usize) {
        nl: if count == 1 { "Als tabel: 1 regel".to_owned() } else { format!("Als tabel: {count} regels") },
        en: if count == 1 { "As a table: 1 row".to_owned() } else { format!("As a table: {count} rows") }
    }
    column_date() { nl: "Datum", en: "Date" }
    column_entry() { nl: "Wat", en: "What" }
    column_kind() { nl: "Soort", en: "Kind" }
    column_counts() { nl: "Telt het mee", en: "Does it count" }

    band_of(required: &str) { nl: format!("van {required}"), en: format!("of {required}") }
    band_at_most(maximum: &str) { nl: format!("hooguit {maximum}"), en: format!("at most {maximum}") }
    band_met() { nl: "Gehaald", en: "Met" }
    band_over(amount: &str) { nl: format!("Gehaald, {amount} extra"), en: format!("Met, {amount} extra") }
    band_room(amount: &str, several: bool) {
        nl: if several { format!("Er kunnen nog {amount} bij") } else { format!("Er kan nog {amount} bij") },
        en: format!("Room for {amount} more")
    }
    band_full() { nl: "Meer telt hier niet mee", en: "More than this does not count here" }
    band_missing(amount: &str) { nl: format!("Nog {amount} te gaan"), en: format!("{amount} to go") }
    band_pending(amount: &str) { nl: format!("{amount} gepland of wacht nog"), en: format!("{amount} planned or waiting") }
    band_pending_enough(amount: &str) {
        nl: format!("{amount} gepland of wacht nog; daarmee haal je het"),
        en: format!("{amount} planned or waiting; that will meet it")
    }
    band_item_met() { nl: "In orde", en: "In order" }
    band_item_missing() { nl: "Ontbreekt nog", en: "Still missing" }
    band_item_pending() { nl: "Wacht nog", en: "Waiting" }

    remove_filter() { nl: "Haal filter weg:", en: "Remove filter:" }
    clear_filters() { nl: "Wis alle filters", en: "Clear all filters" }
    pages() { nl: "Bladeren", en: "Pages" }
    page() { nl: "Bladzijde", en: "Page" }
    previous() { nl: "Vorige", en: "Previous" }
    next() { nl: "Volgende", en: "Next" }
    step_of(step: u8, of: u8) { nl: format!("Stap {step} van {of}"), en: format!("Step {step} of {of}") }
}

fn summary_nl(counts: usize, pending: usize, not: usize) -> String {
    let verb = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    let mut text = match counts {
        0 if pending + not == 0 => "Nog geen activiteiten".to_owned(),
        0 => "Nog geen activiteit telt mee".to_owned(),
        1 => "1 activiteit telt mee".to_owned(),
        _ => format!("{counts} activiteiten tellen mee"),
    };
    if pending > 0 {
        text.push_str(&format!(
            ", {pending} {} gepland of {} nog",
            verb(pending, "is", "zijn"),
            verb(pending, "wacht", "wachten")
        ));
    }
    if not > 0 {
        text.push_str(&format!(", {not} {} niet meegeteld", verb(not, "is", "zijn")));
    }
    text.push('.');
    text
}

fn summary_en(counts: usize, pending: usize, not: usize) -> String {
    let mut text = match counts {
        0 if pending + not == 0 => "No activities yet".to_owned(),
        0 => "No activity counts yet".to_owned(),
        1 => "1 activity counts".to_owned(),
        _ => format!("{counts} activities count"),
    };
    if pending > 0 {
        text.push_str(&format!(", {pending} {} planned or waiting", if pending == 1 { "is" } else { "are" }));
    }
    if not > 0 {
        text.push_str(&format!(", {not} {} not counted", if not == 1 { "is" } else { "are" }));
    }
    text.push('.');
    text
}

names! {
    /// What a text seems to hold of a client.
    trace(Trace) {
        Trace::Bsn => "een BSN", "a citizen service number (BSN)";
        Trace::BirthDate => "een geboortedatum", "a date of birth";
    }
}

texts! {
    and() { nl: " en ", en: " and " }
    client_data(what: &str) {
        nl: format!("In deze tekst lijkt {what} te staan. Gaat het om een cliënt? Haal het dan weg: gegevens van cliënten horen hier niet."),
        en: format!("This text seems to hold {what}. Is it of a client? Then take it out: data of clients do not belong here."),
    }
    no_client_data() { nl: "Geen namen of andere gegevens van cliënten.", en: "No names or other data of clients." }
}
