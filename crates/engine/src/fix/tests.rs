//! Fixing small trees on disk: what is applied, what is refused and why, and that nothing else changes.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::Baseline;
use crate::run::run;
use airlock_rules::load_yaml;
use airlock_source::WorkspaceOptions;
use proptest::prelude::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// `yaml.load` has a safe fix, `md5` an unsafe one, `eval` one for display; `brings-md5` and `breaks` have fixes that
/// must not be applied, `stays` one that does not help.
const RULES: &str = r#"
rules:
  - {id: yaml-load, languages: [python], severity: HIGH, message: m, pattern: yaml.load($X), fix: yaml.safe_load($X), metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-502], why: w, remediation: r, fix-applicability: safe}}
  - {id: weak-md5, languages: [python], severity: HIGH, message: m, pattern: hashlib.md5($X), fix: hashlib.sha256($X), metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-327], why: w, remediation: r, fix-applicability: unsafe}}
  - {id: evil, languages: [python], severity: HIGH, message: m, pattern: eval($X), fix: literal_eval($X), metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-95], why: w, remediation: r, fix-applicability: display-only}}
  - {id: brings-md5, languages: [python], severity: HIGH, message: m, pattern: crc($X), fix: hashlib.md5($X), metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-327], why: w, remediation: r, fix-applicability: safe}}
  - {id: breaks, languages: [python], severity: HIGH, message: m, pattern: broken($X), fix: "fine($X", metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-327], why: w, remediation: r, fix-applicability: safe}}
  - {id: stays, languages: [python], severity: HIGH, message: m, pattern: stay(...), fix: "stay(1, 2)", metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-327], why: w, remediation: r, fix-applicability: safe}}
  - {id: guard, languages: [python], severity: HIGH, message: m, pattern: guard($X), fix: "ok(\n    $X)", metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-327], why: w, remediation: r, fix-applicability: safe}}
"#;

fn rules() -> RuleSet {
    let (own, errors) = load_yaml("rules.yaml", RULES);
    assert!(errors.is_empty(), "{errors:?}");
    RuleSet::new(None, own)
}

fn options() -> Options {
    Options::on(jiff::civil::date(2026, 1, 2))
}

fn fix_in(folder: &Path, options: &Options, request: &FixRequest) -> FixOutcome {
    let workspace = Workspace::open(folder, WorkspaceOptions::default()).unwrap();
    fix(
        &Cx::default(),
        &workspace,
        &Selection::Tree,
        &rules(),
        options,
        request,
    )
    .unwrap()
}

fn findings(folder: &Path) -> Vec<Finding> {
    let workspace = Workspace::open(folder, WorkspaceOptions::default()).unwrap();
    run(
        &Cx::default(),
        &workspace,
        &Selection::Tree,
        &rules(),
        &options(),
    )
    .unwrap()
    .findings
}

/// The file after fixing, then what was refused.
fn fixed(bytes: &[u8]) -> (Vec<u8>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, bytes).unwrap();
    let outcome = fix_in(folder.path(), &options(), &FixRequest::default());
    let refused = outcome
        .refused
        .iter()
        .map(|refused| format!("{}:{} {}", refused.line, refused.rule, refused.reason))
        .collect();
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside the file"
    );
    (fs::read(&path).unwrap(), refused)
}

#[test]
fn safe_fixes_are_applied_and_others_left() {
    let cases = [
        ("a = yaml.load(x)\n", "a = yaml.safe_load(x)\n"),
        (
            "a = yaml.load(x)\nb = yaml.load(x)\n",
            "a = yaml.safe_load(x)\nb = yaml.safe_load(x)\n",
        ),
        // Overlapping: the outer one first, the inner one in the next round.
        (
            "a = yaml.load(yaml.load(x))\n",
            "a = yaml.safe_load(yaml.safe_load(x))\n",
        ),
        (
            "a = hashlib.md5(x)\nb = eval(x)\n",
            "a = hashlib.md5(x)\nb = eval(x)\n",
        ),
        (
            "yaml.load(x)  # airlock:allow(yaml-load)\n",
            "yaml.load(x)  # airlock:allow(yaml-load)\n",
        ),
        ("é = yaml.load(x)", "é = yaml.safe_load(x)"),
        ("guard(x)\r\ny\r\n", "ok(\r\n    x)\r\ny\r\n"),
        ("\u{feff}yaml.load(x)\n", "\u{feff}yaml.safe_load(x)\n"),
        ("yaml.load(x)\nx = = 1\n", "yaml.safe_load(x)\nx = = 1\n"),
    ];
    for (before, expected) in cases {
        let (after, refused) = fixed(before.as_bytes());
        assert_eq!(String::from_utf8(after.clone()).unwrap(), expected);
        assert_eq!(refused, Vec::<String>::new(), "{before}");
        assert_eq!(fixed(&after).0, after, "fixing again changes nothing");
    }
}

