//! Headers, requests from elsewhere, and answers to what cannot be answered.

use crate::site::on_both;
use axum::body::Body;
use http::{Method, StatusCode, header};

on_both! {
    async fn every_answer_carries_the_protecting_headers(site: Site) {
        let mut visitor = site.visitor();
        for path in ["/", "/inloggen", "/bestaat-niet", "/health/live", "/pkg/bestaat-niet.css"] {
            let answer = visitor.get(path).await;
            assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
            assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{path}");
            let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
            assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        }
    }

    async fn a_nonce_is_used_once(site: Site) {
        let mut visitor = site.visitor();
        let one = visitor.get("/").await.headers[header::CONTENT_SECURITY_POLICY].clone();
        let two = visitor.get("/").await.headers[header::CONTENT_SECURITY_POLICY].clone();
        assert_ne!(one, two);
    }

    async fn a_form_on_another_site_cannot_act_for_somebody(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let form = "formulier=naam&naam=Gekaapt";
        for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://elders.example")] {
            let headers = [("content-type", "application/x-www-form-urlencoded"), (name, value)];
            let answer = noor.send(Method::POST, "/account", &headers, Body::from(form)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            assert!(answer.text.contains("geweigerd"), "a page of the product: {}", answer.text);
        }
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let answer = noor.send(Method::POST, "/account", &headers, Body::from(form)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(!noor.get("/account").await.text.contains("Gekaapt"));
    }

    async fn what_cannot_be_answered_gets_a_page_of_the_product(site: Site) {
        let mut visitor = site.visitor();
        let answer = visitor.get("/bestaat-niet").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text.contains("<html lang=\"nl\""));
        let headers = [("sec-fetch-site", "same-origin")];
        let answer = visitor.send(Method::PUT, "/inloggen", &headers, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(answer.text.contains("<h1>"));
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "text/plain")];
        let answer = visitor.send(Method::POST, "/inloggen", &headers, Body::from("x")).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let large = vec![b'a'; 2 * 1024 * 1024];
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        let answer = visitor.send(Method::POST, "/inloggen", &headers, Body::from(large)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.text.contains("te groot"), "{}", answer.text);
    }

    async fn what_was_typed_comes_back_as_text_and_is_never_executed(site: Site) {
        let mut visitor = site.visitor();
        let script = "\"><script>alert(1)</script> \u{202e}مرحبا 🙂";
        let answer = visitor.post("/aanmelden", &[("naam", script), ("email", "geen adres"), ("wachtwoord", "kort")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.text.contains("<script>alert"), "{}", answer.text);
        assert!(answer.text.contains("&lt;script&gt;") || answer.text.contains("&lt;script>"), "{}", answer.text);
        assert!(answer.text.contains("<title>Fout: "));
    }

    async fn a_page_with_an_island_asks_for_the_wasm_by_its_script_only(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        let page = noor.get("/activiteiten/nieuw?soort=reflectie").await;
        assert!(page.text.contains("/pkg/vakspoor.wasm"), "{}", page.text);
        let (_, rest) = page.text.split_once("<script type=\"module\" nonce=\"").expect("a script with a nonce");
        let (script, after) = rest.split_once("</script>").unwrap();
        assert!(script.contains("/pkg/vakspoor.wasm") && !after.contains(".wasm"), "{script}");
        // Where no script may run, nothing of it is fetched.
        assert!(!page.text.contains("preload"), "{}", page.text);
    }

    async fn a_page_without_an_island_loads_no_wasm(site: Site) {
        let mut noor = site.member("noor@example.nl").await;
        for path in ["/account", "/waar-sta-ik", "/activiteiten", "/werk", "/dossier"] {
            let page = noor.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.text.contains(".wasm"), "{path}");
        }
    }
}
