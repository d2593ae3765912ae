//! How the languages write strings: what the lexer needs to tell text in quotes from code and comments.
//!
//! It refuses to know more: escapes are skipped, not decoded, and what a prefix means is left to the parser.

/// How a language writes strings.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about a language"
)]
pub struct Strings {
    /// Kinds of quotes, longer openings first.
    pub quotes: &'static [Quote],
    /// Strings that end where their beginning says.
    pub raw: Raw,
    /// Strings that begin on the next line.
    pub heredoc: Heredoc,
    /// `'x'` is a character, a lone `'` nothing.
    pub characters: bool,
    /// `/x/` is a regular expression where a value may stand.
    pub regex: bool,
    /// Comments begin only where a word may.
    pub comment_at_word: bool,
    /// Strings begin only where a word may.
    pub quote_at_word: bool,
    /// Code stands between these only; the rest is other text.
    pub island: Option<(&'static str, &'static str)>,
}

/// One kind of quotes.
#[derive(Debug, Clone, Copy)]
pub struct Quote {
    /// What begins the string.
    pub open: &'static str,
    /// What ends it.
    pub close: &'static str,
    /// How its end is written inside it.
    pub escape: Escape,
    /// Whether it may hold line ends.
    pub multiline: bool,
    /// What begins code inside it, and the bracket pair that ends that code.
    pub holes: &'static [Hole],
}

/// Code inside a string: its beginning, and the brackets of which the closing one ends it.
pub type Hole = (&'static str, u8, u8);

/// How the end of a string is written inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Not at all.
    None,
    /// After a backslash.
    Backslash,
    /// Twice.
    Doubled,
}

/// Strings that end where their beginning says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raw {
    /// None.
    None,
    /// Rust: `r#"…"#`.
    RustHashes,
    /// Swift: `#"…"#`.
    SwiftHashes,
    /// C++: `R"x(…)x"`.
    Parentheses,
}

/// Strings that begin on the next line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heredoc {
    /// None.
    None,
    /// `<<WORD`, `<<-WORD`, `<<'WORD'`: shells, HCL, Dockerfiles.
    Shell,
    /// `<<WORD`, `<<~WORD`, where the word is in capitals or quoted.
    Ruby,
    /// `<<<WORD`.
    Php,
}

const DOLLAR_BRACE: &[Hole] = &[("${", b'{', b'}')];

const fn quote(open: &'static str, escape: Escape, multiline: bool) -> Quote {
    Quote {
        open,
        close: open,
        escape,
        multiline,
        holes: &[],
    }
}

const DOUBLE: Quote = quote("\"", Escape::Backslash, false);
const SINGLE: Quote = quote("'", Escape::Backslash, false);
const TRIPLE: Quote = quote("\"\"\"", Escape::Backslash, true);
const TRIPLE_SINGLE: Quote = quote("'''", Escape::Backslash, true);

impl Quote {
    const fn with_holes(self, holes: &'static [Hole]) -> Self {
        Self { holes, ..self }
    }

    const fn over_lines(self) -> Self {
        Self {
            multiline: true,
            ..self
        }
    }
}

