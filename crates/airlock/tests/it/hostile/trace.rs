//! Every call of the program that names a file, a process or the network, as `strace` tells it.

#![expect(clippy::string_slice, reason = "strace writes ASCII only")]

use super::attack::{self, Attack, VARIANTS, variant};
use super::{WAYS, assert_harmless};
use crate::repository::{Ran, Repository, WEAK};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const INSTALL: &str = "`apt-get install strace`, or `cargo xtask test --bootstrap`";

/// Whether calls can be watched here. Where they cannot, standard error says so, and in CI it is a failure if that can be
/// mended by installing; `jail` proves the same promises without a log.
fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args(["-f", "-o", "/dev/null", "true"])
        .output();
    let in_ci = std::env::var_os("CI").is_some();
    match tried {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            let why = String::from_utf8_lossy(&output.stderr).into_owned();
            say(&format!(
                "NOT TRACED: this machine does not let strace work: {why}"
            ));
            false
        }
        Err(error) => {
            assert!(!in_ci, "strace is missing ({error}); install it: {INSTALL}");
            say(&format!(
                "NOT TRACED: strace is missing; install it: {INSTALL}"
            ));
            false
        }
    }
}

/// Past the test runner's capture, which hides what passing tests print.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// What a run did.
struct Trace {
    ran: Ran,
    log: String,
    root: PathBuf,
    home: PathBuf,
}

fn trace(repository: &Repository, folder: &Path, arguments: &[&str], input: &str) -> Trace {
    let log = repository.beside("strace.log");
    let plain = repository.command(arguments);
    let mut command = Command::new("strace");
    command
        .args(["-f", "-y", "-qq", "-s", "4096", "--seccomp-bpf"])
        .args(["-e", "trace=%file,%network,%process,ptrace,io_uring_setup"])
        .arg("-o")
        .arg(&log)
        .arg(plain.get_program())
        .args(plain.get_args())
        .env_clear()
        .envs(
            plain
                .get_envs()
                .filter_map(|(key, value)| Some((key, value?))),
        )
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Who does not read its input closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Trace {
        ran: Ran::of(&output),
        log: whole_calls(&fs::read_to_string(log).unwrap()),
        root: folder.canonicalize().unwrap(),
        home: repository.beside("home"),
    }
}

/// The log with the halves of each interrupted call (`<unfinished ...>`, `<... statx resumed>`) put together.
fn whole_calls(log: &str) -> String {
    let mut begun = BTreeMap::new();
    let mut whole = Vec::new();
    for line in log.lines() {
        let (thread, call) = line.split_once(' ').unwrap_or((line, ""));
        let resumed = call
            .trim_start()
            .strip_prefix("<... ")
            .and_then(|rest| rest.split_once(" resumed>"));
        match (call.strip_suffix("<unfinished ...>"), resumed) {
            (Some(beginning), _) => {
                begun.insert(thread.to_owned(), beginning.to_owned());
            }
            (None, Some((_, end))) => {
                let beginning = begun.remove(thread).unwrap_or_default();
                whole.push(format!("{thread} {beginning}{end}"));
            }
            (None, None) => whole.push(line.to_owned()),
        }
    }
    for (thread, beginning) in begun {
        whole.push(format!("{thread} {beginning}) = ?"));
    }
    whole.join("\n")
}

/// What the loader, the C library and the run time read to start and to learn the size of the machine; the
/// organisation's configuration; the time zone.
const MACHINE: &[&str] = &[
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/proc/self",
    "/proc/cgroups",
    "/proc/sys/vm/overcommit_memory",
    "/sys/fs/cgroup",
    "/sys/devices/system/cpu",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/etc/airlock",
];

impl Trace {
    /// Asserts everything that holds for any scan.
    fn assert_innocent(&self, context: &str, outside: &Outside) {
        let calls: Vec<Call> = self.log.lines().filter_map(Call::parse).collect();
        assert!(calls.len() > 20, "{context}: this is no log: {}", self.log);
        let named = |name: &str| calls.iter().filter(|call| call.name == name).count();
        assert_eq!(named("execve"), 1, "{context}: its own start, and no more");
        for refused in [
            "execveat",
            "fork",
            "vfork",
            "socket",
            "socketpair",
            "connect",
            "bind",
            "sendto",
            "sendmsg",
            "ptrace",
            "io_uring_setup",
            "mknod",
            "mknodat",
            "symlink",
            "symlinkat",
            "link",
            "linkat",
            "chmod",
            "fchmodat",
            "chown",
            "chroot",
            "mount",
        ] {
            assert_eq!(named(refused), 0, "{context}: {refused}: {}", self.log);
        }
        for call in &calls {
            if matches!(call.name, "clone" | "clone3") {
                assert!(
                    call.line.contains("CLONE_THREAD"),
                    "{context}: a process: {}",
                    call.line
                );
            }
            for path in call.paths(&self.root) {
                self.assert_may(context, call, &path, outside);
            }
        }
    }

