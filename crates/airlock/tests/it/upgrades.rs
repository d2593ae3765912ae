//! Packages with known weaknesses: taken to the fixed version by `fix`, excepted by other tools' files, reported in a change
//! that brings them; releases of databases taken from mirrors; stored bills watched.

use crate::repository::{Ran, Repository};
use airlock_sca::db::{Gathered, Release, bundle};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const MANIFEST: &str =
    "{\n    \"name\": \"shop\",\n    \"dependencies\": {\n        \"demo\": \"1.1.0\"\n    }\n}\n";

fn record(id: &str, ecosystem: &str, name: &str, fixed: &str) -> String {
    format!(
        r#"{{"id":"{id}","aliases":["CVE-2000-1"],"summary":"{name} reads too far",
        "severity":[{{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}],
        "affected":[{{"package":{{"ecosystem":"{ecosystem}","name":"{name}"}},
        "ranges":[{{"type":"ECOSYSTEM","events":[{{"introduced":"0"}},{{"fixed":"{fixed}"}}]}}]}}]}}"#
    )
}

fn lock(version: &str) -> String {
    format!(
        "{{\"lockfileVersion\":3,\"packages\":{{\"\":{{\"dependencies\":{{\"demo\":\"{version}\"}}}},\
         \"node_modules/demo\":{{\"version\":\"{version}\"}}}}}}\n"
    )
}

/// A tree with `files`, and an imported database that knows `demo` of npm below 1.2.0.
fn with_database(files: &[(&str, &str)]) -> Repository {
    let repository = Repository::new(files);
    build(
        &repository,
        "demo",
        &record("DEMO-1", "npm", "demo", "1.2.0"),
    );
    done(
        &repository.airlock(&["db", "import", "../demo.airlock-db"]),
        0,
    );
    repository
}

fn build(repository: &Repository, name: &str, record: &str) {
    let folder = repository.beside("advisories");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("DEMO-1.json"), record).unwrap();
    let output = format!("../{name}.airlock-db");
    done(
        &repository.airlock(&["db", "build", "../advisories", "-o", &output]),
        0,
    );
}

fn done(ran: &Ran, code: i32) {
    assert_eq!(ran.code, Some(code), "{}{}", ran.out, ran.err);
}

