//! Who may do what work: the norm, asked of an employer's own people.
use std::collections::HashSet;

use chrono::NaiveDate;
use domain::allocation::{Indicator, Law, Work, WorkerKind, WorkerLevel};
use domain::organisation::{Reading, Role};
use serde::{Deserialize, Serialize};
use store::access::{Action, EditWork, EditWorkforce, Grant, ViewWorkforce};
use store::kind_of_work::{self, Competence};
use store::organisation::{self, About, Organisation, Team, What};
use store::{KindOfWorkId, OrganisationId, StaffId, StoreError, TeamId, workforce};

use crate::allocation::{Allocated, touched};
use crate::arrangement::{Exception, exception};
use crate::authentication::check_name;
use crate::decide::{Deciding, Verdict};
use crate::organisation::below;
use crate::workforce::employer;
use crate::{Actor, Employer, EmployerProblem, NameProblem, Service, authorise};

/// Skills of one kind of work or one person, or functions of a kind of work, and characters of each.
const MAX_SKILLS: usize = 50;
const MAX_SKILL: usize = 100;
/// Kinds of work of one organisation.
const MAX_KINDS: usize = 500;
/// People on a page of who may do a kind of work.
const PEOPLE: usize = 50;
/// Lines beside them: of what is given, and of the ledger. There are pages with all of them.
const BESIDE: usize = 20;

/// A kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindOfWork {
    /// Its key.
    pub id: KindOfWorkId,
    /// What the employer calls it.
    pub name: String,
    /// Whose work it is.
    pub whose: Whose,
    /// What it asks.
    pub work: Work,
    /// Rises by one with each change.
    pub version: i32,
}

/// Whose work a kind of work is: everybody's where it names neither a team nor a function. It says nothing of who may do it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// The team, with those below it: the key and the name.
    pub team: Option<(TeamId, String)>,
    /// The functions.
    pub job_titles: Vec<String>,
}

/// [`Whose`], to be compared with many people: the teams that are meant, and the functions as they are compared.
pub(crate) struct Circle {
    teams: Option<HashSet<TeamId>>,
    job_titles: Vec<String>,
}

impl Circle {
    /// `teams` are all of the organisation.
    pub(crate) fn of(whose: &Whose, teams: &[Team]) -> Self {
        Self {
            teams: whose.team.as_ref().map(|(top, _)| below(teams, *top).into_iter().collect()),
            job_titles: whose.job_titles.iter().map(|one| workforce::folded(one)).collect(),
        }
    }

    /// Whether somebody in a team, with a [folded](workforce::folded) function, is of it.
    pub(crate) fn has(&self, team: Option<TeamId>, job_title: &str) -> bool {
        self.teams.as_ref().is_none_or(|teams| team.is_some_and(|team| teams.contains(&team)))
            && (self.job_titles.is_empty() || self.job_titles.iter().any(|one| one == job_title))
    }
}

/// A kind of work as somebody describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// What the employer calls it.
    pub name: String,
    /// The team whose work it is, where it is of one.
    pub team: Option<TeamId>,
    /// The functions whose work it is, where it is of some.
    pub job_titles: Vec<String>,
    /// What it asks.
    pub work: Work,
}

impl Described {
    /// Work of everybody.
    #[must_use]
    pub fn new(name: &str, work: Work) -> Self {
        Self { name: name.to_owned(), team: None, job_titles: Vec::new(), work }
    }
}

/// An organisation, and what who asks does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// What it is.
    pub organisation: Organisation,
    /// What who asks does there.
    pub role: Role,
}

impl At {
    /// One statement.
    pub(crate) async fn of<A: Action<Subject = OrganisationId>>(grant: &Grant<'_, A>) -> Result<Self, EmployerProblem> {
        let organisation = organisation::get(grant).await?.ok_or(EmployerProblem::NotFound)?;
        Ok(Self { organisation, role: grant.role().ok_or(EmployerProblem::NotFound)? })
    }
}

impl From<&Employer> for At {
    fn from(employer: &Employer) -> Self {
        Self { organisation: employer.organisation.clone(), role: employer.role }
    }
}

/// The kinds of work of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindsOfWork {
    /// Whose they are.
    pub employer: Employer,
    /// By name.
    pub kinds: Vec<KindOfWork>,
}

/// Of whom it is asked who may do a kind of work; what is `None` narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhoMayAsked {
    /// In the name.
    pub search: String,
    /// Of a team and those below it.
    pub team: Option<TeamId>,
    /// Those who may, or those who may not.
    pub may: Option<bool>,
    /// Those of another team or function than it is the work of, too.
    pub others: bool,
}