    fn assert_may(&self, context: &str, call: &Call<'_>, path: &Path, outside: &Outside) {
        let cache = self.home.join(".cache/airlock");
        let program = Path::new(env!("CARGO_BIN_EXE_airlock"));
        let is_own = path.starts_with(&cache);
        if call.changes_files() {
            // The folders on the way to the cache are made when they are not there.
            let makes_home = call.name == "mkdir" && cache.starts_with(path);
            assert!(
                is_own || makes_home,
                "{context}: changes {}: {}",
                path.display(),
                call.line
            );
            return;
        }
        let is_read = path.starts_with(&self.root)
            || is_own
            || path == self.home.join(".config/airlock/airlock.toml")
            || path == self.home.join(".local/share/airlock/db")
            || path == self.home.join(".local/state/airlock/key")
            || path == program
            || outside.may_read(path)
            || MACHINE.iter().any(|start| path.starts_with(start));
        // To ask what a folder above is, and whether it is a repository, says nothing of what is in it.
        let folder = if path.ends_with(".git") {
            path.parent().unwrap_or(path)
        } else {
            path
        };
        let is_above = !call.opens()
            && (self.root.starts_with(folder) || cache.starts_with(path) || outside.may_ask(path));
        assert!(
            is_read || is_above,
            "{context}: {}: {}",
            path.display(),
            call.line
        );
        if call.opens() && path.starts_with(&self.root) {
            let kind = fs::symlink_metadata(path).map(|metadata| metadata.file_type());
            let is_plain = kind.is_ok_and(|kind| kind.is_file() || kind.is_dir());
            assert!(
                is_plain || call.line.contains("= -1 E"),
                "{context}: opens what is no plain file: {}",
                call.line
            );
        }
    }
}

/// A git directory outside the root that the root names.
enum Outside {
    /// There is none.
    Nothing,
    /// It points back: it is the root's own.
    Own(PathBuf),
    /// It does not, which has to be found out.
    Foreign(PathBuf),
}

impl Outside {
    fn may_read(&self, path: &Path) -> bool {
        match self {
            Self::Nothing => false,
            Self::Own(folder) => path.starts_with(folder),
            Self::Foreign(folder) => {
                path == folder
                    || ["config", "gitdir", "commondir"]
                        .iter()
                        .any(|file| path == folder.join(file))
            }
        }
    }

    /// What the places are, without opening them.
    fn may_ask(&self, path: &Path) -> bool {
        match self {
            Self::Nothing => false,
            Self::Own(folder) => folder.starts_with(path),
            Self::Foreign(folder) => folder.starts_with(path) || path == folder.join("HEAD"),
        }
    }
}

/// One line of the log.
struct Call<'log> {
    name: &'log str,
    line: &'log str,
}

impl<'log> Call<'log> {
    /// `None` for signals and ends of threads.
    fn parse(line: &'log str) -> Option<Self> {
        let (_, call) = line.split_once(' ')?;
        let call = call.trim_start();
        let (name, _) = call.split_once('(')?;
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        (is_name && !name.is_empty()).then_some(Self { name, line: call })
    }

    fn opens(&self) -> bool {
        matches!(
            self.name,
            "open" | "openat" | "openat2" | "creat" | "getdents64"
        ) && !self.line.contains("O_PATH")
    }

    fn changes_files(&self) -> bool {
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        matches!(
            self.name,
            "mkdir"
                | "mkdirat"
                | "rmdir"
                | "unlink"
                | "unlinkat"
                | "rename"
                | "renameat"
                | "renameat2"
                | "truncate"
                | "creat"
                | "utimensat"
                | "setxattr"
        ) || (self.opens() && writes.iter().any(|flag| self.line.contains(flag)))
    }

    /// The places the call speaks of: of each argument as it is written, and what it turned out to be; of a call that
    /// follows links also where these lead.
    fn paths(&self, here: &Path) -> Vec<PathBuf> {
        // `= 4</where/it/is>`
        let opened = self.line.rsplit_once(" = ").and_then(|(_, result)| {
            let (_, path) = result.split_once('<')?;
            path.starts_with('/')
                .then(|| unescape(path.split('>').next().unwrap_or(path)))
        });
        let written: Vec<PathBuf> = self.arguments(here);
        let stays_at_links = [
            "NOFOLLOW",
            "RESOLVE_NO_SYMLINKS",
            "readlink",
            "lstat",
            "unlink",
            "rename",
            "mkdir",
        ]
        .iter()
        .any(|word| self.line.contains(word));
        let real = written
            .iter()
            .filter(|_| !stays_at_links)
            .filter_map(|path| path.canonicalize().ok());
        let mut paths: Vec<PathBuf> = real.chain(opened.map(PathBuf::from)).collect();
        paths.extend(written);
        paths.retain(|path| !is_machine_state(path));
        paths
    }

