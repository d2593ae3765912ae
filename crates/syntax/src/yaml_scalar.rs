//! What a scalar of YAML stands for: without quotes and escapes, its lines folded where YAML folds them.
//!
//! It refuses to judge: an escape that YAML does not know stays as it is written.

use std::borrow::Cow;

/// The text that the scalar `written` stands for.
pub(crate) fn value(written: &str) -> Cow<'_, str> {
    let mut characters = written.chars();
    match (characters.next(), characters.next_back()) {
        (Some('"'), Some('"')) => Cow::Owned(double_quoted(characters.as_str())),
        (Some('\''), Some('\'')) => {
            let content = folded_flow(characters.as_str());
            if content.contains("''") {
                Cow::Owned(content.replace("''", "'"))
            } else {
                content
            }
        }
        (Some('|' | '>'), _) => Cow::Owned(block(written)),
        _ => folded_flow(written),
    }
}

/// Lines that are joined by blanks; an empty line is an end of a line.
fn folded_flow(content: &str) -> Cow<'_, str> {
    if !content.contains('\n') {
        return Cow::Borrowed(content);
    }
    let mut out = String::with_capacity(content.len());
    let mut empty = 0_usize;
    for (at, line) in content.lines().enumerate() {
        let line = if at == 0 {
            line.trim_end()
        } else {
            line.trim()
        };
        if line.is_empty() && at > 0 {
            empty += 1;
            continue;
        }
        join(&mut out, empty, at > 0);
        out.push_str(line);
        empty = 0;
    }
    Cow::Owned(out)
}

/// What stands between two lines that are folded, with `empty` lines between them.
fn join(out: &mut String, empty: usize, is_next: bool) {
    if empty > 0 {
        out.extend(std::iter::repeat_n('\n', empty));
    } else if is_next {
        out.push(' ');
    }
}

fn double_quoted(content: &str) -> String {
    let content = folded_flow(content);
    let mut out = String::with_capacity(content.len());
    let mut rest = &*content;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let code = escape.get(1..).unwrap_or("");
        let letter = code.chars().next();
        let after = code.get(letter.map_or(0, char::len_utf8)..).unwrap_or("");
        let digits = match letter {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let number = after.get(..digits).filter(|_| digits > 0);
        let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(character) = number.and_then(char::from_u32) {
            out.push(character);
            rest = after.get(digits..).unwrap_or("");
            continue;
        }
        match letter {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t' | '\t') => out.push('\t'),
            Some('0') => out.push('\0'),
            Some('e') => out.push('\u{1b}'),
            Some(own @ ('"' | '\\' | '/' | ' ')) => out.push(own),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `|` keeps its lines, `>` folds them; `-` drops the ends of lines behind the last, `+` keeps them.
fn block(written: &str) -> String {
    let (header, body) = written.split_once('\n').unwrap_or((written, ""));
    let header = header.split('#').next().unwrap_or("");
    let width = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = || body.lines();
    let is_text = |line: &&str| !line.trim().is_empty();
    let indent = lines().filter(is_text).map(width).min().unwrap_or(0);
    let mut out = String::with_capacity(body.len());
    if header.starts_with('>') {
        let (mut empty, mut is_next, mut was_deeper) = (0, false, false);
        for line in lines() {
            let line = line.get(indent..).unwrap_or("").trim_end_matches('\r');
            if line.is_empty() {
                empty += 1;
                continue;
            }
            // Lines that are indented further are not folded.
            let is_deeper = line.starts_with([' ', '\t']);
            if is_next && (is_deeper || was_deeper) {
                empty += 1;
            }
            join(&mut out, empty, is_next);
            out.push_str(line);
            (empty, is_next, was_deeper) = (0, true, is_deeper);
        }
        out.push('\n');
    } else {
        for line in lines() {
            out.push_str(line.get(indent..).unwrap_or("").trim_end_matches('\r'));
            out.push('\n');
        }
    }
    if !header.contains('+') {
        out.truncate(out.trim_end_matches('\n').len());
        if !header.contains('-') && !out.is_empty() {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn scalars_stand_for_what_yaml_says() {
        let cases = [
            ("plain", "plain"),
            ("two\n  lines\n\n  and more", "two lines\nand more"),
            (r#""a\tb \"c\" \x41\u00e9 \d""#, "a\tb \"c\" Aé \\d"),
            ("\"a\n  b\"", "a b"),
            ("'it''s'", "it's"),
            ("'", "'"),
            ("|\n    a\n      b\n\n    c\n", "a\n  b\n\nc\n"),
            ("|-\n  a\n  b\n\n", "a\nb"),
            ("|+\n  a\n\n", "a\n\n"),
            (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
            (">-\n  a\n    b\n  c\n", "a\n  b\nc"),
            ("> # note\n  a\n", "a\n"),
            (">-", ""),
            ("", ""),
        ];
        for (written, expected) in cases {
            assert_eq!(value(written), expected, "{written:?}");
        }
    }
}
