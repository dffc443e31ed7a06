//! Codes that show the second factor: those of an app, which change every half minute (RFC 6238), and recovery codes.
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use store::AccountId;
use totp_rs::{Builder, Secret};

use crate::secret::sha256;

/// What an app calls us.
const ISSUER: &str = "Vakspoor";
/// Bytes of a secret: as many as HMAC-SHA-1 makes of it (RFC 4226, section 4).
const SECRET: usize = 20;
/// How many recovery codes there are.
pub const RECOVERY_CODES: usize = 10;
/// Characters of a recovery code: 80 bits, so that their hashes need no salt and no slowness.
const LETTERS: usize = 16;
/// Crockford's base 32: nothing in it looks like another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What somebody typed as a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Six digits from an app.
    Code(String),
    /// A recovery code, without its dashes.
    Recovery(String),
}

impl Typed {
    /// What it can be, by its form; however it was copied.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let plain: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{200b}'))
            .map(|letter| letter.to_ascii_uppercase())
            .take(LETTERS + 1)
            .collect();
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Code(plain));
        }
        let plain = plain.replace('O', "0").replace(['I', 'L'], "1");
        (plain.len() == LETTERS && plain.bytes().all(|byte| ALPHABET.contains(&byte))).then_some(Self::Recovery(plain))
    }
}

/// A new secret.
pub(crate) fn new_secret() -> [u8; SECRET] {
    rand::random()
}

/// A secret as it is typed over: base 32.
pub(crate) fn secret_text(secret: &[u8]) -> SecretString {
    Secret::from(secret).to_base32().into()
}

/// The address that an app reads the secret from. The defaults of every app hold: SHA-1, six digits, half a minute.
pub(crate) fn address(secret: &[u8], email: &str) -> SecretString {
    let secret = Secret::from(secret).to_base32();
    format!("otpauth://totp/{ISSUER}:{}?secret={secret}&issuer={ISSUER}", encoded(email)).into()
}

/// A text in a part of an address.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut all, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => all.push(char::from(byte)),
            _ => all.push_str(&format!("%{byte:02X}")),
        }
        all
    })
}

/// The number of the half minute that this is the code of: now, the one before or the one after, for clocks that differ.
pub(crate) fn step_of(secret: &[u8], code: &str, now: DateTime<Utc>) -> Option<i32> {
    let totp = Builder::new().with_secret(secret).build().ok()?;
    let seconds = u64::try_from(now.timestamp()).ok()?;
    i32::try_from(totp.check(code, seconds)?).ok()
}

/// New recovery codes, as they are shown.
pub(crate) fn new_recovery_codes() -> Vec<SecretString> {
    let code = || {
        let bytes: [u8; LETTERS] = rand::random();
        let letters: Vec<char> = bytes
            .iter()
            .map(|byte| ALPHABET.get(usize::from(byte % 32)).map_or('0', |letter| char::from(*letter)))
            .collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        SecretString::from(groups.join("-"))
    };
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

/// What is stored of a recovery code, as [`Typed::read`] gives it.
pub(crate) fn hash_of(account: AccountId, code: &str) -> [u8; 32] {
    sha256(&[account.uuid().as_bytes().as_slice(), code.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    /// RFC 6238, appendix B, for SHA-1; ours are the last six of its eight digits.
    #[test]
    fn the_vectors_of_the_standard_hold() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            let step = i32::try_from(seconds / 30).unwrap();
            assert_eq!(step_of(secret, &code[2..], at(seconds)), Some(step), "{seconds}");
        }
        assert_eq!(secret_text(secret).expose_secret(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn clocks_may_differ_by_one_step_and_no_more() {
        let (secret, code) = (b"12345678901234567890", "287082");
        for (seconds, step) in [(29, None), (30, Some(1)), (0, Some(1)), (89, Some(1)), (90, None), (-1, None)] {
            // The code of step 1 is right from step 0 to step 2.
            let expected = if (0..90).contains(&seconds) { Some(1) } else { step };
            assert_eq!(step_of(secret, code, at(seconds)), expected, "{seconds}");
        }
        assert_eq!(step_of(b"too short", code, at(59)), None);
    }

    #[test]
    fn a_code_is_known_by_its_form_however_it_was_copied() {
        for text in ["287082", " 287 082 ", "287-082", "287\u{a0}082\n", "287\u{2013}082"] {
            assert_eq!(Typed::read(text), Some(Typed::Code("287082".to_owned())), "{text}");
        }
        for text in ["7K3M-9QXR-0ABC-1DEF", "7k3m 9qxr oabc ldef", "7K3M9QXR0ABCIDEF"] {
            assert_eq!(Typed::read(text), Some(Typed::Recovery("7K3M9QXR0ABC1DEF".to_owned())), "{text}");
        }
        let long = "1".repeat(100_000);
        for text in ["", "28708", "2870821", "28708é", "٢٨٧٠٨٢", "7K3M-9QXR-0ABC-1DE", "7K3M-9QXR-0ABC-1DEU", &long]
        {
            assert_eq!(Typed::read(text), None, "{}", text.chars().take(40).collect::<String>());
        }
    }

    #[test]
    fn recovery_codes_differ_and_are_read_back() {
        let codes = new_recovery_codes();
        let mut read: Vec<_> = codes.iter().map(|code| Typed::read(code.expose_secret()).unwrap()).collect();
        assert!(read.iter().all(|code| matches!(code, Typed::Recovery(_))), "{read:?}");
        read.sort_by_key(|code| format!("{code:?}"));
        read.dedup();
        assert_eq!(read.len(), RECOVERY_CODES);
        let (one, other) = (AccountId::new(), AccountId::new());
        assert_ne!(hash_of(one, "7K3M9QXR0ABC1DEF"), hash_of(other, "7K3M9QXR0ABC1DEF"));
    }

    #[test]
    fn an_app_reads_the_secret_from_an_address() {
        assert_eq!(
            address(b"12345678901234567890", "noor+skj@example.nl").expose_secret(),
            "otpauth://totp/Vakspoor:noor%2Bskj%40example.nl?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Vakspoor"
        );
    }
}