/// Who may do a kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoMay {
    /// Whose work it is.
    pub employer: Employer,
    /// Which.
    pub kind: KindOfWork,
    /// How many within reach may do it, and how many there are: of those whose work it is, unless others are asked for too.
    pub of_all: (usize, usize),
    /// The same of those who are asked for.
    pub of_asked: (usize, usize),
    /// A page of those: who may first, then by name.
    pub verdicts: Vec<Verdict>,
    /// How many there are on a page.
    pub per_page: usize,
    /// To whom it is given, today or later: the first of them, and how many there are.
    pub allocations: (Vec<Allocated>, usize),
    /// The lines of the ledger of exceptions about it: likewise.
    pub exceptions: (Vec<Exception>, usize),
}

/// What somebody may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayDo {
    /// Whose staff it is.
    pub at: At,
    /// The name.
    pub name: String,
    /// Every kind of work, by name.
    pub verdicts: Vec<(KindOfWork, Verdict)>,
    /// What is given to them, today or later.
    pub allocations: Vec<Allocated>,
    /// Their lines of the ledger of exceptions.
    pub exceptions: Vec<Exception>,
}

/// What is noted of what somebody can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Whose staff it is.
    pub at: At,
    /// The name.
    pub name: String,
    /// What they can.
    pub abilities: Abilities,
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

/// What is stored of a kind of work.
#[derive(PartialEq, Deserialize, Serialize)]
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

pub(crate) fn kind(stored: kind_of_work::KindOfWork) -> Result<KindOfWork, StoreError> {
    let work: StoredWork = serde_json::from_str(&stored.work).map_err(|_| StoreError::Corrupt("work"))?;
    let job_titles = serde_json::from_str(&stored.job_titles).map_err(|_| StoreError::Corrupt("job titles"))?;
    let whose = Whose { team: stored.team.zip(stored.team_name), job_titles };
    Ok(KindOfWork { id: stored.id, name: stored.name, whose, work: work.into(), version: stored.version })
}

