//! `[context]`: what AI tools may read.

use crate::config::file::ConfigFile;
use crate::config::origin::{Layer, Origin};
use crate::error::Failure;
use airlock_context::{Exclusions, KeepPolicy, PatternError};
use toml::Spanned;

/// What the files say together.
#[derive(Debug, Clone, Default)]
pub(crate) struct ContextLists {
    exclude: Vec<(String, Origin)>,
    include: Vec<(String, Origin)>,
    /// What may be read at all, by each file that says so.
    only: Vec<Vec<(String, Origin)>>,
    /// Who closed the list of what is let through.
    closed: Option<Origin>,
}

impl ContextLists {
    /// Takes over one file's values. What a file keeps back, no other lets through; what the organisation says of `include`
    /// closes that list.
    ///
    /// # Errors
    /// When a pattern is no glob.
    pub(super) fn absorb(
        &mut self,
        file: &ConfigFile,
        warnings: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let context = &file.raw.context;
        let include = context.include.as_deref().unwrap_or_default();
        let only = context.only.as_deref().unwrap_or_default();
        for pattern in context.exclude.iter().chain(include).chain(only) {
            check(file, pattern)?;
        }
        let texts = |patterns: &[Spanned<String>]| -> Vec<(String, Origin)> {
            let each = patterns.iter();
            each.map(|pattern| {
                (
                    pattern.get_ref().clone(),
                    file.origin(&pattern.span(), None),
                )
            })
            .collect()
        };
        self.exclude.extend(texts(&context.exclude));
        self.only.extend(context.only.as_deref().map(texts));
        match (&self.closed, include.first()) {
            (Some(by), Some(first)) if file.layer > Layer::Organisation => warnings.push(format!(
                "{}: `context.include` is ignored: the list is closed by {by}",
                file.origin(&first.span(), None)
            )),
            (None, Some(first)) if file.layer == Layer::Nested => warnings.push(format!(
                "{}: `context.include` is ignored: the file of a folder may only tighten",
                file.origin(&first.span(), None)
            )),
            _ => self.include.extend(texts(include)),
        }
        if file.layer == Layer::Organisation && context.include.is_some() {
            self.closed = Some(file.origin(&(0..0), None));
        }
        Ok(())
    }

    /// Every pattern with its key and origin.
    pub(super) fn listed(&self) -> impl Iterator<Item = (&'static str, &str, &Origin)> {
        let exclude = self.exclude.iter().map(|entry| ("exclude", entry));
        let include = self.include.iter().map(|entry| ("include", entry));
        let only = self.only.iter().flatten().map(|entry| ("only", entry));
        let all = exclude.chain(include).chain(only);
        all.map(|(key, (pattern, origin))| (key, pattern.as_str(), origin))
    }

    /// The patterns, for tools' own files.
    pub(crate) fn policy(&self) -> KeepPolicy {
        let texts = |list: &[(String, Origin)]| list.iter().map(|(text, _)| text.clone()).collect();
        KeepPolicy {
            exclude: texts(&self.exclude),
            include: texts(&self.include),
        }
    }

    /// What is kept back, with `guards` beside the built-in files that guard.
    ///
    /// # Errors
    /// When a pattern is no glob.
    pub(crate) fn exclusions<'g>(
        &'g self,
        guards: impl IntoIterator<Item = &'g str>,
    ) -> Result<Exclusions, PatternError> {
        let exclude = self.exclude.iter().map(|(pattern, _)| pattern.as_str());
        let include = self.include.iter().map(|(pattern, _)| pattern.as_str());
        let only = self.only.iter();
        let only = only.map(|list| list.iter().map(|(pattern, _)| pattern.as_str()));
        Exclusions::new(exclude, include, guards)?.within(only)
    }
}

fn check(file: &ConfigFile, pattern: &Spanned<String>) -> Result<(), Failure> {
    Exclusions::new([pattern.get_ref().as_str()], [], [])
        .map(drop)
        .map_err(|error| {
            file.failure(
                &pattern.span(),
                &error.to_string(),
                "write a glob as in .gitignore",
            )
        })
}
