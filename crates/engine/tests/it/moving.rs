//! Findings keep their fingerprints through everything that does not change what they are.

use crate::{options, rules};
use airlock_engine::run;
use airlock_model::{Cx, Fingerprint};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use std::collections::BTreeMap;

/// Functions of the generated file; each has three findings at least.
const FUNCTIONS: usize = 150;

/// A file of weak functions: most differ, every tenth is the same as another.
fn weak() -> String {
    let function = |at: usize| {
        let name = at - at % 10;
        let name = if at % 10 == 1 { name } else { at };
        format!(
            "def load_{name}(request, path_{at}):\n    data = yaml.load(request.body_{at}, Loader=yaml.Loader)\n    \
             subprocess.call(f\"ls {{path_{at}}}\", shell=True)\n    if data:\n        return eval(data[\"{at}\"])\n\n\n"
        )
    };
    let functions: String = (0..FUNCTIONS).map(function).collect();
    format!("import subprocess\nimport yaml\n\n\n{functions}")
}

/// How many findings of each fingerprint `text` has under `name`.
fn fingerprints(name: &str, text: &str) -> BTreeMap<Fingerprint, usize> {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(folder.path(), WorkspaceOptions::default()).unwrap();
    let selection = Selection::Stdin {
        name: name.into(),
        bytes: text.as_bytes().into(),
    };
    let report = run(&Cx::default(), &workspace, &selection, &rules(), &options()).unwrap();
    let mut counts = BTreeMap::new();
    for finding in report.findings {
        *counts.entry(finding.fingerprint).or_default() += 1;
    }
    counts
}

/// A name, and the change.
type Mutation = (&'static str, fn(&str) -> String);

/// What a formatter or a move does to the text; none of it changes what the code does.
const MUTATIONS: &[Mutation] = &[
    ("lines above", |text| format!("# one\n\n\n# two\n{text}")),
    ("lines between", |text| {
        text.replace("\n\n\ndef", "\n\n\n# a comment\n\ndef")
    }),
    ("comments at lines' ends", |text| {
        text.replace("Loader=yaml.Loader)\n", "Loader=yaml.Loader)  # loads\n")
    }),
    ("wider indentation", |text| text.replace("    ", "        ")),
    ("tabs", |text| text.replace("    ", "\t")),
    ("calls over several lines", |text| {
        text.replace("yaml.load(", "yaml.load(\n        ")
            .replace(", shell=True)", ",\n        shell=True,\n    )")
            .replace(",\n    )", "\n    )")
    }),
    ("spaces", |text| {
        text.replace("=yaml.Loader", " = yaml.Loader")
            .replace("(f\"", "( f\"")
    }),
    ("line ends", |text| text.replace('\n', "\r\n")),
    ("functions in another order", |text| {
        let (head, functions) = text.split_once("def ").unwrap();
        let mut functions: Vec<&str> = functions.split("def ").collect();
        functions.reverse();
        format!("{head}def {}", functions.join("def "))
    }),
];

#[test]
fn at_least_99_of_100_fingerprints_stay() {
    let text = weak();
    let before = fingerprints("src/app.py", &text);
    let count: usize = before.values().sum();
    assert!(count >= FUNCTIONS * 3, "{count}");
    assert!(
        before.values().all(|count| *count == 1),
        "two findings of one file are one"
    );
    let stay = |name: &str, after: &BTreeMap<Fingerprint, usize>| {
        let kept = before
            .keys()
            .filter(|fingerprint| after.contains_key(fingerprint))
            .count();
        assert!(kept * 100 >= count * 99, "{name}: {kept} of {count}");
        assert_eq!(after.len(), before.len(), "{name}");
    };
    stay("renamed", &fingerprints("lib/deep/other.py", &text));
    for (name, mutate) in MUTATIONS {
        let changed = mutate(&text);
        assert!(changed != text, "{name} changes nothing");
        stay(name, &fingerprints("src/app.py", &changed));
    }
}

/// What changes the code changes the fingerprint: without this the promise above would be cheap.
#[test]
fn other_code_has_other_fingerprints() {
    let text = weak();
    let before = fingerprints("src/app.py", &text);
    let after = fingerprints(
        "src/app.py",
        &text
            .replace("path_", "folder_")
            .replace("body_", "json_")
            .replace("data", "value"),
    );
    let kept = before
        .keys()
        .filter(|fingerprint| after.contains_key(fingerprint))
        .count();
    assert_eq!(kept, 0);
}
