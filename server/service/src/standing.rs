//! How registrations stand, kept for who looks across people: worked out in the transaction that changes a portfolio, and
//! for everybody once a day, because time passes too.
use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{Band, Centi, Dossier, MeasureKind, Registration, RequirementId, Unit, Vocabulary as _, band, evaluate};
use serde::{Deserialize, Serialize};
use store::access::{EditPortfolio, Grant, WorkQueue, Worker};
use store::entry::{self, Kind};
use store::standing::{self, Part, Row};
use store::{AccountId, EntryId, StoreError};
use tokio::sync::mpsc;
use tokio::task;

use crate::element::read;
use crate::{Actor, Service, Unavailable, authorise};

/// How much of one requirement is there: what an employer sees who may see sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Which.
    pub requirement: RequirementId,
    /// What it is counted in.
    pub unit: Unit,
    /// What is asked.
    pub required: Centi,
    /// What counts.
    pub counted: Centi,
    /// What is planned and will count on top.
    pub pending: Centi,
    /// What is missing.
    pub missing: Centi,
    /// The requirement that it is a part of.
    pub part_of: Option<RequirementId>,
}

/// The same, as stored.
#[derive(Deserialize, Serialize)]
struct StoredSum {
    id: RequirementId,
    unit: Unit,
    required: u64,
    counted: u64,
    pending: u64,
    missing: u64,
    part_of: Option<RequirementId>,
}

/// The sums of a stored row.
pub(crate) fn sums(text: &str) -> Result<Vec<Sum>, StoreError> {
    let stored: Vec<StoredSum> = serde_json::from_str(text).map_err(|_| StoreError::Corrupt("sums"))?;
    let sum = |stored: StoredSum| Sum {
        requirement: stored.id,
        unit: stored.unit,
        required: Centi::new(stored.required),
        counted: Centi::new(stored.counted),
        pending: Centi::new(stored.pending),
        missing: Centi::new(stored.missing),
        part_of: stored.part_of,
    };
    Ok(stored.into_iter().map(sum).collect())
}

/// What is worked out of a portfolio on a day: one row for each registration.
pub(crate) fn work_out(parts: &[Part], on: NaiveDate) -> Result<Vec<Row>, StoreError> {
    let mut dossier = Dossier::new();
    let mut entries = Vec::new();
    let mut jobs = HashSet::new();
    for part in parts {
        match part.kind {
            Kind::Registration => {
                entries.push(part.id);
                dossier.registrations.push(read(&part.payload)?);
            }
            Kind::Employment => dossier.employments.push(read(&part.payload)?),
            Kind::Activity => dossier.activities.push(read(&part.payload)?),
            Kind::Document => dossier.documents.push(read(&part.payload)?),
        }
    }
    jobs.extend(dossier.employments.iter().map(|job| job.id.clone()));
    for document in &mut dossier.documents {
        // As in a portfolio: a deleted job is named by nothing.
        if document.employment.as_ref().is_some_and(|job| !jobs.contains(job)) {
            document.employment = None;
        }
    }
    rows(&dossier, &entries, on)
}

/// One row for each registration of a dossier; `entries` are their keys, in the same order.
pub(crate) fn rows(dossier: &Dossier, entries: &[EntryId], on: NaiveDate) -> Result<Vec<Row>, StoreError> {
    let registrations = &dossier.registrations;
    entries.iter().zip(registrations).map(|(entry, registration)| row(dossier, *entry, registration, on)).collect()
}

/// Which of two periods counts on a day: one that has begun before one that has not, of those that have the last, of the
/// others the first.
fn order(registration: &Registration, on: NaiveDate) -> impl Ord {
    let Registration { since, until, .. } = *registration;
    let begun = since <= on;
    (begun, begun.then_some((since, until)), (!begun).then_some(std::cmp::Reverse((since, until))))
}

/// Whether the register shows a measure to everybody. A reprimand can be given without publication, and of a warning it is
/// not known: they are nobody else's to see here. Our reading of the register's public fields
/// (<https://skjeugd.nl/wijziging-tuchtreglement-skj/>): whoever has to know looks in the register.
fn is_published(kind: MeasureKind) -> bool {
    kind >= MeasureKind::ConditionalSuspension
}

