//! Texts that a generated parser cannot take: they would end the process, or keep it for hours.
//!
//! A parser that meets an error tries every unfinished construct at once, in one operation that nothing can interrupt;
//! with n of them it takes n² steps. So what is unfinished at one place is bounded before the parse.
//!
//! The hand-written part of a grammar keeps a state (open indentations, here-documents) that it copies into a buffer of
//! 1024 bytes after every token. Some grammars count wrongly near its end, or shorten a length to one byte; the runtime
//! then aborts, which no Rust code can contain. What is asked here is whether a text could come near that; no code that
//! people write does. Each bound is an upper one for any state the parser may be in, error recovery included; only what
//! is a string for our lexer counts as one.
//!
//! Invariant: linear in the text, without a grammar.

use crate::{Language, TokenKind, tokens};
use airlock_model::Span;
use std::collections::BTreeSet;

/// Brackets that may be open at one place. The deepest in Prometheus, Redmine, Wagtail and ZooKeeper is 26, vendored and
/// minified files included.
const MOST_OPEN: usize = 1000;
/// Assignments and openings of type arguments that may follow each other in one statement.
const MOST_PENDING: usize = 500;
/// Question marks that may follow each other in one statement: each conditional type of TypeScript is read as an expression
/// as well, and thirty thousand of them take a minute.
const MOST_QUESTIONS: usize = 1000;

/// Whether `text` may be given to the grammar of `language`.
pub(crate) fn is_held(language: &Language, text: &str) -> bool {
    is_shallow(language, text) && is_held_by_scanner(language, text)
}

fn is_shallow(language: &Language, text: &str) -> bool {
    let mut nesting = Nesting::of(language);
    if nesting.take_all(text) {
        return true;
    }
    // Brackets in strings and comments do not count: once more, without these.
    let mut nesting = Nesting::of(language);
    let mut from = 0;
    for token in tokens(language, text) {
        let code = text.get(from..token.span.start as usize);
        if !nesting.take_all(code.unwrap_or_default()) {
            return false;
        }
        from = from.max(token.span.end as usize);
    }
    nesting.take_all(text.get(from..).unwrap_or_default())
}

/// What is unfinished at one place of a text.
struct Nesting {
    open: Vec<u8>,
    pending: usize,
    questions: usize,
    before: u8,
    counts_questions: bool,
    counts_pending: bool,
    lines_are_statements: bool,
}

impl Nesting {
    fn of(language: &Language) -> Self {
        let name = language.name;
        Self {
            open: Vec::new(),
            pending: 0,
            questions: 0,
            before: 0,
            counts_questions: matches!(name, "typescript" | "tsx"),
            // In markup these stand in every tag.
            counts_pending: !matches!(name, "html" | "javascript" | "tsx" | "php"),
            lines_are_statements: !matches!(name, "java" | "c" | "cpp" | "csharp" | "rust" | "sql"),
        }
    }

    fn take_all(&mut self, text: &str) -> bool {
        text.bytes().all(|byte| self.take(byte))
    }

    /// Goes on by one byte; `false` when too much is unfinished.
    fn take(&mut self, byte: u8) -> bool {
        match byte {
            b'(' | b'[' | b'{' => {
                self.end_statement();
                self.open.push(byte);
            }
            b')' => self.close(b'('),
            b']' => self.close(b'['),
            b'}' => self.close(b'{'),
            b';' | b',' => self.end_statement(),
            b'\n' if self.lines_are_statements => self.pending = 0,
            b'#' if self.before == b'\n' => self.pending = 0,
            b'?' => self.questions += 1,
            b'<' | b'=' if !matches!(self.before, b'<' | b'=' | b'!' | b'>') => self.pending += 1,
            _ => {
                // Nothing is opened: most bytes end here.
                self.before = byte;
                return true;
            }
        }
        self.before = byte;
        self.open.len() <= MOST_OPEN
            && !(self.counts_pending && self.pending > MOST_PENDING)
            && !(self.counts_questions && self.questions > MOST_QUESTIONS)
    }

    fn end_statement(&mut self) {
        self.pending = 0;
        self.questions = 0;
    }

