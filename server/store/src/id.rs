//! Keys: UUID version 7, made here, so that both databases keep them in order of time.
use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! ids {
    ($( $(#[$doc:meta])* $name:ident )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $name(Uuid);

            impl $name {
                /// A new one.
                #[must_use]
                #[allow(clippy::new_without_default)] // A default that differs each time would surprise.
                pub fn new() -> Self {
                    Self(Uuid::now_v7())
                }

                /// The key itself.
                #[must_use]
                pub const fn uuid(self) -> Uuid {
                    self.0
                }
            }

            impl From<Uuid> for $name {
                fn from(uuid: Uuid) -> Self {
                    Self(uuid)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.hyphenated().fmt(f)
                }
            }

            impl FromStr for $name {
                type Err = uuid::Error;

                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    text.parse().map(Self)
                }
            }
        )*
    };
}

ids! {
    /// Of an account; of its portfolio too.
    AccountId
    /// Of a session, for the list of sessions. Not the secret in the cookie.
    SessionId
    /// Of a half session: of who has shown the password and not yet the second factor.
    HalfSessionId
    /// Of an entry of a portfolio. Made when its form is shown, so that a form sent twice stores one entry.
    EntryId
    /// Of a code in a mail. Not the code.
    TokenId
    /// Of queued work.
    JobId
    /// Of an employer.
    OrganisationId
    /// Of a place where it works.
    LocationId
    /// Of a team of it.
    TeamId
    /// Of what somebody does in it.
    MembershipId
    /// Of an invitation.
    InvitationId
    /// Of somebody of its staff, as it knows them.
    StaffId
    /// Of what a professional shares with it.
    LinkId
    /// Of a kind of work that it gives people to do.
    KindOfWorkId
    /// Of a look at the public register.
    CheckId
    /// Of a line in the ledger of exceptions.
    ArrangementId
    /// Of work that is given to somebody for some time.
    AllocationId
    /// Of an objection of who is given work.
    DisputeId
    /// Of a weekly mail.
    DigestId
    /// Of a filter of the overview that somebody saved.
    SavedFilterId
}
