//! setuptools: `setup.cfg`, and `setup.py` as text. The script is not run: only lists of literal texts are read.

use super::requirement::Requirement;
use crate::lines::lines;
use crate::out::Out;
use airlock_model::{Scope, Span};
use airlock_syntax::{TokenKind, by_name, tokens};

/// Keys that name requirements, in both files.
const KEYS: [(&str, Scope); 4] = [
    ("install_requires", Scope::Runtime),
    ("setup_requires", Scope::Build),
    ("tests_require", Scope::Test),
    ("extras_require", Scope::Optional),
];

pub(super) fn read_cfg(out: &mut Out<'_>) {
    let mut section = "";
    let mut key = "";
    for line in lines(out.text) {
        let words = line.trimmed();
        if words.is_empty() || words.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = words
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            (section, key) = (name, "");
            continue;
        }
        let value = if line.indent() == 0 {
            let (name, value) = words.split_once(['=', ':']).unwrap_or((words, ""));
            key = name.trim();
            value.trim()
        } else {
            words
        };
        if section == "metadata" && key == "name" {
            out.own(value, None);
        }
        let scope = match section {
            "options" => KEYS
                .iter()
                .find(|(name, _)| *name == key)
                .map(|(_, scope)| *scope),
            "options.extras_require" => Some(Scope::Optional),
            _ => None,
        };
        let Some(scope) = scope else {
            continue;
        };
        for part in value.split(" #").take(1) {
            if let Some(requirement) = Requirement::parse(part) {
                let span = line.span_of(requirement.name);
                out.add(requirement.draft(span).scope(scope).direct(true));
            }
        }
    }
}

pub(super) fn read_py(out: &mut Out<'_>) {
    let Some(language) = by_name("python") else {
        return;
    };
    let text = out.text;
    if !KEYS.iter().any(|(key, _)| text.contains(key)) {
        return;
    }
    let tokens = tokens(language, text);
    let is_code = |at: usize| {
        let next = tokens.partition_point(|token| (token.span.end as usize) <= at);
        tokens
            .get(next)
            .is_none_or(|token| (token.span.start as usize) > at)
    };
    for (key, scope) in KEYS {
        for (at, _) in text.match_indices(key).filter(|(at, _)| is_code(*at)) {
            let after = text.get(at + key.len()..).unwrap_or_default();
            let open = after
                .trim_start()
                .strip_prefix(['=', ':'])
                .map(str::trim_start);
            let Some(open) = open.filter(|rest| rest.starts_with(['[', '(', '{'])) else {
                continue;
            };
            let start = text.len() - open.len();
            let end = closing(text, start, &is_code);
            let strings = tokens.iter().filter(|token| {
                token.kind == TokenKind::Str
                    && (token.span.start as usize) > start
                    && (token.span.end as usize) < end
            });
            for token in strings {
                // The key of an extra is followed by a colon.
                let rest = text.get(token.span.end as usize..).unwrap_or_default();
                if rest.trim_start().starts_with(':') {
                    continue;
                }
                let content: Span = token.content;
                if let Some(requirement) = Requirement::parse(content.slice(text)) {
                    out.add(requirement.draft(content).scope(scope).direct(true));
                }
            }
        }
    }
}

/// Where the bracket at `start` closes; the text's end where it does not.
fn closing(text: &str, start: usize, is_code: &dyn Fn(usize) -> bool) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'[' | b'(' | b'{' if is_code(at) => depth += 1,
            b']' | b')' | b'}' if is_code(at) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.len()
}
