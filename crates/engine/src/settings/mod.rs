//! The values of a project's settings, from the configuration files that its code reads.
//!
//! A file of code is answered from the nearest folder above it that holds the configuration it names, by exact paths; no
//! tree is searched, so a change and a whole tree give the same answer.
//!
//! Invariants:
//! - a setting that files or profiles give different values, that comes from the environment or is computed, is unknown;
//! - files are read when code asks for one of their settings, and once for a run.

mod flat;

use crate::state::{below, entry_at, folder_of, folders_up, join};
use airlock_flow::Constant;
use airlock_flow::settings::{Key, Place, Settings, asked};
use airlock_model::Cx;
use airlock_source::{Plan, Workspace};
use airlock_syntax::Language;
use flat::Flat;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Largest configuration file that is read, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// Most files that make one configuration.
const MAX_FILES: usize = 64;

/// A setting that a file reads, and what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReadSetting {
    key: Key,
    /// A digest of the value, which may be a secret and is not kept; none where it was unknown.
    value: Option<u64>,
}

/// What tells a value from another one, in a run and in the next.
fn digest(value: &Constant) -> u64 {
    let hash = blake3::hash(format!("{value:?}").as_bytes());
    let head = hash.as_bytes().first_chunk::<8>();
    head.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The settings of a tree, each file read when it is first asked for.
pub(crate) struct Configuration<'run> {
    cx: &'run Cx,
    workspace: &'run Workspace,
    plan: &'run Plan,
    /// What the files of a place say, by the place and the folder it was found in; none where it is not there.
    known: Mutex<BTreeMap<(Place, String), Known>>,
}

/// What a configuration says, where there is one.
type Known = Option<Arc<Flat>>;

impl<'run> Configuration<'run> {
    pub(crate) fn new(cx: &'run Cx, workspace: &'run Workspace, plan: &'run Plan) -> Self {
        Self {
            cx,
            workspace,
            plan,
            known: Mutex::default(),
        }
    }

    /// The settings that the text at `path` may read, and all that it asked for.
    pub(crate) fn of(
        &self,
        language: &Language,
        path: &str,
        text: &str,
    ) -> (Settings, Vec<ReadSetting>) {
        let mut values = Vec::new();
        let mut reads = Vec::new();
        for key in asked(language, text) {
            let value = self.value(path, &key);
            reads.push(ReadSetting {
                key: key.clone(),
                value: value.as_ref().map(digest),
            });
            values.extend(value.map(|value| (key, value)));
        }
        (Settings::new(values), reads)
    }

    /// Whether settings that were read from `path` have the same values now.
    pub(crate) fn still_has(&self, path: &str, reads: &[ReadSetting]) -> bool {
        reads.iter().all(|read| {
            let value = self.value(path, &read.key);
            value.as_ref().map(digest) == read.value
        })
    }

    fn value(&self, path: &str, key: &Key) -> Option<Constant> {
        if let Place::Json(file) = &key.place {
            let folder = folder_of(&join(folder_of(path), file)?).to_owned();
            return self.flat(&key.place, &folder, path)?.get(&key.name);
        }
        for folder in folders_up(folder_of(path)) {
            if let Some(flat) = self.flat(&key.place, folder, path) {
                return flat.get(&key.name);
            }
        }
        None
    }

