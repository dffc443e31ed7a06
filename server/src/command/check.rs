//! `vakspoor check` and `vakspoor schema`: the rule engine without database or server.

use anyhow::Context;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use std::{
    fs::File,
    io::{Read, Write, stdin, stdout},
    process::ExitCode,
};

/// What `vakspoor check` is given.
#[derive(Args, Debug)]
pub struct Check {
    /// The dossier, in the format `vakspoor-dossier/1`; `-` reads standard input.
    dossier: String,
    /// The date to evaluate at. Without it, today in the Netherlands.
    #[arg(long)]
    on: Option<NaiveDate>,
    /// How to answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How to answer.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Check {
    /// Reads, evaluates, prints; the exit code is the answer.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let bytes = match read(&self.dossier) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprint_line(&format!("$: {error:#}"));
                return Ok(ExitCode::from(2));
            }
        };
        let on = self.on.unwrap_or_else(|| service::day_in_the_netherlands(service::Clock::now(&service::SystemClock)));
        let format = match self.format {
            Format::Text => domain::check::Format::Text,
            Format::Json => domain::check::Format::Json,
        };
        let outcome = domain::check::check(&bytes, on, format);
        stdout().write_all(outcome.stdout.as_bytes())?;
        std::io::stderr().write_all(outcome.stderr.as_bytes())?;
        Ok(ExitCode::from(outcome.exit_code))
    }
}

/// Reads at most one byte more than a dossier may have, so that a larger one is refused in bounded memory.
fn read(name: &str) -> anyhow::Result<Vec<u8>> {
    let limit = u64::try_from(domain::MAX_BYTES)?.saturating_add(1);
    let mut bytes = Vec::new();
    if name == "-" {
        stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(name).with_context(|| format!("{name} cannot be opened"))?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn eprint_line(text: &str) {
    // Nothing is left to do when standard error is gone.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// What `vakspoor schema` is given.
#[derive(Args, Debug)]
pub struct Schema {
    /// Which format.
    #[arg(value_enum)]
    format: Published,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Published {
    /// `vakspoor-dossier/1`.
    Dossier,
}

impl Schema {
    /// Prints it.
    pub fn run(&self) -> anyhow::Result<()> {
        let schema = match self.format {
            Published::Dossier => domain::schema::dossier(),
        };
        writeln!(stdout(), "{}", schema.trim_end())?;
        Ok(())
    }
}
