//! Inside the sandbox: what a scan does not need is refused, and what it needs works.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the probe tries the network, which must be refused, and tells its parent over standard output"
)]

use airlock_engine::sandbox::{Network, Sandbox, restrict};
use std::fs;
use std::io::{self, Write as _};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Set for the instance of this program that goes inside: a folder with `root`, `index` and `outside`.
const FOLDER: &str = "AIRLOCK_TEST_SANDBOX";
/// Where something listens.
const PORT: &str = "AIRLOCK_TEST_SANDBOX_PORT";
const INSIDE: &str = "sandbox::inside";

type Probe = (&'static str, fn(&Path, u16) -> io::Result<()>);

/// What a scan needs.
const NEEDED: &[Probe] = &[
    ("read a file of the root", |folder, _| {
        fs::read(folder.join("root/a.py")).map(drop)
    }),
    ("list the root", |folder, _| {
        fs::read_dir(folder.join("root"))?
            .next()
            .unwrap_or_else(|| Err(io::ErrorKind::NotFound.into()))
            .map(drop)
    }),
    ("write the index", |folder, _| {
        fs::write(folder.join("index/new"), "a")
    }),
    ("replace in the index", |folder, _| {
        fs::rename(folder.join("index/new"), folder.join("index/old"))
    }),
    ("start a thread", |_, _| {
        std::thread::Builder::new()
            .spawn(|| ())
            .map(|thread| drop(thread.join()))
    }),
    ("learn the size of the machine", |_, _| {
        std::thread::available_parallelism().map(drop)
    }),
];

/// What Landlock refuses.
const FILES: &[Probe] = &[
    ("read beside the root", |folder, _| {
        fs::read(folder.join("outside/a.py")).map(drop)
    }),
    (
        "read beside the root, on the way through it",
        |folder, _| fs::read(folder.join("root/../outside/a.py")).map(drop),
    ),
    ("read through a link", |folder, _| {
        fs::read(folder.join("root/link")).map(drop)
    }),
    ("list beside the root", |folder, _| {
        fs::read_dir(folder.join("outside")).map(drop)
    }),
    ("read the machine's users", |_, _| {
        fs::read("/etc/passwd").map(drop)
    }),
    ("create in the root", |folder, _| {
        fs::write(folder.join("root/new"), "a")
    }),
    ("write in the root", |folder, _| {
        fs::OpenOptions::new()
            .append(true)
            .open(folder.join("root/a.py"))
            .map(drop)
    }),
    ("delete in the root", |folder, _| {
        fs::remove_file(folder.join("root/a.py"))
    }),
    ("create beside the root", |folder, _| {
        fs::write(folder.join("outside/new"), "a")
    }),
    ("move out of the root", |folder, _| {
        fs::rename(folder.join("root/a.py"), folder.join("index/a.py"))
    }),
    ("run what lies in the root", |folder, _| {
        Command::new(folder.join("root/a.py")).spawn().map(drop)
    }),
];

/// What seccomp refuses.
const CALLS: &[Probe] = &[
    ("connect to this machine", |_, port| {
        TcpStream::connect(("127.0.0.1", port)).map(drop)
    }),
    ("listen", |_, _| TcpListener::bind("127.0.0.1:0").map(drop)),
    ("send a datagram", |_, _| {
        UdpSocket::bind("127.0.0.1:0").map(drop)
    }),
    ("connect to a socket of the system", |folder, _| {
        UnixStream::connect(folder.join("root/none")).map(drop)
    }),
    ("make a pair of sockets", |_, _| {
        UnixStream::pair().map(drop)
    }),
    ("run a program", |_, _| {
        Command::new("/bin/true").spawn().map(drop)
    }),
    ("become a program", |_, _| {
        Err(std::os::unix::process::CommandExt::exec(&mut Command::new(
            "/bin/true",
        )))
    }),
    ("look into another process", |_, _| {
        let parent = nix::unistd::Pid::parent();
        nix::sys::ptrace::attach(parent).map_err(io::Error::from)
    }),
];

fn tell(group: &str, probes: &[Probe], folder: &Path, port: u16) {
    for (name, probe) in probes {
        let outcome = match probe(folder, port) {
            Ok(()) => "done".to_owned(),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => "refused".to_owned(),
            Err(error) => format!("failed: {error}"),
        };
        println!("PROBE {group}: {name}: {outcome}");
    }
}

/// Does nothing, unless this is the instance that goes inside.
#[test]
fn inside() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let port = std::env::var(PORT).unwrap().parse().unwrap();
    let status = restrict(&Sandbox {
        read: vec![folder.join("root")],
        write: vec![folder.join("index")],
        network: Network::Refused,
    });
    writeln!(
        io::stdout(),
        "PROBE held: {} {}",
        status.files,
        status.calls
    )
    .unwrap();
    tell("needed", NEEDED, &folder, port);
    tell("files", FILES, &folder, port);
    tell("calls", CALLS, &folder, port);
}

#[test]
fn the_sandbox_refuses_what_a_scan_does_not_need() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["root", "index", "outside"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    for name in ["root", "outside"] {
        fs::write(folder.path().join(name).join("a.py"), "#!/bin/true\n").unwrap();
    }
    std::os::unix::fs::symlink("../outside/a.py", folder.path().join("root/link")).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args([INSIDE, "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder.path().canonicalize().unwrap())
        .env(PORT, listener.local_addr().unwrap().port().to_string())
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    // The runner's own words may stand before the first.
    let told: Vec<&str> = out
        .lines()
        .filter_map(|line| Some(line.split_once("PROBE ")?.1))
        .collect();
    let held = told
        .first()
        .and_then(|line| line.strip_prefix("held: "))
        .unwrap_or_default();
    let (files, calls) = (held.starts_with("true"), held.ends_with("true"));
    assert_eq!(
        told.len(),
        1 + NEEDED.len() + FILES.len() + CALLS.len(),
        "{out}"
    );
    for line in &told {
        let is_right = match line.split_once(": ").unwrap_or_default() {
            ("needed", rest) => rest.ends_with(": done"),
            ("files", rest) => !files || rest.ends_with(": refused"),
            ("calls", rest) => !calls || rest.ends_with(": refused"),
            _ => true,
        };
        assert!(is_right, "{line}\n{out}");
    }
    for (held, what) in [
        (files, "Landlock: files"),
        (calls, "seccomp: programs and the network"),
    ] {
        if !held {
            writeln!(
                io::stderr(),
                "NOT ENFORCED by this kernel, nothing was shown: {what}"
            )
            .unwrap();
        }
    }
    // On a kernel that has it, a sandbox that is not held is a defect.
    assert!(files || !Path::new("/sys/kernel/security/lsm").exists() || !lsm_has_landlock());
    assert!(calls || !Path::new("/proc/sys/kernel/seccomp").exists());
}

fn lsm_has_landlock() -> bool {
    fs::read_to_string("/sys/kernel/security/lsm").is_ok_and(|modules| modules.contains("landlock"))
}
