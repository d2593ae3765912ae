//! How long it takes to look at one edited file of a large tree whose index is warm: the whole program, from its start to
//! its end, for many files in turn.
//!
//! The tree is copied and scanned once, so that the index knows it. Then files spread evenly over it are given to the
//! program as an editor or an agent's hook gives them: the new text on standard input, the path beside it. Each edit makes
//! a function return what it is called with, so that what follows from its calls is no longer what the index knows.
//!
//! Invariant: what is measured is the program alone; edits are made before the first begins.

use super::place::{Place, Times};
use crate::args::Args;
use crate::{files, process, ui};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Endings of files whose calls are followed.
const ENDINGS: [&str; 12] = [
    "py", "js", "jsx", "ts", "tsx", "java", "kt", "go", "cs", "php", "rb", "scala",
];
pub(super) fn run(root: &Path, mut args: Args) -> Result<()> {
    let count = args.number("--count")?.unwrap_or(200).max(1);
    let place = Place::of(root, args)?;
    let lines = place.warm_up("scan --only sast,secrets --quiet --format json .")?;
    let edits = edits(&place.tree, usize::try_from(count)?)?;
    let mut times = Times::default();
    let mut across = 0;
    for (path, text) in &edits {
        let begin = Instant::now();
        let report = process::pipe_expecting(&mut look(&place, path), text, &[0, 1])?;
        times.add(begin.elapsed());
        across += usize::from(report.contains("across files from and into"));
    }
    ui::line(&format!(
        "{lines} lines; {} edited files, {across} of them looked at across files",
        times.len()
    ));
    ui::line(&format!(
        "ms on the wall: median {:.1}, 95th percentile {:.1}, longest {:.1}",
        times.at(50),
        times.at(95),
        times.at(100)
    ));
    Ok(())
}

/// Looks at one text.
fn look(place: &Place, path: &str) -> Command {
    let words = "scan --only sast,secrets --quiet --format json --stdin --path";
    let mut command = place.command(words);
    command.arg(path);
    command
}

/// Files spread evenly over the tree, each with its text after an edit.
fn edits(tree: &Path, count: usize) -> Result<Vec<(String, String)>> {
    let all: Vec<String> = files::below(tree)?
        .into_iter()
        .filter(|path| {
            ENDINGS
                .iter()
                .any(|ending| files::has_extension(path, ending))
        })
        .filter(|path| !path.to_ascii_lowercase().contains("test"))
        .collect();
    let mut edits = Vec::new();
    for path in all {
        let Ok(text) = std::fs::read_to_string(tree.join(&path)) else {
            continue;
        };
        edits.extend(edited(&text).map(|text| (path, text)));
    }
    if edits.is_empty() {
        bail!("{} holds no file with a function to edit", tree.display());
    }
    let length = edits.len();
    let chosen = edits.into_iter().enumerate().filter(|(at, _)| {
        // The files whose share of the way is the first to pass a multiple of one part in `count`.
        at * count / length != (at + 1) * count / length
    });
    Ok(chosen.map(|(_, edit)| edit).collect())
}

/// The text with the first function that can be told changed so that it returns what it is called with.
pub(super) fn edited(text: &str) -> Option<String> {
    let mut parameter: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim_end();
        let opens = code.ends_with('{') || code.ends_with(':');
        if opens && !code.trim_start().starts_with(['}', '#', '/', '*']) {
            parameter = parameter_of(code).or(parameter);
        }
        let indent = code.len() - code.trim_start().len();
        if let (Some(name), Some(rest)) = (parameter, code.trim_start().strip_prefix("return "))
            && rest.chars().filter(|c| "({[".contains(*c)).count()
                == rest.chars().filter(|c| ")}]".contains(*c)).count()
        {
            let end = if code.ends_with(';') { ";" } else { "" };
            let (before, after) = (text.get(..at + indent)?, text.get(at + code.len()..)?);
            return Some(format!("{before}return {name}{end}{after}"));
        }
        at += line.len();
    }
    None
}

/// The last parameter's name in the head of a function, as far as one line shows it.
fn parameter_of(head: &str) -> Option<&str> {
    const WORDS: [&str; 9] = [
        "if",
        "for",
        "while",
        "switch",
        "catch",
        "with",
        "elif",
        "when",
        "synchronized",
    ];
    let (before, rest) = head.split_once('(')?;
    let (inside, _) = rest.rsplit_once(')')?;
    let word = before.split_whitespace().next().unwrap_or(before);
    if WORDS.contains(&word) || inside.contains(['(', '"', '\'', '=']) {
        return None;
    }
    let last = inside.rsplit(',').next()?.trim();
    // `name: Type` and `name Type` put the name first, `Type name` and `$name` last.
    let is_first = last.contains(':') || before.trim_start().starts_with("func");
    let name = if is_first {
        last.split([':', ' ']).next()?
    } else {
        last.rsplit(' ').next()?
    };
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    (!name.is_empty() && name.chars().all(is_name) && name != "self").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_returns_what_it_is_called_with() {
        // A text, and what becomes of its first `return`.
        let cases = [
            ("def f(self, a, b):\n    return g(1)\n", Some("return b\n")),
            (
                "  String f(int a, String b) {\n    return x;\n",
                Some("return b;\n"),
            ),
            (
                "func F(a string, b int) string {\n\treturn x\n",
                Some("return b\n"),
            ),
            ("function f(a: string) {\n  return g({\n", None),
            ("if (a) {\n  return x;\n", None),
            ("def f():\n    return 1\n", None),
        ];
        for (text, expected) in cases {
            let found = edited(text);
            match expected {
                Some(end) => assert!(found.is_some_and(|it| it.ends_with(end)), "{text}"),
                None => assert_eq!(found, None, "{text}"),
            }
        }
    }
}