    /// Closes the innermost `bracket` with all that is open inside it; where none is open, nothing.
    fn close(&mut self, bracket: u8) {
        self.end_statement();
        // Bounded by the brackets that may be open.
        if let Some(at) = self.open.iter().rposition(|open| *open == bracket) {
            self.open.truncate(at);
        }
    }
}

/// Whether the state of the grammar's scanner stays within its buffer, whatever `text` holds.
fn is_held_by_scanner(language: &Language, text: &str) -> bool {
    match language.name {
        "html" => html(text),
        "ocaml" => ocaml(text.as_bytes()),
        "python" => python(text.as_bytes()),
        "ruby" => ruby(language, text),
        _ => true,
    }
}

/// tree-sitter-ocaml 0.26.0 calls itself for each comment inside a comment, some hundred bytes of stack each time. What
/// closes in a comment's strings closes nothing, so a comment with quotes or braces counts as open.
fn ocaml(text: &[u8]) -> bool {
    const MOST: usize = 2000;
    let (mut open, mut is_plain) = (0_usize, true);
    for pair in text.windows(2) {
        match pair {
            b"(*" => {
                open += 1;
                is_plain = true;
            }
            b"*)" if is_plain => open = open.saturating_sub(1),
            [b'"' | b'\'' | b'{', _] => is_plain = false,
            _ => {}
        }
        if open > MOST {
            return false;
        }
    }
    true
}

/// tree-sitter-html 0.23.2 copies all open elements after every token: many of them cost the square of their number.
fn html(text: &str) -> bool {
    const MOST: usize = 1000;
    let mut open: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length =
            name.find(|next: char| !(next.is_ascii_alphanumeric() || next == '-' || next == ':'));
        let name = name.get(..length.unwrap_or(name.len())).unwrap_or_default();
        if rest.starts_with('/') {
            // Bounded by the elements that may be open.
            if let Some(at) = open
                .iter()
                .rposition(|open| open.eq_ignore_ascii_case(name))
            {
                open.truncate(at);
            }
        } else if !name.is_empty() && !is_alone(rest, name) {
            close_implied(&mut open, name);
            open.push(name);
        }
        if open.len() > MOST {
            return false;
        }
    }
    true
}

/// Whether the element that begins with `rest` has no content.
fn is_alone(rest: &str, name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr",
        "image", "img", "input", "isindex", "keygen", "link", "menuitem", "meta", "nextid",
        "param", "source", "track", "wbr",
    ];
    /// Far above what a tag holds.
    const LONGEST: usize = 1000;
    let tag = rest.get(..rest.len().min(LONGEST)).unwrap_or(name);
    let ends = tag
        .find('>')
        .is_some_and(|end| tag.get(..end).is_some_and(|tag| tag.ends_with('/')));
    ends || VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// Some elements end where the next of their kind begins.
fn close_implied(open: &mut Vec<&str>, name: &str) {
    const SIBLINGS: &[&[&str]] = &[
        &["li"],
        &["dt", "dd"],
        &["p"],
        &["td", "th"],
        &["tr"],
        &["option"],
        &["optgroup"],
        &["tbody", "thead", "tfoot"],
        &["rb", "rt", "rp"],
        &["colgroup"],
    ];
    let is = |one: &str, names: &[&str]| names.iter().any(|other| other.eq_ignore_ascii_case(one));
    if is(name, &["tr"]) && open.last().is_some_and(|top| is(top, &["td", "th"])) {
        open.pop();
    }
    let siblings = SIBLINGS.iter().find(|siblings| is(name, siblings));
    if siblings.is_some_and(|siblings| open.last().is_some_and(|top| is(top, siblings))) {
        open.pop();
    }
}

/// tree-sitter-python 0.25.0 writes two bytes for each open indentation if one is free: with an odd number of open
/// strings and more than 383 indentations it may write one too many.
fn python(text: &[u8]) -> bool {
    /// Open indentations that always fit, with 255 open strings.
    const MOST: usize = 380;
    /// Its columns have 16 bits.
    const WIDEST: usize = 0xffff;
    let mut widths = BTreeSet::new();
    let mut at = 0;
    while at < text.len() {
        let (width, end) = python_indentation(text, at);
        // Indentations on the stack differ, since each is wider than the one below.
        widths.insert(width);
        if width > WIDEST || widths.len() > MOST {
            return false;
        }
        let rest = text.get(end..).unwrap_or_default();
        at = memchr::memchr2(b'\n', b'\r', rest).map_or(text.len(), |offset| end + offset + 1);
    }
    true
}

