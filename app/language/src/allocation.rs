//! Texts: who may do what work, by the norm van de verantwoorde werktoedeling.

use std::fmt::Write as _;

use crate::{Locale, Text, format};
use domain::Allocation;
use domain::allocation::{
    Agreement, Answer, ArrangementKind, Indicator, Law, Provenance, Question, Reading, Reason, WorkerKind, ways,
};

names! {
    /// The name of a law.
    law(Law) {
        Law::Jeugdwet => "Jeugdwet", "Youth Act (Jeugdwet)";
        Law::Wmo => "Wmo", "Social Support Act (Wmo)";
        Law::Participatiewet => "Participatiewet", "Participation Act (Participatiewet)";
    }
    /// What makes work reserved, as an entry in a list.
    indicator(Indicator) {
        Indicator::RiskyTask => "een taak met risico's", "a risky task";
        Indicator::Crisis => "een crisis", "a crisis";
        Indicator::UnsafeEnvironment => "een onveilige omgeving", "an unsafe environment";
        Indicator::LifeThreatening => "een levensbedreigende situatie", "a life-threatening situation";
        Indicator::MultipleProblemsHelpUnclear => "meerdere problemen tegelijk, en niet duidelijk welke hulp nodig is", "several problems at once, and unclear which help is needed";
        Indicator::ComplexCauseUnknown => "complexe problemen waarvan de oorzaak niet bekend is", "complex problems of unknown cause";
        Indicator::StronglyChanging => "een situatie die sterk wisselt", "a strongly changing situation";
        Indicator::Assessment => "een ingewikkelde hulpvraag onderzoeken of een diagnose stellen", "assessing a complex request or making a diagnosis";
        Indicator::DecisionOnCare => "beslissen over hulp", "deciding on care";
        Indicator::CaseDirection => "de casusregie", "directing the case (casusregie)";
        Indicator::HighComplexityOrIndependence => "werk dat erg complex is of grote zelfstandigheid vraagt", "work of high complexity or independence";
        Indicator::ImpactfulDecision => "beslissingen met grote gevolgen", "decisions with great impact";
    }
    /// As what someone works.
    worker_kind(WorkerKind) {
        WorkerKind::Professional => "professional", "professional";
        WorkerKind::Trainee => "stagiair of in opleiding", "trainee";
        WorkerKind::ArtTherapist => "vaktherapeut", "arts therapist (vaktherapeut)";
        WorkerKind::Paramedic => "paramedicus", "paramedic";
        WorkerKind::FamilyHomeParent => "gezinshuisouder", "family home parent";
        WorkerKind::Volunteer => "vrijwilliger", "volunteer";
    }
    /// How work is arranged.
    arrangement(ArrangementKind) {
        ArrangementKind::None => "geen afspraak", "no arrangement";
        ArrangementKind::Supervision => "onder verantwoordelijkheid van een geregistreerde collega", "under the responsibility of a registered colleague";
        ArrangementKind::Tandem => "in tandem met een geregistreerde collega", "in tandem with a registered colleague";
        ArrangementKind::Unless => "met een beroep op 'tenzij'", "by way of exception ('tenzij')";
    }
    /// What those who work in tandem agree, as a sentence.
    agreement(Agreement) {
        Agreement::PlanByRegistered => "De geregistreerde collega stelt het plan vast.", "The registered colleague fixes the plan.";
        Agreement::SituationAssessedByRegistered => "De geregistreerde collega heeft de situatie zelf beoordeeld.", "The registered colleague has personally assessed the situation.";
        Agreement::CaseDirectionByRegistered => "De geregistreerde collega heeft de casusregie.", "The registered colleague directs the case.";
        Agreement::InformedInTime => "De geregistreerde collega hoort op tijd wat nodig is.", "The registered colleague is informed in time.";
        Agreement::WrittenAgreements => "De afspraken staan op papier.", "The agreements are in writing.";
        Agreement::StructuralContact => "Er is vast overleg.", "There is structural contact.";
        Agreement::OneContactForClient => "De cliënt weet wie het ene aanspreekpunt is.", "The client knows who is the one contact.";
    }
    /// The answer, as a sentence.
    answer(Answer) {
        Answer::Allowed => "Dit mag.", "This is allowed.";
        Answer::AllowedSupervised => "Dit mag, samen met de geregistreerde collega die verantwoordelijk is.", "This is allowed, together with the registered colleague who is responsible.";
        Answer::AllowedUnless => "Dit mag bij uitzondering ('tenzij').", "This is allowed by way of exception ('tenzij').";
        Answer::NotAllowed => "Dit mag niet.", "This is not allowed.";
        Answer::OutOfScope => "De norm gaat hier niet over.", "The norm is not about this.";
    }
    /// How we read the norm where the sources are silent or unclear, in one sentence.
    reading(Reading) {
        Reading::SkillsByName => "We vergelijken vaardigheden letter voor letter. Bij jullie eigen mensen maken hoofdletters, accenten en spaties niet uit.", "We compare skills letter by letter. Of your own people, capitals, accents and spaces make no difference.";
        Reading::IndicatorSummedUp => "Wat bronnen apart noemen, hebben we hier samengenomen.", "What sources name apart we have taken together here.";
        Reading::TasksOfRegistered => "Onderzoek, beslissen over hulp en casusregie zien we als taken die alleen een geregistreerde professional zelf mag doen.", "We take assessment, deciding on care and case direction as tasks that only a registered professional may do.";
        Reading::WrittenAgreements => "De bron zegt 'duidelijke afspraken'; we lezen dat als: op papier.", "The source says 'clear agreements'; we read that as: in writing.";
        Reading::AllAgreements => "We vragen alle zeven afspraken.", "We ask all seven agreements.";
        Reading::BasisNamed => "We vragen waarop de grond berust, uit een korte lijst.", "We ask on what the ground rests, from a short list.";
        Reading::ReasonLength => "We vragen een uitleg van ten minste 20 tekens.", "We ask an explanation of at least 20 characters.";
        Reading::ReviewDate => "We vragen bij 'tenzij' een datum om opnieuw te kijken.", "For an exception we ask a date to look again.";
        Reading::DatesOfArrangement => "Een afspraak geldt vanaf de eerste dag, tot de dag om opnieuw te kijken.", "An arrangement holds from its first day, up to the day to look again.";
        Reading::ResponsibleRegistered => "Wie verantwoordelijk is, moet op die dag zelf geregistreerd zijn bij SKJ of BIG.", "Who is responsible has to be registered with SKJ or BIG on that day.";
        Reading::PendingEverywhere => "Wie op tijd indient blijft geregistreerd; dat lazen we bij SKJ en we houden het overal aan.", "Who submits in time stays registered; we read that with SKJ and apply it everywhere.";
    }
}

