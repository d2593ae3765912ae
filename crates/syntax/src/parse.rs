//! Text to tree, under a budget.

use crate::guard;
use crate::host;
use crate::lang::kotlin_bodies;
use crate::language::Language;
use crate::lower;
use crate::tree::Tree;
use airlock_model::{Cx, Span};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;

/// What one parse may use.
#[derive(Debug, Clone, Copy)]
pub struct ParseLimits {
    /// Steps beside those that the text's length grants (one for every [`BYTES_PER_STEP`]). A step is 100 operations of
    /// the parser (`OP_COUNT_PER_PARSER_CALLBACK_CHECK` of tree-sitter) or [`CHUNK`] bytes given to it, so the bound does
    /// not depend on time. The second kind is what a grammar costs that looks ahead to the end of the text again and
    /// again: its operations stay few.
    pub steps: u64,
    /// Nodes of the generic tree.
    pub nodes: usize,
}

/// Bytes that the parser is given at a time.
const CHUNK: usize = 512;
/// Bytes of text that grant a step. Over 1,200 files of ZooKeeper, Prometheus and Redmine (1,000 bytes and more; C, C++,
/// Go, Java, Python, Ruby, TypeScript and others) no file needed more than one for every 63 bytes, so this is fifteen
/// times as much.
const BYTES_PER_STEP: u64 = 4;

impl Default for ParseLimits {
    /// Enough for a 10 MB file of ordinary code: about four operations and a third of a node per byte.
    fn default() -> Self {
        Self {
            steps: 20_000,
            nodes: 16_000_000,
        }
    }
}

impl ParseLimits {
    fn steps_for(self, text: &str) -> u64 {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.steps.saturating_add(length / BYTES_PER_STEP)
    }
}

/// How well a text was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// The whole text follows the grammar.
    None,
    /// The grammar met errors and went on; the first is at the span.
    Errors {
        /// Number of error nodes.
        count: u32,
        /// The first of them.
        first: Span,
    },
    /// The budget ended before the text: the tree is empty or lacks the rest.
    Budget,
    /// The run was cancelled.
    Cancelled,
}

/// A tree and how well the text was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The tree.
    pub tree: Tree,
    /// How well the text was understood.
    pub recovery: Recovery,
}

thread_local! {
    static PARSER: RefCell<tree_sitter::Parser> = RefCell::new(tree_sitter::Parser::new());
}

/// Parses `text` as `language`, with the code of other languages that it holds.
pub fn parse(cx: &Cx, language: &'static Language, text: &str, limits: ParseLimits) -> Parsed {
    let (parsed, _) = parse_counted(cx, language, text, limits);
    host::graft(cx, language, text, parsed, limits)
}

/// Parses `text` as `language` alone; also gives the steps that took.
pub(crate) fn parse_counted(
    cx: &Cx,
    language: &'static Language,
    text: &str,
    limits: ParseLimits,
) -> (Parsed, u64) {
    let empty = |recovery| Parsed {
        tree: Tree::default(),
        recovery,
    };
    if !guard::is_held(language, text) {
        return (empty(Recovery::Budget), 0);
    }
    let compiled = lower::compiled(language);
    let allowed = limits.steps_for(text);
    let steps = Cell::new(0_u64);
    let spend = || {
        steps.set(steps.get().saturating_add(1));
        steps.get() <= allowed
    };
    let grammar_tree = PARSER.with_borrow_mut(|parser| {
        // The grammar was made for this version of the runtime: a test proves it for every row.
        parser.set_language(&compiled.grammar).ok()?;
        parser.reset();
        let mut progress = |_: &tree_sitter::ParseState| {
            if spend() && !cx.cancel.is_cancelled() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        let options = tree_sitter::ParseOptions::new().progress_callback(&mut progress);
        let written = match language.name {
            "kotlin" => kotlin_bodies::with_ends(text),
            _ => Cow::Borrowed(text),
        };
        let bytes = written.as_bytes();
        parser.parse_with_options(
            &mut |at, _| {
                // Past the budget the text seems to end, so that a look ahead does, too; the next progress stops it all.
                let end = if spend() { at + CHUNK } else { at };
                bytes.get(at..end.min(bytes.len())).unwrap_or_default()
            },
            None,
            Some(options),
        )
    });
    // A parser that took the budget's end for the text's has a tree: of another text.
    let grammar_tree = grammar_tree.filter(|_| steps.get() <= allowed);
    let parsed = match grammar_tree {
        None if cx.cancel.is_cancelled() => empty(Recovery::Cancelled),
        None => empty(Recovery::Budget),
        Some(grammar_tree) => lower::lower(compiled, &grammar_tree, text, limits.nodes),
    };
    (parsed, steps.get())
}
