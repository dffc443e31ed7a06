//! Queued work: what there is, and doing it.
//!
//! Work is queued in the transaction of the change that asks for it and done at least once. Whatever is done twice has
//! to come out the same, or nearly: a mail may arrive twice, never not at all.
use std::future::Future;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use store::access::{WorkQueue, Worker};
use store::job::{self, Job};
use store::organisation::{self, Offer};
use store::{
    AccountId, DigestId, InvitationId, JobId, StoreError, TokenId, account, half_session, second_factor, session,
    throttle, token,
};
use uuid::Uuid;

use crate::authentication::locale_of;
use crate::clock::next_midnight;
use crate::{Actor, MailerProblem, Service, Unavailable, authorise, mail, secret};

pub use store::job::DeadJob;

/// How long somebody who takes work has for it.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often work is tried; the waits between add up to about a day.
const ATTEMPTS: i32 = 12;
/// How long work that failed for good is kept, to be looked at.
const KEEP_DEAD: TimeDelta = TimeDelta::days(30);
/// How often what is over is cleared.
const CLEAR_EVERY: TimeDelta = TimeDelta::hours(1);
/// The key of the one row that clears.
const CLEAR: Uuid = Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0001);
/// The key of the one row that works out how registrations stand.
const STANDINGS: Uuid = Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0002);
/// The key of the one row that makes the weekly mails.
const DIGESTS: Uuid = Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0003);
/// How long after midnight it does: after the standings are worked out, and before anybody begins their day.
const MORNING: TimeDelta = TimeDelta::hours(6);
/// How long the worker sleeps at most: other servers queue work too.
const NAP: Duration = Duration::from_secs(20);

/// A piece of work. Names by their ids what it is about, so that erasing an account erases it from the queue too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Mails the link that confirms an address.
    MailConfirm { token: TokenId },
    /// Mails the link to a new password.
    MailReset { token: TokenId },
    /// Mails that there is an account already.
    MailKnown { account: AccountId },
    /// Mails that the password was changed.
    MailPasswordChanged { account: AccountId },
    /// Mails that the second factor is asked for now.
    MailSecondFactorOn { account: AccountId },
    /// Mails that the second factor is no longer asked for.
    MailSecondFactorOff { account: AccountId },
    /// Mails that there are other recovery codes.
    MailRecoveryCodes { account: AccountId },
    /// Mails that somebody logged in by a recovery code.
    MailRecoveryCodeUsed { account: AccountId },
    /// Mails an invitation.
    MailInvitation { invitation: InvitationId },
    /// Mails what asks an employer's attention.
    MailDigest { digest: DigestId },
    /// Clears what is over, and comes back.
    Clear,
    /// Works out how registrations stand, after each midnight.
    Standings,
    /// Makes the weekly mails, each morning those that are due.
    Digests,
}

#[derive(Default, Deserialize, Serialize)]
struct Payload {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invitation: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digest: Option<Uuid>,
}

impl Work {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::MailConfirm { .. } => "mail.confirm",
            Self::MailReset { .. } => "mail.reset",
            Self::MailKnown { .. } => "mail.known",
            Self::MailPasswordChanged { .. } => "mail.password-changed",
            Self::MailSecondFactorOn { .. } => "mail.second-factor-on",
            Self::MailSecondFactorOff { .. } => "mail.second-factor-off",
            Self::MailRecoveryCodes { .. } => "mail.recovery-codes",
            Self::MailRecoveryCodeUsed { .. } => "mail.recovery-code-used",
            Self::MailInvitation { .. } => "mail.invitation",
            Self::MailDigest { .. } => "mail.digest",
            Self::Clear => "clear",
            Self::Standings => "standings",
            Self::Digests => "digests",
        }
    }

    pub(crate) fn payload(&self) -> String {
        let payload = match self {
            Self::MailConfirm { token } | Self::MailReset { token } => {
                Payload { token: Some(token.uuid()), ..Payload::default() }
            }
            Self::MailKnown { account }
            | Self::MailPasswordChanged { account }
            | Self::MailSecondFactorOn { account }
            | Self::MailSecondFactorOff { account }
            | Self::MailRecoveryCodes { account }
            | Self::MailRecoveryCodeUsed { account } => Payload { account: Some(account.uuid()), ..Payload::default() },
            Self::MailInvitation { invitation } => {
                Payload { invitation: Some(invitation.uuid()), ..Payload::default() }
            }
            Self::MailDigest { digest } => Payload { digest: Some(digest.uuid()), ..Payload::default() },
            Self::Clear | Self::Standings | Self::Digests => Payload::default(),
        };
        serde_json::to_string(&payload).unwrap_or_else(|_| "{}".to_owned())
    }

    fn read(job: &Job) -> Option<Self> {
        let payload: Payload = serde_json::from_str(&job.payload).ok()?;
        let token = payload.token.map(TokenId::from);
        let account = payload.account.map(AccountId::from);
        Some(match job.kind.as_str() {
            "mail.confirm" => Self::MailConfirm { token: token? },
            "mail.reset" => Self::MailReset { token: token? },
            "mail.known" => Self::MailKnown { account: account? },
            "mail.password-changed" => Self::MailPasswordChanged { account: account? },
            "mail.second-factor-on" => Self::MailSecondFactorOn { account: account? },
            "mail.second-factor-off" => Self::MailSecondFactorOff { account: account? },
            "mail.recovery-codes" => Self::MailRecoveryCodes { account: account? },
            "mail.recovery-code-used" => Self::MailRecoveryCodeUsed { account: account? },
            "mail.invitation" => Self::MailInvitation { invitation: payload.invitation.map(InvitationId::from)? },
            "mail.digest" => Self::MailDigest { digest: payload.digest.map(DigestId::from)? },
            "clear" => Self::Clear,
            "standings" => Self::Standings,
            "digests" => Self::Digests,
            _ => return None,
        })
    }
}

