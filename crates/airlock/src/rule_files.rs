//! Rules from files: those that the user names, and those that came with the repository.
//!
//! Invariant: files of the repository are read through `source`, which never leaves its root.

use crate::error::Failure;
use crate::file::{self, Links};
use airlock_model::{CoverageEntry, Cx, Engine, Reason, RepoPath, Status};
use airlock_rules::{
    Models, PackedRule, PackedRules, RuleError, RuleSet, is_pack, load_models, load_yaml_with,
};
use airlock_source::{IgnoreMode, Selection, Workspace, WorkspaceOptions};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Packs above this are refused: a hundred times the largest known.
const PACK_LIMIT: u64 = 100_000_000;

/// A rule file's text.
#[derive(Debug)]
pub(crate) struct RuleFile {
    /// As it is named in messages.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// Rules of one place, and what is wrong with those that cannot be used.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) rules: Vec<PackedRule>,
    pub(crate) errors: Vec<RuleError>,
}

impl Loaded {
    /// Adds rules of another place.
    pub(crate) fn add(&mut self, other: Self) {
        self.rules.extend(other.rules);
        self.errors.extend(other.errors);
    }
}

/// The rules at `paths`, each a compiled pack, a rule file, or a folder with rule files.
///
/// # Errors
/// When there is none at one of them, or one cannot be read.
pub(crate) fn named<'path>(
    paths: impl IntoIterator<Item = &'path Path>,
) -> Result<Loaded, Failure> {
    let mut packed = Loaded::default();
    let mut files = Vec::new();
    for path in paths {
        match pack_at(path)? {
            Some(pack) => packed.rules.extend(pack.rules),
            None => files.extend(at(path)?),
        }
    }
    packed.add(load(&files));
    Ok(packed)
}

/// The compiled pack at `path`; nothing where there is something else.
fn pack_at(path: &Path) -> Result<Option<PackedRules>, Failure> {
    let is_yaml = |name: &OsStr| matches!(name.to_str(), Some("yaml" | "yml"));
    if !path.is_file() || path.extension().is_some_and(is_yaml) {
        return Ok(None);
    }
    let is_named_pack = path.extension().is_some_and(|name| name == "pack");
    let bytes = file::read_bytes(path, Links::Follow, PACK_LIMIT)?;
    let Some(bytes) = bytes.filter(|bytes| is_pack(bytes) || is_named_pack) else {
        return Ok(None);
    };
    PackedRules::from_bytes(&bytes).map(Some).map_err(|error| {
        Failure::usage(
            format_args!("{}: {error}", path.display()),
            "`airlock rules compile` makes it again from its rule files",
        )
    })
}

/// The rule files at `path`, a file or a folder, ordered by name.
///
/// # Errors
/// When there is none, or one cannot be read.
pub(crate) fn at(path: &Path) -> Result<Vec<RuleFile>, Failure> {
    let (root, only) = if path.is_dir() {
        (path, None)
    } else {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        (folder.unwrap_or(Path::new(".")), path.file_name())
    };
    let selection = match only {
        Some(name) => Selection::Paths(vec![PathBuf::from(name)]),
        None => Selection::Tree,
    };
    let files = below(root, root, &selection)?;
    if files.is_empty() {
        return Err(Failure::usage(
            format_args!("{}: holds no rule file", path.display()),
            "rule files end in .yaml or .yml",
        ));
    }
    Ok(files)
}

/// The rule files in `folder` of the repository at `top`; none where there is no such folder.
///
/// # Errors
/// When one cannot be read.
pub(crate) fn of_repository(top: &Path, folder: &Path) -> Result<Vec<RuleFile>, Failure> {
    if folder.symlink_metadata().is_err() {
        return Ok(Vec::new());
    }
    below(
        top,
        Path::new(""),
        &Selection::Paths(vec![folder.to_owned()]),
    )
}

/// Whether a file found below a folder holds rules. `<id>.test.yaml` is the annotated test of a rule for YAML.
fn is_rule_file(name: &str) -> bool {
    let stem = name
        .strip_suffix(".yaml")
        .or_else(|| name.strip_suffix(".yml"));
    stem.is_some_and(|stem| stem.strip_suffix(".test").is_none())
}

