//! `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3.
//!
//! Version 2 and 3 list every folder below `node_modules`; who gets which version is found as Node finds it, from the
//! folder upwards. Version 1 nests instead, and leaves the project's own requests to `package.json`.

use super::SECTIONS;
use crate::doc::Node;
use crate::graph;
use crate::origin;
use crate::out::{Draft, INSTALL_SCRIPT, Out, license_of};
use airlock_model::{PackageOrigin, Scope};
use rustc_hash::FxHashMap;

pub(super) fn read(out: &mut Out<'_>) {
    let root = out.json();
    if root.get("packages").entries().is_empty() {
        Nested::default().read(out, &root);
    } else {
        read_folders(out, root.get("packages"));
    }
}

/// Where a package's bytes are, as `resolved` says.
pub(super) fn resolved(text: &str) -> Option<PackageOrigin> {
    match origin::of(text)? {
        PackageOrigin::Url { url } => Some(PackageOrigin::Registry { url }),
        other => Some(other),
    }
}

fn read_folders(out: &mut Out<'_>, folders: &Node<'_>) {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut links: Vec<(&str, &str)> = Vec::new();
    for entry in folders.entries() {
        let (folder, value) = (entry.key.as_ref(), &entry.value);
        if value.get("link").is_true() {
            links.push((folder, value.get("resolved").str()));
            continue;
        }
        let installed = folder
            .rfind("node_modules/")
            .map(|at| at + "node_modules/".len());
        let name = value.get("name").text().or_else(|| match installed {
            Some(at) => folder.get(at..),
            None => folder.rsplit('/').next(),
        });
        if folder.is_empty() {
            out.own(name.unwrap_or_default(), value.get("version").text());
            out.own_license(&license_of(value.get("license")));
            continue;
        }
        let origin = match installed {
            Some(_) => resolved(value.get("resolved").str()),
            None => Some(PackageOrigin::Workspace),
        };
        let draft = Draft::new(name.unwrap_or_default(), entry.key_span)
            .version(value.get("version").str())
            .origin(origin)
            .integrity(value.get("integrity").str())
            .license(&license_of(value.get("license")));
        if value.get("inBundle").is_true() {
            out.setting("bundled", name.unwrap_or_default(), entry.key_span.start);
        }
        if value.get("hasInstallScript").is_true() {
            out.setting(
                INSTALL_SCRIPT,
                name.unwrap_or_default(),
                entry.key_span.start,
            );
        }
        if let Some(number) = out.add(draft) {
            numbers.insert(folder, number);
        }
    }
    for (folder, target) in links {
        if let Some(number) = numbers.get(target) {
            numbers.insert(folder, *number);
        }
    }
    let mut roots = Vec::new();
    for entry in folders.entries() {
        let folder = entry.key.as_ref();
        let is_project = !folder.contains("node_modules/");
        let meta = entry.value.get("peerDependenciesMeta");
        for (section, scope) in SECTIONS {
            if scope == Scope::Dev && !is_project {
                continue;
            }
            for wanted in entry.value.get(section).entries() {
                let Some(to) = found(&numbers, folder, &wanted.key) else {
                    continue;
                };
                let optional =
                    scope == Scope::Optional || meta.at(&[&wanted.key, "optional"]).is_true();
                if is_project {
                    roots.push((to, if optional { Scope::Optional } else { scope }));
                }
                if let Some(from) = numbers.get(folder)
                    && scope != Scope::Dev
                {
                    out.edge(*from, to, optional);
                }
            }
        }
    }
    graph::spread(out, &roots);
}

/// The package that `name` means in `folder`: the nearest `node_modules` upwards that has it.
fn found(numbers: &FxHashMap<&str, u32>, folder: &str, name: &str) -> Option<u32> {
    let mut base = folder;
    loop {
        let key = if base.is_empty() {
            format!("node_modules/{name}")
        } else {
            format!("{base}/node_modules/{name}")
        };
        if let Some(number) = numbers.get(key.as_str()) {
            return Some(*number);
        }
        if base.is_empty() {
            return None;
        }
        base = match base.rfind("/node_modules/") {
            Some(at) => base.get(..at)?,
            None if base.starts_with("node_modules/") => "",
            None => base.rsplit_once('/').map_or("", |(parent, _)| parent),
        };
    }
}

/// Version 1.
#[derive(Default)]
struct Nested {
    /// Names in reach, by level: the innermost last.
    levels: Vec<FxHashMap<String, u32>>,
}

impl Nested {
    fn read(mut self, out: &mut Out<'_>, root: &Node<'_>) {
        out.own(root.get("name").str(), root.get("version").text());
        self.add_level(out, root);
        self.connect(out, root);
    }

    /// Takes the packages of one level; those inside them follow in [`Self::connect`].
    fn add_level(&mut self, out: &mut Out<'_>, node: &Node<'_>) {
        let mut level = FxHashMap::default();
        for entry in node.get("dependencies").entries() {
            let version = entry.value.get("version").str();
            let (name, version, origin) = match version.strip_prefix("npm:") {
                Some(target) => {
                    let (name, version) = super::request::split(target);
                    (name, version, None)
                }
                None => match origin::of(version) {
                    Some(origin) => (entry.key.as_ref(), "", Some(origin)),
                    None => (entry.key.as_ref(), version, None),
                },
            };
            let origin = origin.or_else(|| resolved(entry.value.get("resolved").str()));
            let draft = Draft::new(name, entry.key_span)
                .version(version)
                .origin(origin)
                .integrity(entry.value.get("integrity").str());
            if let Some(number) = out.add(draft) {
                level.insert(entry.key.to_string(), number);
            }
        }
        self.levels.push(level);
    }

    /// Draws the edges of a level's packages. The depth is bounded by the reader of JSON.
    fn connect(&mut self, out: &mut Out<'_>, node: &Node<'_>) {
        for entry in node.get("dependencies").entries() {
            let from = self.find(&entry.key);
            let has_own = !entry.value.get("dependencies").entries().is_empty();
            if has_own {
                self.add_level(out, &entry.value);
            }
            for wanted in entry.value.get("requires").entries() {
                if let (Some(from), Some(to)) = (from, self.find(&wanted.key)) {
                    out.edge(from, to, false);
                }
            }
            if has_own {
                self.connect(out, &entry.value);
                self.levels.pop();
            }
        }
    }

    fn find(&self, name: &str) -> Option<u32> {
        self.levels
            .iter()
            .rev()
            .find_map(|level| level.get(name))
            .copied()
    }
}
