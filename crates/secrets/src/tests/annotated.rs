//! Realistic files: every line that holds a secret says so, and nothing else may be found.
//!
//! A line that ends in `<- detector-id` must give exactly that hit (of tier realistic or better); every other line none.
//! The mark is cut off before the scan, templates are filled in.

use crate::template::{Seed, expand};
use crate::{detectors, scan};
use airlock_model::{Budget, Cx, LineIndex, Making, Purpose, RepoPath, SecretTier, Source};
use std::collections::BTreeSet;
use std::path::Path;

/// Separates a line from its expectation.
const MARK: &str = "<- ";

#[test]
fn realistic_files_give_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() >= 8, "{} files", paths.len());
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let mut expected = BTreeSet::new();
        let mut text = String::new();
        for (number, line) in (1..).zip(std::fs::read_to_string(&path).unwrap().lines()) {
            let code = match line.split_once(MARK) {
                Some((code, id)) => {
                    // A template such as a key's body fills several lines.
                    let line = u32::try_from(text.lines().count()).unwrap() + 1;
                    expected.insert((line, id.trim().to_owned()));
                    code.trim_end()
                }
                None => line,
            };
            text.push_str(&expand(code, Seed::new(name, number)).text);
            text.push('\n');
        }
        let source = Source {
            path: RepoPath::new(name),
            text,
            purpose: Purpose::Product,
            making: Making::Written,
        };
        let found = scan(
            &Cx::default(),
            detectors(),
            &source,
            &mut Budget::new(1_000_000),
        );
        let index = LineIndex::new(&source.text);
        let actual: BTreeSet<_> = found
            .hits
            .iter()
            .filter(|hit| hit.tier >= SecretTier::Realistic)
            .map(|hit| (index.line(hit.span.start), hit.detector.as_str().to_owned()))
            .collect();
        assert_eq!(actual, expected, "{name}\n{}", source.text);
    }
}
