//! Number of parameters, without the one for the object; and how many of them every caller must give.

use airlock_flow::Facts;
use airlock_syntax::{Kind, NodeId, Role};

pub(super) struct Parameters {
    pub(super) all: u32,
    pub(super) required: u32,
}

pub(super) fn of(facts: &Facts<'_>, function: NodeId) -> Parameters {
    let tree = facts.tree;
    let mut count = Parameters {
        all: 0,
        required: 0,
    };
    let lists = tree
        .children(function)
        .filter(|child| tree.node(*child).role == Role::Params);
    for list in lists {
        if tree.kind(list) != Kind::Params {
            // `x => …`
            count.all += 1;
            count.required += 1;
            continue;
        }
        for (at, param) in tree.children(list).enumerate() {
            let names = names(facts, param, at == 0);
            count.all += names;
            if !is_optional(facts, param) {
                count.required += names;
            }
        }
    }
    count
}

/// How many parameters a node of the list is.
fn names(facts: &Facts<'_>, param: NodeId, is_first: bool) -> u32 {
    let tree = facts.tree;
    let text = tree.text(facts.text, param);
    match tree.kind(param) {
        Kind::Modifier | Kind::Type | Kind::Decorator => 0,
        // Marks between parameters, C's `...` and `(void)`.
        _ if matches!(text, "*" | "/" | "..." | "void") => 0,
        _ if is_first && is_object(facts, param) => 0,
        _ => {
            let named = |child: &NodeId| {
                tree.node(*child).role == Role::Name && tree.kind(*child) == Kind::Ident
            };
            let names = tree.children(param).filter(named).count();
            u32::try_from(names.max(1)).unwrap_or(1)
        }
    }
}

fn is_object(facts: &Facts<'_>, param: NodeId) -> bool {
    let tree = facts.tree;
    let text = tree.text(facts.text, param);
    match facts.language.name {
        "python" => matches!(text, "self" | "cls" | "mcs"),
        "rust" => {
            tree.children(param)
                .any(|child| tree.kind(child) == Kind::This)
                || tree.kind(param) == Kind::This
                || text == "self"
        }
        "typescript" | "tsx" => text.starts_with("this:"),
        _ => false,
    }
}

/// Whether callers may leave it out.
fn is_optional(facts: &Facts<'_>, param: NodeId) -> bool {
    let tree = facts.tree;
    match tree.kind(param) {
        Kind::Spread | Kind::Assign => true,
        _ => {
            let text = tree.text(facts.text, param);
            tree.children(param)
                .any(|child| matches!(tree.node(child).role, Role::Value | Role::Right))
                || text.starts_with("vararg ")
                || text.contains("...")
        }
    }
}
