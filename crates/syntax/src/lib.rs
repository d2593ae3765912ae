//! Languages: grammar, lexer and the compact generic tree that every engine reads.
//!
//! A text goes in ([`parse`]), a [`Tree`] comes out: one arena of small nodes whose kinds are the same for every
//! language, while each node keeps the grammar's own kind. The grammar's tree is dropped at once.
//!
//! Invariants:
//! - parsing never fails: any bytes give a tree, and how well they were understood is part of the result;
//! - only this crate knows tree-sitter; nothing of it is in the interface;
//! - no recursion over the depth of the scanned text;
//! - adding a language is one file under `lang/` and one row in [`LANGUAGES`].

mod fragment;
mod guard;
mod host;
mod kind;
mod lang;
mod language;
mod lexer;
mod lower;
mod parse;
mod pattern;
mod quote;
mod symbol;
mod tree;
mod yaml_scalar;

pub use fragment::{Embedded, embedded};
pub use kind::{Kind, Role};
pub use lang::LANGUAGES;
pub use language::{Comments, Language, by_name, of_path};
pub use lexer::{Token, TokenKind, comments, tokens, tokens_at};
pub use parse::{ParseLimits, Parsed, Recovery, parse};
pub use pattern::{
    MAX_PATTERN_BYTES, MAX_PATTERN_DEPTH, Metavariable, Pattern, PatternError, REGEX_BACKSLASH,
    parse_pattern,
};
pub use quote::{Escape, Heredoc, Hole, Quote, Raw, Strings};
pub use symbol::Symbol;
pub use tree::{Children, Node, NodeId, Tree};
