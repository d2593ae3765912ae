//! Literals that every match of a regular expression must hold.
//!
//! Invariant: sound, like `literals`: what is not certain is not required (but for the two letters beyond ASCII that fold
//! to `s` and `k`, which are not looked for). Needs no other module but `pcre` and
//! `regex_edges`: the build script compiles this file too.

use crate::regex_edges::Edges;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// More alternatives than this select hardly fewer files.
pub(crate) const MAX_ALTERNATIVES: usize = 256;
/// Shorter literals stand in nearly every file.
pub(crate) const MIN_LITERAL: usize = 3;

/// Stands in a literal for a place where a word begins or ends, or the text does: no byte of UTF-8.
pub(crate) const EDGE: u8 = 0xff;
/// Stands in a literal before a letter that either case matches: no byte of UTF-8 either.
pub(crate) const FOLDED: u8 = 0xfe;
/// How deep an expression is looked into; requirements may be nested to three times as much.
const MAX_NESTING: u32 = 30;
/// Texts that a part of an expression may stand for to count as fixed.
const MAX_FIXED: usize = 64;

/// What stands in every match of an expression. What begins or ends where a word or the text does, says so by [`EDGE`];
/// letters whose case does not count are small ones behind [`FOLDED`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Clause {
    /// A literal.
    Text(Vec<u8>),
    /// All of these; without any, nothing is known.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
}

/// What stands in every match of `regex`.
pub(crate) fn required(regex: &str) -> Clause {
    parsed(regex).map_or(Clause::NOTHING, |hir| {
        clause(&hir, Edges::default(), MAX_NESTING)
    })
}

/// What `regex` is made of, look-around left out; `None` where the library cannot read it.
pub(crate) fn parsed(regex: &str) -> Option<Hir> {
    let regex = crate::pcre::from_pcre(regex);
    regex_syntax::ParserBuilder::new()
        .multi_line(true)
        .build()
        .parse(&without_look_around(&regex)?)
        .ok()
}

/// Whether every match of `regex` holds a quote, a bracket, white space or the like: what no name and no path of an import
/// does.
pub(crate) fn holds_code(regex: &str) -> bool {
    parsed(regex).is_some_and(|hir| is_code(&hir))
}

