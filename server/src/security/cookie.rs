//! Cookies: written in one place, so that none lacks an attribute.

use http::{HeaderMap, HeaderValue, header};

/// The cookies of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The secret of a session.
    Session,
    /// The secret of a half session: the password was right, the second factor is awaited.
    Half,
    /// The language chosen before logging in.
    Language,
    /// What the request before did.
    Flash,
    /// Where one wanted to go who makes an account, or turns the second factor on, first.
    Way,
}

impl Name {
    /// The name on the wire. The `__Host-` prefix makes browsers refuse the cookie without `Secure` and `Path=/`, and
    /// keeps other hosts of the domain from setting it. Plain `http://` (only meant for one's own machine) cannot have it.
    fn on_the_wire(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Half, true) => "__Host-half",
            (Self::Half, false) => "half",
            (Self::Language, true) => "__Host-taal",
            (Self::Language, false) => "taal",
            (Self::Flash, true) => "__Host-flash",
            (Self::Flash, false) => "flash",
            (Self::Way, true) => "__Host-weg",
            (Self::Way, false) => "weg",
        }
    }
}

/// The value of a cookie in a request.
pub fn read(headers: &HeaderMap, name: Name, secure: bool) -> Option<&str> {
    let wanted = name.on_the_wire(secure);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == wanted)
        .map(|(_, value)| value)
}

/// Whether a text can be the value of a cookie as it is.
pub fn fits(text: &str) -> bool {
    text.len() <= 1000
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b';' | b',' | b'"' | b'\\'))
}

/// Sets a cookie for a number of seconds; 0 removes it.
pub fn write(headers: &mut HeaderMap, name: Name, value: &str, seconds: i64, secure: bool) {
    let host = name.on_the_wire(secure);
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{host}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_host_bound_and_hidden_from_scripts() {
        let mut headers = HeaderMap::new();
        write(&mut headers, Name::Session, "abc", 60, true);
        assert_eq!(
            headers[header::SET_COOKIE],
            "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure"
        );
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; __Host-session=x=y; session=old"));
        assert_eq!(read(&headers, Name::Session, true), Some("x=y"));
        assert_eq!(read(&headers, Name::Flash, true), None);
    }
}
