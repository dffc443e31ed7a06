//! Texts: what an employer gives people to do, and who may do it.

use domain::allocation::WorkerLevel;

names! {
    /// The level of a worker.
    level(WorkerLevel) {
        WorkerLevel::Mbo => "mbo", "mbo";
        WorkerLevel::Hbo => "hbo", "hbo";
        WorkerLevel::Wo => "wo", "university";
    }
}

texts! {
    title() { nl: "Wie mag wat", en: "Who may do what" }
    lead(kinds: usize) {
        nl: match kinds {
            1 => "Eén soort werk. Kies het om te zien wie het mag doen.".to_owned(),
            _ => format!("{kinds} soorten werk. Kies er een om te zien wie het mag doen."),
        },
        en: match kinds {
            1 => "One kind of work. Choose it to see who may do it.".to_owned(),
            _ => format!("{kinds} kinds of work. Choose one to see who may do it."),
        },
    }
    add() { nl: "Voeg soort werk toe", en: "Add a kind of work" }
    empty_title() { nl: "Nog geen soorten werk", en: "No kinds of work yet" }
    empty_text() {
        nl: "Beschrijf één keer wat voor werk er is. Daarna zie je per soort werk wie het mag doen, waarom, en wat er nodig is als het niet mag.",
        en: "Describe once what work there is. Then you see for each kind of work who may do it, why, and what is needed where they may not.",
    }
    starters() { nl: "Voorbeelden om mee te beginnen", en: "Examples to begin with" }
    starters_text() {
        nl: "Deze voorbeelden volgen de kenmerken van het Kwaliteitskader Jeugd, voor zover bekend. Kies er een en pas het aan.",
        en: "These examples follow the indicators of the Kwaliteitskader Jeugd, as far as known. Choose one and adapt it.",
    }
    reserved() { nl: "voor geregistreerde professionals", en: "for registered professionals" }
    not_reserved() { nl: "geen registratie nodig", en: "no registration needed" }
    outside() { nl: "buiten de norm", en: "outside the norm" }
}

