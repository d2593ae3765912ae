//! Semgrep pattern text as a generic tree.
//!
//! Grammars know neither `$X` nor `...`, so placeholders take their place before parsing ([`scan`], [`render`]), the text
//! is tried in a few wrappings until one parses without errors, and the placeholders become pattern kinds again
//! ([`rewrite`]).
//!
//! Invariants:
//! - what a pattern means is not decided here, only its shape;
//! - bounded: a pattern above [`MAX_PATTERN_BYTES`] or [`MAX_PATTERN_DEPTH`] is an error.

mod block_lines;
mod render;
mod rewrite;
mod scan;
mod syntax;

pub(crate) use syntax::PatternSyntax;

use crate::Kind;
use crate::language::Language;
use crate::parse::{ParseLimits, Recovery, parse};
use crate::tree::{NodeId, Tree};
use airlock_model::{Cx, Span};
use std::fmt;
use syntax::Wrapper;

/// Longest pattern that is tried; the longest in public rule sets is below 4 kB.
pub const MAX_PATTERN_BYTES: usize = 64 * 1024;
/// Deepest tree a pattern may have, so that a matcher may recurse over it.
pub const MAX_PATTERN_DEPTH: usize = 200;

/// What stands in a pattern's text for a backslash of a regular expression (`"=~/\./"`) where the language itself would not
/// take one: a private character, which nobody writes.
pub const REGEX_BACKSLASH: char = '\u{E000}';

/// A pattern as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The text that was parsed, with placeholders; node spans refer to it.
    pub text: String,
    /// The tree: a [`crate::Kind::File`] whose children are the pattern's nodes.
    pub tree: Tree,
    /// What the metavariables in the tree are called, ordered by node.
    metavariables: Vec<Metavariable>,
    /// Whether the pattern is a statement by its own semicolon, rather than an expression.
    pub is_statement: bool,
}

/// A metavariable in a pattern's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metavariable {
    /// Its node.
    pub node: NodeId,
    /// Its name without `$`; `_` matches without being bound.
    pub name: String,
    /// The type it must have, as written.
    pub declared: Option<String>,
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Where in the pattern's text.
    pub span: Span,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (hint: {})", self.message, self.hint)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// The nodes of the pattern: one, or a sequence of statements.
    pub fn roots(&self) -> Vec<NodeId> {
        self.tree
            .root()
            .map(|root| self.tree.children(root).collect())
            .unwrap_or_default()
    }

    /// What the metavariable at `node` is called and which type it must have.
    pub fn metavariable(&self, node: NodeId) -> Option<&Metavariable> {
        let at = self
            .metavariables
            .binary_search_by_key(&node, |metavariable| metavariable.node)
            .ok()?;
        self.metavariables.get(at)
    }

    /// The code at `node` as it was written, with its metavariables and ellipses.
    pub fn written(&self, node: NodeId) -> String {
        let whole = self.tree.node(node).span();
        let mut out = String::new();
        let mut at = whole.start;
        for id in std::iter::once(node).chain(self.tree.descendants(node)) {
            let own = self.tree.node(id);
            if own.start < at {
                continue;
            }
            let shown = match (own.kind, self.metavariable(id)) {
                (Kind::Metavar | Kind::MetavarEllipsis, Some(metavariable)) => {
                    format!("${}", metavariable.name)
                }
                (Kind::Ellipsis, _) => "...".to_owned(),
                (Kind::Deep, _) => match self.tree.children(id).next() {
                    Some(inner) => format!("<... {} ...>", self.written(inner)),
                    None => continue,
                },
                _ => continue,
            };
            out.push_str(Span::new(at, own.start).slice(&self.text));
            out.push_str(&shown);
            at = own.end;
        }
        out.push_str(Span::new(at, whole.end).slice(&self.text));
        out
    }

    /// All metavariables.
    pub fn metavariables(&self) -> &[Metavariable] {
        &self.metavariables
    }
}

