//! What a text must contain before a rule can match it.
//!
//! Invariant: sound. A rule is left out only if no text without these literals can match; where that is not certain,
//! nothing is required. Needs no other module but `formula`, `pattern_words`, `taint` and `regex_literals`: the build
//! script compiles this file too.

use crate::formula::{Condition, Formula};
use crate::pattern_words::{self, PatternWord};
use crate::regex_literals::{self, Clause, EDGE, FOLDED, MIN_LITERAL};
use crate::taint::TaintSpec;
use serde::{Deserialize, Serialize};

/// What a text must contain. Where ASCII case does not count, what is written here is in lower case.
///
/// It has the shape of the formula it was made from, so its depth is bounded as the formula's is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Vec<Part>", into = "Vec<Part>")]
pub enum Requirement {
    /// All of these; without any, nothing is required.
    All(Vec<Requirement>),
    /// At least one of these.
    Any(Vec<Requirement>),
    /// This word in any case, with no ASCII letter, digit or underscore beside it.
    Word(String),
    /// These bytes in any case, wherever they stand.
    Text(Vec<u8>),
    /// Code that this expression matches: what is left of it without what ties it to the code's beginning and end.
    Outline(String),
    /// This word as it is spelled here.
    Spelled(String),
    /// A word that a pattern names, as it spells it; its case counts where all the rule's languages mind it, and there it
    /// stands in code, not in a comment.
    Name(String),
    /// A constant string of the code holds this text, in any case. It need not be written in one piece.
    Quoted(String),
}

/// A requirement as it is written: its parts first, then what holds for so many of them. Read without recursion, so that
/// no bytes can nest it deeper than [`MAX_DEPTH`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Part {
    /// All of so many parts before.
    All(u32),
    /// One of so many parts before.
    Any(u32),
    /// A word in any case.
    Word(String),
    /// Bytes.
    Text(Vec<u8>),
    /// Code that an expression matches.
    Outline(String),
    /// A word as it is spelled.
    Spelled(String),
    /// A word that a pattern names.
    Name(String),
    /// A text that a string holds.
    Quoted(String),
}

/// How deep a requirement may be nested when it is read; formulas are bounded to less.
const MAX_DEPTH: usize = 100;

impl From<Requirement> for Vec<Part> {
    fn from(requirement: Requirement) -> Self {
        fn write(requirement: Requirement, out: &mut Vec<Part>) {
            let (parts, part): (Vec<Requirement>, fn(u32) -> Part) = match requirement {
                Requirement::All(parts) => (parts, Part::All),
                Requirement::Any(parts) => (parts, Part::Any),
                Requirement::Word(word) => return out.push(Part::Word(word)),
                Requirement::Text(text) => return out.push(Part::Text(text)),
                Requirement::Outline(regex) => return out.push(Part::Outline(regex)),
                Requirement::Spelled(word) => return out.push(Part::Spelled(word)),
                Requirement::Name(word) => return out.push(Part::Name(word)),
                Requirement::Quoted(text) => return out.push(Part::Quoted(text)),
            };
            let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
            for part in parts {
                write(part, out);
            }
            out.push(part(count));
        }
        let mut out = Self::new();
        write(requirement, &mut out);
        out
    }
}

impl TryFrom<Vec<Part>> for Requirement {
    type Error = &'static str;

    fn try_from(written: Vec<Part>) -> Result<Self, Self::Error> {
        let mut open: Vec<(Self, usize)> = Vec::new();
        for part in written {
            let leaf = match part {
                Part::All(count) => {
                    join(&mut open, count, Self::All)?;
                    continue;
                }
                Part::Any(count) => {
                    join(&mut open, count, Self::Any)?;
                    continue;
                }
                Part::Word(word) => Self::Word(word),
                Part::Text(text) => Self::Text(text),
                Part::Outline(regex) => Self::Outline(regex),
                Part::Spelled(word) => Self::Spelled(word),
                Part::Name(word) => Self::Name(word),
                Part::Quoted(text) => Self::Quoted(text),
            };
            open.push((leaf, 1));
        }
        match (open.pop(), open.is_empty()) {
            (Some((requirement, _)), true) => Ok(requirement),
            _ => Err("a requirement is not one"),
        }
    }
}

/// Replaces the last `count` of the open requirements, each with its depth, by what joins them.
fn join(
    open: &mut Vec<(Requirement, usize)>,
    count: u32,
    whole: fn(Vec<Requirement>) -> Requirement,
) -> Result<(), &'static str> {
    let first = usize::try_from(count).ok();
    let first = first.and_then(|count| open.len().checked_sub(count));
    let parts = open.split_off(first.ok_or("a requirement lacks a part")?);
    let depth = 1 + parts.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
    if depth > MAX_DEPTH {
        return Err("a requirement is nested too deep");
    }
    let parts = parts.into_iter().map(|(part, _)| part).collect();
    open.push((whole(parts), depth));
    Ok(())
}

