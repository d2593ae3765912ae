//! How much a rule says that its findings weigh, told before the rule is read in full.
//!
//! Invariants:
//! - a word that is not known weighs more than any that is, so that whoever leaves out light rules meets the rule and says
//!   what is wrong with it;
//! - needs only `raw`, because the build script compiles this file too: weights are the places of words in lists, which
//!   stand in the order of the enums of `model`.

use crate::raw::RawRule;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Words for severities, the lightest first: Semgrep's older ones (`ERROR`, `WARNING`) and the newer ones.
pub(crate) const SEVERITIES: [&[&str]; 5] = [
    &["INFO", "INVENTORY", "EXPERIMENT"],
    &["LOW"],
    &["MEDIUM", "WARNING"],
    &["HIGH", "ERROR"],
    &["CRITICAL"],
];
/// Words for confidence.
pub(crate) const CONFIDENCES: [&[&str]; 3] = [&["LOW"], &["MEDIUM", ""], &["HIGH"]];
/// Words for tiers.
pub(crate) const TIERS: [&[&str]; 2] = [&["audit"], &["vulnerability", ""]];

/// What a rule's findings weigh at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    pub(crate) tier: u8,
    pub(crate) severity: u8,
    pub(crate) confidence: u8,
}

impl Rank {
    pub(crate) fn of(rule: &RawRule) -> Self {
        let metadata = &rule.metadata;
        let confidence = text(metadata, "confidence").to_ascii_uppercase();
        Self {
            tier: place(&TIERS, tier_word(metadata)),
            severity: place(&SEVERITIES, &rule.severity.to_ascii_uppercase()),
            confidence: place(&CONFIDENCES, &confidence),
        }
    }
}

/// The word for a rule's tier. A rule without one is somebody else's: its own confidence decides nothing about blocking, so
/// it may block.
pub(crate) fn tier_word(metadata: &Map<String, Value>) -> &str {
    let is_audit = match metadata.get("subcategory") {
        Some(Value::String(word)) => word.contains("audit"),
        Some(Value::Array(words)) => words.iter().any(|word| word.as_str() == Some("audit")),
        _ => false,
    };
    match text(metadata, "tier") {
        "" if is_audit => "audit",
        own => own,
    }
}

fn text<'rule>(metadata: &'rule Map<String, Value>, key: &str) -> &'rule str {
    let value = metadata.get(key).and_then(Value::as_str);
    value.unwrap_or_default().trim()
}

/// The place of the list that holds a word.
pub(crate) fn place(lists: &[&[&str]], word: &str) -> u8 {
    let place = lists.iter().position(|list| list.contains(&word));
    place
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(u8::MAX)
}
