//! Configuration: files in layers become one set of values, each with its origin.
//!
//! Built-in values < the user's file < the organisation's, which is a floor < the repository's < files of folders on the
//! way from the repository's top to the scanned file, which may only tighten < arguments.
//!
//! Invariants:
//! - what a repository says can only tighten what the organisation says; an attempt to loosen is a warning, and ignored;
//! - a key or value that is not known is an error with its place, never skipped;
//! - a repository's file names no place outside the repository.

mod context;
mod databases;
mod file;
mod globs;
mod guidance;
mod layers;
mod lists;
mod nested;
mod origin;
mod profile;
mod raw;
mod session;
mod setting;
mod show;
pub(crate) mod values;

pub(crate) use context::ContextLists;
pub(crate) use databases::Databases;
pub(crate) use guidance::Guidance;
pub(crate) use layers::{FILE_NAME, Named, files};
pub(crate) use lists::{Listed, PathOverride};
pub(crate) use nested::{Found, Nested, bounds, nested};
pub(crate) use origin::{Layer, Origin};
pub(crate) use session::SessionLimits;
pub(crate) use setting::Setting;
pub(crate) use show::show;
pub(crate) use values::OnFailure;

use crate::error::Failure;
use airlock_model::{Confidence, MetricLimits, Mode, Severity};
use airlock_sca::license::Policy;
use file::ConfigFile;
use lists::Lists;
use profile::Preset;
use setting::toml_text;
use std::ops::Range;
use std::path::{Path, PathBuf};
use values::{Engines, FailOn, Least, Most, Strictness};

/// The values in force, each with its origin.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) mode: Setting<Mode>,
    pub(crate) fail_on: Setting<FailOn>,
    pub(crate) fail_confidence: Setting<Least<Confidence>>,
    pub(crate) severity: Setting<Least<Severity>>,
    pub(crate) confidence: Setting<Least<Confidence>>,
    pub(crate) only: Setting<Engines>,
    /// Whether a run that did not see everything fails.
    pub(crate) strict: Setting<Most<bool>>,
    /// Whether comments in the code suppress findings.
    pub(crate) suppressions: Setting<Least<bool>>,
    pub(crate) max_file_size: Setting<Most<u64>>,
    /// Whether the built-in rules run.
    pub(crate) default_rules: Setting<Most<bool>>,
    /// Whether results of unchanged files are kept; and where, if not at the usual place. Neither is a matter of
    /// strictness, and a repository's file may set neither.
    pub(crate) cache: (bool, Origin),
    pub(crate) cache_folder: Option<(PathBuf, Origin)>,
    /// Where advisory databases come from, and what they must meet.
    pub(crate) databases: Databases,
    pub(crate) lists: Lists,
    /// What AI tools may read.
    pub(crate) context: ContextLists,
    /// What an operation of an agent is answered that could not be judged.
    pub(crate) on_failure: Setting<OnFailure>,
    /// How much one session of an agent may do.
    pub(crate) session: SessionLimits,
    /// What agents are told of secure code.
    pub(crate) guidance: Guidance,
    /// Where a function begins to be hard to follow.
    pub(crate) metric_limits: MetricLimits,
    /// `[licences]` of each file; all hold together, so that none loosens another.
    pub(crate) licences: Vec<Policy>,
    /// The files that were read.
    pub(crate) files: Vec<(Layer, PathBuf)>,
    /// What was asked for and is not done.
    pub(crate) warnings: Vec<String>,
}

