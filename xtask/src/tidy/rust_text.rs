//! Rust as the checks read it: code without comments, strings and tests, and the paths that code names.
//!
//! A scanner, not a parser: it knows where code is, and expands `use` lists. Macros are seen as they are written.

/// `text` with comments and the contents of strings and character literals blanked; every line keeps its number.
pub(super) fn code_only(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = comment(rest)
            .or_else(|| raw_string(rest, out.chars().next_back()))
            .or_else(|| quoted(rest, '"'))
            .or_else(|| character(rest))
            .unwrap_or(0);
        if skipped == 0 {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            let (gone, after) = rest.split_at_checked(skipped).unwrap_or((rest, ""));
            out.push(' ');
            out.extend(gone.chars().filter(|character| *character == '\n'));
            rest = after;
        }
    }
    out
}

/// Bytes of the comment that `rest` begins with.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with("/*") {
        return None;
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        let here = rest.as_bytes().get(at..at + 2);
        match here {
            Some(b"/*") => {
                depth += 1;
                at += 2;
            }
            Some(b"*/") => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
    Some(rest.len())
}

/// Bytes of the raw string (`r"…"`, `br#"…"#`) that `rest` begins with.
fn raw_string(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|character| character.is_alphanumeric() || character == '_') {
        return None;
    }
    let after_b = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let hashes_on = after_b.strip_prefix('r')?;
    let hashes = hashes_on.len() - hashes_on.trim_start_matches('#').len();
    let body = hashes_on.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - body.len();
    Some(
        body.find(&end)
            .map_or(rest.len(), |at| start + at + end.len()),
    )
}

/// Bytes of the string in `quote`s that `rest` begins with.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let body = rest.strip_prefix(quote)?;
    let mut escaped = false;
    for (at, character) in body.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(quote.len_utf8() + at + quote.len_utf8()),
            _ => {}
        }
    }
    Some(rest.len())
}

/// Bytes of the character literal that `rest` begins with; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let mut characters = body.chars();
    let first = characters.next()?;
    (first == '\\' || characters.next() == Some('\''))
        .then(|| quoted(rest, '\''))
        .flatten()
}

/// `code` up to its module of tests.
pub(super) fn without_tests(code: &str) -> &str {
    code.find("#[cfg(test)]\nmod ")
        .and_then(|at| code.get(..at))
        .unwrap_or(code)
}

/// Every path that `code` names, with its line: those of `use` declarations expanded and without renames, and those in
/// the code whose first segment a `use` brought in, spelled in full.
pub(super) fn named_paths(code: &str) -> Vec<(usize, String)> {
    let mut imported: Vec<(String, String)> = Vec::new();
    let mut paths = Vec::new();
    for (line, statement) in use_statements(code) {
        for (name, path) in expand(&statement, "") {
            paths.push((line, path.clone()));
            imported.push((name, path));
        }
    }
    for (number, text) in code.lines().enumerate() {
        for word in text.split(|character: char| {
            !(character.is_alphanumeric() || character == '_' || character == ':')
        }) {
            let word = word.trim_matches(':');
            let Some((first, rest)) = word.split_once("::") else {
                continue;
            };
            let full = imported
                .iter()
                .find(|(name, _)| name == first)
                .map_or_else(|| word.to_owned(), |(_, path)| format!("{path}::{rest}"));
            paths.push((number + 1, full));
        }
    }
    paths
}

/// The `use` declarations with the line each begins in, without `use` and `;`.
fn use_statements(code: &str) -> Vec<(usize, String)> {
    let mut statements = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in code.lines().enumerate() {
        let trimmed = line.trim_start();
        let trimmed = trimmed
            .strip_prefix("pub(crate) ")
            .or_else(|| trimmed.strip_prefix("pub(super) "))
            .or_else(|| trimmed.strip_prefix("pub "))
            .unwrap_or(trimmed);
        if open.is_none()
            && let Some(rest) = trimmed.strip_prefix("use ")
        {
            open = Some((number + 1, String::new()));
            append(&mut open, rest);
        } else {
            append(&mut open, trimmed);
        }
        if line.contains(';')
            && let Some((line, text)) = open.take()
        {
            let text = text.split(';').next().unwrap_or_default();
            statements.push((line, text.to_owned()));
        }
    }
    statements
}

fn append(open: &mut Option<(usize, String)>, text: &str) {
    if let Some((_, collected)) = open {
        collected.push_str(text);
    }
}

/// The names a `use` tree brings in, each with its full path.
fn expand(tree: &str, prefix: &str) -> Vec<(String, String)> {
    let tree = tree.trim();
    if let Some((before, list)) = tree.split_once('{') {
        let prefix = format!("{prefix}{}", before.trim());
        let list = list.strip_suffix('}').unwrap_or(list);
        return branches(list)
            .into_iter()
            .flat_map(|branch| expand(branch, &prefix))
            .collect();
    }
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let path = path.trim();
    let full = if path == "self" {
        prefix.trim_end_matches(':').to_owned()
    } else {
        format!("{prefix}{path}")
    };
    let last = full.rsplit("::").next().unwrap_or_default();
    let name = if name.trim().is_empty() {
        last
    } else {
        name.trim()
    };
    if name.is_empty() {
        return Vec::new();
    }
    vec![(name.to_owned(), full.clone())]
}

/// The parts of a `use` list, split at its own commas.
fn branches(list: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    list.split(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        character == ',' && depth == 0
    })
    .filter(|part| !part.trim().is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_blanked() {
        for (text, code) in [
            ("a // b\nc", "a  \nc"),
            ("a /* b /* c */ d\n */ e", "a  \n e"),
            (r#"f("x // y", 'z', '\'', b"q")"#, "f( ,  ,  , b )"),
            (r##"let s = r#"a "b" // c"#; d"##, "let s =  ; d"),
            ("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}"),
            ("var\"s\"", "var "),
        ] {
            assert_eq!(code_only(text), code, "{text}");
        }
    }

    #[test]
    fn paths_are_spelled_in_full() {
        let code = "use std::{env, fs::{self, File}, time as clock};\nfn f() { env::var(); fs::read(); clock::Instant::now(); other::x(); }\n";
        let paths: Vec<String> = named_paths(code)
            .into_iter()
            .map(|(_, path)| path)
            .collect();
        for wanted in [
            "std::env::var",
            "std::fs::read",
            "std::fs::File",
            "std::fs",
            "std::time::Instant::now",
            "other::x",
        ] {
            assert!(
                paths.iter().any(|path| path == wanted),
                "{wanted} in {paths:?}"
            );
        }
    }

    #[test]
    fn tests_are_cut_off() {
        assert_eq!(without_tests("a\n#[cfg(test)]\nmod tests {}\n"), "a\n");
        assert_eq!(without_tests("a\n"), "a\n");
    }
}