fn row(dossier: &Dossier, entry: EntryId, registration: &Registration, on: NaiveDate) -> Result<Row, StoreError> {
    let assessment = evaluate(dossier, registration, on);
    let later = |other: &Registration| order(other, on) > order(registration, on);
    let of_chamber =
        |other: &&Registration| other.chamber == registration.chamber && other.register == registration.register;
    let measure = registration
        .measures
        .iter()
        .filter(|measure| is_published(measure.kind))
        .filter(|measure| measure.from <= on && measure.until.is_none_or(|until| on <= until))
        .max_by_key(|measure| measure.kind.place());
    let sums: Vec<StoredSum> = assessment
        .requirements
        .iter()
        .map(|requirement| StoredSum {
            id: requirement.id,
            unit: requirement.unit(),
            required: requirement.required.hundredths(),
            counted: requirement.counted.hundredths(),
            pending: requirement.pending.hundredths(),
            missing: requirement.missing.hundredths(),
            part_of: requirement.parent,
        })
        .collect();
    Ok(Row {
        entry,
        leading: !assessment.continued && !dossier.registrations.iter().filter(of_chamber).any(later),
        register: registration.register,
        chamber: assessment.ruleset.chamber,
        register_number: registration.number.clone().filter(|number| (1..=200).contains(&number.chars().count())),
        ruleset: assessment.ruleset.id,
        standing: assessment.standing,
        since: assessment.period.since,
        ends: assessment.period.end,
        submit_by: assessment.period.submit_by,
        complete: assessment.complete,
        band: if assessment.ruleset.known { band(&assessment) } else { unknown(&assessment) },
        measure: measure.map(|measure| (measure.kind.as_str().to_owned(), measure.until)),
        tells: standing::tells(registration.measures.iter().map(|measure| (measure.kind.as_str(), measure.from))),
        sums: serde_json::to_string(&sums).map_err(|_| StoreError::Corrupt("sums"))?,
    })
}

/// Where the rules are not known only the registration itself can be critical.
fn unknown(assessment: &domain::Assessment) -> Band {
    match band(assessment) {
        Band::Critical => Band::Critical,
        _ => Band::Unknown,
    }
}

impl Service {
    /// Keeps what others see of the portfolio that is being changed.
    pub(crate) async fn keep_standing(&self, grant: &Grant<'_, EditPortfolio>) -> Result<(), StoreError> {
        let Some(portfolio) = entry::portfolio(grant).await? else { return Ok(()) };
        let parts: Vec<Part> = portfolio
            .entries
            .into_iter()
            .map(|entry| Part { id: entry.id, kind: entry.kind, payload: entry.payload })
            .collect();
        let today = self.today();
        standing::put(grant, &work_out(&parts, today)?, today).await
    }

    /// Works every registration out that was not worked out today; answers of how many accounts. In small steps, so that
    /// nobody who writes waits for it: while one is written the next is worked out, and the one after that is read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_out_standings(&self) -> Result<u64, Unavailable> {
        let today = self.today();
        let (reads, mut read) = mpsc::channel(1);
        let (results, mut worked_out) = mpsc::channel(1);
        let reading = tokio::spawn(self.clone().read_stale(today, reads));
        let working = tokio::spawn(async move {
            while let Some(step) = read.recv().await {
                let all = task::spawn_blocking(move || work_out_all(step, today)).await.map_err(|error| {
                    tracing::error!(%error, "standings were not worked out");
                    Unavailable
                })??;
                if results.send(all).await.is_err() {
                    break;
                }
            }
            Ok::<_, Unavailable>(())
        });
        let mut done = 0_u64;
        while let Some(all) = worked_out.recv().await {
            self.write_standings(&all, today).await?;
            done = done.saturating_add(u64::try_from(all.len()).unwrap_or(u64::MAX));
        }
        for stage in [reading, working] {
            stage.await.map_err(|error| {
                tracing::error!(%error, "standings were not worked out");
                Unavailable
            })??;
        }
        Ok(done)
    }

    /// The same for every registration, also those that were worked out today.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_out_all_standings(&self) -> Result<u64, Unavailable> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        standing::mark_stale(&grant).await?;
        tx.commit().await?;
        self.work_out_standings().await
    }

    /// The portfolios of everybody whose registrations were not worked out today, step by step.
    async fn read_stale(self, today: NaiveDate, steps: mpsc::Sender<Vec<Portfolio>>) -> Result<(), Unavailable> {
        const STEP: usize = 100;
        let stale = {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
            standing::stale(&grant, today).await?
        };
        for accounts in stale.chunks(STEP) {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
            let step = standing::portfolios(&grant, accounts).await?;
            drop(grant);
            drop(tx);
            if steps.send(step).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn write_standings(&self, all: &[Standings], today: NaiveDate) -> Result<(), Unavailable> {
        let accounts: Vec<AccountId> = all.iter().map(|(account, _)| *account).collect();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        // Somebody who wrote meanwhile has worked it out already, and better.
        let still = standing::still_stale(&grant, today, &accounts).await?;
        let all: Vec<Standings> = all.iter().filter(|(account, _)| still.contains(account)).cloned().collect();
        standing::put_many(&grant, &all, today).await?;
        Ok(tx.commit().await?)
    }
}

/// Whose portfolio, and what is in it.
type Portfolio = (AccountId, Vec<Part>);
/// Whose, and what was worked out of it.
type Standings = (AccountId, Vec<Row>);

fn work_out_all(portfolios: Vec<Portfolio>, on: NaiveDate) -> Result<Vec<Standings>, StoreError> {
    portfolios.into_iter().map(|(account, parts)| Ok((account, work_out(&parts, on)?))).collect()
}

const fn worker() -> Actor {
    Actor::worker(Worker::Queue)
}
