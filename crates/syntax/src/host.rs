//! Languages that hold code of another: a Dockerfile's instructions run a shell.
//!
//! The host's table leaves such code as an empty [`Kind::Block`] that is a [`Role::Body`]; here it is parsed and put
//! into that block, so that whoever walks the tree meets commands and not a run of text. It refuses to judge that code:
//! what does not follow the inner grammar (another shell, a template) is no error of the host's text.
//!
//! Invariants:
//! - places are those of the host's text;
//! - all the code of a text together costs no more steps than the text itself may.

use crate::language::{Language, by_name};
use crate::parse::{ParseLimits, Parsed, Recovery, parse_counted};
use crate::tree::{Node, Tree};
use crate::{Kind, Role};
use airlock_model::Cx;

/// The host and what it holds.
const INSIDE: &[(&str, &str)] = &[("dockerfile", "bash")];

/// `parsed` with the code inside it.
pub(crate) fn graft(
    cx: &Cx,
    host: &Language,
    text: &str,
    parsed: Parsed,
    limits: ParseLimits,
) -> Parsed {
    let inside = INSIDE.iter().find(|(name, _)| *name == host.name);
    let Some(language) = inside.and_then(|(_, name)| by_name(name)) else {
        return parsed;
    };
    let Parsed { tree, mut recovery } = parsed;
    let mut nodes: Vec<Node> = Vec::with_capacity(tree.len() * 2);
    // Where each of the host's nodes is now.
    let mut moved: Vec<(u32, u32)> = Vec::with_capacity(tree.len());
    let mut left = limits;
    for (id, node) in tree.iter() {
        moved.push((id.0, place(nodes.len())));
        nodes.push(*node);
        if node.kind != Kind::Block || node.role != Role::Body || node.next != id.0 + 1 {
            continue;
        }
        left.nodes = limits.nodes.saturating_sub(nodes.len());
        let code = without_comments(node.span().slice(text));
        let (inner, steps) = parse_counted(cx, language, &code, left);
        left.steps = left.steps.saturating_sub(steps);
        if matches!(inner.recovery, Recovery::Budget | Recovery::Cancelled) {
            recovery = inner.recovery;
        }
        insert(&mut nodes, node, &inner.tree);
    }
    let end = place(nodes.len());
    // The host's nodes point at each other by their old places; the code's are right already.
    for (old, new) in &moved {
        let next = tree.node(crate::NodeId(*old)).next as usize;
        let next = moved.get(next).map_or(end, |(_, next)| *next);
        if let Some(node) = nodes.get_mut(*new as usize) {
            node.next = next;
        }
    }
    Parsed {
        tree: Tree::from_nodes(nodes),
        recovery,
    }
}

/// Adds all of `tree` but its root below `block`, the last of `nodes`.
fn insert(nodes: &mut Vec<Node>, block: &Node, tree: &Tree) {
    let first = place(nodes.len());
    nodes.extend(tree.iter().skip(1).map(|(_, inner)| Node {
        start: block.start + inner.start,
        end: block.start + inner.end,
        next: first + inner.next - 1,
        ..*inner
    }));
}

/// A tree has no more nodes than its text has bytes, which fit.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The code of an instruction as its shell gets it, byte for byte at its place: between lines that are continued, those
/// that are empty or comments are left out.
fn without_comments(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for (number, line) in code.split_inclusive('\n').enumerate() {
        let bare = line.trim();
        if number > 0 && (bare.is_empty() || bare.starts_with('#')) {
            out.extend(std::iter::repeat_n(' ', line.len()));
        } else {
            out.push_str(line);
        }
    }
    out
}
