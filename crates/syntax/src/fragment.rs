//! Code inside other files: fenced blocks of Markdown, cells of notebooks, scripts in markup.
//!
//! Each piece comes out as a text of its own, to be parsed like a file, with a map from its bytes to the host's. It
//! refuses to guess: a block without a language name that we know is left alone.
//!
//! Invariant: [`Embedded::host_span`] never leaves the host's text.

use crate::language::{Language, by_name, of_path};
use crate::parse::{ParseLimits, parse};
use crate::{Kind, NodeId, Role, Tree};
use airlock_model::{Cx, Span};

/// Code inside another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedded {
    /// What it is written in.
    pub language: &'static Language,
    /// The code, without what the host adds to it (indentation of a list, escapes of JSON).
    pub text: String,
    pieces: Vec<Piece>,
}

/// A run of bytes and where the host has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    inner: u32,
    host: u32,
    /// Bytes in the host; as many in the code unless this is one escaped character.
    host_len: u32,
    escaped: bool,
}

impl Embedded {
    fn new(language: &'static Language) -> Self {
        Self {
            language,
            text: String::new(),
            pieces: Vec::new(),
        }
    }

    /// Adds `text`, which the host has literally at `host`.
    fn push(&mut self, text: &str, host: usize) {
        if !text.is_empty() {
            self.push_piece(text, host, text.len(), false);
        }
    }

    fn push_piece(&mut self, text: &str, host: usize, host_len: usize, escaped: bool) {
        self.pieces.push(Piece {
            inner: offset(self.text.len()),
            host: offset(host),
            host_len: offset(host_len),
            escaped,
        });
        self.text.push_str(text);
    }

    /// The bytes of the host that `span` of the code stands for.
    #[must_use]
    pub fn host_span(&self, span: Span) -> Span {
        let start = self.host_start(span.start);
        if span.end <= span.start {
            return Span::new(start, start);
        }
        let end = self.piece(span.end - 1).map_or(start, |piece| {
            if piece.escaped {
                piece.host + piece.host_len
            } else {
                piece.host + (span.end - piece.inner).min(piece.host_len)
            }
        });
        Span::new(start, end.max(start))
    }

    fn host_start(&self, at: u32) -> u32 {
        self.piece(at).map_or(0, |piece| {
            if piece.escaped {
                piece.host
            } else {
                piece.host + (at - piece.inner).min(piece.host_len)
            }
        })
    }

    /// The last piece that begins at or before `at`.
    fn piece(&self, at: u32) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.inner <= at);
        let last = after.checked_sub(1)?;
        self.pieces.get(last).copied()
    }
}

/// Offsets fit: the source crate lets no text of 4 GiB or more through.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The code inside `text`, which is of the language or file called `host` (`markdown`, `notebook`, `html`, or a path).
/// A run that is cancelled meanwhile gets less.
pub fn embedded(cx: &Cx, host: &str, text: &str) -> Vec<Embedded> {
    let extension = host.rsplit('.').next().unwrap_or(host).to_ascii_lowercase();
    match extension.as_str() {
        "md" | "markdown" | "mdx" | "mdc" | "mdown" => fences(text),
        "ipynb" | "notebook" | "jupyter" => notebook(cx, text),
        _ if by_name(host)
            .or_else(|| of_path(host, ""))
            .is_some_and(|known| known.name == "html") =>
        {
            scripts(cx, text)
        }
        _ => Vec::new(),
    }
}

/// An open fence.
struct Fence {
    mark: char,
    length: usize,
    indent: usize,
    code: Option<Embedded>,
}

