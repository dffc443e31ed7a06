//! What the columns of a list of staff hold, as it was chosen for a file with the same headings. What that says is not
//! known here: it is text.
use chrono::{DateTime, Utc};

use crate::StoreError;
use crate::access::{EditWorkforce, Grant};

/// So many choices of an organisation are kept: those used last.
const KEPT: i64 = 50;

/// What was chosen for a file with these headings, of which this is a hash.
///
/// # Errors
/// When the database fails.
pub async fn chosen(grant: &Grant<'_, EditWorkforce>, headings: &str) -> Result<Option<String>, StoreError> {
    const CHOSEN: &str = "SELECT chosen FROM column_choice WHERE organisation_id = $1 AND headings = $2";
    let row = grant.connection().row(CHOSEN, [grant.subject().uuid().into(), headings.into()]).await?;
    row.map(|row| Ok(row.try_get_by_index(0)?)).transpose()
}

/// Keeps what was chosen, in place of what there was.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    grant: &Grant<'_, EditWorkforce>,
    headings: &str,
    chosen: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const KEEP: &str = "
INSERT INTO column_choice (organisation_id, headings, chosen, used_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (organisation_id, headings) DO UPDATE SET chosen = excluded.chosen, used_at = excluded.used_at";
    const CLEAR: &str = "
DELETE FROM column_choice WHERE organisation_id = $1 AND headings NOT IN
    (SELECT headings FROM column_choice WHERE organisation_id = $1 ORDER BY used_at DESC, headings LIMIT $2)";
    let organisation = grant.subject().uuid();
    let connection = grant.connection();
    connection.run(KEEP, [organisation.into(), headings.into(), chosen.into(), now.into()]).await?;
    connection.run(CLEAR, [organisation.into(), KEPT.into()]).await?;
    Ok(())
}