texts! {
    new_title() { nl: "Soort werk toevoegen", en: "Add a kind of work" }
    edit_title() { nl: "Soort werk wijzigen", en: "Change a kind of work" }
    name() { nl: "Hoe heet dit werk?", en: "What is this work called?" }
    name_hint() { nl: "Zoals jullie het noemen. Geen namen of andere gegevens van cliënten.", en: "As you call it. No names or other data of clients." }
    seek() { nl: "Zoek in naam, team of functie", en: "Search in name, team or function" }
    none_sought() { nl: "Geen soort werk past bij deze keuze.", en: "No kind of work fits this choice." }
    of_team() { nl: "Bij welk team hoort het?", en: "To which team does it belong?" }
    every_team() { nl: "Alle teams", en: "All teams" }
    job_titles() { nl: "Welke functies doen dit werk?", en: "Which functions do this work?" }
    job_titles_hint(used: &str) {
        nl: if used.is_empty() {
            "Met komma's ertussen. Leeg betekent: alle functies.".to_owned()
        } else {
            format!("Met komma's ertussen, zoals ze bij de medewerkers staan: {used}. Leeg betekent: alle functies.")
        },
        en: if used.is_empty() {
            "With commas in between. Empty means: all functions.".to_owned()
        } else {
            format!("With commas in between, as they are with your staff: {used}. Empty means: all functions.")
        },
    }
    too_many_job_titles(limit: u64) { nl: format!("Noem hoogstens {limit} functies."), en: format!("Name at most {limit} functions.") }
    team_gone() { nl: "Dit team bestaat niet meer. Kies een ander team.", en: "This team is gone. Choose another one." }
    law() { nl: "Onder welke wet valt het?", en: "Under which law is it done?" }
    client() { nl: "Wat speelt er bij de jongere of het gezin?", en: "What is the matter with the young person or the family?" }
    task() { nl: "Wat doet de professional?", en: "What does the professional do?" }
    tick() { nl: "Kruis aan wat bij dit werk hoort. Hoort er niets bij, dan is er geen registratie nodig.", en: "Tick what belongs to this work. If nothing does, no registration is needed." }
    skills() { nl: "Welke vaardigheden vraagt het?", en: "Which skills does it ask?" }
    skills_hint() {
        nl: "Met komma's ertussen, bijvoorbeeld: Signs of Safety, Geweldloos Verzet. Ze gelden ook voor wie geregistreerd is.",
        en: "With commas in between, for example: Signs of Safety, Non-violent Resistance. They hold for who is registered too.",
    }
    follows() { nl: "Het is het uitwerken van wat een geregistreerde collega doet", en: "It is working out what a registered colleague does" }
    follows_hint() { nl: "Bijvoorbeeld het verslag van een gesprek van die collega.", en: "For example the report of a conversation of that colleague." }
    save() { nl: "Bewaar", en: "Save" }
    delete() { nl: "Verwijder dit soort werk", en: "Delete this kind of work" }
    taken() { nl: "Er is al een soort werk met deze naam. Kies een andere naam.", en: "There is a kind of work with this name already. Choose another name." }
    in_use() {
        nl: "Dit soort werk is in gebruik en blijft daarom bestaan. Het staat bij de inzet of bij de uitzonderingen, ook als dat voorbij is. Je kunt de naam of de kenmerken wel wijzigen.",
        en: "This kind of work is in use and therefore stays. It is in the allocations or in the exceptions, even if those are over. You can change its name or its indicators.",
    }
    too_many(limit: u64) { nl: format!("Er kunnen hoogstens {limit} zijn. Verwijder er eerst een."), en: format!("There can be {limit} at most. Delete one first.") }
    too_many_skills(limit: u64) { nl: format!("Noem hoogstens {limit} vaardigheden."), en: format!("Name at most {limit} skills.") }
    too_long(max: usize) { nl: format!("Gebruik hoogstens {max} tekens."), en: format!("Use at most {max} characters.") }
    not_readable() { nl: "Hier staat een teken in dat je niet kunt zien. Typ het opnieuw.", en: "There is a character in this that cannot be seen. Type it again." }
    changed() { nl: "Iemand anders heeft dit net gewijzigd. Hieronder staat wat jij typte. Bewaar je, dan geldt dat.", en: "Somebody else has just changed this. Below is what you typed. If you save, that holds." }
}

