//! A professional's own portfolio: read it, save to it, delete from it and take that back.
use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate, Utc};
use domain::dossier::{MAX_DOCUMENTS, MAX_EMPLOYMENTS, MAX_REGISTRATIONS};
use domain::{Activity, Document, Dossier, Employment, Person, Problem, ProblemKind, Registration};
use store::access::{EditPortfolio, Grant, ViewPortfolio};
use store::entry::{self, Entry, Kind, NewEntry, Size, Step, What};
use store::{EntryId, StoreError, Transaction};

use crate::element::{AnyElement, Element, read, read_any, write};
use crate::secret::hexadecimal;
use crate::{Actor, EntryProblem, Limits, PortfolioProblem, SaveProblem, Service, authorise, own_account};

/// An entry, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<T> {
    /// Its key.
    pub id: EntryId,
    /// Its own id in the dossier; for a document one that is derived.
    pub reference: String,
    /// Rises by one with each change; goes along in a form.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// The element itself.
    pub value: T,
}

impl<T: Element> Stored<T> {
    fn read(entry: &Entry) -> Result<Self, StoreError> {
        let value = read(&entry.payload)?;
        let Entry { id, version, created_at, updated_at, .. } = *entry;
        Ok(Self { id, reference: entry.reference.clone(), version, created_at, updated_at, value })
    }
}

/// Everything of a portfolio, each list in the order of the dossier: by day, what has none last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portfolio {
    /// The owner's name.
    pub name: String,
    /// The registrations.
    pub registrations: Vec<Stored<Registration>>,
    /// The jobs.
    pub employments: Vec<Stored<Employment>>,
    /// What was learnt and done.
    pub activities: Vec<Stored<Activity>>,
    /// The papers.
    pub documents: Vec<Stored<Document>>,
    pub(crate) revision: i32,
    bytes: usize,
    dossier: OnceLock<Dossier>,
}

impl Portfolio {
    pub(crate) fn read(stored: entry::Portfolio) -> Result<Self, StoreError> {
        let entries = &stored.entries;
        let mut documents = sorted::<Document>(entries)?;
        let employments = sorted::<Employment>(entries)?;
        // A deleted job comes back with its documents when it is restored; until then they name none.
        let jobs: HashSet<&str> = employments.iter().map(|job| job.reference.as_str()).collect();
        for document in &mut documents {
            if document.value.employment().is_some_and(|job| !jobs.contains(job)) {
                document.value.forget_employment();
            }
        }
        sort(&mut documents)?;
        Ok(Self {
            registrations: sorted(entries)?,
            activities: sorted(entries)?,
            employments,
            documents,
            revision: stored.revision,
            // An entry without a text takes space too.
            bytes: entries.iter().map(|entry| entry.payload.len() + 300).sum::<usize>() + 1000,
            dossier: OnceLock::new(),
            name: stored.name,
        })
    }

    /// About how much there is of it: see [`crate::cache`].
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The same as a dossier, for the rule engine and for export. Which dossier it is depends on the content alone, not
    /// on the order in which that was entered; its lists are in the order of those here.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        self.dossier.get_or_init(|| {
            let mut dossier = Dossier::new();
            dossier.person = Some(Person { name: Some(self.name.clone()) });
            dossier.registrations = values(&self.registrations);
            dossier.employments = values(&self.employments);
            dossier.activities = values(&self.activities);
            dossier.documents = values(&self.documents);
            dossier
        })
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.registrations.is_empty()
            && self.employments.is_empty()
            && self.activities.is_empty()
            && self.documents.is_empty()
    }

    /// One of the registrations.
    #[must_use]
    pub fn registration(&self, id: EntryId) -> Option<&Stored<Registration>> {
        find(&self.registrations, id)
    }

    /// One of the jobs.
    #[must_use]
    pub fn employment(&self, id: EntryId) -> Option<&Stored<Employment>> {
        find(&self.employments, id)
    }

    /// One of the activities.
    #[must_use]
    pub fn activity(&self, id: EntryId) -> Option<&Stored<Activity>> {
        find(&self.activities, id)
    }

    /// One of the documents.
    #[must_use]
    pub fn document(&self, id: EntryId) -> Option<&Stored<Document>> {
        find(&self.documents, id)
    }
}

