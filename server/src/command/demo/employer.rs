//! An employer, with some of the people sharing with it.

use super::{DOMAIN, PASSWORD};
use anyhow::Context;
use domain::organisation::Sharing;
use language::Locale;
use service::{Actor, Device, LinkId, Network, OrganisationId, Service, SignUp};

/// Who owns it, and its name.
pub const ACCOUNT: &str = "hilde";
const NAME: &str = "Jeugdhulp Waterland";
/// Who shares with it, and how much.
const SHARING: [(&str, Sharing); 2] = [("noor", Sharing::Activities), ("bram", Sharing::Standing)];

/// Makes the employer and what is shared with it where that is not there yet; answers the code for its staff. Its owner
/// turns the second factor on before the pages of an employer open.
pub async fn load(service: &Service) -> anyhow::Result<Option<String>> {
    const GONE: &str = "the database is not there";
    let owner = SignUp {
        name: "Hilde Vos".to_owned(),
        email: address(ACCOUNT),
        password: PASSWORD.to_owned().into(),
        locale: Locale::Nl,
        network: Network::here(),
    };
    let owner = match service.create_confirmed_account(owner).await.context("the employer cannot be made")? {
        Some(session) => session.actor,
        None => log_in(service, ACCOUNT).await?,
    };
    let mine = service.my_organisations(&owner).await.context(GONE)?;
    let organisation = match mine.first() {
        Some(mine) => mine.id,
        None => {
            let id = OrganisationId::new();
            service.found_organisation(&owner, id, NAME, "12345678").await.context(GONE)?;
            id
        }
    };
    let Some(code) = service.demo_code(organisation).await.context(GONE)? else { return Ok(None) };
    for (account, sharing) in SHARING {
        let person = log_in(service, account).await?;
        if service.links(&person, 0).await.context(GONE)?.links.is_empty() {
            let terms = (sharing, None);
            service.begin_link(&person, LinkId::new(), &code, terms, &Network::here()).await.context(GONE)?;
        }
        service.log_out(&person).await.context(GONE)?;
    }
    service.log_out(&owner).await.context(GONE)?;
    Ok(Some(code))
}

/// The address of a demo account.
pub fn address(account: &str) -> String {
    format!("{account}@{DOMAIN}")
}

async fn log_in(service: &Service, account: &str) -> anyhow::Result<Actor> {
    let password = PASSWORD.to_owned().into();
    let session = service.log_in(&address(account), password, &Network::here(), &Device::of(None)).await;
    Ok(session.with_context(|| format!("{account} cannot log in: their password was changed"))?.actor)
}
