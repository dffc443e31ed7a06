//! Ways of sending a mail.
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use std::{fmt, net::IpAddr};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;

/// A mail, ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Who it is from, such as `Vakspoor <noreply@example.nl>`.
    pub from: String,
    /// The address that it goes to.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same in HTML.
    pub html: String,
    /// When it was written.
    pub date: DateTime<Utc>,
}

/// Why a mail was not sent. Holds no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailerProblem {
    /// It may go later.
    #[error("mail not sent now: {0}")]
    Temporary(&'static str),
    /// It will never go.
    #[error("mail refused: {0}")]
    Permanent(&'static str),
}

/// Sends mails.
#[async_trait]
pub trait Mailer: fmt::Debug + Send + Sync {
    /// Sends one.
    ///
    /// # Errors
    /// When it was not sent.
    async fn send(&self, mail: &Mail) -> Result<(), MailerProblem>;
}

/// The mail as it goes over the wire.
fn message(mail: &Mail, body: MultiPart) -> Result<Message, MailerProblem> {
    let from: Mailbox = mail.from.parse().map_err(|_| MailerProblem::Permanent("sender"))?;
    let to: Address = mail.to.parse().map_err(|_| MailerProblem::Permanent("recipient"))?;
    let id = format!("<{}@{}>", Uuid::now_v7().simple(), from.email.domain());
    let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    Message::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(mail.subject.clone())
        .date(SystemTime::from(mail.date))
        .message_id(Some(id))
        .raw_header(automatic)
        .multipart(body)
        .map_err(|_| MailerProblem::Permanent("form"))
}

/// Both forms of a mail, encoded for the way over the network.
fn encoded(mail: &Mail) -> MultiPart {
    MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone())
}

/// Both forms of a mail as they are, so that who opens the file can follow the link in it.
fn readable(mail: &Mail) -> MultiPart {
    let part = |kind: ContentType, text: &str| {
        let body = Body::dangerous_pre_encoded(text.as_bytes().to_vec(), ContentTransferEncoding::EightBit);
        SinglePart::builder().header(kind).body(body)
    };
    MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, &mail.text))
        .singlepart(part(ContentType::TEXT_HTML, &mail.html))
}

/// How the way to the mail server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// TLS from the first byte; usually port 465.
    Tls,
    /// TLS after asking for it, or nothing; usually port 587.
    StartTls,
    /// None: only to a server on the same machine.
    None,
}

/// Which mail server.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is kept private.
    pub encryption: Encryption,
    /// User and password, if it asks for them.
    pub credentials: Option<(String, SecretString)>,
}

/// Why a mail server cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpProblem {
    /// Mails would cross a network for all to read.
    #[error("without encryption only to a mail server on this machine")]
    NotPrivate,
    /// The name of the server makes no sense.
    #[error("the name of the mail server makes no sense")]
    Host,
}

/// Sends mails by a mail server.
pub struct SmtpMailer(AsyncSmtpTransport<Tokio1Executor>);

impl fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpMailer")
    }
}

impl SmtpMailer {
    /// One that sends by this server. Does not connect yet.
    ///
    /// # Errors
    /// When the settings make no sense.
    pub fn new(settings: SmtpSettings) -> Result<Self, SmtpProblem> {
        let host = settings.host.as_str();
        let builder = match settings.encryption {
            Encryption::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(|_| SmtpProblem::Host)?,
            Encryption::StartTls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host).map_err(|_| SmtpProblem::Host)?
            }
            Encryption::None if is_this_machine(host) => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
            Encryption::None => return Err(SmtpProblem::NotPrivate),
        };
        let mut builder = builder.port(settings.port).timeout(Some(Duration::from_secs(20)));
        if let Some((user, password)) = settings.credentials {
            builder = builder.credentials(Credentials::new(user, password.expose_secret().to_owned()));
        }
        Ok(Self(builder.build()))
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailerProblem> {
        match self.0.send(message(mail, encoded(mail))?).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailerProblem::Permanent("the mail server refuses it")),
            Err(error) if error.is_transient() => Err(MailerProblem::Temporary("the mail server asks to wait")),
            Err(error) if error.is_timeout() => Err(MailerProblem::Temporary("the mail server does not answer")),
            Err(error) if error.is_tls() => Err(MailerProblem::Temporary("no encryption")),
            Err(_) => Err(MailerProblem::Temporary("the mail server cannot be reached")),
        }
    }
}

/// Writes mails into a folder, one file each: for a product that is tried out.
#[derive(Clone, Debug)]
pub struct FileMailer(PathBuf);

impl FileMailer {
    /// One that writes into `folder`, which it makes when it is not there.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }
}

#[async_trait]
impl Mailer for FileMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailerProblem> {
        let bytes = message(mail, readable(mail))?.formatted();
        let name = format!("{}-{}.eml", mail.date.format("%Y%m%dT%H%M%S"), Uuid::now_v7().simple());
        let folder = self.0.clone();
        let write = move || -> std::io::Result<()> {
            use std::io::Write as _;

            std::fs::create_dir_all(&folder)?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            {
                use std::os::unix::fs::OpenOptionsExt as _;
                // It holds a code that opens an account.
                options.mode(0o600);
            }
            options.open(folder.join(name))?.write_all(&bytes)
        };
        match tokio::task::spawn_blocking(write).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(MailerProblem::Temporary("the folder cannot be written")),
        }
    }
}

/// Keeps mails: for tests.
#[derive(Debug, Default)]
pub struct MemoryMailer {
    sent: Mutex<Vec<Mail>>,
    problem: Mutex<Option<MailerProblem>>,
}

impl MemoryMailer {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What was sent so far, the first one first.
    #[must_use]
    pub fn sent(&self) -> Vec<Mail> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes out what was sent so far.
    #[must_use]
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on, fails like this; `None` lets it work again.
    pub fn fail(&self, problem: Option<MailerProblem>) {
        *self.problem.lock().unwrap_or_else(PoisonError::into_inner) = problem;
    }
}

#[async_trait]
impl Mailer for MemoryMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailerProblem> {
        if let Some(problem) = *self.problem.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(problem);
        }
        message(mail, encoded(mail))?;
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(host: &str, encryption: Encryption) -> SmtpSettings {
        SmtpSettings { host: host.to_owned(), port: 25, encryption, credentials: None }
    }

    #[test]
    fn without_encryption_mails_stay_on_the_machine() {
        for host in ["localhost", "127.0.0.1", "::1"] {
            SmtpMailer::new(settings(host, Encryption::None)).unwrap();
        }
        for host in ["mail.example.nl", "192.0.2.1"] {
            assert_eq!(SmtpMailer::new(settings(host, Encryption::None)).unwrap_err(), SmtpProblem::NotPrivate);
            SmtpMailer::new(settings(host, Encryption::Tls)).unwrap();
            SmtpMailer::new(settings(host, Encryption::StartTls)).unwrap();
        }
    }
}
