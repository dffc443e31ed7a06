//! Who is asking, and the proof that they may.
//!
//! ```text
//! let tx = store.write().await?;
//! let grant = authorise(&tx, &actor, EditPortfolio, account).await?;
//! entry::insert(&grant, …).await?;
//! tx.commit().await?;
//! ```
use chrono::{DateTime, NaiveDate, Utc};
use domain::organisation::{Role, Sharing};
use domain::permission::{self, Decision, Reason, Relation};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::database::{Acting, ActingRole, Backend, Counted};
use crate::{AccountId, HalfSessionId, OrganisationId, SessionId, StaffId, StoreError, Transaction};

/// Someone who asks for something. Made only by a verified session ([`crate::session::resume`] and the functions that
/// open one), by a half one ([`crate::half_session::resume`]), or for nobody, or for a named part of the program.
#[derive(Clone, Debug)]
pub struct Actor {
    identity: Identity,
    revision: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Identity {
    Account { account: AccountId, session: SessionId, second_factor_at: Option<DateTime<Utc>> },
    Halfway { account: AccountId, half: HalfSessionId },
    Visitor,
    Worker(Worker),
}

/// The parts of the program that act by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// What does the queued work.
    Queue,
    /// What does the operator's bidding, at the command line.
    Operator,
}

impl Actor {
    /// Somebody who is not logged in.
    #[must_use]
    pub const fn visitor() -> Self {
        Self { identity: Identity::Visitor, revision: None }
    }

    /// The program itself.
    #[must_use]
    pub const fn worker(worker: Worker) -> Self {
        Self { identity: Identity::Worker(worker), revision: None }
    }

    /// Only for a session that the database has just confirmed.
    pub(crate) const fn verified(
        account: AccountId,
        session: SessionId,
        second_factor_at: Option<DateTime<Utc>>,
        revision: Option<i32>,
    ) -> Self {
        Self { identity: Identity::Account { account, session, second_factor_at }, revision }
    }

    /// Only for a half session that the database has just confirmed. It is nobody's account: all that it may do is show
    /// the second factor.
    pub(crate) const fn halfway(account: AccountId, half: HalfSessionId) -> Self {
        Self { identity: Identity::Halfway { account, half }, revision: None }
    }

    /// Whether this session has shown the second factor of its account.
    #[must_use]
    pub const fn second_factor(&self) -> bool {
        self.second_factor_at().is_some()
    }

    /// When this session has shown the second factor of its account.
    pub(crate) const fn second_factor_at(&self) -> Option<DateTime<Utc>> {
        match self.identity {
            Identity::Account { second_factor_at, .. } => second_factor_at,
            Identity::Halfway { .. } | Identity::Visitor | Identity::Worker(_) => None,
        }
    }

    /// The half session, of someone who has yet to show the second factor.
    const fn half_session(&self) -> Option<HalfSessionId> {
        match self.identity {
            Identity::Halfway { half, .. } => Some(half),
            Identity::Account { .. } | Identity::Visitor | Identity::Worker(_) => None,
        }
    }

    /// The revision of their own portfolio at the moment the session was confirmed, where that is known: what was read
    /// of it at that revision was true then.
    #[must_use]
    pub const fn revision(&self) -> Option<i32> {
        self.revision
    }

    /// The account, of someone who is logged in.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        match self.identity {
            Identity::Account { account, .. } => Some(account),
            Identity::Halfway { .. } | Identity::Visitor | Identity::Worker(_) => None,
        }
    }

    /// The session, of someone who is logged in.
    #[must_use]
    pub const fn session(&self) -> Option<SessionId> {
        match self.identity {
            Identity::Account { session, .. } => Some(session),
            Identity::Halfway { .. } | Identity::Visitor | Identity::Worker(_) => None,
        }
    }

    /// As what the database is told that they act, to do `action`.
    fn acting(&self, action: permission::Action) -> Acting {
        use permission::Action::{AcceptInvitation, FoundOrganisation};
        let role = match (&self.identity, action) {
            (Identity::Worker(_), _) => ActingRole::Program,
            (Identity::Visitor | Identity::Halfway { .. }, _) => ActingRole::Door,
            (Identity::Account { .. }, AcceptInvitation | FoundOrganisation) => ActingRole::Newcomer,
            (Identity::Account { .. }, _) => ActingRole::Nothing,
        };
        Acting { account: self.account(), role }
    }

    /// How the history names them: the account's id, never a name.
    fn label(&self) -> String {
        match &self.identity {
            Identity::Account { account, .. } => account.to_string(),
            Identity::Halfway { account, .. } => format!("halfway:{account}"),
            Identity::Visitor => "visitor".to_owned(),
            Identity::Worker(Worker::Queue) => "worker:queue".to_owned(),
            Identity::Worker(Worker::Operator) => "operator".to_owned(),
        }
    }
}

