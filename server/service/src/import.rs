//! Importing a dossier. What is there already stays as it is; the same file twice adds nothing.
//!
//! An element with an own id is the one in the portfolio with that id, unless it plainly is something else: then it gets
//! another id. One without (a document, or a row of a table)
//! gets an id from its content; where the same content stands several times, the first, the second and so on each have
//! their own.
use std::collections::HashMap;

use domain::{Activity, Document, Dossier, Employment, Problem, Registration};
use store::access::{EditPortfolio, Grant};
use store::entry::{self, Entry, Kind, NewEntry, Size, Step, What};
use store::{EntryId, StoreError};

use crate::element::{AnyElement, Element, read, write};
use crate::portfolio::is_full;
use crate::secret::{hexadecimal, sha256};
use crate::{Actor, ImportProblem, Limits, Service, authorise, own_account};

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// One for each element, in the order of the file.
    pub rows: Vec<PreviewRow>,
}

impl Preview {
    /// How many rows would do what.
    #[must_use]
    pub fn outcome(&self) -> Imported {
        let count = |wanted: fn(&Row) -> bool| self.rows.iter().filter(|row| wanted(&row.row)).count();
        Imported {
            added: count(|row| matches!(row, Row::New)),
            already_there: count(|row| matches!(row, Row::AlreadyThere)),
            differing: count(|row| matches!(row, Row::Differs { .. })),
        }
    }
}

/// What an import would do with one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// What it is.
    pub kind: Kind,
    /// Its place in its list in the file, from 0.
    pub position: usize,
    /// Its own id, or the one that it gets.
    pub reference: String,
    /// What it is called; may be empty.
    pub title: String,
    /// The element.
    pub value: AnyElement,
    /// What would be done with it.
    pub row: Row,
}

/// What an import does with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// It is added.
    New,
    /// It is there; nothing is done.
    AlreadyThere,
    /// It is there with other content, which stays.
    Differs {
        /// The entry that stays.
        existing: EntryId,
    },
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Elements added.
    pub added: usize,
    /// Elements that were there.
    pub already_there: usize,
    /// Elements that were there with other content, which stayed.
    pub differing: usize,
}

impl Service {
    /// What [`Service::import`] would do, element by element. Writes nothing.
    ///
    /// # Errors
    /// See [`ImportProblem`].
    pub async fn preview_import(&self, actor: &Actor, dossier: &Dossier) -> Result<Preview, ImportProblem> {
        let existing = {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
            entry::all(&grant).await?
        };
        let plan = Plan::of(&existing, dossier.clone(), &self.settings().limits)?;
        Ok(Preview { rows: plan.rows })
    }

    /// Adds what is new in a dossier: all of it or, when something is wrong, nothing.
    ///
    /// # Errors
    /// See [`ImportProblem`].
    pub async fn import(&self, actor: &Actor, dossier: &Dossier) -> Result<Imported, ImportProblem> {
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditPortfolio, own_account(actor)?).await?;
        let existing = entry::all(&grant).await?;
        let plan = Plan::of(&existing, dossier.clone(), &self.settings().limits)?;
        let imported = Preview { rows: plan.rows }.outcome();
        entry::insert_many(&grant, plan.new, What::Imported, now).await?;
        for again in plan.again {
            import_again(&grant, again, now).await?;
        }
        self.commit(tx, actor).await?;
        Ok(imported)
    }
}

async fn import_again(
    grant: &Grant<'_, EditPortfolio>,
    again: Again,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), ImportProblem> {
    let step = Step::ImportAgain(again.payload);
    // Changed meanwhile, on PostgreSQL: then nothing of the file is taken, and a second try sees the change.
    entry::step(grant, again.id, again.version, step, now).await?.ok_or(ImportProblem::Unavailable)?;
    Ok(())
}

/// A deleted entry that the file brings back.
struct Again {
    id: EntryId,
    version: i32,
    payload: String,
}

/// What is to be done with a file.
struct Plan {
    rows: Vec<PreviewRow>,
    new: Vec<NewEntry>,
    again: Vec<Again>,
}

impl Plan {
    fn of(existing: &[Entry], mut dossier: Dossier, limits: &Limits) -> Result<Self, ImportProblem> {
        give_ids::<Registration>(&mut dossier)?;
        give_ids::<Employment>(&mut dossier)?;
        give_ids::<Activity>(&mut dossier)?;
        tell_apart::<Registration>(existing, &mut dossier)?;
        tell_apart::<Employment>(existing, &mut dossier)?;
        tell_apart::<Activity>(existing, &mut dossier)?;
        let problems: Vec<Problem> = dossier.problems();
        if !problems.is_empty() {
            return Err(ImportProblem::Invalid(problems));
        }
        let mut plan = Self { rows: Vec::new(), new: Vec::new(), again: Vec::new() };
        plan.take::<Registration>(existing, &dossier)?;
        plan.take::<Employment>(existing, &dossier)?;
        plan.take::<Activity>(existing, &dossier)?;
        plan.take::<Document>(existing, &dossier)?;
        plan.fits(existing, limits)?;
        Ok(plan)
    }

