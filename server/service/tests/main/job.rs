use std::time::Duration;

use chrono::TimeDelta;
use service::{FileMailer, Mail, Mailer, MailerProblem};

use crate::bed::{PASSWORD, both, code, device, network, settings, start};

both! {
    async fn a_mail_that_does_not_go_is_tried_again_later_and_later(bed: Bed) {
        bed.mailer.fail(Some(MailerProblem::Temporary("closed")));
        bed.sign_up("noor@example.nl").await;
        // The clearing, the standings and the weekly mails are work too.
        assert_eq!(bed.service.run_due_jobs().await.unwrap(), 4);
        assert_eq!(bed.service.run_due_jobs().await.unwrap(), 0);
        bed.after(TimeDelta::seconds(29));
        assert_eq!(bed.service.run_due_jobs().await.unwrap(), 0);
        bed.after(TimeDelta::seconds(1));
        assert_eq!(bed.service.run_due_jobs().await.unwrap(), 1);
        bed.after(TimeDelta::seconds(59));
        assert_eq!(bed.service.run_due_jobs().await.unwrap(), 0);
        bed.mailer.fail(None);
        bed.after(TimeDelta::seconds(1));
        let mails = bed.mails().await;
        bed.service.confirm(&code(&mails[0]), &network(1), &device()).await.unwrap();
        assert!(bed.service.dead_jobs().await.unwrap().is_empty());
    }

    async fn work_that_never_goes_is_kept_to_be_looked_at(bed: Bed) {
        bed.mailer.fail(Some(MailerProblem::Permanent("refused")));
        bed.sign_up("noor@example.nl").await;
        bed.service.run_due_jobs().await.unwrap();
        let dead = bed.service.dead_jobs().await.unwrap();
        assert_eq!((dead.len(), dead[0].kind.as_str(), dead[0].problem.as_deref()), (1, "mail.confirm", Some("refused")));
        assert_eq!((dead[0].attempts, dead[0].dead_at), (1, start()));
        bed.after(TimeDelta::days(30) + TimeDelta::hours(1));
        bed.service.run_due_jobs().await.unwrap();
        assert!(bed.service.dead_jobs().await.unwrap().is_empty());
    }

    async fn a_mail_that_goes_nowhere_for_a_day_is_given_up(bed: Bed) {
        bed.sign_up("noor@example.nl").await;
        bed.mailer.fail(Some(MailerProblem::Temporary("closed")));
        for _ in 0..12 {
            assert!(bed.service.dead_jobs().await.unwrap().is_empty());
            bed.service.run_due_jobs().await.unwrap();
            bed.after(TimeDelta::hours(6));
        }
        assert_eq!(bed.service.dead_jobs().await.unwrap()[0].attempts, 12);
    }

    async fn what_somebody_dropped_is_taken_up(bed: Bed) {
        bed.sign_up("noor@example.nl").await;
        // A server that dies in the middle of its work.
        #[derive(Debug)]
        struct Dies;
        #[async_trait::async_trait]
        impl Mailer for Dies {
            async fn send(&self, _: &Mail) -> Result<(), MailerProblem> {
                std::future::pending().await
            }
        }
        let dying = service::Service::open(settings(), bed.database.url(), bed.clock.clone(), std::sync::Arc::new(Dies));
        let dying = dying.await.unwrap();
        tokio::time::timeout(Duration::from_millis(500), dying.run_due_jobs()).await.unwrap_err();
        assert!(bed.mails().await.is_empty(), "somebody has its lease");
        bed.after(TimeDelta::minutes(2));
        let mails = bed.mails().await;
        bed.service.confirm(&code(&mails[0]), &network(1), &device()).await.unwrap();
    }

    async fn what_is_over_is_cleared(bed: Bed) {
        bed.sign_up("never@example.nl").await;
        bed.person("noor@example.nl").await;
        bed.service.request_reset("noor@example.nl", &network(1)).await.unwrap();
        bed.mails().await;
        bed.after(TimeDelta::days(40));
        bed.service.run_due_jobs().await.unwrap();
        bed.service.request_reset("never@example.nl", &network(1)).await.unwrap();
        assert!(bed.mails().await.is_empty(), "the account that nobody confirmed is gone");
        bed.log_in("noor@example.nl", PASSWORD, 1).await.unwrap();
    }

    async fn the_worker_wakes_at_once_and_stops_when_asked(bed: Bed) {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let service = bed.service.clone();
        let worker = tokio::spawn(async move {
            service.worker(async { stopped.await.unwrap_or_default() }).await;
        });
        // It has nothing to do and naps.
        tokio::time::sleep(Duration::from_millis(300)).await;
        bed.sign_up("noor@example.nl").await;
        let waited = async {
            while bed.mailer.sent().is_empty() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(5), waited).await.unwrap();
        stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(5), worker).await.unwrap().unwrap();
    }

    async fn two_servers_send_each_mail_once(bed: Bed) {
        let other = bed.another(settings()).await;
        for number in 0..10 {
            bed.sign_up(&format!("a{number}@example.nl")).await;
        }
        let (a, b) = tokio::join!(bed.service.run_due_jobs(), other.run_due_jobs());
        assert_eq!(a.unwrap() + b.unwrap(), 13);
        assert_eq!(bed.mailer.take().len(), 10);
    }
}

#[tokio::test]
async fn mails_become_files_that_only_the_owner_reads() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = FileMailer::new(folder.path().join("mail"));
    let mail = Mail {
        from: "Vakspoor <noreply@vakspoor.example>".to_owned(),
        to: "noor@example.nl".to_owned(),
        subject: "Één mail".to_owned(),
        text: "Tekst\n".to_owned(),
        html: "<p>Tekst</p>\n".to_owned(),
        date: start(),
    };
    mailer.send(&mail).await.unwrap();
    mailer.send(&mail).await.unwrap();
    let files: Vec<_> =
        std::fs::read_dir(folder.path().join("mail")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|file| file.extension().is_some_and(|extension| extension == "eml")));
    let text = std::fs::read_to_string(&files[0]).unwrap();
    assert!(text.contains("To: noor@example.nl\r\n"), "{text}");
    assert!(text.contains("Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n"), "{text}");
    assert!(text.contains("@vakspoor.example>"), "the id names no machine: {text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&files[0]).unwrap().permissions().mode() & 0o077, 0);
    }
}
