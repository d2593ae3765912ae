//! From condemned versions to a plan: which files change, which commands follow, and what is left to a person.

use super::client::{Client, ClientCommand, Move};
use super::edit::{self, Edited, Site};
use super::insert;
use super::pin::{self, Pin, Pinned};
use super::range::{admits, is_breaking, line_of, raised};
use super::target::{Target, target};
use crate::advice::Advisories;
use crate::advisory::normal_name;
use crate::db::DbError;
use crate::facts::Facts;
use crate::join::upwards;
use airlock_model::{Mention, Package, RepoPath};
use std::collections::{BTreeMap, BTreeSet};

/// Settings that lead to other settings are followed so far.
const MAX_STEPS: usize = 8;

/// A condemned version that is to be left.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// The file that names it.
    pub path: RepoPath,
    /// Its ecosystem.
    pub ecosystem: String,
    /// Its name as the file writes it.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Advisories that do not count for it, by any of their names.
    pub ignored: BTreeSet<String>,
}

/// What is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Upgrades, ordered by file, name and version.
    pub remedies: Vec<Remedy>,
    /// What is not remedied, in the same order.
    pub left: Vec<Left>,
    /// Files that change, with their new text.
    pub files: BTreeMap<RepoPath, String>,
}

/// One upgrade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What is left.
    pub wanted: Wanted,
    /// The version to go to.
    pub to: String,
    /// What that fixes and what it does not.
    pub target: Target,
    /// Files that are changed for it.
    pub changed: BTreeSet<RepoPath>,
    /// The client's command that takes the lockfile along.
    pub command: Option<ClientCommand>,
    /// What a person should know, one thing each.
    pub notes: Vec<String>,
}

/// A version that is not left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What it is.
    pub wanted: Wanted,
    /// The version that would be gone to, where one is known.
    pub to: Option<String>,
    /// Why not.
    pub reason: String,
}

/// What is known of a tree.
#[derive(Clone)]
pub struct Tree<'t> {
    /// Its manifests, lockfiles and clients' settings: every file that [`crate::wants`].
    pub texts: BTreeMap<RepoPath, String>,
    /// Whether it has a file, ignored ones included.
    pub has: &'t dyn Fn(&str) -> bool,
}

/// Plans how to leave `wanted`.
///
/// Upgrades that leave the line of compatible versions are planned only if `allows_breaking`.
///
/// # Errors
/// When a database is damaged.
pub fn plan(
    tree: Tree<'_>,
    mut wanted: Vec<Wanted>,
    databases: &[&dyn Advisories],
    allows_breaking: bool,
) -> Result<Plan, DbError> {
    let Tree { texts, has } = tree;
    let facts = texts
        .iter()
        .map(|(path, text)| (path.clone(), crate::read(path, text)))
        .collect();
    let mut planner = Planner {
        has,
        texts,
        facts,
        changed: BTreeSet::new(),
        edited: BTreeSet::new(),
    };
    wanted.sort();
    wanted.dedup();
    // Manifests first: what they pin is raised there, and their lockfiles follow.
    wanted.sort_by_key(|wanted| planner.is_lockfile(&wanted.path));
    let mut out = Plan::default();
    for wanted in wanted {
        let target = target(
            databases,
            &wanted.ecosystem,
            &wanted.name,
            &wanted.version,
            &wanted.ignored,
        )?;
        match planner.remedy(&wanted, target, allows_breaking) {
            Ok(remedy) => out.remedies.push(remedy),
            Err((to, reason)) => out.left.push(Left { wanted, to, reason }),
        }
    }
    out.remedies.sort_by(|a, b| a.wanted.cmp(&b.wanted));
    out.left.sort_by(|a, b| a.wanted.cmp(&b.wanted));
    let Planner {
        mut texts, changed, ..
    } = planner;
    texts.retain(|path, _| changed.contains(path));
    out.files = texts;
    Ok(out)
}

struct Planner<'t> {
    has: &'t dyn Fn(&str) -> bool,
    texts: BTreeMap<RepoPath, String>,
    facts: BTreeMap<RepoPath, Facts>,
    /// Files that are not as they came.
    changed: BTreeSet<RepoPath>,
    /// Requests that were raised: file and package in normal spelling.
    edited: BTreeSet<(RepoPath, String)>,
}

/// A remedy that was found for one version, before it is put together.
#[derive(Default)]
struct Found {
    changed: BTreeSet<RepoPath>,
    command: Option<ClientCommand>,
    notes: Vec<String>,
}

