//! Which papers the registers ask for, and which are there: computed, without HTML.

use crate::{component::message::Tone, path, practice_hours::overview};
use chrono::NaiveDate;
use domain::{Assessment, DocumentKind, Dossier, Employment, Registration, RequirementId, Unit, evaluate};
use language::{Locale, Text, dossier as t, format, term};

/// What one registration asks.
#[derive(Clone, Debug)]
pub struct Needed {
    /// Its name.
    pub registration: Text,
    /// Until when the file can be sent in.
    pub submit_by: Text,
    /// Each paper.
    pub items: Vec<Item>,
}

/// A paper that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub label: Text,
    /// What it is, in one sentence; or what is missing of it.
    pub hint: Text,
    /// Whether it is there.
    pub met: bool,
    /// Where it is noted.
    pub href: String,
}

/// The document that fills a requirement.
fn document_for(id: RequirementId, registration: &Registration, dossier: &Dossier) -> Option<DocumentKind> {
    match id {
        RequirementId::ItemVog => Some(DocumentKind::Vog),
        RequirementId::ItemEmployerStatement if registration.facts.self_employed == Some(true) => {
            // Both are asked; the way leads to the one that is not there.
            let there = dossier.documents.iter().any(|document| document.kind == DocumentKind::OwnStatement);
            Some(if there { DocumentKind::TradeRegisterExtract } else { DocumentKind::OwnStatement })
        }
        RequirementId::ItemEmployerStatement => Some(DocumentKind::EmployerStatement),
        RequirementId::ItemEthicsTraining => Some(DocumentKind::EthicsTraining),
        RequirementId::ItemDiagnostics => Some(DocumentKind::Diagnostics),
        RequirementId::ItemWorkGuidance => Some(DocumentKind::WorkGuidance),
        RequirementId::ItemDiploma => Some(DocumentKind::Diploma),
        RequirementId::ItemMembership => Some(DocumentKind::Membership),
        _ => None,
    }
}

/// What every registration of the dossier asks.
pub fn needed(locale: Locale, today: NaiveDate, dossier: &Dossier) -> Vec<Needed> {
    let judged = dossier.registrations.iter().map(|one| (one, evaluate(dossier, one, today)));
    // What was sent in and approved asks nothing any more.
    let judged: Vec<(&Registration, Assessment)> = judged.filter(|(_, assessment)| !assessment.continued).collect();
    let shown: Vec<Registration> = judged.iter().map(|(one, assessment)| one.as_judged(assessment)).collect();
    let names = term::registrations(locale, &shown.iter().collect::<Vec<_>>());
    judged
        .into_iter()
        .zip(names)
        .map(|((registration, assessment), name)| {
            let items = assessment
                .requirements
                .iter()
                .filter(|requirement| requirement.unit() == Unit::Items)
                .map(|requirement| {
                    let kind = document_for(requirement.id, registration, dossier);
                    let statement = requirement.id == RequirementId::ItemEmployerStatement;
                    let alone = statement && registration.facts.self_employed == Some(true);
                    let without = (statement && !alone)
                        .then(|| without_statement(locale, dossier, assessment.period.since, today))
                        .filter(|without| !without.never.is_empty() || !without.earlier.is_empty());
                    Item {
                        label: term::requirement(locale, requirement.id),
                        hint: match without {
                            Some(without) => without.said(locale),
                            None if alone => t::papers_self_employed(locale),
                            None => term::requirement_explained(locale, requirement.id),
                        },
                        met: requirement.met,
                        href: kind
                            .map(|kind| format!("{}?soort={}", path::DOCUMENT_NEW, kind.as_str()))
                            .unwrap_or_else(|| path::DOCUMENT_NEW.to_owned()),
                    }
                })
                .collect();
            Needed {
                registration: name,
                submit_by: t::submit_by(locale, &format::date(locale, assessment.period.submit_by)),
                items,
            }
        })
        .collect()
}

/// Employers in the period of whom there is no statement that counts.
#[derive(Default)]
struct Without {
    /// No statement at all.
    never: Vec<String>,
    /// One from before the period.
    earlier: Vec<String>,
}

impl Without {
    fn said(&self, locale: Locale) -> Text {
        let never = (!self.never.is_empty()).then(|| t::job_without_statement(locale, &self.never.join(", ")));
        let earlier = (!self.earlier.is_empty()).then(|| t::job_statement_earlier(locale, &self.earlier.join(", ")));
        never.into_iter().chain(earlier).reduce(|one, other| format!("{one}. {other}").into()).unwrap_or_default()
    }
}

