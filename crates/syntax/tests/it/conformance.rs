//! What holds for every language, and for any text in it.

use airlock_model::Cx;
use airlock_syntax::{
    Kind, LANGUAGES, Language, Node, NodeId, ParseLimits, Recovery, Role, Tree, by_name, parse,
};
use proptest::prelude::*;

/// What a language can show: a call of `run` with the argument `arg`, a string of the text `text`, an import, a comment
/// holding `secret`. An empty text stands for what the language does not have.
struct Row {
    language: &'static str,
    call: &'static str,
    string: &'static str,
    import: &'static str,
    comment: &'static str,
}

const fn row(
    language: &'static str,
    call: &'static str,
    string: &'static str,
    import: &'static str,
    comment: &'static str,
) -> Row {
    Row {
        language,
        call,
        string,
        import,
        comment,
    }
}

const ROWS: &[Row] = &[
    row(
        "python",
        "run(arg)\n",
        "x = 'text'\n",
        "import a.b\n",
        "# secret\n",
    ),
    row(
        "javascript",
        "run(arg);",
        "x = 'text';",
        "import a from 'b';",
        "/* secret */ a;",
    ),
    row(
        "typescript",
        "run(arg);",
        "x = `text`;",
        "import a from 'b';",
        "// secret\n",
    ),
    row(
        "tsx",
        "run(arg);",
        "x = \"text\";",
        "import a from 'b';",
        "// secret\n",
    ),
    row(
        "java",
        "class A { void f() { run(arg); } }",
        "class A { String x = \"text\"; }",
        "import a.b;",
        "/* secret */",
    ),
    row(
        "go",
        "package a\nfunc f() { run(arg) }",
        "package a\nvar x = \"text\"",
        "package a\nimport \"b\"",
        "package a // secret\n",
    ),
    row(
        "ruby",
        "run(arg)\n",
        "x = 'text'\n",
        "require 'a'\n",
        "# secret\n",
    ),
    row(
        "csharp",
        "run(arg);",
        "var x = \"text\";",
        "using A.B;",
        "// secret\n",
    ),
    row(
        "php",
        "<?php run($arg);",
        "<?php $x = 'text';",
        "<?php use A\\B;",
        "<?php // secret\n",
    ),
    row(
        "rust",
        "fn f() { run(arg) }",
        "const X: &str = \"text\";",
        "use a::b;",
        "// secret\n",
    ),
    row(
        "c",
        "int f() { run(arg); }",
        "char *x = \"text\";",
        "#include \"a.h\"\n",
        "/* secret */",
    ),
    row(
        "cpp",
        "int f() { run(arg); }",
        "auto x = \"text\";",
        "#include <a>\n",
        "// secret\n",
    ),
    row(
        "kotlin",
        "fun f() { run(arg) }",
        "val x = \"text\"",
        "import a.b\n",
        "// secret\n",
    ),
    row(
        "swift",
        "run(arg)\n",
        "let x = \"text\"\n",
        "import A\n",
        "// secret\n",
    ),
    row(
        "scala",
        "object A { run(arg) }",
        "object A { val x = \"text\" }",
        "import a.b",
        "// secret\n",
    ),
    row("bash", "run arg\n", "x='text'\n", "", "# secret\n"),
    row("hcl", "a = run(arg)\n", "x = \"text\"\n", "", "# secret\n"),
    row("yaml", "", "x: 'text'\n", "", "# secret\n"),
    row("json", "", "{\"x\": \"text\"}", "", "// secret\n{}"),
    row("toml", "", "x = 'text'\n", "", "# secret\n"),
    row(
        "dockerfile",
        "RUN arg\n",
        "ENV A=\"text\"\n",
        "",
        "# secret\n",
    ),
    row("html", "", "<a b=\"text\"></a>", "", "<!-- secret -->"),
    row(
        "sql",
        "SELECT run(arg);",
        "SELECT 'text';",
        "",
        "-- secret\n",
    ),
    row(
        "solidity",
        "contract A { function f() public { run(arg); } }",
        "contract A { string x = \"text\"; }",
        "import \"a.sol\";",
        "// secret\n",
    ),
    row(
        "ocaml",
        "let () = run arg\n",
        "let x = \"text\"\n",
        "open A\n",
        "(* secret *)",
    ),
    row(
        "apex",
        "public class A { void f() { run(arg); } }",
        "public class A { String x = 'text'; }",
        "",
        "/* secret */",
    ),
    row(
        "elixir",
        "run(arg)\n",
        "x = \"text\"\n",
        "import A.B\n",
        "# secret\n",
    ),
    row("lua", "run(arg)\n", "x = \"text\"\n", "", "-- secret\n"),
    row("clojure", "(run arg)", "(def x \"text\")", "", "; secret\n"),
    row(
        "dart",
        "void f() { run(arg); }",
        "var x = 'text';",
        "import 'a.dart';",
        "// secret\n",
    ),
];

