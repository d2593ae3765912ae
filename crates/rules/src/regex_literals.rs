//! Literals that every match of a regular expression must hold.
//!
//! Invariant: sound, like `literals`: what is not certain is not required. Needs no other module: the build script
//! compiles this file too.

use regex_syntax::hir::{Class, Hir, HirKind};

/// More alternatives than this select hardly fewer files.
pub(crate) const MAX_ALTERNATIVES: usize = 64;
/// Shorter literals stand in nearly every file.
pub(crate) const MIN_LITERAL: usize = 3;

/// Literals (lower case) one of which stands in every match of `regex`; `None` where no such small set is known.
pub(crate) fn required(regex: &str) -> Option<Vec<String>> {
    let plain = without_look_around(regex)?;
    let hir = regex_syntax::ParserBuilder::new()
        .multi_line(true)
        .build()
        .parse(&plain)
        .ok()?;
    let mut clause = telling(&hir)?;
    clause.sort();
    clause.dedup();
    Some(clause)
}

/// The expression without its look-around groups: they only narrow what the rest matches, so what the rest requires is
/// still required. Back-references are not read.
fn without_look_around(regex: &str) -> Option<String> {
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

/// The most telling clause of an expression: the one whose shortest literal is longest.
fn telling(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Capture(capture) => telling(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => telling(&repetition.sub),
        HirKind::Alternation(branches) => {
            let clauses: Option<Vec<_>> = branches.iter().map(telling).collect();
            clauses
                .map(|clauses| clauses.concat())
                .filter(|clause| clause.len() <= MAX_ALTERNATIVES)
        }
        HirKind::Concat(parts) => best(concat_clauses(parts)),
        _ => fixed(hir).filter(|texts| texts.iter().all(|text| text.len() >= MIN_LITERAL)),
    }
}

fn best(clauses: Vec<Vec<String>>) -> Option<Vec<String>> {
    clauses
        .into_iter()
        .max_by_key(|clause| clause.iter().map(String::len).min())
}

/// Clauses of a sequence: runs of fixed characters, and what its other parts require.
fn concat_clauses(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut clauses = Vec::new();
    let mut runs = vec![String::new()];
    let flush = |runs: &mut Vec<String>, clauses: &mut Vec<Vec<String>>| {
        let full = std::mem::replace(runs, vec![String::new()]);
        if full.iter().all(|run| run.len() >= MIN_LITERAL) {
            clauses.push(full);
        }
    };
    for part in parts {
        match fixed(part) {
            Some(texts) if runs.len() * texts.len() <= MAX_ALTERNATIVES => {
                runs = runs
                    .iter()
                    .flat_map(|run| texts.iter().map(move |text| format!("{run}{text}")))
                    .collect();
            }
            Some(texts) => {
                flush(&mut runs, &mut clauses);
                runs = texts;
            }
            // An assertion takes no room: the run goes on.
            None if matches!(part.kind(), HirKind::Look(_) | HirKind::Empty) => {}
            None => {
                flush(&mut runs, &mut clauses);
                if !matches!(part.kind(), HirKind::Class(_) | HirKind::Literal(_)) {
                    clauses.extend(telling(part));
                }
            }
        }
    }
    flush(&mut runs, &mut clauses);
    clauses
}

/// The few texts that `hir` stands for, in lower case; `None` where they are many or not fixed.
fn fixed(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(vec![
            std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase(),
        ]),
        HirKind::Class(Class::Unicode(class)) => {
            let size: u32 = class
                .iter()
                .map(|range| u32::from(range.end()) - u32::from(range.start()) + 1)
                .sum();
            if size > 16 {
                return None;
            }
            let characters = class.iter().flat_map(|range| range.start()..=range.end());
            // Letters beyond ASCII that fold to one (ſ, the Kelvin sign) would not be found without regard to ASCII case.
            let mut texts: Vec<String> = characters
                .map(|character| character.to_ascii_lowercase().to_string())
                .collect();
            texts.sort();
            texts.dedup();
            Some(texts)
        }
        HirKind::Capture(capture) => fixed(&capture.sub),
        HirKind::Alternation(branches) => {
            let texts: Option<Vec<_>> = branches.iter().map(fixed).collect();
            texts
                .map(|texts| texts.concat())
                .filter(|texts| texts.len() <= 16)
        }
        HirKind::Concat(parts) => {
            let mut runs = vec![String::new()];
            for part in parts {
                let texts = fixed(part)?;
                runs = runs
                    .iter()
                    .flat_map(|run| texts.iter().map(move |text| format!("{run}{text}")))
                    .collect();
                if runs.len() > 16 {
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
    fn requires_what_every_match_holds() {
        let cases: &[(&str, Option<&str>)] = &[
            ("BEGIN [A-Z]+ KEY", Some("begin ")),
            ("(?i)eval", Some("eval")),
            (r"(?m)^(?!\s*#)[^\n]*?\bcurl\s", Some("curl")),
            (r"x(?<=[)\]])(foo|barbar)", Some("xbarbar xfoo")),
            (
                "(?:#|//)[^\n]{0,80}\\bin (?:a|the) real",
                Some("in a real in the real"),
            ),
            ("(foo)?bar", Some("bar")),
            ("[a-z]+", None),
            ("a|foo", None),
            ("(a", None),
            ("(?<!x", None),
        ];
        for (regex, expected) in cases {
            assert_eq!(
                required(regex).map(|clause| clause.join(" ")).as_deref(),
                *expected,
                "{regex}"
            );
        }
    }
}
