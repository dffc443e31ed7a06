//! Who may do what: the decision alone.
//!
//! What someone *is* to a subject ([`Relation`]) is looked up by the store, which also makes every query ask for the
//! outcome. Here is only the table, without the database, so that it can be read and tested as a table.

use crate::organisation::Role;

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
    /// Show the second factor, after the password.
    ShowSecondFactor,
    /// Take the second factor off an account whose owner can no longer show it.
    TakeOffSecondFactor,
    /// Do the work that waits in the queue.
    WorkQueue,
    /// Bring an organisation into the product, and own it.
    FoundOrganisation,
    /// Use an invitation, or the code of an organisation, that somebody was given.
    AcceptInvitation,
    /// See what an organisation is, its teams, and who does what in it; leave it.
    ViewOrganisation,
    /// Change what an organisation is, its teams and its locations; remove it.
    ManageOrganisation,
    /// Decide who does what in it: invite, change a role, end one, hand over.
    ManageMembers,
    /// See its staff: a team lead those of their own teams only.
    ViewWorkforce,
    /// Add to its staff, change it, import it; ask people to share.
    EditWorkforce,
    /// Write down what the public register shows of somebody.
    CheckRegister,
    /// Say what work there is and what it asks.
    EditWork,
    /// Keep the ledger of exceptions: how somebody who is not registered may do reserved work.
    KeepLedger,
    /// Give somebody work, change that and end it: a team lead to those of their own teams only.
    AllocateWork,
    /// Settle what asks attention.
    SettleSignals,
    /// See what a professional shares beyond the standing of the registration.
    ViewShared,
    /// See the work that employers give somebody, on what ground, and for what they are responsible.
    ViewOwnWork,
    /// Object to work that is given to somebody, and take that back.
    DisputeOwnWork,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 25] = [
        Self::ViewPortfolio,
        Self::EditPortfolio,
        Self::ManageAccount,
        Self::SignUp,
        Self::LogIn,
        Self::ResumeSession,
        Self::RedeemCode,
        Self::ShowSecondFactor,
        Self::TakeOffSecondFactor,
        Self::WorkQueue,
        Self::FoundOrganisation,
        Self::AcceptInvitation,
        Self::ViewOrganisation,
        Self::ManageOrganisation,
        Self::ManageMembers,
        Self::ViewWorkforce,
        Self::EditWorkforce,
        Self::CheckRegister,
        Self::EditWork,
        Self::KeepLedger,
        Self::AllocateWork,
        Self::SettleSignals,
        Self::ViewShared,
        Self::ViewOwnWork,
        Self::DisputeOwnWork,
    ];
}

/// What someone is to the subject of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The person whose account or portfolio it is.
    Owner,
    /// Somebody else who is logged in.
    Stranger,
    /// Who has shown the password of the account, and not yet its second factor.
    Halfway,
    /// Nobody yet: not logged in.
    Visitor,
    /// The program itself, doing queued work or what the operator asks.
    Worker,
    /// Somebody with a role in the organisation that it belongs to. For what a professional shares: and whose organisation
    /// it is shared with, at that level, on that day.
    Member {
        /// What they do there.
        role: Role,
        /// Whether this session has shown a second factor.
        second_factor: bool,
    },
}

impl Relation {
    /// Every relation.
    pub fn all() -> impl Iterator<Item = Self> {
        let members = Role::ALL
            .iter()
            .flat_map(|role| [true, false].map(|second_factor| Self::Member { role: *role, second_factor }));
        [Self::Owner, Self::Stranger, Self::Halfway, Self::Visitor, Self::Worker].into_iter().chain(members)
    }
}

