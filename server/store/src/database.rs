//! Opening the database, and every transaction in it.
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use chrono::NaiveDate;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement, TransactionTrait, Value,
};
use tokio::sync::OnceCell;

use crate::backend::{postgres, sqlite};
use crate::{AccountId, StoreError};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Backend {
    /// The default: a file beside the program.
    Sqlite,
    /// For who has outgrown it.
    Postgres,
}

/// How much was asked of the database. A test takes the difference over a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Transactions begun.
    pub transactions: u64,
    /// Statements sent, not counting the beginning and end of transactions.
    pub statements: u64,
}

#[derive(Debug, Default)]
struct Counter {
    transactions: AtomicU64,
    statements: AtomicU64,
}

/// Tells the day: what is shared between two dates is there on those only.
pub type Today = Arc<dyn Fn() -> NaiveDate + Send + Sync>;

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    url: Arc<str>,
    write: DatabaseConnection,
    read: DatabaseConnection,
    today: Today,
    counter: Arc<Counter>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("backend", &self.backend).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens `sqlite://path` (made when it is not there) or `postgres://…`. Does not migrate.
    ///
    /// # Errors
    /// When the address is neither, or the database cannot be reached.
    pub async fn open(url: &str, today: Today) -> Result<Self, StoreError> {
        let (backend, write, read) = if url.starts_with("sqlite:") {
            let (write, read) = sqlite::open(url).await?;
            (Backend::Sqlite, write, read)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let both = postgres::open(url, postgres::Use::Requests).await?;
            (Backend::Postgres, both.clone(), both)
        } else {
            return Err(StoreError::Database("the address is neither sqlite: nor postgres:".to_owned()));
        };
        Ok(Self { backend, url: url.into(), write, read, today, counter: Arc::default() })
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Brings the schema up to date; answers how many steps that took.
    ///
    /// # Errors
    /// When a step fails; what came before it stays.
    pub async fn migrate(&self) -> Result<u32, StoreError> {
        let pending = self.pending_migrations().await?;
        if pending > 0 {
            let (connection, own) = self.connection_for_steps().await?;
            let done = Migrator::up(&connection, None).await;
            if own {
                connection.close().await?;
            }
            done?;
        }
        Ok(pending)
    }

    /// A connection that acts as the program from its beginning: a step may have to change what is there already. With
    /// whether it is to be closed.
    async fn connection_for_steps(&self) -> Result<(DatabaseConnection, bool), StoreError> {
        match self.backend {
            Backend::Sqlite => Ok((self.write.clone(), false)),
            Backend::Postgres => Ok((postgres::open(&self.url, postgres::Use::Steps).await?, true)),
        }
    }

    /// Whether the role that the program connects as is above the policies of the database: then only the program itself
    /// keeps people apart. SQLite has no policies, and nobody who could be above them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn bypasses_policies(&self) -> Result<bool, StoreError> {
        const BYPASSES: &str = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
        if self.backend == Backend::Sqlite {
            return Ok(false);
        }
        let statement = Statement::from_string(DbBackend::Postgres, BYPASSES);
        let row = self.read.query_one_raw(statement).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false))
    }

    /// How many steps the schema is behind. Writes nothing.
    ///
    /// # Errors
    /// When the database cannot be read, or is newer than the program.
    pub async fn pending_migrations(&self) -> Result<u32, StoreError> {
        let pending = Migrator::get_pending_migrations_read_only(&self.read).await?;
        Ok(u32::try_from(pending.len()).unwrap_or(u32::MAX))
    }

    /// Takes every table down again, with everything in it. For the tests of the steps only.
    ///
    /// # Errors
    /// When a step fails.
    pub async fn unmigrate(&self) -> Result<(), StoreError> {
        let (connection, own) = self.connection_for_steps().await?;
        let done = Migrator::down(&connection, None).await;
        if own {
            connection.close().await?;
        }
        Ok(done?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read.ping().await?;
        Ok(())
    }

    /// Closes the connections, after what runs on them is done.
    ///
    /// # Errors
    /// When that fails; there is nothing to be done about it.
    pub async fn close(self) -> Result<(), StoreError> {
        if self.backend == Backend::Sqlite {
            self.read.close_by_ref().await?;
        }
        self.write.close_by_ref().await?;
        Ok(())
    }

    /// How much was asked of the database since it was opened, by this and all clones.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            transactions: self.counter.transactions.load(Ordering::Relaxed),
            statements: self.counter.statements.load(Ordering::Relaxed),
        }
    }

    /// Begins a transaction that only reads. Dropping it ends it.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self) -> Result<Transaction, StoreError> {
        let inner = self.read.begin().await?;
        Ok(self.begun(Inner::Transaction(inner)))
    }

    /// For one statement that only reads. A second one is refused. SQLite needs no transaction around it; PostgreSQL does,
    /// to know who acts, and begins it with the statement.
    #[must_use]
    pub fn look(&self) -> Transaction {
        let (connection, transaction) = (self.read.clone(), OnceCell::new());
        self.begun(Inner::Statement { connection, transaction, used: AtomicBool::new(false) })
    }

    /// Begins a transaction that writes. Dropping it without [`Transaction::commit`] undoes what it wrote.
    ///
    /// On SQLite it takes the one write lock at once: a transaction that read first and wants to write later could be
    /// refused without waiting.
    ///
    /// # Errors
    /// When the database cannot be reached, or is busy for too long.
    pub async fn write(&self) -> Result<Transaction, StoreError> {
        let inner = match self.backend {
            Backend::Sqlite => self.write.begin_with_options(sqlite::IMMEDIATE).await?,
            Backend::Postgres => self.write.begin().await?,
        };
        Ok(self.begun(Inner::Transaction(inner)))
    }

    fn begun(&self, inner: Inner) -> Transaction {
        self.counter.transactions.fetch_add(1, Ordering::Relaxed);
        let counted = Counted {
            inner,
            acting: Mutex::default(),
            told: Mutex::default(),
            today: Arc::clone(&self.today),
            counter: Arc::clone(&self.counter),
        };
        Transaction { backend: self.backend, counted }
    }
}

