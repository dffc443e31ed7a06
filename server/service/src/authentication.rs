//! Signing up, logging in, and the links in mails.
//!
//! Nobody learns from an answer or from how long it takes whether an address has an account: each path makes the same
//! number of hashes and one write.
use chrono::{DateTime, Utc};
use language::Locale;
use lettre::Address;
use secrecy::{ExposeSecret as _, SecretString};
use store::access::{LogIn, ManageAccount, RedeemCode, ResumeSession, SignUp as MaySignUp};
use store::account::{Account, NewAccount};
use store::second_factor::Passed;
use store::session::{MayOpen, Workplace};
use store::token::{Purpose, Typed};
use store::{AccountId, SessionId, account, job, session, throttle, token};

use crate::job::Work;
use crate::problem::{MAX_EMAIL, MAX_NAME};
use crate::second_factor::Opened;
use crate::throttle::Counter;
use crate::{
    Actor, CodeProblem, Device, EmailProblem, LogInProblem, NameProblem, Network, RequestProblem, ResetProblem,
    Service, SignUpErrors, SignUpProblem, Unavailable, authorise, own_account, secret,
};

/// What somebody types who signs up.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// The password that they choose.
    pub password: SecretString,
    /// The language of the page, and of the mail.
    pub locale: Locale,
    /// Where from.
    pub network: Network,
}

/// What every page knows of who looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Their account.
    pub account: AccountId,
    /// Their session.
    pub session: SessionId,
    /// Their name.
    pub name: String,
    /// Their address, as typed.
    pub email: String,
    /// Their language.
    pub locale: Locale,
    /// Where they have a role, for the menu. A session that was just opened does not say so yet.
    pub workplace: Workplace,
    /// Whether an employer has given them work or named them as responsible, for the menu; as above.
    pub has_work: bool,
}

/// A session that was just opened.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// What the cookie holds.
    pub secret: SecretString,
    /// When the session ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// Who may now act.
    pub actor: Actor,
    /// Whose it is.
    pub viewer: Viewer,
}

