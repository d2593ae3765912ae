//! Turns the placeholders of a parsed pattern into pattern kinds.
//!
//! Invariant: iterative, as the depth of a pattern is only checked afterwards.

use super::render::{Candidate, is_ellipsis};
use super::scan::Piece;
use super::syntax::{DEEP, NAMED_ELLIPSIS, PatternSyntax, TYPED, UNTYPED};
use super::{Metavariable, Pattern};
use crate::tree::{Node, NodeId, Tree};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;

/// The pattern in the parsed `candidate`; `None` when nothing of the pattern is a node of its own.
pub(super) fn pattern(
    tree: &Tree,
    candidate: Candidate,
    pieces: &[Piece],
    syntax: &PatternSyntax,
    prefix: &str,
) -> Option<Pattern> {
    // A semicolon that the wrapping adds belongs to the pattern's last statement.
    let after = candidate.text.get(candidate.inner.end as usize..);
    let semicolon_added = after.is_some_and(|after| after.starts_with(';'));
    let inner = Span::new(
        candidate.inner.start,
        candidate.inner.end + u32::from(semicolon_added),
    );
    let mut roots = roots(tree, inner);
    while let [root] = roots.as_slice()
        && syntax.document
        && stands_for_its_entry(tree, &candidate.text, *root)
    {
        roots = tree.children(*root).collect();
    }
    let mut rewriter = Rewriter {
        tree,
        text: &candidate.text,
        pieces,
        syntax,
        prefix,
        nodes: Vec::with_capacity(tree.len()),
        metavariables: Vec::new(),
    };
    rewriter.nodes.push(Node {
        start: candidate.inner.start,
        end: candidate.inner.end,
        next: 0,
        symbol: Symbol::NONE,
        raw: 0,
        kind: Kind::File,
        role: Role::None,
    });
    let first_is_lone_expression = match roots.as_slice() {
        [] => return None,
        // `defer f()` and the like are statements by their word.
        [root] if tree.kind(*root) == Kind::ExprStmt && tree.node(*root).symbol == Symbol::NONE => {
            Some(*root)
        }
        _ => None,
    };
    let semicolon = candidate
        .inner
        .slice(&candidate.text)
        .trim_end()
        .ends_with(';');
    for root in &roots {
        if let ([word], true) = (roots.as_slice(), syntax.commands)
            && let Some(name) = lone_word(tree, *word)
        {
            rewriter.word(name);
        } else if first_is_lone_expression.is_some() && !semicolon {
            // A lone expression is found wherever an expression may stand.
            for child in tree.children(*root) {
                rewriter.copy(child);
            }
        } else {
            rewriter.copy(*root);
        }
    }
    let end = u32::try_from(rewriter.nodes.len()).unwrap_or(u32::MAX);
    if let Some(file) = rewriter.nodes.first_mut() {
        file.next = end;
    }
    let (nodes, metavariables) = (rewriter.nodes, rewriter.metavariables);
    Some(Pattern {
        text: candidate.text,
        tree: Tree::from_nodes(nodes),
        metavariables,
        is_statement: semicolon,
    })
}

/// The name of a command that is nothing but its name.
fn lone_word(tree: &Tree, root: NodeId) -> Option<NodeId> {
    let is_call = tree.kind(root) == Kind::Call;
    let parts: Vec<NodeId> = tree.children(root).collect();
    match parts.as_slice() {
        [name, args] if is_call && tree.children(*args).next().is_none() => Some(*name),
        _ => None,
    }
}

/// Whether a document, or the mapping or block sequence of a single entry, says no more than what it holds.
fn stands_for_its_entry(tree: &Tree, text: &str, root: NodeId) -> bool {
    let mut children = tree.children(root);
    children.next().is_some()
        && match tree.kind(root) {
            Kind::Block => true,
            Kind::Dict => children.next().is_none(),
            Kind::List => children.next().is_none() && tree.text(text, root).starts_with('-'),
            _ => false,
        }
}

/// The highest nodes that lie wholly inside `inner`.
fn roots(tree: &Tree, inner: Span) -> Vec<NodeId> {
    let mut roots = Vec::new();
    let mut at = tree.root().map_or(0, |root| root.0 + 1);
    let end = u32::try_from(tree.len()).unwrap_or(u32::MAX);
    while at < end {
        let node = tree.node(NodeId(at));
        if inner.contains(node.span()) && !node.span().is_empty() {
            roots.push(NodeId(at));
            at = node.next.max(at + 1);
        } else {
            at += 1;
        }
    }
    roots
}

struct Rewriter<'run> {
    tree: &'run Tree,
    text: &'run str,
    pieces: &'run [Piece],
    syntax: &'run PatternSyntax,
    prefix: &'run str,
    nodes: Vec<Node>,
    metavariables: Vec<Metavariable>,
}

