//! Strings: their text, and the code inside them.

use super::run::{Known, Lowerer, Work};
use super::{Rule, span_of};
use crate::tree::Node;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

impl<'tree> Lowerer<'_, 'tree> {
    pub(super) fn visit_string(&mut self, node: Known<'tree>, role: Role, delimited: bool) {
        let whole = span_of(node.raw);
        let (content, cuts) = self.string_parts(node.raw, whole, delimited);
        self.open(Self::made(node, Kind::Str, role, Symbol::NONE));
        let mut parts = Vec::with_capacity(cuts.len() * 2 + 2);
        let mut at = content.start;
        for (cut, what) in cuts {
            let span = span_of(cut);
            self.plan_text(&mut parts, node, Span::new(at, span.start.max(at)));
            match what {
                Cut::Token => {}
                Cut::Interpolation => parts.push(Work::Visit(cut.into(), Role::None)),
                Cut::Expression => {
                    let made = Self::made(cut.into(), Kind::Interp, Role::None, Symbol::NONE);
                    parts.extend([
                        Work::Open(made),
                        Work::Visit(cut.into(), Role::None),
                        Work::Close,
                    ]);
                }
            }
            at = span.end.max(at);
        }
        self.plan_text(&mut parts, node, Span::new(at, content.end.max(at)));
        self.work.push(Work::Close);
        self.work.extend(parts.into_iter().rev());
    }

    fn plan_text(&self, parts: &mut Vec<Work<'tree>>, node: Known<'tree>, span: Span) {
        let mut at = span.start;
        if matches!(self.compiled.slot(node.id).rule, Rule::DollarStr) {
            for name in dollar_names(span, self.text) {
                let interpolation = Span::new(name.start - 1, name.end);
                let symbol = Symbol::of(name.slice(self.text));
                parts.extend(self.text_part(node, Span::new(at, interpolation.start)));
                parts.extend([
                    Work::Open(part(0, Kind::Interp, Symbol::NONE, interpolation)),
                    Work::Open(part(0, Kind::Ident, symbol, name)),
                    Work::Close,
                    Work::Close,
                ]);
                at = name.end;
            }
        }
        parts.extend(self.text_part(node, Span::new(at, span.end)));
    }

    fn text_part(
        &self,
        node: Known<'tree>,
        span: Span,
    ) -> impl Iterator<Item = Work<'tree>> + use<'tree> {
        let symbol = Symbol::of(span.slice(self.text));
        let text = part(node.id, Kind::StrText, symbol, span);
        [Work::Open(text), Work::Close]
            .into_iter()
            .filter(move |_| !span.is_empty())
    }

    /// What lies between the delimiters of a string, and what interrupts its text.
    fn string_parts(
        &mut self,
        node: Raw<'tree>,
        whole: Span,
        delimited: bool,
    ) -> (Span, Vec<(Raw<'tree>, Cut)>) {
        let mut content = whole;
        let mut cuts = Vec::new();
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            let span = span_of(child);
            match self.slot(child).rule {
                Rule::Drop if delimited && span.start == content.start && span.end < whole.end => {
                    content.start = span.end;
                }
                Rule::Drop if delimited && span.end == whole.end => {
                    content.end = span.start.max(content.start);
                }
                Rule::Drop => cuts.push((child, Cut::Token)),
                Rule::Node(Kind::Other) | Rule::Leaf(Kind::StrText) | Rule::BareStr => {}
                Rule::Node(Kind::Interp) | Rule::Roles(Kind::Interp, _) => {
                    cuts.push((child, Cut::Interpolation));
                }
                _ => cuts.push((child, Cut::Expression)),
            }
            more = self.cursor.goto_next_sibling();
        }
        if delimited && content == whole {
            content = strip_quotes(whole, self.text);
        } else if delimited && content.end == whole.end {
            // Some grammars show the opening quote only.
            let opening = Span::new(whole.start, content.start).slice(self.text);
            let quote = opening.trim_start_matches(|c: char| c != '"' && c != '\'');
            let inner = content.slice(self.text);
            if !quote.is_empty() && inner.ends_with(quote) {
                content.end -= u32::try_from(quote.len()).unwrap_or(0);
            }
        }
        (content, cuts)
    }
}

/// A node that plays no particular part.
fn part(raw: u16, kind: Kind, symbol: Symbol, span: Span) -> Node {
    Node {
        start: span.start,
        end: span.end,
        next: 0,
        symbol,
        raw,
        kind,
        role: Role::None,
    }
}

/// The names that stand behind a dollar sign in `span`, without it.
fn dollar_names(span: Span, text: &str) -> Vec<Span> {
    let mut names = Vec::new();
    let mut before = None;
    let mut characters = (span.start..).zip(span.slice(text).bytes()).peekable();
    while let Some((at, byte)) = characters.next() {
        let escaped = before == Some(b'\\');
        before = Some(byte);
        let begins = |next: u8| next.is_ascii_alphabetic() || next == b'_';
        if byte != b'$' || escaped || !characters.peek().is_some_and(|(_, next)| begins(*next)) {
            continue;
        }
        let mut end = at + 1;
        while let Some((at, _)) =
            characters.next_if(|(_, next)| next.is_ascii_alphanumeric() || *next == b'_')
        {
            end = at + 1;
        }
        names.push(Span::new(at + 1, end));
    }
    names
}

/// What interrupts the text of a string.
enum Cut {
    /// Punctuation, which is no text.
    Token,
    /// A node that becomes a [`Kind::Interp`].
    Interpolation,
    /// An expression that stands for itself (`"$x"`).
    Expression,
}

/// `span` without a literal prefix (`r`, `b`, `L` …) and quotes.
fn strip_quotes(span: Span, text: &str) -> Span {
    let literal = span.slice(text);
    let body =
        literal.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '@' || c == '$');
    let unhashed = body.trim_start_matches('#');
    let hashes = body.len() - unhashed.len();
    let marks = "#".repeat(hashes);
    let body = unhashed.strip_suffix(marks.as_str()).unwrap_or(unhashed);
    for quote in ["\"\"\"", "'''", "\"", "'", "`"] {
        if let Some(inner) = body
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
        {
            let end = span.end - u32::try_from(quote.len() + hashes).unwrap_or(0);
            return Span::new(end - u32::try_from(inner.len()).unwrap_or(0), end);
        }
    }
    span
}
