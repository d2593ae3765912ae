//! A validated rule.

use crate::formula::Formula;
use crate::paths::PathFilter;
use airlock_model::{Applicability, RuleMeta};
use airlock_syntax::Language;

/// What a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLanguage {
    /// The generic tree of a language.
    Tree(&'static Language),
    /// Any text, by regular expressions only.
    Regex,
}

/// How a finding is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixTemplate {
    /// What replaces the finding's range; may hold metavariables. Taken by `fix`.
    pub replacement: String,
    /// For `fix-regex`: what is replaced inside the range, and at most how often.
    pub regex: Option<(String, Option<usize>)>,
    /// How far it can be trusted.
    pub applicability: Applicability,
}

/// A validated rule. Patterns and regular expressions inside are checked when they are compiled, which happens when a
/// file first needs them.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Description.
    pub meta: RuleMeta,
    /// What it reads; never empty.
    pub languages: Vec<RuleLanguage>,
    /// What it looks for.
    pub formula: Formula,
    /// Where it looks.
    pub paths: PathFilter,
    /// How a finding is mended.
    pub fix: Option<FixTemplate>,
    /// Semgrep's `options` that matching honours, by name; only booleans and numbers as text.
    pub options: Vec<(String, String)>,
    /// Which file the rule came from, for messages.
    pub file: String,
}

impl Rule {
    /// Whether the rule reads trees of `language`.
    pub fn reads(&self, language: &'static Language) -> bool {
        self.languages.iter().any(|own| match own {
            RuleLanguage::Tree(own) => *own == language,
            RuleLanguage::Regex => true,
        })
    }

    /// The value of a boolean option.
    pub fn option(&self, name: &str, default: bool) -> bool {
        self.options
            .iter()
            .find(|(own, _)| own == name)
            .map_or(default, |(_, value)| value == "true")
    }
}