#[test]
fn a_fix_that_does_not_verify_is_refused() {
    let cases = [
        (
            "crc(x)\n",
            "1:brings-md5 it would bring a finding of `weak-md5`",
        ),
        (
            "broken(x)\n",
            "1:breaks the file would not parse as well as before",
        ),
        ("stay(x)\n", "1:stays the finding would still be there"),
    ];
    for (before, reason) in cases {
        let (after, refused) = fixed(before.as_bytes());
        assert_eq!(String::from_utf8(after).unwrap(), before);
        assert_eq!(refused, [reason]);
    }
    let (after, refused) = fixed(b"crc(x)\nyaml.load(x)\nbroken(x)\n");
    assert_eq!(
        String::from_utf8(after).unwrap(),
        "crc(x)\nyaml.safe_load(x)\nbroken(x)\n"
    );
    assert_eq!(
        refused.len(),
        2,
        "one bad fix does not hold up the others: {refused:?}"
    );
}

#[test]
fn encodings_stay_as_they_are() {
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let (after, refused) = fixed(&utf16("yaml.load('ü')\n"));
    assert_eq!((after, refused.len()), (utf16("yaml.safe_load('ü')\n"), 0));
    let latin1 = b"# caf\xe9\nyaml.load(x)\n";
    let (after, refused) = fixed(latin1);
    assert_eq!(after, latin1);
    assert!(
        refused
            .iter()
            .all(|reason| reason.contains("would lose bytes"))
            && refused.len() == 1,
        "{refused:?}"
    );
}

#[test]
fn modes_are_kept_and_read_only_files_left() {
    let folder = tempfile::tempdir().unwrap();
    for (name, mode) in [("run.py", 0o755), ("kept.py", 0o444)] {
        let path = folder.path().join(name);
        fs::write(&path, "yaml.load(x)\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let outcome = fix_in(folder.path(), &options(), &FixRequest::default());
    let mode = |name: &str| {
        fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!((mode("run.py"), mode("kept.py")), (0o755, 0o444));
    let reasons: Vec<&str> = outcome
        .refused
        .iter()
        .map(|refused| refused.reason.as_str())
        .collect();
    assert_eq!(reasons, ["the file was left as it is: it is read-only"]);
    assert_eq!(outcome.files.len(), 1);
}

#[test]
fn a_file_behind_a_link_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.py");
    fs::write(&real, "x = 1\n").unwrap();
    std::os::unix::fs::symlink(&real, folder.path().join("a.py")).unwrap();
    let workspace = Workspace::open(folder.path(), WorkspaceOptions::default()).unwrap();
    let entry = |name: &str| Entry {
        path: RepoPath::new(name),
        content: Content::Disk,
        base: None,
        stat: None,
    };
    let read = workspace.read(&entry("real.py")).unwrap();
    let error = write::replace(&workspace, &entry("a.py"), &read, "y\n").unwrap_err();
    assert_eq!(error, "it is reached through a symbolic link");
    fs::write(&real, "x = 2\n").unwrap();
    let error = write::replace(&workspace, &entry("real.py"), &read, "y\n").unwrap_err();
    assert_eq!(error, "it changed while it was being fixed: run again");
    assert_eq!(fs::read_to_string(&real).unwrap(), "x = 2\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.py");
    // Assembled here so that no file holds a key.
    let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4).get(..36).unwrap());
    let text = format!("import yaml\ntoken = \"{key}\"\na = yaml.load(x)\n");
    fs::write(&path, &text).unwrap();
    let request = FixRequest {
        dry_run: true,
        ..FixRequest::default()
    };
    let outcome = fix_in(folder.path(), &options(), &request);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let diff = outcome
        .files
        .first()
        .map(|file| file.diff.as_str())
        .unwrap();
    assert!(
        diff.contains("-a = yaml.load(x)\n+a = yaml.safe_load(x)\n"),
        "{diff}"
    );
    assert!(diff.contains("token = ") && !diff.contains(&key), "{diff}");
}