/// Why a piece of work was not done.
enum Failure {
    /// It may go another time.
    Again(&'static str),
    /// It never will.
    Never(&'static str),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Unavailable::from(error).into()
    }
}

impl From<Unavailable> for Failure {
    fn from(_: Unavailable) -> Self {
        Self::Again("database")
    }
}

impl From<MailerProblem> for Failure {
    fn from(problem: MailerProblem) -> Self {
        match problem {
            MailerProblem::Temporary(why) => Self::Again(why),
            MailerProblem::Permanent(why) => Self::Never(why),
        }
    }
}

/// How long to wait after so many attempts: half a minute, then twice as long each time, six hours at most.
fn wait_after(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(20);
    TimeDelta::seconds(30_i64.saturating_mul(1 << doublings)).min(TimeDelta::hours(6))
}

impl Service {
    /// Does the work that is due, until none is; answers how much was begun.
    ///
    /// # Errors
    /// When the database fails. Work that fails for another reason is tried again later, and is no error here.
    pub async fn run_due_jobs(&self) -> Result<usize, Unavailable> {
        self.queue_clearing().await?;
        let mut begun = 0;
        while let Some(job) = self.claim().await? {
            begun += 1;
            self.attempt(job).await?;
        }
        Ok(begun)
    }

    /// Does work as it comes, until `shutdown` is there; what was begun then is finished first.
    pub async fn worker(&self, shutdown: impl Future<Output = ()> + Send) {
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            let nap = match self.run_due_jobs().await {
                Ok(_) => self.nap().await,
                Err(Unavailable) => Duration::from_secs(5),
            };
            self.inner.portfolios.tidy();
            tokio::select! {
                biased;
                () = &mut shutdown => return,
                () = self.inner.wake.notified() => {}
                () = tokio::time::sleep(nap) => {}
            }
        }
    }