/// An open transaction. Does nothing by itself: see [`crate::access::authorise`].
pub struct Transaction {
    pub(crate) backend: Backend,
    pub(crate) counted: Counted,
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").finish_non_exhaustive()
    }
}

impl Transaction {
    /// Makes what was written last, also when the power fails the moment after.
    ///
    /// # Errors
    /// When it did not: nothing was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        if let Inner::Transaction(inner) = self.counted.inner {
            inner.commit().await?;
        }
        Ok(())
    }
}

/// Who acts, as PostgreSQL is told: see the step `m0011_row_security`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acting {
    /// Who is logged in.
    pub(crate) account: Option<AccountId>,
    /// What they do that is not only about their own things and their organisations'.
    pub(crate) role: ActingRole,
}

/// The roles that policies know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ActingRole {
    /// None: somebody who is logged in.
    Nothing,
    /// The program's own work.
    Program,
    /// Signing up, logging in, and what comes before these.
    Door,
    /// Founding or joining an organisation.
    Newcomer,
}

impl ActingRole {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Program => postgres::PROGRAM,
            Self::Door => "door",
            Self::Newcomer => "newcomer",
        }
    }
}

enum Inner {
    Transaction(DatabaseTransaction),
    Statement { connection: DatabaseConnection, transaction: OnceCell<DatabaseTransaction>, used: AtomicBool },
}

/// The connection of a transaction, counting.
pub(crate) struct Counted {
    inner: Inner,
    acting: Mutex<Option<Acting>>,
    /// What the database was told of that.
    told: Mutex<Option<Acting>>,
    today: Today,
    counter: Arc<Counter>,
}

/// So many values as SQL names them, from the `first` on.
pub(crate) fn places(first: usize, count: usize) -> String {
    let names: Vec<String> = (first..first.saturating_add(count)).map(|place| format!("${place}")).collect();
    names.join(", ")
}

impl Counted {
    /// Who acts from now on in this transaction. The database is told with the next statement.
    pub(crate) fn act(&self, acting: Acting) {
        *self.acting.lock().unwrap_or_else(PoisonError::into_inner) = Some(acting);
    }

    /// The day.
    pub(crate) fn today(&self) -> NaiveDate {
        (self.today)()
    }

