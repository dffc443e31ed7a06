//! From a list of staff out of another system to what it says of each. Which column holds what is recognised by its
//! heading, or said by hand; what does not belong in a record is thrown away before anything else is done with it.

use crate::{
    activities::{What, date, shortened},
    delimited, limits,
    names::{self, plain},
    recognise::{FileKind, recognise},
    table::{Cell, FileProblem, Row},
    workbook,
};
use chrono::NaiveDate;
use domain::{Chamber, Register, dossier::in_range, organisation::StaffColumn};
use language::{Locale, term};

/// A list of staff as texts, with the numbers that a spreadsheet shows before its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffTable {
    /// The headings as written.
    pub headings: Vec<String>,
    /// The rows below them that have something in them, each with as many cells at most.
    pub rows: Vec<(usize, Vec<String>)>,
    /// Headings of columns that were thrown away: private, and nothing that a record has a place for.
    pub dropped: Vec<String>,
}

/// One row, and what was read of it. What is empty there is empty here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ListRow {
    /// Its number as a spreadsheet shows it.
    pub number: usize,
    pub name: String,
    pub job_title: String,
    pub team: String,
    pub email: String,
    pub employee_number: String,
    pub register: Option<Register>,
    pub chamber: Option<Chamber>,
    pub register_number: String,
    pub registered_until: Option<NaiveDate>,
    pub vog_on: Option<NaiveDate>,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// What is wrong, and what was left out.
    pub remarks: Vec<ListRemark>,
}

/// Something to say about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRemark {
    /// What its column holds.
    pub column: StaffColumn,
    /// What is in the cell, shortened.
    pub value: String,
    /// What is the matter.
    pub what: ListProblem,
}

/// What is the matter with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListProblem {
    /// Nobody is named.
    NameMissing,
    /// No date, or not one that exists.
    NotADate,
    /// A date before 1900 or after 2200.
    DateOutOfRange,
    /// No register that is known here.
    UnknownRegister,
    /// No chamber of that register, or of several.
    UnknownChamber,
    /// An error of a spreadsheet, or a number that it wrote as a power of ten: digits are lost.
    Mangled,
    /// Neither yes nor no.
    NotYesOrNo,
    /// Marks that no text has: something went wrong on its way here.
    Garbled,
    /// No hindrance: numbers in two registers. A record has one; that of SKJ is taken.
    TwoNumbers,
    /// No hindrance: they share their registration themselves, so that nothing is copied of it.
    Shared,
}

impl ListProblem {
    /// Whether the row cannot be taken over for it.
    #[must_use]
    pub const fn hinders(self) -> bool {
        !matches!(self, Self::TwoNumbers | Self::Shared)
    }
}

