//! Secrets that the program hands out: of sessions, and of links in mails. Only their hashes are stored.
use std::fmt::Write as _;

use secrecy::SecretString;
use sha2::{Digest as _, Sha256};

/// 32 random bytes in hexadecimal, and the hash that is stored of them.
pub(crate) fn new() -> (SecretString, [u8; 32]) {
    let bytes: [u8; 32] = rand::random();
    (SecretString::from(hexadecimal(&bytes)), sha256(&bytes))
}

/// The hash of a secret that somebody showed; `None` when it has another form than those that are handed out.
pub(crate) fn hash_of(shown: &str) -> Option<[u8; 32]> {
    bytes_of(shown).map(|bytes| sha256(&bytes))
}

/// What 64 hexadecimal digits stand for.
pub(crate) fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0_u8; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = (digit(*high)? << 4) | digit(*low)?;
    }
    Some(bytes)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    #[test]
    fn what_was_handed_out_is_recognised_and_nothing_else() {
        let (secret, hash) = new();
        assert_eq!(hash_of(secret.expose_secret()), Some(hash));
        assert_ne!(new().1, hash);
        let secret = secret.expose_secret();
        for wrong in ["", "x", &secret[1..], &secret.to_uppercase(), &format!("{secret}0"), &"é".repeat(32)] {
            assert_ne!(hash_of(wrong), Some(hash), "{wrong}");
        }
    }
}
