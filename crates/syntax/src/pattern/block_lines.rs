//! Patterns of a language whose blocks are made by indentation alone, as in YAML: what a `...` stands for there (an entry
//! of a mapping, an item of a sequence, or a value: its neighbours in the same column tell), and strings that are
//! regular expressions.
//!
//! Invariant: looks at the text only; every line is looked at a bounded number of times for one `...`.

use super::scan::Place;

/// What begins in a column of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// `- …`.
    Item,
    /// `key: …`; with nothing behind it, a sequence may follow in the same column.
    Entry {
        is_empty: bool,
    },
    Ellipsis,
    Value,
}

/// What the `...` at the byte `at` of `text` stands for.
pub(super) fn place(text: &str, at: usize) -> Place {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let (above, head) = before.rsplit_once('\n').unwrap_or(("", before));
    let (tail, below) = after.split_once('\n').unwrap_or((after, ""));
    let tail = tail.strip_prefix("...").unwrap_or(tail).trim();
    let stands_alone =
        head.chars().all(|c| matches!(c, ' ' | '-')) && (tail.is_empty() || tail.starts_with('#'));
    if !stands_alone {
        return Place::Argument;
    }
    let column = head.len();
    let upper = if head.trim().is_empty() {
        { above.lines().rev() }.find_map(|line| neighbour(line, column, true))
    } else {
        None
    };
    let lower = { below.lines() }.find_map(|line| neighbour(line, column, false));
    // A value tells nothing: it may as well be the end of another block.
    let telling = |begins: &Begins| *begins != Begins::Value;
    match (upper.filter(telling), lower.filter(telling)) {
        (Some(Begins::Entry { is_empty: true }) | None, Some(Begins::Item))
        | (Some(Begins::Item), _) => Place::Item,
        (Some(Begins::Entry { .. }), _) | (None, Some(Begins::Entry { .. })) => Place::Statement,
        _ => Place::Argument,
    }
}

/// The string `"=~/…/"` that `rest` begins with, in the quotes in which backslashes are themselves, and its length: in a
/// regular expression they need not be YAML's escapes.
pub(super) fn regex(rest: &str) -> Option<(String, usize)> {
    let body = rest.strip_prefix("\"=~/")?;
    let mut end = 0;
    while !body.get(end..)?.starts_with('"') {
        let escaped = body.get(end..)?.starts_with('\\');
        let skipped = body.get(end..)?.chars().take(1 + usize::from(escaped));
        end += skipped.map(char::len_utf8).sum::<usize>().max(1);
    }
    let regex = body.get(..end)?;
    let own = regex.replace(r"\\", r"\").replace("\\\"", "\"");
    let own = own.replace('\'', "''");
    Some((format!("'=~/{own}'"), "\"=~/\"".len() + end))
}

/// What begins in `column` of a line next to it, a value where that belongs to another block; `None` if the line says
/// nothing of its neighbours.
fn neighbour(line: &str, column: usize, is_above: bool) -> Option<Begins> {
    let content = line.trim();
    if content.is_empty() || content.starts_with('#') {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    if indent > column {
        return None;
    }
    let own = columns(line).find(|(own, _)| *own == column);
    match own {
        Some((_, Begins::Ellipsis)) if indent == column => None,
        // What begins in a line below further left belongs to another block.
        Some((_, begins)) if is_above || indent == column => Some(begins),
        _ => Some(Begins::Value),
    }
}

/// The columns of a line in which something begins.
fn columns(line: &str) -> impl Iterator<Item = (usize, Begins)> {
    let mut at = line.len() - line.trim_start().len();
    let mut is_done = false;
    std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let content = line.get(at..)?;
        let column = at;
        if let Some(rest) = content.strip_prefix("- ") {
            at += 2 + rest.len() - rest.trim_start().len();
            return Some((column, Begins::Item));
        }
        is_done = true;
        Some((column, begins(content)))
    })
}

fn begins(content: &str) -> Begins {
    let content = content.trim_end();
    if content == "..." {
        return Begins::Ellipsis;
    }
    if content == "-" {
        return Begins::Item;
    }
    match value(content) {
        Some(value) => {
            let value = value.trim();
            Begins::Entry {
                is_empty: value.is_empty() || value.starts_with('#'),
            }
        }
        None => Begins::Value,
    }
}

/// What stands behind the key of an entry.
fn value(content: &str) -> Option<&str> {
    let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        let rest = content.get(1..)?;
        let after = rest.get(rest.find(quote)? + 1..)?.trim_start();
        return after.strip_prefix(':');
    }
    match content.split_once(": ") {
        Some((_, value)) => Some(value),
        None => content.strip_suffix(':').map(|_| ""),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, place, regex};

    #[test]
    fn neighbours_tell_what_an_ellipsis_stands_for() {
        use Place::{Argument as Value, Item, Statement as Entry};
        let cases: &[(&str, &[Place])] = &[
            ("...", &[Value]),
            ("a: ...", &[Value]),
            ("a:\n  ...", &[Value]),
            ("a: 1\n...", &[Entry]),
            ("...\na: 1", &[Entry]),
            ("...\n...\na: 1", &[Entry, Entry]),
            ("a:\n  b: 1\n  ...\n...", &[Entry, Entry]),
            ("a:\n  ...\nb: 1", &[Value]),
            ("a:\n  ...\n  b: 1", &[Entry]),
            ("a:\n  ...\n  - b", &[Item]),
            ("\"a\": 1\n...", &[Entry]),
            ("a:b\n...", &[Value]),
            ("- a\n...", &[Item]),
            ("...\n- a: 1\n  ...\n...", &[Item, Entry, Item]),
            ("- ...", &[Value]),
            ("- ...\n  a: 1", &[Entry]),
            ("- ...\n- a: 1", &[Value]),
            ("a:\n...\n- b", &[Item]),
            ("a:\n- b\n...", &[Item]),
            ("a:\n  - - b\n    ...", &[Item]),
            ("a: 1\n\n# note\n... # more\n", &[Entry]),
            ("a: b ... c", &[Value]),
        ];
        for (text, expected) in cases {
            let found: Vec<Place> = { text.match_indices("...") }
                .map(|(at, _)| place(text, at))
                .collect();
            assert_eq!(found, *expected, "{text:?}");
        }
    }

    #[test]
    fn expressions_keep_their_backslashes() {
        let cases = [
            (r#""=~/\s+/" # x"#, Some((r"'=~/\s+/'", 9))),
            (r#""=~/[\\n]\"'/""#, Some((r#"'=~/[\n]"''/'"#, 14))),
            (r#""=~/a"#, None),
            (r#""=~/\"#, None),
            (r#""a""#, None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(text, length)| (text.to_owned(), length));
            assert_eq!(regex(text), expected, "{text}");
        }
    }
}