texts! {
    on() { nl: "Op welke dag?", en: "On which day?" }
    show() { nl: "Bekijk", en: "Show" }
    who_lead(may: usize, all: usize) {
        nl: match (may, all) {
            (_, 0) => "Er zijn nog geen medewerkers.".to_owned(),
            (0, 1) => "Je enige medewerker mag dit werk op deze dag niet doen.".to_owned(),
            (_, 1) => "Je enige medewerker mag dit werk op deze dag doen.".to_owned(),
            (0, _) => format!("Van je {all} medewerkers mag op deze dag niemand dit werk doen."),
            (may, all) if may == all => format!("Al je {all} medewerkers mogen dit werk op deze dag doen."),
            (1, all) => format!("1 van je {all} medewerkers mag dit werk op deze dag doen."),
            (may, all) => format!("{may} van je {all} medewerkers mogen dit werk op deze dag doen."),
        },
        en: match (may, all) {
            (_, 0) => "There is no staff yet.".to_owned(),
            (0, 1) => "Your only colleague may not do this work on this day.".to_owned(),
            (_, 1) => "Your only colleague may do this work on this day.".to_owned(),
            (0, _) => format!("None of your {all} colleagues may do this work on this day."),
            (may, all) if may == all => format!("All your {all} colleagues may do this work on this day."),
            (may, all) => format!("{may} of your {all} colleagues may do this work on this day."),
        },
    }
    whose() { nl: "Dit is werk van:", en: "This is the work of:" }
    theirs_lead(may: usize, all: usize) {
        nl: match (may, all) {
            (_, 0) => "Dit is op deze dag het werk van niemand: er is geen medewerker met dit team en deze functie.".to_owned(),
            (0, 1) => "De enige van wie dit werk is, mag het op deze dag niet doen.".to_owned(),
            (_, 1) => "De enige van wie dit werk is, mag het op deze dag doen.".to_owned(),
            (0, _) => format!("Van de {all} mensen van wie dit werk is, mag op deze dag niemand het doen."),
            (may, all) if may == all => format!("Alle {all} mensen van wie dit werk is, mogen het op deze dag doen."),
            (1, all) => format!("1 van de {all} mensen van wie dit werk is, mag het op deze dag doen."),
            (may, all) => format!("{may} van de {all} mensen van wie dit werk is, mogen het op deze dag doen."),
        },
        en: match (may, all) {
            (_, 0) => "On this day this is nobody's work: there is no colleague with this team and function.".to_owned(),
            (0, 1) => "The only one whose work this is may not do it on this day.".to_owned(),
            (_, 1) => "The only one whose work this is may do it on this day.".to_owned(),
            (0, _) => format!("None of the {all} people whose work this is may do it on this day."),
            (may, all) if may == all => format!("All {all} people whose work this is may do it on this day."),
            (may, all) => format!("{may} of the {all} people whose work this is may do it on this day."),
        },
    }
    others() { nl: "Ook wie een ander team of een andere functie heeft", en: "Also who has another team or function" }
    others_work(count: usize) {
        nl: if count == 1 { "Werk van een ander team of een andere functie (1)".to_owned() } else { format!("Werk van andere teams en functies ({count})") },
        en: if count == 1 { "Work of another team or function (1)".to_owned() } else { format!("Work of other teams and functions ({count})") },
    }
    not_their_work(name: &str, whose: &str) {
        nl: format!("Jullie schreven op dat dit werk hoort bij: {whose}. {name} heeft een ander team of een andere functie. Het antwoord hierboven gaat alleen over de norm."),
        en: format!("You wrote down that this work belongs to: {whose}. {name} has another team or function. The answer above is about the norm only."),
    }
    because_reserved() { nl: "Dit werk is voor een geregistreerde professional, want het gaat om:", en: "This work is for a registered professional, because it is about:" }
    because_free() { nl: "Voor dit werk is geen registratie nodig. Wie het doet, moet er wel bekwaam voor zijn.", en: "No registration is needed for this work. Whoever does it has to be competent for it." }
    asks_skills(skills: &str) { nl: format!("Het vraagt ook: {skills}."), en: format!("It also asks: {skills}.") }
    may() { nl: "Mag het doen", en: "May do it" }
    may_not() { nl: "Mag het niet zonder meer", en: "May not do it as it is" }
    which() { nl: "Wie wil je zien?", en: "Whom do you want to see?" }
    none_found() { nl: "Niemand past bij deze keuze.", en: "Nobody fits this choice." }
    nobody() { nl: "Niemand.", en: "Nobody." }
    until(day: &str) { nl: format!("tot en met {day}"), en: format!("up to and including {day}") }
    from(day: &str) { nl: format!("vanaf {day} verandert dit"), en: format!("this changes from {day}") }
    lacks(skills: &str) { nl: format!("mist: {skills}"), en: format!("lacks: {skills}") }
    ways() { nl: "Wat wel kan", en: "What is possible" }
    ways_text() {
        nl: "Wie niet geregistreerd is, kan dit werk soms toch doen, met afspraken die je vastlegt:",
        en: "Who is not registered can sometimes do this work all the same, with agreements that you write down:",
    }
    way_supervision() { nl: "Onder verantwoordelijkheid van een geregistreerde collega (in opleiding, of uitwerken van diens werk).", en: "Under the responsibility of a registered colleague (in training, or working out their work)." }
    way_tandem() { nl: "In tandem met een geregistreerde collega, met de zeven afspraken.", en: "In tandem with a registered colleague, with the seven agreements." }
    way_unless() { nl: "Met een beroep op 'tenzij': een grond, een uitleg en een datum om opnieuw te kijken.", en: "By way of exception ('tenzij'): a ground, an explanation and a date to look again." }
    guide() { nl: "Uitleg met bronnen", en: "Explanation with sources" }
    recorded() { nl: "volgens jullie eigen gegevens", en: "by your own record" }
    unchecked() { nl: "volgens jullie eigen gegevens, nog nooit nagekeken in het register", en: "by your own record, never looked up in the register" }
    unchecked_notice() {
        nl: "Dit rust op jullie eigen gegevens: niemand keek deze registratie nog na in het openbare register, en er wordt geen registratie gedeeld. Kijk het na voordat het werk begint.",
        en: "This rests on your own record: nobody has looked this registration up in the public register yet, and no registration is shared. Look it up before the work starts."
    }
    unchecked_responsible(name: &str) {
        nl: format!("Dit rust op de registratie van {name}, volgens jullie eigen gegevens: niemand keek deze registratie nog na in het openbare register, en er wordt geen registratie gedeeld. Kijk het na voordat het werk begint."),
        en: format!("This rests on the registration of {name}, by your own record: nobody has looked this registration up in the public register yet, and no registration is shared. Look it up before the work starts.")
    }
    unchecked_short(name: &str) {
        nl: format!("De registratie van {name} is nog nooit nagekeken in het register."),
        en: format!("The registration of {name} was never looked up in the register.")
    }
    unchecked_some() {
        nl: "Bij wie ‘nog nooit nagekeken’ staat, rust het antwoord op jullie eigen gegevens alleen.",
        en: "Where it says ‘never looked up’, the answer rests on your own record alone."
    }
    check() { nl: "Kijk na in het register", en: "Look it up in the register" }
    not_found() { nl: "bij de laatste controle niet gevonden in het register", en: "not found in the register at the last check" }
    measure_seen() {
        nl: "bij de laatste controle stond er een maatregel in het register, en niet is vastgelegd welke. Kijk het na: bij een schorsing of doorhaling mag dit werk niet, bij een andere maatregel wel",
        en: "at the last check the register showed a measure, and it is not recorded which. Look it up: a suspension or a striking off bars from this work, another measure does not"
    }
    measure_bars() { nl: "die maatregel stond bij de laatste controle in het register", en: "the register showed that measure at the last check" }
    nothing_known() { nl: "geen registratie bekend", en: "no registration known" }
    logged() {
        nl: "Wie zijn registratie deelt, ziet in het eigen logboek dat je dit hebt gevraagd.",
        en: "Who shares their registration sees in their own log that you asked this.",
    }
}

