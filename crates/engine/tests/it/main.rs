//! Whole runs over small trees: what is found, what is not shown, and that nothing depends on threads or the index.
#![expect(clippy::unwrap_used, reason = "tests")]

mod across;
mod dependencies;
mod edits;
mod live;
mod moving;
#[cfg(target_os = "linux")]
mod sandbox;
mod settings;
mod symbols;

use airlock_engine::{Action, Baseline, IndexOptions, Options, Override, rule_metas, run};
use airlock_model::{BaselineState, Cx, Report, RuleId, Severity, knows_asvs_of};
use airlock_rules::{RuleSet, embedded, load_yaml};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use std::fs;
use std::path::Path;

fn rules() -> RuleSet {
    RuleSet::new(Some(embedded().unwrap()), Vec::new())
}

fn options() -> Options {
    Options::on(jiff::civil::date(2026, 1, 2))
}

fn scan(root: &Path, rules: &RuleSet, options: &Options) -> Report {
    let workspace = Workspace::open(root, WorkspaceOptions::default()).unwrap();
    run(&Cx::default(), &workspace, &Selection::Tree, rules, options).unwrap()
}

const VULNERABLE: &str =
    "import subprocess\n\n\ndef run(name):\n    subprocess.call(f\"ls {name}\", shell=True)\n";

fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.py"), VULNERABLE).unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    fs::write(folder.path().join("b/c.js"), "const x = 1;\n").unwrap();
    folder
}

#[test]
fn a_flaw_is_found_with_place_and_reason() {
    let folder = tree();
    let report = scan(folder.path(), &rules(), &options());
    let shown: Vec<String> = report
        .findings
        .iter()
        .map(|f| format!("{}:{} {}", f.location.path, f.location.start.line, f.rule))
        .collect();
    assert!(
        shown.iter().any(|line| line.starts_with("a.py:5 python-")),
        "{shown:?}"
    );
    assert_eq!((report.run.files, report.run.lines), (2, 6));
    assert!(report.rules.iter().all(|rule| !rule.why.is_empty()));
}

#[test]
fn the_same_report_for_any_threads_and_with_the_index() {
    let folder = tree();
    let index = tempfile::tempdir().unwrap();
    let rules = rules();
    let expected = scan(folder.path(), &rules, &options());
    // Far in the future, so that no file is taken for freshly written.
    let kept = IndexOptions {
        folder: index.path().to_owned(),
        build: "test".to_owned(),
        now_ns: i64::MAX,
    };
    for threads in [1, 2, 8] {
        let options = Options {
            threads: Some(threads),
            index: Some(kept.clone()),
            ..options()
        };
        assert_eq!(
            scan(folder.path(), &rules, &options),
            expected,
            "{threads} threads"
        );
    }
    assert_eq!(fs::read_dir(index.path()).unwrap().count(), 1);
    fs::write(folder.path().join("a.py"), "x = 1\n").unwrap();
    let options = Options {
        index: Some(kept),
        ..options()
    };
    assert_eq!(scan(folder.path(), &rules, &options).findings, []);
}

#[test]
fn a_damaged_index_is_as_good_as_none() {
    let folder = tree();
    let index = tempfile::tempdir().unwrap();
    let kept = IndexOptions {
        folder: index.path().to_owned(),
        build: "test".to_owned(),
        now_ns: i64::MAX,
    };
    let options = Options {
        index: Some(kept),
        ..options()
    };
    let rules = rules();
    let expected = scan(folder.path(), &rules, &options);
    for entry in fs::read_dir(index.path()).unwrap() {
        fs::write(entry.unwrap().path(), b"\xff\x00damaged").unwrap();
    }
    assert_eq!(scan(folder.path(), &rules, &options), expected);
}

#[test]
fn a_baseline_survives_moved_and_shifted_code() {
    let folder = tree();
    let rules = rules();
    let before = scan(folder.path(), &rules, &options());
    let baseline = Baseline::of(&before.findings);
    fs::remove_file(folder.path().join("a.py")).unwrap();
    fs::write(
        folder.path().join("b/moved.py"),
        format!("# a line more\n\n{VULNERABLE}"),
    )
    .unwrap();
    let options = Options {
        baseline: Some(baseline.clone()),
        ..options()
    };
    let after = scan(folder.path(), &rules, &options);
    assert!(
        !after.findings.is_empty()
            && after
                .findings
                .iter()
                .all(|finding| finding.baseline == BaselineState::Existing)
    );
    let diff = baseline.diff(&after.findings);
    assert_eq!(
        (diff.added.len(), diff.gone.len(), diff.kept),
        (0, 0, before.findings.len())
    );
    assert_eq!(
        Baseline::parse(&baseline.to_text().unwrap()).unwrap(),
        baseline
    );
}