names! {
    /// What a law is about, to choose it by.
    law_hint(Law) {
        Law::Jeugdwet => "Jeugdhulp, jeugdbescherming en jeugdreclassering, en de toegang daartoe.", "Youth care, child protection and youth probation, and the access to them.";
        Law::Wmo => "Ondersteuning van volwassenen, bijvoorbeeld begeleiding of huishoudelijke hulp.", "Support for adults, such as guidance or domestic help.";
        Law::Participatiewet => "Hulp bij werk en inkomen.", "Help with work and income.";
    }
    /// An example of an indicator, in a few words. Ours, not the sources'.
    indicator_example(Indicator) {
        Indicator::RiskyTask => "een huisbezoek waarbij agressie dreigt", "a home visit where aggression is likely";
        Indicator::Crisis => "een jongere moet vandaag nog ergens anders slapen", "a young person has to sleep somewhere else tonight";
        Indicator::UnsafeEnvironment => "er is geweld in het gezin, of iemand vermoedt dat", "there is violence in the family, or somebody suspects so";
        Indicator::LifeThreatening => "een jongere eet zo weinig dat het gevaarlijk wordt", "a young person eats so little that it becomes dangerous";
        Indicator::MultipleProblemsHelpUnclear => "schulden, een scheiding en problemen op school, en niemand weet waar te beginnen", "debts, a divorce and trouble at school, and nobody knows where to begin";
        Indicator::ComplexCauseUnknown => "een kind gaat al een jaar niet naar school en niemand begrijpt waarom", "a child has not been to school for a year and nobody understands why";
        Indicator::StronglyChanging => "de ene week gaat het goed, de week erna loopt alles mis", "one week all is well, the next everything goes wrong";
        Indicator::Assessment => "uitzoeken wat er speelt en welke hulp daarbij past", "finding out what is going on and which help fits";
        Indicator::DecisionOnCare => "bepalen of een jongere specialistische hulp krijgt", "deciding whether a young person gets specialist help";
        Indicator::CaseDirection => "het plan bewaken en alles afstemmen met het gezin en de andere hulpverleners", "keeping the plan on course and tuning everything with the family and the other professionals";
        Indicator::HighComplexityOrIndependence => "er alleen voor staan in een ingewikkeld gezin", "being on your own with a complicated family";
        Indicator::ImpactfulDecision => "adviseren over een uithuisplaatsing", "advising on a placement away from home";
    }
}