impl Strings {
    const PLAIN: Self = Self {
        quotes: &[],
        raw: Raw::None,
        heredoc: Heredoc::None,
        characters: false,
        regex: false,
        comment_at_word: false,
        quote_at_word: false,
        island: None,
    };
    /// No strings: markup.
    pub(crate) const NONE: Self = Self::PLAIN;
    pub(crate) const C: Self = Self {
        quotes: &[DOUBLE],
        characters: true,
        ..Self::PLAIN
    };
    pub(crate) const SOLIDITY: Self = Self {
        quotes: &[DOUBLE, SINGLE],
        ..Self::PLAIN
    };
    pub(crate) const OCAML: Self = Self {
        quotes: &[
            Quote {
                close: "|}",
                ..quote("{|", Escape::None, true)
            },
            DOUBLE.over_lines(),
        ],
        ..Self::C
    };
    pub(crate) const APEX: Self = Self {
        quotes: &[TRIPLE_SINGLE, SINGLE],
        ..Self::PLAIN
    };
    pub(crate) const LUA: Self = Self {
        quotes: &[
            Quote {
                close: "]]",
                ..quote("[[", Escape::None, true)
            },
            DOUBLE,
            SINGLE,
        ],
        ..Self::PLAIN
    };
    /// Elixir: strings hold code, and may go over lines.
    pub(crate) const ELIXIR: Self = Self {
        quotes: &[
            TRIPLE.with_holes(&[("#{", b'{', b'}')]),
            TRIPLE_SINGLE,
            DOUBLE.over_lines().with_holes(&[("#{", b'{', b'}')]),
            SINGLE.over_lines(),
        ],
        ..Self::PLAIN
    };
    pub(crate) const DART: Self = Self {
        quotes: &[
            TRIPLE.with_holes(DOLLAR_BRACE),
            TRIPLE_SINGLE.with_holes(DOLLAR_BRACE),
            DOUBLE.with_holes(DOLLAR_BRACE),
            SINGLE.with_holes(DOLLAR_BRACE),
        ],
        ..Self::PLAIN
    };
    /// Clojure: a lone quote is no string.
    pub(crate) const CLOJURE: Self = Self {
        quotes: &[DOUBLE.over_lines()],
        ..Self::PLAIN
    };
    pub(crate) const CPP: Self = Self {
        raw: Raw::Parentheses,
        ..Self::C
    };
    pub(crate) const JAVA: Self = Self {
        quotes: &[TRIPLE, DOUBLE],
        ..Self::C
    };
    pub(crate) const KOTLIN: Self = Self {
        quotes: &[
            quote("\"\"\"", Escape::None, true).with_holes(DOLLAR_BRACE),
            DOUBLE.with_holes(DOLLAR_BRACE),
        ],
        ..Self::C
    };
    pub(crate) const SCALA: Self = Self {
        quotes: &[
            quote("\"\"\"", Escape::None, true).with_holes(DOLLAR_BRACE),
            DOUBLE.with_holes(DOLLAR_BRACE),
        ],
        ..Self::C
    };
    pub(crate) const CSHARP: Self = Self {
        quotes: &[
            quote("\"\"\"", Escape::None, true),
            Quote {
                close: "\"",
                ..quote("$@\"", Escape::Doubled, true)
            },
            Quote {
                close: "\"",
                ..quote("@\"", Escape::Doubled, true)
            },
            DOUBLE,
        ],
        ..Self::C
    };
    pub(crate) const SWIFT: Self = Self {
        quotes: &[
            TRIPLE.with_holes(&[("\\(", b'(', b')')]),
            DOUBLE.with_holes(&[("\\(", b'(', b')')]),
        ],
        raw: Raw::SwiftHashes,
        ..Self::PLAIN
    };
    pub(crate) const RUST: Self = Self {
        quotes: &[DOUBLE.over_lines()],
        raw: Raw::RustHashes,
        ..Self::C
    };
    pub(crate) const GO: Self = Self {
        quotes: &[DOUBLE, quote("`", Escape::None, true)],
        ..Self::C
    };
    pub(crate) const JAVASCRIPT: Self = Self {
        quotes: &[
            DOUBLE,
            SINGLE,
            quote("`", Escape::Backslash, true).with_holes(DOLLAR_BRACE),
        ],
        regex: true,
        ..Self::PLAIN
    };
    pub(crate) const PYTHON: Self = Self {
        quotes: &[TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
        ..Self::PLAIN
    };
    pub(crate) const RUBY: Self = Self {
        quotes: &[
            DOUBLE.over_lines().with_holes(&[("#{", b'{', b'}')]),
            SINGLE.over_lines(),
            quote("`", Escape::Backslash, true).with_holes(&[("#{", b'{', b'}')]),
        ],
        heredoc: Heredoc::Ruby,
        regex: true,
        ..Self::PLAIN
    };
    pub(crate) const PHP: Self = Self {
        quotes: &[
            DOUBLE.over_lines().with_holes(&[("{$", b'{', b'}')]),
            SINGLE.over_lines(),
            quote("`", Escape::Backslash, true),
        ],
        heredoc: Heredoc::Php,
        island: Some(("<?", "?>")),
        ..Self::PLAIN
    };
    pub(crate) const SHELL: Self = Self {
        quotes: &[
            Quote {
                close: "'",
                ..quote("$'", Escape::Backslash, true)
            },
            DOUBLE
                .over_lines()
                .with_holes(&[("$(", b'(', b')'), ("${", b'{', b'}')]),
            quote("'", Escape::None, true),
        ],
        heredoc: Heredoc::Shell,
        comment_at_word: true,
        ..Self::PLAIN
    };
    pub(crate) const HCL: Self = Self {
        quotes: &[DOUBLE.with_holes(DOLLAR_BRACE)],
        heredoc: Heredoc::Shell,
        ..Self::PLAIN
    };
    pub(crate) const DOCKERFILE: Self = Self {
        quotes: &[DOUBLE, quote("'", Escape::None, false)],
        heredoc: Heredoc::Shell,
        comment_at_word: true,
        ..Self::PLAIN
    };
    pub(crate) const YAML: Self = Self {
        quotes: &[DOUBLE.over_lines(), quote("'", Escape::Doubled, true)],
        comment_at_word: true,
        quote_at_word: true,
        ..Self::PLAIN
    };
    pub(crate) const JSON: Self = Self {
        quotes: &[DOUBLE],
        ..Self::PLAIN
    };
    pub(crate) const TOML: Self = Self {
        quotes: &[
            TRIPLE,
            quote("'''", Escape::None, true),
            DOUBLE,
            quote("'", Escape::None, false),
        ],
        ..Self::PLAIN
    };
    pub(crate) const SQL: Self = Self {
        quotes: &[
            quote("'", Escape::Doubled, true),
            quote("\"", Escape::Doubled, true),
        ],
        ..Self::PLAIN
    };
}