/// The width of the white space at `at` as the scanner counts it, and where it ends. A backslash at the end of a line
/// joins the next line's to it.
fn python_indentation(text: &[u8], mut at: usize) -> (usize, usize) {
    let mut width = 0;
    loop {
        match text.get(at..).unwrap_or_default() {
            [b' ', ..] => width += 1,
            [b'\t', ..] => width += 8,
            [b'\n' | b'\r' | 0x0c, ..] => width = 0,
            [b'\\', b'\n', ..] => at += 1,
            [b'\\', b'\r', b'\n', ..] => at += 2,
            _ => return (width, at),
        }
        at += 1;
    }
}

/// tree-sitter-ruby 0.23.1 keeps five bytes for each open literal and four and the name for each here-document that has
/// begun; it keeps a name's length in one byte, and leaves two bytes too little for the last.
fn ruby(language: &Language, text: &str) -> bool {
    const LONGEST_NAME: usize = 200;
    /// Below the buffer's 1024 by more than the error.
    const MOST: usize = 1000;
    // Names of the here-documents that begin in a line are all open at its end. More can only begin before they end
    // inside an interpolation; of those no end is assumed. A literal opens inside another in an interpolation only.
    let (mut widest_line, mut inside, mut interpolations, mut deepest_line) = (0, 0, 0, 0);
    let mut strings = None;
    for line in text.split('\n') {
        let mut here = 0;
        let first_interpolation = line.find("#{").unwrap_or(line.len());
        for (at, _) in line.match_indices("<<") {
            let place = offset(text, line) + at;
            let length = here_document_name(text.get(place + 2..).unwrap_or_default());
            if length > LONGEST_NAME {
                // `"<<"` is a string, and what follows it no name.
                let strings = strings.get_or_insert_with(|| strings_of(language, text));
                if is_inside(strings, place) {
                    continue;
                }
                return false;
            }
            if length > 0 {
                here += 4 + length;
                inside += if at > first_interpolation {
                    4 + length
                } else {
                    0
                };
            }
        }
        let opened = line.matches("#{").count();
        let is_closed = line.matches('}').count() >= opened;
        interpolations += if is_closed { 0 } else { opened };
        deepest_line = deepest_line.max(opened);
        widest_line = widest_line.max(here);
        // An interpolation over several lines may hold any of them.
        inside += if interpolations > 0 { here } else { 0 };
    }
    let literals = 1 + deepest_line + interpolations;
    2 + 5 * literals + widest_line + inside <= MOST
}

/// The strings of a text, in order.
fn strings_of(language: &Language, text: &str) -> Vec<Span> {
    let strings = tokens(language, text).into_iter();
    strings
        .filter(|token| token.kind == TokenKind::Str)
        .map(|token| token.span)
        .collect()
}

fn is_inside(spans: &[Span], place: usize) -> bool {
    let after = spans.partition_point(|span| span.start as usize <= place);
    let before = after.checked_sub(1).and_then(|last| spans.get(last));
    before.is_some_and(|span| place < span.end as usize)
}

/// Where `line`, a part of `text`, begins in it.
fn offset(text: &str, line: &str) -> usize {
    line.as_ptr().addr() - text.as_ptr().addr()
}

/// Bytes of the name of a here-document behind its `<<`; 0 where none can begin. A quoted name ends with its quote, on
/// whatever line that is.
fn here_document_name(rest: &str) -> usize {
    let rest = rest.strip_prefix(['-', '~']).unwrap_or(rest);
    match rest.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => {
            let name = rest.get(1..).unwrap_or_default();
            name.find(quote).unwrap_or(name.len())
        }
        Some(first) if first.is_alphanumeric() || first == '_' => rest
            .find(|next: char| !(next.is_alphanumeric() || next == '_'))
            .unwrap_or(rest.len()),
        _ => 0,
    }
}