texts! {
    guide_title() { nl: "Is hier een geregistreerde professional nodig?", en: "Is a registered professional needed here?" }
    guide_lead() {
        nl: "Beantwoord een paar vragen over het werk. Je ziet het antwoord, waarom dat zo is en waar dat staat.",
        en: "Answer a few questions about the work. You see the answer, why it is so and where it says so."
    }
    guide_questions() { nl: "Je antwoorden", en: "Your answers" }
    guide_button() { nl: "Bekijk het antwoord", en: "See the answer" }
    guide_again() { nl: "Begin opnieuw", en: "Start again" }
    guide_nothing_stored() {
        nl: "Je hebt geen account nodig en er wordt niets bewaard. Het antwoord heeft een eigen adres: je kunt het delen of afdrukken.",
        en: "You need no account and nothing is stored. The answer has an address of its own: you can share or print it."
    }
    guide_law() { nl: "Onder welke wet valt het werk?", en: "Under which law is the work done?" }
    guide_client() { nl: "Speelt een van deze dingen bij de jongere of het gezin?", en: "Does any of this hold for the young person or the family?" }
    guide_task() { nl: "Hoort een van deze dingen bij het werk?", en: "Is any of this part of the work?" }
    guide_tick() { nl: "Kruis aan wat klopt.", en: "Tick what is true." }
    guide_nothing() { nl: "Niets hiervan speelt", en: "None of this holds" }
    guide_nothing_hint() { nl: "Alleen als je beide lijsten hebt nagelopen.", en: "Only when you have gone through both lists." }
    guide_say_nothing() { nl: "Kruis hierboven aan wat er speelt, of dat er niets speelt.", en: "Tick above what holds, or that nothing does." }
    guide_not_both() { nl: "Je kruiste hierboven ook iets aan. Haal dat weg, of haal dit kruisje weg.", en: "You also ticked something above. Remove that, or remove this tick." }
    guide_who() { nl: "Wie doet het werk?", en: "Who does the work?" }
    guide_follows() {
        nl: "Het is het uitwerken van wat een geregistreerde collega doet",
        en: "It is working out what a registered colleague does"
    }
    guide_follows_hint() { nl: "Bijvoorbeeld: een verslag schrijven van diens gesprek.", en: "For example: writing the report of their conversation." }
    guide_none() { nl: "geen van de kenmerken", en: "none of the indicators" }
    for_example(example: &str) { nl: format!("Bijvoorbeeld: {example}."), en: format!("For example: {example}.") }

    guide_no() { nl: "Nee, hier is geen registratie nodig", en: "No, no registration is needed here" }
    guide_no_reason() {
        nl: "Geen van de kenmerken speelt mee. Dan mag iemand zonder registratie dit werk doen.",
        en: "None of the indicators holds. Then somebody without a registration may do this work."
    }
    guide_no_competent() {
        nl: "Kies wel iemand die het goed kan: dat vraagt de norm van iedereen, met of zonder registratie.",
        en: "Do choose somebody who is good at it: the norm asks that of everybody, with or without a registration."
    }
    guide_no_demand() {
        nl: "Alleen geregistreerde professionals eisen is een duur misverstand; de norm vraagt het niet. Zie de VNG:",
        en: "To demand registered professionals only is a costly misunderstanding; the norm does not ask it. See the VNG:"
    }
    guide_no_changes() { nl: "Verandert de situatie, kijk dan opnieuw.", en: "If the situation changes, look again." }
    guide_yes() { nl: "Ja, in principe wel", en: "Yes, in principle" }
    guide_registered_is() {
        nl: "Geregistreerd is wie op deze dag in het register van SKJ staat, of in het BIG-register volgens artikel 3. Kies iemand die ook de kennis en vaardigheden voor deze vraag heeft.",
        en: "Registered is who is in the register of SKJ on this day, or in the BIG register under article 3. Choose somebody who has the knowledge and skills for this request as well."
    }
    guide_ways() { nl: "Kan iemand zonder registratie het toch doen?", en: "Can somebody without a registration do it all the same?" }
    guide_ways_lead() {
        nl: "Ja, als je het goed regelt en vastlegt waarom. Dit zijn de mogelijkheden.",
        en: "Yes, if you arrange it well and record why. These are the possibilities."
    }
    guide_alone() {
        nl: "Dit doet de geregistreerde professional zelf, ook als jullie samenwerken:",
        en: "This the registered professional does personally, also when you work together:"
    }
    guide_supervision() { nl: "Onder verantwoordelijkheid van een geregistreerde collega", en: "Under the responsibility of a registered colleague" }
    guide_supervision_text() {
        nl: "Voor stagiairs en mensen in opleiding, en voor het uitwerken van wat die collega doet.",
        en: "For trainees and people in training, and for working out what that colleague does."
    }
    guide_tandem() { nl: "In tandem met een geregistreerde collega", en: "In tandem with a registered colleague" }
    guide_tandem_text() {
        nl: "De een is geregistreerd en houdt de regie, de ander voert uit. Dat kan met deze afspraken.",
        en: "One is registered and directs, the other carries out. That is possible with these agreements."
    }
    guide_unless() { nl: "Met een beroep op 'tenzij'", en: "By way of exception ('tenzij')" }
    guide_unless_text() {
        nl: "Iemand anders kan het net zo goed, of is juist nodig. Leg dat vast, zodat je het later kunt laten zien.",
        en: "Somebody else can do it as well, or is needed for it. Record that, so that you can show it later."
    }
    guide_out_of_scope() { nl: "De norm gaat hier niet over", en: "The norm is not about this" }
    guide_other_rules() {
        nl: "Andere regels kunnen wel gelden, zoals een VOG of de eisen van je gemeente.",
        en: "Other rules may hold, such as a certificate of conduct (VOG) or what your municipality asks."
    }
}

