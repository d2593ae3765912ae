//! The lexer: comments and strings of every language, and its promises for any text.

use airlock_syntax::{LANGUAGES, TokenKind, by_name, comments, tokens, tokens_at};
use proptest::prelude::*;

/// Language, text, what it finds: `c:` comments and `s:` contents of strings.
const CASES: &[(&str, &str, &[&str])] = &[
    (
        "python",
        "x = '#' # a\n\"\"\"d # '\"\"\"\n'it\\'s'",
        &["s:#", "c:# a", "s:d # '", "s:it\\'s"],
    ),
    ("python", "x = 'open\ny # c", &["s:open", "c:# c"]),
    (
        "javascript",
        "a = 'x' // y\r\n/* z */ `t ${b ? `u` : \"v\"} w`",
        &["s:x", "c:// y", "c:/* z */", "s:t ", "s:u", "s:v", "s: w"],
    ),
    (
        "javascript",
        "a = /[/\"']/g; b = c / d; // e '",
        &["c:// e '"],
    ),
    ("typescript", "return /'/; // x", &["c:// x"]),
    (
        "java",
        "c = '\"'; /* a */ s = \"b\"; t = \"\"\"\n c\"\"\";",
        &["c:/* a */", "s:b", "s:\n c"],
    ),
    ("go", "a := `x\n// y` // z", &["s:x\n// y", "c:// z"]),
    (
        "ruby",
        "=begin\na\n=end\nx = <<~SQL + 'b'\n  # no\nSQL\n# c \"#{d['e']}\"",
        &[
            "c:=begin\na\n=end",
            "s:b",
            "s:  # no\n",
            "c:# c \"#{d['e']}\"",
        ],
    ),
    ("ruby", "a = \"x #{h[\"k\"]} y\"", &["s:x ", "s:k", "s: y"]),
    (
        "csharp",
        "a = @\"c:\\\" + \"d\\\"e\"; // f",
        &["s:c:\\", "s:d\\\"e", "c:// f"],
    ),
    (
        "php",
        "it's <?php $a = 'b'; // c ?> don't <?= \"d\" ?>",
        &["s:b", "c:// c ", "s:d"],
    ),
    (
        "php",
        "<?php $a = <<<EOT\n x ' \n EOT; # c",
        &["s: x ' \n", "c:# c"],
    ),
    (
        "rust",
        "/* a /* b */ c */ fn f<'a>(x: &'a str) { '\"'; r#\"d\"e\"#; b\"f\" }",
        &["c:/* a /* b */ c */", "s:d\"e", "s:f"],
    ),
    (
        "c",
        "char c = '\\''; // \"x\"\nputs(\"a\\\"b\");",
        &["c:// \"x\"", "s:a\\\"b"],
    ),
    ("cpp", "auto s = R\"x(a)\")x\"; // b", &["s:a)\"", "c:// b"]),
    (
        "kotlin",
        "val a = \"x ${f(\"y\")} z\" // c",
        &["s:x ", "s:y", "s: z", "c:// c"],
    ),
    (
        "swift",
        "let a = #\"x\"y\"# + \"b \\(f(\"c\")) d\" // e",
        &["s:x\"y", "s:b ", "s:c", "s: d", "c:// e"],
    ),
    (
        "scala",
        "val a = \"\"\"b\"c\"\"\" /* d /* e */ */",
        &["s:b\"c", "c:/* d /* e */ */"],
    ),
    (
        "bash",
        "echo a#b \"$(f \"x\")\" # c\ncat <<'EOF'\nit's\nEOF\n",
        &["s:", "s:x", "s:", "c:# c", "s:it's\n"],
    ),
    (
        "hcl",
        "a = \"x-${b[\"c\"]}\" # d\ne = <<-E\n  f\n  E\n// g",
        &["s:x-", "s:c", "s:", "c:# d", "s:  f\n", "c:// g"],
    ),
    (
        "yaml",
        "a: it's #b\nc: 'd''e' # f\ng: \"h\"",
        &["c:#b", "s:d''e", "c:# f", "s:h"],
    ),
    ("json", "{\"a\": \"b\\\"c\"}", &["s:a", "s:b\\\"c"]),
    (
        "toml",
        "a = 'b\\' # c\nd = \"\"\"e\"\"\"",
        &["s:b\\", "c:# c", "s:e"],
    ),
    ("dockerfile", "# a\nENV B=\"c\"", &["c:# a", "s:c"]),
    (
        "html",
        "<!-- a --> it's \"b\" <!-- c",
        &["c:<!-- a -->", "c:<!-- c"],
    ),
    (
        "sql",
        "SELECT 'it''s' -- a\n/* b */",
        &["s:it''s", "c:-- a", "c:/* b */"],
    ),
];

#[test]
fn comments_and_strings_of_every_language() {
    for (name, text, expected) in CASES {
        let language = by_name(name).expect(name);
        let found: Vec<String> = tokens(language, text)
            .iter()
            .map(|token| match token.kind {
                TokenKind::Comment => format!("c:{}", token.span.slice(text)),
                TokenKind::Str => format!("s:{}", token.content.slice(text)),
            })
            .collect();
        assert_eq!(found, *expected, "{name}: {text}");
    }
}

#[test]
fn comments_alone_and_tokens_of_a_range() {
    let python = by_name("python").expect("python");
    let text = "a # b\nc = 'd' # e\n";
    let found: Vec<&str> = comments(python, text)
        .iter()
        .map(|span| span.slice(text))
        .collect();
    assert_eq!(found, ["# b", "# e"]);
    let second_line = tokens_at(python, text, 6..text.len());
    let found: Vec<&str> = second_line
        .iter()
        .map(|token| token.span.slice(text))
        .collect();
    assert_eq!(found, ["'d'", "# e"]);
}

#[test]
fn hostile_repetition_stays_linear() {
    let patterns = [
        "/", "=/[", "#", "r#", "'", "\"", "\"${", "`${`", "/*", "*/ /*", "<<A\n", "<<<A\n", "{",
        "\\(", "R\"(", "// \n", "<?", "\\", "<!--", "=begin\n",
    ];
    for language in LANGUAGES {
        for pattern in patterns {
            // A quadratic reading would take minutes.
            let text = pattern.repeat(200_000 / pattern.len());
            let found = tokens(language, &text);
            assert!(found.len() <= text.len(), "{language:?} {pattern:?}");
        }
    }
}

proptest! {
    #[test]
    fn tokens_are_in_order_and_on_character_boundaries(
        text in "([a-z\"'`#/*\\\\{}()<>$@=\n -]|é|//|/\\*|\"\"\"|\\$\\{|<<A|r#\"|<\\?){0,60}",
        which in 0..LANGUAGES.len(),
    ) {
        let mut end = 0;
        for token in tokens(LANGUAGES[which], &text) {
            prop_assert!(token.span.start >= end, "{:?} begins before {end}", token);
            prop_assert!(token.span.start <= token.content.start && token.content.end <= token.span.end);
            for place in [token.span.start, token.span.end, token.content.start, token.content.end] {
                prop_assert!(text.is_char_boundary(place as usize));
            }
            end = token.span.end;
        }
    }
}
