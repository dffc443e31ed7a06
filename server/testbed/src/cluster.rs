//! A PostgreSQL server for one test process.
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The path of one of PostgreSQL's programs: Debian keeps them off the path.
///
/// # Panics
/// When it is nowhere.
pub(crate) fn binary(name: &str) -> String {
    let debian = Path::new("/usr/lib/postgresql");
    let mut versions: Vec<PathBuf> =
        fs::read_dir(debian).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    versions.sort_by_key(|path| {
        path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok()).unwrap_or(0)
    });
    let path = std::env::var_os("PATH").unwrap_or_default();
    versions
        .iter()
        .rev()
        .map(|version| version.join("bin"))
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| {
            panic!(
                "These tests need PostgreSQL and found no `{name}`. Install PostgreSQL (Debian: apt-get install \
                 postgresql), or set VAKSPOOR_TEST_POSTGRES to the address of a role that may make databases in one that runs."
            )
        })
        .display()
        .to_string()
}

/// A running server. It stops when the process ends, however that ends: its keeper waits for the end of a pipe.
#[derive(Debug)]
pub(crate) struct Cluster {
    socket: PathBuf,
    _keeper: Child,
}

impl Cluster {
    /// Makes and starts one; 2 to 3 seconds.
    ///
    /// # Panics
    /// When that fails.
    pub(crate) fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("vakspoor-pg-").tempdir().expect("a temporary folder").keep();
        let owner = Owner::of_servers();
        if let Some(owner) = &owner {
            chown(&folder, Some(owner.user), Some(owner.group)).expect("a folder for PostgreSQL");
        }
        let data = folder.join("data");

        let mut initdb = Command::new(binary("initdb"));
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        initdb.arg("--pgdata").arg(&data).current_dir(&folder);
        as_owner(&mut initdb, owner.as_ref());
        let output = initdb.output().expect("initdb starts");
        assert!(output.status.success(), "initdb failed: {}", String::from_utf8_lossy(&output.stderr));

        let settings = format!(
            "listen_addresses = ''\nunix_socket_directories = '{}'\nfsync = off\nfull_page_writes = off\n\
             synchronous_commit = off\nmax_connections = 300\nshared_buffers = 64MB\n",
            folder.display()
        );
        let mut file =
            fs::OpenOptions::new().append(true).open(data.join("postgresql.conf")).expect("the settings of PostgreSQL");
        file.write_all(settings.as_bytes()).expect("the settings of PostgreSQL");
        drop(file);

        // The keeper reads from a pipe that nobody writes to. When this process ends, by whatever cause, it reads the
        // end of it, and clears up.
        let script = r#""$1" -D "$2/data" >"$2/log" 2>&1 & server=$!
            cat >/dev/null
            kill -INT "$server"; wait "$server"; rm -rf "$2""#;
        let mut keeper = Command::new("/bin/sh");
        keeper.args(["-c", script, "keeper"]).arg(binary("postgres")).arg(&folder).current_dir(&folder);
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        as_owner(&mut keeper, owner.as_ref());
        let keeper = keeper.spawn().expect("a shell");

        let cluster = Self { socket: folder.clone(), _keeper: keeper };
        let begun = Instant::now();
        let psql = binary("psql");
        // As a superuser, to make who is none.
        let make_role = || {
            Command::new(&psql)
                .args(["--quiet", "--no-psqlrc", "--command", "CREATE ROLE vakspoor LOGIN CREATEDB"])
                .args(["--dbname", &cluster.url_of("postgres")])
                .output()
                .is_ok_and(|output| output.status.success())
        };
        while !make_role() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "PostgreSQL does not start: {}",
                fs::read_to_string(folder.join("log")).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        cluster
    }

    /// The address of a role that may make databases, and is no superuser.
    pub(crate) fn url(&self) -> String {
        self.url_of("vakspoor")
    }

    fn url_of(&self, role: &str) -> String {
        let host = self.socket.display().to_string().replace('/', "%2F");
        format!("postgres://{role}@{host}/postgres")
    }
}

/// PostgreSQL refuses to run as root; this is who runs it then.
#[derive(Debug)]
struct Owner {
    user: u32,
    group: u32,
}

impl Owner {
    /// `postgres` or else `nobody` when this process is root's; itself otherwise.
    fn of_servers() -> Option<Self> {
        let root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
        if !root {
            return None;
        }
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let user = |name: &str| {
            let fields: Vec<&str> =
                users.lines().find(|line| line.starts_with(&format!("{name}:")))?.split(':').collect();
            Some(Self { user: fields.get(2)?.parse().ok()?, group: fields.get(3)?.parse().ok()? })
        };
        Some(user("postgres").or_else(|| user("nobody")).expect("a user that may run PostgreSQL"))
    }
}

fn as_owner(command: &mut Command, owner: Option<&Owner>) {
    if let Some(owner) = owner {
        command.uid(owner.user).gid(owner.group);
    }
}
