//! What a professional shares: what the grants let through, and the log.
use chrono::NaiveDate;
use domain::organisation::{Reading, Sharing};
use domain::{Band, Chamber, Register, RulesetId, Standing};
use store::access::{
    AcceptInvitation, Actor, EditPortfolio, FoundOrganisation, ManageAccount, Shared, ViewPortfolio, ViewShared,
    ViewWorkforce, WorkQueue, authorise,
};
use store::entry::{self, Kind, NewEntry, What};
use store::link::{self, Begun, Terms};
use store::organisation::{self, Organisation};
use store::standing::{self, Row};
use store::{EntryId, LinkId, OrganisationId, StaffId, reading, second_factor, session};

use crate::bed::{Bed, both, new_session, now, worker};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Somebody whose session has shown a second factor.
pub(crate) async fn strong(bed: &Bed, email: &str, seed: u8) -> Actor {
    let actor = bed.person(email, seed).await;
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &actor, ManageAccount, actor.account().unwrap()).await.unwrap();
    assert!(second_factor::begin(&grant, vec![7; 49], now()).await.unwrap());
    let passed = second_factor::confirm(&grant, 100, now()).await.unwrap().unwrap();
    let (_, actor) = session::open(&grant, passed, new_session(seed + 100)).await.unwrap();
    tx.commit().await.unwrap();
    actor
}

pub(crate) async fn found(bed: &Bed, owner: &Actor) -> OrganisationId {
    let id = OrganisationId::new();
    let join_code = id.to_string().replace('-', "").split_off(20);
    let new = Organisation { id, name: "Oost".to_owned(), kvk: "12345678".to_owned(), join_code, version: 1 };
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, owner, FoundOrganisation, ()).await.unwrap();
    assert!(organisation::found(&grant, &new, now()).await.unwrap());
    tx.commit().await.unwrap();
    id
}

pub(crate) async fn share(bed: &Bed, actor: &Actor, organisation: OrganisationId, sharing: Sharing) -> LinkId {
    let id = LinkId::new();
    let terms = Terms { sharing, since: day("2026-11-21"), until: Some(day("2026-11-30")) };
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, actor, AcceptInvitation, ()).await.unwrap();
    assert_ne!(link::begin(&grant, id, (organisation, None), terms, now()).await.unwrap(), Begun::Taken);
    tx.commit().await.unwrap();
    id
}

async fn staff_of(bed: &Bed, owner: &Actor, organisation: OrganisationId) -> StaffId {
    let tx = bed.store.read().await.unwrap();
    let grant = authorise(&tx, owner, ViewWorkforce, organisation).await.unwrap();
    let (filter, order) = (store::workforce::Filter::default(), (store::workforce::Order::Name, false));
    let lines = store::workforce::overview(&grant, day("2026-11-21"), &filter, order, (0, 9)).await.unwrap();
    lines[0].staff
}

fn row(entry: EntryId, leading: bool, sums: &str) -> Row {
    Row {
        entry,
        leading,
        register: Register::Skj,
        chamber: Chamber::Jgp,
        register_number: None,
        ruleset: RulesetId::ALL[0],
        standing: Standing::Registered,
        since: day("2022-03-01"),
        ends: day("2027-03-01"),
        submit_by: day("2027-02-28"),
        complete: false,
        band: Band::Behind,
        measure: None,
        tells: String::new(),
        sums: sums.to_owned(),
    }
}

/// Writes two registrations, one of which is an older period, and what was worked out of them on a day.
pub(crate) async fn registered(bed: &Bed, actor: &Actor, on: NaiveDate) {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
    let ids = [EntryId::new(), EntryId::new()];
    for (place, id) in ids.into_iter().enumerate() {
        let new = NewEntry { id, kind: Kind::Registration, reference: format!("r{place}"), payload: "{}".to_owned() };
        assert!(entry::insert(&grant, new, What::Created, now()).await.unwrap());
    }
    let rows = [row(ids[0], true, "[\"KANARIE\"]"), row(ids[1], false, "[\"OUD\"]")];
    standing::put(&grant, &rows, on).await.unwrap();
    // Once more is the same.
    standing::put(&grant, &rows, on).await.unwrap();
    tx.commit().await.unwrap();
}

