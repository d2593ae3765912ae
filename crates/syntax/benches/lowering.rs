//! What lowering costs on top of parsing: `cargo bench -p airlock-syntax --profile bench-fast -- DIR`.
//!
//! Reads every file below the folder whose language has a row here, parses each text with the grammar alone and with lowering, several
//! times in turn, and prints the best time of each per language.

#![expect(clippy::print_stdout, reason = "a benchmark's report")]
#![expect(
    clippy::cast_precision_loss,
    reason = "a benchmark's report has few digits"
)]

use airlock_model::Cx;
use airlock_syntax::{ParseLimits, by_name, of_path, parse};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Languages to measure and their grammars.
const GRAMMARS: &[(&str, tree_sitter_language::LanguageFn)] = &[
    ("python", tree_sitter_python::LANGUAGE),
    ("javascript", tree_sitter_javascript::LANGUAGE),
    ("typescript", tree_sitter_typescript::LANGUAGE_TYPESCRIPT),
    ("java", tree_sitter_java::LANGUAGE),
    ("go", tree_sitter_go::LANGUAGE),
    ("ruby", tree_sitter_ruby::LANGUAGE),
    ("rust", tree_sitter_rust::LANGUAGE),
    ("php", tree_sitter_php::LANGUAGE_PHP),
    ("csharp", tree_sitter_c_sharp::LANGUAGE),
    ("c", tree_sitter_c::LANGUAGE),
    ("cpp", tree_sitter_cpp::LANGUAGE),
];

/// At most this much per language: a few seconds.
const MAX_BYTES: usize = 2 << 20;

/// The best of these counts: the machine may be busy.
const RUNS: usize = 7;

fn main() {
    let folders = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for folder in folders {
        collect(Path::new(&folder), &mut texts);
    }
    println!("language       MB  parse MB/s  with lowering  lowering adds  bytes/node");
    for (name, grammar) in GRAMMARS {
        if let Some(texts) = texts.get(name) {
            measure(name, *grammar, texts);
        }
    }
}

fn collect(folder: &Path, texts: &mut BTreeMap<&str, Vec<String>>) {
    let mut waiting: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if let Ok(entries) = path.read_dir() {
            waiting.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
        } else if let Some(language) = of_path(&path.to_string_lossy(), "")
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            texts.entry(language.name).or_default().push(text);
        }
    }
}

fn measure(name: &str, grammar: tree_sitter_language::LanguageFn, texts: &[String]) {
    let mut total = 0;
    let within = |text: &&String| {
        total += text.len();
        total <= MAX_BYTES
    };
    let texts: Vec<&String> = texts.iter().take_while(within).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let mut parser = tree_sitter::Parser::new();
    let (Some(language), Ok(())) = (by_name(name), parser.set_language(&grammar.into())) else {
        return;
    };
    let mut nodes = 0;
    let mut parse_only = Duration::MAX;
    let mut both = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        for text in &texts {
            black_box(parser.parse(text.as_bytes(), None));
        }
        parse_only = parse_only.min(start.elapsed());
        nodes = 0;
        let start = Instant::now();
        for text in &texts {
            let parsed = parse(&Cx::default(), language, text, ParseLimits::default());
            nodes += black_box(parsed).tree.len();
        }
        both = both.min(start.elapsed());
    }
    let size = bytes as f64 / 1e6;
    println!(
        "{name:<12}{size:>5.1}{:>12.1}{:>15.1}{:>13.0} %{:>12.1}",
        size / parse_only.as_secs_f64(),
        size / both.as_secs_f64(),
        (both.as_secs_f64() / parse_only.as_secs_f64() - 1.0) * 100.0,
        bytes as f64 / nodes.max(1) as f64,
    );
}
