//! The operator's key, under which secrets that have to be read again are kept: those of second factors.
//!
//! AES-256-GCM with a nonce of its own for each secret. Whose secret it is goes into the seal too: a row that somebody
//! copies to another account does not open there.
use std::fmt;
use std::sync::Arc;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::rand::{SecureRandom as _, SystemRandom};
use secrecy::SecretString;
use store::AccountId;

use crate::{Unavailable, secret};

/// The form of what is stored: this byte, the nonce, the secret and its tag.
const FORM: u8 = 1;
/// Bytes of a nonce.
const NONCE: usize = 12;

/// The key. Cheap to clone; shows nothing of itself.
#[derive(Clone)]
pub struct Key(Arc<LessSafeKey>);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// The key that is written as 64 hexadecimal digits; `None` when that is not what it is.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let bytes = secret::bytes_of(text.trim())?;
        UnboundKey::new(&AES_256_GCM, &bytes).ok().map(|key| Self(Arc::new(LessSafeKey::new(key))))
    }

    /// A new key, as [`Key::read`] takes it.
    #[must_use]
    pub fn generate() -> SecretString {
        secret::new().0
    }

    /// Seals a secret of an account.
    pub(crate) fn seal(&self, account: AccountId, plain: &[u8]) -> Result<Vec<u8>, Unavailable> {
        let seal = || {
            let mut nonce = [0; NONCE];
            SystemRandom::new().fill(&mut nonce)?;
            let mut text = plain.to_vec();
            let once = Nonce::assume_unique_for_key(nonce);
            self.0.seal_in_place_append_tag(once, Aad::from(about(account)), &mut text)?;
            Ok([&[FORM], nonce.as_slice(), text.as_slice()].concat())
        };
        seal().map_err(|ring::error::Unspecified| {
            tracing::error!("a secret cannot be sealed");
            Unavailable
        })
    }

    /// Opens what was sealed for the account.
    pub(crate) fn open(&self, account: AccountId, sealed: &[u8]) -> Result<Vec<u8>, Unavailable> {
        let opened = || {
            let (form, rest) = sealed.split_first()?;
            let (nonce, text) = rest.split_at_checked(NONCE)?;
            let nonce = Nonce::try_assume_unique_for_key(nonce).ok().filter(|_| *form == FORM)?;
            let mut text = text.to_vec();
            let plain = self.0.open_in_place(nonce, Aad::from(about(account)), &mut text).ok()?;
            Some(plain.to_vec())
        };
        opened().ok_or_else(|| {
            tracing::error!(%account, "the secret of a second factor does not open: is VAKSPOOR_KEY another one?");
            Unavailable
        })
    }
}

fn about(account: AccountId) -> Vec<u8> {
    [b"second-factor".as_slice(), account.uuid().as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn key(digit: &str) -> Key {
        Key::read(&digit.repeat(64)).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_for_its_account_with_its_key_only() {
        let (account, plain) = (AccountId::new(), b"twenty bytes of any.");
        let sealed = key("a").seal(account, plain).unwrap();
        assert_eq!(key("a").open(account, &sealed).unwrap(), plain);
        assert!(!sealed.windows(plain.len()).any(|window| window == plain));
        assert_ne!(key("a").seal(account, plain).unwrap(), sealed, "a nonce of its own");
        assert_eq!(key("b").open(account, &sealed), Err(Unavailable));
        assert_eq!(key("a").open(AccountId::new(), &sealed), Err(Unavailable));
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(key("a").open(account, &changed), Err(Unavailable), "byte {place}");
            assert_eq!(key("a").open(account, &sealed[..place]), Err(Unavailable), "cut at {place}");
        }
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        assert!(Key::read(&format!("{}\n", Key::generate().expose_secret())).is_some());
        for wrong in ["", "abc", &"g".repeat(64), &"a".repeat(63), &"a".repeat(66)] {
            assert!(Key::read(wrong).is_none(), "{wrong}");
        }
        assert_eq!(format!("{:?}", key("a")), "Key");
    }
}
