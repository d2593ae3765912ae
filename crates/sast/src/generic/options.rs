//! Options of generic rules, as Semgrep documents them.
//!
//! Invariant: a value that is not understood is an error, never a default.

use airlock_rules::Rule;
use std::borrow::Cow;

/// Lines that an ellipsis skips at most, unless a rule says otherwise.
const ELLIPSIS_LINES: u32 = 10;
/// Brackets of the engine `aliengrep`.
const BRACES: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
/// What it also takes for brackets where it reads line by line.
const QUOTES: [(char, char); 2] = [('"', '"'), ('\'', '\'')];

/// How a rule reads plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GenericOptions {
    pub(crate) engine: GenericEngine,
    /// What is taken for comments and not looked at.
    pub(crate) comments: Comments,
}

/// What matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GenericEngine {
    /// Words in blocks by indentation (`spacegrep`).
    Space {
        /// Lines that an ellipsis skips at most.
        max_lines: u32,
    },
    /// Words in brackets (`aliengrep`).
    Alien(AlienOptions),
}

/// `generic_comment_style`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) enum Comments {
    /// Nothing is a comment.
    #[default]
    None,
    /// `/* … */`.
    C,
    /// The same and `// …`.
    Cpp,
    /// `# …`.
    Shell,
}

/// How `aliengrep` reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AlienOptions {
    /// Whether the ends of lines are white space.
    pub(crate) multiline: bool,
    /// Whether letters match in any case.
    pub(crate) caseless: bool,
    /// What opens and closes; the two may be the same.
    pub(crate) braces: Vec<(char, char)>,
    /// What belongs to words besides ASCII letters, digits and underscores.
    pub(crate) word_characters: Vec<char>,
}

/// An option that is not understood: its key, what is wrong, what to do.
pub(crate) type WrongOption = (&'static str, String, String);

impl GenericOptions {
    /// The options of `rule`.
    ///
    /// # Errors
    /// The first value that is not understood.
    pub(crate) fn of(rule: &Rule) -> Result<Self, WrongOption> {
        let value = |name: &str| {
            let own = rule.options.iter().find(|(own, _)| own == name);
            own.map(|(_, value)| value.as_str())
        };
        let engine = match value("generic_engine").unwrap_or("spacegrep") {
            "spacegrep" => GenericEngine::Space {
                max_lines: value("generic_ellipsis_max_span")
                    .map_or(Ok(ELLIPSIS_LINES), str::parse)
                    .map_err(|_| {
                        wrong(
                            "generic_ellipsis_max_span",
                            "is no number of lines",
                            "write a number such as 0",
                        )
                    })?,
            },
            "aliengrep" => GenericEngine::Alien(AlienOptions::of(rule, &value)?),
            _ => {
                return Err(wrong(
                    "generic_engine",
                    "is no engine for plain text",
                    "use spacegrep or aliengrep",
                ));
            }
        };
        let comments = match value("generic_comment_style") {
            None => Comments::None,
            Some("c") => Comments::C,
            Some("cpp") => Comments::Cpp,
            Some("shell") => Comments::Shell,
            Some(_) => {
                return Err(wrong(
                    "generic_comment_style",
                    "is no style of comments",
                    "use c, cpp or shell",
                ));
            }
        };
        Ok(Self { engine, comments })
    }
}

impl AlienOptions {
    fn of<'rule>(
        rule: &Rule,
        value: &dyn Fn(&str) -> Option<&'rule str>,
    ) -> Result<Self, WrongOption> {
        let multiline = rule.option("generic_multiline", true);
        let mut braces = match value("generic_braces") {
            Some(text) => pairs("generic_braces", text)?,
            None if multiline => BRACES.to_vec(),
            None => BRACES.into_iter().chain(QUOTES).collect(),
        };
        if let Some(text) = value("generic_extra_braces") {
            braces.extend(pairs("generic_extra_braces", text)?);
        }
        let word_characters = match value("generic_extra_word_characters") {
            Some(text) => characters("generic_extra_word_characters", text)?,
            None => Vec::new(),
        };
        Ok(Self {
            multiline,
            caseless: rule.option("generic_caseless", false),
            braces,
            word_characters,
        })
    }

    /// How many bytes of `text` are the word that it begins with.
    pub(super) fn word_length(&self, text: &str) -> usize {
        let is_word =
            |c: &char| c.is_ascii_alphanumeric() || *c == '_' || self.word_characters.contains(c);
        text.chars().take_while(is_word).map(char::len_utf8).sum()
    }

    /// A word as it is compared.
    pub(super) fn folded<'text>(&self, word: &'text str) -> Cow<'text, str> {
        if self.caseless {
            Cow::Owned(word.to_lowercase())
        } else {
            Cow::Borrowed(word)
        }
    }

    /// A character as it is compared.
    pub(super) fn folded_char(&self, character: char) -> char {
        let mut lower = character.to_lowercase();
        match (self.caseless, lower.next(), lower.next()) {
            (true, Some(lower), None) => lower,
            _ => character,
        }
    }
}

/// `[["<", ">"], …]`.
fn pairs(key: &'static str, text: &str) -> Result<Vec<(char, char)>, WrongOption> {
    let lists: Option<Vec<Vec<String>>> = serde_json::from_str(text).ok();
    let pair = |list: &Vec<String>| match list.as_slice() {
        [open, close] => Some((single(open)?, single(close)?)),
        _ => None,
    };
    { lists.as_ref() }
        .and_then(|lists| lists.iter().map(pair).collect())
        .ok_or_else(|| {
            wrong(
                key,
                "is no list of pairs of characters",
                "write `[[\"<\", \">\"]]`",
            )
        })
}

/// `["-", …]`.
fn characters(key: &'static str, text: &str) -> Result<Vec<char>, WrongOption> {
    let list: Option<Vec<String>> = serde_json::from_str(text).ok();
    { list.as_ref() }
        .and_then(|list| list.iter().map(|one| single(one)).collect())
        .ok_or_else(|| wrong(key, "is no list of characters", "write `[\"-\", \"+\"]`"))
}

/// The character that a text is.
fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

fn wrong(key: &'static str, what: &str, hint: &str) -> WrongOption {
    (key, format!("the value of `{key}` {what}"), hint.to_owned())
}
