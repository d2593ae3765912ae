//! What configuration says about single rules and paths: entries add up over the layers.
//!
//! A list that the organisation's file sets, be it empty, is closed: later files may add nothing that would loosen it.

use crate::config::file::ConfigFile;
use crate::config::globs::{self, Base};
use crate::config::origin::{Layer, Origin};
use crate::config::values::RuleName;
use crate::error::Failure;
use airlock_engine::{Action, Override};
use airlock_model::{RuleId, RuleMeta, Severity};
use globset::GlobSet;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use toml::Spanned;

/// An entry of a list, and where it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Listed<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// What is different below some paths.
#[derive(Debug, Clone)]
pub(crate) struct PathOverride {
    pub(crate) globs: Vec<String>,
    pub(crate) rules: Vec<RuleName>,
    pub(crate) action: Action,
    matcher: GlobSet,
}

/// What configuration says about single rules and paths.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists {
    /// `scan.exclude`.
    pub(crate) exclude: Vec<Listed<PathOverride>>,
    /// `rules.disable`.
    pub(crate) disable: Vec<Listed<RuleName>>,
    /// `rules.paths`, absolute.
    pub(crate) rule_paths: Vec<Listed<PathBuf>>,
    /// `rules.severity`.
    pub(crate) severity: Vec<Listed<(RuleName, Severity)>>,
    /// `[[override]]`, one entry for each thing it changes.
    pub(crate) overrides: Vec<Listed<PathOverride>>,
    /// The organisation's `scan.exclude` and `rules.disable`, where it sets them.
    closed_exclude: Option<Origin>,
    closed_disable: Option<Origin>,
}

impl Lists {
    /// Takes over one file's entries.
    ///
    /// # Errors
    /// When a glob or path is not one.
    pub(crate) fn absorb(
        &mut self,
        file: &ConfigFile,
        root: &Path,
        warnings: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let base = match file.layer {
            Layer::User | Layer::Organisation => Base::Anywhere,
            Layer::Repository | Layer::Nested => Base::new(file.folder(), root),
        };
        let mut absorb = Absorb {
            lists: self,
            file,
            base,
            warnings,
        };
        absorb.exclude()?;
        absorb.disable();
        absorb.severity();
        absorb.rule_paths()?;
        absorb.overrides()
    }

    /// Whether a folder's file gives a rule a severity, which [`Self::drop_loosened`] must judge.
    pub(crate) fn has_nested_severity(&self) -> bool {
        let nested = |origin: &Origin| origin.layer() == Some(Layer::Nested);
        self.severity.iter().any(|entry| nested(&entry.origin))
            || self.overrides.iter().any(|entry| nested(&entry.origin))
    }

    /// Drops what a folder's file says where it is less than the rule's own severity; returns what to say of it.
    pub(crate) fn drop_loosened(&mut self, rules: &[RuleMeta]) -> Vec<String> {
        let mut said = Vec::new();
        let mut stays = |origin: &Origin, name: &RuleName, severity: Severity| {
            let loosened = rules.iter().find(|rule| {
                name.overlaps(&RuleName(rule.id.to_string())) && severity < rule.severity
            });
            let is_nested = origin.layer() == Some(Layer::Nested);
            if let Some(rule) = loosened.filter(|_| is_nested) {
                said.push(format!(
                    "{origin}: the severity of `{}` is ignored: {severity} is less than {} of rule `{}`, and the file of a \
                     folder may only tighten",
                    name.0, rule.severity, rule.id
                ));
                return false;
            }
            true
        };
        self.severity
            .retain(|entry| stays(&entry.origin, &entry.value.0, entry.value.1));
        for entry in &mut self.overrides {
            if let Action::Severity(severity) = entry.value.action {
                let origin = &entry.origin;
                entry
                    .value
                    .rules
                    .retain(|rule| stays(origin, rule, severity));
            }
        }
        // An entry without rules would stand for all of them.
        self.overrides.retain(|entry| !entry.value.rules.is_empty());
        said
    }