    /// What the configuration of that kind in a folder says.
    fn flat(&self, place: &Place, folder: &str, from: &str) -> Known {
        let at = (place.clone(), folder.to_owned());
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&at) {
            return known.clone();
        }
        let paths = self.files(place, folder, from);
        let found = (!paths.is_empty()).then(|| Arc::new(self.read(place, &paths)));
        lock().insert(at, found.clone());
        found
    }

    /// The files that make the configuration of that kind in a folder; none where the folder has no such configuration.
    fn files(&self, place: &Place, folder: &str, from: &str) -> Vec<String> {
        let is_file = |path: &String| entry_at(self.workspace, self.plan, path).is_some();
        match place {
            Place::Spring => {
                let resources = below(folder, "src/main/resources");
                let folders = [resources.clone(), below(&resources, "config")];
                let is_one = |name: &str| {
                    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
                    (stem == "application" || stem.starts_with("application-"))
                        && has_ending(name, &["properties", "yml", "yaml"])
                };
                let files = folders.iter().flat_map(|folder| self.named(folder, is_one));
                files.collect()
            }
            Place::Properties(name) => {
                let paths =
                    ["src/main/resources", ""].map(|root| below(&below(folder, root), name));
                paths.into_iter().filter(is_file).take(1).collect()
            }
            Place::Django => self.django(folder),
            Place::Flask => {
                let own = ["config.py", "settings.py"].map(|name| below(folder, name));
                let own: Vec<String> = own.into_iter().filter(is_file).collect();
                let others = self.named(&below(folder, "config"), |name| {
                    has_ending(name, &["py"]) && !is_for_tests(name)
                });
                own.into_iter().chain(others).collect()
            }
            Place::NodeConfig => {
                let config = below(folder, "config");
                let endings = ["json", "yml", "yaml", "js", "ts", "json5", "toml"];
                let is_data = |name: &str| has_ending(name, &endings) && !is_for_tests(name);
                let files = self.named(&config, is_data);
                let begins = |path: &String| path.starts_with(&below(&config, "default."));
                if files.iter().any(begins) {
                    files
                } else {
                    Vec::new()
                }
            }
            Place::Json(file) => {
                let path = join(folder_of(from), file);
                path.into_iter().filter(is_file).collect()
            }
            Place::DotNet => {
                let files = self.named(folder, |name| {
                    name == "appsettings.json"
                        || (name.starts_with("appsettings.") && has_ending(name, &["json"]))
                });
                let base = below(folder, "appsettings.json");
                if files.contains(&base) {
                    files
                } else {
                    Vec::new()
                }
            }
            Place::Laravel => {
                if !is_file(&below(folder, "artisan")) {
                    return Vec::new();
                }
                self.named(&below(folder, "config"), |name| has_ending(name, &["php"]))
            }
        }
    }

    /// The settings module that the `manage.py` of a folder names, or all modules of a package of settings.
    fn django(&self, folder: &str) -> Vec<String> {
        let Some(manage) = self.text(&below(folder, "manage.py")) else {
            return Vec::new();
        };
        let named = manage.split("DJANGO_SETTINGS_MODULE").nth(1).unwrap_or("");
        let mut quoted = named
            .split(['"', '\''])
            .filter(|part| part.contains("settings"));
        let Some(module) = quoted.next() else {
            return Vec::new();
        };
        let module = below(folder, &module.replace('.', "/"));
        let file = format!("{module}.py");
        let package = if folder_of(&module).ends_with("settings") {
            folder_of(&module)
        } else {
            &module
        };
        let modules = self.named(package, |name| {
            has_ending(name, &["py"]) && !is_for_tests(name)
        });
        if modules.is_empty() && entry_at(self.workspace, self.plan, &file).is_some() {
            return vec![file];
        }
        modules
    }

    /// The files in a folder whose names are wanted.
    fn named(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let names = self.workspace.files_in(folder).into_iter();
        let wanted = names.filter(|name| wanted(name)).take(MAX_FILES);
        wanted.map(|name| below(folder, &name)).collect()
    }

    fn text(&self, path: &str) -> Option<String> {
        let entry = entry_at(self.workspace, self.plan, path)?;
        let text = self.workspace.read(&entry).ok()?.source.text;
        (text.len() <= MAX_BYTES).then_some(text)
    }

    fn read(&self, place: &Place, paths: &[String]) -> Flat {
        let mut all = Flat::default();
        for path in paths {
            let read = self.text(path);
            let one = read.and_then(|text| flat::read(self.cx, place, path, &text));
            match one {
                Some(one) => all.merge(one),
                // It may say anything.
                None => all.is_unknown = true,
            }
        }
        all
    }
}

/// Whether a file's name has one of these endings.
fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| endings.contains(&ending))
}

fn is_for_tests(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    matches!(stem, "test" | "tests" | "testing" | "ci") || stem.starts_with("test_")
}
