//! Texts: the work that employers give somebody, as they see it, and objections to it.

use domain::allocation::{Answer, ArrangementKind};

names! {
    /// What the answer means for who does the work.
    means(Answer) {
        Answer::Allowed => "mag", "allowed";
        Answer::AllowedSupervised => "mag samen", "allowed together";
        Answer::AllowedUnless => "mag, met 'tenzij'", "allowed, by 'tenzij'";
        Answer::NotAllowed => "mag niet", "not allowed";
        Answer::OutOfScope => "buiten de norm", "outside the norm";
    }
    /// How work is arranged, as the ground that it rests on.
    ground(ArrangementKind) {
        ArrangementKind::None => "Er is niets afgesproken", "Nothing was arranged";
        ArrangementKind::Supervision => "Onder verantwoordelijkheid van een geregistreerde collega", "Under the responsibility of a registered colleague";
        ArrangementKind::Tandem => "In tandem met een geregistreerde collega", "In tandem with a registered colleague";
        ArrangementKind::Unless => "Met een beroep op 'tenzij'", "By way of exception ('tenzij')";
    }
}

texts! {
    menu() { nl: "Inzet", en: "Assigned work" }
    title() { nl: "Mijn inzet", en: "My assigned work" }
    lead(count: usize) {
        nl: match count {
            0 => "Er is op dit moment geen werk op jouw naam gezet.".to_owned(),
            1 => "Er staat 1 soort werk op jouw naam.".to_owned(),
            _ => format!("Er staan {count} soorten werk op jouw naam."),
        },
        en: match count {
            0 => "No work is in your name at present.".to_owned(),
            1 => "1 kind of work is in your name.".to_owned(),
            _ => format!("{count} kinds of work are in your name."),
        },
    }
    lead_trouble(count: usize) {
        nl: match count {
            1 => "Er staat werk op jouw naam dat je nu niet mag doen. Praat erover met je werkgever.".to_owned(),
            _ => format!("Er staat {count} keer werk op jouw naam dat je nu niet mag doen. Praat erover met je werkgever."),
        },
        en: match count {
            1 => "Work is in your name that you may not do now. Talk about it with your employer.".to_owned(),
            _ => format!("{count} times work is in your name that you may not do now. Talk about it with your employer."),
        },
    }
    explained() {
        nl: "Dit schreef je werkgever op. Je ziet het zolang je bij die werkgever bekend bent, ook als je niets meer deelt.",
        en: "Your employer wrote this down. You see it as long as that employer knows you, also when you share nothing any more.",
    }
    empty_title() { nl: "Nog geen werk op jouw naam", en: "No work in your name yet" }
    empty_text() {
        nl: "Zet je werkgever werk op jouw naam, dan zie je hier wat, waarom dat mag en wie verantwoordelijk is.",
        en: "If your employer puts work in your name, you see here what, why that is allowed and who is responsible.",
    }
    link() { nl: "Bekijk het werk op jouw naam", en: "See the work in your name" }
    link_text() {
        nl: "Welk werk je werkgever op jouw naam zette, waarom dat mag en wie verantwoordelijk is.",
        en: "Which work your employer put in your name, why that is allowed and who is responsible.",
    }
    works() { nl: "Werk op jouw naam", en: "Work in your name" }
    works_over() { nl: "Eerder", en: "Before" }
    responsible_for() { nl: "Jij bent verantwoordelijk voor", en: "You are responsible for" }
    responsible_explained() {
        nl: "Deze collega's doen werk op jouw verantwoordelijkheid.",
        en: "These colleagues do work on your responsibility.",
    }
    responsible_title(name: &str) { nl: format!("Verantwoordelijk voor {name}"), en: format!("Responsible for {name}") }
    responsible_means(name: &str) {
        nl: format!("Je werkgever schreef op dat {name} dit werk doet op jouw verantwoordelijkheid."),
        en: format!("Your employer wrote down that {name} does this work on your responsibility."),
    }
    by(ground: &str) { nl: format!("{ground}."), en: format!("{ground}.") }
    of_reference(reference: &str) { nl: format!("kenmerk {reference}"), en: format!("reference {reference}") }
    from_day(day: &str) { nl: format!("vanaf {day}"), en: format!("from {day}") }
    period(since: &str, until: &str) { nl: format!("{since} tot en met {until}"), en: format!("{since} up to and including {until}") }
    holds_until(day: &str) { nl: format!("Dit geldt tot en met {day}."), en: format!("This holds up to and including {day}.") }
    changes_on(day: &str) { nl: format!("Dit verandert op {day}."), en: format!("This changes on {day}.") }
    left() { nl: "Je werkt hier niet meer, volgens je werkgever.", en: "You no longer work here, your employer says." }
    disputed() { nl: "Je hebt bezwaar gemaakt.", en: "You have objected." }
    answered() { nl: "Er is een antwoord op je bezwaar.", en: "There is an answer to your objection." }
    holds() { nl: "geldt", en: "holds" }
    lapsed() { nl: "geldt niet meer", en: "no longer holds" }
    ahead() { nl: "gaat later in", en: "starts later" }
    ended() { nl: "beëindigd", en: "ended" }
}