texts! {
    person_title(name: &str) { nl: format!("Welk werk mag {name} doen?"), en: format!("Which work may {name} do?") }
    abilities_title(name: &str) { nl: format!("Wat kan {name}?"), en: format!("What can {name} do?") }
    abilities_lead() {
        nl: "Dit bepaalt samen met de registratie welk werk iemand mag doen.",
        en: "Together with the registration this decides which work somebody may do.",
    }
    worker() { nl: "Werkt als", en: "Works as" }
    worker_level() { nl: "Niveau", en: "Level" }
    level_unknown() { nl: "Niet bekend", en: "Not known" }
    has_skills() { nl: "Vaardigheden", en: "Skills" }
    has_skills_hint() {
        nl: "Met komma's ertussen. Gebruik dezelfde woorden als bij het soort werk.",
        en: "With commas in between. Use the same words as with the kind of work.",
    }
    change_abilities() { nl: "Wat kan deze collega?", en: "What can this colleague do?" }
}

texts! {
    starter_direction() { nl: "Casusregie voeren", en: "Directing the case (casusregie)" }
    starter_decision() { nl: "Beslissen over niet vrij toegankelijke hulp", en: "Deciding on care that is not freely accessible" }
    starter_assessment() { nl: "Analyse van een ingewikkelde hulpvraag", en: "Analysis of a complex request" }
    starter_crisis() { nl: "Hulp in een crisis", en: "Help in a crisis" }
    starter_unsafe() { nl: "Hulp waar de veiligheid niet zeker is", en: "Help where safety is not certain" }
    starter_practical() { nl: "Praktische ondersteuning in een veilige, voorspelbare situatie", en: "Practical support in a safe, predictable situation" }
    starter_report() { nl: "Verslag uitwerken van een geregistreerde collega", en: "Working out the report of a registered colleague" }
    starter_wmo() { nl: "Begeleiding van volwassenen (Wmo)", en: "Support for adults (Wmo)" }
}
