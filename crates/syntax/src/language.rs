//! One row per language, and which language a file is written in.

use crate::Symbol;
use crate::lang::LANGUAGES;
use crate::lower::Lowering;
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::yaml_scalar;
use std::borrow::Cow;
use std::fmt;

/// A language: everything the rest of the program knows about it.
pub struct Language {
    /// The name used in rules and reports.
    pub name: &'static str,
    /// Other names that rules use.
    pub aliases: &'static [&'static str],
    /// File name extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whole file names.
    pub file_names: &'static [&'static str],
    /// Programs in a `#!` line, without version digits.
    pub interpreters: &'static [&'static str],
    /// How comments are written.
    pub comments: Comments,
    /// How strings are written.
    pub strings: Strings,
    /// The grammar and how its tree becomes ours.
    pub(crate) lowering: Lowering,
    /// How the placeholders of a pattern are written.
    pub(crate) pattern: PatternSyntax,
}

/// How comments are written.
#[derive(Debug, Clone, Copy)]
pub struct Comments {
    /// What begins a comment that ends with its line.
    pub line: &'static [&'static str],
    /// What begins and ends a comment that may span lines.
    pub block: &'static [(&'static str, &'static str)],
    /// Whether the latter nest.
    pub nested: bool,
}

impl Comments {
    /// `//` and `/* */`.
    pub(crate) const C: Self = Self {
        line: &["//"],
        block: &[("/*", "*/")],
        nested: false,
    };
    /// The same, where block comments nest.
    pub(crate) const NESTED: Self = Self {
        nested: true,
        ..Self::C
    };
    /// `#`.
    pub(crate) const HASH: Self = Self {
        line: &["#"],
        block: &[],
        nested: false,
    };
}

impl Language {
    /// Whether `left` and `right` are the same name.
    #[must_use]
    pub fn same_name(&self, left: &str, right: &str) -> bool {
        left == right || self.is_caseless(left) && left.eq_ignore_ascii_case(right)
    }

    /// The symbol of a name: the one that its nodes carry.
    #[must_use]
    pub fn symbol_of(&self, name: &str) -> Symbol {
        if self.is_caseless(name) {
            Symbol::of(&name.to_ascii_lowercase())
        } else {
            Symbol::of(name)
        }
    }

    /// Whether names, keywords and all else that a pattern spells out stand in a text in the same case.
    #[must_use]
    pub fn minds_case(&self) -> bool {
        matches!(
            self.name,
            "python"
                | "javascript"
                | "typescript"
                | "tsx"
                | "java"
                | "go"
                | "ruby"
                | "csharp"
                | "rust"
                | "c"
                | "cpp"
                | "kotlin"
                | "swift"
                | "scala"
                | "bash"
        )
    }

    /// Whether double and single quotes begin nothing but strings and characters (and what begins a comment, a regular
    /// expression or markup is seen by its `/`, `#` or `<`), and a string says what is written between its quotes.
    #[must_use]
    pub fn has_plain_strings(&self) -> bool {
        matches!(
            self.name,
            "python" | "javascript" | "typescript" | "tsx" | "java" | "go"
        )
    }

    /// The text that the string `literal` stands for, in languages in which what is between quotes does not say it
    /// already.
    #[must_use]
    pub fn string_value<'text>(&self, literal: &'text str) -> Option<Cow<'text, str>> {
        (self.name == "yaml").then(|| yaml_scalar::value(literal))
    }

    fn is_caseless(&self, name: &str) -> bool {
        self.lowering.caseless_names && !name.starts_with('$')
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The language that rules call `name` (its name or an alias, any case).
pub fn by_name(name: &str) -> Option<&'static Language> {
    LANGUAGES.iter().copied().find(|language| {
        language.name.eq_ignore_ascii_case(name)
            || language
                .aliases
                .iter()
                .any(|alias| alias.eq_ignore_ascii_case(name))
    })
}

/// The language of the file at `path`, by its name, then its extension, then the `#!` line in `head`.
pub fn of_path(path: &str, head: &str) -> Option<&'static Language> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let by_file_name = || {
        LANGUAGES
            .iter()
            .copied()
            .find(|language| language.file_names.contains(&name))
    };
    by_file_name()
        .or_else(|| by_extension(name))
        .or_else(|| by_name_before_dot(name))
        .or_else(|| by_interpreter(head))
}

/// `Dockerfile.prod`: these names may carry any ending that is not an extension.
fn by_name_before_dot(name: &str) -> Option<&'static Language> {
    let (stem, _) = name.split_once('.')?;
    let known = matches!(stem, "Dockerfile" | "Containerfile");
    known.then(|| by_name("dockerfile")).flatten()
}

fn by_extension(name: &str) -> Option<&'static Language> {
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    let extension = extension.to_ascii_lowercase();
    LANGUAGES
        .iter()
        .copied()
        .find(|language| language.extensions.contains(&extension.as_str()))
}

fn by_interpreter(head: &str) -> Option<&'static Language> {
    let line = head.lines().next()?.strip_prefix("#!")?;
    let mut words = line.split_ascii_whitespace();
    let program = |word: &str| {
        word.rsplit('/')
            .next()
            .unwrap_or(word)
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
            .to_owned()
    };
    let mut first = program(words.next()?);
    if first == "env" {
        first = program(words.find(|word| !word.starts_with('-') && !word.contains('='))?);
    }
    LANGUAGES
        .iter()
        .copied()
        .find(|language| language.interpreters.contains(&first.as_str()))
}
