//! Texts nested deeper than anybody writes: every language ends soon, on a small stack, and says how far it got.

use airlock_model::Cx;
use airlock_syntax::{LANGUAGES, ParseLimits, Parsed, Recovery, by_name, parse};

/// What goes deeper in a language: the opening, the innermost, the closing.
type Form = (&'static str, &'static str, &'static str);

/// Brackets, which every grammar meets as code or as an error.
const ANYWHERE: &[Form] = &[("(", "a", ")"), ("[", "a", "]"), ("{", "a", "}")];

/// What nests in a language beside brackets: blocks, calls, tags, keys, strings that hold code.
const OF_LANGUAGE: &[(&str, &[Form])] = &[
    (
        "python",
        &[
            ("f(", "a", ")"),
            ("lambda: ", "a", ""),
            ("not ", "a", ""),
            ("f'{", "a", "}'"),
        ],
    ),
    (
        "javascript",
        &[
            ("f(", "a", ")"),
            ("if (a) {", "b", "}"),
            ("`${", "a", "}`"),
            ("a => ", "a", ""),
        ],
    ),
    (
        "typescript",
        &[
            ("f(", "a", ")"),
            ("if (a) {", "b", "}"),
            ("let a: A<", "A", ">"),
        ],
    ),
    (
        "tsx",
        &[
            ("<a>", "x", "</a>"),
            ("f(", "a", ")"),
            ("if (a) {", "b", "}"),
        ],
    ),
    (
        "java",
        &[("class A { ", "", " }"), ("f(", "a", ")"), ("A<", "A", ">")],
    ),
    (
        "go",
        &[
            ("if a { ", "b", " }"),
            ("f(", "a", ")"),
            ("func() { ", "", " }"),
        ],
    ),
    (
        "ruby",
        &[
            ("if a\n", "b\n", "end\n"),
            ("\"#{", "a", "}\""),
            ("f(", "a", ")"),
        ],
    ),
    (
        "csharp",
        &[
            ("if (a) {", "b;", "}"),
            ("f(", "a", ")"),
            ("class A { ", "", " }"),
        ],
    ),
    ("php", &[("<?php if ($a) {", "b;", "}"), ("f(", "a", ")")]),
    (
        "rust",
        &[
            ("if a {", "b", "}"),
            ("f(", "a", ")"),
            ("mod a { ", "", " }"),
        ],
    ),
    ("c", &[("if (a) {", "b;", "}"), ("f(", "a", ")")]),
    (
        "cpp",
        &[
            ("if (a) {", "b;", "}"),
            ("namespace a { ", "", " }"),
            ("A<", "A", ">"),
        ],
    ),
    (
        "kotlin",
        &[
            ("if (a) {", "b", "}"),
            ("f(", "a", ")"),
            ("\"${", "a", "}\""),
        ],
    ),
    (
        "swift",
        &[
            ("if a {", "b", "}"),
            ("f(", "a", ")"),
            ("class A { ", "", " }"),
        ],
    ),
    (
        "scala",
        &[
            ("class A { ", "", " }"),
            ("f(", "a", ")"),
            ("a => ", "a", ""),
        ],
    ),
    (
        "bash",
        &[
            ("if a; then ", "b; ", "fi; "),
            ("$(", "a", ")"),
            ("<a>", "a", ""),
        ],
    ),
    (
        "hcl",
        &[
            ("a { ", "", " }\n"),
            ("\"${", "a", "}\""),
            ("a = f(", "1", ")"),
        ],
    ),
    (
        "yaml",
        &[("- ", "a", ""), ("? ", "a", ""), ("{a: ", "b", "}")],
    ),
    ("json", &[("{\"a\": ", "1", "}")]),
    (
        "toml",
        &[
            ("a = [", "1", "]"),
            ("{a = ", "1", "}"),
            ("a.", "a = 1", ""),
        ],
    ),
    (
        "dockerfile",
        &[("RUN $(", "a", ")"), ("ENV A=${A:-", "a", "}")],
    ),
    (
        "html",
        &[("<a>", "x", "</a>"), ("<my-tag>", "x", "</my-tag>")],
    ),
    (
        "sql",
        &[
            ("(SELECT ", "1", ")"),
            ("CASE WHEN ", "1", " END"),
            ("NOT ", "1", ""),
        ],
    ),
    (
        "solidity",
        &[
            ("contract A { ", "", " }"),
            ("f(", "a", ")"),
            ("a.b + ", "c", ""),
            ("if (a) {", "b;", "}"),
        ],
    ),
    (
        "ocaml",
        &[
            ("let a = ", "1", " in a "),
            ("f (", "a", ")"),
            ("fun a -> ", "a", ""),
            ("(* ", "", " *)"),
        ],
    ),
    (
        "apex",
        &[
            ("class A { ", "", " }"),
            ("f(", "a", ")"),
            ("if (a) {", "b;", "}"),
        ],
    ),
    (
        "elixir",
        &[
            ("def a do ", "b", " end "),
            ("f(", "a", ")"),
            ("\"#{", "a", "}\""),
            ("fn a -> ", "a", " end "),
        ],
    ),
    (
        "lua",
        &[
            ("if a then ", "b() ", "end "),
            ("f(", "a", ")"),
            ("function() ", "", " end "),
        ],
    ),
    (
        "clojure",
        &[("(f ", "a", ")"), ("#{", "a", "}"), ("'", "a", "")],
    ),
    (
        "dart",
        &[
            ("class A { ", "", " }"),
            ("f(", "a", ")"),
            ("if (a) {", "b;", "}"),
            ("'${", "a", "}'"),
        ],
    ),
];

const DEPTH: usize = 100_000;

fn parsed(language: &str, text: &str) -> Parsed {
    let language = by_name(language).expect(language);
    parse(&Cx::default(), language, text, ParseLimits::default())
}

fn nested((open, inner, close): Form, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn every_language_has_a_row() {
    let rows: Vec<&str> = OF_LANGUAGE.iter().map(|(language, _)| *language).collect();
    let languages: Vec<&str> = LANGUAGES.iter().map(|language| language.name).collect();
    assert_eq!(rows, languages);
}

#[test]
fn deep_texts_end() {
    for (language, forms) in OF_LANGUAGE {
        for form in ANYWHERE.iter().chain(*forms) {
            for text in [nested(*form, DEPTH), form.0.repeat(DEPTH)] {
                assert_told(language, form.0, &text);
            }
        }
    }
}

/// What goes deeper without a bracket that a bound could count: the first part again and again, then the last.
const WITHOUT_BRACKETS: &[(&str, &[(&str, &str)])] = &[
    (
        "javascript",
        &[
            ("a ? ", "b"),
            ("a ? b : ", "c"),
            ("a = ", "b"),
            ("a => ", "b"),
            ("!", "a"),
            ("typeof ", "a"),
            ("new ", "A"),
            ("if (a) b; else ", "c;"),
            ("a ** ", "b"),
            ("a: ", "b"),
            ("async ", "a"),
            ("yield ", "a"),
            ("class A extends ", "B {}"),
        ],
    ),
    (
        "tsx",
        &[
            ("a ? ", "b"),
            ("a ? b : ", "c"),
            ("a => ", "b"),
            ("type A = B extends C ? D : ", "E"),
            ("let a: keyof ", "B"),
            ("keyof ", "B"),
            ("<a b=", ""),
            ("<", "a"),
            ("a as ", "b"),
            ("@a ", "class B {}"),
        ],
    ),
    (
        "php",
        &[
            ("<?php $a ? ", "$b;"),
            ("<?php ", ""),
            ("$a ? ", "$b;"),
            ("<?php $a ? $b : ", "$c;"),
            ("<?php $a = ", "$b;"),
            ("<?php !", "$a;"),
            ("<?php fn() => ", "$a;"),
            ("<?php if ($a): ", ""),
            ("<?php $a ?? ", "$b;"),
            ("<?php @", "$a;"),
            ("<?php $", "a;"),
        ],
    ),
];

/// Bytes that each of them is repeated to; all rows at the longest would take minutes without optimisation.
const USUAL: usize = 100_000;
/// The longest text that is read.
const LONGEST: usize = 10_000_000;
/// At that length: what took longest for its length before it was bounded, and what is longest under way now.
const WORST: &[(&str, &str, &str)] = &[
    ("tsx", "type A = B extends C ? D : ", "E"),
    ("javascript", "[", ""),
    ("cpp", "A<", ""),
];

#[test]
fn what_nests_without_brackets_ends() {
    for (language, forms) in WITHOUT_BRACKETS {
        for (open, inner) in *forms {
            let text = open.repeat(USUAL / open.len()) + inner;
            assert_told(language, open, &text);
        }
    }
}

#[test]
fn the_longest_texts_end() {
    for (language, open, inner) in WORST {
        let text = open.repeat(LONGEST / open.len()) + inner;
        assert_told(language, open, &text);
    }
}

/// There is a tree, or else the reason why there is none.
fn assert_told(language: &str, form: &str, text: &str) {
    let parsed = parsed(language, text);
    let is_told = parsed.recovery == Recovery::Budget || !parsed.tree.is_empty();
    assert!(is_told, "{language} {form}: {:?}", parsed.recovery);
}

/// A grammar whose scanner, copied after every token, counts wrongly near the end of its buffer ends the process.
#[test]
fn no_text_fills_a_scanner() {
    let indented: String = (0..600).fold(String::new(), |text, depth| {
        text + &" ".repeat(depth) + "if a:\n"
    });
    let python = format!("{indented}{}x = 'a'\n", " ".repeat(600));
    assert_eq!(parsed("python", &python).recovery, Recovery::Budget);
    // The same number of lines and widths, joined by backslashes.
    let joined = python.replace(" if", " \\\n if");
    assert_eq!(parsed("python", &joined).recovery, Recovery::Budget);

    for length in [199, 201, 255, 256, 300, 2000] {
        let name = "A".repeat(length);
        let ruby = format!("x = <<{name}\n#{{y}}\n{name}\n");
        let is_held = parsed("ruby", &ruby).recovery == Recovery::None;
        assert_eq!(is_held, length <= 200, "{length}");
    }
    for count in 1..60 {
        let names: Vec<String> = (0..count)
            .map(|at| format!("<<NAME_OF_THE_{at:03}"))
            .collect();
        let ruby = format!("x({})\n#{{y}}\nNAME_OF_THE_000\n", names.join(", "));
        let is_held = parsed("ruby", &ruby).recovery != Recovery::Budget;
        // Four bytes and the name for each, seven for the rest, of a thousand.
        assert_eq!(is_held, count * 19 + 7 <= 1000, "{count}");
    }
    for depth in [250, 253, 254, 255, 256, 1000, 30_000] {
        for open in ["- ", "? ", "a: \n "] {
            assert!(
                !parsed("yaml", &open.repeat(depth)).tree.is_empty(),
                "{depth} {open}"
            );
        }
    }
}

/// What people write is not cut.
#[test]
fn ordinary_texts_are_held() {
    let depth = 200;
    for (language, text) in [
        ("javascript", nested(("f(", "a", ")"), depth)),
        (
            "python",
            format!(
                "{}x = 'a'\n",
                (0..100).fold(String::new(), |text, at| text + &" ".repeat(at) + "if a:\n")
                    + &" ".repeat(100)
            ),
        ),
        (
            "ruby",
            "def a\n  run(<<~ONE, <<-'TWO')\n    #{b}\n  ONE\n  c\n  TWO\nend\n".repeat(500),
        ),
        (
            "ruby",
            format!("test \"<<\" do\n{}end\n", "  a << 1\n".repeat(50)),
        ),
        (
            "java",
            format!(
                "class A {{ String[] a = {{ {} }}; }}",
                "\"(\", ".repeat(5000)
            ),
        ),
        ("c", "#define A_B <a\n".repeat(2000)),
        (
            "typescript",
            "const a = b?.c ?? (d ? e : f)\n".repeat(300) + &"let a = b?.c ?? d;\n".repeat(3000),
        ),
        (
            "html",
            format!("<ul>{}</ul>", "<li>a<br><img src=a>".repeat(5000)),
        ),
        (
            "html",
            format!("<table>{}</table>", "<tr><td>a<td>b".repeat(5000)),
        ),
        ("html", nested(("<div>", "a", "</div>"), 500)),
        (
            "yaml",
            format!("a:\n{}", "  - b: {c: d, e: [f: g]}\n".repeat(5000)),
        ),
    ] {
        let recovery = parsed(language, &text).recovery;
        assert!(
            recovery != Recovery::Budget,
            "{language}: {}",
            text.get(..60).expect("ASCII")
        );
    }
}