/// What is still to be done.
enum Work {
    Visit(NodeId, Role),
    Close(usize),
}

impl<'run> Rewriter<'run> {
    fn copy(&mut self, root: NodeId) {
        let mut work = vec![Work::Visit(root, self.tree.node(root).role)];
        while let Some(next) = work.pop() {
            match next {
                Work::Close(at) => self.close(at),
                Work::Visit(id, role) => self.visit(id, role, &mut work),
            }
        }
    }

    /// A word by itself, which may be a command or an argument: a string without quotes.
    fn word(&mut self, name: NodeId) {
        let node = self.tree.node(name);
        if node.kind != Kind::Ident || self.placeholder(node, node.span().slice(self.text)) {
            return self.copy(name);
        }
        let at = self.nodes.len();
        let role = Role::None;
        self.nodes.push(Node {
            kind: Kind::Str,
            role,
            symbol: Symbol::NONE,
            ..node
        });
        self.leaf(Node { role, ..node }, Kind::StrText, node.symbol);
        self.close(at);
    }

    fn close(&mut self, at: usize) {
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        if let Some(node) = self.nodes.get_mut(at) {
            node.next = next;
        }
    }

    fn leaf(&mut self, node: Node, kind: Kind, symbol: Symbol) {
        let next = u32::try_from(self.nodes.len() + 1).unwrap_or(u32::MAX);
        self.nodes.push(Node {
            next,
            symbol,
            kind,
            ..node
        });
    }

    fn named(&mut self, node: Node, kind: Kind, name: &str, declared: Option<String>) {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.metavariables.push(Metavariable {
            node: id,
            name: name.to_owned(),
            declared,
        });
        self.leaf(node, kind, Symbol::of(name));
    }

    fn visit(&mut self, id: NodeId, role: Role, work: &mut Vec<Work>) {
        let node = Node {
            role,
            ..self.tree.node(id)
        };
        let text = node.span().slice(self.text);
        // Where strings need no quotes, a placeholder is one; where there are only strings, it is one in quotes.
        let plain = if self.syntax.quoted {
            text.trim_matches('"')
        } else if self.syntax.indented && text.starts_with(['|', '>']) {
            // The style of a scalar says nothing of what it holds.
            text.split_once('\n').map_or(text, |(_, body)| body.trim())
        } else {
            text
        };
        if is_ellipsis(self.syntax, text) && Self::may_be_ellipsis(node.kind) {
            return self.leaf(node, Kind::Ellipsis, Symbol::NONE);
        }
        if self.stands_alone(node, text) {
            return;
        }
        if node.kind == Kind::Str && (self.placeholder(node, plain) || self.string(node, text)) {
            return;
        }
        if let Some((inner, name)) = self.interpolated(id) {
            let at = self.nodes.len();
            self.nodes.push(node);
            self.named(inner, Kind::Metavar, name, None);
            self.close(at);
            return;
        }
        if node.kind == Kind::StrText {
            if let Some(name) = text.strip_prefix('$').filter(|name| is_name(name)) {
                return self.named(node, Kind::Metavar, name, None);
            }
            let kind = if text == "..." {
                Kind::Ellipsis
            } else {
                node.kind
            };
            return self.leaf(node, kind, node.symbol);
        }
        if self.tree.children(id).next().is_none() && self.placeholder(node, text) {
            return;
        }
        if node.kind == Kind::Param
            && let Some(name) = text.strip_prefix(UNTYPED)
            && self.placeholder(node, name)
        {
            return;
        }
        if node.kind == Kind::Other && self.atom(node, text)
            || node.kind == Kind::Regex && self.regex(node, text)
        {
            return;
        }
        if let Some(inner) = self.deep(id) {
            self.open(
                Node {
                    kind: Kind::Deep,
                    ..node
                },
                work,
            );
            work.push(Work::Visit(inner, Role::None));
            return;
        }
        self.open(node, work);
        let first = work.len();
        for child in self.tree.children(id) {
            work.push(Work::Visit(child, self.tree.node(child).role));
        }
        if let Some(new) = work.get_mut(first..) {
            new.reverse();
        }
    }

    fn open(&mut self, node: Node, work: &mut Vec<Work>) {
        work.push(Work::Close(self.nodes.len()));
        self.nodes.push(node);
    }

    /// A placeholder in the place of something larger: a statement of its own, all the code of an instruction, or a
    /// name that the grammar takes for a variable's value.
    fn stands_alone(&mut self, node: Node, text: &str) -> bool {
        match node.kind {
            Kind::Call if !self.syntax.lone.is_empty() => {
                let name = text.strip_prefix(self.syntax.lone);
                name.is_some_and(|name| self.placeholder(node, name))
            }
            Kind::Block if self.syntax.commands && node.role == Role::Body => {
                let is_open = is_ellipsis(self.syntax, text);
                if is_open {
                    self.leaf(node, Kind::Ellipsis, Symbol::NONE);
                }
                is_open || text.starts_with(NAMED_ELLIPSIS) && self.placeholder(node, text)
            }
            Kind::Interp => self.prefix.starts_with('$') && self.placeholder(node, text),
            _ => false,
        }
    }

