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

/// What introduces texts of which whoever gets the product chooses one. Licences themselves speak of options, so that only
/// what stands before the first of them is looked at.
const CHOICE: [&str; 8] = [
    "at your choice",
    "at your option",
    "choose either",
    "dual licence",
    "dual license",
    "either of",
    "under either",
    "your choice of",
];

/// The licence that a file holds, as an expression: what it declares itself, else the one whose text it holds. Of several
/// texts the first counts, for what a product contains is listed after its own; where they are introduced as a choice, all
/// do.
pub fn detect(text: &str) -> Option<String> {
    let end = (0..=text.len().min(MOST_BYTES))
        .rev()
        .find(|at| text.is_char_boundary(*at))?;
    let text = text.get(..end)?;
    if let Some(declared) = declared(text) {
        return Some(declared);
    }
    let words = words(text);
    let found = texts(&words);
    let first = found.iter().map(|found| found.start).min()?;
    let introduction = words.get(..first).unwrap_or_default().join(" ");
    if CHOICE.iter().any(|words| introduction.contains(words)) {
        return Some(apart(found).join(" OR "));
    }
    let abreast = found
        .into_iter()
        .filter(|found| found.start <= first + ABREAST);
    let best = abreast.max_by_key(Found::rank)?;
    Some(best.id.to_owned())
}

/// The texts that a file holds one after the other, in its order; forms of one text are one, that of which most is there.
fn apart(mut found: Vec<Found>) -> Vec<&'static str> {
    found.sort_by_key(|found| std::cmp::Reverse(found.rank()));
    let mut held: Vec<Found> = Vec::new();
    for one in found {
        let lies_in =
            |other: &Found| other.most.contains(&one.middle) || one.most.contains(&other.middle);
        if !held.iter().any(lies_in) {
            held.push(one);
        }
    }
    held.sort_by_key(|found| found.middle);
    let mut ids: Vec<&str> = Vec::new();
    for one in held {
        if !ids.contains(&one.id) {
            ids.push(one.id);
        }
    }
    ids
}

/// Lines in which a file may declare its licence.
const HEAD: usize = 20;

/// What a file declares in a tag that SPDX defines, where it is an expression.
fn declared(text: &str) -> Option<String> {
    let tagged = |line: &str| {
        let (_, after) = line.split_once("SPDX-License-Identifier:")?;
        let expression = after.trim().trim_end_matches(['*', '/', '-', '>', '#']);
        super::expression(expression).map(|parsed| parsed.to_string())
    };
    text.lines().take(HEAD).find_map(tagged)
}

/// A known text in a file.
#[derive(Debug, Clone)]
struct Found {
    /// The first of its words that is there, among those of the file; texts share turns of phrase, so that it may lie in
    /// another.
    start: usize,
    /// The word in the middle of those that are there.
    middle: usize,
    /// Where three quarters of them are.
    most: std::ops::Range<usize>,
    /// How much of it is there, in twentieths, so that a word that was changed does not decide between two that are there
    /// whole.
    share: usize,
    /// How many hashes the whole text has.
    size: usize,
    id: &'static str,
}

impl Found {
    /// That of which most is there, then the longest.
    fn rank(&self) -> (usize, usize, &'static str) {
        (self.share, self.size, self.id)
    }
}

fn texts(words: &[String]) -> Vec<Found> {
    let held = hashes(words);
    sketches()
        .iter()
        .filter_map(|sketch| {
            let mut there: Vec<usize> = { sketch.hashes.iter() }
                .filter_map(|hash| held.get(hash).copied())
                .collect();
            there.sort_unstable();
            let count = there.len();
            let is_enough = count * 8 >= sketch.hashes.len() * ENOUGH_OF_EIGHT;
            let at = |eighth: usize| there.get(count * eighth / 8).copied();
            if !is_enough {
                return None;
            }
            Some(Found {
                start: at(0)?,
                middle: at(4)?,
                most: at(1)?..at(7)?,
                share: count * 20 / sketch.hashes.len().max(1),
                size: sketch.size,
                id: sketch.id,
            })
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The hashes of words, five by five (FNV-1a, 32 bits), with the first place of each.
fn hashes(words: &[String]) -> FxHashMap<u32, usize> {
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
            let mut all: Vec<u32> = hashes(&words(text)).into_keys().collect();
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
            assert_eq!(detect(text).as_deref(), Some(id));
            let around = format!(
                "Some words before.\n\n{}\n\nAnd after.",
                text.replace("  ", " ")
            );
            assert_eq!(detect(&around).as_deref(), Some(id));
        }
        let both = ["Apache-2.0", "CDDL-1.0"].map(|id| spdx::license_id(id).unwrap().text());
        assert_eq!(detect(&both.concat()).as_deref(), Some("Apache-2.0"));
        assert_eq!(detect("All rights reserved."), None);
        assert_eq!(detect(""), None);
        let mit = spdx::license_id("MIT").unwrap().text();
        let half: String = mit.chars().take(mit.len() / 2).collect();
        assert_eq!(detect(&half), None);
    }

    #[test]
    fn a_choice_is_one_where_it_is_introduced_as_such() {
        let of = |id: &str| spdx::license_id(id).unwrap().text();
        let (mit, apache, gpl) = (of("MIT"), of("Apache-2.0"), of("GPL-2.0-only"));
        let cases = [
            (
                format!("Dual-licensed, at your option:\n\n{apache}\n---\n{mit}"),
                "Apache-2.0 OR MIT",
            ),
            (
                format!("You may use this under either licence below.\n{mit}\n{gpl}\n{mit}"),
                "MIT OR GPL-2.0-only",
            ),
            (format!("{gpl}\n{mit}"), "GPL-2.0-only"),
            (
                format!("Ours:\n{mit}\nOf what is bundled:\n{apache}"),
                "MIT",
            ),
            (
                "// SPDX-License-Identifier: MIT OR Apache-2.0\n".to_owned(),
                "MIT OR Apache-2.0",
            ),
            (
                format!("SPDX-License-Identifier: nothing known\n{mit}"),
                "MIT",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(detect(&text).as_deref(), Some(expected));
        }
    }
}