#[test]
fn fix_raises_what_a_manifest_pins_and_says_what_the_lockfile_needs() {
    let repository = with_database(&[
        ("package.json", MANIFEST),
        ("package-lock.json", &lock("1.1.0")),
    ]);
    let shown = repository.airlock(&["fix", "--only", "sca", "--dry-run"]);
    done(&shown, 0);
    assert_eq!(repository.read("package.json"), MANIFEST);
    let ran = repository.airlock(&["fix", "--only", "sca"]);
    done(&ran, 0);
    assert_eq!(
        repository.read("package.json"),
        MANIFEST.replace("1.1.0", "1.2.0")
    );
    assert_eq!(repository.read("package-lock.json"), lock("1.1.0"));
    for said in [
        "demo 1.1.0 -> 1.2.0, the lowest version that is free of DEMO-1",
        "package-lock.json is left to npm: it holds digests",
        "then run: npm install --package-lock-only --ignore-scripts",
        "1 upgrade applied, 0 not",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    let again = repository.airlock(&["fix", "--only", "sca", "--format", "json"]);
    done(&again, 0);
    let said: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(
        said["diffs"],
        serde_json::json!([]),
        "the lockfile waits for its client"
    );
    assert_eq!(said["commands"][0]["program"], "npm");
}

#[test]
fn fix_leaves_what_is_suppressed_and_what_leaves_its_line() {
    let repository = with_database(&[
        ("package.json", MANIFEST),
        ("package-lock.json", &lock("0.9.0")),
    ]);
    let ran = repository.airlock(&["fix", "--only", "sca"]);
    done(&ran, 0);
    assert!(
        ran.out.contains("is of another line than 0.9.0"),
        "{}",
        ran.out
    );
    assert_eq!(repository.read("package.json"), MANIFEST);
    repository.write("package-lock.json", &lock("1.1.0"));
    repository.write(
        "osv-scanner.toml",
        "[[IgnoredVulns]]\nid = \"CVE-2000-1\"\nreason = \"not reached\"\n",
    );
    let ran = repository.airlock(&["fix", "--only", "sca"]);
    done(&ran, 0);
    assert_eq!(repository.read("package.json"), MANIFEST);
}

#[test]
fn exceptions_of_other_tools_are_honoured_until_their_day() {
    let repository = with_database(&[("package-lock.json", &lock("1.1.0"))]);
    let scan = ["scan", ".", "--only", "sca", "--format", "json"];
    let vulnerable = |ran: &Ran| {
        ran.active_rules()
            .contains(&"deps-vulnerable-package".to_owned())
    };
    assert!(vulnerable(&repository.airlock(&scan)));
    let until = |day: &str| {
        format!(
            "[[IgnoredVulns]]\nid = \"CVE-2000-1\"\nignoreUntil = {day}\nreason = \"not reached\"\n"
        )
    };
    repository.write("osv-scanner.toml", &until("9999-01-01"));
    let ran = repository.airlock(&scan);
    assert!(!vulnerable(&ran), "{}", ran.out);
    let finding = &ran.report()["findings"];
    let suppressed = finding
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"] == "deps-vulnerable-package")
        .unwrap();
    assert_eq!(suppressed["suppression"]["reason"], "not reached");
    assert_eq!(suppressed["suppression"]["until"], "9999-01-01");
    assert_eq!(
        suppressed["suppression"]["source"]["key"],
        "osv-scanner.toml:2"
    );
    repository.write("osv-scanner.toml", &until("2001-01-01"));
    let ran = repository.airlock(&scan);
    assert!(
        vulnerable(&ran) && ran.out.contains("ended on 2001-01-01"),
        "{}",
        ran.out
    );
    std::fs::remove_file(repository.tree().join("osv-scanner.toml")).unwrap();
    repository.write(
        ".snyk",
        "ignore:\n  CVE-2000-1:\n    - '*':\n        reason: not reached\n",
    );
    assert!(!vulnerable(&repository.airlock(&scan)));
    assert!(vulnerable(&repository.airlock(&[
        "scan",
        ".",
        "--only",
        "sca",
        "--format",
        "json",
        "--no-suppressions"
    ])));
}

#[test]
fn a_change_is_told_what_is_known_of_the_packages_it_brings() {
    let repository = with_database(&[("package-lock.json", &lock("1.2.0"))]);
    repository.git(&["init", "-q", "-b", "main"]);
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-qm", "first"]);
    let scan = [
        "scan", ".", "--only", "sca", "--diff", "HEAD", "--format", "json",
    ];
    assert_eq!(repository.airlock(&scan).active_rules(), [] as [String; 0]);
    repository.write("package-lock.json", &lock("1.1.0"));
    let ran = repository.airlock(&scan);
    assert_eq!(ran.active_rules(), ["deps-vulnerable-package"]);
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-qm", "second"]);
    // What was there before is not new, whatever else of the file changes.
    repository.write(
        "package-lock.json",
        &lock("1.1.0").replace("1.1.0", "1.0.9"),
    );
    assert_eq!(repository.airlock(&scan).active_rules(), [] as [String; 0]);
}

/// A mirror that answers every request, and how often it was asked.
fn serve(folder: &Path) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (folder, asked) = (folder.to_owned(), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            count.fetch_add(1, Ordering::SeqCst);
            answer(stream.unwrap(), &folder);
        }
    });
    (address, asked)
}

fn answer(mut stream: TcpStream, folder: &Path) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let has_tag = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .any(|line| line.to_ascii_lowercase().starts_with("if-none-match"));
    let path = first
        .split(' ')
        .nth(1)
        .unwrap()
        .trim_start_matches('/')
        .replace("%20", " ");
    let (head, body) = match (has_tag, std::fs::read(folder.join(path))) {
        (true, Ok(_)) => ("304 Not Modified", Vec::new()),
        (false, Ok(bytes)) => ("200 OK", bytes),
        (_, Err(_)) => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {head}\r\nETag: \"one\"\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let _ = stream.write_all(&body);
}

fn sign(repository: &Repository, key: &Path) {
    let statement = repository.airlock(&["db", "publish", "--statement", "../mirror"]);
    std::fs::write(repository.beside("statement"), &statement.out).unwrap();
    let signed = Command::new("ssh-keygen")
        .args(["-Y", "sign", "-n", "airlock-db", "-f"])
        .arg(key)
        .arg(repository.beside("statement"))
        .output()
        .unwrap();
    assert!(signed.status.success());
    std::fs::rename(
        repository.beside("statement.sig"),
        repository.beside("mirror/release.json.sig"),
    )
    .unwrap();
}