/// The fenced blocks of Markdown (CommonMark 0.31, section 4.5; deeper indentation is taken as a list's).
fn fences(text: &str) -> Vec<Embedded> {
    let mut found = Vec::new();
    let mut open: Option<Fence> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - trimmed.len();
        if let Some(fence) = &mut open {
            let marks = trimmed.len() - trimmed.trim_start_matches(fence.mark).len();
            let rest = trimmed.get(marks..).unwrap_or("");
            if marks >= fence.length && rest.trim().is_empty() {
                found.extend(open.take().and_then(|fence| fence.code));
            } else if let Some(code) = &mut fence.code {
                let skip = indent.min(fence.indent);
                code.push(line.get(skip..).unwrap_or(""), start + skip);
            }
        } else {
            open = fence(trimmed, indent);
        }
    }
    found.extend(open.and_then(|fence| fence.code));
    found
}

fn fence(line: &str, indent: usize) -> Option<Fence> {
    let mark = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let info = line.trim_start_matches(mark);
    let length = line.len() - info.len();
    if length < 3 || (mark == '`' && info.contains('`')) {
        return None;
    }
    let name = info
        .trim()
        .trim_start_matches(['{', '.'])
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ':'))
        .next()
        .unwrap_or("");
    Some(Fence {
        mark,
        length,
        indent,
        code: language_of(name).map(Embedded::new),
    })
}

/// The language of a name or file extension.
fn language_of(name: &str) -> Option<&'static Language> {
    if name.is_empty() {
        return None;
    }
    by_name(name).or_else(|| of_path(&format!("x.{name}"), ""))
}

/// The code cells of a Jupyter notebook (nbformat 4; 3 keeps its cells below `worksheets`).
fn notebook(cx: &Cx, text: &str) -> Vec<Embedded> {
    let Some(json) = by_name("json") else {
        return Vec::new();
    };
    let tree = parse(cx, json, text, ParseLimits::default()).tree;
    let notebook = Json { tree: &tree, text };
    let language = notebook.language().unwrap_or("python");
    let Some(language) = by_name(language) else {
        return Vec::new();
    };
    tree.iter()
        .filter(|(_, node)| node.kind == Kind::Dict)
        .filter_map(|(id, _)| notebook.cell(id, language))
        .collect()
}

/// A JSON text and its tree.
struct Json<'text> {
    tree: &'text Tree,
    text: &'text str,
}

impl Json<'_> {
    /// The value of `key` in the object `object`.
    fn get(&self, object: NodeId, key: &str) -> Option<NodeId> {
        self.tree
            .children(object)
            .filter(|pair| self.tree.kind(*pair) == Kind::Pair)
            .find(|pair| {
                let name = self.tree.child(*pair, Role::Key);
                name.is_some_and(|name| self.string(name) == key)
            })
            .and_then(|pair| self.tree.child(pair, Role::Value))
    }

    /// The raw content of a string.
    fn string(&self, id: NodeId) -> &str {
        self.tree
            .children(id)
            .next()
            .map_or("", |content| self.tree.text(self.text, content))
    }

    fn language(&self) -> Option<&str> {
        let root = self.tree.children(self.tree.root()?).next()?;
        let metadata = self.get(root, "metadata")?;
        let from = |object: &str, key: &str| {
            let object = self.get(metadata, object)?;
            self.get(object, key).map(|name| self.string(name))
        };
        from("language_info", "name").or_else(|| from("kernelspec", "language"))
    }

    fn cell(&self, object: NodeId, language: &'static Language) -> Option<Embedded> {
        let is_code = self
            .get(object, "cell_type")
            .is_some_and(|kind| self.string(kind) == "code");
        let source = { is_code }
            .then(|| {
                self.get(object, "source")
                    .or_else(|| self.get(object, "input"))
            })
            .flatten()?;
        let mut code = Embedded::new(language);
        for (_, node) in self.tree.iter().skip(source.0 as usize) {
            if node.start >= self.tree.node(source).end {
                break;
            }
            if node.kind == Kind::StrText {
                decode(&mut code, node.span().slice(self.text), node.start as usize);
            }
        }
        hide_magics(&mut code);
        Some(code)
    }
}

