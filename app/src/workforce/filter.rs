//! Search, filters and order of the overview, with their state in the address.

use super::{Employer, band_word};
use crate::path;
use chrono::NaiveDate;
use domain::{Band, Register, Standing, dossier::in_range, organisation::Status};
use language::{Locale, Text, format, term, workforce as t};

/// The longest search that is taken, in characters.
const SEARCH_MAX: usize = 200;
/// In how many months an end date can be asked for.
pub const MONTHS: [u32; 4] = [3, 6, 12, 24];
/// How old a VOG can be asked for, in years.
pub const YEARS: [u32; 4] = [1, 2, 3, 5];
/// For who is in no team, or in no register.
pub const NONE: &str = "geen";

/// How registrations stand, in the few groups that one asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stand {
    Holds,
    Lapsed,
    Suspended,
    Unknown,
}

impl Stand {
    /// Every group.
    pub const ALL: [Self; 4] = [Self::Holds, Self::Lapsed, Self::Suspended, Self::Unknown];

    /// As addresses have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Holds => "geldig",
            Self::Lapsed => "verlopen",
            Self::Suspended => "geschorst",
            Self::Unknown => "onbekend",
        }
    }

    /// What it is called.
    pub fn name(self, locale: Locale) -> Text {
        match self {
            Self::Holds => t::stand_holds(locale),
            Self::Lapsed => t::stand_lapsed(locale),
            Self::Suspended => t::stand_suspended(locale),
            Self::Unknown => t::stand_unknown(locale),
        }
    }

    /// What it stands for.
    pub fn statuses(self) -> Vec<Status> {
        Status::ALL.into_iter().filter(|status| Self::of(*status) == self).collect()
    }

    fn of(status: Status) -> Self {
        match status {
            status if status.holds() => Self::Holds,
            status if status.lapsed() => Self::Lapsed,
            Status::Known(Standing::Suspended) => Self::Suspended,
            _ => Self::Unknown,
        }
    }
}

/// By what the lines are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Order {
    #[default]
    Ends,
    Name,
    Team,
    Band,
    JobTitle,
    Vog,
    Checked,
    SubmitBy,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 8] =
        [Self::Ends, Self::Name, Self::Team, Self::Band, Self::JobTitle, Self::Vog, Self::Checked, Self::SubmitBy];

    /// As addresses have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ends => "einddatum",
            Self::Name => "naam",
            Self::Team => "team",
            Self::Band => "voortgang",
            Self::JobTitle => "functie",
            Self::Vog => "vog",
            Self::Checked => "nagekeken",
            Self::SubmitBy => "indienen",
        }
    }

    /// The column that it goes by.
    pub fn name(self, locale: Locale) -> Text {
        match self {
            Self::Ends => t::column_ends(locale),
            Self::Name => t::column_name(locale),
            Self::Team => t::column_team(locale),
            Self::Band => t::column_band(locale),
            Self::JobTitle => t::column_job_title(locale),
            Self::Vog => t::column_vog(locale),
            Self::Checked => t::column_checked(locale),
            Self::SubmitBy => t::column_submit(locale),
        }
    }
}

/// What a column of the overview shows, besides the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Column {
    Team,
    Number,
    Email,
    Registration,
    RegisterNumber,
    Ends,
    SubmitBy,
    Band,
    Vog,
    Checked,
}

impl Column {
    /// Every column, in its order.
    pub const ALL: [Self; 10] = [
        Self::Team,
        Self::Number,
        Self::Email,
        Self::Registration,
        Self::RegisterNumber,
        Self::Ends,
        Self::SubmitBy,
        Self::Band,
        Self::Vog,
        Self::Checked,
    ];
    /// Those that are there when none were chosen.
    pub const USUAL: [Self; 7] =
        [Self::Team, Self::Registration, Self::Ends, Self::SubmitBy, Self::Band, Self::Vog, Self::Checked];

