//! JavaScript and JSX; TypeScript shares its table.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static JAVASCRIPT: Language = Language {
    name: "javascript",
    aliases: &["js", "jsx", "ecmascript"],
    extensions: &["js", "jsx", "mjs", "cjs", "es6"],
    file_names: &["Jakefile"],
    interpreters: &["node", "nodejs", "deno", "bun"],
    comments: Comments::C,
    strings: Strings::JAVASCRIPT,
    lowering: Lowering {
        grammar: || tree_sitter_javascript::LANGUAGE.into(),
        tokens: TOKENS,
        kinds: &[KINDS],
        fields: &[("constructor", Role::Type)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::JAVASCRIPT,
};

pub(super) const TOKENS: &[(&str, Kind)] = &[
    ("async", Kind::Modifier),
    ("static", Kind::Modifier),
    ("get", Kind::Modifier),
    ("set", Kind::Modifier),
];

pub(super) const KINDS: Rules = &[
    ("statement_block", Rule::Node(Kind::Block)),
    ("class_body", Rule::Node(Kind::Block)),
    ("switch_body", Rule::Node(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("property_identifier", Rule::Leaf(Kind::Ident)),
    ("private_property_identifier", Rule::Leaf(Kind::Ident)),
    ("shorthand_property_identifier", Rule::Leaf(Kind::Ident)),
    (
        "shorthand_property_identifier_pattern",
        Rule::Leaf(Kind::Ident),
    ),
    ("statement_identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("undefined", Rule::Leaf(Kind::Ident)),
    ("member_expression", Rule::Node(Kind::Member)),
    ("optional_chain", Rule::Drop),
    ("subscript_expression", Rule::Node(Kind::Index)),
    ("string", Rule::Str),
    ("template_string", Rule::Str),
    ("template_substitution", Rule::Node(Kind::Interp)),
    ("number", Rule::Leaf(Kind::Number)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("null", Rule::Leaf(Kind::Null)),
    ("regex", Rule::Leaf(Kind::Regex)),
    ("this", Rule::Leaf(Kind::This)),
    ("super", Rule::Leaf(Kind::Super)),
    ("call_expression", Rule::Node(Kind::Call)),
    ("new_expression", Rule::Node(Kind::New)),
    ("arguments", Rule::Node(Kind::Args)),
    ("spread_element", Rule::Op(Kind::Spread)),
    ("rest_pattern", Rule::Op(Kind::Spread)),
    ("function_declaration", Rule::Node(Kind::Function)),
    ("generator_function_declaration", Rule::Node(Kind::Function)),
    ("method_definition", Rule::Node(Kind::Function)),
    ("function_expression", Rule::Node(Kind::Lambda)),
    ("generator_function", Rule::Node(Kind::Lambda)),
    ("arrow_function", Rule::Custom(arrow_function)),
    ("formal_parameters", Rule::Node(Kind::Params)),
    (
        "assignment_pattern",
        Rule::Roles(Kind::Param, &[("left", Role::Name), ("right", Role::Value)]),
    ),
    (
        "object_assignment_pattern",
        Rule::Roles(Kind::Param, &[("left", Role::Name), ("right", Role::Value)]),
    ),
    ("class_declaration", Rule::Node(Kind::Class)),
    ("class", Rule::Node(Kind::Class)),
    ("field_definition", Rule::Node(Kind::Field)),
    ("assignment_expression", Rule::Node(Kind::Assign)),
    ("augmented_assignment_expression", Rule::Op(Kind::AugAssign)),
    ("lexical_declaration", Rule::Op(Kind::VarDecl)),
    ("variable_declaration", Rule::Op(Kind::VarDecl)),
    (
        "variable_declarator",
        Rule::Declarator(&[("name", Role::Left), ("value", Role::Right)]),
    ),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("update_expression", Rule::Op(Kind::Unary)),
    ("ternary_expression", Rule::Node(Kind::Ternary)),
    ("parenthesized_expression", Rule::Splice),
    ("await_expression", Rule::Node(Kind::Await)),
    ("yield_expression", Rule::Node(Kind::Yield)),
    ("sequence_expression", Rule::Node(Kind::Tuple)),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("if_statement", Rule::Node(Kind::If)),
    ("else_clause", Rule::Splice),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_statement", Rule::Node(Kind::DoWhile)),
    ("for_statement", Rule::Node(Kind::For)),
    (
        "for_in_statement",
        Rule::OpRoles(Kind::ForEach, &[("right", Role::Iter)]),
    ),
    (
        "switch_statement",
        Rule::Roles(Kind::Switch, &[("value", Role::Condition)]),
    ),
    ("switch_case", Rule::Node(Kind::Case)),
    ("switch_default", Rule::Node(Kind::Case)),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("throw_statement", Rule::Node(Kind::Throw)),
    ("try_statement", Rule::Node(Kind::Try)),
    (
        "catch_clause",
        Rule::Roles(Kind::Catch, &[("parameter", Role::Name)]),
    ),
    ("finally_clause", Rule::Node(Kind::Finally)),
    ("import_statement", Rule::Node(Kind::Import)),
    ("export_statement", Rule::Custom(export)),
    ("decorator", Rule::Node(Kind::Decorator)),
    ("array", Rule::Node(Kind::List)),
    ("array_pattern", Rule::Node(Kind::List)),
    ("object", Rule::Node(Kind::Dict)),
    ("object_pattern", Rule::Node(Kind::Dict)),
    ("pair", Rule::Node(Kind::Pair)),
    ("pair_pattern", Rule::Node(Kind::Pair)),
    ("computed_property_name", Rule::Splice),
    ("jsx_element", Rule::Node(Kind::Element)),
    (
        "jsx_self_closing_element",
        Rule::Roles(Kind::Element, &[("attribute", Role::None)]),
    ),
    (
        "jsx_attribute",
        Rule::Roles(Kind::Attribute, &[("0", Role::Name), ("1", Role::Value)]),
    ),
    ("jsx_text", Rule::Leaf(Kind::Text)),
    ("jsx_expression", Rule::Splice),
    ("import_clause", Rule::Splice),
    ("named_imports", Rule::SpliceRoles(&[("", Role::Name)])),
    ("namespace_import", Rule::SpliceRoles(&[("", Role::Alias)])),
    ("import_specifier", Rule::SpliceSingle(Kind::Alias)),
    ("export_clause", Rule::SpliceRoles(&[("", Role::Name)])),
    ("namespace_export", Rule::SpliceRoles(&[("", Role::Alias)])),
    ("export_specifier", Rule::SpliceSingle(Kind::Alias)),
    ("import_attribute", Rule::Drop),
    ("class_heritage", Rule::SpliceRoles(&[("", Role::Super)])),
    (
        "jsx_opening_element",
        Rule::SpliceRoles(&[("attribute", Role::None)]),
    ),
    ("jsx_closing_element", Rule::Drop),
    ("jsx_namespace_name", Rule::Leaf(Kind::Ident)),
    ("html_character_reference", Rule::Leaf(Kind::Text)),
    ("class_static_block", Rule::Node(Kind::Block)),
    ("import", Rule::Leaf(Kind::Ident)),
    ("meta_property", Rule::Leaf(Kind::Ident)),
    ("using_declaration", Rule::Op(Kind::VarDecl)),
    ("empty_statement", Rule::Drop),
    ("hash_bang_line", Rule::Drop),
    ("with_statement", Rule::Node(Kind::With)),
];

/// Decorators ahead of `export` are those of the class behind it.
fn export<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let decorators = decorators(node);
    let declaration = node
        .child_by_field_name("declaration")
        .filter(|_| !decorators.is_empty());
    plan.open_whole(Kind::Export, node);
    match declaration {
        Some(class) => decorated(plan, Kind::Class, &decorators, class),
        None => plan.visit_children(node),
    }
    plan.close();
}

fn decorators(node: Raw<'_>) -> Vec<Raw<'_>> {
    let mut children = node.walk();
    node.children_by_field_name("decorator", &mut children)
        .collect()
}

/// A definition whose first parts are its decorators, over the bytes of all.
pub(super) fn decorated<'tree>(
    plan: &mut Plan<'_, 'tree>,
    kind: Kind,
    decorators: &[Raw<'tree>],
    definition: Raw<'tree>,
) {
    let start = decorators
        .first()
        .map_or(span_of(definition).start, |first| span_of(*first).start);
    let span = Span::new(start, span_of(definition).end.max(start));
    plan.open(kind, Role::None, Symbol::NONE, span);
    for decorator in decorators {
        plan.visit(*decorator, Role::Decorator);
    }
    plan.visit_children(definition);
    plan.close();
}

/// `x => …` has the same shape as `(x) => …`.
fn arrow_function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open(Kind::Lambda, plan.role, Symbol::NONE, span_of(node));
    if let Some(first) = node.child(0).filter(|first| first.kind() == "async") {
        plan.visit(first, Role::None);
    }
    plan.visit_field(node, "parameters", Role::Params);
    if let Some(parameter) = node.child_by_field_name("parameter") {
        plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(parameter));
        plan.visit(parameter, Role::None);
        plan.close();
    }
    plan.visit_field(node, "return_type", Role::ReturnType);
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}
