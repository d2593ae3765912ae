//! What patterns of plain text match, as tables: pattern, text, and each match with what its metavariables stand for.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::alien_pattern::AlienPattern;
use super::options::{AlienOptions, GenericEngine};
use super::space_pattern::SpacePattern;
use super::{Comments, GenericOptions, GenericPattern, document};
use airlock_model::Budget;
use airlock_syntax::Symbol;
use proptest::prelude::*;

const STEPS: u64 = 1_000_000;

fn space(max_lines: u32, comments: Comments) -> GenericOptions {
    GenericOptions {
        engine: GenericEngine::Space { max_lines },
        comments,
    }
}

fn alien(multiline: bool) -> AlienOptions {
    AlienOptions {
        multiline,
        caseless: false,
        braces: vec![('(', ')'), ('[', ']'), ('{', '}')],
        word_characters: Vec::new(),
    }
}

/// Each match as its text, and behind ` | ` what its metavariables stand for.
fn found(options: &GenericOptions, pattern: &str, text: &str) -> Vec<String> {
    let pattern = GenericPattern::new(pattern, options).unwrap();
    let blocks = document(text, options.comments);
    let mut budget = Budget::new(STEPS);
    let hits = pattern.find(text, || &blocks, &mut budget);
    assert!(!budget.is_empty(), "{pattern:?} ran out of steps");
    let shown = |hit: &crate::env::Hit| {
        let names = pattern.names().iter();
        let bound = names.filter_map(|name| {
            let value = hit.env.get(Symbol::of(name))?;
            Some(format!("{name}={}", value.span.slice(text)))
        });
        let bound: Vec<String> = bound.collect();
        let text = hit.span.slice(text).to_owned();
        if bound.is_empty() {
            text
        } else {
            format!("{text} | {}", bound.join(", "))
        }
    };
    hits.iter().map(shown).collect()
}

fn check(options: &GenericOptions, cases: &[(&str, &str, &str, &[&str])]) {
    for (what, pattern, text, expected) in cases {
        assert_eq!(found(options, pattern, text), *expected, "{what}");
    }
}

#[test]
fn spacegrep_matches_words_in_blocks() {
    let ten = "\n".repeat(10);
    let eleven = "\n".repeat(11);
    check(
        &space(10, Comments::None),
        &[
            (
                "words are whole",
                "cat",
                "cat concat cat_1 (cat)",
                &["cat", "cat"],
            ),
            ("blanks do not count", "a=b", "a =  b", &["a =  b"]),
            ("nor do ends of lines", "f(x)", "f\n(\nx)", &["f\n(\nx)"]),
            ("characters beyond ASCII", "é!", "xé !", &["é !"]),
            (
                "a metavariable is a word",
                "set $X;",
                "set a;\nset b.c;",
                &["set a; | X=a"],
            ),
            (
                "a repeated one is the same word",
                "$X = $X",
                "a = b\nc = c",
                &["c = c | X=c"],
            ),
            ("a lower-case name is none", "$x", "$x x", &["$x"]),
            (
                "dots take as little as they can",
                "f(...)",
                "f(1, (2)) f(3)",
                &["f(1, (2)", "f(3)"],
            ),
            (
                "of matches with one end the shortest counts",
                "a ... b",
                "a a b",
                &["a b"],
            ),
            (
                "dots at the end take the rest of the block",
                "a: ...",
                "  a: 1\n  b\nc",
                &["a: 1\n  b"],
            ),
            (
                "dots reach ten lines",
                "a ... b",
                &format!("a{ten}b"),
                &[&format!("a{ten}b")],
            ),
            ("and no more", "a ... b", &format!("a{eleven}b"), &[]),
            (
                "two reach twenty",
                "a ... ... b",
                &format!("a{eleven}b"),
                &[&format!("a{eleven}b")],
            ),
            ("four dots are dots", "a....b", "a....b a x b", &["a....b"]),
            (
                "named dots",
                "<$...A>",
                "<a b='c'>",
                &["<a b='c'> | ...A=a b='c'"],
            ),
            (
                "named dots keep the blanks",
                "key = $...V ;",
                "key =  a b ;",
                &["key =  a b ; | ...V=  a b"],
            ),
            (
                "repeated named dots are the same text",
                "<$...A> <$...A>",
                "<a b> <a c>\n<a b> <a b>",
                &["<a b> <a b> | ...A=a b"],
            ),
        ],
    );
}

#[test]
fn spacegrep_honours_indentation() {
    let sections = "[system]\n  max = 2\n[user]\n  name = x\n[system]\n  name = y\n";
    check(
        &space(10, Comments::None),
        &[
            (
                "a flat pattern matches any indentation",
                "[system]\n...\nname = $X",
                sections,
                &[
                    "[system]\n  max = 2\n[user]\n  name = x | X=x",
                    "[system]\n  name = y | X=y",
                ],
            ),
            (
                "an indented one a block",
                "[system]\n  ...\n  name = $X",
                sections,
                &["[system]\n  name = y | X=y"],
            ),
            (
                "a block is matched whole",
                "a:\n  b",
                "a:\n  b\n  c\na:\n  b\n",
                &["a:\n  b"],
            ),
            (
                "a match does not leave the block it begins in",
                "b ... c",
                "a\n  b\nc\nb\nc\n",
                &["b\nc"],
            ),
            ("nor the brackets", "x ... y", "(x) y x y", &["x y"]),
            (
                "brackets without counterpart are no block",
                "x ... y",
                "(x] y",
                &["x] y"],
            ),
            (
                "a tab is eight columns",
                "a\n  b",
                "\ta\n         b",
                &["a\n         b"],
            ),
            (
                "dots in front begin a block",
                "... c",
                "a b c\n  d c\n",
                &["a b c", "d c"],
            ),
        ],
    );
}

