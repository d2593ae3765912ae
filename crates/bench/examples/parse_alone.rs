//! Reads the files of a folder and parses them with tree-sitter alone: the floor that a scan's cost is held against.
//!
//! Nothing but the grammars: no lowering, no rule, no guard, no limit. Its processor time is to be taken by GNU time, as
//! that of a scan is (`docs/benchmarks.md`).
//!
//! Invariant: uses none of our crates.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::path::Path;
use std::{env, fs, io};
use tree_sitter::{Language, Parser};

/// Bytes above which a scan does not read a file either.
const LARGEST_FILE: u64 = 10_000_000;

/// What was parsed.
#[derive(Default)]
struct Sum {
    files: u64,
    bytes: u64,
    lines: u64,
}

fn main() -> io::Result<()> {
    let folder = env::args()
        .nth(1)
        .ok_or_else(|| io::Error::other("which folder is to be parsed?"))?;
    let mut sum = Sum::default();
    parse_below(Path::new(&folder), &mut Parser::new(), &mut sum)?;
    println!(
        "{} files, {} lines, {} bytes",
        sum.files, sum.lines, sum.bytes
    );
    Ok(())
}

fn parse_below(folder: &Path, parser: &mut Parser, sum: &mut Sum) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            parse_below(&path, parser, sum)?;
        } else if let Some(language) = grammar(&path)
            && kind.is_file()
            && entry.metadata()?.len() <= LARGEST_FILE
        {
            let text = fs::read(&path)?;
            parser.set_language(&language).map_err(io::Error::other)?;
            let tree = parser.parse(&text, None);
            sum.files += u64::from(tree.is_some());
            sum.bytes += text.len() as u64;
            sum.lines += text.split(|byte| *byte == b'\n').count() as u64 - 1;
        }
    }
    Ok(())
}

fn grammar(path: &Path) -> Option<Language> {
    Some(match path.extension()?.to_str()? {
        "py" => tree_sitter_python::LANGUAGE.into(),
        "js" | "jsx" | "mjs" | "cjs" => tree_sitter_javascript::LANGUAGE.into(),
        "ts" | "mts" | "cts" => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
        "tsx" => tree_sitter_typescript::LANGUAGE_TSX.into(),
        "java" => tree_sitter_java::LANGUAGE.into(),
        "go" => tree_sitter_go::LANGUAGE.into(),
        _ => return None,
    })
}
