//! `vakspoor admin`: what the operator does by hand.

use crate::config::Data;
use anyhow::Context;
use clap::Subcommand;
use service::TakenOff;
use std::{
    io::{Write, stdout},
    process::ExitCode,
};

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Confirm the e-mail address of an account whose owner cannot get mail: exit 1 when there is no such account.
    Confirm {
        /// The address.
        email: String,
    },
    /// Take the second factor off an account whose owner has lost everything that shows it. Make sure first who asks: exit
    /// 1 when there is no such account, or nothing to take off.
    SecondFactorOff {
        /// The address.
        email: String,
    },
    /// List the mails and other work that failed for good.
    Mails,
    /// Work out anew how every registration stands, as after the program has learnt other rules. Nobody who writes waits for
    /// it.
    Standings,
    /// Fill an empty database with many invented people, to measure with.
    Seed(super::seed::Seed),
}

impl Admin {
    /// Does it.
    pub async fn run(self, data: &Data) -> anyhow::Result<ExitCode> {
        let service = data.open().await?;
        let mut out = stdout();
        match self {
            Self::Confirm { email } => {
                if service.confirm_account(&email).await.context("the database is not there")? {
                    writeln!(out, "bevestigd")?;
                } else {
                    writeln!(out, "geen account met dit adres")?;
                    return Ok(ExitCode::from(1));
                }
            }
            Self::SecondFactorOff { email } => {
                match service.take_off_second_factor(&email).await.context("the database is not there")? {
                    TakenOff::Done => writeln!(out, "extra beveiliging staat uit; de eigenaar krijgt een mail")?,
                    TakenOff::NotOn => {
                        writeln!(out, "extra beveiliging stond niet aan")?;
                        return Ok(ExitCode::from(1));
                    }
                    TakenOff::NoAccount => {
                        writeln!(out, "geen account met dit adres")?;
                        return Ok(ExitCode::from(1));
                    }
                }
            }
            Self::Standings => {
                let done = service.work_out_all_standings().await.context("the database is not there")?;
                writeln!(out, "uitgewerkt voor {done} dossiers")?;
            }
            Self::Seed(seed) => seed.run(&service).await?,
            Self::Mails => {
                let dead = service.dead_jobs().await.context("the database is not there")?;
                if dead.is_empty() {
                    writeln!(out, "niets mislukt")?;
                }
                for job in dead {
                    let problem = job.problem.as_deref().unwrap_or("-");
                    writeln!(
                        out,
                        "{}  {}  {} pogingen  {problem}",
                        job.dead_at.format("%Y-%m-%d %H:%M"),
                        job.kind,
                        job.attempts
                    )?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
