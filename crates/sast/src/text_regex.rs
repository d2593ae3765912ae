//! Regular expressions over text: linear time where possible, bounded backtracking where look-around asks for it.

use airlock_model::Span;

/// How often a backtracking expression may step back in one text before it counts as no match.
const BACKTRACK_LIMIT: usize = 1_000_000;
/// Compiled size of one expression in bytes.
const SIZE_LIMIT: usize = 8 * 1024 * 1024;

/// A compiled regular expression.
#[derive(Debug, Clone)]
pub(crate) enum TextRegex {
    /// Linear in the text.
    Linear(regex::Regex),
    /// With look-around or back references.
    Backtracking(Box<fancy_regex::Regex>),
}

/// Where an expression and its groups matched.
pub(crate) struct TextMatch {
    pub(crate) span: Span,
    /// Name (or number) and place of each group that took part.
    pub(crate) groups: Vec<(String, Span)>,
}

impl TextRegex {
    /// Compiles `pattern`; `^` and `$` match at lines' ends only where the expression says so.
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        Self::build(pattern, false)
    }

    /// The same with `^` and `$` at every line.
    pub(crate) fn multi_line(pattern: &str) -> Result<Self, String> {
        Self::build(pattern, true)
    }

    /// Compiles `pattern` to match at the start of the text only.
    pub(crate) fn anchored(pattern: &str) -> Result<Self, String> {
        Self::build(&format!(r"\A(?:{pattern})"), false)
    }

    fn build(pattern: &str, multi_line: bool) -> Result<Self, String> {
        let pattern = airlock_rules::from_pcre(pattern);
        let linear = regex::RegexBuilder::new(&pattern)
            .multi_line(multi_line)
            .size_limit(SIZE_LIMIT)
            .build();
        match linear {
            Ok(regex) => Ok(Self::Linear(regex)),
            Err(regex::Error::CompiledTooBig(_)) => {
                Err("the regular expression is too large".to_owned())
            }
            Err(_) => {
                let pattern = if multi_line {
                    format!("(?m){pattern}")
                } else {
                    pattern.into_owned()
                };
                fancy_regex::RegexBuilder::new(&pattern)
                    .backtrack_limit(BACKTRACK_LIMIT)
                    .build()
                    .map(|regex| Self::Backtracking(Box::new(regex)))
                    .map_err(|error| error.to_string())
            }
        }
    }

    /// Numbers and names of its groups.
    pub(crate) fn group_names(&self) -> Vec<String> {
        let names: Vec<Option<&str>> = match self {
            Self::Linear(regex) => regex.capture_names().collect(),
            Self::Backtracking(regex) => regex.capture_names().collect(),
        };
        let mut all = Vec::new();
        for (at, name) in names.into_iter().enumerate().skip(1) {
            all.push(at.to_string());
            all.extend(name.map(str::to_owned));
        }
        all
    }

    /// Whether it matches anywhere in `text`; a text that exceeds the backtracking limit does not match.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Linear(regex) => regex.is_match(text),
            Self::Backtracking(regex) => regex.is_match(text).unwrap_or(false),
        }
    }

    /// All matches from left to right; `false` when the backtracking limit ended the search early.
    pub(crate) fn matches(&self, text: &str) -> (Vec<TextMatch>, bool) {
        let span = |start: usize, end: usize| {
            Span::new(
                u32::try_from(start).unwrap_or(u32::MAX),
                u32::try_from(end).unwrap_or(u32::MAX),
            )
        };
        match self {
            Self::Linear(regex) => {
                let names: Vec<Option<&str>> = regex.capture_names().collect();
                let found = regex.captures_iter(text).filter_map(|captures| {
                    let whole = captures.get(0)?;
                    let groups = (1..captures.len()).filter_map(|at| {
                        let group = captures.get(at)?;
                        Some((at, span(group.start(), group.end())))
                    });
                    Some(TextMatch {
                        span: span(whole.start(), whole.end()),
                        groups: named(groups, &names),
                    })
                });
                (found.collect(), true)
            }
            Self::Backtracking(regex) => {
                let names: Vec<Option<&str>> = regex.capture_names().collect();
                let mut all = Vec::new();
                for captures in regex.captures_iter(text) {
                    let Ok(captures) = captures else {
                        return (all, false);
                    };
                    let Some(whole) = captures.get(0) else {
                        continue;
                    };
                    let groups = (1..captures.len()).filter_map(|at| {
                        let group = captures.get(at)?;
                        Some((at, span(group.start(), group.end())))
                    });
                    all.push(TextMatch {
                        span: span(whole.start(), whole.end()),
                        groups: named(groups, &names),
                    });
                }
                (all, true)
            }
        }
    }

    /// Replaces at most `count` matches (all, without one) by `replacement`, in which `\1` stands for a group.
    pub(crate) fn replace(&self, text: &str, replacement: &str, count: Option<usize>) -> String {
        let (found, _) = self.matches(text);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for hit in found.into_iter().take(count.unwrap_or(usize::MAX)) {
            out.push_str(Span::new(at, hit.span.start).slice(text));
            expand(&mut out, replacement, text, &hit);
            at = hit.span.end;
        }
        out.push_str(text.get(at as usize..).unwrap_or(""));
        out
    }
}

fn named(
    groups: impl Iterator<Item = (usize, Span)>,
    names: &[Option<&str>],
) -> Vec<(String, Span)> {
    let mut all = Vec::new();
    for (at, span) in groups {
        all.push((at.to_string(), span));
        if let Some(Some(name)) = names.get(at) {
            all.push(((*name).to_owned(), span));
        }
    }
    all
}

/// Writes `replacement` with `\1`, `\g<name>` replaced by groups.
fn expand(out: &mut String, replacement: &str, text: &str, hit: &TextMatch) {
    let mut rest = replacement;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let after = escape.get(1..).unwrap_or("");
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        let (name, length) = match after
            .strip_prefix("g<")
            .and_then(|rest| rest.split_once('>'))
        {
            Some((name, _)) => (name.to_owned(), name.len() + 3),
            None => (digits.clone(), digits.len()),
        };
        let group = hit.groups.iter().find(|(own, _)| *own == name);
        match group {
            Some((_, span)) => out.push_str(span.slice(text)),
            None if name.is_empty() => out.push('\\'),
            None => {}
        }
        rest = after.get(length..).unwrap_or("");
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn replaces_groups() {
        let cases = [
            (r"(a)(b)?", r"<\1\2>", None, "ab a", "<ab> <a>"),
            (r"x(?=y)", "z", Some(1), "xy xy", "zy xy"),
            (r"(?P<n>\d+)", r"[\g<n>]", None, "a1", "a[1]"),
        ];
        for (regex, replacement, count, text, expected) in cases {
            let regex = TextRegex::new(regex).unwrap();
            assert_eq!(regex.replace(text, replacement, count), expected);
        }
    }

    #[test]
    fn reads_the_spelling_of_pcre() {
        let cases = [
            (r"\A\$\w+(\-\>\w+)?\Z", "$a->b", true),
            (r"\<b\>", "<b>", true),
            (r"\<b\>", "b", false),
            (r"\\>", r"\>", true),
        ];
        for (regex, text, matches) in cases {
            assert_eq!(
                TextRegex::new(regex).unwrap().is_match(text),
                matches,
                "{regex}"
            );
        }
    }

    #[test]
    fn look_around_is_bounded() {
        let regex = TextRegex::new(r"(?=(a+)+b)a*c").unwrap();
        assert!(!regex.is_match(&"a".repeat(5000)));
    }
}
