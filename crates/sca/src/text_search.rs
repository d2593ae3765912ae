//! A look at all texts of a tree for words that only the tree as a whole brings up: names of packages that nothing is seen
//! to import, and of packages and symbols that advisories speak of.
//!
//! The first look at each file is kept in the index and cannot know them. The words are few, and one automaton looks for
//! all of them at once.
//!
//! Invariant: what was seen does not depend on the order in which texts were looked at.

use crate::ecosystem;
use crate::facts::Flaw;
use crate::hygiene::Rule;
use crate::place::Places;
use crate::usage::Doubt;
use crate::usage::names::is_below;
use aho_corasick::{AhoCorasick, MatchKind};
use airlock_model::{Inventory, Location, RepoPath, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of a text above which it is not looked at: what people write is shorter, and generated data names anything.
const MOST_BYTES: usize = 2_000_000;

/// A word that is looked for.
pub(crate) type Word = u32;

/// What a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    path: RepoPath,
    /// The words, each at its first place and, where there is one, at its first place in an import.
    words: BTreeMap<Word, (Location, Option<Location>)>,
}

impl Seen {
    pub(crate) fn path(&self) -> &RepoPath {
        &self.path
    }

    /// Where `word` first stands.
    pub(crate) fn word(&self, word: Word) -> Option<&Location> {
        self.words.get(&word).map(|(first, _)| first)
    }

    /// Where `word` first stands in an import.
    pub(crate) fn import(&self, word: Word) -> Option<&Location> {
        self.words
            .get(&word)
            .and_then(|(_, import)| import.as_ref())
    }
}

/// The words, ready to be looked for.
#[derive(Debug)]
pub struct TextSearch {
    automaton: Option<AhoCorasick>,
    words: Vec<String>,
    doubts: Vec<(Doubt, Vec<Word>)>,
    /// Lines that ask for a package of the name; what stands there is no use of it.
    requests: FxHashMap<RepoPath, FxHashMap<u32, FxHashSet<String>>>,
    of_word: FxHashMap<Word, BTreeSet<String>>,
}