    /// Tells the database who acts, where it has not been told: one small statement, counted as a part of the beginning of the
    /// transaction.
    async fn tell(&self, transaction: &DatabaseTransaction) -> Result<(), DbErr> {
        const TELL: &str = "SELECT set_config('vakspoor.account', $1, true), set_config('vakspoor.role', $2, true),
            set_config('vakspoor.day', $3, true)";
        let acting = *self.acting.lock().unwrap_or_else(PoisonError::into_inner);
        let told = *self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Acting { account, role }) = acting.filter(|_| acting != told) else { return Ok(()) };
        let account = account.map(|account| account.to_string()).unwrap_or_default();
        let values = [account.into(), role.as_str().into(), self.today().to_string().into()];
        transaction.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, TELL, values)).await?;
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = acting;
        Ok(())
    }

    /// Counts a statement, and says on what to run it.
    async fn next(&self) -> Result<DatabaseExecutor<'_>, DbErr> {
        self.counter.statements.fetch_add(1, Ordering::Relaxed);
        let transaction = match &self.inner {
            Inner::Transaction(transaction) => transaction,
            Inner::Statement { used, .. } if used.swap(true, Ordering::Relaxed) => {
                return Err(DbErr::Custom("a second statement outside a transaction".to_owned()));
            }
            Inner::Statement { connection, transaction, .. } => match connection.get_database_backend() {
                DbBackend::Postgres => transaction.get_or_try_init(|| connection.begin()).await?,
                _ => return Ok(connection.into()),
            },
        };
        if transaction.get_database_backend() == DbBackend::Postgres {
            self.tell(transaction).await?;
        }
        Ok(transaction.into())
    }

    fn statement(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(self.get_database_backend(), sql, values)
    }

    /// Runs SQL that is the same for both databases; answers how many rows it touched.
    pub(crate) async fn run(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> Result<u64, StoreError> {
        let statement = self.statement(sql, values);
        Ok(self.execute_raw(statement).await?.rows_affected())
    }

    /// Adds rows to a table, as many in a statement as both databases take.
    pub(crate) async fn insert_all<const N: usize>(
        &self,
        table: &str,
        columns: &[&str; N],
        rows: Vec<[Value; N]>,
    ) -> Result<(), StoreError> {
        self.put_all(table, columns, rows, "").await?;
        Ok(())
    }

    /// The same with what is to be done with rows that are there: an `ON CONFLICT` of SQL. Answers how many were written.
    pub(crate) async fn put_all<const N: usize>(
        &self,
        table: &str,
        columns: &[&str; N],
        rows: Vec<[Value; N]>,
        conflict: &str,
    ) -> Result<u64, StoreError> {
        // At most 65,535 values in PostgreSQL. SQLite takes 32,766, but looks the name of each up among all before it: the
        // time for a statement goes by the square of their number.
        let at_once = match self.get_database_backend() {
            DbBackend::Sqlite => (600 / N).max(1),
            _ => 1000,
        };
        let statement = |rows: usize| {
            let places: Vec<String> = (0..rows)
                .map(|row| {
                    let places: Vec<String> = (1..=N).map(|column| format!("${}", row * N + column)).collect();
                    format!("({})", places.join(", "))
                })
                .collect();
            format!("INSERT INTO {table} ({}) VALUES {} {conflict}", columns.join(", "), places.join(", "))
        };
        let full = statement(at_once);
        let mut rows = rows.into_iter();
        let mut written = 0_u64;
        loop {
            let part: Vec<[Value; N]> = rows.by_ref().take(at_once).collect();
            let values: Vec<Value> = part.into_iter().flatten().collect();
            let some = match values.len() / N {
                0 => return Ok(written),
                rows if rows == at_once => self.run(&full, values).await?,
                fewer => self.run(&statement(fewer), values).await?,
            };
            written = written.saturating_add(some);
        }
    }

    /// The rows that such SQL finds.
    pub(crate) async fn rows(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> Result<Vec<QueryResult>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(self.query_all_raw(statement).await?)
    }

    /// The first of them.
    pub(crate) async fn row(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> Result<Option<QueryResult>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(self.query_one_raw(statement).await?)
    }
}

#[async_trait]
impl ConnectionTrait for Counted {
    fn get_database_backend(&self) -> DbBackend {
        match &self.inner {
            Inner::Transaction(transaction) => transaction.get_database_backend(),
            Inner::Statement { connection, .. } => connection.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.next().await?.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.next().await?.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.next().await?.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.next().await?.query_all_raw(statement).await
    }
}
