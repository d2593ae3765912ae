//! The values of a workspace's own secret files, placeholders for secrets, and who may excuse secrets.

use crate::repository::{Ran, Repository};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

/// A password without any form.
const VALUE: &str = "lampen-otter-21";
/// Code that carries it, in which no detector sees a secret.
const CARRIER: &str = "open(\"lampen-otter-21\")\n";
/// A password with the form of one.
const STRONG: &str = "Heron&reed-4711";

/// Code that is given [`STRONG`].
fn conf() -> String {
    format!("db_password = \"{STRONG}\"\n")
}

fn repository() -> Repository {
    let repository = Repository::committed(&[(".gitignore", ".env\n"), ("app.py", "print(1)\n")]);
    repository.write(".env", &format!("DB_PASSWORD={VALUE}\nDB_PORT=5432\n"));
    repository
}

fn with_input(repository: &Repository, arguments: &[&str], input: &str) -> Ran {
    let mut child = repository
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    Ran::of(&child.wait_with_output().unwrap())
}

#[test]
fn a_value_of_a_secret_file_is_found_wherever_else_it_stands() {
    let repository = repository();
    let scan = |arguments: &[&str]| {
        let mut all = vec!["scan", "--only", "secrets", "--format", "json"];
        all.extend(arguments);
        repository.airlock(&all)
    };
    assert_eq!(scan(&["."]).active_rules(), [] as [&str; 0]);
    repository.write("deep/down/app.py", CARRIER);
    for arguments in [["."].as_slice(), &["--diff", "main"], &["deep/down/app.py"]] {
        let ran = scan(arguments);
        assert_eq!(ran.active_rules(), ["secrets-known-value"], "{arguments:?}");
        assert!(!ran.out.contains(VALUE), "{}", ran.out);
    }
    repository.git(&["add", "deep"]);
    assert_eq!(scan(&["--staged"]).active_rules(), ["secrets-known-value"]);
    let stdin = [
        "scan", "--only", "secrets", "--format", "json", "--stdin", "--path", "a.txt",
    ];
    let ran = with_input(&repository, &stdin, CARRIER);
    assert_eq!(ran.active_rules(), ["secrets-known-value"], "{}", ran.err);
}

#[test]
fn results_kept_from_before_do_not_hide_a_new_value() {
    let repository = repository();
    repository.write("other.py", "open(\"lampen-marder-4\")\n");
    let scan = || repository.airlock(&["scan", ".", "--only", "secrets", "--format", "json"]);
    assert_eq!(scan().active_rules(), [] as [&str; 0]);
    repository.write(".env", "DB_PASSWORD=lampen-marder-4\n");
    assert_eq!(scan().active_rules(), ["secrets-known-value"]);
    repository.write(".env", "DB_PASSWORD=\n");
    assert_eq!(scan().active_rules(), [] as [&str; 0]);
}

#[test]
fn what_git_keeps_is_not_private() {
    let repository = Repository::committed(&[
        (".env", &format!("DB_PASSWORD={VALUE}\n")),
        ("app.py", CARRIER),
    ]);
    let ran = repository.airlock(&["scan", ".", "--only", "secrets", "--format", "json"]);
    assert!(
        !ran.active_rules()
            .contains(&"secrets-known-value".to_owned()),
        "{}",
        ran.out
    );
}

#[test]
fn the_key_is_its_users_alone() {
    let repository = repository();
    repository.airlock(&["scan", "."]);
    let key = repository.beside("home/.local/state/airlock/key");
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&key), 0o600);
    assert_eq!(mode(key.parent().unwrap()), 0o700);
    let before = std::fs::read(&key).unwrap();
    repository.airlock(&["scan", "."]);
    assert_eq!(std::fs::read(&key).unwrap(), before);
    // One that others may read is not used, and not replaced.
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let ran = repository.airlock(&["redact", "app.py"]);
    assert!(ran.err.contains("others may read it"), "{}", ran.err);
    assert_eq!(std::fs::read(&key).unwrap(), before);
}

#[test]
fn a_text_goes_out_without_its_secrets_and_comes_back() {
    let repository = repository();
    let text = &format!("{}{CARRIER}name = \"Airlock\"\n", conf());
    repository.write("conf.py", text);
    let out = repository.airlock(&["redact", "conf.py"]);
    assert_eq!(out.code, Some(0), "{}", out.err);
    assert!(
        !out.out.contains("Heron") && !out.out.contains(VALUE),
        "{}",
        out.out
    );
    assert_eq!(out.out.matches("AIRLOCK_").count(), 2, "{}", out.out);
    assert_eq!(with_input(&repository, &["redact"], text).out, out.out);

    let edited = out
        .out
        .replace("name", "title")
        .replace("AIRLOCK_P", "airlock_P");
    let back = with_input(&repository, &["redact", "--restore", "conf.py"], &edited);
    assert_eq!(back.out, text.replace("name", "title"), "{}", back.err);
}