/// The words for a column; the first are those of our own export.
const WORDS: [(StaffColumn, &[&str]); 18] = [
    (
        StaffColumn::Name,
        &["naam", "volledige naam", "medewerker", "naam medewerker", "name", "full name", "employee", "weergavenaam"],
    ),
    (StaffColumn::FirstName, &["voornaam", "roepnaam", "first name", "voornamen", "given name"]),
    (
        StaffColumn::Infix,
        &["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "insertion", "prefix", "infix"],
    ),
    (StaffColumn::LastName, &["achternaam", "familienaam", "last name", "surname", "family name", "geboortenaam"]),
    (StaffColumn::JobTitle, &["functie", "functienaam", "functieomschrijving", "job title", "function", "beroep"]),
    (
        StaffColumn::Team,
        &[
            "team",
            "afdeling",
            "teamnaam",
            "afdelingsnaam",
            "organisatie eenheid",
            "organisatorische eenheid",
            "organizational unit",
            "department",
        ],
    ),
    (
        StaffColumn::Email,
        &[
            "e-mailadres",
            "email",
            "e-mail",
            "emailadres",
            "email adres",
            "werkmail",
            "e-mail werk",
            "zakelijk e-mailadres",
            "work email",
        ],
    ),
    (
        StaffColumn::EmployeeNumber,
        &[
            "personeelsnummer",
            "medewerkernummer",
            "medewerkersnummer",
            "werknemersnummer",
            "personeelsnr",
            "medewerkernr",
            "medewerkercode",
            "employee number",
            "employee id",
            "emid",
        ],
    ),
    (StaffColumn::Register, &["register", "beroepsregister", "naam register"]),
    (StaffColumn::Chamber, &["kamer", "registerkamer", "chamber"]),
    (
        StaffColumn::RegisterNumber,
        &["registratienummer", "registernummer", "nummer register", "registration number", "beroepsregistratienummer"],
    ),
    (
        StaffColumn::SkjNumber,
        &[
            "skj-nummer",
            "skj",
            "skj registratie",
            "skj registratienummer",
            "skj registration number",
            "skj number",
            "nummer skj",
        ],
    ),
    (
        StaffColumn::BigNumber,
        &["big-nummer", "big", "big registratie", "big registratienummer", "big number", "nummer big"],
    ),
    (
        StaffColumn::RegisteredUntil,
        &[
            "einddatum registratie",
            "registratie tot",
            "verloopdatum",
            "verloopdatum registratie",
            "geldig tot",
            "registration till date",
            "registered until",
            "einddatum skj",
            "einddatum register",
        ],
    ),
    (StaffColumn::Vog, &["vog datum", "vog", "datum vog", "vog afgegeven", "vog afgiftedatum", "vog van"]),
    (
        StaffColumn::Since,
        &[
            "in dienst",
            "datum in dienst",
            "indiensttreding",
            "datum indiensttreding",
            "eerste werkdag",
            "startdatum",
            "begindatum",
            "in dienst sinds",
            "employment start date",
        ],
    ),
    (
        StaffColumn::Until,
        &[
            "uit dienst",
            "datum uit dienst",
            "uitdiensttreding",
            "laatste werkdag",
            "einddatum contract",
            "einddatum dienstverband",
            "employment end date",
        ],
    ),
    (StaffColumn::Shares, &["deelt"]),
];

/// Words in the headings of columns that are thrown away.
const PRIVATE: [&str; 22] = [
    "bsn",
    "burgerservicenummer",
    "sofinummer",
    "iban",
    "rekeningnummer",
    "bankrekening",
    "bankrekeningnummer",
    "adres",
    "straat",
    "straatnaam",
    "huisnummer",
    "postcode",
    "woonplaats",
    "geboortedatum",
    "geboorteplaats",
    "telefoon",
    "telefoonnummer",
    "mobiel",
    "geslacht",
    "nationaliteit",
    "salaris",
    "prive",
];

fn column_of(heading: &str) -> Option<StaffColumn> {
    let heading = plain(heading);
    WORDS.iter().find(|(_, words)| words.iter().any(|word| plain(word) == heading)).map(|(column, _)| *column)
}

fn is_private(heading: &str) -> bool {
    let plain = plain(heading);
    let words = || plain.split(' ');
    words().any(|word| PRIVATE.contains(&word)) && (column_of(heading).is_none() || words().any(|word| word == "prive"))
}

/// Reads a file with a list of staff: a workbook, or a text with separators.
///
/// # Errors
/// When it is something else, or too large.
pub fn staff_table(bytes: &[u8]) -> Result<StaffTable, FileProblem> {
    let table = match recognise(bytes)? {
        FileKind::Dossier => return Err(FileProblem::NotRecognised),
        FileKind::Delimited => delimited::read_list(bytes, limits::STAFF_ROWS, |heading| column_of(heading).is_some())?,
        FileKind::Workbook => workbook::read_list(bytes, limits::STAFF_ROWS)?,
    };
    let at = headings(&table.rows).ok_or(FileProblem::Empty)?;
    let mut rows = table.rows.into_iter().skip(at);
    let head = rows.next().ok_or(FileProblem::Empty)?;
    let mut kept = Vec::new();
    let (mut headings, mut dropped) = (Vec::new(), Vec::new());
    for (index, cell) in head.cells.iter().enumerate() {
        let heading = shortened(&cell.shown());
        if is_private(&heading) {
            dropped.push(heading);
        } else if !cell.is_empty() {
            kept.push(index);
            headings.push(heading);
        }
    }
    let rows: Vec<(usize, Vec<String>)> = rows
        .map(|row| {
            let cell = |index: &usize| row.cells.get(*index).map(Cell::shown).unwrap_or_default();
            (row.number, kept.iter().map(cell).collect::<Vec<String>>())
        })
        // A row of remarks beside the table has nothing in its columns.
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    if rows.is_empty() { Err(FileProblem::NoRows) } else { Ok(StaffTable { headings, rows, dropped }) }
}

/// The row with the most headings that are known, among the first; else the first with several cells, else the first.
fn headings(rows: &[Row]) -> Option<usize> {
    let first = rows.iter().take(limits::HEADING_ROWS).enumerate();
    let known = |row: &Row| row.cells.iter().filter(|cell| column_of(&cell.shown()).is_some()).count();
    let most = first.clone().map(|(index, row)| (known(row), index)).filter(|(known, _)| *known >= 2);
    // The first of those with as many.
    let most = most.max_by_key(|(known, index)| (*known, std::cmp::Reverse(*index))).map(|(_, index)| index);
    let several = || {
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        first.clone().find(|(_, row)| filled(row) >= 2).map(|(index, _)| index)
    };
    most.or_else(several).or((!rows.is_empty()).then_some(0))
}

/// What each column holds, by its heading; of several with the same meaning the first.
#[must_use]
pub fn recognised(headings: &[String]) -> Vec<Option<StaffColumn>> {
    let mut found: Vec<Option<StaffColumn>> = Vec::with_capacity(headings.len());
    for heading in headings {
        let column = column_of(heading).filter(|column| !found.contains(&Some(*column)));
        found.push(column);
    }
    // A bare end date is that of a contract in most systems; beside a register it is that of the registration, as in our
    // own export.
    let registration = [StaffColumn::Register, StaffColumn::Chamber, StaffColumn::RegisterNumber];
    let has = |found: &[Option<StaffColumn>], column: StaffColumn| found.contains(&Some(column));
    if registration.into_iter().any(|column| has(&found, column)) && !has(&found, StaffColumn::RegisteredUntil) {
        let bare = headings.iter().position(|heading| is_bare_end(heading));
        if let Some(place) = bare.and_then(|at| found.get_mut(at)) {
            *place = Some(StaffColumn::RegisteredUntil);
        }
    }
    found
}

/// Whether a heading says that something ends, and not what: a contract or a registration.
#[must_use]
pub fn is_bare_end(heading: &str) -> bool {
    matches!(plain(heading).as_str(), "einddatum" | "end date")
}

/// What the rows of a list say, when its columns hold this.
#[must_use]
pub fn read_staff(table: &StaffTable, columns: &[Option<StaffColumn>]) -> Vec<ListRow> {
    table.rows.iter().map(|(number, cells)| Reader { cells, columns, remarks: Vec::new() }.row(*number)).collect()
}

struct Reader<'a> {
    cells: &'a [String],
    columns: &'a [Option<StaffColumn>],
    remarks: Vec<ListRemark>,
}

