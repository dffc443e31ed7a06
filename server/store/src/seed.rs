//! Many invented people at once, to measure with: what the operator's command writes into an empty database.
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::Value;
use uuid::Uuid;

use crate::access::{Grant, WorkQueue};
use crate::entry::{NewEntry, What};
use crate::line;
use crate::link::Terms;
use crate::organisation::Team;
use crate::workforce::Record;
use crate::{AccountId, OrganisationId, StaffId, StoreError};

/// Somebody with a portfolio.
#[derive(Clone, Debug)]
pub struct Person {
    /// The key of their account.
    pub account: AccountId,
    /// The name.
    pub name: String,
    /// The address; folded already.
    pub email: String,
    /// What is in the portfolio.
    pub entries: Vec<NewEntry>,
}

/// Whether nobody has an account.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(grant: &Grant<'_, WorkQueue>) -> Result<bool, StoreError> {
    Ok(grant.connection().row("SELECT 1 FROM account LIMIT 1", []).await?.is_none())
}

/// Writes people down with their portfolios and the history of these, as if they had imported them at `now`.
///
/// # Errors
/// When the database fails.
pub async fn people(
    grant: &Grant<'_, WorkQueue>,
    people: &[Person],
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const ACCOUNT: [&str; 10] = [
        "id",
        "email",
        "email_typed",
        "name",
        "password_hash",
        "locale",
        "revision",
        "confirmed_at",
        "created_at",
        "updated_at",
    ];
    const ENTRY: [&str; 8] =
        ["id", "account_id", "kind", "reference", "payload", "version", "created_at", "updated_at"];
    const CHANGE: [&str; 8] = ["id", "account_id", "entry_id", "version", "at", "actor", "what", "payload"];
    let connection = grant.connection();
    let accounts = people.iter().map(|person| {
        let email: Value = person.email.clone().into();
        [
            person.account.uuid().into(),
            email.clone(),
            email,
            person.name.clone().into(),
            password_hash.into(),
            "nl".into(),
            1.into(),
            now.into(),
            now.into(),
            now.into(),
        ]
    });
    connection.insert_all("account", &ACCOUNT, accounts.collect()).await?;
    let entries = || people.iter().flat_map(|person| person.entries.iter().map(move |entry| (person, entry)));
    let rows = entries().map(|(person, entry)| {
        [
            entry.id.uuid().into(),
            person.account.uuid().into(),
            entry.kind.as_str().into(),
            entry.reference.clone().into(),
            entry.payload.clone().into(),
            1.into(),
            now.into(),
            now.into(),
        ]
    });
    connection.insert_all("entry", &ENTRY, rows.collect()).await?;
    let lines = entries().map(|(person, entry)| {
        [
            Uuid::now_v7().into(),
            person.account.uuid().into(),
            entry.id.uuid().into(),
            1.into(),
            now.into(),
            person.account.to_string().into(),
            What::Imported.as_str().into(),
            entry.payload.clone().into(),
        ]
    });
    connection.insert_all("change", &CHANGE, lines.collect()).await
}

/// Somebody of the staff, and what they share with whose account.
#[derive(Clone, Debug)]
pub struct Employee {
    /// The key of the record.
    pub id: StaffId,
    /// What it says.
    pub record: Record,
    /// Whose account shares, and on which terms.
    pub link: Option<(AccountId, Terms)>,
}

/// Writes the teams and the staff of an organisation down.
///
/// # Errors
/// When the database fails.
pub async fn staff(
    grant: &Grant<'_, WorkQueue>,
    organisation: OrganisationId,
    teams: &[Team],
    staff: &[Employee],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const TEAM: [&str; 4] = ["id", "organisation_id", "parent_id", "name"];
    const LINK: [&str; 10] = [
        "id",
        "organisation_id",
        "staff_id",
        "account_id",
        "sharing",
        "since",
        "until",
        "version",
        "created_at",
        "updated_at",
    ];
    let connection = grant.connection();
    let rows = teams.iter().map(|team| {
        let parent: Option<Uuid> = team.parent.map(crate::TeamId::uuid);
        [team.id.uuid().into(), organisation.uuid().into(), parent.into(), team.name.clone().into()]
    });
    connection.insert_all("team", &TEAM, rows.collect()).await?;
    for one in staff {
        crate::workforce::insert_in(connection, organisation, one.id, &one.record, now).await?;
    }
    let links = staff.iter().filter_map(|one| {
        let (account, terms) = one.link?;
        let until: Option<NaiveDate> = terms.until;
        Some([
            Uuid::now_v7().into(),
            organisation.uuid().into(),
            one.id.uuid().into(),
            account.uuid().into(),
            terms.sharing.as_str().into(),
            terms.since.into(),
            until.into(),
            1.into(),
            now.into(),
            now.into(),
        ])
    });
    connection.insert_all("link", &LINK, links.collect()).await?;
    line::of_staff(connection, organisation, staff.iter().map(|one| one.id)).await
}

/// Lets the database look at how much there is of what, once it is much more than before.
///
/// # Errors
/// When the database fails.
pub async fn analyse(grant: &Grant<'_, WorkQueue>) -> Result<(), StoreError> {
    grant.connection().run("ANALYZE", []).await?;
    Ok(())
}

/// The code that an organisation gives its people, for the demo.
///
/// # Errors
/// When the database fails.
pub async fn join_code(
    grant: &Grant<'_, WorkQueue>,
    organisation: OrganisationId,
) -> Result<Option<String>, StoreError> {
    const CODE: &str = "SELECT join_code FROM organisation WHERE id = $1";
    let row = grant.connection().row(CODE, [organisation.uuid().into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}