#[test]
fn placeholders_without_a_kept_key_are_this_runs_alone() {
    let repository = repository();
    repository.write("conf.py", &conf());
    let run = |arguments: &[&str]| {
        let mut command = repository.command(arguments);
        Ran::of(&command.env("XDG_STATE_HOME", "/dev/null").output().unwrap())
    };
    let out = run(&["redact", "conf.py"]);
    assert_eq!(out.code, Some(0));
    assert!(
        out.out.contains("AIRLOCK_") && out.err.contains("for this run only"),
        "{out:?}"
    );
    let back = run(&["redact", "--restore", "conf.py"]);
    assert_eq!(back.code, Some(2));
    assert!(
        back.err.contains("hint: set XDG_STATE_HOME"),
        "{}",
        back.err
    );
}

#[test]
fn a_change_does_not_excuse_its_own_secrets() {
    let excuse = "[allowlist]\npaths = ['''conf\\.py''']\n";
    let secret = &conf();
    let scan = |repository: &Repository, selection: &[&str]| {
        let mut all = vec!["scan", "--only", "secrets", "--format", "json"];
        all.extend(selection);
        repository.airlock(&all).active_rules()
    };
    let found = ["airlock-steering-changed", "password-assignment"];

    let repository = Repository::committed(&[("app.py", "print(1)\n"), ("conf.py", "\n")]);
    repository.write(".gitleaks.toml", excuse);
    repository.write("conf.py", secret);
    assert_eq!(scan(&repository, &["--diff", "main"]), found);
    repository.git(&["add", "-A"]);
    assert_eq!(scan(&repository, &["--staged"]), found);
    repository.git(&["commit", "-qm", "both"]);
    assert_eq!(scan(&repository, &["--diff", "HEAD~1..HEAD"]), found);
    // Once it is the state before, it counts.
    assert_eq!(scan(&repository, &["."]), [] as [&str; 0]);
    repository.write("conf.py", &conf().replace("4711", "4712"));
    assert_eq!(scan(&repository, &["--diff", "HEAD"]), [] as [&str; 0]);
    assert_eq!(scan(&repository, &["--unstaged"]), [] as [&str; 0]);
}

#[test]
fn a_fix_reads_the_environment_and_tells_what_is_left_to_do() {
    let secret = &format!("import sys\n\n{}", conf());
    let repository = Repository::new(&[("conf.py", secret), (".env.example", "PORT=80")]);
    let scan = [
        "scan",
        "--only",
        "secrets",
        "--format",
        "json",
        "--fail-on",
        "never",
    ];
    let report = repository.airlock(&scan).report();
    let fingerprint = report["findings"][0]["fingerprint"].as_str().unwrap();

    let shown = repository.airlock(&["fix", fingerprint, "--unsafe", "--dry-run"]);
    assert!(
        shown.out.contains("+db_password = os.environ"),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains("Heron"), "{}", shown.out);
    assert_eq!(&repository.read("conf.py"), secret);

    let fixed = repository.airlock(&["fix", fingerprint, "--unsafe"]);
    assert_eq!(fixed.code, Some(0), "{}", fixed.err);
    assert!(
        fixed.out.contains("take the old value out of use"),
        "{}",
        fixed.out
    );
    assert!(!fixed.out.contains("Heron"), "{}", fixed.out);
    let expected = "import os\nimport sys\n\ndb_password = os.environ[\"DB_PASSWORD\"]\n";
    assert_eq!(repository.read("conf.py"), expected);
    assert_eq!(repository.read(".env.example"), "PORT=80\nDB_PASSWORD=\n");
    assert_eq!(repository.read(".gitignore"), ".env\n");
    assert_eq!(repository.airlock(&scan).active_rules(), [] as [&str; 0]);
}

#[test]
fn secrets_are_accepted_in_the_form_of_detect_secrets() {
    let secret = &conf();
    let repository = Repository::new(&[("conf.py", secret)]);
    let made = repository.airlock(&["baseline", "create", "--format", "detect-secrets"]);
    assert_eq!(
        made.out, "1 finding accepted in .secrets.baseline\n",
        "{}",
        made.err
    );
    let baseline: serde_json::Value =
        serde_json::from_str(&repository.read(".secrets.baseline")).unwrap();
    let entry = &baseline["results"]["conf.py"][0];
    assert_eq!(entry["line_number"], 1);
    assert_eq!(entry["hashed_secret"].as_str().unwrap().len(), 40);
    assert!(!baseline.to_string().contains("Heron"), "{baseline}");
    let scan = ["scan", ".", "--only", "secrets", "--format", "json"];
    assert_eq!(repository.airlock(&scan).active_rules(), [] as [&str; 0]);
    repository.write("conf.py", &conf().replace("4711", "4712"));
    assert_eq!(
        repository.airlock(&scan).active_rules(),
        ["password-assignment"]
    );
}