    fn arguments(&self, here: &Path) -> Vec<PathBuf> {
        if matches!(self.name, "execve" | "getcwd") {
            return Vec::new();
        }
        let Some((_, arguments)) = self.line.split_once('(') else {
            return Vec::new();
        };
        let mut folder = here.to_owned();
        let mut paths = Vec::new();
        let mut rest = arguments;
        // Only names come first: what follows the flags is an answer (`readlink`, `{st_mode=...}`).
        while let Some(at) = rest.find(['"', '<', '{']) {
            let (mark, after) = (rest.as_bytes()[at], &rest[at + 1..]);
            match mark {
                b'<' if after.starts_with('/') => {
                    let end = after.find('>').unwrap_or(after.len());
                    folder = PathBuf::from(unescape(&after[..end]));
                    rest = &after[end..];
                }
                b'"' => {
                    let end = closing_quote(after);
                    paths.push(folder.join(unescape(&after[..end])));
                    rest = &after[(end + 1).min(after.len())..];
                    if !self.name.starts_with("rename") {
                        break;
                    }
                }
                _ => break,
            }
        }
        paths.iter().map(|path| lexical(path)).collect()
    }
}

/// The program's own entry in `/proc`, by whatever number, and ends of pipes.
fn is_machine_state(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let own_process = text
        .strip_prefix("/proc/")
        .and_then(|rest| rest.split('/').next())
        .is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    own_process || text.starts_with("pipe:")
}

fn closing_quote(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\\' if !escaped => escaped = true,
            b'"' if !escaped => return at,
            _ => escaped = false,
        }
    }
    text.len()
}

/// What strace writes for a byte it does not print: `\n`, `\"`, `\33`, `\x1b`.
fn unescape(text: &str) -> std::ffi::OsString {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let Some((escape, after)) = after.split_first().filter(|_| *first == b'\\') else {
            bytes.push(*first);
            continue;
        };
        rest = after;
        let (radix, digits) = match escape {
            b'x' => (16, after.get(..2).unwrap_or_default()),
            b'0'..=b'7' => {
                let length = after
                    .iter()
                    .take(2)
                    .take_while(|digit| matches!(digit, b'0'..=b'7'))
                    .count();
                (
                    8,
                    &text.as_bytes()[text.len() - after.len() - 1..][..=length],
                )
            }
            _ => {
                bytes.push(match escape {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'v' => 0x0b,
                    b'f' => 0x0c,
                    other => *other,
                });
                continue;
            }
        };
        let number = std::str::from_utf8(digits).unwrap();
        bytes.push(u8::from_str_radix(number, radix).unwrap());
        let taken = digits.len() - usize::from(radix == 8);
        rest = &after[taken..];
    }
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

/// Without `.` and `..`, as written.
fn lexical(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

#[test]
fn no_selection_of_a_hostile_repository_does_more_than_read_it() {
    if !can_trace() {
        return;
    }
    let attack = Attack::new();
    for way in WAYS {
        let context = way.arguments.join(" ");
        let trace = trace(
            &attack.repository,
            &attack.repository.tree(),
            way.arguments,
            way.input,
        );
        // A finding, or what cannot be scanned; never a crash.
        assert!(
            matches!(trace.ran.code, Some(0..=2)),
            "{context}: {:?}",
            trace.ran
        );
        assert_harmless(&trace.ran, &context);
        trace.assert_innocent(&context, &Outside::Nothing);
        assert!(!attack.was_sprung(), "{context}: something was run");
    }
}

#[test]
fn no_single_trap_leads_outside() {
    if !can_trace() {
        return;
    }
    for (name, change) in VARIANTS {
        let repository = variant(*change);
        let trace = trace(&repository, &repository.tree(), &["scan", "."], "");
        assert!(
            matches!(trace.ran.code, Some(1 | 2)),
            "{name}: {:?}",
            trace.ran
        );
        assert_harmless(&trace.ran, name);
        let outside = match name {
            &attack::FOREIGN_GIT_FILE => Outside::Foreign(repository.beside("outside/victim/.git")),
            _ => Outside::Nothing,
        };
        trace.assert_innocent(name, &outside);
    }
}

/// The one thing outside the root that is read: a git directory that points back.
#[test]
fn a_linked_worktree_reads_its_git_directory() {
    if !can_trace() {
        return;
    }
    let repository = Repository::committed(&[("app.py", "a = 1\n")]);
    repository.git(&["worktree", "add", "-q", "../linked"]);
    let linked = repository.beside("linked");
    fs::write(linked.join("app.py"), WEAK).unwrap();
    let trace = trace(&repository, &linked, &["scan", "--diff", "HEAD"], "");
    assert_eq!(trace.ran.code, Some(1), "{:?}", trace.ran);
    let git_folder = repository.tree().join(".git").canonicalize().unwrap();
    trace.assert_innocent("linked worktree", &Outside::Own(git_folder));
}

/// The reader of the log sees what it is there for.
#[test]
fn the_observer_would_notice() {
    if !can_trace() {
        return;
    }
    let repository = Repository::new(&[("app.py", "a = 1\n")]);
    let outside = repository.beside("outside.py");
    fs::write(&outside, "a = 1\n").unwrap();
    let arguments = [
        "scan",
        ".",
        "--no-cache",
        "--rules",
        outside.to_str().unwrap(),
    ];
    let trace = trace(&repository, &repository.tree(), &arguments, "");
    let noticed = std::panic::catch_unwind(|| trace.assert_innocent("", &Outside::Nothing));
    assert!(noticed.is_err(), "{}", trace.log);
}
