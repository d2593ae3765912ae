//! Regular expressions with a repetition inside a repetition: `(a+)+` can read one text in exponentially many ways.
//!
//! Refuses to decide whether what surrounds the inner repetition makes the reading unique; Semgrep does not either.

/// Whether the regular expression `text` repeats without bound a group that repeats something without bound.
pub(super) fn is_exponential(text: &str) -> bool {
    // For each group that is open, whether it holds an unbounded repetition.
    let mut open = vec![false];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        let mut inner = false;
        match first {
            '\\' => {
                let escaped = rest.get(length..).and_then(|rest| rest.chars().next());
                length += escaped.map_or(0, char::len_utf8);
            }
            '[' => length = class_length(rest),
            '(' => {
                open.push(false);
                rest = rest.get(length..).unwrap_or("").trim_start_matches('?');
                continue;
            }
            ')' if open.len() > 1 => inner = open.pop().unwrap_or(false),
            _ => {}
        }
        rest = rest.get(length..).unwrap_or("");
        let repeats = unbounded(rest);
        if repeats && inner {
            return true;
        }
        if let Some(group) = open.last_mut() {
            *group |= repeats || inner;
        }
    }
    false
}

/// Whether `rest` begins with a quantifier without upper bound.
fn unbounded(rest: &str) -> bool {
    if rest.starts_with(['*', '+']) {
        return true;
    }
    let bounds = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    bounds.is_some_and(|(bounds, _)| {
        bounds
            .strip_suffix(',')
            .is_some_and(|low| !low.is_empty() && low.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Bytes of the character class at the start of `rest`.
fn class_length(rest: &str) -> usize {
    let mut escaped = false;
    let mut characters = rest.char_indices().skip(1).peekable();
    // `[]…]` and `[^]…]` hold the bracket.
    if characters.next_if(|(_, c)| *c == '^').is_some() || characters.peek().is_some() {
        characters.next_if(|(_, c)| *c == ']');
    }
    for (at, character) in characters {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::is_exponential;

    #[test]
    fn repetitions_in_repetitions() {
        for (regex, expected) in [
            ("(a+)+$", true),
            ("([a-z]*)*", true),
            ("((ab)+c){2,}", true),
            (r"(\w+\s?)*", true),
            ("(?:x|y+)*", true),
            ("(a+)(b+)", false),
            ("(a+){2}", false),
            ("[(a+)+]", false),
            (r"\(a+\)+", false),
            ("(abc)+", false),
            ("", false),
            (")+*(", false),
        ] {
            assert_eq!(is_exponential(regex), expected, "{regex}");
        }
    }
}