    /// The entries of a folder's file below the scanned root, as the engine takes them: they can only raise, and hold
    /// below `folder`.
    pub(crate) fn raising_overrides(&self, folder: &str) -> Result<Vec<Override>, String> {
        let below = globs::compile(&Base::Below(globset::escape(folder)), ["/**"])?;
        let mut overrides = self.engine_overrides();
        for each in &mut overrides {
            each.paths.get_or_insert_with(|| below.clone());
            if let Action::Severity(severity) = each.action {
                each.action = Action::Raise(severity);
            }
        }
        Ok(overrides)
    }

    /// The entries in the order of their strength, as the engine takes them.
    pub(crate) fn engine_overrides(&self) -> Vec<Override> {
        let everywhere = |key: &str, origin: &Origin, rule: &RuleName, action| Override {
            key: format!("{key} ({origin})"),
            paths: None,
            rules: vec![RuleId::new(&rule.0)],
            action,
        };
        let at = |key: &str, entry: &Listed<PathOverride>| Override {
            key: format!("{key} ({})", entry.origin),
            paths: Some(entry.value.matcher.clone()),
            rules: entry
                .value
                .rules
                .iter()
                .map(|rule| RuleId::new(&rule.0))
                .collect(),
            action: entry.value.action,
        };
        let severity = self.severity.iter().map(|entry| {
            let (rule, severity) = &entry.value;
            everywhere(
                "rules.severity",
                &entry.origin,
                rule,
                Action::Severity(*severity),
            )
        });
        let disable = self.disable.iter().map(|entry| {
            everywhere(
                "rules.disable",
                &entry.origin,
                &entry.value,
                Action::Suppress,
            )
        });
        severity
            .chain(disable)
            .chain(self.overrides.iter().map(|entry| at("override", entry)))
            .chain(self.exclude.iter().map(|entry| at("scan.exclude", entry)))
            .collect()
    }
}

struct Absorb<'run> {
    lists: &'run mut Lists,
    file: &'run ConfigFile,
    base: Base,
    warnings: &'run mut Vec<String>,
}

