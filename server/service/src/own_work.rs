//! The work that employers give somebody, as they see it: as what, on what ground, on whose responsibility; and for what they
//! are responsible. And objections to both, which the employer answers.
use chrono::NaiveDate;
use store::access::{AllocateWork, DisputeOwnWork, ViewOwnWork};
use store::dispute::{self, Dispute, Made, To};
use store::organisation::{self, What};
use store::{
    AccountId, AllocationId, ArrangementId, DisputeId, OrganisationId, StaffId, StoreError, own_work, reading,
};

use crate::allocation::{Allocated, Answered, Period};
use crate::arrangement::{Exception, exception};
use crate::decide::Deciding;
use crate::kind_of_work::{At, KindOfWork, kind};
use crate::workforce::text;
use crate::{Actor, EmployerProblem, Service, authorise, own_account};

/// Characters of an objection, and of the answer.
const MAX_TEXT: usize = 2000;
/// So many objections are on the list of an employer.
const LISTED: u32 = 200;

/// The work of somebody at one employer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEmployer {
    /// Which employer.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// The work that is given to them, the last begun first.
    pub allocations: Vec<OwnAllocation>,
    /// For what of others they are responsible, the last begun first.
    pub responsible: Vec<OwnResponsible>,
}

/// What somebody is responsible for, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnResponsible {
    /// The line of the ledger.
    pub exception: Exception,
    /// Their objections to it, the last first.
    pub disputes: Vec<Dispute>,
}

/// Work that is given to somebody, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAllocation {
    /// What it is, with what the norm says of it today, or on its first day where that is to come.
    pub allocated: Allocated,
    /// The kind of work.
    pub kind: KindOfWork,
    /// Their objections to it, the last first.
    pub disputes: Vec<Dispute>,
}

/// An objection, as the employer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// What it says.
    pub dispute: Dispute,
    /// Who made it, with the name.
    pub staff: (StaffId, String),
    /// To which work, by its name.
    pub work: String,
    /// A code of the employer's own.
    pub reference: Option<String>,
    /// Who does the work, where it is to being responsible for that.
    pub does: Option<String>,
    /// For how long the work is given, or the arrangement made.
    pub period: Period,
}

impl Objection {
    fn of((dispute, about): (Dispute, dispute::About)) -> Self {
        let dispute::About { staff, name, work, reference, does, since, until, .. } = about;
        Self { dispute, staff: (staff, name), work, reference, does, period: Period { since, until } }
    }
}

/// The objections of an organisation, within reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objections {
    /// Whose staff it is.
    pub at: At,
    /// Those that wait for an answer first, then the last ones.
    pub objections: Vec<Objection>,
}

