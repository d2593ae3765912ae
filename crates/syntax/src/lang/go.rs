//! Go.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static GO: Language = Language {
    name: "go",
    aliases: &["golang"],
    extensions: &["go"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::GO,
    lowering: Lowering {
        grammar: || tree_sitter_go::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[("element", Role::Type)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::GO,
};

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("statement_list", Rule::Splice),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("field_identifier", Rule::Leaf(Kind::Ident)),
    ("package_identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("blank_identifier", Rule::Leaf(Kind::Ident)),
    ("label_name", Rule::Leaf(Kind::Ident)),
    ("dot", Rule::Leaf(Kind::Ident)),
    ("iota", Rule::Leaf(Kind::Ident)),
    (
        "selector_expression",
        Rule::Roles(Kind::Member, &[("operand", Role::Object)]),
    ),
    (
        "qualified_type",
        Rule::Roles(Kind::Member, &[("package", Role::Object)]),
    ),
    (
        "index_expression",
        Rule::Roles(Kind::Index, &[("operand", Role::Object)]),
    ),
    ("slice_expression", Rule::Custom(slice)),
    ("interpreted_string_literal", Rule::Str),
    ("raw_string_literal", Rule::Str),
    ("int_literal", Rule::Leaf(Kind::Number)),
    ("float_literal", Rule::Leaf(Kind::Number)),
    ("imaginary_literal", Rule::Leaf(Kind::Number)),
    ("rune_literal", Rule::Leaf(Kind::Char)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("nil", Rule::Leaf(Kind::Null)),
    ("call_expression", Rule::Node(Kind::Call)),
    ("argument_list", Rule::Node(Kind::Args)),
    ("variadic_argument", Rule::Op(Kind::Spread)),
    ("composite_literal", Rule::Node(Kind::New)),
    ("literal_value", Rule::Custom(literal_value)),
    ("literal_element", Rule::Splice),
    ("keyed_element", Rule::Node(Kind::Pair)),
    (
        "type_conversion_expression",
        Rule::Roles(Kind::Cast, &[("operand", Role::Value)]),
    ),
    (
        "type_assertion_expression",
        Rule::Roles(Kind::Cast, &[("operand", Role::Value)]),
    ),
    ("function_declaration", Rule::Node(Kind::Function)),
    ("method_declaration", Rule::Node(Kind::Function)),
    ("method_elem", Rule::Node(Kind::Function)),
    ("func_literal", Rule::Node(Kind::Lambda)),
    ("parameter_list", Rule::Node(Kind::Params)),
    ("parameter_declaration", Rule::Node(Kind::Param)),
    ("variadic_parameter_declaration", Rule::Op(Kind::Param)),
    ("type_declaration", Rule::Splice),
    ("type_spec", Rule::Custom(type_spec)),
    ("type_alias", Rule::Node(Kind::Type)),
    ("struct_type", Rule::Roles(Kind::Type, &[("", Role::Body)])),
    ("interface_type", Rule::Node(Kind::Type)),
    ("field_declaration_list", Rule::Node(Kind::Block)),
    (
        "field_declaration",
        Rule::Roles(Kind::Field, &[("tag", Role::Label)]),
    ),
    ("pointer_type", Rule::Op(Kind::Type)),
    ("slice_type", Rule::Node(Kind::Type)),
    ("array_type", Rule::Node(Kind::Type)),
    ("implicit_length_array_type", Rule::Node(Kind::Type)),
    ("map_type", Rule::Node(Kind::Type)),
    ("channel_type", Rule::Node(Kind::Type)),
    ("function_type", Rule::Node(Kind::Type)),
    ("generic_type", Rule::Node(Kind::Type)),
    ("negated_type", Rule::Node(Kind::Type)),
    ("parenthesized_type", Rule::Splice),
    ("type_constraint", Rule::Splice),
    ("type_elem", Rule::Splice),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("type_parameter_list", Rule::Node(Kind::TypeArgs)),
    ("type_parameter_declaration", Rule::Node(Kind::Param)),
    ("type_instantiation_expression", Rule::Node(Kind::Type)),
    ("assignment_statement", Rule::Assign(&[])),
    ("short_var_declaration", Rule::Custom(short_declaration)),
    ("var_declaration", Rule::Op(Kind::VarDecl)),
    ("const_declaration", Rule::Op(Kind::VarDecl)),
    ("var_spec_list", Rule::Splice),
    ("var_spec", Rule::Custom(spec)),
    ("const_spec", Rule::Custom(spec)),
    ("expression_list", Rule::SpliceSingle(Kind::Tuple)),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    (
        "inc_statement",
        Rule::OpRoles(Kind::Unary, &[("", Role::Operand)]),
    ),
    (
        "dec_statement",
        Rule::OpRoles(Kind::Unary, &[("", Role::Operand)]),
    ),
    (
        "send_statement",
        Rule::OpRoles(
            Kind::Binary,
            &[("channel", Role::Left), ("value", Role::Right)],
        ),
    ),
    ("parenthesized_expression", Rule::Splice),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("go_statement", Rule::Op(Kind::ExprStmt)),
    ("defer_statement", Rule::Op(Kind::ExprStmt)),
    (
        "return_statement",
        Rule::Roles(Kind::Return, &[("", Role::Value)]),
    ),
    ("if_statement", Rule::Node(Kind::If)),
    ("for_statement", Rule::Custom(for_statement)),
    ("for_clause", Rule::Splice),
    ("range_clause", Rule::Splice),
    (
        "expression_switch_statement",
        Rule::Roles(Kind::Switch, &[("value", Role::Condition)]),
    ),
    (
        "type_switch_statement",
        Rule::Roles(
            Kind::Switch,
            &[("value", Role::Condition), ("alias", Role::Name)],
        ),
    ),
    ("select_statement", Rule::Node(Kind::Switch)),
    ("expression_case", Rule::Node(Kind::Case)),
    ("type_case", Rule::Node(Kind::Case)),
    ("default_case", Rule::Node(Kind::Case)),
    (
        "communication_case",
        Rule::Roles(Kind::Case, &[("communication", Role::Value)]),
    ),
    ("receive_statement", Rule::Node(Kind::Assign)),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("import_declaration", Rule::Splice),
    ("import_spec_list", Rule::Splice),
    (
        "import_spec",
        Rule::Roles(
            Kind::Import,
            &[("path", Role::Module), ("name", Role::Alias)],
        ),
    ),
    (
        "package_clause",
        Rule::Roles(Kind::Package, &[("", Role::Name)]),
    ),
];

/// `a[i:j:k]` is an index by a slice, as in Python.
fn slice<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Index, node);
    plan.visit_field(node, "operand", Role::Object);
    let start = node
        .child_by_field_name("operand")
        .map_or(span_of(node).start, |operand| span_of(operand).end);
    let span = Span::new(start, span_of(node).end);
    plan.open(Kind::Slice, Role::Index, Symbol::NONE, span);
    plan.visit_field(node, "start", Role::Left);
    plan.visit_field(node, "end", Role::Right);
    plan.visit_field(node, "capacity", Role::Update);
    plan.close();
    plan.close();
}

/// `{…}` with keys is a map, without them a list.
fn literal_value<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let keyed = node
        .named_children(&mut node.walk())
        .any(|child| child.kind() == "keyed_element");
    plan.open_whole(if keyed { Kind::Dict } else { Kind::List }, node);
    plan.visit_children(node);
    plan.close();
}