impl Service {
    /// Makes an account and mails a link that confirms the address. To a known address it mails that there is an
    /// account already; the answer is the same.
    ///
    /// # Errors
    /// See [`SignUpProblem`].
    pub async fn sign_up(&self, sign_up: SignUp) -> Result<(), SignUpProblem> {
        let SignUp { name, email, password, locale, network } = sign_up;
        let (name, typed) = (name.trim().to_owned(), email.trim().to_owned());
        let password_problem = self.hasher().check(password.clone(), typed.clone(), name.clone()).await?.err();
        let errors = SignUpErrors {
            name: check_name(&name).err(),
            email: check_email(&typed).err(),
            password: password_problem,
        };
        if errors != SignUpErrors::default() {
            return Err(SignUpProblem::Invalid(errors));
        }

        let now = self.now();
        let folded = fold(&typed);
        let limits = &self.settings().limits;
        let counters = [
            Counter::of_network("sign-up", &network, limits.sign_up_network),
            Counter::of_email("mail", &folded, limits.mail_account),
        ];
        if let Some(retry_after) = self.count_as_visitor(&counters, now).await? {
            return Err(SignUpProblem::Throttled { retry_after });
        }
        let password_hash = self.hasher().hash(password).await?;

        let new = NewAccount {
            email: folded.clone(),
            email_typed: typed,
            name: name.clone(),
            password_hash: password_hash.clone(),
            locale: locale.as_str().to_owned(),
        };
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), MaySignUp, ()).await?;
        let confirm = match account::insert(&grant, new.clone(), now).await? {
            Some(id) => Some(id),
            None => match account::by_email(&grant, &folded).await? {
                Some(known) if known.confirmed_at.is_some() => {
                    self.queue(&grant, &Work::MailKnown { account: known.id }, now).await?;
                    None
                }
                Some(known) => account::replace_unconfirmed(&grant, known.id, new, now).await?.then_some(known.id),
                None => None,
            },
        };
        if let Some(id) = confirm {
            let until = now + self.settings().session.confirm;
            let typed = Some(Typed { name, password_hash });
            let token = token::prepare(&grant, id, Purpose::Confirm, typed, now, until).await?;
            self.queue(&grant, &Work::MailConfirm { token }, now).await?;
        }
        tx.commit().await?;
        self.wake();
        Ok(())
    }

    /// Mails another link that confirms an address, if there is an account that wants one; the answer is the same.
    ///
    /// # Errors
    /// See [`RequestProblem`].
    pub async fn resend_confirmation(&self, email: &str, network: &Network) -> Result<(), RequestProblem> {
        self.request_mail(email, network, Purpose::Confirm).await
    }

    /// Mails a link to a new password, if there is an account; the answer is the same.
    ///
    /// # Errors
    /// See [`RequestProblem`].
    pub async fn request_reset(&self, email: &str, network: &Network) -> Result<(), RequestProblem> {
        self.request_mail(email, network, Purpose::Reset).await
    }

    async fn request_mail(&self, email: &str, network: &Network, purpose: Purpose) -> Result<(), RequestProblem> {
        let now = self.now();
        let folded = fold(email.trim());
        let limits = &self.settings().limits;
        let counters = [
            Counter::of_email("mail", &folded, limits.mail_account),
            Counter::of_network("mail", network, limits.mail_network),
        ];
        if let Some(retry_after) = self.count_as_visitor(&counters, now).await? {
            return Err(RequestProblem::Throttled { retry_after });
        }
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        if let Some(account) = account::by_email(&grant, &folded).await? {
            let times = &self.settings().session;
            match purpose {
                // A code from a mail shows that the address is theirs, so a reset confirms it too.
                Purpose::Reset => {
                    let token =
                        token::prepare(&grant, account.id, Purpose::Reset, None, now, now + times.reset).await?;
                    self.queue(&grant, &Work::MailReset { token }, now).await?;
                }
                Purpose::Confirm if account.confirmed_at.is_none() => {
                    let token =
                        token::prepare(&grant, account.id, Purpose::Confirm, None, now, now + times.confirm).await?;
                    self.queue(&grant, &Work::MailConfirm { token }, now).await?;
                }
                Purpose::Confirm => {
                    self.queue(&grant, &Work::MailKnown { account: account.id }, now).await?;
                }
            }
        }
        tx.commit().await?;
        self.wake();
        Ok(())
    }

    /// Confirms an address by the code of its mail, and logs its owner in.
    ///
    /// # Errors
    /// See [`CodeProblem`].
    pub async fn confirm(&self, code: &str, network: &Network, device: &Device) -> Result<NewSession, CodeProblem> {
        let code_hash = secret::hash_of(code).ok_or(CodeProblem::Invalid)?;
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        let redeemed = token::redeem(&grant, Purpose::Confirm, code_hash, now).await?.ok_or(CodeProblem::Invalid)?;
        let (name, hash) = redeemed.typed.map(|typed| (typed.name, typed.password_hash)).unzip();
        account::confirm(&grant, redeemed.account, name, hash, now).await?;
        let account = account::by_id(&grant, redeemed.account).await?.ok_or(CodeProblem::Invalid)?;
        let opened = self.open_or_halve(&grant, account, network, device, now).await?;
        tx.commit().await?;
        match opened {
            Opened::Whole(session) => Ok(*session),
            Opened::Half(half) => Err(CodeProblem::SecondFactor(half)),
        }
    }

    /// Logs somebody in; who has a second factor halfway: see [`LogInProblem::SecondFactor`].
    ///
    /// # Errors
    /// See [`LogInProblem`].
    pub async fn log_in(
        &self,
        email: &str,
        password: SecretString,
        network: &Network,
        device: &Device,
    ) -> Result<NewSession, LogInProblem> {
        let now = self.now();
        let folded = fold(email.trim());
        let limits = &self.settings().limits;
        let counters = [
            Counter::of_both("log-in", &folded, network, limits.log_in_account_and_network),
            Counter::of_email("log-in", &folded, limits.log_in_account),
            Counter::of_network("log-in", network, limits.log_in_network),
        ];
        // Counted before the password is looked at: many guesses at once do not slip through, and the counting is kept
        // whatever becomes of the rest.
        let (wait, account) = {
            let tx = self.store().write().await?;
            let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await?;
            let wait = crate::throttle::count(&grant, &counters, now).await?;
            let account = account::by_email(&grant, &folded).await?;
            tx.commit().await?;
            (wait, account)
        };
        if let Some(retry_after) = wait {
            return Err(LogInProblem::Throttled { retry_after });
        }

        let stored = account.as_ref().map(|account| account.password_hash.clone());
        let right = self.hasher().verify(password.clone(), stored).await?;
        let Some(account) = account.filter(|_| right) else { return Err(LogInProblem::WrongCredentials) };
        if account.confirmed_at.is_none() {
            return Err(LogInProblem::NotConfirmed);
        }
        let stronger = if self.hasher().is_weak(&account.password_hash) {
            Some(self.hasher().hash(password).await?)
        } else {
            None
        };

        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await?;
        // Meanwhile the password may have been changed, just to keep this one out.
        let still = account::by_id(&grant, account.id).await?;
        if still.is_none_or(|still| still.password_hash != account.password_hash) {
            return Err(LogInProblem::WrongCredentials);
        }
        let [both, of_account, of_network] = &counters;
        throttle::forget(&grant, &both.subject).await?;
        throttle::forget(&grant, &of_account.subject).await?;
        throttle::forgive(&grant, &of_network.subject).await?;
        if let Some(stronger) = stronger {
            account::rehash(&grant, account.id, stronger, now).await?;
        }
        let opened = self.open_or_halve(&grant, account, network, device, now).await?;
        tx.commit().await?;
        match opened {
            Opened::Whole(session) => Ok(*session),
            Opened::Half(half) => Err(LogInProblem::SecondFactor(half)),
        }
    }

    /// Who has the session with this secret; nobody when it does not hold any more. One query.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn actor_of(&self, secret: &str) -> Result<Option<(Actor, Viewer)>, Unavailable> {
        let Some(secret_hash) = secret::hash_of(secret) else { return Ok(None) };
        let now = self.now();
        let resumed = {
            let tx = self.store().look();
            let grant = authorise(&tx, &Actor::visitor(), ResumeSession, ()).await?;
            session::resume(&grant, secret_hash, now).await?
        };
        let Some(resumed) = resumed else { return Ok(None) };
        if now - resumed.last_seen_at >= self.settings().session.touch_every {
            // Who may look does not depend on whether this can be noted: its failure is in the log.
            let _ = self.touch(&resumed.actor, resumed.account, now).await;
        }
        let viewer = Viewer {
            account: resumed.account,
            session: resumed.session,
            name: resumed.name,
            email: resumed.email,
            locale: locale_of(&resumed.locale),
            workplace: resumed.workplace,
            has_work: resumed.has_work,
        };
        Ok(Some((resumed.actor, viewer)))
    }

    async fn touch(&self, actor: &Actor, account: AccountId, now: DateTime<Utc>) -> Result<(), Unavailable> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account).await?;
        session::touch(&grant, now, now + self.settings().session.idle).await?;
        Ok(tx.commit().await?)
    }

    /// Ends the session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn log_out(&self, actor: &Actor) -> Result<(), Unavailable> {
        let (Ok(account), Some(session)) = (own_account(actor), actor.session()) else { return Ok(()) };
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account).await?;
        session::end(&grant, session).await?;
        Ok(tx.commit().await?)
    }

    /// Whether a code from a mail would let somebody choose a new password. Does not use it up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reset_code_valid(&self, code: &str) -> Result<bool, Unavailable> {
        self.code_valid(code, Purpose::Reset).await
    }

    /// Whether a code from a mail would confirm an address. Does not use it up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirmation_code_valid(&self, code: &str) -> Result<bool, Unavailable> {
        self.code_valid(code, Purpose::Confirm).await
    }

    async fn code_valid(&self, code: &str, purpose: Purpose) -> Result<bool, Unavailable> {
        let Some(code_hash) = secret::hash_of(code) else { return Ok(false) };
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        Ok(token::holder(&grant, purpose, code_hash, self.now()).await?.is_some())
    }

    /// Sets a new password by the code of a mail, ends every session, and opens one. A mail is no second factor: who has
    /// one still has to show it, see [`ResetProblem::SecondFactor`].
    ///
    /// # Errors
    /// See [`ResetProblem`].
    pub async fn reset_password(
        &self,
        code: &str,
        new: SecretString,
        network: &Network,
        device: &Device,
    ) -> Result<NewSession, ResetProblem> {
        let code_hash = secret::hash_of(code).ok_or(ResetProblem::Invalid)?;
        let now = self.now();
        let account = {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
            let holder = token::holder(&grant, Purpose::Reset, code_hash, now).await?;
            account::by_id(&grant, holder.ok_or(ResetProblem::Invalid)?).await?.ok_or(ResetProblem::Invalid)?
        };
        if let Err(problem) = self.hasher().check(new.clone(), account.email.clone(), account.name.clone()).await? {
            return Err(ResetProblem::Password(problem));
        }
        let password_hash = self.hasher().hash(new).await?;

        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        let redeemed = token::redeem(&grant, Purpose::Reset, code_hash, now).await?.ok_or(ResetProblem::Invalid)?;
        if account.confirmed_at.is_none() {
            account::confirm(&grant, redeemed.account, None, None, now).await?;
        }
        account::reset_password(&grant, redeemed.account, password_hash, now).await?;
        session::end_all_by_code(&grant, redeemed.account).await?;
        self.queue(&grant, &Work::MailPasswordChanged { account: redeemed.account }, now).await?;
        let opened = self.open_or_halve(&grant, account, network, device, now).await?;
        tx.commit().await?;
        self.wake();
        match opened {
            Opened::Whole(session) => Ok(*session),
            Opened::Half(half) => Err(ResetProblem::SecondFactor(half)),
        }
    }

    /// Counts for somebody who is not logged in, and keeps the counting.
    async fn count_as_visitor(
        &self,
        counters: &[Counter],
        now: DateTime<Utc>,
    ) -> Result<Option<chrono::TimeDelta>, Unavailable> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await?;
        let wait = crate::throttle::count(&grant, counters, now).await?;
        tx.commit().await?;
        Ok(wait)
    }

    /// Opens a session for the owner of an account, who has just shown who they are, with the second factor if there is one.
    pub(crate) async fn open_session(
        &self,
        grant: &impl MayOpen,
        passed: Passed,
        account: Account,
        network: &Network,
        device: &Device,
        now: DateTime<Utc>,
    ) -> Result<NewSession, Unavailable> {
        let times = &self.settings().session;
        let (secret, secret_hash) = secret::new();
        let expires_at = now + times.absolute;
        let new = session::NewSession {
            secret_hash,
            device: device.as_str().to_owned(),
            network: network.as_str().to_owned(),
            now,
            idle_until: now + times.idle,
            expires_at,
        };
        let (session, actor) = session::open(grant, passed, new).await?;
        let viewer = Viewer {
            account: account.id,
            session,
            name: account.name,
            email: account.email_typed,
            locale: locale_of(&account.locale),
            workplace: Workplace::None,
            has_work: false,
        };
        Ok(NewSession { secret, expires_at, actor, viewer })
    }

    /// Queues work in the transaction of `grant`. Call [`Service::wake`] once that is committed.
    pub(crate) async fn queue(
        &self,
        grant: &impl job::MayQueue,
        work: &Work,
        now: DateTime<Utc>,
    ) -> Result<(), Unavailable> {
        job::queue(grant, work.kind(), &work.payload(), now, now).await?;
        Ok(())
    }
}

