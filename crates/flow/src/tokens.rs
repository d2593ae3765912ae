//! Code without its formatting, for fingerprints.

use airlock_model::Span;
use airlock_syntax::{NodeId, Tree};

/// The text of `span` without comments and layout: leaf texts and the punctuation between them, separated by blanks
/// only where two words meet.
pub fn normalised_tokens(tree: &Tree, text: &str, span: Span) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for id in (first_from(tree, span.start)..).map(NodeId) {
        let node = tree.node(id);
        if id.0 as usize >= tree.len() || node.start >= span.end {
            break;
        }
        if !span.contains(node.span()) || node.start < at || has_children(tree, id) {
            continue;
        }
        punctuation(&mut out, Span::new(at, node.start).slice(text));
        word(&mut out, node.span().slice(text));
        at = node.end;
    }
    punctuation(&mut out, Span::new(at, span.end).slice(text));
    out
}

/// The first node that begins at `start` or later: nodes lie in the order of their starts.
fn first_from(tree: &Tree, start: u32) -> u32 {
    let (mut low, mut high) = (0, u32::try_from(tree.len()).unwrap_or(u32::MAX));
    while low < high {
        let middle = low + (high - low) / 2;
        if tree.node(NodeId(middle)).start < start {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn has_children(tree: &Tree, id: NodeId) -> bool {
    tree.node(id).next > id.0 + 1
}

/// What stands between leaves: operators and brackets stay, comments go.
fn punctuation(out: &mut String, gap: &str) {
    let mut rest = gap;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest
                .find("*/")
                .and_then(|end| rest.get(end + 2..))
                .unwrap_or("");
        } else if rest.starts_with("//") || first == '#' {
            rest = rest
                .find('\n')
                .and_then(|end| rest.get(end..))
                .unwrap_or("");
        } else {
            let length = if first.is_alphanumeric() || first == '_' {
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (token, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
            // Separators that formatting adds or drops freely.
            if !first.is_whitespace() && first != ',' && first != ';' {
                word(out, token);
            }
            rest = tail;
        }
    }
}

fn word(out: &mut String, token: &str) {
    let wordy = |c: char| c.is_alphanumeric() || c == '_';
    if out.chars().next_back().is_some_and(wordy) && token.starts_with(wordy) {
        out.push(' ');
    }
    out.push_str(token);
}
