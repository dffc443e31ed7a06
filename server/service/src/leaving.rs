//! What would change in the work if somebody left: asked, never stored.
use chrono::NaiveDate;
use domain::organisation::{LedgerState, Reading};
use domain::period::day_after;
use store::access::ViewWorkforce;
use store::allocation::{self, Asked, Line};
use store::{AccountId, OrganisationId, StaffId, StoreError, arrangement};

use crate::allocation::Allocated;
use crate::arrangement::{Exception, exception};
use crate::decide::Deciding;
use crate::kind_of_work::{At, KindOfWork};
use crate::roster::in_the_background;
use crate::workforce::plausible;
use crate::{Actor, EmployerProblem, Service, authorise};

/// Others who may do work are counted until there are so many.
const ENOUGH: usize = 10;

/// What would change after somebody's last working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Whose staff it is.
    pub at: At,
    /// The name.
    pub name: String,
    /// The work that is given to them for longer.
    pub own: Vec<Allocated>,
    /// The work of others that they may do on the day after, and then no longer.
    pub lost: Vec<Allocated>,
    /// The lines of the ledger that they are responsible for and that hold by then, or will: a tandem or a trainee's lapses, and of a
    /// tenzij nobody is responsible any more.
    pub resting: Vec<Exception>,
    /// What they may do themselves, with how many others may, those whose work it is; at most `enough` are counted.
    pub kinds: Vec<(KindOfWork, usize)>,
    /// So many are counted at most.
    pub enough: usize,
}

impl Service {
    /// What would change if somebody within reach worked until a day and no longer. Who shares and is in it finds it in the log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn leaving(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (staff, last): (StaffId, NaiveDate),
    ) -> Result<Leaving, EmployerProblem> {
        if !plausible(last) {
            return Err(EmployerProblem::Day);
        }
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let at = At::of(&grant).await?;
        let deciding = Deciding::read(&grant, today, None).await?;
        // After today and after that day: what is over by then is nobody's to do.
        let from = day_after(last).max(today);
        let given = allocation::all(&grant, Asked { on: Some(from), ..Asked::default() }).await?;
        drop(grant);
        drop(tx);
        let name = deciding.record(staff).ok_or(EmployerProblem::NotFound)?.name.clone();
        let (change, seen) = in_the_background(move || without(deciding, given, (staff, last), from)).await??;
        self.note_reading(actor, organisation, &seen, Reading::Allocation).await?;
        let Change { own, lost, resting, kinds } = change;
        Ok(Leaving { at, name, own, lost, resting, kinds, enough: ENOUGH })
    }
}

struct Change {
    own: Vec<Allocated>,
    lost: Vec<Allocated>,
    resting: Vec<Exception>,
    kinds: Vec<(KindOfWork, usize)>,
}

/// What changes from a day on when somebody's last working day is another one, and whose shared registrations that rests on.
fn without(
    mut deciding: Deciding,
    given: Vec<Line>,
    (staff, last): (StaffId, NaiveDate),
    from: NaiveDate,
) -> Result<(Change, Vec<AccountId>), StoreError> {
    let (own, others): (Vec<Line>, Vec<Line>) = given.into_iter().partition(|line| line.allocation.staff == staff);
    let own: Vec<Allocated> = own.into_iter().map(|line| Allocated::of(&deciding, line, from)).collect();
    let may = |deciding: &Deciding, line: &Line| {
        let answer = Allocated::of(deciding, line.clone(), from).answer();
        answer.is_some_and(|answer| !answer.is_refusal())
    };
    let others: Vec<Line> = others.into_iter().filter(|line| may(&deciding, line)).collect();
    let rests = |line: &&arrangement::Line| line.arrangement.responsible == Some(staff);
    let rests: Vec<arrangement::Line> = deciding.ledger().iter().filter(rests).cloned().collect();
    let mut resting = Vec::new();
    for line in rests {
        let line = exception(&deciding, &line, from)?;
        if !matches!(line.state, LedgerState::Lapsed | LedgerState::Ended) {
            resting.push(line);
        }
    }
    // Of what is reserved: all others can do what is not.
    let may_do = |deciding: &Deciding, staff: StaffId, kind: &KindOfWork| {
        let verdict = deciding.decide(staff, kind, from);
        verdict.is_some_and(|one| one.theirs && one.allocation.reserved && !one.allocation.answer.is_refusal())
    };
    let kinds = deciding.kinds().iter().filter(|kind| may_do(&deciding, staff, kind));
    let kinds: Vec<KindOfWork> = kinds.cloned().collect();
    let named: Vec<StaffId> = others.iter().map(|line| line.allocation.staff).chain([staff]).collect();
    let seen = deciding.accounts(&named);
    deciding.leave(staff, last);
    let lost = others.into_iter().filter(|line| !may(&deciding, line));
    let lost = lost.map(|line| Allocated::of(&deciding, line, from)).collect();
    // What others do on their responsibility goes with them.
    let others = |kind: &KindOfWork| {
        let may = deciding.people(from).filter(|other| *other != staff && may_do(&deciding, *other, kind));
        may.take(ENOUGH).count()
    };
    let kinds = kinds.into_iter().map(|kind| {
        let others = others(&kind);
        (kind, others)
    });
    let kinds = kinds.collect();
    Ok((Change { own, lost, resting, kinds }, seen))
}
