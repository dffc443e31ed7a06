//! What a professional shares with employers, and the log of who looked.
use chrono::NaiveDate;
use domain::organisation::Sharing;
use store::access::{AcceptInvitation, EditPortfolio, Grant, ViewPortfolio};
use store::link::{self, Begun, Link, Terms};
use store::organisation::{self, About, Offer, Organisation, What};
use store::reading;
use store::{EntryId, LinkId, OrganisationId, StaffId};

use crate::standing::rows;
use crate::throttle::Counter;
use crate::workforce::{SharedActivity, SharedRegistration, shared_of, written};
use crate::{Actor, EmployerProblem, Network, PortfolioProblem, Service, authorise, own_account, secret};

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
    /// What who asks shares with them already, unless this is an invitation.
    pub already: Option<LinkId>,
    /// The record that they are invited for.
    invited: Option<StaffId>,
    /// The invitation, which is used up by it.
    invitation: Option<store::InvitationId>,
}

/// What an employer would see of somebody at the highest level, worked out by what an employer is shown by. A lower level
/// shows less of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The registrations that count.
    pub registrations: Vec<SharedRegistration>,
    /// The activities, the last one first.
    pub activities: Vec<SharedActivity>,
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

    /// One of the links of who asks, unless it is over.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn link(&self, actor: &Actor, id: LinkId) -> Result<Link, EmployerProblem> {
        let tx = self.store().look();
        let grant = authorise(&tx, actor, ViewPortfolio, own_account(actor)?).await?;
        let found = link::mine(&grant).await?.into_iter().find(|link| link.id == id);
        found.filter(|link| !link.is_over(self.today())).ok_or(EmployerProblem::NotFound)
    }

    /// What an employer would see of who asks.
    ///
    /// # Errors
    /// See [`PortfolioProblem`].
    pub async fn sharing_preview(&self, actor: &Actor) -> Result<Preview, PortfolioProblem> {
        let today = self.today();
        let portfolio = self.portfolio(actor).await?;
        let entries: Vec<EntryId> = portfolio.registrations.iter().map(|stored| stored.id).collect();
        let registrations = rows(portfolio.dossier(), &entries, today)?
            .into_iter()
            .filter(|row| row.leading)
            .map(|row| SharedRegistration::read(row.shown(Sharing::Activities)))
            .collect::<Result<_, _>>()?;
        Ok(Preview { registrations, activities: shared_of(portfolio.dossier(), today) })
    }

    /// With whom a code makes one share: that of an organisation, or that of an invitation. Codes that open nothing are
    /// counted, so that none can be guessed.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn joining(&self, actor: &Actor, code: &str, network: &Network) -> Result<Joining, EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AcceptInvitation, ()).await?;
        let joining = self.joined_by(&grant, actor, code, network).await;
        // The count of attempts is kept whatever came of this one.
        tx.commit().await?;
        joining
    }

    async fn joined_by(
        &self,
        grant: &Grant<'_, AcceptInvitation>,
        actor: &Actor,
        code: &str,
        network: &Network,
    ) -> Result<Joining, EmployerProblem> {
        let limits = &self.settings().limits;
        let account = own_account(actor)?.to_string();
        let counters = [
            Counter::of_email("join", &account, limits.join_account),
            Counter::of_network("join", network, limits.join_network),
        ];
        if let Some(retry_after) = crate::throttle::count(grant, &counters, self.now()).await? {
            return Err(EmployerProblem::Throttled { retry_after });
        }
        let joining = self.found_by(grant, code).await?.ok_or(EmployerProblem::Code)?;
        for counter in &counters {
            store::throttle::forgive(grant, &counter.subject).await?;
        }
        Ok(joining)
    }

    async fn found_by(
        &self,
        grant: &Grant<'_, AcceptInvitation>,
        code: &str,
    ) -> Result<Option<Joining>, EmployerProblem> {
        let joining = |organisation: Organisation, invited, invitation| Joining {
            organisation: organisation.id,
            name: organisation.name,
            kvk: organisation.kvk,
            already: None,
            invited,
            invitation,
        };
        if let Some(hash) = secret::hash_of(code.trim()) {
            let offered = organisation::offered(grant, hash, self.now()).await?;
            return Ok(offered.and_then(|(invitation, organisation)| match invitation.offer {
                Offer::Share(staff) => Some(joining(organisation, Some(staff), Some(invitation.id))),
                Offer::Role(..) => None,
            }));
        }
        // As people type over what is on paper.
        let code: String = code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let Some(organisation) = organisation::by_join_code(grant, &code).await? else { return Ok(None) };
        let already = link::present(grant, organisation.id, self.today()).await?;
        Ok(Some(Joining { already, ..joining(organisation, None, None) }))
    }

    /// Begins to share under the fresh key `id`, from today.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn begin_link(
        &self,
        actor: &Actor,
        id: LinkId,
        code: &str,
        (sharing, until): (Sharing, Option<NaiveDate>),
        network: &Network,
    ) -> Result<(), EmployerProblem> {
        let (today, now) = (self.today(), self.now());
        if until.is_some_and(|until| until < today) {
            return Err(EmployerProblem::Day);
        }
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AcceptInvitation, ()).await?;
        if link::is_there(&grant, id).await? {
            // The form was sent twice.
            return Ok(());
        }
        let joining = match self.joined_by(&grant, actor, code, network).await {
            Ok(joining) => joining,
            Err(problem) => {
                tx.commit().await?;
                return Err(problem);
            }
        };
        if let Some(invitation) = joining.invitation
            && !organisation::use_up(&grant, invitation, now).await?
        {
            return Err(EmployerProblem::Code);
        }
        let terms = Terms { sharing, since: today, until };
        match link::begin(&grant, id, (joining.organisation, joining.invited), terms, now).await? {
            Begun::Taken => return Err(EmployerProblem::Taken),
            Begun::With(None) => {}
            Begun::With(Some((staff, record))) => {
                let (about, record) = (About::Staff(staff), written(&record));
                organisation::note_entry(&grant, joining.organisation, about, What::Created, &record, now).await?;
            }
        }
        Ok(tx.commit().await?)
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
        let (today, now) = (self.today(), self.now());
        if !link::edit(&grant, link, version, (sharing, until), (today, now)).await? {
            let view = authorise(&tx, actor, ViewPortfolio, account).await?;
            let current = link::mine(&view).await?.into_iter().find(|one| one.id == link);
            return match current {
                // The form was sent twice.
                Some(current) if (current.sharing, current.until) == (sharing, until) && !current.is_over(today) => {
                    Ok(())
                }
                Some(current) if !current.is_over(today) => Err(EmployerProblem::Conflict { version: current.version }),
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
