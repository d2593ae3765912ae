//! The kinds of node that all languages share, and the part a node plays in its parent.

/// What a node is, whatever the language. The grammar's own kind is kept beside it ([`crate::Node::raw`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// The whole text.
    File,
    /// A sequence of statements.
    Block,

    /// A name; `symbol` is the name.
    Ident,
    /// `object.name`, also `object::name`, `object->name`, `object?.name`.
    Member,
    /// `object[index]`: [`Role::Object`], [`Role::Index`].
    Index,
    /// `a:b:c` inside an index: [`Role::Left`], [`Role::Right`], [`Role::Update`], each where written.
    Slice,

    /// A string literal; its children are [`Kind::StrText`] and [`Kind::Interp`], or strings where literals stand side
    /// by side.
    Str,
    /// A run of literal text inside a string, without quotes; `symbol` is the raw text.
    StrText,
    /// An interpolated expression inside a string.
    Interp,
    /// A number; `symbol` is its text.
    Number,
    /// `true` or `false`; `symbol` is the lower-case word.
    Bool,
    /// `null`, `None`, `nil`, `undefined` is an identifier.
    Null,
    /// A character literal.
    Char,
    /// A regular expression literal.
    Regex,
    /// `this`, `self` where it is a keyword.
    This,
    /// `super`.
    Super,

    /// A call: [`Role::Callee`] then [`Role::Args`].
    Call,
    /// `new T(args) { … }`, `T { … }` where that makes a value: [`Role::Type`], then [`Role::Args`] and as [`Role::Body`] a
    /// [`Kind::Dict`] or [`Kind::List`], each where written.
    New,
    /// The arguments of a call.
    Args,
    /// `name=value` or `name: value` in arguments.
    KeywordArg,
    /// `*x`, `...x`, `**x`; `symbol` is the operator.
    Spread,

    /// A named function or method.
    Function,
    /// A function without a name: lambda, arrow function, closure, block argument.
    Lambda,
    /// The parameters of a function.
    Params,
    /// One parameter that is more than a bare name (type, default, pattern).
    Param,
    /// A class, struct, trait implementation, module: a named body of members.
    Class,
    /// An interface, protocol or trait.
    Interface,
    /// An enumeration.
    Enum,
    /// A field of a class that is declared in its body.
    Field,

    /// `left = right`, also a declarator with a value.
    Assign,
    /// `left op= right`; `symbol` is the operator.
    AugAssign,
    /// A declaration statement (`const`, `let`, `var`, typed); holds [`Kind::Assign`] or [`Kind::Declarator`].
    VarDecl,
    /// A declared name without a value.
    Declarator,

    /// `a op b`; `symbol` is the operator.
    Binary,
    /// `op a` or `a op`; `symbol` is the operator.
    Unary,
    /// `c ? a : b`.
    Ternary,
    /// `(T) x`, `x as T`.
    Cast,
    /// `await x`: [`Role::Value`].
    Await,
    /// `yield x`.
    Yield,
    /// `x instanceof T`, `x is T`.
    TypeTest,

    /// An expression used as a statement.
    ExprStmt,
    /// `return x`.
    Return,
    /// `if`.
    If,
    /// The `else` or `elif` part of an `if` where the grammar has a node for it; else the part itself has
    /// [`Role::Else`].
    Else,
    /// `while`, `until`, `loop`.
    While,
    /// `do … while`.
    DoWhile,
    /// `for (init; condition; update)`.
    For,
    /// `for x in y`: [`Role::Left`], [`Role::Iter`], [`Role::Body`]; also the clause of a comprehension.
    ForEach,
    /// `switch`, `match`, `when`, `select`: [`Role::Condition`]; its cases lie below it or in a [`Kind::Block`].
    Switch,
    /// One arm of it: [`Role::Value`] for each thing that it matches, none for the default arm.
    Case,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `throw x`, `raise x`.
    Throw,
    /// `try`.
    Try,
    /// `catch`, `except`, `rescue`: [`Role::Type`] for each type, [`Role::Name`], [`Role::Body`].
    Catch,
    /// `finally`, `ensure`.
    Finally,
    /// `with`, `using`, try-with-resources.
    With,
    /// `assert x`.
    Assert,
    /// `del x`, `delete x`.
    Delete,

    /// An import: [`Role::Module`] is what is imported or imported from, [`Role::Name`] each name taken of it (an
    /// [`Kind::Alias`] if renamed), [`Role::Alias`] the name of the whole. Python's `import a` has names only, a default
    /// import of JavaScript has no role.
    Import,
    /// `name as alias` in an import or export.
    Alias,
    /// An export statement.
    Export,
    /// A package or namespace declaration.
    Package,

    /// `@decorator`, `@Annotation`, `[Attribute]`.
    Decorator,
    /// `public`, `static`, `async` …; `symbol` is the word.
    Modifier,
    /// A type.
    Type,
    /// `<T, U>`.
    TypeArgs,

    /// `[a, b]`.
    List,
    /// `{k: v}`: object, map, hash, block of configuration.
    Dict,
    /// `k: v`.
    Pair,
    /// `{a, b}`.
    Set,
    /// `(a, b)`.
    Tuple,
    /// A comprehension or generator expression.
    Comprehension,

    /// A markup element.
    Element,
    /// A markup attribute.
    Attribute,
    /// Text between markup.
    Text,

    /// Text that the grammar could not place; what is inside was lowered as far as possible.
    Error,
    /// Anything else: told apart by the grammar's own kind.
    Other,

    /// In patterns only: `$X`; `symbol` is the name without `$`.
    Metavar,
    /// In patterns only: `...`.
    Ellipsis,
    /// In patterns only: `$...X`; `symbol` is the name.
    MetavarEllipsis,
    /// In patterns only: `<... e ...>`; its child is `e`.
    Deep,
}

/// The part a node plays in its parent, from the grammar's field names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Role {
    /// No particular part: one of a sequence.
    #[default]
    None,
    /// What is called.
    Callee,
    /// What a member or index is taken of.
    Object,
    /// The name that is declared or selected.
    Name,
    /// Arguments.
    Args,
    /// Left side.
    Left,
    /// Right side, or the value of a declaration.
    Right,
    /// A condition or the subject of a switch.
    Condition,
    /// What runs when the condition holds.
    Then,
    /// What runs when it does not.
    Else,
    /// A body.
    Body,
    /// A value (of a pair, a keyword argument, a default, a return).
    Value,
    /// A key.
    Key,
    /// A type.
    Type,
    /// Type parameters.
    TypeParams,
    /// Parameters.
    Params,
    /// What is returned, as a type.
    ReturnType,
    /// Superclasses and interfaces.
    Super,
    /// A decorator or annotation.
    Decorator,
    /// What a loop draws from.
    Iter,
    /// Loop initialisation.
    Init,
    /// Loop update.
    Update,
    /// An alias in an import.
    Alias,
    /// The module of an import.
    Module,
    /// A label or tag.
    Label,
    /// The index of an index expression.
    Index,
    /// An operand of a unary expression.
    Operand,
    /// A handler of a try.
    Handler,
    /// The last part of a try.
    Finally,
    /// The receiver of a method (Go).
    Receiver,
}

impl Role {
    /// This role, or `other` where this is none.
    pub(crate) const fn or(self, other: Self) -> Self {
        match self {
            Self::None => other,
            role => role,
        }
    }
}
