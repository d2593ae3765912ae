//! What a taint rule looks for: values that go from a source to a sink, past no sanitizer.
//!
//! Invariant: needs no other module of this crate but `formula`, because the build script compiles both files too.

use crate::formula::{Formula, MetavariableName};
use serde::{Deserialize, Serialize};

/// The parts of a taint rule.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TaintSpec {
    /// Where tainted values come from; never empty.
    pub sources: Vec<TaintSource>,
    /// Where they must not arrive; never empty.
    pub sinks: Vec<TaintSink>,
    /// What makes values harmless.
    pub sanitizers: Vec<TaintSanitizer>,
    /// What passes taint on beyond assignments, operators and calls.
    pub propagators: Vec<TaintPropagator>,
}

impl TaintSpec {
    /// Whether everything that is asked for has a meaning across functions: labels and conditions on them, control flow and
    /// ends of functions do not.
    pub fn can_cross(&self) -> bool {
        self.sources
            .iter()
            .all(|it| it.label.is_none() && it.requires.is_none() && !it.control)
            && self
                .sinks
                .iter()
                .all(|it| !it.at_exit && matches!(it.requires, SinkRequires::Default))
            && self
                .propagators
                .iter()
                .all(|it| it.label.is_none() && it.requires.is_none())
    }
}

/// How an expression that matches changes the variable it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SideEffect {
    /// Not: only the value of the expression counts.
    #[default]
    No,
    /// The variable is changed as well.
    Yes,
    /// Only the variable is changed.
    Only,
}

/// Where tainted values come from (`pattern-sources`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaintSource {
    /// What matches.
    pub formula: Formula,
    /// Whether only the match itself counts, and not every expression in it.
    pub exact: bool,
    /// Whether the variable that matches stays tainted.
    pub by_side_effect: SideEffect,
    /// Whether everything that runs afterwards is tainted.
    pub control: bool,
    /// The label of its values.
    pub label: Option<String>,
    /// What labels the value that comes in must carry.
    pub requires: Option<Requires>,
}

/// Where tainted values must not arrive (`pattern-sinks`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaintSink {
    /// What matches.
    pub formula: Formula,
    /// Whether only the match itself counts, and not every expression in it.
    pub exact: bool,
    /// Whether the formula narrows its match: then only the narrowed part counts, else also all arguments of a call.
    pub has_focus: bool,
    /// Whether it counts only where the function ends.
    pub at_exit: bool,
    /// What labels must arrive.
    pub requires: SinkRequires,
}

/// What labels must arrive at a sink.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum SinkRequires {
    /// Any value from a source without a label.
    #[default]
    Default,
    /// At the sink as a whole.
    Whole(Requires),
    /// At what each of these metavariables is bound to.
    Each(Vec<(MetavariableName, Requires)>),
}

/// What makes values harmless (`pattern-sanitizers`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaintSanitizer {
    /// What matches.
    pub formula: Formula,
    /// Whether only the match itself counts, and not every expression in it.
    pub exact: bool,
    /// Whether the variable that matches stays harmless.
    pub by_side_effect: bool,
    /// Whether a match that is also a source or sink is none of a sanitizer.
    pub not_conflicting: bool,
}

/// What passes taint on (`pattern-propagators`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaintPropagator {
    /// What matches; binds both metavariables.
    pub formula: Formula,
    /// Where taint comes from.
    pub from: MetavariableName,
    /// Where it goes.
    pub to: MetavariableName,
    /// Whether the variable at `to` stays tainted, rather than only its value there.
    pub by_side_effect: bool,
    /// The label that the values get.
    pub label: Option<String>,
    /// Which labels are replaced by it; all where this is not given.
    pub replace_labels: Option<Vec<String>>,
    /// What labels must come in.
    pub requires: Option<Requires>,
}

/// A boolean expression over labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Requires {
    /// A value with this label is there.
    Label(String),
    /// It does not hold.
    Not(Box<Requires>),
    /// All hold.
    And(Vec<Requires>),
    /// Any holds.
    Or(Vec<Requires>),
    /// Always or never.
    Constant(bool),
}

