//! Why a pattern matches nowhere in a file: the place that it nearly matches, and what is different there.
//!
//! Invariant: recursion follows the pattern, as in matching; at most [`MAX_PLACES`] places are looked at.

use super::Matcher;
use crate::env::Env;
use crate::file::File;
use crate::filters::Filters;
use crate::options::MatchOptions;
use crate::pattern::CompiledPattern;
use airlock_model::{Budget, Span};
use airlock_syntax::{Kind, NodeId, Role};

/// More candidates than this are not compared.
const MAX_PLACES: usize = 200;
/// Longest code that is quoted.
const MAX_QUOTED: usize = 50;
/// Likeness (0 to 1) from which one name may be meant for another.
const LEAST_LIKENESS: f64 = 0.85;

/// Where a pattern nearly matches, and what is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Miss {
    pub(crate) at: Option<Span>,
    pub(crate) why: String,
}

/// Why `pattern`, which matches nowhere in `file`, does not.
pub(crate) fn nearest(
    pattern: &CompiledPattern,
    file: &File<'_>,
    options: MatchOptions,
    budget: &mut Budget,
) -> Miss {
    let mut filters = Filters::default();
    let mut matcher = Matcher {
        pattern,
        file,
        budget,
        options,
        within: None,
        near: None,
        filters: &mut filters,
    };
    if let Some(why) = matcher.absent_name() {
        return Miss { at: None, why };
    }
    match pattern.roots.as_slice() {
        [root] => matcher.nearest_of(*root),
        roots => matcher.nearest_of_statements(roots),
    }
}

/// Code on one line, cut where it is long.
pub(crate) fn quoted(code: &str) -> String {
    let line = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MAX_QUOTED {
        return format!("`{line}`");
    }
    let head: String = line.chars().take(MAX_QUOTED).collect();
    format!("`{head}…`")
}

