//! The commands of the program.

pub mod admin;
pub mod check;
pub mod demo;
mod seed;
pub mod serve;

use crate::config::{Data, Web};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Vakspoor: where you stand with your registration in youth care.
#[derive(Debug, Parser)]
#[command(name = "vakspoor", version, about)]
pub struct Program {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web pages (and do the work in the background, unless told otherwise).
    Serve(Web),
    /// Send mails and clean up, without serving pages.
    Work,
    /// Bring the database up to date.
    Migrate,
    /// Make people to log in as, one for each state, and say how.
    Demo,
    /// What the operator does by hand.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Evaluate a dossier: exit 0 complete, 1 not complete, 2 invalid input.
    Check(check::Check),
    /// May this worker do this work: exit 0 allowed, 1 not allowed, 2 invalid input.
    Allocate(check::Allocate),
    /// Print a JSON Schema.
    Schema(check::Schema),
}

impl Program {
    /// Does what was asked. Not async: whoever waits for something compiles all that it waits for, which took the program a third
    /// of the time that this library takes, once more.
    pub fn carry_out(self) -> anyhow::Result<ExitCode> {
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(self.run())
    }

    async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Serve(web) => serve::serve(&self.data, web).await?,
            Command::Work => serve::work(&self.data).await?,
            Command::Migrate => serve::migrate(&self.data).await?,
            Command::Demo => demo::run(&self.data).await?,
            Command::Admin(admin) => return admin.run(&self.data).await,
            Command::Check(check) => return check.run(),
            Command::Allocate(allocate) => return allocate.run(),
            Command::Schema(schema) => schema.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_for_people_are_dutch_unless_english_is_asked_for() {
        for (command, format) in [("check", "dossier.json"), ("allocate", "question.json")] {
            let parsed = |arguments: &[&str]| {
                let all = [&["vakspoor", command, format], arguments].concat();
                Program::try_parse_from(all).map(|program| format!("{:?}", program.command))
            };
            assert!(parsed(&[]).unwrap().contains("language: Nl"));
            assert!(parsed(&["--language", "en"]).unwrap().contains("language: En"));
            assert!(parsed(&["--language", "de"]).is_err());
        }
    }
}
