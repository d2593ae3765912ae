//! Code inside other files, and pieces of code without what belongs around them.

use airlock_model::{Cx, Span};
use airlock_syntax::{Kind, ParseLimits, Recovery, Tree, by_name, embedded, parse};

fn parsed(language: &str, text: &str) -> (Tree, Recovery) {
    let language = by_name(language).expect(language);
    let parsed = parse(&Cx::default(), language, text, ParseLimits::default());
    (parsed.tree, parsed.recovery)
}

/// Where in the host the first `needle` of the piece lies.
fn host_text<'host>(
    piece: &airlock_syntax::Embedded,
    host: &'host str,
    needle: &str,
) -> &'host str {
    let at = piece.text.find(needle).expect(needle);
    let place = |at: usize| u32::try_from(at).expect("a small text");
    piece
        .host_span(Span::new(place(at), place(at + needle.len())))
        .slice(host)
}

#[test]
fn fenced_blocks_of_markdown() {
    let host = "# x\n```python title=a\nos.system(a)\n```\n- item\n  ~~~~js\n  eval(b)\n  ~~~\n  c\n  ~~~~\n```unknown\nno\n```\n``` {.rust}\nopen()\n";
    let found = embedded(&Cx::default(), "docs/README.md", host);
    let texts: Vec<(&str, &str)> = found
        .iter()
        .map(|piece| (piece.language.name, piece.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            ("python", "os.system(a)\n"),
            ("javascript", "eval(b)\n~~~\nc\n"),
            ("rust", "open()\n")
        ]
    );
    assert_eq!(host_text(&found[0], host, "system"), "system");
    assert_eq!(
        host_text(&found[1], host, "eval(b)\n~~~\nc"),
        "eval(b)\n  ~~~\n  c"
    );
}

#[test]
fn cells_of_a_notebook() {
    let host = r#"{"cells": [
 {"cell_type": "markdown", "source": ["no"]},
 {"cell_type": "code", "source": ["!pip install x\n", "s = \"caf\u00e9 \\n\"\n", "eval(s)"], "outputs": [{"text": "no"}]},
 {"cell_type": "code", "source": "%%bash\nrm -rf \"$x\""}
], "metadata": {"language_info": {"name": "python"}}}"#;
    let found = embedded(&Cx::default(), "a.ipynb", host);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].language.name, "python");
    assert_eq!(found[0].text, "#pip install x\ns = \"café \\n\"\neval(s)");
    assert_eq!(host_text(&found[0], host, "eval(s)"), "eval(s)");
    assert_eq!(
        host_text(&found[0], host, "\"café \\n\""),
        r#"\"caf\u00e9 \\n\""#
    );
    assert_eq!(found[1].language.name, "bash");
    assert_eq!(host_text(&found[1], host, "\"$x\""), r#"\"$x\""#);
}

#[test]
fn scripts_in_markup() {
    let host = "<p>a</p><script>eval(a)</script><script type=\"text/x-template\"><b/></script><script lang='ts'>let b: T;</script>";
    let found = embedded(&Cx::default(), "html", host);
    let texts: Vec<(&str, &str)> = found
        .iter()
        .map(|piece| (piece.language.name, piece.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [("javascript", "eval(a)"), ("typescript", "let b: T;")]
    );
    assert_eq!(host_text(&found[1], host, "let b"), "let b");
}

#[test]
fn other_files_hold_no_code() {
    assert_eq!(embedded(&Cx::default(), "a.py", "```js\nx\n```"), []);
    assert_eq!(embedded(&Cx::default(), "README", "```js\nx\n```"), []);
}

/// Language and a piece of code without its surroundings: a call of `run` must be found in each.
const PIECES: &[(&str, &str)] = &[
    ("java", "public void f(String a) { run(a); }"),
    ("java", "String q = \"x\" + a;\nrun(q);"),
    (
        "java",
        "@Get(\"/\") List<A> f() throws E { return run(b); }\n}",
    ),
    ("csharp", "public void F(string a) { run(a); }"),
    ("csharp", "var q = \"x\" + a; run(q);"),
    ("kotlin", "override fun f(a: String) { run(a) }"),
    ("go", "func f(a string) { run(a) }"),
    ("go", "q := \"x\" + a\nrun(q)"),
    ("python", "    def f(self):\n        return run(a)\n"),
    ("python", "        x = run(a)\n        y = x\n"),
    ("javascript", "async f(a) { await run(a); }"),
    ("javascript", "} else { run(a); }"),
    ("typescript", "private f(a: string): void { run(a); }"),
    ("ruby", "  def f(a)\n    run(a)\n"),
    ("php", "<?php public function f($a) { run($a); }"),
    ("rust", "pub fn f(&self) { run(a) }"),
    ("rust", "let q = 1;\nrun(q);"),
    ("c", "int x = 1;\nrun(x);\nif (x) {"),
    ("cpp", "for (auto x : xs) { run(x); }"),
    ("swift", "func f(a: String) { run(a) }"),
    ("scala", "def f(a: String) = { run(a) }"),
];

#[test]
fn pieces_without_their_surroundings_still_give_calls() {
    for (language, text) in PIECES {
        let (tree, _) = parsed(language, text);
        let calls = tree.iter().filter(|(_, node)| node.kind == Kind::Call);
        let names: Vec<&str> = calls
            .filter_map(|(id, _)| tree.child(id, airlock_syntax::Role::Callee))
            .map(|callee| tree.text(text, callee))
            .collect();
        assert!(
            names.contains(&"run"),
            "{language}: {text}\n{}",
            tree.dump(text)
        );
    }
}
