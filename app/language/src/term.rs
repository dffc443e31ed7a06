//! The names of what the rules are about: registers, chambers, requirements, forms, findings.
//!
//! Dutch keeps the field's own words (deskundigheidsbevordering, begeleide intervisie, doorhaling); English says the
//! same for who reads English, with the Dutch word where there is no other.

use crate::{Locale, Text, format};
use domain::{
    AccreditedBy, ActivityKind, Centi, Chamber, CountsAs, Decision, DocumentKind, Finding, Form, Learning, LeaveKind,
    Level, MeasureKind, OtherForm, Proof, ReflectionForm, Register, Registration, RequirementId, Standing,
    SupervisorRegister, TrainingForm, Unit,
};

texts! {
    since(name: &str, date: &str) { nl: format!("{name}, vanaf {date}"), en: format!("{name}, from {date}") }
}

names! {
    /// The name of a register, short: as people say it.
    register(Register) {
        Register::Skj => "SKJ", "SKJ";
        Register::Big => "BIG-register", "BIG register";
        Register::Nvo => "NVO", "NVO";
        Register::Nip => "NIP", "NIP";
    }
    /// The name of a register in full.
    register_full(Register) {
        Register::Skj => "Kwaliteitsregister Jeugd (SKJ)", "Quality register for youth professionals (SKJ)";
        Register::Big => "BIG-register", "BIG register (individual health care professions)";
        Register::Nvo => "Nederlandse Vereniging van pedagogen en Onderwijskundigen (NVO)", "Dutch association of educationalists (NVO)";
        Register::Nip => "Nederlands Instituut van Psychologen (NIP)", "Dutch association of psychologists (NIP)";
    }
    /// The chamber or profession, without its register.
    chamber(Chamber) {
        Chamber::Jgp => "Jeugd- en gezinsprofessional", "Youth and family professional";
        Chamber::Jzw => "Jeugdzorgwerker", "Youth care worker";
        Chamber::PsychologistMaster => "Master-psycholoog", "Psychologist, master level";
        Chamber::PedagogueMaster => "Master-orthopedagoog of -pedagoog", "Educationalist, master level";
        Chamber::PsychologistPostmaster => "Kinder- en jeugdpsycholoog (postmaster)", "Child and youth psychologist (post-master)";
        Chamber::PedagoguePostmaster => "Orthopedagoog-generalist (postmaster)", "Remedial educationalist (post-master)";
        Chamber::Nurse => "Verpleegkundige", "Nurse";
        Chamber::Physician => "Arts", "Physician";
        Chamber::HealthPsychologist => "Gz-psycholoog", "Health care psychologist";
        Chamber::Psychotherapist => "Psychotherapeut", "Psychotherapist";
        Chamber::RemedialEducationalist => "Orthopedagoog-generalist", "Remedial educationalist (generalist)";
        Chamber::Basis => "Basis-orthopedagoog", "Remedial educationalist (basic)";
        Chamber::Generalist => "Orthopedagoog-generalist", "Remedial educationalist (generalist)";
        Chamber::Kj => "Kinder- en jeugdpsycholoog", "Child and youth psychologist";
    }
    /// Who a chamber is for, in one line; what helps to choose.
    chamber_hint(Chamber) {
        Chamber::Jgp => "Hbo; de kamer voor de meeste jeugdprofessionals, sinds 2018", "Hbo level; the chamber of most youth professionals, since 2018";
        Chamber::Jzw => "Oude kamer, gesloten sinds 1 januari 2023", "Former chamber, closed since 1 January 2023";
        Chamber::PsychologistMaster => "Wo-master psychologie", "University master in psychology";
        Chamber::PedagogueMaster => "Wo-master (ortho)pedagogiek", "University master in (remedial) education";
        Chamber::PsychologistPostmaster => "Na de postmasteropleiding", "After the post-master training";
        Chamber::PedagoguePostmaster => "Na de postmasteropleiding", "After the post-master training";
        Chamber::Nurse => "BIG artikel 3", "BIG article 3";
        Chamber::Physician => "BIG artikel 3", "BIG article 3";
        Chamber::HealthPsychologist => "BIG artikel 3", "BIG article 3";
        Chamber::Psychotherapist => "BIG artikel 3", "BIG article 3";
        Chamber::RemedialEducationalist => "BIG artikel 3, sinds 2020", "BIG article 3, since 2020";
        Chamber::Basis => "Registratie bij de NVO", "Registration with the NVO";
        Chamber::Generalist => "Registratie bij de NVO", "Registration with the NVO";
        Chamber::Kj => "Registratie bij het NIP", "Registration with the NIP";
    }
    /// What a requirement is called.
    requirement(RequirementId) {
        RequirementId::ProfessionalDevelopment => "Deskundigheidsbevordering", "Professional development";
        RequirementId::Formal => "Formeel leren", "Formal learning";
        RequirementId::Informal => "Informeel leren", "Informal learning";
        RequirementId::Reflection => "Reflectie", "Reflection";
        RequirementId::Supervision => "Supervisie", "Supervision";
        RequirementId::Intervision => "Intervisie", "Peer reflection (intervisie)";
        RequirementId::Training => "Scholing", "Training";
        RequirementId::TrainingPostMaster => "Vakinhoudelijke postmasterscholing", "Post-master training";
        RequirementId::TrainingAccredited => "Geaccrediteerde scholing", "Accredited training";
        RequirementId::PeerOrSupervision => "Intervisie en/of supervisie", "Peer reflection and/or supervision";
        RequirementId::Free => "Vrije ruimte", "Free space";
        RequirementId::Total => "Punten samen", "Points in total";
        RequirementId::HoursSocialWork => "Werkervaring in sociaal werk", "Work experience in social work";
        RequirementId::HoursJgp => "Werkervaring als jeugd- en gezinsprofessional", "Work experience as a youth and family professional";
        RequirementId::HoursWoMaster => "Werkervaring op wo-masterniveau", "Work experience at university master level";
        RequirementId::HoursWoPostmaster => "Werkervaring op postmasterniveau", "Work experience at post-master level";
        RequirementId::HoursClinical => "Klinische werkervaring", "Clinical work experience";
        RequirementId::HoursOwnProfession => "Werkervaring in je eigen beroep", "Work experience in your own profession";
        RequirementId::ItemVog => "VOG", "Certificate of conduct (VOG)";
        RequirementId::ItemEmployerStatement => "Werkgeversverklaring", "Employer's statement";
        RequirementId::ItemEthicsTraining => "Training beroepsethiek", "Training in professional ethics";
        RequirementId::ItemDiagnostics => "Verklaring diagnostiek", "Statement on diagnostics";
        RequirementId::ItemWorkGuidance => "Werkbegeleiding", "Work guidance";
        RequirementId::ItemDiploma => "Diploma", "Diploma";
        RequirementId::ItemMembership => "Lidmaatschap", "Membership";
    }
    /// What a requirement asks for, in one sentence.
    requirement_explained(RequirementId) {
        RequirementId::ProfessionalDevelopment => "Formeel en informeel leren samen.", "Formal and informal learning together.";
        RequirementId::Formal => "Cursus, training, e-learning of studiedag met accreditatie.", "A course, training, e-learning or study day with accreditation.";
        RequirementId::Informal => "Leren buiten een opleiding om, zonder accreditatie.", "Learning outside courses, without accreditation.";
        RequirementId::Reflection => "Met anderen kijken naar je eigen handelen, in bijeenkomsten.", "Looking at your own work together with others, in meetings.";
        RequirementId::Supervision => "Contacttijd met een supervisor, alleen of in een kleine groep.", "Contact time with a supervisor, alone or in a small group.";
        RequirementId::Intervision => "Reflectie met collega's die geen gezag over elkaar hebben.", "Reflection with colleagues who have no authority over each other.";
        RequirementId::Training => "Cursussen, opleidingen en andere scholing voor je vak.", "Courses, programmes and other training for your profession.";
        RequirementId::TrainingPostMaster => "Scholing over je vak op postmasterniveau.", "Training in your field at post-master level.";
        RequirementId::TrainingAccredited => "Scholing die door NIP of NVO is geaccrediteerd.", "Training accredited by NIP or NVO.";
        RequirementId::PeerOrSupervision => "Uren intervisie en supervisie samen.", "Hours of peer reflection and supervision together.";
        RequirementId::Free => "Wat je verder voor je vak doet: lesgeven, publiceren, bestuurswerk.", "What else you do for your profession: teaching, publishing, board work.";
        RequirementId::Total => "Alles wat telt bij elkaar.", "Everything that counts, together.";
        RequirementId::HoursSocialWork => "Uren werk op minstens hbo-niveau in het primaire proces, over de hele periode.", "Hours of work at hbo level or higher in the primary process, over the whole period.";
        RequirementId::HoursJgp => "Uren werk als jeugd- en gezinsprofessional, over de hele periode.", "Hours of work as a youth and family professional, over the whole period.";
        RequirementId::HoursWoMaster => "Uren werk met jeugd op wo-masterniveau, over de hele periode.", "Hours of work with young people at university master level, over the whole period.";
        RequirementId::HoursWoPostmaster => "Uren werk op postmasterniveau, over de hele periode.", "Hours of work at post-master level, over the whole period.";
        RequirementId::HoursClinical => "Uren klinisch werk, over de hele periode.", "Hours of clinical work, over the whole period.";
        RequirementId::HoursOwnProfession => "Uren werk in het beroep van deze registratie, over de hele periode.", "Hours of work in the profession of this registration, over the whole period.";
        RequirementId::ItemVog => "Verklaring omtrent het gedrag, van Justis.", "Certificate of conduct, issued by Justis.";
        RequirementId::ItemEmployerStatement => "Verklaring over je uren en taken; van jezelf als je zelfstandig werkt.", "Statement on your hours and tasks; your own when you are self-employed.";
        RequirementId::ItemEthicsTraining => "Verplicht voor wie het register dat vraagt; afgerond vóór je indient.", "Compulsory for whom the register asks it; completed before you submit.";
        RequirementId::ItemDiagnostics => "Verklaring van je supervisor over drie casusverslagen.", "Statement by your supervisor on three case reports.";
        RequirementId::ItemWorkGuidance => "Begeleiding door een ervaren of postmasterprofessional, formulier A en B.", "Guidance by an experienced or post-master professional, forms A and B.";
        RequirementId::ItemDiploma => "Het diploma dat het register van je vraagt.", "The diploma that the register asks of you.";
        RequirementId::ItemMembership => "Lidmaatschap van de beroepsvereniging.", "Membership of the professional association.";
    }
    /// What a finding means and what to do, in one sentence.
    finding(Finding) {
        Finding::OutsidePeriod => "Dit valt buiten je registratieperiode en telt daarom niet mee; klopt de datum niet, pas die dan aan.", "This is outside your registration period and so does not count; if the date is wrong, change it.";
        Finding::NotCompleted => "Dit is nog niet afgerond en telt mee zodra het gedaan is.", "This has not been completed yet and counts once it is done.";
        Finding::SelfReflection => "Reflecteren in je eentje telt niet; doe het samen met een collega of begeleider.", "Reflecting on your own does not count; do it with a colleague or a guide.";
        Finding::SessionTooShort => "Een bijeenkomst korter dan een uur telt niet; plan er minstens een uur voor.", "A meeting shorter than an hour does not count; plan at least an hour.";
        Finding::NotAccredited => "Er staat geen accreditatie bij die hier telt; vraag het na bij de aanbieder en vul die in.", "No accreditation is given that counts here; ask the provider and fill it in.";
        Finding::WrongChamber => "De accreditatie is voor een andere kamer of een ander register; vraag de aanbieder of die van jou er ook bij hoort.", "The accreditation is for another chamber or register; ask the provider whether yours is included too.";
        Finding::OverMaximum => "Een deel komt boven het maximum dat hier meetelt; dat deel telt niet.", "Part of it is above the maximum that counts here; that part does not count.";
        Finding::GroupSize => "De groep was te klein of te groot; kijk of het aantal deelnemers klopt.", "The group was too small or too large; check the number of participants.";
        Finding::GapTooLong => "Tussen twee bijeenkomsten zat te veel tijd; daarna begint een nieuwe reeks.", "Too much time passed between two meetings; a new series starts after that.";
        Finding::Hierarchy => "In deze groep had iemand gezag over een ander, en dan telt intervisie niet.", "Somebody in this group had authority over another, and then peer reflection does not count.";
        Finding::SupervisorNotRegistered => "Je begeleider staat niet in een register dat hier telt; vul het register in of kies een geregistreerde supervisor.", "Your guide is not in a register that counts here; fill in the register or choose a registered supervisor.";
        Finding::CoachingNotSupervision => "Coaching is geen supervisie en telt hier niet als reflectie.", "Coaching is not supervision and does not count as reflection here.";
        Finding::TestMissing => "Bij deze vorm of lengte hoort een toets; vul in dat je die hebt gedaan, of vraag het na bij de aanbieder.", "This form or length asks for a test; fill in that you took one, or ask the provider.";
        Finding::EvidenceMissing => "Er staat nog geen bewijs bij; voeg toe wat je hebt, zoals een certificaat of verklaring.", "There is no evidence yet; add what you have, such as a certificate or statement.";
        Finding::LevelTooLow => "Het niveau is lager dan deze registratie vraagt.", "The level is lower than this registration asks.";
        Finding::GroupRateUnknown => "Hoeveel punten een groep van deze grootte geeft is ons niet bekend, dus we tellen niets; vraag het na bij je register.", "We do not know how many points a group of this size gives, so we count nothing; ask your register.";
    }
    /// A finding in a few words, for in a row or a sentence.
    finding_short(Finding) {
        Finding::OutsidePeriod => "buiten je periode", "outside your period";
        Finding::NotCompleted => "nog niet gedaan", "not done yet";
        Finding::SelfReflection => "zelfreflectie telt niet", "self-reflection does not count";
        Finding::SessionTooShort => "korter dan een uur", "shorter than an hour";
        Finding::NotAccredited => "geen accreditatie", "no accreditation";
        Finding::WrongChamber => "andere kamer", "another chamber";
        Finding::OverMaximum => "boven het maximum", "above the maximum";
        Finding::GroupSize => "groepsgrootte", "group size";
        Finding::GapTooLong => "te veel tijd ertussen", "too much time in between";
        Finding::Hierarchy => "gezag in de groep", "authority in the group";
        Finding::SupervisorNotRegistered => "begeleider niet geregistreerd", "guide not registered";
        Finding::CoachingNotSupervision => "coaching is geen supervisie", "coaching is not supervision";
        Finding::TestMissing => "toets ontbreekt", "test missing";
        Finding::EvidenceMissing => "bewijs ontbreekt", "evidence missing";
        Finding::LevelTooLow => "niveau te laag", "level too low";
        Finding::GroupRateUnknown => "groepstarief onbekend", "group rate unknown";
    }
    /// Where a registration stands.
    standing(Standing) {
        Standing::Registered => "geregistreerd", "registered";
        Standing::RegisteredPending => "ingediend, wacht op besluit", "submitted, awaiting decision";
        Standing::Suspended => "geschorst", "suspended";
        Standing::StruckOff => "doorgehaald", "struck off";
        Standing::Expired => "verlopen", "expired";
        Standing::NotYet => "nog niet begonnen", "not started yet";
    }
    /// The three kinds of activity.
    activity_kind(ActivityKind) {
        ActivityKind::Training => "Scholing", "Training";
        ActivityKind::Reflection => "Reflectie", "Reflection";
        ActivityKind::Other => "Iets anders voor je vak", "Something else for your profession";
    }
    /// How a training is given.
    training_form(TrainingForm) {
        TrainingForm::Course => "Cursus", "Course";
        TrainingForm::Training => "Training", "Training";
        TrainingForm::Blended => "Blended learning", "Blended learning";
        TrainingForm::ELearning => "E-learning", "E-learning";
        TrainingForm::StudyDay => "Studiedag", "Study day";
        TrainingForm::Conference => "Congres", "Conference";
        TrainingForm::Degree => "Opleiding", "Degree programme";
    }
    /// Formal or informal.
    learning(Learning) {
        Learning::Formal => "Formeel leren", "Formal learning";
        Learning::Informal => "Informeel leren", "Informal learning";
    }
    /// How is reflected.
    reflection_form(ReflectionForm) {
        ReflectionForm::Supervision => "Supervisie", "Supervision";
        ReflectionForm::Intervision => "Intervisie", "Peer reflection (intervisie)";
        ReflectionForm::CaseDiscussion => "Casuïstiekbespreking", "Case discussion";
        ReflectionForm::Coaching => "Werkgerichte coaching", "Work coaching";
        ReflectionForm::MethodicalWorkGuidance => "Methodische werkbegeleiding", "Methodical work guidance";
        ReflectionForm::MethodicalLearningMeeting => "Methodische leerbijeenkomst", "Methodical learning meeting";
        ReflectionForm::AutonomyDialogue => "Dialoog in autonomie", "Dialogue in autonomy";
        ReflectionForm::SelfReflection => "Zelfreflectie", "Self-reflection";
    }
    /// How a reflection series is shown to have been held.
    proof(Proof) {
        Proof::SupervisorStatement => "Verklaring van een geregistreerde supervisor", "Statement by a registered supervisor";
        Proof::OwnStatement => "Verklaring zonder supervisor", "Statement without a supervisor";
        Proof::ReflectionFormat => "Reflectieformat van het SKJ", "Reflection format of SKJ";
        Proof::ThreeDimensions => "Drie dimensies ingevuld in Mijn SKJ", "Three dimensions filled in at Mijn SKJ";
    }
    /// What else is done for the profession.
    other_form(OtherForm) {
        OtherForm::Publication => "Publicatie", "Publication";
        OtherForm::Teaching => "Lesgeven of een cursus geven", "Teaching or giving a course";
        OtherForm::Presentation => "Presentatie", "Presentation";
        OtherForm::Board => "Bestuur of commissie", "Board or committee";
        OtherForm::WorkGuidance => "Werkbegeleiding", "Work guidance";
        OtherForm::CaseReport => "Casusverslag", "Case report";
        OtherForm::Other => "Iets anders", "Something else";
    }
    /// A disciplinary measure.
    measure(MeasureKind) {
        MeasureKind::Warning => "Waarschuwing", "Warning";
        MeasureKind::Reprimand => "Berisping", "Reprimand";
        MeasureKind::ConditionalSuspension => "Voorwaardelijke schorsing", "Conditional suspension";
        MeasureKind::Suspension => "Schorsing", "Suspension";
        MeasureKind::StrikingOff => "Doorhaling", "Striking off";
    }
    /// What a register decided on a file.
    decision(Decision) {
        Decision::Approved => "Goedgekeurd", "Approved";
        Decision::Rejected => "Afgewezen", "Rejected";
    }
    /// What work a job counts as.
    counts_as(CountsAs) {
        CountsAs::SocialWork => "Sociaal werk", "Social work";
        CountsAs::Jgp => "Werk als jeugd- en gezinsprofessional", "Work as a youth and family professional";
        CountsAs::WoMasterYouth => "Werk met jeugd op wo-masterniveau", "Work with young people at university master level";
        CountsAs::WoPostmaster => "Werk op postmasterniveau", "Work at post-master level";
        CountsAs::Clinical => "Klinisch werk", "Clinical work";
        CountsAs::OwnProfession => "Werk in mijn BIG-beroep", "Work in my BIG profession";
    }
    /// Which work that is, in one line.
    counts_as_explained(CountsAs) {
        CountsAs::SocialWork => "In het primaire proces, op minstens hbo-niveau", "In the primary process, at hbo level or higher";
        CountsAs::Jgp => "Taken waarvoor een geregistreerde professional nodig is, met contact met jeugdigen en gezinnen", "Tasks that need a registered professional, with contact with young people and families";
        CountsAs::WoMasterYouth => "Gedragswetenschappelijk werk met jeugd", "Behavioural science work with young people";
        CountsAs::WoPostmaster => "Werk als postmasterprofessional", "Work as a post-master professional";
        CountsAs::Clinical => "Diagnostiek en behandeling", "Diagnosis and treatment";
        CountsAs::OwnProfession => "Individuele gezondheidszorg in het beroep van je BIG-registratie", "Individual health care in the profession of your BIG registration";
    }
    /// A level of education or work.
    level(Level) {
        Level::Mbo => "Mbo", "Mbo (vocational)";
        Level::Hbo => "Hbo", "Hbo (bachelor)";
        Level::Wo => "Wo", "Wo (university)";
        Level::WoMaster => "Wo-master", "University master";
        Level::WoPostmaster => "Postmaster", "Post-master";
    }
    /// What a document is.
    document(DocumentKind) {
        DocumentKind::Vog => "VOG (verklaring omtrent het gedrag)", "Certificate of conduct (VOG)";
        DocumentKind::EmployerStatement => "Werkgeversverklaring", "Employer's statement";
        DocumentKind::OwnStatement => "Eigen verklaring", "Own statement";
        DocumentKind::TradeRegisterExtract => "Uittreksel handelsregister (KvK)", "Trade register extract (KvK)";
        DocumentKind::EthicsTraining => "Training beroepsethiek", "Training in professional ethics";
        DocumentKind::Diagnostics => "Verklaring diagnostiek", "Statement on diagnostics";
        DocumentKind::WorkGuidance => "Verklaring werkbegeleiding (formulier B)", "Statement on work guidance (form B)";
        DocumentKind::Diploma => "Diploma", "Diploma";
        DocumentKind::Membership => "Bewijs van lidmaatschap", "Proof of membership";
    }
}

