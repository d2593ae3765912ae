//! Clojure.
//!
//! A list is a call of its first element. What a macro makes of it (`def`, `let`, `fn`) is not known here.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static CLOJURE: Language = Language {
    name: "clojure",
    aliases: &["clj"],
    extensions: &["clj", "cljs", "cljc", "edn"],
    file_names: &[],
    interpreters: &["bb", "clojure"],
    comments: Comments {
        line: &[";"],
        block: &[],
        nested: false,
    },
    strings: Strings::CLOJURE,
    lowering: Lowering {
        grammar: || tree_sitter_clojure_orchard::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[("value", Role::None)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::CLOJURE,
};

const KINDS: Rules = &[
    ("list_lit", Rule::Custom(list)),
    ("anon_fn_lit", Rule::Custom(function)),
    ("vec_lit", Rule::Node(Kind::List)),
    ("set_lit", Rule::Node(Kind::Set)),
    ("map_lit", Rule::Custom(map)),
    ("sym_lit", Rule::Custom(symbol)),
    ("kwd_lit", Rule::Leaf(Kind::Other)),
    ("str_lit", Rule::Str),
    ("regex_lit", Rule::Leaf(Kind::Regex)),
    ("num_lit", Rule::Leaf(Kind::Number)),
    ("bool_lit", Rule::Leaf(Kind::Bool)),
    ("nil_lit", Rule::Leaf(Kind::Null)),
    ("char_lit", Rule::Leaf(Kind::Char)),
    ("meta_lit", Rule::Drop),
    ("old_meta_lit", Rule::Drop),
    ("dis_expr", Rule::Drop),
];

fn values(node: Raw<'_>) -> Vec<Raw<'_>> {
    node.children_by_field_name("value", &mut node.walk())
        .filter(Raw::is_named)
        .collect()
}

/// `(f a b)`.
fn list<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    call(plan, node, plan.role);
}

fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>, role: Role) {
    let values = values(node);
    let Some((first, rest)) = values.split_first() else {
        plan.open(Kind::Tuple, role, Symbol::NONE, span_of(node));
        return plan.close();
    };
    plan.open(Kind::Call, role, Symbol::NONE, span_of(node));
    plan.visit(*first, Role::Callee);
    let start = span_of(*first).end;
    let end = rest.last().map_or(start, |last| span_of(*last).end);
    plan.open(Kind::Args, Role::Args, Symbol::NONE, Span::new(start, end));
    for value in rest {
        plan.visit(*value, Role::None);
    }
    plan.close();
    plan.close();
}

/// `#(f % a)`: a function whose body is the call.
fn function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Lambda, node);
    call(plan, node, Role::Body);
    plan.close();
}

/// `{:a 1 :b 2}`: the grammar has keys and values in one row.
fn map<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Dict, node);
    let values = values(node);
    for entry in values.chunks(2) {
        match entry {
            [key, value] => {
                let span = Span::new(span_of(*key).start, span_of(*value).end);
                plan.open(Kind::Pair, Role::None, Symbol::NONE, span);
                plan.visit(*key, Role::Key);
                plan.visit(*value, Role::Value);
                plan.close();
            }
            rest => rest.iter().for_each(|value| plan.visit(*value, Role::None)),
        }
    }
    plan.close();
}

/// `ns/name`, without what is said about it (`^String name`).
fn symbol<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let first = node
        .child_by_field_name("namespace")
        .or_else(|| node.child_by_field_name("name"));
    let whole = span_of(node);
    let start = first.map_or(whole.start, |first| span_of(first).start);
    let span = Span::new(start, whole.end.max(start));
    let symbol = Symbol::of(span.slice(plan.text));
    plan.open(Kind::Ident, plan.role, symbol, span);
    plan.close();
}