#[test]
fn releases_of_a_mirror_are_signed_and_only_rise() {
    let repository = Repository::new(&[("package-lock.json", &lock("1.1.0"))]);
    let key = repository.beside("key");
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-f"])
        .arg(&key)
        .status()
        .unwrap();
    assert!(made.success());
    let public = std::fs::read_to_string(key.with_extension("pub")).unwrap();
    let publish = || {
        done(
            &repository.airlock(&["db", "publish", "../demo.airlock-db", "--to", "../mirror"]),
            0,
        );
    };
    build(
        &repository,
        "demo",
        &record("DEMO-1", "npm", "demo", "1.2.0"),
    );
    publish();
    let (address, asked) = serve(&repository.beside("mirror"));
    let update = |from: &str| {
        repository.airlock(&[
            "db",
            "update",
            "--from",
            from,
            "--trusted-key",
            public.trim(),
        ])
    };
    let unsigned = update(&address);
    done(&unsigned, 2);
    assert!(
        unsigned.err.contains("the release is not signed"),
        "{}",
        unsigned.err
    );
    sign(&repository, &key);
    done(&update(&address), 0);
    assert_eq!(
        repository
            .airlock(&["scan", ".", "--only", "sca", "--format", "json"])
            .active_rules(),
        ["deps-vulnerable-package"]
    );
    // The database itself bears no signature: the release beside it vouches for it.
    done(
        &repository.airlock(&["db", "status", "--verify", "--trusted-key", public.trim()]),
        0,
    );
    let before = asked.load(Ordering::SeqCst);
    done(&update(&address), 0);
    assert_eq!(
        asked.load(Ordering::SeqCst) - before,
        2,
        "list and signature, no database"
    );
    // A second release, and the first one offered again.
    std::fs::create_dir(repository.beside("old")).unwrap();
    for name in ["release.json", "release.json.sig", "demo.airlock-db"] {
        std::fs::copy(
            repository.beside("mirror").join(name),
            repository.beside("old").join(name),
        )
        .unwrap();
    }
    build(
        &repository,
        "demo",
        &record("DEMO-1", "npm", "demo", "1.3.0"),
    );
    publish();
    sign(&repository, &key);
    done(&update(repository.beside("mirror").to_str().unwrap()), 0);
    let rolled_back = update(repository.beside("old").to_str().unwrap());
    done(&rolled_back, 2);
    assert!(
        rolled_back
            .err
            .contains("number 1, and number 2 is installed"),
        "{}",
        rolled_back.err
    );
    // One byte of the database in use, and one of the mirror's.
    let installed = repository.beside("home/.local/share/airlock/db/demo.airlock-db");
    let sound = std::fs::read(&installed).unwrap();
    std::fs::write(repository.beside("mirror/demo.airlock-db"), &sound[1..]).unwrap();
    std::fs::remove_file(&installed).unwrap();
    let torn = update(&address);
    done(&torn, 2);
    assert!(
        torn.err.contains("is not the file that the release names"),
        "{}",
        torn.err
    );
    std::fs::write(repository.beside("mirror/demo.airlock-db"), &sound).unwrap();
    // One file to carry, refused where another key is trusted.
    done(
        &repository.airlock(&[
            "db",
            "publish",
            "--bundle",
            "../mirror",
            "-o",
            "../release.zip",
        ]),
        0,
    );
    let foreign =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    done(
        &repository.airlock(&["db", "import", "../release.zip", "--trusted-key", foreign]),
        2,
    );
    done(
        &repository.airlock(&[
            "db",
            "import",
            "../release.zip",
            "--trusted-key",
            public.trim(),
        ]),
        0,
    );
    assert_eq!(std::fs::read(&installed).unwrap(), sound);
}

#[test]
fn the_export_is_fetched_once_and_never_by_a_scan() {
    let repository = Repository::new(&[("package-lock.json", &lock("1.1.0"))]);
    let export = repository.beside("export/npm");
    std::fs::create_dir_all(&export).unwrap();
    // An archive as the export's: one record.
    let zipped = bundle(&Gathered {
        release: Release::of(1, 0, &[]).unwrap(),
        list: record("DEMO-1", "npm", "demo", "1.2.0").into_bytes(),
        signature: None,
        files: BTreeMap::new(),
    });
    std::fs::write(export.join("all.zip"), zipped).unwrap();
    let (address, asked) = serve(&repository.beside("export"));
    let update = [
        "db",
        "update",
        "--export",
        &address,
        "--ecosystem",
        "npm",
        "--exploited",
        "none",
    ];
    done(&repository.airlock(&update), 0);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert_eq!(
        repository
            .airlock(&["scan", ".", "--only", "sca", "--format", "json"])
            .active_rules(),
        ["deps-vulnerable-package"]
    );
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    let again = repository.airlock(&update);
    done(&again, 0);
    assert!(again.err.contains("as it was"), "{}", again.err);
    let keyed = repository.airlock(&[
        "db",
        "update",
        "--export",
        &address,
        "--trusted-key",
        "ssh-ed25519 AAAA",
    ]);
    done(&keyed, 2);
    assert!(
        keyed.err.contains("the public export is not signed"),
        "{}",
        keyed.err
    );
    for address in ["http://mirror.example.test", "ftp://mirror.example.test"] {
        let refused = repository.airlock(&["db", "update", "--from", address]);
        done(&refused, 2);
        assert!(
            refused.err.contains("begins with https://"),
            "{}",
            refused.err
        );
    }
}

