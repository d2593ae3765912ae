//! Calls: what goes into functions of the program and comes out of them, and what functions of libraries do.

use super::super::relation::{CallSite, From, Slot, To, WHOLE, joined};
use super::super::tables;
use super::Walk;
use super::values::{all_taken, taken};
use crate::taint::state::State;
use crate::taint::taints::Taints;
use airlock_flow::il::{Call, Place, Var};
use airlock_flow::program::{Callee, Family};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use smallvec::SmallVec;

impl Walk<'_, '_> {
    /// The number of a call of something that the program may define.
    fn site(
        &mut self,
        node: NodeId,
        arguments: &[(Option<Symbol>, Var)],
        method: Option<NodeId>,
    ) -> Option<u32> {
        if let Some(known) = self.recorder.calls_of.get(&node) {
            return (*known != u32::MAX).then_some(*known);
        }
        let number = self.new_site(node, arguments, method);
        self.recorder
            .calls_of
            .insert(node, number.unwrap_or(u32::MAX));
        number
    }

    fn new_site(
        &mut self,
        node: NodeId,
        arguments: &[(Option<Symbol>, Var)],
        method: Option<NodeId>,
    ) -> Option<u32> {
        let tree = self.file.tree;
        let mut functions: Vec<(u16, Callee)> = Vec::new();
        for (index, (_, value)) in (0_u16..).zip(arguments) {
            let Some(argument) = self.nodes.get(value).copied() else {
                continue;
            };
            let is_function = matches!(tree.kind(argument), Kind::Lambda | Kind::Function);
            let is_name = matches!(tree.kind(argument), Kind::Ident | Kind::Member);
            if !is_function && !is_name {
                continue;
            }
            match self.callees.function_value(argument) {
                // What is not known to be a function is an object.
                None | Some(Callee::Bare(_) | Callee::AnyMethod(_) | Callee::Construct { .. }) => {}
                Some(Callee::Imported(path))
                    if !self.is_known(path.last().map(|name| Symbol::of(name))) => {}
                Some(Callee::Method { name, .. }) if !self.is_known(Some(name)) => {}
                Some(callee) => functions.push((index, callee)),
            }
        }
        let hands_on = method.is_some_and(|name| tables::hands_on(tree.text(self.file.text, name)));
        let callee = self.callees.callee(node);
        let callee = match callee {
            Some(callee) if self.may_be_known(&callee) => callee,
            // A library that calls back.
            _ if hands_on => {
                functions.retain(|(_, callee)| !matches!(callee, Callee::Parameter { .. }));
                if functions.is_empty() {
                    return None;
                }
                Callee::AnyMethod(Symbol::NONE)
            }
            _ => return None,
        };
        let number = u32::try_from(self.recorder.calls.len()).ok()?;
        self.recorder.calls.push(CallSite {
            span: tree.node(node).span(),
            callee,
            names: arguments.iter().map(|(name, _)| *name).collect(),
            functions,
            hands_on,
            around: self.function_around(node),
        });
        Some(number)
    }

    fn is_known(&self, name: Option<Symbol>) -> bool {
        name.is_some_and(|name| self.recorder.is_known(name))
    }

    /// Whether the program defines anything of the callee's name.
    fn may_be_known(&self, callee: &Callee) -> bool {
        match callee {
            Callee::Own(_) | Callee::Parameter { .. } => true,
            Callee::Inherited { name, .. } => name.is_none() || self.is_known(*name),
            Callee::Imported(path) => {
                // A default export has no name of its own.
                let is_default =
                    path.last().is_some_and(|last| last == "default") || path.len() == 1;
                is_default || self.is_known(path.last().map(|name| Symbol::of(name)))
            }
            Callee::Bare(name) | Callee::Method { name, .. } | Callee::AnyMethod(name) => {
                self.is_known(Some(*name))
            }
            Callee::Construct { class } => self.is_known(Some(*class)),
        }
    }

