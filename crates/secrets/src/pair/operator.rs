//! What stands between a name and its value.

use super::{line, name};
use crate::context::Form;
use std::ops::Range;

/// White space between a name, its operator and its value that is skipped.
const GAP: usize = 40;

/// How far below a name its `value` may stand, in bytes.
const BELOW: usize = 160;

/// Where the value begins, and how it is joined to its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    /// First byte after the operator and white space.
    pub(super) at: usize,
    /// What joins them.
    pub(super) join: Join,
}

/// What joins a name and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// `=`, `:`, `=>` and the like: any value may follow.
    Assign,
    /// `=` with no white space on either side.
    Tight,
    /// `,`, `||`, `(`, a keyword's space: only a string literal may follow.
    Literal,
    /// `>` of an element: the value ends at `<`.
    Element,
    /// A space after an option or a Dockerfile's `ENV`.
    Space,
    /// `:-` of a shell default: the value ends at `}`.
    Default,
}

/// Operators, each before those that begin it; the second member says that a string literal must follow.
const OPERATORS: &[(&str, bool)] = &[
    ("===", true),
    ("!==", true),
    ("||=", true),
    ("??=", true),
    ("==", true),
    ("!=", true),
    ("=~", true),
    (":=", false),
    ("=>", false),
    ("?=", false),
    ("||", true),
    ("??", true),
    ("?:", true),
    ("<-", true),
    ("->", true),
    (".unwrap_or(", true),
    (".unwrap_or_else(|_| ", true),
    (".orElse(", true),
    (".getOrElse(", true),
    (".or(", true),
    ("=", false),
    (":", false),
];

/// Finds the value of the name at `name`.
pub(super) fn after_name(text: &str, form: Form, name: Range<usize>) -> Option<Cursor> {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied();
    let before = name.start.checked_sub(1).and_then(at);
    let mut place = name.end;
    let mut quoted = false;
    if at(place) == Some(b'\\') && matches!(at(place + 1), Some(b'"' | b'\'')) {
        place += 2;
        quoted = true;
    } else if matches!(at(place), Some(b'"' | b'\'' | b'`'))
        && (before == at(place) || before_dashes(bytes, name.start) == at(place))
    {
        place += 1;
        quoted = true;
    }
    if quoted && matches!(at(place), Some(b']' | b')')) {
        place += 1;
    } else if !quoted && at(place) == Some(b'[') {
        place += array_length(bytes, place);
    }
    if at(place) == Some(b'?')
        && at(place + 1) == Some(b':')
        && form == Form::Code
        && at(place + 2) == Some(b' ')
    {
        // `name?: type` declares; `?:` with a string behind it is the Elvis operator.
        if !matches!(at(place + 3), Some(b'"' | b'\'')) {
            return None;
        }
    }
    let gap = spaces(bytes, place);
    let operator = place + gap;
    // In `x=pass:y` the name is a value; in `./secrets:/run/secrets` it is a folder.
    let is_part = match before {
        Some(b'=') => at(operator) == Some(b':'),
        Some(b'/') => at(operator) == Some(b':') && form != Form::Script,
        _ => false,
    };
    if is_part && !quoted {
        return None;
    }

    if form == Form::Markup
        && let Some(cursor) = element(text, &name, operator, quoted)
    {
        return Some(cursor);
    }
    let expansion = before == Some(b'{') && at(operator) == Some(b':') && gap == 0;
    let dash = usize::from(matches!(at(operator + 1), Some(b'-' | b'=')));
    let opener = name.start.checked_sub(2).and_then(at);
    if expansion && (dash == 1 || matches!(opener, Some(b'$' | b'#'))) {
        return Some(Cursor {
            at: operator + 1 + dash,
            join: Join::Default,
        });
    }
    if form == Form::Settings
        && let Some(at) = default_below(text, &name, operator)
    {
        return Some(Cursor {
            at,
            join: Join::Assign,
        });
    }
    // `{db_password, "v"}` and `:db_password, "v"` of Erlang and Elixir.
    let tuple =
        || matches!(before, Some(b'{' | b':')) || line::head(text, name.start).ends_with("define(");
    if form == Form::Code && at(operator) == Some(b',') && tuple() {
        return Some(Cursor {
            at: operator + 1 + spaces(bytes, operator + 1),
            join: Join::Literal,
        });
    }
    // Most names are given nothing: what stands behind them begins no operator.
    let may_be_one = at(operator).is_some_and(|byte| b"=!|:?<-.".contains(&byte));
    for (sign, literal) in OPERATORS.iter().filter(|_| may_be_one) {
        if !text
            .get(operator..)
            .is_some_and(|rest| rest.starts_with(sign))
        {
            continue;
        }
        let mut value = operator + sign.len();
        if *sign == ":"
            && form == Form::Code
            && (quoted || line::open_quote(text, name.start).is_none())
            && let Some(past) = past_type(bytes, value)
        {
            value = past;
        }
        let after = spaces(bytes, value);
        // `/pass:v` of commands under Windows.
        let option = *sign == ":" && before == Some(b'/') && form == Form::Script;
        let tight = gap == 0 && after == 0 && (*sign == "=" || option);
        // `name: 'DB_PASSWORD', value: '...'`: here the name is itself a value.
        let join = match (literal, tight) {
            (true, _) => Join::Literal,
            (false, true) => Join::Tight,
            (false, false) => Join::Assign,
        };
        return Some(Cursor {
            at: value + after,
            join,
        });
    }
    if at(operator) == Some(b',') && quoted {
        let value = operator + 1;
        if let Some(cursor) = value_below(text, operator) {
            return Some(cursor);
        }
        return Some(Cursor {
            at: value + spaces(bytes, value),
            join: Join::Literal,
        });
    }
    if quoted
        && text
            .get(operator..)
            .is_some_and(|rest| rest.starts_with("or "))
    {
        return Some(Cursor {
            at: operator + 3,
            join: Join::Literal,
        });
    }
    if at(operator) == Some(b'(') && gap == 0 && !quoted && sets(text.get(name.clone())?) {
        return Some(Cursor {
            at: operator + 1,
            join: Join::Literal,
        });
    }
    if gap > 0
        && let Some(cursor) = spaced(text, form, &name, operator)
    {
        return Some(cursor);
    }
    // `var name Type = v`; a quoted name declares nothing.
    if gap > 0
        && !quoted
        && form == Form::Code
        && let Some(value) = past_type(bytes, operator)
        && text.get(operator..value).is_some_and(|between| {
            // `Type =` or `As Type =`; more words are a statement.
            between.split_ascii_whitespace().count() <= 3
        })
    {
        return Some(Cursor {
            at: value + spaces(bytes, value),
            join: Join::Literal,
        });
    }
    value_below(text, operator).or_else(|| value_before(text, form, &name, quoted))
}

