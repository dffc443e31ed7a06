//! Filters of the overview that somebody saved. They are how one person looks, not a record of the organisation: no line of
//! its history tells of them.
use store::access::ViewWorkforce;
use store::saved_filter::{self, SavedFilter};
use store::{OrganisationId, SavedFilterId};

use crate::authentication::check_name;
use crate::workforce::{Employer, employer};
use crate::{Actor, EmployerProblem, Service, authorise};

/// So many filters somebody saves in one organisation.
pub const MAX_SAVED_FILTERS: usize = 30;
/// Characters of a query.
const MAX_QUERY: usize = 2000;

impl Service {
    /// The filters that who asks has saved, by name.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn saved_filters(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<(Employer, Vec<SavedFilter>), EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let all = saved_filter::all(&grant).await?;
        Ok((employer(&grant).await?, all))
    }

    /// Saves a filter under a fresh key.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn save_filter(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        mut new: SavedFilter,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        new.name = new.name.trim().to_owned();
        check_name(&new.name).map_err(EmployerProblem::Name)?;
        if new.query.chars().count() > MAX_QUERY {
            return Err(EmployerProblem::TooMany { limit: u64::try_from(MAX_QUERY).unwrap_or(u64::MAX) });
        }
        let all = saved_filter::all(&grant).await?;
        if all.contains(&new) {
            // The form was sent twice.
            return Ok(());
        }
        if is_taken(&all, &new.name, new.id) {
            return Err(EmployerProblem::Taken);
        }
        if all.len() >= MAX_SAVED_FILTERS {
            return Err(EmployerProblem::TooMany { limit: u64::try_from(MAX_SAVED_FILTERS).unwrap_or(u64::MAX) });
        }
        if !saved_filter::insert(&grant, &new, self.now()).await? {
            return Err(EmployerProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// Gives a filter that was called `before` when the form was made another name.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn rename_filter(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: SavedFilterId,
        (before, name): (&str, &str),
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let all = saved_filter::all(&grant).await?;
        let stored = all.iter().find(|one| one.id == id).ok_or(EmployerProblem::NotFound)?;
        let name = name.trim();
        check_name(name).map_err(EmployerProblem::Name)?;
        if stored.name == name {
            return Ok(());
        }
        if is_taken(&all, name, id) {
            return Err(EmployerProblem::Taken);
        }
        if !saved_filter::rename(&grant, id, before, name).await? {
            return Err(EmployerProblem::Conflict { version: 0 });
        }
        Ok(tx.commit().await?)
    }

    /// Removes a filter.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn remove_filter(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: SavedFilterId,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        if !saved_filter::remove(&grant, id).await? {
            return Err(EmployerProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }
}

fn is_taken(all: &[SavedFilter], name: &str, id: SavedFilterId) -> bool {
    all.iter().any(|one| one.id != id && one.name.to_lowercase() == name.to_lowercase())
}
