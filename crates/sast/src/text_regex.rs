//! Regular expressions over text: linear time where possible, bounded backtracking where look-around asks for it.
//!
//! Compiling one costs more than most files do, and of the expressions of a rule a file needs few: each is compiled when
//! it is first asked. One that does not compile matches nothing; whoever takes expressions from outside says so by
//! [`TextRegex::check`].
//!
//! Nearly all texts are ASCII. Those are asked by an expression without Unicode's classes, which finds the same in them and
//! is compiled in a fraction of the time.

use airlock_model::Span;
use airlock_rules::Requirement;
use std::ops::Range;
use std::sync::OnceLock;

/// How often a backtracking expression may step back in one text before it counts as no match.
const BACKTRACK_LIMIT: usize = 1_000_000;
/// Compiled size of one expression in bytes.
const SIZE_LIMIT: usize = 8 * 1024 * 1024;

/// A regular expression.
#[derive(Debug, Clone)]
pub(crate) struct TextRegex {
    pattern: String,
    /// Whether `^` and `$` match at every line.
    multi_line: bool,
    compiled: OnceLock<Result<Compiled, String>>,
    /// The same for texts of ASCII, where it can be had.
    ascii: OnceLock<Option<regex::bytes::Regex>>,
    requirement: OnceLock<Requirement>,
}

/// A compiled regular expression.
#[derive(Debug, Clone)]
enum Compiled {
    /// Linear in the text.
    Linear(regex::Regex),
    /// With look-around or back references.
    Backtracking(Box<Sieved>),
}

impl Compiled {
    fn new(pattern: &str, multi_line: bool) -> Result<Self, String> {
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
                Sieved::new(&pattern).map(|own| Self::Backtracking(Box::new(own)))
            }
        }
    }
}

/// A backtracking expression behind a linear one.
#[derive(Debug, Clone)]
struct Sieved {
    regex: fancy_regex::Regex,
    /// The same without look-around, where that can be said: a match begins only where one of this does.
    sieve: Option<regex::Regex>,
}

impl Sieved {
    fn new(pattern: &str) -> Result<Self, String> {
        let regex = fancy_regex::RegexBuilder::new(pattern)
            .backtrack_limit(BACKTRACK_LIMIT)
            .build()
            .map_err(|error| error.to_string())?;
        let sieve = airlock_rules::without_look_around(pattern).and_then(|linear| {
            let mut linear = regex::RegexBuilder::new(&linear);
            linear.size_limit(SIZE_LIMIT).build().ok()
        });
        Ok(Self { regex, sieve })
    }

    /// The first place from `at` on where a match may begin.
    fn start(&self, text: &str, at: usize) -> Option<usize> {
        match &self.sieve {
            Some(sieve) => sieve.find_at(text, at).map(|found| found.start()),
            None => Some(at),
        }
    }

    fn is_match(&self, text: &str) -> bool {
        let start = self.start(text, 0);
        // A text that exceeds the limit does not match.
        let found = start.map(|start| self.regex.find_from_pos(text, start));
        matches!(found, Some(Ok(Some(_))))
    }

    /// All matches from left to right, none overlapping the one before; `false` when the backtracking limit ended the
    /// search early.
    fn captures<'text>(&self, text: &'text str) -> (Vec<fancy_regex::Captures<'text, str>>, bool) {
        let mut all = Vec::new();
        let (mut at, mut last) = (0, None);
        while let Some(start) = (at <= text.len()).then(|| self.start(text, at)).flatten() {
            let Ok(found) = self.regex.captures_from_pos(text, start) else {
                return (all, false);
            };
            let Some((captures, whole)) = found.and_then(|own| own.get(0).map(|it| (own, it)))
            else {
                break;
            };
            let end = whole.end();
            let is_empty = whole.start() == end;
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            at = end
                + if is_empty {
                    next.map_or(1, char::len_utf8)
                } else {
                    0
                };
            // An empty match right behind the last one is none.
            if !is_empty || last != Some(end) {
                all.push(captures);
            }
            last = Some(end);
        }
        (all, true)
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
            .get_or_init(|| Compiled::new(&self.pattern, self.multi_line))
    }

    /// What finds the same in `text`, where that is ASCII and nothing looks around.
    fn ascii(&self, text: &str) -> Option<&regex::bytes::Regex> {
        if !text.is_ascii() {
            return None;
        }
        let compiled = self.ascii.get_or_init(|| {
            let pattern = airlock_rules::from_pcre(&self.pattern);
            regex::bytes::RegexBuilder::new(&pattern)
                .multi_line(self.multi_line)
                .unicode(false)
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
        if let Some(regex) = self.ascii(text) {
            return regex.is_match(text.as_bytes());
        }
        match self.compiled() {
            Ok(Compiled::Linear(regex)) => regex.is_match(text),
            Ok(Compiled::Backtracking(own)) => own.is_match(text),
            Err(_) => false,
        }
    }

    /// All matches from left to right; `false` when the backtracking limit ended the search early.
    pub(crate) fn matches(&self, text: &str) -> (Vec<TextMatch>, bool) {
        if let Some(regex) = self.ascii(text) {
            let names: Vec<Option<&str>> = regex.capture_names().collect();
            let found = regex.captures_iter(text.as_bytes()).filter_map(|captures| {
                let range = |at| captures.get(at).map(|group| group.range());
                TextMatch::of(captures.len(), range, &names)
            });
            return (found.collect(), true);
        }
        match self.compiled() {
            Ok(Compiled::Linear(regex)) => {
                let names: Vec<Option<&str>> = regex.capture_names().collect();
                let found = regex.captures_iter(text).filter_map(|captures| {
                    let range = |at| captures.get(at).map(|group| group.range());
                    TextMatch::of(captures.len(), range, &names)
                });
                (found.collect(), true)
            }
            Ok(Compiled::Backtracking(own)) => {
                let names: Vec<Option<&str>> = own.regex.capture_names().collect();
                let (found, is_whole) = own.captures(text);
                let found = found.into_iter().filter_map(|captures| {
                    let range = |at| captures.get(at).map(|group| group.range());
                    TextMatch::of(captures.len(), range, &names)
                });
                (found.collect(), is_whole)
            }
            Err(_) => (Vec::new(), true),
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
    fn look_around_is_bounded() {
        let regex = TextRegex::new(r"(?=(a+)+b)a*c").unwrap();
        assert!(!regex.is_match(&"a".repeat(5000)));
    }
}
