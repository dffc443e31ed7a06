//! Everything that can be set, from flags or from the environment. `vakspoor serve --help` lists it.

use anyhow::Context;
use clap::Args;
use service::{
    Encryption, ExposeSecret as _, FileMailer, Key, Mailer, Service, Settings, SmtpMailer, SmtpSettings, SystemClock,
};
use std::{
    fs,
    io::{ErrorKind, Write as _},
    net::SocketAddr,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};

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
    /// The key that secrets of second factors are kept under: 64 hexadecimal digits, the same for every server. Without
    /// it, the file `key` in the data folder, which is made when it is not there.
    #[arg(long, env = "VAKSPOOR_KEY", hide_env_values = true, global = true)]
    pub key: Option<String>,
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
        fs::create_dir_all(&self.data)
            .with_context(|| format!("the data folder {} cannot be made", self.data.display()))?;
        let database = match &self.database {
            Some(url) => url.clone(),
            None => {
                let folder = fs::canonicalize(&self.data)?;
                format!("sqlite://{}", folder.join("vakspoor.db").display())
            }
        };
        let settings =
            Settings::new(self.base_url.trim_end_matches('/').to_owned(), self.mail_from.clone(), self.key()?);
        Ok(Service::open(settings, &database, Arc::new(SystemClock), self.mailer()?).await?)
    }

    /// The operator's key.
    fn key(&self) -> anyhow::Result<Key> {
        if let Some(key) = &self.key {
            return Key::read(key).context("VAKSPOOR_KEY is not 64 hexadecimal digits");
        }
        let file = self.data.join("key");
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => make_key(&self.data, &file),
            other => other,
        };
        let text = text.with_context(|| format!("the key {} cannot be read or made", file.display()))?;
        if fs::metadata(&file)?.permissions().mode() & 0o077 != 0 {
            tracing::warn!(file = %file.display(), "others on this machine may read the key: its mode should be 0600");
        }
        Key::read(&text).with_context(|| format!("{} is not 64 hexadecimal digits", file.display()))
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

/// Makes the file with the key, for its owner alone. It is complete before it has its name: another process that starts at
/// the same time finds a whole key, and the first one made stays.
fn make_key(folder: &Path, file: &Path) -> std::io::Result<String> {
    let draft = folder.join(format!("key.{}.new", std::process::id()));
    let written = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft).and_then(
        |mut draft| {
            draft.write_all(Key::generate().expose_secret().as_bytes())?;
            draft.write_all(b"\n")?;
            draft.sync_all()
        },
    );
    let named = written.and_then(|()| fs::hard_link(&draft, file));
    let removed = fs::remove_file(&draft);
    match named {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => removed?,
    }
    fs::read_to_string(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(folder: PathBuf) -> Data {
        let (base_url, mail_from) = ("http://127.0.0.1:3000".to_owned(), "a@example.nl".to_owned());
        Data { database: None, data: folder, key: None, base_url, mail_from, mail: None }
    }

    #[test]
    fn a_key_is_made_once_for_its_owner_alone() {
        let folder = std::env::temp_dir().join(format!("vakspoor-key-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let data = data(folder.clone());
        data.key().unwrap();
        let first = fs::read_to_string(folder.join("key")).unwrap();
        data.key().unwrap();
        assert_eq!(fs::read_to_string(folder.join("key")).unwrap(), first);
        assert_eq!(fs::metadata(folder.join("key")).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left");
        fs::write(folder.join("key"), "damaged").unwrap();
        assert!(data.key().is_err(), "a damaged key is not replaced: what it sealed would be lost");
        fs::remove_dir_all(&folder).unwrap();
        assert!(Data { key: Some("a".repeat(64)), ..data.clone() }.key().is_ok());
        assert!(Data { key: Some("kort".to_owned()), ..data }.key().is_err());
    }
}
