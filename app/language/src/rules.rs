//! Texts: the rules with their sources.

use domain::{Doubt, Reading, Renewal, Unknown};

names! {
    /// How we read a rule where the sources are silent or unclear, in one sentence.
    reading(Reading) {
        Reading::WeeksWithoutLeave => "Uren = uren per week × 210,5 weken × het deel van de periode dat je werkte zonder verlof; zo is 16 uur per week precies 3.368 uur.", "Hours = hours a week × 210.5 weeks × the share of the period that you worked without leave; so 16 hours a week is exactly 3,368 hours.";
        Reading::WeeksOfAnotherRegister => "Hoe uren hier worden geteld staat nergens; we rekenen met dezelfde 210,5 weken als bij jeugd- en gezinsprofessionals.", "How hours are counted here is published nowhere; we use the same 210.5 weeks as for youth and family professionals.";
        Reading::HalfOfSocialWork => "De bron zegt '8 uur per week'; we rekenen met de helft van 3.368 uur.", "The source says '8 hours a week'; we use half of 3,368 hours.";
        Reading::OtherIsInformal => "Publiceren, lesgeven en dergelijke tellen als informeel leren, dat in de plaats kwam van de vrije ruimte.", "Publishing, teaching and the like count as informal learning, which took the place of the free space.";
        Reading::LevelOfTraining => "Scholing met een lager niveau dan dat van de kamer telt niet.", "Training at a lower level than that of the chamber does not count.";
        Reading::VogOnce => "Een VOG telt vanaf de datum erop; hoe lang die geldig blijft, hebben we nergens gevonden.", "A certificate of conduct counts from its date on; how long it stays valid we found nowhere.";
        Reading::OneStatement => "Eén verklaring, afgegeven binnen de periode, is genoeg.", "One statement, issued inside the period, is enough.";
        Reading::Derived => "Dit volgt uit de andere getallen.", "This follows from the other figures.";
        Reading::FreeFillsTotal => "De vrije ruimte heeft zelf geen minimum; het totaal heeft dat wel.", "The free space has no minimum of its own; the total has.";
        Reading::EqualToNvo => "Het SKJ zegt dat de postmastereisen gelijk zijn aan die van NIP en NVO; dit zijn de getallen van de NVO.", "SKJ says that the post-master requirements equal those of NIP and NVO; these are the figures of the NVO.";
        Reading::PerSeries => "Tien bijeenkomsten van één reeks zijn samen 50 punten; elke reeks telt voor zich.", "Ten meetings of one series make 50 points; each series counts for itself.";
        Reading::NewSeriesCounts => "Na een langere pauze begint een nieuwe reeks; er gaan geen punten verloren.", "After a longer gap a new series starts; no points are lost.";
        Reading::ExperienceLess => "Geef je niet op dat je meer dan 3.648 uur ervaring had, dan rekenen we met minder.", "If you do not state more than 3,648 hours of experience, we take less.";
        Reading::FiveYears => "Een periode duurt vijf jaar.", "A period lasts five years.";
        Reading::RenewalAtEnd => "De nieuwe periode begint waar de oude eindigt.", "The new period starts where the old one ends.";
        Reading::DayAfterOldEnd => "De dag na het oude einde is de eerste dag waarop de oude termijn niet meer geldt.", "The day after the old end is the first day on which the old term no longer holds.";
        Reading::EthicsFirstPeriod => "De training beroepsethiek hoort bij de eerste herregistratie.", "The training in professional ethics belongs to the first re-registration.";
        Reading::AccreditedByNipOrNvo => "Accreditatie door NIP of NVO maakt scholing geaccrediteerd.", "Accreditation by NIP or NVO makes training accredited.";
        Reading::MinutesCount => "Een minuut contacttijd telt voor haar deel van een uur.", "A minute of contact time counts for its share of an hour.";
        Reading::OrthopedagogueIsMaster => "Uren als orthopedagoog zijn uren op wo-masterniveau.", "Hours as a remedial educationalist are hours at university master level.";
        Reading::ThreeCaseReports => "Drie casusverslagen of een verklaring erover, afgerond binnen de periode.", "Three case reports or a statement on them, completed inside the period.";
        Reading::WorkGuidanceOnce => "Werkbegeleiding die binnen de periode is vastgelegd, of formulier B ervan.", "Work guidance logged inside the period, or its form B.";
    }
    /// What about these rules is not known, in one sentence.
    unknown(Unknown) {
        Unknown::Hours => "Hoeveel uren werk je nodig hebt, weten we niet.", "How many hours of work you need, we do not know.";
        Unknown::Points => "Hoeveel punten je nodig hebt, weten we niet.", "How many points you need, we do not know.";
        Unknown::Items => "Welke verklaringen en papieren je nodig hebt, weten we niet.", "Which statements and papers you need, we do not know.";
        Unknown::VogValidity => "Hoe lang een VOG geldig blijft, is niet gepubliceerd.", "How long a certificate of conduct stays valid has not been published.";
        Unknown::EthicsTraining => "Wie de training beroepsethiek nodig heeft en hoeveel uur die duurt, is niet gepubliceerd; het staat in Mijn SKJ.", "Who needs the training in professional ethics, and its hours, has not been published; Mijn SKJ shows it.";
        Unknown::ReflectionLimits => "Of er grenzen zijn aan groepsgrootte, tussentijd of het aandeel van één vorm van reflectie, vonden we niet.", "Whether there are limits to group size, spacing or the share of one form of reflection, we did not find.";
        Unknown::InformalLearning => "Wat precies informeel leren is en hoe je het aantoont, vonden we niet.", "What exactly informal learning is and how to show it, we did not find.";
        Unknown::WeeklyHoursNotChecked => "De uren per week bij je herregistratie en in de twee jaar ervoor controleren we niet.", "The weekly hours at your re-registration and in the two years before it, we do not check.";
        Unknown::SessionLength => "Hoeveel langer een bijeenkomst van een grotere groep moet duren, vonden we niet.", "How much longer a meeting of a larger group has to last, we did not find.";
        Unknown::DiplomaList => "Welke andere wegen er naar het diploma zijn, vonden we niet.", "Which further ways lead to the diploma, we did not find.";
        Unknown::LaterPeriods => "Wat in de tweede en latere perioden wordt gevraagd, vonden we niet.", "What is asked in the second and later periods, we did not find.";
        Unknown::MasterPedagogue => "Wat een master-pedagoog die geen orthopedagoog is nodig heeft, vonden we niet.", "What is asked of an educationalist at master level outside remedial education, we did not find.";
        Unknown::LargerGroups => "Hoe supervisie in groepen van meer dan drie telt, vonden we niet.", "How supervision in groups of more than three counts, we did not find.";
        Unknown::OtherReflection => "Of andere vormen van reflectie dan supervisie en intervisie tellen, vonden we niet.", "Whether forms of reflection other than supervision and peer reflection count, we did not find.";
        Unknown::HoursSince2022 => "Of 2.500 of, zoals bij de NVO sinds 1 november 2022, 3.120 uur geldt, vonden we niet.", "Whether 2,500 hours hold or, as with the NVO since 1 November 2022, 3,120, we did not find.";
        Unknown::TrainingParts => "Of een deel van de scholing geaccrediteerd of op postmasterniveau moet zijn, zoals bij de NVO, vonden we niet.", "Whether part of the training has to be accredited or at post-master level, as with the NVO, we did not find.";
        Unknown::CertificateRoute => "De weg via een certificaat (PRC) als je te weinig uren hebt, volgen we niet.", "The way by a certificate (PRC) when you have too few hours, we do not follow.";
        Unknown::RenewalDate => "Wanneer de nieuwe periode begint, vonden we niet.", "When the new period starts, we did not find.";
    }
    /// What in a dossier leaves an answer in doubt, in one sentence.
    doubt(Doubt) {
        Doubt::GroupSizeNotStated => "Bij een supervisie staat niet met hoeveel jullie waren; we rekenen alsof je alleen was.", "For a supervision the size of the group is not stated; we count as if you were alone.";
        Doubt::FormNotKnown => "Er is een vorm van reflectie waarover deze regels niets zeggen; of die telt, weten we niet. We tellen die niet mee.", "There is a form of reflection on which these rules say nothing; whether it counts we do not know. We leave it out.";
        Doubt::BoardOnlyWithinNvo => "Bestuurswerk telt alleen binnen de NVO; we rekenen alsof dat zo is.", "Board work counts only within the NVO; we count as if it is.";
        Doubt::AuthorRankNotStated => "Bij een publicatie staat niet of je eerste auteur was; we rekenen alsof je dat niet was.", "For a publication your place among the authors is not stated; we count as if you were not the first.";
        Doubt::ExperienceNotStated => "Je hebt niet opgegeven of je meer dan 3.648 uur ervaring had; we rekenen met minder.", "You have not stated whether you had more than 3,648 hours of experience; we take less.";
        Doubt::LearningNotStated => "Bij scholing staat niet of het formeel of informeel leren was; we rekenen het als formeel.", "For some training it is not stated whether it was formal or informal; we count it as formal.";
        Doubt::RulesetNotInForce => "Je periode wordt beoordeeld met regels die bij het begin ervan niet golden.", "Your period is judged by rules that were not in force when it began.";
        Doubt::RulesNotKnown => "De regels van deze kamer kennen we niet; we volgen alleen de datum.", "The rules of this chamber are not known to us; we follow the date only.";
    }
    /// When the next period starts.
    renewal(Renewal) {
        Renewal::Submission => "Je nieuwe periode begint op de dag dat je indient.", "Your new period starts on the day you submit.";
        Renewal::End => "Je nieuwe periode begint als de oude eindigt.", "Your new period starts when the old one ends.";
    }
}

