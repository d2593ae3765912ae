//! Which expressions are constant, as Semgrep's search mode sees them.
//!
//! A name is constant where the last binding before it gives it a constant on every path, or, seen from an inner
//! function, where it is bound once.

use crate::bindings::{Binding, BindingKind};
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role, Symbol, Tree};

/// A constant value.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Constant {
    /// A string, as written between its quotes.
    Str(String),
    /// A number.
    Number(f64),
    /// A truth value.
    Bool(bool),
}

/// `not` and `!`.
const NOT: Symbol = Symbol::of("not");
const BANG: Symbol = Symbol::of("!");
/// How deep constants may refer to each other.
const MAX_DEPTH: u32 = 16;
/// Longest string that concatenation makes.
const MAX_STRING: usize = 64 * 1024;

impl Facts<'_> {
    /// The value of the expression at `node`, if it is constant.
    pub fn constant(&self, node: NodeId) -> Option<Constant> {
        self.constant_below(node, MAX_DEPTH)
    }

    fn constant_below(&self, node: NodeId, depth: u32) -> Option<Constant> {
        let depth = depth.checked_sub(1)?;
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Str => self.text_of(node, depth).map(Constant::Str),
            Kind::Number => number(tree.text(self.text, node)).map(Constant::Number),
            Kind::Bool => Some(Constant::Bool(
                tree.text(self.text, node).eq_ignore_ascii_case("true"),
            )),
            Kind::Ident => match self.value_at(node) {
                Some(value) => self.constant_below(value, depth),
                None => self.setting(node),
            },
            Kind::Member => match self.field_value(node) {
                Some(value) => self.constant_below(value, depth),
                None => self.setting(node),
            },
            Kind::Call | Kind::Index => self.setting(node),
            Kind::Binary => self.joined(node, depth),
            Kind::Cast => {
                let value = tree.child(node, Role::Value)?;
                self.constant_below(value, depth)
            }
            _ => None,
        }
    }

    /// Whether a condition holds, where that does not depend on the run: truth values, and comparisons of constants.
    pub fn holds(&self, condition: NodeId) -> Option<bool> {
        self.holds_below(condition, MAX_DEPTH)
    }

    fn holds_below(&self, condition: NodeId, depth: u32) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        let tree = self.tree;
        match tree.kind(condition) {
            Kind::Bool | Kind::Ident | Kind::Member => match self.constant(condition)? {
                Constant::Bool(truth) => Some(truth),
                _ => None,
            },
            Kind::Unary if matches!(tree.node(condition).symbol, NOT | BANG) => {
                let operand = tree.children(condition).next()?;
                self.holds_below(operand, depth).map(|truth| !truth)
            }
            // Some grammars keep the parentheses around a condition.
            Kind::Tuple | Kind::Args => {
                let mut parts = tree.children(condition);
                let only = parts.next().filter(|_| parts.next().is_none())?;
                self.holds_below(only, depth)
            }
            Kind::Binary => {
                let mut parts = tree.children(condition);
                let (left, right) = (parts.next()?, parts.next()?);
                let operator = self.operator(condition);
                if matches!(operator, "&&" | "and" | "||" | "or") {
                    let decides = matches!(operator, "||" | "or");
                    let sides = [
                        self.holds_below(left, depth),
                        self.holds_below(right, depth),
                    ];
                    return match sides {
                        [Some(one), _] | [_, Some(one)] if one == decides => Some(decides),
                        [Some(_), Some(_)] => Some(!decides),
                        _ => None,
                    };
                }
                if !self.is_settled(left) || !self.is_settled(right) {
                    return None;
                }
                let (left, right) = (self.constant(left)?, self.constant(right)?);
                if std::mem::discriminant(&left) != std::mem::discriminant(&right) {
                    return None;
                }
                let order = left.partial_cmp(&right);
                Some(match operator {
                    "==" | "===" => left == right,
                    "!=" | "!==" => left != right,
                    "<" => order?.is_lt(),
                    "<=" => order?.is_le(),
                    ">" => order?.is_gt(),
                    ">=" => order?.is_ge(),
                    _ => return None,
                })
            }
            _ => None,
        }
    }

    /// Whether every name in an expression is bound once: a loop's counter is not.
    fn is_settled(&self, node: NodeId) -> bool {
        let names = std::iter::once(node).chain(self.tree.descendants(node));
        names
            .filter(|name| self.tree.kind(*name) == Kind::Ident)
            .all(|name| self.scope_bindings(name).len() <= 1)
    }

    /// The expression that the name at `node` stands for, through other names; `node` itself where it stands for none.
    pub fn stands_for(&self, node: NodeId) -> NodeId {
        let mut at = node;
        for _ in 0..MAX_DEPTH {
            match (self.tree.kind(at) == Kind::Ident).then(|| self.value_at(at)) {
                Some(Some(value)) => at = value,
                _ => break,
            }
        }
        at
    }

    /// The literal that gives the name at `node` its value, where one does; `node` itself otherwise.
    pub fn literal_of(&self, node: NodeId) -> NodeId {
        let mut at = node;
        for _ in 0..MAX_DEPTH {
            let value = match self.tree.kind(at) {
                Kind::Ident => self.value_at(at),
                Kind::Member => self.field_value(at),
                Kind::Str => return at,
                _ => return node,
            };
            match value {
                Some(value) => at = value,
                None => return node,
            }
        }
        node
    }

    /// The text of a string whose code is constant, as written between its quotes.
    fn text_of(&self, node: NodeId, depth: u32) -> Option<String> {
        let written = self.tree.text(self.text, node);
        if let Some(value) = self.language.string_value(written) {
            return Some(value.into_owned()).filter(|value| value.len() <= MAX_STRING);
        }
        let mut content = String::new();
        for part in self.tree.children(node) {
            match self.tree.kind(part) {
                Kind::StrText => content.push_str(self.tree.text(self.text, part)),
                Kind::Str => content.push_str(&self.text_of(part, depth.checked_sub(1)?)?),
                Kind::Interp => {
                    let mut code = self.tree.children(part);
                    let value = code.next().filter(|_| code.next().is_none())?;
                    match self.constant_below(value, depth)? {
                        Constant::Str(text) => content.push_str(&text),
                        Constant::Number(_) | Constant::Bool(_) => return None,
                    }
                }
                _ => return None,
            }
            if content.len() > MAX_STRING {
                return None;
            }
        }
        Some(content)
    }

    /// The text of a string without interpolation, as written between its quotes.
    pub fn literal(&self, node: NodeId) -> Option<String> {
        if self.tree.kind(node) != Kind::Str {
            return None;
        }
        let written = self.tree.text(self.text, node);
        if let Some(value) = self.language.string_value(written) {
            return Some(value.into_owned());
        }
        let mut content = String::new();
        // Literals that stand side by side are strings inside a string.
        for part in self.tree.descendants(node) {
            match self.tree.kind(part) {
                Kind::StrText => content.push_str(self.tree.text(self.text, part)),
                Kind::Str => {}
                _ => return None,
            }
        }
        Some(content)
    }

    /// `+` and juxtaposition of constants, and arithmetic.
    fn joined(&self, node: NodeId, depth: u32) -> Option<Constant> {
        let operator = self.operator(node);
        let mut parts = self.tree.children(node);
        let first = self.constant_below(parts.next()?, depth)?;
        parts.try_fold(first, |left, right| {
            let right = self.constant_below(right, depth)?;
            match (left, right, operator) {
                (Constant::Str(mut left), Constant::Str(right), "" | "+" | "." | "..")
                    if left.len() + right.len() <= MAX_STRING =>
                {
                    left.push_str(&right);
                    Some(Constant::Str(left))
                }
                (Constant::Number(left), Constant::Number(right), operator) => {
                    let value = match operator {
                        "+" => left + right,
                        "-" => left - right,
                        "*" => left * right,
                        _ => return None,
                    };
                    Some(Constant::Number(value))
                }
                _ => None,
            }
        })
    }

    /// The text between the first two operands, which is the operator (none between juxtaposed strings).
    fn operator(&self, node: NodeId) -> &str {
        let mut parts = self.tree.children(node);
        let (Some(left), Some(right)) = (parts.next(), parts.next()) else {
            return "";
        };
        let (from, to) = (self.tree.node(left).end, self.tree.node(right).start);
        self.text
            .get(from as usize..to as usize)
            .unwrap_or("")
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '\\'))
    }

    /// All bindings of the identifier at `node` in the innermost scope that binds it.
    pub fn scope_bindings(&self, node: NodeId) -> Vec<Binding> {
        let bindings = self.bindings().of(self.tree.node(node).symbol);
        if bindings.is_empty() {
            return Vec::new();
        }
        let mut scope = self.scope_of(node);
        loop {
            let own: Vec<Binding> = bindings
                .iter()
                .filter(|binding| binding.scope == scope)
                .copied()
                .collect();
            if !own.is_empty() || scope == NodeId(0) {
                return own;
            }
            scope = self.scope_of(scope);
        }
    }

    /// What gives the identifier at `node` its meaning, where it is bound at or before `node`: the function, class or file
    /// that binds it, or the last declaration in it where a language's declarations make a new thing each time.
    pub fn bound_in(&self, node: NodeId) -> Option<NodeId> {
        let bindings = self.bindings().of(self.tree.node(node).symbol);
        if bindings.is_empty() {
            return None;
        }
        let mut scope = self.scope_of(node);
        loop {
            let binds = |binding: &Binding| binding.scope == scope && binding.name <= node;
            if let Some(last) = bindings.iter().rfind(|binding| binds(binding)) {
                let declarations_are_new =
                    matches!(self.language.name, "javascript" | "typescript" | "tsx");
                let declared = bindings.iter().rfind(|binding| {
                    declarations_are_new
                        && binds(binding)
                        && matches!(binding.kind, BindingKind::Declared | BindingKind::Constant)
                });
                return Some(declared.map_or(last.scope, |declared| declared.at));
            }
            if scope == NodeId(0) {
                return None;
            }
            scope = self.scope_of(scope);
        }
    }

    /// The expression whose value the identifier at `node` has for certain.
    pub fn value_at(&self, node: NodeId) -> Option<NodeId> {
        let bindings = self.scope_bindings(node);
        let first = *bindings.first()?;
        match first.kind {
            BindingKind::ConstantField => return first.value,
            BindingKind::Field => return None,
            _ => {}
        }
        // A name that is declared nowhere is followed inside each function that assigns it.
        let undeclared = first.scope == NodeId(0)
            && bindings.iter().all(|binding| {
                matches!(binding.kind, BindingKind::Assigned | BindingKind::Changed)
            });
        let here: Vec<Binding> = bindings
            .iter()
            .filter(|binding| undeclared && self.scope_of(binding.at) == self.scope_of(node))
            .copied()
            .collect();
        let is_local = !here.is_empty();
        let bindings = if is_local { here } else { bindings };
        if first.scope != self.scope_of(node) && !is_local {
            return match bindings.as_slice() {
                [only] if only.kind != BindingKind::Parameter => only.value,
                _ => None,
            };
        }
        let last = bindings
            .iter()
            .rfind(|binding| binding.name < node && !self.tree.contains(binding.at, node))?;
        let value = last.value?;
        let dominates = self.tree.contains(self.statement_list(last.at), node);
        (dominates && !self.changes_in_loop(&bindings, last, node)).then_some(value)
    }

    /// The block whose statements run after the binding at `node`.
    fn statement_list(&self, node: NodeId) -> NodeId {
        self.lists()
            .get(node.0 as usize)
            .copied()
            .unwrap_or(NodeId(0))
    }

    /// Whether a loop around `node`, but not around `last`, binds the name again.
    fn changes_in_loop(&self, bindings: &[Binding], last: &Binding, node: NodeId) -> bool {
        let mut at = node;
        loop {
            let around = self
                .loops()
                .get(at.0 as usize)
                .copied()
                .unwrap_or(NodeId(0));
            if around == NodeId(0) || self.tree.contains(around, last.at) {
                return false;
            }
            if bindings
                .iter()
                .any(|binding| self.tree.contains(around, binding.at))
            {
                return true;
            }
            at = around;
        }
    }

    /// The value of `this.NAME` or `Class.NAME` where NAME is a constant field of this file, or `Object.NAME` of Kotlin.
    fn field_value(&self, node: NodeId) -> Option<NodeId> {
        let (object, name) = member_parts(self.tree, node)?;
        let is_own = matches!(self.tree.kind(object), Kind::This | Kind::Ident);
        let bindings = self.bindings().of(self.tree.node(name).symbol);
        match bindings {
            [only]
                if is_own
                    && (only.kind == BindingKind::ConstantField || self.is_kotlin_value(only)) =>
            {
                let class = only.scope;
                let of_class = self.tree.kind(object) == Kind::This
                    || self.tree.child(class, Role::Name).is_some_and(|own| {
                        self.tree.node(own).symbol == self.tree.node(object).symbol
                    });
                only.value.filter(|_| of_class)
            }
            _ => None,
        }
    }

    /// Whether a binding is a `val` of a class or object of Kotlin.
    fn is_kotlin_value(&self, binding: &Binding) -> bool {
        let declared = self.parent(self.parent(binding.name));
        self.language.name == "kotlin"
            && self.tree.kind(binding.scope) == Kind::Class
            && self.tree.kind(declared) == Kind::VarDecl
            && { self.tree.text(self.text, declared).split_whitespace() }
                .take_while(|word| !word.contains('='))
                .any(|word| word == "val")
    }
}

