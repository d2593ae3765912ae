//! What the benchmarks read: the rules' annotated files, joined by language.
//!
//! They are real code of ordinary shape in which every rule has its hits, so they bound the work from above. A benchmark
//! measures one stage; a whole command is measured by `cargo xtask bench --against`.
//!
//! Invariant: the same checkout gives the same text.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Languages with enough annotated code, and their files' ending.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("python", "py"),
    ("javascript", "js"),
    ("java", "java"),
    ("go", "go"),
    ("ruby", "rb"),
];

/// A text in a language.
pub struct Sample {
    /// The language's name.
    pub language: &'static str,
    /// Code of that language.
    pub text: String,
}

/// The names of [`LANGUAGES`].
pub fn names() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(name, _)| *name)
}

/// All annotated code of the language called `name`; empty for a name that is not in [`LANGUAGES`].
///
/// # Errors
/// When the folder `rules` of the checkout cannot be read.
pub fn sample(name: &str) -> io::Result<Sample> {
    let Some((language, ending)) = LANGUAGES.iter().find(|(language, _)| *language == name) else {
        return Ok(Sample {
            language: "",
            text: String::new(),
        });
    };
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules"),
        ending,
        &mut files,
    )?;
    files.sort();
    let mut text = String::new();
    for file in files {
        text.push_str(&fs::read_to_string(file)?);
        text.push('\n');
    }
    Ok(Sample { language, text })
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn every_language_has_code_that_its_grammar_knows() {
        for name in names() {
            let sample = sample(name).unwrap();
            assert!(sample.text.lines().count() > 300, "{name}");
            assert!(airlock_syntax::by_name(sample.language).is_some(), "{name}");
        }
    }
}
