//! The two databases have the same schema.
use std::collections::BTreeSet;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement};
use store::Store;
use testbed::{Database, Engine};

use crate::bed::today;

async fn rows(raw: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap()
}

fn text(row: &QueryResult, column: &str) -> String {
    row.try_get("", column).unwrap()
}

async fn tables(raw: &DatabaseConnection) -> Vec<String> {
    let sql = match raw.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        }
        _ => "SELECT CAST(tablename AS text) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    };
    rows(raw, sql).await.iter().map(|row| text(row, "name")).filter(|name| name != "seaql_migrations").collect()
}

/// One line for each thing there is, spelled alike for both databases.
async fn describe(raw: &DatabaseConnection) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for table in tables(raw).await {
        match raw.get_database_backend() {
            DbBackend::Sqlite => sqlite(raw, &table, &mut lines).await,
            _ => postgres(raw, &table, &mut lines).await,
        }
    }
    lines
}

/// What SQLite calls the class of a PostgreSQL type.
fn class(name: &str) -> &str {
    match name {
        "uuid" | "bytea" => "BLOB",
        "text" | "timestamp with time zone" | "date" => "TEXT",
        "integer" => "INTEGER",
        other => other,
    }
}

async fn sqlite(raw: &DatabaseConnection, table: &str, lines: &mut BTreeSet<String>) {
    let sql = rows(raw, &format!("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '{table}'")).await;
    let sql = text(&sql[0], "sql");
    assert!(sql.trim_end().ends_with("STRICT"), "{table}");
    lines.insert(format!("{table}: {} checks", sql.matches("CHECK (").count()));
    for row in rows(raw, &format!("SELECT name, type, \"notnull\" AS required FROM pragma_table_info('{table}')")).await
    {
        let required: i32 = row.try_get("", "required").unwrap();
        lines.insert(format!("{table}.{} {} required {}", text(&row, "name"), text(&row, "type"), required == 1));
    }
    for row in rows(raw, &format!("SELECT name, \"unique\" AS one, partial FROM pragma_index_list('{table}')")).await {
        let (one, partial): (i32, i32) = (row.try_get("", "one").unwrap(), row.try_get("", "partial").unwrap());
        let index = text(&row, "name");
        let columns: Vec<String> = rows(raw, &format!("SELECT name FROM pragma_index_info('{index}') ORDER BY seqno"))
            .await
            .iter()
            .map(|row| text(row, "name"))
            .collect();
        lines.insert(format!("{table} index ({}) unique {} partial {}", columns.join(", "), one == 1, partial == 1));
    }
    let sql = format!(
        "SELECT \"table\" AS parent, \"from\" AS child_column, \"to\" AS parent_column, on_delete FROM pragma_foreign_key_list('{table}')"
    );
    for row in rows(raw, &sql).await {
        let (from, parent, to) = (text(&row, "child_column"), text(&row, "parent"), text(&row, "parent_column"));
        lines.insert(format!("{table}.{from} -> {parent}.{to} {}", text(&row, "on_delete")));
    }
    for row in rows(
        raw,
        &format!("SELECT COUNT(*) AS number FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'"),
    )
    .await
    {
        let number: i64 = row.try_get("", "number").unwrap();
        lines.insert(format!("{table}: {number} triggers"));
    }
}

