//! What binds which name in which scope.
//!
//! Invariant: one pass over the tree; scopes are functions, classes and the file (blocks are not told apart: whoever
//! asks for a value looks at the order of bindings).

use airlock_syntax::{Kind, Language, NodeId, Role, Symbol, Tree};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a name is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindingKind {
    /// A parameter.
    Parameter,
    /// A declaration with or without a value.
    Declared,
    /// A declaration that never changes (`const`, `final`).
    Constant,
    /// An assignment.
    Assigned,
    /// Anything that changes it otherwise: loop variable, `+=`, destructuring.
    Changed,
    /// A field of a class.
    Field,
    /// A field of a class that never changes.
    ConstantField,
}

/// One place that binds a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// The identifier.
    pub name: NodeId,
    /// The function, class or file in which the name is bound.
    pub scope: NodeId,
    /// The node that binds: assignment, declarator, parameter.
    pub at: NodeId,
    /// The value, where it is given as a whole.
    pub value: Option<NodeId>,
    /// The declared type.
    pub declared: Option<NodeId>,
    /// How.
    pub kind: BindingKind,
}

/// Every binding of a file, by name, in source order.
#[derive(Debug, Clone, Default)]
pub struct Bindings {
    names: FxHashMap<Symbol, Vec<Binding>>,
}

/// Languages in which an assignment declares.
const ASSIGNMENT_DECLARES: &[&str] = &["python", "ruby", "php", "bash", "hcl"];

impl Bindings {
    pub(crate) fn collect(
        language: &Language,
        tree: &Tree,
        text: &str,
        parents: &[NodeId],
        scopes: &[NodeId],
    ) -> Self {
        let mut collector = Collector {
            tree,
            text,
            parents,
            scopes,
            all: Vec::new(),
        };
        for (id, node) in tree.iter() {
            collector.visit(id, node.kind);
        }
        let mut all = collector.all;
        if !ASSIGNMENT_DECLARES.contains(&language.name) {
            settle_scopes(tree, scopes, &mut all);
        }
        let mut names: FxHashMap<Symbol, Vec<Binding>> = FxHashMap::default();
        for binding in all {
            names
                .entry(tree.node(binding.name).symbol)
                .or_default()
                .push(binding);
        }
        Self { names }
    }

    /// The bindings of the name `symbol`, in source order.
    pub fn of(&self, symbol: Symbol) -> &[Binding] {
        self.names.get(&symbol).map_or(&[], Vec::as_slice)
    }
}

/// The nearest function, class or file around every node (not the node itself), in one pass.
pub(crate) fn scopes(tree: &Tree, parents: &[NodeId]) -> Vec<NodeId> {
    nearest(tree, parents, is_scope)
}

/// The nearest ancestor of a kind for every node; the root where there is none.
pub(crate) fn nearest(tree: &Tree, parents: &[NodeId], is: fn(Kind) -> bool) -> Vec<NodeId> {
    let mut all: Vec<NodeId> = Vec::with_capacity(parents.len());
    for parent in parents {
        // Parents come before their children.
        let above = all.get(parent.0 as usize).copied().unwrap_or(*parent);
        all.push(if is(tree.kind(*parent)) {
            *parent
        } else {
            above
        });
    }
    all
}

fn is_scope(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Function | Kind::Lambda | Kind::Class | Kind::Interface | Kind::Enum | Kind::File
    )
}

/// An assignment binds where the name is declared, else in the file.
fn settle_scopes(tree: &Tree, scopes: &[NodeId], all: &mut [Binding]) {
    let mut declared: FxHashSet<(Symbol, NodeId)> = FxHashSet::default();
    for binding in all.iter() {
        if !matches!(binding.kind, BindingKind::Assigned | BindingKind::Changed) {
            declared.insert((tree.node(binding.name).symbol, binding.scope));
        }
    }
    for binding in all.iter_mut() {
        if !matches!(binding.kind, BindingKind::Assigned | BindingKind::Changed) {
            continue;
        }
        let symbol = tree.node(binding.name).symbol;
        let mut scope = binding.scope;
        while scope != NodeId(0) && !declared.contains(&(symbol, scope)) {
            scope = scopes.get(scope.0 as usize).copied().unwrap_or(NodeId(0));
        }
        binding.scope = scope;
    }
}

struct Collector<'run> {
    tree: &'run Tree,
    text: &'run str,
    parents: &'run [NodeId],
    scopes: &'run [NodeId],
    all: Vec<Binding>,
}

