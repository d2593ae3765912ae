//! Finds the placeholders in a pattern's text.

use super::block_lines;
use super::syntax::{First, PatternSyntax, Typed};
use std::ops::Range;

/// A part of a pattern's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Code as it stands.
    Code(Range<usize>),
    /// `$X`.
    Metavariable(String),
    /// `$X` as a whole parameter.
    Parameter(String),
    /// `$X` as a whole statement.
    Lone(String),
    /// The value of an entry that the pattern does not write.
    AnyValue,
    /// A backslash that is a regular expression's, and no escape of the language.
    Backslash,
    /// `$...X`.
    NamedEllipsis(String),
    /// `(T $X)`.
    Typed { name: String, declared: String },
    /// `...`.
    Ellipsis(Place),
    /// This, in place of what the pattern says.
    Written(String),
    /// `<...`.
    DeepOpen,
    /// `...>`.
    DeepClose,
}

/// Where a `...` stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Argument,
    Element,
    Annotation,
    Parameter,
    Statement,
    /// Any number of the cases of a `switch`.
    Case,
    /// An item of a sequence that is made by indentation.
    Item,
    Declaration,
    Pair,
    Chain,
    Import,
    Header,
    /// All that follows the first part of a `for`.
    HeaderRest,
    Attribute,
}

/// A bracket that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Imports,
    Parameters,
    Annotation,
    Arguments,
    Elements,
    Block,
    /// The cases of a `switch`.
    Cases,
    Class,
    Object,
    /// Code inside a string: its end returns to the string.
    Interpolation,
}

/// A string that is open.
struct Open {
    quote: &'static str,
    code: Option<&'static str>,
    is_regex: bool,
}

struct Scanner<'text> {
    text: &'text str,
    syntax: &'text PatternSyntax,
    at: usize,
    code_from: usize,
    frames: Vec<Frame>,
    strings: Vec<Open>,
    in_string: bool,
    deep: usize,
    pieces: Vec<Piece>,
}

