//! The work that employers give somebody, and for what they are responsible, as they see it themselves.
//!
//! Theirs is what is about a record of a staff that they are or were joined with by a link: also one that was taken back,
//! because work that was given stays given. Once somebody else has joined the record since, it is no longer theirs; and what
//! was taken off the staff is gone for both sides.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::access::{Grant, ViewOwnWork};
use crate::allocation::{self, Line};
use crate::arrangement;
use crate::kind_of_work::{CANDIDATE, Candidate, KindOfWork, candidate};
use crate::workforce::Staff;
use crate::{AccountId, OrganisationId, StoreError};

/// The records that are theirs; `$1` is the account.
pub(crate) const MINE: &str = "
SELECT link.staff_id FROM link WHERE link.account_id = $1
    AND NOT EXISTS (SELECT 1 FROM link AS later WHERE later.staff_id = link.staff_id AND later.account_id <> $1
        AND later.created_at > link.created_at)";

/// All that says which work somebody is given, on what ground, and for what they are responsible; each with the employer
/// that it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWork {
    /// The employers with something of it, by name.
    pub employers: Vec<(OrganisationId, String)>,
    /// The work that is given to them, the last begun first.
    pub allocations: Vec<(OrganisationId, Line)>,
    /// What is arranged for them, and what they are responsible for.
    pub arrangements: Vec<(OrganisationId, arrangement::Line)>,
    /// The kinds of work that these are about.
    pub kinds: Vec<(OrganisationId, KindOfWork)>,
    /// They themselves, who is responsible for them, and for whom they are.
    pub candidates: Vec<(OrganisationId, Candidate)>,
    /// The registrations that they themselves, and who is responsible for them, share with the employer on the day. Each
    /// is an element in the dossier's format.
    pub registrations: Vec<(OrganisationId, AccountId, String)>,
}

/// Reads it for a day. Six statements, whatever there is.
///
/// # Errors
/// When the database fails.
pub async fn read(grant: &Grant<'_, ViewOwnWork>, on: NaiveDate) -> Result<OwnWork, StoreError> {
    let connection = grant.connection();
    let me: [sea_orm::Value; 1] = [grant.subject().uuid().into()];
    let mut own = OwnWork::default();
    let of = |row: &sea_orm::QueryResult, index| Ok::<_, StoreError>(row.try_get_by_index::<Uuid>(index)?.into());

    let employers = format!(
        "SELECT id, name FROM organisation
WHERE id IN (SELECT organisation_id FROM allocation WHERE staff_id IN ({MINE})
    UNION SELECT organisation_id FROM arrangement WHERE staff_id IN ({MINE}) OR responsible_id IN ({MINE}))
ORDER BY name, id"
    );
    for row in connection.rows(&employers, me.clone()).await? {
        own.employers.push((of(&row, 0)?, row.try_get_by_index(1)?));
    }
    let allocations = format!(
        "SELECT {}, allocation.organisation_id FROM {}
WHERE staff.deleted_at IS NULL AND allocation.staff_id IN ({MINE})
ORDER BY allocation.since DESC, allocation.id DESC",
        allocation::COLUMNS,
        allocation::FROM
    );
    for row in connection.rows(&allocations, me.clone()).await? {
        own.allocations.push((of(&row, 10)?, allocation::line(&row)?));
    }
    let arrangements = format!(
        "SELECT {}, arrangement.organisation_id FROM {}
WHERE staff.deleted_at IS NULL AND (arrangement.staff_id IN ({MINE}) OR arrangement.responsible_id IN ({MINE}))
ORDER BY arrangement.since DESC, arrangement.id DESC",
        arrangement::COLUMNS,
        arrangement::FROM
    );
    for row in connection.rows(&arrangements, me.clone()).await? {
        own.arrangements.push((of(&row, 14)?, arrangement::line(&row)?));
    }
    let kinds = format!(
        "SELECT {}, kind_of_work.organisation_id FROM {}
WHERE kind_of_work.id IN (SELECT kind_of_work_id FROM allocation WHERE staff_id IN ({MINE})
    UNION SELECT kind_of_work_id FROM arrangement WHERE staff_id IN ({MINE}) OR responsible_id IN ({MINE}))
ORDER BY kind_of_work.name, kind_of_work.id",
        KindOfWork::COLUMNS,
        KindOfWork::FROM
    );
    for row in connection.rows(&kinds, me.clone()).await? {
        own.kinds.push((of(&row, 7)?, KindOfWork::read(&row)?));
    }
    let decides = format!("{MINE} UNION SELECT responsible_id FROM arrangement WHERE staff_id IN ({MINE})");
    let candidates = format!(
        "SELECT {}, {CANDIDATE}, staff.organisation_id, CASE WHEN staff.id IN ({MINE}) THEN 1 ELSE 0 END
FROM staff
LEFT JOIN link ON link.staff_id = staff.id AND link.withdrawn_at IS NULL AND link.since <= $2
    AND (link.until IS NULL OR link.until >= $2)
LEFT JOIN competence ON competence.staff_id = staff.id
WHERE staff.deleted_at IS NULL AND (staff.until IS NULL OR staff.until >= $2)
    AND staff.id IN ({decides} UNION SELECT staff_id FROM arrangement WHERE responsible_id IN ({MINE}))
ORDER BY staff.id",
        Staff::COLUMNS
    );
    let on_the_day = || me.clone().into_iter().chain([on.into()]);
    for row in connection.rows(&candidates, on_the_day()).await? {
        let asked: i32 = row.try_get_by_index(23)?;
        let found = Candidate { asked: asked != 0, ..candidate(&row)? };
        own.candidates.push((of(&row, 22)?, found));
    }
    let registrations = format!(
        "SELECT staff.organisation_id, link.account_id, entry.payload
FROM staff JOIN link ON link.staff_id = staff.id
JOIN entry ON entry.account_id = link.account_id AND entry.kind = 'registration' AND entry.deleted_at IS NULL
WHERE staff.deleted_at IS NULL AND (staff.until IS NULL OR staff.until >= $2) AND link.withdrawn_at IS NULL
    AND link.since <= $2 AND (link.until IS NULL OR link.until >= $2) AND staff.id IN ({decides})
ORDER BY link.account_id, entry.id"
    );
    for row in connection.rows(&registrations, on_the_day()).await? {
        let account: Uuid = row.try_get_by_index(1)?;
        own.registrations.push((of(&row, 0)?, account.into(), row.try_get_by_index(2)?));
    }
    Ok(own)
}
