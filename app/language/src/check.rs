//! Texts: what `vakspoor check` answers for people.

use crate::{Locale, Text, explain, format, format::plain, practice_hours, rules, standing, term};
use chrono::NaiveDate;
use domain::{Assessment, Centi, Dossier, Forecast, Registration, RequirementStatus, Unit};

texts! {
    head(id: &str, registration: &str, ruleset: &str) {
        nl: format!("{id}: {registration}, regels {ruleset}"),
        en: format!("{id}: {registration}, rules {ruleset}")
    }
    on(day: &str, standing: &str) { nl: format!("Op {day}: {standing}."), en: format!("On {day}: {standing}.") }
    complete() { nl: "Alle bekende eisen zijn gehaald.", en: "All known requirements are met." }
    not_complete() { nl: "Nog niet alle eisen zijn gehaald.", en: "Not all requirements are met yet." }
    submit(by: &str, left: &str) {
        nl: format!("Indienen: tot en met {by} ({left})."),
        en: format!("Submit: up to and including {by} ({left}).")
    }
    submitted_and_rejected(on: &str, rejected: &str) {
        nl: format!("Ingediend op {on}, afgewezen op {rejected}."),
        en: format!("Submitted on {on}, rejected on {rejected}."),
    }
    submitted(on: &str) { nl: format!("Ingediend op {on}."), en: format!("Submitted on {on}.") }
    days_left(days: i64) {
        nl: match days {
            0 => "vandaag is de laatste dag".to_owned(),
            1 => "nog 1 dag".to_owned(),
            -1 => "dat was 1 dag geleden".to_owned(),
            ..-1 => format!("dat was {} dagen geleden", days.unsigned_abs()),
            _ => format!("nog {days} dagen"),
        },
        en: match days {
            0 => "today is the last day".to_owned(),
            1 => "1 day left".to_owned(),
            -1 => "that was 1 day ago".to_owned(),
            ..-1 => format!("that was {} days ago", days.unsigned_abs()),
            _ => format!("{days} days left"),
        }
    }
    requirements() { nl: "Eisen", en: "Requirements" }
    column_asked() { nl: "gevraagd", en: "asked" }
    column_counts() { nl: "telt", en: "counts" }
    column_planned() { nl: "gepland", en: "planned" }
    column_missing() { nl: "ontbreekt", en: "missing" }
    column_forecast() { nl: "verwachting", en: "forecast" }
    at_most(amount: &str) { nl: format!("max. {amount}"), en: format!("max. {amount}") }
    met() { nl: "gehaald", en: "met" }
    too_late(day: &str) { nl: format!("{day}, te laat"), en: format!("{day}, too late") }
    never() { nl: "in dit tempo nooit", en: "at this pace never" }
    to_do() { nl: "Wat nog moet", en: "What is still to be done" }
    activities() { nl: "Activiteiten", en: "Activities" }
    take_note() { nl: "Let op", en: "Take note" }
}

/// The assessment of one registration for people, as plain text with a line feed at the end.
pub fn report(locale: Locale, dossier: &Dossier, registration: &Registration, assessment: &Assessment) -> String {
    let mut report = Report { locale, text: String::new() };
    report.head(registration, assessment);
    report.requirements(assessment);
    report.remedies(assessment);
    report.activities(dossier, assessment);
    report.doubts(assessment);
    report.text
}

struct Report {
    locale: Locale,
    text: String,
}

impl Report {
    fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    fn date(&self, day: NaiveDate) -> String {
        format::date(self.locale, day)
    }

    fn number(&self, amount: Centi) -> String {
        format::hundredths(self.locale, i64::try_from(amount.hundredths()).unwrap_or(i64::MAX))
    }

    fn head(&mut self, registration: &Registration, assessment: &Assessment) {
        let locale = self.locale;
        let Assessment { ruleset, period, on: today, .. } = assessment;
        let name = term::registration(locale, ruleset.chamber);
        self.line(&head(locale, &plain(&registration.id), &name, ruleset.id.as_str()));
        let state = on(locale, &self.date(*today), &term::standing(locale, assessment.standing));
        // Of rules that are not known the last lines say so.
        let known = if assessment.complete { complete(locale) } else { not_complete(locale) };
        self.line(&if ruleset.known { format!("{state} {known}") } else { state.into_owned() });
        let last = domain::period::day_before(period.end);
        self.line(&format!("{}.", practice_hours::period(locale, &self.date(period.since), &self.date(last))));
        let rejected = registration.decided_on.filter(|day| day <= today);
        let rejected = rejected.filter(|_| registration.decision == Some(domain::Decision::Rejected));
        // Of a period after a re-registration nothing was sent in yet.
        let sent = registration.submitted_on.filter(|day| day <= today && *day > period.since);
        self.line(&match (sent, rejected) {
            (Some(day), None) => submitted(locale, &self.date(day)).into_owned(),
            (Some(day), Some(rejected)) => {
                submitted_and_rejected(locale, &self.date(day), &self.date(rejected)).into_owned()
            }
            _ => submit(locale, &self.date(period.submit_by), &days_left(locale, period.days_left)).into_owned(),
        });
    }

