//! The one place where addresses are written.

use std::fmt::{Display, Write as _};

/// The guide: is a registered professional needed here?
pub const GUIDE: &str = "/registratie-nodig";
/// What Vakspoor is, for who has no account yet.
pub const HOME: &str = "/";
/// The same in English.
pub const HOME_EN: &str = "/en";
/// Make an account.
pub const SIGN_UP: &str = "/aanmelden";
/// Confirm an e-mail address; `?code=` comes from the mail.
pub const CONFIRM: &str = "/bevestigen";
/// Log in; `?naar=` is the page to go on to. The same at [`SIGN_UP`].
pub const SIGN_IN: &str = "/inloggen";
/// The code of the second factor, after the password; `?naar=` as at [`SIGN_IN`].
pub const SIGN_IN_CODE: &str = "/inloggen/code";
/// Log out (POST).
pub const SIGN_OUT: &str = "/uitloggen";
/// Ask for a mail to set a new password.
pub const FORGOT: &str = "/wachtwoord-vergeten";
/// Set a new password; `?code=` comes from the mail.
pub const RESET: &str = "/wachtwoord-herstellen";
/// Choose the language (POST).
pub const LANGUAGE: &str = "/taal";
/// Every ruleset with its figures and sources; one ruleset is `/regels/{id}`.
pub const RULES: &str = "/regels";

/// The dashboard.
pub const STANDING: &str = "/waar-sta-ik";
/// All activities, with search and filters.
pub const ACTIVITIES: &str = "/activiteiten";
/// Log an activity; `?soort=` chooses the kind, `?kopie=` copies one.
pub const ACTIVITY_NEW: &str = "/activiteiten/nieuw";
/// Jobs and leave: where the practice hours come from.
pub const WORK: &str = "/werk";
/// Add a job.
pub const WORK_NEW: &str = "/werk/nieuw";
/// Registrations of the person.
pub const REGISTRATIONS: &str = "/registraties";
/// Add a registration, step by step.
pub const REGISTRATION_NEW: &str = "/registraties/nieuw";
/// Documents (VOG, statements), import and export.
pub const DOSSIER: &str = "/dossier";
/// Add a document.
pub const DOCUMENT_NEW: &str = "/dossier/nieuw";
/// Import a dossier or a list of activities: upload, then preview.
pub const IMPORT: &str = "/dossier/importeren";
/// Store what the preview showed (POST).
pub const IMPORT_CONFIRM: &str = "/dossier/importeren/bevestigen";
/// An example file to fill in and import.
pub const IMPORT_TEMPLATE: &str = "/dossier/voorbeeld.csv";
/// Deleted entries, to put back.
pub const DELETED: &str = "/dossier/verwijderd";
/// Where deleted activities had a page of their own before: leads to [`DELETED`].
pub const DELETED_BEFORE: &str = "/activiteiten/verwijderd";
/// Download the activities for a spreadsheet.
pub const EXPORT_CSV: &str = "/dossier/activiteiten.csv";
/// The same as a workbook.
pub const EXPORT_XLSX: &str = "/dossier/activiteiten.xlsx";
/// Download the dossier.
pub const EXPORT: &str = "/dossier/vakspoor-dossier.json";
/// What is shared with employers, and who looked.
pub const SHARING: &str = "/delen";
/// Begin to share; `?code=` comes from a mail.
pub const SHARING_NEW: &str = "/delen/nieuw";
/// The work that employers give somebody, and for what they are responsible.
pub const OWN_WORK: &str = "/inzet";
/// Name, password, sessions, language, end of the account.
pub const ACCOUNT: &str = "/account";
/// The organisations in which somebody has a role.
pub const ORGANISATIONS: &str = "/organisaties";
/// Bring an organisation in.
pub const ORGANISATION_NEW: &str = "/organisaties/nieuw";
/// An invitation; `?code=` comes from the mail.
pub const INVITATION: &str = "/uitnodiging";

/// The second factor: turn it on and off, recovery codes.
pub const SECOND_FACTOR: &str = "/account/extra-beveiliging";
/// Recovery codes that were just shown, as a file (POST).
pub const RECOVERY_CODES: &str = "/account/extra-beveiliging/herstelcodes.txt";

