//! Each file of other scanners: what it covers, and what it says cannot be honoured.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::{Exceptions, Note};
use crate::template::{Seed, expand};
use crate::{Hit, detectors, scan};
use airlock_model::{Budget, Cx, LineIndex, Making, Purpose, RepoPath, Source};
use sha1::{Digest as _, Sha1};

/// Hits of one file, each with its rule, its value and what covers it.
fn covered(exceptions: &Exceptions, path: &str, text: &str) -> Vec<(String, Option<String>)> {
    let source = Source {
        path: RepoPath::new(path),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    };
    let own = exceptions.detectors();
    let detectors = own.as_ref().unwrap_or_else(|| detectors());
    let budget = &mut Budget::new(1_000_000);
    let index = LineIndex::new(text);
    let cover = |hit: &Hit| {
        let line = index.line(hit.span.start);
        exceptions.cover(detectors, &source, line, hit)
    };
    scan(&Cx::default(), detectors, &source, budget)
        .hits
        .iter()
        .map(|hit| (hit.detector.as_str().to_owned(), cover(hit)))
        .collect()
}

fn details(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| note.detail.as_str()).collect()
}

/// A file with two secrets: a password on line 1, a key of a provider on line 2.
fn two() -> String {
    let template = "DB_PASSWORD={password:14}\nKEY=ghp_{crc-token:36}\n";
    expand(template, Seed::new("exceptions", 1)).text
}

fn value(line: &str) -> &str {
    line.split_once('=').unwrap().1
}

#[test]
fn gitleaks_allowlists_cover_by_path_regex_stopword_and_rule() {
    let text = two();
    let cases = [
        ("[allowlist]\npaths = ['''^config/''']", [true, true]),
        (
            "[[allowlists]]\nregexTarget = \"line\"\nregexes = ['''^DB_''']",
            [true, false],
        ),
        (
            "[[allowlists]]\ncondition = \"AND\"\npaths = ['''config''']\nregexes = ['''^ghp_''']",
            [false, true],
        ),
        (
            "[[allowlists]]\ntargetRules = [\"generic-api-key\"]\npaths = ['''config''']",
            [false, false],
        ),
        (
            "[extend]\nuseDefault = true\ndisabledRules = [\"github-pat\"]",
            [false, true],
        ),
        (
            "[[rules]]\nid = \"github-pat\"\n[rules.allowlist]\nregexes = ['''ghp_''']",
            [false, true],
        ),
        ("[allowlist]\nstopwords = [\"GHP_\"]", [false, true]),
    ];
    for (toml, expected) in cases {
        let (exceptions, _) = Exceptions::read([(".gitleaks.toml", toml)]);
        let found = covered(&exceptions, "config/.env", &text);
        let is_covered: Vec<bool> = found.iter().map(|(_, by)| by.is_some()).collect();
        assert_eq!(is_covered, expected, "{toml}: {found:?}");
    }
}

#[test]
fn gitleaks_own_rules_run() {
    let toml = "[[rules]]\nid = \"acme\"\ndescription = \"Acme key\"\nregex = '''acme-([0-9]{6})'''\n\
                keywords = [\"ACME\"]\npath = '''[.]txt$'''\n";
    let (exceptions, notes) = Exceptions::read([(".gitleaks.toml", toml)]);
    assert!(
        details(&notes)
            .iter()
            .all(|note| note.contains("useDefault"))
    );
    let found = covered(&exceptions, "a.txt", "id acme-123456\n");
    assert_eq!(found, [("acme".to_owned(), None)]);
    assert_eq!(covered(&exceptions, "a.md", "id acme-123456\n"), []);
    let detectors = exceptions.detectors().unwrap();
    let meta = detectors.meta(&airlock_model::RuleId::new("acme")).unwrap();
    assert!(meta.message.contains("Acme key"));
}

