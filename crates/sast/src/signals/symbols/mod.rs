//! Names that their modules do not have: what assistants make up.
//!
//! The standard library of Python and the built-in modules of Node.js are known from tables. What other modules hold is
//! read by the caller, who has files; here it is said which names are asked of which module, and what a module of Python,
//! JavaScript, TypeScript or Go holds ([`exports`]). One file for each language.
//!
//! Invariants:
//! - a name is only asked for where nothing in the file shows that it may be missing: not inside a `try` or a condition,
//!   not where it is assigned to or spelled in a string (`hasattr`, a patch of a test);
//! - what a module holds is said too broadly rather than too narrowly, and is unknown where its text makes names when it
//!   runs.

mod go;
mod node;
mod python;
mod script;
mod table;

use super::{File, Signal, SignalRule};
use crate::SourceView;
use airlock_flow::{BindingKind, Facts};
use airlock_model::{Purpose, Span};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use table::{Asked, Known, known};

/// A name that is taken of a module that no table knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The module, as it is written: in Python with dots, leading ones where it is relative; in JavaScript and Go as in
    /// the import's string.
    pub module: String,
    /// The name.
    pub name: String,
    /// Where the language lets a package have another name than its path, the name it is used by unless the import
    /// gives one: it is another package if that is not its own.
    pub own_name: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// The function round it.
    pub symbol: String,
}

/// What a module holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exports {
    names: FxHashSet<Symbol>,
    /// Whether it may hold more than its text shows.
    pub is_dynamic: bool,
    /// Modules of which it gives away everything, as they are written.
    pub everything_of: Vec<String>,
    /// The name of the package that the text is a part of, in Go.
    pub package: Option<String>,
}

impl Exports {
    /// What a module holds that nobody can read.
    pub fn unknown() -> Self {
        Self {
            is_dynamic: true,
            ..Self::default()
        }
    }

    /// Whether the module may hold `name`, besides what it has of others.
    pub fn may_hold(&self, name: &str) -> bool {
        self.is_dynamic || self.names.contains(&Symbol::of(name))
    }
}

/// What the tables know is missing, and what is asked of other modules.
pub(super) fn find(file: &File<'_>) -> (Vec<Signal>, Vec<Wanted>) {
    if file.purpose != Purpose::Product {
        return (Vec::new(), Vec::new());
    }
    match file.facts.language.name {
        "python" => built_in(file, python::asked(file)),
        "javascript" | "typescript" | "tsx" => {
            let (signals, _) = built_in(file, node::asked(file));
            (signals, script::wanted(file))
        }
        "go" => (Vec::new(), go::wanted(file)),
        _ => (Vec::new(), Vec::new()),
    }
}

/// What the tables say of the names that are asked for, and those that they do not know.
fn built_in(file: &File<'_>, asked: Vec<Asked>) -> (Vec<Signal>, Vec<Wanted>) {
    let (mut signals, mut wanted) = (Vec::new(), Vec::new());
    for asked in asked {
        if is_guarded(file, asked.node, &asked.path.parts) {
            continue;
        }
        let span = file.facts.tree.node(asked.node).span();
        let symbol = file.symbol_at(span);
        match (known(&asked), asked.path.split) {
            (Known::Missing(module, name), _) => signals.push(Signal {
                rule: SignalRule::UnknownSymbol,
                span,
                symbol,
                message: format!("The module `{module}` has no `{name}`"),
                identity: format!("{module}.{name}"),
            }),
            (Known::No, Some((module, name))) if !table::is_special(&name) => wanted.push(Wanted {
                module,
                name,
                own_name: None,
                span,
                symbol,
            }),
            _ => {}
        }
    }
    (signals, wanted)
}

/// What the module of this text holds; unknown for a language in which that is not read.
pub fn exports(view: &SourceView<'_>) -> Exports {
    let Some(language) = view.language else {
        return Exports::unknown();
    };
    let facts = Facts::new(language, view.tree, view.text);
    match language.name {
        "python" => python::exports(&facts),
        "javascript" | "typescript" | "tsx" => script::exports(&facts, view.path),
        "go" => go::exports(&facts),
        _ => Exports::unknown(),
    }
}

/// Names that something in the file declares besides its imports: where one of them is used, it may not be the import.
struct Redeclared(FxHashSet<Symbol>);

impl Redeclared {
    fn of(facts: &Facts<'_>) -> Self {
        let tree = facts.tree;
        let named = tree.iter().filter(|(_, node)| {
            matches!(
                node.kind,
                Kind::Function
                    | Kind::Class
                    | Kind::Interface
                    | Kind::Enum
                    | Kind::Type
                    | Kind::Package
                    | Kind::Switch
                    | Kind::Catch
            )
        });
        let names = named.filter_map(|(id, _)| tree.child(id, Role::Name));
        Self(names.map(|name| tree.node(name).symbol).collect())
    }

    /// Whether anything but the statement at `import` binds the name at `local`.
    fn has(&self, facts: &Facts<'_>, local: Symbol, import: NodeId) -> bool {
        let bindings = facts.bindings().of(local);
        self.0.contains(&local)
            || bindings.iter().any(|binding| {
                let is_field = matches!(
                    binding.kind,
                    BindingKind::Field | BindingKind::ConstantField
                );
                !is_field && !facts.tree.contains(import, binding.name)
            })
    }
}

/// Whether the name is given a value here: then the module has it afterwards.
fn is_assigned(file: &File<'_>, node: NodeId) -> bool {
    let tree = file.facts.tree;
    let parent = file.facts.parent(node);
    matches!(
        tree.kind(parent),
        Kind::Assign | Kind::AugAssign | Kind::Delete
    ) && tree.node(node).role != Role::Right
}

/// Whether something around the name, or elsewhere in the file, shows that it may be missing.
fn is_guarded(file: &File<'_>, node: NodeId, path: &[String]) -> bool {
    let (tree, text) = (file.facts.tree, file.facts.text);
    let Some(name) = path.last() else {
        return true;
    };
    let mut at = node;
    loop {
        let parent = file.facts.parent(at);
        if parent == at {
            break;
        }
        at = parent;
        let is_condition = |id: NodeId| {
            let condition = tree.child(id, Role::Condition);
            condition.is_some_and(|condition| {
                let text = tree.text(text, condition);
                [
                    "version", "hasattr", "PY2", "PY3", "six", "platform", "typeof", "os.name",
                ]
                .iter()
                .any(|word| text.contains(word))
            })
        };
        let guards = match tree.kind(at) {
            Kind::Try | Kind::Catch => true,
            Kind::If | Kind::Else | Kind::Ternary => is_condition(at),
            _ => false,
        };
        if guards {
            return true;
        }
    }
    let spelled = |part: &String| {
        text.contains(&format!("\"{part}\"")) || text.contains(&format!("'{part}'"))
    };
    path.iter().skip(1).any(&spelled) || spelled(name)
}
