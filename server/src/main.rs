//! The program `vakspoor`.

use clap::Parser;
use server::command::Program;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

// Rendering a page makes and drops thousands of small texts; a quarter of the time of a page went into the system's malloc.
// What is freed goes back to the system within seconds, also when nobody asks anything any more: see `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> anyhow::Result<ExitCode> {
    let filter =
        EnvFilter::try_from_env("VAKSPOOR_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var_os("VAKSPOOR_LOG_JSON").is_some() {
        log.json().init();
    } else {
        log.init();
    }
    Program::parse().carry_out()
}
