//! Routers below routers: chains of prefixes and guards from a route up to the application.

use super::names::{Names, folder};
use crate::routes::facts::{FileRoutes, Guard, Mount, Router};
use crate::routes::framework::join_paths;
use rustc_hash::FxHashMap;

/// Ways by which one route is reached; more are not told apart.
const MAX_CHAINS: usize = 4;
/// Routers above each other.
const MAX_DEPTH: u32 = 12;

/// What stands before a route by one way, from the outside in, with the file of each guard.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    pub(super) path: String,
    pub(super) guards: Vec<(u32, Guard)>,
}

/// Which mounts lead to a router: the files and numbers of the mounts.
#[derive(Debug, Default)]
pub(super) struct Mounts {
    by_router: FxHashMap<(u32, u32), Vec<(u32, u32)>>,
}

/// Finds the routers that mounts name.
pub(super) fn resolve(files: &[FileRoutes], names: &Names) -> Mounts {
    let index = Index::of(files);
    let mut mounts = Mounts::default();
    for (from, file) in (0_u32..).zip(files) {
        for (number, mount) in (0_u32..).zip(&file.mounts) {
            for router in index.targets(files, names, from, mount) {
                let all = mounts.by_router.entry(router).or_default();
                if all.len() < MAX_CHAINS {
                    all.push((from, number));
                }
            }
        }
    }
    mounts
}

impl Mounts {
    /// The ways to a route that is registered at byte `at` on a router, with the route's path below it.
    pub(super) fn chains(
        &self,
        files: &[FileRoutes],
        file: u32,
        router: u32,
        at: u32,
        path: &str,
    ) -> Vec<Chain> {
        self.above(files, file, router, at, path, 0)
    }

    fn above(
        &self,
        files: &[FileRoutes],
        file: u32,
        number: u32,
        at: u32,
        path: &str,
        depth: u32,
    ) -> Vec<Chain> {
        let Some(router) = files
            .get(file as usize)
            .and_then(|facts| facts.routers.get(number as usize))
        else {
            return vec![Chain {
                path: path.to_owned(),
                guards: Vec::new(),
            }];
        };
        let own: Vec<(u32, Guard)> = { router.guards.iter() }
            .filter(|guard| guard.from < at.max(1) || guard.from == 0)
            .filter(|guard| !is_class(router) && is_under(path, &guard.under))
            .map(|guard| (file, guard.clone()))
            .collect();
        let path = join_paths(&router.prefix, path);
        let mut outer: Vec<Chain> = Vec::new();
        if depth < MAX_DEPTH {
            if let Some(parent) = router.parent.filter(|parent| *parent != number) {
                outer.extend(self.above(files, file, parent, router.at, &path, depth + 1));
            }
            for (from, mount) in self.by_router.get(&(file, number)).into_iter().flatten() {
                let Some(mount) = files
                    .get(*from as usize)
                    .and_then(|facts| facts.mounts.get(*mount as usize))
                else {
                    continue;
                };
                let path = join_paths(&mount.prefix, &path);
                let mut chains = match mount.into {
                    Some(into) if (*from, into) != (file, number) => {
                        self.above(files, *from, into, mount.at, &path, depth + 1)
                    }
                    _ => vec![Chain {
                        path,
                        guards: Vec::new(),
                    }],
                };
                for chain in &mut chains {
                    chain
                        .guards
                        .extend(mount.guards.iter().map(|guard| (*from, guard.clone())));
                }
                outer.extend(chains);
            }
        }
        if outer.is_empty() {
            outer.push(Chain {
                path,
                guards: Vec::new(),
            });
        }
        outer.truncate(MAX_CHAINS);
        for chain in &mut outer {
            chain.guards.extend(own.iter().cloned());
        }
        outer
    }
}

/// Filters of classes are asked by class, not by chain.
fn is_class(router: &Router) -> bool {
    matches!(
        router.entry.function.as_deref(),
        Some("class" | "__construct")
    )
}

