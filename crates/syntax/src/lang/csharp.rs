//! C#.

use super::shape::lambda;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static CSHARP: Language = Language {
    name: "csharp",
    aliases: &["c#", "cs"],
    extensions: &["cs", "csx"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::CSHARP,
    lowering: Lowering {
        grammar: || tree_sitter_c_sharp::LANGUAGE.into(),
        tokens: &[("this", Kind::This), ("base", Kind::Super)],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::CSHARP,
};

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("declaration_list", Rule::Node(Kind::Block)),
    ("enum_member_declaration_list", Rule::Node(Kind::Block)),
    ("switch_body", Rule::Node(Kind::Block)),
    ("accessor_list", Rule::Node(Kind::Block)),
    ("checked_statement", Rule::Node(Kind::Block)),
    ("unsafe_statement", Rule::Node(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("predefined_type", Rule::Leaf(Kind::Ident)),
    ("implicit_type", Rule::Leaf(Kind::Ident)),
    ("discard", Rule::Leaf(Kind::Ident)),
    ("implicit_parameter", Rule::Leaf(Kind::Ident)),
    (
        "member_access_expression",
        Rule::Roles(Kind::Member, &[("expression", Role::Object)]),
    ),
    (
        "qualified_name",
        Rule::Roles(Kind::Member, &[("qualifier", Role::Object)]),
    ),
    (
        "alias_qualified_name",
        Rule::Roles(Kind::Member, &[("alias", Role::Object)]),
    ),
    (
        "conditional_access_expression",
        Rule::Roles(
            Kind::Member,
            &[("condition", Role::Object), ("", Role::Name)],
        ),
    ),
    (
        "member_binding_expression",
        Rule::SpliceRoles(&[("name", Role::None)]),
    ),
    (
        "generic_name",
        Rule::SpliceRoles(&[("1", Role::TypeParams)]),
    ),
    (
        "element_access_expression",
        Rule::Roles(
            Kind::Index,
            &[("expression", Role::Object), ("subscript", Role::Index)],
        ),
    ),
    ("bracketed_argument_list", Rule::Splice),
    ("string_literal", Rule::Str),
    ("interpolated_string_expression", Rule::Str),
    ("raw_string_literal", Rule::Str),
    ("verbatim_string_literal", Rule::Str),
    ("interpolation_start", Rule::Drop),
    ("interpolation_quote", Rule::Drop),
    ("interpolation_brace", Rule::Drop),
    ("interpolation_alignment_clause", Rule::Drop),
    ("interpolation_format_clause", Rule::Drop),
    ("string_literal_encoding", Rule::Drop),
    ("raw_string_start", Rule::Drop),
    ("raw_string_end", Rule::Drop),
    ("interpolation", Rule::Node(Kind::Interp)),
    ("integer_literal", Rule::Leaf(Kind::Number)),
    ("real_literal", Rule::Leaf(Kind::Number)),
    ("character_literal", Rule::Leaf(Kind::Char)),
    ("boolean_literal", Rule::Leaf(Kind::Bool)),
    ("null_literal", Rule::Leaf(Kind::Null)),
    ("invocation_expression", Rule::Node(Kind::Call)),
    (
        "constructor_initializer",
        Rule::Roles(Kind::Call, &[("0", Role::Callee)]),
    ),
    (
        "primary_constructor_base_type",
        Rule::Roles(Kind::Call, &[("0", Role::Callee)]),
    ),
    ("argument_list", Rule::Node(Kind::Args)),
    ("attribute_argument_list", Rule::Node(Kind::Args)),
    (
        "argument",
        Rule::SpliceSingleRoles(Kind::KeywordArg, &[("name", Role::Name), ("", Role::Value)]),
    ),
    (
        "attribute_argument",
        Rule::SpliceSingleRoles(Kind::KeywordArg, &[("name", Role::Name), ("", Role::Value)]),
    ),
    ("object_creation_expression", Rule::Custom(object)),
    ("array_creation_expression", Rule::Custom(array)),
    (
        "implicit_object_creation_expression",
        Rule::Roles(Kind::New, &[("", Role::Body)]),
    ),
    ("implicit_array_creation_expression", Rule::Splice),
    ("initializer_expression", Rule::Custom(initializer)),
    ("collection_expression", Rule::Node(Kind::List)),
    ("collection_element", Rule::Splice),
    ("expression_element", Rule::Splice),
    ("spread_element", Rule::Op(Kind::Spread)),
    (
        "anonymous_object_creation_expression",
        Rule::Node(Kind::Dict),
    ),
    (
        "method_declaration",
        Rule::Roles(Kind::Function, &[("returns", Role::ReturnType)]),
    ),
    (
        "local_function_statement",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    (
        "operator_declaration",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    (
        "conversion_operator_declaration",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    (
        "delegate_declaration",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    (
        "indexer_declaration",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    ("constructor_declaration", Rule::Node(Kind::Function)),
    ("destructor_declaration", Rule::Node(Kind::Function)),
    ("accessor_declaration", Rule::Node(Kind::Function)),
    ("lambda_expression", Rule::Custom(lambda)),
    (
        "anonymous_method_expression",
        Rule::Roles(Kind::Lambda, &[("", Role::Body)]),
    ),
    ("parameter_list", Rule::Node(Kind::Params)),
    ("bracketed_parameter_list", Rule::Node(Kind::Params)),
    ("parameter", Rule::Roles(Kind::Param, &[("", Role::Value)])),
    ("arrow_expression_clause", Rule::Part(Role::Body)),
    ("class_declaration", Rule::Node(Kind::Class)),
    ("struct_declaration", Rule::Node(Kind::Class)),
    ("record_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("base_list", Rule::Part(Role::Super)),
    ("field_declaration", Rule::Node(Kind::Field)),
    ("property_declaration", Rule::Node(Kind::Field)),
    ("event_field_declaration", Rule::Node(Kind::Field)),
    ("event_declaration", Rule::Node(Kind::Field)),
    ("enum_member_declaration", Rule::Node(Kind::Field)),
    ("local_declaration_statement", Rule::Node(Kind::VarDecl)),
    ("variable_declaration", Rule::Splice),
    (
        "variable_declarator",
        Rule::Declarator(&[("name", Role::Left), ("", Role::Right)]),
    ),
    ("assignment_expression", Rule::Assign(&[])),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("and_pattern", Rule::Op(Kind::Binary)),
    ("or_pattern", Rule::Op(Kind::Binary)),
    (
        "range_expression",
        Rule::OpRoles(Kind::Binary, &[("0", Role::Left), ("1", Role::Right)]),
    ),
    ("prefix_unary_expression", Rule::Op(Kind::Unary)),
    ("postfix_unary_expression", Rule::Op(Kind::Unary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("negated_pattern", Rule::Op(Kind::Unary)),
    (
        "is_expression",
        Rule::Roles(
            Kind::TypeTest,
            &[("left", Role::Value), ("right", Role::Type)],
        ),
    ),
    (
        "is_pattern_expression",
        Rule::Roles(
            Kind::TypeTest,
            &[("expression", Role::Value), ("pattern", Role::Type)],
        ),
    ),
    (
        "as_expression",
        Rule::Roles(Kind::Cast, &[("left", Role::Value), ("right", Role::Type)]),
    ),
    ("cast_expression", Rule::Node(Kind::Cast)),
    ("conditional_expression", Rule::Node(Kind::Ternary)),
    ("parenthesized_expression", Rule::Splice),
    ("checked_expression", Rule::Splice),
    ("ref_expression", Rule::Splice),
    ("constant_pattern", Rule::Splice),
    ("parenthesized_pattern", Rule::Splice),
    ("await_expression", Rule::Node(Kind::Await)),
    ("yield_statement", Rule::Node(Kind::Yield)),
    ("tuple_expression", Rule::Node(Kind::Tuple)),
    ("tuple_pattern", Rule::Node(Kind::Tuple)),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("throw_statement", Rule::Node(Kind::Throw)),
    ("throw_expression", Rule::Node(Kind::Throw)),
    ("if_statement", Rule::Node(Kind::If)),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_statement", Rule::Node(Kind::DoWhile)),
    ("for_statement", Rule::Node(Kind::For)),
    (
        "foreach_statement",
        Rule::Roles(Kind::ForEach, &[("right", Role::Iter)]),
    ),
    (
        "switch_statement",
        Rule::Roles(
            Kind::Switch,
            &[("value", Role::Condition), ("0", Role::Condition)],
        ),
    ),
    (
        "switch_expression",
        Rule::Roles(
            Kind::Switch,
            &[("value", Role::Condition), ("0", Role::Condition)],
        ),
    ),
    (
        "switch_expression_arm",
        Rule::Roles(Kind::Case, &[("0", Role::Value)]),
    ),
    ("switch_section", Rule::Custom(section)),
    ("when_clause", Rule::Part(Role::Condition)),
    ("catch_filter_clause", Rule::Part(Role::Condition)),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("try_statement", Rule::Node(Kind::Try)),
    ("catch_clause", Rule::Node(Kind::Catch)),
    ("catch_declaration", Rule::Splice),
    ("finally_clause", Rule::Node(Kind::Finally)),
    (
        "using_statement",
        Rule::Roles(Kind::With, &[("0", Role::Value)]),
    ),
    (
        "lock_statement",
        Rule::Roles(Kind::With, &[("0", Role::Value)]),
    ),
    (
        "fixed_statement",
        Rule::Roles(Kind::With, &[("0", Role::Value)]),
    ),
    (
        "using_directive",
        Rule::Roles(Kind::Import, &[("", Role::Module), ("name", Role::Alias)]),
    ),
    ("extern_alias_directive", Rule::Node(Kind::Import)),
    ("namespace_declaration", Rule::Node(Kind::Package)),
    (
        "file_scoped_namespace_declaration",
        Rule::Node(Kind::Package),
    ),
    ("global_statement", Rule::Splice),
    ("attribute_list", Rule::Splice),
    ("global_attribute", Rule::Splice),
    ("attribute", Rule::Node(Kind::Decorator)),
    ("modifier", Rule::Leaf(Kind::Modifier)),
    ("array_type", Rule::Node(Kind::Type)),
    ("nullable_type", Rule::Node(Kind::Type)),
    ("tuple_type", Rule::Node(Kind::Type)),
    ("pointer_type", Rule::Node(Kind::Type)),
    ("function_pointer_type", Rule::Node(Kind::Type)),
    ("ref_type", Rule::Node(Kind::Type)),
    ("array_rank_specifier", Rule::Drop),
    ("empty_statement", Rule::Drop),
    ("preproc_region", Rule::Drop),
    ("preproc_endregion", Rule::Drop),
    ("preproc_pragma", Rule::Drop),
    ("preproc_nullable", Rule::Drop),
    ("preproc_line", Rule::Drop),
    ("shebang_directive", Rule::Drop),
    ("type_argument_list", Rule::Node(Kind::TypeArgs)),
    ("type_parameter_list", Rule::Node(Kind::TypeArgs)),
    ("type_parameter", Rule::Node(Kind::Type)),
    ("query_expression", Rule::Node(Kind::Comprehension)),
    (
        "from_clause",
        Rule::Roles(Kind::ForEach, &[("name", Role::Left), ("", Role::Iter)]),
    ),
    (
        "where_clause",
        Rule::Roles(Kind::If, &[("", Role::Condition)]),
    ),
    ("select_clause", Rule::Splice),
    (
        "let_clause",
        Rule::Roles(Kind::Assign, &[("0", Role::Left), ("1", Role::Right)]),
    ),
];

/// `case x:` has a value, `default:` none.
fn section<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Case, node);
    let mut role = match node.child(0).map(|word| word.kind()) {
        Some("case") => Role::Value,
        _ => Role::None,
    };
    for part in node.named_children(&mut node.walk()) {
        plan.visit(part, role);
        role = Role::None;
    }
    plan.close();
}

/// `{A = 1}` sets keys, `{1, 2}` lists values.
/// An object that is made. A statement of its own is no array in the grammar's eyes.
fn object<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let made = node.child_by_field_name("type");
    if made.is_some_and(|made| made.kind() == "array_type") {
        return array(plan, node);
    }
    plan.open_whole(Kind::New, node);
    plan.visit_field(node, "type", Role::Type);
    plan.visit_field(node, "arguments", Role::Args);
    plan.visit_field(node, "initializer", Role::Body);
    plan.close();
}

/// An array that is made: what it is of, then its lengths.
fn array<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::New, node);
    let made = node.child_by_field_name("type");
    let mut ranks = Vec::new();
    let mut of = made;
    while let Some(array) = of.filter(|of| of.kind() == "array_type") {
        ranks.extend(array.child_by_field_name("rank"));
        of = array.child_by_field_name("type");
    }
    if let Some(of) = of {
        plan.visit(of, Role::Type);
    }
    for rank in ranks.into_iter().rev() {
        if rank.named_child_count() > 0 {
            plan.open(Kind::Args, Role::Args, Symbol::NONE, span_of(rank));
            plan.visit_children(rank);
            plan.close();
        }
    }
    for part in node.named_children(&mut node.walk()) {
        if Some(part) != made {
            plan.visit(part, Role::Body);
        }
    }
    plan.close();
}

fn initializer<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let is_key = |child: &Raw<'_>| child.kind() == "assignment_expression";
    let elements: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    if !elements.iter().any(is_key) {
        plan.open_whole(Kind::List, node);
        plan.visit_children(node);
        return plan.close();
    }
    plan.open_whole(Kind::Dict, node);
    for element in elements {
        if is_key(&element) {
            plan.open(Kind::Pair, Role::None, Symbol::NONE, span_of(element));
            plan.visit_field(element, "left", Role::Key);
            plan.visit_field(element, "right", Role::Value);
            plan.close();
        } else {
            plan.visit(element, Role::None);
        }
    }
    plan.close();
}
