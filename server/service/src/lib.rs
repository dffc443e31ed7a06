//! Use cases. Each is one method of [`Service`]: authorise, decide, write, record the change and queue the mail, in one
//! transaction. Pages, the REST API and the command line are thin layers over these.
//!
//! Nothing here writes a sentence: problems are enums that `language` puts into words. Nothing here logs a name, an
//! address or a text.

mod account;
mod allocation;
mod arrangement;
mod authentication;
mod cache;
mod clock;
mod decide;
mod element;
mod import;
mod job;
mod key;
mod kind_of_work;
mod link;
mod mail;
mod mailer;
mod network;
mod operator;
mod organisation;
mod own_work;
mod password;
mod portfolio;
mod problem;
mod roster;
mod saved_filter;
mod second_factor;
mod secret;
mod seed;
mod settings;
mod signal;
mod staff_import;
mod standing;
mod throttle;
mod totp;
mod workforce;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use store::access::{Action, Grant, Refused};
use store::{Store, StoreError, Transaction};
use tokio::sync::Notify;

pub use account::SessionInfo;
pub use allocation::{
    Allocated, AllocationHistory, AllocationSaid, AllocationView, Allocations, AllocationsAsked, Among, Gate, Given,
    Others, Part, Period,
};
pub use arrangement::{
    Arranged, Choice, Exception, ExceptionHistory, ExceptionSaid, ExceptionView, Ledger, NORM_SINCE, WorkForm,
    WorkVersion, may_review,
};
pub use authentication::{NewSession, SignUp, Viewer};
pub use clock::{Clock, FixedClock, SystemClock, day_in_the_netherlands, time_in_the_netherlands};
pub use decide::{Known, Stretch, Under, Verdict};
pub use element::{AnyElement, Element};
pub use import::{Imported, Preview, PreviewRow, Row};
pub use job::DeadJob;
pub use key::Key;
pub use kind_of_work::{Abilities, At, Described, KindOfWork, KindsOfWork, MayDo, Noted, WhoMay, WhoMayAsked, Whose};
pub use link::{Joining, Links as MyLinks, Preview as SharingPreview};
pub use mailer::{
    Encryption, FileMailer, Mail, Mailer, MailerProblem, MemoryMailer, SmtpMailer, SmtpProblem, SmtpSettings,
};
pub use network::{Device, Network};
pub use operator::TakenOff;
pub use organisation::{MembersView, Offered, OrganisationView, below};
pub use own_work::{Objection, Objections, OwnAllocation, OwnEmployer, OwnResponsible};
pub use password::{Busy, MAX_PASSWORD, MIN_PASSWORD, PasswordProblem};
pub use portfolio::{Change, DeletedEntry, Portfolio, Saved, Stored};
pub use problem::{
    AccountProblem, ChangeNameProblem, CodeProblem, EmailProblem, EmployerProblem, EntryProblem, EraseProblem,
    ImportProblem, LogInProblem, MAX_EMAIL, MAX_NAME, NameProblem, OpenProblem, PasswordChangeProblem,
    PortfolioProblem, RequestProblem, ResetProblem, SaveProblem, SecondFactorProblem, SecondStepProblem, SignUpErrors,
    SignUpProblem, Unavailable,
};
pub use roster::{RosterCheck, RosterEntry, RosterFinding, RosterOutcome, RosterRun, TeamCheck, Within as WithinTeams};
pub use saved_filter::MAX_SAVED_FILTERS;
pub use second_factor::{HalfSession, SecondFactor, Setup, Shown, TurnedOn};
pub use secrecy::{ExposeSecret, SecretString as Secret};
pub use seed::{SeedPeople, SeedPerson};
pub use settings::{Hashing, Limits, Links, SessionTimes, Settings};
pub use signal::{Signal, SignalAbout, Todo, TodoFilter};
pub use staff_import::{
    Listed, PlannedRow, RowPlan, RowProblem, RowRemark, StaffCounts, StaffImport, StaffPlan, UnknownTeams,
};
pub use standing::Sum;
pub use store::access::Actor;
pub use store::dispute::{Answer as DisputeAnswer, Dispute, Raised, To as DisputeTo};
pub use store::entry::{Kind, What};
pub use store::link::{Link, Present, Terms};
pub use store::organisation::{
    Invitation, Line as HistoryLine, Location, Member as OrganisationMember, Mine, Offer, Organisation, Team,
    What as OrganisationChange,
};
pub use store::reading::Line as ReadingLine;
pub use store::saved_filter::SavedFilter;
pub use store::session::Workplace;
pub use store::signal::{Key as SignalKey, Who};
pub use store::standing::Published;
pub use store::workforce::{
    Check, Due, DuePage, Expiry, Filter, Line as OverviewLine, LineKey, Namesake, Order, Record, Sought, Staff, Total,
    folded,
};
pub use store::{
    AccountId, AllocationId, ArrangementId, CheckId, DisputeId, EntryId, InvitationId, KindOfWorkId, LinkId,
    LocationId, MembershipId, OrganisationId, SavedFilterId, SessionId, StaffId, TeamId,
};
pub use totp::RECOVERY_CODES;
pub use workforce::{
    Activities, ChecksDue, Employer, Expiries, Export, ExportInParts, Overview, Person, PersonOn, SharedActivity,
    SharedKind, SharedProgress, SharedRegistration, StaffForm, StaffHistory, StaffVersion,
};

