//! Trees under `tests/remedies/<case>/`, what is known of their packages (`advisories`: ecosystem, name, first affected
//! version, first fixed one), and the plan that must come out of each, with every changed file in full.
//!
//! To add one: make the folder, run with `INSTA_UPDATE=always`, read the snapshot.

use crate::trees::files;
use airlock_model::{Mention, RepoPath};
use airlock_sca::advice::Advisories;
use airlock_sca::db::{Builder, Database, Demands};
use airlock_sca::remedy::{Plan, Tree, Wanted, plan};
use airlock_sca::{join, read, wants};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const ADVISORIES: &str = "advisories";

fn cases() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remedies");
    let mut cases: Vec<PathBuf> = fs::read_dir(data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases
}

fn database(lines: &str) -> Database<Vec<u8>> {
    let mut builder = Builder::default();
    builder.begin_source("case");
    for (number, line) in lines.lines().enumerate() {
        let mut words = line.split(' ');
        let mut word = || words.next().unwrap();
        let (ecosystem, name, from, fixed) = (word().replace('$', " "), word(), word(), word());
        let (name, id) = match name.strip_prefix("MAL:") {
            Some(name) => (name, format!("MAL-2000-{number}")),
            None => (name, format!("DEMO-{number}")),
        };
        let end = if fixed == "-" {
            String::new()
        } else {
            format!(r#",{{"fixed":"{fixed}"}}"#)
        };
        let record = format!(
            r#"{{"id":"{id}","aliases":["CVE-2000-{number}"],"summary":"about {name}","affected":[{{"package":
               {{"ecosystem":"{ecosystem}","name":"{name}"}},"ranges":[{{"type":"ECOSYSTEM","events":[{{"introduced":"{from}"}}{end}]}}]}}]}}"#
        );
        builder
            .add(&format!("{id}.json"), record.as_bytes())
            .unwrap();
    }
    Database::open(builder.build(0).unwrap(), &Demands::default()).unwrap()
}

/// What a database condemns in a tree.
fn wanted(texts: &BTreeMap<RepoPath, String>, database: &Database<Vec<u8>>) -> Vec<Wanted> {
    let facts = texts.iter().map(|(path, text)| read(path, text)).collect();
    let inventory = join(facts).inventory;
    let matches = database.matches(&inventory).unwrap();
    let hit = matches
        .hits
        .iter()
        .map(|hit| &inventory.packages[hit.package]);
    hit.filter(|package| package.version.is_some())
        .map(|package| Wanted {
            path: package.location.path.clone(),
            ecosystem: package.ecosystem.clone(),
            name: package.name.clone(),
            version: package.version.clone().unwrap(),
            ignored: BTreeSet::new(),
        })
        .collect()
}

fn texts(case: &Path) -> BTreeMap<RepoPath, String> {
    let files = files(case).into_iter();
    files
        .filter(|(path, _)| path.as_str() != ADVISORIES && wants(path.as_str()))
        .collect()
}

fn planned(
    texts: &BTreeMap<RepoPath, String>,
    database: &Database<Vec<u8>>,
    allows_breaking: bool,
) -> Plan {
    let has = |path: &str| texts.contains_key(&RepoPath::new(path));
    let tree = Tree {
        texts: texts.clone(),
        has: &has,
    };
    plan(tree, wanted(texts, database), &[database], allows_breaking).unwrap()
}