    /// A block or file stays one though its only statement is `...`.
    fn may_be_ellipsis(kind: Kind) -> bool {
        !matches!(
            kind,
            Kind::Block
                | Kind::File
                | Kind::Args
                | Kind::Params
                | Kind::Type
                | Kind::List
                | Kind::Dict
        )
    }

    /// The name of the metavariable that `text` stands for.
    fn unprefixed<'name>(&self, text: &'name str) -> Option<&'name str> {
        let sigils = std::iter::once(self.prefix).chain(self.syntax.metavariable.iter().copied());
        let mut names = sigils.filter_map(|sigil| text.strip_prefix(sigil));
        names.find(|name| is_name(name))
    }

    /// The metavariable that stands between code and string where the scanner sees no code: PHP's variables, and
    /// what Swift puts into `\(…)`.
    fn interpolated(&self, interpolation: NodeId) -> Option<(Node, &'run str)> {
        if self.tree.kind(interpolation) != Kind::Interp {
            return None;
        }
        let inner = self.tree.node(self.tree.children(interpolation).next()?);
        let text: &'run str = self.text;
        let name = inner.span().slice(text).strip_prefix('$')?;
        (inner.kind == Kind::Ident && is_name(name) && !self.syntax.reserved.contains(&name))
            .then_some((inner, name))
    }

    fn placeholder(&mut self, node: Node, text: &str) -> bool {
        if let Some(name) = text
            .strip_prefix(NAMED_ELLIPSIS)
            .filter(|name| is_name(name))
        {
            self.named(node, Kind::MetavarEllipsis, &format!("...{name}"), None);
        } else if let Some(number) = text.strip_prefix(TYPED) {
            let piece = number
                .parse()
                .ok()
                .and_then(|at: usize| self.pieces.get(at));
            let Some(Piece::Typed { name, declared }) = piece.cloned() else {
                return false;
            };
            self.named(node, Kind::Metavar, &name, Some(declared));
        } else if let Some(name) = self.unprefixed(text) {
            self.named(node, Kind::Metavar, name, None);
        } else {
            return false;
        }
        true
    }

    /// Strings that stand for more than themselves: `"..."` and `"$X"`.
    fn string(&mut self, node: Node, text: &str) -> bool {
        let content = text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '@'))
            .trim_matches(['"', '\'', '`']);
        if content == "..." {
            let at = self.nodes.len();
            self.nodes.push(node);
            self.leaf(
                Node {
                    role: Role::None,
                    ..node
                },
                Kind::Ellipsis,
                Symbol::NONE,
            );
            self.close(at);
            return true;
        }
        let name = content.strip_prefix('$').filter(|name| is_name(name));
        let Some(name) = name else { return false };
        let at = self.nodes.len();
        self.nodes.push(node);
        self.named(
            Node {
                role: Role::None,
                ..node
            },
            Kind::Metavar,
            name,
            None,
        );
        self.close(at);
        true
    }

    /// `node` with nothing in it but a metavariable.
    fn holding(&mut self, node: Node, name: &str) {
        let at = self.nodes.len();
        self.nodes.push(node);
        let inner = Node {
            role: Role::None,
            ..node
        };
        self.named(inner, Kind::Metavar, name, None);
        self.close(at);
    }

    /// `:$X`.
    fn atom(&mut self, node: Node, text: &str) -> bool {
        let name = text.strip_prefix(':');
        let Some(name) = name.and_then(|name| self.unprefixed(name)) else {
            return false;
        };
        self.holding(node, name);
        true
    }

    /// `/$X/`.
    fn regex(&mut self, node: Node, text: &str) -> bool {
        let body = text
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'));
        let Some(name) = body.and_then(|body| self.unprefixed(body)) else {
            return false;
        };
        self.holding(node, name);
        true
    }

    /// The argument of the call that stands for `<... e ...>`.
    fn deep(&self, id: NodeId) -> Option<NodeId> {
        let kind = self.tree.kind(id);
        if kind == Kind::Other && self.syntax.commands {
            let mut parts = self.tree.children(id);
            let command = parts.next().filter(|_| parts.next().is_none())?;
            return (self.tree.kind(command) == Kind::Call)
                .then(|| self.deep(command))
                .flatten();
        }
        if kind != Kind::Call {
            return None;
        }
        let mut children = self.tree.children(id);
        let callee = children.next()?;
        if self.tree.text(self.text, callee) != DEEP {
            return None;
        }
        let args = children.next()?;
        self.tree.children(args).next()
    }
}

/// Whether a text can be the name of a metavariable.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}