#[test]
fn the_organisation_demands_keys_and_age_of_databases() {
    let repository = with_database(&[("package-lock.json", &lock("1.1.0"))]);
    let organisation = repository.beside("org.toml");
    std::fs::write(&organisation, "[db]\nkeys = [\"ssh-ed25519 AAAA\"]\n").unwrap();
    let scan = |path: &Path| {
        let mut command = repository.command(&["scan", ".", "--only", "sca", "--strict"]);
        Ran::of(&command.env("AIRLOCK_ORG_CONFIG", path).output().unwrap())
    };
    let ran = scan(&organisation);
    assert_eq!(ran.code, Some(4), "{}", ran.err);
    assert!(
        ran.err
            .contains("is not signed, and a signature is asked for"),
        "{}",
        ran.err
    );
    // A repository's own file has no say in it.
    repository.write("airlock.toml", "[db]\nmirror = \"/tmp/elsewhere\"\n");
    let ran = repository.airlock(&["scan", ".", "--only", "sca"]);
    assert!(ran.err.contains("`db.mirror` is ignored"), "{}", ran.err);
}

#[test]
fn stored_bills_are_watched_and_tickets_written_once() {
    let repository = with_database(&[]);
    std::fs::create_dir(repository.beside("store")).unwrap();
    let bill = |version: &str| {
        format!(
            r#"{{"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"components":[{{"type":"library","name":"demo","version":"{version}","purl":"pkg:npm/demo@{version}"}}]}}"#
        )
    };
    for (project, version) in [("shop", "1.1.0"), ("till", "1.2.0"), ("yard", "1.0.0")] {
        std::fs::write(
            repository.beside("store").join(format!("{project}.json")),
            bill(version),
        )
        .unwrap();
    }
    let watch = ["db", "watch", "../store", "--tickets", "../tickets"];
    let ran = repository.airlock(&watch);
    done(&ran, 1);
    assert!(
        ran.out.contains("2 of 3 projects are affected"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("2 tickets are new, 0 were there"),
        "{}",
        ran.err
    );
    let ran = repository.airlock(&watch);
    assert!(
        ran.err.contains("0 tickets are new, 2 were there"),
        "{}",
        ran.err
    );
    assert!(
        !ran.err.contains("an index"),
        "the index is kept: {}",
        ran.err
    );
    std::fs::write(repository.beside("store/shop.json"), bill("1.2.0")).unwrap();
    std::fs::write(
        repository.beside("new.json"),
        record("NEW-1", "npm", "demo", "1.3.0"),
    )
    .unwrap();
    let one = repository.airlock(&["db", "watch", "../store", "--advisory", "../new.json"]);
    done(&one, 1);
    assert!(
        one.out.contains("3 of 3 projects are affected"),
        "{}",
        one.out
    );
}

/// Runs `fix --run-client` where no registry answers: what must not run would run before or without one.
fn run_client(repository: &Repository) -> Ran {
    let tools = Path::new(env!("CARGO")).parent().unwrap().to_owned();
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(tools).chain(std::env::split_paths(&usual));
    let mut command = repository.command(&["fix", "--only", "sca", "--run-client"]);
    command
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("npm_config_offline", "true")
        .env("CARGO_NET_OFFLINE", "true")
        .env("GOPROXY", "off")
        .env("GOFLAGS", "-mod=mod");
    Ran::of(&command.output().unwrap())
}

/// Runs a client's plain command, which must spring the trap; `false` where there is no such client on this machine, which
/// is said past the capture of tests' output: what was not shown must not look shown.
#[expect(
    clippy::explicit_write,
    reason = "what the macro writes, the test's capture swallows"
)]
fn trap_works(repository: &Repository, program: &str, arguments: &[&str]) -> bool {
    let control = Command::new(program)
        .args(arguments)
        .current_dir(repository.tree())
        .output();
    let Ok(control) = control else {
        let said =
            "not shown here, for the client is missing: that it leaves the project's code alone";
        writeln!(std::io::stderr(), "{program}: {said}").unwrap();
        return false;
    };
    let caught = repository.tree().join("caught");
    assert!(caught.exists(), "the trap does not work: {control:?}");
    std::fs::remove_file(caught).unwrap();
    true
}

