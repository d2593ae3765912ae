//! A language's table by grammar ids instead of names.

use super::{Lowering, Roles, Rule};
use crate::language::Language;
use crate::{Kind, Role};
use std::num::NonZeroU16;

/// Field names that mean the same in every grammar.
const FIELDS: Roles = &[
    ("function", Role::Callee),
    ("object", Role::Object),
    ("operand", Role::Operand),
    ("argument", Role::Operand),
    ("attribute", Role::Name),
    ("property", Role::Name),
    ("name", Role::Name),
    ("field", Role::Name),
    ("arguments", Role::Args),
    ("left", Role::Left),
    ("right", Role::Right),
    ("condition", Role::Condition),
    ("consequence", Role::Then),
    ("alternative", Role::Else),
    ("body", Role::Body),
    ("value", Role::Value),
    ("default_value", Role::Value),
    ("key", Role::Key),
    ("type", Role::Type),
    ("type_parameters", Role::TypeParams),
    ("type_arguments", Role::TypeParams),
    ("parameters", Role::Params),
    ("return_type", Role::ReturnType),
    ("result", Role::ReturnType),
    ("superclass", Role::Super),
    ("superclasses", Role::Super),
    ("interfaces", Role::Super),
    ("decorator", Role::Decorator),
    ("initializer", Role::Init),
    ("init", Role::Init),
    ("increment", Role::Update),
    ("update", Role::Update),
    ("alias", Role::Alias),
    ("module_name", Role::Module),
    ("source", Role::Module),
    ("label", Role::Label),
    ("index", Role::Index),
    ("subscript", Role::Index),
    ("handler", Role::Handler),
    ("finalizer", Role::Finally),
    ("receiver", Role::Receiver),
];

/// Named kinds that are comments in every grammar that has them.
const COMMENTS: &[&str] = &[
    "comment",
    "line_comment",
    "block_comment",
    "multiline_comment",
    "html_comment",
];

/// The part that a node of `kind` plays when the grammar gives it no field.
const fn usual_role(kind: Kind) -> Role {
    match kind {
        Kind::Args => Role::Args,
        Kind::Params => Role::Params,
        Kind::TypeArgs => Role::TypeParams,
        Kind::Decorator => Role::Decorator,
        Kind::Catch => Role::Handler,
        Kind::Finally => Role::Finally,
        Kind::Else => Role::Else,
        _ => Role::None,
    }
}

/// The part that a child without a field plays in a node of `kind`.
const fn usual_part(kind: Kind) -> Role {
    match kind {
        Kind::Return | Kind::Throw | Kind::Await | Kind::Yield | Kind::Spread => Role::Value,
        Kind::Unary => Role::Operand,
        Kind::Finally | Kind::Else => Role::Body,
        _ => Role::None,
    }
}

/// A table by grammar ids.
pub(crate) struct Compiled {
    pub(crate) grammar: tree_sitter::Language,
    slots: Vec<Slot>,
    roles: Vec<RoleTable>,
    operator_fields: Vec<u16>,
    pub(super) caseless_names: bool,
}

/// What becomes of one grammar kind.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) rule: Rule,
    /// The part it plays when nothing else says so.
    pub(super) usual_role: Role,
    /// Whether it has a number among the children without a field.
    pub(super) counted: bool,
    /// Which of the tables gives its children their roles.
    roles: u16,
}

impl Slot {
    /// Of text that the grammar could not place.
    const ERROR: Self = Self::plain(Rule::Node(Kind::Error));
    const OTHER: Self = Self::plain(Rule::Node(Kind::Other));

    const fn plain(rule: Rule) -> Self {
        Self {
            rule,
            usual_role: Role::None,
            counted: true,
            roles: 0,
        }
    }

    pub(super) fn is_dropped(&self) -> bool {
        matches!(self.rule, Rule::Drop)
    }
}

/// The roles of one node's children.
#[derive(Default)]
pub(super) struct RoleTable {
    /// By field id; number 0 is unused.
    fields: Vec<Role>,
    /// By number among the children without a field.
    positions: Vec<Role>,
    /// Of the other children without a field.
    rest: Role,
}

