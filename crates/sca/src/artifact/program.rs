//! Programs: the module list in those that Go's linker made, the dependency list in those that `cargo auditable` made.

use super::Found;
use crate::facts::Edge;
use memchr::memmem;
use object::{Object, ObjectSection};
use serde_json::Value;

/// What stands before the build information of a Go program.
const GO_MAGIC: &[u8] = b"\xff Go buildinf:";
/// Bytes from the magic to the texts, where they stand in line (since Go 1.18).
const GO_HEADER: usize = 32;
/// The flag that says so.
const GO_INLINE: u8 = 2;
/// Bytes that frame the module list on both sides.
const GO_FRAME: usize = 16;
/// The section in which the list of crates lies.
const RUST_SECTION: &str = ".dep-v0";
/// Bytes that the list of crates may unpack to; those of large products have some hundred thousand.
const MOST_OF_LIST: usize = 16 * 1024 * 1024;

pub(super) fn read(found: &mut Found, bytes: &[u8]) {
    let is_go = read_go(found, bytes);
    let is_rust = read_rust(found, bytes);
    if !is_go && !is_rust {
        found.note("neither an archive nor a program that lists what it is made of");
    }
}

fn read_go(found: &mut Found, bytes: &[u8]) -> bool {
    let mut places = memmem::find_iter(bytes, GO_MAGIC);
    // The linker aligns it; elsewhere the same bytes are a constant of a program that reads others.
    let Some(at) = places.find(|at| at % GO_FRAME == 0) else {
        return false;
    };
    let flags = bytes.get(at + GO_MAGIC.len() + 1).copied().unwrap_or(0);
    if flags & GO_INLINE == 0 {
        found.note("a program of Go before 1.18, whose module list is not read");
        return true;
    }
    let Some(list) = go_list(bytes, at + GO_HEADER) else {
        found.note("the module list of a Go program is cut off");
        return true;
    };
    let list = String::from_utf8_lossy(list);
    for line in list.lines() {
        let mut fields = line.split('\t');
        let kind = fields.next().unwrap_or_default();
        let (name, version) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
        match kind {
            "dep" => {
                let digest = fields.next().unwrap_or("");
                if let Some(package) = found.add("Go", name, version) {
                    package
                        .integrity
                        .extend((!digest.is_empty()).then(|| digest.to_owned()));
                }
            }
            // A replacement follows what it takes the place of.
            "=>" => {
                found.facts.packages.pop();
                found.add("Go", name, version);
            }
            "mod" => found.facts.own = Some(own(name, version)),
            _ => {}
        }
    }
    true
}

fn own(name: &str, version: &str) -> crate::facts::Own {
    crate::facts::Own {
        name: name.to_owned(),
        version: (!version.is_empty() && version != "(devel)").then(|| version.to_owned()),
        license: None,
    }
}

/// The second of two texts that each follow their length.
fn go_list(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let (_, next) = counted(bytes, at)?;
    let (list, _) = counted(bytes, next)?;
    let end = list.len().checked_sub(GO_FRAME)?;
    list.get(GO_FRAME..end)
}

/// A text after its length (seven bits a byte, the lowest first), and where it ends.
fn counted(bytes: &[u8], mut at: usize) -> Option<(&[u8], usize)> {
    let mut length = 0_usize;
    for shift in (0..28).step_by(7) {
        let byte = *bytes.get(at)?;
        at += 1;
        length |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            let end = at.checked_add(length)?;
            return Some((bytes.get(at..end)?, end));
        }
    }
    None
}

fn read_rust(found: &mut Found, bytes: &[u8]) -> bool {
    let Ok(file) = object::File::parse(bytes) else {
        return false;
    };
    let Some(section) = file.section_by_name(RUST_SECTION) else {
        return false;
    };
    let packed = section.data().unwrap_or_default();
    let list = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, MOST_OF_LIST)
        .ok()
        .and_then(|json| serde_json::from_slice::<Value>(&json).ok());
    let Some(list) = list else {
        found.note("the list of crates in a program is damaged");
        return true;
    };
    let packages = list.get("packages").and_then(Value::as_array);
    let text = |package: &Value, key: &str| {
        let text = package.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let mut numbers: Vec<Option<u32>> = Vec::new();
    for package in packages.into_iter().flatten() {
        let (name, version) = (text(package, "name"), text(package, "version"));
        if package.get("root").and_then(Value::as_bool) == Some(true) {
            found.facts.own = Some(own(&name, &version));
            numbers.push(None);
            continue;
        }
        let is_of_registry = matches!(text(package, "source").as_str(), "crates.io" | "registry");
        let number = u32::try_from(found.facts.packages.len()).ok();
        let added = found.add("crates.io", &name, &version);
        if let Some(added) = added {
            if text(package, "kind") == "build" {
                added.scope = airlock_model::Scope::Build;
            }
            if !is_of_registry {
                added.origin = Some(airlock_model::PackageOrigin::Path {
                    path: text(package, "source"),
                });
            }
        }
        numbers.push(number);
    }
    let number = |at: Option<u64>| *numbers.get(usize::try_from(at?).ok()?)?;
    for (from, package) in (0_u64..).zip(packages.into_iter().flatten()) {
        let needs = package.get("dependencies").and_then(Value::as_array);
        for to in needs.into_iter().flatten() {
            match (number(Some(from)), number(to.as_u64())) {
                (Some(from), Some(to)) => found.facts.edges.push(Edge {
                    from,
                    to,
                    optional: false,
                }),
                // What the program itself needs.
                (None, Some(to)) => {
                    if let Some(package) = found.facts.packages.get_mut(to as usize) {
                        package.direct = Some(true);
                    }
                }
                _ => {}
            }
        }
    }
    true
}
