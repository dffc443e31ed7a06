//! What a professional shares, by requests.

use crate::site::{Browser, Site, on_both};
use domain::organisation::Sharing;
use http::StatusCode;
use service::{Actor, Filter, LinkId, OrganisationId, StaffId};
use testbed::Engine;

/// Who is logged in, in a browser.
async fn actor(site: &Site, browser: &Browser) -> Actor {
    let secret = browser.cookies.get("__Host-session").unwrap();
    site.service.actor_of(secret).await.unwrap().unwrap().0
}

/// An employer, its owner, and the code for its people.
pub struct Employer {
    pub actor: Actor,
    pub organisation: OrganisationId,
    pub code: String,
}

pub async fn employer(site: &Site, email: &str, name: &str) -> Employer {
    let browser = site.strong(email).await;
    let actor = actor(site, &browser).await;
    let organisation = OrganisationId::new();
    site.service.found_organisation(&actor, organisation, name, "12345678").await.unwrap();
    let code = site.service.organisation(&actor, organisation).await.unwrap().organisation.join_code;
    Employer { actor, organisation, code }
}

/// Makes a link of somebody with a new employer.
pub async fn link_of(site: &Site, actor: &Actor) -> LinkId {
    let email = format!("{}@oost.example", LinkId::new());
    employer(site, &email, "KANARIE Jeugdhulp").await.link_of(site, actor).await
}

impl Employer {
    /// Makes a link of somebody with this employer; one that there was ends.
    async fn link_of(&self, site: &Site, actor: &Actor) -> LinkId {
        let id = LinkId::new();
        let network = service::Network::of([192, 0, 2, 7].into());
        site.service.begin_link(actor, id, &self.code, (Sharing::Standing, None), &network).await.unwrap();
        id
    }

    async fn only(&self, site: &Site) -> StaffId {
        let order = (service::Order::Name, false);
        let overview = site.service.overview(&self.actor, self.organisation, &Filter::default(), order, 0).await;
        overview.unwrap().lines[0].staff
    }
}

fn dossier() -> domain::Dossier {
    let json = br#"{"format":"vakspoor-dossier/1",
        "registrations":[{"id":"r","register":"SKJ","chamber":"jgp","number":"110000000","since":"2022-03-01","until":"2027-03-01"}],
        "activities":[
            {"id":"a","kind":"training","form":"training","title":"Signs of <Safety>","completed_on":"2025-01-01","hours":12},
            {"id":"b","kind":"reflection","form":"intervision","title":"KANARIE","guided":true,"group_size":5,"sessions":[{"on":"2025-02-03","minutes":120}]}]}"#;
    domain::Dossier::from_json(json).unwrap()
}