    pub(super) fn call(
        &mut self,
        node: NodeId,
        call: &Call,
        dest: &Place,
        state: &mut State,
    ) -> Taints {
        let arguments: SmallVec<[(Option<Symbol>, Var); 4]> =
            call.arguments.iter().copied().collect();
        let Some(number) = self.site(node, &arguments, call.method) else {
            return self.library_call(call, dest, state);
        };
        let mut carried = Taints::default();
        for (index, (_, value)) in (0_u16..).zip(&arguments) {
            self.given(number, Slot::At(index), *value, state);
            carried.add(&state.of(*value));
            state.forget(&Place::of(*value));
            self.left_behind(
                number,
                Slot::At(index),
                self.places.get(value).copied(),
                state,
            );
        }
        if let Some(receiver) = call.receiver {
            self.receiver(number, receiver, call.receiver_place, state);
        } else if self.is_own_method(number) {
            self.own_fields(number, state);
        }
        if let Some(receiver) = call.receiver {
            state.forget(&Place::of(receiver));
        }
        state.forget(&Place::of(call.callee));
        let result = self.begin(
            From::Result {
                call: number,
                path: WHOLE,
            },
            u64::MAX,
        );
        state.add(dest, &result);
        carried
    }

    /// Ruby's calls may go without parentheses; a name with a capital is a constant.
    pub(super) fn bare_call(
        &mut self,
        node: NodeId,
        receiver: Option<Var>,
        dest: &Place,
        state: &mut State,
    ) {
        let tree = self.file.tree;
        let is_callee = || {
            let parent = self.file.facts.parent(node);
            tree.child(parent, Role::Callee) == Some(node)
        };
        let is_name = || {
            tree.kind(node) == Kind::Ident
                && (is_constant(tree.text(self.file.text, node))
                    || !self.file.facts.scope_bindings(node).is_empty())
        };
        if self.outline.family != Family::Ruby || is_name() || is_callee() {
            return;
        }
        let Some(number) = self.site(node, &[], None) else {
            return;
        };
        match receiver {
            Some(receiver) => self.given(number, Slot::Object, receiver, state),
            None => self.own_fields(number, state),
        }
        let from = From::Result {
            call: number,
            path: WHOLE,
        };
        let result = self.begin(from, u64::MAX);
        state.add(dest, &result);
    }

    /// Whether a call without an object is one of a method of the object around it.
    fn is_own_method(&self, number: u32) -> bool {
        let site = self.recorder.calls.get(number as usize);
        site.is_some_and(|site| {
            matches!(
                site.callee,
                Callee::Method { .. } | Callee::Inherited { .. }
            )
        })
    }

    /// What a value holds is given to a call.
    fn given(&mut self, call: u32, slot: Slot, value: Var, state: &State) {
        for (path, taints) in state.parts(&Place::of(value)) {
            self.record(&taints, To::Argument { call, slot, path });
        }
    }

    /// What a call leaves in the places that it was given.
    fn left_behind(&mut self, call: u32, slot: Slot, place: Option<Place>, state: &mut State) {
        let Some(place) = place.filter(|place| self.is_named(place.var)) else {
            return;
        };
        let from = From::After {
            call,
            slot,
            path: WHOLE,
        };
        let taints = self.begin(from, u64::MAX);
        state.add(&place, &taints);
    }

    fn receiver(&mut self, call: u32, receiver: Var, place: Option<Place>, state: &mut State) {
        let is_this = self
            .nodes
            .get(&receiver)
            .is_some_and(|node| self.is_this(*node));
        if is_this {
            return self.own_fields(call, state);
        }
        self.given(call, Slot::Object, receiver, state);
        self.left_behind(call, Slot::Object, place, state);
    }

    /// The fields of the object are given to a call of one of its methods, which may change them.
    fn own_fields(&mut self, call: u32, state: &mut State) {
        for (var, field) in self.fields.clone() {
            let base = joined(&WHOLE, field.as_slice());
            for (rest, taints) in state.parts(&Place::of(var)) {
                let to = To::Argument {
                    call,
                    slot: Slot::Object,
                    path: joined(&base, &rest),
                };
                self.record(&taints, to);
            }
            let from = From::After {
                call,
                slot: Slot::Object,
                path: base,
            };
            let taints = self.begin(from, u64::MAX);
            state.add(&Place::of(var), &taints);
        }
        // Fields that this function does not name go through as they are.
        if let Some(function) = self.function {
            let whole = self.begin(
                From::Parameter {
                    function,
                    slot: Slot::Object,
                    path: WHOLE,
                },
                u64::MAX,
            );
            let to = To::Argument {
                call,
                slot: Slot::Object,
                path: WHOLE,
            };
            self.record(&whole, to);
            if self.reports {
                let after = self.begin(
                    From::After {
                        call,
                        slot: Slot::Object,
                        path: WHOLE,
                    },
                    u64::MAX,
                );
                let to = To::After {
                    function,
                    slot: Slot::Object,
                    path: WHOLE,
                };
                self.record(&after, to);
            }
        }
    }

