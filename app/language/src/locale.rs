/// A language that the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Dutch, the first language of the product.
    #[default]
    Nl,
    /// English.
    En,
}

impl Locale {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The BCP 47 tag, as in `<html lang>`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::En => "English",
        }
    }

    /// The language of a tag such as `nl`, `nl-NL` or `en`; `None` for one that the product does not speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.trim().split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The best language for an `Accept-Language` header; Dutch where it names none that the product speaks.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0_u16, Self::Nl);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(locale) = pieces.next().and_then(Self::from_tag) else { continue };
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(1000, |q| quality(q.trim()));
            if weight > best.0 {
                best = (weight, locale);
            }
        }
        best.1
    }
}

/// A quality value such as `0.8` in thousandths; 0 where it is not one.
fn quality(text: &str) -> u16 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let whole: u16 = whole.parse().unwrap_or(0);
    whole.saturating_mul(1000).saturating_add(digits.parse().unwrap_or(0)).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_wish_decides_and_dutch_is_the_default() {
        assert_eq!(Locale::from_accept_language("en-GB,en;q=0.9,nl;q=0.8"), Locale::En);
        assert_eq!(Locale::from_accept_language("fr,nl;q=0.5,en;q=0.4"), Locale::Nl);
        assert_eq!(Locale::from_accept_language("de"), Locale::Nl);
        assert_eq!(Locale::from_accept_language(""), Locale::Nl);
        assert_eq!(Locale::from_accept_language("en;q=0,nl;q=0.1"), Locale::Nl);
    }
}
