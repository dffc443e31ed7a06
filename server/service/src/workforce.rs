//! The staff of an organisation: who is due, what they share, and what the public register showed. Every read of what
//! somebody shares is in the log that they see, or nothing is shown.
use std::collections::HashSet;

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use domain::organisation::{CheckOutcome, Reading, RecordDay, Role, Sharing, StaffColumn, Status};
use domain::{Activity, Band, Centi, Dossier, OtherForm, RequirementId, RulesetId, evaluate};
use serde::{Deserialize, Serialize};
use store::access::{
    CheckRegister, EditWorkforce, Grant, Refused, Shared, ViewOrganisation, ViewShared, ViewWorkforce, WorkQueue,
    Worker,
};
use store::line;
use store::link::{self, Present};
use store::organisation::{self, About, Offer, Organisation, Team, What};
use store::saved_filter::{self, SavedFilter};
use store::standing::{self, Needed, Published, Row};
use store::workforce::{
    self, Check, Checked, Day, DuePage, Expiry, Filter, Line, LineKey, Namesake, Order, Record, Staff, Then, Total,
};
use store::{AccountId, CheckId, OrganisationId, StaffId, StoreError, TeamId, job, reading};

use crate::authentication::{check_email, check_name, fold};
use crate::job::Work;
use crate::organisation::{below, join_code};
use crate::portfolio::Portfolio;
use crate::standing::{Sum, sums, work_out};
use crate::{Actor, EmployerProblem, NameProblem, Service, Unavailable, authorise};

/// Lines on a page of the overview.
const LINES: u64 = 50;
/// Lines of one person at most: one for each chamber in which they are.
const LINES_OF_ONE: u64 = 100;
/// How far ahead expiries are shown.
const AHEAD: Months = Months::new(24);
/// What ends within this time is told on top of the overview.
const SOON: Months = Months::new(6);
/// Who looks at the same again within this time is in the log of what they look at once: who goes through a list and back fills
/// no log with it, and waits for no disk.
const ONCE: TimeDelta = TimeDelta::minutes(15);
/// Our reading: no rule says how often an employer looks in the public register. Once a year finds what a certificate of
/// five years does not tell.
const CHECK_EVERY: Months = Months::new(12);
/// The first day that a record may name, and the last.
const DAYS: [Option<NaiveDate>; 2] = [NaiveDate::from_ymd_opt(1900, 1, 1), NaiveDate::from_ymd_opt(2200, 12, 31)];
/// Characters of a job title, a number, a note.
const MAX_JOB_TITLE: usize = 100;
const MAX_NUMBER: usize = 60;
const MAX_NOTE: usize = 1000;

/// An employer, as who asks may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employer {
    /// What it is.
    pub organisation: Organisation,
    /// What who asks does there.
    pub role: Role,
    /// The teams within reach, by name.
    pub teams: Vec<Team>,
}

/// A page of the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Whose staff it is.
    pub employer: Employer,
    /// The lines of this page.
    pub lines: Vec<Line>,
    /// How many there are in all, by team.
    pub totals: Vec<Total>,
    /// Lines on a page.
    pub per_page: u64,
    /// What `Total::soon` counts to.
    pub soon: NaiveDate,
    /// The filters that who asks has saved.
    pub saved: Vec<SavedFilter>,
}

/// Somebody of the staff on another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonOn {
    /// Whose staff it is.
    pub employer: Employer,
    /// The employer's own record, as it was that day; as it is today, of a day to come and where there was none.
    pub record: Record,
    /// Whether they have been taken off the staff since.
    pub removed: bool,
    /// A line for each registration; none when they were not, or will not be, on the staff that day.
    pub lines: Vec<Line>,
}

/// The lines of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Whose staff it is.
    pub employer: Employer,
    /// The lines.
    pub lines: Vec<Line>,
}

/// An export that is made a part at a time: see [`Service::export_part`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportInParts {
    /// Whose staff it is.
    pub employer: Employer,
    /// Which lines, in their order.
    pub keys: Vec<LineKey>,
}

/// What ends in the time ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiries {
    /// Whose staff it is.
    pub employer: Employer,
    /// By day and team.
    pub expiries: Vec<Expiry>,
    /// The last day that was looked at.
    pub until: NaiveDate,
}

/// Whom the public register has to be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksDue {
    /// Whose staff it is.
    pub employer: Employer,
    /// A page of them.
    pub page: DuePage,
    /// Lines on a page.
    pub per_page: u64,
    /// Who was looked up before this day is on the list.
    pub since: NaiveDate,
}

/// What a form for a record starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffForm {
    /// Whose staff it is.
    pub employer: Employer,
    /// The record as it is; none for somebody new.
    pub staff: Option<Staff>,
    /// Whether they share at present.
    pub shares: bool,
}