/// Why something may not be done. For the log; a page only says that there is nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It belongs to somebody else.
    NotYours,
    /// Nobody is logged in.
    NotLoggedIn,
    /// The second factor comes first.
    HalfwayOnly,
    /// It is for someone who is not logged in.
    AlreadyLoggedIn,
    /// Only the program itself does this.
    OnlyTheProgram,
    /// The program has no business with this.
    NotForTheProgram,
    /// Their role in the organisation does not go so far.
    NotTheirRole,
    /// Their role needs a second factor, and this session has not shown one.
    SecondFactorMissing,
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
    use Action::{
        AcceptInvitation, AllocateWork, CheckRegister, DisputeOwnWork, EditPortfolio, EditWork, EditWorkforce,
        FoundOrganisation, KeepLedger, LogIn, ManageAccount, ManageMembers, ManageOrganisation, RedeemCode,
        ResumeSession, SettleSignals, ShowSecondFactor, SignUp, TakeOffSecondFactor, ViewOrganisation, ViewOwnWork,
        ViewPortfolio, ViewShared, ViewWorkforce, WorkQueue,
    };
    use Decision::{Allow, Deny};

    match (action, relation) {
        (TakeOffSecondFactor | WorkQueue, Relation::Worker) => Allow,
        (TakeOffSecondFactor | WorkQueue, _) => Deny(Reason::OnlyTheProgram),
        (_, Relation::Worker) => Deny(Reason::NotForTheProgram),

        // Before all that others may: who is halfway is nobody yet.
        (ShowSecondFactor, Relation::Halfway) => Allow,
        (_, Relation::Halfway) => Deny(Reason::HalfwayOnly),

        (SignUp | LogIn | ResumeSession | RedeemCode, Relation::Visitor) => Allow,
        (SignUp | LogIn | ResumeSession | RedeemCode, _) => Deny(Reason::AlreadyLoggedIn),
        (_, Relation::Visitor) => Deny(Reason::NotLoggedIn),

        (ShowSecondFactor, Relation::Owner) => Deny(Reason::AlreadyLoggedIn),
        (ShowSecondFactor, _) => Deny(Reason::NotYours),

        // Whoever holds a code or founds something is nothing to it yet.
        (FoundOrganisation | AcceptInvitation, _) => Allow,

        (ViewPortfolio | EditPortfolio | ManageAccount | ViewOwnWork | DisputeOwnWork, Relation::Owner) => Allow,
        (ViewPortfolio | EditPortfolio | ManageAccount | ViewOwnWork | DisputeOwnWork, _) => Deny(Reason::NotYours),

        (
            ViewOrganisation | ManageOrganisation | ManageMembers | ViewWorkforce | EditWorkforce | CheckRegister
            | EditWork | KeepLedger | AllocateWork | SettleSignals | ViewShared,
            relation,
        ) => match relation {
            Relation::Member { role, second_factor } if may(role, action) => {
                if second_factor {
                    Allow
                } else {
                    Deny(Reason::SecondFactorMissing)
                }
            }
            Relation::Member { .. } => Deny(Reason::NotTheirRole),
            _ => Deny(Reason::NotYours),
        },
    }
}