/// Why someone was on leave; a reason of one's own is shown as it was written.
pub fn leave_kind(locale: Locale, kind: &LeaveKind) -> Text {
    let (nl, en) = match kind {
        LeaveKind::Maternity => ("Zwangerschaps- en bevallingsverlof", "Maternity leave"),
        LeaveKind::Parental => ("Ouderschapsverlof", "Parental leave"),
        LeaveKind::Sickness => ("Ziekte", "Illness"),
        LeaveKind::Care => ("Zorgverlof", "Care leave"),
        LeaveKind::Unpaid => ("Onbetaald verlof", "Unpaid leave"),
        LeaveKind::Other(own) => return Text::Owned(own.to_string()),
    };
    Text::Borrowed(match locale {
        Locale::Nl => nl,
        Locale::En => en,
    })
}

/// Who accredited a training: the same in every language.
pub fn accredited_by(by: &AccreditedBy) -> Text {
    match by {
        AccreditedBy::Skj => Text::Borrowed("SKJ"),
        AccreditedBy::Nip => Text::Borrowed("NIP"),
        AccreditedBy::Nvo => Text::Borrowed("NVO"),
        AccreditedBy::Other(own) => Text::Owned(own.to_string()),
    }
}

/// The register of supervisors in which a guide stands: the same in every language.
pub fn supervisor_register(register: &SupervisorRegister) -> Text {
    match register {
        SupervisorRegister::Lvsc => Text::Borrowed("LVSC"),
        SupervisorRegister::Vgct => Text::Borrowed("VGCt"),
        SupervisorRegister::Nip => Text::Borrowed("NIP"),
        SupervisorRegister::Nvo => Text::Borrowed("NVO"),
        SupervisorRegister::Nvrg => Text::Borrowed("NVRG"),
        SupervisorRegister::Other(own) => Text::Owned(own.to_string()),
    }
}