fn parsed(language: &'static Language, text: &str) -> (Tree, Recovery) {
    let parsed = parse(&Cx::default(), language, text, ParseLimits::default());
    assert_invariants(language, text, &parsed.tree);
    (parsed.tree, parsed.recovery)
}

/// Nodes lie within their parents, siblings in order, all on character boundaries, and every node is reached once.
fn assert_invariants(language: &Language, text: &str, tree: &Tree) {
    let parents = tree.parents();
    let mut last_child_end = vec![0_u32; tree.len()];
    for (id, node) in tree.iter() {
        let place = || format!("{language:?} {node:?} in {text:?}");
        assert!(
            node.start <= node.end && node.end as usize <= text.len(),
            "{}",
            place()
        );
        assert!(text.is_char_boundary(node.start as usize), "{}", place());
        assert!(text.is_char_boundary(node.end as usize), "{}", place());
        assert!(
            node.next > id.0 && node.next as usize <= tree.len(),
            "{}",
            place()
        );
        let parent = parents[id.0 as usize];
        if parent == id {
            continue;
        }
        let outer: Node = tree.node(parent);
        assert!(
            node.start >= outer.start && node.end <= outer.end,
            "{} leaves {outer:?}",
            place()
        );
        assert!(node.next <= outer.next, "{}", place());
        let end = &mut last_child_end[parent.0 as usize];
        assert!(node.start >= *end, "{} overlaps its elder sibling", place());
        *end = node.end;
    }
    assert!(
        tree.root()
            .is_none_or(|root| tree.node(root).next as usize == tree.len())
    );
}

fn find(tree: &Tree, kind: Kind) -> impl Iterator<Item = NodeId> {
    tree.iter()
        .filter(move |(_, node)| node.kind == kind)
        .map(|(id, _)| id)
}

#[test]
fn every_language_has_a_row() {
    let rows: Vec<&str> = ROWS.iter().map(|row| row.language).collect();
    let languages: Vec<&str> = LANGUAGES.iter().map(|language| language.name).collect();
    assert_eq!(rows, languages);
}

#[test]
fn calls_have_a_callee_and_arguments() {
    for row in ROWS.iter().filter(|row| !row.call.is_empty()) {
        let language = by_name(row.language).expect(row.language);
        let (tree, recovery) = parsed(language, row.call);
        assert_eq!(recovery, Recovery::None, "{}", row.language);
        let call = find(&tree, Kind::Call).next().expect(row.language);
        let callee = tree.child(call, Role::Callee).expect(row.language);
        let arguments = tree.child(call, Role::Args).expect(row.language);
        assert!(
            tree.text(row.call, callee).eq_ignore_ascii_case("run"),
            "{}",
            row.language
        );
        assert_eq!(tree.kind(arguments), Kind::Args, "{}", row.language);
        assert!(
            tree.text(row.call, arguments).contains("arg"),
            "{}",
            row.language
        );
    }
}

