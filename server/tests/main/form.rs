//! Forms that come back: what was typed is in them, and what is wrong is said where it can be mended.

use crate::site::on_both;
use axum::http::StatusCode;

on_both! {
    async fn an_activity_without_its_kind_keeps_what_was_typed_and_asks_for_the_kind(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        for (kind, typed, kept) in [
            ("scholing", ("uren", "7,5"), "value=\"7,5\""),
            ("reflectie", ("dag-1", "2026-01-10"), "value=\"2026-01-10\""),
            ("anders", ("auteur", "2"), "value=\"2\""),
        ] {
            let answer = noor.post("/activiteiten/nieuw", &[("titel", "Iets van mij"), typed]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains("href=\"#soort\"") && answer.text.contains("id=\"soort\""), "{}", answer.text);
            assert!(answer.text.contains("id=\"soort-error\""), "{}", answer.text);
            assert!(answer.text.contains(kept), "{}", answer.text);
            assert_eq!(answer.input("titel"), "Iets van mij");
            assert_eq!(answer.input("soort"), kind);
        }
    }
}
