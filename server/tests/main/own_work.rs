//! The work that employers give somebody, and objections to it, over HTTP.

use crate::{
    site::{Browser, Site, on_both},
    workforce::{actor, employed, founded},
};
use domain::allocation::{Indicator, Law, Work};
use http::StatusCode;
use service::{Actor, AllocationId, Given, KindOfWorkId, LinkId, Network, OrganisationId, Part, Period, StaffId};

/// Gives somebody work of a new kind, by the employer's own record of them.
pub async fn give(site: &Site, owner: &Actor, of: OrganisationId, staff: StaffId) -> AllocationId {
    let kind = KindOfWorkId::new();
    let asks = Work {
        law: Law::Jeugdwet,
        indicators: vec![Indicator::Crisis],
        required_skills: Vec::new(),
        follows_from_registered_task: false,
    };
    site.service
        .save_kind_of_work(owner, of, kind, None, service::Described::new(&format!("KANARIE {kind}"), asks))
        .await
        .unwrap();
    let period = Period { since: "2026-11-21".parse().unwrap(), until: None };
    let given = Given { staff, kind_of_work: kind, period };
    let gate = site.service.gate(owner, of, given).await.unwrap();
    let (id, seen) = (AllocationId::new(), Some(Part::from(&gate.course[0])));
    site.service.allocate(owner, of, (id, None), given, "G-1 <b>", seen).await.unwrap();
    id
}

/// The record of a new employer that somebody is joined with, registered by what the employer wrote down.
pub async fn record_of(site: &Site, owner: &Browser, of: OrganisationId, who: &Actor) -> StaffId {
    let owner_actor = actor(site, owner).await;
    // A name of its own, and with it an address: only so many invitations go to one on a day.
    let name = format!("KANARIE {}", LinkId::new());
    let staff = employed(site, owner, of, &name, None).await;
    site.service.invite_to_share(&owner_actor, of, staff, language::Locale::Nl).await.unwrap();
    let code = site.code_for(&format!("{}@werk.nl", name.to_lowercase().replace(' ', "."))).await;
    let terms = (domain::organisation::Sharing::Standing, None);
    let network = Network::of([192, 0, 2, 7].into());
    site.service.begin_link(who, LinkId::new(), &code, terms, &network).await.unwrap();
    staff
}

