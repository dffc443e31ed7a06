//! The database schema, step by step, for SQLite and PostgreSQL.
//!
//! Each step is one text of SQL for both databases: `dialect` fills in what they spell differently, so the two schemas
//! cannot drift apart. A test compares them all the same. A step that has been released is never edited; see the
//! portability rules in ARCHITECTURE.md.

use sea_orm_migration::async_trait::async_trait;
pub use sea_orm_migration::{MigrationTrait, MigratorTrait};

mod dialect;
mod m0001_accounts;
mod m0002_jobs;
mod m0003_entries;
mod m0004_revision;
mod m0005_second_factor;
mod m0006_organisations;
mod m0007_kinds_of_work;
mod m0008_allocations;
mod m0009_signals;
mod m0010_staff_import;
mod m0011_row_security;

/// All steps, the oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_accounts::Step),
            Box::new(m0002_jobs::Step),
            Box::new(m0003_entries::Step),
            Box::new(m0004_revision::Step),
            Box::new(m0005_second_factor::Step),
            Box::new(m0006_organisations::Step),
            Box::new(m0007_kinds_of_work::Step),
            Box::new(m0008_allocations::Step),
            Box::new(m0009_signals::Step),
            Box::new(m0010_staff_import::Step),
            Box::new(m0011_row_security::Step),
        ]
    }
}
