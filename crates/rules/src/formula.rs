//! What a rule looks for, as a formula over ranges of code.

use serde::{Deserialize, Serialize};

/// A metavariable's name without `$` (`X`, `...ARGS` for `$...ARGS`); for regex rules also a group number.
pub type MetavariableName = String;

/// What a rule looks for. Every variant stands for a set of ranges, each with bindings of metavariables.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Formula {
    /// Code of this shape (`pattern`).
    Pattern(String),
    /// Text that this regular expression finds (`pattern-regex`); capture groups bind `$1`, `$2` …, named groups `$NAME`.
    Regex(String),
    /// Ranges in which the ranges of the rest must lie (`pattern-inside`).
    Inside(Box<Formula>),
    /// Holds somewhere in the file (`anywhere`); its range does not count.
    Anywhere(Box<Formula>),
    /// Takes away the ranges that match with agreeing bindings (`pattern-not`, `pattern-not-inside` as `Not(Inside)`,
    /// `pattern-not-regex` as `Not(Regex)`).
    Not(Box<Formula>),
    /// All of them at the same range with agreeing bindings, filtered by conditions, narrowed to `focus`.
    All {
        /// The parts; at least one is positive.
        parts: Vec<Formula>,
        /// Conditions on bindings.
        conditions: Vec<Condition>,
        /// Narrows the range to what these metavariables are bound to; one finding for each.
        focus: Vec<Vec<MetavariableName>>,
    },
    /// Any of them (`pattern-either`).
    Any(Vec<Formula>),
}

/// A condition on what a metavariable is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Condition {
    /// Its text matches, anchored at its start (`metavariable-regex`).
    Regex {
        /// The metavariable.
        metavariable: MetavariableName,
        /// The regular expression.
        regex: String,
        /// Whether the text is the value that constant propagation found.
        constant_propagation: bool,
    },
    /// Its code satisfies a formula, in another language where one is named (`metavariable-pattern`).
    Pattern {
        /// The metavariable.
        metavariable: MetavariableName,
        /// The other language.
        language: Option<String>,
        /// The formula.
        formula: Box<Formula>,
    },
    /// An expression over metavariables holds (`metavariable-comparison`).
    Comparison {
        /// The Python-like expression.
        comparison: String,
        /// The metavariable that the expression is about, where the rule names one.
        metavariable: Option<MetavariableName>,
        /// Base in which integers are written (0: by prefix).
        base: Option<u32>,
        /// Whether quotes are stripped before numbers are read.
        strip: bool,
    },
    /// Its declared type is one of these (`metavariable-type`).
    Type {
        /// The metavariable.
        metavariable: MetavariableName,
        /// The types.
        types: Vec<String>,
    },
    /// Its text is random or a costly regular expression (`metavariable-analysis`).
    Analysis {
        /// The metavariable.
        metavariable: MetavariableName,
        /// `entropy`, `entropy_v2` or `redos`.
        analyzer: String,
    },
}

impl Condition {
    /// The same with the patterns of its formula read as regular expressions, unless it names another language.
    fn with_regexes(self) -> Self {
        match self {
            Self::Pattern {
                metavariable,
                language: None,
                formula,
            } => Self::Pattern {
                metavariable,
                language: None,
                formula: Box::new(formula.with_regexes()),
            },
            other => other,
        }
    }
}

impl Formula {
    /// The same with each pattern read as a regular expression.
    #[must_use]
    pub fn with_regexes(self) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(Self::with_regexes).collect();
        match self {
            Self::Pattern(text) | Self::Regex(text) => Self::Regex(text),
            Self::Inside(inner) => Self::Inside(Box::new(inner.with_regexes())),
            Self::Anywhere(inner) => Self::Anywhere(Box::new(inner.with_regexes())),
            Self::Not(inner) => Self::Not(Box::new(inner.with_regexes())),
            Self::Any(parts) => Self::Any(all(parts)),
            Self::All {
                parts,
                conditions,
                focus,
            } => Self::All {
                parts: all(parts),
                conditions: conditions
                    .into_iter()
                    .map(Condition::with_regexes)
                    .collect(),
                focus,
            },
        }
    }

    /// Whether it takes ranges away.
    pub fn is_negative(&self) -> bool {
        matches!(self, Self::Not(_))
    }
}