impl TextSearch {
    /// Looks for what `doubts` are about, and for `others`, whose numbers [`Self::number`] gives.
    pub fn new(
        inventory: &Inventory,
        doubts: Vec<Doubt>,
        others: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut words: BTreeSet<String> = others.into_iter().collect();
        words.extend(doubts.iter().flat_map(|doubt| doubt.words.iter().cloned()));
        words.retain(|word| word.len() > 1);
        let words: Vec<String> = words.into_iter().collect();
        let numbers: FxHashMap<&str, Word> = words.iter().map(String::as_str).zip(0..).collect();
        let mut of_word: FxHashMap<Word, BTreeSet<String>> = FxHashMap::default();
        let mut numbered = Vec::new();
        for doubt in doubts {
            let own: Vec<Word> = doubt
                .words
                .iter()
                .filter_map(|word| numbers.get(word.as_str()).copied())
                .collect();
            for word in &own {
                let of_word = of_word.entry(*word).or_default();
                of_word.insert(doubt.package.clone());
            }
            numbered.push((doubt, own));
        }
        let names: FxHashSet<&str> = numbered
            .iter()
            .map(|(doubt, _)| doubt.package.as_str())
            .collect();
        let mut requests: FxHashMap<RepoPath, FxHashMap<u32, FxHashSet<String>>> =
            FxHashMap::default();
        for package in &inventory.packages {
            if names.contains(package.name.as_str()) {
                let lines = requests.entry(package.location.path.clone()).or_default();
                let line = lines.entry(package.location.start.line).or_default();
                line.insert(package.name.clone());
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&words)
            .ok()
            .filter(|_| !words.is_empty());
        Self {
            automaton,
            words,
            doubts: numbered,
            requests,
            of_word,
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// The number of one of the words.
    pub(crate) fn number(&self, word: &str) -> Option<Word> {
        let at = self
            .words
            .binary_search_by(|known| known.as_str().cmp(word))
            .ok()?;
        Word::try_from(at).ok()
    }

    /// Whether the file at `path` may use a package: texts for people do not, and lockfiles name all of them.
    pub fn wants(&self, path: &str) -> bool {
        const NOT: [&str; 16] = [
            "adoc", "asciidoc", "csv", "html", "json5", "lock", "map", "markdown", "md", "mdx",
            "po", "rst", "snap", "sum", "svg", "xlf",
        ];
        let name = path.rsplit('/').next().unwrap_or(path);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_prose = ["CHANGELOG", "CHANGES", "HISTORY", "NEWS", "README"]
            .iter()
            .any(|word| name.starts_with(word));
        !NOT.contains(&ending) && !is_prose && !ecosystem::fixes_versions(path)
    }

    /// The words that stand in a text.
    pub fn look(&self, path: &RepoPath, text: &str) -> Option<Seen> {
        let automaton = self.automaton.as_ref()?;
        if text.len() > MOST_BYTES {
            return None;
        }
        let requests = self.requests.get(path);
        let mut places = None;
        let mut words: BTreeMap<Word, (Location, Option<Location>)> = BTreeMap::new();
        for found in automaton.find_overlapping_iter(text) {
            let (start, end) = (found.start(), found.end());
            let Ok(word) = Word::try_from(found.pattern().as_usize()) else {
                continue;
            };
            let known = words.get(&word);
            if known.is_some_and(|(_, import)| import.is_some()) || !stands_alone(text, start, end)
            {
                continue;
            }
            let line = line_of(text, start, end);
            let is_import = is_import(line);
            if known.is_some() && !is_import {
                continue;
            }
            let places = places.get_or_insert_with(|| Places::new(path, text));
            let location = places.location(Span::new(offset(start), offset(end)));
            if self.is_request(requests, word, location.start.line) {
                continue;
            }
            let import = is_import.then(|| location.clone());
            let entry = words.entry(word).or_insert_with(|| (location, None));
            entry.1 = import;
        }
        (!words.is_empty()).then(|| Seen {
            path: path.clone(),
            words,
        })
    }

    fn is_request(
        &self,
        requests: Option<&FxHashMap<u32, FxHashSet<String>>>,
        word: Word,
        line: u32,
    ) -> bool {
        let named = requests.and_then(|lines| lines.get(&line));
        let of_word = self.of_word.get(&word);
        match (named, of_word) {
            (Some(named), Some(packages)) => packages.iter().any(|package| named.contains(package)),
            _ => false,
        }
    }

    /// The packages that no text names, as findings.
    pub fn unused(&self, seen: &[Seen]) -> Vec<Flaw> {
        let is_used = |doubt: &Doubt, words: &[Word]| {
            let folder = doubt.folder();
            seen.iter().any(|seen| {
                let at = seen.path.as_str();
                let place = at.rsplit_once('/').map_or("", |(place, _)| place);
                let is_near = folder.is_empty()
                    || is_below(place, folder, '/')
                    || is_below(folder, place, '/')
                    || place.is_empty();
                is_near && words.iter().any(|word| seen.words.contains_key(word))
            })
        };
        self.doubts
            .iter()
            .filter(|(doubt, words)| !is_used(doubt, words))
            .map(|(doubt, _)| Flaw {
                rule: Rule::UnusedDependency.id().to_owned(),
                message: format!(
                    "{} is asked for, and nothing here imports or names it",
                    doubt.package
                ),
                location: doubt.location.clone(),
            })
            .collect()
    }
}

fn offset(at: usize) -> u32 {
    crate::doc::offset(at)
}

/// Whether a word is not a part of a longer one.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let is_part = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    !is_part(start.checked_sub(1)) && !is_part(Some(end))
}

/// Bytes to each side of a word that count as its line: of a minified file, the line is all of it.
const MOST_OF_LINE: usize = 200;

fn line_of(text: &str, start: usize, end: usize) -> &str {
    let bytes = text.as_bytes();
    let from = start.saturating_sub(MOST_OF_LINE);
    let to = (end + MOST_OF_LINE).min(bytes.len());
    let before = bytes.get(from..start).unwrap_or_default();
    let after = bytes.get(end..to).unwrap_or_default();
    let from = memchr::memrchr(b'\n', before).map_or(from, |at| from + at + 1);
    let to = memchr::memchr(b'\n', after).map_or(to, |at| end + at);
    let from = (from..=start).find(|at| text.is_char_boundary(*at));
    let to = (end..=to).rev().find(|at| text.is_char_boundary(*at));
    text.get(from.unwrap_or(start)..to.unwrap_or(end))
        .unwrap_or_default()
}

/// Whether a line brings a package in, in any of the languages; a comment does not.
fn is_import(line: &str) -> bool {
    let line = line.trim_start();
    let is_comment = line.starts_with("//") || line.starts_with('#') || line.starts_with('*');
    let starts = [
        "import ",
        "from ",
        "use ",
        "pub use ",
        "using ",
        "extern crate ",
        "require ",
        "} from ",
        "export ",
    ];
    let holds = ["require(", "import(", "import_module(", "::"];
    // Go lists what it imports in brackets, one quoted path to a line.
    let is_listed = line.ends_with('"') && line.split_whitespace().count() <= 2;
    !is_comment
        && (starts.iter().any(|word| line.starts_with(word))
            || holds.iter().any(|word| line.contains(word))
            || is_listed)
}