/// `value="v" key="name"`: the value that stands before its name in one tag.
fn value_before(text: &str, form: Form, name: &Range<usize>, quoted: bool) -> Option<Cursor> {
    const VALUE: &str = "value=";
    let tag = line::head(text, name.start).rsplit('<').next()?;
    let named = ["key=\"", "name=\"", "key='", "name='"]
        .iter()
        .any(|attribute| tag.ends_with(attribute));
    let from = name.start - tag.len();
    let at = tag.find(VALUE)? + VALUE.len();
    (form == Form::Markup && quoted && named).then_some(Cursor {
        at: from + at,
        join: Join::Assign,
    })
}

/// What stands before the two dashes of an option that is a string of its own (`["--api-key", "v"]`).
fn before_dashes(bytes: &[u8], name: usize) -> Option<u8> {
    let start = name.checked_sub(3)?;
    match bytes.get(start..name) {
        Some([quote, b'-', b'-']) => Some(*quote),
        _ => None,
    }
}

/// Bytes of `[32]` or `[]` at `place`; 0 if there is none.
fn array_length(bytes: &[u8], place: usize) -> usize {
    let inside = bytes
        .get(place + 1..)
        .unwrap_or(&[])
        .iter()
        .take(8)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if bytes.get(place + 1 + inside) == Some(&b']') {
        inside + 2
    } else {
        0
    }
}