texts! {
    head(on: &str, answer: &str) { nl: format!("Op {on}: {answer}"), en: format!("On {on}: {answer}") }
    reserved() { nl: "Dit werk is voor een geregistreerde professional, want het gaat om:", en: "This work is for a registered professional, because it is about:" }
    why() { nl: "Waarom", en: "Why" }
    until(day: &str) { nl: format!("Dit antwoord geldt tot en met {day}."), en: format!("This answer holds up to and including {day}.") }
    no_end() { nl: "Zoals het nu is, verandert dit antwoord niet.", en: "As things stand, this answer does not change." }
    missing_skills() { nl: "Vaardigheden die ontbreken", en: "Skills that are missing" }
    possible() { nl: "Wat wel kan", en: "What is possible" }
    somebody_registered() {
        nl: "Laat iemand het doen die op deze dag geregistreerd is bij SKJ of BIG.",
        en: "Have it done by someone who is registered with SKJ or BIG on this day.",
    }
    way_supervision() { nl: "Onder verantwoordelijkheid van een geregistreerde collega. Daarvoor is nog nodig:", en: "Under the responsibility of a registered colleague. For that is still needed:" }
    way_tandem() { nl: "In tandem met een geregistreerde collega. Daarvoor is nog nodig:", en: "In tandem with a registered colleague. For that is still needed:" }
    way_unless() { nl: "Met een beroep op 'tenzij'. Daarvoor is nog nodig:", en: "By way of exception ('tenzij'). For that is still needed:" }
    sources() { nl: "Waar dit staat", en: "Where it says so" }
    our_reading(reading: &str) { nl: format!("Onze lezing: {reading}"), en: format!("Our reading: {reading}") }
}