async fn postgres(raw: &DatabaseConnection, table: &str, lines: &mut BTreeSet<String>) {
    let sql =
        format!("SELECT COUNT(*) AS number FROM pg_constraint WHERE contype = 'c' AND conrelid = '{table}'::regclass");
    let number: i64 = rows(raw, &sql).await[0].try_get("", "number").unwrap();
    lines.insert(format!("{table}: {number} checks"));
    let sql = format!(
        "SELECT CAST(column_name AS text) AS name, CAST(data_type AS text) AS kind, is_nullable = 'NO' AS required
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
    );
    for row in rows(raw, &sql).await {
        let required: bool = row.try_get("", "required").unwrap();
        lines.insert(format!("{table}.{} {} required {required}", text(&row, "name"), class(&text(&row, "kind"))));
    }
    let sql = format!(
        "SELECT indisunique AS one, indpred IS NOT NULL AS partial,
             (SELECT string_agg(CAST(attname AS text), ', ' ORDER BY place)
              FROM unnest(CAST(indkey AS int2[])) WITH ORDINALITY AS k (attnum, place)
              JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = k.attnum) AS columns
         FROM pg_index WHERE indrelid = '{table}'::regclass"
    );
    for row in rows(raw, &sql).await {
        let (one, partial): (bool, bool) = (row.try_get("", "one").unwrap(), row.try_get("", "partial").unwrap());
        lines.insert(format!("{table} index ({}) unique {one} partial {partial}", text(&row, "columns")));
    }
    let sql = format!(
        "SELECT CAST(a.attname AS text) AS child_column, CAST(p.relname AS text) AS parent,
             CAST(b.attname AS text) AS parent_column,
             CASE confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'a' THEN 'NO ACTION' WHEN 'n' THEN 'SET NULL' ELSE CAST(confdeltype AS text) END AS on_delete
         FROM pg_constraint c
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
         JOIN pg_class p ON p.oid = c.confrelid
         JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
         WHERE contype = 'f' AND conrelid = '{table}'::regclass"
    );
    for row in rows(raw, &sql).await {
        let (from, parent, to) = (text(&row, "child_column"), text(&row, "parent"), text(&row, "parent_column"));
        lines.insert(format!("{table}.{from} -> {parent}.{to} {}", text(&row, "on_delete")));
    }
    let sql =
        format!("SELECT COUNT(*) AS number FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '{table}'::regclass");
    let number: i64 = rows(raw, &sql).await[0].try_get("", "number").unwrap();
    lines.insert(format!("{table}: {number} triggers"));
}

async fn schema(engine: Engine) -> BTreeSet<String> {
    let database = Database::new(engine);
    let store = Store::open(database.url(), Arc::new(today)).await.unwrap();
    store.migrate().await.unwrap();
    let raw = sea_orm::Database::connect(database.url()).await.unwrap();
    let lines = describe(&raw).await;
    raw.close().await.unwrap();
    lines
}

#[tokio::test]
async fn both_databases_have_the_same_schema() {
    let (sqlite, postgres) = (schema(Engine::Sqlite).await, schema(Engine::Postgres).await);
    let only_sqlite: Vec<_> = sqlite.difference(&postgres).collect();
    let only_postgres: Vec<_> = postgres.difference(&sqlite).collect();
    assert!(
        only_sqlite.is_empty() && only_postgres.is_empty(),
        "only SQLite: {only_sqlite:#?}\nonly PostgreSQL: {only_postgres:#?}"
    );
    assert!(sqlite.len() > 60, "{sqlite:#?}");
    assert!(sqlite.contains("entry index (account_id, kind, reference) unique true partial false"), "{sqlite:#?}");
}

#[tokio::test]
async fn every_key_that_is_followed_has_an_index() {
    // Erasing an account looks for its rows by this column; without an index that reads the whole table.
    for engine in Engine::ALL {
        let lines = schema(engine).await;
        for table in ["session", "token", "entry", "change"] {
            let found = lines.iter().any(|line| line.starts_with(&format!("{table} index (account_id")));
            assert!(found, "{engine:?} {table}");
        }
    }
}

#[tokio::test]
async fn the_steps_go_up_and_down_from_an_empty_database() {
    for engine in Engine::ALL {
        let database = Database::new(engine);
        let store = Store::open(database.url(), Arc::new(today)).await.unwrap();
        let all = store.pending_migrations().await.unwrap();
        assert!(all >= 3);
        assert_eq!(store.migrate().await.unwrap(), all);
        let raw = sea_orm::Database::connect(database.url()).await.unwrap();
        let before = describe(&raw).await;
        store.unmigrate().await.unwrap();
        assert_eq!(tables(&raw).await, Vec::<String>::new(), "{engine:?}");
        assert_eq!(store.migrate().await.unwrap(), all);
        assert_eq!(describe(&raw).await, before, "{engine:?}");
        raw.close().await.unwrap();
    }
}
