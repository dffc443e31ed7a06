//! The answer for people: plain text in Dutch, with figures in Dutch notation. The rule engine itself has no sentences.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use crate::activity::{Activity, ReflectionForm};
use crate::amount::Centi;
use crate::dossier::Dossier;
use crate::registration::Registration;
use crate::registration::assessment::{ActivityStatus, Assessment, Doubt, Finding, RequirementStatus, Standing, Unit};
use crate::registration::forecast::Forecast;
use crate::registration::remedy::Remedy;
use crate::registration::ruleset::{RequirementId, Unknown};

/// The assessment of one registration as plain text, with a line feed at the end.
#[must_use]
pub fn text(dossier: &Dossier, registration: &Registration, assessment: &Assessment) -> String {
    let mut report = Report(String::new());
    report.head(registration, assessment);
    report.requirements(assessment);
    report.remedies(assessment);
    report.activities(dossier, assessment);
    report.doubts(assessment);
    report.0
}

struct Report(String);

impl Report {
    fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    fn head(&mut self, registration: &Registration, assessment: &Assessment) {
        let Assessment { ruleset, period, on, .. } = assessment;
        let name = if ruleset.name.is_empty() { registration.chamber.as_str() } else { &ruleset.name };
        let id = plain(&registration.id);
        self.line(&format!("{id}: {} {name}, regels {}", registration.register, ruleset.id));
        let complete = if assessment.complete {
            "Alle bekende eisen zijn gehaald."
        } else if ruleset.known {
            "Nog niet alle eisen zijn gehaald."
        } else {
            "De eisen van dit register zijn niet bekend; alleen de datum wordt gevolgd."
        };
        self.line(&format!("Op {}: {}. {complete}", date(*on), standing(assessment.standing)));
        let last = crate::period::day_before(period.end);
        self.line(&format!("Periode: {} tot en met {}.", date(period.since), date(last)));
        let left = match period.days_left {
            0 => "vandaag is de laatste dag".to_owned(),
            1 => "nog 1 dag".to_owned(),
            -1 => "dat was 1 dag geleden".to_owned(),
            days if days < 0 => format!("dat was {} dagen geleden", days.unsigned_abs()),
            days => format!("nog {days} dagen"),
        };
        self.line(&format!("Indienen: tot en met {} ({left}).", date(period.submit_by)));
    }

    fn requirements(&mut self, assessment: &Assessment) {
        if assessment.requirements.is_empty() {
            return;
        }
        self.heading("Eisen");
        self.line(&format!(
            "  {:<34}{:>10}{:>10}{:>10}{:>10}  verwachting",
            "", "gevraagd", "telt", "gepland", "ontbreekt"
        ));
        for status in &assessment.requirements {
            let indent = if status.parent.is_some() { "- " } else { "" };
            let label = format!("{indent}{} ({})", requirement(status.id), unit(status));
            let required = match status.maximum {
                Some(maximum) => format!("max. {}", number(maximum)),
                None => number(status.required),
            };
            self.line(&format!(
                "  {label:<34}{required:>10}{:>10}{:>10}{:>10}  {}",
                number(status.counted),
                number(status.pending),
                number(status.missing),
                forecast(assessment.forecast(status)),
            ));
        }
    }

    fn remedies(&mut self, assessment: &Assessment) {
        let remedies = assessment.remedies();
        if remedies.is_empty() {
            return;
        }
        self.heading("Wat nog moet");
        for step in remedies {
            self.line(&format!("  - {}", remedy(step)));
        }
    }

    fn activities(&mut self, dossier: &Dossier, assessment: &Assessment) {
        if dossier.activities.is_empty() {
            return;
        }
        self.heading("Activiteiten");
        for (activity, status) in dossier.activities.iter().zip(&assessment.activities) {
            let title = activity.title().map(|title| format!(" {}", plain(title))).unwrap_or_default();
            let counts = match status.requirement() {
                Some(id) => {
                    format!("telt {} {} voor {}", number(status.counted()), points(status.counted()), requirement(id))
                }
                None => "telt niet".to_owned(),
            };
            let mut line = format!("  {}{title}: {counts}", plain(activity.id()));
            for reason in reasons(activity, status, assessment) {
                let _ = write!(line, "; {reason}");
            }
            self.line(&line);
        }
    }

    fn doubts(&mut self, assessment: &Assessment) {
        let unknown = assessment.ruleset.unknown.iter().map(|unknown| unknown_text(unknown.what));
        let texts: Vec<&str> = assessment.doubts.iter().map(doubt).chain(unknown).collect();
        if texts.is_empty() {
            return;
        }
        self.heading("Let op");
        for text in texts {
            self.line(&format!("  - {text}"));
        }
    }
}