texts! {
    employer() { nl: "Werkgever", en: "Employer" }
    fact_period() { nl: "Wanneer", en: "When" }
    fact_reference() { nl: "Kenmerk", en: "Reference" }
    fact_ground() { nl: "Op welke grond", en: "On what ground" }
    fact_responsible() { nl: "Verantwoordelijk", en: "Responsible" }
    fact_until() { nl: "Tot wanneer dat geldt", en: "Until when that holds" }
    fact_known() { nl: "Waar dat op berust", en: "What that rests on" }
    yourself() { nl: "Jijzelf, als geregistreerde professional", en: "You yourself, as a registered professional" }
    nobody() { nl: "Niemand meer. Vraag je werkgever wie dit overneemt.", en: "Nobody any more. Ask your employer who takes over." }
    ground_registered() { nl: "Je registratie", en: "Your registration" }
    ground_free() { nl: "Voor dit werk is geen registratie nodig", en: "No registration is needed for this work" }
    ground_outside() { nl: "De norm gaat hier niet over", en: "The norm is not about this" }
    ground_none() { nl: "Er is op dit moment geen grond", en: "There is no ground at present" }
    no_end() { nl: "Zoals het nu is, eindigt dat niet", en: "As things stand, that does not end" }
    by_shared() { nl: "Op wat je met deze werkgever deelt", en: "On what you share with this employer" }
    by_recorded() { nl: "Op wat je werkgever over je registratie opschreef", en: "On what your employer wrote down of your registration" }
    by_unchecked() { nl: "Op wat je werkgever over je registratie opschreef. Niemand keek dat nog na in het register.", en: "On what your employer wrote down of your registration. Nobody has looked it up in the register yet." }
    by_not_found() { nl: "Je werkgever vond je bij de laatste controle niet in het register", en: "Your employer did not find you in the register at the last check" }
    by_measure() { nl: "Je werkgever zag bij de laatste controle een maatregel in het register", en: "Your employer saw a measure in the register at the last check" }
    by_nothing() { nl: "Je werkgever weet niets van een registratie van jou. Je kunt die delen.", en: "Your employer knows of no registration of yours. You can share it." }
    why() { nl: "Waarom", en: "Why" }
    ahead_note(day: &str) { nl: format!("Dit werk begint op {day}. Zo staat het er dan voor."), en: format!("This work starts on {day}. This is how it stands then.") }

    disputes() { nl: "Bezwaar", en: "Objection" }
    disputes_text() {
        nl: "Klopt dit niet, of wil je dit werk zo niet doen? Schrijf op waarom. Wie bij je werkgever over de inzet gaat leest het en antwoordt.",
        en: "Is this not right, or do you not want to do this work like this? Write down why. Who decides on work at your employer reads it and answers.",
    }
    disputes_responsible() {
        nl: "Klopt dit niet, of wil je hier niet verantwoordelijk voor zijn? Schrijf op waarom. Wie bij je werkgever over de inzet gaat leest het en antwoordt.",
        en: "Is this not right, or do you not want to be responsible for this? Write down why. Who decides on work at your employer reads it and answers.",
    }
    reason() { nl: "Waarom ben je het er niet mee eens?", en: "Why do you not agree?" }
    reason_hint(most: &str) {
        nl: format!("Hoogstens {most} tekens. Geen namen of andere gegevens van cliënten."),
        en: format!("At most {most} characters. No names or other data of clients."),
    }
    send() { nl: "Maak bezwaar", en: "Object" }
    withdraw() { nl: "Trek het bezwaar in", en: "Take the objection back" }
    made_on(day: &str) { nl: format!("Je maakte bezwaar op {day}"), en: format!("You objected on {day}") }
    raised_on(day: &str) { nl: format!("Bezwaar van {day}"), en: format!("Objection of {day}") }
    withdrawn_on(day: &str) { nl: format!("Ingetrokken op {day}."), en: format!("Taken back on {day}.") }
    waits() { nl: "Er is nog geen antwoord.", en: "There is no answer yet." }
    answer_by(name: &str, day: &str) { nl: format!("Antwoord van {name}, {day}"), en: format!("Answer of {name}, {day}") }
    another() { nl: "Er staat al een bezwaar open. Wacht op het antwoord, of trek het eerst in.", en: "There is an objection already. Wait for the answer, or take it back first." }
    somebody() { nl: "iemand die hier niet meer is", en: "somebody who is no longer here" }
}

