//! The functions of a file as a reader sees them: each with its name, its classes and its body.
//!
//! Invariant: in source order, an outer function before those inside it; what has no body is none.

use airlock_flow::{Facts, member_parts};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role};

/// Languages whose functions are understood well enough to be counted and compared.
pub const LANGUAGES_WITH_FUNCTIONS: [&str; 15] = [
    "python",
    "javascript",
    "typescript",
    "tsx",
    "java",
    "go",
    "csharp",
    "php",
    "ruby",
    "kotlin",
    "rust",
    "c",
    "cpp",
    "scala",
    "swift",
];

/// A function, method, or closure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    /// Its node.
    pub(crate) node: NodeId,
    /// Its own name, or that of what it is put in; empty for other closures.
    pub(crate) name: String,
    /// Its name behind those of the classes and functions around it, with dots.
    pub(crate) symbol: String,
    /// All of it, without decorators where the grammar keeps them apart.
    pub(crate) span: Span,
    /// Its name, or its first line where it has none.
    pub(crate) head: Span,
    /// Its code.
    pub(crate) body: NodeId,
    /// The nearest function around it, by its place in the list.
    pub(crate) outer: Option<usize>,
    /// Whether the nearest thing around it is a class.
    pub(crate) is_method: bool,
}

/// All functions of a file.
pub(crate) fn functions(facts: &Facts<'_>) -> Vec<Function> {
    let tree = facts.tree;
    let mut all: Vec<Function> = Vec::new();
    // What is open around the node that is looked at: its end, its name, and its place in the list if it is a function.
    let mut open: Vec<(u32, String, Option<usize>)> = Vec::new();
    for (id, node) in tree.iter() {
        while open.last().is_some_and(|(end, ..)| *end <= id.0) {
            open.pop();
        }
        match node.kind {
            Kind::Class | Kind::Interface | Kind::Enum => {
                open.push((node.next, name_of(facts, id), None));
            }
            Kind::Function | Kind::Lambda => {
                let Some(body) = body_of(facts, id) else {
                    continue;
                };
                let name = name_of(facts, id);
                let receiver = receiver(facts, id);
                let around = open.iter().map(|(_, name, _)| name.as_str());
                let path: Vec<&str> = around
                    .chain([receiver.as_str(), name.as_str()])
                    .filter(|name| !name.is_empty())
                    .collect();
                all.push(Function {
                    node: id,
                    symbol: path.join("."),
                    span: without_decorators(facts, id),
                    head: head(facts, id),
                    body,
                    outer: open.iter().rev().find_map(|(.., at)| *at),
                    is_method: open.last().is_some_and(|(.., at)| at.is_none())
                        || !receiver.is_empty(),
                    name: name.clone(),
                });
                open.push((node.next, name, Some(all.len() - 1)));
            }
            _ => {}
        }
    }
    all
}

fn body_of(facts: &Facts<'_>, id: NodeId) -> Option<NodeId> {
    let tree = facts.tree;
    let body = tree.child(id, Role::Body);
    match tree.kind(id) {
        // A closure without braces is its expression.
        Kind::Lambda => body.or_else(|| {
            let last = tree.children(id).last()?;
            (tree.node(last).role != Role::Params).then_some(last)
        }),
        _ => body,
    }
}

/// The name of a function or class: its own, or that of what it is put in.
fn name_of(facts: &Facts<'_>, id: NodeId) -> String {
    let tree = facts.tree;
    let named = tree.child(id, Role::Name).or_else(|| {
        if tree.kind(id) == Kind::Class {
            // `impl T`
            return tree.child(id, Role::Type);
        }
        let parent = facts.parent(id);
        let target = match tree.kind(parent) {
            Kind::Assign | Kind::Field => tree
                .child(parent, Role::Left)
                .or_else(|| tree.child(parent, Role::Name)),
            Kind::Pair => tree
                .child(parent, Role::Key)
                .or_else(|| tree.children(parent).next()),
            _ => None,
        };
        target.filter(|target| *target != id)
    });
    let Some(named) = named else {
        return String::new();
    };
    let named = match tree.kind(named) {
        Kind::Member => member_parts(tree, named).map_or(named, |(_, name)| name),
        _ => named,
    };
    let text = facts.literal(named);
    let spelled = text.unwrap_or_else(|| tree.text(facts.text, named).to_owned());
    // Generic parameters, destructuring and computed keys are no names.
    let end = spelled.find(|c: char| !(c.is_alphanumeric() || "_$?!".contains(c)));
    end.and_then(|end| spelled.get(..end))
        .unwrap_or(&spelled)
        .to_owned()
}

/// The type whose method a function of Go is.
fn receiver(facts: &Facts<'_>, id: NodeId) -> String {
    let Some(receiver) = facts.tree.child(id, Role::Receiver) else {
        return String::new();
    };
    let of = facts
        .tree
        .children(receiver)
        .find_map(|param| facts.tree.child(param, Role::Type));
    let spelled = of.map_or("", |of| facts.tree.text(facts.text, of));
    let spelled = spelled.trim_start_matches('*');
    let end = spelled.find('[');
    end.and_then(|end| spelled.get(..end))
        .unwrap_or(spelled)
        .to_owned()
}

fn without_decorators(facts: &Facts<'_>, id: NodeId) -> Span {
    let (tree, node) = (facts.tree, facts.tree.node(id));
    let decorators = tree.children(id);
    let decorators = decorators.take_while(|child| tree.node(*child).role == Role::Decorator);
    match decorators.last() {
        // What stands after the last of them begins the function itself.
        Some(last) => {
            let end = tree.node(last).end;
            let gap = Span::new(end, node.end).slice(facts.text);
            let blank = gap.len() - gap.trim_start_matches([' ', '\t', '\r', '\n', ']']).len();
            Span::new(
                end.saturating_add(u32::try_from(blank).unwrap_or(0)),
                node.end,
            )
        }
        None => node.span(),
    }
}

/// Where a function's name stands, or else its first characters up to its body.
fn head(facts: &Facts<'_>, id: NodeId) -> Span {
    let tree = facts.tree;
    if let Some(name) = tree.child(id, Role::Name) {
        return tree.node(name).span();
    }
    let node = tree.node(id);
    let params = tree.child(id, Role::Params);
    let end = params.map_or(node.start + 1, |params| tree.node(params).end);
    Span::new(node.start, end.clamp(node.start, node.end))
}
