//! What an edit brings that is not on disk yet.

use crate::{VULNERABLE, options, rules, tree};
use airlock_engine::run;
use airlock_model::{Cx, Report};
use airlock_source::{Edit, Selection, Workspace, WorkspaceOptions};
use std::path::Path;

fn edit(root: &Path, name: &str, before: Option<&str>, after: Option<&str>) -> Report {
    let workspace = Workspace::open(root, WorkspaceOptions::default()).unwrap();
    let selection = Selection::Edits(vec![Edit {
        name: name.into(),
        before: before.map(|text| text.as_bytes().into()),
        after: after.map(|text| text.as_bytes().into()),
    }]);
    run(&Cx::default(), &workspace, &selection, &rules(), &options()).unwrap()
}

/// The lines of findings that fail the run.
fn failing(report: &Report) -> Vec<u32> {
    let failing = report
        .findings
        .iter()
        .filter(|finding| options().fails(finding));
    failing.map(|finding| finding.location.start.line).collect()
}

#[test]
fn only_what_an_edit_introduces_fails() {
    let folder = tree();
    let more = format!(
        "# moved\n\n{VULNERABLE}\n\ndef other(code):\n    subprocess.call(f\"rm {{code}}\", shell=True)\n"
    );
    let lines = |before, after| failing(&edit(folder.path(), "a.py", before, after));
    assert_eq!(lines(Some(VULNERABLE), Some(&more)), [11]);
    assert_eq!(lines(None, Some(VULNERABLE)), [5]);
    let nothing: [u32; 0] = [];
    assert_eq!(lines(Some(VULNERABLE), Some(VULNERABLE)), nothing);
    assert_eq!(lines(Some(VULNERABLE), None), nothing);
}

#[test]
fn an_edit_stays_below_the_root() {
    let folder = tree();
    let workspace = Workspace::open(folder.path(), WorkspaceOptions::default()).unwrap();
    let selection = Selection::Edits(vec![Edit {
        name: "../outside.py".into(),
        before: None,
        after: Some(VULNERABLE.as_bytes().into()),
    }]);
    assert!(run(&Cx::default(), &workspace, &selection, &rules(), &options()).is_err());
}
