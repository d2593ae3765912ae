//! Length of a function: its lines that hold code, without blank lines, comments and documentation.

use crate::functions::Function;
use airlock_flow::Facts;
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId};

/// Where the lines with code begin.
pub(super) struct CodeLines {
    starts: Vec<u32>,
}

impl CodeLines {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let comments = airlock_syntax::comments(facts.language, facts.text);
        let mut comments = comments.iter().peekable();
        let mut starts = Vec::new();
        let mut start = 0_u32;
        for line in facts.text.split_inclusive('\n') {
            let end = start.saturating_add(u32::try_from(line.len()).unwrap_or(u32::MAX));
            let mut at = start;
            let mut has_code = false;
            while let Some(comment) = comments.peek() {
                if comment.start >= end {
                    break;
                }
                has_code |= !is_blank(facts.text, at, comment.start);
                at = comment.end.min(end);
                if comment.end >= end {
                    break;
                }
                comments.next();
            }
            if has_code || !is_blank(facts.text, at, end) {
                starts.push(start);
            }
            start = end;
        }
        Self { starts }
    }

    /// Lines of code from the first to the last line of `function`.
    pub(super) fn within(&self, facts: &Facts<'_>, function: &Function) -> u32 {
        let documentation = documentation(facts, function.body).map_or(0, |span| self.count(span));
        self.count(function.span).saturating_sub(documentation)
    }

    fn count(&self, span: Span) -> u32 {
        let before = |place: u32| self.starts.partition_point(|start| *start <= place);
        let (first, end) = (
            before(span.start).saturating_sub(1),
            before(span.end.saturating_sub(1)),
        );
        u32::try_from(end.saturating_sub(first)).unwrap_or(u32::MAX)
    }
}

fn is_blank(text: &str, start: u32, end: u32) -> bool {
    end <= start || Span::new(start, end).slice(text).trim().is_empty()
}

/// The string that documents a function of Python.
fn documentation(facts: &Facts<'_>, body: NodeId) -> Option<Span> {
    if facts.language.name != "python" {
        return None;
    }
    let first = facts.tree.children(body).next()?;
    let said = facts.tree.children(first).next()?;
    let is_text = facts.tree.kind(first) == Kind::ExprStmt && facts.tree.kind(said) == Kind::Str;
    is_text.then(|| facts.tree.node(first).span())
}
