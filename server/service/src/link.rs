//! What a professional shares with employers, and the log of who looked.
use chrono::NaiveDate;
use domain::organisation::Sharing;
use store::access::{AcceptInvitation, EditPortfolio, ViewPortfolio};
use store::link::{self, Link, Terms};
use store::organisation::{self, Offer, Organisation};
use store::reading;
use store::{LinkId, OrganisationId, StaffId};

use crate::{Actor, EmployerProblem, Service, authorise, own_account, secret};

/// The log has so many lines on a page.
const LINES: u64 = 50;

/// What somebody shares with whom, and the newest lines of who looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The links, those that hold first.
    pub links: Vec<Link>,
    /// Who looked, the last first.
    pub readings: Vec<reading::Line>,
    /// Whether there are more lines on a next page.
    pub more: bool,
}

/// With whom somebody is about to share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// With whom.
    pub organisation: OrganisationId,
    /// Their name.
    pub name: String,
    /// Their number in the trade register.
    pub kvk: String,
    /// The record that they are invited for.
    invited: Option<StaffId>,
    /// The invitation, which is used up by it.
    invitation: Option<store::InvitationId>,
}

impl Service {
    /// What who asks shares, and a page of the log; the first page is 0.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn links(&self, actor: &Actor, page: u64) -> Result<Links, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewPortfolio, own_account(actor)?).await?;
        let links = link::mine(&grant).await?;
        let mut readings = reading::mine(&grant, (page.saturating_mul(LINES), LINES + 1)).await?;
        let shown = usize::try_from(LINES).unwrap_or(usize::MAX);
        let more = readings.len() > shown;
        readings.truncate(shown);
        Ok(Links { links, readings, more })
    }

    /// With whom a code makes one share: that of an organisation, or that of an invitation.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn joining(&self, actor: &Actor, code: &str) -> Result<Joining, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, AcceptInvitation, ()).await?;
        self.joined_by(&grant, code).await
    }

    async fn joined_by(
        &self,
        grant: &store::access::Grant<'_, AcceptInvitation>,
        code: &str,
    ) -> Result<Joining, EmployerProblem> {
        let joining = |organisation: Organisation, invited, invitation| Joining {
            organisation: organisation.id,
            name: organisation.name,
            kvk: organisation.kvk,
            invited,
            invitation,
        };
        if let Some(hash) = secret::hash_of(code) {
            return match organisation::offered(grant, hash, self.now()).await? {
                Some((invitation, organisation)) => match invitation.offer {
                    Offer::Share(staff) => Ok(joining(organisation, Some(staff), Some(invitation.id))),
                    Offer::Role(..) => Err(EmployerProblem::Code),
                },
                None => Err(EmployerProblem::Code),
            };
        }
        // As people type over what is on paper.
        let code: String = code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let organisation = organisation::by_join_code(grant, &code).await?;
        organisation.map(|organisation| joining(organisation, None, None)).ok_or(EmployerProblem::Code)
    }

    /// Begins to share, from today.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn begin_link(
        &self,
        actor: &Actor,
        code: &str,
        sharing: Sharing,
        until: Option<NaiveDate>,
    ) -> Result<LinkId, EmployerProblem> {
        let today = self.today();
        if until.is_some_and(|until| until < today) {
            return Err(EmployerProblem::Day);
        }
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AcceptInvitation, ()).await?;
        let joining = self.joined_by(&grant, code).await?;
        if let Some(invitation) = joining.invitation
            && !organisation::use_up(&grant, invitation, now).await?
        {
            return Err(EmployerProblem::Code);
        }
        let terms = Terms { sharing, since: today, until };
        let link = link::begin(&grant, joining.organisation, joining.invited, terms, now).await?;
        let link = link.ok_or(EmployerProblem::Taken)?;
        tx.commit().await?;
        Ok(link)
    }

    /// Changes how much version `version` of a link shares, and until when.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn edit_link(
        &self,
        actor: &Actor,
        link: LinkId,
        version: i32,
        sharing: Sharing,
        until: Option<NaiveDate>,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let account = own_account(actor)?;
        let grant = authorise(&tx, actor, EditPortfolio, account).await?;
        if until.is_some_and(|until| until < self.today()) {
            return Err(EmployerProblem::Day);
        }
        if !link::edit(&grant, link, version, (sharing, until), self.now()).await? {
            let view = authorise(&tx, actor, ViewPortfolio, account).await?;
            let current = link::mine(&view).await?.into_iter().find(|one| one.id == link);
            return match current {
                Some(current) if current.withdrawn_at.is_none() => {
                    Err(EmployerProblem::Conflict { version: current.version })
                }
                _ => Err(EmployerProblem::NotFound),
            };
        }
        Ok(tx.commit().await?)
    }

    /// Takes a link back. From the next request on the employer sees nothing of it.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn withdraw_link(&self, actor: &Actor, link: LinkId) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        if !link::withdraw(&grant, link, self.now()).await? {
            return Err(EmployerProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }
}
