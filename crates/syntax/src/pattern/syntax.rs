//! How the placeholders of a pattern are written in a language: one row per language.

/// How the placeholders of a pattern are written so that the language's grammar accepts them.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about a language"
)]
pub(crate) struct PatternSyntax {
    /// What a metavariable's name is put behind to make an identifier; tried in turn.
    pub(crate) metavariable: &'static [&'static str],
    /// What `...` becomes as one of several expressions: argument, list element, operand.
    pub(crate) argument: &'static str,
    /// As one of a list of elements.
    pub(crate) element: &'static str,
    /// As an argument of an annotation, where that takes names only.
    pub(crate) annotation: &'static str,
    /// As a parameter.
    pub(crate) parameter: &'static str,
    /// As a statement.
    pub(crate) statement: &'static str,
    /// As an item of a sequence that is made by indentation.
    pub(crate) item: &'static str,
    /// As a member in the body of a class.
    pub(crate) declaration: &'static str,
    /// As an entry of a dictionary or object.
    pub(crate) pair: &'static str,
    /// As the last part of a chain of members that is a statement.
    pub(crate) chain: &'static str,
    /// As all that stands between the parentheses of a `for`.
    pub(crate) header: &'static str,
    /// As one of a group of imports.
    pub(crate) import: &'static str,
    /// As the value of a markup attribute.
    pub(crate) attribute: &'static str,
    /// What stands before a metavariable that is a whole parameter, where a name alone is none.
    pub(crate) untyped: &'static str,
    /// What stands before a metavariable that is a whole statement, where a name alone is none.
    pub(crate) lone: &'static str,
    /// Words that begin a line of `name=value` entries, of which `...` and a name without value are such entries, too.
    pub(crate) entries: &'static [&'static str],
    /// Whether a call is written as words in a row, so that a word alone is no call.
    pub(crate) commands: bool,
    /// Whether `new T {…}` holds the members of an object, rather than those of a class.
    pub(crate) initializers: bool,
    /// How a metavariable with a type is written.
    pub(crate) typed: Typed,
    /// Whether `$X: T` is a metavariable with a type among arguments, too.
    pub(crate) typed_arguments: bool,
    /// What opens and closes code inside a string, and the letter that the string's prefix must have.
    pub(crate) interpolation: &'static [Interpolation],
    /// What begins a string.
    pub(crate) quotes: &'static [&'static str],
    /// Names that look like metavariables but are the language's own, without `$`.
    pub(crate) reserved: &'static [&'static str],
    /// Whether blocks are made by indentation alone, and hold entries or items rather than statements.
    pub(crate) indented: bool,
    /// Whether `...x` and `x...` mean something in the language.
    pub(crate) spreads: bool,
    /// Whether a string may hold no backslash but before the letters that the language knows.
    pub(crate) strict_escapes: bool,
    /// Whether a metavariable stands in quotes, because the language knows no names.
    pub(crate) quoted: bool,
    /// Whether a file is a document whose only entry stands for itself.
    pub(crate) document: bool,
    /// The language whose grammar takes patterns that this one's does not.
    pub(crate) also: Option<&'static str>,
    /// What to put around a fragment.
    pub(crate) wrappers: &'static [Wrapper],
}

/// How a metavariable with a type is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    /// `(T $X)`.
    TypeFirst,
    /// `($X: T)`.
    NameFirst,
}

/// Code inside a string.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Interpolation {
    /// The letter before the quote, in lower case, or the quote itself.
    pub(crate) marker: char,
    /// What opens the code; it ends with the matching `}`.
    pub(crate) open: &'static str,
}

/// What to put around a fragment so that the grammar accepts it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wrapper {
    /// Put before.
    pub(crate) before: &'static str,
    /// Put after.
    pub(crate) after: &'static str,
    /// Fragments that are tried in this wrapping first.
    pub(crate) first_for: Option<First>,
}

/// Which fragments are tried in a wrapping before they are tried as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// All.
    Any,
    /// Those that begin with a brace: more often an object than a block.
    Brace,
    /// `key: value`: more often an entry than a label.
    Entry,
    /// `:key => value`: an entry rather than a test of shape.
    Rocket,
}

impl First {
    /// Whether `text` is such a fragment.
    pub(crate) fn applies(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Brace => text.starts_with('{'),
            Self::Rocket => text.starts_with(':') && text.contains("=>") && !text.contains('\n'),
            Self::Entry => text.split_once(':').is_some_and(|(key, value)| {
                let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '"' | '\'');
                !key.is_empty()
                    && key.trim_end().chars().all(is_key)
                    && value.starts_with(' ')
                    && (!text.contains('\n') || value.trim_start().starts_with('{'))
            }),
        }
    }
}

impl Wrapper {
    /// Nothing around.
    pub(crate) const NONE: Self = Self::new("", "");