impl<'a> Reader<'a> {
    fn cell(&self, column: StaffColumn) -> &'a str {
        let place = self.columns.iter().position(|found| *found == Some(column));
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    fn remark(&mut self, column: StaffColumn, what: ListProblem) {
        self.remarks.push(ListRemark { column, value: shortened(self.cell(column)), what });
    }

    /// A text, without marks that nobody sees.
    fn text(&mut self, column: StaffColumn) -> String {
        let cell = self.cell(column);
        if cell.contains(['\0', char::REPLACEMENT_CHARACTER]) {
            self.remark(column, ListProblem::Garbled);
            return String::new();
        }
        if is_error(cell) {
            self.remark(column, ListProblem::Mangled);
            return String::new();
        }
        // A job title may have lines, as it may in a form.
        let lines = column == StaffColumn::JobTitle;
        let is_kept = |letter: char| !letter.is_control() || (lines && matches!(letter, '\n' | '\r' | '\t'));
        cell.chars().map(|letter| if is_kept(letter) { letter } else { ' ' }).collect()
    }

    fn number(&mut self, column: StaffColumn) -> String {
        let text = self.text(column);
        if is_power(&text) {
            self.remark(column, ListProblem::Mangled);
            return String::new();
        }
        if is_nothing(&text) { String::new() } else { text }
    }