/// Cuts `text` at its placeholders.
pub(super) fn scan(text: &str, syntax: &PatternSyntax) -> Vec<Piece> {
    let mut scanner = Scanner {
        text,
        syntax,
        at: 0,
        code_from: 0,
        frames: Vec::new(),
        strings: Vec::new(),
        in_string: false,
        deep: 0,
        pieces: Vec::new(),
    };
    while scanner.at < text.len() {
        if scanner.in_string {
            scanner.string();
        } else {
            scanner.code();
        }
    }
    scanner.flush(text.len());
    scanner.pieces
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or("")
    }

    fn skip(&mut self) {
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// Ends the code piece before `end`.
    fn flush(&mut self, end: usize) {
        if self.code_from < end {
            self.pieces.push(Piece::Code(self.code_from..end));
        }
    }

    fn push(&mut self, piece: Piece, length: usize) {
        self.flush(self.at);
        self.pieces.push(piece);
        self.at += length;
        self.code_from = self.at;
    }

    fn string(&mut self) {
        let Some(open) = self.strings.last() else {
            self.in_string = false;
            return;
        };
        let (quote, code) = (open.quote, open.code);
        if open.is_regex && self.syntax.strict_escapes && self.rest().starts_with('\\') {
            self.push(Piece::Backslash, 1);
            self.skip();
        } else if self.rest().starts_with('\\') {
            self.skip();
            self.skip();
        } else if self.rest().starts_with(quote) {
            self.at += quote.len();
            self.strings.pop();
            self.in_string = false;
        } else if let Some(code) = code.filter(|code| self.rest().starts_with(code)) {
            self.at += code.len();
            if code == "{" && self.rest().starts_with('{') {
                self.at += 1;
            } else {
                self.frames.push(Frame::Interpolation);
                self.in_string = false;
            }
        } else {
            self.skip();
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        if rest.starts_with("/.../") {
            self.at += "/.../".len();
        } else if self.syntax.indented
            && let Some((regex, length)) = block_lines::regex(rest)
        {
            self.push(Piece::Written(regex), length);
        } else if self.syntax.quoted && is_last_comma(rest) {
            self.push(Piece::Written(String::new()), 1);
        } else if let Some(quote) = self
            .syntax
            .quotes
            .iter()
            .find(|quote| rest.starts_with(**quote))
        {
            self.open_string(quote);
        } else if rest.starts_with("<...") {
            self.deep += 1;
            self.push(Piece::DeepOpen, 4);
        } else if rest.starts_with("...>") && self.deep > 0 {
            self.deep -= 1;
            self.push(Piece::DeepClose, 4);
        } else if let Some(name) = rest.strip_prefix("$...").and_then(metavariable_name) {
            let (name, length) = (name.to_owned(), 4 + name.len());
            self.push(Piece::NamedEllipsis(name), length);
        } else if rest.starts_with("...") && !self.is_spread() {
            let place = self.place();
            self.push(Piece::Ellipsis(place), 3);
        } else if self.is_name_without_value() {
            self.push(Piece::AnyValue, 0);
            self.skip();
        } else if let Some((piece, length)) = self.typed_argument() {
            self.push(piece, length);
        } else if let Some(name) = self.metavariable() {
            let length = 1 + name.len();
            let piece = if self.is_whole_parameter(length) {
                Piece::Parameter(name)
            } else if self.is_whole_statement(length) {
                Piece::Lone(name)
            } else {
                Piece::Metavariable(name)
            };
            self.push(piece, length);
        } else if let Some((piece, length)) = self.typed() {
            self.push(piece, length);
        } else {
            self.bracket();
        }
    }

    fn open_string(&mut self, quote: &'static str) {
        let prefix = self.before().chars().next_back().unwrap_or(' ');
        let before = self.before();
        let letters = before
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(before, |at| before.get(at + 1..).unwrap_or(""));
        let code = self
            .syntax
            .interpolation
            .iter()
            .find(|interpolation| {
                quote.starts_with(interpolation.marker)
                    || prefix == interpolation.marker
                    || letters.len() <= 2
                        && letters.to_ascii_lowercase().contains(interpolation.marker)
            })
            .map(|interpolation| interpolation.open);
        self.in_string = true;
        self.at += quote.len();
        let is_regex = self.rest().starts_with("=~/");
        self.strings.push(Open {
            quote,
            code,
            is_regex,
        });
    }

    fn metavariable(&self) -> Option<String> {
        let name = self.rest().strip_prefix('$').and_then(metavariable_name)?;
        let before = self.before().chars().next_back();
        let is_own = self.syntax.reserved.contains(&name);
        (!is_own && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$'))
            .then(|| name.to_owned())
    }

    /// Whether what begins here and has `length` bytes is all that is written of a parameter.
    fn is_whole_parameter(&self, length: usize) -> bool {
        let after = self.rest().get(length..).unwrap_or("");
        self.frames.last() == Some(&Frame::Parameters)
            && self.before().trim_end().ends_with(['(', ','])
            && after.trim_start().starts_with([',', ')'])
    }

    /// Whether what begins here and has `length` bytes is all of a line, in a language where a name is no statement.
    fn is_whole_statement(&self, length: usize) -> bool {
        let after = self.rest().get(length..).unwrap_or("");
        !self.syntax.lone.is_empty()
            && self.line().trim().is_empty()
            && after.lines().next().unwrap_or("").trim().is_empty()
    }

    /// What stands before this place in its line.
    fn line(&self) -> &str {
        self.before().rsplit('\n').next().unwrap_or("")
    }

    /// The names that follow the word of a line of entries up to here.
    fn entry_words(&self) -> Option<&str> {
        let line = self.line().trim_start();
        let (word, rest) = line.split_once(char::is_whitespace)?;
        self.syntax.entries.contains(&word).then_some(rest)
    }

    /// Whether a name without a value ends here, in a line of entries of which others are open.
    fn is_name_without_value(&self) -> bool {
        let is_end = self.rest().starts_with(char::is_whitespace);
        is_end
            && self.entry_words().is_some_and(|entries| {
                let last = entries.rsplit(char::is_whitespace).next().unwrap_or("");
                let line_after = self.rest().lines().next().unwrap_or("");
                !last.is_empty()
                    && last.chars().all(|c| c.is_alphanumeric() || c == '_')
                    && (entries.contains("...") || line_after.contains("..."))
            })
    }

    /// `...x` and `x...` are the language's own.
    fn is_spread(&self) -> bool {
        if !self.syntax.spreads {
            return false;
        }
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '[' | '{' | '(');
        let after = self.rest().get(3..).and_then(|rest| rest.chars().next());
        // `function ...(` is a function of any name.
        if after == Some('(') && last_word(self.before().trim_end()) == "function" {
            return false;
        }
        let before = self.before().chars().next_back();
        after.is_some_and(word)
            || before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '>')
    }

    fn bracket(&mut self) {
        match self.rest().chars().next() {
            Some('(') => {
                let frame = if last_word(self.before().trim_end()) == "import" {
                    Frame::Imports
                } else if self.is_annotation() {
                    Frame::Annotation
                } else if self.is_header() {
                    Frame::Parameters
                } else {
                    Frame::Arguments
                };
                self.frames.push(frame);
            }
            Some('[') => self.frames.push(Frame::Elements),
            Some('{') => {
                let frame = self.brace();
                self.frames.push(frame);
            }
            Some(')' | ']' | '}') => {
                let closed = self.frames.pop();
                self.in_string = closed == Some(Frame::Interpolation);
            }
            _ => {}
        }
        self.skip();
    }

    /// Whether the parenthesis that opens here follows `@Name`.
    fn is_annotation(&self) -> bool {
        let before = self.before();
        let name = last_word(before);
        before
            .strip_suffix(name)
            .is_some_and(|ahead| ahead.ends_with('@'))
    }

    /// Whether the parenthesis that opens here holds the parameters of a definition.
    fn is_header(&self) -> bool {
        // Ruby's names may end in a mark.
        let before = self.before().trim_end().trim_end_matches(['?', '!']);
        let name = last_word(before);
        let ahead_of_name = before
            .strip_suffix(name)
            .unwrap_or(before)
            .trim_end_matches('$')
            .trim_end();
        if matches!(
            name,
            "if" | "while"
                | "for"
                | "switch"
                | "catch"
                | "synchronized"
                | "try"
                | "with"
                | "match"
                | "when"
                | "return"
                | "using"
                | "foreach"
                | "lock"
                | "fixed"
        ) || last_word(ahead_of_name) == "new"
            || name != "use" && follows_parameters(ahead_of_name)
        {
            return false;
        }
        if matches!(
            last_word(ahead_of_name),
            "def" | "func" | "fun" | "fn" | "function"
        ) {
            return true;
        }
        let Some(close) = matching(self.rest()) else {
            return false;
        };
        let after = self.rest().get(close + 1..).unwrap_or("").trim_start();
        after.starts_with('{') || after.starts_with("throws ")
    }

    /// What the brace that opens here holds.
    fn brace(&self) -> Frame {
        let before = self.before().trim_end();
        let Some(last) = before.chars().next_back() else {
            return if self.is_lone_object() {
                Frame::Object
            } else {
                Frame::Block
            };
        };
        if before.ends_with("<...") || last_word(before) == "import" {
            return Frame::Object;
        }
        if matches!(
            last,
            '(' | ',' | '=' | ':' | '[' | ']' | '?' | '+' | '|' | '&'
        ) || last_word(before) == "return"
        {
            return Frame::Object;
        }
        let header = before
            .rfind(['{', '}', ';'])
            .map_or(before, |at| before.get(at + 1..).unwrap_or(""));
        let is_class = header.split_whitespace().any(|word| {
            matches!(
                word,
                "class"
                    | "interface"
                    | "enum"
                    | "struct"
                    | "trait"
                    | "impl"
                    | "object"
                    | "record"
                    | "contract"
                    | "library"
            )
        });
        if self.syntax.initializers && is_initializer(header) {
            Frame::Object
        } else if is_class || is_anonymous_class(header) {
            Frame::Class
        } else if header.split_whitespace().next() == Some("switch") {
            Frame::Cases
        } else {
            Frame::Block
        }
    }

    /// Whether the pattern is `{...}` in a language where that is an object rather than a block.
    fn is_lone_object(&self) -> bool {
        let mut inner = self.text.chars().filter(|c| !c.is_whitespace());
        let wrappers = self.syntax.wrappers.iter();
        let mut firsts = wrappers.filter_map(|wrapper| wrapper.first_for);
        firsts.any(|first| first == First::Brace) && inner.by_ref().eq("{...}".chars())
    }

    fn place(&self) -> Place {
        if self.syntax.indented && self.frames.is_empty() {
            return block_lines::place(self.text, self.at);
        }
        let before = self.before();
        let after = self.rest().get(3..).unwrap_or("");
        let line_start = before
            .rsplit('\n')
            .next()
            .is_none_or(|line| line.trim().is_empty());
        // What stands behind another `...` stands behind a statement.
        let previous = match before.trim_end().strip_suffix("...") {
            Some(_) => Some(';'),
            None => before.trim_end().chars().next_back(),
        };
        let next = after.trim_start().chars().next();
        let starts_statement =
            line_start || matches!(previous, None | Some('{' | '}' | ';' | ':' | ')'));
        let stands_alone = !matches!(
            next,
            Some(',' | '.' | ')' | ']' | '=' | '+' | '*' | ':' | ';' | '/' | '>')
        );
        // `... <= x` is an operand, `...` at the end of a line is not.
        let same_line = after.trim_start_matches([' ', '\t']).chars().next();
        let is_operand = matches!(same_line, Some('<' | '>' | '&' | '|' | '?' | '%' | '!'));
        let stands_alone = (stands_alone || after.trim_start().starts_with("...")) && !is_operand;
        // Between cases, unless it is the first statement of one.
        let is_between_cases = before.trim_end().ends_with(['{', '.'])
            && (next == Some('}') || matches!(first_word(after), "case" | "default"));
        let frame = match self.frames.last() {
            Some(Frame::Cases) if is_between_cases => return Place::Case,
            Some(Frame::Cases) => Some(&Frame::Block),
            other => other,
        };
        match frame {
            Some(Frame::Imports) => Place::Import,
            _ if is_for_header(before, after) => Place::Header,
            _ if self.is_rest_of_header(before, after) => Place::HeaderRest,
            _ if previous == Some('=') && is_in_tag(before) => Place::Attribute,
            _ if previous == Some('.') && next == Some(';') => Place::Chain,
            _ if previous == Some('.') => Place::Argument,
            Some(Frame::Parameters) => Place::Parameter,
            Some(Frame::Annotation) => Place::Annotation,
            Some(Frame::Elements) => Place::Element,
            Some(Frame::Arguments | Frame::Interpolation) => Place::Argument,
            None if self.entry_words().is_some() => Place::Pair,
            Some(Frame::Object) if previous == Some(':') => Place::Argument,
            Some(Frame::Block) if previous == Some(':') && matches!(next, Some(',' | '}')) => {
                Place::Argument
            }
            Some(Frame::Object)
                if is_comprehension(after)
                    || matches!(last_word(before.trim_end()), "for" | "in") =>
            {
                Place::Argument
            }
            Some(Frame::Object) => Place::Pair,
            Some(_) if previous == Some(',') || next == Some(',') => Place::Pair,
            Some(Frame::Class) if starts_statement && stands_alone => Place::Declaration,
            Some(Frame::Class | Frame::Block) | None if starts_statement && stands_alone => {
                Place::Statement
            }
            _ => Place::Argument,
        }
    }

    /// Whether what follows `before` stands for both the condition and the update of a `for`.
    fn is_rest_of_header(&self, before: &str, after: &str) -> bool {
        let head = before.trim_end().strip_suffix(';');
        let open = head.and_then(|head| head.rfind('(').and_then(|at| head.split_at_checked(at)));
        self.syntax.header.contains(';')
            && after.trim_start().starts_with(')')
            && open.is_some_and(|(ahead, first)| {
                last_word(ahead.trim_end()) == "for" && !first.contains([';', ')'])
            })
    }

    /// `$X: T` as an argument, where the language writes types behind names and arguments without labels.
    fn typed_argument(&self) -> Option<(Piece, usize)> {
        let before = self.before().trim_end().chars().next_back();
        if !self.syntax.typed_arguments
            || self.frames.last() != Some(&Frame::Arguments)
            || !matches!(before, Some('(' | ','))
        {
            return None;
        }
        let name = self.rest().strip_prefix('$').and_then(metavariable_name)?;
        let after = self.rest().get(1 + name.len()..)?.strip_prefix(':')?;
        let length = after.find([',', ')'])?;
        let declared = after.get(..length)?.trim();
        let is_type = declared.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && declared
                .chars()
                .all(|c| c.is_alphanumeric() || "_.[]".contains(c));
        is_type.then(|| {
            let piece = Piece::Typed {
                name: name.to_owned(),
                declared: declared.to_owned(),
            };
            (piece, 1 + name.len() + 1 + length)
        })
    }

    /// `(T $X)` or `($X: T)` here.
    fn typed(&self) -> Option<(Piece, usize)> {
        let inner = self.rest().strip_prefix('(')?;
        let close = inner.find(')')?;
        let inner = inner.get(..close)?;
        let before = self.before().trim_end();
        let after = self.rest().get(close + 2..).unwrap_or("").trim_start();
        let word = last_word(before);
        let called = before
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']' | '>'))
            && !matches!(
                word,
                "return"
                    | "throw"
                    | "raise"
                    | "in"
                    | "not"
                    | "and"
                    | "or"
                    | "await"
                    | "case"
                    | "yield"
            );
        if called || after.starts_with('{') || after.starts_with("=>") || after.starts_with("->") {
            return None;
        }
        let (name, declared) = match self.syntax.typed {
            Typed::TypeFirst => {
                let (declared, name) = inner.trim().rsplit_once('$')?;
                // `T *$X` is a pointer to `T`.
                let ends = declared.ends_with([' ', '\t', '*', '&'])
                    && declared.contains(|c: char| c.is_alphanumeric() || c == '_');
                ends.then_some((name, declared))?
            }
            Typed::NameFirst => {
                let (name, declared) = inner.trim().split_once(':')?;
                (name.trim().strip_prefix('$')?, declared)
            }
        };
        let declared = declared.trim();
        // `($X, $Y)` has two things in it, `(Map<$K, V> $X)` one.
        let is_type = (!declared.contains(',') || declared.contains('<'))
            && declared.starts_with(|c: char| {
                c.is_alphabetic() || matches!(c, '_' | '$' | '*' | '[' | '&')
            })
            && declared
                .chars()
                .all(|c| c.is_alphanumeric() || "_.<>[]?,$ &*:".contains(c));
        (metavariable_name(name) == Some(name) && is_type).then(|| {
            let piece = Piece::Typed {
                name: name.to_owned(),
                declared: declared.to_owned(),
            };
            (piece, close + 2)
        })
    }
}

