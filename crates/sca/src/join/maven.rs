//! Versions of Maven's packages: properties, parents that lie in the tree, managed versions, imported BOMs of the tree.
//!
//! What a parent or BOM outside the tree gives stays open: this crate asks no network and no local repository.

use crate::facts::Facts;
use rustc_hash::FxHashMap;

/// Parents that are followed; real chains have fewer than ten.
const MAX_PARENTS: usize = 32;
/// Rounds of filling properties into a text that names others.
const MAX_ROUNDS: usize = 16;
/// Bytes that a text may grow to by that.
const MAX_FILLED: usize = 4096;

/// Fills in what the poms of the tree give each other.
pub(super) fn fill(files: &mut [Facts]) {
    let is_pom = |file: &Facts| {
        file.settings
            .iter()
            .any(|setting| setting.key == "property:project.version")
    };
    let poms: Vec<usize> = (0..files.len())
        .filter(|at| files.get(*at).is_some_and(is_pom))
        .collect();
    if poms.is_empty() {
        return;
    }
    let tree = Tree::of(files, &poms);
    let mut changes = Vec::new();
    for at in &poms {
        let Some(file) = files.get(*at) else {
            continue;
        };
        let chain = tree.chain(files, *at);
        for (number, package) in file
            .packages
            .iter()
            .enumerate()
            .filter(|(_, package)| package.ecosystem == "Maven")
        {
            let name = filled(files, &chain, &package.name);
            let written = package
                .version
                .as_deref()
                .or(package.requirement.as_deref());
            let version = match written {
                Some(version) => Some(filled(files, &chain, version)),
                None => tree.managed(files, &chain, &name),
            };
            changes.push((*at, number, name, version));
        }
    }
    for (at, number, name, version) in changes {
        let Some(package) = files
            .get_mut(at)
            .and_then(|file| file.packages.get_mut(number))
        else {
            continue;
        };
        package.name = name;
        if let Some(version) = version {
            let is_exact =
                !version.contains("${") && !version.starts_with(['[', '(']) && !version.is_empty();
            (package.version, package.requirement) = if is_exact {
                (Some(version), None)
            } else {
                (None, Some(version))
            };
        }
    }
}

struct Tree {
    by_path: FxHashMap<String, usize>,
    by_name: FxHashMap<String, usize>,
}

impl Tree {
    fn of(files: &[Facts], poms: &[usize]) -> Self {
        let facts = |at: &usize| files.get(*at).map(|file| (file, *at));
        let own = |(file, at): (&Facts, usize)| Some((file.own.as_ref()?.name.clone(), at));
        Self {
            by_path: poms
                .iter()
                .filter_map(facts)
                .map(|(file, at)| (file.path.as_str().to_owned(), at))
                .collect(),
            by_name: poms
                .iter()
                .rev()
                .filter_map(facts)
                .filter_map(own)
                .collect(),
        }
    }

    /// A pom and its parents in the tree, the nearest first.
    fn chain(&self, files: &[Facts], at: usize) -> Vec<usize> {
        let mut chain = vec![at];
        let mut next = at;
        while chain.len() < MAX_PARENTS {
            let Some(file) = files.get(next) else {
                break;
            };
            let Some(path) = file.setting("parent") else {
                break;
            };
            let beside = resolve(file.folder(), path);
            let parent = self
                .by_path
                .get(&beside)
                .or_else(|| self.by_path.get(&format!("{beside}/pom.xml")))
                .or_else(|| self.parent_by_name(file));
            match parent {
                Some(parent) if !chain.contains(parent) => {
                    chain.push(*parent);
                    next = *parent;
                }
                _ => break,
            }
        }
        chain
    }

    /// An empty `relativePath` says that the parent is not beside it; it may still be elsewhere in the tree.
    fn parent_by_name(&self, file: &Facts) -> Option<&usize> {
        let first = file.packages.first()?;
        self.by_name.get(&first.name)
    }

    /// The version that the nearest `dependencyManagement` gives, or a BOM of the tree that it imports.
    fn managed(&self, files: &[Facts], chain: &[usize], name: &str) -> Option<String> {
        let direct = given(files, chain, &format!("managed:{name}"));
        if let Some(version) = direct {
            return Some(filled(files, chain, version));
        }
        let boms = chain
            .iter()
            .filter_map(|at| files.get(*at))
            .flat_map(|file| &file.settings);
        boms.filter_map(|setting| setting.key.strip_prefix("bom:"))
            .filter_map(|bom| self.by_name.get(filled(files, chain, bom).as_str()))
            .find_map(|bom| {
                let chain = self.chain(files, *bom);
                let version = given(files, &chain, &format!("managed:{name}"))?;
                Some(filled(files, &chain, version))
            })
            .filter(|version| !version.is_empty())
    }
}

/// The nearest value of a setting; managed names may hold properties themselves.
fn given<'f>(files: &'f [Facts], chain: &[usize], key: &str) -> Option<&'f str> {
    let facts = |at: &usize| files.get(*at);
    chain
        .iter()
        .filter_map(facts)
        .find_map(|file| file.setting(key).filter(|value| !value.is_empty()))
}

/// `text` with its `${properties}` filled in as far as they are known.
fn filled(files: &[Facts], chain: &[usize], text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let Some((before, rest)) = text.split_once("${") else {
            break;
        };
        let Some((name, after)) = rest.split_once('}') else {
            break;
        };
        let name = name
            .strip_prefix("pom.")
            .map_or_else(|| name.to_owned(), |rest| format!("project.{rest}"));
        let Some(value) = given(files, chain, &format!("property:{name}")) else {
            break;
        };
        let next = format!("{before}{value}{after}");
        if next == text || next.len() > MAX_FILLED {
            break;
        }
        text = next;
    }
    text
}

/// `path` as seen from `folder`, without `.` and `..`.
fn resolve(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
