//! Two thousand planted secrets, and no output, cache or error that holds eight characters of one.

use crate::repository::{Ran, Repository};
use airlock_secrets::template::{Seed, expand};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

/// Consecutive characters of a value that count as a leak; four may be shown.
const LEAK: usize = 8;

/// How many secrets are planted by each template.
const EACH: u32 = 100;

/// Files and their lines: `{n}` is the line's number, other braces are filled in.
const PLACES: &[(&str, &str)] = &[
    ("src/tokens.py", "TOKEN_{n} = \"ghp_{crc-token:36}\""),
    ("src/passwords.py", "db_password_{n} = '{password:14}'"),
    (
        "src/calls.js",
        "connect({ user: 'joe', password: '{password:16}', n: {n} });",
    ),
    (
        "src/Keys.java",
        "  static String apiSecret{n} = \"{base62:40}\";",
    ),
    (
        "src/urls.go",
        "var url{n} = \"postgres://joe:{password:14}@db{n}.host.dev/app\"",
    ),
    (
        "src/headers.rb",
        "headers['Authorization'] = 'Bearer {base62:40}' # {n}",
    ),
    (
        "config/app{n}.yml",
        "database:\n  user: joe\n  password: {password:15}\n",
    ),
    ("config/app.properties", "db{n}.password={password:13}"),
    (
        "config/settings.toml",
        "client_secret_{n} = \"{base62:36}\"",
    ),
    ("config/app.ini", "db_password_{n} = {password:15}"),
    ("config/all.env", "SERVICE_{n}_SECRET={base62:32}"),
    (
        "deploy/run.sh",
        "curl -u joe:{password:14} https://host{n}.dev/",
    ),
    ("deploy/Dockerfile", "ENV DB_PASSWORD_{n}={password:16}"),
    ("deploy/main.tf", "  password = \"{password:16}\" # {n}"),
    (
        "db/users.sql",
        "ALTER USER joe{n} WITH PASSWORD '{password:15}';",
    ),
    (
        "docs/notes.md",
        "The key is `AKIA{base32:16}` and its secret `aws_secret_access_key={base64:40}` ({n}).",
    ),
    (
        "certs/key{n}.pem",
        "-----BEGIN RSA PRIVATE KEY-----\n{pem:1200}\n-----END RSA PRIVATE KEY-----\n",
    ),
    ("src/session.ts", "const session{n} = '{jwt:1}';"),
    (
        "src/commented.c",
        "// the old password: {password:14} airlock:allow({n}) reason=\"password: {password:14}\"",
    ),
    // Without a form; known by the workspace's own `.env`.
    (
        "src/prose{n}.txt",
        "we use {lower:9}-{lower:7}-{digits:2} there\n",
    ),
];

/// What was planted.
struct Planted {
    repository: Repository,
    /// Every text of [`LEAK`] bytes that only one value has.
    pieces: HashSet<Vec<u8>>,
    count: usize,
}

impl Planted {
    fn new() -> Self {
        let repository = Repository::new(&[(".gitignore", ".env\n")]);
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let mut env = String::new();
        let mut seen: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
        let mut count = 0;
        for (path, line) in PLACES {
            for number in 0..EACH {
                let filled = |text: &str| text.replace("{n}", &number.to_string());
                let text = expand(&filled(line), Seed::new(path, number));
                let file = files.entry(filled(path)).or_default();
                file.push_str(&text.text);
                file.push('\n');
                let values: Vec<&str> = if path.starts_with("src/prose") {
                    let value = text.text.split(' ').nth(2).unwrap();
                    writeln!(env, "SERVICE_{number}_PASSWORD={value}").unwrap();
                    vec![value]
                } else {
                    text.filled
                        .iter()
                        .map(|range| text.text.get(range.clone()).unwrap())
                        .collect()
                };
                count += usize::from(!values.is_empty());
                for value in values {
                    // A token's header says the same in each.
                    let own = value.split('.').next_back().unwrap();
                    for piece in own.as_bytes().windows(LEAK) {
                        *seen.entry(piece.to_vec()).or_default() += 1;
                    }
                }
            }
        }
        for (path, text) in &files {
            repository.write(path, text);
        }
        repository.write(".env", &env);
        let only_once = seen.into_iter().filter(|(_, times)| *times == 1);
        Self {
            repository,
            pieces: only_once.map(|(piece, _)| piece).collect(),
            count,
        }
    }

    /// Asserts that `bytes` hold no piece of a value.
    fn assert_clean(&self, context: &str, bytes: &[u8]) {
        let leaked = bytes
            .windows(LEAK)
            .position(|window| self.pieces.contains(window));
        let round = leaked.and_then(|at| bytes.get(at.saturating_sub(200)..(at + LEAK)));
        assert_eq!(
            round.map(String::from_utf8_lossy),
            None,
            "{context} leaks what stands at the end"
        );
    }