impl Config {
    /// The program's own values.
    fn built_in() -> Self {
        let threshold = airlock_engine::Threshold::default();
        let show = airlock_engine::ShowFilter::default();
        Self {
            mode: Setting::built_in(Mode::default()),
            fail_on: Setting::built_in(FailOn::High),
            fail_confidence: Setting::built_in(Least(threshold.confidence)),
            severity: Setting::built_in(Least(show.severity)),
            confidence: Setting::built_in(Least(show.confidence)),
            only: Setting::built_in(Engines::default()),
            strict: Setting::built_in(Most(false)),
            suppressions: Setting::built_in(Least(true)),
            max_file_size: Setting::built_in(Most(airlock_source::DEFAULT_SIZE_LIMIT)),
            default_rules: Setting::built_in(Most(true)),
            cache: (true, Origin::BuiltIn),
            cache_folder: None,
            databases: Databases::default(),
            lists: Lists::default(),
            context: ContextLists::default(),
            on_failure: Setting::built_in(OnFailure::Closed),
            session: SessionLimits::default(),
            guidance: Guidance::default(),
            licences: Vec::new(),
            metric_limits: MetricLimits::default(),
            files: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The values in force for a scan of `root`, an absolute path without links.
    ///
    /// # Errors
    /// When a file cannot be read or understood.
    pub(crate) fn load(root: &Path, named: Named<'_>) -> Result<Self, Failure> {
        let mut config = Self::built_in();
        for file in files(root, named)? {
            config.absorb(&file, root)?;
        }
        Ok(config)
    }

    fn absorb(&mut self, file: &ConfigFile, root: &Path) -> Result<(), Failure> {
        self.files.push((file.layer, file.path.clone()));
        file.raw.complexity.apply(&mut self.metric_limits);
        let licences = file.raw.licences.policy();
        self.licences
            .extend((!licences.is_empty()).then_some(licences));
        if let Some(profile) = &file.raw.profile {
            let origin = file.origin(&profile.span(), Some(*profile.get_ref()));
            self.absorb_preset(profile.get_ref().preset(), &origin);
        }
        let scan = &file.raw.scan;
        let mut each = Absorb {
            file,
            warnings: &mut self.warnings,
        };
        each.offer(&mut self.mode, "mode", file.raw.mode.as_ref(), |mode| *mode);
        each.offer(
            &mut self.fail_on,
            "scan.fail_on",
            scan.fail_on.as_ref(),
            |on| *on,
        );
        each.offer(
            &mut self.fail_confidence,
            "scan.fail_confidence",
            scan.fail_confidence.as_ref(),
            |least| Least(*least),
        );
        each.offer(
            &mut self.severity,
            "scan.severity",
            scan.severity.as_ref(),
            |least| Least(*least),
        );
        each.offer(
            &mut self.confidence,
            "scan.confidence",
            scan.confidence.as_ref(),
            |least| Least(*least),
        );
        each.offer(&mut self.only, "scan.only", scan.only.as_ref(), |names| {
            names.iter().copied().collect()
        });
        each.offer(
            &mut self.strict,
            "scan.strict",
            scan.strict.as_ref(),
            |strict| Most(*strict),
        );
        each.offer(
            &mut self.suppressions,
            "scan.suppressions",
            scan.suppressions.as_ref(),
            |honoured| Least(*honoured),
        );
        each.offer(
            &mut self.max_file_size,
            "scan.max_file_size",
            scan.max_file_size.as_ref(),
            |bytes| Most(*bytes),
        );
        each.offer(
            &mut self.default_rules,
            "rules.default",
            file.raw.rules.default.as_ref(),
            |run| Most(*run),
        );
        let on_failure = file.raw.hooks.on_failure.as_ref();
        each.offer(
            &mut self.on_failure,
            "hooks.on_failure",
            on_failure,
            |policy| *policy,
        );
        let session = &file.raw.hooks.session;
        for (limit, key, raw) in [
            (
                &mut self.session.denied,
                "hooks.session.denied",
                &session.denied,
            ),
            (
                &mut self.session.files,
                "hooks.session.files",
                &session.files,
            ),
            (
                &mut self.session.lines,
                "hooks.session.lines",
                &session.lines,
            ),
            (
                &mut self.session.dependencies,
                "hooks.session.dependencies",
                &session.dependencies,
            ),
        ] {
            each.offer(limit, key, raw.as_ref(), |most| Least(*most));
        }
        self.context.absorb(file, &mut self.warnings)?;
        self.guidance.absorb(file);
        self.absorb_cache(file)?;
        self.databases.absorb(file, &mut self.warnings)?;
        self.lists.absorb(file, root, &mut self.warnings)
    }

    fn absorb_preset(&mut self, preset: Preset, origin: &Origin) {
        let warnings = &mut self.warnings;
        offer(
            &mut self.fail_on,
            "scan.fail_on",
            preset.fail_on,
            origin,
            warnings,
        );
        offer(
            &mut self.fail_confidence,
            "scan.fail_confidence",
            preset.fail_confidence.map(Least),
            origin,
            warnings,
        );
        offer(
            &mut self.strict,
            "scan.strict",
            preset.strict.map(Most),
            origin,
            warnings,
        );
        offer(
            &mut self.suppressions,
            "scan.suppressions",
            preset.suppressions.map(Least),
            origin,
            warnings,
        );
    }

    fn absorb_cache(&mut self, file: &ConfigFile) -> Result<(), Failure> {
        let cache = &file.raw.cache;
        if file.layer >= Layer::Repository {
            let spans: [(&str, Option<Range<usize>>); 2] = [
                (
                    "cache.enabled",
                    cache.enabled.as_ref().map(toml::Spanned::span),
                ),
                (
                    "cache.folder",
                    cache.folder.as_ref().map(toml::Spanned::span),
                ),
            ];
            for (key, span) in spans {
                let Some(span) = span else { continue };
                self.warnings.push(format!(
                    "{}: `{key}` is ignored: only the user's and the organisation's file may set it",
                    file.origin(&span, None)
                ));
            }
            return Ok(());
        }
        if let Some(enabled) = &cache.enabled {
            self.cache = (*enabled.get_ref(), file.origin(&enabled.span(), None));
        }
        if let Some(folder) = &cache.folder {
            let path = PathBuf::from(folder.get_ref());
            if !path.is_absolute() {
                let hint = "write an absolute path";
                return Err(file.failure(&folder.span(), "the folder is a relative path", hint));
            }
            self.cache_folder = Some((path, file.origin(&folder.span(), None)));
        }
        Ok(())
    }
}

/// Takes over one file's values.
struct Absorb<'run> {
    file: &'run ConfigFile,
    warnings: &'run mut Vec<String>,
}

impl Absorb<'_> {
    fn offer<R, T: Strictness + Clone + serde::Serialize>(
        &mut self,
        setting: &mut Setting<T>,
        key: &str,
        raw: Option<&toml::Spanned<R>>,
        value: impl Fn(&R) -> T,
    ) {
        let Some(raw) = raw else { return };
        let origin = self.file.origin(&raw.span(), None);
        offer(
            setting,
            key,
            Some(value(raw.get_ref())),
            &origin,
            self.warnings,
        );
    }
}

fn offer<T: Strictness + Clone + serde::Serialize>(
    setting: &mut Setting<T>,
    key: &str,
    value: Option<T>,
    origin: &Origin,
    warnings: &mut Vec<String>,
) {
    let Some(value) = value else { return };
    let shown = toml_text(&value);
    if let Err(floor) = setting.offer(value, origin.clone()) {
        warnings.push(format!(
            "{origin}: `{key} = {shown}` is ignored: it is looser than what is set by {floor}"
        ));
    }
}

/// The JSON schema of `airlock.toml`.
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(raw::RawConfig)
}
