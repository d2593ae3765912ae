//! Which licence a file holds: its words, five by five, held against those of SPDX's texts.
//!
//! Of each text a sketch is kept: the lowest of its hashes, which stand for all of them. A file that holds nearly all of a
//! sketch holds that text, whatever stands before and after it. The sketches (`sketches.txt`) are made of the texts that
//! SPDX publishes (CC0-1.0), by a test of this file.
//!
//! It refuses to guess: a text that lacks more than an eighth of every sketch is none of those known here.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Words that are hashed together.
const WORDS: usize = 5;
/// Of a sketch's hashes, how many of eight must be in a file.
const ENOUGH_OF_EIGHT: usize = 7;
/// Bytes of a file that are looked at; the longest licence has 35,000.
const MOST_BYTES: usize = 200_000;

struct Sketch {
    id: &'static str,
    /// How many hashes the whole text has.
    size: usize,
    hashes: Vec<u32>,
}

fn sketches() -> &'static [Sketch] {
    static SKETCHES: OnceLock<Vec<Sketch>> = OnceLock::new();
    SKETCHES.get_or_init(|| {
        let line = |line: &'static str| {
            let mut fields = line.split(' ');
            let id = fields.next()?;
            let size = fields.next()?.parse().ok()?;
            let hashes = fields.filter_map(|hex| u32::from_str_radix(hex, 16).ok());
            Some(Sketch {
                id,
                size,
                hashes: hashes.collect(),
            })
        };
        include_str!("sketches.txt")
            .lines()
            .filter_map(line)
            .collect()
    })
}

/// Words by which two texts may begin apart and still be forms of one; a sketch knows beginnings no better.
const ABREAST: usize = 100;

/// The identifier of the licence whose text a file holds: of several, the first, for what a product contains is listed
/// after its own; of forms of one text, that of which most is there, then the longest.
pub fn detect(text: &str) -> Option<&'static str> {
    let end = (0..=text.len().min(MOST_BYTES))
        .rev()
        .find(|at| text.is_char_boundary(*at))?;
    let held = hashes(text.get(..end)?);
    let found: Vec<(usize, usize, usize, &str)> = sketches()
        .iter()
        .filter_map(|sketch| {
            let there = sketch.hashes.iter().filter_map(|hash| held.get(hash));
            let count = there.clone().count();
            let is_enough = count * 8 >= sketch.hashes.len() * ENOUGH_OF_EIGHT;
            // In twentieths, so that a word that was changed does not decide between two that are there whole.
            let share = count * 20 / sketch.hashes.len().max(1);
            is_enough.then_some((*there.min()?, share, sketch.size, sketch.id))
        })
        .collect();
    let first = found.iter().map(|(start, ..)| *start).min()?;
    let abreast = found
        .into_iter()
        .filter(|(start, ..)| *start <= first + ABREAST);
    abreast
        .map(|(_, share, size, id)| (share, size, id))
        .max()
        .map(|(_, _, id)| id)
}

/// The hashes of all words of a text, five by five (FNV-1a, 32 bits), with the first place of each in words.
fn hashes(text: &str) -> FxHashMap<u32, usize> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut out = FxHashMap::default();
    for (place, words) in words.windows(WORDS).enumerate() {
        let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
        let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        out.entry(hash).or_insert(place);
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::fmt::Write as _;

    /// Hashes of a sketch.
    const KEPT: usize = 96;

    /// The licences that are told. Versions of one text that differ in who may choose (`-only`, `-or-later`) are one text.
    const TOLD: [&str; 44] = [
        "0BSD",
        "AFL-3.0",
        "AGPL-3.0-only",
        "Apache-1.1",
        "Apache-2.0",
        "Artistic-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD-4-Clause",
        "BSL-1.0",
        "BUSL-1.1",
        "BlueOak-1.0.0",
        "CC-BY-4.0",
        "CC-BY-SA-4.0",
        "CC0-1.0",
        "CDDL-1.0",
        "CPL-1.0",
        "ECL-2.0",
        "EPL-1.0",
        "EPL-2.0",
        "EUPL-1.2",
        "Elastic-2.0",
        "GPL-2.0-only",
        "GPL-3.0-only",
        "HPND",
        "ISC",
        "LGPL-2.1-only",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MPL-1.1",
        "MPL-2.0",
        "MS-PL",
        "MS-RL",
        "NCSA",
        "OFL-1.1",
        "OSL-3.0",
        "PostgreSQL",
        "PSF-2.0",
        "SSPL-1.0",
        "Unlicense",
        "UPL-1.0",
        "WTFPL",
        "Zlib",
    ];

    fn made() -> String {
        let mut out = String::new();
        for id in TOLD {
            let text = spdx::license_id(id).unwrap().text();
            let mut all: Vec<u32> = hashes(text).into_keys().collect();
            all.sort_unstable();
            write!(out, "{id} {}", all.len()).unwrap();
            for hash in all.iter().take(KEPT) {
                write!(out, " {hash:08x}").unwrap();
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn sketches_are_those_of_the_published_texts() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/license/sketches.txt");
        if std::env::var_os("UPDATE_SKETCHES").is_some() {
            std::fs::write(path, made()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), made());
    }

    #[test]
    fn every_text_is_told_from_every_other() {
        for id in TOLD {
            let text = spdx::license_id(id).unwrap().text();
            assert_eq!(detect(text), Some(id));
            let around = format!(
                "Some words before.\n\n{}\n\nAnd after.",
                text.replace("  ", " ")
            );
            assert_eq!(detect(&around), Some(id));
        }
        let both = ["Apache-2.0", "CDDL-1.0"].map(|id| spdx::license_id(id).unwrap().text());
        assert_eq!(detect(&both.concat()), Some("Apache-2.0"));
        assert_eq!(detect("All rights reserved."), None);
        assert_eq!(detect(""), None);
        let mit = spdx::license_id("MIT").unwrap().text();
        let half: String = mit.chars().take(mit.len() / 2).collect();
        assert_eq!(detect(&half), None);
    }
}
