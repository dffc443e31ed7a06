//! Passwords: which ones will do, and how they are hashed.
//!
//! A hash takes much memory and a whole core on purpose. They are made off the threads that serve requests, a few at a
//! time; who comes when too many wait is turned away at once, so that a flood of log-ins cannot stop the product.
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;

use crate::{Hashing, OpenProblem};

/// Characters at least.
pub const MIN_PASSWORD: usize = 12;
/// Characters at most.
pub const MAX_PASSWORD: usize = 128;

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    /// It is too short.
    TooShort {
        /// Characters.
        min: usize,
    },
    /// It is too long.
    TooLong {
        /// Characters.
        max: usize,
    },
    /// It is little more than the name or the e-mail address.
    LikeAccount,
    /// It would be guessed: a common password, a pattern, a word with a year.
    Guessable,
}

/// Too many passwords wait to be hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("busy")]
pub struct Busy;

/// Whether `password` will do for an account. Takes a few milliseconds: not for the threads that serve requests.
pub(crate) fn check(password: &str, email: &str, name: &str) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < MIN_PASSWORD {
        return Err(PasswordProblem::TooShort { min: MIN_PASSWORD });
    }
    if length > MAX_PASSWORD {
        return Err(PasswordProblem::TooLong { max: MAX_PASSWORD });
    }
    if is_like_account(password, email, name) {
        return Err(PasswordProblem::LikeAccount);
    }
    let local = email.split('@').next().unwrap_or(email);
    let mut known: Vec<&str> = vec![email, local, name, "vakspoor", "jeugdzorg", "skj", "wachtwoord", "welkom"];
    known.extend(name.split_whitespace());
    if zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three {
        return Err(PasswordProblem::Guessable);
    }
    Ok(())
}

/// Whether little is left of the password without the parts of the name and the address.
fn is_like_account(password: &str, email: &str, name: &str) -> bool {
    const LEFT: usize = 8;
    let fold = |text: &str| -> String { text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect() };
    let mut left = fold(password);
    let mut parts: Vec<String> = vec![fold(email), fold(name)];
    parts.extend(email.split(['@', '.', '-', '_', '+']).map(fold));
    parts.extend(name.split_whitespace().map(fold));
    parts.retain(|part| part.chars().count() >= 4);
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    for part in parts {
        left = left.replace(&part, "");
    }
    left.chars().count() < LEFT
}

/// Hashes passwords and compares them.
pub(crate) struct Hasher {
    argon2: Argon2<'static>,
    params: Params,
    /// Of no password: compared with when there is no account, so that this takes as long.
    nobody: String,
    at_once: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    queue: usize,
    count: AtomicU64,
}

/// One who waits; counted until dropped.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Hasher {
    pub(crate) fn new(settings: &Hashing) -> Result<Self, OpenProblem> {
        let problem = OpenProblem::Setting("hashing");
        let Ok(params) = Params::new(settings.memory, settings.iterations, settings.lanes, None) else {
            return Err(problem);
        };
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::default(), params.clone());
        // The hash of no known password: comparing with it takes as long as with any other.
        let (m, t, p) = (params.m_cost(), params.t_cost(), params.p_cost());
        let nobody = format!("$argon2id$v=19$m={m},t={t},p={p}${}${}", "A".repeat(22), "A".repeat(43));
        Ok(Self {
            argon2,
            params,
            nobody,
            at_once: Arc::new(Semaphore::new(settings.at_once.max(1))),
            waiting: Arc::default(),
            queue: settings.queue,
            count: AtomicU64::new(0),
        })
    }

    /// How many hashes were made.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// The hash of a new password, in the PHC format.
    pub(crate) async fn hash(&self, password: SecretString) -> Result<String, Busy> {
        let argon2 = self.argon2.clone();
        self.count.fetch_add(1, Ordering::Relaxed);
        self.in_turn(move || hash(&argon2, &password)).await?
    }

    /// Whether `password` is the one of `stored`; `None` stands for an account that is not there, and takes as long.
    pub(crate) async fn verify(&self, password: SecretString, stored: Option<String>) -> Result<bool, Busy> {
        let argon2 = self.argon2.clone();
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.clone());
        self.count.fetch_add(1, Ordering::Relaxed);
        let same = move || argon2.verify_password(password.expose_secret().as_bytes(), stored.as_str()).is_ok();
        Ok(self.in_turn(same).await? && known)
    }

    /// Whether a stored hash was made with less than is asked now.
    pub(crate) fn is_weak(&self, stored: &str) -> bool {
        let Ok(stored) = PasswordHash::new(stored) else { return true };
        match Params::try_from(&stored) {
            Ok(params) => {
                params.m_cost() < self.params.m_cost()
                    || params.t_cost() < self.params.t_cost()
                    || params.p_cost() < self.params.p_cost()
            }
            Err(_) => true,
        }
    }

    /// Whether a new password will do, off the threads that serve requests.
    pub(crate) async fn check(
        &self,
        password: SecretString,
        email: String,
        name: String,
    ) -> Result<Result<(), PasswordProblem>, Busy> {
        self.in_turn(move || check(password.expose_secret(), &email, &name)).await
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let before = self.waiting.fetch_add(1, Ordering::AcqRel);
        let waiting = Waiting(Arc::clone(&self.waiting));
        if before >= self.queue {
            return Err(Busy);
        }
        let turn = Arc::clone(&self.at_once).acquire_owned().await.map_err(|_| Busy)?;
        drop(waiting);
        // The turn goes along: who gives up waiting for the outcome does not let another hash begin meanwhile.
        let work = move || {
            let outcome = work();
            drop(turn);
            outcome
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Busy)
    }
}