    fn assert_clean_below(&self, folder: &Path) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.assert_clean_below(&path);
            } else {
                self.assert_clean(&path.display().to_string(), &std::fs::read(&path).unwrap());
            }
        }
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let ran = self.repository.airlock(arguments);
        let context = arguments.join(" ");
        self.assert_clean(&format!("{context}: output"), ran.out.as_bytes());
        self.assert_clean(&format!("{context}: errors"), ran.err.as_bytes());
        ran
    }
}

const FORMATS: &[&str] = &[
    "terminal",
    "json",
    "sarif",
    "gitlab-sast",
    "gitlab-secrets",
    "gitlab-codequality",
    "github",
    "junit",
    "markdown",
    "html",
    "csv",
];

#[test]
fn nothing_that_is_written_holds_a_planted_secret() {
    let planted = Planted::new();
    assert!(planted.count >= 2_000, "{}", planted.count);

    // Every format from the files; then from the index.
    for formats in [FORMATS, &["json"]] {
        let outputs: Vec<String> = formats
            .iter()
            .map(|format| format!("{format}=../out.{format}"))
            .collect();
        let mut arguments = vec!["scan", ".", "--show-suppressed", "--show-existing"];
        for output in &outputs {
            arguments.extend(["--format", output]);
        }
        let ran = planted.run(&arguments);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        for format in formats {
            let bytes = std::fs::read(planted.repository.beside(&format!("out.{format}"))).unwrap();
            assert!(bytes.len() > 1_000, "{format} is not empty");
            planted.assert_clean(format, &bytes);
        }
    }
    let json = std::fs::read(planted.repository.beside("out.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let found = report["findings"].as_array().unwrap().len();
    assert!(found > 1_900, "{found} of {} are found", planted.count);

    // Every level of words, and the other commands that speak of files.
    for arguments in [
        ["scan", ".", "--verbose"].as_slice(),
        &["scan", ".", "--quiet"],
        &["scan", ".", "--only", "sast"],
        &["scan", ".", "--no-suppressions", "--max-file-size", "2KB"],
        &["fix", "--dry-run"],
        &["baseline", "create", "."],
        &["baseline", "diff"],
        &["deps", "list"],
        &["config", "show"],
        &["redact", "src/passwords.py"],
        &["redact", "src/prose7.txt"],
    ] {
        planted.run(arguments);
    }
    planted.assert_clean_below(&planted.repository.tree().join(".airlock"));
    planted.assert_clean_below(&planted.repository.beside("home"));
}

/// Files that something is wrong with, each with a secret where it is wrong.
const BROKEN: &[(&str, &str)] = &[
    ("airlock.toml", "[gate]\nfail-on = \"ghp_{crc-token:36}\"\n"),
    ("airlock.toml", "db_password = \"{password:14}\"\n"),
    ("airlock.toml", "password = \"{password:14}\n"),
    (
        ".airlock/rules/a.yaml",
        "rules:\n  - id: ghp_{crc-token:36}\n    pattern: [\n",
    ),
    (
        ".airlock/rules/a.yaml",
        "rules:\n  - id: a\n    languages: [\"ghp_{crc-token:36}\"]\n    message: m\n    severity: ERROR\n    pattern: f(\"ghp_{crc-token:36}\")\n",
    ),
    (
        ".gitleaks.toml",
        "[[rules]]\nid = \"a\"\nregex = '''ghp_{crc-token:36}('''\n",
    ),
    (".secrets.baseline", "{ \"password\": \"{password:14}\""),
    (
        ".airlock/baseline.json",
        "{ \"password\": \"{password:14}\"",
    ),
    (
        "package.json",
        "{ \"dependencies\": { \"a\": \"git+https://joe:{password:14}@host.dev/a.git\" ",
    ),
    (
        "requirements.txt",
        "--index-url https://joe:{password:14}@host.dev/simple\na==\n",
    ),
    (
        "Cargo.toml",
        "[dependencies]\na = { git = \"https://joe:{password:14}@host.dev/a\"\n",
    ),
    (
        "pom.xml",
        "<project><repositories><url>https://joe:{password:14}@host.dev/</url>",
    ),
    (
        "app.py",
        "x = 1  # airlock:allow(ghp_{crc-token:36}) until=yesterday\n",
    ),
];

#[test]
fn no_error_holds_a_planted_secret() {
    for (number, (path, text)) in (0..).zip(BROKEN) {
        let seed = Seed::new("broken", number);
        let text = expand(text, seed);
        let pieces = text.filled.iter().flat_map(|range| {
            let value = text.text.get(range.clone()).unwrap().as_bytes();
            value.windows(LEAK).map(<[u8]>::to_vec).collect::<Vec<_>>()
        });
        let planted = Planted {
            pieces: pieces.collect(),
            count: 1,
            repository: Repository::new(&[(path, &text.text)]),
        };
        for arguments in [
            ["scan", ".", "--verbose"].as_slice(),
            &["scan", ".", "--format", "json"],
            &["deps", "list"],
            &["rules", "validate", "."],
            &["config", "check"],
            &["import", path],
            &["redact", path],
        ] {
            planted.run(arguments);
        }
        planted.assert_clean_below(&planted.repository.beside("home"));
    }
}
