//! The labels of an application: which flaws its `flawed/` tree holds, and where `fixed/` does the same rightly.
//!
//! Invariant: what is returned was checked against the trees, so that a label never points at nothing.

use crate::accuracy::pairing::Finding;
use crate::files;
use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Lines above which a finding that begins before a place no longer counts as lying there: it is about a function or a
/// class, not about the statement.
const LONGEST_STATEMENT: u64 = 10;

/// An application, in both trees.
#[derive(Debug)]
pub(super) struct Application {
    pub(super) name: String,
    pub(super) language: String,
    pub(super) kind: String,
    pub(super) flaws: Vec<Flaw>,
    /// Lines of the fixed tree, for rates.
    pub(super) lines: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    language: String,
    kind: String,
    #[serde(rename = "about")]
    _about: String,
    flaw: Vec<Flaw>,
}

/// A planted flaw.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Flaw {
    pub(super) id: String,
    /// The class, such as `sql`.
    pub(super) kind: String,
    /// Weaknesses that are right, the best first.
    pub(super) cwe: Vec<u32>,
    pub(super) flow: Flow,
    pub(super) what: String,
    /// Where it may be reported, the best place first.
    pub(super) flawed: Vec<Place>,
    /// Where the fixed tree does the same rightly.
    pub(super) fixed: Vec<Place>,
}

/// How far apart the places are that one must see together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::accuracy) enum Flow {
    /// One function.
    Local,
    /// Several functions of a file.
    CrossFunction,
    /// Several files.
    CrossFile,
    /// A setting.
    Config,
    /// Something that is not there, such as a guard.
    None,
}

impl Flow {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::CrossFunction => "cross-function",
            Self::CrossFile => "cross-file",
            Self::Config => "config",
            Self::None => "none",
        }
    }
}

/// Lines of a file, from 1, the last included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::accuracy) struct Place {
    pub(in crate::accuracy) file: String,
    pub(super) lines: (u64, u64),
}

impl Place {
    /// Whether `finding` begins here, or is a statement that reaches here from above.
    pub(super) fn holds(&self, finding: &Finding) -> bool {
        let (first, last) = self.lines;
        self.file == finding.file
            && finding.first <= last
            && finding.last >= first
            && (finding.first >= first || finding.last - finding.first < LONGEST_STATEMENT)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.file == other.file && self.lines.0 <= other.lines.1 && other.lines.0 <= self.lines.1
    }
}

impl Flaw {
    /// Whether `finding` names a weakness that is right.
    pub(super) fn names(&self, finding: &Finding) -> bool {
        finding.cwes.iter().any(|cwe| self.cwe.contains(cwe))
    }
}

/// Reads the applications of a half, in order of their names.
pub(super) fn read(half: &Path) -> Result<Vec<Application>> {
    let labels = files::below(half)?
        .into_iter()
        .filter(|file| file.split('/').count() == 2 && file.ends_with("/labels.toml"));
    let mut applications = Vec::new();
    for file in labels {
        let name = file.trim_end_matches("/labels.toml").to_owned();
        applications.push(application(half, &name).with_context(|| file)?);
    }
    if applications.is_empty() {
        bail!("{} holds no application", half.display());
    }
    Ok(applications)
}

fn application(half: &Path, name: &str) -> Result<Application> {
    let folder = half.join(name);
    let labels: Labels = toml::from_str(&std::fs::read_to_string(folder.join("labels.toml"))?)?;
    let flawed = line_counts(&folder.join("flawed"))?;
    let fixed = line_counts(&folder.join("fixed"))?;
    check(name, &labels.flaw, &flawed, &fixed)?;
    Ok(Application {
        name: name.to_owned(),
        language: labels.language,
        kind: labels.kind,
        flaws: labels.flaw,
        lines: fixed.values().sum(),
    })
}

fn line_counts(tree: &Path) -> Result<BTreeMap<String, usize>> {
    files::below(tree)?
        .into_iter()
        .map(|file| {
            let text = std::fs::read_to_string(tree.join(&file)).with_context(|| file.clone())?;
            Ok((file, text.lines().count()))
        })
        .collect()
}

fn check(
    application: &str,
    flaws: &[Flaw],
    flawed: &BTreeMap<String, usize>,
    fixed: &BTreeMap<String, usize>,
) -> Result<()> {
    let mut ids = BTreeSet::new();
    for flaw in flaws {
        let id = &flaw.id;
        ensure!(
            id.starts_with(&format!("{application}-")),
            "`{id}` does not begin with the application's name"
        );
        ensure!(ids.insert(id), "`{id}` is there twice");
        ensure!(!flaw.cwe.is_empty(), "`{id}` names no weakness");
        for (tree, places, lines) in [
            ("flawed", &flaw.flawed, flawed),
            ("fixed", &flaw.fixed, fixed),
        ] {
            ensure!(!places.is_empty(), "`{id}` has no place in {tree}/");
            for place in places {
                exists(place, lines).with_context(|| format!("`{id}`, {tree}/"))?;
            }
        }
    }
    for (number, one) in flaws.iter().enumerate() {
        for other in flaws.iter().skip(number + 1) {
            ensure!(
                !confused(one, other),
                "`{}` and `{}` share lines and a weakness: a finding could not be told apart",
                one.id,
                other.id
            );
        }
    }
    Ok(())
}

