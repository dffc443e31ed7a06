//! `vakspoor demo`: people to log in as, one for each state that a registration can be in.

pub(super) mod build;
mod employer;
mod people;

use crate::config::Data;
use anyhow::Context;
use people::PEOPLE;
use service::{Network, Service, SignUp, SignUpProblem};
use std::io::{Write, stdout};

/// The password of every demo account. It guards nothing: the data are invented.
pub const PASSWORD: &str = "drie blauwe fietsen";
/// The domain of the demo addresses; no mail can ever go there.
const DOMAIN: &str = "demo.vakspoor.invalid";

/// Makes the demo accounts that are not there yet and says how to log in.
pub async fn run(data: &Data) -> anyhow::Result<()> {
    let service = data.open().await?;
    service.migrate().await.context("the database cannot be brought up to date")?;
    let made = load(&service).await?;
    tracing::info!(made, "demo accounts made");
    // Somebody who tried the demo may have changed anything: then it is what it is.
    let code = employer::load(&service).await.unwrap_or_else(|problem| {
        tracing::warn!(%problem, "the demo employer is not complete");
        None
    });
    stdout().write_all(log_ins(&data.base_url, code.as_deref()).as_bytes())?;
    Ok(())
}

/// Makes the accounts that are not there yet, each with its dossier as seen from today; answers how many.
pub async fn load(service: &Service) -> anyhow::Result<usize> {
    let today = service.today();
    let mut made = 0_usize;
    for person in &PEOPLE {
        let sign_up = SignUp {
            name: person.name.to_owned(),
            email: format!("{}@{DOMAIN}", person.account),
            password: PASSWORD.to_owned().into(),
            locale: person.locale,
            network: Network::here(),
        };
        let session = match service.create_confirmed_account(sign_up).await {
            Ok(Some(session)) => session,
            Ok(None) => continue,
            Err(problem @ SignUpProblem::Invalid(_)) => {
                anyhow::bail!("the account of {} is refused: {problem:?}", person.account)
            }
            Err(problem) => anyhow::bail!("the account of {} cannot be made: {problem:?}", person.account),
        };
        let dossier = (person.dossier)(today);
        let imported = service.import(&session.actor, &dossier).await;
        service.log_out(&session.actor).await.context("the database is not there")?;
        imported.map_err(|problem| anyhow::anyhow!("the dossier of {} is refused: {problem:?}", person.account))?;
        made = made.saturating_add(1);
    }
    Ok(made)
}

/// The table of log-ins.
fn log_ins(base_url: &str, code: Option<&str>) -> String {
    let addresses: Vec<String> = PEOPLE.iter().map(|person| format!("{}@{DOMAIN}", person.account)).collect();
    let width = addresses.iter().map(String::len).max().unwrap_or(0);
    let mut table =
        format!("\nLog in op {}/inloggen\nWachtwoord van iedereen: {PASSWORD}\n\n", base_url.trim_end_matches('/'));
    for (person, address) in PEOPLE.iter().zip(&addresses) {
        table.push_str(&format!("  {address:<width$}  {}\n", person.shows));
    }
    let employer = employer::address(employer::ACCOUNT);
    table.push_str(&format!("  {employer:<width$}  eigenaar van een organisatie\n"));
    if let Some(code) = code {
        table.push_str(&format!("\nCode van die werkgever, om mee te delen: {code}\n"));
    }
    table.push('\n');
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_everybody_and_the_password() {
        let table = log_ins("http://127.0.0.1:3000/", Some("abcdefghjk"));
        assert!(table.contains("om mee te delen: abcdefghjk"));
        assert!(table.contains("http://127.0.0.1:3000/inloggen"));
        assert!(table.contains(PASSWORD));
        for person in &PEOPLE {
            assert!(table.contains(&format!("{}@{DOMAIN}", person.account)) && table.contains(person.shows));
        }
    }
}
