//! The rules of a SARIF run: descriptions, levels, weaknesses, and which rule a result means.

use crate::import::field::{at, clean, index, list, text};
use crate::import::result::rule_meta;
use crate::import::weakness::{add, cwe, owasp};
use crate::import::{Gathered, MAX_RULES, MAX_TAGS};
use crate::suppress::weakness_of_code;
use airlock_model::{Confidence, Cwe, RuleMeta, Severity, Tier};
use serde_json::Value;
use std::collections::BTreeMap;

/// SARIF's level of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    None,
    Note,
    Warning,
    Error,
}

impl Level {
    pub(super) fn parse(level: &str) -> Option<Self> {
        match level {
            "none" => Some(Self::None),
            "note" => Some(Self::Note),
            "warning" => Some(Self::Warning),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    pub(super) fn severity(self) -> Severity {
        match self {
            Self::None => Severity::Info,
            Self::Note => Severity::Low,
            Self::Warning => Severity::Medium,
            Self::Error => Severity::High,
        }
    }
}

/// GitHub's `security-severity`: a score from 0 to 10, as text or number.
pub(super) fn score(value: &Value) -> Option<Severity> {
    let score: f64 = match value {
        Value::String(text) => text.trim().parse().ok()?,
        value => value.as_f64()?,
    };
    Some(match score {
        score if score >= 9.0 => Severity::Critical,
        score if score >= 7.0 => Severity::High,
        score if score >= 4.0 => Severity::Medium,
        score if score > 0.0 => Severity::Low,
        score if score >= 0.0 => Severity::Info,
        _ => return None,
    })
}

/// The texts of a list, or a text by itself.
pub(super) fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let single = value.and_then(Value::as_str);
    let many = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    single.into_iter().chain(many.iter().filter_map(Value::as_str)).take(MAX_TAGS)
}

/// A rule as a result needs it.
#[derive(Debug, Clone)]
pub(super) struct RuleOf<'run> {
    /// The tool's own name.
    pub(super) code: String,
    pub(super) meta: RuleMeta,
    pub(super) score: Option<Severity>,
    pub(super) level: Option<Level>,
    descriptor: Option<&'run Value>,
}

/// The rules of a run.
pub(super) struct Rules<'run> {
    run: &'run Value,
    tool: &'run str,
    by_id: BTreeMap<&'run str, RuleOf<'run>>,
}
