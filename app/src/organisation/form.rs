//! What is typed into the forms of an organisation, and what its problems are called.

use crate::{FormState, component::field::Choice};
use domain::{
    organisation::Role,
    permission::{Action, Decision, Relation, decide},
};
use language::{Locale, Text, organisation as t};

/// Whether a role goes as far as an action, for what a page offers. The decision itself is made where it is done.
pub fn may(role: Role, action: Action) -> bool {
    decide(Relation::Member { role, second_factor: true }, action) == Decision::Allow
}

/// The roles that somebody with a role may give, each with what it means. Without a team nobody can lead one.
pub(crate) fn roles(locale: Locale, mine: Role, teams: bool) -> Vec<Choice> {
    Role::ALL
        .iter()
        .copied()
        .filter(|role| (*role != Role::Owner || mine == Role::Owner) && (*role != Role::TeamLead || teams))
        .map(|role| Choice::with_hint(role.as_str(), t::role(locale, role), t::role_means(locale, role)))
        .collect()
}

/// The values of a field that are ids: one that is none stands for nothing that is there.
pub fn ids<T: std::str::FromStr>(form: &FormState, name: &str) -> Option<Vec<T>> {
    form.values(name).filter(|value| !value.is_empty()).map(|value| value.parse().ok()).collect()
}

/// A choice of none, before the others.
pub(crate) fn none_first(none: Text, rest: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", none)).chain(rest).collect()
}