/// Whether `rest` begins with a comma behind the last of several entries.
fn is_last_comma(rest: &str) -> bool {
    rest.strip_prefix(',').is_some_and(|after| {
        let after = after.trim_start();
        after.is_empty() || after.starts_with(['}', ']'])
    })
}

/// Whether what stands between `before` and `after` is all of the parentheses behind `for`.
fn is_for_header(before: &str, after: &str) -> bool {
    let head = before.trim_end().strip_suffix('(');
    head.is_some_and(|head| matches!(last_word(head.trim_end()), "for" | "foreach"))
        && after.trim_start().starts_with(')')
}

/// Whether `before` ends inside a markup tag.
fn is_in_tag(before: &str) -> bool {
    let Some(open) = before.rfind('<') else {
        return false;
    };
    let tag = before.get(open + 1..).unwrap_or("");
    tag.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '_')) && !tag.contains('>')
}

/// Whether what follows a `...` makes it the element of a comprehension.
fn is_comprehension(after: &str) -> bool {
    after
        .trim_start()
        .strip_prefix("for")
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether the parameters of a function have ended in `before`, and its body has not begun.
fn follows_parameters(before: &str) -> bool {
    let header = before
        .rfind(['{', '}', ';'])
        .map_or(before, |at| before.get(at + 1..).unwrap_or(""));
    let mut words = header.split_whitespace();
    words.any(|word| word == "function" || word.starts_with("constructor")) && header.contains(')')
}

/// Whether a brace after `header` holds the members of an anonymous class: `new T(…) {`.
fn is_anonymous_class(header: &str) -> bool {
    let header = header.trim_end();
    let Some(close) = header.strip_suffix(')') else {
        return false;
    };
    let mut depth = 1_usize;
    let open = close.char_indices().rev().find(|(_, c)| {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let before = open.and_then(|(at, _)| close.get(..at)).unwrap_or("");
    let mut words = before.split_whitespace().rev();
    words.next().is_some() && words.next().is_some_and(|word| word.ends_with("new"))
}

/// Whether a brace after `header` holds the members of a new object: `new T {`, `new T() {`.
fn is_initializer(header: &str) -> bool {
    let words: Vec<&str> = header.split_whitespace().collect();
    is_anonymous_class(header)
        || matches!(words.as_slice(), [.., "new", _])
            && header
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '>')
}

/// The name at the start of `text` if it can be a metavariable's.
fn metavariable_name(text: &str) -> Option<&str> {
    let length = text
        .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(length)?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (!name.is_empty() && ends).then_some(name)
}

/// The word that `text` begins with, behind white space.
fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let length = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    text.get(..length.unwrap_or(text.len())).unwrap_or("")
}

pub(super) fn last_word(text: &str) -> &str {
    text.rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
        .map_or(text, |at| {
            let width = text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8);
            text.get(at + width..).unwrap_or("")
        })
}

/// Where the bracket that `text` begins with is closed.
fn matching(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
