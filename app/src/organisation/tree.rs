//! The teams of an organisation as a tree.

use crate::{component::field::Choice, path};
use language::{Locale, organisation as t};
use leptos::prelude::*;

/// A place where an organisation works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The id in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// The id in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The team that it is a part of.
    pub parent: Option<String>,
    /// Where it works.
    pub place: Option<String>,
}

/// A team in its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The team.
    pub team: Team,
    /// How many teams are above it.
    pub depth: usize,
    /// The names of all teams above it and its own: 'Noord › Wijkteam'.
    pub whole: String,
    /// Where it works, by name.
    pub place: Option<String>,
    /// Who leads it.
    pub leads: Vec<String>,
}

/// The teams in the order of the tree, each below its own; `leads` are names with the team that they lead. A team that
/// nothing leads to from the top is left at the end, at the top.
pub fn branches(teams: &[Team], places: &[Place], leads: &[(String, String)]) -> Vec<Branch> {
    let mut found: Vec<Branch> = Vec::with_capacity(teams.len());
    let branch = |team: &Team, depth: usize, above: &str| Branch {
        team: team.clone(),
        depth,
        whole: if above.is_empty() { team.name.clone() } else { format!("{above} › {}", team.name) },
        place: places.iter().find(|place| Some(&place.id) == team.place.as_ref()).map(|place| place.name.clone()),
        leads: leads.iter().filter(|(_, of)| *of == team.id).map(|(name, _)| name.clone()).collect(),
    };
    let known = |id: &String| teams.iter().any(|team| team.id == *id);
    let mut below: std::collections::HashMap<&str, Vec<&Team>> = std::collections::HashMap::new();
    let mut open: Vec<(&Team, usize, String)> = Vec::new();
    for team in teams.iter().rev() {
        match &team.parent {
            Some(parent) if known(parent) => below.entry(parent).or_default().push(team),
            _ => open.push((team, 0, String::new())),
        }
    }
    while let Some((team, depth, above)) = open.pop() {
        let one = branch(team, depth, &above);
        // Already the other way round: the last one is taken first.
        for child in below.remove(team.id.as_str()).unwrap_or_default() {
            open.push((child, depth.saturating_add(1), one.whole.clone()));
        }
        found.push(one);
    }
    for team in teams {
        if !found.iter().any(|one| one.team.id == team.id) {
            found.push(branch(team, 0, ""));
        }
    }
    found
}

/// The teams as choices, by their whole names.
pub(crate) fn choices(branches: &[Branch]) -> Vec<Choice> {
    branches.iter().map(|one| Choice::new(one.team.id.clone(), one.whole.clone())).collect()
}

/// A tree of teams; for who may change them each is a link.
pub(crate) fn view(locale: Locale, organisation: &str, links: bool, branches: Vec<Branch>) -> AnyView {
    let mut rest = branches.into_iter().peekable();
    level(locale, organisation, links, 0, &mut rest)
}

fn level(
    locale: Locale,
    organisation: &str,
    links: bool,
    depth: usize,
    rest: &mut std::iter::Peekable<std::vec::IntoIter<Branch>>,
) -> AnyView {
    let mut items = Vec::new();
    while let Some(one) = rest.next_if(|next| next.depth >= depth) {
        let name = if links {
            view! { <a href=path::team_edit(organisation, &one.team.id)>{one.team.name}</a> }.into_any()
        } else {
            view! { <span>{one.team.name}</span> }.into_any()
        };
        let leads = (!one.leads.is_empty()).then(|| t::team_lead_by(locale, &one.leads.join(", ")).into_owned());
        let detail: Vec<String> = one.place.into_iter().chain(leads).collect();
        let detail = (!detail.is_empty()).then(|| view! { <span class="block aside">{detail.join(" · ")}</span> });
        let below = rest
            .peek()
            .is_some_and(|next| next.depth > depth)
            .then(|| level(locale, organisation, links, depth.saturating_add(1), rest));
        items.push(view! { <li class="tree__item">{name} {detail} {below}</li> }.into_any());
    }
    view! { <ul class="tree">{items}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(id: &str, parent: Option<&str>) -> Team {
        Team {
            id: id.to_owned(),
            name: id.to_uppercase(),
            parent: parent.map(str::to_owned),
            place: Some("p".to_owned()),
        }
    }

    #[test]
    fn every_team_stands_below_its_own_once_and_in_order() {
        let teams =
            [team("a", None), team("b", Some("a")), team("c", None), team("d", Some("b")), team("e", Some("a"))];
        let places = [Place { id: "p".to_owned(), name: "Utrecht".to_owned() }];
        let leads = [("Noor".to_owned(), "d".to_owned()), ("Roos".to_owned(), "d".to_owned())];
        let found = branches(&teams, &places, &leads);
        let order: Vec<(&str, usize)> = found.iter().map(|one| (one.whole.as_str(), one.depth)).collect();
        assert_eq!(order, [("A", 0), ("A › B", 1), ("A › B › D", 2), ("A › E", 1), ("C", 0)]);
        assert_eq!(found[2].leads, ["Noor", "Roos"]);
        assert_eq!(found[2].place.as_deref(), Some("Utrecht"));
    }

    #[test]
    fn a_loop_and_a_parent_that_is_gone_lose_no_team() {
        let teams = [team("a", Some("b")), team("b", Some("a")), team("c", Some("x"))];
        let mut found: Vec<String> = branches(&teams, &[], &[]).into_iter().map(|one| one.team.id).collect();
        found.sort();
        assert_eq!(found, ["a", "b", "c"]);
    }

    #[test]
    fn a_tree_is_nested_lists() {
        let teams = [team("a", None), team("b", Some("a")), team("c", None)];
        let html = Owner::new().with(|| view(Locale::Nl, "o", true, branches(&teams, &[], &[])).to_html());
        assert_eq!(html.matches("<ul").count(), 2, "{html}");
        assert_eq!(html.matches("<li").count(), 3, "{html}");
        assert!(html.contains("href=\"/organisaties/o/teams/b\""), "{html}");
    }
}