#[test]
fn named_findings_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.py");
    let text = "hashlib.md5(x)\nhashlib.md5(x)\nyaml.load(x)\neval(x)\n";
    fs::write(&path, text).unwrap();
    let found = findings(folder.path());
    let named = |line: u32| {
        let finding = found
            .iter()
            .find(|finding| finding.location.start.line == line);
        finding.unwrap().fingerprint.clone()
    };
    let unknown = Fingerprint::from_hex("0".repeat(32));
    let mut request = FixRequest {
        only: BTreeSet::from([named(1), named(4), unknown.clone()]),
        ..FixRequest::default()
    };
    let outcome = fix_in(folder.path(), &options(), &request);
    let reasons: Vec<&str> = outcome
        .refused
        .iter()
        .map(|refused| refused.reason.as_str())
        .collect();
    assert_eq!(
        reasons,
        [
            "its fix may change behaviour: name the finding and ask for unsafe fixes",
            "its fix is for display only: it needs a person's thought",
        ]
    );
    assert_eq!(
        (outcome.unknown, outcome.files),
        (vec![unknown], Vec::new())
    );
    request.unsafe_too = true;
    fix_in(folder.path(), &options(), &request);
    let expected = "hashlib.sha256(x)\nhashlib.md5(x)\nyaml.load(x)\neval(x)\n";
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
}

#[test]
fn accepted_findings_are_left_unless_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "yaml.load(x)\n").unwrap();
    let found = findings(folder.path());
    let options = Options {
        baseline: Some(Baseline::of(&found)),
        ..options()
    };
    let outcome = fix_in(folder.path(), &options, &FixRequest::default());
    assert_eq!(outcome, FixOutcome::default());
    let request = FixRequest {
        only: found
            .iter()
            .map(|finding| finding.fingerprint.clone())
            .collect(),
        ..FixRequest::default()
    };
    assert_eq!(fix_in(folder.path(), &options, &request).files.len(), 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), "yaml.safe_load(x)\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_code_is_fixed_once_and_for_all(
        lines in proptest::collection::vec(
            prop_oneof![
                Just("yaml.load(x)"), Just("a = yaml.load(yaml.load(b))"), Just("crc(yaml.load(x))"), Just("broken(x)"),
                Just("if a:"), Just("    guard(yaml.load(x))"), Just("stay(crc(x))"), Just("# nosemgrep"), Just("'''"),
                Just("hashlib.md5(x)"), Just("def f("), Just("yaml.load(x) # airlock:allow(yaml-load)"),
            ],
            0..8,
        ),
        end in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let text: String = lines.iter().flat_map(|line| [*line, end]).collect();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        fs::write(&path, &text).unwrap();
        let before = findings(folder.path());
        fix_in(folder.path(), &options(), &FixRequest::default());
        let after = fs::read_to_string(&path).unwrap();
        let left = findings(folder.path());
        prop_assert!(left.len() <= before.len());
        for rule in left.iter().map(|finding| &finding.rule) {
            let count = |list: &[Finding]| list.iter().filter(|finding| finding.rule == *rule).count();
            prop_assert!(count(&left) <= count(&before), "{} in {}", rule, after);
        }
        prop_assert_eq!(after.matches("\r\n").count() > 0, after.contains('\n') && end == "\r\n");
        fix_in(folder.path(), &options(), &FixRequest::default());
        prop_assert_eq!(fs::read_to_string(&path).unwrap(), after);
    }
}