fn values<T: Element>(stored: &[Stored<T>]) -> Vec<T> {
    stored.iter().map(|stored| stored.value.clone()).collect()
}

fn find<T>(stored: &[Stored<T>], id: EntryId) -> Option<&Stored<T>> {
    stored.iter().find(|stored| stored.id == id)
}

/// The entries of one kind, in the order of the dossier.
fn sorted<T: Element>(entries: &[Entry]) -> Result<Vec<Stored<T>>, StoreError> {
    let of_kind = entries.iter().filter(|entry| entry.kind == T::KIND);
    let mut stored: Vec<Stored<T>> = of_kind.map(Stored::read).collect::<Result<_, _>>()?;
    sort(&mut stored)?;
    Ok(stored)
}

fn sort<T: Element>(stored: &mut [Stored<T>]) -> Result<(), StoreError> {
    // The text of an element is looked at only where the days are the same.
    let mut failed = None;
    stored.sort_by(|a, b| {
        by_day(a.value.day(), b.value.day()).then_with(|| match (write(&a.value), write(&b.value)) {
            (Ok(a), Ok(b)) => a.cmp(&b),
            (Err(error), _) | (_, Err(error)) => {
                failed = Some(error);
                Ordering::Equal
            }
        })
    });
    failed.map_or(Ok(()), Err)
}

fn by_day(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Ordering {
    (a.is_none(), a).cmp(&(b.is_none(), b))
}

/// Something was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The key of the entry.
    pub id: EntryId,
    /// Its own id in the dossier.
    pub reference: String,
    /// Its version now.
    pub version: i32,
    /// It was like this already: the form was sent twice, or nothing was changed.
    pub already: bool,
}

impl Saved {
    fn new(entry: Entry, already: bool) -> Self {
        Self { id: entry.id, reference: entry.reference, version: entry.version, already }
    }
}

/// A deleted entry, which can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedEntry {
    /// Its key.
    pub id: EntryId,
    /// Its version.
    pub version: i32,
    /// Since when.
    pub deleted_at: DateTime<Utc>,
    /// What it was.
    pub value: AnyElement,
}

/// One line of an entry's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version that it made.
    pub version: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// What was done.
    pub what: What,
    /// Whether the owner did it.
    pub by_owner: bool,
    /// The element as it was after.
    pub value: AnyElement,
}

impl Service {
    /// The whole portfolio of who asks, as it is, or as it was when the session was confirmed at the beginning of the
    /// request. One query at most.
    ///
    /// # Errors
    /// See [`PortfolioProblem`].
    pub async fn portfolio(&self, actor: &Actor) -> Result<Arc<Portfolio>, PortfolioProblem> {
        let account = own_account(actor)?;
        let tx = self.store().look();
        let grant = authorise(&tx, actor, ViewPortfolio, account).await?;
        let kept = &self.inner.portfolios;
        if let Some(portfolio) = actor.revision().and_then(|revision| kept.get(account, revision)) {
            return Ok(portfolio);
        }
        let stored = entry::portfolio(&grant).await?;
        let portfolio = Arc::new(Portfolio::read(stored.ok_or(PortfolioProblem::NotFound)?)?);
        kept.keep(account, &portfolio);
        Ok(portfolio)
    }

    /// The portfolio as a dossier, in its canonical order.
    ///
    /// # Errors
    /// See [`PortfolioProblem`].
    pub async fn export(&self, actor: &Actor) -> Result<Dossier, PortfolioProblem> {
        Ok(self.portfolio(actor).await?.dossier().clone())
    }

    /// Saves a registration: a new one under a fresh key when `expected` is `None`, else version `expected` of one.
    ///
    /// # Errors
    /// See [`SaveProblem`].
    pub async fn save_registration(
        &self,
        actor: &Actor,
        id: EntryId,
        expected: Option<i32>,
        value: Registration,
    ) -> Result<Saved, SaveProblem<Registration>> {
        self.save(actor, id, expected, value).await
    }

