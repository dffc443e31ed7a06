//! Checks of many at once over HTTP: a team as a table, a roster as a file.

use crate::{
    organisation::{add_team, employee, found},
    site::{Browser, Site, on_both},
    workforce::{actor, employed, founded},
};
use domain::allocation::{Indicator, Law, Work};
use http::StatusCode;
use service::{KindOfWorkId, OrganisationId, Record, StaffId};

async fn kind(site: &Site, owner: &Browser, of: OrganisationId, name: &str, indicators: &[Indicator]) -> KindOfWorkId {
    let id = KindOfWorkId::new();
    let asks = Work {
        law: Law::Jeugdwet,
        indicators: indicators.to_vec(),
        required_skills: Vec::new(),
        follows_from_registered_task: false,
    };
    site.service
        .save_kind_of_work(&actor(site, owner).await, of, id, None, service::Described::new(name, asks))
        .await
        .unwrap();
    id
}

/// A file that takes as many bytes as it has to.
const ROSTER: &str = "\
medewerker;soort werk;datum;kenmerk
Anna Bos;Crisisdienst;15-12-2026;G-1
Anna Bos;Crisisdienst;15-2-2027;G-2
Anna Bos;Crisisdienst;16-2-2027;=1+1
Anna Bos;Praktische hulp;16-2-2027;G-4
Iemand <b>;Crisisdienst;15-12-2026;G-5
Anna Bos;Tuinieren;15-12-2026;G-6
Anna Bos;Crisisdienst;31-11-2026;G-7
";