impl Service {
    /// The work that employers give who asks, and for what they are responsible, by employer. On whom it rests that somebody
    /// may do their work finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn own_work(&self, actor: &Actor) -> Result<Vec<OwnEmployer>, EmployerProblem> {
        let (account, today) = (own_account(actor)?, self.today());
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewOwnWork, account).await?;
        let own = own_work::read(&grant, today).await?;
        let disputes = dispute::mine(&grant).await?;
        drop(grant);
        drop(tx);
        let mut seen: Vec<(OrganisationId, AccountId)> = Vec::new();
        let mut employers = Vec::with_capacity(own.employers.len());
        for (organisation, name) in own.employers.clone() {
            let (employer, accounts) = employer(&own, (organisation, name), &disputes, today)?;
            seen.extend(accounts.into_iter().filter(|one| *one != account).map(|one| (organisation, one)));
            employers.push(employer);
        }
        // What they were and are no longer of is nothing of theirs.
        employers.retain(|employer| !(employer.allocations.is_empty() && employer.responsible.is_empty()));
        if !seen.is_empty() {
            let tx = self.store().write().await?;
            let grant = authorise(&tx, actor, ViewOwnWork, account).await?;
            reading::write_own(&grant, &seen, self.now()).await?;
            tx.commit().await?;
        }
        Ok(employers)
    }

    /// One of the allocations of who asks, with the name of the employer.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn own_allocation(
        &self,
        actor: &Actor,
        id: AllocationId,
    ) -> Result<(String, OwnAllocation), EmployerProblem> {
        // As the list has it, so that both say the same.
        let employers = self.own_work(actor).await?;
        let all = employers.into_iter().flat_map(|employer| {
            let name = employer.name;
            employer.allocations.into_iter().map(move |one| (name.clone(), one))
        });
        all.into_iter().find(|(_, one)| one.allocated.id == id).ok_or(EmployerProblem::NotFound)
    }

    /// One of the lines that who asks is responsible for, with the name of the employer.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn own_responsible(
        &self,
        actor: &Actor,
        id: ArrangementId,
    ) -> Result<(String, OwnResponsible), EmployerProblem> {
        let employers = self.own_work(actor).await?;
        let all = employers.into_iter().flat_map(|employer| {
            let name = employer.name;
            employer.responsible.into_iter().map(move |one| (name.clone(), one))
        });
        all.into_iter().find(|(_, one)| one.exception.id == id).ok_or(EmployerProblem::NotFound)
    }

    /// Objects to work that who asks is given, or to being responsible for somebody else's, under a fresh key.
    ///
    /// # Errors
    /// See [`EmployerProblem`]; it is in use where another objection of theirs waits for an answer.
    pub async fn dispute(&self, actor: &Actor, id: DisputeId, to: To, reason: &str) -> Result<(), EmployerProblem> {
        let account = own_account(actor)?;
        let reason = said(reason)?;
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, DisputeOwnWork, account).await?;
        match dispute::make(&grant, (id, to), &reason, self.now()).await? {
            Made::Made => Ok(tx.commit().await?),
            Made::Already => Ok(()),
            Made::Another => Err(EmployerProblem::InUse),
            Made::Nothing => Err(EmployerProblem::NotFound),
        }
    }

    /// Takes an objection back.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn withdraw_dispute(&self, actor: &Actor, id: DisputeId, to: To) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, DisputeOwnWork, own_account(actor)?).await?;
        if !dispute::withdraw(&grant, (id, to), self.now()).await? {
            return Err(EmployerProblem::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// The objections to the work that who asks may give people: of the whole staff, or of the own teams.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn objections(&self, actor: &Actor, organisation: OrganisationId) -> Result<Objections, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, AllocateWork, organisation).await?;
        let at = At::of(&grant).await?;
        let found = dispute::all(&grant, None, LISTED).await?;
        Ok(Objections { at, objections: found.into_iter().map(Objection::of).collect() })
    }

    /// One of them.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn objection(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: DisputeId,
    ) -> Result<(At, Objection), EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, AllocateWork, organisation).await?;
        let at = At::of(&grant).await?;
        let found = dispute::all(&grant, Some(id), 1).await?.into_iter().next();
        Ok((at, Objection::of(found.ok_or(EmployerProblem::NotFound)?)))
    }

    /// Answers an objection, once.
    ///
    /// # Errors
    /// See [`EmployerProblem`]; it is in use when it was answered otherwise, or taken back, in the meantime.
    pub async fn answer_objection(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: DisputeId,
        answer: &str,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AllocateWork, organisation).await?;
        let answer = said(answer)?;
        let now = self.now();
        let found = dispute::all(&grant, Some(id), 1).await?.into_iter().next();
        let (there, about) = found.ok_or(EmployerProblem::NotFound)?;
        if there.answer.as_ref().is_some_and(|given| given.text == answer) {
            // The form was sent twice.
            return Ok(());
        }
        if !dispute::answer(&grant, id, &answer, now).await? {
            return Err(EmployerProblem::InUse);
        }
        let payload = serde_json::to_string(&Answered { objection: id.to_string(), answer })
            .map_err(|_| StoreError::Corrupt("answer"))?;
        let about = match about.to {
            To::Allocation(id) => organisation::About::Allocation(id),
            To::Arrangement(id) => organisation::About::Arrangement(id),
        };
        organisation::note(&grant, about, What::Edited, &payload, now).await?;
        Ok(tx.commit().await?)
    }

    /// How many objections wait for an answer of who asks; `None` where it is not for them to give one.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn waiting_objections(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<Option<usize>, EmployerProblem> {
        match self.objections(actor, organisation).await {
            Ok(found) => Ok(Some(found.objections.iter().filter(|one| one.dispute.is_open()).count())),
            Err(EmployerProblem::NotTheirRole) => Ok(None),
            Err(problem) => Err(problem),
        }
    }
}

/// A text that has to be there, trimmed.
fn said(value: &str) -> Result<String, EmployerProblem> {
    let said = text(value, MAX_TEXT).map_err(EmployerProblem::Note)?;
    said.ok_or(EmployerProblem::Note(crate::NameProblem::Empty))
}

/// What is of one employer, and whose shared registrations the answers rest on.
fn employer(
    own: &own_work::OwnWork,
    (organisation, name): (OrganisationId, String),
    disputes: &[Dispute],
    today: NaiveDate,
) -> Result<(OwnEmployer, Vec<AccountId>), EmployerProblem> {
    fn of<T: Clone>(all: &[(OrganisationId, T)], organisation: OrganisationId) -> Vec<T> {
        all.iter().filter(|(at, _)| *at == organisation).map(|(_, one)| one.clone()).collect()
    }
    let kinds = of(&own.kinds, organisation).into_iter().map(kind).collect::<Result<Vec<_>, StoreError>>()?;
    let candidates = of(&own.candidates, organisation);
    let mine: Vec<StaffId> = candidates.iter().filter(|one| one.asked).map(|one| one.staff.id).collect();
    let registrations = own.registrations.iter().filter(|(at, ..)| *at == organisation);
    let registrations = registrations.map(|(_, account, payload)| (*account, payload.clone())).collect();
    let ledger = of(&own.arrangements, organisation);
    let deciding = Deciding::of(today, kinds, candidates, registrations, ledger)?;
    let of_this = |to: To| disputes.iter().filter(|one| one.to == to).cloned().collect::<Vec<_>>();
    let allocations = of(&own.allocations, organisation).into_iter().filter_map(|line| {
        let allocated = Allocated::of(&deciding, line, today);
        let kind = deciding.kind(allocated.kind_of_work.0)?.clone();
        let disputes = of_this(To::Allocation(allocated.id));
        Some(OwnAllocation { allocated, kind, disputes })
    });
    let responsible = deciding
        .ledger()
        .iter()
        .filter(|line| line.arrangement.responsible.is_some_and(|staff| mine.contains(&staff)))
        .map(|line| {
            let exception = exception(&deciding, line, today)?;
            let disputes = of_this(To::Arrangement(exception.id));
            Ok(OwnResponsible { exception, disputes })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let employer = OwnEmployer { organisation, name, allocations: allocations.collect(), responsible };
    let accounts = deciding.accounts(&mine);
    Ok((employer, accounts))
}