    /// Saves a job, likewise.
    ///
    /// # Errors
    /// See [`SaveProblem`].
    pub async fn save_employment(
        &self,
        actor: &Actor,
        id: EntryId,
        expected: Option<i32>,
        value: Employment,
    ) -> Result<Saved, SaveProblem<Employment>> {
        self.save(actor, id, expected, value).await
    }

    /// Saves version `expected` of a job, and the one that comes after it as a new one: both or neither.
    ///
    /// # Errors
    /// See [`SaveProblem`].
    pub async fn succeed_employment(
        &self,
        actor: &Actor,
        (id, expected, ended): (EntryId, i32, Employment),
        (next_id, next): (EntryId, Employment),
    ) -> Result<Saved, SaveProblem<Employment>> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        self.save_in(&grant, id, Some(expected), ended).await?;
        let saved = self.save_in(&grant, next_id, None, next).await?;
        self.commit(tx, actor).await?;
        Ok(saved)
    }

    /// Saves an activity, likewise.
    ///
    /// # Errors
    /// See [`SaveProblem`].
    pub async fn save_activity(
        &self,
        actor: &Actor,
        id: EntryId,
        expected: Option<i32>,
        value: Activity,
    ) -> Result<Saved, SaveProblem<Activity>> {
        self.save(actor, id, expected, value).await
    }

    /// Saves a document, likewise.
    ///
    /// # Errors
    /// See [`SaveProblem`].
    pub async fn save_document(
        &self,
        actor: &Actor,
        id: EntryId,
        expected: Option<i32>,
        value: Document,
    ) -> Result<Saved, SaveProblem<Document>> {
        self.save(actor, id, expected, value).await
    }

    /// Commits a change of somebody's own portfolio, with what others see of it.
    pub(crate) async fn commit(&self, tx: Transaction, actor: &Actor) -> Result<(), StoreError> {
        if let Some(account) = actor.account()
            && let Ok(grant) = store::access::authorise(&tx, actor, EditPortfolio, account).await
        {
            self.keep_standing(&grant).await?;
        }
        tx.commit().await?;
        if let Some(account) = actor.account() {
            self.inner.portfolios.forget(account);
        }
        Ok(())
    }

    async fn save<T: Element>(
        &self,
        actor: &Actor,
        id: EntryId,
        expected: Option<i32>,
        value: T,
    ) -> Result<Saved, SaveProblem<T>> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        let saved = self.save_in(&grant, id, expected, value).await?;
        self.commit(tx, actor).await?;
        Ok(saved)
    }

    async fn save_in<T: Element>(
        &self,
        grant: &Grant<'_, EditPortfolio>,
        id: EntryId,
        expected: Option<i32>,
        value: T,
    ) -> Result<Saved, SaveProblem<T>> {
        match (expected, entry::get(grant, id).await?) {
            (None, None) => self.create(grant, id, value).await,
            (expected, Some(current)) => self.edit(grant, expected, current, value).await,
            (Some(_), None) => Err(SaveProblem::NotFound),
        }
    }

    async fn create<T: Element>(
        &self,
        grant: &Grant<'_, EditPortfolio>,
        id: EntryId,
        mut value: T,
    ) -> Result<Saved, SaveProblem<T>> {
        if value.own_id().is_empty() {
            value.set_own_id(&new_reference(T::KIND, id));
        }
        check(grant, &value).await?;
        let limits = &self.settings().limits;
        let size = entry::size(grant).await?;
        if let Some(limit) = is_full(&size, T::KIND, 1, limits) {
            return Err(SaveProblem::TooMany { limit });
        }
        let reference = match value.own_id() {
            "" => new_reference(T::KIND, id),
            own => own.to_owned(),
        };
        let new = NewEntry { id, kind: T::KIND, reference: reference.clone(), payload: write(&value)? };
        if entry::insert(grant, new, What::Created, self.now()).await? {
            return Ok(Saved { id, reference, version: 1, already: false });
        }
        // The key was taken a moment ago: by the same form, sent twice, or by somebody else, which is not told. Or the
        // portfolio has this own id.
        match entry::get(grant, id).await? {
            Some(current) => self.edit(grant, None, current, value).await,
            None if entry::find(grant, T::KIND, &reference).await?.is_some() => {
                let kind = ProblemKind::DuplicateId { id: reference };
                Err(SaveProblem::Invalid(vec![Problem { path: "id".to_owned(), kind }]))
            }
            None => Err(SaveProblem::NotFound),
        }
    }

    async fn edit<T: Element>(
        &self,
        grant: &Grant<'_, EditPortfolio>,
        expected: Option<i32>,
        current: Entry,
        mut value: T,
    ) -> Result<Saved, SaveProblem<T>> {
        if current.kind != T::KIND || current.deleted_at.is_some() {
            return Err(SaveProblem::NotFound);
        }
        // The reference stays what it is: other elements and other files may name it.
        value.set_own_id(&current.reference);
        let payload = write(&value)?;
        if payload == current.payload && expected.is_none_or(|expected| expected <= current.version) {
            return Ok(Saved::new(current, true));
        }
        if expected != Some(current.version) {
            return Err(SaveProblem::Conflict(Box::new(Stored::read(&current)?)));
        }
        check(grant, &value).await?;
        match entry::step(grant, current.id, current.version, Step::Edit(payload), self.now()).await? {
            Some(after) => Ok(Saved::new(after, false)),
            // Changed between the two statements.
            None => match entry::get(grant, current.id).await? {
                Some(now) if now.deleted_at.is_none() => Err(SaveProblem::Conflict(Box::new(Stored::read(&now)?))),
                _ => Err(SaveProblem::NotFound),
            },
        }
    }

    /// Deletes version `version` of an entry. [`Service::restore`] takes it back.
    ///
    /// # Errors
    /// See [`EntryProblem`].
    pub async fn delete(&self, actor: &Actor, id: EntryId, version: i32) -> Result<(), EntryProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        if entry::step(&grant, id, version, Step::Delete, self.now()).await?.is_none() {
            return match entry::get(&grant, id).await? {
                // The button was pressed twice.
                Some(current) if current.deleted_at.is_some() => Ok(()),
                Some(current) => Err(EntryProblem::Conflict { version: current.version }),
                None => Err(EntryProblem::NotFound),
            };
        }
        Ok(self.commit(tx, actor).await?)
    }

    /// Brings a deleted entry back.
    ///
    /// # Errors
    /// See [`EntryProblem`].
    pub async fn restore(&self, actor: &Actor, id: EntryId) -> Result<Saved, EntryProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        let current = entry::get(&grant, id).await?.ok_or(EntryProblem::NotFound)?;
        if current.deleted_at.is_none() {
            return Ok(Saved::new(current, true));
        }
        let version = current.version;
        let after = entry::step(&grant, id, version, Step::Restore, self.now()).await?;
        let after = after.ok_or(EntryProblem::Conflict { version })?;
        self.commit(tx, actor).await?;
        Ok(Saved::new(after, false))
    }

    /// Makes version `back` of an entry its content again, as a new version after `expected`. It was right when it was
    /// stored; what it names may be deleted by now, as it may be for what is stored already.
    ///
    /// # Errors
    /// See [`EntryProblem`].
    pub async fn put_back(&self, actor: &Actor, id: EntryId, expected: i32, back: i32) -> Result<Saved, EntryProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        let current = entry::get(&grant, id).await?.filter(|entry| entry.deleted_at.is_none());
        let current = current.ok_or(EntryProblem::NotFound)?;
        let history = entry::history(&grant, id).await?;
        let earlier = history.into_iter().find(|change| change.version == back).ok_or(EntryProblem::NotFound)?;
        let version = current.version;
        if earlier.payload == current.payload && expected <= version {
            return Ok(Saved::new(current, true));
        }
        let conflict = EntryProblem::Conflict { version };
        if expected != version {
            return Err(conflict);
        }
        let after = entry::step(&grant, id, version, Step::Edit(earlier.payload), self.now()).await?.ok_or(conflict)?;
        self.commit(tx, actor).await?;
        Ok(Saved::new(after, false))
    }

    /// What was deleted and can be brought back, the last first; the last 200.
    ///
    /// # Errors
    /// See [`PortfolioProblem`].
    pub async fn deleted(&self, actor: &Actor) -> Result<Vec<DeletedEntry>, PortfolioProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewPortfolio, own_account(actor)?).await?;
        let mut deleted = Vec::new();
        for entry in entry::deleted(&grant, 200).await? {
            let Some(deleted_at) = entry.deleted_at else { continue };
            let value = read_any(entry.kind, &entry.payload)?;
            deleted.push(DeletedEntry { id: entry.id, version: entry.version, deleted_at, value });
        }
        Ok(deleted)
    }

    /// The history of an entry, the last change first.
    ///
    /// # Errors
    /// See [`PortfolioProblem`].
    pub async fn history(&self, actor: &Actor, id: EntryId) -> Result<Vec<Change>, PortfolioProblem> {
        let owner = own_account(actor)?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewPortfolio, owner).await?;
        let mut history = Vec::new();
        for change in entry::history(&grant, id).await? {
            history.push(Change {
                version: change.version,
                at: change.at,
                what: change.what,
                by_owner: change.actor == owner.to_string(),
                value: read_any(change.kind, &change.payload)?,
            });
        }
        // Every entry has at least the line that made it.
        if history.is_empty() { Err(PortfolioProblem::NotFound) } else { Ok(history) }
    }
}