    fn fits(&self, existing: &[Entry], limits: &Limits) -> Result<(), ImportProblem> {
        let mut size = Size::default();
        for entry in existing {
            size.add(entry.kind, entry.deleted_at.is_none());
        }
        for kind in Kind::ALL {
            let of_kind = self.rows.iter().filter(|row| row.kind == kind && row.row == Row::New).count();
            if of_kind == 0 {
                continue;
            }
            if let Some(limit) = is_full(&size, kind, u64::try_from(of_kind).unwrap_or(u64::MAX), limits) {
                return Err(ImportProblem::TooMany { limit });
            }
            (0..of_kind).for_each(|_| size.add(kind, true));
        }
        Ok(())
    }

    /// Decides on the elements of one kind.
    fn take<T: Element>(&mut self, existing: &[Entry], dossier: &Dossier) -> Result<(), StoreError> {
        let of_kind = || existing.iter().filter(|entry| entry.kind == T::KIND);
        let by_reference: HashMap<&str, &Entry> = of_kind().map(|entry| (entry.reference.as_str(), entry)).collect();
        // How often each content is there; documents have nothing else to be recognised by.
        let mut contents: HashMap<&str, usize> = HashMap::new();
        for entry in of_kind().filter(|entry| entry.deleted_at.is_none()) {
            *contents.entry(entry.payload.as_str()).or_default() += 1;
        }
        // A person has a registration once, whatever id a file gives it. Only of these there are few enough to be read.
        let mut alike: Vec<(T, EntryId)> = Vec::new();
        if T::KIND == Kind::Registration {
            for entry in of_kind().filter(|entry| entry.deleted_at.is_none()) {
                alike.push((read(&entry.payload)?, entry.id));
            }
        }
        let mut seen: HashMap<String, usize> = HashMap::new();

        for (position, element) in T::list(dossier).iter().enumerate() {
            let payload = write(element)?;
            let nth = seen.entry(payload.clone()).and_modify(|nth| *nth += 1).or_insert(1);
            let there = contents.get(payload.as_str()).is_some_and(|times| times >= nth);
            let reference = match element.own_id() {
                "" => reference_of(&payload, *nth),
                own => own.to_owned(),
            };
            let found = by_reference.get(reference.as_str());
            let row = match found {
                _ if there => Row::AlreadyThere,
                Some(entry) if entry.deleted_at.is_none() => Row::Differs { existing: entry.id },
                _ => match alike.iter().find(|(known, _)| known.is_same(element)) {
                    Some((known, _)) if same_content(known, element) => Row::AlreadyThere,
                    Some((_, existing)) => Row::Differs { existing: *existing },
                    None => Row::New,
                },
            };
            if row == Row::New {
                match found {
                    Some(entry) => self.again.push(Again { id: entry.id, version: entry.version, payload }),
                    None => {
                        let (id, kind, reference) = (EntryId::new(), T::KIND, reference.clone());
                        self.new.push(NewEntry { id, kind, reference, payload });
                    }
                }
            }
            let value = element.clone().into_any();
            self.rows.push(PreviewRow { kind: T::KIND, position, reference, title: value.title(), value, row });
        }
        Ok(())
    }
}

/// Whether two elements say the same, their own ids aside.
fn same_content<T: Element>(one: &T, other: &T) -> bool {
    let mut one = one.clone();
    one.set_own_id(other.own_id());
    write(&one).ok() == write(other).ok()
}

/// Gives the elements of one kind that have no own id one from their content.
fn give_ids<T: Element>(dossier: &mut Dossier) -> Result<(), StoreError> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for element in T::list_mut(dossier) {
        if element.own_id().is_empty() {
            let content = write(element)?;
            let nth = seen.entry(content.clone()).and_modify(|nth| *nth += 1).or_insert(1);
            element.set_own_id(&reference_of(&content, *nth));
        }
    }
    Ok(())
}

/// Gives an element another id where its own is that of something else in the portfolio; what names it in the file follows.
/// The new id comes from its content, so that the same file again is known.
fn tell_apart<T: Element>(existing: &[Entry], dossier: &mut Dossier) -> Result<(), StoreError> {
    let there: HashMap<&str, &Entry> =
        existing.iter().filter(|entry| entry.kind == T::KIND).map(|entry| (entry.reference.as_str(), entry)).collect();
    let mut renamed: Vec<(String, String)> = Vec::new();
    for element in T::list_mut(dossier) {
        let Some(entry) = there.get(element.own_id()) else { continue };
        // An id of ours is never given twice.
        if element.own_id().parse::<EntryId>().is_ok() || element.is_alike(&read(&entry.payload)?) {
            continue;
        }
        let before = element.own_id().to_owned();
        let id = reference_of(&write(element)?, 1);
        element.set_own_id(&id);
        renamed.push((before, id));
    }
    if T::KIND == Kind::Employment {
        for document in Document::list_mut(dossier) {
            // Each once: a new id may not be taken for an old one.
            let named = document.employment.clone().unwrap_or_default();
            if let Some((_, id)) = renamed.iter().find(|(before, _)| *before == named) {
                document.employment = Some(id.clone());
            }
        }
    }
    Ok(())
}

/// The id of the `nth` element with this content.
fn reference_of(content: &str, nth: usize) -> String {
    let mut hash = hexadecimal(&sha256(content.as_bytes()));
    hash.truncate(24);
    if nth == 1 { format!("c-{hash}") } else { format!("c-{hash}-{nth}") }
}