impl RoleTable {
    pub(super) fn of_field(&self, field: NonZeroU16) -> Role {
        self.fields
            .get(usize::from(field.get()))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn of_position(&self, position: usize) -> Role {
        self.positions
            .get(position)
            .copied()
            .filter(|role| *role != Role::None)
            .unwrap_or(self.rest)
    }
}

/// The compiled table of `language`.
pub(crate) fn compiled(language: &'static Language) -> &'static Compiled {
    language
        .lowering
        .compiled
        .get_or_init(|| compile(&language.lowering))
}

fn compile(lowering: &Lowering) -> Compiled {
    let grammar = (lowering.grammar)();
    let mut roles = vec![role_table(lowering, &grammar, &[], Role::None)];
    // A grammar may give several ids the same name (aliases), so every id is looked at.
    let ids = 0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX);
    let slots = ids
        .map(|id| slot(lowering, &grammar, id, &mut roles))
        .collect();
    let operator_fields = ["operator", "operators", "op", "operation", "kind"]
        .into_iter()
        .filter_map(|name| grammar.field_id_for_name(name).map(NonZeroU16::get))
        .collect();
    Compiled {
        grammar,
        slots,
        roles,
        operator_fields,
        caseless_names: lowering.caseless_names,
    }
}

fn slot(
    lowering: &Lowering,
    grammar: &tree_sitter::Language,
    id: u16,
    roles: &mut Vec<RoleTable>,
) -> Slot {
    let named = grammar.node_kind_is_named(id);
    let rule = rule_for(lowering, grammar.node_kind_for_id(id).unwrap_or(""), named);
    let table = own_roles(rule);
    let usual_role = match rule {
        Rule::Part(role) => role,
        rule => made_kind(rule).map_or(Role::None, usual_role),
    };
    let is_aside = matches!(rule, Rule::Aside | Rule::Leaf(Kind::Modifier));
    let mut slot = Slot {
        counted: usual_role == Role::None && !is_aside,
        usual_role,
        ..Slot::plain(rule)
    };
    let part = made_kind(rule).map_or(Role::None, usual_part);
    if !table.is_empty() || part != Role::None {
        slot.roles = u16::try_from(roles.len()).unwrap_or(0);
        roles.push(role_table(lowering, grammar, table, part));
    }
    slot
}

fn rule_for(lowering: &Lowering, name: &str, named: bool) -> Rule {
    if !named {
        let token = lowering.tokens.iter().find(|(token, _)| *token == name);
        return token.map_or(Rule::Drop, |(_, kind)| Rule::Leaf(*kind));
    }
    let mut rows = lowering.kinds.iter().copied().flatten();
    if let Some((_, rule)) = rows.find(|(kind, _)| *kind == name) {
        *rule
    } else if COMMENTS.contains(&name) || name.starts_with("keyword_") {
        // SQL's grammar names every keyword; the statement's kind says as much.
        Rule::Drop
    } else {
        Rule::Node(Kind::Other)
    }
}

const fn own_roles(rule: Rule) -> Roles {
    match rule {
        Rule::Roles(_, roles)
        | Rule::OpRoles(_, roles)
        | Rule::SpliceSingleRoles(_, roles)
        | Rule::SpliceRoles(roles)
        | Rule::Assign(roles)
        | Rule::Declarator(roles)
        | Rule::MethodCall(roles) => roles,
        _ => &[],
    }
}

const fn made_kind(rule: Rule) -> Option<Kind> {
    match rule {
        Rule::Node(kind)
        | Rule::Roles(kind, _)
        | Rule::Op(kind)
        | Rule::OpRoles(kind, _)
        | Rule::Leaf(kind) => Some(kind),
        _ => None,
    }
}

fn role_table(
    lowering: &Lowering,
    grammar: &tree_sitter::Language,
    own: Roles,
    part: Role,
) -> RoleTable {
    let rows = || own.iter().chain(lowering.fields).chain(FIELDS);
    let role_of = |name: &str| {
        rows()
            .find(|(field, _)| *field == name)
            .map_or(Role::None, |(_, role)| *role)
    };
    let fields = (0..=u16::try_from(grammar.field_count()).unwrap_or(u16::MAX))
        .map(|id| grammar.field_name_for_id(id).map_or(Role::None, role_of))
        .collect();
    let mut positions = Vec::new();
    for (name, role) in own {
        if let Ok(position) = name.parse::<usize>() {
            positions.resize(positions.len().max(position + 1), Role::None);
            if let Some(slot) = positions.get_mut(position) {
                *slot = *role;
            }
        }
    }
    RoleTable {
        fields,
        positions,
        rest: own
            .iter()
            .find(|(name, _)| name.is_empty())
            .map_or(part, |(_, role)| *role),
    }
}

impl Compiled {
    /// What becomes of a node of kind `id`.
    pub(super) fn slot(&self, id: u16) -> Slot {
        if id == tree_sitter_error() {
            return Slot::ERROR;
        }
        self.slots
            .get(usize::from(id))
            .copied()
            .unwrap_or(Slot::OTHER)
    }

