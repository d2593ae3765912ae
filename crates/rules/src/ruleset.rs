//! The rules of a run, and which of them a text calls for.

use crate::error::RuleError;
use crate::literal_finder::LiteralFinder;
use crate::pack::{self, Trust};
use crate::packed::{PackedRule, PackedRules};
use crate::rule::Rule;
use airlock_syntax::Language;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The rules of a run. A rule is read in full when a text first calls for it.
pub struct RuleSet {
    slots: Vec<Slot>,
    /// Finds every literal of every rule.
    literals: LiteralFinder,
    digest: String,
}

struct Slot {
    packed: PackedRule,
    trust: Trust,
    languages: Languages,
    /// Clauses of literal numbers.
    clauses: Vec<Vec<u32>>,
    rule: OnceLock<Result<Rule, RuleError>>,
}

/// What a rule reads, before it is read in full.
struct Languages {
    names: Vec<&'static str>,
    regex: bool,
}

/// The rules that a text calls for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    /// Their numbers, in order.
    pub rules: Vec<usize>,
    /// Whether one of them reads the text's tree; without, the text need not be parsed.
    pub needs_tree: bool,
}

impl RuleSet {
    /// Puts a run's rules together: the embedded pack (where it is wanted) and rules from files.
    /// A later rule with the id of an earlier one takes its place.
    pub fn new(embedded: Option<PackedRules>, own: Vec<PackedRule>) -> Self {
        let mut digest = blake3::Hasher::new();
        let mut packed: Vec<(PackedRule, Trust)> = Vec::new();
        if let Some(embedded) = embedded {
            digest.update(embedded.digest.as_bytes());
            packed.extend(
                embedded
                    .rules
                    .into_iter()
                    .map(|rule| (rule, Trust::Trusted)),
            );
        }
        for rule in own {
            digest.update(&[0]);
            digest.update(rule.body.as_bytes());
            packed.retain(|(other, _)| other.id != rule.id);
            packed.push((rule, Trust::Untrusted));
        }
        packed.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        Self::build(packed, digest.finalize().to_hex().to_string())
    }

    fn build(packed: Vec<(PackedRule, Trust)>, digest: String) -> Self {
        let mut numbers: FxHashMap<Vec<u8>, u32> = FxHashMap::default();
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut number = |literal: &Vec<u8>| {
            *numbers.entry(literal.clone()).or_insert_with(|| {
                texts.push(literal.clone());
                u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let slots: Vec<Slot> = packed
            .into_iter()
            .map(|(packed, trust)| Slot {
                clauses: packed
                    .requirement
                    .clauses
                    .iter()
                    .map(|clause| clause.iter().map(&mut number).collect())
                    .collect(),
                languages: Languages::of(&packed.languages),
                packed,
                trust,
                rule: OnceLock::new(),
            })
            .collect();
        Self {
            slots,
            literals: LiteralFinder::new(texts),
            digest,
        }
    }

    /// Number of rules.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// BLAKE3 over the sources of all rules, hex.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The ids of all rules, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|slot| slot.packed.id.as_str())
    }

    /// The number of the rule called `id`.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.slots
            .binary_search_by(|slot| slot.packed.id.as_str().cmp(id))
            .ok()
    }

    /// Rule `number`, read in full at the first call.
    ///
    /// # Errors
    /// When the rule is wrong in a way that only reading it in full shows.
    pub fn rule(&self, number: usize) -> Option<Result<&Rule, &RuleError>> {
        let slot = self.slots.get(number)?;
        Some(
            slot.rule
                .get_or_init(|| pack::unpack(&slot.packed, slot.trust))
                .as_ref(),
        )
    }

    /// The rules that `text`, written in `language`, calls for: they read the language and all that they require
    /// stands in the text. Path filters are not looked at.
    pub fn candidates(&self, language: Option<&'static Language>, text: &str) -> Candidates {
        let found = self.literals_in(text);
        let mut candidates = Candidates::default();
        for (number, slot) in self.slots.iter().enumerate() {
            let reads_tree = slot.languages.read_tree(language);
            if (reads_tree || slot.languages.regex) && slot.is_called_by(&found) {
                candidates.rules.push(number);
                candidates.needs_tree |= reads_tree;
            }
        }
        candidates
    }

    fn literals_in(&self, text: &str) -> BitSet {
        let mut found = BitSet::new(self.literals.len());
        for hit in self.literals.hits(text) {
            found.insert(hit.literal);
        }
        found
    }
}

impl Slot {
    /// Whether all that the rule requires is among the literals `found`.
    fn is_called_by(&self, found: &BitSet) -> bool {
        self.clauses
            .iter()
            .all(|clause| clause.iter().any(|literal| found.contains(*literal)))
    }
}

impl Languages {
    fn of(names: &[String]) -> Self {
        let mut known: Vec<&'static str> = names
            .iter()
            .filter_map(|name| airlock_syntax::by_name(name))
            .map(|language| language.name)
            .collect();
        if known.contains(&"typescript") {
            known.push("tsx");
        }
        Self {
            regex: names.iter().any(|name| name == "regex" || name == "none"),
            names: known,
        }
    }

    fn read_tree(&self, language: Option<&'static Language>) -> bool {
        language.is_some_and(|language| self.names.contains(&language.name))
    }
}

/// A set of small numbers.
struct BitSet(Vec<u64>);

impl BitSet {
    fn new(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    fn contains(&self, number: u32) -> bool {
        self.0
            .get(number as usize / 64)
            .is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}
