//! The staff of an organisation, seen from the employer: who is due, what they share, what the public register showed.

pub mod checks;
pub mod expiries;
pub mod filter;
pub mod form;
pub mod history;
pub mod import;
pub mod on_day;
pub mod overview;
pub mod person;
pub mod saved;

use crate::{
    component::message::{Badge, Tone},
    path,
};
use chrono::NaiveDate;
use domain::{
    Band, Chamber, Register, Standing,
    organisation::{SeenKind, SeenMeasure, Status},
};
use language::{Locale, Text, format, term, workforce as t};
use leptos::prelude::*;

/// The employer, as far as these pages need it.
#[derive(Clone, Debug, Default)]
pub struct Employer {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The code for its people.
    pub join_code: String,
    /// Whether who asks may change the staff.
    pub may_edit: bool,
    /// Whether who asks may write down what the register shows.
    pub may_check: bool,
    /// Whether they see only the people of their own teams.
    pub own_teams_only: bool,
    /// The teams within reach, each below the one that it is a part of.
    pub teams: Vec<Team>,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its key.
    pub id: String,
    /// The one that it is a part of.
    pub parent: Option<String>,
    /// Its name.
    pub name: String,
    /// How many stand above it, of those within reach.
    pub depth: usize,
}

impl Team {
    /// The name for a list: those below another one are set in.
    pub fn indented(&self) -> String {
        format!("{}{}", "– ".repeat(self.depth), self.name)
    }
}

/// Puts teams in the order of their tree, by name. Those whose parent is not among them stand on top.
pub fn tree(mut teams: Vec<Team>) -> Vec<Team> {
    let parent_of =
        |teams: &[Team], team: &Team| team.parent.clone().filter(|parent| teams.iter().any(|one| one.id == *parent));
    let mut sorted: Vec<Team> = Vec::with_capacity(teams.len());
    let (top, mut rest): (Vec<Team>, Vec<Team>) = {
        let all = teams.clone();
        teams.drain(..).partition(|team| parent_of(&all, team).is_none())
    };
    let mut open: Vec<Team> = top.into_iter().rev().map(|team| Team { depth: 0, ..team }).collect();
    while let Some(team) = open.pop() {
        let below: Vec<Team> = rest.extract_if(.., |one| one.parent.as_deref() == Some(&team.id)).collect();
        let depth = team.depth.saturating_add(1);
        open.extend(below.into_iter().rev().map(|one| Team { depth, ..one }));
        sorted.push(team);
    }
    // What is a part of itself, which the database does not let happen.
    sorted.extend(rest);
    sorted
}

impl Employer {
    /// The name of a team.
    pub fn team(&self, id: Option<&str>) -> Option<&str> {
        let id = id?;
        self.teams.iter().find(|team| team.id == id).map(|team| team.name.as_str())
    }
}

/// The tone of a status: with its word and a shape.
pub fn status_tone(status: Status) -> Tone {
    match status {
        Status::Known(Standing::Registered) | Status::Recorded => Tone::Good,
        Status::Known(Standing::RegisteredPending | Standing::NotYet) | Status::Unknown => Tone::Neutral,
        Status::Known(Standing::Suspended | Standing::StruckOff | Standing::Expired)
        | Status::RecordedExpired
        | Status::NotFound => Tone::Bad,
    }
}

fn status_badge(locale: Locale, status: Status) -> AnyView {
    view! { <Badge tone=status_tone(status) label=t::status(locale, status) /> }.into_any()
}

/// The word for how far somebody is; nothing is: not shared.
pub fn band_word(locale: Locale, band: Option<Band>) -> Text {
    band.map_or_else(|| t::not_shared(locale), |band| t::band(locale, band))
}

fn band_badge(locale: Locale, band: Option<Band>) -> AnyView {
    let tone = match band {
        Some(Band::OnTrack) => Tone::Good,
        Some(Band::Behind) => Tone::Attention,
        Some(Band::Critical) => Tone::Bad,
        Some(Band::Unknown) => Tone::Neutral,
        None => return view! { <span class="muted">{t::not_shared(locale)}</span> }.into_any(),
    };
    view! { <Badge tone=tone label=band_word(locale, band) /> }.into_any()
}

/// The name of a registration: the chamber with its register, or the register alone.
pub fn registration_name(locale: Locale, register: Option<Register>, chamber: Option<Chamber>) -> Option<Text> {
    match (register, chamber) {
        (_, Some(chamber)) => Some(term::registration(locale, chamber)),
        (Some(register), None) => Some(term::register(locale, register)),
        (None, None) => None,
    }
}

/// The name of a measure as it is stored; what is not known stays as it is.
pub fn measure_name(locale: Locale, measure: &str) -> Text {
    match measure.parse() {
        Ok(SeenKind::Known(kind)) => term::measure(locale, kind),
        Ok(SeenKind::Other) => t::measure_unknown(locale),
        Err(_) => measure.to_owned().into(),
    }
}

/// The name of a measure to choose from.
fn seen_kind(locale: Locale, kind: SeenKind) -> Text {
    match kind {
        SeenKind::Known(kind) => term::measure(locale, kind),
        SeenKind::Other => t::check_measure_other(locale),
    }
}

/// A measure that was seen, with its days.
fn seen_line(locale: Locale, seen: SeenMeasure) -> Text {
    let name = measure_name(locale, seen.kind.as_str());
    let from = format::date(locale, seen.from);
    match seen.until {
        Some(until) => t::check_measure_from_until(locale, &name, &from, &format::date(locale, until)),
        None => t::check_measure_since(locale, &name, &from),
    }
}

fn measure_line(locale: Locale, measure: &(String, Option<NaiveDate>)) -> Text {
    let name = measure_name(locale, &measure.0);
    match measure.1 {
        Some(until) => t::measure_until(locale, &name, &format::date_short(locale, until)),
        None => name,
    }
}

/// A date, or that there is none.
fn date_or_none(locale: Locale, date: Option<NaiveDate>) -> AnyView {
    match date {
        Some(date) => view! { {format::date_short(locale, date)} }.into_any(),
        None => nothing(locale),
    }
}

fn nothing(locale: Locale) -> AnyView {
    view! {
        <span aria-hidden="true">{t::none(locale)}</span>
        <span class="visually-hidden">{t::none_spoken(locale)}</span>
    }
    .into_any()
}

fn breadcrumb(locale: Locale, employer: &Employer, person: Option<(&str, &str)>) -> AnyView {
    let person = person.map(|(id, name)| {
        view! { " › " <a href=path::staff(&employer.id, id)><bdi>{name.to_owned()}</bdi></a> }
    });
    view! { <p class="breadcrumb"><a href=path::workforce(&employer.id)>{t::title(locale)}</a>{person}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(id: &str, parent: Option<&str>) -> Team {
        Team { id: id.to_owned(), parent: parent.map(str::to_owned), name: id.to_uppercase(), depth: 0 }
    }

    #[test]
    fn teams_stand_below_the_one_they_are_a_part_of() {
        let teams = vec![
            team("a", Some("z")),
            team("b", None),
            team("c", Some("b")),
            team("d", Some("c")),
            team("e", Some("b")),
            team("x", Some("y")),
            team("y", Some("x")),
        ];
        let sorted = tree(teams);
        let shown: Vec<_> = sorted.iter().map(Team::indented).collect();
        assert_eq!(shown[..5], ["A", "B", "– C", "– – D", "– E"]);
        assert_eq!(sorted.len(), 7, "nothing is lost, not even what is a part of itself");
    }
}