    /// The work that failed for good, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dead_jobs(&self) -> Result<Vec<DeadJob>, Unavailable> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &queue(), WorkQueue, ()).await?;
        Ok(job::dead(&grant).await?)
    }

    async fn nap(&self) -> Duration {
        let next = async {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, &queue(), WorkQueue, ()).await?;
            Ok::<_, Unavailable>(job::next_due(&grant).await?)
        };
        match next.await {
            Ok(Some(due)) => (due - self.now()).to_std().unwrap_or_default().clamp(Duration::from_millis(100), NAP),
            Ok(None) | Err(Unavailable) => NAP,
        }
    }

    async fn queue_clearing(&self) -> Result<(), Unavailable> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &queue(), WorkQueue, ()).await?;
        job::queue_once(&grant, JobId::from(CLEAR), Work::Clear.kind(), self.now()).await?;
        job::queue_once(&grant, JobId::from(STANDINGS), Work::Standings.kind(), self.now()).await?;
        job::queue_once(&grant, JobId::from(DIGESTS), Work::Digests.kind(), self.now()).await?;
        Ok(tx.commit().await?)
    }

    async fn claim(&self) -> Result<Option<Job>, Unavailable> {
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &queue(), WorkQueue, ()).await?;
        let job = job::claim(&grant, now, now + LEASE).await?;
        tx.commit().await?;
        Ok(job)
    }

    /// Does one piece of work, and notes what became of it.
    async fn attempt(&self, claimed: Job) -> Result<(), Unavailable> {
        let work = Work::read(&claimed);
        let outcome = match work {
            Some(work) => self.perform(work).await,
            None => Err(Failure::Never("unknown work")),
        };
        let now = self.now();
        let Job { id, kind, attempts, .. } = claimed;
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &queue(), WorkQueue, ()).await?;
        match outcome {
            Ok(()) if work == Some(Work::Clear) => job::again(&grant, id, now + CLEAR_EVERY, None).await?,
            Ok(()) if work == Some(Work::Standings) => job::again(&grant, id, next_midnight(now), None).await?,
            Ok(()) if work == Some(Work::Digests) => {
                job::again(&grant, id, next_midnight(now) + MORNING, None).await?;
            }
            Ok(()) => job::finish(&grant, id).await?,
            Err(Failure::Again(problem)) if attempts < ATTEMPTS || comes_back(work) => {
                tracing::warn!(job = %id, kind, attempts, problem, "work failed, and is tried again");
                job::again(&grant, id, now + wait_after(attempts), Some(problem)).await?;
            }
            Err(Failure::Again(problem) | Failure::Never(problem)) => {
                tracing::error!(job = %id, kind, attempts, problem, "work failed for good");
                job::bury(&grant, id, now, problem).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    async fn perform(&self, work: Work) -> Result<(), Failure> {
        let links = &self.settings().links;
        let times = &self.settings().session;
        match work {
            Work::MailConfirm { token } => {
                self.mail_code(token, times.confirm, &links.confirm, language::mail::confirm).await
            }
            Work::MailReset { token } => self.mail_code(token, times.reset, &links.reset, language::mail::reset).await,
            Work::MailKnown { account } => {
                let log_in = format!("{}{}", self.settings().base_url, links.log_in);
                self.mail(account, |locale| language::mail::already_known(locale, log_in)).await
            }
            Work::MailPasswordChanged { account } => self.mail(account, language::mail::password_changed).await,
            Work::MailSecondFactorOn { account } => self.mail(account, language::mail::second_factor_on).await,
            Work::MailSecondFactorOff { account } => self.mail(account, language::mail::second_factor_off).await,
            Work::MailRecoveryCodes { account } => self.mail(account, language::mail::recovery_codes).await,
            Work::MailRecoveryCodeUsed { account } => self.mail(account, language::mail::recovery_code_used).await,
            Work::MailInvitation { invitation } => self.mail_invitation(invitation).await,
            Work::Clear => Ok(self.clear().await?),
            Work::Standings => {
                self.work_out_standings().await?;
                Ok(())
            }
            Work::MailDigest { digest } => self.mail_digest(digest).await,
            Work::Digests => {
                self.make_digests().await?;
                Ok(())
            }
        }
    }

    /// Mails an invitation. Its code is made now, as with [`Service::mail_code`].
    async fn mail_invitation(&self, invitation: InvitationId) -> Result<(), Failure> {
        use secrecy::ExposeSecret as _;

        let (code, code_hash) = secret::new();
        let letter = {
            let tx = self.store().write().await?;
            let grant = authorise(&tx, &queue(), WorkQueue, ()).await.map_err(Unavailable::from)?;
            let letter = organisation::issue(&grant, invitation, code_hash).await?;
            tx.commit().await?;
            letter
        };
        // Withdrawn by now: nobody waits for this mail.
        let Some(letter) = letter else { return Ok(()) };
        let locale = locale_of(&letter.locale);
        let links = &self.settings().links;
        let page = match letter.offer {
            Offer::Role(..) => &links.invitation,
            Offer::Share(_) => &links.share,
        };
        let link = format!("{}{page}?code={}", self.settings().base_url, code.expose_secret());
        let words = match letter.offer {
            Offer::Role(role, _) => language::mail::invitation_to_role(locale, link, role, &letter.organisation),
            Offer::Share(_) => language::mail::invitation_to_share(locale, link, &letter.organisation),
        };
        let mail = mail::compose(&words, locale, &self.settings().mail_from, &letter.email, self.now());
        Ok(self.inner.mailer.send(&mail).await?)
    }

    /// Mails what asks an employer's attention: how much of it, and no names.
    async fn mail_digest(&self, digest: DigestId) -> Result<(), Failure> {
        let Some(letter) = self.digest_letter(digest).await? else { return Ok(()) };
        let locale = locale_of(&letter.locale);
        let page = self.settings().links.todo.replace("{id}", &letter.organisation.to_string());
        let link = format!("{}{page}", self.settings().base_url);
        let words = language::mail::digest(locale, link, &letter.name, &letter.counts);
        let mail = mail::compose(&words, locale, &self.settings().mail_from, &letter.email, self.now());
        Ok(self.inner.mailer.send(&mail).await?)
    }

    /// Mails a code. It is made now: before, there was nothing to steal. A second attempt makes another one, and the
    /// first stops working.
    async fn mail_code(
        &self,
        token: TokenId,
        holds: TimeDelta,
        path: &str,
        words: fn(language::Locale, String, i64) -> language::mail::MailText,
    ) -> Result<(), Failure> {
        use secrecy::ExposeSecret as _;

        let (code, code_hash) = secret::new();
        let account = {
            let tx = self.store().write().await?;
            let grant = authorise(&tx, &queue(), WorkQueue, ()).await.map_err(Unavailable::from)?;
            let account = token::issue(&grant, token, code_hash, self.now() + holds).await?;
            tx.commit().await?;
            account
        };
        // Used by now, or the account is gone: nobody waits for this mail.
        let Some(account) = account else { return Ok(()) };
        let link = format!("{}{path}?code={}", self.settings().base_url, code.expose_secret());
        self.mail(account, |locale| words(locale, link, holds.num_hours())).await
    }

    async fn mail(
        &self,
        account: AccountId,
        words: impl FnOnce(language::Locale) -> language::mail::MailText,
    ) -> Result<(), Failure> {
        let account = {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, &queue(), WorkQueue, ()).await.map_err(Unavailable::from)?;
            account::recipient(&grant, account).await?
        };
        let Some(account) = account else { return Ok(()) };
        let locale = locale_of(&account.locale);
        let from = &self.settings().mail_from;
        let mail = mail::compose(&words(locale), locale, from, &account.email_typed, self.now());
        Ok(self.inner.mailer.send(&mail).await?)
    }

    async fn clear(&self) -> Result<(), Unavailable> {
        let now = self.now();
        let unconfirmed: DateTime<Utc> = now - self.settings().session.unconfirmed;
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &queue(), WorkQueue, ()).await?;
        session::clear(&grant, now).await?;
        half_session::clear(&grant, now).await?;
        second_factor::clear(&grant, now - self.settings().session.second_factor_begun).await?;
        token::clear(&grant, now).await?;
        throttle::clear(&grant, now).await?;
        account::clear_unconfirmed(&grant, unconfirmed).await?;
        organisation::clear_invitations(&grant, now - KEEP_DEAD).await?;
        job::clear_dead(&grant, now - KEEP_DEAD).await?;
        Ok(tx.commit().await?)
    }
}