impl Collector<'_> {
    fn parent(&self, node: NodeId) -> NodeId {
        self.parents.get(node.0 as usize).copied().unwrap_or(node)
    }

    fn visit(&mut self, id: NodeId, kind: Kind) {
        match kind {
            Kind::Assign => self.assign(id),
            Kind::AugAssign => {
                let left = self
                    .tree
                    .child(id, Role::Left)
                    .or_else(|| self.tree.children(id).next());
                self.changed(id, left);
            }
            Kind::Unary => {
                let text = self.tree.text(self.text, id);
                if text.starts_with("++")
                    || text.starts_with("--")
                    || text.ends_with("++")
                    || text.ends_with("--")
                {
                    self.changed(id, self.tree.children(id).next());
                }
            }
            Kind::Declarator => self.declarator(id),
            Kind::Params => self.parameters(id),
            Kind::ForEach => {
                let target = [Role::Left, Role::Name]
                    .into_iter()
                    .find_map(|role| self.tree.child(id, role));
                if let Some(target) = target {
                    let declared = self.tree.child(id, Role::Type);
                    self.targets(id, target, BindingKind::Changed, declared);
                }
            }
            Kind::Field => self.field(id),
            _ if self.tree.node(id).role == Role::Alias && !self.in_import(id) => {
                self.targets(id, id, BindingKind::Changed, None);
            }
            _ => {}
        }
    }

    fn in_import(&self, id: NodeId) -> bool {
        let parent = self.parent(id);
        [parent, self.parent(parent)]
            .iter()
            .any(|node| self.tree.kind(*node) == Kind::Import)
    }

    fn push(
        &mut self,
        at: NodeId,
        name: NodeId,
        value: Option<NodeId>,
        declared: Option<NodeId>,
        kind: BindingKind,
    ) {
        self.all.push(Binding {
            name,
            scope: self.scopes.get(at.0 as usize).copied().unwrap_or(NodeId(0)),
            at,
            value,
            declared,
            kind,
        });
    }

    fn changed(&mut self, at: NodeId, target: Option<NodeId>) {
        if let Some(target) = target {
            self.targets(at, target, BindingKind::Changed, None);
        }
    }

    /// Every identifier in a target, without what is read in it.
    fn targets(&mut self, at: NodeId, target: NodeId, kind: BindingKind, declared: Option<NodeId>) {
        if self.tree.kind(target) == Kind::Ident {
            return self.push(at, target, None, declared, kind);
        }
        if matches!(
            self.tree.kind(target),
            Kind::Member | Kind::Index | Kind::Call
        ) {
            return;
        }
        let names: Vec<NodeId> = self
            .tree
            .descendants(target)
            .filter(|node| {
                self.tree.kind(*node) == Kind::Ident
                    && self.tree.node(*node).role != Role::Key
                    && !matches!(
                        self.tree.kind(self.parent(*node)),
                        Kind::Member | Kind::Index
                    )
            })
            .collect();
        for name in names {
            self.push(at, name, None, None, kind);
        }
    }

    /// How the declaration around a declarator or assignment declares it.
    fn declaration(&self, id: NodeId) -> (Option<BindingKind>, Option<NodeId>) {
        let parent = self.parent(id);
        let constant = || {
            let head = self.tree.text(self.text, parent);
            head.starts_with("const ")
                || self.tree.children(parent).any(|child| {
                    self.tree.kind(child) == Kind::Modifier
                        && matches!(
                            self.tree.text(self.text, child),
                            "final" | "readonly" | "const"
                        )
                })
        };
        let declared = self
            .tree
            .child(id, Role::Type)
            .or_else(|| self.tree.child(parent, Role::Type));
        match self.tree.kind(parent) {
            Kind::Field if constant() => (Some(BindingKind::ConstantField), declared),
            Kind::Field => (Some(BindingKind::Field), declared),
            Kind::VarDecl if constant() => (Some(BindingKind::Constant), declared),
            Kind::VarDecl => (Some(BindingKind::Declared), declared),
            _ => (None, self.tree.child(id, Role::Type)),
        }
    }

    fn assign(&mut self, id: NodeId) {
        let left = self
            .tree
            .child(id, Role::Left)
            .or_else(|| self.tree.child(id, Role::Name));
        let right = self
            .tree
            .child(id, Role::Right)
            .or_else(|| self.tree.child(id, Role::Value));
        let Some(left) = left else { return };
        let (declaration, declared) = self.declaration(id);
        if self.tree.kind(left) == Kind::Ident {
            let kind = declaration.unwrap_or(BindingKind::Assigned);
            self.push(id, left, right, declared, kind);
        } else {
            let kind = match declaration {
                Some(_) => BindingKind::Declared,
                None => BindingKind::Changed,
            };
            self.targets(id, left, kind, declared);
        }
    }

    fn declarator(&mut self, id: NodeId) {
        let (kind, declared) = self.declaration(id);
        if let Some(name) = self.tree.child(id, Role::Name) {
            self.targets(id, name, kind.unwrap_or(BindingKind::Declared), declared);
        }
    }

    /// A field that holds its name and value itself.
    fn field(&mut self, id: NodeId) {
        let Some(name) = self.tree.child(id, Role::Name) else {
            return;
        };
        let constant = self.tree.children(id).any(|child| {
            self.tree.kind(child) == Kind::Modifier
                && matches!(
                    self.tree.text(self.text, child),
                    "readonly" | "final" | "const"
                )
        });
        let kind = if constant {
            BindingKind::ConstantField
        } else {
            BindingKind::Field
        };
        let (value, declared) = (
            self.tree.child(id, Role::Value),
            self.tree.child(id, Role::Type),
        );
        self.push(id, name, value, declared, kind);
    }

    fn parameters(&mut self, id: NodeId) {
        let parameters: Vec<NodeId> = self.tree.children(id).collect();
        for parameter in parameters {
            if self.tree.kind(parameter) == Kind::Ident {
                self.push(id, parameter, None, None, BindingKind::Parameter);
                continue;
            }
            let declared = self.tree.child(parameter, Role::Type);
            let name = self.tree.child(parameter, Role::Name).or_else(|| {
                self.tree.children(parameter).find(|child| {
                    self.tree.kind(*child) == Kind::Ident
                        && self.tree.node(*child).role != Role::Type
                })
            });
            match name {
                Some(name) => self.targets(id, name, BindingKind::Parameter, declared),
                None => self.targets(id, parameter, BindingKind::Parameter, declared),
            }
        }
    }
}