on_both! {
    async fn somebody_shares_by_a_code_changes_it_and_stops(site: Site) {
        let employer = employer(&site, "hr@oost.example", "Jeugdhulp Oost & Co").await;
        let mut browser = site.member("noor@example.nl").await;
        let me = actor(&site, &browser).await;
        site.service.import(&me, &dossier()).await.unwrap();
        let page = browser.get("/delen").await;
        assert!(page.text.contains("Je deelt nu met niemand") && page.text.contains("Nog niemand keek"), "{}", page.text);

        // The code, with mistakes first.
        let empty = browser.post("/delen/nieuw", &[("code", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = browser.post("/delen/nieuw", &[("code", "zzzzzzzzzz")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("Deze code opent niets") && wrong.input("code") == "zzzzzzzzzz", "{}", wrong.text);
        let typed = employer.code.to_uppercase();
        let right = browser.post("/delen/nieuw", &[("code", &typed)]).await;
        assert_eq!(right.location(), format!("/delen/nieuw?code={typed}"));

        // What the employer would see, with their own figures and without what is private.
        let form = browser.get(right.location()).await;
        assert_eq!(form.status, StatusCode::OK);
        for text in [
            "Jeugdhulp Oost &amp; Co",
            "KvK 12345678",
            "Jeugd- en gezinsprofessional (SKJ): geregistreerd, tot 1 maart 2027",
            "Reflectie: 2 van",
            "Signs of &lt;Safety>, 1 januari 2025, 12 uur",
            "Intervisie, 3 februari 2025, 2 uur",
            "ziet je werkgever nooit",
        ] {
            let escaped = text.replace("Safety>", "Safety&gt;");
            assert!(form.text.contains(&escaped), "{text} in {}", form.text);
        }
        assert!(!form.text.contains("KANARIE"));
        let id = form.input("id");
        let fields = [("code", typed.as_str()), ("id", &id), ("stap", "delen")];
        let send = |level: &'static str, until: &'static str| {
            let mut all = fields.to_vec();
            all.extend([("niveau", level), ("tot", until)]);
            all
        };
        for (level, until) in [("", ""), ("alles", ""), ("sums", "2026-11-20"), ("sums", "morgen")] {
            let answer = browser.post("/delen/nieuw", &send(level, until)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{level} {until}");
            assert_eq!((answer.input("id"), answer.input("tot")), (id.clone(), until.to_owned()));
        }
        // Sent twice it is one link.
        for _ in 0..2 {
            let answer = browser.post("/delen/nieuw", &send("sums", "2026-12-31")).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/delen"));
        }
        let page = browser.get("/delen").await;
        assert!(page.text.contains("Je deelt met Jeugdhulp Oost &amp; Co.") && page.text.contains("31 december 2026"));
        assert_eq!(page.text.matches("Stop met delen").count(), 1, "{}", page.text);
        let staff = employer.only(&site).await;
        let person = site.service.person(&employer.actor, employer.organisation, staff).await.unwrap();
        assert!(person.registrations[0].progress.is_some());
        let page = browser.get("/delen").await;
        assert!(page.text.contains("bekeek je pagina, voor Jeugdhulp Oost &amp; Co"), "{}", page.text);

        // With a code for the same employer one comes to what is there.
        let again = browser.get(&format!("/delen/nieuw?code={typed}")).await;
        let address = again.location().to_owned();
        assert!(address.starts_with("/delen/") && address.ends_with("/wijzigen"), "{address}");
        let form = browser.get(&address).await;
        assert_eq!((form.input("versie"), form.input("tot")), ("1".to_owned(), "2026-12-31".to_owned()));
        let change = |version: &'static str, level: &'static str| [("versie", version), ("niveau", level), ("tot", "")];
        assert_eq!(browser.post(&address, &change("x", "activities")).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(browser.post(&address, &change("1", "veel")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.post(&address, &change("1", "activities")).await.location(), "/delen");
        let late = browser.post(&address, &change("1", "standing")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("intussen gewijzigd") && late.input("versie") == "2", "{}", late.text);

        // One tap.
        let stop = address.replace("wijzigen", "stoppen");
        let answer = browser.post(&stop, &[]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/delen"));
        let page = browser.get("/delen").await;
        assert!(page.text.contains("Vanaf nu ziet deze organisatie niets meer") && page.text.contains("Eerder gedeeld"));
        assert!(!page.text.contains("Stop met delen"));
        let person = site.service.person(&employer.actor, employer.organisation, staff).await.unwrap();
        assert!(person.registrations.is_empty());
        assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND);
    }

    async fn an_invitation_brings_its_code_along(site: Site) {
        let employer = employer(&site, "hr@oost.example", "Jeugdhulp Oost").await;
        let staff = StaffId::new();
        let record = service::Record {
            name: "Noor".to_owned(),
            email: Some("noor@oost.example".to_owned()),
            ..service::Record::default()
        };
        let (who, organisation) = (&employer.actor, employer.organisation);
        site.service.save_staff(who, organisation, staff, None, record).await.unwrap();
        site.service.invite_to_share(who, organisation, staff, language::Locale::Nl).await.unwrap();
        let code = site.code_for("noor@oost.example").await;
        // Who is not logged in does so first, and comes back.
        let visitor = site.visitor().get(&format!("/delen/nieuw?code={code}")).await;
        assert!(visitor.location().starts_with("/inloggen?naar=/delen/nieuw"), "{}", visitor.location());
        let mut browser = site.member("noor@example.nl").await;
        let form = browser.get(&format!("/delen/nieuw?code={code}")).await;
        assert!(form.text.contains("Bijvoorbeeld:"), "nothing of one's own yet: {}", form.text);
        let id = form.input("id");
        let fields = [("code", code.as_str()), ("id", &id), ("stap", "delen"), ("niveau", "standing"), ("tot", "")];
        // Twice: the second finds what the first made.
        for _ in 0..2 {
            assert_eq!(browser.post("/delen/nieuw", &fields).await.location(), "/delen");
        }
        assert!(site.service.person(who, organisation, staff).await.unwrap().link.is_some());
        let mut other = site.member("roos@example.nl").await;
        let used = other.get(&format!("/delen/nieuw?code={code}")).await;
        assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(used.text.contains("Deze code opent niets"));
    }

    async fn who_guesses_codes_has_to_wait(site: Site) {
        let employer = employer(&site, "hr@oost.example", "Jeugdhulp Oost").await;
        let mut browser = site.member("noor@example.nl").await;
        for _ in 0..10 {
            let answer = browser.get("/delen/nieuw?code=abcdefghjk").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let answer = browser.post("/delen/nieuw", &[("code", &employer.code)]).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.text.contains("Te veel pogingen"), "{}", answer.text);
    }
}

/// However much is shared and however often was looked, the page asks as often.
#[tokio::test]
async fn the_number_of_queries_does_not_grow_with_what_is_shared() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let site = Site::new(engine).await;
        let mut browser = site.member("noor@example.nl").await;
        let me = actor(&site, &browser).await;
        site.service.import(&me, &dossier()).await.unwrap();
        let employer = employer(&site, "hr@oost.example", "Jeugdhulp Oost").await;
        let mut count = async |path: &str| {
            let before = site.service.counts().statements;
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
            site.service.counts().statements - before
        };
        let other = crate::sharing::employer(&site, "hr@west.example", "Jeugdhulp West").await;
        let first = other.link_of(&site, &me).await;
        let paths =
            ["/delen".to_owned(), format!("/delen/nieuw?code={}", employer.code), format!("/delen/{first}/wijzigen")];
        let mut few = Vec::new();
        for path in &paths {
            // The second time the portfolio is known.
            count(path).await;
            few.push(count(path).await);
        }
        for region in ["zuid", "noord"] {
            let email = format!("hr@{region}.example");
            link_of(&site, &me).await;
            let third = crate::sharing::employer(&site, &email, "Jeugdhulp").await;
            for _ in 0..10 {
                third.link_of(&site, &me).await;
            }
            for _ in 0..10 {
                let order = (service::Order::Name, false);
                let filter = Filter::default();
                site.service.overview(&third.actor, third.organisation, &filter, order, 0).await.unwrap();
            }
        }
        for (path, few) in paths.iter().zip(few) {
            let many = count(path).await;
            assert_eq!(few, many, "{path}");
            assert!(many <= 16, "{path}: {many} statements");
        }
    }
}