    /// `before` and `after` around the fragment.
    pub(crate) const fn new(before: &'static str, after: &'static str) -> Self {
        Self {
            before,
            after,
            first_for: None,
        }
    }

    /// The same, tried first for some fragments.
    pub(crate) const fn first_for(mut self, first: First) -> Self {
        self.first_for = Some(first);
        self
    }
}

/// The placeholder of `...`; it also appears inside the other forms.
pub(crate) const ELLIPSIS: &str = "ELLQ";
/// What stands before the name of a `$...NAME`.
pub(crate) const NAMED_ELLIPSIS: &str = "MVEQ_";
/// What stands before the number of a metavariable with a type.
pub(crate) const TYPED: &str = "MVTQ_";
/// The type of a parameter whose type is not written.
pub(crate) const UNTYPED: &str = "ANYQ ";
/// The callee whose argument stands for `<... e ...>`.
pub(crate) const DEEP: &str = "DEEPQ";

impl PatternSyntax {
    /// Identifiers for everything, statements end with a semicolon, parameters are typed as in C.
    pub(crate) const C: Self = Self {
        metavariable: &["MVQ_"],
        argument: ELLIPSIS,
        element: ELLIPSIS,
        annotation: "ELLQ = 0",
        parameter: "Object ELLQ",
        statement: "ELLQ;",
        item: ELLIPSIS,
        declaration: "int ELLQ;",
        pair: ELLIPSIS,
        chain: ELLIPSIS,
        header: "ELLQ;ELLQ;ELLQ",
        import: ELLIPSIS,
        attribute: ELLIPSIS,
        untyped: UNTYPED,
        lone: "",
        entries: &[],
        commands: false,
        initializers: false,
        typed: Typed::TypeFirst,
        typed_arguments: false,
        interpolation: &[],
        quotes: &["\"", "'"],
        reserved: &[],
        document: false,
        strict_escapes: false,
        spreads: true,
        quoted: false,
        indented: false,
        also: None,
        wrappers: &[
            Wrapper::new("", ";"),
            Wrapper::new("class WRAPQ {\n", "\n}"),
            Wrapper::new("void WRAPQ() {\n", "\n}"),
            Wrapper::new("class WRAPQ { void WRAPQ() {\n", "\n} }"),
            Wrapper::new("class WRAPQ { Object WRAPQ =\n", "\n; }"),
            Wrapper::new("", "\nclass WRAPQ {}"),
            Wrapper::new("class WRAPQ {\n", "\nvoid WRAPQ() {} }"),
            Wrapper::new("try {} ", ""),
        ],
    };

    /// Identifiers for everything, without semicolons.
    pub(crate) const PLAIN: Self = Self {
        annotation: ELLIPSIS,
        parameter: ELLIPSIS,
        statement: ELLIPSIS,
        declaration: ELLIPSIS,
        untyped: "",
        header: ELLIPSIS,
        wrappers: &[],
        typed: Typed::NameFirst,
        ..Self::C
    };

    /// Python.
    pub(crate) const PYTHON: Self = Self {
        pair: "**ELLQ",
        typed_arguments: true,
        interpolation: &[Interpolation {
            marker: 'f',
            open: "{",
        }],
        quotes: &["\"\"\"", "'''", "\"", "'"],
        wrappers: &[
            Wrapper::new("", "\ndef WRAPQ(): pass"),
            Wrapper::new("try:\n    pass\n", ""),
            Wrapper::new("if WRAPQ:\n    pass\n", ""),
            Wrapper::new("WRAPQ(", ")"),
        ],
        ..Self::PLAIN
    };

    /// JavaScript and TypeScript.
    pub(crate) const JAVASCRIPT: Self = Self {
        attribute: "{ELLQ}",
        also: Some("tsx"),
        header: "ELLQ;ELLQ;ELLQ",
        statement: "ELLQ;",
        declaration: "ELLQ;",
        interpolation: &[Interpolation {
            marker: '`',
            open: "${",
        }],
        quotes: &["\"", "'", "`"],
        wrappers: &[
            Wrapper::new("({", "})").first_for(First::Entry),
            Wrapper::new("(", ")").first_for(First::Brace),
            Wrapper::new("class WRAPQ {\n", "\n}"),
            Wrapper::new("class WRAPQ {\n", "\nWRAPQ() {} }"),
            Wrapper::new("", "\nclass WRAPQ {}"),
            Wrapper::new("try {} ", ""),
            Wrapper::new("if (WRAPQ) {} ", ""),
            Wrapper::new("switch (WRAPQ) {\n", "\n}"),
        ],
        ..Self::PLAIN
    };

