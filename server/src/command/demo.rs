//! `vakspoor demo`: people to log in as, one for each state that a registration can be in.

pub(super) mod build;
pub mod organisation;
mod people;

use crate::config::Data;
use anyhow::Context;
use language::Locale;
use organisation::COLLEAGUES;
use people::PEOPLE;
use service::{Network, NewSession, Service, SignUp, SignUpProblem};
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
    // Whoever tried the demo may have removed its organisation.
    let code = service.demo_code(organisation::id()?).await.context("the database is not there")?;
    stdout().write_all(log_ins(&data.base_url, code.as_deref()).as_bytes())?;
    Ok(())
}

/// Makes the accounts that are not there yet, each with its dossier as seen from today, and the organisation that they work
/// for; answers how many accounts.
pub async fn load(service: &Service) -> anyhow::Result<usize> {
    let today = service.today();
    let mut made: Vec<(&str, NewSession)> = Vec::new();
    for person in &PEOPLE {
        let Some(session) = account(service, person.account, person.name, person.locale).await? else { continue };
        let dossier = (person.dossier)(today);
        let imported = service.import(&session.actor, &dossier).await;
        imported.map_err(|problem| anyhow::anyhow!("the dossier of {} is refused: {problem:?}", person.account))?;
        made.push((person.account, session));
    }
    for colleague in &COLLEAGUES {
        let Some(session) = account(service, colleague.account, colleague.name, Locale::Nl).await? else { continue };
        let guarded = service.guard_account(&session.actor, organisation::SECRET).await;
        let (session, _) = guarded
            .map_err(|problem| anyhow::anyhow!("{} cannot have a second factor: {problem:?}", colleague.account))?;
        made.push((colleague.account, session));
    }
    organisation::load(service, &made, today).await?;
    for (_, session) in &made {
        service.log_out(&session.actor).await.context("the database is not there")?;
    }
    Ok(made.len())
}

/// The account of somebody, when it is not there yet.
async fn account(service: &Service, account: &str, name: &str, locale: Locale) -> anyhow::Result<Option<NewSession>> {
    let sign_up = SignUp {
        name: name.to_owned(),
        email: address(account),
        password: PASSWORD.to_owned().into(),
        locale,
        network: Network::here(),
    };
    match service.create_confirmed_account(sign_up).await {
        Ok(session) => Ok(session),
        Err(problem @ SignUpProblem::Invalid(_)) => {
            anyhow::bail!("the account of {account} is refused: {problem:?}")
        }
        Err(problem) => anyhow::bail!("the account of {account} cannot be made: {problem:?}"),
    }
}

/// The address of somebody of the demo.
fn address(account: &str) -> String {
    format!("{account}@{DOMAIN}")
}

/// The table of log-ins.
fn log_ins(base_url: &str, code: Option<&str>) -> String {
    let people = PEOPLE.iter().map(|person| (address(person.account), person.shows));
    let colleagues = COLLEAGUES.iter().map(|colleague| (address(colleague.account), colleague.shows));
    let width = people.clone().chain(colleagues.clone()).map(|(address, _)| address.len()).max().unwrap_or(0);
    let mut table =
        format!("\nLog in op {}/inloggen\nWachtwoord van iedereen: {PASSWORD}\n\n", base_url.trim_end_matches('/'));
    for (address, shows) in people {
        table.push_str(&format!("  {address:<width$}  {shows}\n"));
    }
    table.push_str(&format!("\nVoor {}, waar de meesten van hen werken.\n", organisation::NAME));
    table.push_str(&format!(
        "Deze sleutel is voor de app die de code van hun extra beveiliging maakt: {}\n\n",
        organisation::SECRET_TEXT
    ));
    for (address, shows) in colleagues {
        table.push_str(&format!("  {address:<width$}  {shows}\n"));
    }
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
        assert!(table.contains("abcdefghjk"));
        assert!(table.contains("http://127.0.0.1:3000/inloggen"));
        assert!(table.contains(PASSWORD));
        for person in &PEOPLE {
            assert!(table.contains(&address(person.account)) && table.contains(person.shows));
        }
        for colleague in &COLLEAGUES {
            assert!(table.contains(&address(colleague.account)) && table.contains(colleague.shows));
        }
    }
}
