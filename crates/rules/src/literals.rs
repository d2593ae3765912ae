//! What a text must contain before a rule can match it.
//!
//! Invariant: sound. A rule is left out only if no text without these literals can match; where that is not certain,
//! nothing is required. Needs no other module but `formula`, `taint` and `regex_literals`: the build script compiles
//! this file too.

use crate::formula::{Condition, Formula};
use crate::regex_literals::{self, MAX_ALTERNATIVES, MIN_LITERAL};
use crate::taint::TaintSpec;
use serde::{Deserialize, Serialize};

/// All clauses must hold; a clause holds when the text contains any of its literals (ASCII case does not count).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Requirement {
    /// The clauses; none means that any text may match.
    pub clauses: Vec<Vec<Vec<u8>>>,
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
    "catch",
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
    "except",
    "export",
    "extends",
    "false",
    "final",
    "finally",
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
    "try",
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
    "rescue",
    "ensure",
    "elsif",
    "echo",
    "php",
    "require",
    "virtual",
];

/// What a text must contain before `formula` can match it.
pub(crate) fn requirement(formula: &Formula) -> Requirement {
    normalised(clauses_of(formula))
}

/// What a text must contain before a taint rule can match it: something of a source and something of a sink.
pub(crate) fn taint_requirement(spec: &TaintSpec) -> Requirement {
    let sources: Vec<Formula> = spec.sources.iter().map(|it| it.formula.clone()).collect();
    let sinks: Vec<Formula> = spec.sinks.iter().map(|it| it.formula.clone()).collect();
    normalised(
        any_clause(&sources)
            .into_iter()
            .chain(any_clause(&sinks))
            .collect(),
    )
}

fn normalised(mut clauses: Vec<Vec<Vec<u8>>>) -> Requirement {
    for clause in &mut clauses {
        clause.sort();
        clause.dedup();
    }
    clauses.sort();
    clauses.dedup();
    Requirement { clauses }
}

fn clauses_of(formula: &Formula) -> Vec<Vec<Vec<u8>>> {
    match formula {
        Formula::Pattern(text) => words(text)
            .into_iter()
            .map(|word| vec![word.into_bytes()])
            .collect(),
        Formula::Regex(regex) => regex_literals::required(regex).into_iter().collect(),
        Formula::Inside(inner) | Formula::Anywhere(inner) => clauses_of(inner),
        Formula::Not(_) => Vec::new(),
        Formula::All {
            parts, conditions, ..
        } => parts
            .iter()
            .flat_map(clauses_of)
            .chain(conditions.iter().flat_map(condition_clauses))
            .collect(),
        Formula::Any(branches) => any_clause(branches).into_iter().collect(),
    }
}

/// What a condition on a metavariable requires: its text stands in the file, unless it is a computed constant.
fn condition_clauses(condition: &Condition) -> Vec<Vec<Vec<u8>>> {
    match condition {
        Condition::Regex {
            regex,
            constant_propagation: false,
            ..
        } => regex_literals::required(regex).into_iter().collect(),
        Condition::Pattern { formula, .. } => clauses_of(formula),
        _ => Vec::new(),
    }
}

/// One clause that holds whenever any branch can match: the most telling clause of each branch, joined.
fn any_clause(branches: &[Formula]) -> Option<Vec<Vec<u8>>> {
    let mut joined = Vec::new();
    for branch in branches {
        let telling = clauses_of(branch)
            .into_iter()
            .max_by_key(|clause| clause.iter().map(Vec::len).min().unwrap_or(0))?;
        joined.extend(telling);
    }
    (joined.len() <= MAX_ALTERNATIVES).then_some(joined)
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
                    || pattern
                        .get(..start)
                        .is_some_and(|before| before.ends_with("$..."));
                let is_string_prefix =
                    word.len() <= 2 && matches!(characters.peek(), Some((_, '"' | '\'')));
                if !is_metavariable && !is_string_prefix && is_telling(word) {
                    words.push(word.to_ascii_lowercase());
                }
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

fn is_telling(word: &str) -> bool {
    word.len() >= MIN_LITERAL && !OPTIONAL_WORDS.contains(&word)
}
