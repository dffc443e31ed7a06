//! What every page knows of the request that it answers.

use crate::Flash;
use chrono::NaiveDate;
use language::{Locale, Text};

/// The request as a page needs it: plain data, made by the server.
#[derive(Clone, Debug)]
pub struct Request {
    /// The language to answer in.
    pub locale: Locale,
    /// The path without query, to mark the current place in the menu.
    pub path: String,
    /// The same with the query, to come back to.
    pub address: String,
    /// Who is logged in.
    pub viewer: Option<Viewer>,
    /// What the request before this one did.
    pub flash: Option<Flash>,
    /// The name of what that was about, where it is known.
    pub subject: Option<Text>,
    /// The date in the Netherlands.
    pub today: NaiveDate,
}

/// The person who is logged in, as the frame of a page shows them.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The name as the person wrote it.
    pub name: String,
    /// Where they have a role, for the menu.
    pub workplace: Workplace,
    /// Whether an employer has given them work or named them as responsible, for the menu.
    pub has_work: bool,
}

/// In how many organisations somebody has a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Workplace {
    /// In none.
    #[default]
    None,
    /// In this one, by its id.
    One(String),
    /// In several.
    Several,
}
