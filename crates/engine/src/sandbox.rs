//! Lets go of what a scan does not need before it parses hostile text: Landlock for files, seccomp for programs and the
//! network. Linux only; elsewhere, and on kernels without them, [`Status`] says so.
//!
//! Invariant: nothing here weakens a scan; what is refused later is an ordinary IO error.

use std::path::PathBuf;

/// What a scan still needs.
#[derive(Debug, Clone, Default)]
pub struct Sandbox {
    /// Folders and files that are read.
    pub read: Vec<PathBuf>,
    /// Folders that are written (the index).
    pub write: Vec<PathBuf>,
    /// What of the network is left.
    pub network: Network,
}

/// What of the network is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Network {
    /// Nothing: neither connections nor messages, in or out.
    #[default]
    Refused,
    /// Sockets that are open already answer who connects to them; no new one can be made or connected.
    Answering,
}

/// What holds after [`restrict`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Files outside the lists cannot be opened.
    pub files: bool,
    /// No program can be started, no connection made.
    pub calls: bool,
}

/// Restricts the calling thread, and every thread it starts from now on, to `sandbox`; what is refused of programs and
/// the network is refused to the whole process.
pub fn restrict(sandbox: &Sandbox) -> Status {
    platform::restrict(sandbox, platform::Reach::Process)
}

/// Restricts the calling thread, and every thread it starts from now on, and no other: for a job of a server.
pub fn restrict_thread(sandbox: &Sandbox) -> Status {
    platform::restrict(sandbox, platform::Reach::Thread)
}

#[cfg(target_os = "linux")]
mod platform {
    use super::{Network, Sandbox, Status};
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr,
        RulesetCreatedAttr, RulesetError, RulesetStatus, path_beneath_rules,
    };
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
    use std::collections::BTreeMap;

    /// What the run-time library may read while it works: its own state and the size of the machine.
    const ALWAYS_READ: &[&str] = &["/proc/self", "/sys/fs/cgroup", "/proc/cgroups"];

    /// Who gives up programs and the network; files are given up by the calling thread in either case.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Reach {
        Process,
        Thread,
    }

    pub(super) fn restrict(sandbox: &Sandbox, reach: Reach) -> Status {
        Status {
            files: files(sandbox).is_ok_and(|status| status != RulesetStatus::NotEnforced),
            calls: calls(sandbox.network, reach).is_some(),
        }
    }

    fn files(sandbox: &Sandbox) -> Result<RulesetStatus, RulesetError> {
        // The newest access rights this crate was written for; older kernels enforce what they know.
        let abi = ABI::V5;
        let status = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(abi))?
            .handle_access(AccessNet::from_all(abi))?
            .create()?
            .add_rules(path_beneath_rules(&sandbox.read, AccessFs::from_read(abi)))?
            .add_rules(path_beneath_rules(ALWAYS_READ, AccessFs::from_read(abi)))?
            .add_rules(path_beneath_rules(&sandbox.write, AccessFs::from_all(abi)))?
            .restrict_self()?;
        Ok(status.ruleset)
    }

    /// Calls that a scan never makes; refused with `EPERM`.
    const REFUSED: &[libc::c_long] = &[
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_listen,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_pivot_root,
        libc::SYS_chroot,
        libc::SYS_bpf,
        libc::SYS_keyctl,
        libc::SYS_io_uring_setup,
    ];

    /// Calls by which a socket that listens is answered.
    const ANSWERS: &[libc::c_long] = &[libc::SYS_accept4, libc::SYS_sendto, libc::SYS_sendmsg];

    fn calls(network: Network, reach: Reach) -> Option<()> {
        let answers = match network {
            Network::Refused => ANSWERS,
            Network::Answering => &[],
        };
        let refused = REFUSED.iter().chain(answers);
        let rules: BTreeMap<i64, Vec<seccompiler::SeccompRule>> =
            refused.map(|call| (*call, Vec::new())).collect();
        let refuse = SeccompAction::Errno(u32::try_from(libc::EPERM).ok()?);
        let architecture = std::env::consts::ARCH.try_into().ok()?;
        let filter = SeccompFilter::new(rules, SeccompAction::Allow, refuse, architecture).ok()?;
        let program: BpfProgram = filter.try_into().ok()?;
        match reach {
            Reach::Process => seccompiler::apply_filter_all_threads(&program).ok(),
            Reach::Thread => seccompiler::apply_filter(&program).ok(),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod platform {
    use super::{Sandbox, Status};

    /// Nobody gives anything up here.
    #[derive(Debug, Clone, Copy)]
    pub(super) enum Reach {
        Process,
        Thread,
    }

    pub(super) fn restrict(_: &Sandbox, _: Reach) -> Status {
        Status {
            files: false,
            calls: false,
        }
    }
}
