//! Files of folders below the scanned root: each tightens what holds in its own subtree.
//!
//! What concerns a whole run (mode, engines, sizes, which rules are loaded) is not a subtree's to say; what it says of
//! that is reported and ignored, as is whatever would loosen.
//!
//! Invariant: a file of a folder acts on nothing outside that folder.

use crate::config::file::ConfigFile;
use crate::config::lists::Lists;
use crate::config::origin::Layer;
use crate::config::raw::{RawConfig, RawRules};
use crate::config::{Config, FILE_NAME};
use crate::error::Failure;
use airlock_engine::{Bounds, Override, ShowFilter, Subtree, SuppressionMode, Threshold};
use airlock_model::{RepoPath, RuleMeta};
use std::path::Path;
use toml::Spanned;

/// Most files, and most bytes of all of them: far above what people write, and below what costs a scan its memory.
const MAX_FILES: usize = 1_000;
const MAX_BYTES: usize = 1_000_000;

/// One file as found in the tree.
#[derive(Debug)]
pub(crate) struct Found {
    /// Its path below the root.
    pub(crate) path: RepoPath,
    pub(crate) text: String,
}

/// What the files say.
#[derive(Debug, Default)]
pub(crate) struct Nested {
    pub(crate) subtrees: Vec<Subtree>,
    pub(crate) overrides: Vec<Override>,
    /// The folders in which everything must be looked at.
    pub(crate) strict: Vec<Subtree>,
    /// What was asked for and is not done.
    pub(crate) warnings: Vec<String>,
}

/// Lays `files`, ordered by path, over `above`, the configuration of `root`. `rules` are asked for only if needed.
///
/// # Errors
/// When a file cannot be understood, or there are too many.
pub(crate) fn nested(
    above: &Config,
    root: &Path,
    files: Vec<Found>,
    rules: impl Fn() -> Vec<RuleMeta>,
) -> Result<Nested, Failure> {
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    if files.len() > MAX_FILES || bytes > MAX_BYTES {
        return Err(Failure::usage(
            format_args!(
                "{}: {} files `{FILE_NAME}` of {bytes} bytes in folders below; at most {MAX_FILES} of {MAX_BYTES} are read",
                root.display(),
                files.len()
            ),
            "leave folders out in `.airlockignore`, or name another configuration with --config",
        ));
    }
    let mut nested = Nested::default();
    let mut known: Vec<(Subtree, Config)> = Vec::new();
    for file in files {
        let outer = known
            .iter()
            .rev()
            .find(|(subtree, _)| subtree.holds(&file.path));
        let mut config = outer.map_or(above, |(_, config)| config).clone();
        config.lists = Lists::default();
        config.warnings.clear();
        let folder = file.path.as_str().strip_suffix(FILE_NAME).unwrap_or("");
        let folder = RepoPath::new(folder.trim_end_matches('/'));
        let path = root.join(file.path.as_str());
        let mut read = ConfigFile::parse(Layer::Nested, &path, file.text)?;
        config.warnings = leave_out_whole_run(&mut read);
        config.absorb(&read, root)?;
        if config.lists.has_nested_severity() {
            let said = config.lists.drop_loosened(&rules());
            config.warnings.extend(said);
        }
        nested.warnings.append(&mut config.warnings);
        let overrides = config.lists.raising_overrides(folder.as_str());
        nested.overrides.extend(
            overrides.map_err(|message| read.failure(&(0..0), &message, "use fewer globs"))?,
        );
        let subtree = Subtree {
            folder,
            bounds: bounds(&config),
        };
        if config.strict.get().0 {
            nested.strict.push(subtree.clone());
        }
        nested.subtrees.push(subtree.clone());
        known.push((subtree, config));
    }
    Ok(nested)
}

/// What of a configuration is a matter of single paths.
pub(crate) fn bounds(config: &Config) -> Bounds {
    Bounds {
        fail_on: Threshold {
            severity: config.fail_on.get().severity(),
            confidence: config.fail_confidence.get().0,
            ..Threshold::default()
        },
        show: ShowFilter {
            severity: config.severity.get().0,
            confidence: config.confidence.get().0,
        },
        suppressions: if config.suppressions.get().0 {
            SuppressionMode::Honour
        } else {
            SuppressionMode::Disregard
        },
    }
}

/// Takes out what is said of a whole run; returns what to say of it.
fn leave_out_whole_run(file: &mut ConfigFile) -> Vec<String> {
    let RawConfig {
        mode, scan, rules, ..
    } = &mut file.raw;
    let RawRules { default, paths, .. } = rules;
    let first_path = std::mem::take(paths).first().map(Spanned::span);
    let said = [
        ("mode", mode.take().map(|value| value.span())),
        ("scan.only", scan.only.take().map(|value| value.span())),
        (
            "scan.max_file_size",
            scan.max_file_size.take().map(|value| value.span()),
        ),
        ("rules.default", default.take().map(|value| value.span())),
        ("rules.paths", first_path),
    ];
    said.into_iter()
        .filter_map(|(key, span)| Some((key, file.origin(&span?, None))))
        .map(|(key, origin)| {
            format!("{origin}: `{key}` is ignored: it holds for a whole run, and this folder is a part of it")
        })
        .collect()
}
