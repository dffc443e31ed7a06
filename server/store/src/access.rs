//! Who is asking, and the proof that they may.
//!
//! ```text
//! let tx = store.write().await?;
//! let grant = authorise(&tx, &actor, EditPortfolio, account).await?;
//! entry::insert(&grant, …).await?;
//! tx.commit().await?;
//! ```
use domain::permission::{self, Decision, Reason, Relation};

use crate::database::{Backend, Counted};
use crate::{AccountId, SessionId, Transaction};

/// Someone who asks for something. Made only by a verified session ([`crate::session::resume`] and the functions that
/// open one), or for nobody, or for a named part of the program.
#[derive(Clone, Debug)]
pub struct Actor {
    identity: Identity,
    revision: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Identity {
    Account { account: AccountId, session: SessionId },
    Visitor,
    Worker(Worker),
}

/// The parts of the program that act by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// What does the queued work.
    Queue,
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
    pub(crate) const fn verified(account: AccountId, session: SessionId, revision: Option<i32>) -> Self {
        Self { identity: Identity::Account { account, session }, revision }
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
            Identity::Visitor | Identity::Worker(_) => None,
        }
    }

    /// The session, of someone who is logged in.
    #[must_use]
    pub const fn session(&self) -> Option<SessionId> {
        match self.identity {
            Identity::Account { session, .. } => Some(session),
            Identity::Visitor | Identity::Worker(_) => None,
        }
    }

    /// How the history names them: the account's id, never a name.
    fn label(&self) -> String {
        match &self.identity {
            Identity::Account { account, .. } => account.to_string(),
            Identity::Visitor => "visitor".to_owned(),
            Identity::Worker(Worker::Queue) => "worker:queue".to_owned(),
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

/// Something that an action is done to.
pub trait Subject: sealed::Sealed + Clone + Send + Sync {
    /// The account that owns it, if any does.
    fn owner(&self) -> Option<AccountId>;
}

impl sealed::Sealed for AccountId {}
impl Subject for AccountId {
    fn owner(&self) -> Option<AccountId> {
        Some(*self)
    }
}

impl sealed::Sealed for () {}
impl Subject for () {
    fn owner(&self) -> Option<AccountId> {
        None
    }
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
    WorkQueue(())
}

/// Proof that an actor may do `A` to one subject, in one transaction. Comes from [`authorise`] only.
pub struct Grant<'tx, A: Action> {
    tx: &'tx Transaction,
    actor: Actor,
    subject: A::Subject,
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
}

/// Asks whether `actor` may do `action` to `subject`, and gives the proof.
///
/// # Errors
/// [`Denied`] with the reason, for the log.
// Asynchronous because relations between people will be looked up in the transaction.
#[allow(clippy::unused_async)]
pub async fn authorise<'tx, A: Action>(
    tx: &'tx Transaction,
    actor: &Actor,
    action: A,
    subject: A::Subject,
) -> Result<Grant<'tx, A>, Denied> {
    let _ = action;
    match permission::decide(relation(actor, &subject), A::ACTION) {
        Decision::Allow => Ok(Grant { tx, actor: actor.clone(), subject }),
        Decision::Deny(reason) => Err(Denied { action: A::ACTION, reason }),
    }
}

/// What `actor` is to `subject`. Whose account it is, is a fact of the database too: the session said so when it was
/// verified, and a row of an account that is gone cannot be written.
fn relation(actor: &Actor, subject: &impl Subject) -> Relation {
    match &actor.identity {
        Identity::Account { account, .. } if subject.owner() == Some(*account) => Relation::Owner,
        Identity::Account { .. } => Relation::Stranger,
        Identity::Visitor => Relation::Visitor,
        Identity::Worker(_) => Relation::Worker,
    }
}
