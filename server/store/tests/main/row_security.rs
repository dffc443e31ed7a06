//! The second lock, with the program's own checks left out: what PostgreSQL itself shows and lets be written.
use domain::organisation::Sharing;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, Statement, TransactionTrait as _};
use store::access::{Actor, EditPortfolio, EditWorkforce, ViewWorkforce, authorise};
use store::entry::{self, Kind, NewEntry, What};
use store::organisation::{self, About};
use store::workforce::{self, Record};
use store::{EntryId, LinkId, OrganisationId, StaffId, link, reading};
use testbed::Engine;

use crate::bed::{Bed, now, today};
use crate::sharing::{found, registered, share, strong};

/// Tables without a policy, each with the reason.
const EXEMPT: [(&str, &str); 3] = [
    ("job", "ids only, of whatever it is about; everybody may cause work, and only the program does it"),
    ("throttle", "counters under hashed names; they belong to nobody, and are counted before it is known who asks"),
    ("seaql_migrations", "the names of the steps"),
];

/// What somebody does in a transaction of their own, without any function of `store`.
struct Intruder {
    raw: DatabaseConnection,
}

impl Intruder {
    async fn new(bed: &Bed) -> Self {
        Self { raw: sea_orm::Database::connect(bed.database.url()).await.unwrap() }
    }

    async fn acting(&self, account: &str, role: &str, day: &str) -> DatabaseTransaction {
        let tx = self.raw.begin().await.unwrap();
        let sql = "SELECT set_config('vakspoor.account', $1, true), set_config('vakspoor.role', $2, true),
            set_config('vakspoor.day', $3, true)";
        let values = [account.into(), role.into(), day.into()];
        tx.query_one_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await.unwrap();
        tx
    }

    async fn being(&self, actor: &Actor) -> DatabaseTransaction {
        self.acting(&actor.account().unwrap().to_string(), "", &today().to_string()).await
    }

    async fn count(&self, actor: &Actor, rows: &str) -> i64 {
        number(&self.being(actor).await, rows).await
    }

    /// How many rows a statement touches, or that it is refused.
    async fn write(&self, actor: &Actor, sql: &str) -> Result<u64, String> {
        let tx = self.being(actor).await;
        tx.execute_unprepared(sql).await.map(|done| done.rows_affected()).map_err(|error| error.to_string())
    }
}

async fn number(tx: &DatabaseTransaction, rows: &str) -> i64 {
    let statement = Statement::from_string(tx.get_database_backend(), format!("SELECT COUNT(*) FROM {rows}"));
    tx.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

async fn reflection(bed: &Bed, actor: &Actor) {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, actor, EditPortfolio, actor.account().unwrap()).await.unwrap();
    let id = EntryId::new();
    let new = NewEntry { id, kind: Kind::Activity, reference: "a1".to_owned(), payload: "{}".to_owned() };
    assert!(entry::insert(&grant, new, What::Created, now()).await.unwrap());
    tx.commit().await.unwrap();
}