#[test]
fn spacegrep_options() {
    check(
        &space(0, Comments::None),
        &[(
            "dots within a line",
            "key = $...V",
            "key = a b\nother = c\n",
            &["key = a b | ...V= a b"],
        )],
    );
    let text = "a /* x */ b\na // x\nb\na # x\nb\n";
    let cases = [
        (Comments::None, 0),
        (Comments::C, 1),
        (Comments::Cpp, 2),
        (Comments::Shell, 1),
    ];
    for (comments, expected) in cases {
        let hits = found(&space(10, comments), "a b", text);
        assert_eq!(hits.len(), expected, "{comments:?}: {hits:?}");
    }
}

#[test]
fn aliengrep_matches_words_in_brackets() {
    let options = |own: AlienOptions| GenericOptions {
        engine: GenericEngine::Alien(own),
        comments: Comments::None,
    };
    check(
        &options(alien(true)),
        &[
            (
                "words are whole",
                "cat",
                "cat concat (cat)",
                &["cat", "cat"],
            ),
            (
                "a metavariable is a word",
                "$X = $X",
                "a = b c = c",
                &["c = c | X=c"],
            ),
            ("as little as possible", "a ... b", "a x b b", &["a x b"]),
            (
                "brackets come in pairs",
                "f(...)",
                "f(1, (2)) )",
                &["f(1, (2))"],
            ),
            ("an ellipsis leaves none", "a ... b", "(a) b", &[]),
            ("matches do not overlap", "x ... x", "x x x", &["x x"]),
            ("at the end it is anchored", "b ...", "a b\nc", &["b\nc"]),
            ("at the begin, too", "... b", "a\nb b", &["a\nb"]),
            ("alone it is everything", "...", "a b", &["a b"]),
            ("it can be named", "<$...A>", "<a b>", &["<a b> | ...A=a b"]),
            (
                "a repeated name is the same text",
                "<$...A> <$...A>",
                "<1 2> <1  2> <1 2> <1 2>",
                &["<1 2> <1 2> | ...A=1 2"],
            ),
        ],
    );
    check(
        &options(AlienOptions {
            braces: [('(', ')'), ('"', '"'), ('\'', '\'')].to_vec(),
            ..alien(false)
        }),
        &[
            (
                "an ellipsis ends with the line",
                "key: ...",
                "key: a\nb",
                &["key: a"],
            ),
            ("ends of lines count", "a\nb", "a b a\nb a\n\nb", &["a\nb"]),
            ("a long one does not", "a .... c", "a\nb\nc", &["a\nb\nc"]),
            (
                "and can be named",
                "a $....X c",
                "a\nb\nc",
                &["a\nb\nc | ...X=\nb\n"],
            ),
            ("quotes are brackets", "a ... b", "a 'b' b", &["a 'b' b"]),
        ],
    );
    check(
        &options(AlienOptions {
            caseless: true,
            word_characters: vec!['-'],
            braces: vec![('<', '>')],
            ..alien(true)
        }),
        &[
            (
                "any case",
                "content-type: $T",
                "Content-Type: x-y",
                &["Content-Type: x-y | T=x-y"],
            ),
            (
                "but one and the same text",
                "$X $X",
                "ab AB, ab ab",
                &["ab ab | X=ab"],
            ),
            ("other brackets", "x ... x", "a x <x> x a", &["x <x> x"]),
        ],
    );
}

#[test]
fn what_is_no_pattern() {
    let cases = [
        ("", "the pattern is empty"),
        (" \n ", "the pattern is empty"),
        (
            "a ... $...X",
            "`$...X` stands right behind another ellipsis",
        ),
        (
            "$...X $...Y",
            "`$...X` stands right behind another ellipsis",
        ),
    ];
    for (pattern, expected) in cases {
        assert_eq!(SpacePattern::parse(pattern).unwrap_err().0, expected);
    }
    let deep: String = (0..60).map(|at| " ".repeat(at) + "a\n").collect();
    let error = SpacePattern::parse(&deep).unwrap_err().0;
    assert_eq!(error, "the pattern is indented deeper than 50 levels");
    let error = AlienPattern::parse(" ", &alien(true)).unwrap_err().0;
    assert_eq!(error, "the pattern is empty");
}

#[test]
fn what_was_searched_in_vain_is_not_searched_again() {
    let options = space(10, Comments::None);
    let text = "a b ".repeat(5_000);
    assert_eq!(found(&options, "a ... b ... a ... c", &text), [""; 0]);
    assert_eq!(found(&options, "a ... $X ... b ... c", &text), [""; 0]);
    let nested = "(".repeat(20_000);
    assert_eq!(found(&options, "( ... ( ... x", &nested), [""; 0]);
}

proptest! {
    #[test]
    fn any_pattern_on_any_text_ends(
        pattern in "(\\$[A-C]|\\.\\.\\.|\\$\\.\\.\\.[A-C]|[a-c(){}\"., \n]|\n  ){1,24}",
        text in "[a-c(){}\"., \té\n]{0,80}",
        multiline in any::<bool>(),
        max_lines in 0_u32..3,
    ) {
        let engines = [
            GenericEngine::Space { max_lines },
            GenericEngine::Alien(alien(multiline)),
        ];
        for engine in engines {
            let options = GenericOptions { engine, comments: Comments::Cpp };
            let Ok(pattern) = GenericPattern::new(&pattern, &options) else { continue };
            let blocks = document(&text, options.comments);
            for hit in pattern.find(&text, || &blocks, &mut Budget::new(20_000)) {
                prop_assert!(text.get(hit.span.start as usize..hit.span.end as usize).is_some());
                for (_, value) in hit.env.iter() {
                    prop_assert!(hit.span.contains(value.span));
                }
            }
        }
    }
}
