//! `vakspoor admin seed`: many invented people in an empty database, to measure with.

use super::demo::{
    PASSWORD,
    build::{Builder, INFORMAL},
    organisation::{SECRET, SECRET_TEXT},
};
use anyhow::Context;
use chrono::{Days, NaiveDate};
use clap::Args;
use domain::{Chamber, CountsAs, DocumentKind, Dossier, Facts, Learning, Level, OtherForm, ReflectionForm};
use language::Locale;
use service::{AccountId, Network, OrganisationId, SeedPeople, SeedPerson, Service, SignUp, Unavailable};
use std::{
    io::{Write, stdout},
    time::Instant,
};
use tokio::{
    sync::mpsc,
    task::{self, JoinSet},
};

/// The address of who owns the organisation.
const OWNER: &str = "eigenaar@seed.vakspoor.invalid";
/// How many people are written in one transaction: some 13,000 entries, each with its history, which is some 20 MB.
const STEP: usize = 200;

/// How much of what.
#[derive(Clone, Copy, Debug, Args)]
pub struct Seed {
    /// Professionals with a portfolio.
    #[arg(long, default_value_t = 50_000)]
    professionals: usize,
    /// Activities of each.
    #[arg(long, default_value_t = 60)]
    activities: usize,
    /// Staff of the one organisation, nine of ten with a portfolio that they share.
    #[arg(long, default_value_t = 5_000)]
    staff: usize,
}

impl Seed {
    /// Writes them, and says how long it took.
    pub async fn run(self, service: &Service) -> anyhow::Result<()> {
        const GONE: &str = "the database is not there";
        service.migrate().await.context("the database cannot be brought up to date")?;
        anyhow::ensure!(service.is_empty().await.context(GONE)?, "the database is in use: this is for an empty one");
        let mut out = stdout();
        let begun = Instant::now();
        let hash = service.seed_password(PASSWORD.to_owned().into()).await.context("too busy")?;
        let today = service.today();
        let linked = self.staff.saturating_mul(9) / 10;
        let mut accounts: Vec<(AccountId, String)> = Vec::new();
        // While some are written, the next ones are thought up.
        let (steps, mut ready) = mpsc::channel(1);
        let made = task::spawn_blocking(move || {
            for first in (0..self.professionals).step_by(STEP) {
                let last = first.saturating_add(STEP).min(self.professionals);
                let people = (first..last).map(|place| person(place, today, self.activities)).collect();
                if steps.blocking_send(SeedPeople::new(people)?).is_err() {
                    break;
                }
            }
            Ok::<_, Unavailable>(())
        });
        let mut writing: JoinSet<Result<(), Unavailable>> = JoinSet::new();
        while let Some(people) = ready.recv().await {
            let room = linked.saturating_sub(accounts.len());
            accounts.extend(people.accounts().take(room));
            if writing.len() >= service.writers()
                && let Some(written) = writing.join_next().await
            {
                written?.context(GONE)?;
            }
            let (service, hash) = (service.clone(), hash.clone());
            writing.spawn(async move { service.seed_people(people, &hash).await });
        }
        while let Some(written) = writing.join_next().await {
            written?.context(GONE)?;
        }
        made.await?.context(GONE)?;
        writeln!(out, "{} professionals: {:.1} s", self.professionals, begun.elapsed().as_secs_f64())?;

        let step = Instant::now();
        let owner = SignUp {
            name: "Eva Eigenaar".to_owned(),
            email: OWNER.to_owned(),
            password: PASSWORD.to_owned().into(),
            locale: Locale::Nl,
            network: Network::here(),
        };
        let session = service.create_confirmed_account(owner).await?.context("the owner is there already")?;
        let organisation = OrganisationId::new();
        let (session, _) = service.guard_account(&session.actor, SECRET).await?;
        service.found_organisation(&session.actor, organisation, "Jeugdhulp Meetlat", "12345678").await?;
        let others = self.staff.saturating_sub(accounts.len());
        service.seed_staff(organisation, &accounts, others, 100).await.context(GONE)?;
        writeln!(out, "{} staff: {:.1} s", self.staff, step.elapsed().as_secs_f64())?;

        let step = Instant::now();
        service.analyse().await.context(GONE)?;
        let worked_out = service.work_out_standings().await.context(GONE)?;
        writeln!(out, "{worked_out} standings: {:.1} s", step.elapsed().as_secs_f64())?;
        service.analyse().await.context(GONE)?;
        writeln!(
            out,
            "in all {:.1} s; {OWNER}, {PASSWORD}, {SECRET_TEXT}, /organisaties/{organisation}",
            begun.elapsed().as_secs_f64()
        )?;
        Ok(())
    }
}