impl Matcher<'_> {
    /// A name that the pattern asks for and the file does not hold.
    fn absent_name(&self) -> Option<String> {
        let tree = self.pattern.tree();
        let is_absent =
            |symbol| self.pattern.required.contains(&symbol) && !self.file.mentions(symbol);
        let (id, _) = tree
            .iter()
            .find(|(_, node)| node.kind == Kind::Ident && is_absent(node.symbol))?;
        let name = self.pattern.text(id);
        let absent = format!("nothing in the file is called `{name}`");
        Some(match self.name_like(name) {
            Some(near) => format!("{absent}; `{near}` is: is that meant?"),
            None => absent,
        })
    }

    /// The identifier of the file that is spelled most like `name`.
    fn name_like(&self, name: &str) -> Option<&str> {
        let idents = self.file.of_kind(Kind::Ident).iter();
        idents
            .take(100 * MAX_PLACES)
            .map(|id| self.s_text(*id))
            .map(|other| (strsim::jaro_winkler(name, other), other))
            .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
            .max_by(|(one, a), (other, b)| one.total_cmp(other).then_with(|| b.cmp(a)))
            .map(|(_, near)| near)
    }

    /// The candidate of which most parts match.
    fn nearest_of(&mut self, root: NodeId) -> Miss {
        let root = match self.p(root).kind {
            Kind::ExprStmt => self.pattern.tree().children(root).next().unwrap_or(root),
            _ => root,
        };
        let candidates = self.candidates(root);
        let mut best: Option<(usize, NodeId)> = None;
        for candidate in candidates.iter().copied().take(MAX_PLACES) {
            let likeness = self.likeness(root, candidate);
            if best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, candidate));
            }
        }
        match best {
            Some((_, candidate)) => self.difference(root, candidate),
            None => Miss {
                at: None,
                why: format!(
                    "the file holds no {} of this form",
                    named(self.p(root).kind)
                ),
            },
        }
    }

    /// Statements that do not follow each other as the pattern asks.
    fn nearest_of_statements(&mut self, roots: &[NodeId]) -> Miss {
        for root in roots {
            let is_open = matches!(
                self.p(*root).kind,
                Kind::Ellipsis | Kind::MetavarEllipsis | Kind::Metavar
            );
            if !is_open && self.find_statements(&[*root]).is_empty() {
                return self.nearest_of(*root);
            }
        }
        Miss {
            at: None,
            why: "each statement of the pattern is in the file, but they do not follow each other in one list \
                  with the same code for each metavariable: is a line of `...` missing between them?"
                .to_owned(),
        }
    }

    fn matches(&mut self, p: NodeId, s: NodeId) -> bool {
        !self.node(p, s, &Env::default()).is_empty()
    }

    /// How many parts of `p` match the same parts of `s`, and of the parts of the one that does not.
    fn likeness(&mut self, p: NodeId, s: NodeId) -> usize {
        if self.matches(p, s) {
            return 2 + self.p_children(p).len();
        }
        let mut likeness = usize::from(self.p(p).kind == self.s(s).kind);
        for (own, other) in self.pairs(p, s) {
            likeness += match other {
                Some(other) if self.matches(own, other) => 2,
                Some(other) => self.likeness(own, other).min(1),
                None => 0,
            };
        }
        likeness
    }

    /// The parts of `p`, each with the part of `s` that it is compared with.
    fn pairs(&self, p: NodeId, s: NodeId) -> Vec<(NodeId, Option<NodeId>)> {
        let (left, right) = (self.p_children(p), self.s_children(s));
        if is_list(self.p(p).kind) {
            let is_open =
                |own: &NodeId| matches!(self.p(*own).kind, Kind::Ellipsis | Kind::MetavarEllipsis);
            let fixed = left.iter().take_while(|own| !is_open(own));
            return { fixed.copied() }
                .zip(
                    right
                        .iter()
                        .copied()
                        .map(Some)
                        .chain(std::iter::repeat(None)),
                )
                .collect();
        }
        left.into_iter()
            .map(|own| {
                let part = self.p(own);
                let other = right.iter().copied().find(|other| {
                    let other = self.s(*other);
                    match part.role {
                        Role::None => other.role == Role::None && other.kind == part.kind,
                        role => other.role == role,
                    }
                });
                (own, other)
            })
            .collect()
    }

    /// What keeps `p` from matching `s`.
    fn difference(&mut self, p: NodeId, s: NodeId) -> Miss {
        let (pattern, node) = (self.p(p), self.s(s));
        let at = Some(node.span());
        let (own, here) = (
            quoted(self.pattern_text(p).as_str()),
            quoted(self.s_text(s)),
        );
        let is_leaf = |kind| {
            matches!(
                kind,
                Kind::Ident | Kind::Member | Kind::Str | Kind::Number | Kind::Bool | Kind::Metavar
            )
        };
        if is_leaf(pattern.kind) || pattern.kind != node.kind {
            let why = format!("the pattern asks for {own}, here is {here}");
            return Miss { at, why };
        }
        if let Some(why) = self.count_differs(p, s) {
            return Miss { at, why };
        }
        let pairs = self.pairs(p, s);
        for (own_part, other) in &pairs {
            match other {
                Some(other) if self.matches(*own_part, *other) => {}
                Some(other) => return self.difference(*own_part, *other),
                None if is_list(pattern.kind) || self.is_optional(*own_part) => {}
                None => {
                    let missing = quoted(&self.pattern_text(*own_part));
                    let why =
                        format!("the pattern asks for {missing}, and {here} has no such part");
                    return Miss { at, why };
                }
            }
        }
        let listed: Vec<NodeId> = pairs.iter().filter_map(|(_, other)| *other).collect();
        let unlisted = self.s_children(s).into_iter().find(|part| {
            !is_list(node.kind) && !listed.contains(part) && self.s(*part).kind != Kind::Modifier
        });
        let why = match unlisted {
            Some(part) => format!(
                "{} stands here too, which {own} leaves no room for",
                quoted(self.s_text(part))
            ),
            None if pattern.symbol != node.symbol && !is_list(pattern.kind) => {
                format!("the pattern asks for {own}, here is {here}")
            }
            None => format!(
                "each part of {own} matches a part of {here}, but not together: does a metavariable stand for two things?"
            ),
        };
        Miss { at, why }
    }

    /// Whether the number of arguments, parameters or elements differs, in words.
    fn count_differs(&self, p: NodeId, s: NodeId) -> Option<String> {
        if !is_list(self.p(p).kind) {
            return None;
        }
        let (left, right) = (self.p_children(p), self.s_children(s));
        let is_open =
            |own: &&NodeId| matches!(self.p(**own).kind, Kind::Ellipsis | Kind::MetavarEllipsis);
        let what = match self.p(p).kind {
            Kind::Args => "argument",
            Kind::Params => "parameter",
            _ => "element",
        };
        let counted = |count: usize| match count {
            1 => format!("1 {what}"),
            count => format!("{count} {what}s"),
        };
        let asked = left.iter().filter(|own| !is_open(own)).count();
        let has_open = asked < left.len();
        if has_open && right.len() < asked {
            let (asked, here) = (counted(asked), right.len());
            return Some(format!(
                "the pattern asks for at least {asked}, here are {here}"
            ));
        }
        if !has_open && right.len() != asked {
            let (asked, here) = (counted(asked), counted(right.len()));
            let hint = if right.len() > left.len() {
                ": add `...` where more may stand"
            } else {
                ""
            };
            return Some(format!("the pattern has {asked}, here are {here}{hint}"));
        }
        None
    }

    fn is_optional(&self, p: NodeId) -> bool {
        matches!(
            self.p(p).kind,
            Kind::Ellipsis | Kind::MetavarEllipsis | Kind::Modifier
        )
    }

    /// A part of the pattern as it was written.
    fn pattern_text(&self, p: NodeId) -> String {
        self.pattern.pattern.written(p)
    }
}

fn is_list(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Args | Kind::Params | Kind::List | Kind::Tuple | Kind::TypeArgs
    )
}

/// What a person calls code of this kind.
fn named(kind: Kind) -> &'static str {
    match kind {
        Kind::Call => "call",
        Kind::Assign | Kind::AugAssign => "assignment",
        Kind::VarDecl | Kind::Declarator => "declaration",
        Kind::Function | Kind::Lambda => "function",
        Kind::Class | Kind::Interface | Kind::Enum => "class",
        Kind::Import => "import",
        Kind::Str => "string",
        Kind::Return => "return statement",
        Kind::If => "condition",
        Kind::For | Kind::ForEach | Kind::While | Kind::DoWhile => "loop",
        _ => "code",
    }
}