on_both! {
    async fn a_roster_is_checked_and_nothing_of_it_is_stored(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let address = format!("/organisaties/{of}/werk/rooster");
        let empty = owner.get(&address).await;
        assert!(empty.text.contains("Er zijn nog geen soorten werk") && empty.text.contains("geen namen van jongeren"));
        kind(&site, &owner, of, "Crisisdienst", &[Indicator::Crisis]).await;
        kind(&site, &owner, of, "Praktische hulp", &[]).await;
        employed(&site, &owner, of, "Anna Bos", None).await;

        let checked = owner.upload(&address, "rooster.csv", ROSTER.as_bytes()).await;
        assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
        for text in [
            "Van de 7 regels vragen er 5 je aandacht.",
            "De registratie is verlopen.",
            "Volgens jullie eigen gegevens, nog nooit nagekeken in het register.",
            "3, 4",
            "Iemand &lt;b&gt;",
            "We vinden niemand met deze naam of dit nummer.",
            "Tuinieren",
            "31-11-2026",
        ] {
            assert!(checked.text.contains(text), "{text} in {}", checked.text);
        }
        assert!(!checked.text.contains("G-1"), "what is in order is not listed");
        assert_eq!(checked.text.matches("/werk?op=2027-02-15").count(), 1, "one line for a run of days: {}", checked.text);

        let file = owner.upload(&format!("{address}/bevindingen.csv"), "rooster.csv", ROSTER.as_bytes()).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.headers["content-disposition"].to_str().unwrap().contains("vakspoor-rooster-2026-11-21.csv"));
        let lines: Vec<&str> = file.text.lines().collect();
        assert_eq!(lines.len(), 6, "{}", file.text);
        assert!(lines[2].starts_with("4;Anna Bos;Crisisdienst;16-2-2027;'=1+1;mag niet;"), "{}", lines[2]);
        assert!(lines[5].starts_with("8;Anna Bos;Crisisdienst;31-11-2026;G-7;Niet te beoordelen;"), "{}", lines[5]);

        let good = owner.upload(&address, "r.csv", ROSTER.lines().take(2).collect::<Vec<_>>().join("\n").as_bytes()).await;
        assert!(good.text.contains("De ene regel van dit rooster is in orde."), "{}", good.text);
    }

    async fn a_file_that_is_no_roster_comes_back_with_what_is_wrong(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        let address = format!("/organisaties/{of}/werk/rooster");
        let many = format!("naam;werk;datum\n{}", "A;w;1-12-2026\n".repeat(200_001));
        let large = vec![b'x'; 10 * 1024 * 1024 + 1];
        for (bytes, status, text) in [
            (&b""[..], StatusCode::UNPROCESSABLE_ENTITY, "Dit bestand is leeg"),
            (b"naam;datum\nAnna;1-1-2026", StatusCode::UNPROCESSABLE_ENTITY, "medewerker, soort werk en datum"),
            (b"naam;werk;datum\n", StatusCode::UNPROCESSABLE_ENTITY, "Onder de kolomnamen staat niets"),
            (b"PK\x03\x04xxxx", StatusCode::UNPROCESSABLE_ENTITY, "Dit is geen CSV-bestand"),
            (many.as_bytes(), StatusCode::UNPROCESSABLE_ENTITY, "We lezen er 200.000"),
            (&large, StatusCode::PAYLOAD_TOO_LARGE, "Dit bestand is te groot"),
        ] {
            for address in [address.clone(), format!("{address}/bevindingen.csv")] {
                let answer = owner.upload(&address, "r.csv", bytes).await;
                assert_eq!(answer.status, status, "{text}");
                assert!(answer.text.contains(text) && answer.text.contains("href=\"#bestand\""), "{text} in {}", answer.text);
            }
        }
        assert_eq!(owner.get(&format!("{address}/bevindingen.csv")).await.location(), address);
    }

    async fn a_team_is_one_table(site: Site) {
        let mut owner = employee(&site, "eva@example.nl").await;
        let id = found(&mut owner, "Jeugdhulp Noord").await;
        let team = add_team(&mut owner, &id, "Noord").await;
        let of: OrganisationId = id.parse().unwrap();
        let address = format!("/organisaties/{id}/werk/team");
        assert!(owner.get(&address).await.text.contains("Nog geen soorten werk"));
        kind(&site, &owner, of, "Crisisdienst", &[Indicator::Crisis]).await;
        kind(&site, &owner, of, "Praktische hulp", &[]).await;
        assert!(owner.get(&address).await.text.contains("Er staat niemand in dit team"));
        employed(&site, &owner, of, "Anna Bos", team.parse().ok()).await;
        let record = Record {
            name: "Bram <i>".to_owned(),
            register: Some(domain::Register::Skj),
            registered_until: "2027-02-01".parse().ok(),
            ..Record::default()
        };
        site.service.save_staff(&actor(&site, &owner).await, of, StaffId::new(), None, record).await.unwrap();
        let all = owner.get(&address).await;
        assert_eq!(all.status, StatusCode::OK);
        assert!(all.text.contains("Voor elk soort werk is op deze dag iemand inzetbaar.") && all.text.contains("2 van 2"), "{}", all.text);
        assert!(all.text.contains("Bram &lt;i&gt;") && all.text.contains("badge--good") && all.text.contains("t/m 31 jan"), "{}", all.text);
        let one = owner.get(&format!("{address}?team={team}&op=1-3-2027")).await;
        assert!(!one.text.contains("Bram") && one.text.contains("badge--bad"), "{}", one.text);
        assert!(one.text.contains("Op deze dag mag niemand van dit team zonder meer: Crisisdienst."), "{}", one.text);
        let none = owner.get(&format!("{address}?team=geen")).await;
        assert!(none.text.contains("Bram") && !none.text.contains("Anna Bos"));
        let wrong = owner.get(&format!("{address}?team=x&op=morgen&pagina=-1")).await;
        assert!(wrong.text.contains("morgen") && wrong.text.contains("href=\"#op\""), "{}", wrong.text);
    }

    async fn the_number_of_queries_does_not_grow_with_the_staff_or_the_roster(site: Site) {
        let (mut owner, of) = founded(&site, "eva@example.nl").await;
        kind(&site, &owner, of, "Crisisdienst", &[Indicator::Crisis]).await;
        let work = format!("/organisaties/{of}/werk");
        let mut counts = Vec::new();
        for people in [2, 40] {
            let mut roster = "naam;werk;datum\n".to_owned();
            for number in 0..people {
                employed(&site, &owner, of, &format!("Collega {people} {number}"), None).await;
                roster.push_str(&format!("Collega {people} {number};Crisisdienst;1-12-2026\n"));
            }
            let before = site.service.counts().statements;
            assert_eq!(owner.get(&format!("{work}/team")).await.status, StatusCode::OK);
            let team = site.service.counts().statements - before;
            let answer = owner.upload(&format!("{work}/rooster"), "r.csv", roster.as_bytes()).await;
            assert!(answer.text.contains("zijn in orde"), "{}", answer.text);
            counts.push((team, site.service.counts().statements - before - team));
        }
        assert_eq!(counts[0], counts[1]);
        assert!(counts[1].0 <= 12 && counts[1].1 <= 12, "{counts:?}");
    }
}