#[test]
fn strings_hold_their_text() {
    for row in ROWS {
        let language = by_name(row.language).expect(row.language);
        let (tree, _) = parsed(language, row.string);
        let texts: Vec<&str> = find(&tree, Kind::Str)
            .flat_map(|string| tree.children(string))
            .filter(|part| tree.kind(*part) == Kind::StrText)
            .map(|part| tree.text(row.string, part))
            .collect();
        assert!(texts.contains(&"text"), "{}: {texts:?}", row.language);
    }
}

#[test]
fn imports_are_imports() {
    for row in ROWS.iter().filter(|row| !row.import.is_empty()) {
        let language = by_name(row.language).expect(row.language);
        let (tree, recovery) = parsed(language, row.import);
        assert_eq!(recovery, Recovery::None, "{}", row.language);
        let import = find(&tree, Kind::Import).next().expect(row.language);
        let is_part = |child: NodeId| matches!(tree.node(child).role, Role::Module | Role::Name);
        assert!(tree.children(import).any(is_part), "{}", row.language);
    }
}

#[test]
fn comments_are_dropped() {
    for row in ROWS {
        let language = by_name(row.language).expect(row.language);
        let (tree, recovery) = parsed(language, row.comment);
        assert_eq!(recovery, Recovery::None, "{}", row.language);
        let holds = |id: NodeId| {
            tree.children(id).next().is_none() && tree.text(row.comment, id).contains("secret")
        };
        let leaves: Vec<NodeId> = tree
            .iter()
            .map(|(id, _)| id)
            .filter(|id| id.0 > 0 && holds(*id))
            .collect();
        assert_eq!(leaves, [], "{}", row.language);
    }
}

#[test]
fn garbled_text_gives_a_tree_and_says_so() {
    for row in ROWS {
        let language = by_name(row.language).expect(row.language);
        // Enough closing and opening marks for every grammar to stumble.
        let garbled = format!(
            "{}\n)}}]<<<>>> \" ' {{{{ [[ : : = ( \u{0}\n{}",
            row.string, row.call
        );
        let (tree, recovery) = parsed(language, &garbled);
        assert!(!tree.is_empty(), "{}", row.language);
        assert!(
            matches!(recovery, Recovery::Errors { .. }),
            "{}: {recovery:?}",
            row.language
        );
    }
}

#[test]
fn text_cut_anywhere_gives_a_tree() {
    for row in ROWS {
        let language = by_name(row.language).expect(row.language);
        for text in [row.call, row.string, row.import, row.comment] {
            for (cut, _) in text.char_indices() {
                let (tree, _) = parsed(language, text.get(..cut).expect("a boundary"));
                assert!(tree.root().is_some(), "{}", row.language);
            }
        }
    }
}

#[test]
fn a_budget_of_nodes_closes_the_tree() {
    let python = by_name("python").expect("python");
    let limits = ParseLimits {
        nodes: 10,
        ..ParseLimits::default()
    };
    let parsed = parse(&Cx::default(), python, "f(a, b, c, d, e, g, h)\n", limits);
    assert_eq!(parsed.recovery, Recovery::Budget);
    assert_eq!(parsed.tree.len(), 10);
    assert_invariants(python, "f(a, b, c, d, e, g, h)\n", &parsed.tree);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_invariants(
        text in "([a-zA-Z_ \n\t(){}\\[\\]<>.,;:=+*/&|!?@#$%^\"'`\\\\0-9-]|é|🦀|if |for |def |fn |class |=> |import |<<A\n|\\$\\{|\"\"\"){0,80}",
        which in 0..LANGUAGES.len(),
    ) {
        let _ = parsed(LANGUAGES[which], &text);
    }

    #[test]
    fn mixed_pieces_of_real_code_keep_the_invariants(
        pieces in proptest::collection::vec((0..ROWS.len(), 0..4_usize, 0..60_usize), 0..6),
        which in 0..LANGUAGES.len(),
    ) {
        let mut text = String::new();
        for (row, part, cut) in pieces {
            let row = &ROWS[row];
            let piece = [row.call, row.string, row.import, row.comment][part];
            text.extend(piece.chars().skip(cut / 2));
        }
        let _ = parsed(LANGUAGES[which], &text);
    }
}
