//! Go: `go.mod`, `go.work`, `go.sum`, `vendor/modules.txt`.
//!
//! `go.mod` gives the versions that are built with; `go.sum` also names versions that were only looked at, so nothing is
//! an entry of the inventory for standing there.

use super::{Files, Reader};
use crate::lines::{Line, lines};
use crate::origin;
use crate::out::{ALIAS, Draft, Out};
use airlock_model::{Mention, Scope};

/// As the advisories' schema names it.
pub(crate) const ECOSYSTEM: &str = "Go";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("go.mod")],
        read: read_mod,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("go.work")],
        read: read_mod,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("go.sum"), Files::Name("go.work.sum")],
        read: read_sum,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::If("txt", |path| {
            path == "vendor/modules.txt" || path.ends_with("/vendor/modules.txt")
        })],
        read: read_vendor,
    },
];

fn read_mod(out: &mut Out<'_>) {
    let mut block = "";
    let mut replaced: Vec<(String, String, String, String)> = Vec::new();
    for line in lines(out.text) {
        let (words, comment) = line
            .trimmed()
            .split_once("//")
            .unwrap_or((line.trimmed(), ""));
        let words = words.trim();
        if words.is_empty() {
            continue;
        }
        if words == ")" {
            block = "";
            continue;
        }
        let (verb, rest) = if block.is_empty() {
            words.split_once(char::is_whitespace).unwrap_or((words, ""))
        } else {
            (block, words)
        };
        if rest.trim() == "(" {
            block = verb;
            continue;
        }
        directive(out, &line, verb, rest.trim(), comment.trim(), &mut replaced);
    }
    // A replacement gives other bytes under the same name.
    for (name, version, new_name, new_version) in replaced {
        if new_name != name {
            out.setting(format!("{ALIAS}{name}"), new_name.clone(), 0);
        }
        replace(out, &name, &version, &new_name, &new_version);
    }
}

fn directive(
    out: &mut Out<'_>,
    line: &Line<'_>,
    verb: &str,
    rest: &str,
    comment: &str,
    replaced: &mut Vec<(String, String, String, String)>,
) {
    let unquote = |word: &str| word.trim_matches(['"', '`']).to_owned();
    let mut words = rest.split_whitespace();
    match verb {
        "module" => out.own(&unquote(rest), None),
        "require" => {
            let (Some(name), Some(version)) = (words.next(), words.next()) else {
                out.note(line.start, "a requirement without a version");
                return;
            };
            let is_direct = !comment.split([';', ' ']).any(|word| word == "indirect");
            let draft = Draft::new(unquote(name), line.span_of(name)).version(version);
            out.add(draft.scope(Scope::Runtime).direct(is_direct));
        }
        "tool" => out.setting("tool", unquote(rest), line.start),
        "use" => out.setting("workspaces", unquote(rest), line.start),
        "toolchain" | "go" => out.setting(verb, rest, line.start),
        "replace" => {
            let Some((old, new)) = rest.split_once("=>") else {
                return;
            };
            let part = |text: &str| {
                let mut words = text.split_whitespace().map(unquote);
                (
                    words.next().unwrap_or_default(),
                    words.next().unwrap_or_default(),
                )
            };
            let ((name, version), (new_name, new_version)) = (part(old), part(new));
            replaced.push((name, version, new_name, new_version));
        }
        _ => {}
    }
}

fn replace(out: &mut Out<'_>, name: &str, version: &str, new_name: &str, new_version: &str) {
    let count = u32::try_from(out.packages().len()).unwrap_or(u32::MAX);
    for number in 0..count {
        let Some(package) = out.package_mut(number) else {
            continue;
        };
        let is_meant = package.name == name
            && (version.is_empty() || package.version.as_deref() == Some(version));
        if !is_meant {
            continue;
        }
        if new_name.starts_with('.') || new_name.starts_with('/') {
            package.origin = Some(origin::path(new_name));
        } else if !new_name.is_empty() {
            new_name.clone_into(&mut package.name);
            package.version = Some(new_version.to_owned()).filter(|version| !version.is_empty());
        }
    }
}

/// Checksums by module and version, which are joined to the requirements of `go.mod`.
fn read_sum(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let mut words = line.text.split_whitespace();
        let (Some(name), Some(version), Some(digest)) = (words.next(), words.next(), words.next())
        else {
            if !line.trimmed().is_empty() {
                out.note(line.start, "a line that is no checksum");
            }
            continue;
        };
        if !version.ends_with("/go.mod") {
            out.setting(format!("digest:{name} {version}"), digest, line.start);
        }
    }
}

fn read_vendor(out: &mut Out<'_>) {
    let mut last = None;
    for line in lines(out.text) {
        if let Some(marks) = line.text.strip_prefix("## ") {
            if let Some(number) = last {
                let is_direct = marks.split(';').any(|mark| mark.trim() == "explicit");
                if let Some(package) = out.package_mut(number) {
                    package.direct = Some(is_direct);
                }
            }
            continue;
        }
        let Some(module) = line.text.strip_prefix("# ") else {
            continue;
        };
        let (old, new) = module.split_once("=>").unwrap_or((module, ""));
        let mut words = if new.trim().is_empty() { old } else { new }.split_whitespace();
        let (name, version) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        // Replacements are listed once more at the end, without a version on the left.
        if old.split_whitespace().count() < 2 {
            last = None;
            continue;
        }
        let draft = Draft::new(name, line.span_of(name)).version(version);
        let draft = if name.starts_with(['.', '/']) {
            let original = old.split_whitespace().next().unwrap_or_default();
            Draft::new(original, line.span()).origin(Some(origin::path(name)))
        } else {
            draft
        };
        last = out.add(draft.scope(Scope::Runtime).direct(false));
    }
}
