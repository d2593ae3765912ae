//! Texts that Markdown, the HTML it may hold, and the site's own references leave alone.

use crate::prose::{self, Run};
use crate::{neutral, wrap};

/// Characters of a line of code.
const MOST_CODE: usize = 400;

/// A block of code whose fence is longer than any run of backticks inside.
pub(super) fn fence(language: &str, lines: &[String], out: &mut String) {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let line = line.replace('\t', "    ");
            wrap::clip(&neutral::line(&line), MOST_CODE)
        })
        .collect();
    let fence = "`".repeat(
        lines
            .iter()
            .map(|line| longest_run(line))
            .max()
            .unwrap_or(0)
            .max(2)
            + 1,
    );
    out.extend([
        &fence,
        language,
        "\n",
        &lines.join("\n"),
        "\n",
        &fence,
        "\n\n",
    ]);
}

fn longest_run(line: &str) -> usize {
    let runs = line.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

/// A line of words and code.
pub(super) fn line(text: &str) -> String {
    let text = neutral::line(text);
    let mut out = String::with_capacity(text.len() + 16);
    for run in prose::runs(&text) {
        match run {
            Run::Words(words) => escape(words, &mut out),
            Run::Code(inner) => out.push_str(&code(inner)),
        }
    }
    out
}

/// Code inside a line, fenced by more backticks than it holds.
pub(super) fn code(text: &str) -> String {
    let text = neutral::line(text);
    let fence = "`".repeat(longest_run(&text) + 1);
    // Backticks or spaces at an end would belong to the fence.
    let gap = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Words without any meaning to Markdown, HTML, or the site's references and mentions.
fn escape(words: &str, out: &mut String) {
    for_each_with_neighbours(words, |before, character, after| match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        _ if starts_reference(character) => {
            out.extend(['\\', character]);
            out.push_str(SPLIT);
        }
        _ if is_markup(before, character, after) => out.extend(['\\', character]),
        _ => out.push(character),
    });
}

/// A line of words and code as HTML.
pub(super) fn html_line(text: &str) -> String {
    let text = neutral::line(text);
    let mut out = String::new();
    for run in prose::runs(&text) {
        match run {
            Run::Words(words) => out.push_str(&html(words)),
            Run::Code(inner) => out.extend(["<code>", &html(inner), "</code>"]),
        }
    }
    out
}

/// Words inside HTML inside Markdown: character references keep both from seeing markup.
pub(super) fn html(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    for_each_with_neighbours(words, |before, character, after| match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        _ if starts_reference(character) => {
            out.push_str(&character_reference(character));
            out.push_str(SPLIT);
        }
        _ if is_markup(before, character, after) => {
            out.push_str(&character_reference(character));
        }
        _ => out.push(character),
    });
    out
}

fn character_reference(character: char) -> String {
    format!("&#{};", u32::from(character))
}

/// The site looks for mentions in the finished text, where escapes are gone; a comment splits that text.
const SPLIT: &str = "<!-- -->";

/// Whether the site could see a person, a request or an issue behind it.
fn starts_reference(character: char) -> bool {
    matches!(character, '@' | '#' | '!')
}

/// Whether Markdown could see markup in a character between its neighbours.
fn is_markup(before: Option<char>, character: char, after: Option<char>) -> bool {
    let starts_word = before.is_none_or(char::is_whitespace);
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '^' | '{' | '}' => true,
        // Lists and underlined headings.
        '-' | '+' | '=' => starts_word,
        ')' => before.is_some_and(|c| c.is_ascii_digit()),
        // Numbered lists, and addresses that become links.
        '.' => {
            before.is_some_and(|c| c.is_ascii_digit()) || after.is_some_and(char::is_alphanumeric)
        }
        ':' => after.is_some_and(|c| c == '/' || c.is_alphanumeric()),
        _ => false,
    }
}

fn for_each_with_neighbours(words: &str, mut visit: impl FnMut(Option<char>, char, Option<char>)) {
    let mut before = None;
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        visit(before, character, characters.peek().copied());
        before = Some(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_means_something() {
        let cases = [
            ("plain words, really; 50%.", "plain words, really; 50%."),
            ("`a|b` *x* [y](z)", "`a|b` \\*x\\* \\[y\\](z)"),
            ("<b> & c", "&lt;b&gt; &amp; c"),
            ("@everyone #1", "\\@<!-- -->everyone \\#<!-- -->1"),
            ("https://www.example.com", "https\\://www\\.example\\.com"),
            ("- 1. = x", "\\- 1\\. \\= x"),
            ("a\u{200b}b\nc", "a\\\\u\\{200b\\}b\\\\nc"),
        ];
        for (text, expected) in cases {
            assert_eq!(line(text), expected, "{text}");
        }
    }

    #[test]
    fn fences_hold() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        let mut out = String::new();
        fence("", &["````".to_owned(), "\tx".to_owned()], &mut out);
        assert_eq!(out, "`````\n````\n    x\n`````\n\n");
    }

    #[test]
    fn html_holds_inside_markdown() {
        assert_eq!(
            html_line("`<b>|` \"@me\""),
            "<code>&lt;b&gt;&#124;</code> &quot;&#64;<!-- -->me&quot;"
        );
    }
}
