//! Small trees under `tests/data/<ecosystem>/<tree>/`, and the inventory that must come out of each.
//!
//! To add one: make the folder, run with `INSTA_UPDATE=always`, read the snapshot.

use airlock_model::{Package, PackageOrigin, RepoPath};
use airlock_sca::{Facts, introduced_by, join, read, wants};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The trees, ordered.
pub(crate) fn trees() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut trees: Vec<PathBuf> = folders(&data)
        .iter()
        .flat_map(|ecosystem| folders(ecosystem))
        .collect();
    trees.sort();
    trees
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}

/// The files below `root` by their path in it.
pub(crate) fn files(root: &Path) -> Vec<(RepoPath, String)> {
    let mut files = Vec::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.push((RepoPath::new(name), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn facts(root: &Path) -> Vec<Facts> {
    files(root)
        .iter()
        .filter(|(path, _)| wants(path.as_str()))
        .map(|(path, text)| read(path, text))
        .collect()
}

fn origin(package: &Package) -> String {
    match &package.origin {
        None => String::new(),
        Some(PackageOrigin::Registry { url }) => format!(" registry {url}"),
        Some(PackageOrigin::Git { url, reference }) => {
            format!(" git {url} {}", reference.as_deref().unwrap_or("-"))
        }
        Some(PackageOrigin::Url { url }) => format!(" url {url}"),
        Some(PackageOrigin::Path { path }) => format!(" path {path}"),
        Some(PackageOrigin::Workspace) => " workspace".to_owned(),
    }
}

/// The beginnings of the digests.
fn digests(package: &Package) -> String {
    let mut out = String::new();
    for digest in &package.integrity {
        write!(out, " {}", digest.get(..12).unwrap_or(digest)).unwrap();
    }
    out
}

fn shown(root: &Path) -> String {
    let mut facts = facts(root);
    let mut out = String::new();
    for file in &facts {
        for setting in file
            .settings
            .iter()
            .filter(|setting| !setting.key.starts_with("digest:"))
        {
            writeln!(
                out,
                "setting {}:{} {} = {}",
                file.path, setting.location.start.line, setting.key, setting.value
            )
            .unwrap();
        }
    }
    for file in &facts {
        for flaw in &file.flaws {
            writeln!(
                out,
                "flaw {}:{} {} {}",
                file.path, flaw.location.start.line, flaw.rule, flaw.message
            )
            .unwrap();
        }
    }
    facts.reverse();
    let joined = join(facts);
    for flaw in &joined.flaws {
        writeln!(
            out,
            "flaw of the tree {}:{} {} {}",
            flaw.location.path, flaw.location.start.line, flaw.rule, flaw.message
        )
        .unwrap();
    }
    let parents = introduced_by(&joined.inventory);
    for (package, parent) in joined.inventory.packages.iter().zip(parents) {
        let direct = match package.direct {
            Some(true) => "direct",
            Some(false) => "transitive",
            None => "?",
        };
        let via = parent.map_or(String::new(), |parent| {
            format!(
                " via {}",
                joined.inventory.packages.get(parent as usize).unwrap().name
            )
        });
        writeln!(
            out,
            "{} {} {} [{}] {:?} {:?} {direct}{via} {}:{}:{}{}{}",
            package.ecosystem,
            package.name,
            package.version.as_deref().unwrap_or("-"),
            package.requirement.as_deref().unwrap_or(""),
            package.mention,
            package.scope,
            package.location.path,
            package.location.start.line,
            package.location.start.column,
            origin(package),
            digests(package),
        )
        .unwrap();
    }
    for (path, note) in &joined.notes {
        writeln!(out, "note {path}:{} {}", note.line, note.what).unwrap();
    }
    out
}

#[test]
fn inventories() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for tree in trees() {
        let ecosystem = tree
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let name = format!(
            "{ecosystem}-{}",
            tree.file_name().unwrap().to_str().unwrap()
        );
        settings.bind(|| insta::assert_snapshot!(name, shown(&tree)));
    }
}