fn is_code(hir: &Hir) -> bool {
    /// Members of a class that are worth looking at.
    const MOST: usize = 64;
    let is_told =
        |character: char| character.is_whitespace() || "\"'`<>()[]{}=+,;".contains(character);
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.iter().any(|byte| is_told(char::from(*byte))),
        HirKind::Class(Class::Unicode(class)) => {
            let mut members = class.iter().flat_map(|range| range.start()..=range.end());
            !class.ranges().is_empty()
                && members.by_ref().take(MOST).all(is_told)
                && members.next().is_none()
        }
        HirKind::Repetition(repetition) => repetition.min > 0 && is_code(&repetition.sub),
        HirKind::Capture(capture) => is_code(&capture.sub),
        HirKind::Concat(parts) => parts.iter().any(is_code),
        HirKind::Alternation(branches) => branches.iter().all(is_code),
        HirKind::Empty | HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

/// Whether a match of `regex` may hold what begins a comment, as far as a sign of it goes (`//`, `/*`, `#`).
pub(crate) fn may_hold_comment(regex: &str) -> bool {
    parsed(regex).is_none_or(|hir| holds_sign(&hir))
}

fn holds_sign(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.iter().any(|byte| matches!(byte, b'/' | b'#')),
        HirKind::Class(Class::Unicode(class)) => ['/', '#'].iter().any(|sign| {
            let mut ranges = class.iter();
            ranges.any(|range| (range.start()..=range.end()).contains(sign))
        }),
        HirKind::Class(Class::Bytes(_)) => true,
        HirKind::Repetition(repetition) => holds_sign(&repetition.sub),
        HirKind::Capture(capture) => holds_sign(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(holds_sign),
        HirKind::Empty | HirKind::Look(_) => false,
    }
}

/// The expression without its look-around groups: they only narrow what the rest matches, so what the rest requires is
/// still required, and a match begins only where one of the rest does. Back-references are not read; `None` where a group
/// is not closed.
pub fn without_look_around(regex: &str) -> Option<String> {
    let mut out = String::with_capacity(regex.len());
    let mut rest = regex;
    while let Some(first) = rest.chars().next() {
        if let Some(group) = ["(?=", "(?!", "(?<=", "(?<!"]
            .iter()
            .find(|group| rest.starts_with(**group))
        {
            rest = rest.get(group.len() + group_length(rest.get(group.len()..)?)?..)?;
            // What repeats the group repeats nothing now.
            rest = rest.trim_start_matches(['*', '?', '+']);
            continue;
        }
        let length = match first {
            '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            '[' => class_length(rest)?,
            other => other.len_utf8(),
        };
        out.push_str(rest.get(..length)?);
        rest = rest.get(length..)?;
    }
    Some(out)
}

/// Bytes up to and including the `)` that closes a group that is open.
fn group_length(text: &str) -> Option<usize> {
    let (mut at, mut open) = (0, 1_u32);
    while open > 0 {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        match first {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        at += match first {
            '\\' => 1 + rest.chars().nth(1)?.len_utf8(),
            '[' => class_length(rest)?,
            other => other.len_utf8(),
        };
    }
    Some(at)
}

/// Bytes of the character class that `text` begins with.
fn class_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('[')?;
    let mut at = 1 + usize::from(body.starts_with('^'));
    // A bracket that stands first is a member.
    if text.get(at..)?.starts_with(']') {
        at += 1;
    }
    loop {
        let rest = text.get(at..)?;
        match rest.chars().next()? {
            ']' => return Some(at + 1),
            '\\' => at += 1 + rest.chars().nth(1)?.len_utf8(),
            '[' if rest.starts_with("[:") => at += rest.find(":]")? + 2,
            '[' => at += class_length(rest)?,
            other => at += other.len_utf8(),
        }
    }
}

impl Clause {
    const NOTHING: Self = Self::All(Vec::new());

    fn any(parts: Vec<Self>) -> Self {
        let is_telling = !parts.is_empty() && !parts.contains(&Self::NOTHING);
        if is_telling && parts.iter().map(Self::size).sum::<usize>() <= MAX_ALTERNATIVES {
            Self::Any(parts)
        } else {
            Self::NOTHING
        }
    }

    fn of_texts(texts: Vec<Vec<u8>>) -> Self {
        Self::any(texts.into_iter().map(Self::Text).collect())
    }

    fn size(&self) -> usize {
        match self {
            Self::Text(_) => 1,
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::size).sum(),
        }
    }
}

/// What stands in every match of `hir`, with `edges` around it; where it is nested deeper than `depth`, nothing is known.
fn clause(hir: &Hir, edges: Edges, depth: u32) -> Clause {
    let Some(depth) = depth.checked_sub(1) else {
        return Clause::NOTHING;
    };
    match hir.kind() {
        HirKind::Capture(capture) => clause(&capture.sub, edges, depth),
        // All of it stands in the first of its repetitions.
        HirKind::Repetition(repetition) if repetition.min > 0 => {
            let edges = Edges {
                right: false,
                ..edges
            };
            clause(&repetition.sub, edges, depth)
        }
        HirKind::Alternation(branches) => {
            let branches = branches.iter();
            Clause::any(branches.map(|own| clause(own, edges, depth)).collect())
        }
        HirKind::Concat(parts) => Clause::All(concat_clauses(parts, edges, depth)),
        HirKind::Class(Class::Unicode(class)) => {
            class_prefixes(class).map_or(Clause::NOTHING, Clause::of_texts)
        }
        _ => match fixed(hir).map(|texts| edges.around(texts)) {
            Some(texts) if texts.iter().all(|text| is_long(text)) => Clause::of_texts(texts),
            _ => Clause::NOTHING,
        },
    }
}

/// Bytes of a literal, edges included.
fn length(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte != FOLDED).count()
}

/// Whether few texts hold it: long, or beyond ASCII.
fn is_long(text: &[u8]) -> bool {
    let bytes = || text.iter().filter(|byte| !matches!(**byte, EDGE | FOLDED));
    let count = bytes().count();
    let is_word = count + 2 == length(text) && text.starts_with(&[EDGE]) && text.ends_with(&[EDGE]);
    count >= MIN_LITERAL || (count >= 2 && (is_word || !bytes().all(u8::is_ascii)))
}