impl Default for Requirement {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl Requirement {
    /// Any text will do.
    pub const NOTHING: Self = Self::All(Vec::new());

    /// What a text must contain before `regex` can match in it.
    pub fn of_regex(regex: &str) -> Self {
        Self::of_clause(&regex_literals::required(regex), Self::of_literal)
    }

    fn of_clause(clause: &Clause, of_text: fn(&[u8]) -> Self) -> Self {
        let of = |parts: &[Clause]| -> Vec<Self> {
            { parts.iter() }
                .map(|part| Self::of_clause(part, of_text))
                .collect()
        };
        match clause {
            Clause::Text(text) => of_text(text),
            Clause::All(parts) => Self::all(of(parts)),
            Clause::Any(parts) => Self::any(of(parts)),
        }
    }

    /// What a text must contain before the pattern `text` can match in it.
    pub fn of_pattern(text: &str) -> Self {
        Self::all(
            { pattern_words::of(text).into_iter() }.map(|word| match word {
                PatternWord::Name(name) => Self::Name(name),
                PatternWord::Text(text) => Self::of_string(&text),
                PatternWord::Regex(regex) => Self::of_string_regex(&regex),
            }),
        )
    }

    /// What a text must contain that has a constant string which holds `content`. Strings are joined from pieces between
    /// quotes, so what may be a quote is no part of what is looked for.
    fn of_string(content: &str) -> Self {
        let pieces = content.split(is_piece_end);
        let telling = pieces.filter(|piece| piece.len() >= MIN_LITERAL);
        Self::all(telling.map(|piece| Self::Quoted(piece.to_ascii_lowercase())))
    }

    /// What a text must contain that has a constant string which `regex` matches.
    fn of_string_regex(regex: &str) -> Self {
        Self::of_clause(&regex_literals::required(regex), |text| {
            let plain: Vec<u8> = { text.iter().copied() }
                .filter(|byte| !matches!(*byte, EDGE | FOLDED))
                .collect();
            String::from_utf8(plain).map_or(Self::NOTHING, |text| Self::of_string(&text))
        })
    }

    /// What a text must contain that holds the literal `literal` of an expression. One between edges is made of whole
    /// words; the dots between them need not stand in the text, where the path of an import was matched.
    fn of_literal(literal: &[u8]) -> Self {
        let plain: Vec<u8> = { literal.iter().copied() }
            .filter(|byte| !matches!(*byte, EDGE | FOLDED))
            .collect();
        let word = if literal.contains(&FOLDED) {
            |word: &str| Self::Word(word.to_ascii_lowercase())
        } else {
            |word: &str| Self::Spelled(word.to_owned())
        };
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        let has_edges = literal.starts_with(&[EDGE]) && literal.ends_with(&[EDGE]);
        match String::from_utf8(plain) {
            Ok(path) if has_edges && path.bytes().all(|byte| is_name(&byte)) => {
                Self::all(path.split('.').filter(|word| word.len() > 1).map(word))
            }
            Ok(text) => Self::Text(text.to_ascii_lowercase().into_bytes()),
            Err(error) => Self::Text(error.into_bytes().to_ascii_lowercase()),
        }
    }

    /// What a text must contain that holds code which `regex` matches.
    fn of_code(regex: &str) -> Self {
        let outline = regex_literals::holds_code(regex);
        let outline = outline.then(|| Self::Outline(regex.to_owned()));
        let literals = Self::of_regex(regex);
        let literals = if regex_literals::may_hold_comment(regex) {
            literals
        } else {
            literals.of_names()
        };
        Self::all(outline.into_iter().chain([literals]))
    }

    /// The same for words in a piece of code that begins outside of comments and holds none.
    fn of_names(self) -> Self {
        match self {
            Self::All(parts) => Self::all(parts.into_iter().map(Self::of_names)),
            Self::Any(parts) => Self::any(parts.into_iter().map(Self::of_names)),
            Self::Spelled(word) => Self::Name(word),
            other => other,
        }
    }

    /// The same for code that need not be written in the text as it is, or not in the rule's language.
    fn of_other_code(self) -> Self {
        match self {
            Self::All(parts) => Self::all(parts.into_iter().map(Self::of_other_code)),
            Self::Any(parts) => Self::any(parts.into_iter().map(Self::of_other_code)),
            Self::Outline(_) | Self::Quoted(_) => Self::NOTHING,
            Self::Name(name) => Self::Word(name.to_ascii_lowercase()),
            literal => literal,
        }
    }