/// How deep an expression may be nested.
const MAX_NESTING: usize = 32;

impl Requires {
    /// Reads `A and not (B or C)`.
    ///
    /// # Errors
    /// What is wrong with the expression.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader {
            words: words(text)?,
            at: 0,
        };
        let whole = reader.any(0)?;
        match reader.peek() {
            None => Ok(whole),
            Some(word) => Err(format!("`{word}` is not expected here")),
        }
    }
}

fn words(text: &str) -> Result<Vec<&str>, String> {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.');
        let length = match first {
            '(' | ')' => 1,
            _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            other => return Err(format!("`{other}` is not expected in labels")),
        };
        let (word, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        all.push(word);
        rest = tail.trim_start();
    }
    Ok(all)
}

struct Reader<'text> {
    words: Vec<&'text str>,
    at: usize,
}

impl<'text> Reader<'text> {
    fn peek(&self) -> Option<&'text str> {
        self.words.get(self.at).copied()
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self, depth: usize) -> Result<Requires, String> {
        let first = self.all(depth)?;
        let mut parts = vec![first];
        while self.take("or") {
            parts.push(self.all(depth)?);
        }
        Ok(joined(parts, Requires::Or))
    }

    fn all(&mut self, depth: usize) -> Result<Requires, String> {
        let first = self.one(depth)?;
        let mut parts = vec![first];
        while self.take("and") {
            parts.push(self.one(depth)?);
        }
        Ok(joined(parts, Requires::And))
    }

    fn one(&mut self, depth: usize) -> Result<Requires, String> {
        if depth > MAX_NESTING {
            return Err("the expression is nested too deeply".to_owned());
        }
        if self.take("not") {
            return Ok(Requires::Not(Box::new(self.one(depth + 1)?)));
        }
        if self.take("(") {
            let inner = self.any(depth + 1)?;
            return if self.take(")") {
                Ok(inner)
            } else {
                Err("`)` is missing".to_owned())
            };
        }
        match self.peek() {
            None => Err("the expression ends too early".to_owned()),
            Some(word @ (")" | "and" | "or")) => Err(format!("`{word}` is not expected here")),
            Some(word) => {
                self.at += 1;
                Ok(match word {
                    "True" | "true" => Requires::Constant(true),
                    "False" | "false" => Requires::Constant(false),
                    label => Requires::Label(label.to_owned()),
                })
            }
        }
    }
}

fn joined(mut parts: Vec<Requires>, join: fn(Vec<Requires>) -> Requires) -> Requires {
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        join(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With every operator in parentheses.
    fn shown(requires: &Requires) -> String {
        let list = |parts: &[Requires], join: &str| {
            let parts: Vec<String> = parts.iter().map(shown).collect();
            format!("({})", parts.join(join))
        };
        match requires {
            Requires::Label(label) => label.clone(),
            Requires::Not(inner) => format!("!{}", shown(inner)),
            Requires::And(parts) => list(parts, "&"),
            Requires::Or(parts) => list(parts, "|"),
            Requires::Constant(truth) => truth.to_string(),
        }
    }

    #[test]
    fn expressions_over_labels() {
        let cases = [
            ("A", "A"),
            ("A and B", "(A&B)"),
            ("not A or B", "(!A|B)"),
            ("A and (B or not C)", "(A&(B|!C))"),
            ("A or B and C", "(A|(B&C))"),
            ("True", "true"),
            ("not not A", "!!A"),
        ];
        for (text, wanted) in cases {
            let requires = Requires::parse(text).map(|it| shown(&it));
            assert_eq!(requires.as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn wrong_expressions() {
        let deep = "not ".repeat(100) + "A";
        for text in ["", "A B", "A and", "(A", "A)", "and", "A + B", &deep] {
            assert!(Requires::parse(text).is_err(), "{text}");
        }
    }
}