texts! {
    objections() { nl: "Bezwaren", en: "Objections" }
    objections_lead(open: usize) {
        nl: match open {
            0 => "Er wacht geen bezwaar op antwoord.".to_owned(),
            1 => "Er wacht 1 bezwaar op antwoord.".to_owned(),
            _ => format!("Er wachten {open} bezwaren op antwoord."),
        },
        en: match open {
            0 => "No objection waits for an answer.".to_owned(),
            1 => "1 objection waits for an answer.".to_owned(),
            _ => format!("{open} objections wait for an answer."),
        },
    }
    objections_explained() {
        nl: "Wie je werk geeft of verantwoordelijk maakt, kan daar bezwaar tegen maken. Je antwoord is daar meteen te lezen.",
        en: "Who you give work to or make responsible can object to it. Your answer can be read there at once.",
    }
    objections_see() { nl: "Bekijk de bezwaren", en: "See the objections" }
    objections_none() { nl: "Nog niemand maakte bezwaar.", en: "Nobody has objected yet." }
    objection_of(name: &str) { nl: format!("Bezwaar van {name}"), en: format!("Objection of {name}") }
    objection_lead(work: &str, day: &str) { nl: format!("Tegen het werk '{work}', gemaakt op {day}."), en: format!("To the work '{work}', made on {day}.") }
    objection_responsible_lead(name: &str, work: &str, day: &str) {
        nl: format!("Tegen de verantwoordelijkheid voor {name} ({work}), gemaakt op {day}."),
        en: format!("To the responsibility for {name} ({work}), made on {day}."),
    }
    objection_words() { nl: "Het bezwaar", en: "The objection" }
    state_open() { nl: "wacht op antwoord", en: "waits for an answer" }
    state_answered() { nl: "beantwoord", en: "answered" }
    state_withdrawn() { nl: "ingetrokken", en: "taken back" }
    answer_label() { nl: "Je antwoord", en: "Your answer" }
    answer_hint(most: &str) {
        nl: format!("Hoogstens {most} tekens. Je kunt het later niet wijzigen. Geen namen of andere gegevens van cliënten."),
        en: format!("At most {most} characters. You cannot change it later. No names or other data of clients."),
    }
    answer_send() { nl: "Stuur het antwoord", en: "Send the answer" }
    answer_late() { nl: "Dit bezwaar is intussen beantwoord of ingetrokken. Wat je typte is niet verstuurd.", en: "This objection was answered or taken back in the meantime. What you typed was not sent." }
    typed() { nl: "Wat je typte", en: "What you typed" }
    see_work(name: &str) { nl: format!("Bekijk welk werk {name} mag doen"), en: format!("See which work {name} may do") }

    done_made() { nl: "Je bezwaar is verstuurd.", en: "Your objection was sent." }
    done_withdrawn() { nl: "Je bezwaar is ingetrokken.", en: "Your objection was taken back." }
    done_answered() { nl: "Je antwoord is verstuurd.", en: "Your answer was sent." }
}
