//! Text to tree, under a budget.

use crate::language::Language;
use crate::lower;
use crate::tree::Tree;
use airlock_model::{Cx, Span};
use std::cell::RefCell;
use std::ops::ControlFlow;

/// What one parse may use.
#[derive(Debug, Clone, Copy)]
pub struct ParseLimits {
    /// How often the parser may report progress before it is stopped; it does so once per 100 parser operations
    /// (`OP_COUNT_PER_PARSER_CALLBACK_CHECK` of tree-sitter), so the bound does not depend on time.
    pub progress_steps: u64,
    /// Nodes of the generic tree.
    pub nodes: usize,
}

impl Default for ParseLimits {
    /// Enough for a 10 MB file of ordinary code: about four operations and a third of a node per byte.
    fn default() -> Self {
        Self {
            progress_steps: 2_000_000,
            nodes: 16_000_000,
        }
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

/// Parses `text` as `language`.
pub fn parse(cx: &Cx, language: &'static Language, text: &str, limits: ParseLimits) -> Parsed {
    let empty = |recovery| Parsed {
        tree: Tree::default(),
        recovery,
    };
    let compiled = lower::compiled(language);
    let mut steps = 0_u64;
    let grammar_tree = PARSER.with_borrow_mut(|parser| {
        // The grammar was made for this version of the runtime: a test proves it for every row.
        parser.set_language(&compiled.grammar).ok()?;
        parser.reset();
        let mut progress = |_: &tree_sitter::ParseState| {
            steps += 1;
            if steps > limits.progress_steps || cx.cancel.is_cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let options = tree_sitter::ParseOptions::new().progress_callback(&mut progress);
        let bytes = text.as_bytes();
        parser.parse_with_options(
            &mut |at, _| bytes.get(at..).unwrap_or_default(),
            None,
            Some(options),
        )
    });
    match grammar_tree {
        None if cx.cancel.is_cancelled() => empty(Recovery::Cancelled),
        None => empty(Recovery::Budget),
        Some(grammar_tree) => lower::lower(compiled, &grammar_tree, text, limits.nodes),
    }
}