/// The history of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffHistory {
    /// Whose staff it is.
    pub employer: Employer,
    /// The record as it is.
    pub staff: Staff,
    /// The lines, the last first.
    pub versions: Vec<StaffVersion>,
}

/// A line of the history of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffVersion {
    /// When.
    pub at: DateTime<Utc>,
    /// Who: a name, or nothing when they are gone.
    pub by: Option<String>,
    /// What was done.
    pub what: What,
    /// What the record then said; nothing where the line is not about that.
    pub record: Option<Record>,
}

/// Somebody of the staff, as the employer may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Whose staff it is.
    pub employer: Employer,
    /// The employer's own record.
    pub staff: Staff,
    /// What was seen in the public register, the last first.
    pub checks: Vec<Check>,
    /// What they share or shared last.
    pub link: Option<Present>,
    /// The registrations that they share, if they do today.
    pub registrations: Vec<SharedRegistration>,
    /// What the overview of today says: by all that is known together. None of who has left.
    pub lines: Vec<Line>,
    /// When they were asked to share, where that waits for an answer.
    pub invited_at: Option<DateTime<Utc>>,
}

/// A registration, with no more in it than its owner shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedRegistration {
    /// What every level shows: about what the public register does too.
    pub published: Published,
    /// How far they are, where they share that.
    pub progress: Option<SharedProgress>,
}

/// How far somebody is: what the second level adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedProgress {
    /// By which rules.
    pub ruleset: RulesetId,
    /// Whether every known requirement is met.
    pub complete: bool,
    /// How far, in one word.
    pub band: Band,
    /// How much of each requirement is there.
    pub sums: Vec<Sum>,
}

impl SharedRegistration {
    pub(crate) fn read(stored: standing::Registration) -> Result<Self, StoreError> {
        let progress = |progress: standing::Progress| {
            let standing::Progress { ruleset, complete, band, sums: text } = progress;
            Ok::<_, StoreError>(SharedProgress { ruleset, complete, band, sums: sums(&text)? })
        };
        Ok(Self { published: stored.published, progress: stored.progress.map(progress).transpose()? })
    }
}

/// What somebody did, as far as they share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activities {
    /// Whose staff it is.
    pub employer: Employer,
    /// The employer's own record.
    pub staff: Staff,
    /// The last one first.
    pub activities: Vec<SharedActivity>,
}

/// One activity, as shared: it has no place for what a reflection was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedActivity {
    /// What it is.
    pub kind: SharedKind,
    /// When it was done; of a series of reflection, its last session.
    pub completed_on: Option<NaiveDate>,
    /// How long it took.
    pub hours: Option<Centi>,
    /// What counts of it, for the registration that it counts most for.
    pub counted: Centi,
    /// For what it counts there.
    pub requirement: Option<RequirementId>,
}

/// What kind of activity it is, with its title where that is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedKind {
    /// Training.
    Training {
        /// Which form.
        form: domain::TrainingForm,
        /// Its title.
        title: Option<String>,
    },
    /// Reflection: without a title, which may tell about clients or about its owner.
    Reflection {
        /// Which form.
        form: domain::ReflectionForm,
    },
    /// A case report or work guidance: without a title, for the same reason.
    Case {
        /// Which form.
        form: OtherForm,
    },
    /// Something else.
    Other {
        /// Which form.
        form: OtherForm,
        /// Its title.
        title: Option<String>,
    },
}

impl SharedKind {
    /// The form, of any kind.
    #[must_use]
    pub const fn form(&self) -> domain::Form {
        match self {
            Self::Training { form, .. } => domain::Form::Training(*form),
            Self::Reflection { form } => domain::Form::Reflection(*form),
            Self::Case { form } | Self::Other { form, .. } => domain::Form::Other(*form),
        }
    }

    /// The title, where that is shared.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Training { title, .. } | Self::Other { title, .. } => title.as_deref(),
            Self::Reflection { .. } | Self::Case { .. } => None,
        }
    }
}

