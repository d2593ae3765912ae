//! Apple's platforms: Swift packages (`Package.swift` as text, `Package.resolved`), CocoaPods (`Podfile` as text,
//! `Podfile.lock`), Carthage (`Cartfile`, `Cartfile.resolved`).

use super::{Files, Reader};
use crate::doc::Node;
use crate::lines::lines;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Mention, PackageOrigin, Scope};
use rustc_hash::FxHashMap;

/// As the advisories' schema names it: a Swift package is named by its repository.
const SWIFT: &str = "SwiftURL";
/// No advisory schema names it.
const COCOAPODS: &str = "CocoaPods";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: SWIFT,
        mention: Mention::Manifest,
        files: &[Files::If("swift", |path| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name == "Package.swift" || name.starts_with("Package@swift-")
        })],
        read: read_package,
    },
    Reader {
        ecosystem: SWIFT,
        mention: Mention::Lockfile,
        files: &[Files::Name("Package.resolved")],
        read: read_resolved,
    },
    Reader {
        ecosystem: SWIFT,
        mention: Mention::Manifest,
        files: &[Files::Name("Cartfile")],
        read: read_cartfile,
    },
    Reader {
        ecosystem: SWIFT,
        mention: Mention::Lockfile,
        files: &[Files::Name("Cartfile.resolved")],
        read: read_cartfile,
    },
    Reader {
        ecosystem: COCOAPODS,
        mention: Mention::Manifest,
        files: &[Files::Name("Podfile")],
        read: read_podfile,
    },
    Reader {
        ecosystem: COCOAPODS,
        mention: Mention::Lockfile,
        files: &[Files::Name("Podfile.lock")],
        read: read_podfile_lock,
    },
];

/// A repository's address as the name of the package in it.
fn name_of(url: &str) -> String {
    let clean = origin::without_credentials(url);
    let bare = clean
        .split_once("://")
        .map_or(clean.as_str(), |(_, bare)| bare);
    let bare = bare
        .strip_prefix("git@")
        .unwrap_or(bare)
        .replacen(':', "/", 1);
    bare.strip_suffix(".git")
        .unwrap_or(&bare)
        .trim_end_matches('/')
        .to_owned()
}

/// `.package(url: "…", from: "1.0.0")` and its other forms.
fn read_package(out: &mut Out<'_>) {
    let text = out.text;
    for (at, _) in text.match_indices(".package(") {
        let line_start = text
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |end| end + 1);
        if text
            .get(line_start..at)
            .is_some_and(|before| before.contains("//"))
        {
            continue;
        }
        let call = text.get(at..).unwrap_or_default();
        let call = call.get(..closing(call)).unwrap_or(call);
        let value = |key: &str| {
            let after = call.split_once(key)?.1.trim_start();
            after.strip_prefix('"')?.split('"').next()
        };
        let Some(url) = value("url:") else {
            continue;
        };
        let start = url.as_ptr() as usize - text.as_ptr() as usize;
        let span = airlock_model::Span::new(
            crate::doc::offset(start),
            crate::doc::offset(start + url.len()),
        );
        let versions: Vec<&str> = call
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|text| text.starts_with(|first: char| first.is_ascii_digit()))
            .collect();
        let draft = Draft::new(name_of(url), span);
        let draft = if let Some(exact) = value("exact:").or(value(".exact(")) {
            draft.version(exact)
        } else if call.contains("...") || call.contains("..<") {
            draft.requirement(&versions.join(if call.contains("..<") { "..<" } else { "..." }))
        } else {
            draft.requirement(
                &versions
                    .first()
                    .map(|version| format!("^{version}"))
                    .unwrap_or_default(),
            )
        };
        let reference = value("revision:")
            .or(value("branch:"))
            .or(value(".revision("))
            .or(value(".branch("));
        let draft = match reference {
            Some(reference) => draft.origin(Some(origin::git(url, Some(reference)))),
            None => draft,
        };
        out.add(draft.scope(Scope::Runtime).direct(true));
    }
}

/// Where the call's bracket closes.
fn closing(call: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in call.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    call.len()
}

fn read_resolved(out: &mut Out<'_>) {
    let root = out.json();
    let old = root.at(&["object", "pins"]).items();
    for pin in root.get("pins").items().iter().chain(old) {
        let url = [pin.get("location"), pin.get("repositoryURL")]
            .into_iter()
            .find(|node| !node.is_null());
        let Some(url) = url else {
            continue;
        };
        let state = pin.get("state");
        let (version, revision) = (state.get("version").str(), state.get("revision").str());
        let draft = Draft::new(name_of(url.str()), url.span).version(version);
        out.add(if version.is_empty() {
            draft.origin(Some(origin::git(url.str(), Some(revision))))
        } else {
            draft.integrity(&if revision.is_empty() {
                String::new()
            } else {
                format!("git:{revision}")
            })
        });
    }
}

