//! The program where the kernel itself holds it to its word; nothing needs to be installed for this.
//!
//! A second instance of this test program locks itself up and becomes `airlock`: seccomp kills it at the first process or
//! socket, Landlock lets it read the scanned tree, the program and the C library, and write its cache. If the report is
//! the same as outside, the program needed no more than that.

#![expect(
    clippy::exit,
    clippy::panic,
    reason = "the instance that locks itself up is a process of its own"
)]

use super::attack::Attack;
use super::{WAYS, assert_harmless};
use crate::repository::{Ran, Repository};
use landlock::{
    ABI, Access, AccessFs, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus,
    path_beneath_rules,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Set for the instance that locks itself up: what it may read besides the machine's own.
const READ: &str = "AIRLOCK_TEST_JAIL_READ";
/// What it may write.
const WRITE: &str = "AIRLOCK_TEST_JAIL_WRITE";
/// The program it becomes and its arguments, each in a line.
const ARGUMENTS: &str = "AIRLOCK_TEST_JAIL_ARGUMENTS";
/// The entrance as the test runner knows it.
const ENTRANCE: &str = "hostile::jail::entrance";
/// What is said when the kernel cannot hold the program: then nothing was shown.
const NOT_HELD: i32 = 77;

/// Does nothing, unless this is the instance that is to lock itself up.
#[test]
fn entrance() {
    let Some(arguments) = std::env::var_os(ARGUMENTS) else {
        return;
    };
    let arguments = arguments.into_string().unwrap();
    let paths =
        |name: &str| std::env::split_paths(&std::env::var_os(name).unwrap()).collect::<Vec<_>>();
    let (read, write) = (paths(READ), paths(WRITE));
    if lock(&read, &write).is_none() {
        std::process::exit(NOT_HELD);
    }
    let mut words = arguments.lines();
    let mut command = Command::new(words.next().unwrap());
    command
        .args(words)
        .env_remove(READ)
        .env_remove(WRITE)
        .env_remove(ARGUMENTS);
    // Does not come back.
    panic!("{}", command.exec());
}

/// Holds this thread, and what it becomes.
fn lock(read: &[PathBuf], write: &[PathBuf]) -> Option<()> {
    let abi = ABI::V1;
    let machine = [
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/etc/ld.so.cache",
        "/proc",
        "/sys/fs/cgroup",
        "/sys/devices/system/cpu",
    ];
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .ok()?
        .create()
        .ok()?
        .add_rules(path_beneath_rules(machine, AccessFs::from_read(abi)))
        .ok()?
        .add_rules(path_beneath_rules(read, AccessFs::from_read(abi)))
        .ok()?
        .add_rules(path_beneath_rules(write, AccessFs::from_all(abi)))
        .ok()?
        .restrict_self()
        .ok()?;
    (status.ruleset == RulesetStatus::FullyEnforced).then_some(())?;
    let deadly = [
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_sendto,
        libc::SYS_sendmsg,
        libc::SYS_ptrace,
        libc::SYS_execveat,
        libc::SYS_io_uring_setup,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_fork,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_vfork,
    ];
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        deadly.iter().map(|call| (*call, Vec::new())).collect();
    // A thread is a clone that says so; everything else is a process.
    let thread = u64::try_from(libc::CLONE_THREAD).ok()?;
    let is_process = SeccompCondition::new(
        0,
        SeccompCmpArgLen::Qword,
        SeccompCmpOp::MaskedEq(thread),
        0,
    )
    .ok()?;
    rules.insert(
        libc::SYS_clone,
        vec![SeccompRule::new(vec![is_process]).ok()?],
    );
    apply(rules, SeccompAction::KillProcess)?;
    // Its arguments lie in memory, where a filter cannot look; the C library falls back to `clone`.
    let not_there = SeccompAction::Errno(u32::try_from(libc::ENOSYS).ok()?);
    apply(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), not_there)
}

