//! A set of known values, and the search for them.
//!
//! Every eight bytes of a text are hashed and looked up in a bit table; only where the first eight bytes of a value may
//! stand is its keyed digest computed. So a text costs one multiplication a byte, whatever the number of values.

use super::files::Role;
use super::values::{self, Named, SHORTEST};
use crate::redact::Key;
use crate::scan::{Hit, Scan};
use airlock_model::{Confidence, Redacted, SecretTier, Severity, Source, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fmt::Write as _;
use std::ops::Range;

/// Bits of the table's index: 65,536 bits, 8 KiB; with a hundred values one place of 650 is looked at.
const TABLE_BITS: u32 = 16;

/// Most values of a set.
const MOST: usize = 10_000;

/// A keyed digest.
type Digest = [u8; 32];

/// The values of a workspace's secret files, as keyed digests.
pub struct KnownValues {
    key: Key,
    /// An odd number that only this set knows.
    factor: u64,
    /// A bit for each hash of a value's first bytes.
    table: Vec<u64>,
    /// Lengths of the values that begin with bytes of this hash, longest first.
    lengths: BTreeMap<u64, Vec<usize>>,
    /// What each value is called.
    known: BTreeMap<Digest, Label>,
    /// The files they come from.
    files: BTreeSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    file: String,
    name: String,
}

/// A place where a known value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// The file the value comes from.
    pub file: String,
    /// The name it is given there.
    pub name: String,
}

