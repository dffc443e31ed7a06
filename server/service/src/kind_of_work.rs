//! Who may do what work: the norm, asked of an employer's own people.
use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};
use domain::allocation::{
    Arrangement, ArrangementKind, Indicator, Law, Question, Way, Work, Worker, WorkerKind, WorkerLevel, ways,
};
use domain::organisation::Reading;
use domain::{Allocation, Chamber, Facts, Register, Registration, allocate};
use serde::{Deserialize, Serialize};
use store::access::{EditWork, EditWorkforce, ViewWorkforce};
use store::kind_of_work::{self, Candidate, Competence};
use store::organisation::{self, About, What};
use store::workforce::Record;
use store::{KindOfWorkId, OrganisationId, StaffId, StoreError, TeamId};

use crate::authentication::check_name;
use crate::element::read;
use crate::{Actor, EmployerProblem, NameProblem, Service, authorise};

/// Skills of one kind of work or one person, and characters of each.
const MAX_SKILLS: usize = 50;
const MAX_SKILL: usize = 100;
/// Kinds of work of one organisation.
const MAX_KINDS: usize = 500;
/// How long a registration lasts: the employer's own record only has its end.
///
/// Source: <https://skjeugd.nl/register/overig/algemene-informatie/>; BIG likewise.
const TERM: Months = Months::new(60);

/// A kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindOfWork {
    /// Its key.
    pub id: KindOfWorkId,
    /// What the employer calls it.
    pub name: String,
    /// What it asks.
    pub work: Work,
    /// Rises by one with each change.
    pub version: i32,
}

/// What somebody can, as far as the employer noted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// As what they work.
    pub worker: WorkerKind,
    /// At which level.
    pub level: Option<WorkerLevel>,
    /// Their skills, by name.
    pub skills: Vec<String>,
}

impl Default for Abilities {
    fn default() -> Self {
        Self { worker: WorkerKind::Professional, level: None, skills: Vec::new() }
    }
}

/// From where it is known whether somebody is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// They share it.
    Shared,
    /// The employer's own record says so.
    Recorded,
    /// The employer's own record says so, but the last look in the public register did not find them.
    NotFound,
    /// Nothing says so.
    Nothing,
}

/// May somebody of the staff do a kind of work?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// What they do.
    pub job_title: String,
    /// The team.
    pub team: Option<TeamId>,
    /// From where it is known whether they are registered.
    pub known: Known,
    /// The answer, without any arrangement.
    pub allocation: Allocation,
    /// How else the work could be arranged for them.
    pub ways: Vec<Way>,
    /// The skills that they lack.
    pub lacks: Vec<String>,
}

/// What is stored of a kind of work.
#[derive(Deserialize, Serialize)]
struct StoredWork {
    law: Law,
    indicators: Vec<Indicator>,
    required_skills: Vec<String>,
    follows_from_registered_task: bool,
}

impl From<&Work> for StoredWork {
    fn from(work: &Work) -> Self {
        let Work { law, indicators, required_skills, follows_from_registered_task } = work.clone();
        Self { law, indicators, required_skills, follows_from_registered_task }
    }
}

impl From<StoredWork> for Work {
    fn from(stored: StoredWork) -> Self {
        let StoredWork { law, indicators, required_skills, follows_from_registered_task } = stored;
        Self { law, indicators, required_skills, follows_from_registered_task }
    }
}

fn kind(stored: kind_of_work::KindOfWork) -> Result<KindOfWork, StoreError> {
    let work: StoredWork = serde_json::from_str(&stored.work).map_err(|_| StoreError::Corrupt("work"))?;
    Ok(KindOfWork { id: stored.id, name: stored.name, work: work.into(), version: stored.version })
}

