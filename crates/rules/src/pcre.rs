//! Regular expressions of rules are PCRE's; here they become those of the crates that match them.
//!
//! Invariant: only what the two read differently is rewritten. Needs no other module: the build script compiles this
//! file too.

use std::borrow::Cow;

/// `regex` in the syntax of the crates `regex` and `fancy-regex`:
/// - `\<` and `\>` are the characters, not the edges of a word;
/// - `[`, `&&` and `~~` in a class are members of it, not an inner class or an operation;
/// - `\Z` is the end of the text, `\h` a blank;
/// - what repeats a look-around, at least once, repeats nothing.
pub fn from_pcre(regex: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut class = Class::Outside;
    // The groups that are open, and whether each looks around.
    let mut groups: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(rest) = regex.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let (mut length, mut instead) = piece(rest, first, class != Class::Outside);
        match first {
            '(' if class == Class::Outside => {
                groups.push(LOOK_AROUND.iter().any(|group| rest.starts_with(group)));
            }
            ')' if class == Class::Outside && groups.pop() == Some(true) => {
                let repeated = repetition(rest.get(1..).unwrap_or(""));
                if repeated > 0 {
                    (length, instead) = (1 + repeated, Some(")"));
                }
            }
            _ => {}
        }
        if let Some(instead) = instead {
            out.push_str(regex.get(kept..at).unwrap_or(""));
            out.push_str(instead);
            kept = at + length;
        }
        class = class.after(rest, first);
        at += length;
    }
    if kept == 0 {
        return Cow::Borrowed(regex);
    }
    out.push_str(regex.get(kept..).unwrap_or(""));
    Cow::Owned(out)
}

/// What begins a group that looks around.
const LOOK_AROUND: [&str; 4] = ["(?=", "(?!", "(?<=", "(?<!"];

/// Bytes of a quantifier at the begin of `text` that asks for at least one.
fn repetition(text: &str) -> usize {
    if text.starts_with('+') {
        return 1;
    }
    let counts = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let Some((counts, _)) = counts else { return 0 };
    let least = counts.split(',').next().unwrap_or("");
    let is_one = least.parse::<u32>().is_ok_and(|least| least > 0);
    if is_one { counts.len() + 2 } else { 0 }
}

/// Where in a class the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Outside,
    /// Right behind the bracket, or the `^` behind it: a `]` is a member.
    Begin,
    Inside,
}

impl Class {
    /// Where it stands behind the piece that begins `rest`.
    fn after(self, rest: &str, first: char) -> Self {
        match (self, first) {
            (Self::Outside, '[') => Self::Begin,
            (Self::Outside, _) | (Self::Inside, ']') => Self::Outside,
            (Self::Begin, '^') if !rest.starts_with("^^") => Self::Begin,
            _ => Self::Inside,
        }
    }
}

/// How long the piece is that begins `rest`, and what to write instead.
fn piece(rest: &str, first: char, in_class: bool) -> (usize, Option<&'static str>) {
    if first == '\\' {
        let escaped = rest.chars().nth(1);
        let length = 1 + escaped.map_or(0, char::len_utf8);
        let instead = match escaped {
            Some('<') => Some("<"),
            Some('>') => Some(">"),
            Some('Z') if !in_class => Some(r"\z"),
            Some('h') if in_class => Some(r" \t"),
            Some('h') => Some(r"[ \t]"),
            _ => None,
        };
        return (length, instead);
    }
    if !in_class {
        return (first.len_utf8(), None);
    }
    if rest.starts_with("[:")
        && let Some(end) = rest.find(":]")
    {
        return (end + 2, None);
    }
    match first {
        '[' => (1, Some(r"\[")),
        '&' if rest.starts_with("&&") => (1, Some(r"\&")),
        '~' if rest.starts_with("~~") => (1, Some(r"\~")),
        other => (other.len_utf8(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::from_pcre;

    #[test]
    fn rewrites_what_is_read_differently() {
        let cases = [
            (r"plain\d+[a-z]", r"plain\d+[a-z]"),
            (r"\<\%[^\@]", r"<\%[^\@]"),
            (r"a\Z", r"a\z"),
            (r"[[\]^_]x[", r"[\[\]^_]x["),
            (r"[]a[]b", r"[]a\[]b"),
            (r"[^]a[]b", r"[^]a\[]b"),
            (r"[[:alpha:][]", r"[[:alpha:]\[]"),
            (r"[a&&b~~c]&&", r"[a\&&b\~~c]&&"),
            (r"\[[x]", r"\[[x]"),
            (r"\h[\h,]", r"[ \t][ \t,]"),
            (r"é\", r"é\"),
            (r"(?=.*[a)]){6,32}b{2}", r"(?=.*[a)])b{2}"),
            (r"(?!a(b)+)+c(d)+", r"(?!a(b)+)c(d)+"),
            (r"(?=a){0,1}", r"(?=a){0,1}"),
        ];
        for (pcre, expected) in cases {
            assert_eq!(from_pcre(pcre), expected, "{pcre}");
        }
    }
}
