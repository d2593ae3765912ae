//! The words of a pattern that a matching text must hold.
//!
//! Invariant: sound, like `literals`; patterns are read here without their grammar, which the build script has not.

use crate::regex_literals::MIN_LITERAL;

/// Words of patterns that need not stand in a matching text: keywords that a pattern's meaning does not depend on
/// (`const` also matches `var`), literals that constant propagation supplies, types that are inferred, and the package
/// that Java imports by itself.
const OPTIONAL_WORDS: &[&str] = &[
    "Boolean",
    "False",
    "Integer",
    "Long",
    "None",
    "Null",
    "Object",
    "String",
    "True",
    "abstract",
    "and",
    "any",
    "async",
    "await",
    "bool",
    "boolean",
    "break",
    "byte",
    "bytes",
    "case",
    "char",
    "class",
    "const",
    "continue",
    "def",
    "default",
    "del",
    "dict",
    "double",
    "elif",
    "else",
    "end",
    "enum",
    "export",
    "extends",
    "false",
    "final",
    "float",
    "for",
    "from",
    "fun",
    "func",
    "function",
    "goto",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "int",
    "integer",
    "interface",
    "internal",
    "is",
    "java",
    "lambda",
    "lang",
    "let",
    "list",
    "long",
    "match",
    "module",
    "namespace",
    "new",
    "nil",
    "none",
    "not",
    "null",
    "number",
    "object",
    "or",
    "override",
    "package",
    "private",
    "protected",
    "public",
    "raise",
    "readonly",
    "return",
    "short",
    "static",
    "str",
    "string",
    "struct",
    "super",
    "switch",
    "this",
    "throw",
    "throws",
    "true",
    "tuple",
    "type",
    "undefined",
    "unless",
    "unsigned",
    "until",
    "use",
    "using",
    "val",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "then",
    "begin",
    "elsif",
    "echo",
    "php",
    "require",
    "virtual",
];

/// Variables of PHP that look like metavariables, and are none there; nobody names a metavariable so.
const SUPERGLOBALS: &[&str] = &[
    "_COOKIE", "_ENV", "_FILES", "_GET", "_POST", "_REQUEST", "_SERVER", "_SESSION",
];

/// A word or text of a pattern that a matching text must hold, wherever names are resolved to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PatternWord {
    /// An identifier.
    Name(String),
    /// What a constant string is, in languages in which a quote begins a string as in most.
    Text(String),
    /// An expression that a constant string matches.
    Regex(String),
}

/// The words of `pattern`.
pub(crate) fn of(pattern: &str) -> Vec<PatternWord> {
    let mut words = Vec::new();
    let mut waiting = vec![pattern];
    while let Some(code) = waiting.pop() {
        add_words(code, &mut words, &mut waiting);
    }
    words
}

/// Adds the words in `code`, and to `inner` the code inside its strings.
fn add_words<'code>(code: &'code str, words: &mut Vec<PatternWord>, inner: &mut Vec<&'code str>) {
    let mut characters = code.char_indices().peekable();
    let mut previous = ' ';
    // Behind what may begin a comment, a regular expression or markup, a quote may be no string's.
    let mut has_plain_quotes = true;
    while let Some((start, character)) = characters.next() {
        match character {
            '"' | '\'' | '`' => {
                let end = skip_string(&mut characters, character).unwrap_or(code.len());
                let content = code.get(start + 1..end).unwrap_or("");
                let is_closed = code
                    .get(end..)
                    .is_some_and(|rest| rest.starts_with(character));
                if character == '`' {
                    inner.extend(interpolated(content));
                } else if has_plain_quotes && is_closed {
                    words.extend(text(content));
                }
            }
            '/' | '#' | '<' => has_plain_quotes = false,
            '_' | 'a'..='z' | 'A'..='Z' => {
                let mut end = start + character.len_utf8();
                while let Some((at, next)) =
                    characters.next_if(|(_, next)| next.is_ascii_alphanumeric() || *next == '_')
                {
                    end = at + next.len_utf8();
                }
                let word = code.get(start..end).unwrap_or("");
                let next = characters.peek().map(|(_, next)| *next);
                // Dollars belong to some languages' names; those of metavariables have capital letters.
                let is_metavariable = previous == '$'
                    && !SUPERGLOBALS.contains(&word)
                    && !word.bytes().any(|byte| byte.is_ascii_lowercase())
                    || code.get(..start).is_some_and(|before| {
                        before.ends_with("...") && before.trim_end_matches('.').ends_with('$')
                    });
                let is_string_prefix = word.len() <= 2 && matches!(next, Some('"' | '\''));
                let is_telling = match (previous, next) {
                    // What is called by a dot is no keyword, but for what is imported by default.
                    ('.', Some('(')) => word.len() >= MIN_QUALIFIER && word != "default",
                    ('.', _) | (_, Some('.')) => is_telling(word, MIN_QUALIFIER),
                    _ => is_telling(word, MIN_LITERAL),
                };
                if !is_metavariable && !is_string_prefix && is_telling {
                    words.push(PatternWord::Name(word.to_owned()));
                }
            }
            // A number is compared by its value, however it is written.
            '0'..='9' => {
                while characters
                    .next_if(|(_, next)| next.is_ascii_alphanumeric() || matches!(next, '_' | '.'))
                    .is_some()
                {}
            }
            _ => {}
        }
        previous = character;
    }
}

/// What the content of a string in a pattern asks for, where it is no metavariable, has no code in it and is not open.
fn text(content: &str) -> Option<PatternWord> {
    if let Some(body) = content.strip_prefix("=~/") {
        let (regex, flags) = body.rsplit_once('/')?;
        let flags: String = flags.chars().filter(|c| "ims".contains(*c)).collect();
        let flags = if flags.is_empty() {
            flags
        } else {
            format!("(?{flags})")
        };
        return Some(PatternWord::Regex(format!("{flags}{regex}")));
    }
    let is_plain = !content.contains("...") && !content.contains(['$', '{']);
    is_plain.then(|| PatternWord::Text(content.to_owned()))
}

/// Goes past a string to where its quote or its line ends.
fn skip_string(
    characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>,
    quote: char,
) -> Option<usize> {
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote || character == '\n' {
            return Some(at);
        }
    }
    None
}

/// The code in a string between back-ticks: strings with code are compared part by part, so that it must be written out.
fn interpolated(content: &str) -> impl Iterator<Item = &str> {
    { content.match_indices("${$") }.filter_map(|(at, _)| {
        let rest = content.get(at + 2..)?;
        let end = rest.find('}')?;
        // Braces inside would need a parser.
        rest.get(..end)
            .filter(|code| !code.contains(['{', '`', '"', '\'']))
    })
}

/// What stands beside a dot is surely a name, so two letters are enough (`os.`, `re.`, `.or(`, `.iv`).
const MIN_QUALIFIER: usize = 2;

/// Whether few texts hold the word: it has `least` letters, and a match must hold it.
fn is_telling(word: &str, least: usize) -> bool {
    word.len() >= least && !OPTIONAL_WORDS.contains(&word)
}