    fn date(&mut self, column: StaffColumn) -> Option<NaiveDate> {
        let cell = self.cell(column);
        if is_nothing(cell) {
            return None;
        }
        match date(cell) {
            Ok(date) if in_range(date) => Some(date),
            Ok(_) | Err(What::DateOutOfRange) => {
                self.remark(column, ListProblem::DateOutOfRange);
                None
            }
            Err(_) => {
                self.remark(column, ListProblem::NotADate);
                None
            }
        }
    }

    fn name(&mut self) -> String {
        let whole = self.text(StaffColumn::Name);
        if !whole.is_empty() {
            return whole;
        }
        let parts = [StaffColumn::FirstName, StaffColumn::Infix, StaffColumn::LastName].map(|part| self.text(part));
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let told = [StaffColumn::Name, StaffColumn::FirstName, StaffColumn::LastName];
        if name.is_empty() && !self.remarks.iter().any(|remark| told.contains(&remark.column)) {
            self.remark(StaffColumn::Name, ListProblem::NameMissing);
        }
        name
    }

    /// The register, the chamber and the number in it.
    fn registration(&mut self) -> (Option<Register>, Option<Chamber>, String) {
        let number = self.number(StaffColumn::RegisterNumber);
        let (skj, big) = (self.number(StaffColumn::SkjNumber), self.number(StaffColumn::BigNumber));
        if !skj.is_empty() && !big.is_empty() {
            self.remark(StaffColumn::BigNumber, ListProblem::TwoNumbers);
        }
        let (told, numbered) = match (skj.is_empty(), big.is_empty()) {
            (false, _) => (Some(Register::Skj), skj),
            (true, false) => (Some(Register::Big), big),
            (true, true) => (None, String::new()),
        };
        let number = if number.is_empty() { numbered } else { number };
        let (mut register, mut chamber) = (None, None);
        let text = self.text(StaffColumn::Register);
        if !is_nothing(&text) {
            match registration_of(&text) {
                Some(found) => (register, chamber) = found,
                None => self.remark(StaffColumn::Register, ListProblem::UnknownRegister),
            }
        }
        let register = register.or(told);
        let text = self.text(StaffColumn::Chamber);
        if !is_nothing(&text) {
            chamber = chamber_of(&text, register);
            if chamber.is_none() {
                self.remark(StaffColumn::Chamber, ListProblem::UnknownChamber);
            }
        }
        (chamber.map(Chamber::register).or(register), chamber, number)
    }

    fn row(mut self, number: usize) -> ListRow {
        let mut row = ListRow {
            number,
            name: self.name(),
            job_title: self.text(StaffColumn::JobTitle),
            team: self.text(StaffColumn::Team),
            email: self.text(StaffColumn::Email),
            employee_number: self.number(StaffColumn::EmployeeNumber),
            vog_on: self.date(StaffColumn::Vog),
            since: self.date(StaffColumn::Since),
            until: self.date(StaffColumn::Until),
            ..ListRow::default()
        };
        if is_nothing(&row.team) {
            row.team = String::new();
        }
        if is_nothing(&row.email) {
            row.email = String::new();
        }
        let shares = self.text(StaffColumn::Shares);
        match names::truth(&shares) {
            // What they share stays theirs: it is not copied into the employer's record.
            Some(true) => self.remark(StaffColumn::Shares, ListProblem::Shared),
            None if !shares.is_empty() => self.remark(StaffColumn::Shares, ListProblem::NotYesOrNo),
            _ => {
                (row.register, row.chamber, row.register_number) = self.registration();
                row.registered_until = self.date(StaffColumn::RegisteredUntil);
            }
        }
        row.remarks = self.remarks;
        row
    }
}

