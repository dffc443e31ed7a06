//! How often somebody's portfolio was changed: what was read of it before holds as long as this stays the same.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0004_revision"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "ALTER TABLE account ADD COLUMN revision {int} NOT NULL DEFAULT 0;").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "ALTER TABLE account DROP COLUMN revision;").await
    }
}