    /// As addresses have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Number => "nummer",
            Self::Email => "email",
            Self::Registration => "registratie",
            Self::RegisterNumber => "registratienummer",
            Self::Ends => "einddatum",
            Self::SubmitBy => "indienen",
            Self::Band => "voortgang",
            Self::Vog => "vog",
            Self::Checked => "nagekeken",
        }
    }

    /// Its heading.
    pub fn name(self, locale: Locale) -> Text {
        match self {
            Self::Team => t::column_team(locale),
            Self::Number => t::form_number(locale),
            Self::Email => t::form_email(locale),
            Self::Registration => t::column_registration(locale),
            Self::RegisterNumber => t::form_register_number(locale),
            Self::Ends => t::column_ends(locale),
            Self::SubmitBy => t::column_submit(locale),
            Self::Band => t::column_band(locale),
            Self::Vog => t::column_vog(locale),
            Self::Checked => t::column_checked(locale),
        }
    }

    /// By what the lines can be ordered with it.
    pub fn order(self) -> Option<Order> {
        match self {
            Self::Team => Some(Order::Team),
            Self::Ends => Some(Order::Ends),
            Self::SubmitBy => Some(Order::SubmitBy),
            Self::Band => Some(Order::Band),
            Self::Vog => Some(Order::Vog),
            Self::Checked => Some(Order::Checked),
            Self::Number | Self::Email | Self::Registration | Self::RegisterNumber => None,
        }
    }
}

/// What the overview is narrowed down to. What an address says that is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the name, the job title, the address or a number.
    pub search: String,
    /// A team, or [`NONE`].
    pub team: String,
    /// How the registration stands.
    pub stand: Option<Stand>,
    /// How far somebody is; `Some(None)` is: not shared.
    pub band: Option<Option<Band>>,
    /// The register; `Some(None)` is: in none that is known.
    pub register: Option<Option<Register>>,
    /// Ends within so many months, or has ended.
    pub within: Option<u32>,
    /// Only with a measure.
    pub measure: bool,
    /// With a VOG older than so many years, or none.
    pub vog: Option<u32>,
    /// By what it is ordered.
    pub order: Order,
    /// From high to low.
    pub descending: bool,
    /// The columns that were chosen, in their order; none for the usual ones.
    pub columns: Vec<Column>,
    /// Another day than today.
    pub on: Option<NaiveDate>,
    /// The page, from 1.
    pub page: u32,
}

/// The code of a band in an address.
pub fn band_code(band: Option<Band>) -> &'static str {
    band.map_or("niet-gedeeld", Band::as_str)
}