/// Whether work is never done for good.
const fn comes_back(work: Option<Work>) -> bool {
    matches!(work, Some(Work::Clear | Work::Standings | Work::Digests))
}

const fn queue() -> Actor {
    Actor::worker(Worker::Queue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_grow_and_have_a_limit() {
        let waits: Vec<i64> = [1, 2, 3, 10, 11, 1000].map(|attempts| wait_after(attempts).num_seconds()).to_vec();
        assert_eq!(waits, [30, 60, 120, 15_360, 21_600, 21_600]);
    }

    #[test]
    fn work_is_read_as_it_was_written() {
        let (token, account) = (TokenId::new(), AccountId::new());
        for work in [
            Work::MailConfirm { token },
            Work::MailReset { token },
            Work::MailKnown { account },
            Work::MailPasswordChanged { account },
            Work::MailSecondFactorOn { account },
            Work::MailSecondFactorOff { account },
            Work::MailRecoveryCodes { account },
            Work::MailRecoveryCodeUsed { account },
            Work::MailDigest { digest: DigestId::new() },
            Work::Clear,
            Work::Standings,
            Work::Digests,
        ] {
            let (kind, payload) = (work.kind().to_owned(), work.payload());
            assert_eq!(Work::read(&Job { id: JobId::new(), kind, payload, attempts: 1 }), Some(work));
        }
        for (kind, payload) in [("mail.confirm", "{}"), ("other", "{}"), ("clear", "no json")] {
            let (kind, payload) = (kind.to_owned(), payload.to_owned());
            assert_eq!(Work::read(&Job { id: JobId::new(), kind, payload, attempts: 1 }), None);
        }
    }
}