on_both! {
    async fn who_is_made_responsible_sees_it_objects_and_the_employer_reads_it(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let mut noor = site.member("noor@example.nl").await;
        let me = actor(&site, &noor).await;
        let responsible = record_of(&site, &owner, of, &me).await;
        let acting = actor(&site, &owner).await;
        let work = crate::ledger::crisis(&site, &owner, of).await;
        let tom = StaffId::new();
        let record = service::Record { name: "Tom <b>".to_owned(), ..service::Record::default() };
        site.service.save_staff(&acting, of, tom, None, record).await.unwrap();
        let line = crate::ledger::tandem(&site, &acting, of, (tom, work, responsible)).await;
        let page = format!("/inzet/verantwoordelijk/{line}");
        assert!(noor.get("/inzet").await.text.contains(&format!("href=\"{page}\"")));
        let shown = noor.get(&page).await;
        assert!(shown.text.contains("Verantwoordelijk voor Tom &lt;b>") || shown.text.contains("Verantwoordelijk voor Tom &lt;b&gt;"), "{}", shown.text);
        let id = shown.input("id");
        assert_eq!(noor.post(&page, &[("id", &id), ("tekst", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = noor.post(&page, &[("id", &id), ("tekst", "Ik ken Tom niet, 111222333.")]).await;
        assert_eq!(sent.location(), page);
        let remarked = noor.get(&page).await.text;
        assert!(remarked.contains("lijkt een BSN te staan") && remarked.contains("Er is nog geen antwoord"), "{remarked}");
        let todo = owner.get(&format!("/organisaties/{of}/te-doen")).await.text;
        assert!(todo.contains("Wil niet verantwoordelijk zijn voor Crisisdienst") && todo.contains(&format!("/bezwaren/{id}")), "{todo}");
        let ledger = owner.get(&format!("/organisaties/{of}/uitzonderingen/{line}")).await.text;
        assert!(ledger.contains(&format!("/organisaties/{of}/bezwaren/{id}")), "{ledger}");
        let objection = owner.get(&format!("/organisaties/{of}/bezwaren/{id}")).await.text;
        assert!(objection.contains("Tegen de verantwoordelijkheid voor Tom"), "{objection}");
        let back = noor.post(&format!("{page}/intrekken"), &[("bezwaar", &id)]).await;
        assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, page.as_str()));
    }

    async fn a_professional_sees_their_work_objects_and_reads_the_answer(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let mut noor = site.member("noor@example.nl").await;
        let me = actor(&site, &noor).await;
        assert!(noor.get("/inzet").await.text.contains("Nog geen werk op jouw naam"));
        let sharing = noor.get("/delen").await;
        assert!(!sharing.text.contains("href=\"/inzet\""), "nothing to see: no link, and none in the menu");
        let staff = record_of(&site, &owner, of, &me).await;
        let allocation = give(&site, &actor(&site, &owner).await, of, staff).await;
        let page = format!("/inzet/{allocation}");

        let list = noor.get("/inzet").await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(list.text.contains(&format!("href=\"{page}\"")) && list.text.contains("Er staat 1 soort werk op jouw naam."), "{}", list.text);
        assert_eq!(noor.get("/delen").await.text.matches("href=\"/inzet\"").count(), 2, "on the page and in the menu");
        let one = noor.get(&page).await;
        for text in ["G-1 &lt;b&gt;", "een crisis", "Je registratie", "31 januari 2027", "Jijzelf", "opschreef", "Maak bezwaar"] {
            assert!(one.text.contains(text), "{text} in {}", one.text);
        }

        let id = one.input("id");
        let empty = noor.post(&page, &[("id", &id), ("tekst", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.text.contains("href=\"#tekst\"") && empty.input("id") == id);
        let long = "é".repeat(2001);
        let long = noor.post(&page, &[("id", &id), ("tekst", &long)]).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(long.text.contains(&"é".repeat(2001)), "what was typed stays");
        for _ in 0..2 {
            let sent = noor.post(&page, &[("id", &id), ("tekst", "Dit <i>klopt</i> niet.\nEcht.")]).await;
            assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, page.as_str()));
        }
        let another = noor.post(&page, &[("tekst", "En nog iets.")]).await;
        assert_eq!(another.status, StatusCode::CONFLICT);
        let shown = noor.get(&page).await;
        assert_eq!(shown.text.matches("Dit &lt;i&gt;klopt&lt;/i&gt; niet.").count(), 1, "{}", shown.text);
        assert!(shown.text.contains("Er is nog geen antwoord") && !shown.text.contains("Maak bezwaar"));

        // The employer reads it, and answers.
        let work = owner.get(&format!("/organisaties/{of}/werk")).await;
        assert!(work.text.contains("Er wacht 1 bezwaar op antwoord."), "{}", work.text);
        let objections = format!("/organisaties/{of}/bezwaren");
        assert!(owner.get(&objections).await.text.contains("KANARIE "));
        let objection = format!("{objections}/{id}");
        let seen = owner.get(&objection).await;
        assert!(seen.text.contains("Bezwaar van KANARIE ") && seen.text.contains("Dit &lt;i&gt;"), "{}", seen.text);
        let empty = owner.post(&objection, &[("tekst", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        for _ in 0..2 {
            let sent = owner.post(&objection, &[("tekst", "We passen het aan.")]).await;
            assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, objection.as_str()), "{}", sent.text);
        }
        let late = owner.post(&objection, &[("tekst", "Toch niet.")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Toch niet.") && late.text.contains("intussen beantwoord"), "{}", late.text);
        let read = noor.get(&page).await;
        assert!(read.text.contains("We passen het aan.") && read.text.contains("Antwoord van Noor de Wit"), "{}", read.text);

        // Taken back; and then again.
        for _ in 0..2 {
            let back = noor.post(&format!("{page}/intrekken"), &[("bezwaar", &id)]).await;
            assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, page.as_str()));
        }
        assert_eq!(noor.post(&format!("{page}/intrekken"), &[]).await.status, StatusCode::BAD_REQUEST);
        assert!(noor.get(&page).await.text.contains("Ingetrokken op"));
        let other = site.member("roos@example.nl").await;
        for mut stranger in [other, owner] {
            assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);
            assert_eq!(stranger.post(&page, &[("tekst", "Nee.")]).await.status, StatusCode::NOT_FOUND);
        }
    }
}