/// The language of a stored tag.
pub(crate) fn locale_of(tag: &str) -> Locale {
    Locale::from_tag(tag).unwrap_or_default()
}

/// The form of an address that decides who is who: nobody has two mailboxes that differ in case only.
pub(crate) fn fold(email: &str) -> String {
    email.to_lowercase()
}

/// Whether a name, trimmed, will do.
pub(crate) fn check_name(name: &str) -> Result<(), NameProblem> {
    if name.is_empty() {
        Err(NameProblem::Empty)
    } else if name.chars().count() > MAX_NAME {
        Err(NameProblem::TooLong { max: MAX_NAME })
    } else if name.chars().any(char::is_control) {
        Err(NameProblem::ControlCharacter)
    } else {
        Ok(())
    }
}

/// Whether mail can go to an address, trimmed, as far as can be seen.
pub(crate) fn check_email(email: &str) -> Result<(), EmailProblem> {
    if email.is_empty() {
        return Err(EmailProblem::Empty);
    }
    // Folding can make it longer.
    if email.chars().count() > MAX_EMAIL || fold(email).chars().count() > MAX_EMAIL {
        return Err(EmailProblem::TooLong { max: MAX_EMAIL });
    }
    let domain = match email.split_once('@') {
        Some((local, domain)) if !local.is_empty() && !domain.contains('@') => domain,
        _ => return Err(EmailProblem::Malformed),
    };
    let labels: Vec<&str> = domain.split('.').collect();
    if labels.len() < 2 || labels.contains(&"") || email.parse::<Address>().is_err() {
        return Err(EmailProblem::Malformed);
    }
    Ok(())
}