impl Filter {
    /// From the address.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut filter = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            match (name.as_str(), value.as_str()) {
                ("zoek", text) => filter.search = text.trim().chars().take(SEARCH_MAX).collect(),
                ("team", team) => {
                    let known =
                        team == NONE || (team.len() == 36 && team.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit()));
                    filter.team = if known { team.to_owned() } else { String::new() };
                }
                ("registratie", code) => filter.stand = Stand::ALL.into_iter().find(|stand| stand.code() == code),
                ("voortgang", code) => {
                    let all = Band::ALL.iter().copied().map(Some).chain([None]);
                    filter.band = all.into_iter().find(|band| band_code(*band) == code);
                }
                ("register", NONE) => filter.register = Some(None),
                ("register", code) => filter.register = code.parse().ok().map(Some),
                ("binnen", months) => filter.within = months.parse().ok().filter(|months| MONTHS.contains(months)),
                ("vog", years) => filter.vog = years.parse().ok().filter(|years| YEARS.contains(years)),
                ("maatregel", "ja") => filter.measure = true,
                ("volgorde", code) => {
                    let (code, descending) = code.strip_prefix('-').map_or((code, false), |code| (code, true));
                    if let Some(order) = Order::ALL.into_iter().find(|order| order.code() == code) {
                        (filter.order, filter.descending) = (order, descending);
                    }
                }
                ("kolom", code) => {
                    let column = Column::ALL.into_iter().find(|column| column.code() == code);
                    filter.columns.extend(column.filter(|column| !filter.columns.contains(column)));
                }
                ("op", day) => filter.on = format::parse_date(day).filter(|day| in_range(*day)),
                ("pagina", page) => filter.page = page.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        filter.columns.sort_unstable();
        if filter.columns == Column::USUAL {
            filter.columns.clear();
        }
        filter
    }

    /// The columns to show.
    pub fn shown(&self) -> Vec<Column> {
        if self.columns.is_empty() { Column::USUAL.to_vec() } else { self.columns.clone() }
    }

    /// The same without what cannot be told of another day before it is worked out: how far somebody is.
    #[must_use]
    pub fn without_band(&self) -> Self {
        let order = if self.order == Order::Band { Order::Ends } else { self.order };
        Self { band: None, order, ..self.clone() }
    }

    /// Nothing narrowed down; how it is ordered, which columns it has and of which day it is stays.
    #[must_use]
    pub fn cleared(&self) -> Self {
        let Self { order, descending, on, .. } = *self;
        Self { order, descending, on, columns: self.columns.clone(), ..Self::default() }
    }

    /// Whether it narrows nothing down.
    pub fn is_empty(&self) -> bool {
        *self == Self { page: self.page, ..self.cleared() }
    }

    /// What follows on an address, with its question mark; nothing where it narrows and orders nothing.
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            path::encode(value, &mut query);
        };
        for (name, value) in self.fields() {
            if !value.is_empty() {
                add(name, &value);
            }
        }
        query
    }

    /// Its fields as a form has them, without the page.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let order = match (self.order, self.descending) {
            (Order::Ends, false) => String::new(),
            (order, false) => order.code().to_owned(),
            (order, true) => format!("-{}", order.code()),
        };
        let mut fields = vec![
            ("zoek", self.search.clone()),
            ("team", self.team.clone()),
            ("registratie", self.stand.map(Stand::code).unwrap_or_default().to_owned()),
            ("voortgang", self.band.map(band_code).unwrap_or_default().to_owned()),
            (
                "register",
                self.register.map(|register| register.map_or(NONE, Register::as_str)).unwrap_or_default().to_owned(),
            ),
            ("binnen", number(self.within)),
            ("vog", number(self.vog)),
            ("maatregel", if self.measure { "ja".to_owned() } else { String::new() }),
            ("volgorde", order),
            ("op", self.on.map(|on| on.to_string()).unwrap_or_default()),
        ];
        fields.extend(self.columns.iter().map(|column| ("kolom", column.code().to_owned())));
        fields
    }

    /// The address of the overview with this filter, without its page.
    pub fn address(&self, organisation: &str) -> String {
        format!("{}{}", path::workforce(organisation), self.query())
    }

    /// The same up to the page's number.
    pub fn page_base(&self, organisation: &str) -> String {
        let address = self.address(organisation);
        let mark = if address.contains('?') { '&' } else { '?' };
        format!("{address}{mark}pagina=")
    }

    /// The same ordered by a column; by the one that it is ordered by already, the other way round.
    #[must_use]
    pub fn ordered(&self, order: Order) -> Self {
        let descending = self.order == order && !self.descending;
        Self { order, descending, ..self.clone() }
    }

    /// Every filter that is on, with the address of the overview without it.
    pub fn chips(&self, locale: Locale, employer: &Employer) -> Vec<(Text, String)> {
        let mut chips = Vec::new();
        let without = |change: &dyn Fn(&mut Self)| {
            let mut rest = self.clone();
            change(&mut rest);
            rest.address(&employer.id)
        };
        if !self.search.is_empty() {
            chips.push((t::chip_search(locale, &self.search), without(&|rest| rest.search.clear())));
        }
        if !self.team.is_empty() {
            let name =
                employer.team(Some(&self.team)).map_or_else(|| t::no_team(locale), |name| name.to_owned().into());
            chips.push((name, without(&|rest| rest.team.clear())));
        }
        if let Some(stand) = self.stand {
            chips.push((stand.name(locale), without(&|rest| rest.stand = None)));
        }
        if let Some(band) = self.band {
            chips.push((band_word(locale, band), without(&|rest| rest.band = None)));
        }
        if let Some(register) = self.register {
            let name = register.map_or_else(|| t::no_register(locale), |register| term::register(locale, register));
            chips.push((name, without(&|rest| rest.register = None)));
        }
        if let Some(months) = self.within {
            chips.push((t::within(locale, months), without(&|rest| rest.within = None)));
        }
        if let Some(years) = self.vog {
            chips.push((t::chip_vog(locale, years), without(&|rest| rest.vog = None)));
        }
        if self.measure {
            chips.push((t::filter_measure(locale), without(&|rest| rest.measure = false)));
        }
        chips
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "/organisaties/o/medewerkers?zoek=%C3%A9%26&team=01890a5d-ac96-774b-bcce-b302099a8057&registratie=verlopen&voortgang=niet-gedeeld&register=geen&binnen=6&vog=3&maatregel=ja&volgorde=-naam";

    fn read(pairs: &[(&str, &str)]) -> Filter {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Filter::read(&pairs)
    }

    #[test]
    fn the_address_says_the_filter_and_each_chip_takes_one_away() {
        let filter = read(&[
            ("zoek", " é& "),
            ("team", "01890a5d-ac96-774b-bcce-b302099a8057"),
            ("registratie", "verlopen"),
            ("voortgang", "niet-gedeeld"),
            ("register", "geen"),
            ("binnen", "6"),
            ("vog", "3"),
            ("maatregel", "ja"),
            ("volgorde", "-naam"),
            ("pagina", "4"),
        ]);
        assert_eq!(filter.address("o"), ADDRESS);
        assert_eq!(filter.page, 4);
        let employer = Employer { id: "o".to_owned(), ..Employer::default() };
        let chips = filter.chips(Locale::Nl, &employer);
        assert_eq!(chips.len(), 8);
        assert_eq!(chips[2].1, ADDRESS.replace("&registratie=verlopen", ""));
        assert!(!filter.is_empty() && read(&[("volgorde", "naam")]).is_empty());
    }

    #[test]
    fn nonsense_narrows_nothing_down() {
        let wrong = [
            ("team", "x'; DROP"),
            ("registratie", "x"),
            ("voortgang", "x"),
            ("register", "x"),
            ("binnen", "7"),
            ("vog", "-1"),
            ("maatregel", "nee"),
            ("volgorde", "x"),
            ("kolom", "x"),
            ("op", "31-2-2027"),
            ("op", "0027-01-01"),
            ("pagina", "-3"),
            ("vreemd", "1"),
        ];
        assert_eq!(read(&wrong), Filter { page: 1, ..Filter::default() });
        assert_eq!(read(&wrong).address("o"), "/organisaties/o/medewerkers");
        assert_eq!(read(&[]).page_base("o"), "/organisaties/o/medewerkers?pagina=");
    }

    #[test]
    fn a_column_is_ordered_up_then_down() {
        let first = read(&[]).ordered(Order::Name);
        assert_eq!((first.order, first.descending), (Order::Name, false));
        assert!(first.ordered(Order::Name).descending);
        assert!(!first.ordered(Order::Name).ordered(Order::Team).descending);
    }

    #[test]
    fn columns_have_their_order_and_the_usual_ones_are_not_named() {
        let filter = read(&[("kolom", "vog"), ("kolom", "email"), ("kolom", "vog"), ("op", "1-3-2027")]);
        assert_eq!(filter.shown(), [Column::Email, Column::Vog]);
        assert_eq!(filter.query(), "?op=2027-03-01&kolom=email&kolom=vog");
        assert!(filter.is_empty(), "who is shown is not narrowed down by that");
        let usual: Vec<_> = Column::USUAL.map(|column| ("kolom", column.code())).to_vec();
        assert_eq!(read(&usual).query(), "");
        assert_eq!(read(&[]).shown(), Column::USUAL);
        let narrowed =
            read(&[("voortgang", "behind"), ("volgorde", "voortgang"), ("kolom", "vog"), ("register", "SKJ")]);
        assert_eq!(narrowed.without_band().query(), "?register=SKJ&kolom=vog");
        assert_eq!(narrowed.cleared().query(), "?volgorde=voortgang&kolom=vog");
    }

    #[test]
    fn every_status_is_in_one_group() {
        let all: Vec<Status> = Stand::ALL.into_iter().flat_map(Stand::statuses).collect();
        assert_eq!(all.len(), Status::ALL.len());
        assert_eq!(Stand::Suspended.statuses(), [Status::Known(Standing::Suspended)]);
    }
}
