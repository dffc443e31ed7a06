//! What can go wrong, for each use case. `language` puts it into words.
use chrono::TimeDelta;
use domain::Problem;
use domain::permission::Reason;
use store::StoreError;
use store::access::{Denied, Refused};

use crate::password::{Busy, PasswordProblem};
use crate::{HalfSession, NotLoggedIn, Stored};

/// Characters in a name.
pub const MAX_NAME: usize = 100;
/// Characters in an e-mail address.
pub const MAX_EMAIL: usize = 254;

/// It cannot be done now, for a reason that concerns the operator only; it is in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unavailable")]
pub struct Unavailable;

/// The service cannot be opened.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OpenProblem {
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] StoreError),
    /// A setting makes no sense.
    #[error("the setting {0} makes no sense")]
    Setting(&'static str),
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    /// There is none.
    Empty,
    /// It is too long.
    TooLong {
        /// Characters.
        max: usize,
    },
    /// It holds something that cannot be seen, such as a line break.
    ControlCharacter,
}

/// What is wrong with an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailProblem {
    /// There is none.
    Empty,
    /// No mail can go there.
    Malformed,
    /// It is too long.
    TooLong {
        /// Characters.
        max: usize,
    },
}

/// The fields of a sign-up that are wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignUpErrors {
    /// The name.
    pub name: Option<NameProblem>,
    /// The e-mail address.
    pub email: Option<EmailProblem>,
    /// The password.
    pub password: Option<PasswordProblem>,
}