type Step = Result<Found, String>;

fn folder(path: &RepoPath) -> &str {
    path.as_str()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
}

/// What a mention writes: the range that is asked for, or the version that is pinned.
fn written(package: &Package) -> Option<&str> {
    package
        .requirement
        .as_deref()
        .or(package.version.as_deref())
}

/// Whether a request asks for the fixed version and no longer for the condemned one.
fn is_left(wanted: &Wanted, asked: &str, to: &str) -> bool {
    admits(&wanted.ecosystem, asked, to) == Some(true)
        && admits(&wanted.ecosystem, asked, &wanted.version) == Some(false)
}

/// Whether the client gets from the request to the fixed version by itself. .NET's takes the lowest version that is
/// asked for, all others the highest.
fn is_followed(wanted: &Wanted, asked: &str, to: &str) -> bool {
    match wanted.ecosystem.as_str() {
        "NuGet" => is_left(wanted, asked, to),
        _ => admits(&wanted.ecosystem, asked, to) == Some(true),
    }
}

impl Planner<'_> {
    fn is_lockfile(&self, path: &RepoPath) -> bool {
        let facts = self.facts.get(path);
        facts.is_some_and(|facts| {
            facts
                .packages
                .iter()
                .any(|package| package.mention == Mention::Lockfile)
        })
    }

    fn remedy(
        &mut self,
        wanted: &Wanted,
        target: Target,
        allows_breaking: bool,
    ) -> Result<Remedy, (Option<String>, String)> {
        if target.is_malicious {
            let reason =
                "the package itself does harm: remove it and what it left behind".to_owned();
            return Err((None, reason));
        }
        let Some(to) = target.version.clone() else {
            let reason = "no advisory names a version in which it is fixed".to_owned();
            return Err((None, reason));
        };
        if !allows_breaking && is_breaking(&wanted.version, &to) {
            let reason = format!(
                "the fixed version {to} is of another line than {}, so that code may have to change: pass --unsafe",
                wanted.version
            );
            return Err((Some(to), reason));
        }
        let found = match self.facts.get(&wanted.path) {
            None => Err("its file is not among those that are read for dependencies".to_owned()),
            Some(_) if self.is_lockfile(&wanted.path) => self.in_lockfile(wanted, &to),
            Some(_) => self.in_manifest(wanted, &to),
        };
        let Found {
            changed,
            command,
            mut notes,
        } = found.map_err(|reason| (Some(to.clone()), reason))?;
        for names in &target.unfixed {
            notes.push(format!(
                "no version is known that fixes {}",
                names.first().map_or("", String::as_str)
            ));
        }
        Ok(Remedy {
            wanted: wanted.clone(),
            to,
            target,
            changed,
            command,
            notes,
        })
    }

    /// A version that a manifest, a command or a setting pins itself.
    fn in_manifest(&mut self, wanted: &Wanted, to: &str) -> Step {
        let mentions = self.mentions(&wanted.path, wanted, &[&wanted.version], |_| true);
        let mut found = Found::default();
        for number in mentions {
            let is_installed = self
                .package(&wanted.path, number)
                .is_some_and(|package| package.mention == Mention::Artifact);
            if is_installed {
                return Err(
                    "it is an installed copy: the project that brings it must be changed"
                        .to_owned(),
                );
            }
            self.raise(&wanted.path, number, wanted, to, &mut found)?;
        }
        if found.changed.is_empty() {
            return Err("where the version comes from lies outside this tree".to_owned());
        }
        // `go.mod` is both: what it says is what is built, and a list of digests lies beside it.
        if let Some(client) = Client::of_lock(&wanted.path) {
            found.command = self.command(client, folder(&wanted.path), true, wanted, to);
        }
        Ok(found)
    }

    /// A version that a lockfile fixes: its manifests are raised where they must be, or hold the version for others.
    fn in_lockfile(&mut self, wanted: &Wanted, to: &str) -> Step {
        let client = Client::of_lock(&wanted.path)
            .ok_or_else(|| "nothing is known of the client that writes this lockfile".to_owned())?;
        let own = folder(&wanted.path).to_owned();
        let mut found = Found::default();
        let asking = self.asking(&wanted.path, wanted, to);
        if asking.is_empty() {
            match self.hold(client, &own, wanted, to) {
                Pinned::Held(path, text) => {
                    self.put(&path, text);
                    found.changed.insert(path);
                }
                Pinned::ByClient => {}
                Pinned::ByHand(reason) => return Err(reason.to_owned()),
            }
        }
        for (path, number) in &asking {
            self.raise_unless_admitted(path, *number, wanted, to, &mut found)?;
        }
        let name = normal_name(&wanted.ecosystem, &wanted.name);
        let was_edited = asking
            .iter()
            .any(|(path, _)| self.edited.contains(&(path.clone(), name.clone())));
        let is_edited = was_edited || !found.changed.is_empty();
        found.command = self.command(client, &own, is_edited, wanted, to);
        if found.command.is_none() {
            return Err("its name or version is none that can be passed to the client".to_owned());
        }
        found.notes.push(format!(
            "{} is left to {}: {}",
            wanted.path, client.name, client.lock_needs
        ));
        Ok(found)
    }

    fn command(
        &self,
        client: &Client,
        folder: &str,
        is_edited: bool,
        wanted: &Wanted,
        to: &str,
    ) -> Option<ClientCommand> {
        let moved = Move {
            name: &wanted.name,
            from: &wanted.version,
            to,
        };
        client.command(folder, is_edited, moved, self.has)
    }

    fn hold(&self, client: &'static Client, folder: &str, wanted: &Wanted, to: &str) -> Pinned {
        let own = line_of(&wanted.version);
        let lock = self.facts.get(&wanted.path);
        let has_other_lines = lock.is_some_and(|lock| {
            lock.packages.iter().any(|package| {
                package.name == wanted.name
                    && package
                        .version
                        .as_deref()
                        .is_some_and(|version| line_of(version) != own)
            })
        });
        pin::pin(
            &self.texts,
            Pin {
                client,
                folder,
                ecosystem: &wanted.ecosystem,
                name: &wanted.name,
                from: &wanted.version,
                to,
                has_other_lines,
            },
        )
    }

    /// The requests that a lockfile answers with the wanted version, or is to answer with the fixed one.
    fn asking(&self, lock: &RepoPath, wanted: &Wanted, to: &str) -> Vec<(RepoPath, usize)> {
        let own = folder(lock);
        let locks: BTreeSet<&str> = self
            .texts
            .keys()
            .filter(|path| path.file_name() == lock.file_name())
            .map(folder)
            .collect();
        let is_governed = |path: &RepoPath| {
            let nearest = upwards(folder(path)).find(|folder| locks.contains(folder));
            nearest == Some(own)
        };
        let manifests = self
            .facts
            .keys()
            .filter(|path| is_governed(path) && !self.is_lockfile(path));
        manifests
            .flat_map(|path| {
                let mentions = self.mentions(path, wanted, &[&wanted.version, to], |package| {
                    package.mention == Mention::Manifest
                });
                mentions
                    .into_iter()
                    .map(move |number| (path.clone(), number))
            })
            .filter(|(path, number)| {
                // One that was raised already is still answered with the old version, until the client ran.
                self.asked(path, *number).is_none_or(|(_, _, asked)| {
                    admits(&wanted.ecosystem, &asked, &wanted.version) != Some(false)
                        || admits(&wanted.ecosystem, &asked, to) == Some(true)
                })
            })
            .collect()
    }

    /// The mentions of the wanted package in a file; of one of `versions`, where the file pins them.
    fn mentions(
        &self,
        path: &RepoPath,
        wanted: &Wanted,
        versions: &[&str],
        test: impl Fn(&Package) -> bool,
    ) -> Vec<usize> {
        let name = normal_name(&wanted.ecosystem, &wanted.name);
        let Some(facts) = self.facts.get(path) else {
            return Vec::new();
        };
        let is_it = |package: &Package| {
            package.ecosystem == wanted.ecosystem
                && normal_name(&package.ecosystem, &package.name) == name
                && package.version.as_ref().is_none_or(|version| {
                    versions.contains(&version.as_str()) || version.contains('$')
                })
                && package.origin.is_none()
                && test(package)
        };
        let packages = facts.packages.iter().enumerate();
        packages
            .filter(|(_, package)| is_it(package))
            .map(|(number, _)| number)
            .collect()
    }

    fn package(&self, path: &RepoPath, number: usize) -> Option<&Package> {
        self.facts.get(path)?.packages.get(number)
    }

    /// Where what is asked for is written, and what: at the mention itself, or in a setting that it refers to.
    fn asked(&self, path: &RepoPath, number: usize) -> Option<(RepoPath, Site, String)> {
        let facts = self.facts.get(path)?;
        let package = facts.packages.get(number)?;
        let inherited = facts
            .inherited
            .iter()
            .find(|(index, _)| *index as usize == number);
        let mut at = match (inherited, written(package)) {
            (Some((_, key)), _) => self.setting(path, key)?,
            (None, Some(text)) => (path.clone(), Site::Package(number), text.to_owned()),
            (None, None) if package.ecosystem == "Maven" => {
                self.setting(path, &format!("managed:{}", package.name))?
            }
            (None, None) => return None,
        };
        for _ in 0..MAX_STEPS {
            let Some(property) =
                at.2.strip_prefix("${")
                    .and_then(|rest| rest.strip_suffix('}'))
            else {
                break;
            };
            at = self.setting(&at.0, &format!("property:{property}"))?;
        }
        (!at.2.contains("${")).then_some(at)
    }

    /// The nearest setting of that name, in the file itself or in a folder above.
    fn setting(&self, path: &RepoPath, key: &str) -> Option<(RepoPath, Site, String)> {
        let in_file = |path: &RepoPath| {
            let settings = self.facts.get(path)?.settings.iter().enumerate();
            let (number, setting) = settings
                .into_iter()
                .find(|(_, setting)| setting.key == key)?;
            Some((path.clone(), Site::Setting(number), setting.value.clone()))
        };
        in_file(path).or_else(|| {
            upwards(folder(path)).find_map(|above| {
                let files = self.facts.keys().filter(|file| folder(file) == above);
                files.into_iter().find_map(in_file)
            })
        })
    }

    fn raise_unless_admitted(
        &mut self,
        path: &RepoPath,
        number: usize,
        wanted: &Wanted,
        to: &str,
        found: &mut Found,
    ) -> Result<(), String> {
        match self.asked(path, number) {
            Some((_, _, asked)) if is_followed(wanted, &asked, to) => Ok(()),
            Some(_) => self.raise(path, number, wanted, to, found),
            // It asks for any version.
            None => Ok(()),
        }
    }

    /// Raises one request.
    fn raise(
        &mut self,
        path: &RepoPath,
        number: usize,
        wanted: &Wanted,
        to: &str,
        found: &mut Found,
    ) -> Result<(), String> {
        let Some((file, site, asked)) = self.asked(path, number) else {
            return self.manage(path, number, to, found);
        };
        if self.changed.contains(&file) && is_left(wanted, &asked, to) {
            // Another package took it along.
            found.changed.insert(file);
            return Ok(());
        }
        let refusal = |error: edit::EditRefusal| format!("{file} is left as it is: {error}");
        let new = raised(&wanted.ecosystem, &asked, to)
            .ok_or_else(|| refusal(edit::EditRefusal::Notation(asked.clone())))?;
        let (Some(text), Some(facts)) = (self.texts.get(&file), self.facts.get(&file)) else {
            return Err("where the version comes from lies outside this tree".to_owned());
        };
        let Edited { text, shared } =
            edit::replace(&file, text, facts, site, (&asked, &new)).map_err(refusal)?;
        if !shared.is_empty() {
            found.notes.push(format!(
                "{} takes its version from the same place, and moves along",
                shared.join(", ")
            ));
        }
        let name = normal_name(&wanted.ecosystem, &wanted.name);
        self.edited.insert((path.clone(), name));
        self.put(&file, text);
        found.changed.insert(file);
        Ok(())
    }

    /// A Maven dependency whose version comes from outside the tree: the project says it itself.
    fn manage(
        &mut self,
        path: &RepoPath,
        number: usize,
        to: &str,
        found: &mut Found,
    ) -> Result<(), String> {
        let outside = || "where the version comes from lies outside this tree".to_owned();
        let package = self.package(path, number).ok_or_else(outside)?;
        if package.ecosystem != "Maven" || path.file_name() != "pom.xml" {
            return Err(outside());
        }
        let text = self.texts.get(path).ok_or_else(outside)?;
        let text = insert::managed(text, &package.name, to).ok_or_else(outside)?;
        self.put(path, text);
        found.changed.insert(path.clone());
        Ok(())
    }

    fn put(&mut self, path: &RepoPath, text: String) {
        if self.texts.get(path) == Some(&text) {
            return;
        }
        self.facts.insert(path.clone(), crate::read(path, &text));
        self.texts.insert(path.clone(), text);
        self.changed.insert(path.clone());
    }
}
