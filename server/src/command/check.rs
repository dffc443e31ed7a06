//! `vakspoor check`, `vakspoor allocate` and `vakspoor schema`: the rules without database or server.

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
    /// In which language the answer for people is.
    #[arg(long, value_enum, default_value_t = Language::Nl)]
    language: Language,
}

/// How to answer.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The languages of an answer.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Language> for language::Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
}

impl Check {
    /// Reads, evaluates, prints; the exit code is the answer.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Some(bytes) = read(&self.dossier, domain::MAX_BYTES) else {
            return Ok(ExitCode::from(2));
        };
        let on = self.on.unwrap_or_else(|| service::day_in_the_netherlands(service::Clock::now(&service::SystemClock)));
        written(&domain::check(&bytes, on, self.format.into(), |dossier, registration, assessment| {
            language::check::report(self.language.into(), dossier, registration, assessment)
        }))
    }
}

impl From<Format> for domain::check::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Json => Self::Json,
        }
    }
}

/// What `vakspoor allocate` is given. The question names its day itself.
#[derive(Args, Debug)]
pub struct Allocate {
    /// The question, in the format `vakspoor-allocation/1`; `-` reads standard input.
    question: String,
    /// How to answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// In which language the answer for people is.
    #[arg(long, value_enum, default_value_t = Language::Nl)]
    language: Language,
}

impl Allocate {
    /// Reads, decides, prints; the exit code is the answer.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Some(bytes) = read(&self.question, domain::allocation::MAX_BYTES) else {
            return Ok(ExitCode::from(2));
        };
        written(&domain::allocation::respond(&bytes, self.format.into(), |question, allocation| {
            language::allocation::report(self.language.into(), question, allocation)
        }))
    }
}

/// Writes an outcome and gives its exit code.
fn written(outcome: &domain::Outcome) -> anyhow::Result<ExitCode> {
    stdout().write_all(outcome.stdout.as_bytes())?;
    std::io::stderr().write_all(outcome.stderr.as_bytes())?;
    Ok(ExitCode::from(outcome.exit_code))
}

/// Reads a file or standard input. Says on standard error why it cannot, and gives nothing then.
fn read(name: &str, maximum: usize) -> Option<Vec<u8>> {
    try_read(name, maximum).inspect_err(|error| eprint_line(&format!("$: {error:#}"))).ok()
}

/// Reads at most one byte more than a file may have, so that a larger one is refused in bounded memory.
fn try_read(name: &str, maximum: usize) -> anyhow::Result<Vec<u8>> {
    let limit = u64::try_from(maximum)?.saturating_add(1);
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
    /// `vakspoor-allocation/1`.
    Allocation,
}

impl Schema {
    /// Prints it.
    pub fn run(&self) -> anyhow::Result<()> {
        let schema = match self.format {
            Published::Dossier => domain::schema::dossier(),
            Published::Allocation => domain::schema::allocation(),
        };
        writeln!(stdout(), "{}", schema.trim_end())?;
        Ok(())
    }
}