/// The form of an activity of any kind.
pub fn form(locale: Locale, form: Form) -> Text {
    match form {
        Form::Training(form) => training_form(locale, form),
        Form::Reflection(form) => reflection_form(locale, form),
        Form::Other(form) => other_form(locale, form),
    }
}

/// The chamber with its register: 'Jeugd- en gezinsprofessional (SKJ)'.
pub fn registration(locale: Locale, of: Chamber) -> Text {
    let register = match of.register() {
        Register::Skj => "SKJ",
        Register::Big => "BIG",
        Register::Nvo => "NVO",
        Register::Nip => "NIP",
    };
    Text::Owned(format!("{} ({register})", chamber(locale, of)))
}

/// Registrations by a name each that no other of them has: chamber and register, with the first day where the chamber is
/// the same, and the last where that is the same too.
pub fn registrations(locale: Locale, all: &[&Registration]) -> Vec<Text> {
    told_apart(locale, all, |one| registration(locale, one.chamber))
}

/// The same in as few words as tell them apart: the register alone where nobody is registered there twice.
pub fn registrations_short(locale: Locale, all: &[&Registration]) -> Vec<Text> {
    let by_register = told_apart(locale, all, |one| registration(locale, one.chamber));
    let alone = |one: &Registration| all.iter().filter(|other| other.register == one.register).count() == 1;
    let names = all.iter().zip(by_register);
    names.map(|(one, name)| if alone(one) { register(locale, one.register) } else { name }).collect()
}

