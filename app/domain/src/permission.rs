//! Who may do what: the decision alone.
//!
//! What someone *is* to a subject ([`Relation`]) is looked up by the store, which also makes every query ask for the
//! outcome. Here is only the table, without the database, so that it can be read and tested as a table.

/// Something that can be done, on one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read a portfolio: its entries, their history, its export.
    ViewPortfolio,
    /// Add to, change, delete from or import into a portfolio.
    EditPortfolio,
    /// See and change an account: its name, password and sessions; erase it.
    ManageAccount,
    /// Make an account.
    SignUp,
    /// Prove who one is, by a password.
    LogIn,
    /// Go on with a session that was opened before.
    ResumeSession,
    /// Use a code from a mail, or ask for one.
    RedeemCode,
    /// Do the work that waits in the queue.
    WorkQueue,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 8] = [
        Self::ViewPortfolio,
        Self::EditPortfolio,
        Self::ManageAccount,
        Self::SignUp,
        Self::LogIn,
        Self::ResumeSession,
        Self::RedeemCode,
        Self::WorkQueue,
    ];
}

/// What someone is to the subject of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The person whose account or portfolio it is.
    Owner,
    /// Somebody else who is logged in.
    Stranger,
    /// Nobody yet: not logged in.
    Visitor,
    /// The program itself, doing queued work.
    Worker,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Stranger, Self::Visitor, Self::Worker];
}

/// Why something may not be done. For the log; a page only says that there is nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It belongs to somebody else.
    NotYours,
    /// Nobody is logged in.
    NotLoggedIn,
    /// It is for someone who is not logged in.
    AlreadyLoggedIn,
    /// Only the program itself does this.
    OnlyTheProgram,
    /// The program has no business with this.
    NotForTheProgram,
}

/// The outcome of [`decide`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It may be done.
    Allow,
    /// It may not.
    Deny(Reason),
}

/// Whether someone who is `relation` to a subject may do `action` to it.
pub fn decide(relation: Relation, action: Action) -> Decision {
    use Action::{EditPortfolio, LogIn, ManageAccount, RedeemCode, ResumeSession, SignUp, ViewPortfolio, WorkQueue};
    use Decision::{Allow, Deny};

    match (action, relation) {
        (ViewPortfolio | EditPortfolio | ManageAccount, relation) => match relation {
            Relation::Owner => Allow,
            Relation::Stranger => Deny(Reason::NotYours),
            Relation::Visitor => Deny(Reason::NotLoggedIn),
            Relation::Worker => Deny(Reason::NotForTheProgram),
        },
        (SignUp | LogIn | ResumeSession | RedeemCode, relation) => match relation {
            Relation::Visitor => Allow,
            Relation::Owner | Relation::Stranger => Deny(Reason::AlreadyLoggedIn),
            Relation::Worker => Deny(Reason::NotForTheProgram),
        },
        (WorkQueue, Relation::Worker) => Allow,
        (WorkQueue, _) => Deny(Reason::OnlyTheProgram),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, row by row: owner, stranger, visitor, worker.
    const TABLE: [(Action, [bool; 4]); 8] = [
        (Action::ViewPortfolio, [true, false, false, false]),
        (Action::EditPortfolio, [true, false, false, false]),
        (Action::ManageAccount, [true, false, false, false]),
        (Action::SignUp, [false, false, true, false]),
        (Action::LogIn, [false, false, true, false]),
        (Action::ResumeSession, [false, false, true, false]),
        (Action::RedeemCode, [false, false, true, false]),
        (Action::WorkQueue, [false, false, false, true]),
    ];

    #[test]
    fn the_table_holds_and_is_complete() {
        assert_eq!(TABLE.map(|row| row.0), Action::ALL);
        for (action, allowed) in TABLE {
            for (relation, allowed) in Relation::ALL.into_iter().zip(allowed) {
                let decision = decide(relation, action);
                assert_eq!(decision == Decision::Allow, allowed, "{relation:?} {action:?}: {decision:?}");
            }
        }
    }

    #[test]
    fn a_stranger_may_never_do_more_than_a_visitor() {
        for action in Action::ALL {
            if decide(Relation::Stranger, action) == Decision::Allow {
                assert_eq!(decide(Relation::Visitor, action), Decision::Allow);
            }
        }
    }
}