/// The first bytes that the members of each range of a class share, for a class beyond ASCII.
fn class_prefixes(class: &regex_syntax::hir::ClassUnicode) -> Option<Vec<Vec<u8>>> {
    let prefix = |range: &regex_syntax::hir::ClassUnicodeRange| {
        let (start, end) = (range.start().to_string(), range.end().to_string());
        let shared: Vec<u8> = start
            .bytes()
            .zip(end.bytes())
            .take_while(|(a, b)| a == b)
            .map(|(byte, _)| byte)
            .collect();
        (start.len() == end.len() && is_long(&shared)).then_some(shared)
    };
    class
        .iter()
        .map(prefix)
        .collect::<Option<Vec<_>>>()
        .filter(|prefixes| !prefixes.is_empty() && prefixes.len() <= MAX_ALTERNATIVES)
}

/// Clauses of a sequence: runs of fixed characters, and what its other parts require.
fn concat_clauses(parts: &[Hir], edges: Edges, depth: u32) -> Vec<Clause> {
    let around = edges.between(parts);
    let mut clauses = Vec::new();
    let mut runs: Vec<Vec<u8>> = vec![Vec::new()];
    let mut start = Edges::default();
    let flush = |runs: &mut Vec<Vec<u8>>, clauses: &mut Vec<Clause>, edges: Edges| {
        let full = edges.around(std::mem::replace(runs, vec![Vec::new()]));
        if full.iter().all(|run| is_long(run)) {
            clauses.push(Clause::of_texts(full));
        }
    };
    let mut is_begun = false;
    for (part, own) in parts.iter().zip(&around) {
        let until_here = Edges {
            left: start.left,
            right: own.behind_last,
        };
        match fixed(part) {
            Some(texts) if is_begun && runs.len() * texts.len() <= MAX_ALTERNATIVES => {
                runs = joined(&runs, &texts);
            }
            Some(texts) => {
                if is_begun {
                    flush(&mut runs, &mut clauses, until_here);
                }
                (runs, start, is_begun) = (texts, own.edges, true);
            }
            None => {
                if is_begun {
                    flush(&mut runs, &mut clauses, until_here);
                }
                is_begun = false;
                clauses.push(clause(part, own.edges, depth));
            }
        }
    }
    if is_begun {
        let whole = Edges {
            left: start.left,
            right: edges.right,
        };
        flush(&mut runs, &mut clauses, whole);
    }
    clauses.retain(|clause| *clause != Clause::NOTHING);
    clauses
}

/// Every text of `heads` with every one of `tails` behind it.
fn joined(heads: &[Vec<u8>], tails: &[Vec<u8>]) -> Vec<Vec<u8>> {
    heads
        .iter()
        .flat_map(|head| {
            tails
                .iter()
                .map(move |tail| [head.as_slice(), tail].concat())
        })
        .collect()
}