    /// All of `parts`, each once.
    fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut own = Vec::new();
        for part in parts {
            match part {
                Self::All(inner) => own.extend(inner),
                other => own.push(other),
            }
        }
        own.sort();
        own.dedup();
        match own.len() {
            1 => own.remove(0),
            _ => Self::All(own),
        }
    }

    /// At least one of `parts`; nothing, where one of them requires nothing.
    fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut own = Vec::new();
        for part in parts {
            match part {
                Self::All(all) if all.is_empty() => return Self::NOTHING,
                Self::Any(inner) => own.extend(inner),
                other => own.push(other),
            }
        }
        own.sort();
        own.dedup();
        match own.len() {
            1 => own.remove(0),
            _ => Self::Any(own),
        }
    }
}

/// Whether a character may stand at the end of a piece of a string: a quote, what begins or ends code inside it, an escape
/// or a line's end.
pub(crate) const fn is_piece_end(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '`' | '{' | '}' | '$' | '\\' | '\n' | '\r'
    )
}

/// What a text must contain before a taint rule is asked about it: something of a source and something of a sink; of either,
/// where values are followed across files. There an end that any text may hold calls for no file: values are followed from
/// sources to wherever they go, and a source without a word counts beside a sink only.
pub(crate) fn taint_requirement(spec: &TaintSpec, across_files: bool) -> Requirement {
    let (sources, sinks) = (of_sources(spec), of_sinks(spec));
    let is_told = |ends: &Requirement| *ends != Requirement::NOTHING;
    if across_files && is_told(&sources) && is_told(&sinks) {
        Requirement::any([sources, sinks])
    } else {
        Requirement::all([sources, sinks])
    }
}

/// What a text must contain before it holds a source of a taint rule.
pub(crate) fn of_sources(spec: &TaintSpec) -> Requirement {
    Requirement::any(spec.sources.iter().map(|it| requirement(&it.formula)))
}

/// What a text must contain before it holds a sink of a taint rule.
pub(crate) fn of_sinks(spec: &TaintSpec) -> Requirement {
    Requirement::any(spec.sinks.iter().map(|it| requirement(&it.formula)))
}

/// What a text must contain before `formula` can match it.
pub(crate) fn requirement(formula: &Formula) -> Requirement {
    match formula {
        Formula::Pattern(text) => Requirement::of_pattern(text),
        Formula::Regex(regex) => Requirement::of_regex(regex),
        Formula::Inside(inner) | Formula::Anywhere(inner) => requirement(inner),
        Formula::Not(_) => Requirement::NOTHING,
        Formula::All {
            parts, conditions, ..
        } => Requirement::all(
            parts.iter().map(requirement).chain(
                conditions
                    .iter()
                    .map(|condition| of_condition(condition, parts)),
            ),
        ),
        Formula::Any(branches) => Requirement::any(branches.iter().map(requirement)),
    }
}

/// What a condition on a metavariable of `parts` requires: its text stands in the file, unless it is a computed constant.
fn of_condition(condition: &Condition, parts: &[Formula]) -> Requirement {
    match condition {
        Condition::Regex {
            metavariable,
            regex,
            constant_propagation: false,
        } => {
            if parts.iter().any(|part| is_quoted(metavariable, part)) {
                Requirement::of_regex(regex)
            } else {
                Requirement::of_code(regex)
            }
        }
        // The code may be the content of a string, read anew.
        Condition::Pattern { formula, .. } => requirement(formula).of_other_code(),
        _ => Requirement::NOTHING,
    }
}

/// Whether a pattern asks for the content of a string (`"$X"`), which constant propagation may join from parts.
fn is_quoted(metavariable: &str, formula: &Formula) -> bool {
    match formula {
        Formula::Pattern(text) => {
            let name = format!("${metavariable}");
            let is_quote = |character: char| matches!(character, '"' | '\'' | '`');
            text.match_indices(&name).any(|(at, _)| {
                let before = text.get(..at).unwrap_or("");
                let after = text.get(at + name.len()..).unwrap_or("");
                before.ends_with(is_quote) && after.starts_with(is_quote)
            })
        }
        Formula::Regex(_) => false,
        Formula::Inside(inner) | Formula::Anywhere(inner) | Formula::Not(inner) => {
            is_quoted(metavariable, inner)
        }
        Formula::All { parts, .. } | Formula::Any(parts) => {
            parts.iter().any(|part| is_quoted(metavariable, part))
        }
    }
}