texts! {
    no_indicator() { nl: "Er is geen reden waarom dit werk een registratie vraagt.", en: "There is nothing in this work that asks for a registration." }
    registered() { nl: "De registratie is geldig op deze dag.", en: "The registration is valid on this day." }
    registered_pending() { nl: "De herregistratie is op tijd ingediend en nog niet beoordeeld: de registratie loopt door.", en: "The re-registration was submitted in time and is undecided: the registration goes on." }
    registration_expired() { nl: "De registratie is verlopen.", en: "The registration has expired." }
    registration_not_yet() { nl: "De registratie gaat later in.", en: "The registration starts later." }
    suspended() { nl: "Er loopt een schorsing.", en: "A suspension is running." }
    struck_off() { nl: "De registratie is doorgehaald.", en: "The registration was struck off." }
    not_registered() { nl: "Er is geen registratie.", en: "There is no registration." }
    register_does_not_count() { nl: "Er is een registratie die voor deze norm niet telt. Alleen SKJ en BIG artikel 3 tellen.", en: "There is a registration that does not count for this norm. Only SKJ and BIG article 3 count." }
    skill_missing() { nl: "Er ontbreekt een vaardigheid die dit werk vraagt.", en: "A skill that this work asks is missing." }
    responsible_missing() { nl: "Er staat niet wie verantwoordelijk is.", en: "It is not said who is responsible." }
    responsible_not_registered() { nl: "Wie verantwoordelijk is, is op deze dag niet geregistreerd bij SKJ of BIG.", en: "Who is responsible is not registered with SKJ or BIG on this day." }
    agreement_missing(agreement: &str) { nl: format!("Een afspraak ontbreekt: {agreement}"), en: format!("An agreement is missing: {agreement}") }
    task_of_registered_only(indicator: &str) { nl: format!("Dit mag alleen een geregistreerde professional zelf doen: {indicator}."), en: format!("Only a registered professional may do this: {indicator}.") }
    not_a_trainee() { nl: "Het gaat niet om een stagiair, en ook niet om het uitwerken van een taak van een geregistreerde collega.", en: "It is not a trainee, nor the working out of a registered colleague's task." }
    ground_missing() { nl: "De grond voor 'tenzij' ontbreekt.", en: "The ground of the exception is missing." }
    basis_missing() { nl: "Er staat niet waarop de grond voor 'tenzij' berust.", en: "It is not said on what the ground of the exception rests." }
    reason_too_short(minimum: &str) { nl: format!("De uitleg ontbreekt of is korter dan {minimum} tekens."), en: format!("The explanation is missing or shorter than {minimum} characters.") }
    review_date_missing() { nl: "Er is geen datum om opnieuw te kijken.", en: "There is no date to look again." }
    review_date_passed() { nl: "De datum om opnieuw te kijken is bereikt.", en: "The date to look again has come." }
    arrangement_not_started() { nl: "De afspraak gaat later in.", en: "The arrangement starts later." }
    outside_jeugdwet() { nl: "Het werk valt niet onder de Jeugdwet.", en: "The work is not done under the Youth Act (Jeugdwet)." }
    volunteer() { nl: "De norm geldt niet voor vrijwilligers.", en: "The norm does not hold for volunteers." }
}

