//! Dependencies in the pipeline: what a file shows alone, what only the tree shows, and the inventory.

use super::{options, rules, scan};
use airlock_engine::{IndexOptions, Options, dependencies};
use airlock_model::{Cx, Engine, Mention, Scope};
use airlock_rules::{RuleSet, load_yaml};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use std::collections::BTreeSet;
use std::fs;

fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
    write(
        "package.json",
        "{ \"private\": true, \"dependencies\": { \"a\": \"http://files.example.test/a.tgz\" } }\n",
    );
    fs::create_dir(folder.path().join("tests")).unwrap();
    write("tests/requirements.txt", "flask==2.3.2\n");
    write(
        "broken.csproj",
        "<Project><PackageReference Include=\"X\" Version=\"1\" /><a>",
    );
    folder
}

#[test]
fn flaws_of_files_and_of_the_tree_are_findings() {
    let folder = tree();
    let index = tempfile::tempdir().unwrap();
    let plain = Options {
        engines: BTreeSet::from([Engine::Sca]),
        ..options()
    };
    let report = scan(folder.path(), &rules(), &plain);
    let found: Vec<String> = report
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.location.path, finding.rule))
        .collect();
    assert_eq!(
        found,
        [
            "package.json deps-insecure-source",
            "package.json deps-lockfile-missing"
        ]
    );
    assert!(
        report
            .findings
            .iter()
            .all(|finding| !finding.excerpt.lines.is_empty())
    );
    assert!(report.rules.iter().all(|rule| !rule.remediation.is_empty()));
    let note = report
        .coverage
        .entries
        .iter()
        .find(|note| note.engine == Engine::Sca && note.path.is_some());
    assert!(note.unwrap().detail.contains("line 1"), "{note:?}");
    let kept = Options {
        index: Some(IndexOptions {
            folder: index.path().to_owned(),
            build: "test".to_owned(),
            now_ns: i64::MAX,
        }),
        ..plain
    };
    for _ in 0..2 {
        assert_eq!(scan(folder.path(), &rules(), &kept), report);
    }
}

#[test]
fn a_habit_is_said_once_and_only_of_workflows_that_run() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let workflow = "jobs:\n  a:\n    steps:\n      - uses: else/tool@v1\n";
    write(".github/workflows/a.yml", workflow);
    write(".github/workflows/b.yml", workflow);
    let comment = "# airlock:allow(deps-unpinned-action) reason=\"ours\"";
    let allowed = workflow.replace("- uses", &format!("{comment}\n      - uses"));
    write(".github/workflows/c.yml", &allowed);
    write("component/.github/workflows/a.yml", workflow);
    write("tests/Dockerfile", "FROM alpine\n");
    let options = Options {
        engines: BTreeSet::from([Engine::Sca]),
        ..options()
    };
    let report = scan(folder.path(), &rules(), &options);
    let found: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.engine == Engine::Sca)
        .map(|finding| {
            let others: Vec<&str> = finding
                .related
                .iter()
                .map(|other| other.location.path.as_str())
                .collect();
            format!(
                "{} {} {others:?} allowed: {}",
                finding.location.path,
                finding.message,
                finding.suppression.is_some()
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ".github/workflows/a.yml `else/tool`: named by a tag or branch that can be moved; \
             likewise in one other file [\".github/workflows/b.yml\"] allowed: false",
            ".github/workflows/c.yml `else/tool`: named by a tag or branch that can be moved [] \
             allowed: true",
        ]
    );
}

#[test]
fn the_inventory_says_where_and_what_for() {
    let folder = tree();
    let workspace = Workspace::open(folder.path(), WorkspaceOptions::default()).unwrap();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    let found = dependencies(&Cx::default(), &workspace, &plan, &options()).unwrap();
    let shown: Vec<_> = found
        .inventory
        .packages
        .iter()
        .map(|package| (package.name.as_str(), package.mention, package.scope))
        .collect();
    assert_eq!(
        shown,
        [
            ("X", Mention::Manifest, Scope::Runtime),
            ("flask", Mention::Manifest, Scope::Test),
            ("a", Mention::Manifest, Scope::Runtime),
        ]
    );
    assert_eq!(found.coverage.len(), 1);
}

/// A rule about other people's actions is silent about those of the project's owner.
#[test]
fn what_the_owner_has_is_no_third_party() {
    let folder = tempfile::tempdir().unwrap();
    let workflow = "on: push\njobs:\n  a:\n    steps:\n      - uses: acme/own@main\n      - uses: else/tool@main\n";
    fs::write(folder.path().join("ci.yml"), workflow).unwrap();
    let git = |arguments: &[&str]| {
        let done = std::process::Command::new("git")
            .args(arguments)
            .current_dir(folder.path())
            .output();
        assert!(done.unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    let found = |rules: &RuleSet| -> Vec<String> {
        let report = scan(folder.path(), rules, &options());
        let all = report.findings.iter();
        all.filter(|finding| finding.rule.as_str() == "third")
            .map(|finding| finding.excerpt.lines.join(""))
            .collect()
    };
    let own = "rules:\n  - id: third\n    languages: [regex]\n    severity: LOW\n    message: m\n    pattern-regex: 'uses: ([\\w/]+)@main'\n    metadata: {third-party: $1}\n";
    let (packed, errors) = load_yaml("own.yaml", own);
    assert!(errors.is_empty(), "{errors:?}");
    let rules = RuleSet::new(None, packed);
    assert_eq!(found(&rules).len(), 2);
    git(&["remote", "add", "origin", "git@forge.test:Acme/site.git"]);
    assert_eq!(found(&rules), ["      - uses: else/tool@main"]);
}