/// Number of blanks at `place`, at most [`GAP`].
pub(super) fn spaces(bytes: &[u8], place: usize) -> usize {
    bytes
        .get(place..)
        .unwrap_or(&[])
        .iter()
        .take(GAP)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

/// In `: Type = value`, the place after `=`. A semicolon belongs to a type only inside brackets (`[u8; 32]`).
fn past_type(bytes: &[u8], place: usize) -> Option<usize> {
    let rest = bytes.get(place..bytes.len().min(place + 48))?;
    let mut open = false;
    let length = rest
        .iter()
        .take_while(|byte| {
            open = match byte {
                b'[' => true,
                b']' => false,
                _ => open,
            };
            byte.is_ascii_alphanumeric()
                || b" _.<>[]|&?!:*".contains(byte)
                || (open && **byte == b';')
        })
        .count();
    let assigns =
        rest.get(length) == Some(&b'=') && !matches!(rest.get(length + 1), Some(b'=' | b'>'));
    (length > 0 && assigns).then_some(place + length + 1)
}

/// `<name>value<`, `key="name">value<`, and `name="name" other="…"><value>value<`.
fn element(text: &str, name: &Range<usize>, operator: usize, quoted: bool) -> Option<Cursor> {
    let head = text.get(..name.start)?.as_bytes();
    let opens = if quoted {
        let tail = head.get(head.len().saturating_sub(6)..)?;
        tail.ends_with(b"key=\"") || tail.ends_with(b"name=\"")
    } else {
        head.ends_with(b"<")
    };
    let bytes = text.as_bytes();
    let window = bytes.get(operator..bytes.len().min(operator + BELOW))?;
    let close = window.iter().position(|byte| matches!(byte, b'>' | b'<'))?;
    let direct = close == 0;
    let nested = || {
        let inner = window.get(close + 1..).unwrap_or(&[]).trim_ascii_start();
        inner.starts_with(b"<value>")
    };
    let is_open =
        window.get(close) == Some(&b'>') && window.get(close.wrapping_sub(1)) != Some(&b'/');
    (opens && is_open && (direct || (quoted && nested()))).then_some(Cursor {
        at: operator + close + 1,
        join: Join::Element,
    })
}

/// Whether a call of that name takes the secret as its argument: `setPassword("…")`, `with_token("…")`, `.password("…")`.
fn sets(name: &str) -> bool {
    let words = name::words_of(name.rsplit('.').next().unwrap_or(name));
    let head = words.split('_').next().unwrap_or("");
    matches!(
        head,
        "set" | "with" | "use" | "add" | "password" | "passwd" | "passphrase" | "token" | "secret"
    )
}

/// Values after a blank: `--password v`, `ENV NAME v`, `PASSWORD 'v'`.
fn spaced(text: &str, form: Form, name: &Range<usize>, operator: usize) -> Option<Cursor> {
    let head = text.get(..name.start)?;
    let next = text.as_bytes().get(operator).copied()?;
    if matches!(next, b'\n' | b'\r') {
        return None;
    }
    let option = head.ends_with("--")
        || [" -", "\"-", "'-", "\t-"]
            .iter()
            .any(|dash| head.ends_with(dash));
    if option && next != b'-' {
        return Some(Cursor {
            at: operator,
            join: Join::Space,
        });
    }
    let declares = matches!(form, Form::Script | Form::Settings)
        && [
            "ENV ",
            "fastcgi_param ",
            "env ",
            "SetEnv ",
            "setx ",
            "SETX ",
            "setenv ",
            "set -x ",
            "set -gx ",
            "set -Ux ",
        ]
        .iter()
        .any(|word| head.ends_with(word))
        && !head.ends_with("_ENV ");
    if declares {
        return Some(Cursor {
            at: operator,
            join: Join::Space,
        });
    }
    // A directive and its one argument.
    let rest = text.get(operator..)?.lines().next()?.trim_end();
    if form == Form::Settings
        && line::begins(text, name.start)
        && !rest.contains([' ', '\t', '='])
        && !rest.ends_with(['{', ':'])
    {
        return Some(Cursor {
            at: operator,
            join: Join::Space,
        });
    }
    // A call without brackets (`password "v"`), `#define NAME "v"`, a directive's argument.
    let quoted = matches!(head.as_bytes().last(), Some(b'"' | b'\'' | b'`'));
    let literal = matches!(next, b'\'' | b'"') || text.get(operator..)?.starts_with("N'");
    // In a script that is a command and its argument.
    let calls = match form {
        Form::Json | Form::Markup => false,
        Form::Script => text.get(name.clone())?.eq_ignore_ascii_case("password"),
        _ => true,
    };
    if literal && !quoted && calls {
        return Some(Cursor {
            at: operator,
            join: Join::Literal,
        });
    }
    None
}

/// Where a mapping opens below a name (`DbPassword:` over `Type: String` and `Default: v`), the place of its default or value.
fn default_below(text: &str, name: &Range<usize>, operator: usize) -> Option<usize> {
    let rest = text.get(operator..)?.strip_prefix(':')?;
    let rest = rest.trim_start_matches(' ');
    // `|`, `>-`: the value is the text below.
    let literal = rest.trim_start_matches(['|', '>', '-', '+']);
    let is_literal = literal.len() < rest.len();
    let rest = literal.strip_prefix('\r').unwrap_or(literal);
    let block = rest.strip_prefix('\n')?;
    let indent = line::head(text, name.start)
        .bytes()
        .take_while(|byte| *byte == b' ')
        .count();
    let mut at = text.len() - block.len();
    for row in block.split_inclusive('\n').take(6) {
        let inner = row.trim_start_matches(' ');
        if row.len() - inner.len() <= indent || row.len() > BELOW {
            return None;
        }
        if is_literal {
            return Some(at + (row.len() - inner.len()));
        }
        for key in ["Default:", "default:", "Value:", "value:"] {
            if let Some(value) = inner.strip_prefix(key) {
                let blanks = value.len() - value.trim_start_matches(' ').len();
                return Some(at + (row.len() - inner.len()) + key.len() + blanks);
            }
        }
        at += row.len();
    }
    None
}

/// In `</key> <string>` and `</name> <value>`, where the second element's text begins.
fn below_element(window: &[u8]) -> Option<usize> {
    let closed = window
        .strip_prefix(b"</key>")
        .or_else(|| window.strip_prefix(b"</name>"))
        .or_else(|| window.strip_prefix(b"</Name>"))?;
    let blanks = closed
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let next = closed.get(blanks..)?;
    [&b"<string>"[..], b"<value>", b"<Value>"]
        .iter()
        .find(|open| next.starts_with(open))
        .map(|open| window.len() - next.len() + open.len())
}

/// Where a name is itself a value, the `value` or `default` that follows it: `name: X` over `value: v` in YAML, the same in
/// JSON and attributes, `default = "v"` in a Terraform variable.
fn value_below(text: &str, from: usize) -> Option<Cursor> {
    let bytes = text.as_bytes();
    let window = bytes.get(from..bytes.len().min(from + BELOW))?;
    if let Some(place) = below_element(window) {
        return Some(Cursor {
            at: from + place,
            join: Join::Element,
        });
    }
    let block = window.first() == Some(&b'{');
    let is_mark = |byte: &u8| {
        matches!(
            byte,
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b'"' | b'\'' | b'/'
        )
    };
    let is_free = |at: Option<usize>| {
        at.and_then(|at| window.get(at))
            .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'.' | b'-'))
    };
    let is_word_at = |word: &[u8], place: usize| {
        let here = window.get(place..).unwrap_or(&[]);
        here.starts_with(word) && is_free(place.checked_sub(1)) && is_free(Some(place + word.len()))
    };
    let word_at = |word: &[u8]| {
        if block {
            let mut places = memchr::memmem::find_iter(window, word);
            return places.find(|place| is_word_at(word, *place));
        }
        // Only marks may stand before it.
        let place = window.iter().take_while(|byte| is_mark(byte)).count();
        is_word_at(word, place).then_some(place)
    };
    let words: &[&[u8]] = if block {
        &[b"default"]
    } else {
        &[b"value", b"Value", b"VALUE"]
    };
    let (place, length) = words
        .iter()
        .find_map(|word| word_at(word).map(|place| (place, word.len())))?;
    if block && window.get(..place)?.contains(&b'}') {
        return None;
    }
    let mut at = from + place + length;
    if matches!(bytes.get(at), Some(b'"' | b'\'')) {
        at += 1;
    }
    at += spaces(bytes, at);
    matches!(bytes.get(at), Some(b':' | b'=')).then(|| Cursor {
        at: at + 1 + spaces(bytes, at + 1),
        join: if block { Join::Literal } else { Join::Assign },
    })
}
