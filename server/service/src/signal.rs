//! What asks an employer's attention: on a page as it is now, and once a week by mail what is new of it.
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, Utc};
use domain::allocation::ArrangementKind;
use domain::organisation::{LedgerState, Reading, Status};
use domain::period::day_after;
use domain::signal::{SignalKind, Stage};
use domain::{Chamber, Register, Standing};
use store::access::{Grant, SettleSignals, ViewOrganisation, ViewWorkforce, WorkQueue, Worker};
use store::dispute::{self, To};
use store::signal::{self, Digest, Key, Letter, Who};
use store::workforce::{self, Filter, Line, Order};
use store::{AccountId, AllocationId, ArrangementId, DigestId, DisputeId, OrganisationId, StoreError, job};

use crate::allocation::{Allocated, touched};
use crate::arrangement::{Exception, exception};
use crate::clock::day_in_the_netherlands;
use crate::decide::Deciding;
use crate::job::Work;
use crate::workforce::{Employer, employer};
use crate::{Actor, EmployerProblem, Service, Unavailable, authorise};

/// Signals on a page.
const SIGNALS: u64 = 50;
/// How far ahead a day asks attention.
const AHEAD: Months = Months::new(6);
/// How long it is told that somebody began or stopped sharing, and that a signal was settled.
const RECENT: Days = Days::new(30);
/// Everything.
const ALL: (u64, u64) = (0, u64::MAX);

/// What somebody has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Which one it is.
    pub key: Key,
    /// About whom.
    pub who: Who,
    /// What it is about.
    pub about: SignalAbout,
    /// When it was settled, and by whom, while they have an account.
    pub settled: Option<(DateTime<Utc>, Option<String>)>,
    accounts: Vec<AccountId>,
}

/// What a signal is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignalAbout {
    /// Registrations: several when they end on the same day.
    Registrations(Vec<(Option<Register>, Option<Chamber>, Status)>),
    /// What somebody shares.
    Sharing,
    /// An exception: which, how the work is arranged, and which work.
    Arrangement(ArrangementId, ArrangementKind, String),
    /// Work that is given to somebody: which, the name of the work, and the employer's own code.
    Allocation(AllocationId, String, Option<String>),
    /// An objection: which, to what, the name of the work, and the employer's own code. Not why: that is for who answers.
    Objection(DisputeId, To, String, Option<String>),
}

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// Whose staff it is.
    pub employer: Employer,
    /// A page of it, the most urgent first.
    pub signals: Vec<Signal>,
    /// How many there are of each kind that is there, whatever was asked for.
    pub counts: Vec<(SignalKind, u64)>,
    /// How many were settled lately.
    pub settled: u64,
    /// How many there are on all pages.
    pub all: u64,
    /// Signals on a page.
    pub per_page: u64,
    /// Whether who asks wants the weekly mail.
    pub digest: bool,
}

/// Which signals are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TodoFilter {
    /// One kind.
    pub kind: Option<SignalKind>,
    /// Those that were settled, in the place of those that were not.
    pub settled: bool,
}

