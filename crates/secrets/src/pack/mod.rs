//! Sets of detectors: the embedded one and packs made by others in the same form.
//!
//! Invariant: decoding compiles no regex and reads no detector's texts; a detector whose regex does not compile costs that detector only, and the
//! scan that met it says so.

#[cfg(test)]
pub(crate) mod authored;
mod custom;
mod detector;
pub(crate) mod raw;

use crate::literal::{LiteralSet, Places};
use crate::live::LiveCall;
use airlock_model::{Kept, RuleId, RuleMeta};
pub(crate) use custom::Custom;
pub(crate) use detector::{Detector, DetectorIndex};
use raw::{FORMAT, Kind, RawPack};
use std::sync::{Arc, OnceLock};

/// The detectors this program was built with.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/detectors.bin"));

/// Bytes that are not a pack of detectors of a version this program reads.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Made by another version.
    #[error(
        "detector pack has format {found}, this program reads {FORMAT}; rebuild the pack with a program of this version"
    )]
    Format {
        /// The pack's format.
        found: u8,
    },
    /// Cut off, or not a pack.
    #[error("not a detector pack, or a damaged one ({0}); fetch or build it again")]
    Damaged(postcard::Error),
    /// No bytes at all.
    #[error("detector pack is empty; fetch or build it again")]
    Empty,
    /// Two detectors of one name, which suppressions could not tell apart.
    #[error("two detectors are named `{0}`; rename one")]
    Duplicate(String),
}

/// A set of detectors, ready to scan.
#[derive(Debug)]
pub struct Detectors {
    digest: String,
    /// Ordered by id.
    all: Vec<Detector>,
    literals: LiteralSet,
    /// Those that look at every line of the files they name.
    by_line: Vec<DetectorIndex>,
    /// Users' own rules, with their places among all.
    custom: Vec<(DetectorIndex, Custom)>,
}

/// The detectors embedded in this program.
pub fn detectors() -> &'static Detectors {
    static DETECTORS: OnceLock<Detectors> = OnceLock::new();
    DETECTORS.get_or_init(|| Detectors::from_bytes(EMBEDDED).unwrap_or_else(|_| Detectors::none()))
}