/// One organisation.
pub fn organisation(id: impl Display) -> String {
    format!("/organisaties/{id}")
}
/// Somebody of the staff.
pub fn staff(organisation: impl Display, staff: impl Display) -> String {
    format!("/organisaties/{organisation}/medewerkers/{staff}")
}
/// What an employer has to do; `?soort=` keeps to one kind, `?afgehandeld=1` shows what was settled.
pub fn todo(organisation: impl Display) -> String {
    format!("/organisaties/{organisation}/te-doen")
}
/// Settles one of those things, or puts it back (POST).
pub fn todo_settle(organisation: impl Display) -> String {
    format!("{}/afhandelen", todo(organisation))
}
/// Turns the weekly mail on or off (POST).
pub fn todo_digest(organisation: impl Display) -> String {
    format!("{}/weekmail", todo(organisation))
}
/// What work an organisation has, and who may do it.
pub fn kinds_of_work(organisation: impl Display) -> String {
    format!("/organisaties/{organisation}/werk")
}
/// Add a kind of work; `?voorbeeld=` fills it in.
pub fn kind_of_work_new(organisation: impl Display) -> String {
    format!("{}/nieuw", kinds_of_work(organisation))
}
/// Who may do a kind of work; `?op=` asks about another day.
pub fn kind_of_work(organisation: impl Display, id: impl Display) -> String {
    format!("{}/{id}", kinds_of_work(organisation))
}
/// The form of a kind of work.
pub fn kind_of_work_edit(organisation: impl Display, id: impl Display) -> String {
    format!("{}/wijzigen", kind_of_work(organisation, id))
}
/// Delete a kind of work (POST).
pub fn kind_of_work_delete(organisation: impl Display, id: impl Display) -> String {
    format!("{}/verwijderen", kind_of_work(organisation, id))
}
/// The ledger of exceptions of an organisation.
pub fn ledger(organisation: impl Display) -> String {
    format!("/organisaties/{organisation}/uitzonderingen")
}
/// The ledger as a file; `ending` is `csv` or `xlsx`.
pub fn ledger_file(organisation: impl Display, ending: &str) -> String {
    format!("{}/uitzonderingen.{ending}", ledger(organisation))
}
/// Add a line to the ledger; `?soort=`, `?medewerker=` and so on fill it in.
pub fn exception_new(organisation: impl Display) -> String {
    format!("{}/nieuw", ledger(organisation))
}
/// One line of the ledger.
pub fn exception(organisation: impl Display, id: impl Display) -> String {
    format!("{}/{id}", ledger(organisation))
}
/// The form of a line of the ledger.
pub fn exception_edit(organisation: impl Display, id: impl Display) -> String {
    format!("{}/wijzigen", exception(organisation, id))
}
/// End a line of the ledger.
pub fn exception_end(organisation: impl Display, id: impl Display) -> String {
    format!("{}/beeindigen", exception(organisation, id))
}
/// Every version of a line of the ledger.
pub fn exception_history(organisation: impl Display, id: impl Display) -> String {
    format!("{}/geschiedenis", exception(organisation, id))
}
/// The work that is given to people of an organisation.
pub fn allocations(organisation: impl Display) -> String {
    format!("/organisaties/{organisation}/inzet")
}
/// That work as a file; `ending` is `csv` or `xlsx`.
pub fn allocations_file(organisation: impl Display, ending: &str) -> String {
    format!("{}/inzet.{ending}", allocations(organisation))
}
/// Ask whether somebody may be given work, and give it.
pub fn allocation_new(organisation: impl Display) -> String {
    format!("{}/nieuw", allocations(organisation))
}
/// Work that is given to somebody.
pub fn allocation(organisation: impl Display, id: impl Display) -> String {
    format!("{}/{id}", allocations(organisation))
}
/// Its form.
pub fn allocation_edit(organisation: impl Display, id: impl Display) -> String {
    format!("{}/wijzigen", allocation(organisation, id))
}
/// End it.
pub fn allocation_end(organisation: impl Display, id: impl Display) -> String {
    format!("{}/beeindigen", allocation(organisation, id))
}
/// Every version of it.
pub fn allocation_history(organisation: impl Display, id: impl Display) -> String {
    format!("{}/geschiedenis", allocation(organisation, id))
}
/// An address with fields behind it; those that are empty are left out.
pub fn asking(address: &str, fields: &[(&str, &str)]) -> String {
    let mut path = address.to_owned();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        path.push(if path.contains('?') { '&' } else { '?' });
        encode(name, &mut path);
        path.push('=');
        encode(value, &mut path);
    }
    path
}
/// The objections of people to the work that they are given.
pub fn disputes(organisation: impl Display) -> String {
    format!("/organisaties/{organisation}/bezwaren")
}
/// One of them, to answer.
pub fn dispute(organisation: impl Display, id: impl Display) -> String {
    format!("{}/{id}", disputes(organisation))
}
/// What a whole team may do; `?team=` and `?op=` ask about another team and day.
pub fn team_check(organisation: impl Display) -> String {
    format!("{}/team", kinds_of_work(organisation))
}
/// Check a roster.
pub fn roster(organisation: impl Display) -> String {
    format!("{}/rooster", kinds_of_work(organisation))
}
/// What was found in a roster, as a file (POST).
pub fn roster_findings(organisation: impl Display) -> String {
    format!("{}/bevindingen.csv", roster(organisation))
}
/// Which work somebody of the staff may do; `?op=` asks about another day.
pub fn staff_work(organisation: impl Display, id: impl Display) -> String {
    format!("{}/werk", staff(organisation, id))
}
/// What would change if somebody of the staff left; `?op=` is their last day.
pub fn staff_leaving(organisation: impl Display, id: impl Display) -> String {
    format!("{}/vertrek", staff(organisation, id))
}
/// What somebody of the staff can.
pub fn staff_abilities(organisation: impl Display, id: impl Display) -> String {
    format!("{}/kan", staff(organisation, id))
}