/// Why something of an activity does not count.
fn reasons(activity: &Activity, status: &ActivityStatus, assessment: &Assessment) -> Vec<String> {
    let mut reasons: Vec<String> = status
        .findings
        .iter()
        .map(|reason| {
            let sessions =
                assessment.sessions_of(status).iter().filter(|session| session.findings.contains(reason)).count();
            match (sessions, reason) {
                (0, _) | (_, Finding::SelfReflection) => finding(reason).to_owned(),
                (1, _) => format!("1 bijeenkomst {}", finding_of_session(reason)),
                (count, _) => format!("{count} bijeenkomsten {}", finding_of_session(reason)),
            }
        })
        .collect();
    if reasons.is_empty() && status.exact.is_zero() {
        let form = matches!(activity, Activity::Reflection(_));
        let text = if form { "voor deze vorm is geen regel bekend" } else { "er zijn geen uren of punten ingevuld" };
        reasons.push(text.to_owned());
    }
    reasons
}

/// A text on one line, without control characters.
fn plain(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// A date as `28 februari 2026`.
fn date(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// A number as `3.368` or `12,5`.
fn number(amount: Centi) -> String {
    let digits = (amount.hundredths() / 100).to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len().saturating_sub(index)).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    match amount.hundredths() % 100 {
        0 => {}
        tenths if tenths % 10 == 0 => {
            let _ = write!(text, ",{}", tenths / 10);
        }
        hundredths => {
            let _ = write!(text, ",{hundredths:02}");
        }
    }
    text
}

const fn points(amount: Centi) -> &'static str {
    if amount.hundredths() == 100 { "punt" } else { "punten" }
}

const fn unit(status: &RequirementStatus) -> &'static str {
    match status.unit() {
        Unit::Points => "punten",
        Unit::Hours => "uren",
        Unit::Items => "stuk",
    }
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Registered => "geregistreerd",
        Standing::RegisteredPending => "geregistreerd, ingediend en nog niet beoordeeld",
        Standing::Suspended => "geschorst",
        Standing::StruckOff => "doorgehaald",
        Standing::Expired => "verlopen",
        Standing::NotYet => "nog niet geregistreerd",
    }
}

const fn requirement(id: RequirementId) -> &'static str {
    match id {
        RequirementId::ProfessionalDevelopment => "deskundigheidsbevordering",
        RequirementId::Formal => "formeel leren",
        RequirementId::Informal => "informeel leren",
        RequirementId::Reflection => "reflectie",
        RequirementId::Supervision => "supervisie",
        RequirementId::Intervision => "intervisie",
        RequirementId::Training => "scholing",
        RequirementId::TrainingPostMaster => "postmaster scholing",
        RequirementId::TrainingAccredited => "geaccrediteerde scholing",
        RequirementId::PeerOrSupervision => "intervisie of supervisie",
        RequirementId::Free => "vrije ruimte",
        RequirementId::Total => "totaal",
        RequirementId::HoursSocialWork => "sociaal werk",
        RequirementId::HoursJgp => "werk als jgp",
        RequirementId::HoursWoMaster => "werk op masterniveau",
        RequirementId::HoursWoPostmaster => "werk op postmasterniveau",
        RequirementId::HoursClinical => "klinisch werk",
        RequirementId::HoursOwnProfession => "werk in het eigen beroep",
        RequirementId::ItemVog => "vog",
        RequirementId::ItemEmployerStatement => "werkgeversverklaring",
        RequirementId::ItemEthicsTraining => "training beroepsethiek",
        RequirementId::ItemDiagnostics => "diagnostiek",
        RequirementId::ItemWorkGuidance => "werkbegeleiding",
        RequirementId::ItemDiploma => "diploma",
        RequirementId::ItemMembership => "lidmaatschap",
    }
}

const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::OutsidePeriod => "valt buiten de periode",
        Finding::NotCompleted => "is nog niet afgerond",
        Finding::SelfReflection => "alleen reflecteren telt niet",
        Finding::SessionTooShort => "duurt korter dan een uur",
        Finding::NotAccredited => "is niet geaccrediteerd voor dit register",
        Finding::WrongChamber => "is geaccrediteerd voor een andere kamer",
        Finding::OverMaximum => "komt boven het maximum uit",
        Finding::GroupSize => "de groep is te groot of te klein",
        Finding::GapTooLong => "er zit te veel tijd tussen de bijeenkomsten",
        Finding::Hierarchy => "er is een gezagsverhouding in de groep",
        Finding::SupervisorNotRegistered => "de begeleider staat niet in het gevraagde register",
        Finding::CoachingNotSupervision => "coaching is geen supervisie",
        Finding::TestMissing => "let op: een toets ontbreekt",
        Finding::EvidenceMissing => "let op: een bewijs ontbreekt",
        Finding::LevelTooLow => "het niveau is te laag",
        Finding::GroupRateUnknown => "voor deze groepsgrootte is niet bekend hoe uren tellen",
    }
}

const fn finding_of_session(reason: Finding) -> &'static str {
    match reason {
        Finding::OutsidePeriod => "buiten de periode",
        Finding::NotCompleted => "nog niet gehouden",
        Finding::SessionTooShort => "korter dan een uur",
        Finding::GapTooLong => "te lang na de vorige: daar begint een nieuwe reeks",
        other => finding(other),
    }
}

const fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::GroupSizeNotStated => "De groepsgrootte van een supervisie is niet ingevuld; geteld als alleen.",
        Doubt::FormNotKnown => "Voor een vorm van reflectie is hier geen regel bekend; die telt niet mee.",
        Doubt::BoardOnlyWithinNvo => "Werk in een bestuur of commissie telt alleen binnen de NVO.",
        Doubt::AuthorRankNotStated => "De plaats als auteur is niet ingevuld; geteld als niet de eerste.",
        Doubt::ExperienceNotStated => "Niet ingevuld of er meer dan 3648 uur ervaring is; geteld als minder.",
        Doubt::LearningNotStated => "Niet ingevuld of een scholing formeel of informeel is; geteld als formeel.",
        Doubt::RulesetNotInForce => "Deze regels golden niet toen de periode begon.",
        Doubt::RulesNotKnown => "De eisen van dit register zijn niet bekend.",
    }
}

const fn unknown_text(unknown: Unknown) -> &'static str {
    match unknown {
        Unknown::Hours => "Niet bekend: hoeveel uren worden gevraagd.",
        Unknown::Points => "Niet bekend: hoeveel punten worden gevraagd.",
        Unknown::Items => "Niet bekend: welke stukken worden gevraagd.",
        Unknown::VogValidity => "Niet bekend: hoe lang een vog geldig blijft.",
        Unknown::EthicsTraining => "Niet bekend: wie de training beroepsethiek moet doen en hoe lang die duurt.",
        Unknown::ReflectionLimits => "Niet bekend: groepsgrootte en tussentijd bij reflectie.",
        Unknown::InformalLearning => "Niet bekend: wat precies informeel leren is en welk bewijs daarvoor geldt.",
        Unknown::WeeklyHoursNotChecked => {
            "Niet nagegaan: 16 uur per week bij herregistratie, en 2 jaar lang binnen de periode."
        }
        Unknown::SessionLength => "Niet bekend: hoeveel langer een bijeenkomst van een grotere groep duurt.",
        Unknown::DiplomaList => "Niet bekend: welke diploma's nog meer voldoen.",
        Unknown::LaterPeriods => "Niet bekend: wat vanaf de tweede periode wordt gevraagd.",
        Unknown::MasterPedagogue => "Niet bekend: de eisen voor een master-pedagoog die geen orthopedagoog is.",
        Unknown::LargerGroups => "Niet bekend: hoe supervisie met meer dan drie personen telt.",
        Unknown::OtherReflection => "Niet bekend: hoe andere vormen dan supervisie en intervisie tellen.",
        Unknown::HoursSince2022 => "Niet bekend: of hier 2500 of, als bij de NVO sinds november 2022, 3120 uur geldt.",
        Unknown::TrainingParts => "Niet bekend: of een deel van de scholing geaccrediteerd of postmaster moet zijn.",
        Unknown::CertificateRoute => "Niet gevolgd: de weg met een certificaat (PRC) als de uren niet zijn gehaald.",
        Unknown::RenewalDate => "Niet bekend: wanneer een nieuwe periode begint; wij nemen het einde van de oude.",
    }
}

fn forecast(forecast: Forecast) -> String {
    match forecast {
        Forecast::Met => "gehaald".to_owned(),
        Forecast::Reached { on, in_time: true } => date(on),
        Forecast::Reached { on, in_time: false } => format!("{}, te laat", date(on)),
        Forecast::Never => "in dit tempo nooit".to_owned(),
        Forecast::NoPace => String::new(),
    }
}

fn remedy(step: Remedy) -> String {
    let name = requirement(step.requirement());
    match step {
        Remedy::CarryOutPlans { amount, .. } => {
            format!("{name}: doe wat gepland is ({})", number(amount))
        }
        Remedy::Training { points: amount, post_master, accredited, or_informal, .. } => {
            let mut text = format!("{name}: {} {} scholing", number(amount), points(amount));
            for (part, label) in [(post_master, "op postmasterniveau"), (accredited, "geaccrediteerd")] {
                if !part.is_zero() {
                    let _ = write!(text, ", waarvan {} {label}", number(part));
                }
            }
            if !or_informal.is_zero() {
                let _ = write!(text, "; daarvan mag {} informeel", number(or_informal));
            }
            text
        }
        Remedy::ReflectionSessions { form, count, minutes_each, .. } => {
            let form = match form {
                Some(ReflectionForm::Supervision) => " supervisie",
                Some(ReflectionForm::Intervision) => " intervisie",
                _ => "",
            };
            let sessions = if count == 1 { "bijeenkomst" } else { "bijeenkomsten" };
            format!("{name}: {count} {sessions}{form} van {} minuten", minutes_each.get())
        }
        Remedy::Points { points: amount, .. } => {
            format!("{name}: {} {} erbij", number(amount), points(amount))
        }
        Remedy::Hours { hours, per_week, until, .. } => {
            format!("{name}: {} uur erbij, {} uur per week tot en met {}", number(hours), number(per_week), date(until))
        }
        Remedy::Item { .. } => format!("{name}: voeg toe"),
        Remedy::TooLate { missing, .. } => {
            format!("{name}: {} is niet meer op tijd te halen", number(missing))
        }
    }
}