impl Service {
    /// The kinds of work of an organisation, by name.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn kinds_of_work(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<Vec<KindOfWork>, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let stored = kind_of_work::all(&grant).await?;
        Ok(stored.into_iter().map(kind).collect::<Result<_, _>>()?)
    }

    /// Adds a kind of work under a fresh key when `version` is `None`, else changes version `version` of one.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn save_kind_of_work(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: KindOfWorkId,
        version: Option<i32>,
        name: &str,
        work: Work,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWork, organisation).await?;
        let name = name.trim().to_owned();
        check_name(&name).map_err(EmployerProblem::Name)?;
        let work = Work { required_skills: skills(work.required_skills)?, ..work };
        let text = serde_json::to_string(&StoredWork::from(&work)).map_err(|_| StoreError::Corrupt("work"))?;
        let now = self.now();
        let all = kind_of_work::all(&grant).await?;
        let new = kind_of_work::KindOfWork { id, name, work: text, version: version.unwrap_or(1) };
        let there = all.iter().find(|one| one.id == id);
        if let Some(there) = there
            && there.name == new.name
            && there.work == new.work
        {
            // The form was sent twice, or nothing was changed.
            return Ok(());
        }
        if all.iter().any(|one| one.id != id && one.name.to_lowercase() == new.name.to_lowercase()) {
            return Err(EmployerProblem::Taken);
        }
        let stored = match (version, there) {
            (None, None) if all.len() >= MAX_KINDS => {
                return Err(EmployerProblem::TooMany { limit: u64::try_from(MAX_KINDS).unwrap_or(u64::MAX) });
            }
            (None, None) => kind_of_work::insert(&grant, &new, now).await?,
            (Some(_), Some(_)) => kind_of_work::edit(&grant, &new, now).await?,
            (None, Some(there)) => return Err(EmployerProblem::Conflict { version: there.version }),
            (Some(_), None) => return Err(EmployerProblem::NotFound),
        };
        if !stored {
            return Err(
                there.map_or(EmployerProblem::NotFound, |one| EmployerProblem::Conflict { version: one.version })
            );
        }
        let what = if version.is_none() { What::Created } else { What::Edited };
        organisation::note(&grant, About::KindOfWork(id), what, &new.work, now).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a kind of work.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn remove_kind_of_work(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: KindOfWorkId,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWork, organisation).await?;
        if kind_of_work::remove(&grant, id).await? {
            organisation::note(&grant, About::KindOfWork(id), What::Deleted, "{}", self.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What is noted of what somebody can.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn abilities(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        staff: StaffId,
    ) -> Result<(String, Abilities), EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let found = kind_of_work::candidates(&grant, self.today(), Some(staff)).await?;
        let found = found.into_iter().next().ok_or(EmployerProblem::NotFound)?;
        let abilities = abilities_of(found.competence.as_ref())?;
        Ok((found.staff.record.name, abilities))
    }

    /// Notes what somebody can.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn save_abilities(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        staff: StaffId,
        abilities: Abilities,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let skills = skills(abilities.skills)?;
        let competence = Competence {
            worker: abilities.worker.as_str().to_owned(),
            level: abilities.level.map(|level| level.as_str().to_owned()),
            skills: serde_json::to_string(&skills).map_err(|_| StoreError::Corrupt("skills"))?,
        };
        if !kind_of_work::put_competence(&grant, staff, &competence, self.now()).await? {
            return Err(EmployerProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// Who of the staff within reach may do a kind of work on a day: each with the answer, why, and what would change it.
    /// By name. Who shares finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn who_may(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: KindOfWorkId,
        on: NaiveDate,
    ) -> Result<(KindOfWork, Vec<Verdict>), EmployerProblem> {
        let (work, verdicts) = {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
            let all = kind_of_work::all(&grant).await?;
            let work = kind(all.into_iter().find(|one| one.id == id).ok_or(EmployerProblem::NotFound)?)?;
            let people = self.people(&grant, None).await?;
            let verdicts: Vec<_> = people.iter().map(|person| person.verdict(&work.work, on)).collect();
            let seen: Vec<_> = people.iter().filter_map(|person| person.candidate.account).collect();
            drop(grant);
            drop(tx);
            self.note_reading(actor, organisation, &seen, Reading::Allocation).await?;
            (work, verdicts)
        };
        Ok((work, verdicts))
    }

    /// What somebody of the staff may do on a day: every kind of work with the answer.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn may_do(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        staff: StaffId,
        on: NaiveDate,
    ) -> Result<Vec<(KindOfWork, Verdict)>, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let all = kind_of_work::all(&grant).await?;
        let people = self.people(&grant, Some(staff)).await?;
        let person = people.first().ok_or(EmployerProblem::NotFound)?;
        let verdicts = all
            .into_iter()
            .map(|one| {
                let work = kind(one)?;
                let verdict = person.verdict(&work.work, on);
                Ok((work, verdict))
            })
            .collect::<Result<_, StoreError>>()?;
        let seen: Vec<_> = person.candidate.account.into_iter().collect();
        drop(grant);
        drop(tx);
        self.note_reading(actor, organisation, &seen, Reading::Allocation).await?;
        Ok(verdicts)
    }

    async fn people(
        &self,
        grant: &store::access::Grant<'_, ViewWorkforce>,
        only: Option<StaffId>,
    ) -> Result<Vec<Asked>, StoreError> {
        // What is shared today may be looked at today, whatever the day that is asked about.
        let today = self.today();
        let candidates = kind_of_work::candidates(grant, today, only).await?;
        let mut shared: HashMap<_, Vec<Registration>> = HashMap::new();
        for (account, payload) in kind_of_work::registrations(grant, today, only).await? {
            shared.entry(account).or_default().push(read(&payload)?);
        }
        candidates
            .into_iter()
            .map(|candidate| {
                let abilities = abilities_of(candidate.competence.as_ref())?;
                let shared = candidate.account.and_then(|account| shared.remove(&account)).unwrap_or_default();
                Ok(Asked::new(candidate, abilities, shared))
            })
            .collect()
    }
}