use crate::cache::Portfolios;
use crate::password::Hasher;

/// The use cases. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    mailer: Arc<dyn Mailer>,
    settings: Settings,
    hasher: Hasher,
    portfolios: Portfolios,
    /// Rung when work was queued in this process.
    wake: Notify,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("store", &self.inner.store).finish_non_exhaustive()
    }
}

/// How much was done since the start. A test takes the difference over a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Transactions begun.
    pub transactions: u64,
    /// Statements sent to the database.
    pub statements: u64,
    /// Passwords hashed, to store or to compare.
    pub hashes: u64,
}

impl Service {
    /// Opens the database at `database_url` (`sqlite://path` or `postgres://…`). Does not migrate it.
    ///
    /// # Errors
    /// When the database cannot be opened or a setting makes no sense.
    pub async fn open(
        settings: Settings,
        database_url: &str,
        clock: Arc<dyn Clock>,
        mailer: Arc<dyn Mailer>,
    ) -> Result<Self, OpenProblem> {
        settings.check()?;
        let day = Arc::clone(&clock);
        let store = Store::open(database_url, Arc::new(move || day_in_the_netherlands(day.now()))).await?;
        let hasher = Hasher::new(&settings.hashing)?;
        let portfolios = Portfolios::new();
        let inner = Inner { store, clock, mailer, settings, hasher, portfolios, wake: Notify::new() };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Brings the schema up to date; answers how many steps that took.
    ///
    /// # Errors
    /// When a step fails.
    pub async fn migrate(&self) -> Result<u32, Unavailable> {
        Ok(self.inner.store.migrate().await?)
    }

    /// How many steps the schema is behind. Writes nothing.
    ///
    /// # Errors
    /// When the database cannot be read, or is newer than the program.
    pub async fn pending_migrations(&self) -> Result<u32, Unavailable> {
        Ok(self.inner.store.pending_migrations().await?)
    }

    /// Whether the database's own policies do not hold for the role that the program connects as: worth a warning.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bypasses_policies(&self) -> Result<bool, Unavailable> {
        Ok(self.inner.store.bypasses_policies().await?)
    }

    /// Whether requests can be served: the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), Unavailable> {
        Ok(self.inner.store.ping().await?)
    }

    /// Closes the database, after what runs in it is done. For the end of the program.
    ///
    /// # Errors
    /// When that fails; there is nothing to be done about it.
    pub async fn close(&self) -> Result<(), Unavailable> {
        Ok(self.inner.store.clone().close().await?)
    }

    /// The moment, in UTC, to the microsecond.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        store::moment(self.inner.clock.now())
    }

    /// The day in the Netherlands.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        day_in_the_netherlands(self.now())
    }

    /// How much was done since the start.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let store::Counts { transactions, statements } = self.inner.store.counts();
        Counts { transactions, statements, hashes: self.inner.hasher.count() }
    }

    fn store(&self) -> &Store {
        &self.inner.store
    }

    fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    fn hasher(&self) -> &Hasher {
        &self.inner.hasher
    }

    /// Lets the worker of this process look at once.
    fn wake(&self) {
        self.inner.wake.notify_one();
    }
}

/// [`store::access::authorise`], with a refusal in the log.
async fn authorise<'tx, A: Action>(
    tx: &'tx Transaction,
    actor: &Actor,
    action: A,
    subject: A::Subject,
) -> Result<Grant<'tx, A>, Refused> {
    store::access::authorise(tx, actor, action, subject).await.inspect_err(|refused| {
        // A failure is told where it ends.
        if let Refused::Denied(denied) = refused {
            tracing::warn!(%denied, "denied");
        }
    })
}

/// The account of someone who is logged in; nobody else has one.
fn own_account(actor: &Actor) -> Result<AccountId, NotLoggedIn> {
    actor.account().ok_or(NotLoggedIn)
}

/// Nobody is logged in, where only somebody who is could have asked.
#[derive(Clone, Copy, Debug)]
struct NotLoggedIn;

impl From<StoreError> for Unavailable {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self
    }
}
