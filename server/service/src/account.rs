//! What somebody does with their own account.
use chrono::{DateTime, Utc};
use language::Locale;
use secrecy::SecretString;
use store::access::ManageAccount;
use store::account::{Account, Edit};
use store::{SessionId, account, organisation, second_factor, session};

use crate::authentication::check_name;
use crate::job::Work;
use crate::throttle::Counter;
use crate::{
    AccountProblem, Actor, ChangeNameProblem, Device, EraseProblem, Network, NewSession, PasswordChangeProblem,
    SecondFactorProblem, Service, authorise, own_account,
};

/// A session, for its owner's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// Its key.
    pub id: SessionId,
    /// A short name of browser and system; empty when they are not known.
    pub device: String,
    /// Where from, without the last part.
    pub network: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it was used last, to a few minutes.
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl Service {
    /// Where somebody is logged in; the session used last comes first.
    ///
    /// # Errors
    /// See [`AccountProblem`].
    pub async fn sessions(&self, actor: &Actor) -> Result<Vec<SessionInfo>, AccountProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        let sessions = session::list(&grant, self.now()).await?.into_iter().map(|session| SessionInfo {
            id: session.id,
            device: session.device,
            network: session.network,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            current: session.current,
        });
        Ok(sessions.collect())
    }

    /// Ends one of somebody's sessions.
    ///
    /// # Errors
    /// See [`AccountProblem`].
    pub async fn revoke(&self, actor: &Actor, session: SessionId) -> Result<(), AccountProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        if !session::end(&grant, session).await? {
            return Err(AccountProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// Ends all sessions but the one that asks; answers how many.
    ///
    /// # Errors
    /// See [`AccountProblem`].
    pub async fn revoke_others(&self, actor: &Actor) -> Result<u64, AccountProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        let ended = session::end_all(&grant, actor.session()).await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Changes a password, ends every session, and opens another one for who asks: its cookie has to be set.
    ///
    /// # Errors
    /// See [`PasswordChangeProblem`].
    pub async fn change_password(
        &self,
        actor: &Actor,
        current: SecretString,
        new: SecretString,
        network: &Network,
        device: &Device,
    ) -> Result<NewSession, PasswordChangeProblem> {
        let account = match self.check_password(actor, current).await? {
            Checked::Right(account) => account,
            Checked::Wrong => return Err(PasswordChangeProblem::WrongPassword),
            Checked::Throttled(retry_after) => return Err(PasswordChangeProblem::Throttled { retry_after }),
        };
        if let Err(problem) = self.hasher().check(new.clone(), account.email.clone(), account.name.clone()).await? {
            return Err(PasswordChangeProblem::Password(problem));
        }
        let password_hash = self.hasher().hash(new).await?;

        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account.id).await?;
        if !account::edit(&grant, Edit::PasswordHash(password_hash), now).await? {
            return Err(PasswordChangeProblem::NotFound);
        }
        session::end_all(&grant, None).await?;
        self.queue(&grant, &Work::MailPasswordChanged { account: account.id }, now).await?;
        let passed = second_factor::as_before(&grant);
        let opened = self.open_session(&grant, passed, account, network, device, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(opened)
    }

    /// Changes somebody's name.
    ///
    /// # Errors
    /// See [`ChangeNameProblem`].
    pub async fn change_name(&self, actor: &Actor, name: &str) -> Result<(), ChangeNameProblem> {
        let name = name.trim();
        check_name(name).map_err(ChangeNameProblem::Name)?;
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        if !account::edit(&grant, Edit::Name(name.to_owned()), self.now()).await? {
            return Err(ChangeNameProblem::NotFound);
        }
        Ok(self.commit(tx, actor).await?)
    }

    /// Changes somebody's language.
    ///
    /// # Errors
    /// See [`AccountProblem`].
    pub async fn change_locale(&self, actor: &Actor, locale: Locale) -> Result<(), AccountProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        if !account::edit(&grant, Edit::Locale(locale.as_str().to_owned()), self.now()).await? {
            return Err(AccountProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// Erases an account with everything in it. Nothing of it is left, and it cannot be undone.
    ///
    /// # Errors
    /// See [`EraseProblem`].
    pub async fn erase_account(&self, actor: &Actor, password: SecretString) -> Result<(), EraseProblem> {
        let account = match self.check_password(actor, password).await? {
            Checked::Right(account) => account,
            Checked::Wrong => return Err(EraseProblem::WrongPassword),
            Checked::Throttled(retry_after) => return Err(EraseProblem::Throttled { retry_after }),
        };
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account.id).await?;
        if !organisation::owned_alone(&grant).await?.is_empty() {
            return Err(EraseProblem::LastOwner);
        }
        if !account::erase(&grant).await? {
            return Err(EraseProblem::NotFound);
        }
        tx.commit().await?;
        self.inner.portfolios.forget(account.id);
        Ok(())
    }

    /// Asks somebody who is logged in for their password again.
    pub(crate) async fn check_password(
        &self,
        actor: &Actor,
        password: SecretString,
    ) -> Result<Checked, PasswordChangeProblem> {
        let now = self.now();
        let id = own_account(actor)?;
        let counter = Counter::of_email("password", &id.to_string(), self.settings().limits.password_account);
        let (wait, account) = {
            let tx = self.store().write().await?;
            let grant = authorise(&tx, actor, ManageAccount, id).await?;
            let account = account::get(&grant).await?.ok_or(PasswordChangeProblem::NotFound)?;
            let wait = crate::throttle::count(&grant, std::slice::from_ref(&counter), now).await?;
            tx.commit().await?;
            (wait, account)
        };
        if let Some(retry_after) = wait {
            return Ok(Checked::Throttled(retry_after));
        }
        if !self.hasher().verify(password, Some(account.password_hash.clone())).await? {
            return Ok(Checked::Wrong);
        }
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, id).await?;
        store::throttle::forget(&grant, &counter.subject).await?;
        tx.commit().await?;
        Ok(Checked::Right(account))
    }
}

/// The outcome of asking for a password again.
pub(crate) enum Checked {
    Right(Account),
    Wrong,
    Throttled(chrono::TimeDelta),
}

impl From<PasswordChangeProblem> for EraseProblem {
    fn from(problem: PasswordChangeProblem) -> Self {
        match problem {
            PasswordChangeProblem::Busy => Self::Busy,
            PasswordChangeProblem::NotFound => Self::NotFound,
            PasswordChangeProblem::WrongPassword => Self::WrongPassword,
            PasswordChangeProblem::Throttled { retry_after } => Self::Throttled { retry_after },
            PasswordChangeProblem::Password(_) | PasswordChangeProblem::Unavailable => Self::Unavailable,
        }
    }
}

impl From<PasswordChangeProblem> for SecondFactorProblem {
    fn from(problem: PasswordChangeProblem) -> Self {
        match problem {
            PasswordChangeProblem::Busy => Self::Busy,
            PasswordChangeProblem::NotFound => Self::NotFound,
            PasswordChangeProblem::WrongPassword => Self::WrongPassword,
            PasswordChangeProblem::Throttled { retry_after } => Self::Throttled { retry_after },
            PasswordChangeProblem::Password(_) | PasswordChangeProblem::Unavailable => Self::Unavailable,
        }
    }
}