/// A secret that a rule's metavariable, message, excerpt and fix would show.
#[test]
fn no_secret_is_shown_by_another_finding() {
    let folder = tempfile::tempdir().unwrap();
    let secret = format!("ghp_{}", "a8Kd02LsQpW7xZ5mNvB3rT6yUiE9oJ4hGfCq");
    fs::write(
        folder.path().join("a.py"),
        format!("def connect(db):\n    db.login(\"{secret}\")\n"),
    )
    .unwrap();
    let own = "rules:\n  - id: own-login\n    languages: [python]\n    severity: HIGH\n    message: login with $SECRET\n    pattern: $DB.login($SECRET)\n    fix: $DB.login(token=$SECRET)\n";
    let (packed, errors) = load_yaml("own.yaml", own);
    assert!(errors.is_empty(), "{errors:?}");
    let report = scan(folder.path(), &RuleSet::new(None, packed), &options());
    assert_eq!(report.findings.len(), 2, "{:#?}", report.findings);
    let shown = serde_json::to_string(&report).unwrap();
    assert!(
        !shown.contains(&secret) && !shown.contains("LsQpW7xZ5mNv"),
        "{shown}"
    );
}

/// Findings about suppression comments are findings like others: configuration acts on them too.
#[test]
fn configuration_acts_on_findings_about_suppressions() {
    let folder = tempfile::tempdir().unwrap();
    let text = "x = 1  # airlock:allow(python-yaml-unsafe-load)\n";
    fs::write(folder.path().join("a.py"), text).unwrap();
    let seen = |action| {
        let overrides = Override {
            key: "override".to_owned(),
            paths: None,
            rules: vec![RuleId::new("airlock-suppression-*")],
            action,
        };
        let options = Options {
            overrides: vec![overrides],
            ..options()
        };
        let report = scan(folder.path(), &rules(), &options);
        assert_eq!(report.findings.len(), 1, "{:#?}", report.findings);
        let finding = report.findings.first().unwrap();
        assert_eq!(finding.rule.as_str(), "airlock-suppression-unused");
        (finding.severity, finding.suppression.is_some())
    };
    assert_eq!(seen(Action::Suppress), (Severity::Info, true));
    let high = Action::Severity(Severity::High);
    assert_eq!(seen(high), (Severity::High, false));
}

/// Two rules that see one fault: the stronger is listed, and names the other.
#[test]
fn one_fault_is_one_finding() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.py"), "run(request.args['x'] + y)\n").unwrap();
    let rule = |id: &str, tier: &str, pattern: &str| {
        format!(
            "  - id: {id}\n    languages: [python]\n    severity: HIGH\n    message: a command\n    pattern: {pattern}\n    \
             metadata: {{tier: {tier}, confidence: HIGH, cwe: [CWE-78]}}\n"
        )
    };
    let concat = rule("concat", "audit", "run($A + $B)");
    let of_request = rule("of-request", "vulnerability", "request.args[...]");
    let (packed, errors) = load_yaml("own.yaml", &format!("rules:\n{concat}{of_request}"));
    assert!(errors.is_empty(), "{errors:?}");
    let report = scan(folder.path(), &RuleSet::new(None, packed), &options());
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.rule.as_str(), finding.also_reported_by.join(",")))
        .collect();
    assert_eq!(found, [("of-request", "concat".to_owned())]);
}

#[test]
fn every_rule_has_requirements_or_a_reason_for_none() {
    let metas = rule_metas(&rules());
    let unknown: Vec<String> = { metas.iter() }
        .filter(|meta| !meta.weaknesses.iter().copied().all(knows_asvs_of))
        .map(|meta| format!("{} {:?}", meta.id, meta.weaknesses))
        .collect();
    assert!(
        unknown.is_empty(),
        "no row in crates/model/data/asvs.txt: {unknown:#?}"
    );
}