impl Service {
    /// What asks attention now, a page of it; the first is 0. Who shares finds it in their log.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn todo(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        filter: TodoFilter,
        page: u64,
    ) -> Result<Todo, EmployerProblem> {
        self.lines_of_today(organisation).await?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let employer = employer(&grant).await?;
        let mut signals = self.signals(&grant).await?;
        let digest = signal::wants_digest(&grant).await?;
        drop(grant);
        drop(tx);
        let (settled, open): (Vec<_>, Vec<_>) = signals.drain(..).partition(|signal| signal.settled.is_some());
        let mut counts: Vec<(SignalKind, u64)> = Vec::new();
        for signal in &open {
            match counts.last_mut() {
                Some((kind, count)) if *kind == signal.key.kind => *count = count.saturating_add(1),
                _ => counts.push((signal.key.kind, 1)),
            }
        }
        let recent = self.now() - RECENT;
        let mut settled: Vec<Signal> =
            settled.into_iter().filter(|one| one.settled.as_ref().is_some_and(|(at, _)| *at >= recent)).collect();
        settled.sort_by_key(|one| std::cmp::Reverse(one.settled.as_ref().map(|(at, _)| *at)));
        let number_of_settled = length(&settled);
        let asked = if filter.settled { settled } else { open };
        let asked: Vec<Signal> =
            asked.into_iter().filter(|one| filter.kind.is_none_or(|kind| kind == one.key.kind)).collect();
        let all = length(&asked);
        let first = usize::try_from(page.saturating_mul(SIGNALS)).unwrap_or(usize::MAX);
        let most = usize::try_from(SIGNALS).unwrap_or(usize::MAX);
        let signals: Vec<Signal> = asked.into_iter().skip(first).take(most).collect();
        let mut seen: Vec<AccountId> = signals.iter().flat_map(|one| one.accounts.iter().copied()).collect();
        seen.sort_unstable();
        seen.dedup();
        self.note_reading(actor, organisation, &seen, Reading::Overview).await?;
        Ok(Todo { employer, signals, counts, settled: number_of_settled, all, per_page: SIGNALS, digest })
    }

    /// Settles signals, or asks attention for them again, and answers how many: there may be fewer like that within reach, for
    /// example because what one was about is in order by now.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn settle_signals(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        keys: &[Key],
        settled: bool,
    ) -> Result<usize, EmployerProblem> {
        self.lines_of_today(organisation).await?;
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, SettleSignals, organisation).await?;
        let view = authorise(&tx, actor, ViewWorkforce, organisation).await?;
        let asked: HashSet<Key> = keys.iter().copied().collect();
        let there = self.signals(&view).await?.into_iter().map(|one| one.key);
        // What has to be solved cannot be put aside.
        let keys: Vec<Key> = there.filter(|key| key.kind.can_be_settled() && asked.contains(key)).collect();
        for key in &keys {
            if settled {
                signal::settle(&grant, *key, self.now()).await?;
            } else {
                signal::unsettle(&grant, *key).await?;
            }
        }
        tx.commit().await?;
        Ok(keys.len())
    }

    /// Notes whether who asks wants the weekly mail about this organisation.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn want_digest(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        wanted: bool,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ViewOrganisation, organisation).await?;
        signal::want_digest(&grant, wanted).await?;
        Ok(tx.commit().await?)
    }

    /// Everything within reach that asks attention today, the most urgent first, and what was settled of it.
    async fn signals(&self, grant: &Grant<'_, ViewWorkforce>) -> Result<Vec<Signal>, StoreError> {
        let (today, now) = (self.today(), self.now());
        let soon = today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
        let mut signals = registrations(grant, today, soon).await?;
        let first = today.checked_sub_days(RECENT).unwrap_or(NaiveDate::MIN);
        for change in signal::links(grant, (now - RECENT, first), today).await? {
            let (kind, day) = match (change.withdrawn_at, change.ended_on) {
                (Some(at), _) => (SignalKind::SharingWithdrawn, day_in_the_netherlands(at)),
                (None, Some(last)) => (SignalKind::SharingWithdrawn, last),
                (None, None) => (SignalKind::SharingBegun, day_in_the_netherlands(change.begun_at)),
            };
            let key = Key { kind, subject: change.link.uuid(), day, stage: Stage::Now };
            signals.push(Signal::new(key, change.who, SignalAbout::Sharing));
        }
        for (raised, about) in dispute::raised(grant, None).await? {
            let day = day_in_the_netherlands(raised.at);
            let key = Key { kind: SignalKind::DisputeOpen, subject: raised.id.uuid(), day, stage: Stage::Now };
            let who = Who { staff: about.staff, name: about.name, team: about.team };
            let about = SignalAbout::Objection(raised.id, about.to, about.work, about.reference);
            signals.push(Signal::new(key, who, about));
        }
        let deciding = Deciding::read(grant, today, None).await?;
        for line in deciding.ledger() {
            signals.extend(of_exception(&exception(&deciding, line, today)?, today));
        }
        for line in touched(grant, today, None, None).await? {
            signals.extend(of_allocation(Allocated::of(&deciding, line, today), today));
        }
        for signal in &mut signals {
            signal.accounts = deciding.accounts(&[signal.who.staff]);
        }
        let mut settled: HashMap<Key, (DateTime<Utc>, Option<String>)> =
            signal::settled(grant).await?.into_iter().map(|one| (one.key, (one.at, one.by))).collect();
        for signal in &mut signals {
            signal.settled = settled.remove(&signal.key);
        }
        signals.sort_by(|one, other| {
            let order = |signal: &Signal| (signal.key.kind, signal.key.day);
            order(one).cmp(&order(other)).then_with(|| one.who.name.cmp(&other.who.name)).then(one.key.cmp(&other.key))
        });
        Ok(signals)
    }

    /// Makes the weekly mails that are due, each in a transaction of its own, and answers how many there is something to
    /// tell in. A week begins on Monday; what was told in one week is not told again in another.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn make_digests(&self) -> Result<u64, Unavailable> {
        let worker = Actor::worker(Worker::Queue);
        let today = self.today();
        let since_monday = u64::from(today.weekday().num_days_from_monday());
        let week = today.checked_sub_days(Days::new(since_monday)).unwrap_or(today);
        let due = {
            let tx = self.store().read().await?;
            let grant = authorise(&tx, &worker, WorkQueue, ()).await?;
            signal::digests_due(&grant, week).await?
        };
        let mut made = 0_u64;
        for (organisation, account) in due {
            self.lines_of_today(organisation).await?;
            // Read apart, so that nobody who writes waits for it.
            let (news, over) = {
                let tx = self.store().read().await?;
                let grant = authorise(&tx, &worker, WorkQueue, ()).await?;
                let Some(view) = signal::seen_by(&grant, organisation, account).await? else { continue };
                let told: HashSet<Key> = signal::mailed(&grant, organisation, account).await?.into_iter().collect();
                let mut news = self.signals(&view).await?;
                // What is over is forgotten: when it comes back, it is told again.
                let there: HashSet<Key> = news.iter().map(|signal| signal.key).collect();
                let over: Vec<Key> = told.difference(&there).copied().collect();
                news.retain(|signal| signal.settled.is_none() && !told.contains(&signal.key));
                (news.into_iter().map(|signal| signal.key).collect::<Vec<Key>>(), over)
            };
            let digest = Digest { id: DigestId::new(), organisation, account, week };
            let tx = self.store().write().await?;
            let grant = authorise(&tx, &worker, WorkQueue, ()).await?;
            // Another server may have made it meanwhile.
            if signal::make_digest(&grant, digest, &news).await? {
                signal::forget_mailed(&grant, (organisation, account), &over).await?;
                if !news.is_empty() {
                    let work = Work::MailDigest { digest: digest.id };
                    let now = self.now();
                    job::queue(&grant, work.kind(), &work.payload(), now, now).await?;
                    made = made.saturating_add(1);
                }
            }
            tx.commit().await?;
        }
        Ok(made)
    }

    /// What goes into a weekly mail, while its reader has a role there.
    pub(crate) async fn digest_letter(&self, digest: DigestId) -> Result<Option<Letter>, Unavailable> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, &Actor::worker(Worker::Queue), WorkQueue, ()).await?;
        Ok(signal::letter(&grant, digest).await?)
    }
}