/// The few texts that `hir` stands for; `None` where they are many or not fixed.
fn fixed(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(vec![literal.0.to_vec()]),
        // An assertion takes no room.
        HirKind::Look(Look::WordAsciiNegate | Look::WordUnicodeNegate) | HirKind::Empty => {
            Some(vec![Vec::new()])
        }
        HirKind::Look(_) => Some(vec![vec![EDGE]]),
        HirKind::Class(Class::Unicode(class)) => {
            let size: u32 = class
                .iter()
                .map(|range| u32::from(range.end()) - u32::from(range.start()) + 1)
                .sum();
            if size > 16 {
                return None;
            }
            let characters = class.iter().flat_map(|range| range.start()..=range.end());
            let characters: Vec<char> = characters
                .filter(|character| !matches!(character, '\u{17f}' | '\u{212a}'))
                .collect();
            let text_of = |character: &char| -> Vec<u8> {
                let small = character.to_ascii_lowercase();
                let has = |other| characters.contains(&other);
                if character.is_ascii_alphabetic() && has(small) && has(small.to_ascii_uppercase())
                {
                    return [&[FOLDED], small.to_string().as_bytes()].concat();
                }
                character.to_string().into_bytes()
            };
            let mut texts: Vec<Vec<u8>> = characters.iter().map(text_of).collect();
            texts.sort();
            texts.dedup();
            Some(texts)
        }
        HirKind::Repetition(repetition) if repetition.min == 0 && repetition.max == Some(1) => {
            let mut texts = fixed(&repetition.sub)?;
            texts.push(Vec::new());
            Some(texts)
        }
        HirKind::Repetition(repetition)
            if repetition.max == Some(repetition.min) && repetition.min <= 16 =>
        {
            let texts = fixed(&repetition.sub).filter(|texts| texts.len() == 1)?;
            Some(
                texts
                    .iter()
                    .map(|text| text.repeat(repetition.min as usize))
                    .collect(),
            )
        }
        HirKind::Capture(capture) => fixed(&capture.sub),
        HirKind::Alternation(branches) => {
            let texts: Option<Vec<_>> = branches.iter().map(fixed).collect();
            texts
                .map(|texts| texts.concat())
                .filter(|texts| texts.len() <= MAX_FIXED)
        }
        HirKind::Concat(parts) => {
            let mut runs: Vec<Vec<u8>> = vec![Vec::new()];
            for part in parts {
                let texts = fixed(part)?;
                runs = joined(&runs, &texts);
                if runs.len() > MAX_FIXED {
                    return None;
                }
            }
            Some(runs)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_code_from_names() {
        let cases = [
            (r#"^["']{1,3}\s*select"#, true),
            (r"(?s).*<\w", true),
            ("^(a b|c<d)$", true),
            ("^(a b|c)$", false),
            (r"^(a\.)?request$", false),
            (r#"^(?!["'])\w"#, false),
            ("^'?a", false),
            (r"a[^\d]b", false),
            (r"^/.*\([^)]+[+*]\)", true),
            (r"^net/http\.Get$", false),
        ];
        for (regex, expected) in cases {
            assert_eq!(holds_code(regex), expected, "{regex}");
        }
    }

    /// Texts as they are, `(a or b)`, `a and b`; nothing for nothing.
    fn shown(clause: &Clause) -> String {
        let joined = |parts: &[Clause], word: &str| {
            let parts: Vec<String> = parts.iter().map(shown).collect();
            parts.join(word)
        };
        match clause {
            Clause::Text(text) => { text.iter() }
                .map(|byte| match *byte {
                    EDGE => '|',
                    FOLDED => '~',
                    other => char::from(other),
                })
                .collect(),
            Clause::All(parts) => joined(parts, " and "),
            Clause::Any(parts) => match parts.as_slice() {
                [only] => shown(only),
                many => format!("({})", joined(many, " or ")),
            },
        }
    }

    #[test]
    fn requires_what_every_match_holds() {
        let cases: &[(&str, &str)] = &[
            ("BEGIN [A-Z]+ KEY", "BEGIN  and  KEY"),
            ("(?i)eval", "~e~v~a~l"),
            ("^([gG]et|[sS]et|PUT)$", "(|~get| or |~set| or |PUT|)"),
            (r"^(get|put)$", "(|get| or |put|)"),
            (r"\A(a\.)?os\b", "(|a.os| or |os|)"),
            (r"(?m)^(?!\s*#)[^\n]*?\bcurl\s", "|curl|"),
            (r"x(?<=[)\]])(foo|barbar)", "(xfoo or xbarbar)"),
            (
                "(?:#|//)[^\n]{0,80}\\bin (?:a|the) real",
                "(|in a real or |in the real)",
            ),
            ("(foo)?bar", "(foobar or bar)"),
            ("(fo+)?bar", "bar"),
            ("<{7} ", "<<<<<<< "),
            ("[a-z]+", ""),
            ("a|foo", ""),
            ("(a", ""),
            ("(?<!x", ""),
            (
                r"^\W*(f\(\W*)?(select\b.*\bfrom\b|call\s)",
                "(|select| and |from| or |call|)",
            ),
            (r"^\W*a?select\s*\(", "(|aselect| or |select|)"),
            (r"(get|put)+\s", "(get or put)"),
            (r"\.(get|put)\(", "(.get( or .put()"),
            (r"(\W|a)get", "get"),
        ];
        for (regex, expected) in cases {
            assert_eq!(shown(&required(regex)), *expected, "{regex}");
        }
    }
}