#[test]
fn npm_leaves_the_projects_code_alone() {
    let scripts = [
        "preinstall",
        "install",
        "postinstall",
        "prepare",
        "prepublish",
    ]
    .map(|name| format!("\"{name}\": \"touch caught\""))
    .join(", ");
    let manifest = format!(
        "{{ \"name\": \"shop\", \"version\": \"1.0.0\", \"scripts\": {{ {scripts} }}, \"dependencies\": {{ \"demo\": \"1.1.0\" }} }}\n"
    );
    let files = [
        ("package.json", manifest.as_str()),
        ("package-lock.json", &lock("1.1.0")),
    ];
    let repository = with_database(&files);
    if !trap_works(&repository, "npm", &["run", "prepare"]) {
        return;
    }
    let ran = run_client(&repository);
    let begun = "running: npm install --package-lock-only --ignore-scripts";
    assert!(ran.err.contains(begun), "{}{}", ran.out, ran.err);
    assert!(
        repository.read("package.json").contains("1.2.0"),
        "{}",
        ran.out
    );
    assert!(!repository.tree().join("caught").exists());
    // A project's own settings of the client can name programs: it is not started.
    repository.write("package.json", &manifest);
    repository.write(".npmrc", "git=./evil.sh\nscript-shell=./evil.sh\n");
    let ran = run_client(&repository);
    assert!(!ran.err.contains("running: npm"), "{}", ran.err);
    let why = "`.npmrc` of this tree can make it run programs";
    assert!(ran.out.contains(why), "{}", ran.out);
}

#[test]
fn cargo_leaves_the_projects_code_alone() {
    let manifest = "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    let repository = Repository::new(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", ""),
        (
            "build.rs",
            "fn main() { std::fs::write(\"caught\", \"\").unwrap(); }\n",
        ),
    ]);
    assert!(trap_works(
        &repository,
        env!("CARGO"),
        &["check", "--offline", "--quiet"]
    ));
    build(
        &repository,
        "demo",
        &record("DEMO-1", "crates.io", "demo", "1.2.0"),
    );
    done(
        &repository.airlock(&["db", "import", "../demo.airlock-db"]),
        0,
    );
    repository.write(
        "Cargo.toml",
        &format!("{manifest}\n[dependencies]\ndemo = \"1.1\"\n"),
    );
    let locked = "version = 4\n\n[[package]]\nname = \"demo\"\nversion = \"1.1.0\"\n\
        source = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"00\"\n\n\
        [[package]]\nname = \"shop\"\nversion = \"0.1.0\"\ndependencies = [\n \"demo\",\n]\n";
    repository.write("Cargo.lock", locked);
    let ran = run_client(&repository);
    let begun = "running: cargo update --package demo@1.1.0 --precise 1.2.0";
    assert!(ran.err.contains(begun), "{}{}", ran.out, ran.err);
    assert!(!repository.tree().join("caught").exists());
    repository.write(
        ".cargo/config.toml",
        "[build]\nrustc-wrapper = \"./evil.sh\"\n",
    );
    let ran = run_client(&repository);
    assert!(!ran.err.contains("running: cargo"), "{}", ran.err);
}

#[test]
fn go_leaves_the_projects_code_alone() {
    let code = "package main\n\nimport \"os\"\n\n//go:generate touch caught\nfunc main() { os.WriteFile(\"caught\", nil, 0o600) }\n";
    let repository = Repository::new(&[
        ("go.mod", "module shop.example.test/shop\n\ngo 1.20\n"),
        ("main.go", code),
    ]);
    if !trap_works(&repository, "go", &["run", "."]) {
        return;
    }
    build(
        &repository,
        "demo",
        &record("DEMO-1", "Go", "git.example.test/a/demo", "1.2.0"),
    );
    done(
        &repository.airlock(&["db", "import", "../demo.airlock-db"]),
        0,
    );
    let manifest =
        "module shop.example.test/shop\n\ngo 1.20\n\nrequire git.example.test/a/demo v1.1.0\n";
    repository.write("go.mod", manifest);
    let ran = run_client(&repository);
    let begun = "running: GOTOOLCHAIN=local go get git.example.test/a/demo@v1.2.0";
    assert!(ran.err.contains(begun), "{}{}", ran.out, ran.err);
    assert!(repository.read("go.mod").contains("v1.2.0"), "{}", ran.out);
    assert!(!repository.tree().join("caught").exists());
}