macro_rules! problems {
    ($(
        $(#[$doc:meta])*
        $name:ident: $first:ident $(, $flag:ident)* {
            $( $(#[$variant_doc:meta])* $variant:ident $( ( $inner:ty ) )? $( { $( $(#[$field_doc:meta])* $field:ident: $ty:ty ),* } )? => $text:literal, )*
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
            pub enum $name {
                $(
                    $(#[$variant_doc])*
                    #[error($text)]
                    $variant $( ( $inner ) )? $( { $( $(#[$field_doc])* $field: $ty ),* } )?,
                )*
                /// Not now; see [`Unavailable`].
                #[error("unavailable")]
                Unavailable,
            }

            impl From<Unavailable> for $name {
                fn from(_: Unavailable) -> Self {
                    Self::Unavailable
                }
            }

            impl From<StoreError> for $name {
                fn from(error: StoreError) -> Self {
                    Unavailable::from(error).into()
                }
            }

            refused!($name, $first);
            $( refused!($name, $flag); )*
        )*
    };
}

/// What a refusal turns into: somebody else's things are not there; a visitor's own steps are never refused.
macro_rules! refused {
    ($name:ident, Private) => {
        impl From<Refused> for $name {
            fn from(refused: Refused) -> Self {
                match refused {
                    Refused::Denied(_) => Self::NotFound,
                    Refused::Failed(error) => error.into(),
                }
            }
        }

        impl From<NotLoggedIn> for $name {
            fn from(_: NotLoggedIn) -> Self {
                Self::NotFound
            }
        }
    };
    ($name:ident, Public) => {
        impl From<Refused> for $name {
            fn from(refused: Refused) -> Self {
                Unavailable::from(refused).into()
            }
        }
    };
    ($name:ident, Employer) => {
        impl From<Refused> for $name {
            fn from(refused: Refused) -> Self {
                match refused {
                    Refused::Denied(Denied { reason: Reason::NotTheirRole, .. }) => Self::NotTheirRole,
                    Refused::Denied(Denied { reason: Reason::SecondFactorMissing, .. }) => Self::SecondFactorMissing,
                    Refused::Denied(_) => Self::NotFound,
                    Refused::Failed(error) => error.into(),
                }
            }
        }

        impl From<NotLoggedIn> for $name {
            fn from(_: NotLoggedIn) -> Self {
                Self::NotFound
            }
        }
    };
    ($name:ident, Hashes) => {
        impl From<Busy> for $name {
            fn from(_: Busy) -> Self {
                Self::Busy
            }
        }
    };
}

impl From<Refused> for Unavailable {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Denied(_) => Self,
            Refused::Failed(error) => error.into(),
        }
    }
}

problems! {
    /// Why somebody could not sign up.
    SignUpProblem: Public, Hashes {
        /// Fields are wrong.
        Invalid(SignUpErrors) => "invalid",
        /// Too many from here.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
        /// Too much to do; try again in a moment.
        Busy => "busy",
    }

    /// Why no mail could be asked for.
    RequestProblem: Public {
        /// Too many for this address or from here.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
    }

    /// Why a code does not work.
    CodeProblem: Public {
        /// It is unknown, used, or too old: which of them is not told.
        Invalid => "invalid",
        /// The second factor comes first: [`crate::Service::show_second_factor`].
        SecondFactor(HalfSession) => "second factor",
    }

    /// Why somebody could not log in.
    LogInProblem: Public, Hashes {
        /// No account has this address and this password.
        WrongCredentials => "wrong credentials",
        /// The password is right; the address has to be confirmed first.
        NotConfirmed => "not confirmed",
        /// The password is right; the second factor comes first: [`crate::Service::show_second_factor`].
        SecondFactor(HalfSession) => "second factor",
        /// Too many attempts.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
        /// Too much to do; try again in a moment.
        Busy => "busy",
    }

    /// Why no new password could be set by a code.
    ResetProblem: Public, Hashes {
        /// The code is unknown, used, or too old.
        Invalid => "invalid",
        /// The new password will not do.
        Password(PasswordProblem) => "password",
        /// The new password is set; the second factor comes first: [`crate::Service::show_second_factor`].
        SecondFactor(HalfSession) => "second factor",
        /// Too much to do; try again in a moment.
        Busy => "busy",
    }

    /// Why nobody was logged in by a code of the second factor.
    SecondStepProblem: Public {
        /// The password was shown too long ago, or changed since, or the half session has served.
        TooLate => "too late",
        /// It is not the code, or was used before.
        WrongCode => "wrong code",
        /// Too many attempts.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
    }

    /// Why nothing was changed about a second factor.
    SecondFactorProblem: Private, Hashes {
        /// The password is another one.
        WrongPassword => "wrong password",
        /// It is not the code, or was used before.
        WrongCode => "wrong code",
        /// It was turned on or off in the meantime, or begun too long ago.
        Elsewhere => "changed elsewhere",
        /// Too many attempts at the password.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
        /// Too many attempts at a code.
        CodeThrottled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "code throttled",
        /// Too much to do; try again in a moment.
        Busy => "busy",
        /// The account is not there.
        NotFound => "not found",
    }

    /// Why something of an account could not be done.
    AccountProblem: Private {
        /// It is not there, or not theirs.
        NotFound => "not found",
    }

    /// Why a name could not be changed.
    ChangeNameProblem: Private {
        /// The name will not do.
        Name(NameProblem) => "name",
        /// The account is not there.
        NotFound => "not found",
    }

    /// Why a password could not be changed.
    PasswordChangeProblem: Private, Hashes {
        /// The current password is another one.
        WrongPassword => "wrong password",
        /// The new password will not do.
        Password(PasswordProblem) => "password",
        /// Too many attempts.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
        /// Too much to do; try again in a moment.
        Busy => "busy",
        /// The account is not there.
        NotFound => "not found",
    }

    /// Why an account could not be erased.
    EraseProblem: Private, Hashes {
        /// An organisation would have no owner any more.
        LastOwner => "last owner",
        /// The password is another one.
        WrongPassword => "wrong password",
        /// Too many attempts.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
        /// Too much to do; try again in a moment.
        Busy => "busy",
        /// The account is not there.
        NotFound => "not found",
    }

    /// Why a portfolio could not be read.
    PortfolioProblem: Private {
        /// It is not there, or not theirs.
        NotFound => "not found",
    }

    /// Why an entry could not be deleted or brought back.
    EntryProblem: Private {
        /// It is not there, or not theirs.
        NotFound => "not found",
        /// It has changed since it was shown.
        Conflict {
            /// Its version now.
            version: i32
        } => "conflict",
    }

    /// Why something of an organisation could not be done.
    EmployerProblem: Employer {
        /// It is not there, or they have no part in it.
        NotFound => "not found",
        /// Their role does not go so far.
        NotTheirRole => "not their role",
        /// Their role needs a second factor, and this session has not shown one.
        SecondFactorMissing => "second factor missing",
        /// A name will not do.
        Name(NameProblem) => "name",
        /// The job title is too long, or holds what cannot be seen.
        JobTitle(NameProblem) => "job title",
        /// A number of theirs is too long, or holds what cannot be seen.
        Number(NameProblem) => "number",
        /// The name of a skill is too long, or holds what cannot be seen.
        Skill(NameProblem) => "skill",
        /// A note is too long.
        Note(NameProblem) => "note",
        /// The name can be read as an address on the web.
        NameLikeAddress => "name like an address",
        /// It is no KvK number.
        Kvk => "kvk",
        /// The address will not do.
        Email(EmailProblem) => "email",
        /// There is one of that name or number already.
        Taken => "taken",
        /// It has changed since it was shown.
        Conflict {
            /// Its version now.
            version: i32
        } => "conflict",
        /// A team cannot be a part of itself.
        Loop => "loop",
        /// It is in use: work that was given to somebody, or that is in the ledger of exceptions.
        InUse => "in use",
        /// What was arranged would not open the work: this is lacking.
        Lacking(Vec<domain::allocation::Reason>) => "lacking",
        /// Who does the work cannot be responsible for it at the same time.
        OwnResponsible => "responsible for themselves",
        /// Who is named as responsible is not of the staff.
        NoResponsible => "nobody responsible",
        /// The day to look again has been.
        Review => "review",
        /// They do not work there in the whole of the period.
        Employment => "employment",
        /// The work is not allowed to them on the first day.
        NotAllowed => "not allowed",
        /// The answer is another one than was seen.
        OtherAnswer => "other answer",
        /// The reference is too long, or holds what cannot be seen.
        Reference(NameProblem) => "reference",
        /// There are teams below it.
        HasTeams => "has teams",
        /// Nobody would be owner any more.
        LastOwner => "last owner",
        /// Only an owner decides on owners.
        OwnersOnly => "owners only",
        /// A team lead leads at least one team.
        TeamMissing => "team missing",
        /// A chamber belongs to a register, and this one not to that one.
        Chamber => "chamber",
        /// A measure that was seen says something else than the rest of that look: there is none, or it cannot end so.
        Measure => "measure",
        /// The last day is before the first.
        Reversed => "reversed",
        /// A day that has to be past is not, or one that has to come has been.
        Day => "day",
        /// The code opens nothing: it is unknown, used, withdrawn or too old.
        Code => "code",
        /// Too many codes that opened nothing.
        Throttled {
            /// Try again after this.
            retry_after: TimeDelta
        } => "throttled",
        /// So many invitations went out today that no more do.
        TooManyToday {
            /// At most.
            limit: u64
        } => "too many today",
        /// So many invitations went to this address today that no more do.
        TooManyToAddress {
            /// At most.
            limit: u64
        } => "too many to an address",
        /// There is as much of it as there can be.
        TooMany {
            /// At most.
            limit: u64
        } => "too many",
    }

    /// Why a file could not be imported.
    ImportProblem: Private {
        /// The format's rules that it breaks.
        Invalid(Vec<Problem>) => "invalid",
        /// It would make the portfolio too large.
        TooMany {
            /// Entries at most.
            limit: u64
        } => "too many entries",
        /// The portfolio is not there.
        NotFound => "not found",
    }
}

/// Why an entry could not be saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveProblem<T> {
    /// What is wrong with it. The paths begin at the entry: `hours`, `sessions[1].minutes`.
    #[error("invalid")]
    Invalid(Vec<Problem>),
    /// It has changed since the form was shown; this is how it is now.
    #[error("conflict")]
    Conflict(Box<Stored<T>>),
    /// It is not there, or not theirs.
    #[error("not found")]
    NotFound,
    /// The portfolio is full.
    #[error("too many entries")]
    TooMany {
        /// Entries at most.
        limit: u64,
    },
    /// Not now; see [`Unavailable`].
    #[error("unavailable")]
    Unavailable,
}

impl<T> From<Unavailable> for SaveProblem<T> {
    fn from(_: Unavailable) -> Self {
        Self::Unavailable
    }
}

impl<T> From<StoreError> for SaveProblem<T> {
    fn from(error: StoreError) -> Self {
        Unavailable::from(error).into()
    }
}

impl<T> From<Refused> for SaveProblem<T> {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Denied(_) => Self::NotFound,
            Refused::Failed(error) => error.into(),
        }
    }
}

impl<T> From<NotLoggedIn> for SaveProblem<T> {
    fn from(_: NotLoggedIn) -> Self {
        Self::NotFound
    }
}
