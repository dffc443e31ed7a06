//! What is kept of secrets, and what is told of them.
use service::ExposeSecret as _;

use crate::bed::{PASSWORD, both, code, device, network, secret};

both! {
    async fn no_secret_is_in_the_database(bed: Bed) {
        bed.sign_up("noor@example.nl").await;
        let mails = bed.mails().await;
        let code = code(&mails[0]);
        let session = bed.service.confirm(&code, &network(1), &device()).await.unwrap();
        bed.service.log_in("noor@example.nl", secret(PASSWORD), &network(1), &device()).await.unwrap();

        let bytes = bed.database.content();
        let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(has(b"noor@example.nl"), "this would find it");
        for text in [PASSWORD, &code, session.secret.expose_secret()] {
            assert!(!has(text.as_bytes()));
            let hexadecimal: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!has(hexadecimal.as_bytes()), "nor as bytes of a text");
            let half: Vec<u8> = (0..text.len() / 2)
                .filter_map(|place| u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok())
                .collect();
            assert!(half.len() < 32 || !has(&half), "nor in binary");
        }
    }

    async fn debug_output_shows_no_secret(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        let text = format!("{session:?} {:?} {:?}", crate::bed::sign_up("x@example.nl"), bed.service);
        assert!(!text.contains(session.cookie_value()) && !text.contains(PASSWORD), "{text}");
    }

    async fn what_goes_wrong_in_the_database_is_not_told(bed: Bed) {
        let session = bed.person("noor@example.nl").await;
        bed.service.close().await.unwrap();
        assert_eq!(bed.service.actor_of(session.cookie_value()).await.unwrap_err(), service::Unavailable);
        let problem = bed.service.portfolio(&session.actor).await.unwrap_err();
        assert_eq!(
            (problem.clone(), problem.to_string().as_str()),
            (service::PortfolioProblem::Unavailable, "unavailable")
        );
        bed.service.ready().await.unwrap_err();
    }
}