/// The secret as the cookie holds it.
impl NewSession {
    /// What the cookie holds, in the clear.
    #[must_use]
    pub fn cookie_value(&self) -> &str {
        self.secret.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_addresses_will_do() {
        let long = format!("{}@example.nl", "a".repeat(250));
        for (email, outcome) in [
            ("noor@example.nl", Ok(())),
            ("Noor.de-Wit+skj@mail.example.co.uk", Ok(())),
            ("", Err(EmailProblem::Empty)),
            ("noor", Err(EmailProblem::Malformed)),
            ("noor@example", Err(EmailProblem::Malformed)),
            ("@example.nl", Err(EmailProblem::Malformed)),
            ("noor@@example.nl", Err(EmailProblem::Malformed)),
            ("noor@a@example.nl", Err(EmailProblem::Malformed)),
            ("noor@example..nl", Err(EmailProblem::Malformed)),
            ("noor@.example.nl", Err(EmailProblem::Malformed)),
            ("noor @example.nl", Err(EmailProblem::Malformed)),
            ("noor@example.nl\nBcc: x@example.nl", Err(EmailProblem::Malformed)),
            (long.as_str(), Err(EmailProblem::TooLong { max: 254 })),
        ] {
            assert_eq!(check_email(email), outcome, "{email}");
        }
    }

    #[test]
    fn which_names_will_do() {
        assert_eq!(check_name("Noor de Wit"), Ok(()));
        assert_eq!(check_name("نور 🌱"), Ok(()));
        assert_eq!(check_name(""), Err(NameProblem::Empty));
        assert_eq!(check_name("a\nb"), Err(NameProblem::ControlCharacter));
        assert_eq!(check_name(&"é".repeat(100)), Ok(()));
        assert_eq!(check_name(&"é".repeat(101)), Err(NameProblem::TooLong { max: 100 }));
    }
}
