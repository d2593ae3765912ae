//! Regular expressions over text: linear time where possible, bounded backtracking where look-around asks for it.
//!
//! Compiling one costs more than most files do, and of the expressions of a rule a file needs few: each is compiled when
//! it is first asked. One that does not compile matches nothing; whoever takes expressions from outside says so by
//! [`TextRegex::check`].
//!
//! Nearly all texts are ASCII. Those are asked by an expression without Unicode's classes, which finds the same in them and
//! is compiled in a fraction of the time. And most expressions are asked about a few words only, whether they match: for
//! the first [`BRIEF`] bytes a small engine answers, which is slower by the byte and made in a tenth of the time.

mod linear;
mod sieved;

use airlock_model::Span;
use airlock_rules::Requirement;
use linear::Linear;
use sieved::Sieved;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Compiled size of one expression in bytes.
const SIZE_LIMIT: usize = 8 * 1024 * 1024;
/// Bytes of text that the small engine is asked about before the fast one is made: about what that costs.
const BRIEF: usize = 2_000;

/// A regular expression.
#[derive(Debug)]
pub(crate) struct TextRegex {
    pattern: String,
    /// Whether `^` and `$` match at every line.
    multi_line: bool,
    compiled: OnceLock<Result<Compiled, String>>,
    /// The same for texts of ASCII, where it can be had.
    ascii: OnceLock<Option<Box<Compiled>>>,
    /// The same once more, for the first questions.
    brief: OnceLock<Option<regex_lite::Regex>>,
    /// Bytes that it was asked about.
    asked: AtomicUsize,
    requirement: OnceLock<Requirement>,
}

/// Which letters an expression tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// Those of Unicode.
    All,
    /// Those of texts that are ASCII.
    Ascii,
}

/// A compiled regular expression.
#[derive(Debug)]
enum Compiled {
    /// Linear in the text.
    Linear(Linear),
    /// With look-around or back references.
    Backtracking(Box<Sieved>),
}

impl Compiled {
    fn new(pattern: &str, multi_line: bool, letters: Letters) -> Result<Self, String> {
        let pattern = airlock_rules::from_pcre(pattern);
        match Linear::new(&pattern, multi_line, letters) {
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
                Sieved::new(&pattern, letters).map(|own| Self::Backtracking(Box::new(own)))
            }
        }
    }

    fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Linear(regex) => regex.is_match(text),
            Self::Backtracking(own) => own.is_match(text),
        }
    }

    /// All matches from left to right; `false` when the backtracking limit ended the search early.
    fn matches(&self, text: &str) -> (Vec<TextMatch>, bool) {
        match self {
            Self::Linear(regex) => (regex.matches(text), true),
            Self::Backtracking(own) => own.matches(text),
        }
    }
}

/// Where an expression and its groups matched.
pub(crate) struct TextMatch {
    pub(crate) span: Span,
    /// Name (or number) and place of each group that took part.
    pub(crate) groups: Vec<(String, Span)>,
}