/// Somebody with all that decides.
struct Asked {
    candidate: Candidate,
    worker: Worker,
    known: Known,
}

impl Asked {
    fn new(candidate: Candidate, abilities: Abilities, shared: Vec<Registration>) -> Self {
        let (registrations, known) = if !shared.is_empty() {
            (shared, Known::Shared)
        } else if candidate.not_found {
            (Vec::new(), Known::NotFound)
        } else {
            match recorded(&candidate.staff.record) {
                Some(registration) => (vec![registration], Known::Recorded),
                None => (Vec::new(), Known::Nothing),
            }
        };
        let Abilities { worker: kind, level, skills } = abilities;
        Self { candidate, worker: Worker { kind, level, skills, registrations }, known }
    }

    fn verdict(&self, work: &Work, on: NaiveDate) -> Verdict {
        let question = Question {
            on,
            work: work.clone(),
            worker: self.worker.clone(),
            arrangement: Arrangement::new(ArrangementKind::None),
        };
        let record = &self.candidate.staff.record;
        Verdict {
            staff: self.candidate.staff.id,
            name: record.name.clone(),
            job_title: record.job_title.clone(),
            team: record.team,
            known: self.known,
            allocation: allocate(&question),
            ways: ways(&question),
            lacks: question.missing_skills().map(str::to_owned).collect(),
        }
    }
}

fn abilities_of(competence: Option<&Competence>) -> Result<Abilities, StoreError> {
    let Some(competence) = competence else { return Ok(Abilities::default()) };
    let corrupt = |_| StoreError::Corrupt("competence");
    Ok(Abilities {
        worker: competence.worker.parse().map_err(corrupt)?,
        level: competence.level.as_deref().map(str::parse).transpose().map_err(corrupt)?,
        skills: serde_json::from_str(&competence.skills).map_err(|_| StoreError::Corrupt("competence"))?,
    })
}

/// The registration of the employer's own record, where it says enough: a register, and when it ends. Where SKJ has no
/// chamber the first one stands for all: they weigh the same here. Of BIG the chamber decides, so without one nothing is
/// known.
fn recorded(record: &Record) -> Option<Registration> {
    let (register, until) = (record.register?, record.registered_until?);
    let chamber = match (record.chamber, register) {
        (Some(chamber), _) => chamber,
        (None, Register::Skj) => Chamber::Jgp,
        (None, _) => return None,
    };
    Some(Registration {
        id: String::new(),
        register,
        chamber,
        number: record.register_number.clone(),
        since: until.checked_sub_months(TERM)?,
        until,
        ruleset: None,
        facts: Facts::default(),
        submitted_on: None,
        decided_on: None,
        decision: None,
        deadline_moves: Vec::new(),
        measures: Vec::new(),
    })
}

/// Names of skills as they can be stored: trimmed, each once, without empty ones.
fn skills(names: Vec<String>) -> Result<Vec<String>, EmployerProblem> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for name in names {
        let name = name.trim().to_owned();
        if name.is_empty() || !seen.insert(name.to_lowercase()) {
            continue;
        }
        if name.chars().count() > MAX_SKILL {
            return Err(EmployerProblem::Skill(NameProblem::TooLong { max: MAX_SKILL }));
        }
        if name.chars().any(char::is_control) {
            return Err(EmployerProblem::Skill(NameProblem::ControlCharacter));
        }
        all.push(name);
    }
    if all.len() > MAX_SKILLS {
        return Err(EmployerProblem::TooMany { limit: u64::try_from(MAX_SKILLS).unwrap_or(u64::MAX) });
    }
    Ok(all)
}