/// An employer with somebody of its staff in each kind of table.
async fn employer(bed: &Bed, email: &str, seed: u8) -> (Actor, OrganisationId, StaffId) {
    let owner = strong(bed, email, seed).await;
    let organisation = found(bed, &owner).await;
    let staff = StaffId::new();
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &owner, EditWorkforce, organisation).await.unwrap();
    let record = Record { name: "Sanne Postma".to_owned(), ..Record::default() };
    assert!(workforce::insert(&grant, staff, &record, now()).await.unwrap());
    organisation::note(&grant, About::Staff(staff), organisation::What::Created, "{}", now()).await.unwrap();
    tx.commit().await.unwrap();
    let raw = bed.raw().await;
    let (id, who, work) = (organisation.uuid(), staff.uuid(), uuid::Uuid::now_v7());
    for sql in [
        format!("INSERT INTO team (id, organisation_id, name) VALUES ('{work}', '{id}', 'Noord')"),
        format!("INSERT INTO location (id, organisation_id, name) VALUES ('{work}', '{id}', 'Utrecht')"),
        format!(
            "INSERT INTO membership_team (membership_id, team_id)
                SELECT id, '{work}' FROM membership WHERE organisation_id = '{id}'"
        ),
        format!(
            "INSERT INTO invitation (id, organisation_id, role, email, locale, created_at, expires_at)
                VALUES ('{work}', '{id}', 'reader', 'x@b.nl', 'nl', now(), now())"
        ),
        format!(
            "INSERT INTO kind_of_work (id, organisation_id, name, job_titles, work, version, created_at, updated_at)
                VALUES ('{work}', '{id}', 'Gezinsbegeleiding', '[]', '{{}}', 1, now(), now())"
        ),
        format!("INSERT INTO competence (staff_id, worker, skills, updated_at) VALUES ('{who}', 'professional', '[]', now())"),
        format!(
            "INSERT INTO register_check (id, organisation_id, staff_id, checked_on, outcome, note, created_at)
                VALUES ('{work}', '{id}', '{who}', now(), 'registered', '', now())"
        ),
        format!(
            "INSERT INTO arrangement (id, organisation_id, staff_id, kind_of_work_id, kind, terms, since, review_on, version,
                created_at, updated_at)
                VALUES ('{work}', '{id}', '{who}', '{work}', 'unless', '{{}}', '2026-01-01', '2027-01-01', 1, now(), now())"
        ),
        format!(
            "INSERT INTO allocation (id, organisation_id, staff_id, kind_of_work_id, since, version, created_at, updated_at)
                VALUES ('{work}', '{id}', '{who}', '{work}', '2026-01-01', 1, now(), now())"
        ),
        format!(
            "INSERT INTO dispute (id, allocation_id, account_id, reason, created_at)
                SELECT '{work}', '{work}', account_id, 'Klopt niet', now() FROM membership WHERE organisation_id = '{id}'"
        ),
    ] {
        raw.execute_unprepared(&sql).await.expect(&sql);
    }
    raw.close().await.unwrap();
    (owner, organisation, staff)
}

/// Every table is under a policy, also for its owner, or there is a reason.
#[tokio::test]
async fn no_table_is_without_a_policy() {
    let bed = Bed::new(Engine::Postgres).await;
    let raw = bed.raw().await;
    let sql = "SELECT CAST(relname AS text), relrowsecurity AND relforcerowsecurity
            AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = pg_class.oid)
        FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname";
    let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap();
    let mut without = Vec::new();
    for row in &rows {
        let (table, guarded): (String, bool) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        if !guarded {
            without.push(table);
        }
    }
    assert!(rows.len() > 20);
    let mut exempt: Vec<&str> = EXEMPT.iter().map(|(table, _)| *table).collect();
    exempt.sort_unstable();
    assert_eq!(without, exempt, "a table with what is somebody's own needs a policy: see m0011_row_security");
    raw.close().await.unwrap();
}