texts! {
    guide_responsible() { nl: "Wijs iemand aan die verantwoordelijk is.", en: "Appoint somebody who is responsible." }
    guide_explain() { nl: "Leg schriftelijk uit waarom dit verantwoord is.", en: "Explain in writing why this is responsible." }
    name_responsible() { nl: "Vul in wie verantwoordelijk is.", en: "Say who is responsible." }
    registered_responsible() { nl: "Kies als verantwoordelijke iemand die op deze dag geregistreerd is bij SKJ of BIG.", en: "Choose as responsible someone who is registered with SKJ or BIG on this day." }
    agree(agreement: &str) { nl: format!("Spreek af: {agreement}"), en: format!("Agree: {agreement}") }
    state_ground() { nl: "Kies de grond: de hulp wordt er niet minder van, of het is nodig voor goede hulp.", en: "Choose the ground: quality is not lessened, or quality needs it." }
    state_basis() { nl: "Kies waarop dat berust.", en: "Choose on what that rests." }
    explain(minimum: &str) { nl: format!("Schrijf in ten minste {minimum} tekens waarom dit verantwoord is."), en: format!("Write in at least {minimum} characters why this is responsible.") }
    set_review() { nl: "Kies een datum om opnieuw te kijken, na deze dag.", en: "Choose a date to look again, after this day." }
    start_earlier() { nl: "Laat de afspraak uiterlijk deze dag ingaan.", en: "Have the arrangement start on this day at the latest." }
}

/// Why the answer is what it is, in one sentence.
pub fn reason(locale: Locale, reason: Reason) -> Text {
    match reason {
        Reason::NoIndicator => no_indicator(locale),
        Reason::Registered => registered(locale),
        Reason::RegisteredPending => registered_pending(locale),
        Reason::RegistrationExpired => registration_expired(locale),
        Reason::RegistrationNotYet => registration_not_yet(locale),
        Reason::Suspended => suspended(locale),
        Reason::StruckOff => struck_off(locale),
        Reason::NotRegistered => not_registered(locale),
        Reason::RegisterDoesNotCount => register_does_not_count(locale),
        Reason::SkillMissing => skill_missing(locale),
        Reason::ResponsibleMissing => responsible_missing(locale),
        Reason::ResponsibleNotRegistered => responsible_not_registered(locale),
        Reason::AgreementMissing(missing) => agreement_missing(locale, &agreement(locale, missing)),
        Reason::TaskOfRegisteredOnly(task) => task_of_registered_only(locale, &indicator(locale, task)),
        Reason::NotATrainee => not_a_trainee(locale),
        Reason::GroundMissing => ground_missing(locale),
        Reason::BasisMissing => basis_missing(locale),
        Reason::ReasonTooShort => reason_too_short(locale, &minimum(locale)),
        Reason::ReviewDateMissing => review_date_missing(locale),
        Reason::ReviewDatePassed => review_date_passed(locale),
        Reason::ArrangementNotStarted => arrangement_not_started(locale),
        Reason::OutsideJeugdwet => outside_jeugdwet(locale),
        Reason::Volunteer => volunteer(locale),
    }
}

/// The same as [`remedy`], where nothing can be filled in.
pub fn guide_remedy(locale: Locale, lacking: Reason) -> Option<Text> {
    match lacking {
        Reason::ResponsibleMissing => Some(guide_responsible(locale)),
        Reason::ReasonTooShort => Some(guide_explain(locale)),
        other => remedy(locale, other),
    }
}

/// What to do about something that an arrangement lacks, in one sentence; `None` where nothing can be done.
pub fn remedy(locale: Locale, lacking: Reason) -> Option<Text> {
    Some(match lacking {
        Reason::ResponsibleMissing => name_responsible(locale),
        Reason::ResponsibleNotRegistered => registered_responsible(locale),
        Reason::AgreementMissing(missing) => agree(locale, &agreement(locale, missing)),
        Reason::GroundMissing => state_ground(locale),
        Reason::BasisMissing => state_basis(locale),
        Reason::ReasonTooShort => explain(locale, &minimum(locale)),
        Reason::ReviewDateMissing | Reason::ReviewDatePassed => set_review(locale),
        Reason::ArrangementNotStarted => start_earlier(locale),
        _ => return None,
    })
}