/// Employers in the period of whom there is no statement. A statement that names no job may be of any of them: then none
/// is named.
fn without_statement(locale: Locale, dossier: &Dossier, since: NaiveDate, today: NaiveDate) -> Without {
    let statements: Vec<Option<&str>> = dossier
        .documents
        .iter()
        .filter(|document| {
            document.kind == DocumentKind::EmployerStatement && document.dated().is_none_or(|day| day >= since)
        })
        .map(|document| document.employment.as_deref())
        .collect();
    if statements.contains(&None) {
        return Without::default();
    }
    let in_period = |job: &&Employment| job.from <= today && job.until.is_none_or(|until| until >= since);
    let own = |job: &&Employment| job.own_practice().is_some();
    let all = dossier.documents.iter().filter(|document| document.kind == DocumentKind::EmployerStatement);
    let all: Vec<Option<&str>> = all.map(|document| document.employment.as_deref()).collect();
    let mut without = Without::default();
    for job in dossier.employments.iter().filter(in_period).filter(|job| !own(job)) {
        let name = overview::name(locale, job).into_owned();
        // One statement covers every job with the same employer.
        let by = |statements: &[Option<&str>]| {
            dossier
                .employments
                .iter()
                .any(|other| other.employer == job.employer && statements.contains(&Some(other.id.as_str())))
        };
        if by(&statements) {
            continue;
        }
        let names = if by(&all) { &mut without.earlier } else { &mut without.never };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    without
}

/// A name as it stands inside a sentence: without its capital, unless it is written in capitals (VOG).
fn inside_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// The first sentence of the page.
pub fn lead(locale: Locale, needed: &[Needed]) -> (Tone, Text) {
    let mut missing: Vec<String> = Vec::new();
    for item in needed.iter().flat_map(|needed| &needed.items).filter(|item| !item.met) {
        let name = inside_sentence(&item.label);
        if !missing.contains(&name) {
            missing.push(name);
        }
    }
    if needed.is_empty() {
        (Tone::Neutral, t::lead_no_registration(locale))
    } else if needed.iter().all(|needed| needed.items.is_empty()) {
        (Tone::Neutral, t::lead_nothing_asked(locale))
    } else if missing.is_empty() {
        (Tone::Good, t::lead_complete(locale))
    } else {
        (Tone::Attention, t::lead_missing(locale, missing.len(), &missing.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Centi, Chamber, Document, Facts, Register};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn dossier() -> Dossier {
        let mut dossier = Dossier::new();
        dossier.registrations.push(Registration {
            id: "r1".into(),
            register: Register::Skj,
            chamber: Chamber::Jgp,
            number: None,
            since: day(2021, 3, 1),
            until: day(2026, 3, 1),
            ruleset: None,
            facts: Facts { ethics_training_required: Some(true), ..Facts::default() },
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: vec![],
            measures: vec![],
        });
        dossier.employments.push(Employment {
            id: "e1".into(),
            employer: Some("Altra".into()),
            role: None,
            counts_as: vec![],
            level: None,
            hours_per_week: Centi::whole(16),
            from: day(2020, 1, 1),
            until: None,
            leave: vec![],
        });
        dossier
    }

    #[test]
    fn what_is_missing_is_named_with_the_way_to_note_it() {
        let mut dossier = dossier();
        let found = needed(Locale::Nl, day(2025, 6, 1), &dossier);
        let items = &found[0].items;
        assert!(items.iter().all(|item| !item.met), "{items:?}");
        assert!(items.iter().any(|item| item.href.ends_with("?soort=vog")));
        assert!(items.iter().any(|item| item.hint.contains("Altra")), "{items:?}");
        assert_eq!(lead(Locale::Nl, &found).0, Tone::Attention);

        let paper = |kind, employment: Option<&str>| Document {
            kind,
            employment: employment.map(str::to_owned),
            issued_on: Some(day(2025, 5, 1)),
            completed_on: None,
        };
        dossier.documents.push(paper(DocumentKind::Vog, None));
        dossier.documents.push(paper(DocumentKind::EmployerStatement, Some("e1")));
        dossier.documents.push(Document {
            issued_on: None,
            completed_on: Some(day(2024, 1, 1)),
            ..paper(DocumentKind::EthicsTraining, None)
        });
        let found = needed(Locale::Nl, day(2025, 6, 1), &dossier);
        assert!(found[0].items.iter().all(|item| item.met), "{found:?}");
        assert!(!found[0].items.iter().any(|item| item.hint.contains("Altra")));
        assert_eq!(lead(Locale::Nl, &found), (Tone::Good, t::lead_complete(Locale::Nl)));
    }

    #[test]
    fn a_statement_from_before_the_period_is_not_said_to_be_missing() {
        let mut dossier = dossier();
        dossier.documents.push(Document {
            kind: DocumentKind::EmployerStatement,
            employment: Some("e1".into()),
            issued_on: Some(day(2020, 6, 1)),
            completed_on: None,
        });
        let found = needed(Locale::Nl, day(2025, 6, 1), &dossier);
        let hint = found[0].items.iter().map(|item| item.hint.as_ref()).find(|hint| hint.contains("Altra")).unwrap();
        assert_eq!(hint, "De werkgeversverklaring van Altra is van vóór deze periode: vraag een nieuwe");
    }

    #[test]
    fn names_lose_their_capital_inside_a_sentence() {
        assert_eq!(inside_sentence("Werkgeversverklaring"), "werkgeversverklaring");
        assert_eq!(inside_sentence("VOG"), "VOG");
        assert_eq!(inside_sentence(""), "");
    }

    #[test]
    fn without_a_registration_nothing_is_asked() {
        assert_eq!(lead(Locale::Nl, &[]).1, t::lead_no_registration(Locale::Nl));
    }
}
