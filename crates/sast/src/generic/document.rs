//! A text as nested blocks of tokens: by indentation, and inside a line by brackets.
//!
//! Invariant: the blocks lie in one flat list, so that no depth of the text is a depth of recursion.

use super::braces;
use super::token::{Token, to_u32, tokens};

/// What opens and closes a block inside a line.
const BRACES: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// A part of the flat list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Token(Token),
    /// A block begins; it ends at the item of this number.
    Open(u32),
    /// A block ends.
    Close,
}

/// A text in blocks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(super) items: Vec<Item>,
}

/// Where a match may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start<'document> {
    pub(super) item: usize,
    pub(super) token: &'document Token,
    /// The item at which the innermost block around it ends.
    pub(super) end: usize,
}

impl Document {
    /// The blocks of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let (tokens, lines) = tokens(text);
        let mut builder = Builder::default();
        // The widths of the blocks that are open; the outermost is the whole text.
        let mut open = vec![0_u32];
        for line in &lines {
            while open.last().is_some_and(|width| *width > line.indent) {
                open.pop();
                builder.close();
            }
            if open.last().is_none_or(|width| *width < line.indent) {
                open.push(line.indent);
                builder.open();
            }
            builder.line(tokens.get(line.tokens.clone()).unwrap_or_default());
        }
        for _ in 1..open.len() {
            builder.close();
        }
        Self {
            items: builder.items,
        }
    }

    /// The tokens from the item `from` to the end of the innermost block that are not below the line `last_line`.
    pub(super) fn rest_of_block(
        &self,
        from: usize,
        last_line: u32,
    ) -> impl Iterator<Item = &Token> {
        let mut depth = 0_u32;
        let items = self.items.get(from..).unwrap_or_default();
        let own = items.iter().take_while(move |item| match item {
            Item::Open(_) => {
                depth += 1;
                true
            }
            Item::Close if depth == 0 => false,
            Item::Close => {
                depth -= 1;
                true
            }
            Item::Token(token) => token.line <= last_line,
        });
        own.filter_map(|item| match item {
            Item::Token(token) => Some(token),
            Item::Open(_) | Item::Close => None,
        })
    }

    /// Where a match may begin; with `block_starts` only where a block does.
    pub(super) fn starts(&self, block_starts: bool) -> impl Iterator<Item = Start<'_>> {
        let is_start =
            move |at: usize| at == 0 || matches!(self.items.get(at - 1), Some(Item::Open(_)));
        let mut ends = vec![self.items.len()];
        let all = self.items.iter().enumerate();
        all.filter_map(move |(item, own)| match own {
            Item::Open(end) => {
                ends.push(*end as usize);
                None
            }
            Item::Close => {
                ends.pop();
                None
            }
            Item::Token(token) => (!block_starts || is_start(item)).then(|| Start {
                item,
                token,
                end: ends.last().copied().unwrap_or(0),
            }),
        })
    }
}

#[derive(Default)]
struct Builder {
    items: Vec<Item>,
    open: Vec<usize>,
}

impl Builder {
    fn open(&mut self) {
        self.open.push(self.items.len());
        self.items.push(Item::Open(0));
    }

    fn close(&mut self) {
        let end = to_u32(self.items.len());
        if let Some(at) = self.open.pop()
            && let Some(item) = self.items.get_mut(at)
        {
            *item = Item::Open(end);
        }
        self.items.push(Item::Close);
    }

    /// The tokens of one line; what stands between two brackets is a block.
    fn line(&mut self, tokens: &[Token]) {
        let mut pairs = braces::pairs(tokens, &BRACES);
        pairs.retain(|(first, second)| first + 1 < *second);
        let mut opening = pairs.iter().peekable();
        let mut closing: Vec<usize> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if closing.last() == Some(&at) {
                closing.pop();
                self.close();
            }
            self.items.push(Item::Token(*token));
            if let Some((_, second)) = opening.next_if(|(first, _)| *first == at) {
                closing.push(*second);
                self.open();
            }
        }
    }
}