fn is_under(path: &str, under: &str) -> bool {
    let (path, under) = (path.trim_matches('/'), under.trim_matches(['/', '*']));
    under.is_empty()
        || path
            .strip_prefix(under)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Routers by how other code names them.
struct Index {
    functions: FxHashMap<String, Vec<(u32, u32)>>,
    names_of: FxHashMap<String, Vec<(u32, u32)>>,
    /// Files by the last part of their module's path.
    stems: FxHashMap<String, Vec<u32>>,
}

impl Index {
    fn of(files: &[FileRoutes]) -> Self {
        let mut index = Self {
            functions: FxHashMap::default(),
            names_of: FxHashMap::default(),
            stems: FxHashMap::default(),
        };
        for (file, facts) in (0_u32..).zip(files) {
            for (number, router) in (0_u32..).zip(&facts.routers) {
                if let Some(function) = &router.entry.function {
                    index
                        .functions
                        .entry(function.clone())
                        .or_default()
                        .push((file, number));
                }
                if !router.name.is_empty() {
                    index
                        .names_of
                        .entry(router.name.clone())
                        .or_default()
                        .push((file, number));
                }
            }
            if !facts.routers.is_empty() {
                for stem in module_stems(&facts.path) {
                    index.stems.entry(stem).or_default().push(file);
                }
            }
        }
        index
    }

    fn targets(
        &self,
        files: &[FileRoutes],
        names: &Names,
        from: u32,
        mount: &Mount,
    ) -> Vec<(u32, u32)> {
        let Some(last) = mount.target.last() else {
            return Vec::new();
        };
        let router = |at: &(u32, u32)| {
            files
                .get(at.0 as usize)
                .and_then(|file| file.routers.get(at.1 as usize))
        };
        let same_side = |at: &(u32, u32)| {
            files.get(at.0 as usize).map(|file| file.side)
                == files.get(from as usize).map(|file| file.side)
        };
        let takes = |at: &(u32, u32)| {
            router(at).is_some_and(|router| {
                router.entry.parameter == mount.argument && router.parent.is_none()
            })
        };
        // A module whose default is a router: `require("./users")`, Django's `include("orders.urls")`.
        let modules = self.files_of(files, from, &mount.target);
        let by_module: Vec<(u32, u32)> = { modules.iter() }
            .flat_map(|file| {
                let count = files
                    .get(*file as usize)
                    .map_or(0, |facts| facts.routers.len());
                (0..u32::try_from(count).unwrap_or(0))
                    .map(|number| (*file, number))
                    .collect::<Vec<_>>()
            })
            .filter(|at| takes(at))
            .collect();
        let defaults: Vec<(u32, u32)> = by_module
            .iter()
            .copied()
            .filter(|at| router(at).is_some_and(|router| router.entry.is_default))
            .collect();
        if !defaults.is_empty() {
            return defaults;
        }
        if by_module.len() == 1 && mount.target.len() == 1 {
            return by_module;
        }
        let named = self
            .functions
            .get(last)
            .into_iter()
            .flatten()
            .chain(self.names_of.get(last).into_iter().flatten());
        let mut all: Vec<(u32, u32)> = named
            .copied()
            .filter(|at| same_side(at) && takes(at) && at.0 != from)
            .collect();
        all.sort_unstable();
        all.dedup();
        // Of several the ones whose file the import names, or that lie nearest.
        let module = mount
            .target
            .get(..mount.target.len() - 1)
            .unwrap_or_default();
        let of_module = self.files_of(files, from, module);
        let imported: Vec<(u32, u32)> = all
            .iter()
            .copied()
            .filter(|at| of_module.contains(&at.0))
            .collect();
        if !imported.is_empty() {
            return imported;
        }
        let qualified: Vec<(u32, u32)> = match module.last() {
            Some(qualifier) => { all.iter().copied() }
                .filter(|at| {
                    files.get(at.0 as usize).is_some_and(|file| {
                        folder(&file.path).rsplit('/').next() == Some(qualifier.as_str())
                            || file.path.contains(&format!("/{qualifier}."))
                    })
                })
                .collect(),
            None => Vec::new(),
        };
        if !qualified.is_empty() {
            return qualified;
        }
        all.retain(|at| names.app(at.0) == names.app(from));
        if all.len() == 1 || mount.argument.is_some() && all.len() <= 2 {
            all
        } else {
            Vec::new()
        }
    }

    /// The files that the path of an import means.
    fn files_of(&self, files: &[FileRoutes], from: u32, target: &[String]) -> Vec<u32> {
        let Some(here) = files.get(from as usize) else {
            return Vec::new();
        };
        let mut parts: Vec<&str> = target.iter().map(String::as_str).collect();
        if parts.last() == Some(&"default") {
            parts.pop();
        }
        let [first, rest @ ..] = parts.as_slice() else {
            return Vec::new();
        };
        if first.starts_with('.') && !rest.is_empty() && first.contains('/') {
            return Vec::new();
        }
        let wanted: Vec<String> = if first.contains('/') || first.starts_with('.') {
            relative(&here.path, first)
        } else {
            parts.iter().map(|part| (*part).to_owned()).collect()
        };
        let Some(last) = wanted.last() else {
            return Vec::new();
        };
        let candidates = self.stems.get(last).into_iter().flatten();
        let wanted = format!("/{}", wanted.join("/"));
        candidates
            .copied()
            .filter(|file| {
                files.get(*file as usize).is_some_and(|facts| {
                    facts.side == here.side
                        && module_paths(&facts.path)
                            .iter()
                            .any(|own| format!("/{own}").ends_with(&wanted))
                })
            })
            .collect()
    }
}

/// The module path `./users` seen from a file, as parts; an alias such as `@/` begins anywhere.
fn relative(here: &str, module: &str) -> Vec<String> {
    let mut parts: Vec<String> = if module.starts_with('.') {
        folder(here)
            .split('/')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    } else {
        Vec::new()
    };
    for part in module.split('/') {
        match part {
            "." | "" | "@" | "~" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name.to_owned()),
        }
    }
    if let Some(last) = parts.last_mut() {
        for ending in [".js", ".ts", ".mjs", ".cjs"] {
            if let Some(stem) = last.strip_suffix(ending) {
                *last = stem.to_owned();
            }
        }
    }
    parts
}

/// A file's module paths: without its ending, and its folder where it stands for that.
fn module_paths(path: &str) -> Vec<String> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut all = vec![stem.to_owned()];
    if let Some((folder, "index" | "__init__" | "mod")) = stem.rsplit_once('/') {
        all.push(folder.to_owned());
    }
    all
}

fn module_stems(path: &str) -> Vec<String> {
    module_paths(path)
        .iter()
        .filter_map(|module| module.rsplit('/').next())
        .map(str::to_owned)
        .collect()
}