fn told_apart(locale: Locale, all: &[&Registration], name: impl Fn(&Registration) -> Text) -> Vec<Text> {
    let date = |day| format::date_short(locale, day);
    let same = |one: &Registration, other: &Registration| one.chamber == other.chamber;
    all.iter()
        .enumerate()
        .map(|(index, one)| {
            let twins: Vec<&&Registration> = all.iter().filter(|other| same(one, other)).collect();
            let name = name(one);
            if twins.len() < 2 {
                return name;
            }
            let named = since(locale, &name, &date(one.since));
            if twins.iter().filter(|other| other.since == one.since).count() < 2 {
                return named;
            }
            let named = crate::registration::period(locale, &date(one.since), &date(one.until));
            let named = Text::Owned(format!("{name}, {named}"));
            let dates = |other: &Registration| same(one, other) && (other.since, other.until) == (one.since, one.until);
            let before = all.iter().take(index).filter(|other| dates(other)).count();
            // Twice the same: then only their order is left.
            if before == 0 { named } else { Text::Owned(format!("{named} ({})", before.saturating_add(1))) }
        })
        .collect()
}

/// The unit as it is read behind an amount: points and hours have a plural, items are written out by the page.
pub fn unit(locale: Locale, unit: Unit, hundredths: i64) -> &'static str {
    // Dutch says '1,5 punt' and '18,5 punten'; English has the singular for exactly one.
    let singular = match locale {
        Locale::Nl => (1..200).contains(&hundredths),
        Locale::En => hundredths == 100,
    };
    match (unit, locale, singular) {
        (Unit::Points, Locale::Nl, true) => "punt",
        (Unit::Points, Locale::Nl, false) => "punten",
        (Unit::Points, Locale::En, true) => "point",
        (Unit::Points, Locale::En, false) => "points",
        (Unit::Hours, Locale::Nl, _) => "uur",
        (Unit::Hours, Locale::En, true) => "hour",
        (Unit::Hours, Locale::En, false) => "hours",
        (Unit::Items, Locale::Nl, true) => "stuk",
        (Unit::Items, Locale::Nl, false) => "stuks",
        (Unit::Items, Locale::En, true) => "item",
        (Unit::Items, Locale::En, false) => "items",
    }
}