/// Refused. `Display` is for the log; who asked learns only that there is nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{action:?} denied: {reason:?}")]
pub struct Denied {
    /// What was asked.
    pub action: permission::Action,
    /// Why not.
    pub reason: Reason,
}

mod sealed {
    pub trait Sealed {}
}

/// An action, as a type. The subjects are what they are done to.
pub trait Action: sealed::Sealed + Copy + Send + Sync {
    /// What it is done to.
    type Subject: Subject;
    /// The same action in the table of [`domain::permission`].
    const ACTION: permission::Action;
}

/// What an action is done to, for looking up who is what to it.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// Nothing that is there yet.
    Nowhere,
    /// Somebody's own things.
    Account(AccountId),
    /// An employer's things.
    Organisation(OrganisationId),
    /// What a professional shares with an employer.
    Shared(Shared),
}

/// Something that an action is done to.
pub trait Subject: sealed::Sealed + Clone + Send + Sync {
    /// Where it belongs.
    fn place(&self) -> Place;
}

impl sealed::Sealed for AccountId {}
impl Subject for AccountId {
    fn place(&self) -> Place {
        Place::Account(*self)
    }
}

impl sealed::Sealed for () {}
impl Subject for () {
    fn place(&self) -> Place {
        Place::Nowhere
    }
}

impl sealed::Sealed for OrganisationId {}
impl Subject for OrganisationId {
    fn place(&self) -> Place {
        Place::Organisation(*self)
    }
}

/// What somebody of an employer's staff shares with it, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The employer.
    pub organisation: OrganisationId,
    /// Who shares, as the employer knows them.
    pub staff: StaffId,
    /// What is asked to be seen.
    pub asked: Sharing,
    /// The day: a link has a first and a last one.
    pub on: NaiveDate,
}

impl sealed::Sealed for Shared {}
impl Subject for Shared {
    fn place(&self) -> Place {
        Place::Shared(*self)
    }
}

/// Which of an employer's staff a role reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody.
    Whole,
    /// Those in these teams, which are all the teams somebody leads and all below them.
    Teams(Vec<Uuid>),
}

macro_rules! actions {
    ($( $name:ident ( $subject:ty ) )*) => {
        $(
            #[doc = concat!("See [`permission::Action::", stringify!($name), "`].")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub struct $name;
            impl sealed::Sealed for $name {}
            impl Action for $name {
                type Subject = $subject;
                const ACTION: permission::Action = permission::Action::$name;
            }
        )*
    };
}

actions! {
    ViewPortfolio(AccountId)
    EditPortfolio(AccountId)
    ManageAccount(AccountId)
    SignUp(())
    LogIn(())
    ResumeSession(())
    RedeemCode(())
    ShowSecondFactor(AccountId)
    TakeOffSecondFactor(AccountId)
    WorkQueue(())
    FoundOrganisation(())
    AcceptInvitation(())
    ViewOrganisation(OrganisationId)
    ManageOrganisation(OrganisationId)
    ManageMembers(OrganisationId)
    ViewWorkforce(OrganisationId)
    EditWorkforce(OrganisationId)
    CheckRegister(OrganisationId)
    EditWork(OrganisationId)
    KeepLedger(OrganisationId)
    AllocateWork(OrganisationId)
    SettleSignals(OrganisationId)
    ViewShared(Shared)
    ViewOwnWork(AccountId)
    DisputeOwnWork(AccountId)
}

