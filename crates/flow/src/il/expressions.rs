//! Expressions: parts first, then the instruction that makes a value of their values.

use super::build::{Builder, Step};
use super::{Call, Offset, Op, Operator};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use smallvec::SmallVec;

/// Operators that give a truth value of two values.
const COMPARISONS: &[&str] = &[
    "==",
    "!=",
    "===",
    "!==",
    "<",
    ">",
    "<=",
    ">=",
    "<=>",
    "=~",
    "!~",
    "in",
    "not in",
    "is",
    "is not",
    "instanceof",
    "!in",
    "<>",
    "eq",
    "ne",
];
/// Operators that may leave out their right side.
const LAZY: &[&str] = &["&&", "||", "??", "and", "or", "?:"];

impl Builder<'_> {
    /// Plans the expression at `node`: at the end its value is on the stack.
    pub(super) fn value(&mut self, node: NodeId) {
        match self.kind(node) {
            Kind::Ident | Kind::This | Kind::Super => match self.place_of(node) {
                Some(place) => self.emit_value(node, Op::Read(place)),
                None => self.emit_value(node, Op::Constant),
            },
            Kind::Member => self.member(node),
            Kind::Index => self.index(node),
            Kind::Str | Kind::Interp | Kind::Regex => self.operator_over(node, Operator::Text),
            Kind::Binary => self.binary(node),
            Kind::Unary if self.is_reference(node) => self.wrapper(node),
            Kind::TypeTest => self.type_test(node),
            Kind::Ternary => self.ternary(node),
            Kind::Assign => self.assign(node),
            Kind::AugAssign => self.augmented(node),
            Kind::Call => self.call(node),
            Kind::New => self.construction(node),
            Kind::Lambda | Kind::Function => {
                self.closures.push(node);
                self.emit_value(node, Op::Constant);
            }
            Kind::List | Kind::Tuple | Kind::Set | Kind::Dict | Kind::Pair => self.container(node),
            Kind::Args => self.arguments_as_value(node),
            Kind::Comprehension => self.comprehension(node),
            Kind::Cast
            | Kind::Await
            | Kind::Spread
            | Kind::KeywordArg
            | Kind::Attribute
            | Kind::Case => {
                self.wrapper(node);
            }
            Kind::If | Kind::Switch | Kind::Block | Kind::Try | Kind::ExprStmt => {
                let result = self.temporary();
                self.plan([Step::Into(node, result), Step::Fetch(node, result)]);
            }
            Kind::Return
            | Kind::Throw
            | Kind::Break
            | Kind::Continue
            | Kind::VarDecl
            | Kind::ForEach
            | Kind::While
            | Kind::DoWhile
            | Kind::For
            | Kind::With
            | Kind::Class => {
                self.plan([Step::Statement(node)]);
                self.emit_value(node, Op::Constant);
            }
            Kind::Number
            | Kind::Bool
            | Kind::Null
            | Kind::Char
            | Kind::StrText
            | Kind::Text
            | Kind::Type
            | Kind::TypeArgs
            | Kind::Modifier
            | Kind::Decorator
            | Kind::Import
            | Kind::Alias
            | Kind::Package => self.emit_value(node, Op::Constant),
            _ => self.operator_over(node, Operator::Other),
        }
    }

    /// The parts of an expression that are expressions.
    fn operands(&self, node: NodeId) -> SmallVec<[NodeId; 8]> {
        let mut all = self.children(node);
        all.retain(|child| {
            let is_part = matches!(
                self.kind(*child),
                Kind::StrText
                    | Kind::Text
                    | Kind::Type
                    | Kind::TypeArgs
                    | Kind::Modifier
                    | Kind::Decorator
                    | Kind::Params
            );
            !is_part
                && !matches!(
                    self.role(*child),
                    Role::Name | Role::Type | Role::TypeParams | Role::Label
                )
        });
        all
    }

    fn operator_over(&mut self, node: NodeId, kind: Operator) {
        let operands = self.operands(node);
        if operands.is_empty() {
            return self.emit_value(node, Op::Constant);
        }
        let count = operands.len();
        let values = operands.into_iter().map(Step::Value);
        self.plan(
            values
                .chain([Step::Operator(node, kind, count)])
                .collect::<Vec<_>>(),
        );
    }

    /// A cast, an `await`, an argument's name: the value of the one expression in it.
    fn wrapper(&mut self, node: NodeId) {
        let operands = self.operands(node);
        let inner = self
            .child(node, Role::Value)
            .or_else(|| self.child(node, Role::Operand))
            .or_else(|| operands.first().copied());
        match inner {
            Some(inner) => self.plan([Step::Value(inner), Step::Pass(node)]),
            None => self.emit_value(node, Op::Constant),
        }
    }

    fn member(&mut self, node: NodeId) {
        let Some((object, name)) = crate::member_parts(self.facts.tree, node) else {
            return self.emit_value(node, Op::Constant);
        };
        if self.is_this(object)
            && let Some(place) = self.place_of(node)
        {
            return self.emit_value(node, Op::Read(place));
        }
        let offset = self.member_offset(name);
        self.plan([
            Step::Value(object),
            Step::Part {
                node,
                offset,
                has_index: false,
                keep_object: false,
            },
        ]);
    }

    fn index(&mut self, node: NodeId) {
        let object = self
            .child(node, Role::Object)
            .or_else(|| self.facts.tree.children(node).next());
        let Some(object) = object else {
            return self.emit_value(node, Op::Constant);
        };
        let index = self.child(node, Role::Index);
        let offset = index.and_then(|index| self.constant_offset(index));
        let computed = index.filter(|_| offset.is_none());
        let part = Step::Part {
            node,
            offset,
            has_index: computed.is_some(),
            keep_object: false,
        };
        match computed {
            Some(index) => self.plan([Step::Value(object), Step::Value(index), part]),
            None => self.plan([Step::Value(object), part]),
        }
    }

    fn is_one_of(&self, node: NodeId, names: &[&str]) -> bool {
        let operator = self.symbol(node);
        operator != Symbol::NONE && names.iter().any(|name| Symbol::of(name) == operator)
    }

    fn binary(&mut self, node: NodeId) {
        let kind = if self.is_one_of(node, COMPARISONS) {
            Operator::Comparison
        } else {
            Operator::Other
        };
        let operands = self.operands(node);
        match operands.as_slice() {
            [left, right] if self.is_one_of(node, LAZY) && self.has_effects(*right) => {
                self.lazy(node, *left, *right);
            }
            _ => self.operator_over(node, kind),
        }
    }

    /// The right side may not run; the value is made of both.
    fn lazy(&mut self, node: NodeId, left: NodeId, right: NodeId) {
        let result = self.temporary();
        let (some, end) = (self.block(), self.block());
        self.plan([
            Step::Value(left),
            Step::Fork(end),
            Step::Goto(some),
            Step::Enter(some),
            Step::Value(right),
            Step::Keep(result),
            Step::Goto(end),
            Step::Enter(end),
            Step::Fetch(right, result),
            Step::Operator(node, Operator::Other, 2),
        ]);
    }

    /// `o instanceof T name` also names the value.
    fn type_test(&mut self, node: NodeId) {
        let Some(value) = self
            .child(node, Role::Value)
            .or_else(|| self.operands(node).first().copied())
        else {
            return self.emit_value(node, Op::Constant);
        };
        let tree = self.facts.tree;
        let name = tree
            .descendants(node)
            .filter(|inner| *inner != value && !tree.contains(value, *inner))
            .take(8)
            .find(|inner| self.role(*inner) == Role::Name && self.kind(*inner) == Kind::Ident);
        let mut steps = vec![Step::Value(value)];
        steps.extend(name.map(|target| Step::Store { target }));
        steps.push(Step::Operator(node, Operator::Comparison, 1));
        self.plan(steps);
    }

    fn ternary(&mut self, node: NodeId) {
        let (condition, then, other) = (
            self.child(node, Role::Condition),
            self.child(node, Role::Then),
            self.child(node, Role::Else),
        );
        let (Some(condition), Some(then), Some(other)) = (condition, then, other) else {
            // `a ?: b`
            return self.operator_over(node, Operator::Other);
        };
        let result = self.temporary();
        let (yes, no, end) = (self.block(), self.block(), self.block());
        self.plan([
            Step::Value(condition),
            Step::Test(condition, yes, no),
            Step::Enter(yes),
            Step::Value(then),
            Step::Keep(result),
            Step::Goto(end),
            Step::Enter(no),
            Step::Value(other),
            Step::Keep(result),
            Step::Goto(end),
            Step::Enter(end),
            Step::Fetch(node, result),
        ]);
    }

    fn sides(&self, node: NodeId) -> (Option<NodeId>, Option<NodeId>) {
        let left = self
            .child(node, Role::Left)
            .or_else(|| self.child(node, Role::Name));
        let rights = self.with_role(node, Role::Right);
        // A pattern on the left may have no role of its own.
        match (left, rights.as_slice()) {
            (None, [first, .., last]) => (Some(*first), Some(*last)),
            (left, rights) => (
                left,
                rights
                    .last()
                    .copied()
                    .or_else(|| self.child(node, Role::Value)),
            ),
        }
    }

    fn assign(&mut self, node: NodeId) {
        match self.sides(node) {
            (Some(target), Some(value)) => {
                self.plan([Step::Value(value), Step::Pass(node), Step::Store { target }]);
            }
            (Some(target), None) => {
                self.plan([Step::Declare(target, super::Declared::Local)]);
                self.emit_value(node, Op::Constant);
            }
            (None, Some(value)) => self.plan([Step::Value(value), Step::Pass(node)]),
            (None, None) => self.emit_value(node, Op::Constant),
        }
    }

    fn augmented(&mut self, node: NodeId) {
        match self.sides(node) {
            (Some(target), Some(value)) => self.plan([
                Step::Value(target),
                Step::Value(value),
                Step::Operator(node, Operator::Other, 2),
                Step::Store { target },
            ]),
            _ => self.operator_over(node, Operator::Other),
        }
    }

    fn call(&mut self, node: NodeId) {
        let Some(callee) = self.child(node, Role::Callee) else {
            return self.operator_over(node, Operator::Other);
        };
        let mut names = Vec::new();
        let mut steps = vec![Step::MarkClosures];
        let arguments = self.child(node, Role::Args);
        for argument in arguments
            .map(|args| self.arguments(args))
            .unwrap_or_default()
        {
            let (name, value) = self.argument(argument);
            names.push(name);
            steps.push(Step::Value(value));
        }
        for block in self.with_role(node, Role::Body) {
            names.push(None);
            steps.push(Step::Value(block));
        }
        let method = (self.kind(callee) == Kind::Member)
            .then(|| crate::member_parts(self.facts.tree, callee))
            .flatten();
        if let Some((object, name)) = method {
            steps.push(Step::Value(object));
            steps.push(Step::Part {
                node: callee,
                offset: self.member_offset(name),
                has_index: false,
                keep_object: true,
            });
        } else {
            steps.push(Step::Value(callee));
        }
        steps.push(Step::Call {
            node,
            names,
            has_receiver: method.is_some(),
            method: method.map(|(_, name)| name),
        });
        steps.push(Step::Closures { runs: true });
        self.plan(steps);
    }

    pub(super) fn call_instruction(
        &mut self,
        node: NodeId,
        names: Vec<Option<Symbol>>,
        has_receiver: bool,
        method: Option<NodeId>,
    ) {
        let callee = self.pop();
        let receiver = has_receiver.then(|| self.pop());
        let values = self.pop_many(names.len());
        let receiver_place = self
            .child(node, Role::Callee)
            .filter(|_| has_receiver)
            .and_then(|callee| crate::member_parts(self.facts.tree, callee))
            .and_then(|(object, _)| self.place_of(object));
        self.emit_value(
            node,
            Op::Call(Call {
                callee,
                receiver,
                receiver_place,
                method,
                appends: method.is_some_and(|name| self.dialect.appends.contains(&self.text(name))),
                arguments: names.into_iter().zip(values).collect(),
            }),
        );
    }

    /// The arguments below a node; a tagged template is its own argument.
    fn arguments(&self, args: NodeId) -> SmallVec<[NodeId; 8]> {
        if self.kind(args) == Kind::Args {
            self.operands(args)
        } else {
            SmallVec::from_slice(&[args])
        }
    }

    fn argument(&self, argument: NodeId) -> (Option<Symbol>, NodeId) {
        if self.kind(argument) != Kind::KeywordArg {
            return (None, argument);
        }
        let name = self
            .child(argument, Role::Name)
            .map(|name| self.symbol(name));
        let value = self
            .child(argument, Role::Value)
            .or_else(|| self.facts.tree.children(argument).last());
        (name, value.unwrap_or(argument))
    }

    fn construction(&mut self, node: NodeId) {
        let mut steps = vec![Step::MarkClosures];
        let mut count = 0;
        for args in self.with_role(node, Role::Args) {
            for argument in self.arguments(args) {
                steps.push(Step::Value(self.argument(argument).1));
                count += 1;
            }
        }
        // PHP's `new $name`.
        let computed = self.child(node, Role::Type);
        if let Some(name) = computed.filter(|name| self.text(*name).starts_with('$')) {
            steps.push(Step::Value(name));
            count += 1;
        }
        let mut members: SmallVec<[NodeId; 2]> = SmallVec::new();
        for child in self.children(node) {
            match (self.role(child), self.kind(child)) {
                (Role::Args | Role::Type | Role::TypeParams | Role::Name, _) => {}
                // The body of a class without a name.
                (_, Kind::Block) => members.push(child),
                (_, Kind::Dict | Kind::List) => {
                    steps.push(Step::Value(child));
                    count += 1;
                }
                _ => {}
            }
        }
        // `T{a: x}` is its fields, and nothing else is known of it.
        if count == 1 && self.child(node, Role::Args).is_none() {
            steps.push(Step::Pass(node));
        } else {
            steps.push(Step::New(node, count));
        }
        steps.extend(members.into_iter().map(Step::Statement));
        steps.push(Step::Closures { runs: true });
        self.plan(steps);
    }

    fn arguments_as_value(&mut self, node: NodeId) {
        let operands = self.operands(node);
        match operands.as_slice() {
            [only] => self.plan([Step::Value(*only), Step::Pass(node)]),
            _ => self.container(node),
        }
    }

    fn container(&mut self, node: NodeId) {
        let kind = self.kind(node);
        let mut offsets = Vec::new();
        let mut steps = Vec::new();
        let mut position = Some(0);
        let is_ordered = matches!(kind, Kind::List | Kind::Tuple | Kind::Args);
        for entry in self.children(node) {
            match self.kind(entry) {
                Kind::Pair => {
                    let (key, value) = self.pair(entry);
                    let offset = key.and_then(|key| self.key_offset(key));
                    if let Some(key) = key.filter(|_| offset.is_none()) {
                        offsets.push(None);
                        steps.push(Step::Value(key));
                    }
                    if let Some(value) = value {
                        offsets.push(offset);
                        steps.push(Step::Value(value));
                    }
                }
                Kind::Spread => {
                    position = None;
                    offsets.push(None);
                    steps.push(Step::Value(entry));
                }
                Kind::Function => {
                    self.closures.push(entry);
                }
                // `{name}` is `{name: name}`.
                Kind::Ident if kind == Kind::Dict => {
                    offsets.push(Some(Offset::name(self.symbol(entry))));
                    steps.push(Step::Value(entry));
                }
                Kind::Modifier | Kind::Type => {}
                _ => {
                    let offset = position.filter(|_| is_ordered).map(Offset::index);
                    position = position.map(|at| at + 1);
                    offsets.push(offset);
                    steps.push(Step::Value(entry));
                }
            }
        }
        if kind == Kind::Pair {
            offsets.fill(None);
        }
        steps.push(Step::Compose(node, offsets));
        self.plan(steps);
    }

    pub(super) fn pair(&self, pair: NodeId) -> (Option<NodeId>, Option<NodeId>) {
        let (key, value) = (self.child(pair, Role::Key), self.child(pair, Role::Value));
        if key.is_some() || value.is_some() {
            return (key, value);
        }
        match self.children(pair).as_slice() {
            [key, value] => (Some(*key), Some(*value)),
            [value] => (None, Some(*value)),
            _ => (None, None),
        }
    }

    /// The part that an entry's key names.
    pub(super) fn key_offset(&self, key: NodeId) -> Option<Offset> {
        // In Python and Ruby's `=>` a name is a variable; everywhere else it is the key itself.
        let is_variable = self.facts.language.name == "python"
            || (self.facts.language.name == "ruby" && self.is_arrow_key(key));
        match self.kind(key) {
            Kind::Ident if !is_variable => Some(Offset::name(self.symbol(key))),
            _ => self.constant_offset(key),
        }
    }

    fn is_arrow_key(&self, key: NodeId) -> bool {
        let end = self.facts.tree.node(key).end as usize;
        self.facts
            .text
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with("=>"))
    }

    /// The clauses run as written, the body once.
    fn comprehension(&mut self, node: NodeId) {
        let mut steps = Vec::new();
        let mut bodies = SmallVec::<[NodeId; 2]>::new();
        for child in self.children(node) {
            match self.kind(child) {
                Kind::ForEach => {
                    if let (Some(iter), Some(target)) =
                        (self.child(child, Role::Iter), self.child(child, Role::Left))
                    {
                        steps.push(Step::Value(iter));
                        steps.push(Step::StoreElement { node: iter, target });
                        steps.push(Step::Drop);
                    }
                }
                Kind::If => {
                    for condition in self.with_role(child, Role::Condition) {
                        steps.push(Step::Value(condition));
                        steps.push(Step::Drop);
                    }
                }
                _ => bodies.push(child),
            }
        }
        let count = bodies.len();
        steps.extend(bodies.into_iter().map(Step::Value));
        steps.push(Step::Compose(node, vec![None; count]));
        self.plan(steps);
    }
}
