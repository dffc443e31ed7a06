//! Only `store` and `migrations` name the database libraries.
use std::process::Command;

#[test]
fn only_store_and_migrations_reach_the_database() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 3);
    for package in packages {
        let name = package["name"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let dependency = dependency["name"].as_str().unwrap();
            let database = ["sea-orm", "sea-query", "sqlx", "rusqlite", "libsqlite3-sys", "tokio-postgres"]
                .iter()
                .any(|library| dependency.starts_with(library));
            let allowed = name == "store" || name == "migrations";
            assert!(!database || allowed, "{name} names {dependency}: queries belong in store");
            let schema = dependency == "migrations";
            assert!(!schema || name == "store", "{name} names {dependency}: the schema is store's");
        }
    }
}