/// Where a rule was read, and how we read it: one line each.
pub fn provenance(locale: Locale, provenance: Provenance) -> Vec<Text> {
    let source = provenance.source.map(|source| Text::Borrowed(source.as_str()));
    let reading = provenance.reading.map(|how| our_reading(locale, &reading(locale, how)));
    source.into_iter().chain(reading).collect()
}

fn minimum(locale: Locale) -> String {
    format::whole(locale, u64::try_from(domain::allocation::MIN_REASON).unwrap_or_default())
}

/// The answer for people, as plain text with a line feed at the end.
pub fn report(locale: Locale, question: &Question, allocation: &Allocation) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let mut line = |words: &str| {
        let _ = writeln!(text, "{words}");
    };
    line(&head(locale, &format::date(locale, question.on), &answer(locale, allocation.answer)));
    match allocation.valid_until {
        Some(last) => line(&until(locale, &format::date(locale, last))),
        None => line(&no_end(locale)),
    }
    if allocation.reserved && allocation.answer != Answer::OutOfScope {
        line("");
        line(&reserved(locale));
        for one in Indicator::ALL.iter().filter(|one| question.work.indicators.contains(one)) {
            line(&format!("  - {}", indicator(locale, *one)));
        }
    }
    line("");
    line(&why(locale));
    for one in &allocation.reasons {
        line(&format!("  - {}", reason(locale, *one)));
    }
    let missing: Vec<&str> = question.missing_skills().collect();
    if allocation.reasons.contains(&Reason::SkillMissing) {
        line("");
        line(&missing_skills(locale));
        for skill in missing {
            line(&format!("  - {}", format::plain(skill)));
        }
    } else if allocation.answer == Answer::NotAllowed {
        line("");
        line(&possible(locale));
        line(&format!("  - {}", somebody_registered(locale)));
        for way in ways(question) {
            let name = match way.kind {
                ArrangementKind::Supervision => way_supervision(locale),
                ArrangementKind::Tandem => way_tandem(locale),
                ArrangementKind::Unless => way_unless(locale),
                ArrangementKind::None => continue,
            };
            line(&format!("  - {name}"));
            for step in way.lacking.iter().filter_map(|lacking| remedy(locale, *lacking)) {
                line(&format!("      - {step}"));
            }
        }
    }
    line("");
    line(&sources(locale));
    let mut told: Vec<Text> = Vec::new();
    let of_work = Indicator::ALL.iter().filter(|one| question.work.indicators.contains(one));
    let rests = allocation.reasons.iter().map(|one| one.provenance()).chain(of_work.map(|one| one.provenance()));
    for words in rests.flat_map(|rests| provenance(locale, rests)) {
        if !told.contains(&words) {
            line(&format!("  - {words}"));
            told.push(words);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Format;
    use domain::allocation::respond;

    fn written(locale: Locale, input: &str) -> String {
        let outcome = respond(input.as_bytes(), Format::Text, |question, answer| report(locale, question, answer));
        assert_eq!(outcome.stderr, "");
        outcome.stdout
    }

    const EXAMPLE: &str = r#"{
        "format": "vakspoor-allocation/1", "on": "2026-11-21",
        "work": {"law": "jeugdwet", "indicators": ["crisis"]},
        "worker": {"kind": "professional", "registrations": [
            {"register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01"}]},
        "arrangement": {"kind": "unless", "ground": "quality-not-lessened", "basis": "other", "reason": "kort",
            "review_on": "2027-03-01"}
    }"#;

    #[test]
    fn a_refusal_says_why_what_is_possible_and_where_it_says_so() {
        assert_eq!(
            written(Locale::Nl, EXAMPLE),
            "Op 21 november 2026: Dit mag niet.\n\
             Zoals het nu is, verandert dit antwoord niet.\n\
             \n\
             Dit werk is voor een geregistreerde professional, want het gaat om:\n\
             \x20 - een crisis\n\
             \n\
             Waarom\n\
             \x20 - De registratie is verlopen.\n\
             \x20 - De uitleg ontbreekt of is korter dan 20 tekens.\n\
             \n\
             Wat wel kan\n\
             \x20 - Laat iemand het doen die op deze dag geregistreerd is bij SKJ of BIG.\n\
             \x20 - In tandem met een geregistreerde collega. Daarvoor is nog nodig:\n\
             \x20     - Vul in wie verantwoordelijk is.\n\
             \x20     - Spreek af: De geregistreerde collega stelt het plan vast.\n\
             \x20     - Spreek af: De geregistreerde collega heeft de situatie zelf beoordeeld.\n\
             \x20     - Spreek af: De geregistreerde collega heeft de casusregie.\n\
             \x20     - Spreek af: De geregistreerde collega hoort op tijd wat nodig is.\n\
             \x20     - Spreek af: De afspraken staan op papier.\n\
             \x20     - Spreek af: Er is vast overleg.\n\
             \x20     - Spreek af: De cliënt weet wie het ene aanspreekpunt is.\n\
             \x20 - Met een beroep op 'tenzij'. Daarvoor is nog nodig:\n\
             \x20     - Schrijf in ten minste 20 tekens waarom dit verantwoord is.\n\
             \n\
             Waar dit staat\n\
             \x20 - https://informatiebank.skjeugd.nl/vragen/?pagina=4\n\
             \x20 - http://jeugdjurist.nl/essential_grid/deskundige-en-voldoende-professionals-kennisitem/\n\
             \x20 - Onze lezing: We vragen een uitleg van ten minste 20 tekens.\n\
             \x20 - https://nlskje-ustinyakh.savviihq.com/register/inschrijven/jeugd-en-gezinsprofessionals/\n"
        );
        let english = written(Locale::En, EXAMPLE);
        assert!(english.starts_with("On 21 November 2026: This is not allowed.\n"), "{english}");
    }

    #[test]
    fn what_is_allowed_says_until_when() {
        let input = EXAMPLE.replace("2026-11-21", "2025-11-21");
        let text = written(Locale::Nl, &input);
        assert!(
            text.starts_with("Op 21 november 2025: Dit mag.\nDit antwoord geldt tot en met 28 februari 2026.\n"),
            "{text}"
        );
        assert!(!text.contains("Wat wel kan"), "{text}");
        let outside = written(Locale::Nl, &EXAMPLE.replace("jeugdwet", "wmo"));
        assert!(outside.starts_with("Op 21 november 2026: De norm gaat hier niet over.\n"), "{outside}");
        assert!(!outside.contains("geregistreerde"), "{outside}");
    }

    #[test]
    fn a_missing_skill_is_named_on_one_line() {
        let input = EXAMPLE.replace("\"law\"", "\"required_skills\": [\"a\\nb\\u001b[31m\"], \"law\"");
        let text = written(Locale::Nl, &input);
        assert!(text.contains("Vaardigheden die ontbreken\n  - a b [31m\n"), "{text}");
        assert!(!text.contains("Wat wel kan"), "{text}");
    }

    #[test]
    fn every_reason_is_a_sentence_and_what_can_be_mended_has_a_step() {
        for locale in Locale::ALL {
            let mut seen = std::collections::HashSet::new();
            for one in Reason::all() {
                let words = reason(locale, one);
                assert!(words.ends_with('.') && seen.insert(words.clone()), "{words}");
                assert!(!provenance(locale, one.provenance()).is_empty());
                if let Some(step) = remedy(locale, one) {
                    assert!(step.ends_with('.') && one.is_mendable(), "{step}");
                }
            }
        }
    }
}