/// One activity with what it counts for and why.
pub fn activity(id: impl Display) -> String {
    format!("{ACTIVITIES}/{id}")
}
/// The form of an activity.
pub fn activity_edit(id: impl Display) -> String {
    format!("{ACTIVITIES}/{id}/wijzigen")
}
/// Every version of a registration.
pub fn registration_history(id: impl Display) -> String {
    format!("{REGISTRATIONS}/{id}/geschiedenis")
}
/// Every version of a job.
pub fn work_history(id: impl Display) -> String {
    format!("{WORK}/{id}/geschiedenis")
}
/// Every version of a document.
pub fn document_history(id: impl Display) -> String {
    format!("{DOSSIER}/{id}/geschiedenis")
}
/// Every version of an activity.
pub fn activity_history(id: impl Display) -> String {
    format!("{ACTIVITIES}/{id}/geschiedenis")
}
/// A form that starts as a copy of an activity.
pub fn activity_copy(id: impl Display) -> String {
    format!("{ACTIVITY_NEW}?kopie={id}")
}
/// The form of a job.
pub fn work_edit(id: impl Display) -> String {
    format!("{WORK}/{id}/wijzigen")
}
/// One registration with the rules that hold for it.
pub fn registration(id: impl Display) -> String {
    format!("{REGISTRATIONS}/{id}")
}
/// The form of a new registration that follows on another.
pub fn registration_after(id: impl Display) -> String {
    format!("{REGISTRATION_NEW}?na={id}")
}
/// The log-in page that goes on to an address of ours.
pub fn sign_in_to(address: &str) -> String {
    going_on_to(SIGN_IN, address)
}
/// The page for a new account that goes on to an address of ours, once it is confirmed.
pub fn sign_up_to(address: &str) -> String {
    going_on_to(SIGN_UP, address)
}
/// The page for the code that goes on to an address of ours.
pub fn sign_in_code_to(address: &str) -> String {
    going_on_to(SIGN_IN_CODE, address)
}
fn going_on_to(page: &str, address: &str) -> String {
    let mut path = page.to_owned();
    if !address.is_empty() {
        path.push_str("?naar=");
        encode(address, &mut path);
    }
    path
}
/// The dashboard of one registration.
pub fn standing_of(id: impl Display) -> String {
    format!("{STANDING}?registratie={id}")
}
/// The short form for the same work with other hours.
pub fn work_other_hours(id: impl Display) -> String {
    format!("{WORK}/{id}/andere-uren")
}
/// The form of a registration.
pub fn registration_edit(id: impl Display) -> String {
    format!("{REGISTRATIONS}/{id}/wijzigen")
}
/// The form of a document.
pub fn document_edit(id: impl Display) -> String {
    format!("{DOSSIER}/{id}/wijzigen")
}
/// The form of what is shared with one employer.
pub fn sharing_edit(id: impl Display) -> String {
    format!("{SHARING}/{id}/wijzigen")
}
/// Stop sharing with one employer (POST).
pub fn sharing_stop(id: impl Display) -> String {
    format!("{SHARING}/{id}/stoppen")
}
/// Work that an employer gives somebody, on what ground; to object to it.
pub fn own_allocation(id: impl Display) -> String {
    format!("{OWN_WORK}/{id}")
}
/// Take an objection to it back (POST).
pub fn own_dispute_withdraw(id: impl Display) -> String {
    format!("{OWN_WORK}/{id}/intrekken")
}
/// What somebody is responsible for at an employer; to object to it.
pub fn own_responsible(id: impl Display) -> String {
    format!("{OWN_WORK}/verantwoordelijk/{id}")
}
/// Take an objection to that back (POST).
pub fn own_responsible_withdraw(id: impl Display) -> String {
    format!("{}/intrekken", own_responsible(id))
}
/// Delete any entry (POST).
pub fn delete(id: impl Display) -> String {
    format!("{DOSSIER}/{id}/verwijderen")
}
/// Undo a deletion (POST).
pub fn restore(id: impl Display) -> String {
    format!("{DOSSIER}/{id}/herstellen")
}
/// One ruleset.
pub fn ruleset(id: impl Display) -> String {
    format!("{RULES}/{id}")
}

