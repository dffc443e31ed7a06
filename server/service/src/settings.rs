//! What an operator can set. Everything has a default but the addresses.
use chrono::TimeDelta;

use crate::{Key, OpenProblem};

/// The settings of the use cases.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the product is reached, such as `https://vakspoor.example`. For links in mails.
    pub base_url: String,
    /// Under which secrets are kept that have to be read again. With another one they cannot be.
    pub key: Key,
    /// Who mails come from, such as `Vakspoor <noreply@vakspoor.example>`.
    pub mail_from: String,
    /// Where the links in mails lead.
    pub links: Links,
    /// How passwords are hashed.
    pub hashing: Hashing,
    /// How long somebody stays logged in.
    pub session: SessionTimes,
    /// What is too much.
    pub limits: Limits,
}

impl Settings {
    /// The defaults, for a product that is reached at `base_url`.
    #[must_use]
    pub fn new(base_url: impl Into<String>, mail_from: impl Into<String>, key: Key) -> Self {
        Self {
            base_url: base_url.into().trim_end_matches('/').to_owned(),
            key,
            mail_from: mail_from.into(),
            links: Links::default(),
            hashing: Hashing::default(),
            session: SessionTimes::default(),
            limits: Limits::default(),
        }
    }

    pub(crate) fn check(&self) -> Result<(), OpenProblem> {
        if !self.base_url.starts_with("http://") && !self.base_url.starts_with("https://") {
            return Err(OpenProblem::Setting("base_url"));
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            return Err(OpenProblem::Setting("mail_from"));
        }
        Ok(())
    }
}

/// The paths of the pages that mails lead to; `?code=…` is added where there is one.
#[derive(Clone, Debug)]
pub struct Links {
    /// Confirms an address. Opening it must not use the code up: programs that check mails open links too.
    pub confirm: String,
    /// Asks for a new password.
    pub reset: String,
    /// Logs in.
    pub log_in: String,
    /// Accepts an invitation of an organisation.
    pub invitation: String,
    /// Begins to share with an organisation that asked for it.
    pub share: String,
    /// What an employer has to do; `{id}` stands for the key of the organisation.
    pub todo: String,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            confirm: "/bevestigen".to_owned(),
            reset: "/wachtwoord-herstellen".to_owned(),
            log_in: "/inloggen".to_owned(),
            invitation: "/uitnodiging".to_owned(),
            share: "/delen/nieuw".to_owned(),
            todo: "/organisaties/{id}/te-doen".to_owned(),
        }
    }
}

/// How passwords are hashed: Argon2id. The defaults are the least that OWASP advises.
#[derive(Clone, Debug)]
pub struct Hashing {
    /// Memory in KiB. A password hashed with less is hashed again when its owner logs in.
    pub memory: u32,
    /// Passes.
    pub iterations: u32,
    /// Lanes.
    pub lanes: u32,
    /// How many at a time: each takes `memory`, and a core.
    pub at_once: usize,
    /// How many may wait; more are turned away.
    pub queue: usize,
}

impl Default for Hashing {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { memory: 19_456, iterations: 2, lanes: 1, at_once: cores.min(4), queue: 64 }
    }
}

/// How long somebody stays logged in.
#[derive(Clone, Debug)]
pub struct SessionTimes {
    /// Without doing anything.
    pub idle: TimeDelta,
    /// At most.
    pub absolute: TimeDelta,
    /// How precisely the last use is noted.
    pub touch_every: TimeDelta,
    /// How long somebody who has shown the password has to show the second factor.
    pub half: TimeDelta,
    /// How long a secret waits for the first code of it.
    pub second_factor_begun: TimeDelta,
    /// How long the link that confirms an address works.
    pub confirm: TimeDelta,
    /// How long the link to a new password works.
    pub reset: TimeDelta,
    /// After which an account that nobody confirmed is erased.
    pub unconfirmed: TimeDelta,
}

impl Default for SessionTimes {
    fn default() -> Self {
        Self {
            idle: TimeDelta::days(7),
            absolute: TimeDelta::days(30),
            touch_every: TimeDelta::minutes(5),
            half: TimeDelta::minutes(10),
            second_factor_begun: TimeDelta::hours(1),
            confirm: TimeDelta::hours(48),
            reset: TimeDelta::hours(1),
            unconfirmed: TimeDelta::days(7),
        }
    }
}

/// Minutes in a day.
const DAY: i64 = 24 * 60;

/// So many in so long.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// How many.
    pub attempts: u32,
    /// In how long, from the first on.
    pub window: TimeDelta,
}

impl Limit {
    const fn minutes(attempts: u32, minutes: i64) -> Self {
        Self { attempts, window: TimeDelta::minutes(minutes) }
    }
}

/// What is too much.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Wrong passwords for one account from one network: somebody guesses.
    pub log_in_account_and_network: Limit,
    /// Wrong passwords for one account from everywhere. Higher, so that a stranger does not easily lock the owner out.
    pub log_in_account: Limit,
    /// Wrong passwords from one network for any account. A whole office can share one.
    pub log_in_network: Limit,
    /// Sign-ups from one network.
    pub sign_up_network: Limit,
    /// Mails that strangers can cause to one address.
    pub mail_account: Limit,
    /// Mails that one network can cause.
    pub mail_network: Limit,
    /// Wrong passwords of somebody who is logged in, where the password is asked again.
    pub password_account: Limit,
    /// Wrong codes of a second factor for one account from one network.
    pub second_factor_account_and_network: Limit,
    /// Wrong codes of a second factor for one account from everywhere. Low: who tries has the password, and one in some
    /// 300,000 guesses is right.
    pub second_factor_account: Limit,
    /// Wrong codes of second factors from one network for any account.
    pub second_factor_network: Limit,
    /// Codes of organisations that open nothing, of one account: somebody guesses.
    pub join_account: Limit,
    /// The same from one network. A whole office can type them over.
    pub join_network: Limit,
    /// Organisations that one person brings in.
    pub organisations_account: Limit,
    /// Invitations to a role, of one organisation and by one person.
    pub invitations: Limit,
    /// Invitations to share, of one organisation and by one person.
    pub share_invitations: Limit,
    /// Invitations to one address, whoever sends them.
    pub invitations_email: Limit,
    /// Entries of one portfolio.
    pub entries: u64,
    /// Entries of one portfolio, deleted ones too.
    pub entries_with_deleted: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            log_in_account_and_network: Limit::minutes(10, 15),
            log_in_account: Limit::minutes(50, 60),
            log_in_network: Limit::minutes(100, 15),
            sign_up_network: Limit::minutes(30, 60),
            mail_account: Limit::minutes(5, 60),
            mail_network: Limit::minutes(60, 60),
            password_account: Limit::minutes(10, 15),
            second_factor_account_and_network: Limit::minutes(10, 15),
            second_factor_account: Limit::minutes(20, 60),
            second_factor_network: Limit::minutes(50, 15),
            join_account: Limit::minutes(10, 60),
            join_network: Limit::minutes(50, 60),
            organisations_account: Limit::minutes(10, DAY),
            invitations: Limit::minutes(50, DAY),
            share_invitations: Limit::minutes(2000, DAY),
            invitations_email: Limit::minutes(5, DAY),
            entries: 5000,
            entries_with_deleted: 10_000,
        }
    }
}