/// What people write where there is nothing.
fn is_nothing(text: &str) -> bool {
    let plain = plain(text);
    matches!(plain.as_str(), "" | "geen" | "nvt" | "n v t" | "none" | "n a" | "niet bekend" | "onbekend")
}

/// What a spreadsheet shows where a formula went wrong.
fn is_error(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| {
        let name = rest.trim_end_matches(['!', '?']);
        (rest.ends_with(['!', '?']) || matches!(name, "N/A" | "N/B"))
            && !name.is_empty()
            && name.chars().all(|letter| letter.is_uppercase() || letter == '/')
    })
}

/// A number as a power of ten: `1,1E+08`.
fn is_power(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    power.strip_prefix('+').is_some_and(digits) && number.split([',', '.']).all(digits)
}

/// The register that a text names, and the chamber where it names that too: 'SKJ', 'Jeugd- en gezinsprofessional (SKJ)'.
fn registration_of(text: &str) -> Option<(Option<Register>, Option<Chamber>)> {
    let plain = plain(text);
    let named = |register: &Register| {
        let code = register.as_str().to_lowercase();
        plain.split(' ').any(|word| word == code)
    };
    let full = |register: &Register| plain.contains(&names::plain(&term::register_full(Locale::Nl, *register)));
    let registers: Vec<Register> = Register::ALL.iter().copied().filter(|one| named(one) || full(one)).collect();
    match registers.as_slice() {
        [register] => {
            let code = register.as_str().to_lowercase();
            let rest: Vec<&str> = plain.split(' ').filter(|word| *word != code).collect();
            Some((Some(*register), chamber_of(&rest.join(" "), Some(*register))))
        }
        [] if plain == "kwaliteitsregister jeugd" => Some((Some(Register::Skj), None)),
        [] => chamber_of(text, None).map(|chamber| (Some(chamber.register()), Some(chamber))),
        _ => None,
    }
}