    fn requirements(&mut self, assessment: &Assessment) {
        if assessment.requirements.is_empty() {
            return;
        }
        let locale = self.locale;
        let labels: Vec<String> = assessment.requirements.iter().map(|status| label(locale, status)).collect();
        let width = labels.iter().map(|label| label.chars().count()).max().unwrap_or_default();
        self.heading(&requirements(locale));
        self.line(&format!(
            "  {:<width$}{:>10}{:>10}{:>10}{:>11}  {}",
            "",
            column_asked(locale),
            column_counts(locale),
            column_planned(locale),
            column_missing(locale),
            column_forecast(locale)
        ));
        for (status, label) in assessment.requirements.iter().zip(&labels) {
            let asked = match status.maximum {
                Some(maximum) => at_most(locale, &self.number(maximum)).into_owned(),
                None => self.number(status.required),
            };
            self.line(&format!(
                "  {label:<width$}{asked:>10}{:>10}{:>10}{:>11}  {}",
                self.number(status.counted),
                self.number(status.pending),
                self.number(status.missing),
                forecast(locale, assessment.forecast(status)),
            ));
        }
    }

    fn remedies(&mut self, assessment: &Assessment) {
        let remedies = assessment.remedies();
        if remedies.is_empty() {
            return;
        }
        self.heading(&to_do(self.locale));
        for remedy in remedies {
            let (what, note) = standing::step(self.locale, &remedy);
            let note = if note.is_empty() { note } else { format!(". {note}").into() };
            self.line(&format!("  - {what}{note}"));
        }
    }

    fn activities(&mut self, dossier: &Dossier, assessment: &Assessment) {
        if dossier.activities.is_empty() {
            return;
        }
        self.heading(&activities(self.locale));
        for (activity, status) in dossier.activities.iter().zip(&assessment.activities) {
            let title = activity.title().map(|title| format!(" {}", plain(title))).unwrap_or_default();
            let counts = explain::sentence(self.locale, activity, status, assessment);
            self.line(&format!("  {}{title}: {counts}", plain(activity.id())));
        }
    }

    fn doubts(&mut self, assessment: &Assessment) {
        let locale = self.locale;
        let unknown = assessment.ruleset.unknown.iter().map(|unknown| rules::unknown(locale, unknown.what));
        let doubts = assessment.doubts.iter().map(|doubt| rules::doubt(locale, doubt));
        let texts: Vec<Text> = doubts.chain(unknown).collect();
        if texts.is_empty() {
            return;
        }
        self.heading(&take_note(locale));
        for text in texts {
            self.line(&format!("  - {text}"));
        }
    }
}

/// A requirement with what it is counted in; a part stands under its whole.
fn label(locale: Locale, status: &RequirementStatus) -> String {
    let indent = if status.parent.is_some() { "- " } else { "" };
    let name = term::requirement(locale, status.id);
    match status.unit() {
        Unit::Items => format!("{indent}{name}"),
        unit => format!("{indent}{name} ({})", term::unit(locale, unit, 0)),
    }
}

