//! From the words of a mail to its plain text and its HTML.
use chrono::{DateTime, Utc};
use language::Locale;
use language::mail::{MailText, automatic, closing, copy_link};

use crate::Mail;

/// The mail with these words.
pub(crate) fn compose(words: &MailText, locale: Locale, from: &str, to: &str, date: DateTime<Utc>) -> Mail {
    Mail {
        from: from.to_owned(),
        to: to.to_owned(),
        subject: words.subject.to_string(),
        text: text(words, locale),
        html: html(words, locale),
        date,
    }
}

/// The button's colours: those of the pages (`--vs-color-link`, `--vs-color-on-link`). Mails cannot use the stylesheet.
const BUTTON: &str = "#0b5a5e";
const ON_BUTTON: &str = "#faf6ee";

fn text(words: &MailText, locale: Locale) -> String {
    let mut parts: Vec<String> = words.before.iter().map(ToString::to_string).collect();
    if let Some((name, address)) = &words.link {
        parts.push(format!("{name}:\n{address}"));
    }
    parts.extend(words.after.iter().map(ToString::to_string));
    parts.push(closing(locale).into_owned());
    parts.push(format!("-- \n{}", automatic(locale)));
    parts.join("\n\n") + "\n"
}

fn html(words: &MailText, locale: Locale) -> String {
    let paragraph = |text: &str| format!("<p>{}</p>\n", escape(text));
    let mut body: String = words.before.iter().map(|text| paragraph(text)).collect();
    if let Some((name, address)) = &words.link {
        let (name, address) = (escape(name), escape(address));
        body.push_str(&format!(
            "<p><a href=\"{address}\" style=\"display: inline-block; padding: 12px 20px; border-radius: 6px; \
             background: {BUTTON}; color: {ON_BUTTON}; font-weight: bold; text-decoration: none\">{name}</a></p>\n\
             <p>{}<br><a href=\"{address}\">{address}</a></p>\n",
            escape(&copy_link(locale)),
        ));
    }
    body.extend(words.after.iter().map(|text| paragraph(text)));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body style=\"font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1c1c1c; \
         max-width: 36em; margin: 0 auto; padding: 16px\">\n{body}<p>{closing}</p>\n<hr>\n\
         <p><small>{automatic}</small></p>\n</body>\n</html>\n",
        lang = locale.as_str(),
        title = escape(&words.subject),
        closing = escape(&closing(locale)),
        automatic = escape(&automatic(locale)),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_make_text_and_html() {
        let words = language::mail::confirm(Locale::Nl, "https://example.nl/bevestigen?code=1&x=2".to_owned(), 48);
        let mail = compose(&words, Locale::Nl, "a@example.nl", "b@example.nl", DateTime::UNIX_EPOCH);
        assert!(mail.text.contains("\nhttps://example.nl/bevestigen?code=1&x=2\n"), "{}", mail.text);
        assert!(mail.html.contains("href=\"https://example.nl/bevestigen?code=1&amp;x=2\""), "{}", mail.html);
        for words in &words.before {
            assert!(mail.text.contains(words.as_ref()) && mail.html.contains(words.as_ref()));
        }
        assert!(mail.html.contains("<html lang=\"nl\">"));
    }

    #[test]
    fn the_button_has_the_colours_of_the_pages() {
        let tokens = include_str!("../../../style/_tokens.scss");
        for (name, value) in [("link", BUTTON), ("on-link", ON_BUTTON)] {
            // The first one is the light set; dark comes after it.
            let (_, rest) = tokens.split_once(&format!("--vs-color-{name}: ")).unwrap();
            assert_eq!(rest.split(';').next(), Some(value), "{name}");
        }
        let words = language::mail::confirm(Locale::Nl, "https://example.nl".to_owned(), 48);
        let mail = compose(&words, Locale::Nl, "a@example.nl", "b@example.nl", DateTime::UNIX_EPOCH);
        assert!(mail.html.contains(&format!("background: {BUTTON}; color: {ON_BUTTON}")), "{}", mail.html);
    }
}