    /// A call of what the program does not define: what goes in comes out.
    fn library_call(&mut self, call: &Call, dest: &Place, state: &mut State) -> Taints {
        let arguments = all_taken(call.arguments.iter().map(|(_, value)| *value), state);
        let receiver = call.receiver.map(|it| taken(it, state)).unwrap_or_default();
        let callee = taken(call.callee, state);
        if let Some(place) = call.receiver_place.filter(|_| !arguments.is_empty())
            && (call.appends || self.fills(call))
        {
            state.add(&place, &arguments);
            self.stored(&place, &arguments);
        }
        let passed = self.without(&arguments, self.safe.functions);
        state.add(dest, &passed);
        match self.property(call) {
            Some((place, true)) => self.property_of(&receiver, &place, dest, state),
            Some((place, false)) => {
                state.add(&place, &arguments);
                self.stored(&place, &arguments);
            }
            None => {
                let passed = self.without(&receiver, self.safe.functions);
                state.add(dest, &passed);
            }
        }
        let passed = self.without(&callee, self.safe.all_but_assignments);
        state.add(dest, &passed);
        arguments
    }

    /// Reads a property of an object, for those rules only for which the object is not clean where it is asked.
    fn property_of(&mut self, receiver: &Taints, place: &Place, dest: &Place, state: &mut State) {
        if receiver.is_empty() {
            return;
        }
        let origins = receiver.iter().filter_map(|taint| self.ways.origin(taint));
        let live = origins.fold(0, |all, origin| all | origin.live);
        self.read(place, dest, state);
        self.clean_for(dest, !live, state);
    }

    /// Whether a call puts its arguments into the container that it is called on.
    fn fills(&self, call: &Call) -> bool {
        let tree = self.file.tree;
        let text = self.file.text;
        let Some(method) = call.method else {
            return false;
        };
        if !tables::fills(tree.text(text, method)) {
            return false;
        }
        let Some(object) = call.receiver.and_then(|it| self.nodes.get(&it)).copied() else {
            return false;
        };
        let facts = &self.file.facts;
        if facts
            .type_of(object)
            .is_some_and(|of| tables::is_container(&of))
        {
            return true;
        }
        let bindings = match tree.kind(object) {
            Kind::Ident => facts.scope_bindings(object),
            _ => Vec::new(),
        };
        let fields = self.callees.field_values(object).iter().copied();
        let mut values = { bindings.iter() }
            .filter_map(|binding| binding.value)
            .chain(fields);
        values.any(|value| match tree.kind(value) {
            Kind::List | Kind::Dict | Kind::Set | Kind::Tuple => true,
            Kind::New => facts
                .type_of(value)
                .is_some_and(|of| tables::is_container(&of)),
            Kind::Call => tree
                .child(value, Role::Callee)
                .map(|callee| tree.text(text, callee))
                .and_then(|callee| callee.rsplit(['.', ':']).next())
                .is_some_and(tables::makes_container),
            _ => false,
        })
    }

    /// The property that a getter (`true`) or setter of Java stands for.
    fn property(&self, call: &Call) -> Option<(Place, bool)> {
        if self.outline.family != Family::Jvm {
            return None;
        }
        let name = self.file.tree.text(self.file.text, call.method?);
        crate::taint::transfer::property(name, call.receiver_place?, call.arguments.len())
    }

    pub(super) fn construction(
        &mut self,
        node: NodeId,
        values: &[Var],
        dest: &Place,
        state: &mut State,
    ) -> Taints {
        let arguments: SmallVec<[(Option<Symbol>, Var); 4]> =
            values.iter().map(|value| (None, *value)).collect();
        let Some(number) = self.site(node, &arguments, None) else {
            let taints = all_taken(values.iter().copied(), state);
            let kept = self.without(&taints, self.safe.all_but_assignments);
            state.add(dest, &kept);
            return taints;
        };
        let mut carried = Taints::default();
        for (index, value) in (0_u16..).zip(values) {
            self.given(number, Slot::At(index), *value, state);
            carried.add(&taken(*value, state));
        }
        let from = From::Result {
            call: number,
            path: WHOLE,
        };
        let result = self.begin(from, u64::MAX);
        state.add(dest, &result);
        carried
    }
}

/// Whether a name of Ruby is that of a class, module or other constant.
fn is_constant(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