/// The tests themselves connect as somebody for whom the policies hold, and nobody acts until it is said who.
#[tokio::test]
async fn who_does_not_say_who_they_are_sees_nothing() {
    let bed = Bed::new(Engine::Postgres).await;
    let actor = bed.person("noor@example.nl", 1).await;
    registered(&bed, &actor, today()).await;
    assert!(!bed.store.bypasses_policies().await.unwrap());
    let intruder = Intruder::new(&bed).await;
    for (account, role) in [("", ""), ("", "nobody"), ("0193f000-0000-7000-8000-000000000000", "")] {
        let tx = intruder.acting(account, role, "2026-11-21").await;
        for table in ["account", "session", "entry", "change", "standing"] {
            assert_eq!(number(&tx, table).await, 0, "{account} {role} {table}");
        }
    }
    let tx = intruder.raw.begin().await.unwrap();
    assert_eq!(number(&tx, "account").await, 0);
    drop(tx);
    let program = intruder.acting("", "program", "").await;
    assert_eq!(number(&program, "account").await, 1);
    // At the door it is looked up who somebody is, and nothing of what is theirs.
    let door = intruder.acting("", "door", "").await;
    assert_eq!(number(&door, "account").await, 1);
    assert_eq!(number(&door, "session").await, 1);
    for table in ["entry", "change", "standing", "staff", "link", "reading"] {
        assert_eq!(number(&door, table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn one_professional_sees_and_writes_nothing_of_another() {
    let bed = Bed::new(Engine::Postgres).await;
    let (noor, roos) = (bed.person("noor@example.nl", 1).await, bed.person("roos@example.nl", 2).await);
    for one in [&noor, &roos] {
        registered(&bed, one, today()).await;
        reflection(&bed, one).await;
    }
    let intruder = Intruder::new(&bed).await;
    let theirs = roos.account().unwrap();
    for (table, own) in [("entry", 3), ("change", 3), ("standing", 2), ("session", 1)] {
        assert_eq!(intruder.count(&noor, table).await, own, "{table}");
        assert_eq!(intruder.count(&noor, &format!("{table} WHERE account_id = '{theirs}'")).await, 0, "{table}");
        let stolen = format!("UPDATE {table} SET account_id = account_id WHERE account_id = '{theirs}'");
        assert_eq!(intruder.write(&noor, &stolen).await, Ok(0), "{table}");
        let removed = format!("DELETE FROM {table} WHERE account_id = '{theirs}'");
        assert_eq!(intruder.write(&noor, &removed).await, Ok(0), "{table}");
    }
    assert_eq!(intruder.count(&noor, "account").await, 1);
    let renamed = format!("UPDATE account SET name = 'X' WHERE id = '{theirs}'");
    assert_eq!(intruder.write(&noor, &renamed).await, Ok(0));
    // Nor can something be written that would be theirs, or given away.
    let id = EntryId::new();
    let planted = format!(
        "INSERT INTO entry (id, account_id, kind, reference, payload, version, created_at, updated_at)
            VALUES ('{id}', '{theirs}', 'activity', 'x', '{{}}', 1, now(), now())"
    );
    let given = format!("UPDATE entry SET account_id = '{theirs}', reference = 'y' WHERE kind = 'activity'");
    for sql in [planted, given] {
        let error = intruder.write(&noor, &sql).await.unwrap_err();
        assert!(error.contains("row-level security"), "{error}");
    }
}

#[tokio::test]
async fn one_employer_sees_and_writes_nothing_of_another() {
    let bed = Bed::new(Engine::Postgres).await;
    let (west, ..) = employer(&bed, "hr@west.example", 1).await;
    let (_, oost, staff) = employer(&bed, "hr@oost.example", 2).await;
    let actor = bed.person("noor@example.nl", 3).await;
    share(&bed, &actor, oost, Sharing::Activities).await;
    registered(&bed, &actor, today()).await;
    let intruder = Intruder::new(&bed).await;
    let program = intruder.acting("", "program", "").await;
    for (table, column) in [
        ("organisation", "id"),
        ("organisation_change", "organisation_id"),
        ("location", "organisation_id"),
        ("team", "organisation_id"),
        ("membership", "organisation_id"),
        ("invitation", "organisation_id"),
        ("staff", "organisation_id"),
        ("link", "organisation_id"),
        ("overview_line", "organisation_id"),
        ("register_check", "organisation_id"),
        ("kind_of_work", "organisation_id"),
        ("arrangement", "organisation_id"),
        ("allocation", "organisation_id"),
    ] {
        let theirs = format!("{table} WHERE {column} = '{oost}'");
        assert!(number(&program, &theirs).await > 0, "{table}");
        assert_eq!(intruder.count(&west, &theirs).await, 0, "{table}");
        let (first, rest) = (format!("UPDATE {table} SET {column} = {column}"), format!("WHERE {column} = '{oost}'"));
        assert_eq!(intruder.write(&west, &format!("{first} {rest}")).await, Ok(0), "{table}");
        assert_eq!(intruder.write(&west, &format!("DELETE FROM {theirs}")).await, Ok(0), "{table}");
    }
    for table in ["membership_team", "competence", "dispute"] {
        assert_eq!(number(&program, table).await, 2, "{table}");
        assert_eq!(intruder.count(&west, table).await, 1, "{table}");
    }
    for table in ["entry", "standing"] {
        assert!(number(&program, table).await > 0, "{table}");
        assert_eq!(intruder.count(&west, table).await, 0, "{table}");
    }
    assert_eq!(intruder.count(&west, "account").await, 1);
    drop(program);

    // Nobody makes themselves a member, or a colleague, or lets somebody else share.
    let (me, other, id) = (west.account().unwrap(), actor.account().unwrap(), LinkId::new());
    for sql in [
        format!("INSERT INTO membership (id, organisation_id, account_id, role, created_at) VALUES ('{id}', '{oost}', '{me}', 'owner', now())"),
        format!("UPDATE staff SET organisation_id = '{oost}'"),
        format!(
            "INSERT INTO link (id, organisation_id, staff_id, account_id, sharing, since, version, created_at, updated_at)
                SELECT '{id}', organisation_id, id, '{other}', 'activities', now(), 1, now(), now() FROM staff"
        ),
        format!(
            "INSERT INTO reading (id, account_id, organisation_id, what, at) VALUES ('{id}', '{other}', '{oost}', 'person', now())"
        ),
        format!(
            "INSERT INTO competence (staff_id, worker, skills, updated_at) VALUES ('{staff}', 'trainee', '[]', now())
                ON CONFLICT (staff_id) DO UPDATE SET worker = 'trainee'"
        ),
    ] {
        let error = intruder.write(&west, &sql).await.unwrap_err();
        assert!(error.contains("row-level security"), "{sql}: {error}");
    }
}

#[tokio::test]
async fn an_employer_sees_what_is_shared_while_it_is_shared() {
    let bed = Bed::new(Engine::Postgres).await;
    let (owner, organisation, _) = employer(&bed, "hr@oost.example", 1).await;
    let actor = bed.person("noor@example.nl", 2).await;
    registered(&bed, &actor, today()).await;
    reflection(&bed, &actor).await;
    let intruder = Intruder::new(&bed).await;
    let account = actor.account().unwrap();
    let theirs = |table: &str| format!("{table} WHERE account_id = '{account}'");
    let me = owner.account().unwrap().to_string();
    assert_eq!(intruder.count(&owner, &theirs("standing")).await, 0);
    let mut last = None;
    for (level, entries) in [(Sharing::Standing, 2), (Sharing::Sums, 3), (Sharing::Activities, 3)] {
        last = Some(share(&bed, &actor, organisation, level).await);
        assert_eq!(intruder.count(&owner, &theirs("standing")).await, 2, "{level:?}");
        assert_eq!(intruder.count(&owner, &theirs("entry")).await, entries, "{level:?}");
        assert_eq!(intruder.count(&owner, &theirs("change")).await, 0, "{level:?}");
        // To look at, not to touch.
        for table in ["standing", "entry"] {
            let sql = format!("DELETE FROM {}", theirs(table));
            assert_eq!(intruder.write(&owner, &sql).await, Ok(0), "{level:?} {table}");
        }
        // From its first day to its last one.
        for (day, rows) in [("2026-11-20", 0), ("2026-11-21", 2), ("2026-11-30", 2), ("2026-12-01", 0), ("", 0)] {
            let tx = intruder.acting(&me, "", day).await;
            assert_eq!(number(&tx, &theirs("standing")).await, rows, "{level:?} {day}");
            // What was worked out for an overview is there as long: from that day until the first on which it may be otherwise.
            let lines = i64::from(rows > 0);
            assert_eq!(number(&tx, &theirs("overview_line")).await, lines, "{level:?} {day}");
        }
    }
    // Each is in the log by their own name only.
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &owner, ViewWorkforce, organisation).await.unwrap();
    reading::write(&grant, &[account], domain::organisation::Reading::Person, now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(intruder.count(&actor, "reading").await, 1);
    // Who looked knows what they wrote themselves.
    assert_eq!(intruder.count(&owner, "reading").await, 1);
    for who in [&actor, &owner] {
        assert_eq!(intruder.write(who, "DELETE FROM reading").await, Ok(0));
    }
    // An employer can end a link, and neither begin one again nor make it wider.
    for sql in ["UPDATE link SET until = NULL", "UPDATE link SET withdrawn_at = NULL"] {
        let error = intruder.write(&owner, sql).await.unwrap_err();
        assert!(error.contains("row-level security"), "{sql}: {error}");
    }
    assert_eq!(intruder.write(&owner, "UPDATE link SET withdrawn_at = now() WHERE withdrawn_at IS NULL").await, Ok(1));
    // Taken back, it is gone at once.
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &actor, EditPortfolio, account).await.unwrap();
    assert!(link::withdraw(&grant, last.unwrap(), now()).await.unwrap());
    tx.commit().await.unwrap();
    for table in ["standing", "entry", "overview_line"] {
        assert_eq!(intruder.count(&owner, &theirs(table)).await, 0, "{table}");
    }
    // Who shared sees the record that is theirs, and its organisation, and of its staff nobody else.
    assert_eq!(intruder.count(&actor, "staff").await, 1);
    assert_eq!(intruder.count(&actor, "organisation").await, 1);
    assert_eq!(intruder.count(&actor, "register_check").await, 0);
}