/// `type T struct {…}` is a class whose body is the struct's.
fn type_spec<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let body = node.child_by_field_name("type");
    let kind = match body.map(|body| body.kind()) {
        Some("struct_type") => Kind::Class,
        Some("interface_type") => Kind::Interface,
        _ => Kind::Type,
    };
    plan.open_whole(kind, node);
    plan.visit_field(node, "name", Role::Name);
    plan.visit_field(node, "type_parameters", Role::TypeParams);
    match (kind, body) {
        (Kind::Class, Some(body)) => plan.visit_children(body),
        (Kind::Interface, Some(body)) => {
            plan.open(Kind::Block, Role::Body, Symbol::NONE, span_of(body));
            plan.visit_children(body);
            plan.close();
        }
        (_, Some(body)) => plan.visit(body, Role::Type),
        (_, None) => {}
    }
    plan.close();
}

/// `a, b := f()` is a declaration with a value.
fn short_declaration<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open(Kind::VarDecl, plan.role, Symbol::of(":="), span_of(node));
    plan.open(Kind::Assign, Role::None, Symbol::NONE, span_of(node));
    plan.visit_field(node, "left", Role::Left);
    plan.visit_field(node, "right", Role::Right);
    plan.close();
    plan.close();
}

/// One line of a `var` or `const` declaration; several names are a tuple.
fn spec<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let names: Vec<Raw<'tree>> = node
        .children_by_field_name("name", &mut node.walk())
        .filter(Raw::is_named)
        .collect();
    let value = node.child_by_field_name("value");
    let (kind, role) = if value.is_some() {
        (Kind::Assign, Role::Left)
    } else {
        (Kind::Declarator, Role::Name)
    };
    plan.open_whole(kind, node);
    match names.as_slice() {
        [first, .., last] => {
            let span = Span::new(span_of(*first).start, span_of(*last).end);
            plan.open(Kind::Tuple, role, Symbol::NONE, span);
            for name in &names {
                plan.visit(*name, Role::None);
            }
            plan.close();
        }
        names => {
            for name in names {
                plan.visit(*name, role);
            }
        }
    }
    plan.visit_field(node, "type", Role::Type);
    if let Some(value) = value {
        plan.visit(value, Role::Right);
    }
    plan.close();
}

/// Go's one loop is three: over a range, with a condition only, and with three clauses.
fn for_statement<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let head = node
        .named_child(0)
        .filter(|head| !matches!(head.kind(), "block" | "comment"));
    let (kind, range) = match head {
        Some(head) if head.kind() == "range_clause" => (Kind::ForEach, Some(head)),
        Some(head) if head.kind() == "for_clause" => (Kind::For, None),
        _ => (Kind::While, None),
    };
    plan.open_whole(kind, node);
    if let Some(range) = range {
        plan.visit_field(range, "left", Role::Left);
        plan.visit_field(range, "right", Role::Iter);
    } else if let Some(head) = head {
        plan.visit(head, Role::Condition);
    }
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}