/// Makes a tree of the pattern `text` in `language`.
///
/// # Errors
/// When the text is no code of the language in any wrapping, or too long or deep.
pub fn parse_pattern(language: &'static Language, text: &str) -> Result<Pattern, PatternError> {
    let trimmed = text.trim();
    let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    if trimmed.is_empty() {
        return Err(PatternError {
            message: "the pattern is empty".to_owned(),
            hint: "write the code to look for".to_owned(),
            span: whole,
        });
    }
    if text.len() > MAX_PATTERN_BYTES {
        return Err(PatternError {
            message: format!("the pattern has more than {MAX_PATTERN_BYTES} bytes"),
            hint: "split it into several with `pattern-either`".to_owned(),
            span: whole,
        });
    }
    let first_error = match attempt(language, trimmed) {
        Ok(pattern) => return checked(pattern, whole),
        Err(first_error) => first_error,
    };
    let also = language.pattern.also.and_then(crate::by_name);
    if let Some(Ok(pattern)) = also.map(|also| attempt(also, trimmed)) {
        return checked(pattern, whole);
    }
    if let Some(text) = with_keywords(trimmed)
        && let Ok(pattern) = attempt(language, &text)
    {
        return checked(pattern, whole);
    }
    Err(PatternError {
        message: format!("the pattern is not {} code", language.name),
        hint: "check brackets and semicolons, and that the pattern is an expression, statements or a definition"
            .to_owned(),
        span: first_error.unwrap_or(whole),
    })
}

/// The pattern in the first wrapping that the grammar of `language` takes, else the place of the first error.
fn attempt(language: &'static Language, trimmed: &str) -> Result<Pattern, Option<Span>> {
    let syntax = &language.pattern;
    let pieces = scan::scan(trimmed, syntax);
    let mut first_error = None;
    for wrapper in wrappers(syntax, trimmed) {
        for prefix in syntax.metavariable {
            let candidate = render::render(&pieces, trimmed, syntax, prefix, wrapper);
            let parsed = parse(&Cx::default(), language, &candidate.text, LIMITS);
            match parsed.recovery {
                Recovery::None => {
                    if let Some(pattern) =
                        rewrite::pattern(&parsed.tree, candidate, &pieces, syntax, prefix)
                    {
                        return Ok(pattern);
                    }
                }
                Recovery::Errors { first, .. } if first_error.is_none() => {
                    first_error = Some(candidate.place(first));
                }
                _ => {}
            }
        }
    }
    Err(first_error)
}

/// `text` with `var` where a line begins `$DECL $NAME =`: a metavariable in the place of a declaration's keyword stands
/// for each of them, as `var` does.
fn with_keywords(text: &str) -> Option<String> {
    let metavariable = |word: &str| {
        word.strip_prefix('$').is_some_and(|name| {
            let mut letters = name.chars();
            letters
                .next()
                .is_some_and(|first| first.is_ascii_uppercase())
                && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        })
    };
    let declares = |line: &str| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(metavariable)
            && words.next().is_some_and(metavariable)
            && words.next() == Some("=")
    };
    let lines = text.lines().map(|line| {
        let start = line.len() - line.trim_start().len();
        match line.split_at_checked(start) {
            Some((margin, code)) if declares(code) => {
                let rest = code
                    .split_once(char::is_whitespace)
                    .map_or("", |(_, rest)| rest);
                format!("{margin}var {rest}")
            }
            _ => line.to_owned(),
        }
    });
    let replaced = lines.collect::<Vec<_>>().join("\n");
    (replaced != text).then_some(replaced)
}

/// Enough for [`MAX_PATTERN_BYTES`] of any text that is no attack.
const LIMITS: ParseLimits = ParseLimits {
    steps: 20_000,
    nodes: 100_000,
};

/// The wrappings to try, the likeliest first.
fn wrappers(syntax: &PatternSyntax, text: &str) -> Vec<&'static Wrapper> {
    let mut all: Vec<&'static Wrapper> = Vec::with_capacity(syntax.wrappers.len() + 1);
    let is_first = |wrapper: &&Wrapper| wrapper.first_for.is_some_and(|first| first.applies(text));
    all.extend(syntax.wrappers.iter().filter(is_first));
    all.push(&Wrapper::NONE);
    all.extend(syntax.wrappers.iter().filter(|wrapper| !is_first(wrapper)));
    all
}

fn checked(pattern: Pattern, whole: Span) -> Result<Pattern, PatternError> {
    let mut open: Vec<u32> = Vec::new();
    for (id, node) in pattern.tree.iter() {
        while open.last().is_some_and(|next| *next <= id.0) {
            open.pop();
        }
        open.push(node.next);
        if open.len() > MAX_PATTERN_DEPTH {
            return Err(PatternError {
                message: format!("the pattern is nested deeper than {MAX_PATTERN_DEPTH} levels"),
                hint: "write a shallower pattern; `<... $X ...>` reaches any depth".to_owned(),
                span: whole,
            });
        }
    }
    Ok(pattern)
}