/// The chamber with this name, in a register where that is known. `None` too when several have it.
fn chamber_of(text: &str, register: Option<Register>) -> Option<Chamber> {
    let plain = plain(text);
    let fits = |chamber: &Chamber| register.is_none_or(|register| chamber.register() == register);
    let named = |chamber: &Chamber| {
        let names = [term::chamber(Locale::Nl, *chamber), term::chamber(Locale::En, *chamber)];
        names::plain(chamber.as_str()) == plain || names.iter().any(|name| names::plain(name) == plain)
    };
    let found: Vec<Chamber> = Chamber::ALL.iter().copied().filter(|one| fits(one) && named(one)).collect();
    match found.as_slice() {
        [chamber] => Some(*chamber),
        [] => names::chamber(&plain).filter(fits),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // A failure is a failed test.
mod tests {
    use super::*;
    use crate::staff::{StaffRow, staff_csv, staff_xlsx};
    use proptest::prelude::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    fn read(bytes: &[u8]) -> Vec<ListRow> {
        let table = staff_table(bytes).unwrap();
        read_staff(&table, &recognised(&table.headings))
    }

    fn told(row: &ListRow) -> Vec<(StaffColumn, ListProblem)> {
        row.remarks.iter().map(|remark| (remark.column, remark.what)).collect()
    }

    const LIST: &str = "Medewerkersnummer;Roepnaam;Tussenvoegsel;Achternaam;Afdeling;E-mail werk;SKJ-nummer;VOG datum;Datum in dienst;Uit dienst;BSN\n\
        0012;José;van der;Berg;Noord;J.Berg@Werk.nl;110000000;1-2-2024;2020-01-01;;123456782\n";

    #[test]
    fn usual_headings_are_recognised_in_every_dialect() {
        let expected = ListRow {
            number: 2,
            name: "José van der Berg".to_owned(),
            team: "Noord".to_owned(),
            email: "J.Berg@Werk.nl".to_owned(),
            employee_number: "0012".to_owned(),
            register: Some(Register::Skj),
            register_number: "110000000".to_owned(),
            vog_on: day("2024-02-01"),
            since: day("2020-01-01"),
            ..ListRow::default()
        };
        let latin: Vec<u8> = LIST.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for bytes in [
            LIST.as_bytes().to_vec(),
            format!("\u{feff}{LIST}").into_bytes(),
            LIST.replace(';', ",").into_bytes(),
            LIST.replace(';', "\t").into_bytes(),
            LIST.replace('\n', "\r\n").into_bytes(),
            latin,
        ] {
            assert_eq!(read(&bytes), std::slice::from_ref(&expected));
            let table = staff_table(&bytes).unwrap();
            assert_eq!(table.dropped, ["BSN"]);
            assert!(!format!("{:?}", table.rows).contains("123456782"), "what is private is not carried along");
        }
    }

    #[test]
    fn what_is_wrong_is_said_of_its_cell() {
        let list = "naam;register;kamer;registratienummer;einddatum;VOG;personeelsnummer\n\
            ;SKJ;;;;;\n\
            Anna;KNMG;;;31-2-2027;gisteren;1,1E+08\n\
            Bram;SKJ;Verpleegkundige;#N/B;1-1-0027;;\n\
            Cor;BIG-register;verpleegkundige;19012345678;1-3-2027;n.v.t.;7\n\
            Dirk;;Orthopedagoog-generalist;;;;\n";
        let rows = read(list.as_bytes());
        use ListProblem::*;
        use StaffColumn as C;
        assert_eq!(told(&rows[0]), [(C::Name, NameMissing)]);
        assert_eq!(
            told(&rows[1]),
            [
                (C::EmployeeNumber, Mangled),
                (C::Vog, NotADate),
                (C::Register, UnknownRegister),
                (C::RegisteredUntil, NotADate)
            ]
        );
        assert_eq!(rows[1].remarks[0].value, "1,1E+08");
        assert_eq!(
            told(&rows[2]),
            [(C::RegisterNumber, Mangled), (C::Chamber, UnknownChamber), (C::RegisteredUntil, DateOutOfRange)]
        );
        assert_eq!(told(&rows[3]), []);
        assert_eq!((rows[3].register, rows[3].chamber, rows[3].number), (Some(Register::Big), Some(Chamber::Nurse), 5));
        assert_eq!(told(&rows[4]), [(C::Chamber, UnknownChamber)], "two registers have one of that name");
    }

    #[test]
    fn headings_that_mean_nothing_are_kept_to_be_chosen_and_a_bare_end_date_needs_a_register() {
        let table = staff_table(b"kolom een;kolom twee\nAnna;1-2-2027\n").unwrap();
        assert_eq!(table.headings, ["kolom een", "kolom twee"]);
        assert_eq!(recognised(&table.headings), [None, None]);
        let rows = read_staff(&table, &[Some(StaffColumn::Name), Some(StaffColumn::Until)]);
        assert_eq!((rows[0].name.as_str(), rows[0].until), ("Anna", day("2027-02-01")));
        let headings = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(recognised(&headings("naam;einddatum")), [Some(StaffColumn::Name), None]);
        assert_eq!(recognised(&headings("naam;einddatum;register"))[1], Some(StaffColumn::RegisteredUntil));
        assert_eq!(recognised(&headings("naam;medewerker"))[1], None, "the first of two");
    }

    #[test]
    fn every_registration_is_read_back_as_exports_and_forms_write_it() {
        for chamber in Chamber::ALL.iter().copied() {
            let register = chamber.register();
            for locale in [Locale::Nl, Locale::En] {
                assert_eq!(chamber_of(&term::chamber(locale, chamber), Some(register)), Some(chamber));
                let whole = term::registration(locale, chamber);
                assert_eq!(registration_of(&whole), Some((Some(register), Some(chamber))), "{whole}");
            }
            assert_eq!(chamber_of(chamber.as_str(), None), Some(chamber));
        }
        for register in Register::ALL.iter().copied() {
            for name in [
                register.as_str().into(),
                term::register(Locale::Nl, register),
                term::register_full(Locale::Nl, register),
            ] {
                assert_eq!(registration_of(&name), Some((Some(register), None)), "{name}");
            }
        }
    }

    fn export(shared: bool) -> StaffRow {
        StaffRow {
            name: "=Anna, \"Bos\"".to_owned(),
            job_title: "Jeugdbeschermer; regio".to_owned(),
            team: "Noord".to_owned(),
            employee_number: "0012".to_owned(),
            email: "a@werk.nl".to_owned(),
            register: "SKJ".to_owned(),
            chamber: "Orthopedagoog-generalist (postmaster)".to_owned(),
            register_number: "0042".to_owned(),
            status: "Geregistreerd".to_owned(),
            ends: day("2027-03-01"),
            submit_by: day("2027-02-28"),
            vog_on: day("2024-01-02"),
            sharing: if shared { "ja" } else { "nee" }.to_owned(),
            ..StaffRow::default()
        }
    }

    #[test]
    fn our_own_files_say_what_they_were_made_of_and_nothing_of_what_is_shared() {
        for bytes in [staff_csv(&[export(false), export(true)]), staff_xlsx(&[export(false), export(true)]).unwrap()] {
            let rows = read(&bytes);
            let own = ListRow {
                number: 2,
                name: "=Anna, \"Bos\"".to_owned(),
                job_title: "Jeugdbeschermer; regio".to_owned(),
                team: "Noord".to_owned(),
                email: "a@werk.nl".to_owned(),
                employee_number: "0012".to_owned(),
                register: Some(Register::Skj),
                chamber: Some(Chamber::PedagoguePostmaster),
                register_number: "0042".to_owned(),
                registered_until: day("2027-03-01"),
                vog_on: day("2024-01-02"),
                ..ListRow::default()
            };
            assert_eq!(rows[0], own);
            assert_eq!(told(&rows[1]), [(StaffColumn::Shares, ListProblem::Shared)]);
            assert_eq!((rows[1].register, rows[1].chamber, rows[1].registered_until), (None, None, None));
        }
    }

    #[test]
    fn ten_thousand_rows_are_read_and_no_more() {
        let list = |rows: usize| format!("naam;functie\n{}", "Anna;x\n".repeat(rows));
        assert_eq!(read(list(10_000).as_bytes()).len(), 10_000);
        assert_eq!(staff_table(list(10_001).as_bytes()), Err(FileProblem::TooManyRows));
        assert_eq!(staff_table(b"naam;functie\n"), Err(FileProblem::NoRows));
        assert_eq!(staff_table(b"{}"), Err(FileProblem::NotRecognised));
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(table) = staff_table(&bytes) {
                let columns: Vec<_> = table.headings.iter().zip(StaffColumn::ALL.iter().cycle()).map(|(_, column)| Some(*column)).collect();
                prop_assert_eq!(read_staff(&table, &columns).len(), table.rows.len());
            }
        }

        #[test]
        fn no_text_is_too_much(cells in prop::collection::vec("\\PC{0,30}", 1..6)) {
            let table = StaffTable { headings: cells.clone(), rows: vec![(2, cells.clone())], dropped: Vec::new() };
            for column in StaffColumn::ALL {
                let rows = read_staff(&table, &vec![Some(*column); cells.len()]);
                prop_assert_eq!(rows.len(), 1);
            }
        }
    }
}