impl Service {
    /// A page of the overview; the first is 0. A team of the filter stands for the teams below it too. Who is on it is
    /// noted in the log of each of them.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn overview(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        filter: &Filter,
        order: (Order, bool),
        page: u64,
    ) -> Result<Overview, EmployerProblem> {
        self.overview_on(actor, organisation, (filter, None), order, page).await
    }

    /// The same of another day. There, how far somebody is is worked out for the lines of the page only: it is nothing to filter or to sort
    /// by. Whether somebody shares is judged by today; their portfolio, by what is in it today.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn overview_on(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (filter, on): (&Filter, Option<NaiveDate>),
        order: (Order, bool),
        page: u64,
    ) -> Result<Overview, EmployerProblem> {
        let today = self.today();
        let on = on.filter(|on| *on != today);
        let soon = on.unwrap_or(today).checked_add_months(SOON).unwrap_or(NaiveDate::MAX);
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let filter = with_below(filter, &employer.teams);
        let (told, former) = match on {
            Some(on) => known_on(&grant, (today, on), None).await?,
            None => Default::default(),
        };
        let day = on.map_or(Day::Today(today), |on| Day::Other { today, on, told: &told, then: former.then() });
        let part = (page.saturating_mul(LINES), LINES);
        let (mut lines, totals) = workforce::overview_with_totals(&grant, (day, soon), &filter, order, part).await?;
        if let Some(on) = on {
            bands(&grant, (today, on), &mut lines).await?;
        }
        let saved = saved_filter::all(&grant).await?;
        drop(grant);
        drop(tx);
        self.note_reading(actor, organisation, &sharing(&lines), Reading::Overview).await?;
        Ok(Overview { employer, lines, totals, per_page: LINES, soon, saved })
    }

    /// Somebody of the staff on another day: see [`Service::overview_on`].
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn person_on(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        staff: StaffId,
        on: NaiveDate,
    ) -> Result<PersonOn, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let now = workforce::get(&grant, staff).await?;
        let (told, former) = known_on(&grant, (today, on), Some(staff)).await?;
        let removed = now.is_none();
        let then = former.records.first().map(|(_, record)| record.clone());
        let record = then.or(now.map(|now| now.record)).ok_or(EmployerProblem::NotFound)?;
        let employer = employer(&grant).await?;
        let filter = Filter { staff: Some(staff), ..Filter::default() };
        let day = Day::Other { today, on, told: &told, then: former.then() };
        let mut lines = workforce::overview(&grant, day, &filter, (Order::Ends, true), (0, LINES_OF_ONE)).await?;
        bands(&grant, (today, on), &mut lines).await?;
        drop(grant);
        drop(tx);
        self.note_reading(actor, organisation, &sharing(&lines), Reading::Person).await?;
        Ok(PersonOn { employer, record, removed, lines })
    }

    /// All lines that a filter leaves, for a file.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn overview_export(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (filter, on): (&Filter, Option<NaiveDate>),
        order: (Order, bool),
    ) -> Result<Export, EmployerProblem> {
        const MOST: u64 = 20_000;
        // So many portfolios are held at once.
        const PART: usize = 250;
        let today = self.today();
        let on = on.filter(|on| *on != today);
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let filter = with_below(filter, &employer.teams);
        let (told, former) = match on {
            Some(on) => known_on(&grant, (today, on), None).await?,
            None => Default::default(),
        };
        let day = on.map_or(Day::Today(today), |on| Day::Other { today, on, told: &told, then: former.then() });
        let mut lines = workforce::overview(&grant, day, &filter, order, (0, MOST)).await?;
        if let Some(on) = on {
            for part in lines.chunks_mut(PART) {
                bands(&grant, (today, on), part).await?;
            }
        }
        drop(grant);
        drop(tx);
        self.note_reading(actor, organisation, &sharing(&lines), Reading::Export).await?;
        Ok(Export { employer, lines })
    }

    /// The beginning of an export of all lines that a filter leaves: which they are. Everybody who shares and is among them
    /// has it in their log, once.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn export_in_parts(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        filter: &Filter,
        order: (Order, bool),
    ) -> Result<ExportInParts, EmployerProblem> {
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let filter = with_below(filter, &employer.teams);
        let keys = workforce::keys(&grant, self.today(), &filter, order).await?;
        drop(grant);
        drop(tx);
        let mut accounts: Vec<AccountId> = keys.iter().filter_map(|key| key.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        self.note_reading(actor, organisation, &accounts, Reading::Export).await?;
        Ok(ExportInParts { employer, keys })
    }

    /// A part of such an export, as it stands by now: what was taken back meanwhile is not in it. Each part is asked for
    /// anew, so that nothing is held while a slow reader reads.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn export_part(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        keys: &[LineKey],
    ) -> Result<Vec<Line>, EmployerProblem> {
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        // Who has begun to share meanwhile has nothing of this in their log: of them as before.
        let mut lines = workforce::lines_of(&grant, self.today(), keys).await?;
        let noted: HashSet<AccountId> = keys.iter().filter_map(|key| key.account).collect();
        lines.retain(|line| line.sharing.is_none_or(|(account, _)| noted.contains(&account)));
        Ok(lines)
    }

    /// The registrations that end in the next 24 months, by day and team. It names nobody.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn expiries(&self, actor: &Actor, organisation: OrganisationId) -> Result<Expiries, EmployerProblem> {
        let today = self.today();
        let until = today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let expiries = workforce::expiries(&grant, today, until).await?;
        Ok(Expiries { employer, expiries, until })
    }

    /// Whom the public register has to be asked about, a page of it; the first is 0.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn checks_due(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        page: u64,
    ) -> Result<ChecksDue, EmployerProblem> {
        let today = self.today();
        let since = today.checked_sub_months(CHECK_EVERY).unwrap_or(NaiveDate::MIN);
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let page = workforce::due(&grant, (today, since), (page.saturating_mul(LINES), LINES)).await?;
        Ok(ChecksDue { employer, page, per_page: LINES, since })
    }

    /// What the form of a record starts from; only for who may change it.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn staff_form(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: Option<StaffId>,
    ) -> Result<StaffForm, EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, EditWorkforce, organisation).await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let Some(id) = id else { return Ok(StaffForm { employer, staff: None, shares: false }) };
        let staff = workforce::get(&grant, id).await?.ok_or(EmployerProblem::NotFound)?;
        let shares = link::of_staff(&grant, id).await?.is_some_and(|link| link.withdrawn_at.is_none());
        Ok(StaffForm { employer, staff: Some(staff), shares })
    }

    /// Has the lines of an overview worked out anew that are others by now than when something in them was last written: whoever
    /// reads lines of today does this first. On most days that is one small question.
    pub(crate) async fn lines_of_today(&self, organisation: OrganisationId) -> Result<(), Unavailable> {
        let (worker, today) = (Actor::worker(Worker::Queue), self.today());
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &worker, WorkQueue, ()).await?;
        if !line::is_stale(&grant, organisation, today).await? {
            return Ok(());
        }
        drop(grant);
        drop(tx);
        let tx = self.store().write().await?;
        let grant = authorise(&tx, &worker, WorkQueue, ()).await?;
        line::renew(&grant, organisation, today).await?;
        Ok(tx.commit().await?)
    }

    /// Writes into the log of each of these accounts that who asks has seen something of them; but not what it says already
    /// of the last [`ONCE`], unless they changed since what they share.
    pub(crate) async fn note_reading(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        of: &[AccountId],
        what: Reading,
    ) -> Result<(), EmployerProblem> {
        // One's own record says nothing about another.
        let mut of: Vec<AccountId> = of.iter().copied().filter(|account| Some(*account) != actor.account()).collect();
        of.sort_unstable();
        of.dedup();
        if of.is_empty() {
            return Ok(());
        }
        let lately = (self.now() - ONCE, self.now());
        let tx = self.store().read().await?;
        let written =
            reading::written(&authorise(&tx, actor, ViewWorkforce, organisation).await?, what, lately).await?;
        drop(tx);
        of.retain(|account| !written.contains(account));
        if of.is_empty() {
            return Ok(());
        }
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        reading::write(&grant, &of, what, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Somebody of the staff.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn person(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        staff: StaffId,
    ) -> Result<Person, EmployerProblem> {
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let found = workforce::get(&grant, staff).await?.ok_or(EmployerProblem::NotFound)?;
        let employer = employer(&grant).await?;
        let filter = Filter { staff: Some(staff), ..Filter::default() };
        let lines = workforce::overview(&grant, self.today(), &filter, (Order::Ends, true), (0, LINES_OF_ONE)).await?;
        let checks = workforce::checks(&grant, staff).await?;
        let link = link::of_staff(&grant, staff).await?;
        let invited_at = organisation::invitations(&grant, self.now())
            .await?
            .into_iter()
            .find(|invitation| invitation.offer == Offer::Share(staff))
            .map(|invitation| invitation.created_at);
        let shared = Shared { organisation, staff, asked: Sharing::Standing, on: self.today() };
        // Not `authorise`: that nothing is shared is no attempt to get in.
        let (rows, account) = match store::access::authorise(&tx, actor, ViewShared, shared).await {
            Ok(grant) => (standing::shared(&grant).await?, grant.shared_by()),
            Err(Refused::Denied(_)) => (Vec::new(), None),
            Err(Refused::Failed(error)) => return Err(error.into()),
        };
        let registrations = rows.into_iter().map(SharedRegistration::read).collect::<Result<_, _>>()?;
        drop(grant);
        drop(tx);
        if let Some(account) = account {
            self.note_reading(actor, organisation, &[account], Reading::Person).await?;
        }
        Ok(Person { employer, staff: found, checks, link, registrations, lines, invited_at })
    }

    /// What somebody of the staff did, where they share that.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn shared_activities(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        staff: StaffId,
    ) -> Result<Activities, EmployerProblem> {
        let today = self.today();
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let found = workforce::get(&grant, staff).await?.ok_or(EmployerProblem::NotFound)?;
        let employer = employer(&grant).await?;
        let shared = Shared { organisation, staff, asked: Sharing::Activities, on: today };
        let sharing: Grant<'_, ViewShared> = authorise(&tx, actor, ViewShared, shared).await?;
        let portfolio = link::portfolio(&sharing).await?.ok_or(EmployerProblem::NotFound)?;
        let account = sharing.shared_by();
        drop(sharing);
        drop(grant);
        drop(tx);
        let portfolio = Portfolio::read(portfolio)?;
        if let Some(account) = account {
            self.note_reading(actor, organisation, &[account], Reading::Activities).await?;
        }
        Ok(Activities { employer, staff: found, activities: shared_of(portfolio.dossier(), today) })
    }

    /// Who else of the staff has the e-mail address or the number in a register that a record would get. What is stored there
    /// already (`before`) is not asked about again.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn staff_namesakes(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: StaffId,
        (before, after): (Option<&Record>, &Record),
    ) -> Result<Vec<Namesake>, EmployerProblem> {
        let (after, _) = examined(after.clone(), self.today());
        let number = |record: &Record| record.register.zip(record.register_number.clone());
        let email = after.email.as_deref().filter(|_| before.is_none_or(|before| before.email != after.email));
        let register_number =
            number(&after).filter(|now| before.is_none_or(|before| number(before).as_ref() != Some(now)));
        if email.is_none() && register_number.is_none() {
            return Ok(Vec::new());
        }
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let register_number = register_number.as_ref().map(|(register, number)| (*register, number.as_str()));
        Ok(workforce::namesakes(&grant, id, email, register_number).await?)
    }

    /// Writes somebody new down under a fresh key when `version` is `None`, else changes version `version` of a record.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn save_staff(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: StaffId,
        version: Option<i32>,
        record: Record,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let record = checked(record, self.today())?;
        if let Some(team) = record.team {
            let teams = organisation::teams(&grant).await?;
            if !teams.iter().any(|one| one.id == team) {
                return Err(EmployerProblem::NotFound);
            }
        }
        if let Some(number) = &record.employee_number
            && workforce::number_taken(&grant, id, number).await?
        {
            return Err(EmployerProblem::Taken);
        }
        let now = self.now();
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        match version {
            None => {
                if !workforce::insert(&grant, id, &record, now).await? {
                    // The form was sent twice; or the key is somebody else's, which is not told.
                    let there = workforce::get(&viewing, id).await?;
                    return if there.is_some() { Ok(()) } else { Err(EmployerProblem::NotFound) };
                }
            }
            Some(version) => {
                if !workforce::edit(&grant, id, version, &record, now).await? {
                    let current = workforce::get(&viewing, id).await?.ok_or(EmployerProblem::NotFound)?;
                    if current.record == record {
                        return Ok(());
                    }
                    return Err(EmployerProblem::Conflict { version: current.version });
                }
            }
        }
        let what = if version.is_none() { What::Created } else { What::Edited };
        organisation::note(&grant, About::Staff(id), what, &written(&record), now).await?;
        Ok(tx.commit().await?)
    }

    /// Takes somebody off the staff. What they shared ends.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn remove_staff(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: StaffId,
        version: i32,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let now = self.now();
        if !workforce::remove(&grant, id, version, now).await? {
            let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
            let current = workforce::get(&viewing, id).await?.ok_or(EmployerProblem::NotFound)?;
            return Err(EmployerProblem::Conflict { version: current.version });
        }
        organisation::note(&grant, About::Staff(id), What::Deleted, "{}", now).await?;
        Ok(tx.commit().await?)
    }

    /// The history of a record, the last line first.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn staff_history(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: StaffId,
    ) -> Result<StaffHistory, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let staff = workforce::get(&grant, id).await?.ok_or(EmployerProblem::NotFound)?;
        let employer = employer(&grant).await?;
        let lines = organisation::history(&grant, About::Staff(id)).await?;
        let versions = lines
            .into_iter()
            .map(|line| {
                let record = unwritten(&line.payload);
                // Whoever joined has no role here, but their record has their name.
                let themself = record.as_ref().filter(|_| line.themself).map(|record| record.name.clone());
                StaffVersion { at: line.at, by: line.name.or(themself), what: line.what, record }
            })
            .collect();
        Ok(StaffHistory { employer, staff, versions })
    }

    /// Whether who asks may write down what the public register shows: asked before their form is looked at.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn may_check_register(&self, actor: &Actor, organisation: OrganisationId) -> Result<(), EmployerProblem> {
        let tx = self.store().read().await?;
        authorise(&tx, actor, CheckRegister, organisation).await?;
        Ok(())
    }

    /// Writes down what the public register shows of somebody, under a fresh key.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn check_register(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: CheckId,
        staff: StaffId,
        check: Check,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, CheckRegister, organisation).await?;
        // Nothing in the future, and nothing from before there were registers.
        let today = self.today();
        let measure = check.measure;
        let days = [
            (RecordDay::CheckedOn, Some(check.on)),
            (RecordDay::RegisteredUntil, check.registered_until),
            (RecordDay::MeasureFrom, measure.map(|seen| seen.from)),
            (RecordDay::MeasureUntil, measure.and_then(|seen| seen.until)),
        ];
        if days.into_iter().any(|(what, day)| day.is_some_and(|day| !what.fits(day, today))) {
            return Err(EmployerProblem::Day);
        }
        let there = check.outcome == CheckOutcome::Measure;
        if measure.is_some() != there || measure.is_some_and(|seen| !seen.end_fits()) {
            return Err(EmployerProblem::Measure);
        }
        let note = text(&check.note, MAX_NOTE).map_err(EmployerProblem::Note)?.unwrap_or_default();
        // Who is not there has no end date there either.
        let registered_until = check.registered_until.filter(|_| check.outcome != CheckOutcome::NotFound);
        let check = Check { note, registered_until, ..check };
        let now = self.now();
        match workforce::check(&grant, id, staff, &check, now).await? {
            Checked::Nobody => return Err(EmployerProblem::NotFound),
            Checked::Already => return Ok(()),
            Checked::Noted => {}
            Checked::Followed(after) => {
                organisation::note(&grant, About::Staff(staff), What::Edited, &written(&after.record), now).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Asks somebody of the staff by mail to share.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn invite_to_share(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: StaffId,
        locale: language::Locale,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let staff = workforce::get(&viewing, id).await?.ok_or(EmployerProblem::NotFound)?;
        let email = staff.record.email.ok_or(EmployerProblem::Email(crate::EmailProblem::Empty))?;
        let invitation = self.invitation(Offer::Share(id), &email);
        organisation::invite(&grant, &invitation, locale.as_str()).await?;
        let limit = self.settings().limits.share_invitations;
        self.count_invitation(&grant, "share-invitation", (organisation, actor), &invitation.email, limit).await?;
        let now = self.now();
        let work = Work::MailInvitation { invitation: invitation.id };
        job::queue(&grant, work.kind(), &work.payload(), now, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(())
    }

    /// Ends what somebody shares, from the employer's side.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn end_link(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        id: StaffId,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        let viewing = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        workforce::get(&viewing, id).await?.ok_or(EmployerProblem::NotFound)?;
        let now = self.now();
        // Ended already: the button was pressed twice, or its owner was first.
        if link::end(&grant, id, now).await? {
            organisation::note(&grant, About::Staff(id), What::Ended, "{}", now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Gives the organisation another code for its people; the old one opens nothing any more.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn change_join_code(&self, actor: &Actor, organisation: OrganisationId) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, EditWorkforce, organisation).await?;
        organisation::change_join_code(&grant, &join_code(), self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// What who asks does in an organisation.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn role_in(&self, actor: &Actor, organisation: OrganisationId) -> Result<Role, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewOrganisation, organisation).await?;
        grant.role().ok_or(EmployerProblem::NotFound)
    }
}

/// The employer of a grant, with the teams that it reaches.
pub(crate) async fn employer(grant: &Grant<'_, ViewWorkforce>) -> Result<Employer, EmployerProblem> {
    let organisation = organisation::get(grant).await?.ok_or(EmployerProblem::NotFound)?;
    let role = grant.role().ok_or(EmployerProblem::NotFound)?;
    let mut teams = organisation::teams(grant).await?;
    if let Some(reach) = workforce::reach(grant) {
        teams.retain(|team| reach.contains(&team.id));
    }
    Ok(Employer { organisation, role, teams })
}

/// How the registrations of who shares today stand on another day: of each chamber the one that counts then.
async fn told(
    grant: &Grant<'_, ViewWorkforce>,
    (today, on): (NaiveDate, NaiveDate),
    needed: Needed<'_>,
) -> Result<Vec<(AccountId, Row)>, StoreError> {
    let mut told = Vec::new();
    for (account, parts) in standing::shared_parts(grant, today, needed).await? {
        told.extend(work_out(&parts, on)?.into_iter().filter(|row| row.leading).map(|row| (account, row)));
    }
    Ok(told)
}

/// What is known of another day: how the registrations of who shares stand then, and the records of then. Of everybody within
/// reach, or of one.
async fn known_on(
    grant: &Grant<'_, ViewWorkforce>,
    days: (NaiveDate, NaiveDate),
    only: Option<StaffId>,
) -> Result<(Vec<(AccountId, Row)>, Formerly), StoreError> {
    let needed = only.map_or(Needed::Registrations, Needed::RegistrationsOf);
    Ok((told(grant, days, needed).await?, former(grant, days, only).await?))
}

/// What the records of a day that has been said, as far as they say something else now.
#[derive(Default)]
struct Formerly {
    by: Option<DateTime<Utc>>,
    records: Vec<(StaffId, Record)>,
}

impl Formerly {
    fn then(&self) -> Option<Then<'_>> {
        self.by.map(|by| Then { by, records: &self.records })
    }
}

/// The records as the history knows them at the end of a day that has been. Of whom there was no record yet, it tells how it was
/// first written, if that says that they worked here by then.
async fn former(
    grant: &Grant<'_, ViewWorkforce>,
    (today, on): (NaiveDate, NaiveDate),
    only: Option<StaffId>,
) -> Result<Formerly, StoreError> {
    if on >= today {
        return Ok(Formerly::default());
    }
    let by = crate::clock::end_of(on);
    let reach = workforce::reach(grant);
    let records = workforce::former(grant, by, only).await?.into_iter().filter_map(|one| {
        // What was written without a line of history was changed never.
        let record = one.payload.as_deref().and_then(unwritten).unwrap_or(one.staff.record);
        let here = one.was_there || record.since.is_some_and(|since| since <= on);
        // Who leads a team sees who was in it then, and has not come to be somebody else's since.
        let within = reach.as_ref().is_none_or(|teams| record.team.is_some_and(|team| teams.contains(&team)));
        (here && within).then_some((one.staff.id, record))
    });
    Ok(Formerly { by: Some(by), records: records.collect() })
}

/// Fills in how far they are on another day, for the lines where that is shared and where a period runs that day: for
/// others it cannot be told.
async fn bands(
    grant: &Grant<'_, ViewWorkforce>,
    (today, on): (NaiveDate, NaiveDate),
    lines: &mut [Line],
) -> Result<(), StoreError> {
    let runs = |line: &Line| {
        use domain::Standing::{Registered, RegisteredPending, Suspended};
        let runs = match line.status {
            Status::Known(Registered | RegisteredPending | Suspended) => true,
            // One that is shared, with a measure that nobody knows.
            Status::Unknown => line.submit_by.is_some(),
            _ => false,
        };
        runs && line.band.is_some()
    };
    let mut accounts: Vec<AccountId> =
        lines.iter().filter(|line| runs(line)).filter_map(|line| Some(line.sharing?.0)).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let told = told(grant, (today, on), Needed::Everything(&accounts)).await?;
    for line in lines.iter_mut().filter(|line| runs(line)) {
        let theirs = |(account, row): &&(AccountId, Row)| {
            line.sharing.is_some_and(|(sharing, _)| sharing == *account)
                && line.register == Some(row.register)
                && line.chamber == Some(row.chamber)
        };
        if let Some((_, row)) = told.iter().find(theirs) {
            line.band = Some(row.band);
        }
    }
    Ok(())
}

/// The same filter with the teams below its teams, and words as they are searched for.
pub(crate) fn with_below(filter: &Filter, teams: &[Team]) -> Filter {
    let mut all: Vec<TeamId> = filter.teams.iter().flat_map(|team| below(teams, *team)).collect();
    all.sort_unstable();
    all.dedup();
    Filter { teams: all, search: workforce::folded(&filter.search), ..filter.clone() }
}

pub(crate) fn plausible(day: NaiveDate) -> bool {
    let [first, last] = DAYS;
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
}

/// The accounts of who shares, each once.
fn sharing(lines: &[Line]) -> Vec<AccountId> {
    let mut accounts: Vec<AccountId> =
        lines.iter().filter_map(|line| line.sharing.map(|(account, _)| account)).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

/// A text that may be left out, trimmed.
pub(crate) fn text(value: &str, max: usize) -> Result<Option<String>, NameProblem> {
    let value = value.trim();
    if value.chars().count() > max {
        return Err(NameProblem::TooLong { max });
    }
    if value.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
        return Err(NameProblem::ControlCharacter);
    }
    Ok((!value.is_empty()).then(|| value.to_owned()))
}

/// A record as it can be stored.
pub(crate) fn checked(record: Record, today: NaiveDate) -> Result<Record, EmployerProblem> {
    let (record, problems) = examined(record, today);
    problems.into_iter().next().map_or(Ok(record), |(_, problem)| Err(problem))
}

/// A record as it can be stored, with everything that is wrong with it, by the column of a list that it stands in.
pub(crate) fn examined(record: Record, today: NaiveDate) -> (Record, Vec<(StaffColumn, EmployerProblem)>) {
    let mut problems = Vec::new();
    let mut short = |column, value: &str, most, problem: fn(NameProblem) -> EmployerProblem| {
        text(value, most).unwrap_or_else(|wrong| {
            problems.push((column, problem(wrong)));
            None
        })
    };
    let job_title = short(StaffColumn::JobTitle, &record.job_title, MAX_JOB_TITLE, EmployerProblem::JobTitle);
    let number = |value: &Option<String>| value.clone().unwrap_or_default();
    let employee_number = number(&record.employee_number);
    let employee_number = short(StaffColumn::EmployeeNumber, &employee_number, MAX_NUMBER, EmployerProblem::Number);
    let register_number = number(&record.register_number);
    let register_number = short(StaffColumn::RegisterNumber, &register_number, MAX_NUMBER, EmployerProblem::Number);
    let name = record.name.trim().to_owned();
    if let Err(problem) = check_name(&name) {
        problems.insert(0, (StaffColumn::Name, EmployerProblem::Name(problem)));
    }
    let email = record.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
    if let Some(Err(problem)) = email.map(check_email) {
        problems.push((StaffColumn::Email, EmployerProblem::Email(problem)));
    }
    let email = email.map(fold);
    if let Some(chamber) = record.chamber
        && record.register != Some(chamber.register())
    {
        problems.push((StaffColumn::Chamber, EmployerProblem::Chamber));
    }
    let days = [
        (StaffColumn::RegisteredUntil, RecordDay::RegisteredUntil, record.registered_until),
        (StaffColumn::Vog, RecordDay::VogOn, record.vog_on),
        (StaffColumn::Since, RecordDay::Since, record.since),
        (StaffColumn::Until, RecordDay::Until, record.until),
    ];
    for (column, what, day) in days {
        if day.is_some_and(|day| !what.fits(day, today)) {
            problems.push((column, EmployerProblem::Day));
        }
    }
    if record.since.zip(record.until).is_some_and(|(since, until)| until < since) {
        problems.push((StaffColumn::Until, EmployerProblem::Reversed));
    }
    let job_title = job_title.unwrap_or_default();
    (Record { name, job_title, email, employee_number, register_number, ..record }, problems)
}

/// A record as the history keeps it.
#[derive(Deserialize, Serialize)]
struct Written {
    name: String,
    job_title: String,
    team: Option<String>,
    email: Option<String>,
    employee_number: Option<String>,
    register: Option<domain::Register>,
    chamber: Option<domain::Chamber>,
    register_number: Option<String>,
    registered_until: Option<NaiveDate>,
    vog_on: Option<NaiveDate>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

/// A record as the history keeps it.
pub(crate) fn written(record: &Record) -> String {
    let record = record.clone();
    let written = Written {
        name: record.name,
        job_title: record.job_title,
        team: record.team.map(|team| team.to_string()),
        email: record.email,
        employee_number: record.employee_number,
        register: record.register,
        chamber: record.chamber,
        register_number: record.register_number,
        registered_until: record.registered_until,
        vog_on: record.vog_on,
        since: record.since,
        until: record.until,
    };
    serde_json::to_string(&written).unwrap_or_else(|_| "{}".to_owned())
}

/// And back; nothing where a line says something else.
fn unwritten(payload: &str) -> Option<Record> {
    let written: Written = serde_json::from_str(payload).ok()?;
    Some(Record {
        team: written.team.and_then(|team| team.parse().ok()),
        name: written.name,
        job_title: written.job_title,
        email: written.email,
        employee_number: written.employee_number,
        register: written.register,
        chamber: written.chamber,
        register_number: written.register_number,
        registered_until: written.registered_until,
        vog_on: written.vog_on,
        since: written.since,
        until: written.until,
    })
}

/// The activities of a dossier without what is private, the last one first.
pub(crate) fn shared_of(dossier: &Dossier, today: NaiveDate) -> Vec<SharedActivity> {
    let assessments: Vec<_> =
        dossier.registrations.iter().map(|registration| evaluate(dossier, registration, today)).collect();
    let mut shared: Vec<SharedActivity> = dossier
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| {
            let best = assessments.iter().filter_map(|assessment| assessment.activities.get(place));
            let best = best.max_by_key(|status| status.counted());
            let (kind, hours) = match activity {
                Activity::Training(training) => {
                    let (form, title) = (training.form, training.title.clone());
                    (SharedKind::Training { form, title }, training.hours)
                }
                Activity::Reflection(reflection) => {
                    let minutes: u64 = reflection.sessions.iter().map(|session| u64::from(session.minutes.get())).sum();
                    let hours = Centi::new(minutes.saturating_mul(100) / 60);
                    (SharedKind::Reflection { form: reflection.form }, Some(hours))
                }
                Activity::Other(other) => {
                    let form = other.form;
                    let kind = match form {
                        OtherForm::CaseReport | OtherForm::WorkGuidance => SharedKind::Case { form },
                        _ => SharedKind::Other { form, title: other.title.clone() },
                    };
                    (kind, other.hours)
                }
            };
            SharedActivity {
                kind,
                completed_on: activity.last_day(),
                hours,
                counted: best.map_or(Centi::ZERO, domain::ActivityStatus::counted),
                requirement: best.and_then(domain::ActivityStatus::requirement),
            }
        })
        .collect();
    shared.sort_by_key(|activity| std::cmp::Reverse(activity.completed_on));
    shared
}
