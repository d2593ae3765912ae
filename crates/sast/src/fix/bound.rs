//! Texts that are put together from literals and values, taken apart so that the values can be bound as parameters.
//!
//! Refuses what it cannot prove to be a query with plain values in it: values in the place of names, inside longer literals
//! (`'%{x}%'`), with formats of their own, and texts that hold the mark already.
//!
//! Invariant: the literal that is left has the quotes and the escapes of the one it came from.

use airlock_syntax::{Kind, NodeId, Role, Symbol, Tree};

/// A text that is put together.
pub(super) struct Joined<'file> {
    pieces: Vec<Piece<'file>>,
    open: String,
    close: &'file str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'file> {
    /// Literal text as it stands between the quotes.
    Text(&'file str),
    /// The code of a value.
    Value(&'file str),
}

/// Letters before a quote that say that values stand inside.
const FORMATS: &[char] = &['f', 'F', '$', 's'];

impl<'file> Joined<'file> {
    /// Takes apart what `node` is: a literal with values inside, literals and values that are added, a literal with `%`
    /// or `.format(…)`.
    pub(super) fn read(tree: &Tree, text: &'file str, node: NodeId) -> Option<Self> {
        let mut reader = Reader {
            tree,
            text,
            pieces: Vec::new(),
            quotes: None,
        };
        reader.expression(node)?;
        let (open, close) = reader.quotes?;
        let joined = Self {
            open: open.replace(FORMATS, ""),
            pieces: reader.pieces,
            close,
        };
        (!joined.values().is_empty()).then_some(joined)
    }

    /// The code of its values, in order.
    pub(super) fn values(&self) -> Vec<&'file str> {
        let value = |piece: &Piece<'file>| match piece {
            Piece::Value(code) => Some(*code),
            Piece::Text(_) => None,
        };
        self.pieces.iter().filter_map(value).collect()
    }

    /// The literal with `mark` (in which `#` is the value's number) in the place of each value, without the quotes around
    /// it; nothing where a value stands where no parameter may.
    pub(super) fn bound(&self, mark: &str) -> Option<String> {
        let mut out = self.open.clone();
        let first = mark.chars().next()?;
        let mut number = 0;
        // Whether the value before stood in quotes of the query, which the next text begins with.
        let mut quote: Option<char> = None;
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Text(text) => {
                    if text.contains(first) {
                        return None;
                    }
                    let mut text = *text;
                    if let Some(quote) = quote.take() {
                        text = text.strip_prefix(quote)?;
                    }
                    out.push_str(text);
                }
                Piece::Value(_) => {
                    let after = match pieces.peek() {
                        Some(Piece::Text(text)) => text,
                        None => "",
                        Some(Piece::Value(_)) => return None,
                    };
                    if quote.is_some() {
                        return None;
                    }
                    if out.len() > self.open.len() && out.ends_with('\'') {
                        if !after.starts_with('\'') || after.starts_with("''") {
                            return None;
                        }
                        out.pop();
                        quote = Some('\'');
                    }
                    let behind = after.strip_prefix('\'').filter(|_| quote.is_some());
                    if !takes_parameter(out.get(self.open.len()..)?, behind.unwrap_or(after)) {
                        return None;
                    }
                    number += 1;
                    out.push_str(&mark.replace('#', &number.to_string()));
                }
            }
        }
        out.push_str(self.close);
        quote.is_none().then_some(out)
    }
}

/// Words after which a query goes on behind a value.
const GOES_ON: &[&str] = &[
    "and",
    "or",
    "order",
    "group",
    "limit",
    "having",
    "union",
    "returning",
    "where",
    "on",
    "for",
    "offset",
    "escape",
    "collate",
    "then",
    "else",
    "end",
    "from",
    "as",
];

/// Whether a parameter may stand between `before` and `after`: after a comparison or among the values of an insertion,
/// and as the whole of what is compared or inserted.
fn takes_parameter(before: &str, after: &str) -> bool {
    let before = before.trim_end().to_ascii_lowercase();
    let is_compared = before.ends_with(['=', '<', '>'])
        || before.ends_with(" like")
        || before.ends_with(" ilike")
        || before.ends_with(" between");
    let is_inserted = before.rsplit_once("values").is_some_and(|(_, list)| {
        let list = list.trim_start();
        list.starts_with('(') && list.ends_with(['(', ',']) && !list.contains(['=', ';'])
    });
    let rest = after.trim_start();
    let is_end = rest.is_empty() || rest.starts_with([',', ')', ';']);
    let word = rest
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    let goes_on = rest.len() < after.len() && GOES_ON.contains(&word.as_str());
    (is_compared || is_inserted) && (is_end || goes_on)
}