/// `github "owner/name" ~> 1.0`; in the resolved file `"1.0"`.
fn read_cartfile(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let words = line.trimmed();
        let (kind, rest) = words.split_once(' ').unwrap_or((words, ""));
        let mut parts = rest.split('"');
        let (Some(_), Some(source)) = (parts.next(), parts.next()) else {
            continue;
        };
        let name = match kind {
            "github" if !source.contains("://") => format!("github.com/{source}"),
            "github" | "git" => name_of(source),
            _ => continue,
        };
        let draft = Draft::new(name, line.span_of(source)).scope(Scope::Runtime);
        let tail = rest
            .rsplit_once(source)
            .map_or("", |(_, tail)| tail.trim_start_matches('"').trim());
        out.add(
            match tail
                .strip_prefix('"')
                .and_then(|tail| tail.strip_suffix('"'))
            {
                Some(version) => draft.version(version),
                None => draft
                    .requirement(tail.split(" #").next().unwrap_or_default())
                    .direct(true),
            },
        );
    }
}

/// `pod 'Name', '~> 1.0'`.
fn read_podfile(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let words = line.trimmed();
        if let Some(source) = words.strip_prefix("source ") {
            let url = source.trim_matches(['"', '\'', ' ']);
            out.setting("registry:", origin::without_credentials(url), line.start);
        }
        let Some(rest) = words
            .strip_prefix("pod ")
            .or_else(|| words.strip_prefix("pod("))
        else {
            continue;
        };
        let texts: Vec<&str> = rest.split(['"', '\'']).skip(1).step_by(2).collect();
        let Some(name) = texts.first() else {
            continue;
        };
        let value = |key: &str| {
            let after = rest.split_once(key)?.1;
            after.split(['"', '\'']).nth(1)
        };
        let reference = value(":commit")
            .or(value("commit:"))
            .or(value(":tag"))
            .or(value("tag:"))
            .or(value(":branch"))
            .or(value("branch:"));
        let origin = value(":git")
            .or(value("git:"))
            .map(|url| origin::git(url, reference))
            .or_else(|| value(":path").or(value("path:")).map(origin::path));
        let requirement = texts
            .iter()
            .skip(1)
            .take_while(|text| {
                text.starts_with(|first: char| first.is_ascii_digit() || "~<>=".contains(first))
            })
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let draft = Draft::new(*name, line.span_of(name))
            .requirement(&requirement)
            .origin(origin);
        out.add(draft.scope(Scope::Runtime).direct(true));
    }
}

fn read_podfile_lock(out: &mut Out<'_>) {
    for root in &out.yaml() {
        let sources = root.get("EXTERNAL SOURCES");
        let checkouts = root.get("CHECKOUT OPTIONS");
        let checksums = root.get("SPEC CHECKSUMS");
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        for pod in root.get("PODS").items() {
            let (key, span) = match pod.entries().first() {
                Some(entry) => (entry.key.as_ref(), entry.key_span),
                None => (pod.str(), pod.span),
            };
            let (name, version) = key.split_once(" (").unwrap_or((key, ""));
            let base = name.split('/').next().unwrap_or(name);
            let digest = checksums.get(base).str();
            let digest = if digest.is_empty() {
                String::new()
            } else {
                format!("sha1:{digest}")
            };
            let draft = Draft::new(name, span)
                .version(version.trim_end_matches(')'))
                .origin(pod_origin(sources.get(base), checkouts.get(base)))
                .integrity(&digest);
            if let Some(number) = out.add(draft) {
                numbers.insert(name.to_owned(), number);
            }
        }
        for pod in root.get("PODS").items() {
            for entry in pod.entries() {
                let from = numbers.get(entry.key.split(" (").next().unwrap_or_default());
                for wanted in entry.value.items() {
                    let to = numbers.get(wanted.str().split(" (").next().unwrap_or_default());
                    if let (Some(from), Some(to)) = (from, to) {
                        out.edge(*from, *to, false);
                    }
                }
            }
        }
        let roots: Vec<(u32, Scope)> = root
            .get("DEPENDENCIES")
            .items()
            .iter()
            .filter_map(|item| numbers.get(item.str().split(" (").next()?))
            .map(|number| (*number, Scope::Runtime))
            .collect();
        crate::graph::spread(out, &roots);
    }
}

fn pod_origin(source: &Node<'_>, checkout: &Node<'_>) -> Option<PackageOrigin> {
    if let Some(path) = source.get(":path").text() {
        return Some(origin::path(path));
    }
    let url = source.get(":git").text()?;
    let reference = checkout
        .get(":commit")
        .text()
        .or(source.get(":commit").text())
        .or(source.get(":tag").text())
        .or(source.get(":branch").text());
    Some(origin::git(url, reference))
}