fn length<T>(all: &[T]) -> u64 {
    u64::try_from(all.len()).unwrap_or(u64::MAX)
}

impl Signal {
    const fn new(key: Key, who: Who, about: SignalAbout) -> Self {
        Self { key, who, about, settled: None, accounts: Vec::new() }
    }
}

/// The signal that a line of the ledger is: that it no longer holds though nobody ended it, or that it will not for long.
/// By whatever ends it first: its review date, or the registration of who is responsible.
fn of_exception(exception: &Exception, today: NaiveDate) -> Option<Signal> {
    let (kind, day) = match exception.state {
        LedgerState::Lapsed => (SignalKind::ArrangementLapsed, exception.arranged.review_on),
        // What has a last day was ended on purpose.
        LedgerState::Soon | LedgerState::Holds if exception.arranged.until.is_none() => {
            let last = exception.held.as_ref()?.valid_until?;
            (SignalKind::ArrangementReview, day_after(last))
        }
        _ => return None,
    };
    let stage = if kind == SignalKind::ArrangementLapsed { Stage::Now } else { Stage::of(day, today)? };
    let key = Key { kind, subject: exception.id.uuid(), day, stage };
    let (staff, name) = exception.staff.clone();
    let about = SignalAbout::Arrangement(exception.id, exception.kind, exception.kind_of_work.1.clone());
    Some(Signal::new(key, Who { staff, name, team: exception.team }, about))
}