/// Adds the JSON string content `raw`, which begins at `host`, with its escapes resolved.
fn decode(code: &mut Embedded, raw: &str, host: usize) {
    let mut rest = raw;
    let mut at = host;
    while let Some(backslash) = rest.find('\\') {
        let (literal, escape) = rest.split_at(backslash);
        code.push(literal, at);
        at += literal.len();
        let (character, length) = unescape(escape);
        let mut buffer = [0; 4];
        code.push_piece(character.encode_utf8(&mut buffer), at, length, true);
        at += length;
        rest = escape.get(length..).unwrap_or("");
    }
    code.push(rest, at);
}

/// The character that `escape` (which begins with a backslash) stands for, and its length in bytes.
fn unescape(escape: &str) -> (char, usize) {
    let unit = |from: usize| {
        let digits = escape.get(from..from + 4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    match escape.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'u') => match (unit(2), escape.get(6..8), unit(8)) {
            (Some(high @ 0xD800..=0xDBFF), Some("\\u"), Some(low @ 0xDC00..=0xDFFF)) => {
                let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                (char::from_u32(code).unwrap_or('\u{FFFD}'), 12)
            }
            (Some(code), ..) => (char::from_u32(code).unwrap_or('\u{FFFD}'), 6),
            _ => ('\u{FFFD}', 2),
        },
        Some(byte) if byte.is_ascii() => (char::from(*byte), 2),
        _ => ('\u{FFFD}', 1),
    }
}

/// Makes a comment of every line that is for the notebook and not for its language, length for length; `%%name` in the
/// first line gives the language of the cell.
fn hide_magics(code: &mut Embedded) {
    let first = code.text.lines().next().unwrap_or("");
    if let Some(magic) = first.strip_prefix("%%") {
        let name = magic.split_whitespace().next().unwrap_or("");
        let length = first.len();
        code.language = by_name(name).unwrap_or(code.language);
        code.text.replace_range(..length, &" ".repeat(length));
    }
    if code.language.name != "python" {
        return;
    }
    let mut places = Vec::new();
    let mut at = 0;
    for line in code.text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        if trimmed.starts_with(['%', '!']) {
            places.push(at + line.len() - trimmed.len());
        }
        at += line.len();
    }
    for place in places {
        code.text.replace_range(place..=place, "#");
    }
}

/// The scripts of a markup text, by their `type` or `lang`.
fn scripts(cx: &Cx, text: &str) -> Vec<Embedded> {
    let Some(html) = by_name("html") else {
        return Vec::new();
    };
    let tree = parse(cx, html, text, ParseLimits::default()).tree;
    let elements = tree.iter().filter(|(_, node)| node.kind == Kind::Element);
    elements
        .filter_map(|(id, _)| {
            let name = tree.child(id, Role::Name)?;
            if !tree.text(text, name).eq_ignore_ascii_case("script") {
                return None;
            }
            let content = tree
                .children(id)
                .find(|child| tree.kind(*child) == Kind::Text)?;
            let mut code = Embedded::new(script_language(&tree, text, id)?);
            let span = tree.node(content).span();
            code.push(span.slice(text), span.start as usize);
            Some(code)
        })
        .collect()
}

fn script_language(tree: &Tree, text: &str, script: NodeId) -> Option<&'static Language> {
    let mut language = "javascript";
    for attribute in tree.children(script) {
        let part = |role| tree.child(attribute, role).map(|id| tree.text(text, id));
        let name = part(Role::Name).unwrap_or("").to_ascii_lowercase();
        if tree.kind(attribute) != Kind::Attribute || !matches!(name.as_str(), "type" | "lang") {
            continue;
        }
        let value = part(Role::Value).unwrap_or("").trim_matches(['"', '\'']);
        language = match value.to_ascii_lowercase().as_str() {
            ""
            | "module"
            | "text/javascript"
            | "application/javascript"
            | "text/jsx"
            | "text/babel"
            | "js"
            | "jsx"
            | "javascript" => "javascript",
            "ts" | "typescript" | "text/typescript" | "application/typescript" => "typescript",
            "tsx" | "text/tsx" => "tsx",
            "application/json" | "application/ld+json" | "importmap" => "json",
            _ => return None,
        };
    }
    by_name(language)
}