/// The form of its name and number.
pub fn organisation_edit(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/wijzigen")
}
/// Its code for staff, and a new one.
pub fn organisation_code(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/code")
}
/// Remove it, with everything that is its own.
pub fn organisation_remove(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/verwijderen")
}
/// Leave it.
pub fn organisation_leave(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/verlaten")
}
/// Where it works.
pub fn locations(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/locaties")
}
/// Add a team.
pub fn team_new(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/teams/nieuw")
}
/// The form of a team.
pub fn team_edit(id: impl Display, team: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/teams/{team}")
}
/// Who does what in it.
pub fn members(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/leden")
}
/// Invite somebody to a role in it.
pub fn member_invite(id: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/leden/uitnodigen")
}
/// Change what somebody does in it.
pub fn member_edit(id: impl Display, member: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/leden/{member}")
}
/// End what somebody does in it.
pub fn member_end(id: impl Display, member: impl Display) -> String {
    format!("{ORGANISATIONS}/{id}/leden/{member}/beeindigen")
}
/// Begin to share with the organisation that a code is from.
pub fn share_with(code: &str) -> String {
    let mut path = format!("{SHARING_NEW}?code=");
    encode(code, &mut path);
    path
}
/// The staff of an organisation.
pub fn workforce(organisation: impl Display) -> String {
    format!("/organisaties/{organisation}/medewerkers")
}
/// When their registrations end.
pub fn workforce_expiries(organisation: impl Display) -> String {
    format!("{}/verloop", workforce(organisation))
}
/// Whom the public register has to be asked about.
pub fn workforce_checks(organisation: impl Display) -> String {
    format!("{}/controles", workforce(organisation))
}
/// The form of somebody new.
pub fn staff_new(organisation: impl Display) -> String {
    format!("{}/nieuw", workforce(organisation))
}
/// Read in a list of them.
pub fn workforce_import(organisation: impl Display) -> String {
    format!("{}/importeren", workforce(organisation))
}
/// The filters that somebody saved.
pub fn saved_filters(organisation: impl Display) -> String {
    format!("{}/filters", workforce(organisation))
}
/// The form of one of them.
pub fn saved_filter(organisation: impl Display, id: impl Display) -> String {
    format!("{}/{id}", saved_filters(organisation))
}
/// Remove one of them (POST).
pub fn saved_filter_remove(organisation: impl Display, id: impl Display) -> String {
    format!("{}/verwijderen", saved_filter(organisation, id))
}
/// The overview as a file; `ending` is `csv`, `xlsx` or `ics`.
pub fn workforce_file(organisation: impl Display, ending: &str) -> String {
    format!("{}/overzicht.{ending}", workforce(organisation))
}
/// The form of their record.
pub fn staff_edit(organisation: impl Display, id: impl Display) -> String {
    format!("{}/wijzigen", staff(organisation, id))
}
/// What they did, where they share that.
pub fn staff_activities(organisation: impl Display, id: impl Display) -> String {
    format!("{}/activiteiten", staff(organisation, id))
}
/// Every version of their record.
pub fn staff_history(organisation: impl Display, id: impl Display) -> String {
    format!("{}/geschiedenis", staff(organisation, id))
}
/// Take them off the staff.
pub fn staff_remove(organisation: impl Display, id: impl Display) -> String {
    format!("{}/verwijderen", staff(organisation, id))
}
/// Write down what the public register shows of them (POST).
pub fn staff_check(organisation: impl Display, id: impl Display) -> String {
    format!("{}/controle", staff(organisation, id))
}
/// Ask them to share (POST).
pub fn staff_invite(organisation: impl Display, id: impl Display) -> String {
    format!("{}/uitnodigen", staff(organisation, id))
}
/// End what they share, from the employer's side (POST).
pub fn staff_unlink(organisation: impl Display, id: impl Display) -> String {
    format!("{}/delen-stoppen", staff(organisation, id))
}

/// Adds a text to a query, percent-encoded.
pub(crate) fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => into.push(char::from(byte)),
            b' ' => into.push('+'),
            // Writing to a text cannot fail.
            _ => drop(write!(into, "%{byte:02X}")),
        }
    }
}