/// The signal that work given to somebody is, when they may not do it today.
fn of_allocation(allocated: Allocated, today: NaiveDate) -> Option<Signal> {
    if !allocated.is_trouble(today) {
        return None;
    }
    let kind = SignalKind::AllocationNotAllowed;
    let key = Key { kind, subject: allocated.id.uuid(), day: allocated.period.since, stage: Stage::Now };
    let (staff, name) = allocated.staff;
    let about = SignalAbout::Allocation(allocated.id, allocated.kind_of_work.1, allocated.reference);
    Some(Signal::new(key, Who { staff, name, team: allocated.team }, about))
}

/// What registrations ask attention: those that have ended or are barred, and those that end within half a year. One that
/// was handed in on time needs nobody.
async fn registrations(
    grant: &Grant<'_, ViewWorkforce>,
    today: NaiveDate,
    soon: NaiveDate,
) -> Result<Vec<Signal>, StoreError> {
    let ends = Filter { ends_by: Some(soon), ..Filter::default() };
    let barred = vec![Status::Known(Standing::StruckOff), Status::Known(Standing::Suspended), Status::NotFound];
    let barred = Filter { statuses: barred, ..Filter::default() };
    // A measure that nobody knows: until somebody says which, nothing says that it does not bar.
    let unknown = Filter { statuses: vec![Status::Unknown], measure: true, ..Filter::default() };
    let mut lines = workforce::overview(grant, today, &ends, (Order::Ends, false), ALL).await?;
    for filter in [barred, unknown] {
        lines.extend(workforce::overview(grant, today, &filter, (Order::Ends, false), ALL).await?);
    }
    let mut signals: Vec<Signal> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    for line in lines {
        let Some(key) = key(&line, today) else { continue };
        let registration = (line.register, line.chamber, line.status);
        let place = places.get(&key).and_then(|place| signals.get_mut(*place));
        if let Some(Signal { about: SignalAbout::Registrations(registrations), .. }) = place {
            // Who is barred and ends soon is in both lists.
            if !registrations.contains(&registration) {
                registrations.push(registration);
            }
            continue;
        }
        places.insert(key, signals.len());
        let who = Who { staff: line.staff, name: line.name, team: line.team };
        signals.push(Signal::new(key, who, SignalAbout::Registrations(vec![registration])));
    }
    Ok(signals)
}

fn measure_until(line: &Line) -> Option<NaiveDate> {
    line.measure.as_ref().and_then(|(_, until)| *until)
}

/// The signal that a line of the overview is, if it is one.
fn key(line: &Line, today: NaiveDate) -> Option<Key> {
    let seen = line.checked.map(|(on, _)| on);
    let (kind, day) = match line.status {
        Status::NotFound => (SignalKind::RegistrationLapsed, seen),
        status if status.lapsed() && status != Status::Known(Standing::StruckOff) => {
            (SignalKind::RegistrationLapsed, line.ends)
        }
        // By a day that another measure has not: one that is heavier, or comes later, asks attention anew.
        Status::Known(Standing::StruckOff) => (SignalKind::RegistrationMeasure, seen.or(line.ends)),
        Status::Known(Standing::Suspended) => {
            (SignalKind::RegistrationMeasure, measure_until(line).or(line.ends).or(seen))
        }
        Status::Unknown if line.measure.is_some() => {
            (SignalKind::RegistrationMeasure, measure_until(line).or(seen).or(line.ends))
        }
        Status::Known(Standing::Registered) | Status::Recorded => (SignalKind::RegistrationEnds, line.ends),
        _ => return None,
    };
    let day = day?;
    let stage = if kind == SignalKind::RegistrationEnds { Stage::of(day, today)? } else { Stage::Now };
    Some(Key { kind, subject: line.staff.uuid(), day, stage })
}
