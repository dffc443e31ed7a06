//! Everything that can be set, from flags or from the environment. `vakspoor serve --help` lists it.

use anyhow::Context;
use clap::Args;
use service::{Encryption, FileMailer, Mailer, Service, Settings, SmtpMailer, SmtpSettings, SystemClock};
use std::{net::SocketAddr, path::PathBuf, sync::Arc};

/// Where the data are.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// The database: `sqlite:///path/to/file.db` or `postgres://user:password@host/name`.
    /// Without it, a SQLite file in the data folder.
    #[arg(long, env = "VAKSPOOR_DATABASE", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// The folder for the SQLite file and, without a mail server, the mails.
    #[arg(long, env = "VAKSPOOR_DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// The address that people use; with `https://` the cookies are `Secure` and carry the `__Host-` prefix.
    #[arg(long, env = "VAKSPOOR_BASE_URL", default_value = "http://127.0.0.1:3000", global = true)]
    pub base_url: String,
    /// The sender of mails.
    #[arg(long, env = "VAKSPOOR_MAIL_FROM", default_value = "Vakspoor <post@vakspoor.invalid>", global = true)]
    pub mail_from: String,
    /// The mail server: `smtps://user:password@host:465`, `smtp://user:password@host:587` (STARTTLS), or
    /// `smtp+plain://127.0.0.1:2525` (loopback only). Without it, mails become files in the data folder.
    #[arg(long, env = "VAKSPOOR_MAIL", hide_env_values = true, global = true)]
    pub mail: Option<String>,
}

/// How the server is reached.
#[derive(Args, Clone, Debug)]
pub struct Web {
    /// Where to listen.
    #[arg(long, env = "VAKSPOOR_ADDRESS", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// The folder with the stylesheet, fonts and WASM.
    #[arg(long, env = "VAKSPOOR_SITE", default_value = "target/site")]
    pub site: PathBuf,
    /// Trust the last address in `X-Forwarded-For`. Only behind a proxy of your own that sets it.
    #[arg(long, env = "VAKSPOOR_TRUST_FORWARDED_FOR")]
    pub trust_forwarded_for: bool,
    /// Serve only, leave mails and clean-up to another process (`vakspoor work`).
    #[arg(long, env = "VAKSPOOR_WITHOUT_WORKER")]
    pub without_worker: bool,
    /// Whether cookies are `Secure` and carry the `__Host-` prefix; follows from the base URL.
    #[arg(skip)]
    pub secure: bool,
    /// Scheme, host and port of the base URL, to compare the `Origin` header with.
    #[arg(skip)]
    pub origin: String,
}

impl Web {
    /// Fills in what follows from the base URL.
    #[must_use]
    pub fn reached_at(mut self, base_url: &str) -> Self {
        self.secure = base_url.starts_with("https://");
        let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        let scheme = if self.secure { "https" } else { "http" };
        self.origin = format!("{scheme}://{host}");
        self
    }
}

impl Data {
    /// Opens the database and everything that stands on it.
    pub async fn open(&self) -> anyhow::Result<Service> {
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the data folder {} cannot be made", self.data.display()))?;
        let database = match &self.database {
            Some(url) => url.clone(),
            None => {
                let folder = std::fs::canonicalize(&self.data)?;
                format!("sqlite://{}", folder.join("vakspoor.db").display())
            }
        };
        let settings = Settings::new(self.base_url.trim_end_matches('/').to_owned(), self.mail_from.clone());
        Ok(Service::open(settings, &database, Arc::new(SystemClock), self.mailer()?).await?)
    }

    fn mailer(&self) -> anyhow::Result<Arc<dyn Mailer>> {
        let Some(address) = &self.mail else {
            return Ok(Arc::new(FileMailer::new(self.data.join("mail"))));
        };
        let (scheme, rest) = address.split_once("://").context("VAKSPOOR_MAIL is not an address")?;
        let (encryption, usual_port) = match scheme {
            "smtps" => (Encryption::Tls, 465),
            "smtp" => (Encryption::StartTls, 587),
            "smtp+plain" => (Encryption::None, 25),
            _ => anyhow::bail!("VAKSPOOR_MAIL begins with none of smtps://, smtp:// and smtp+plain://"),
        };
        let (credentials, server) = match rest.rsplit_once('@') {
            Some((user, server)) => {
                let (user, password) = user.split_once(':').context("VAKSPOOR_MAIL has a user without a password")?;
                (Some((user.to_owned(), password.to_owned().into())), server)
            }
            None => (None, rest),
        };
        let (host, port) = match server.trim_end_matches('/').rsplit_once(':') {
            Some((host, port)) => (host, port.parse().context("the port in VAKSPOOR_MAIL is not a number")?),
            None => (server.trim_end_matches('/'), usual_port),
        };
        let settings = SmtpSettings { host: host.to_owned(), port, encryption, credentials };
        Ok(Arc::new(SmtpMailer::new(settings)?))
    }
}
