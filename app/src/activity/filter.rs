//! Search and filters of the list, with their state in the address.

use super::{
    Logged,
    fold::fold,
    form, is_planned, lacks_evidence, name,
    picture::{Picture, Verdict},
};
use crate::{component::icon::MarkState, path};
use chrono::{Datelike, NaiveDate};
use domain::{ActivityKind, RequirementId};
use language::{Locale, Text, activity as t, term};

/// Rows on a page.
pub const PAGE: usize = 50;
/// The longest search that is taken, in characters.
const SEARCH_MAX: usize = 200;

/// What the list is narrowed down to. What an address says that is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the title or the provider.
    pub search: String,
    /// The kind.
    pub kind: Option<ActivityKind>,
    /// Whether it counts.
    pub counts: Option<bool>,
    /// The requirement that it counts for.
    pub requirement: Option<RequirementId>,
    /// The year.
    pub year: Option<i32>,
    /// Only what is planned.
    pub planned: bool,
    /// Only what has no evidence.
    pub without_evidence: bool,
    /// Whether all of it stands on one page, to print.
    pub whole: bool,
    /// The page, from 1.
    pub page: usize,
}

/// An activity as a row of the list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Its provider, or its form when it is called by another name.
    pub meta: Text,
    /// Its kind.
    pub kind: ActivityKind,
    /// Its mark.
    pub mark: crate::component::icon::Kind,
    /// The day by which it is sorted.
    pub day: Option<NaiveDate>,
    /// How long it took, in seconds.
    pub lasting: Option<i64>,
    /// Whether there is nothing to show for it.
    pub lacks_evidence: bool,
    /// What it counts.
    pub verdict: Verdict,
    searched: String,
}

/// Every activity as a row: what is planned first, then the newest.
pub fn items(locale: Locale, logged: &[Logged], picture: &Picture, today: NaiveDate) -> Vec<Item> {
    let mut items: Vec<Item> = logged
        .iter()
        .map(|one| {
            let activity = &one.value;
            let title = name(locale, activity);
            let shape = term::form(locale, activity.form());
            let meta = match activity.provider() {
                Some(provider) if title == shape => Text::from(provider.to_owned()),
                Some(provider) => Text::from(format!("{shape} · {provider}")),
                None if title == shape => Text::default(),
                None => shape.clone(),
            };
            Item {
                id: one.id.clone(),
                searched: fold(&format!("{title} {} {shape}", activity.provider().unwrap_or_default())),
                title,
                meta,
                kind: activity.kind(),
                mark: super::mark(activity),
                day: activity.last_day(),
                lasting: super::lasting(activity),
                lacks_evidence: lacks_evidence(activity) && !is_planned(activity, today),
                verdict: picture.verdict(locale, activity),
            }
        })
        .collect();
    items.sort_by(|one, other| {
        let undated_first = one.day.is_some().cmp(&other.day.is_some());
        undated_first.then_with(|| other.day.cmp(&one.day)).then_with(|| other.id.cmp(&one.id))
    });
    items
}

