//! The second factor: turning it on and off, its recovery codes, and showing it after the password.
use chrono::{DateTime, Utc};
use language::Locale;
use secrecy::{ExposeSecret as _, SecretString};
use store::access::{ManageAccount, ResumeSession, ShowSecondFactor};
use store::account::{self, Account};
use store::second_factor::{self, Asked, MayAsk, MayShow, Passed};
use store::session::MayOpen;
use store::{AccountId, half_session, session, throttle};

use crate::account::Checked;
use crate::authentication::locale_of;
use crate::job::Work;
use crate::throttle::Counter;
use crate::totp::{self, Typed};
use crate::{
    AccountProblem, Actor, Device, Network, NewSession, SecondFactorProblem, SecondStepProblem, Service, Unavailable,
    authorise, own_account, secret,
};

/// How it is with the second factor of an account.
#[derive(Clone, Debug)]
pub enum SecondFactor {
    /// There is none.
    Off,
    /// Its secret is shown; no code of it was typed yet.
    Begun(Setup),
    /// It is asked for at every log-in.
    On {
        /// Since when.
        since: DateTime<Utc>,
        /// Recovery codes that can still be used.
        codes_left: u64,
    },
}

/// What somebody puts into an app.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The secret in base 32, to type over.
    pub secret: SecretString,
    /// The same as an address `otpauth://…`, for a picture or a link.
    pub address: SecretString,
}

/// A second factor that was just turned on.
#[derive(Clone, Debug)]
pub struct TurnedOn {
    /// The session in place of the one that asked; it counts as having shown the second factor.
    pub session: NewSession,
    /// To be shown once.
    pub codes: Vec<SecretString>,
}

/// A session whose owner has shown the second factor just now.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The session.
    pub session: NewSession,
    /// How many recovery codes are left, when one was used.
    pub codes_left: Option<u64>,
}

/// Who has shown the password and has yet to show the second factor. Can do nothing else, for a few minutes.
#[derive(Clone, Debug)]
pub struct HalfSession {
    /// What the cookie holds.
    pub secret: SecretString,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// The person's language.
    pub locale: Locale,
}

impl PartialEq for HalfSession {
    fn eq(&self, other: &Self) -> bool {
        self.secret.expose_secret() == other.secret.expose_secret()
    }
}

impl Eq for HalfSession {}

/// What somebody has who has shown a password or a code from a mail.
pub(crate) enum Opened {
    /// A session.
    Whole(Box<NewSession>),
    /// The second factor comes first.
    Half(HalfSession),
}

/// What a code was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Used {
    Code,
    RecoveryCode,
}

