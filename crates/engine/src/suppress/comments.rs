//! Where the comments of a text are, whatever it is written in.
//!
//! Known languages are asked for theirs; for other texts a line's first mark that usually begins a comment decides.
//! For those it refuses marks in the middle of a word (`http://`, `a#b`).

use airlock_model::Span;
use airlock_syntax::Language;

/// Marks that begin a comment in many notations, with the mark that ends it before the line does.
const MARKS: &[(&str, Option<&str>)] = &[
    ("<!--", Some("-->")),
    ("<%--", Some("--%>")),
    ("<%#", Some("%>")),
    ("{{!--", Some("--}}")),
    ("{{!", Some("}}")),
    ("{{/*", Some("}}")),
    ("{#", Some("#}")),
    ("/*", Some("*/")),
    ("(*", Some("*)")),
    ("//", None),
    ("--", None),
    ("#", None),
    (";", None),
    ("%", None),
];

/// Marks that begin a comment only at the beginning of a line.
const LINE_MARKS: &[&str] = &[
    "*", "!", "REM ", "rem ", "@REM ", "@rem ", "dnl ", "..", "'", "\"",
];

/// The comments of `text`, in order, with their marks.
pub(super) fn comments(language: Option<&'static Language>, text: &str) -> Vec<Span> {
    match language {
        Some(language) if language.name != "html" => airlock_syntax::comments(language, text),
        // Markup is full of templates, whose comments its own lexer does not know.
        Some(language) => {
            let mut spans = airlock_syntax::comments(language, text);
            let own = spans.clone();
            let is_new = |span: &Span| {
                let after = own.partition_point(|other| other.end <= span.start);
                own.get(after).is_none_or(|other| !other.overlaps(*span))
            };
            spans.extend(by_marks(text, true).into_iter().filter(is_new));
            spans.sort_unstable();
            spans
        }
        None => by_marks(text, false),
    }
}

/// At most one comment a line. `bracketed`: only those that have an end of their own.
fn by_marks(text: &str, bracketed: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((from, to)) = in_line(line.trim_end(), bracketed) {
            spans.push(Span::new(offset(start + from), offset(start + to)));
        }
        start += line.len();
    }
    spans
}

fn in_line(line: &str, bracketed: bool) -> Option<(usize, usize)> {
    let indent = line.len() - line.trim_start().len();
    let body = line.get(indent..)?;
    if !bracketed && LINE_MARKS.iter().any(|mark| body.starts_with(mark)) {
        return Some((indent, line.len()));
    }
    let (from, mark, end) = MARKS
        .iter()
        .filter(|(mark, end)| !bracketed || (end.is_some() && *mark != "/*" && *mark != "(*"))
        .filter_map(|(mark, end)| Some((first_free(line, mark, end.is_some())?, *mark, *end)))
        .min_by_key(|(from, mark, _)| (*from, std::cmp::Reverse(mark.len())))?;
    let behind = from + mark.len();
    let to = end
        .and_then(|end| Some(behind + line.get(behind..)?.find(end)? + end.len()))
        .unwrap_or(line.len());
    Some((from, to))
}

/// The first place of `mark` that does not continue a word. Marks with an end may follow anything.
fn first_free(line: &str, mark: &str, anywhere: bool) -> Option<usize> {
    line.match_indices(mark).map(|(at, _)| at).find(|at| {
        anywhere
            || line
                .get(..*at)
                .and_then(|before| before.chars().next_back())
                .is_none_or(char::is_whitespace)
    })
}

/// Texts of 4 GiB or more are never scanned.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_comments_of_unknown_notations() {
        let cases = [
            ("a = 1 # x", Some("# x")),
            ("see http://host/#part", None),
            ("a#b # c", Some("# c")),
            ("; ini", Some("; ini")),
            ("-- x", Some("-- x")),
            ("text <!-- x --> more", Some("<!-- x -->")),
            ("text{# x #}more", Some("{# x #}")),
            ("a /* x */ b", Some("/* x */")),
            (" * in a block", Some("* in a block")),
            ("REM x", Some("REM x")),
            ("plain words", None),
            ("<!-- never closed", Some("<!-- never closed")),
            ("", None),
        ];
        for (line, expected) in cases {
            let found = comments(None, line);
            let texts: Vec<&str> = found.iter().map(|span| span.slice(line)).collect();
            assert_eq!(texts, Vec::from_iter(expected), "{line}");
        }
    }

    #[test]
    fn markup_has_the_comments_of_templates_too() {
        let text = "<p>{# a #}</p>\n<!-- b -->\n<% c # d %>\n<%# e %>\n";
        let found = comments(airlock_syntax::by_name("html"), text);
        let texts: Vec<&str> = found.iter().map(|span| span.slice(text)).collect();
        assert_eq!(texts, ["{# a #}", "<!-- b -->", "<%# e %>"]);
    }
}
