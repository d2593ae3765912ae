//! What a rule finds and what it leaves alone, shown in a few lines: cut out of the rule's annotated test at build time.
//!
//! Invariant: needs nothing of the crate, because the build script compiles this file too.

use serde::{Deserialize, Serialize};

/// Most lines shown before the line that is meant.
const BEFORE: usize = 6;
/// Most lines shown after it.
const AFTER: usize = 6;
/// Longest line shown, in characters; longer ones are cut.
const WIDTH: usize = 120;

/// Code that a rule finds, and code that it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The ending of the test's name (`py`), which tells the language.
    pub language: String,
    /// The rule finds something in it.
    pub bad: String,
    /// The rule finds nothing in it.
    pub good: String,
}

/// The examples of a pack's rules.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Examples {
    /// Rule and example, ordered by rule.
    pub of_rules: Vec<(String, Example)>,
}

/// The first bad and the first good example of rule `id` in `test`, an annotated test whose name ends in `language`.
#[expect(clippy::allow_attributes, reason = "used by the build script only")]
#[allow(dead_code, reason = "used by the build script only")]
pub(crate) fn cut(id: &str, language: &str, test: &str) -> Option<Example> {
    let lines: Vec<&str> = test.lines().collect();
    let first = |mark: Mark| {
        let said = (0..lines.len()).find(|at| of_rule(&lines, *at, id) == Some(mark))?;
        let meant = (said + 1..lines.len()).find(|at| mark_of(&lines, *at).is_none())?;
        Some(window(&lines, meant))
    };
    Some(Example {
        language: language.to_owned(),
        bad: first(Mark::Bad)?,
        good: first(Mark::Good)?,
    })
}

/// What an annotation says of the next line of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bad,
    Good,
    /// `todoruleid:`, `todook:`: not what an example should show.
    Later,
}

/// The annotation in line `at`, of whichever rule, and the rules it names.
fn mark_of<'text>(lines: &[&'text str], at: usize) -> Option<(Mark, &'text str)> {
    let line = lines.get(at)?;
    let words = [
        ("todoruleid: ", Mark::Later),
        ("todook: ", Mark::Later),
        ("ruleid: ", Mark::Bad),
        ("ok: ", Mark::Good),
    ];
    words.into_iter().find_map(|(word, mark)| {
        let (before, rules) = line.split_once(word)?;
        let is_comment = !before.trim().is_empty() && !before.contains(char::is_alphanumeric);
        is_comment.then_some((mark, rules))
    })
}

fn of_rule(lines: &[&str], at: usize, id: &str) -> Option<Mark> {
    let (mark, rules) = mark_of(lines, at)?;
    let is_separator = |c: char| c == ',' || c.is_whitespace();
    rules
        .split(is_separator)
        .any(|name| name == id)
        .then_some(mark)
}

/// The lines about line `meant` up to a blank line or to what another annotation speaks of, without what they are all
/// indented by.
fn window(lines: &[&str], meant: usize) -> String {
    let is_shown = |at: &usize| {
        let is_code = lines.get(*at).is_some_and(|line| !line.trim().is_empty());
        is_code && mark_of(lines, *at).is_none()
    };
    // The annotation itself is above the line that is meant.
    let above = (0..meant)
        .rev()
        .skip_while(|at| mark_of(lines, *at).is_some());
    let mut shown: Vec<usize> = above.take_while(is_shown).take(BEFORE).collect();
    shown.reverse();
    // Below another annotation is what that one speaks of.
    let first = shown.first().and_then(|first| first.checked_sub(1));
    if first.is_some_and(|at| mark_of(lines, at).is_some()) {
        shown.clear();
    }
    shown.extend((meant..lines.len()).take_while(is_shown).take(AFTER + 1));
    let texts: Vec<&str> = shown
        .iter()
        .filter_map(|at| lines.get(*at).copied())
        .collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = texts.iter().map(indent).min().unwrap_or(0);
    let cut: Vec<String> = texts
        .iter()
        .map(|line| {
            line.get(common..)
                .unwrap_or(line)
                .chars()
                .take(WIDTH)
                .collect()
        })
        .collect();
    cut.join("\n")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const TEST: &str = "\
import os


@app.route('/x')
def run():
    a = 1
    # todoruleid: py-shell
    os.popen(a)

    # ok: other
    # ruleid: other, py-shell
    os.system(
        request.args['x'])
    # ok: py-shell
    os.system('ls')


def quiet():
    # ok: py-shell
    pass
";

    #[test]
    fn cuts_the_first_of_each_kind() {
        let example = cut("py-shell", "py", TEST).unwrap();
        assert_eq!(example.bad, "os.system(\n    request.args['x'])");
        assert_eq!(example.good, "os.system('ls')");
        assert_eq!(example.language, "py");
        assert_eq!(cut("py-she", "py", TEST), None);
        assert_eq!(cut("other", "py", "# ruleid: other\nx\n"), None);
    }

    #[test]
    fn shows_what_is_around_within_bounds() {
        let before = "  before()\n".repeat(9);
        let test = format!(
            "// ok: x\ny()\n\n{before}  // ruleid: x\n  if (z) {{\n    a()\n  }}\n\n  far()\n"
        );
        let example = cut("x", "js", &test).unwrap();
        let expected = format!("{}if (z) {{\n  a()\n}}", "before()\n".repeat(6));
        assert_eq!(example.bad, expected);
        let long = format!("// ok: x\n{}\n// ruleid: x\nb\n", "y".repeat(500));
        assert_eq!(cut("x", "js", &long).unwrap().good.len(), WIDTH);
    }
}