fn hash(argon2: &Argon2<'_>, password: &SecretString) -> Result<String, Busy> {
    let salt: [u8; 16] = rand::random();
    argon2
        .hash_password_with_salt(password.expose_secret().as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| Busy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Hashing {
        Hashing { memory: 64, iterations: 1, lanes: 1, at_once: 1, queue: 2 }
    }

    #[test]
    fn which_passwords_will_do() {
        use PasswordProblem::{Guessable, LikeAccount, TooLong, TooShort};

        let long = "z7 Kraanvogel! ".repeat(20);
        for (password, outcome) in [
            ("elf tekens", Err(TooShort { min: 12 })),
            ("fiets wolk lantaarn bries", Ok(())),
            ("nQ4v!pZr8w#Lt2", Ok(())),
            ("ééé ünïcödé zïnnen", Ok(())),
            (long.as_str(), Err(TooLong { max: 128 })),
            ("password1234", Err(Guessable)),
            ("aaaaaaaaaaaaaaaa", Err(Guessable)),
            ("123456789012", Err(Guessable)),
            ("qwertyuiop12", Err(Guessable)),
            ("NoorDeWit2026!", Err(LikeAccount)),
            ("noor.de.wit@example.nl", Err(LikeAccount)),
            ("noor de wit 1", Err(LikeAccount)),
        ] {
            assert_eq!(check(password, "noor.de.wit@example.nl", "Noor de Wit"), outcome, "{password}");
        }
    }

    #[tokio::test]
    async fn a_password_is_recognised() {
        let hasher = Hasher::new(&small()).unwrap();
        let stored = hasher.hash("fiets wolk".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert_ne!(stored, hasher.hash("fiets wolk".into()).await.unwrap(), "salted");
        assert!(hasher.verify("fiets wolk".into(), Some(stored.clone())).await.unwrap());
        assert!(!hasher.verify("fiets wolf".into(), Some(stored)).await.unwrap());
        assert!(!hasher.verify("nobody's password".into(), None).await.unwrap());
        assert!(!hasher.verify("x".into(), Some("no hash".to_owned())).await.unwrap());
        assert_eq!(hasher.count(), 6);
        // Compared to the end, and not refused before that for how it is written: otherwise time would tell.
        let nobody = hasher.argon2.verify_password(b"x", hasher.nobody.as_str());
        assert_eq!(nobody, Err(argon2::password_hash::Error::PasswordInvalid));
        assert!(!hasher.is_weak(&hasher.nobody));
    }

    #[tokio::test]
    async fn a_weaker_hash_is_noticed() {
        let weak = Hasher::new(&small()).unwrap().hash("fiets wolk".into()).await.unwrap();
        let strong = Hasher::new(&Hashing { memory: 128, ..small() }).unwrap();
        assert!(strong.is_weak(&weak));
        assert!(!strong.is_weak(&strong.hash("fiets wolk".into()).await.unwrap()));
        assert!(strong.is_weak("no hash"));
    }

    #[tokio::test]
    async fn who_comes_when_too_many_wait_is_turned_away() {
        let hasher = Arc::new(Hasher::new(&Hashing { memory: 19_456, ..small() }).unwrap());
        let all = (0..10).map(|_| {
            let hasher = Arc::clone(&hasher);
            tokio::spawn(async move { hasher.hash("fiets wolk".into()).await })
        });
        let mut busy = 0;
        for one in all.collect::<Vec<_>>() {
            busy += usize::from(one.await.unwrap().is_err());
        }
        assert!((1..=8).contains(&busy), "{busy} of 10");
        hasher.hash("fiets wolk".into()).await.unwrap();
    }

    #[test]
    fn the_defaults_are_those_of_owasp() {
        let hashing = Hashing::default();
        assert_eq!((hashing.memory, hashing.iterations, hashing.lanes), (19_456, 2, 1));
    }
}
