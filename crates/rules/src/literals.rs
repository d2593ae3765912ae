//! What a text must contain before a rule can match it.
//!
//! Invariant: sound. A rule is left out only if no text without these literals can match; where that is not certain,
//! nothing is required. Needs no other module but `formula`, `taint` and `regex_literals`: the build script compiles
//! this file too.

use crate::formula::{Condition, Formula};
use crate::regex_literals::{self, EDGE, MIN_LITERAL};
use crate::taint::TaintSpec;
use serde::{Deserialize, Serialize};

/// What a text must contain; ASCII case does not count, and what is written here is in lower case.
///
/// It has the shape of the formula it was made from, so its depth is bounded as the formula's is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Vec<Part>", into = "Vec<Part>")]
pub enum Requirement {
    /// All of these; without any, nothing is required.
    All(Vec<Requirement>),
    /// At least one of these.
    Any(Vec<Requirement>),
    /// This name, with no ASCII letter, digit or underscore beside it.
    Word(String),
    /// These bytes, wherever they stand.
    Text(Vec<u8>),
}

/// A requirement as it is written: its parts first, then what holds for so many of them. Read without recursion, so that
/// no bytes can nest it deeper than [`MAX_DEPTH`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Part {
    /// All of so many parts before.
    All(u32),
    /// One of so many parts before.
    Any(u32),
    /// A name.
    Word(String),
    /// Bytes.
    Text(Vec<u8>),
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
            let (count, whole): (u32, fn(Vec<Self>) -> Self) = match part {
                Part::Word(word) => {
                    open.push((Self::Word(word), 1));
                    continue;
                }
                Part::Text(text) => {
                    open.push((Self::Text(text), 1));
                    continue;
                }
                Part::All(count) => (count, Self::All),
                Part::Any(count) => (count, Self::Any),
            };
            let first = usize::try_from(count).ok();
            let first = first.and_then(|count| open.len().checked_sub(count));
            let parts = open.split_off(first.ok_or("a requirement lacks a part")?);
            let depth = 1 + parts.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
            if depth > MAX_DEPTH {
                return Err("a requirement is nested too deep");
            }
            open.push((
                whole(parts.into_iter().map(|(part, _)| part).collect()),
                depth,
            ));
        }
        match (open.pop(), open.is_empty()) {
            (Some((requirement, _)), true) => Ok(requirement),
            _ => Err("a requirement is not one"),
        }
    }
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
        match regex_literals::required(regex) {
            Some(texts) => Self::any(texts.iter().map(|text| Self::of_literal(text))),
            None => Self::NOTHING,
        }
    }

    /// What a text must contain before the pattern `text` can match in it.
    pub fn of_pattern(text: &str) -> Self {
        Self::all(words(text).into_iter().map(Self::Word))
    }

    /// What a text must contain that holds the literal `literal` of an expression. One between edges is made of whole
    /// words; the dots between them need not stand in the text, where the path of an import was matched.
    fn of_literal(literal: &[u8]) -> Self {
        let plain: Vec<u8> = { literal.iter().copied() }
            .filter(|byte| *byte != EDGE)
            .collect();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        let has_edges = literal.starts_with(&[EDGE]) && literal.ends_with(&[EDGE]);
        match String::from_utf8(plain) {
            Ok(path) if has_edges && path.bytes().all(|byte| is_name(&byte)) => Self::all(
                path.split('.')
                    .filter(|word| word.len() > 1)
                    .map(|word| Self::Word(word.to_owned())),
            ),
            Ok(text) => Self::Text(text.into_bytes()),
            Err(error) => Self::Text(error.into_bytes()),
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

/// Words of patterns that need not stand in a matching text: keywords that a pattern's meaning does not depend on
/// (`const` also matches `var`), literals that constant propagation supplies, types that are inferred, and the package
/// that Java imports by itself.
const OPTIONAL_WORDS: &[&str] = &[
    "Boolean",
    "False",
    "Integer",
    "Long",
    "None",
    "Null",
    "Object",
    "String",
    "True",
    "abstract",
    "and",
    "any",
    "async",
    "await",
    "bool",
    "boolean",
    "break",
    "byte",
    "bytes",
    "case",
    "char",
    "class",
    "const",
    "continue",
    "def",
    "default",
    "del",
    "dict",
    "double",
    "elif",
    "else",
    "end",
    "enum",
    "export",
    "extends",
    "false",
    "final",
    "float",
    "for",
    "from",
    "fun",
    "func",
    "function",
    "goto",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "int",
    "integer",
    "interface",
    "internal",
    "is",
    "java",
    "lambda",
    "lang",
    "let",
    "list",
    "long",
    "match",
    "module",
    "namespace",
    "new",
    "nil",
    "none",
    "not",
    "null",
    "number",
    "object",
    "or",
    "override",
    "package",
    "pass",
    "private",
    "protected",
    "public",
    "raise",
    "readonly",
    "return",
    "short",
    "static",
    "str",
    "string",
    "struct",
    "super",
    "switch",
    "this",
    "throw",
    "throws",
    "true",
    "tuple",
    "type",
    "undefined",
    "unless",
    "unsigned",
    "until",
    "use",
    "using",
    "val",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "then",
    "begin",
    "elsif",
    "echo",
    "php",
    "require",
    "virtual",
];

/// What a text must contain before a taint rule can match it: something of a source and something of a sink.
pub(crate) fn taint_requirement(spec: &TaintSpec) -> Requirement {
    let sources = spec.sources.iter().map(|it| requirement(&it.formula));
    let sinks = spec.sinks.iter().map(|it| requirement(&it.formula));
    Requirement::all([Requirement::any(sources), Requirement::any(sinks)])
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
            parts
                .iter()
                .map(requirement)
                .chain(conditions.iter().map(of_condition)),
        ),
        Formula::Any(branches) => Requirement::any(branches.iter().map(requirement)),
    }
}

