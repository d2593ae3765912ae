//! Where a symbolic link leads, found out without leaving the root.
//!
//! Links are never followed while walking: what they lead to inside the root is looked at under its own name. A link
//! that leads elsewhere is told in Coverage, since what is behind it was not looked at.

use crate::name;
use crate::root_dir::{Kind, RootDir};
use std::collections::VecDeque;
use std::path::Path;

/// Links that may be passed on the way to one target; Linux allows 40 as well.
const MAX_HOPS: usize = 40;

/// What is at the end of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file or folder below the root, under its own name.
    Inside(Vec<u8>, Kind),
    /// Something that is not below the root.
    Outside,
    /// Nothing: the links lead in a circle.
    Circle,
    /// Nothing: no such file.
    Missing,
}

impl Target {
    /// Why what is behind the link is not looked at; `None` when it is, under its own name.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        match self {
            Self::Inside(_, Kind::File | Kind::Folder) => None,
            Self::Inside(..) => Some("leads to a FIFO, device or socket"),
            Self::Outside => Some("leads out of the scanned root"),
            Self::Circle => Some("leads in a circle"),
            Self::Missing => Some("leads nowhere"),
        }
    }
}

/// Follows the links in `path` below `root`, whose own absolute path is `root_path`.
pub(crate) fn resolve(root: &RootDir, root_path: &Path, path: &[u8]) -> Target {
    let mut pending: VecDeque<Vec<u8>> = parts(path).collect();
    let mut reached: Vec<Vec<u8>> = Vec::new();
    let mut kind = Kind::Folder;
    let mut hops = 0;
    while let Some(part) = pending.pop_front() {
        if part == b".." {
            if reached.pop().is_none() {
                return Target::Outside;
            }
            kind = Kind::Folder;
            continue;
        }
        reached.push(part);
        let here = reached.join(&b'/');
        let Ok((found, _)) = root.stat(&here) else {
            return Target::Missing;
        };
        kind = found;
        if kind != Kind::Link {
            continue;
        }
        hops += 1;
        if hops > MAX_HOPS {
            return Target::Circle;
        }
        let Ok(target) = root.read_link(&here) else {
            return Target::Missing;
        };
        reached.pop();
        let relative = if target.starts_with(b"/") {
            reached.clear();
            match name::as_path(&target).strip_prefix(root_path) {
                Ok(rest) => name::as_bytes(rest).to_vec(),
                Err(_) => return Target::Outside,
            }
        } else {
            target
        };
        for part in parts(&relative).collect::<Vec<_>>().into_iter().rev() {
            pending.push_front(part);
        }
        kind = Kind::Folder;
    }
    Target::Inside(reached.join(&b'/'), kind)
}

/// Whether a link's text, taken without looking at any file, leaves the top of the tree it is in.
pub(crate) fn escapes_lexically(link: &[u8], target: &[u8]) -> bool {
    if target.starts_with(b"/") {
        return true;
    }
    let mut depth = parts(name::parent(link)).count();
    for part in parts(target) {
        if part != b".." {
            depth += 1;
        } else if let Some(up) = depth.checked_sub(1) {
            depth = up;
        } else {
            return true;
        }
    }
    false
}

fn parts(path: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    path.split(|byte| *byte == b'/')
        .filter(|part| !part.is_empty() && *part != b".")
        .map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn follows_links_only_inside() {
        let folder = tempfile::tempdir().unwrap();
        let root_path = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root_path.join("a/b")).unwrap();
        std::fs::write(root_path.join("a/file.py"), "").unwrap();
        let absolute_inside = root_path.join("a/file.py");
        let links: [(&str, &str); 9] = [
            ("to_file", "a/file.py"),
            ("a/b/up", "../file.py"),
            ("a/b/out", "../../../etc/passwd"),
            ("absolute", "/etc/passwd"),
            ("absolute_inside", absolute_inside.to_str().unwrap()),
            ("one", "two"),
            ("two", "one"),
            ("nowhere", "a/missing"),
            ("around", "a/b/../../a/b/up"),
        ];
        for (link, target) in links {
            symlink(target, root_path.join(link)).unwrap();
        }
        let root = RootDir::open(&root_path).unwrap();
        let file = Target::Inside(b"a/file.py".to_vec(), Kind::File);
        let cases = [
            ("to_file", file.clone()),
            ("a/b/up", file.clone()),
            ("a/b/out", Target::Outside),
            ("absolute", Target::Outside),
            ("absolute_inside", file.clone()),
            ("one", Target::Circle),
            ("nowhere", Target::Missing),
            ("around", file),
        ];
        for (link, expected) in cases {
            assert_eq!(
                resolve(&root, &root_path, link.as_bytes()),
                expected,
                "{link}"
            );
        }
    }

    #[test]
    fn judges_a_link_by_its_text() {
        let cases = [
            ("a/b/link", "../../x", false),
            ("a/b/link", "../../../x", true),
            ("link", "/etc/passwd", true),
            ("link", "./a/../b", false),
            ("link", "a/../../b", true),
        ];
        for (link, target, escapes) in cases {
            assert_eq!(
                escapes_lexically(link.as_bytes(), target.as_bytes()),
                escapes,
                "{link} -> {target}"
            );
        }
    }
}