impl Service {
    /// How it is with the second factor of who asks.
    ///
    /// # Errors
    /// See [`AccountProblem`].
    pub async fn second_factor(&self, actor: &Actor) -> Result<SecondFactor, AccountProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        let Some(factor) = second_factor::get(&grant).await? else { return Ok(SecondFactor::Off) };
        if let Some(since) = factor.confirmed_at {
            return Ok(SecondFactor::On { since, codes_left: second_factor::codes_left(&grant).await? });
        }
        if factor.created_at + self.settings().session.second_factor_begun <= self.now() {
            return Ok(SecondFactor::Off);
        }
        let account = account::get(&grant).await?.ok_or(AccountProblem::NotFound)?;
        let secret = self.settings().key.open(account.id, &factor.secret)?;
        Ok(SecondFactor::Begun(Setup {
            secret: totp::secret_text(&secret),
            address: totp::address(&secret, &account.email_typed),
        }))
    }

    /// Whether the account of who asks has a second factor. For whether this very session has shown it, see
    /// [`Actor::second_factor`].
    ///
    /// # Errors
    /// See [`AccountProblem`].
    pub async fn has_second_factor(&self, actor: &Actor) -> Result<bool, AccountProblem> {
        let tx = self.store().look();
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        Ok(second_factor::get(&grant).await?.is_some_and(|factor| factor.confirmed_at.is_some()))
    }

    /// Makes a secret to put into an app. Nothing is asked for before [`Service::turn_on_second_factor`].
    ///
    /// # Errors
    /// See [`SecondFactorProblem`].
    pub async fn begin_second_factor(&self, actor: &Actor, password: SecretString) -> Result<(), SecondFactorProblem> {
        let account = self.owner_by_password(actor, password).await?;
        let sealed = self.settings().key.seal(account.id, &totp::new_secret())?;
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account.id).await?;
        if !second_factor::begin(&grant, sealed, self.now()).await? {
            return Err(SecondFactorProblem::Elsewhere);
        }
        Ok(tx.commit().await?)
    }

    /// From now on the second factor is asked for, of who has shown a code of it. Ends every session, none of which has
    /// shown it, and opens another one for who asks, which has.
    ///
    /// # Errors
    /// See [`SecondFactorProblem`].
    pub async fn turn_on_second_factor(
        &self,
        actor: &Actor,
        code: SecretString,
        network: &Network,
        device: &Device,
    ) -> Result<TurnedOn, SecondFactorProblem> {
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        let account = account::get(&grant).await?.ok_or(SecondFactorProblem::NotFound)?;
        let begun_after = now - self.settings().session.second_factor_begun;
        let begun = second_factor::get(&grant).await?;
        let begun = begun.filter(|factor| factor.confirmed_at.is_none() && factor.created_at > begun_after);
        let secret = self.settings().key.open(account.id, &begun.ok_or(SecondFactorProblem::Elsewhere)?.secret)?;
        let step = match Typed::read(code.expose_secret()) {
            Some(Typed::Code(code)) => totp::step_of(&secret, &code, now),
            Some(Typed::Recovery(_)) | None => None,
        };
        let step = step.ok_or(SecondFactorProblem::WrongCode)?;
        let passed = second_factor::confirm(&grant, step, now).await?.ok_or(SecondFactorProblem::Elsewhere)?;
        let codes = totp::new_recovery_codes();
        second_factor::replace_codes(&grant, &hashes(account.id, &codes), now).await?;
        session::end_all(&grant, None).await?;
        self.queue(&grant, &Work::MailSecondFactorOn { account: account.id }, now).await?;
        let session = self.open_session(&grant, passed, account, network, device, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(TurnedOn { session, codes })
    }

    /// Other recovery codes in place of those that there were.
    ///
    /// # Errors
    /// See [`SecondFactorProblem`].
    pub async fn new_recovery_codes(
        &self,
        actor: &Actor,
        password: SecretString,
    ) -> Result<Vec<SecretString>, SecondFactorProblem> {
        let account = self.owner_by_password(actor, password).await?;
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account.id).await?;
        if second_factor::get(&grant).await?.is_none_or(|factor| factor.confirmed_at.is_none()) {
            return Err(SecondFactorProblem::Elsewhere);
        }
        let codes = totp::new_recovery_codes();
        second_factor::replace_codes(&grant, &hashes(account.id, &codes), now).await?;
        self.queue(&grant, &Work::MailRecoveryCodes { account: account.id }, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(codes)
    }

    /// From now on the second factor is no longer asked for. Asks for the password and for a code, ends every session and
    /// opens another one for who asks.
    ///
    /// # Errors
    /// See [`SecondFactorProblem`].
    pub async fn turn_off_second_factor(
        &self,
        actor: &Actor,
        password: SecretString,
        code: SecretString,
        network: &Network,
        device: &Device,
    ) -> Result<NewSession, SecondFactorProblem> {
        let account = self.owner_by_password(actor, password).await?;
        let now = self.now();
        let counters = self.counters(account.id, network);
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageAccount, account.id).await?;
        if let Some(retry_after) = crate::throttle::count(&grant, &counters, now).await? {
            tx.commit().await?;
            return Err(SecondFactorProblem::CodeThrottled { retry_after });
        }
        if self.try_code(&grant, account.id, code.expose_secret(), now).await?.is_none() {
            // The counting is kept.
            tx.commit().await?;
            return Err(SecondFactorProblem::WrongCode);
        }
        forget(&grant, &counters).await?;
        let passed = second_factor::take_off(&grant).await?.ok_or(SecondFactorProblem::Elsewhere)?;
        session::end_all(&grant, None).await?;
        self.queue(&grant, &Work::MailSecondFactorOff { account: account.id }, now).await?;
        let session = self.open_session(&grant, passed, account, network, device, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(session)
    }

    /// The language of who has this half session; `None` when it does not hold any more. One query.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn half_session(&self, half: &str) -> Result<Option<Locale>, Unavailable> {
        Ok(self.halfway(half).await?.map(|resumed| locale_of(&resumed.locale)))
    }

    /// Logs somebody in who has shown the password already, by a code of the second factor or a recovery code.
    ///
    /// # Errors
    /// See [`SecondStepProblem`].
    pub async fn show_second_factor(
        &self,
        half: &str,
        code: SecretString,
        network: &Network,
        device: &Device,
    ) -> Result<Shown, SecondStepProblem> {
        let resumed = self.halfway(half).await?.ok_or(SecondStepProblem::TooLate)?;
        let now = self.now();
        let counters = self.counters(resumed.account, network);
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &resumed.actor, ShowSecondFactor, resumed.account).await?;
        // Counted before the code is looked at, and kept whatever becomes of the rest.
        if let Some(retry_after) = crate::throttle::count(&grant, &counters, now).await? {
            tx.commit().await?;
            return Err(SecondStepProblem::Throttled { retry_after });
        }
        let Some((passed, used)) = self.try_code(&grant, resumed.account, code.expose_secret(), now).await? else {
            tx.commit().await?;
            return Err(SecondStepProblem::WrongCode);
        };
        // A half session serves once. Not committed: the code is as good as before.
        if !half_session::end(&grant).await? {
            return Err(SecondStepProblem::TooLate);
        }
        forget(&grant, &counters).await?;
        let account = account::halfway(&grant).await?.ok_or(SecondStepProblem::TooLate)?;
        let codes_left = match used {
            Used::Code => None,
            Used::RecoveryCode => {
                self.queue(&grant, &Work::MailRecoveryCodeUsed { account: account.id }, now).await?;
                Some(second_factor::codes_left(&grant).await?)
            }
        };
        let session = self.open_session(&grant, passed, account, network, device, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(Shown { session, codes_left })
    }

    /// A session for who has shown a password or a code from a mail; half a one where the second factor comes first.
    pub(crate) async fn open_or_halve<G: MayAsk + MayOpen>(
        &self,
        grant: &G,
        account: Account,
        network: &Network,
        device: &Device,
        now: DateTime<Utc>,
    ) -> Result<Opened, Unavailable> {
        match second_factor::asked(grant, account.id).await? {
            Asked::No(passed) => {
                Ok(Opened::Whole(Box::new(self.open_session(grant, passed, account, network, device, now).await?)))
            }
            Asked::Yes(awaited) => {
                let (secret, secret_hash) = secret::new();
                let expires_at = now + self.settings().session.half;
                half_session::open(grant, awaited, secret_hash, now, expires_at).await?;
                Ok(Opened::Half(HalfSession { secret, expires_at, locale: locale_of(&account.locale) }))
            }
        }
    }

    async fn halfway(&self, half: &str) -> Result<Option<half_session::Resumed>, Unavailable> {
        let Some(secret_hash) = secret::hash_of(half) else { return Ok(None) };
        let tx = self.store().look();
        let grant = authorise(&tx, &Actor::visitor(), ResumeSession, ()).await?;
        Ok(half_session::resume(&grant, secret_hash, self.now()).await?)
    }

    /// Uses a code up, of the app or for recovery. `None` when it is not right, or was used before.
    async fn try_code(
        &self,
        grant: &impl MayShow,
        account: AccountId,
        code: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(Passed, Used)>, Unavailable> {
        match Typed::read(code) {
            Some(Typed::Code(code)) => {
                let factor = second_factor::get(grant).await?.filter(|factor| factor.confirmed_at.is_some());
                let Some(factor) = factor else { return Ok(None) };
                let secret = self.settings().key.open(account, &factor.secret)?;
                let Some(step) = totp::step_of(&secret, &code, now) else { return Ok(None) };
                Ok(second_factor::use_step(grant, step, now).await?.map(|passed| (passed, Used::Code)))
            }
            Some(Typed::Recovery(code)) => {
                let passed = second_factor::use_code(grant, totp::hash_of(account, &code), now).await?;
                Ok(passed.map(|passed| (passed, Used::RecoveryCode)))
            }
            None => Ok(None),
        }
    }

    /// The password again, of who changes something about the second factor.
    async fn owner_by_password(&self, actor: &Actor, password: SecretString) -> Result<Account, SecondFactorProblem> {
        match self.check_password(actor, password).await? {
            Checked::Right(account) => Ok(account),
            Checked::Wrong => Err(SecondFactorProblem::WrongPassword),
            Checked::Throttled(retry_after) => Err(SecondFactorProblem::Throttled { retry_after }),
        }
    }

    fn counters(&self, account: AccountId, network: &Network) -> [Counter; 3] {
        let (limits, account) = (&self.settings().limits, account.to_string());
        [
            Counter::of_both("second-factor", &account, network, limits.second_factor_account_and_network),
            Counter::of_email("second-factor", &account, limits.second_factor_account),
            Counter::of_network("second-factor", network, limits.second_factor_network),
        ]
    }
}

/// The right code: nobody was guessing.
async fn forget(grant: &impl throttle::MayCount, counters: &[Counter; 3]) -> Result<(), Unavailable> {
    let [both, of_account, of_network] = counters;
    throttle::forget(grant, &both.subject).await?;
    throttle::forget(grant, &of_account.subject).await?;
    throttle::forgive(grant, &of_network.subject).await?;
    Ok(())
}

fn hashes(account: AccountId, codes: &[SecretString]) -> Vec<[u8; 32]> {
    let hash = |code: &SecretString| match Typed::read(code.expose_secret()) {
        Some(Typed::Recovery(code)) => Some(totp::hash_of(account, &code)),
        Some(Typed::Code(_)) | None => None,
    };
    codes.iter().filter_map(hash).collect()
}