impl TextRegex {
    /// `pattern`, checked; `^` and `$` match at lines' ends only where the expression says so.
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        let own = Self::later(pattern.to_owned(), false);
        own.check()?;
        Ok(own)
    }

    /// `pattern` with `^` and `$` at every line.
    pub(crate) fn multi_line(pattern: &str) -> Self {
        Self::later(pattern.to_owned(), true)
    }

    /// `pattern` at the start of the text only.
    pub(crate) fn anchored(pattern: &str) -> Self {
        Self::later(format!(r"\A(?:{pattern})"), false)
    }

    fn later(pattern: String, multi_line: bool) -> Self {
        Self {
            pattern,
            multi_line,
            compiled: OnceLock::new(),
            ascii: OnceLock::new(),
            brief: OnceLock::new(),
            asked: AtomicUsize::new(0),
            requirement: OnceLock::new(),
        }
    }

    /// Why it does not compile, if so.
    pub(crate) fn check(&self) -> Result<(), String> {
        self.compiled().as_ref().map(|_| ()).map_err(Clone::clone)
    }

    /// The same, which can be compiled.
    pub(crate) fn checked(self) -> Result<Self, String> {
        self.check().map(|()| self)
    }

    fn compiled(&self) -> &Result<Compiled, String> {
        self.compiled
            .get_or_init(|| Compiled::new(&self.pattern, self.multi_line, Letters::All))
    }

    /// What finds the same in `text`, where that is ASCII.
    fn ascii(&self, text: &str) -> Option<&Compiled> {
        if !text.is_ascii() {
            return None;
        }
        let compiled = || {
            let compiled = Compiled::new(&self.pattern, self.multi_line, Letters::Ascii);
            compiled.ok().map(Box::new)
        };
        self.ascii.get_or_init(compiled).as_deref()
    }

    /// What says the same of the first texts, where those are ASCII and nothing looks around.
    fn brief(&self, text: &str) -> Option<&regex_lite::Regex> {
        let before = self.asked.load(Ordering::Relaxed);
        if before + text.len() > BRIEF || !text.is_ascii() {
            return None;
        }
        // Whoever counts at the same time as another counts for both: which engine answers changes no answer.
        self.asked.store(before + text.len(), Ordering::Relaxed);
        let compiled = self.brief.get_or_init(|| {
            let pattern = airlock_rules::from_pcre(&self.pattern);
            regex_lite::RegexBuilder::new(&pattern)
                .multi_line(self.multi_line)
                .size_limit(SIZE_LIMIT)
                .build()
                .ok()
        });
        compiled.as_ref()
    }

    /// What a text must contain before it can match.
    pub(crate) fn requirement(&self) -> &Requirement {
        self.requirement
            .get_or_init(|| Requirement::of_regex(&self.pattern))
    }

    /// Numbers and names that its groups may have.
    pub(crate) fn group_names(&self) -> Vec<String> {
        let mut all = Vec::new();
        let mut count = 0;
        for (at, _) in self.pattern.match_indices('(') {
            let rest = self.pattern.get(at + 1..).unwrap_or("");
            let named = { ["?<", "?P<"].iter() }.find_map(|open| rest.strip_prefix(open));
            let name = named.and_then(|rest| rest.split_once('>')).map(|it| it.0);
            let is_name = |name: &&str| name.chars().all(|it| it == '_' || it.is_alphanumeric());
            let name = name.filter(is_name);
            if name.is_none() && rest.starts_with('?') {
                continue;
            }
            count += 1;
            all.push(count.to_string());
            all.extend(name.map(str::to_owned));
        }
        all
    }

    /// Whether it matches anywhere in `text`; a text that exceeds the backtracking limit does not match.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        if let Some(regex) = self.brief(text) {
            return regex.is_match(text);
        }
        let compiled = self.ascii(text).or_else(|| self.compiled().as_ref().ok());
        compiled.is_some_and(|own| own.is_match(text))
    }

    /// All matches from left to right; `false` when the backtracking limit ended the search early.
    pub(crate) fn matches(&self, text: &str) -> (Vec<TextMatch>, bool) {
        let compiled = self.ascii(text).or_else(|| self.compiled().as_ref().ok());
        compiled.map_or((Vec::new(), true), |own| own.matches(text))
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

impl TextMatch {
    /// A match with so many groups, the whole among them; `range` says where each was, `names` what it is called.
    fn of(
        count: usize,
        range: impl Fn(usize) -> Option<Range<usize>>,
        names: &[Option<&str>],
    ) -> Option<Self> {
        let span = |range: Range<usize>| {
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            Span::new(place(range.start), place(range.end))
        };
        let mut groups = Vec::new();
        for at in 1..count {
            let Some(span) = range(at).map(span) else {
                continue;
            };
            groups.push((at.to_string(), span));
            if let Some(Some(name)) = names.get(at) {
                groups.push(((*name).to_owned(), span));
            }
        }
        Some(Self {
            span: range(0).map(span)?,
            groups,
        })
    }
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
    fn look_around_finds_what_the_library_finds() {
        let cases = [
            (r"x(?=y)", "xy xz xy"),
            (r"(?<!a)b*", "abb b aab"),
            (r"(?m)^(?!#)\w*$", "a\n#b\n\nc"),
            (r"(?=ab)|b", "abab"),
            (r"(a)\1", "aa b aa"),
            (r"é*(?!x)", "éxéé"),
        ];
        for (regex, text) in cases {
            let own = TextRegex::new(regex).unwrap().matches(text).0;
            let own: Vec<(u32, u32)> = { own.iter() }
                .map(|it| (it.span.start, it.span.end))
                .collect();
            let library = fancy_regex::Regex::new(regex).unwrap();
            let expected: Vec<(u32, u32)> = { library.find_iter(text) }
                .map(|it| it.unwrap())
                .map(|it| {
                    (
                        u32::try_from(it.start()).unwrap(),
                        u32::try_from(it.end()).unwrap(),
                    )
                })
                .collect();
            assert_eq!(own, expected, "{regex}");
        }
    }

    #[test]
    fn texts_of_ascii_are_asked_the_same() {
        let expressions = [
            r"(?i)\b(?P<word>[a-k]+)\b",
            r"\w+\s*=\s*(\d+)",
            r"^[^a]$",
            r"(?m)^.$",
            r"(?s).b",
            r"[é-ü]|x",
            r"\p{Lu}+",
            r"(?<!a)b",
            r"(?m)^(?!\s*#)(?P<name>\w+).*$",
        ];
        let texts = ["", "Big = 12\nb\nx K", "ab xb", "\u{b}K\n_ = 3"];
        for expression in expressions {
            let regex = TextRegex::multi_line(expression);
            for text in texts {
                // What is behind the text makes it one that is not ASCII.
                let wide = format!("{text}\nß");
                let shown = |text: &str| -> Vec<(Span, Vec<(String, Span)>)> {
                    let found = regex.matches(text).0.into_iter();
                    found.map(|it| (it.span, it.groups)).collect()
                };
                let end = u32::try_from(text.len()).unwrap();
                let mut expected = shown(&wide);
                expected.retain(|(span, _)| span.end <= end);
                assert_eq!(shown(text), expected, "{expression} in {text:?}");
            }
        }
    }

    #[test]
    fn the_small_engine_says_the_same() {
        let expressions = [
            r"(?i)\b(get|post|k)\b",
            r"^\s*[\w.]+\($",
            r"[^a-z\d]{2,}",
            r"(?s)a.*\x41",
            r"\A(?:.*(?:secret|token)s?)\z",
            r"[[:alpha:]]-|\p{L}b",
            r"[a-z&&[^b]]x",
            r"(?<!a)b|c(?=d)",
        ];
        let texts = [
            "",
            "GET",
            "target",
            "a\nA",
            "my_tokens",
            " f.g(",
            "--",
            "bx ax",
            "ab cd",
            "\u{212a}",
        ];
        for expression in expressions {
            for text in texts {
                let (small, fast) = (
                    TextRegex::anchored(expression),
                    TextRegex::anchored(expression),
                );
                let _ = fast.is_match(&" ".repeat(BRIEF + 1));
                fast.asked.store(BRIEF, Ordering::Relaxed);
                assert_eq!(
                    small.is_match(text),
                    fast.is_match(text),
                    "{expression} in {text:?}"
                );
            }
        }
    }

    #[test]
    fn look_around_is_bounded() {
        let regex = TextRegex::new(r"(?=(a+)+b)a*c").unwrap();
        assert!(!regex.is_match(&"a".repeat(5000)));
    }
}
