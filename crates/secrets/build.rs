//! Packs `rules/secrets/*.toml` into one blob that the crate embeds: no TOML is read at start-up.
//!
//! Invariant: the same files give the same bytes; a detector without what a reader needs stops the build.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/pack/authored.rs"]
mod authored;
#[path = "src/pack/raw.rs"]
mod raw;

use authored::{RawDetector, RawFile};
use raw::{FORMAT, Kind, RawBrief, RawPack, RawTexts};

/// Examples of each sort a detector must bring.
const EXAMPLES: usize = 3;

/// Letters of a mark that says little about who issued a token (`sk-`, `eyJ`).
const SHORT_MARK: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../rules/secrets");
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-changed=src/pack/authored.rs");
    println!("cargo:rerun-if-changed=src/pack/raw.rs");
    let mut digest = blake3::Hasher::new();
    let mut detectors = BTreeMap::new();
    for path in toml_files(&folder)? {
        let text = fs::read_to_string(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        digest.update(&(name.len() as u64).to_le_bytes());
        digest.update(name.as_bytes());
        digest.update(&(text.len() as u64).to_le_bytes());
        digest.update(text.as_bytes());
        let file: RawFile =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for detector in file.detector {
            if let Some(lack) = lack(&detector) {
                return Err(format!("{name}: detector `{}` {lack}", detector.id).into());
            }
            let id = detector.id.clone();
            if detectors.insert(id.clone(), detector).is_some() {
                return Err(format!("{name}: the id `{id}` is taken").into());
            }
        }
    }
    let digest = digest.finalize().to_hex().to_string();
    let bytes = packed(digest, detectors.into_values())?;
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("detectors.bin"),
        bytes,
    )?;
    Ok(())
}

/// The pack: its version, what every run needs, and behind it the texts of each detector. Detectors come ordered by id.
fn packed(
    digest: String,
    detectors: impl Iterator<Item = RawDetector>,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut briefs = Vec::new();
    let mut texts = Vec::new();
    let mut owners_of: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for (number, detector) in (0..u16::MAX).zip(detectors) {
        let short_marks = { detector.literals.iter() }.all(|mark| mark.len() <= SHORT_MARK);
        briefs.push(RawBrief {
            id: detector.id,
            kind: detector.kind,
            lead: detector.lead,
            reach: detector.reach,
            checks: detector.checks,
            entropy: detector.entropy,
            generic: detector.generic,
            self_made: detector.self_made,
            short_marks,
            paths: detector.paths,
            severity: detector.severity,
            confidence: detector.confidence,
            texts_at: u32::try_from(texts.len())?,
        });
        texts.extend(postcard::to_allocvec(&RawTexts {
            name: detector.name,
            key: detector.key,
            regex: detector.regex,
            opens: detector.opens,
            rotate: detector.rotate,
            live: detector.live,
            references: detector.references,
            aliases: detector.aliases,
        })?);
        for literal in &detector.literals {
            let owners = owners_of.entry(literal.to_ascii_lowercase()).or_default();
            if owners.last() != Some(&number) {
                owners.push(number);
            }
        }
    }
    let mut literals = Vec::new();
    let mut owners = Vec::new();
    let mut owners_end = Vec::new();
    for (literal, of_one) in owners_of {
        literals.push(literal);
        owners.extend(of_one);
        owners_end.push(u32::try_from(owners.len())?);
    }
    let pack = RawPack {
        digest,
        detectors: briefs,
        literals,
        owners,
        owners_end,
    };
    let mut bytes = vec![FORMAT];
    bytes.extend(postcard::to_allocvec(&pack)?);
    bytes.extend(texts);
    Ok(bytes)
}

/// The folder's detector files by name, so that the pack does not depend on the file system's order.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            println!("cargo:rerun-if-changed={}", path.display());
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// What a detector lacks, if anything.
fn lack(detector: &RawDetector) -> Option<&'static str> {
    let kebab = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if !kebab(&detector.id) {
        return Some("has an id that is not in kebab-case");
    }
    if detector.kind == Kind::Line {
        if !detector.literals.is_empty() || detector.paths.is_empty() {
            return Some("looks at every line, so it needs paths and no literals");
        }
    } else if detector.literals.is_empty()
        || detector.literals.iter().any(|literal| literal.len() < 3)
    {
        return Some("needs literals of at least 3 characters");
    }
    if detector.name.is_empty() || detector.opens.is_empty() || detector.rotate.is_empty() {
        return Some("must say what it finds, what that opens and how to rotate it");
    }
    let asks = ["GET https://", "POST https://"];
    if !detector.live.is_empty() && !asks.iter().any(|call| detector.live.starts_with(call)) {
        return Some("has a live check that is no call of the provider's, such as `GET https://…`");
    }
    if detector.positives.len() < EXAMPLES || detector.negatives.len() < EXAMPLES {
        return Some("needs at least 3 positives and 3 negatives");
    }
    None
}