/// Proof that an actor may do `A` to one subject, in one transaction. Comes from [`authorise`] only.
pub struct Grant<'tx, A: Action> {
    tx: &'tx Transaction,
    actor: Actor,
    subject: A::Subject,
    scope: Scope,
    role: Option<Role>,
    shared: Option<(AccountId, Sharing)>,
}

impl<A: Action> std::fmt::Debug for Grant<'_, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grant").field("action", &A::ACTION).finish_non_exhaustive()
    }
}

impl<A: Action> Grant<'_, A> {
    pub(crate) const fn connection(&self) -> &Counted {
        &self.tx.counted
    }

    pub(crate) const fn backend(&self) -> Backend {
        self.tx.backend
    }

    pub(crate) fn actor_label(&self) -> String {
        self.actor.label()
    }

    /// What it was given for.
    pub fn subject(&self) -> A::Subject {
        self.subject.clone()
    }

    /// The session of who it was given to.
    pub(crate) const fn session(&self) -> Option<SessionId> {
        self.actor.session()
    }

    /// The half session of who it was given to.
    pub(crate) const fn half_session(&self) -> Option<HalfSessionId> {
        self.actor.half_session()
    }

    /// When the session of who it was given to has shown the second factor.
    pub(crate) const fn second_factor_at(&self) -> Option<DateTime<Utc>> {
        self.actor.second_factor_at()
    }

    /// The account of who it was given to.
    pub(crate) const fn account(&self) -> Option<AccountId> {
        self.actor.account()
    }

    /// Their role in the organisation that it is about.
    pub const fn role(&self) -> Option<Role> {
        self.role
    }

    /// Which of its staff that role reaches.
    pub(crate) const fn scope(&self) -> &Scope {
        &self.scope
    }
}

impl Grant<'_, ViewShared> {
    /// The account of who shares.
    #[must_use]
    pub fn shared_by(&self) -> Option<AccountId> {
        self.shared.map(|(account, _)| account)
    }

    /// Whether they share what this level shows: what is read by this grant is narrowed down to it.
    pub(crate) fn shows(&self, asked: Sharing) -> bool {
        self.shared.is_some_and(|(_, level)| level.includes(asked))
    }
}

/// Why there is no grant.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refused {
    /// They may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// It could not be looked up.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

/// Asks whether `actor` may do `action` to `subject`, and gives the proof.
///
/// # Errors
/// [`Refused`]: with the reason, for the log, or when the database fails.
pub async fn authorise<'tx, A: Action>(
    tx: &'tx Transaction,
    actor: &Actor,
    action: A,
    subject: A::Subject,
) -> Result<Grant<'tx, A>, Refused> {
    let _ = action;
    tx.counted.act(actor.acting(A::ACTION));
    let found = found(tx, actor, subject.place()).await?;
    match permission::decide(found.relation, A::ACTION) {
        Decision::Allow => {
            let Found { scope, role, shared, .. } = found;
            Ok(Grant { tx, actor: actor.clone(), subject, scope, role, shared })
        }
        Decision::Deny(reason) => Err(Denied { action: A::ACTION, reason }.into()),
    }
}

/// What the database knows of somebody and a subject.
struct Found {
    relation: Relation,
    scope: Scope,
    role: Option<Role>,
    shared: Option<(AccountId, Sharing)>,
}

impl From<Relation> for Found {
    fn from(relation: Relation) -> Self {
        Self { relation, scope: Scope::Teams(Vec::new()), role: None, shared: None }
    }
}

/// What `actor` is to what belongs at `place`. Whose account it is, is a fact of the database too: the session said so
/// when it was verified, and a row of an account that is gone cannot be written.
async fn found(tx: &Transaction, actor: &Actor, place: Place) -> Result<Found, StoreError> {
    let account = match &actor.identity {
        Identity::Account { account, .. } => *account,
        Identity::Halfway { account, .. } => {
            return Ok(match place {
                Place::Account(owner) if owner != *account => Relation::Stranger.into(),
                _ => Relation::Halfway.into(),
            });
        }
        Identity::Visitor => return Ok(Relation::Visitor.into()),
        Identity::Worker(_) => return Ok(Relation::Worker.into()),
    };
    match place {
        Place::Nowhere => Ok(Relation::Stranger.into()),
        Place::Account(owner) if owner == account => Ok(Relation::Owner.into()),
        Place::Account(_) => Ok(Relation::Stranger.into()),
        Place::Organisation(organisation) => member(tx, actor, account, organisation).await,
        Place::Shared(shared) => {
            let found = member(tx, actor, account, shared.organisation).await?;
            match sharing(tx, &found.scope, shared).await? {
                Some(shared) if found.role.is_some() => Ok(Found { shared: Some(shared), ..found }),
                _ => Ok(Relation::Stranger.into()),
            }
        }
    }
}