/// A kind of work as the history of the organisation keeps it.
#[derive(Serialize)]
struct Written<'a> {
    name: &'a str,
    team: Option<String>,
    job_titles: &'a [String],
    #[serde(flatten)]
    work: &'a StoredWork,
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
    ) -> Result<KindsOfWork, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let stored = kind_of_work::all(&grant).await?;
        Ok(KindsOfWork { employer, kinds: stored.into_iter().map(kind).collect::<Result<_, _>>()? })
    }

    /// The functions that the staff within reach have, those of most people first: at most some.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn job_titles(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<Vec<String>, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        Ok(workforce::job_titles(&grant, self.today()).await?)
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
        described: Described,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWork, organisation).await?;
        let Described { name, team, job_titles, work } = described;
        let name = name.trim().to_owned();
        check_name(&name).map_err(EmployerProblem::Name)?;
        let job_titles = names(job_titles, EmployerProblem::JobTitle)?;
        let work = Work { required_skills: names(work.required_skills, EmployerProblem::Skill)?, ..work };
        let stored = StoredWork::from(&work);
        if let Some(team) = team
            && !organisation::teams(&grant).await?.iter().any(|one| one.id == team)
        {
            return Err(EmployerProblem::TeamMissing);
        }
        let written =
            Written { name: &name, team: team.map(|team| team.to_string()), job_titles: &job_titles, work: &stored };
        let written = serde_json::to_string(&written).map_err(|_| StoreError::Corrupt("work"))?;
        let now = self.now();
        let all = kind_of_work::all(&grant).await?;
        let new = kind_of_work::KindOfWork {
            id,
            name,
            team,
            team_name: None,
            job_titles: serde_json::to_string(&job_titles).map_err(|_| StoreError::Corrupt("job titles"))?,
            work: serde_json::to_string(&stored).map_err(|_| StoreError::Corrupt("work"))?,
            version: version.unwrap_or(1),
        };
        let there = all.iter().find(|one| one.id == id);
        if let Some(there) = there
            && (&there.name, there.team, &there.job_titles, &there.work)
                == (&new.name, team, &new.job_titles, &new.work)
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
        organisation::note(&grant, About::KindOfWork(id), what, &written, now).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a kind of work that nobody was ever given and that is not in the ledger of exceptions.
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
        if kind_of_work::is_used(&grant, id).await? {
            return Err(EmployerProblem::InUse);
        }
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
    ) -> Result<Noted, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let found = workforce::get(&grant, staff).await?.ok_or(EmployerProblem::NotFound)?;
        let competence = kind_of_work::competence(&grant, staff).await?;
        Ok(Noted { at, name: found.record.name, abilities: abilities_of(competence.as_ref())? })
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
        let skills = names(abilities.skills, EmployerProblem::Skill)?;
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

    /// Who of the staff within reach may do a kind of work on a day, with what was arranged for them: a page of them, the first
    /// is 0, each with the answer, why, and what would change it. Who shares and is on it finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn who_may(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (id, on): (KindOfWorkId, NaiveDate),
        asked: &WhoMayAsked,
        page: usize,
    ) -> Result<WhoMay, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let today = self.today();
        let deciding = Deciding::read(&grant, today, None).await?;
        let given = touched(&grant, today, None, Some(id)).await?;
        drop(grant);
        drop(tx);
        let kind = deciding.kind(id).ok_or(EmployerProblem::NotFound)?.clone();
        let may = |verdict: &Verdict| !verdict.allocation.answer.is_refusal();
        let counted = |verdicts: &[Verdict]| (verdicts.iter().filter(|one| may(one)).count(), verdicts.len());
        let mut verdicts: Vec<Verdict> =
            deciding.people(on).filter_map(|staff| deciding.decide(staff, &kind, on)).collect();
        verdicts.retain(|one| asked.others || one.theirs);
        let of_all = counted(&verdicts);
        let teams = asked.team.map(|team| below(&employer.teams, team));
        let search = workforce::folded(&asked.search);
        verdicts.retain(|one| {
            let name = workforce::folded(&one.name);
            search.split(' ').all(|word| name.contains(word))
                && teams.as_ref().is_none_or(|teams| one.team.is_some_and(|team| teams.contains(&team)))
                && asked.may.is_none_or(|wanted| may(one) == wanted)
        });
        let of_asked = counted(&verdicts);
        verdicts.sort_by_key(|one| !may(one));
        let verdicts: Vec<Verdict> = verdicts.into_iter().skip(page.saturating_mul(PEOPLE)).take(PEOPLE).collect();
        let number_given = given.len();
        let given = given.into_iter().take(BESIDE).map(|line| Allocated::of(&deciding, line, today));
        let allocations: (Vec<_>, _) = (given.collect(), number_given);
        let ledger: Vec<_> = deciding.ledger().iter().filter(|line| line.arrangement.kind_of_work == id).collect();
        let lines = ledger.iter().take(BESIDE).map(|line| exception(&deciding, line, today));
        let exceptions: (Vec<_>, _) = (lines.collect::<Result<_, _>>()?, ledger.len());
        let named = allocations.0.iter().map(|one| one.staff.0).chain(exceptions.0.iter().map(|one| one.staff.0));
        let seen: Vec<StaffId> = verdicts.iter().map(|one| one.staff).chain(named).collect();
        self.note_reading(actor, organisation, &deciding.accounts(&seen), Reading::Allocation).await?;
        Ok(WhoMay { employer, kind, of_all, of_asked, verdicts, per_page: PEOPLE, allocations, exceptions })
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
    ) -> Result<MayDo, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let today = self.today();
        let deciding = Deciding::read(&grant, today, Some(staff)).await?;
        let given = touched(&grant, today, Some(staff), None).await?;
        drop(grant);
        drop(tx);
        let name = deciding.record(staff).ok_or(EmployerProblem::NotFound)?.name.clone();
        let ask = |kind: &KindOfWork| Some((kind.clone(), deciding.decide(staff, kind, on)?));
        let verdicts = deciding.kinds().iter().filter_map(ask).collect();
        let allocations = given.into_iter().map(|line| Allocated::of(&deciding, line, today)).collect();
        let ledger = deciding.ledger().iter().map(|line| exception(&deciding, line, today));
        let exceptions = ledger.collect::<Result<_, _>>()?;
        self.note_reading(actor, organisation, &deciding.accounts(&[staff]), Reading::Allocation).await?;
        Ok(MayDo { at, name, verdicts, allocations, exceptions })
    }
}

pub(crate) fn abilities_of(competence: Option<&Competence>) -> Result<Abilities, StoreError> {
    let Some(competence) = competence else { return Ok(Abilities::default()) };
    let corrupt = |_| StoreError::Corrupt("competence");
    Ok(Abilities {
        worker: competence.worker.parse().map_err(corrupt)?,
        level: competence.level.as_deref().map(str::parse).transpose().map_err(corrupt)?,
        skills: serde_json::from_str(&competence.skills).map_err(|_| StoreError::Corrupt("competence"))?,
    })
}

/// Names of skills or functions as they can be stored: trimmed, each once, without empty ones.
fn names(names: Vec<String>, refused: fn(NameProblem) -> EmployerProblem) -> Result<Vec<String>, EmployerProblem> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for name in names {
        let name = name.trim().to_owned();
        if name.is_empty() || !seen.insert(workforce::folded(&name)) {
            continue;
        }
        if name.chars().count() > MAX_SKILL {
            return Err(refused(NameProblem::TooLong { max: MAX_SKILL }));
        }
        if name.chars().any(char::is_control) {
            return Err(refused(NameProblem::ControlCharacter));
        }
        all.push(name);
    }
    if all.len() > MAX_SKILLS {
        return Err(EmployerProblem::TooMany { limit: u64::try_from(MAX_SKILLS).unwrap_or(u64::MAX) });
    }
    Ok(all)
}
