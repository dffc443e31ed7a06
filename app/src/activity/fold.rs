//! Text as search sees it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Without capitals, accents and needless spaces: `Casuïstiek  Élan` is `casuistiek elan`.
pub fn fold(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_capitals_and_spaces_do_not_matter() {
        assert_eq!(fold("  Casuïstiek \u{a0} ÉLAN "), "casuistiek elan");
        assert_eq!(fold("Casui\u{308}stiek"), fold("casuistiek"));
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("🙂 עברית"), "🙂 עברית");
    }
}