/// The `place`th of them: always the same one on a day.
fn person(place: usize, today: NaiveDate, activities: usize) -> SeedPerson {
    const FIRST: [&str; 12] =
        ["Noor", "Bram", "Fenna", "Daan", "Iris", "Joost", "Lotte", "Sanne", "Eva", "Tom", "Ruben", "Mees"];
    const LAST: [&str; 11] = [
        "de Wit",
        "Hoekstra",
        "Postma",
        "Verhoeven",
        "Mulder",
        "Brouwer",
        "van Dam",
        "Kuipers",
        "Schouten",
        "Willems",
        "Smit",
    ];
    let pick = |names: &[&'static str], place: usize| names.get(place % names.len()).copied().unwrap_or_default();
    SeedPerson {
        name: format!("{} {} {place}", pick(&FIRST, place), pick(&LAST, place / 12)),
        email: format!("p{place}@seed.vakspoor.invalid"),
        dossier: dossier(place, today, activities),
    }
}

fn dossier(place: usize, today: NaiveDate, activities: usize) -> Dossier {
    let mut builder = Builder::new(today);
    let spread = |many: usize, step: usize| u64::try_from(place.wrapping_mul(step) % many).unwrap_or_default();
    // Somewhere in their five years; one in fifty is over the end.
    let into = if place.is_multiple_of(50) { 1_900 } else { spread(1_800, 37) };
    let since = today.checked_sub_days(Days::new(into)).unwrap_or(today);
    let chambers: &[Chamber] = match place % 10 {
        0..=6 => &[Chamber::Jgp],
        7 => &[Chamber::PsychologistMaster],
        8 => &[Chamber::Nurse],
        _ => &[Chamber::Jgp, Chamber::Generalist],
    };
    for chamber in chambers {
        builder.registration(*chamber, &format!("9{place:08}"), since, Facts::default());
    }
    let counts = [CountsAs::SocialWork, CountsAs::Jgp, CountsAs::OwnProfession, CountsAs::WoMasterYouth];
    let job = builder.job("Jeugdhulp Meetlat", "hulpverlener", &counts, Level::Hbo, 16 + spread(20, 7), since, None);
    builder.paper(DocumentKind::Vog, since, None);
    builder.paper(DocumentKind::EmployerStatement, since, Some(job));
    // Some do more than others.
    let pace = 20 + spread(40, 11);
    for nth in 0..activities {
        let nth = u64::try_from(nth).unwrap_or_default();
        let on = since.checked_add_days(Days::new(nth.saturating_mul(pace))).unwrap_or(today);
        match nth % 4 {
            0 => builder.series(ReflectionForm::Intervision, "Intervisie", (on, 4, 14), 120, 6),
            1 => builder.example("Gesprekken met ouders", on, 4, "SKJ", Level::Hbo),
            2 => {
                let course = INFORMAL.get(usize::try_from(nth).unwrap_or_default() % INFORMAL.len());
                if let Some(course) = course {
                    builder.course(*course, on, Learning::Informal, Some(300), true);
                }
            }
            _ => builder.other(OtherForm::Presentation, "Presentatie voor het team", on, 2),
        }
    }
    builder.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_a_dossier_that_can_be_imported() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for place in 0..100 {
            let person = person(place, today, 60);
            assert_eq!(person.dossier.activities.len(), 60);
            assert_eq!(person.dossier.problems(), [], "{place}");
        }
    }
}
