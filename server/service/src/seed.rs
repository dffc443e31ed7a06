//! Many invented people at once, to measure with.
use chrono::NaiveDate;
use domain::organisation::Sharing;
use domain::{Activity, Document, Dossier, Employment, Registration};
use secrecy::SecretString;
use store::access::{WorkQueue, Worker};
use store::entry::NewEntry;
use store::link::Terms;
use store::organisation::Team;
use store::seed::{self, Employee, Person};
use store::workforce::Record;
use store::{AccountId, Backend, EntryId, OrganisationId, StaffId, StoreError, TeamId};

use crate::element::{Element, write};
use crate::password::Busy;
use crate::{Actor, Service, Unavailable, authorise};

/// Somebody to write down.
#[derive(Clone, Debug)]
pub struct SeedPerson {
    /// The name.
    pub name: String,
    /// The address, in small letters.
    pub email: String,
    /// The portfolio.
    pub dossier: Dossier,
}

/// People as they are written down.
#[derive(Clone, Debug)]
pub struct SeedPeople {
    people: Vec<Person>,
}

impl SeedPeople {
    /// Makes them ready; no database is asked.
    ///
    /// # Errors
    /// When an element cannot be written as text.
    pub fn new(people: Vec<SeedPerson>) -> Result<Self, Unavailable> {
        let person = |person: SeedPerson| {
            let SeedPerson { name, email, dossier } = person;
            Ok(Person { account: AccountId::new(), name, email, entries: entries(&dossier)? })
        };
        Ok(Self { people: people.into_iter().map(person).collect::<Result<_, StoreError>>()? })
    }

    /// Their accounts and names.
    pub fn accounts(&self) -> impl Iterator<Item = (AccountId, String)> {
        self.people.iter().map(|person| (person.account, person.name.clone()))
    }
}

impl Service {
    /// Whether nobody has an account yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_empty(&self) -> Result<bool, Unavailable> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        Ok(seed::is_empty(&grant).await?)
    }

    /// The hash of one password for all of them.
    ///
    /// # Errors
    /// When too much is hashed already.
    pub async fn seed_password(&self, password: SecretString) -> Result<String, Busy> {
        self.hasher().hash(password).await
    }

    /// How many may write at the same time.
    #[must_use]
    pub fn writers(&self) -> usize {
        match self.store().backend() {
            Backend::Sqlite => 1,
            Backend::Postgres => 3,
        }
    }

    /// Writes people down. For an empty database that is to be measured.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seed_people(&self, people: SeedPeople, password_hash: &str) -> Result<(), Unavailable> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        seed::people(&grant, &people.people, password_hash, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Writes the staff of an organisation down: everybody of `accounts` shares, by turns at another level, and so many
    /// more have no account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seed_staff(
        &self,
        organisation: OrganisationId,
        accounts: &[(AccountId, String)],
        without_account: usize,
        teams: usize,
    ) -> Result<(), Unavailable> {
        let today = self.today();
        let teams = team_tree(teams);
        let team = |place: usize| place.checked_rem(teams.len()).and_then(|place| teams.get(place)).map(|team| team.id);
        let linked = accounts.iter().enumerate().map(|(place, (account, name))| {
            let levels = [Sharing::Standing, Sharing::Sums, Sharing::Activities];
            let sharing = levels.get(place % 3).copied().unwrap_or(Sharing::Standing);
            let terms = Terms { sharing, since: today, until: None };
            employee(place, name.clone(), team(place), today, Some((*account, terms)))
        });
        let others = (accounts.len()..accounts.len().saturating_add(without_account))
            .map(|place| employee(place, format!("Collega {place}"), team(place), today, None));
        let staff: Vec<Employee> = linked.chain(others).collect();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        seed::staff(&grant, organisation, &teams, &staff, self.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The code that an organisation gives its people, for the demo to print.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn demo_code(&self, organisation: OrganisationId) -> Result<Option<String>, Unavailable> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        Ok(seed::join_code(&grant, organisation).await?)
    }

    /// Lets the database look at what it now holds.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn analyse(&self) -> Result<(), Unavailable> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await?;
        seed::analyse(&grant).await?;
        Ok(tx.commit().await?)
    }
}

const fn worker() -> Actor {
    Actor::worker(Worker::Queue)
}

/// Teams of ten below each other team.
fn team_tree(many: usize) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::with_capacity(many);
    for place in 0..many {
        let parent = if place % 10 == 0 { None } else { teams.get(place - place % 10).map(|team| team.id) };
        let name = if parent.is_some() { format!("Team {place}") } else { format!("Regio {}", place / 10) };
        teams.push(Team { id: TeamId::new(), parent, location: None, name });
    }
    teams
}

fn employee(
    place: usize,
    name: String,
    team: Option<TeamId>,
    today: NaiveDate,
    link: Option<(AccountId, Terms)>,
) -> Employee {
    const JOBS: [&str; 5] =
        ["Jeugdbeschermer", "Ambulant hulpverlener", "Gedragswetenschapper", "Pedagogisch medewerker", "Gezinscoach"];
    let days = u64::try_from(place % 1500).unwrap_or_default();
    let record = Record {
        team,
        name,
        job_title: JOBS.get(place % JOBS.len()).copied().unwrap_or_default().to_owned(),
        employee_number: Some(format!("P{place:06}")),
        vog_on: today.checked_sub_days(chrono::Days::new(days)),
        registered_until: link.is_none().then(|| today.checked_add_days(chrono::Days::new(days))).flatten(),
        ..Record::default()
    };
    Employee { id: StaffId::new(), record, link }
}

fn entries(dossier: &Dossier) -> Result<Vec<NewEntry>, StoreError> {
    let mut all = Vec::new();
    add::<Registration>(dossier, &mut all)?;
    add::<Employment>(dossier, &mut all)?;
    add::<Activity>(dossier, &mut all)?;
    add::<Document>(dossier, &mut all)?;
    Ok(all)
}

fn add<T: Element>(dossier: &Dossier, all: &mut Vec<NewEntry>) -> Result<(), StoreError> {
    for (place, element) in T::list(dossier).iter().enumerate() {
        let reference = match element.own_id() {
            "" => format!("d{place}"),
            own => own.to_owned(),
        };
        all.push(NewEntry { id: EntryId::new(), kind: T::KIND, reference, payload: write(element)? });
    }
    Ok(())
}
