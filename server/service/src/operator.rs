//! What the operator may do at the command line, without anybody's session. Never call these for a request from the web.
use secrecy::SecretString;
use store::access::{RedeemCode, SignUp as MaySignUp};
use store::account::{self, NewAccount};

use crate::authentication::{check_email, check_name, fold};
use crate::{Actor, Device, Network, NewSession, Service, SignUp, SignUpErrors, SignUpProblem, Unavailable, authorise};

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
        let opened = self.open_session(&grant, account, &network, &Device::of(None), now).await?;
        tx.commit().await?;
        Ok(Some(opened))
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