/// Whether statements inside may run again.
pub(crate) fn is_loop(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach
    )
}

/// The nearest list of statements (or lone body) around every node, in one pass.
pub(crate) fn statement_lists(tree: &Tree, parents: &[NodeId]) -> Vec<NodeId> {
    let mut all: Vec<NodeId> = Vec::with_capacity(parents.len());
    for (id, parent) in (0..).map(NodeId).zip(parents) {
        let is_list = match tree.kind(*parent) {
            Kind::Block | Kind::File | Kind::Lambda | Kind::Function => true,
            Kind::If | Kind::Else | Kind::Case => is_body(tree.node(id).role),
            kind => is_loop(kind) && is_body(tree.node(id).role),
        };
        let above = all.get(parent.0 as usize).copied().unwrap_or(*parent);
        all.push(if is_list { *parent } else { above });
    }
    all
}

fn is_body(role: Role) -> bool {
    matches!(role, Role::Then | Role::Else | Role::Body | Role::None)
}

/// The value of a number literal.
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    let lower = plain.to_ascii_lowercase();
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(|(prefix, radix)| {
            lower
                .strip_prefix(prefix)
                .map(|digits| (digits.to_owned(), radix))
        });
    if let Some((digits, radix)) = radix {
        let digits = digits.trim_end_matches(['l', 'u', 'n']);
        #[expect(
            clippy::cast_precision_loss,
            reason = "constants are compared as written; 53 bits are enough"
        )]
        return u64::from_str_radix(digits, radix)
            .ok()
            .map(|value| value as f64);
    }
    lower
        .trim_end_matches(['l', 'f', 'd', 'u', 'n', 'm', 'j'])
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_in_any_base() {
        let cases = [
            ("10", Some(10.0)),
            ("0xFF", Some(255.0)),
            ("1_000L", Some(1000.0)),
            ("1.5e3", Some(1500.0)),
            ("0b11", Some(3.0)),
            ("x", None),
        ];
        for (text, value) in cases {
            assert_eq!(number(text), value, "{text}");
        }
    }
}
