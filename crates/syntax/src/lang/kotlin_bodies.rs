//! Bodies of classes on one line, as the grammar wants them.
//!
//! The grammar asks for an end of line or a semicolon after a property or a function that is an expression, before the brace
//! that closes the class as well, and takes the whole file for an error where there is none:
//! `companion object { const val NAME = "x" }`. Such a line is parsed with a semicolon in the place of the blank before the
//! brace.
//!
//! Invariant: the text keeps its length, so that every place in the tree is a place in the file.

use std::borrow::Cow;

/// The text for the grammar.
pub(crate) fn with_ends(text: &str) -> Cow<'_, str> {
    let mut changed: Option<Vec<u8>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(at) = blank_before_end(line) {
            let bytes = changed.get_or_insert_with(|| text.as_bytes().to_vec());
            if let Some(blank) = bytes.get_mut(start + at) {
                *blank = b';';
            }
        }
        start += line.len();
    }
    { changed.and_then(|bytes| String::from_utf8(bytes).ok()) }
        .map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Where the blank before the brace stands that closes the class of a line, if the last thing in the class needs an end.
fn blank_before_end(line: &str) -> Option<usize> {
    let written = line.trim_end();
    let inner = written.strip_suffix(" }")?;
    let (head, body) = inner.split_once('{')?;
    let is_class = { head.split(|c: char| !(c.is_alphanumeric() || c == '_')) }
        .any(|word| matches!(word, "class" | "object" | "interface"));
    let needs_end = is_class
        && !head.contains(['"', '/', '*'])
        && !body.contains("//")
        && !body.trim_end().is_empty()
        && !body.trim_end().ends_with([';', '}', '{', ',']);
    // The brace of an inner block closes no class.
    let mut depth = 0_i32;
    let is_of_class = body.bytes().all(|byte| {
        depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        depth >= 0
    });
    (needs_end && is_of_class && depth == 0).then_some(inner.len())
}

#[cfg(test)]
mod tests {
    use super::with_ends;

    #[test]
    fn a_semicolon_stands_for_the_blank_before_the_brace() {
        for (written, parsed) in [
            (
                "companion object { const val A = \"x\" }\n",
                "companion object { const val A = \"x\";}\n",
            ),
            (
                "class B(val n: Int) { fun f() = n }",
                "class B(val n: Int) { fun f() = n;}",
            ),
            (
                "object O { val f = list { it } \n",
                "object O { val f = list { it } \n",
            ),
            ("class C { fun f() { g() } }", "class C { fun f() { g() } }"),
            ("enum class E { A, B, }", "enum class E { A, B, }"),
            ("if (x) { val a = 1 }", "if (x) { val a = 1 }"),
            ("// class D { val a = 1 }", "// class D { val a = 1 }"),
            ("class F { }", "class F { }"),
        ] {
            assert_eq!(with_ends(written), parsed);
        }
    }
}
