//! Against a real mail server, on this machine.
use std::sync::Arc;

use service::{Encryption, Mail, Mailer as _, MailerProblem, Secret, SmtpMailer, SmtpSettings};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;

use crate::bed::{both, code, device, network, settings, start};

/// What a server was told.
#[derive(Clone, Debug, Default)]
struct Delivery {
    from: String,
    to: String,
    login: Option<String>,
    data: String,
}

struct SmtpServer {
    port: u16,
    delivered: Arc<Mutex<Vec<Delivery>>>,
}

impl SmtpServer {
    /// One that answers RCPT with `answer`.
    async fn start(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let delivered = Arc::<Mutex<Vec<Delivery>>>::default();
        let all = Arc::clone(&delivered);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, answer, Arc::clone(&all)));
            }
        });
        Self { port, delivered }
    }

    fn mailer(&self, credentials: Option<(String, Secret)>) -> SmtpMailer {
        let host = "127.0.0.1".to_owned();
        SmtpMailer::new(SmtpSettings { host, port: self.port, encryption: Encryption::None, credentials }).unwrap()
    }
}

async fn talk(stream: TcpStream, answer: &str, delivered: Arc<Mutex<Vec<Delivery>>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut delivery = Delivery::default();
    write.write_all(b"220 test ESMTP\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let command = line.to_ascii_uppercase();
        let reply = if command.starts_with("EHLO") {
            "250-test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN".to_owned()
        } else if let Some(login) = command.starts_with("AUTH PLAIN ").then(|| line["AUTH PLAIN ".len()..].to_owned()) {
            delivery.login = Some(login);
            "235 welcome".to_owned()
        } else if command.starts_with("MAIL FROM") {
            delivery.from = line;
            "250 ok".to_owned()
        } else if command.starts_with("RCPT TO") {
            delivery.to = line;
            answer.to_owned()
        } else if command == "DATA" {
            write.write_all(b"354 go on\r\n").await.ok()?;
            while let Some(line) = lines.next_line().await.ok()? {
                if line == "." {
                    break;
                }
                delivery.data.push_str(line.strip_prefix('.').unwrap_or(&line));
                delivery.data.push('\n');
            }
            delivered.lock().await.push(std::mem::take(&mut delivery));
            "250 taken".to_owned()
        } else if command == "QUIT" {
            write.write_all(b"221 bye\r\n").await.ok()?;
            return None;
        } else {
            "250 ok".to_owned()
        };
        write.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
    }
    None
}

fn mail() -> Mail {
    Mail {
        from: "Vakspoor <noreply@vakspoor.example>".to_owned(),
        to: "noor@example.nl".to_owned(),
        subject: "Één mail".to_owned(),
        text: "Regel één\n.begint met een punt\n".to_owned(),
        html: "<p>Regel één</p>\n".to_owned(),
        date: start(),
    }
}

#[tokio::test]
async fn a_mail_arrives_as_text_and_html() {
    let server = SmtpServer::start("250 ok").await;
    server.mailer(None).send(&mail()).await.unwrap();
    let delivered = server.delivered.lock().await.clone();
    assert_eq!(delivered.len(), 1);
    let Delivery { from, to, data, login } = &delivered[0];
    assert!(from.starts_with("MAIL FROM:<noreply@vakspoor.example>"), "{from}");
    assert!(to.starts_with("RCPT TO:<noor@example.nl>"), "{to}");
    assert_eq!(login, &None);
    for part in [
        "From: Vakspoor <noreply@vakspoor.example>",
        "To: noor@example.nl",
        "Subject: =?utf-8?b?",
        "MIME-Version: 1.0",
        "Auto-Submitted: auto-generated",
        "multipart/alternative",
        "text/plain; charset=utf-8",
        "text/html; charset=utf-8",
        "\n.begint met een punt",
        "Message-ID: <",
    ] {
        assert!(data.contains(part), "{part} in: {data}");
    }
    let (plain, html) = (data.find("text/plain").unwrap(), data.find("text/html").unwrap());
    assert!(plain < html, "readers show the last one that they can");
}

#[tokio::test]
async fn it_logs_in_where_that_is_asked() {
    let server = SmtpServer::start("250 ok").await;
    server.mailer(Some(("user".to_owned(), Secret::from("pass")))).send(&mail()).await.unwrap();
    // base64 of NUL user NUL pass.
    assert_eq!(server.delivered.lock().await[0].login.as_deref(), Some("AHVzZXIAcGFzcw=="));
}

#[tokio::test]
async fn refusals_for_now_and_for_good_are_told_apart() {
    let later = SmtpServer::start("451 later").await;
    assert!(matches!(later.mailer(None).send(&mail()).await.unwrap_err(), MailerProblem::Temporary(_)));
    let never = SmtpServer::start("550 nobody here").await;
    assert!(matches!(never.mailer(None).send(&mail()).await.unwrap_err(), MailerProblem::Permanent(_)));
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let nobody = SmtpServer { port, delivered: Arc::default() };
    assert!(matches!(nobody.mailer(None).send(&mail()).await.unwrap_err(), MailerProblem::Temporary(_)));
    for (from, to) in [("nonsense", "noor@example.nl"), ("a@example.nl", "noor@example.nl\r\nBcc: x@example.nl")] {
        let mail = Mail { from: from.to_owned(), to: to.to_owned(), ..mail() };
        assert!(matches!(never.mailer(None).send(&mail).await.unwrap_err(), MailerProblem::Permanent(_)));
    }
}

both! {
    async fn somebody_signs_up_by_a_real_mail(bed: Bed) {
        let server = SmtpServer::start("250 ok").await;
        let mailer = Arc::new(server.mailer(None));
        let service = service::Service::open(settings(), bed.database.url(), bed.clock.clone(), mailer).await.unwrap();
        service.sign_up(crate::bed::sign_up("noor@example.nl")).await.unwrap();
        service.run_due_jobs().await.unwrap();
        let data = server.delivered.lock().await[0].data.clone();
        // Long lines of a mail end in "=" and go on.
        let text = data.replace("=\n", "").replace("=3D", "=");
        let mail = Mail { text, ..mail() };
        service.confirm(&code(&mail), &network(1), &device()).await.unwrap();
    }
}