const MEMBER: &str =
    "SELECT id, role FROM membership WHERE account_id = $1 AND organisation_id = $2 AND ended_at IS NULL";

/// The teams that somebody leads, and all below them.
const LED: &str = "
WITH RECURSIVE led (id) AS (
    SELECT team_id FROM membership_team WHERE membership_id = $1
    UNION
    SELECT team.id FROM team JOIN led ON team.parent_id = led.id
)
SELECT id FROM led";

async fn member(
    tx: &Transaction,
    actor: &Actor,
    account: AccountId,
    organisation: OrganisationId,
) -> Result<Found, StoreError> {
    let connection = &tx.counted;
    let backend = connection.get_database_backend();
    let values = [account.uuid().into(), organisation.uuid().into()];
    let statement = Statement::from_sql_and_values(backend, MEMBER, values);
    let Some(row) = connection.query_one_raw(statement).await? else {
        return Ok(Relation::Stranger.into());
    };
    let role: String = row.try_get_by_index(1)?;
    let role: Role = role.parse().map_err(|_| StoreError::Corrupt("role"))?;
    let scope = if role == Role::TeamLead {
        let membership: Uuid = row.try_get_by_index(0)?;
        let statement = Statement::from_sql_and_values(backend, LED, [membership.into()]);
        let rows = connection.query_all_raw(statement).await?;
        Scope::Teams(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
    } else {
        Scope::Whole
    };
    let relation = Relation::Member { role, second_factor: actor.second_factor() };
    Ok(Found { relation, scope, role: Some(role), shared: None })
}

/// What the role of somebody reaches, for the program that works for them: see [`crate::signal::seen_by`].
pub(crate) async fn view_for<'tx>(
    grant: &Grant<'tx, WorkQueue>,
    organisation: OrganisationId,
    account: AccountId,
) -> Result<Option<Grant<'tx, ViewWorkforce>>, StoreError> {
    let Grant { tx, actor, .. } = grant;
    let Found { scope, role, .. } = member(tx, actor, account, organisation).await?;
    let actor = actor.clone();
    Ok(role.map(|role| Grant { tx, actor, subject: organisation, scope, role: Some(role), shared: None }))
}

const SHARED: &str = "
SELECT link.account_id, link.sharing, staff.team_id
FROM link JOIN staff ON staff.id = link.staff_id
WHERE link.staff_id = $1 AND link.organisation_id = $2 AND link.withdrawn_at IS NULL AND link.since <= $3
    AND (link.until IS NULL OR link.until >= $3) AND staff.deleted_at IS NULL
    AND (staff.until IS NULL OR staff.until >= $3)";

/// Who shares at least so much, and at which level, if they are within reach. A link holds up to its last day and up to
/// the last day that the employer has written down, whichever comes first.
async fn sharing(tx: &Transaction, scope: &Scope, shared: Shared) -> Result<Option<(AccountId, Sharing)>, StoreError> {
    let connection = &tx.counted;
    let values = [shared.staff.uuid().into(), shared.organisation.uuid().into(), shared.on.into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), SHARED, values);
    let Some(row) = connection.query_one_raw(statement).await? else {
        return Ok(None);
    };
    let level: String = row.try_get_by_index(1)?;
    let level: Sharing = level.parse().map_err(|_| StoreError::Corrupt("sharing"))?;
    let team: Option<Uuid> = row.try_get_by_index(2)?;
    let within = match scope {
        Scope::Whole => true,
        Scope::Teams(teams) => team.is_some_and(|team| teams.contains(&team)),
    };
    let account: Uuid = row.try_get_by_index(0)?;
    Ok((within && level.includes(shared.asked)).then_some((account.into(), level)))
}