/// An amount with its unit: '18,5 punten', '3.368 uur'.
pub fn amount(locale: Locale, of: Unit, value: Centi) -> String {
    let hundredths = i64::try_from(value.hundredths()).unwrap_or(i64::MAX);
    format!("{} {}", format::hundredths(locale, hundredths), unit(locale, of, hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_its_unit_in_the_right_number() {
        assert_eq!(amount(Locale::Nl, Unit::Points, Centi::ONE), "1 punt");
        assert_eq!(amount(Locale::Nl, Unit::Points, Centi::new(150)), "1,5 punt");
        assert_eq!(amount(Locale::Nl, Unit::Points, Centi::new(1850)), "18,5 punten");
        assert_eq!(amount(Locale::En, Unit::Points, Centi::new(150)), "1.5 points");
        assert_eq!(amount(Locale::En, Unit::Hours, Centi::whole(3368)), "3,368 hours");
        assert_eq!(amount(Locale::Nl, Unit::Hours, Centi::whole(3368)), "3.368 uur");
    }

    #[test]
    fn registrations_have_a_name_each() {
        let parse = |list: &str| {
            let json = format!(r#"{{"format":"vakspoor-dossier/1","registrations":[{list}]}}"#);
            domain::Dossier::from_json(json.as_bytes()).map(|dossier| dossier.registrations).unwrap_or_default()
        };
        let one = |id: &str, register: &str, chamber: &str, since: &str, until: &str| {
            format!(
                r#"{{"id":"{id}","register":"{register}","chamber":"{chamber}","since":"{since}","until":"{until}"}}"#
            )
        };
        let all = parse(
            &[
                one("a", "SKJ", "jgp", "2021-03-01", "2026-03-01"),
                one("b", "SKJ", "psychologist-master", "2021-03-01", "2026-03-01"),
                one("c", "NVO", "basis", "2021-03-01", "2026-03-01"),
                one("d", "SKJ", "jgp", "2022-03-01", "2027-03-01"),
                one("e", "SKJ", "jgp", "2022-03-01", "2027-03-01"),
            ]
            .join(","),
        );
        let all: Vec<&Registration> = all.iter().collect();
        let jgp = "Jeugd- en gezinsprofessional (SKJ)";
        assert_eq!(
            registrations_short(Locale::Nl, &all),
            [
                format!("{jgp}, vanaf 1 mrt 2021"),
                "Master-psycholoog (SKJ)".to_owned(),
                "NVO".to_owned(),
                format!("{jgp}, 1 mrt 2022 – 1 mrt 2027"),
                format!("{jgp}, 1 mrt 2022 – 1 mrt 2027 (2)"),
            ]
        );
        assert_eq!(registrations(Locale::Nl, &all[..1]), [jgp]);
        assert_eq!(registrations_short(Locale::Nl, &all[..1]), ["SKJ"]);
    }

    #[test]
    fn a_finding_is_one_full_sentence_in_both_languages() {
        for finding in Finding::ALL {
            for locale in Locale::ALL {
                let text = self::finding(locale, *finding);
                assert!(text.ends_with('.'), "{text}");
                assert_eq!(text.matches(". ").count(), 0, "{text}");
                assert!(text.starts_with(char::is_uppercase), "{text}");
                assert!(!finding_short(locale, *finding).ends_with('.'));
            }
        }
    }

    #[test]
    fn a_name_of_ones_own_is_shown_as_it_was_written() {
        assert_eq!(leave_kind(Locale::Nl, &LeaveKind::from("sabbatical")), "sabbatical");
        assert_eq!(leave_kind(Locale::Nl, &LeaveKind::from("sickness")), "Ziekte");
        assert_eq!(supervisor_register(&SupervisorRegister::from("EMCC")), "EMCC");
        assert_eq!(accredited_by(&AccreditedBy::from("SKJ")), "SKJ");
    }
}