fn exists(place: &Place, lines: &BTreeMap<String, usize>) -> Result<()> {
    let file = &place.file;
    let count = lines
        .get(file)
        .with_context(|| format!("there is no file `{file}`"))?;
    let (first, last) = place.lines;
    let within = usize::try_from(last).is_ok_and(|last| last <= *count);
    ensure!(
        first >= 1 && first <= last && within,
        "lines {first} to {last} are not in `{file}`, which has {count}"
    );
    Ok(())
}

fn confused(one: &Flaw, other: &Flaw) -> bool {
    one.cwe.iter().any(|cwe| other.cwe.contains(cwe))
        && one
            .flawed
            .iter()
            .any(|place| other.flawed.iter().any(|second| place.overlaps(second)))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn finding(first: u64, last: u64) -> Finding {
        Finding {
            file: "a.py".to_owned(),
            first,
            last,
            cwes: vec![89],
            vulnerability: true,
        }
    }

    #[test]
    fn a_finding_lies_where_it_begins_or_where_its_statement_reaches() {
        let place = Place {
            file: "a.py".to_owned(),
            lines: (10, 12),
        };
        for (first, last, lies) in [
            (10, 10, true),
            (12, 90, true),
            (9, 9, false),
            (13, 13, false),
            (9, 10, true),
            (1, 10, true),
            (1, 11, false),
        ] {
            assert_eq!(place.holds(&finding(first, last)), lies, "{first}-{last}");
        }
        let elsewhere = Finding {
            file: "b.py".to_owned(),
            ..finding(10, 10)
        };
        assert!(!place.holds(&elsewhere));
    }

    /// An application `app` of one file of three lines in both trees, with these flaws.
    fn applications(flaws: &str) -> Result<Vec<Application>> {
        let half = tempfile::tempdir().unwrap();
        for tree in ["flawed", "fixed"] {
            let folder = half.path().join("app").join(tree);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("a.py"), "one\ntwo\nthree\n").unwrap();
        }
        let head = "language = 'python'\nkind = 'api'\nabout = ''\n";
        std::fs::write(
            half.path().join("app/labels.toml"),
            format!("{head}{flaws}"),
        )
        .unwrap();
        read(half.path())
    }

    fn flaw(id: &str, cwe: &str, file: &str, lines: &str) -> String {
        format!(
            "[[flaw]]\nid = '{id}'\nkind = 'sql'\ncwe = {cwe}\nflow = 'cross-file'\nwhat = ''\n\
             flawed = [{{ file = '{file}', lines = {lines} }}]\nfixed = [{{ file = 'a.py', lines = [1, 1] }}]\n"
        )
    }

    #[test]
    fn right_labels_are_read() {
        let text = flaw("app-1", "[89, 564]", "a.py", "[2, 3]")
            + &flaw("app-2", "[79]", "a.py", "[3, 3]")
            + &flaw("app-3", "[89]", "a.py", "[1, 1]");
        let read = applications(&text).unwrap();
        let [app] = read.as_slice() else {
            unreachable!("one application was written")
        };
        assert_eq!(
            (app.name.as_str(), app.lines, app.flaws.len()),
            ("app", 3, 3)
        );
        let first = app.flaws.first().unwrap();
        assert_eq!(first.flow, Flow::CrossFile);
        assert!(first.names(&finding(2, 2)));
    }

    #[test]
    fn wrong_labels_are_refused_with_the_reason() {
        let good = flaw("app-1", "[89]", "a.py", "[2, 3]");
        for (text, reason) in [
            (
                flaw("other-1", "[89]", "a.py", "[1, 1]"),
                "application's name",
            ),
            (format!("{good}{good}"), "twice"),
            (flaw("app-1", "[]", "a.py", "[1, 1]"), "no weakness"),
            (flaw("app-1", "[89]", "b.py", "[1, 1]"), "no file"),
            (flaw("app-1", "[89]", "a.py", "[2, 4]"), "which has 3"),
            (flaw("app-1", "[89]", "a.py", "[0, 1]"), "which has 3"),
            (
                format!("{good}{}", flaw("app-2", "[564, 89]", "a.py", "[3, 3]")),
                "told apart",
            ),
            (good.replace("cross-file", "sideways"), "sideways"),
        ] {
            let problem = format!("{:#}", applications(&text).unwrap_err());
            assert!(problem.contains(reason), "{problem}");
        }
    }
}