impl Detectors {
    /// Reads a pack.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        let (found, body) = bytes.split_first().ok_or(PackError::Empty)?;
        if *found != FORMAT {
            return Err(PackError::Format { found: *found });
        }
        let (pack, texts): (RawPack, _) =
            postcard::take_from_bytes(body).map_err(PackError::Damaged)?;
        let texts: Arc<[u8]> = Arc::from(texts);
        let detectors = { pack.detectors.into_iter() }
            .map(|brief| Detector::new(brief, Arc::clone(&texts)))
            .collect();
        let literals = LiteralSet::new(pack.literals, pack.owners, pack.owners_end);
        Self::of(pack.digest, detectors, literals, &[])
    }

    /// The embedded detectors and users' own rules beside them. A rule with the id of a detector is called `own-<id>`.
    pub(crate) fn with_custom(custom: &[Custom]) -> Self {
        let embedded = detectors();
        let mut all: Vec<Detector> = embedded.all.iter().map(Detector::again).collect();
        let mut ids: std::collections::BTreeSet<String> = all
            .iter()
            .map(|detector| detector.id().as_str().to_owned())
            .collect();
        let mut renamed = Vec::new();
        for one in custom {
            let mut one = one.clone();
            while !ids.insert(one.id.clone()) {
                one.id = format!("own-{}", one.id);
            }
            all.push(Detector::of_texts(one.described()));
            renamed.push(one);
        }
        // Ids are ordered, so a detector's new place is its id's.
        let places: Vec<DetectorIndex> = { embedded.all.iter() }
            .filter_map(|detector| {
                let before = ids.iter().position(|id| id == detector.id().as_str())?;
                DetectorIndex::try_from(before).ok()
            })
            .collect();
        let literals = embedded.literals.renumbered(&places);
        Self::of(embedded.digest.clone(), all, literals, &renamed).unwrap_or_else(|_| Self::none())
    }

    fn of(
        digest: String,
        mut detectors: Vec<Detector>,
        literals: LiteralSet,
        custom: &[Custom],
    ) -> Result<Self, PackError> {
        detectors.sort_by(|a, b| a.id().cmp(b.id()));
        for pair in detectors.windows(2) {
            if let [a, b] = pair
                && a.id() == b.id()
            {
                return Err(PackError::Duplicate(a.id().as_str().to_owned()));
            }
        }
        let numbered = || (0..DetectorIndex::MAX).zip(&detectors);
        let by_line = numbered()
            .filter(|(_, detector)| detector.kind() == Kind::Line && detector.has_paths())
            .map(|(index, _)| index)
            .collect();
        let custom = numbered()
            .filter_map(|(index, detector)| {
                let own = custom.iter().find(|own| detector.id().as_str() == own.id)?;
                Some((index, own.clone()))
            })
            .collect();
        Ok(Self {
            digest,
            all: detectors,
            literals,
            by_line,
            custom,
        })
    }

    /// No detectors: what remains if the embedded pack could not be read, which a test rules out.
    fn none() -> Self {
        Self {
            digest: String::new(),
            all: Vec::new(),
            literals: LiteralSet::new(Vec::new(), Vec::new(), Vec::new()),
            by_line: Vec::new(),
            custom: Vec::new(),
        }
    }

    /// Digest of the detectors' source files (BLAKE3, hex).
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Number of detectors.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Where the literals of detectors stand in `text`: what [`crate::scan_at`] begins with.
    pub fn places(&self, text: &str) -> Places {
        self.literals.places(text)
    }

    /// The same, where those of an older text are known, of which `text` kept `kept` (in the order of `text`): what was
    /// kept is not looked through again.
    pub fn places_since(&self, text: &str, old: &Places, kept: &[Kept]) -> Places {
        self.literals.places_since(text, old, kept)
    }

    /// Descriptions of the detectors, ordered by id.
    pub fn metas(&self) -> impl Iterator<Item = RuleMeta> {
        self.all.iter().map(Detector::meta)
    }

    /// The description of one detector.
    pub fn meta(&self, id: &RuleId) -> Option<RuleMeta> {
        let at = self
            .all
            .binary_search_by(|detector| detector.id().cmp(id))
            .ok()?;
        self.all.get(at).map(Detector::meta)
    }

    /// What the provider of a value that detector `id` found would be asked; `None` where its data names no such call.
    pub(crate) fn live_call(&self, id: &RuleId, value: &str) -> Option<LiveCall> {
        let at = self.all.binary_search_by(|detector| detector.id().cmp(id));
        LiveCall::of(self.all.get(at.ok()?)?.live(), value)
    }

    pub(crate) fn get(&self, index: DetectorIndex) -> Option<&Detector> {
        self.all.get(usize::from(index))
    }

    /// Users' own rules, each with the detector that describes it.
    pub(crate) fn custom(&self) -> impl Iterator<Item = (&Detector, &Custom)> {
        self.custom
            .iter()
            .filter_map(|(index, custom)| Some((self.get(*index)?, custom)))
    }

    /// Detectors that look at every line of files of that name.
    pub(crate) fn by_line(&self, file_name: &str) -> impl Iterator<Item = &Detector> {
        self.by_line
            .iter()
            .filter_map(|index| self.get(*index))
            .filter(move |detector| detector.reads(file_name))
    }

    /// Most bytes of a text that one detector looks at.
    #[cfg(test)]
    pub(crate) fn longest_reach(&self) -> usize {
        let reach = |detector: &Detector| detector.lead() + detector.reach();
        self.all.iter().map(reach).max().unwrap_or(0)
    }

    pub(crate) fn literals(&self) -> &LiteralSet {
        &self.literals
    }
}
