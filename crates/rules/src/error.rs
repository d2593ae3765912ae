//! What is wrong with a rule, where, and what to do about it.

use std::fmt;

/// A place in a rule file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RulePlace {
    /// The file, as it was given.
    pub file: String,
    /// The rule's id, where it could be read.
    pub rule: Option<String>,
    /// Line and column from 1, where they are known.
    pub line_column: Option<(u32, u32)>,
    /// The key inside the rule (`patterns[1].pattern-inside`).
    pub key: Option<String>,
}

/// Why a rule cannot be used; the user's to mend. Every other rule still runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// Where. Boxed, so that results that carry no error stay small.
    pub place: Box<RulePlace>,
    /// What is wrong: lower case, no final dot.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl RuleError {
    /// An error at a place.
    pub fn new(place: RulePlace, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            place: Box::new(place),
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl fmt::Display for RulePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.line_column {
            write!(f, ":{line}:{column}")?;
        }
        if let Some(rule) = &self.rule {
            write!(f, ": rule `{rule}`")?;
        }
        if let Some(key) = &self.key {
            write!(f, ", `{key}`")?;
        }
        Ok(())
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)?;
        if !self.hint.is_empty() {
            write!(f, " (hint: {})", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for RuleError {}