    /// C and C++.
    pub(crate) const C_POINTERS: Self = Self {
        parameter: "int ELLQ",
        annotation: ELLIPSIS,
        wrappers: &[
            // At the top of a file the grammar takes comparisons for declarations.
            Wrapper::new("void WRAPQ() {\n", "\n}").first_for(First::Any),
            Wrapper::new("void WRAPQ() {\n", ";\n}").first_for(First::Any),
            Wrapper::new("", ";"),
            Wrapper::new("struct WRAPQ {\n", "\n};"),
        ],
        ..Self::C
    };

    /// C#: a name alone is no statement.
    pub(crate) const CSHARP: Self = Self {
        annotation: ELLIPSIS,
        statement: "ELLQ();",
        chain: "ELLQ(ELLQ)",
        initializers: true,
        ..Self::C
    };

    /// Solidity: statements stand in functions, functions of contracts may have words that others may not.
    pub(crate) const SOLIDITY: Self = Self {
        annotation: ELLIPSIS,
        // A parameter that is one word is a type without a name.
        untyped: "",
        wrappers: &[
            Wrapper::new("contract WRAPQ { function wrapq() {\n", "\n} }"),
            Wrapper::new("contract WRAPQ { function wrapq() {\n", ";\n} }"),
            Wrapper::new("contract WRAPQ {\n", "\n}"),
        ],
        ..Self::C
    };

    /// OCaml: names of modules and constructors begin with a capital letter, those of parameters do not. A case of `...`
    /// stands for any number of them.
    pub(crate) const OCAML: Self = Self {
        metavariable: &["MVQ_", "mvq_"],
        pair: "ELLQ -> ELLQ",
        strict_escapes: true,
        quotes: &["\""],
        wrappers: &[Wrapper::new("let wrapq = ", "")],
        ..Self::PLAIN
    };

    /// Apex: Java, where names have no spread before them.
    pub(crate) const APEX: Self = Self {
        annotation: ELLIPSIS,
        quotes: &["'"],
        spreads: false,
        ..Self::C
    };

    /// Elixir: names of modules begin with a capital letter, which other names may not.
    pub(crate) const ELIXIR: Self = Self {
        metavariable: &["MVQ_", "mvq_"],
        quotes: &["\"\"\"", "\"", "'"],
        ..Self::PLAIN
    };

    /// Clojure: a lone quote is no string, and `...` may stand beside anything.
    pub(crate) const CLOJURE: Self = Self {
        quotes: &["\""],
        spreads: false,
        ..Self::PLAIN
    };

    /// Dart.
    pub(crate) const DART: Self = Self {
        statement: "ELLQ;",
        declaration: "var ELLQ;",
        header: "ELLQ;ELLQ;ELLQ",
        wrappers: &[
            Wrapper::new("void wrapq() {\n", "\n}"),
            Wrapper::new("void wrapq() {\n", ";\n}"),
            Wrapper::new("class Wrapq {\n", "\n}"),
        ],
        ..Self::PLAIN
    };

    /// Go.
    pub(crate) const GO: Self = Self {
        import: "\"ELLQ\"",
        parameter: "ELLQ ELLQ",
        quotes: &["\"", "`", "'"],
        wrappers: &[
            Wrapper::new("var WRAPQ = WRAPQ{", "}").first_for(First::Entry),
            // At the top of a file the grammar takes calls for conversions.
            Wrapper::new("func WRAPQ() {\n", "\n}").first_for(First::Any),
            Wrapper::new("var WRAPQ = ", ""),
            Wrapper::new("type WRAPQ struct {\n", "\n}"),
            Wrapper::new("var WRAPQ ", ""),
        ],
        ..Self::PLAIN
    };

    /// Ruby: names of classes begin with a capital letter, names of parameters do not.
    pub(crate) const RUBY: Self = Self {
        metavariable: &["mvq_", "MVQ_"],
        parameter: "ellq",
        pair: "**ELLQ",
        interpolation: &[
            Interpolation {
                marker: '"',
                open: "#{",
            },
            Interpolation {
                marker: '`',
                open: "#{",
            },
        ],
        quotes: &["\"", "'", "`"],
        wrappers: &[
            Wrapper::new("{", "}").first_for(First::Rocket),
            Wrapper::new("begin\n", "\nend"),
            Wrapper::new("WRAPQ(", ")"),
            Wrapper::new("begin\nrescue\n", "\nend"),
        ],
        ..Self::PLAIN
    };

    /// PHP.
    pub(crate) const PHP: Self = Self {
        metavariable: &["$MVQ_", "MVQ_"],
        parameter: "$ELLQ",
        quotes: &["\"", "'", "`"],
        untyped: "",
        annotation: ELLIPSIS,
        declaration: "public $ELLQ;",
        reserved: &[
            "GLOBALS", "_COOKIE", "_ENV", "_FILES", "_GET", "_POST", "_REQUEST", "_SERVER",
            "_SESSION",
        ],
        wrappers: &[
            Wrapper::new("<?php ", "").first_for(First::Any),
            Wrapper::new("<?php ", ";").first_for(First::Any),
            Wrapper::new("<?php class WRAPQ {\n", "\n}").first_for(First::Any),
            Wrapper::new("<?php function WRAPQ() {\n", "\n}").first_for(First::Any),
        ],
        ..Self::C
    };