texts! {
    title() { nl: "Regels en bronnen", en: "Rules and sources" }
    lead() {
        nl: "Dit zijn alle regels waarmee Vakspoor rekent, met bij elk getal waar het vandaan komt. Wat we niet weten, staat er ook bij.",
        en: "These are all the rules that Vakspoor counts by, each figure with where it comes from. What we do not know is there too."
    }
    read_on(date: &str) {
        nl: format!("De bronnen zijn gelezen op {date}. Het register beslist; klopt er iets niet, dan horen we dat graag."),
        en: format!("The sources were read on {date}. The register decides; if something is wrong, we would like to know.")
    }
    column_rules() { nl: "Regels", en: "Rules" }
    column_validity() { nl: "Voor perioden die beginnen", en: "For periods that start" }
    column_asked() { nl: "Wat er wordt gevraagd", en: "What is asked" }
    column_requirement() { nl: "Eis", en: "Requirement" }
    column_figure() { nl: "Gevraagd", en: "Asked" }
    column_grounds() { nl: "Waar dat staat", en: "Where it says so" }
    always() { nl: "altijd", en: "at any time" }
    from(date: &str) { nl: format!("vanaf {date}"), en: format!("from {date}") }
    until(date: &str) { nl: format!("tot en met {date}"), en: format!("up to and including {date}") }
    from_until(from: &str, until: &str) { nl: format!("van {from} tot en met {until}"), en: format!("from {from} up to and including {until}") }
    date_only() { nl: "alleen de datum; de eisen kennen we niet", en: "the date only; the requirements are not known to us" }
    lead_known(validity: &str) {
        nl: format!("Deze regels gelden voor perioden die beginnen {validity}."),
        en: format!("These rules hold for periods that start {validity}.")
    }
    lead_always() {
        nl: "Deze regels gelden, voor zover we weten, voor elke periode.",
        en: "As far as we know, these rules hold for every period."
    }
    lead_unknown() {
        nl: "Welke eisen hier gelden hebben we niet gevonden. Vakspoor volgt alleen de datum en rekent niets uit.",
        en: "Which requirements hold here we have not found. Vakspoor follows the date only and works nothing out."
    }
    section_period() { nl: "Periode", en: "Period" }
    section_asked() { nl: "Wat er wordt gevraagd", en: "What is asked" }
    section_counts() { nl: "Wat telt, en hoe", en: "What counts, and how" }
    section_training() { nl: "Scholing", en: "Training" }
    section_reflection() { nl: "Reflectie", en: "Reflection" }
    section_other() { nl: "Andere activiteiten", en: "Other activities" }
    section_hours() { nl: "Uren", en: "Hours" }
    section_unknown() { nl: "Wat we niet weten", en: "What we do not know" }
    section_sources() { nl: "Waar we dit lazen", en: "Where we read this" }
    years(years: u32) { nl: format!("Een periode duurt {years} jaar."), en: format!("A period lasts {years} years.") }
    submit_by() {
        nl: "Indienen kan tot en met de dag voor de einddatum. Wie op tijd indient, blijft geregistreerd tot er een besluit is.",
        en: "You can submit up to and including the day before the end date. Who submits in time stays registered until there is a decision."
    }
    hours_weeks(weeks: &str) {
        nl: format!("Uren per week × {weeks} weken × het deel van de periode dat je werkte."),
        en: format!("Hours a week × {weeks} weeks × the share of the period that you worked.")
    }
    source_at(host: &str) { nl: format!("Bron: {host}"), en: format!("Source: {host}") }
    looked_at(host: &str) { nl: format!("Gezocht op {host}"), en: format!("Looked for at {host}") }
    our_reading() { nl: "Onze lezing", en: "Our reading" }
    no_minimum() { nl: "geen minimum", en: "no minimum" }
    at_most(amount: &str) { nl: format!("hooguit {amount} telt mee"), en: format!("at most {amount} counts") }
    needed() { nl: "nodig", en: "needed" }
    only_ethics() { nl: "alleen als het register dit van je vraagt", en: "only if the register asks it of you" }
    only_experience() { nl: "bij meer dan 3.648 uur ervaring", en: "with more than 3,648 hours of experience" }
    only_less_experience() { nl: "bij minder dan 3.648 uur ervaring", en: "with less than 3,648 hours of experience" }
    only_group(group: u8) { nl: format!("voor groep {group}"), en: format!("for group {group}") }
    level_from(level: &str) { nl: format!("op minstens {level}-niveau"), en: format!("at {level} level or higher") }
    part_of(whole: &str) { nl: format!("deel van {whole}"), en: format!("part of {whole}") }
    part_of_total() { nl: "deel van het totaal", en: "part of the total" }

    counts_for(what: &str, name: &str, several: bool) {
        nl: if several { format!("{what} tellen voor {name}.") } else { format!("{what} telt voor {name}.") },
        en: if several { format!("{what} count for {name}.") } else { format!("{what} counts for {name}.") }
    }
    counts(what: &str, several: bool) {
        nl: if several { format!("{what} tellen.") } else { format!("{what} telt.") },
        en: if several { format!("{what} count.") } else { format!("{what} counts.") }
    }
    counts_nothing(what: &str, several: bool) {
        nl: if several { format!("{what} tellen niet.") } else { format!("{what} telt niet.") },
        en: if several { format!("{what} do not count.") } else { format!("{what} does not count.") }
    }
    any_training() { nl: "Scholing", en: "Training" }
    any_other() { nl: "Elke andere activiteit", en: "Any other activity" }
    accreditation_required(by: &str) { nl: format!("Alleen met accreditatie van {by}."), en: format!("Only with accreditation by {by}.") }
    training_level(level: &str) { nl: format!("Op minstens {level}-niveau, als er een niveau bij staat."), en: format!("At {level} level or higher, where a level is stated.") }
    points_as_stated() { nl: "De punten van de accreditatie, anders een punt per uur.", en: "The points of the accreditation, else a point for each hour." }
    part_at_level(level: &str, name: &str) { nl: format!("Op {level}-niveau telt het ook voor {name}."), en: format!("At {level} level it counts for {name} too.") }
    part_accredited(name: &str) { nl: format!("Met accreditatie telt het ook voor {name}."), en: format!("With accreditation it counts for {name} too.") }
    minimum_minutes(minutes: u32) { nl: format!("Een bijeenkomst van minstens {minutes} minuten."), en: format!("A meeting of at least {minutes} minutes.") }
    group(from: u32, to: u32) { nl: if from <= 1 { format!("In een groep van hooguit {to}.") } else { format!("In een groep van {from} tot en met {to}.") }, en: if from <= 1 { format!("In a group of at most {to}.") } else { format!("In a group of {from} to {to}.") } }
    no_hierarchy() { nl: "Niemand in de groep heeft gezag over een ander.", en: "Nobody in the group has authority over another." }
    weeks_between(weeks: u32) { nl: format!("Hooguit {weeks} weken tussen twee bijeenkomsten; daarna begint een nieuwe reeks."), en: format!("At most {weeks} weeks between two meetings; after that a new series starts.") }
    supervisor_in(register: &str) { nl: format!("De begeleider staat in het register van {register}."), en: format!("The guide is in the register of {register}.") }
    rate_alone(hours: u32, points: u32) { nl: format!("Alleen: {hours} uur is {points} punten."), en: format!("Alone: {hours} hours make {points} points.") }
    rate(persons: u32, hours: u32, points: u32) { nl: format!("Met {persons}: {hours} uur is {points} punten."), en: format!("With {persons}: {hours} hours make {points} points.") }
    per_session(points: u32, maximum: u32) { nl: format!("{points} punten per bijeenkomst, hooguit {maximum} per reeks."), en: format!("{points} points for each meeting, at most {maximum} for a series.") }
    an_hour_a_point() { nl: "Een uur contacttijd is een punt.", en: "An hour of contact time makes a point." }
    times(times: u32) { nl: format!("Elk uur telt {times} keer, voor de voorbereiding."), en: format!("Each hour counts {times} times, for preparation.") }
    publication(first: &str, other: &str) { nl: format!("Eerste auteur {first}, anders {other}."), en: format!("First author {first}, otherwise {other}.") }
    or() { nl: " of ", en: " or " }
}