fn shown(plan: &Plan) -> String {
    let mut out = String::new();
    for remedy in &plan.remedies {
        let Wanted {
            path,
            name,
            version,
            ..
        } = &remedy.wanted;
        writeln!(out, "{path}: {name} {version} -> {}", remedy.to).unwrap();
        for names in &remedy.target.fixes {
            writeln!(out, "  fixes {}", names.join(" ")).unwrap();
        }
        for path in &remedy.changed {
            writeln!(out, "  changes {path}").unwrap();
        }
        if let Some(command) = &remedy.command {
            let not_run = command
                .not_run
                .as_ref()
                .map_or(String::new(), |why| format!(" (not run: {why})"));
            writeln!(
                out,
                "  then in `{}`: {} {}{not_run}",
                command.folder,
                command.program,
                command.arguments.join(" ")
            )
            .unwrap();
        }
        for note in &remedy.notes {
            writeln!(out, "  note: {note}").unwrap();
        }
    }
    for left in &plan.left {
        let Wanted {
            path,
            name,
            version,
            ..
        } = &left.wanted;
        writeln!(out, "left {path}: {name} {version}: {}", left.reason).unwrap();
    }
    for (path, text) in &plan.files {
        writeln!(
            out,
            "--- {path}\n{}",
            text.replace('\r', "␍").replace('\t', "→")
        )
        .unwrap();
    }
    out
}

#[test]
fn plans() {
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap();
        let database = database(&fs::read_to_string(case.join(ADVISORIES)).unwrap());
        insta::assert_snapshot!(
            format!("remedy-{name}"),
            shown(&planned(&texts(&case), &database, false))
        );
    }
}

/// What was remedied in a manifest is not found in it again, and a second run changes nothing more.
#[test]
fn a_remedy_holds() {
    for case in cases() {
        let database = database(&fs::read_to_string(case.join(ADVISORIES)).unwrap());
        let mut texts = texts(&case);
        let first = planned(&texts, &database, true);
        texts.extend(first.files.clone());
        let again = planned(&texts, &database, true);
        assert_eq!(again.files, BTreeMap::new(), "{}", case.display());
        let is_lock = |path: &RepoPath| {
            let facts = read(path, &texts[path]);
            facts
                .packages
                .iter()
                .any(|package| package.mention == Mention::Lockfile)
        };
        let remedied: BTreeSet<&Wanted> =
            first.remedies.iter().map(|remedy| &remedy.wanted).collect();
        for wanted in wanted(&texts, &database) {
            assert!(
                !remedied.contains(&wanted) || is_lock(&wanted.path),
                "{wanted:?}"
            );
        }
    }
}

/// All that an edit takes out or puts in lies on a few lines; the others are as they were, in their order.
#[test]
fn edits_keep_every_other_line() {
    for case in cases() {
        let database = database(&fs::read_to_string(case.join(ADVISORIES)).unwrap());
        let texts = texts(&case);
        for (path, text) in planned(&texts, &database, true).files {
            let before: Vec<&str> = texts[&path].split_inclusive('\n').collect();
            let after: Vec<&str> = text.split_inclusive('\n').collect();
            let mut rest = after.iter();
            let kept = before.iter().filter(|line| {
                rest.clone().any(|other| other == *line) && rest.any(|other| other == *line)
            });
            let changed = before.len() - kept.count();
            assert!(changed <= 4, "{path}: {changed} lines changed\n{text}");
        }
    }
}

proptest! {
    /// Whatever stands in a file, planning ends, and every changed file still says the same of everything else.
    #[test]
    fn damaged_trees_are_planned_or_left(
        pick in any::<prop::sample::Index>(),
        file in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..12,
        put in "[\\x00-\\x7f]{0,6}",
    ) {
        let cases = cases();
        let case = pick.get(&cases);
        let database = database(&fs::read_to_string(case.join(ADVISORIES)).unwrap());
        let mut texts = texts(case);
        let paths: Vec<RepoPath> = texts.keys().cloned().collect();
        let path = file.get(&paths);
        let mut bytes = texts[path].clone().into_bytes();
        let start = from.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, put.bytes());
        texts.insert(path.clone(), String::from_utf8_lossy(&bytes).into_owned());
        let plan = planned(&texts, &database, true);
        for (path, text) in &plan.files {
            let (before, after) = (read(path, &texts[path]), read(path, text));
            prop_assert_eq!(before.notes.len(), after.notes.len(), "{}", path);
            prop_assert!(after.packages.len() >= before.packages.len(), "{}", path);
        }
    }
}
