//! Compiles the YAML rules under `rules/` into the embedded pack, so that start-up parses no YAML.
//!
//! Shares the schema and the literal extraction with the crate by compiling the same files.
#![expect(
    unreachable_pub,
    reason = "the shared files export what the crate exports"
)]
#![expect(
    clippy::panic,
    reason = "a rule of ours that is wrong must stop the build, with its file and key"
)]

#[path = "src/formula.rs"]
mod formula;
#[path = "src/literals.rs"]
mod literals;
#[path = "src/packed.rs"]
mod packed;
#[path = "src/raw.rs"]
mod raw;
#[path = "src/raw_match.rs"]
mod raw_match;
#[path = "src/raw_taint.rs"]
mod raw_taint;
#[path = "src/regex_literals.rs"]
mod regex_literals;
#[path = "src/taint.rs"]
mod taint;

use packed::{PackedRule, PackedRules};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../rules");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut digest = blake3::Hasher::new();
    let mut rules = Vec::new();
    for file in files {
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file
            .strip_prefix(&root)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        digest.update(name.as_bytes());
        digest.update(&[0]);
        digest.update(text.as_bytes());
        digest.update(&[0]);
        rules.extend(pack_file(&format!("rules/{name}"), &text));
    }
    rules.sort_by(|a: &PackedRule, b| a.id.cmp(&b.id));
    let pack = PackedRules {
        digest: digest.finalize().to_hex().to_string(),
        rules,
    };
    let bytes = postcard::to_allocvec(&pack).unwrap_or_else(|error| panic!("rule pack: {error}"));
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join("rules.pack");
    fs::write(&out, bytes).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
}

/// Rule files below `folder`; `rules/secrets` holds detectors, which are another crate's.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
            && !is_test_file(&path)
        {
            files.push(path);
        }
    }
}

/// A YAML file that is the annotated test of a rule for YAML stands beside it as `<id>.test.yaml`.
fn is_test_file(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().contains(".test."))
}

fn pack_file(name: &str, text: &str) -> Vec<PackedRule> {
    let value: serde_json::Value =
        yaml_serde::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let rules = value
        .get("rules")
        .and_then(serde_json::Value::as_array)
        .unwrap_or_else(|| panic!("{name}: no `rules` list"));
    rules
        .iter()
        .map(|rule| {
            packed::pack(name, rule)
                .unwrap_or_else(|error| panic!("{name}: {}: {}", error.key, error.message))
        })
        .collect()
}
