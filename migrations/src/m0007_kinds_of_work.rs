//! What an employer gives people to do, and what its people can: for the norm van de verantwoorde werktoedeling.
use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0007_kinds_of_work"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE competence; DROP TABLE kind_of_work;").await
    }
}

// `work` is the work of a question in the published format, as JSON; SQL does not look inside. `team_id` and `job_titles` (a
// JSON list) say whose work it is: of a team with those below it, and of these functions; of everybody without. `competence` is what the
// employer knows of somebody besides registrations: as what they work, at which level, with which skills (a JSON list).
const UP: &str = "
CREATE TABLE kind_of_work (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    team_id {uuid} REFERENCES team (id) ON DELETE SET NULL,
    job_titles {text} NOT NULL CHECK (length(job_titles) BETWEEN 2 AND 20000),
    work {text} NOT NULL CHECK (length(work) BETWEEN 2 AND 20000),
    version {int} NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    UNIQUE (organisation_id, name)
) {end};

CREATE TABLE competence (
    staff_id {uuid} NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    worker {text} NOT NULL
        CHECK (worker IN ('professional', 'trainee', 'art-therapist', 'paramedic', 'family-home-parent', 'volunteer')),
    level {text} CHECK (level IN ('mbo', 'hbo', 'wo')),
    skills {text} NOT NULL CHECK (length(skills) BETWEEN 2 AND 20000),
    updated_at {time} NOT NULL
) {end};
";
