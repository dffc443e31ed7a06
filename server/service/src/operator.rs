//! What the operator may do at the command line, without anybody's session. Never call these for a request from the web.
use domain::organisation::Role;
use secrecy::SecretString;
use store::access::{
    AcceptInvitation, ManageAccount, ManageMembers, RedeemCode, SignUp as MaySignUp, TakeOffSecondFactor, Worker,
};
use store::account::{self, NewAccount};
use store::{OrganisationId, TeamId, organisation, second_factor, session};

use crate::authentication::{check_email, check_name, fold};
use crate::job::Work;
use crate::second_factor::Opened;
use crate::{
    Actor, Device, EmployerProblem, Network, NewSession, SecondFactorProblem, Service, SignUp, SignUpErrors,
    SignUpProblem, Unavailable, authorise, own_account, totp,
};

/// What became of taking a second factor off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenOff {
    /// It is off, and its owner has been told.
    Done,
    /// The account has none.
    NotOn,
    /// There is no such account.
    NoAccount,
}

impl Service {
    /// Makes an account whose address needs no confirming, and opens a session on it to fill it by. `None` when the
    /// address is known: nothing is changed then. Sends no mail.
    ///
    /// # Errors
    /// See [`SignUpProblem`].
    pub async fn create_confirmed_account(&self, sign_up: SignUp) -> Result<Option<NewSession>, SignUpProblem> {
        let SignUp { name, email, password, locale, network } = sign_up;
        let (name, typed) = (name.trim().to_owned(), email.trim().to_owned());
        let folded = fold(&typed);
        if self.account_is_known(&folded).await? {
            return Ok(None);
        }
        let password_hash = self.checked(&name, &typed, password).await?;
        let new =
            NewAccount { email: folded, email_typed: typed, name, password_hash, locale: locale.as_str().to_owned() };
        let now = self.now();
        let tx = self.store().write().await?;
        let may_sign_up = authorise(&tx, &Actor::visitor(), MaySignUp, ()).await?;
        let Some(id) = account::insert(&may_sign_up, new, now).await? else { return Ok(None) };
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        account::confirm(&grant, id, None, None, now).await?;
        let Some(account) = account::by_id(&grant, id).await? else { return Ok(None) };
        let opened = self.open_or_halve(&grant, account, &network, &Device::of(None), now).await?;
        tx.commit().await?;
        match opened {
            Opened::Whole(session) => Ok(Some(*session)),
            // A new account has no second factor.
            Opened::Half(_) => Ok(None),
        }
    }

    /// Turns the second factor on with a secret that is known, for an account that is made at the command line, and opens a
    /// session that has shown it; with the secret as it is typed over. Sends no mail.
    ///
    /// # Errors
    /// See [`SecondFactorProblem`].
    pub async fn guard_account(
        &self,
        actor: &Actor,
        secret: [u8; 20],
    ) -> Result<(NewSession, SecretString), SecondFactorProblem> {
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        let account = account::get(&grant).await?.ok_or(SecondFactorProblem::NotFound)?;
        let sealed = self.settings().key.seal(account.id, &secret)?;
        if !second_factor::begin(&grant, sealed, now).await? {
            return Err(SecondFactorProblem::Elsewhere);
        }
        // Before any code of the app: the first one can be used.
        let passed = second_factor::confirm(&grant, 0, now).await?.ok_or(SecondFactorProblem::Elsewhere)?;
        session::end_all(&grant, None).await?;
        let session = self.open_session(&grant, passed, account, &Network::here(), &Device::of(None), now).await?;
        tx.commit().await?;
        Ok((session, totp::secret_text(&secret)))
    }

    /// Gives somebody a role without an invitation by mail; both are logged in. Sends no mail.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn appoint(
        &self,
        by: &Actor,
        id: OrganisationId,
        whom: &Actor,
        role: Role,
        team: Option<TeamId>,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        authorise(&tx, by, ManageMembers, id).await?;
        let grant = authorise(&tx, whom, AcceptInvitation, ()).await?;
        let now = self.now();
        let membership = organisation::take_role(&grant, id, role, team, now).await?;
        let membership = membership.ok_or(EmployerProblem::NotFound)?;
        let about = organisation::About::Membership(membership);
        organisation::note_entry(&grant, id, about, organisation::What::Created, "{}", now).await?;
        Ok(tx.commit().await?)
    }

    /// Confirms the address of an account whose owner cannot get mail. `false` when there is no such account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm_account(&self, email: &str) -> Result<bool, Unavailable> {
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        let Some(account) = account::by_email(&grant, &fold(email.trim())).await? else { return Ok(false) };
        if account.confirmed_at.is_none() {
            account::confirm(&grant, account.id, None, None, now).await?;
            tx.commit().await?;
        }
        Ok(true)
    }

    /// Takes the second factor off the account of somebody who has lost everything that shows it, ends their sessions and
    /// tells them by mail. Who they are is for the operator to make sure of.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_off_second_factor(&self, email: &str) -> Result<TakenOff, Unavailable> {
        let now = self.now();
        let tx = self.store().write().await?;
        let account = {
            let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
            account::by_email(&grant, &fold(email.trim())).await?
        };
        let Some(account) = account else { return Ok(TakenOff::NoAccount) };
        let grant = authorise(&tx, &Actor::worker(Worker::Operator), TakeOffSecondFactor, account.id).await?;
        if second_factor::take_off(&grant).await?.is_none() {
            return Ok(TakenOff::NotOn);
        }
        session::end_all_by_operator(&grant).await?;
        self.queue(&grant, &Work::MailSecondFactorOff { account: account.id }, now).await?;
        tx.commit().await?;
        tracing::warn!(account = %account.id, "the operator took the second factor off");
        Ok(TakenOff::Done)
    }

    async fn account_is_known(&self, folded: &str) -> Result<bool, Unavailable> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        Ok(account::by_email(&grant, folded).await?.is_some())
    }

    async fn checked(&self, name: &str, email: &str, password: SecretString) -> Result<String, SignUpProblem> {
        let problem = self.hasher().check(password.clone(), email.to_owned(), name.to_owned()).await?.err();
        let errors = SignUpErrors { name: check_name(name).err(), email: check_email(email).err(), password: problem };
        if errors != SignUpErrors::default() {
            return Err(SignUpProblem::Invalid(errors));
        }
        Ok(self.hasher().hash(password).await?)
    }
}

/// The network of the machine itself.
impl Network {
    /// For commands: nobody came from anywhere.
    #[must_use]
    pub fn here() -> Self {
        Self::of(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST))
    }
}