    /// Rust.
    pub(crate) const RUST: Self = Self {
        parameter: "ELLQ: ELLQ",
        statement: "ELLQ;",
        declaration: "const ELLQ: ELLQ = ELLQ;",
        quotes: &["\""],
        wrappers: &[
            Wrapper::new("fn wrapq() {\n", "\n}"),
            Wrapper::new("fn wrapq() {\n", ";\n}"),
            Wrapper::new("impl Wrapq {\n", "\n}"),
            Wrapper::new("fn wrapq() { match wrapq {\n", "\n} }"),
        ],
        ..Self::PLAIN
    };

    /// Kotlin.
    pub(crate) const KOTLIN: Self = Self {
        parameter: "ELLQ: ELLQ",
        declaration: "val ELLQ: ELLQ",
        quotes: &["\"\"\"", "\"", "'"],
        wrappers: &[
            Wrapper::new("fun wrapq() {\n", "\n}"),
            Wrapper::new("class Wrapq {\n", "\n}"),
            Wrapper::new("val wrapq = ", ""),
        ],
        ..Self::PLAIN
    };

    /// Swift.
    pub(crate) const SWIFT: Self = Self {
        parameter: "ELLQ: ELLQ",
        declaration: "var ELLQ: ELLQ",
        quotes: &["\"\"\"", "\""],
        wrappers: &[
            Wrapper::new("func wrapq() {\n", "\n}"),
            Wrapper::new("class Wrapq {\n", "\n}"),
            Wrapper::new("let wrapq = ", ""),
        ],
        ..Self::PLAIN
    };

    /// Scala.
    pub(crate) const SCALA: Self = Self {
        parameter: "ELLQ: ELLQ",
        declaration: "val ELLQ: ELLQ",
        interpolation: &[Interpolation {
            marker: 's',
            open: "${",
        }],
        quotes: &["\"\"\"", "\""],
        wrappers: &[
            Wrapper::new("object Wrapq {\n", "\n}"),
            Wrapper::new("object Wrapq { def wrapq = {\n", "\n} }"),
            Wrapper::new("val wrapq = ", ""),
        ],
        ..Self::PLAIN
    };

    /// Shells.
    pub(crate) const BASH: Self = Self {
        commands: true,
        wrappers: &[Wrapper::new("wrapq() {\n", "\n}")],
        ..Self::PLAIN
    };

    /// Dockerfiles: code of a shell is a pattern, too.
    pub(crate) const DOCKERFILE: Self = Self {
        metavariable: &["MVQ_", "$MVQ_"],
        element: "\"ELLQ\"",
        statement: "STOPSIGNAL ELLQ",
        pair: "ELLQ=ELLQ",
        lone: "STOPSIGNAL ",
        entries: &["ENV", "LABEL"],
        commands: true,
        also: Some("bash"),
        ..Self::PLAIN
    };

    /// HCL.
    pub(crate) const HCL: Self = Self {
        statement: "ELLQ = ELLQ",
        declaration: "ELLQ = ELLQ",
        pair: "ELLQ = ELLQ",
        quotes: &["\""],
        wrappers: &[
            Wrapper::new("wrapq = ", ""),
            Wrapper::new("wrapq {\n", "\n}"),
        ],
        ..Self::PLAIN
    };

    /// YAML.
    pub(crate) const YAML: Self = Self {
        document: true,
        indented: true,
        statement: "ELLQ: ELLQ",
        item: "- ELLQ",
        pair: "ELLQ: ELLQ",
        ..Self::PLAIN
    };

    /// JSON.
    pub(crate) const JSON: Self = Self {
        quoted: true,
        argument: "\"ELLQ\"",
        element: "\"ELLQ\"",
        statement: "\"ELLQ\": 0",
        declaration: "\"ELLQ\": 0",
        pair: "\"ELLQ\": 0",
        quotes: &["\""],
        wrappers: &[Wrapper::new("{", "}")],
        ..Self::PLAIN
    };

    /// TOML.
    pub(crate) const TOML: Self = Self {
        statement: "ELLQ = \"ELLQ\"",
        pair: "ELLQ = \"ELLQ\"",
        wrappers: &[Wrapper::new("wrapq = ", "\n")],
        ..Self::PLAIN
    };

    /// HTML and other markup.
    pub(crate) const HTML: Self = Self {
        wrappers: &[Wrapper::new("<wrapq>", "</wrapq>")],
        ..Self::PLAIN
    };
}