#[test]
fn accepted_findings_are_covered_one_by_one() {
    let text = two();
    let mut lines = text.lines();
    let (password, key) = (value(lines.next().unwrap()), value(lines.next().unwrap()));
    let digest: String = Sha1::digest(password.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let cases = [
        (
            ".gitleaksignore",
            ".env:github-pat:2\n# .env:x:1\n".to_owned(),
            [false, true],
        ),
        (
            ".gitleaksignore",
            "0123abc:.env:github-token:2\n".to_owned(),
            [false, true],
        ),
        (
            ".gitleaksignore",
            ".env:github-token:1\n".to_owned(),
            [false, false],
        ),
        (
            ".gitleaks-baseline.json",
            format!(r#"[{{"File":".env","RuleID":"x","StartLine":9,"Secret":"{key}"}}]"#),
            [false, true],
        ),
        (
            ".secrets.baseline",
            format!(r#"{{"results":{{".env":[{{"hashed_secret":"{digest}","line_number":7}}]}}}}"#),
            [true, false],
        ),
        (
            ".gitallowed",
            "^DB_PASSWORD\n# comment\n".to_owned(),
            [true, false],
        ),
        (
            ".git/config",
            "[core]\n\tallowed = KEY\n[secrets]\n\tallowed = \"^KEY=\"\n".to_owned(),
            [false, true],
        ),
    ];
    for (file, content, expected) in cases {
        let (exceptions, notes) = Exceptions::read([(file, content.as_str())]);
        assert_eq!(details(&notes), Vec::<&str>::new(), "{file}");
        let found = covered(&exceptions, ".env", &text);
        let is_covered: Vec<bool> = found.iter().map(|(_, by)| by.is_some()).collect();
        assert_eq!(is_covered, expected, "{file}: {found:?}");
    }
}

#[test]
fn what_cannot_be_honoured_is_named() {
    let cases = [
        (".gitleaks.toml", "a = [", "line 1 is not TOML"),
        (
            ".gitleaks.toml",
            "[allowlist]\npaths = [\"(\"]",
            "allowlist 1, `paths` does not compile",
        ),
        (
            ".gitleaks.toml",
            "[allowlist]\ncommits = [\"abc\"]",
            "`commits`",
        ),
        (
            ".gitleaks.toml",
            "[allowlist]\nfilter = \"x\"",
            "expression",
        ),
        (".gitleaks.toml", "[extend]\npath = \"b.toml\"", "b.toml"),
        (
            ".gitleaks.toml",
            "[extend]\n[[rules]]\nregex = \"a\"",
            "no `id`",
        ),
        (
            ".gitleaks.toml",
            "[extend]\n[[rules]]\nid = \"r\"\nregex = \"(\"",
            "rule `r` does not compile",
        ),
        (
            ".gitleaks.toml",
            "[extend]\n[[rules]]\nid = \"r\"\nregex = \"a\"\nsecretGroup = 2",
            "only 0 groups",
        ),
        (
            ".gitleaks.toml",
            "[extend]\n[[rules]]\nid = \"r\"\nregex = \"a\"\nvalidate = \"x\"",
            "`validate` of rule `r`",
        ),
        (
            ".gitleaks.toml",
            "[extend]\n[[rules]]\nid = \"r\"\npath = \"a\"",
            "path alone",
        ),
        (".secrets.baseline", "{}", "no `results`"),
        (".gitleaks-baseline.json", "{}", "no list"),
        (
            ".secrets.baseline",
            r#"{"results":{"a":[{"hashed_secret":"00","is_secret":true}]}}"#,
            "1 entries",
        ),
        (".gitallowed", "(", "line 1 does not compile"),
        (
            ".git/config",
            "[secrets]\n providers = git secrets --aws-provider",
            "not run",
        ),
    ];
    for (file, text, says) in cases {
        let (_, notes) = Exceptions::read([(file, text)]);
        let all = details(&notes).join("\n");
        assert!(all.contains(says), "{file} {text:?}: {all}");
        assert!(notes.iter().all(|note| note.file == file));
    }
}
