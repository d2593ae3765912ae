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

#[path = "src/example.rs"]
mod example;
#[path = "src/formula.rs"]
mod formula;
#[path = "src/literals.rs"]
mod literals;
#[path = "src/models.rs"]
mod models;
#[path = "src/packed.rs"]
mod packed;
#[path = "src/pattern_words.rs"]
mod pattern_words;
#[path = "src/pcre.rs"]
mod pcre;
#[path = "src/rank.rs"]
mod rank;
#[path = "src/raw.rs"]
mod raw;
#[path = "src/raw_match.rs"]
mod raw_match;
#[path = "src/raw_taint.rs"]
mod raw_taint;
#[path = "src/regex_edges.rs"]
mod regex_edges;
#[path = "src/regex_literals.rs"]
mod regex_literals;
#[path = "src/route_check.rs"]
mod route_check;
#[path = "src/taint.rs"]
mod taint;

use example::{Example, Examples};
use models::Models;
use packed::{PackedRule, PackedRules};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let mut digest = blake3::Hasher::new();
    let mut models = Models::default();
    for file in files_of("models", &mut digest) {
        let value = file.yaml();
        let list = value.get("models").unwrap_or(&serde_json::Value::Null);
        if let Err(error) = models.add(list) {
            panic!("{}: {}: {}", file.name, error.key, error.message);
        }
    }
    let mut rules = Vec::new();
    let mut examples = Examples::default();
    for file in files_of("rules", &mut digest) {
        let packed = pack_file(&file, &models);
        let shown = packed
            .iter()
            .filter_map(|rule| Some((rule.id.clone(), example_of(&rule.id, &file.path)?)));
        examples.of_rules.extend(shown);
        rules.extend(packed);
    }
    rules.sort_by(|a: &PackedRule, b| a.id.cmp(&b.id));
    let ready: Vec<Vec<u8>> = rules.iter().map(ready).collect();
    let pack = PackedRules {
        digest: digest.finalize().to_hex().to_string(),
        rules,
    };
    examples.of_rules.sort_by(|a, b| a.0.cmp(&b.0));
    write("rules.pack", pack.to_bytes());
    write("ready.pack", postcard::to_allocvec(&ready));
    write("examples.pack", postcard::to_allocvec(&examples));
    write("models.pack", postcard::to_allocvec(&models));
}

/// A rule as it is read from its body.
fn ready(rule: &PackedRule) -> Vec<u8> {
    let wrong = |error: String| -> ! { panic!("{}: {error}", rule.id) };
    let value = serde_json::from_str(&rule.body).unwrap_or_else(|error| wrong(error.to_string()));
    let raw = raw::read_rule(&value).unwrap_or_else(|error| wrong(error.message));
    postcard::to_allocvec(&raw).unwrap_or_else(|error| wrong(error.to_string()))
}

/// A YAML file of the packs.
struct PackFile {
    /// Below the workspace, with `/`.
    name: String,
    path: PathBuf,
    text: String,
}

impl PackFile {
    fn yaml(&self) -> serde_json::Value {
        yaml_serde::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

/// The files of the workspace's folder `folder`, ordered by name, which all count for `digest`.
fn files_of(folder: &str, digest: &mut blake3::Hasher) -> Vec<PackFile> {
    let top = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..");
    let root = top.join(folder);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let below = path.strip_prefix(&top).unwrap_or(&path);
        let name = below.to_string_lossy().replace('\\', "/");
        digest.update(name.as_bytes());
        digest.update(&[0]);
        digest.update(text.as_bytes());
        digest.update(&[0]);
        PackFile { name, path, text }
    };
    paths.into_iter().map(read).collect()
}

fn write(name: &str, bytes: Result<Vec<u8>, postcard::Error>) {
    let bytes = bytes.unwrap_or_else(|error| panic!("{name}: {error}"));
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(&out, bytes).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
}

/// The example in the annotated tests beside `file`: `<name>.<ending>`, `<name>.test.<ending>`.
fn example_of(id: &str, file: &Path) -> Option<Example> {
    let stem = file.file_stem()?.to_str()?;
    let mut tests: Vec<PathBuf> = fs::read_dir(file.parent()?)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let ending = name
                .strip_prefix(stem)
                .and_then(|rest| rest.strip_prefix('.'));
            path != file && ending.is_some_and(|ending| !ending.starts_with("fixed."))
        })
        .collect();
    tests.sort();
    tests.iter().find_map(|test| {
        let text = fs::read_to_string(test).ok()?;
        example::cut(id, test.extension()?.to_str()?, &text)
    })
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

fn pack_file(file: &PackFile, models: &Models) -> Vec<PackedRule> {
    let name = &file.name;
    let value = file.yaml();
    let rules = value
        .get("rules")
        .and_then(serde_json::Value::as_array)
        .unwrap_or_else(|| panic!("{name}: no `rules` list"));
    rules
        .iter()
        .map(|rule| {
            packed::pack(name, rule, models)
                .unwrap_or_else(|error| panic!("{name}: {}: {}", error.key, error.message))
        })
        .collect()
}
