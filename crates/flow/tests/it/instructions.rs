//! What code becomes, as instructions and blocks.

use airlock_flow::Facts;
use airlock_flow::il;
use airlock_model::{Budget, Cx};
use airlock_syntax::{ParseLimits, by_name, parse};
use std::fmt::Write;

/// Every unit of a text, as text.
fn dumped(language: &str, text: &str, steps: u64) -> String {
    let language = by_name(language).unwrap();
    let parsed = parse(&Cx::default(), language, text, ParseLimits::default());
    let facts = Facts::new(language, &parsed.tree, text);
    let mut out = String::new();
    for root in il::units(&facts) {
        let unit = il::lower(&facts, root, &mut Budget::new(steps));
        let kind = facts.tree.kind(root);
        writeln!(
            out,
            "{kind:?}, whole: {}\n{}",
            unit.is_whole,
            unit.dump(&facts)
        )
        .unwrap();
    }
    out
}

#[test]
fn a_function_with_branches() {
    let text = "def f(a, b=1):\n    if a.x and g(b):\n        a['k'] = h(b, *a)\n        return a\n    for i, j in a:\n        b += i\n";
    insta::assert_snapshot!(dumped("python", text, 10_000));
}

#[test]
fn exceptions_and_closures() {
    let text = "class C { m(a) { try { a.each(x => { use(x); }); } catch (e) { throw e; } finally { this.done = a; } } }";
    insta::assert_snapshot!(dumped("javascript", text, 10_000));
}

#[test]
fn a_budget_cuts_lowering_short() {
    let text = "x = 1\n".repeat(100);
    assert!(dumped("python", &text, 50).contains("whole: false"));
    assert!(dumped("python", &text, 5_000).contains("whole: true"));
}
