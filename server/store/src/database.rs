//! Opening the database, and every transaction in it.
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use async_trait::async_trait;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement, TransactionTrait, Value,
};

use crate::StoreError;
use crate::backend::{postgres, sqlite};

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

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    write: DatabaseConnection,
    read: DatabaseConnection,
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
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (backend, write, read) = if url.starts_with("sqlite:") {
            let (write, read) = sqlite::open(url).await?;
            (Backend::Sqlite, write, read)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let both = postgres::open(url).await?;
            (Backend::Postgres, both.clone(), both)
        } else {
            return Err(StoreError::Database("the address is neither sqlite: nor postgres:".to_owned()));
        };
        Ok(Self { backend, write, read, counter: Arc::default() })
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
            Migrator::up(&self.write, None).await?;
        }
        Ok(pending)
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
        Migrator::down(&self.write, None).await?;
        Ok(())
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

    /// For one statement that only reads, which needs no transaction around it. A second one is refused.
    #[must_use]
    pub fn look(&self) -> Transaction {
        self.begun(Inner::Statement { connection: self.read.clone(), used: AtomicBool::new(false) })
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
        Transaction { backend: self.backend, counted: Counted { inner, counter: Arc::clone(&self.counter) } }
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

enum Inner {
    Transaction(DatabaseTransaction),
    Statement { connection: DatabaseConnection, used: AtomicBool },
}

/// The connection of a transaction, counting.
pub(crate) struct Counted {
    inner: Inner,
    counter: Arc<Counter>,
}

impl Counted {
    /// Counts a statement, and says on what to run it.
    fn next(&self) -> Result<DatabaseExecutor<'_>, DbErr> {
        self.counter.statements.fetch_add(1, Ordering::Relaxed);
        match &self.inner {
            Inner::Transaction(transaction) => Ok(transaction.into()),
            Inner::Statement { connection, used } if !used.swap(true, Ordering::Relaxed) => Ok(connection.into()),
            Inner::Statement { .. } => Err(DbErr::Custom("a second statement outside a transaction".to_owned())),
        }
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
        self.next()?.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.next()?.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.next()?.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.next()?.query_all_raw(statement).await
    }
}