/// Whether a role goes as far as an action on its organisation.
fn may(role: Role, action: Action) -> bool {
    match action {
        Action::ViewOrganisation | Action::ViewWorkforce | Action::ViewShared => true,
        Action::ManageOrganisation => role == Role::Owner,
        Action::ManageMembers | Action::EditWorkforce => matches!(role, Role::Owner | Role::HumanResources),
        Action::EditWork | Action::KeepLedger => matches!(role, Role::Owner | Role::Quality),
        Action::AllocateWork => matches!(role, Role::Owner | Role::Quality | Role::TeamLead),
        Action::SettleSignals => role != Role::Reader,
        Action::CheckRegister => matches!(role, Role::Owner | Role::HumanResources | Role::Quality),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, row by row: owner, stranger, halfway, visitor, worker; then owner, HR, quality, team lead and reader of an
    /// organisation, with a second factor.
    const TABLE: [(Action, [bool; 10]); 25] = {
        const X: bool = true;
        const O: bool = false;
        [
            (Action::ViewPortfolio, [X, O, O, O, O, O, O, O, O, O]),
            (Action::EditPortfolio, [X, O, O, O, O, O, O, O, O, O]),
            (Action::ManageAccount, [X, O, O, O, O, O, O, O, O, O]),
            (Action::SignUp, [O, O, O, X, O, O, O, O, O, O]),
            (Action::LogIn, [O, O, O, X, O, O, O, O, O, O]),
            (Action::ResumeSession, [O, O, O, X, O, O, O, O, O, O]),
            (Action::RedeemCode, [O, O, O, X, O, O, O, O, O, O]),
            (Action::ShowSecondFactor, [O, O, X, O, O, O, O, O, O, O]),
            (Action::TakeOffSecondFactor, [O, O, O, O, X, O, O, O, O, O]),
            (Action::WorkQueue, [O, O, O, O, X, O, O, O, O, O]),
            (Action::FoundOrganisation, [X, X, O, O, O, X, X, X, X, X]),
            (Action::AcceptInvitation, [X, X, O, O, O, X, X, X, X, X]),
            (Action::ViewOrganisation, [O, O, O, O, O, X, X, X, X, X]),
            (Action::ManageOrganisation, [O, O, O, O, O, X, O, O, O, O]),
            (Action::ManageMembers, [O, O, O, O, O, X, X, O, O, O]),
            (Action::ViewWorkforce, [O, O, O, O, O, X, X, X, X, X]),
            (Action::EditWorkforce, [O, O, O, O, O, X, X, O, O, O]),
            (Action::CheckRegister, [O, O, O, O, O, X, X, X, O, O]),
            (Action::EditWork, [O, O, O, O, O, X, O, X, O, O]),
            (Action::KeepLedger, [O, O, O, O, O, X, O, X, O, O]),
            (Action::AllocateWork, [O, O, O, O, O, X, O, X, X, O]),
            (Action::SettleSignals, [O, O, O, O, O, X, X, X, X, O]),
            (Action::ViewShared, [O, O, O, O, O, X, X, X, X, X]),
            (Action::ViewOwnWork, [X, O, O, O, O, O, O, O, O, O]),
            (Action::DisputeOwnWork, [X, O, O, O, O, O, O, O, O, O]),
        ]
    };

    fn columns() -> impl Iterator<Item = Relation> {
        Relation::all().filter(|relation| !matches!(relation, Relation::Member { second_factor: false, .. }))
    }

    #[test]
    fn the_table_holds_and_is_complete() {
        assert_eq!(TABLE.map(|row| row.0), Action::ALL);
        assert_eq!(columns().count(), 10);
        for (action, allowed) in TABLE {
            for (relation, allowed) in columns().zip(allowed) {
                let decision = decide(relation, action);
                assert_eq!(decision == Decision::Allow, allowed, "{relation:?} {action:?}: {decision:?}");
            }
        }
    }

    #[test]
    fn a_stranger_may_do_no_more_than_found_something_or_use_a_code() {
        for action in Action::ALL {
            if decide(Relation::Stranger, action) == Decision::Allow {
                assert!(matches!(action, Action::FoundOrganisation | Action::AcceptInvitation), "{action:?}");
            }
        }
    }

    #[test]
    fn without_a_second_factor_a_role_opens_nothing_more_than_a_stranger_may() {
        for role in Role::ALL.iter().copied() {
            for action in Action::ALL {
                let bare = decide(Relation::Member { role, second_factor: false }, action);
                assert_eq!(bare == Decision::Allow, decide(Relation::Stranger, action) == Decision::Allow);
                let with = decide(Relation::Member { role, second_factor: true }, action);
                if with == Decision::Allow && bare != Decision::Allow {
                    assert_eq!(bare, Decision::Deny(Reason::SecondFactorMissing), "{role:?} {action:?}");
                }
            }
        }
    }

    #[test]
    fn an_owner_of_an_organisation_may_do_all_that_another_role_may() {
        for action in Action::ALL {
            for role in Role::ALL.iter().copied() {
                if decide(Relation::Member { role, second_factor: true }, action) == Decision::Allow {
                    let owner = Relation::Member { role: Role::Owner, second_factor: true };
                    assert_eq!(decide(owner, action), Decision::Allow, "{role:?} {action:?}");
                }
            }
        }
    }
}