fn forecast(locale: Locale, forecast: Forecast) -> Text {
    match forecast {
        Forecast::Met => met(locale),
        Forecast::Reached { on, in_time: true } => format::date(locale, on).into(),
        Forecast::Reached { on, in_time: false } => too_late(locale, &format::date(locale, on)),
        Forecast::Never => never(locale),
        Forecast::NoPace => Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Format, check};

    const EXAMPLE: &str = r#"{
        "format": "vakspoor-dossier/1",
        "registrations": [{"id": "r1", "register": "SKJ", "chamber": "jgp", "since": "2021-03-01", "until": "2026-03-01"}],
        "activities": [
            {"id": "a1", "kind": "training", "title": "a\nb\u001b[31m", "form": "course", "learning": "formal", "completed_on": "2023-05-12", "hours": 12.5, "tested": true, "evidence": ["certificate"], "accreditations": [{"by": "SKJ", "chambers": ["jgp"]}]},
            {"id": "a2", "kind": "reflection", "form": "intervision", "proof": "own_statement", "sessions": [{"on": "2023-01-10", "minutes": 120}, {"on": "2023-02-10", "minutes": 30}]}]
    }"#;

    fn written(locale: Locale) -> String {
        let on = NaiveDate::from_ymd_opt(2023, 11, 21).unwrap();
        let outcome = check(EXAMPLE.as_bytes(), on, Format::Text, |dossier, registration, assessment| {
            report(locale, dossier, registration, assessment)
        });
        assert_eq!((outcome.stderr.as_str(), outcome.exit_code), ("", 1));
        outcome.stdout
    }

    #[test]
    fn a_report_says_what_is_asked_what_counts_and_what_is_to_be_done() {
        assert_eq!(
            written(Locale::Nl),
            "r1: Jeugd- en gezinsprofessional (SKJ), regels skj-jgp-2018\n\
             Op 21 november 2023: geregistreerd. Nog niet alle eisen zijn gehaald.\n\
             Periode van 1 maart 2021 tot en met 28 februari 2026.\n\
             Indienen: tot en met 28 februari 2026 (nog 830 dagen).\n\
             \n\
             Eisen\n\
             \x20                                                      gevraagd      telt   gepland  ontbreekt  verwachting\n\
             \x20 Deskundigheidsbevordering (punten)                         60      12,5         0       47,5  8 september 2027, te laat\n\
             \x20 - Formeel leren (punten)                                   40      12,5         0       27,5  1 februari 2026\n\
             \x20 - Informeel leren (punten)                            max. 20         0         0          0  gehaald\n\
             \x20 Reflectie (punten)                                         60         2         0         58  13 november 2052, te laat\n\
             \x20 Werkervaring in sociaal werk (uur)                      3.368         0         0      3.368  in dit tempo nooit\n\
             \x20 Werkervaring als jeugd- en gezinsprofessional (uur)     1.684         0         0      1.684  in dit tempo nooit\n\
             \x20 VOG                                                         1         0         0          1\n\
             \x20 Werkgeversverklaring                                        1         0         0          1\n\
             \n\
             Wat nog moet\n\
             \x20 - Volg 47,5 punten scholing. Kies scholing met een accreditatie die voor jou telt. Informeel leren mag ook, tot 20 punten.\n\
             \x20 - Plan 29 bijeenkomsten reflectie van 2 uur\n\
             \x20 - Nog 3.368 uur werkervaring in sociaal werk en 1.684 uur werkervaring als jeugd- en gezinsprofessional. Eén baan die beide is, telt voor allebei. Dat is 36 uur per week extra tot en met 28 februari 2026. Mist er een baan? Voeg die toe.\n\
             \x20 - Voeg je VOG toe. Verklaring omtrent het gedrag, van Justis.\n\
             \x20 - Voeg je werkgeversverklaring toe. Verklaring over je uren en taken; van jezelf als je zelfstandig werkt.\n\
             \n\
             Activiteiten\n\
             \x20 a1 a b [31m: telt 12,5 punten voor formeel leren\n\
             \x20 a2: telt 2 punten voor reflectie; één bijeenkomst korter dan een uur telt niet\n\
             \n\
             Let op\n\
             \x20 - Of er grenzen zijn aan groepsgrootte, tussentijd of het aandeel van één vorm van reflectie, vonden we niet.\n\
             \x20 - Wat precies informeel leren is en hoe je het aantoont, vonden we niet.\n\
             \x20 - Hoe lang een VOG geldig blijft, is niet gepubliceerd.\n\
             \x20 - Wie de training beroepsethiek nodig heeft en hoeveel uur die duurt, is niet gepubliceerd; het staat in Mijn SKJ.\n"
        );
    }

    #[test]
    fn a_report_is_written_in_english_too() {
        assert_eq!(
            written(Locale::En),
            "r1: Youth and family professional (SKJ), rules skj-jgp-2018\n\
             On 21 November 2023: registered. Not all requirements are met yet.\n\
             Period from 1 March 2021 up to and including 28 February 2026.\n\
             Submit: up to and including 28 February 2026 (830 days left).\n\
             \n\
             Requirements\n\
             \x20                                                                asked    counts   planned    missing  forecast\n\
             \x20 Professional development (points)                                 60      12.5         0       47.5  8 September 2027, too late\n\
             \x20 - Formal learning (points)                                        40      12.5         0       27.5  1 February 2026\n\
             \x20 - Informal learning (points)                                 max. 20         0         0          0  met\n\
             \x20 Reflection (points)                                               60         2         0         58  13 November 2052, too late\n\
             \x20 Work experience in social work (hours)                         3,368         0         0      3,368  at this pace never\n\
             \x20 Work experience as a youth and family professional (hours)     1,684         0         0      1,684  at this pace never\n\
             \x20 Certificate of conduct (VOG)                                       1         0         0          1\n\
             \x20 Employer's statement                                               1         0         0          1\n\
             \n\
             What is still to be done\n\
             \x20 - Take 47.5 points of training. Choose training with an accreditation that counts for you. Informal learning will do too, up to 20 points.\n\
             \x20 - Plan 29 meetings of reflection of 2 hours\n\
             \x20 - 3,368 hours more of work experience in social work and 1,684 hours of work experience as a youth and family professional. One job that is both counts for each of them. That is 36 hours a week more up to and including 28 February 2026. Is a job missing? Add it.\n\
             \x20 - Add your certificate of conduct (VOG). Certificate of conduct, issued by Justis.\n\
             \x20 - Add your employer's statement. Statement on your hours and tasks; your own when you are self-employed.\n\
             \n\
             Activities\n\
             \x20 a1 a b [31m: counts 12.5 points for formal learning\n\
             \x20 a2: counts 2 points for reflection; one meeting shorter than an hour does not count\n\
             \n\
             Take note\n\
             \x20 - Whether there are limits to group size, spacing or the share of one form of reflection, we did not find.\n\
             \x20 - What exactly informal learning is and how to show it, we did not find.\n\
             \x20 - How long a certificate of conduct stays valid has not been published.\n\
             \x20 - Who needs the training in professional ethics, and its hours, has not been published; Mijn SKJ shows it.\n"
        );
    }
}