impl Absorb<'_> {
    fn exclude(&mut self) -> Result<(), Failure> {
        let Some(exclude) = &self.file.raw.scan.exclude else {
            return Ok(());
        };
        let origin = self.file.origin(&exclude.span(), None);
        let (globs, matcher) = self.globs(exclude.get_ref())?;
        if self.file.layer == Layer::Organisation {
            self.lists.closed_exclude = Some(origin.clone());
        } else if !globs.is_empty()
            && !self.may_loosen("scan.exclude", &origin, self.lists.closed_exclude.clone())
        {
            return Ok(());
        }
        self.lists.exclude.push(Listed {
            value: PathOverride {
                globs,
                rules: Vec::new(),
                action: Action::Suppress,
                matcher,
            },
            origin,
        });
        Ok(())
    }

    fn disable(&mut self) {
        let Some(disable) = &self.file.raw.rules.disable else {
            return;
        };
        let origin = self.file.origin(&disable.span(), None);
        if self.file.layer == Layer::Organisation {
            self.lists.closed_disable = Some(origin.clone());
        } else if !disable.get_ref().is_empty()
            && !self.may_loosen("rules.disable", &origin, self.lists.closed_disable.clone())
        {
            return;
        }
        self.lists
            .disable
            .extend(disable.get_ref().iter().map(|rule| Listed {
                value: rule.clone(),
                origin: origin.clone(),
            }));
    }

    fn severity(&mut self) {
        for (rule, severity) in &self.file.raw.rules.severity {
            if let Some(origin) = self.accepts("rules.severity", rule, severity) {
                let value = (rule.clone(), *severity.get_ref());
                self.lists.severity.push(Listed { value, origin });
            }
        }
    }

    fn rule_paths(&mut self) -> Result<(), Failure> {
        for path in &self.file.raw.rules.paths {
            let relative = Path::new(path.get_ref());
            let leaves = relative.is_absolute()
                || relative
                    .components()
                    .any(|part| part == Component::ParentDir);
            if self.file.layer >= Layer::Repository && leaves {
                return Err(self.file.failure(
                    &path.span(),
                    "a repository's rules are in the repository",
                    "write a path relative to this file, without `..`; `--rules` takes any path",
                ));
            }
            self.lists.rule_paths.push(Listed {
                value: self.file.folder().join(relative),
                origin: self.file.origin(&path.span(), None),
            });
        }
        Ok(())
    }

    fn overrides(&mut self) -> Result<(), Failure> {
        for entry in &self.file.raw.overrides {
            let origin = self.file.origin(&entry.paths.span(), None);
            if entry.paths.get_ref().is_empty() {
                let hint = "name paths, or write the keys under [rules] for all of them";
                return Err(self
                    .file
                    .failure(&entry.paths.span(), "`paths` is empty", hint));
            }
            let (globs, matcher) = self.globs(entry.paths.get_ref())?;
            let at_paths = |rules, action| PathOverride {
                globs: globs.clone(),
                rules,
                action,
                matcher: matcher.clone(),
            };
            let mut by_severity: BTreeMap<Severity, Vec<RuleName>> = BTreeMap::new();
            for (rule, severity) in &entry.severity {
                if self.accepts("override.severity", rule, severity).is_some() {
                    by_severity
                        .entry(*severity.get_ref())
                        .or_default()
                        .push(rule.clone());
                }
            }
            for (severity, rules) in by_severity {
                self.lists.overrides.push(Listed {
                    value: at_paths(rules, Action::Severity(severity)),
                    origin: origin.clone(),
                });
            }
            let Some(disable) = entry
                .disable
                .as_ref()
                .filter(|rules| !rules.get_ref().is_empty())
            else {
                continue;
            };
            if self.may_loosen(
                "override.disable",
                &origin,
                self.lists.closed_disable.clone(),
            ) {
                self.lists.overrides.push(Listed {
                    value: at_paths(disable.get_ref().clone(), Action::Suppress),
                    origin,
                });
            }
        }
        Ok(())
    }

    fn globs(&self, globs: &[Spanned<String>]) -> Result<(Vec<String>, GlobSet), Failure> {
        for glob in globs {
            globs::compile(&self.base, [glob.get_ref().as_str()]).map_err(|message| {
                self.file.failure(
                    &glob.span(),
                    &message,
                    "globs are written as in `.gitignore`",
                )
            })?;
        }
        let texts: Vec<String> = globs.iter().map(|glob| glob.get_ref().clone()).collect();
        let all = globs::compile(&self.base, texts.iter().map(String::as_str));
        let set = all.map_err(|message| self.file.failure(&(0..0), &message, "use fewer globs"))?;
        Ok((texts, set))
    }

    /// Whether this file may add entries that loosen; if not, it is told so.
    fn may_loosen(&mut self, key: &str, origin: &Origin, closed: Option<Origin>) -> bool {
        let floor = match self.file.layer {
            Layer::User | Layer::Organisation => return true,
            Layer::Repository => closed.map(|floor| format!("the list is closed by {floor}")),
            Layer::Nested => Some("the file of a folder may only tighten".to_owned()),
        };
        if let Some(why) = &floor {
            self.warnings
                .push(format!("{origin}: `{key}` is ignored: {why}"));
        }
        floor.is_none()
    }

    /// The origin of a severity, if this file may give it.
    fn accepts(
        &mut self,
        key: &str,
        rule: &RuleName,
        severity: &Spanned<Severity>,
    ) -> Option<Origin> {
        let origin = self.file.origin(&severity.span(), None);
        let binds = |entry: &&Listed<(RuleName, Severity)>| match self.file.layer {
            Layer::User | Layer::Organisation => false,
            Layer::Repository => entry.origin.layer() == Some(Layer::Organisation),
            Layer::Nested => true,
        };
        let floor = self
            .lists
            .severity
            .iter()
            .filter(binds)
            .find(|entry| entry.value.0.overlaps(rule) && *severity.get_ref() < entry.value.1);
        if let Some(floor) = floor {
            self.warnings.push(format!(
                "{origin}: `{key}` of `{}` is ignored: {} is less than what is set by {}",
                rule.0,
                severity.get_ref(),
                floor.origin
            ));
            return None;
        }
        Some(origin)
    }
}