fn apply(rules: BTreeMap<i64, Vec<SeccompRule>>, action: SeccompAction) -> Option<()> {
    let architecture = std::env::consts::ARCH.try_into().ok()?;
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, action, architecture).ok()?;
    let program: BpfProgram = filter.try_into().ok()?;
    seccompiler::apply_filter(&program).ok()
}

const AIRLOCK: &str = env!("CARGO_BIN_EXE_airlock");

/// Runs `program` in the scanned folder, locked up.
fn jailed(repository: &Repository, program: &str, arguments: &[&str], input: &str) -> Output {
    let read = [repository.tree(), PathBuf::from(program)];
    let cache = repository.beside("home/.cache");
    std::fs::create_dir_all(&cache).unwrap();
    let plain = repository.command(arguments);
    let child = Command::new(std::env::current_exe().unwrap())
        .args([
            ENTRANCE,
            "--exact",
            "--nocapture",
            "--quiet",
            "--test-threads=1",
        ])
        .env_clear()
        .envs(
            plain
                .get_envs()
                .filter_map(|(key, value)| Some((key, value?))),
        )
        .env(READ, std::env::join_paths(read).unwrap())
        .env(WRITE, std::env::join_paths([cache]).unwrap())
        .env(ARGUMENTS, format!("{program}\n{}", arguments.join("\n")))
        .current_dir(repository.tree())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.unwrap();
    // Who does not read its input closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// The same, without what the test runner writes before the program begins.
fn report(output: &Output) -> Ran {
    let mut ran = Ran::of(output);
    let begins = ran
        .out
        .find("running 1 test\n")
        .map(|at| at + "running 1 test\n".len());
    ran.out.replace_range(..begins.unwrap_or(0), "");
    ran
}

/// Whether the kernel can hold a program; where it cannot, standard error says so.
fn is_held(output: &Output) -> bool {
    let held = output.status.code() != Some(NOT_HELD);
    if !held {
        let _ = writeln!(
            std::io::stderr().lock(),
            "NOT JAILED: this kernel has no Landlock or no seccomp; only the log of strace shows what a scan does"
        );
    }
    held
}

#[test]
fn a_scan_needs_no_process_no_network_and_nothing_outside() {
    let attack = Attack::new();
    for way in WAYS {
        let context = way.arguments.join(" ");
        let mut arguments = vec!["--color", "never"];
        arguments.extend(way.arguments);
        let output = jailed(&attack.repository, AIRLOCK, &arguments, way.input);
        if !is_held(&output) {
            return;
        }
        assert_eq!(
            output.status.signal(),
            None,
            "{context}: killed: a process or the network"
        );
        let inside = report(&output);
        let mut free = attack.repository.command(&arguments);
        let mut child = free
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(way.input.as_bytes());
        let outside = Ran::of(&child.wait_with_output().unwrap());
        assert_eq!(
            (inside.code, &inside.out, &inside.err),
            (outside.code, &outside.out, &outside.err),
            "{context}"
        );
        assert_harmless(&inside, &context);
    }
    assert!(!attack.was_sprung());
}

/// The jail holds: what reads outside fails in it, and what starts a program is killed.
#[test]
fn the_jail_would_notice() {
    let repository = Repository::new(&[("app.py", "a = 1\n")]);
    let rules = repository.beside("rules.yaml");
    std::fs::write(&rules, "rules: []\n").unwrap();
    let output = jailed(
        &repository,
        AIRLOCK,
        &["scan", ".", "--rules", rules.to_str().unwrap()],
        "",
    );
    if !is_held(&output) {
        return;
    }
    let ran = report(&output);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("ermission denied"), "{ran:?}");
    let output = jailed(&repository, "/bin/sh", &["-c", "(exit 0); exit 0"], "");
    assert_eq!(output.status.signal(), Some(libc::SIGSYS), "{output:?}");
}