impl Filter {
    /// From the address.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut filter = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            match (name.as_str(), value.as_str()) {
                ("zoek", text) => filter.search = text.trim().chars().take(SEARCH_MAX).collect(),
                ("soort", code) => filter.kind = form::kind_of(code),
                ("telt", "ja") => filter.counts = Some(true),
                ("telt", "nee") => filter.counts = Some(false),
                ("eis", id) => filter.requirement = id.parse().ok(),
                ("jaar", year) => filter.year = year.parse().ok().filter(|year| (1900..=2200).contains(year)),
                ("gepland", "ja") => filter.planned = true,
                ("bewijs", "nee") => filter.without_evidence = true,
                ("alles", "ja") => filter.whole = true,
                ("pagina", page) => filter.page = page.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        filter
    }

    /// Whether it narrows nothing down.
    pub fn is_empty(&self) -> bool {
        *self == Self { page: self.page, whole: self.whole, ..Self::default() }
    }

    /// The address of the list with this filter, without its page.
    pub fn address(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            let mark = if query.is_empty() { '?' } else { '&' };
            query.push(mark);
            query.push_str(name);
            query.push('=');
            path::encode(value, &mut query);
        };
        if !self.search.is_empty() {
            add("zoek", &self.search);
        }
        if let Some(kind) = self.kind {
            add("soort", form::code(kind));
        }
        if let Some(counts) = self.counts {
            add("telt", if counts { "ja" } else { "nee" });
        }
        if let Some(requirement) = self.requirement {
            add("eis", requirement.as_str());
        }
        if let Some(year) = self.year {
            add("jaar", &year.to_string());
        }
        if self.planned {
            add("gepland", "ja");
        }
        if self.without_evidence {
            add("bewijs", "nee");
        }
        format!("{}{query}", path::ACTIVITIES)
    }

    /// The address of the list with this filter, up to the page's number.
    pub fn page_base(&self) -> String {
        let address = self.address();
        let mark = if address.contains('?') { '&' } else { '?' };
        format!("{address}{mark}pagina=")
    }

    /// The address of all of it on one page.
    pub fn whole_address(&self) -> String {
        let address = self.address();
        let mark = if address.contains('?') { '&' } else { '?' };
        format!("{address}{mark}alles=ja")
    }

    /// Every filter that is on, with the address of the list without it.
    pub fn chips(&self, locale: Locale) -> Vec<(Text, String)> {
        let mut chips = Vec::new();
        let without = |change: &dyn Fn(&mut Self)| {
            let mut rest = self.clone();
            change(&mut rest);
            rest.address()
        };
        if !self.search.is_empty() {
            chips.push((t::chip_search(locale, &self.search), without(&|rest| rest.search.clear())));
        }
        if let Some(kind) = self.kind {
            chips.push((term::activity_kind(locale, kind), without(&|rest| rest.kind = None)));
        }
        if let Some(counts) = self.counts {
            let label = if counts { t::only_counting(locale) } else { t::only_not(locale) };
            chips.push((label, without(&|rest| rest.counts = None)));
        }
        if let Some(requirement) = self.requirement {
            chips.push((term::requirement(locale, requirement), without(&|rest| rest.requirement = None)));
        }
        if let Some(year) = self.year {
            chips.push((Text::from(year.to_string()), without(&|rest| rest.year = None)));
        }
        if self.planned {
            chips.push((t::chip_planned(locale), without(&|rest| rest.planned = false)));
        }
        if self.without_evidence {
            chips.push((t::chip_without_evidence(locale), without(&|rest| rest.without_evidence = false)));
        }
        chips
    }

    /// What passes.
    pub fn apply(&self, items: Vec<Item>) -> Vec<Item> {
        let words: Vec<String> =
            fold(&self.search).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        items.into_iter().filter(|item| self.passes(item, &words)).collect()
    }

    fn passes(&self, item: &Item, words: &[String]) -> bool {
        words.iter().all(|word| item.searched.contains(word.as_str()))
            && self.kind.is_none_or(|kind| item.kind == kind)
            && self.counts.is_none_or(|counts| counts == (item.verdict.state == MarkState::Counts))
            && self.requirement.is_none_or(|id| item.verdict.requirements.contains(&id))
            && self.year.is_none_or(|year| item.day.is_some_and(|day| day.year() == year))
            && (!self.planned || item.verdict.planned)
            && (!self.without_evidence || item.lacks_evidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::samples::{date, other, reflection, training};
    use chrono::DateTime;
    use domain::{Activity, Chamber, Dossier, Facts, Registration};

    fn everything() -> (Vec<Logged>, Picture, NaiveDate) {
        let today = date(2025, 6, 1);
        let mut unaccredited = training("Casuïstiek leren", date(2024, 3, 1));
        if let Activity::Training(training) = &mut unaccredited {
            training.accreditations.clear();
            training.evidence.clear();
            training.provider = Some("Élan".to_owned());
        }
        let activities = vec![
            training("Signs of Safety", date(2023, 5, 12)),
            unaccredited,
            reflection(Some("Team Noord"), &[(date(2023, 1, 10), 120), (date(2023, 3, 7), 45)]),
            other("Artikel", date(2026, 1, 1)),
        ];
        let mut dossier = Dossier::new();
        dossier.activities.clone_from(&activities);
        dossier.registrations.push(Registration {
            id: "r1".to_owned(),
            register: domain::Register::Skj,
            chamber: Chamber::Jgp,
            number: None,
            since: date(2021, 3, 1),
            until: date(2026, 3, 1),
            ruleset: None,
            facts: Facts::default(),
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: Vec::new(),
            measures: Vec::new(),
        });
        let logged = activities
            .into_iter()
            .map(|value| Logged { id: value.id().to_owned(), version: 1, logged_at: DateTime::UNIX_EPOCH, value })
            .collect();
        (logged, Picture::new(&dossier, today), today)
    }

    fn found(query: &str) -> Vec<String> {
        let (logged, picture, today) = everything();
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Filter::read(&pairs)
            .apply(items(Locale::Nl, &logged, &picture, today))
            .into_iter()
            .map(|item| item.id)
            .collect()
    }

    #[test]
    fn the_newest_is_first_and_what_is_planned_before_it() {
        assert_eq!(found(""), ["Artikel", "Casuïstiek leren", "Signs of Safety", "Team Noord"]);
    }

    #[test]
    fn search_needs_every_word_and_no_accents() {
        assert_eq!(found("zoek=CASUISTIEK"), ["Casuïstiek leren"]);
        assert_eq!(found("zoek=elan leren"), ["Casuïstiek leren"]);
        assert_eq!(found("zoek=safety of"), ["Signs of Safety"]);
        assert_eq!(found("zoek=safety noord"), Vec::<String>::new());
        assert_eq!(found("zoek=intervisie"), ["Team Noord"], "the form is searched too");
    }

    #[test]
    fn each_filter_keeps_what_it_names() {
        assert_eq!(found("soort=reflectie"), ["Team Noord"]);
        assert_eq!(found("telt=ja"), ["Signs of Safety", "Team Noord"]);
        assert_eq!(found("telt=nee"), ["Artikel", "Casuïstiek leren"]);
        assert_eq!(found("jaar=2023"), ["Signs of Safety", "Team Noord"]);
        assert_eq!(found("eis=reflection"), ["Team Noord"]);
        assert_eq!(found("gepland=ja"), ["Artikel"]);
        assert_eq!(found("bewijs=nee&soort=scholing"), ["Casuïstiek leren"]);
        assert_eq!(
            found("soort=onzin&jaar=x&telt=misschien&eis=niets&pagina=-1&vreemd=1").len(),
            4,
            "nonsense narrows nothing down"
        );
    }

    #[test]
    fn a_row_says_in_a_line_what_it_counts() {
        let (logged, picture, today) = everything();
        let notes: Vec<String> = items(Locale::Nl, &logged, &picture, today)
            .into_iter()
            .map(|item| item.verdict.note.into_owned())
            .collect();
        assert!(notes[0].starts_with("telt nog niet"), "{notes:?}");
        assert!(notes[1].starts_with("telt niet: "), "{notes:?}");
        assert!(notes[2].starts_with("telt 12 punten"), "{notes:?}");
        assert!(notes[3].starts_with("telt 2 punten") && notes[3].contains("korter dan een uur"), "{notes:?}");
    }

    #[test]
    fn points_are_told_apart_by_registration_and_not_by_register() {
        let (logged, _, today) = everything();
        let mut dossier = Dossier::new();
        dossier.activities = logged.iter().map(|one| one.value.clone()).collect();
        let registration = |id: &str, chamber: Chamber, year: i32| Registration {
            id: id.to_owned(),
            register: chamber.register(),
            chamber,
            number: None,
            since: date(year, 3, 1),
            until: date(year + 5, 3, 1),
            ruleset: None,
            facts: Facts::default(),
            submitted_on: None,
            decided_on: None,
            decision: None,
            deadline_moves: Vec::new(),
            measures: Vec::new(),
        };
        dossier.registrations = vec![registration("a", Chamber::Jgp, 2021), registration("b", Chamber::Jgp, 2022)];
        let picture = Picture::new(&dossier, today);
        let all = items(Locale::Nl, &logged, &picture, today);
        let totals = super::super::list::Totals::of(&all);
        // 12 for the training and 2 for the reflection, in each: never 28 together.
        let points: Vec<_> = totals.points.iter().map(|(place, points)| (*place, points.rounded())).collect();
        assert_eq!(points, [(0, domain::Centi::whole(14)), (1, domain::Centi::whole(14))]);
        let note = &all.iter().find(|item| item.id == "Signs of Safety").unwrap().verdict.note;
        let name = "Jeugd- en gezinsprofessional (SKJ), vanaf 1 mrt";
        assert!(
            note.contains(&format!("{name} 2021: telt 12")) && note.contains(&format!("{name} 2022: telt 12")),
            "{note}"
        );
        dossier.registrations[1] = registration("b", Chamber::PsychologistMaster, 2021);
        let names = Picture::new(&dossier, today).names(Locale::Nl);
        assert_eq!(names, ["Jeugd- en gezinsprofessional (SKJ)", "Master-psycholoog (SKJ)"]);
    }

    #[test]
    fn the_whole_list_has_an_address_that_keeps_the_filter() {
        let pairs = [("soort".to_owned(), "scholing".to_owned()), ("alles".to_owned(), "ja".to_owned())];
        let filter = Filter::read(&pairs);
        assert!(filter.whole && !filter.is_empty());
        assert_eq!(filter.whole_address(), "/activiteiten?soort=scholing&alles=ja");
        assert!(Filter::read(&pairs[1..]).is_empty());
    }

    #[test]
    fn the_address_says_the_filter_and_each_chip_takes_one_away() {
        let pairs = [
            ("zoek", "één & twee"),
            ("soort", "scholing"),
            ("telt", "nee"),
            ("eis", "reflection"),
            ("jaar", "2023"),
            ("gepland", "ja"),
            ("bewijs", "nee"),
        ];
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let filter = Filter::read(&pairs);
        assert_eq!(
            filter.address(),
            "/activiteiten?zoek=%C3%A9%C3%A9n+%26+twee&soort=scholing&telt=nee&eis=reflection&jaar=2023&gepland=ja&bewijs=nee"
        );
        let chips = filter.chips(Locale::Nl);
        assert_eq!(chips.len(), 7);
        assert_eq!(chips[1], ("Scholing".into(), filter.address().replace("&soort=scholing", "")));
        assert!(Filter::read(&[]).is_empty());
        assert_eq!(Filter::read(&[]).page_base(), "/activiteiten?pagina=");
    }

    #[test]
    fn what_is_planned_and_will_never_count_is_not_waiting() {
        let (_, picture, today) = everything();
        let state = |activity: &Activity| picture.verdict(Locale::Nl, activity).state;
        let all = everything().0;
        let waiting = all.iter().filter(|one| state(&one.value) == MarkState::Pending).count();
        let counting = all.iter().filter(|one| state(&one.value) == MarkState::Counts).count();
        // A presentation of next year has no place in these rules: planned, and still nothing.
        let article = &all.last().unwrap().value;
        assert!(picture.verdict(Locale::Nl, article).planned && article.last_day() > Some(today));
        assert_eq!(state(article), MarkState::Not);
        assert_eq!((counting, waiting), (2, 0));
    }

    #[test]
    fn the_sum_of_what_is_shown_rounded_is_exact() {
        let series = |day: u32| reflection(None, &[(date(2026, 1, day), 61)]);
        let logged: Vec<Logged> = (1..=6)
            .map(|day| Logged { id: day.to_string(), version: 1, logged_at: DateTime::UNIX_EPOCH, value: series(day) })
            .collect();
        let today = date(2026, 11, 22);
        let all = items(Locale::Nl, &logged, &Picture::new(&Dossier::new(), today), today);
        assert_eq!(super::super::list::Totals::of(&all).lasting, 6 * 61 * 60);
    }
}