both! {
    async fn a_grant_lets_through_what_its_level_holds(bed: Bed) {
        let owner = strong(&bed, "hr@oost.example", 1).await;
        let organisation = found(&bed, &owner).await;
        let actor = bed.person("noor@example.nl", 2).await;
        registered(&bed, &actor, day("2026-11-21")).await;
        for level in Sharing::ALL.iter().copied() {
            share(&bed, &actor, organisation, level).await;
            let staff = staff_of(&bed, &owner, organisation).await;
            let tx = bed.store.read().await.unwrap();
            for asked in Sharing::ALL.iter().copied() {
                for (on, within) in [("2026-11-20", false), ("2026-11-21", true), ("2026-11-30", true), ("2026-12-01", false)] {
                    let shared = Shared { organisation, staff, asked, on: day(on) };
                    let grant = authorise(&tx, &owner, ViewShared, shared).await;
                    assert_eq!(grant.is_ok(), within && level >= asked, "{level:?} {asked:?} {on}");
                    let Ok(grant) = grant else { continue };
                    assert_eq!(grant.shared_by(), actor.account());
                    let rows = standing::shared(&grant).await.unwrap();
                    // The older period is nobody's business.
                    assert_eq!(rows.len(), 1);
                    assert_eq!(format!("{rows:?}").contains("KANARIE"), level >= Sharing::Sums);
                    let portfolio = link::portfolio(&grant).await.unwrap();
                    assert_eq!(portfolio.is_some(), level == Sharing::Activities, "{level:?} {asked:?}");
                }
            }
            let shared = Shared { organisation, staff, asked: Sharing::Standing, on: day("2026-11-21") };
            authorise(&tx, &actor, ViewShared, shared).await.unwrap_err();
            authorise(&tx, &worker(), ViewShared, shared).await.unwrap_err();
        }
    }

    async fn the_log_is_its_owners(bed: Bed) {
        let owner = strong(&bed, "hr@oost.example", 1).await;
        let organisation = found(&bed, &owner).await;
        let people = [bed.person("noor@example.nl", 2).await, bed.person("roos@example.nl", 3).await];
        let accounts = people.each_ref().map(|one| one.account().unwrap());
        for one in &people {
            share(&bed, one, organisation, Sharing::Standing).await;
        }
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, ViewWorkforce, organisation).await.unwrap();
        reading::write(&grant, &accounts, Reading::Overview, now()).await.unwrap();
        // More than one statement holds.
        reading::write(&grant, &[accounts[0]; 2500], Reading::Export, now()).await.unwrap();
        reading::write(&grant, &[], Reading::Person, now()).await.unwrap();
        tx.commit().await.unwrap();
        let tx = bed.store.read().await.unwrap();
        for (one, lines) in people.iter().zip([2501, 1]) {
            let grant = authorise(&tx, one, ViewPortfolio, one.account().unwrap()).await.unwrap();
            let log = reading::mine(&grant, (0, 5000)).await.unwrap();
            assert_eq!(log.len(), lines);
            let last = log.last().unwrap();
            assert_eq!((last.what, last.organisation.as_str(), last.at), (Reading::Overview, "Oost", now()));
            assert_eq!(reading::mine(&grant, (1, 5000)).await.unwrap().len(), lines - 1);
        }
        authorise(&tx, &owner, ViewPortfolio, accounts[0]).await.unwrap_err();
    }

    async fn what_was_not_worked_out_today_is_found(bed: Bed) {
        let (today, tomorrow) = (day("2026-11-21"), day("2026-11-22"));
        let mut accounts = Vec::new();
        for seed in 1..=3 {
            let actor = bed.person(&format!("p{seed}@example.nl"), seed).await;
            registered(&bed, &actor, today).await;
            accounts.push(actor.account().unwrap());
        }
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(standing::stale(&grant, today).await.unwrap(), []);
        assert_eq!(standing::stale(&grant, tomorrow).await.unwrap(), accounts);
        let portfolios = standing::portfolios(&grant, &accounts).await.unwrap();
        assert_eq!(portfolios.iter().map(|(account, parts)| (*account, parts.len())).collect::<Vec<_>>(),
            accounts.iter().map(|account| (*account, 2)).collect::<Vec<_>>());
        let anew: Vec<_> = portfolios
            .into_iter()
            .map(|(account, parts)| (account, parts.into_iter().map(|part| row(part.id, true, "[]")).collect()))
            .collect();
        let still = standing::still_stale(&grant, tomorrow, &accounts[1..]).await.unwrap();
        assert_eq!(still, accounts[1..].iter().copied().collect());
        standing::put_many(&grant, &anew, tomorrow).await.unwrap();
        assert_eq!(standing::stale(&grant, tomorrow).await.unwrap(), []);
        assert_eq!(standing::still_stale(&grant, tomorrow, &accounts).await.unwrap(), [].into());
        standing::mark_stale(&grant).await.unwrap();
        assert_eq!(standing::stale(&grant, today).await.unwrap(), accounts);
    }
}

/// On PostgreSQL many write at once: whose portfolio is just being changed is not waited for. SQLite has one writer.
#[tokio::test]
async fn who_is_writing_is_left_to_work_it_out_themselves() {
    let bed = Bed::new(testbed::Engine::Postgres).await;
    let (today, tomorrow) = (day("2026-11-21"), day("2026-11-22"));
    let people = [bed.person("noor@example.nl", 1).await, bed.person("roos@example.nl", 2).await];
    let accounts = people.each_ref().map(|one| one.account().unwrap());
    for one in &people {
        registered(&bed, one, today).await;
    }
    let writing = bed.store.write().await.unwrap();
    let own = authorise(&writing, &people[0], EditPortfolio, accounts[0]).await.unwrap();
    let new =
        NewEntry { id: EntryId::new(), kind: Kind::Activity, reference: "a1".to_owned(), payload: "{}".to_owned() };
    assert!(entry::insert(&own, new, What::Created, now()).await.unwrap());
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
    let still = standing::still_stale(&grant, tomorrow, &accounts).await.unwrap();
    assert_eq!(still, [accounts[1]].into());
    // What is dropped holds its locks until its connection is used again.
    tx.commit().await.unwrap();
    writing.commit().await.unwrap();
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
    assert_eq!(standing::still_stale(&grant, tomorrow, &accounts).await.unwrap().len(), 2);
}