/// What a condition on a metavariable requires: its text stands in the file, unless it is a computed constant.
fn of_condition(condition: &Condition) -> Requirement {
    match condition {
        Condition::Regex {
            regex,
            constant_propagation: false,
            ..
        } => Requirement::of_regex(regex),
        Condition::Pattern { formula, .. } => requirement(formula),
        _ => Requirement::NOTHING,
    }
}

/// Identifiers of a pattern that a matching text must hold, wherever names are resolved to.
fn words(pattern: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut characters = pattern.char_indices().peekable();
    let mut previous = ' ';
    while let Some((start, character)) = characters.next() {
        match character {
            // Texts are not required: constant propagation may join them from parts.
            '"' | '\'' | '`' => skip_string(&mut characters, character),
            '_' | 'a'..='z' | 'A'..='Z' => {
                let mut end = start + character.len_utf8();
                while let Some((at, next)) =
                    characters.next_if(|(_, next)| next.is_ascii_alphanumeric() || *next == '_')
                {
                    end = at + next.len_utf8();
                }
                let word = pattern.get(start..end).unwrap_or("");
                let is_metavariable = previous == '$'
                    || pattern.get(..start).is_some_and(|before| {
                        before.ends_with("...") && before.trim_end_matches('.').ends_with('$')
                    });
                let is_string_prefix =
                    word.len() <= 2 && matches!(characters.peek(), Some((_, '"' | '\'')));
                let is_qualifier = matches!(characters.peek(), Some((_, '.')));
                if !is_metavariable && !is_string_prefix && is_telling(word, is_qualifier) {
                    words.push(word.to_ascii_lowercase());
                }
            }
            // A number is compared by its value, however it is written.
            '0'..='9' => {
                while characters
                    .next_if(|(_, next)| next.is_ascii_alphanumeric() || matches!(next, '_' | '.'))
                    .is_some()
                {}
            }
            _ => {}
        }
        previous = character;
    }
    words
}

fn skip_string(characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>, quote: char) {
    while let Some((_, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote || character == '\n' {
            return;
        }
    }
}

/// Whether few texts hold the word. What stands before a dot is surely a name, so two letters are enough (`os.`, `re.`).
fn is_telling(word: &str, is_qualifier: bool) -> bool {
    let least = if is_qualifier { 2 } else { MIN_LITERAL };
    word.len() >= least && !OPTIONAL_WORDS.contains(&word)
}