fn below(root: &Path, shown: &Path, selection: &Selection) -> Result<Vec<RuleFile>, Failure> {
    let options = WorkspaceOptions {
        ignore: IgnoreMode::Everything,
        ..WorkspaceOptions::default()
    };
    let workspace = Workspace::open(root, options)?;
    let plan = workspace.plan(&Cx::default(), selection)?;
    let is_named = matches!(selection, Selection::Paths(paths) if paths.iter().any(|path| !path.is_absolute()));
    plan.entries
        .iter()
        .filter(|entry| is_named || is_rule_file(entry.path.file_name()))
        .map(|entry| {
            let path = workspace
                .disk_path(entry)
                .unwrap_or_else(|| root.join(entry.path.as_str()));
            let read = workspace.read(entry).map_err(|note| {
                Failure::usage(
                    format_args!(
                        "{}: {} {}",
                        path.display(),
                        note.reason.as_str(),
                        note.detail
                    ),
                    "rule files are YAML texts in UTF-8",
                )
            })?;
            Ok(RuleFile {
                name: shown.join(entry.path.as_str()).display().to_string(),
                path,
                text: read.source.text,
            })
        })
        .collect()
}

/// Reads rule files, whose rules may name the program's models and those among the files.
pub(crate) fn load(files: &[RuleFile]) -> Loaded {
    let mut errors = Vec::new();
    let models = models(files, &mut errors);
    let mut loaded = load_with(files, &models);
    loaded.errors.extend(errors);
    loaded
}

/// The models that rules in `files` may name: the program's and those of the files. None where no rule names one.
pub(crate) fn models(files: &[RuleFile], errors: &mut Vec<RuleError>) -> Models {
    if !files.iter().any(|file| file.text.contains("model")) {
        return Models::default();
    }
    let mut models = Models::embedded().clone();
    for file in files {
        errors.extend(load_models(&file.name, &file.text, &mut models).err());
    }
    models
}

/// Reads rule files, whose rules may name `models`.
pub(crate) fn load_with(files: &[RuleFile], models: &Models) -> Loaded {
    let mut loaded = Loaded::default();
    for file in files {
        let (rules, errors) = load_yaml_with(&file.name, &file.text, models);
        loaded.rules.extend(rules);
        loaded.errors.extend(errors);
    }
    loaded
}

/// The rules of a run.
pub(crate) struct RunRules {
    pub(crate) set: RuleSet,
    /// What the report says about rules that are not among them.
    pub(crate) coverage: Vec<CoverageEntry>,
}

/// Puts the rules of a run together. A rule of the repository does not take the place of one of ours, which would let
/// a repository switch rules off; one that the user names does.
pub(crate) fn assemble(
    embedded: Option<PackedRules>,
    repository: Loaded,
    named: Loaded,
) -> RunRules {
    let is_ours = |id: &str| {
        embedded.as_ref().is_some_and(|pack| {
            pack.rules
                .binary_search_by(|rule| rule.id.as_str().cmp(id))
                .is_ok()
        })
    };
    let mut coverage: Vec<CoverageEntry> = Vec::new();
    let (taken, mut own): (Vec<_>, Vec<_>) = repository
        .rules
        .into_iter()
        .partition(|rule| is_ours(&rule.id));
    for rule in taken {
        coverage.push(invalid(
            &rule.file,
            format!(
                "rule `{}` has the name of a built-in rule, which runs instead: rename it",
                rule.id
            ),
        ));
    }
    for error in repository.errors.iter().chain(&named.errors) {
        coverage.push(invalid(&error.place.file, error.to_string()));
    }
    own.extend(named.rules);
    RunRules {
        set: RuleSet::new(embedded, own),
        coverage,
    }
}

fn invalid(file: &str, detail: String) -> CoverageEntry {
    CoverageEntry {
        path: Some(RepoPath::new(file)),
        engine: Engine::Rules,
        status: Status::Failed,
        reason: Reason::InvalidRule,
        detail,
    }
}
