//! What a professional shares with employers, and who looked.

use crate::organisation;
use crate::{Locale, Text};
use domain::organisation::{Reading, Sharing};

names! {
    /// What an employer sees at a level, said to the professional, as a sentence. Each level has that of the one before.
    level_means(Sharing) {
        Sharing::Standing => "Of je geregistreerd bent en tot wanneer. Ongeveer wat iedereen in het register kan opzoeken.", "Whether you are registered and until when. About what everybody can look up in the register.";
        Sharing::Sums => "Dat, en hoeveel je van elke eis hebt en hebt gepland. Niet wat je deed.", "That, and how much of each requirement you have and have planned. Not what you did.";
        Sharing::Activities => "Dat alles, en de lijst van wat je deed en plant: titel, datum en uren. Van een reflectie of casusverslag alleen de vorm, de datum en de uren.", "All of that, and the list of what you did and plan: title, date and hours. Of a reflection or a case report only the form, the date and the hours.";
    }
}

texts! {
    title() { nl: "Wat je deelt", en: "What you share" }
    lead_nobody() { nl: "Je deelt nu met niemand. Wat je vastlegt, zie alleen jij.", en: "You share with nobody now. What you log, only you see." }
    lead(count: usize, name: &str) {
        nl: if count == 1 { format!("Je deelt met {name}.") } else { format!("Je deelt met {count} organisaties.") },
        en: if count == 1 { format!("You share with {name}.") } else { format!("You share with {count} organisations.") }
    }
    never_reflections() { nl: "Wat je over reflecties schrijft, ziet je werkgever nooit.", en: "What you write about reflections, your employer never sees." }
    share() { nl: "Deel met een werkgever", en: "Share with an employer" }
    empty_title() { nl: "Je deelt met niemand", en: "You share with nobody" }
    empty_text() {
        nl: "Wil je werkgever weten tot wanneer je geregistreerd bent? Dan kies jij wat ze zien en tot wanneer. Stoppen kan altijd, met één knop.",
        en: "Does your employer want to know until when you are registered? Then you choose what they see, and until when. You can stop at any time, with one button."
    }
    now() { nl: "Nu", en: "Now" }
    kvk(number: &str) { nl: format!("KvK {number}"), en: format!("KvK number {number}") }
    fact_sees() { nl: "Ziet", en: "Sees" }
    fact_since() { nl: "Sinds", en: "Since" }
    fact_until() { nl: "Tot en met", en: "Up to and including" }
    until_stopped() { nl: "Tot je stopt", en: "Until you stop" }
    paused(name: &str, date: &str) {
        nl: format!("Volgens {name} werkte je daar tot en met {date}. Ze zien nu niets van je. Passen ze die datum aan, dan zien ze weer wat je deelt. Wil je dat niet, stop dan met delen."),
        en: format!("According to {name} you worked there up to and including {date}. They see nothing of you now. If they change that date, they see what you share again. If you do not want that, stop sharing.")
    }
    ends_earlier(name: &str, date: &str) {
        nl: format!("{date}: je laatste werkdag volgens {name}"),
        en: format!("{date}: your last working day according to {name}")
    }
    stop() { nl: "Stop met delen", en: "Stop sharing" }
    with(name: &str) { nl: format!("met {name}"), en: format!("with {name}") }
    change() { nl: "Wijzig", en: "Change" }
    what_with(name: &str) { nl: format!("wat je deelt met {name}"), en: format!("what you share with {name}") }
    ended() { nl: "Eerder gedeeld", en: "Shared before" }
    ended_text() { nl: "Deze organisaties zien niets meer van je. Opnieuw delen kan met hun code.", en: "These organisations see nothing of you any more. You can share again with their code." }
    ended_range(since: &str, until: &str) { nl: format!("{since} tot en met {until}"), en: format!("{since} up to and including {until}") }

    // The log
    log() { nl: "Wie keek er", en: "Who looked" }
    log_explained() {
        nl: "Elke keer dat iemand van een organisatie iets van je ziet, staat het hier. Kijkt iemand binnen een kwartier nog eens naar hetzelfde, dan staat dat er één keer. Alleen jij kunt dit lezen.",
        en: "Each time that somebody of an organisation sees something of you, it is here. When somebody looks at the same again within a quarter of an hour, it is here once. Only you can read this."
    }
    log_empty_title() { nl: "Nog niemand keek", en: "Nobody looked yet" }
    log_empty_text() { nl: "Ziet iemand van een organisatie iets van je, dan staat hier wie, wanneer en wat.", en: "When somebody of an organisation sees something of you, it says here who, when and what." }
    log_no_more() { nl: "Hier staat niets meer", en: "There is nothing more here" }
    log_page(page: u32) { nl: format!("Wie keek er, pagina {page}"), en: format!("Who looked, page {page}") }
    somebody() { nl: "Iemand van wie het account weg is", en: "Somebody whose account is gone" }
    at(time: &str) { nl: format!("{time} uur"), en: time.to_owned() }
    times(count: usize, first: &str, last: &str) {
        nl: format!("{count} keer tussen {first} en {last} uur"),
        en: format!("{count} times between {first} and {last}")
    }
    for_organisation(name: &str) { nl: format!("voor {name}"), en: format!("for {name}") }

    // Begin
    new_title() { nl: "Deel met een werkgever", en: "Share with an employer" }
    code_lead() { nl: "Je werkgever geeft je een code: op papier, op intranet of in een mail.", en: "Your employer gives you a code: on paper, on the intranet or in a mail." }
    code() { nl: "Code van je werkgever", en: "Code of your employer" }
    code_hint() { nl: "Tien letters en cijfers. Hoofdletters en spaties maken niet uit.", en: "Ten letters and digits. Capitals and spaces make no difference." }
    go_on() { nl: "Ga verder", en: "Go on" }
    code_unknown() {
        nl: "Deze code opent niets. Kijk hem na, of vraag je werkgever om een nieuwe. Een link uit een mail werkt één keer, hooguit dertig dagen.",
        en: "This code opens nothing. Check it, or ask your employer for a new one. A link from a mail works once, for at most thirty days."
    }
    taken() {
        nl: "Deze uitnodiging is al door iemand anders gebruikt. Vraag je werkgever om een nieuwe.",
        en: "This invitation was used by somebody else already. Ask your employer for a new one."
    }
    with_whom() { nl: "Je deelt dan met", en: "You would share with" }
    not_them() { nl: "Is dit niet je werkgever? Ga dan niet verder.", en: "Is this not your employer? Then do not go on." }
    other_code() { nl: "Vul een andere code in", en: "Enter another code" }
    level() { nl: "Wat mag je werkgever zien?", en: "What may your employer see?" }
    level_hint() { nl: "Kies wat nodig is. Je kunt dit later altijd wijzigen. Je werkgever kan ook kijken hoe het op een andere dag stond of zal staan.", en: "Choose what is needed. You can change this at any time. Your employer can also look how it stood or will stand on another day." }
    they_see() { nl: "Ze zien dan van jou:", en: "They would see of you:" }
    they_see_too() { nl: "Ze zien dan ook:", en: "They would see too:" }
    example() { nl: "Bijvoorbeeld:", en: "For example:" }
    shown_standing(chamber: &str, standing: &str, date: &str) {
        nl: format!("{chamber}: {standing}, tot {date}"),
        en: format!("{chamber}: {standing}, until {date}")
    }
    shown_measure(measure: &str) { nl: format!("maatregel: {measure}"), en: format!("measure: {measure}") }
    shown_sum(requirement: &str, counted: &str, required: &str) {
        nl: format!("{requirement}: {counted} van {required}"),
        en: format!("{requirement}: {counted} of {required}")
    }
    shown_item(requirement: &str, there: bool) {
        nl: if there { format!("{requirement}: is er") } else { format!("{requirement}: nog niet") },
        en: if there { format!("{requirement}: is there") } else { format!("{requirement}: not yet") }
    }
    no_date() { nl: "gepland", en: "planned" }
    more(count: usize) { nl: format!("en nog {count}"), en: format!("and {count} more") }
    nothing_yet() { nl: "Je hebt nog geen activiteiten vastgelegd. Wat je later vastlegt, zien ze dan wel.", en: "You have not logged any activities yet. What you log later, they would see." }
    example_standing() { nl: "Jeugd- en gezinsprofessional (SKJ): geregistreerd, tot 1 maart 2027", en: "Youth and family professional (SKJ): registered, until 1 March 2027" }
    example_sum() { nl: "Reflectie: 38 van 60 punten", en: "Reflection: 38 of 60 points" }
    example_training() { nl: "Signs of Safety, 12 mei 2026, 12 uur", en: "Signs of Safety, 12 May 2026, 12 hours" }
    example_reflection() { nl: "Intervisie, 3 juni 2026, 2 uur", en: "Peer reflection, 3 June 2026, 2 hours" }
    last_day() { nl: "Tot wanneer werk je daar?", en: "Until when do you work there?" }
    last_day_hint() { nl: "Je laatste dag: daarna zien ze niets meer. Leeg als je er blijft werken.", en: "Your last day: after it they see nothing any more. Empty if you stay." }
    last_day_past() { nl: "Deze dag is al geweest. Kies vandaag of een latere dag, of stop met delen.", en: "This day has been. Choose today or a later day, or stop sharing." }
    out_of_range() { nl: "Vul een datum in tot en met 2200.", en: "Enter a date up to and including 2200." }
    what_they_keep_title() { nl: "Wat bewaart je werkgever zelf?", en: "What does your employer keep?" }
    what_they_keep(name: &str) {
        nl: format!("Je naam en e-mailadres komen in de personeelslijst van {name}, als je daar nog niet in staat. Die lijst is van hen: hij blijft als je stopt. Wat je deelt kopiëren we daar niet in. Ze kunnen het wel overnemen of opslaan terwijl ze het zien."),
        en: format!("Your name and e-mail address go into the staff list of {name}, unless you are in it already. That list is theirs: it stays when you stop. What you share we do not copy into it. They can note or save it while they see it.")
    }
    begin() { nl: "Begin met delen", en: "Begin to share" }
    save() { nl: "Bewaar", en: "Save" }

    // Change
    edit_title() { nl: "Wijzig wat je deelt", en: "Change what you share" }
    edit_lead(name: &str) { nl: format!("Met {name}. Wat je kiest, geldt meteen."), en: format!("With {name}. What you choose holds at once.") }
    conflict_title() { nl: "Dit is intussen gewijzigd", en: "This was changed in the meantime" }
    conflict() {
        nl: "Misschien door jou in een ander scherm. Wat je koos staat hieronder. Bewaar je het, dan vervangt het wat er nu staat:",
        en: "Perhaps by you on another screen. What you chose is below. If you save it, it replaces what is there now:"
    }

    // Elsewhere
    account_section() { nl: "Delen", en: "Sharing" }
    account_text() { nl: "Met welke werkgever je deelt, wat ze zien, en wie keek.", en: "With which employer you share, what they see, and who looked." }
    link() { nl: "Bekijk wat je deelt", en: "See what you share" }
}

/// One line of the log after the name: what they did, and for whom.
pub fn looked(locale: Locale, what: Reading, organisation: &str) -> Text {
    format!("{}, {}", organisation::reading(locale, what), for_organisation(locale, organisation)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_says_in_its_own_words_what_it_adds() {
        for locale in Locale::ALL {
            let all: Vec<Text> = Sharing::ALL.iter().map(|level| level_means(locale, *level)).collect();
            assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
            assert!(all.iter().all(|text| text.ends_with('.')));
        }
    }

    #[test]
    fn who_looked_reads_as_a_sentence() {
        assert_eq!(
            looked(Locale::Nl, Reading::Person, "Stichting Voorbeeld"),
            "bekeek je pagina, voor Stichting Voorbeeld"
        );
        assert_eq!(lead(Locale::Nl, 1, "Jeugdhulp Oost"), "Je deelt met Jeugdhulp Oost.");
        assert_eq!(lead(Locale::En, 2, ""), "You share with 2 organisations.");
    }
}