struct Reader<'tree, 'file> {
    tree: &'tree Tree,
    text: &'file str,
    pieces: Vec<Piece<'file>>,
    quotes: Option<(&'file str, &'file str)>,
}

impl<'file> Reader<'_, 'file> {
    fn slice(&self, start: u32, end: u32) -> Option<&'file str> {
        self.text.get(start as usize..end as usize)
    }

    fn code(&self, node: NodeId) -> &'file str {
        self.tree.text(self.text, node)
    }

    /// Reads a node and what it is added from; `None` where it is no such text. Chains nest to the left: no recursion
    /// along them.
    fn expression(&mut self, node: NodeId) -> Option<()> {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match self.tree.kind(node) {
                Kind::Str => self.literal(node)?,
                Kind::Binary => {
                    let left = self.tree.child(node, Role::Left)?;
                    let right = self.tree.child(node, Role::Right)?;
                    let operator = self.tree.node(node).symbol;
                    if operator == Symbol::of("+") {
                        open.extend([right, left]);
                    } else if operator == Symbol::of("%") {
                        self.formatted(left, &["%s", "%d"], self.listed(right))?;
                    } else {
                        return None;
                    }
                }
                Kind::Call => {
                    let callee = self.tree.child(node, Role::Callee)?;
                    let literal = self.tree.child(callee, Role::Object)?;
                    let name = self.tree.child(callee, Role::Name)?;
                    if self.tree.kind(literal) != Kind::Str || self.code(name) != "format" {
                        self.pieces.push(Piece::Value(self.code(node)));
                        continue;
                    }
                    let args = self.tree.child(node, Role::Args)?;
                    let values = self.tree.children(args).collect();
                    self.formatted(literal, &["{}"], values)?;
                }
                _ => {
                    let code = self.code(node);
                    self.pieces.push(Piece::Value(code));
                }
            }
        }
        Some(())
    }

    /// The values on the right of `%`.
    fn listed(&self, node: NodeId) -> Vec<NodeId> {
        if self.tree.kind(node) == Kind::Tuple {
            self.tree.children(node).collect()
        } else {
            vec![node]
        }
    }

    /// A literal in which `holes` stand for `values`.
    fn formatted(&mut self, literal: NodeId, holes: &[&str], values: Vec<NodeId>) -> Option<()> {
        let from = self.pieces.len();
        self.literal(literal)?;
        let mut values = values.into_iter();
        for piece in self.pieces.split_off(from) {
            let Piece::Text(mut text) = piece else {
                return None;
            };
            while let Some((at, hole)) = holes
                .iter()
                .filter_map(|hole| Some((text.find(hole)?, hole)))
                .min()
            {
                let value = values.next()?;
                if matches!(
                    self.tree.kind(value),
                    Kind::KeywordArg | Kind::Spread | Kind::Dict
                ) {
                    return None;
                }
                self.pieces.push(Piece::Text(text.get(..at)?));
                self.pieces.push(Piece::Value(self.code(value)));
                text = text.get(at + hole.len()..)?;
            }
            self.pieces.push(Piece::Text(text));
        }
        // Empty texts between values would hide that they touch.
        self.pieces
            .retain(|piece| !matches!(piece, Piece::Text("")));
        let rest_is_plain = self.pieces.iter().all(|piece| match piece {
            Piece::Text(text) => !text.contains(['{', '}']),
            Piece::Value(_) => true,
        });
        (rest_is_plain && values.next().is_none()).then_some(())
    }

    fn literal(&mut self, node: NodeId) -> Option<()> {
        let mut parts = self.tree.children(node).peekable();
        let Some(first) = parts.peek().copied() else {
            // An empty literal adds nothing.
            return Some(());
        };
        if self.tree.kind(first) == Kind::Str {
            for part in parts {
                if self.tree.kind(part) != Kind::Str {
                    return None;
                }
                let nested = self.tree.children(part).next();
                if nested.is_some_and(|nested| self.tree.kind(nested) == Kind::Str) {
                    return None;
                }
                self.literal(part)?;
            }
            return Some(());
        }
        let whole = self.tree.node(node);
        let open = self.slice(whole.start, self.tree.node(first).start)?;
        let mut at = self.tree.node(first).start;
        let is_formatted = open.contains(FORMATS) || open.contains('`');
        let mut close = "";
        for part in parts {
            let own = self.tree.node(part);
            if own.start != at {
                return None;
            }
            at = own.end;
            close = self.slice(own.end, whole.end)?;
            match own.kind {
                Kind::StrText => {
                    let text = self.code(part);
                    if is_formatted && text.contains(['{', '}']) {
                        return None;
                    }
                    self.pieces.push(Piece::Text(text));
                }
                Kind::Interp => {
                    let value = self.interpolated(part)?;
                    self.pieces.push(Piece::Value(value));
                }
                _ => return None,
            }
        }
        match self.quotes {
            None => self.quotes = Some((open, close)),
            Some((own, _)) => {
                let same = own.replace(FORMATS, "") == open.replace(FORMATS, "");
                same.then_some(())?;
            }
        }
        Some(())
    }

    /// The code of an interpolated value, if it is all that stands there.
    fn interpolated(&self, node: NodeId) -> Option<&'file str> {
        let mut children = self.tree.children(node);
        let (value, None) = (children.next()?, children.next()) else {
            return None;
        };
        let (own, inner) = (self.tree.node(node), self.tree.node(value));
        let before = self.slice(own.start, inner.start)?;
        let after = self.slice(inner.end, own.end)?;
        matches!(
            (before.trim_end(), after.trim_start()),
            ("{" | "${" | "#{", "}") | ("$", "")
        )
        .then(|| self.code(value))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use airlock_model::Cx;
    use airlock_syntax::{ParseLimits, parse};

    /// What is left of the argument of the one call in `code`, and its values; a dash where it cannot be bound.
    fn bound(language: &str, code: &str, mark: &str) -> String {
        let language = airlock_syntax::by_name(language).unwrap();
        let tree = parse(&Cx::default(), language, code, ParseLimits::default()).tree;
        let mut args = tree.iter().filter(|(_, node)| node.kind == Kind::Args);
        let args = args.next().unwrap().0;
        let argument = tree.children(args).next().unwrap();
        let joined = Joined::read(&tree, code, argument);
        joined
            .and_then(|joined| Some(format!("{} {:?}", joined.bound(mark)?, joined.values())))
            .unwrap_or_else(|| "-".to_owned())
    }

    #[test]
    fn values_of_queries_are_bound() {
        let cases = [
            (
                "python",
                r#"q(f"select a from t where b = '{x}' and c={y.z}")"#,
                "?",
                r#""select a from t where b = ? and c=?" ["x", "y.z"]"#,
            ),
            (
                "python",
                r#"q("select a from t where b = '" + x + "' or c > " + y)"#,
                "$#",
                r#""select a from t where b = $1 or c > $2" ["x", "y"]"#,
            ),
            (
                "python",
                r#"q("insert into t (a, b) values ('%s', %s)" % (x, y))"#,
                "%s",
                r#""insert into t (a, b) values (%s, %s)" ["x", "y"]"#,
            ),
            (
                "python",
                r#"q("update t set a = {} where b = '{}'".format(x, f(y)))"#,
                "?",
                r#""update t set a = ? where b = ?" ["x", "f(y)"]"#,
            ),
            (
                "javascript",
                "q(`select a from t where b like ${x} limit 1`)",
                "?",
                r#"`select a from t where b like ? limit 1` ["x"]"#,
            ),
            ("ruby", r#"q("b = '#{x}'")"#, "?", r#""b = ?" ["x"]"#),
            (
                "csharp",
                r#"class A { void F() { Q($"select a from t where b = {x}"); } }"#,
                "@p#",
                r#""select a from t where b = @p1" ["x"]"#,
            ),
        ];
        for (language, code, mark, expected) in cases {
            assert_eq!(bound(language, code, mark), expected, "{code}");
        }
    }

    #[test]
    fn what_may_be_no_value_stays() {
        for code in [
            // A part of a literal, a name, a direction, a list.
            r#"q(f"select a from t where b like '%{x}%'")"#,
            r#"q(f"select a from {t} where b = 1")"#,
            r#"q(f"select a from t order by {x}")"#,
            r#"q(f"select a from t where b in ({x})")"#,
            r#"q(f"select a from t where {x} = 1")"#,
            // An expression that goes on behind the value.
            r#"q(f"update t set a = {x} + 1")"#,
            r#"q(f"select a from t join s on a = {x}.b")"#,
            r#"q(f"select a from t where b = '{x}''s'")"#,
            // A format of its own, braces, and a mark that is there.
            r#"q(f"select a from t where b = {x:>10}")"#,
            r#"q(f"select '{{}}' from t where b = {x}")"#,
            r#"q(f"select a from t where c = ? and b = {x}")"#,
            r#"q("select %(b)s where c = %s" % {"b": x})"#,
            // Values that touch, values too few, literals of two kinds, none at all.
            r#"q(f"select a from t where b = {x}{y}")"#,
            r#"q("select a from t where b = %s and c = %s" % (x,))"#,
            r#"q("select a from t where b = " + x + r' and c')"#,
            r#"q("select a from t")"#,
            "q(query)",
        ] {
            assert_eq!(bound("python", code, "?"), "-", "{code}");
        }
    }
}
