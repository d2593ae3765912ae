//! The tools of the matrix: those with hooks, and those that have a file only.

use crate::file::{self, Links};
use airlock_context::{KEEP_FILES, KeepFile, Removal, Tool};
use std::path::Path;

/// A tool.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// Its hooks, if it has any.
    pub(super) hooks: Option<Tool>,
    /// Its files.
    pub(super) files: Vec<&'static KeepFile>,
}

/// All of them, in alphabetical order.
pub(super) fn all() -> Vec<Known> {
    let mut all: Vec<Known> = Tool::all()
        .map(|tool| Known {
            name: tool.name(),
            title: tool.facts().title,
            hooks: Some(tool),
            files: Vec::new(),
        })
        .collect();
    for file in KEEP_FILES {
        match all.iter_mut().find(|known| known.name == file.tool) {
            Some(known) => known.files.push(file),
            None => all.push(Known {
                name: file.tool,
                title: file.title,
                hooks: None,
                files: vec![file],
            }),
        }
    }
    all.sort_by_key(|known| known.name);
    all
}

/// Their names, for the command line.
pub(super) fn names() -> clap::builder::PossibleValuesParser {
    all()
        .iter()
        .map(|known| known.name)
        .collect::<Vec<_>>()
        .into()
}

impl Known {
    /// Whether the tool is in use in the repository at `top`, or by the user with this home folder. What `sync` wrote is no
    /// sign of it.
    pub(super) fn is_used(&self, top: &Path, home: Option<&Path>) -> bool {
        let by_hooks = self.hooks.is_some_and(|tool| {
            let mut traces = tool.facts().traces.iter();
            traces.any(|trace| is_sign(top, trace) || home.is_some_and(|home| is_sign(home, trace)))
        });
        let mut files = self.files.iter();
        by_hooks
            || files.any(|file| {
                let mut traces = file.traces.iter();
                is_sign(top, file.path) || traces.any(|trace| is_sign(top, trace))
            })
    }
}

/// Whether something is there that `sync` did not write.
fn is_sign(base: &Path, trace: &str) -> bool {
    let path = base.join(trace);
    let is_ours = |path: &Path| {
        let mut files = KEEP_FILES.iter();
        files.any(|file| base.join(file.path) == path && is_wholly_ours(file, path))
    };
    match path.symlink_metadata() {
        Err(_) => false,
        Ok(meta) if meta.is_dir() => {
            let entries: Vec<_> = std::fs::read_dir(&path)
                .map(|entries| entries.filter_map(Result::ok).collect())
                .unwrap_or_default();
            entries.is_empty() || !entries.iter().all(|entry| is_ours(&entry.path()))
        }
        Ok(_) => !is_ours(&path),
    }
}

fn is_wholly_ours(file: &KeepFile, path: &Path) -> bool {
    let text = file::read(path, Links::Refuse).ok().flatten();
    text.is_some_and(|text| matches!(file.remove(&text), Ok(Removal::Delete)))
}