    pub(super) fn roles(&self, slot: Slot) -> Option<&RoleTable> {
        self.roles.get(usize::from(slot.roles))
    }

    pub(super) fn is_operator_field(&self, field: NonZeroU16) -> bool {
        self.operator_fields.contains(&field.get())
    }
}

/// The id of error nodes in every grammar (`ts_builtin_sym_error`, defined as -1).
const fn tree_sitter_error() -> u16 {
    u16::MAX
}

#[cfg(test)]
mod tests {
    use super::compile;
    use crate::LANGUAGES;
    use crate::lower::{Roles, Rules};

    /// The grammars of all languages that use `table`.
    fn grammars_with(table: Rules) -> impl Iterator<Item = tree_sitter::Language> {
        let is_table = move |own: &Rules| {
            own.iter()
                .map(|row| row.0)
                .eq(table.iter().map(|row| row.0))
        };
        LANGUAGES
            .iter()
            .map(|language| &language.lowering)
            .filter(move |lowering| lowering.kinds.iter().any(is_table))
            .map(|lowering| (lowering.grammar)())
    }

    fn has_kind(grammar: &tree_sitter::Language, name: &str, named: bool) -> bool {
        let ids = 0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX);
        { ids }.any(|id| {
            grammar.node_kind_for_id(id) == Some(name) && grammar.node_kind_is_named(id) == named
        })
    }

    /// The names in `roles` that no grammar of the table has as a field.
    fn unknown_fields(grammars: &[tree_sitter::Language], roles: Roles) -> Vec<&'static str> {
        let is_field = |name: &str| {
            grammars
                .iter()
                .any(|grammar| grammar.field_id_for_name(name).is_some())
        };
        roles
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| !name.is_empty() && name.parse::<usize>().is_err() && !is_field(name))
            .collect()
    }

    #[test]
    fn every_grammar_loads_into_this_runtime() {
        for language in LANGUAGES {
            let grammar = (language.lowering.grammar)();
            let mut parser = tree_sitter::Parser::new();
            assert!(parser.set_language(&grammar).is_ok(), "{language:?}");
        }
    }

    #[test]
    fn every_name_in_a_table_is_in_its_grammar() {
        let mut unknown = Vec::new();
        for language in LANGUAGES {
            let lowering = &language.lowering;
            let own = [(lowering.grammar)()];
            for (token, _) in lowering.tokens {
                if !has_kind(&own[0], token, false) {
                    unknown.push(format!("{language:?} token {token}"));
                }
            }
            for field in unknown_fields(&own, lowering.fields) {
                unknown.push(format!("{language:?} field {field}"));
            }
            for table in lowering.kinds {
                let grammars: Vec<_> = grammars_with(table).collect();
                for (kind, rule) in *table {
                    if !grammars.iter().any(|grammar| has_kind(grammar, kind, true)) {
                        unknown.push(format!("{language:?} kind {kind}"));
                    }
                    for field in unknown_fields(&grammars, super::own_roles(*rule)) {
                        unknown.push(format!("{language:?} {kind} field {field}"));
                    }
                }
            }
        }
        assert_eq!(unknown, Vec::<String>::new());
    }

    #[test]
    fn a_kind_has_one_row_in_a_table() {
        for language in LANGUAGES {
            for table in language.lowering.kinds {
                let mut names: Vec<&str> = table.iter().map(|(kind, _)| *kind).collect();
                let count = names.len();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), count, "{language:?}");
            }
            assert!(!compile(&language.lowering).slots.is_empty());
        }
    }
}