impl KnownValues {
    /// The values of `files` (path and text). Those of files that are templates are left out of the set.
    pub fn new<'text>(
        key: &Key,
        files: impl IntoIterator<Item = (&'text str, &'text str)>,
    ) -> Self {
        let key = key.derived("known values");
        let seed = key.mac(&[b"factor"]);
        let mut set = Self {
            factor: u64::from_le_bytes(first_bytes(&seed).unwrap_or_default()) | 1,
            key,
            table: vec![0; 1 << (TABLE_BITS - u64::BITS.ilog2())],
            lengths: BTreeMap::new(),
            known: BTreeMap::new(),
            files: BTreeSet::new(),
        };
        let mut public = BTreeSet::new();
        let mut secret = Vec::new();
        for (path, text) in files {
            let file_name = path.rsplit('/').next().unwrap_or(path);
            let values = values::all(file_name, text);
            match super::role(file_name) {
                Some(Role::Secret) => secret.push((path, values)),
                Some(Role::Template) => {
                    public.extend(values.iter().map(|named| named.value.to_owned()));
                }
                None => {}
            }
        }
        for (path, values) in secret {
            set.files.insert(path.to_owned());
            for named in values {
                if values::is_guarded(&named) && !public.contains(named.value) {
                    set.add(path, &named);
                }
            }
        }
        set
    }

    fn add(&mut self, path: &str, named: &Named<'_>) {
        let Some(first) = first_bytes(named.value.as_bytes()) else {
            return;
        };
        let digest = self.digest_of(named.value);
        if self.known.len() >= MOST || self.known.contains_key(&digest) {
            return;
        }
        let label = Label {
            file: path.to_owned(),
            name: named.name.to_owned(),
        };
        self.known.insert(digest, label);
        let hash = self.hash(first);
        let (word, bit) = place(hash);
        if let Some(word) = self.table.get_mut(word) {
            *word |= bit;
        }
        let lengths = self.lengths.entry(hash).or_default();
        if !lengths.contains(&named.value.len()) {
            lengths.push(named.value.len());
            lengths.sort_unstable_by(|a, b| b.cmp(a));
        }
    }

    /// Whether `value` is one of the values.
    pub fn holds(&self, value: &str) -> bool {
        self.known.contains_key(&self.digest_of(value))
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// What the answers depend on, for keys of caches: a digest of keyed digests, which says nothing without the key.
    pub fn digest(&self) -> String {
        let mut parts: Vec<&[u8]> = Vec::new();
        for (digest, label) in &self.known {
            parts.extend([
                digest.as_slice(),
                label.file.as_bytes(),
                label.name.as_bytes(),
            ]);
        }
        parts.extend(self.files.iter().map(String::as_bytes));
        self.key
            .mac(&parts)
            .iter()
            .fold(String::new(), |mut hex, byte| {
                // Writing to a String cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }

    /// Where known values stand in `text`, ordered, none overlapping another; of two that begin at one place, the longer.
    pub fn find(&self, text: &str) -> Vec<Known> {
        let mut found: Vec<Known> = Vec::new();
        if self.is_empty() {
            return found;
        }
        let mut end = 0;
        for (at, first) in text.as_bytes().windows(SHORTEST).enumerate() {
            let Some(first) = first_bytes(first) else {
                continue;
            };
            let hash = self.hash(first);
            let (word, bit) = place(hash);
            if at < end || self.table.get(word).is_none_or(|word| word & bit == 0) {
                continue;
            }
            if let Some((span, label)) = self.at(text, at, hash) {
                end = span.end;
                found.push(Known {
                    span,
                    file: label.file.clone(),
                    name: label.name.clone(),
                });
            }
        }
        found
    }

    /// The longest known value that stands at byte `at`, where `hash` is that of the first bytes.
    fn at(&self, text: &str, at: usize, hash: u64) -> Option<(Range<usize>, &Label)> {
        self.lengths.get(&hash)?.iter().find_map(|length| {
            let span = at..at.checked_add(*length)?;
            let value = text.get(span.clone())?;
            let label = self.known.get(&self.digest_of(value))?;
            is_free(text, &span).then_some((span, label))
        })
    }

    /// Adds the known values that stand in `source` to what was found in it. Where a detector found a secret already, that
    /// stays; what it took for a placeholder is the known value.
    pub fn add_to(&self, scan: &mut Scan, source: &Source) {
        if self.files.contains(source.path.as_str()) {
            return;
        }
        for known in self.find(&source.text) {
            let span = Span::new(offset(known.span.start), offset(known.span.end));
            let is_found = |hit: &Hit| hit.span.overlaps(span) && hit.tier >= SecretTier::Realistic;
            if scan.hits.iter().any(is_found) {
                continue;
            }
            scan.hits.retain(|hit| !hit.span.overlaps(span));
            scan.hits.push(hit(&source.text, span, &known));
        }
        scan.hits.sort_by_key(|hit| hit.span);
    }

    fn digest_of(&self, value: &str) -> Digest {
        self.key.mac(&[value.as_bytes()])
    }

    /// A hash that spreads well; nothing depends on its being hard to invert, since it never leaves memory.
    fn hash(&self, first: [u8; SHORTEST]) -> u64 {
        let product = u64::from_le_bytes(first).wrapping_mul(self.factor);
        (product ^ (product >> 32)).wrapping_mul(self.factor)
    }
}

impl fmt::Debug for KnownValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownValues({} of {:?})", self.known.len(), self.files)
    }
}

fn hit(text: &str, span: Span, known: &Known) -> Hit {
    let name = if is_plain(&known.name) {
        known.name.as_str()
    } else {
        "a value"
    };
    Hit {
        detector: super::rule(),
        span,
        redacted: Redacted::new(span.slice(text)),
        tier: SecretTier::Realistic,
        severity: Severity::High,
        confidence: Confidence::High,
        message: format!("{name} of {} stands here", known.file),
        opens: "whatever it opens where it is kept".to_owned(),
        known_as: is_plain(&known.name).then(|| known.name.clone()),
    }
}

/// Whether a name can be shown: it is one, and no part of a value that was read for one.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 64
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        && !crate::check::looks_random(name)
}

/// Whether no letter or digit runs into the value from either side.
fn is_free(text: &str, span: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let joined = |a: Option<&u8>, b: Option<&u8>| matches!((a, b), (Some(a), Some(b)) if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric());
    let before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
    // The letter of an escape (`\n`) is no part of a word.
    let escape = span.start.checked_sub(2).and_then(|at| bytes.get(at)) == Some(&b'\\')
        && matches!(before, Some(b'n' | b'r' | b't'));
    let last = span.end.checked_sub(1).and_then(|at| bytes.get(at));
    (escape || !joined(before, bytes.get(span.start))) && !joined(last, bytes.get(span.end))
}

fn first_bytes(bytes: &[u8]) -> Option<[u8; SHORTEST]> {
    bytes.first_chunk().copied()
}

/// The word of the table and the bit in it that a hash belongs to.
fn place(hash: u64) -> (usize, u64) {
    let index = hash >> (u64::BITS - TABLE_BITS);
    let word = usize::try_from(index / u64::from(u64::BITS)).unwrap_or(usize::MAX);
    (word, 1 << (index % u64::from(u64::BITS)))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