/// An own id for an element that was made in a form: short, and the same each time the form is sent.
fn new_reference(kind: Kind, id: EntryId) -> String {
    let letter = match kind {
        Kind::Registration => 'r',
        Kind::Employment => 'e',
        Kind::Activity => 'a',
        Kind::Document => 'd',
    };
    // The last 8 bytes of the key are random.
    let random: Vec<u8> = id.uuid().as_bytes().iter().skip(8).copied().collect();
    format!("{letter}-{}", hexadecimal(&random))
}

/// The rules of the format, for one element.
async fn check<T: Element>(grant: &Grant<'_, EditPortfolio>, value: &T) -> Result<(), SaveProblem<T>> {
    let mut dossier = Dossier::new();
    T::list_mut(&mut dossier).push(value.clone());
    if let Some(job) = value.employment()
        && let Some(found) = entry::find(grant, Kind::Employment, job).await?
        && found.deleted_at.is_none()
    {
        dossier.employments.push(read(&found.payload)?);
    }
    let place = format!("$.{}[0].", T::LIST);
    let problems: Vec<Problem> = dossier
        .problems()
        .into_iter()
        .filter_map(|problem| {
            let path = problem.path.strip_prefix(&place)?.to_owned();
            Some(Problem { path, kind: problem.kind })
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(SaveProblem::Invalid(problems)) }
}

/// The limit that `more` entries of a kind would pass, if any.
pub(crate) fn is_full(size: &Size, kind: Kind, more: u64, limits: &Limits) -> Option<u64> {
    let of_kind = match kind {
        Kind::Registration => MAX_REGISTRATIONS,
        Kind::Employment => MAX_EMPLOYMENTS,
        Kind::Document => MAX_DOCUMENTS,
        Kind::Activity => usize::MAX,
    };
    let of_kind = u64::try_from(of_kind).unwrap_or(u64::MAX);
    if size.live_of(kind).saturating_add(more) > of_kind {
        Some(of_kind)
    } else if size.live().saturating_add(more) > limits.entries {
        Some(limits.entries)
    } else if size.total().saturating_add(more) > limits.entries_with_deleted {
        Some(limits.entries_with_deleted)
    } else {
        None
    }
}
