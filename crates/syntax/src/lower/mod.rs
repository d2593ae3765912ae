//! From a grammar's tree to the generic one, by a table per language.
//!
//! A row of a table says what becomes of one grammar kind ([`Rule`]) and which part each of its fields plays. Tables
//! are turned into arrays indexed by the grammar's ids at first use; names are never compared while a text is lowered.
//!
//! Invariant: only `run` walks trees, and it is iterative: work waits on an explicit stack, so the depth of the text
//! costs memory, not call stack.

mod compile;
mod plan;
mod run;
mod strings;

use crate::{Kind, Role};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) use compile::{Compiled, compiled};
pub(crate) use plan::{Plan, span_of};
pub(crate) use run::lower;

/// A language's grammar and its table.
pub(crate) struct Lowering {
    /// The grammar.
    pub(crate) grammar: fn() -> tree_sitter::Language,
    /// Unnamed tokens (keywords) that become leaves named by their text; all others are left out.
    pub(crate) tokens: &'static [(&'static str, Kind)],
    /// Grammar kind to what becomes of it, in several tables of which the first with the kind decides. A kind that is
    /// in none becomes [`Kind::Other`] with its children.
    pub(crate) kinds: &'static [Rules],
    /// Field names of the grammar beyond the general ones, or other roles for them.
    pub(crate) fields: Roles,
    /// Whether names are the same in capitals and in small letters, but for those that begin with `$` (PHP's functions
    /// and classes, not its variables). Their symbol is that of the name in small letters.
    pub(crate) caseless_names: bool,
    /// The table by grammar ids, made at first use.
    pub(crate) compiled: OnceLock<Compiled>,
}

/// Grammar kinds and what becomes of them.
pub(crate) type Rules = &'static [(&'static str, Rule)];

/// Children of a node and the parts they play. A child is named by its field, or, when it has none, by its number among
/// the named children that have none (`"0"`, `"1"` …), or by `""` for all of these that remain. Comments and children
/// whose kind has a usual role (arguments, parameters, decorators, handlers …) are not counted: they keep it.
pub(crate) type Roles = &'static [(&'static str, Role)];

/// What becomes of a grammar node.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    /// A node of this kind with the children lowered below it.
    Node(Kind),
    /// The same, with roles of its own.
    Roles(Kind, Roles),
    /// The same, named by its operator: the tokens of an `operator`, `operators` or `kind` field, else the first
    /// unnamed token that is no bracket.
    Op(Kind),
    /// As [`Rule::Op`], with roles of its own.
    OpRoles(Kind, Roles),
    /// An assignment: [`Kind::AugAssign`] named by its operator if that is not one of `=`, `:=`, `<-`, else
    /// [`Kind::Assign`].
    Assign(Roles),
    /// A declared name: [`Kind::Assign`] if a child plays [`Role::Right`], else [`Kind::Declarator`] in which what
    /// would be [`Role::Left`] is [`Role::Name`].
    Declarator(Roles),
    /// A call whose callee is spread over its children: an [`Role::Object`] and a [`Role::Name`] become a
    /// [`Kind::Member`] that is the callee; one alone is the callee itself.
    MethodCall(Roles),
    /// A leaf named by its text.
    Leaf(Kind),
    /// A string: what lies between its delimiters becomes [`Kind::StrText`], cut by the children that lower to
    /// [`Kind::Interp`].
    Str,
    /// As [`Rule::Str`], where the grammar takes `$name` for text.
    DollarStr,
    /// A string without delimiters of its own, cut in the same way.
    BareStr,
    /// Its children take its place.
    Splice,
    /// As [`Rule::Splice`], with roles of its own.
    SpliceRoles(Roles),
    /// As [`Rule::Splice`] when it has exactly one child that is kept, else a node of this kind.
    SpliceSingle(Kind),
    /// Its children take its place, all in this role, and it counts as one part of its parent with that role.
    Part(Role),
    /// As [`Rule::Splice`], but it takes no number among its parent's children.
    Aside,
    /// As [`Rule::SpliceSingle`], with roles of its own for the node.
    SpliceSingleRoles(Kind, Roles),
    /// Left out, with all below it.
    Drop,
    /// Laid out by hand.
    Custom(for<'tree> fn(&mut Plan<'_, 'tree>, Raw<'tree>)),
}
