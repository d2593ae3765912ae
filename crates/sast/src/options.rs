//! Semgrep's `options` of a rule that change what its patterns mean.
//!
//! Invariant: the defaults are Semgrep's; options about speed, parsing or other engines change nothing and are not here.

use airlock_rules::Rule;

/// What a rule's patterns mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, named as rules name them"
)]
pub(crate) struct MatchOptions {
    /// A literal also matches a name that stands for it.
    pub(crate) constant_propagation: bool,
    /// A pattern also matches a name that stands for code it matches.
    pub(crate) symbolic_propagation: bool,
    /// `$X = e` also matches a declaration.
    pub(crate) vardef_assign: bool,
    /// Patterns for expressions also match decorators.
    pub(crate) attr_expr: bool,
    /// Equal names that are bound in different functions are different.
    pub(crate) unify_ids_strictly: bool,
    /// `function (…) {…}` also matches an arrow function.
    pub(crate) arrow_is_function: bool,
    /// `var` also matches `let` and `const`.
    pub(crate) let_is_var: bool,
    /// `<... e ...>` looks below the node itself.
    pub(crate) go_deeper_expr: bool,
    /// `...` between statements looks into blocks.
    pub(crate) go_deeper_stmt: bool,
    /// An expression as a statement may lie anywhere in a statement.
    pub(crate) implicit_deep_exprstmt: bool,
    /// `{a: 1}` also matches an object with more entries, where the language's patterns do.
    pub(crate) implicit_ellipsis: bool,
    /// `return e` also matches the value of a function whose body is an expression.
    pub(crate) implicit_return: bool,
    /// Operands of `|`, `&` and `^` in any order.
    pub(crate) ac_matching: bool,
    /// Operands of `&&` and `||` in any order.
    pub(crate) commutative_boolop: bool,
    /// Operands of `==` and `!=` in any order.
    pub(crate) commutative_compop: bool,
    /// Operands of `==` in any order.
    pub(crate) symmetric_eq: bool,
    /// Decorators in the order written.
    pub(crate) decorators_order_matters: bool,
    /// `<a />` also matches `<a></a>`.
    pub(crate) xml_singleton_loose_matching: bool,
    /// An element may have more attributes than the pattern lists.
    pub(crate) xml_attrs_implicit_ellipsis: bool,
    /// What is in an element stands in the order written.
    pub(crate) xml_children_ordered: bool,
}

impl Default for MatchOptions {
    fn default() -> Self {
        Self {
            constant_propagation: true,
            symbolic_propagation: false,
            vardef_assign: true,
            attr_expr: true,
            unify_ids_strictly: true,
            arrow_is_function: true,
            let_is_var: true,
            go_deeper_expr: true,
            go_deeper_stmt: true,
            implicit_deep_exprstmt: true,
            implicit_ellipsis: true,
            implicit_return: true,
            ac_matching: true,
            commutative_boolop: false,
            commutative_compop: false,
            symmetric_eq: false,
            decorators_order_matters: false,
            xml_singleton_loose_matching: true,
            xml_attrs_implicit_ellipsis: true,
            xml_children_ordered: true,
        }
    }
}

impl MatchOptions {
    /// The options of `rule`.
    pub(crate) fn of(rule: &Rule) -> Self {
        let Self {
            constant_propagation,
            symbolic_propagation,
            vardef_assign,
            attr_expr,
            unify_ids_strictly,
            arrow_is_function,
            let_is_var,
            go_deeper_expr,
            go_deeper_stmt,
            implicit_deep_exprstmt,
            implicit_ellipsis,
            implicit_return,
            ac_matching,
            commutative_boolop,
            commutative_compop,
            symmetric_eq,
            decorators_order_matters,
            xml_singleton_loose_matching,
            xml_attrs_implicit_ellipsis,
            xml_children_ordered,
        } = Self::default();
        let set = |name: &str, default: bool| rule.option(name, default);
        Self {
            constant_propagation: set("constant_propagation", constant_propagation),
            symbolic_propagation: set("symbolic_propagation", symbolic_propagation),
            vardef_assign: set("vardef_assign", vardef_assign),
            attr_expr: set("attr_expr", attr_expr),
            unify_ids_strictly: set("unify_ids_strictly", unify_ids_strictly),
            arrow_is_function: set("arrow_is_function", arrow_is_function),
            let_is_var: set("let_is_var", let_is_var),
            go_deeper_expr: set("go_deeper_expr", go_deeper_expr),
            go_deeper_stmt: set("go_deeper_stmt", go_deeper_stmt),
            implicit_deep_exprstmt: set("implicit_deep_exprstmt", implicit_deep_exprstmt),
            implicit_ellipsis: set("implicit_ellipsis", implicit_ellipsis),
            implicit_return: set("implicit_return", implicit_return),
            ac_matching: set("ac_matching", ac_matching),
            commutative_boolop: set("commutative_boolop", commutative_boolop),
            commutative_compop: set("commutative_compop", commutative_compop),
            symmetric_eq: set("symmetric_eq", symmetric_eq),
            decorators_order_matters: set("decorators_order_matters", decorators_order_matters),
            xml_singleton_loose_matching: set(
                "xml_singleton_loose_matching",
                xml_singleton_loose_matching,
            ),
            xml_attrs_implicit_ellipsis: set(
                "xml_attrs_implicit_ellipsis",
                xml_attrs_implicit_ellipsis,
            ),
            xml_children_ordered: set("xml_children_ordered", xml_children_ordered),
        }
    }
}
