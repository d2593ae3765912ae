//! What the code that reads the environment needs at the head of a file.

use super::idiom::Idiom;

/// The import that is missing, and the byte before which it belongs.
pub(super) fn missing(idiom: Idiom, text: &str) -> Option<(usize, String)> {
    match idiom {
        Idiom::Python => python(text),
        Idiom::Go => go(text),
        _ => None,
    }
}

/// Lines with the bytes they begin at.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

fn python(text: &str) -> Option<(usize, String)> {
    let imports_os = |line: &str| {
        line.strip_prefix("import ").is_some_and(|names| {
            names
                .split(',')
                .any(|name| name.split('#').next().unwrap_or("").trim() == "os")
        })
    };
    if lines(text).any(|(_, line)| imports_os(line)) {
        return None;
    }
    let is_import = |line: &str| {
        line.starts_with("import ")
            || (line.starts_with("from ") && !line.starts_with("from __future__"))
    };
    let first = lines(text).find(|(_, line)| is_import(line));
    let (at, end) = match first {
        Some((at, _)) => (at, "\n"),
        None => (after_head(text), "\n\n"),
    };
    Some((at, format!("import os{end}")))
}

/// Where a Python module's code begins: behind its comments, its docstring and what it takes from the future.
fn after_head(text: &str) -> usize {
    let mut open: Option<&str> = None;
    for (at, line) in lines(text) {
        let trimmed = line.trim();
        if let Some(quotes) = open {
            if trimmed.contains(quotes) {
                open = None;
            }
            continue;
        }
        if trimmed.is_empty() || trimmed.starts_with('#') || trimmed.starts_with("from __future__")
        {
            continue;
        }
        let quotes = ["\"\"\"", "'''"]
            .into_iter()
            .find(|quotes| trimmed.starts_with(quotes));
        match quotes {
            Some(quotes) if trimmed.matches(quotes).count() < 2 => open = Some(quotes),
            Some(_) => {}
            None => return at,
        }
    }
    text.len()
}

fn go(text: &str) -> Option<(usize, String)> {
    let head = || lines(text).take_while(|(_, line)| !line.starts_with("func "));
    let is_os = |line: &str| {
        let line = line.trim();
        line == "\"os\"" || line == "import \"os\""
    };
    if head().any(|(_, line)| is_os(line)) {
        return None;
    }
    if let Some((at, line)) = head().find(|(_, line)| line.trim_end() == "import (") {
        return Some((at + line.len(), "\t\"os\"\n".to_owned()));
    }
    if let Some((at, _)) = head().find(|(_, line)| line.starts_with("import ")) {
        return Some((at, "import \"os\"\n".to_owned()));
    }
    let (at, line) = head().find(|(_, line)| line.starts_with("package "))?;
    Some((at + line.len(), "\nimport \"os\"\n".to_owned()))
}
