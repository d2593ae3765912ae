//! Which files the user asked to leave out: `.gitignore`, `.git/info/exclude`, `.airlockignore`.
//!
//! The pattern language is git's (crate `ignore`). The files themselves are read by our own means: the ready-made walk
//! of that crate would follow a linked `.gitignore` out of the root and wait for one that is a FIFO. The user's global
//! ignore file is not read, so that a scan gives the same result on every machine.
//!
//! Precedence as users of such tools expect it: any `.airlockignore` before any `.gitignore`, inside a kind the deeper
//! file before the upper one, inside a file the later line before the earlier.

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::sync::Arc;

use crate::name;

/// Names of ignore files, in the order in which they count.
pub(crate) const AIRLOCK_IGNORE: &[u8] = b".airlockignore";
pub(crate) const GIT_IGNORE: &[u8] = b".gitignore";

/// An ignore file above this size is not applied: no hand-written one comes near, and compiling patterns costs far more
/// than reading them. An estimate, not a measurement.
pub(crate) const IGNORE_FILE_LIMIT: u64 = 256 * 1024;

/// Which kind of file asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IgnoredBy {
    Git,
    Airlock,
}

/// The rules that hold in one folder: its own and those of the folders above.
#[derive(Debug)]
pub(crate) struct IgnoreRules {
    above: Option<Arc<IgnoreRules>>,
    /// Path of the folder in the work tree; patterns are relative to it.
    folder: Vec<u8>,
    git: Gitignore,
    airlock: Gitignore,
}

impl IgnoreRules {
    /// Adds one folder's ignore files to the rules above it; without any, the rules above hold unchanged.
    pub(crate) fn extend(
        above: Option<Arc<Self>>,
        folder: &[u8],
        git: Option<&[u8]>,
        airlock: Option<&[u8]>,
    ) -> Option<Arc<Self>> {
        if git.is_none() && airlock.is_none() {
            return above;
        }
        Some(Arc::new(Self {
            above,
            folder: folder.to_vec(),
            git: compile(git),
            airlock: compile(airlock),
        }))
    }

    /// Whether `path` (in the work tree) is to be left out. The folders above it are not asked about: a walk that goes
    /// top down has left them out already.
    pub(crate) fn ignored(&self, path: &[u8], is_folder: bool) -> Option<IgnoredBy> {
        match self.first_match(path, is_folder, |rules| &rules.airlock) {
            Some(Verdict::Leave) => return Some(IgnoredBy::Airlock),
            Some(Verdict::Take) => return None,
            None => {}
        }
        match self.first_match(path, is_folder, |rules| &rules.git) {
            Some(Verdict::Leave) => Some(IgnoredBy::Git),
            Some(Verdict::Take) | None => None,
        }
    }

    fn first_match(
        &self,
        path: &[u8],
        is_folder: bool,
        kind: impl Fn(&Self) -> &Gitignore,
    ) -> Option<Verdict> {
        let mut level = Some(self);
        while let Some(rules) = level {
            if let Some(relative) = name::below(path, &rules.folder) {
                match kind(rules).matched(name::as_path(relative), is_folder) {
                    Match::Ignore(_) => return Some(Verdict::Leave),
                    Match::Whitelist(_) => return Some(Verdict::Take),
                    Match::None => {}
                }
            }
            level = rules.above.as_deref();
        }
        None
    }
}

#[derive(Debug, Clone, Copy)]
enum Verdict {
    Leave,
    Take,
}

/// A line that is no pattern is left out, as git does: it can only make the scan see more.
fn compile(text: Option<&[u8]>) -> Gitignore {
    let Some(text) = text else {
        return Gitignore::empty();
    };
    let text = String::from_utf8_lossy(text);
    let mut builder = GitignoreBuilder::new("");
    for line in text.trim_start_matches('\u{feff}').lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(levels: &[(&str, Option<&str>, Option<&str>)]) -> Option<Arc<IgnoreRules>> {
        levels.iter().fold(None, |above, (folder, git, airlock)| {
            IgnoreRules::extend(
                above,
                folder.as_bytes(),
                git.map(str::as_bytes),
                airlock.map(str::as_bytes),
            )
        })
    }

    #[test]
    fn the_nearer_and_the_stronger_file_decides() {
        let rules = rules(&[
            (
                "",
                Some("*.log\n/build\nout/\n# a comment\n"),
                Some("secret/\n"),
            ),
            ("app", Some("!keep.log\n"), None),
            ("app/deep", None, Some("*.py\n!log.log\n")),
        ])
        .map(|rules| move |path: &str, is_folder| rules.ignored(path.as_bytes(), is_folder));
        let cases = [
            ("a.log", false, Some(IgnoredBy::Git)),
            ("app/keep.log", false, None),
            ("app/deep/keep.log", false, None),
            ("app/deep/log.log", false, None),
            ("app/deep/x.py", false, Some(IgnoredBy::Airlock)),
            ("app/x.py", false, None),
            ("build", true, Some(IgnoredBy::Git)),
            ("app/build", true, None),
            ("out", false, None),
            ("out", true, Some(IgnoredBy::Git)),
            ("app/secret", true, Some(IgnoredBy::Airlock)),
        ];
        for (path, is_folder, expected) in cases {
            let decided = rules.as_ref().and_then(|ask| ask(path, is_folder));
            assert_eq!(decided, expected, "{path}");
        }
    }

    #[test]
    fn a_broken_line_does_not_void_the_others() {
        let rules = rules(&[("", Some("\u{feff}a[\n*.tmp\n"), None)]);
        let ignored = rules.and_then(|rules| rules.ignored(b"x.tmp", false));
        assert_eq!(ignored, Some(IgnoredBy::Git));
    }
}
